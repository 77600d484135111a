/* holding.h - the rows about what a party's holding in a company became: marks and exits. */
#ifndef GENTOU_ENGINE_STORE_HOLDING_H
#define GENTOU_ENGINE_STORE_HOLDING_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

struct gt_mark_row {
    int64_t id;             /* read only */
    int64_t party, company; /* the records that stand for them */
    gt_day day;
    gt_money value;
    const struct gt_currency *currency;
    int method;
    const char *inputs, *reviewer;
    int64_t class; /* stock_class.id, 0: the whole holding */
    const char *party_name, *company_name, *class_name; /* read only, of a page */
    const char *note;
};

struct gt_exit_row {
    int64_t id; /* read only */
    int64_t party, company;
    gt_day day;
    int kind;
    gt_money proceeds;
    const struct gt_currency *currency;
    double share; /* of what was still held */
    const char *note;
};

int gt_mark_insert(struct gt_store *store, const struct gt_mark_row *mark, int64_t *id,
                   struct gt_error *error);
int gt_exit_insert(struct gt_store *store, const struct gt_exit_row *exit, int64_t *id,
                   struct gt_error *error);

/* Marks on or before a date, the latest first; company 0: of all. *total counts all. */
int gt_mark_page(struct gt_store *store, int64_t company, gt_day as_of, int64_t offset,
                 int64_t limit, struct gt_mark_row **rows, size_t *count, int64_t *total,
                 struct gt_arena *arena, struct gt_error *error);

/* Marks and exits on or before a date, in the order of their days. company 0: of all. */
int gt_mark_list(struct gt_store *store, int64_t company, gt_day as_of, struct gt_mark_row **rows,
                 size_t *count, struct gt_arena *arena, struct gt_error *error);
int gt_exit_list(struct gt_store *store, int64_t company, gt_day as_of, struct gt_exit_row **rows,
                 size_t *count, struct gt_arena *arena, struct gt_error *error);

#endif
