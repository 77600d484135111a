/* meeting.h - the rows about meetings: agenda, attendance. What was said there of deals is in
 * pitch.h. Inserts belong to the open entry.
 */
#ifndef GENTOU_ENGINE_STORE_MEETING_H
#define GENTOU_ENGINE_STORE_MEETING_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

struct gt_meeting_row {
    int64_t id;
    gt_day day;
    int kind; /* enum gt_meeting_kind */
    const char *title, *place, *ref;
    int64_t items, attended; /* read only: on the agenda, members who came */
};

struct gt_agenda_row {
    int64_t id;            /* read only */
    int64_t meeting, deal; /* deal 0: something else */
    const char *title;
    const char *company_name, *deal_ref; /* read only */
};

/* What a list of meetings is narrowed to; GT_DAY_NONE and -1 narrow nothing. */
struct gt_meeting_filter {
    gt_day from, to; /* both included */
    int kind;
    int64_t offset, limit;
};

int gt_meeting_insert(struct gt_store *store, const struct gt_meeting_row *meeting, int64_t *id,
                      struct gt_error *error);
int gt_meeting_find_ref(struct gt_store *store, const char *ref, int64_t *id,
                        struct gt_error *error);
int gt_meeting_read(struct gt_store *store, int64_t id, struct gt_meeting_row *meeting, bool *found,
                    struct gt_arena *arena, struct gt_error *error);
/* The latest first. *total counts all that the filter lets through. */
int gt_meeting_list(struct gt_store *store, const struct gt_meeting_filter *filter,
                    struct gt_meeting_row **rows, size_t *count, int64_t *total,
                    struct gt_arena *arena, struct gt_error *error);

/* *added is false when it is on the agenda already (a deal). */
int gt_agenda_insert(struct gt_store *store, const struct gt_agenda_row *item, int64_t *id,
                     bool *added, struct gt_error *error);
int gt_agenda_list(struct gt_store *store, int64_t meeting, struct gt_agenda_row **rows,
                   size_t *count, struct gt_arena *arena, struct gt_error *error);

/* A member and its name. */
struct gt_attendee_row {
    int64_t id;
    int64_t meeting, member;
    const char *name;
    gt_day day;        /* of the meeting */
    const char *title; /* of the meeting */
    int kind;          /* of the meeting */
};

/* *added is false when the member came already. */
int gt_attendance_insert(struct gt_store *store, int64_t meeting, int64_t member, int64_t *id,
                         bool *added, struct gt_error *error);
/* Who came to a meeting, in the order of names; or (meeting 0) the meetings a member came to, until
 * a day, the earliest first. */
int gt_attendance_list(struct gt_store *store, int64_t meeting, int64_t member, gt_day as_of,
                       struct gt_attendee_row **rows, size_t *count, struct gt_arena *arena,
                       struct gt_error *error);
/* Who came to a meeting with a deal on its agenda, until a day. */
int gt_pitch_audience(struct gt_store *store, int64_t deal, gt_day as_of, int64_t **ids,
                      size_t *count, struct gt_arena *arena, struct gt_error *error);

#endif
