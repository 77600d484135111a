/* mapping.c - how the columns of a file are read, kept under a name. */
#include "engine/operations/mapping.h"

#include "engine/base/text.h"

int gt_mapping_name(const char *text, const char **folded, struct gt_arena *arena,
                    struct gt_error *error)
{
    *folded = gt_text_fold(arena, text);
    if (!*folded)
        return gt_fail_memory(error);
    return **folded ? 0
                    : gt_fail(error, GT_EXIT_USAGE,
                              _("\"%s\" is no name of a mapping; write at least one letter"), text);
}

static int find(struct gt_store *store, const char *name, const char **folded,
                struct gt_mapping_row **rows, size_t *count, struct gt_arena *arena,
                struct gt_error *error)
{
    int code = gt_mapping_name(name, folded, arena, error);
    return code ? code : gt_mapping_list(store, *folded, rows, count, arena, error);
}

/* "nobody called so", and who there is. */
static int fail_none(struct gt_store *store, const char *name, struct gt_arena *arena,
                     struct gt_error *error)
{
    struct gt_mapping_row *rows = NULL;
    size_t count = 0;
    const char *list = "";
    int code = gt_mapping_list(store, NULL, &rows, &count, arena, error);
    if (code)
        return code;
    for (size_t i = 0; list && i < count; i++)
        list = gt_arena_format(arena, "%s%s\"%s\"", list, i ? ", " : "", rows[i].name);
    if (count == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("there is no mapping \"%s\", nor any other; `gentou mapping save` makes "
                         "one"),
                       name);
    return gt_fail(error, GT_EXIT_DATA, _("there is no mapping \"%s\"; there is %s"), name,
                   list ? list : "");
}

int gt_mapping_find(struct gt_store *store, const char *name, struct gt_mapping_row *mapping,
                    struct gt_arena *arena, struct gt_error *error)
{
    struct gt_mapping_row *rows = NULL;
    const char *folded = NULL;
    size_t count = 0;
    int code = find(store, name, &folded, &rows, &count, arena, error);
    if (!code && count == 0)
        return fail_none(store, name, arena, error);
    if (!code)
        *mapping = rows[0];
    return code;
}

int gt_mapping_save(struct gt_store *store, const struct gt_mapping_row *mapping,
                    const struct gt_mapping_field *fields, size_t count, bool *replaced,
                    struct gt_arena *arena, struct gt_error *error)
{
    struct gt_mapping_row row = *mapping, *rows = NULL;
    size_t there = 0;
    int code = find(store, mapping->name, &row.folded, &rows, &there, arena, error);
    *replaced = there > 0;
    row.id = there ? rows[0].id : 0;
    if (!code && there)
        code = gt_mapping_fields_delete(store, row.id, error);
    if (!code)
        code = there ? gt_mapping_change(store, &row, error)
                     : gt_mapping_insert(store, &row, &row.id, error);
    for (size_t i = 0; i < count && !code; i++)
        code = gt_mapping_field_insert(store, row.id, &fields[i], error);
    return code;
}

int gt_mapping_remove(struct gt_store *store, const char *name, struct gt_arena *arena,
                      struct gt_error *error)
{
    struct gt_mapping_row mapping = {0};
    int code = gt_mapping_find(store, name, &mapping, arena, error);
    if (!code)
        code = gt_mapping_fields_delete(store, mapping.id, error);
    return code ? code : gt_mapping_delete(store, mapping.id, error);
}
