/* ledger.h - a ledger of its own for a test: made, written, looked at, thrown away.
 *
 * Records are written as people write them, in one string: "company=Alpha | date=2015-03-06". So a
 * table of refusals is a table of lines, and the fields are bound as everywhere else.
 */
#ifndef GENTOU_TESTS_ENGINE_LEDGER_H
#define GENTOU_TESTS_ENGINE_LEDGER_H

#include "engine/base/text.h"
#include "engine/intake/records.h"
#include "engine/store/store.h"
#include "engine/store/store_int.h"
#include "tests/models/run.h"

#include <dirent.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)

struct ledger {
    char folder[200]; /* the ledger and all that a test puts beside it */
    char path[256];
    struct gt_store *store;
    struct gt_arena arena;
    struct gt_error error;
};

static const struct gt_entry ledger_entry = {
    .at = "2025-01-02T03:04:05Z", .actor = "secretary", .command = "test"};

/* For sentences: a code other than 0 fails with what the engine said. */
static inline void ledger_well(const struct ledger *ledger, int code)
{
    ck_assert_msg(code == 0, "%s", ledger->error.text);
}

static inline gt_day ledger_day(const char *text)
{
    gt_day day = 0;
    ck_assert_int_eq(gt_day_parse(text, strlen(text), &day), GT_OK);
    return day;
}

/* A new folder, without a ledger in it yet. */
static inline void ledger_folder(struct ledger *ledger)
{
    const char *temporary = getenv("TMPDIR");
    *ledger = (struct ledger){0};
    snprintf(ledger->folder, sizeof ledger->folder, "%s/gentou-test-XXXXXX",
             temporary ? temporary : "/tmp");
    ck_assert_ptr_nonnull(mkdtemp(ledger->folder));
    snprintf(ledger->path, sizeof ledger->path, "%s/gentou.db", ledger->folder);
}

static inline void ledger_open(struct ledger *ledger, bool write)
{
    gt_store_close(ledger->store);
    ledger->store = NULL;
    ledger_well(ledger, gt_store_open(ledger->path, write, &ledger->store, &ledger->error));
    /* A test survives its machine or is run again: waiting for the disk proves nothing here. */
    if (write)
        ledger_well(ledger,
                    gt_store_execute(ledger->store, "PRAGMA synchronous = OFF;", &ledger->error));
}

/* Making a ledger's tables takes longer than most tests: the first test of a program makes an empty
 * one, the others copy it. Each test runs in a child of the program, which takes it away in the
 * end. */
static inline void ledger_model(char path[256], int program)
{
    const char *temporary = getenv("TMPDIR");
    snprintf(path, 256, "%s/gentou-test-model-%d.db", temporary ? temporary : "/tmp", program);
}

__attribute__((destructor)) static void ledger_remove_model(void)
{
    char path[256];
    ledger_model(path, (int)getpid());
    unlink(path);
}

static inline void ledger_copy(const char *from, const char *to)
{
    char bytes[1 << 16];
    FILE *in = fopen(from, "rb"), *out = fopen(to, "wb");
    ck_assert_ptr_nonnull(in);
    ck_assert_ptr_nonnull(out);
    for (size_t length; (length = fread(bytes, 1, sizeof bytes, in)) > 0;)
        ck_assert_uint_eq(fwrite(bytes, 1, length, out), length);
    ck_assert_int_eq(fclose(in) | fclose(out), 0);
}

/* A ledger in yuan, open for writing. */
static inline void ledger_make(struct ledger *ledger)
{
    const struct gt_ledger what = {"Test ledger", gt_currency_find("CNY", 3), true, 0};
    char model[256];
    ledger_folder(ledger);
    ledger_model(model, (int)getppid());
    if (access(model, R_OK) != 0) {
        ledger_well(ledger, gt_store_create(ledger->path, &what, &ledger->error));
        ck_assert_int_eq(rename(ledger->path, model), 0);
    }
    ledger_copy(model, ledger->path);
    ledger_open(ledger, true);
}

static inline void ledger_remove(struct ledger *ledger)
{
    char path[512];
    gt_store_close(ledger->store);
    gt_arena_clear(&ledger->arena);
    DIR *folder = opendir(ledger->folder);
    ck_assert_ptr_nonnull(folder);
    for (struct dirent *file; (file = readdir(folder));) {
        snprintf(path, sizeof path, "%s/%s", ledger->folder, file->d_name);
        if (strcmp(file->d_name, ".") != 0 && strcmp(file->d_name, "..") != 0)
            ck_assert_int_eq(unlink(path), 0);
    }
    closedir(folder);
    ck_assert_int_eq(rmdir(ledger->folder), 0);
}

/* A file beside the ledger; its path lives in the ledger's arena. */
static inline const char *ledger_file(struct ledger *ledger, const char *name, const char *text)
{
    const char *path = gt_arena_format(&ledger->arena, "%s/%s", ledger->folder, name);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(text, 1, strlen(text), file), strlen(text));
    ck_assert_int_eq(fclose(file), 0);
    return path;
}

/* A file's text, in the ledger's arena. */
static inline const char *ledger_read(struct ledger *ledger, const char *path)
{
    char *text = gt_arena_alloc(&ledger->arena, 1 << 20);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "%s is absent", path);
    ck_assert_uint_lt(fread(text, 1, 1 << 20, file), 1 << 20);
    fclose(file);
    return text;
}

/* "field=text | field=text" as a record of a type. */
static inline int ledger_bind(struct ledger *ledger, const struct gt_record_type *type,
                              const char *fields, void **record)
{
    struct gt_field_text texts[32];
    size_t count = 0;
    struct gt_binding binding = {.arena = &ledger->arena,
                                 .currency = gt_store_ledger(ledger->store)->currency};
    *record = gt_arena_alloc(&ledger->arena, type->form.size);
    for (const char *at = fields, *end; *at; at = *end ? end + 3 : end) {
        const char *equals = strchr(at, '=');
        end = strstr(at, " | ") ? strstr(at, " | ") : at + strlen(at);
        ck_assert_msg(equals && equals < end && count < 32, "a wrong test line: %s", fields);
        texts[count].field =
            gt_form_field(&type->form, gt_arena_copy(&ledger->arena, at, (size_t)(equals - at)));
        ck_assert_msg(texts[count].field != NULL, "a field that is none: %s", at);
        texts[count++].text = gt_arena_copy(&ledger->arena, equals + 1, (size_t)(end - equals - 1));
    }
    return gt_record_bind(type, binding, texts, count, *record, &ledger->error);
}

/* Enters a record within the open entry. */
static inline int ledger_try(struct ledger *ledger, const char *noun, const char *fields,
                             int64_t *id)
{
    void *record = NULL;
    const struct gt_record_type *type = gt_record_type_find(noun);
    ck_assert_msg(type != NULL, "no such noun: %s", noun);
    int code = ledger_bind(ledger, type, fields, &record);
    return code ? code : type->enter(ledger->store, record, id, &ledger->arena, &ledger->error);
}

static inline void ledger_begin(struct ledger *ledger)
{
    ledger_well(ledger, gt_store_begin(ledger->store, &ledger_entry, &ledger->error));
}

static inline void ledger_commit(struct ledger *ledger)
{
    ledger_well(ledger, gt_store_commit(ledger->store, &ledger->error));
}

/* Enters a record within the open entry, and must succeed. */
static inline int64_t ledger_put(struct ledger *ledger, const char *noun, const char *fields)
{
    int64_t id = 0;
    int code = ledger_try(ledger, noun, fields, &id);
    ck_assert_msg(code == 0, "%s %s: %s", noun, fields, ledger->error.text);
    return id;
}

/* An entry of one record. */
static inline int64_t ledger_add(struct ledger *ledger, const char *noun, const char *fields)
{
    ledger_begin(ledger);
    int64_t id = ledger_put(ledger, noun, fields);
    ledger_commit(ledger);
    return id;
}

/* Records of a ledger, ended by a row without a noun, as one entry. */
struct ledger_line {
    const char *noun, *fields;
};

static inline void ledger_fill(struct ledger *ledger, const struct ledger_line *lines)
{
    ledger_begin(ledger);
    for (; lines->noun; lines++)
        ledger_put(ledger, lines->noun, lines->fields);
    ledger_commit(ledger);
}

/* The first column of a query's first row, as another program reads the file. */
static inline int64_t ledger_count(const struct ledger *ledger, const char *sql)
{
    sqlite3 *db = NULL;
    sqlite3_stmt *row = NULL;
    ck_assert_int_eq(sqlite3_open_v2(ledger->path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    ck_assert_msg(sqlite3_prepare_v2(db, sql, -1, &row, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(db));
    ck_assert_int_eq(sqlite3_step(row), SQLITE_ROW);
    int64_t number = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
    return number;
}

static inline void ledger_dump_table(sqlite3 *db, const char *table, struct gt_text *text)
{
    sqlite3_stmt *row = NULL;
    char sql[128];
    snprintf(sql, sizeof sql, "SELECT * FROM %s ORDER BY 1, 2", table);
    ck_assert_int_eq(sqlite3_prepare_v2(db, sql, -1, &row, NULL), SQLITE_OK);
    gt_text_format(text, "%s\n", table);
    while (sqlite3_step(row) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(row); i++) {
            const char *value = (const char *)sqlite3_column_text(row, i);
            gt_text_format(text, "%d:%s|", sqlite3_column_type(row, i), value ? value : "");
        }
        gt_text_puts(text, "\n");
    }
    sqlite3_finalize(row);
}

/* All that stands in the ledger, table by table, in the ledger's arena. */
static inline const char *ledger_dump(struct ledger *ledger)
{
    struct gt_text text = {0};
    sqlite3 *db = NULL;
    sqlite3_stmt *table = NULL;
    ck_assert_int_eq(sqlite3_open_v2(ledger->path, &db, SQLITE_OPEN_READWRITE, NULL), SQLITE_OK);
    ck_assert_int_eq(sqlite3_prepare_v2(db,
                                        "SELECT name FROM sqlite_master WHERE type = 'table' AND "
                                        "sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name",
                                        -1, &table, NULL),
                     SQLITE_OK);
    while (sqlite3_step(table) == SQLITE_ROW)
        ledger_dump_table(db, (const char *)sqlite3_column_text(table, 0), &text);
    sqlite3_finalize(table);
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
    ck_assert(!text.failed);
    const char *kept = gt_arena_copy(&ledger->arena, text.data, text.length);
    gt_text_clear(&text);
    return kept;
}

/* A record that is refused with that sentence, and leaves nothing. */
static inline void ledger_refused(struct ledger *ledger, const char *noun, const char *fields,
                                  const char *sentence)
{
    int64_t id = 0;
    const char *before = ledger_dump(ledger);
    ledger_begin(ledger);
    ledger->error = (struct gt_error){0};
    int code = ledger_try(ledger, noun, fields, &id);
    gt_store_rollback(ledger->store);
    ck_assert_msg(code == GT_EXIT_DATA, "%s %s: ended with %d", noun, fields, code);
    ck_assert_str_eq(ledger->error.text, sentence);
    ck_assert_msg(!ledger->error.system, "%s: told as a failure of the system", sentence);
    ck_assert_str_eq(ledger_dump(ledger), before);
}

#endif
