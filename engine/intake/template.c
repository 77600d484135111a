/* template.c - forms of records as sheets to fill in. */
#include "engine/intake/template.h"

#include "engine/intake/template_words.h"

#include <stdlib.h>
#include <string.h>

#define HEADING_ROWS 2 /* the headings and the line */

static const char *const lines[] = {
    N_("Each sheet takes one kind of record, and each row below its grey line of codes is a "
       "record. "
       "What stands above that line is not read."),
    N_("The rows in grey italics are examples. They are not read, and may stay."),
    N_("Headings with a * must be filled. Leave empty what nobody knows: empty means unknown, "
       "never zero."),
    N_("Point at a heading to see what is expected. Where a cell shows an arrow, choose a word "
       "from "
       "its list."),
    N_("Amounts are in whole units of the currency; 500万, 1.2亿 and USD 2m are understood too. "
       "Dates are days of the calendar, such as 2016-06-26."),
    N_("Records name each other: enter parties and companies first, then deals with a reference of "
       "your own (D-001), then the stakes and pledges that name it. All may stand in one "
       "workbook."),
    N_("Sheets may be renamed or left out, columns moved or left out, columns of your own added. "
       "The line of codes stays with its columns."),
    N_("Then `gentou import xlsx FILE` enters every row, or none: what cannot be read is listed by "
       "sheet and cell, and marked in a copy. Running it again adds nothing."),
};
enum { LINES = sizeof lines / sizeof *lines };

static const char *const flag_tokens[] = {N_("yes"), N_("no")};
static const char *const currencies[] = {"CNY", "USD", "HKD", "EUR", "GBP", "JPY", "SGD"};

#define FLAG_LIST     "flag"
#define CURRENCY_LIST "currency"

/* A list whose words are translated, when `translate`. NULL: memory. */
static const struct gt_template_list *make_list(struct gt_arena *arena, const char *name,
                                                const char *const *words, size_t count,
                                                bool translate)
{
    struct gt_template_list *list = gt_arena_alloc(arena, sizeof *list);
    const char **own = gt_arena_alloc(arena, count * sizeof *own);
    if (!list || !own)
        return NULL;
    for (size_t i = 0; i < count; i++)
        own[i] = translate ? _(words[i]) : words[i];
    *list = (struct gt_template_list){name, own, count};
    return list;
}

static const struct gt_template_list *find_list(const struct gt_template *book, const char *name)
{
    for (size_t i = 0; i < book->list_count; i++)
        if (strcmp(book->lists[i]->name, name) == 0)
            return book->lists[i];
    return NULL;
}

/* The words of every kind there is, of yes and no, and of the usual currencies. */
static int make_lists(struct gt_template *book, struct gt_arena *arena, struct gt_error *error)
{
    size_t count = 2, at = 0;
    while (gt_kinds[count - 2])
        count++;
    const struct gt_template_list **lists = gt_arena_alloc(arena, count * sizeof *lists);
    if (!lists)
        return gt_fail_memory(error);
    for (; gt_kinds[at]; at++)
        lists[at] = make_list(arena, gt_kinds[at]->name, gt_kinds[at]->labels,
                              (size_t)gt_kinds[at]->count, true);
    lists[at++] = make_list(arena, FLAG_LIST, flag_tokens, 2, true);
    lists[at++] =
        make_list(arena, CURRENCY_LIST, currencies, sizeof currencies / sizeof *currencies, false);
    for (size_t i = 0; i < at; i++)
        if (!lists[i])
            return gt_fail_memory(error);
    book->lists = lists;
    book->list_count = at;
    return 0;
}

const char *gt_template_expectation(enum gt_field_type type)
{
    switch (type) {
    case GT_FIELD_TEXT:
        return NULL;
    case GT_FIELD_NAMES:
        return N_("Several names are parted by semicolons.");
    case GT_FIELD_DATE:
        return N_("A day, such as 2016-06-26.");
    case GT_FIELD_AMOUNT:
        return N_("An amount in whole units of the currency, such as 5000000; 500万 is understood "
                  "too.");
    case GT_FIELD_RATE:
        return N_("A percentage, such as 25%.");
    case GT_FIELD_NUMBER:
        return N_("A number.");
    case GT_FIELD_DECIMAL:
        return N_("A number with as many decimals as it has, such as 1000000 or 0.0125.");
    case GT_FIELD_COUNT:
        return N_("A whole number.");
    case GT_FIELD_RATIO:
        return N_("A number, a percentage or a ratio, such as 3:1.");
    case GT_FIELD_KIND:
    case GT_FIELD_FLAG:
        return N_("A word of the list.");
    case GT_FIELD_KINDS:
        return N_("Words, parted by semicolons.");
    case GT_FIELD_RATES:
        return N_("Percentages, parted by semicolons.");
    case GT_FIELD_CURRENCY:
        return N_("A code of ISO 4217, such as CNY.");
    }
    return NULL;
}

static enum gt_template_type type_of(const struct gt_field *field)
{
    switch (field->type) {
    case GT_FIELD_DATE:
        return GT_TEMPLATE_DATE;
    case GT_FIELD_AMOUNT:
        return GT_TEMPLATE_AMOUNT;
    case GT_FIELD_RATE:
        return GT_TEMPLATE_RATE;
    case GT_FIELD_NUMBER:
    case GT_FIELD_COUNT:
    case GT_FIELD_DECIMAL:
        return GT_TEMPLATE_NUMBER;
    case GT_FIELD_TEXT:
    case GT_FIELD_NAMES:
    case GT_FIELD_KIND:
    case GT_FIELD_KINDS:
    case GT_FIELD_RATIO:
    case GT_FIELD_RATES:
    case GT_FIELD_CURRENCY:
    case GT_FIELD_FLAG:
        break;
    }
    return GT_TEMPLATE_TEXT;
}

int gt_template_column_make(const struct gt_template *book, const struct gt_field *field,
                            struct gt_template_column *column, struct gt_arena *arena,
                            struct gt_error *error)
{
    const char *label = gt_template_label(field->name),
               *expected = gt_template_expectation(field->type);
    *column = (struct gt_template_column){
        .label = label ? _(label) : field->name,
        .code = field->name,
        .required = field->required,
        .type = type_of(field),
        .low = field->low,
        .high = field->high,
    };
    if (field->type == GT_FIELD_KIND)
        column->list = find_list(book, field->kind->name);
    else if (field->type == GT_FIELD_FLAG || field->type == GT_FIELD_CURRENCY)
        column->list = find_list(book, field->type == GT_FIELD_FLAG ? FLAG_LIST : CURRENCY_LIST);
    column->only_list = field->type != GT_FIELD_CURRENCY;
    column->note = gt_arena_format(arena, "%s\n%s%s%s", _(field->help),
                                   field->required ? _("Must be filled.") : _("May be empty."),
                                   expected ? "\n" : "", expected ? _(expected) : "");
    return column->note ? 0 : gt_fail_memory(error);
}

/* The text of a field in "field=text | field=text", or "". NULL: memory. */
static const char *example_text(struct gt_arena *arena, const char *example, const char *field)
{
    size_t length = strlen(field);
    while (*example) {
        const char *end = strstr(example, " | ");
        size_t whole = end ? (size_t)(end - example) : strlen(example);
        if (strncmp(example, field, length) == 0 && example[length] == '=')
            return gt_arena_copy(arena, example + length + 1, whole - length - 1);
        example += end ? whole + 3 : whole;
    }
    return "";
}

/* A word of a kind as the drop-down has it. */
static const char *word_of(const struct gt_field *field, const char *text)
{
    int value = gt_kind_parse(field->kind, text, strlen(text));
    return value < 0 ? text : _(gt_kind_label(field->kind, value));
}

static struct gt_template_cell example_cell(const struct gt_field *field, const char *text)
{
    struct gt_template_cell cell = {.kind = GT_TEMPLATE_IS_TEXT, .text = text};
    struct gt_error ignored;
    if (!*text)
        return (struct gt_template_cell){.kind = GT_TEMPLATE_EMPTY};
    if (field->type == GT_FIELD_KIND)
        cell.text = word_of(field, text);
    else if (field->type == GT_FIELD_FLAG)
        cell.text = strcmp(text, "yes") == 0 ? _("yes") : _("no");
    else if (field->type == GT_FIELD_DATE && gt_day_parse(text, strlen(text), &cell.day) == GT_OK)
        cell.kind = GT_TEMPLATE_IS_DAY;
    else if (field->type == GT_FIELD_AMOUNT || field->type == GT_FIELD_COUNT ||
             field->type == GT_FIELD_DECIMAL)
        cell.number = strtod(text, NULL), cell.kind = GT_TEMPLATE_IS_NUMBER;
    else if (field->type == GT_FIELD_RATE &&
             !gt_value_rate(text, field->low, field->high, &cell.number, &ignored))
        cell.kind = GT_TEMPLATE_IS_NUMBER;
    return cell;
}

/* One example row; its columns are those of the sheet. */
static int make_example(const struct gt_record_type *type, const char *example,
                        const struct gt_template_sheet *sheet, struct gt_template_row *row,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct gt_template_cell *cells = gt_arena_alloc(arena, sheet->column_count * sizeof *cells);
    if (!cells)
        return gt_fail_memory(error);
    row->cells = cells;
    for (size_t i = 0; i < sheet->column_count; i++) {
        const struct gt_field *field = gt_form_field(&type->form, sheet->columns[i].code);
        const char *text = field ? example_text(arena, example, field->name) : "";
        if (!text)
            return gt_fail_memory(error);
        if (!*text)
            continue;
        cells[row->count] = example_cell(field, text);
        cells[row->count++].column = (int)i;
    }
    return 0;
}

/* As many as there are, and as there is room for above the line. */
int gt_template_examples_make(const struct gt_record_type *type, struct gt_template_sheet *sheet,
                              struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_template_words *words = gt_template_words_of(type->form.name);
    struct gt_template_row *rows = gt_arena_alloc(arena, GT_TEMPLATE_EXAMPLES * sizeof *rows);
    int code = rows ? 0 : gt_fail_memory(error);
    sheet->examples = rows;
    sheet->example_count = 0;
    for (int i = 0; words && !code && i < GT_TEMPLATE_EXAMPLES && words->examples[i]; i++) {
        if (2 + i >= sheet->line)
            break;
        rows[i] = (struct gt_template_row){.number = 2 + i};
        code = make_example(type, _(words->examples[i]), sheet, &rows[i], arena, error);
        sheet->example_count++;
    }
    return code;
}

/* Headings, examples, and the line below them. */
static long line_of(const struct gt_template_words *words)
{
    long line = HEADING_ROWS;
    for (int i = 0; words && i < GT_TEMPLATE_EXAMPLES && words->examples[i]; i++)
        line++;
    return line;
}

int gt_template_sheet_make(const struct gt_template *book, const struct gt_record_type *type,
                           struct gt_template_sheet *sheet, struct gt_arena *arena,
                           struct gt_error *error)
{
    const struct gt_template_words *words = gt_template_words_of(type->form.name);
    size_t count = 0;
    int code = 0;
    while (type->form.fields[count].name)
        count++;
    struct gt_template_column *columns = gt_arena_alloc(arena, (count + 1) * sizeof *columns);
    *sheet = (struct gt_template_sheet){
        .name = words ? _(words->sheet) : type->form.name,
        .note = _(type->summary),
        .marker = gt_arena_format(arena, GT_TEMPLATE_MARKER "%s", type->form.name),
        .columns = columns,
        .column_count = count + 1,
        .aside = _("Example"),
        .line = line_of(words),
    };
    if (!columns || !sheet->marker)
        return gt_fail_memory(error);
    columns[0] = (struct gt_template_column){.label = sheet->name, .code = "", .note = sheet->note};
    for (size_t i = 0; i < count && !code; i++)
        code = gt_template_column_make(book, &type->form.fields[i], &columns[i + 1], arena, error);
    return code ? code : gt_template_examples_make(type, sheet, arena, error);
}

int gt_template_make(gt_day day, struct gt_template *book, struct gt_arena *arena,
                     struct gt_error *error)
{
    size_t count = 0;
    while (gt_record_types[count].form.name)
        count++;
    struct gt_template_sheet *sheets = gt_arena_alloc(arena, count * sizeof *sheets);
    const char **paragraphs = gt_arena_alloc(arena, LINES * sizeof *paragraphs);
    if (!sheets || !paragraphs)
        return gt_fail_memory(error);
    for (int i = 0; i < LINES; i++)
        paragraphs[i] = _(lines[i]);
    *book = (struct gt_template){
        .title = _("Entry workbook"),
        .lines = paragraphs,
        .line_count = LINES,
        .marker = GT_TEMPLATE_NO_ROWS,
        .refuse = _("This cannot be entered"),
        .refuse_number = _("Expected an amount that is not negative, such as 5000000. Amounts such "
                           "as 500万 or USD 2m are understood too: keep them."),
        .refuse_date = _("Expected a day, such as 2016-06-26. A day written as 2016年6月26日 is "
                         "understood too: keep it."),
        .refuse_rate = _("Expected a number or percentage within the bounds that the note of the "
                         "heading names."),
        .refuse_word = _("Expected a word of the list. Leave it empty when nobody knows."),
        .sheets = sheets,
        .sheet_count = count,
        .version = GENTOU_VERSION,
        .day = day,
    };
    int code = make_lists(book, arena, error);
    for (size_t i = 0; i < count && !code; i++)
        code = gt_template_sheet_make(book, &gt_record_types[i], &sheets[i], arena, error);
    return code;
}
