/* convertible.h - the rows about SAFEs, convertible notes and loans. */
#ifndef GENTOU_ENGINE_STORE_CONVERTIBLE_H
#define GENTOU_ENGINE_STORE_CONVERTIBLE_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

struct gt_convertible_row {
    int64_t id;                             /* read only */
    int64_t company, holder;                /* the records that stand for them */
    const char *company_name, *holder_name; /* read only */
    int kind;                               /* enum gt_convertible */
    gt_day day;
    gt_money amount;
    const struct gt_currency *currency;
    double rate;       /* simple interest a year; negative: none */
    gt_day maturity;   /* or GT_DAY_NONE */
    gt_money cap;      /* valuation, or GT_MONEY_UNKNOWN */
    double discount;   /* negative: none */
    int mfn;           /* 1: gets the best terms given to a later one */
    int64_t seniority; /* 1 is paid first; 0: nobody said */
    int64_t deal;
    const char *note;
    gt_day converted; /* read only: day it became shares, or GT_DAY_NONE */
};

int gt_convertible_insert(struct gt_store *store, const struct gt_convertible_row *row, int64_t *id,
                          struct gt_error *error);

/* One of them; *found is false when there is none of that number. */
int gt_convertible_read(struct gt_store *store, int64_t id, struct gt_convertible_row *row,
                        bool *found, struct gt_arena *arena, struct gt_error *error);

/* Those issued on or before a day, by day, converted ones included; company 0: of all. *total
 * counts all. A conversion after the day is not seen. */
int gt_convertible_list(struct gt_store *store, int64_t company, gt_day as_of, int64_t offset,
                        int64_t limit, struct gt_convertible_row **rows, size_t *count,
                        int64_t *total, struct gt_arena *arena, struct gt_error *error);

#endif
