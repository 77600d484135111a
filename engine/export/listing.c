/* listing.c - rows for people and machines. */
#include "engine/export/listing.h"

#include "engine/export/json.h"
#include "engine/export/money.h"

#include <inttypes.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#define GAP       2 /* columns between two columns of a table */
#define NARROWEST 8 /* a column of text is not cut below that */
#define NOTHING   "—"

static const struct gt_currency *currency_of(const struct gt_listing *listing,
                                             const struct gt_cell *cell)
{
    return cell->currency ? cell->currency : listing->currency;
}

/* The cell as people read it. */
static void show(struct gt_text *text, const struct gt_listing *listing, size_t column,
                 const struct gt_cell *cell)
{
    char day[GT_DAY_TEXT];
    const struct gt_listing_column *of = &listing->columns[column];
    switch (of->type) {
    case GT_CELL_TEXT:
    case GT_CELL_RIGHT:
        gt_text_puts(text, cell->text ? cell->text : NOTHING);
        break;
    case GT_CELL_NUMBER:
        gt_text_grouped(text, cell->number);
        break;
    case GT_CELL_DAY:
        gt_text_puts(text, cell->day == GT_DAY_NONE ? NOTHING : gt_day_format(cell->day, day));
        break;
    case GT_CELL_MONEY:
        gt_text_money(text, cell->money, currency_of(listing, cell), cell->currency != NULL);
        break;
    case GT_CELL_RATIO:
        gt_text_format(text, cell->ratio < 0 ? NOTHING : "%.2f", cell->ratio);
        break;
    case GT_CELL_REAL:
        gt_text_format(text, isnan(cell->ratio) ? NOTHING : "%.4f", cell->ratio);
        break;
    case GT_CELL_SHARE:
        gt_text_format(text, cell->ratio < 0 ? NOTHING : "%g %%", cell->ratio * 100);
        break;
    case GT_CELL_KIND:
        gt_text_puts(text,
                     cell->number < 0 ? NOTHING : _(gt_kind_label(of->kind, (int)cell->number)));
        break;
    case GT_CELL_FLAG:
        gt_text_puts(text, cell->number ? _("yes") : _("no"));
        break;
    }
}

static bool is_right(enum gt_cell_type type)
{
    return type == GT_CELL_RIGHT || type == GT_CELL_NUMBER || type == GT_CELL_MONEY ||
           type == GT_CELL_RATIO || type == GT_CELL_REAL || type == GT_CELL_SHARE;
}

/* The width each column would like. */
static void measure(const struct gt_listing *listing, int *widths, struct gt_text *text)
{
    for (size_t c = 0; c < listing->column_count; c++) {
        if (!listing->columns[c].label)
            continue;
        widths[c] = gt_text_width(_(listing->columns[c].label));
        for (size_t r = 0; r < listing->row_count; r++) {
            gt_text_reset(text);
            show(text, listing, c, &listing->cells[r * listing->column_count + c]);
            int width = text->data ? gt_text_width(text->data) : 0;
            if (width > widths[c])
                widths[c] = width;
        }
    }
}

/* Takes columns from the widest texts until the table fits. */
static void fit(const struct gt_listing *listing, int *widths, int width)
{
    for (;;) {
        int sum = -GAP;
        size_t widest = listing->column_count;
        for (size_t c = 0; c < listing->column_count; c++) {
            if (!listing->columns[c].label)
                continue;
            sum += widths[c] + GAP;
            if (listing->columns[c].type == GT_CELL_TEXT && widths[c] > NARROWEST &&
                (widest == listing->column_count || widths[c] > widths[widest]))
                widest = c;
        }
        if (sum <= width || widest == listing->column_count)
            return;
        widths[widest]--;
    }
}

/* One cell in its column, cut with an ellipsis when it is too wide; the last column is not padded.
 */
static void print_cell(FILE *out, const char *text, int width, bool right, bool last)
{
    int taken = gt_text_width(text);
    size_t bytes = strlen(text);
    bool cut = taken > width;
    if (cut) {
        bytes = gt_text_cut(text, width - 1, &taken);
        taken++;
    }
    int pad = width - taken;
    if (right)
        fprintf(out, "%*s", pad, "");
    fwrite(text, 1, bytes, out);
    if (cut)
        fputs("…", out);
    if (!last)
        fprintf(out, "%*s", right ? GAP : pad + GAP, "");
}

static void print_row(FILE *out, const struct gt_listing *listing, const int *widths,
                      const struct gt_cell *row, struct gt_text *text)
{
    size_t last = listing->column_count;
    for (size_t c = 0; c < listing->column_count; c++)
        if (listing->columns[c].label)
            last = c;
    for (size_t c = 0; c < listing->column_count; c++) {
        if (!listing->columns[c].label)
            continue;
        gt_text_reset(text);
        if (row)
            show(text, listing, c, &row[c]);
        else
            gt_text_puts(text, _(listing->columns[c].label));
        print_cell(out, text->data ? text->data : "", widths[c], is_right(listing->columns[c].type),
                   c == last);
    }
    fputc('\n', out);
}

static int print_table(FILE *out, const struct gt_listing *listing, int width,
                       struct gt_error *error)
{
    struct gt_text text = {0};
    int *widths = calloc(listing->column_count, sizeof *widths);
    if (!widths)
        return gt_fail_memory(error);
    measure(listing, widths, &text);
    if (width)
        fit(listing, widths, width);
    print_row(out, listing, widths, NULL, &text);
    for (size_t r = 0; r < listing->row_count; r++)
        print_row(out, listing, widths, &listing->cells[r * listing->column_count], &text);
    bool failed = text.failed;
    gt_text_clear(&text);
    free(widths);
    return failed ? gt_fail_memory(error) : 0;
}

/* The cell as a CSV field, before quoting. */
static void write_value(struct gt_text *text, const struct gt_listing *listing, size_t column,
                        const struct gt_cell *cell)
{
    char day[GT_DAY_TEXT];
    const struct gt_listing_column *of = &listing->columns[column];
    switch (of->type) {
    case GT_CELL_TEXT:
    case GT_CELL_RIGHT:
        gt_text_puts(text, cell->text ? cell->text : "");
        break;
    case GT_CELL_NUMBER:
        gt_text_format(text, "%" PRId64, cell->number);
        break;
    case GT_CELL_DAY:
        gt_text_puts(text, gt_day_format(cell->day, day));
        break;
    case GT_CELL_MONEY:
        gt_text_decimal(text, cell->money, currency_of(listing, cell));
        break;
    case GT_CELL_REAL:
        if (!isnan(cell->ratio))
            gt_text_format(text, "%.10g", cell->ratio);
        break;
    case GT_CELL_RATIO:
    case GT_CELL_SHARE:
        if (cell->ratio >= 0)
            gt_text_format(text, "%.10g", cell->ratio);
        break;
    case GT_CELL_KIND:
        gt_text_puts(text, cell->number < 0 ? "" : gt_kind_token(of->kind, (int)cell->number));
        break;
    case GT_CELL_FLAG:
        gt_text_puts(text, cell->number ? "yes" : "no");
        break;
    }
}

static int print_csv(FILE *out, const struct gt_listing *listing, struct gt_error *error)
{
    struct gt_text text = {0}, value = {0};
    for (size_t c = 0; c < listing->column_count; c++)
        gt_text_format(&text, "%s%s", c ? "," : "", listing->columns[c].key);
    gt_text_puts(&text, "\n");
    for (size_t i = 0; i < listing->row_count * listing->column_count; i++) {
        size_t c = i % listing->column_count;
        gt_text_reset(&value);
        write_value(&value, listing, c, &listing->cells[i]);
        gt_text_puts(&text, c ? "," : "");
        gt_text_csv(&text, value.data ? value.data : "");
        if (c + 1 == listing->column_count)
            gt_text_puts(&text, "\n");
    }
    bool failed = text.failed || value.failed;
    if (!failed)
        fwrite(text.data, 1, text.length, out);
    gt_text_clear(&text);
    gt_text_clear(&value);
    return failed ? gt_fail_memory(error) : 0;
}

int gt_listing_print(FILE *out, const struct gt_listing *listing, enum gt_output output, int width,
                     struct gt_error *error)
{
    switch (output) {
    case GT_OUTPUT_TABLE:
        return print_table(out, listing, width, error);
    case GT_OUTPUT_CSV:
        return print_csv(out, listing, error);
    case GT_OUTPUT_JSON:
        return gt_json_print(out, gt_json_listing(listing), error);
    }
    return 0;
}

void gt_paragraph_print(FILE *out, const char *text, int width)
{
    for (const char *next; *text; text = next) {
        size_t bytes = gt_text_line(text, width ? width : 80, &next);
        fprintf(out, "%.*s\n", (int)bytes, text);
    }
}
