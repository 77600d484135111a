/* test_rules_people.c - investors, angels, start-ups and vehicles: at each threshold, beyond it,
 * and without its fact. Figures are those of the documents that the rules cite.
 */
#include "rule_case.h"

#define PERSON   K(INVESTOR_KIND, GT_PARTY_PERSON)
#define FIRM     K(INVESTOR_KIND, GT_PARTY_INSTITUTION)
#define FOUNDED5 K(FOUNDED, 14761) /* 2010-06-01, five years before 2015-06-01 */

/* A start-up at each bound of MOF07-3. */
#define MOF(...)                                                                                   \
    .known = {                                                                                     \
        FOUNDED5,        K(LISTED, false),     K(STAFF, 300),           K(COLLEGE_STAFF, 90),      \
        K(RD_STAFF, 30), K(REVENUE, 3000 * W), K(NET_ASSETS, 2000 * W), K(RD_SPENDING, 150 * W),   \
        __VA_ARGS__}
/* A start-up of the deduction, but for its size and age. */
#define TAX(...)                                                                                   \
    .known = {K(RESIDENT, true),       K(AUDITED, true),    K(LISTED_WITHIN, false),               \
              K(COSTS_YEAR, 1000 * W), K(RD_YEAR, 200 * W), K(COSTS_NEXT, 500 * W),                \
              K(RD_NEXT, 100 * W),     __VA_ARGS__}
#define AGE_2018        K(FOUNDED, 15857) /* 2013-06-01 */
#define SIZE(staff, of) K(STAFF, staff), K(BACHELOR_STAFF, of)
#define MONEY(amount)   K(TOTAL_ASSETS, amount), K(REVENUE, amount)

static const struct rule_case cases[] = {
    {"QI-1", "a person by financial assets", "2016-01-01", NULL, PASSES,
     .known = {PERSON, K(TICKET, 100 * W), K(FINANCIAL_ASSETS, 300 * W)}},
    {"QI-1", "a person by income", "2016-01-01", NULL, PASSES,
     .known = {PERSON, K(TICKET, 100 * W), K(AVERAGE_INCOME, 50 * W)}},
    {"QI-1", "a ticket a fen short", "2016-01-01", NULL, BREAKS(TICKET, 1),
     .known = {PERSON, K(TICKET, 100 * W - 1), K(FINANCIAL_ASSETS, 300 * W)}},
    {"QI-1", "a firm 1万 short", "2016-01-01", NULL, BREAKS(INVESTOR_NET_ASSETS, W),
     .known = {FIRM, K(TICKET, 100 * W), K(INVESTOR_NET_ASSETS, 999 * W)}},
    {"QI-1", "nobody saw the income", "2016-01-01", NULL, LACKS(AVERAGE_INCOME),
     .known = {PERSON, K(TICKET, 100 * W), K(FINANCIAL_ASSETS, W)}},
    {"QI-1", "a person or a firm?", "2016-01-01", NULL, LACKS(INVESTOR_KIND),
     .known = {K(TICKET, 100 * W), K(INVESTOR_NET_ASSETS, 1000 * W)}},
    {"QI-1", "who is deemed qualified is not asked", "2016-01-01", NULL, IDLE,
     .known = {K(DEEMED, GT_DEEMED_FILED_PLAN), K(TICKET, 1)}},
    {"QI-2", "a filed plan", "2016-01-01", NULL, PASSES,
     .known = {K(DEEMED, GT_DEEMED_FILED_PLAN)}},
    {"QI-2", "none of these", "2016-01-01", NULL, IDLE, .known = {K(DEEMED, GT_DEEMED_NONE)}},
    {"QI-3", "all counted", "2016-01-01", NULL, PASSES, .known = {K(HEADS_UNKNOWN, 0)}},
    {"QI-3", "one pools, and nobody knows whom", "2016-01-01", NULL, LACKS(HEADS_UNKNOWN),
     .known = {K(HEADS_UNKNOWN, 1)}},
    {"CF-1", "thirty join", "2013-01-01", NULL, PASSES,
     .known = {K(HEADS, 30), K(HEADS_UNKNOWN, 0)}},
    {"CF-1", "thirty-one", "2013-01-01", NULL, BREAKS(HEADS, 1),
     .known = {K(HEADS, 31), K(HEADS_UNKNOWN, 1)}},
    {"CF-1", "thirty, and whoever is behind one", "2013-01-01", NULL, LACKS(HEADS_UNKNOWN),
     .known = {K(HEADS, 30), K(HEADS_UNKNOWN, 1)}},

    {"QI-4", "fifty partners", "2016-01-01", NULL, PASSES,
     .known = {K(VEHICLE, GT_VEHICLE_PARTNERSHIP), K(HEADS, 50), K(HEADS_UNKNOWN, 0)}},
    {"QI-4", "fifty-one", "2016-01-01", NULL, BREAKS(HEADS, 1),
     .known = {K(VEHICLE, GT_VEHICLE_PARTNERSHIP), K(HEADS, 51), K(HEADS_UNKNOWN, 1)}},
    {"QI-4", "fifty, and whoever is behind one", "2016-01-01", NULL, LACKS(HEADS_UNKNOWN),
     .known = {K(VEHICLE, GT_VEHICLE_PARTNERSHIP), K(HEADS, 50), K(HEADS_UNKNOWN, 1)}},
    {"QI-4", "a joint-stock company", "2016-01-01", NULL, BREAKS(HEADS, 3),
     .known = {K(VEHICLE, GT_VEHICLE_JOINT_STOCK), K(HEADS, 203), K(HEADS_UNKNOWN, 0)}},
    {"QI-4", "of which form nobody said", "2016-01-01", NULL, LACKS(VEHICLE),
     .known = {K(HEADS, 3), K(HEADS_UNKNOWN, 0)}},

#define FILED K(FILED, true), K(VEHICLE, GT_VEHICLE_PARTNERSHIP), K(HEADS_UNKNOWN, 0)
    {"D39-1", "3000万, 200 heads of 100万, three seniors", "2016-01-01", NULL, PASSES,
     .known = {FILED, K(HEADS, 200), K(PAID_IN, 3000 * W), K(LEAST_HOLDER, 100 * W),
               K(SENIORS, 3)}},
    {"D39-1", "a head more", "2016-01-01", NULL, BREAKS(HEADS, 1),
     .known = {FILED, K(HEADS, 201), K(PAID_IN, 3000 * W), K(LEAST_HOLDER, 100 * W),
               K(SENIORS, 3)}},
    {"D39-1", "1000万 on the last day of the fifth year", "2016-01-01", NULL, PASSES,
     .known = {FILED, K(HEADS, 9), K(PAID_IN, 1000 * W), K(SET_UP, 14975), /* 2011-01-01 */
               K(LEAST_HOLDER, 100 * W), K(SENIORS, 3)}},
    {"D39-1", "and a day later", "2016-01-02", NULL, BREAKS(PAID_IN, 2000 * W),
     .known = {FILED, K(HEADS, 9), K(PAID_IN, 1000 * W), K(SET_UP, 14975), K(LEAST_HOLDER, 100 * W),
               K(SENIORS, 3)}},
    {"D39-1", "not even 1000万 first", "2016-01-01", NULL, BREAKS(PAID_IN, 100 * W),
     .known = {FILED, K(HEADS, 9), K(PAID_IN, 900 * W), K(SET_UP, 14975), K(LEAST_HOLDER, 100 * W),
               K(SENIORS, 3)}},
    {"D39-1", "nor 3000万 after five years", "2016-01-02", NULL, BREAKS(PAID_IN, 2100 * W),
     .known = {FILED, K(HEADS, 9), K(PAID_IN, 900 * W), K(SET_UP, 14975), K(LEAST_HOLDER, 100 * W),
               K(SENIORS, 3)}},
    {"D39-1", "less than 1000万, whenever it was set up", "2016-01-02", NULL, BREAKS(PAID_IN, 1),
     .known = {FILED, K(HEADS, 9), K(PAID_IN, 1000 * W - 1), K(LEAST_HOLDER, 100 * W),
               K(SENIORS, 3)}},
    {"D39-1", "1000万, and nobody said since when", "2016-01-02", NULL, LACKS(SET_UP),
     .known = {FILED, K(HEADS, 9), K(PAID_IN, 1000 * W), K(LEAST_HOLDER, 100 * W), K(SENIORS, 3)}},
    {"D39-1", "less than 100万", "2016-01-01", NULL, BREAKS(LEAST_HOLDER, 1),
     .known = {FILED, K(HEADS, 9), K(PAID_IN, 3000 * W), K(LEAST_HOLDER, 100 * W - 1),
               K(SENIORS, 3)}},
    {"D39-1", "nobody counted the seniors", "2016-01-01", NULL, LACKS(SENIORS),
     .known = {FILED, K(HEADS, 9), K(PAID_IN, 3000 * W), K(LEAST_HOLDER, 100 * W)}},
    {"D39-1", "not filed", "2016-01-01", NULL, IDLE, .known = {K(FILED, false), K(HEADS, 999)}},

    {"TAX-1", "24 months to the day", "2019-03-05", "2021-03-05", PASSES,
     .known = {K(EQUITY, true)}},
    {"TAX-1", "a day before", "2019-03-05", "2021-03-04", LACKS(HELD_UNTIL),
     .known = {K(EQUITY, true)}},
    {"TAX-1", "left a day before", "2019-03-05", "2024-01-01", BREAKS(HELD_UNTIL, 1),
     .known = {K(EQUITY, true), K(HELD_UNTIL, 18690)}}, /* 2021-03-04 */
    {"TAX-1", "a convertible note is no equity", "2019-03-05", "2024-01-01", BREAKS(EQUITY, 0),
     .known = {K(EQUITY, false)}},
    {"TAX-1", "for what nobody said", "2019-03-05", "2024-01-01", LACKS(EQUITY)},
    {"TAX-4", "no tie, a millionth below half for two years", "2019-03-05", "2021-03-05", PASSES,
     .known = {K(TIE, GT_TIE_NONE), K(FAMILY_SHARE, GT_RULE_SHARE_ONE / 2 - 1)}},
    {"TAX-4", "the two years are not over", "2019-03-05", "2021-03-04", LACKS(FAMILY_SHARE),
     .known = {K(TIE, GT_TIE_NONE), K(FAMILY_SHARE, GT_RULE_SHARE_ONE / 2 - 1)}},
    {"TAX-4", "half, told at once", "2019-03-05", NULL, BREAKS(FAMILY_SHARE, 1),
     .known = {K(TIE, GT_TIE_NONE), K(FAMILY_SHARE, GT_RULE_SHARE_ONE / 2)}},
    {"TAX-4", "a relative of the founder", "2019-03-05", NULL, BREAKS(TIE, 0),
     .known = {K(TIE, GT_TIE_RELATIVE), K(FAMILY_SHARE, 1)}},
    {"TAX-4", "nobody said", "2019-03-05", "2021-03-05", LACKS(TIE), .known = {K(FAMILY_SHARE, 1)}},
    {"TAX-4", "nobody said how much", "2019-03-05", "2021-03-05", LACKS(FAMILY_SHARE),
     .known = {K(TIE, GT_TIE_NONE)}},
    {"TAX-4", "before the notice: what was read does not say", "2016-07-01", "2018-07-01",
     LACKS(TEXT), .known = {K(TIE, GT_TIE_NONE), K(FAMILY_SHARE, 1)}},
    {"TAX-4", "more than two years before", "2015-12-31", "2018-07-01", IDLE,
     .known = {K(TIE, GT_TIE_NONE), K(FAMILY_SHARE, 1)}},
    {"TAX-1", "before the notice: what was read does not say", "2018-05-13", "2021-01-01",
     LACKS(TEXT), .known = {K(EQUITY, true)}},
    {"TAX-1", "on its day", "2018-05-14", "2021-01-01", PASSES, .known = {K(EQUITY, true)}},

    {"MOF07-3", "at each bound", "2015-06-01", NULL, PASSES, MOF()},
    {"MOF07-3", "a day older", "2015-06-02", NULL, BREAKS(FOUNDED, 1), MOF()},
    {"MOF07-3", "listed", "2015-06-01", NULL, BREAKS(LISTED, 0), MOF(K(LISTED, true))},
    {"MOF07-3", "one more, 30 % of 301 are 90.3", "2015-06-01", NULL, BREAKS(COLLEGE_STAFF, 1),
     MOF(K(STAFF, 301))},
    {"MOF07-3", "research a fen short of 5 %", "2015-06-01", NULL, BREAKS(RD_SPENDING, 1),
     MOF(K(RD_SPENDING, 150 * W - 1))},
    {"MOF07-3", "no staff known", "2015-06-01", NULL, LACKS(STAFF), MOF(K(STAFF, GT_RULE_UNKNOWN))},
    {"SHA-0", "at each bound", "2020-06-01", NULL, PASSES,
     .known = {K(FOUNDED, 16587), K(STAFF, 300), K(RD_STAFF, 60), MONEY(5000 * W)}},
    {"SHA-0", "of 2019 only the year is recorded", "2019-12-31", NULL, LACKS(TEXT),
     .known = {K(FOUNDED, 16587), K(STAFF, 300), K(RD_STAFF, 60), MONEY(5000 * W)}},
    {"SHA-0", "before it", "2018-12-31", NULL, IDLE, .known = {K(STAFF, 300)}},
    {"SHA-0", "59 of 300 in research", "2020-06-01", NULL, BREAKS(RD_STAFF, 1),
     .known = {K(FOUNDED, 16587), K(STAFF, 300), K(RD_STAFF, 59), MONEY(5000 * W)}},
    {"SHA-0", "no assets known", "2020-06-01", NULL, LACKS(TOTAL_ASSETS),
     .known = {K(FOUNDED, 16587), K(STAFF, 300), K(RD_STAFF, 60), K(REVENUE, 0)}},
    {"SHC-2", "a seed company", "2016-06-01", NULL, PASSES,
     .known = {K(FOUNDED, 15857), K(STAFF, 50), MONEY(500 * W)}},
    {"SHC-2", "of what was invested in 2015", "2015-01-01", NULL, PASSES,
     .known = {K(FOUNDED, 15857), K(STAFF, 50), MONEY(500 * W)}},
    {"SHC-2", "of what was invested before", "2014-12-31", NULL, IDLE,
     .known = {K(FOUNDED, 15857), K(STAFF, 50), MONEY(500 * W)}},
    {"SHC-2", "neither seed nor start-up", "2016-06-01", NULL, BREAKS(STAFF, 1),
     .known = {K(FOUNDED, 15857), K(STAFF, 201), MONEY(500 * W)}},
    {"SHC-2", "perhaps a start-up: its assets were not read", "2016-06-01", NULL, LACKS(TEXT),
     .known = {K(FOUNDED, 15857), K(STAFF, 200), MONEY(500 * W)}},

    {"TAX-2", "200 staff, 60 with a bachelor's degree, 60 months", "2018-06-01", NULL, PASSES,
     TAX(AGE_2018, SIZE(200, 60), MONEY(3000 * W))},
    {"TAX-2", "201 staff", "2018-06-01", NULL, BREAKS(STAFF, 1),
     TAX(AGE_2018, SIZE(201, 61), MONEY(3000 * W))},
    {"TAX-2", "59 of 200", "2018-06-01", NULL, BREAKS(BACHELOR_STAFF, 1),
     TAX(AGE_2018, SIZE(200, 59), MONEY(3000 * W))},
    {"TAX-2", "61 months", "2018-06-02", NULL, BREAKS(FOUNDED, 1),
     TAX(AGE_2018, SIZE(200, 60), MONEY(3000 * W))},
    /* of 1500万 of both years 300万 are a fifth; of 500万 of the next year 100万 */
    {"TAX-2", "a fen short of a fifth by both readings", "2018-06-01", NULL, BREAKS(RD_BOTH, 1),
     TAX(AGE_2018, SIZE(200, 60), MONEY(3000 * W), K(RD_NEXT, 100 * W - 1))},
    {"TAX-2", "a fifth of both years, less of the next", "2018-06-01", NULL, LACKS(TEXT),
     TAX(AGE_2018, SIZE(200, 60), MONEY(3000 * W), K(RD_YEAR, 200 * W + 1),
         K(RD_NEXT, 100 * W - 1))},
    {"TAX-2", "the next year is not over", "2018-06-01", NULL, LACKS(COSTS_NEXT),
     TAX(AGE_2018, SIZE(200, 60), MONEY(3000 * W), K(COSTS_NEXT, GT_RULE_UNKNOWN))},
    {"TAX-2", "wider thresholds that were not read", "2019-01-01", NULL, LACKS(TEXT),
     TAX(K(FOUNDED, 17000), SIZE(250, 75), MONEY(4000 * W))},
    {"TAX-2", "beyond those too", "2019-01-01", NULL, BREAKS(STAFF, 101),
     TAX(K(FOUNDED, 17000), SIZE(301, 91), MONEY(4000 * W))},
    {"TAX-2", "from 2022 on TAX-3 has the size", "2022-01-01", NULL, PASSES,
     TAX(K(FOUNDED, 18000), SIZE(300, 90), MONEY(5000 * W))},
    {"TAX-2", "to the last day", "2027-12-31", NULL, PASSES,
     TAX(K(FOUNDED, 20000), SIZE(300, 90), MONEY(5000 * W))},
    {"TAX-2", "after the sunset", "2028-01-01", NULL, BREAKS(STAFF, 100),
     TAX(K(FOUNDED, 20000), SIZE(300, 90), MONEY(3000 * W))},
    {"TAX-3-2022", "at each bound", "2022-01-01", NULL, PASSES,
     .known = {K(STAFF, 300), MONEY(5000 * W)}},
    {"TAX-3-2022", "to the last day", "2023-12-31", NULL, PASSES,
     .known = {K(STAFF, 300), MONEY(5000 * W)}},
    {"TAX-3-2022", "a fen more", "2022-01-01", NULL, BREAKS(REVENUE, 1),
     .known = {K(STAFF, 300), MONEY(5000 * W), K(REVENUE, 5000 * W + 1)}},
    {"TAX-3-2022", "no revenue known", "2022-01-01", NULL, LACKS(REVENUE),
     .known = {K(STAFF, 300), K(TOTAL_ASSETS, 1)}},
    {"TAX-3", "at each bound, on its last day", "2027-12-31", NULL, PASSES,
     .known = {K(STAFF, 300), MONEY(5000 * W)}},
    {"TAX-3", "one more", "2024-01-01", NULL, BREAKS(STAFF, 1),
     .known = {K(STAFF, 301), MONEY(5000 * W)}},
    {"TAX-3", "no staff known", "2024-01-01", NULL, LACKS(STAFF), .known = {MONEY(5000 * W)}},
};

START_TEST(test_cases)
{
    rule_case_check(&cases[_i]);
}
END_TEST

START_TEST(test_out_of_force)
{
    rule_case_out_of_force(&cases[_i]);
}
END_TEST

START_TEST(test_whole)
{
    rule_cases_are_whole(cases, ROWS(cases),
                         1u << GT_RULE_ABOUT_INVESTOR | 1u << GT_RULE_ABOUT_VEHICLE |
                             1u << GT_RULE_ABOUT_ANGEL | 1u << GT_RULE_ABOUT_COMPANY);
}
END_TEST

/* The day on which it will be told. */
START_TEST(test_until)
{
    static const struct rule_case open = {"TAX-1",           "in time",
                                          "2019-03-05",      "2021-03-04",
                                          LACKS(HELD_UNTIL), .known = {K(EQUITY, true)}};
    struct gt_rule_facts facts;
    struct gt_rule_verdict got;
    rule_facts_of(&open, gt_rule_find(open.id), &facts);
    gt_rule_judge(gt_rule_find(open.id), &facts, &got);
    ck_assert_int_eq(part_of(&got, GT_RULE_FACT_HELD_UNTIL)->until, day_of("2021-03-05"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rules_people");
    TCase *tests = tcase_create("rules_people");
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(tests, test_cases, 0, ROWS(cases));
    tcase_add_loop_test(tests, test_out_of_force, 0, ROWS(cases));
    tcase_add_test(tests, test_whole);
    tcase_add_test(tests, test_until);
    return run_suite(suite);
}
