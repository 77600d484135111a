/* pipeline.h - funnels, the deals that go through them, and what is kept beside a deal on its way.
 *
 * A funnel is a list of steps; each counts as one of the standard stages, so that whatever is
 * reckoned from stages holds for every funnel. A deal follows the funnel of the step it stands in;
 * one that stands in no step, but a stage, follows the ledger's main funnel. A ledger without a
 * funnel has the built-in one, whose steps are the stages and ask for nothing; it is written down
 * when somebody changes a step of it.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_PIPELINE_H
#define GENTOU_ENGINE_OPERATIONS_PIPELINE_H

#include "engine/operations/enter.h"
#include "engine/store/due.h"
#include "engine/store/steps.h"

struct gt_funnel_record {
    const char *name;
    bool main; /* of deals that stand in no other; the first funnel always is */
    const char *note;
};

struct gt_step_record {
    const char *step;
    const char *funnel; /* NULL: the main one */
    int stage;          /* enum gt_stage, -1: not said */
    int64_t place;      /* from 1; INT64_MIN: behind the steps of its stage */
    uint32_t requires;  /* a bit an enum gt_requirement */
    struct gt_names questions;
    int64_t limit; /* days; INT64_MIN: not said */
    const char *owner;
    int role; /* enum gt_role, -1: not said */
};

struct gt_source_record {
    const char *deal;
    int source;             /* enum gt_deal_source, -1: not said */
    const char *brought_by; /* made when new */
};

struct gt_owner_record {
    const char *deal;
    const char *owner;
    gt_day date;
};

struct gt_tag_record {
    const char *deal;
    struct gt_names tags;
    gt_day date;
};

struct gt_note_record {
    const char *deal, *party; /* one of them */
    const char *text;
    gt_day date;
};

struct gt_answer_record {
    const char *deal;
    const char *question, *answer;
    gt_day date;
};

struct gt_document_record {
    const char *deal;
    const char *file;
    const char *title; /* NULL: the file's name */
    int kind;          /* enum gt_document_kind, -1: other */
    gt_day date;
};

struct gt_action_record {
    const char *deal;
    const char *action;
    gt_day due;
    const char *owner; /* NULL: the deal's */
    gt_day date;
};

/* struct gt_funnel_record. A funnel of that name becomes the main one, or gets the note. */
gt_enter gt_enter_funnel;
/* struct gt_step_record. A step of that name is changed in what is said; its stage never. */
gt_enter gt_enter_step;
/* struct gt_source_record: what is said replaces what was. *id is the deal's. */
gt_enter gt_enter_source;
/* struct gt_owner_record: holds from its day on. *id is the deal's. */
gt_enter gt_enter_owner;
/* struct gt_tag_record: refused when the deal bears them all. *id is the deal's. */
gt_enter gt_enter_tag;
gt_enter gt_enter_note, gt_enter_answer, gt_enter_action;
/* struct gt_document_record. The file is read, for its SHA-256, and not kept. */
gt_enter gt_enter_document;

/* A deal bears these tags no longer; refused when it does not bear one of them. */
int gt_remove_tags(struct gt_store *store, const char *deal, const char *const *tags, size_t count,
                   gt_day day, struct gt_arena *arena, struct gt_error *error);

/* The source, owner and tags that are said with a deal. */
int gt_enter_beside(struct gt_store *store, const struct gt_deal_record *record, int64_t deal,
                    struct gt_arena *arena, struct gt_error *error);

/* An action was done on a day; refused when it is done, or agreed on a later day. */
int gt_finish_action(struct gt_store *store, const char *action, gt_day day,
                     struct gt_error *error);

/* A funnel with its steps, in their order. */
struct gt_pipeline {
    struct gt_funnel_row funnel;
    struct gt_step_row *steps;
    size_t count;
};

/* A funnel by its number; 0: the main one, or the built-in where there is none. */
int gt_pipeline_load(struct gt_store *store, int64_t funnel, struct gt_pipeline *pipeline,
                     struct gt_arena *arena, struct gt_error *error);

/* A funnel by its name; NULL: the main one, or the built-in. */
int gt_pipeline_need(struct gt_store *store, const char *name, struct gt_pipeline *pipeline,
                     struct gt_arena *arena, struct gt_error *error);

/* The place among the steps of the one of that name, or the first that counts as the stage of that
 * name. An error lists the steps. */
int gt_pipeline_step(const struct gt_pipeline *pipeline, const char *name, size_t *place,
                     struct gt_arena *arena, struct gt_error *error);

/* The steps of all funnels that have a time limit. */
int gt_pipeline_limits(struct gt_store *store, const struct gt_limit **limits, size_t *count,
                       struct gt_arena *arena, struct gt_error *error);

/* The place of a step, else of the first that counts as its stage; -1: there is none. */
int gt_pipeline_place(const struct gt_pipeline *pipeline, int64_t step, int stage);

/* A step's name for people: a stage's in their language. name may be NULL. */
const char *gt_step_label(const char *name, int stage);

/* Is that the end of a funnel: closed, passed or lost? */
bool gt_stage_ends(int stage);

/* A deal moves to another step: checks everything, and says all that is missing at once. */
struct gt_move_wish {
    int64_t deal;
    int64_t company; /* of the deal, for the sentence */
    gt_day date;
    int stage;          /* enum gt_stage, -1: not said */
    const char *step;   /* NULL: the funnel's first of that stage */
    const char *funnel; /* NULL: the one the deal follows */
    int reason;         /* enum gt_pass_reason, -1: not said */
    const char *note;
};
int gt_move_plan(struct gt_store *store, const struct gt_move_wish *wish, struct gt_move_row *move,
                 struct gt_arena *arena, struct gt_error *error);

/* What a move that was entered says, said anew: `move` has its stage and step. */
int gt_move_restate(struct gt_store *store, const struct gt_move_wish *wish,
                    struct gt_move_row *move, struct gt_arena *arena, struct gt_error *error);

/* The step that a deal enters when it is entered in a stage: the main funnel's first of it, 0: the
 * built-in one's. */
int gt_move_first(struct gt_store *store, int stage, int64_t *step, struct gt_arena *arena,
                  struct gt_error *error);

#endif
