/* test_amend_kinds.c - every kind of record is corrected and withdrawn: the change is seen, an undo
 * leaves no trace of it, and what would break what was built on it is refused. Names are invented.
 */
#include "tests/engine/corrected.h"

/* Numbers of parties: 1 fund, 2 Gu, 3 Shen, 4 Lin, 5 Acme, 6 Boreal, 7 the pool. Of deals: 1 A0,
 * 2 A1, 3 B1. Shares are millionths, prices 10^-10. */
static const struct ledger_line book[] = {
    {"fund", "name=Guidance Fund"},
    {"member", "name=Gu Hengzhi | kind=person | since=2015-06-18"},
    {"member", "name=Shen Qiao | kind=person | since=2015-06-18"},
    {"member", "name=Lin Zhao | kind=person | since=2020-01-01"},
    {"company", "name=Acme | sector=robots"},
    {"company", "name=Boreal"},
    {"deal", "ref=A0 | company=Acme | date=2023-01-12 | amount=100万 | investors=Guidance Fund"},
    {"funnel", "name=Club way | note=ours"},
    {"step", "step=First look | stage=sourced | limit=14 | requires=note | questions=Who leads?"},
    {"step", "step=Second look | stage=screened"},
    {"step", "step=Third look | stage=screened"},
    {"funnel", "name=Fast way"},
    {"deal", "ref=A1 | company=Acme | date=2025-01-12 | stage=sourced | amount=400万"},
    {"deal", "ref=B1 | company=Boreal | date=2025-01-12 | stage=sourced"},
    {"source", "deal=A1 | source=incubator | brought_by=Lin Zhao"},
    {"owner", "deal=A1 | owner=Gu Hengzhi | date=2025-01-13"},
    {"tag", "deal=A1 | tags=robots; metal | date=2025-01-13"},
    {"note", "deal=A1 | text=met the team | date=2025-01-14"},
    {"answer", "deal=A1 | question=who leads? | answer=Lin | date=2025-01-14"},
    {"action", "deal=A1 | action=call them | due=2025-02-09 | date=2025-01-14"},
    {"qualification", "member=Gu Hengzhi | date=2025-01-01 | financial_assets=500万"},
    {"dues", "member=Gu Hengzhi | period=2025 | amount=5000 | due=2025-03-31"},
    {"dues", "member=Shen Qiao | period=2025 | amount=5000 | due=2025-03-31"},
    {"payment", "member=Gu Hengzhi | period=2025 | date=2025-04-01 | amount=3000"},
    {"interest", "member=Gu Hengzhi | sectors=robots; steel"},
    {"meeting", "title=February | date=2025-02-05 | kind=pitch | ref=M1"},
    {"meeting", "title=March | date=2025-03-05 | kind=pitch | ref=M2"},
    {"agenda", "meeting=M1 | deals=A1; B1"},
    {"attendance", "meeting=M1 | members=Gu Hengzhi; Lin Zhao"},
    {"criterion", "name=team | weight=2"},
    {"score", "deal=A1 | member=Gu Hengzhi | criterion=team | value=8 | meeting=M1"},
    {"voting", "since=2020-01-01 | quorum=1"},
    {"vote", "deal=A1 | member=Gu Hengzhi | vote=yes | meeting=M1"},
    {"vote", "deal=A1 | member=Lin Zhao | vote=no | meeting=M1"},
    {"conflict", "deal=A1 | member=Lin Zhao | date=2025-02-04 | reason=sits on its board"},
    {"vehicle", "name=Pool | kind=partnership | minimum=100万 | since=2024-01-01 | fee=2%"},
    {"holder", "vehicle=Pool | party=Gu Hengzhi | date=2024-02-01 | amount=150万"},
    {"class", "company=Acme | name=Common | kind=common"},
    {"class", "company=Acme | name=A | kind=preferred | conversion=3:2 | preference=1.5"},
    {"issuance", "company=Acme | class=Common | holder=Guidance Fund | date=2023-01-12 | "
                 "quantity=1000 | price=2.5 | deal=A0"},
    {"transfer", "company=Acme | class=Common | seller=Guidance Fund | buyer=Gu Hengzhi | "
                 "date=2023-01-12 | quantity=400"},
    {"option", "company=Acme | class=Common | holder=Lin Zhao | date=2023-02-01 | quantity=100 | "
               "strike=1 | expiry=2030-01-01"},
    {"conversion", "company=Acme | option=3 | date=2024-01-01 | quantity=50"},
    {"warrant", "company=Acme | class=A | holder=Lin Zhao | date=2023-02-01 | quantity=10"},
    {"split", "company=Acme | ratio=2:1 | date=2024-05-01"},
    {"transfer", "company=Acme | class=Common | seller=Lin Zhao | buyer=Acme | date=2024-06-01 | "
                 "quantity=80"},
    {"convertible", "company=Acme | kind=convertible_note | holder=Gu Hengzhi | date=2024-01-01 | "
                    "amount=10万 | interest=6% | cap=1000万 | deal=A1"},
    {"conversion", "company=Acme | convertible=1 | date=2024-07-01 | into=A | received=30"},
    {"valuation", "company=Acme | class=Common | date=2024-06-01 | price=5"},
    {"payout", "payer=Acme | date=2024-07-01 | amount=1000"},
    {"exit", "company=Acme | date=2025-01-01 | kind=trade_sale | proceeds=500万 | share=50%"},
    {"escrow", "company=Acme | date=2025-01-01 | amount=50万 | until=2025-12-31"},
    {"release", "escrow=1 | date=2025-06-01 | amount=20万"},
    {"partner", "name=Yanbo"},
    {"subfund", "name=Seed One | since=2024-01-01 | size=1亿"},
    {"commitment", "fund=Seed One | party=Guidance Fund | date=2024-01-01 | amount=2000万"},
    {"drawdown", "commitment=1 | date=2024-03-01 | called=2024-02-01 | amount=500万"},
    {"intention", "partner=Yanbo | date=2024-01-05 | capacity=5000万 | document=letter 1"},
    {"budget", "year=2024 | amount=3000万"},
    {"figure", "company=Acme | date=2023-12-31 | staff=30 | rd_staff=9 | listed=no"},
    {"fund-figure", "fund=Seed One | date=2024-12-31 | level=district | invested=300万"},
    {"tie", "party=Gu Hengzhi | company=Acme | date=2023-01-12 | tie=none | family_share=5%"},
    {"compensation", "company=Acme | party=Yanbo | date=2024-05-01 | amount=30万 | stage=seed"},
    {"preset", "name=hongkou-2011 | since=2023-01-01"},
    {NULL, NULL},
};

static void set_up_book(void)
{
    ledger_make(&ledger);
    for (const struct ledger_line *line = book; line->noun; line++)
        ledger_add(&ledger, line->noun, line->fields); /* else all were entered together */
    ledger_add(&ledger, "document",
               gt_arena_format(&ledger.arena, "deal=A1 | file=%s | date=2025-01-14 | kind=deck",
                               ledger_file(&ledger, "plan.pdf", "hello")));
}

/* What is corrected (fields NULL: removed), and a question that then has the answer 1. */
static const struct correction done[] = {
    {"funnel", "Club way", "name=Club's way | note",
     "name = 'Club''s way' AND note IS NULL AND main FROM funnel WHERE id = 1"},
    {"funnel", "fast way", "main=yes", "group_concat(main) = '0,1' FROM funnel"},
    {"funnel", "#2", NULL, "count(*) = 1 FROM funnel"},
    {"step", "first look", "step=Look | limit=21 | role=club",
     "name = 'Look' AND days = 21 AND role = 'club' FROM funnel_step WHERE id = 1"},
    {"step", "1", "requires=deck, memo | questions=Who?; Why?",
     "2 = (SELECT count(*) FROM step_requirement) AND 2 = (SELECT count(*) FROM step_question)"},
    {"step", "Second look", NULL,
     "group_concat(place) = '1,2' FROM (SELECT place FROM funnel_step ORDER BY place)"},
    {"source", "A1", "source=expert | brought_by",
     "source = 'expert' AND party IS NULL FROM deal_origin WHERE deal = 2"},
    {"source", "A1", NULL, "count(*) = 0 FROM deal_origin"},
    {"owner", "1", "owner=Shen Qiao | date=2025-01-12",
     "owner = 3 AND day = '2025-01-12' FROM deal_owner WHERE id = 1"},
    {"owner", "1", NULL, "count(*) = 0 FROM deal_owner"},
    {"tag", "1", "tags=robotics", "tag = 'robotics' FROM deal_tag WHERE id = 1"},
    {"tag", "2", NULL, "count(*) = 1 FROM deal_tag"},
    {"note", "1", "date=2025-01-15", "day = '2025-01-15' AND text = 'met the team' FROM note"},
    {"note", "1", "text=all is well", "text = 'all is well' FROM note WHERE id = 1"},
    {"note", "1", "deal | party=Acme", "deal IS NULL AND party = 5 FROM note WHERE id = 1"},
    {"note", "1", NULL, "count(*) = 0 FROM note"},
    {"answer", "1", "answer=Shen", "answer = 'Shen' FROM deal_answer WHERE id = 1"},
    {"answer", "1", NULL, "count(*) = 0 FROM deal_answer"},
    {"document", "1", "title=Plan | kind=memo",
     "title = 'Plan' AND kind = 'memo' AND path = 'plan.pdf' AND bytes = 5 FROM deal_document"},
    {"document", "1", NULL, "count(*) = 0 FROM deal_document"},
    {"action", "1", "action=write | due=2025-02-10 | owner=Shen Qiao",
     "text = 'write' AND due = '2025-02-10' AND owner = 3 FROM deal_action WHERE id = 1"},
    {"action", "1", NULL, "count(*) = 0 FROM deal_action"},
    {"qualification", "1", "financial_assets=400万 | expires=2027-12-31",
     "financial_assets = 400000000 AND expires = '2027-12-31' FROM qualification q JOIN evidence e "
     "ON e.qualification = q.id"},
    {"qualification", "1", "financial_assets=400万", "financial_assets = 400000000 FROM evidence"},
    {"qualification", "1", NULL, "(SELECT count(*) FROM evidence) = 0"},
    {"dues", "1", "amount=3000 | due=2025-04-30",
     "amount = 300000 AND due = '2025-04-30' AND period = '2025' FROM dues WHERE id = 1"},
    {"dues", "2", NULL, "count(*) = 1 FROM dues"},
    {"payment", "1", "amount=5000 | date=2025-04-02",
     "amount = 500000 AND day = '2025-04-02' FROM payment WHERE id = 1"},
    {"payment", "1", "member=Shen Qiao", "dues = 2 FROM payment WHERE id = 1"},
    {"payment", "1", NULL, "count(*) = 0 FROM payment"},
    {"interest", "1", "sectors=Robotics | since=2024-01-01",
     "sector = 'Robotics' AND folded = 'robotics' AND since = '2024-01-01' FROM interest WHERE id "
     "= "
     "1"},
    {"interest", "2", NULL, "count(*) = 1 FROM interest"},
    {"meeting", "M1", "title=Winter | ref | place=Hall 2",
     "title = 'Winter' AND ref IS NULL AND place = 'Hall 2' FROM meeting WHERE id = 1"},
    {"meeting", "M1", "date=2025-02-06", "day = '2025-02-06' FROM meeting WHERE id = 1"},
    {"meeting", "2", NULL, "count(*) = 1 FROM meeting"},
    {"agenda", "2", "deals | title=Robots, all told",
     "deal IS NULL AND title = 'Robots, all told' FROM agenda WHERE id = 2"},
    {"agenda", "1", NULL, "count(*) = 1 FROM agenda"},
    {"attendance", "2", "members=Shen Qiao", "member = 3 FROM attendance WHERE id = 2"},
    {"attendance", "2", NULL, "count(*) = 1 FROM attendance"},
    {"criterion", "1", "weight=3", "weight = 3 AND since IS NULL FROM criterion WHERE id = 1"},
    {"criterion", "1", NULL, "count(*) = 0 FROM criterion"},
    {"score", "1", "value=7.5 | meeting",
     "value = 7.5 AND meeting IS NULL FROM score WHERE id = 1"},
    {"score", "1", NULL, "count(*) = 0 FROM score"},
    {"voting", "1", "quorum | quorum_share=40% | abstentions=yes",
     "quorum = 0 AND quorum_share = 0.4 AND abstentions FROM voting WHERE id = 1"},
    {"voting", "1", NULL, "count(*) = 0 FROM voting"},
    {"vote", "1", "vote=abstain", "vote = 'abstain' FROM vote WHERE id = 1"},
    {"vote", "1", "meeting=M2", "meeting = 2 FROM vote WHERE id = 1"},
    {"vote", "2", NULL, "count(*) = 1 FROM vote"},
    {"conflict", "1", "reason=is its adviser", "reason = 'is its adviser' FROM conflict"},
    {"conflict", "1", NULL, "count(*) = 0 FROM conflict"},
    {"vehicle", "Pool", "minimum=150万 | fee=1.5% | lead=Shen Qiao",
     "minimum = 150000000 AND fee_rate = 0.015 AND lead = 3 FROM vehicle WHERE party = 7"},
    {"holder", "1", "amount=100万", "amount = 100000000 FROM holder WHERE id = 1"},
    {"holder", "1", NULL, "count(*) = 0 FROM holder"},
    {"class", "2", "conversion=2:1 | votes=10 | name=Series A",
     "conversion_num = 2 AND votes = 10 AND folded = 'series a' AND preference = 1.5 FROM "
     "stock_class WHERE id = 2"},
    {"issuance", "1", "quantity=400 | price=3.125",
     "quantity = 400 * 1000000 AND price = 31250000000 AND deal = 1 FROM share_event WHERE id = 1"},
    {"transfer", "2", "quantity=1000 | buyer=Shen Qiao",
     "quantity = 1000 * 1000000 AND holder = 3 FROM share_event WHERE id = 2"},
    {"transfer", "2", NULL, "count(*) = 7 FROM share_event"},
    {"option", "3", "quantity=50 | expiry",
     "quantity = 50 * 1000000 AND expiry IS NULL FROM "
     "share_event WHERE id = 3"},
    {"conversion", "4", "received=40 | note=by mail",
     "received = 40 * 1000000 AND note = 'by mail' AND granted = 3 FROM share_event WHERE id = 4"},
    {"warrant", "5", "strike=1.5", "price = 15000000000 FROM share_event WHERE id = 5"},
    {"warrant", "5", NULL, "count(*) = 7 FROM share_event"},
    {"split", "6", "ratio=3:1 | class=Common",
     "ratio_num = 3 AND class = 1 FROM share_event WHERE id = 6"},
    {"conversion", "8", "received=31", "received = 31 * 1000000 FROM share_event WHERE id = 8"},
    {"conversion", "8", NULL, "count(*) = 7 FROM share_event"},
    {"convertible", "1", "amount=12万 | interest | mfn=yes",
     "amount = 12000000 AND rate IS NULL AND mfn AND cap = 1000000000 FROM convertible"},
    {"valuation", "1", "price=6.25 | source=audit",
     "price = 62500000000 AND source = 'audit' FROM class_value WHERE id = 1"},
    {"valuation", "1", NULL, "count(*) = 0 FROM class_value"},
    {"payout", "1", "kind=interest | amount=USD 7",
     "kind = 'interest' AND amount = 700 AND currency = 'USD' FROM payout WHERE id = 1"},
    {"payout", "1", NULL, "count(*) = 0 FROM payout"},
    {"exit", "1", "proceeds=50万", "proceeds = 50000000 FROM exit WHERE id = 1"},
    {"escrow", "1", "amount=20万 | until",
     "amount = 20000000 AND until IS NULL FROM escrow WHERE id = 1"},
    {"release", "1", "amount=50万 | note=all of it",
     "amount = 50000000 AND note = 'all of it' FROM escrow_release WHERE id = 1"},
    {"release", "1", NULL, "count(*) = 0 FROM escrow_release"},
    {"subfund", "Seed One", "size=2亿 | partner=Yanbo",
     "size = 20000000000 AND partner IS NOT NULL FROM subfund"},
    {"commitment", "1", "amount=500万 | note=less", "amount = 500000000 FROM commitment"},
    {"drawdown", "1", "amount=2000万 | called",
     "amount = 2000000000 AND called IS NULL FROM drawdown"},
    {"drawdown", "1", NULL, "count(*) = 0 FROM drawdown"},
    {"intention", "1", "until=2025-01-05 | capacity",
     "capacity IS NULL AND until = '2025-01-05' FROM intention"},
    {"intention", "1", NULL, "count(*) = 0 FROM intention"},
    {"budget", "1", "final=2750万", "final = 2750000000 AND amount = 3000000000 FROM budget"},
    {"budget", "1", NULL, "count(*) = 0 FROM budget"},
    {"figure", "1", "staff=40 | listed=yes | revenue=USD 5",
     "staff = 40 AND rd_staff = 9 AND listed AND revenue = 500 AND currency = 'USD' FROM figure"},
    {"figure", "1", "staff | listed", "staff IS NULL AND listed IS NULL FROM figure"},
    {"figure", "1", NULL, "count(*) = 0 FROM figure"},
    {"fund-figure", "1", "level=county | stage=seed | set_up=2024-01-01 | invested",
     "fund_level = 'county' AND term_stage = 'seed' AND set_up = '2024-01-01' AND invested IS NULL "
     "FROM fund_figure"},
    {"fund-figure", "1", NULL, "count(*) = 0 FROM fund_figure"},
    {"tie", "1", "tie=founder | family_share=60%",
     "tie = 'founder' AND family_share = 0.6 FROM tie"},
    {"tie", "1", NULL, "count(*) = 0 FROM tie"},
    {"compensation", "1", "amount=20万 | stage=start_up",
     "amount = 20000000 AND term_stage = 'start_up' FROM compensation"},
    {"compensation", "1", NULL, "count(*) = 0 FROM compensation"},
    {"preset", "1", "until=2023-12-31", "until = '2023-12-31' FROM preset"},
    {"preset", "1", "name=linyi", "name = 'linyi' FROM preset"},
    {"preset", "1", NULL, "count(*) = 0 FROM preset"},
};

START_TEST(test_done)
{
    correction_done(&done[_i]);
}
END_TEST

START_TEST(test_known)
{
    correction_known(&done[_i]);
}
END_TEST

/* fields NULL: a removal. */
static const struct correction refused[] = {
    {"note", "x", "text=y", "\"x\" is no number of a note; `gentou note list` shows the numbers"},
    {"note", "9", NULL, "there is no note 9; `gentou note list` shows the numbers"},
    {"issuance", "2", NULL,
     "there is no issuance 2; `gentou captable events COMPANY` shows the numbers"},
    {"note", "1", "text=met the team", "note 1 says that already; nothing is to be corrected"},
    {"qualification", "1", "financial_assets=500万",
     "qualification 1 says that already; nothing is to be corrected"},
    {"note", "1", "party=Acme", "deal: a note is about a deal or about a party; name one of them"},
    /* the pipeline */
    {"funnel", "Slow way", NULL,
     "there is no funnel \"Slow way\"; `gentou funnel list` shows the names"},
    {"funnel", "Fast way", "name=club way",
     "name: there is a funnel \"club way\" already; write another name"},
    {"funnel", "Club way", "main=no",
     "main: one funnel is always the main one; say so of another, and it is this one no longer"},
    {"funnel", "Club way", NULL,
     "funnel 1 is the main one; make another that first, with `gentou funnel edit NAME --main`"},
    {"step", "Last look", NULL,
     "there is no step \"Last look\"; `gentou funnel show` shows the "
     "steps"},
    {"step", "2", "step=FIRST LOOK",
     "step: the funnel has a step \"FIRST LOOK\" already; write another name"},
    {"step", "2", "owner=Nobody",
     "nobody in the ledger is called \"Nobody\"; see the spelling, or write the number (#12)"},
    {"step", "1", NULL,
     "step of a funnel #1 is not removed, as others build on it: stage #2 and 1 more; remove those "
     "first"},
    {"source", "A1", "source | brought_by",
     "source: it is missing; say the source, who brought the deal, or both"},
    {"source", "B1", NULL, "there is no source 3; `gentou deal show DEAL` shows the numbers"},
    {"tag", "1", "tags=metal", "tags: deal 2 bears them all already"},
    {"tag", "1", "tags=iron; steel",
     "tag 1 is one record; say one, and enter others with `gentou tag add`"},
    {"answer", "1", "question=why?",
     "question: \"why?\" is none of the funnel \"Club way\"; it asks \"Who leads?\""},
    {"document", "1", "file=plan.doc", "file: there is no \"plan.doc\"; see the path"},
    {"deal", "A1", "company=Boreal",
     "convertible 1 builds on it, and would not hold: deal: deal 2 is a round of Boreal, not of "
     "this company; `gentou deal list` shows the rounds"},
    /* the club */
    {"member", "Lin Zhao", "since=2025-02-06",
     "attendance 2 builds on it, and would not hold: \"#4\" is a member since 2025-02-06, not yet "
     "on 2025-02-05"},
    {"dues", "1", "member=Shen Qiao",
     "period: \"Shen Qiao\" has dues of \"2025\" already; `gentou dues list` shows them"},
    {"dues", "1", "amount=2000",
     "payment 1 builds on it, and would not hold: amount: it is more than what is open of these "
     "dues; `gentou dues list --open` shows that"},
    {"dues", "1", "date=2025-04-02 | due=2025-05-01",
     "payment 1 builds on it, and would not hold: date: 2025-04-01 is before 2025-04-02, the day "
     "these dues were asked for"},
    {"dues", "1", "amount=USD 5000",
     "currency: payment 1 is in CNY, which would become USD; remove that first"},
    {"dues", "1", NULL,
     "dues #1 is not removed, as others build on it: payment #1; remove those first"},
    {"payment", "1", "amount=5001",
     "amount: it is more than what is open of these dues; `gentou dues list --open` shows that"},
    {"interest", "1", "sectors=Steel", "sectors: \"#2\" has these interests already"},
    {"meeting", "M1", "ref=M2", "ref: \"M2\" is the reference of meeting 2; write another"},
    {"meeting", "M1", "date=2019-12-31",
     "attendance 2 builds on it, and would not hold: \"#4\" is a member since 2020-01-01, not yet "
     "on 2019-12-31"},
    {"meeting", "M1", NULL,
     "meeting #1 is not removed, as others build on it: vote #1 and 1 more, score #1, attendance "
     "#1 "
     "and 1 more, item of an agenda #1 and 1 more; remove those first"},
    {"agenda", "1", "deals=B1", "deals: deal 3 is on the agenda of meeting 1 already"},
    {"attendance", "1", "members=Lin Zhao", "members: \"Lin Zhao\" is noted for meeting 1 already"},
    {"score", "1", "criterion=market",
     "criterion: \"market\" is none of the club's on that day; expected one of: team"},
    {"score", "1", "date=2015-06-17", "\"#2\" is a member since 2015-06-18, not yet on 2015-06-17"},
    {"vote", "1", "member=Lin Zhao",
     "vote: \"Lin Zhao\" voted on deal 2 in meeting 1 already: against; correct that with `gentou "
     "vote edit 2`"},
    {"vehicle", "Pool", "minimum=200万",
     "holder 1 builds on it, and would not hold: amount: it is less than the least that \"Pool\" "
     "takes; `gentou vehicle list` shows that"},
    {"vehicle", "Pool", "minimum=USD 1 | currency=USD",
     "currency: holder 1 is in CNY, which would become USD; remove that first"},
    {"vehicle", "Pool", NULL,
     "vehicle #7 is not removed, as others build on it: holder of a vehicle #1; remove those "
     "first"},
    {"holder", "1", "amount=1",
     "amount: it is less than the least that \"Pool\" takes; `gentou vehicle list` shows that"},
    /* what rules ask */
    {"figure", "1", "staff=8", "rd_staff: it is more than all staff, 8; mend one of the two"},
    {"figure", "1", "staff | rd_staff | listed",
     "nothing is said but the day; give at least one figure"},
    {"fund-figure", "1", "approved=2024-02-01 | set_up=2024-01-01",
     "set_up: it lies before the approval"},
    {"tie", "1", "party=Acme", "party: it is the company; name the angel"},
    {"compensation", "1", "party=Acme", "party: it is the company; name who bore the loss"},
    {"compensation", "1", "amount=0", "amount: a compensation of 0 or less is none"},
    {"preset", "1", "name=nowhere",
     "name: no rule is of a preset \"nowhere\"; `gentou rules list` shows them"},
    {"preset", "1", "until=2022-12-31", "until: it lies before the first day"},
    /* what companies issue and pay */
    {"class", "2", "name=COMMON", "name: the company has a class \"COMMON\" already, #1"},
    {"class", "2", "kind=common",
     "kind: common shares have no preference and no participation; write preferred, or leave these "
     "out"},
    {"class", "1", NULL,
     "class of shares #1 is not removed, as others build on it: value of shares #1, share event "
     "#4, "
     "share event #1 and 3 more; remove those first"},
    {"issuance", "1", "quantity=399",
     "share event #2: on 2023-01-12 Guidance Fund holds 399 of \"Common\", and cannot give up 400"},
    {"issuance", "1", "date=2023-01-13",
     "share event #2: on 2023-01-12 Guidance Fund holds 0 of \"Common\", and cannot give up 400"},
    {"issuance", "1", "company=Boreal",
     "the company has no class \"Common\"; `gentou class list` shows its classes, `gentou class "
     "add` "
     "makes one"},
    {"issuance", "1", NULL,
     "share event #2: on 2023-01-12 Guidance Fund holds 0 of \"Common\", and cannot give up 400"},
    {"transfer", "2", "quantity=1001",
     "on 2023-01-12 Guidance Fund holds 1000 of \"Common\", and cannot give up 1001"},
    {"option", "3", "quantity=49",
     "share event #4: on 2024-01-01 Lin Zhao holds 49 of the option or warrant #3, and cannot give "
     "up 50"},
    {"option", "3", "expiry=2023-12-31",
     "share event #4: the option or warrant #3 ends on 2023-12-31, before 2024-01-01"},
    {"option", "3", NULL,
     "share event #3 is not removed, as others build on it: share event #4; remove those first"},
    {"conversion", "4", "received=39",
     "share event #7: on 2024-06-01 Lin Zhao holds 78 of \"Common\", and cannot give up 80"},
    {"split", "6", NULL,
     "share event #7: on 2024-06-01 Lin Zhao holds 50 of \"Common\", and cannot give up 80"},
    {"convertible", "1", "date=2024-07-02",
     "conversion 8 builds on it, and would not hold: date: convertible #1 is younger than that"},
    {"convertible", "1", "kind=loan | cap",
     "conversion 8 builds on it, and would not hold: convertible: #1 is no SAFE or convertible "
     "note of this company; `gentou convertible list` shows their numbers"},
    {"convertible", "1", NULL,
     "convertible #1 is not removed, as others build on it: share event #8; remove those first"},
    {"payout", "1", "party=Acme", "party: it is the payer; name who receives"},
    {"exit", "1", "proceeds=49万",
     "escrow 1 builds on it, and would not hold: amount: more would be held in escrow than the "
     "exit "
     "brought; proceeds are all of its money, with what is held"},
    {"exit", "1", "proceeds=USD 500万",
     "currency: escrow 1 is in CNY, which would become USD; remove that first"},
    {"escrow", "1", "amount=19万",
     "release 1 builds on it, and would not hold: amount: no more is released than escrow #1 still "
     "holds, and no less than something; `gentou escrow list` shows what it holds"},
    {"escrow", "1", NULL,
     "escrow #1 is not removed, as others build on it: escrow release #1; remove those first"},
    {"release", "1", "amount=51万",
     "amount: no more is released than escrow #1 still holds, and no less than something; `gentou "
     "escrow list` shows what it holds"},
};

START_TEST(test_refused)
{
    correction_refused(&refused[_i]);
}
END_TEST

/* Whatever can be entered can be corrected, and a test above says how. */
START_TEST(test_all_kinds)
{
    for (const struct gt_record_type *type = gt_record_types; type->form.name; type++) {
        const struct gt_amend *kind = gt_amend_find(type->form.name);
        ck_assert_msg(kind != NULL, "%s is not corrected", type->form.name);
        bool seen = !kind->enter && !kind->amend == !kind->read; /* test_amend.c has those */
        for (int i = 0; i < ROWS(done) && !seen; i++)
            seen = done[i].fields && strcmp(done[i].noun, type->form.name) == 0;
        ck_assert_msg(seen, "no correction of a %s above", type->form.name);
    }
}
END_TEST

/* A correction takes no number that the next record would have had. */
START_TEST(test_numbers)
{
    int64_t next = ledger_add(&ledger, "note", "deal=A1 | text=one | date=2025-01-16") + 1;
    amend("note", "1", "text=two");
    amend("note", "2", "text=three");
    ck_assert_int_eq(ledger_add(&ledger, "note", "deal=A1 | text=four | date=2025-01-16"), next);
}
END_TEST

START_TEST(test_random)
{
    corrections_random(done, ROWS(done), 1 + (uint64_t)_i);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("amend_kinds");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up_book, tear_down);
    tcase_add_loop_test(tests, test_done, 0, ROWS(done));
    tcase_add_loop_test(tests, test_known, 0, ROWS(done));
    tcase_add_loop_test(tests, test_refused, 0, ROWS(refused));
    tcase_add_loop_test(tests, test_random, 0, 4);
    tcase_add_test(tests, test_all_kinds);
    tcase_add_test(tests, test_numbers);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
