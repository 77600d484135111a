/* importing.h - what `import csv` and `import xlsx` share. Private to commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_IMPORTING_H
#define GENTOU_ENGINE_COMMANDS_IMPORTING_H

#include "engine/commands/command.h"
#include "engine/intake/import_rows.h"

/* --map and --set, in their order. */
int gt_call_maps(struct gt_call *call, const struct gt_column_map **maps, size_t *count);

/* The file's name without its folder. */
const char *gt_call_file_name(const char *path);

/* What was taken in another spelling; `import` is where the ledger lists it, or 0. */
void gt_call_print_repairs(struct gt_call *call, const struct gt_row_counts *counts,
                           int64_t import);

/* A bar on `err`; the context is the call. */
void gt_call_importing(void *context, long long done, long long total);

#endif
