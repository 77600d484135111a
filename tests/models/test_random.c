/* test_random.c - Philox against its published vectors, draws against their addresses, and their
 * laws against GSL's distributions. */
#include "gentou/random.h"
#include "models/random_gsl.h"

#include "dice.h"
#include "law.h"
#include "run.h"

#include <gsl/gsl_errno.h>
#include <gsl/gsl_math.h>
#include <gsl/gsl_randist.h>
#include <string.h>

#define COUNT 100000

static double first[COUNT], second[COUNT], peer[COUNT];

/* Random123 (Salmon, Moraes, Dror, Shaw), file tests/kat_vectors, rows "philox4x32 10". */
static const struct {
    uint32_t counter[4], key[2], words[4];
} vectors[] = {
    {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
    {{0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff},
     {0xffffffff, 0xffffffff},
     {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
    {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
     {0xa4093822, 0x299f31d0},
     {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}},
};

START_TEST(test_known_answers)
{
    uint32_t words[4];
    gt_philox(vectors[_i].counter, vectors[_i].key, words);
    ck_assert_mem_eq(words, vectors[_i].words, sizeof words);
}
END_TEST

/* random.h's layout of draws version 1, spelled out once more. */
static void by_the_book(uint64_t seed, uint64_t path, uint32_t company, uint32_t block, double u[2])
{
    uint32_t counter[4] = {block, company, (uint32_t)(path & 0xffffffff), (uint32_t)(path >> 32)};
    uint32_t key[2] = {(uint32_t)(seed & 0xffffffff), (uint32_t)(seed >> 32)};
    uint32_t words[4];
    gt_philox(counter, key, words);
    for (int k = 0; k < 2; k++) {
        uint64_t word = words[2 * k] + ((uint64_t)words[2 * k + 1] << 32);
        u[k] = ((double)(word / 4096) + 0.5) / 4503599627370496.0;
    }
}

static const struct {
    uint64_t seed, path;
    uint32_t company, block;
    const char *why;
} addresses[] = {
    {1, 0, 0, 0, "the first draw of all"},
    {0xfedcba9876543210, 12345, 7, 3, "all words of the key and the counter"},
    {2015, 0xffffffff - 20, 1, 0, "paths across 2^32 carry into the high word"},
    {2015, GT_PATH_NET - 140, 1, 0, "the last before the schemes' bits"},
    {9, 77, GT_COMPANY_COMMON, 0, "the common factor"},
};

START_TEST(test_addresses)
{
    double u0[131], u1[131], u[2];
    gt_random_uniforms(addresses[_i].seed, addresses[_i].path, addresses[_i].company,
                       addresses[_i].block, 131, u0, u1);
    for (uint64_t k = 0; k < 131; k++) {
        by_the_book(addresses[_i].seed, addresses[_i].path + k, addresses[_i].company,
                    addresses[_i].block, u);
        ck_assert_msg(u0[k] == u[0] && u1[k] == u[1], "%s: path %d", addresses[_i].why, (int)k);
    }
}
END_TEST

START_TEST(test_strictly_inside)
{
    gt_random_uniforms(3, 0, 0, 0, COUNT, first, second);
    for (int i = 0; i < COUNT; i++)
        if (!(first[i] > 0 && first[i] < 1 && second[i] > 0 && second[i] < 1))
            ck_abort_msg("%g %g", first[i], second[i]);
}
END_TEST

/* The transforms, against libm on the same uniforms. */
START_TEST(test_transforms)
{
    double a[3] = {0x1p-53, 0.2385, 1 - 0x1p-53}, b[3] = {0x1p-53, 0.7016, 1 - 0x1p-53};
    double e[3], x[3], y[3];
    memcpy(e, a, sizeof e);
    memcpy(x, a, sizeof x);
    memcpy(y, b, sizeof y);
    gt_random_exponential(e, 3);
    gt_random_normal_pair(x, y, 3);
    for (int i = 0; i < 3; i++) {
        double radius = sqrt(-2 * log(a[i])), angle = 2 * M_PI * b[i];
        ck_assert(fabs(e[i] + log(a[i])) <= 1e-15 * (1 + fabs(log(a[i]))));
        ck_assert(fabs(x[i] - radius * cos(angle)) < 1e-14);
        ck_assert(fabs(y[i] - radius * sin(angle)) < 1e-14);
        ck_assert(e[i] > 0);
    }
}
END_TEST

START_TEST(test_uniform_law)
{
    long counts[1000] = {0};
    gt_random_uniforms((uint64_t)_i, 0, 5, 0, COUNT, first, second);
    for (int i = 0; i < COUNT; i++)
        counts[(int)(first[i] * 1000)]++;
    ck_assert(chi_square_p(counts, 1000, COUNT) > FALSE_ALARM);
    memset(counts, 0, sizeof counts);
    for (int i = 0; i < COUNT; i++)
        counts[(int)(second[i] * 1000)]++;
    ck_assert(chi_square_p(counts, 1000, COUNT) > FALSE_ALARM);
}
END_TEST

static double exponential_cdf(double x)
{
    return gsl_cdf_exponential_P(x, 1);
}

START_TEST(test_exponential_law)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    gt_random_uniforms(11, 0, 2, 0, COUNT, first, second);
    gt_random_exponential(first, COUNT);
    for (int i = 0; i < COUNT; i++)
        peer[i] = gsl_ran_exponential(rng, 1);
    ck_assert(ks_p(first, COUNT, exponential_cdf) > FALSE_ALARM);
    ck_assert(ks_two_p(first, peer, COUNT) > FALSE_ALARM);
    gsl_rng_free(rng);
}
END_TEST

static void draw_normals(uint64_t seed)
{
    static double unused[COUNT];
    gt_random_uniforms(seed, 0, 6, 0, COUNT, unused, first);
    gt_random_uniforms(seed, 0, 7, 0, COUNT, unused, second);
    gt_random_normal_pair(first, second, COUNT);
}

START_TEST(test_normal_law)
{
    gsl_rng *rng = gsl_rng_alloc(gsl_rng_mt19937);
    draw_normals(12);
    for (int i = 0; i < COUNT; i++)
        peer[i] = gsl_ran_gaussian(rng, 1);
    ck_assert(ks_p(first, COUNT, gsl_cdf_ugaussian_P) > FALSE_ALARM);
    ck_assert(ks_p(second, COUNT, gsl_cdf_ugaussian_P) > FALSE_ALARM);
    ck_assert(ks_two_p(first, peer, COUNT) > FALSE_ALARM);
    gsl_rng_free(rng);
}
END_TEST

/* The two normals of a pair, and an age with a normal: all cells of a 16 x 16 table alike. */
START_TEST(test_independence)
{
    static double ages[COUNT], unused[COUNT];
    long pair[256] = {0}, age[256] = {0};
    draw_normals(13);
    gt_random_uniforms(13, 0, 6, 0, COUNT, ages, unused);
    for (int i = 0; i < COUNT; i++) {
        int x = (int)(16 * gsl_cdf_ugaussian_P(first[i]));
        int y = (int)(16 * gsl_cdf_ugaussian_P(second[i]));
        pair[16 * x + y]++;
        age[16 * x + (int)(16 * ages[i])]++;
    }
    ck_assert(chi_square_p(pair, 256, COUNT) > FALSE_ALARM);
    ck_assert(chi_square_p(age, 256, COUNT) > FALSE_ALARM);
}
END_TEST

/* The tests of law can fail: a normal that is 5 % too wide is seen, and a dependent pair. */
START_TEST(test_laws_are_sharp)
{
    long pair[256] = {0};
    draw_normals(14);
    for (int i = 0; i < COUNT; i++) {
        double mixed = 0.1 * first[i] + sqrt(0.99) * second[i];
        pair[16 * (int)(16 * gsl_cdf_ugaussian_P(first[i])) +
             (int)(16 * gsl_cdf_ugaussian_P(mixed))]++;
    }
    ck_assert(chi_square_p(pair, 256, COUNT) < FALSE_ALARM);
    for (int i = 0; i < COUNT; i++)
        first[i] *= 1.05;
    ck_assert(ks_p(first, COUNT, gsl_cdf_ugaussian_P) < FALSE_ALARM);
}
END_TEST

/* GSL's stream: the words of counters 0, 1, 2, ... with the seed as key. */
START_TEST(test_gsl_words)
{
    gsl_rng *rng = gsl_rng_alloc(gt_rng_philox);
    unsigned long seed = 0x123456789abcdef0;
    ck_assert_ptr_nonnull(rng);
    ck_assert_str_eq(gsl_rng_name(rng), "philox4x32-10");
    ck_assert(gsl_rng_min(rng) == 0 && gsl_rng_max(rng) == 0xffffffff);
    gsl_rng_set(rng, seed);
    for (uint32_t n = 0; n < 20; n++) {
        uint32_t counter[4] = {n, 0, 0, 0}, key[2] = {0x9abcdef0, 0x12345678}, words[4];
        gt_philox(counter, key, words);
        for (int k = 0; k < 4; k++)
            ck_assert_uint_eq(gsl_rng_get(rng), words[k]);
    }
    gsl_rng *copy = gsl_rng_clone(rng);
    ck_assert_uint_eq(gsl_rng_get(copy), gsl_rng_get(rng));
    gsl_rng_set(rng, seed);
    gsl_rng_get(rng);
    gsl_rng_set(copy, seed);
    gsl_rng_get(copy);
    ck_assert_uint_eq(gsl_rng_get(copy), gsl_rng_get(rng));
    gsl_rng_free(copy);
    gsl_rng_free(rng);
}
END_TEST

START_TEST(test_gsl_distributions)
{
    gsl_rng *rng = gsl_rng_alloc(gt_rng_philox);
    gsl_rng_set(rng, 15);
    uint32_t counter[4] = {0}, key[2] = {15, 0}, words[4];
    gt_philox(counter, key, words);
    uint64_t word = words[0] | (uint64_t)words[1] << 32;
    ck_assert(gsl_rng_uniform(rng) == ((double)(word >> 12) + 0.5) * 0x1p-52);
    for (int i = 0; i < COUNT; i++)
        first[i] = gsl_ran_gaussian(rng, 1);
    for (int i = 0; i < COUNT; i++)
        second[i] = gsl_ran_exponential(rng, 1);
    ck_assert(ks_p(first, COUNT, gsl_cdf_ugaussian_P) > FALSE_ALARM);
    ck_assert(ks_p(second, COUNT, exponential_cdf) > FALSE_ALARM);
    gsl_rng_free(rng);
}
END_TEST

/* Draws version 1, as bits. Made by gcc 12 -O0; the same came out of gcc -O1 and -O3 and clang 14
 * -O3, with -march=x86-64, x86-64-v3 and x86-64-v4. A change here is a new GT_DRAWS_VERSION. */
#define BITS UINT64_C(0xb0ea7bf853c6feae)

START_TEST(test_same_bits)
{
    uint64_t sum = CHECKSUM_START;
    ck_assert_int_eq(GT_DRAWS_VERSION, 1);
    draw_normals(16);
    sum = checksum(sum, first, sizeof first);
    sum = checksum(sum, second, sizeof second);
    gt_random_uniforms(16, 1000000, 2, 1, COUNT, first, second);
    gt_random_exponential(first, COUNT);
    sum = checksum(sum, first, sizeof first);
    sum = checksum(sum, second, sizeof second);
    ck_assert_msg(sum == BITS, "%016llx", (unsigned long long)sum);
}
END_TEST

int main(void)
{
    gsl_set_error_handler_off();
    Suite *suite = suite_create("random");
    TCase *tcase = tcase_create("addresses");
    tcase_add_loop_test(tcase, test_known_answers, 0, (int)(sizeof vectors / sizeof *vectors));
    tcase_add_loop_test(tcase, test_addresses, 0, (int)(sizeof addresses / sizeof *addresses));
    tcase_add_test(tcase, test_strictly_inside);
    tcase_add_test(tcase, test_transforms);
    tcase_add_test(tcase, test_same_bits);
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("laws");
    tcase_add_loop_test(tcase, test_uniform_law, 1, 4);
    tcase_add_test(tcase, test_exponential_law);
    tcase_add_test(tcase, test_normal_law);
    tcase_add_test(tcase, test_independence);
    tcase_add_test(tcase, test_laws_are_sharp);
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("gsl");
    tcase_add_test(tcase, test_gsl_words);
    tcase_add_test(tcase, test_gsl_distributions);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
