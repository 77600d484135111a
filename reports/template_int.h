/* template_int.h - a workbook to fill in, while it is being written.
 *
 * template.c owns the book, the first page and the words of the drop-downs; template_sheet.c writes
 * the sheets of records. A failure is sticky, as in book.h.
 */
#ifndef REPORTS_TEMPLATE_INT_H
#define REPORTS_TEMPLATE_INT_H

#include "gentou/template.h"

#include <stdint.h>
#include <xlsxwriter.h>

#define GT_TEMPLATE_LISTS "gentou_lists" /* the hidden sheet */

enum gt_template_look {
    GT_LOOK_TITLE,
    GT_LOOK_PARAGRAPH,
    GT_LOOK_LINK,
    GT_LOOK_MARKER, /* of a page: small and grey */
    GT_LOOK_HEADING,
    GT_LOOK_CODE,
    GT_LOOK_ASIDE,
    /* Cells of each gt_template_type follow, from these on. */
    GT_LOOK_VALUE,
    GT_LOOK_EXAMPLE = GT_LOOK_VALUE + GT_TEMPLATE_NUMBER + 1,
    GT_LOOK_FAULT = GT_LOOK_EXAMPLE + GT_TEMPLATE_NUMBER + 1,
    GT_LOOK_COUNT = GT_LOOK_FAULT + GT_TEMPLATE_NUMBER + 1
};

struct gt_template_book {
    const struct gt_template *view;
    lxw_workbook *workbook;
    lxw_format *looks[GT_LOOK_COUNT];
    int64_t bytes; /* of what the library will write, at most */
    bool failed;
};

void gt_template_sheet(struct gt_template_book *book, const struct gt_template_sheet *sheet);

/* What both files write with. */
void gt_template_check(struct gt_template_book *book, lxw_error error);
void gt_template_text(struct gt_template_book *book, lxw_worksheet *page, lxw_row_t row,
                      lxw_col_t col, const char *text, int look);
lxw_worksheet *gt_template_page(struct gt_template_book *book, const char *name);
void gt_template_print(struct gt_template_book *book, lxw_worksheet *page);

#endif
