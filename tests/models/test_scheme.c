/* test_scheme.c - antithetic pairs and the net: their draws by definition, the law they keep, means
 * without bias, and standard errors that are the spread one sees. */
#include "gentou/random.h"
#include "gentou/simulate.h"

#include "law.h"
#include "run.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define BATCH GT_RANDOM_BATCH
#define COUNT (400 * BATCH)
#define HALF  (BATCH / 2)

static double u0[COUNT], u1[COUNT], v0[COUNT], v1[COUNT];

/* Each pair: one address, uniform 0 and its complement, uniform 1 turned by half where it is an
 * angle; so both normals change their signs. */
START_TEST(test_pairs)
{
    uint64_t bit = GT_PATH_ANTITHETIC;
    for (uint32_t company = 6; company <= 7; company++) {
        gt_random_uniforms(9, bit | 7 * BATCH, company, 2, BATCH, u0, u1);
        gt_random_uniforms(9, bit | 14 * HALF, company, 2, HALF, v0, v1);
        for (int i = 0; i < HALF; i++) {
            ck_assert(u0[i] + u0[i + HALF] == 1);
            ck_assert(company % 2 ? fabs(u1[i] - u1[i + HALF]) == 0.5 : u1[i] == u1[i + HALF]);
            ck_assert(u0[i] > 0 && u0[i] < 1 && u1[i + HALF] > 0 && u1[i + HALF] < 1);
        }
    }
    gt_random_uniforms(9, bit, 6, 0, BATCH, v0, u0);
    gt_random_uniforms(9, bit, 7, 0, BATCH, v1, u1);
    gt_random_normal_pair(u0, u1, BATCH);
    for (int i = 0; i < HALF; i++) {
        ck_assert(fabs(u0[i] + u0[i + HALF]) < 1e-15);
        ck_assert(fabs(u1[i] + u1[i + HALF]) < 1e-15);
    }
}
END_TEST

/* No two pairs share an address, nor do a pair and an independent path. */
START_TEST(test_pairs_differ)
{
    gt_random_uniforms(9, GT_PATH_ANTITHETIC, 6, 0, 2 * BATCH, u0, u1);
    gt_random_uniforms(9, 0, 6, 0, BATCH, v0, v1);
    for (int i = 0; i < HALF; i++) {
        ck_assert(u0[i] != v0[i]);
        for (int k = 0; k < HALF; k++)
            ck_assert(u0[i] != u0[BATCH + k]);
    }
}
END_TEST

/* Any piece of paths is the same as in one go, wherever a piece begins. */
START_TEST(test_pieces)
{
    static const uint64_t bits[] = {0, GT_PATH_ANTITHETIC, GT_PATH_NET};
    uint64_t bit = bits[_i];
    gt_random_uniforms(5, bit, GT_COMPANY_COMMON, 0, 3 * BATCH, u0, u1);
    for (uint64_t at = 0, length = 1; at < 3 * BATCH; at += length, length = length * 3 % 97 + 1) {
        size_t count = at + length < 3 * BATCH ? length : 3 * BATCH - at;
        gt_random_uniforms(5, bit | at, GT_COMPANY_COMMON, 0, count, v0, v1);
        ck_assert_mem_eq(v0, u0 + at, count * sizeof *v0);
        ck_assert_mem_eq(v1, u1 + at, count * sizeof *v1);
    }
}
END_TEST

/* A (0, 8, 2)-net: every box of 2^-k by 2^-(8-k) has one path of a batch. */
START_TEST(test_net)
{
    gt_random_uniforms(3, GT_PATH_NET, GT_COMPANY_COMMON, 0, 4 * BATCH, v0, u0);
    gt_random_uniforms(3, GT_PATH_NET, GT_COMPANY_COMMON + 1, 0, 4 * BATCH, v0, u1);
    for (int batch = 0; batch < 4; batch++)
        for (int k = 0; k <= 8; k++) {
            int boxes[BATCH] = {0};
            for (int i = batch * BATCH; i < (batch + 1) * BATCH; i++) {
                int a = (int)(u0[i] * (1 << k)), b = (int)(u1[i] * (1 << (8 - k)));
                ck_assert_int_eq(boxes[a << (8 - k) | b]++, 0);
            }
        }
    ck_assert(floor(256 * u0[0]) != floor(256 * u0[BATCH])); /* batches are shifted apart */
}
END_TEST

static double flat(double u)
{
    return u;
}

/* Everything but the common factor is that of independent draws in law; the net's square is filled
 * evenly (one path a batch, so that those of the test are independent). */
START_TEST(test_law)
{
    enum { SIDE = 8 };
    long counts[SIDE * SIDE] = {0};
    for (int batch = 0; batch < COUNT / SIDE; batch++) {
        uint64_t path = GT_PATH_NET | ((uint64_t)batch * BATCH + 37);
        gt_random_uniforms(8, path, GT_COMPANY_COMMON, 0, 1, v0, u0);
        gt_random_uniforms(8, path, GT_COMPANY_COMMON + 1, 0, 1, v0, u1);
        counts[(int)(u0[0] * SIDE) * SIDE + (int)(u1[0] * SIDE)]++;
    }
    ck_assert(chi_square_p(counts, SIDE * SIDE, COUNT / SIDE) > FALSE_ALARM);
    gt_random_uniforms(8, GT_PATH_NET, 4, 0, COUNT, u0, u1);
    ck_assert(ks_p(u0, COUNT, flat) > FALSE_ALARM);
    gt_random_uniforms(8, GT_PATH_NET, GT_COMPANY_COMMON, 1, COUNT, u0, u1);
    gt_random_uniforms(8, GT_PATH_NET, GT_COMPANY_COMMON, 0, COUNT, v0, v1);
    ck_assert(floor(256 * v1[0]) != floor(256 * v1[1]) && u1[0] != v1[0]);
}
END_TEST

/* The mean of many short runs, and of their errors. */
struct many {
    double mean, se; /* of the pooled mean, from the spread of the runs */
    double spread;   /* variance of a run's mean, as seen */
    double stated;   /* as the runs say, on average */
    double gain;     /* on average */
};

#define RUNS 400

static struct many run_many(enum gt_scheme scheme)
{
    struct gt_programme programme = gt_programme_preset_find("reference")->programme;
    struct many many = {0};
    double sum = 0, squares = 0;
    programme.companies = 6;
    programme.quarters = 24;
    programme.entry_quarters = 6;
    for (int r = 0; r < RUNS; r++) {
        struct gt_run *run = NULL;
        struct gt_tally *tally = NULL;
        struct gt_simulation *result = NULL;
        ck_assert_int_eq(gt_run_new(&programme, 1000 + (uint64_t)r, NULL, &run), GT_OK);
        gt_run_set_scheme(run, scheme);
        ck_assert_int_eq(gt_tally_new(run, &tally), GT_OK);
        ck_assert_int_eq(gt_tally_paths(tally, 0, 8 * BATCH), GT_OK);
        ck_assert_int_eq(gt_tally_report(tally, &result), GT_OK);
        ck_assert_int_eq((int)result->scheme, (int)scheme);
        const struct gt_summary *summary = &result->public_side.irr;
        sum += summary->mean;
        squares += summary->mean * summary->mean;
        many.stated += summary->se * summary->se / RUNS;
        many.gain += summary->gain / RUNS;
        gt_simulation_free(result);
        gt_tally_free(tally);
        gt_run_free(run);
    }
    many.mean = sum / RUNS;
    many.spread = (squares - sum * many.mean) / (RUNS - 1);
    many.se = sqrt(many.spread / RUNS);
    return many;
}

/* Pooled means agree within 5 standard errors (false alarm 6e-7); a variance of 400 runs is within
 * 35 % of the one stated (5 times sqrt(2/399): 6e-7); the gain is what one sees. */
START_TEST(test_no_bias)
{
    struct many plain = run_many(GT_SCHEME_INDEPENDENT);
    ck_assert(fabs(plain.gain - 1) < 1e-9);
    ck_assert(fabs(plain.spread / plain.stated - 1) < 0.35);
    for (int scheme = GT_SCHEME_ANTITHETIC; scheme <= GT_SCHEME_NET; scheme++) {
        struct many many = run_many((enum gt_scheme)scheme);
        const char *name = gt_kind_token(&gt_scheme_words, scheme);
        double apart = fabs(many.mean - plain.mean) / hypot(many.se, plain.se);
        ck_assert_msg(apart < 5, "%s: %g apart", name, apart);
        ck_assert_msg(fabs(many.spread / many.stated - 1) < 0.35, "%s: spread %g, stated %g", name,
                      many.spread, many.stated);
        ck_assert_msg(plain.spread / many.spread > 1.5, "%s gains %g", name,
                      plain.spread / many.spread);
    }
}
END_TEST

/* Whatever the order of the parts and the instruction set, to the last bit. */
START_TEST(test_same_bits)
{
    struct gt_programme programme = gt_programme_preset_find("reference")->programme;
    struct gt_simulation *first = NULL;
    for (size_t i = 0; gt_instructions_name(i); i++) {
        struct gt_run *run = NULL;
        struct gt_tally *a = NULL, *b = NULL;
        struct gt_simulation *result = NULL;
        if (!gt_instructions_find(gt_instructions_name(i))) {
            printf("SKIPPED: this machine has no %s\n", gt_instructions_name(i));
            continue;
        }
        ck_assert_int_eq(gt_run_new(&programme, 4, gt_instructions_name(i), &run), GT_OK);
        gt_run_set_scheme(run, (enum gt_scheme)_i);
        ck_assert_int_eq(gt_tally_new(run, &a), GT_OK);
        ck_assert_int_eq(gt_tally_new(run, &b), GT_OK);
        int64_t split = (int64_t)(3 + i) * BATCH, all = 11 * BATCH + 17;
        ck_assert_int_eq(gt_tally_paths(b, split, all - split), GT_OK);
        ck_assert_int_eq(gt_tally_paths(a, 0, split), GT_OK);
        ck_assert_int_eq(gt_tally_merge(a, b), GT_OK);
        ck_assert_int_eq(gt_tally_report(a, &result), GT_OK);
        if (first)
            ck_assert_mem_eq(first, result, sizeof *first + 48 * sizeof *first->fan);
        gt_tally_free(a);
        gt_tally_free(b);
        gt_run_free(run);
        if (!first)
            first = result;
        else
            gt_simulation_free(result);
    }
    gt_simulation_free(first);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("scheme");
    TCase *tests = tcase_create("scheme");
    tcase_set_timeout(tests, 300);
    tcase_add_test(tests, test_pairs);
    tcase_add_test(tests, test_pairs_differ);
    tcase_add_loop_test(tests, test_pieces, 0, 3);
    tcase_add_test(tests, test_net);
    tcase_add_test(tests, test_law);
    tcase_add_test(tests, test_no_bias);
    tcase_add_loop_test(tests, test_same_bits, GT_SCHEME_ANTITHETIC, GT_SCHEME_NET + 1);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
