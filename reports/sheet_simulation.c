/* sheet_simulation.c - what the programme may bring: figures over all paths, the histogram of the
 * public side's TVPI, and the J-curve (cumulative public flow by quarter, with quantiles).
 *
 * Quantiles and means come from the paths, which are not in the book, so they are plain numbers.
 * The shares of the histogram are formulas over its counts.
 */
#include "reports/chart.h"
#include "reports/figure.h"
#include "reports/page.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/text.h"

#include <math.h>
#include <stdio.h>

enum {
    LABEL,
    PATHS,
    UNDEFINED,
    MEAN,
    SE,
    SD,
    FIRST_QUANTILE,
    COLUMNS = FIRST_QUANTILE + GT_QUANTILE_COUNT
};

static const struct gt_column summary_columns[COLUMNS] = {
    [LABEL] = {N_("Figure"), GT_FORMAT_TEXT, false},
    [PATHS] = {N_("Paths"), GT_FORMAT_INTEGER, false},
    [UNDEFINED] = {N_("Paths without it"), GT_FORMAT_INTEGER, false},
    [MEAN] = {N_("Mean"), GT_FORMAT_NUMBER, false},
    [SE] = {N_("Standard error"), GT_FORMAT_NUMBER, false},
    [SD] = {N_("Standard deviation"), GT_FORMAT_NUMBER, false},
    {"1 %", GT_FORMAT_NUMBER, false},
    {"5 %", GT_FORMAT_NUMBER, false},
    {"10 %", GT_FORMAT_NUMBER, false},
    {"25 %", GT_FORMAT_NUMBER, false},
    {"50 %", GT_FORMAT_NUMBER, false},
    {"75 %", GT_FORMAT_NUMBER, false},
    {"90 %", GT_FORMAT_NUMBER, false},
    {"95 %", GT_FORMAT_NUMBER, false},
    {"99 %", GT_FORMAT_NUMBER, false},
};

enum { MEDIAN = FIRST_QUANTILE + GT_QUANTILE_COUNT / 2 };

enum { CHANCE, PUBLIC, PUBLIC_SE, OTHER, OTHER_SE, CHANCE_COLUMNS };

static const struct gt_column chance_columns[CHANCE_COLUMNS] = {
    [CHANCE] = {N_("Share of paths with"), GT_FORMAT_TEXT, false},
    [PUBLIC] = {N_("Public"), GT_FORMAT_PERCENT, false},
    [PUBLIC_SE] = {N_("Public standard error"), GT_FORMAT_PERCENT, false},
    [OTHER] = {N_("Private"), GT_FORMAT_PERCENT, false},
    [OTHER_SE] = {N_("Private standard error"), GT_FORMAT_PERCENT, false},
};

enum { LOW, HIGH, COUNT, SHARE, BIN_COLUMNS };

static const struct gt_column bin_columns[BIN_COLUMNS] = {
    [LOW] = {N_("Public TVPI from"), GT_FORMAT_NUMBER, false},
    [HIGH] = {N_("to below"), GT_FORMAT_NUMBER, false},
    [COUNT] = {N_("Paths"), GT_FORMAT_INTEGER, true},
    [SHARE] = {N_("Share"), GT_FORMAT_PERCENT, false},
};

enum { QUARTER, FAN_MEAN, FAN_SE, FIRST_LEVEL, FAN_COLUMNS = FIRST_LEVEL + GT_FAN_COUNT };

/* The fan stands to the right of the histogram. */
enum { FAN_LEFT = BIN_COLUMNS + 1 };

static const struct gt_column fan_columns[FAN_COLUMNS] = {
    [QUARTER] = {N_("Quarter"), GT_FORMAT_YEAR, false},
    [FAN_MEAN] = {N_("Mean"), GT_FORMAT_MONEY, false},
    [FAN_SE] = {N_("Standard error"), GT_FORMAT_MONEY, false},
    {"5 %", GT_FORMAT_MONEY, false},
    {"25 %", GT_FORMAT_MONEY, false},
    {"50 %", GT_FORMAT_MONEY, false},
    {"75 %", GT_FORMAT_MONEY, false},
    {"95 %", GT_FORMAT_MONEY, false},
};

static const double widths[COLUMNS] = {36, 14, 14, 13, 14, 14, 13, 11, 11, 11, 11, 11, 11, 11, 11};

static void write_summary_row(struct gt_table *table, const char *label,
                              const struct gt_summary *summary, enum gt_format format)
{
    struct gt_page *page = table->page;

    gt_table_text(table, LABEL, label);
    gt_table_integer(table, PATHS, summary->count);
    gt_table_integer(table, UNDEFINED, summary->undefined);
    if (summary->count > 0) {
        gt_page_number(page, table->row, MEAN, summary->mean, format);
        gt_page_number(page, table->row, SE, summary->se, GT_FORMAT_NUMBER);
        gt_page_number(page, table->row, SD, summary->sd, GT_FORMAT_NUMBER);
        for (int q = 0; q < GT_QUANTILE_COUNT; q++) {
            gt_page_number(page, table->row, FIRST_QUANTILE + q, summary->quantiles[q], format);
        }
    }
    gt_table_next(table);
}

static void write_summaries(struct gt_page *page, const struct gt_simulation *run)
{
    const struct gt_side_result *ours = &run->public_side, *theirs = &run->private_side;
    enum { MIDDLE = GT_QUANTILE_COUNT / 2 };
    struct gt_table table;

    gt_page_section(page, _("Over all paths"));
    gt_page_paragraph(page,
                      _("IRR: annual effective, of a side's net flows by quarter. TVPI: gross "
                        "receipts over gross paid-in. Per cent columns are quantiles."));
    gt_table_begin(&table, page, summary_columns, COLUMNS);
    write_summary_row(&table, _("Public IRR"), &ours->irr, GT_FORMAT_PERCENT);
    write_summary_row(&table, _("Public TVPI"), &ours->tvpi, GT_FORMAT_RATIO);
    write_summary_row(&table, _("Private IRR"), &theirs->irr, GT_FORMAT_PERCENT);
    write_summary_row(&table, _("Private TVPI"), &theirs->tvpi, GT_FORMAT_RATIO);
    gt_table_end(&table, false, false);
    if (ours->tvpi.count > 0) {
        gt_figure_simulated(
            &table, 1, MEDIAN, _("Public TVPI, median"),
            _("Half of the simulated paths return at least this multiple of public money."),
            GT_FORMAT_RATIO, ours->tvpi.quantiles[MIDDLE]);
    }
    if (ours->irr.count > 0) {
        gt_figure_simulated(&table, 0, MEAN, _("Public IRR, mean"),
                            _("Mean over the paths of the public side's annual rate."),
                            GT_FORMAT_PERCENT, ours->irr.mean);
    }
    if (theirs->irr.count > 0) {
        gt_figure_simulated(
            &table, 2, MEDIAN, _("Private IRR, median"),
            _("Half of the simulated paths give the private side at least this annual rate."),
            GT_FORMAT_PERCENT, theirs->irr.quantiles[MIDDLE]);
    }
}

static void write_chance(struct gt_table *table, const char *label, const double values[4])
{
    gt_table_text(table, CHANCE, label);
    for (int i = 0; i < 4; i++) {
        gt_table_number(table, PUBLIC + i, values[i]);
    }
    gt_table_next(table);
}

static void write_chances(struct gt_page *page, const struct gt_simulation *run)
{
    const struct gt_side_result *ours = &run->public_side, *theirs = &run->private_side;
    struct gt_table table;

    gt_table_begin(&table, page, chance_columns, CHANCE_COLUMNS);
    write_chance(&table, _("TVPI below 1"),
                 (double[4]){ours->p_tvpi_below_1, ours->p_tvpi_below_1_se, theirs->p_tvpi_below_1,
                             theirs->p_tvpi_below_1_se});
    write_chance(&table, _("IRR below 0"),
                 (double[4]){ours->p_irr_below_0, ours->p_irr_below_0_se, theirs->p_irr_below_0,
                             theirs->p_irr_below_0_se});
    gt_table_end(&table, false, false);
    gt_figure_simulated(
        &table, 0, PUBLIC, _("Chance of a public loss"),
        _("Share of the paths in which the public side gets back less than it paid in "
          "(TVPI below 1)."),
        GT_FORMAT_PERCENT, ours->p_tvpi_below_1);
}

static void write_bins(struct gt_page *page, const struct gt_histogram *histogram,
                       struct gt_table *table)
{
    int64_t paths = 0;
    char range[GT_RANGE_MAX], formula[GT_FORMULA_MAX];

    for (int bin = 0; bin < GT_HISTOGRAM_BINS; bin++) {
        paths += histogram->counts[bin];
    }
    gt_page_section(page, _("Histogram of the public TVPI"));
    gt_page_across(page, page->row++, 0, BIN_COLUMNS - 1,
                   _("The last bin also holds all paths above it."), GT_FORMAT_PARAGRAPH);
    gt_table_begin(table, page, bin_columns, BIN_COLUMNS);
    lxw_rowcol_to_range_abs(range, table->header + 1, COUNT, table->header + GT_HISTOGRAM_BINS,
                            COUNT);
    for (int bin = 0; bin < GT_HISTOGRAM_BINS; bin++) {
        gt_table_number(table, LOW, histogram->low + bin * histogram->width);
        if (bin < GT_HISTOGRAM_BINS - 1) {
            gt_table_number(table, HIGH, histogram->low + (bin + 1) * histogram->width);
        } else {
            gt_table_text(table, HIGH, _("above"));
        }
        gt_table_integer(table, COUNT, histogram->counts[bin]);
        snprintf(formula, sizeof formula, "=IF(SUM(%s)=0,\"\",C%u/SUM(%s))", range,
                 (unsigned)table->row + 1, range);
        gt_table_formula(
            table, SHARE, formula,
            gt_cell_number(paths ? (double)histogram->counts[bin] / (double)paths : (double)NAN));
        gt_table_next(table);
    }
    gt_table_end(table, true, false);
    page->row++;
}

static void write_fan(struct gt_page *page, const struct gt_simulation *run, struct gt_table *table)
{
    gt_page_text(page, page->row++, FAN_LEFT, _("J-curve: cumulative public flow by quarter"),
                 GT_FORMAT_SECTION);
    gt_page_across(page, page->row++, FAN_LEFT, FAN_LEFT + FAN_COLUMNS - 1,
                   _("Money that the public side has received less what it has paid in, up to each "
                     "quarter: mean and quantiles over the paths."),
                   GT_FORMAT_PARAGRAPH);
    gt_table_begin(table, page, fan_columns, FAN_COLUMNS);
    table->left = FAN_LEFT;
    for (int quarter = 0; quarter < run->quarters; quarter++) {
        gt_table_number(table, QUARTER, quarter);
        gt_table_number(table, FAN_MEAN, run->fan[quarter].mean);
        gt_table_number(table, FAN_SE, run->fan[quarter].se);
        for (int level = 0; level < GT_FAN_COUNT; level++) {
            gt_table_number(table, FIRST_LEVEL + level, run->fan[quarter].quantiles[level]);
        }
        gt_table_next(table);
    }
    if (run->quarters > 0) {
        gt_table_end(table, false, true);
    }
    page->row++;
}

static void draw_bins(struct gt_page *page, lxw_row_t row, const struct gt_table *table)
{
    gt_chart_draw(page, row, 0, 2,
                  &(struct gt_chart){.type = LXW_CHART_COLUMN,
                                     .title = _("Public TVPI over all paths"),
                                     .x_title = _("Public TVPI, lower edge of the bin"),
                                     .y_title = _("Paths"),
                                     .number_format = "#,##0",
                                     .category_format = "0.0",
                                     .header = table->header,
                                     .first = table->header + 1,
                                     .last = table->header + GT_HISTOGRAM_BINS,
                                     .categories = LOW,
                                     .series = {{COUNT, NULL, 0x1F3864, 0, false}},
                                     .series_count = 1,
                                     .every = 4});
}

static void draw_fan(struct gt_page *page, lxw_row_t row, const struct gt_table *table,
                     const struct gt_simulation *run)
{
    const struct gt_fan_quarter *end = &run->fan[run->quarters - 1];
    bool large = fabs(end->quantiles[0]) > 1000 || fabs(end->quantiles[GT_FAN_COUNT - 1]) > 1000;

    gt_chart_draw(
        page, row, 1, 2,
        &(struct gt_chart){.type = LXW_CHART_LINE,
                           .title = _("J-curve of public money"),
                           .x_title = _("Quarter"),
                           .y_title = page->book->board->currency->code,
                           .number_format = large ? "#,##0" : "0.0",
                           .header = table->header,
                           .first = table->header + 1,
                           .last = table->row - 1,
                           .categories = FAN_LEFT + QUARTER,
                           .series = {{FAN_LEFT + FIRST_LEVEL, NULL, 0xB4C7E7, 1.5f, false},
                                      {FAN_LEFT + FIRST_LEVEL + 1, NULL, 0x8FAADC, 1.75f, false},
                                      {FAN_LEFT + FIRST_LEVEL + 2, NULL, 0x1F3864, 2.5f, false},
                                      {FAN_LEFT + FIRST_LEVEL + 3, NULL, 0x8FAADC, 1.75f, false},
                                      {FAN_LEFT + FIRST_LEVEL + 4, NULL, 0xB4C7E7, 1.5f, false},
                                      {FAN_LEFT + FAN_MEAN, NULL, 0xC55A11, 1.5f, true}},
                           .series_count = 6,
                           .every = 4});
}

static void write_run(struct gt_page *page, const struct gt_simulation *run)
{
    char seed[32];

    snprintf(seed, sizeof seed, "%llu", (unsigned long long)run->seed);
    gt_figure_number(page, _("Paths"), (double)run->paths, GT_FORMAT_INTEGER,
                     _("Independent futures drawn."));
    gt_figure_write(page, &(struct gt_figure){
                              .label = _("Seed"),
                              .definition = _("The same programme, paths and seed give the same "
                                              "figures to the last digit."),
                              .value = {.kind = GT_VALUE_TEXT, .text = seed}});
    gt_figure_number(page, _("Version of the draws"), run->draws_version, GT_FORMAT_INTEGER,
                     _("How random numbers are addressed and transformed."));
}

static void write_parameter(struct gt_page *page, const struct gt_parameter *parameter,
                            double value)
{
    const char *meaning = parameter->meaning ? _(parameter->meaning) : NULL;

    if (!parameter->words) {
        gt_figure_number(page, parameter->name, value, GT_FORMAT_NUMBER, meaning);
        return;
    }
    gt_figure_write(page, &(struct gt_figure){.label = parameter->name,
                                              .definition = meaning,
                                              .value = {.kind = GT_VALUE_TEXT,
                                                        .text = parameter->words[(int)value]}});
}

static void write_model(struct gt_page *page, const struct gt_programme *programme)
{
    const struct gt_outcome_model *model = programme->model;

    if (!model) {
        return;
    }
    gt_figure_write(page,
                    &(struct gt_figure){.label = _("Outcome model"),
                                        .definition = model->meaning ? _(model->meaning) : NULL,
                                        .value = {.kind = GT_VALUE_TEXT, .text = model->name}});
    for (int i = 0; i < model->parameter_count && i < GT_OUTCOME_PARAMETERS_MAX; i++)
        write_parameter(page, &model->parameters[i], programme->parameters[i]);
}

/* A programme in its simple form has these two; a whole one has a set of any. */
static void write_two_terms(struct gt_page *page, const struct gt_programme *programme)
{
    gt_figure_number(
        page, _("Call window"), programme->terms.call.window, GT_FORMAT_NUMBER,
        _("Years after entry in which the private side may buy the public stake; 0: none."));
    gt_figure_number(page, _("Call rate"), programme->terms.call.rate, GT_FORMAT_PERCENT,
                     _("Annual rate on cost at which it may do so."));
    gt_figure_number(
        page, _("Profit conceded"), programme->terms.concession.share, GT_FORMAT_PERCENT,
        _("Share of the public profit above the hurdle given up at an exit; 0: none."));
    gt_figure_number(page, _("Hurdle"), programme->terms.concession.hurdle, GT_FORMAT_PERCENT,
                     _("Annual rate on cost above which profit is conceded."));
}

static void write_programme(struct gt_page *page, const struct gt_board *board)
{
    const struct gt_programme *programme = board->programme;

    gt_page_section(page, board->programme_name ? board->programme_name : _("Programme"));
    write_run(page, board->simulation);
    if (!programme) {
        return;
    }
    if (programme->lot_count == 0) {
        gt_figure_number(page, _("Companies"), programme->companies, GT_FORMAT_INTEGER,
                         _("Rounds in the plan."));
    }
    gt_figure_number(page, _("Quarters"), programme->quarters, GT_FORMAT_INTEGER,
                     _("What still runs in the last quarter is sold then."));
    if (programme->lot_count == 0) {
        gt_figure_number(page, _("Entry quarters"), programme->entry_quarters, GT_FORMAT_INTEGER,
                         _("Companies enter evenly over so many quarters."));
        gt_figure_number(page, _("Round"), programme->round, GT_FORMAT_MONEY,
                         _("Money of one round."));
    }
    gt_figure_number(page, _("Public share"), programme->public_share, GT_FORMAT_PERCENT,
                     _("Of each round, paid by the public side."));
    write_model(page, programme);
    if (programme->partner_count == 0) {
        write_two_terms(page, programme);
    }
}

static void write_simulation(struct gt_page *page, const struct gt_board *board)
{
    const struct gt_simulation *run = board->simulation;
    struct gt_table bins, fan;
    lxw_row_t charts, tables;

    write_summaries(page, run);
    write_chances(page, run);
    charts = page->row;
    page->row += GT_CHART_ROWS + 1;
    write_programme(page, board);
    page->row++;
    gt_page_break(page);
    tables = page->row;
    write_bins(page, &run->public_tvpi, &bins);
    page->row = tables;
    write_fan(page, run, &fan);
    draw_bins(page, charts, &bins);
    if (run->quarters > 0) {
        draw_fan(page, charts, &fan, run);
    }
}

void gt_sheet_simulation(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;

    gt_page_begin(page, _("Simulation"), widths, COLUMNS);
    if (board->simulation) {
        write_simulation(page, board);
    } else {
        gt_page_paragraph(page,
                          _("There is no simulation in this book. Run \"gentou simulate\" and "
                            "write the book again to see what the programme may bring."));
    }
    gt_page_end(page);
}
