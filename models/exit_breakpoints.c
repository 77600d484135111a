/* exit_breakpoints.c - the amounts at which somebody's part of each further yuan changes.
 *
 * Within a span all is piecewise linear; its corners are among: the start of the span, the proceeds
 * that just fill a layer, those at which a charge's share begins or ends, and those at which a
 * share's value reaches a knot of the rest. They are all reckoned, sorted, and those kept at which
 * some stage differs between the open intervals beside it. A stage is read in the middle of an
 * interval, where no tie is.
 */
#include "models/exact_int.h"
#include "models/exit_int.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* The corners of all spans, in a list that grows. */
struct corners {
    mpq_t *items;
    size_t count, capacity;
    bool failed;
};

static void add_corner(struct corners *corners, const mpq_t proceeds)
{
    if (corners->count == corners->capacity) {
        size_t capacity = 2 * corners->capacity + 64;
        mpq_t *items = realloc(corners->items, capacity * sizeof *items);
        if (!items) {
            corners->failed = true;
            return;
        }
        corners->items = items;
        corners->capacity = capacity;
    }
    mpq_init(corners->items[corners->count]);
    mpq_set(corners->items[corners->count++], proceeds);
}

static int compare_numbers(const void *left, const void *right)
{
    return mpq_cmp(*(const mpq_t *)left, *(const mpq_t *)right);
}

/* Adds proceeds where they lie in the span. */
static void add_within(const struct gt_exit_diagram *exit, size_t span, const mpq_t proceeds,
                       struct corners *corners)
{
    bool last = span + 1 == exit->span_count;
    if (mpq_cmp(proceeds, exit->spans[span].from) > 0 &&
        (last || mpq_cmp(proceeds, exit->spans[span + 1].from) < 0))
        add_corner(corners, proceeds);
}

static void add_layer_corners(const struct gt_exit_diagram *exit, size_t span, size_t place,
                              struct corners *corners)
{
    const struct exit_layer *layer = &exit->layers[place];
    struct exit_state state = exit->spans[span].state;
    mpq_t proceeds, zero;
    mpq_inits(proceeds, zero, NULL);
    gt_exit_lift(exit, state, place + 1, zero, proceeds);
    add_within(exit, span, proceeds, corners);
    for (size_t i = 0; i < layer->count && layer->kind == EXIT_PARTS; i++) {
        const struct exit_charge *charge =
            &exit->charges[exit->members[layer->first + i] - exit->line_count];
        gt_exit_lift(exit, state, place, charge->above, proceeds);
        add_within(exit, span, proceeds, corners);
        if (!charge->has_limit)
            continue;
        gt_exit_lift(exit, state, place, charge->up_to, proceeds);
        add_within(exit, span, proceeds, corners);
    }
    mpq_clears(proceeds, zero, NULL);
}

static void add_span_corners(const struct gt_exit_diagram *exit, size_t span,
                             struct corners *corners)
{
    mpq_t proceeds;
    mpq_init(proceeds);
    add_corner(corners, exit->spans[span].from);
    for (size_t i = 0; i < exit->layer_count; i++)
        add_layer_corners(exit, span, i, corners);
    for (size_t i = 0; i < exit->knot_count; i++) {
        const struct exit_knot *knot = &exit->knots[i];
        if (gt_exit_converts(&exit->lines[knot->line], exit->spans[span].state) !=
            knot->of_converted)
            continue;
        gt_exit_proceeds_of(exit, exit->spans[span].state, knot->value, proceeds);
        add_within(exit, span, proceeds, corners);
    }
    mpq_clear(proceeds);
}

/* Sorted, each once. */
static void tidy(struct corners *corners)
{
    size_t kept = 0;
    qsort(corners->items, corners->count, sizeof *corners->items, compare_numbers);
    for (size_t i = 0; i < corners->count; i++) {
        if (kept && mpq_equal(corners->items[i], corners->items[kept - 1]))
            continue;
        mpq_swap(corners->items[kept++], corners->items[i]);
    }
    for (size_t i = kept; i < corners->count; i++)
        mpq_clear(corners->items[i]);
    corners->count = kept;
}

static bool make_point(const struct gt_exit_diagram *exit, struct exit_point *point)
{
    point->before = calloc(exit->count + 1, sizeof *point->before);
    point->after = calloc(exit->count + 1, sizeof *point->after);
    point->part = calloc(exit->count + 1, sizeof *point->part);
    point->shown.before = point->before;
    point->shown.after = point->after;
    point->shown.part = point->part;
    return point->before && point->after && point->part;
}

static void clear_point(struct exit_point *point)
{
    free(point->before);
    free(point->after);
    free(point->part);
    free(point->exact);
    *point = (struct exit_point){0};
}

/* Where it lies. */
static bool write_point(const struct gt_exit_diagram *exit, const mpq_t proceeds, const mpq_t value,
                        struct exit_point *point)
{
    mpq_t units;
    mpq_init(units);
    gt_exact_whole(units, exit->per_one);
    mpq_div(units, proceeds, units);
    point->exact =
        malloc(mpz_sizeinbase(mpq_numref(units), 10) + mpz_sizeinbase(mpq_denref(units), 10) + 3);
    if (point->exact)
        mpq_get_str(point->exact, 10, units);
    point->shown.exact = point->exact;
    mpz_cdiv_q(mpq_numref(units), mpq_numref(proceeds), mpq_denref(proceeds));
    point->shown.amount =
        mpz_fits_slong_p(mpq_numref(units)) ? mpz_get_si(mpq_numref(units)) : GT_MONEY_UNKNOWN;
    point->shown.per_share = gt_exit_price_of(exit, value);
    mpq_clear(units);
    return point->exact != NULL;
}

/* The middle between two corners; behind the last one, somewhere. */
static void middle_of(const struct corners *corners, size_t i, mpq_t middle)
{
    if (i + 1 < corners->count) {
        mpq_add(middle, corners->items[i], corners->items[i + 1]);
        mpq_div_2exp(middle, middle, 1);
    } else {
        mpq_set_ui(middle, 1, 1);
        mpq_add(middle, middle, corners->items[i]);
    }
}

/* Parts of each further yuan: what is poured in the middle less what is at the corner. */
static void find_parts(const struct exit_sample *at, const struct exit_sample *behind,
                       const mpq_t corner, const mpq_t middle, double *part)
{
    mpq_t step, difference;
    mpq_inits(step, difference, NULL);
    mpq_sub(step, middle, corner);
    for (size_t i = 0; i < at->count; i++) {
        mpq_sub(difference, behind->pays[i], at->pays[i]);
        mpq_div(difference, difference, step);
        part[i] = mpq_get_d(difference);
    }
    mpq_clears(step, difference, NULL);
}

/* The point at a corner, if a stage changes there. */
static bool add_point(struct gt_exit_diagram *exit, const struct corners *corners, size_t corner,
                      struct exit_sample *at, struct exit_sample *behind)
{
    const struct exit_point *last = exit->point_count ? &exit->points[exit->point_count - 1] : NULL;
    struct exit_point *point = &exit->points[exit->point_count];
    size_t size = exit->count * sizeof *behind->stages;
    mpq_t middle;
    mpq_init(middle);
    middle_of(corners, corner, middle);
    gt_exit_sample(exit, middle, behind);
    bool fine = true;
    if (!last || memcmp(last->after, behind->stages, size) != 0) {
        gt_exit_sample(exit, corners->items[corner], at);
        exit->point_count++;
        fine =
            make_point(exit, point) && write_point(exit, corners->items[corner], at->value, point);
        if (fine) {
            if (last)
                memcpy(point->before, last->after, size);
            memcpy(point->after, behind->stages, size);
            find_parts(at, behind, corners->items[corner], middle, point->part);
        }
    }
    mpq_clear(middle);
    return fine;
}

static bool add_points(struct gt_exit_diagram *exit, const struct corners *corners)
{
    struct exit_sample at, behind;
    bool fine = gt_exit_sample_init(exit, &at);
    fine = gt_exit_sample_init(exit, &behind) && fine;
    for (size_t i = 0; i < corners->count && fine; i++)
        fine = add_point(exit, corners, i, &at, &behind);
    gt_exit_sample_clear(&at);
    gt_exit_sample_clear(&behind);
    return fine;
}

enum gt_status gt_exit_breakpoints_make(struct gt_exit_diagram *exit)
{
    struct corners corners = {0};
    for (size_t i = 0; i < exit->span_count; i++)
        add_span_corners(exit, i, &corners);
    tidy(&corners);
    exit->points = calloc(corners.count + 1, sizeof *exit->points);
    bool fine = !corners.failed && exit->points && add_points(exit, &corners);
    for (size_t i = 0; i < corners.count; i++)
        mpq_clear(corners.items[i]);
    free(corners.items);
    return fine ? GT_OK : GT_ENOMEM;
}

void gt_exit_breakpoints_clear(struct gt_exit_diagram *exit)
{
    for (size_t i = 0; i < exit->point_count; i++)
        clear_point(&exit->points[i]);
    free(exit->points);
}

size_t gt_exit_breakpoint_count(const struct gt_exit_diagram *exit)
{
    return exit->point_count;
}

const struct gt_exit_breakpoint *gt_exit_breakpoint(const struct gt_exit_diagram *exit,
                                                    size_t index)
{
    assert(index < exit->point_count);
    return &exit->points[index].shown;
}
