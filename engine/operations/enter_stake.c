/* enter_stake.c - what happens to a round: stages, stakes, pledges. */
#include "engine/operations/enter.h"

#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/store/deal.h"

static int read_deal(struct gt_store *store, const char *name, struct gt_deal_row *deal,
                     struct gt_arena *arena, struct gt_error *error)
{
    int64_t id = 0;
    bool found = false;
    int code = gt_need_deal(store, name, &id, error);
    return code ? code : gt_deal_read_bare(store, id, GT_DAY_LAST, deal, &found, arena, error);
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
                         "begin before that"),
                       (long long)deal.id, _(gt_kind_label(&gt_stage_words, deal.stage)),
                       gt_day_format(deal.stage_day, day));
    if (record->stage == deal.stage)
        return gt_fail(error, GT_EXIT_DATA, _("stage: deal %lld is in the stage \"%s\" already"),
                       (long long)deal.id, _(gt_kind_label(&gt_stage_words, deal.stage)));
    *id = deal.id;
    return gt_deal_stage_insert(store, deal.id, record->date, (enum gt_stage)record->stage, error);
}

/* The amount's currency must be the deal's: minor units of another would be other money. */
static int check_currency(struct gt_store *store, const struct gt_deal_row *deal,
                          const struct gt_amount *amount, struct gt_error *error)
{
    const struct gt_currency *own = gt_enter_currency(store, NULL, amount);
    if (amount->minor == GT_MONEY_UNKNOWN || own == deal->currency)
        return 0;
    return gt_fail(error, GT_EXIT_DATA,
                   _("amount: it is in %s, but deal %lld is in %s; write it in %s (\"%s 1000\")"),
                   own->code, (long long)deal->id, deal->currency->code, deal->currency->code,
                   deal->currency->code);
}

/* The stakes of a round never sum to more than the round, nor, when nobody knows its amount, than
 * 64 bits hold: sums over the ledger need them. */
static int check_room(struct gt_store *store, const struct gt_deal_row *deal, gt_money amount,
                      struct gt_arena *arena, struct gt_error *error)
{
    struct gt_investment_row *stakes = NULL;
    size_t count = 0;
    gt_money sum = amount;
    bool fits = true;
    if (amount == GT_MONEY_UNKNOWN)
        return 0;
    int code = gt_deal_investments(store, deal->id, &stakes, &count, arena, error);
    if (code)
        return code;
    for (size_t i = 0; i < count; i++)
        if (stakes[i].amount != GT_MONEY_UNKNOWN)
            fits = fits && gt_money_add(sum, stakes[i].amount, &sum) == GT_OK;
    if (deal->amount == GT_MONEY_UNKNOWN && !fits)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: the stakes of deal %lld would sum to more than any amount can "
                         "be; see the other stakes with `gentou deal show %lld`"),
                       (long long)deal->id, (long long)deal->id);
    if (deal->amount != GT_MONEY_UNKNOWN && (!fits || sum > deal->amount))
        return gt_fail(
            error, GT_EXIT_DATA,
            _("amount: the stakes of deal %lld would sum to more than the round; see the "
              "round's amount and the other stakes with `gentou deal show %lld`"),
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
                       _("amount: a stake of 0 is no stake; leave it empty when it is unknown"));
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
                       _("amount: a pledge beyond interest says how much; write the amount"));
    if (pledge.amount == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: a pledge of 0 is none; write state withdrawn to take one back"));
    pledge.deal = deal.id;
    return gt_pledge_insert(store, &pledge, id, error);
}
