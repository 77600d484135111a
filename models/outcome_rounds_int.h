/* outcome_rounds_int.h - the chain of stages made ready for drawing. */
#ifndef GENTOU_OUTCOME_ROUNDS_INT_H
#define GENTOU_OUTCOME_ROUNDS_INT_H

#include "gentou/outcome.h"

enum gt_time_law { GT_TIME_EXPONENTIAL, GT_TIME_LOGNORMAL, GT_TIME_WEIBULL };
enum gt_preference { GT_PREFERENCE_NONE, GT_PREFERENCE_NON_PARTICIPATING, GT_PREFERENCE_FULL };
enum gt_seniority { GT_SENIORITY_PARI_PASSU, GT_SENIORITY_LAST_FIRST };

/* What follows a round: when, and what. Latent normals: a failure below `fails`, a next round from
 * `next` on, an exit between. */
struct gt_stage {
    enum gt_time_law law;
    double log_scale, spread; /* of the quarters; lognormal: their ln median and sigma; Weibull: ln
                                 scale and 1/shape; exponential: ln mean and 1 */
    double fails, next;
    double log_step, step_sigma; /* ln of the next price over this one */
};

struct gt_chain {
    struct gt_stage steps[GT_OUTCOME_ROUNDS_MAX + 1]; /* after the entry, after follow-on 1, … */
    double shares[GT_OUTCOME_ROUNDS_MAX + 1];         /* issued by each round, 1 after the entry */
    double total[GT_OUTCOME_ROUNDS_MAX + 1];          /* of them all after each round */
    double log_exit, exit_sigma; /* ln of the value at exit over the last round's */
    double tail_from;            /* latent normal from which the Pareto tail runs */
    double log_tail_from, tail_level, tail_power; /* its ln multiple, ln Q(tail_from), 1/alpha */
    double failure, running;                      /* value over the last round's */
    enum gt_preference preference;
    double preference_multiple;
    enum gt_seniority seniority;
    double rho;
};

/* Draws both companies of the block. */
void gt_chain_draw(const struct gt_chain *chain, const struct gt_outcome_block *block);

/* What a share of the entry round gets of companies worth worth[i] a share after `rounds` follow-on
 * rounds at prices[1..rounds][i] (prices[0][i] = 1). count: GT_CHAIN_TILE at most. */
#define GT_CHAIN_TILE 256
void gt_chain_payouts(const struct gt_chain *chain, int rounds, double (*prices)[GT_CHAIN_TILE],
                      const double *worth, size_t count, double *payout);

#endif
