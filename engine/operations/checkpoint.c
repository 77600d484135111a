/* checkpoint.c - a head line, the mark, the tally's bytes, and a sum over all of them: FNV-1a
 * (Fowler, Noll, Vo), which finds a damaged file, not a forged one. */
#include "engine/operations/checkpoint.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HEAD        "gentou checkpoint 1\n"
#define HEAD_LENGTH (sizeof HEAD - 1)

static uint64_t sum_over(uint64_t sum, const void *bytes, size_t size)
{
    const unsigned char *byte = bytes;
    for (size_t i = 0; i < size; i++)
        sum = (sum ^ byte[i]) * UINT64_C(0x100000001b3);
    return sum;
}

#define SUM_START UINT64_C(0xcbf29ce484222325)

struct file {
    FILE *stream; /* NULL: only the sum is wanted */
    uint64_t sum;
};

static int put(void *context, const void *bytes, size_t size)
{
    struct file *file = context;
    file->sum = sum_over(file->sum, bytes, size);
    return file->stream && fwrite(bytes, 1, size, file->stream) != size;
}

static int get(void *context, void *bytes, size_t size)
{
    struct file *file = context;
    if (fread(bytes, 1, size, file->stream) != size)
        return 1;
    file->sum = sum_over(file->sum, bytes, size);
    return 0;
}

int gt_checkpoint_mark(const struct gt_run *run, const char *identity, uint64_t seed,
                       uint64_t *mark, struct gt_error *error)
{
    struct gt_tally *first = NULL;
    const int versions[] = {GT_SUMMARY_VERSION};
    struct file file = {NULL, SUM_START};
    enum gt_status status = gt_tally_new(run, &first);
    if (status == GT_OK)
        status = gt_tally_paths(first, 0, GT_BATCH);
    if (status == GT_OK) {
        put(&file, identity, strlen(identity) + 1);
        put(&file, GENTOU_VERSION, sizeof GENTOU_VERSION);
        put(&file, &seed, sizeof seed);
        put(&file, versions, sizeof versions);
        gt_tally_write(first, put, &file);
        *mark = file.sum;
    }
    gt_tally_free(first);
    return status == GT_OK ? 0 : gt_fail_memory(error);
}

static int read_all(const char *path, struct file *file, uint64_t mark, struct gt_tally *tally,
                    struct gt_error *error)
{
    char head[HEAD_LENGTH];
    uint64_t found = 0, sum = 0;
    if (get(file, head, sizeof head) || memcmp(head, HEAD, sizeof head) != 0)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("%s: it is no checkpoint of gentou, and stays as it is; name another file"), path);
    if (!get(file, &found, sizeof found) && found != mark)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: it is the checkpoint of another simulation (another programme, seed "
                         "or version of gentou); name another file, or remove it"),
                       path);
    bool bad = gt_tally_read(tally, get, file) != 0;
    uint64_t wanted = file->sum;
    if (bad || get(file, &sum, sizeof sum) || sum != wanted || fgetc(file->stream) != EOF)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: the checkpoint is damaged; remove it to begin anew"), path);
    return 0;
}

int gt_checkpoint_read(const char *path, uint64_t mark, struct gt_tally *tally,
                       struct gt_error *error)
{
    struct file file = {fopen(path, "rb"), SUM_START};
    if (!file.stream && errno == ENOENT)
        return 0;
    if (!file.stream)
        return gt_fail(error, GT_EXIT_DATA, _("%s: cannot be read: %s"), path, strerror(errno));
    int code = read_all(path, &file, mark, tally, error);
    fclose(file.stream);
    return code;
}

static int write_all(struct file *file, uint64_t mark, const struct gt_tally *tally)
{
    int bad = put(file, HEAD, HEAD_LENGTH);
    bad = bad ? bad : put(file, &mark, sizeof mark);
    bad = bad ? bad : gt_tally_write(tally, put, file);
    uint64_t sum = file->sum;
    bad = bad ? bad : put(file, &sum, sizeof sum);
    return bad || fflush(file->stream) != 0 || fsync(fileno(file->stream)) != 0;
}

int gt_checkpoint_write(const char *path, uint64_t mark, const struct gt_tally *tally,
                        struct gt_error *error)
{
    static const char behind[] = ".part";
    size_t length = strlen(path);
    char *part = malloc(length + sizeof behind);
    if (!part)
        return gt_fail_memory(error);
    memcpy(part, path, length);
    memcpy(part + length, behind, sizeof behind);
    struct file file = {fopen(part, "wb"), SUM_START};
    bool bad = !file.stream || write_all(&file, mark, tally) != 0;
    int why = errno;
    if (file.stream && fclose(file.stream) != 0 && !bad) {
        bad = true;
        why = errno;
    }
    if (!bad && rename(part, path) != 0) {
        bad = true;
        why = errno;
    }
    if (bad && file.stream)
        remove(part);
    free(part);
    return bad ? gt_fail(error, GT_EXIT_DATA, _("%s: cannot be written: %s"), path, strerror(why))
               : 0;
}
