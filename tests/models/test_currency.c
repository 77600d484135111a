/* test_currency.c - the currency list against facts about it. */
#include "gentou/money.h"

#include "run.h"

#include <string.h>

static const struct {
    const char *code;
    int digits;
    int64_t per_one;
    const char *why;
} known[] = {
    /* Source of all rows: ISO 4217, list one */
    {"CNY", 2, 100, "the ledger's own"}, {"cny", 2, 100, "lower case"},
    {"Usd", 2, 100, "mixed case"},       {"JPY", 0, 1, "no minor unit in use"},
    {"KRW", 0, 1, "none either"},        {"KWD", 3, 1000, "fils"},
    {"TND", 3, 1000, "millimes"},        {"AED", 2, 100, "the first row"},
    {"ZWL", 2, 100, "the last row"},     {"INR", 2, 100, "the walk-through's rupees"},
    {"HKD", 2, 100, "next door"},
};

START_TEST(test_known)
{
    const struct gt_currency *currency = gt_currency_find(known[_i].code, 3);
    ck_assert_msg(currency != NULL, "%s: %s", known[_i].code, known[_i].why);
    ck_assert_int_eq(currency->digits, known[_i].digits);
    ck_assert_int_eq(currency->per_one, known[_i].per_one);
    ck_assert_uint_gt(strlen(currency->name), 0);
}
END_TEST

static const struct {
    const char *text;
    const char *why;
} unknown[] = {
    {"", "empty"},           {"CN", "too short"},      {"CNYX", "too long"},
    {"RMB", "not the code"}, {"XAU", "gold: no unit"}, {"XXX", "no currency"},
    {"CLF", "four digits"},  {"C Y", "blank within"},  {"\xE4\xBA\xBA", "a Chinese character"},
};

START_TEST(test_unknown)
{
    const char *text = unknown[_i].text;
    ck_assert_msg(gt_currency_find(text, strlen(text)) == NULL, "%s", unknown[_i].why);
}
END_TEST

/* All 26^3 codes: whoever is found is found under its own name, and the list has 161 rows
 * (iso-codes 4.15 of 2023 less 22 funds and metals, and the two later codes XCG and ZWG). */
START_TEST(test_every_code)
{
    int found = 0;
    for (int i = 0; i < 26 * 26 * 26; i++) {
        char code[4] = {(char)('A' + i / 676), (char)('A' + i / 26 % 26), (char)('A' + i % 26), 0};
        const struct gt_currency *currency = gt_currency_find(code, 3);
        if (!currency)
            continue;
        ck_assert_str_eq(currency->code, code);
        found++;
    }
    ck_assert_int_eq(found, 161);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("currency");
    TCase *tcase = tcase_create("list");
    tcase_add_loop_test(tcase, test_known, 0, (int)(sizeof known / sizeof *known));
    tcase_add_loop_test(tcase, test_unknown, 0, (int)(sizeof unknown / sizeof *unknown));
    tcase_add_test(tcase, test_every_code);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
