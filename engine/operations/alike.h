/* alike.h - what a person who types a name may mean.
 *
 * Where find.h takes only what is surely meant, this gives what has the text in its names, for a
 * person to choose from. */
#ifndef GENTOU_ENGINE_OPERATIONS_ALIKE_H
#define GENTOU_ENGINE_OPERATIONS_ALIKE_H

#include "engine/store/alike.h"

/* At most `limit` parties (of a role, unless it is negative) or deals; none for a text that has
 * nothing to compare. */
int gt_find_alike_parties(struct gt_store *store, const char *text, int role, int limit,
                          struct gt_party_alike **rows, size_t *count, struct gt_arena *arena,
                          struct gt_error *error);
int gt_find_alike_deals(struct gt_store *store, const char *text, int limit,
                        struct gt_deal_alike **rows, size_t *count, struct gt_arena *arena,
                        struct gt_error *error);

/* What a choice of a party is written as: its name where that alone finds it, else its number. */
int gt_find_spelling(struct gt_store *store, const struct gt_party_alike *party,
                     const char **spelling, struct gt_arena *arena, struct gt_error *error);

/* The name that a party is shown under. */
int gt_find_name(struct gt_store *store, int64_t party, const char **name, struct gt_arena *arena,
                 struct gt_error *error);

#endif
