/* ledger_rows.c - JSON Lines in, a line at a time, through jansson. */
#include "engine/intake/ledger_rows.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

struct gt_ledger_rows {
    const char *path;
    FILE *file;
    char *line;
    size_t room;
    long long number, rows; /* of the line; rows so far */
    json_t *head, *json;    /* the first line and the present one */
    struct gt_arena arena;  /* of the present line */
};

static int fail_line(const struct gt_ledger_rows *rows, const char *what, struct gt_error *error)
{
    return gt_fail(error, GT_EXIT_DATA, _("%s: line %lld: %s"), rows->path, rows->number, what);
}

/* The next line as JSON; *more false at the end of the file. */
static int read_line(struct gt_ledger_rows *rows, json_t **json, bool *more, struct gt_error *error)
{
    json_error_t why;
    errno = 0;
    ssize_t length = getline(&rows->line, &rows->room, rows->file);
    *more = length >= 0;
    if (length < 0 && errno == ENOMEM)
        return gt_fail_memory(error);
    if (length < 0 && ferror(rows->file))
        return gt_fail(error, GT_EXIT_DATA, _("%s: cannot be read (%s)"), rows->path,
                       strerror(errno));
    if (length < 0)
        return 0;
    rows->number++;
    *json = json_loadb(rows->line, (size_t)length, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &why);
    if (!*json)
        return fail_line(rows, _("no JSON object; expected what `gentou export json` writes"),
                         error);
    return 0;
}

static int read_head(struct gt_ledger_rows *rows, struct gt_restore *restore,
                     struct gt_error *error)
{
    const char *name = NULL, *currency = NULL;
    int illustrative = 0;
    bool more = false;
    int code = read_line(rows, &rows->head, &more, error);
    if (code)
        return code;
    if (!more ||
        json_unpack(rows->head, "{s:i, s:s, s:s, s:b}", "gentou_schema", &restore->schema, "name",
                    &name, "currency", &currency, "illustrative", &illustrative) != 0 ||
        !*name || !gt_currency_find(currency, strlen(currency)))
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: no ledger in JSON Lines; expected what `gentou export json` writes"),
                       rows->path);
    restore->ledger = (struct gt_ledger){
        .name = name,
        .currency = gt_currency_find(currency, strlen(currency)),
        .illustrative = illustrative != 0,
    };
    return 0;
}

int gt_ledger_rows_open(const char *path, struct gt_ledger_rows **out, struct gt_restore *restore,
                        struct gt_error *error)
{
    struct gt_ledger_rows *rows = calloc(1, sizeof *rows);
    if (!rows)
        return gt_fail_memory(error);
    rows->path = path;
    rows->file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    int code = rows->file ? read_head(rows, restore, error)
                          : gt_fail(error, GT_EXIT_DATA, _("%s: cannot be read (%s)"), path,
                                    strerror(errno));
    if (code)
        gt_ledger_rows_close(rows);
    else
        *out = rows;
    return code;
}

static bool read_hex(const char *hex, struct gt_arena *arena, struct gt_table_value *value)
{
    static const char digits[] = "0123456789abcdef";
    size_t length = strlen(hex);
    unsigned char *bytes = gt_arena_alloc(arena, length / 2 + 1);
    if (!bytes || length % 2 || strspn(hex, digits) != length)
        return false;
    for (size_t i = 0; i < length; i += 2)
        bytes[i / 2] = (unsigned char)((strchr(digits, hex[i]) - digits) * 16 +
                                       (strchr(digits, hex[i + 1]) - digits));
    value->type = GT_VALUE_BLOB;
    value->bytes = bytes;
    value->length = length / 2;
    return true;
}

static bool read_value(json_t *json, struct gt_arena *arena, struct gt_table_value *value)
{
    *value = (struct gt_table_value){.type = GT_VALUE_NULL};
    switch (json_typeof(json)) {
    case JSON_NULL:
        return true;
    case JSON_INTEGER:
        value->type = GT_VALUE_INTEGER;
        value->integer = json_integer_value(json);
        return true;
    case JSON_REAL:
        value->type = GT_VALUE_REAL;
        value->real = json_real_value(json);
        return true;
    case JSON_STRING:
        value->type = GT_VALUE_TEXT;
        value->bytes = json_string_value(json);
        value->length = json_string_length(json);
        return true;
    case JSON_OBJECT: {
        const char *hex = json_string_value(json_object_get(json, "hex"));
        return hex && json_object_size(json) == 1 && read_hex(hex, arena, value);
    }
    default:
        return false;
    }
}

static int read_row(struct gt_ledger_rows *rows, const char *table, json_t *values,
                    struct gt_table_row *row, struct gt_error *error)
{
    const char *column;
    json_t *value;
    *row = (struct gt_table_row){.table = table};
    json_object_foreach(values, column, value)
    {
        if (row->count == GT_TABLE_COLUMNS_MAX)
            return fail_line(rows, _("more columns than any table has"), error);
        row->columns[row->count] = column;
        if (!read_value(value, &rows->arena, &row->values[row->count++]))
            return fail_line(rows, _("a value that is none of a ledger's"), error);
    }
    rows->rows++;
    return 0;
}

/* Behind the last row stands how many there were. */
static int check_end(struct gt_ledger_rows *rows, json_int_t said, struct gt_error *error)
{
    json_t *rest = NULL;
    bool more = false;
    if (said != rows->rows)
        return fail_line(rows, _("it says another number of rows than there are above it"), error);
    int code = read_line(rows, &rest, &more, error);
    json_decref(rest);
    return code || !more ? code : fail_line(rows, _("behind the end"), error);
}

int gt_ledger_rows_next(void *context, struct gt_table_row *row, const char **place, bool *more,
                        struct gt_error *error)
{
    struct gt_ledger_rows *rows = context;
    const char *table = NULL;
    json_t *values = NULL;
    json_int_t said = 0;
    json_decref(rows->json);
    rows->json = NULL;
    gt_arena_reset(&rows->arena);
    int code = read_line(rows, &rows->json, more, error);
    if (code)
        return code;
    if (!*more)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: cut after line %lld: its last line does not say how many rows there "
                         "are; write it out again"),
                       rows->path, rows->number);
    if (json_unpack(rows->json, "{s:I}", "rows", &said) == 0) {
        *more = false;
        return check_end(rows, said, error);
    }
    if (json_unpack(rows->json, "{s:s, s:o}", "table", &table, "row", &values) != 0 ||
        !json_is_object(values))
        return fail_line(rows, _("no row of a table; expected {\"table\": ..., \"row\": {...}}"),
                         error);
    *place = gt_arena_format(&rows->arena, _("%s: line %lld"), rows->path, rows->number);
    return read_row(rows, table, values, row, error);
}

long long gt_ledger_rows_read(const struct gt_ledger_rows *rows)
{
    return rows->rows;
}

void gt_ledger_rows_close(struct gt_ledger_rows *rows)
{
    if (!rows)
        return;
    if (rows->file && rows->file != stdin)
        fclose(rows->file);
    json_decref(rows->head);
    json_decref(rows->json);
    gt_arena_clear(&rows->arena);
    free(rows->line);
    free(rows);
}
