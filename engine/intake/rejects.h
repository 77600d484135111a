/* rejects.h - the rows a file lost, as a CSV file of line, field, value, reason. */
#ifndef GENTOU_ENGINE_INTAKE_REJECTS_H
#define GENTOU_ENGINE_INTAKE_REJECTS_H

#include "engine/base/text.h"
#include "engine/intake/columns.h"

struct gt_rejects {
    struct gt_text rows; /* CSV records so far */
    const char *first;   /* the first one's sentence, with its line, in the arena */
    struct gt_arena *arena;
};

/* Adds a row with the reason it was refused for, and the column that is to blame or NULL. */
int gt_rejects_add(struct gt_rejects *rejects, const struct gt_row *row,
                   const struct gt_column *column, const char *reason, struct gt_error *error);

/* Writes the file anew. */
int gt_rejects_write(const struct gt_rejects *rejects, const char *path, struct gt_error *error);

/* The rejects are written over what stands at their path: that is never the file that is read, nor
 * the ledger. */
int gt_rejects_check(const char *rejects, const char *read, const char *ledger,
                     struct gt_error *error);

void gt_rejects_clear(struct gt_rejects *rejects);

#endif
