/* template_words.c - a row a kind of record, a row a name of a field.
 *
 * The examples are one story: what one sheet names, another has entered. All of it is invented.
 */
#include "engine/intake/template_words.h"

#include "engine/base/error.h"

#include <string.h>

static const struct gt_template_words words[] = {
    {"fund",
     N_("Fund"),
     {N_("name=Example Guidance Fund | kind=institution | ownership=fiscal | since=2015-12-18 | "
         "source=district budget")}},
    {"club", N_("Club"), {N_("name=Example Angel Club | aliases=Angels; EAC | since=2015-06-18")}},
    {"partner",
     N_("Partners"),
     {N_("name=Example Ventures | aliases=EV | kind=institution | ownership=private | "
         "since=2015-12-22 | source=partners' register"),
      N_("name=Example Harbour Capital | kind=institution | ownership=mixed | private_share=60% | "
         "since=2016-01-15 | source=partnership agreement")}},
    {"member",
     N_("Member list"),
     {N_("name=Zhang San (example) | kind=person | ownership=private | since=2015-06-18"),
      N_("name=Example Family Office | kind=institution | ownership=private | since=2015-09-10")}},
    {"manager",
     N_("Managers"),
     {N_("name=Example Fund Management | kind=institution | ownership=state_owned")}},
    {"investor",
     N_("Investors"),
     {N_("name=Example Overseas Fund | kind=institution | ownership=foreign"),
      N_("name=Li Si (example) | kind=person | ownership=private")}},
    {"company",
     N_("Company list"),
     {N_("name=Example Robotics | sector=robotics | city=Shanghai | founded=2014-03-12 | "
         "registered_capital=1000000 | capital_date=2014-03-12"),
      N_("name=Example Networks | aliases=ExNet | sector=mobile internet | city=Shanghai")}},
    {"deal",
     N_("Deal list"),
     {N_("company=Example Robotics | date=2016-06-26 | kind=angel | stage=closed | amount=2000000 "
         "| pre_money=8000000 | investors=Example Ventures; Zhang San (example) | others=no | "
         "ref=D-001"),
      N_("company=Example Networks | date=2016-07-15 | kind=seed | stage=due_diligence | "
         "others=yes | ref=D-002 | note=introduced by the incubator")}},
    {"stage",
     N_("Stages"),
     {N_("deal=D-002 | stage=terms | date=2016-09-01"),
      N_("deal=D-002 | stage=closed | date=2016-10-20")}},
    {"investment",
     N_("Investments"),
     {N_("deal=D-001 | party=Example Guidance Fund | amount=500000 | instrument=preferred"),
      N_("deal=D-001 | party=Example Ventures | amount=1000000 | instrument=preferred")}},
    {"pledge",
     N_("Pledges"),
     {N_("deal=D-001 | member=Zhang San (example) | date=2016-06-01 | amount=500000 | "
         "state=soft_circle"),
      N_("deal=D-001 | member=Zhang San (example) | date=2016-06-20 | amount=500000 | "
         "state=committed")}},
    {"mark",
     N_("Marks"),
     {N_("company=Example Robotics | date=2017-12-31 | value=750000 | method=calibrated_round | "
         "note=round of 2017-10")}},
    {"exit",
     N_("Exits"),
     {N_("company=Example Robotics | date=2018-06-30 | kind=buy_out | proceeds=620000 | share=100% "
         "| note=bought by Example Ventures")}},
    {"class",
     N_("Classes of shares"),
     {N_("company=Example Robotics | name=Common | kind=common | authorized=10000000"),
      N_("company=Example Robotics | name=Series Angel | kind=preferred | since=2016-06-20 | "
         "preference=1 | participation=none | conversion=1:1")}},
    {"issuance",
     N_("Issues of shares"),
     {N_("company=Example Robotics | class=Common | holder=Zhang San (example) | date=2014-03-12 | "
         "quantity=800000 | price=1"),
      N_("company=Example Robotics | class=Series Angel | holder=Example Guidance Fund | "
         "date=2016-06-26 | quantity=50000 | price=10 | deal=D-001")}},
    {"option",
     N_("Options"),
     {N_("company=Example Robotics | class=Common | holder=Wang Wu (example) | date=2016-09-01 | "
         "quantity=40000 | strike=2.5 | vesting=four years, a quarter each | expiry=2026-08-31")}},
    {"warrant",
     N_("Warrants"),
     {N_("company=Example Robotics | class=Series Angel | holder=Example Ventures | "
         "date=2016-06-26 | quantity=10000 | strike=12 | expiry=2019-06-26")}},
    {"convertible",
     N_("Convertibles and loans"),
     {N_("company=Example Networks | kind=safe_post | holder=Li Si (example) | date=2017-02-01 | "
         "amount=500000 | cap=20000000 | discount=20%"),
      N_("company=Example Networks | kind=convertible_note | holder=Example Ventures | "
         "date=2017-05-10 | amount=1000000 | interest=8% | maturity=2019-05-10")}},
    {"transfer",
     N_("Transfers"),
     {N_("company=Example Robotics | class=Common | seller=Zhang San (example) | buyer=Example "
         "Ventures | date=2018-01-15 | quantity=20000 | price=14")}},
    {"split",
     N_("Splits"),
     {N_("company=Example Robotics | ratio=3:1 | date=2018-03-01 | fractions=keep")}},
    {"conversion",
     N_("Conversions"),
     {N_("company=Example Robotics | class=Series Angel | holder=Example Guidance Fund | "
         "date=2018-05-01 | quantity=30000 | into=Common | received=30000")}},
    {"valuation",
     N_("Values of shares"),
     {N_("company=Example Robotics | class=Series Angel | date=2017-12-31 | price=15 | "
         "source=appraiser's report")}},
    {"payout",
     N_("Payouts"),
     {N_("payer=Example Robotics | party=Example Guidance Fund | date=2017-06-30 | kind=dividend | "
         "amount=15000")}},
    {"escrow",
     N_("Escrow"),
     {N_("company=Example Robotics | date=2018-06-30 | amount=60000 | until=2019-06-30 | "
         "note=for warranties")}},
    {"release", N_("Escrow released"), {N_("escrow=1 | date=2019-07-05 | amount=60000")}},
    {"qualification",
     N_("Qualified investors"),
     {N_("member=Zhang San (example) | date=2016-05-20 | expires=2018-05-19 | "
         "financial_assets=3500000 | deemed=none | evidence=file 12"),
      N_("member=Example Family Office | date=2016-05-20 | net_assets=12000000 | evidence=audit "
         "report of 2015")}},
    {"dues",
     N_("Dues"),
     {N_("member=Zhang San (example) | period=2016 | amount=5000 | date=2016-03-01 | "
         "due=2016-06-30"),
      N_("member=Example Family Office | period=2016 | amount=10000 | date=2016-03-01 | "
         "due=2016-06-30")}},
    {"payment",
     N_("Dues paid"),
     {N_("member=Zhang San (example) | period=2016 | date=2016-04-12 | amount=5000")}},
    {"interest",
     N_("Interests"),
     {N_("member=Zhang San (example) | sectors=robotics; mobile internet | since=2016-01-01")}},
    {"meeting",
     N_("Meetings"),
     {N_("date=2016-06-02 | kind=pitch | title=June pitches | place=Shanghai | ref=M-2016-06"),
      N_("date=2016-12-08 | kind=general | title=Year's end | ref=M-2016-12")}},
    {"agenda",
     N_("Agendas"),
     {N_("meeting=M-2016-06 | deals=D-001; D-002"),
      N_("meeting=M-2016-12 | title=Accounts of the year")}},
    {"attendance",
     N_("Attendance"),
     {N_("meeting=M-2016-06 | members=Zhang San (example); Example Family Office")}},
    {"criterion",
     N_("Criteria"),
     {N_("name=team | weight=2 | since=2016-01-01"), N_("name=market | since=2016-01-01")}},
    {"score",
     N_("Scores"),
     {N_("deal=D-001 | member=Zhang San (example) | criterion=team | value=8 | meeting=M-2016-06"),
      N_("deal=D-001 | member=Zhang San (example) | criterion=market | value=6.5 | "
         "meeting=M-2016-06")}},
    {"voting",
     N_("Rules of voting"),
     {N_("since=2016-01-01 | quorum=2 | quorum_share=50% | majority=two_thirds | abstentions=no")}},
    {"vote",
     N_("Votes of members"),
     {N_("deal=D-001 | member=Zhang San (example) | vote=yes | meeting=M-2016-06"),
      N_("deal=D-001 | member=Example Family Office | vote=abstain | meeting=M-2016-06")}},
    {"conflict",
     N_("Conflicts of interest"),
     {N_("deal=D-002 | member=Example Family Office | date=2016-06-02 | reason=lends to the "
         "company")}},
    {"vehicle",
     N_("Vehicles"),
     {N_("name=Example Partnership | kind=partnership | since=2016-06-10 | lead=Example Ventures | "
         "fee=2% | carry=20% | minimum=100000")}},
    {"holder",
     N_("Holders of vehicles"),
     {N_("vehicle=Example Partnership | party=Zhang San (example) | date=2016-06-15 | "
         "amount=1000000 | pools=no"),
      N_("vehicle=Example Partnership | party=Example Feeder | date=2016-06-15 | amount=3000000 | "
         "pools=yes | heads=4")}},
    {"fund-step",
     N_("Steps of the fund"),
     {N_("deal=D-001 | step=investment_committee | date=2016-05-10 | result=approved | "
         "document=No. 12 of 2016"),
      N_("deal=D-001 | step=publicity | date=2016-05-16 | until=2016-05-22 | result=no_objection")}},
    {"rate",
     N_("Exchange rates"),
     {N_("from=USD | to=CNY | date=2016-06-24 | rate=6.5776 | source=China Foreign Exchange Trade "
         "System"),
      N_("from=EUR | to=CNY | date=2016-06-24 | rate=7.4811")}},
    {"closing",
     N_("Closings"),
     {N_("deal=D-002 | date=2016-11-30 | limit=1000000 | ticket=100000 | method=pro_rata"),
      N_("deal=D-002 | date=2016-12-20 | limit=500000 | method=lottery | seed=20161220 | "
         "vehicle=Example Partnership")}},
    {"funnel", N_("Funnels"), {N_("name=Example funnel | main=yes")}},
    {"step",
     N_("Steps"),
     {N_("step=first call | funnel=Example funnel | stage=screened | requires=sector; owner | "
         "limit=14"),
      N_("step=pitch day | funnel=Example funnel | stage=pitched | requires=deck | "
         "questions=Why this team? | limit=30 | role=manager")}},
    {"source",
     N_("Sources"),
     {N_("deal=D-002 | source=incubator | brought_by=Example Incubator"),
      N_("deal=D-001 | source=technology_transfer | brought_by=Example Transfer Day")}},
    {"owner", N_("Owners"), {N_("deal=D-002 | owner=Example Fund Management | date=2016-07-15")}},
    {"tag", N_("Tags"), {N_("deal=D-002 | tags=network; second look | date=2016-07-20")}},
    {"note",
     N_("Notes"),
     {N_("deal=D-002 | text=The founder calls back in June | date=2016-07-21"),
      N_("party=Example Ventures | text=Prefers seed rounds | date=2016-07-21")}},
    {"answer",
     N_("Answers"),
     {N_("deal=D-002 | question=Why this team? | answer=It built the first one | "
         "date=2016-08-01")}},
    {"document", N_("Documents"), {N_("deal=D-002 | file=deck.pdf | kind=deck | date=2016-07-18")}},
    {"action",
     N_("Actions"),
     {N_("deal=D-002 | action=Ask for the cap table | due=2016-08-10 | date=2016-08-01")}},
    {NULL, NULL, {NULL}},
};

static const struct {
    const char *field, *label;
} labels[] = {
    {"name", N_("Name")},
    {"aliases", N_("Other names")},
    {"kind", N_("Kind")},
    {"ownership", N_("Ownership")},
    {"private_share", N_("Private part")},
    {"since", N_("Since")},
    {"source", N_("Source")},
    {"sector", N_("Sector")},
    {"city", N_("City")},
    {"founded", N_("Founded")},
    {"registered_capital", N_("Registered capital")},
    {"capital_date", N_("Capital since")},
    {"company", N_("Company")},
    {"date", N_("Date")},
    {"stage", N_("Stage")},
    {"amount", N_("Amount")},
    {"currency", N_("Currency")},
    {"pre_money", N_("Pre-money")},
    {"post_money", N_("Post-money")},
    {"investors", N_("Investors")},
    {"others", N_("Unnamed others")},
    {"ref", N_("Own reference")},
    {"note", N_("Note")},
    {"deal", N_("Deal")},
    {"party", N_("Party")},
    {"instrument", N_("Instrument")},
    {"member", N_("Member")},
    {"state", N_("State")},
    {"holder", N_("Holder")},
    {"value", N_("Value")},
    {"method", N_("Method")},
    {"proceeds", N_("Proceeds")},
    {"inputs", N_("Inputs")},
    {"reviewer", N_("Reviewer")},
    {"class", N_("Class")},
    {"seniority", N_("Seniority")},
    {"votes", N_("Votes")},
    {"preference", N_("Preference")},
    {"participation", N_("Participation")},
    {"participation_cap", N_("Participation cap")},
    {"conversion", N_("Converts")},
    {"authorized", N_("Authorized")},
    {"quantity", N_("Shares")},
    {"price", N_("Price of one")},
    {"strike", N_("Exercise price")},
    {"vesting", N_("Vesting")},
    {"expiry", N_("Last day")},
    {"interest", N_("Interest")},
    {"maturity", N_("Maturity")},
    {"cap", N_("Cap")},
    {"discount", N_("Discount")},
    {"mfn", N_("Best terms")},
    {"seller", N_("Seller")},
    {"buyer", N_("Buyer")},
    {"ratio", N_("Ratio")},
    {"fractions", N_("Fractions")},
    {"option", N_("Option or warrant")},
    {"convertible", N_("Convertible")},
    {"into", N_("Into")},
    {"received", N_("Received")},
    {"payer", N_("Payer")},
    {"exit", N_("Exit")},
    {"until", N_("Until")},
    {"escrow", N_("Escrow")},
    {"share", N_("Share")},
    {"from", N_("From currency")},
    {"rate", N_("Rate")},
    {"to", N_("To currency")},
    {"expires", N_("Expires")},
    {"financial_assets", N_("Financial assets")},
    {"average_income", N_("Income a year")},
    {"net_assets", N_("Net assets")},
    {"deemed", N_("Counts as qualified")},
    {"evidence", N_("Evidence")},
    {"period", N_("Period")},
    {"due", N_("Due")},
    {"sectors", N_("Sectors")},
    {"title", N_("Title")},
    {"place", N_("Place")},
    {"meeting", N_("Meeting")},
    {"deals", N_("Deals")},
    {"members", N_("Members")},
    {"weight", N_("Weight")},
    {"criterion", N_("Criterion")},
    {"quorum", N_("Quorum")},
    {"quorum_share", N_("Share of members")},
    {"majority", N_("Majority")},
    {"majority_share", N_("Share of votes")},
    {"abstentions", N_("Abstentions count")},
    {"vote", N_("Vote")},
    {"reason", N_("Reason")},
    {"vehicle", N_("Vehicle")},
    {"filed", N_("Filed under order 39")},
    {"lead", N_("Lead")},
    {"fee", N_("Fee a year")},
    {"carry", N_("Carry")},
    {"minimum", N_("Minimum")},
    {"pools", N_("Pools investors")},
    {"heads", N_("Heads")},
    {"priority", N_("Priority")},
    {"limit", N_("Limit")},
    {"ticket", N_("Ticket")},
    {"seed", N_("Seed")},
    {"main", N_("Main")},
    {"step", N_("Step")},
    {"funnel", N_("Funnel")},
    {"requires", N_("Asks for")},
    {"questions", N_("Questions")},
    {"owner", N_("Owner")},
    {"role", N_("Role")},
    {"brought_by", N_("Brought by")},
    {"tags", N_("Tags")},
    {"text", N_("Text")},
    {"question", N_("Question")},
    {"answer", N_("Answer")},
    {"file", N_("File")},
    {"action", N_("Action")},
    {"pass_reason", N_("Reason")},
    {"result", N_("Result")},
    {"document", N_("Document")},
};

const struct gt_template_words *gt_template_words_of(const char *noun)
{
    for (const struct gt_template_words *row = words; row->noun; row++)
        if (strcmp(row->noun, noun) == 0)
            return row;
    return NULL;
}

const char *gt_template_label(const char *field)
{
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (strcmp(labels[i].field, field) == 0)
            return labels[i].label;
    return NULL;
}
