/* club.h - the club's records, and the operations that enter them; as records.h and enter.h.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_CLUB_H
#define GENTOU_ENGINE_OPERATIONS_CLUB_H

#include "engine/operations/enter.h"
#include "engine/store/meeting.h"

/* What shows that a member is a qualified investor. */
struct gt_qualification_record {
    const char *member;
    gt_day date;
    gt_day expires; /* last day; GT_DAY_NONE: it does not expire */
    int deemed;     /* enum gt_deemed, -1: none */
    struct gt_amount net_assets, financial_assets, average_income;
    const char *evidence; /* where the proof is kept */
};

struct gt_dues_record {
    const char *member; /* NULL: every member of that day */
    const char *period;
    struct gt_amount amount;
    gt_day due;
    gt_day date; /* it is asked for; GT_DAY_NONE: when it is due */
};

struct gt_payment_record {
    const char *member;
    const char *period;
    gt_day date;
    struct gt_amount amount; /* not said: all that is open */
};

struct gt_interest_record {
    const char *member;
    struct gt_names sectors;
    gt_day since;
};

struct gt_meeting_record {
    gt_day date;
    int kind; /* enum gt_meeting_kind */
    const char *title, *place, *ref;
};

struct gt_agenda_record {
    const char *meeting;
    struct gt_names deals;
    const char *title; /* of something that is no deal */
};

struct gt_attendance_record {
    const char *meeting;
    struct gt_names members;
};

struct gt_criterion_record {
    const char *name;
    double weight;
    gt_day since;
};

struct gt_score_record {
    const char *deal;
    const char *member;
    const char *criterion;
    double value;
    const char *meeting; /* or NULL */
    gt_day date;         /* GT_DAY_NONE: the meeting's */
};

struct gt_voting_record {
    gt_day since;
    int64_t quorum; /* INT64_MIN: not said */
    double quorum_share;
    int majority; /* enum gt_majority, -1: simple */
    double majority_share;
    bool abstentions;
};

struct gt_vote_record {
    const char *deal;
    const char *member;
    int vote; /* enum gt_vote */
    const char *meeting;
};

struct gt_conflict_record {
    const char *deal;
    const char *member;
    const char *reason;
    gt_day date;
};

/* struct gt_qualification_record. Of a member; figures in yuan, as the rule has them. */
gt_enter gt_enter_qualification;

/* struct gt_dues_record: of a period once a member. struct gt_payment_record: never more than is
 * open. */
gt_enter gt_enter_dues, gt_enter_payment;

/* struct gt_interest_record */
gt_enter gt_enter_interest;

/* Withdraws interests. Refused when the member has one of them not. */
int gt_interest_remove(struct gt_store *store, const char *member, const char *const *sectors,
                       size_t count, struct gt_arena *arena, struct gt_error *error);

/* struct gt_meeting_record, struct gt_agenda_record, struct gt_attendance_record */
gt_enter gt_enter_meeting, gt_enter_agenda, gt_enter_attendance;

/* struct gt_criterion_record, struct gt_score_record, struct gt_voting_record, struct
 * gt_vote_record, struct gt_conflict_record. Only a member of the day scores and votes, once in a
 * meeting; a conflicted one may, and it does not count (operations/pitch.h). */
gt_enter gt_enter_criterion, gt_enter_score, gt_enter_voting, gt_enter_vote, gt_enter_conflict;

/* A meeting by its number (12 or #12) or the writer's own reference. */
int gt_need_meeting(struct gt_store *store, const char *which, struct gt_meeting_row *meeting,
                    struct gt_arena *arena, struct gt_error *error);

/* A member of that name who is one on a day. */
int gt_need_member_on(struct gt_store *store, const char *name, gt_day day, int64_t *id,
                      struct gt_arena *arena, struct gt_error *error);

#endif
