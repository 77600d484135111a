/* plain_run.h - the reference programme as one writes it: scalar C, GSL's mt19937 and
 * distributions, one path after the other, every path kept, columns sorted for their quantiles. It
 * shares nothing with models/. */
#ifndef GENTOU_BENCH_PLAIN_RUN_H
#define GENTOU_BENCH_PLAIN_RUN_H

#include <stddef.h>

#define PLAIN_QUARTERS 48

struct plain_figures {
    double irr_mean, irr_se; /* public */
    double private_irr_median, tvpi_median, p_tvpi_below_1;
    double fan[PLAIN_QUARTERS][5]; /* cumulative public flow: 5, 25, 50, 75, 95 % */
};

/* 0, or -1 without memory. */
int plain_run(size_t paths, unsigned long seed, struct plain_figures *figures);

#endif
