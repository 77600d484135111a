/* test_tally.c - tallies against sorting and plain sums; in any parts, any order, and with every
 * instruction set, the same bytes. The headers under test are private to models/. */
#include "models/run_int.h"

#include "columns.h"
#include "run.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_sort.h>
#include <gsl/gsl_statistics.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define WITHIN (1.0 / 1024) /* of a quantile's value, as gentou/simulate.h promises */

/* Sums. */

/* Terms that cancel to what plain addition loses. */
static const struct {
    double terms[6], sum;
    const char *why;
} sums[] = {
    {{1e300, 2.385, -1e300, 0, 0, 0}, 2.385, "what the large ones hide"},
    {{0x1p-1074, 0x1p1000, -0x1p1000, 0x1p-1074, 0, 0}, 0x1p-1073, "the smallest numbers"},
    {{-0.1, -0.2, -0.3, 0, 0, 0}, -0.6, "below zero; 0.1 + 0.2 + 0.3 in doubles is above 0.6"},
    {{1e16, 1, 1, 1, 1, -1e16}, 4, "ones beside 10^16, which has no odd neighbours"},
    {{-0.0, 0, -0.0, 0, 0, 0}, 0, "zeros"},
};

START_TEST(test_total)
{
    struct gt_total total = {{0}}, parts[2] = {{{0}}, {{0}}};
    for (int i = 0; i < 6; i++)
        gt_total_add(&total, sums[_i].terms[i]);
    double got = gt_total_value(&total);
    ck_assert_msg(fabs(got - sums[_i].sum) <= 0x1p-52 * fabs(sums[_i].sum), "%s: %.17g",
                  sums[_i].why, got);
    for (int i = 5; i >= 0; i--)
        gt_total_add(&parts[i % 2], sums[_i].terms[i]);
    gt_total_merge(&parts[1], &parts[0]);
    ck_assert(gt_total_value(&parts[1]) == got);
}
END_TEST

/* A million of random signs and sizes against long double, which has 11 more bits. */
START_TEST(test_total_of_many)
{
    uint64_t seed = 5;
    struct gt_total total = {{0}};
    long double sum = 0, size = 0;
    for (int i = 0; i < 1000000; i++) {
        double x = exp(20 * dice_unit(&seed) - 10) * (dice(&seed) % 2 ? 1 : -1);
        gt_total_add(&total, x);
        sum += x;
        size += fabs(x);
    }
    ck_assert(fabsl(sum - (long double)gt_total_value(&total)) <= 1e6L * 0x1p-64L * size);
}
END_TEST

/* Columns. */

#define COUNT  60000
#define SHAPES (sizeof shapes / sizeof *shapes)

static double narrow(uint64_t *seed)
{
    return 1e6 + dice_unit(seed);
}

static double holed(uint64_t *seed)
{
    double x = log(dice_unit(seed));
    return dice(seed) % 7 == 3 ? (dice(seed) % 2 ? NAN : -NAN) : x;
}

static double nothing(uint64_t *seed)
{
    (void)seed;
    return NAN;
}

static double (*const shapes[])(uint64_t *seed) = {
    column_wild, column_tied, narrow, column_constant, column_zeros, holed, nothing};
static const int64_t counts[] = {1, 2, 100, 255, 256, 257, COUNT};
#define COUNTS (sizeof counts / sizeof *counts)

static double values[COUNT + GT_BLOCK_PATHS], sorted[COUNT];

/* A run of one column, without paths of its own. */
static struct gt_run bare_run(const struct gt_kernel *kernel, const struct gt_programme *programme,
                              const struct gt_column *column, double centre)
{
    struct gt_run run = {.programme = *programme, .kernel = kernel, .column_count = 1};
    run.columns = column;
    run.centres[0] = centre;
    return run;
}

static void tally_values(struct gt_tally *tally, int64_t count)
{
    double block[GT_BLOCK_PATHS];
    for (int64_t done = 0; done < count; done += GT_BLOCK_PATHS) {
        int64_t left = count - done;
        memcpy(block, values + done, sizeof block);
        tally->run->kernel->tally_add(tally, block,
                                      (size_t)(left < GT_BLOCK_PATHS ? left : GT_BLOCK_PATHS));
    }
    tally->run->kernel->tally_count(tally);
}

/* The mean of the lowest p, and its standard error, from sorted numbers. */
static double tail_by_sorting(size_t n, double p, double *se)
{
    double want = p * (double)n, sum = 0, bound = sorted[(size_t)want], u = 0, u2 = 0;
    size_t whole = (size_t)want;
    for (size_t i = 0; i < n; i++) {
        double below = fmax(0, bound - sorted[i]);
        sum += i < whole ? sorted[i] : i == whole ? (want - (double)whole) * sorted[i] : 0;
        u += below;
        u2 += below * below;
    }
    double m = u / (double)n;
    *se = sqrt((u2 / (double)n - m * m) / (double)n) / p;
    return sum / want;
}

static void check_summary(const struct gt_summary *s, size_t n, double below, const char *what)
{
    static const int levels[] = GT_QUANTILE_LEVELS, tails[] = GT_TAIL_LEVELS;
    double mean = gsl_stats_mean(sorted, 1, n), sd = n > 1 ? gsl_stats_sd(sorted, 1, n) : 0;
    double size = fmax(fabs(sorted[0]), fabs(sorted[n - 1]));
    ck_assert_msg(fabs(s->mean - mean) <= 1e-12 * size, "%s: mean %g, %g", what, s->mean, mean);
    ck_assert_msg(fabs(s->sd - sd) <= 1e-9 * sd + 1e-15 * size, "%s: sd %g, %g", what, s->sd, sd);
    ck_assert(fabs(s->se - s->sd / sqrt((double)n)) <= 1e-15 * s->se);
    ck_assert(fabs(s->below - below / (double)n) < 1e-15);
    for (int i = 0; i < GT_QUANTILE_COUNT; i++) {
        double want = quantile_by_sorting(sorted, n, levels[i]);
        size_t at = (size_t)((double)(n - 1) * levels[i] / 100.0);
        double near = fmax(fabs(sorted[at]), fabs(sorted[at + 1 < n ? at + 1 : at]));
        ck_assert_msg(fabs(s->quantiles[i] - want) <= WITHIN * near, "%s, %zu, %d %%: %.9g, %.9g",
                      what, n, levels[i], s->quantiles[i], want);
        ck_assert(!signbit(s->quantiles[i]) || s->quantiles[i] != 0);
        ck_assert(s->quantile_ses[i] >= 0 && (i == 0 || s->quantiles[i - 1] <= s->quantiles[i]));
    }
    for (int i = 0; i < GT_TAIL_COUNT && n >= 100; i++) {
        double se, want = tail_by_sorting(n, tails[i] / 100.0, &se);
        ck_assert_msg(fabs(s->tails[i] - want) <= 4 * WITHIN * fmax(fabs(want), fabs(sorted[0])),
                      "%s, %zu: lowest %d %%: %g, %g", what, n, tails[i], s->tails[i], want);
        ck_assert_msg(fabs(s->tail_ses[i] - se) <= 0.02 * se + 4 * WITHIN * fabs(want),
                      "%s: %g, %g", what, s->tail_ses[i], se);
    }
}

START_TEST(test_columns)
{
    static const char *const names[] = {"wild",  "tied",  "narrow", "constant",
                                        "zeros", "holed", "nothing"};
    size_t shape = (size_t)_i % SHAPES, n = 0;
    int64_t count = counts[(size_t)_i / SHAPES];
    uint64_t seed = (uint64_t)_i + 1;
    double below = 0;
    struct gt_programme programme = gt_programme_presets[0].programme;
    struct gt_column column = {.limit = -0.7};
    struct gt_summary summary;
    struct gt_tally *tally = NULL;
    for (int64_t i = 0; i < count; i++) {
        values[i] = shapes[shape](&seed);
        if (isnan(values[i]))
            continue;
        below += values[i] < column.limit;
        sorted[n++] = values[i];
    }
    struct gt_run run = bare_run(gt_kernel_find(NULL), &programme, &column, n > 0 ? sorted[0] : 0);
    gsl_sort(sorted, 1, n);
    ck_assert_int_eq(gt_tally_new(&run, &tally), GT_OK);
    tally_values(tally, count);
    gt_tally_summary(tally, 0, &summary);
    ck_assert_int_eq(summary.count, (int64_t)n);
    ck_assert_int_eq(summary.undefined, count - (int64_t)n);
    if (n > 0)
        check_summary(&summary, n, below, names[shape]);
    else
        ck_assert(summary.mean == 0 && summary.quantiles[4] == 0 && summary.tails[0] == 0);
    gt_tally_free(tally);
}
END_TEST

/* Of normals the median's standard error is sqrt(pi / 2n) and that of a quantile sqrt(p q / n) / f;
 * with 60,000 the estimate is within 15 % (its own error: some 1 / (2 sqrt(n p)), 4 % at 1 %). */
START_TEST(test_quantile_errors)
{
    static const struct {
        int place;
        double p, density;
    } known[] = {{0, 0.01, 0.02665214}, {4, 0.5, 0.3989423}, {7, 0.95, 0.1031356}};
    uint64_t seed = 77;
    struct gt_programme programme = gt_programme_presets[0].programme;
    struct gt_column column = {.limit = NAN};
    struct gt_run run = bare_run(gt_kernel_find(NULL), &programme, &column, 0);
    struct gt_summary summary;
    struct gt_tally *tally = NULL;
    for (size_t i = 0; i < COUNT; i++)
        values[i] = sqrt(-2 * log(dice_unit(&seed))) * cos(6.283185307179586 * dice_unit(&seed));
    ck_assert_int_eq(gt_tally_new(&run, &tally), GT_OK);
    tally_values(tally, COUNT);
    gt_tally_summary(tally, 0, &summary);
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        double p = known[i].p, want = sqrt(p * (1 - p) / COUNT) / known[i].density;
        double got = summary.quantile_ses[known[i].place];
        ck_assert_msg(fabs(got / want - 1) < 0.15, "%g: %g, %g", p, got, want);
    }
    /* The lowest 5 % of normals: -f(q)/p = -2.062713. */
    ck_assert(fabs(summary.tails[1] + 2.062713) < 4 * summary.tail_ses[1]);
    ck_assert(summary.below == 0 && summary.below_se == 0);
    gt_tally_free(tally);
}
END_TEST

/* Runs. */

#define PATHS (40 * GT_BATCH + 99)

static struct gt_run *new_run(const char *instructions)
{
    struct gt_run *run = NULL;
    struct gt_programme programme = gt_programme_preset_find("reference")->programme;
    programme.companies = 29;
    ck_assert_int_eq(gt_run_new(&programme, 11, instructions, &run), GT_OK);
    return run;
}

static struct gt_tally *new_tally(const struct gt_run *run)
{
    struct gt_tally *tally = NULL;
    ck_assert_int_eq(gt_tally_new(run, &tally), GT_OK);
    return tally;
}

static void check_same(const struct gt_tally *tally, const struct gt_tally *other, const char *what)
{
    struct gt_simulation *a = NULL, *b = NULL;
    ck_assert_int_eq(gt_tally_report(tally, &a), GT_OK);
    ck_assert_int_eq(gt_tally_report(other, &b), GT_OK);
    ck_assert_msg(memcmp(a, b, sizeof *a + 48 * sizeof *a->fan) == 0, "%s", what);
    gt_simulation_free(a);
    gt_simulation_free(b);
}

/* In one piece, and in seven by turns, the last first. */
START_TEST(test_any_parts)
{
    struct gt_run *run = new_run(NULL);
    struct gt_tally *whole = new_tally(run), *parts[7], *all = new_tally(run);
    ck_assert_int_eq(gt_tally_paths(whole, 0, PATHS), GT_OK);
    ck_assert_int_eq(gt_tally_done(whole), PATHS);
    for (int i = 0; i < 7; i++)
        parts[i] = new_tally(run);
    for (int64_t block = 40; block >= 0; block--) {
        int64_t first = block * GT_BATCH, left = PATHS - first;
        gt_tally_paths(parts[block * 3 % 7], first, left < GT_BATCH ? left : GT_BATCH);
    }
    for (int i = 0; i < 7; i++) {
        ck_assert_int_eq(gt_tally_merge(all, parts[i * 5 % 7]), GT_OK);
        ck_assert(gt_tally_done(all) > 0 && gt_tally_done(parts[i]) < PATHS);
    }
    check_same(whole, all, "in seven parts");
    gt_tally_clear(all);
    ck_assert_int_eq(gt_tally_done(all), 0);
    gt_tally_paths(all, 0, PATHS);
    check_same(whole, all, "cleared and filled again");
    for (int i = 0; i < 7; i++)
        gt_tally_free(parts[i]);
    gt_tally_free(whole);
    gt_tally_free(all);
    gt_run_free(run);
}
END_TEST

START_TEST(test_any_instructions)
{
    struct gt_run *baseline = new_run("baseline");
    struct gt_tally *plain = new_tally(baseline);
    gt_tally_paths(plain, 0, PATHS);
    for (size_t i = 1; gt_instructions_name(i); i++) {
        const char *name = gt_instructions_name(i);
        struct gt_run *none = NULL;
        struct gt_programme programme = gt_programme_presets[0].programme;
        if (!gt_instructions_find(name)) {
            printf("SKIPPED: this machine has no %s\n", name);
            ck_assert_int_eq(gt_run_new(&programme, 1, name, &none), GT_ERANGE);
            continue;
        }
        struct gt_run *run = new_run(name);
        struct gt_tally *tally = new_tally(run);
        gt_tally_paths(tally, 0, PATHS);
        check_same(plain, tally, name);
        gt_tally_free(tally);
        gt_run_free(run);
    }
    ck_assert_ptr_null(gt_instructions_find("abacus"));
    gt_tally_free(plain);
    gt_run_free(baseline);
}
END_TEST

/* Bytes. */

struct bytes {
    char data[4 << 20];
    size_t size, at, fail_at;
};

static int put(void *context, const void *data, size_t size)
{
    struct bytes *bytes = context;
    ck_assert(bytes->size + size <= sizeof bytes->data);
    memcpy(bytes->data + bytes->size, data, size);
    bytes->size += size;
    return bytes->size > bytes->fail_at ? 7 : 0;
}

static int get(void *context, void *data, size_t size)
{
    struct bytes *bytes = context;
    if (bytes->at + size > bytes->size)
        return 9;
    memcpy(data, bytes->data + bytes->at, size);
    bytes->at += size;
    return 0;
}

START_TEST(test_as_bytes)
{
    static struct bytes bytes = {.fail_at = SIZE_MAX};
    struct gt_run *run = new_run(NULL);
    struct gt_tally *tally = new_tally(run), *again = new_tally(run);
    gt_tally_paths(tally, 0, 3 * GT_BATCH);
    gt_tally_paths(again, 7 * GT_BATCH, 10); /* overwritten */
    ck_assert_int_eq(gt_tally_write(tally, put, &bytes), 0);
    ck_assert_int_eq(gt_tally_read(again, get, &bytes), 0);
    ck_assert(bytes.at == bytes.size);
    check_same(tally, again, "as bytes");
    gt_tally_paths(again, 3 * GT_BATCH, GT_BATCH);
    gt_tally_paths(tally, 3 * GT_BATCH, GT_BATCH);
    check_same(tally, again, "gone on from bytes");
    bytes.at = 0;
    bytes.size /= 2;
    ck_assert_int_eq(gt_tally_read(again, get, &bytes), 9);
    bytes.size = 0;
    bytes.fail_at = 5000;
    ck_assert_int_eq(gt_tally_write(tally, put, &bytes), 7);
    gt_tally_free(tally);
    gt_tally_free(again);
    gt_run_free(run);
}
END_TEST

/* Memory comes with the first paths and hardly grows: a column meets a few new octaves in its
 * tails. 256 MiB for 10,000,000 paths leave room for a dozen such tallies. */
START_TEST(test_memory_stays)
{
    struct gt_run *run = new_run(NULL);
    struct gt_tally *tally = new_tally(run);
    gt_tally_paths(tally, 0, 4 * GT_BATCH);
    size_t early = gt_tally_bytes(tally);
    gt_tally_paths(tally, 4 * GT_BATCH, 396 * GT_BATCH);
    ck_assert_msg(gt_tally_bytes(tally) < 2 * early, "%zu, %zu", early, gt_tally_bytes(tally));
    ck_assert_msg(gt_tally_bytes(tally) < 20 << 20, "%zu", gt_tally_bytes(tally));
    gt_tally_free(tally);
    gt_run_free(run);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("tally");
    TCase *tcase = tcase_create("sums");
    tcase_add_loop_test(tcase, test_total, 0, (int)(sizeof sums / sizeof *sums));
    tcase_add_test(tcase, test_total_of_many);
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("columns");
    tcase_add_loop_test(tcase, test_columns, 0, (int)(SHAPES * COUNTS));
    tcase_add_test(tcase, test_quantile_errors);
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("runs");
    tcase_add_test(tcase, test_any_parts);
    tcase_add_test(tcase, test_any_instructions);
    tcase_add_test(tcase, test_as_bytes);
    tcase_add_test(tcase, test_memory_stays);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
