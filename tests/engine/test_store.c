/* test_store.c - the ledger file: what is refused, what its schema holds, whole entries or none. */
#include "tests/engine/ledger.h"

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

/* Opens the file for a program that is not gentou, with the ledger's own checks at work. */
static sqlite3 *stranger(const char *path)
{
    sqlite3 *db = NULL;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL), SQLITE_OK);
    return db;
}

static void run(const char *path, const char *sql)
{
    sqlite3 *db = stranger(path);
    ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(db));
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
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
    run(path, "PRAGMA application_id = 42; CREATE TABLE deal (id INTEGER)");
    refused_open(path, true,
                 "a database of another program, not a gentou ledger; make one with `gentou init`");
    run(ledger.path, "PRAGMA user_version = 99");
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

START_TEST(test_damaged_ledger)
{
    run(ledger.path, "DELETE FROM ledger");
    refused_open(ledger.path, false,
                 "the ledger is damaged (it does not say what it is); go back to a copy of it");
}
END_TEST

/* The schema. */

/* Rows that every table's checks can be tried with. */
static const char *const ground =
    "INSERT INTO entry (at, actor, command) VALUES ('2025-01-01T00:00:00Z', 'a', 'b');"
    "INSERT INTO party (name, seq) VALUES ('A', 1), ('B', 1);"
    "INSERT INTO deal VALUES (1, 1, '2015-01-01', 'seed', 5, NULL, NULL, 'CNY', 0, 'R', NULL, "
    "NULL, 1, NULL);"
    "INSERT INTO funnel (name, folded, main, seq) VALUES ('F', 'f', 1, 1);"
    "INSERT INTO funnel_step (funnel, place, name, folded, stage, seq) "
    "VALUES (1, 1, 'S', 's', 'sourced', 1);"
    "INSERT INTO stock_class (company, name, folded, kind, seniority, votes, participation, "
    "conversion_num, conversion_den, seq) VALUES (1, 'C', 'c', 'common', 0, 1, 'none', 1, 1, 1);";

/* Where each list of kinds.h that the schema knows is held by a CHECK; %s is the word. */
static const struct {
    const struct gt_kind *kind;
    const char *sql;
} checks[] = {
    {&gt_party_kind_words, "INSERT INTO party (name, kind, seq) VALUES ('A', '%s', 1)"},
    {&gt_role_words, "INSERT INTO role VALUES (NULL, 1, '%s', NULL, 1, NULL)"},
    {&gt_ownership_words,
     "INSERT INTO ownership VALUES (NULL, 1, NULL, '%s', NULL, NULL, 1, NULL)"},
    {&gt_deal_kind_words, "INSERT INTO deal VALUES (NULL, 1, '2015-01-01', '%s', NULL, NULL, NULL, "
                          "'CNY', 0, NULL, NULL, NULL, 1, NULL)"},
    {&gt_fund_step_words,
     "INSERT INTO fund_step (deal, step, day, seq) VALUES (1, '%s', '2015-01-01', 1)"},
    {&gt_step_result_words, "INSERT INTO fund_step (deal, step, day, result, seq) VALUES (1, "
                            "'custody', '2015-01-01', '%s', 1)"},
    {&gt_stage_words,
     "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (1, '2015-01-01', '%s', 1)"},
    {&gt_instrument_words, "INSERT INTO investment VALUES (NULL, 1, 1, 5, '%s', 1, NULL)"},
    {&gt_pledge_state_words, "INSERT INTO pledge (deal, party, day, state, amount, seq) "
                             "VALUES (1, 1, '2015-01-01', '%s', 5, 1)"},
    {&gt_allocation_method_words,
     "INSERT INTO closing (deal, day, most, method, seed, seq) SELECT 1, '2015-01-01', 5, m, "
     "CASE m WHEN 'lottery' THEN 1 END, 1 FROM (SELECT '%s' AS m)"},
    {&gt_allotment_reason_words,
     "INSERT INTO closing (deal, day, most, method, seq) VALUES (1, '2015-01-01', 5, 'pro_rata', "
     "1);"
     "INSERT INTO closing_run (closing, draw, seq) VALUES (last_insert_rowid(), 1, 1);"
     "INSERT INTO pledge (deal, party, day, state, amount, seq) "
     "VALUES (1, 1, '2015-01-01', 'signed', 5, 1);"
     "INSERT INTO allotment (closing, pledge, asked, amount, reason, seq) "
     "SELECT (SELECT max(closing) FROM closing_run), last_insert_rowid(), 5, 5, '%s', 1"},
    {&gt_deemed_words,
     "INSERT INTO qualification VALUES (NULL, 1, '2015-01-01', NULL, '%s', 1, NULL)"},
    {&gt_meeting_kind_words,
     "INSERT INTO meeting VALUES (NULL, '2015-01-01', '%s', NULL, NULL, NULL, 1, NULL)"},
    {&gt_majority_words, "INSERT INTO voting SELECT NULL, NULL, 0, 0, w, CASE w WHEN 'share' THEN "
                         "0.5 END, 0, 1, NULL FROM (SELECT '%s' AS w)"},
    {&gt_vote_words, "INSERT INTO meeting (day, kind, seq) VALUES ('2015-01-01', 'pitch', 1); "
                     "INSERT INTO vote VALUES (NULL, 1, last_insert_rowid(), 1, '%s', 1, NULL)"},
    {&gt_vehicle_words, "INSERT OR REPLACE INTO vehicle VALUES (1, '%s', 0, NULL, NULL, NULL, "
                        "NULL, NULL, 'CNY', 1, NULL)"},
    {&gt_exit_kind_words,
     "INSERT INTO exit VALUES (NULL, 1, 1, '2015-01-01', '%s', 0, 'CNY', 1, NULL, 1, NULL)"},
    {&gt_mark_method_words,
     "INSERT INTO mark VALUES (NULL, 1, 1, '2015-01-01', 0, 'CNY', '%s', NULL, 1, NULL, NULL, "
     "NULL, NULL)"},
    {&gt_stock_kind_words,
     "INSERT INTO stock_class (company, name, folded, kind, seniority, votes, participation, "
     "conversion_num, conversion_den, seq) VALUES (1, 'A', 'a', '%s', 0, 1, 'none', 1, 1, 1)"},
    {&gt_participation_words,
     "INSERT INTO stock_class (company, name, folded, kind, seniority, votes, participation, "
     "participation_cap, conversion_num, conversion_den, seq) SELECT 1, 'A', 'a', 'preferred', 0, "
     "1, w, iif(w = 'capped', 3.0, NULL), 1, 1, 1 FROM (SELECT '%s' AS w)"},
    {&gt_share_event_words,
     "INSERT INTO share_event (company, kind, day, class, into_class, holder, seller, quantity, "
     "received, ratio_num, ratio_den, fractions, currency, seq) VALUES (1, '%s', '2015-01-01', 1, "
     "1, 1, 2, 1, 1, 3, 1, 'keep', 'CNY', 1)"},
    {&gt_fractions_words,
     "INSERT INTO share_event (company, kind, day, ratio_num, ratio_den, fractions, currency, seq) "
     "VALUES (1, 'split', '2015-01-01', 3, 1, '%s', 'CNY', 1)"},
    {&gt_convertible_words,
     "INSERT INTO convertible (company, holder, kind, day, amount, "
     "currency, mfn, seq) VALUES (1, 2, '%s', '2015-01-01', 5, 'CNY', 0, 1)"},
    {&gt_payout_words, "INSERT INTO payout (payer, party, day, kind, amount, currency, seq) VALUES "
                       "(1, 2, '2015-01-01', '%s', 5, 'CNY', 1)"},
    {&gt_pass_reason_words, "INSERT INTO deal_stage (deal, day, stage, reason, seq) VALUES (1, "
                            "'2015-01-01', 'passed', '%s', 1)"},
    {&gt_requirement_words,
     "INSERT INTO step_requirement (step, requirement, seq) VALUES (1, '%s', "
     "1)"},
    {&gt_deal_source_words,
     "INSERT OR REPLACE INTO deal_origin (deal, source, seq) VALUES (1, '%s', "
     "1)"},
    {&gt_document_kind_words,
     "INSERT INTO deal_document (deal, day, kind, title, path, bytes, digest, seq) "
     "VALUES (1, '2015-01-01', '%s', 'T', 'p', 0, zeroblob(32), 1)"},
};

static int try_word(sqlite3 *db, const char *sql, const char *word)
{
    char *text = sqlite3_mprintf(sql, word);
    int code = sqlite3_exec(db, text, NULL, NULL, NULL);
    sqlite3_free(text);
    return code;
}

static bool has_row(const char *list, size_t length)
{
    for (int i = 0; i < ROWS(checks); i++)
        if (strlen(checks[i].kind->name) == length &&
            memcmp(checks[i].kind->name, list, length) == 0)
            return true;
    return false;
}

/* Every list that a migration names needs a row above. */
START_TEST(test_lists_are_tried)
{
    for (int i = 0; i < gt_migration_count; i++)
        for (const char *open = gt_migrations[i]; (open = strchr(open, '{')); open++)
            ck_assert_msg(has_row(open + 1, strcspn(open + 1, "}")), "%.40s", open);
}
END_TEST

START_TEST(test_lists)
{
    run(ledger.path, ground);
    sqlite3 *db = stranger(ledger.path);
    for (int i = 0; i < ROWS(checks); i++) {
        for (int word = 0; word < checks[i].kind->count; word++)
            ck_assert_msg(try_word(db, checks[i].sql, checks[i].kind->tokens[word]) == SQLITE_OK,
                          "%s %s: %s", checks[i].kind->name, checks[i].kind->tokens[word],
                          sqlite3_errmsg(db));
        ck_assert_int_eq(try_word(db, checks[i].sql, "no such word"), SQLITE_CONSTRAINT);
        ck_assert_int_eq(try_word(db, checks[i].sql, ""), SQLITE_CONSTRAINT);
    }
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}
END_TEST

/* What the schema itself refuses, whoever writes. */
static const struct {
    const char *why, *sql;
} broken[] = {
    {"a second ledger row", "INSERT INTO ledger VALUES (2, 'B', 'CNY', 0)"},
    {"a flag that is none", "UPDATE ledger SET illustrative = 2"},
    {"a currency that is none", "UPDATE ledger SET currency = 'yuan'"},
    {"STRICT: text for a number", "INSERT INTO party (name, seq) VALUES ('A', 'x')"},
    {"STRICT: a number with a fraction for money",
     "INSERT INTO investment VALUES (NULL, 1, 1, 5.5, 'safe', 1, NULL)"},
    {"STRICT: a blob for text", "INSERT INTO entry (at, actor, command) VALUES (x'00', 'a', 'b')"},
    {"an entry that is none", "INSERT INTO party (name, seq) VALUES ('A', 99)"},
    {"a party that is none", "INSERT INTO investment VALUES (NULL, 1, 99, 5, 'safe', 1, NULL)"},
    {"a deal that is none",
     "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (99, '2015-01-01', 'closed', 1)"},
    {"an import that is none, at the commit",
     "INSERT INTO source_row VALUES (zeroblob(16), 'deal', 1, 2, 99, 1, NULL)"},
    {"a name of nothing", "INSERT INTO party (name, seq) VALUES ('', 1)"},
    {"a party that is the same as itself", "UPDATE party SET same_as = 1 WHERE id = 1"},
    {"a role twice",
     "INSERT INTO role VALUES (NULL, 1, 'fund', NULL, 1, NULL), (NULL, 1, 'fund', NULL, "
     "1, NULL)"},
    {"a private share of an owner that is not mixed",
     "INSERT INTO ownership VALUES (NULL, 1, NULL, 'private', 0.5, NULL, 1, NULL)"},
    {"a private share above 1",
     "INSERT INTO ownership VALUES (NULL, 1, NULL, 'mixed', 1.5, NULL, 1, NULL)"},
    {"29 February of a common year",
     "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (1, '2015-02-29', 'closed', 1)"},
    {"30 February",
     "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (1, '2015-02-30', 'closed', 1)"},
    {"a date with a time", "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (1, '2015-02-03 "
                           "00:00', 'closed', 1)"},
    {"a date written otherwise",
     "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (1, '3/2/2015', 'closed', 1)"},
    {"a date that is a word",
     "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (1, 'Monday', 'closed', 1)"},
    {"an impossible day of a role",
     "INSERT INTO role VALUES (NULL, 1, 'fund', '2015-13-01', 1, NULL)"},
    {"a negative stake", "INSERT INTO investment VALUES (NULL, 1, 1, -1, 'safe', 1, NULL)"},
    {"a stake of 0", "INSERT INTO investment VALUES (NULL, 1, 1, 0, 'safe', 1, NULL)"},
    {"a negative round", "UPDATE deal SET amount = -1"},
    {"a negative pre-money", "UPDATE deal SET pre_money = -1"},
    {"a post-money of 0", "UPDATE deal SET post_money = 0"},
    {"a negative pledge", "INSERT INTO pledge (deal, party, day, state, amount, seq) "
                          "VALUES (1, 1, '2015-01-01', 'interest', -1, 1)"},
    {"a closing that takes nothing", "INSERT INTO closing (deal, day, most, method, seq) VALUES "
                                     "(1, '2015-01-01', 0, 'pro_rata', 1)"},
    {"a closing whose minimum is above its limit",
     "INSERT INTO closing (deal, day, most, least, method, seq) "
     "VALUES (1, '2015-01-01', 5, 6, 'pro_rata', 1)"},
    {"a lottery without a seed", "INSERT INTO closing (deal, day, most, method, seq) VALUES (1, "
                                 "'2015-01-01', 5, 'lottery', 1)"},
    {"a seed without a lottery", "INSERT INTO closing (deal, day, most, method, seed, seq) "
                                 "VALUES (1, '2015-01-01', 5, 'priority', 1, 1)"},
    {"a negative mark",
     "INSERT INTO mark VALUES (NULL, 1, 1, '2015-01-01', -1, 'CNY', 'cost', NULL, 1, NULL, NULL, "
     "NULL, NULL)"},
    {"negative proceeds",
     "INSERT INTO exit VALUES (NULL, 1, 1, '2015-01-01', 'ipo', -1, 'CNY', 1, NULL, 1, NULL)"},
    {"an exit from nothing",
     "INSERT INTO exit VALUES (NULL, 1, 1, '2015-01-01', 'ipo', 1, 'CNY', 0, NULL, 1, NULL)"},
    {"an exit from more than all",
     "INSERT INTO exit VALUES (NULL, 1, 1, '2015-01-01', 'ipo', 1, 'CNY', 1.1, NULL, 1, NULL)"},
    {"a negative registered capital",
     "INSERT INTO registered_capital VALUES (NULL, 1, '2015-01-01', -1, 'CNY', 1, NULL)"},
    {"a reference twice", "INSERT INTO deal VALUES (NULL, 1, '2015-01-01', 'seed', 5, NULL, NULL, "
                          "'CNY', 0, 'R', NULL, NULL, 1, NULL)"},
    {"an import whose rows do not sum",
     "INSERT INTO import VALUES (1, 'f', 'deal', 3, 1, 1, 0, 1, NULL)"},
    {"a change that nobody signs",
     "INSERT INTO entry (at, actor, command) VALUES "
     "('2025-01-02T00:00:00Z', 'a', 'b'); UPDATE deal SET amount = 6"},
    {"a digest of another length",
     "INSERT INTO import VALUES (1, 'f', 'deal', 1, 1, 0, 0, 1, NULL);"
     "INSERT INTO source_row VALUES (x'00', 'deal', 1, 2, 1, 1, NULL)"},
};

START_TEST(test_schema)
{
    run(ledger.path, ground);
    for (int i = 0; i < ROWS(broken); i++) {
        sqlite3 *db = stranger(ledger.path);
        ck_assert_msg((sqlite3_exec(db, broken[i].sql, NULL, NULL, NULL) & 0xff) ==
                          SQLITE_CONSTRAINT,
                      "%s: %s", broken[i].why, sqlite3_errmsg(db));
        ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
    }
}
END_TEST

START_TEST(test_every_table_is_strict)
{
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM pragma_table_list WHERE "
                                           "schema = 'main' AND type = 'table' AND strict = 0 "
                                           "AND name NOT LIKE 'sqlite_%'"),
                     0);
    ck_assert_int_gt(ledger_count(&ledger, "SELECT count(*) FROM pragma_table_list WHERE strict"),
                     15);
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

/* A reader sees the ledger of one moment, that of its opening, whatever another writes meanwhile. */
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
    tcase_add_test(tests, test_damaged_ledger);
    tcase_add_test(tests, test_lists_are_tried);
    tcase_add_test(tests, test_lists);
    tcase_add_test(tests, test_schema);
    tcase_add_test(tests, test_every_table_is_strict);
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
