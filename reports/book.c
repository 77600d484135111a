/* book.c - life and death of a workbook, sheet names, headlines. */
#include "reports/book.h"

#include "reports/format.h"
#include "reports/text.h"
#include "reports/width.h"
#include "reports/words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#define SHEET_NAME_UNITS 31
/* Every character may become an escape such as _x0001_, and every text stands once in the markup.
 */
#define ESCAPED 7
/* Theme, styles, relations and the other parts that do not grow with the data. */
#define FIXED_BYTES (256 * 1024)

static void set_properties(struct gt_book *book)
{
    const struct gt_board *board = book->board;
    char comments[128];
    lxw_doc_properties properties = {
        .title = (char *)(board->title ? board->title : ""),
        .subject = (char *)(board->fund ? board->fund : ""),
        .category = (char *)(board->illustrative ? _("Illustrative data") : ""),
        .comments = comments,
        /* Noon of the report's date: never 0, which would mean the clock. */
        .created = (time_t)board->as_of * 86400 + 43200,
    };

    snprintf(comments, sizeof comments, "gentou %s, %s %lld", board->version ? board->version : "",
             _("ledger at entry"), (long long)board->ledger_seq);
    gt_book_check(book, workbook_set_properties(book->workbook, &properties));
}

bool gt_book_open(struct gt_book *book, const struct gt_board *board, const char *path,
                  const char *folder)
{
    lxw_workbook_options options = {.tmpdir = (char *)folder};

    *book = (struct gt_book){.board = board, .bytes = FIXED_BYTES};
    book->workbook = workbook_new_opt(path, &options);
    if (!book->workbook) {
        return false;
    }
    set_properties(book);
    return gt_format_make(book) && !book->failed;
}

static bool is_taken(const struct gt_book *book, const char *name)
{
    for (int i = 0; i < book->page_count; i++) {
        if (strcasecmp(book->pages[i].name, name) == 0) {
            return true;
        }
    }
    return name[0] == '\0' || strcasecmp(name, "History") == 0;
}

char *gt_book_sheet_name(const struct gt_book *book, const char *text, char name[GT_PAGE_NAME_MAX])
{
    char cut[GT_PAGE_NAME_MAX];
    size_t length;

    gt_width_cut(text + strspn(text, "' "), SHEET_NAME_UNITS, name, GT_PAGE_NAME_MAX);
    for (char *bad = name; (bad = strpbrk(bad, "[]:*?/\\")) != NULL;) {
        *bad = '-';
    }
    for (length = strlen(name); length && strchr("' ", name[length - 1]); length--) {
        name[length - 1] = '\0';
    }
    if (name[0] == '\0') {
        snprintf(name, GT_PAGE_NAME_MAX, "-");
    }
    gt_width_cut(name, SHEET_NAME_UNITS - 4, cut, sizeof cut);
    for (int again = 2; is_taken(book, name) && again < 100; again++) {
        snprintf(name, GT_PAGE_NAME_MAX, "%.*s %d", GT_PAGE_NAME_MAX - 13, cut, again);
    }
    return name;
}

struct gt_page *gt_book_add_page(struct gt_book *book, const char *name)
{
    struct gt_page *page = &book->pages[book->page_count];

    *page = (struct gt_page){.book = book};
    gt_book_sheet_name(book, name, page->name);
    page->sheet = workbook_add_worksheet(book->workbook, page->name);
    if (!page->sheet) {
        book->failed = true;
        return NULL;
    }
    book->page_count++;
    return page;
}

void gt_book_headline(struct gt_book *book, const struct gt_headline *headline)
{
    if (book->headline_count == book->headline_room) {
        size_t room = book->headline_room ? book->headline_room * 2 : 32;
        struct gt_headline *more = realloc(book->headlines, room * sizeof *more);

        if (!more) {
            book->failed = true;
            return;
        }
        book->headlines = more;
        book->headline_room = room;
    }
    book->headlines[book->headline_count++] = *headline;
}

void gt_book_count(struct gt_book *book, const char *text, int64_t markup)
{
    book->bytes += markup + (text ? ESCAPED * (int64_t)strlen(text) : 0);
}

void gt_book_check(struct gt_book *book, lxw_error error)
{
    if (error != LXW_NO_ERROR) {
        book->failed = true;
    }
}

lxw_error gt_book_close(struct gt_book *book)
{
    lxw_error error = LXW_ERROR_MEMORY_MALLOC_FAILED;

    if (!book->failed) {
        error = workbook_close(book->workbook); /* frees it, whatever it answers */
        book->workbook = NULL;
    }
    gt_book_discard(book);
    return error;
}

void gt_book_discard(struct gt_book *book)
{
    if (book->workbook) {
        lxw_workbook_free(book->workbook);
    }
    free(book->headlines);
    book->workbook = NULL;
    book->headlines = NULL;
}
