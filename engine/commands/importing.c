/* importing.c - how the columns of a file are read: --map and --set, and the mapping they are laid
 * over. */
#include "engine/commands/importing.h"

#include "engine/base/shell.h"
#include "engine/operations/mapping.h"

#include <string.h>

/* "field=what": a map of a column (`map`) or a text (`set`). */
static int read_map(struct gt_call *call, const struct gt_given *given, struct gt_column_map *map)
{
    const char *equals = strchr(given->value, '=');
    if (!equals || equals == given->value)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--%s: \"%s\" is no pair; write field=Column, such as date=Day"),
                       given->name, given->value);
    map->field = gt_arena_copy(call->arena, given->value, (size_t)(equals - given->value));
    if (strcmp(given->name, "map") == 0)
        map->column = equals + 1;
    else
        map->text = equals + 1;
    return map->field ? 0 : gt_fail_memory(call->error);
}

int gt_call_maps(struct gt_call *call, struct gt_column_map **maps, size_t *count)
{
    *count = 0;
    *maps = gt_arena_alloc(call->arena, (size_t)(call->given_count + 1) * sizeof **maps);
    if (!*maps)
        return gt_fail_memory(call->error);
    for (int i = 0; i < call->given_count; i++) {
        const struct gt_given *given = &call->given[i];
        if (strcmp(given->name, "map") != 0 && strcmp(given->name, "set") != 0)
            continue;
        int code = read_map(call, given, &(*maps)[(*count)++]);
        if (code)
            return code;
    }
    return 0;
}

/* The fields of a saved mapping as maps. */
static int saved_maps(struct gt_call *call, const struct gt_mapping_row *saved,
                      struct gt_column_map **maps, size_t *count)
{
    struct gt_mapping_field *fields = NULL;
    int code = gt_mapping_fields(call->store, saved->id, &fields, count, call->arena, call->error);
    *maps = gt_arena_alloc(call->arena, (*count + 1) * sizeof **maps);
    if (!code && !*maps)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < *count && !code; i++)
        (*maps)[i] = (struct gt_column_map){fields[i].field, fields[i].column, fields[i].text};
    return code;
}

/* Whether the call itself says where a field is read. */
static bool is_given(const struct gt_column_map *maps, size_t count, const char *field)
{
    for (size_t i = 0; i < count; i++)
        if (gt_field_named(maps[i].field, field))
            return true;
    return false;
}

/* Begins with what is saved; the maps of the call come behind, and stand for the saved ones of
 * their fields. */
static int begin_saved(struct gt_call *call, struct gt_call_mapping *mapping)
{
    struct gt_mapping_row saved = {0};
    struct gt_column_map *maps = NULL, *own = mapping->maps;
    size_t count = 0, own_count = mapping->map_count;
    int code = gt_mapping_find(call->store, mapping->name, &saved, call->arena, call->error);
    if (!code)
        code = saved_maps(call, &saved, &maps, &count);
    if (code)
        return code;
    mapping->maps = gt_arena_alloc(call->arena, (count + own_count + 1) * sizeof *maps);
    mapping->map_count = 0;
    if (!mapping->maps)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++)
        if (!is_given(own, own_count, maps[i].field))
            mapping->maps[mapping->map_count++] = maps[i];
    mapping->saved_count = mapping->map_count;
    if (own_count)
        memcpy(mapping->maps + mapping->map_count, own, own_count * sizeof *own);
    mapping->map_count += own_count;
    mapping->name = saved.name;
    mapping->as = saved.form;
    mapping->date_format = saved.date_format;
    mapping->number_format = saved.number_format;
    mapping->encoding = saved.encoding;
    return 0;
}

static void take(struct gt_call *call, const char *option, const char **word)
{
    const char *given = gt_call_value(call, option);
    if (given)
        *word = given;
}

int gt_call_mapping(struct gt_call *call, struct gt_call_mapping *mapping)
{
    const char *as = gt_call_value(call, "as");
    *mapping = (struct gt_call_mapping){.name = gt_call_value(call, "mapping")};
    int code = gt_call_maps(call, &mapping->maps, &mapping->map_count);
    if (!code && mapping->name)
        code = begin_saved(call, mapping);
    if (!code && as && mapping->as && strcmp(as, mapping->as) != 0)
        code = gt_fail(call->error, GT_EXIT_USAGE,
                       _("--as: the mapping \"%s\" reads each row as a %s, not as a %s; leave out "
                         "one of the two"),
                       mapping->name, mapping->as, as);
    take(call, "as", &mapping->as);
    take(call, "date-format", &mapping->date_format);
    take(call, "number-format", &mapping->number_format);
    take(call, "encoding", &mapping->encoding);
    return code;
}

/* The saved mappings of the records asked for that fit the header, as "--mapping NAME". */
static int find_fitting(struct gt_call *call, const char *as, const struct gt_row *header,
                        const char **names, int *found)
{
    struct gt_mapping_row *rows = NULL;
    size_t count = 0, map_count = 0;
    int code = gt_mapping_list(call->store, NULL, &rows, &count, call->arena, call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_column_map *maps = NULL;
        if (as && strcmp(as, rows[i].form) != 0)
            continue;
        code = saved_maps(call, &rows[i], &maps, &map_count);
        if (code || !gt_columns_fit(header, maps, map_count))
            continue;
        const char *word = gt_shell_word(call->arena, rows[i].name);
        *names = word ? gt_arena_format(call->arena, "%s%s--mapping %s", *names,
                                        (*found)++ ? _(" or ") : "", word)
                      : NULL;
        if (!*names)
            return gt_fail_memory(call->error);
    }
    return code;
}

int gt_call_mapping_fail(struct gt_call *call, const struct gt_call_mapping *mapping,
                         const struct gt_row *header, const char *file)
{
    struct gt_error refused = *call->error;
    const char *names = "";
    int found = 0;
    if (header->count == 0)
        return refused.exit;
    int code = find_fitting(call, gt_call_value(call, "as"), header, &names, &found);
    if (code)
        return code;
    *call->error = refused;
    if (found && !mapping->name)
        return gt_fail(call->error, GT_EXIT_DATA,
                       found > 1 ? _("%s: not all of its columns are understood, but saved "
                                     "mappings fit them; add %s")
                                 : _("%s: not all of its columns are understood, but a saved "
                                     "mapping fits them; add %s"),
                       file, names);
    if (mapping->name && !gt_columns_fit(header, mapping->maps, mapping->saved_count))
        return gt_error_at(call->error, _("mapping \"%s\""), mapping->name);
    return refused.exit;
}
