/* test_exchange.c - rates read, found by day, and amounts converted to the last cent. */
#include "gentou/exchange.h"

#include "dice.h"
#include "run.h"

#include <string.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)

static const struct {
    const char *text;
    int64_t numerator, denominator; /* 0: refused */
    const char *why;
} texts[] = {
    {"7.1234", 71234, 10000, "plain"},
    {"7", 7, 1, "whole"},
    {"0.0645", 645, 10000, "below one"},
    {"0.000001234567", 1234567, 1000000000000, "twelve decimals"},
    {"123456789012", 123456789012, 1, "twelve digits"},
    {"7.10", 710, 100, "a nought at the end stays"},
    {"", 0, 0, "nothing"},
    {"0", 0, 0, "nought"},
    {"0.000", 0, 0, "nought"},
    {"-7.1", 0, 0, "negative"},
    {"+7.1", 0, 0, "a sign"},
    {"7,1", 0, 0, "a comma"},
    {"7.1.2", 0, 0, "two points"},
    {".5", 0, 0, "nothing before the point"},
    {"5.", 0, 0, "nothing behind it"},
    {"1e3", 0, 0, "an exponent"},
    {"nan", 0, 0, "a word"},
    {"7.1 ", 0, 0, "a blank"},
    {"1234567890123", 0, 0, "thirteen digits"},
    {"0.0000012345678", 0, 0, "thirteen decimals"},
};

START_TEST(test_parse)
{
    struct gt_rate rate = {47, 11};
    enum gt_status status = gt_rate_parse(texts[_i].text, strlen(texts[_i].text), &rate);
    bool good = texts[_i].denominator != 0;
    ck_assert_msg(status == (good ? GT_OK : GT_ERANGE), "%s", texts[_i].why);
    ck_assert_int_eq(rate.numerator, good ? texts[_i].numerator : 47);
    ck_assert_int_eq(rate.denominator, good ? texts[_i].denominator : 11);
}
END_TEST

/* In the order that gt_rate_find wants: by codes, then days. Days are counted from 2024-01-01. */
#define DAY(n) (19723 + (n))
static struct gt_dated_rate rates[] = {
    {NULL, NULL, DAY(5), {1093, 1000}},   {NULL, NULL, DAY(1), {78145, 10000}},
    {NULL, NULL, DAY(2), {71770, 10000}}, {NULL, NULL, DAY(9), {71850, 10000}},
    {NULL, NULL, DAY(3), {14143, 100}},
};
static const char *const pairs[][2] = {
    {"CNY", "HKD"}, {"EUR", "CNY"}, {"USD", "CNY"}, {"USD", "CNY"}, {"USD", "JPY"}};

static const struct gt_currency *currency(const char *code)
{
    return code ? gt_currency_find(code, 3) : NULL;
}

static void set_up(void)
{
    for (int i = 0; i < ROWS(rates); i++) {
        rates[i].from = currency(pairs[i][0]);
        rates[i].to = currency(pairs[i][1]);
    }
}

static const struct {
    const char *from, *to;
    int day, oldest;
    const char *via;
    int count; /* of legs, 0: none */
    size_t first;
    bool first_inverse;
    size_t second;
    bool second_inverse;
    const char *why;
} finds[] = {
    {"USD", "CNY", 2, 10, NULL, 1, 2, false, 0, false, "of the day itself"},
    {"USD", "CNY", 8, 10, NULL, 1, 2, false, 0, false, "the last one before"},
    {"USD", "CNY", 9, 0, NULL, 1, 3, false, 0, false, "no older than the day"},
    {"USD", "CNY", 19, 10, NULL, 1, 3, false, 0, false, "as old as it may be"},
    {"USD", "CNY", 20, 10, NULL, 0, 3, false, 0, false, "a day older"},
    {"USD", "CNY", 1, 10, NULL, 0, 5, false, 0, false, "before the first: none at all"},
    {"CNY", "USD", 9, 10, NULL, 1, 3, true, 0, false, "the other way round"},
    {"HKD", "CNY", 9, 10, NULL, 1, 0, true, 0, false, "only the other way is there"},
    {"GBP", "CNY", 9, 10, NULL, 0, 5, false, 0, false, "no such rate"},
    {"JPY", "CNY", 9, 10, NULL, 0, 5, false, 0, false, "not by way of a third unless asked"},
    {"JPY", "CNY", 9, 10, "USD", 2, 4, true, 3, false, "by way of it"},
    {"EUR", "JPY", 9, 10, "CNY", 0, 5, false, 0, false, "no second leg"},
    {"EUR", "HKD", 9, 10, "CNY", 2, 1, false, 0, false, "two legs"},
    {"USD", "CNY", 9, 10, "EUR", 1, 3, false, 0, false, "a rate of its own comes first"},
    {"USD", "CNY", 25, 10, "CNY", 0, 3, false, 0, false, "by way of itself is no way"},
    {"JPY", "CNY", 20, 10, "USD", 0, 5, false, 0, false, "a leg that is too old"},
};

START_TEST(test_find)
{
    struct gt_rate_path path;
    struct gt_rate_question question = {currency(finds[_i].from), currency(finds[_i].to),
                                        DAY(finds[_i].day), finds[_i].oldest,
                                        currency(finds[_i].via)};
    enum gt_status status = gt_rate_find(rates, ROWS(rates), &question, &path);
    ck_assert_msg(status == (finds[_i].count ? GT_OK : GT_ENODATA), "%s", finds[_i].why);
    ck_assert_msg(path.count == finds[_i].count, "%s", finds[_i].why);
    ck_assert_msg(path.legs[0] == finds[_i].first, "%s: %zu", finds[_i].why, path.legs[0]);
    ck_assert_int_eq(path.inverse[0], finds[_i].first_inverse);
    if (path.count < 2)
        return;
    ck_assert_uint_eq(path.legs[1], finds[_i].second);
    ck_assert_int_eq(path.inverse[1], finds[_i].second_inverse);
}
END_TEST

START_TEST(test_no_rates)
{
    struct gt_rate_path path;
    struct gt_rate_question question = {currency("USD"), currency("CNY"), DAY(2), 10, NULL};
    ck_assert_int_eq(gt_rate_find(NULL, 0, &question, &path), GT_ENODATA);
    ck_assert_uint_eq(path.legs[0], 0);
}
END_TEST

/* By hand; PARI/GP: bestappr aside, amount*n*p/(d*q) as a fraction. */
static const struct {
    gt_money amount;
    const char *from, *to, *rate;
    bool inverse;
    enum gt_status status;
    gt_money converted;
    const char *why;
} amounts[] = {
    {100000, "USD", "CNY", "7.1", false, GT_OK, 710000, "a thousand dollars"},
    {1, "USD", "CNY", "7.149", false, GT_OK, 7, "7.149 fen"},
    {1, "USD", "CNY", "7.5", false, GT_OK, 8, "7.5 fen, to the even 8"},
    {1, "USD", "CNY", "6.5", false, GT_OK, 6, "6.5 fen, to the even 6"},
    {3, "USD", "CNY", "6.5", false, GT_OK, 20, "19.5 fen, to the even 20"},
    {-1, "USD", "CNY", "7.5", false, GT_OK, -8, "below nought alike"},
    {1, "USD", "CNY", "6.50000000001", false, GT_OK, 7, "a little more than half"},
    {1, "USD", "CNY", "6.49999999999", false, GT_OK, 6, "a little less"},
    {0, "USD", "CNY", "7.1", false, GT_OK, 0, "nothing"},
    {1234567, "JPY", "CNY", "0.0505", false, GT_OK, 6234563, "yen have no cents: 62345.6335"},
    {6234563, "CNY", "JPY", "0.0505", true, GT_OK, 1234567, "and back, 1234566.93"},
    {100, "USD", "KWD", "0.307", false, GT_OK, 307, "three decimals"},
    {710000, "CNY", "USD", "7.1", true, GT_OK, 100000, "divided"},
    {100, "CNY", "USD", "7.1", true, GT_OK, 14, "14.08 cents"},
    {INT64_MAX, "USD", "CNY", "1", false, GT_OK, INT64_MAX, "the largest at 1"},
    {-INT64_MAX, "USD", "CNY", "1", false, GT_OK, -INT64_MAX, "the smallest"},
    {INT64_MAX, "USD", "CNY", "1.00000000001", false, GT_EOVERFLOW, 0, "a little more"},
    {INT64_MAX, "USD", "CNY", "123456789012", false, GT_EOVERFLOW, 0, "far more"},
    {INT64_MAX, "USD", "CNY", "0.000000000001", false, GT_OK, 9223372, "9223372.036854775807"},
    {9007199254740993, "USD", "CNY", "7.00000000001", false, GT_OK, 63050394783277023,
     "beyond 2^53: 63050394783277022.992..."},
    {GT_MONEY_UNKNOWN, "USD", "CNY", "7.1", false, GT_ERANGE, 0, "unknown"},
};

START_TEST(test_convert)
{
    gt_money converted = 4711;
    struct gt_dated_rate rate = {currency(amounts[_i].from), currency(amounts[_i].to), 0, {1, 1}};
    struct gt_rate_question question = {rate.from, rate.to, 0, 0, NULL};
    struct gt_rate_path path = {.inverse = {amounts[_i].inverse}, .count = 1};
    ck_assert_int_eq(gt_rate_parse(amounts[_i].rate, strlen(amounts[_i].rate), &rate.rate), GT_OK);
    enum gt_status status = gt_exchange(amounts[_i].amount, &question, &rate, &path, &converted);
    ck_assert_msg(status == amounts[_i].status, "%s", amounts[_i].why);
    ck_assert_msg(converted == (status == GT_OK ? amounts[_i].converted : 4711), "%s: %lld",
                  amounts[_i].why, (long long)converted);
}
END_TEST

/* Two legs are one division: 100,000 yen over 141.43 and 7.177 are 507459.52 fen. Rounded to 707.06
 * dollars on the way they would be 507457. */
START_TEST(test_two_legs)
{
    gt_money converted = 0;
    struct gt_rate_path path = {{4, 2}, {true, false}, 2};
    struct gt_rate_question question = {currency("JPY"), currency("CNY"), DAY(9), 10, NULL};
    ck_assert_int_eq(gt_exchange(100000, &question, rates, &path, &converted), GT_OK);
    ck_assert_int_eq(converted, 507460);
}
END_TEST

/* There and back over the same rate loses at most half a minor unit of the coarser side. */
START_TEST(test_back)
{
    uint64_t state = (uint64_t)_i + 1;
    struct gt_dated_rate rate = {currency("USD"), currency("CNY"), 0, {0, 10000}};
    struct gt_rate_question there = {rate.from, rate.to, 0, 0, NULL};
    struct gt_rate_question back = {rate.to, rate.from, 0, 0, NULL};
    for (int i = 0; i < 1000; i++) {
        gt_money amount = dice_within(&state, 0, 1000000000000000), out = 0, again = 0;
        rate.rate.numerator = dice_within(&state, 10000, 99999);
        ck_assert_int_eq(
            gt_exchange(amount, &there, &rate, &(struct gt_rate_path){.count = 1}, &out), GT_OK);
        ck_assert_int_eq(gt_exchange(out, &back, &rate,
                                     &(struct gt_rate_path){.inverse = {true}, .count = 1}, &again),
                         GT_OK);
        ck_assert_int_eq(again, amount); /* the rate is 1 or more */
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("exchange");
    TCase *tests = tcase_create("exchange");
    tcase_add_checked_fixture(tests, set_up, NULL);
    tcase_add_loop_test(tests, test_parse, 0, ROWS(texts));
    tcase_add_loop_test(tests, test_find, 0, ROWS(finds));
    tcase_add_test(tests, test_no_rates);
    tcase_add_loop_test(tests, test_convert, 0, ROWS(amounts));
    tcase_add_test(tests, test_two_legs);
    tcase_add_loop_test(tests, test_back, 0, 5);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
