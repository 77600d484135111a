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
#include "models/random_int.h"

#include "gentou/random.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#define TILE     256
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
                     const struct tile *tile, double *restrict u0, double *restrict u1)
{
    uint32_t w0[TILE], w1[TILE], w2[TILE], w3[TILE];
    uint32_t k0 = (uint32_t)block->seed, k1 = (uint32_t)(block->seed >> 32);
    uint64_t first = block->first_path + tile->first;
    if (tile->living == tile->paths) { /* in order, none missing */
        gt_random_uniforms(block->seed, first, company, at, tile->paths, u0, u1);
        return;
    }
    for (size_t i = 0; i < tile->living; i++) {
        uint64_t path = first + tile->live[i];
        w0[i] = at;
        w1[i] = company;
        w2[i] = (uint32_t)path;
        w3[i] = (uint32_t)(path >> 32);
    }
    for (size_t i = 0; i < tile->living; i++)
        gt_philox_words(&w0[i], &w1[i], &w2[i], &w3[i], k0, k1);
    for (size_t i = 0; i < tile->living; i++)
        u0[i] = gt_uniform(w0[i], w1[i]);
    for (size_t i = 0; i < tile->living; i++)
        u1[i] = gt_uniform(w2[i], w3[i]);
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
static double ordinary(const struct gt_chain *chain, int rounds, const double *prices, double value,
                       double claims, double held)
{
    double total = chain->total[rounds], least = (value - claims) / (total - held);
    for (int j = 0; j <= rounds; j++) {
        double kept = 0, shares = 0;
        for (int l = 0; l <= rounds; l++)
            if (prices[l] > prices[j]) {
                kept += chain->shares[l] * prices[l];
                shares += chain->shares[l];
            }
        least = gt_min(least, (value - chain->preference_multiple * kept) / (total - shares));
    }
    return least;
}

double gt_chain_payout(const struct gt_chain *chain, int rounds, const double *prices, double worth)
{
    double value = worth * chain->total[rounds], claims = 0, held = 0, highest = 0;
    double first = chain->preference_multiple * prices[0];
    for (int j = 0; j <= rounds; j++)
        highest = gt_max(highest, prices[j]);
    bool all_convert = chain->preference == GT_PREFERENCE_NON_PARTICIPATING &&
                       worth >= chain->preference_multiple * highest;
    if (chain->preference == GT_PREFERENCE_NONE || first == 0 || all_convert)
        return worth;
    for (int j = 0; j <= rounds; j++) {
        claims += chain->preference_multiple * chain->shares[j] * prices[j];
        held += chain->shares[j];
    }
    if (value < claims)
        return short_of_claims(chain, value, claims, first);
    if (chain->preference == GT_PREFERENCE_FULL)
        return first + (value - claims) / chain->total[rounds];
    return gt_max(first, ordinary(chain, rounds, prices, value, claims, held));
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

static double value_at_end(const struct gt_chain *chain, const struct tile *tile, size_t i,
                           enum gt_outcome_kind kind)
{
    switch (kind) {
    case GT_OUTCOME_HORIZON:
        return chain->running;
    case GT_OUTCOME_FAILURE:
        return chain->failure;
    case GT_OUTCOME_EXIT:
        break;
    }
    return tile->size[i] < chain->tail_from ? tile->growth[i] : tail_growth(chain, tile->size[i]);
}

/* Of the block's company k: what is written for the path at place i that raises its round after
 * `event`, and for one that ends. */
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

static void write_end(const struct gt_chain *chain, const struct gt_outcome_block *block, int k,
                      int event, struct tile *tile, size_t i, enum gt_outcome_kind kind)
{
    uint32_t path = tile->live[i];
    size_t at = tile->first + path;
    double prices[GT_OUTCOME_ROUNDS_MAX + 1];
    for (int j = 0; j <= event; j++)
        prices[j] = tile->price[j][path];
    double worth = prices[event] * value_at_end(chain, tile, i, kind);
    block->exit_quarter[k][at] = gt_min(tile->quarter[i], block->last_quarter);
    block->multiple[k][at] = gt_chain_payout(chain, event, prices, worth);
    if (block->kind[k])
        block->kind[k][at] = kind;
}

/* Those that raise the next round go on. */
static void part(const struct gt_chain *chain, const struct gt_outcome_block *block, int k,
                 int event, struct tile *tile)
{
    const struct gt_stage *stage = &chain->steps[event];
    size_t going = 0;
    for (size_t i = 0; i < tile->living; i++) {
        uint32_t path = tile->live[i];
        if (tile->quarter[i] > block->last_quarter) {
            write_end(chain, block, k, event, tile, i, GT_OUTCOME_HORIZON);
        } else if (tile->fate[i] >= stage->next) {
            tile->price[event + 1][path] = tile->price[event][path] * tile->growth[i];
            if (block->rounds[k])
                write_round(chain, block, k, event, tile, i);
            tile->age[going] = tile->age[i];
            tile->live[going++] = path;
        } else {
            write_end(chain, block, k, event, tile, i,
                      tile->fate[i] < stage->fails ? GT_OUTCOME_FAILURE : GT_OUTCOME_EXIT);
        }
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
