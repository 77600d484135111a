/* importing.h - what the commands that read files of rows share. Private to commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_IMPORTING_H
#define GENTOU_ENGINE_COMMANDS_IMPORTING_H

#include "engine/commands/command.h"
#include "engine/intake/import_rows.h"

/* How a file's columns are read. Words are as they were given; NULL: not said. */
struct gt_call_mapping {
    const char *name; /* of the saved mapping it begins with, or NULL */
    const char *as, *date_format, *number_format, *encoding;
    struct gt_column_map *maps;
    size_t map_count;
    size_t saved_count; /* of them: those of the saved mapping, which come first */
};

/* --map and --set, in their order. */
int gt_call_maps(struct gt_call *call, struct gt_column_map **maps, size_t *count);

/* What --mapping names, and over it what the call's own options say. */
int gt_call_mapping(struct gt_call *call, struct gt_call_mapping *mapping);

/* Keeps a mapping under a name, as an entry of its own. */
int gt_call_mapping_save(struct gt_call *call, const char *name,
                         const struct gt_call_mapping *mapping);

/* Whether there is anything to keep, and all of it can be read. Usage errors. */
int gt_call_mapping_check(struct gt_call *call, const char *name,
                          const struct gt_call_mapping *mapping);

/* After a header was refused: names the saved mapping that does not fit it, and those that do. */
int gt_call_mapping_fail(struct gt_call *call, const struct gt_call_mapping *mapping,
                         const struct gt_row *header, const char *file);

/* How many rows of a place were entered and how many not, and why: "deals.csv: 3 imported + …". The
 * counts have the kind of `form`, or of several (NULL). */
void gt_call_print_rows(struct gt_call *call, const char *place, const char *form,
                        const struct gt_row_counts *counts, bool dry_run);

/* What was taken in another spelling; `import` is where the ledger lists it, or 0. */
void gt_call_print_repairs(struct gt_call *call, const struct gt_row_counts *counts,
                           int64_t import);

/* A bar on `err`; the context is the call. */
void gt_call_importing(void *context, long long done, long long total);

#endif
