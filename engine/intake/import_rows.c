/* import_rows.c - the rows of one source become records of a batch. */
#include "engine/intake/import_rows.h"

#include "engine/base/text.h"
#include "engine/intake/investors.h"

#include <string.h>

#define PROGRESS_ROWS 512

struct importer {
    const struct gt_row_import *what;
    struct gt_row_counts *counts;
    struct gt_arena *arena; /* lives as long as the result */
    struct gt_arena row;    /* lives for one row */
    struct gt_columns columns;
    struct gt_field_text *texts; /* columns.count of them, of the row at hand */
    void *record;
    struct gt_name_set *known; /* investors that stand alone; NULL unless deals are read */
    struct gt_name_set *rows;  /* read so far, each with its ordinal; NULL: equal rows are one */
    struct gt_repair *repairs; /* of the row at hand; they count only when it is entered */
    size_t repair_count, repair_capacity;
    size_t counts_capacity; /* of counts->repairs */
    bool out_of_memory;
};

static void note_repair(void *context, const struct gt_field *field, const char *original,
                        const char *reason)
{
    struct importer *importer = context;
    struct gt_repair *grown =
        gt_arena_grow(&importer->row, importer->repairs, importer->repair_count,
                      &importer->repair_capacity, sizeof *grown);
    char *kept = gt_arena_copy(&importer->row, original, strlen(original));
    if (!grown || !kept) {
        importer->out_of_memory = true;
        return;
    }
    importer->repairs = grown;
    importer->repairs[importer->repair_count++] = (struct gt_repair){field->name, kept, reason};
}

/* One more repair of its reason in the result. */
static int count_repair(struct importer *importer, const struct gt_repair *repair, int64_t line,
                        struct gt_error *error)
{
    struct gt_row_counts *counts = importer->counts;
    for (size_t i = 0; i < counts->repair_count; i++) {
        if (strcmp(counts->repairs[i].field, repair->field) == 0 &&
            strcmp(counts->repairs[i].reason, repair->reason) == 0) {
            counts->repairs[i].count++;
            return 0;
        }
    }
    struct gt_repair_count *grown =
        gt_arena_grow(importer->arena, counts->repairs, counts->repair_count,
                      &importer->counts_capacity, sizeof *grown);
    char *reason = gt_arena_copy(importer->arena, repair->reason, strlen(repair->reason));
    char *example = gt_arena_copy(importer->arena, repair->original, strlen(repair->original));
    if (!grown || !reason || !example)
        return gt_fail_memory(error);
    counts->repairs = grown;
    counts->repairs[counts->repair_count++] =
        (struct gt_repair_count){repair->field, reason, example, line, 1};
    return 0;
}

static int count_repairs(struct importer *importer, int64_t line, struct gt_error *error)
{
    int code = 0;
    for (size_t i = 0; i < importer->repair_count && !code; i++)
        code = count_repair(importer, &importer->repairs[i], line, error);
    return code;
}

/* A spreadsheet had no value to give. */
static int fail_broken(const struct gt_column *column, const char *text, struct gt_error *error)
{
    if (*text)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: the cell holds the error %s; mend its formula, or write the value"),
                       column->field->name, text);
    return gt_fail(error, GT_EXIT_DATA,
                   _("%s: the cell's formula was never calculated; open the file in a spreadsheet "
                     "program and save it, or write the value"),
                   column->field->name);
}

/* The texts of the row's fields. The cell of investors stands apart: how it splits depends on the
 * names seen elsewhere, and the same row must look the same in a longer file. */
static int take_texts(struct importer *importer, const struct gt_row *row, const char **investors,
                      size_t *count, struct gt_error *error)
{
    *investors = NULL;
    *count = 0;
    if (row->count != importer->columns.width)
        return gt_fail(error, GT_EXIT_DATA,
                       _("the row has %zu columns, the header has %zu; see for a comma too many or "
                         "a quote too few"),
                       row->count, importer->columns.width);
    for (size_t i = 0; i < importer->columns.count; i++) {
        const struct gt_column *column = &importer->columns.items[i];
        const char *text = column->text ? column->text : row->fields[column->index];
        if (!column->text && row->broken && row->broken[column->index])
            return fail_broken(column, text, error);
        if (importer->known && strcmp(column->field->name, "investors") == 0)
            *investors = text;
        else
            importer->texts[(*count)++] = (struct gt_field_text){column->field, text};
    }
    return 0;
}

/* Who took part; an empty cell says that nobody named them. */
static int split_investors(struct importer *importer, const char *cell, struct gt_error *error)
{
    struct gt_deal_record *deal = importer->record;
    const struct gt_field *field = gt_form_field(&importer->what->type->form, "investors");
    const char *escaped = NULL;
    struct gt_investors read;
    const char *clean = gt_value_text(&importer->row, cell, &escaped);
    if (!clean || !gt_investors_split(importer->known, clean, &importer->row, &read))
        return gt_fail_memory(error);
    deal->investors = read.names;
    deal->others = deal->others || read.others;
    if (escaped)
        note_repair(importer, field, cell, escaped);
    if (read.judged)
        note_repair(importer, field, cell, read.judged);
    if (read.unnamed)
        note_repair(importer, field, cell, read.unnamed);
    return 0;
}

/* Kinds of which two equal ones are two; a deal is not twice in a stage on a day. */
static bool may_repeat(const struct gt_record_type *type)
{
    return type->enter == gt_enter_investment || type->enter == gt_enter_pledge ||
           type->enter == gt_enter_exit || type->enter == gt_enter_mark;
}

static const char *number_row(struct importer *importer, const char *row, size_t ordinal)
{
    return ordinal == 1 ? row : gt_arena_format(&importer->row, "%s\n%zu", row, ordinal);
}

/* Gives the row its ordinal among the equal rows of the source: those below are taken, so halving
 * finds it in a few steps however often the row stands there. */
static int tell_apart(struct importer *importer, const char **canonical, struct gt_error *error)
{
    const char *row = *canonical;
    size_t taken = 0, open = 1;
    while ((*canonical = number_row(importer, row, open)) != NULL &&
           gt_name_set_has(importer->rows, *canonical)) {
        taken = open;
        open *= 2;
    }
    while (*canonical && open - taken > 1) {
        size_t middle = taken + (open - taken) / 2;
        *canonical = number_row(importer, row, middle);
        if (*canonical && gt_name_set_has(importer->rows, *canonical))
            taken = middle;
        else
            open = middle;
    }
    *canonical = number_row(importer, row, open);
    if (!*canonical || !gt_name_set_add(importer->rows, *canonical))
        return gt_fail_memory(error);
    return 0;
}

/* The row in one text that tells whether it was entered before, with the investors as written. */
static int write_canonical(struct importer *importer, const char *investors, const char **canonical,
                           struct gt_error *error)
{
    const struct gt_form *form = &importer->what->type->form;
    const char *fields = gt_form_canonical(form, importer->record, &importer->row);
    const char *folded = investors ? gt_text_fold(&importer->row, investors) : "";
    *canonical = fields && folded
                     ? gt_arena_format(&importer->row, "%s\n%s\n%s", form->name, fields, folded)
                     : NULL;
    if (!*canonical)
        return gt_fail_memory(error);
    return importer->rows ? tell_apart(importer, canonical, error) : 0;
}

/* A round that closes after today is in no list until its day: most often the year is wrong. */
static void note_later(struct importer *importer, size_t count)
{
    const struct gt_row_import *what = importer->what;
    const struct gt_deal_record *deal = importer->record;
    if (what->type->enter != gt_enter_deal || !what->today || deal->date <= what->today ||
        (deal->stage >= 0 && deal->stage != GT_STAGE_CLOSED))
        return;
    for (size_t i = 0; i < count; i++)
        if (strcmp(importer->texts[i].field->name, "date") == 0)
            note_repair(importer, importer->texts[i].field, importer->texts[i].text,
                        N_("closed later than today; no list shows it before that day"));
}

/* Reads the row into the record; *canonical is its text. */
static int bind_row(struct importer *importer, const struct gt_row *row, const char **canonical,
                    struct gt_error *error)
{
    struct gt_binding binding = {
        .arena = &importer->row,
        .date_format = importer->what->date_format,
        .number_format = importer->what->number_format,
        .currency = gt_batch_currency(importer->what->batch),
        .repaired = note_repair,
        .context = importer,
    };
    const char *investors = NULL;
    size_t count = 0;
    int code = take_texts(importer, row, &investors, &count, error);
    if (!code)
        code = gt_record_bind(importer->what->type, binding, importer->texts, count,
                              importer->record, error);
    if (!code)
        code = write_canonical(importer, investors, canonical, error);
    if (!code && investors)
        code = split_investors(importer, investors, error);
    if (!code)
        note_later(importer, count);
    return code || !importer->out_of_memory ? code : gt_fail_memory(error);
}

/* The column whose field the reason begins with, or NULL. */
static const struct gt_column *blamed(const struct gt_columns *columns, const char *reason)
{
    for (size_t i = 0; i < columns->count; i++) {
        const char *name = columns->items[i].field->name;
        size_t length = strlen(name);
        if (strncmp(reason, name, length) == 0 && reason[length] == ':')
            return &columns->items[i];
    }
    return NULL;
}

/* Reads and enters one row. An error that is the row's own is a reject, not an end. */
static int import_row(struct importer *importer, const struct gt_row *row, struct gt_error *error)
{
    const struct gt_row_import *what = importer->what;
    struct gt_error why = {.exit = GT_EXIT_OK};
    const char *canonical = NULL;
    bool present = false;
    importer->counts->rows++;
    int code = bind_row(importer, row, &canonical, &why);
    if (!code)
        code = gt_batch_enter(what->batch, what->type->enter, importer->record, canonical,
                              row->line, importer->repairs, importer->repair_count, &present,
                              &importer->row, &why);
    if (!code)
        return present ? 0 : count_repairs(importer, row->line, error);
    if (why.system) {
        *error = why;
        return code;
    }
    importer->counts->rejected++;
    return what->reject(what->context, row, blamed(&importer->columns, why.text), why.text, error);
}

static int each_row(struct importer *importer, struct gt_error *error)
{
    const struct gt_row_import *what = importer->what;
    struct gt_row row;
    bool more = false;
    int code;
    while (!(code = what->rows->next(what->rows, &row, &more, error)) && more) {
        importer->repairs = NULL;
        importer->repair_count = importer->repair_capacity = 0;
        code = import_row(importer, &row, error);
        gt_arena_reset(&importer->row);
        if (code)
            return code;
        if (what->progress && importer->counts->rows % PROGRESS_ROWS == 0) {
            long long done, total;
            what->rows->position(what->rows, &done, &total);
            what->progress(what->context, done, total);
        }
    }
    return code;
}

/* A header that is refused is kept: the caller may know what would fit it. */
static int keep_header(struct importer *importer, const struct gt_row *header,
                       struct gt_error *error)
{
    const char **fields =
        gt_arena_alloc(importer->arena, (header->count + 1) * sizeof *header->fields);
    if (!fields)
        return gt_fail_memory(error);
    importer->counts->header = (struct gt_row){header->line, header->count, fields, NULL};
    for (size_t i = 0; i < header->count; i++) {
        fields[i] = gt_arena_copy(importer->arena, header->fields[i], strlen(header->fields[i]));
        if (!fields[i])
            return gt_fail_memory(error);
    }
    return gt_error_at(error, "%s", importer->what->place);
}

static int open_columns(struct importer *importer, struct gt_error *error)
{
    const struct gt_row_import *what = importer->what;
    struct gt_row header;
    int code = what->rows->open(what->rows, &header, error);
    if (code)
        return code;
    code = gt_columns_bind(&what->type->form, &header, what->maps, what->map_count,
                           &importer->columns, importer->arena, error);
    return code == GT_EXIT_DATA ? keep_header(importer, &header, error) : code;
}

static bool learn_name(void *context, const char *folded)
{
    return gt_name_set_add(context, folded);
}

static int learn_row(struct importer *importer, const struct gt_row *row, struct gt_error *error)
{
    for (size_t i = 0; i < importer->columns.count; i++) {
        const struct gt_column *column = &importer->columns.items[i];
        if (!column->text && column->index < row->count &&
            strcmp(column->field->name, "investors") == 0 &&
            !gt_investors_learn(importer->known, row->fields[column->index]))
            return gt_fail_memory(error);
    }
    return 0;
}

/* First reading: which investors stand alone somewhere, in this source or in the ledger. */
static int learn_investors(struct importer *importer, struct gt_error *error)
{
    struct gt_rows *rows = importer->what->rows;
    struct gt_row row;
    bool more = false;
    importer->known = gt_name_set_new();
    if (!importer->known)
        return gt_fail_memory(error);
    int code = gt_batch_names(importer->what->batch, learn_name, importer->known, error);
    if (code || rows->once)
        return code;
    code = open_columns(importer, error);
    while (!code && !(code = rows->next(rows, &row, &more, error)) && more)
        code = learn_row(importer, &row, error);
    return code;
}

static int read_rows(struct importer *importer, struct gt_error *error)
{
    const struct gt_record_type *type = importer->what->type;
    int code = type->enter == gt_enter_deal ? learn_investors(importer, error) : 0;
    if (!code)
        code = open_columns(importer, error);
    importer->texts =
        gt_arena_alloc(importer->arena, (importer->columns.count + 1) * sizeof *importer->texts);
    importer->record = gt_arena_alloc(importer->arena, type->form.size);
    importer->rows = may_repeat(type) ? gt_name_set_new() : NULL;
    if (!code && (!importer->texts || !importer->record || (may_repeat(type) && !importer->rows)))
        code = gt_fail_memory(error);
    return code ? code : each_row(importer, error);
}

int gt_import_rows(const struct gt_row_import *what, struct gt_row_counts *counts,
                   struct gt_arena *arena, struct gt_error *error)
{
    struct importer importer = {.what = what, .counts = counts, .arena = arena};
    *counts = (struct gt_row_counts){0};
    int code = read_rows(&importer, error);
    counts->unread = importer.columns.unread;
    counts->imported = what->batch->entered;
    counts->present = what->batch->present;
    counts->repeated = what->batch->repeated;
    counts->removed = what->batch->removed;
    counts->first_removed = what->batch->first_removed;
    gt_name_set_free(importer.known);
    gt_name_set_free(importer.rows);
    gt_arena_clear(&importer.row);
    return code;
}
