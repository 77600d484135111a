/* enter_int.h - what several operations of enter.h share. */
#ifndef GENTOU_ENGINE_OPERATIONS_ENTER_INT_H
#define GENTOU_ENGINE_OPERATIONS_ENTER_INT_H

#include "engine/operations/enter.h"
#include "engine/store/deal.h"

/* The currency of an amount: its own, else the record's (may be NULL), else the ledger's. */
const struct gt_currency *gt_enter_currency(struct gt_store *store,
                                            const struct gt_currency *record,
                                            const struct gt_amount *amount);

/* The ratio of a text; 1:1 for NULL. */
struct gt_ratio;
int gt_enter_ratio(const char *field, const char *text, struct gt_ratio *ratio,
                   struct gt_error *error);

/* The company's round of that name; *deal is 0 for NULL. */
int gt_enter_round(struct gt_store *store, const char *name, int64_t company, int64_t *deal,
                   struct gt_arena *arena, struct gt_error *error);

/* The stakes of a round, but for row `except` (0: none), and `amount` never sum to more than the
 * round, nor, when nobody knows its amount, than 64 bits hold: sums over the ledger need them. */
int gt_enter_check_room(struct gt_store *store, const struct gt_deal_row *deal, gt_money amount,
                        int64_t except, struct gt_error *error);

#endif
