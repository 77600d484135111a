/* store.c - a ledger file's life: made, told apart, brought up to date, opened, closed. */
#include "engine/store/store.h"

#include "engine/base/text.h"
#include "engine/store/migrations.h"
#include "engine/store/past.h"
#include "engine/store/search.h"
#include "engine/store/store_int.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define APPLICATION_ID 0x67656e74 /* "gent" */
#define BUSY_MS        5000

int gt_store_execute(struct gt_store *store, const char *sql, struct gt_error *error)
{
    return sqlite3_exec(store->db, sql, NULL, NULL, NULL) == SQLITE_OK
               ? 0
               : gt_store_fail(store, error);
}

static int pragma_number(struct gt_store *store, const char *sql, int64_t *number,
                         struct gt_error *error)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(store->db, sql, -1, &statement, NULL) != SQLITE_OK ||
        sqlite3_step(statement) != SQLITE_ROW) {
        gt_store_fail(store, error);
        sqlite3_finalize(statement);
        return error->exit;
    }
    *number = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return 0;
}

/* The tokens of the list called name[0..length) as SQL literals. */
static void add_tokens(struct gt_text *sql, const char *name, size_t length)
{
    for (const struct gt_kind *const *kind = gt_kinds; *kind; kind++) {
        if (strlen((*kind)->name) != length || memcmp((*kind)->name, name, length) != 0)
            continue;
        for (int i = 0; i < (*kind)->count; i++)
            gt_text_format(sql, "%s'%s'", i ? ", " : "", (*kind)->tokens[i]);
        return;
    }
    assert(!"a migration names a list that kinds.h does not have");
}

/* A migration's SQL with every {list} written out. */
static void expand(const char *migration, struct gt_text *sql)
{
    for (const char *open; (open = strchr(migration, '{')); migration = strchr(open, '}') + 1) {
        gt_text_add(sql, migration, (size_t)(open - migration));
        add_tokens(sql, open + 1, (size_t)(strchr(open, '}') - open - 1));
    }
    gt_text_puts(sql, migration);
}

/* Brings user_version from `from` to the latest, in one transaction of the caller's. */
static int migrate(struct gt_store *store, int from, struct gt_error *error)
{
    struct gt_text sql = {0};
    for (int i = from; i < gt_migration_count; i++)
        expand(gt_migrations[i], &sql);
    gt_text_format(&sql, "PRAGMA user_version = %d;", gt_migration_count);
    int code = sql.failed ? gt_fail_memory(error) : gt_store_execute(store, sql.data, error);
    gt_text_clear(&sql);
    if (!code)
        code = gt_past_build(store, error);
    return code || from == 0 ? code : gt_past_derive(store, error);
}

/* Opens `target` (the path, or a URI of it) for the ledger that people know as `path`. */
static int open_file(const char *path, const char *target, int flags, struct gt_store **store,
                     struct gt_error *error)
{
    *store = calloc(1, sizeof **store);
    if (!*store || !((*store)->path = strdup(path)))
        return gt_fail_memory(error);
    if (sqlite3_open_v2(target, &(*store)->db, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
        return gt_store_fail(*store, error);
    sqlite3_busy_timeout((*store)->db, BUSY_MS);
    return 0;
}

/* Every connection keeps these. The cache's limit (KiB) and the place of what is taken back row by
 * row are for imports. */
static int configure(struct gt_store *store, struct gt_error *error)
{
    return gt_store_execute(store,
                            "PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; "
                            "PRAGMA trusted_schema = OFF; PRAGMA cache_size = -65536; "
                            "PRAGMA temp_store = MEMORY;",
                            error);
}

static int write_ledger_row(struct gt_store *store, const struct gt_ledger *ledger,
                            struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO ledger (one, name, currency, illustrative) "
                        "VALUES (1, ?, ?, ?)",
                        "tti", ledger->name, ledger->currency->code, (int64_t)ledger->illustrative);
}

static int fill_new(struct gt_store *store, const struct gt_ledger *ledger, struct gt_error *error)
{
    char identify[64];
    snprintf(identify, sizeof identify, "PRAGMA application_id = %d;", APPLICATION_ID);
    int code = configure(store, error);
    if (!code)
        code = gt_store_execute(store, "PRAGMA journal_mode = WAL; BEGIN IMMEDIATE;", error);
    if (!code)
        code = gt_store_execute(store, identify, error);
    if (!code)
        code = migrate(store, 0, error);
    if (!code)
        code = write_ledger_row(store, ledger, error);
    if (!code)
        code = gt_store_execute(store, "COMMIT;", error);
    return code;
}

int gt_store_create(const char *path, const struct gt_ledger *ledger, struct gt_error *error)
{
    struct stat there;
    if (lstat(path, &there) == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: something stands here already; name another file, or remove it "
                         "yourself"),
                       path);
    struct gt_store *store = NULL;
    int code = open_file(path, path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, &store, error);
    if (!code)
        code = fill_new(store, ledger, error);
    gt_store_close(store);
    if (code)
        unlink(path);
    return code;
}

/* A ledger in a folder that may not be written to has nobody writing to it: without a write-ahead
 * log beside it, it may be read as it stands. */
static int open_immutable(const char *path, struct gt_store **store, struct gt_error *error)
{
    struct gt_text uri = {0};
    gt_text_puts(&uri, "file:");
    for (const char *c = path; *c; c++)
        gt_text_format(&uri, strchr("?#%", *c) ? "%%%02X" : "%c", (unsigned char)*c);
    gt_text_puts(&uri, "?immutable=1");
    gt_store_close(*store);
    *store = NULL;
    int code = uri.failed ? gt_fail_memory(error)
                          : open_file(path, uri.data, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, store,
                                      error);
    gt_text_clear(&uri);
    return code;
}

/* Refuses what is no ledger of ours, or one of a later program. */
static int check_identity(struct gt_store *store, const char *path, int64_t *version,
                          struct gt_error *error)
{
    int64_t id = 0;
    int code = pragma_number(store, "PRAGMA application_id", &id, error);
    if (!code)
        code = pragma_number(store, "PRAGMA user_version", version, error);
    if (code)
        return code;
    if (id != APPLICATION_ID)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: a database of another program, not a gentou ledger; make one with "
                         "`gentou init`"),
                       path);
    if (*version > gt_migration_count)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: written by a newer gentou (schema %d; this program knows up to %d); "
                         "use that one"),
                       path, (int)*version, gt_migration_count);
    return 0;
}

static int check_exists(const char *path, struct gt_error *error)
{
    struct stat there;
    if (stat(path, &there) != 0)
        return gt_fail(error, GT_EXIT_DATA,
                       errno == ENOENT
                           ? _("%s: there is no such ledger; make one with `gentou init`, or name "
                               "yours with --db or GENTOU_DB")
                           : _("%s: this file cannot be reached; see that its folder may be read"),
                       path);
    if (!S_ISREG(there.st_mode))
        return gt_fail(error, GT_EXIT_DATA, _("%s: not a file, so not a gentou ledger"), path);
    return 0;
}

static int read_ledger_row(struct gt_store *store, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT name, currency, illustrative, "
                                       "(SELECT coalesce(max(seq), 0) FROM entry) FROM ledger",
                                       "");
    if (!row)
        return error->exit;
    int step = gt_store_step(store, row, error);
    if (step < 0)
        return error->exit;
    if (step == 0 || !gt_column_currency(row, 1))
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: the ledger is damaged (it does not say what it "
                         "is); go back to a copy of it"),
                       store->path);
    store->ledger.name = gt_column_text(row, 0, &store->arena);
    store->ledger.currency = gt_column_currency(row, 1);
    store->ledger.illustrative = sqlite3_column_int(row, 2) != 0;
    store->ledger.seq = sqlite3_column_int64(row, 3);
    sqlite3_reset(row);
    return store->ledger.name ? 0 : gt_fail_memory(error);
}

/* The version is asked within the transaction: two programs may be at it. */
static int bring_up_to_date(struct gt_store *store, struct gt_error *error)
{
    int64_t version = 0;
    int code = pragma_number(store, "PRAGMA user_version", &version, error);
    if (code || version == gt_migration_count)
        return code;
    code = gt_store_execute(store, "BEGIN IMMEDIATE;", error);
    if (!code)
        code = pragma_number(store, "PRAGMA user_version", &version, error);
    if (!code && version < gt_migration_count)
        code = migrate(store, (int)version, error);
    return code ? code : gt_store_execute(store, "COMMIT;", error);
}

/* Did the ledger fail to open because its folder may not be written to, and does nothing that was
 * written wait beside it? */
static bool may_be_immutable(const struct gt_store *store, const char *path)
{
    struct stat log;
    struct gt_text beside = {0};
    int code = store && store->db ? sqlite3_errcode(store->db) & 0xff : SQLITE_OK;
    gt_text_format(&beside, "%s-wal", path);
    bool waits = beside.failed || (stat(beside.data, &log) == 0 && log.st_size > 0);
    gt_text_clear(&beside);
    return !waits && (code == SQLITE_CANTOPEN || code == SQLITE_READONLY);
}

static int open_known(const char *path, bool write, struct gt_store **store, int64_t *version,
                      struct gt_error *error)
{
    int code = open_file(path, path, SQLITE_OPEN_READWRITE, store, error);
    if (!code)
        code = check_identity(*store, path, version, error);
    if (!code || write || !may_be_immutable(*store, path))
        return code;
    *error = (struct gt_error){.exit = GT_EXIT_OK};
    code = open_immutable(path, store, error);
    return code ? code : check_identity(*store, path, version, error);
}

/* A reader opens the file as a writer does, so that an older ledger is brought up to date and
 * SQLite clears its write-ahead log away when the last one closes, and is held to reading here; all
 * that it reads is of one moment, whoever writes meanwhile. */
static const char hold_to_reading[] = "PRAGMA query_only = ON; BEGIN;";

int gt_store_open(const char *path, bool write, struct gt_store **store, struct gt_error *error)
{
    struct gt_store *opened = NULL;
    int64_t version = 0;
    int code = check_exists(path, error);
    if (!code)
        code = open_known(path, write, &opened, &version, error);
    if (!code)
        code = configure(opened, error);
    if (!code && sqlite3_db_readonly(opened->db, NULL) == 0)
        code = bring_up_to_date(opened, error);
    if (!code && !write)
        code = gt_store_execute(opened, hold_to_reading, error);
    if (!code)
        code = read_ledger_row(opened, error);
    if (code) {
        gt_store_close(opened);
        return code;
    }
    *store = opened;
    return 0;
}

void gt_store_close(struct gt_store *store)
{
    if (!store)
        return;
    gt_store_rollback(store);
    gt_store_forget_statements(store);
    sqlite3_close(store->db);
    gt_arena_clear(&store->arena);
    free(store->path);
    free(store);
}

const char *gt_store_path(const struct gt_store *store)
{
    return store->path;
}

const struct gt_ledger *gt_store_ledger(const struct gt_store *store)
{
    return &store->ledger;
}

int gt_store_lock(struct gt_store *store, struct gt_error *error)
{
    return sqlite3_get_autocommit(store->db) ? gt_store_execute(store, "BEGIN IMMEDIATE;", error)
                                             : 0;
}

int gt_store_begin(struct gt_store *store, const struct gt_entry *entry, struct gt_error *error)
{
    int code = gt_store_lock(store, error);
    if (code)
        return code;
    code = gt_store_run(store, error, &store->seq,
                        "INSERT INTO entry (at, actor, command, reason, undoes) "
                        "VALUES (?, ?, ?, ?, nullif(?, 0))",
                        "tttti", entry->at, entry->actor, entry->command, entry->reason,
                        entry->undoes);
    if (code)
        gt_store_rollback(store);
    return code;
}

int gt_store_commit(struct gt_store *store, struct gt_error *error)
{
    int code = gt_search_index(store, error);
    if (!code)
        code = gt_store_execute(store, "COMMIT;", error);
    if (code) {
        gt_store_rollback(store);
        return code;
    }
    store->ledger.seq = store->seq;
    store->seq = 0;
    store->undoing = false;
    return 0;
}

void gt_store_rollback(struct gt_store *store)
{
    if (store->db && !sqlite3_get_autocommit(store->db))
        sqlite3_exec(store->db, "ROLLBACK;", NULL, NULL, NULL);
    store->seq = 0;
    store->undoing = false;
}

int gt_store_mark(struct gt_store *store, struct gt_error *error)
{
    return gt_store_run(store, error, NULL, "SAVEPOINT one_row", "");
}

int gt_store_keep(struct gt_store *store, struct gt_error *error)
{
    return gt_store_run(store, error, NULL, "RELEASE one_row", "");
}

int gt_store_undo(struct gt_store *store, struct gt_error *error)
{
    int code = gt_store_run(store, error, NULL, "ROLLBACK TO one_row", "");
    return code ? code : gt_store_keep(store, error);
}
