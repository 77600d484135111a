/* records_out.h - the records of a noun as they would be entered again, as rows of a table whose
 * columns bear the names of the record's fields (intake/records.c).
 *
 * Parties stand by their names, deals by their own references, or by "#12" where they have none; so
 * the rows of all nouns, one noun after the other, make such a ledger again, without its past.
 * Amounts are minor units of the column `currency`, which stands behind the fields.
 */
#ifndef GENTOU_ENGINE_STORE_RECORDS_OUT_H
#define GENTOU_ENGINE_STORE_RECORDS_OUT_H

#include "engine/base/table_row.h"
#include "engine/store/store.h"

/* The nouns in the order in which they can be entered, ended by NULL. */
extern const char *const gt_records_out_nouns[];

/* Hands over every record of the noun. Refuses a noun that is none of those. */
int gt_records_out(struct gt_store *store, const char *noun, gt_take_row *take, void *context,
                   struct gt_error *error);

#endif
