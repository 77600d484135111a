/* scenario.c - reads a scenario file. */
#include "engine/intake/scenario.h"

#include "engine/base/text.h"
#include "engine/intake/outcome.h"
#include "engine/intake/whole.h"
#include "engine/intake/yaml.h"

#include <string.h>

#define FIELD(record, member, kind_of, ...)                                                        \
    {                                                                                              \
        .name = #member, .type = kind_of, .offset = offsetof(struct record, member), __VA_ARGS__   \
    }

/* What a scenario file says at its top. */
struct head {
    const char *name;
    const struct gt_currency *currency;
    struct gt_names partners;
    double treasury_rate;
};

static const struct gt_field head_fields[] = {
    FIELD(head, name, GT_FIELD_TEXT, .required = true, .help = N_("name of the scenario")),
    FIELD(head, currency, GT_FIELD_CURRENCY, .required = true,
          .help = N_("currency of its amounts, ISO 4217")),
    FIELD(head, partners, GT_FIELD_NAMES, .required = true,
          .help = N_("2 to 5 venture partners, by name")),
    FIELD(head, treasury_rate, GT_FIELD_RATE, .low = -0.5, .high = 1,
          .help = N_("annual rate at which the treasury discounts, for present values")),
    {.name = NULL},
};
static const struct gt_form head_form = {"scenario", sizeof(struct head), head_fields};

static const struct gt_field backcast_fields[] = {
    FIELD(gt_backcast_plan, share, GT_FIELD_RATE, .required = true, .low = 0.0001, .high = 0.9999,
          .help = N_("part of each round the fund would have put in")),
    FIELD(gt_backcast_plan, placement, GT_FIELD_KIND, .required = true, .kind = &gt_placement_words,
          .help = N_("inside the round, or on top of it")),
    FIELD(gt_backcast_plan, kinds, GT_FIELD_KINDS, .kind = &gt_deal_kind_words,
          .help = N_("kinds of rounds; all when not said")),
    FIELD(gt_backcast_plan, from, GT_FIELD_DATE, .help = N_("first day")),
    FIELD(gt_backcast_plan, to, GT_FIELD_DATE, .help = N_("last day")),
    FIELD(gt_backcast_plan, others, GT_FIELD_KIND, .kind = &gt_others_words,
          .help = N_("whose money the rest of the rounds is")),
    FIELD(gt_backcast_plan, club, GT_FIELD_FLAG, .help = N_("the club's rounds as well")),
    {.name = NULL},
};
static const struct gt_form backcast_form = {"backcast", sizeof(struct gt_backcast_plan),
                                             backcast_fields};

static const struct gt_field response_fields[] = {
    FIELD(gt_response, elasticity, GT_FIELD_NUMBER, .required = true, .high = 1000,
          .help =
              N_("of private supply, per unit of uplift of the partners' IRR: with 2, an uplift "
                 "of 5 points a year brings 10 % more")),
    FIELD(gt_response, source, GT_FIELD_TEXT, .required = true,
          .help = N_("where the elasticity comes from")),
    FIELD(gt_response, capacity, GT_FIELD_NUMBER, .low = 1, .high = 1000,
          .help = N_("private supply is at most this multiple of what is planned")),
    {.name = NULL},
};
static const struct gt_form response_form = {"response", sizeof(struct gt_response),
                                             response_fields};

/* A programme as written; counts are int64_t there. */
struct plan {
    int64_t companies, quarters, entry_quarters, valuation;
    struct gt_amount round;
    double public_share, club_share, others_share;
    bool reserves;
};

static const struct gt_field plan_fields[] = {
    FIELD(plan, companies, GT_FIELD_COUNT, .low = 1, .high = GT_COMPANIES_MAX,
          .help = N_("rounds of the programme, one a company; needed unless deals are listed")),
    FIELD(plan, quarters, GT_FIELD_COUNT, .required = true, .low = 2, .high = GT_QUARTERS_MAX,
          .help = N_("quarters from the first to the last; what still runs then is sold")),
    FIELD(plan, entry_quarters, GT_FIELD_COUNT, .low = 1, .high = GT_QUARTERS_MAX - 1,
          .help = N_("quarters over which the rounds are spread; needed unless deals are listed")),
    FIELD(plan, round, GT_FIELD_AMOUNT,
          .help = N_("money of each round; needed unless deals are listed")),
    FIELD(plan, public_share, GT_FIELD_RATE, .required = true, .low = 0.0001, .high = 0.9999,
          .help = N_("the fund's part of each round")),
    FIELD(plan, club_share, GT_FIELD_RATE, .high = 0.9999,
          .help = N_("the club's part of each round; wants the list `partners`, as what follows")),
    FIELD(plan, others_share, GT_FIELD_RATE, .high = 0.9999,
          .help = N_("the part of others, who have no part in the terms")),
    FIELD(plan, valuation, GT_FIELD_COUNT, .high = GT_QUARTERS_MAX,
          .help = N_("quarter from which on what is held already is simulated; deals come then or "
                     "later")),
    FIELD(plan, reserves, GT_FIELD_FLAG,
          .help = N_("also tell where the next yuan of follow-on money does most")),
    {.name = NULL},
};
static const struct gt_form plan_form = {"programme", sizeof(struct plan), plan_fields};

static const struct gt_field call_fields[] = {
    FIELD(gt_call_option, window, GT_FIELD_NUMBER, .required = true, .high = 100,
          .help = N_("years after entry in which the private side may call; 0: never")),
    FIELD(gt_call_option, rate, GT_FIELD_RATE, .required = true, .high = GT_TERM_RATE_MAX,
          .help = N_("annual rate added to cost")),
    {.name = NULL},
};
static const struct gt_form call_form = {"call_option", sizeof(struct gt_call_option), call_fields};

static const struct gt_field concession_fields[] = {
    FIELD(gt_concession, share, GT_FIELD_RATE, .required = true, .high = 1,
          .help = N_("part of the profit above the hurdle that the fund gives up")),
    FIELD(gt_concession, hurdle, GT_FIELD_RATE, .required = true, .high = GT_TERM_RATE_MAX,
          .help = N_("annual rate")),
    {.name = NULL},
};
static const struct gt_form concession_form = {"concession", sizeof(struct gt_concession),
                                               concession_fields};

static const struct gt_file_part scenario_parts[] = {
    {"", &head_form},
    {"backcast", &backcast_form},
    {"programme", &plan_form},
    {"programme.outcome", &gt_outcome_form},
    {"programme.terms.call_option", &call_form},
    {"programme.terms.concession", &concession_form},
    {"programme.partners[]", &gt_whole_partner_form},
    {"programme.deals[]", &gt_whole_deal_form},
    {"programme.held[]", &gt_whole_held_form},
    {"programme.limits", &gt_whole_limits_form},
    {"programme.limits.budget[]", &gt_whole_budget_form},
    {"programme.follow_on", &gt_whole_follow_on_form},
    {"programme.public_fee", &gt_whole_fee_form},
    {"programme.private_fee", &gt_whole_fee_form},
    {"programme.recycling", &gt_whole_recycling_form},
    {"response", &response_form},
    {NULL, NULL},
};

const struct gt_file_format gt_scenario_format = {
    N_("The file is YAML; it asks a back-cast (what if the fund had been in the partners' past "
       "rounds), a programme (a plan to simulate), or both. The terms of a programme with a list "
       "`partners` are those of a file of terms; `gentou help terms show` lists them. `gentou "
       "scenario new FILE --from-ledger` writes a programme of what the ledger's fund holds."),
    scenario_parts,
    N_("name: What this scenario is called\n"
       "currency: CNY\n"
       "partners: [A, B]         # 2 to 5, by any of their names\n"
       "backcast:\n"
       "  share: 25%             # of each round\n"
       "  placement: inside      # or on_top\n"
       "  kinds: [seed, angel]   # all when left out\n"
       "  from: 2015-01-01       # both days included\n"
       "  to: 2017-12-31\n"
       "  others: as_recorded    # or private: an assumption\n"
       "  club: no               # yes: the club's rounds as well\n"
       "programme:\n"
       "  companies: 30          # one round each\n"
       "  quarters: 48           # what still runs then is sold\n"
       "  entry_quarters: 16     # the rounds are spread over these\n"
       "  round: 500万\n"
       "  public_share: 25%\n"
       "  outcome: {model: diffusion, mean_years: 5, sigma: 0.9, rho: 0.3, growth: 15%}\n"
       "  terms:                 # none when left out\n"
       "    call_option: {window: 3, rate: 4.5%}\n"
       "    concession: {share: 50%, hurdle: 6%}\n"
       "treasury_rate: 2.5%      # discounts the fund's flows\n"
       "response:                # left out: private money is as planned with any terms\n"
       "  elasticity: 2          # invented; 5 points of uplift a year bring 10 % more\n"
       "  source: an assumption\n"
       "  capacity: 1.5          # times what is planned\n"),
    gt_outcome_parts,
};

/* Everything a reading needs. */
struct reading {
    struct gt_yaml_node root;
    struct gt_binding binding;
    struct gt_scenario *scenario;
    struct gt_error *error;
};

/* A name that stands twice in the list, or NULL. */
static const char *twice(const struct gt_names *names)
{
    for (size_t i = 1; i < names->count; i++)
        for (size_t j = 0; j < i; j++)
            if (strcmp(names->items[i], names->items[j]) == 0)
                return names->items[i];
    return NULL;
}

static int read_head(struct reading *reading)
{
    static const char *const others[] = {"backcast", "programme", "response", NULL};
    struct head head;
    gt_form_reset(&head_form, &head);
    int code =
        gt_yaml_bind(reading->root, &head_form, others, &reading->binding, &head, reading->error);
    if (code)
        return code;
    if (head.partners.count < GT_PARTNERS_MIN || head.partners.count > GT_PARTNERS_MAX)
        return gt_yaml_fail(gt_yaml_get(reading->root, "partners"), reading->error,
                            _("partners: a scenario has %d to %d venture partners, as the plan it "
                              "serves does; this one has %zu"),
                            GT_PARTNERS_MIN, GT_PARTNERS_MAX, head.partners.count);
    struct gt_quote quote;
    if (twice(&head.partners))
        return gt_yaml_fail(gt_yaml_get(reading->root, "partners"), reading->error,
                            _("partners: %s is listed twice"),
                            gt_text_quote(&quote, twice(&head.partners)));
    reading->scenario->name = head.name;
    reading->scenario->currency = reading->binding.currency = head.currency;
    reading->scenario->partners = head.partners;
    reading->scenario->treasury_rate = head.treasury_rate;
    return 0;
}

static int read_backcast(struct reading *reading)
{
    struct gt_backcast_plan *plan = &reading->scenario->backcast;
    struct gt_yaml_node node = gt_yaml_get(reading->root, "backcast");
    gt_form_reset(&backcast_form, plan);
    if (node.index == 0)
        return 0;
    int code = gt_yaml_bind(node, &backcast_form, NULL, &reading->binding, plan, reading->error);
    if (code)
        return code;
    if (plan->from != GT_DAY_NONE && plan->to != GT_DAY_NONE && plan->from > plan->to)
        return gt_yaml_fail(gt_yaml_get(node, "from"), reading->error,
                            _("from: it is after to; exchange the two"));
    if (plan->others < 0)
        plan->others = GT_OTHERS_AS_RECORDED;
    reading->scenario->has_backcast = true;
    return 0;
}

static int read_terms(struct reading *reading, struct gt_yaml_node programme)
{
    static const char *const names[] = {"call_option", "concession", NULL};
    static const struct gt_field none[] = {{.name = NULL}};
    static const struct gt_form form = {"terms", 0, none};
    struct gt_terms *terms = &reading->scenario->programme.terms;
    struct gt_yaml_node node = gt_yaml_get(programme, "terms");
    if (node.index == 0 || !gt_whole_is_simple(programme))
        return 0;
    if (gt_yaml_get(node, "call_option").index && gt_yaml_get(node, "buy_out").index)
        return gt_yaml_fail(gt_yaml_get(node, "buy_out"), reading->error,
                            _("buy_out: it stands for the same right as call_option; the two "
                              "exclude each other, so write one"));
    int code = gt_yaml_bind(node, &form, names, &reading->binding, terms, reading->error);
    struct gt_yaml_node call = gt_yaml_get(node, "call_option");
    if (!code && call.index)
        code =
            gt_yaml_bind(call, &call_form, NULL, &reading->binding, &terms->call, reading->error);
    struct gt_yaml_node concession = gt_yaml_get(node, "concession");
    if (!code && concession.index)
        code = gt_yaml_bind(concession, &concession_form, NULL, &reading->binding,
                            &terms->concession, reading->error);
    return code;
}

/* What a list of deals says is not said beside it. */
static int refuse_beside_deals(struct reading *reading, struct gt_yaml_node node)
{
    static const char *const names[] = {"companies", "entry_quarters", "round"};
    if (gt_yaml_get(node, "deals").index == 0)
        return 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (gt_yaml_get(node, names[i]).index)
            return gt_yaml_fail(gt_yaml_get(node, names[i]), reading->error,
                                _("%s: the list of deals says it; leave it out, or the list"),
                                names[i]);
    return 0;
}

/* What a programme without a list of deals must say. */
static int require(struct reading *reading, struct gt_yaml_node node, const struct plan *plan)
{
    const char *missing = plan->companies == INT64_MIN            ? "companies"
                          : plan->entry_quarters == INT64_MIN     ? "entry_quarters"
                          : plan->round.minor == GT_MONEY_UNKNOWN ? "round"
                                                                  : NULL;
    if (gt_yaml_get(node, "deals").index || gt_yaml_get(node, "held").index || !missing)
        return 0;
    return gt_yaml_fail(node, reading->error,
                        _("%s: it is missing; the programme has so many companies, or a list of "
                          "deals"),
                        missing);
}

/* What only a programme with a list of partners has. */
static int refuse_without_partners(struct reading *reading, struct gt_yaml_node node)
{
    const struct gt_programme *programme = &reading->scenario->programme;
    const char *name = programme->club_share > 0     ? "club_share"
                       : programme->others_share > 0 ? "others_share"
                       : programme->valuation > 0    ? "valuation"
                       : programme->rank_reserves    ? "reserves"
                                                     : NULL;
    if (gt_yaml_get(node, "partners").index || !name)
        return 0;
    return gt_yaml_fail(gt_yaml_get(node, name), reading->error,
                        _("%s: it wants a list `partners` in the programme"), name);
}

static int read_plan(struct reading *reading, struct gt_yaml_node node)
{
    static const char *const others[] = {"outcome",     "terms",     "partners",  "deals",
                                         "held",        "limits",    "follow_on", "public_fee",
                                         "private_fee", "recycling", NULL};
    struct gt_programme *programme = &reading->scenario->programme;
    struct plan plan;
    gt_form_reset(&plan_form, &plan);
    int code = gt_yaml_bind(node, &plan_form, others, &reading->binding, &plan, reading->error);
    if (!code)
        code = require(reading, node, &plan);
    if (!code)
        code = refuse_beside_deals(reading, node);
    if (code)
        return code;
    if (plan.round.currency && plan.round.currency != reading->scenario->currency)
        return gt_yaml_fail(gt_yaml_get(node, "round"), reading->error,
                            _("round: it is in %s, the scenario in %s; they must be alike"),
                            plan.round.currency->code, reading->scenario->currency->code);
    bool counted = plan.companies != INT64_MIN && plan.entry_quarters != INT64_MIN &&
                   plan.round.minor != GT_MONEY_UNKNOWN;
    programme->companies = counted ? (int)plan.companies : 1;
    programme->quarters = (int)plan.quarters;
    programme->entry_quarters = counted ? (int)plan.entry_quarters : 1;
    programme->round = counted ? gt_money_units(plan.round.minor, reading->scenario->currency) : 1;
    programme->public_share = plan.public_share;
    programme->club_share = plan.club_share > 0 ? plan.club_share : 0;
    programme->others_share = plan.others_share > 0 ? plan.others_share : 0;
    programme->rank_reserves = plan.reserves;
    programme->valuation = plan.valuation == INT64_MIN ? 0 : (int)plan.valuation;
    programme->held_only = gt_yaml_get(node, "held").index && !gt_yaml_get(node, "deals").index &&
                           plan.companies == INT64_MIN;
    code = refuse_without_partners(reading, node);
    if (!code && programme->valuation > programme->quarters - 2)
        return gt_yaml_fail(gt_yaml_get(node, "valuation"), reading->error,
                            _("valuation: quarter %d is too late; the programme ends in quarter "
                              "%d"),
                            programme->valuation, programme->quarters - 1);
    return code;
}

/* What is expected of fields whose range hangs on others. */
_Static_assert(GT_COMPANIES_MAX == 1000, "as the sentence on deals says");
static const struct {
    const char *field, *expected;
} expectations[] = {
    {"round", N_("more than 0, and at most 1e15")},
    {"entry_quarters", N_("fewer than quarters")},
    {"others_share", N_("less than 100 % together with public_share and club_share")},
    {"deals", N_("1 to 1000 companies, with what is held, and room for more than the average of "
                 "those that come by chance")},
    {"deals.from", N_("not before the quarter of valuation")},
    {"held", N_("a worth above 0 of what is still held")},
};

static const char *expected_of(const char *field)
{
    for (size_t i = 0; i < sizeof expectations / sizeof *expectations; i++)
        if (strcmp(expectations[i].field, field) == 0)
            return _(expectations[i].expected);
    return _("what `gentou help scenario run` says");
}

/* Where a path of keys, parted by points, is written: as far as it goes. */
static struct gt_yaml_node place_of(struct gt_yaml_node node, const char *path,
                                    struct gt_arena *arena)
{
    while (*path) {
        size_t length = strcspn(path, ".");
        const char *key = gt_arena_copy(arena, path, length);
        struct gt_yaml_node next = gt_yaml_get(node, key ? key : "");
        if (next.index == 0)
            return node;
        node = next;
        path += length + (path[length] == '.');
    }
    return node;
}

static int read_programme(struct reading *reading)
{
    struct gt_yaml_node node = gt_yaml_get(reading->root, "programme");
    if (node.index == 0)
        return 0;
    int code = read_plan(reading, node);
    if (!code)
        code =
            gt_outcome_read(node, &reading->binding, &reading->scenario->programme, reading->error);
    if (!code)
        code = read_terms(reading, node);
    if (!code)
        code = gt_whole_read(node, &reading->binding, reading->scenario, reading->error);
    if (code)
        return code;
    const char *field = gt_programme_check(&reading->scenario->programme);
    if (field)
        return gt_yaml_fail(place_of(node, field, reading->binding.arena), reading->error,
                            _("%s: it is out of its range; expected %s"), field,
                            expected_of(field));
    reading->scenario->has_programme = true;
    return 0;
}

static int read_response(struct reading *reading)
{
    struct gt_yaml_node node = gt_yaml_get(reading->root, "response");
    if (node.index == 0)
        return 0;
    reading->scenario->has_response = true;
    gt_form_reset(&response_form, &reading->scenario->response);
    return gt_yaml_bind(node, &response_form, NULL, &reading->binding, &reading->scenario->response,
                        reading->error);
}

static int read_document(struct gt_yaml *yaml, struct reading *reading)
{
    struct gt_scenario *scenario = reading->scenario;
    size_t length = 0;
    const char *source = gt_yaml_source(yaml, &length);
    scenario->text = gt_arena_copy(reading->binding.arena, source, length);
    int code = scenario->text ? read_head(reading) : gt_fail_memory(reading->error);
    if (!code)
        code = read_backcast(reading);
    if (!code)
        code = read_programme(reading);
    if (!code)
        code = read_response(reading);
    if (!code && !scenario->has_backcast && !scenario->has_programme)
        code = gt_yaml_fail(reading->root, reading->error,
                            _("a scenario asks something: write backcast, programme, or both"));
    return code;
}

int gt_scenario_read(const char *path, struct gt_scenario *scenario, struct gt_arena *arena,
                     struct gt_error *error)
{
    return gt_scenario_parse(path, NULL, scenario, arena, error);
}

int gt_scenario_parse(const char *name, const char *text, struct gt_scenario *scenario,
                      struct gt_arena *arena, struct gt_error *error)
{
    struct gt_yaml *yaml = NULL;
    struct reading reading = {.binding = {.arena = arena, .date_format = GT_DATE_ISO},
                              .scenario = scenario,
                              .error = error};
    *scenario = (struct gt_scenario){0};
    int code = text ? gt_yaml_parse(name, text, arena, &yaml, &reading.root, error)
                    : gt_yaml_open(name, arena, &yaml, &reading.root, error);
    if (!code)
        code = read_document(yaml, &reading);
    gt_yaml_close(yaml);
    return code;
}
