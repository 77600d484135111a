/* import.h - the rows about imports: which file, which of its rows became which records, and what
 * was taken in another spelling than the file's. */
#ifndef GENTOU_ENGINE_STORE_IMPORT_H
#define GENTOU_ENGINE_STORE_IMPORT_H

#include "engine/base/arena.h"
#include "engine/store/store.h"

#include <stddef.h>

#define GT_DIGEST_BYTES 16

struct gt_import_row {
    int64_t id;
    const char *file, *form;
    int64_t rows, imported, present, rejected;
    int64_t seq;
    const char *at, *actor; /* read only */
};

struct gt_repair_row {
    int64_t import;
    int64_t line;
    const char *field, *original, *reason;
};

/* The digest (BLAKE2b, 16 bytes) of a row's canonical text. */
void gt_digest(const char *text, unsigned char digest[GT_DIGEST_BYTES]);

/* The number that the open import will have. */
int gt_import_next(struct gt_store *store, int64_t *id, struct gt_error *error);
int gt_import_insert(struct gt_store *store, const struct gt_import_row *import,
                     struct gt_error *error);

/* Was a row of this digest entered before, or in this import? *import is 0 when not; else the import
 * it came by, and *record what it became. */
int gt_source_find(struct gt_store *store, const unsigned char digest[GT_DIGEST_BYTES],
                   int64_t *import, int64_t *record, struct gt_error *error);
/* *entry: the one that removed a record which a row became; 0 when the record stands, or its kind
 * is none that is looked up. */
int gt_source_removed(struct gt_store *store, const char *form, int64_t record, int64_t *entry,
                      struct gt_error *error);
int gt_source_insert(struct gt_store *store, const unsigned char digest[GT_DIGEST_BYTES],
                     const char *form, int64_t record, int64_t import, int64_t line,
                     struct gt_error *error);
int gt_repair_insert(struct gt_store *store, const struct gt_repair_row *repair,
                     struct gt_error *error);

int gt_import_list(struct gt_store *store, struct gt_import_row **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error);
/* The repairs of one import, in the order of their lines. */
int gt_repair_list(struct gt_store *store, int64_t import, struct gt_repair_row **rows,
                   size_t *count, struct gt_arena *arena, struct gt_error *error);
/* The repairs of the row that became one record, and the file it came from (NULL when it came from
 * none). */
int gt_record_repairs(struct gt_store *store, const char *form, int64_t record, const char **file,
                      int64_t *line, struct gt_repair_row **rows, size_t *count,
                      struct gt_arena *arena, struct gt_error *error);

#endif
