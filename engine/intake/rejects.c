/* rejects.c - the rows a file lost. */
#include "engine/intake/rejects.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* The column whose field the reason begins with, or NULL. */
static const struct gt_column *column_of(const struct gt_columns *columns, const char *reason)
{
    for (size_t i = 0; i < columns->count; i++) {
        const char *name = columns->items[i].field->name;
        size_t length = strlen(name);
        if (strncmp(reason, name, length) == 0 && reason[length] == ':')
            return &columns->items[i];
    }
    return NULL;
}

int gt_rejects_add(struct gt_rejects *rejects, const struct gt_csv_record *row,
                   const struct gt_columns *columns, const struct gt_error *why,
                   struct gt_error *error)
{
    const struct gt_column *column = column_of(columns, why->text);
    const char *value = !column                      ? ""
                        : column->text               ? column->text
                        : column->index < row->count ? row->fields[column->index]
                                                     : "";
    gt_text_format(&rejects->rows, "%ld,%s,", row->line, column ? column->field->name : "");
    gt_text_csv(&rejects->rows, value);
    gt_text_puts(&rejects->rows, ",");
    gt_text_csv(&rejects->rows, why->text);
    gt_text_puts(&rejects->rows, "\n");
    if (!rejects->first)
        rejects->first = gt_arena_format(rejects->arena, _("line %ld, %s"), row->line, why->text);
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

void gt_rejects_clear(struct gt_rejects *rejects)
{
    gt_text_clear(&rejects->rows);
}
