/* scenario_run.h - what scenarios came to, kept so that every figure can be had again. */
#ifndef GENTOU_ENGINE_STORE_SCENARIO_RUN_H
#define GENTOU_ENGINE_STORE_SCENARIO_RUN_H

#include "engine/base/arena.h"
#include "engine/store/store.h"

#include <stddef.h>

struct gt_scenario_run_row {
    int64_t id; /* read only */
    const char *name, *file;
    const char *scenario; /* the file, whole */
    const char *options;  /* an option a line: name=value */
    gt_day as_of;
    int64_t seen;               /* the latest entry it saw */
    int64_t seed, paths, draws; /* -1: nothing was simulated */
    const char *version;        /* of the program */
    const char *figures;        /* JSON, canonical */
    const char *hash;           /* SHA-256 of figures, in hexadecimal; read only */
    int64_t entry;              /* read only */
    const char *at, *actor;     /* read only */
};

int gt_scenario_run_insert(struct gt_store *store, const struct gt_scenario_run_row *run,
                           int64_t *id, struct gt_error *error);

/* The latest first, `limit` at most (-1: all) from the offset-th on; *total counts all. */
int gt_scenario_run_list(struct gt_store *store, int64_t offset, int64_t limit,
                         struct gt_scenario_run_row **rows, size_t *count, int64_t *total,
                         struct gt_arena *arena, struct gt_error *error);

/* One by its number; refuses a number that is none. */
int gt_scenario_run_read(struct gt_store *store, int64_t id, struct gt_scenario_run_row *run,
                         struct gt_arena *arena, struct gt_error *error);

#endif
