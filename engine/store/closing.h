/* closing.h - the rows of closings: their terms, what pledges got, what came in.
 *
 * Inserts belong to the open entry. Amounts are of the deal's currency; members are given by the
 * record that stands for them.
 */
#ifndef GENTOU_ENGINE_STORE_CLOSING_H
#define GENTOU_ENGINE_STORE_CLOSING_H

#include "engine/base/arena.h"
#include "engine/store/deal.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

struct gt_closing_row {
    int64_t id, deal;
    const char *company; /* read only */
    gt_day day;
    gt_money most;   /* it takes at most this */
    gt_money least;  /* below this it does not happen; 0: any */
    gt_money ticket; /* nobody gets less; 0: any */
    int method;      /* enum gt_allocation_method */
    int64_t seed;    /* of a lottery, >= 0 */
    int64_t vehicle; /* its record; 0: members invest themselves */
    /* Read only, as of the date asked. */
    const char *vehicle_name;
    const struct gt_currency *currency;
    int state;                     /* enum gt_closing_state */
    gt_money asked, taken, funded; /* sums; 0 before it was run */
};

int gt_closing_insert(struct gt_store *store, const struct gt_closing_row *closing, int64_t *id,
                      struct gt_error *error);

/* Its terms; *changed is set when they were others. */
int gt_closing_update(struct gt_store *store, const struct gt_closing_row *closing, bool *changed,
                      struct gt_error *error);

/* One closing as of a date; *found is false when there is none. */
int gt_closing_read(struct gt_store *store, int64_t id, gt_day as_of, struct gt_closing_row *row,
                    bool *found, struct gt_arena *arena, struct gt_error *error);

/* The closings of a deal (0: of all) as of a date, the latest first. One that is still to come is
 * listed too, as open: it is a plan. *total counts all. */
int gt_closing_list(struct gt_store *store, int64_t deal, gt_day as_of, int64_t offset,
                    int64_t limit, struct gt_closing_row **rows, size_t *count, int64_t *total,
                    struct gt_arena *arena, struct gt_error *error);

/* The entry that ran a closing; 0: none did. */
int gt_closing_ran(struct gt_store *store, int64_t closing, int64_t *entry, struct gt_error *error);
int gt_closing_run_insert(struct gt_store *store, int64_t closing, int draw,
                          struct gt_error *error);

struct gt_allotment_row {
    int64_t id, closing, pledge, member;
    const char *member_name; /* read only */
    gt_money asked, amount;
    int reason;    /* enum gt_allotment_reason */
    int64_t drawn; /* place in the draw, 0: none */
    /* Read only, as of the date asked. */
    gt_day funded; /* GT_DAY_NONE: it was not */
};

int gt_allotment_insert(struct gt_store *store, const struct gt_allotment_row *row,
                        struct gt_error *error);

/* The allotments of a closing as of a date, in the order in which they were made. */
int gt_allotment_list(struct gt_store *store, int64_t closing, gt_day as_of,
                      struct gt_allotment_row **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error);

/* What the closings of a deal allotted and is not funded, summed whatever the day. */
int gt_closing_pending(struct gt_store *store, int64_t deal, gt_money *pending,
                       struct gt_error *error);

/* A word of a member on a deal, with what closings made of it. */
struct gt_word_row {
    struct gt_pledge_row pledge;
    int64_t closing;   /* that allotted to it, 0: none did */
    gt_money allotted; /* more than 0 then */
};

/* All words on a deal (of one member, or 0: of all), by member, the earliest first. Members stand
 * in the order of their numbers. */
int gt_words_read(struct gt_store *store, int64_t deal, int64_t member, struct gt_word_row **rows,
                  size_t *count, struct gt_arena *arena, struct gt_error *error);

/* The money of an allotment came in. */
struct gt_funding_row {
    int64_t allotment;
    gt_day day;
    int64_t pledge, investment;
    int64_t holder; /* 0: there is no vehicle */
};
int gt_funding_insert(struct gt_store *store, const struct gt_funding_row *row,
                      struct gt_error *error);

/* The stake that a closing's vehicle has in the deal by this closing; 0: none yet. */
int gt_closing_stake(struct gt_store *store, int64_t closing, int64_t *investment,
                     struct gt_error *error);
/* A stake grows. */
int gt_investment_raise(struct gt_store *store, int64_t investment, gt_money amount,
                        struct gt_error *error);

/* What a member put into a vehicle, whatever the day; *holder is 0 when it holds nothing of it, and
 * *amount unknown when nobody said. */
int gt_holding_of(struct gt_store *store, int64_t vehicle, int64_t member, int64_t *holder,
                  gt_money *amount, struct gt_error *error);
int gt_holder_raise(struct gt_store *store, int64_t holder, gt_money amount,
                    struct gt_error *error);

struct gt_override_row {
    int64_t closing;
    gt_day day;
    const char *rule;
    int64_t member;          /* 0: the vehicle */
    const char *member_name; /* read only */
    const char *reason;
    const char *actor; /* read only */
};
int gt_override_insert(struct gt_store *store, const struct gt_override_row *row,
                       struct gt_error *error);
int gt_override_list(struct gt_store *store, int64_t closing, gt_day as_of,
                     struct gt_override_row **rows, size_t *count, struct gt_arena *arena,
                     struct gt_error *error);

#endif
