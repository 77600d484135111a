/* enter_int.h - what several operations of enter.h share. */
#ifndef GENTOU_ENGINE_OPERATIONS_ENTER_INT_H
#define GENTOU_ENGINE_OPERATIONS_ENTER_INT_H

#include "engine/operations/enter.h"

/* The currency of an amount: its own, else the record's (may be NULL), else the ledger's. */
const struct gt_currency *gt_enter_currency(struct gt_store *store,
                                            const struct gt_currency *record,
                                            const struct gt_amount *amount);

/* A company of that name, with its role; made when new. */
int gt_enter_need_company(struct gt_store *store, const char *name, int64_t *id,
                          struct gt_arena *arena, struct gt_error *error);

#endif
