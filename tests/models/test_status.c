/* test_status.c - every status has words of its own. */
#include "gentou/status.h"

#include "run.h"

#include <string.h>

static const enum gt_status all[] = {
#define X(name, text) GT_##name,
    GT_STATUS_LIST(X)
#undef X
};

START_TEST(test_words_differ)
{
    const char *text = gt_status_text(all[_i]);
    ck_assert_ptr_nonnull(text);
    ck_assert_uint_gt(strlen(text), 0);
    for (int j = 0; j < _i; j++)
        ck_assert_str_ne(text, gt_status_text(all[j]));
}
END_TEST

START_TEST(test_outside_the_list)
{
    ck_assert_str_eq(gt_status_text((enum gt_status)77), "unknown status");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("status");
    TCase *tcase = tcase_create("words");
    tcase_add_loop_test(tcase, test_words_differ, 0, (int)(sizeof all / sizeof *all));
    tcase_add_test(tcase, test_outside_the_list);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
