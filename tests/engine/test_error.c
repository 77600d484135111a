/* test_error.c - sentences that never outgrow their place nor end inside a character. */
#include "engine/base/error.h"
#include "engine/base/text.h"

#include "tests/models/run.h"

#include <string.h>

START_TEST(test_fail_returns_its_code)
{
    struct gt_error error;
    ck_assert_int_eq(gt_fail(&error, GT_EXIT_USAGE, "%s: %d", "rows", 4711), GT_EXIT_USAGE);
    ck_assert_int_eq(error.exit, GT_EXIT_USAGE);
    ck_assert_str_eq(error.text, "rows: 4711");
}
END_TEST

START_TEST(test_place_goes_in_front)
{
    struct gt_error error;
    gt_fail(&error, GT_EXIT_DATA, "no date");
    ck_assert_int_eq(gt_error_at(&error, "deals.csv, line %d", 17), GT_EXIT_DATA);
    ck_assert_str_eq(error.text, "deals.csv, line 17: no date");
}
END_TEST

START_TEST(test_memory_has_a_sentence)
{
    struct gt_error error;
    ck_assert_int_eq(gt_fail_memory(&error), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, "out of memory"));
}
END_TEST

/* Characters of 1 to 4 bytes, shifted so that the cut falls on each of their bytes. */
START_TEST(test_cut_between_characters)
{
    static const char *const characters[] = {"a", "é", "投", "\xF0\x9F\x98\x80"};
    const char *character = characters[_i / 4];
    struct gt_error error;
    char text[4096] = "";
    size_t used = (size_t)_i % 4;
    memset(text, '.', used);
    while (used + strlen(character) < sizeof text - 1) {
        memcpy(text + used, character, strlen(character));
        used += strlen(character);
    }
    gt_fail(&error, GT_EXIT_DATA, "%s", text);
    size_t length = strlen(error.text);
    ck_assert_uint_gt(length, sizeof error.text - 1 - strlen(character));
    ck_assert(gt_text_valid(error.text, length));
    gt_error_at(&error, "%s", text); /* a prefix as long leaves room for half of both */
    ck_assert(gt_text_valid(error.text, strlen(error.text)));
    ck_assert_ptr_nonnull(strstr(error.text, ": "));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("error");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, test_fail_returns_its_code);
    tcase_add_test(tests, test_place_goes_in_front);
    tcase_add_test(tests, test_memory_has_a_sentence);
    tcase_add_loop_test(tests, test_cut_between_characters, 0, 16);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
