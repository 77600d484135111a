/* sheet_portfolio.c - the ledger's money by year, and what the fund holds.
 *
 * Figures, two charts, the years, the holdings. The years sum to the ledger's rounds; what the
 * years leave out (a round without a date) stands in a row of its own, so that the figures always
 * tie.
 *
 *   multiple of a holding = (proceeds + value) / cost; TVPI and DPI are the same over all holdings
 * of known cost.
 */
#include "reports/chart.h"
#include "reports/figure.h"
#include "reports/format.h"
#include "reports/page.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/text.h"
#include "reports/words.h"

#include <math.h>
#include <stdio.h>

enum { YEAR, YEAR_AMOUNT, YEAR_FUND, YEAR_ROUNDS, YEAR_UNKNOWN, YEAR_COLUMNS };

static const struct gt_column year_columns[YEAR_COLUMNS] = {
    [YEAR] = {N_("Year"), GT_FORMAT_YEAR, false},
    [YEAR_AMOUNT] = {N_("Money of rounds"), GT_FORMAT_MONEY, true},
    [YEAR_FUND] = {N_("Part of the fund"), GT_FORMAT_MONEY, true},
    [YEAR_ROUNDS] = {N_("Rounds"), GT_FORMAT_INTEGER, true},
    [YEAR_UNKNOWN] = {N_("Amount unknown"), GT_FORMAT_INTEGER, true},
};

enum {
    COMPANY,
    COST,
    PROCEEDS,
    VALUE,
    MULTIPLE,
    ROUNDS,
    KIND,
    FIRST,
    MARKED,
    SECTOR,
    STATUS,
    COLUMNS
};

static const struct gt_column columns[COLUMNS] = {
    [COMPANY] = {N_("Company"), GT_FORMAT_TEXT, false},
    [COST] = {N_("Cost"), GT_FORMAT_MONEY, true},
    [PROCEEDS] = {N_("Proceeds"), GT_FORMAT_MONEY, true},
    [VALUE] = {N_("Value held"), GT_FORMAT_MONEY, true},
    [MULTIPLE] = {N_("Multiple"), GT_FORMAT_RATIO, false},
    [ROUNDS] = {N_("Rounds"), GT_FORMAT_INTEGER, true},
    [KIND] = {N_("Latest round"), GT_FORMAT_TEXT, false},
    [FIRST] = {N_("First round"), GT_FORMAT_DATE, false},
    [MARKED] = {N_("Marked"), GT_FORMAT_DATE, false},
    [SECTOR] = {N_("Sector"), GT_FORMAT_TEXT, false},
    [STATUS] = {N_("Status"), GT_FORMAT_TEXT, false},
};

static const double widths[COLUMNS] = {32, 19, 19, 19, 11, 11, 16, 13, 13, 18, 20};

/* The rows of figures at the top, in this order. */
enum {
    FIGURE_COMPANIES,
    FIGURE_ROUNDS,
    FIGURE_UNKNOWN,
    FIGURE_AMOUNT,
    FIGURE_FUND,
    FIGURE_COST,
    FIGURE_PROCEEDS,
    FIGURE_VALUE,
    FIGURE_TVPI,
    FIGURE_DPI,
    FIGURE_IRR,
    FIGURES
};

static void write_year(struct gt_table *table, const struct gt_board_year *year)
{
    if (year->year) {
        gt_table_number(table, YEAR, year->year);
    } else {
        gt_table_text(table, YEAR, _("in no year above"));
    }
    gt_table_money(table, YEAR_AMOUNT, year->amount);
    gt_table_money(table, YEAR_FUND, year->fund);
    gt_table_integer(table, YEAR_ROUNDS, year->rounds);
    gt_table_integer(table, YEAR_UNKNOWN, year->rounds_unknown);
    gt_table_next(table);
}

/* What the ledger has beyond its years; year 0. */
static struct gt_board_year rest_of(const struct gt_board *board, const struct gt_table *years)
{
    gt_money amount = years->sums[YEAR_AMOUNT];

    return (struct gt_board_year){
        .rounds = board->rounds - (int)years->sums[YEAR_ROUNDS],
        .rounds_unknown = board->rounds_unknown - (int)years->sums[YEAR_UNKNOWN],
        .amount = board->rounds_amount == GT_MONEY_UNKNOWN || board->rounds_amount == amount
                      ? GT_MONEY_UNKNOWN
                      : board->rounds_amount - amount,
        .fund = GT_MONEY_UNKNOWN,
    };
}

/* Fills the table of years; answers how many rows of it are years. */
static lxw_row_t write_years(struct gt_page *page, struct gt_table *table)
{
    const struct gt_board *board = page->book->board;
    struct gt_board_year rest;

    gt_page_section(page, _("Money by year"));
    gt_table_begin(table, page, year_columns, YEAR_COLUMNS);
    for (size_t i = 0; i < board->year_count; i++) {
        write_year(table, &board->years[i]);
    }
    rest = rest_of(board, table);
    if (rest.rounds || rest.rounds_unknown || rest.amount != GT_MONEY_UNKNOWN) {
        write_year(table, &rest);
    }
    if (table->row == table->header + 1) {
        gt_page_paragraph(page, _("No round is on record as of this date."));
    } else {
        gt_table_end(table, true, false);
    }
    page->row++;
    return (lxw_row_t)board->year_count;
}

static double multiple(const struct gt_board_holding *holding)
{
    if (holding->cost == GT_MONEY_UNKNOWN || holding->cost == 0 ||
        (holding->proceeds == GT_MONEY_UNKNOWN && holding->value == GT_MONEY_UNKNOWN)) {
        return (double)NAN;
    }
    return ((holding->proceeds == GT_MONEY_UNKNOWN ? 0 : (double)holding->proceeds) +
            (holding->value == GT_MONEY_UNKNOWN ? 0 : (double)holding->value)) /
           (double)holding->cost;
}

static void write_holding(struct gt_table *table, const struct gt_board_holding *holding)
{
    unsigned line = table->row + 1;
    char formula[GT_FORMULA_MAX];

    gt_table_text(table, COMPANY, holding->company);
    gt_table_money(table, COST, holding->cost);
    gt_table_money(table, PROCEEDS, holding->proceeds);
    gt_table_money(table, VALUE, holding->value);
    snprintf(formula, sizeof formula, "=IF(OR(N(B%u)=0,COUNT(C%u:D%u)=0),\"\",SUM(C%u:D%u)/B%u)",
             line, line, line, line, line, line);
    gt_table_formula(table, MULTIPLE, formula, gt_cell_number(multiple(holding)));
    gt_table_integer(table, ROUNDS, holding->rounds);
    gt_table_text(table, KIND, gt_words_deal_kind(holding->last_kind));
    gt_table_day(table, FIRST, holding->first);
    gt_table_day(table, MARKED, holding->marked);
    gt_table_text(table, SECTOR, holding->sector);
    gt_table_text(table, STATUS, holding->status);
    gt_table_next(table);
}

static void write_holdings(struct gt_page *page, struct gt_table *table)
{
    const struct gt_board *board = page->book->board;

    gt_page_section(page, board->holdings_assumed ? _("Holdings of a scenario (assumed)")
                                                  : _("Holdings of the fund"));
    gt_table_begin(table, page, columns, COLUMNS);
    if (board->holding_count == 0) {
        gt_page_paragraph(page, _("The fund holds nothing as of this date."));
        return;
    }
    for (size_t i = 0; i < board->holding_count; i++) {
        write_holding(table, &board->holdings[i]);
    }
    gt_table_end(table, true, true);
}

/* A figure that is the sum of a column; without rows it is empty. */
static void sum_figure(struct gt_page *page, const struct gt_table *table, int col,
                       struct gt_figure figure)
{
    char range[GT_RANGE_MAX], formula[GT_FORMULA_MAX];

    figure.format = table->columns[col].format;
    figure.value = gt_table_sum(table, col);
    if (table->row == table->header + 1 && figure.format == GT_FORMAT_INTEGER) {
        figure.value = gt_cell_number(0);
    } else if (table->row > table->header + 1) {
        gt_table_range(table, col, range);
        snprintf(formula, sizeof formula, "=IF(COUNT(%s)=0,\"\",SUM(%s))", range, range);
        figure.formula = formula;
    }
    gt_figure_write(page, &figure);
}

static void write_ledger_figures(struct gt_page *page, const struct gt_table *years)
{
    const struct gt_board *board = page->book->board;
    const char *group = _("Ledger");

    gt_figure_write(
        page, &(struct gt_figure){.label = _("Companies"),
                                  .definition = _("Distinct companies with a round on record."),
                                  .format = GT_FORMAT_INTEGER,
                                  .group = group,
                                  .value = gt_cell_number(board->companies)});
    sum_figure(page, years, YEAR_ROUNDS,
               (struct gt_figure){.label = _("Rounds"),
                                  .definition = _("Distinct rounds closed as of the date."),
                                  .group = group});
    sum_figure(page, years, YEAR_UNKNOWN,
               (struct gt_figure){.label = _("Rounds of unknown amount"),
                                  .definition = _("Of them, rounds whose amount nobody wrote down; "
                                                  "they are in no sum of money."),
                                  .group = group});
    sum_figure(page, years, YEAR_AMOUNT,
               (struct gt_figure){.label = _("Money of rounds"),
                                  .definition = _("All money of the rounds with a known amount, "
                                                  "each round once."),
                                  .group = group});
    sum_figure(page, years, YEAR_FUND,
               (struct gt_figure){.label = _("Fund's part in them"),
                                  .definition = _("The fund's own recorded money in these rounds."),
                                  .group = group});
}

/* TVPI (columns PROCEEDS to VALUE) and DPI (PROCEEDS): what came of the holdings whose cost is
 * known, over that cost. What was received of the others stands in the sums, and would make the
 * ratio too high. Where nobody knows what came of any (assumed holdings), there is no ratio. */
static void write_ratio(struct gt_page *page, const struct gt_table *table, lxw_row_t cost_row,
                        int last, struct gt_figure figure)
{
    const struct gt_board *board = page->book->board;
    char cost[GT_RANGE_MAX], proceeds[GT_RANGE_MAX], value[GT_RANGE_MAX], formula[GT_FORMULA_MAX];
    double received = 0, paid = gt_table_sum(table, COST).number;
    unsigned line = cost_row + 1;
    bool known = false;

    for (size_t i = 0; i < board->holding_count; i++) {
        const struct gt_board_holding *holding = &board->holdings[i];
        gt_money worth = last == VALUE ? holding->value : GT_MONEY_UNKNOWN;
        known = known || holding->proceeds != GT_MONEY_UNKNOWN || worth != GT_MONEY_UNKNOWN;
        if (holding->cost == GT_MONEY_UNKNOWN) {
            continue;
        }
        if (holding->proceeds != GT_MONEY_UNKNOWN) {
            received += gt_page_units(page, holding->proceeds);
        }
        if (worth != GT_MONEY_UNKNOWN) {
            received += gt_page_units(page, worth);
        }
    }
    if (table->row > table->header + 1) {
        gt_table_range(table, COST, cost);
        gt_table_range(table, PROCEEDS, proceeds);
        gt_table_range(table, VALUE, value);
        if (last == VALUE) {
            snprintf(formula, sizeof formula,
                     "=IF(OR(N(B%u)=0,COUNT(%s,%s)=0),\"\","
                     "(SUMIF(%s,\">=0\",%s)+SUMIF(%s,\">=0\",%s))/B%u)",
                     line, proceeds, value, cost, proceeds, cost, value, line);
        } else {
            snprintf(formula, sizeof formula,
                     "=IF(OR(N(B%u)=0,COUNT(%s)=0),\"\",SUMIF(%s,\">=0\",%s)/B%u)", line, proceeds,
                     cost, proceeds, line);
        }
        figure.formula = formula;
    }
    figure.format = GT_FORMAT_RATIO;
    figure.value = gt_cell_number(paid > 0 && known ? received / paid : (double)NAN);
    gt_figure_write(page, &figure);
}

static void write_return_figures(struct gt_page *page, const struct gt_table *holdings)
{
    const struct gt_board *board = page->book->board;
    bool assumed = board->holdings_assumed;
    const char *group = _("Portfolio");
    lxw_row_t row = page->row;

    sum_figure(page, holdings, COST,
               (struct gt_figure){.label = _("Cost"),
                                  .group = group,
                                  .assumed = assumed,
                                  .definition = _("Paid into the holdings.")});
    sum_figure(page, holdings, PROCEEDS,
               (struct gt_figure){.label = _("Proceeds"),
                                  .group = group,
                                  .assumed = assumed,
                                  .definition = _("Received from them so far.")});
    sum_figure(page, holdings, VALUE,
               (struct gt_figure){.label = _("Value held"),
                                  .group = group,
                                  .assumed = assumed,
                                  .definition = _("Latest marks of what is still held.")});
    write_ratio(page, holdings, row, VALUE,
                (struct gt_figure){.label = _("TVPI"),
                                   .group = group,
                                   .assumed = assumed,
                                   .definition = _("Proceeds and value over cost, gross of fees; "
                                                   "without holdings of unknown cost.")});
    write_ratio(page, holdings, row, PROCEEDS,
                (struct gt_figure){.label = _("DPI"),
                                   .group = group,
                                   .assumed = assumed,
                                   .definition = _("Proceeds over cost, gross of fees; without "
                                                   "holdings of unknown cost.")});
}

static void write_irr(struct gt_page *page)
{
    const struct gt_irr *irr = &page->book->board->fund_irr;
    bool rate = irr->status == GT_IRR_OK || irr->status == GT_IRR_MULTIPLE_ROOTS ||
                irr->status == GT_IRR_TOTAL_LOSS || irr->status == GT_IRR_UNCERTIFIED;

    gt_figure_write(page,
                    &(struct gt_figure){
                        .label = _("Fund IRR"),
                        .definition = _("Annual effective rate of the fund's recorded flows and "
                                        "latest marks, Actual/365; without holdings of "
                                        "unknown cost."),
                        .format = GT_FORMAT_PERCENT,
                        .group = _("Portfolio"),
                        .value = rate ? gt_cell_number(irr->value)
                                      : (struct gt_cell_value){.kind = GT_VALUE_TEXT,
                                                               .text = gt_words_irr(irr->status)}});
    if (rate && irr->status != GT_IRR_OK) {
        gt_page_paragraph(page, gt_words_irr(irr->status));
    }
}

static void draw_years(struct gt_page *page, lxw_row_t row, int across,
                       const struct gt_table *table, lxw_row_t years)
{
    lxw_row_t first = table->header + 1;

    if (years > GT_CHART_YEARS_MAX) { /* the latest */
        first += years - GT_CHART_YEARS_MAX;
    }
    gt_chart_draw(page, row, 0, across,
                  &(struct gt_chart){.type = LXW_CHART_COLUMN,
                                     .title = _("Money by year"),
                                     .y_title = page->book->board->currency->code,
                                     .number_format = "#,##0",
                                     .header = table->header,
                                     .first = first,
                                     .last = table->header + years,
                                     .categories = YEAR,
                                     .series = {{YEAR_AMOUNT, NULL, 0x8FAADC, 0, false},
                                                {YEAR_FUND, NULL, 0x1F3864, 0, false}},
                                     .series_count = 2});
}

static void draw_holdings(struct gt_page *page, lxw_row_t row, int place, int across,
                          const struct gt_table *table)
{
    const struct gt_board *board = page->book->board;
    gt_chart_draw_names(page, row, place, across,
                        &(struct gt_chart){.title = board->holdings_assumed
                                                        ? _("Cost and value by company (assumed)")
                                                        : _("Cost and value by company"),
                                           .y_title = board->currency->code,
                                           .number_format = "#,##0",
                                           .header = table->header,
                                           .first = table->header + 1,
                                           .last = table->row - 1,
                                           .categories = COMPANY,
                                           .series = {{COST, NULL, 0x8FAADC, 0, false},
                                                      {PROCEEDS, NULL, 0xF4B183, 0, false},
                                                      {VALUE, NULL, 0x1F3864, 0, false}},
                                           .series_count = 3});
}

void gt_sheet_portfolio(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;
    int charts = (board->year_count > 0) + (board->holding_count > 0);
    struct gt_table years, holdings;
    lxw_row_t figures, drawings, year_rows;

    gt_page_begin(page, _("Portfolio"), widths, COLUMNS);
    figures = page->row;
    drawings = figures + FIGURES + 2; /* one for a word about the rate */
    page->row = drawings + (charts ? GT_CHART_ROWS : 0);
    year_rows = write_years(page, &years);
    write_holdings(page, &holdings);

    page->row = figures;
    write_ledger_figures(page, &years);
    write_return_figures(page, &holdings);
    write_irr(page);
    if (board->year_count > 0) {
        draw_years(page, drawings, charts, &years, year_rows);
    }
    if (board->holding_count > 0) {
        draw_holdings(page, drawings, charts - 1, charts, &holdings);
    }
    gt_page_end(page);
}
