/* test_words.c - the spellings that files use, and what they lose. */
#include "engine/intake/bind.h"

#include "engine/base/text.h"
#include "engine/intake/csv.h"
#include "scrap.h"
#include "tests/models/run.h"

#define ROWS(table) (int)(sizeof table / sizeof *table)

static const struct {
    const struct gt_kind *kind;
    const char *text;
    const char *token; /* NULL: no word */
    const char *repair;
} words[] = {
    {&gt_deal_kind_words, "seed", "seed", NULL},
    {&gt_deal_kind_words, "SERIES-A", "series_a", NULL},
    {&gt_deal_kind_words, "series D or later", "series_d_plus", NULL},
    {&gt_deal_kind_words, "Seed Funding", "seed", NULL},
    {&gt_deal_kind_words, "Seed Round", "seed", NULL},
    {&gt_deal_kind_words, "Seed Funding Round", "seed", NULL},
    {&gt_deal_kind_words, "Seed\\\\nFunding", "seed", "escaped bytes"},
    {&gt_deal_kind_words, "Seed/ Angel Funding", "seed_angel", NULL},
    {&gt_deal_kind_words, "Angel / Seed Funding", "seed_angel", NULL},
    {&gt_deal_kind_words, "Seed / Angle Funding", "seed_angel", "misspelt"},
    {&gt_deal_kind_words, "Angel Round", "angel", NULL},
    {&gt_deal_kind_words, "Pre-Series A", "pre_a", NULL},
    {&gt_deal_kind_words, "pre series a", "pre_a", NULL},
    {&gt_deal_kind_words, "Series B (Extension)", "series_b", "says more"},
    {&gt_deal_kind_words, "Series D", "series_d_plus", NULL},
    {&gt_deal_kind_words, "Series J", "series_d_plus", NULL},
    {&gt_deal_kind_words, "PrivateEquity", "private_equity", NULL},
    {&gt_deal_kind_words, "Private\\\\nEquity", "private_equity", "escaped bytes"},
    {&gt_deal_kind_words, "Private Equity Round", "private_equity", NULL},
    {&gt_deal_kind_words, "Venture - Series Unknown", "venture", NULL},
    {&gt_deal_kind_words, "Single Venture", "venture", "says less"},
    {&gt_deal_kind_words, "Debt-Funding", "debt", NULL},
    {&gt_deal_kind_words, "Structured Debt", "debt", NULL},
    {&gt_deal_kind_words, "Debt and Preference capital", "debt", "says more"},
    {&gt_deal_kind_words, "Mezzanine", "debt", "says more"},
    {&gt_deal_kind_words, "Maiden Round", "other", "says less"},
    {&gt_deal_kind_words, "Inhouse Funding", "other", "says more"},
    {&gt_deal_kind_words, "Equity Based Funding", "unknown", "says less"},
    {&gt_deal_kind_words, "Funding Round", "unknown", "says less"},
    {&gt_deal_kind_words, "Equity", "unknown", "says less"},
    {&gt_deal_kind_words, "Crowd Funding", "crowd", NULL},
    {&gt_deal_kind_words, "种子轮", "seed", NULL},
    {&gt_deal_kind_words, "天使轮", "angel", NULL},
    {&gt_deal_kind_words, "A轮", "series_a", NULL},
    {&gt_deal_kind_words, "Ａ轮融资", "series_a", NULL},
    {&gt_deal_kind_words, "Pre-A轮", "pre_a", NULL},
    {&gt_deal_kind_words, "A+轮", "series_a", "between"},
    {&gt_deal_kind_words, "B轮", "series_b", NULL},
    {&gt_deal_kind_words, "C轮", "series_c", NULL},
    {&gt_deal_kind_words, "D轮", "series_d_plus", NULL},
    {&gt_deal_kind_words, "股权融资", "unknown", "says less"},
    {&gt_deal_kind_words, "债权融资", "debt", NULL},
    {&gt_deal_kind_words, "战略投资", "corporate", "says less"},
    {&gt_deal_kind_words, "Series K", NULL, NULL},
    {&gt_deal_kind_words, "Gibberish", NULL, NULL},
    {&gt_deal_kind_words, "", NULL, NULL},
    {&gt_deal_kind_words, "()", NULL, NULL},
    {&gt_ownership_words, "国有", "state_owned", NULL},
    {&gt_ownership_words, "民营", "private", NULL},
    {&gt_ownership_words, "外资", "foreign", NULL},
    {&gt_ownership_words, "财政", "fiscal", NULL},
    {&gt_ownership_words, "混合", "mixed", NULL},
    {&gt_ownership_words, "State-owned", "state_owned", NULL},
    {&gt_party_kind_words, "个人", "person", NULL},
    {&gt_party_kind_words, "机构", "institution", NULL},
    {&gt_stage_words, "立项", "screened", NULL},
    {&gt_stage_words, "尽调", "due_diligence", NULL},
    {&gt_stage_words, "Due Diligence", "due_diligence", NULL},
    {&gt_stage_words, "天使轮", NULL, NULL},
    {&gt_instrument_words, "可转债", "convertible_note", NULL},
    {&gt_pledge_state_words, "认购", "committed", NULL},
    {&gt_exit_kind_words, "M&A", "trade_sale", NULL},
    {&gt_exit_kind_words, "回购", "buy_back", NULL},
    {&gt_mark_method_words, "成本", "cost", NULL},
    {&gt_placement_words, "on top", "on_top", NULL},
};

START_TEST(test_word)
{
    const char *repair = NULL;
    int value = gt_word_find(words[_i].kind, words[_i].text, &repair);
    if (!words[_i].token) {
        ck_assert_msg(value == -1, "%s", words[_i].text);
        ck_assert_ptr_null(repair);
        return;
    }
    ck_assert_str_eq(gt_kind_token(words[_i].kind, value), words[_i].token);
    ck_assert_msg((repair == NULL) == (words[_i].repair == NULL), "%s", words[_i].text);
    if (repair)
        ck_assert_ptr_nonnull(strstr(repair, words[_i].repair));
}
END_TEST

/* Every list's own tokens and labels are words for themselves, not caught by a spelling. */
START_TEST(test_own_words)
{
    for (const struct gt_kind *const *kind = gt_kinds; *kind; kind++)
        for (int value = 0; value < (*kind)->count; value++) {
            const char *repair = NULL;
            ck_assert_int_eq(gt_word_find(*kind, (*kind)->tokens[value], &repair), value);
            ck_assert_int_eq(gt_word_find(*kind, (*kind)->labels[value], &repair), value);
            ck_assert_ptr_null(repair);
        }
}
END_TEST

/* Counted with an independent reader (Python's csv): 3,040 rows say a type, in 56 spellings. */
START_TEST(test_real_file)
{
    char place[512];
    const char *path = real_file(place);
    struct gt_csv *csv;
    struct gt_csv_record record;
    struct gt_error error;
    bool more = true;
    int found = 0, unknown = 0, lossy = 0, seed_angel = 0, seed = 0;
    if (!path)
        return;
    ck_assert_int_eq(gt_csv_open(path, NULL, &csv, &record, &error), 0);
    while (gt_csv_next(csv, &record, &more, &error) == 0 && more) {
        const char *repair = NULL;
        if (gt_value_is_unknown(record.fields[7])) {
            unknown++;
            continue;
        }
        int kind = gt_word_find(&gt_deal_kind_words, record.fields[7], &repair);
        ck_assert_msg(kind >= 0, "line %ld: %s", record.line, record.fields[7]);
        found++;
        lossy += repair && strstr(repair, "says");
        seed_angel += kind == GT_DEAL_SEED_ANGEL;
        seed += kind == GT_DEAL_SEED;
    }
    gt_csv_close(csv);
    ck_assert_int_eq(found, 3040);
    ck_assert_int_eq(unknown, 4);
    ck_assert_int_eq(lossy, 12);
    ck_assert_int_eq(seed_angel, 60 + 47 + 23 + 8 + 3);
    ck_assert_int_eq(seed, 1355 + 30 + 7 + 4 + 1 + 1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("words");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, test_word, 0, ROWS(words));
    tcase_add_test(tests, test_own_words);
    tcase_add_test(tests, test_real_file);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
