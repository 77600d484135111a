/* document.c - files beside the ledger. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "engine/operations/document.h"

#include "engine/operations/find.h"
#include "engine/operations/pipeline.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* A copy of a real path, in the arena; NULL with errno where there is no such file. */
static char *real_path(const char *path, struct gt_arena *arena)
{
    char *real = realpath(path, NULL);
    char *copy = real ? gt_arena_copy(arena, real, strlen(real)) : NULL;
    if (real && !copy)
        errno = ENOMEM;
    free(real);
    return copy;
}

/* The ledger's folder with a slash behind it; "" where it cannot be told (a ledger in memory). */
static const char *ledger_folder(const struct gt_store *store, struct gt_arena *arena)
{
    char *path = real_path(gt_store_path(store), arena);
    if (!path)
        return "";
    *(strrchr(path, '/') + 1) = '\0';
    return path;
}

static int fail_file(const char *file, struct gt_error *error)
{
    return gt_fail(error, GT_EXIT_DATA,
                   errno == ENOENT ? _("file: there is no \"%s\"; see the path")
                                   : _("file: \"%s\" cannot be read; see that it is a file, and "
                                       "that you may read it"),
                   file);
}

static bool digest_file(const char *path, unsigned char digest[32], int64_t *bytes)
{
    struct stat there;
    if (stat(path, &there) != 0)
        return false;
    errno = EISDIR;
    FILE *file = S_ISREG(there.st_mode) ? fopen(path, "rb") : NULL;
    bool read = file && gt_file_digest(file, digest, bytes);
    if (file)
        fclose(file);
    return read;
}

int gt_enter_document(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                      struct gt_error *error)
{
    const struct gt_document_record *record = data;
    struct gt_document_row document = {.day = record->date,
                                       .kind = record->kind < 0 ? GT_DOCUMENT_OTHER : record->kind};
    if (record->date == GT_DAY_NONE)
        return gt_fail(error, GT_EXIT_DATA, _("date: it is missing; expected: the day of it"));
    int code = gt_need_deal(store, record->deal, &document.deal, error);
    if (code)
        return code;
    document.path = real_path(record->file, arena);
    if (!document.path)
        return errno == ENOMEM ? gt_fail_memory(error) : fail_file(record->file, error);
    if (!digest_file(document.path, document.digest, &document.bytes))
        return fail_file(record->file, error);
    const char *folder = ledger_folder(store, arena);
    document.title = record->title ? record->title : strrchr(document.path, '/') + 1;
    if (*folder && strncmp(document.path, folder, strlen(folder)) == 0)
        document.path += strlen(folder);
    return gt_document_insert(store, &document, id, error);
}

int gt_document_check(struct gt_store *store, const struct gt_document_row *document,
                      enum gt_document_state *state, struct gt_arena *arena, struct gt_error *error)
{
    unsigned char digest[32];
    int64_t bytes = 0;
    const char *folder = document->path[0] == '/' ? "" : ledger_folder(store, arena);
    const char *path = gt_arena_format(arena, "%s%s", folder, document->path);
    if (!path)
        return gt_fail_memory(error);
    *state = GT_DOCUMENT_STATE_SAME;
    if (!digest_file(path, digest, &bytes))
        *state = errno == ENOENT || errno == ENOTDIR ? GT_DOCUMENT_STATE_GONE
                                                     : GT_DOCUMENT_STATE_UNREADABLE;
    else if (bytes != document->bytes || memcmp(digest, document->digest, sizeof digest) != 0)
        *state = GT_DOCUMENT_STATE_CHANGED;
    return 0;
}
