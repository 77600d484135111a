/* test_shell.c - text as a word of a shell's command line: a shell itself is asked. */
#include "engine/base/shell.h"

#include "tests/models/run.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)

static const struct {
    const char *text, *word;
} words[] = {
    {"Acme", "Acme"},
    {"2016-01-02", "2016-01-02"},
    {"企业", "企业"},
    {"25%", "25%"},
    {"", "''"},
    {"Acme Ltd", "'Acme Ltd'"},
    {"L'Oréal", "'L'\\''Oréal'"},
    {"#12", "'#12'"},
    {"~", "'~'"},
    {"$HOME `id` \\ !! *?[a]{b}", "'$HOME `id` \\ !! *?[a]{b}'"},
    {"一　二", "'一　二'"}, /* an ideographic space */
    {"two\nlines", "'two\nlines'"},
    {"a;b&c|d<e>f(g)", "'a;b&c|d<e>f(g)'"},
};

START_TEST(test_word)
{
    struct gt_arena arena = {0};
    const char *word = gt_shell_word(&arena, words[_i].text);
    char heard[128] = "";
    ck_assert_str_eq(word, words[_i].word);
    FILE *shell = popen(gt_arena_format(&arena, "printf '%%s.' %s", word), "r");
    ck_assert_ptr_nonnull(shell);
    ck_assert_uint_gt(fread(heard, 1, sizeof heard - 1, shell), 0);
    ck_assert_int_eq(pclose(shell), 0);
    ck_assert_str_eq(heard, gt_arena_format(&arena, "%s.", words[_i].text));
    gt_arena_clear(&arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("shell");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, test_word, 0, ROWS(words));
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
