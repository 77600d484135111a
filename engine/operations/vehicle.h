/* vehicle.h - vehicles that several invest through, and how many heads stand in them.
 *
 * Heads are counted by gentou/headcount.h: who pools investors (rule QI-3) is looked through, a
 * partnership or contract of this ledger by its own holders. A holder too many is refused where the
 * rule was read (v1, v2) and else only remarked on.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_VEHICLE_H
#define GENTOU_ENGINE_OPERATIONS_VEHICLE_H

#include "engine/base/text.h"
#include "engine/operations/enter.h"
#include "engine/store/vehicle.h"
#include "gentou/headcount.h"

struct gt_vehicle_record {
    const char *name;
    int kind; /* enum gt_vehicle */
    bool filed;
    gt_day since;
    const char *lead; /* made when new; NULL: nobody */
    double fee, carry;
    struct gt_amount minimum;
    const struct gt_currency *currency; /* NULL: the minimum's, else the ledger's */
};

struct gt_holder_record {
    const char *vehicle;
    const char *party; /* made when new */
    gt_day date;
    struct gt_amount amount;
    int deemed; /* enum gt_deemed, -1: none */
    bool pools;
    int64_t heads; /* behind one that pools; INT64_MIN: nobody knows */
};

/* struct gt_vehicle_record, struct gt_holder_record. */
gt_enter gt_enter_vehicle, gt_enter_holder;

/* Appends a sentence, one a line, for all that wants a look of a holder just entered. */
int gt_remark_holder(struct gt_store *store, int64_t holder, struct gt_text *lines,
                     struct gt_arena *arena, struct gt_error *error);

/* A vehicle of that name. */
int gt_need_vehicle(struct gt_store *store, const char *name, gt_day as_of,
                    struct gt_vehicle_row *vehicle, struct gt_arena *arena, struct gt_error *error);

/* The heads in a vehicle as of a date, looked through. */
int gt_vehicle_heads(struct gt_store *store, int64_t vehicle, gt_day as_of, struct gt_heads *heads,
                     struct gt_arena *arena, struct gt_error *error);

/* Whether a holder is looked through, and the heads behind it (0: nobody knows, or it is not). */
int gt_holder_heads(struct gt_store *store, const struct gt_holder_row *row, gt_day as_of,
                    bool *pools, int *heads, struct gt_arena *arena, struct gt_error *error);

#endif
