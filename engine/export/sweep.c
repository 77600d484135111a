/* sweep.c - a sweep's points for people and machines: what was varied, then what came of it. */
#include "engine/export/sweep.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const struct gt_listing_column figures[] = {
    {"net", N_("Net"), GT_CELL_REAL, NULL},
    {"net_se", NULL, GT_CELL_REAL, NULL},
    {"gross", NULL, GT_CELL_REAL, NULL},
    {"gross_se", NULL, GT_CELL_REAL, NULL},
    {"public_tvpi_mean", NULL, GT_CELL_REAL, NULL},
    {"public_tvpi_mean_se", NULL, GT_CELL_REAL, NULL},
    {"public_tvpi_median", N_("TVPI"), GT_CELL_REAL, NULL},
    {"public_tvpi_median_se", NULL, GT_CELL_REAL, NULL},
    {"public_irr_median", NULL, GT_CELL_REAL, NULL},
    {"public_irr_median_se", NULL, GT_CELL_REAL, NULL},
    {"p_public_tvpi_below_1", N_("P(<1)"), GT_CELL_REAL, NULL},
    {"p_public_tvpi_below_1_se", NULL, GT_CELL_REAL, NULL},
    {"npv_over_paid_in", N_("NPV/paid"), GT_CELL_REAL, NULL},
    {"npv_over_paid_in_se", NULL, GT_CELL_REAL, NULL},
    {"expected_shortfall_95", N_("ES 95"), GT_CELL_REAL, NULL},
    {"expected_shortfall_95_se", NULL, GT_CELL_REAL, NULL},
    {"expected_downside", NULL, GT_CELL_REAL, NULL},
    {"expected_downside_se", NULL, GT_CELL_REAL, NULL},
    {"fiscal_cost", NULL, GT_CELL_RATIO, NULL},
    {"fiscal_cost_se", NULL, GT_CELL_RATIO, NULL},
    {"fiscal_downside", NULL, GT_CELL_RATIO, NULL},
    {"fiscal_downside_se", NULL, GT_CELL_RATIO, NULL},
    {"uplift", N_("Uplift"), GT_CELL_REAL, NULL},
    {"uplift_se", NULL, GT_CELL_REAL, NULL},
    {"paths_without_uplift", NULL, GT_CELL_NUMBER, NULL},
    {"frontier", N_("Best"), GT_CELL_FLAG, NULL},
};

#define FIGURES (sizeof figures / sizeof *figures)

/* The fiscal figures are negative where there are none; then so are their errors. */
static void fill(struct gt_cell *cells, const struct gt_sweep_result *result)
{
    const double reals[] = {
        result->net,
        result->net_se,
        result->gross,
        result->net_se,
        result->tvpi_mean,
        result->tvpi_mean_se,
        result->tvpi_median,
        result->tvpi_median_se,
        result->has_irr ? result->irr_median : (double)NAN,
        result->has_irr ? result->irr_median_se : (double)NAN,
        result->p_tvpi_below_1,
        result->p_tvpi_below_1_se,
        result->npv_ratio,
        result->npv_ratio_se,
        result->shortfall,
        result->shortfall_se,
        result->downside,
        result->downside_se,
        result->fiscal_cost,
        result->fiscal_cost < 0 ? -1 : result->fiscal_cost_se,
        result->fiscal_downside,
        result->fiscal_downside < 0 ? -1 : result->fiscal_downside_se,
        result->has_uplift ? result->uplift : (double)NAN,
        result->has_uplift ? result->uplift_se : (double)NAN,
    };
    size_t count = sizeof reals / sizeof *reals;
    for (size_t i = 0; i < count; i++)
        cells[i].ratio = reals[i];
    cells[count].number = result->without_uplift;
    cells[count + 1].number = result->frontier;
}

/* The last part of a name, where no other ends alike; people know that it is about terms. */
static const char *short_name(const struct gt_sweep_answer *answer, size_t place)
{
    const char *name = answer->names[place], *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < answer->name_count; i++) {
        const char *other = strrchr(answer->names[i], '.');
        if (i != place && strcmp(dot + 1, other ? other + 1 : answer->names[i]) == 0)
            return strncmp(name, "terms.", 6) == 0 ? name + 6 : name;
    }
    return dot ? dot + 1 : name;
}

int gt_sweep_print(FILE *out, const struct gt_sweep_answer *answer, enum gt_output output,
                   int width, struct gt_error *error)
{
    size_t columns = answer->name_count + FIGURES - (answer->rows == GT_SWEEP_ONE), rows = 0;
    struct gt_listing_column *head = calloc(columns + 1, sizeof *head);
    struct gt_cell *cells = calloc(answer->count * columns + FIGURES, sizeof *cells);
    int code = head && cells ? 0 : gt_fail_memory(error);
    for (size_t i = 0; i < answer->name_count && !code; i++)
        head[i] =
            (struct gt_listing_column){answer->names[i], short_name(answer, i), GT_CELL_REAL, NULL};
    if (!code)
        memcpy(head + answer->name_count, figures, sizeof figures);
    for (size_t r = 0; r < answer->count && !code; r++) {
        if (answer->rows == GT_SWEEP_FRONTIER && !answer->results[r].frontier)
            continue;
        struct gt_cell *row = &cells[rows++ * columns];
        for (size_t i = 0; i < answer->name_count; i++)
            row[i].ratio = answer->values[r * answer->name_count + i];
        fill(row + answer->name_count, &answer->results[r]);
    }
    struct gt_listing listing = {head, columns, cells, rows, NULL};
    if (!code)
        code = gt_listing_print(out, &listing, output, width, error);
    free(head);
    free(cells);
    return code;
}
