/* chart.c - see chart.h. */
#include "reports/chart.h"

#include "reports/page.h"
#include "reports/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define CHART_WIDTH  480.0 /* the library's own size, pixels, to scale from */
#define CHART_HEIGHT 288.0
#define ROW_PIXELS   20
#define GAP          10
#define WIDEST       760 /* pixels: a chart alone in its row need not fill it */
#define CHART_BYTES  8192
#define POINT_BYTES  160
#define DOT          4 /* points across */
#define COLUMNS_MAX  6 /* names that fit under columns */

/* Notes the values of formulas beside the reference, as the program that computes them would. */
static void note_values(struct gt_book *book, lxw_series_range *range, const double *values,
                        size_t count)
{
    range->ignore_cache = LXW_TRUE; /* so that the library leaves it as it is */
    range->num_data_points = (uint16_t)count;
    for (size_t i = 0; i < count; i++) {
        lxw_series_data_point *point = calloc(1, sizeof *point);

        if (!point) {
            book->failed = true;
            return;
        }
        if (isfinite(values[i])) {
            point->number = values[i];
        } else {
            point->no_data = LXW_TRUE;
        }
        STAILQ_INSERT_TAIL(range->data_cache, point, list_pointers);
    }
}

static bool scatters(const struct gt_chart *chart)
{
    return chart->type == LXW_CHART_SCATTER_STRAIGHT_WITH_MARKERS;
}

static void add_series(struct gt_page *page, lxw_chart *drawn, const struct gt_chart *chart,
                       const struct gt_chart_series *wanted)
{
    lxw_chart_series *series = chart_add_series(drawn, NULL, NULL);
    lxw_chart_line line = {.color = wanted->colour,
                           .width = wanted->width,
                           .dash_type = wanted->dashed ? LXW_CHART_LINE_DASH_DASH
                                                       : LXW_CHART_LINE_DASH_SOLID};
    lxw_chart_fill fill = {.color = wanted->colour};

    if (!series) {
        page->book->failed = true;
        return;
    }
    chart_series_set_name_range(series, page->name, chart->header, (lxw_col_t)wanted->col);
    chart_series_set_categories(series, page->name, chart->first, (lxw_col_t)chart->categories,
                                chart->last, (lxw_col_t)chart->categories);
    chart_series_set_values(series, page->name, chart->first, (lxw_col_t)wanted->col, chart->last,
                            (lxw_col_t)wanted->col);
    if (wanted->values) {
        note_values(page->book, series->values, wanted->values, chart->last - chart->first + 1);
    }
    if (wanted->width > 0) {
        chart_series_set_line(series, &line);
        if (scatters(chart)) {
            chart_series_set_marker_type(series, LXW_CHART_MARKER_NONE);
        }
    } else if (scatters(chart)) {
        line.none = LXW_TRUE;
        chart_series_set_line(series, &line);
        chart_series_set_marker_type(series, LXW_CHART_MARKER_CIRCLE);
        chart_series_set_marker_size(series, DOT);
        chart_series_set_marker_fill(series, &fill);
        chart_series_set_marker_line(series, &(lxw_chart_line){.color = wanted->colour});
    } else {
        chart_series_set_fill(series, &fill);
    }
}

static void set_axes(lxw_chart *drawn, const struct gt_chart *chart)
{
    lxw_chart_font small = {.name = (char *)"Arial", .size = 8};
    lxw_chart_font title = {.name = (char *)"Arial", .size = 9};
    lxw_chart_line grid = {.color = 0xD9D9D9, .width = 0.75f};
    bool bars = chart->type == LXW_CHART_BAR; /* its categories stand along the y axis */
    lxw_chart_axis *names = bars ? drawn->y_axis : drawn->x_axis;
    lxw_chart_axis *values = bars ? drawn->x_axis : drawn->y_axis;

    lxw_chart_font level = small;

    level.rotation = 360; /* the library's word for "0, and not what the program likes" */
    chart_axis_set_num_font(names, chart->names ? &level : &small);
    chart_axis_set_num_font(values, &small);
    chart_axis_set_label_position(names, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_axis_set_num_format(values, chart->number_format);
    chart_axis_major_gridlines_set_visible(values, LXW_TRUE);
    chart_axis_major_gridlines_set_line(values, &grid);
    chart_axis_major_gridlines_set_visible(names, LXW_FALSE);
    if (chart->x_title) {
        chart_axis_set_name(names, chart->x_title);
        chart_axis_set_name_font(names, &title);
    }
    if (chart->y_title) {
        chart_axis_set_name(values, chart->y_title);
        chart_axis_set_name_font(values, &title);
    }
    if (chart->downwards) {
        chart_axis_set_reverse(names);
        chart_axis_set_crossing_max(names); /* the other axis stays at the foot */
    }
    if (chart->category_format) {
        chart_axis_set_num_format(names, chart->category_format);
    }
    if (chart->counts) {
        chart_axis_set_major_unit(values, 1);
    }
    if (chart->most > 0) {
        chart_axis_set_min(values, 0);
        chart_axis_set_max(values, chart->most);
    }
    if (chart->log) {
        chart_axis_set_log_base(names, 10);
        chart_axis_set_log_base(values, 10);
    }
    if (chart->every > 0) {
        chart_axis_set_interval_unit(names, (uint16_t)chart->every);
        chart_axis_set_interval_tick(names, (uint16_t)chart->every);
    }
}

static void set_looks(lxw_chart *drawn, const struct gt_chart *chart)
{
    lxw_chart_font title = {
        .name = (char *)"Arial", .size = 11, .bold = LXW_TRUE, .color = 0x1F3864};
    lxw_chart_font small = {.name = (char *)"Arial", .size = 8};
    lxw_chart_line frame = {.color = 0xBFBFBF, .width = 0.75f};

    chart_title_set_name(drawn, chart->title);
    chart_title_set_name_font(drawn, &title);
    chart_chartarea_set_line(drawn, &frame);
    chart_legend_set_position(drawn, chart->series_count > 1 ? LXW_CHART_LEGEND_BOTTOM
                                                             : LXW_CHART_LEGEND_NONE);
    chart_legend_set_font(drawn, &small);
    chart_set_series_gap(drawn, 60);
}

static void insert(struct gt_page *page, lxw_row_t row, int place, int across, lxw_chart *drawn,
                   const char *title)
{
    int share = (gt_page_pixels(page) - GAP * (across - 1)) / across;
    int width = share > WIDEST ? WIDEST : share;
    lxw_chart_options options = {
        .x_offset = place * (share + GAP),
        .x_scale = width / CHART_WIDTH,
        .y_scale = (GT_CHART_ROWS - 1) * ROW_PIXELS / CHART_HEIGHT,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = (char *)title,
    };

    gt_book_check(page->book, worksheet_insert_chart_opt(page->sheet, row, 0, drawn, &options));
}

void gt_chart_draw(struct gt_page *page, lxw_row_t row, int place, int across,
                   const struct gt_chart *chart)
{
    lxw_chart *drawn = workbook_add_chart(page->book->workbook, (uint8_t)chart->type);
    int64_t points = (int64_t)(chart->last - chart->first + 1) * chart->series_count * 2;

    if (!drawn) {
        page->book->failed = true;
        return;
    }
    for (int i = 0; i < chart->series_count; i++) {
        add_series(page, drawn, chart, &chart->series[i]);
    }
    set_axes(drawn, chart);
    set_looks(drawn, chart);
    insert(page, row, place, across, drawn, chart->title);
    gt_book_count(page->book, chart->title, CHART_BYTES + points * POINT_BYTES);
}

void gt_chart_draw_names(struct gt_page *page, lxw_row_t row, int place, int across,
                         const struct gt_chart *chart)
{
    struct gt_chart drawn = *chart;
    char title[512];

    if (chart->last - chart->first >= GT_CHART_NAMES_MAX) {
        drawn.last = chart->first + GT_CHART_NAMES_MAX - 1;
        snprintf(title, sizeof title, _("%s (the first %d)"), chart->title, GT_CHART_NAMES_MAX);
        drawn.title = title;
    }
    drawn.names = drawn.last - drawn.first < COLUMNS_MAX;
    drawn.type = drawn.names ? LXW_CHART_COLUMN : LXW_CHART_BAR;
    drawn.downwards = !drawn.names;
    drawn.every = 1;
    gt_chart_draw(page, row, place, across, &drawn);
}
