/* headcount.h - how many investors a vehicle may have.
 *
 * Rules (id: cap):
 *   QI-4   limited company or limited partnership 50; joint-stock company or contractual fund 200
 *   D39-1  a venture capital enterprise filed under order 39: 200, as a limited company 50
 *   QI-3   partnerships and contracts that pool investors are looked through, and the heads behind
 *          them are added; not so pension and charity funds, plans filed with AMAC, and others that
 *          the CSRC names
 * QI-4 was read in secondary sources only (v2). The lowest cap that applies binds; of equal ones
 * the better verified.
 *
 * A rule is one row of the table in models/headcount.c.
 */
#ifndef GENTOU_HEADCOUNT_H
#define GENTOU_HEADCOUNT_H

#include "gentou/citation.h"
#include "gentou/kinds.h"
#include "gentou/status.h"

#include <stdbool.h>
#include <stddef.h>

struct gt_headcount_rule {
    enum gt_vehicle vehicle;
    bool filed_venture; /* for venture capital enterprises filed under order 39 only */
    int cap;            /* heads, the most allowed */
    struct gt_citation citation;
};

/* All rows, ended by one whose citation has no id. */
extern const struct gt_headcount_rule gt_headcount_rules[];

/* The rule of looking through, QI-3. */
extern const struct gt_citation gt_headcount_look_through;

/* One holder of a vehicle. */
struct gt_holder {
    bool pools;            /* a partnership or contract that pools investors */
    enum gt_deemed deemed; /* NONE for most */
    int heads; /* investors behind one that pools, >= 0; 0: nobody knows, it counts as 1 */
};

struct gt_heads {
    int least;   /* heads, each holder that could not be looked through as 1 */
    int unknown; /* holders to be looked through of whom nobody knows the heads */
};

/* Counts heads by QI-3. GT_ERANGE: negative heads. GT_EOVERFLOW. */
enum gt_status gt_headcount_heads(const struct gt_holder *holders, size_t count,
                                  struct gt_heads *heads);

struct gt_headcount {
    const struct gt_headcount_rule
        *rule; /* the cap that binds; NULL: none on that day, the rest is 0 */
    int total; /* current + adding */
    int room;  /* how many could have been added to current, >= 0 */
    int over;  /* total - cap, 0 when it fits */
};

/* May `adding` heads join `current` ones? filed_venture: the vehicle is a venture capital
 * enterprise filed under order 39. on: the day whose rules are asked. GT_ERANGE: a negative count,
 * no such vehicle. GT_EOVERFLOW: the total does not fit. */
enum gt_status gt_headcount_check(enum gt_vehicle vehicle, bool filed_venture, gt_day on,
                                  int current, int adding, struct gt_headcount *result);

#endif
