/* pacing.c - reads a plan of commitments. */
#include "engine/intake/pacing.h"

#include "engine/base/text.h"
#include "engine/intake/yaml.h"
#include "engine/operations/records.h"

#include <stddef.h>

#define FIELD(record, member, kind_of, ...)                                                        \
    {                                                                                              \
        .name = #member, .type = kind_of, .offset = offsetof(struct record, member), __VA_ARGS__   \
    }

static const char *const period_tokens[] = {"year", "quarter"};
static const char *const period_labels[] = {"yearly", "quarterly"};
static const struct gt_kind period_words = {"period", 2, period_tokens, period_labels};

static const char *const conversion_tokens[] = {
#define X(name, token, text) token,
    GT_PACING_CONVERSION_LIST(X)
#undef X
};
static const struct gt_kind conversion_words = {
    "conversion", (int)(sizeof conversion_tokens / sizeof *conversion_tokens), conversion_tokens,
    conversion_tokens};

/* What the whole plan says. */
struct head {
    const struct gt_currency *currency;
    int period, conversion;
    int64_t years;
};

static const struct gt_field head_fields[] = {
    FIELD(head, currency, GT_FIELD_CURRENCY,
          .help = N_("currency of its amounts, ISO 4217; CNY when not said")),
    FIELD(head, period, GT_FIELD_KIND, .kind = &period_words,
          .help = N_("what is reckoned at a time; year when not said")),
    FIELD(head, conversion, GT_FIELD_KIND, .kind = &conversion_words,
          .help = N_("the share of a quarter, of a year's contribution rate or yield x; compound "
                     "(when not said) is 1 - (1 - x)^(1/4), simple x / 4; full is compound, and "
                     "takes (t/L)^B for a year's share too")),
    FIELD(head, years, GT_FIELD_COUNT, .low = 1, .high = GT_PACING_PERIODS_MAX / 4,
          .help = N_("years shown; until the last life ends when not said")),
    {.name = NULL},
};
static const struct gt_form head_form = {"plan", sizeof(struct head), head_fields};

/* Other names of its keys, of which a plan of one commitment has some at the top. */
#define COMMITMENT_ALSO "capital_commitment;committed_capital;cc"
#define RATES_ALSO      "rate_of_contribution;contribution_rate;rc"
#define LIFE_ALSO       "life_of_fund;fund_life;l"
#define BOW_ALSO        "bow_factor;b"
#define YIELD_ALSO      "yield_rate;y"
#define GROWTH_ALSO     "growth_rate;annual_growth;g"

/* A commitment as written. */
struct written {
    const char *name;
    struct gt_amount commitment;
    struct gt_rate_list contribution_rates;
    int64_t life;
    double bow, yield, growth;
    gt_day start;
};

static const struct gt_field written_fields[] = {
    FIELD(written, name, GT_FIELD_TEXT, .help = N_("of the fund; for the reader alone")),
    FIELD(written, commitment, GT_FIELD_AMOUNT, .required = true, .also = COMMITMENT_ALSO,
          .help = N_("what is committed to the fund")),
    FIELD(written, contribution_rates, GT_FIELD_RATES, .required = true, .low = 0, .high = 1,
          .also = RATES_ALSO,
          .help = N_("shares of what is unfunded that the first, the second … year calls; the "
                     "last one repeats, so end with 0 % when calls stop")),
    FIELD(written, life, GT_FIELD_COUNT, .required = true, .also = LIFE_ALSO, .low = 1,
          .high = GT_PACING_LIFE_MAX, .help = N_("L: years until all is paid out")),
    FIELD(written, bow, GT_FIELD_NUMBER, .required = true, .also = BOW_ALSO, .low = 0, .high = 100,
          .help = N_("B: the share (t/L)^B of the value is paid out in period t; the larger B, the "
                     "later")),
    FIELD(written, yield, GT_FIELD_RATE, .also = YIELD_ALSO, .low = 0, .high = 1,
          .help = N_("share of the value that a year pays out at least; none when not said")),
    FIELD(written, growth, GT_FIELD_RATE, .required = true, .also = GROWTH_ALSO, .low = -0.99,
          .high = 10, .help = N_("annual growth of the value")),
    FIELD(written, start, GT_FIELD_DATE,
          .help = N_("the day the fund's first period begins; flows stand at the end of theirs")),
    {.name = NULL},
};
static const struct gt_form written_form = {"commitment", sizeof(struct written), written_fields};

static const struct gt_file_part pacing_parts[] = {
    {"", &head_form},
    {"commitments[]", &written_form},
    {NULL, NULL},
};

const struct gt_file_format gt_pacing_format = {
    N_("The file is YAML: what the plan says, and its commitments. The keys of one commitment "
       "alone may stand at the top."),
    pacing_parts,
    N_("currency: CNY\n"
       "period: year                # or quarter\n"
       "commitments:\n"
       "- name: Venture I\n"
       "  commitment: 1亿\n"
       "  contribution_rates: [25%, 33.3333333333%, 50%]   # of what is unfunded\n"
       "  life: 12\n"
       "  bow: 2.5\n"
       "  yield: 0%\n"
       "  growth: 13%\n"
       "  start: 2025-01-01         # none when left out\n"
       "- {name: Venture II, commitment: 8000万, contribution_rates: [30%, 40%, 50%, 0%],\n"
       "   life: 10, bow: 2, growth: 11%, start: 2027-01-01}\n"),
};

/* Everything a reading needs. */
struct reading {
    struct gt_pacing_file *file;
    struct gt_commitment *commitments;
    gt_day *starts; /* of each */
    struct gt_binding binding;
    struct gt_error *error;
};

/* A mapping's own keys; `others` are those of the plan, where the two share the top. */
static int read_commitment(struct reading *reading, struct gt_yaml_node node,
                           const char *const *others, size_t i)
{
    struct written written;
    gt_form_reset(&written_form, &written);
    int code =
        gt_yaml_bind(node, &written_form, others, &reading->binding, &written, reading->error);
    if (code)
        return code;
    const struct gt_currency *currency = reading->file->currency;
    if (written.commitment.currency && written.commitment.currency != currency)
        return gt_yaml_fail(node, reading->error,
                            _("commitment: it is in %s, the plan in %s; they must be alike"),
                            written.commitment.currency->code, currency->code);
    if (written.commitment.minor == 0)
        return gt_yaml_fail(node, reading->error,
                            _("commitment: it is 0; write what is committed"));
    gt_money *committed = &reading->file->committed;
    if (gt_money_add(*committed, written.commitment.minor, committed) != GT_OK)
        return gt_yaml_fail(node, reading->error,
                            _("commitment: all of them are more than can be held; look at the "
                              "unit"));
    if (written.contribution_rates.count == 0)
        return gt_yaml_fail(gt_yaml_get(node, "contribution_rates"), reading->error,
                            _("contribution_rates: there is none; write one a year, such as "
                              "[25%%, 50%%]"));
    reading->starts[i] = written.start;
    reading->commitments[i] = (struct gt_commitment){
        .commitment = gt_money_units(written.commitment.minor, currency),
        .life = (int)written.life,
        .bow = written.bow,
        .yield = written.yield > 0 ? written.yield : 0,
        .growth = written.growth,
        .rates = written.contribution_rates.items,
        .rate_count = written.contribution_rates.count,
    };
    return 0;
}

/* Periods from the first start to this one, or -1 when they do not fill the time between. */
static int periods_between(gt_day first, gt_day start, int per_year)
{
    gt_day day = first;
    for (int count = 0; count <= GT_PACING_PERIODS_MAX; count++) {
        if (gt_pacing_day(first, count, per_year, &day) != GT_OK || day > start)
            return -1;
        if (day == start)
            return count;
    }
    return -1;
}

/* Where each one begins, counted from the first. */
static int place(struct reading *reading, const struct gt_yaml_node *nodes)
{
    struct gt_pacing_file *file = reading->file;
    gt_day first = GT_DAY_NONE;
    for (size_t i = 0; i < file->plan.count; i++) {
        if ((reading->starts[i] == GT_DAY_NONE) != (reading->starts[0] == GT_DAY_NONE))
            return gt_yaml_fail(nodes[i], reading->error,
                                _("start: some commitments have one and some have none; give it "
                                  "to all of them or to none"));
        if (i == 0 || reading->starts[i] < first)
            first = reading->starts[i];
    }
    file->start = first;
    if (first == GT_DAY_NONE)
        return 0;
    for (size_t i = 0; i < file->plan.count; i++) {
        char day[GT_DAY_TEXT], begin[GT_DAY_TEXT];
        reading->commitments[i].begins =
            periods_between(first, reading->starts[i], file->plan.per_year);
        if (reading->commitments[i].begins < 0)
            return gt_yaml_fail(
                nodes[i], reading->error,
                file->plan.per_year == 1
                    ? _("start: %s is no whole number of years after the first start, %s; move it, "
                        "or reckon with period: quarter")
                    : _("start: %s is no whole number of quarters after the first start, %s; move "
                        "it"),
                gt_day_format(reading->starts[i], day), gt_day_format(first, begin));
    }
    return 0;
}

/* Room for count commitments, each read from its node. */
static int read_commitments(struct reading *reading, const struct gt_yaml_node *nodes, size_t count,
                            const char *const *others)
{
    struct gt_arena *arena = reading->binding.arena;
    reading->commitments = gt_arena_alloc(arena, count * sizeof *reading->commitments);
    reading->starts = gt_arena_alloc(arena, count * sizeof *reading->starts);
    if (!reading->commitments || !reading->starts)
        return gt_fail_memory(reading->error);
    int code = 0;
    for (size_t i = 0; i < count && !code; i++)
        code = read_commitment(reading, nodes[i], others, i);
    reading->file->plan.commitments = reading->commitments;
    reading->file->plan.count = count;
    return code ? code : place(reading, nodes);
}

static int read_head(struct reading *reading, struct gt_yaml_node root, const char *const *others,
                     struct head *head)
{
    struct gt_pacing_file *file = reading->file;
    gt_form_reset(&head_form, head);
    int code = gt_yaml_bind(root, &head_form, others, &reading->binding, head, reading->error);
    file->currency = head->currency ? head->currency : gt_currency_find("CNY", 3);
    file->plan.per_year = head->period == 1 ? 4 : 1;
    file->plan.conversion =
        head->conversion < 0 ? GT_PACING_COMPOUND : (enum gt_pacing_conversion)head->conversion;
    reading->binding.currency = file->currency;
    return code;
}

static int read_lists(struct reading *reading, struct gt_yaml_node root, struct head *head)
{
    static const char *const list[] = {"commitments", NULL};
    static const char *const of_plan[] = {"currency", "period", "conversion", "years", NULL};
    static const char *const of_one[] = {"name",
                                         "commitment;" COMMITMENT_ALSO,
                                         "contribution_rates;" RATES_ALSO,
                                         "life;" LIFE_ALSO,
                                         "bow;" BOW_ALSO,
                                         "yield;" YIELD_ALSO,
                                         "growth;" GROWTH_ALSO,
                                         "start",
                                         NULL};
    struct gt_yaml_node items = gt_yaml_get(root, list[0]), *nodes = &root;
    size_t count = 1;
    int code = read_head(reading, root, items.index ? list : of_one, head);
    if (!code && items.index)
        code = gt_yaml_items(items, reading->binding.arena, &nodes, &count, reading->error);
    if (!code && count == 0)
        code = gt_yaml_fail(items, reading->error,
                            _("commitments: the list is empty; write one commitment at least"));
    return code ? code : read_commitments(reading, nodes, count, items.index ? NULL : of_plan);
}

static int set_length(struct reading *reading, struct gt_yaml_node root, int64_t years)
{
    struct gt_pacing_plan *plan = &reading->file->plan;
    plan->periods = years > 0 ? (int)years * plan->per_year : gt_pacing_length(plan);
    gt_day end;
    if (plan->periods > GT_PACING_PERIODS_MAX)
        return gt_yaml_fail(root, reading->error,
                            _("the plan has %d periods, %d is the most; shorten it with years"),
                            plan->periods, GT_PACING_PERIODS_MAX);
    if (reading->file->start != GT_DAY_NONE &&
        gt_pacing_day(reading->file->start, plan->periods, plan->per_year, &end) != GT_OK)
        return gt_yaml_fail(root, reading->error,
                            _("start: the plan would go beyond the year 9999; begin earlier"));
    return 0;
}

int gt_pacing_read(const char *path, struct gt_pacing_file *file, struct gt_arena *arena,
                   struct gt_error *error)
{
    struct gt_yaml *yaml = NULL;
    struct gt_yaml_node root;
    struct head head;
    struct reading reading = {
        .file = file, .binding = {.arena = arena, .date_format = GT_DATE_ISO}, .error = error};
    *file = (struct gt_pacing_file){.start = GT_DAY_NONE};
    int code = gt_yaml_open(path, arena, &yaml, &root, error);
    if (!code)
        code = read_lists(&reading, root, &head);
    if (!code)
        code = set_length(&reading, root, head.years);
    gt_yaml_close(yaml);
    return code;
}
