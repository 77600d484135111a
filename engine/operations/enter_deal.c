/* enter_deal.c - a company's round: entered and corrected. */
#include "engine/operations/enter.h"

#include "engine/operations/amend_int.h"
#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/operations/pipeline.h"
#include "engine/store/amend.h"
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

/* `self` is the deal's number when it stands already, else 0. */
static int check_deal(struct gt_store *store, const struct gt_deal_record *record, int64_t self,
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
    if (!code && there && there != self)
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

/* It begins in the main funnel. Whatever the step asks for, a deal is entered as it was found. */
static int add_first_step(struct gt_store *store, int64_t deal, gt_day day, int stage,
                          struct gt_arena *arena, struct gt_error *error)
{
    struct gt_move_row move = {.deal = deal, .day = day, .stage = stage, .reason = -1};
    int code = gt_move_first(store, stage, &move.step, arena, error);
    return code ? code : gt_move_insert(store, &move, NULL, error);
}

static int add_deal_profile(struct gt_store *store, const struct gt_deal_record *record,
                            int64_t company, struct gt_error *error)
{
    bool said = true;
    if (!record->sector && !record->city)
        return 0;
    int code = gt_company_said(store, company, &said, error);
    return code || said
               ? code
               : gt_company_say(store, company, record->sector, record->city, GT_DAY_NONE, error);
}

/* The row that a record says, but for its company. */
static int deal_of(struct gt_store *store, const struct gt_deal_record *record, int64_t self,
                   struct gt_deal_row *deal, struct gt_error *error)
{
    *deal = (struct gt_deal_row){
        .id = self,
        .day = record->date,
        .kind = record->kind < 0 ? GT_DEAL_UNKNOWN : record->kind,
        .amount = record->amount.minor,
        .pre_money = record->pre_money.minor,
        .post_money = record->post_money.minor,
        .others = record->others,
        .ref = record->ref,
        .note = record->note,
    };
    int code = check_deal(store, record, self, error);
    return code ? code : deal_currency(store, record, &deal->currency, error);
}

int gt_enter_deal(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error)
{
    const struct gt_deal_record *record = data;
    struct gt_deal_row deal;
    int stage = record->stage < 0 ? GT_STAGE_CLOSED : record->stage;
    int code = deal_of(store, record, 0, &deal, error);
    if (!code)
        code = gt_find_or_make_party(store, record->company, GT_PARTY_INSTITUTION, &deal.company,
                                     arena, error);
    if (!code)
        code = gt_deal_insert(store, &deal, id, error);
    if (!code)
        code = add_first_step(store, *id, record->date, stage, arena, error);
    if (!code)
        code = add_investors(store, *id, &record->investors, arena, error);
    if (!code)
        code = add_deal_profile(store, record, deal.company, error);
    return code ? code : gt_enter_beside(store, record, *id, arena, error);
}

static int find_deal(struct gt_store *store, const char *which, int64_t *id, struct gt_arena *arena,
                     struct gt_error *error)
{
    (void)arena;
    return gt_need_deal(store, which, id, error);
}

/* Amounts without a currency are of the record's, so that another currency takes them along. */
static int read_deal(struct gt_store *store, int64_t id, void *data, struct gt_arena *arena,
                     struct gt_error *error)
{
    struct gt_deal_record *record = data;
    struct gt_deal_row deal;
    bool found = false;
    int code = gt_deal_written(store, id, &deal, &found, arena, error);
    if (code || !found)
        return code ? code : gt_amend_absent("deal", id, error);
    *record = (struct gt_deal_record){
        .company = gt_amend_name(arena, deal.company),
        .date = deal.day,
        .kind = deal.kind,
        .stage = -1,
        .amount = {.minor = deal.amount},
        .currency = deal.currency,
        .pre_money = {.minor = deal.pre_money},
        .post_money = {.minor = deal.post_money},
        .others = deal.others != 0,
        .ref = deal.ref,
        .note = deal.note,
    };
    return record->company ? 0 : gt_fail_memory(error);
}

/* Another currency is other money: of the deal's own amounts that is meant, of those beside it
 * nobody has said so. */
static int check_new_currency(struct gt_store *store, const struct gt_deal_row *old,
                              const struct gt_deal_row *deal, struct gt_error *error)
{
    bool has = false;
    if (deal->currency == old->currency)
        return 0;
    if (deal->currency->digits != old->currency->digits &&
        ((deal->amount != GT_MONEY_UNKNOWN && deal->amount == old->amount) ||
         (deal->pre_money != GT_MONEY_UNKNOWN && deal->pre_money == old->pre_money) ||
         (deal->post_money != GT_MONEY_UNKNOWN && deal->post_money == old->post_money)))
        return gt_fail(error, GT_EXIT_DATA,
                       _("currency: %s and %s have different smallest units; write the amounts "
                         "anew, too"),
                       old->currency->code, deal->currency->code);
    int code = gt_deal_has_amounts(store, deal->id, &has, error);
    if (!code && has)
        return gt_fail(error, GT_EXIT_DATA,
                       _("currency: deal %lld has stakes or pledges in %s, which would become %s; "
                         "remove those first"),
                       (long long)deal->id, old->currency->code, deal->currency->code);
    return code;
}

/* The first stage of a deal begins on the day it came in; it moves along. */
static int move_first_stage(struct gt_store *store, const struct gt_deal_row *old,
                            const struct gt_deal_row *deal, bool *changed, struct gt_arena *arena,
                            struct gt_error *error)
{
    struct gt_stage_row *stages = NULL;
    size_t count = 0;
    char day[GT_DAY_TEXT];
    if (deal->day == old->day)
        return 0;
    int code = gt_deal_stages(store, deal->id, &stages, &count, arena, error);
    if (code || count == 0)
        return code;
    bool along = stages[0].day == old->day;
    size_t next = along ? 1 : 0;
    if (next < count && deal->day > stages[next].day)
        return gt_fail(error, GT_EXIT_DATA,
                       _("date: deal %lld is in the stage \"%s\" since %s; it cannot have come in "
                         "after that"),
                       (long long)deal->id, _(gt_kind_label(&gt_stage_words, stages[next].stage)),
                       gt_day_format(stages[next].day, day));
    stages[0].day = deal->day;
    return along ? gt_stage_update(store, &stages[0], changed, error) : 0;
}

static int amend_deal(struct gt_store *store, int64_t id, const void *data, bool *changed,
                      struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_deal_record *record = data;
    struct gt_deal_row old, deal;
    bool found = false;
    int code = gt_deal_written(store, id, &old, &found, arena, error);
    if (!code)
        code = deal_of(store, record, id, &deal, error);
    if (!code)
        code = gt_find_or_make_party(store, record->company, GT_PARTY_INSTITUTION, &deal.company,
                                     arena, error);
    if (!code)
        code = gt_amend_party(store, old.company, &deal.company, error);
    if (!code)
        code = check_new_currency(store, &old, &deal, error);
    if (!code && deal.amount != old.amount)
        code = gt_enter_check_room(store, &deal, 0, 0, error);
    if (!code)
        code = move_first_stage(store, &old, &deal, changed, arena, error);
    return code ? code : gt_deal_update(store, &deal, changed, error);
}

static const struct gt_amend_fixed deal_fixed[] = {
    {"stage", N_("correct it with `gentou stage edit NUMBER`")},
    {"investors",
     N_("correct them with `gentou investment edit NUMBER`, or add and remove stakes")},
    {"sector", N_("correct it with `gentou company edit NAME`")},
    {"city", N_("correct it with `gentou company edit NAME`")},
    {"source", N_("correct it with `gentou source edit DEAL`")},
    {"brought_by", N_("correct it with `gentou source edit DEAL`")},
    {"owner", N_("say who owns it now with `gentou owner add DEAL`, or correct it with `gentou "
                 "owner edit NUMBER`")},
    {"tags", N_("use `gentou tag add DEAL` and `gentou tag remove DEAL`")},
    {NULL, NULL},
};

const struct gt_amend gt_amend_deal = {
    .noun = "deal",
    .table = "deal",
    .fixed = deal_fixed,
    .find = find_deal,
    .read = read_deal,
    .amend = amend_deal,
    .company = gt_amend_deal_company,
};
