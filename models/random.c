/* random.c - draws by address, as laid down in gentou/random.h (draws version 1). */
#include "gentou/random.h"
#include "models/lanes_int.h"
#include "models/random_int.h"

#include <math.h>
#include <stdbool.h>

#define SETS     4
#define TILE     (SETS * GT_LANES)
#define PAIRS    (GT_RANDOM_BATCH / 2)
#define NET_BITS 8 /* a batch is a net of 2^8 */

void gt_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t out[4])
{
    uint32_t words[4];
    memcpy(words, counter, sizeof words);
    gt_philox_words(&words[0], &words[1], &words[2], &words[3], key[0], key[1]);
    memcpy(out, words, sizeof words);
}

/* Philox's words of several paths side by side, a word in a lane of 64 bits; of a lane only the low
 * word counts, until the end. */
struct words {
    gt_lanes w[4];
};

static inline void turn(struct words *words, gt_lanes m0, gt_lanes m1, uint32_t k0, uint32_t k1)
{
    gt_lanes *w = words->w;
    gt_lanes p0 = gt_lanes_multiply(w[0], m0), p1 = gt_lanes_multiply(w[2], m1);
    w[0] = (p1 >> 32) ^ w[1] ^ k0;
    w[1] = p1;
    w[2] = (p0 >> 32) ^ w[3] ^ k1;
    w[3] = p0;
}

/* gt_uniform of each lane. */
static inline gt_reals uniforms(gt_lanes low, gt_lanes high)
{
    gt_lanes word = high << 32 | (low & GT_LOW_WORD);
    return (gt_reals)(word >> 12 | UINT64_C(0x3FF0000000000000)) - (1 - 0x1p-53);
}

/* TILE paths. Several sets of lanes hide the time that a product takes. */
GT_LANES_IN_FRAME static void tile_uniforms(uint64_t seed, uint64_t first_path, uint32_t company,
                                            uint32_t block, double *restrict u0,
                                            double *restrict u1)
{
    struct words sets[SETS];
    gt_lanes none = {0}, m0 = none + GT_PHILOX_M0, m1 = none + GT_PHILOX_M1;
    uint32_t k0 = (uint32_t)seed, k1 = (uint32_t)(seed >> 32);
    for (unsigned s = 0; s < SETS; s++) {
        gt_lanes path = none;
        for (unsigned l = 0; l < GT_LANES; l++)
            path[l] = first_path + s * GT_LANES + l;
        sets[s] = (struct words){{none + block, none + company, path, path >> 32}};
    }
    for (int round = 0; round < GT_PHILOX_ROUNDS; round++) {
        for (int s = 0; s < SETS; s++)
            turn(&sets[s], m0, m1, k0, k1);
        k0 += GT_PHILOX_W0;
        k1 += GT_PHILOX_W1;
    }
    for (int s = 0; s < SETS; s++) {
        gt_reals a = uniforms(sets[s].w[0], sets[s].w[1]);
        gt_reals b = uniforms(sets[s].w[2], sets[s].w[3]);
        memcpy(u0 + s * GT_LANES, &a, sizeof a);
        memcpy(u1 + s * GT_LANES, &b, sizeof b);
    }
}

/* Where the draws of a path stand: of an antithetic one, those of its pair. */
static uint64_t address_of(uint64_t path)
{
    uint64_t batch = (path & ~GT_PATH_ANTITHETIC) / GT_RANDOM_BATCH;
    return path & GT_PATH_ANTITHETIC ? GT_PATH_ANTITHETIC | (batch * PAIRS + path % PAIRS) : path;
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

/* Paths of one half of a batch. */
static void follow_scheme(uint64_t seed, uint64_t first_path, uint32_t company, uint32_t block,
                          size_t count, double *u0, double *u1)
{
    if (first_path & GT_PATH_ANTITHETIC && first_path % GT_RANDOM_BATCH >= PAIRS)
        mirror(company, count, u0, u1);
    if (first_path & GT_PATH_NET && block == 0 && company - GT_COMPANY_COMMON <= 1)
        net(seed, first_path, company != GT_COMPANY_COMMON, count, u1);
}

void gt_random_uniforms(uint64_t seed, uint64_t first_path, uint32_t company, uint32_t block,
                        size_t paths, double *u0, double *u1)
{
    double rest0[TILE], rest1[TILE];
    bool plain = first_path < GT_PATH_NET;
    for (size_t start = 0, count; start < paths; start += count) {
        uint64_t path = first_path + start;
        /* A half of a batch, where a scheme changes its course, begins with a tile. */
        size_t room = plain ? TILE : TILE - (size_t)(path % TILE), left = paths - start;
        count = left < room ? left : room;
        bool whole = count == TILE;
        double *a = whole ? u0 + start : rest0, *b = whole ? u1 + start : rest1;
        tile_uniforms(seed, plain ? path : address_of(path), company, block, a, b);
        if (!plain)
            follow_scheme(seed, path, company, block, count, a, b);
        if (whole)
            continue;
        memcpy(u0 + start, rest0, count * sizeof *u0);
        memcpy(u1 + start, rest1, count * sizeof *u1);
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
