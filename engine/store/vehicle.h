/* vehicle.h - the rows about vehicles and who holds them. Inserts belong to the open entry. */
#ifndef GENTOU_ENGINE_STORE_VEHICLE_H
#define GENTOU_ENGINE_STORE_VEHICLE_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

struct gt_vehicle_row {
    int64_t party; /* the record it was entered as */
    const char *name;
    int kind;     /* enum gt_vehicle */
    bool filed;   /* a venture capital enterprise filed under order 39 */
    gt_day since; /* GT_DAY_NONE: nobody said */
    int64_t lead; /* 0: nobody */
    const char *lead_name;
    double fee;       /* a year, of the money in it; negative: nobody said */
    double carry;     /* of the profit; negative: nobody said */
    gt_money minimum; /* least a holder puts in */
    const struct gt_currency *currency;
    int64_t holders; /* as of the date asked, none looked through */
};

struct gt_holder_row {
    int64_t id, vehicle, party;
    const char *name;
    gt_day day;
    gt_money amount; /* of the vehicle's currency */
    int deemed;      /* enum gt_deemed */
    bool pools;
    int64_t heads;       /* behind one that pools; 0: nobody knows */
    int as_vehicle;      /* enum gt_vehicle when it is a vehicle of this ledger, else -1 */
    int64_t its_vehicle; /* the row of `vehicle` it is then */
};

int gt_vehicle_insert(struct gt_store *store, const struct gt_vehicle_row *vehicle,
                      struct gt_error *error);
int gt_holder_insert(struct gt_store *store, const struct gt_holder_row *holder, int64_t *id,
                     struct gt_error *error);

/* The vehicle that a party is (any record of it), as of a date; *found is false when it is none. */
int gt_vehicle_read(struct gt_store *store, int64_t party, gt_day as_of,
                    struct gt_vehicle_row *vehicle, bool *found, struct gt_arena *arena,
                    struct gt_error *error);

/* In the order of their names; *total counts all. */
int gt_vehicle_list(struct gt_store *store, gt_day as_of, int64_t offset, int64_t limit,
                    struct gt_vehicle_row **rows, size_t *count, int64_t *total,
                    struct gt_arena *arena, struct gt_error *error);

/* The holders of a vehicle as of a date, in the order they came; or (vehicle 0) the one of that
 * number. */
int gt_holder_list(struct gt_store *store, int64_t vehicle, int64_t holder, gt_day as_of,
                   struct gt_holder_row **rows, size_t *count, struct gt_arena *arena,
                   struct gt_error *error);

/* The vehicles that a vehicle is itself a holder of. */
int gt_vehicle_held_in(struct gt_store *store, int64_t vehicle, int64_t **rows, size_t *count,
                       struct gt_arena *arena, struct gt_error *error);

#endif
