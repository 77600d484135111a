/* cmd_terms.c - `terms list` and `terms show`. */
#include "engine/commands/terms.h"

#include "engine/commands/help.h"
#include "engine/export/sections.h"
#include "engine/intake/terms_forms.h"

#include <string.h>

static const struct gt_listing_column list_columns[] = {
    {"name", N_("Name"), GT_CELL_TEXT, NULL},      {"title", N_("What it is"), GT_CELL_TEXT, NULL},
    {"valid_from", N_("From"), GT_CELL_DAY, NULL}, {"valid_to", N_("To"), GT_CELL_DAY, NULL},
    {"verified", N_("Read"), GT_CELL_TEXT, NULL},  {"currency", NULL, GT_CELL_TEXT, NULL},
    {"terms", NULL, GT_CELL_TEXT, NULL},
};

#define LIST_COLUMNS (sizeof list_columns / sizeof *list_columns)

/* The last day, none where no end is recorded. */
static gt_day end_of(gt_day day)
{
    return day == GT_DAY_LAST ? GT_DAY_NONE : day;
}

/* The terms of a set, and the least sure of their figures. */
static const char *kinds_of(const struct gt_term_set *set, enum gt_verification *sure,
                            struct gt_arena *arena)
{
    const char *kinds = "";
    *sure = GT_VERIFICATION_V1;
    for (int kind = 0; kinds && kind < GT_TERM_COUNT; kind++) {
        const struct gt_term *term = gt_term_in(set, (enum gt_term_kind)kind);
        if (!term->given)
            continue;
        *sure = term->citation.verified > *sure ? term->citation.verified : *sure;
        kinds = gt_arena_format(arena, "%s%s%s", kinds, *kinds ? " " : "",
                                gt_kind_token(&gt_term_kind_words, kind));
    }
    return kinds;
}

int gt_cmd_terms_list(struct gt_call *call)
{
    size_t count = 0;
    while (gt_term_presets[count])
        count++;
    struct gt_cell *cells = gt_call_cells(call, count, LIST_COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        const struct gt_term_set *set = gt_term_presets[i];
        struct gt_cell *row = &cells[i * LIST_COLUMNS];
        enum gt_verification sure;
        row[6].text = kinds_of(set, &sure, call->arena);
        row[0].text = set->name;
        row[1].text = _(set->title);
        row[2].day = set->valid_from;
        row[3].day = end_of(set->valid_to);
        row[4].text = gt_kind_token(&gt_verification_words, (int)sure);
        row[5].text = set->currency;
    }
    struct gt_listing listing = {list_columns, LIST_COLUMNS, cells, count, NULL};
    int code = gt_call_print(call, &listing);
    if (call->output != GT_OUTPUT_TABLE)
        return code;
    fputs("\n", call->world->out);
    for (int sure = 0; sure < gt_verification_words.count; sure++)
        fprintf(call->world->out, "%s%s: %s", sure ? "; " : "",
                gt_kind_token(&gt_verification_words, sure),
                _(gt_kind_label(&gt_verification_words, sure)));
    fputs("\n", call->world->out);
    gt_help_wrapped(call->world->out,
                    _("The days are those of a stake's first payment. That a figure was verified "
                      "does not make it law today. `gentou terms show NAME` has the clauses."),
                    0);
    return code;
}

static const struct gt_listing_column term_columns[] = {
    {"term", N_("Term"), GT_CELL_KIND, &gt_term_kind_words},
    {"level", NULL, GT_CELL_KIND, &gt_term_level_words},
    {"rule", NULL, GT_CELL_TEXT, NULL},
    {"document", NULL, GT_CELL_TEXT, NULL},
    {"verified", NULL, GT_CELL_KIND, &gt_verification_words},
    {"valid_from", NULL, GT_CELL_DAY, NULL},
    {"valid_to", NULL, GT_CELL_DAY, NULL},
    {"changed", NULL, GT_CELL_FLAG, NULL},
    {"choices", NULL, GT_CELL_TEXT, NULL},
};
static const struct gt_listing_column parameter_columns[] = {
    {"term", N_("Term"), GT_CELL_KIND, &gt_term_kind_words},
    {"parameter", N_("Parameter"), GT_CELL_TEXT, NULL},
    {"value", N_("Value"), GT_CELL_TEXT, NULL},
    {"meaning", N_("Meaning"), GT_CELL_TEXT, NULL},
};

#define TERM_COLUMNS      (sizeof term_columns / sizeof *term_columns)
#define PARAMETER_COLUMNS (sizeof parameter_columns / sizeof *parameter_columns)

static void fill_term(struct gt_cell *row, int kind, const struct gt_term *term)
{
    row[0].number = kind;
    row[1].number = term->level;
    row[2].text = term->citation.id;
    row[3].text = term->citation.document;
    row[4].number = gt_term_is_cited(term) ? (int64_t)term->citation.verified : -1;
    row[5].day = term->citation.valid_from;
    row[6].day = end_of(term->citation.valid_to);
    row[7].number = term->changed;
    row[8].text = term->choices ? _(term->choices) : NULL;
}

/* A parameter that only this kind of term has. */
static bool is_parameter(const struct gt_field *field)
{
    return field->offset >= sizeof(struct gt_term);
}

/* Machines get every parameter that is set as it would be written in a file. */
static int print_rows(struct gt_call *call, struct gt_terms_file *file)
{
    struct gt_cell *terms = gt_call_cells(call, GT_TERM_COUNT, TERM_COLUMNS);
    struct gt_cell *cells =
        gt_call_cells(call, (size_t)GT_TERM_COUNT * GT_TERM_FIELDS_MAX, PARAMETER_COLUMNS);
    size_t term_count = 0, count = 0;
    if (!terms || !cells)
        return gt_fail_memory(call->error);
    for (int kind = 0; kind < GT_TERM_COUNT; kind++) {
        struct gt_field fields[GT_TERM_FIELDS_MAX];
        struct gt_form form = gt_term_form_in((enum gt_term_kind)kind, file->currency, fields);
        const struct gt_term *term = gt_term_in(&file->set, (enum gt_term_kind)kind);
        if (!term->given)
            continue;
        fill_term(&terms[term_count++ * TERM_COLUMNS], kind, term);
        for (const struct gt_field *field = form.fields; field->name; field++) {
            struct gt_cell *row = &cells[count * PARAMETER_COLUMNS];
            row[0].number = kind;
            row[1].text = field->name;
            row[2].text = gt_terms_value(field, term, call->arena);
            row[3].text = _(field->help);
            count += is_parameter(field) && row[2].text;
        }
    }
    struct gt_section sections[] = {
        {"parameters", NULL, {parameter_columns, PARAMETER_COLUMNS, cells, count, NULL}},
        {"terms", NULL, {term_columns, TERM_COLUMNS, terms, term_count, NULL}},
    };
    return gt_sections_print(call->world->out, sections, 2, call->output, 0, call->error);
}

/* A value as people read it: a word with what it means. */
static const char *shown(const struct gt_field *field, const void *record, struct gt_arena *arena)
{
    int value =
        field->type == GT_FIELD_KIND ? *(const int *)((const char *)record + field->offset) : -1;
    const char *written = gt_terms_value(field, record, arena);
    if (value >= 0)
        return _(gt_kind_label(field->kind, value));
    return written && field->type == GT_FIELD_FLAG ? _("yes") : written;
}

/* Columns of a line: the value's widest beside its meaning, and where the meaning stands. */
#define VALUE   22
#define MEANING (2 + 21 + VALUE + 2)

static void print_parameters(struct gt_call *call, struct gt_terms_file *file,
                             enum gt_term_kind kind)
{
    struct gt_field fields[GT_TERM_FIELDS_MAX];
    struct gt_form form = gt_term_form_in(kind, file->currency, fields);
    const struct gt_term *term = gt_term_in(&file->set, kind);
    for (const struct gt_field *field = form.fields; field->name; field++) {
        const char *value = shown(field, term, call->arena);
        if (!is_parameter(field) || !value)
            continue;
        int width = gt_text_width(value);
        fprintf(call->world->out, "  %-21s%s", field->name, value);
        if (width > VALUE)
            fprintf(call->world->out, "\n%*s", MEANING, "");
        else
            fprintf(call->world->out, "%*s", VALUE + 2 - width, "");
        gt_help_wrapped(call->world->out, _(field->help), MEANING);
    }
}

static void print_term(struct gt_call *call, struct gt_terms_file *file, enum gt_term_kind kind)
{
    FILE *out = call->world->out;
    const struct gt_term *term = gt_term_in(&file->set, kind);
    char from[GT_DAY_TEXT], to[GT_DAY_TEXT];
    const char *clause = gt_terms_clause(term, call->arena);
    fprintf(out, _("\n%s: %s (%s)\n  "), gt_kind_token(&gt_term_kind_words, (int)kind),
            _(gt_kind_label(&gt_term_kind_words, (int)kind)),
            _(gt_kind_label(&gt_term_level_words, term->level)));
    gt_help_wrapped(out, clause ? clause : "", 2);
    if (term->citation.valid_from != GT_DAY_NONE || term->citation.valid_to != GT_DAY_LAST) {
        gt_day last = end_of(term->citation.valid_to);
        fprintf(out, _("  In force from %s to %s\n"),
                term->citation.valid_from == GT_DAY_NONE
                    ? "—"
                    : gt_day_format(term->citation.valid_from, from),
                last == GT_DAY_NONE ? _("no end recorded") : gt_day_format(last, to));
    }
    print_parameters(call, file, kind);
    if (term->choices) {
        fputs("  ", out);
        gt_help_wrapped(out, _(term->choices), 2);
    }
}

static int write_yaml(struct gt_call *call, struct gt_terms_file *file)
{
    struct gt_text text = {0};
    gt_terms_write(&text, file, call->arena);
    bool failed = text.failed;
    if (!failed)
        fwrite(text.data, 1, text.length, call->world->out);
    gt_text_clear(&text);
    return failed ? gt_fail_memory(call->error) : 0;
}

/* The published rates that a file has. */
static void print_rates(struct gt_call *call, const struct gt_terms_file *file)
{
    char day[GT_DAY_TEXT];
    for (size_t i = 0; i < file->rate_count; i++)
        fprintf(call->world->out, _("%s since %s: %.12g %%\n"),
                _(gt_kind_label(&gt_benchmark_words, file->rates[i].benchmark)),
                gt_day_format(file->rates[i].since, day), file->rates[i].rate * 100);
}

int gt_cmd_terms_show(struct gt_call *call)
{
    struct gt_terms_file file;
    FILE *out = call->world->out;
    int code = gt_call_terms(call, &file);
    if (code)
        return code;
    if (gt_call_flag(call, "yaml"))
        return write_yaml(call, &file);
    if (call->output != GT_OUTPUT_TABLE)
        return print_rows(call, &file);
    fprintf(out, "%s", file.set.name);
    if (file.set.title)
        fprintf(out, ": %s", _(file.set.title));
    fprintf(out, _("\nAmounts in %s\n"), file.currency->code);
    print_rates(call, &file);
    for (int kind = 0; kind < GT_TERM_COUNT; kind++)
        if (gt_term_in(&file.set, (enum gt_term_kind)kind)->given)
            print_term(call, &file, (enum gt_term_kind)kind);
    return 0;
}
