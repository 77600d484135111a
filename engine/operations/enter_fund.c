/* enter_fund.c - the guidance fund's own money is entered. */
#include "engine/operations/fund.h"

#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/store/party.h"

/* A guidance fund by name, or the ledger's one. */
static int need_fund(struct gt_store *store, const char *name, int64_t *fund,
                     struct gt_arena *arena, struct gt_error *error)
{
    int code = name ? gt_need_role(store, name, GT_ROLE_FUND, fund, arena, error)
                    : gt_find_fund(store, GT_DAY_LAST, fund, arena, error);
    if (!code && *fund == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("fund: the ledger has no guidance fund; make one with `gentou fund add`"));
    return code;
}

int gt_enter_subfund(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                     struct gt_error *error)
{
    const struct gt_subfund_record *record = data;
    struct gt_subfund_row *there = NULL,
                          row = {
                              .since = record->since,
                              .size = record->size.minor,
                              .currency = gt_enter_currency(store, record->currency, &record->size),
                              .note = record->note,
                          };
    size_t count = 0;
    if (row.size == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("size: a fund of 0 is none; leave it empty when it is "
                         "unknown"));
    int code = need_fund(store, record->fund, &row.fund, arena, error);
    if (!code)
        code = gt_find_or_make_party(store, record->name, GT_PARTY_INSTITUTION, &row.party, arena,
                                     error);
    if (!code && row.party == row.fund)
        return gt_fail(error, GT_EXIT_DATA, _("name: it is the guidance fund itself"));
    if (!code)
        code = gt_subfund_list(store, 0, row.party, GT_DAY_LAST, &there, &count, arena, error);
    if (!code && count)
        return gt_fail(error, GT_EXIT_DATA, _("name: \"%s\" is a sub-fund of this ledger already"),
                       record->name);
    if (!code && record->partner)
        code = gt_need_role(store, record->partner, GT_ROLE_PARTNER, &row.partner, arena, error);
    *id = row.party;
    return code ? code : gt_subfund_insert(store, &row, error);
}

int gt_need_any_fund(struct gt_store *store, const char *name, int64_t *fund,
                     struct gt_arena *arena, struct gt_error *error)
{
    struct gt_subfund_row *rows = NULL;
    size_t count = 0;
    uint32_t roles = 0;
    bool exists = false;
    if (!name)
        return need_fund(store, name, fund, arena, error);
    int code = gt_need_party(store, name, fund, arena, error);
    if (!code)
        code = gt_party_roles(store, *fund, &roles, &exists, error);
    if (!code)
        code = gt_subfund_list(store, 0, *fund, GT_DAY_LAST, &rows, &count, arena, error);
    if (!code && !count && !(roles & 1u << GT_ROLE_FUND))
        return gt_fail(error, GT_EXIT_DATA,
                       _("fund: \"%s\" is neither a guidance fund nor a sub-fund; `gentou subfund "
                         "add` makes it one"),
                       name);
    return code;
}

int gt_enter_commitment(struct gt_store *store, const void *data, int64_t *id,
                        struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_commitment_record *record = data;
    struct gt_commitment_row row = {
        .day = record->date,
        .amount = record->amount.minor,
        .currency = gt_enter_currency(store, record->currency, &record->amount),
        .note = record->note,
    };
    if (row.amount == 0)
        return gt_fail(error, GT_EXIT_DATA, _("amount: a commitment of 0 is none; write how much"));
    int code = gt_need_any_fund(store, record->fund, &row.fund, arena, error);
    if (!code)
        code = gt_find_or_make_party(store, record->party, -1, &row.party, arena, error);
    if (!code && row.party == row.fund)
        return gt_fail(error, GT_EXIT_DATA, _("party: it is the fund; name who commits"));
    return code ? code : gt_commitment_insert(store, &row, id, error);
}

int gt_enter_drawdown(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                      struct gt_error *error)
{
    const struct gt_drawdown_record *record = data;
    struct gt_commitment_row *rows = NULL;
    size_t count = 0;
    char day[GT_DAY_TEXT];
    int code = gt_commitment_list(store, 0, 0, record->commitment, GT_DAY_LAST, &rows, &count,
                                  arena, error);
    if (!code && !count)
        return gt_fail(error, GT_EXIT_DATA,
                       _("commitment: there is no commitment #%lld; `gentou commitment list` shows "
                         "them"),
                       (long long)record->commitment);
    if (code)
        return code;
    struct gt_drawdown_row row = {.commitment = record->commitment,
                                  .day = record->date,
                                  .called = record->called,
                                  .amount = record->amount.minor,
                                  .note = record->note};
    gt_money left = rows->amount - rows->paid;
    if (row.amount == GT_MONEY_UNKNOWN)
        row.amount = left;
    else if (gt_enter_currency(store, NULL, &record->amount) != rows->currency)
        return gt_fail(error, GT_EXIT_DATA, _("amount: the commitment is in %s; write it in %s"),
                       rows->currency->code, rows->currency->code);
    if (row.amount <= 0 || row.amount > left)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: no more is drawn down than commitment #%lld has left"),
                       (long long)row.commitment);
    if (row.day < rows->day)
        return gt_fail(error, GT_EXIT_DATA, _("date: it lies before the commitment, of %s"),
                       gt_day_format(rows->day, day));
    if (row.called != GT_DAY_NONE && row.called > row.day)
        return gt_fail(error, GT_EXIT_DATA, _("called: it lies after the payment"));
    return gt_drawdown_insert(store, &row, id, error);
}

int gt_enter_intention(struct gt_store *store, const void *data, int64_t *id,
                       struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_intention_record *record = data;
    struct gt_intention_row row = {
        .day = record->date,
        .until = record->until,
        .capacity = record->capacity.minor,
        .currency = gt_enter_currency(store, record->currency, &record->capacity),
        .document = record->document,
        .note = record->note,
    };
    if (row.capacity == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("capacity: 0 is none; leave it empty when it is unknown"));
    if (row.until != GT_DAY_NONE && row.until < row.day)
        return gt_fail(error, GT_EXIT_DATA, _("until: it lies before the letter"));
    int code = need_fund(store, record->fund, &row.fund, arena, error);
    if (!code)
        code = gt_need_role(store, record->partner, GT_ROLE_PARTNER, &row.partner, arena, error);
    return code ? code : gt_intention_insert(store, &row, id, error);
}

int gt_enter_budget(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_budget_record *record = data;
    struct gt_budget_row *rows = NULL, row = {
                                           .year = record->year,
                                           .amount = record->amount.minor,
                                           .final = record->final.minor,
                                           .currency = gt_enter_currency(store, record->currency,
                                                                         &record->amount),
                                           .document = record->document,
                                           .note = record->note,
                                       };
    size_t count = 0;
    if (row.final != GT_MONEY_UNKNOWN &&
        gt_enter_currency(store, record->currency, &record->final) != row.currency)
        return gt_fail(error, GT_EXIT_DATA, _("final: the budget is in %s; write it in %s"),
                       row.currency->code, row.currency->code);
    int code = need_fund(store, record->fund, &row.fund, arena, error);
    if (!code)
        code = gt_budget_list(store, row.fund, &rows, &count, arena, error);
    for (size_t i = 0; i < count && !code; i++)
        if (rows[i].year == row.year)
            return gt_fail(error, GT_EXIT_DATA,
                           _("year: there is a budget for %lld, #%lld; correct it with `gentou "
                             "budget edit %lld`"),
                           (long long)row.year, (long long)rows[i].id, (long long)rows[i].id);
    return code ? code : gt_budget_insert(store, &row, id, error);
}
