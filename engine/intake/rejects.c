/* rejects.c - the rows a file lost. */
#include "engine/intake/rejects.h"

#include "engine/base/replace.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

int gt_rejects_add(struct gt_rejects *rejects, const struct gt_row *row,
                   const struct gt_column *column, const char *reason, struct gt_error *error)
{
    const char *value = !column                      ? ""
                        : column->text               ? column->text
                        : column->index < row->count ? row->fields[column->index]
                                                     : "";
    gt_text_format(&rejects->rows, "%ld,%s,", row->line, column ? column->field->name : "");
    gt_text_csv(&rejects->rows, value);
    gt_text_puts(&rejects->rows, ",");
    gt_text_csv(&rejects->rows, reason);
    gt_text_puts(&rejects->rows, "\n");
    if (!rejects->first)
        rejects->first = gt_arena_format(rejects->arena, _("line %ld, %s"), row->line, reason);
    return rejects->rows.failed || !rejects->first ? gt_fail_memory(error) : 0;
}

#define HEADINGS "line,field,value,reason\n"

/* What is written, and where the sentence goes when it cannot be. */
struct writing {
    const struct gt_rejects *rejects;
    const char *path;
    struct gt_error *error;
};

static int write_rows(const void *context, const char *beside)
{
    const struct writing *writing = context;
    const struct gt_text *rows = &writing->rejects->rows;
    FILE *file = fopen(beside, "wb");
    bool good = file && fputs(HEADINGS, file) >= 0 &&
                fwrite(rows->data, 1, rows->length, file) == rows->length;
    int wrong = errno;
    if (file && fclose(file) != 0)
        good = false;
    if (good)
        return 0;
    gt_fail(writing->error, GT_EXIT_DATA,
            _("%s: cannot write the rejected rows (%s); name another file with "
              "--rejects. Nothing was imported"),
            writing->path, strerror(wrong));
    return wrong ? wrong : EIO;
}

/* Earlier rejects make room for these, another's file does not. */
static bool may_go(const char *path)
{
    char head[sizeof HEADINGS] = "";
    FILE *file = fopen(path, "rb");
    if (!file)
        return true;
    bool kept = !fgets(head, sizeof head, file) || strcmp(head, HEADINGS) == 0;
    fclose(file);
    return kept;
}

int gt_rejects_write(const struct gt_rejects *rejects, const char *path, struct gt_error *error)
{
    struct writing writing = {rejects, path, error};
    if (!may_go(path))
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: another file stands here, so the rejected rows are not written over "
                         "it; name another with --rejects. Nothing was imported"),
                       path);
    return gt_replace_file(path, write_rows, &writing, error);
}

static bool is_same_file(const char *path, const char *other)
{
    struct stat one, two;
    return stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_dev == two.st_dev &&
           one.st_ino == two.st_ino;
}

int gt_rejects_check(const char *rejects, const char *read, const char *ledger,
                     struct gt_error *error)
{
    if (is_same_file(rejects, read))
        return gt_fail(error, GT_EXIT_DATA,
                       _("--rejects: %s is the file that is read; name another"), rejects);
    if (is_same_file(rejects, ledger))
        return gt_fail(error, GT_EXIT_DATA, _("--rejects: %s is the ledger; name another"),
                       rejects);
    return 0;
}

void gt_rejects_clear(struct gt_rejects *rejects)
{
    gt_text_clear(&rejects->rows);
}
