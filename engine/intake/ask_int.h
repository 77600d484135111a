/* ask_int.h - one question of a conversation, for ask*.c. */
#ifndef GENTOU_ENGINE_INTAKE_ASK_INT_H
#define GENTOU_ENGINE_INTAKE_ASK_INT_H

#include "engine/intake/ask.h"

/* What a field's text names. */
enum gt_ask_about {
    GT_ASK_NOTHING,
    GT_ASK_PARTY,
    GT_ASK_MEMBER, /* of the club */
    GT_ASK_DEAL,
};

struct gt_ask_names {
    const char *form; /* NULL: of any kind of record */
    const char *field;
    enum gt_ask_about about;
    bool known; /* only what the ledger has; else a new name is fine */
};

/* What the fields name, ended by a row without a field: a form's own rows before those of any. */
extern const struct gt_ask_names gt_ask_names[];

struct gt_question {
    const struct gt_ask *ask;
    const struct gt_field *field;
    const struct gt_ask_names *names;   /* or NULL */
    const struct gt_currency *currency; /* of amounts, by the answers so far */
    void *record;                       /* what answers are tried on */
    struct gt_arena *arena;             /* lives as long as the conversation */
};

/* What a line does. */
enum gt_heard {
    GT_HEARD_TEXT,  /* an answer */
    GT_HEARD_EMPTY, /* an empty line */
    GT_HEARD_BACK,  /* "<" */
    GT_HEARD_REST,  /* ".": what may be left out is, from here on */
    GT_HEARD_END,   /* whoever is asked has left */
    GT_HEARD_AGAIN, /* it is refused, and asked again */
};

/* Asks a field, the place-th of count, until it is answered, left out (both are TEXT), left out
 * with the rest, or left. */
int gt_ask_field(const struct gt_question *question, size_t place, size_t count,
                 struct gt_answer *answer, enum gt_heard *heard, struct gt_error *error);

/* Reads a line that is not "?", which is answered here; *line is trimmed. */
int gt_ask_hear(const struct gt_question *question, const char *prompt, enum gt_heard *heard,
                const char **line, struct gt_error *error);

/* A copy without outer white space; NULL: memory. */
char *gt_ask_trim(struct gt_arena *arena, const char *line);

/* A whole number of 1 to `high`, in digits of either width; 0 when the line is none. */
int gt_ask_number(const struct gt_question *question, const char *line, size_t high);

/* Writes a line. */
__attribute__((format(printf, 2, 3))) void gt_ask_say(const struct gt_question *question,
                                                      const char *format, ...);

/* Says an error that is no fault of the system, and forgets it; passes on one that is. */
int gt_ask_excuse(const struct gt_question *question, enum gt_heard *heard, struct gt_error *error);

/* The name that a typed one stands for: who bears it is said, who is alike is offered. *heard is
 * TEXT when *name is settled. */
int gt_ask_name(const struct gt_question *question, const char *typed, enum gt_heard *heard,
                const char **name, struct gt_error *error);

/* The words of the field's kind, numbered. */
void gt_ask_say_words(const struct gt_question *question);

/* The word (words, of KINDS) that a number, a word or the beginning of one stands for. */
int gt_ask_word(const struct gt_question *question, const char *typed, enum gt_heard *heard,
                const char **word, struct gt_error *error);

/* Whether what is typed begins a word of a kind, in its token or label of either language. */
bool gt_ask_begins(const struct gt_kind *kind, int value, const char *typed,
                   struct gt_arena *arena);

#endif
