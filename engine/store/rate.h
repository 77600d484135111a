/* rate.h - the rows about rates of exchange. */
#ifndef GENTOU_ENGINE_STORE_RATE_H
#define GENTOU_ENGINE_STORE_RATE_H

#include "engine/base/arena.h"
#include "engine/store/store.h"

#include <stdbool.h>
#include <stddef.h>

struct gt_rate_row {
    int64_t id;
    const struct gt_currency *from, *to;
    gt_day day;
    const char *rate; /* units of `to` for one of `from`, a decimal as it was written */
    const char *source;
    int64_t seq; /* read only: the entry it is of */
};

int gt_rate_insert(struct gt_store *store, const struct gt_rate_row *rate, int64_t *id,
                   struct gt_error *error);

/* The rate of a pair on that very day; row->id is 0 when there is none. */
int gt_rate_read(struct gt_store *store, const struct gt_currency *from,
                 const struct gt_currency *to, gt_day day, struct gt_rate_row *row,
                 struct gt_arena *arena, struct gt_error *error);

/* The rate of that number; row->id is 0 when there is none. */
int gt_rate_written(struct gt_store *store, int64_t id, struct gt_rate_row *row,
                    struct gt_arena *arena, struct gt_error *error);
int gt_rate_update(struct gt_store *store, const struct gt_rate_row *rate, bool *changed,
                   struct gt_error *error);

/* Which rates a list has: those on or before as_of. */
struct gt_rate_filter {
    gt_day as_of;
    const struct gt_currency *from, *to; /* NULL: all */
    int64_t offset, limit;               /* limit -1: no end */
};

/* Latest first. */
int gt_rate_list(struct gt_store *store, const struct gt_rate_filter *filter,
                 struct gt_rate_row **rows, size_t *count, int64_t *total, struct gt_arena *arena,
                 struct gt_error *error);

/* All rates on or before a day, in the order of from, to and day. */
int gt_rate_all(struct gt_store *store, gt_day as_of, struct gt_rate_row **rows, size_t *count,
                struct gt_arena *arena, struct gt_error *error);

/* Whether there is a rate on or before a day. */
int gt_rate_any(struct gt_store *store, gt_day as_of, bool *any, struct gt_error *error);

#endif
