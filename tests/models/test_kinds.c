/* test_kinds.c - every word of every list, there and back. */
#include "gentou/kinds.h"

#include "run.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

START_TEST(test_round_trip)
{
    for (const struct gt_kind *const *list = gt_kinds; *list; list++) {
        const struct gt_kind *kind = *list;
        ck_assert_int_gt(kind->count, 0);
        for (int value = 0; value < kind->count; value++) {
            const char *token = gt_kind_token(kind, value);
            ck_assert_int_eq(gt_kind_parse(kind, token, strlen(token)), value);
            ck_assert_ptr_eq(token, kind->tokens[value]);
            ck_assert_ptr_eq(gt_kind_label(kind, value), kind->labels[value]);
            ck_assert_uint_gt(strlen(gt_kind_label(kind, value)), 0);
        }
    }
}
END_TEST

/* As people write them: PRE-A for pre_a. */
START_TEST(test_case_and_hyphen)
{
    for (const struct gt_kind *const *list = gt_kinds; *list; list++)
        for (int value = 0; value < (*list)->count; value++) {
            char text[64] = "";
            const char *token = (*list)->tokens[value];
            for (size_t i = 0; token[i]; i++)
                text[i] = token[i] == '_' ? '-' : (char)toupper((unsigned char)token[i]);
            ck_assert_int_eq(gt_kind_parse(*list, text, strlen(token)), value);
        }
}
END_TEST

/* Lower case, digits and underscores only, so a token fits SQL, CSV, JSON and a command line. */
START_TEST(test_tokens_are_plain)
{
    for (const struct gt_kind *const *list = gt_kinds; *list; list++)
        for (int value = 0; value < (*list)->count; value++) {
            const char *token = (*list)->tokens[value];
            ck_assert_uint_lt(strlen(token), 64);
            for (const char *c = token; *c; c++)
                ck_assert_msg(islower((unsigned char)*c) || isdigit((unsigned char)*c) || *c == '_',
                              "%s", token);
        }
}
END_TEST

static const struct {
    const char *text;
    const char *why;
} strangers[] = {
    {"", "empty"},
    {"seed ", "a blank after"},
    {"see", "too short"},
    {"seeds", "too long"},
    {"seed or angel", "a label"},
    {"\xE5\xA4\xA9\xE4\xBD\xBF", "the label in another language"},
};

START_TEST(test_strangers)
{
    const char *text = strangers[_i].text;
    ck_assert_msg(gt_kind_parse(&gt_deal_kind_words, text, strlen(text)) == -1, "%s",
                  strangers[_i].why);
}
END_TEST

START_TEST(test_length_counts)
{
    ck_assert_int_eq(gt_kind_parse(&gt_deal_kind_words, "seed_angel", 4), GT_DEAL_SEED);
    ck_assert_int_eq(gt_kind_parse(&gt_deal_kind_words, "seed_angel", 10), GT_DEAL_SEED_ANGEL);
    ck_assert_int_eq(gt_kind_parse(&gt_deal_kind_words, "seed\0x", 6), -1);
}
END_TEST

START_TEST(test_outside_the_list)
{
    ck_assert_str_eq(gt_kind_token(&gt_role_words, -1), "?");
    ck_assert_str_eq(gt_kind_token(&gt_role_words, gt_role_words.count), "?");
    ck_assert_str_eq(gt_kind_label(&gt_role_words, -1), "?");
    ck_assert_str_eq(gt_kind_label(&gt_role_words, gt_role_words.count), "?");
}
END_TEST

START_TEST(test_all_lists_stand)
{
    static const char *const names[] = {
#define X(TYPE, name) #name,
        GT_KINDS(X)
#undef X
    };
    int count = (int)(sizeof names / sizeof *names);
    for (int i = 0; i < count; i++)
        ck_assert_str_eq(gt_kinds[i]->name, names[i]);
    ck_assert_ptr_null(gt_kinds[count]);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("kinds");
    TCase *tcase = tcase_create("words");
    tcase_add_test(tcase, test_round_trip);
    tcase_add_test(tcase, test_case_and_hyphen);
    tcase_add_test(tcase, test_tokens_are_plain);
    tcase_add_loop_test(tcase, test_strangers, 0, (int)(sizeof strangers / sizeof *strangers));
    tcase_add_test(tcase, test_length_counts);
    tcase_add_test(tcase, test_outside_the_list);
    tcase_add_test(tcase, test_all_lists_stand);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
