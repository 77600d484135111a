/* test_values_styles.c - numbers and dates in the styles of China, India, Europe and the US. */
#include "engine/intake/values.h"

#include "scrap.h"
#include "tests/models/run.h"

#include <inttypes.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)

/* As gt_bind reads an amount: the style of the file first, then the amount. */
static int read_amount(const char *text, enum gt_number_format format, struct gt_arena *arena,
                       gt_money *minor, const struct gt_currency **currency, const char **repair,
                       struct gt_error *error)
{
    const char *plain = NULL, *mended = NULL;
    *repair = NULL;
    int result = gt_value_restyle(arena, text, format, &plain, repair, error);
    if (!result)
        result = gt_value_amount(plain, format, gt_currency_find("EUR", 3), minor, currency,
                                 &mended, error);
    if (mended)
        *repair = mended;
    return result;
}

enum { PLAIN = GT_NUMBER_PLAIN, EU = GT_NUMBER_EU };

static const struct {
    const char *text;
    int format;
    gt_money minor; /* cents */
    const char *repair, *sentence;
    const char *why;
} amounts[] = {
    /* What only one style can have written is read under both formats. */
    {"1.234.567,89", PLAIN, 123456789, "European digit grouping", NULL, "Europe"},
    {"1.234.567,89", EU, 123456789, NULL, NULL, "Europe, meant"},
    {"1.234,56", PLAIN, 123456, "European digit grouping", NULL, "one group and decimals"},
    {"1.234.567", PLAIN, 123456700, "European digit grouping", NULL, "two groups"},
    {"€ 1.234,5", PLAIN, 123450, "European digit grouping", NULL, "with a sign"},
    {"1.234,50 EUR", PLAIN, 123450, "European digit grouping", NULL, "with a code behind"},
    {"1 234 567,89", PLAIN, 123456789, "grouped by spaces", NULL, "France"},
    {"1 234 567,89", EU, 123456789, NULL, NULL, "France, meant"},
    {"1\u00A0234\u00A0567,89", PLAIN, 123456789, "grouped by spaces", NULL, "no-break spaces"},
    {"1\u00A0234\u00A0567,89", EU, 123456789, NULL, NULL, "no-break spaces, meant"},
    {"1\u202F234,50 €", EU, 123450, NULL, NULL, "a narrow one"},
    {"1\u2009234\u2009567", EU, 123456700, NULL, NULL, "thin ones"},
    {"5 000 000", PLAIN, 500000000, "grouped by spaces", NULL, "two spaces"},
    {"1 234.56", PLAIN, 123456, "grouped by spaces", NULL, "spaces and a point"},
    {"1 234.56", EU, 123456, "grouped by spaces", NULL, "the same, not meant"},
    {"1'234'567.89", PLAIN, 123456789, "apostrophes", NULL, "Switzerland"},
    {"1’234’567.89", EU, 123456789, NULL, NULL, "Switzerland, curly, meant"},
    {"1'234", PLAIN, 123400, "apostrophes", NULL, "an apostrophe parts nothing else"},
    {"1'234,50", EU, 123450, NULL, NULL, "a comma behind apostrophes"},
    {"1,234,567.89", PLAIN, 123456789, NULL, NULL, "US"},
    {"1,234,567.89", EU, 123456789, "commas between", NULL, "US in a file of Europe"},
    {"1,234.56", EU, 123456, "commas between", NULL, "one group and decimals"},
    {"12,34,567.89", PLAIN, 123456789, "lakh", NULL, "India"},
    {"12,34,567.89", EU, 123456789, "lakh", NULL, "India in a file of Europe"},
    /* What the format decides. */
    {"1.234", EU, 123400, NULL, NULL, "a point is thousands"},
    {"1.234", PLAIN, 0, NULL, "has two readings", "decimals or thousands"},
    {"5.000", PLAIN, 0, NULL,
     "\"5.000\" has two readings, as a point stands before decimals or between thousands; write "
     "5000 "
     "or 5.00, or for a file with points between thousands, say --number-format eu",
     "the same"},
    {"500.000", PLAIN, 0, NULL, "say --number-format eu", "half a million, or five hundred"},
    {"EUR 1.230", PLAIN, 0, NULL, "has two readings", "with a code"},
    {"5.000", EU, 500000, NULL, NULL, "thousands, meant"},
    {"5,000", EU, 500, NULL, NULL, "three decimals of 0"},
    {"0.500", PLAIN, 50, NULL, NULL, "no thousands begin with 0"},
    {"5.000万", PLAIN, 5000000, NULL, NULL, "nobody groups in front of a unit"},
    {"1.250m", PLAIN, 125000000, NULL, NULL, "the same in English"},
    {"KWD 5.000", PLAIN, 5000, NULL, NULL, "a currency of three decimals"},
    {"1234.000", PLAIN, 123400, NULL, NULL, "thousands would have had a point as well"},
    {"5.0000", PLAIN, 500, NULL, NULL, "no group of three"},
    {"1,23", EU, 123, NULL, NULL, "a comma is decimals"},
    {"1,23", PLAIN, 0, NULL,
     "nor in lakhs (50,00,000); write it without commas, or for a file that writes them before "
     "decimals, say --number-format eu",
     "a comma is thousands"},
    {"1,234", PLAIN, 123400, NULL, NULL, "thousands"},
    {"1,234", EU, 0, NULL, "finer than the smallest unit of EUR", "three decimals"},
    {"5 000", EU, 500000, NULL, NULL, "a space is thousands"},
    {"5 000", PLAIN, 0, NULL, "has a space between its digits", "or two numbers"},
    {"1234,5", EU, 123450, NULL, NULL, "no groups"},
    {"1234567", EU, 123456700, NULL, NULL, "no signs at all"},
    {"0,5", EU, 50, NULL, NULL, "a half"},
    {"1,2 Mio. €", EU, 120000000, NULL, NULL, "millions, in German"},
    {"3 Mrd", EU, 300000000000, NULL, NULL, "and thousands of them"},
    {"1,2亿", EU, 12000000000, NULL, NULL, "units of China"},
    {"\\xe2\\x82\\xac 1,5", EU, 150, "escaped bytes", NULL, "escaped bytes"},
    /* Of no style. */
    {"1.5", EU, 0, NULL,
     "\"1.5\" is not written as eu numbers are; expected 1.234.567,89 or 1 234 567,89",
     "decimals behind a point"},
    {"12.34.567", EU, 0, NULL, "is not written as eu", "lakhs in points"},
    {"1.2345,00", EU, 0, NULL, "is not written as eu", "a group of four"},
    {"0.123,00", EU, 0, NULL, "is not written as eu", "nothing in front"},
    {"1234.567,00", EU, 0, NULL, "is not written as eu", "a first group too long"},
    {"1 234.567,00", EU, 0, NULL, "is not written as eu", "two signs between groups"},
    {"1,5,6", EU, 0, NULL, "neither in thousands", "two commas"},
    /* Full-width digits and marks. */
    {"１２３，４５６．７８", PLAIN, 12345678, NULL, NULL, "full-width"},
    {"１２３．４５６，７８", EU, 12345678, NULL, NULL, "full-width, in Europe"},
};

START_TEST(test_amount)
{
    struct gt_error error = {0};
    struct gt_arena arena = {0};
    const struct gt_currency *currency = NULL;
    const char *repair = NULL;
    gt_money minor = -1;
    int result = read_amount(amounts[_i].text, (enum gt_number_format)amounts[_i].format, &arena,
                             &minor, &currency, &repair, &error);
    if (amounts[_i].sentence) {
        ck_assert_msg(result == GT_EXIT_DATA && strstr(error.text, amounts[_i].sentence), "%s: %s",
                      amounts[_i].why, error.text);
    } else {
        ck_assert_msg(result == 0, "%s: %s", amounts[_i].why, error.text);
        ck_assert_msg(minor == amounts[_i].minor, "%s: %" PRId64, amounts[_i].why, minor);
        ck_assert_msg((repair == NULL) == (amounts[_i].repair == NULL), "%s: %s", amounts[_i].why,
                      repair ? repair : "no repair");
        ck_assert(!repair || strstr(repair, amounts[_i].repair));
    }
    gt_arena_clear(&arena);
}
END_TEST

static const struct {
    const char *text, *currency;
} signs[] = {
    {"€5", "EUR"},      {"5 €", "EUR"},   {"￥5", "CNY"},   {"5元", "CNY"},    {"₹5", "INR"},
    {"Rs 5", "INR"},    {"Rs.5", "INR"},  {"A$5", "AUD"},   {"C$ 5", "CAD"},   {"S$5", "SGD"},
    {"NT$5", "TWD"},    {"₩5", "KRW"},    {"Fr. 5", "CHF"}, {"CHF 5", "CHF"},  {"5新加坡元", "SGD"},
    {"5万韩元", "KRW"}, {"5 Fr.", "CHF"}, {"HK$5", "HKD"},  {"５美元", "USD"}, {"5新台币", "TWD"},
};

START_TEST(test_sign)
{
    struct gt_error error = {0};
    const struct gt_currency *currency = NULL;
    const char *repair = NULL;
    gt_money minor;
    int result =
        gt_value_amount(signs[_i].text, GT_NUMBER_PLAIN, NULL, &minor, &currency, &repair, &error);
    ck_assert_msg(result == 0, "%s: %s", signs[_i].text, error.text);
    ck_assert_msg(strcmp(currency->code, signs[_i].currency) == 0, "%s", signs[_i].text);
}
END_TEST

/* Rates and counts of a file in European style, through the same door. */
START_TEST(test_rate_and_count)
{
    struct gt_error error = {0};
    struct gt_arena arena = {0};
    const char *plain = NULL, *repair = NULL;
    double rate = 0;
    int64_t count = 0;
    ck_assert_int_eq(gt_value_restyle(&arena, "25,5 %", GT_NUMBER_EU, &plain, &repair, &error), 0);
    ck_assert_int_eq(gt_value_rate(plain, 0, 1, &rate, &error), 0);
    ck_assert_double_eq(rate, 0.255);
    ck_assert_int_eq(gt_value_restyle(&arena, "1.200", GT_NUMBER_EU, &plain, &repair, &error), 0);
    ck_assert_int_eq(gt_value_count(plain, 0, 9999, &count, &error), 0);
    ck_assert_int_eq(count, 1200);
    ck_assert_ptr_null(repair);
    ck_assert_int_eq(gt_value_rate("25,5%", 0, 1, &rate, &error), GT_EXIT_DATA);
    ck_assert_str_eq(error.text, "\"25,5%\" is no rate; expected a point before decimals, such as "
                                 "0.25 or 25.5% (for a file that writes a comma: --number-format "
                                 "eu)");
    gt_arena_clear(&arena);
}
END_TEST

START_TEST(test_format)
{
    enum gt_number_format format = GT_NUMBER_PLAIN;
    struct gt_error error = {0};
    ck_assert_int_eq(gt_value_number_format("EU", &format, &error), 0);
    ck_assert_int_eq(format, GT_NUMBER_EU);
    ck_assert_int_eq(gt_value_number_format("plain", &format, &error), 0);
    ck_assert_int_eq(format, GT_NUMBER_PLAIN);
    ck_assert_int_eq(gt_value_number_format("de", &format, &error), GT_EXIT_DATA);
    ck_assert_str_eq(error.text, "\"de\" is no format of numbers; expected plain (1,234.56) or eu "
                                 "(1.234,56)");
}
END_TEST

/* Whole cents written as each country does come back. */
START_TEST(test_round_trip)
{
    static const struct {
        const char *group, *point;
        enum gt_number_format format;
    } countries[] = {
        {",", ".", GT_NUMBER_PLAIN},   {".", ",", GT_NUMBER_EU},      {" ", ",", GT_NUMBER_EU},
        {"\u00A0", ",", GT_NUMBER_EU}, {"\u202F", ",", GT_NUMBER_EU}, {"’", ",", GT_NUMBER_EU},
        {"", ",", GT_NUMBER_EU},       {"，", "．", GT_NUMBER_PLAIN},
    };
    uint64_t state = 1234567;
    struct gt_arena arena = {0};
    for (int i = 0; i < 4000; i++) {
        gt_money amount = (gt_money)(noise(&state) >> (10 + noise(&state) % 50)), read = -1;
        int country = i % ROWS(countries);
        char whole[32], text[120] = "";
        snprintf(whole, sizeof whole, "%" PRId64, amount / 100);
        size_t used = 0, length = strlen(whole);
        for (size_t at = 0; at < length; at++)
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%c",
                                     at && (length - at) % 3 == 0 ? countries[country].group : "",
                                     whole[at]);
        snprintf(text + used, sizeof text - used, "%s%02d", countries[country].point,
                 (int)(amount % 100));
        const struct gt_currency *currency;
        const char *repair;
        struct gt_error error = {0};
        int result =
            read_amount(text, countries[country].format, &arena, &read, &currency, &repair, &error);
        ck_assert_msg(result == 0 && read == amount && !repair, "%s: %s", text, error.text);
        gt_arena_clear(&arena);
    }
}
END_TEST

static const struct {
    const char *text;
    enum gt_date_format format;
    const char *day, *repair, *sentence;
} dates[] = {
    {"6 Mar 2015", GT_DATE_ISO, "2015-03-06", NULL, NULL},
    {"06-Mar-2015", GT_DATE_DMY, "2015-03-06", NULL, NULL},
    {"6th March, 2015", GT_DATE_MDY, "2015-03-06", NULL, NULL},
    {"11th Mar 2015", GT_DATE_ISO, "2015-03-11", NULL, NULL},
    {"Mar 6, 2015", GT_DATE_ISO, "2015-03-06", NULL, NULL},
    {"Mar. 6, 2015", GT_DATE_DMY, "2015-03-06", NULL, NULL},
    {"SEPT 1st 2015", GT_DATE_ISO, "2015-09-01", NULL, NULL},
    {"2015-Mar-06", GT_DATE_ISO, "2015-03-06", NULL, NULL},
    {"6.May.2015", GT_DATE_ISO, "2015-05-06", NULL, NULL},
    {"Ｍａｒ ６，２０１５", GT_DATE_ISO, "2015-03-06", NULL, NULL},
    {"２０１５年３月６日", GT_DATE_ISO, "2015-03-06", NULL, NULL},
    {"2015年3月6号", GT_DATE_ISO, "2015-03-06", NULL, NULL},
    {"2015/3/6", GT_DATE_DMY, "2015-03-06", NULL, NULL},
    {"06.03.2015", GT_DATE_DMY, "2015-03-06", NULL, NULL},
    {"2015-03-06 00:00:00", GT_DATE_ISO, "2015-03-06", "midnight", NULL},
    {"2015-03-06T00:00:00.000", GT_DATE_ISO, "2015-03-06", "midnight", NULL},
    {"2015/3/6 0:00", GT_DATE_ISO, "2015-03-06", "midnight", NULL},
    {"3/6/2015 12:00:00 AM", GT_DATE_MDY, "2015-03-06", "midnight", NULL},
    {"06.03.2015 00:00", GT_DATE_DMY, "2015-03-06", "midnight", NULL},
    {"2015年3月6日 00:00:00", GT_DATE_ISO, "2015-03-06", "midnight", NULL},
    {"2015-03-06 10:23:45", GT_DATE_ISO, NULL, NULL,
     "\"2015-03-06 10:23:45\" has a time of day; write the day alone: year-month-day, such as "
     "2015-03-06"},
    {"2015-03-06 00:00:01", GT_DATE_ISO, NULL, NULL, "has a time of day"},
    {"2015-03-06 00:00:00.5", GT_DATE_ISO, NULL, NULL, "has a time of day"},
    {"2015-03-06 12:00:00", GT_DATE_ISO, NULL, NULL, "has a time of day"},
    {"3/6/2015 12:00:00 PM", GT_DATE_MDY, NULL, NULL, "has a time of day"},
    {"2015-02-30 10:00", GT_DATE_ISO, NULL, NULL, "is no day of the calendar"},
    {"2015-03-06 00:00:00Z", GT_DATE_ISO, "2015-03-06", "midnight", NULL},
    {"2015-03-06T00:00:00.000Z", GT_DATE_DMY, "2015-03-06", "midnight", NULL},
    {"2015-03-06 00:00+08:00", GT_DATE_ISO, "2015-03-06", "midnight", NULL},
    {"2015-03-06T00:00:00-0500", GT_DATE_ISO, "2015-03-06", "midnight", NULL},
    {"20150306T00:00:00Z", GT_DATE_ISO, "2015-03-06", "eight digits", NULL},
    {"2015-03-06Z", GT_DATE_ISO, "2015-03-06", "time zone", NULL},
    {"2015-03-06+08:00", GT_DATE_DMY, "2015-03-06", "time zone", NULL},
    {"2015-03-05T16:00:00Z", GT_DATE_ISO, NULL, NULL, "has a time of day"},
    {"2015-03-06T00:00:00Zulu", GT_DATE_ISO, NULL, NULL, "is no date"},
    {"2015-03-06Q", GT_DATE_ISO, NULL, NULL, "is no date"},
    {"00:00:00", GT_DATE_ISO, NULL, NULL, "is no date"},
    {"6 Mar 15", GT_DATE_ISO, NULL, NULL, "has a year of two digits"},
    {"06-Mar-15", GT_DATE_DMY, NULL, NULL, "has a year of two digits"},
    {"31 Apr 2016", GT_DATE_ISO, NULL, NULL, "is no day of the calendar"},
    {"0 Apr 2016", GT_DATE_ISO, NULL, NULL, "is no day of the calendar"},
    {"6 Mart 2015", GT_DATE_ISO, NULL, NULL, "is no date"},
    {"6 Ma 2015", GT_DATE_ISO, NULL, NULL, "is no date"},
    {"6rd1 Mar 2015", GT_DATE_ISO, NULL, NULL, "is no date"},
    {"Mar 2015", GT_DATE_ISO, NULL, NULL, "is no date"},
    {"Mar Apr 2015", GT_DATE_ISO, NULL, NULL, "is no date"},
    {"6 Mar 02015", GT_DATE_ISO, NULL, NULL, "is no date"},
    {"Fri 6 Mar 2015", GT_DATE_ISO, NULL, NULL, "is no date"},
    {"6 --- Mar 2015", GT_DATE_ISO, NULL, NULL, "is no date"},
};

START_TEST(test_date)
{
    struct gt_error error = {0};
    gt_day day = 4711;
    const char *repair = NULL;
    char text[GT_DAY_TEXT];
    int result = gt_value_date(dates[_i].text, dates[_i].format, &day, &repair, &error);
    if (dates[_i].sentence) {
        ck_assert_msg(result == GT_EXIT_DATA && strstr(error.text, dates[_i].sentence), "%s: %s",
                      dates[_i].text, error.text);
        ck_assert_int_eq(day, 4711);
        return;
    }
    ck_assert_msg(result == 0, "%s: %s", dates[_i].text, error.text);
    ck_assert_str_eq(gt_day_format(day, text), dates[_i].day);
    ck_assert_msg((repair == NULL) == (dates[_i].repair == NULL), "%s", dates[_i].text);
    ck_assert(!repair || strstr(repair, dates[_i].repair));
}
END_TEST

/* Every day of two years, as four countries write it, comes back. */
START_TEST(test_date_round_trip)
{
    static const char *const months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                         "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    for (gt_day day = 16436; day < 16436 + 731; day++) {
        struct gt_civil civil = gt_day_to_civil(day);
        char text[4][60];
        snprintf(text[0], 60, "%d %s %d", civil.day, months[civil.month - 1], civil.year);
        snprintf(text[1], 60, "%s %d, %d", months[civil.month - 1], civil.day, civil.year);
        snprintf(text[2], 60, "%d年%d月%d日", civil.year, civil.month, civil.day);
        snprintf(text[3], 60, "%02d.%02d.%d", civil.day, civil.month, civil.year);
        for (int i = 0; i < 4; i++) {
            struct gt_error error = {0};
            gt_day read = 0;
            const char *repair = NULL;
            int result = gt_value_date(text[i], GT_DATE_DMY, &read, &repair, &error);
            ck_assert_msg(result == 0 && read == day && !repair, "%s: %s", text[i], error.text);
        }
    }
}
END_TEST

/* Whatever the text: one outcome. */
START_TEST(test_noise)
{
    uint64_t state = 49;
    for (int i = 0; i < 30000; i++) {
        char text[200];
        struct gt_error error = {0};
        struct gt_arena arena = {0};
        const struct gt_currency *currency;
        const char *repair;
        gt_money minor = 0;
        gt_day day;
        noise_text(&state, "0123456789.,.,' '00011:: marpmtfeb", text, 1 + noise(&state) % 199);
        enum gt_number_format format = (enum gt_number_format)(i % 2);
        int result = read_amount(text, format, &arena, &minor, &currency, &repair, &error);
        ck_assert((result == 0 && minor >= 0) || (result == GT_EXIT_DATA && error.text[0]));
        gt_value_date(text, GT_DATE_DMY, &day, &repair, &error);
        gt_arena_clear(&arena);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("values_styles");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, test_amount, 0, ROWS(amounts));
    tcase_add_loop_test(tests, test_sign, 0, ROWS(signs));
    tcase_add_test(tests, test_rate_and_count);
    tcase_add_test(tests, test_format);
    tcase_add_test(tests, test_round_trip);
    tcase_add_loop_test(tests, test_date, 0, ROWS(dates));
    tcase_add_test(tests, test_date_round_trip);
    tcase_add_test(tests, test_noise);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
