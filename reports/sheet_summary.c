/* sheet_summary.c - the headlines, each with its definition and the cell it comes from, and the
 * findings.
 *
 * No number is typed here: each is a formula that refers to the cell of another sheet, so the
 * Summary ties to the book by construction. An empty cell there is an empty cell here, never a
 * zero.
 */
#include "reports/figure.h"
#include "reports/page.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/text.h"
#include "reports/width.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIGURE, VALUE, DEFINITION, WHERE, COLUMNS };

static const double widths[COLUMNS] = {36, 22, 94, 24};

/* What one printed page holds, set as small as can be read, and the rows that stand with the
 * findings. */
enum { ROWS_SHRUNK = 68, AFTER_FINDINGS = 4 };

static const char *const headings[COLUMNS] = {
    [FIGURE] = N_("Figure"),
    [VALUE] = N_("Value"),
    [DEFINITION] = N_("What it means"),
    [WHERE] = N_("Where it comes from"),
};

enum { FINDING_WHERE, FINDING_TEXT, FINDING_COLUMNS };

/* "'Club & pipeline'!B5", for formulas and links. False: out of memory. */
static bool reference(const struct gt_headline *headline, char *text, size_t size)
{
    char cell[16];
    char *quoted = lxw_quote_sheetname(headline->page->name);

    lxw_rowcol_to_cell(cell, headline->row, headline->col);
    snprintf(text, size, "%s!%s", quoted ? quoted : "", cell);
    free(quoted);
    return quoted != NULL;
}

static void write_link(struct gt_page *page, const struct gt_headline *headline, const char *target)
{
    char url[GT_FORMULA_MAX], shown[GT_FORMULA_MAX], cell[16];

    lxw_rowcol_to_cell(cell, headline->row, headline->col);
    snprintf(url, sizeof url, "internal:%s", target);
    snprintf(shown, sizeof shown, "%s %s", headline->page->name, cell);
    gt_book_check(page->book,
                  worksheet_write_url_opt(page->sheet, page->row, WHERE, url,
                                          page->book->formats[GT_FORMAT_LINK][0], shown, NULL));
    gt_page_widen(page, WHERE, gt_width_text(shown));
    gt_book_count(page->book, url, 512);
}

static void write_headline(struct gt_page *page, const struct gt_headline *headline)
{
    char name[GT_FIGURE_NAME_MAX], target[GT_FORMULA_MAX / 4], formula[GT_FORMULA_MAX];

    if (!reference(headline, target, sizeof target)) {
        page->book->failed = true;
        return;
    }
    gt_page_text(page, page->row, FIGURE, gt_figure_name(headline->label, headline->assumed, name),
                 GT_FORMAT_LABEL);
    snprintf(formula, sizeof formula, "=IF(%s=\"\",\"\",%s)", target, target);
    gt_page_formula(page, page->row, VALUE, formula, headline->value, headline->format, false);
    gt_page_text(page, page->row, DEFINITION, headline->definition, GT_FORMAT_TEXT);
    write_link(page, headline, target);
    page->row++;
}

static void write_headlines(struct gt_page *page)
{
    const struct gt_book *book = page->book;
    const char *group = NULL;

    if (book->headline_count == 0) {
        gt_page_paragraph(page, _("There is nothing to report as of this date."));
        return;
    }
    for (int col = 0; col < COLUMNS; col++) {
        gt_page_text(page, page->row, col, _(headings[col]), GT_FORMAT_HEADER);
    }
    page->row++;
    for (size_t i = 0; i < book->headline_count; i++) {
        const struct gt_headline *headline = &book->headlines[i];

        if (!group || strcmp(group, headline->group) != 0) {
            group = headline->group;
            gt_page_section(page, group);
        }
        write_headline(page, headline);
    }
}

static void write_findings(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;

    gt_page_section(page, _("Findings"));
    if (board->finding_count == 0) {
        gt_page_paragraph(page, _("No finding."));
        return;
    }
    for (size_t i = 0; i < board->finding_count; i++) {
        gt_page_across(page, page->row, VALUE, WHERE, board->findings[i].text, GT_FORMAT_TEXT);
        gt_page_text(page, page->row, FIGURE, board->findings[i].where, GT_FORMAT_LABEL);
        page->row++;
    }
}

static void write_origin(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;
    char line[512];

    snprintf(line, sizeof line, "%s %lld · gentou %s", _("Ledger at entry"),
             (long long)board->ledger_seq, board->version ? board->version : "");
    gt_page_paragraph(page, line);
    if (board->illustrative) {
        gt_page_paragraph(page, _("The data of this book are invented to show how it works; no "
                                  "figure is about a real fund, firm or person."));
    }
}

void gt_sheet_summary(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;

    gt_page_begin(page, board->title ? board->title : _("Summary"), widths, COLUMNS);
    write_headlines(page);
    page->row++;
    if (page->row + board->finding_count + AFTER_FINDINGS <= (size_t)ROWS_SHRUNK) {
        worksheet_fit_to_pages(page->sheet, 1, 1); /* the board looks at one page first */
    } else {
        gt_page_break(page); /* rather than a heading alone at the foot of a page */
    }
    write_findings(page);
    page->row++;
    write_origin(page);
    gt_page_end(page);
}
