/* sheet_club.c - the angel club's members and the deals in the pipeline.
 *
 * The stages count the pipeline's rows by COUNTIFS and SUMIFS over its table, so they follow it.
 * The chart shows the stages up to closed as a funnel. A deal is open until it is closed, passed or
 * lost.
 *
 *   covered = live pledges on a deal / the amount it seeks
 */
#include "reports/chart.h"
#include "reports/figure.h"
#include "reports/page.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/text.h"
#include "reports/words.h"

#include <math.h>
#include <stdio.h>

/* Money stands in the same columns of all three tables. */
enum { COMPANY, SOUGHT, PLEDGED, COVERED, STAGE, KIND, SINCE, PIPELINE_COLUMNS };

static const struct gt_column pipeline_columns[PIPELINE_COLUMNS] = {
    [COMPANY] = {N_("Company"), GT_FORMAT_TEXT, false},
    [SOUGHT] = {N_("Sought"), GT_FORMAT_MONEY, true},
    [PLEDGED] = {N_("Pledged"), GT_FORMAT_MONEY, true},
    [COVERED] = {N_("Covered"), GT_FORMAT_PERCENT, false},
    [STAGE] = {N_("Stage"), GT_FORMAT_TEXT, false},
    [KIND] = {N_("Kind of round"), GT_FORMAT_TEXT, false},
    [SINCE] = {N_("Since"), GT_FORMAT_DATE, false},
};

enum { STAGE_NAME, STAGE_SOUGHT, STAGE_PLEDGED, STAGE_DEALS, STAGE_COLUMNS };

static const struct gt_column stage_columns[STAGE_COLUMNS] = {
    [STAGE_NAME] = {N_("Stage"), GT_FORMAT_TEXT, false},
    [STAGE_SOUGHT] = {N_("Sought"), GT_FORMAT_MONEY, true},
    [STAGE_PLEDGED] = {N_("Pledged"), GT_FORMAT_MONEY, true},
    [STAGE_DEALS] = {N_("Deals"), GT_FORMAT_INTEGER, true},
};

enum { MEMBER, M_PLEDGED, M_FUNDED, M_INVESTED, M_PLEDGES, M_KIND, M_JOINED, MEMBER_COLUMNS };

static const struct gt_column member_columns[MEMBER_COLUMNS] = {
    [MEMBER] = {N_("Member"), GT_FORMAT_TEXT, false},
    [M_PLEDGED] = {N_("Pledged"), GT_FORMAT_MONEY, true},
    [M_FUNDED] = {N_("Funded"), GT_FORMAT_MONEY, true},
    [M_INVESTED] = {N_("Invested"), GT_FORMAT_MONEY, true},
    [M_PLEDGES] = {N_("Live pledges"), GT_FORMAT_INTEGER, true},
    [M_KIND] = {N_("Person or institution"), GT_FORMAT_TEXT, false},
    [M_JOINED] = {N_("Joined"), GT_FORMAT_DATE, false},
};

static const double widths[] = {32, 20, 20, 20, 17, 24, 13};

enum { COLUMNS = sizeof widths / sizeof widths[0], CLUB_FIGURES = 4, PIPELINE_FIGURES = 3 };

/* What the stage table's formulas yield for one stage. */
struct stage {
    int deals, sought_known, pledged_known;
    gt_money sought, pledged;
};

static struct stage stage_of(const struct gt_board *board, int stage)
{
    struct stage sums = {0};

    for (size_t i = 0; i < board->pipeline_count; i++) {
        const struct gt_board_pipeline *deal = &board->pipeline[i];

        if ((int)deal->stage != stage) {
            continue;
        }
        sums.deals++;
        if (deal->amount != GT_MONEY_UNKNOWN) {
            sums.sought += deal->amount;
            sums.sought_known++;
        }
        if (deal->pledged != GT_MONEY_UNKNOWN) {
            sums.pledged += deal->pledged;
            sums.pledged_known++;
        }
    }
    return sums;
}

/* The open stages always; closed, passed and lost only where the pipeline was handed in with them,
 * as a board that shows open deals only has not lost none. */
static bool is_shown(const struct gt_board *board, int stage)
{
    return stage <= GT_STAGE_CLOSING || stage_of(board, stage).deals > 0;
}

static void write_member(struct gt_table *table, const struct gt_board_member *member)
{
    gt_table_text(table, MEMBER, member->name);
    gt_table_money(table, M_PLEDGED, member->pledged);
    gt_table_money(table, M_FUNDED, member->funded);
    gt_table_money(table, M_INVESTED, member->invested);
    gt_table_integer(table, M_PLEDGES, member->pledges);
    gt_table_text(table, M_KIND,
                  member->kind < 0 ? NULL : gt_words_party_kind((enum gt_party_kind)member->kind));
    gt_table_day(table, M_JOINED, member->joined);
    gt_table_next(table);
}

static void write_members(struct gt_page *page, struct gt_table *table)
{
    const struct gt_board *board = page->book->board;

    gt_page_section(page, board->club ? board->club : _("Angel club"));
    gt_table_begin(table, page, member_columns, MEMBER_COLUMNS);
    if (board->member_count == 0) {
        gt_page_paragraph(page, _("No club member is on record as of this date."));
        page->row++;
        return;
    }
    for (size_t i = 0; i < board->member_count; i++) {
        write_member(table, &board->members[i]);
    }
    gt_table_end(table, true, false);
    page->row++;
}

static void write_deal(struct gt_table *table, const struct gt_board_pipeline *deal)
{
    unsigned line = table->row + 1;
    char formula[GT_FORMULA_MAX];
    bool known =
        deal->amount != GT_MONEY_UNKNOWN && deal->amount != 0 && deal->pledged != GT_MONEY_UNKNOWN;

    gt_table_text(table, COMPANY, deal->company);
    gt_table_money(table, SOUGHT, deal->amount);
    gt_table_money(table, PLEDGED, deal->pledged);
    snprintf(formula, sizeof formula, "=IF(OR(N(B%u)=0,C%u=\"\"),\"\",C%u/B%u)", line, line, line,
             line);
    gt_table_formula(table, COVERED, formula,
                     known ? gt_cell_number((double)deal->pledged / (double)deal->amount)
                           : gt_cell_none());
    gt_table_text(table, STAGE, gt_words_stage(deal->stage));
    gt_table_text(table, KIND, gt_words_deal_kind(deal->kind));
    gt_table_day(table, SINCE, deal->since);
    gt_table_next(table);
}

static void write_pipeline(struct gt_page *page, struct gt_table *table)
{
    const struct gt_board *board = page->book->board;

    gt_page_section(page, _("Deals in the pipeline"));
    gt_table_begin(table, page, pipeline_columns, PIPELINE_COLUMNS);
    if (board->pipeline_count == 0) {
        gt_page_paragraph(page, _("No deal is in the pipeline as of this date."));
        page->row++;
        return;
    }
    for (size_t i = 0; i < board->pipeline_count; i++) {
        write_deal(table, &board->pipeline[i]);
    }
    gt_table_end(table, true, true);
    page->row++;
}

static void write_stage_money(struct gt_table *table, const struct gt_table *pipeline, int col,
                              int from, gt_money sum, int known)
{
    char stages[GT_RANGE_MAX], amounts[GT_RANGE_MAX], formula[GT_FORMULA_MAX];
    unsigned line = table->row + 1;

    gt_table_range(pipeline, STAGE, stages);
    gt_table_range(pipeline, from, amounts);
    snprintf(formula, sizeof formula, "=IF(COUNTIFS(%s,A%u,%s,\"<>\")=0,\"\",SUMIFS(%s,%s,A%u))",
             stages, line, amounts, amounts, stages, line);
    gt_table_formula(table, col, formula,
                     known ? gt_cell_number(gt_page_units(table->page, sum)) : gt_cell_none());
    if (known) {
        gt_table_add(table, col, sum);
    }
}

static void write_stage(struct gt_table *table, const struct gt_table *pipeline, int stage,
                        double *deals)
{
    struct stage sums = stage_of(table->page->book->board, stage);
    char stages[GT_RANGE_MAX], formula[GT_FORMULA_MAX];

    gt_table_text(table, STAGE_NAME, gt_words_stage((enum gt_stage)stage));
    write_stage_money(table, pipeline, STAGE_SOUGHT, SOUGHT, sums.sought, sums.sought_known);
    write_stage_money(table, pipeline, STAGE_PLEDGED, PLEDGED, sums.pledged, sums.pledged_known);
    snprintf(formula, sizeof formula, "=COUNTIFS(%s,A%u)", gt_table_range(pipeline, STAGE, stages),
             (unsigned)table->row + 1);
    gt_table_formula(table, STAGE_DEALS, formula, gt_cell_number(sums.deals));
    gt_table_add(table, STAGE_DEALS, sums.deals);
    gt_table_next(table);
    *deals = sums.deals;
}

static void draw(struct gt_page *page, lxw_row_t row, const struct gt_table *table,
                 const double *deals, int stages)
{
    double most = 0;

    for (int stage = 0; stage < stages; stage++) {
        most = fmax(most, deals[stage]);
    }
    gt_chart_draw(page, row, 0, 1,
                  &(struct gt_chart){.type = LXW_CHART_BAR,
                                     .title = _("Deals by stage"),
                                     .number_format = "0",
                                     .header = table->header,
                                     .first = table->header + 1,
                                     .last = table->header + (lxw_row_t)stages,
                                     .categories = STAGE_NAME,
                                     .series = {{STAGE_DEALS, deals, 0x1F3864, 0, false}},
                                     .series_count = 1,
                                     .downwards = true,
                                     .counts = most <= 12});
}

static void write_stages(struct gt_page *page, struct gt_table *table,
                         const struct gt_table *pipeline, lxw_row_t chart)
{
    double deals[GT_STAGE_LOST + 1];
    int funnel = 0;
    gt_page_section(page, _("The pipeline by stage"));
    gt_table_begin(table, page, stage_columns, STAGE_COLUMNS);
    for (int stage = 0; stage < gt_words_stages; stage++) {
        if (is_shown(page->book->board, stage)) {
            write_stage(table, pipeline, stage, &deals[stage]);
            funnel += stage <= GT_STAGE_CLOSED;
        }
    }
    gt_table_end(table, true, false);
    draw(page, chart, table, deals, funnel);
}

/* The sum of rows first to last of a column as a figure. */
static void sum_figure(struct gt_page *page, lxw_row_t first, lxw_row_t last, int col,
                       struct gt_figure figure)
{
    char range[GT_RANGE_MAX], formula[GT_FORMULA_MAX];

    lxw_rowcol_to_range(range, first, (lxw_col_t)col, last, (lxw_col_t)col);
    snprintf(formula, sizeof formula, "=IF(COUNT(%s)=0,\"\",SUM(%s))", range, range);
    figure.formula = formula;
    gt_figure_write(page, &figure);
}

static void write_club_figures(struct gt_page *page, const struct gt_table *members)
{
    static const struct {
        int col;
        const char *label, *definition;
    } sums[] = {
        {M_PLEDGED, N_("Pledged"), N_("Live pledges of the members, funded ones included.")},
        {M_FUNDED, N_("Funded"), N_("Of the pledges, what has been paid in.")},
        {M_INVESTED, N_("Invested"), N_("Investments of the members on record.")},
    };
    lxw_row_t first = members->header + 1, last = members->row - 1;
    char range[GT_RANGE_MAX], formula[GT_FORMULA_MAX];
    const char *group = _("Angel club");

    snprintf(formula, sizeof formula, "=ROWS(%s)", gt_table_range(members, MEMBER, range));
    gt_figure_write(page, &(struct gt_figure){.label = _("Members"),
                                              .definition = _("Members on record as of the date."),
                                              .format = GT_FORMAT_INTEGER,
                                              .group = group,
                                              .formula = formula,
                                              .value = gt_cell_number(last - first + 1)});
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++) {
        sum_figure(page, first, last, sums[i].col,
                   (struct gt_figure){.label = _(sums[i].label),
                                      .definition = _(sums[i].definition),
                                      .format = GT_FORMAT_MONEY,
                                      .group = group,
                                      .value = gt_table_sum(members, sums[i].col)});
    }
}

static void write_pipeline_figures(struct gt_page *page, const struct gt_table *stages)
{
    lxw_row_t first = stages->header + 1, last = first + GT_STAGE_CLOSING;
    const char *group = _("Pipeline");
    struct stage open = {0};

    for (int stage = 0; stage <= GT_STAGE_CLOSING; stage++) {
        struct stage one = stage_of(page->book->board, stage);

        open.deals += one.deals;
        open.sought += one.sought;
        open.pledged += one.pledged;
        open.sought_known += one.sought_known;
        open.pledged_known += one.pledged_known;
    }
    sum_figure(page, first, last, STAGE_DEALS,
               (struct gt_figure){.label = _("Open deals"),
                                  .group = group,
                                  .definition = _("Deals neither closed, passed nor lost."),
                                  .format = GT_FORMAT_INTEGER,
                                  .value = gt_cell_number(open.deals)});
    sum_figure(page, first, last, STAGE_SOUGHT,
               (struct gt_figure){.label = _("Sought by them"),
                                  .group = group,
                                  .definition = _("Amounts that the open deals seek, where known."),
                                  .format = GT_FORMAT_MONEY,
                                  .value = open.sought_known
                                               ? gt_cell_number(gt_page_units(page, open.sought))
                                               : gt_cell_none()});
    sum_figure(page, first, last, STAGE_PLEDGED,
               (struct gt_figure){.label = _("Pledged to them"),
                                  .group = group,
                                  .definition = _("Live pledges on the open deals."),
                                  .format = GT_FORMAT_MONEY,
                                  .value = open.pledged_known
                                               ? gt_cell_number(gt_page_units(page, open.pledged))
                                               : gt_cell_none()});
}

void gt_sheet_club(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;
    struct gt_table members, stages, pipeline;
    lxw_row_t figures, chart, stage_rows;

    gt_page_begin(page, _("Club and pipeline"), widths, COLUMNS);
    figures = page->row;
    chart = figures + (board->member_count ? CLUB_FIGURES : 0) +
            (board->pipeline_count ? PIPELINE_FIGURES : 0) + 1;
    stage_rows = chart + GT_CHART_ROWS;
    page->row = chart;
    if (board->pipeline_count) {
        page->row = stage_rows + 4;
        for (int stage = 0; stage < gt_words_stages; stage++) {
            page->row += is_shown(board, stage);
        }
        gt_page_break(page);
    }
    write_members(page, &members);
    write_pipeline(page, &pipeline);
    if (board->pipeline_count) {
        page->row = stage_rows;
        write_stages(page, &stages, &pipeline, chart);
    }
    page->row = figures;
    if (board->member_count) {
        write_club_figures(page, &members);
    }
    if (board->pipeline_count) {
        write_pipeline_figures(page, &stages);
    }
    gt_page_end(page);
}
