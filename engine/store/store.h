/* store.h - the ledger file: made, opened, written in whole transactions.
 *
 * SQLite lives in this folder and nowhere else. A ledger bears gentou's application id, so that a
 * database of another program is told apart, and its schema's number, so that a newer one is not
 * misread. One process may hold several stores; a store belongs to one thread.
 */
#ifndef GENTOU_ENGINE_STORE_STORE_H
#define GENTOU_ENGINE_STORE_STORE_H

#include "engine/base/error.h"
#include "gentou/date.h"
#include "gentou/money.h"

#include <stdbool.h>
#include <stdint.h>

struct gt_store;

/* What a ledger is. */
struct gt_ledger {
    const char *name;
    const struct gt_currency *currency; /* of amounts that name none */
    bool illustrative;                  /* invented data */
    int64_t seq;                        /* number of its latest entry */
};

/* Who writes, when, by which command. */
struct gt_entry {
    const char *at; /* instant, UTC, ISO 8601 */
    const char *actor;
    const char *command; /* "deal add" */
    const char *reason;  /* of a correction, or NULL */
    int64_t undoes;      /* the entry it takes back, 0: none */
};

/* Makes a new ledger at path; refuses when something stands there. On error nothing is left. */
int gt_store_create(const char *path, const struct gt_ledger *ledger, struct gt_error *error);

/* Opens a ledger, and brings an older schema up to date when write is true. *store is closed with
 * gt_store_close. */
int gt_store_open(const char *path, bool write, struct gt_store **store, struct gt_error *error);

/* NULL is fine. An open transaction is rolled back. */
void gt_store_close(struct gt_store *store);

const char *gt_store_path(const struct gt_store *store);

/* The ledger's own row and its latest number; text lives as long as the store. */
const struct gt_ledger *gt_store_ledger(const struct gt_store *store);

/* Keeps others from writing until the entry that follows ends, so that what is read now still holds
 * then. gt_store_begin does it where nobody has. */
int gt_store_lock(struct gt_store *store, struct gt_error *error);

/* Begins an entry: everything until gt_store_commit is one transaction that happens whole or not
 * at all, and every fact in it bears the entry's number. */
int gt_store_begin(struct gt_store *store, const struct gt_entry *entry, struct gt_error *error);
int gt_store_commit(struct gt_store *store, struct gt_error *error);
void gt_store_rollback(struct gt_store *store); /* harmless without a transaction */

/* Within an entry: facts since gt_store_mark can be taken back alone, so that a row that fails
 * half-way leaves nothing. Each mark is followed by one keep or undo; marks do not nest. */
int gt_store_mark(struct gt_store *store, struct gt_error *error);
int gt_store_keep(struct gt_store *store, struct gt_error *error);
int gt_store_undo(struct gt_store *store, struct gt_error *error);

#endif
