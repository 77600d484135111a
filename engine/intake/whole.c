/* whole.c - reads the parts of a scenario's programme that make it whole. */
#include "engine/intake/whole.h"

#include "engine/intake/terms.h"

#include "gentou/kinds_waterfall.h"

#include <math.h>
#include <string.h>

#define FIELD(record, member, kind_of, ...)                                                        \
    {                                                                                              \
        .name = #member, .type = kind_of, .offset = offsetof(struct record, member), __VA_ARGS__   \
    }

struct partner {
    const char *name;
    double share, skill;
    struct gt_amount capacity;
};

static const struct gt_field partner_fields[] = {
    FIELD(partner, name, GT_FIELD_TEXT, .required = true,
          .help = N_("one of the scenario's partners, as written there")),
    FIELD(partner, share, GT_FIELD_RATE, .high = 1,
          .help = N_("of the companies; equal parts when nobody says; not with deals")),
    FIELD(partner, capacity, GT_FIELD_AMOUNT,
          .help = N_("most it puts into rounds; no limit when not said")),
    FIELD(partner, skill, GT_FIELD_NUMBER, .low = -GT_SKILL_MAX, .high = GT_SKILL_MAX,
          .help = N_("of its companies, in standard deviations of their latent normal; 0: none")),
    {.name = NULL},
};
const struct gt_form gt_whole_partner_form = {"partners", sizeof(struct partner), partner_fields};

struct deal {
    const char *partner, *start;
    int stage;
    int64_t count, from, to;
    double rate;
    struct gt_amount round;
};

static const struct gt_field deal_fields[] = {
    FIELD(deal, partner, GT_FIELD_TEXT, .required = true, .help = N_("whose deals they are")),
    FIELD(deal, stage, GT_FIELD_KIND, .kind = &gt_term_stage_words,
          .help = N_("stage that the terms look at")),
    FIELD(deal, start, GT_FIELD_TEXT,
          .help = N_("stage of the entry round in the outcome model rounds; as there when not "
                     "said")),
    FIELD(deal, count, GT_FIELD_COUNT, .low = 1, .high = GT_COMPANIES_MAX,
          .help = N_("how many, spread over the quarters; or write rate")),
    FIELD(deal, rate, GT_FIELD_NUMBER, .low = 1e-6, .high = 100,
          .help = N_("how many a quarter on average, by chance (Poisson); or write count")),
    FIELD(deal, from, GT_FIELD_COUNT, .high = GT_QUARTERS_MAX,
          .help = N_("first quarter; 0 when not said")),
    FIELD(deal, to, GT_FIELD_COUNT, .required = true, .high = GT_QUARTERS_MAX,
          .help = N_("last quarter, included")),
    FIELD(deal, round, GT_FIELD_AMOUNT, .required = true, .help = N_("money of each round")),
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
    FIELD(held, name, GT_FIELD_TEXT, .required = true, .help = N_("the company")),
    FIELD(held, partner, GT_FIELD_TEXT, .required = true, .help = N_("whose deal it was")),
    FIELD(held, stage, GT_FIELD_KIND, .kind = &gt_term_stage_words,
          .help = N_("stage that the terms look at")),
    FIELD(held, start, GT_FIELD_TEXT,
          .help = N_("stage it is at, in the outcome model rounds; as there when not said")),
    FIELD(held, entry, GT_FIELD_COUNT, .required = true, .high = GT_QUARTERS_MAX,
          .help = N_("quarter of payment, not after valuation")),
    FIELD(held, fund, GT_FIELD_AMOUNT, .help = N_("what the fund paid")),
    FIELD(held, own, GT_FIELD_AMOUNT, .help = N_("what the partner paid")),
    FIELD(held, club, GT_FIELD_AMOUNT, .help = N_("what the club paid")),
    FIELD(held, others, GT_FIELD_AMOUNT, .help = N_("what others paid")),
    FIELD(held, worth, GT_FIELD_NUMBER, .high = 1e9,
          .help = N_("over what was paid: in the quarter of valuation, or when it left; 1 when not "
                     "said")),
    FIELD(held, exit, GT_FIELD_COUNT, .low = 1, .high = GT_QUARTERS_MAX,
          .help = N_("quarter in which it left; still held when not said")),
    {.name = NULL},
};
const struct gt_form gt_whole_held_form = {"held", sizeof(struct held), held_fields};

struct limits {
    struct gt_amount company;
};

static const struct gt_field limits_fields[] = {
    FIELD(limits, company, GT_FIELD_AMOUNT, .help = N_("most public money in one company")),
    {.name = NULL},
};
const struct gt_form gt_whole_limits_form = {"limits", sizeof(struct limits), limits_fields};

struct budget {
    int64_t year;
    struct gt_amount amount;
};

static const struct gt_field budget_fields[] = {
    FIELD(budget, year, GT_FIELD_COUNT, .required = true, .low = 1, .high = 100,
          .help = N_("year of the plan, from 1")),
    FIELD(budget, amount, GT_FIELD_AMOUNT, .required = true,
          .help = N_("public money for new deals that year; of years not named there is none")),
    {.name = NULL},
};
const struct gt_form gt_whole_budget_form = {"budget", sizeof(struct budget), budget_fields};

struct follow_on {
    double part, stake, step_up;
    struct gt_amount reserve;
};

static const struct gt_field follow_on_fields[] = {
    FIELD(follow_on, part, GT_FIELD_RATE, .required = true, .high = 1,
          .help = N_("of its pro rata that each of fund, partner and club takes up")),
    FIELD(follow_on, stake, GT_FIELD_RATE, .required = true, .low = 0.001, .high = 0.999,
          .help = N_("of a company that the entry round buys")),
    FIELD(follow_on, step_up, GT_FIELD_NUMBER, .high = 1e6,
          .help = N_("only rounds at this multiple of the entry price or more; all when not said")),
    FIELD(follow_on, reserve, GT_FIELD_AMOUNT,
          .help = N_("of public money for it; no limit when not said")),
    {.name = NULL},
};
const struct gt_form gt_whole_follow_on_form = {"follow_on", sizeof(struct follow_on),
                                                follow_on_fields};

struct fee {
    double rate, step_rate;
    int basis;
    int64_t years, step_year;
};

static const struct gt_field fee_fields[] = {
    FIELD(fee, rate, GT_FIELD_RATE, .required = true, .high = 1,
          .help = N_("annual, a quarter of it each quarter, on top of what is invested")),
    FIELD(fee, basis, GT_FIELD_KIND, .required = true, .kind = &gt_fee_basis_words,
          .help = N_("of what: committed (as planned), invested, net_invested")),
    FIELD(fee, years, GT_FIELD_COUNT, .required = true, .low = 1, .high = 100,
          .help = N_("how long")),
    FIELD(fee, step_year, GT_FIELD_COUNT, .low = 2, .high = 100,
          .help = N_("year from which on step_rate holds")),
    FIELD(fee, step_rate, GT_FIELD_RATE, .high = 1, .help = N_("annual, from step_year on")),
    {.name = NULL},
};
const struct gt_form gt_whole_fee_form = {"public_fee", sizeof(struct fee), fee_fields};

struct recycling {
    double part;
    int64_t years;
};

static const struct gt_field recycling_fields[] = {
    FIELD(recycling, part, GT_FIELD_RATE, .required = true, .high = 1,
          .help = N_("of public proceeds that may be invested once more, where budget or reserve "
                     "end")),
    FIELD(recycling, years, GT_FIELD_COUNT, .required = true, .low = 1, .high = 100,
          .help = N_("proceeds of these first years")),
    {.name = NULL},
};
const struct gt_form gt_whole_recycling_form = {"recycling", sizeof(struct recycling),
                                                recycling_fields};

const char *const gt_whole_keys[] = {"partners",    "deals",     "held",
                                     "limits",      "follow_on", "public_fee",
                                     "private_fee", "recycling", NULL};

struct reading {
    struct gt_yaml_node root; /* the programme */
    const struct gt_binding *binding;
    struct gt_scenario *scenario;
    struct gt_programme *programme;
    struct gt_error *error;
};

/* An amount in currency units; 0 when nobody wrote it. */
static int take_amount(const struct reading *reading, struct gt_yaml_node node, const char *field,
                       const struct gt_amount *amount, double *units)
{
    const struct gt_currency *currency = reading->scenario->currency;
    *units = 0;
    if (amount->minor == GT_MONEY_UNKNOWN)
        return 0;
    if (amount->currency && amount->currency != currency)
        return gt_yaml_fail(node, reading->error,
                            _("%s: it is in %s, the scenario in %s; they must be alike"), field,
                            amount->currency->code, currency->code);
    if (amount->minor == 0)
        return gt_yaml_fail(node, reading->error,
                            _("%s: it is 0; leave the line out, or write an amount"), field);
    *units = gt_money_units(amount->minor, currency);
    return 0;
}

static int bind(const struct reading *reading, struct gt_yaml_node node, const struct gt_form *form,
                const char *const *others, void *record)
{
    gt_form_reset(form, record);
    return gt_yaml_bind(node, form, others, reading->binding, record, reading->error);
}

/* The place of a partner by the name it has in the scenario, or -1. */
static int partner_place(const struct reading *reading, const char *name)
{
    const struct gt_names *names = &reading->scenario->partners;
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], name) == 0)
            return (int)i;
    return -1;
}

static int fail_partner(const struct reading *reading, struct gt_yaml_node node, const char *field,
                        const char *name)
{
    struct gt_quote quote;
    return gt_yaml_fail(node, reading->error,
                        _("%s: %s is none of the scenario's partners; write it as there"), field,
                        gt_text_quote(&quote, name));
}

static int read_partner(struct reading *reading, struct gt_yaml_node node, bool *given)
{
    struct partner partner;
    int code = bind(reading, node, &gt_whole_partner_form, NULL, &partner);
    if (code)
        return code;
    int place = partner_place(reading, partner.name);
    if (place < 0)
        return fail_partner(reading, node, "name", partner.name);
    if (given[place])
        return gt_yaml_fail(node, reading->error, _("name: this partner is listed twice"));
    given[place] = true;
    struct gt_partner *into = &reading->programme->partners[place];
    into->share = partner.share;
    into->skill = isnan(partner.skill) ? 0 : partner.skill;
    return take_amount(reading, node, "capacity", &partner.capacity, &into->capacity);
}

/* Shares of the companies: all are given, or none and they are equal. */
static int settle_shares(struct reading *reading, struct gt_yaml_node node)
{
    struct gt_programme *programme = reading->programme;
    int said = 0;
    double sum = 0;
    for (int k = 0; k < programme->partner_count; k++) {
        said += programme->partners[k].share >= 0;
        sum += programme->partners[k].share;
    }
    for (int k = 0; k < programme->partner_count && said == 0; k++)
        programme->partners[k].share = 1.0 / programme->partner_count;
    if (said > 0 && said < programme->partner_count)
        return gt_yaml_fail(node, reading->error,
                            _("share: give it for all partners, or for none and they are equal"));
    if (said > 0 && fabs(sum - 1) > 1e-9)
        return gt_yaml_fail(node, reading->error,
                            _("share: the partners' shares are %g together; they must sum to 1"),
                            sum);
    return 0;
}

static int read_partners(struct reading *reading)
{
    struct gt_yaml_node list = gt_yaml_get(reading->root, "partners"), *items = NULL;
    bool given[GT_PARTNERS_MAX] = {false};
    size_t count = 0, expected = reading->scenario->partners.count;
    int code = gt_yaml_items(list, reading->binding->arena, &items, &count, reading->error);
    for (size_t i = 0; i < count && !code; i++)
        code = read_partner(reading, items[i], given);
    if (!code && count != expected)
        return gt_yaml_fail(list, reading->error,
                            _("partners: %zu are listed, the scenario has %zu; list each once"),
                            count, expected);
    reading->programme->partner_count = (int)count;
    return code ? code : settle_shares(reading, list);
}

/* The outcome model's word for the stage of an entry round. */
static int read_start(const struct reading *reading, struct gt_yaml_node node, const char *word,
                      double *start)
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

static int read_deal(struct reading *reading, struct gt_yaml_node node, struct gt_lot *lot)
{
    struct deal deal;
    int code = bind(reading, node, &gt_whole_deal_form, NULL, &deal);
    if (code)
        return code;
    bool counted = deal.count != INT64_MIN, by_chance = deal.rate > 0;
    if (counted == by_chance)
        return gt_yaml_fail(node, reading->error,
                            _("count: write either count or rate for these deals"));
    *lot = (struct gt_lot){.partner = partner_place(reading, deal.partner),
                           .stage = deal.stage,
                           .count = counted ? (int)deal.count : 0,
                           .rate = by_chance ? deal.rate : 0,
                           .from = deal.from == INT64_MIN ? 0 : (int)deal.from,
                           .to = (int)deal.to};
    if (lot->partner < 0)
        return fail_partner(reading, node, "partner", deal.partner);
    if (lot->from > lot->to)
        return gt_yaml_fail(node, reading->error, _("from: it is after to; exchange the two"));
    if (lot->to > reading->programme->quarters - 2)
        return gt_yaml_fail(node, reading->error,
                            _("to: quarter %d is too late; the programme ends in quarter %d"),
                            lot->to, reading->programme->quarters - 1);
    code = read_start(reading, node, deal.start, &lot->start);
    return code ? code : take_amount(reading, node, "round", &deal.round, &lot->round);
}

static int read_deals(struct reading *reading)
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

static int read_stake(struct reading *reading, struct gt_yaml_node node, const char **name,
                      struct gt_stake_held *stake)
{
    struct held held;
    int code = bind(reading, node, &gt_whole_held_form, NULL, &held);
    if (code)
        return code;
    *name = held.name;
    *stake = (struct gt_stake_held){.partner = partner_place(reading, held.partner),
                                    .stage = held.stage,
                                    .entry = (int)held.entry,
                                    .worth = held.worth < 0 ? 1 : held.worth,
                                    .exit = held.exit == INT64_MIN ? 0 : (int)held.exit};
    if (stake->partner < 0)
        return fail_partner(reading, node, "partner", held.partner);
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
    for (int s = 0; s < 4 && !code; s++)
        code = take_amount(reading, node, fields[s], amounts[s], &stake->paid[s]);
    return code;
}

static int read_held(struct reading *reading)
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

static int read_budget(struct reading *reading, struct gt_yaml_node node, double *budget)
{
    struct budget line;
    int code = bind(reading, node, &gt_whole_budget_form, NULL, &line);
    if (code)
        return code;
    int year = (int)line.year;
    if (budget[year - 1] > 0)
        return gt_yaml_fail(node, reading->error, _("year: %d is listed twice"), year);
    code = take_amount(reading, node, "amount", &line.amount, &budget[year - 1]);
    if (year > reading->programme->limits.budget_years)
        reading->programme->limits.budget_years = year;
    return code;
}

static int read_limits(struct reading *reading)
{
    static const char *const others[] = {"budget", NULL};
    struct gt_yaml_node node = gt_yaml_get(reading->root, "limits"), *items = NULL;
    struct limits limits;
    size_t count = 0;
    int code = bind(reading, node, &gt_whole_limits_form, others, &limits);
    if (!code)
        code = take_amount(reading, node, "company", &limits.company,
                           &reading->programme->limits.company);
    if (!code && node.index)
        code = gt_yaml_items(gt_yaml_get(node, "budget"), reading->binding->arena, &items, &count,
                             reading->error);
    if (code || count == 0)
        return code;
    double *budget = gt_arena_alloc(reading->binding->arena, 100 * sizeof *budget);
    if (!budget)
        return gt_fail_memory(reading->error);
    memset(budget, 0, 100 * sizeof *budget);
    for (size_t i = 0; i < count && !code; i++)
        code = read_budget(reading, items[i], budget);
    reading->programme->limits.budget = budget;
    return code;
}

static int read_follow_on(struct reading *reading)
{
    struct gt_yaml_node node = gt_yaml_get(reading->root, "follow_on");
    struct gt_follow_on *into = &reading->programme->follow_on;
    struct follow_on rule;
    if (node.index == 0)
        return 0;
    int code = bind(reading, node, &gt_whole_follow_on_form, NULL, &rule);
    into->part = rule.part;
    into->stake = rule.stake;
    into->step_up = rule.step_up > 0 ? rule.step_up : 0;
    return code ? code : take_amount(reading, node, "reserve", &rule.reserve, &into->reserve);
}

static int read_fee(struct reading *reading, const char *key, struct gt_programme_fee *into)
{
    struct gt_yaml_node node = gt_yaml_get(reading->root, key);
    struct fee fee;
    if (node.index == 0)
        return 0;
    int code = bind(reading, node, &gt_whole_fee_form, NULL, &fee);
    if (code)
        return code;
    if (fee.basis == GT_FEE_BASIS_NAV)
        return gt_yaml_fail(node, reading->error,
                            _("basis: a programme knows no value held; write committed, invested "
                              "or net_invested"));
    if ((fee.step_year == INT64_MIN) != (fee.step_rate < 0))
        return gt_yaml_fail(node, reading->error,
                            _("step_year: it goes with step_rate; write both or none"));
    *into =
        (struct gt_programme_fee){.rate = fee.rate, .basis = fee.basis, .years = (int)fee.years};
    if (fee.step_year != INT64_MIN) {
        into->step_year = (int)fee.step_year;
        into->step_rate = fee.step_rate;
    }
    return 0;
}

static int read_recycling(struct reading *reading)
{
    struct gt_yaml_node node = gt_yaml_get(reading->root, "recycling");
    struct recycling recycling;
    if (node.index == 0)
        return 0;
    int code = bind(reading, node, &gt_whole_recycling_form, NULL, &recycling);
    if (!code)
        reading->programme->recycling = (struct gt_recycling){recycling.part, (int)recycling.years};
    return code;
}

bool gt_whole_is_simple(struct gt_yaml_node programme)
{
    struct gt_yaml_node terms = gt_yaml_get(programme, "terms");
    return gt_yaml_get(programme, "partners").index == 0 || terms.index == 0 ||
           gt_yaml_get(terms, "call_option").index != 0;
}

/* Whether a set names any amount of money. */
static bool has_amounts(const struct gt_term_set *set)
{
    const struct gt_co_investment *co = &set->co_investment;
    return co->most || co->company_most || co->year_most || co->partner_most ||
           set->loss_share.most || set->compensation.project_most || set->compensation.year_most;
}

/* A published rate is taken as the last that the file knows, for all days. */
static int fill_rates(const struct gt_terms_file *file, struct gt_term_set *set)
{
    double rate = 0;
    if (set->buy_out.term.given && set->buy_out.rate < 0 && set->buy_out.benchmark &&
        gt_benchmark_on(file->rates, file->rate_count, set->buy_out.benchmark, GT_DAY_LAST,
                        &rate) == GT_OK)
        set->buy_out.rate = rate;
    if (set->concession.term.given && set->concession.hurdle < 0 && set->concession.benchmark &&
        gt_benchmark_on(file->rates, file->rate_count, set->concession.benchmark, GT_DAY_LAST,
                        &rate) == GT_OK)
        set->concession.hurdle = rate;
    return 0;
}

static int read_terms(struct reading *reading)
{
    struct gt_yaml_node node = gt_yaml_get(reading->root, "terms");
    struct gt_terms_file file = {.stage = -1};
    if (gt_whole_is_simple(reading->root))
        return 0;
    int code = gt_terms_bind(node, NULL, reading->scenario->currency, &file,
                             reading->binding->arena, reading->error);
    if (code)
        return code;
    if (file.currency && file.currency != reading->scenario->currency && has_amounts(&file.set))
        return gt_yaml_fail(node, reading->error,
                            _("terms: their amounts are in %s, the scenario is in %s; write them "
                              "anew"),
                            file.currency->code, reading->scenario->currency->code);
    fill_rates(&file, &file.set);
    for (int kind = 0; kind < GT_TERM_COUNT; kind++)
        if (gt_term_missing(&file.set, (enum gt_term_kind)kind))
            return gt_yaml_fail(node, reading->error,
                                _("terms: %s leaves a figure to whoever uses it; `gentou terms "
                                  "show` says which, write it here"),
                                gt_kind_token(&gt_term_kind_words, kind));
    reading->programme->set = file.set;
    return 0;
}

static int refuse_others(const struct reading *reading)
{
    for (const char *const *key = gt_whole_keys; *key; key++)
        if (gt_yaml_get(reading->root, *key).index)
            return gt_yaml_fail(gt_yaml_get(reading->root, *key), reading->error,
                                _("%s: it wants a list `partners` in the programme"), *key);
    return 0;
}

int gt_whole_read(struct gt_yaml_node programme, const struct gt_binding *binding,
                  struct gt_scenario *scenario, struct gt_error *error)
{
    struct reading reading = {programme, binding, scenario, &scenario->programme, error};
    if (gt_yaml_get(programme, "partners").index == 0)
        return refuse_others(&reading);
    scenario->programme.minor = (double)scenario->currency->per_one;
    scenario->programme.treasury = scenario->treasury_rate;
    int code = read_partners(&reading);
    if (!code)
        code = read_deals(&reading);
    if (!code)
        code = read_held(&reading);
    if (!code)
        code = read_limits(&reading);
    if (!code)
        code = read_follow_on(&reading);
    if (!code)
        code = read_fee(&reading, "public_fee", &scenario->programme.public_fee);
    if (!code)
        code = read_fee(&reading, "private_fee", &scenario->programme.private_fee);
    if (!code)
        code = read_recycling(&reading);
    return code ? code : read_terms(&reading);
}
