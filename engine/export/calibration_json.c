/* calibration_json.c - a calibration for machines: JSON with every figure, CSV with the parameters.
 */
#include "engine/export/calibration.h"

#include "engine/export/json.h"

#include <math.h>

static json_t *json_number(double value)
{
    return isfinite(value) ? json_real(value) : json_null();
}

static json_t *json_estimate(const struct gt_estimate *is)
{
    return json_pack("{s:o, s:o, s:o}", "value", json_number(is->value), "low",
                     json_number(is->low), "high", json_number(is->high));
}

static json_t *json_told(enum gt_told told)
{
    return json_string(gt_kind_token(&gt_told_words, (int)told));
}

/* A value of a parameter: a word or a number. */
static json_t *json_value(const struct gt_parameter *parameter, double value)
{
    return parameter->words ? json_string(parameter->words[(int)value]) : json_number(value);
}

static json_t *json_parameters(const struct gt_calibration *calibration)
{
    struct gt_calibration_parameter rows[GT_OUTCOME_PARAMETERS_MAX];
    size_t count = gt_calibration_parameters(calibration, rows);
    json_t *list = json_array();
    for (size_t i = 0; list && i < count; i++)
        json_array_append_new(
            list,
            json_pack("{s:s, s:o, s:o, s:o, s:o, s:I, s:o}", "parameter", rows[i].of->name, "told",
                      json_told(rows[i].told), "value", json_value(rows[i].of, rows[i].value),
                      "low", rows[i].bounded ? json_number(rows[i].is.low) : json_null(), "high",
                      rows[i].bounded ? json_number(rows[i].is.high) : json_null(), "cases",
                      (json_int_t)rows[i].cases, "prior",
                      json_value(rows[i].of, rows[i].of->default_value)));
    return list;
}

static json_t *json_curve(const struct gt_calibration_stage *stage)
{
    json_t *list = json_array();
    for (size_t i = 0; list && i < stage->step_count; i++)
        json_array_append_new(
            list, json_pack("{s:f, s:I, s:I, s:f, s:f, s:f}", "years", stage->steps[i].time,
                            "at_risk", (json_int_t)stage->steps[i].at_risk, "ended",
                            (json_int_t)stage->steps[i].ended, "survival", stage->steps[i].survival,
                            "low", stage->steps[i].low, "high", stage->steps[i].high));
    return list;
}

static json_t *json_laws(const struct gt_calibration_stage *stage)
{
    json_t *laws = json_object();
    for (int law = 0; laws && law < GT_LIFETIME_LAWS; law++) {
        const struct gt_lifetime *fit = &stage->fits[law];
        json_object_set_new(
            laws, gt_kind_token(&gt_lifetime_law_words, law),
            fit->told ? json_pack("{s:o, s:o, s:o, s:f, s:f}", "a", json_estimate(&fit->a), "b",
                                  json_estimate(&fit->b), "mean", json_estimate(&fit->mean),
                                  "log_likelihood", fit->log_likelihood, "aic", fit->aic)
                      : json_null());
    }
    return laws;
}

static json_t *json_stages(const struct gt_calibration *calibration)
{
    json_t *list = json_array();
    for (int s = 0; list && s < GT_CHAIN_STAGES; s++) {
        const struct gt_calibration_stage *stage = &calibration->stages[s];
        json_t *row = json_pack("{s:s, s:I, s:o}", "stage", gt_kind_token(&gt_chain_stage_words, s),
                                "began", (json_int_t)stage->began, "told", json_told(stage->told));
        static const char *const ends[] = {"next", "exit", "failure", "running"};
        for (int end = 0; end < GT_CHAIN_ENDS; end++)
            json_object_set_new(row, ends[end], json_integer((json_int_t)stage->ends[end]));
        json_object_set_new(
            row, "best",
            stage->step_count ? json_string(gt_kind_token(&gt_lifetime_law_words, (int)stage->best))
                              : json_null());
        json_object_set_new(row, "laws", json_laws(stage));
        json_object_set_new(row, "kaplan_meier", json_curve(stage));
        json_array_append_new(list, row);
    }
    return list;
}

static json_t *json_sizes(const struct gt_calibration_sizes *sizes)
{
    bool body = sizes->body_told == GT_TOLD_YES, tail = body && sizes->tail.count > 0;
    return json_pack("{s:I, s:o, s:o, s:o, s:o, s:I, s:o, s:o, s:o}", "cases",
                     (json_int_t)sizes->count, "body", json_told(sizes->body_told), "log_median",
                     body ? json_estimate(&sizes->body.a) : json_null(), "sigma",
                     body ? json_estimate(&sizes->body.b) : json_null(), "tail",
                     json_told(sizes->tail_told), "tail_cases", (json_int_t)sizes->tail.count,
                     "tail_from", tail ? json_number(sizes->tail.from) : json_null(), "exponent",
                     tail ? json_estimate(&sizes->tail.exponent) : json_null(), "p",
                     tail ? json_number(sizes->p) : json_null());
}

static json_t *json_ledger(const struct gt_calibration_ledger *ledger)
{
    const struct {
        const char *key;
        size_t count;
    } counts[] = {
        {"companies", ledger->companies},
        {"rounds", ledger->rounds},
        {"staged", ledger->staged},
        {"unstaged", ledger->unstaged},
        {"beside", ledger->beside},
        {"further", ledger->further},
        {"backwards", ledger->backwards},
        {"same_day", ledger->same_day},
        {"exits", ledger->exits},
        {"failures", ledger->failures},
        {"contradicted", ledger->contradicted},
        {"multiples_unknown", ledger->multiples_unknown},
    };
    json_t *object = json_object();
    json_object_set_new(object, "last", gt_json_day(ledger->last));
    for (size_t i = 0; object && i < sizeof counts / sizeof *counts; i++)
        json_object_set_new(object, counts[i].key, json_integer((json_int_t)counts[i].count));
    return object;
}

static int print_json(FILE *out, const struct gt_calibration_answer *answer, struct gt_error *error)
{
    const struct gt_calibration *calibration = answer->calibration;
    return gt_json_print(
        out,
        json_pack("{s:s, s:o, s:s, s:f, s:I, s:b, s:o, s:o, s:o, s:o, s:o}", "name", answer->name,
                  "as_of", gt_json_day(answer->ledger->as_of), "model", "rounds", "confidence",
                  calibration->options.confidence, "least", (json_int_t)calibration->options.least,
                  "complete", calibration->options.complete, "ledger", json_ledger(answer->ledger),
                  "parameters", json_parameters(calibration), "stages", json_stages(calibration),
                  "multiples", json_sizes(&calibration->multiples), "step_ups",
                  json_sizes(&calibration->growth)),
        error);
}

static const char *number_text(struct gt_arena *arena, double value)
{
    return isfinite(value) ? gt_arena_format(arena, "%.10g", value) : NULL;
}

static const char *value_text(struct gt_arena *arena, const struct gt_parameter *parameter,
                              double value)
{
    return parameter->words ? parameter->words[(int)value] : number_text(arena, value);
}

static int print_csv(FILE *out, const struct gt_calibration_answer *answer, struct gt_error *error)
{
    static const struct gt_listing_column columns[] = {
        {"parameter", NULL, GT_CELL_TEXT, NULL}, {"told", NULL, GT_CELL_TEXT, NULL},
        {"value", NULL, GT_CELL_TEXT, NULL},     {"low", NULL, GT_CELL_TEXT, NULL},
        {"high", NULL, GT_CELL_TEXT, NULL},      {"cases", NULL, GT_CELL_NUMBER, NULL},
        {"prior", NULL, GT_CELL_TEXT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_calibration_parameter rows[GT_OUTCOME_PARAMETERS_MAX];
    struct gt_cell cells[GT_OUTCOME_PARAMETERS_MAX * COLUMNS] = {{0}};
    struct gt_arena arena = {0};
    size_t count = gt_calibration_parameters(answer->calibration, rows);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].text = rows[i].of->name;
        cell[1].text = gt_kind_token(&gt_told_words, (int)rows[i].told);
        cell[2].text = value_text(&arena, rows[i].of, rows[i].value);
        cell[3].text = rows[i].bounded ? number_text(&arena, rows[i].is.low) : NULL;
        cell[4].text = rows[i].bounded ? number_text(&arena, rows[i].is.high) : NULL;
        cell[5].number = (int64_t)rows[i].cases;
        cell[6].text = value_text(&arena, rows[i].of, rows[i].of->default_value);
    }
    struct gt_listing listing = {columns, COLUMNS, cells, count, NULL};
    int code = gt_listing_print(out, &listing, GT_OUTPUT_CSV, 0, error);
    gt_arena_clear(&arena);
    return code;
}

int gt_calibration_machine(FILE *out, const struct gt_calibration_answer *answer,
                           enum gt_output output, struct gt_error *error)
{
    return output == GT_OUTPUT_JSON ? print_json(out, answer, error)
                                    : print_csv(out, answer, error);
}
