/* outcome_rounds_draw.c - draws the chain of outcome_rounds.c.
 *
 * Draws of a company's k-th event (k = 0 after the entry): uniforms 0 and 1 of draw block 2k give
 * the time, those of block 2k + 1 by Box-Muller the two normals of what happens and of how much. An
 * event needs nothing of its neighbour company. Paths go in tiles; after each event those that go
 * on are listed anew, so that late rounds, which few reach, cost little.
 *
 * Time in quarters: exp(log_scale + spread x y) with y = ln(-ln u) for an exponential or Weibull
 * time and the Box-Muller cosine normal for a lognormal one; ages add, and each event falls in
 * quarter entry + ceil(age).
 */
#include "models/dependence_int.h"
#include "models/normal_int.h"
#include "models/outcome_int.h"
#include "models/outcome_rounds_int.h"
#include "models/vmath_int.h"

#include "gentou/random.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#define TILE     GT_CHAIN_TILE
#define STEP_MAX 60.0 /* no step is beyond e^60, so nine of them stay numbers */

/* One company on some paths. Arrays by path of the tile, or by place in `live`. */
struct tile {
    size_t first, paths; /* of the block */
    size_t living;
    uint32_t live[TILE];                                     /* tile->living of them */
    double age[TILE];                                        /* quarters, by place */
    double price[GT_OUTCOME_ROUNDS_MAX + 1][TILE];           /* by path */
    double span[TILE], fate[TILE], size[TILE], unused[TILE]; /* draws, by place */
    double quarter[TILE], growth[TILE];                      /* by place */
};

/* --- The draws of one event --------------------------------------------------------------------
 */

static void uniforms(const struct gt_outcome_block *block, uint32_t company, uint32_t at,
                     const struct tile *tile, double *u0, double *u1)
{
    uint64_t first = block->first_path + tile->first;
    if (tile->living == tile->paths) /* in order, none missing */
        gt_random_uniforms(block->seed, first, company, at, tile->paths, u0, u1);
    else
        gt_random_uniforms_listed(block->seed, first, tile->live, tile->living, company, at, u0,
                                  u1);
}

static void spans(const struct gt_stage *stage, struct tile *tile)
{
    double *restrict span = tile->span;
    if (stage->law == GT_TIME_LOGNORMAL)
        for (size_t i = 0; i < tile->living; i++) {
            double sine, cosine;
            gt_sincos2pi(tile->unused[i], &sine, &cosine);
            span[i] = sqrt(-2 * gt_log(span[i])) * cosine;
        }
    else
        for (size_t i = 0; i < tile->living; i++)
            span[i] = gt_log(-gt_log(span[i]));
    for (size_t i = 0; i < tile->living; i++)
        span[i] = gt_exp_clamped(stage->log_scale + stage->spread * span[i]);
}

static void draw_event(const struct gt_outcome_block *block, uint32_t company, int event,
                       const struct gt_stage *stage, const struct gt_latent *latent,
                       struct tile *tile)
{
    uint32_t at = 2 * (uint32_t)event;
    uniforms(block, company, at, tile, tile->span, tile->unused);
    uniforms(block, company, at + 1, tile, tile->fate, tile->size);
    spans(stage, tile);
    gt_random_normal_pair(tile->fate, tile->size, tile->living);
    gt_latent_apply(latent, tile->live, tile->living, tile->fate);
    gt_latent_apply(latent, tile->live, tile->living, tile->size);
}

/* --- What a share gets --------------------------------------------------------------------------
 */

/* The claims of the rounds are not covered: by order. */
static double short_of_claims(const struct gt_chain *chain, double value, double claims,
                              double first)
{
    double own = first * chain->shares[0];
    if (chain->seniority == GT_SENIORITY_PARI_PASSU)
        return first * value / claims;
    return gt_max(value - (claims - own), 0) / chain->shares[0];
}

/* Value v of an ordinary share when each round takes the better of its claim and v: the least over
 * who converts, since sum of shares x max(v, claim) is the largest over who converts. Only sets of
 * all claims up to some height need a look. */
static double ordinary(const struct gt_chain *chain, int rounds, double (*prices)[TILE], size_t i,
                       double value, double claims, double held)
{
    double total = chain->total[rounds], least = (value - claims) / (total - held);
    for (int j = 0; j <= rounds; j++) {
        double kept = 0, shares = 0;
        for (int l = 0; l <= rounds; l++)
            if (prices[l][i] > prices[j][i]) {
                kept += chain->shares[l] * prices[l][i];
                shares += chain->shares[l];
            }
        least = gt_min(least, (value - chain->preference_multiple * kept) / (total - shares));
    }
    return least;
}

/* Adds up what the rounds may claim of each company, and their highest price. */
static void add_claims(const struct gt_chain *chain, int rounds, double (*prices)[TILE],
                       size_t count, double *restrict claims, double *restrict highest)
{
    memset(claims, 0, count * sizeof *claims);
    memset(highest, 0, count * sizeof *highest);
    for (int j = 0; j <= rounds; j++) {
        double each = chain->preference_multiple * chain->shares[j];
        for (size_t i = 0; i < count; i++) {
            claims[i] += each * prices[j][i];
            highest[i] = gt_max(highest[i], prices[j][i]);
        }
    }
}

void gt_chain_payouts(const struct gt_chain *chain, int rounds, double (*prices)[GT_CHAIN_TILE],
                      const double *restrict worth, size_t count, double *restrict payout)
{
    double multiple = chain->preference_multiple, total = chain->total[rounds], held = 0;
    double claims[TILE], highest[TILE];
    uint32_t places[TILE];
    size_t some = 0;
    bool converts = chain->preference == GT_PREFERENCE_NON_PARTICIPATING;
    memcpy(payout, worth, count * sizeof *payout);
    if (chain->preference == GT_PREFERENCE_NONE || multiple == 0)
        return;
    add_claims(chain, rounds, prices, count, claims, highest);
    for (size_t i = 0; i < count; i++) {
        double value = worth[i] * total, first = multiple * prices[0][i];
        double covered = converts ? worth[i] : first + (value - claims[i]) / total;
        payout[i] = gt_select(gt_less(value, claims[i]),
                              short_of_claims(chain, value, claims[i], first), covered);
    }
    if (!converts)
        return;
    /* Those whose rounds do not all convert, though all claims are covered. */
    for (int j = 0; j <= rounds; j++)
        held += chain->shares[j];
    for (size_t i = 0; i < count; i++) {
        size_t all = worth[i] >= multiple * highest[i];
        places[some] = (uint32_t)i;
        some += (worth[i] * total >= claims[i]) & (1 - all);
        payout[i] = all ? worth[i] : payout[i];
    }
    for (size_t s = 0; s < some; s++) {
        size_t i = places[s];
        double value = worth[i] * total;
        payout[i] = gt_max(multiple * prices[0][i],
                           ordinary(chain, rounds, prices, i, value, claims[i], held));
    }
}

/* --- From event to event ------------------------------------------------------------------------
 */

/* When each event falls, and by what its value differs from the last round's if it is a round or a
 * sale. */
static void reckon(const struct gt_chain *chain, const struct gt_stage *stage, double entry,
                   struct tile *tile)
{
    for (size_t i = 0; i < tile->living; i++) {
        tile->age[i] += tile->span[i];
        tile->quarter[i] = entry + gt_max(gt_ceil(gt_min(tile->age[i], 4e6)), 1);
    }
    for (size_t i = 0; i < tile->living; i++) {
        uint64_t sale = gt_less(tile->fate[i], stage->next);
        double center = gt_select(sale, chain->log_exit, stage->log_step);
        double spread = gt_select(sale, chain->exit_sigma, stage->step_sigma);
        double exponent = center + spread * tile->size[i];
        tile->growth[i] = gt_exp(gt_max(gt_min(exponent, STEP_MAX), -STEP_MAX));
    }
}

/* Beyond tail_from: P(X > x) = Q(tail_from) (x / tail)^-alpha, at the probability that the normal
 * has. */
static double tail_growth(const struct gt_chain *chain, double size)
{
    double beyond = chain->tail_level - gt_log(gt_normal_cdf(-size));
    double exponent = chain->log_tail_from + chain->tail_power * beyond;
    return gt_exp(gt_max(gt_min(exponent, STEP_MAX), -STEP_MAX));
}

/* Of the block's company k: what is written for the path at place i that raises its round after
 * `event`. */
static void write_round(const struct gt_chain *chain, const struct gt_outcome_block *block, int k,
                        int event, const struct tile *tile, size_t i)
{
    const struct gt_outcome_rounds *rounds = block->rounds[k];
    size_t at = (size_t)event * block->paths + tile->first + tile->live[i];
    double price = tile->price[event + 1][tile->live[i]];
    rounds->quarter[at] = tile->quarter[i];
    rounds->price[at] = price;
    rounds->money[at] = price * chain->shares[event + 1] / chain->shares[0];
}

/* What a share is worth of the companies that end, at places ends[], at the last round's prices. */
static void value_ends(const struct gt_chain *chain, const struct gt_stage *stage, double last,
                       const struct tile *tile, const uint32_t *restrict ends, size_t count,
                       const double *restrict prices, double *restrict worth)
{
    for (size_t e = 0; e < count; e++) {
        uint32_t i = ends[e];
        uint64_t running = gt_less(last, tile->quarter[i]);
        uint64_t fails = gt_less(tile->fate[i], stage->fails);
        double sold = gt_select(fails, chain->failure, tile->growth[i]);
        worth[e] = prices[e] * gt_select(running, chain->running, sold);
    }
    for (size_t e = 0; e < count; e++) {
        uint32_t i = ends[e];
        if (tile->size[i] >= chain->tail_from && tile->fate[i] >= stage->fails &&
            tile->quarter[i] <= last)
            worth[e] = prices[e] * tail_growth(chain, tile->size[i]);
    }
}

static void write_kinds(const struct gt_stage *stage, const struct gt_outcome_block *block, int k,
                        const struct tile *tile, const uint32_t *ends, size_t count)
{
    for (size_t e = 0; e < count && block->kind[k]; e++) {
        uint32_t i = ends[e];
        block->kind[k][tile->first + tile->live[i]] =
            tile->quarter[i] > block->last_quarter ? GT_OUTCOME_HORIZON
            : tile->fate[i] < stage->fails         ? GT_OUTCOME_FAILURE
                                                   : GT_OUTCOME_EXIT;
    }
}

/* What is written for the paths that end with `event`. */
static void write_ends(const struct gt_chain *chain, const struct gt_outcome_block *block, int k,
                       int event, const struct tile *tile, const uint32_t *ends, size_t count)
{
    const struct gt_stage *stage = &chain->steps[event];
    double prices[GT_OUTCOME_ROUNDS_MAX + 1][TILE], worth[TILE], payout[TILE];
    for (int j = 0; j <= event; j++)
        for (size_t e = 0; e < count; e++)
            prices[j][e] = tile->price[j][tile->live[ends[e]]];
    value_ends(chain, stage, block->last_quarter, tile, ends, count, prices[event], worth);
    gt_chain_payouts(chain, event, prices, worth, count, payout);
    for (size_t e = 0; e < count; e++) {
        uint32_t i = ends[e];
        size_t at = tile->first + tile->live[i];
        block->exit_quarter[k][at] = gt_min(tile->quarter[i], block->last_quarter);
        block->multiple[k][at] = payout[e];
    }
    write_kinds(stage, block, k, tile, ends, count);
}

/* Those that raise the next round go on. Places are listed without a jump: which way a path goes
 * could not be foretold. */
static void part(const struct gt_chain *chain, const struct gt_outcome_block *block, int k,
                 int event, struct tile *tile)
{
    uint32_t ends[TILE], goes[TILE];
    size_t ended = 0, going = 0;
    for (size_t i = 0; i < tile->living; i++) {
        size_t over =
            (tile->quarter[i] > block->last_quarter) | (tile->fate[i] < chain->steps[event].next);
        ends[ended] = goes[going] = (uint32_t)i;
        ended += over;
        going += 1 - over;
    }
    write_ends(chain, block, k, event, tile, ends, ended);
    for (size_t g = 0; g < going; g++) {
        uint32_t i = goes[g], path = tile->live[i];
        tile->price[event + 1][path] = tile->price[event][path] * tile->growth[i];
        if (block->rounds[k])
            write_round(chain, block, k, event, tile, i);
        tile->age[g] = tile->age[i];
        tile->live[g] = path;
    }
    tile->living = going;
}

static void draw_tile(const struct gt_chain *chain, const struct gt_outcome_block *block, int k,
                      struct gt_latent latent, struct tile *tile)
{
    latent.factor += tile->first;
    latent.sector = latent.sector ? latent.sector + tile->first : NULL;
    latent.mixing = latent.mixing ? latent.mixing + tile->first : NULL;
    tile->living = tile->paths;
    for (size_t i = 0; i < tile->paths; i++) {
        tile->live[i] = (uint32_t)i;
        tile->age[i] = 0;
        tile->price[0][i] = 1;
    }
    for (int event = 0; tile->living > 0; event++) {
        draw_event(block, block->company + (uint32_t)k, event, &chain->steps[event], &latent, tile);
        reckon(chain, &chain->steps[event], block->entry_quarter[k], tile);
        part(chain, block, k, event, tile);
    }
}

void gt_chain_draw(const struct gt_chain *chain, const struct gt_outcome_block *block)
{
    struct tile tile;
    gt_outcome_clear_rounds(block);
    for (int k = 0; k < 2; k++) {
        struct gt_latent latent = gt_latent_make(block, k, chain->rho, 1);
        for (tile.first = 0; tile.first < block->paths; tile.first += TILE) {
            size_t left = block->paths - tile.first;
            tile.paths = left < TILE ? left : TILE;
            draw_tile(chain, block, k, latent, &tile);
        }
    }
}
