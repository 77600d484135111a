/* test_decimal.c - decimal numbers: as typed, as printed, and summed, beside GMP's integers. */
#include "gentou/decimal.h"

#include "dice.h"
#include "run.h"

#include <gmp.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)

static struct gt_decimal read(const char *text)
{
    struct gt_decimal number = {0};
    ck_assert_msg(gt_decimal_parse(text, strlen(text), &number) == GT_OK, "%s", text);
    return number;
}

static const struct {
    const char *text, *printed, *why;
} typed[] = {
    {"1000000000000000.01", "1000000000000000.01", "a cent beside 10^15"},
    {"-0.50", "-0.5", "zeros behind"},
    {"+12", "12", "a plus sign"},
    {"007.0", "7", "zeros in front"},
    {".5", "0.5", "a point in front"},
    {"5.", "5", "a point behind"},
    {"-0", "0", "nothing, with a sign"},
    {"0e300", "0", "nothing, with an exponent"},
    {"1e6", "1000000", "an exponent"},
    {"-1.5E-3", "-0.0015", "a negative one"},
    {"99999999999999999999999999999999999999", "99999999999999999999999999999999999999",
     "38 digits"},
    {"-12345678901234567890.123456789012345678", "-12345678901234567890.123456789012345678",
     "38 digits and a point, more than 64 bits"},
    {"0.12345678901234567890123456789012345678501", "0.12345678901234567890123456789012345679",
     "above the half of the 38th digit"},
    {"0.123456789012345678901234567890123456785", "0.12345678901234567890123456789012345678",
     "the half itself, to even"},
    {"0.123456789012345678901234567890123456795", "0.1234567890123456789012345678901234568",
     "the half itself, to even above"},
    {"999999999999999999999999999999999999999", "1000000000000000000000000000000000000000",
     "39 nines: rounded up to one and 39 zeros"},
    {"18446744073709551616", "18446744073709551616", "2^64"},
    {"-18446744073709551616", "-18446744073709551616", "-2^64"},
};

START_TEST(test_typed)
{
    char text[GT_DECIMAL_TEXT];
    ck_assert_msg(strcmp(gt_decimal_format(read(typed[_i].text), text), typed[_i].printed) == 0,
                  "%s: %s", typed[_i].why, text);
}
END_TEST

static const struct {
    const char *text;
    enum gt_status status;
} refused[] = {
    {"", GT_ERANGE},      {"-", GT_ERANGE},        {".", GT_ERANGE},
    {"1e", GT_ERANGE},    {"1e+", GT_ERANGE},      {"1 ", GT_ERANGE},
    {"1.2.3", GT_ERANGE}, {"--1", GT_ERANGE},      {"1,000", GT_ERANGE},
    {"0x10", GT_ERANGE},  {"1e401", GT_EOVERFLOW}, {"1e-401", GT_EOVERFLOW},
    {"nan", GT_ERANGE},   {"inf", GT_ERANGE},      {"1e99999999999", GT_EOVERFLOW},
};

START_TEST(test_refused)
{
    struct gt_decimal number = {0, 4711, 0};
    ck_assert_int_eq(gt_decimal_parse(refused[_i].text, strlen(refused[_i].text), &number),
                     refused[_i].status);
    ck_assert(number.low == 4711);
}
END_TEST

/* As long as the longest may be. */
START_TEST(test_ends)
{
    char text[GT_DECIMAL_TEXT];
    ck_assert_uint_eq(strlen(gt_decimal_format(read("-1e400"), text)), 402);
    ck_assert_uint_eq(strlen(gt_decimal_format(read("-1e-400"), text)), 403);
    ck_assert(gt_decimal_to_double(read("1e400")) == INFINITY);
    ck_assert(gt_decimal_to_double(read("-1e400")) == -INFINITY);
    ck_assert(gt_decimal_to_double(read("1e-400")) == 0);
}
END_TEST

static const struct {
    const char *a, *b, *sum, *why;
} sums[] = {
    {"1e15", "0.01", "1000000000000000.01", "a cent on 10^15"},
    {"1000000000000000.01", "-1e15", "0.01", "and off it"},
    {"0.1", "0.2", "0.3", "no binary fraction"},
    {"-5", "0", "-5", "nothing"},
    {"0", "1e300", "1e300", "nothing, first"},
    {"0.3", "-0.3", "0", "all of it"},
    {"1e37", "0.1", "1e37", "38 digits: the tenth has no room"},
    {"1e36", "0.1", "1000000000000000000000000000000000000.1", "here it has"},
    {"1e37", "0.5", "1e37", "a half of the 38th digit: to even"},
    {"1e37", "0.5000001", "10000000000000000000000000000000000001", "more than a half"},
    {"1e300", "-1", "1e300", "far apart"},
    {"99999999999999999999999999999999999999", "1", "1e38", "one digit more"},
    {"-99999999999999999999999999999999999999", "-1", "-1e38", "below 0, too"},
    {"99999999999999999999999999999999999999", "99999999999999999999999999999999999999", "2e38",
     "more than 127 bits"},
    {"-8e37", "-90000000000000000000000000000000000001", "-1.7e38", "nearly as many"},
    {"99999999999999999999999999999999999999", "1e38", "2e38", "of another power"},
};

START_TEST(test_sums)
{
    char found[GT_DECIMAL_TEXT], expected[GT_DECIMAL_TEXT];
    struct gt_decimal a = read(sums[_i].a), b = read(sums[_i].b);
    gt_decimal_format(read(sums[_i].sum), expected);
    ck_assert_msg(strcmp(gt_decimal_format(gt_decimal_add(a, b), found), expected) == 0, "%s: %s",
                  sums[_i].why, found);
    ck_assert_str_eq(gt_decimal_format(gt_decimal_add(b, a), found), expected);
    struct gt_decimal minus = gt_decimal_negate(b);
    ck_assert_str_eq(gt_decimal_format(gt_decimal_subtract(a, minus), found), expected);
}
END_TEST

/* `units` of 10^-decimals, as a person writes it. */
static void write_units(char *text, size_t size, int64_t units, int decimals)
{
    snprintf(text, size, "%llde-%d", (long long)units, decimals);
}

/* Any 200 amounts below 10^18 in units from 1 to 10^-12: the sum is GMP's, in whatever order. */
START_TEST(test_any_sum)
{
    uint64_t seed = 29;
    enum { COUNT = 200, FINEST = 12 };
    for (int trial = 0; trial < 200; trial++) {
        struct gt_decimal forward = {0}, backward = {0}, numbers[COUNT];
        char text[GT_DECIMAL_TEXT], exact[GT_DECIMAL_TEXT];
        mpz_t sum, one;
        mpz_inits(sum, one, NULL);
        for (int i = 0; i < COUNT; i++) {
            int64_t units = dice_within(&seed, -INT64_C(999999999999999999), 999999999999999999);
            int decimals = (int)dice_within(&seed, 0, FINEST);
            write_units(text, sizeof text, units, decimals);
            numbers[i] = read(text);
            mpz_ui_pow_ui(one, 10, (unsigned long)(FINEST - decimals));
            mpz_mul_si(one, one, units);
            mpz_add(sum, sum, one);
        }
        for (int i = 0; i < COUNT; i++) {
            forward = gt_decimal_add(forward, numbers[i]);
            backward = gt_decimal_add(backward, numbers[COUNT - 1 - i]);
        }
        gmp_snprintf(exact, sizeof exact, "%Zde-%d", sum, FINEST);
        mpz_clears(sum, one, NULL);
        struct gt_decimal difference = gt_decimal_subtract(read(exact), forward);
        ck_assert_int_eq(gt_decimal_sign(difference), 0);
        ck_assert_int_eq(gt_decimal_sign(gt_decimal_subtract(forward, backward)), 0);
    }
}
END_TEST

/* A double comes back as itself, in the fewest digits. */
START_TEST(test_doubles)
{
    char text[GT_DECIMAL_TEXT];
    struct gt_decimal number;
    uint64_t seed = 5;
    for (int trial = 0; trial < 20000; trial++) {
        double from = ldexp(dice_unit(&seed) - 0.5, (int)dice_within(&seed, -1000, 1000));
        ck_assert_int_eq(gt_decimal_from_double(from, &number), GT_OK);
        ck_assert_msg(gt_decimal_to_double(number) == from, "%.17g", from);
        ck_assert_int_eq(gt_decimal_sign(number), (from > 0) - (from < 0));
    }
    ck_assert_int_eq(gt_decimal_from_double(-0.1, &number), GT_OK);
    ck_assert_str_eq(gt_decimal_format(number, text), "-0.1");
    ck_assert_int_eq(gt_decimal_from_double(5e-324, &number), GT_OK);
    ck_assert(gt_decimal_to_double(number) == 5e-324);
    ck_assert_int_eq(gt_decimal_from_double(0, &number), GT_OK);
    ck_assert_str_eq(gt_decimal_format(number, text), "0");
    ck_assert_int_eq(gt_decimal_from_double(NAN, &number), GT_ERANGE);
    ck_assert_int_eq(gt_decimal_from_double(-INFINITY, &number), GT_ERANGE);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("decimal");
    TCase *tcase = tcase_create("numbers");
    tcase_add_loop_test(tcase, test_typed, 0, ROWS(typed));
    tcase_add_loop_test(tcase, test_refused, 0, ROWS(refused));
    tcase_add_test(tcase, test_ends);
    tcase_add_loop_test(tcase, test_sums, 0, ROWS(sums));
    tcase_add_test(tcase, test_any_sum);
    tcase_add_test(tcase, test_doubles);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
