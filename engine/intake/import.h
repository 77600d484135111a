/* import.h - a CSV file becomes records of the ledger, all of it or none.
 *
 * Each row becomes a record, was there already, or is rejected with line, field, value and reason;
 * imported + present + rejected = rows, always. A row is there already when a row of the same
 * canonical text came by an earlier import or stands earlier in the file. A value taken in another
 * spelling than the file's is a repair, kept with its original text. Nothing is written unless the
 * whole file is read; a rejected row stops all of it unless `partial`.
 */
#ifndef GENTOU_ENGINE_INTAKE_IMPORT_H
#define GENTOU_ENGINE_INTAKE_IMPORT_H

#include "engine/intake/import_rows.h"

struct gt_import_options {
    const char *path;  /* "-": standard input */
    const char *shown; /* the file's name as the ledger keeps it */
    const struct gt_record_type *type;
    const struct gt_column_map *maps; /* without any: columns bear the names of fields */
    size_t map_count;
    const struct gt_encoding *encoding; /* of the file; NULL: as its mark says, or guessed */
    enum gt_date_format date_format;
    enum gt_number_format number_format;
    gt_day today; /* of import_rows.h */
    const char *rejects; /* file for rejected rows, written anew when there are any */
    bool partial;        /* enter the rows that can be entered */
    bool dry_run;        /* write nothing, neither ledger nor rejects */
    void (*progress)(void *context, long long done, long long total); /* bytes; or NULL */
    void *context;
};

struct gt_import_result {
    struct gt_row_counts counts;
    struct gt_encoded encoded; /* what the file was read as */
    int64_t import;            /* the import's number; 0 when nothing was written */
    const char *rejects;       /* the rejects file written, or NULL */
};

/* Imports within one entry of the store. Result texts live in the arena. With rejected rows and
 * without `partial` nothing is entered: the rejects file is written and GT_EXIT_DATA returned with
 * the sentence; *result is filled then too. */
int gt_import_csv(struct gt_store *store, const struct gt_entry *entry,
                  const struct gt_import_options *options, struct gt_import_result *result,
                  struct gt_arena *arena, struct gt_error *error);

#endif
