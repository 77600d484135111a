/* amend.h - rows that are corrected and withdrawn: as they are written, changed, deleted.
 *
 * Read here, a row names the records it was written with, not those that stand for them, and a deal
 * has its own day. A change signs the row with the open entry, and does nothing (and leaves
 * *changed as it is) where the row says all that already; the row as it was goes to the past by
 * itself.
 */
#ifndef GENTOU_ENGINE_STORE_AMEND_H
#define GENTOU_ENGINE_STORE_AMEND_H

#include "engine/base/arena.h"
#include "engine/store/company.h"
#include "engine/store/deal.h"
#include "engine/store/holding.h"
#include "engine/store/store.h"

#include <stddef.h>

/* One step of a deal. */
struct gt_stage_row {
    int64_t id, deal;
    gt_day day;
    int stage;
    int64_t step; /* 0: none, but the stage */
    int reason;   /* enum gt_pass_reason, -1: none */
    const char *note;
};

/* *found is false when there is no row of that number. */
int gt_deal_written(struct gt_store *store, int64_t id, struct gt_deal_row *deal, bool *found,
                    struct gt_arena *arena, struct gt_error *error);
int gt_stage_written(struct gt_store *store, int64_t id, struct gt_stage_row *stage, bool *found,
                     struct gt_arena *arena, struct gt_error *error);
int gt_investment_written(struct gt_store *store, int64_t id, struct gt_investment_row *stake,
                          bool *found, struct gt_arena *arena, struct gt_error *error);
int gt_pledge_written(struct gt_store *store, int64_t id, struct gt_pledge_row *pledge, bool *found,
                      struct gt_arena *arena, struct gt_error *error);
int gt_mark_written(struct gt_store *store, int64_t id, struct gt_mark_row *mark, bool *found,
                    struct gt_arena *arena, struct gt_error *error);
int gt_exit_written(struct gt_store *store, int64_t id, struct gt_exit_row *exit, bool *found,
                    struct gt_arena *arena, struct gt_error *error);

int gt_deal_update(struct gt_store *store, const struct gt_deal_row *deal, bool *changed,
                   struct gt_error *error);
int gt_stage_update(struct gt_store *store, const struct gt_stage_row *stage, bool *changed,
                    struct gt_error *error);
int gt_investment_update(struct gt_store *store, const struct gt_investment_row *stake,
                         bool *changed, struct gt_error *error);
int gt_pledge_update(struct gt_store *store, const struct gt_pledge_row *pledge, bool *changed,
                     struct gt_error *error);
int gt_mark_update(struct gt_store *store, const struct gt_mark_row *mark, bool *changed,
                   struct gt_error *error);
int gt_exit_update(struct gt_store *store, const struct gt_exit_row *exit, bool *changed,
                   struct gt_error *error);

/* The stages of a deal in their order. */
int gt_deal_stages(struct gt_store *store, int64_t deal, struct gt_stage_row **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error);

/* Whether amounts stand in the deal's currency beside its own: stakes, pledges and closings. */
int gt_deal_has_amounts(struct gt_store *store, int64_t deal, bool *has, struct gt_error *error);

/* A party's own record. Numbers are 0 where there is no such row. */
struct gt_party_written {
    const char *name;
    int kind;
    int64_t role; /* the row that gives it the role asked for */
    gt_day role_since;
    int64_t ownership_row; /* the latest */
    int ownership;
    double private_share;
    gt_day ownership_since;
    const char *source;
};
int gt_party_written(struct gt_store *store, int64_t party, int role, struct gt_party_written *row,
                     struct gt_arena *arena, struct gt_error *error);

/* The other names of a party's own record, as they were written. */
int gt_party_other_names(struct gt_store *store, int64_t party, const char ***names, size_t *count,
                         struct gt_arena *arena, struct gt_error *error);

int gt_party_update(struct gt_store *store, int64_t party, const char *name, int kind,
                    bool *changed, struct gt_error *error);
int gt_role_update(struct gt_store *store, int64_t role, gt_day since, bool *changed,
                   struct gt_error *error);
int gt_ownership_update(struct gt_store *store, const struct gt_party_written *row, bool *changed,
                        struct gt_error *error);
/* The name is the party's own; another spelling of it is changed. */
int gt_party_name_keep(struct gt_store *store, int64_t party, const char *folded, const char *name,
                       bool *changed, struct gt_error *error);
int gt_party_name_delete(struct gt_store *store, int64_t party, const char *folded,
                         struct gt_error *error);

/* A company's own record, and the latest of its registered capital; false: neither was said. */
struct gt_company_written {
    const char *sector, *city;
    gt_day founded;
    int64_t capital_row; /* 0: none */
    gt_money capital;
    const struct gt_currency *currency;
    gt_day capital_since;
};
int gt_company_written(struct gt_store *store, int64_t party, struct gt_company_written *row,
                       struct gt_arena *arena, struct gt_error *error);
int gt_company_update(struct gt_store *store, int64_t party, const struct gt_company_written *row,
                      bool *changed, struct gt_error *error);
int gt_registered_capital_update(struct gt_store *store, const struct gt_company_written *row,
                                 bool *changed, struct gt_error *error);

/* Marks and exits of a company's holdings whose holder stood in no closed round of it by their day;
 * *table and *row name one of them. */
int gt_unheld(struct gt_store *store, int64_t company, int64_t *count, const char **table,
              int64_t *row, struct gt_error *error);

/* What refers to a row. */
struct gt_reference {
    const char *table;
    int64_t rows, first; /* how many, and the number of one of them (0: it has none) */
};
/* All rows, of whatever fact table, that refer to row `id` of a table; with `later` only those of
 * entries that wrote nothing of the row itself. */
int gt_row_references(struct gt_store *store, const char *table, int64_t id, bool later,
                      struct gt_reference **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error);

/* Withdraws row `id` of a table, and with it what refers to it; refused where others refer to that.
 */
int gt_row_withdraw(struct gt_store *store, const char *table, int64_t id, struct gt_error *error);

#endif
