/* score.h - what the members thought of a pitch.
 *
 * Member m gives criterion c the score s(m,c), or none. Criteria weigh v(c), members w(m).
 *
 *   by criterion   over the members who scored it:
 *                  mean   x = sum w s / sum w
 *                  spread sd = sqrt( W / (W^2 - sum w^2) x sum w (s - x)^2 ),  W = sum w:
 *                  the standard deviation of a sample (n - 1 when weights are equal)
 *   a member's own score: sum v s / sum v over the criteria it scored
 *   in total       the same mean and spread, over the members' own scores
 *
 * A missing score is left out and counted, never 0. Members with a conflict of interest are left
 * out and counted. Source of the weighted spread: GSL Reference Manual 2.7, "Weighted Samples",
 * gsl_stats_wsd.
 */
#ifndef GENTOU_SCORE_H
#define GENTOU_SCORE_H

#include "gentou/status.h"

#include <math.h>
#include <stdbool.h>
#include <stddef.h>

#define GT_SCORE_MISSING ((double)NAN)

struct gt_score_sheet {
    size_t members, criteria; /* criteria >= 1 */
    const double *scores;     /* members x criteria, a member's row together; GT_SCORE_MISSING */
    double low, high;         /* the scale, low < high: every score lies in it */
    const double *criterion_weights; /* criteria of them, > 0; NULL: all equal */
    const double *member_weights;    /* members of them, > 0; NULL: all equal */
    const bool *conflicted;          /* members of them; NULL: nobody is */
};

struct gt_score_summary {
    int count;              /* scores (in total: members) that the figures are made of */
    int missing;            /* of members without a conflict: those who gave none */
    double mean;            /* 0 and without meaning when count is 0 */
    double spread;          /* standard deviation; 0 and without meaning when count is below 2 */
    double lowest, highest; /* as mean */
};

struct gt_score_total {
    struct gt_score_summary
        members;    /* over the members' own scores; missing: scored nothing at all */
    int partial;    /* members of those counted who left some criterion out */
    int conflicted; /* members left out */
};

/* Sums a pitch's scores up. by_criterion: room for criteria of them. GT_ERANGE: a score outside the
 * scale, a weight that is not above 0, no criterion, a scale without width. Nobody having scored is
 * no error: count is 0. GT_ENOMEM. */
enum gt_status gt_score_pitch(const struct gt_score_sheet *sheet,
                              struct gt_score_summary *by_criterion, struct gt_score_total *total);

#endif
