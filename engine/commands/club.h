/* club.h - the commands of the club, one file a subject, and what they share. Rows in list_club.c.
 */
#ifndef GENTOU_ENGINE_COMMANDS_CLUB_H
#define GENTOU_ENGINE_COMMANDS_CLUB_H

#include "engine/commands/command.h"

/* cmd_enter.c: `NOUN add` of records that take several arguments without an option. */
int gt_cmd_enter(struct gt_call *call);
/* `NOUN remove NUMBER` of the club's records. */

/* cmd_member.c */
int gt_cmd_member_list(struct gt_call *call);
int gt_cmd_member_show(struct gt_call *call);
int gt_cmd_member_report(struct gt_call *call);
int gt_cmd_qualification_list(struct gt_call *call);

/* cmd_club_report.c */
int gt_cmd_club_report(struct gt_call *call);

/* cmd_evidence.c */
int gt_cmd_evidence_show(struct gt_call *call);
int gt_cmd_evidence_redact(struct gt_call *call);
int gt_cmd_evidence_verify(struct gt_call *call);

/* cmd_dues.c */
int gt_cmd_dues_list(struct gt_call *call);
int gt_cmd_interest_list(struct gt_call *call);
int gt_cmd_interest_remove(struct gt_call *call);
int gt_cmd_deal_match(struct gt_call *call);

/* cmd_meeting.c */
int gt_cmd_meeting_list(struct gt_call *call);
int gt_cmd_meeting_show(struct gt_call *call);

/* cmd_pitch.c */
int gt_cmd_criterion_list(struct gt_call *call);
int gt_cmd_score_list(struct gt_call *call);
int gt_cmd_voting_list(struct gt_call *call);
int gt_cmd_vote_list(struct gt_call *call);
int gt_cmd_vote_result(struct gt_call *call);
int gt_cmd_conflict_list(struct gt_call *call);

/* cmd_vehicle.c */
int gt_cmd_vehicle_list(struct gt_call *call);
int gt_cmd_vehicle_show(struct gt_call *call);

/* For people the label, for machines the token; NULL for -1. */
const char *gt_call_word(const struct gt_call *call, const struct gt_kind *kind, int value);

#endif
