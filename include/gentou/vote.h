/* vote.h - does a motion carry?
 *
 *   eligible   members without a conflict of interest
 *   present    eligible members who voted; an abstention is a vote for the quorum
 *   base       yes + no, and the abstentions too if the rules count them
 *   quorum     present >= count and present >= share x eligible, as far as each is asked for
 *   simple     yes > base / 2
 *   two thirds yes >= 2/3 base
 *   share      yes >= share x base
 * A conflicted member's vote counts nowhere. Shares are fractions of whole numbers, so no majority
 * is missed by rounding. Without a quorum nothing is said of the majority.
 */
#ifndef GENTOU_VOTE_H
#define GENTOU_VOTE_H

#include "gentou/kinds.h"
#include "gentou/status.h"

#include <stdbool.h>
#include <stddef.h>

#define GT_FRACTION_MAX 1000000 /* the largest whole, and the most members */

/* part / whole; whole 0: not asked for. */
struct gt_fraction {
    int part;  /* 0..whole */
    int whole; /* 0..GT_FRACTION_MAX */
};

/* One member's vote. */
struct gt_ballot {
    bool conflicted;
    bool cast; /* false: the member did not vote, and `vote` is not read */
    enum gt_vote vote;
};

struct gt_vote_rules {
    int quorum_count;                /* members present, >= 0; 0: not asked for */
    struct gt_fraction quorum_share; /* of the eligible */
    enum gt_majority majority;
    struct gt_fraction majority_share; /* of the base, > 0; read for SHARE only */
    bool abstentions_count;            /* in the base */
};

struct gt_vote_outcome {
    enum gt_vote_result result;
    enum gt_vote_reason reason;
    int eligible, conflicted; /* together all members */
    int present;              /* yes + no + abstained */
    int yes, no, abstained;
    int quorum_needed; /* members present; 0: no quorum is asked for */
    int yes_needed;    /* of this base; 0 without a quorum or a base */
};

/* Counts the ballots of all members, one each. GT_ERANGE: a rule outside its range, a vote that is
 * none, more than GT_FRACTION_MAX members. */
enum gt_status gt_vote_count(const struct gt_vote_rules *rules, const struct gt_ballot *ballots,
                             size_t count, struct gt_vote_outcome *outcome);

#endif
