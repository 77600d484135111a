/* board.c - the board's workbook: which sheets it has, and how it gets to the disk.
 *
 * The sheets stand in the order of the table below. The Summary comes first and is written last,
 * since it repeats what the others registered.
 */
#include "gentou/board.h"

#include "reports/book.h"
#include "reports/disk.h"
#include "reports/sheets.h"
#include "reports/text.h"

#include <errno.h>
#include <stdlib.h>

struct sheet {
    const char *name;
    void (*write)(struct gt_page *page);
};

static const struct sheet sheets[] = {
    {N_("Summary"), gt_sheet_summary},         {N_("Leverage"), gt_sheet_leverage},
    {N_("Partners"), gt_sheet_partners},       {N_("Portfolio"), gt_sheet_portfolio},
    {N_("Club & pipeline"), gt_sheet_club},    {N_("Simulation"), gt_sheet_simulation},
    {N_("Rules"), gt_sheet_rules},             {N_("Assumptions"), gt_sheet_assumptions},
};

enum { SHEETS = sizeof sheets / sizeof sheets[0] };

_Static_assert((int)SHEETS <= GT_PAGES_MAX, "a book has room for every sheet");

static void write_sheets(struct gt_book *book)
{
    for (int i = 0; i < SHEETS; i++) {
        if (!gt_book_add_page(book, _(sheets[i].name))) {
            return;
        }
    }
    for (int i = 1; i < SHEETS; i++) {
        sheets[i].write(&book->pages[i]);
    }
    sheets[0].write(&book->pages[0]);
}

static enum gt_board_status put_on_disk(struct gt_book *book, const char *path)
{
    lxw_error error;

    if (book->failed) {
        gt_book_discard(book);
        return GT_BOARD_ENOMEM;
    }
    if (!gt_disk_reserve(path, book->bytes)) {
        gt_book_discard(book);
        return GT_BOARD_EWRITE;
    }
    errno = 0;
    error = gt_book_close(book);
    if (error == LXW_NO_ERROR) {
        return GT_BOARD_OK;
    }
    if (errno == 0) {
        errno = EIO;
    }
    gt_disk_remove(path);
    return error == LXW_ERROR_MEMORY_MALLOC_FAILED ? GT_BOARD_ENOMEM : GT_BOARD_EWRITE;
}

enum gt_board_status gt_board_write(const struct gt_board *board, const char *path)
{
    enum gt_board_status status = GT_BOARD_ENOMEM;
    struct gt_book book = {0};
    char *folder = gt_disk_folder(path);

    if (!folder) {
        return GT_BOARD_ENOMEM;
    }
    if (gt_book_open(&book, board, path, folder)) {
        write_sheets(&book);
        status = put_on_disk(&book, path);
    } else {
        gt_book_discard(&book);
    }
    free(folder);
    return status;
}
