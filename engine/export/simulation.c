/* simulation.c - the results of a simulation for people and machines. */
#include "engine/export/simulation.h"

#include "engine/export/json.h"
#include "engine/export/money.h"
#include "engine/export/parties.h"
#include "engine/export/simulation_int.h"
#include "engine/export/unapplied.h"

#include <math.h>

#define BATCHES_LEAST 30 /* of dependent paths, before their spread says what they gain */

static const int quantile_levels[GT_QUANTILE_COUNT] = GT_QUANTILE_LEVELS;
static const int tail_levels[GT_TAIL_COUNT] = GT_TAIL_LEVELS;
static const int fan_levels[GT_FAN_COUNT] = GT_FAN_LEVELS;

static json_t *json_levels(const int *levels, const double *values, int count)
{
    char key[16];
    json_t *quantiles = json_object();
    for (int i = 0; quantiles && i < count; i++) {
        snprintf(key, sizeof key, "%d", levels[i]);
        json_object_set_new(quantiles, key, json_real(values[i]));
    }
    return quantiles;
}

json_t *gt_summary_json(const struct gt_summary *summary)
{
    json_t *object = json_pack(
        "{s:f, s:f, s:f, s:I, s:I, s:o, s:o, s:o, s:o}", "mean", summary->mean, "se", summary->se,
        "sd", summary->sd, "count", (json_int_t)summary->count, "undefined",
        (json_int_t)summary->undefined, "quantiles",
        json_levels(quantile_levels, summary->quantiles, GT_QUANTILE_COUNT), "quantile_ses",
        json_levels(quantile_levels, summary->quantile_ses, GT_QUANTILE_COUNT), "lowest",
        json_levels(tail_levels, summary->tails, GT_TAIL_COUNT), "lowest_ses",
        json_levels(tail_levels, summary->tail_ses, GT_TAIL_COUNT));
    if (summary->gain != 1 && summary->count + summary->undefined >= BATCHES_LEAST * GT_BATCH)
        json_object_set_new(object, "gain", json_real(summary->gain));
    return object;
}

static json_t *json_side(const struct gt_side_result *side)
{
    return json_pack("{s:o, s:o, s:f, s:f, s:f, s:f}", "irr", gt_summary_json(&side->irr), "tvpi",
                     gt_summary_json(&side->tvpi), "p_tvpi_below_1", side->p_tvpi_below_1,
                     "p_tvpi_below_1_se", side->p_tvpi_below_1_se, "p_irr_below_0",
                     side->p_irr_below_0, "p_irr_below_0_se", side->p_irr_below_0_se);
}

static json_t *json_fan(const struct gt_simulation *simulation)
{
    json_t *fan = json_array();
    for (int q = 0; fan && q < simulation->quarters; q++)
        json_array_append_new(
            fan, json_pack("{s:i, s:f, s:f, s:o, s:o}", "quarter", q, "mean",
                           simulation->fan[q].mean, "se", simulation->fan[q].se, "quantiles",
                           json_levels(fan_levels, simulation->fan[q].quantiles, GT_FAN_COUNT),
                           "quantile_ses",
                           json_levels(fan_levels, simulation->fan[q].quantile_ses, GT_FAN_COUNT)));
    return fan;
}

static json_t *json_histogram(const struct gt_histogram *histogram)
{
    json_t *counts = json_array();
    for (int i = 0; counts && i < GT_HISTOGRAM_BINS; i++)
        json_array_append_new(counts, json_integer(histogram->counts[i]));
    return json_pack("{s:f, s:f, s:o}", "low", histogram->low, "width", histogram->width, "counts",
                     counts);
}

json_t *gt_simulation_json(const struct gt_simulation_answer *answer)
{
    const struct gt_simulation *simulation = answer->simulation;
    char seed[32]; /* a seed has 64 bits, a JSON number 53 */
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)simulation->seed);
    json_t *document = json_pack(
        "{s:s, s:s, s:I, s:s, s:i, s:i, s:i, s:o, s:o, s:o, s:o}", "name", answer->name, "model",
        answer->programme->model->name, "paths", (json_int_t)simulation->paths, "seed", seed,
        "draws_version", simulation->draws_version, "summary_version", simulation->summary_version,
        "quarters", simulation->quarters, "public", json_side(&simulation->public_side), "private",
        json_side(&simulation->private_side), "public_tvpi_histogram",
        json_histogram(&simulation->public_tvpi), "fan", json_fan(simulation));
    if (document && simulation->parties && gt_parties_json(document, answer) != 0) {
        json_decref(document);
        return NULL;
    }
    if (document && answer->programme->partner_count > 0)
        json_object_set_new(document, "terms_not_applied",
                            gt_unapplied_json(&answer->programme->set));
    if (document && simulation->scheme != GT_SCHEME_INDEPENDENT)
        json_object_set_new(document, "draws",
                            json_string(gt_kind_token(&gt_scheme_words, (int)simulation->scheme)));
    return document;
}

static void print_fan_csv(FILE *out, const struct gt_simulation *simulation)
{
    fputs("quarter,mean,se", out);
    for (int i = 0; i < GT_FAN_COUNT; i++)
        fprintf(out, ",q%d,q%d_se", fan_levels[i], fan_levels[i]);
    fputc('\n', out);
    for (int q = 0; q < simulation->quarters; q++) {
        const struct gt_fan_quarter *quarter = &simulation->fan[q];
        fprintf(out, "%d,%.15g,%.15g", q, quarter->mean, quarter->se);
        for (int i = 0; i < GT_FAN_COUNT; i++)
            fprintf(out, ",%.15g,%.15g", quarter->quantiles[i], quarter->quantile_ses[i]);
        fputc('\n', out);
    }
}

/* A figure of one side: mean, standard error, and the quantiles 5, 25, 50, 75, 95 %. */
static void fill(struct gt_cell *cells, const char *name, const struct gt_summary *summary,
                 struct gt_arena *arena, int decimals, double scale)
{
    static const int shown[] = {1, 3, 4, 5, 7}; /* of GT_QUANTILE_LEVELS */
    cells[0].text = name;
    cells[1].text = gt_arena_format(arena, "%.*f", decimals, summary->mean * scale);
    cells[2].text =
        summary->count > 1 ? gt_arena_format(arena, "%.*f", decimals, summary->se * scale) : "—";
    for (int i = 0; i < 5; i++)
        cells[3 + i].text =
            gt_arena_format(arena, "%.*f", decimals, summary->quantiles[shown[i]] * scale);
}

/* Currency units: whole and grouped when they are many, else with four digits. */
static void print_flow(FILE *out, const char *label, double flow)
{
    struct gt_text text = {0};
    if (fabs(flow) < 1000)
        gt_text_format(&text, "%.4g", flow);
    else
        gt_text_grouped(&text, llround(flow));
    fprintf(out, "%s%s\n", label, text.data ? text.data : "");
    gt_text_clear(&text);
}

static void print_gain(FILE *out, const struct gt_simulation *simulation)
{
    if (simulation->paths < BATCHES_LEAST * GT_BATCH) {
        fprintf(out,
                _("Drawn by %s: too few paths to say what that gains;\n"
                  "it takes %d or more.\n\n"),
                _(gt_kind_label(&gt_scheme_words, (int)simulation->scheme)),
                BATCHES_LEAST * GT_BATCH);
        return;
    }
    fprintf(out,
            _("Drawn by %s: means are as exact as of so many times the\n"
              "independent paths: public IRR %.1f, public TVPI %.1f.\n\n"),
            _(gt_kind_label(&gt_scheme_words, (int)simulation->scheme)),
            simulation->public_side.irr.gain, simulation->public_side.tvpi.gain);
}

/* Paths on which no rate makes the flows worth nothing. */
static void say_without(FILE *out, const struct gt_simulation *simulation)
{
    long long ours = simulation->public_side.irr.undefined;
    long long theirs = simulation->private_side.irr.undefined;
    if (ours > 0 || theirs > 0)
        fprintf(out,
                _("Without an IRR, in none of its figures: %lld public, %lld private of %lld "
                  "paths.\n"),
                ours, theirs, (long long)simulation->paths);
}

static int print_sides(FILE *out, const struct gt_simulation_answer *answer, struct gt_error *error)
{
    static const struct gt_listing_column columns[] = {
        {"figure", N_("Figure"), GT_CELL_TEXT, NULL}, {"mean", N_("Mean"), GT_CELL_RIGHT, NULL},
        {"se", N_("s.e."), GT_CELL_RIGHT, NULL},      {"5", "5 %", GT_CELL_RIGHT, NULL},
        {"25", "25 %", GT_CELL_RIGHT, NULL},          {"50", "50 %", GT_CELL_RIGHT, NULL},
        {"75", "75 %", GT_CELL_RIGHT, NULL},          {"95", "95 %", GT_CELL_RIGHT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_arena arena = {0};
    struct gt_cell cells[4][COLUMNS] = {0};
    const struct gt_simulation *simulation = answer->simulation;
    const struct gt_side_result *public_side = &simulation->public_side;
    /* xgettext:no-c-format */
    fill(cells[0], _("Public IRR, % a year"), &public_side->irr, &arena, 2, 100);
    fill(cells[1], _("Public TVPI"), &public_side->tvpi, &arena, 3, 1);
    /* xgettext:no-c-format */
    fill(cells[2], _("Private IRR, % a year"), &simulation->private_side.irr, &arena, 2, 100);
    fill(cells[3], _("Private TVPI"), &simulation->private_side.tvpi, &arena, 3, 1);
    struct gt_listing listing = {columns, COLUMNS, &cells[0][0], 4, NULL};
    int code = gt_listing_print(out, &listing, GT_OUTPUT_TABLE, 0, error);
    gt_arena_clear(&arena);
    if (code)
        return code;
    say_without(out, simulation);
    char below_se[16] = "—";
    if (simulation->paths > 1)
        snprintf(below_se, sizeof below_se, "%.4f", public_side->p_tvpi_below_1_se);
    const double *last = simulation->fan[simulation->quarters - 1].quantiles;
    fprintf(out, _("\nProbability that public TVPI is below 1: %.4f (s.e. %s)\n"),
            public_side->p_tvpi_below_1, below_se);
    print_flow(out, _("Cumulative public flow at the end, median: "), last[2]);
    /* xgettext:no-c-format */
    print_flow(out, _("  5 % of the paths end below: "), last[0]);
    /* xgettext:no-c-format */
    print_flow(out, _("  5 % of the paths end above: "), last[4]);
    return 0;
}

static int print_people(FILE *out, const struct gt_simulation_answer *answer,
                        struct gt_error *error)
{
    const struct gt_simulation *simulation = answer->simulation;
    fprintf(out, "%s\n", answer->name);
    fprintf(out, _("%lld paths, seed %llu, outcome model %s, %d quarters\n\n"),
            (long long)simulation->paths, (unsigned long long)simulation->seed,
            answer->programme->model->name, simulation->quarters);
    if (simulation->scheme != GT_SCHEME_INDEPENDENT)
        print_gain(out, simulation);
    if (answer->programme->partner_count > 0)
        gt_unapplied_print(out, &answer->programme->set);
    return simulation->parties ? gt_parties_print(out, answer, error)
                               : print_sides(out, answer, error);
}

int gt_simulation_print(FILE *out, const struct gt_simulation_answer *answer, enum gt_output output,
                        struct gt_error *error)
{
    switch (output) {
    case GT_OUTPUT_TABLE:
        return print_people(out, answer, error);
    case GT_OUTPUT_JSON:
        return gt_json_print(out, gt_simulation_json(answer), error);
    case GT_OUTPUT_CSV:
        if (answer->simulation->parties)
            gt_parties_csv(out, answer);
        else
            print_fan_csv(out, answer->simulation);
        return 0;
    }
    return 0;
}
