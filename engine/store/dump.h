/* dump.h - the whole ledger row by row, past and all, and a ledger made of such rows.
 *
 * What is derived (the tables that have a <table>_source, the index of words) is left out: it is
 * made anew. So two ledgers that give the same rows are the same ledger.
 */
#ifndef GENTOU_ENGINE_STORE_DUMP_H
#define GENTOU_ENGINE_STORE_DUMP_H

#include "engine/base/table_row.h"
#include "engine/store/store.h"

/* The number of the schema that this program writes. */
int gt_dump_schema(void);

/* Hands over every row of every table, tables in the order of their making, rows by their keys. */
int gt_dump_read(struct gt_store *store, gt_take_row *take, void *context, struct gt_error *error);

/* Fills a ledger that was just created with rows in the order of gt_dump_read: all in one
 * transaction, which gt_dump_finish ends, and gt_store_rollback ends without. A row that the ledger
 * cannot hold is refused. The row of `ledger` itself is passed over: it was created with it. */
struct gt_dump;

int gt_dump_begin(struct gt_store *store, struct gt_dump **dump, struct gt_error *error);
int gt_dump_write(struct gt_dump *dump, const struct gt_table_row *row, struct gt_error *error);
int gt_dump_finish(struct gt_dump *dump, struct gt_error *error);
void gt_dump_free(struct gt_dump *dump); /* NULL is fine */

#endif
