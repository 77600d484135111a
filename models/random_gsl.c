/* random_gsl.c - the counter-stepping stream of random_gsl.h. */
#include "models/random_gsl.h"
#include "models/random_int.h"

#include <string.h>

struct stream {
    uint64_t counter; /* of the block that comes next */
    uint32_t key[2];
    uint32_t words[4];
    uint32_t used; /* words of the block already given */
};

static void set_seed(void *state, unsigned long seed)
{
    struct stream *stream = state;
    memset(stream, 0, sizeof *stream);
    stream->key[0] = (uint32_t)seed;
    stream->key[1] = (uint32_t)((uint64_t)seed >> 32);
    stream->used = 4;
}

static uint32_t next_word(struct stream *stream)
{
    if (stream->used == 4) {
        uint32_t *w = stream->words;
        w[0] = (uint32_t)stream->counter;
        w[1] = (uint32_t)(stream->counter >> 32);
        w[2] = 0;
        w[3] = 0;
        gt_philox_words(&w[0], &w[1], &w[2], &w[3], stream->key[0], stream->key[1]);
        stream->counter++;
        stream->used = 0;
    }
    return stream->words[stream->used++];
}

static unsigned long get_word(void *state)
{
    return next_word(state);
}

static double get_uniform(void *state)
{
    uint32_t low = next_word(state);
    uint32_t high = next_word(state);
    return gt_uniform(low, high);
}

static const gsl_rng_type philox = {
    .name = "philox4x32-10",
    .max = 0xFFFFFFFFu,
    .min = 0,
    .size = sizeof(struct stream),
    .set = set_seed,
    .get = get_word,
    .get_double = get_uniform,
};

const gsl_rng_type *const gt_rng_philox = &philox;
