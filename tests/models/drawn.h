/* drawn.h - two neighbouring companies drawn over many paths, for the tests of outcome models, and
 * the uniforms they are made of, one by one. */
#ifndef GENTOU_TESTS_DRAWN_H
#define GENTOU_TESTS_DRAWN_H

#include "gentou/outcome.h"
#include "gentou/random.h"

#include <check.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define PATHS 40000

/* What is drawn; who asks sets the first part. */
struct drawn {
    const char *model;
    double values[GT_OUTCOME_PARAMETERS_MAX];
    struct gt_dependence dependence;
    double skill[2];
    const struct gt_closed_deals *deals;
    uint64_t seed;
    uint32_t company; /* even */
    int entry[2], last;
    struct gt_factors factors; /* of all paths */
    double *room;
    struct gt_normaliser normaliser;
    double quarter[2][PATHS], multiple[2][PATHS], kind[2][PATHS];
    double round_quarter[2][GT_OUTCOME_ROUNDS_MAX][PATHS];
    double price[2][GT_OUTCOME_ROUNDS_MAX][PATHS], money[2][GT_OUTCOME_ROUNDS_MAX][PATHS];
};

static inline void drawn_reset(struct drawn *drawn, const char *name, uint64_t seed)
{
    const struct gt_outcome_model *model = gt_outcome_find(name);
    free(drawn->room);
    memset(drawn, 0, sizeof *drawn);
    drawn->model = name;
    for (int i = 0; i < model->parameter_count; i++)
        drawn->values[i] = model->parameters[i].default_value;
    drawn->seed = seed;
    drawn->company = 4;
    drawn->entry[0] = 3;
    drawn->entry[1] = 10;
    drawn->last = 1 << 20; /* far away, unless the test is about it */
}

static inline void drawn_set(struct drawn *drawn, const char *parameter, double value)
{
    int at = gt_outcome_parameter(gt_outcome_find(drawn->model), parameter);
    ck_assert_int_ge(at, 0);
    drawn->values[at] = value;
}

static inline void drawn_draw_part(struct drawn *drawn, size_t first, size_t paths)
{
    static double scratch[4 * PATHS];
    struct gt_outcome_rounds rounds[2];
    struct gt_outcome_block block = {
        .seed = drawn->seed,
        .first_path = first,
        .paths = paths,
        .company = drawn->company,
        .last_quarter = drawn->last,
        .sector_rho = drawn->dependence.sector_rho,
        .mixing = drawn->factors.mixing ? drawn->factors.mixing + first : NULL,
        .normaliser = &drawn->normaliser,
        .deals = drawn->deals,
        .scratch = scratch,
    };
    for (int k = 0; k < 2; k++) {
        int company = (int)drawn->company + k;
        const double *sector = gt_factors_sector(&drawn->dependence, &drawn->factors, company);
        block.entry_quarter[k] = drawn->entry[k];
        block.factor[k] =
            gt_factors_common(&drawn->dependence, &drawn->factors, drawn->entry[k]) + first;
        block.sector[k] = sector ? sector + first : NULL;
        block.skill[k] = drawn->skill[k];
        block.exit_quarter[k] = drawn->quarter[k] + first;
        block.multiple[k] = drawn->multiple[k] + first;
        block.kind[k] = drawn->kind[k] + first;
        rounds[k] = (struct gt_outcome_rounds){drawn->round_quarter[k][0], drawn->price[k][0],
                                               drawn->money[k][0]};
        block.rounds[k] = paths == PATHS ? &rounds[k] : NULL; /* their rows are PATHS long */
    }
    gt_outcome_find(drawn->model)->draw(drawn->values, &block);
}

static inline void drawn_draw(struct drawn *drawn)
{
    size_t room = gt_factors_room(&drawn->dependence, 16, PATHS);
    drawn->room = malloc(room * sizeof(double));
    ck_assert_ptr_nonnull(drawn->room);
    gt_factors_draw(&drawn->dependence, 16, drawn->seed, 0, PATHS, drawn->room, &drawn->factors);
    if (drawn->factors.mixing)
        gt_normaliser_make(drawn->dependence.degrees, &drawn->normaliser);
    drawn_draw_part(drawn, 0, PATHS);
}

/* Uniform 0 or 1 of an address, as random.h lays it down. */
static inline double uniform_at(uint64_t seed, uint64_t path, uint32_t company, uint32_t block,
                                int which)
{
    uint32_t counter[4] = {block, company, (uint32_t)path, (uint32_t)(path >> 32)};
    uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)}, out[4];
    gt_philox(counter, key, out);
    uint64_t word = (uint64_t)out[2 * which + 1] << 32 | out[2 * which];
    return ((double)(word >> 12) + 0.5) * 0x1p-52;
}

/* One half of Box-Muller. */
static inline double normal_of(double a, double b, int half)
{
    double angle = 6.283185307179586476925 * b;
    return sqrt(-2 * log(a)) * (half ? sin(angle) : cos(angle));
}

static inline void check_near(double found, double expected, double relative, const char *what)
{
    ck_assert_msg(fabs(found - expected) <= relative * fabs(expected), "%s: %.17g, plainly %.17g",
                  what, found, expected);
}

/* Whether a count of PATHS events of probability p is within 5 standard errors of what is expected:
 * a right count fails with probability 6e-7. */
static inline void check_share(double count, double paths, double p, const char *what)
{
    double error = count - paths * p, se = sqrt(paths * p * (1 - p));
    ck_assert_msg(fabs(error) <= 5 * se + 1e-9, "%s: %g of %g, expected %g +- %g", what, count,
                  paths, paths * p, se);
}

/* The same of a mean, with the standard error of the sample itself. */
static inline void check_mean(const double *sample, size_t n, double expected, const char *what)
{
    double sum = 0, squares = 0;
    for (size_t i = 0; i < n; i++)
        sum += sample[i];
    double mean = sum / (double)n;
    for (size_t i = 0; i < n; i++)
        squares += (sample[i] - mean) * (sample[i] - mean);
    double se = sqrt(squares) / (double)n;
    ck_assert_msg(fabs(mean - expected) <= 5 * se, "%s: %g +- %g, expected %g", what, mean, se,
                  expected);
}

#endif
