/* reminder.h - what waits, and what to do about it: one list for pledges, closings, qualifications,
 * dues and actions. */
#ifndef GENTOU_ENGINE_OPERATIONS_REMINDER_H
#define GENTOU_ENGINE_OPERATIONS_REMINDER_H

#include "engine/store/reminder.h"

#define GT_REMINDER_DAYS 14 /* a soft circle may stand still, and what is due shows so early */

struct gt_reminding {
    struct gt_reminder_row row;
    const char *todo; /* what to do, in the reader's language */
};

/* As of a date, the most urgent first: by the day it was or is due. */
int gt_reminder_list(struct gt_store *store, gt_day as_of, int64_t days,
                     struct gt_reminding **reminders, size_t *count, struct gt_arena *arena,
                     struct gt_error *error);

#endif
