/* company.h - the rows about companies: what they do, where, with which registered capital. */
#ifndef GENTOU_ENGINE_STORE_COMPANY_H
#define GENTOU_ENGINE_STORE_COMPANY_H

#include "engine/base/arena.h"
#include "engine/store/store.h"

#include <stddef.h>

/* A company as of a date. */
struct gt_company_row {
    int64_t id;
    const char *name, *sector, *city;
    gt_day founded;
    gt_money capital; /* registered, latest */
    const struct gt_currency *capital_currency;
    gt_day capital_since;
    int64_t rounds; /* that have come in */
    gt_day first, last;
};

/* What a company does and where; NULL and GT_DAY_NONE leave what was said before. */
int gt_company_say(struct gt_store *store, int64_t party, const char *sector, const char *city,
                   gt_day founded, struct gt_error *error);
int gt_registered_capital_insert(struct gt_store *store, int64_t company, gt_day since,
                                 gt_money amount, const struct gt_currency *currency,
                                 struct gt_error *error);
/* Has anybody said what this company does, or where? */
int gt_company_said(struct gt_store *store, int64_t party, bool *said, struct gt_error *error);

/* Companies in the order of their names (company 0: all); *total counts all. */
int gt_company_list(struct gt_store *store, int64_t company, gt_day as_of, int64_t offset,
                    int64_t limit, struct gt_company_row **rows, size_t *count, int64_t *total,
                    struct gt_arena *arena, struct gt_error *error);

#endif
