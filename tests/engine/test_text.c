/* test_text.c - folding, widths, cuts and quotes of UTF-8 text. */
#include "engine/base/text.h"

#include "scrap.h"
#include "tests/models/run.h"

#include <stdint.h>

static const struct {
    const char *name, *folded;
    const char *why;
} folds[] = {
    {"Accel Partners", "accel partners", "plain ASCII"},
    {"  Accel \t\r\n Partners ", "accel partners", "white space trimmed and collapsed"},
    {"", "", "nothing"},
    {" \n ", "", "nothing but space"},
    {"BYJU`S", "byju's", "a backquote, on the ASCII path"},
    {"BYJU’S", "byju's", "U+2019"},
    {"BYJU‘S", "byju's", "U+2018"},
    {"BYJUʼS", "byju's", "U+02BC"},
    {"BYJU´S", "byju's", "U+00B4, which NFKC alone makes a space and a combining mark"},
    {"BYJU＇S", "byju's", "U+FF07, an apostrophe by NFKC"},
    {"ＡＢＣ　１２３", "abc 123", "full-width forms and the ideographic space"},
    {"a\u00A0b", "a b", "no-break space"},
    {"a\u200Bb\uFEFF\u00ADc", "abc", "invisible characters"},
    {"\u200B", "", "only an invisible character"},
    {"Straße", "strasse", "case folding, not lower case"},
    {"É", "é", "composed"},
    {"E\u0301", "é", "decomposed comes out composed"},
    {"红杉资本", "红杉资本", "Chinese has no case"},
    {"ﬁrm ①", "firm 1", "compatibility forms"},
    {"caf\xE9 X", "caf\xE9 x", "not UTF-8: compared as it is, ASCII folded"},
};

START_TEST(test_fold)
{
    struct gt_arena arena = {0};
    const char *folded = gt_text_fold(&arena, folds[_i].name);
    ck_assert_msg(strcmp(folded, folds[_i].folded) == 0, "%s: got \"%s\"", folds[_i].why, folded);
    ck_assert_str_eq(gt_text_fold(&arena, folded), folds[_i].folded);
    gt_arena_clear(&arena);
}
END_TEST

/* Folding twice is folding once, whatever the bytes. */
START_TEST(test_fold_noise)
{
    uint64_t state = 20150306;
    char text[64];
    for (int i = 0; i < 20000; i++) {
        struct gt_arena arena = {0};
        noise_text(&state, "aA ’´éＡ投\xCC\x81\xE2\x80\x8B", text, sizeof text);
        const char *once = gt_text_fold(&arena, text);
        ck_assert_str_eq(gt_text_fold(&arena, once), once);
        gt_arena_clear(&arena);
    }
}
END_TEST

static const struct {
    const char *bytes;
    size_t length;
    bool valid;
    const char *why;
} bytes[] = {
    {"", 0, true, "nothing"},
    {"abc", 3, true, "ASCII"},
    {"投资", 6, true, "Chinese"},
    {"a\0b", 3, false, "a NUL byte"},
    {"投\0", 4, false, "a NUL byte behind Chinese"},
    {"投", 2, false, "cut short"},
    {"\x80", 1, false, "a continuation alone"},
    {"\xC0\xAF", 2, false, "overlong"},
    {"\xED\xA0\x80", 3, false, "a surrogate"},
    {"\xF4\x90\x80\x80", 4, false, "beyond U+10FFFF"},
    {"caf\xE9", 4, false, "Latin-1"},
};

START_TEST(test_valid)
{
    ck_assert_msg(gt_text_valid(bytes[_i].bytes, bytes[_i].length) == bytes[_i].valid, "%s",
                  bytes[_i].why);
}
END_TEST

static const struct {
    const char *text;
    int columns;
    size_t bytes;
    int width;
    const char *why;
} cuts[] = {
    {"abc", 2, 2, 2, "ASCII"},
    {"abc", 9, 3, 3, "room enough"},
    {"天使轮", 5, 6, 4, "half a character has no room"},
    {"天使轮", 6, 9, 6, "two columns each"},
    {"e\u0301x", 1, 3, 1, "a combining mark goes with its letter"},
    {"天", 1, 0, 0, "nothing fits"},
    {"a", 0, 0, 0, "no room at all"},
    {"a\tb", 2, 3, 2, "controls take no column"},
};

START_TEST(test_cut)
{
    int width = 4711;
    ck_assert_msg(gt_text_cut(cuts[_i].text, cuts[_i].columns, &width) == cuts[_i].bytes, "%s",
                  cuts[_i].why);
    ck_assert_int_eq(width, cuts[_i].width);
}
END_TEST

START_TEST(test_width)
{
    ck_assert_int_eq(gt_text_width("天使轮 A"), 8);
    ck_assert_int_eq(gt_text_width("BYJU’S"), 6);
    ck_assert_int_eq(gt_text_width(""), 0);
    ck_assert_uint_eq(gt_text_space("\u00A0x"), 2);
    ck_assert_uint_eq(gt_text_space("\u3000x"), 3);
    ck_assert_uint_eq(gt_text_space("\t"), 1);
    ck_assert_uint_eq(gt_text_space("x"), 0);
    ck_assert_uint_eq(gt_text_space(""), 0);
    ck_assert_uint_eq(gt_text_space("\xE2\x80"), 0);
}
END_TEST

START_TEST(test_growing)
{
    struct gt_text text = {0};
    for (int i = 0; i < 1000; i++) {
        gt_text_puts(&text, "ab");
        gt_text_format(&text, "%d", i % 10);
        gt_text_add(&text, "cd", 1);
    }
    ck_assert(!text.failed);
    ck_assert_uint_eq(text.length, 4000);
    ck_assert_uint_eq(strlen(text.data), 4000);
    ck_assert_str_eq(text.data + 3996, "ab9c");
    gt_text_reset(&text);
    ck_assert_str_eq(text.data, "");
    gt_text_add(&text, NULL, 0);
    ck_assert_uint_eq(text.length, 0);
    gt_text_clear(&text);
    ck_assert_ptr_null(text.data);
    gt_text_clear(&text);
}
END_TEST

START_TEST(test_growing_fails_once)
{
    struct gt_text text = {0};
    gt_text_puts(&text, "kept");
    gt_text_add(&text, "x", SIZE_MAX / 2);
    ck_assert(text.failed);
    gt_text_puts(&text, " not added");
    ck_assert_str_eq(text.data, "kept");
    gt_text_clear(&text);
}
END_TEST

static const struct {
    const char *value, *quoted;
    const char *why;
} quotes[] = {
    {"31/04/2016", "\"31/04/2016\"", "as it is"},
    {"", "\"\"", "nothing"},
    {"a\nb\tc\x7F", "\"a b c \"", "controls"},
    {"caf\xE9", "\"caf?\"", "not UTF-8"},
    {"\uFFFD", "\"\uFFFD\"", "the replacement character itself"},
    {"123456789012345678901234567890123456789012345678901234567890",
     "\"123456789012345678901234567890123456789012345678901234567890\"", "60 columns"},
    {"1234567890123456789012345678901234567890123456789012345678901",
     "\"123456789012345678901234567890123456789012345678901234567890…\"", "61 columns"},
    {"天使轮天使轮天使轮天使轮天使轮天使轮天使轮天使轮天使轮天使轮天",
     "\"天使轮天使轮天使轮天使轮天使轮天使轮天使轮天使轮天使轮天使轮…\"", "62 columns"},
};

START_TEST(test_quote)
{
    struct gt_quote quote;
    ck_assert_msg(strcmp(gt_text_quote(&quote, quotes[_i].value), quotes[_i].quoted) == 0, "%s: %s",
                  quotes[_i].why, quote.text);
}
END_TEST

/* Marks that take no column cannot run past the buffer. */
START_TEST(test_quote_of_many_marks)
{
    struct gt_quote quote;
    char value[2001] = "a";
    for (size_t i = 1; i + 1 < sizeof value - 1; i += 2)
        memcpy(value + i, "\xCC\x81", 2);
    gt_text_quote(&quote, value);
    ck_assert_uint_lt(strlen(quote.text), sizeof quote.text);
    ck_assert(gt_text_valid(quote.text, strlen(quote.text)));
}
END_TEST

static const struct {
    const char *text;
    int columns;
    const char *line, *rest;
} lines[] = {
    {"ab cd", 5, "ab cd", ""},
    {"ab cd", 4, "ab", "cd"},
    {"ab  cd", 3, "ab", "cd"},
    {"ab\ncd", 9, "ab", "cd"}, /* a line break is kept */
    {"ab\n\ncd", 2, "ab", "\ncd"},
    {"abcdef", 4, "abcd", "ef"}, /* no place to break */
    {"毛杠杆与净杠杆", 8, "毛杠杆与", "净杠杆"},
    {"毛杠杆与净杠杆", 7, "毛杠杆", "与净杠杆"},
    {"出资，其余", 4, "出", "资，其余"}, /* no line begins with the comma */
    {"出资，其余", 6, "出资，", "其余"},
    {"出资（其余", 6, "出资", "（其余"}, /* and none ends with the bracket */
    {"约共25%", 6, "约共", "25%"},
    {"see 虹府发〔2015〕10号", 16, "see", "虹府发〔2015〕10号"}, /* a short word is kept whole */
    {"YAML 公共资金与民间资本的杠杆各有定义", 11, "YAML 公共资", "金与民间资本的杠杆各有定义"},
    {"公共资金与民间资本 YAML", 20, "公共资金与民间资本", "YAML"},
};

START_TEST(test_line)
{
    const char *next;
    size_t length = gt_text_line(lines[_i].text, lines[_i].columns, &next);
    ck_assert_uint_eq(length, strlen(lines[_i].line));
    ck_assert(strncmp(lines[_i].text, lines[_i].line, length) == 0);
    ck_assert_str_eq(next, lines[_i].rest);
}
END_TEST

#define ROWS(table) (int)(sizeof table / sizeof *table)

/* How much of a block is whole characters, and whether the rest may become one. */
START_TEST(test_whole)
{
    static const struct {
        const char *bytes;
        size_t length, whole;
        bool cut;
    } rows[] = {
        {"", 0, 0, false},
        {"ab\0c", 4, 4, false},
        {"天x", 4, 4, false},
        {"x天", 3, 1, true},
        {"x天", 2, 1, true},
        {"x\xF0\xA0\xAE", 4, 1, true},
        {"x\xE9y", 3, 1, false},
        {"x\xE9", 2, 1, true}, /* é of Latin-1, or the lead of three bytes */
        {"x\xC0\x80", 3, 1, false},
        {"\x80", 1, 0, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        bool cut = !rows[i].cut;
        ck_assert_uint_eq(gt_text_whole(rows[i].bytes, rows[i].length, &cut), rows[i].whole);
        ck_assert_msg(cut == rows[i].cut, "row %zu", i);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, test_fold, 0, ROWS(folds));
    tcase_add_test(tests, test_fold_noise);
    tcase_add_loop_test(tests, test_valid, 0, ROWS(bytes));
    tcase_add_loop_test(tests, test_cut, 0, ROWS(cuts));
    tcase_add_test(tests, test_width);
    tcase_add_test(tests, test_growing);
    tcase_add_test(tests, test_growing_fails_once);
    tcase_add_loop_test(tests, test_quote, 0, ROWS(quotes));
    tcase_add_test(tests, test_quote_of_many_marks);
    tcase_add_loop_test(tests, test_line, 0, ROWS(lines));
    tcase_add_test(tests, test_whole);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
