/* test_board.c - the board's workbook from literal boards: stored values, empty cells, empty
 * sections, repeatable bytes, and what is left when the disk does not want it.
 *
 * The parts of a book are read with unzip. Expected totals are sums of sample_board.h by hand. What
 * a spreadsheet program makes of the formulas is the business of recalculate.sh.
 */
#include "sample_board.h"

#include <check.h>
#include <errno.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[64], path[128];

static void set_up(void)
{
    snprintf(folder, sizeof folder, "/tmp/test_board.XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/book.xlsx", folder);
}

static void tear_down(void)
{
    unlink(path);
    ck_assert_int_eq(rmdir(folder), 0); /* nothing else was left there */
}

/* What a command prints; the caller frees it. */
static char *output_of(const char *command)
{
    size_t length = 0, room = 1 << 16;
    char *text = malloc(room);
    FILE *pipe = popen(command, "r");

    ck_assert_ptr_nonnull(pipe);
    for (size_t got = 1; got > 0; length += got) {
        if (length + 1 >= room) {
            room *= 2;
        }
        text = realloc(text, room);
        ck_assert_ptr_nonnull(text);
        got = fread(text + length, 1, room - length - 1, pipe);
    }
    text[length] = '\0';
    pclose(pipe);
    return text;
}

static char *part(const char *name)
{
    char command[512];

    snprintf(command, sizeof command, "unzip -p %s '%s'", path, name);
    return output_of(command);
}

static char *parts(void)
{
    char command[512];

    snprintf(command, sizeof command, "unzip -Z1 %s", path);
    return output_of(command);
}

static void write_full(const struct sample_names *names)
{
    struct sample sample;

    sample_full(&sample, names);
    ck_assert_int_eq(gt_board_write(&sample.board, path), GT_BOARD_OK);
    sample_clear(&sample);
}

static const struct {
    const char *part, *text, *why;
} stored[] = {
    {"xl/worksheets/sheet2.xml", "[Fund])</f><v>7500000</v>", "1.25 + 2 + 0.75 + 3 + 0.5 million"},
    {"xl/worksheets/sheet2.xml", "[Private])</f><v>23999999</v>",
     "3.25 + 6 + 2.25 + 11 million and 1,499,999"},
    {"xl/worksheets/sheet2.xml", "[Owner unknown])</f><v>1500001</v>", "1.5 million and 1"},
    {"xl/worksheets/sheet2.xml", "[Rounds left out])</f><v>1</v>", "the fifth round"},
    {"xl/worksheets/sheet2.xml", "<v>4.6</v>", "gross: 34.5 / 7.5"},
    {"xl/worksheets/sheet2.xml", "<v>2.666666555555556</v>", "net: 23,999,999 / 9,000,000"},
    {"xl/worksheets/sheet2.xml", "<v>2.28571397278", "net at least: 23,999,999 / 10,500,001"},
    {"xl/worksheets/sheet2.xml", "<v>2.833333333333333</v>", "net at most: 25.5 / 9"},
    {"xl/worksheets/sheet1.xml", "<f>IF(Leverage!H23=\"\",\"\",Leverage!H23)</f><v>4.6</v>",
     "a headline refers to the figure and holds its value"},
    {"xl/worksheets/sheet3.xml", "[Own money recorded])</f><v>13585000</v>",
     "4 + 4.634 + 4.951 million; the second partner's is unknown"},
    {"xl/worksheets/sheet4.xml", "[Cost])</f><v>7500000</v>", "the known costs"},
    {"xl/worksheets/sheet4.xml", "[Proceeds])</f><v>1667000</v>", "90,000 + 1.5 million + 77,000"},
    {"xl/worksheets/sheet4.xml", "[Value held])</f><v>8023456.79</v>", "to the cent"},
    {"xl/worksheets/sheet4.xml", "[Money of rounds])</f><v>34500000</v>", "5 + 12.5 + 17 million"},
    {"xl/worksheets/sheet4.xml", "<v>1.281794238666667</v>",
     "TVPI: (1,590,000 + 8,023,456.79) / 7,500,000: the 77,000 are of unknown cost"},
    {"xl/worksheets/sheet5.xml", "[Sought])</f><v>16500000</v>", "1.5 + 3 + 3.5 + 4 + 4.5 million"},
    {"xl/worksheets/sheet5.xml", "[Invested])</f><v>1000002</v>", "250,000.50 + 750,001.50"},
    {"xl/worksheets/sheet5.xml", "[Deals])</f><v>7</v>", "every deal has a stage"},
    {"xl/worksheets/sheet1.xml", "<v>8000000</v>",
     "sought by the open deals: 1.5 + 3 + 3.5 million"},
    {"xl/worksheets/sheet7.xml", "<v>1.4351</v>", "the public side's mean TVPI"},
    {"xl/worksheets/sheet7.xml", "<v>0.5715</v>", "how often it loses"},
    {"xl/worksheets/sheet7.xml", "<v>36030000</v>",
     "expected shortfall: the tail, its sign turned"},
    {"xl/worksheets/sheet7.xml", "<v>0.610405</v>", "never paid back: 122,081 of 200,000"},
    {"xl/worksheets/sheet7.xml", "<v>5.4433</v>", "gross leverage of the plan"},
    {"xl/worksheets/sheet7.xml", "<v>8.9231</v>", "and its fiscal one"},
    {"xl/worksheets/sheet7.xml", "<v>0.2371</v>", "what the next yuan does"},
    {"xl/worksheets/sheet8.xml", "[Breaks])</f><v>1</v>", "one of the two rules"},
    {"xl/worksheets/sheet8.xml", "<f>SUM(D17:D18)</f><v>1</v>", "and its figure"},
    {"xl/worksheets/sheet8.xml", "<f>SUM(E17:E18)</f><v>4</v>",
     "what meets no condition is told apart"},
    {"xl/worksheets/sheet1.xml", "'Club &amp; pipeline'!", "a sheet's name that needs quotes"},
    {"xl/worksheets/sheet1.xml", "Riverside Guidance Fund &amp;&amp; Co.",
     "an ampersand is doubled in page headers"},
    {"xl/charts/chart1.xml", "<c:v>4.461538461538462</c:v>",
     "a chart holds what its formulas yield: 14.5 / 3.25"},
    {"xl/charts/chart1.xml", "<c:f>Leverage!$H$", "and refers to them"},
    {"docProps/core.xml", "2016-12-31T12:00:00Z</dcterms:created>", "made on the report's date"},
    {"xl/sharedStrings.xml", "18446744073709551615", "a seed beyond 2^53 keeps its digits"},
    {"xl/sharedStrings.xml", "Gross leverage (assumed)", "what is assumed says so"},
    {"xl/tables/table1.xml", "totalsRowShown=\"0\"", "by-partner figures have no total row"},
};

START_TEST(full_book_stores)
{
    char *text;

    write_full(&sample_english);
    text = part(stored[_i].part);
    ck_assert_msg(strstr(text, stored[_i].text) != NULL, "%s lacks %s: %s", stored[_i].part,
                  stored[_i].text, stored[_i].why);
    free(text);
}
END_TEST

/* The sheet's cell as its markup; the caller frees it. */
static char *cell(const char *sheet, const char *reference)
{
    char start[32];
    char *text = part(sheet), *from, *end, *copy;

    snprintf(start, sizeof start, "<c r=\"%s\"", reference);
    from = strstr(text, start);
    ck_assert_msg(from != NULL, "%s has no cell %s", sheet, reference);
    end = strchr(from, '>');
    if (end[-1] != '/') {
        end = strstr(from, "</c>");
    }
    copy = strndup(from, (size_t)(end - from));
    free(text);
    return copy;
}

START_TEST(unknown_is_an_empty_cell)
{
    struct sample sample;
    char *text;

    sample_full(&sample, &sample_english);
    sample.board.leverage_count = 0;
    sample.board.year_count = 0;
    sample.board.rounds = sample.board.rounds_unknown = 0;
    sample.board.rounds_amount = GT_MONEY_UNKNOWN;
    sample.board.holdings = &sample.holdings[4]; /* cost and value unknown */
    sample.board.holding_count = 1;
    ck_assert_int_eq(gt_board_write(&sample.board, path), GT_BOARD_OK);
    text = part("xl/worksheets/sheet4.xml");
    ck_assert_ptr_null(strstr(text, "[Cost])"));
    ck_assert_ptr_nonnull(strstr(text, "[Proceeds])</f><v>77000</v>"));
    free(text);
    text = cell("xl/worksheets/sheet4.xml", "B9"); /* the figure "Cost" */
    ck_assert_ptr_nonnull(strstr(text, "t=\"str\""));
    ck_assert_ptr_nonnull(strstr(text, "<v></v>"));
    free(text);
    text = part("xl/worksheets/sheet1.xml"); /* and its headline */
    ck_assert_ptr_nonnull(strstr(text, "<f>IF(Portfolio!B9=\"\",\"\",Portfolio!B9)</f><v></v>"));
    free(text);
    sample_clear(&sample);
}
END_TEST

static const char *const sentences[] = {
    "No leverage was computed for this book.",
    "No venture partner is on record as of this date.",
    "No round is on record as of this date.",
    "The fund holds nothing as of this date.",
    "No club member is on record as of this date.",
    "No deal is in the pipeline as of this date.",
    "There is no simulation in this book.",
    "No assumption was handed to this book.",
    "No rule was handed to this book.",
    "No finding.",
};

START_TEST(empty_book)
{
    struct gt_board board = sample_empty();
    char *names, *text;

    ck_assert_int_eq(gt_board_write(&board, path), GT_BOARD_OK);
    names = parts();
    ck_assert_ptr_nonnull(strstr(names, "sheet9.xml"));
    ck_assert_ptr_null(strstr(names, "sheet10.xml"));
    ck_assert_ptr_null(strstr(names, "xl/tables"));
    ck_assert_ptr_null(strstr(names, "xl/charts"));
    text = part("xl/sharedStrings.xml");
    for (size_t i = 0; i < SAMPLE_COUNT(sentences); i++) {
        ck_assert_msg(strstr(text, sentences[i]) != NULL, "%s", sentences[i]);
    }
    free(text);
    free(names);
}
END_TEST

START_TEST(years_that_leave_something_out)
{
    struct sample sample;
    char *text;

    sample_full(&sample, &sample_english);
    sample.board.rounds += 2;
    sample.board.rounds_amount += 12345;
    ck_assert_int_eq(gt_board_write(&sample.board, path), GT_BOARD_OK);
    text = part("xl/worksheets/sheet4.xml");
    ck_assert_ptr_nonnull(strstr(text, "[Money of rounds])</f><v>34500123.45</v>"));
    free(text);
    text = part("xl/sharedStrings.xml");
    ck_assert_ptr_nonnull(strstr(text, "in no year above"));
    free(text);
    sample_clear(&sample);
}
END_TEST

START_TEST(every_sheet_says_illustrative)
{
    char name[64];

    write_full(&sample_chinese);
    for (int sheet = 1; sheet <= 9; sheet++) {
        char *text;

        snprintf(name, sizeof name, "xl/worksheets/sheet%d.xml", sheet);
        text = part(name);
        ck_assert_ptr_nonnull(strstr(text, "&amp;RIllustrative data</oddHeader>"));
        ck_assert_ptr_nonnull(strstr(text, "&amp;P / &amp;N"));
        ck_assert_ptr_nonnull(strstr(text, "orientation=\"landscape\""));
        ck_assert_ptr_nonnull(strstr(text, "state=\"frozen\""));
        free(text);
    }
}
END_TEST

/* The stored value of the TVPI, the first formula that sums by a condition. */
static void same_ratio(const char *expected)
{
    char *text = part("xl/worksheets/sheet4.xml");
    const char *formula = strstr(text, "SUMIF("), *value = formula ? strstr(formula, "<v>") : NULL;
    ck_assert_ptr_nonnull(value);
    ck_assert_int_eq(strncmp(value, expected, strlen(expected)), 0);
    free(text);
}

/* Nobody knows what came of assumed holdings: no TVPI, where 0 would be a total loss. */
START_TEST(assumed_holdings)
{
    struct sample_many many;

    sample_many(&many, 50, 4);
    ck_assert_int_eq(gt_board_write(&many.board, path), GT_BOARD_OK);
    same_ratio("<v>0."); /* value over cost */
    for (size_t i = 0; i < many.board.holding_count; i++) {
        many.holdings[i].proceeds = many.holdings[i].value = GT_MONEY_UNKNOWN;
    }
    ck_assert_int_eq(gt_board_write(&many.board, path), GT_BOARD_OK);
    same_ratio("<v></v>");
    sample_many_clear(&many);
}
END_TEST

START_TEST(many_rounds)
{
    struct sample_many many;
    int64_t fund = 0;
    char expected[64], *text;

    sample_many(&many, 3000, 1000);
    for (size_t i = 0; i < many.block.deal_count; i++) {
        fund += many.deals[i].leverage.fund;
    }
    ck_assert_int_eq(gt_board_write(&many.board, path), GT_BOARD_OK);
    text = part("xl/worksheets/sheet2.xml");
    snprintf(expected, sizeof expected, "[Fund])</f><v>%lld</v>", (long long)(fund / 100));
    ck_assert_ptr_nonnull(strstr(text, expected));
    free(text);
    text = part("xl/sharedStrings.xml");
    ck_assert_ptr_nonnull(strstr(text, "2999 号公司 round 8994001"));
    ck_assert_ptr_nonnull(strstr(text, "Holdings of a scenario (assumed)"));
    free(text);
    sample_many_clear(&many);
}
END_TEST

/* The bytes of the file at path; the caller frees them. */
static char *bytes_of(size_t *size)
{
    FILE *file = fopen(path, "rb");
    struct stat status;
    char *bytes;

    ck_assert_ptr_nonnull(file);
    ck_assert_int_eq(fstat(fileno(file), &status), 0);
    *size = (size_t)status.st_size;
    bytes = malloc(*size);
    ck_assert_ptr_nonnull(bytes);
    ck_assert_uint_eq(fread(bytes, 1, *size, file), *size);
    fclose(file);
    return bytes;
}

START_TEST(same_board_same_bytes)
{
    size_t first_size, second_size;
    char *first, *second;

    write_full(_i ? &sample_chinese : &sample_english);
    first = bytes_of(&first_size);
    ck_assert_int_eq(unlink(path), 0);
    sleep(1); /* another second on the clock, which nothing should see */
    write_full(_i ? &sample_chinese : &sample_english);
    second = bytes_of(&second_size);
    ck_assert_uint_eq(first_size, second_size);
    ck_assert_int_eq(memcmp(first, second, first_size), 0);
    free(first);
    free(second);
}
END_TEST

static const struct {
    const char *path;
    int error;
    bool stays; /* what was there before stays there */
    const char *why;
} unwritable[] = {
    {"/no/such/folder/book.xlsx", ENOENT, false, "a folder that is not there"},
    {"/dev/null/book.xlsx", ENOTDIR, false, "a folder that is none"},
    {"/tmp", EISDIR, true, "a folder in the place of the file"},
    {"/dev/full", ENODEV, true, "a device has no room to reserve, and is not removed"},
};

START_TEST(unwritable_path)
{
    struct gt_board board = sample_empty();
    struct stat status;

    errno = 0;
    ck_assert_int_eq(gt_board_write(&board, unwritable[_i].path), GT_BOARD_EWRITE);
    ck_assert_msg(errno == unwritable[_i].error, "%s: %s", unwritable[_i].why, strerror(errno));
    ck_assert_int_eq(stat(unwritable[_i].path, &status) == 0, unwritable[_i].stays);
}
END_TEST

/* A disk that ends after `limit` bytes of a file. */
static enum gt_board_status write_limited(const struct gt_board *board, rlim_t limit)
{
    struct rlimit before, after;
    enum gt_board_status status;

    ck_assert_int_eq(getrlimit(RLIMIT_FSIZE, &before), 0);
    after = (struct rlimit){limit, before.rlim_max};
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &after), 0);
    errno = 0;
    status = gt_board_write(board, path);
    int error = errno;
    ck_assert_int_eq(setrlimit(RLIMIT_FSIZE, &before), 0);
    errno = error;
    return status;
}

/* All parts of the book together, as they were in the library's temporary files. */
static long uncompressed(void)
{
    char command[512], *text;
    long size;

    snprintf(command, sizeof command, "unzip -l %s | tail -n 1", path);
    text = output_of(command);
    size = strtol(text, NULL, 10);
    free(text);
    return size;
}

/* At every limit there is either the whole book, to the byte, or none and an error; and the
 * smallest limit that gives a book has room for all that is written on the way. */
static void fill_the_disk(const struct gt_board *board)
{
    size_t whole_size, size;
    char *whole, *bytes;
    rlim_t limit = 1000;
    int refused = 0;

    ck_assert_int_eq(gt_board_write(board, path), GT_BOARD_OK);
    whole = bytes_of(&whole_size);
    ck_assert_int_eq(unlink(path), 0);
    while (write_limited(board, limit) != GT_BOARD_OK) {
        ck_assert_int_eq(errno, EFBIG);
        ck_assert_int_eq(access(path, F_OK), -1);
        limit += limit / 4;
        refused++;
    }
    ck_assert_int_gt(refused, 20);
    bytes = bytes_of(&size);
    ck_assert_uint_eq(size, whole_size);
    ck_assert_int_eq(memcmp(bytes, whole, size), 0);
    ck_assert_uint_le((rlim_t)uncompressed(), limit);
    ck_assert_msg((rlim_t)uncompressed() * 16 > limit, "the estimate is too far above: %lu",
                  (unsigned long)limit);
    free(bytes);
    free(whole);
}

START_TEST(full_disk)
{
    struct sample sample;
    struct sample_many many;

    signal(SIGXFSZ, SIG_IGN);
    if (_i == 0) {
        sample_full(&sample, &sample_chinese);
        fill_the_disk(&sample.board);
        sample_clear(&sample);
    } else {
        sample_many(&many, 3000, 1000);
        fill_the_disk(&many.board);
        sample_many_clear(&many);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("board");
    TCase *all = tcase_create("board");
    SRunner *runner = srunner_create(suite);
    int failed;

    tcase_add_checked_fixture(all, set_up, tear_down);
    tcase_add_loop_test(all, full_book_stores, 0, SAMPLE_COUNT(stored));
    tcase_add_test(all, unknown_is_an_empty_cell);
    tcase_add_test(all, empty_book);
    tcase_add_test(all, years_that_leave_something_out);
    tcase_add_test(all, every_sheet_says_illustrative);
    tcase_add_test(all, assumed_holdings);
    tcase_add_test(all, many_rounds);
    tcase_add_loop_test(all, same_board_same_bytes, 0, 2);
    tcase_add_loop_test(all, unwritable_path, 0, SAMPLE_COUNT(unwritable));
    tcase_add_loop_test(all, full_disk, 0, 2);
    suite_add_tcase(suite, all);
    srunner_run_all(runner, CK_NORMAL);
    failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
