/* leverage.h - leverage for people and machines. */
#ifndef GENTOU_ENGINE_EXPORT_LEVERAGE_H
#define GENTOU_ENGINE_EXPORT_LEVERAGE_H

#include "engine/export/listing.h"
#include "engine/operations/leverage_beside.h"
#include "engine/operations/leverage_funds.h"
#include "gentou/board.h"

/* What stands beside the headline. */
struct gt_leverage_beside {
    bool even; /* the two below are known */
    double herfindahl, largest;
    gt_money peak;                             /* of the fund's outlay; unknown: not reckoned */
    const struct gt_board_leverage *follow_on; /* later rounds, or NULL */
    double deadweight;                         /* negative: not asked */
    const char *deadweight_source;
};

/* What one answer about leverage shows. */
struct gt_leverage_answer {
    const struct gt_board_leverage_block *block; /* of rounds in the ledger, or NULL */
    const struct gt_board_leverage *plan;        /* of a programme to come, or NULL */
    const struct gt_currency *currency;
    const struct gt_board_finding *findings;
    size_t finding_count;
    bool with_deals;        /* the lines of the rounds as well */
    enum gt_leverage_by by; /* what the groups are; partner: none */
    const struct gt_board_leverage *groups;
    size_t group_count;
    const struct gt_leverage_beside *beside; /* or NULL */
    bool explain;
    const struct gt_leverage_part *parts; /* what the figures are made of, when asked for */
    size_t part_count;
    const struct gt_board_exchange *exchanges; /* what was converted into `currency`, and how */
    size_t exchange_count;
};

/* As tables, JSON, or CSV (one row a line: portfolio, partner, deal, plan). */
int gt_leverage_print(FILE *out, const struct gt_leverage_answer *answer, enum gt_output output,
                      int width, struct gt_error *error);

/* What the figures below are made of: each party's capital in a sub-fund, or (chain) the rounds
 * that a sub-fund stands in. */
int gt_leverage_funds_explain(FILE *out, const struct gt_leverage_fund *rows, size_t count,
                              bool chain, const struct gt_currency *currency, enum gt_output output,
                              int width, struct gt_error *error);

/* The sub-funds' capital by whose it is, or (level chain) the links from the fund to the rounds.
 * Machines see level and basis in each row. */
int gt_leverage_funds_print(FILE *out, const struct gt_leverage_fund *rows, size_t count, int level,
                            int basis, const struct gt_currency *currency, enum gt_output output,
                            int width, struct gt_error *error);

#endif
