/* returns.h - the returns of an investor's flows with a fund, or of any flows, as of a report's
 * day.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_RETURNS_H
#define GENTOU_ENGINE_OPERATIONS_RETURNS_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "gentou/fund_returns.h"

/* A flow by its day, or by the number of its period. */
struct gt_account_line {
    gt_day day;
    struct gt_decimal amount; /* paid in < 0, received > 0; of a nav the value */
    enum gt_flow_kind kind;
};

struct gt_returns_terms {
    enum gt_day_count day_count;
    int period;   /* enum gt_period: days are numbers of periods; -1: they are days */
    gt_day as_of; /* the report's day; GT_DAY_NONE: the last day there is */
    struct gt_decimal commitment; /* 0: none */
    bool has_rate;
    double rate; /* to discount with, annual */
};

/* The rates of a set of flows; the leading root first. */
struct gt_rates {
    struct gt_irr irr; /* annual */
    struct gt_root *roots;
    size_t count;
};

struct gt_returns {
    struct gt_returns_terms terms;
    size_t lines;       /* seen */
    gt_day first, last; /* day of the first line seen, of the report */
    gt_day value_day;   /* of the last nav; GT_DAY_NONE when there is none */
    struct gt_fund_returns fund;
    struct gt_rates net, gross; /* with fees, and without */
    struct gt_figure xnpv;      /* with fees */
    double years;               /* by the day count */
    bool looks_reversed;        /* something is received before anything is paid in, or held */
    bool short_period;          /* less than one year: a rate a year is no client's figure (GIPS) */
    struct gt_figure period_return; /* of all the time, not of a year: (1+r)^years - 1 */
};

/* Periods of a year: 4 quarters. */
int gt_periods_a_year(enum gt_period period);

/* The roots live in the arena. count >= 1. */
int gt_returns_reckon(const struct gt_account_line *lines, size_t count,
                      const struct gt_returns_terms *terms, struct gt_returns *returns,
                      struct gt_arena *arena, struct gt_error *error);

#endif
