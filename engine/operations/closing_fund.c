/* closing_fund.c - the money of a closing comes in. */
#include "engine/operations/closing_int.h"
#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/operations/ladder.h"
#include "engine/operations/vehicle.h"

/* Who is funded, of a closing, on a day. */
struct payment {
    struct gt_store *store;
    const struct gt_closing_money *money;
    const struct gt_closing_view *view;
    const struct gt_closing_line **lines;
    size_t count;
    gt_money sum;
    struct gt_arena *arena;
    struct gt_error *error;
};

static const char *name_of(const struct gt_closing_line *line)
{
    return line->allotment.member_name;
}

/* An allotment that waits for its money. */
static bool waits(const struct gt_closing_line *line)
{
    return line->allotment.amount > 0 && line->allotment.funded == GT_DAY_NONE &&
           (line->state == GT_PLEDGE_COMMITTED || line->state == GT_PLEDGE_SIGNED);
}

static int refuse(const struct payment *payment, const struct gt_closing_line *line)
{
    char day[GT_DAY_TEXT];
    long long closing = (long long)payment->view->closing.id;
    if (line->allotment.funded != GT_DAY_NONE)
        return gt_fail(payment->error, GT_EXIT_DATA,
                       _("closing %lld: %s is funded since %s already"), closing, name_of(line),
                       gt_day_format(line->allotment.funded, day));
    if (line->allotment.amount == 0)
        return gt_fail(payment->error, GT_EXIT_DATA, _("closing %lld: %s got nothing of it (%s)"),
                       closing, name_of(line),
                       _(gt_kind_label(&gt_allotment_reason_words, line->allotment.reason)));
    return gt_fail(payment->error, GT_EXIT_DATA,
                   _("closing %lld: the pledge of %s is %s; it pledges anew for another closing"),
                   closing, name_of(line), _(gt_kind_label(&gt_pledge_state_words, line->state)));
}

static int choose(struct payment *payment, const char *name)
{
    const struct gt_closing_view *view = payment->view;
    int64_t member = 0;
    int code = gt_need_party(payment->store, name, &member, payment->arena, payment->error);
    if (code)
        return code;
    for (size_t i = 0; i < view->count; i++) {
        if (view->lines[i].allotment.member != member)
            continue;
        for (size_t j = 0; j < payment->count; j++)
            if (payment->lines[j] == &view->lines[i])
                return gt_fail(payment->error, GT_EXIT_DATA, _("\"%s\" is named twice"), name);
        if (!waits(&view->lines[i]))
            return refuse(payment, &view->lines[i]);
        payment->lines[payment->count++] = &view->lines[i];
        return 0;
    }
    return gt_fail(
        payment->error, GT_EXIT_DATA,
        _("closing %lld: \"%s\" took no part in it; `gentou closing show %lld` lists who "
          "did"),
        (long long)view->closing.id, name, (long long)view->closing.id);
}

static int choose_all(struct payment *payment)
{
    const struct gt_closing_view *view = payment->view;
    for (size_t i = 0; i < view->count; i++)
        if (waits(&view->lines[i]))
            payment->lines[payment->count++] = &view->lines[i];
    if (payment->count == 0)
        return gt_fail(payment->error, GT_EXIT_DATA,
                       _("closing %lld: no allotment waits for its money"),
                       (long long)view->closing.id);
    return 0;
}

static int check_time(const struct gt_closing_view *view, gt_day on, struct gt_error *error)
{
    char day[GT_DAY_TEXT];
    if (on < view->closing.day)
        return gt_fail(error, GT_EXIT_DATA,
                       _("--date: closing %lld is of %s; its money does not come in before that"),
                       (long long)view->closing.id, gt_day_format(view->closing.day, day));
    if (view->closing.state == GT_CLOSING_OPEN)
        return gt_fail(error, GT_EXIT_DATA,
                       _("closing %lld was not run yet; `gentou closing run %lld` allots"),
                       (long long)view->closing.id, (long long)view->closing.id);
    return 0;
}

/* Rules that refuse, unless somebody says why not; that is kept. */
static int check_rules(const struct payment *payment, struct gt_closing_funded *funded)
{
    struct gt_closing_finding *findings = NULL;
    int code = gt_closing_check(payment->store, payment->view, payment->lines, payment->count,
                                payment->money->day, &findings, &funded->finding_count,
                                payment->arena, payment->error);
    funded->findings = findings;
    for (size_t i = 0; i < funded->finding_count && !code; i++) {
        if (!findings[i].refuses)
            continue;
        if (!payment->money->override)
            return gt_fail(payment->error, GT_EXIT_DATA,
                           _("%s. Mend that, or say with --override why the money is taken "
                             "nevertheless"),
                           findings[i].text);
        struct gt_override_row row = {.closing = payment->view->closing.id,
                                      .day = payment->money->day,
                                      .rule = findings[i].rule,
                                      .member = findings[i].member,
                                      .reason = payment->money->override};
        code = gt_override_insert(payment->store, &row, payment->error);
    }
    return code;
}

/* The stakes of the round grow by the sum, within the round. */
static int check_round(struct payment *payment)
{
    struct gt_deal_row deal;
    bool found = false;
    int code = gt_deal_read_bare(payment->store, payment->view->closing.deal, GT_DAY_LAST, &deal,
                                 &found, payment->arena, payment->error);
    if (!code)
        code = gt_closing_check_deal(&deal, payment->error);
    for (size_t i = 0; i < payment->count && !code; i++)
        if (gt_money_add(payment->sum, payment->lines[i]->allotment.amount, &payment->sum) != GT_OK)
            return gt_fail(payment->error, GT_EXIT_DATA, "%s", _(gt_status_text(GT_EOVERFLOW)));
    return code ? code
                : gt_enter_check_room(payment->store, &deal, payment->sum, 0, payment->error);
}

static int add_stake(const struct payment *payment, int64_t party, gt_money amount,
                     int64_t *investment)
{
    int instrument = payment->money->instrument;
    struct gt_investment_row stake = {.deal = payment->view->closing.deal,
                                      .party = party,
                                      .amount = amount,
                                      .instrument =
                                          instrument < 0 ? GT_INSTRUMENT_UNKNOWN : instrument};
    int code = gt_investment_insert(payment->store, &stake, payment->error);
    *investment = stake.id;
    return code;
}

/* The vehicle stands in the round once a closing: with the sum of what has come in. */
static int add_vehicle_stake(const struct payment *payment, int64_t *investment)
{
    int code =
        gt_closing_stake(payment->store, payment->view->closing.id, investment, payment->error);
    if (code)
        return code;
    return *investment
               ? gt_investment_raise(payment->store, *investment, payment->sum, payment->error)
               : add_stake(payment, payment->view->closing.vehicle, payment->sum, investment);
}

/* The member holds the vehicle, or more of it. gt_enter_holder would refuse by its cap what is
 * overridden here, so the row is written here. */
static int add_holding(const struct payment *payment, const struct gt_allotment_row *row,
                       int64_t *holder)
{
    gt_money held = 0;
    int64_t vehicle = payment->view->closing.vehicle;
    int code = gt_holding_of(payment->store, vehicle, row->member, holder, &held, payment->error);
    if (code)
        return code;
    if (*holder)
        return gt_holder_raise(payment->store, *holder, row->amount, payment->error);
    if (row->member == vehicle)
        return gt_fail(payment->error, GT_EXIT_DATA,
                       _("closing %lld: %s is the vehicle itself and cannot hold itself"),
                       (long long)payment->view->closing.id, row->member_name);
    struct gt_holder_row joins = {.vehicle = vehicle,
                                  .party = row->member,
                                  .day = payment->money->day,
                                  .amount = row->amount,
                                  .deemed = GT_DEEMED_NONE};
    return gt_holder_insert(payment->store, &joins, holder, payment->error);
}

static int fund_line(const struct payment *payment, const struct gt_closing_line *line,
                     int64_t vehicle_stake)
{
    const struct gt_allotment_row *row = &line->allotment;
    struct gt_funding_row funding = {
        .allotment = row->id, .day = payment->money->day, .investment = vehicle_stake};
    struct gt_pledge_row word = {.deal = payment->view->closing.deal,
                                 .party = row->member,
                                 .day = payment->money->day,
                                 .state = GT_PLEDGE_FUNDED,
                                 .amount = row->amount};
    char day[GT_DAY_TEXT];
    if (line->said > payment->money->day)
        return gt_fail(payment->error, GT_EXIT_DATA,
                       _("--date: the pledge of %s is %s since %s; its money does not come in "
                         "before that"),
                       name_of(line), _(gt_kind_label(&gt_pledge_state_words, line->state)),
                       gt_day_format(line->said, day));
    int code = gt_ladder_check(payment->store, &word, 0, payment->arena, payment->error);
    if (!code)
        code = gt_pledge_insert(payment->store, &word, &funding.pledge, payment->error);
    if (!code && payment->view->has_vehicle)
        code = add_holding(payment, row, &funding.holder);
    else if (!code)
        code = add_stake(payment, row->member, row->amount, &funding.investment);
    return code ? code : gt_funding_insert(payment->store, &funding, payment->error);
}

int gt_closing_fund(struct gt_store *store, const char *which, const struct gt_closing_money *money,
                    struct gt_closing_view *view, struct gt_closing_funded *funded,
                    struct gt_arena *arena, struct gt_error *error)
{
    struct payment payment = {
        .store = store, .money = money, .view = view, .arena = arena, .error = error};
    int64_t stake = 0;
    *funded = (struct gt_closing_funded){0};
    /* All that is known counts: money that came in on a later day came in. */
    int code = gt_closing_view(store, which, GT_DAY_LAST, view, arena, error);
    if (!code)
        code = check_time(view, money->day, error);
    if (!code)
        code = gt_closing_check_approved(store, &view->closing, error);
    payment.lines = gt_arena_alloc(arena, (view->count + 1) * sizeof *payment.lines);
    if (!code && !payment.lines)
        return gt_fail_memory(error);
    for (size_t i = 0; i < money->member_count && !code; i++)
        code = choose(&payment, money->members[i]);
    if (!code && money->member_count == 0)
        code = choose_all(&payment);
    if (!code)
        code = check_rules(&payment, funded);
    if (!code)
        code = check_round(&payment);
    if (!code && view->has_vehicle)
        code = add_vehicle_stake(&payment, &stake);
    for (size_t i = 0; i < payment.count && !code; i++)
        code = fund_line(&payment, payment.lines[i], stake);
    funded->count = payment.count;
    funded->sum = payment.sum;
    return code;
}
