/* sheet_parameters.c - every parameter of the outcome model that a ledger can tell: what it was
 * found to be, between what bounds, from how many cases, and what the model has by itself.
 */
#include "reports/page.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/text.h"

enum { NAME, TOLD, VALUE, LOW, HIGH, CASES, PRIOR, MEANING, SOURCE, COLUMNS };

static const struct gt_column columns[COLUMNS] = {
    [NAME] = {N_("Parameter"), GT_FORMAT_TEXT, false},
    [TOLD] = {N_("Told"), GT_FORMAT_TEXT, false},
    [VALUE] = {N_("Value"), GT_FORMAT_NUMBER, false},
    [LOW] = {N_("Low"), GT_FORMAT_NUMBER, false},
    [HIGH] = {N_("High"), GT_FORMAT_NUMBER, false},
    [CASES] = {N_("Cases"), GT_FORMAT_INTEGER, false},
    [PRIOR] = {N_("Prior"), GT_FORMAT_NUMBER, false},
    [MEANING] = {N_("Meaning"), GT_FORMAT_TEXT, false},
    [SOURCE] = {N_("Source of the prior"), GT_FORMAT_TEXT, false},
};

static const double widths[COLUMNS] = {26, 20, 12, 10, 10, 8, 12, 44, 44};

static void write_value(struct gt_table *table, int col, const char *word, double value)
{
    if (word) {
        gt_table_text(table, col, word);
    } else {
        gt_table_number(table, col, value);
    }
}

void gt_sheet_parameters(struct gt_page *page)
{
    const struct gt_board_calibration *calibration = page->book->board->calibration;
    struct gt_table table;

    gt_page_begin(page, _("Calibration of the outcome model \"rounds\""), widths, COLUMNS);
    gt_page_paragraph(page, _("Value: what goes into the model. Told: found in the ledger, between "
                              "Low and High with the confidence said; everything else keeps the "
                              "prior, for the reason that stands there."));
    gt_page_paragraph(page, _("Times by maximum likelihood with those still there counted as "
                              "longer; shares with the intervals of Clopper and Pearson; steps and "
                              "exits lognormal; the tail by Clauset, Shalizi and Newman."));
    gt_table_begin(&table, page, columns, COLUMNS);
    for (size_t i = 0; i < calibration->parameter_count; i++) {
        const struct gt_board_parameter *row = &calibration->parameters[i];

        gt_table_text(&table, NAME, row->name);
        gt_table_text(&table, TOLD, row->told);
        write_value(&table, VALUE, row->word, row->value);
        gt_table_number(&table, LOW, row->low);
        gt_table_number(&table, HIGH, row->high);
        gt_table_integer(&table, CASES, row->cases);
        write_value(&table, PRIOR, row->prior_word, row->prior);
        gt_table_text(&table, MEANING, _(row->meaning));
        gt_table_text(&table, SOURCE, _(row->source));
        gt_table_next(&table);
    }
    gt_table_end(&table, false, true);
    gt_page_end(page);
}
