/* exit.c - an exit solved, and its payouts in whole minor units.
 *
 * A payout's whole units are its own; what the fractions come to together goes out by them as
 * weights, which gives a unit each to the largest (earlier first on a tie). The weights are the
 * fractions to 32 bits, so two that differ by less are a tie.
 */
#include "models/exact_int.h"
#include "models/exit_int.h"

#include <assert.h>
#include <stdlib.h>

#define FRACTION_BITS 32

enum gt_status gt_exit_new(const struct gt_exit_plan *plan, struct gt_exit_diagram **exit,
                           struct gt_exit_failure *failure)
{
    assert(plan->per_one > 0);
    *failure = (struct gt_exit_failure){.fault = GT_EXIT_FINE};
    struct gt_exit_diagram *made = calloc(1, sizeof *made);
    if (!made)
        return GT_ENOMEM;
    enum gt_status status = gt_exit_lines_make(made, plan, failure);
    if (status == GT_OK)
        status = gt_exit_layers_make(made);
    if (status == GT_OK)
        status = gt_exit_spans_make(made, failure);
    if (status == GT_OK)
        status = gt_exit_breakpoints_make(made);
    if (status == GT_OK)
        *exit = made;
    else
        gt_exit_free(made);
    return status;
}

void gt_exit_free(struct gt_exit_diagram *exit)
{
    if (!exit)
        return;
    gt_exit_breakpoints_clear(exit);
    for (size_t i = 0; i < exit->span_count; i++)
        mpq_clears(exit->spans[i].from, exit->spans[i].unstable, NULL);
    for (size_t i = 0; i < exit->knot_count; i++)
        mpq_clear(exit->knots[i].value);
    free(exit->spans);
    free(exit->knots);
    free(exit->layers);
    free(exit->members);
    free(exit->choosers[EXIT_BY_SHARE]);
    free(exit->choosers[EXIT_BY_WHOLE]);
    gt_exit_lines_clear(exit);
    free(exit);
}

/* The whole units of a payout; its fraction as a weight. */
static gt_money split(const mpq_t pay, gt_money *weight)
{
    mpz_t whole, rest;
    mpz_inits(whole, rest, NULL);
    mpz_fdiv_qr(whole, rest, mpq_numref(pay), mpq_denref(pay));
    mpz_mul_2exp(rest, rest, FRACTION_BITS);
    mpz_fdiv_q(rest, rest, mpq_denref(pay));
    gt_money units = mpz_get_si(whole);
    *weight = mpz_get_si(rest);
    mpz_clears(whole, rest, NULL);
    return units;
}

static enum gt_status round_pays(const struct exit_sample *sample, gt_money amount,
                                 struct gt_exit_payout *payouts)
{
    gt_money *weights = calloc(sample->count + 1, sizeof *weights), left = amount;
    gt_money *units = calloc(sample->count + 1, sizeof *units);
    enum gt_status status = weights && units ? GT_OK : GT_ENOMEM;
    for (size_t i = 0; i < sample->count && status == GT_OK; i++) {
        payouts[i] = (struct gt_exit_payout){.stage = sample->stages[i]};
        payouts[i].amount = split(sample->pays[i], &weights[i]);
        left -= payouts[i].amount;
    }
    if (status == GT_OK && left > 0) {
        status = gt_money_allocate(left, weights, sample->count, units);
        assert(status == GT_OK); /* fractions that sum to a whole number above 0 */
        for (size_t i = 0; i < sample->count; i++)
            payouts[i].amount += units[i];
    }
    free(units);
    free(weights);
    return status;
}

/* What exercised rights pay. */
static enum gt_status add_strikes(const struct gt_exit_diagram *exit,
                                  struct gt_exit_payout *payouts)
{
    for (size_t i = 0; i < exit->line_count; i++) {
        if (payouts[i].stage == GT_EXIT_NOTHING)
            continue;
        payouts[i].exercise = gt_exit_nearest(exit->lines[i].strikes);
        if (payouts[i].exercise == GT_FIXED_UNKNOWN)
            return GT_EOVERFLOW;
    }
    return GT_OK;
}

enum gt_status gt_exit_at(const struct gt_exit_diagram *exit, gt_money amount,
                          struct gt_exit_payout *payouts, struct gt_exit_result *result)
{
    if (amount < 0)
        return GT_ERANGE;
    mpq_t proceeds;
    mpq_init(proceeds);
    gt_exact_whole(proceeds, amount);
    struct exit_sample sample;
    enum gt_status status = GT_ENOMEM;
    if (gt_exit_sample_init(exit, &sample)) {
        const struct exit_span *span = gt_exit_span_of(exit, proceeds);
        gt_exit_sample(exit, proceeds, &sample);
        result->per_share = gt_exit_price_of(exit, sample.value);
        result->stable = !span->has_unstable || mpq_cmp(proceeds, span->unstable) < 0;
        status = round_pays(&sample, amount, payouts);
        if (status == GT_OK)
            status = add_strikes(exit, payouts);
    }
    gt_exit_sample_clear(&sample);
    mpq_clear(proceeds);
    return status;
}
