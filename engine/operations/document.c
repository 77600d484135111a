/* document.c - files beside the ledger. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "engine/operations/document.h"

#include "engine/base/text.h"
#include "engine/operations/amend_int.h"
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

/* The file as it is now: its path, digest and length. */
static int look_at(struct gt_store *store, const char *file, struct gt_document_row *document,
                   struct gt_arena *arena, struct gt_error *error)
{
    document->path = real_path(file, arena);
    if (!document->path)
        return errno == ENOMEM ? gt_fail_memory(error) : fail_file(file, error);
    if (!digest_file(document->path, document->digest, &document->bytes))
        return fail_file(file, error);
    const char *folder = ledger_folder(store, arena);
    if (*folder && strncmp(document->path, folder, strlen(folder)) == 0)
        document->path += strlen(folder);
    return 0;
}

/* What a record says of a document, but for its file. */
static int document_of(struct gt_store *store, const struct gt_document_record *record,
                       struct gt_document_row *document, struct gt_error *error)
{
    document->day = record->date;
    document->kind = record->kind < 0 ? GT_DOCUMENT_OTHER : record->kind;
    document->title = record->title;
    if (record->date == GT_DAY_NONE)
        return gt_fail(error, GT_EXIT_DATA, _("date: it is missing; expected: the day of it"));
    return gt_need_deal(store, record->deal, &document->deal, error);
}

int gt_enter_document(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                      struct gt_error *error)
{
    const struct gt_document_record *record = data;
    struct gt_document_row document = {0};
    int code = document_of(store, record, &document, error);
    if (!code)
        code = look_at(store, record->file, &document, arena, error);
    if (!code && !document.title)
        document.title = gt_text_file_name(document.path);
    return code ? code : gt_document_insert(store, &document, id, error);
}

/* A file of another name is looked at; the one that stands here is as it was when it was entered,
 * whatever became of it since. */
static int amend_document(struct gt_store *store, int64_t id, const void *data, bool *changed,
                          struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_document_record *record = data;
    struct gt_document_row document = {0};
    int code = gt_document_written(store, id, &document, arena, error);
    if (!code && strcmp(record->file, document.path) != 0)
        code = look_at(store, record->file, &document, arena, error);
    if (!code)
        code = document_of(store, record, &document, error);
    if (!code && !document.title)
        document.title = gt_text_file_name(document.path);
    return code ? code : gt_document_update(store, &document, changed, error);
}

const struct gt_amend gt_amend_document = {
    .noun = "document",
    .table = "deal_document",
    .shown = "document list",
    .amend = amend_document,
};

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
