/* score.c - means and spreads of a pitch's scores; the definitions stand in gentou/score.h. */
#include "gentou/score.h"

#include <stdlib.h>

/* A weight above 0; what is not a number is none. */
static bool are_weights(const double *weights, size_t count)
{
    for (size_t i = 0; weights && i < count; i++)
        if (!(weights[i] > 0) || isinf(weights[i]))
            return false;
    return true;
}

static bool is_sheet(const struct gt_score_sheet *sheet)
{
    if (sheet->criteria < 1 || !(sheet->low < sheet->high) ||
        !are_weights(sheet->criterion_weights, sheet->criteria) ||
        !are_weights(sheet->member_weights, sheet->members))
        return false;
    for (size_t i = 0; i < sheet->members * sheet->criteria; i++)
        if (!isnan(sheet->scores[i]) &&
            !(sheet->scores[i] >= sheet->low && sheet->scores[i] <= sheet->high))
            return false;
    return true;
}

static bool is_conflicted(const struct gt_score_sheet *sheet, size_t member)
{
    return sheet->conflicted && sheet->conflicted[member];
}

static double weight(const double *weights, size_t i)
{
    return weights ? weights[i] : 1;
}

/* The members' values at values[member x stride]; in two passes, as differences of squares cancel.
 */
static struct gt_score_summary summarise(const struct gt_score_sheet *sheet, const double *values,
                                         size_t stride)
{
    struct gt_score_summary sums = {.lowest = INFINITY, .highest = -INFINITY};
    double all = 0, squares = 0, spread = 0;
    for (size_t m = 0; m < sheet->members; m++) {
        double value = values[m * stride], w = weight(sheet->member_weights, m);
        if (is_conflicted(sheet, m))
            continue;
        if (isnan(value)) {
            sums.missing++;
            continue;
        }
        sums.count++;
        all += w;
        squares += w * w;
        sums.mean += (value - sums.mean) * (w / all);
        sums.lowest = fmin(sums.lowest, value);
        sums.highest = fmax(sums.highest, value);
    }
    if (sums.count == 0)
        return (struct gt_score_summary){.missing = sums.missing};
    for (size_t m = 0; m < sheet->members; m++) {
        double value = values[m * stride];
        if (!is_conflicted(sheet, m) && !isnan(value))
            spread += weight(sheet->member_weights, m) * (value - sums.mean) * (value - sums.mean);
    }
    if (sums.count > 1)
        sums.spread = sqrt(spread * all / (all * all - squares));
    return sums;
}

/* A member's own score, GT_SCORE_MISSING if it scored nothing; *left_out counts the rest. */
static double own_score(const struct gt_score_sheet *sheet, size_t member, size_t *left_out)
{
    const double *row = sheet->scores + member * sheet->criteria;
    double sum = 0, all = 0;
    *left_out = 0;
    for (size_t c = 0; c < sheet->criteria; c++) {
        if (isnan(row[c])) {
            ++*left_out;
            continue;
        }
        sum += row[c] * weight(sheet->criterion_weights, c);
        all += weight(sheet->criterion_weights, c);
    }
    return all > 0 ? sum / all : GT_SCORE_MISSING;
}

enum gt_status gt_score_pitch(const struct gt_score_sheet *sheet,
                              struct gt_score_summary *by_criterion, struct gt_score_total *total)
{
    if (!is_sheet(sheet))
        return GT_ERANGE;
    double *own = calloc(sheet->members + 1, sizeof *own);
    if (!own)
        return GT_ENOMEM;
    struct gt_score_total sums = {.partial = 0};
    for (size_t m = 0; m < sheet->members; m++) {
        size_t left_out;
        own[m] = own_score(sheet, m, &left_out);
        if (is_conflicted(sheet, m))
            sums.conflicted++;
        else
            sums.partial += left_out > 0 && left_out < sheet->criteria;
    }
    sums.members = summarise(sheet, own, 1);
    for (size_t c = 0; c < sheet->criteria; c++)
        by_criterion[c] = summarise(sheet, sheet->scores + c, sheet->criteria);
    *total = sums;
    free(own);
    return GT_OK;
}
