/* enter_stake.c - what happens to a round: stages, stakes, pledges, entered and corrected. */
#include "engine/operations/enter.h"

#include "engine/operations/amend_int.h"
#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/operations/ladder.h"
#include "engine/operations/pipeline.h"
#include "engine/store/amend.h"
#include "engine/store/deal.h"

static int read_deal(struct gt_store *store, const char *name, struct gt_deal_row *deal,
                     struct gt_arena *arena, struct gt_error *error)
{
    int64_t id = 0;
    bool found = false;
    int code = gt_need_deal(store, name, &id, error);
    return code ? code : gt_deal_read_bare(store, id, GT_DAY_LAST, deal, &found, arena, error);
}

/* A stage begins within what stands before and behind it (NULL: nothing), and is another. */
static int check_stage(const struct gt_deal_row *deal, const struct gt_stage_row *stage,
                       const struct gt_stage_row *before, const struct gt_stage_row *behind,
                       struct gt_error *error)
{
    char day[GT_DAY_TEXT];
    if (before && stage->day < before->day)
        return gt_fail(error, GT_EXIT_DATA,
                       _("date: deal %lld is in the stage \"%s\" since %s; a later stage cannot "
                         "begin before that"),
                       (long long)deal->id, _(gt_kind_label(&gt_stage_words, before->stage)),
                       gt_day_format(before->day, day));
    if (!before && stage->day < deal->day)
        return gt_fail(error, GT_EXIT_DATA,
                       _("date: deal %lld came in on %s; its first stage cannot begin before that"),
                       (long long)deal->id, gt_day_format(deal->day, day));
    if (behind && stage->day > behind->day)
        return gt_fail(error, GT_EXIT_DATA,
                       _("date: deal %lld moves to the stage \"%s\" on %s; an earlier stage cannot "
                         "begin after that"),
                       (long long)deal->id, _(gt_kind_label(&gt_stage_words, behind->stage)),
                       gt_day_format(behind->day, day));
    if (before && stage->stage == before->stage && stage->step == before->step)
        return gt_fail(error, GT_EXIT_DATA, _("stage: deal %lld is in the stage \"%s\" already"),
                       (long long)deal->id, _(gt_kind_label(&gt_stage_words, before->stage)));
    if (behind && stage->stage == behind->stage && stage->step == behind->step)
        return gt_fail(error, GT_EXIT_DATA,
                       _("stage: deal %lld moves to the stage \"%s\" only after it"),
                       (long long)deal->id, _(gt_kind_label(&gt_stage_words, behind->stage)));
    return 0;
}

int gt_enter_stage(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                   struct gt_error *error)
{
    const struct gt_stage_record *record = data;
    struct gt_deal_row deal;
    int code = read_deal(store, record->deal, &deal, arena, error);
    if (code)
        return code;
    struct gt_move_row move;
    struct gt_move_wish wish = {.deal = deal.id,
                                .company = deal.company,
                                .date = record->date,
                                .stage = record->stage,
                                .step = record->step,
                                .funnel = record->funnel,
                                .reason = record->pass_reason,
                                .note = record->note};
    code = gt_move_plan(store, &wish, &move, arena, error);
    return code ? code : gt_move_insert(store, &move, id, error);
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

int gt_enter_check_room(struct gt_store *store, const struct gt_deal_row *deal, gt_money amount,
                        int64_t except, struct gt_error *error)
{
    gt_money sum = 0;
    if (amount == GT_MONEY_UNKNOWN)
        return 0;
    int code = gt_deal_staked(store, deal->id, except, &sum, error);
    if (code)
        return code;
    bool fits = gt_money_add(sum, amount, &sum) == GT_OK;
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

/* The row that a record says; row `self` is the one that is corrected, 0: none. */
static int stake_of(struct gt_store *store, const struct gt_investment_record *record, int64_t self,
                    struct gt_investment_row *stake, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_deal_row deal;
    *stake = (struct gt_investment_row){
        .id = self,
        .amount = record->amount.minor,
        .instrument = record->instrument < 0 ? GT_INSTRUMENT_UNKNOWN : record->instrument,
    };
    if (stake->amount == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: a stake of 0 is no stake; leave it empty when it is unknown"));
    int code = read_deal(store, record->deal, &deal, arena, error);
    if (!code)
        code = check_currency(store, &deal, &record->amount, error);
    if (!code)
        code = gt_enter_check_room(store, &deal, stake->amount, self, error);
    if (!code)
        code = gt_find_or_make_party(store, record->party, -1, &stake->party, arena, error);
    stake->deal = deal.id;
    return code;
}

int gt_enter_investment(struct gt_store *store, const void *data, int64_t *id,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct gt_investment_row stake;
    int code = stake_of(store, data, 0, &stake, arena, error);
    if (!code)
        code = gt_investment_insert(store, &stake, error);
    *id = stake.id;
    return code;
}

static int check_minimum(struct gt_store *store, const struct gt_deal_row *deal,
                         const struct gt_pledge_record *record, const struct gt_pledge_row *pledge,
                         struct gt_error *error)
{
    if (record->minimum.minor > 0 &&
        gt_enter_currency(store, NULL, &record->minimum) != deal->currency)
        return gt_fail(error, GT_EXIT_DATA, _("minimum: deal %lld is in %s; write it in %s"),
                       (long long)deal->id, deal->currency->code, deal->currency->code);
    if (pledge->minimum > 0 && pledge->amount != GT_MONEY_UNKNOWN &&
        pledge->minimum > pledge->amount)
        return gt_fail(error, GT_EXIT_DATA,
                       _("minimum: it is above the amount; a member who takes all or nothing "
                         "writes the amount"));
    return 0;
}

/* `self` is the pledge that is corrected, 0: it is a new one. */
static int pledge_of(struct gt_store *store, const struct gt_pledge_record *record, int64_t self,
                     struct gt_pledge_row *pledge, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_deal_row deal;
    *pledge = (struct gt_pledge_row){
        .day = record->date,
        .amount = record->amount.minor,
        .state = record->state < 0 ? GT_PLEDGE_INTEREST : record->state,
        .minimum = record->minimum.minor > 0 ? record->minimum.minor : 0,
        .priority = record->priority > 0 ? record->priority : 0,
    };
    int code = read_deal(store, record->deal, &deal, arena, error);
    if (!code)
        code = check_currency(store, &deal, &record->amount, error);
    if (!code)
        code = gt_need_role(store, record->member, GT_ROLE_MEMBER, &pledge->party, arena, error);
    pledge->deal = deal.id;
    if (!code)
        code = gt_ladder_check(store, pledge, self, arena, error);
    if (!code)
        code = check_minimum(store, &deal, record, pledge, error);
    if (code)
        return code;
    if (pledge->amount == GT_MONEY_UNKNOWN && pledge->state != GT_PLEDGE_INTEREST &&
        pledge->state != GT_PLEDGE_WITHDRAWN)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: a pledge beyond interest says how much; write the amount"));
    if (pledge->amount == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: a pledge of 0 is none; write state withdrawn to take one back"));
    return 0;
}

int gt_enter_pledge(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    struct gt_pledge_row pledge;
    int code = pledge_of(store, data, 0, &pledge, arena, error);
    return code ? code : gt_pledge_insert(store, &pledge, id, error);
}

static int read_stage(struct gt_store *store, int64_t id, void *data, struct gt_arena *arena,
                      struct gt_error *error)
{
    struct gt_stage_row stage;
    bool found = false;
    int code = gt_stage_written(store, id, &stage, &found, arena, error);
    if (code || !found)
        return code ? code : gt_amend_absent("stage", id, error);
    struct gt_stage_record *record = data;
    *record = (struct gt_stage_record){.deal = gt_amend_name(arena, stage.deal),
                                       .date = stage.day,
                                       .stage = stage.stage,
                                       .pass_reason = stage.reason,
                                       .note = stage.note};
    return record->deal ? 0 : gt_fail_memory(error);
}

static int stage_company(struct gt_store *store, int64_t id, int64_t *company,
                         struct gt_error *error)
{
    struct gt_arena arena = {0};
    struct gt_stage_row stage;
    bool found = false;
    int code = gt_stage_written(store, id, &stage, &found, &arena, error);
    gt_arena_clear(&arena);
    return code || !found ? code : gt_amend_deal_company(store, stage.deal, company, error);
}

/* The stage says what the record says; a reason goes with the passing that it was of. */
static int restate(struct gt_store *store, const struct gt_stage_record *record,
                   struct gt_stage_row *stage, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_move_row move = {.stage = stage->stage, .step = stage->step};
    struct gt_move_wish wish = {.deal = stage->deal,
                                .date = record->date,
                                .stage = record->stage,
                                .step = record->step,
                                .funnel = record->funnel,
                                .reason = record->pass_reason,
                                .note = record->note};
    bool passes = record->stage == GT_STAGE_PASSED || record->stage == GT_STAGE_LOST;
    if (!passes && record->pass_reason == stage->reason)
        wish.reason = -1;
    if (record->step && record->stage == stage->stage)
        wish.stage = -1; /* it was read back, and goes by the step now */
    int code = gt_move_restate(store, &wish, &move, arena, error);
    stage->day = record->date;
    stage->stage = move.stage;
    stage->step = move.step;
    stage->reason = move.reason;
    stage->note = move.note;
    return code;
}

static int amend_stage(struct gt_store *store, int64_t id, const void *data, bool *changed,
                       struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_stage_record *record = data;
    struct gt_stage_row *stages = NULL, stage;
    struct gt_deal_row deal;
    size_t count = 0, place = 0;
    bool found = false;
    int code = gt_stage_written(store, id, &stage, &found, arena, error);
    if (!code)
        code = gt_deal_written(store, stage.deal, &deal, &found, arena, error);
    if (!code)
        code = gt_deal_stages(store, stage.deal, &stages, &count, arena, error);
    while (!code && place < count && stages[place].id != id)
        place++;
    if (!code)
        code = restate(store, record, &stage, arena, error);
    if (!code)
        code = check_stage(&deal, &stage, place ? &stages[place - 1] : NULL,
                           place + 1 < count ? &stages[place + 1] : NULL, error);
    return code ? code : gt_stage_update(store, &stage, changed, error);
}

static int remove_stage(struct gt_store *store, int64_t id, struct gt_arena *arena,
                        struct gt_error *error)
{
    struct gt_stage_row *stages = NULL, stage;
    size_t count = 0;
    bool found = false;
    int code = gt_stage_written(store, id, &stage, &found, arena, error);
    if (!code && !found)
        return gt_amend_absent("stage", id, error);
    if (!code)
        code = gt_deal_stages(store, stage.deal, &stages, &count, arena, error);
    if (!code && count == 1)
        return gt_fail(error, GT_EXIT_DATA,
                       _("stage %lld is the only one of deal %lld; correct it with `gentou stage "
                         "edit`, or remove the deal"),
                       (long long)id, (long long)stage.deal);
    if (!code)
        code = gt_amend_check_free(store, "deal_stage", id, NULL, arena, error);
    return code ? code : gt_row_withdraw(store, "deal_stage", id, error);
}

static int read_investment(struct gt_store *store, int64_t id, void *data, struct gt_arena *arena,
                           struct gt_error *error)
{
    struct gt_investment_row stake;
    struct gt_deal_row deal;
    bool found = false;
    int code = gt_investment_written(store, id, &stake, &found, arena, error);
    if (code || !found)
        return code ? code : gt_amend_absent("investment", id, error);
    code = gt_deal_written(store, stake.deal, &deal, &found, arena, error);
    if (code)
        return code;
    struct gt_investment_record *record = data;
    *record = (struct gt_investment_record){
        .deal = gt_amend_name(arena, stake.deal),
        .party = gt_amend_name(arena, stake.party),
        .amount = {stake.amount, deal.currency},
        .instrument = stake.instrument,
    };
    return record->deal && record->party ? 0 : gt_fail_memory(error);
}

static int investment_company(struct gt_store *store, int64_t id, int64_t *company,
                              struct gt_error *error)
{
    struct gt_arena arena = {0};
    struct gt_investment_row stake;
    bool found = false;
    int code = gt_investment_written(store, id, &stake, &found, &arena, error);
    gt_arena_clear(&arena);
    return code || !found ? code : gt_amend_deal_company(store, stake.deal, company, error);
}

static int amend_investment(struct gt_store *store, int64_t id, const void *data, bool *changed,
                            struct gt_arena *arena, struct gt_error *error)
{
    struct gt_investment_row old, stake;
    bool found = false;
    int code = gt_investment_written(store, id, &old, &found, arena, error);
    if (!code)
        code = stake_of(store, data, id, &stake, arena, error);
    if (!code)
        code = gt_amend_party(store, old.party, &stake.party, error);
    return code ? code : gt_investment_update(store, &stake, changed, error);
}

static int read_pledge(struct gt_store *store, int64_t id, void *data, struct gt_arena *arena,
                       struct gt_error *error)
{
    struct gt_pledge_row pledge;
    struct gt_deal_row deal;
    bool found = false;
    int code = gt_pledge_written(store, id, &pledge, &found, arena, error);
    if (code || !found)
        return code ? code : gt_amend_absent("pledge", id, error);
    code = gt_deal_written(store, pledge.deal, &deal, &found, arena, error);
    if (code)
        return code;
    struct gt_pledge_record *record = data;
    *record = (struct gt_pledge_record){
        .deal = gt_amend_name(arena, pledge.deal),
        .member = gt_amend_name(arena, pledge.party),
        .date = pledge.day,
        .amount = {pledge.amount, deal.currency},
        .state = pledge.state,
        .minimum = {pledge.minimum ? pledge.minimum : GT_MONEY_UNKNOWN, deal.currency},
        .priority = pledge.priority ? pledge.priority : INT64_MIN,
    };
    return record->deal && record->member ? 0 : gt_fail_memory(error);
}

static int amend_pledge(struct gt_store *store, int64_t id, const void *data, bool *changed,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct gt_pledge_row old, pledge;
    bool found = false;
    int code = gt_pledge_written(store, id, &old, &found, arena, error);
    if (!code)
        code = pledge_of(store, data, id, &pledge, arena, error);
    if (!code)
        code = gt_amend_party(store, old.party, &pledge.party, error);
    pledge.id = id;
    return code ? code : gt_pledge_update(store, &pledge, changed, error);
}

static const struct gt_amend_fixed stage_fixed[] = {
    {"deal", N_("remove the stage, and add it to the other deal")},
    {NULL, NULL},
};

const struct gt_amend gt_amend_stage = {
    .noun = "stage",
    .table = "deal_stage",
    .fixed = stage_fixed,
    .read = read_stage,
    .amend = amend_stage,
    .remove = remove_stage,
    .company = stage_company,
};
const struct gt_amend gt_amend_investment = {
    .noun = "investment",
    .table = "investment",
    .read = read_investment,
    .amend = amend_investment,
    .company = investment_company,
};
const struct gt_amend gt_amend_pledge = {
    .noun = "pledge",
    .table = "pledge",
    .read = read_pledge,
    .amend = amend_pledge,
};
