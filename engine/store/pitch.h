/* pitch.h - the rows about what the members say of deals: scores by the club's criteria, votes by
 * its rules, conflicts of interest. Inserts belong to the open entry.
 */
#ifndef GENTOU_ENGINE_STORE_PITCH_H
#define GENTOU_ENGINE_STORE_PITCH_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

struct gt_criterion_row {
    int64_t id;         /* 0: a usual one, that the club has not named */
    const char *name;   /* as written */
    const char *folded; /* as it is compared */
    double weight;      /* 0: no longer asked */
    gt_day since;       /* GT_DAY_NONE: always */
};

int gt_criterion_insert(struct gt_store *store, const struct gt_criterion_row *criterion,
                        int64_t *id, struct gt_error *error);
/* The latest row of each name on a day, in the order in which the names first came. */
int gt_criterion_list(struct gt_store *store, gt_day as_of, struct gt_criterion_row **rows,
                      size_t *count, struct gt_arena *arena, struct gt_error *error);

struct gt_score_row {
    int64_t id; /* read only */
    int64_t deal, member;
    const char *member_name; /* read only */
    const char *criterion;   /* folded */
    gt_day day;
    double value;    /* 1..10 */
    int64_t meeting; /* 0: none */
};

int gt_score_insert(struct gt_store *store, const struct gt_score_row *score, int64_t *id,
                    struct gt_error *error);
/* The latest score of each member by each criterion on a day, in the order of members. */
int gt_score_list(struct gt_store *store, int64_t deal, gt_day as_of, struct gt_score_row **rows,
                  size_t *count, struct gt_arena *arena, struct gt_error *error);

struct gt_conflict_row {
    int64_t id, deal, member;
    const char *member_name; /* read only */
    gt_day day;
    const char *reason;
};

/* *added is false when it is declared already. */
int gt_conflict_insert(struct gt_store *store, const struct gt_conflict_row *conflict, int64_t *id,
                       bool *added, struct gt_error *error);
/* Those declared until a day: of a deal (0: of any), of a member (0: of any). */
int gt_conflict_list(struct gt_store *store, int64_t deal, int64_t member, gt_day as_of,
                     struct gt_conflict_row **rows, size_t *count, struct gt_arena *arena,
                     struct gt_error *error);

struct gt_voting_row {
    int64_t id;     /* read only */
    gt_day since;   /* GT_DAY_NONE: always */
    int64_t quorum; /* members who vote at least; 0: not asked for */
    double quorum_share;
    int majority;          /* enum gt_majority */
    double majority_share; /* negative unless the majority is a share */
    bool abstentions;      /* they count beside yes and no */
};

int gt_voting_insert(struct gt_store *store, const struct gt_voting_row *voting, int64_t *id,
                     struct gt_error *error);
/* The rules in force on a day; *found is false when the club has none. */
int gt_voting_read(struct gt_store *store, gt_day on, struct gt_voting_row *voting, bool *found,
                   struct gt_error *error);
/* All rules that began until a day, the latest first. */
int gt_voting_list(struct gt_store *store, gt_day as_of, struct gt_voting_row **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error);

struct gt_vote_row {
    int64_t id; /* read only */
    int64_t deal, meeting, member;
    const char *member_name, *company_name; /* read only */
    gt_day day;                             /* of the meeting; read only */
    int vote;                               /* enum gt_vote */
};

int gt_vote_insert(struct gt_store *store, const struct gt_vote_row *vote, int64_t *id,
                   struct gt_error *error);
/* The votes in meetings until a day, in the order of the meetings and of the members' names: on a
 * deal, in a meeting, of a member; 0 is any of them, but one is given. */
int gt_vote_list(struct gt_store *store, int64_t deal, int64_t meeting, int64_t member,
                 gt_day as_of, struct gt_vote_row **rows, size_t *count, struct gt_arena *arena,
                 struct gt_error *error);

#endif
