/* exit_deals.h - reads deals to be split at their exits: who paid what and when, and what came of
 * it.
 */
#ifndef GENTOU_ENGINE_INTAKE_EXIT_DEALS_H
#define GENTOU_ENGINE_INTAKE_EXIT_DEALS_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/intake/format.h"
#include "engine/operations/records.h"
#include "gentou/split.h"

/* One party of a deal as written. */
struct gt_exit_party {
    const char *name; /* NULL: the word of its side */
    int side;         /* enum gt_side */
    struct gt_amount amount;
    gt_day date;
    double share; /* of the stake; below 0: nobody said */
};

/* Deals with their names. parties lie deal by deal, as the deals' own do. */
struct gt_exit_deals {
    struct gt_split_deal *deals;
    const char **names;
    size_t count;
    const char **party_names; /* of all parties */
    size_t party_count;
};

extern const struct gt_file_format gt_exit_deals_format;

/* Reads a file; amounts are in `currency`. Text lives in the arena. */
int gt_exit_deals_read(const char *path, const struct gt_currency *currency,
                       struct gt_exit_deals *exits, struct gt_arena *arena, struct gt_error *error);

/* One deal of parties given otherwise. deal: stage, proceeds, day, received, rates; its parties are
 * made here. */
int gt_exit_one(const struct gt_split_deal *deal, const char *name,
                const struct gt_exit_party *parties, size_t count, struct gt_exit_deals *exits,
                struct gt_arena *arena, struct gt_error *error);

#endif
