/* sheet_assumptions.c - what every figure of the book rests on, with its source. */
#include "reports/page.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/text.h"

enum { SUBJECT, NAME, VALUE, SOURCE, COLUMNS };

static const struct gt_column columns[COLUMNS] = {
    [SUBJECT] = {N_("Subject"), GT_FORMAT_TEXT, false},
    [NAME] = {N_("Assumption"), GT_FORMAT_TEXT, false},
    [VALUE] = {N_("Value"), GT_FORMAT_TEXT, false},
    [SOURCE] = {N_("Source"), GT_FORMAT_TEXT, false},
};

static const double widths[COLUMNS] = {30, 40, 40, 46};

void gt_sheet_assumptions(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;
    struct gt_table table;

    gt_page_begin(page, _("Assumptions"), widths, COLUMNS);
    if (board->assumption_count == 0) {
        gt_page_paragraph(page, _("No assumption was handed to this book."));
        gt_page_end(page);
        return;
    }
    gt_table_begin(&table, page, columns, COLUMNS);
    for (size_t i = 0; i < board->assumption_count; i++) {
        gt_table_text(&table, SUBJECT, board->assumptions[i].subject);
        gt_table_text(&table, NAME, board->assumptions[i].name);
        gt_table_text(&table, VALUE, board->assumptions[i].value);
        gt_table_text(&table, SOURCE, board->assumptions[i].source);
        gt_table_next(&table);
    }
    gt_table_end(&table, false, true);
    gt_page_end(page);
}
