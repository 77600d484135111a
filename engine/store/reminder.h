/* reminder.h - the rows of what waits in pledges, closings and actions. */
#ifndef GENTOU_ENGINE_STORE_REMINDER_H
#define GENTOU_ENGINE_STORE_REMINDER_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

struct gt_reminder_row {
    gt_day due;
    int what;                           /* enum gt_reminder */
    int64_t deal;                       /* 0: it is of no deal */
    const char *company;                /* NULL then */
    int64_t closing;                    /* 0: none */
    int64_t member;                     /* 0: nobody's */
    const char *member_name;            /* NULL then */
    gt_money amount;                    /* GT_MONEY_UNKNOWN: none */
    const struct gt_currency *currency; /* of the amount */
    const char *text;                   /* of an action; of dues: the period */
};

/* As of a date: soft circles that stand still for `days` days; committed pledges that are not
 * signed though a closing comes within as many; closings whose day has come that were not run;
 * allotments that are not funded; actions that are due within as many. In no order. */
int gt_reminder_rows(struct gt_store *store, gt_day as_of, int64_t days,
                     struct gt_reminder_row **rows, size_t *count, struct gt_arena *arena,
                     struct gt_error *error);

#endif
