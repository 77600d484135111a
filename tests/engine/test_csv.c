/* test_csv.c - records as RFC 4180 has them, and every way a file can be something else. */
#include "engine/intake/csv.h"

#include "engine/base/text.h"
#include "scrap.h"
#include "tests/models/run.h"

#define ROWS(table) (int)(sizeof table / sizeof *table)

/* A whole file as text: fields in brackets, each record behind its line; or the sentence. */
static void read_all(const char *path, struct gt_text *shown, struct gt_error *error)
{
    struct gt_csv *csv = NULL;
    struct gt_csv_record record;
    bool more = true;
    int result = gt_csv_open(path, NULL, &csv, &record, error);
    while (!result && more) {
        gt_text_format(shown, "%ld", record.line);
        for (size_t i = 0; i < record.count; i++)
            gt_text_format(shown, "[%s]", record.fields[i]);
        result = gt_csv_next(csv, &record, &more, error);
    }
    if (result) {
        ck_assert_int_eq(result, GT_EXIT_DATA);
        gt_text_reset(shown);
        gt_text_puts(shown, error->text);
    }
    ck_assert(!shown->failed);
    gt_csv_close(csv);
}

static const struct {
    const char *bytes, *shown;
    const char *why;
} files[] = {
    {"a,b\n1,2\n", "1[a][b]2[1][2]", "plain"},
    {"a,b\n1,2", "1[a][b]2[1][2]", "no line end at the end"},
    {"a,b\r\n1,2\r\n", "1[a][b]2[1][2]", "CR LF"},
    {"a,b\r1,2\r", "1[a][b]2[1][2]", "CR"},
    {"\xEF\xBB\xBF"
     "a\n1\n",
     "1[a]2[1]", "a byte-order mark"},
    {"a,b\n\n\r\n1,2\n\n", "1[a][b]4[1][2]", "empty lines are passed over, and counted"},
    {"\n\na\n1\n", "3[a]4[1]", "empty lines in front"},
    {"a,b\n,\n", "1[a][b]2[][]", "empty fields"},
    {"a\n\"\"\n", "1[a]2[]", "an empty field in quotes is no empty line"},
    {"a\n \n", "1[a]2[ ]", "nor is a space"},
    {"a,b\n\"x,y\",\"p\"\"q\"\n", "1[a][b]2[x,y][p\"q]", "separator and quote inside quotes"},
    {"a,b\n\"\"\"\",2\n", "1[a][b]2[\"][2]", "nothing but a quote"},
    {"a,b\n\"x\ny\r\nz\",2\n3,4\n", "1[a][b]2[x\ny\r\nz][2]5[3][4]", "lines inside quotes count"},
    {"a,b\n1,\"2\"", "1[a][b]2[1][2]", "a closing quote at the very end"},
    {"a;b\n1,5;2\n", "1[a][b]2[1,5][2]", "semicolons"},
    {"a\tb\n1;5\t2\n", "1[a][b]2[1;5][2]", "tabs"},
    {"\"a,b\";c\n1;2\n", "1[a,b][c]2[1][2]", "a comma inside quotes is no separator"},
    {"a;b,c\n1,2\n", "1[a;b][c]2[1][2]", "a comma goes before a semicolon"},
    {"a\n1,2\n", "1[a]2[1][2]", "one column"},
    {"公司,轮次\n甲,天使轮\n", "1[公司][轮次]2[甲][天使轮]", "Chinese"},
    {"a,b\n1,caf\xE9\n", "1[a][b]2[1][caf\u00E9]", "Latin-1"},
    {"a,b\n1,\xCC\xEC\xCA\xB9\n", "1[a][b]2[1][天使]", "GB18030"},
    {"a,b\n1\n1,2,3\n", "1[a][b]2[1]3[1][2][3]", "records of any length are handed out"},
};

START_TEST(test_file)
{
    struct scrap scrap;
    struct gt_text shown = {0};
    struct gt_error error;
    scrap_write(&scrap, files[_i].bytes, strlen(files[_i].bytes));
    read_all(scrap.path, &shown, &error);
    ck_assert_msg(strcmp(shown.data, files[_i].shown) == 0, "%s: %s", files[_i].why, shown.data);
    gt_text_clear(&shown);
    scrap_remove(&scrap);
}
END_TEST

static const struct {
    const char *bytes;
    size_t length; /* 0: to the NUL */
    const char *sentence;
    const char *why;
} wrong[] = {
    {"", 0, ": is empty; expected a line with the names", "an empty file"},
    {"\n\r\n", 0, ": is empty; expected a line with the names", "only line ends"},
    {"\xEF\xBB\xBF", 0, ": is empty; expected a line with the names", "only a mark"},
    {"a,b\n1,\"2\n3,4\n", 0, ", line 2: a quote is opened here and never closed", "open quote"},
    {"a,b\n\n\"x\ny\",\"2\n", 0, ", line 4: a quote is opened here", "the quote's line"},
    {"a\n1\"2\n", 0, ", line 2: a quote stands inside a field", "a quote in a plain field"},
    {"a,b\n1, \"2\"\n", 0, ", line 2: a quote stands inside a field", "a space before a quote"},
    {"a\n\"1\"2\n", 0, ", line 2: text follows a closing quote", "text behind a quote"},
    {"a\n1\0\n", 5, ", line 2: there is a NUL byte", "a NUL byte"},
    {"a\n\"1\n\0\"\n", 8, ", line 3: there is a NUL byte", "a NUL byte in quotes"},
    {"\xEF\xBB\xBF"
     "a,b\n\"1\n2\",caf\xE9\n",
     0, ", line 3: byte 0xE9 (byte 17 of the file) is not UTF-8, though the file begins so",
     "a mark of UTF-8, and Latin-1"},
    {"a\xA4\xA4\n", 0, ": the encoding cannot be told: byte 0xA4 in line 1 is not UTF-8",
     "no guess"},
    {"PK\3\4....", 0, ": is a workbook or an archive", "an .xlsx"},
};

START_TEST(test_wrong_file)
{
    struct scrap scrap;
    struct gt_text shown = {0};
    struct gt_error error;
    scrap_write(&scrap, wrong[_i].bytes,
                wrong[_i].length ? wrong[_i].length : strlen(wrong[_i].bytes));
    read_all(scrap.path, &shown, &error);
    ck_assert_msg(strncmp(shown.data, scrap.path, strlen(scrap.path)) == 0 &&
                      strstr(shown.data, wrong[_i].sentence),
                  "%s: %s", wrong[_i].why, shown.data);
    gt_text_clear(&shown);
    scrap_remove(&scrap);
}
END_TEST

START_TEST(test_no_file)
{
    struct gt_csv *csv = NULL;
    struct gt_csv_record record;
    struct gt_error error;
    ck_assert_int_eq(gt_csv_open("/nowhere/deals.csv", NULL, &csv, &record, &error), GT_EXIT_DATA);
    ck_assert_str_eq(error.text, "/nowhere/deals.csv: cannot be opened: No such file or directory");
    ck_assert_int_eq(gt_csv_open("/", NULL, &csv, &record, &error), GT_EXIT_DATA);
    ck_assert_str_eq(error.text, "/: cannot be read: Is a directory");
    ck_assert_ptr_null(csv);
    gt_csv_close(NULL);
}
END_TEST

/* `length` bytes of x behind `front`, and then `back`. */
static char *make_long(const char *front, size_t length, const char *back, size_t *total)
{
    *total = strlen(front) + length + strlen(back);
    char *bytes = malloc(*total);
    ck_assert_ptr_nonnull(bytes);
    memcpy(bytes, front, strlen(front));
    memset(bytes + strlen(front), 'x', length);
    memcpy(bytes + strlen(front) + length, back, strlen(back));
    return bytes;
}

static const struct {
    const char *front;
    size_t length;
    const char *back;
    const char *sentence; /* NULL: it is read */
    const char *why;
} limits[] = {
    {"a\n", GT_CSV_RECORD_MAX - 1, "\n", NULL, "as long as a record may be, with its line end"},
    {"a\n", GT_CSV_RECORD_MAX, "\n", ", line 2: the record is longer than 1048576 bytes; is this",
     "one byte more"},
    {"a\n", (size_t)5 << 20, "", ", line 2: the record is longer", "a line without an end"},
    {"a\n1,\"", (size_t)5 << 20, "", "is the quote that line 2 opens never closed?", "in quotes"},
};

/* Long before the end of a long line, the reader stops. */
START_TEST(test_record_limit)
{
    struct scrap scrap;
    struct gt_csv *csv;
    struct gt_csv_record record;
    struct gt_error error = {0};
    bool more = false;
    long long done, total;
    size_t length;
    char *bytes = make_long(limits[_i].front, limits[_i].length, limits[_i].back, &length);
    scrap_write(&scrap, bytes, length);
    ck_assert_int_eq(gt_csv_open(scrap.path, NULL, &csv, &record, &error), 0);
    int result = gt_csv_next(csv, &record, &more, &error);
    gt_csv_position(csv, &done, &total);
    ck_assert_int_eq(total, (long long)length);
    if (limits[_i].sentence) {
        ck_assert_int_eq(result, GT_EXIT_DATA);
        ck_assert_msg(strstr(error.text, limits[_i].sentence) != NULL, "%s: %s", limits[_i].why,
                      error.text);
        ck_assert_int_lt(done, GT_CSV_RECORD_MAX + 65536);
    } else {
        ck_assert_msg(result == 0 && more, "%s: %s", limits[_i].why, error.text);
        ck_assert_uint_eq(strlen(record.fields[0]), limits[_i].length);
        ck_assert_int_eq(done, total);
    }
    gt_csv_close(csv);
    scrap_remove(&scrap);
    free(bytes);
}
END_TEST

START_TEST(test_field_limit)
{
    char bytes[2 * GT_CSV_FIELDS_MAX + 8];
    struct gt_csv *csv = NULL;
    struct gt_csv_record record;
    struct gt_error error;
    struct scrap scrap;
    for (size_t i = 0; i < sizeof bytes; i++)
        bytes[i] = i % 2 ? ',' : 'x';
    scrap_write(&scrap, bytes, 2 * GT_CSV_FIELDS_MAX - 1);
    ck_assert_int_eq(gt_csv_open(scrap.path, NULL, &csv, &record, &error), 0);
    ck_assert_uint_eq(record.count, GT_CSV_FIELDS_MAX);
    ck_assert_str_eq(record.fields[GT_CSV_FIELDS_MAX - 1], "x");
    gt_csv_close(csv);
    scrap_remove(&scrap);
    scrap_write(&scrap, bytes, 2 * GT_CSV_FIELDS_MAX);
    ck_assert_int_eq(gt_csv_open(scrap.path, NULL, &csv, &record, &error), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, ", line 1: the record has more than 512 fields"));
    scrap_remove(&scrap);
}
END_TEST

/* Fields written in quotes read back, wherever the blocks of the file end. */
START_TEST(test_round_trip)
{
    static const char *const pieces[] = {"x", ",", "\"\"", "\n", "\r\n", "投", ";", "\t", " "};
    uint64_t state = 42;
    struct gt_text file = {0}, meant = {0}, shown = {0};
    struct gt_error error;
    struct scrap scrap;
    long line = 1;
    for (int record = 0; record < 3000; record++) {
        gt_text_format(&meant, "%ld", line);
        for (int field = 0; field < 4; field++) {
            gt_text_puts(&file, field ? ",\"" : "\"");
            gt_text_puts(&meant, "[");
            for (uint64_t left = noise(&state) % 40; left; left--) {
                const char *piece = pieces[noise(&state) % ROWS(pieces)];
                gt_text_puts(&file, piece);
                gt_text_puts(&meant, *piece == '"' ? "\"" : piece);
                line += strchr(piece, '\n') != NULL;
            }
            gt_text_puts(&file, "\"");
            gt_text_puts(&meant, "]");
        }
        gt_text_puts(&file, "\n");
        line++;
    }
    scrap_write(&scrap, file.data, file.length);
    read_all(scrap.path, &shown, &error);
    ck_assert(shown.length == meant.length && memcmp(shown.data, meant.data, meant.length) == 0);
    ck_assert_uint_gt(file.length, 4 * 65536);
    scrap_remove(&scrap);
    gt_text_clear(&file);
    gt_text_clear(&meant);
    gt_text_clear(&shown);
}
END_TEST

/* Whatever the bytes: records or one sentence. */
START_TEST(test_noise)
{
    uint64_t state = 99;
    char bytes[400];
    for (int i = 0; i < 3000; i++) {
        struct scrap scrap;
        struct gt_text shown = {0};
        struct gt_error error;
        size_t length = noise_text(&state, "ab,,;\t\"\"\n\r投", bytes, sizeof bytes);
        scrap_write(&scrap, bytes, length);
        read_all(scrap.path, &shown, &error);
        ck_assert_uint_gt(shown.length, 0);
        gt_text_clear(&shown);
        scrap_remove(&scrap);
    }
}
END_TEST

START_TEST(test_real_file)
{
    char place[512];
    const char *path = real_file(place);
    struct gt_csv *csv;
    struct gt_csv_record record;
    struct gt_error error;
    bool more = true;
    long rows = 0;
    long long done, total;
    if (!path)
        return;
    ck_assert_int_eq(gt_csv_open(path, NULL, &csv, &record, &error), 0);
    ck_assert_str_eq(record.fields[1], "Date dd/mm/yyyy");
    while (gt_csv_next(csv, &record, &more, &error) == 0 && more) {
        rows++;
        ck_assert_uint_eq(record.count, 10);
        ck_assert_int_eq(strtol(record.fields[0], NULL, 10), rows);
        ck_assert_int_eq(record.line, rows + 1);
    }
    gt_csv_position(csv, &done, &total);
    ck_assert_int_eq(done, total);
    gt_csv_close(csv);
    ck_assert_int_eq(rows, 3044);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("csv");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, test_file, 0, ROWS(files));
    tcase_add_loop_test(tests, test_wrong_file, 0, ROWS(wrong));
    tcase_add_test(tests, test_no_file);
    tcase_add_loop_test(tests, test_record_limit, 0, ROWS(limits));
    tcase_add_test(tests, test_field_limit);
    tcase_add_test(tests, test_round_trip);
    tcase_add_test(tests, test_noise);
    tcase_add_test(tests, test_real_file);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
