/* outcome_buckets.c - the multiple from a published table of outcomes.
 *
 * A table has buckets from worst to best: the share of outcomes in each, its bounds, and the mean
 * time such a deal was held. With u = Phi(x), x the company's latent normal (dependence.h):
 *   bucket   the first whose cumulative share is above u; v = how far u lies in it, 0..1
 *   multiple low (high/low)^v (log-uniform; mean (high - low) / ln(high/low)); in the last bucket
 *            low (1 - v)^(-1/alpha) (Pareto; mean low alpha / (alpha - 1)); in a bucket of total
 *            losses 0
 *   time     the bucket's mean x e^(s n - s^2/2), n an independent normal, s `time_sigma`
 * A table is one population with its own times. Nobody's times stand beside another's multiples.
 *
 * Sources, and what they leave open, stand at each table.
 */
#include "models/dependence_int.h"
#include "models/normal_int.h"
#include "models/outcome_int.h"

#include "gentou/random.h"

#include <math.h>

enum { TABLE, TAIL, LOSS_FLOOR, TIME_SIGMA, RHO, PARAMETER_COUNT };
enum { ANGEL_GROUPS, US_VENTURE };

#define BUCKETS_MAX 6

struct bucket {
    double share;
    double low, high; /* 0, 0: total losses. low 0: from loss_floor on. high 0: Pareto above low */
    double years;     /* mean time held */
};

struct table {
    int count;
    double tail; /* alpha of the last bucket */
    struct bucket buckets[BUCKETS_MAX];
};

static const struct table tables[] = {
    /* Wiltbank, Boeker, "Returns to Angel Investors in Groups", 2007: 1,137 exits of 539 members of
     * angel groups in North America, counted by exit. 35 % returned nothing, 52 % less than was put
     * in, 7 % more than ten times, which brought 75 % of all money returned at 2.6x overall;
     * held 3.0, 3.3, 4.6, 4.9 and 6 years by bucket (the chart of its slides,
     * pl.scribd.com/document/41499770). Its text does not give the split of 41 % at 5x and of 7 %
     * at 30x. Ours: the largest share of 1x-5x with which no bucket is rarer than a better one.
     * alpha: so that the 7 % are worth 1.95 of the 2.6: 0.05 x 20/ln 3 + 0.02 x 30 alpha/(alpha -
     * 1) = 1.95. */
    [ANGEL_GROUPS] = {6,
                      2.36,
                      {{0.35, 0, 0, 3.0},
                       {0.17, 0, 1, 3.0},
                       {0.36, 1, 5, 3.3},
                       {0.05, 5, 10, 4.6},
                       {0.05, 10, 30, 4.9},
                       {0.02, 30, 0, 6.0}}},
    /* Correlation Ventures, 21,640 US venture financings that ended 2004-2013, counted by financing
     * (by money the losses are fewer): sethlevine.com/archives/2014/08. It gives no times: 5 years
     * for all is our assumption, and so are alpha (as steep as the counts above 10x and 50x: ln 10
     * / ln 5 = 1.43) and the spread of the losses. */
    [US_VENTURE] = {6,
                    1.43,
                    {{0.648, 0, 1, 5.0},
                     {0.253, 1, 5, 5.0},
                     {0.059, 5, 10, 5.0},
                     {0.025, 10, 20, 5.0},
                     {0.011, 20, 50, 5.0},
                     {0.004, 50, 0, 5.0}}},
};

static const char *const table_words[] = {"angel_groups", "us_venture", NULL};

/* A table made ready: of each bucket where it begins and how ln multiple runs over it. */
struct ladder {
    int count;
    double from[BUCKETS_MAX], share[BUCKETS_MAX];
    double log_low[BUCKETS_MAX], log_width[BUCKETS_MAX]; /* of the last: -1/alpha times ln(1 - v) */
    double years[BUCKETS_MAX];
    double losses; /* share of total losses */
    double time_sigma;
};

static void prepare(const double *values, struct ladder *ladder)
{
    const struct table *table = &tables[(int)values[TABLE]];
    double tail = values[TAIL] > 0 ? values[TAIL] : table->tail, from = 0;
    ladder->count = table->count;
    ladder->time_sigma = values[TIME_SIGMA];
    ladder->losses = table->buckets[0].high > 0 ? 0 : table->buckets[0].share;
    for (int i = 0; i < table->count; i++) {
        const struct bucket *bucket = &table->buckets[i];
        double low = bucket->low > 0 ? bucket->low : values[LOSS_FLOOR];
        ladder->from[i] = from;
        ladder->share[i] = bucket->share;
        ladder->log_low[i] = gt_log(low);
        ladder->log_width[i] =
            i == table->count - 1 ? -1 / tail : gt_log(gt_max(bucket->high, low) / low);
        ladder->years[i] = bucket->years;
        from += bucket->share;
    }
}

/* One company: latent normals and normals for the times in; quarters and multiples out. */
static void climb(const struct ladder *ladder, double entry, double last, size_t paths,
                  const double *restrict latent, const double *restrict clock,
                  double *restrict exit_quarter, double *restrict multiple)
{
    int top = ladder->count - 1;
    double half = 0.5 * ladder->time_sigma * ladder->time_sigma;
    for (size_t i = 0; i < paths; i++) {
        double tail = gt_normal_upper(fabs(latent[i]));
        double u = latent[i] < 0 ? tail : 1 - tail;
        int k = 0;
        while (k < top && u >= ladder->from[k + 1])
            k++;
        double left = latent[i] < 0 ? 1 - tail : tail; /* 1 - u, with no loss near 1 */
        double along = k < top ? (u - ladder->from[k]) / ladder->share[k]
                               : gt_log(gt_min(left / ladder->share[k], 1));
        double ends = gt_exp_clamped(ladder->log_low[k] + ladder->log_width[k] * along);
        double years = ladder->years[k] * gt_exp(ladder->time_sigma * clock[i] - half);
        struct gt_holding holding = gt_hold(entry, last, years, u < ladder->losses ? 0 : ends);
        exit_quarter[i] = holding.quarter;
        multiple[i] = holding.multiple;
    }
}

static void draw(const double *values, const struct gt_outcome_block *block)
{
    size_t paths = block->paths;
    double *clocks[2] = {block->scratch, block->scratch + paths};
    double *latents[2] = {block->scratch + 2 * paths, block->scratch + 3 * paths};
    struct ladder ladder;
    prepare(values, &ladder);
    for (uint32_t k = 0; k < 2; k++)
        gt_random_uniforms(block->seed, block->first_path, block->company + k, 0, paths, clocks[k],
                           latents[k]);
    gt_random_normal_pair(clocks[0], clocks[1], paths);
    gt_random_normal_pair(latents[0], latents[1], paths);
    for (int k = 0; k < 2; k++) {
        struct gt_latent latent = gt_latent_make(block, k, values[RHO], 1);
        gt_latent_apply(&latent, NULL, paths, latents[k]);
        climb(&ladder, block->entry_quarter[k], block->last_quarter, paths, latents[k], clocks[k],
              block->exit_quarter[k], block->multiple[k]);
    }
    gt_outcome_no_rounds(block);
}

#define ASSUMED "an assumption"

const struct gt_outcome_model gt_outcome_buckets = {
    .name = "buckets",
    .meaning = N_("multiples and times from a published table of outcomes"),
    .source = "Wiltbank, Boeker 2007; Correlation Ventures 2014",
    .parameter_count = PARAMETER_COUNT,
    .parameters =
        {
            [TABLE] = {"table", ANGEL_GROUPS, 0, 1, "",
                       N_("whose outcomes: US angel groups, 1,137 exits to 2007; or US venture, "
                          "21,640 financings 2004-2013"),
                       "Wiltbank, Boeker 2007; Correlation Ventures 2014", table_words},
            [TAIL] = {"tail", 0, 0, 20, "",
                      N_("Pareto exponent above the last bound; 0: the table's own, 2.36 or 1.43"),
                      "models/outcome_buckets.c"},
            [LOSS_FLOOR] = {"loss_floor", 0.05, 1e-6, 0.999, "",
                            N_("the least multiple of a loss that is not total"), ASSUMED},
            [TIME_SIGMA] = {"time_sigma", 0.5, 0, 2, "",
                            N_("spread of the time held: sigma of its logarithm"), ASSUMED},
            [RHO] = {"rho", 0.3, 0, 1, "", N_("correlation of two companies' latent normals"),
                     ASSUMED},
        },
    .draw = draw,
    .rho = "rho",
};
