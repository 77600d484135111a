/* random.c - draws by address, as laid down in gentou/random.h (draws version 1). */
#include "gentou/random.h"
#include "models/random_int.h"

#include <math.h>
#include <stdbool.h>

#define TILE     64 /* divides half a batch */
#define PAIRS    (GT_RANDOM_BATCH / 2)
#define NET_BITS 8 /* a batch is a net of 2^8 */

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

/* Where the draws of an antithetic path stand: the pair's number, and the bit. */
static uint64_t pair_of(uint64_t path)
{
    uint64_t batch = (path & ~GT_PATH_ANTITHETIC) / GT_RANDOM_BATCH;
    return GT_PATH_ANTITHETIC | (batch * PAIRS + path % PAIRS);
}

static void mirror(uint32_t company, size_t count, double *u0, double *u1)
{
    for (size_t i = 0; i < count; i++)
        u0[i] = 1 - u0[i]; /* exact */
    for (size_t i = 0; company % 2 && i < count; i++)
        u1[i] += u1[i] < 0.5 ? 0.5 : -0.5;
}

static uint32_t reversed(uint32_t i)
{
    uint32_t r = 0;
    for (int bit = 0; bit < NET_BITS; bit++)
        r |= (i >> bit & 1) << (NET_BITS - 1 - bit);
    return r;
}

/* Into its strip of the net, of which it keeps the leading 44 bits. */
static void net(uint64_t seed, uint64_t first_path, bool second, size_t count, double *u)
{
    const double fine = 0x1p44;
    uint64_t batch = first_path / GT_RANDOM_BATCH;
    uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)}, shift[4];
    uint32_t counter[4] = {0, GT_COMPANY_NET, (uint32_t)batch, (uint32_t)(batch >> 32)};
    gt_philox(counter, key, shift);
    for (size_t i = 0; i < count; i++) {
        uint32_t at = (uint32_t)(first_path + i) % GT_RANDOM_BATCH;
        uint32_t strip = (second ? reversed(at) ^ shift[1] : at ^ shift[0]) % GT_RANDOM_BATCH;
        u[i] = (strip * fine + floor(u[i] * fine) + 0.5) * 0x1p-52;
    }
}

/* At most TILE paths of one half of a batch. */
static void scheme_uniforms(uint64_t seed, uint64_t first_path, uint32_t company, uint32_t block,
                            size_t count, double *u0, double *u1)
{
    bool is_pair = first_path & GT_PATH_ANTITHETIC;
    uint64_t address = is_pair ? pair_of(first_path) : first_path;
    tile_uniforms(seed, address, company, block, count, u0, u1);
    if (is_pair && first_path % GT_RANDOM_BATCH >= PAIRS)
        mirror(company, count, u0, u1);
    if (first_path & GT_PATH_NET && block == 0 && company - GT_COMPANY_COMMON <= 1)
        net(seed, first_path, company != GT_COMPANY_COMMON, count, u1);
}

void gt_random_uniforms(uint64_t seed, uint64_t first_path, uint32_t company, uint32_t block,
                        size_t paths, double *u0, double *u1)
{
    for (size_t start = 0, count; start < paths; start += count) {
        /* A tile ends where a half of a batch may. */
        size_t room = TILE - (size_t)((first_path + start) % TILE), left = paths - start;
        count = left < room ? left : room;
        scheme_uniforms(seed, first_path + start, company, block, count, u0 + start, u1 + start);
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
