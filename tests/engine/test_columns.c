/* test_columns.c - which column of a file is read into which field. */
#include "engine/intake/columns.h"

#include "tests/models/run.h"

#include <string.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)

static struct gt_arena arena;
static struct gt_columns columns;
static struct gt_error error;

static void tear_down(void)
{
    gt_arena_clear(&arena);
}

/* A header of at most four columns, ended by NULL. */
static int bind(const char *const names[5], const struct gt_column_map *maps, size_t count)
{
    const char *fields[4];
    struct gt_row header = {1, 0, fields, NULL};
    while (names[header.count]) {
        fields[header.count] = names[header.count];
        header.count++;
    }
    return gt_columns_bind(&gt_record_type_find("stage")->form, &header, maps, count, &columns,
                           &arena, &error);
}

static void is_column(size_t place, const char *field, size_t index, const char *text)
{
    ck_assert_uint_lt(place, columns.count);
    ck_assert_str_eq(columns.items[place].field->name, field);
    if (text)
        ck_assert_str_eq(columns.items[place].text, text);
    else
        ck_assert_uint_eq(columns.items[place].index, index);
}

START_TEST(test_by_header)
{
    const char *const names[5] = {"Stage", "DATE", "deal"};
    ck_assert_int_eq(bind(names, NULL, 0), 0);
    ck_assert_uint_eq(columns.count, 3);
    ck_assert_uint_eq(columns.width, 3);
    is_column(0, "stage", 0, NULL);
    is_column(1, "date", 1, NULL);
    is_column(2, "deal", 2, NULL);
    ck_assert_ptr_null(columns.unread);
}
END_TEST

/* A text for every row leaves the other columns to their names. */
START_TEST(test_by_header_and_text)
{
    const char *const names[5] = {"deal", "date"};
    const struct gt_column_map maps[] = {{"stage", NULL, "closed"}};
    ck_assert_int_eq(bind(names, maps, 1), 0);
    ck_assert_uint_eq(columns.count, 3);
    is_column(0, "stage", 0, "closed");
    is_column(1, "deal", 0, NULL);
    is_column(2, "date", 1, NULL);
}
END_TEST

/* A map that names a column says that it names all that are read. */
START_TEST(test_by_map)
{
    const char *const names[5] = {"deal", "When", "stage", "x"};
    const struct gt_column_map maps[] = {{"date", "When", NULL}, {"deal", "x", NULL}};
    ck_assert_int_eq(bind(names, maps, 2), 0);
    ck_assert_uint_eq(columns.count, 2);
    is_column(0, "date", 1, NULL);
    is_column(1, "deal", 3, NULL);
    ck_assert_uint_eq(columns.width, 4);
    ck_assert_str_eq(columns.unread, "deal, stage");
}
END_TEST

/* One column may be read into two fields. */
START_TEST(test_column_twice)
{
    const char *const names[5] = {"x"};
    const struct gt_column_map maps[] = {{"date", "x", NULL}, {"deal", "x", NULL}};
    ck_assert_int_eq(bind(names, maps, 2), 0);
    ck_assert_ptr_null(columns.unread);
}
END_TEST

static const struct {
    const char *why;
    const char *names[5];
    struct gt_column_map maps[3];
    int exit;
    const char *sentence;
} refusals[] = {
    {"a column that is no field",
     {"deal", "Stagee"},
     {{NULL, NULL, NULL}},
     GT_EXIT_DATA,
     "line 1: column \"Stagee\" is no field of a stage; its fields are deal, stage, date, step, "
     "funnel, pass_reason, note. Say "
     "which column is which with --map field=Column"},
    {"a column without a name",
     {"deal", ""},
     {{NULL, NULL, NULL}},
     GT_EXIT_DATA,
     "line 1: column \"\" is no field of a stage; its fields are deal, stage, date, step, funnel, "
     "pass_reason, note. Say which "
     "column is which with --map field=Column"},
    {"a field by two columns",
     {"deal", "date", "Deal"},
     {{NULL, NULL, NULL}},
     GT_EXIT_DATA,
     "field \"deal\" is given twice; give it once"},
    {"a field by two maps",
     {"a", "b"},
     {{"deal", "a", NULL}, {"deal", "b", NULL}},
     GT_EXIT_DATA,
     "field \"deal\" is given twice; give it once"},
    {"a field by a column and a text",
     {"deal", "date"},
     {{"deal", NULL, "5"}},
     GT_EXIT_DATA,
     "field \"deal\" is given twice; give it once"},
    {"a map of a field that is none",
     {"deal"},
     {{"colour", "deal", NULL}},
     GT_EXIT_USAGE,
     "a stage has no field \"colour\"; its fields are deal, stage, date, step, funnel, "
     "pass_reason, "
     "note"},
    {"a text for a field that is none",
     {"deal"},
     {{"colour", NULL, "red"}},
     GT_EXIT_USAGE,
     "a stage has no field \"colour\"; its fields are deal, stage, date, step, funnel, "
     "pass_reason, "
     "note"},
    {"a map to a column that is none",
     {"Deal", "When"},
     {{"deal", "deal", NULL}},
     GT_EXIT_DATA,
     "the file has no column \"deal\"; its columns are \"Deal\", \"When\""},
};

START_TEST(test_refusal)
{
    size_t maps = 0;
    while (refusals[_i].maps[maps].field)
        maps++;
    ck_assert_msg(bind(refusals[_i].names, refusals[_i].maps, maps) == refusals[_i].exit, "%s",
                  refusals[_i].why);
    ck_assert_str_eq(error.text, refusals[_i].sentence);
}
END_TEST

/* What a mapping is asked when it is saved, without a header. */
START_TEST(test_check)
{
    const struct gt_form *form = &gt_record_type_find("stage")->form;
    const struct gt_column_map maps[] = {
        {"Date", "When", NULL}, {"stage", NULL, "closed"}, {"date", NULL, "2015"}};
    const struct gt_column_map none[] = {{"colour", "deal", NULL}};
    ck_assert_int_eq(gt_columns_check(form, maps, 2, &arena, &error), 0);
    ck_assert_int_eq(gt_columns_check(form, maps, 3, &arena, &error), GT_EXIT_DATA);
    ck_assert_str_eq(error.text, "field \"date\" is given twice; give it once");
    ck_assert_int_eq(gt_columns_check(form, none, 1, &arena, &error), GT_EXIT_USAGE);
    ck_assert_str_eq(error.text,
                     "a stage has no field \"colour\"; its fields are deal, stage, date, step, "
                     "funnel, pass_reason, note");
}
END_TEST

START_TEST(test_fit)
{
    const char *names[] = {"When", "deal"};
    const struct gt_row header = {1, 2, names, NULL};
    const struct gt_column_map maps[] = {
        {"stage", NULL, "closed"}, {"date", "When", NULL}, {"deal", "when", NULL}};
    ck_assert(gt_columns_fit(&header, maps, 2));
    ck_assert(!gt_columns_fit(&header, maps, 3));
    ck_assert_msg(!gt_columns_fit(&header, maps, 1), "names no column");
    ck_assert(!gt_columns_fit(&header, NULL, 0));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("columns");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, NULL, tear_down);
    tcase_add_test(tests, test_by_header);
    tcase_add_test(tests, test_by_header_and_text);
    tcase_add_test(tests, test_by_map);
    tcase_add_test(tests, test_column_twice);
    tcase_add_test(tests, test_check);
    tcase_add_test(tests, test_fit);
    tcase_add_loop_test(tests, test_refusal, 0, ROWS(refusals));
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
