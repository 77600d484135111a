/* test_values.c - dates, amounts, numbers and text as people write them, and what is refused. */
#include "engine/intake/values.h"

#include "engine/base/text.h"
#include "engine/intake/csv.h"
#include "scrap.h"
#include "tests/models/run.h"

#include <inttypes.h>
#include <limits.h>
#include <locale.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)

/* What is taken: the date in ISO form and the repair; what is refused: a part of the sentence. */
static const struct {
    const char *text;
    enum gt_date_format format;
    const char *day, *repair, *sentence;
    const char *why;
} dates[] = {
    {"2015-03-06", GT_DATE_ISO, "2015-03-06", NULL, NULL, "ISO"},
    {" 2015-3-6 ", GT_DATE_ISO, "2015-03-06", NULL, NULL, "single digits, outer space"},
    {"2015/3/6", GT_DATE_ISO, "2015-03-06", NULL, NULL, "slashes"},
    {"2015.03.06", GT_DATE_ISO, "2015-03-06", NULL, NULL, "stops"},
    {"2015年3月6日", GT_DATE_ISO, "2015-03-06", NULL, NULL, "Chinese"},
    {"2015 年 3 月 6 日", GT_DATE_DMY, "2015-03-06", NULL, NULL, "Chinese, spaced, any format"},
    {"２０１５－０３－０６", GT_DATE_ISO, "2015-03-06", NULL, NULL, "full-width"},
    {"2016-02-29", GT_DATE_ISO, "2016-02-29", NULL, NULL, "a leap day"},
    {"1800-01-01", GT_DATE_ISO, "1800-01-01", NULL, NULL, "the first year taken"},
    {"9999-12-31", GT_DATE_ISO, "9999-12-31", NULL, NULL, "the last day"},
    {"6/3/2015", GT_DATE_DMY, "2015-03-06", NULL, NULL, "day first"},
    {"3/6/2015", GT_DATE_MDY, "2015-03-06", NULL, NULL, "month first"},
    {"06.03.2015", GT_DATE_DMY, "2015-03-06", NULL, NULL, "stops"},
    {"2015-03-06", GT_DATE_DMY, "2015-03-06", NULL, NULL, "ISO under dmy"},
    {"2015-03-06", GT_DATE_MDY, "2015-03-06", NULL, NULL, "ISO under mdy"},
    {"05/072018", GT_DATE_DMY, "2018-07-05", "missing separator", NULL, "real file, line 194"},
    {"01/07/015", GT_DATE_DMY, "2015-07-01", "digit of the year", NULL, "real file, line 2573"},
    {"\\\\xc2\\\\xa010/7/2015", GT_DATE_DMY, "2015-07-10", "escaped bytes", NULL,
     "real file, line 2608"},
    {"12/05.2015", GT_DATE_DMY, "2015-05-12", "stray separator", NULL, "real file, line 2777"},
    {"22/01//2015", GT_DATE_DMY, "2015-01-22", "stray separator", NULL, "real file, line 3031"},
    {"0507/2018", GT_DATE_DMY, "2018-07-05", "missing separator", NULL, "the other one missing"},
    {"07/052018", GT_DATE_MDY, "2018-07-05", "missing separator", NULL, "month first"},
    {"2015--03-06", GT_DATE_ISO, "2015-03-06", "stray separator", NULL, "doubled in ISO"},
    {"31/04/2016", GT_DATE_DMY, NULL, NULL,
     "\"31/04/2016\" is no day of the calendar; expected day/month/year, such as 06/03/2015",
     "30 days has April"},
    {"30/02/2016", GT_DATE_DMY, NULL, NULL, "no day of the calendar", "30 February"},
    {"29/02/2015", GT_DATE_DMY, NULL, NULL, "no day of the calendar", "no leap year"},
    {"2015-13-01", GT_DATE_ISO, NULL, NULL, "no day of the calendar", "month 13"},
    {"2015-00-10", GT_DATE_ISO, NULL, NULL, "no day of the calendar", "month 0"},
    {"31/042016", GT_DATE_DMY, NULL, NULL, "no day of the calendar", "never repaired into one"},
    {"31/04/016", GT_DATE_DMY, NULL, NULL, "no day of the calendar", "nor by a year"},
    {"03/15/2015", GT_DATE_DMY, NULL, NULL, "writes the month first, say mdy", "wrong order"},
    {"15/03/2015", GT_DATE_MDY, NULL, NULL, "writes the day first, say dmy", "wrong order"},
    {"6/3/2015", GT_DATE_ISO, NULL, NULL, "such as 2015-03-06 (for a file that writes the day",
     "not ISO"},
    {"06/03/15", GT_DATE_DMY, NULL, NULL, "year of two digits", "1915 or 2015"},
    {"15-03-06", GT_DATE_ISO, NULL, NULL, "year of two digits", "1915 or 2015"},
    {"06/03/115", GT_DATE_DMY, NULL, NULL, "is no date", "three digits, and no 0"},
    {"06/03/0015", GT_DATE_DMY, NULL, NULL, "before the year 1800", "a slip"},
    {"1799-12-31", GT_DATE_ISO, NULL, NULL, "before the year 1800", "the limit"},
    {"20150306", GT_DATE_ISO, "2015-03-06", "eight digits", NULL, "digits alone"},
    {"20151203", GT_DATE_DMY, "2015-12-03", "eight digits", NULL, "the same under every format"},
    {"20150230", GT_DATE_ISO, NULL, NULL, "is no day of the calendar", "in digits alone"},
    {"06032015", GT_DATE_DMY, NULL, NULL, "is no date", "day and month have two orders"},
    {"42069", GT_DATE_ISO, NULL, NULL, "is no date", "could be any number"},
    {"20151320", GT_DATE_ISO, NULL, NULL, "is no date", "no month"},
    {"201503061", GT_DATE_ISO, NULL, NULL, "is no date", "nine digits"},
    {"42069", GT_DATE_ISO, NULL, NULL, "is no date", "a spreadsheet's serial number"},
    {"2015-03-06T10:00", GT_DATE_ISO, NULL, NULL, "has a time of day", "a time"},
    {"-6/3/2015", GT_DATE_DMY, NULL, NULL, "is no date", "a sign"},
    {"6/3/2015/1", GT_DATE_DMY, NULL, NULL, "is no date", "four parts"},
    {"6///3/2015", GT_DATE_DMY, NULL, NULL, "is no date", "more than a slip"},
    {"999999999999999999999/3/2015", GT_DATE_DMY, NULL, NULL, "is no date", "no wrap"},
    {"4294969311-03-06", GT_DATE_ISO, NULL, NULL, "is no date", "2^32 + 2015"},
    {"March 6, 2015", GT_DATE_ISO, "2015-03-06", NULL, NULL, "words"},
    {"", GT_DATE_ISO, NULL, NULL, "is no date", "empty"},
    {"0x7DF-03-06", GT_DATE_ISO, NULL, NULL, "is no date", "hexadecimal"},
};

START_TEST(test_date)
{
    struct gt_error error = {0};
    gt_day day = 4711;
    const char *repair = "untouched";
    char text[GT_DAY_TEXT];
    int result = gt_value_date(dates[_i].text, dates[_i].format, &day, &repair, &error);
    if (dates[_i].sentence) {
        ck_assert_int_eq(result, GT_EXIT_DATA);
        ck_assert_msg(strstr(error.text, dates[_i].sentence) != NULL, "%s: %s", dates[_i].why,
                      error.text);
        ck_assert_int_eq(day, 4711);
        ck_assert_str_eq(repair, "untouched");
        return;
    }
    ck_assert_msg(result == 0, "%s: %s", dates[_i].why, error.text);
    ck_assert_str_eq(gt_day_format(day, text), dates[_i].day);
    ck_assert_msg((repair == NULL) == (dates[_i].repair == NULL), "%s", dates[_i].why);
    if (repair)
        ck_assert_ptr_nonnull(strstr(repair, dates[_i].repair));
}
END_TEST

/* Every day of a leap year and its neighbour, in all three orders, there and back. */
START_TEST(test_date_round_trip)
{
    struct gt_error error;
    const char *repair;
    for (gt_day day = 16436; day < 16436 + 731; day++) {
        struct gt_civil civil = gt_day_to_civil(day);
        char text[3][40];
        snprintf(text[GT_DATE_ISO], 40, "%d-%d-%d", civil.year, civil.month, civil.day);
        snprintf(text[GT_DATE_DMY], 40, "%d/%d/%d", civil.day, civil.month, civil.year);
        snprintf(text[GT_DATE_MDY], 40, "%d/%d/%d", civil.month, civil.day, civil.year);
        for (int format = 0; format < 3; format++) {
            gt_day read = 4711;
            int result =
                gt_value_date(text[format], (enum gt_date_format)format, &read, &repair, &error);
            ck_assert_msg(result == 0 && read == day && !repair, "%s", text[format]);
        }
    }
}
END_TEST

static const struct {
    const char *text, *given;
    gt_money minor;
    const char *currency, *repair, *sentence;
    const char *why;
} amounts[] = {
    {"5000000", "CNY", 500000000, NULL, NULL, NULL, "digits"},
    {"5,000,000.00", "CNY", 500000000, NULL, NULL, NULL, "thousands, decimals"},
    {"1,234", "USD", 123400, NULL, NULL, NULL, "one comma is thousands"},
    {"0", "CNY", 0, NULL, NULL, NULL, "nothing is an amount"},
    {"0.05", "CNY", 5, NULL, NULL, NULL, "cents"},
    {"007", "CNY", 700, NULL, NULL, NULL, "decimal, never octal"},
    {"500万", "CNY", 500000000, NULL, NULL, NULL, "ten thousands"},
    {"1.2亿", "CNY", 12000000000, NULL, NULL, NULL, "hundred millions: 1.2 x 10^8 x 100 fen"},
    {"１．２亿", "CNY", 12000000000, NULL, NULL, NULL, "full-width digits"},
    {"3千万", "CNY", 3000000000, NULL, NULL, NULL, "30,000,000 yuan"},
    {"2百万元", "CNY", 200000000, "CNY", NULL, NULL, "with the yuan's character"},
    {"500 万元人民币", "USD", 500000000, "CNY", NULL, NULL, "named in full"},
    {"300万美元", "CNY", 300000000, "USD", NULL, NULL, "Chinese for US dollars"},
    {"5m", "USD", 500000000, NULL, NULL, NULL, "million"},
    {"5 Million", "USD", 500000000, NULL, NULL, NULL, "a word, any case"},
    {"2k", "USD", 200000, NULL, NULL, NULL, "thousand"},
    {"3bn", "USD", 300000000000, NULL, NULL, NULL, "billion"},
    {"2.5 crore", "INR", 2500000000, NULL, NULL, NULL, "25,000,000 rupees"},
    {"7 lakh", "INR", 70000000, NULL, NULL, NULL, "700,000 rupees"},
    {"Rs. 5 crore", "USD", 5000000000, "INR", NULL, NULL, "rupees in front"},
    {"CNY 5m", "USD", 500000000, "CNY", NULL, NULL, "code in front"},
    {"cny5m", "USD", 500000000, "CNY", NULL, NULL, "no space, lower case"},
    {"5m CNY", "USD", 500000000, "CNY", NULL, NULL, "code behind"},
    {"5mxn", "USD", 500, "MXN", NULL, NULL, "a code, not m and xn"},
    {"RMB 500万", NULL, 500000000, "CNY", NULL, NULL, "the usual word"},
    {"¥500万", "CNY", 500000000, "CNY", NULL, NULL, "yuan sign"},
    {"￥500万", "USD", 500000000, "CNY", NULL, NULL, "full-width sign; no dollar sign"},
    {"¥500", "JPY", 500, "JPY", NULL, NULL, "the given yen, which has no decimals"},
    {"$1,000", "USD", 100000, "USD", NULL, NULL, "dollar"},
    {"$1,000", "SGD", 100000, "SGD", NULL, NULL, "the given dollar"},
    {"$1,000", "CNY", 100000, "USD", NULL, NULL, "no dollar given: US"},
    {"USD $5", "CNY", 500, "USD", NULL, NULL, "code and sign agree"},
    {"US$5m", "CNY", 500000000, "USD", NULL, NULL, "US dollars"},
    {"€2.5m", "USD", 250000000, "EUR", NULL, NULL, "euro"},
    {"£10", "USD", 1000, "GBP", NULL, NULL, "pound"},
    {"1.234 KWD", "USD", 1234, "KWD", NULL, NULL, "three decimals"},
    {"5.00 JPY", "USD", 5, "JPY", NULL, NULL, "zeros behind the point say nothing"},
    {"1.2345万", "CNY", 1234500, NULL, NULL, NULL, "decimals of a large unit"},
    {"92233720368547758.07", "CNY", INT64_MAX, NULL, NULL, NULL, "the largest"},
    {"20,00,00,000", "USD", 20000000000, NULL, "lakh", NULL, "real file, line 2"},
    {"48,89,975.54", "USD", 488997554, NULL, "lakh", NULL, "real file, line 78"},
    {"1,00,000", "INR", 10000000, NULL, "lakh", NULL, "one lakh"},
    {"14,342,000+", "USD", 1434200000, NULL, "+ behind", NULL, "real file, line 111"},
    {"1,000,000,", "USD", 100000000, NULL, "stray comma", NULL, "real file, line 290"},
    {"\\\\xc2\\\\xa020,000,000", "USD", 2000000000, NULL, "escaped bytes", NULL,
     "real file, line 2604"},
    {"3,000,00", "USD", 0, NULL, NULL, "neither in thousands", "real file, line 239"},
    {"1,2,3", "USD", 0, NULL, NULL, "neither in thousands", "no grouping at all"},
    {"1,5", "USD", 0, NULL, NULL, "neither in thousands", "a decimal comma"},
    {"1234,567", "USD", 0, NULL, NULL, "neither in thousands", "a first group too long"},
    {"100,00,000", "USD", 0, NULL, NULL, "neither in thousands", "a first lakh group too long"},
    {",500", "USD", 0, NULL, NULL, "is no amount", "an empty group"},
    {"0,500", "USD", 0, NULL, NULL, "neither in thousands", "0.5 or 500"},
    {"-5", "USD", 0, NULL, NULL, "is negative", "a sign"},
    {"CNY -5", "USD", 0, NULL, NULL, "is negative", "a sign behind the code"},
    {"−5", "USD", 0, NULL, NULL, "is negative", "the minus sign"},
    {"(5,000)", "USD", 0, NULL, NULL, "is negative", "as accountants write"},
    {"0.001", "CNY", 0, NULL, NULL, "finer than the smallest unit of CNY, which has 2", "mills"},
    {"0.5", "JPY", 0, NULL, NULL, "finer than the smallest unit of JPY, which has 0", "half a yen"},
    {"92233720368547758.08", "CNY", 0, NULL, NULL, "larger than a ledger", "2^63"},
    {"99999999999万亿", "CNY", 0, NULL, NULL, "larger than a ledger", "far beyond"},
    {"XYZ 5", "USD", 0, NULL, NULL, "currency that is not known", "no such code"},
    {"5 XYZ", "USD", 0, NULL, NULL, "currency that is not known", "no such code behind"},
    {"USD 5 CNY", "USD", 0, NULL, NULL, "names two currencies", "two"},
    {"$5 EUR", "USD", 0, NULL, NULL, "names two currencies", "sign against code"},
    {"5", NULL, 0, NULL, NULL, "names no currency", "nobody says which"},
    {"1.2.3", "USD", 0, NULL, NULL, "is no amount", "two points"},
    {"5.", "USD", 0, NULL, NULL, "is no amount", "nothing behind the point"},
    {".5", "USD", 0, NULL, NULL, "is no amount", "nothing before it"},
    {"1e6", "USD", 0, NULL, NULL, "is no amount", "an exponent"},
    {"0x10", "USD", 0, NULL, NULL, "is no amount", "hexadecimal"},
    {"5 000", "USD", 0, NULL, NULL, "has a space between its digits", "spaces group nothing here"},
    {"about 5", "USD", 0, NULL, NULL, "is no amount", "a word"},
    {"5 5", "USD", 0, NULL, NULL, "has a space between its digits", "two numbers"},
    {"25%", "USD", 0, NULL, NULL, "is no amount", "a rate"},
    {"nan", "USD", 0, NULL, NULL, "", "no number"},
    {"inf", "USD", 0, NULL, NULL, "", "no number"},
    {"", "USD", 0, NULL, NULL, "is no amount", "empty"},
    {"CNY", "USD", 0, NULL, NULL, "is no amount", "a code alone"},
};

START_TEST(test_amount)
{
    struct gt_error error = {0};
    const struct gt_currency *given =
        amounts[_i].given ? gt_currency_find(amounts[_i].given, 3) : NULL;
    const struct gt_currency *currency = given;
    const char *repair = "untouched";
    gt_money minor = -4711;
    int result = gt_value_amount(amounts[_i].text, GT_NUMBER_PLAIN, given, &minor, &currency,
                                 &repair, &error);
    if (amounts[_i].sentence) {
        ck_assert_int_eq(result, GT_EXIT_DATA);
        ck_assert_msg(strstr(error.text, amounts[_i].sentence) != NULL, "%s: %s", amounts[_i].why,
                      error.text);
        ck_assert_int_eq(minor, -4711);
        ck_assert_str_eq(repair, "untouched");
        return;
    }
    ck_assert_msg(result == 0, "%s: %s", amounts[_i].why, error.text);
    ck_assert_msg(minor == amounts[_i].minor, "%s: %" PRId64, amounts[_i].why, minor);
    ck_assert_msg((currency == NULL) == (amounts[_i].currency == NULL), "%s", amounts[_i].why);
    if (currency)
        ck_assert_str_eq(currency->code, amounts[_i].currency);
    ck_assert_msg((repair == NULL) == (amounts[_i].repair == NULL), "%s", amounts[_i].why);
    if (repair)
        ck_assert_ptr_nonnull(strstr(repair, amounts[_i].repair));
}
END_TEST

/* What is printed in minor units with two decimals reads back, whatever the size. */
START_TEST(test_amount_round_trip)
{
    uint64_t state = 4711;
    const struct gt_currency *cny = gt_currency_find("CNY", 3), *currency;
    struct gt_error error;
    const char *repair;
    for (int i = 0; i < 20000; i++) {
        gt_money amount = (gt_money)(noise(&state) >> (1 + noise(&state) % 63)), read = -1;
        char text[40];
        snprintf(text, sizeof text, "%" PRId64 ".%02d", amount / 100, (int)(amount % 100));
        ck_assert_int_eq(
            gt_value_amount(text, GT_NUMBER_PLAIN, cny, &read, &currency, &repair, &error), 0);
        ck_assert_msg(read == amount, "%s", text);
    }
}
END_TEST

static const struct {
    const char *text;
    double low, high, value;
    const char *sentence;
    const char *why;
} rates[] = {
    {"0.25", 0, 1, 0.25, NULL, "a decimal"},
    {"25%", 0, 1, 0.25, NULL, "a percentage"},
    {"25 %", 0, 1, 0.25, NULL, "spaced"},
    {"２５％", 0, 1, 0.25, NULL, "full-width"},
    {"12.3%", 0, 1, 0.123, NULL, "the double nearest to 0.123, not 12.3 / 100"},
    {"0", 0, 1, 0, NULL, "the low end"},
    {"100%", 0, 1, 1, NULL, "the high end"},
    {"-5%", -1, 1, -0.05, NULL, "negative where it may be"},
    {"25", 0, 1, 0, "did you mean 25%?", "a percentage without its sign"},
    {"125%", 0, 1, 0, "expected 0 to 1", "beyond"},
    {"-5%", 0, 1, 0, "expected 0 to 1", "below"},
    {"250", 0, 1, 0, "expected 0 to 1", "no percentage either"},
    {"0.25x", 0, 1, 0, "is no rate", "a letter"},
    {"0,25", 0, 1, 0, "is no rate", "a decimal comma"},
    {"1e-2", 0, 1, 0, "is no rate", "an exponent"},
    {"nan", 0, 1, 0, "is no rate", "no number"},
    {"%", 0, 1, 0, "is no rate", "a sign alone"},
    {"", 0, 1, 0, "is no rate", "empty"},
};

START_TEST(test_rate)
{
    struct gt_error error = {0};
    double rate = 4711;
    int result = gt_value_rate(rates[_i].text, rates[_i].low, rates[_i].high, &rate, &error);
    if (rates[_i].sentence) {
        ck_assert_int_eq(result, GT_EXIT_DATA);
        ck_assert_msg(strstr(error.text, rates[_i].sentence) != NULL, "%s: %s", rates[_i].why,
                      error.text);
        ck_assert_double_eq(rate, 4711);
        return;
    }
    ck_assert_msg(result == 0, "%s: %s", rates[_i].why, error.text);
    ck_assert_msg(rate == rates[_i].value, "%s: %.17g", rates[_i].why, rate);
}
END_TEST

static const struct {
    const char *text;
    double low, high, value;
    const char *sentence;
    const char *why;
} numbers[] = {
    {"5", 0, 10, 5, NULL, "whole"},
    {"0.9", 0, 1, 0.9, NULL, "decimal"},
    {"-1.5", -2, 2, -1.5, NULL, "negative"},
    {"+1.5", -2, 2, 1.5, NULL, "a plus"},
    {"1e6", 0, 1e9, 1e6, NULL, "exponent"},
    {"2.5E-3", 0, 1, 0.0025, NULL, "negative exponent, large E"},
    {"010", 0, 100, 10, NULL, "decimal, never octal"},
    {"11", 0, 10, 0, "expected 0 to 10", "beyond"},
    {"1e999", 0, 1e300, 0, "larger or smaller", "no infinity"},
    {"1e-999", 0, 1, 0, "larger or smaller", "no silent 0"},
    {"0x1p3", 0, 100, 0, "is no number", "hexadecimal"},
    {"inf", 0, 100, 0, "is no number", "infinity"},
    {"nan", 0, 100, 0, "is no number", "no number"},
    {"5.", 0, 100, 0, "is no number", "nothing behind the point"},
    {".5", 0, 100, 0, "is no number", "nothing before it"},
    {"1e", 0, 100, 0, "is no number", "an e alone"},
    {"1 2", 0, 100, 0, "is no number", "two"},
    {"1,000", 0, 10000, 0, "is no number", "grouped"},
    {"", 0, 100, 0, "is no number", "empty"},
};

START_TEST(test_number)
{
    struct gt_error error = {0};
    double number = 4711;
    int result =
        gt_value_number(numbers[_i].text, numbers[_i].low, numbers[_i].high, &number, &error);
    if (numbers[_i].sentence) {
        ck_assert_int_eq(result, GT_EXIT_DATA);
        ck_assert_msg(strstr(error.text, numbers[_i].sentence) != NULL, "%s: %s", numbers[_i].why,
                      error.text);
        ck_assert_double_eq(number, 4711);
        return;
    }
    ck_assert_msg(result == 0, "%s: %s", numbers[_i].why, error.text);
    ck_assert_msg(number == numbers[_i].value, "%s: %.17g", numbers[_i].why, number);
}
END_TEST

static const struct {
    const char *text;
    int64_t low, high, value;
    const char *sentence;
    const char *why;
} counts[] = {
    {"12", 0, 100, 12, NULL, "digits"},
    {"1,200", 0, 9999, 1200, NULL, "thousands"},
    {"-3", -5, 5, -3, NULL, "negative where it may be"},
    {"9223372036854775807", 0, INT64_MAX, INT64_MAX, NULL, "the largest"},
    {"-9223372036854775808", INT64_MIN, 0, INT64_MIN, NULL, "the smallest"},
    {"9223372036854775808", 0, INT64_MAX, 0, "out of range", "one more"},
    {"101", 0, 100, 0, "expected 0 to 100", "beyond"},
    {"-1", 0, 100, 0, "expected 0 to 100", "below"},
    {"1.5", 0, 100, 0, "is no whole number", "decimals"},
    {"1,20", 0, 9999, 0, "is no whole number", "no thousands"},
    {"1234,567", 0, 9999999, 0, "is no whole number", "a first group too long"},
    {"0x10", 0, 100, 0, "is no whole number", "hexadecimal"},
    {"--3", -5, 5, 0, "is no whole number", "two signs"},
    {"", 0, 100, 0, "is no whole number", "empty"},
};

START_TEST(test_count)
{
    struct gt_error error = {0};
    int64_t count = 4711;
    int result = gt_value_count(counts[_i].text, counts[_i].low, counts[_i].high, &count, &error);
    if (counts[_i].sentence) {
        ck_assert_int_eq(result, GT_EXIT_DATA);
        ck_assert_msg(strstr(error.text, counts[_i].sentence) != NULL, "%s: %s", counts[_i].why,
                      error.text);
        ck_assert_int_eq(count, 4711);
        return;
    }
    ck_assert_msg(result == 0, "%s: %s", counts[_i].why, error.text);
    ck_assert_msg(count == counts[_i].value, "%s", counts[_i].why);
}
END_TEST

START_TEST(test_words)
{
    static const char *const yes[] = {"yes", "TRUE", "是", "1"};
    static const char *const no[] = {"no", "False", "否", "0"};
    struct gt_error error;
    enum gt_date_format format;
    const struct gt_currency *currency = NULL;
    for (int i = 0; i < 4; i++) {
        bool flag = false;
        ck_assert_int_eq(gt_value_flag(yes[i], &flag, &error), 0);
        ck_assert(flag);
        ck_assert_int_eq(gt_value_flag(no[i], &flag, &error), 0);
        ck_assert(!flag);
    }
    ck_assert_int_eq(gt_value_flag("2", &(bool){false}, &error), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, "\"2\" is neither yes nor no"));
    ck_assert_int_eq(gt_value_date_format("DMY", &format, &error), 0);
    ck_assert_int_eq(format, GT_DATE_DMY);
    ck_assert_int_eq(gt_value_date_format("ydm", &format, &error), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, "expected iso (2015-03-06), dmy"));
    ck_assert_int_eq(gt_value_currency(" cny ", &currency, &error), 0);
    ck_assert_str_eq(currency->code, "CNY");
    ck_assert_int_eq(gt_value_currency("人民币", &currency, &error), 0);
    ck_assert_int_eq(gt_value_currency("XYZ", &currency, &error), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, "\"XYZ\" is no currency"));
}
END_TEST

START_TEST(test_unknown)
{
    static const char *const words[] = {"",      "  ",      "N/A",         "n/a",
                                        "NA",    "nan",     "NULL",        "None",
                                        "-",     "unknown", "Undisclosed", "Not Disclosed",
                                        "未知",  "不详",    "未披露",      "\\\\xc2\\\\xa0N/A",
                                        "Ｎ／Ａ"};
    static const char *const others[] = {"0", "Nancy", "no", "N/A N/A", "未知数", "unknown fund"};
    for (int i = 0; i < ROWS(words); i++)
        ck_assert_msg(gt_value_is_unknown(words[i]), "%s", words[i]);
    for (int i = 0; i < ROWS(others); i++)
        ck_assert_msg(!gt_value_is_unknown(others[i]), "%s", others[i]);
}
END_TEST

static const struct {
    const char *text, *meant;
    const char *repair;
    const char *why;
} texts[] = {
    {"Accel Partners", "Accel Partners", NULL, "as it is"},
    {"  Accel \t", "Accel", NULL, "outer space is no repair"},
    {"", "", NULL, "nothing"},
    {"Accel  Partners", "Accel Partners", "white space", "a run of spaces"},
    {"Accel\nPartners", "Accel Partners", "white space", "a line break"},
    {"Accel\u00A0Partners", "Accel Partners", "white space", "a no-break space"},
    {"BYJU\\xe2\\x80\\x99s", "BYJU’s", "escaped", "one backslash"},
    {"BYJU\\\\xe2\\\\x80\\\\x99s", "BYJU’s", "escaped", "two, as in the real file"},
    {"BYJU\\\\\\\\XE2", "BYJU\\\\\\\\XE2", NULL, "a large X is no escape"},
    {"Caf\\xC3\\xA9", "Café", "escaped", "large hexadecimal digits"},
    {"\\xe6\\x8a\\x95", "投", "escaped", "three bytes"},
    {"\\xf0\\x9f\\x98\\x80", "\xF0\x9F\x98\x80", "escaped", "four bytes"},
    {"a\\xc2\\xa0\\xc2\\xa0b", "a b", "escaped", "escaped spaces collapse"},
    {"Seed\\\\nFunding", "Seed Funding", "escaped", "real file: a line feed"},
    {"D\\'Angelo", "D'Angelo", "escaped", "an apostrophe"},
    {"a\\xe2\\x80", "a\\xe2\\x80", NULL, "bytes that make no character"},
    {"a\\xe2z", "a\\xe2z", NULL, "a sequence that breaks off"},
    {"a\\xed\\xa0\\x80", "a\\xed\\xa0\\x80", NULL, "a surrogate"},
    {"a\\x00b", "a\\x00b", NULL, "a NUL stays as written"},
    {"a\\x1bb", "a\\x1bb", NULL, "so does a control"},
    {"C:\\data", "C:\\data", NULL, "a backslash of its own"},
    {"a\\", "a\\", NULL, "a backslash at the end"},
    {"\\x4", "\\x4", NULL, "half an escape"},
};

START_TEST(test_text)
{
    struct gt_arena arena = {0};
    const char *repair = NULL;
    const char *text = gt_value_text(&arena, texts[_i].text, &repair);
    ck_assert_msg(strcmp(text, texts[_i].meant) == 0, "%s: %s", texts[_i].why, text);
    ck_assert_msg((repair == NULL) == (texts[_i].repair == NULL), "%s", texts[_i].why);
    if (repair)
        ck_assert_ptr_nonnull(strstr(repair, texts[_i].repair));
    gt_arena_clear(&arena);
}
END_TEST

/* Whatever the bytes: no crash, one outcome, and a sentence that is text when they were. */
START_TEST(test_noise)
{
    uint64_t state = 2016 + (uint64_t)_i;
    const struct gt_currency *cny = gt_currency_find("CNY", 3), *currency;
    char text[200];
    for (int i = 0; i < 20000; i++) {
        struct gt_error error = {0};
        struct gt_arena arena = {0};
        gt_day day;
        gt_money minor = 0;
        double number;
        int64_t count;
        bool flag;
        const char *repair = NULL;
        size_t size = 1 + noise(&state) % (sizeof text - 1);
        size_t length = noise_text(&state, "0123456789,./-+%$ ¥万亿\\xe2n年月日eE", text, size);
        bool valid = gt_text_valid(text, length);
        ck_assert_ptr_nonnull(gt_value_text(&arena, text, &repair));
        int results[] = {
            gt_value_date(text, GT_DATE_DMY, &day, &repair, &error),
            gt_value_amount(text, GT_NUMBER_PLAIN, cny, &minor, &currency, &repair, &error),
            gt_value_rate(text, 0, 1, &number, &error),
            gt_value_number(text, 0, 1, &number, &error),
            gt_value_count(text, 0, 9, &count, &error),
            gt_value_flag(text, &flag, &error)};
        for (int r = 0; r < ROWS(results); r++)
            ck_assert(results[r] == 0 || results[r] == GT_EXIT_DATA);
        ck_assert(minor >= 0);
        ck_assert(!valid || gt_text_valid(error.text, strlen(error.text)));
        gt_value_is_unknown(text);
        gt_arena_clear(&arena);
    }
}
END_TEST

/* Points stay points where the locale has commas. */
START_TEST(test_locale)
{
    struct gt_error error;
    double number = 0;
    const char *set = setlocale(LC_NUMERIC, "de_DE.UTF-8");
    ck_assert_int_eq(gt_value_number("1.5", 0, 2, &number, &error), 0);
    ck_assert_double_eq(number, 1.5);
    if (!set)
        printf("SKIPPED: de_DE.UTF-8 is not installed; numbers were read in the C locale\n");
    setlocale(LC_NUMERIC, "C");
}
END_TEST

/* Counts found with an independent reader of the file (Python's csv and exact integers). */
START_TEST(test_real_file)
{
    char place[512];
    const char *path = real_file(place);
    struct gt_csv *csv;
    struct gt_csv_record record;
    struct gt_error error;
    bool more = true;
    int rows = 0, dates_repaired = 0, unknown = 0, lakh = 0, refused = 0, mended = 0;
    gt_money sum = 0;
    if (!path)
        return;
    const struct gt_currency *usd = gt_currency_find("USD", 3), *currency;
    ck_assert_int_eq(gt_csv_open(path, NULL, &csv, &record, &error), 0);
    while (gt_csv_next(csv, &record, &more, &error) == 0 && more) {
        const char *repair = NULL;
        gt_day day;
        gt_money minor = 0;
        rows++;
        int result = gt_value_date(record.fields[1], GT_DATE_DMY, &day, &repair, &error);
        ck_assert_msg(result == 0, "line %ld: %s", record.line, error.text);
        dates_repaired += repair != NULL;
        if (gt_value_is_unknown(record.fields[8])) {
            unknown++;
            continue;
        }
        if (gt_value_amount(record.fields[8], GT_NUMBER_PLAIN, usd, &minor, &currency, &repair,
                            &error)) {
            ck_assert_ptr_nonnull(strstr(error.text, "groups its digits neither"));
            refused++;
            continue;
        }
        lakh += repair && strstr(repair, "lakh");
        mended += repair && !strstr(repair, "lakh");
        sum += minor;
    }
    gt_csv_close(csv);
    ck_assert_int_eq(rows, 3044);
    ck_assert_int_eq(dates_repaired, 8);
    ck_assert_int_eq(unknown, 971);
    ck_assert_int_eq(refused, 4);
    ck_assert_int_eq(lakh, 1994);
    ck_assert_int_eq(mended, 9);
    ck_assert_int_eq(sum, 3813661486422);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("values");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, test_date, 0, ROWS(dates));
    tcase_add_test(tests, test_date_round_trip);
    tcase_add_loop_test(tests, test_amount, 0, ROWS(amounts));
    tcase_add_test(tests, test_amount_round_trip);
    tcase_add_loop_test(tests, test_rate, 0, ROWS(rates));
    tcase_add_loop_test(tests, test_number, 0, ROWS(numbers));
    tcase_add_loop_test(tests, test_count, 0, ROWS(counts));
    tcase_add_test(tests, test_words);
    tcase_add_test(tests, test_unknown);
    tcase_add_loop_test(tests, test_text, 0, ROWS(texts));
    tcase_add_loop_test(tests, test_noise, 0, 2);
    tcase_add_test(tests, test_locale);
    tcase_add_test(tests, test_real_file);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
