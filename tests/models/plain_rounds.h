/* plain_rounds.h - the chain of rounds a second time: one path at a time, with libm and GSL, from
 * the same uniforms. Conversions of preferred shares are found by bisection.
 */
#ifndef GENTOU_TESTS_PLAIN_ROUNDS_H
#define GENTOU_TESTS_PLAIN_ROUNDS_H

#include "drawn.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_sf_gamma.h>

#define PLAIN_ROUNDS_MAX 8

struct plain_rounds {
    int count; /* follow-on rounds */
    double quarter[PLAIN_ROUNDS_MAX], price[PLAIN_ROUNDS_MAX], money[PLAIN_ROUNDS_MAX];
    double exit_quarter, multiple;
    int kind;
};

static const char *const plain_stages[] = {"seed",     "angel",    "series_a",
                                           "series_b", "series_c", "series_d_plus"};

static inline double plain_value(const struct drawn *drawn, const char *name)
{
    return drawn->values[gt_outcome_parameter(gt_outcome_find("rounds"), name)];
}

static inline double plain_of_stage(const struct drawn *drawn, int stage, const char *thing)
{
    char name[64] = "";
    strcat(strcat(strcpy(name, plain_stages[stage]), "."), thing);
    return plain_value(drawn, name);
}

/* Quarters until the next event. */
static inline double plain_span(const struct drawn *drawn, int stage, double u, double v)
{
    double mean = 4 * plain_of_stage(drawn, stage, "mean_years");
    double shape = plain_of_stage(drawn, stage, "shape");
    switch ((int)plain_of_stage(drawn, stage, "law")) {
    case 0:
        return -mean * log(u);
    case 1:
        return mean * exp(shape * normal_of(u, v, 0) - shape * shape / 2);
    default:
        return mean / gsl_sf_gamma(1 + 1 / shape) * pow(-log(u), 1 / shape);
    }
}

/* What the first of `count` rounds gets a share. shares[j] were sold at prices[j]; total is all. */
static inline double plain_payout(int preference, double times, int last_first, int count,
                                  const double *prices, const double *shares, double total,
                                  double value)
{
    double claims = 0, low = 0, high = 1e3 * value;
    for (int j = 0; j < count; j++)
        claims += times * prices[j] * shares[j];
    if (preference == 0 || times == 0)
        return value / total;
    if (value < claims && !last_first)
        return times * prices[0] * value / claims;
    if (value < claims) {
        for (int j = count - 1; j > 0; j--)
            value = fmax(value - times * prices[j] * shares[j], 0);
        return value / shares[0];
    }
    if (preference == 2)
        return times * prices[0] + (value - claims) / total;
    for (int step = 0; step < 200; step++) {
        double v = (low + high) / 2, ordinary = total, sum = 0;
        for (int j = 0; j < count; j++) {
            ordinary -= shares[j];
            sum += shares[j] * fmax(v, times * prices[j]);
        }
        if (sum + ordinary * v > value)
            high = v;
        else
            low = v;
    }
    return fmax(low, times * prices[0]);
}

static inline double plain_exit(const struct drawn *drawn, double size)
{
    double median = plain_value(drawn, "exit_median"), sigma = plain_value(drawn, "exit_sigma");
    double from = plain_value(drawn, "exit_tail_from"), x = median * exp(sigma * size);
    if (x < from)
        return x;
    double there = gsl_cdf_ugaussian_Q(log(from / median) / sigma);
    return from * pow(there / gsl_cdf_ugaussian_Q(size), 1 / plain_value(drawn, "exit_tail"));
}

/* Company k of the pair on one path, with the common factor alone (Gaussian). */
static inline struct plain_rounds plain_chain(const struct drawn *drawn, uint64_t path, int k)
{
    struct plain_rounds plain = {0};
    int stage = (int)plain_value(drawn, "start");
    double prices[PLAIN_ROUNDS_MAX + 1] = {1}, shares[PLAIN_ROUNDS_MAX + 1], total = 1, age = 0;
    double rho = plain_value(drawn, "rho"), worth = 0;
    double z = normal_of(uniform_at(drawn->seed, path, GT_COMPANY_COMMON, 0, 1),
                         uniform_at(drawn->seed, path, GT_COMPANY_COMMON + 1, 0, 1), 0);
    shares[0] = plain_of_stage(drawn, stage, "dilution");
    for (uint32_t event = 0;; event++) {
        uint32_t company = drawn->company + (uint32_t)k;
        double u[4];
        for (uint32_t i = 0; i < 4; i++)
            u[i] = uniform_at(drawn->seed, path, company, 2 * event + i / 2, (int)i % 2);
        double fate = sqrt(rho) * z + sqrt(1 - rho) * normal_of(u[2], u[3], 0);
        double size = sqrt(rho) * z + sqrt(1 - rho) * normal_of(u[2], u[3], 1);
        double rank = gsl_cdf_ugaussian_P(fate), price = prices[plain.count];
        age += plain_span(drawn, stage, u[0], u[1]);
        double quarter = drawn->entry[k] + ceil(age);
        plain.exit_quarter = fmin(quarter, drawn->last);
        if (quarter > drawn->last) {
            plain.kind = GT_OUTCOME_HORIZON;
            worth = price * plain_value(drawn, "running_multiple");
            break;
        }
        if (rank < plain_of_stage(drawn, stage, "failure")) {
            plain.kind = GT_OUTCOME_FAILURE;
            worth = price * plain_value(drawn, "failure_multiple");
            break;
        }
        if (rank < 1 - plain_of_stage(drawn, stage, "next") || plain.count == PLAIN_ROUNDS_MAX) {
            plain.kind = GT_OUTCOME_EXIT;
            worth = price * plain_exit(drawn, size);
            break;
        }
        price *= plain_of_stage(drawn, stage, "step_up") *
                 exp(plain_of_stage(drawn, stage, "step_sigma") * size);
        stage = stage == 5                                ? 5
                : stage > 0                               ? stage + 1
                : plain_value(drawn, "seed.leads_to") > 0 ? 1
                                                          : 2;
        double sold = plain_of_stage(drawn, stage, "dilution");
        int at = ++plain.count;
        shares[at] = total * sold / (1 - sold);
        total += shares[at];
        prices[at] = price;
        plain.quarter[at - 1] = quarter;
        plain.price[at - 1] = price;
        plain.money[at - 1] = price * shares[at] / shares[0];
    }
    plain.multiple = plain_payout((int)plain_value(drawn, "preference"),
                                  plain_value(drawn, "preference_multiple"),
                                  plain_value(drawn, "preference_order") > 0, plain.count + 1,
                                  prices, shares, total, worth * total);
    return plain;
}

#endif
