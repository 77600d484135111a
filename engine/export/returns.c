/* returns.c - the returns of an investor's flows for people and machines.
 *
 * One table: a figure a line, with fees and without. JSON has the figures with fees at its top and
 * both sets below `net` and `gross`; amounts are exact decimal strings.
 */
#include "engine/export/returns.h"

#include "engine/export/json.h"
#include "engine/export/money.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const irr_texts[] = {
#define X(name, token, text) N_(text),
    GT_IRR_STATUS_LIST(X)
#undef X
};

static json_t *json_figure(struct gt_figure figure)
{
    return figure.defined ? json_real(figure.value) : json_null();
}

static json_t *json_rate(double rate)
{
    return isfinite(rate) ? json_real(rate) : json_null();
}

/* A rate a year as one a period. */
static double by_period(double log_rate, int a_year)
{
    return expm1(log_rate / a_year);
}

static json_t *json_roots(const struct gt_rates *rates, int a_year)
{
    json_t *roots = json_array();
    for (size_t i = 0; roots && i < rates->count; i++)
        json_array_append_new(roots,
                              json_rate(a_year == 1 ? rates->roots[i].rate
                                                    : by_period(rates->roots[i].log_rate, a_year)));
    return roots;
}

static json_t *json_certified(const struct gt_rates *rates)
{
    json_t *certified = json_array();
    for (size_t i = 0; certified && i < rates->count; i++)
        json_array_append_new(certified, json_boolean(rates->roots[i].certified));
    return certified;
}

static json_t *json_rates(const struct gt_rates *rates, int a_year)
{
    const struct gt_irr *irr = &rates->irr;
    bool has_rate = gt_irr_has_rate(irr->status);
    double value = a_year == 1 || irr->status == GT_IRR_TOTAL_LOSS
                       ? irr->value
                       : by_period(irr->log_rate, a_year);
    bool has_log = rates->count > 0;
    return json_pack("{s:s, s:o, s:o, s:o, s:o}", "status", gt_irr_status_token(irr->status),
                     "value", has_rate ? json_real(value) : json_null(), "roots",
                     json_roots(rates, a_year), "certified", json_certified(rates), "log_rate",
                     has_log ? json_real(irr->log_rate / a_year) : json_null());
}

static json_t *json_side(const struct gt_rates *rates, const struct gt_fund_multiples *multiples)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "xirr", json_rates(rates, 1), "tvpi",
                     json_figure(multiples->tvpi), "dpi", json_figure(multiples->dpi), "rvpi",
                     json_figure(multiples->rvpi), "modified_dietz",
                     json_figure(multiples->modified_dietz));
}

/* A day, or the number of a period. */
static json_t *json_when(const struct gt_returns *returns, gt_day day)
{
    return returns->terms.period >= 0 ? json_integer(day) : gt_json_day(day);
}

static json_t *json_sums(const struct gt_returns *returns)
{
    const struct gt_fund_returns *fund = &returns->fund;
    bool has_value = returns->value_day != GT_DAY_NONE;
    const struct gt_decimal commitment = returns->terms.commitment;
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b, s:o}", "paid_in",
                     gt_json_exact(fund->paid), "called", gt_json_exact(fund->called), "fees",
                     gt_json_exact(fund->fees), "recalled", gt_json_exact(fund->recalled),
                     "distributed", gt_json_exact(fund->distributed), "recallable",
                     gt_json_exact(fund->recallable), "opening", gt_json_exact(fund->opening),
                     "nav", has_value ? gt_json_exact(fund->value) : json_null(), "nav_date",
                     has_value ? json_when(returns, returns->value_day) : json_null(),
                     "nav_carried", fund->carried, "commitment",
                     gt_decimal_sign(commitment) > 0 ? gt_json_exact(commitment) : json_null());
}

static json_t *json_basis(const struct gt_returns *returns)
{
    const struct gt_returns_terms *terms = &returns->terms;
    bool by_day = terms->period < 0;
    return json_pack(
        "{s:o, s:o, s:o, s:o, s:I, s:b}", "day_count",
        by_day ? json_string(gt_kind_token(&gt_day_count_words, (int)terms->day_count))
               : json_null(),
        "period",
        by_day ? json_null() : json_string(gt_kind_token(&gt_period_words, terms->period)), "from",
        json_when(returns, returns->first), "as_of", json_when(returns, returns->last), "lines",
        (json_int_t)returns->lines, "signs_look_reversed", returns->looks_reversed);
}

static json_t *json_figures(const struct gt_returns *returns)
{
    const struct gt_returns_terms *terms = &returns->terms;
    const struct gt_fund_returns *fund = &returns->fund;
    return json_pack(
        "{s:o, s:b, s:o, s:f, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "xirr",
        json_rates(&returns->net, 1), "short_period", returns->short_period, "period_return",
        json_figure(returns->period_return), "years", returns->years, "rate",
        terms->has_rate ? json_real(terms->rate) : json_null(), "xnpv", json_figure(returns->xnpv),
        "tvpi", json_figure(fund->net.tvpi), "dpi", json_figure(fund->net.dpi), "rvpi",
        json_figure(fund->net.rvpi), "pic", json_figure(fund->pic), "moic", json_figure(fund->moic),
        "modified_dietz", json_figure(fund->net.modified_dietz), "net",
        json_side(&returns->net, &fund->net), "gross", json_side(&returns->gross, &fund->gross));
}

static json_t *json_answer(const struct gt_returns *returns)
{
    int period = returns->terms.period;
    json_t *answer = json_figures(returns);
    bool whole = answer && json_object_update_new(answer, json_sums(returns)) == 0 &&
                 json_object_update_new(answer, json_basis(returns)) == 0;
    if (whole && period >= 0)
        whole = json_object_set_new(
                    answer, "irr",
                    json_rates(&returns->net, gt_periods_a_year((enum gt_period)period))) == 0;
    if (!whole) {
        json_decref(answer);
        return NULL;
    }
    return answer;
}

/* How a figure is written: a rate in per cent, a multiple, an amount. */
enum style { RATE, MULTIPLE, AMOUNT };

struct line {
    const char *key;
    const char *label; /* English source text */
    enum style style;
    struct gt_figure net, gross;
    bool one; /* the figure is one, not of either side */
};

static struct gt_figure rate_of(const struct gt_rates *rates, int a_year)
{
    if (!gt_irr_has_rate(rates->irr.status))
        return (struct gt_figure){false, 0};
    if (rates->irr.status == GT_IRR_TOTAL_LOSS || a_year == 1)
        return (struct gt_figure){true, rates->irr.value};
    return (struct gt_figure){true, by_period(rates->irr.log_rate, a_year)};
}

#define LINES_MAX 16

static size_t gather(const struct gt_returns *returns, struct line *lines)
{
    const struct gt_fund_returns *fund = &returns->fund;
    const struct gt_fund_multiples *net = &fund->net, *gross = &fund->gross;
    size_t n = 0;
    if (returns->terms.period > 0) {
        int a_year = gt_periods_a_year((enum gt_period)returns->terms.period);
        lines[n++] =
            (struct line){"irr", N_("IRR, % a period"), RATE, rate_of(&returns->net, a_year),
                          rate_of(&returns->gross, a_year)};
    }
    lines[n++] = (struct line){"xirr", N_("XIRR, % a year"), RATE, rate_of(&returns->net, 1),
                               rate_of(&returns->gross, 1)};
    lines[n++] = (struct line){"modified_dietz", N_("Modified Dietz, % in all"), RATE,
                               net->modified_dietz, gross->modified_dietz};
    lines[n++] = (struct line){"tvpi", N_("TVPI"), MULTIPLE, net->tvpi, gross->tvpi};
    lines[n++] = (struct line){"dpi", N_("DPI"), MULTIPLE, net->dpi, gross->dpi};
    lines[n++] = (struct line){"rvpi", N_("RVPI"), MULTIPLE, net->rvpi, gross->rvpi};
    lines[n++] = (struct line){"moic", N_("MOIC"), MULTIPLE, {false, 0}, fund->moic};
    lines[n++] = (struct line){"pic", N_("PIC"), MULTIPLE, fund->pic, {false, 0}};
    if (returns->terms.has_rate)
        lines[n++] = (struct line){"xnpv", N_("XNPV"), AMOUNT, returns->xnpv, {false, 0}};
    return n;
}

/* For people: an amount with its digits grouped, to the cent. */
static void put_amount(struct gt_text *text, double amount)
{
    if (fabs(amount) >= 9e15) {
        gt_text_format(text, "%.15g", amount);
        return;
    }
    long long cents = llround(fabs(amount) * 100);
    gt_text_puts(text, amount < 0 && cents ? "-" : "");
    gt_text_grouped(text, cents / 100);
    if (cents % 100)
        gt_text_format(text, ".%02lld", cents % 100);
}

static const char *figure_text(struct gt_figure figure, enum style style, bool machine,
                               struct gt_arena *arena)
{
    struct gt_text text = {0};
    const char *copy;
    if (!figure.defined)
        return machine ? "" : "—";
    double percent = 100 * figure.value;
    if (machine)
        gt_text_format(&text, "%.15g", figure.value);
    else if (style == AMOUNT)
        put_amount(&text, figure.value);
    else if (style == MULTIPLE)
        gt_text_format(&text, "%.4f", figure.value);
    else
        gt_text_format(&text, fabs(percent) < 1e6 ? "%.4f" : "%.6g", percent);
    copy = text.failed ? NULL : gt_arena_format(arena, "%s", text.data);
    gt_text_clear(&text);
    return copy ? copy : "";
}

static int print_table(FILE *out, const struct gt_returns *returns, enum gt_output output,
                       int width, struct gt_arena *arena, struct gt_error *error)
{
    static const struct gt_listing_column columns[] = {
        {"figure", N_("Figure"), GT_CELL_TEXT, NULL},
        {"net", N_("Net of fees"), GT_CELL_RIGHT, NULL},
        {"gross", N_("Gross of fees"), GT_CELL_RIGHT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    bool machine = output != GT_OUTPUT_TABLE;
    struct line lines[LINES_MAX];
    size_t count = gather(returns, lines);
    struct gt_cell *cells = gt_arena_alloc(arena, count * COLUMNS * sizeof *cells);
    if (!cells)
        return gt_fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *row = &cells[i * COLUMNS];
        row[0].text = machine ? lines[i].key : _(lines[i].label);
        row[1].text = figure_text(lines[i].net, lines[i].style, machine, arena);
        row[2].text = figure_text(lines[i].gross, lines[i].style, machine, arena);
    }
    struct gt_listing listing = {columns, COLUMNS, cells, count, NULL};
    return gt_listing_print(out, &listing, output, width, error);
}

static void put_time(struct gt_text *text, const struct gt_returns *returns)
{
    char first[GT_DAY_TEXT], last[GT_DAY_TEXT];
    if (returns->terms.period >= 0)
        gt_text_format(text, _("%zu lines, periods %d to %d (%s)"), returns->lines, returns->first,
                       returns->last, _(gt_kind_label(&gt_period_words, returns->terms.period)));
    else
        gt_text_format(text, _("%zu lines, %s to %s (%s)"), returns->lines,
                       gt_day_format(returns->first, first), gt_day_format(returns->last, last),
                       gt_kind_label(&gt_day_count_words, (int)returns->terms.day_count));
}

/* For people: every digit, grouped. */
static const char *amount_text(struct gt_decimal amount, struct gt_arena *arena)
{
    struct gt_text text = {0};
    gt_text_exact(&text, amount, true);
    const char *copy = text.failed ? NULL : gt_arena_format(arena, "%s", text.data);
    gt_text_clear(&text);
    return copy ? copy : "";
}

static void print_head(FILE *out, const struct gt_returns *returns, int width,
                       struct gt_arena *arena)
{
    const struct gt_fund_returns *fund = &returns->fund;
    struct gt_text text = {0};
    put_time(&text, returns);
    gt_text_puts(&text, "\n");
    gt_text_format(&text, _("Paid in %s (fees %s), distributed %s, value %s"),
                   amount_text(fund->paid, arena), amount_text(fund->fees, arena),
                   amount_text(fund->distributed, arena), amount_text(fund->value, arena));
    if (gt_decimal_sign(fund->opening))
        gt_text_format(&text, _("; value at the start %s, which counts as paid in"),
                       amount_text(fund->opening, arena));
    gt_paragraph_print(out, text.data ? text.data : "", width);
    gt_text_clear(&text);
    fputc('\n', out);
}

static void print_other_roots(FILE *out, const struct gt_rates *rates, int width)
{
    struct gt_text text = {0};
    gt_text_puts(&text, _("All rates at which the flows are worth nothing, in % a year:"));
    for (size_t i = 0; i < rates->count; i++) {
        double percent = 100 * rates->roots[i].rate;
        gt_text_puts(&text, i ? ", " : " ");
        if (isfinite(percent))
            gt_text_format(&text, "%.6g", percent);
        else
            gt_text_puts(&text, "> 1.8e308");
    }
    gt_paragraph_print(out, text.data ? text.data : "", width);
    gt_text_clear(&text);
}

static void print_notes(FILE *out, const struct gt_returns *returns, int width)
{
    const struct gt_irr *irr = &returns->net.irr;
    struct gt_text text = {0};
    if (irr->status != GT_IRR_OK)
        gt_text_format(&text, _("XIRR: %s (%s)."), _(irr_texts[irr->status]),
                       gt_irr_status_token(irr->status));
    if (irr->status == GT_IRR_OUT_OF_RANGE)
        gt_text_format(&text, _(" ln(1+r) = %.15g."), irr->log_rate);
    if (text.length)
        gt_paragraph_print(out, text.data ? text.data : "", width);
    if (irr->status == GT_IRR_MULTIPLE_ROOTS)
        print_other_roots(out, &returns->net, width);
    gt_text_reset(&text);
    if (returns->short_period && returns->period_return.defined)
        gt_text_format(&text,
                       _("Less than a year: a rate a year is not shown to clients (GIPS). In all "
                         "the time it is %.4f %%."),
                       100 * returns->period_return.value);
    gt_paragraph_print(out, text.data ? text.data : "", width);
    gt_text_reset(&text);
    if (returns->looks_reversed)
        gt_text_puts(&text, _("Something is received before anything is paid in. If the signs are "
                              "the fund's, turn them: what the investor pays in is negative."));
    gt_paragraph_print(out, text.data ? text.data : "", width);
    gt_text_reset(&text);
    if (returns->fund.carried)
        gt_text_puts(&text, _("The value is the last one given, and the flows since: calls added, "
                              "distributions taken off."));
    gt_paragraph_print(out, text.data ? text.data : "", width);
    gt_text_clear(&text);
}

int gt_returns_print(FILE *out, const struct gt_returns *returns, enum gt_output output, int width,
                     struct gt_error *error)
{
    struct gt_arena arena = {0};
    if (output == GT_OUTPUT_JSON)
        return gt_json_print(out, json_answer(returns), error);
    if (output == GT_OUTPUT_TABLE)
        print_head(out, returns, width, &arena);
    int code = print_table(out, returns, output, width, &arena, error);
    gt_arena_clear(&arena);
    if (!code && output == GT_OUTPUT_TABLE)
        print_notes(out, returns, width);
    return code;
}
