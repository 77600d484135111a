/* scrap.h - files that a test writes and throws away, the real file, and seeded noise. */
#ifndef GENTOU_TESTS_ENGINE_SCRAP_H
#define GENTOU_TESTS_ENGINE_SCRAP_H

#include <check.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* A file of its own in the temporary folder. */
struct scrap {
    char path[256];
};

static inline void scrap_write(struct scrap *scrap, const char *bytes, size_t length)
{
    const char *folder = getenv("TMPDIR");
    snprintf(scrap->path, sizeof scrap->path, "%s/gentou-test-XXXXXX", folder ? folder : "/tmp");
    int file = mkstemp(scrap->path);
    ck_assert_int_ge(file, 0);
    ck_assert_int_eq(write(file, bytes, length), (ssize_t)length);
    ck_assert_int_eq(close(file), 0);
}

static inline void scrap_remove(struct scrap *scrap)
{
    ck_assert_int_eq(unlink(scrap->path), 0);
}

/* The funding rounds nobody cleaned; NULL, said aloud, where the file is absent. */
static inline const char *real_file(char path[512])
{
    const char *data = getenv("GENTOU_DATA"), *source = getenv("GENTOU_SOURCE");
    if (data)
        snprintf(path, 512, "%s/startup_funding.csv", data);
    else
        snprintf(path, 512, "%s/../shared/data/startup_funding.csv", source ? source : ".");
    if (access(path, R_OK) == 0)
        return path;
    printf("SKIPPED: %s is absent; set GENTOU_DATA to the folder that has it\n", path);
    return NULL;
}

/* Noise that repeats (xorshift64, Marsaglia 2003). */
static inline uint64_t noise(uint64_t *state)
{
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

/* Up to `size` - 1 bytes, half of them from `taste`, none of them NUL, and a NUL. */
static inline size_t noise_text(uint64_t *state, const char *taste, char *text, size_t size)
{
    size_t length = noise(state) % size;
    for (size_t i = 0; i < length; i++)
        text[i] =
            noise(state) & 1 ? taste[noise(state) % strlen(taste)] : (char)(1 + noise(state) % 255);
    text[length] = 0;
    return length;
}

#endif
