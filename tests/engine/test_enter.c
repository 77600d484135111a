/* test_enter.c - every operation that enters a record: what it adds. */
#include "tests/engine/entered.h"

#include "engine/operations/find.h"
#include "engine/store/company.h"
#include "engine/store/deal.h"
#include "engine/store/holding.h"
#include "engine/store/party.h"

static struct gt_party_row party_of(const char *name)
{
    int64_t id = 0;
    struct gt_party_row row;
    ledger_well(&ledger, gt_need_party(ledger.store, name, &id, &ledger.arena, &ledger.error));
    ledger_well(&ledger,
                gt_party_read(ledger.store, id, GT_DAY_LAST, &row, &ledger.arena, &ledger.error));
    return row;
}

static uint32_t roles_of(const char *name)
{
    uint32_t roles = 0;
    bool exists = false;
    ledger_well(&ledger,
                gt_party_roles(ledger.store, party_of(name).id, &roles, &exists, &ledger.error));
    ck_assert(exists);
    return roles;
}

static struct gt_deal_row deal_of(int64_t id)
{
    bool found = false;
    struct gt_deal_row deal;
    ledger_well(&ledger, gt_deal_read(ledger.store, id, GT_DAY_LAST, &deal, &found, &ledger.arena,
                                      &ledger.error));
    ck_assert(found);
    return deal;
}
START_TEST(test_party_is_entered)
{
    int64_t id = ledger_add(&ledger, "partner",
                            "name=Tingqiao | aliases=汀桥资本; Ting Qiao | ownership=mixed | "
                            "private_share=60% | since=2015-12-22 | source=deed");
    struct gt_party_row row = party_of("tingqiao");
    ck_assert_int_eq(row.id, id);
    ck_assert_str_eq(row.name, "Tingqiao");
    ck_assert_int_eq(row.kind, GT_PARTY_INSTITUTION); /* nobody said; a firm usually is one */
    ck_assert_str_eq(row.aliases, "Ting Qiao; 汀桥资本");
    ck_assert_int_eq(row.ownership, GT_OWNERSHIP_MIXED);
    ck_assert_double_eq(row.private_share, 0.6);
    ck_assert_str_eq(row.source, "deed");
    ck_assert_uint_eq(roles_of("汀桥资本"), 1u << GT_ROLE_PARTNER);
}
END_TEST

/* Each noun gives its role; an investor has none; a member's kind is not guessed. */
static const struct {
    const char *noun;
    uint32_t roles;
    int kind;
} nouns[] = {
    {"fund", 1u << GT_ROLE_FUND, GT_PARTY_INSTITUTION},
    {"club", 1u << GT_ROLE_CLUB, GT_PARTY_INSTITUTION},
    {"partner", 1u << GT_ROLE_PARTNER, GT_PARTY_INSTITUTION},
    {"member", 1u << GT_ROLE_MEMBER, -1},
    {"manager", 1u << GT_ROLE_MANAGER, GT_PARTY_INSTITUTION},
    {"investor", 0, -1},
    {"company", 1u << GT_ROLE_COMPANY, GT_PARTY_INSTITUTION},
};

START_TEST(test_role)
{
    for (int i = 0; i < ROWS(nouns); i++) {
        const char *fields = gt_arena_format(&ledger.arena, "name=New %s", nouns[i].noun);
        ledger_add(&ledger, nouns[i].noun, fields);
        ck_assert_uint_eq(roles_of(fields + 5), nouns[i].roles);
        ck_assert_int_eq(party_of(fields + 5).kind, nouns[i].kind);
    }
}
END_TEST

/* A second role, a kind, an alias, an ownership: each is something to add. */
START_TEST(test_more_about_a_party)
{
    ck_assert_int_eq(ledger_add(&ledger, "member", "name=Yanbo Ventures"), 3);
    ck_assert_uint_eq(roles_of("砚泊创投"), 1u << GT_ROLE_PARTNER | 1u << GT_ROLE_MEMBER);
    ck_assert_int_eq(ledger_add(&ledger, "partner", "name=yanbo ventures | kind=person"), 3);
    ck_assert_int_eq(party_of("#3").kind, GT_PARTY_PERSON);
    ck_assert_str_eq(party_of("#3").name, "yanbo ventures"); /* shown as last written */
    ledger_add(&ledger, "partner", "name=#3 | ownership=foreign");
    ck_assert_int_eq(party_of("#3").ownership, GT_OWNERSHIP_FOREIGN);
    ck_assert_str_eq(party_of("#3").name, "yanbo ventures"); /* a number renames nobody */
    ledger_add(&ledger, "partner", "name=#3 | aliases=Yanbo");
    ck_assert_int_eq(party_of("YANBO").id, 3);
}
END_TEST

/* Names that mean the same party. Folding: text.h. */
static const char *const spellings[] = {
    "Wu Ming'an",        "WU MING'AN", "Ｗｕ　Ｍｉｎｇ＇ａｎ", "Wu Ming’an", " wu   ming'an ",
    "Wu\xc2\xa0Ming'an", "#8",
};

START_TEST(test_spelling)
{
    ck_assert_int_eq(ledger_add(&ledger, "member", "name=Wu Ming'an"), 8);
    for (int i = 0; i < ROWS(spellings); i++) {
        ck_assert_int_eq(party_of(spellings[i]).id, 8);
        ledger_add(&ledger, "investment",
                   gt_arena_format(&ledger.arena, "deal=R1 | party=%s", spellings[i]));
    }
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM party"), 8);
}
END_TEST

/* An investor of earlier rounds turns out to be the partner: the two records are one party. */
START_TEST(test_alias_joins)
{
    ck_assert_int_eq(party_of("Angels").id, 6);
    ck_assert_int_eq(ledger_add(&ledger, "partner", "name=Yanbo Ventures | aliases=Angels"), 3);
    ck_assert_int_eq(party_of("Angels").id, 3);
    ck_assert_int_eq(party_of("#6").id, 3);
    ck_assert_str_eq(party_of("#6").name, "Yanbo Ventures");
    ck_assert_int_eq(party_of("#3").investments, 1);
    ck_assert_str_eq(party_of("#3").aliases, "Angels; 砚泊创投");
    ck_assert_uint_eq(roles_of("#6"), 1u << GT_ROLE_PARTNER);
    ledger_refused(&ledger, "partner", "name=Yanbo Ventures | aliases=Angels",
                   "\"Yanbo Ventures\" is entered already (#3), with all that is said here");
}
END_TEST

/* Who was joined to a party follows it into the next. */
START_TEST(test_alias_joins_twice)
{
    ledger_add(&ledger, "investor", "name=First | aliases=Angels");
    ck_assert_int_eq(party_of("Angels").id, 8);
    ledger_add(&ledger, "partner", "name=Last | aliases=First");
    ck_assert_int_eq(party_of("First").id, 9);
    ck_assert_int_eq(party_of("Angels").id, 9);
    ck_assert_int_eq(party_of("#9").investments, 1);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM party a "
                                           "JOIN party b ON b.id = a.canon "
                                           "WHERE b.canon <> b.id"),
                     0); /* one step always finds the one that stands for all */
}
END_TEST

START_TEST(test_company_is_entered)
{
    struct gt_company_row *row = NULL;
    size_t count = 0;
    int64_t total = 0;
    int64_t id = ledger_add(&ledger, "company",
                            "name=Leng'an | aliases=棱岸网络 | sector=internet | city=上海 | "
                            "founded=2014-11-03 | registered_capital=100万 | "
                            "capital_date=2014-11-03");
    ledger_add(&ledger, "company",
               "name=棱岸网络 | city=杭州 | registered_capital=500万 | capital_date=2016-01-01");
    ledger_well(&ledger, gt_company_list(ledger.store, id, ledger_day("2015-12-31"), 0, -1, &row,
                                         &count, &total, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 1);
    ck_assert_int_eq(total, 1);
    ck_assert_str_eq(row->name, "Leng'an");
    ck_assert_str_eq(row->sector, "internet"); /* the later row did not say */
    ck_assert_str_eq(row->city, "杭州");
    ck_assert_int_eq(row->founded, ledger_day("2014-11-03"));
    ck_assert_int_eq(row->capital, 100000000); /* of its day */
    ck_assert_int_eq(row->capital_since, ledger_day("2014-11-03"));
    ck_assert_int_eq(row->rounds, 0);
}
END_TEST

START_TEST(test_deal_is_entered)
{
    int64_t id =
        ledger_add(&ledger, "deal",
                   "company=New Firm | date=2018-05-06 | kind=pre_a | amount=200万 | "
                   "pre_money=800万 | post_money=1000万 | investors=Yanbo Ventures; "
                   "Stranger | others=yes | sector=lasers | city=上海 | ref=R3 | note=a, b");
    struct gt_deal_row deal = deal_of(id);
    ck_assert_str_eq(deal.company_name, "New Firm");
    ck_assert_str_eq(deal.sector, "lasers");
    ck_assert_str_eq(deal.city, "上海");
    ck_assert_int_eq(deal.day, ledger_day("2018-05-06"));
    ck_assert_int_eq(deal.kind, GT_DEAL_PRE_A);
    ck_assert_int_eq(deal.stage, GT_STAGE_CLOSED); /* nobody said */
    ck_assert_int_eq(deal.amount, 200000000);
    ck_assert_int_eq(deal.pre_money, 800000000);
    ck_assert_int_eq(deal.post_money, 1000000000);
    ck_assert_str_eq(deal.currency->code, "CNY");
    ck_assert_int_eq(deal.others, 1);
    ck_assert_str_eq(deal.ref, "R3");
    ck_assert_str_eq(deal.note, "a, b");
    ck_assert_str_eq(deal.investors, "Yanbo Ventures; Stranger");
    ck_assert_uint_eq(roles_of("New Firm"), 1u << GT_ROLE_COMPANY);
    ck_assert_uint_eq(roles_of("Stranger"), 0);
    ledger_add(&ledger, "deal", "company=New Firm | date=2019-05-06 | sector=lamps | city=杭州");
    ck_assert_str_eq(deal_of(id).sector, "lasers"); /* said already */
}
END_TEST

/* A round's currency: of the amount, else of the record, else of the ledger; what has no amount
 * asks for none. */
static const struct {
    const char *fields, *currency;
    gt_money amount;
} currencies[] = {
    {"amount=5", "CNY", 500},
    {"amount=USD 5", "USD", 500},
    {"currency=JPY | amount=5", "JPY", 5},
    {"currency=JPY | amount=USD 5", "USD", 500},
    {"currency=JPY", "JPY", GT_MONEY_UNKNOWN},
    {"pre_money=JPY 7", "JPY", GT_MONEY_UNKNOWN},
};

START_TEST(test_deal_currency)
{
    for (int i = 0; i < ROWS(currencies); i++) {
        const char *fields = gt_arena_format(&ledger.arena, "company=Aged | date=2018-01-01 | %s",
                                             currencies[i].fields);
        struct gt_deal_row deal = deal_of(ledger_add(&ledger, "deal", fields));
        ck_assert_str_eq(deal.currency->code, currencies[i].currency);
        ck_assert(deal.amount == currencies[i].amount);
        ck_assert_int_eq(deal.kind, GT_DEAL_UNKNOWN);
    }
}
END_TEST

START_TEST(test_stage_is_entered)
{
    struct gt_deal_row deal;
    bool found = false;
    ck_assert_int_eq(ledger_add(&ledger, "stage", "deal=R2 | date=2017-02-01 | stage=terms"), 3);
    ledger_add(&ledger, "stage", "deal=2 | date=2017-02-01 | stage=closed"); /* the same day */
    ck_assert_int_eq(deal_of(2).stage, GT_STAGE_CLOSED);
    ck_assert_int_eq(deal_of(2).day, ledger_day("2017-02-01"));
    ledger_well(&ledger, gt_deal_read(ledger.store, 2, ledger_day("2017-01-31"), &deal, &found,
                                      &ledger.arena, &ledger.error));
    ck_assert(found);
    ck_assert_int_eq(deal.stage, GT_STAGE_SOURCED);
    ck_assert_int_eq(deal.day, ledger_day("2017-01-05"));
    ledger_well(&ledger, gt_deal_read(ledger.store, 2, ledger_day("2017-01-04"), &deal, &found,
                                      &ledger.arena, &ledger.error));
    ck_assert(!found); /* it has not come in */
}
END_TEST

START_TEST(test_stake_is_entered)
{
    struct gt_investment_row *rows = NULL;
    size_t count = 0;
    ledger_add(&ledger, "investment",
               "deal=R1 | party=Angels | amount=6000000 | instrument=preferred"); /* fills it */
    ledger_add(&ledger, "investment", "deal=R1 | party=Latecomer");
    ledger_add(&ledger, "investment", "deal=R1 | party=Latecomer"); /* says nothing new */
    ledger_well(&ledger,
                gt_deal_investments(ledger.store, 1, &rows, &count, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 3);
    ck_assert_str_eq(rows[0].party_name, "Angels");
    ck_assert_int_eq(rows[0].amount, 600000000);
    ck_assert_int_eq(rows[0].instrument, GT_INSTRUMENT_PREFERRED);
    ck_assert_str_eq(rows[1].party_name, "Guidance Fund");
    ck_assert_int_eq(rows[1].amount, 200000000);
    ck_assert_int_eq(rows[1].instrument, GT_INSTRUMENT_UNKNOWN);
    ck_assert_str_eq(rows[2].party_name, "Latecomer");
    ck_assert(rows[2].amount == GT_MONEY_UNKNOWN);
}
END_TEST

START_TEST(test_pledge_is_entered)
{
    struct gt_pledge_row *rows = NULL;
    size_t count = 0;
    ledger_add(&ledger, "pledge", "deal=R2 | member=Gu Hengzhi | date=2017-01-06");
    ledger_add(&ledger, "pledge",
               "deal=R2 | member=gu hengzhi | date=2017-01-07 | amount=USD 50 | state=committed");
    ledger_add(&ledger, "pledge", "deal=R2 | member=#4 | date=2017-01-08 | state=withdrawn");
    static const struct {
        const char *day;
        size_t count;
        int state;
        gt_money amount;
    } words[] = {
        {"2017-01-05", 0, 0, 0},
        {"2017-01-06", 1, GT_PLEDGE_INTEREST, GT_MONEY_UNKNOWN},
        {"2017-01-07", 1, GT_PLEDGE_COMMITTED, 5000},
        {"2017-01-08", 1, GT_PLEDGE_WITHDRAWN, GT_MONEY_UNKNOWN},
    };
    for (int i = 0; i < ROWS(words); i++) {
        ledger_well(&ledger, gt_pledge_list(ledger.store, 2, ledger_day(words[i].day), &rows,
                                            &count, &ledger.arena, &ledger.error));
        ck_assert_uint_eq(count, words[i].count);
        if (!count)
            continue;
        ck_assert_str_eq(rows->party_name, "Gu Hengzhi");
        ck_assert_int_eq(rows->state, words[i].state);
        ck_assert(rows->amount == words[i].amount);
    }
}
END_TEST

START_TEST(test_holding_is_entered)
{
    struct gt_mark_row *marks = NULL;
    struct gt_exit_row *exits = NULL;
    size_t count = 0;
    ledger_add(&ledger, "mark",
               "company=Robotics | date=2016-03-21 | value=0 | method=milestones | note=first day");
    ledger_add(&ledger, "exit",
               "company=Robotics | date=2018-01-02 | kind=write_off | proceeds=0 | share=25%");
    ledger_add(&ledger, "exit",
               "company=Robotics | holder=Angels | date=2018-01-01 | kind=ipo | proceeds=USD 5");
    ledger_well(&ledger, gt_mark_list(ledger.store, 5, GT_DAY_LAST, &marks, &count, &ledger.arena,
                                      &ledger.error));
    ck_assert_uint_eq(count, 1);
    ck_assert_int_eq(marks->party, 1);
    ck_assert_int_eq(marks->value, 0);
    ck_assert_int_eq(marks->method, GT_MARK_MILESTONES);
    ck_assert_str_eq(marks->note, "first day");
    ledger_well(&ledger, gt_exit_list(ledger.store, 0, GT_DAY_LAST, &exits, &count, &ledger.arena,
                                      &ledger.error));
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(exits[0].party, 6);
    ck_assert_str_eq(exits[0].currency->code, "USD");
    ck_assert_double_eq(exits[0].share, 1); /* nobody said: all of it */
    ck_assert_int_eq(exits[1].party, 1);
    ck_assert_double_eq(exits[1].share, 0.25);
    ck_assert_int_eq(exits[1].kind, GT_EXIT_WRITE_OFF);
}
END_TEST

/* The writer's own reference goes before a number: a round called 2 is not round number 2. */
START_TEST(test_reference_before_number)
{
    int64_t id = 0;
    ledger_add(&ledger, "deal", "company=Aged | date=2018-01-01 | ref=2");
    ledger_well(&ledger, gt_need_deal(ledger.store, "2", &id, &ledger.error));
    ck_assert_int_eq(id, 3);
    ledger_well(&ledger, gt_need_deal(ledger.store, "#2", &id, &ledger.error));
    ck_assert_int_eq(id, 2);
}
END_TEST
int main(void)
{
    Suite *suite = suite_create("enter");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_party_is_entered);
    tcase_add_test(tests, test_role);
    tcase_add_test(tests, test_more_about_a_party);
    tcase_add_test(tests, test_spelling);
    tcase_add_test(tests, test_alias_joins);
    tcase_add_test(tests, test_alias_joins_twice);
    tcase_add_test(tests, test_company_is_entered);
    tcase_add_test(tests, test_deal_is_entered);
    tcase_add_test(tests, test_deal_currency);
    tcase_add_test(tests, test_stage_is_entered);
    tcase_add_test(tests, test_stake_is_entered);
    tcase_add_test(tests, test_pledge_is_entered);
    tcase_add_test(tests, test_holding_is_entered);
    tcase_add_test(tests, test_reference_before_number);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
