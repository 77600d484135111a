/* sheet_leverage.c - how many yuan stand beside a public yuan: per block the whole, the partners
 * and the rounds.
 *
 * From the top: a chart a block, then each block's whole and its partners, then each block's
 * rounds, so that three thousand rounds do not stand between the board and the second block. All
 * tables have the same columns. The whole is a SUM over the rounds, the ratios are formulas over
 * their row:
 *
 *   gross = (G + X + P + U) / G              net = P / (G + X)
 *   net at least = P / (G + X + U)           net at most = (P + U) / (G + X)
 *
 * A round without a known amount, or in another currency, is left out: it has empty cells, and
 * ratios without fund money are empty.
 */
#include "reports/chart.h"
#include "reports/figure.h"
#include "reports/page.h"
#include "reports/sheets.h"
#include "reports/table.h"
#include "reports/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    NAME,
    ROUNDS,
    UNKNOWN_ROUNDS,
    FUND,
    OTHER,
    PRIVATE,
    UNKNOWN,
    GROSS,
    NET,
    NET_LOW,
    NET_HIGH,
    BASIS,
    COLUMNS
};

static const struct gt_column columns[COLUMNS] = {
    [NAME] = {N_("Name"), GT_FORMAT_TEXT, false},
    [ROUNDS] = {N_("Rounds"), GT_FORMAT_INTEGER, true},
    [UNKNOWN_ROUNDS] = {N_("Rounds left out"), GT_FORMAT_INTEGER, true},
    [FUND] = {N_("Fund"), GT_FORMAT_MONEY, true},
    [OTHER] = {N_("Other public"), GT_FORMAT_MONEY, true},
    [PRIVATE] = {N_("Private"), GT_FORMAT_MONEY, true},
    [UNKNOWN] = {N_("Owner unknown"), GT_FORMAT_MONEY, true},
    [GROSS] = {N_("Gross"), GT_FORMAT_RATIO, false},
    [NET] = {N_("Net"), GT_FORMAT_RATIO, false},
    [NET_LOW] = {N_("Net at least"), GT_FORMAT_RATIO, false},
    [NET_HIGH] = {N_("Net at most"), GT_FORMAT_RATIO, false},
    [BASIS] = {N_("Basis"), GT_FORMAT_TEXT, false},
};

static const double widths[COLUMNS] = {34, 10, 12, 18, 18, 18, 18, 10, 10, 12, 12, 12};

/* Where a block stands on the page. */
struct place {
    lxw_row_t whole;       /* row of the whole */
    lxw_row_t first, last; /* rows of the partners; first 0: none */
};

/* The money of a row in currency units, as its formulas see it; NAN where a cell is empty. */
struct money {
    double fund, other, private_money, unknown;
};

static const char *basis(const struct gt_board_leverage *line)
{
    return line->assumed ? _("assumed") : _("recorded");
}

static double gross(const struct money *money)
{
    return money->fund > 0
               ? (money->fund + money->other + money->private_money + money->unknown) / money->fund
               : (double)NAN;
}

/* Private money over public, with so much of the unknown money counted as either. */
static double net(const struct money *money, double as_private, double as_public)
{
    return money->fund > 0
               ? (money->private_money + as_private) / (money->fund + money->other + as_public)
               : (double)NAN;
}

static void write_ratios(struct gt_page *page, lxw_row_t row, const struct money *money)
{
    unsigned line = row + 1;
    char formula[GT_FORMULA_MAX];

    snprintf(formula, sizeof formula, "=IF(N(D%u)=0,\"\",SUM(D%u:G%u)/D%u)", line, line, line,
             line);
    gt_page_formula(page, row, GROSS, formula, gt_cell_number(gross(money)), GT_FORMAT_RATIO,
                    false);
    snprintf(formula, sizeof formula, "=IF(N(D%u)=0,\"\",F%u/(D%u+E%u))", line, line, line, line);
    gt_page_formula(page, row, NET, formula, gt_cell_number(net(money, 0, 0)), GT_FORMAT_RATIO,
                    false);
    snprintf(formula, sizeof formula, "=IF(N(D%u)=0,\"\",F%u/(D%u+E%u+G%u))", line, line, line,
             line, line);
    gt_page_formula(page, row, NET_LOW, formula, gt_cell_number(net(money, 0, money->unknown)),
                    GT_FORMAT_RATIO, false);
    snprintf(formula, sizeof formula, "=IF(N(D%u)=0,\"\",(F%u+G%u)/(D%u+E%u))", line, line, line,
             line, line);
    gt_page_formula(page, row, NET_HIGH, formula, gt_cell_number(net(money, money->unknown, 0)),
                    GT_FORMAT_RATIO, false);
}

static struct money money_of(const struct gt_page *page, const struct gt_leverage *sums)
{
    if (sums->rounds == 0) { /* nothing known: the cells are empty */
        return (struct money){NAN, NAN, NAN, NAN};
    }
    return (struct money){gt_page_units(page, sums->fund), gt_page_units(page, sums->other_public),
                          gt_page_units(page, sums->private_money),
                          gt_page_units(page, sums->unknown)};
}

static void write_line(struct gt_table *table, const struct gt_board_leverage *line)
{
    const struct gt_leverage *sums = &line->leverage;
    bool known = sums->rounds > 0;
    struct money money = money_of(table->page, sums);

    gt_table_text(table, NAME, line->name);
    gt_table_integer(table, ROUNDS, sums->rounds);
    gt_table_integer(table, UNKNOWN_ROUNDS, sums->rounds_unknown + sums->rounds_foreign);
    gt_table_money(table, FUND, known ? sums->fund : GT_MONEY_UNKNOWN);
    gt_table_money(table, OTHER, known ? sums->other_public : GT_MONEY_UNKNOWN);
    gt_table_money(table, PRIVATE, known ? sums->private_money : GT_MONEY_UNKNOWN);
    gt_table_money(table, UNKNOWN, known ? sums->unknown : GT_MONEY_UNKNOWN);
    write_ratios(table->page, table->row, &money);
    gt_table_text(table, BASIS, basis(line));
    gt_table_next(table);
}

static void write_lines(struct gt_table *table, struct gt_page *page,
                        const struct gt_board_leverage *lines, size_t count)
{
    gt_table_begin(table, page, columns, COLUMNS);
    for (size_t i = 0; i < count; i++) {
        write_line(table, &lines[i]);
    }
}

static void write_block_title(struct gt_page *page, const struct gt_board_leverage_block *block)
{
    char name[GT_FIGURE_NAME_MAX];

    gt_page_section(page, gt_figure_name(block->title, block->portfolio.assumed, name));
    if (block->definition) {
        gt_page_paragraph(page, block->definition);
    }
}

static void write_partners(struct gt_page *page, const struct gt_board_leverage_block *block,
                           struct place *place)
{
    char note[1024];
    struct gt_table table;

    if (block->partner_count == 0) {
        gt_page_paragraph(page, _("By partner: no partner stood in a round."));
        return;
    }
    snprintf(note, sizeof note,
             _("By partner. A round that several partners share stands in the figures of each of "
               "them, so these rows do not add up to the whole. Shared rounds: %d."),
             block->shared_rounds);
    gt_page_paragraph(page, note);
    write_lines(&table, page, block->partners, block->partner_count);
    place->first = table.header + 1;
    place->last = table.row - 1;
    gt_table_end(&table, false, false);
}

static void write_block(struct gt_page *page, const struct gt_board_leverage_block *block,
                        struct place *place)
{
    write_block_title(page, block);
    for (int col = 0; col < COLUMNS; col++) {
        gt_page_text(page, page->row, col, _(columns[col].header), GT_FORMAT_HEADER);
    }
    place->whole = page->row + 1;
    page->row += 3; /* the whole is written when the rounds it sums have their rows */
    write_partners(page, block, place);
    page->row++;
}

/* One of the whole's sums: over the rounds, or as handed in where there are none. */
static double write_sum(struct gt_page *page, lxw_row_t row, int col, const struct gt_table *rounds,
                        double alone)
{
    char range[GT_RANGE_MAX], formula[GT_FORMULA_MAX];
    struct gt_cell_value sum;

    if (!rounds) {
        gt_page_number(page, row, col, alone, columns[col].format);
        return alone;
    }
    sum = gt_table_sum(rounds, col);
    gt_table_range(rounds, col, range);
    snprintf(formula, sizeof formula, "=IF(COUNT(%s)=0,\"\",SUM(%s))", range, range);
    gt_page_formula(page, row, col, formula, sum, columns[col].format, false);
    return sum.kind == GT_VALUE_NUMBER ? sum.number : (double)NAN;
}

static void add_headlines(struct gt_page *page, const struct gt_board_leverage_block *block,
                          lxw_row_t row, const struct money *money)
{
    const struct {
        const char *label, *definition;
        int col;
        double value;
    } lines[] = {
        {_("Gross leverage"), _("All money of the rounds over the fund's own money in them."),
         GROSS, gross(money)},
        {_("Net leverage"),
         _("Private money over all public money; money of unknown owners is counted as "
           "neither."),
         NET, net(money, 0, 0)},
        {_("Net leverage at least"), _("The same, were all money of unknown owners public."),
         NET_LOW, net(money, 0, money->unknown)},
        {_("Net leverage at most"), _("The same, were all money of unknown owners private."),
         NET_HIGH, net(money, money->unknown, 0)},
        {_("Fund's money"), _("The fund's own money in rounds with a known amount."), FUND,
         money->fund},
        {_("Private money"), _("Money of private owners in the same rounds."), PRIVATE,
         money->private_money},
    };

    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        struct gt_figure figure = {.label = lines[i].label,
                                   .definition = lines[i].definition,
                                   .format = columns[lines[i].col].format,
                                   .group = block->title,
                                   .assumed = block->portfolio.assumed,
                                   .value = gt_cell_number(lines[i].value)};

        gt_figure_headline(page, row, lines[i].col, &figure);
    }
}

static void write_whole(struct gt_page *page, const struct gt_board_leverage_block *block,
                        lxw_row_t row, const struct gt_table *rounds)
{
    const struct gt_leverage *sums = &block->portfolio.leverage;
    struct money money = money_of(page, sums);

    gt_page_text(page, row, NAME, block->portfolio.name, GT_FORMAT_TEXT);
    write_sum(page, row, ROUNDS, rounds, sums->rounds);
    write_sum(page, row, UNKNOWN_ROUNDS, rounds, sums->rounds_unknown + sums->rounds_foreign);
    money.fund = write_sum(page, row, FUND, rounds, money.fund);
    money.other = write_sum(page, row, OTHER, rounds, money.other);
    money.private_money = write_sum(page, row, PRIVATE, rounds, money.private_money);
    money.unknown = write_sum(page, row, UNKNOWN, rounds, money.unknown);
    write_ratios(page, row, &money);
    gt_page_text(page, row, BASIS, basis(&block->portfolio), GT_FORMAT_TEXT);
    add_headlines(page, block, row, &money);
}

static void write_rounds(struct gt_page *page, const struct gt_board_leverage_block *block,
                         lxw_row_t whole, bool repeat)
{
    char name[GT_FIGURE_NAME_MAX], heading[GT_FIGURE_NAME_MAX * 2];
    struct gt_table table;

    gt_figure_name(block->title, block->portfolio.assumed, name);
    snprintf(heading, sizeof heading, _("Rounds: %s"), name);
    gt_page_section(page, heading);
    if (block->deal_count == 0) {
        gt_page_paragraph(page, _("No round in this block."));
        write_whole(page, block, whole, NULL);
        page->row++;
        return;
    }
    write_lines(&table, page, block->deals, block->deal_count);
    write_whole(page, block, whole, &table);
    gt_table_end(&table, true, repeat);
    page->row++;
}

static bool is_drawn(const struct gt_board_leverage_block *block)
{
    for (size_t i = 0; i < block->partner_count; i++) {
        if (block->partners[i].leverage.defined) {
            return true;
        }
    }
    return false;
}

static void draw(struct gt_page *page, lxw_row_t row, int nth,
                 const struct gt_board_leverage_block *block, const struct place *place)
{
    double values[2][GT_CHART_NAMES_MAX];
    char name[GT_FIGURE_NAME_MAX], title[GT_FIGURE_NAME_MAX * 2];

    for (lxw_row_t i = 0; i <= place->last - place->first && i < GT_CHART_NAMES_MAX; i++) {
        struct money money = money_of(page, &block->partners[i].leverage);

        values[0][i] = gross(&money);
        values[1][i] = net(&money, 0, 0);
    }
    gt_figure_name(block->title, block->portfolio.assumed, name);
    snprintf(title, sizeof title, _("Leverage by partner: %s"), name);
    gt_chart_draw_names(page, row + (lxw_row_t)(nth / 2 * GT_CHART_ROWS), nth % 2, 2,
                        &(struct gt_chart){.title = title,
                                           .number_format = "0.0\"x\"",
                                           .header = place->first - 1,
                                           .first = place->first,
                                           .last = place->last,
                                           .categories = NAME,
                                           .series = {{GROSS, values[0], 0x1F3864, 0, false},
                                                      {NET, values[1], 0xC55A11, 0, false}},
                                           .series_count = 2});
}

static void write_blocks(struct gt_page *page, const struct gt_board *board, struct place *places)
{
    lxw_row_t charts = page->row;
    int drawn = 0, to_draw = 0;

    for (size_t i = 0; i < board->leverage_count; i++) {
        to_draw += is_drawn(&board->leverage[i]);
    }
    page->row += (lxw_row_t)((to_draw + 1) / 2 * GT_CHART_ROWS);
    for (size_t i = 0; i < board->leverage_count; i++) {
        write_block(page, &board->leverage[i], &places[i]);
    }
    gt_page_break(page);
    for (size_t i = 0; i < board->leverage_count; i++) {
        write_rounds(page, &board->leverage[i], places[i].whole, i == 0);
    }
    for (size_t i = 0; i < board->leverage_count; i++) {
        if (is_drawn(&board->leverage[i])) {
            draw(page, charts, drawn++, &board->leverage[i], &places[i]);
        }
    }
}

void gt_sheet_leverage(struct gt_page *page)
{
    const struct gt_board *board = page->book->board;
    struct place *places = NULL;

    gt_page_begin(page, _("Leverage"), widths, COLUMNS);
    if (board->leverage_count == 0) {
        gt_page_paragraph(page, _("No leverage was computed for this book."));
    } else {
        places = calloc(board->leverage_count, sizeof *places);
        if (places) {
            write_blocks(page, board, places);
        } else {
            page->book->failed = true;
        }
    }
    free(places);
    gt_page_end(page);
}
