/* sheets.c - a book from its sheets, and how it gets to the disk. */
#include "reports/sheets.h"

#include "reports/disk.h"
#include "reports/text.h"

#include <errno.h>
#include <stdlib.h>

static void write_sheets(struct gt_book *book, const struct gt_sheet *sheets, int count)
{
    for (int i = 0; i < count; i++) {
        if (!gt_book_add_page(book, _(sheets[i].name))) {
            return;
        }
    }
    for (int i = 1; i < count; i++) {
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

enum gt_board_status gt_sheets_write(const struct gt_board *board, const struct gt_sheet *sheets,
                                     int count, const char *path)
{
    enum gt_board_status status = GT_BOARD_ENOMEM;
    struct gt_book book = {0};
    char *folder = gt_disk_folder(path);

    if (!folder) {
        return GT_BOARD_ENOMEM;
    }
    if (gt_book_open(&book, board, path, folder)) {
        write_sheets(&book, sheets, count);
        status = put_on_disk(&book, path);
    } else {
        gt_book_discard(&book);
    }
    free(folder);
    return status;
}
