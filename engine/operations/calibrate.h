/* calibrate.h - what the ledger holds for gentou/calibrate.h: stays, step-ups, dilutions,
 * multiples.
 *
 * Rounds are closed ones as of the date, company by company in the order of their days. The kind of
 * a round says its stage: seed, and seed or angel: seed; pre-A: series A. Of the others a bridge,
 * debt, crowd funding and other change no stage. A venture or private equity round of a series that
 * nobody wrote down is a next round, and where the company stands then is unknown; an unknown or
 * corporate round may be anything, so it ends what is seen of the stay, which is censored that day.
 *   A stay runs from the first round of a stage to the first round of a later one (in series D or
 *   later, to the next round), to the end of the company, or to the date. A further round of the
 *   stage does not end it; one of an earlier stage is left out. What begins and ends on one day has
 *   no length and is left out. Each is counted. Years have 365 days.
 *   A company ends on the first day on or after its last round on which a holder records an IPO or
 *   a trade sale (exit), a liquidation or a write-off (failure). A secondary sale, a partner's
 *   buy-out or a buy-back is a holder's exit, and the company goes on.
 *   Price of a share: a round's pre-money over the post-money of the round before; a round without
 *   both (but for debt) breaks the chain of prices. Where two of pre-money, amount and post-money
 *   are known, so is the third.
 *   Multiple of a company that ended: what its holders got over what they held, at the price of the
 *   last round, of those whose stakes are all known in the unbroken chain and wholly sold or lost.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_CALIBRATE_H
#define GENTOU_ENGINE_OPERATIONS_CALIBRATE_H

#include "engine/operations/facts.h"
#include "gentou/board.h"
#include "gentou/calibrate.h"
#include "gentou/outcome.h"

struct gt_calibration_ledger {
    gt_day as_of;
    gt_day last; /* of all closed rounds and ends; GT_DAY_NONE: there are none */
    struct gt_calibration_data data;
    size_t companies, rounds;  /* with closed rounds; of them */
    size_t staged;             /* whose kind is a stage */
    size_t unstaged;           /* whose stage nobody wrote down */
    size_t beside;             /* bridge, debt, crowd funding, other */
    size_t further, backwards; /* of the stage the company is in; of an earlier one */
    size_t same_day;           /* stays without length */
    size_t exits, failures;    /* of companies */
    size_t contradicted;       /* ends before a later round: not taken */
    size_t multiples_unknown;  /* ended companies whose multiple is not known */
};

/* Reads all of it; arrays in the arena. */
int gt_calibration_read(struct gt_store *store, const struct gt_facts *facts,
                        struct gt_calibration_ledger *ledger, struct gt_arena *arena,
                        struct gt_error *error);

/* A parameter of the outcome model `rounds`, and what the ledger says of it. */
struct gt_calibration_parameter {
    const struct gt_parameter *of;
    enum gt_told told;
    double value;          /* told, or the model's own */
    bool bounded;          /* it has an interval */
    struct gt_estimate is; /* when told */
    size_t cases;          /* it rests on */
};

/* Those that a ledger can tell, in the model's order; their number. */
size_t gt_calibration_parameters(const struct gt_calibration *calibration,
                                 struct gt_calibration_parameter rows[GT_OUTCOME_PARAMETERS_MAX]);

/* The view of a calibration's book, in the arena. *calibration outlives it. */
int gt_calibration_view(const struct gt_calibration *calibration, struct gt_board_calibration *view,
                        struct gt_arena *arena, struct gt_error *error);

extern const struct gt_kind gt_chain_stage_words, gt_told_words, gt_lifetime_law_words;

#endif
