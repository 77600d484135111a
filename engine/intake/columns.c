/* columns.c - which column of a file is read into which field. */
#include "engine/intake/columns.h"

#include <string.h>

static const char *field_names(const struct gt_form *form, struct gt_arena *arena)
{
    const char *names = "";
    for (const struct gt_field *field = form->fields; names && field->name; field++)
        names = gt_arena_format(arena, "%s%s%s", names, *names ? ", " : "", field->name);
    return names ? names : "";
}

static int add(struct gt_columns *columns, const struct gt_field *field, size_t index,
               const char *text, struct gt_error *error)
{
    for (size_t i = 0; i < columns->count; i++)
        if (columns->items[i].field == field)
            return gt_fail(error, GT_EXIT_DATA, _("field \"%s\" is given twice; give it once"),
                           field->name);
    columns->items[columns->count++] = (struct gt_column){field, index, text};
    return 0;
}

static bool has_column(const struct gt_row *header, const char *name, size_t *index)
{
    for (size_t i = 0; i < header->count; i++) {
        if (strcmp(header->fields[i], name) == 0) {
            *index = i;
            return true;
        }
    }
    return false;
}

static int find_column(const struct gt_row *header, const char *name, size_t *index,
                       struct gt_arena *arena, struct gt_error *error)
{
    const char *list = "";
    if (has_column(header, name, index))
        return 0;
    for (size_t i = 0; list && i < header->count; i++)
        list = gt_arena_format(arena, "%s%s\"%s\"", list, i ? ", " : "", header->fields[i]);
    return gt_fail(error, GT_EXIT_DATA, _("the file has no column \"%s\"; its columns are %s"),
                   name, list ? list : "");
}

static int find_field(const struct gt_form *form, const char *name, const struct gt_field **field,
                      struct gt_arena *arena, struct gt_error *error)
{
    *field = gt_form_field(form, name);
    return *field ? 0
                  : gt_fail(error, GT_EXIT_USAGE, _("a %s has no field \"%s\"; its fields are %s"),
                            form->name, name, field_names(form, arena));
}

static int bind_maps(const struct gt_form *form, const struct gt_row *header,
                     const struct gt_column_map *maps, size_t map_count, struct gt_columns *columns,
                     struct gt_arena *arena, struct gt_error *error)
{
    int code = 0;
    for (size_t i = 0; i < map_count && !code; i++) {
        size_t index = 0;
        const struct gt_field *field = NULL;
        code = find_field(form, maps[i].field, &field, arena, error);
        if (!code && maps[i].column)
            code = find_column(header, maps[i].column, &index, arena, error);
        if (!code)
            code = add(columns, field, index, maps[i].text, error);
    }
    return code;
}

static int bind_header(const struct gt_form *form, const struct gt_row *header,
                       struct gt_columns *columns, struct gt_arena *arena, struct gt_error *error)
{
    int code = 0;
    for (size_t i = 0; i < header->count && !code; i++) {
        const struct gt_field *field = gt_form_field(form, header->fields[i]);
        if (!field)
            return gt_fail(error, GT_EXIT_DATA,
                           _("line %ld: column \"%s\" is no field of a %s; its fields are %s. "
                             "Say which column is which with --map field=Column"),
                           header->line, header->fields[i], form->name, field_names(form, arena));
        code = add(columns, field, i, NULL, error);
    }
    return code;
}

static int note_unread(const struct gt_row *header, struct gt_columns *columns,
                       struct gt_arena *arena, struct gt_error *error)
{
    for (size_t i = 0; i < header->count; i++) {
        size_t j = 0;
        while (j < columns->count && (columns->items[j].text || columns->items[j].index != i))
            j++;
        if (j < columns->count)
            continue;
        columns->unread = gt_arena_format(arena, "%s%s%s", columns->unread ? columns->unread : "",
                                          columns->unread ? ", " : "", header->fields[i]);
        if (!columns->unread)
            return gt_fail_memory(error);
    }
    return 0;
}

int gt_columns_bind(const struct gt_form *form, const struct gt_row *header,
                    const struct gt_column_map *maps, size_t map_count, struct gt_columns *columns,
                    struct gt_arena *arena, struct gt_error *error)
{
    bool mapped = false;
    for (size_t i = 0; i < map_count; i++)
        mapped = mapped || maps[i].column;
    *columns = (struct gt_columns){.width = header->count};
    columns->items = gt_arena_alloc(arena, (header->count + map_count) * sizeof *columns->items);
    if (!columns->items)
        return gt_fail_memory(error);
    int code = bind_maps(form, header, maps, map_count, columns, arena, error);
    if (!code && !mapped)
        code = bind_header(form, header, columns, arena, error);
    return code ? code : note_unread(header, columns, arena, error);
}

int gt_columns_check(const struct gt_form *form, const struct gt_column_map *maps, size_t map_count,
                     struct gt_arena *arena, struct gt_error *error)
{
    struct gt_columns columns = {0};
    int code = 0;
    columns.items = gt_arena_alloc(arena, (map_count + 1) * sizeof *columns.items);
    if (!columns.items)
        return gt_fail_memory(error);
    for (size_t i = 0; i < map_count && !code; i++) {
        const struct gt_field *field = NULL;
        code = find_field(form, maps[i].field, &field, arena, error);
        if (!code)
            code = add(&columns, field, i, maps[i].text, error);
    }
    return code;
}

bool gt_columns_fit(const struct gt_row *header, const struct gt_column_map *maps, size_t map_count)
{
    size_t index = 0, named = 0;
    for (size_t i = 0; i < map_count; i++) {
        if (maps[i].column && !has_column(header, maps[i].column, &index))
            return false;
        named += maps[i].column != NULL;
    }
    return named > 0;
}
