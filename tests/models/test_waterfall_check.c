/* test_waterfall_check.c - flows that cannot be taken, and terms that make no sense. */
#include "any_fund.h"
#include "run.h"

#define ROWS(t) ((int)(sizeof(t) / sizeof *(t)))

/* Flows that cannot be taken, after those that can; the book stays as it was. */
static const struct {
    const char *why;
    bool american;
    double recycling;
    const char *before, *flow;
    enum gt_fund_problem problem;
    gt_money most;
} refused[] = {
    {"an earlier day", false, -1, "c- 2015-01-02 1", "c- 2015-01-01 1", GT_FUND_PROBLEM_ORDER, -1},
    {"deal by deal without a deal", true, -1, "cA 2015-01-01 1", "d- 2015-01-02 1",
     GT_FUND_PROBLEM_NO_DEAL, -1},
    {"a write-down of no deal", false, -1, "c- 2015-01-01 1", "w- 2015-01-02 1",
     GT_FUND_PROBLEM_NO_DEAL, -1},
    {"more than is committed", false, -1, "c- 2015-01-01 900", "c- 2015-01-02 101",
     GT_FUND_PROBLEM_UNFUNDED, 100},
    {"recalled without a recallable distribution", false, -1, "c- 2015-01-01 900; d- 2015-02-01 50",
     "r- 2015-03-01 1", GT_FUND_PROBLEM_RECALLED, 0},
    {"more recalled than may be", false, -1,
     "c- 2015-01-01 900; l- 2015-02-01 50; r- 2015-02-01 20", "r- 2015-03-01 31",
     GT_FUND_PROBLEM_RECALLED, 30},
    {"more kept than came in", false, -1, "c- 2015-01-01 900", "d- 2015-03-01 50 kept=51",
     GT_FUND_PROBLEM_KEPT, 50},
    {"more kept than the limit: 25 % of 1000", false, .25,
     "c- 2015-01-01 900; d- 2015-02-01 240 kept=240", "d- 2015-03-01 50 kept=11",
     GT_FUND_PROBLEM_RECYCLING, 10},
    {"recalling counts against the limit", false, .25,
     "c- 2015-01-01 900; l- 2015-02-01 300; d- 2015-02-01 240 kept=240", "r- 2015-03-01 11",
     GT_FUND_PROBLEM_RECYCLING, 10},
    {"more invested again than was kept", false, -1, "c- 2015-01-01 900; d- 2015-02-01 50 kept=50",
     "i- 2015-03-01 51", GT_FUND_PROBLEM_REINVESTED, 50},
    {"more written down than is held", false, -1, "cA 2015-01-01 900", "wA 2015-03-01 901",
     GT_FUND_PROBLEM_COST, 900},
    {"too large", false, -1, "c- 2015-01-01 900", "d- 2015-03-01 9000000000000000000",
     GT_FUND_PROBLEM_LARGE, -1},
    {"below nothing", false, -1, "c- 2015-01-01 900", "d- 2015-03-01 -1", GT_FUND_PROBLEM_LARGE,
     -1},
};

START_TEST(test_refused)
{
    static const struct gt_fund_investor partner = {1000, GT_INVESTOR_ROLE_LP, true, true};
    struct gt_waterfall_terms terms = simple_terms(.08, .2, 1);
    struct gt_waterfall *book = NULL;
    struct gt_fund_state before, after;
    struct gt_fund_move move;
    struct sums sums = {0};
    gt_money most = -1;
    terms.style = refused[_i].american ? GT_WATERFALL_AMERICAN : GT_WATERFALL_EUROPEAN;
    terms.recycling_limit = refused[_i].recycling;
    ck_assert_int_eq(gt_waterfall_new(&terms, &partner, 1, 2, &book), GT_OK);
    run_flows(book, refused[_i].before, 1, &sums);
    struct gt_fund_flow flow = read_flow(refused[_i].flow);
    gt_waterfall_state(book, day_of("2015-04-01"), &before);
    ck_assert_msg(gt_waterfall_problem(book, &flow, &most) == refused[_i].problem, "%s",
                  refused[_i].why);
    ck_assert_msg(most == refused[_i].most, "%s: %lld", refused[_i].why, (long long)most);
    ck_assert_int_eq(gt_waterfall_step(book, &flow, &move), GT_ERANGE);
    gt_waterfall_state(book, day_of("2015-04-01"), &after);
    ck_assert_mem_eq(&before, &after, sizeof before);
    gt_waterfall_free(book);
}
END_TEST

START_TEST(test_nobody_pays_the_fee)
{
    static const struct gt_fund_investor partner = {1000, GT_INVESTOR_ROLE_LP, true, false};
    struct gt_waterfall_terms terms = simple_terms(.08, .2, 1);
    struct gt_waterfall *book = NULL;
    ck_assert_int_eq(gt_waterfall_new(&terms, &partner, 1, 0, &book), GT_OK);
    struct gt_fund_flow flow = read_flow("f- 2015-01-01 1");
    ck_assert_int_eq(gt_waterfall_problem(book, &flow, NULL), GT_FUND_PROBLEM_NO_PAYER);
    gt_waterfall_free(book);
}
END_TEST

/* Terms that make no sense, each by the name of its field. */
static const struct {
    const char *field;
    struct gt_carry_tier tier;
    size_t tier_count;
    enum gt_carry_basis basis;
    double tax, escrow, limit;
    bool pays_carry;
    gt_money commitment;
} wrong[] = {
    {"rate", {11, -1, .2, 0, 0}, 1, 0, 0, 0, -1, true, 0},
    {"multiple", {-1, 1001, .2, 0, 0}, 1, 0, 0, 0, -1, true, 0},
    {"carry", {-1, -1, 1.1, 0, 0}, 1, 0, 0, 0, -1, true, 0},
    {"carry", {-1, -1, -.1, 0, 0}, 1, 0, 0, 0, -1, true, 0},
    {"catch_up", {.08, -1, .2, .1, 0}, 1, 0, 0, 0, -1, true, 0},
    {"catch_up", {.08, -1, .2, 1.1, 0}, 1, 0, 0, 0, -1, true, 0},
    {"tiers", {-1, -1, .2, 0, 0}, 0, 0, 0, 0, -1, true, 0},
    {"tiers", {-1, -1, .2, 0, 0}, GT_CARRY_TIERS_MAX + 1, 0, 0, 0, -1, true, 0},
    {"basis", {-1, -1, .2, 0, 0}, 1, GT_CARRY_BASIS_COMMITTED, 0, 0, -1, true, 0},
    {"tax", {-1, -1, .2, 0, 0}, 1, 0, 1.1, 0, -1, true, 0},
    {"escrow", {-1, -1, .2, 0, 0}, 1, 0, 0, -.1, -1, true, 0},
    {"limit", {-1, -1, .2, 0, 0}, 1, 0, 0, 0, 1001, true, 0},
    {"investors", {-1, -1, .2, 0, 0}, 1, 0, 0, 0, -1, false, 0},
    {"commitment", {-1, -1, .2, 0, 0}, 1, 0, 0, 0, -1, true, -1},
};

START_TEST(test_wrong_terms)
{
    struct gt_waterfall_terms terms = simple_terms(-1, .2, 0);
    struct gt_fund_investor partner = {wrong[_i].commitment, GT_INVESTOR_ROLE_LP,
                                       wrong[_i].pays_carry, true};
    struct gt_waterfall *book = NULL;
    terms.style = GT_WATERFALL_AMERICAN;
    terms.tiers[0] = wrong[_i].tier;
    terms.tier_count = wrong[_i].tier_count;
    terms.basis = wrong[_i].basis;
    terms.clawback_tax = wrong[_i].tax;
    terms.escrow = wrong[_i].escrow;
    terms.recycling_limit = wrong[_i].limit;
    const char *field = gt_waterfall_check(&terms, &partner, 1);
    ck_assert_msg(field && strcmp(field, wrong[_i].field) == 0, "%s: %s", wrong[_i].field,
                  field ? field : "none");
    ck_assert_int_eq(gt_waterfall_new(&terms, &partner, 1, 0, &book), GT_ERANGE);
    ck_assert_ptr_null(book);
}
END_TEST

START_TEST(test_a_later_tier_wants_a_hurdle)
{
    struct gt_waterfall_terms terms = simple_terms(-1, .2, 0);
    terms.tiers[1] = (struct gt_carry_tier){-1, -1, .25, 0, GT_HURDLE_MEASURE_NET};
    terms.tier_count = 2;
    ck_assert_str_eq(gt_waterfall_check(&terms, &one_partner, 1), "rate");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("waterfall_check");
    TCase *tcase = tcase_create("waterfall_check");
    tcase_add_loop_test(tcase, test_refused, 0, ROWS(refused));
    tcase_add_test(tcase, test_nobody_pays_the_fee);
    tcase_add_loop_test(tcase, test_wrong_terms, 0, ROWS(wrong));
    tcase_add_test(tcase, test_a_later_tier_wants_a_hurdle);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
