/* payout.h - the rows about money that comes back: dividends, distributions, interest, repayments,
 * and the part of an exit's proceeds that is held in escrow. */
#ifndef GENTOU_ENGINE_STORE_PAYOUT_H
#define GENTOU_ENGINE_STORE_PAYOUT_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

struct gt_payout_row {
    int64_t id;                          /* read only */
    int64_t payer, party;                /* the records that stand for them */
    const char *payer_name, *party_name; /* read only */
    gt_day day;
    int kind; /* enum gt_payout */
    gt_money amount;
    const struct gt_currency *currency;
    const char *note;
};

struct gt_escrow_row {
    int64_t id; /* read only */
    int64_t exit;
    gt_money amount;
    gt_day until; /* or GT_DAY_NONE */
    const char *note;
    /* Read only; of the exit. */
    int64_t party, company;
    const char *party_name, *company_name;
    gt_day day;
    const struct gt_currency *currency;
    gt_money proceeds; /* all of the exit's */
    gt_money released; /* by the day asked */
};

struct gt_release_row {
    int64_t id; /* read only */
    int64_t escrow;
    gt_day day;
    gt_money amount;
    const char *note;
    /* Read only; of the exit. */
    int64_t exit, party, company;
    const struct gt_currency *currency;
};

int gt_payout_insert(struct gt_store *store, const struct gt_payout_row *row, int64_t *id,
                     struct gt_error *error);
int gt_escrow_insert(struct gt_store *store, const struct gt_escrow_row *row, int64_t *id,
                     struct gt_error *error);
int gt_release_insert(struct gt_store *store, const struct gt_release_row *row, int64_t *id,
                      struct gt_error *error);

/* Payouts on or before a day, the latest first; payer and party 0: of and to all. *total counts
 * all.
 */
int gt_payout_list(struct gt_store *store, int64_t payer, int64_t party, gt_day as_of,
                   int64_t offset, int64_t limit, struct gt_payout_row **rows, size_t *count,
                   int64_t *total, struct gt_arena *arena, struct gt_error *error);

/* What is held of exits on or before a day, by number, with what was released by then; party 0: of
 * all. *total counts all. */
int gt_escrow_list(struct gt_store *store, int64_t party, gt_day as_of, int64_t offset,
                   int64_t limit, struct gt_escrow_row **rows, size_t *count, int64_t *total,
                   struct gt_arena *arena, struct gt_error *error);

/* The escrow of that number, with all that was ever released; *found is false when there is none.
 */
int gt_escrow_read(struct gt_store *store, int64_t id, struct gt_escrow_row *row, bool *found,
                   struct gt_arena *arena, struct gt_error *error);

/* The sum held of one exit. */
int gt_escrow_of_exit(struct gt_store *store, int64_t exit, gt_money *sum, struct gt_error *error);

/* Releases of exits from a company on or before a day, by day; company 0: from all. */
int gt_release_list(struct gt_store *store, int64_t company, gt_day as_of,
                    struct gt_release_row **rows, size_t *count, struct gt_arena *arena,
                    struct gt_error *error);

#endif
