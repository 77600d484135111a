/* calibration_yaml.c - a calibration as the outcome of a scenario file. */
#include "engine/export/calibration.h"

#include <math.h>

static void print_value(FILE *out, const struct gt_calibration_parameter *row)
{
    if (row->of->words)
        fputs(row->of->words[(int)row->value], out);
    else
        fprintf(out, "%.10g", row->value);
}

/* What a value rests on. */
static void print_why(FILE *out, const struct gt_calibration_parameter *row)
{
    if (row->told != GT_TOLD_YES)
        fprintf(out, "%s (%zu): %s", _(gt_kind_label(&gt_told_words, (int)row->told)), row->cases,
                _(row->of->source));
    else if (row->bounded)
        fprintf(out, _("%zu cases, %.4g to %.4g"), row->cases, row->is.low, row->is.high);
    else
        fprintf(out, _("%zu cases"), row->cases);
}

void gt_calibration_yaml(FILE *out, const struct gt_calibration_answer *answer)
{
    struct gt_calibration_parameter rows[GT_OUTCOME_PARAMETERS_MAX];
    size_t count = gt_calibration_parameters(answer->calibration, rows);
    char day[GT_DAY_TEXT];
    fprintf(out, _("  # told by the ledger as of %s; intervals of %g %%\n"),
            gt_day_format(answer->ledger->as_of, day),
            answer->calibration->options.confidence * 100);
    fputs("  outcome:\n    model: rounds\n", out);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "    %s: ", rows[i].of->name);
        print_value(out, &rows[i]);
        fputs("  # ", out);
        print_why(out, &rows[i]);
        fputc('\n', out);
    }
}
