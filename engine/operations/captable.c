/* captable.c - a company's cap table as of a date. */
#include "engine/operations/captable.h"

#include "engine/base/text.h"
#include "engine/operations/approval.h"

const struct gt_stock_class_row *gt_captable_class(const struct gt_captable *table, int64_t id)
{
    for (size_t i = 0; i < table->class_count; i++)
        if (table->classes[i].id == id)
            return &table->classes[i];
    return NULL;
}

const struct gt_share_event_row *gt_captable_event(const struct gt_captable *table, int64_t id)
{
    for (size_t i = 0; i < table->event_count; i++)
        if (table->events[i].id == id)
            return &table->events[i];
    return NULL;
}

const char *gt_captable_holder(const struct gt_captable *table, int64_t party)
{
    for (size_t i = 0; i < table->event_count; i++) {
        if (table->events[i].holder == party)
            return table->events[i].holder_name;
        if (table->events[i].seller == party)
            return table->events[i].seller_name;
    }
    return "?";
}

int gt_need_class(struct gt_store *store, int64_t company, const char *name, int64_t *id,
                  struct gt_arena *arena, struct gt_error *error)
{
    const char *folded = gt_text_fold(arena, name);
    if (!folded)
        return gt_fail_memory(error);
    int code = gt_stock_class_find(store, company, folded, id, error);
    if (!code && *id == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("the company has no class \"%s\"; `gentou class list` shows its classes, "
                         "`gentou class add` makes one"),
                       name);
    return code;
}

static struct gt_cap_event event_of(const struct gt_share_event_row *row)
{
    return (struct gt_cap_event){
        .id = row->id,
        .day = row->day,
        .kind = (enum gt_share_event)row->kind,
        .class = row->class,
        .into = row->into,
        .holder = row->holder,
        .from = row->seller,
        .grant = row->granted,
        .quantity = row->quantity,
        .received = row->received,
        .ratio = row->ratio,
        .fractions = row->fractions < 0 ? GT_FRACTIONS_KEEP : (enum gt_fractions)row->fractions,
        .expiry = row->expiry,
    };
}

static const char *class_name(const struct gt_captable *table, int64_t id)
{
    const struct gt_stock_class_row *class = gt_captable_class(table, id);
    return class ? class->name : "?";
}

static int fail_not_held(const struct gt_captable *table, const struct gt_cap_failure *failure,
                         const char *day, struct gt_error *error)
{
    char held[GT_FIXED_TEXT], asked[GT_FIXED_TEXT];
    gt_fixed_format(failure->held, GT_SHARES_DIGITS, held);
    gt_fixed_format(failure->asked, GT_SHARES_DIGITS, asked);
    const char *holder = gt_captable_holder(table, failure->holder);
    if (failure->grant)
        return gt_fail(error, GT_EXIT_DATA,
                       _("on %s %s holds %s of the option or warrant #%lld, and cannot give up %s"),
                       day, holder, held, (long long)failure->grant, asked);
    return gt_fail(error, GT_EXIT_DATA, _("on %s %s holds %s of \"%s\", and cannot give up %s"),
                   day, holder, held, class_name(table, failure->class), asked);
}

/* The sentence for what cannot be; the event at hand needs no number, an earlier entered one does.
 */
static int fail_table(const struct gt_captable *table, const struct gt_cap_failure *failure,
                      int64_t fresh, struct gt_error *error)
{
    char day[GT_DAY_TEXT], other[GT_DAY_TEXT], held[GT_FIXED_TEXT];
    const struct gt_share_event_row *event = &table->events[failure->event];
    const struct gt_share_event_row *granted = gt_captable_event(table, failure->grant);
    gt_day_format(event->day, day);
    switch (failure->fault) {
    case GT_CAP_FINE:
    case GT_CAP_NOT_HELD:
        fail_not_held(table, failure, day, error);
        break;
    case GT_CAP_LAPSED:
        gt_fail(error, GT_EXIT_DATA, _("the option or warrant #%lld ends on %s, before %s"),
                (long long)failure->grant,
                gt_day_format(granted ? granted->expiry : GT_DAY_NONE, other), day);
        break;
    case GT_CAP_FRACTION:
        gt_fail(error, GT_EXIT_DATA,
                _("the split leaves %s, who holds %s of \"%s\", a part finer than a millionth of a "
                  "share; write fractions drop to drop parts of a share, or another ratio"),
                gt_captable_holder(table, failure->holder),
                gt_fixed_format(failure->held, GT_SHARES_DIGITS, held),
                class_name(table, failure->class));
        break;
    case GT_CAP_OVERFLOW:
        gt_fail(error, GT_EXIT_DATA,
                _("on %s there would be more shares of \"%s\" than a ledger can count; look at the "
                  "numbers"),
                day, class_name(table, failure->class));
        break;
    }
    return event->id == fresh ? (int)error->exit
                              : gt_error_at(error, _("share event #%lld"), (long long)event->id);
}

static int dilute(struct gt_captable *table, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_cap_class *classes =
        gt_arena_alloc(arena, (table->class_count + 1) * sizeof *classes);
    table->diluted = gt_arena_alloc(arena, (table->count + 1) * sizeof *table->diluted);
    if (!classes || !table->diluted)
        return gt_fail_memory(error);
    for (size_t i = 0; i < table->class_count; i++)
        classes[i] = (struct gt_cap_class){table->classes[i].id, table->classes[i].conversion};
    return gt_captable_dilute(table->positions, table->count, classes, table->class_count,
                              table->diluted, &table->total) == GT_OK
               ? 0
               : gt_fail(error, GT_EXIT_DATA,
                         _("as common shares there are more than a ledger can count; look at the "
                           "classes' conversion ratios"));
}

/* Takes the event at `place` out: it waits, or can only be when what waits is approved. */
static void leave_out(struct gt_captable *table, size_t place)
{
    for (size_t i = place + 1; i < table->event_count; i++)
        table->events[i - 1] = table->events[i];
    table->event_count--;
    table->waiting++;
}

/* Shares that come of a convertible wait with it. */
static int drop_waiting(struct gt_store *store, struct gt_captable *table, struct gt_arena *arena,
                        struct gt_error *error)
{
    struct gt_pending_set convertibles = {0};
    int code = gt_pending_drop(store, "share_event", table->events, sizeof *table->events,
                               &table->event_count, &table->waiting, arena, error);
    if (!code)
        code = gt_pending_load(store, "convertible", &convertibles, arena, error);
    for (size_t i = table->event_count; i-- > 0 && !code;)
        if (gt_pending_has(&convertibles, table->events[i].convertible))
            leave_out(table, i);
    return code;
}

static int hold(struct gt_captable *table, int64_t fresh, struct gt_arena *arena,
                struct gt_error *error)
{
    struct gt_cap_failure failure;
    struct gt_cap_event *events = gt_arena_alloc(arena, (table->event_count + 1) * sizeof *events);
    table->positions = gt_arena_alloc(arena, (table->event_count + 1) * sizeof *table->positions);
    if (!events || !table->positions)
        return gt_fail_memory(error);
    for (;;) {
        for (size_t i = 0; i < table->event_count; i++)
            events[i] = event_of(&table->events[i]);
        enum gt_status status = gt_captable_hold(events, table->event_count, table->as_of,
                                                 table->positions, &table->count, &failure);
        if (status == GT_OK)
            return 0;
        if (status == GT_ENOMEM)
            return gt_fail_memory(error);
        if (!table->waiting)
            return fail_table(table, &failure, fresh, error);
        leave_out(table, failure.event);
    }
}

int gt_captable_read(struct gt_store *store, int64_t company, gt_day as_of,
                     struct gt_captable *table, struct gt_arena *arena, struct gt_error *error)
{
    int64_t total = 0;
    *table = (struct gt_captable){.as_of = as_of};
    int code = gt_stock_class_list(store, company, GT_DAY_LAST, 0, -1, &table->classes,
                                   &table->class_count, &total, arena, error);
    return code ? code
                : gt_share_event_list(store, company, as_of, &table->events, &table->event_count,
                                      arena, error);
}

int gt_captable_load(struct gt_store *store, int64_t company, gt_day as_of, int64_t fresh,
                     struct gt_captable *table, struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_captable_read(store, company, as_of, table, arena, error);
    if (!code)
        code = hold(table, fresh, arena, error);
    return code ? code : dilute(table, arena, error);
}

int gt_captable_counted(struct gt_store *store, int64_t company, gt_day as_of,
                        struct gt_captable *table, struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_captable_read(store, company, as_of, table, arena, error);
    if (!code)
        code = drop_waiting(store, table, arena, error);
    if (!code)
        code = hold(table, 0, arena, error);
    return code ? code : dilute(table, arena, error);
}
