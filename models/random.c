/* random.c - draws by address, as laid down in gentou/random.h (draws version 1). */
#include "gentou/random.h"
#include "models/random_int.h"

#include <math.h>

#define TILE 64

void gt_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    uint32_t words[4];
    memcpy(words, counter, sizeof words);
    gt_philox_words(&words[0], &words[1], &words[2], &words[3], key[0], key[1]);
    memcpy(out, words, sizeof words);
}

/* `count` paths, at most TILE; the words lie in four arrays, so the rounds of several paths run
 * side by side. */
static void tile_uniforms(uint64_t seed, uint64_t first_path, uint32_t company, uint32_t block,
                          size_t count, double *restrict u0, double *restrict u1)
{
    uint32_t w0[TILE], w1[TILE], w2[TILE], w3[TILE];
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
    for (size_t i = 0; i < TILE; i++) {
        uint64_t path = first_path + i;
        w0[i] = block;
        w1[i] = company;
        w2[i] = (uint32_t)path;
        w3[i] = (uint32_t)(path >> 32);
    }
    for (size_t i = 0; i < TILE; i++)
        gt_philox_words(&w0[i], &w1[i], &w2[i], &w3[i], k0, k1);
    for (size_t i = 0; i < count; i++)
        u0[i] = gt_uniform(w0[i], w1[i]);
    for (size_t i = 0; i < count; i++)
        u1[i] = gt_uniform(w2[i], w3[i]);
}

void gt_random_uniforms(uint64_t seed, uint64_t first_path, uint32_t company, uint32_t block,
                        size_t paths, double *u0, double *u1)
{
    for (size_t start = 0; start < paths; start += TILE) {
        size_t count = paths - start < TILE ? paths - start : TILE;
        tile_uniforms(seed, first_path + start, company, block, count, u0 + start, u1 + start);
    }
}

void gt_random_exponential(double *u, size_t count)
{
    for (size_t i = 0; i < count; i++)
        u[i] = -gt_log(u[i]);
}

void gt_random_normal_pair(double *a, double *b, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double radius = sqrt(-2 * gt_log(a[i]));
        double sine, cosine;
        gt_sincos2pi(b[i], &sine, &cosine);
        a[i] = radius * cosine;
        b[i] = radius * sine;
    }
}
