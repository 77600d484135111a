/* enter_rate.c - rates of exchange: entered, corrected, withdrawn. */
#include "engine/operations/rates.h"

#include "engine/base/text.h"
#include "engine/operations/amend_int.h"
#include "engine/store/amend.h"
#include "engine/store/rate.h"
#include "gentou/exchange.h"

#include <string.h>

static int check_decimal(const struct gt_rate_row *rate, struct gt_error *error)
{
    struct gt_rate exact;
    struct gt_quote quote;
    if (gt_rate_parse(rate->rate, strlen(rate->rate), &exact) == GT_OK)
        return 0;
    return gt_fail(error, GT_EXIT_DATA,
                   _("rate: %s is no rate; expected: how many %s one %s is, a decimal number above "
                     "0 with at most %d digits (7.1234)"),
                   gt_text_quote(&quote, rate->rate), rate->to->code, rate->from->code,
                   GT_RATE_DIGITS);
}

/* The row that a record makes; `id` is its own number, 0 for a new one. */
static int rate_of(struct gt_store *store, const struct gt_rate_record *record, int64_t id,
                   struct gt_rate_row *rate, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_rate_row there;
    char day[GT_DAY_TEXT];
    *rate = (struct gt_rate_row){.id = id,
                                 .from = record->from,
                                 .to = record->to ? record->to : gt_store_ledger(store)->currency,
                                 .day = record->date,
                                 .rate = record->rate,
                                 .source = record->source};
    if (rate->from == rate->to)
        return gt_fail(error, GT_EXIT_DATA, _("to: one %s is always one %s; name another currency"),
                       rate->from->code, rate->to->code);
    int code = check_decimal(rate, error);
    if (!code)
        code = gt_rate_read(store, rate->from, rate->to, rate->day, &there, arena, error);
    if (!code && there.id && there.id != id)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("date: the rate from %s to %s on %s is %s already; `gentou rate edit %lld` "
              "corrects it"),
            rate->from->code, rate->to->code, gt_day_format(rate->day, day), there.rate,
            (long long)there.id);
    return code;
}

int gt_enter_rate(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error)
{
    struct gt_rate_row rate;
    int code = rate_of(store, data, 0, &rate, arena, error);
    return code ? code : gt_rate_insert(store, &rate, id, error);
}

static int fail_absent(int64_t id, struct gt_error *error)
{
    return gt_fail(error, GT_EXIT_DATA,
                   _("there is no rate %lld; `gentou rate list` shows the numbers"), (long long)id);
}

static int read_rate(struct gt_store *store, int64_t id, void *data, struct gt_arena *arena,
                     struct gt_error *error)
{
    struct gt_rate_row rate;
    int code = gt_rate_written(store, id, &rate, arena, error);
    if (code || !rate.id)
        return code ? code : fail_absent(id, error);
    *(struct gt_rate_record *)data =
        (struct gt_rate_record){rate.from, rate.to, rate.day, rate.rate, rate.source};
    return 0;
}

static int amend_rate(struct gt_store *store, int64_t id, const void *data, bool *changed,
                      struct gt_arena *arena, struct gt_error *error)
{
    struct gt_rate_row rate;
    int code = rate_of(store, data, id, &rate, arena, error);
    return code ? code : gt_rate_update(store, &rate, changed, error);
}

const struct gt_amend gt_amend_rate = {.noun = "rate",
                                       .table = "exchange_rate",
                                       .shown = "rate list",
                                       .read = read_rate,
                                       .amend = amend_rate};
