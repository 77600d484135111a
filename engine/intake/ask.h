/* ask.h - a record asked for field by field.
 *
 * The conversation alone: who types and where it shows is behind struct gt_asked, so that a script
 * of answers can hold it as well as a person at a terminal. Each field is said with its meaning,
 * and asked again until its answer can be read. "?" explains the field, "<" goes back one, an empty
 * line leaves out what may be left out or keeps the answer there is, "-" takes an answer away.
 * Names are looked for in the ledger, and who is called alike is offered. In the end the record is
 * shown and entered, or nothing is: the ledger is read here, and written by `enter` alone.
 */
#ifndef GENTOU_ENGINE_INTAKE_ASK_H
#define GENTOU_ENGINE_INTAKE_ASK_H

#include "engine/intake/records.h"

#include <stdbool.h>
#include <stddef.h>

/* A field and what was answered; in the order of asking. */
struct gt_answer {
    const struct gt_field *field;
    const char *text; /* as gt_bind reads it; NULL: nothing */
    bool seen;        /* asked, or passed over because it was given */
};

struct gt_question; /* what is asked at the moment, for gt_ask_complete */

struct gt_asked {
    /* A line without its end, in the arena; *line is NULL when there is no more. `question` is NULL
     * where nothing can be completed. */
    int (*read)(void *context, const char *prompt, const struct gt_question *question,
                struct gt_arena *arena, const char **line, struct gt_error *error);
    void (*write)(void *context, const char *text);
    /* Shows the record as it will be entered; a field is called by its place, from 1. */
    int (*show)(void *context, const struct gt_answer *answers, size_t count, const void *record,
                struct gt_error *error);
    /* Enters it, whole or not at all. */
    int (*enter)(void *context, const void *record, struct gt_error *error);
    void *context;
};

struct gt_ask {
    struct gt_store *store;
    const struct gt_record_type *type;
    const struct gt_currency *currency; /* of amounts that name none */
    gt_day today;                       /* what "today" means */
    const struct gt_field_text *given;  /* answers that are there already; may be passed over */
    size_t given_count;
    bool stands; /* the record stands: what is given is what it says, and asked for, too */
    struct gt_asked asked;
};

/* Asks for one record. *entered is false when whoever is asked left first: then nothing was
 * written. Errors are of the system, or of a given text. */
int gt_ask(const struct gt_ask *ask, bool *entered, struct gt_arena *arena, struct gt_error *error);

/* The whole lines that a beginning of an answer may be meant for. */
int gt_ask_complete(const struct gt_question *question, const char *text, const char ***lines,
                    size_t *count, struct gt_arena *arena, struct gt_error *error);

#endif
