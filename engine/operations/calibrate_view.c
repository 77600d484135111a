/* calibrate_view.c - a calibration as its workbook shows it: curves and tails as points. */
#include "engine/operations/calibrate.h"

#include <math.h>

#define CURVE_POINTS 41
#define SIZE_POINTS  200 /* of many numbers, so many spread evenly over their order */

struct making {
    const struct gt_calibration *calibration;
    struct gt_board_calibration *view;
    struct gt_arena *arena;
    struct gt_error *error;
};

static int fill_parameters(struct making *making)
{
    struct gt_calibration_parameter found[GT_OUTCOME_PARAMETERS_MAX];
    size_t count = gt_calibration_parameters(making->calibration, found);
    struct gt_board_parameter *rows = gt_arena_alloc(making->arena, (count + 1) * sizeof *rows);
    if (!rows)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < count; i++) {
        const struct gt_parameter *of = found[i].of;
        rows[i] = (struct gt_board_parameter){
            .name = of->name,
            .meaning = of->meaning,
            .source = of->source,
            .told = _(gt_kind_label(&gt_told_words, (int)found[i].told)),
            .is_told = found[i].told == GT_TOLD_YES,
            .word = of->words ? of->words[(int)found[i].value] : NULL,
            .prior_word = of->words ? of->words[(int)of->default_value] : NULL,
            .value = found[i].value,
            .low = found[i].bounded ? found[i].is.low : (double)NAN,
            .high = found[i].bounded ? found[i].is.high : (double)NAN,
            .prior = of->default_value,
            .cases = (int64_t)found[i].cases};
    }
    making->view->parameters = rows;
    making->view->parameter_count = count;
    return 0;
}

static double law_at(const struct gt_calibration_stage *stage, enum gt_lifetime_law law,
                     double years)
{
    const struct gt_lifetime *fit = &stage->fits[law];
    return fit->told ? gt_lifetime_survival(law, fit->a.value, fit->b.value, years) : (double)NAN;
}

/* At even steps until the longest stay. */
static void fill_points(const struct gt_calibration_stage *stage,
                        struct gt_board_curve_point *points)
{
    size_t step = 0;
    double survival = 1, low = 1, high = 1;
    for (int i = 0; i < CURVE_POINTS; i++) {
        double years = stage->longest * i / (CURVE_POINTS - 1);
        for (; step < stage->step_count && stage->steps[step].time <= years; step++) {
            survival = stage->steps[step].survival;
            low = stage->steps[step].low;
            high = stage->steps[step].high;
        }
        points[i] = (struct gt_board_curve_point){years,
                                                  survival,
                                                  low,
                                                  high,
                                                  law_at(stage, GT_LIFETIME_EXPONENTIAL, years),
                                                  law_at(stage, GT_LIFETIME_LOGNORMAL, years),
                                                  law_at(stage, GT_LIFETIME_WEIBULL, years)};
    }
}

static int fill_curves(struct making *making)
{
    struct gt_board_curve *curves = gt_arena_alloc(making->arena, GT_CHAIN_STAGES * sizeof *curves);
    if (!curves)
        return gt_fail_memory(making->error);
    for (int s = 0; s < GT_CHAIN_STAGES; s++) {
        const struct gt_calibration_stage *stage = &making->calibration->stages[s];
        if (stage->told == GT_TOLD_FEW)
            continue;
        struct gt_board_curve_point *points =
            gt_arena_alloc(making->arena, CURVE_POINTS * sizeof *points);
        if (!points)
            return gt_fail_memory(making->error);
        fill_points(stage, points);
        curves[making->view->curve_count++] =
            (struct gt_board_curve){_(gt_kind_label(&gt_chain_stage_words, s)),
                                    stage->told == GT_TOLD_YES, points, CURVE_POINTS};
    }
    making->view->curves = curves;
    return 0;
}

static void fill_size(const struct gt_calibration_sizes *sizes, size_t place,
                      struct gt_board_size_point *point)
{
    const struct gt_tail *tail = sizes->tail_told == GT_TOLD_YES ? &sizes->tail : NULL;
    double x = sizes->sorted[place];
    bool beyond = sizes->tail.count && x >= sizes->tail.from;
    double at = gt_tail_survival(&sizes->body, tail, fmin(x, sizes->tail.from));
    *point = (struct gt_board_size_point){
        .value = x,
        .share = (double)(sizes->count - place) / (double)sizes->count,
        .body = tail && x > tail->from ? (double)NAN : gt_tail_survival(&sizes->body, NULL, x),
        .tail = beyond ? at * pow(x / sizes->tail.from, -sizes->tail.exponent.value) : (double)NAN};
}

static int add_sizes(struct making *making, const char *what,
                     const struct gt_calibration_sizes *sizes, struct gt_board_sizes *views)
{
    size_t count = sizes->count < SIZE_POINTS ? sizes->count : SIZE_POINTS;
    if (sizes->body_told != GT_TOLD_YES)
        return 0;
    struct gt_board_size_point *points = gt_arena_alloc(making->arena, count * sizeof *points);
    if (!points)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < count; i++) /* the first and the last among them */
        fill_size(sizes, i * (sizes->count - 1) / (count - 1), &points[i]);
    bool tail = sizes->tail.count > 0;
    views[making->view->size_count++] =
        (struct gt_board_sizes){.what = what,
                                .tail_told = sizes->tail_told == GT_TOLD_YES,
                                .median = exp(sizes->body.a.value),
                                .sigma = sizes->body.b.value,
                                .from = tail ? sizes->tail.from : (double)NAN,
                                .exponent = tail ? sizes->tail.exponent.value : (double)NAN,
                                .p = tail ? sizes->p : (double)NAN,
                                .cases = (int64_t)sizes->count,
                                .in_tail = (int64_t)sizes->tail.count,
                                .points = points,
                                .count = count};
    return 0;
}

int gt_calibration_view(const struct gt_calibration *calibration, struct gt_board_calibration *view,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct making making = {calibration, view, arena, error};
    struct gt_board_sizes *sizes = gt_arena_alloc(arena, 2 * sizeof *sizes);
    *view = (struct gt_board_calibration){.confidence = calibration->options.confidence,
                                          .least = (int64_t)calibration->options.least,
                                          .sizes = sizes};
    int code = sizes ? fill_parameters(&making) : gt_fail_memory(error);
    if (!code)
        code = fill_curves(&making);
    if (!code)
        code = add_sizes(&making, _("Value at an exit over the last round's"),
                         &calibration->multiples, sizes);
    if (!code)
        code = add_sizes(&making, _("Price of the next round over this one's"),
                         &calibration->growth, sizes);
    return code;
}
