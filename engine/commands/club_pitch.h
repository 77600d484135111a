/* club_pitch.h - listings of what members say of deals, for their own commands and `meeting show`.
 */
#ifndef GENTOU_ENGINE_COMMANDS_CLUB_PITCH_H
#define GENTOU_ENGINE_COMMANDS_CLUB_PITCH_H

#include "engine/commands/club.h"
#include "engine/operations/club.h"
#include "engine/operations/pitch.h"

/* Scores summed up by criterion and in total, of each deal that was scored. */
int gt_list_scores(struct gt_call *call, const int64_t *deals, size_t count,
                   struct gt_listing *listing);

/* Votes on a deal (0: on any) in a meeting (0: in any), and what came of them. */
int gt_list_votes(struct gt_call *call, int64_t deal, int64_t meeting, struct gt_listing *listing);
int gt_list_results(struct gt_call *call, int64_t deal, int64_t meeting,
                    struct gt_listing *listing);

/* Conflicts declared in deals (NULL: in any). */
int gt_list_conflicts(struct gt_call *call, const int64_t *deals, size_t deal_count,
                      struct gt_listing *listing);

#endif
