/* club_report.c - the club's report for people and machines. */
#include "engine/export/club_report.h"

#include "engine/export/exchange.h"
#include "engine/export/json.h"
#include "engine/export/money.h"
#include "engine/operations/exchange.h"

#include <math.h>
#include <stddef.h>

#define KEY(word, key) #key,

static const char *const keys[] = {GT_REPORT_COLUMN_LIST(KEY)};

/* In the order of the columns: a number is an int of the line, money a gt_money, a ratio a double.
 */
#define AT(field) offsetof(struct gt_report_line, field)
static const struct {
    const char *label;
    enum gt_cell_type type;
    size_t at;
} kinds[] = {
    {N_("Companies"), GT_CELL_NUMBER, AT(companies)}, {N_("Rounds"), GT_CELL_NUMBER, AT(rounds)},
    {N_("Paid in"), GT_CELL_MONEY, AT(invested)},     {N_("Unknown"), GT_CELL_NUMBER, AT(unknown)},
    {N_("Exited"), GT_CELL_NUMBER, AT(exited)},       {N_("Below 1"), GT_CELL_NUMBER, AT(below)},
    {N_("Came back"), GT_CELL_MONEY, AT(received)},   {N_("Worth"), GT_CELL_MONEY, AT(value)},
    {N_("At cost"), GT_CELL_NUMBER, AT(at_cost)},     {N_("Known"), GT_CELL_NUMBER, AT(known)},
    {N_("Not known"), GT_CELL_NUMBER, AT(not_known)}, {N_("Multiple"), GT_CELL_RATIO, AT(multiple)},
    {N_("DPI"), GT_CELL_RATIO, AT(paid_back)},        {N_("IRR"), GT_CELL_RIGHT, AT(irr)},
    {N_("Q1"), GT_CELL_MONEY, AT(money[0])},          {N_("Median"), GT_CELL_MONEY, AT(money[1])},
    {N_("Q3"), GT_CELL_MONEY, AT(money[2])},          {N_("Q1"), GT_CELL_RATIO, AT(years[0])},
    {N_("Median"), GT_CELL_RATIO, AT(years[1])},      {N_("Q3"), GT_CELL_RATIO, AT(years[2])},
};

_Static_assert(sizeof kinds / sizeof *kinds == GT_REPORT_COLUMNS, "a row a column");

/* Wherever outcomes are told, people are told these once, in the basis. */
#define BIT(column) (1u << GT_REPORT_##column)

static bool is_for_people(const struct gt_report_table *table, int column)
{
    bool outcome = table->columns & BIT(BELOW);
    return !(outcome && ((1u << column) & (BIT(AT_COST) | BIT(KNOWN) | BIT(NOT_KNOWN)))) &&
           !(outcome && column == GT_REPORT_PAID_BACK && !(table->columns & BIT(IRR)));
}

#define LEAD 4 /* columns before the figures: question, table, line, name */

/* The IRR as people or machines read it; NULL: there is none. */
static const char *irr_text(const struct gt_irr *irr, bool machine, struct gt_arena *arena)
{
    if (irr->status != GT_IRR_OK && irr->status != GT_IRR_TOTAL_LOSS)
        return NULL;
    double value = fabs(irr->value) < 5e-7 ? 0 : irr->value; /* no "-0.0" */
    return machine ? gt_arena_format(arena, "%.6f", value)
                   : gt_arena_format(arena, "%.1f %%", fabs(value) < 0.0005 ? 0.0 : value * 100);
}

static void fill_figure(struct gt_cell *cell, int column, const struct gt_report_line *line,
                        bool machine, struct gt_arena *arena)
{
    const char *figure = (const char *)line + kinds[column].at;
    switch (kinds[column].type) {
    case GT_CELL_NUMBER:
        cell->number = *(const int *)(const void *)figure;
        break;
    case GT_CELL_MONEY:
        cell->money = *(const gt_money *)(const void *)figure;
        break;
    case GT_CELL_RATIO:
        cell->ratio = *(const double *)(const void *)figure;
        break;
    case GT_CELL_RIGHT:
        cell->text = irr_text((const struct gt_irr *)(const void *)figure, machine, arena);
        break;
    case GT_CELL_TEXT:
    case GT_CELL_DAY:
    case GT_CELL_REAL:
    case GT_CELL_SHARE:
    case GT_CELL_KIND:
    case GT_CELL_FLAG:
        break;
    }
}

/* A table with the columns it has: for people its heading, for machines token and name. */
struct sheet {
    struct gt_listing_column columns[GT_REPORT_COLUMNS + 2];
    struct gt_listing listing;
};

static int make_sheet(const struct gt_report_table *table, const struct gt_currency *currency,
                      bool machine, struct sheet *sheet, struct gt_arena *arena,
                      struct gt_error *error)
{
    int shown[GT_REPORT_COLUMNS];
    size_t count = 0, lead = machine ? 2 : 1;
    sheet->columns[0] = (struct gt_listing_column){"line", table->heading, GT_CELL_TEXT, NULL};
    sheet->columns[1] = (struct gt_listing_column){"name", NULL, GT_CELL_TEXT, NULL};
    for (int c = 0; c < GT_REPORT_COLUMNS; c++) {
        if (!(table->columns & 1u << c) || (!machine && !is_for_people(table, c)))
            continue;
        sheet->columns[lead + count] =
            (struct gt_listing_column){keys[c], kinds[c].label, kinds[c].type, NULL};
        shown[count++] = c;
    }
    struct gt_cell *cells =
        gt_arena_alloc(arena, (table->count + 1) * (lead + count) * sizeof *cells);
    if (!cells)
        return gt_fail_memory(error);
    for (size_t l = 0; l < table->count; l++) {
        struct gt_cell *row = &cells[l * (lead + count)];
        row[0].text = machine ? table->lines[l].token : table->lines[l].name;
        if (machine)
            row[1].text = table->lines[l].name;
        for (size_t c = 0; c < count; c++)
            fill_figure(&row[lead + c], shown[c], &table->lines[l], machine, arena);
    }
    sheet->listing =
        (struct gt_listing){sheet->columns, lead + count, cells, table->count, currency};
    return 0;
}

/* For people. */

static void print_head(FILE *out, const struct gt_club_report *report, int width)
{
    char day[GT_DAY_TEXT], other[GT_DAY_TEXT];
    struct gt_text text = {0}, paid = {0};
    fprintf(out, _("Club report as of %s: %s\n"), gt_day_format(report->as_of, day),
            _(gt_kind_label(&gt_holders_words, (int)report->holders)));
    gt_text_money(&paid, report->whole.invested, report->currency, true);
    if (report->whole.companies == 0)
        gt_text_puts(&text, _("No closed round with their money."));
    else
        gt_text_format(&text,
                       _("%d companies, %d rounds from %s to %s, %s paid in; stakes of unknown "
                         "amount: %d."),
                       report->whole.companies, report->whole.rounds,
                       gt_day_format(report->first, day), gt_day_format(report->last, other),
                       paid.data ? paid.data : "", report->whole.unknown);
    gt_paragraph_print(out, text.data ? text.data : "", width);
    gt_text_reset(&text);
    if (report->from != GT_DAY_NONE && report->to != GT_DAY_NONE)
        gt_text_format(&text, _("Only companies first backed from %s to %s."),
                       gt_day_format(report->from, day), gt_day_format(report->to, other));
    else if (report->from != GT_DAY_NONE)
        gt_text_format(&text, _("Only companies first backed from %s on."),
                       gt_day_format(report->from, day));
    else if (report->to != GT_DAY_NONE)
        gt_text_format(&text, _("Only companies first backed until %s."),
                       gt_day_format(report->to, other));
    if (report->foreign)
        gt_text_format(&text,
                       _("%sRounds in another currency, whose amounts are set aside as unknown: "
                         "%d."),
                       text.length ? "\n" : "", report->foreign);
    gt_paragraph_print(out, text.data ? text.data : "", width);
    gt_text_clear(&text);
    gt_text_clear(&paid);
}

static int print_answer(FILE *out, const struct gt_club_report *report,
                        const struct gt_report_answer *answer, int width, struct gt_arena *arena,
                        struct gt_error *error)
{
    struct sheet sheet;
    int code = 0;
    fprintf(out, "\n%d. %s\n", (int)answer->question + 1,
            _(gt_kind_label(&gt_question_words, (int)answer->question)));
    gt_paragraph_print(out, answer->definition, width);
    const char *basis = gt_arena_format(arena, _("Basis: %s"), answer->basis);
    gt_paragraph_print(out, basis ? basis : answer->basis, width);
    for (size_t t = 0; t < answer->table_count && !code; t++) {
        if (answer->tables[t].count == 0)
            continue;
        code = make_sheet(&answer->tables[t], report->currency, false, &sheet, arena, error);
        fputc('\n', out);
        if (!code)
            code = gt_listing_print(out, &sheet.listing, GT_OUTPUT_TABLE, width, error);
    }
    return code;
}

static int print_people(FILE *out, const struct gt_club_report *report, int width,
                        struct gt_arena *arena, struct gt_error *error)
{
    int code = 0;
    print_head(out, report, width);
    for (size_t i = 0; i < report->answer_count && !code && report->whole.companies; i++)
        code = print_answer(out, report, &report->answers[i], width, arena, error);
    return code ? code
                : gt_exchanges_print(out, report->exchanges, report->exchange_count, width, error);
}

/* For machines. */

/* A figure as machines read it; NULL: there is none. */
static const char *figure_text(const struct gt_report_line *line, int column,
                               const struct gt_currency *currency, struct gt_arena *arena)
{
    struct gt_cell cell = {0};
    struct gt_text text = {0};
    const char *kept = NULL;
    fill_figure(&cell, column, line, true, arena);
    switch (kinds[column].type) {
    case GT_CELL_NUMBER:
        return gt_arena_format(arena, "%lld", (long long)cell.number);
    case GT_CELL_RATIO:
        return cell.ratio < 0 ? NULL : gt_arena_format(arena, "%.10g", cell.ratio);
    case GT_CELL_MONEY:
        gt_text_decimal(&text, cell.money, currency);
        kept = text.data ? gt_arena_copy(arena, text.data, text.length) : NULL;
        gt_text_clear(&text);
        return kept;
    case GT_CELL_TEXT:
    case GT_CELL_RIGHT:
    case GT_CELL_DAY:
    case GT_CELL_REAL:
    case GT_CELL_SHARE:
    case GT_CELL_KIND:
    case GT_CELL_FLAG:
        break;
    }
    return cell.text;
}

static void fill_csv(const struct gt_club_report *report, const struct gt_report_answer *answer,
                     const struct gt_report_table *table, struct gt_cell *row,
                     struct gt_arena *arena)
{
    for (size_t l = 0; l < table->count; l++, row += LEAD + GT_REPORT_COLUMNS) {
        row[0].text = gt_arena_format(arena, "%d", (int)answer->question + 1);
        row[1].text = table->key;
        row[2].text = table->lines[l].token;
        row[3].text = table->lines[l].name;
        for (int c = 0; c < GT_REPORT_COLUMNS; c++)
            if (table->columns & 1u << c)
                row[LEAD + c].text = figure_text(&table->lines[l], c, report->currency, arena);
    }
}

static int print_csv(FILE *out, const struct gt_club_report *report, struct gt_arena *arena,
                     struct gt_error *error)
{
    static const char *const lead[LEAD] = {"question", "table", "line", "name"};
    struct gt_listing_column columns[LEAD + GT_REPORT_COLUMNS];
    size_t lines = 0, made = 0;
    for (int c = 0; c < LEAD + GT_REPORT_COLUMNS; c++)
        columns[c] = (struct gt_listing_column){c < LEAD ? lead[c] : keys[c - LEAD], NULL,
                                                GT_CELL_TEXT, NULL};
    for (size_t i = 0; i < report->answer_count; i++)
        for (size_t t = 0; t < report->answers[i].table_count; t++)
            lines += report->answers[i].tables[t].count;
    struct gt_cell *cells =
        gt_arena_alloc(arena, (lines + 1) * (LEAD + GT_REPORT_COLUMNS) * sizeof *cells);
    if (!cells)
        return gt_fail_memory(error);
    for (size_t i = 0; i < report->answer_count; i++)
        for (size_t t = 0; t < report->answers[i].table_count; t++) {
            const struct gt_report_table *table = &report->answers[i].tables[t];
            fill_csv(report, &report->answers[i], table, &cells[made * (LEAD + GT_REPORT_COLUMNS)],
                     arena);
            made += table->count;
        }
    struct gt_listing listing = {columns, LEAD + GT_REPORT_COLUMNS, cells, lines, report->currency};
    return gt_listing_print(out, &listing, GT_OUTPUT_CSV, 0, error);
}

static json_t *json_tables(const struct gt_club_report *report,
                           const struct gt_report_answer *answer, struct gt_arena *arena,
                           struct gt_error *error)
{
    json_t *tables = json_object();
    for (size_t t = 0; tables && t < answer->table_count; t++) {
        struct sheet sheet;
        if (make_sheet(&answer->tables[t], report->currency, true, &sheet, arena, error) ||
            json_object_set_new(tables, answer->tables[t].key, gt_json_listing(&sheet.listing))) {
            json_decref(tables);
            return NULL;
        }
    }
    return tables;
}

static json_t *json_answers(const struct gt_club_report *report, struct gt_arena *arena,
                            struct gt_error *error)
{
    json_t *answers = json_array();
    for (size_t i = 0; answers && i < report->answer_count; i++) {
        const struct gt_report_answer *answer = &report->answers[i];
        int question = (int)answer->question;
        json_t *row = json_pack("{s:i, s:s, s:s, s:s, s:s, s:o}", "number", question + 1, "key",
                                gt_kind_token(&gt_question_words, question), "question",
                                _(gt_kind_label(&gt_question_words, question)), "definition",
                                answer->definition, "basis", answer->basis, "tables",
                                json_tables(report, answer, arena, error));
        if (json_array_append_new(answers, row)) {
            json_decref(answers);
            return NULL;
        }
    }
    return answers;
}

static int print_json(FILE *out, const struct gt_club_report *report, struct gt_arena *arena,
                      struct gt_error *error)
{
    const struct gt_report_line *whole = &report->whole;
    json_t *document = json_pack(
        "{s:o, s:s, s:o, s:o, s:s, s:i, s:i, s:o, s:i, s:i, s:o}", "as_of",
        gt_json_day(report->as_of), "holder", gt_kind_token(&gt_holders_words, report->holders),
        "first_backed_from", gt_json_day(report->from), "first_backed_to", gt_json_day(report->to),
        "currency", report->currency->code, "companies", whole->companies, "rounds", whole->rounds,
        "invested", gt_json_money(whole->invested, report->currency), "unknown_stakes",
        whole->unknown, "rounds_set_aside", report->foreign, "questions",
        json_answers(report, arena, error));
    return gt_json_print(out, document, error);
}

int gt_club_report_print(FILE *out, const struct gt_club_report *report, enum gt_output output,
                         int width, struct gt_error *error)
{
    struct gt_arena arena = {0};
    int code = output == GT_OUTPUT_TABLE  ? print_people(out, report, width, &arena, error)
               : output == GT_OUTPUT_JSON ? print_json(out, report, &arena, error)
                                          : print_csv(out, report, &arena, error);
    gt_arena_clear(&arena);
    return code;
}
