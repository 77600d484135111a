/* test_flows.c - an investor's flows, and an index, from CSV files as people have them. */
#include "engine/intake/flows.h"
#include "engine/intake/index.h"

#include "scrap.h"
#include "tests/models/run.h"

#include <stdbool.h>

#define ROWS(table)  (int)(sizeof table / sizeof *table)
#define LINES_MAX    4
#define INDEX_MAX    4
#define DAY_2015_3_6 16500

static const struct {
    const char *why, *file;
    struct {
        gt_day day;
        double amount;
        enum gt_flow_kind kind;
    } lines[LINES_MAX];
    size_t count;
} flows[] = {
    {"the sign says what it is",
     "date,amount\n2015-03-06,-5\n2015-03-07,7\n2015-03-08,0\n",
     {{DAY_2015_3_6, -5, GT_FLOW_CALL},
      {DAY_2015_3_6 + 1, 7, GT_FLOW_DISTRIBUTION},
      {DAY_2015_3_6 + 2, 0, GT_FLOW_DISTRIBUTION}},
     3},
    {"kinds in the investor's sign",
     "date,amount,kind\n2015-03-06,-5,call\n2015-03-06,-1,fee\n2015-03-07,8,nav\n2015-03-07,2,"
     "recallable\n",
     {{DAY_2015_3_6, -5, GT_FLOW_CALL},
      {DAY_2015_3_6, -1, GT_FLOW_FEE},
      {DAY_2015_3_6 + 1, 8, GT_FLOW_NAV},
      {DAY_2015_3_6 + 1, 2, GT_FLOW_RECALLABLE}},
     4},
    {"what is paid, positive throughout",
     "date,amount,kind\n2015-03-06,5,call\n2015-03-06,1,fee\n2015-03-07,2,recalled\n2015-03-07,0,"
     "call\n",
     {{DAY_2015_3_6, -5, GT_FLOW_CALL},
      {DAY_2015_3_6, -1, GT_FLOW_FEE},
      {DAY_2015_3_6 + 1, -2, GT_FLOW_RECALLED},
      {DAY_2015_3_6 + 1, 0, GT_FLOW_CALL}},
     4},
    {"a kind in some lines only, others in the columns of a spreadsheet",
     "Fund;Transaction Date;Cash-Flow;Type\nI;2015/3/6;\"(1,234.50)\";\nI;2015.3.7;500万;Dist\n",
     {{DAY_2015_3_6, -1234.5, GT_FLOW_CALL}, {DAY_2015_3_6 + 1, 5000000, GT_FLOW_DISTRIBUTION}},
     2},
    {"a currency's sign before the digits, with either minus, and the unit in the head",
     "Payment Date,Amt ($)\n2015-03-06,−$5\n2015-03-07,\"$(1,000.50)\"\n2015-03-08,- $7\n",
     {{DAY_2015_3_6, -5, GT_FLOW_CALL},
      {DAY_2015_3_6 + 1, -1000.5, GT_FLOW_CALL},
      {DAY_2015_3_6 + 2, -7, GT_FLOW_CALL}},
     3},
    {"a name in full stands before one with a unit",
     "Amount (EUR),date,amount\n1,2015-03-06,-5\n",
     {{DAY_2015_3_6, -5, GT_FLOW_CALL}},
     1},
    {"words of statements",
     "date,amount,kind\n2015-03-06,5,Capital Contribution\n2015-03-06,1,Expenses\n"
     "2015-03-07,2,Return of Capital\n2015-03-07,8,FMV\n",
     {{DAY_2015_3_6, -5, GT_FLOW_CALL},
      {DAY_2015_3_6, -1, GT_FLOW_FEE},
      {DAY_2015_3_6 + 1, 2, GT_FLOW_DISTRIBUTION},
      {DAY_2015_3_6 + 1, 8, GT_FLOW_NAV}},
     4},
    {"Chinese",
     "日期,金额,类型\n2015年3月6日,-5,缴款\n2015年3月7日,6,净值\n",
     {{DAY_2015_3_6, -5, GT_FLOW_CALL}, {DAY_2015_3_6 + 1, 6, GT_FLOW_NAV}},
     2},
    {"none", "date,amount\n", {{0}}, 0},
};

START_TEST(test_flows)
{
    struct scrap scrap;
    struct gt_arena arena = {0};
    struct gt_error error = {.text = ""};
    struct gt_flow_line *lines = NULL;
    size_t count = 4711;
    scrap_write(&scrap, flows[_i].file, strlen(flows[_i].file));
    int code =
        gt_flows_read(scrap.path, GT_DATE_ISO, GT_NUMBER_PLAIN, &lines, &count, &arena, &error);
    ck_assert_msg(code == 0, "%s: %s", flows[_i].why, error.text);
    ck_assert_uint_eq(count, flows[_i].count);
    for (size_t i = 0; i < count; i++) {
        ck_assert_int_eq(lines[i].day, flows[_i].lines[i].day);
        double amount = gt_decimal_to_double(lines[i].amount);
        ck_assert_msg(amount == flows[_i].lines[i].amount, "%s: %g", flows[_i].why, amount);
        ck_assert_int_eq(lines[i].kind, flows[_i].lines[i].kind);
        ck_assert_int_eq(lines[i].line, (long)i + 2);
    }
    scrap_remove(&scrap);
    gt_arena_clear(&arena);
}
END_TEST

/* The order of day and month, when the file's is said; an index beside the flows. */
START_TEST(test_order_and_index)
{
    static const char file[] = "date,amount,index\n6/3/2015,-5,100.5\n7/3/2015,6,\n";
    struct scrap scrap;
    struct gt_arena arena = {0};
    struct gt_error error = {.text = ""};
    struct gt_flow_line *lines = NULL;
    size_t count = 0;
    scrap_write(&scrap, file, strlen(file));
    ck_assert_int_eq(
        gt_flows_read(scrap.path, GT_DATE_DMY, GT_NUMBER_PLAIN, &lines, &count, &arena, &error), 0);
    ck_assert_uint_eq(count, 2);
    ck_assert(lines[0].day == DAY_2015_3_6 && lines[0].index == 100.5 && lines[1].index == 0);
    ck_assert_int_ne(
        gt_flows_read(scrap.path, GT_DATE_ISO, GT_NUMBER_PLAIN, &lines, &count, &arena, &error), 0);
    scrap_remove(&scrap);
    gt_arena_clear(&arena);
}
END_TEST

static const struct {
    const char *why, *file;
    struct gt_index_value values[INDEX_MAX];
    size_t count;
} indices[] = {
    {"in any order",
     "date,value\n2015-03-09,3\n2015-03-06,1\n2015-03-07,2.5\n",
     {{DAY_2015_3_6, 1}, {DAY_2015_3_6 + 1, 2.5}, {DAY_2015_3_6 + 3, 3}},
     3},
    {"as FRED writes it: any name, a dot for no value",
     "observation_date,SP500\n2015-03-06,2071.26\n2015-03-07,.\n2015-03-09,2079.43\n",
     {{DAY_2015_3_6, 2071.26}, {DAY_2015_3_6 + 3, 2079.43}},
     2},
    {"the value first", "SP500,DATE\n2071.26,2015-03-06\n", {{DAY_2015_3_6, 2071.26}}, 1},
    {"as Yahoo writes it, but for one of its two closes",
     "Date,Open,High,Low,Close,Volume\n2015-03-06,1,2,0.5,1.5,1000\n2015-03-09,,,,null,\n",
     {{DAY_2015_3_6, 1.5}},
     1},
    {"Chinese, grouped",
     "交易日期,收盘点位\n2015-03-06,\"3,241.19\"\n",
     {{DAY_2015_3_6, 3241.19}},
     1},
};

START_TEST(test_index)
{
    struct scrap scrap;
    struct gt_arena arena = {0};
    struct gt_error error = {.text = ""};
    struct gt_index_value *values = NULL;
    size_t count = 4711;
    scrap_write(&scrap, indices[_i].file, strlen(indices[_i].file));
    int code =
        gt_index_read(scrap.path, GT_DATE_ISO, GT_NUMBER_PLAIN, &values, &count, &arena, &error);
    ck_assert_msg(code == 0, "%s: %s", indices[_i].why, error.text);
    ck_assert_uint_eq(count, indices[_i].count);
    for (size_t i = 0; i < count; i++)
        ck_assert_msg(values[i].day == indices[_i].values[i].day &&
                          values[i].value == indices[_i].values[i].value,
                      "%s: value %zu", indices[_i].why, i);
    scrap_remove(&scrap);
    gt_arena_clear(&arena);
}
END_TEST

/* Refused with the file, the line, the column and what to do. */
static const struct {
    bool is_index;
    const char *file, *sentence;
} wrong[] = {
    {false, "date,sum\n2015-03-06,1\n",
     ", line 1: there is no column \"amount\", but \"date\", \"sum\""},
    {false, "when,amount\n2015-03-06,1\n", ", line 1: there is no column \"date\", but"},
    {false, "date,day,amount\n", ", line 1: columns \"date\" and \"day\" could both be the date"},
    {false, "date,amount\n2015-02-30,1\n", ", line 2: date: \"2015-02-30\""},
    {false, "date,amount\n2015-03-06,\n", ", line 2: amount: \"\" is no number"},
    {false, "date,amount\n2015-03-06,1\n2015-03-06\n",
     ", line 3: the row has 1 columns, the header has 2"},
    {false, "date,amount,kind\n2015-03-06,1,gift\n",
     ", line 2: kind: \"gift\" is not a word known here"},
    {false, "date,amount,kind\n2015-03-06,-1,nav\n",
     ", line 2: amount: \"-1\": a nav is not negative"},
    {false, "date,amount,kind\n2015-03-06,-1,distribution\n", "a distribution is not negative"},
    {false, "date,amount,kind\n2015-03-06,-1,call\n2015-03-06,2,fee\n",
     ", line 3: amount: \"2\": what is paid has the other sign in line 2"},
    {false, "date,amount,index\n2015-03-06,1,0\n", ", line 2: index: \"0\" is not above 0"},
    {true, "date,value\n", "there is no value of an index in it"},
    {true, "date,value\n2015-03-06,.\n", "there is no value of an index in it"},
    {true, "date,value\n2015-03-06,0\n", ", line 2: value: \"0\" is not above 0"},
    {true, "date,value\n2015-03-06,-1\n", ", line 2: value: \"-1\" is not above 0"},
    {true, "date,value\n2015-03-06,high\n", ", line 2: value: \"high\" is no number"},
    {true, "date,value\nyesterday,1\n", ", line 2: date: \"yesterday\""},
    {true, "date,value\n2015-03-06,1\n2015-03-07,2\n2015-03-06,1\n",
     ", line 4: 2015-03-06 has a value in line 2 already; keep one"},
    {true, "Date,Close,Adj Close\n2015-03-06,1,2\n",
     "\"Close\" and \"Adj Close\" could both be the value"},
    {true, "date,open,high\n2015-03-06,1,2\n", "there is no column \"value\""},
    {true, "a,b\n2015-03-06,1\n", "there is no column \"date\""},
};

START_TEST(test_wrong)
{
    struct scrap scrap;
    struct gt_arena arena = {0};
    struct gt_error error = {.text = ""};
    struct gt_flow_line *lines = NULL;
    struct gt_index_value *values = NULL;
    size_t count = 0;
    scrap_write(&scrap, wrong[_i].file, strlen(wrong[_i].file));
    int code = wrong[_i].is_index ? gt_index_read(scrap.path, GT_DATE_ISO, GT_NUMBER_PLAIN, &values,
                                                  &count, &arena, &error)
                                  : gt_flows_read(scrap.path, GT_DATE_ISO, GT_NUMBER_PLAIN, &lines,
                                                  &count, &arena, &error);
    ck_assert_int_eq(code, GT_EXIT_DATA);
    ck_assert_msg(strncmp(error.text, scrap.path, strlen(scrap.path)) == 0 &&
                      strstr(error.text, wrong[_i].sentence),
                  "%s", error.text);
    scrap_remove(&scrap);
    gt_arena_clear(&arena);
}
END_TEST

START_TEST(test_no_file)
{
    struct gt_arena arena = {0};
    struct gt_error error = {.text = ""};
    struct gt_flow_line *lines = NULL;
    size_t count = 0;
    ck_assert_int_ne(
        gt_flows_read("no/such.csv", GT_DATE_ISO, GT_NUMBER_PLAIN, &lines, &count, &arena, &error),
        0);
    ck_assert_msg(strstr(error.text, "no/such.csv: cannot be opened"), "%s", error.text);
    gt_arena_clear(&arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("flows");
    TCase *tcase = tcase_create("files");
    tcase_add_loop_test(tcase, test_flows, 0, ROWS(flows));
    tcase_add_test(tcase, test_order_and_index);
    tcase_add_loop_test(tcase, test_index, 0, ROWS(indices));
    tcase_add_loop_test(tcase, test_wrong, 0, ROWS(wrong));
    tcase_add_test(tcase, test_no_file);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
