/* test_book.c - names of sheets. Source of the rules: Microsoft, "Rename a worksheet" (support
 * page): not blank, at most 31 characters, none of / \ ? * : [ ], no apostrophe at either end, not
 * "History"; names that differ in case only are the same. */
#include "reports/book.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *text, *name, *why;
} names[] = {
    {"Club & pipeline", "Club & pipeline", "an ampersand is allowed"},
    {"俱乐部与项目", "俱乐部与项目", "so is Chinese"},
    {"a/b\\c?d*e:f[g]h", "a-b-c-d-e-f-g-h", "each character that is not becomes a hyphen"},
    {"'quoted'", "quoted", "no apostrophe at either end"},
    {"Zhang's", "Zhang's", "one inside may stay"},
    {"", "-", "never empty"},
    {"'", "-", "nor when nothing is left"},
    {"history", "history 2", "reserved, whatever its case"},
    {"LEVERAGE", "LEVERAGE 2", "the book has it already, case aside"},
    {"Partners 2", "Partners 2", "free"},
    {"Partners", "Partners 3", "taken, and so is the next"},
    {"0123456789012345678901234567890123", "0123456789012345678901234567890", "31 units"},
    {"taken taken taken taken taken t", "taken taken taken taken tak 2", "cut to make room"},
    {"一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三",
     "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一", "31 characters, not bytes"},
};

START_TEST(sheet_name)
{
    static struct gt_book book;
    static const char *const taken[] = {"Leverage", "Partners", "Partners 2x",
                                        "taken taken taken taken taken t"};
    char name[GT_PAGE_NAME_MAX];

    memset(&book, 0, sizeof book);
    for (int i = 0; i < 4; i++) {
        strcpy(book.pages[book.page_count++].name, taken[i]);
    }
    if (strcmp(names[_i].name, "Partners 3") == 0) {
        strcpy(book.pages[2].name, "Partners 2");
    }
    ck_assert_str_eq(gt_book_sheet_name(&book, names[_i].text, name), names[_i].name);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("book");
    TCase *all = tcase_create("sheet names");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_loop_test(all, sheet_name, 0, sizeof names / sizeof names[0]);
    suite_add_tcase(suite, all);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
