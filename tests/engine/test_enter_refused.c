/* test_enter_refused.c - what every operation that enters a record refuses, sentence by sentence.
 */
#include "tests/engine/entered.h"

#include "engine/operations/find.h"
#include "engine/store/deal.h"
#include "engine/store/party.h"

static const struct {
    const char *noun, *fields, *sentence;
} refusals[] = {
    {"partner", "name=Yanbo Ventures",
     "\"Yanbo Ventures\" is entered already (#3), with all that is said here"},
    {"investor", "name=#3", "\"#3\" is entered already (#3), with all that is said here"},
    {"partner", "name=Osprey | aliases=Angel Club",
     "alias: \"Angel Club\" is party #2, a angel club in its own right; two such parties are not "
     "joined"},
    {"member", "name=Gu Hengzhi | aliases=Robotics",
     "alias: \"Robotics\" is party #5, a company in its own right; two such parties are not "
     "joined"},
    {"partner", "name=Osprey | private_share=40%",
     "private_share: only a mixed owner has one; write ownership mixed, or leave it out"},
    {"partner", "name=Osprey | ownership=private | private_share=40%",
     "private_share: only a mixed owner has one; write ownership mixed, or leave it out"},
    {"partner", "name=#99", "there is no party #99"},
    {"company", "name=Aged | aliases=Robotics", "aliases: \"Robotics\" is another party, #5"},
    {"company", "name=Aged | registered_capital=100万",
     "capital_date: registered capital is a fact of a day; write since when"},
    {"deal", "company=Aged | date=2018-01-01 | amount=0",
     "amount: a round of 0 is no round; leave it empty when it is unknown"},
    {"deal", "company=Aged | date=2018-01-01 | pre_money=0",
     "pre_money: a value of 0 is none; leave it empty when it is unknown"},
    {"deal", "company=Aged | date=2018-01-01 | post_money=CNY 0",
     "post_money: a value of 0 is none; leave it empty when it is unknown"},
    {"deal", "company=Aged | date=2018-01-01 | amount=CNY 5 | pre_money=USD 5",
     "amount is in CNY and pre_money in USD; a round has one currency"},
    {"deal", "company=Aged | date=2018-01-01 | pre_money=USD 5 | post_money=JPY 5",
     "pre_money is in USD and post_money in JPY; a round has one currency"},
    {"deal", "company=Aged | date=2018-01-01 | currency=USD | amount=5 | post_money=CNY 5",
     "amount is in USD and post_money in CNY; a round has one currency"},
    {"deal", "company=Aged | date=2018-01-01 | amount=200万 | pre_money=800万 | post_money=1001万",
     "post_money: pre-money and the amount do not sum to it; mend one of the three, or leave one "
     "out"},
    {"deal",
     "company=Aged | date=2018-01-01 | amount=90000000000000000 | "
     "pre_money=90000000000000000 | post_money=90000000000000000",
     "post_money: pre-money and the amount do not sum to it; mend one of the three, or leave one "
     "out"}, /* the sum leaves 64 bits */
    {"deal", "company=Robotics | date=2018-01-01 | ref=R1",
     "ref: \"R1\" is the reference of deal 1 already"},
    {"deal", "company=#99 | date=2018-01-01", "there is no party #99"},
    {"deal", "company=Robotics | date=2018-01-01 | investors=Newcomer; #99",
     "there is no party #99"}, /* half-way: the deal and Newcomer are taken back */
    {"stage", "deal=R9 | date=2018-01-01 | stage=terms",
     "there is no deal \"R9\"; `gentou deal list` shows the numbers and references"},
    {"stage", "deal=99 | date=2018-01-01 | stage=terms",
     "there is no deal \"99\"; `gentou deal list` shows the numbers and references"},
    {"stage", "deal=R2 | date=2017-01-04 | stage=terms",
     "date: deal 2 is in the stage \"sourced\" since 2017-01-05; a later stage cannot begin before "
     "that"},
    {"stage", "deal=R2 | date=2017-01-06 | stage=sourced",
     "stage: deal 2 is in the stage \"sourced\" already"},
    {"investment", "deal=R9 | party=Angels",
     "there is no deal \"R9\"; `gentou deal list` shows the numbers and references"},
    {"investment", "deal=R1 | party=Angels | amount=0",
     "amount: a stake of 0 is no stake; leave it empty when it is unknown"},
    {"investment", "deal=R2 | party=Angels | amount=5",
     "amount: it is in CNY, but deal 2 is in USD; write it in USD (\"USD 1000\")"},
    {"investment", "deal=#1 | party=Angels | amount=6000000.01",
     "amount: the stakes of deal 1 would sum to more than the round; see the round's amount and "
     "the other stakes with `gentou deal show 1`"},
    {"investment", "deal=1 | party=Angels | amount=92233720368547758.07",
     "amount: the stakes of deal 1 would sum to more than the round; see the round's amount and "
     "the other stakes with `gentou deal show 1`"}, /* the sum leaves 64 bits */
    {"investment", "deal=R1 | party=#99", "there is no party #99"},
    {"pledge", "deal=R9 | member=Gu Hengzhi | date=2018-01-01",
     "there is no deal \"R9\"; `gentou deal list` shows the numbers and references"},
    {"pledge", "deal=R2 | member=Gu Hengzhi | date=2018-01-01 | amount=CNY 5",
     "amount: it is in CNY, but deal 2 is in USD; write it in USD (\"USD 1000\")"},
    {"pledge", "deal=R1 | member=Nobody | date=2018-01-01 | amount=5",
     "nobody in the ledger is called \"Nobody\"; see the spelling, or write the number (#12)"},
    {"pledge", "deal=R1 | member=Yanbo Ventures | date=2018-01-01 | amount=5",
     "\"Yanbo Ventures\" is no club member of this ledger; make it one with `gentou member add`"},
    {"pledge", "deal=R1 | member=Gu Hengzhi | date=2018-01-01 | state=committed",
     "amount: a pledge beyond interest says how much; write the amount"},
    {"pledge", "deal=R1 | member=Gu Hengzhi | date=2018-01-01 | amount=0",
     "amount: a pledge of 0 is none; write state withdrawn to take one back"},
    {"mark", "company=Nobody | date=2018-01-01 | value=5 | method=cost",
     "nobody in the ledger is called \"Nobody\"; see the spelling, or write the number (#12)"},
    {"mark", "company=Angels | date=2018-01-01 | value=5 | method=cost",
     "\"Angels\" is no company of this ledger; make it one with `gentou company add`"},
    {"mark", "company=Robotics | holder=Nobody | date=2018-01-01 | value=5 | method=cost",
     "nobody in the ledger is called \"Nobody\"; see the spelling, or write the number (#12)"},
    {"mark", "company=Robotics | holder=Yanbo Ventures | date=2018-01-01 | value=5 | method=cost",
     "company: Yanbo Ventures stood in no round of \"Robotics\" on or before 2018-01-01, so it "
     "holds nothing of it"},
    {"mark", "company=Robotics | date=2016-03-20 | value=5 | method=cost",
     "company: the fund stood in no round of \"Robotics\" on or before 2016-03-20, so it holds "
     "nothing of it"}, /* the day before */
    {"mark", "company=Aged | date=2018-01-01 | value=5 | method=cost",
     "company: the fund stood in no round of \"Aged\" on or before 2018-01-01, so it holds nothing "
     "of it"},
    {"exit", "company=Robotics | date=2018-01-01 | kind=ipo | proceeds=5 | share=0",
     "share: an exit from nothing; write a part above 0"},
    {"exit", "company=Nobody | date=2018-01-01 | kind=ipo | proceeds=5",
     "nobody in the ledger is called \"Nobody\"; see the spelling, or write the number (#12)"},
    {"exit", "company=Robotics | date=2016-03-20 | kind=ipo | proceeds=5",
     "company: the fund stood in no round of \"Robotics\" on or before 2016-03-20, so it holds "
     "nothing of it"},
};

/* Each leaves the ledger as it was, so that one ledger serves all. */
START_TEST(test_refusals)
{
    for (int i = 0; i < ROWS(refusals); i++)
        ledger_refused(&ledger, refusals[i].noun, refusals[i].fields, refusals[i].sentence);
}
END_TEST

/* Names that fold to nothing. From files and the shell they arrive as unknown; an operation does
 * not rely on that. */
#define INVISIBLE "\xe2\x80\x8b" /* a zero-width space */

static void refuse_record(gt_enter *enter, const void *record, const char *sentence)
{
    int64_t id = 0;
    const char *before = ledger_dump(&ledger);
    ledger_begin(&ledger);
    ck_assert_int_eq(enter(ledger.store, record, &id, &ledger.arena, &ledger.error), GT_EXIT_DATA);
    gt_store_rollback(ledger.store);
    ck_assert_str_eq(ledger.error.text, sentence);
    ck_assert_str_eq(ledger_dump(&ledger), before);
}

START_TEST(test_no_name)
{
    static const char *invisible[] = {INVISIBLE};
    const struct gt_names aliases = {invisible, 1};
    const struct gt_amount none = {GT_MONEY_UNKNOWN, NULL};
    struct gt_party_record party = {
        .name = INVISIBLE, .kind = -1, .ownership = -1, .private_share = -1};
    struct gt_company_record company = {
        .name = "Aged", .aliases = aliases, .founded = GT_DAY_NONE, .registered_capital = none};
    struct gt_deal_record deal = {
        .company = INVISIBLE, .amount = none, .pre_money = none, .post_money = none};
    struct gt_investment_record stake = {.deal = "R1", .party = INVISIBLE, .amount = none};
    refuse_record(gt_enter_partner, &party,
                  "\"" INVISIBLE "\" is no name; write at least one letter");
    party.name = "Osprey";
    party.aliases = aliases;
    refuse_record(gt_enter_partner, &party, "alias: \"" INVISIBLE "\" is no name");
    refuse_record(gt_enter_company, &company, "aliases: \"" INVISIBLE "\" is no name");
    refuse_record(gt_enter_deal, &deal, "\"" INVISIBLE "\" is no name; write at least one letter");
    refuse_record(gt_enter_investment, &stake,
                  "\"" INVISIBLE "\" is no name; write at least one letter");
}
END_TEST

/* Two rows of one name: the ledger may hold them (two people can be called alike), and every
 * question by that name is answered with both numbers. */
START_TEST(test_two_parties_of_one_name)
{
    int64_t twins[2] = {0};
    ledger_begin(&ledger);
    for (int i = 0; i < 2; i++) {
        ledger_well(&ledger, gt_party_insert(ledger.store, "Li Wei", GT_PARTY_PERSON, &twins[i],
                                             &ledger.error));
        ledger_well(&ledger, gt_party_name_insert(ledger.store, twins[i], "li wei", "Li Wei",
                                                  &ledger.error));
    }
    ledger_commit(&ledger);
    const char *sentence = gt_arena_format(
        &ledger.arena,
        "\"LI WEI\" is the name of 2 parties (#%lld, #%lld); write the number of the one you mean",
        (long long)twins[0], (long long)twins[1]);
    ledger_refused(&ledger, "member", "name=LI WEI", sentence);
    ledger_refused(&ledger, "partner", "name=Osprey | aliases=LI WEI", sentence);
    ledger_refused(&ledger, "investment", "deal=R1 | party=LI WEI | amount=5", sentence);
    ledger_refused(&ledger, "deal", "company=LI WEI | date=2018-01-01", sentence);
    const char *by_number = gt_arena_format(&ledger.arena, "name=#%lld", (long long)twins[1]);
    ck_assert_int_eq(ledger_add(&ledger, "member", by_number), twins[1]);
}
END_TEST

START_TEST(test_two_funds)
{
    int64_t fund = 0;
    ledger_add(&ledger, "fund", "name=Second Fund");
    ck_assert_int_eq(gt_find_fund(ledger.store, GT_DAY_LAST, &fund, &ledger.arena, &ledger.error), GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text, "the ledger has 2 guidance funds; name the one you mean");
    ledger_refused(&ledger, "mark", "company=Robotics | date=2018-01-01 | value=5 | method=cost",
                   "the ledger has 2 guidance funds; name the one you mean");
    ledger_add(&ledger, "mark",
               "company=Robotics | holder=Guidance Fund | date=2018-01-01 | value=5 | method=cost");
}
END_TEST

START_TEST(test_no_fund)
{
    struct ledger bare;
    ledger_make(&bare);
    ledger_add(&bare, "deal", "company=Robotics | date=2016-03-21 | investors=Angels");
    ledger_refused(&bare, "mark", "company=Robotics | date=2018-01-01 | value=5 | method=cost",
                   "holder: the ledger has no guidance fund; name whose holding it is");
    ledger_refused(&bare, "exit", "company=Robotics | date=2018-01-01 | kind=ipo | proceeds=5",
                   "holder: the ledger has no guidance fund; name whose holding it is");
    ledger_remove(&bare);
}
END_TEST

START_TEST(test_no_such_party)
{
    struct gt_party_row row;
    ck_assert_int_eq(
        gt_party_read(ledger.store, 99, GT_DAY_LAST, &row, &ledger.arena, &ledger.error),
        GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text, "there is no party #99");
}
END_TEST

/* Stakes of a round whose amount nobody knows still sum to an amount: the ledger could not be read
 * again otherwise. */
START_TEST(test_stakes_beyond_64_bits)
{
    ledger_add(&ledger, "deal", "ref=R3 | company=Aged | date=2018-01-01");
    ledger_add(&ledger, "investment", "deal=R3 | party=Angels | amount=92233720368547758.07");
    ledger_refused(&ledger, "investment", "deal=R3 | party=Angels | amount=0.01",
                   "amount: the stakes of deal 3 would sum to more than any amount can be; see "
                   "the other stakes with `gentou deal show 3`");
}
END_TEST
int main(void)
{
    Suite *suite = suite_create("enter refused");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_refusals);
    tcase_add_test(tests, test_no_name);
    tcase_add_test(tests, test_two_parties_of_one_name);
    tcase_add_test(tests, test_two_funds);
    tcase_add_test(tests, test_no_fund);
    tcase_add_test(tests, test_no_such_party);
    tcase_add_test(tests, test_stakes_beyond_64_bits);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
