/* replace.c - see replace.h. */
#include "engine/base/replace.h"

#include "engine/base/arena.h"

#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int put_in_place(const char *path, const char *beside,
                        int (*write)(const void *what, const char *beside), const void *what,
                        struct gt_error *error)
{
    int wrong = write(what, beside);
    if (!wrong && rename(beside, path) == 0)
        return 0;
    if (!wrong)
        wrong = errno;
    unlink(beside);
    if (error->text[0])
        return (int)error->exit;
    if (wrong == ENOMEM)
        return gt_fail_memory(error);
    return gt_fail(error, GT_EXIT_DATA,
                   _("%s: it could not be written (%s); nothing is left there. See that "
                     "the folder exists, may be written to, and has room"),
                   path, strerror(wrong));
}

/* A ledger is never what an answer is written over, however its name came here. */
static bool is_database(const char *path)
{
    static const char magic[] = "SQLite format 3";
    char head[sizeof magic] = "";
    FILE *file = fopen(path, "rb");
    size_t length = file ? fread(head, 1, sizeof head, file) : 0;
    if (file)
        fclose(file);
    return length == sizeof magic && memcmp(head, magic, sizeof magic) == 0;
}

int gt_replace_file(const char *path, int (*write)(const void *what, const char *beside),
                    const void *what, struct gt_error *error)
{
    struct gt_arena arena = {0};
    struct stat there;
    const char *beside = gt_arena_format(&arena, "%s.part", path);
    int code = 0;
    if (!beside)
        code = gt_fail_memory(error);
    else if (stat(path, &there) == 0 && !S_ISREG(there.st_mode))
        code = gt_fail(error, GT_EXIT_DATA,
                       _("%s: not a file, so it is not written over; name another"), path);
    else if (is_database(path))
        code = gt_fail(error, GT_EXIT_DATA,
                       _("%s: a ledger, so it is not written over; name another file"), path);
    else
        code = put_in_place(path, beside, write, what, error);
    gt_arena_clear(&arena);
    return code;
}
