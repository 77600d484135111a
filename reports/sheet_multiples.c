/* sheet_multiples.c - what exits were worth and by what prices rose, over logarithmic axes, with
 * the fitted body and tail.
 */
#include "reports/chart.h"
#include "reports/figure.h"
#include "reports/page.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/text.h"

enum { VALUE, SHARE, BODY, TAIL, COLUMNS };

static const struct gt_column columns[COLUMNS] = {
    [VALUE] = {N_("Multiple"), GT_FORMAT_NUMBER, false},
    [SHARE] = {N_("This much or more"), GT_FORMAT_NUMBER, false},
    [BODY] = {N_("Lognormal body"), GT_FORMAT_NUMBER, false},
    [TAIL] = {N_("Pareto tail"), GT_FORMAT_NUMBER, false},
};

static const double widths[COLUMNS] = {40, 24, 24, 24};

static void write_figures(struct gt_page *page, const struct gt_board_sizes *sizes)
{
    gt_figure_number(page, _("Cases"), (double)sizes->cases, GT_FORMAT_INTEGER,
                     _("Numbers it rests on."));
    gt_figure_number(page, _("Median"), sizes->median, GT_FORMAT_NUMBER,
                     _("Of the lognormal body."));
    gt_figure_number(page, _("Sigma"), sizes->sigma, GT_FORMAT_NUMBER, _("Of its logarithm."));
    gt_figure_number(page, _("Tail from"), sizes->from, GT_FORMAT_NUMBER,
                     _("The threshold that brings the tail closest to a Pareto law."));
    gt_figure_number(page, _("In the tail"), (double)sizes->in_tail, GT_FORMAT_INTEGER,
                     _("Numbers at or above it."));
    gt_figure_number(page, _("Exponent"), sizes->exponent, GT_FORMAT_NUMBER,
                     _("The share above x falls as x to the power of minus this."));
    gt_figure_number(page, _("p"), sizes->p, GT_FORMAT_NUMBER,
                     sizes->tail_told
                         ? _("Plausible, and better than a lognormal law alone.")
                         : _("The model does without this tail: below 0.1 it is implausible; "
                             "above, a lognormal law alone fits as well."));
}

static void write_points(struct gt_page *page, const struct gt_board_sizes *sizes, lxw_row_t chart)
{
    struct gt_table table;

    gt_table_begin(&table, page, columns, COLUMNS);
    for (size_t i = 0; i < sizes->count; i++) {
        gt_table_number(&table, VALUE, sizes->points[i].value);
        gt_table_number(&table, SHARE, sizes->points[i].share);
        gt_table_number(&table, BODY, sizes->points[i].body);
        gt_table_number(&table, TAIL, sizes->points[i].tail);
        gt_table_next(&table);
    }
    gt_table_end(&table, false, false);
    page->row++;
    gt_chart_draw(page, chart, 0, 1,
                  &(struct gt_chart){.type = LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS,
                                     .title = sizes->what,
                                     .x_title = _("Multiple"),
                                     .y_title = _("Share that is this much or more"),
                                     .number_format = "0.0###",
                                     .category_format = "0.0##",
                                     .header = table.header,
                                     .first = table.header + 1,
                                     .last = table.header + (lxw_row_t)sizes->count,
                                     .categories = VALUE,
                                     .series = {{SHARE, NULL, 0x1F3864, 0, false},
                                                {BODY, NULL, 0xC55A11, 1.75f, false},
                                                {TAIL, NULL, 0x548235, 1.75f, true}},
                                     .series_count = 3,
                                     .log = true});
}

void gt_sheet_multiples(struct gt_page *page)
{
    const struct gt_board_calibration *calibration = page->book->board->calibration;

    gt_page_begin(page, _("Multiples: body and tail"), widths, COLUMNS);
    gt_page_paragraph(page, _("How many of the numbers are this large or larger, both axes in "
                              "powers of ten: a lognormal law bends, a Pareto tail is straight."));
    if (calibration->size_count == 0) {
        gt_page_paragraph(page, _("There are not enough exits or step-ups of known price."));
    }
    for (size_t i = 0; i < calibration->size_count; i++) {
        const struct gt_board_sizes *sizes = &calibration->sizes[i];
        lxw_row_t chart;

        if (i > 0) {
            gt_page_break(page);
        }
        gt_page_section(page, sizes->what);
        write_figures(page, sizes);
        page->row++;
        chart = page->row;
        page->row += GT_CHART_ROWS + 1;
        write_points(page, sizes, chart);
    }
    gt_page_end(page);
}
