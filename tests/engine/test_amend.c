/* test_amend.c - records corrected and withdrawn: what is refused, what changes, what an undo
 * brings back. Names are invented. */
#include "tests/engine/corrected.h"

/* On top of entered.h: deal 1 (R1) of Robotics has stages 1, stakes 1 (Guidance Fund), 2 (Angels),
 * 3 (Guidance Fund, 2,000,000); deal 2 (R2) of Aged is in USD. */
static const struct ledger_line more[] = {
    {"deal", "ref=R3 | company=Third | date=2018-01-01 | stage=sourced | amount=100"},
    {"stage", "deal=R3 | date=2018-02-01 | stage=terms"},  /* stage 4 */
    {"stage", "deal=R3 | date=2018-03-01 | stage=closed"}, /* stage 5 */
    {"investment", "deal=R3 | party=Late | amount=40"},    /* stake 4 */
    {"pledge", "deal=R1 | member=Gu Hengzhi | date=2016-01-05 | amount=5万"},
    {"mark", "company=Robotics | date=2017-01-01 | value=300万 | method=cost"},
    {"exit", "company=Robotics | date=2018-01-01 | kind=ipo | proceeds=1 | share=50%"},
    {"company", "name=Third | registered_capital=5 | capital_date=2017-01-01 | sector=steel"},
    {NULL, NULL},
};

static void set_up_more(void)
{
    set_up();
    ledger_fill(&ledger, more);
}

/* fields NULL: a removal. */
static const struct correction refused[] = {
    {"deal", "9", "amount=1",
     "there is no deal \"9\"; `gentou deal list` shows the numbers and references"},
    {"deal", "R1", "amount=800万", "deal 1 says that already; nothing is to be corrected"},
    {"deal", "R1", "company=", "company: is empty, and must be given"},
    {"deal", "R1", "amount=0",
     "amount: a round of 0 is no round; leave it empty when it is unknown"},
    {"deal", "R1", "pre_money=0",
     "pre_money: a value of 0 is none; leave it empty when it is unknown"},
    {"deal", "R1", "pre_money=1 | post_money=2",
     "post_money: pre-money and the amount do not sum to it; mend one of the three, or leave one "
     "out"},
    {"deal", "R1", "amount=199万",
     "amount: the stakes of deal 1 would sum to more than the round; see the round's amount and "
     "the other stakes with `gentou deal show 1`"},
    {"deal", "R1", "ref=R2", "ref: \"R2\" is the reference of deal 2 already"},
    {"deal", "R1", "currency=USD",
     "currency: deal 1 has stakes or pledges in CNY, which would become USD; remove those first"},
    {"deal", "R2", "currency=JPY",
     "currency: USD and JPY have different smallest units; write the amounts anew, too"},
    {"deal", "R2", "post_money=CNY 5000",
     "amount is in USD and post_money in CNY; a round has one currency"},
    {"deal", "R3", "date=2018-02-02",
     "date: deal 3 is in the stage \"terms\" since 2018-02-01; it cannot have come in after that"},
    {"deal", "R1", "date=2017-01-02",
     "mark 1 is of a holding that would then not be there; correct or remove that first"},
    {"deal", "R1", "company=Aged",
     "mark 1 is of a holding that would then not be there; correct or remove that first"},
    {"deal", "R1", NULL,
     "deal #1 is not removed, as others build on it: pledge #1; remove those first"},
    {"stage", "x", "stage=lost",
     "\"x\" is no number of a stage; `gentou deal show` and `gentou company show` show the "
     "numbers"},
    {"stage", "99", "stage=lost",
     "there is no stage 99; `gentou deal show` and `gentou company show` show the numbers"},
    {"stage", "4", "date=2017-12-31",
     "date: deal 3 is in the stage \"sourced\" since 2018-01-01; a later stage cannot begin before "
     "that"},
    {"stage", "4", "date=2018-03-02",
     "date: deal 3 moves to the stage \"closed\" on 2018-03-01; an earlier stage cannot begin "
     "after "
     "that"},
    {"stage", "4", "stage=sourced", "stage: deal 3 is in the stage \"sourced\" already"},
    {"stage", "4", "stage=closed", "stage: deal 3 moves to the stage \"closed\" only after it"},
    {"stage", "3", "date=2017-12-31",
     "date: deal 3 came in on 2018-01-01; its first stage cannot begin before that"},
    {"stage", "1", "stage=lost | pass_reason=outbid",
     "mark 1 is of a holding that would then not be there; correct or remove that first"},
    {"stage", "1", NULL,
     "stage 1 is the only one of deal 1; correct it with `gentou stage edit`, or remove the deal"},
    {"investment", "99", NULL,
     "there is no investment 99; `gentou deal show` and `gentou company show` show the numbers"},
    {"investment", "3", "amount=0",
     "amount: a stake of 0 is no stake; leave it empty when it is unknown"},
    {"investment", "3", "amount=801万",
     "amount: the stakes of deal 1 would sum to more than the round; see the round's amount and "
     "the other stakes with `gentou deal show 1`"},
    {"investment", "3", "deal=R2",
     "amount: it is in CNY, but deal 2 is in USD; write it in USD (\"USD 1000\")"},
    {"investment", "4", "amount=40", "investment 4 says that already; nothing is to be corrected"},
    {"pledge", "1", "state=committed | amount",
     "amount: a pledge beyond interest says how much; write the amount"},
    {"pledge", "1", "state=withdrawn", "state: there is no pledge that could be withdrawn"},
    {"pledge", "1", "member=Yanbo Ventures",
     "\"Yanbo Ventures\" is no club member of this ledger; make it one with `gentou member add`"},
    {"mark", "1", "date=2016-03-20",
     "company: Guidance Fund stood in no round of \"Robotics\" on or before 2016-03-20, so it "
     "holds "
     "nothing of it"},
    {"exit", "1", "share=0", "share: an exit from nothing; write a part above 0"},
    {"member", "Gu Hengzhi", "name=砚泊创投",
     "name: \"砚泊创投\" is another party, #3; when both are the same, merge them with `gentou "
     "party "
     "merge`"},
    {"member", "Gu Hengzhi", "aliases=Angels",
     "aliases: \"Angels\" is another party, #6; when both are the same, merge them with `gentou "
     "party merge`"},
    {"member", "Gu Hengzhi", "kind=person",
     "member 4 says that already; nothing is to be corrected"},
    {"member", "Gu Hengzhi", NULL,
     "party #4 is not removed, as others build on it: pledge #1; remove those first"},
    {"partner", "Yanbo Ventures", "private_share=40%",
     "private_share: only a mixed owner has one; write ownership mixed, or leave it out"},
    {"partner", "Angels", "kind=person",
     "\"Angels\" is no venture partner of this ledger; make it one with `gentou partner add`"},
    {"investor", "Yanbo Ventures", NULL,
     "\"Yanbo Ventures\" is a venture partner; remove it as one with `gentou partner remove`"},
    {"company", "Aged", "registered_capital=5",
     "capital_date: registered capital is a fact of a day; write since when"},
    {"company", "Aged", NULL,
     "party #7 is not removed, as others build on it: deal #2; remove those first"},
};

START_TEST(test_refused)
{
    correction_refused(&refused[_i]);
}
END_TEST

/* What is corrected or removed, and a question that then has the answer 1. */
static const struct correction done[] = {
    {"deal", "R1", "amount=900万",
     "amount = 90000000 * 10 AND kind = 'angel' AND ref = 'R1' FROM deal WHERE id = 1"},
    {"deal", "R1", "date=2016-03-20",
     "day = '2016-03-20' AND round_day = day AND stage_day = day FROM deal_now WHERE deal = 1"},
    {"deal", "R3", "date=2018-01-31",
     "day = '2018-01-31' AND round_day = '2018-03-01' FROM deal_now WHERE deal = 3"},
    {"deal", "R2", "amount | kind=seed | others=yes | note=as told",
     "amount IS NULL AND kind = 'seed' AND others AND note = 'as told' FROM deal WHERE id = 2"},
    {"deal", "R2", "currency=EUR", "currency = 'EUR' AND amount = 100000 FROM deal WHERE id = 2"},
    {"deal", "R2", "amount=JPY 500", "currency = 'JPY' AND amount = 500 FROM deal WHERE id = 2"},
    {"deal", "R3", "company=Fourth",
     "d.company = p.id FROM deal d, party p WHERE d.id = 3 AND p.name = 'Fourth'"},
    {"deal", "R2", NULL, "count(*) = 0 FROM deal WHERE id = 2"},
    {"stage", "4", "date=2018-02-11 | stage=pitched",
     "day = '2018-02-11' AND stage = 'pitched' FROM deal_stage WHERE id = 4"},
    {"stage", "5", NULL, "stage = 'terms' FROM deal_now WHERE deal = 3"},
    {"investment", "3", "amount=600万 | instrument=loan",
     "amount = 600000000 AND instrument = 'loan' FROM investment WHERE id = 3"},
    {"investment", "4", "party=Robotics | amount",
     "party = 5 AND amount IS NULL FROM investment WHERE id = 4"},
    {"investment", "4", NULL, "count(*) = 0 FROM investment WHERE deal = 3"},
    {"pledge", "1", "state=signed | amount=6万 | minimum=2万 | priority=3",
     "state = 'signed' AND amount = 6000000 AND minimum = 2000000 AND priority = 3 FROM pledge "
     "WHERE id = 1"},
    {"pledge", "1", "date=2016-01-06 | amount",
     "day = '2016-01-06' AND amount IS NULL FROM pledge WHERE id = 1"},
    {"pledge", "1", NULL, "count(*) = 0 FROM pledge"},
    {"mark", "1", "value=USD 7 | note=n", "value = 700 AND currency = 'USD' FROM mark"},
    {"mark", "1", NULL, "count(*) = 0 FROM mark"},
    {"exit", "1", "share", "share = 1 AND proceeds = 100 FROM exit"},
    {"exit", "1", NULL, "count(*) = 0 FROM exit"},
    {"member", "Gu Hengzhi", "name=Gu Heng | since=2015-07-01",
     "p.name = 'Gu Heng' AND r.since = '2015-07-01' AND 2 = (SELECT count(*) FROM party_name WHERE "
     "party = 4) FROM party p, role r WHERE p.id = 4 AND r.party = 4"},
    {"member", "Gu Hengzhi", "kind", "kind IS NULL FROM party WHERE id = 4"},
    {"partner", "Yanbo Ventures", "aliases=YV; 砚泊",
     "group_concat(folded) = 'yanbo ventures,yv,砚泊' FROM (SELECT folded FROM party_name WHERE "
     "party = 3 ORDER BY folded)"},
    {"partner", "Yanbo Ventures", "aliases", "count(*) = 1 FROM party_name WHERE party = 3"},
    {"partner", "Yanbo Ventures", "ownership=mixed | private_share=40% | source=letter",
     "private_share = 0.4 AND source = 'letter' FROM ownership WHERE party = 3"},
    {"partner", "Yanbo Ventures", "ownership",
     "ownership = 'unknown' FROM ownership WHERE party = 3"},
    {"partner", "Yanbo Ventures", NULL, "count(*) = 0 FROM party WHERE id = 3"},
    {"investor", "Angels", "ownership=foreign",
     "ownership = 'foreign' FROM ownership WHERE party = 6"},
    {"company", "Third", "registered_capital=USD 7 | sector | city=上海",
     "amount = 700 AND c.sector IS NULL AND city = '上海' FROM registered_capital r JOIN company c "
     "ON c.party = r.company"},
    {"company", "Third", "registered_capital", "count(*) = 0 FROM registered_capital"},
    {"company", "Aged", "registered_capital=5 | capital_date=2016-01-01",
     "since = '2016-01-01' FROM registered_capital WHERE company = 7"},
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

START_TEST(test_random)
{
    corrections_random(done, ROWS(done), 1 + (uint64_t)_i);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("amend");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up_more, tear_down);
    tcase_add_loop_test(tests, test_refused, 0, ROWS(refused));
    tcase_add_loop_test(tests, test_done, 0, ROWS(done));
    tcase_add_loop_test(tests, test_known, 0, ROWS(done));
    tcase_add_loop_test(tests, test_random, 0, 8);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
