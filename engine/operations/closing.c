/* closing.c - a closing previewed, run and shown. Its terms are in closing_terms.c. */
#include "engine/operations/closing.h"

#include "engine/operations/approval.h"
#include "engine/operations/closing_int.h"
#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/operations/ladder.h"
#include "engine/store/party.h"

#include <inttypes.h>
#include <stdlib.h>

/* Digits in threes. NULL: memory. */
static const char *group(gt_money whole, struct gt_arena *arena)
{
    const char *text = "";
    for (; text && whole >= 1000; whole /= 1000)
        text = gt_arena_format(arena, ",%03d%s", (int)(whole % 1000), text);
    return text ? gt_arena_format(arena, "%d%s", (int)whole, text) : NULL;
}

const char *gt_say_money(gt_money amount, const struct gt_currency *currency,
                         struct gt_arena *arena)
{
    gt_money rest = amount % currency->per_one;
    const char *whole = group(amount / currency->per_one, arena);
    if (!whole)
        return NULL;
    return rest ? gt_arena_format(arena, "%s %s.%0*" PRId64, currency->code, whole,
                                  currency->digits, rest)
                : gt_arena_format(arena, "%s %s", currency->code, whole);
}

const char *gt_say_rule(const struct gt_citation *rule, struct gt_arena *arena)
{
    const char *sure = _(gt_kind_label(&gt_verification_words, (int)rule->verified));
    return rule->document ? gt_arena_format(arena, "%s, %s; %s", rule->id, rule->document, sure)
                          : gt_arena_format(arena, "%s; %s", rule->id, sure);
}

int gt_need_closing(struct gt_store *store, const char *which, gt_day as_of,
                    struct gt_closing_row *closing, struct gt_arena *arena, struct gt_error *error)
{
    bool found = false;
    int64_t number = gt_find_number(which, true);
    int code = number ? gt_closing_read(store, number, as_of, closing, &found, arena, error) : 0;
    if (!code && !found)
        return gt_fail(error, GT_EXIT_DATA,
                       _("there is no closing \"%s\"; `gentou closing list` shows the numbers"),
                       which);
    return code;
}

/* The closing's terms and its vehicle; the lines follow. */
static int begin_view(struct gt_store *store, const char *which, gt_day as_of,
                      struct gt_closing_view *view, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_party_row party;
    *view = (struct gt_closing_view){.as_of = as_of, .fee = GT_MONEY_UNKNOWN};
    int code = gt_need_closing(store, which, as_of, &view->closing, arena, error);
    if (code || view->closing.vehicle == 0)
        return code;
    code = gt_vehicle_read(store, view->closing.vehicle, GT_DAY_LAST, &view->vehicle,
                           &view->has_vehicle, arena, error);
    if (!code)
        code = gt_party_read(store, view->closing.vehicle, view->closing.day, &party, arena, error);
    view->ownership = code ? 0 : party.ownership;
    return code;
}

/* The vehicle's fee for a year on what the closing takes, to the cent. */
static int share_fee(struct gt_closing_view *view, struct gt_arena *arena, struct gt_error *error)
{
    for (size_t i = 0; i < view->count; i++)
        view->lines[i].fee = GT_MONEY_UNKNOWN;
    if (!view->has_vehicle || view->vehicle.fee < 0 || view->closing.taken == 0)
        return 0;
    gt_money *amounts = gt_arena_alloc(arena, (view->count + 1) * sizeof *amounts);
    gt_money *fees = gt_arena_alloc(arena, (view->count + 1) * sizeof *fees);
    if (!amounts || !fees)
        return gt_fail_memory(error);
    for (size_t i = 0; i < view->count; i++)
        amounts[i] = view->lines[i].allotment.amount;
    enum gt_status status = gt_money_share(view->closing.taken, view->vehicle.fee, &view->fee);
    if (status == GT_OK)
        status = gt_money_allocate(view->fee, amounts, view->count, fees);
    if (status != GT_OK)
        return gt_fail(error, GT_EXIT_DATA, _("closing %lld: the fee cannot be shared out: %s"),
                       (long long)view->closing.id, _(gt_status_text(status)));
    for (size_t i = 0; i < view->count; i++)
        view->lines[i].fee = fees[i];
    return 0;
}

static const struct gt_ladder *ladder_of(const struct gt_ladder *ladders, size_t count,
                                         int64_t member)
{
    for (size_t i = 0; i < count; i++)
        if (ladders[i].member == member)
            return &ladders[i];
    return NULL;
}

int gt_closing_view(struct gt_store *store, const char *which, gt_day as_of,
                    struct gt_closing_view *view, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_allotment_row *rows = NULL;
    struct gt_ladder *ladders = NULL;
    size_t ladder_count = 0;
    int code = begin_view(store, which, as_of, view, arena, error);
    if (!code)
        code = gt_allotment_list(store, view->closing.id, as_of, &rows, &view->count, arena, error);
    if (!code)
        code = gt_ladders_read(store, view->closing.deal, 0, as_of, &ladders, &ladder_count, arena,
                               error);
    view->lines = gt_arena_alloc(arena, (view->count + 1) * sizeof *view->lines);
    if (!code && !view->lines)
        return gt_fail_memory(error);
    for (size_t i = 0; i < view->count && !code; i++) {
        const struct gt_ladder *ladder = ladder_of(ladders, ladder_count, rows[i].member);
        view->lines[i].allotment = rows[i];
        view->lines[i].state = ladder ? ladder->last->pledge.state : -1;
        view->lines[i].said = ladder ? ladder->last->pledge.day : GT_DAY_NONE;
    }
    view->happens = view->closing.taken > 0;
    view->oversubscribed = view->closing.asked > view->closing.most;
    view->shortfall = view->closing.most - view->closing.taken;
    return code ? code : share_fee(view, arena, error);
}

static int compare_orders(const void *a, const void *b)
{
    const struct gt_ladder *x = a, *y = b;
    return (x->order > y->order) - (x->order < y->order);
}

/* Takes out of those that would take part the pledges that wait for approval, and keeps what is
 * said of them. */
static int leave_waiting(struct gt_store *store, struct gt_ladder *ladders,
                         struct gt_closing_view *view, struct gt_arena *arena,
                         struct gt_error *error)
{
    struct gt_pending_set set;
    size_t kept = 0;
    int code = gt_pending_load(store, "pledge", &set, arena, error);
    if (code || set.count == 0)
        return code;
    struct gt_pending_row *waiting = gt_arena_alloc(arena, view->count * sizeof *waiting + 1);
    if (!waiting)
        return gt_fail_memory(error);
    for (size_t i = 0; i < view->count; i++) {
        const struct gt_pending_row *row = gt_pending_row(&set, ladders[i].last->pledge.id);
        if (row)
            waiting[view->waiting_count++] = *row;
        else
            ladders[kept++] = ladders[i];
    }
    view->count = kept;
    view->waiting = waiting;
    return 0;
}

/* Those that take part, in the order in which they were committed. */
static size_t keep_open(struct gt_ladder *ladders, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (gt_ladder_open(&ladders[i]))
            ladders[kept++] = ladders[i];
    if (kept)
        qsort(ladders, kept, sizeof *ladders, compare_orders);
    return kept;
}

/* Beyond all classes. */
#define LAST_CLASS INT32_MAX

static int share_out(struct gt_closing_view *view, const struct gt_ladder *ladders,
                     struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_closing_row *closing = &view->closing;
    struct gt_closing_terms terms = {(enum gt_allocation_method)closing->method, closing->most,
                                     closing->least, closing->ticket, (uint64_t)closing->seed};
    struct gt_interest *interests = gt_arena_alloc(arena, (view->count + 1) * sizeof *interests);
    struct gt_allotment *parts = gt_arena_alloc(arena, (view->count + 1) * sizeof *parts);
    view->lines = gt_arena_alloc(arena, (view->count + 1) * sizeof *view->lines);
    struct gt_allocation sum;
    if (!interests || !parts || !view->lines)
        return gt_fail_memory(error);
    for (size_t i = 0; i < view->count; i++) {
        const struct gt_pledge_row *pledge = &ladders[i].last->pledge;
        interests[i] = (struct gt_interest){pledge->amount, pledge->minimum, GT_MONEY_UNKNOWN,
                                            pledge->priority ? (int)pledge->priority : LAST_CLASS,
                                            ladders[i].order};
    }
    enum gt_status status = gt_allocate_closing(&terms, interests, view->count, parts, &sum);
    if (status != GT_OK)
        return gt_fail(error, GT_EXIT_DATA, _("closing %lld: it cannot be shared out: %s"),
                       (long long)closing->id, _(gt_status_text(status)));
    for (size_t i = 0; i < view->count; i++)
        view->lines[i] =
            (struct gt_closing_line){.allotment = {.closing = closing->id,
                                                   .pledge = ladders[i].last->pledge.id,
                                                   .member = ladders[i].member,
                                                   .member_name = ladders[i].name,
                                                   .asked = interests[i].asked,
                                                   .amount = parts[i].amount,
                                                   .reason = (int)parts[i].reason,
                                                   .drawn = (int64_t)parts[i].drawn,
                                                   .funded = GT_DAY_NONE},
                                     .state = ladders[i].last->pledge.state,
                                     .said = ladders[i].last->pledge.day};
    view->closing.asked = sum.asked;
    view->closing.taken = sum.taken;
    view->happens = sum.happens;
    view->oversubscribed = sum.oversubscribed;
    view->shortfall = sum.shortfall;
    return 0;
}

int gt_closing_preview(struct gt_store *store, const char *which, gt_day as_of,
                       struct gt_closing_view *view, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_ladder *ladders = NULL;
    int64_t entry = 0;
    int code = begin_view(store, which, as_of, view, arena, error);
    if (!code)
        code = gt_closing_ran(store, view->closing.id, &entry, error);
    if (!code && entry)
        return gt_fail(error, GT_EXIT_DATA,
                       _("closing %lld was run in entry %lld; `gentou closing show %lld` has what "
                         "it came to"),
                       (long long)view->closing.id, (long long)entry, (long long)view->closing.id);
    if (as_of > view->closing.day)
        as_of = view->closing.day;
    if (!code)
        code = gt_ladders_read(store, view->closing.deal, 0, as_of, &ladders, &view->count, arena,
                               error);
    if (code)
        return code;
    view->count = keep_open(ladders, view->count);
    code = leave_waiting(store, ladders, view, arena, error);
    if (!code)
        code = share_out(view, ladders, arena, error);
    return code ? code : share_fee(view, arena, error);
}

/* The round has room for what the closing takes and for what other closings wait for. */
static int check_round(struct gt_store *store, const struct gt_closing_view *view,
                       struct gt_arena *arena, struct gt_error *error)
{
    struct gt_deal_row deal;
    bool found = false;
    gt_money wanted = 0;
    int code =
        gt_deal_read_bare(store, view->closing.deal, GT_DAY_LAST, &deal, &found, arena, error);
    if (!code)
        code = gt_closing_check_deal(&deal, error);
    if (!code)
        code = gt_closing_pending(store, deal.id, &wanted, error);
    if (code)
        return code;
    if (gt_money_add(wanted, view->closing.taken, &wanted) != GT_OK)
        wanted = INT64_MAX;
    return gt_enter_check_room(store, &deal, wanted, 0, error);
}

int gt_closing_run(struct gt_store *store, const char *which, gt_day today,
                   struct gt_closing_view *view, struct gt_arena *arena, struct gt_error *error)
{
    char day[GT_DAY_TEXT];
    int code = gt_closing_preview(store, which, GT_DAY_LAST, view, arena, error);
    if (code)
        return code;
    view->as_of = view->closing.day;
    if (today < view->closing.day)
        return gt_fail(error, GT_EXIT_DATA,
                       _("closing %lld is on %s, and pledges may still come; `gentou closing "
                         "preview %lld` shows how it stands"),
                       (long long)view->closing.id, gt_day_format(view->closing.day, day),
                       (long long)view->closing.id);
    if (view->count == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("closing %lld: no pledge to deal %lld is committed or signed on %s and "
                         "still open; `gentou pledge list %lld` shows them"),
                       (long long)view->closing.id, (long long)view->closing.deal,
                       gt_day_format(view->closing.day, day), (long long)view->closing.deal);
    code = gt_closing_check_approved(store, &view->closing, error);
    if (!code)
        code = check_round(store, view, arena, error);
    if (!code)
        code = gt_closing_run_insert(store, view->closing.id, GT_LOTTERY_VERSION, error);
    for (size_t i = 0; i < view->count && !code; i++)
        code = gt_allotment_insert(store, &view->lines[i].allotment, error);
    view->closing.state = view->happens ? GT_CLOSING_ALLOTTED : GT_CLOSING_FAILED;
    return code;
}
