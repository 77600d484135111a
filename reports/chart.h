/* chart.h - real charts over the cells of a page.
 *
 * Charts stand in rows that the page keeps free for them (GT_CHART_ROWS), side by side, `across` of
 * them in the width of the page. A spreadsheet draws them from the cells; beside the references the
 * file holds the values as last seen, and for a column of formulas the library would note zeros
 * there, so the caller hands the formulas' values in.
 */
#ifndef REPORTS_CHART_H
#define REPORTS_CHART_H

#include "reports/book.h"

#define GT_CHART_ROWS      16 /* rows of a page that a chart takes, a blank one included */
#define GT_CHART_SERIES    6
#define GT_CHART_NAMES_MAX 10 /* names that can still be read; the table has the rest */
#define GT_CHART_YEARS_MAX 25

struct gt_chart_series {
    int col;              /* of the values; the name is the heading over them */
    const double *values; /* of a column of formulas: what they yield; NULL for plain numbers */
    lxw_color_t colour;
    float width; /* of a line, points; 0 for bars, and for dots where the chart scatters */
    bool dashed;
};

struct gt_chart {
    enum lxw_chart_type type;
    const char *title;
    const char *x_title, *y_title; /* or NULL */
    const char *number_format;     /* of the values' axis */
    const char *category_format;   /* of numbers along the other axis, or NULL */
    lxw_row_t header;              /* the row of headings over the data */
    lxw_row_t first, last;         /* rows of the data */
    int categories;                /* column */
    struct gt_chart_series series[GT_CHART_SERIES];
    int series_count;
    bool downwards; /* bars: the first row at the top */
    bool names;     /* the categories are few names: written level, over several lines */
    bool counts;    /* small whole numbers: a line at every one */
    int every;      /* label every n-th category; 0: the program chooses */
    double most;    /* end of the values' axis, which begins at 0; 0: the program chooses */
    bool log;       /* both axes of a scatter chart are logarithmic */
};

/* Draws a chart of page's cells at a row, in place `place` (0 first) of `across`. */
void gt_chart_draw(struct gt_page *page, lxw_row_t row, int place, int across,
                   const struct gt_chart *chart);

/* The same for rows that are names, which may be long and many: columns while the names fit under
 * them, bars beyond that, and no more than GT_CHART_NAMES_MAX, which the title then says. `type`
 * and `downwards` are chosen here. A series' values need not be longer than that. */
void gt_chart_draw_names(struct gt_page *page, lxw_row_t row, int place, int across,
                         const struct gt_chart *chart);

#endif
