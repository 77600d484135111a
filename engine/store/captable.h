/* captable.h - the rows about a company's shares: classes, what happens to them, what one is worth.
 *
 * Inserts belong to the open entry. Parties are given by the record that stands for them.
 */
#ifndef GENTOU_ENGINE_STORE_CAPTABLE_H
#define GENTOU_ENGINE_STORE_CAPTABLE_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"
#include "gentou/shares.h"

#include <stddef.h>

struct gt_stock_class_row {
    int64_t id; /* read only */
    int64_t company;
    const char *company_name; /* read only */
    const char *name;
    const char *folded;         /* insert only */
    int kind;                   /* enum gt_stock_kind */
    gt_day since;               /* or GT_DAY_NONE */
    double seniority;           /* the higher is paid first */
    double votes;               /* of one share */
    double preference;          /* multiple of the issue price; negative: none */
    int participation;          /* enum gt_participation */
    double participation_cap;   /* multiple of the issue price; negative: none */
    struct gt_ratio conversion; /* common shares of one */
    gt_shares authorized;       /* GT_FIXED_UNKNOWN: nobody said */
    const char *note;
};

/* A row of share_event; what a kind does not have is 0, NULL, GT_FIXED_UNKNOWN or GT_DAY_NONE. */
struct gt_share_event_row {
    int64_t id; /* read only */
    int64_t company;
    int kind; /* enum gt_share_event */
    gt_day day;
    int64_t class, into; /* stock_class.id */
    int64_t holder, seller;
    gt_shares quantity, received;
    int64_t granted;     /* share_event.id */
    int64_t convertible; /* convertible.id */
    struct gt_ratio ratio;
    int fractions; /* enum gt_fractions, -1: no split */
    gt_price price;
    const struct gt_currency *currency;
    const char *vesting;
    gt_day expiry;
    int64_t deal;
    const char *note;
    const char *holder_name, *seller_name; /* read only */
};

struct gt_class_value_row {
    int64_t id; /* read only */
    int64_t class;
    gt_day day;
    gt_price price;
    const struct gt_currency *currency;
    const char *source, *note;
};

int gt_stock_class_insert(struct gt_store *store, const struct gt_stock_class_row *row, int64_t *id,
                          struct gt_error *error);
int gt_share_event_insert(struct gt_store *store, const struct gt_share_event_row *row, int64_t *id,
                          struct gt_error *error);
int gt_class_value_insert(struct gt_store *store, const struct gt_class_value_row *row, int64_t *id,
                          struct gt_error *error);

/* The class of a company (by the record that stands for it) by its folded name; *id is 0 when there
 * is none. */
int gt_stock_class_find(struct gt_store *store, int64_t company, const char *folded, int64_t *id,
                        struct gt_error *error);

/* The name of a class; *name is NULL when there is none of that number. */
int gt_class_name(struct gt_store *store, int64_t id, const char **name, struct gt_arena *arena,
                  struct gt_error *error);

/* Classes resolved on or before a day, or on one that nobody said, by company and seniority, the
 * junior first; company 0: of all. *total counts all. */
int gt_stock_class_list(struct gt_store *store, int64_t company, gt_day as_of, int64_t offset,
                        int64_t limit, struct gt_stock_class_row **rows, size_t *count,
                        int64_t *total, struct gt_arena *arena, struct gt_error *error);

/* All events of a company on or before a day, in their order: by day, then as entered. */
int gt_share_event_list(struct gt_store *store, int64_t company, gt_day as_of,
                        struct gt_share_event_row **rows, size_t *count, struct gt_arena *arena,
                        struct gt_error *error);

/* What is said of the worth of a company's classes on or before a day, by day. */
int gt_class_value_list(struct gt_store *store, int64_t company, gt_day as_of,
                        struct gt_class_value_row **rows, size_t *count, struct gt_arena *arena,
                        struct gt_error *error);

#endif
