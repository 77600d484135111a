/* sheet_partners.c - the venture partners: in which rounds they stood, and with how much.
 *
 * The money of a partner's rounds is all money in them, whoever brought it: rounds that two
 * partners share stand in both rows, so neither rounds nor their money have a total. Their own
 * money does.
 */
#include "reports/chart.h"
#include "reports/figure.h"
#include "reports/page.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/text.h"
#include "reports/words.h"

#include <math.h>
#include <stdio.h>

enum { NAME, AMOUNT, INVESTED, ROUNDS, WITH_FUND, SHARE, UNKNOWN, OWNERSHIP, FIRST, LAST, COLUMNS };

static const struct gt_column columns[COLUMNS] = {
    [NAME] = {N_("Partner"), GT_FORMAT_TEXT, false},
    [AMOUNT] = {N_("Money of its rounds"), GT_FORMAT_MONEY, false},
    [INVESTED] = {N_("Own money recorded"), GT_FORMAT_MONEY, true},
    [ROUNDS] = {N_("Rounds"), GT_FORMAT_INTEGER, false},
    [WITH_FUND] = {N_("With the fund"), GT_FORMAT_INTEGER, false},
    [SHARE] = {N_("Share with the fund"), GT_FORMAT_PERCENT, false},
    [UNKNOWN] = {N_("Amount unknown"), GT_FORMAT_INTEGER, false},
    [OWNERSHIP] = {N_("Ownership"), GT_FORMAT_TEXT, false},
    [FIRST] = {N_("First round"), GT_FORMAT_DATE, false},
    [LAST] = {N_("Last round"), GT_FORMAT_DATE, false},
};

static const double widths[COLUMNS] = {34, 20, 20, 10, 11, 12, 11, 14, 13, 13};

static void write_row(struct gt_table *table, const struct gt_board_partner *partner)
{
    unsigned line = table->row + 1;
    char formula[GT_FORMULA_MAX];

    gt_table_text(table, NAME, partner->name);
    gt_table_money(table, AMOUNT, partner->rounds_amount);
    gt_table_money(table, INVESTED, partner->invested);
    gt_table_integer(table, ROUNDS, partner->rounds);
    gt_table_integer(table, WITH_FUND, partner->rounds_with_fund);
    snprintf(formula, sizeof formula, "=IF(D%u=0,\"\",E%u/D%u)", line, line, line);
    gt_table_formula(table, SHARE, formula,
                     partner->rounds ? gt_cell_number((double)partner->rounds_with_fund /
                                                      (double)partner->rounds)
                                     : gt_cell_none());
    gt_table_integer(table, UNKNOWN, partner->rounds_unknown);
    gt_table_text(table, OWNERSHIP, gt_words_ownership(partner->ownership));
    gt_table_day(table, FIRST, partner->first);
    gt_table_day(table, LAST, partner->last);
    gt_table_next(table);
}

static void draw(struct gt_page *page, lxw_row_t row, const struct gt_table *table)
{
    gt_chart_draw_names(page, row, 0, 1,
                        &(struct gt_chart){.title = _("Rounds by partner"),
                                           .number_format = "0",
                                           .header = table->header,
                                           .first = table->header + 1,
                                           .last = table->row - 1,
                                           .categories = NAME,
                                           .series = {{ROUNDS, NULL, 0x8FAADC, 0, false},
                                                      {WITH_FUND, NULL, 0x1F3864, 0, false}},
                                           .series_count = 2});
}

static void write_count(struct gt_page *page, const struct gt_table *table)
{
    char range[GT_RANGE_MAX], formula[GT_FORMULA_MAX];

    gt_table_range(table, NAME, range);
    snprintf(formula, sizeof formula, "=ROWS(%s)", range);
    gt_figure_write(page,
                    &(struct gt_figure){
                        .label = _("Partners"),
                        .definition = _("Venture partners on record as of the date. The plan of "
                                        "2015 aims at 2 to 5."),
                        .format = GT_FORMAT_INTEGER,
                        .group = _("Partners"),
                        .formula = formula,
                        .value = gt_cell_number(table->row - table->header - 1),
                    });
}

void gt_sheet_partners(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;
    struct gt_table table;
    lxw_row_t top;

    gt_page_begin(page, _("Partners"), widths, COLUMNS);
    if (board->partner_count == 0) {
        gt_page_paragraph(page, _("No venture partner is on record as of this date."));
        gt_page_end(page);
        return;
    }
    top = page->row;
    page->row += 2 + GT_CHART_ROWS; /* the count and the chart, when the table has its rows */
    gt_page_paragraph(page,
                      _("Money of its rounds: all money of the rounds it stood in, with a known "
                        "amount. A round that several partners share stands in each of their "
                        "rows, so these columns have no total."));
    gt_table_begin(&table, page, columns, COLUMNS);
    for (size_t i = 0; i < board->partner_count; i++) {
        write_row(&table, &board->partners[i]);
    }
    gt_table_end(&table, true, true);
    page->row = top;
    write_count(page, &table);
    draw(page, top + 2, &table);
    gt_page_end(page);
}
