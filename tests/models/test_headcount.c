/* test_headcount.c - caps on heads, with the rules they come from. */
#include "gentou/headcount.h"

#include "run.h"

#include <limits.h>
#include <string.h>

#define ROWS(t) ((int)(sizeof(t) / sizeof *(t)))
#define AS(w)   GT_VEHICLE_##w
#define DAY     20000 /* 2024-10-04 */

static const struct {
    const char *why;
    enum gt_vehicle vehicle;
    bool filed_venture;
    gt_day on;
    int current, adding;
    const char *rule;
    int cap, room, over;
} checks[] = {
    {"the fiftieth partner", AS(PARTNERSHIP), false, DAY, 49, 1, "QI-4", 50, 1, 0},
    {"the fifty-first", AS(PARTNERSHIP), false, DAY, 49, 2, "QI-4", 50, 1, 1},
    {"a company", AS(LIMITED_COMPANY), false, DAY, 30, 27, "QI-4", 50, 20, 7},
    {"joint stock, full", AS(JOINT_STOCK), false, DAY, 199, 1, "QI-4", 200, 1, 0},
    {"joint stock, over", AS(JOINT_STOCK), false, DAY, 200, 1, "QI-4", 200, 0, 1},
    {"by contract", AS(CONTRACT), false, DAY, 0, 200, "QI-4", 200, 200, 0},
    {"over before anybody joins", AS(PARTNERSHIP), false, DAY, 53, 0, "QI-4", 50, 0, 3},
    {"a filed enterprise: of equal caps the one read in the document", AS(LIMITED_COMPANY), true,
     DAY, 50, 1, "D39-1", 50, 0, 1},
    {"a filed partnership: the lower cap binds", AS(PARTNERSHIP), true, DAY, 50, 1, "QI-4", 50, 0,
     1},
    {"filed joint stock", AS(JOINT_STOCK), true, DAY, 0, 201, "D39-1", 200, 200, 1},
    {"a contract is no enterprise", AS(CONTRACT), true, DAY, 0, 1, "QI-4", 200, 200, 0},
    {"the day before order 39 is in force", AS(JOINT_STOCK), true, 13207, 0, 1, "QI-4", 200, 200,
     0},
    {"the day it is", AS(JOINT_STOCK), true, 13208, 0, 1, "D39-1", 200, 200, 0},
    {"the largest count", AS(JOINT_STOCK), false, DAY, INT_MAX - 5, 5, "QI-4", 200, 0,
     INT_MAX - 200},
};

START_TEST(test_check)
{
    struct gt_headcount got;
    ck_assert_int_eq(gt_headcount_check(checks[_i].vehicle, checks[_i].filed_venture, checks[_i].on,
                                        checks[_i].current, checks[_i].adding, &got),
                     GT_OK);
    ck_assert_msg(got.rule && strcmp(got.rule->citation.id, checks[_i].rule) == 0, "%s",
                  checks[_i].why);
    ck_assert_int_eq(got.rule->cap, checks[_i].cap);
    ck_assert_int_eq(got.total, checks[_i].current + checks[_i].adding);
    ck_assert_msg(got.room == checks[_i].room, "%s: room %d", checks[_i].why, got.room);
    ck_assert_msg(got.over == checks[_i].over, "%s: over %d", checks[_i].why, got.over);
}
END_TEST

START_TEST(test_refused)
{
    struct gt_headcount got = {.total = 4711};
    ck_assert_int_eq(gt_headcount_check(AS(PARTNERSHIP), false, DAY, -1, 1, &got), GT_ERANGE);
    ck_assert_int_eq(gt_headcount_check(AS(PARTNERSHIP), false, DAY, 1, -1, &got), GT_ERANGE);
    ck_assert_int_eq(gt_headcount_check((enum gt_vehicle)4, false, DAY, 1, 1, &got), GT_ERANGE);
    ck_assert_int_eq(gt_headcount_check(AS(PARTNERSHIP), false, DAY, INT_MAX, 1, &got),
                     GT_EOVERFLOW);
    ck_assert_int_eq(got.total, 4711);
}
END_TEST

/* Every row says where it stands: its days, and a document if it was read in one. */
START_TEST(test_citations)
{
    gt_day order_39;
    ck_assert_int_eq(gt_day_from_civil((struct gt_civil){2006, 3, 1}, &order_39), GT_OK);
    for (const struct gt_headcount_rule *rule = gt_headcount_rules; rule->citation.id; rule++) {
        const struct gt_citation *citation = &rule->citation;
        bool is_order_39 = strcmp(citation->id, "D39-1") == 0;
        ck_assert(is_order_39 || strcmp(citation->id, "QI-4") == 0);
        ck_assert_int_eq(rule->filed_venture, is_order_39);
        ck_assert_int_eq(citation->verified, is_order_39 ? GT_VERIFICATION_V1 : GT_VERIFICATION_V2);
        ck_assert_int_eq(citation->document != NULL, is_order_39);
        ck_assert_int_eq(citation->valid_from, is_order_39 ? order_39 : GT_DAY_NONE);
        ck_assert_int_eq(citation->valid_to, GT_DAY_LAST);
    }
    ck_assert_str_eq(gt_headcount_look_through.id, "QI-3");
    ck_assert_int_eq(gt_headcount_look_through.verified, GT_VERIFICATION_V1);
}
END_TEST

static const struct {
    const char *why;
    struct gt_holder holders[4]; /* pools, deemed, heads */
    size_t count;
    enum gt_status status;
    int least, unknown;
} counts[] = {
    {"nobody", {{0}}, 0, GT_OK, 0, 0},
    {"persons are one head each, whatever stands behind them",
     {{false, GT_DEEMED_NONE, 0}, {false, GT_DEEMED_NONE, 9}},
     2,
     GT_OK,
     2,
     0},
    {"a partnership is looked through",
     {{false, GT_DEEMED_NONE, 0}, {true, GT_DEEMED_NONE, 17}},
     2,
     GT_OK,
     18,
     0},
    {"of one nobody knows the heads", {{true, GT_DEEMED_NONE, 0}}, 1, GT_OK, 1, 1},
    {"types (1), (2) and (4) of article 13 are not looked through",
     {{true, GT_DEEMED_PENSION_OR_CHARITY, 99},
      {true, GT_DEEMED_FILED_PLAN, 0},
      {true, GT_DEEMED_BY_CSRC, 7}},
     3,
     GT_OK,
     3,
     0},
    {"type (3) is", {{true, GT_DEEMED_MANAGER_OR_STAFF, 6}}, 1, GT_OK, 6, 0},
    {"negative heads", {{true, GT_DEEMED_NONE, -1}}, 1, GT_ERANGE, 4711, 4712},
    {"too many",
     {{true, GT_DEEMED_NONE, INT_MAX}, {false, GT_DEEMED_NONE, 0}},
     2,
     GT_EOVERFLOW,
     4711,
     4712},
};

START_TEST(test_heads)
{
    struct gt_heads heads = {4711, 4712};
    ck_assert_msg(gt_headcount_heads(counts[_i].holders, counts[_i].count, &heads) ==
                      counts[_i].status,
                  "%s", counts[_i].why);
    ck_assert_msg(heads.least == counts[_i].least && heads.unknown == counts[_i].unknown,
                  "%s: %d, %d", counts[_i].why, heads.least, heads.unknown);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("headcount");
    TCase *tcase = tcase_create("caps");
    tcase_add_loop_test(tcase, test_check, 0, ROWS(checks));
    tcase_add_test(tcase, test_refused);
    tcase_add_test(tcase, test_citations);
    tcase_add_loop_test(tcase, test_heads, 0, ROWS(counts));
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
