/* pipeline.h - the rows that a club keeps beside a deal: its source, owner and tags, notes,
 * answers, documents, actions. */
#ifndef GENTOU_ENGINE_STORE_PIPELINE_H
#define GENTOU_ENGINE_STORE_PIPELINE_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>
#include <stdio.h>

/* Where a deal came from (source -1: nobody said) and who brought it (0); what is not given stays
 * as it was. */
int gt_origin_set(struct gt_store *store, int64_t deal, int source, int64_t party,
                  struct gt_error *error);
int gt_owner_insert(struct gt_store *store, int64_t deal, gt_day day, int64_t owner,
                    struct gt_error *error);

/* A tag from a day on; *added is false when the deal bears it already. */
int gt_tag_insert(struct gt_store *store, int64_t deal, gt_day day, const char *folded,
                  const char *tag, bool *added, struct gt_error *error);
/* The tag goes on a day; *ended is false when the deal does not bear it. */
int gt_tag_end(struct gt_store *store, int64_t deal, gt_day day, const char *folded, bool *ended,
               struct gt_error *error);
/* The number of a row with that tag, for lists narrowed to it; 0 when nobody ever wrote it. */
int gt_tag_find(struct gt_store *store, const char *folded, int64_t *number,
                struct gt_error *error);

struct gt_tag_row {
    const char *tag;
    int64_t deals;
};
/* The tags that deals bear on a day, the most frequent first. */
int gt_tag_list(struct gt_store *store, gt_day as_of, struct gt_tag_row **rows, size_t *count,
                struct gt_arena *arena, struct gt_error *error);

/* What a list shows beside a deal, as of a day. */
struct gt_track_row {
    int64_t step;           /* 0: the built-in one of its stage */
    const char *step_name;  /* NULL: the stage's */
    int source;             /* enum gt_deal_source, -1: nobody said */
    const char *brought_by; /* NULL: nobody said */
    const char *owner;      /* NULL: nobody */
    const char *tags;       /* joined by "; ", NULL: none */
    int reason;             /* enum gt_pass_reason, -1: none */
    int64_t owner_id;
};
int gt_track_read(struct gt_store *store, int64_t deal, gt_day as_of, struct gt_track_row *track,
                  struct gt_arena *arena, struct gt_error *error);

struct gt_note_row {
    int64_t id;
    int64_t deal, party; /* one of them, the other is 0 */
    const char *about;   /* read only: the company of the deal, or the party */
    gt_day day;
    const char *text;
    const char *actor; /* read only */
};
int gt_note_insert(struct gt_store *store, const struct gt_note_row *note, int64_t *id,
                   struct gt_error *error);
/* The notes about a deal, about a party, or (0 and 0) all, the latest first. */
int gt_note_list(struct gt_store *store, int64_t deal, int64_t party, gt_day as_of, int64_t offset,
                 int64_t limit, struct gt_note_row **rows, size_t *count, int64_t *total,
                 struct gt_arena *arena, struct gt_error *error);

struct gt_answer_row {
    int64_t deal;
    gt_day day;
    const char *question, *folded, *answer;
    const char *actor; /* read only */
};
int gt_answer_insert(struct gt_store *store, const struct gt_answer_row *answer, int64_t *id,
                     struct gt_error *error);
/* The latest answer to each question that a deal was asked. */
int gt_answer_list(struct gt_store *store, int64_t deal, gt_day as_of, struct gt_answer_row **rows,
                   size_t *count, struct gt_arena *arena, struct gt_error *error);

struct gt_document_row {
    int64_t id, deal;
    const char *company; /* read only */
    gt_day day;
    int kind; /* enum gt_document_kind */
    const char *title, *path;
    int64_t bytes;
    unsigned char digest[32]; /* SHA-256 */
};
int gt_document_insert(struct gt_store *store, const struct gt_document_row *document, int64_t *id,
                       struct gt_error *error);
/* The documents of a deal, or (0) of all deals, the latest first. */
int gt_document_list(struct gt_store *store, int64_t deal, gt_day as_of, int64_t offset,
                     int64_t limit, struct gt_document_row **rows, size_t *count, int64_t *total,
                     struct gt_arena *arena, struct gt_error *error);

/* As it was written; its id is 0 when there is none. */
int gt_document_written(struct gt_store *store, int64_t id, struct gt_document_row *document,
                        struct gt_arena *arena, struct gt_error *error);
/* *changed is set when the row said something else. */
int gt_document_update(struct gt_store *store, const struct gt_document_row *document,
                       bool *changed, struct gt_error *error);

/* Reads a file to its end: its SHA-256 and its bytes. False when it cannot be read. */
bool gt_file_digest(FILE *file, unsigned char digest[32], int64_t *bytes);

struct gt_action_row {
    int64_t id, deal;
    gt_day day, due;
    const char *text;
    int64_t owner;          /* 0: the deal's */
    const char *owner_name; /* read only */
    gt_day done;            /* GT_DAY_NONE: not yet */
};
int gt_action_insert(struct gt_store *store, const struct gt_action_row *action, int64_t *id,
                     struct gt_error *error);
int gt_action_end(struct gt_store *store, int64_t id, gt_day done, struct gt_error *error);
/* The actions of a deal as of a day: open ones first, by the day they are due. */
int gt_action_list(struct gt_store *store, int64_t deal, gt_day as_of, struct gt_action_row **rows,
                   size_t *count, struct gt_arena *arena, struct gt_error *error);
/* One action; *found is false when there is none. */
int gt_action_read(struct gt_store *store, int64_t id, struct gt_action_row *action, bool *found,
                   struct gt_arena *arena, struct gt_error *error);

#endif
