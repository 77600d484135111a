/* pitch.h - what the club thinks of a deal, as of a day: its scores summed up, its votes counted.
 *
 * Who has declared a conflict of interest by that day does not count, whenever it scored or voted.
 * Scores are summed up over those who scored and those who came to a meeting with the deal on its
 * agenda: who came and did not score is missing. A vote is counted over the members of the
 * meeting's day; in a committee, over those who came to it or voted.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_PITCH_H
#define GENTOU_ENGINE_OPERATIONS_PITCH_H

#include "engine/base/arena.h"
#include "engine/store/meeting.h"
#include "engine/store/pitch.h"
#include "engine/store/store.h"
#include "gentou/score.h"
#include "gentou/vote.h"

#define GT_SCORE_LOW  1.0
#define GT_SCORE_HIGH 10.0

/* The criteria of a day: the club's, or when it has none the usual ones, each of weight 1. */
int gt_pitch_criteria(struct gt_store *store, gt_day as_of, struct gt_criterion_row **rows,
                      size_t *count, struct gt_arena *arena, struct gt_error *error);

struct gt_pitch_scores {
    struct gt_criterion_row *criteria;
    size_t criterion_count;
    struct gt_score_summary *by_criterion; /* criterion_count */
    struct gt_score_total total;
};

int gt_pitch_score(struct gt_store *store, int64_t deal, gt_day as_of,
                   struct gt_pitch_scores *scores, struct gt_arena *arena, struct gt_error *error);

/* A vote on a deal in a meeting. */
struct gt_pitch_vote {
    int64_t deal;
    const char *company_name;
    struct gt_meeting_row meeting;
    struct gt_voting_row rules;
    struct gt_vote_outcome outcome;
};

/* The votes on a deal (0: on any) in a meeting (0: in any), one a deal and meeting. */
int gt_pitch_votes(struct gt_store *store, int64_t deal, int64_t meeting, gt_day as_of,
                   struct gt_pitch_vote **votes, size_t *count, struct gt_arena *arena,
                   struct gt_error *error);

/* Whether a member is among the conflicts. */
bool gt_is_conflicted(const struct gt_conflict_row *conflicts, size_t count, int64_t member);

#endif
