/* enter_deal.c - a company's round. */
#include "engine/operations/enter.h"

#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/store/company.h"
#include "engine/store/deal.h"

/* All amounts of a round are of one currency. */
static int deal_currency(struct gt_store *store, const struct gt_deal_record *record,
                         const struct gt_currency **currency, struct gt_error *error)
{
    const struct {
        const char *field;
        const struct gt_amount *amount;
    } amounts[] = {{"amount", &record->amount},
                   {"pre_money", &record->pre_money},
                   {"post_money", &record->post_money}};
    const char *first = NULL;
    *currency = record->currency ? record->currency : gt_store_ledger(store)->currency;
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++) {
        if (amounts[i].amount->minor == GT_MONEY_UNKNOWN)
            continue;
        const struct gt_currency *own =
            gt_enter_currency(store, record->currency, amounts[i].amount);
        if (first && own != *currency)
            return gt_fail(error, GT_EXIT_DATA,
                           _("%s is in %s and %s in %s; a round has one currency"), first,
                           (*currency)->code, amounts[i].field, own->code);
        *currency = own;
        first = amounts[i].field;
    }
    return 0;
}

/* Nobody's company is worth 0; an empty field says that nobody knows. */
static int check_valuation(const char *field, const struct gt_amount *amount,
                           struct gt_error *error)
{
    if (amount->minor != 0)
        return 0;
    return gt_fail(error, GT_EXIT_DATA,
                   _("%s: a value of 0 is none; leave it empty when it is unknown"), field);
}

static int check_deal(struct gt_store *store, const struct gt_deal_record *record,
                      struct gt_error *error)
{
    gt_money post = 0;
    int64_t there = 0;
    if (record->amount.minor == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: a round of 0 is no round; leave it empty when it is unknown"));
    int code = check_valuation("pre_money", &record->pre_money, error);
    if (!code)
        code = check_valuation("post_money", &record->post_money, error);
    if (code)
        return code;
    if (record->amount.minor != GT_MONEY_UNKNOWN && record->pre_money.minor != GT_MONEY_UNKNOWN &&
        record->post_money.minor != GT_MONEY_UNKNOWN &&
        (gt_money_add(record->pre_money.minor, record->amount.minor, &post) != GT_OK ||
         post != record->post_money.minor))
        return gt_fail(error, GT_EXIT_DATA,
                       _("post_money: pre-money and the amount do not sum to it; mend one of the "
                         "three, or leave one out"));
    if (!record->ref)
        return 0;
    code = gt_deal_find_ref(store, record->ref, &there, error);
    if (!code && there)
        return gt_fail(error, GT_EXIT_DATA, _("ref: \"%s\" is the reference of deal %lld already"),
                       record->ref, (long long)there);
    return code;
}

static int add_investors(struct gt_store *store, int64_t deal, const struct gt_names *investors,
                         struct gt_arena *arena, struct gt_error *error)
{
    int code = 0;
    for (size_t i = 0; i < investors->count && !code; i++) {
        struct gt_investment_row stake = {
            .deal = deal, .amount = GT_MONEY_UNKNOWN, .instrument = GT_INSTRUMENT_UNKNOWN};
        code = gt_find_or_make_party(store, investors->items[i], -1, &stake.party, arena, error);
        if (!code)
            code = gt_investment_insert(store, &stake, error);
    }
    return code;
}

static int add_deal_profile(struct gt_store *store, const struct gt_deal_record *record,
                            int64_t company, struct gt_error *error)
{
    bool said = true;
    if (!record->sector && !record->city)
        return 0;
    int code = gt_company_said(store, company, &said, error);
    return code || said ? code
                        : gt_company_say(store, company, record->sector, record->city, GT_DAY_NONE,
                                         error);
}

int gt_enter_deal(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error)
{
    const struct gt_deal_record *record = data;
    struct gt_deal_row deal = {
        .day = record->date,
        .kind = record->kind < 0 ? GT_DEAL_UNKNOWN : record->kind,
        .amount = record->amount.minor,
        .pre_money = record->pre_money.minor,
        .post_money = record->post_money.minor,
        .others = record->others,
        .ref = record->ref,
        .note = record->note,
    };
    int stage = record->stage < 0 ? GT_STAGE_CLOSED : record->stage;
    int code = check_deal(store, record, error);
    if (!code)
        code = deal_currency(store, record, &deal.currency, error);
    if (!code)
        code = gt_enter_need_company(store, record->company, &deal.company, arena, error);
    if (!code)
        code = gt_deal_insert(store, &deal, id, error);
    if (!code)
        code = gt_deal_stage_insert(store, *id, record->date, (enum gt_stage)stage, error);
    if (!code)
        code = add_investors(store, *id, &record->investors, arena, error);
    return code ? code : add_deal_profile(store, record, deal.company, error);
}
