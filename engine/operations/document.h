/* document.h - files beside the ledger, by reference and SHA-256.
 *
 * A file in the ledger's folder, or below it, is recorded by its path from there, so that the two
 * may be moved together; any other by its whole path.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_DOCUMENT_H
#define GENTOU_ENGINE_OPERATIONS_DOCUMENT_H

#include "engine/store/pipeline.h"

/* What became of a document's file. */
int gt_document_check(struct gt_store *store, const struct gt_document_row *document,
                      enum gt_document_state *state, struct gt_arena *arena,
                      struct gt_error *error);

#endif
