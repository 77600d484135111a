/* calibrate_int.h - the two halves of reading a ledger for calibration. */
#ifndef GENTOU_ENGINE_OPERATIONS_CALIBRATE_INT_H
#define GENTOU_ENGINE_OPERATIONS_CALIBRATE_INT_H

#include "engine/operations/calibrate.h"

/* What is known of the price of a round's shares. */
struct gt_priced_round {
    size_t deal; /* its place in the facts */
    int64_t company;
    int chain;    /* of the company; prices of two chains cannot be told from each other */
    double price; /* over that of the first round of the chain */
    bool counts;  /* money in it buys shares: no debt */
};

/* A company that ended; its rounds stand in the array of all. */
struct gt_ended_company {
    int64_t company;
    bool failed;
    size_t first, count;
};

struct gt_calibration_making {
    struct gt_store *store;
    const struct gt_facts *facts;
    struct gt_calibration_ledger *ledger;
    struct gt_priced_round *rounds; /* closed ones by company, day and number */
    size_t round_count;
    struct gt_ended_company *ended;
    size_t ended_count;
    struct gt_arena *arena;
    struct gt_error *error;
};

/* The stage that a kind of round says (enum gt_chain_stage); below 0: none, or any. */
int gt_chain_stage_of(int deal_kind);

/* How an exit of a kind ends a company (enum gt_chain_end); below 0: a holder left, and it goes on.
 */
int gt_chain_end_of(int exit_kind);

/* The multiples of the companies that ended. */
int gt_calibration_multiples(struct gt_calibration_making *making);

#endif
