/* search.h - the ledger's names, tags and notes, by the words in them.
 *
 * An index of words (FTS5) gives the records that may be meant, best first; each is then read as it
 * stands on the day asked and with what was known, and shown when the words do stand there. So no
 * correction, no entry taken back and no --known-by needs the index to forget.
 * Personal evidence is no source: what the index holds cannot be redacted.
 */
#ifndef GENTOU_ENGINE_STORE_SEARCH_H
#define GENTOU_ENGINE_STORE_SEARCH_H

#include "engine/base/arena.h"
#include "engine/base/lexeme.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stdbool.h>
#include <stddef.h>

struct gt_search_question {
    const struct gt_lexemes *query; /* all of it must stand in one text */
    unsigned places;                /* a bit an enum gt_search_place; 0: all */
    gt_day as_of;
    int64_t offset, limit; /* rows to show; limit -1: all */
};

struct gt_search_row {
    const char *what; /* the noun that shows it: "deal", "party", "company", "meeting" */
    int64_t id;
    const char *name; /* of the party, or of the deal's company */
    int place;        /* enum gt_search_place */
    int field;        /* enum gt_search_field */
    const char *text; /* where the words stand */
};

struct gt_search_answer {
    struct gt_search_row *rows; /* names before tags before notes, each best first */
    size_t count;
    int64_t total;   /* of all pages */
    bool at_most;    /* there may be fewer than `total`: not all of them were read */
    int64_t unknown; /* entries that another program wrote, whose words nobody has indexed yet */
};

/* The rows live in the arena. */
int gt_search(struct gt_store *store, const struct gt_search_question *question,
              struct gt_search_answer *answer, struct gt_arena *arena, struct gt_error *error);

/* Adds the words of the open entry (and of earlier ones that are not in it yet) to the index: what
 * gt_store_commit does first. */
int gt_search_index(struct gt_store *store, struct gt_error *error);

#endif
