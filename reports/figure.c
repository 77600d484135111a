/* figure.c - see figure.h. */
#include "reports/figure.h"

#include "reports/page.h"
#include "reports/text.h"
#include "reports/width.h"

#include <stdio.h>

enum { LABEL_COLUMN, VALUE_COLUMN, DEFINITION_COLUMN };

char *gt_figure_name(const char *label, bool assumed, char name[GT_FIGURE_NAME_MAX])
{
    char cut[GT_FIGURE_NAME_MAX / 2];

    gt_width_cut(label, sizeof cut, cut, sizeof cut);
    snprintf(name, GT_FIGURE_NAME_MAX, assumed ? _("%s (assumed)") : "%s", cut);
    return name;
}

void gt_figure_headline(const struct gt_page *page, lxw_row_t row, int col,
                        const struct gt_figure *figure)
{
    struct gt_headline headline = {
        .group = figure->group,
        .label = figure->label,
        .definition = figure->definition,
        .assumed = figure->assumed,
        .format = figure->format,
        .page = page,
        .row = row,
        .col = (lxw_col_t)col,
        .value = figure->value,
    };

    gt_book_headline(page->book, &headline);
}

static void write_value(struct gt_page *page, const struct gt_figure *figure)
{
    if (figure->formula) {
        gt_page_formula(page, page->row, VALUE_COLUMN, figure->formula, figure->value,
                        figure->format, false);
    } else if (figure->value.kind == GT_VALUE_NUMBER) {
        gt_page_number(page, page->row, VALUE_COLUMN, figure->value.number, figure->format);
    } else {
        gt_page_text(page, page->row, VALUE_COLUMN,
                     figure->value.kind == GT_VALUE_TEXT ? figure->value.text : NULL,
                     GT_FORMAT_TEXT);
    }
}

void gt_figure_simulated(const struct gt_table *table, int row, int col, const char *label,
                         const char *definition, enum gt_format format, double value)
{
    gt_figure_headline(table->page, table->header + 1 + (lxw_row_t)row, col,
                       &(struct gt_figure){.label = label,
                                           .definition = definition,
                                           .format = format,
                                           .group = _("Simulation"),
                                           .value = gt_cell_number(value)});
}

void gt_figure_write(struct gt_page *page, const struct gt_figure *figure)
{
    char name[GT_FIGURE_NAME_MAX];

    gt_page_across(page, page->row, DEFINITION_COLUMN, page->columns - 1, figure->definition,
                   GT_FORMAT_DEFINITION);
    gt_page_text(page, page->row, LABEL_COLUMN,
                 gt_figure_name(figure->label, figure->assumed, name), GT_FORMAT_LABEL);
    write_value(page, figure);
    if (figure->group) {
        gt_figure_headline(page, page->row, VALUE_COLUMN, figure);
    }
    page->row++;
}

void gt_figure_number(struct gt_page *page, const char *label, double value, enum gt_format format,
                      const char *definition)
{
    gt_figure_write(page, &(struct gt_figure){.label = label,
                                              .definition = definition,
                                              .format = format,
                                              .value = gt_cell_number(value)});
}
