/* steps.h - the rows of funnels: their steps, what each asks for, and the deals that go through. */
#ifndef GENTOU_ENGINE_STORE_STEPS_H
#define GENTOU_ENGINE_STORE_STEPS_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

struct gt_funnel_row {
    int64_t id; /* 0: the built-in funnel */
    const char *name, *folded;
    bool main; /* of deals that stand in no other */
    const char *note;
};

struct gt_question_row {
    int64_t step;
    const char *question, *folded;
};

struct gt_step_row {
    int64_t id; /* 0: of the built-in funnel */
    int64_t funnel;
    int64_t place; /* from 1 */
    const char *name, *folded;
    int stage;                               /* enum gt_stage */
    int64_t days;                            /* a deal should not stand here longer; 0: no limit */
    int64_t owner;                           /* party number, 0: none */
    const char *owner_name;                  /* read only */
    int role;                                /* enum gt_role, -1: none */
    uint32_t requirements;                   /* a bit an enum gt_requirement */
    const struct gt_question_row *questions; /* read only */
    size_t question_count;
};

int gt_funnel_insert(struct gt_store *store, const struct gt_funnel_row *funnel, int64_t *id,
                     struct gt_error *error);
/* Main, and none other; its note, when there is one. */
int gt_funnel_update(struct gt_store *store, const struct gt_funnel_row *funnel,
                     struct gt_error *error);
/* The funnel of that folded name, or (NULL) the main one; *id is 0 when there is none. */
int gt_funnel_find(struct gt_store *store, const char *folded, int64_t *id, struct gt_error *error);
/* All of them, or (id) one. */
int gt_funnel_rows(struct gt_store *store, int64_t id, struct gt_funnel_row **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error);

/* A step at its place; those at or behind that place move back by one. */
int gt_step_insert(struct gt_store *store, const struct gt_step_row *step, int64_t *id,
                   struct gt_error *error);
/* Its name, days, owner and role; neither place nor stage. */
int gt_step_update(struct gt_store *store, const struct gt_step_row *step, struct gt_error *error);
/* Those behind a place of a funnel move up by one. */
int gt_step_close_gap(struct gt_store *store, int64_t funnel, int64_t place,
                      struct gt_error *error);
/* The step asks for these facts, and for no others. */
int gt_step_requirements(struct gt_store *store, int64_t step, uint32_t requirements,
                         struct gt_error *error);
/* The step asks no more questions; then one by one. */
int gt_step_questions_delete(struct gt_store *store, int64_t step, struct gt_error *error);
int gt_step_question_insert(struct gt_store *store, const struct gt_question_row *question,
                            struct gt_error *error);
/* The steps of a funnel in their order, with all they ask for. */
int gt_step_rows(struct gt_store *store, int64_t funnel, struct gt_step_row **rows, size_t *count,
                 struct gt_arena *arena, struct gt_error *error);

/* A deal enters a step. */
struct gt_move_row {
    int64_t id; /* read only */
    int64_t deal;
    gt_day day;
    int stage;
    int64_t step; /* 0: the funnel's first of that stage */
    int reason;   /* enum gt_pass_reason, -1: nobody said */
    const char *note;
    const char *step_name;   /* read only; NULL: the stage's */
    const char *funnel_name; /* read only; NULL: the built-in */
    const char *actor;       /* read only: who entered it */
};

int gt_move_insert(struct gt_store *store, const struct gt_move_row *move, int64_t *id,
                   struct gt_error *error);
/* All moves of a deal up to a day, the first first. */
int gt_move_list(struct gt_store *store, int64_t deal, gt_day as_of, struct gt_move_row **rows,
                 size_t *count, struct gt_arena *arena, struct gt_error *error);

/* Where a deal stands, and how far it had come before it was passed or lost. */
struct gt_position {
    int64_t step, funnel; /* 0: none but the stage */
    int stage;
    gt_day day;
    int64_t reached_step; /* of the latest move that neither passed nor lost it */
    int reached_stage;    /* -1: there is none */
};
int gt_position_read(struct gt_store *store, int64_t deal, struct gt_position *position,
                     struct gt_error *error);

/* The funnel that a step is of. */
int gt_step_funnel(struct gt_store *store, int64_t step, int64_t *funnel, struct gt_error *error);

/* How many deals stand in a step on a day; with `bare` also those that stand in its stage and in no
 * step. Step 0: of the built-in funnel. */
int gt_step_deals(struct gt_store *store, int64_t step, int stage, bool bare, gt_day as_of,
                  int64_t *deals, struct gt_error *error);

/* The requirements that a deal meets, whatever the day. */
int gt_requirements_met(struct gt_store *store, int64_t deal, uint32_t *met,
                        struct gt_error *error);

#endif
