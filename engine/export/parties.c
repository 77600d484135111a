/* parties.c - tables of what a whole programme came to.
 *
 * Money is told in units of a power of 1,000, so that a table fits a terminal; machines get all of
 * it (parties_json.c).
 */
#include "engine/export/parties.h"

#include "engine/export/money.h"

#include "gentou/parties.h"

#include <math.h>
#include <string.h>

#define DASH "—"
#define MANY 15 /* rows of the ranking of reserves that people see */

/* What a listing is made of. */
struct page {
    FILE *out;
    struct gt_arena arena;
    const struct gt_simulation_answer *answer;
    const struct gt_parties *parties;
    double unit;
    struct gt_error *error;
};

enum { Q1, Q5, Q10, Q25, Q50, Q75, Q90, Q95, Q99 }; /* of GT_QUANTILE_LEVELS */

static const char *name_of(const struct page *page, const struct gt_party_result *party)
{
    return party->role == GT_PARTY_ROLE_PARTNER
               ? page->answer->partners[party->partner]
               : _(gt_kind_label(&gt_party_role_words, (int)party->role));
}

static const char *number(struct page *page, bool known, double value, int decimals)
{
    if (!known)
        return DASH;
    const char *text = gt_arena_format(&page->arena, "%.*f", decimals, value);
    bool zero = text && strspn(text, "-0.") == strlen(text);
    return zero && text[0] == '-' ? text + 1 : text;
}

static const char *figure(struct page *page, const struct gt_summary *summary, double value,
                          int decimals)
{
    return number(page, summary->count > 0, value, decimals);
}

/* One path alone says nothing of an error. */
static const char *se_of(struct page *page, const struct gt_summary *summary, double se,
                         int decimals)
{
    return number(page, summary->count > 1, se, decimals);
}

/* Mean, standard error and the quantiles 5, 50 and 95 %. */
static void fill_summary(struct page *page, struct gt_cell *cells, const struct gt_summary *summary,
                         double scale, int decimals)
{
    static const int shown[] = {Q5, Q50, Q95};
    cells[0].text = figure(page, summary, summary->mean * scale, decimals);
    cells[1].text = se_of(page, summary, summary->se * scale, decimals);
    for (int i = 0; i < 3; i++)
        cells[2 + i].text = figure(page, summary, summary->quantiles[shown[i]] * scale, decimals);
}

static void fill_below(struct page *page, struct gt_cell *cells, const struct gt_summary *summary)
{
    cells[0].text = figure(page, summary, summary->below, 4);
    cells[1].text = se_of(page, summary, summary->below_se, 4);
}

/* The share of paths without the figure. */
static const char *none_of(struct page *page, const struct gt_summary *summary)
{
    int64_t paths = summary->count + summary->undefined;
    return number(page, paths > 0, (double)summary->undefined / (double)paths, 4);
}

static int print_table(struct page *page, const char *title,
                       const struct gt_listing_column *columns, size_t count,
                       const struct gt_cell *cells, size_t rows)
{
    struct gt_listing listing = {columns, count, cells, rows, NULL};
    fprintf(page->out, "%s\n", title);
    return gt_listing_print(page->out, &listing, GT_OUTPUT_TABLE, 0, page->error);
}

#define SUMMARY_COLUMNS                                                                            \
    {"mean", N_("Mean"), GT_CELL_RIGHT, NULL}, {"se", N_("s.e."), GT_CELL_RIGHT, NULL},            \
        {"5", "5 %", GT_CELL_RIGHT, NULL}, {"50", "50 %", GT_CELL_RIGHT, NULL},                    \
    {                                                                                              \
        "95", "95 %", GT_CELL_RIGHT, NULL                                                          \
    }

/* Rates or multiples, how often they lie below their limit, and how often there is none. */
static int print_returns(struct page *page, bool irr)
{
    enum { COLUMNS = 9 };
    static const struct gt_listing_column columns[2][COLUMNS] = {
        {{"party", N_("Party"), GT_CELL_TEXT, NULL},
         SUMMARY_COLUMNS,
         {"below", N_("P(TVPI<1)"), GT_CELL_RIGHT, NULL},
         {"below_se", N_("s.e."), GT_CELL_RIGHT, NULL},
         {"none", N_("None"), GT_CELL_RIGHT, NULL}},
        {{"party", N_("Party"), GT_CELL_TEXT, NULL},
         SUMMARY_COLUMNS,
         {"below", N_("P(IRR<0)"), GT_CELL_RIGHT, NULL},
         {"below_se", N_("s.e."), GT_CELL_RIGHT, NULL},
         {"none", N_("None"), GT_CELL_RIGHT, NULL}}};
    struct gt_cell cells[GT_PARTIES_MAX][COLUMNS] = {{{0}}};
    for (int p = 0; p < page->parties->count; p++) {
        const struct gt_party_result *party = &page->parties->parties[p];
        const struct gt_summary *summary = irr ? &party->irr : &party->tvpi;
        cells[p][0].text = name_of(page, party);
        fill_summary(page, &cells[p][1], summary, irr ? 100 : 1, irr ? 2 : 3);
        fill_below(page, &cells[p][6], summary);
        cells[p][8].text = none_of(page, summary);
    }
    /* xgettext:no-c-format */
    return print_table(page, irr ? _("IRR, % a year") : _("TVPI"), columns[irr], COLUMNS,
                       &cells[0][0], (size_t)page->parties->count);
}

static int print_worth(struct page *page)
{
    enum { COLUMNS = 6 };
    static const struct gt_listing_column columns[COLUMNS] = {
        {"party", N_("Party"), GT_CELL_TEXT, NULL}, SUMMARY_COLUMNS};
    struct gt_cell cells[GT_PARTIES_MAX][COLUMNS] = {{{0}}};
    for (int p = 0; p < page->parties->count; p++) {
        const struct gt_party_result *party = &page->parties->parties[p];
        cells[p][0].text = name_of(page, party);
        fill_summary(page, &cells[p][1], &party->npv, 1 / page->unit, 2);
    }
    /* xgettext:no-c-format */
    const char *title = gt_arena_format(
        &page->arena, _("Present value at %g %%; with its sign turned, the net present cost"),
        page->answer->programme->treasury * 100);
    return print_table(page, title, columns, COLUMNS, &cells[0][0], (size_t)page->parties->count);
}

static int print_risk(struct page *page)
{
    static const struct gt_listing_column columns[] = {
        {"party", N_("Party"), GT_CELL_TEXT, NULL},
        {"var_95", N_("VaR 95"), GT_CELL_RIGHT, NULL},
        {"var_95_se", N_("s.e."), GT_CELL_RIGHT, NULL},
        {"es_95", N_("ES 95"), GT_CELL_RIGHT, NULL},
        {"es_95_se", N_("s.e."), GT_CELL_RIGHT, NULL},
        {"var_99", N_("VaR 99"), GT_CELL_RIGHT, NULL},
        {"var_99_se", N_("s.e."), GT_CELL_RIGHT, NULL},
        {"es_99", N_("ES 99"), GT_CELL_RIGHT, NULL},
        {"es_99_se", N_("s.e."), GT_CELL_RIGHT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_cell cells[GT_PARTIES_MAX][COLUMNS] = {{{0}}};
    for (int p = 0; p < page->parties->count; p++) {
        const struct gt_party_result *party = &page->parties->parties[p];
        const struct gt_summary *npv = &party->npv;
        const struct {
            double value;
            bool is_se;
        } figures[] = {{-npv->quantiles[Q5], false}, {npv->quantile_ses[Q5], true},
                       {-npv->tails[1], false},      {npv->tail_ses[1], true},
                       {-npv->quantiles[Q1], false}, {npv->quantile_ses[Q1], true},
                       {-npv->tails[0], false},      {npv->tail_ses[0], true}};
        cells[p][0].text = name_of(page, party);
        for (int i = 0; i < COLUMNS - 1; i++)
            cells[p][1 + i].text =
                number(page, npv->count > figures[i].is_se, figures[i].value / page->unit, 2);
    }
    return print_table(page, _("Value at risk and expected shortfall of its loss"), columns,
                       COLUMNS, &cells[0][0], (size_t)page->parties->count);
}

static int print_present(struct page *page)
{
    if (isnan(page->answer->programme->treasury)) {
        fprintf(
            page->out, "%s\n",
            _("No treasury_rate is given, so there are no present values and no value at risk."));
        return 0;
    }
    int code = print_worth(page);
    fputc('\n', page->out);
    return code ? code : print_risk(page);
}

static int print_course(struct page *page)
{
    static const struct gt_listing_column columns[] = {
        {"party", N_("Party"), GT_CELL_TEXT, NULL},
        {"outlay", N_("Outlay"), GT_CELL_RIGHT, NULL},
        {"outlay_se", N_("s.e."), GT_CELL_RIGHT, NULL},
        {"outlay_95", "95 %", GT_CELL_RIGHT, NULL},
        {"payback", N_("Payback"), GT_CELL_RIGHT, NULL},
        {"payback_se", N_("s.e."), GT_CELL_RIGHT, NULL},
        {"never", N_("Never"), GT_CELL_RIGHT, NULL},
        {"never_se", N_("s.e."), GT_CELL_RIGHT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_cell cells[GT_PARTIES_MAX][COLUMNS] = {{{0}}};
    double paths = (double)page->answer->simulation->paths;
    for (int p = 0; p < page->parties->count; p++) {
        const struct gt_party_result *party = &page->parties->parties[p];
        const struct gt_summary *outlay = &party->outlay, *payback = &party->payback;
        double never = (double)payback->undefined / paths;
        struct gt_cell *row = cells[p];
        row[0].text = name_of(page, party);
        row[1].text = figure(page, outlay, outlay->mean / page->unit, 2);
        row[2].text = se_of(page, outlay, outlay->se / page->unit, 2);
        row[3].text = figure(page, outlay, outlay->quantiles[Q95] / page->unit, 2);
        row[4].text = figure(page, payback, payback->quantiles[Q50], 0);
        row[5].text = se_of(page, payback, payback->quantile_ses[Q50], 1);
        row[6].text = number(page, true, never, 4);
        row[7].text = number(page, paths > 1, sqrt(never * (1 - never) / paths), 4);
    }
    return print_table(page,
                       _("Peak outlay, and the quarter by which it is back for good (median)"),
                       columns, COLUMNS, &cells[0][0], (size_t)page->parties->count);
}

static int print_uplift(struct page *page)
{
    static const struct gt_listing_column columns[] = {
        {"party", N_("Party"), GT_CELL_TEXT, NULL},  {"irr", N_("IRR"), GT_CELL_RIGHT, NULL},
        {"irr_se", N_("s.e."), GT_CELL_RIGHT, NULL}, {"irr_5", "5 %", GT_CELL_RIGHT, NULL},
        {"irr_95", "95 %", GT_CELL_RIGHT, NULL},     {"none", N_("None"), GT_CELL_RIGHT, NULL},
        {"tvpi", N_("TVPI"), GT_CELL_RIGHT, NULL},   {"tvpi_se", N_("s.e."), GT_CELL_RIGHT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_cell cells[GT_PARTIES_MAX][COLUMNS] = {{{0}}};
    for (int p = 0; p < page->parties->count; p++) {
        const struct gt_party_result *party = &page->parties->parties[p];
        const struct gt_summary *irr = &party->irr_uplift, *tvpi = &party->tvpi_uplift;
        struct gt_cell *row = cells[p];
        row[0].text = name_of(page, party);
        row[1].text = figure(page, irr, irr->quantiles[Q50] * 100, 2);
        row[2].text = se_of(page, irr, irr->quantile_ses[Q50] * 100, 2);
        row[3].text = figure(page, irr, irr->quantiles[Q5] * 100, 2);
        row[4].text = figure(page, irr, irr->quantiles[Q95] * 100, 2);
        row[5].text = none_of(page, irr);
        row[6].text = figure(page, tvpi, tvpi->mean, 3);
        row[7].text = se_of(page, tvpi, tvpi->se, 3);
    }
    return print_table(page,
                       /* xgettext:no-c-format */
                       _("With the terms less without: median of IRR, % a year; mean of TVPI"),
                       columns, COLUMNS, &cells[0][0], (size_t)page->parties->count);
}

static void fill_ratio(struct page *page, struct gt_cell *cells,
                       const struct gt_ratio_of_means *ratio)
{
    cells[0].text = number(page, ratio->exists, ratio->value, 3);
    cells[1].text =
        number(page, ratio->exists && page->answer->simulation->paths > 1, ratio->se, 3);
    for (int i = 2; i < 5; i++)
        cells[i].text = DASH;
}

static int print_leverage(struct page *page)
{
    static const struct gt_listing_column columns[] = {
        {"figure", N_("Leverage"), GT_CELL_TEXT, NULL}, SUMMARY_COLUMNS};
    const struct gt_parties *parties = page->parties;
    const struct {
        const char *label;
        const struct gt_summary *summary;
    } rows[] = {
        {N_("Gross: all money / public"), &parties->gross},
        {N_("Net: private / public"), &parties->net},
        {N_("Revolving: private / peak public outlay"), &parties->revolving},
        {N_("Beside it, later rounds: others / public"), &parties->follow_on},
        {N_("Concentration of partners (Herfindahl)"), &parties->concentration},
    };
    enum { ROWS = sizeof rows / sizeof *rows };
    struct gt_cell cells[ROWS + 2][6] = {{{0}}};
    for (int r = 0; r < ROWS; r++) {
        cells[r][0].text = _(rows[r].label);
        fill_summary(page, &cells[r][1], rows[r].summary, 1, 3);
    }
    cells[ROWS][0].text = _("Fiscal: private / expected cost");
    fill_ratio(page, &cells[ROWS][1], &parties->fiscal_cost);
    cells[ROWS + 1][0].text = _("Fiscal: private / expected downside");
    fill_ratio(page, &cells[ROWS + 1][1], &parties->fiscal_downside);
    return print_table(page, _("Leverage of the money in first rounds (assumed)"), columns, 6,
                       &cells[0][0], ROWS + 2);
}

/* DPI and the J-curve of the public side by year. */
static int print_years(struct page *page)
{
    static const struct gt_listing_column columns[] = {
        {"year", N_("Year"), GT_CELL_NUMBER, NULL},   {"dpi", N_("DPI"), GT_CELL_RIGHT, NULL},
        {"dpi_se", N_("s.e."), GT_CELL_RIGHT, NULL},  {"dpi_5", "5 %", GT_CELL_RIGHT, NULL},
        {"dpi_95", "95 %", GT_CELL_RIGHT, NULL},      {"flow", N_("Flow"), GT_CELL_RIGHT, NULL},
        {"flow_se", N_("s.e."), GT_CELL_RIGHT, NULL}, {"flow_5", "5 %", GT_CELL_RIGHT, NULL},
        {"flow_50", "50 %", GT_CELL_RIGHT, NULL},     {"flow_95", "95 %", GT_CELL_RIGHT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    const struct gt_party_result *party = &page->parties->parties[0];
    size_t years = (size_t)page->parties->years;
    struct gt_cell *cells = gt_arena_alloc(&page->arena, years * COLUMNS * sizeof *cells);
    if (!cells)
        return gt_fail_memory(page->error);
    memset(cells, 0, years * COLUMNS * sizeof *cells);
    for (size_t y = 0; y < years; y++) {
        struct gt_cell *row = cells + y * COLUMNS;
        size_t last = 4 * y + 3 < (size_t)page->parties->quarters
                          ? 4 * y + 3
                          : (size_t)page->parties->quarters - 1;
        const struct gt_summary *dpi = &party->dpi[y], *flow = &party->flow[last];
        row[0].number = (int64_t)y + 1;
        row[1].text = figure(page, dpi, dpi->mean, 3);
        row[2].text = se_of(page, dpi, dpi->se, 3);
        row[3].text = figure(page, dpi, dpi->quantiles[Q5], 3);
        row[4].text = figure(page, dpi, dpi->quantiles[Q95], 3);
        row[5].text = figure(page, flow, flow->mean / page->unit, 2);
        row[6].text = se_of(page, flow, flow->se / page->unit, 2);
        row[7].text = figure(page, flow, flow->quantiles[Q5] / page->unit, 2);
        row[8].text = figure(page, flow, flow->quantiles[Q50] / page->unit, 2);
        row[9].text = figure(page, flow, flow->quantiles[Q95] / page->unit, 2);
    }
    return print_table(page, _("Public side by year: DPI and cumulative flow"), columns, COLUMNS,
                       cells, years);
}

static int print_reserves(struct page *page)
{
    static const struct gt_listing_column columns[] = {
        {"group", N_("Deals"), GT_CELL_TEXT, NULL},
        {"partner", N_("Partner"), GT_CELL_TEXT, NULL},
        {"chance", N_("Chance"), GT_CELL_RIGHT, NULL},
        SUMMARY_COLUMNS,
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_cell cells[MANY][COLUMNS] = {{{0}}};
    int rows = page->parties->reserve_count < MANY ? page->parties->reserve_count : MANY;
    for (int r = 0; r < rows; r++) {
        const struct gt_reserve_result *reserve = &page->parties->reserves[r];
        const char *held =
            reserve->held >= 0 && page->answer->held ? page->answer->held[reserve->held] : NULL;
        cells[r][0].text = held ? held : gt_arena_format(&page->arena, "%d", reserve->group + 1);
        cells[r][1].text = page->answer->partners[reserve->partner];
        cells[r][2].text = number(page, true, reserve->chance, 3);
        fill_summary(page, &cells[r][3], &reserve->gain, 1, 3);
    }
    if (rows == 0)
        return 0;
    fputc('\n', page->out);
    return print_table(page,
                       _("Where the next yuan of follow-on money does most: its worth less itself"),
                       columns, COLUMNS, &cells[0][0], (size_t)rows);
}

/* A power of 1,000 that leaves at most five digits before the point. */
static double unit_of(const struct gt_parties *parties)
{
    double most = 0, unit = 1;
    for (int p = 0; p < parties->count; p++) {
        const struct gt_summary *end = &parties->parties[p].flow[parties->quarters - 1];
        most = fmax(most, fmax(fabs(end->quantiles[Q5]), fabs(end->quantiles[Q95])));
    }
    while (most / unit >= 1e4 && unit < 1e12)
        unit *= 1000;
    return unit;
}

static void print_unit(FILE *out, const char *currency, int64_t unit)
{
    struct gt_text text = {0};
    gt_text_grouped(&text, unit);
    fprintf(out, _("Money in units of %s %s.\n\n"), currency, text.data ? text.data : "");
    gt_text_clear(&text);
}

static void say_unit(const struct page *page)
{
    fprintf(page->out, "\n");
    if (page->unit > 1)
        print_unit(page->out, page->answer->currency, llround(page->unit));
}

int gt_parties_print(FILE *out, const struct gt_simulation_answer *answer, struct gt_error *error)
{
    struct page page = {.out = out,
                        .answer = answer,
                        .parties = answer->simulation->parties,
                        .unit = unit_of(answer->simulation->parties),
                        .error = error};
    int code = print_returns(&page, true);
    fputc('\n', out);
    if (!code)
        code = print_returns(&page, false);
    fputs(_("None: share of paths without such a figure; the rest of the row leaves them out.\n"),
          out);
    fputc('\n', out);
    if (!code)
        code = print_leverage(&page);
    say_unit(&page);
    if (!code)
        code = print_present(&page);
    fputc('\n', out);
    if (!code)
        code = print_course(&page);
    fputc('\n', out);
    if (!code)
        code = print_uplift(&page);
    fputc('\n', out);
    if (!code)
        code = print_years(&page);
    if (!code)
        code = print_reserves(&page);
    gt_arena_clear(&page.arena);
    return code;
}
