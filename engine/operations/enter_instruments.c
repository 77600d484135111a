/* enter_instruments.c - classes of shares, convertibles, what a share is worth. */
#include "engine/operations/instruments.h"

#include "engine/base/text.h"
#include "engine/operations/captable.h"
#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/store/captable.h"
#include "engine/store/convertible.h"
#include "engine/store/deal.h"

#include <string.h>

/* A number of 0 is no number of shares, and no money. */
static int fail_nothing(const char *field, struct gt_error *error)
{
    return gt_fail(error, GT_EXIT_DATA, _("%s: 0 is none; write how many, or leave the record out"),
                   field);
}

int gt_enter_ratio(const char *field, const char *text, struct gt_ratio *ratio,
                   struct gt_error *error)
{
    *ratio = (struct gt_ratio){1, 1};
    if (!text || gt_ratio_parse(text, strlen(text), ratio) == GT_OK)
        return 0;
    return gt_fail(error, GT_EXIT_DATA,
                   _("%s: \"%s\" is no ratio; write two numbers above 0, such as 3:1 or 1.25:1"),
                   field, text);
}

int gt_enter_round(struct gt_store *store, const char *name, int64_t company, int64_t *deal,
                   struct gt_arena *arena, struct gt_error *error)
{
    struct gt_deal_row row;
    bool found = false;
    *deal = 0;
    if (!name)
        return 0;
    int code = gt_need_deal(store, name, deal, error);
    if (!code)
        code = gt_deal_read(store, *deal, GT_DAY_LAST, &row, &found, arena, error);
    if (!code && row.company != company)
        return gt_fail(error, GT_EXIT_DATA,
                       _("deal: deal %lld is a round of %s, not of this "
                         "company; `gentou deal list` shows the rounds"),
                       (long long)*deal, row.company_name);
    return code;
}

static int check_class(const struct gt_class_record *record, struct gt_error *error)
{
    bool capped = record->participation == GT_PARTICIPATION_CAPPED;
    if (capped != (record->participation_cap > 0))
        return gt_fail(error, GT_EXIT_DATA,
                       _("participation_cap: it goes with participation capped; write both or "
                         "neither"));
    if (record->kind == GT_STOCK_COMMON && (record->preference > 0 || record->participation > 0))
        return gt_fail(error, GT_EXIT_DATA,
                       _("kind: common shares have no preference and no participation; write "
                         "preferred, or leave these out"));
    return 0;
}

int gt_enter_class(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                   struct gt_error *error)
{
    const struct gt_class_record *record = data;
    bool preferred = record->kind == GT_STOCK_PREFERRED;
    int64_t there = 0;
    struct gt_stock_class_row row = {
        .name = record->name,
        .folded = gt_text_fold(arena, record->name),
        .kind = record->kind,
        .since = record->since,
        .seniority = record->seniority < 0 ? preferred : record->seniority,
        .votes = record->votes < 0 ? 1 : record->votes,
        .preference = record->preference,
        .participation = record->participation < 0 ? GT_PARTICIPATION_NONE : record->participation,
        .participation_cap = record->participation_cap,
        .authorized = record->authorized,
        .note = record->note,
    };
    if (!row.folded)
        return gt_fail_memory(error);
    if (!*row.folded)
        return gt_fail(error, GT_EXIT_DATA, _("\"%s\" is no name; write at least one letter"),
                       record->name);
    int code = check_class(record, error);
    if (!code)
        code = gt_enter_ratio("conversion", record->conversion, &row.conversion, error);
    if (!code)
        code = gt_need_role(store, record->company, GT_ROLE_COMPANY, &row.company, arena, error);
    if (!code)
        code = gt_stock_class_find(store, row.company, row.folded, &there, error);
    if (!code && there)
        return gt_fail(error, GT_EXIT_DATA,
                       _("name: the company has a class \"%s\" already, #%lld"), record->name,
                       (long long)there);
    return code ? code : gt_stock_class_insert(store, &row, id, error);
}

int gt_enter_convertible(struct gt_store *store, const void *data, int64_t *id,
                         struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_convertible_record *record = data;
    struct gt_convertible_row row = {
        .kind = record->kind,
        .day = record->date,
        .amount = record->amount.minor,
        .currency = gt_enter_currency(store, NULL, &record->amount),
        .rate = record->interest,
        .maturity = record->maturity,
        .cap = record->cap.minor,
        .discount = record->discount,
        .mfn = record->mfn,
        .seniority = record->seniority == INT64_MIN ? 0 : record->seniority,
        .note = record->note,
    };
    if (row.amount == 0)
        return fail_nothing("amount", error);
    if (row.cap == 0)
        return fail_nothing("cap", error);
    if (row.cap != GT_MONEY_UNKNOWN &&
        gt_enter_currency(store, row.currency, &record->cap) != row.currency)
        return gt_fail(error, GT_EXIT_DATA,
                       _("cap: it is in another currency than the amount; "
                         "write both in %s"),
                       row.currency->code);
    if (row.kind == GT_CONVERTIBLE_LOAN &&
        (row.cap != GT_MONEY_UNKNOWN || row.discount > 0 || row.mfn))
        return gt_fail(error, GT_EXIT_DATA,
                       _("kind: a loan becomes no shares; for a cap, a discount or MFN write "
                         "convertible_note"));
    if (row.maturity != GT_DAY_NONE && row.maturity < row.day)
        return gt_fail(error, GT_EXIT_DATA, _("maturity: it lies before the date"));
    int code = gt_need_role(store, record->company, GT_ROLE_COMPANY, &row.company, arena, error);
    if (!code)
        code = gt_enter_round(store, record->deal, row.company, &row.deal, arena, error);
    if (!code)
        code = gt_find_or_make_party(store, record->holder, -1, &row.holder, arena, error);
    return code ? code : gt_convertible_insert(store, &row, id, error);
}

int gt_enter_valuation(struct gt_store *store, const void *data, int64_t *id,
                       struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_valuation_record *record = data;
    int64_t company = 0;
    struct gt_class_value_row row = {
        .day = record->date,
        .price = record->price,
        .currency = record->currency ? record->currency : gt_store_ledger(store)->currency,
        .source = record->source,
        .note = record->note,
    };
    int code = gt_need_role(store, record->company, GT_ROLE_COMPANY, &company, arena, error);
    if (!code)
        code = gt_need_class(store, company, record->class, &row.class, arena, error);
    return code ? code : gt_class_value_insert(store, &row, id, error);
}
