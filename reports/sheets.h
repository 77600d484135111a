/* sheets.h - the sheets of the board's book and of the calibration's, one file each.
 *
 * To add one: a file sheet_NAME.c with one function of this shape, a line here, and a row in the
 * table of board.c. A sheet writes its page from row 0 down and registers its headlines. It may
 * draw on anything in page->book->board and on nothing else.
 */
#ifndef REPORTS_SHEETS_H
#define REPORTS_SHEETS_H

#include "reports/book.h"

struct gt_sheet {
    const char *name; /* marked N_ */
    void (*write)(struct gt_page *page);
};

/* Writes a book of these sheets, the first of them last, as gt_board_write says. */
enum gt_board_status gt_sheets_write(const struct gt_board *board, const struct gt_sheet *sheets,
                                     int count, const char *path);

void gt_sheet_summary(struct gt_page *page); /* written last: it repeats the others' headlines */
void gt_sheet_leverage(struct gt_page *page);
void gt_sheet_partners(struct gt_page *page);
void gt_sheet_portfolio(struct gt_page *page);
void gt_sheet_club(struct gt_page *page);
void gt_sheet_simulation(struct gt_page *page);
void gt_sheet_rules(struct gt_page *page);
void gt_sheet_assumptions(struct gt_page *page);

/* Of the calibration's book (calibration.c). */
void gt_sheet_parameters(struct gt_page *page);
void gt_sheet_times(struct gt_page *page);
void gt_sheet_multiples(struct gt_page *page);

#endif
