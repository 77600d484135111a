/* duplicate.h - what is compared to find duplicates, and records that are one. */
#ifndef GENTOU_ENGINE_STORE_DUPLICATE_H
#define GENTOU_ENGINE_STORE_DUPLICATE_H

#include "engine/base/arena.h"
#include "engine/store/store.h"

#include <stddef.h>

/* A name of a party, by the record that stands for it. */
struct gt_name_row {
    int64_t party;
    const char *folded;
    const char *name; /* the party is shown under */
    bool company;     /* it has rounds */
};

/* What is compared of a deal. */
struct gt_deal_brief {
    int64_t id, company; /* the party that stands for it */
    gt_day day;
    int kind;
    gt_money amount;
    const struct gt_currency *currency;
    const char *company_name;
};

struct gt_pair {
    int64_t one, other; /* one < other */
};

/* All names; those of at most `limit` that begin with `prefix` (NULL, -1: all), in their order. */
int gt_name_rows(struct gt_store *store, const char *prefix, int64_t limit,
                 struct gt_name_row **rows, size_t *count, struct gt_arena *arena,
                 struct gt_error *error);

/* The deals that stand and had come in by a day, of all companies (0) or of one, by company and
 * day. */
int gt_deal_briefs(struct gt_store *store, int64_t company, gt_day as_of,
                   struct gt_deal_brief **rows, size_t *count, struct gt_arena *arena,
                   struct gt_error *error);

/* The pairs of deals, or parties, that somebody said are not the same, in their order. */
int gt_not_same(struct gt_store *store, bool deals, struct gt_pair **pairs, size_t *count,
                struct gt_arena *arena, struct gt_error *error);
/* *added is false when that was said before. */
int gt_not_same_insert(struct gt_store *store, bool deals, struct gt_pair pair, bool *added,
                       struct gt_error *error);

/* The deal that stands for a deal; 0 when there is none of that number. */
int gt_deal_canon(struct gt_store *store, int64_t deal, int64_t *canon, struct gt_error *error);

/* The deals that a deal stands for, joined by ", "; NULL: none. */
int gt_deal_merged(struct gt_store *store, int64_t deal, const char **list, struct gt_arena *arena,
                   struct gt_error *error);

/* From here on `deal` stands for `same`. What refers to `same` refers to `deal`, but for its stages
 * and for what a deal can have but once; a stake is left where the party's stake in `deal` says as
 * much or more. */
int gt_deal_join(struct gt_store *store, int64_t deal, int64_t same, struct gt_error *error);

/* `same` stands for itself again, with all that joining it took along and that is still there. */
int gt_deal_part(struct gt_store *store, int64_t same, struct gt_error *error);

/* The record that bears a name and is merged into another; 0: none or several. */
int gt_party_find_merged(struct gt_store *store, const char *folded, int64_t *party,
                         struct gt_error *error);

/* The same of a party; records that had been the same as it before are so again. */
int gt_party_part(struct gt_store *store, int64_t party, struct gt_error *error);

#endif
