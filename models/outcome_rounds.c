/* outcome_rounds.c - a Markov chain over financing rounds.
 *
 * A company stands at a stage (seed, angel, A, B, C, D or later) from its round on until the next
 * event. After a time T it raises the next round, is sold, or fails, with the stage's
 * probabilities; T is exponential, lognormal or Weibull with the stage's mean. From seed the next
 * stage is A, or angel when seed.leads_to says so; from D it is D again, at most eight rounds after
 * the entry (one more is then a sale). next round  price of a share x exp(N(ln step_up,
 * step_sigma)); it sells `dilution` of the company, so the money is dilution / (1 - dilution) x
 * price x the shares there were sale        value of all shares = the last round's x
 * lognormal(exit_median, exit_sigma), from exit_tail_from on with the Pareto tail P(X > x) ~
 * x^-exit_tail failure     the last round's value x failure_multiple horizon     what still runs is
 * sold for the last round's value x running_multiple: no exit is not no value The value is shared
 * by the preferences of the entry round and of those after it (rounds before the entry count as
 * ordinary shares). Both what happens and how much take the company's latent normals
 * (dependence.h), one pair an event: failures are the worst of an event, next rounds the best.
 *
 * Sources of the defaults ("US prior") stand at the table. They describe the United States; a
 * district's own ledger, calibrated, is better.
 */
#include "models/normal_int.h"
#include "models/outcome_int.h"
#include "models/outcome_rounds_int.h"

#include <math.h>
#include <string.h>

enum { SEED, ANGEL, SERIES_A, SERIES_B, SERIES_C, SERIES_D, STAGES };
enum { LAW, MEAN, SHAPE, NEXT, EXIT, FAILURE, STEP_UP, STEP_SIGMA, DILUTION, STAGE_FIELDS };
enum {
    START = STAGES * STAGE_FIELDS,
    LEADS_TO,
    EXIT_MEDIAN,
    EXIT_SIGMA,
    TAIL_FROM,
    TAIL,
    FAILURE_MULTIPLE,
    RUNNING_MULTIPLE,
    PREFERENCE,
    PREFERENCE_MULTIPLE,
    SENIORITY,
    RHO,
    PARAMETER_COUNT
};

#define SUM_TOLERANCE 1e-9 /* of probabilities written with decimals */

/* ln Gamma(x), x > 0: Stirling's series from 10 on (Abramowitz, Stegun 6.1.40). */
static double log_gamma(double x)
{
    double product = 1;
    for (; x < 10; x++)
        product *= x;
    double z = 1 / (x * x);
    double series = (1.0 / 12 - z * (1.0 / 360 - z * (1.0 / 1260 - z * (1.0 / 1680)))) / x;
    return (x - 0.5) * gt_log(x) - x + 0.5 * gt_log(GT_TWO_PI) + series - gt_log(product);
}

static void prepare_stage(const double *fields, struct gt_stage *stage)
{
    double shape = fields[SHAPE], log_mean = gt_log(4 * fields[MEAN]);
    stage->law = (enum gt_time_law)fields[LAW];
    switch (stage->law) {
    case GT_TIME_EXPONENTIAL:
        stage->log_scale = log_mean;
        stage->spread = 1;
        break;
    case GT_TIME_LOGNORMAL:
        stage->log_scale = log_mean - 0.5 * shape * shape;
        stage->spread = shape;
        break;
    case GT_TIME_WEIBULL:
        stage->log_scale = log_mean - log_gamma(1 + 1 / shape);
        stage->spread = 1 / shape;
        break;
    }
    stage->fails = gt_normal_quantile(fields[FAILURE]);
    stage->next = gt_normal_quantile(1 - fields[NEXT]);
    stage->log_step = gt_log(fields[STEP_UP]);
    stage->step_sigma = fields[STEP_SIGMA];
}

static int stage_after(const double *values, int stage)
{
    if (stage == SEED)
        return values[LEADS_TO] > 0 ? ANGEL : SERIES_A;
    return stage < SERIES_D ? stage + 1 : SERIES_D;
}

/* Shares: the entry round leaves 1 in all, each later one makes dilution of all. */
static void prepare_steps(const double *values, struct gt_chain *chain)
{
    struct gt_stage stages[STAGES];
    int stage = (int)values[START];
    double total = 1;
    for (int i = 0; i < STAGES; i++)
        prepare_stage(values + STAGE_FIELDS * i, &stages[i]);
    for (int k = 0; k <= GT_OUTCOME_ROUNDS_MAX; k++) {
        double dilution = values[STAGE_FIELDS * stage + DILUTION];
        double after = k == 0 ? 1 : total / (1 - dilution);
        chain->shares[k] = dilution * after;
        chain->total[k] = total = after;
        chain->steps[k] = stages[stage];
        stage = stage_after(values, stage);
    }
    chain->steps[GT_OUTCOME_ROUNDS_MAX].next = 2 * GT_NORMAL_FAR; /* never */
}

static void prepare(const double *values, struct gt_chain *chain)
{
    prepare_steps(values, chain);
    chain->log_exit = gt_log(values[EXIT_MEDIAN]);
    chain->exit_sigma = values[EXIT_SIGMA];
    chain->log_tail_from = gt_log(values[TAIL_FROM]);
    double tail_from = (chain->log_tail_from - chain->log_exit) / gt_max(values[EXIT_SIGMA], 1e-9);
    chain->tail_from = gt_max(gt_min(tail_from, GT_NORMAL_FAR), -GT_NORMAL_FAR);
    chain->tail_level = gt_log(gt_normal_cdf(-chain->tail_from));
    chain->tail_power = 1 / values[TAIL];
    chain->failure = values[FAILURE_MULTIPLE];
    chain->running = values[RUNNING_MULTIPLE];
    chain->preference = (enum gt_preference)values[PREFERENCE];
    chain->preference_multiple = values[PREFERENCE_MULTIPLE];
    chain->seniority = (enum gt_seniority)values[SENIORITY];
    chain->rho = values[RHO];
}

_Static_assert(sizeof(struct gt_chain) <= GT_OUTCOME_PREPARED_MAX * sizeof(double),
               "a chain fits what may be prepared");

static void keep_prepared(const double *values, double *prepared)
{
    struct gt_chain chain;
    prepare(values, &chain);
    memcpy(prepared, &chain, sizeof chain);
}

static void draw(const double *values, const struct gt_outcome_block *block)
{
    struct gt_chain chain;
    if (block->prepared)
        memcpy(&chain, block->prepared, sizeof chain);
    else
        prepare(values, &chain);
    gt_chain_draw(&chain, block);
}

static int check(const double *values, struct gt_outcome_fault *fault)
{
    for (int stage = 0; stage < STAGES; stage++) {
        const double *fields = values + STAGE_FIELDS * stage;
        double sum = fields[NEXT] + fields[EXIT] + fields[FAILURE];
        if (fabs(sum - 1) > SUM_TOLERANCE) {
            fault->parameter = gt_outcome_rounds.parameters[STAGE_FIELDS * stage + NEXT].name;
            fault->rule = N_("after a round comes the next one, an exit or a failure, so the "
                             "stage's next, exit and failure must sum to 1");
            fault->found = sum;
            return 1;
        }
    }
    return 0;
}

/* US prior.
 * next, exit, failure: CB Insights, 1,098 US tech companies with a seed round in 2008-2010,
 * followed to 2017: 46 % raised a second round and 14 % a fourth
 * (cbinsights.com/blog/venture-capital-funnel-2); 28 % a third, 6 % a fifth, 2 % a sixth (its
 * chart, as in briofinancial.com/ a-venture-capital-playbook-over-time); without further round or
 * exit stayed 40, 23.6 and 31.6 % of those with one, two and three rounds and 55 % of those with a
 * Series D (Bouzoukas, medium.com/@kobu, 2018, from the same chart). So next = 0.46, 28/46, 14/28,
 * 6/14, 2/6, exit the rest; after four rounds the failures are our interpolation. "Failure" there
 * is dead or self-sustaining. angel: as seed. mean_years: PitchBook, VC Valuations 1Q 2018: median
 * time between rounds 1.4 years (angel, seed, early), 1.8 (late); the mean of a lognormal with
 * sigma 0.6 is 1.2 x the median. dilution: Carta, median 2023: 20.5, 19.5, 17.2, 12.6, 10.3 % seed
 * to D. step_up: Carta, valuation step-ups, Q4 2022
 * (carta.com/blog/valuation-step-up-multiples-q4-2022): medians of neighbouring
 * stages 2.79, 2.23, 1.85, 1.86; each x (1 - dilution of the earlier round), since a pre-money
 * value over a pre-money one is not yet a price over a price. */
#define CB    N_("US prior: CB Insights, seed cohort of 2008-2010")
#define PB    N_("US prior: PitchBook, VC Valuations 1Q 2018")
#define CARTA N_("US prior: Carta, median dilution 2023")
#define STEPS N_("US prior: Carta, step-ups Q4 2022")
#define OURS  N_("an assumption")

static const char *const law_words[] = {"exponential", "lognormal", "weibull", NULL};
static const char *const stage_words[] = {"seed",     "angel",         "series_a", "series_b",
                                          "series_c", "series_d_plus", NULL};
static const char *const leads_words[] = {"series_a", "angel", NULL};
static const char *const preference_words[] = {"none", "non_participating", "participating", NULL};
static const char *const seniority_words[] = {"pari_passu", "last_first", NULL};

#define STAGE(at, name, years, next, exit, failure, step_up, dilution)                             \
    [STAGE_FIELDS * (at) +                                                                         \
        LAW] = {name ".law", GT_TIME_LOGNORMAL, 0, 2, "", N_("law of the time to the next event"), \
                OURS,        law_words},                                                           \
        [STAGE_FIELDS * (at) + MEAN] =                                                             \
            {name ".mean_years", years, 0.05, 50, "years", N_("mean time to the next event"), PB}, \
        [STAGE_FIELDS * (at) + SHAPE] = {name ".shape",                                            \
                                         0.6,                                                      \
                                         0.1,                                                      \
                                         10,                                                       \
                                         "",                                                       \
                                         N_("sigma of a lognormal time, shape of a Weibull one"),  \
                                         OURS},                                                    \
        [STAGE_FIELDS * (at) + NEXT] =                                                             \
            {name ".next", next, 0, 1, "", N_("probability that a next round follows"), CB},       \
        [STAGE_FIELDS * (at) + EXIT] =                                                             \
            {name ".exit", exit, 0, 1, "", N_("probability that a sale or listing follows"), CB},  \
        [STAGE_FIELDS * (at) + FAILURE] =                                                          \
            {name ".failure", failure, 0, 1, "", N_("probability that nothing follows"), CB},      \
        [STAGE_FIELDS * (at) + STEP_UP] = {name ".step_up",                                        \
                                           step_up,                                                \
                                           0.01,                                                   \
                                           100,                                                    \
                                           "",                                                     \
                                           N_("median price of the next round over this one's"),   \
                                           STEPS},                                                 \
        [STAGE_FIELDS * (at) + STEP_SIGMA] =                                                       \
            {name ".step_sigma", 0.5, 0, 5, "", N_("sigma of the logarithm of that price"), OURS}, \
        [STAGE_FIELDS * (at) + DILUTION] = {name ".dilution",                                      \
                                            dilution,                                              \
                                            0.001,                                                 \
                                            0.9,                                                   \
                                            "",                                                    \
                                            N_("part of the company a round of this stage sells"), \
                                            CARTA}

const struct gt_outcome_model gt_outcome_rounds =
    {
        .name = "rounds",
        .meaning = N_("financing rounds one after the other until a sale or a failure"),
        .source = "CB Insights, PitchBook and Carta: a US prior",
        .parameter_count = PARAMETER_COUNT,
        .parameters =
            {
                STAGE(SEED, "seed", 1.68, 0.46, 0.14, 0.40, 2.22, 0.205),
                STAGE(ANGEL, "angel", 1.68, 0.46, 0.14, 0.40, 2.22, 0.205),
                STAGE(SERIES_A, "series_a", 1.68, 0.609, 0.155, 0.236, 1.80, 0.195),
                STAGE(SERIES_B, "series_b", 1.68, 0.50, 0.184, 0.316, 1.53, 0.172),
                STAGE(SERIES_C, "series_c", 2.16, 0.429, 0.141, 0.43, 1.63, 0.126),
                STAGE(SERIES_D, "series_d_plus", 2.16, 0.333, 0.117, 0.55, 1.63, 0.103),
                [START] = {"start", SEED, 0, STAGES - 1, "", N_("stage of the entry round"), OURS,
                           stage_words},
                [LEADS_TO] = {"seed.leads_to", 0, 0, 1, "",
                              N_("stage of the round after a seed round"), OURS, leads_words},
                [EXIT_MEDIAN] = {"exit_median", 1, 0.001, 1000, "",
                                 N_("median value at a sale over the last round's"), OURS},
                [EXIT_SIGMA] = {"exit_sigma", 1, 0, 5, "", N_("sigma of its logarithm"), OURS},
                [TAIL_FROM] = {"exit_tail_from", 10, 0.01,
                               1e6, "", N_("multiple from which a Pareto tail takes over"), OURS},
                [TAIL] = {"exit_tail", 2, 0.5, 20, "", N_("exponent of the Pareto tail"), OURS},
                [FAILURE_MULTIPLE] = {"failure_multiple", 0.05, 0,
                                      10, "", N_("value of a failed company over the last round's"),
                                      OURS},
                [RUNNING_MULTIPLE] =
                    {"running_multiple", 1, 0,
                     10, "", N_("value over the last round's of what still runs at the end"), OURS},
                [PREFERENCE] =
                    {"preference", GT_PREFERENCE_NON_PARTICIPATING, 0, 2,
                     "", N_("liquidation preference of the entry round and those after it"), OURS,
                     preference_words},
                [PREFERENCE_MULTIPLE] =
                    {"preference_multiple", 1, 0,
                     10, "", N_("times the price that comes before ordinary shares"), OURS},
                [SENIORITY] =
                    {"preference_order", GT_SENIORITY_PARI_PASSU, 0, 1,
                     "", N_("who comes first: all alike, or the last round before the others"),
                     OURS, seniority_words},
                [RHO] = {"rho",
                         0.05, 0, 1, "", N_("correlation of latent normals, of two companies and of one company's "
                            "events: a higher one also raises the mean"),
                         OURS},
            },
        .draw = draw,
        .prepare = keep_prepared,
        .check = check,
        .rho = "rho",
        .raises_rounds = 1,
};
