/* stranger.h - the ledger's file in the hands of a program that is not gentou. */
#ifndef GENTOU_TESTS_ENGINE_STRANGER_H
#define GENTOU_TESTS_ENGINE_STRANGER_H

#include "tests/engine/ledger.h"

/* Opens the file with the ledger's own checks at work. */
static inline sqlite3 *stranger(const char *path)
{
    sqlite3 *db = NULL;
    ck_assert_int_eq(sqlite3_open(path, &db), SQLITE_OK);
    ck_assert_int_eq(sqlite3_exec(db, "PRAGMA foreign_keys = ON", NULL, NULL, NULL), SQLITE_OK);
    return db;
}

static inline void stranger_runs(const char *path, const char *sql)
{
    sqlite3 *db = stranger(path);
    ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, "%s: %s", sql,
                  sqlite3_errmsg(db));
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}

#endif
