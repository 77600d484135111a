/* outcome.c - reads the outcome of a scenario file. */
#include "engine/intake/outcome.h"

#include "engine/base/text.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* The outcome as written. */
struct written {
    const char *model;
    int copula;
    int64_t degrees, sectors;
    double sector_rho, persistence;
    struct gt_rate_list multiples, years;
    double values[GT_OUTCOME_PARAMETERS_MAX];
    int words[GT_OUTCOME_PARAMETERS_MAX]; /* of those that are words */
};

static const char *const copula_tokens[] = {"gaussian", "t"};
static const struct gt_kind copula_words = {"copula", 2, copula_tokens, copula_tokens};

#define FIELD(member, kind_of, ...)                                                                \
    {                                                                                              \
        .name = #member, .type = kind_of, .offset = offsetof(struct written, member), __VA_ARGS__  \
    }

/* With those of a model behind them. */
static const struct gt_field shared_fields[] = {
    FIELD(model, GT_FIELD_TEXT, .required = true,
          .help = N_("outcome model: diffusion, rounds, buckets or bootstrap; its own parameters "
                     "stand beside it and are listed below")),
    FIELD(copula, GT_FIELD_KIND, .kind = &copula_words,
          .help = N_("how companies hang together: with t, bad luck comes together; gaussian when "
                     "not said")),
    FIELD(degrees, GT_FIELD_COUNT, .low = GT_DEGREES_MIN, .high = GT_DEGREES_MAX,
          .help = N_("degrees of freedom of the t copula; few: more extreme together")),
    FIELD(sectors, GT_FIELD_COUNT, .low = 1, .high = GT_SECTORS_MAX,
          .help = N_("sectors over which the companies are spread, one after the other")),
    FIELD(sector_rho, GT_FIELD_RATE, .low = 0, .high = 1,
          .help = N_("correlation that companies of one sector have beyond rho")),
    FIELD(persistence, GT_FIELD_NUMBER, .low = -1, .high = 1,
          .help = N_("the common factor moves by quarter of entry and keeps this part of itself "
                     "each quarter (vintages); not said: one for all quarters")),
    {.name = NULL},
};
enum { SHARED = sizeof shared_fields / sizeof *shared_fields - 1 };
const struct gt_form gt_outcome_form = {"outcome", sizeof(struct written), shared_fields};

static const struct gt_field deal_fields[] = {
    FIELD(multiples, GT_FIELD_RATES, .required = true, .low = 0, .high = 1e6,
          .help = N_("closed deals: what came back over what was put in")),
    FIELD(years, GT_FIELD_RATES, .required = true, .low = 0.01, .high = 100,
          .help = N_("of the same deals in the same order: years held")),
};

enum { FIELDS_MAX = SHARED + GT_OUTCOME_PARAMETERS_MAX + 2 + 1 };

/* --- Fields from a model's table ----------------------------------------------------------------
 */

static const struct gt_kind *kind_of(const char *const *words, struct gt_arena *arena)
{
    struct gt_kind *kind = gt_arena_alloc(arena, sizeof *kind);
    int count = 0;
    while (words[count])
        count++;
    if (kind)
        *kind = (struct gt_kind){"outcome_word", count, words, words};
    return kind;
}

/* What may be written as a percentage. */
static bool is_rate(const struct gt_parameter *parameter)
{
    return parameter->high <= 1 || strstr(parameter->unit, "decimal");
}

static int parameter_field(const struct gt_parameter *parameter, int i, struct gt_arena *arena,
                           struct gt_field *field)
{
    size_t values = offsetof(struct written, values), words = offsetof(struct written, words);
    *field = (struct gt_field){.name = parameter->name,
                               .type = is_rate(parameter) ? GT_FIELD_RATE : GT_FIELD_NUMBER,
                               .offset = values + (size_t)i * sizeof(double),
                               .low = parameter->low,
                               .high = parameter->high,
                               .help = parameter->meaning};
    if (!parameter->words)
        return 0;
    field->type = GT_FIELD_KIND;
    field->offset = words + (size_t)i * sizeof(int);
    field->kind = kind_of(parameter->words, arena);
    return field->kind == NULL;
}

/* All that may stand in the outcome of this model. */
static int fields_of(const struct gt_outcome_model *model, struct gt_arena *arena,
                     struct gt_field fields[FIELDS_MAX])
{
    int count = SHARED;
    memcpy(fields, shared_fields, SHARED * sizeof *fields);
    for (int i = 0; i < model->parameter_count; i++)
        if (parameter_field(&model->parameters[i], i, arena, &fields[count++]))
            return 1;
    for (size_t i = 0; model->needs_deals && i < sizeof deal_fields / sizeof *deal_fields; i++)
        fields[count++] = deal_fields[i];
    fields[count] = (struct gt_field){.name = NULL};
    return 0;
}

/* --- Help ---------------------------------------------------------------------------------------
 */

/* The thing of "stage.thing" where several parameters have it, or NULL: those are shown once. */
static const char *thing_of(const struct gt_outcome_model *model, int at)
{
    const char *thing = strchr(model->parameters[at].name, '.');
    int count = 0;
    for (int i = 0; thing && i < model->parameter_count; i++) {
        const char *other = strchr(model->parameters[i].name, '.');
        count += other && strcmp(other, thing) == 0;
    }
    return count > 1 ? thing : NULL;
}

/* "seed, angel, …": what stands before the point in those parameters. */
static const char *stages_of(const struct gt_outcome_model *model, const char *thing,
                             struct gt_arena *arena)
{
    const char *stages = NULL;
    for (int i = 0; i < model->parameter_count; i++) {
        const char *name = model->parameters[i].name, *other = strchr(name, '.');
        if (other && strcmp(other, thing) == 0)
            stages = gt_arena_format(arena, "%s%s%.*s", stages ? stages : "", stages ? ", " : "",
                                     (int)(other - name), name);
    }
    return stages;
}

static bool shown_before(const struct gt_outcome_model *model, int at, const char *thing)
{
    for (int i = 0; i < at; i++) {
        const char *other = strchr(model->parameters[i].name, '.');
        if (other && strcmp(other, thing) == 0)
            return true;
    }
    return false;
}

static const char *default_of(const struct gt_parameter *parameter, struct gt_arena *arena)
{
    const char *word = gt_parameter_word(parameter, parameter->default_value);
    return word ? word : gt_arena_format(arena, "%.10g", parameter->default_value);
}

/* The defaults of all stages, in the order of the table; one when they are alike. */
static const char *defaults_of(const struct gt_outcome_model *model, int at, const char *thing,
                               struct gt_arena *arena)
{
    const char *all = default_of(&model->parameters[at], arena);
    bool alike = true;
    for (int i = at + 1; thing && i < model->parameter_count; i++) {
        const char *other = strchr(model->parameters[i].name, '.');
        if (other && strcmp(other, thing) == 0)
            alike &= model->parameters[i].default_value == model->parameters[at].default_value;
    }
    for (int i = at + 1; thing && !alike && all && i < model->parameter_count; i++) {
        const char *other = strchr(model->parameters[i].name, '.');
        const char *value =
            other && strcmp(other, thing) == 0 ? default_of(&model->parameters[i], arena) : NULL;
        if (value)
            all = gt_arena_format(arena, "%s, %s", all, value);
    }
    return all;
}

static int help_field(const struct gt_outcome_model *model, int i, const char *thing,
                      struct gt_arena *arena, struct gt_field *field)
{
    const struct gt_parameter *parameter = &model->parameters[i];
    const char *defaults = defaults_of(model, i, thing, arena);
    if (!defaults || parameter_field(parameter, i, arena, field))
        return 1;
    if (thing)
        field->name = gt_arena_format(arena, "STAGE%s", thing);
    field->help = gt_arena_format(arena, _("%s; default %s (%s)"), _(parameter->meaning), defaults,
                                  _(parameter->source));
    return field->name == NULL || field->help == NULL;
}

static struct gt_form *help_form(const struct gt_outcome_model *model, struct gt_arena *arena)
{
    struct gt_form *form = gt_arena_alloc(arena, sizeof *form);
    struct gt_field *fields = gt_arena_alloc(arena, FIELDS_MAX * sizeof *fields);
    int count = 0;
    if (!form || !fields)
        return NULL;
    for (int i = 0; i < model->parameter_count; i++) {
        const char *thing = thing_of(model, i);
        if (thing && shown_before(model, i, thing))
            continue;
        if (help_field(model, i, thing, arena, &fields[count++]))
            return NULL;
    }
    for (size_t i = 0; model->needs_deals && i < sizeof deal_fields / sizeof *deal_fields; i++)
        fields[count++] = deal_fields[i];
    *form = (struct gt_form){model->name, sizeof(struct written), fields};
    return form;
}

static const char *place_of(const struct gt_outcome_model *model, struct gt_arena *arena)
{
    const char *thing = NULL;
    for (int i = 0; i < model->parameter_count && !thing; i++)
        thing = thing_of(model, i);
    if (!thing)
        return gt_arena_format(arena, _("outcome of model %s: %s"), model->name, _(model->meaning));
    const char *stages = stages_of(model, thing, arena);
    return stages ? gt_arena_format(arena, _("outcome of model %s: %s; STAGE is each of %s"),
                                    model->name, _(model->meaning), stages)
                  : NULL;
}

const struct gt_file_part *gt_outcome_parts(struct gt_arena *arena)
{
    size_t count = 0;
    while (gt_outcome_models[count])
        count++;
    struct gt_file_part *parts = gt_arena_alloc(arena, (count + 1) * sizeof *parts);
    for (size_t i = 0; parts && i < count; i++) {
        const struct gt_outcome_model *model = gt_outcome_models[i];
        parts[i].place = place_of(model, arena);
        parts[i].form = help_form(model, arena);
        if (!parts[i].place || !parts[i].form)
            return NULL;
    }
    return parts;
}

/* --- Reading ------------------------------------------------------------------------------------
 */

static const char *model_names(struct gt_arena *arena)
{
    const char *names = gt_outcome_models[0]->name;
    for (int i = 1; gt_outcome_models[i] && names; i++)
        names = gt_arena_format(arena, "%s, %s", names, gt_outcome_models[i]->name);
    return names ? names : "";
}

static void take_parameters(const struct written *written, struct gt_programme *plan)
{
    for (int i = 0; i < plan->model->parameter_count; i++)
        plan->parameters[i] =
            plan->model->parameters[i].words ? written->words[i] : written->values[i];
}

static int take_dependence(struct gt_yaml_node node, const struct written *written,
                           struct gt_programme *plan, struct gt_error *error)
{
    struct gt_dependence *dependence = &plan->dependence;
    bool student = written->copula == GT_COPULA_STUDENT;
    if (student != (written->degrees != INT64_MIN))
        return gt_yaml_fail(node, error,
                            student ? _("degrees: it is missing; a t copula has degrees of "
                                        "freedom, such as 4")
                                    : _("degrees: only the t copula has them; add copula: t, or "
                                        "take them out"));
    *dependence = (struct gt_dependence){
        .copula = student ? GT_COPULA_STUDENT : GT_COPULA_GAUSSIAN,
        .degrees = student ? (int)written->degrees : 0,
        .sectors = written->sectors == INT64_MIN ? 0 : (int)written->sectors,
        .sector_rho = written->sector_rho >= 0 ? written->sector_rho : 0,
        .vintages = !isnan(written->persistence),
        .persistence = isnan(written->persistence) ? 0 : written->persistence,
    };
    if ((dependence->sectors > 0) != (written->sector_rho >= 0))
        return gt_yaml_fail(node, error,
                            _("sectors and sector_rho: one without the other does nothing; write "
                              "both or neither"));
    return 0;
}

static int by_multiple(const void *a, const void *b)
{
    const double *left = a, *right = b;
    return (left[0] > right[0]) - (left[0] < right[0]);
}

/* Ascending by multiple, which ranks of outcomes need. Deals alike keep no order: they are alike
 * but for their years, so those decide. */
static int by_deal(const void *a, const void *b)
{
    const double *left = a, *right = b;
    int order = by_multiple(left, right);
    return order ? order : by_multiple(left + 1, right + 1);
}

static int take_deals(struct gt_yaml_node node, const struct gt_binding *binding,
                      const struct written *written, struct gt_programme *plan,
                      struct gt_error *error)
{
    size_t count = written->multiples.count;
    if (count != written->years.count)
        return gt_yaml_fail(
            node, error, _("multiples and years: lists of %zu and %zu; each deal has one of both"),
            count, written->years.count);
    double(*pairs)[2] = gt_arena_alloc(binding->arena, count * sizeof *pairs);
    double *sorted = gt_arena_alloc(binding->arena, 2 * count * sizeof *sorted);
    struct gt_closed_deals *deals = gt_arena_alloc(binding->arena, sizeof *deals);
    if (!pairs || !sorted || !deals)
        return gt_fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        pairs[i][0] = written->multiples.items[i];
        pairs[i][1] = written->years.items[i];
    }
    qsort(pairs, count, sizeof *pairs, by_deal);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = pairs[i][0];
        sorted[count + i] = pairs[i][1];
    }
    *deals = (struct gt_closed_deals){count, sorted, sorted + count};
    plan->deals = deals;
    return 0;
}

/* What the ranges of the fields leave open. */
static int check(struct gt_yaml_node node, const struct gt_programme *plan, struct gt_error *error)
{
    struct gt_outcome_fault fault;
    const struct gt_outcome_model *model = plan->model;
    if (model->check && model->check(plan->parameters, &fault))
        return gt_yaml_fail(node, error, _("%s: %s (here %.10g)"), fault.parameter, _(fault.rule),
                            fault.found);
    int at = model->rho ? gt_outcome_parameter(model, model->rho) : -1;
    double rho = at < 0 ? 0 : plan->parameters[at];
    if (rho + plan->dependence.sector_rho > 1)
        return gt_yaml_fail(node, error,
                            _("sector_rho: with rho it is %.10g; two companies correlate by at "
                              "most 1"),
                            rho + plan->dependence.sector_rho);
    return 0;
}

static int find_model(struct gt_yaml_node node, const struct gt_binding *binding,
                      struct gt_programme *plan, struct gt_error *error)
{
    const char *name = gt_yaml_scalar(node, "model"), *names = model_names(binding->arena);
    struct gt_yaml_node model = gt_yaml_get(node, "model");
    plan->model = name ? gt_outcome_find(name) : NULL;
    if (plan->model)
        return 0;
    if (model.index && !name)
        return gt_yaml_fail(model, error,
                            _("model: expected one word, such as diffusion; this program has: %s"),
                            names);
    if (!name || !*name)
        return gt_yaml_fail(
            node, error, _("model: it is missing; write one of those this program has: %s"), names);
    return gt_yaml_fail(model, error, _("model: \"%s\" is no outcome model; this program has: %s"),
                        name, names);
}

/* An outcome of one word, where keys and values belong. */
static int refuse_word(struct gt_yaml_node node, const char *word, struct gt_error *error)
{
    struct gt_quote quote;
    return gt_yaml_fail(
        node, error, _("outcome: expected keys and values, not the word %s; write {model: %s}"),
        gt_text_quote(&quote, word), gt_outcome_find(word) ? word : gt_outcome_models[0]->name);
}

int gt_outcome_read(struct gt_yaml_node programme, const struct gt_binding *binding,
                    struct gt_programme *plan, struct gt_error *error)
{
    struct gt_yaml_node node = gt_yaml_get(programme, "outcome");
    struct gt_field fields[FIELDS_MAX];
    struct gt_form form = {"outcome", sizeof(struct written), fields};
    struct written written;
    const char *word = gt_yaml_scalar(programme, "outcome");
    if (node.index == 0 || (word && !*word))
        return gt_yaml_fail(programme, error,
                            _("outcome: it is missing; write the outcome model, such as "
                              "{model: diffusion}"));
    int code = word ? refuse_word(node, word, error) : find_model(node, binding, plan, error);
    if (!code && fields_of(plan->model, binding->arena, fields))
        code = gt_fail_memory(error);
    if (code)
        return code;
    gt_form_reset(&form, &written);
    for (int i = 0; i < plan->model->parameter_count; i++) {
        written.values[i] = plan->model->parameters[i].default_value;
        written.words[i] = (int)plan->model->parameters[i].default_value;
    }
    code = gt_yaml_bind(node, &form, NULL, binding, &written, error);
    if (code)
        return code;
    take_parameters(&written, plan);
    code = take_dependence(node, &written, plan, error);
    if (!code && plan->model->needs_deals)
        code = take_deals(node, binding, &written, plan, error);
    return code ? code : check(node, plan, error);
}
