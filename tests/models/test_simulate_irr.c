/* test_simulate_irr.c - the rates of a block of paths, found many at once, against the careful
 * solver one path after the other. The headers under test are private to models/.
 *
 * Flows are drawn to be awkward: large receipts early, payments late, so that sums change sign
 * often and a path may have no rate or several.
 */
#include "models/simulate_int.h"

#include "dice.h"
#include "run.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#define QUARTERS 48

static const struct shape {
    int quarters, paid_quarters;
    size_t paths;
    double often, share; /* of quarters with a receipt; of paths that have one large, early */
    bool each, grouped;
    int several; /* paths that may have several rates: the draws bring at least so many */
    const char *why;
} shapes[] = {
    {48, 16, 256, 0.5, 0.3, false, false, 500, "the reference programme's quarters"},
    {48, 16, 256, 0.5, 0.3, false, true, 500, "the same, laid by groups"},
    {48, 16, 33, 0.2, 0.5, false, false, 70, "a path more than a group"},
    {13, 12, 256, 0.3, 0.8, false, true, 500, "nobody pays in the last quarter alone"},
    {40, 40, 256, 0.4, 0.3, true, false, 500, "payments of each path, to the end"},
    {24, 9, 1, 0.3, 0.5, true, false, 1, "one path"},
    {2, 1, 256, 0.9, 0, false, false, 0, "two quarters: one rate or none"},
};

struct money {
    double receipts[QUARTERS][GT_BLOCK_PATHS], each_paid[QUARTERS][GT_BLOCK_PATHS];
    double paid[QUARTERS];
    double laid[QUARTERS * GT_BLOCK_PATHS]; /* receipts by group */
};

static void draw(const struct shape *shape, uint64_t *state, struct money *money)
{
    memset(money, 0, sizeof *money);
    for (int q = 0; q < shape->paid_quarters; q++)
        money->paid[q] = dice_unit(state) < 0.7 ? 0.5 + dice_unit(state) : 0;
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
        for (int q = 0; q < shape->paid_quarters; q++)
            money->each_paid[q][i] = dice_unit(state) < 0.6 ? 3 * dice_unit(state) : 0;
        for (int q = 1; q < shape->quarters; q++)
            money->receipts[q][i] = dice_unit(state) < shape->often ? 2 * dice_unit(state) : 0;
        if (dice_unit(state) < shape->share)
            money->receipts[dice_within(state, 1, 1 + shape->paid_quarters / 2)][i] +=
                shape->paid_quarters * 1.5 * dice_unit(state);
    }
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
        for (int q = 0; q < shape->quarters; q++)
            money->laid[(i / GT_GROUP * (size_t)shape->quarters + (size_t)q) * GT_GROUP +
                        i % GT_GROUP] = money->receipts[q][i];
}

/* Whether the running sum of net flows changes sign more than once: then there may be several. */
static bool may_be_several(const double *amounts, size_t count)
{
    double sum = 0, last = 0;
    int changes = 0;
    for (size_t i = 0; i < count; i++) {
        sum += amounts[i];
        changes += sum * last < 0;
        last = sum != 0 ? sum : last;
    }
    return changes > 1;
}

/* Returns may_be_several. */
static bool check_path(const struct shape *shape, const struct money *money, size_t path,
                       double irr)
{
    double years[QUARTERS], amounts[QUARTERS];
    size_t n = 0;
    for (int q = 0; q < shape->quarters; q++) {
        double paid = shape->each ? money->each_paid[q][path] : money->paid[q];
        double net = money->receipts[q][path] - paid;
        years[n] = 0.25 * q;
        amounts[n] = net;
        n += net != 0;
    }
    double careful = gt_irr_figure(years, amounts, n);
    bool same = isnan(careful) ? isnan(irr) : fabs(irr - careful) <= 1e-8 * (1 + fabs(careful));
    ck_assert_msg(same, "%s, path %zu: %.17g, carefully %.17g", shape->why, path, irr, careful);
    return may_be_several(amounts, n);
}

START_TEST(test_against_careful)
{
    static struct money money;
    const struct shape *shape = &shapes[_i];
    uint64_t state = 2385 + (uint64_t)_i;
    int several = 0;
    for (int round = 0; round < 16; round++) {
        double irr[GT_BLOCK_PATHS];
        draw(shape, &state, &money);
        struct gt_flows flows = {
            .quarters = shape->quarters,
            .paths = shape->paths,
            .receipts = shape->grouped ? money.laid : money.receipts[0],
            .paid = shape->each ? NULL : money.paid,
            .each_paid = shape->each ? money.each_paid[0] : NULL,
            .paid_quarters = shape->paid_quarters,
            .row = shape->grouped ? GT_GROUP : 0,
            .group = shape->grouped ? (size_t)shape->quarters * GT_GROUP : 0,
        };
        gt_flows_irr(&flows, irr);
        for (size_t i = 0; i < shape->paths; i++)
            several += check_path(shape, &money, i, irr[i]);
    }
    ck_assert_msg(several >= shape->several, "%s: %d", shape->why, several);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("simulate_irr");
    TCase *tcase = tcase_create("irr");
    tcase_set_timeout(tcase, 120);
    tcase_add_loop_test(tcase, test_against_careful, 0, sizeof shapes / sizeof *shapes);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
