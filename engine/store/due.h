/* due.h - what is due in the pipeline: open actions, and deals that stand too long in a step. */
#ifndef GENTOU_ENGINE_STORE_DUE_H
#define GENTOU_ENGINE_STORE_DUE_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

/* A step that has a time limit. */
struct gt_limit {
    int64_t step;
    int stage;       /* enum gt_stage */
    bool is_default; /* deals that stand in its stage, and in no step, stand here */
    int64_t days;
    int64_t owner; /* of deals here that nobody owns, 0: none */
};

struct gt_due_filter {
    gt_day as_of;
    gt_day until;  /* due on or before that day */
    int64_t owner; /* party number, 0: anybody */
    const struct gt_limit *limits;
    size_t limit_count;
    int64_t offset, limit;
};

struct gt_due_row {
    gt_day due;
    int what; /* enum gt_due */
    int64_t deal;
    const char *company;
    int64_t action;   /* of an action: its number */
    const char *text; /* of an action */
    int64_t step;     /* of a step */
    const char *step_name;
    int stage; /* of the step, -1: of an action */
    const char *owner; /* who answers for it, NULL: nobody */
};

/* What is due, the longest overdue first. *total counts all that the filter lets through. */
int gt_due_list(struct gt_store *store, const struct gt_due_filter *filter,
                struct gt_due_row **rows, size_t *count, int64_t *total, struct gt_arena *arena,
                struct gt_error *error);

#endif
