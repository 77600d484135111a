/* rejects.c - the rows a file lost. */
#include "engine/intake/rejects.h"

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

int gt_rejects_write(const struct gt_rejects *rejects, const char *path, struct gt_error *error)
{
    FILE *file = fopen(path, "wb");
    bool good = file && fputs("line,field,value,reason\n", file) >= 0 &&
                fwrite(rejects->rows.data, 1, rejects->rows.length, file) == rejects->rows.length;
    int wrong = errno;
    if (file && fclose(file) != 0)
        good = false;
    if (!good)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: cannot write the rejected rows (%s); name another file with "
                         "--rejects. Nothing was imported"),
                       path, strerror(wrong));
    return 0;
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
