/* test_instruments.c - what companies issue and pay: entered, refused, and through the cap table.
 */
#include "tests/engine/ledger.h"

#include "engine/operations/captable.h"
#include "engine/operations/find.h"
#include "engine/store/convertible.h"
#include "engine/store/holding.h"
#include "engine/store/payout.h"

#define ONE GT_SHARES_ONE

static struct ledger ledger;

/* The story that every test starts from. Share events: 1 to 3 issuances, 4 option, 5 warrant. */
static const struct ledger_line story[] = {
    {"fund", "name=Guidance Fund | ownership=fiscal"},
    {"partner", "name=Yanbo Ventures"},
    {"company", "name=Robotics | aliases=机器人公司 | founded=2014-03-12"},
    {"company", "name=Networks"},
    {"deal", "ref=R1 | company=Robotics | date=2016-03-21 | kind=angel | amount=500万 | "
             "investors=Guidance Fund"},
    {"deal", "ref=N1 | company=Networks | date=2016-05-02 | kind=seed"},
    {"class", "company=Robotics | name=Common | kind=common | authorized=1000万"},
    {"class", "company=Robotics | name=Series A | kind=preferred | conversion=6:5 | preference=1 | "
              "participation=capped | participation_cap=2.5"},
    {"issuance", "company=Robotics | class=common | holder=Wei | date=2014-03-12 | quantity=70万"},
    {"issuance", "company=机器人公司 | class=ＣＯＭＭＯＮ | holder=Lan | date=2014-03-12 | "
                 "quantity=300,000.5 | price=0.0213"},
    {"issuance", "company=Robotics | class=Series A | holder=Guidance Fund | date=2016-03-21 | "
                 "quantity=125000 | price=10.1234567891 | deal=R1"},
    {"option", "company=Robotics | class=Common | holder=Lan | date=2016-04-01 | quantity=50000 | "
               "strike=1.5 | expiry=2026-04-01 | vesting=four years"},
    {"warrant", "company=Robotics | class=Series A | holder=Yanbo Ventures | date=2016-04-01 | "
                "quantity=1000"},
    {"convertible", "company=Robotics | kind=safe_post | holder=Yanbo Ventures | date=2017-01-05 | "
                    "amount=100万 | cap=5000万 | discount=20%"},
    {"convertible", "company=Robotics | kind=loan | holder=Guidance Fund | date=2017-02-01 | "
                    "amount=50万 | interest=4.5%"},
    {"exit", "company=Robotics | date=2021-05-05 | kind=secondary | proceeds=200万 | share=30%"},
    {NULL, NULL},
};

static void set_up(void)
{
    ledger_make(&ledger);
    ledger_fill(&ledger, story);
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

static int64_t company(const char *name)
{
    int64_t id = 0;
    ledger_well(&ledger, gt_need_role(ledger.store, name, GT_ROLE_COMPANY, &id, &ledger.arena,
                                      &ledger.error));
    return id;
}

static struct gt_captable load(const char *day)
{
    struct gt_captable table;
    ledger_well(&ledger, gt_captable_load(ledger.store, company("Robotics"), ledger_day(day), 0,
                                          &table, &ledger.arena, &ledger.error));
    return table;
}

/* What a holder has of a class (granted: of rights to it). */
static gt_shares of(const struct gt_captable *table, const char *holder, const char *class,
                    bool granted)
{
    for (size_t i = 0; i < table->count; i++)
        if (strcmp(gt_captable_holder(table, table->positions[i].holder), holder) == 0 &&
            strcmp(gt_captable_class(table, table->positions[i].class)->name, class) == 0 &&
            (table->positions[i].grant != 0) == granted)
            return table->positions[i].quantity;
    return 0;
}

START_TEST(test_entered)
{
    struct gt_captable table = load("2016-12-31");
    ck_assert_uint_eq(table.class_count, 2);
    const struct gt_stock_class_row *common = &table.classes[0], *series = &table.classes[1];
    ck_assert_str_eq(common->name, "Common");
    ck_assert_int_eq(common->kind, GT_STOCK_COMMON);
    ck_assert(common->seniority == 0 && common->votes == 1 && common->preference < 0);
    ck_assert_int_eq(common->authorized, 10000000 * ONE);
    ck_assert_int_eq(common->conversion.num, 1);
    ck_assert_int_eq(series->kind, GT_STOCK_PREFERRED);
    ck_assert(series->seniority == 1 && series->preference == 1);
    ck_assert_int_eq(series->participation, GT_PARTICIPATION_CAPPED);
    ck_assert(series->participation_cap == 2.5);
    ck_assert_int_eq(series->conversion.num, 6);
    ck_assert_int_eq(series->conversion.den, 5);
    ck_assert_int_eq(series->authorized, GT_FIXED_UNKNOWN);
    ck_assert_uint_eq(table.event_count, 5);
    ck_assert_int_eq(table.events[1].quantity, 300000500000);
    ck_assert_int_eq(table.events[1].price, 213000000);
    ck_assert_int_eq(table.events[2].price, 101234567891);
    ck_assert_int_eq(table.events[2].deal, 1);
    ck_assert_str_eq(table.events[3].vesting, "four years");
    ck_assert_int_eq(table.events[3].expiry, ledger_day("2026-04-01"));
    /* 700,000 + 300,000.5 + 50,000 option + 126,000 x 6/5 */
    ck_assert_int_eq(table.total, 1201200500000);
}
END_TEST

START_TEST(test_as_of)
{
    struct gt_captable before = load("2014-03-11"), after = load("2026-04-02");
    ck_assert_uint_eq(before.count, 0);
    ck_assert_int_eq(before.total, 0);
    ck_assert_int_eq(of(&after, "Lan", "Common", true), 0); /* lapsed */
    ck_assert_int_eq(of(&after, "Yanbo Ventures", "Series A", true), 1000 * ONE);
}
END_TEST

/* A transfer, a split of all, an exercise, a SAFE converted, shares converted by their ratio, a
 * buy-back. */
static const struct ledger_line happenings[] = {
    {"transfer", "company=Robotics | class=Common | seller=Wei | buyer=Guidance Fund | "
                 "date=2018-01-05 | quantity=100000 | price=12"},
    {"split", "company=Robotics | ratio=3:1 | date=2018-06-01"},
    {"conversion", "company=Robotics | option=4 | date=2019-01-01 | quantity=30000"},
    {"conversion",
     "company=Robotics | convertible=1 | into=Series A | date=2019-06-01 | received=61,250"},
    {"conversion", "company=Robotics | class=Series A | holder=Guidance Fund | date=2020-01-01 | "
                   "quantity=75000"},
    {"transfer", "company=Robotics | class=Common | seller=Wei | buyer=Robotics | "
                 "date=2020-02-01 | quantity=1800000"},
    {NULL, NULL},
};

START_TEST(test_happenings)
{
    ledger_fill(&ledger, happenings);
    struct gt_captable table = load("2020-12-31");
    ck_assert_int_eq(of(&table, "Wei", "Common", false), 0);
    ck_assert_int_eq(of(&table, "Lan", "Common", false), 930001500000); /* 900,001.5 + 30,000 */
    ck_assert_int_eq(of(&table, "Lan", "Common", true), 120000 * ONE);
    /* 300,000 bought and split, 75,000 x 6/5 converted */
    ck_assert_int_eq(of(&table, "Guidance Fund", "Common", false), 390000 * ONE);
    ck_assert_int_eq(of(&table, "Guidance Fund", "Series A", false), 300000 * ONE);
    ck_assert_int_eq(of(&table, "Yanbo Ventures", "Series A", false), 61250 * ONE);
    ck_assert_int_eq(of(&table, "Yanbo Ventures", "Series A", true), 3000 * ONE);
    table = load("2018-05-31");
    ck_assert_int_eq(of(&table, "Wei", "Common", false), 600000 * ONE);
    struct gt_convertible_row safe;
    bool found = false;
    ledger_well(&ledger,
                gt_convertible_read(ledger.store, 1, &safe, &found, &ledger.arena, &ledger.error));
    ck_assert(found);
    ck_assert_int_eq(safe.converted, ledger_day("2019-06-01"));
}
END_TEST

/* A conversion that is still to come is not seen. */
START_TEST(test_convertibles_as_of)
{
    struct gt_convertible_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    ledger_fill(&ledger, happenings);
    ledger_well(&ledger,
                gt_convertible_list(ledger.store, company("Robotics"), ledger_day("2019-05-31"), 0,
                                    -1, &rows, &count, &total, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(total, 2);
    ck_assert_int_eq(rows[0].converted, GT_DAY_NONE);
    ck_assert_int_eq(rows[0].amount, 100000000);
    ck_assert_int_eq(rows[0].cap, 5000000000);
    ck_assert(rows[0].discount == 0.2 && rows[0].rate < 0);
    ck_assert_int_eq(rows[1].kind, GT_CONVERTIBLE_LOAN);
    ledger_well(&ledger, gt_convertible_list(ledger.store, 0, ledger_day("2017-01-31"), 0, -1,
                                             &rows, &count, &total, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 1);
}
END_TEST

/* Each refusal with its sentence; the ledger stays as it was. */
static const struct {
    const char *noun, *fields, *sentence;
} refused[] = {
    {"class", "company=Nobody Ltd | name=A | kind=common",
     "nobody in the ledger is called \"Nobody Ltd\"; see the spelling, or write the number (#12)"},
    {"class", "company=Wei | name=A | kind=common",
     "\"Wei\" is no company of this ledger; make it one with `gentou company add`"},
    {"class", "company=Robotics | name=common | kind=common",
     "name: the company has a class \"common\" already, #1"},
    {"class", "company=Robotics | name=B | kind=preferred | conversion=two to one",
     "conversion: \"two to one\" is no ratio; write two numbers above 0, such as 3:1 or 1.25:1"},
    {"class", "company=Robotics | name=B | kind=preferred | participation=capped",
     "participation_cap: it goes with participation capped; write both or neither"},
    {"class", "company=Robotics | name=B | kind=preferred | participation_cap=3",
     "participation_cap: it goes with participation capped; write both or neither"},
    {"class", "company=Robotics | name=B | kind=common | preference=1",
     "kind: common shares have no preference and no participation; write preferred, or leave these "
     "out"},
    {"issuance", "company=Robotics | class=B | holder=Wei | date=2015-01-01 | quantity=1",
     "the company has no class \"B\"; `gentou class list` shows its classes, `gentou class add` "
     "makes one"},
    {"issuance", "company=Robotics | class=Common | holder=Wei | date=2015-01-01 | quantity=0",
     "quantity: 0 is none; write how many, or leave the record out"},
    {"issuance",
     "company=Robotics | class=Common | holder=Wei | date=2015-01-01 | quantity=1.2345678",
     "quantity: \"1.2345678\" has more decimals than can be kept, which is 6"},
    {"issuance", "company=Robotics | class=Common | holder=Wei | date=2015-01-01 | quantity=USD 5",
     "quantity: \"USD 5\" names a currency; write the number alone, the currency has a field of "
     "its own"},
    {"issuance",
     "company=Robotics | class=Common | holder=Wei | date=2015-01-01 | quantity=1 | deal=N1",
     "deal: deal 2 is a round of Networks, not of this company; `gentou deal list` shows the "
     "rounds"},
    {"issuance",
     "company=Robotics | class=Common | holder=Wei | date=2015-01-01 | quantity=9223372036854",
     "on 2015-01-01 there would be more shares of \"Common\" than a ledger can count; look at the "
     "numbers"},
    {"option",
     "company=Robotics | class=Common | holder=Wei | date=2015-01-01 | quantity=1 | "
     "expiry=2014-12-31",
     "expiry: it lies before the date"},
    {"convertible", "company=Robotics | kind=safe_pre | holder=Wei | date=2015-01-01 | amount=0",
     "amount: 0 is none; write how many, or leave the record out"},
    {"convertible",
     "company=Robotics | kind=safe_pre | holder=Wei | date=2015-01-01 | amount=1 | cap=USD 1",
     "cap: it is in another currency than the amount; write both in CNY"},
    {"convertible",
     "company=Robotics | kind=loan | holder=Wei | date=2015-01-01 | amount=1 | cap=9",
     "kind: a loan becomes no shares; for a cap, a discount or MFN write convertible_note"},
    {"convertible",
     "company=Robotics | kind=convertible_note | holder=Wei | date=2015-01-01 | amount=1 | "
     "maturity=2014-12-31",
     "maturity: it lies before the date"},
    {"transfer",
     "company=Robotics | class=Common | seller=Wei | buyer=Lan | date=2015-01-01 | quantity=700001",
     "on 2015-01-01 Wei holds 700000 of \"Common\", and cannot give up 700001"},
    {"transfer",
     "company=Robotics | class=Common | seller=Wei | buyer=Lan | date=2014-03-11 | quantity=1",
     "on 2014-03-11 Wei holds 0 of \"Common\", and cannot give up 1"},
    {"transfer",
     "company=Robotics | class=Common | seller=Wei | buyer=Wei | date=2015-01-01 | quantity=1",
     "buyer: it is the seller; name another party"},
    {"split", "company=Robotics | ratio=1:1 | date=2015-01-01",
     "ratio: one for one changes nothing"},
    {"split", "company=Robotics | ratio=0:1 | date=2015-01-01",
     "ratio: \"0:1\" is no ratio; write two numbers above 0, such as 3:1 or 1.25:1"},
    {"split", "company=Robotics | ratio=1:7 | date=2015-01-01 | class=Common",
     "the split leaves Lan, who holds 300000.5 of \"Common\", a part finer than a millionth of a "
     "share; write fractions drop to drop parts of a share, or another ratio"},
    {"conversion", "company=Robotics | date=2018-01-01 | quantity=1",
     "class: say what is converted: a class, an option or warrant, or a convertible; one of the "
     "three"},
    {"conversion", "company=Robotics | date=2018-01-01 | quantity=1 | option=4 | convertible=1",
     "class: say what is converted: a class, an option or warrant, or a convertible; one of the "
     "three"},
    {"conversion", "company=Robotics | date=2018-01-01 | option=4",
     "quantity: say how many are converted"},
    {"conversion", "company=Robotics | date=2018-01-01 | convertible=1 | quantity=1 | received=1",
     "quantity: a convertible converts whole; leave it empty"},
    {"conversion", "company=Robotics | date=2018-01-01 | class=Series A | quantity=1",
     "holder: say whose shares are converted"},
    {"conversion", "company=Robotics | date=2018-01-01 | option=3 | quantity=1",
     "option: #3 is no option or warrant of this company; `gentou captable events` shows their "
     "numbers"},
    {"conversion", "company=Robotics | date=2018-01-01 | option=4 | quantity=50001",
     "on 2018-01-01 Lan holds 50000 of the option or warrant #4, and cannot give up 50001"},
    {"conversion", "company=Robotics | date=2026-04-02 | option=4 | quantity=1",
     "the option or warrant #4 ends on 2026-04-01, before 2026-04-02"},
    {"conversion", "company=Robotics | date=2018-01-01 | convertible=2 | received=1",
     "convertible: #2 is no SAFE or convertible note of this company; `gentou convertible list` "
     "shows their numbers"},
    {"conversion", "company=Robotics | date=2017-01-04 | convertible=1 | received=1",
     "date: convertible #1 is younger than that"},
    {"conversion", "company=Robotics | date=2018-01-01 | convertible=1 | received=1 | holder=Wei",
     "holder: convertible #1 is Yanbo Ventures's"},
    {"conversion", "company=Robotics | date=2018-01-01 | convertible=1",
     "received: it cannot be told from a ratio; write how many shares are received"},
    {"conversion",
     "company=Robotics | date=2018-01-01 | class=Common | into=Common | holder=Wei | quantity=5",
     "into: it is the class that is converted"},
    {"conversion", "company=Robotics | date=2018-01-01 | class=Series A | holder=Wei | quantity=5",
     "on 2018-01-01 Wei holds 0 of \"Series A\", and cannot give up 5"},
    {"payout", "payer=Robotics | date=2018-01-01 | amount=0",
     "amount: a payout of 0 is none; write how much"},
    {"payout", "payer=Wei | date=2018-01-01 | amount=1",
     "payer: \"Wei\" is no company, fund or club of this ledger, and pays nothing out"},
    {"payout", "payer=Robotics | party=Robotics | date=2018-01-01 | amount=1",
     "party: it is the payer; name who receives"},
    {"escrow", "company=Robotics | date=2021-05-06 | amount=1",
     "date: there is no such exit that day; `gentou company show` shows the exits, `gentou exit "
     "add` enters one"},
    {"escrow", "company=Robotics | date=2021-05-05 | exit=2 | amount=1",
     "date: there is no such exit that day; `gentou company show` shows the exits, `gentou exit "
     "add` enters one"},
    {"escrow", "company=Robotics | date=2021-05-05 | amount=0",
     "amount: an escrow of 0 is none; write how much"},
    {"escrow", "company=Robotics | date=2021-05-05 | amount=USD 1",
     "amount: the exit is in CNY; write it in CNY"},
    {"escrow", "company=Robotics | date=2021-05-05 | amount=200.01万",
     "amount: more would be held in escrow than the exit brought; proceeds are all of its money, "
     "with what is held"},
    {"escrow", "company=Robotics | date=2021-05-05 | amount=1 | until=2021-05-04",
     "until: it lies before the exit"},
    {"release", "escrow=9 | date=2022-01-01",
     "escrow: there is no escrow #9; `gentou escrow list` shows them"},
};

START_TEST(test_refused)
{
    ledger_refused(&ledger, refused[_i].noun, refused[_i].fields, refused[_i].sentence);
}
END_TEST

/* An earlier day that would leave too little for a later one: the later one is named. */
START_TEST(test_refused_later)
{
    ledger_fill(&ledger, happenings);
    ledger_refused(&ledger, "transfer",
                   "company=Robotics | class=Common | seller=Wei | buyer=Lan | date=2017-01-01 | "
                   "quantity=1",
                   "share event #11: on 2020-02-01 Wei holds 1799997 of \"Common\", and cannot "
                   "give up 1800000");
    ledger_refused(&ledger, "conversion",
                   "company=Robotics | date=2020-01-01 | convertible=1 | received=1",
                   "convertible: #1 became shares already");
}
END_TEST

/* Without a single common class nobody can guess; without a fund the party is named. */
START_TEST(test_refused_guess)
{
    ledger_add(&ledger, "class", "company=Robotics | name=Class B | kind=common");
    ledger_refused(&ledger, "conversion",
                   "company=Robotics | class=Series A | holder=Guidance Fund | date=2018-01-01 | "
                   "quantity=5",
                   "into: the company has 2 classes of common shares; name the class that is "
                   "received");
    ledger_remove(&ledger);
    ledger_make(&ledger);
    ledger_add(&ledger, "company", "name=Robotics");
    ledger_refused(&ledger, "payout", "payer=Robotics | date=2018-01-01 | amount=1",
                   "the ledger has no guidance fund; name the party it is about");
}
END_TEST

START_TEST(test_escrow)
{
    ledger_add(&ledger, "escrow",
               "company=Robotics | date=2021-05-05 | amount=50万 | until=2022-05-05");
    ledger_refused(&ledger, "escrow", "company=Robotics | date=2021-05-05 | amount=150.01万",
                   "amount: more would be held in escrow than the exit brought; proceeds are all "
                   "of its money, with what is held");
    ledger_add(&ledger, "release", "escrow=1 | date=2022-05-06 | amount=30万");
    ledger_refused(&ledger, "release", "escrow=1 | date=2022-05-06 | amount=20.01万",
                   "amount: no more is released than escrow #1 still holds, and no less than "
                   "something; `gentou escrow list` shows what it holds");
    ledger_refused(&ledger, "release", "escrow=1 | date=2021-05-04 | amount=1",
                   "date: it lies before the exit");
    ledger_refused(&ledger, "release", "escrow=1 | date=2022-05-06 | amount=USD 1",
                   "amount: the exit is in CNY; write it in CNY");
    ledger_add(&ledger, "release", "escrow=1 | date=2023-01-02");
    struct gt_escrow_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    static const struct {
        const char *day;
        gt_money released;
    } days[] = {{"2022-05-05", 0}, {"2022-05-06", 30000000}, {"2023-01-02", 50000000}};
    for (int i = 0; i < ROWS(days); i++) {
        ledger_well(&ledger, gt_escrow_list(ledger.store, 0, ledger_day(days[i].day), 0, -1, &rows,
                                            &count, &total, &ledger.arena, &ledger.error));
        ck_assert_uint_eq(count, 1);
        ck_assert_int_eq(rows[0].amount, 50000000);
        ck_assert_int_eq(rows[0].released, days[i].released);
    }
    ledger_refused(&ledger, "release", "escrow=1 | date=2023-01-03",
                   "amount: no more is released than escrow #1 still holds, and no less than "
                   "something; `gentou escrow list` shows what it holds");
    ledger_add(&ledger, "exit",
               "company=Robotics | date=2021-05-05 | kind=ipo | proceeds=1 | share=1%");
    ledger_refused(&ledger, "escrow", "company=Robotics | date=2021-05-05 | amount=1",
                   "exit: there are 2 exits that day (#1, #2); write the number of the one you "
                   "mean");
    ledger_add(&ledger, "escrow", "company=Robotics | date=2021-05-05 | exit=2 | amount=1");
}
END_TEST

START_TEST(test_payouts)
{
    struct gt_payout_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    ledger_add(&ledger, "payout", "payer=Robotics | date=2018-01-01 | amount=3万");
    ledger_add(
        &ledger, "payout",
        "payer=Guidance Fund | party=Yanbo Ventures | kind=分配 | date=2019-01-01 | amount=1");
    ledger_add(&ledger, "payout",
               "payer=机器人公司 | kind=repayment | date=2019-02-01 | amount=50万");
    ledger_well(&ledger, gt_payout_list(ledger.store, 0, 0, ledger_day("2019-01-31"), 0, -1, &rows,
                                        &count, &total, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(rows[0].kind, GT_PAYOUT_DISTRIBUTION);
    ck_assert_int_eq(rows[1].kind, GT_PAYOUT_DIVIDEND);
    ck_assert_str_eq(rows[1].party_name, "Guidance Fund");
    ledger_well(&ledger,
                gt_payout_list(ledger.store, company("Robotics"), rows[1].party, GT_DAY_LAST, 1, 1,
                               &rows, &count, &total, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 1);
    ck_assert_int_eq(total, 2);
    ck_assert_int_eq(rows[0].amount, 3000000);
}
END_TEST

/* A mark says what it rests on, of which class it speaks, and who looked it over. "Last round" is
 * taken as calibrated to it, and said to be. */
START_TEST(test_marks)
{
    struct gt_mark_row *rows = NULL;
    size_t count = 0;
    const char *repair = NULL;
    ledger_add(
        &ledger, "mark",
        "company=Robotics | date=2017-12-31 | value=150万 | method=scenarios | class=series a "
        "| inputs=round of 2017-10 at 12; sale 30 %, failure 40 % | reviewer=Pei | note=n");
    ledger_well(&ledger, gt_mark_list(ledger.store, company("Robotics"), GT_DAY_LAST, &rows, &count,
                                      &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 1);
    ck_assert_int_eq(rows[0].method, GT_MARK_SCENARIOS);
    ck_assert_str_eq(rows[0].inputs, "round of 2017-10 at 12; sale 30 %, failure 40 %");
    ck_assert_int_eq(rows[0].class, 2);
    ck_assert_str_eq(rows[0].reviewer, "Pei");
    ledger_refused(&ledger, "mark",
                   "company=Robotics | date=2017-12-31 | value=1 | method=cost | class=B",
                   "the company has no class \"B\"; `gentou class list` shows its classes, `gentou "
                   "class add` makes one");
    ck_assert_int_eq(gt_word_find(&gt_mark_method_words, "last round", &repair),
                     GT_MARK_CALIBRATED_ROUND);
    ck_assert_str_eq(repair, "the price of a recent round is an input, not a method; taken as "
                             "calibrated to it, so say in inputs what has changed since");
}
END_TEST

/* What the schema itself refuses, whoever writes. */
static const struct {
    const char *why, *sql;
} broken[] = {
    {"shares of a class that is none",
     "INSERT INTO share_event (company, kind, day, class, holder, quantity, currency, seq) VALUES "
     "(1, 'issuance', '2015-01-01', 99, 1, 1, 'CNY', 1)"},
    {"an issuance of no shares",
     "INSERT INTO share_event (company, kind, day, class, holder, quantity, currency, seq) VALUES "
     "(1, 'issuance', '2015-01-01', 1, 1, 0, 'CNY', 1)"},
    {"a transfer without a seller",
     "INSERT INTO share_event (company, kind, day, class, holder, quantity, currency, seq) VALUES "
     "(1, 'transfer', '2015-01-01', 1, 1, 1, 'CNY', 1)"},
    {"a conversion from nothing",
     "INSERT INTO share_event (company, kind, day, into_class, holder, received, currency, seq) "
     "VALUES (1, 'conversion', '2015-01-01', 1, 1, 1, 'CNY', 1)"},
    {"a participation capped at nothing",
     "INSERT INTO stock_class (company, name, folded, kind, seniority, votes, participation, "
     "conversion_num, conversion_den, seq) VALUES (1, 'A', 'a', 'preferred', 0, 1, 'capped', 1, 1, "
     "1)"},
    {"a conversion ratio of 0",
     "INSERT INTO stock_class (company, name, folded, kind, seniority, votes, participation, "
     "conversion_num, conversion_den, seq) VALUES (1, 'A', 'a', 'common', 0, 1, 'none', 0, 1, 1)"},
    {"a discount above 1",
     "INSERT INTO convertible (company, holder, kind, day, amount, currency, discount, mfn, seq) "
     "VALUES (1, 2, 'safe_post', '2015-01-01', 5, 'CNY', 1.1, 0, 1)"},
    {"a payout of 0", "INSERT INTO payout (payer, party, day, kind, amount, currency, seq) VALUES "
                      "(1, 2, '2015-01-01', 'dividend', 0, 'CNY', 1)"},
    {"an escrow of no exit", "INSERT INTO escrow (exit, amount, seq) VALUES (99, 1, 1)"},
};

START_TEST(test_schema)
{
    sqlite3 *db = NULL;
    ck_assert_int_eq(sqlite3_open(ledger.path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL), SQLITE_OK);
    ck_assert_msg((sqlite3_exec(db, broken[_i].sql, NULL, NULL, NULL) & 0xff) == SQLITE_CONSTRAINT,
                  "%s: %s", broken[_i].why, sqlite3_errmsg(db));
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("instruments");
    TCase *facts = tcase_create("facts"), *refusals = tcase_create("refusals");
    tcase_add_checked_fixture(facts, set_up, tear_down);
    tcase_add_checked_fixture(refusals, set_up, tear_down);
    tcase_add_test(facts, test_entered);
    tcase_add_test(facts, test_as_of);
    tcase_add_test(facts, test_happenings);
    tcase_add_test(facts, test_convertibles_as_of);
    tcase_add_test(facts, test_escrow);
    tcase_add_test(facts, test_payouts);
    tcase_add_test(facts, test_marks);
    tcase_add_loop_test(refusals, test_refused, 0, ROWS(refused));
    tcase_add_test(refusals, test_refused_later);
    tcase_add_test(refusals, test_refused_guess);
    tcase_add_loop_test(facts, test_schema, 0, ROWS(broken));
    suite_add_tcase(suite, facts);
    suite_add_tcase(suite, refusals);
    return run_suite(suite);
}
