/* test_lexeme.c - the words of a text: read, indexed, found, shown in their passage. */
#include "engine/base/lexeme.h"

#include "tests/models/run.h"

#include <string.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)

static struct gt_lexemes query, words;
static struct gt_text out;

static void tear_down(void)
{
    gt_lexemes_clear(&query);
    gt_lexemes_clear(&words);
    gt_text_clear(&out);
}

/* What the index holds of a text. */
static const struct {
    const char *text, *index, *why;
} indexed[] = {
    {"", "", "nothing"},
    {" \t-!?,、。（）", "", "nothing but what parts words"},
    {"Sequoia Capital", " sequoia capital", "words, in small letters"},
    {"天使", " 天使 使", "a pair; each character begins one or stands at the end"},
    {"天", " 天", "one character"},
    {"天使轮A轮融资", " 天使 使轮 轮 a 轮融 融资 资", "a letter parts two runs"},
    {"天、使", " 天 使", "a mark parts them"},
    {"天 使", " 天 使", "so does a space"},
    {"3D打印", " 3d 打印 印", "letters beside characters"},
    {"Ｔｅｃｈ　２０１７", " tech 2017", "full width"},
    {"Caf\u00e9 CAFE\u0301", " caf\u00e9 caf\u00e9", "composed or not"},
    {"Stra\u00dfe", " strasse", "a letter that folds to two"},
    {"㈱テスト", " 株 テス スト ト", "one character that folds to three"},
    {"re\u00adtail 天\u200b使", " retail 天使 使", "invisible characters"},
    {"O'Reilly", " o reilly", "an apostrophe parts"},
    {"R-2015-01", " r 2015 01", "a reference"},
    {"हिन्दी", " हिन्दी", "marks belong to their letters"},
    {"서울 투자", " 서울 울 투자 자", "Korean by its syllables"},
    {"a\xff\xfe"
     "b",
     " a b", "bytes that are no text part words"},
    {"𠮷野家", " 𠮷野 野家 家", "a character beyond the first plane"},
};

START_TEST(test_index)
{
    gt_lexemes_read(&words, indexed[_i].text);
    gt_lexemes_index(&words, &out);
    ck_assert_msg(strcmp(out.data ? out.data : "", indexed[_i].index) == 0, "%s: \"%s\"",
                  indexed[_i].why, out.data);
    ck_assert(!words.failed);
}
END_TEST

/* What is found, and how it is shown in 24 columns; NULL: it is not found. */
static const struct {
    const char *query, *text, *passage, *why;
} found[] = {
    {"天使", "虹口天使俱乐部", "虹口[天使]俱乐部", "two characters"},
    {"使", "虹口天使俱乐部", "虹口天[使]俱乐部", "one, in the middle"},
    {"天部", "虹口天使俱乐部", NULL, "they do not stand together"},
    {"天 部", "虹口天使俱乐部", "虹口[天]使俱乐[部]", "asked one by one"},
    {"使 天使", "天使", "[天使]", "one in the other"},
    {"天使", "天。使", NULL, "parted by a mark"},
    {"智能", "智能与智能", "[智能]与[智能]", "twice"},
    {"seq", "Sequoia Capital", "[Sequoia] Capital", "the beginning of a word"},
    {"equoia", "Sequoia Capital", NULL, "not its middle"},
    {"seq cap", "Sequoia Capital", NULL, "only the last word may go on"},
    {"capital seq", "Sequoia Capital", "[Sequoia] [Capital]", "in any order"},
    {"s", "Sequoia", NULL, "one letter is a word of its own"},
    {"s", "S Capital", "[S] Capital", "as here"},
    {"CAFÉ", "le cafe\u0301", "le [cafe\u0301]", "shown as it was written"},
    {"株", "A㈱B", "A[㈱]B", "part of a character that folds to more"},
    {"ai芯片", "车规AI芯片", "车规[AI][芯片]", "letters and characters"},
    {"2017", "a\nb 2017", "a b [2017]", "a line break is shown as a space"},
    {"needle", "0123456789 0123456789 0123456789 needle 0123456789",
     "…23456789 0123456789 [needle]…", "what is before is left out"},
    {"needle", "0123456789 0123456789 0123456789 needle", "…23456789 0123456789 [needle]",
     "nor is what was found cut"},
    {"needle", "needle 0123456789 0123456789 0123456789", "[needle] 0123456789 012345…",
     "what is behind is left out"},
    {"风险", "需要关注核心技术人员流失的风险以及现金流", "…注核心技术人员流失的[风险]…",
     "Chinese takes two columns a character"},
};

START_TEST(test_find)
{
    gt_lexemes_read(&query, found[_i].query);
    gt_lexemes_read(&words, found[_i].text);
    bool is = gt_lexemes_find(&query, &words);
    ck_assert_msg(is == (found[_i].passage != NULL), "%s", found[_i].why);
    if (!is)
        return;
    gt_lexemes_passage(&words, found[_i].text, 24, &out);
    ck_assert_msg(strcmp(out.data, found[_i].passage) == 0, "%s: \"%s\"", found[_i].why, out.data);
}
END_TEST

/* An empty query is found nowhere; what was found before is forgotten. */
START_TEST(test_again)
{
    gt_lexemes_read(&words, "alpha beta");
    gt_lexemes_read(&query, "beta");
    ck_assert(gt_lexemes_find(&query, &words));
    ck_assert(!words.items[0].found && words.items[1].found);
    gt_lexemes_read(&query, "alpha");
    ck_assert(gt_lexemes_find(&query, &words));
    ck_assert(words.items[0].found && !words.items[1].found);
    gt_lexemes_read(&query, "!");
    ck_assert(!gt_lexemes_find(&query, &words));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lexeme");
    TCase *tests = tcase_create("lexeme");
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_loop_test(tests, test_index, 0, ROWS(indexed));
    tcase_add_loop_test(tests, test_find, 0, ROWS(found));
    tcase_add_test(tests, test_again);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
