/* ocf.h - the facts of a company's cap table that Open Cap Format carries, out of the ledger and
 * into it.
 *
 * Parties, classes and rounds are named by their place in the arrays here. What the format has no
 * object for, or the export writes none for, is counted, so that it can be said.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_OCF_H
#define GENTOU_ENGINE_OPERATIONS_OCF_H

#include "engine/base/arena.h"
#include "engine/store/captable.h"
#include "engine/store/convertible.h"
#include "engine/store/store.h"

#include <stddef.h>

/* Where a fact stands in a package, and its text in one form, for telling it again. NULL on the
 * way out. */
struct gt_ocf_source {
    const char *file, *id, *text;
};

struct gt_ocf_holder {
    int64_t number; /* of the party in the ledger; on the way in it is filled */
    const char *name;
    int kind; /* enum gt_party_kind, -1: nobody said */
    struct gt_ocf_source source;
};

struct gt_ocf_class {
    struct gt_stock_class_row row;
    struct gt_ocf_source source;
};

struct gt_ocf_value {
    struct gt_class_value_row row;
    size_t class;
    struct gt_ocf_source source;
};

#define GT_OCF_NONE SIZE_MAX /* no round */

/* Shares issued, or (folded) what a holder has of a class after transfers, splits and conversions.
 */
struct gt_ocf_issuance {
    int64_t number; /* of the share event; 0: folded */
    size_t class, holder, round;
    gt_day day;
    gt_shares quantity;
    gt_price price; /* GT_FIXED_UNKNOWN: nobody said */
    const struct gt_currency *currency;
    const char *note;
    struct gt_ocf_source source;
};

struct gt_ocf_convertible {
    struct gt_convertible_row row;
    size_t holder, round;
    struct gt_ocf_source source;
};

struct gt_ocf_round {
    int64_t number; /* of the deal; on the way in it is filled */
    const char *name;
    gt_day day;
    int kind; /* enum gt_deal_kind */
    struct gt_ocf_source source;
};

/* What stays behind on the way out; how many. */
struct gt_ocf_left {
    size_t folded; /* transfers, splits and conversions, of which only the result is written */
    size_t rights; /* options and warrants */
    size_t loans;
    size_t converted; /* SAFEs and notes that became shares */
    size_t payouts;
    size_t marks;
    size_t exits;
    size_t maturities;    /* of notes; written as a comment */
    size_t unknown_kinds; /* holders nobody said to be a person or an institution */
    size_t unknown_prices;
    size_t waiting; /* for a second person's approval */
};

struct gt_ocf {
    int64_t company; /* number; on the way in it is filled */
    const char *name;
    gt_day founded;                     /* or GT_DAY_NONE */
    const struct gt_currency *currency; /* of prices of 0 and the like: the ledger's */
    struct gt_ocf_source source;        /* of the issuer */
    struct gt_ocf_holder *holders;
    struct gt_ocf_class *classes;
    struct gt_ocf_value *values;
    struct gt_ocf_issuance *issuances;
    struct gt_ocf_convertible *convertibles;
    struct gt_ocf_round *rounds;
    size_t holder_count, class_count, value_count, issuance_count, convertible_count, round_count;
    struct gt_ocf_left left;
};

/* The facts of a company on a day. Refused when its founding day is unknown, which the format
 * asks for. */
int gt_ocf_read(struct gt_store *store, int64_t company, gt_day as_of, struct gt_ocf *ocf,
                struct gt_arena *arena, struct gt_error *error);

struct gt_ocf_result {
    int64_t objects, entered, present; /* of issuer, holders, classes, … */
};

/* Enters the facts into the open entry, with the rules of `add`. What stands in the ledger already
 * is left as it is and counted: an object that was imported before, or a fact that says the same.
 * An object that was imported before and says something else now is refused by file and id, and so
 * is any that a rule refuses. */
int gt_ocf_enter(struct gt_store *store, struct gt_ocf *ocf, const char *path,
                 struct gt_ocf_result *result, struct gt_arena *arena, struct gt_error *error);

#endif
