/* closing.h - closings: pledges become allotments, allotments become stakes.
 *
 * A closing is announced with its terms, run once on the pledges that are committed or signed on
 * its day and that no other closing has settled (the sharing out is gentou/allocate.h's), and
 * funded as the money comes in. Whoever gets something is settled; whoever gets nothing stays for
 * the next.
 *
 * Through a vehicle the vehicle alone stands in the round, once a closing, with the sum of what
 * came in; the members hold the vehicle. So no yuan stands in a round twice. Whose money the
 * vehicle's is says the vehicle's own ownership in the ledger: nothing is derived from its holders,
 * and as long as nobody recorded it, leverage counts it as unknown.
 *
 * Before money: what the deal breaks of the rule book (operations/rulebook.h) is looked at, and
 * where there is a vehicle, its heads (gentou/headcount.h) and each member's qualification with all
 * its money in the vehicle (gentou/qualified.h), on the day of the money. A rule that was read (v1,
 * v2) refuses, unless the override says why; the override is kept. Members who invest themselves,
 * without a fund between, are not asked.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_CLOSING_H
#define GENTOU_ENGINE_OPERATIONS_CLOSING_H

#include "engine/operations/enter.h"
#include "engine/store/approval.h"
#include "engine/store/closing.h"
#include "engine/store/vehicle.h"
#include "gentou/allocate.h"
#include "gentou/citation.h"

struct gt_closing_record {
    const char *deal;
    gt_day date;
    struct gt_amount limit, minimum, ticket;
    int method;   /* enum gt_allocation_method, -1: pro rata */
    int64_t seed; /* INT64_MIN: not said */
    const char *vehicle;
};

/* struct gt_closing_record. The ticket is the vehicle's minimum when it is not said. */
gt_enter gt_enter_closing;

/* A closing by its number, as of a date. */
int gt_need_closing(struct gt_store *store, const char *which, gt_day as_of,
                    struct gt_closing_row *closing, struct gt_arena *arena, struct gt_error *error);

/* What a member gets. */
struct gt_closing_line {
    struct gt_allotment_row allotment; /* its number is 0 in a preview */
    int state;                         /* enum gt_pledge_state, as of the date */
    gt_day said;                       /* when it was last said */
    gt_money fee; /* a year, of the vehicle; GT_MONEY_UNKNOWN: there is none, or nobody said */
};

struct gt_closing_view {
    struct gt_closing_row closing; /* with the sums of the lines */
    gt_day as_of;
    bool has_vehicle;
    struct gt_vehicle_row vehicle;
    int ownership; /* of the vehicle on the closing's day, enum gt_ownership */
    struct gt_closing_line *lines;
    size_t count;
    bool happens, oversubscribed;
    gt_money shortfall;                   /* of the limit */
    gt_money fee;                         /* sum of the lines' */
    const struct gt_pending_row *waiting; /* pledges that wait for approval and take no part */
    size_t waiting_count;
};

/* What a closing came to, as of a date: no lines before it was run. */
int gt_closing_view(struct gt_store *store, const char *which, gt_day as_of,
                    struct gt_closing_view *view, struct gt_arena *arena, struct gt_error *error);

/* What it would come to, from the pledges as of its day or the date, whichever is earlier; a pledge
 * whose last word waits for a second person's approval takes no part. Refused after it was run. */
int gt_closing_preview(struct gt_store *store, const char *which, gt_day as_of,
                       struct gt_closing_view *view, struct gt_arena *arena,
                       struct gt_error *error);

/* The same, kept, in the open entry: not before its day, once, never for more than the round has
 * room for, and not while the closing or its deal waits for approval. */
int gt_closing_run(struct gt_store *store, const char *which, gt_day today,
                   struct gt_closing_view *view, struct gt_arena *arena, struct gt_error *error);

/* What wants a look before money. */
struct gt_closing_finding {
    const char *rule; /* its id; NULL: no rule asks for it */
    int64_t member;   /* 0: the vehicle, or the deal */
    const char *text; /* one sentence */
    bool refuses;
};

/* Looks at the lines that would be funded on a day. */
int gt_closing_check(struct gt_store *store, const struct gt_closing_view *view,
                     const struct gt_closing_line *const *lines, size_t count, gt_day day,
                     struct gt_closing_finding **findings, size_t *finding_count,
                     struct gt_arena *arena, struct gt_error *error);

/* The money of members came in. */
struct gt_closing_money {
    const char *const *members; /* as people name them */
    size_t member_count;        /* 0: all who have an allotment that is not funded */
    gt_day day;
    int instrument;       /* enum gt_instrument, -1: not said */
    const char *override; /* why a rule is overridden, or NULL */
};

/* What was funded. */
struct gt_closing_funded {
    size_t count;
    gt_money sum;
    const struct gt_closing_finding *findings;
    size_t finding_count;
};

/* In the open entry. Refused whole when one member cannot be funded. */
int gt_closing_fund(struct gt_store *store, const char *which, const struct gt_closing_money *money,
                    struct gt_closing_view *view, struct gt_closing_funded *funded,
                    struct gt_arena *arena, struct gt_error *error);

#endif
