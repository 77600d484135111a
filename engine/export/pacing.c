/* pacing.c - a plan of commitments for people and machines. */
#include "engine/export/pacing.h"

#include "engine/base/arena.h"
#include "engine/export/json.h"
#include "engine/export/money.h"

#include <math.h>
#include <stdlib.h>

/* Currency units: from here on people see no decimals, and thousands. */
#define MANY      1e5
#define THOUSANDS 1e9
#define BEYOND    9e15 /* no digits of a model's figure are worth writing from here on */

static const char *const conversion_tokens[] = {
#define X(name, token, text) token,
    GT_PACING_CONVERSION_LIST(X)
#undef X
};

/* A period, and what has come together until its end. */
struct line {
    int period;
    gt_day end;
    const struct gt_pacing_row *row;
    double contributions, distributions;
};

static double net_of(const struct gt_pacing_row *row)
{
    return row->distribution - row->contribution;
}

static struct line next_line(const struct gt_pacing_answer *answer, const struct line *before)
{
    struct line line = *before;
    line.row = &answer->rows[line.period++];
    line.contributions += line.row->contribution;
    line.distributions += line.row->distribution;
    line.end = GT_DAY_NONE;
    if (answer->start != GT_DAY_NONE)
        gt_pacing_day(answer->start, line.period, answer->plan->per_year, &line.end);
    return line;
}

static json_t *json_lines(const struct gt_pacing_answer *answer)
{
    json_t *lines = json_array();
    struct line line = {0};
    for (int i = 0; lines && i < answer->plan->periods; i++) {
        line = next_line(answer, &line);
        json_array_append_new(
            lines,
            json_pack("{s:i, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "period", line.period,
                      "date", gt_json_day(line.end), "contribution",
                      gt_json_real(line.row->contribution), "distribution",
                      gt_json_real(line.row->distribution), "nav", gt_json_real(line.row->value),
                      "unfunded", gt_json_real(line.row->unfunded), "cumulative_contribution",
                      gt_json_real(line.contributions), "cumulative_distribution",
                      gt_json_real(line.distributions), "net", gt_json_real(net_of(line.row)),
                      "cumulative_net", gt_json_real(line.distributions - line.contributions)));
    }
    return lines;
}

static json_t *json_ratio(double ratio)
{
    return ratio < 0 ? json_null() : json_real(ratio);
}

static json_t *json_answer(const struct gt_pacing_answer *answer)
{
    const struct gt_pacing_totals *totals = answer->totals;
    const struct gt_irr *irr = &totals->irr;
    return json_pack(
        "{s:s, s:s, s:o, s:o, s:{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:{s:s, s:o}}}", "currency",
        answer->currency->code, "period", answer->plan->per_year == 1 ? "year" : "quarter",
        "conversion",
        answer->plan->per_year == 1 ? json_null()
                                    : json_string(conversion_tokens[answer->plan->conversion]),
        "periods", json_lines(answer), "totals", "commitment",
        gt_json_money(answer->committed, answer->currency), "contributions",
        gt_json_real(totals->contributions), "distributions", gt_json_real(totals->distributions),
        "nav", gt_json_real(totals->value), "unfunded", gt_json_real(totals->unfunded), "tvpi",
        json_ratio(totals->tvpi), "dpi", json_ratio(totals->dpi), "irr", "status",
        gt_irr_status_token(irr->status), "value",
        gt_irr_has_rate(irr->status) ? json_real(irr->value) : json_null());
}

static int print_csv(FILE *out, const struct gt_pacing_answer *answer)
{
    struct line line = {0};
    char day[GT_DAY_TEXT];
    fputs("period,date,contribution,distribution,nav,unfunded,cumulative_contribution,"
          "cumulative_distribution,net,cumulative_net\n",
          out);
    for (int i = 0; i < answer->plan->periods; i++) {
        line = next_line(answer, &line);
        fprintf(out, "%d,%s,%.15g,%.15g,%.15g,%.15g,%.15g,%.15g,%.15g,%.15g\n", line.period,
                gt_day_format(line.end, day), line.row->contribution, line.row->distribution,
                line.row->value, line.row->unfunded, line.contributions, line.distributions,
                net_of(line.row), line.distributions - line.contributions);
    }
    return 0;
}

/* Grouped; with two decimals while amounts are few, and in thousands when they are very many. */
static char *amount(struct gt_arena *arena, double value, double largest)
{
    struct gt_text text = {0};
    double shown = largest >= THOUSANDS ? value / 1000 : value;
    long long cents = largest >= MANY ? 0 : llround(value * 100);
    if (fabs(shown) >= BEYOND)
        gt_text_format(&text, "%.6g", shown);
    else if (largest >= THOUSANDS)
        gt_text_grouped(&text, llround(shown));
    else if (largest >= MANY || cents % 100 == 0)
        gt_text_grouped(&text, llround(value));
    else {
        if (cents < 0)
            gt_text_puts(&text, "-");
        gt_text_grouped(&text, llabs(cents) / 100);
        gt_text_format(&text, ".%02lld", llabs(cents) % 100);
    }
    char *copy = text.failed ? NULL : gt_arena_format(arena, "%s", text.data);
    gt_text_clear(&text);
    return copy;
}

static double largest_of(const struct gt_pacing_answer *answer)
{
    double largest = 0;
    for (int i = 0; i < answer->plan->periods; i++) {
        const struct gt_pacing_row *row = &answer->rows[i];
        largest = fmax(largest, fmax(row->value, row->unfunded));
        largest = fmax(largest, fmax(row->contribution, row->distribution));
    }
    return largest;
}

static void fill(struct gt_cell *cells, const struct line *line, double largest,
                 struct gt_arena *arena)
{
    const double amounts[] = {line->row->contribution, line->row->distribution, line->row->value,
                              line->row->unfunded, line->distributions - line->contributions};
    cells[0].number = line->period;
    cells[1].day = line->end;
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        cells[2 + i].text = amount(arena, amounts[i], largest);
}

static int print_table(FILE *out, const struct gt_pacing_answer *answer, double largest, int width,
                       struct gt_arena *arena, struct gt_error *error)
{
    struct gt_listing_column columns[] = {
        {"period", N_("Period"), GT_CELL_NUMBER, NULL},
        {"date", N_("Date"), GT_CELL_DAY, NULL},
        {"contribution", N_("Called"), GT_CELL_RIGHT, NULL},
        {"distribution", N_("Paid out"), GT_CELL_RIGHT, NULL},
        {"nav", N_("NAV"), GT_CELL_RIGHT, NULL},
        {"unfunded", N_("Unfunded"), GT_CELL_RIGHT, NULL},
        {"cumulative_net", N_("Net so far"), GT_CELL_RIGHT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    columns[answer->start == GT_DAY_NONE ? 1 : 0].label = NULL;
    size_t count = (size_t)answer->plan->periods;
    struct gt_cell *cells = gt_arena_alloc(arena, count * COLUMNS * sizeof *cells);
    if (!cells)
        return gt_fail_memory(error);
    struct line line = {0};
    for (size_t i = 0; i < count; i++) {
        line = next_line(answer, &line);
        fill(&cells[i * COLUMNS], &line, largest, arena);
    }
    struct gt_listing listing = {columns, COLUMNS, cells, count, answer->currency};
    return gt_listing_print(out, &listing, GT_OUTPUT_TABLE, width, error);
}

static void print_totals(FILE *out, const struct gt_pacing_answer *answer)
{
    const struct gt_pacing_totals *totals = answer->totals;
    if (totals->tvpi < 0)
        fprintf(out, "\n%s\n", _("TVPI, DPI and IRR: none, nothing is called."));
    else if (gt_irr_has_rate(totals->irr.status))
        fprintf(out, _("\nTVPI %.4f   DPI %.4f   IRR %.4f %% a year\n"), totals->tvpi, totals->dpi,
                100 * totals->irr.value);
    else
        fprintf(out, _("\nTVPI %.4f   DPI %.4f   IRR: none\n"), totals->tvpi, totals->dpi);
    if (answer->plan->per_year > 1 && answer->plan->conversion != GT_PACING_FULL)
        fputs(_("(t/L)^B is taken of each quarter as it stands, so quarters pay out earlier than\n"
                "years with the same bow; conversion: full pays out about as years do.\n"),
              out);
}

static int print_people(FILE *out, const struct gt_pacing_answer *answer, int width,
                        struct gt_error *error)
{
    struct gt_arena arena = {0};
    double largest = largest_of(answer);
    fprintf(out,
            largest < THOUSANDS
                ? _("Commitments as Takahashi and Alexander model them, in %s\n\n")
                : _("Commitments as Takahashi and Alexander model them, in thousand %s\n\n"),
            answer->currency->code);
    int code = print_table(out, answer, largest, width, &arena, error);
    gt_arena_clear(&arena);
    if (!code)
        print_totals(out, answer);
    return code;
}

int gt_pacing_print(FILE *out, const struct gt_pacing_answer *answer, enum gt_output output,
                    int width, struct gt_error *error)
{
    switch (output) {
    case GT_OUTPUT_TABLE:
        return print_people(out, answer, width, error);
    case GT_OUTPUT_JSON:
        return gt_json_print(out, json_answer(answer), error);
    case GT_OUTPUT_CSV:
        return print_csv(out, answer);
    }
    return 0;
}
