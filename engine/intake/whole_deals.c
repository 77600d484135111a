/* whole_deals.c - reads a whole programme's deals, and the stakes it holds already. */
#include "engine/intake/whole_int.h"

#include <string.h>

struct deal {
    const char *partner, *start;
    int stage;
    int64_t count, from, to;
    double rate;
    struct gt_amount round;
};

static const struct gt_field deal_fields[] = {
    GT_WHOLE_FIELD(deal, partner, GT_FIELD_TEXT, .required = true,
                   .help = N_("whose deals they are")),
    GT_WHOLE_FIELD(deal, stage, GT_FIELD_KIND, .kind = &gt_term_stage_words,
                   .help = N_("stage that the terms look at")),
    GT_WHOLE_FIELD(deal, start, GT_FIELD_TEXT,
                   .help =
                       N_("stage of the entry round in the outcome model rounds; as there when not "
                          "said")),
    GT_WHOLE_FIELD(deal, count, GT_FIELD_COUNT, .low = 1, .high = GT_COMPANIES_MAX,
                   .help = N_("how many, spread over the quarters; or write rate")),
    GT_WHOLE_FIELD(deal, rate, GT_FIELD_NUMBER, .low = 1e-6, .high = 100,
                   .help =
                       N_("how many a quarter on average, by chance (Poisson); or write count")),
    GT_WHOLE_FIELD(deal, from, GT_FIELD_COUNT, .high = GT_QUARTERS_MAX,
                   .help = N_("first quarter; 0 when not said")),
    GT_WHOLE_FIELD(deal, to, GT_FIELD_COUNT, .required = true, .high = GT_QUARTERS_MAX,
                   .help = N_("last quarter, included")),
    GT_WHOLE_FIELD(deal, round, GT_FIELD_AMOUNT, .required = true,
                   .help = N_("money of each round")),
    {.name = NULL},
};
const struct gt_form gt_whole_deal_form = {"deals", sizeof(struct deal), deal_fields};

struct held {
    const char *name, *partner, *start;
    int stage;
    int64_t entry, exit;
    struct gt_amount fund, own, club, others;
    double worth;
};

static const struct gt_field held_fields[] = {
    GT_WHOLE_FIELD(held, name, GT_FIELD_TEXT, .required = true, .help = N_("the company")),
    GT_WHOLE_FIELD(held, partner, GT_FIELD_TEXT, .required = true, .help = N_("whose deal it was")),
    GT_WHOLE_FIELD(held, stage, GT_FIELD_KIND, .kind = &gt_term_stage_words,
                   .help = N_("stage that the terms look at")),
    GT_WHOLE_FIELD(held, start, GT_FIELD_TEXT,
                   .help =
                       N_("stage it is at, in the outcome model rounds; as there when not said")),
    GT_WHOLE_FIELD(held, entry, GT_FIELD_COUNT, .required = true, .high = GT_QUARTERS_MAX,
                   .help = N_("quarter of payment, not after valuation")),
    GT_WHOLE_FIELD(held, fund, GT_FIELD_AMOUNT, .help = N_("what the fund paid")),
    GT_WHOLE_FIELD(held, own, GT_FIELD_AMOUNT, .help = N_("what the partner paid")),
    GT_WHOLE_FIELD(held, club, GT_FIELD_AMOUNT, .help = N_("what the club paid")),
    GT_WHOLE_FIELD(held, others, GT_FIELD_AMOUNT, .help = N_("what others paid")),
    GT_WHOLE_FIELD(
        held, worth, GT_FIELD_NUMBER, .high = 1e9,
        .help =
            N_("over what was paid: in the quarter of valuation, or what came back, which no term "
               "moves any more; 1 when not said")),
    GT_WHOLE_FIELD(held, exit, GT_FIELD_COUNT, .low = 1, .high = GT_QUARTERS_MAX,
                   .help = N_("quarter in which it left; still held when not said")),
    {.name = NULL},
};
const struct gt_form gt_whole_held_form = {"held", sizeof(struct held), held_fields};

/* The outcome model's word for the stage of an entry round. */
static int read_start(const struct gt_whole_reading *reading, struct gt_yaml_node node,
                      const char *word, double *start)
{
    const struct gt_outcome_model *model = reading->programme->model;
    int place = gt_outcome_parameter(model, "start");
    const char *const *words = place < 0 ? NULL : model->parameters[place].words;
    *start = -1;
    if (!word)
        return 0;
    for (int i = 0; words && words[i]; i++)
        if (strcmp(words[i], word) == 0)
            *start = i;
    if (*start >= 0)
        return 0;
    struct gt_quote quote;
    const char *list = "";
    for (int i = 0; list && words && words[i]; i++)
        list = gt_arena_format(reading->binding->arena, "%s%s%s", list, i ? ", " : "", words[i]);
    if (!words)
        return gt_yaml_fail(node, reading->error,
                            _("start: the outcome model %s has no stages; leave it out"),
                            model->name);
    return gt_yaml_fail(node, reading->error,
                        _("start: %s is no stage of the outcome model %s; there is %s"),
                        gt_text_quote(&quote, word), model->name, list ? list : "");
}

static int read_deal(struct gt_whole_reading *reading, struct gt_yaml_node node, struct gt_lot *lot)
{
    struct deal deal;
    int code = gt_whole_bind(reading, node, &gt_whole_deal_form, NULL, &deal);
    if (code)
        return code;
    bool counted = deal.count != INT64_MIN, by_chance = deal.rate > 0;
    if (counted == by_chance)
        return gt_yaml_fail(node, reading->error,
                            _("count: write either count or rate for these deals"));
    *lot = (struct gt_lot){.partner = gt_whole_partner(reading, deal.partner),
                           .stage = deal.stage,
                           .count = counted ? (int)deal.count : 0,
                           .rate = by_chance ? deal.rate : 0,
                           .from = deal.from == INT64_MIN ? 0 : (int)deal.from,
                           .to = (int)deal.to};
    if (lot->partner < 0)
        return gt_whole_no_partner(reading, node, "partner", deal.partner);
    if (lot->from > lot->to)
        return gt_yaml_fail(node, reading->error, _("from: it is after to; exchange the two"));
    if (lot->to > reading->programme->quarters - 2)
        return gt_yaml_fail(node, reading->error,
                            _("to: quarter %d is too late; the programme ends in quarter %d"),
                            lot->to, reading->programme->quarters - 1);
    code = read_start(reading, node, deal.start, &lot->start);
    return code ? code : gt_whole_amount(reading, node, "round", &deal.round, &lot->round);
}

int gt_whole_read_deals(struct gt_whole_reading *reading)
{
    struct gt_yaml_node list = gt_yaml_get(reading->root, "deals"), *items = NULL;
    size_t count = 0;
    int code = gt_yaml_items(list, reading->binding->arena, &items, &count, reading->error);
    if (code || count == 0)
        return code;
    if (count > GT_LOTS_MAX)
        return gt_yaml_fail(list, reading->error, _("deals: at most %d lines"), GT_LOTS_MAX);
    struct gt_lot *lots = gt_arena_alloc(reading->binding->arena, count * sizeof *lots);
    if (!lots)
        return gt_fail_memory(reading->error);
    for (size_t i = 0; i < count && !code; i++)
        code = read_deal(reading, items[i], &lots[i]);
    reading->programme->lots = lots;
    reading->programme->lot_count = (int)count;
    return code;
}

static int read_stake(struct gt_whole_reading *reading, struct gt_yaml_node node, const char **name,
                      struct gt_stake_held *stake)
{
    struct held held;
    double paid = 0;
    int code = gt_whole_bind(reading, node, &gt_whole_held_form, NULL, &held);
    if (code)
        return code;
    *name = held.name;
    *stake = (struct gt_stake_held){.partner = gt_whole_partner(reading, held.partner),
                                    .stage = held.stage,
                                    .entry = (int)held.entry,
                                    .worth = held.worth < 0 ? 1 : held.worth,
                                    .exit = held.exit == INT64_MIN ? 0 : (int)held.exit};
    if (stake->partner < 0)
        return gt_whole_no_partner(reading, node, "partner", held.partner);
    if (stake->entry > reading->programme->valuation || stake->exit > reading->programme->valuation)
        return gt_yaml_fail(node, reading->error,
                            _("entry: what is held was paid for, and left, by the quarter of "
                              "valuation, %d"),
                            reading->programme->valuation);
    if (stake->exit > 0 && stake->exit <= stake->entry)
        return gt_yaml_fail(node, reading->error, _("exit: it is not after entry"));
    const struct gt_amount *const amounts[] = {&held.fund, &held.own, &held.club, &held.others};
    static const char *const fields[] = {"fund", "own", "club", "others"};
    code = read_start(reading, node, held.start, &stake->start);
    for (int s = 0; s < 4 && !code; s++) {
        code = gt_whole_amount(reading, node, fields[s], amounts[s], &stake->paid[s]);
        paid += stake->paid[s];
    }
    if (!code && paid == 0)
        return gt_yaml_fail(node, reading->error,
                            _("held: nobody paid for this stake; write what fund, own, club or "
                              "others paid, or leave it out"));
    return code;
}

int gt_whole_read_held(struct gt_whole_reading *reading)
{
    struct gt_yaml_node list = gt_yaml_get(reading->root, "held"), *items = NULL;
    struct gt_arena *arena = reading->binding->arena;
    size_t count = 0;
    int code = gt_yaml_items(list, arena, &items, &count, reading->error);
    if (code || count == 0)
        return code;
    struct gt_stake_held *stakes = gt_arena_alloc(arena, count * sizeof *stakes);
    const char **names = gt_arena_alloc(arena, count * sizeof *names);
    if (!stakes || !names)
        return gt_fail_memory(reading->error);
    for (size_t i = 0; i < count && !code; i++)
        code = read_stake(reading, items[i], &names[i], &stakes[i]);
    reading->programme->held = stakes;
    reading->programme->held_count = (int)count;
    reading->scenario->held = names;
    return code;
}
