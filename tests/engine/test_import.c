/* test_import.c - a CSV file becomes records: every row is entered, was there, or is rejected, and
 * all of the file is entered or none.
 *
 * The names are invented, but for the real file's.
 */
#include "tests/engine/ledger.h"
#include "tests/engine/scrap.h"

#include "engine/intake/import.h"
#include "engine/store/deal.h"
#include "engine/store/import.h"
#include "engine/store/party.h"

static struct ledger ledger;
static struct gt_import_options options;
static struct gt_import_result result;

static void set_up(void)
{
    ledger_make(&ledger);
    options = (struct gt_import_options){
        .shown = "rows.csv",
        .type = gt_record_type_find("deal"),
        .rejects = gt_arena_format(&ledger.arena, "%s/rejects.csv", ledger.folder),
    };
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

static int import(const char *csv)
{
    if (csv)
        options.path = ledger_file(&ledger, "rows.csv", csv);
    int code =
        gt_import_csv(ledger.store, &ledger_entry, &options, &result, &ledger.arena, &ledger.error);
    ck_assert_int_eq(result.counts.imported + result.counts.present + result.counts.rejected, result.counts.rows);
    return code;
}

/* An import that succeeds with so many of each. */
static void imports(const char *csv, int imported, int present, int rejected)
{
    ledger_well(&ledger, import(csv));
    ck_assert_int_eq(result.counts.imported, imported);
    ck_assert_int_eq(result.counts.present, present);
    ck_assert_int_eq(result.counts.rejected, rejected);
}

static void refused(const char *csv, const char *sentence)
{
    const char *before = ledger_dump(&ledger);
    ck_assert_int_eq(import(csv), GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text, sentence);
    ck_assert_int_eq(result.import, 0);
    ck_assert_str_eq(ledger_dump(&ledger), before);
}

static bool rejects_there(void)
{
    return access(options.rejects, F_OK) == 0;
}

#define DEALS "company,date,amount,investors\n"
#define GOOD                                                                                       \
    DEALS "Alpha,2015-03-06,100,Ann\nBeta,2015-03-07,,\n\"Gamma, Inc.\",2015-03-08,5万,Bob\n"

/* Counts. */

START_TEST(test_all_good)
{
    struct gt_import_row *rows = NULL;
    size_t count = 0;
    imports(GOOD, 3, 0, 0);
    ck_assert_int_eq(result.import, 1);
    ck_assert_ptr_null(result.rejects);
    ck_assert_ptr_null(result.counts.unread);
    ck_assert(!rejects_there());
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM deal"), 3);
    ledger_well(&ledger, gt_import_list(ledger.store, &rows, &count, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(rows->file, "rows.csv");
    ck_assert_str_eq(rows->form, "deal");
    ck_assert_int_eq(rows->rows, 3);
    ck_assert_int_eq(rows->imported, 3);
    ck_assert_int_eq(rows->seq, 1); /* one entry for the whole file */
    ck_assert_str_eq(rows->actor, "secretary");
    ck_assert_str_eq(rows->at, "2025-01-02T03:04:05Z");
}
END_TEST

START_TEST(test_again)
{
    imports(GOOD, 3, 0, 0);
    const char *before = ledger_dump(&ledger);
    imports(GOOD, 0, 3, 0);
    ck_assert_int_eq(result.counts.repeated, 0);
    ck_assert_int_eq(result.import, 0);
    ck_assert_str_eq(ledger_dump(&ledger), before);
}
END_TEST

/* The same rows, written otherwise: another order of columns, another separator, a byte-order mark,
 * Windows line ends, other ways to write a date and an amount. */
START_TEST(test_again_written_otherwise)
{
    imports(GOOD, 3, 0, 0);
    imports("\xef\xbb\xbf"
            "Investors;Date;Amount;Company\r\nann;2015/3/6;100.00;ALPHA\r\n;2015年3月7日;N/A;beta"
            "\r\nBob;2015.3.8;\"50,000\";Gamma, Inc.\r\n",
            0, 3, 0);
}
END_TEST

START_TEST(test_repeated_rows)
{
    imports(DEALS "Alpha,2015-03-06,100,Ann\nAlpha,2015-03-06,100,Ann\nALPHA,2015-03-06,100.00,ann"
                  "\nAlpha,2015-03-06,100,Bob\n",
            2, 2, 0);
    ck_assert_int_eq(result.counts.repeated, 2);
}
END_TEST

START_TEST(test_no_rows)
{
    const char *before = ledger_dump(&ledger);
    imports(DEALS, 0, 0, 0);
    ck_assert_str_eq(ledger_dump(&ledger), before);
}
END_TEST

/* A longer file with the same rows adds the new ones, even where they tell how an earlier cell is
 * to be read: "Ann and Bob" is one name until Ann stands alone somewhere. */
START_TEST(test_longer_file)
{
    imports(DEALS "Alpha,2015-03-06,100,Ann and Bob\n", 1, 0, 0);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM investment"), 1);
    imports(DEALS "Beta,2015-03-07,100,Ann\nAlpha,2015-03-06,100,Ann and Bob\n"
                  "Delta,2015-03-09,100,Ann and Carl\n",
            2, 1, 0);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM investment"), 4);
}
END_TEST

START_TEST(test_dry_run)
{
    const char *before = ledger_dump(&ledger);
    options.dry_run = true;
    imports(GOOD, 3, 0, 0);
    ck_assert_int_eq(result.import, 0);
    ck_assert_str_eq(ledger_dump(&ledger), before);
    options.partial = true;
    imports(DEALS "Alpha,2015-03-06,100,\nBeta,2015-13-06,100,\n", 1, 0, 1);
    ck_assert_ptr_null(result.rejects);
    ck_assert(!rejects_there());
    options.partial = false;
    refused(NULL,
            "rows.csv: nothing was imported: 1 of 2 rows cannot be read, the first because "
            "of line 3, date: \"2015-13-06\" is no day of the calendar; expected year-month-day, "
            "such as 2015-03-06");
    ck_assert(!rejects_there());
    options.dry_run = false;
    imports(GOOD, 3, 0, 0); /* and now for good */
    ck_assert_int_eq(result.import, 1);
}
END_TEST

/* All or nothing, and part. */

/* Of nine rows three can be entered. Each other has its reason; a row that fails half-way (a deal
 * and one investor are made before #99 is not found) leaves nothing of itself. */
static const char *const mixed = "company,date,amount,pre_money,investors,kind\n"
                                 "Alpha,2015-03-06,100,,Ann,seed\n"
                                 "Beta,2015-02-30,100,,Ann,seed\n"
                                 ",2015-03-06,100,,Ann,seed\n"
                                 "Gamma,2015-03-06,\"3,000,00\",,Ann,seed\n"
                                 "Delta,2015-03-06,100,,Ann,seed,\n"
                                 "Eta,2015-03-06,100,,Halfway; #99,seed\n"
                                 "Theta,2015-03-06,100,0,\"Ann, Bob\",\n"
                                 "Iota,2015-03-06,,,\"Ann, \"\"B\"\" & Co\",angel\n"
                                 "Kappa,2015-03-06,100,,Ann,seed";

static const char *const reasons[][4] = {
    {"3", "date", "2015-02-30", "\"date: \"\"2015-02-30\"\" is no day of the calendar; "},
    {"4", "company", "", "\"company: is empty, and must be given\""},
    {"5", "amount", "\"3,000,00\"", "\"amount: \"\"3,000,00\"\" groups its digits neither in "},
    {"6", "", "",
     "\"the row has 7 columns, the header has 6; see for a comma too many or a quote "
     "too few\""},
    {"7", "", "", "there is no party #99"},
    {"8", "pre_money", "0", "pre_money: a value of 0 is none; leave it empty when it is unknown"},
};

static void check_rejects(void)
{
    const char *text = ledger_read(&ledger, options.rejects), *line = strchr(text, '\n');
    ck_assert_int_eq(strncmp(text, "line,field,value,reason\n", 24), 0);
    for (int i = 0; i < ROWS(reasons); i++) {
        const char *start = gt_arena_format(&ledger.arena, "\n%s,%s,%s,%s", reasons[i][0],
                                            reasons[i][1], reasons[i][2], reasons[i][3]);
        ck_assert_msg(line && strncmp(line, start, strlen(start)) == 0, "expected %s, not %s",
                      start, line);
        line = strchr(line + 1, '\n');
    }
    ck_assert_str_eq(line, "\n");
}

START_TEST(test_all_or_nothing)
{
    const char *before = ledger_dump(&ledger);
    ck_assert_int_eq(import(mixed), GT_EXIT_DATA);
    const char *start = "rows.csv: nothing was imported: 6 of 9 rows cannot be read, the first "
                        "because of line 3, date: \"2015-02-30\"";
    ck_assert_int_eq(strncmp(ledger.error.text, start, strlen(start)), 0);
    ck_assert_int_eq(result.counts.rows, 9);
    ck_assert_int_eq(result.counts.rejected, 6);
    ck_assert_str_eq(result.rejects, options.rejects);
    ck_assert_str_eq(ledger_dump(&ledger), before);
    check_rejects();
}
END_TEST

START_TEST(test_partial)
{
    options.partial = true;
    imports(mixed, 3, 0, 6);
    check_rejects();
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM deal"), 3);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM party_name WHERE folded IN "
                                           "('beta', 'gamma', 'delta', 'eta', 'halfway', 'theta', "
                                           "'bob')"),
                     0);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT rows * 100 + imported * 10 + rejected "
                                           "FROM import"),
                     936);
    imports(mixed, 0, 3, 6); /* once more: the same rejects */
    check_rejects();
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM import"), 1);
}
END_TEST

/* A row rejected once and mended is entered then, beside those that are there. */
START_TEST(test_mended_row)
{
    options.partial = true;
    imports(DEALS "Alpha,2015-03-06,100,\nBeta,2015-02-30,100,\n", 1, 0, 1);
    options.partial = false;
    imports(DEALS "Alpha,2015-03-06,100,\nBeta,2015-02-28,100,\n", 1, 1, 0);
}
END_TEST

START_TEST(test_rejects_have_no_place)
{
    char absent[512];
    snprintf(absent, sizeof absent, "%s/absent/rejects.csv", ledger.folder);
    options.rejects = absent;
    options.partial = true;
    const char *sentence = gt_arena_format(
        &ledger.arena,
        "%s: cannot write the rejected rows (No such file or directory); name another file with "
        "--rejects. Nothing was imported",
        absent);
    refused(mixed, sentence);
}
END_TEST

/* Rejects never take the place of the file that is read, nor of the ledger. */
START_TEST(test_rejects_over_a_file_in_use)
{
    char same[512];
    snprintf(same, sizeof same, "%s/./rows.csv", ledger.folder);
    options.rejects = same;
    refused(mixed, gt_arena_format(&ledger.arena,
                                   "--rejects: %s is the file that is read; name another", same));
    ck_assert_str_eq(ledger_read(&ledger, options.path), mixed);
    options.rejects = ledger.path;
    refused(mixed, gt_arena_format(&ledger.arena, "--rejects: %s is the ledger; name another",
                                   ledger.path));
}
END_TEST

/* A file that is wrong as a file: nothing of it is entered. */
START_TEST(test_broken_file)
{
    options.partial = true;
    const char *before = ledger_dump(&ledger);
    ck_assert_int_eq(import(DEALS "Alpha,2015-03-06,100,\nBeta,\"2015-03-07,100,\n"), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(ledger.error.text, "line 3"));
    ck_assert_str_eq(ledger_dump(&ledger), before);
    options.path = gt_arena_format(&ledger.arena, "%s/absent.csv", ledger.folder);
    ck_assert_int_eq(import(NULL), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(ledger.error.text, "absent.csv"));
    ck_assert_str_eq(ledger_dump(&ledger), before);
}
END_TEST

START_TEST(test_reader_cannot_import)
{
    ledger_open(&ledger, false);
    ck_assert_int_eq(import(GOOD), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(ledger.error.text, "read-only; nothing was changed"));
}
END_TEST

/* What was taken in another spelling. */

START_TEST(test_repairs)
{
    struct gt_repair_row *rows = NULL;
    size_t count = 0;
    const char *file = NULL;
    int64_t line = 0;
    options.date_format = GT_DATE_DMY;
    options.partial = true;
    imports(DEALS "Alpha,6/3/2015,\"20,00,000\",Ann\nBeta,7/3/2015,\"14,342,000+\",Ann\n"
                  "Gamma,8/3/015,\"30,00,000\",Ann\nLost,40/3/2015,\"10,00,000\",Ann\n",
            3, 0, 1);
    ledger_well(&ledger,
                gt_repair_list(ledger.store, 1, &rows, &count, &ledger.arena, &ledger.error));
    static const struct {
        int64_t line;
        const char *field, *original;
    } kept[] = {
        {2, "amount", "20,00,000"},
        {3, "amount", "14,342,000+"},
        {4, "date", "8/3/015"},
        {4, "amount", "30,00,000"}, /* the rejected row's are not kept */
    };
    ck_assert_uint_eq(count, ROWS(kept));
    for (int i = 0; i < ROWS(kept); i++) {
        ck_assert_int_eq(rows[i].line, kept[i].line);
        ck_assert_str_eq(rows[i].field, kept[i].field);
        ck_assert_str_eq(rows[i].original, kept[i].original);
        ck_assert_str_ne(rows[i].reason, "");
    }
    ck_assert_str_eq(rows[0].reason, rows[3].reason);
    ck_assert_uint_eq(result.counts.repair_count, 3); /* a line a reason */
    ck_assert_str_eq(result.counts.repairs[0].field, "amount");
    ck_assert_str_eq(result.counts.repairs[0].example, "20,00,000");
    ck_assert_int_eq(result.counts.repairs[0].line, 2);
    ck_assert_int_eq(result.counts.repairs[0].count, 2);
    ledger_well(&ledger, gt_record_repairs(ledger.store, "deal", 3, &file, &line, &rows, &count,
                                           &ledger.arena, &ledger.error));
    ck_assert_str_eq(file, "rows.csv");
    ck_assert_int_eq(line, 4);
    ck_assert_uint_eq(count, 2);
    ledger_well(&ledger, gt_record_repairs(ledger.store, "deal", 9, &file, &line, &rows, &count,
                                           &ledger.arena, &ledger.error));
    ck_assert_ptr_null(file);
    ck_assert_uint_eq(count, 0);
}
END_TEST

/* A cell of investors becomes stakes; nobody's name says that somebody unnamed took part. */
static const struct {
    const char *cell, *investors;
    int others;
} cells[] = {
    {"Accel Partners", "Accel Partners", 0},
    {"\"Accel Partners, Blume Ventures and Others\"", "Accel Partners; Blume Ventures", 1},
    {"\"Accel Partners, Inc., ACCEL PARTNERS, INC.\"", "Accel Partners, Inc.", 0},
    {"Manipal Education and Medical Group", "Manipal Education and Medical Group", 0},
    {"Accel Partners & Blume Ventures", "Accel Partners; Blume Ventures", 0}, /* both known now */
    {"Undisclosed Investors", NULL, 1},
    {"", NULL, 1},
    {"N/A", NULL, 1},
    {"砚泊创投、鹗林资本", "砚泊创投、鹗林资本", 0}, /* neither stands alone */
    {"砚泊创投", "砚泊创投", 0},
    {"砚泊创投、汀桥资本", "砚泊创投; 汀桥资本", 0},
    {"BYJU\\\\xe2\\\\x80\\\\x99s", "BYJU’s", 0},
};

START_TEST(test_investors)
{
    struct gt_deal_row deal;
    bool found = false;
    for (int i = 0; i < ROWS(cells); i++) {
        imports(gt_arena_format(&ledger.arena, DEALS "Company %d,2015-03-06,100,%s\n", i,
                                cells[i].cell),
                1, 0, 0);
        ledger_well(&ledger, gt_deal_read(ledger.store, i + 1, GT_DAY_LAST, &deal, &found,
                                          &ledger.arena, &ledger.error));
        ck_assert_msg(found && (cells[i].investors == NULL) == (deal.investors == NULL), "%s: %s",
                      cells[i].cell, deal.investors ? deal.investors : "none");
        if (cells[i].investors)
            ck_assert_str_eq(deal.investors, cells[i].investors);
        ck_assert_msg(deal.others == cells[i].others, "%s: others %d", cells[i].cell, deal.others);
    }
}
END_TEST

/* Columns by maps, and texts for every row. */
START_TEST(test_maps)
{
    static const struct gt_column_map maps[] = {
        {"company", "Firm", NULL}, {"date", "When", NULL},          {"amount", "Money", NULL},
        {"currency", NULL, "USD"}, {"investors", NULL, "Ann; Bob"},
    };
    struct gt_deal_row deal;
    bool found = false;
    options.maps = maps;
    options.map_count = ROWS(maps);
    imports("Firm,Left,When,Money,Right\nAlpha,x,2015-03-06,12.50,y\n", 1, 0, 0);
    ck_assert_str_eq(result.counts.unread, "Left, Right");
    ledger_well(&ledger, gt_deal_read(ledger.store, 1, GT_DAY_LAST, &deal, &found, &ledger.arena,
                                      &ledger.error));
    ck_assert(found);
    ck_assert_int_eq(deal.amount, 1250);
    ck_assert_str_eq(deal.currency->code, "USD");
    ck_assert_str_eq(deal.investors, "Ann; Bob");
    refused("Firm,Money\nAlpha,5\n",
            "rows.csv: the file has no column \"When\"; its columns are \"Firm\", \"Money\"");
}
END_TEST

/* A text set for every row is the value that a reject shows. */
START_TEST(test_reject_of_a_set_text)
{
    static const struct gt_column_map maps[] = {{"date", NULL, "someday"}};
    options.maps = maps;
    options.map_count = 1;
    ck_assert_int_eq(import("company\nAlpha\n"), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(ledger_read(&ledger, options.rejects), "\n2,date,someday,"));
}
END_TEST

/* Other records: their names are their own matter; a second row of the same is there already. */
START_TEST(test_members)
{
    options.type = gt_record_type_find("member");
    imports("name,aliases,since\nWu Ming'an,吴明安; Ming,2015-09-10\nGu,,\n", 2, 0, 0);
    imports("name,aliases,since\nwu ming’an,ming; 吴明安,2015/9/10\n", 0, 1, 0);
    options.partial = true;
    imports("name\nGu\n", 0, 1, 0);
    imports("name,kind\nGu,\nGu,person\n", 1, 1, 0);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM party"), 2);
}
END_TEST

/* Progress: never backwards, within the file. */
struct progress {
    int calls;
    long long done, total;
};

static void watch(void *context, long long done, long long total)
{
    struct progress *progress = context;
    ck_assert_int_ge(done, progress->done);
    ck_assert_int_le(done, total);
    *progress = (struct progress){progress->calls + 1, done, total};
}

START_TEST(test_progress)
{
    struct progress progress = {0};
    struct gt_text text = {0};
    gt_text_puts(&text, "company,date\n");
    for (int i = 0; i < 2000; i++)
        gt_text_format(&text, "Company %d,2015-03-06\n", i);
    options.progress = watch;
    options.context = &progress;
    imports(text.data, 2000, 0, 0);
    ck_assert_int_ge(progress.calls, 3);
    ck_assert_int_eq(progress.total, (long long)text.length);
    gt_text_clear(&text);
}
END_TEST

/* Random files of a few rows, good and bad, some many times: the counts always sum, a row is
 * entered once whatever the file, and what a file could enter is there the next time. */
START_TEST(test_random_files)
{
    static const char *const pool[] = {
        "Alpha,2015-03-06,100,Ann",
        "Alpha,2015-03-06,100,Bob",
        "Beta,2015-03-07,,",
        "Beta,2015-02-30,,",
        "Gamma,2015-03-08,5万,Ann and Bob",
        "Gamma,2015-03-08,\"5,00\",",
        "Delta,2015-03-09,0,Ann",
        "Eta,2015-03-10,7,#99",
        "too,few",
        "Alpha,2015-03-06,100,\"Ann, Bob\"",
    };
    static const bool good[] = {true, true, true, false, true, false, false, false, false, true};
    bool there[ROWS(pool)] = {false};
    uint64_t state = 20150306;
    options.partial = true;
    for (int file = 0; file < 40; file++) {
        int imported = 0, present = 0, rejected = 0;
        const char *csv = DEALS;
        for (uint64_t rows = noise(&state) % 12; rows; rows--) {
            uint64_t i = noise(&state) % ROWS(pool);
            csv = gt_arena_format(&ledger.arena, "%s%s\n", csv, pool[i]);
            rejected += !good[i];
            present += good[i] && there[i];
            imported += good[i] && !there[i];
            there[i] = there[i] || good[i];
        }
        imports(csv, imported, present, rejected);
        imports(csv, 0, imported + present, rejected);
    }
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM deal"), 5);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT sum(imported) FROM import"), 5);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM source_row"), 5);
}
END_TEST

/* 3,044 rounds that nobody cleaned: 4 amounts have more than one reading ("3,000,00"). */
START_TEST(test_real_file)
{
    static const struct gt_column_map maps[] = {
        {"date", "Date dd/mm/yyyy", NULL},
        {"company", "Startup Name", NULL},
        {"sector", "Industry Vertical", NULL},
        {"city", "CityLocation", NULL},
        {"investors", "Investors Name", NULL},
        {"kind", "InvestmentnType", NULL},
        {"amount", "Amount in USD", NULL},
        {"note", "Remarks", NULL},
        {"currency", NULL, "USD"},
    };
    static const int lost[] = {239, 281, 296, 303};
    char place[512];
    options.path = real_file(place);
    if (!options.path)
        return;
    options.maps = maps;
    options.map_count = ROWS(maps);
    options.date_format = GT_DATE_DMY;
    options.partial = true;
    imports(NULL, 3040, 0, 4);
    ck_assert_int_eq(result.counts.rows, 3044);
    ck_assert_str_eq(result.counts.unread, "Sr No, SubVertical");
    const char *line = strchr(ledger_read(&ledger, options.rejects), '\n');
    for (int i = 0; i < ROWS(lost); i++) {
        const char *start = gt_arena_format(&ledger.arena, "\n%d,amount,\"", lost[i]);
        ck_assert_int_eq(strncmp(line, start, strlen(start)), 0);
        line = strchr(line + 1, '\n');
    }
    ck_assert_str_eq(line, "\n");
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM deal"), 3040);
    imports(NULL, 0, 3040, 4);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM deal"), 3040);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("import");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_all_good);
    tcase_add_test(tests, test_again);
    tcase_add_test(tests, test_again_written_otherwise);
    tcase_add_test(tests, test_repeated_rows);
    tcase_add_test(tests, test_no_rows);
    tcase_add_test(tests, test_longer_file);
    tcase_add_test(tests, test_dry_run);
    tcase_add_test(tests, test_all_or_nothing);
    tcase_add_test(tests, test_partial);
    tcase_add_test(tests, test_mended_row);
    tcase_add_test(tests, test_rejects_have_no_place);
    tcase_add_test(tests, test_rejects_over_a_file_in_use);
    tcase_add_test(tests, test_broken_file);
    tcase_add_test(tests, test_reader_cannot_import);
    tcase_add_test(tests, test_repairs);
    tcase_add_test(tests, test_investors);
    tcase_add_test(tests, test_maps);
    tcase_add_test(tests, test_reject_of_a_set_text);
    tcase_add_test(tests, test_members);
    tcase_add_test(tests, test_progress);
    tcase_add_test(tests, test_random_files);
    tcase_add_test(tests, test_real_file);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
