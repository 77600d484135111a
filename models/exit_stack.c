/* exit_stack.c - money down the stack, and back up: what each gets of some proceeds, and which
 * proceeds leave a given amount to a layer, or a given value to a common share.
 *
 * With the state fixed all of it is continuous and piecewise linear, and the second is the inverse
 * of the first. The rest of the stack is G(x) = sum over what has shares of shares x (min(x, end) -
 * start)+; x is found by walking its knots, the starts and ends, upwards.
 */
#include "models/exit_int.h"

#include <assert.h>
#include <stdlib.h>

bool gt_exit_converts(const struct exit_line *line, struct exit_state state)
{
    return (line->choice == EXIT_BY_SHARE && line->place < state.others) ||
           (line->choice == EXIT_BY_WHOLE && line->place < state.safes);
}

/* Making the layers. */

static void add_member(struct gt_exit_diagram *exit, struct exit_layer *layer, size_t place)
{
    exit->members[exit->member_count++] = place;
    layer->count++;
}

static struct exit_layer *open_layer(struct gt_exit_diagram *exit, enum exit_layer_kind kind)
{
    struct exit_layer *layer = &exit->layers[exit->layer_count++];
    *layer = (struct exit_layer){.kind = kind, .first = exit->member_count};
    return layer;
}

static void add_charges(struct gt_exit_diagram *exit, enum exit_layer_kind kind, bool cost,
                        bool of_proceeds)
{
    struct exit_layer *layer = open_layer(exit, kind);
    for (size_t i = 0; i < exit->charge_count; i++) {
        const struct exit_charge *charge = &exit->charges[i];
        bool wanted = kind == EXIT_PARTS ? charge->in_parts && charge->of_proceeds == of_proceeds
                                         : !charge->in_parts && charge->cost == cost;
        if (wanted && charge->from < 0)
            add_member(exit, layer, exit->line_count + i);
    }
}

struct ranked {
    int rank;
    size_t place;
};

static int compare_ranked(const void *left, const void *right)
{
    const struct ranked *a = left, *b = right;
    if (a->rank != b->rank)
        return a->rank > b->rank ? -1 : 1;
    return a->place < b->place ? -1 : a->place > b->place;
}

/* Debts and notes, or stock and SAFEs: a layer a rank. */
static enum gt_status add_ranks(struct gt_exit_diagram *exit, bool debts)
{
    struct ranked *ranked = calloc(exit->line_count + 1, sizeof *ranked);
    size_t count = 0;
    if (!ranked)
        return GT_ENOMEM;
    for (size_t i = 0; i < exit->line_count; i++) {
        const struct exit_line *line = &exit->lines[i];
        bool debt = line->kind == GT_EXIT_DEBT || line->kind == GT_EXIT_NOTE;
        if (debt == debts && (mpq_sgn(line->due) > 0 || mpq_sgn(line->kept) > 0))
            ranked[count++] = (struct ranked){line->rank, i};
    }
    qsort(ranked, count, sizeof *ranked, compare_ranked);
    struct exit_layer *layer = NULL;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || ranked[i].rank != ranked[i - 1].rank)
            layer = open_layer(exit, EXIT_DUES);
        add_member(exit, layer, ranked[i].place);
    }
    free(ranked);
    return GT_OK;
}

static void add_bonuses(struct gt_exit_diagram *exit)
{
    struct exit_layer *layer = open_layer(exit, EXIT_BONUS);
    for (size_t i = 0; i < exit->line_count; i++)
        if (mpq_sgn(exit->lines[i].bonus) > 0)
            add_member(exit, layer, i);
}

static int compare_knots(const void *left, const void *right)
{
    const struct exit_knot *a = left, *b = right;
    int order = mpq_cmp(a->value, b->value);
    return order ? order : (a->line > b->line) - (a->line < b->line);
}

static struct exit_knot *add_knot(struct gt_exit_diagram *exit, size_t line, const mpq_t value)
{
    struct exit_knot *knot = &exit->knots[exit->knot_count++];
    mpq_init(knot->value);
    mpq_set(knot->value, value);
    knot->line = line;
    return knot;
}

enum gt_status gt_exit_layers_make(struct gt_exit_diagram *exit)
{
    exit->layers = calloc(exit->line_count + 6, sizeof *exit->layers);
    exit->members = calloc(2 * exit->count + 1, sizeof *exit->members);
    exit->knots = calloc(3 * exit->line_count + 1, sizeof *exit->knots);
    if (!exit->layers || !exit->members || !exit->knots)
        return GT_ENOMEM;
    add_charges(exit, EXIT_PARTS, true, true);
    add_charges(exit, EXIT_DUES, true, false);
    enum gt_status status = add_ranks(exit, true);
    add_charges(exit, EXIT_PARTS, false, false);
    add_charges(exit, EXIT_DUES, false, false);
    if (status == GT_OK)
        status = add_ranks(exit, false);
    add_bonuses(exit);
    for (size_t i = 0; i < exit->line_count; i++) {
        const struct exit_line *line = &exit->lines[i];
        if (mpq_sgn(line->start) > 0)
            add_knot(exit, i, line->start);
        if (line->has_end)
            add_knot(exit, i, line->end)->ends = true;
        if (mpq_sgn(line->converted_start) > 0)
            add_knot(exit, i, line->converted_start)->of_converted = true;
    }
    qsort(exit->knots, exit->knot_count, sizeof *exit->knots, compare_knots);
    return status;
}

/* Shares in the rest. */

void gt_exit_capitalization(const struct gt_exit_diagram *exit, struct exit_state state,
                            mpq_t shares)
{
    mpq_t others;
    mpq_init(others);
    mpq_set_ui(others, 1, 1);
    mpq_set_ui(shares, 0, 1);
    for (size_t i = 0; i < exit->line_count; i++) {
        const struct exit_line *line = &exit->lines[i];
        bool converts = gt_exit_converts(line, state);
        if (line->choice == EXIT_BY_WHOLE) {
            if (converts)
                mpq_sub(others, others, line->converted);
        } else if (converts) {
            mpq_add(shares, shares, line->converted);
        } else if (line->shares_always) {
            mpq_add(shares, shares, line->shares);
        }
    }
    assert(mpq_sgn(others) > 0);
    mpq_div(shares, shares, others);
    mpq_clear(others);
}

/* Its shares in the rest while they count. */
static void weigh(const struct exit_line *line, struct exit_state state, const mpq_t whole,
                  mpq_t weight)
{
    if (!gt_exit_converts(line, state))
        mpq_set(weight, line->shares);
    else if (line->choice == EXIT_BY_WHOLE)
        mpq_mul(weight, line->converted, whole);
    else
        mpq_set(weight, line->converted);
    if (!gt_exit_converts(line, state) && !line->shares_always)
        mpq_set_ui(weight, 0, 1);
}

/* What of a share's value counts for a line: (min(x, end) - start)+. */
static void share_of_value(const struct exit_line *line, bool converts, const mpq_t value,
                           mpq_t counted)
{
    bool full = !converts && line->has_end && mpq_cmp(value, line->end) > 0;
    mpq_sub(counted, full ? line->end : value, converts ? line->converted_start : line->start);
    if (mpq_sgn(counted) < 0)
        mpq_set_ui(counted, 0, 1);
}

/* pays += what the rest's members get at a value; sum their sum. pays may be NULL. */
static void share_out(const struct gt_exit_diagram *exit, struct exit_state state,
                      const mpq_t value, mpq_t *pays, mpq_t sum)
{
    mpq_t whole, weight, counted;
    mpq_inits(whole, weight, counted, NULL);
    gt_exit_capitalization(exit, state, whole);
    mpq_set_ui(sum, 0, 1);
    for (size_t i = 0; i < exit->line_count; i++) {
        const struct exit_line *line = &exit->lines[i];
        weigh(line, state, whole, weight);
        share_of_value(line, gt_exit_converts(line, state), value, counted);
        mpq_mul(weight, weight, counted);
        mpq_add(sum, sum, weight);
        if (pays)
            mpq_add(pays[i], pays[i], weight);
    }
    mpq_clears(whole, weight, counted, NULL);
}

/* The shares that count just above a value of 0. */
static void first_slope(const struct gt_exit_diagram *exit, struct exit_state state,
                        const mpq_t whole, mpq_t slope)
{
    mpq_t weight;
    mpq_init(weight);
    mpq_set_ui(slope, 0, 1);
    for (size_t i = 0; i < exit->line_count; i++) {
        const struct exit_line *line = &exit->lines[i];
        weigh(line, state, whole, weight);
        bool converts = gt_exit_converts(line, state);
        if (mpq_sgn(converts ? line->converted_start : line->start) == 0)
            mpq_add(slope, slope, weight);
    }
    mpq_clear(weight);
}

/* The value of a share at which the rest comes to `rest`. */
static void find_value(const struct gt_exit_diagram *exit, struct exit_state state,
                       const mpq_t rest, mpq_t value)
{
    mpq_t whole, slope, left, step;
    mpq_inits(whole, slope, left, step, NULL);
    gt_exit_capitalization(exit, state, whole);
    first_slope(exit, state, whole, slope);
    mpq_set(left, rest);
    mpq_set_ui(value, 0, 1);
    for (size_t i = 0; i < exit->knot_count; i++) {
        const struct exit_knot *knot = &exit->knots[i];
        const struct exit_line *line = &exit->lines[knot->line];
        if (gt_exit_converts(line, state) != knot->of_converted)
            continue;
        mpq_sub(step, knot->value, value);
        mpq_mul(step, step, slope);
        if (mpq_cmp(step, left) >= 0)
            break;
        mpq_sub(left, left, step);
        mpq_set(value, knot->value);
        if (knot->ends)
            mpq_sub(slope, slope, line->shares);
        else
            mpq_add(slope, slope, knot->of_converted ? line->converted : line->shares);
    }
    assert(mpq_sgn(slope) > 0 || mpq_sgn(left) == 0);
    if (mpq_sgn(slope) > 0) {
        mpq_div(step, left, slope);
        mpq_add(value, value, step);
    }
    mpq_clears(whole, slope, left, step, NULL);
}

/* Down. */

/* A charge's share of what reaches it: share x (min(reached, up_to) - above)+. */
static void part_of(const struct exit_charge *charge, const mpq_t reached, mpq_t part)
{
    bool full = charge->has_limit && mpq_cmp(reached, charge->up_to) > 0;
    mpq_sub(part, full ? charge->up_to : reached, charge->above);
    if (mpq_sgn(part) < 0)
        mpq_set_ui(part, 0, 1);
    mpq_mul(part, part, charge->share);
}

/* What a member of a layer is to get before the next layer; not of EXIT_PARTS. */
static void wanted_by(const struct gt_exit_diagram *exit, struct exit_state state,
                      const struct exit_layer *layer, size_t place, mpq_t wanted)
{
    const struct exit_line *line = &exit->lines[place];
    if (place >= exit->line_count)
        mpq_set(wanted, exit->charges[place - exit->line_count].amount);
    else if (layer->kind == EXIT_BONUS)
        mpq_set(wanted, line->bonus);
    else if (gt_exit_converts(line, state))
        mpq_set(wanted, line->kept);
    else
        mpq_add(wanted, line->due, line->kept);
}

static void wanted_by_all(const struct gt_exit_diagram *exit, struct exit_state state,
                          const struct exit_layer *layer, mpq_t sum)
{
    mpq_t wanted;
    mpq_init(wanted);
    mpq_set_ui(sum, 0, 1);
    for (size_t i = 0; i < layer->count; i++) {
        wanted_by(exit, state, layer, exit->members[layer->first + i], wanted);
        mpq_add(sum, sum, wanted);
    }
    mpq_clear(wanted);
}

/* All that the members want, or what there is in proportion. */
static void pour_dues(const struct gt_exit_diagram *exit, struct exit_state state,
                      const struct exit_layer *layer, mpq_t left, mpq_t *pays)
{
    mpq_t sum, factor, wanted;
    mpq_inits(sum, factor, wanted, NULL);
    wanted_by_all(exit, state, layer, sum);
    mpq_set_ui(factor, 1, 1);
    if (mpq_cmp(left, sum) < 0)
        mpq_div(factor, left, sum);
    for (size_t i = 0; i < layer->count; i++) {
        size_t place = exit->members[layer->first + i];
        wanted_by(exit, state, layer, place, wanted);
        mpq_mul(wanted, wanted, factor);
        mpq_add(pays[place], pays[place], wanted);
    }
    if (mpq_cmp(left, sum) < 0)
        mpq_set_ui(left, 0, 1);
    else
        mpq_sub(left, left, sum);
    mpq_clears(sum, factor, wanted, NULL);
}

static void pour_parts(const struct gt_exit_diagram *exit, const struct exit_layer *layer,
                       mpq_t left, mpq_t *pays)
{
    mpq_t reached, part;
    mpq_inits(reached, part, NULL);
    mpq_set(reached, left);
    for (size_t i = 0; i < layer->count; i++) {
        size_t place = exit->members[layer->first + i];
        part_of(&exit->charges[place - exit->line_count], reached, part);
        mpq_add(pays[place], pays[place], part);
        mpq_sub(left, left, part);
    }
    mpq_clears(reached, part, NULL);
}

void gt_exit_bear(const struct gt_exit_diagram *exit, mpq_t *pays)
{
    mpq_t all, part;
    mpq_inits(all, part, NULL);
    for (size_t i = 0; i < exit->line_count; i++) {
        mpq_set(all, pays[i]);
        for (size_t j = 0; j < exit->charge_count; j++) {
            const struct exit_charge *charge = &exit->charges[j];
            if (charge->from != (int)i)
                continue;
            part_of(charge, all, part);
            mpq_sub(pays[i], pays[i], part);
            mpq_set(pays[exit->line_count + j], part);
        }
    }
    mpq_clears(all, part, NULL);
}

void gt_exit_pour(const struct gt_exit_diagram *exit, struct exit_state state, const mpq_t proceeds,
                  mpq_t *pays, mpq_t value)
{
    mpq_t left, sum;
    mpq_inits(left, sum, NULL);
    mpq_set(left, proceeds);
    for (size_t i = 0; i < exit->count; i++)
        mpq_set_ui(pays[i], 0, 1);
    for (size_t i = 0; i < exit->layer_count; i++) {
        if (exit->layers[i].kind == EXIT_PARTS)
            pour_parts(exit, &exit->layers[i], left, pays);
        else
            pour_dues(exit, state, &exit->layers[i], left, pays);
    }
    find_value(exit, state, left, value);
    share_out(exit, state, value, pays, sum);
    mpq_clears(left, sum, NULL);
}

/* Up. */

/* What reaches a layer of shares when `left` leaves it: the largest knot that leaves no more, and
 * on from there. */
static void lift_parts(const struct gt_exit_diagram *exit, const struct exit_layer *layer,
                       mpq_t left)
{
    mpq_t at, after, part, best, best_after, rate;
    mpq_inits(at, after, part, best, best_after, rate, NULL);
    for (size_t i = 0; i < 2 * layer->count; i++) {
        const struct exit_charge *knot =
            &exit->charges[exit->members[layer->first + i / 2] - exit->line_count];
        if (i % 2 && !knot->has_limit)
            continue;
        mpq_set(at, i % 2 ? knot->up_to : knot->above);
        mpq_set(after, at);
        for (size_t j = 0; j < layer->count; j++) {
            part_of(&exit->charges[exit->members[layer->first + j] - exit->line_count], at, part);
            mpq_sub(after, after, part);
        }
        if (mpq_cmp(after, left) <= 0 && mpq_cmp(at, best) > 0) {
            mpq_set(best, at);
            mpq_set(best_after, after);
        }
    }
    mpq_set_ui(rate, 1, 1);
    for (size_t i = 0; i < layer->count; i++) {
        const struct exit_charge *charge =
            &exit->charges[exit->members[layer->first + i] - exit->line_count];
        if (mpq_cmp(charge->above, best) <= 0 &&
            (!charge->has_limit || mpq_cmp(charge->up_to, best) > 0))
            mpq_sub(rate, rate, charge->share);
    }
    mpq_sub(left, left, best_after);
    mpq_div(left, left, rate);
    mpq_add(left, left, best);
    mpq_clears(at, after, part, best, best_after, rate, NULL);
}

void gt_exit_lift(const struct gt_exit_diagram *exit, struct exit_state state, size_t layer,
                  const mpq_t left, mpq_t proceeds)
{
    mpq_t sum;
    mpq_init(sum);
    mpq_set(proceeds, left);
    for (size_t i = layer; i-- > 0;) {
        if (exit->layers[i].kind == EXIT_PARTS) {
            lift_parts(exit, &exit->layers[i], proceeds);
        } else {
            wanted_by_all(exit, state, &exit->layers[i], sum);
            mpq_add(proceeds, proceeds, sum);
        }
    }
    mpq_clear(sum);
}

void gt_exit_proceeds_of(const struct gt_exit_diagram *exit, struct exit_state state,
                         const mpq_t value, mpq_t proceeds)
{
    mpq_t rest;
    mpq_init(rest);
    share_out(exit, state, value, NULL, rest);
    gt_exit_lift(exit, state, exit->layer_count, rest, proceeds);
    mpq_clear(rest);
}
