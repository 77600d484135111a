/* test_width.c - columns and cuts of UTF-8 text. */
#include "reports/width.h"

#include <check.h>
#include <stdlib.h>

static const struct {
    const char *text;
    int width;
    const char *why;
} widths[] = {
    {NULL, 0, "no text takes no room"},
    {"", 0, "nor does an empty one"},
    {"Leverage 4.61x", 14, "ASCII is one column each"},
    {"引导基金", 8, "UAX #11: ideographs are W, two columns"},
    {"（有限合伙）", 12, "UAX #11: U+FF08 and U+FF09 are F, two columns"},
    {"\xF0\xA0\x80\x8B", 2, "U+2000B, supplementary ideograph, W"},
    {"café ½", 6, "UAX #11: N and A count one"},
    {"한국", 4, "Hangul syllables are W"},
    {"\xE5\xBC", 2, "a broken sequence: each byte for itself"},
    {"\xFF", 1, "a byte that starts no character"},
};

START_TEST(width_of_text)
{
    ck_assert_msg(gt_width_text(widths[_i].text) == widths[_i].width, "%s", widths[_i].why);
}
END_TEST

static const struct {
    const char *text;
    size_t limit, size;
    const char *cut;
    const char *why;
} cuts[] = {
    {"pipeline", 31, 32, "pipeline", "short enough"},
    {"pipeline", 4, 32, "pipe", "cut at the limit"},
    {"引导基金", 2, 32, "引导", "an ideograph of the basic plane is one UTF-16 unit"},
    {"引导基金", 31, 8, "引导", "seven bytes hold two of three bytes, never a part of one"},
    {"\xF0\xA0\x80\x8B!", 1, 32, "", "a supplementary character is two units"},
    {"\xF0\xA0\x80\x8B!", 3, 32, "\xF0\xA0\x80\x8B!", "two units and one"},
    {"x", 5, 1, "", "room for the end only"},
};

START_TEST(cut_of_text)
{
    char cut[32];

    ck_assert_str_eq(gt_width_cut(cuts[_i].text, cuts[_i].limit, cut, cuts[_i].size), cuts[_i].cut);
}
END_TEST

static const struct {
    const char *text;
    double low, high;
    const char *why;
} rooms[] = {
    {NULL, 0, 0, "no text needs no room"},
    {"Private money over all public money", 26, 35, "letters are narrower than digits"},
    {"民间资本除以全部公共资金", 23, 24, "ideographs hardly narrower than two digits"},
};

START_TEST(prose_of_text)
{
    double room = gt_width_prose(rooms[_i].text);

    ck_assert_msg(room >= rooms[_i].low && room <= rooms[_i].high, "%s: %g", rooms[_i].why, room);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("width");
    TCase *all = tcase_create("width");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_loop_test(all, width_of_text, 0, sizeof widths / sizeof widths[0]);
    tcase_add_loop_test(all, cut_of_text, 0, sizeof cuts / sizeof cuts[0]);
    tcase_add_loop_test(all, prose_of_text, 0, sizeof rooms / sizeof rooms[0]);
    suite_add_tcase(suite, all);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
