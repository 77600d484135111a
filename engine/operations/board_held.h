/* board_held.h - what is held in a company after all that happened to it, in one pass.
 *
 * Events are taken in the order of their days; on one day first the money paid in, then marks, then
 * exits; of two of a kind the one entered first. Money paid in adds to the value; a mark is the
 * value; an exit leaves the part that was not sold of it. So what is sold is never taken off money
 * that came later. An exit of all ends the holding: a mark after it says nothing, and money paid in
 * after it begins the holding anew.
 *
 * A mark of a class of shares stands for a part. Once each class held has a mark that is no older
 * than the latest money paid in and the latest mark of the whole, their sum is the value; until
 * then they change nothing.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_BOARD_HELD_H
#define GENTOU_ENGINE_OPERATIONS_BOARD_HELD_H

#include "gentou/date.h"
#include "gentou/money.h"

#include <stdbool.h>
#include <stddef.h>

/* In the order of a day. */
enum gt_held_what {
    GT_HELD_STAKE,
    GT_HELD_MARK,
    GT_HELD_EXIT,
};

struct gt_held_event {
    enum gt_held_what what;
    gt_day day;
    size_t holding;  /* the caller's: whose it is */
    size_t order;    /* the caller's: of one kind, as entered */
    gt_money amount; /* paid in, GT_MONEY_UNKNOWN when nobody said; or the mark's */
    int64_t class;   /* of a mark; 0: the whole */
    double share;    /* of an exit, 0 < share <= 1 */
};

struct gt_held_class {
    int64_t class;
    gt_money value; /* GT_MONEY_UNKNOWN: no mark that still counts */
};

/* Begin with gt_held_init. */
struct gt_held {
    bool held;                     /* false: nothing yet, or nothing any more */
    bool sold;                     /* a part was sold of it */
    bool open;                     /* money of unknown amount was paid in since the mark */
    gt_money value;                /* GT_MONEY_UNKNOWN: nothing is known of it */
    gt_day marked;                 /* of the mark the value comes from, or GT_DAY_NONE */
    struct gt_held_class *classes; /* that are held, the caller's; NULL, 0: no class has a mark */
    size_t class_count;
};

void gt_held_init(struct gt_held *held, struct gt_held_class *classes, size_t class_count);

/* Puts events in the order in which they are to be taken. */
void gt_held_sort(struct gt_held_event *events, size_t count);

/* Takes the next event. GT_EOVERFLOW: a sum does not fit; GT_ERANGE: an exit's share. */
enum gt_status gt_held_take(struct gt_held *held, const struct gt_held_event *event);

/* Do some classes have a mark that waits for those of the others? */
bool gt_held_waits(const struct gt_held *held);

#endif
