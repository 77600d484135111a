/* whole.c - reads the parts of a scenario's programme that make it whole. */
#include "engine/intake/whole_int.h"

#include "gentou/kinds_waterfall.h"

#include <math.h>
#include <string.h>

struct partner {
    const char *name;
    double share, skill;
    struct gt_amount capacity;
};

static const struct gt_field partner_fields[] = {
    GT_WHOLE_FIELD(partner, name, GT_FIELD_TEXT, .required = true,
                   .help = N_("one of the scenario's partners, as written there")),
    GT_WHOLE_FIELD(partner, share, GT_FIELD_RATE, .high = 1,
                   .help = N_("of the companies; equal parts when nobody says; not with deals")),
    GT_WHOLE_FIELD(partner, capacity, GT_FIELD_AMOUNT,
                   .help = N_("most it puts into rounds; no limit when not said")),
    GT_WHOLE_FIELD(
        partner, skill, GT_FIELD_NUMBER, .low = -GT_SKILL_MAX, .high = GT_SKILL_MAX,
        .help = N_("of its companies, in standard deviations of their latent normal; 0: none")),
    {.name = NULL},
};
const struct gt_form gt_whole_partner_form = {"partners", sizeof(struct partner), partner_fields};

struct limits {
    struct gt_amount company;
};

static const struct gt_field limits_fields[] = {
    GT_WHOLE_FIELD(limits, company, GT_FIELD_AMOUNT,
                   .help = N_("most public money in one company")),
    {.name = NULL},
};
const struct gt_form gt_whole_limits_form = {"limits", sizeof(struct limits), limits_fields};

struct budget {
    int64_t year;
    struct gt_amount amount;
};

static const struct gt_field budget_fields[] = {
    GT_WHOLE_FIELD(budget, year, GT_FIELD_COUNT, .required = true, .low = 1, .high = 100,
                   .help = N_("year of the plan, from 1")),
    GT_WHOLE_FIELD(
        budget, amount, GT_FIELD_AMOUNT, .required = true,
        .help = N_("public money for new deals that year; of years not named there is none")),
    {.name = NULL},
};
const struct gt_form gt_whole_budget_form = {"budget", sizeof(struct budget), budget_fields};

struct follow_on {
    double part, stake, step_up;
    struct gt_amount reserve;
};

static const struct gt_field follow_on_fields[] = {
    GT_WHOLE_FIELD(follow_on, part, GT_FIELD_RATE, .required = true, .high = 1,
                   .help = N_("of its pro rata that each of fund, partner and club takes up")),
    GT_WHOLE_FIELD(follow_on, stake, GT_FIELD_RATE, .required = true, .low = 0.001, .high = 0.999,
                   .help = N_("of a company that the entry round buys")),
    GT_WHOLE_FIELD(
        follow_on, step_up, GT_FIELD_NUMBER, .high = 1e6,
        .help = N_("only rounds at this multiple of the entry price or more; all when not said")),
    GT_WHOLE_FIELD(follow_on, reserve, GT_FIELD_AMOUNT,
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
    GT_WHOLE_FIELD(fee, rate, GT_FIELD_RATE, .required = true, .high = 1,
                   .help = N_("annual, a quarter of it each quarter, on top of what is invested")),
    GT_WHOLE_FIELD(fee, basis, GT_FIELD_KIND, .required = true, .kind = &gt_fee_basis_words,
                   .help = N_("of what: committed (as planned), invested, net_invested")),
    GT_WHOLE_FIELD(fee, years, GT_FIELD_COUNT, .required = true, .low = 1, .high = 100,
                   .help = N_("how long")),
    GT_WHOLE_FIELD(fee, step_year, GT_FIELD_COUNT, .low = 2, .high = 100,
                   .help = N_("year from which on step_rate holds")),
    GT_WHOLE_FIELD(fee, step_rate, GT_FIELD_RATE, .high = 1,
                   .help = N_("annual, from step_year on")),
    {.name = NULL},
};
const struct gt_form gt_whole_fee_form = {"public_fee", sizeof(struct fee), fee_fields};

struct recycling {
    double part;
    int64_t years;
};

static const struct gt_field recycling_fields[] = {
    GT_WHOLE_FIELD(
        recycling, part, GT_FIELD_RATE, .required = true, .high = 1,
        .help = N_("of public proceeds that may be invested once more, where budget or reserve "
                   "end")),
    GT_WHOLE_FIELD(recycling, years, GT_FIELD_COUNT, .required = true, .low = 1, .high = 100,
                   .help = N_("proceeds of these first years")),
    {.name = NULL},
};
const struct gt_form gt_whole_recycling_form = {"recycling", sizeof(struct recycling),
                                                recycling_fields};

const char *const gt_whole_keys[] = {"partners",    "deals",     "held",
                                     "limits",      "follow_on", "public_fee",
                                     "private_fee", "recycling", NULL};

int gt_whole_amount(const struct gt_whole_reading *reading, struct gt_yaml_node node,
                    const char *field, const struct gt_amount *amount, double *units)
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

int gt_whole_bind(const struct gt_whole_reading *reading, struct gt_yaml_node node,
                  const struct gt_form *form, const char *const *others, void *record)
{
    gt_form_reset(form, record);
    return gt_yaml_bind(node, form, others, reading->binding, record, reading->error);
}

int gt_whole_partner(const struct gt_whole_reading *reading, const char *name)
{
    const struct gt_names *names = &reading->scenario->partners;
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(names->items[i], name) == 0)
            return (int)i;
    return -1;
}

int gt_whole_no_partner(const struct gt_whole_reading *reading, struct gt_yaml_node node,
                        const char *field, const char *name)
{
    struct gt_quote quote;
    return gt_yaml_fail(node, reading->error,
                        _("%s: %s is none of the scenario's partners; write it as there"), field,
                        gt_text_quote(&quote, name));
}

static int read_partner(struct gt_whole_reading *reading, struct gt_yaml_node node, bool *given)
{
    struct partner partner;
    int code = gt_whole_bind(reading, node, &gt_whole_partner_form, NULL, &partner);
    if (code)
        return code;
    int place = gt_whole_partner(reading, partner.name);
    if (place < 0)
        return gt_whole_no_partner(reading, node, "name", partner.name);
    if (given[place])
        return gt_yaml_fail(node, reading->error, _("name: this partner is listed twice"));
    given[place] = true;
    struct gt_partner *into = &reading->programme->partners[place];
    into->share = partner.share;
    into->skill = isnan(partner.skill) ? 0 : partner.skill;
    return gt_whole_amount(reading, node, "capacity", &partner.capacity, &into->capacity);
}

/* Shares of the companies: all are given, or none and they are equal. */
static int settle_shares(struct gt_whole_reading *reading, struct gt_yaml_node node)
{
    struct gt_programme *programme = reading->programme;
    int said = 0;
    double sum = 0;
    bool listed = gt_yaml_get(reading->root, "deals").index != 0;
    for (int k = 0; k < programme->partner_count; k++) {
        said += programme->partners[k].share >= 0;
        sum += programme->partners[k].share;
    }
    for (int k = 0; k < programme->partner_count && said == 0; k++)
        programme->partners[k].share = 1.0 / programme->partner_count;
    if (said > 0 && listed)
        return gt_yaml_fail(node, reading->error,
                            _("share: the list of deals says whose they are; leave it out"));
    if (said > 0 && said < programme->partner_count)
        return gt_yaml_fail(node, reading->error,
                            _("share: give it for all partners, or for none and they are equal"));
    if (said > 0 && fabs(sum - 1) > 1e-9)
        return gt_yaml_fail(node, reading->error,
                            _("share: the partners' shares are %g together; they must sum to 1"),
                            sum);
    return 0;
}

static int read_partners(struct gt_whole_reading *reading)
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

static int read_budget(struct gt_whole_reading *reading, struct gt_yaml_node node, double *budget)
{
    struct budget line;
    int code = gt_whole_bind(reading, node, &gt_whole_budget_form, NULL, &line);
    if (code)
        return code;
    int year = (int)line.year, final = reading->programme->quarters - 1;
    int last = (final - reading->programme->valuation) / 4 + 1;
    if (year > last && year <= final / 4 + 1)
        return gt_yaml_fail(gt_yaml_get(reading->root, "valuation"), reading->error,
                            _("valuation: from quarter %d on the programme has %d years, and the "
                              "budget names year %d; value earlier, or leave that year out"),
                            reading->programme->valuation, last, year);
    if (year > last)
        return gt_yaml_fail(node, reading->error,
                            _("year: the programme ends in year %d; leave %d out"), last, year);
    if (budget[year - 1] > 0)
        return gt_yaml_fail(node, reading->error, _("year: %d is listed twice"), year);
    code = gt_whole_amount(reading, node, "amount", &line.amount, &budget[year - 1]);
    if (year > reading->programme->limits.budget_years)
        reading->programme->limits.budget_years = year;
    return code;
}

static int read_limits(struct gt_whole_reading *reading)
{
    static const char *const others[] = {"budget", NULL};
    struct gt_yaml_node node = gt_yaml_get(reading->root, "limits"), *items = NULL;
    struct limits limits;
    size_t count = 0;
    int code = gt_whole_bind(reading, node, &gt_whole_limits_form, others, &limits);
    if (!code)
        code = gt_whole_amount(reading, node, "company", &limits.company,
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

static int read_follow_on(struct gt_whole_reading *reading)
{
    struct gt_yaml_node node = gt_yaml_get(reading->root, "follow_on");
    struct gt_follow_on *into = &reading->programme->follow_on;
    struct follow_on rule;
    if (node.index == 0)
        return 0;
    int code = gt_whole_bind(reading, node, &gt_whole_follow_on_form, NULL, &rule);
    into->part = rule.part;
    into->stake = rule.stake;
    into->step_up = rule.step_up > 0 ? rule.step_up : 0;
    return code ? code : gt_whole_amount(reading, node, "reserve", &rule.reserve, &into->reserve);
}

static int read_fee(struct gt_whole_reading *reading, const char *key,
                    struct gt_programme_fee *into)
{
    struct gt_yaml_node node = gt_yaml_get(reading->root, key);
    struct fee fee;
    if (node.index == 0)
        return 0;
    const struct gt_form form = {key, gt_whole_fee_form.size, gt_whole_fee_form.fields};
    int code = gt_whole_bind(reading, node, &form, NULL, &fee);
    if (code)
        return code;
    if (fee.basis == GT_FEE_BASIS_NAV)
        return gt_yaml_fail(node, reading->error,
                            _("basis: a programme knows no value held; write committed, invested "
                              "or net_invested"));
    if ((fee.step_year == INT64_MIN) != (fee.step_rate < 0))
        return gt_yaml_fail(node, reading->error,
                            _("step_year: it goes with step_rate; write both or none"));
    if (fee.step_year > fee.years)
        return gt_yaml_fail(node, reading->error,
                            _("step_year: the fee ends after %d years, before it"), (int)fee.years);
    *into =
        (struct gt_programme_fee){.rate = fee.rate, .basis = fee.basis, .years = (int)fee.years};
    if (fee.step_year != INT64_MIN) {
        into->step_year = (int)fee.step_year;
        into->step_rate = fee.step_rate;
    }
    return 0;
}

static int read_recycling(struct gt_whole_reading *reading)
{
    struct gt_yaml_node node = gt_yaml_get(reading->root, "recycling");
    struct recycling recycling;
    if (node.index == 0)
        return 0;
    int code = gt_whole_bind(reading, node, &gt_whole_recycling_form, NULL, &recycling);
    if (!code)
        reading->programme->recycling = (struct gt_recycling){recycling.part, (int)recycling.years};
    return code;
}

static int refuse_others(const struct gt_whole_reading *reading)
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
    struct gt_whole_reading reading = {programme, binding, scenario, &scenario->programme, error};
    if (gt_yaml_get(programme, "partners").index == 0)
        return refuse_others(&reading);
    scenario->programme.minor = (double)scenario->currency->per_one;
    scenario->programme.treasury = scenario->treasury_rate;
    int code = read_partners(&reading);
    if (!code)
        code = gt_whole_read_deals(&reading);
    if (!code)
        code = gt_whole_read_held(&reading);
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
    return code ? code : gt_whole_read_terms(&reading);
}
