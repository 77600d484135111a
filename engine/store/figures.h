/* figures.h - the rows about what rules ask: figures of companies and funds, ties, compensation,
 * applied presets, overrides.
 *
 * Inserts belong to the open entry. Lists are as of a date, in the order of their days, and say
 * parties by the record that stands for them. An amount is GT_MONEY_UNKNOWN, a number GT_COUNT_NONE
 * and a flag or word -1 when nobody said.
 */
#ifndef GENTOU_ENGINE_STORE_FIGURES_H
#define GENTOU_ENGINE_STORE_FIGURES_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

#define GT_COUNT_NONE INT64_MIN

struct gt_figure_row {
    int64_t id; /* read only */
    int64_t company;
    const char *company_name; /* read only */
    gt_day day;
    const char *registered_in;
    int listed, resident, audited, high_tech; /* enum gt_yes_no */
    int64_t staff, college_staff, bachelor_staff, rd_staff;
    gt_money revenue, costs, rd_spending, total_assets, net_assets;
    const struct gt_currency *currency;
    const char *source;
};

struct gt_fund_figure_row {
    int64_t id; /* read only */
    int64_t fund;
    const char *fund_name; /* read only */
    gt_day day;
    int level; /* enum gt_fund_level */
    int stage; /* enum gt_term_stage */
    gt_day approved, set_up;
    int64_t seniors, projects;
    int fee_on_paid, hidden_debt, derivatives, guarantees, unlimited; /* enum gt_yes_no */
    gt_money invested, early, on_target, local, tech, returned, conceded, loss;
    const struct gt_currency *currency;
    const char *source;
};

struct gt_tie_row {
    int64_t id; /* read only */
    int64_t company, party;
    const char *company_name, *party_name; /* read only */
    gt_day day;
    int tie;             /* enum gt_tie */
    double family_share; /* negative: nobody said */
    const char *source;
};

struct gt_compensation_row {
    int64_t id; /* read only */
    int64_t company, party;
    const char *company_name, *party_name; /* read only */
    gt_day day;
    gt_money amount;
    const struct gt_currency *currency;
    int stage; /* enum gt_term_stage */
    const char *document;
};

struct gt_preset_row {
    int64_t id; /* read only */
    const char *name;
    gt_day since, until; /* until GT_DAY_NONE: no end */
    const char *note;
};

struct gt_deal_override_row {
    int64_t deal;
    gt_day day;
    const char *rule, *reason;
    const char *actor; /* read only */
};

int gt_figure_insert(struct gt_store *store, const struct gt_figure_row *row, int64_t *id,
                     struct gt_error *error);
int gt_fund_figure_insert(struct gt_store *store, const struct gt_fund_figure_row *row, int64_t *id,
                          struct gt_error *error);
int gt_tie_insert(struct gt_store *store, const struct gt_tie_row *row, int64_t *id,
                  struct gt_error *error);
int gt_compensation_insert(struct gt_store *store, const struct gt_compensation_row *row,
                           int64_t *id, struct gt_error *error);
int gt_preset_insert(struct gt_store *store, const struct gt_preset_row *row, int64_t *id,
                     struct gt_error *error);
int gt_deal_override_insert(struct gt_store *store, const struct gt_deal_override_row *row,
                            struct gt_error *error);

/* Of a company, a fund, a company and an angel, a party, a deal; 0: of all. */
int gt_figure_list(struct gt_store *store, int64_t company, gt_day as_of,
                   struct gt_figure_row **rows, size_t *count, struct gt_arena *arena,
                   struct gt_error *error);
int gt_fund_figure_list(struct gt_store *store, int64_t fund, gt_day as_of,
                        struct gt_fund_figure_row **rows, size_t *count, struct gt_arena *arena,
                        struct gt_error *error);
int gt_tie_list(struct gt_store *store, int64_t company, gt_day as_of, struct gt_tie_row **rows,
                size_t *count, struct gt_arena *arena, struct gt_error *error);
int gt_compensation_list(struct gt_store *store, gt_day as_of, struct gt_compensation_row **rows,
                         size_t *count, struct gt_arena *arena, struct gt_error *error);
int gt_deal_override_list(struct gt_store *store, int64_t deal, gt_day as_of,
                          struct gt_deal_override_row **rows, size_t *count, struct gt_arena *arena,
                          struct gt_error *error);

/* All that were ever applied, by name and day. */
int gt_preset_list(struct gt_store *store, struct gt_preset_row **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error);

#endif
