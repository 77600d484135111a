/* receipts.h - the money that a party's holdings brought back, by day: what returns are reckoned
 * from.
 *
 * Received are the proceeds of exits, and dividends, distributions, interest and repayments that a
 * company paid. The part of an exit's proceeds that is held in escrow is no receipt on the day of
 * the exit; it is one when it is released, as much as is released.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_RECEIPTS_H
#define GENTOU_ENGINE_OPERATIONS_RECEIPTS_H

#include "engine/base/arena.h"
#include "engine/store/store.h"

#include <stdbool.h>
#include <stddef.h>

struct gt_receipt {
    int64_t party;   /* that received */
    int64_t company; /* that paid, or was left */
    gt_day day;
    gt_money amount; /* > 0 */
    const struct gt_currency *currency;
    bool is_payout; /* and not of an exit */
};

/* All that a party (0: every party) received on or before a day, in no order. Rows in the arena. */
int gt_receipts_load(struct gt_store *store, int64_t party, gt_day as_of, struct gt_receipt **rows,
                     size_t *count, struct gt_arena *arena, struct gt_error *error);

#endif
