/* xlsx.c - a workbook's parts put together: what it relates to, its sheets, its shared texts.
 *
 * The package's own relations name the workbook, the workbook's the rest (ISO/IEC 29500-2, 9.3).
 * Types of relations are known by their last word, which the two dialects of the format share.
 */
#include "engine/intake/xlsx.h"

#include "engine/intake/xlsx_int.h"

#include <string.h>

#define SHEETS_MAX 4096

struct relation {
    const char *id, *type; /* the type's last word */
    const char *part;      /* its name in the package */
};

/* A sheet as the workbook lists it. */
struct listed {
    const char *name, *relation;
    bool hidden;
};

struct reading {
    struct gt_package *package;
    struct gt_arena *arena;
    const char *folder; /* of the part whose relations are read: "xl/" */
    struct relation *relations;
    size_t relation_count, relation_room;
    struct listed *listed;
    size_t listed_count, listed_room;
    struct gt_xlsx_shared shared;
    size_t text_room;
    struct gt_xlsx_gather gather;
    bool in_text; /* within si */
};

const char *gt_xlsx_column(int column, char letters[GT_XLSX_COLUMN_TEXT])
{
    char reversed[GT_XLSX_COLUMN_TEXT];
    int count = 0, at = 0;
    for (column++; column > 0 && count < GT_XLSX_COLUMN_TEXT - 1; column = (column - 1) / 26)
        reversed[count++] = (char)('A' + (column - 1) % 26);
    while (count)
        letters[at++] = reversed[--count];
    letters[at] = 0;
    return letters;
}

const struct gt_xlsx_cell *gt_xlsx_cell_at(const struct gt_xlsx_row *row, int column)
{
    static const struct gt_xlsx_cell none = {0, GT_XLSX_TEXT, ""};
    for (size_t i = 0; i < row->count && row->cells[i].column <= column; i++)
        if (row->cells[i].column == column)
            return &row->cells[i];
    return &none;
}

void gt_xlsx_gather_start(struct gt_xlsx_gather *gather, const char *name)
{
    if (strcmp(name, "rPh") == 0)
        gather->phonetic++;
    else if (strcmp(name, "t") == 0)
        gather->in_text = gather->phonetic == 0;
}

void gt_xlsx_gather_end(struct gt_xlsx_gather *gather, const char *name)
{
    if (strcmp(name, "rPh") == 0)
        gather->phonetic--;
    else if (strcmp(name, "t") == 0)
        gather->in_text = false;
}

int gt_xlsx_gather_text(struct gt_xlsx_gather *gather, const char *bytes, size_t length,
                        struct gt_error *error)
{
    if (!gather->in_text)
        return 0;
    if (gather->text.length + length > GT_XLSX_TEXT_MAX)
        return gt_fail(error, GT_EXIT_DATA,
                       _("a text is longer than the 32,767 characters that a cell can hold"));
    gt_text_add(&gather->text, bytes, length);
    return gather->text.failed ? gt_fail_memory(error) : 0;
}

/* Takes the last folder off a path that ends in a slash. */
static size_t without_last(const char *path, size_t length)
{
    if (length)
        length--;
    while (length && path[length - 1] != '/')
        length--;
    return length;
}

/* A target as the name of a part: from the package's root when it begins with a slash, else from
 * the folder; "." and ".." worked out. */
static const char *part_of(struct reading *reading, const char *target)
{
    size_t length = *target == '/' ? 0 : strlen(reading->folder);
    char *part = gt_arena_alloc(reading->arena, strlen(reading->folder) + strlen(target) + 1);
    if (!part)
        return NULL;
    memcpy(part, reading->folder, length);
    while (*target) {
        size_t step = strcspn(target, "/"), taken = step + (target[step] == '/');
        if (step == 2 && memcmp(target, "..", 2) == 0) {
            length = without_last(part, length);
        } else if (step > 1 || (step == 1 && *target != '.')) {
            memcpy(part + length, target, taken);
            length += taken;
        }
        target += taken;
    }
    part[length] = 0;
    return part;
}

static int on_relation(void *context, const char *name, const char *const *attributes,
                       struct gt_error *error)
{
    struct reading *reading = context;
    const char *id = gt_xml_attribute(attributes, "Id");
    const char *type = gt_xml_attribute(attributes, "Type");
    const char *target = gt_xml_attribute(attributes, "Target");
    const char *mode = gt_xml_attribute(attributes, "TargetMode");
    if (strcmp(name, "Relationship") != 0 || !id || !type || !target ||
        (mode && strcmp(mode, "External") == 0))
        return 0;
    const char *word = strrchr(type, '/') ? strrchr(type, '/') + 1 : type;
    struct relation *grown =
        gt_arena_grow(reading->arena, reading->relations, reading->relation_count,
                      &reading->relation_room, sizeof *grown);
    if (!grown)
        return gt_fail_memory(error);
    struct relation relation = {gt_arena_copy(reading->arena, id, strlen(id)),
                                gt_arena_copy(reading->arena, word, strlen(word)),
                                part_of(reading, target)};
    reading->relations = grown;
    reading->relations[reading->relation_count++] = relation;
    return relation.id && relation.type && relation.part ? 0 : gt_fail_memory(error);
}

/* The relations of a part, instead of those that were read before; "" is the package. */
static int read_relations(struct reading *reading, const char *part, struct gt_error *error)
{
    static const struct gt_xml_reader reader = {on_relation, NULL, NULL};
    const char *file = gt_text_file_name(part);
    reading->folder = gt_arena_copy(reading->arena, part, (size_t)(file - part));
    const char *relations =
        reading->folder ? gt_arena_format(reading->arena, "%s_rels/%s.rels", reading->folder, file)
                        : NULL;
    if (!relations)
        return gt_fail_memory(error);
    reading->relations = NULL;
    reading->relation_count = reading->relation_room = 0;
    return gt_xml_read(reading->package, gt_package_find(reading->package, relations), relations,
                       &reader, reading, error);
}

/* By id, or by type when id is NULL. */
static const struct relation *find_relation(const struct reading *reading, const char *id,
                                            const char *type)
{
    for (size_t i = 0; i < reading->relation_count; i++)
        if (strcmp(id ? reading->relations[i].id : reading->relations[i].type, id ? id : type) == 0)
            return &reading->relations[i];
    return NULL;
}

static int add_listed(struct reading *reading, const char *const *attributes,
                      struct gt_error *error)
{
    const char *name = gt_xml_attribute(attributes, "name");
    const char *id = gt_xml_attribute(attributes, "id");
    const char *state = gt_xml_attribute(attributes, "state");
    if (!name || !id)
        return gt_fail(error, GT_EXIT_DATA, _("a sheet has no name or no part"));
    if (reading->listed_count == SHEETS_MAX)
        return gt_fail(error, GT_EXIT_DATA, _("there are more than %d sheets"), SHEETS_MAX);
    struct listed *grown = gt_arena_grow(reading->arena, reading->listed, reading->listed_count,
                                         &reading->listed_room, sizeof *grown);
    struct listed listed = {gt_arena_copy(reading->arena, name, strlen(name)),
                            gt_arena_copy(reading->arena, id, strlen(id)),
                            state && strcmp(state, "visible") != 0};
    if (!grown || !listed.name || !listed.relation)
        return gt_fail_memory(error);
    reading->listed = grown;
    reading->listed[reading->listed_count++] = listed;
    return 0;
}

static int on_workbook(void *context, const char *name, const char *const *attributes,
                       struct gt_error *error)
{
    struct reading *reading = context;
    if (strcmp(name, "workbookPr") == 0)
        reading->shared.from_1904 = gt_xml_is_true(gt_xml_attribute(attributes, "date1904"));
    return strcmp(name, "sheet") == 0 ? add_listed(reading, attributes, error) : 0;
}

static int on_shared_start(void *context, const char *name, const char *const *attributes,
                           struct gt_error *error)
{
    struct reading *reading = context;
    (void)attributes, (void)error;
    if (strcmp(name, "si") == 0)
        gt_text_reset(&reading->gather.text);
    else
        gt_xlsx_gather_start(&reading->gather, name);
    return 0;
}

static int on_shared_text(void *context, const char *bytes, size_t length, struct gt_error *error)
{
    struct reading *reading = context;
    return gt_xlsx_gather_text(&reading->gather, bytes, length, error);
}

static int on_shared_end(void *context, const char *name, struct gt_error *error)
{
    struct reading *reading = context;
    struct gt_xlsx_shared *shared = &reading->shared;
    gt_xlsx_gather_end(&reading->gather, name);
    if (strcmp(name, "si") != 0)
        return 0;
    const char **grown = gt_arena_grow(reading->arena, shared->texts, shared->text_count,
                                       &reading->text_room, sizeof *grown);
    char *copy =
        gt_arena_copy(reading->arena, reading->gather.text.data, reading->gather.text.length);
    if (!grown || !copy)
        return gt_fail_memory(error);
    gt_xlsx_unescape(copy);
    shared->texts = grown;
    shared->texts[shared->text_count++] = copy;
    return 0;
}

/* The part that the package says is the workbook. */
static int find_workbook(struct reading *reading, const char **part, struct gt_error *error)
{
    const char *path = gt_package_path(reading->package);
    int code = read_relations(reading, "", error);
    if (code)
        return code;
    const struct relation *workbook = find_relation(reading, NULL, "officeDocument");
    *part = workbook ? workbook->part : "xl/workbook.xml";
    size_t length = strlen(*part);
    if (length > 4 && strcmp(*part + length - 4, ".bin") == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: is a binary workbook (.xlsb); save it as .xlsx and try again"), path);
    if (gt_package_find(reading->package, *part) < 0)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("%s: is a ZIP file without a workbook (%s) in it; save it as .xlsx and try "
              "again"),
            path, *part);
    return 0;
}

/* What the cells of all sheets refer to. */
static int read_shared(struct reading *reading, struct gt_error *error)
{
    static const struct gt_xml_reader reader = {on_shared_start, on_shared_end, on_shared_text};
    struct gt_package *package = reading->package;
    const struct relation *texts = find_relation(reading, NULL, "sharedStrings");
    const struct relation *styles = find_relation(reading, NULL, "styles");
    int code = 0;
    if (texts)
        code = gt_xml_read(package, gt_package_find(package, texts->part), texts->part, &reader,
                           reading, error);
    if (!code && styles)
        code = gt_xlsx_styles_read(package, gt_package_find(package, styles->part), styles->part,
                                   &reading->shared.styles, reading->arena, error);
    return code;
}

static int read_sheets(struct reading *reading, struct gt_xlsx *book, struct gt_error *error)
{
    struct gt_xlsx_sheet *sheets =
        gt_arena_alloc(reading->arena, reading->listed_count * sizeof *sheets);
    int code = sheets ? 0 : gt_fail_memory(error);
    book->sheets = sheets;
    for (size_t i = 0; i < reading->listed_count && !code; i++) {
        const struct listed *listed = &reading->listed[i];
        const struct relation *relation = find_relation(reading, listed->relation, NULL);
        int64_t number = relation ? gt_package_find(reading->package, relation->part) : -1;
        if (relation && strcmp(relation->type, "worksheet") != 0)
            continue;
        if (number < 0)
            return gt_fail(
                error, GT_EXIT_DATA,
                _("%s: sheet \"%s\" is not in the file; open it in a spreadsheet program, "
                  "save it anew and try again"),
                gt_package_path(reading->package), listed->name);
        struct gt_xlsx_sheet *sheet = &sheets[book->sheet_count++];
        *sheet = (struct gt_xlsx_sheet){.name = listed->name, .hidden = listed->hidden};
        code = gt_xlsx_sheet_read(reading->package, number, relation->part, &reading->shared, sheet,
                                  reading->arena, error);
    }
    return code;
}

int gt_xlsx_read(const char *path, struct gt_xlsx *book, struct gt_arena *arena,
                 struct gt_error *error)
{
    static const struct gt_xml_reader workbook = {on_workbook, NULL, NULL};
    struct reading reading = {.arena = arena};
    const char *part = NULL;
    *book = (struct gt_xlsx){0};
    int code = gt_package_open(path, &reading.package, error);
    if (!code)
        code = find_workbook(&reading, &part, error);
    if (!code)
        code = gt_xml_read(reading.package, gt_package_find(reading.package, part), part, &workbook,
                           &reading, error);
    if (!code)
        code = read_relations(&reading, part, error);
    if (!code)
        code = read_shared(&reading, error);
    if (!code)
        code = read_sheets(&reading, book, error);
    gt_text_clear(&reading.gather.text);
    gt_package_close(reading.package);
    return code;
}
