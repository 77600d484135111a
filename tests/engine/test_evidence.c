/* test_evidence.c - personal evidence is made unreadable: in the ledger, in its past, in what an
 * import kept, in the bytes of its files. Who did it, when and why remains, and a digest that only
 * the key makes of use. Names and figures are invented.
 */
#include "tests/engine/ledger.h"

#include "engine/base/text.h"
#include "engine/operations/qualification.h"
#include "engine/store/past.h"
#include "engine/store/qualification.h"

static struct ledger ledger;

/* The needles: a reference, and a figure in fen, 3,734,501.27 yuan. As an integer it lies in a
 * record of SQLite in 6 bytes, big end first. */
#define REFERENCE "cabinet nineteen, drawer Q"
#define FEN       373450127
static const unsigned char figure_bytes[] = {0x16, 0x42, 0x65, 0x8f};

static const struct ledger_line lines[] = {
    {"member", "name=Gu | kind=person"},
    {"member", "name=Lin | kind=person"},
    {"qualification", "member=Lin | date=2015-09-01 | financial_assets=400万 | evidence=shelf one"},
    {NULL, NULL},
};

static void set_up(void)
{
    ledger_make(&ledger);
    ledger_fill(&ledger, lines);
    ledger_add(&ledger, "qualification",
               "member=Gu | date=2015-09-01 | expires=2016-08-31 | financial_assets=3734501.27 | "
               "evidence=" REFERENCE);
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

static bool file_holds(const char *path, const void *needle, size_t length)
{
    static char bytes[1 << 22];
    FILE *file = fopen(path, "rb");
    bool found = false;
    if (!file)
        return false;
    size_t n = fread(bytes, 1, sizeof bytes, file);
    ck_assert_uint_lt(n, sizeof bytes);
    fclose(file);
    for (size_t i = 0; i + length <= n && !found; i++)
        found = memcmp(bytes + i, needle, length) == 0;
    return found;
}

/* In the ledger's file or its log. */
static bool holds(const void *needle, size_t length)
{
    const char *log = gt_arena_format(&ledger.arena, "%s-wal", ledger.path);
    return file_holds(ledger.path, needle, length) || file_holds(log, needle, length);
}

static const struct gt_entry redacting = {.at = "2016-01-02T03:04:05Z",
                                          .actor = "secretary",
                                          .command = "evidence redact",
                                          .reason = "asked by Gu"};

static char key[GT_REDACTION_KEY_HEX];

static int64_t redact(const char *member)
{
    int64_t count = -1;
    bool scrubbed = false;
    ledger_well(&ledger, gt_redact_evidence(ledger.store, &redacting, member, false, key, &count,
                                            &scrubbed, &ledger.arena, &ledger.error));
    ck_assert(scrubbed);
    return count;
}

static struct gt_qualification_row *read_one(int64_t member)
{
    struct gt_qualification_row *rows = NULL;
    size_t count = 0;
    ledger_well(&ledger, gt_qualification_list(ledger.store, member, GT_DAY_LAST, &rows, &count,
                                               &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 1);
    return rows;
}

START_TEST(test_gone)
{
    ck_assert(holds(REFERENCE, strlen(REFERENCE)));
    ck_assert(holds(figure_bytes, sizeof figure_bytes));
    ck_assert_int_eq(redact("Gu"), 1);
    ck_assert(!holds(REFERENCE, strlen(REFERENCE)));
    ck_assert(!holds(figure_bytes, sizeof figure_bytes));
    struct gt_qualification_row *row = read_one(1);
    ck_assert_int_eq(row->figures.financial_assets, GT_MONEY_UNKNOWN);
    ck_assert_ptr_null(row->figures.reference);
    ck_assert_str_eq(row->redacted_at, "2016-01-02T03:04:05Z");
    ck_assert_str_eq(row->redacted_by, "secretary");
    ck_assert_str_eq(row->redacted_why, "asked by Gu");
    ck_assert_uint_eq(strlen(row->digest), 64);
    /* Another member's is as it was. */
    ck_assert_int_eq(read_one(2)->figures.financial_assets, 400000000);
    ck_assert_ptr_null(read_one(2)->digest);
}
END_TEST

/* The digest is of the figures under the key, and under no other. */
START_TEST(test_key)
{
    const struct gt_figures figures = {GT_MONEY_UNKNOWN, FEN, GT_MONEY_UNKNOWN, REFERENCE};
    struct gt_figures other = figures;
    char digest[GT_REDACTION_DIGEST_HEX];
    redact("Gu");
    const char *kept = read_one(1)->digest;
    ledger_well(&ledger, gt_figures_digest(&figures, key, digest, &ledger.error));
    ck_assert_str_eq(digest, kept);
    other.financial_assets++;
    ledger_well(&ledger, gt_figures_digest(&other, key, digest, &ledger.error));
    ck_assert_str_ne(digest, kept);
    key[0] = key[0] == '0' ? '1' : '0';
    ledger_well(&ledger, gt_figures_digest(&figures, key, digest, &ledger.error));
    ck_assert_str_ne(digest, kept);
    ck_assert(!holds(key, 16)); /* the key is kept nowhere */
    ck_assert_int_eq(gt_figures_digest(&figures, "abc", digest, &ledger.error), GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text, "key: a key is the 64 hexadecimal digits that `gentou "
                                        "evidence redact` printed");
}
END_TEST

/* Nor does the past show it: not the store as of an earlier entry, not the row that an undo brings
 * back. */
START_TEST(test_past)
{
    struct gt_store *earlier = NULL;
    struct gt_qualification_row *rows = NULL;
    size_t count = 0;
    redact("Gu"); /* entry 3 */
    ledger_well(&ledger, gt_store_open(ledger.path, false, &earlier, &ledger.error));
    ledger_well(&ledger, gt_past_know(earlier, 2, &ledger.error));
    ledger_well(&ledger, gt_qualification_list(earlier, 1, GT_DAY_LAST, &rows, &count,
                                               &ledger.arena, &ledger.error));
    gt_store_close(earlier);
    ck_assert_uint_eq(count, 1);
    ck_assert_int_eq(rows[0].figures.financial_assets, GT_MONEY_UNKNOWN);
    ck_assert_ptr_nonnull(rows[0].digest);
    struct gt_entry undoing = ledger_entry;
    undoing.undoes = 3;
    ledger_well(&ledger, gt_store_begin(ledger.store, &undoing, &ledger.error));
    ledger_well(&ledger, gt_past_undo(ledger.store, 3, &ledger.error));
    ledger_commit(&ledger);
    ck_assert_int_eq(read_one(1)->figures.financial_assets, GT_MONEY_UNKNOWN);
    ck_assert_int_eq(read_one(1)->redacted, 3);
    ck_assert(!holds(REFERENCE, strlen(REFERENCE)));
}
END_TEST

/* A qualification that was taken back lies in the past alone. */
START_TEST(test_taken_back)
{
    struct gt_entry undoing = ledger_entry;
    undoing.undoes = 2;
    ledger_well(&ledger, gt_store_begin(ledger.store, &undoing, &ledger.error));
    ledger_well(&ledger, gt_past_undo(ledger.store, 2, &ledger.error));
    ledger_commit(&ledger);
    ck_assert(holds(REFERENCE, strlen(REFERENCE)));
    ck_assert_int_eq(redact("Gu"), 1);
    ck_assert(!holds(REFERENCE, strlen(REFERENCE)));
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM evidence_past WHERE "
                                           "digest IS NOT NULL AND redacted = 4"),
                     1);
}
END_TEST

/* Redacted evidence is evidence no more. */
START_TEST(test_standing)
{
    struct gt_qualified_member before, after;
    gt_day day = ledger_day("2016-01-01");
    ledger_well(&ledger, gt_qualified_member(ledger.store, 1, GT_TICKET_ENOUGH, day, &before,
                                             &ledger.arena, &ledger.error));
    redact("Gu");
    ledger_well(&ledger, gt_qualified_member(ledger.store, 1, GT_TICKET_ENOUGH, day, &after,
                                             &ledger.arena, &ledger.error));
    ck_assert_int_eq(before.result.answer, GT_QUALIFIED_YES);
    ck_assert_int_eq(after.result.answer, GT_QUALIFIED_UNKNOWN);
    ck_assert(!before.redacted);
    ck_assert(after.redacted);
}
END_TEST

/* What an import kept: a digest of the whole row, and what the file said where it was mended. */
START_TEST(test_imported)
{
    ledger_begin(&ledger);
    ledger_commit(&ledger); /* entry 3, which the statements below sign */
    sqlite3 *db = NULL;
    ck_assert_int_eq(sqlite3_open(ledger.path, &db), SQLITE_OK);
    ck_assert_int_eq(
        sqlite3_exec(db,
                     "INSERT INTO import VALUES (1, 'f.csv', 'qualification', 1, 1, 0, 0, 3, NULL);"
                     "INSERT INTO source_row VALUES (x'000102030405060708090a0b0c0d0e0f', "
                     "'qualification', 2, 2, 1, 3, NULL);"
                     "INSERT INTO repair VALUES (1, 1, 2, 'financial_assets', '37,34,501.27', "
                     "'lakh grouping read', 3, NULL)",
                     NULL, NULL, NULL),
        SQLITE_OK);
    sqlite3_close(db);
    ck_assert(holds("37,34,501.27", 12));
    redact("Gu");
    ck_assert(!holds("37,34,501.27", 12));
    ck_assert(!holds("\0\1\2\3\4\5\6\7\10\11\12\13\14\15\16\17", 16));
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM repair WHERE original = '' AND "
                                           "reason = 'lakh grouping read'"),
                     1);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM source_row WHERE record = 2"), 1);
}
END_TEST

/* With another reader at work the old text may stay in the log: it is told, and done later. */
START_TEST(test_in_use)
{
    sqlite3 *db = NULL;
    int64_t count = 0;
    bool scrubbed = true;
    ck_assert_int_eq(sqlite3_open(ledger.path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, "BEGIN; SELECT * FROM party;", NULL, NULL, NULL), SQLITE_OK);
    ledger_well(&ledger, gt_redact_evidence(ledger.store, &redacting, "Gu", false, key, &count,
                                            &scrubbed, &ledger.arena, &ledger.error));
    ck_assert_int_eq(count, 1);
    ck_assert(!scrubbed);
    ck_assert_ptr_nonnull(read_one(1)->digest);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
    ck_assert_int_eq(redact("Gu"), 0); /* scrubs only */
    ck_assert(!holds(REFERENCE, strlen(REFERENCE)));
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM entry"), 3);
}
END_TEST

START_TEST(test_refused)
{
    int64_t count = 0;
    bool scrubbed = false;
    ledger_add(&ledger, "member", "name=Chen");
    const char *before = ledger_dump(&ledger);
    ck_assert_int_eq(gt_redact_evidence(ledger.store, &redacting, "Chen", false, key, &count,
                                        &scrubbed, &ledger.arena, &ledger.error),
                     GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text, "\"Chen\" has no evidence that could be redacted; `gentou "
                                        "evidence show` lists what there is");
    ledger_well(&ledger, gt_redact_evidence(ledger.store, &redacting, "Gu", true, key, &count,
                                            &scrubbed, &ledger.arena, &ledger.error));
    ck_assert_int_eq(count, 1); /* dry: counted, not done */
    ck_assert_str_eq(ledger_dump(&ledger), before);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("evidence");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_gone);
    tcase_add_test(tests, test_key);
    tcase_add_test(tests, test_past);
    tcase_add_test(tests, test_taken_back);
    tcase_add_test(tests, test_standing);
    tcase_add_test(tests, test_imported);
    tcase_add_test(tests, test_in_use);
    tcase_add_test(tests, test_refused);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
