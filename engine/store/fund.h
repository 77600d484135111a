/* fund.h - the rows about the guidance fund's own money: sub-funds, commitments, drawdowns,
 * partners' letters, budgets. */
#ifndef GENTOU_ENGINE_STORE_FUND_H
#define GENTOU_ENGINE_STORE_FUND_H

#include "engine/base/arena.h"
#include "engine/store/store.h"

#include <stddef.h>

struct gt_subfund_row {
    int64_t party;
    const char *name; /* read only */
    int64_t fund;
    int64_t partner;          /* 0: nobody said */
    const char *partner_name; /* read only */
    gt_day since;
    gt_money size; /* GT_MONEY_UNKNOWN: nobody said */
    const struct gt_currency *currency;
    const char *note;
};

struct gt_commitment_row {
    int64_t id; /* read only */
    int64_t fund, party;
    const char *fund_name, *party_name; /* read only */
    gt_day day;
    gt_money amount;
    gt_money paid; /* read only: drawn down as of the day asked */
    const struct gt_currency *currency;
    const char *note;
};

struct gt_drawdown_row {
    int64_t id; /* read only */
    int64_t commitment;
    int64_t fund, party; /* read only: of the commitment */
    gt_day day, called;
    gt_money amount;
    const struct gt_currency *currency; /* read only */
    const char *note;
};

struct gt_intention_row {
    int64_t id; /* read only */
    int64_t fund, partner;
    const char *partner_name; /* read only */
    gt_day day, until;
    gt_money capacity; /* GT_MONEY_UNKNOWN: not said */
    const struct gt_currency *currency;
    const char *document, *note;
};

struct gt_budget_row {
    int64_t id; /* read only */
    int64_t fund, year;
    gt_money amount, final; /* final GT_MONEY_UNKNOWN: not closed */
    const struct gt_currency *currency;
    const char *document, *note;
};

int gt_subfund_insert(struct gt_store *store, const struct gt_subfund_row *row,
                      struct gt_error *error);
int gt_commitment_insert(struct gt_store *store, const struct gt_commitment_row *row, int64_t *id,
                         struct gt_error *error);
int gt_drawdown_insert(struct gt_store *store, const struct gt_drawdown_row *row, int64_t *id,
                       struct gt_error *error);
int gt_intention_insert(struct gt_store *store, const struct gt_intention_row *row, int64_t *id,
                        struct gt_error *error);
int gt_budget_insert(struct gt_store *store, const struct gt_budget_row *row, int64_t *id,
                     struct gt_error *error);

/* The sub-funds of a guidance fund (0: of all), or the one that a party is (fund and party 0: any).
 * Since a day or before; by name. */
int gt_subfund_list(struct gt_store *store, int64_t fund, int64_t party, gt_day as_of,
                    struct gt_subfund_row **rows, size_t *count, struct gt_arena *arena,
                    struct gt_error *error);

/* Commitments to a fund, or of a party (0: any), or the one of a number, on or before a day, by
 * day. */
int gt_commitment_list(struct gt_store *store, int64_t fund, int64_t party, int64_t id,
                       gt_day as_of, struct gt_commitment_row **rows, size_t *count,
                       struct gt_arena *arena, struct gt_error *error);

/* What was paid of commitments to a fund (0: to any), on or before a day, by day. */
int gt_drawdown_list(struct gt_store *store, int64_t fund, gt_day as_of,
                     struct gt_drawdown_row **rows, size_t *count, struct gt_arena *arena,
                     struct gt_error *error);

/* Letters to a fund on or before a day, by partner and day. */
int gt_intention_list(struct gt_store *store, int64_t fund, gt_day as_of,
                      struct gt_intention_row **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error);

/* By year. */
int gt_budget_list(struct gt_store *store, int64_t fund, struct gt_budget_row **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error);

#endif
