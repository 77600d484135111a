/* enter_company.c - companies and their rounds: deals, stages, stakes, pledges. */
#include "engine/operations/enter.h"

#include "engine/base/text.h"
#include "engine/operations/find.h"
#include "engine/store/deal.h"
#include "engine/store/party.h"

/* The currency of an amount: its own, else the record's, else the ledger's. */
static const struct gt_currency *currency_of(struct gt_store *store,
                                             const struct gt_currency *record,
                                             const struct gt_amount *amount)
{
    return amount->currency ? amount->currency
           : record         ? record
                            : gt_store_ledger(store)->currency;
}

/* A company of that name, with its role. */
static int need_company(struct gt_store *store, const char *name, int64_t *id,
                        struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_find_or_make_party(store, name, GT_PARTY_INSTITUTION, id, arena, error);
    return code ? code : gt_role_insert(store, *id, GT_ROLE_COMPANY, GT_DAY_NONE, error);
}

static int add_names(struct gt_store *store, int64_t id, const struct gt_names *names,
                     struct gt_arena *arena, struct gt_error *error)
{
    for (size_t i = 0; i < names->count; i++) {
        int64_t other = 0;
        char *folded = gt_text_fold(arena, names->items[i]);
        int code = folded ? gt_find_party(store, names->items[i], &other, arena, error)
                          : gt_fail_memory(error);
        if (!code && other && other != id)
            return gt_fail(error, GT_EXIT_DATA, _("aliases: \"%s\" is another party, #%lld."),
                           names->items[i], (long long)other);
        if (!code)
            code = gt_party_name_insert(store, id, folded, names->items[i], error);
        if (code)
            return code;
    }
    return 0;
}

int gt_enter_company(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                     struct gt_error *error)
{
    const struct gt_company_record *record = data;
    const struct gt_amount *capital = &record->registered_capital;
    int code = need_company(store, record->name, id, arena, error);
    if (!code)
        code = add_names(store, *id, &record->aliases, arena, error);
    if (!code && (record->sector || record->city || record->founded != GT_DAY_NONE))
        code = gt_company_profile_insert(store, *id, record->sector, record->city, record->founded,
                                         error);
    if (code || capital->minor == GT_MONEY_UNKNOWN)
        return code;
    if (record->capital_date == GT_DAY_NONE)
        return gt_fail(error, GT_EXIT_DATA,
                       _("capital_date: registered capital is a fact of a day; write since when."));
    return gt_registered_capital_insert(store, *id, record->capital_date, capital->minor,
                                        currency_of(store, NULL, capital), error);
}

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
        const struct gt_currency *own = currency_of(store, record->currency, amounts[i].amount);
        if (first && own != *currency)
            return gt_fail(error, GT_EXIT_DATA,
                           _("%s is in %s and %s in %s; a round has one currency."), first,
                           (*currency)->code, amounts[i].field, own->code);
        *currency = own;
        first = amounts[i].field;
    }
    return 0;
}

static int check_deal(struct gt_store *store, const struct gt_deal_record *record,
                      struct gt_error *error)
{
    gt_money post = 0;
    int64_t there = 0;
    if (record->amount.minor == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: a round of 0 is no round; leave it empty when it is unknown."));
    if (record->amount.minor != GT_MONEY_UNKNOWN && record->pre_money.minor != GT_MONEY_UNKNOWN &&
        record->post_money.minor != GT_MONEY_UNKNOWN &&
        (gt_money_add(record->pre_money.minor, record->amount.minor, &post) != GT_OK ||
         post != record->post_money.minor))
        return gt_fail(error, GT_EXIT_DATA,
                       _("post_money: pre-money and the amount do not sum to it; mend one of the "
                         "three, or leave one out."));
    if (!record->ref)
        return 0;
    int code = gt_deal_find_ref(store, record->ref, &there, error);
    if (!code && there)
        return gt_fail(error, GT_EXIT_DATA,
                       _("ref: \"%s\" is the reference of deal %lld already."), record->ref,
                       (long long)there);
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
    bool profiled = true;
    if (!record->sector && !record->city)
        return 0;
    int code = gt_company_profiled(store, company, &profiled, error);
    return code || profiled ? code
                            : gt_company_profile_insert(store, company, record->sector,
                                                        record->city, GT_DAY_NONE, error);
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
        code = need_company(store, record->company, &deal.company, arena, error);
    if (!code)
        code = gt_deal_insert(store, &deal, id, error);
    if (!code)
        code = gt_deal_stage_insert(store, *id, record->date, (enum gt_stage)stage, error);
    if (!code)
        code = add_investors(store, *id, &record->investors, arena, error);
    return code ? code : add_deal_profile(store, record, deal.company, error);
}

static int read_deal(struct gt_store *store, const char *name, struct gt_deal_row *deal,
                     struct gt_arena *arena, struct gt_error *error)
{
    int64_t id = 0;
    bool found = false;
    int code = gt_need_deal(store, name, &id, error);
    return code ? code : gt_deal_read(store, id, GT_DAY_LAST, deal, &found, arena, error);
}

int gt_enter_stage(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                   struct gt_error *error)
{
    const struct gt_stage_record *record = data;
    struct gt_deal_row deal;
    int code = read_deal(store, record->deal, &deal, arena, error);
    if (code)
        return code;
    char day[GT_DAY_TEXT];
    if (record->date < deal.stage_day)
        return gt_fail(error, GT_EXIT_DATA,
                       _("date: deal %lld is in the stage \"%s\" since %s; a later stage cannot "
                         "begin before that."),
                       (long long)deal.id, _(gt_kind_label(&gt_stage_words, deal.stage)),
                       gt_day_format(deal.stage_day, day));
    if (record->stage == deal.stage)
        return gt_fail(error, GT_EXIT_DATA, _("stage: deal %lld is in the stage \"%s\" already."),
                       (long long)deal.id, _(gt_kind_label(&gt_stage_words, deal.stage)));
    *id = deal.id;
    return gt_deal_stage_insert(store, deal.id, record->date, (enum gt_stage)record->stage, error);
}

/* The amount's currency must be the deal's: minor units of another would be other money. */
static int check_currency(struct gt_store *store, const struct gt_deal_row *deal,
                          const struct gt_amount *amount, struct gt_error *error)
{
    const struct gt_currency *own = currency_of(store, NULL, amount);
    if (amount->minor == GT_MONEY_UNKNOWN || own == deal->currency)
        return 0;
    return gt_fail(error, GT_EXIT_DATA,
                   _("amount: it is in %s, but deal %lld is in %s; write it in %s (\"%s 1000\")."),
                   own->code, (long long)deal->id, deal->currency->code, deal->currency->code,
                   deal->currency->code);
}

/* The stakes of a round never sum to more than the round. */
static int check_room(struct gt_store *store, const struct gt_deal_row *deal, gt_money amount,
                      struct gt_arena *arena, struct gt_error *error)
{
    struct gt_investment_row *stakes = NULL;
    size_t count = 0;
    gt_money sum = amount;
    if (amount == GT_MONEY_UNKNOWN || deal->amount == GT_MONEY_UNKNOWN)
        return 0;
    int code = gt_deal_investments(store, deal->id, &stakes, &count, arena, error);
    if (code)
        return code;
    for (size_t i = 0; i < count; i++)
        if (stakes[i].amount != GT_MONEY_UNKNOWN &&
            gt_money_add(sum, stakes[i].amount, &sum) != GT_OK)
            sum = INT64_MAX;
    if (sum > deal->amount)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: the stakes of deal %lld would sum to more than the round; see the "
                         "round's amount and the other stakes with `gentou deal show %lld`."),
                       (long long)deal->id, (long long)deal->id);
    return 0;
}

int gt_enter_investment(struct gt_store *store, const void *data, int64_t *id,
                        struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_investment_record *record = data;
    struct gt_deal_row deal;
    struct gt_investment_row stake = {
        .amount = record->amount.minor,
        .instrument = record->instrument < 0 ? GT_INSTRUMENT_UNKNOWN : record->instrument,
    };
    if (stake.amount == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: a stake of 0 is no stake; leave it empty when it is unknown."));
    int code = read_deal(store, record->deal, &deal, arena, error);
    if (!code)
        code = check_currency(store, &deal, &record->amount, error);
    if (!code)
        code = check_room(store, &deal, stake.amount, arena, error);
    if (!code)
        code = gt_find_or_make_party(store, record->party, -1, &stake.party, arena, error);
    if (code)
        return code;
    *id = stake.deal = deal.id;
    return gt_investment_insert(store, &stake, error);
}

int gt_enter_pledge(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_pledge_record *record = data;
    struct gt_deal_row deal;
    struct gt_pledge_row pledge = {
        .day = record->date,
        .amount = record->amount.minor,
        .state = record->state < 0 ? GT_PLEDGE_INTEREST : record->state,
    };
    int code = read_deal(store, record->deal, &deal, arena, error);
    if (!code)
        code = check_currency(store, &deal, &record->amount, error);
    if (!code)
        code = gt_need_role(store, record->member, GT_ROLE_MEMBER, &pledge.party, arena, error);
    if (code)
        return code;
    if (pledge.amount == GT_MONEY_UNKNOWN && pledge.state != GT_PLEDGE_INTEREST &&
        pledge.state != GT_PLEDGE_WITHDRAWN)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: a pledge beyond interest says how much; write the amount."));
    if (pledge.amount == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: a pledge of 0 is none; write state withdrawn to take one back."));
    pledge.deal = deal.id;
    return gt_pledge_insert(store, &pledge, id, error);
}
