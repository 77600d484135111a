/* test_template.c - the workbook to fill in: every kind of record has its sheet, every field its
 * heading, and what its lists offer and its examples show can be entered.
 */
#include "engine/intake/template.h"
#include "engine/intake/template_words.h"
#include "tests/engine/ledger.h"

static struct ledger ledger;
static struct gt_template book;

static void set_up(void)
{
    ledger_make(&ledger);
    ledger_well(&ledger, gt_template_make(0, &book, &ledger.arena, &ledger.error));
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

START_TEST(test_every_record_has_words)
{
    size_t count = 0;
    for (const struct gt_record_type *type = gt_record_types; type->form.name; type++, count++) {
        const struct gt_template_words *words = gt_template_words_of(type->form.name);
        ck_assert_msg(words && words->examples[0],
                      "template_words.c has no row, or no example, for a %s", type->form.name);
        for (const struct gt_field *field = type->form.fields; field->name; field++)
            ck_assert_msg(gt_template_label(field->name) != NULL,
                          "template_words.c has no heading for %s", field->name);
    }
    ck_assert_uint_eq(book.sheet_count, count);
}
END_TEST

/* Names of sheets are told apart, as spreadsheets want them. */
START_TEST(test_sheet_names)
{
    for (size_t i = 0; i < book.sheet_count; i++) {
        ck_assert_int_le(gt_text_width(book.sheets[i].name), 31);
        ck_assert_ptr_null(strpbrk(book.sheets[i].name, "[]:*?/\\"));
        for (size_t j = 0; j < i; j++)
            ck_assert_str_ne(book.sheets[i].name, book.sheets[j].name);
    }
}
END_TEST

/* What a drop-down offers is the word it stands for. */
START_TEST(test_lists)
{
    for (size_t i = 0; gt_kinds[i]; i++) {
        ck_assert_str_eq(book.lists[i]->name, gt_kinds[i]->name);
        for (size_t word = 0; word < book.lists[i]->count; word++) {
            const char *repair = NULL;
            ck_assert_int_eq(gt_word_find(gt_kinds[i], book.lists[i]->words[word], &repair),
                             (int)word);
            ck_assert_ptr_null(repair);
        }
    }
}
END_TEST

/* The Chinese of a text in the catalogue, or NULL; *at is where the search went on from. */
static const char *chinese(const char *catalogue, const char *text, char translation[256])
{
    const char *id = gt_arena_format(&ledger.arena, "\nmsgid \"%s\"\nmsgstr \"", text);
    const char *found = strstr(catalogue, id);
    if (!found)
        return NULL;
    found += strlen(id);
    snprintf(translation, 256, "%.*s", (int)strcspn(found, "\""), found);
    return translation;
}

/* A Chinese workbook is read under any language: each of its words is a spelling of its own. */
START_TEST(test_chinese_lists)
{
    char translation[256];
    const char *path =
        gt_arena_format(&ledger.arena, "%s/engine/po/zh_CN.po", getenv("GENTOU_SOURCE"));
    const char *catalogue = ledger_read(&ledger, path);
    for (const struct gt_record_type *type = gt_record_types; type->form.name; type++)
        for (const struct gt_field *field = type->form.fields; field->name; field++)
            for (int value = 0; field->kind && value < field->kind->count; value++) {
                const char *repair = NULL;
                const char *word =
                    chinese(catalogue, gt_kind_label(field->kind, value), translation);
                ck_assert_msg(word != NULL, "%s", gt_kind_label(field->kind, value));
                ck_assert_msg(gt_word_find(field->kind, word, &repair) == value && !repair,
                              "words.c: add %s for %s, a %s", word,
                              gt_kind_token(field->kind, value), field->kind->name);
            }
}
END_TEST

/* The examples are a story that the ledger takes, told in the order of the sheets. */
START_TEST(test_examples)
{
    ledger_file(&ledger, "deck.pdf", "the document of the story");
    ck_assert_int_eq(chdir(ledger.folder), 0);
    for (const struct gt_record_type *type = gt_record_types; type->form.name; type++) {
        const struct gt_template_words *words = gt_template_words_of(type->form.name);
        for (int i = 0; i < GT_TEMPLATE_EXAMPLES && words->examples[i]; i++)
            ledger_add(&ledger, type->form.name, words->examples[i]);
    }
}
END_TEST

/* Each example stands in its row, each of its values in the column of its field. */
START_TEST(test_example_cells)
{
    for (size_t i = 0; i < book.sheet_count; i++) {
        const struct gt_template_sheet *sheet = &book.sheets[i];
        ck_assert_int_eq(sheet->line, 2 + (long)sheet->example_count);
        for (size_t row = 0; row < sheet->example_count; row++) {
            ck_assert_int_eq(sheet->examples[row].number, 2 + (long)row);
            ck_assert_uint_gt(sheet->examples[row].count, 0);
            for (size_t j = 0; j < sheet->examples[row].count; j++)
                ck_assert_int_gt(sheet->examples[row].cells[j].column, 0);
        }
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("template");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_every_record_has_words);
    tcase_add_test(tests, test_sheet_names);
    tcase_add_test(tests, test_lists);
    tcase_add_test(tests, test_chinese_lists);
    tcase_add_test(tests, test_examples);
    tcase_add_test(tests, test_example_cells);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
