/* sheet_times.c - how long companies stay in a stage: Kaplan and Meier's curve and the three laws,
 * a chart and a table a stage.
 */
#include "reports/chart.h"
#include "reports/page.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/text.h"

#include <stdio.h>

enum { YEARS, SURVIVAL, LOW, HIGH, EXPONENTIAL, LOGNORMAL, WEIBULL, COLUMNS };

static const struct gt_column columns[COLUMNS] = {
    [YEARS] = {N_("Years"), GT_FORMAT_NUMBER, false},
    [SURVIVAL] = {N_("Kaplan and Meier"), GT_FORMAT_PERCENT, false},
    [LOW] = {N_("Low"), GT_FORMAT_PERCENT, false},
    [HIGH] = {N_("High"), GT_FORMAT_PERCENT, false},
    [EXPONENTIAL] = {N_("exponential"), GT_FORMAT_PERCENT, false},
    [LOGNORMAL] = {N_("lognormal"), GT_FORMAT_PERCENT, false},
    [WEIBULL] = {N_("Weibull"), GT_FORMAT_PERCENT, false},
};

static const double widths[COLUMNS] = {22, 22, 18, 18, 18, 18, 18};

enum { ACROSS = 2 };

static void write_curve(struct gt_page *page, const struct gt_board_curve *curve,
                        struct gt_table *table)
{
    gt_page_break(page);
    gt_page_section(page, curve->stage);
    gt_table_begin(table, page, columns, COLUMNS);
    for (size_t i = 0; i < curve->count; i++) {
        const struct gt_board_curve_point *point = &curve->points[i];

        gt_table_number(table, YEARS, point->years);
        gt_table_number(table, SURVIVAL, point->survival);
        gt_table_number(table, LOW, point->low);
        gt_table_number(table, HIGH, point->high);
        gt_table_number(table, EXPONENTIAL, point->exponential);
        gt_table_number(table, LOGNORMAL, point->lognormal);
        gt_table_number(table, WEIBULL, point->weibull);
        gt_table_next(table);
    }
    gt_table_end(table, false, false);
    page->row++;
}

static void draw_curve(struct gt_page *page, lxw_row_t row, int place,
                       const struct gt_board_curve *curve, const struct gt_table *table)
{
    char title[256];

    snprintf(title, sizeof title, curve->told ? "%s" : _("%s: not told, see Parameters"),
             curve->stage);
    gt_chart_draw(page, row, place, ACROSS,
                  &(struct gt_chart){.type = LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS,
                                     .title = title,
                                     .x_title = _("Years in the stage"),
                                     .y_title = _("Still there"),
                                     .number_format = "0%",
                                     .category_format = "0",
                                     .most = 1,
                                     .header = table->header,
                                     .first = table->header + 1,
                                     .last = table->header + (lxw_row_t)curve->count,
                                     .categories = YEARS,
                                     .series = {{SURVIVAL, NULL, 0x1F3864, 2.5f, false},
                                                {LOW, NULL, 0x8FAADC, 1, true},
                                                {HIGH, NULL, 0x8FAADC, 1, true},
                                                {EXPONENTIAL, NULL, 0x7F7F7F, 1.25f, false},
                                                {LOGNORMAL, NULL, 0xC55A11, 1.25f, false},
                                                {WEIBULL, NULL, 0x548235, 1.25f, false}},
                                     .series_count = 6});
}

void gt_sheet_times(struct gt_page *page)
{
    const struct gt_board_calibration *calibration = page->book->board->calibration;
    lxw_row_t charts;

    gt_page_begin(page, _("Years until the next round, an exit or a failure"), widths, COLUMNS);
    gt_page_paragraph(page, _("The share of companies still in a stage so many years after their "
                              "round: Kaplan and Meier's curve with Greenwood's interval, which "
                              "knows no law, and the three laws fitted."));
    if (calibration->curve_count == 0) {
        gt_page_paragraph(page, _("No stage has enough stays that ended."));
    }
    charts = page->row;
    page->row +=
        (lxw_row_t)((calibration->curve_count + ACROSS - 1) / ACROSS) * (GT_CHART_ROWS + 1);
    for (size_t i = 0; i < calibration->curve_count; i++) {
        struct gt_table table;

        write_curve(page, &calibration->curves[i], &table);
        draw_curve(page, charts + (lxw_row_t)(i / ACROSS) * (GT_CHART_ROWS + 1), (int)i % ACROSS,
                   &calibration->curves[i], &table);
    }
    gt_page_end(page);
}
