/* plain_programme.h - the reference programme a second time, slowly and independently.
 *
 * The preset `reference` (gentou/programme.h) in scalar C: GSL's mt19937 and distributions, pow, one
 * path after the other, IRR by bisection on the net flows. It shares nothing with models/, and
 * agrees only in law.
 */
#ifndef GENTOU_TESTS_PLAIN_PROGRAMME_H
#define GENTOU_TESTS_PLAIN_PROGRAMME_H

#include <gsl/gsl_randist.h>
#include <gsl/gsl_rng.h>
#include <math.h>

#define PLAIN_COMPANIES 30
#define PLAIN_QUARTERS  48

struct plain_path {
    double irr[2]; /* public, private */
    double tvpi[2];
    double public_flow; /* the sum of all quarters */
    double public_flow_at_16;
};

static inline double plain_npv(const double flows[PLAIN_QUARTERS], double rate)
{
    double npv = 0;
    for (int q = PLAIN_QUARTERS - 1; q >= 0; q--)
        npv = npv / (1 + rate) + flows[q];
    return npv;
}

/* The quarterly rate where the value turns from positive to negative, then annual. */
static inline double plain_irr(const double flows[PLAIN_QUARTERS])
{
    double low = -0.9, high = 9;
    for (int i = 0; i < 60; i++) {
        double middle = (low + high) / 2;
        if (plain_npv(flows, middle) > 0)
            low = middle;
        else
            high = middle;
    }
    return pow(1 + low, 4) - 1;
}

static inline double plain_public_part(double m, double t)
{
    double call = pow(1.045, t), hurdle = pow(1.06, t);
    if (t <= 3 && m > call)
        return 0.25 * call;
    return 0.25 * (m - 0.5 * fmax(0, m - hurdle));
}

static inline struct plain_path plain_draw(gsl_rng *rng)
{
    double flows[2][PLAIN_QUARTERS] = {{0}}, received[2] = {0};
    struct plain_path path = {.public_flow = 0};
    double z = gsl_ran_gaussian(rng, 1), nu = log(1.15) - 0.9 * 0.9 / 2;
    for (int i = 0; i < PLAIN_COMPANIES; i++) {
        int entry = 16 * i / PLAIN_COMPANIES;
        int quarter = entry + (int)ceil(4 * gsl_ran_exponential(rng, 5));
        if (quarter > PLAIN_QUARTERS - 1)
            quarter = PLAIN_QUARTERS - 1;
        double t = (quarter - entry) / 4.0, e = gsl_ran_gaussian(rng, 1);
        double m = exp(nu * t + 0.9 * sqrt(t) * (sqrt(0.3) * z + sqrt(0.7) * e));
        double part = plain_public_part(m, t);
        flows[0][entry] -= 0.25;
        flows[1][entry] -= 0.75;
        flows[0][quarter] += part;
        flows[1][quarter] += m - part;
        received[0] += part;
        received[1] += m - part;
    }
    for (int side = 0; side < 2; side++) {
        path.irr[side] = plain_irr(flows[side]);
        path.tvpi[side] = received[side] / (PLAIN_COMPANIES * (side ? 0.75 : 0.25));
    }
    for (int q = 0; q < PLAIN_QUARTERS; q++) {
        path.public_flow += flows[0][q];
        path.public_flow_at_16 += q <= 16 ? flows[0][q] : 0;
    }
    return path;
}

#endif
