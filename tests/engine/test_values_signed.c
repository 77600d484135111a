/* test_values_signed.c - numbers of either sign, as sheets of cash flows write them. */
#include "engine/intake/values.h"

#include "tests/models/run.h"

#include <string.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)

#define ZEROS                                                                                      \
    "00000000000000000000000000000000000000000000000000"                                           \
    "00000000000000000000000000000000000000000000000000"

static const struct {
    const char *text;
    const char *number; /* as printed */
    const char *why;
} read_as[] = {
    {"5", "5", "digits"},
    {"-5.25", "-5.25", "a sign before"},
    {"+5", "5", "a plus sign"},
    {"1e6", "1000000", "an exponent, as spreadsheets export"},
    {"-1.5E-3", "-0.0015", "a negative one"},
    {"1,234,567.89", "1234567.89", "grouped"},
    {"-1,234.50", "-1234.5", "grouped, with a sign"},
    {"(1,234.50)", "-1234.5", "an accountant's minus"},
    {"( 7 )", "-7", "with blanks"},
    {"- 7", "-7", "and behind a sign"},
    {"1,234.50-", "-1234.5", "a sign behind"},
    {"−1,234.50", "-1234.5", "a true minus sign"},
    {"–3", "-3", "a dash for one"},
    {"500万", "5000000", "a Chinese unit"},
    {"-1.2亿", "-120000000", "and a sign"},
    {"(2k)", "-2000", "a unit in parentheses"},
    {"0.00000001", "0.00000001", "eight decimals"},
    {"1,000,000,000,000,000.5", "1000000000000000.5", "ten to the fifteenth, with a decimal"},
    {"-8,999,999,999,999.001", "-8999999999999.001", "and with three"},
    {"1,000,000,000,000,000.01", "1000000000000000.01", "the same, with a cent"},
    {"(12,345,678,901,234,567,890.123)", "-12345678901234567890.123", "grouped, beyond 64 bits"},
    {"99999999999999999999万", "999999999999999999990000", "with a unit, beyond 64 bits"},
    {"1000000000000000000000", "1000000000000000000000", "beyond 64 bits, when written plainly"},
    {"1.234.567,89", "1234567.89", "what only Europe writes"},
    {".5", "0.5", "a point in front, as some programs write it"},
    {"-.5", "-0.5", "and a sign"},
    {"-1e300", "-1" ZEROS ZEROS ZEROS, "as large as may be"},
    {"0", "0", "nothing"},
    {"-0", "0", "nothing, with a sign"},
};

START_TEST(test_read)
{
    struct gt_error error = {.text = ""};
    char text[GT_DECIMAL_TEXT];
    struct gt_decimal number = {0};
    ck_assert_msg(gt_value_signed(read_as[_i].text, &number, &error) == 0, "%s: %s",
                  read_as[_i].why, error.text);
    ck_assert_msg(strcmp(gt_decimal_format(number, text), read_as[_i].number) == 0, "%s: %s",
                  read_as[_i].why, text);
    ck_assert_msg(!error.text[0], "%s: no refusal is left over", read_as[_i].why);
}
END_TEST

static const struct {
    const char *text, *sentence;
} refused[] = {
    {"",
     "\"\" is no number; expected one such as 5, -1,234.50, (1,234.50) or 500万, and no currency"},
    {"-", "\"-\" is no number"},
    {"()", "\"()\" is no number"},
    {"--5", "\"--5\" is no number"},
    {"-(5)", "\"-(5)\" is no number"},
    {"nan", "\"nan\" is no number"},
    {"inf", "\"inf\" is no number"},
    {"five", "\"five\" is no number"},
    {"USD 5", "\"USD 5\" is no number"},
    {"3,000,00", "groups its digits neither in thousands"},
    {"5 USD", "names a currency; write the number alone"},
    {"0x10", "\"0x10\" is no amount"},
    {"1e400", "\"1e400\" is larger or smaller than a number can be here"},
    {"1e999999", "\"1e999999\" is larger or smaller"},
    {"-2e300", "\"-2e300\" is larger or smaller"},
    {"1e-301", "\"1e-301\" is larger or smaller"},
};

START_TEST(test_refused)
{
    struct gt_error error = {.text = ""};
    struct gt_decimal number = {0, 4711, 0};
    ck_assert_msg(gt_value_signed(refused[_i].text, &number, &error) == GT_EXIT_DATA,
                  "\"%s\" was taken", refused[_i].text);
    ck_assert_msg(strstr(error.text, refused[_i].sentence), "\"%s\": %s", refused[_i].text,
                  error.text);
    ck_assert(number.low == 4711);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("values_signed");
    TCase *tcase = tcase_create("numbers");
    tcase_add_loop_test(tcase, test_read, 0, ROWS(read_as));
    tcase_add_loop_test(tcase, test_refused, 0, ROWS(refused));
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
