/* test_pme_laws.c - what holds for any fund: a plain second computation, the unit and the order of
 * the figures, an index that stands still, a fund that is the index.
 */
#include "gentou/pme.h"

#include "dice.h"
#include "near.h"
#include "plain_flows.h"
#include "run.h"

#include <gsl/gsl_errno.h>
#include <math.h>

#define FLOWS_MAX 24
#define INDEX_MAX 60

struct random_fund {
    struct plain_paid flows[FLOWS_MAX];
    struct plain_value values[2 * FLOWS_MAX];
    struct gt_index_value index[INDEX_MAX];
    struct plain_fund fund;
};

/* A fund that is paid first, and valued on every day of a flow and at the end; its index moves by
 * up to a tenth every 90 days. */
static void draw_fund(uint64_t *seed, struct random_fund *drawn)
{
    *drawn = (struct random_fund){0};
    struct plain_fund *fund = &drawn->fund;
    fund->flows = drawn->flows;
    fund->values = drawn->values;
    fund->report = GT_DAY_NONE;
    fund->a_year = 365;
    fund->flow_count = (size_t)dice_within(seed, 2, FLOWS_MAX);
    double level = 100;
    for (int i = 0; i < INDEX_MAX; i++) {
        drawn->index[i] = (struct gt_index_value){10000 + 90 * i, level};
        level *= 0.9 + 0.25 * dice_unit(seed);
    }
    gt_day day = 10000 + (gt_day)dice_within(seed, 0, 80);
    for (size_t i = 0; i < fund->flow_count; i++) {
        bool is_call = i == 0 || dice_within(seed, 0, 99) < 45;
        double amount = (double)dice_within(seed, 1, 9000000) / 100;
        drawn->flows[i] = (struct plain_paid){day, is_call ? -amount : amount};
        drawn->values[i] = (struct plain_value){day, (double)dice_within(seed, 1, 9000000) / 100};
        day += (gt_day)dice_within(seed, 1, 200);
    }
    drawn->values[fund->flow_count] = (struct plain_value){day, 12345.67};
    fund->value_count = fund->flow_count + 1;
}

static double level_on(const struct random_fund *drawn, gt_day day)
{
    double level = 0;
    for (int i = 0; i < INDEX_MAX; i++)
        if (drawn->index[i].day <= day)
            level = drawn->index[i].value;
    return level;
}

/* The second computation: positions bought and sold day by day, in units of the index. */
static void check_by_units(const struct random_fund *drawn, const struct gt_pme *pme)
{
    const struct plain_fund *fund = &drawn->fund;
    double last = level_on(drawn, pme->to), bought = 0, sold = 0, held = 0, modified = 0;
    double value = fund->values[fund->value_count - 1].amount;
    for (size_t i = 0; i < fund->flow_count; i++) {
        double level = level_on(drawn, fund->flows[i].day), amount = fund->flows[i].amount;
        if (amount < 0) {
            bought -= amount / level;
            modified -= amount / level;
        } else {
            sold += amount / level;
            modified *= fund->values[i].amount / (fund->values[i].amount + amount);
        }
        held = bought - sold;
    }
    check_near(pme->ks_pme, (sold + value / last) / bought, 1e-12 * pme->ks_pme, "KS-PME");
    check_near(pme->ln_value, held * last, 1e-11 * (bought + sold) * last, "LN value");
    check_near(pme->m_value, modified * last, 1e-12 * bought * last, "modified value");
    if (sold > 0)
        check_near(pme->lambda, (bought - value / last) / sold,
                   1e-12 * (bought + value / last) / sold, "lambda");
}

/* What the day's flow is in the method's eyes. */
typedef double seen(const struct random_fund *drawn, const struct gt_pme *pme, size_t i);

static double as_it_is(const struct random_fund *drawn, const struct gt_pme *pme, size_t i)
{
    (void)pme;
    return drawn->flows[i].amount;
}

static double scaled(const struct random_fund *drawn, const struct gt_pme *pme, size_t i)
{
    double amount = drawn->flows[i].amount;
    return amount > 0 ? pme->lambda * amount : amount;
}

static double grown(const struct random_fund *drawn, const struct gt_pme *pme, size_t i)
{
    const struct plain_paid *flow = &drawn->flows[i];
    return flow->amount * level_on(drawn, pme->to) / level_on(drawn, flow->day);
}

/* The rate makes the flows and a last value worth nothing. */
static int check_root(const struct random_fund *drawn, const struct gt_pme *pme, seen *flow,
                      double last, const struct gt_irr *irr)
{
    if (irr->status != GT_IRR_OK || fabs(log1p(irr->value)) > 3)
        return 0;
    double factor = pow(1 + irr->value, -(pme->to - pme->from) / 365.0);
    double worth = last * factor, gross = fabs(worth);
    for (size_t i = 0; i < drawn->fund.flow_count; i++) {
        double years = (drawn->flows[i].day - pme->from) / 365.0;
        double part = flow(drawn, pme, i) * pow(1 + irr->value, -years);
        worth += part;
        gross += fabs(part);
    }
    check_near(worth, 0, 1e-12 * gross * (1 + fabs(log(factor))), "worth of the flows");
    return 1;
}

START_TEST(test_second_computation)
{
    uint64_t seed = 1602;
    int rates = 0;
    for (int i = 0; i < 300; i++) {
        struct random_fund drawn;
        struct gt_pme pme;
        draw_fund(&seed, &drawn);
        ck_assert_int_eq(plain_pme(&drawn.fund, drawn.index, INDEX_MAX, &pme), GT_OK);
        check_by_units(&drawn, &pme);
        double value = drawn.values[drawn.fund.value_count - 1].amount;
        rates += check_root(&drawn, &pme, as_it_is, pme.ln_value, &pme.ln_pme.irr);
        rates += check_root(&drawn, &pme, grown, value, &pme.direct_alpha);
        if (pme.pme_plus.status == GT_PME_OK)
            rates += check_root(&drawn, &pme, scaled, value, &pme.pme_plus.irr);
    }
    ck_assert_int_gt(rates, 400);
}
END_TEST

/* Every ratio and rate, in one order. */
static void list_figures(const struct gt_pme *pme, double figures[8])
{
    const double all[8] = {pme->irr.value,       pme->tvpi,
                           pme->ks_pme,          pme->ln_pme.irr.value,
                           pme->lambda,          pme->pme_plus.irr.value,
                           pme->m_pme.irr.value, pme->direct_alpha.value};
    for (int i = 0; i < 8; i++)
        figures[i] = all[i];
}

/* The unit of the index, the unit of the flows, and their order are nobody's business. */
START_TEST(test_scales)
{
    uint64_t seed = 1929;
    for (int i = 0; i < 100; i++) {
        struct random_fund drawn, other;
        struct gt_pme pme, changed;
        double before[8], after[8];
        draw_fund(&seed, &drawn);
        ck_assert_int_eq(plain_pme(&drawn.fund, drawn.index, INDEX_MAX, &pme), GT_OK);
        other = drawn;
        other.fund.flows = other.flows;
        other.fund.values = other.values;
        for (size_t k = 0; k < drawn.fund.flow_count; k++) {
            other.flows[k] = drawn.flows[drawn.fund.flow_count - 1 - k];
            other.flows[k].amount *= 1024;
        }
        for (size_t k = 0; k < drawn.fund.value_count; k++)
            other.values[k].amount *= 1024;
        for (int k = 0; k < INDEX_MAX; k++)
            other.index[k].value *= 8;
        ck_assert_int_eq(plain_pme(&other.fund, other.index, INDEX_MAX, &changed), GT_OK);
        list_figures(&pme, before);
        list_figures(&changed, after);
        for (int k = 0; k < 8; k++)
            ck_assert(before[k] == after[k]);
        ck_assert_int_eq(pme.short_from, changed.short_from);
        ck_assert_int_eq(pme.ln_pme.irr.status, changed.ln_pme.irr.status);
        check_near(changed.ln_value, 1024 * pme.ln_value, 0, "1,024 times as much");
    }
}
END_TEST

/* An index that stands still: KS-PME is TVPI, direct alpha the fund's IRR. */
START_TEST(test_still_index)
{
    uint64_t seed = 1873;
    for (int i = 0; i < 100; i++) {
        struct random_fund drawn;
        struct gt_pme pme;
        draw_fund(&seed, &drawn);
        for (int k = 0; k < INDEX_MAX; k++)
            drawn.index[k].value = 2385;
        ck_assert_int_eq(plain_pme(&drawn.fund, drawn.index, INDEX_MAX, &pme), GT_OK);
        check_near(pme.ks_pme, pme.tvpi, 1e-14 * pme.tvpi, "TVPI");
        ck_assert_int_eq(pme.direct_alpha.status, pme.irr.status);
        ck_assert(pme.direct_alpha.value == pme.irr.value);
    }
}
END_TEST

/* A fund that is the index: every equivalent is the fund, PME 1, alpha 0. */
START_TEST(test_is_the_index)
{
    uint64_t seed = 1720;
    int rates = 0;
    for (int i = 0; i < 200; i++) {
        struct random_fund drawn;
        struct gt_pme pme;
        double units = 0;
        draw_fund(&seed, &drawn);
        for (size_t k = 0; k < drawn.fund.value_count; k++) {
            gt_day day = drawn.values[k].day;
            double level = level_on(&drawn, day), share = dice_unit(&seed);
            if (k < drawn.fund.flow_count) {
                if (drawn.flows[k].amount > 0)
                    drawn.flows[k].amount = share * units * level;
                units -= drawn.flows[k].amount / level;
            }
            drawn.values[k].amount = units * level;
        }
        ck_assert_int_eq(plain_pme(&drawn.fund, drawn.index, INDEX_MAX, &pme), GT_OK);
        check_near(pme.ks_pme, 1, 1e-13, "KS-PME");
        check_near(pme.direct_alpha.value, 0, 1e-11, "alpha");
        ck_assert_int_eq(pme.short_from, GT_DAY_NONE);
        if (pme.irr.status != GT_IRR_OK || gt_decimal_sign(pme.received) == 0)
            continue;
        rates++;
        check_near(pme.lambda, 1,
                   1e-10 * gt_decimal_to_double(pme.paid) / gt_decimal_to_double(pme.received),
                   "lambda");
        check_near(pme.ln_pme.irr.value, pme.irr.value, 1e-9, "LN-PME");
        check_near(pme.m_pme.irr.value, pme.irr.value, 1e-9, "modified PME");
    }
    ck_assert_int_gt(rates, 100);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("pme_laws");
    TCase *tcase = tcase_create("any fund");
    tcase_add_test(tcase, test_second_computation);
    tcase_add_test(tcase, test_scales);
    tcase_add_test(tcase, test_still_index);
    tcase_add_test(tcase, test_is_the_index);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
