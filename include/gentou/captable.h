/* captable.h - who holds how many shares of a company, from what happened to them.
 *
 * Events in, holdings out, exactly: shares are whole millionths, splits exact ratios. Events are
 * taken in the order they are given (the caller's: by day, and on one day as they were entered);
 * those after the day asked are left out. The first event that cannot be ends the reckoning, and
 * *failure says where and how much: nobody gives away more than is held.
 *
 *   issuance            holder gets `quantity` of a class
 *   option, warrant     holder gets the right to buy `quantity` of a class; the event is its number
 *   transfer            `from` gives `quantity` of a class to `holder` (0: out of circulation)
 *   split               every share of a class (0: of all), and every right to one, becomes
 *                       `ratio`; a fraction is kept to a millionth (one finer is a failure), or
 *                       dropped holding by holding
 *   conversion          holder gives up `quantity` of a class, or of an option or warrant not yet
 *                       lapsed, or nothing here (a convertible), and gets `received` of `into`
 *
 * Not here: what a convertible is worth in shares at a round, anti-dilution, vesting.
 */
#ifndef GENTOU_CAPTABLE_H
#define GENTOU_CAPTABLE_H

#include "gentou/date.h"
#include "gentou/kinds.h"
#include "gentou/shares.h"
#include "gentou/status.h"

#include <stddef.h>
#include <stdint.h>

struct gt_cap_event {
    int64_t id; /* the caller's number; of an option or warrant, what `grant` names */
    gt_day day;
    enum gt_share_event kind;
    int64_t class; /* 0: none, or all of a split */
    int64_t into;  /* class that a conversion gives */
    int64_t holder, from;
    int64_t grant; /* the option or warrant exercised, 0: none */
    gt_shares quantity, received;
    struct gt_ratio ratio;
    enum gt_fractions fractions;
    gt_day expiry; /* last day of an option or warrant, GT_DAY_NONE: none */
};

/* What a holder has: shares of a class (grant 0), or the right to them. */
struct gt_cap_position {
    int64_t holder, class, grant;
    gt_shares quantity; /* > 0 */
    gt_day expiry;      /* of a grant */
};

enum gt_cap_fault {
    GT_CAP_FINE,
    GT_CAP_NOT_HELD, /* `asked` of what the holder has `held` of */
    GT_CAP_LAPSED,   /* an option or warrant exercised after its last day */
    GT_CAP_FRACTION, /* a split would leave a fraction finer than a millionth of `held` */
    GT_CAP_OVERFLOW, /* more shares than can be written */
};

struct gt_cap_failure {
    enum gt_cap_fault fault;
    size_t event; /* place among the events */
    int64_t holder, class, grant;
    gt_shares held, asked;
};

/* A cap table as it comes to be, an event at a time. */
struct gt_cap_table;

struct gt_cap_table *gt_captable_new(void);        /* NULL: memory */
void gt_captable_free(struct gt_cap_table *table); /* NULL is fine */

/* Takes one more event, in the time of a look-up (a split: of a walk). GT_ERANGE: *failure tells,
 * its event left alone, and the table is as it was but for a split that failed on its way;
 * GT_ENOMEM. */
enum gt_status gt_captable_apply(struct gt_cap_table *table, const struct gt_cap_event *event,
                                 struct gt_cap_failure *failure);

/* What there is, in the order in which each first came to be, with those that have become 0; good
 * until the next event. */
const struct gt_cap_position *gt_captable_positions(const struct gt_cap_table *table,
                                                    size_t *count);

/* The place of a position (grant 0: of the class), or the number of positions. */
size_t gt_captable_find(const struct gt_cap_table *table, int64_t holder, int64_t class,
                        int64_t grant);

/* The positions after all events on or before a day, in the order in which each first came to be;
 * rights that have lapsed by then are left out. positions has room for `count`. GT_ERANGE: *failure
 * tells (its fault is GT_CAP_FINE otherwise), and positions are of no use. GT_ENOMEM. */
enum gt_status gt_captable_hold(const struct gt_cap_event *events, size_t count, gt_day as_of,
                                struct gt_cap_position *positions, size_t *position_count,
                                struct gt_cap_failure *failure);

/* A class, and how many common shares one of it becomes. */
struct gt_cap_class {
    int64_t id;
    struct gt_ratio conversion;
};

/* diluted[i] = position i in common shares if everybody converted and exercised, rounded down to a
 * millionth; *total their sum. GT_ERANGE: a position of no class given; GT_EOVERFLOW. */
enum gt_status gt_captable_dilute(const struct gt_cap_position *positions, size_t count,
                                  const struct gt_cap_class *classes, size_t class_count,
                                  gt_shares *diluted, gt_shares *total);

#endif
