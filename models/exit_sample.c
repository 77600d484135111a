/* exit_sample.c - what is poured at one amount, where each claim then stands, and whole numbers. */
#include "models/exact_int.h"
#include "models/exit_int.h"

#include <stdlib.h>

static enum gt_exit_stage paid_stage(const mpq_t pay, const mpq_t first, const mpq_t all)
{
    if (mpq_sgn(pay) == 0)
        return GT_EXIT_NOTHING;
    return mpq_equal(pay, first) || mpq_equal(pay, all) ? GT_EXIT_FULL : GT_EXIT_PART;
}

static enum gt_exit_stage charge_stage(const struct exit_charge *charge, const mpq_t pay)
{
    if (!charge->in_parts)
        return paid_stage(pay, charge->amount, charge->amount);
    if (mpq_sgn(pay) == 0 || !charge->has_limit)
        return mpq_sgn(pay) ? GT_EXIT_PARTICIPATES : GT_EXIT_NOTHING;
    mpq_t all;
    mpq_init(all);
    mpq_sub(all, charge->up_to, charge->above);
    mpq_mul(all, all, charge->share);
    enum gt_exit_stage stage = mpq_equal(pay, all) ? GT_EXIT_FULL : GT_EXIT_PARTICIPATES;
    mpq_clear(all);
    return stage;
}

/* Of what has its claim: how much of it is paid, by the whole of due, kept and bonus. */
static enum gt_exit_stage due_stage(const struct exit_line *line, const mpq_t pay)
{
    mpq_t first, all;
    mpq_inits(first, all, NULL);
    mpq_add(first, line->due, line->kept);
    mpq_add(all, first, line->bonus);
    enum gt_exit_stage stage = paid_stage(pay, first, all);
    mpq_clears(first, all, NULL);
    return stage;
}

static enum gt_exit_stage share_stage(const struct exit_line *line, const mpq_t value)
{
    if (line->has_end && mpq_cmp(value, line->end) >= 0 && mpq_sgn(value) > 0)
        return GT_EXIT_CAPPED;
    if (line->kind == GT_EXIT_RIGHT)
        return GT_EXIT_EXERCISED;
    return mpq_sgn(line->due) > 0 ? GT_EXIT_PARTICIPATES : GT_EXIT_SHARES;
}

static enum gt_exit_stage stage_of(const struct exit_line *line, struct exit_state state,
                                   const mpq_t pay, const mpq_t value)
{
    if (gt_exit_converts(line, state))
        return mpq_sgn(value) > 0 ? GT_EXIT_CONVERTED : paid_stage(pay, line->kept, line->kept);
    if (line->shares_always && mpq_cmp(value, line->start) > 0)
        return share_stage(line, value);
    return due_stage(line, pay);
}

void gt_exit_sample(const struct gt_exit_diagram *exit, const mpq_t proceeds,
                    struct exit_sample *sample)
{
    struct exit_state state = gt_exit_span_of(exit, proceeds)->state;
    gt_exit_pour(exit, state, proceeds, sample->pays, sample->value);
    for (size_t i = 0; i < exit->line_count; i++)
        sample->stages[i] = stage_of(&exit->lines[i], state, sample->pays[i], sample->value);
    gt_exit_bear(exit, sample->pays);
    for (size_t i = exit->line_count; i < exit->count; i++)
        sample->stages[i] = charge_stage(&exit->charges[i - exit->line_count], sample->pays[i]);
}

bool gt_exit_sample_init(const struct gt_exit_diagram *exit, struct exit_sample *sample)
{
    *sample = (struct exit_sample){.count = exit->count};
    mpq_init(sample->value);
    sample->pays = calloc(exit->count + 1, sizeof *sample->pays);
    sample->stages = calloc(exit->count + 1, sizeof *sample->stages);
    for (size_t i = 0; i < exit->count && sample->pays; i++)
        mpq_init(sample->pays[i]);
    return sample->pays && sample->stages;
}

void gt_exit_sample_clear(struct exit_sample *sample)
{
    for (size_t i = 0; i < sample->count && sample->pays; i++)
        mpq_clear(sample->pays[i]);
    free(sample->pays);
    free(sample->stages);
    mpq_clear(sample->value);
}

int64_t gt_exit_nearest(const mpq_t number)
{
    int64_t nearest;
    return gt_exact_nearest(number, &nearest) ? nearest : GT_FIXED_UNKNOWN;
}

gt_price gt_exit_price_of(const struct gt_exit_diagram *exit, const mpq_t value)
{
    mpq_t price, units;
    mpq_inits(price, units, NULL);
    gt_exact_whole(price, INT64_C(10000000000)); /* GT_PRICE_DIGITS */
    gt_exact_whole(units, exit->per_one);
    mpq_div(price, price, units);
    mpq_mul(price, price, value);
    gt_price rounded = gt_exit_nearest(price);
    mpq_clears(price, units, NULL);
    return rounded;
}
