/* exchange.h - the ledger's amounts in its own currency, at the rates it has.
 *
 * An amount is converted at the rate of its own day: a round's at the day of its closing (while it
 * is open, at the day it came in), a mark's or an exit's at its day, a pledge's at the round's. A
 * ledger without a rate by the day asked converts nothing: amounts in another currency are set
 * aside, and said to be. With rates, an amount that none fits is an error.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_EXCHANGE_H
#define GENTOU_ENGINE_OPERATIONS_EXCHANGE_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/board.h"
#include "gentou/exchange.h"

struct gt_exchange_terms {
    bool set_aside;                /* convert nothing, though there are rates */
    int32_t oldest;                /* days that a rate may be old */
    const struct gt_currency *via; /* where a pair has no rate; or NULL */
};

/* What holds when nobody says: GT_RATE_AGE_DAYS, no third currency. */
extern const struct gt_exchange_terms gt_exchange_usual;

/* The rates of a ledger, and what was converted at them. */
struct gt_exchange_book {
    struct gt_store *store;
    const struct gt_currency *to; /* the ledger's */
    gt_day as_of;
    struct gt_exchange_terms terms;
    bool converts;               /* there are rates, and they are to be used */
    bool loaded;                 /* the rates below; they are read for the first amount */
    struct gt_dated_rate *rates; /* by from, to, day */
    const char **sources;        /* beside them */
    int *uses;                   /* of each rate; beside them */
    size_t count;
    struct gt_board_exchange *used; /* a line a way that amounts went */
    size_t used_count, used_capacity;
    struct gt_arena *arena;
};

/* terms NULL: as usual. The book lives as long as the arena. */
int gt_exchange_open(struct gt_store *store, gt_day as_of, const struct gt_exchange_terms *terms,
                     struct gt_exchange_book *book, struct gt_arena *arena, struct gt_error *error);

/* *amount of a currency becomes one of the ledger's, at the rate of that day. An unknown amount
 * stays unknown; so does, in a book that does not convert, one of another currency. */
int gt_exchange_amount(struct gt_exchange_book *book, const struct gt_currency *from, gt_day day,
                       gt_money *amount, struct gt_error *error);

/* The amounts of a whole and its parts (unknown ones too), so that the parts still sum to at most
 * the whole, and to all of it where they did. */
int gt_exchange_parts(struct gt_exchange_book *book, const struct gt_currency *from, gt_day day,
                      gt_money *whole, gt_money **parts, size_t count, struct gt_error *error);

/* Which way amounts went ("USD to CNY", by which rates), and how many at how many rates of when.
 * NULL: memory. */
const char *gt_exchange_way(const struct gt_board_exchange *line, struct gt_arena *arena);
const char *gt_exchange_use(const struct gt_board_exchange *line, struct gt_arena *arena);

#endif
