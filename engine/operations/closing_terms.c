/* closing_terms.c - a closing announced, its terms corrected while it was not run, withdrawn. */
#include "engine/operations/amend_int.h"
#include "engine/operations/closing_int.h"
#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/operations/vehicle.h"
#include "engine/store/amend.h"

/* A closing's amount is in its deal's currency and not 0. */
static int check_amount(struct gt_store *store, const char *field, const struct gt_amount *amount,
                        const struct gt_deal_row *deal, struct gt_error *error)
{
    if (amount->minor == GT_MONEY_UNKNOWN)
        return 0;
    if (amount->minor == 0)
        return gt_fail(error, GT_EXIT_DATA, _("%s: 0 is no amount; write one, or leave it out"),
                       field);
    if (gt_enter_currency(store, NULL, amount) != deal->currency)
        return gt_fail(error, GT_EXIT_DATA, _("%s: deal %lld is in %s; write it in %s"), field,
                       (long long)deal->id, deal->currency->code, deal->currency->code);
    return 0;
}

static int check_amounts(struct gt_store *store, const struct gt_closing_record *record,
                         const struct gt_deal_row *deal, struct gt_arena *arena,
                         struct gt_error *error)
{
    int code = check_amount(store, "limit", &record->limit, deal, error);
    if (!code)
        code = check_amount(store, "minimum", &record->minimum, deal, error);
    if (!code)
        code = check_amount(store, "ticket", &record->ticket, deal, error);
    if (code)
        return code;
    if (deal->amount != GT_MONEY_UNKNOWN && record->limit.minor > deal->amount)
        return gt_fail(error, GT_EXIT_DATA,
                       _("limit: it is above the round of deal %lld, which is %s; a closing takes "
                         "no more than the round"),
                       (long long)deal->id, gt_say_money(deal->amount, deal->currency, arena));
    if (record->minimum.minor > record->limit.minor)
        return gt_fail(error, GT_EXIT_DATA,
                       _("minimum: it is above the limit, so the closing could never happen"));
    if (record->ticket.minor > record->limit.minor)
        return gt_fail(error, GT_EXIT_DATA,
                       _("ticket: it is above the limit, so nobody could get one"));
    return 0;
}

static int check_seed(const struct gt_closing_record *record, int method, struct gt_error *error)
{
    bool said = record->seed != INT64_MIN;
    if (method == GT_ALLOCATION_LOTTERY && !said)
        return gt_fail(error, GT_EXIT_DATA,
                       _("seed: a lottery needs one, agreed before the draw; write any whole "
                         "number, such as the day of the draw"));
    if (method != GT_ALLOCATION_LOTTERY && said)
        return gt_fail(error, GT_EXIT_DATA,
                       _("seed: only a lottery draws; leave it out, or choose method lottery"));
    return 0;
}

/* The vehicle takes no holder with less than its minimum. */
static int use_vehicle(struct gt_store *store, const struct gt_closing_record *record,
                       const struct gt_deal_row *deal, struct gt_closing_row *closing,
                       struct gt_arena *arena, struct gt_error *error)
{
    struct gt_vehicle_row vehicle;
    int code = gt_need_vehicle(store, record->vehicle, record->date, &vehicle, arena, error);
    if (code)
        return code;
    if (vehicle.currency != deal->currency)
        return gt_fail(error, GT_EXIT_DATA,
                       _("vehicle: \"%s\" is in %s and deal %lld in %s; money is not exchanged "
                         "here"),
                       vehicle.name, vehicle.currency->code, (long long)deal->id,
                       deal->currency->code);
    closing->vehicle = vehicle.party;
    if (vehicle.minimum == GT_MONEY_UNKNOWN || vehicle.minimum <= closing->ticket)
        return 0;
    if (closing->ticket)
        return gt_fail(error, GT_EXIT_DATA,
                       _("ticket: holders of \"%s\" put in at least %s; write that or more"),
                       vehicle.name, gt_say_money(vehicle.minimum, vehicle.currency, arena));
    if (vehicle.minimum > closing->most)
        return gt_fail(error, GT_EXIT_DATA,
                       _("limit: holders of \"%s\" put in at least %s, which is more; nobody could "
                         "get that"),
                       vehicle.name, gt_say_money(vehicle.minimum, vehicle.currency, arena));
    closing->ticket = vehicle.minimum;
    return 0;
}

int gt_closing_check_approved(struct gt_store *store, const struct gt_closing_row *closing,
                              struct gt_error *error)
{
    int64_t entry = 0;
    int code = gt_pending_find(store, "closing", closing->id, &entry, error);
    if (!code && entry)
        return gt_fail(error, GT_EXIT_DATA,
                       _("closing %lld waits for approval; a second person says `gentou approve "
                         "%lld`"),
                       (long long)closing->id, (long long)entry);
    if (!code)
        code = gt_pending_find(store, "deal", closing->deal, &entry, error);
    if (!code && entry)
        return gt_fail(error, GT_EXIT_DATA,
                       _("closing %lld: its deal %lld waits for approval; a second person says "
                         "`gentou approve %lld`"),
                       (long long)closing->id, (long long)closing->deal, (long long)entry);
    return code;
}

int gt_closing_check_deal(const struct gt_deal_row *deal, struct gt_error *error)
{
    char day[GT_DAY_TEXT];
    if (deal->stage != GT_STAGE_PASSED && deal->stage != GT_STAGE_LOST)
        return 0;
    return gt_fail(
        error, GT_EXIT_DATA,
        _("deal: deal %lld is in the stage \"%s\" since %s; money goes to a deal that is "
          "on its way or closed"),
        (long long)deal->id, _(gt_kind_label(&gt_stage_words, deal->stage)),
        gt_day_format(deal->stage_day, day));
}

static gt_money known(gt_money amount)
{
    return amount == GT_MONEY_UNKNOWN ? 0 : amount;
}

static int closing_of(struct gt_store *store, const struct gt_closing_record *record,
                      struct gt_closing_row *closing, struct gt_arena *arena,
                      struct gt_error *error)
{
    struct gt_deal_row deal;
    bool found = false;
    *closing = (struct gt_closing_row){
        .day = record->date,
        .most = record->limit.minor,
        .least = known(record->minimum.minor),
        .ticket = known(record->ticket.minor),
        .method = record->method < 0 ? GT_ALLOCATION_PRO_RATA : record->method,
        .seed = record->seed,
    };
    int code = gt_need_deal(store, record->deal, &closing->deal, error);
    if (!code)
        code = gt_deal_read_bare(store, closing->deal, GT_DAY_LAST, &deal, &found, arena, error);
    if (!code)
        code = gt_closing_check_deal(&deal, error);
    if (!code)
        code = check_amounts(store, record, &deal, arena, error);
    if (!code)
        code = check_seed(record, closing->method, error);
    return code || !record->vehicle ? code
                                    : use_vehicle(store, record, &deal, closing, arena, error);
}

int gt_enter_closing(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                     struct gt_error *error)
{
    struct gt_closing_row closing;
    int code = closing_of(store, data, &closing, arena, error);
    return code ? code : gt_closing_insert(store, &closing, id, error);
}

static int find_closing(struct gt_store *store, const char *which, int64_t *id,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct gt_closing_row closing = {0};
    int code = gt_need_closing(store, which, GT_DAY_LAST, &closing, arena, error);
    *id = closing.id;
    return code;
}

static int read_closing(struct gt_store *store, int64_t id, void *data, struct gt_arena *arena,
                        struct gt_error *error)
{
    struct gt_closing_row closing;
    struct gt_closing_record *record = data;
    bool found = false;
    int code = gt_closing_read(store, id, GT_DAY_LAST, &closing, &found, arena, error);
    if (code)
        return code;
    *record = (struct gt_closing_record){
        .deal = gt_amend_name(arena, closing.deal),
        .date = closing.day,
        .limit = {closing.most, closing.currency},
        .minimum = {closing.least ? closing.least : GT_MONEY_UNKNOWN, closing.currency},
        .ticket = {closing.ticket ? closing.ticket : GT_MONEY_UNKNOWN, closing.currency},
        .method = closing.method,
        .seed = closing.method == GT_ALLOCATION_LOTTERY ? closing.seed : INT64_MIN,
        .vehicle = closing.vehicle ? gt_amend_name(arena, closing.vehicle) : NULL,
    };
    return record->deal && (record->vehicle || !closing.vehicle) ? 0 : gt_fail_memory(error);
}

/* What a closing came to rests on its terms. */
static int check_not_run(struct gt_store *store, int64_t id, struct gt_error *error)
{
    int64_t entry = 0;
    int code = gt_closing_ran(store, id, &entry, error);
    if (!code && entry)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("closing %lld was run in entry %lld; undo that first (`gentou undo %lld`), "
              "or add another closing"),
            (long long)id, (long long)entry, (long long)entry);
    return code;
}

static int amend_closing(struct gt_store *store, int64_t id, const void *data, bool *changed,
                         struct gt_arena *arena, struct gt_error *error)
{
    struct gt_closing_row closing;
    int code = check_not_run(store, id, error);
    if (!code)
        code = closing_of(store, data, &closing, arena, error);
    closing.id = id;
    return code ? code : gt_closing_update(store, &closing, changed, error);
}

static int remove_closing(struct gt_store *store, int64_t id, struct gt_arena *arena,
                          struct gt_error *error)
{
    int code = check_not_run(store, id, error);
    if (!code)
        code = gt_amend_check_free(store, "closing", id, NULL, arena, error);
    return code ? code : gt_row_withdraw(store, "closing", id, error);
}

static const struct gt_amend_fixed fixed[] = {
    {"deal", N_("remove the closing, and add it to the other deal")},
    {NULL, NULL},
};

const struct gt_amend gt_amend_closing = {
    .noun = "closing",
    .table = "closing",
    .fixed = fixed,
    .find = find_closing,
    .read = read_closing,
    .amend = amend_closing,
    .remove = remove_closing,
};
