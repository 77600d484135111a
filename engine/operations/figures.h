/* figures.h - what rules ask beside the rounds: dated figures of companies and funds, angels' ties,
 * compensation, and the presets that a ledger applies. Each with who says so.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_FIGURES_H
#define GENTOU_ENGINE_OPERATIONS_FIGURES_H

#include "engine/operations/enter.h"
#include "engine/store/figures.h"

struct gt_figure_record {
    const char *company;
    gt_day date;
    const char *registered_in;
    int listed, resident, audited, high_tech;               /* enum gt_yes_no, -1: not said */
    int64_t staff, college_staff, bachelor_staff, rd_staff; /* GT_COUNT_NONE: not said */
    struct gt_amount revenue, costs, rd_spending, total_assets, net_assets;
    const struct gt_currency *currency;
    const char *source;
};

struct gt_fund_figure_record {
    const char *fund; /* NULL: the ledger's guidance fund */
    gt_day date;
    int level, stage;
    gt_day approved, set_up;
    int64_t seniors, projects;
    int fee_on_paid, hidden_debt, derivatives, guarantees, unlimited; /* enum gt_yes_no */
    struct gt_amount invested, early, on_target, local, tech, returned, conceded, loss;
    const struct gt_currency *currency;
    const char *source;
};

struct gt_tie_record {
    const char *party, *company;
    gt_day date;
    int tie;
    double family_share;
    const char *source;
};

struct gt_compensation_record {
    const char *company, *party;
    gt_day date;
    struct gt_amount amount;
    int stage;
    const char *document;
};

struct gt_preset_record {
    const char *name;
    gt_day since, until;
    const char *note;
};

/* Each of its record. A company and an angel are known to the ledger already; a preset is one of
 * the rule book's, and not applied twice on one day. */
gt_enter gt_enter_figure, gt_enter_fund_figure, gt_enter_tie, gt_enter_compensation,
    gt_enter_preset;

#endif
