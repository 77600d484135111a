/* test_store.c - the ledger file: what is refused, what its schema holds, whole entries or none. */
#include "tests/engine/stranger.h"

#include "engine/base/text.h"
#include "engine/store/company.h"
#include "engine/store/deal.h"
#include "engine/store/holding.h"
#include "engine/store/import.h"
#include "engine/store/migrations.h"
#include "engine/store/party.h"
#include "engine/store/store_int.h"

#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>

static struct ledger ledger;

static void set_up(void)
{
    ledger_make(&ledger);
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

static void refused_open(const char *path, bool write, const char *format)
{
    struct gt_store *store = NULL;
    char sentence[1024];
    snprintf(sentence, sizeof sentence, "%s: %s", path, format);
    ck_assert_int_eq(gt_store_open(path, write, &store, &ledger.error), GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text, sentence);
    ck_assert_ptr_null(store);
}

/* Made, opened, closed. */

START_TEST(test_create)
{
    const struct gt_ledger *is = gt_store_ledger(ledger.store);
    ck_assert_str_eq(is->name, "Test ledger");
    ck_assert_str_eq(is->currency->code, "CNY");
    ck_assert(is->illustrative);
    ck_assert_int_eq(is->seq, 0);
    ck_assert_str_eq(gt_store_path(ledger.store), ledger.path);
    ck_assert_int_eq(ledger_count(&ledger, "PRAGMA user_version"), gt_migration_count);
    ck_assert_int_eq(ledger_count(&ledger, "PRAGMA application_id"), 0x67656e74); /* "gent" */
    gt_store_close(NULL);
}
END_TEST

START_TEST(test_create_beside_nothing)
{
    const struct gt_ledger what = {"Second", gt_currency_find("USD", 3), false, 0};
    const char *before = ledger_dump(&ledger);
    ck_assert_int_eq(gt_store_create(ledger.path, &what, &ledger.error), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(ledger.error.text, ": something stands here already; name "
                                                    "another file, or remove it yourself"));
    ck_assert_str_eq(ledger_dump(&ledger), before);
    char absent[512];
    snprintf(absent, sizeof absent, "%s/absent/gentou.db", ledger.folder);
    ck_assert_int_eq(gt_store_create(absent, &what, &ledger.error), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(ledger.error.text, "cannot open or create this file"));
}
END_TEST

/* A link that leads nowhere is something that stands there. */
START_TEST(test_create_over_a_link)
{
    const struct gt_ledger what = {"Second", gt_currency_find("USD", 3), false, 0};
    char link[512], target[512];
    snprintf(link, sizeof link, "%s/link.db", ledger.folder);
    snprintf(target, sizeof target, "%s/elsewhere.db", ledger.folder);
    ck_assert_int_eq(symlink(target, link), 0);
    ck_assert_int_eq(gt_store_create(link, &what, &ledger.error), GT_EXIT_DATA);
    ck_assert_int_ne(access(target, F_OK), 0);
}
END_TEST

START_TEST(test_foreign_files)
{
    char path[512];
    snprintf(path, sizeof path, "%s/absent.db", ledger.folder);
    refused_open(path, false,
                 "there is no such ledger; make one with `gentou init`, or name yours with --db or "
                 "GENTOU_DB");
    ck_assert_int_ne(access(path, F_OK), 0); /* asking makes none */
    refused_open(ledger.folder, true, "not a file, so not a gentou ledger");
    const char *text = ledger_file(&ledger, "text.db", "date,company\n2015-03-06,Alpha\n");
    refused_open(text, true, "not a gentou ledger; make one with `gentou init`");
    ck_assert_str_eq(ledger_read(&ledger, text), "date,company\n2015-03-06,Alpha\n");
    refused_open(ledger_file(&ledger, "empty.db", ""), true,
                 "a database of another program, not a gentou ledger; make one with `gentou init`");
    snprintf(path, sizeof path, "%s/other.db", ledger.folder);
    stranger_runs(path, "PRAGMA application_id = 42; CREATE TABLE deal (id INTEGER)");
    refused_open(path, true,
                 "a database of another program, not a gentou ledger; make one with `gentou init`");
    stranger_runs(ledger.path, "PRAGMA user_version = 99");
    char newer[128];
    snprintf(newer, sizeof newer,
             "written by a newer gentou (schema 99; this program knows up to %d); use that one",
             gt_migration_count);
    gt_store_close(ledger.store);
    ledger.store = NULL;
    for (int write = 0; write < 2; write++)
        refused_open(ledger.path, write, newer);
}
END_TEST

/* A migration, with the words of every list that it names. */
static const char *expanded(const char *rest)
{
    struct gt_text sql = {0};
    for (const char *open; (open = strchr(rest, '{')); rest = strchr(open, '}') + 1) {
        const struct gt_kind *const *kind = gt_kinds;
        while (strncmp((*kind)->name, open + 1, strcspn(open + 1, "}")) != 0 ||
               (*kind)->name[strcspn(open + 1, "}")])
            kind++;
        gt_text_add(&sql, rest, (size_t)(open - rest));
        for (int i = 0; i < (*kind)->count; i++)
            gt_text_format(&sql, "%s'%s'", i ? ", " : "", (*kind)->tokens[i]);
    }
    gt_text_puts(&sql, rest);
    const char *kept = gt_arena_copy(&ledger.arena, sql.data, sql.length);
    gt_text_clear(&sql);
    return kept;
}

/* A ledger of the first schema that had a pipeline is brought up to date by whoever opens it, to
 * read too; what is derived is made from what it holds. */
START_TEST(test_older_ledger)
{
    struct gt_store *store = NULL;
    gt_store_close(ledger.store);
    ledger.store = NULL;
    ck_assert_int_eq(unlink(ledger.path), 0);
    stranger_runs(ledger.path, expanded(gt_migrations[0]));
    stranger_runs(ledger.path, expanded(gt_migrations[1]));
    stranger_runs(
        ledger.path,
        "PRAGMA application_id = 0x67656e74; PRAGMA user_version = 2; "
        "INSERT INTO ledger VALUES (1, 'Old', 'CNY', 1); "
        "INSERT INTO entry (at, actor, command) VALUES ('2016-01-02T00:00:00Z', 'a', 'deal add'); "
        "INSERT INTO party (name, seq) VALUES ('Alder', 1); "
        "INSERT INTO deal (company, day, kind, currency, others, seq) "
        "VALUES (1, '2016-01-01', 'angel', 'CNY', 0, 1); "
        "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (1, '2016-01-01', 'sourced', 1)");
    ledger_well(&ledger, gt_store_open(ledger.path, false, &store, &ledger.error));
    ck_assert_int_eq(sqlite3_exec(store->db, "DELETE FROM deal", NULL, NULL, NULL),
                     SQLITE_READONLY); /* and is held to reading after it */
    gt_store_close(store);
    ledger_well(&ledger, gt_store_open(ledger.path, true, &ledger.store, &ledger.error));
    ck_assert_int_eq(ledger_count(&ledger, "PRAGMA user_version"), gt_migration_count);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM deal_came c JOIN deal_stood s "
                                           "ON s.deal = c.deal WHERE c.deal = 1 AND "
                                           "c.came_in = '2016-01-01' AND c.kind = 'angel' AND "
                                           "s.stage = 'sourced' AND s.until = '9999-12-32'"),
                     1);
}
END_TEST

START_TEST(test_damaged_ledger)
{
    stranger_runs(ledger.path, "DELETE FROM ledger");
    refused_open(ledger.path, false,
                 "the ledger is damaged (it does not say what it is); go back to a copy of it");
}
END_TEST

/* The store's own connection holds to foreign keys too. */
START_TEST(test_foreign_keys_of_the_store)
{
    struct gt_investment_row stake = {.deal = 99, .party = 99, .amount = 5};
    ledger_begin(&ledger);
    ck_assert_int_eq(gt_investment_insert(ledger.store, &stake, &ledger.error), GT_EXIT_DATA);
    ck_assert(ledger.error.system);
    ck_assert_ptr_nonnull(strstr(ledger.error.text, "nothing was changed"));
    gt_store_rollback(ledger.store);
}
END_TEST

/* Whole entries or none. */

START_TEST(test_entries_are_numbered)
{
    ledger_add(&ledger, "partner", "name=A");
    ck_assert_int_eq(gt_store_ledger(ledger.store)->seq, 1);
    ledger_add(&ledger, "partner", "name=B");
    ck_assert_int_eq(gt_store_ledger(ledger.store)->seq, 2);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT seq FROM party ORDER BY id DESC"), 2);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT at = '2025-01-02T03:04:05Z' AND actor = "
                                           "'secretary' AND command = 'test' FROM entry"),
                     1);
    ledger_open(&ledger, false);
    ck_assert_int_eq(gt_store_ledger(ledger.store)->seq, 2);
}
END_TEST

static const struct ledger_line some[] = {
    {"fund", "name=F | ownership=fiscal"},
    {"partner", "name=P | aliases=Q; R | ownership=mixed | private_share=60%"},
    {"member", "name=M"},
    {"company", "name=C | sector=s | registered_capital=5 | capital_date=2015-01-01"},
    {"deal", "ref=D | company=C | date=2015-01-01 | investors=F; P | amount=100"},
    {"investment", "deal=D | party=F | amount=20"},
    {"stage", "deal=D | date=2016-01-01 | stage=lost | pass_reason=outbid"},
    {"pledge", "deal=D | member=M | date=2015-01-01 | amount=5"},
    {NULL, NULL},
};

START_TEST(test_rollback)
{
    ledger_fill(&ledger, some);
    const char *before = ledger_dump(&ledger);
    ledger_begin(&ledger);
    ledger_put(&ledger, "deal", "company=New | date=2018-01-01 | investors=X; Y; Z");
    ledger_put(&ledger, "partner", "name=P | aliases=X");
    gt_store_rollback(ledger.store);
    gt_store_rollback(ledger.store); /* harmless */
    ck_assert_str_eq(ledger_dump(&ledger), before);
    ledger_begin(&ledger);
    ledger_put(&ledger, "member", "name=N");
    ledger_open(&ledger, true); /* closed with an open entry */
    ck_assert_str_eq(ledger_dump(&ledger), before);
    ck_assert_int_eq(gt_store_ledger(ledger.store)->seq, 1);
}
END_TEST

START_TEST(test_mark)
{
    ledger_begin(&ledger);
    ledger_put(&ledger, "member", "name=First");
    ledger_well(&ledger, gt_store_mark(ledger.store, &ledger.error));
    ledger_put(&ledger, "member", "name=Second");
    ledger_well(&ledger, gt_store_undo(ledger.store, &ledger.error));
    ledger_well(&ledger, gt_store_mark(ledger.store, &ledger.error));
    ledger_put(&ledger, "member", "name=Third");
    ledger_well(&ledger, gt_store_keep(ledger.store, &ledger.error));
    ledger_commit(&ledger);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM party"), 2);
    ck_assert_int_eq(
        ledger_count(&ledger, "SELECT count(*) FROM party_name WHERE folded = 'third'"), 1);
}
END_TEST

START_TEST(test_reader_cannot_write)
{
    ledger_fill(&ledger, some);
    const char *before = ledger_dump(&ledger);
    ledger_open(&ledger, false);
    ck_assert_int_eq(gt_store_begin(ledger.store, &ledger_entry, &ledger.error), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(ledger.error.text, "read-only; nothing was changed"));
    ck_assert_str_eq(ledger_dump(&ledger), before);
}
END_TEST

/* A reader sees the ledger of one moment, that of its opening, whatever another writes meanwhile.
 */
START_TEST(test_reader_beside_a_writer)
{
    struct gt_store *reader = NULL;
    ledger_fill(&ledger, some);
    ledger_begin(&ledger);
    ledger_put(&ledger, "member", "name=Unfinished");
    ledger_well(&ledger, gt_store_open(ledger.path, false, &reader, &ledger.error));
    int64_t ids[2];
    int count = -1;
    ledger_well(&ledger, gt_party_find(reader, "unfinished", ids, 2, &count, &ledger.error));
    ck_assert_int_eq(count, 0);
    ledger_commit(&ledger);
    ledger_well(&ledger, gt_party_find(reader, "unfinished", ids, 2, &count, &ledger.error));
    ck_assert_int_eq(count, 0);
    gt_store_close(reader);
    ledger_well(&ledger, gt_store_open(ledger.path, false, &reader, &ledger.error));
    ledger_well(&ledger, gt_party_find(reader, "unfinished", ids, 2, &count, &ledger.error));
    ck_assert_int_eq(count, 1);
    gt_store_close(reader);
}
END_TEST

/* A program that dies within an entry: enough facts to have left memory for the disk. */
static void die_within_an_entry(void)
{
    struct ledger own = ledger;
    own.store = NULL;
    own.arena = (struct gt_arena){0};
    ledger_open(&own, true);
    /* As an entry does that is larger than the cache. */
    ledger_well(&own, gt_store_execute(own.store, "PRAGMA cache_size = 100;", &own.error));
    ledger_begin(&own);
    for (int i = 0; i < 3000; i++)
        ledger_put(&own, "deal",
                   gt_arena_format(&own.arena,
                                   "company=Company %d | date=2018-01-01 | note=%01000d", i, i));
    kill(getpid(), SIGKILL);
}

START_TEST(test_killed_within_an_entry)
{
    int how = 0;
    struct stat log;
    char path[300];
    ledger_fill(&ledger, some);
    const char *before = ledger_dump(&ledger);
    gt_store_close(ledger.store); /* a store does not survive a fork */
    ledger.store = NULL;
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        die_within_an_entry();
    ck_assert_int_eq(waitpid(child, &how, 0), child);
    ck_assert(WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL);
    snprintf(path, sizeof path, "%s-wal", ledger.path);
    ck_assert_int_eq(stat(path, &log), 0);
    ck_assert_int_gt(log.st_size, 1 << 20); /* it had begun to write */
    ledger_open(&ledger, false);
    ck_assert_int_eq(gt_store_ledger(ledger.store)->seq, 1);
    ck_assert_str_eq(ledger_dump(&ledger), before);
    ledger_open(&ledger, true);
    ck_assert_str_eq(ledger_dump(&ledger), before);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT integrity_check = 'ok' FROM "
                                           "pragma_integrity_check"),
                     1);
    ledger_add(&ledger, "member", "name=Next"); /* and it goes on */
    ck_assert_int_eq(gt_store_ledger(ledger.store)->seq, 2);
}
END_TEST

/* A program that enters ten parties an entry, and tells each entry, until it is killed. */
static void write_until_killed(int told)
{
    struct ledger own = ledger;
    own.store = NULL;
    own.arena = (struct gt_arena){0};
    ledger_open(&own, true);
    for (int i = 0;; i++) {
        ledger_begin(&own);
        for (int j = 0; j < 10; j++)
            ledger_put(&own, "member", gt_arena_format(&own.arena, "name=Member %d.%d", i, j));
        ledger_commit(&own);
        ck_assert_int_eq(write(told, "", 1), 1);
    }
}

START_TEST(test_killed_at_any_time)
{
    int told[2], how = 0, entries = 0;
    char byte;
    ck_assert_int_eq(pipe(told), 0);
    gt_store_close(ledger.store);
    ledger.store = NULL;
    pid_t child = fork();
    ck_assert_int_ge(child, 0);
    if (child == 0)
        write_until_killed(told[1]);
    close(told[1]);
    while (entries < 5 + 3 * _i && read(told[0], &byte, 1) == 1)
        entries++;
    struct timespec wait = {0, 300000L * (_i + 1)}; /* somewhere within an entry */
    nanosleep(&wait, NULL);
    kill(child, SIGKILL);
    ck_assert_int_eq(waitpid(child, &how, 0), child);
    ck_assert(WIFSIGNALED(how) && WTERMSIG(how) == SIGKILL);
    while (read(told[0], &byte, 1) == 1)
        entries++;
    close(told[0]);
    ledger_open(&ledger, true);
    int64_t kept = ledger_count(&ledger, "SELECT count(*) FROM entry");
    ck_assert_int_ge(kept, entries); /* what was told is kept; one more may not have been told */
    ck_assert_int_le(kept, entries + 1);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM party"), 10 * kept);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM party_name"), 10 * kept);
    ck_assert_int_eq(gt_store_ledger(ledger.store)->seq, kept);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("store");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_create);
    tcase_add_test(tests, test_create_beside_nothing);
    tcase_add_test(tests, test_create_over_a_link);
    tcase_add_test(tests, test_foreign_files);
    tcase_add_test(tests, test_older_ledger);
    tcase_add_test(tests, test_damaged_ledger);
    tcase_add_test(tests, test_foreign_keys_of_the_store);
    tcase_add_test(tests, test_entries_are_numbered);
    tcase_add_test(tests, test_rollback);
    tcase_add_test(tests, test_mark);
    tcase_add_test(tests, test_reader_cannot_write);
    tcase_add_test(tests, test_reader_beside_a_writer);
    tcase_add_test(tests, test_killed_within_an_entry);
    tcase_add_loop_test(tests, test_killed_at_any_time, 0, 4);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
