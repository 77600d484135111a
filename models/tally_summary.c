/* tally_summary.c - what a column came to, from its tally.
 *
 * The values of a part are taken as spread evenly over it (over what of it lies between the least
 * and the most). A quantile is that of definition 7 (Hyndman, Fan 1996). With n figures and the
 * quantile Q(p), and d = sqrt(p (1 - p) / n), its standard error is (Q(p + d) - Q(p - d)) / 2:
 * Woodruff, "Confidence intervals for medians and other position measures", JASA 47(260), 1952.
 *
 * The mean of the lowest p n figures, the last in part: T = B - E[u]/p with u = max(0, B - x) and B
 * the figure of rank floor(p n); its standard error sd(u) / (p sqrt n): Acerbi, Tasche, "On the
 * coherence of expected shortfall", J. Bank. Finance 26, 2002; Manistre, Hancock, "Variance of the
 * CTE estimator", NAAJ 9(2), 2005, less the quantile's own part, which is of a smaller order.
 */
#include "models/tally_int.h"

#include <math.h>
#include <string.h>

struct view {
    const struct gt_tallied *column;
    int64_t below[GT_TALLY_OCTAVES]; /* figures in lower octaves */
};

/* The parts of the last octaves that are no numbers: NaN of either sign. */
static bool is_number(uint32_t octave, uint32_t part)
{
    return octave == 0 ? part == GT_TALLY_PARTS - 1 : octave < GT_TALLY_LAST || part == 0;
}

static uint32_t figures_in(const struct gt_tallied *column, uint32_t octave, uint32_t part)
{
    return is_number(octave, part) ? gt_octave_count(column->octaves[octave], part) : 0;
}

static void view_make(struct view *view, const struct gt_tallied *column)
{
    int64_t below = 0;
    view->column = column;
    for (uint32_t o = 0; o < GT_TALLY_OCTAVES; o++) {
        view->below[o] = below;
        for (uint32_t part = 0; column->octaves[o] && part < GT_TALLY_PARTS; part++)
            below += figures_in(column, o, part);
    }
}

static double edge(uint64_t turned)
{
    uint64_t turn = (0 - (~turned >> 63)) | UINT64_C(1) << 63;
    return gt_from_bits(turned ^ turn);
}

/* What of a part lies between the least and the most. */
static void edges(const struct gt_tallied *column, uint32_t octave, uint32_t part, double *low,
                  double *high)
{
    uint64_t key = ((uint64_t)octave * GT_TALLY_PARTS + part) << 42;
    bool zero = octave == GT_TALLY_ZERO || octave == GT_TALLY_ZERO - 1;
    *low = zero ? 0 : fmax(edge(key), column->least);
    *high = zero ? 0 : fmin(edge(key | ((UINT64_C(1) << 42) - 1)), column->most);
}

/* The figure of a rank, 0..defined - 1. */
static double figure_at(const struct view *view, int64_t rank)
{
    uint32_t low_octave = 0, high_octave = GT_TALLY_OCTAVES, part = 0;
    double low, high;
    while (high_octave - low_octave > 1) {
        uint32_t middle = (low_octave + high_octave) / 2;
        if (view->below[middle] <= rank)
            low_octave = middle;
        else
            high_octave = middle;
    }
    int64_t left = rank - view->below[low_octave];
    for (; left >= figures_in(view->column, low_octave, part); part++)
        left -= figures_in(view->column, low_octave, part);
    edges(view->column, low_octave, part, &low, &high);
    double at = ((double)left + 0.5) / figures_in(view->column, low_octave, part);
    return low == high ? low : low + at * (high - low);
}

/* Q(p), 0 <= p <= 1. */
static double quantile(const struct view *view, double p)
{
    double h = (double)(view->column->defined - 1) * p;
    int64_t rank = (int64_t)h;
    double fraction = h - (double)rank, low = figure_at(view, rank);
    if (fraction <= 0)
        return low;
    double high = figure_at(view, rank + 1);
    return low == high ? low : low + fraction * (high - low);
}

static double quantile_se(const struct view *view, double p)
{
    double d = sqrt(p * (1 - p) / (double)view->column->defined);
    return (quantile(view, fmin(p + d, 1)) - quantile(view, fmax(p - d, 0))) / 2;
}

static void tail(const struct view *view, double p, double *mean, double *se)
{
    double n = (double)view->column->defined, bound = figure_at(view, (int64_t)(n * p));
    double sum = 0, squares = 0, low, high;
    for (uint32_t o = 0; o < GT_TALLY_OCTAVES && (double)view->below[o] < n; o++) {
        for (uint32_t part = 0; view->column->octaves[o] && part < GT_TALLY_PARTS; part++) {
            uint32_t figures = figures_in(view->column, o, part);
            if (figures == 0)
                continue;
            edges(view->column, o, part, &low, &high);
            double short_by = bound - (low + high) / 2;
            if (!(short_by > 0))
                break;
            sum += figures * short_by;
            squares += figures * short_by * short_by;
        }
    }
    *mean = bound - sum / (n * p);
    *se = sqrt(fmax(0, squares / n - (sum / n) * (sum / n)) / n) / p;
}

static void moments(const struct gt_tallied *column, struct gt_summary *summary)
{
    double n = (double)column->defined, sum = gt_total_value(&column->sum);
    double rest = gt_total_value(&column->squares) - sum / n * sum;
    summary->mean = column->centre + sum / n;
    summary->sd = n > 1 && rest > 0 ? sqrt(rest / (n - 1)) : 0;
    summary->se = summary->sd / sqrt(n);
    summary->gain = 1;
    if (column->batches < 2)
        return;
    double independent = summary->se, batches = (double)column->batches;
    double means = gt_total_value(&column->means);
    double spread = gt_total_value(&column->mean_squares) - means / batches * means;
    summary->se = sqrt(fmax(spread, 0) / (batches - 1) / batches);
    summary->gain = summary->se > 0 ? independent * independent / (summary->se * summary->se) : 1;
}

double gt_tally_headline_se(const struct gt_tally *tally)
{
    struct gt_summary summary = {.se = 0};
    if (tally->columns[0].defined > 1)
        moments(&tally->columns[0], &summary);
    return summary.se;
}

void gt_tally_summary(const struct gt_tally *tally, int column, struct gt_summary *summary)
{
    static const int levels[] = GT_QUANTILE_LEVELS, tails[] = GT_TAIL_LEVELS;
    const struct gt_tallied *tallied = &tally->columns[column];
    struct view view;
    *summary = (struct gt_summary){.count = tallied->defined,
                                   .undefined = tally->paths - tallied->defined};
    if (tallied->defined == 0)
        return;
    view_make(&view, tallied);
    moments(tallied, summary);
    for (int i = 0; i < GT_QUANTILE_COUNT; i++) {
        summary->quantiles[i] = quantile(&view, levels[i] / 100.0);
        summary->quantile_ses[i] = quantile_se(&view, levels[i] / 100.0);
    }
    for (int i = 0; i < GT_TAIL_COUNT; i++)
        tail(&view, tails[i] / 100.0, &summary->tails[i], &summary->tail_ses[i]);
    if (isnan(tallied->limit))
        return;
    summary->below = (double)tallied->below / (double)tallied->defined;
    summary->below_se = sqrt(summary->below * (1 - summary->below) / (double)tallied->defined);
}

/* The smallest of 1, 2, 5 x 10^k that is at least x; x > 0. */
static double round_up(double x)
{
    static const double steps[] = {1, 2, 5, 10};
    double power = 1e-12;
    while (power * 10 < x)
        power *= 10;
    int i = 0;
    while (i < 3 && steps[i] * power < x)
        i++;
    return steps[i] * power;
}

/* Bins of a round width that reach the 95 % quantile: farther, and most paths share the first bins.
 * A part lies in the bin of its middle. */
void gt_tally_histogram(const struct gt_tally *tally, int column, struct gt_histogram *histogram)
{
    const struct gt_tallied *tallied = &tally->columns[column];
    struct view view;
    memset(histogram, 0, sizeof *histogram);
    view_make(&view, tallied);
    double quantile_95 = tallied->defined ? quantile(&view, 0.95) : 0;
    histogram->width = round_up(quantile_95 > 0 ? quantile_95 / GT_HISTOGRAM_BINS : 1);
    for (uint32_t o = 0; o < GT_TALLY_OCTAVES; o++)
        for (uint32_t part = 0; tallied->octaves[o] && part < GT_TALLY_PARTS; part++) {
            double low, high;
            edges(tallied, o, part, &low, &high);
            double bin = fmin(floor((low + high) / 2 / histogram->width), GT_HISTOGRAM_BINS - 1);
            uint32_t figures = figures_in(tallied, o, part);
            if (figures > 0)
                histogram->counts[(int)fmax(bin, 0)] += figures;
        }
}
