/* exit_states.c - who converts at which proceeds.
 *
 * A state (s, o) is free of regret from the proceeds E(s, o) on at which the value reaches the
 * turns of the last SAFE and the last other in it: E is growing in the value, so below it one of
 * the two would rather have its claim. Of all states free of regret at an amount the largest holds:
 * so the spans are found by going through all E(s, o) in growing order and keeping the best so far.
 *
 * With no post-money SAFE and no carve-out in percent below a note, the stack at the turn of o + 1
 * pays the same whether it converts or not, so E(0, o) = the proceeds at which the value in state
 * (0, o - 1) is that turn; the states follow one another and nobody outside would join. Otherwise
 * somebody may want to, from `unstable` on; exactly one in each order can be the first to.
 */
#include "models/exit_int.h"

#include <stdlib.h>

static const struct exit_line *chooser(const struct gt_exit_diagram *exit, enum exit_choice choice,
                                       size_t place)
{
    return &exit->lines[exit->choosers[choice][place]];
}

/* The value per share from which on the last one of a choice that converts wants to. */
static void turn_of(const struct gt_exit_diagram *exit, struct exit_state state,
                    enum exit_choice choice, mpq_t value)
{
    size_t converting = choice == EXIT_BY_WHOLE ? state.safes : state.others;
    mpq_set_ui(value, 0, 1);
    if (converting == 0)
        return;
    mpq_set(value, chooser(exit, choice, converting - 1)->turn);
    if (choice == EXIT_BY_WHOLE) {
        mpq_t whole;
        mpq_init(whole);
        gt_exit_capitalization(exit, state, whole);
        mpq_div(value, value, whole);
        mpq_clear(whole);
    }
}

/* The proceeds from which on the last one of a choice does not regret. */
static void content_from(const struct gt_exit_diagram *exit, struct exit_state state,
                         enum exit_choice choice, mpq_t proceeds)
{
    mpq_t value;
    mpq_init(value);
    turn_of(exit, state, choice, value);
    gt_exit_proceeds_of(exit, state, value, proceeds);
    mpq_clear(value);
}

/* The proceeds from which on nobody does; 0 for the state in which nobody converts. */
static void free_from(const struct gt_exit_diagram *exit, struct exit_state state, mpq_t proceeds)
{
    mpq_t other;
    mpq_init(other);
    mpq_set_ui(proceeds, 0, 1);
    if (state.others)
        content_from(exit, state, EXIT_BY_SHARE, proceeds);
    if (state.safes) {
        content_from(exit, state, EXIT_BY_WHOLE, other);
        if (mpq_cmp(other, proceeds) > 0)
            mpq_set(proceeds, other);
    }
    mpq_clear(other);
}

/* A state in which post-money SAFEs are a part of no shares is none. */
static bool is_possible(const struct gt_exit_diagram *exit, struct exit_state state)
{
    mpq_t whole;
    mpq_init(whole);
    gt_exit_capitalization(exit, state, whole);
    bool possible = state.safes == 0 || mpq_sgn(whole) > 0;
    mpq_clear(whole);
    return possible;
}

/* From where on the next SAFE, or the next other, would rather convert. */
static void find_unstable(const struct gt_exit_diagram *exit, struct exit_span *span)
{
    static const enum exit_choice choices[] = {EXIT_BY_WHOLE, EXIT_BY_SHARE};
    mpq_t proceeds;
    mpq_init(proceeds);
    for (int i = 0; i < 2; i++) {
        struct exit_state next = span->state;
        size_t *converting = choices[i] == EXIT_BY_WHOLE ? &next.safes : &next.others;
        if (*converting == exit->chooser_count[choices[i]])
            continue;
        ++*converting;
        if (!is_possible(exit, next))
            continue;
        content_from(exit, next, choices[i], proceeds);
        if (!span->has_unstable || mpq_cmp(proceeds, span->unstable) < 0)
            mpq_set(span->unstable, proceeds);
        span->has_unstable = true;
    }
    mpq_clear(proceeds);
}

static bool is_larger(struct exit_state a, struct exit_state b)
{
    size_t first = a.safes + a.others, second = b.safes + b.others;
    return first != second ? first > second : a.safes > b.safes;
}

static int compare_spans(const void *left, const void *right)
{
    const struct exit_span *a = left, *b = right;
    int order = mpq_cmp(a->from, b->from);
    if (order)
        return order;
    return is_larger(b->state, a->state) - is_larger(a->state, b->state);
}

/* Sorts all states (of one amount the largest first), and drops those that are never the largest.
 */
static void keep_largest(struct gt_exit_diagram *exit)
{
    size_t kept = 0, count = exit->span_count;
    qsort(exit->spans, count, sizeof *exit->spans, compare_spans);
    for (size_t i = 0; i < count; i++) {
        struct exit_span *span = &exit->spans[i], *last = kept ? &exit->spans[kept - 1] : NULL;
        if (last && !is_larger(span->state, last->state))
            continue;
        mpq_swap(exit->spans[kept].from, span->from);
        exit->spans[kept++].state = span->state;
    }
    for (size_t i = kept; i < count; i++)
        mpq_clears(exit->spans[i].from, exit->spans[i].unstable, NULL);
    exit->span_count = kept;
}

/* The lines of a choice by their turn; on a tie as they stand. */
static enum gt_status line_up(struct gt_exit_diagram *exit, enum exit_choice choice)
{
    size_t *sorted = calloc(exit->line_count + 1, sizeof *sorted), count = 0;
    if (!sorted)
        return GT_ENOMEM;
    for (size_t i = 0; i < exit->line_count; i++) {
        size_t at = count;
        if (exit->lines[i].choice != choice)
            continue;
        for (; at > 0 && mpq_cmp(exit->lines[sorted[at - 1]].turn, exit->lines[i].turn) > 0; at--)
            sorted[at] = sorted[at - 1];
        sorted[at] = i;
        count++;
    }
    for (size_t i = 0; i < count; i++)
        exit->lines[sorted[i]].place = i;
    exit->choosers[choice] = sorted;
    exit->chooser_count[choice] = count;
    return GT_OK;
}

/* Whether the SAFEs leave others some of the company, and whether somebody takes the rest. */
static enum gt_status check(const struct gt_exit_diagram *exit, struct gt_exit_failure *failure)
{
    mpq_t parts, shares;
    mpq_inits(parts, shares, NULL);
    for (size_t i = 0; i < exit->line_count; i++) {
        const struct exit_line *line = &exit->lines[i];
        mpq_add(line->choice == EXIT_BY_WHOLE ? parts : shares,
                line->choice == EXIT_BY_WHOLE ? parts : shares, line->converted);
        if (line->shares_always)
            mpq_add(shares, shares, line->shares);
    }
    if (mpq_sgn(shares) == 0)
        *failure = (struct gt_exit_failure){.fault = GT_EXIT_NO_OWNER};
    else if (mpq_cmp_ui(parts, 1, 1) >= 0)
        *failure = (struct gt_exit_failure){.fault = GT_EXIT_SAFES_WHOLE};
    mpq_clears(parts, shares, NULL);
    return failure->fault == GT_EXIT_FINE ? GT_OK : GT_ERANGE;
}

enum gt_status gt_exit_spans_make(struct gt_exit_diagram *exit, struct gt_exit_failure *failure)
{
    enum gt_status status = line_up(exit, EXIT_BY_SHARE);
    if (status == GT_OK)
        status = line_up(exit, EXIT_BY_WHOLE);
    if (status == GT_OK)
        status = check(exit, failure);
    if (status != GT_OK)
        return status;
    size_t safes = exit->chooser_count[EXIT_BY_WHOLE], others = exit->chooser_count[EXIT_BY_SHARE];
    exit->spans = calloc((safes + 1) * (others + 1), sizeof *exit->spans);
    if (!exit->spans)
        return GT_ENOMEM;
    for (struct exit_state state = {0, 0}; state.safes <= safes; state.safes++)
        for (state.others = 0; state.others <= others; state.others++) {
            struct exit_span *span = &exit->spans[exit->span_count];
            if (!is_possible(exit, state))
                continue;
            mpq_inits(span->from, span->unstable, NULL);
            span->state = state;
            free_from(exit, state, span->from);
            exit->span_count++;
        }
    keep_largest(exit);
    for (size_t i = 0; i < exit->span_count; i++)
        find_unstable(exit, &exit->spans[i]);
    return GT_OK;
}

const struct exit_span *gt_exit_span_of(const struct gt_exit_diagram *exit, const mpq_t proceeds)
{
    size_t low = 0, high = exit->span_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (mpq_cmp(exit->spans[middle].from, proceeds) <= 0)
            low = middle;
        else
            high = middle;
    }
    return &exit->spans[low];
}
