/* ladder.h - where a member's pledge stands: interest, soft circle, committed, signed, funded.
 *
 * Each word of a member on a deal moves its pledge up the ladder; steps may be skipped, and a word
 * may repeat its step to say another amount until it is signed. Withdrawal ends a pledge at any
 * step but funded, and funded ends it too; what comes after either is a new pledge. What a word
 * does not say (amount, minimum, priority) holds as before.
 *
 * A closing that allots something to a pledge settles it: it is signed and funded with what it got.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_LADDER_H
#define GENTOU_ENGINE_OPERATIONS_LADDER_H

#include "engine/store/closing.h"

#include <stdbool.h>

/* A pledge as of a day: the words of one ladder. */
struct gt_ladder {
    int64_t member;
    const char *name;
    const struct gt_word_row *last; /* the latest word; its amount, minimum and priority hold */
    int64_t order;                  /* when it was first committed, against the others; 0: never */
    int64_t closing;                /* that allotted to it, 0: none did */
    gt_money allotted;
};

/* Completes a word that is to be entered (or, with `row`, put in that word's place) from those
 * before it, and checks it against its neighbours in time. */
int gt_ladder_check(struct gt_store *store, struct gt_pledge_row *word, int64_t row,
                    struct gt_arena *arena, struct gt_error *error);

/* The pledges to a deal (of one member, or 0: of all) as of a day, one a member, in the order of
 * their numbers; none withdrawn long ago is left out: its last word says so. */
int gt_ladders_read(struct gt_store *store, int64_t deal, int64_t member, gt_day as_of,
                    struct gt_ladder **ladders, size_t *count, struct gt_arena *arena,
                    struct gt_error *error);

/* Whether a closing may still allot to it. */
bool gt_ladder_open(const struct gt_ladder *ladder);

#endif
