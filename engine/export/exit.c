/* exit.c - exits as tables and CSV. */
#include "engine/export/exit.h"

#include "engine/export/exit_int.h"
#include "engine/export/money.h"

#include <string.h>

#define WIDTH 80 /* where paragraphs break */

/* A printing on its way. */
struct page {
    FILE *out;
    const struct gt_exit_view *view;
    enum gt_output output;
    int width;
    struct gt_arena *arena;
    struct gt_error *error;
};

static const struct gt_currency *currency_of(const struct page *page)
{
    return page->view->solved->plan->equity.currency;
}

static const char *money_text(struct page *page, gt_money amount)
{
    struct gt_text text = {0};
    gt_text_money(&text, amount, currency_of(page), false);
    const char *kept = text.failed ? NULL : gt_arena_copy(page->arena, text.data, text.length);
    gt_text_clear(&text);
    return kept;
}

static const char *price_text(struct page *page, gt_price price)
{
    char text[GT_FIXED_TEXT];
    return gt_arena_format(page->arena, "%s", gt_fixed_format(price, GT_PRICE_DIGITS, text));
}

/* NULL where the whole is nothing. */
static const char *part_text(struct page *page, gt_money part, gt_money whole)
{
    return whole > 0 ? gt_arena_format(page->arena, "%.2f %%", 100 * (double)part / (double)whole)
                     : NULL;
}

static struct gt_cell *make_cells(struct page *page, size_t rows, size_t columns)
{
    struct gt_cell *cells =
        gt_arena_alloc(page->arena, (rows * columns + 1) * sizeof(struct gt_cell));
    if (!cells)
        (void)gt_fail_memory(page->error);
    return cells;
}

static int print_listing(struct page *page, const struct gt_listing_column *columns,
                         size_t column_count, const struct gt_cell *cells, size_t rows)
{
    struct gt_listing listing = {columns, column_count, cells, rows, currency_of(page)};
    return gt_listing_print(page->out, &listing, page->output, page->width, page->error);
}

/* One sale, for people. */

static void print_sold(struct page *page, const struct gt_exit_sale *sale)
{
    struct gt_text text = {0};
    gt_text_money(&text, sale->amount, currency_of(page), true);
    const char *price = price_text(page, sale->result.per_share);
    fprintf(page->out, _("\nSold for %s: %s a common share\n"), text.data ? text.data : "",
            price && price[0] ? price : "—");
    gt_text_clear(&text);
}

static int print_lines(struct page *page, const struct gt_exit_sale *sale)
{
    static const struct gt_listing_column columns[] = {
        {"line", N_("Class"), GT_CELL_TEXT, NULL},
        {"kind", N_("What it is"), GT_CELL_KIND, &gt_exit_line_words},
        {"stage", N_("Stands"), GT_CELL_KIND, &gt_exit_stage_words},
        {"payout", N_("Payout"), GT_CELL_MONEY, NULL},
        {"part", N_("Part"), GT_CELL_RIGHT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    const struct gt_exit_solved *solved = page->view->solved;
    struct gt_cell *cells = make_cells(page, solved->line_count, COLUMNS);
    if (!cells)
        return page->error->exit;
    for (size_t i = 0; i < solved->line_count; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].text = solved->lines[i].name;
        cell[1].number = (int)solved->lines[i].kind;
        cell[2].number = (int)sale->lines[i].stage;
        cell[3].money = sale->lines[i].amount;
        cell[4].text = part_text(page, sale->lines[i].amount, sale->amount);
    }
    return print_listing(page, columns, COLUMNS, cells, solved->line_count);
}

/* Whether holders say more than the lines: a line has several, or one has another name, or
 * something is held back. */
static bool has_holders(const struct gt_exit_solved *solved, const struct gt_exit_sale *sale)
{
    bool more = sale->escrow > 0;
    for (size_t i = 0; i < solved->line_count; i++) {
        const struct gt_exit_answer_line *line = &solved->lines[i];
        more = more || line->count != 1 ||
               strcmp(solved->holders[solved->parts[line->first].holder], line->name) != 0;
    }
    return more;
}

/* Without an escrow the two columns about it stay away. */
static int print_holders(struct page *page, const struct gt_exit_sale *sale)
{
    static const struct gt_listing_column columns[] = {
        {"holder", N_("Holder"), GT_CELL_TEXT, NULL},
        {"payout", N_("Payout"), GT_CELL_MONEY, NULL},
        {"part", N_("Part"), GT_CELL_RIGHT, NULL},
        {"at_closing", N_("At closing"), GT_CELL_MONEY, NULL},
        {"held_back", N_("Held back"), GT_CELL_MONEY, NULL},
    };
    const struct gt_exit_solved *solved = page->view->solved;
    size_t count = sale->escrow > 0 ? 5 : 3;
    struct gt_cell *cells = make_cells(page, solved->holder_count, count);
    if (!cells)
        return page->error->exit;
    for (size_t i = 0; i < solved->holder_count; i++) {
        struct gt_exit_sum sum = sale->holders[i];
        struct gt_cell *cell = &cells[i * count];
        cell[0].text = solved->holders[i];
        cell[1].money = sum.payout;
        cell[2].text = part_text(page, sum.payout, sale->amount);
        if (count == 5) {
            cell[3].money = sum.payout - sum.held;
            cell[4].money = sum.held;
        }
    }
    fputc('\n', page->out);
    return print_listing(page, columns, count, cells, solved->holder_count);
}

static void print_strikes(struct page *page, const struct gt_exit_sale *sale)
{
    struct gt_text text = {0};
    for (size_t i = 0; i < page->view->solved->line_count; i++) {
        if (sale->lines[i].exercise == 0)
            continue;
        gt_text_reset(&text);
        gt_text_money(&text, sale->lines[i].exercise, currency_of(page), true);
        fprintf(page->out, _("%s: net of %s paid to exercise\n"), page->view->solved->lines[i].name,
                text.data ? text.data : "");
    }
    gt_text_clear(&text);
}

static void print_unstable(struct page *page, const struct gt_exit_sale *sale)
{
    struct gt_text amount = {0}, text = {0};
    gt_text_money(&amount, sale->amount, currency_of(page), true);
    gt_text_format(&text,
                   _("To look at: at %s no choice of who converts holds, as whoever switches makes "
                     "another want to. Of those who convert none would rather have its money."),
                   amount.data ? amount.data : "");
    gt_paragraph_print(page->out, text.data ? text.data : "", WIDTH);
    gt_text_clear(&amount);
    gt_text_clear(&text);
}

/* What is held back, and until when. */
static void print_escrow(struct page *page, const struct gt_exit_sale *sale)
{
    struct gt_text text = {0};
    char day[GT_DAY_TEXT];
    gt_day until = page->view->solved->plan->escrow_until;
    gt_text_money(&text, sale->escrow, currency_of(page), true);
    if (until == GT_DAY_NONE)
        fprintf(page->out, _("Held back: %s\n"), text.data ? text.data : "");
    else
        fprintf(page->out, _("Held back: %s, until %s\n"), text.data ? text.data : "",
                gt_day_format(until, day));
    gt_text_clear(&text);
}

static int print_sale(struct page *page, const struct gt_exit_sale *sale)
{
    print_sold(page, sale);
    int code = print_lines(page, sale);
    if (code)
        return code;
    print_strikes(page, sale);
    if (sale->escrow > 0)
        print_escrow(page, sale);
    return has_holders(page->view->solved, sale) ? print_holders(page, sale) : 0;
}

/* Breakpoints. */

static const char *change_text(struct page *page, const struct gt_exit_breakpoint *point,
                               size_t line)
{
    return gt_arena_format(page->arena, _("%s: %s"), page->view->solved->lines[line].name,
                           _(gt_kind_label(&gt_exit_stage_words, (int)point->after[line])));
}

/* A row a change; where a breakpoint has several, the first says where it lies. */
static int show_breakpoints(struct page *page)
{
    static const struct gt_listing_column columns[] = {
        {"amount", N_("Amount"), GT_CELL_RIGHT, NULL},
        {"per_share", N_("A share"), GT_CELL_RIGHT, NULL},
        {"changes", N_("What changes"), GT_CELL_TEXT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    const struct gt_exit_solved *solved = page->view->solved;
    size_t count = gt_exit_breakpoint_count(solved->diagram), rows = 0;
    struct gt_cell *cells = make_cells(page, count * solved->line_count, COLUMNS);
    if (!cells)
        return page->error->exit;
    for (size_t i = 0; i < count; i++) {
        const struct gt_exit_breakpoint *point = gt_exit_breakpoint(solved->diagram, i);
        size_t first = rows;
        for (size_t j = 0; j < solved->line_count; j++) {
            struct gt_cell *cell = &cells[rows * COLUMNS];
            if (point->before[j] == point->after[j])
                continue;
            cell[0].text = rows == first ? money_text(page, point->amount) : "";
            cell[1].text = rows == first ? price_text(page, point->per_share) : "";
            cell[2].text = change_text(page, point, j);
            rows++;
        }
    }
    fprintf(page->out, "\n%s\n", _("Breakpoints:"));
    return print_listing(page, columns, COLUMNS, cells, rows);
}

/* The same for machines: a row a breakpoint. */
static int print_breakpoints(struct page *page)
{
    static const struct gt_listing_column columns[] = {
        {"amount", NULL, GT_CELL_MONEY, NULL},
        {"exact", NULL, GT_CELL_TEXT, NULL},
        {"per_share", NULL, GT_CELL_TEXT, NULL},
        {"changes", NULL, GT_CELL_TEXT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    const struct gt_exit_solved *solved = page->view->solved;
    size_t count = gt_exit_breakpoint_count(solved->diagram);
    struct gt_cell *cells = make_cells(page, count, COLUMNS);
    if (!cells)
        return page->error->exit;
    for (size_t i = 0; i < count; i++) {
        const struct gt_exit_breakpoint *point = gt_exit_breakpoint(solved->diagram, i);
        struct gt_cell *cell = &cells[i * COLUMNS];
        const char *changes = "";
        for (size_t j = 0; j < solved->line_count && changes; j++)
            if (point->before[j] != point->after[j])
                changes = gt_arena_format(page->arena, "%s%s%s", changes, changes[0] ? "; " : "",
                                          change_text(page, point, j));
        cell[0].money = point->amount;
        cell[1].text = point->exact;
        cell[2].text = price_text(page, point->per_share);
        cell[3].text = changes;
    }
    return print_listing(page, columns, COLUMNS, cells, count);
}

/* A range: a row an amount, a column a line or a holder. */
static int print_chart(struct page *page)
{
    const struct gt_exit_view *view = page->view;
    const struct gt_exit_solved *solved = view->solved;
    size_t columns = 1 + (view->by_holder ? solved->holder_count : solved->line_count);
    struct gt_listing_column *heads =
        gt_arena_alloc(page->arena, columns * sizeof(struct gt_listing_column));
    struct gt_cell *cells = make_cells(page, view->sale_count, columns);
    if (!heads || !cells)
        return gt_fail_memory(page->error);
    heads[0] = (struct gt_listing_column){"amount", N_("Amount"), GT_CELL_MONEY, NULL};
    for (size_t j = 1; j < columns; j++) {
        const char *name = view->by_holder ? solved->holders[j - 1] : solved->lines[j - 1].name;
        heads[j] = (struct gt_listing_column){name, name, GT_CELL_MONEY, NULL};
    }
    for (size_t i = 0; i < view->sale_count; i++) {
        const struct gt_exit_sale *sale = &view->sales[i];
        struct gt_cell *cell = &cells[i * columns];
        cell[0].money = sale->amount;
        for (size_t j = 1; j < columns; j++)
            cell[j].money =
                view->by_holder ? sale->holders[j - 1].payout : sale->lines[j - 1].amount;
    }
    if (page->output == GT_OUTPUT_TABLE)
        fputc('\n', page->out);
    return print_listing(page, heads, columns, cells, view->sale_count);
}

/* Every holder's part of every line at every amount. */
static int print_parts(struct page *page)
{
    static const struct gt_listing_column columns[] = {
        {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
        {"class", N_("Class"), GT_CELL_TEXT, NULL},
        {"kind", N_("What it is"), GT_CELL_KIND, &gt_exit_line_words},
        {"holder", N_("Holder"), GT_CELL_TEXT, NULL},
        {"shares", N_("Shares"), GT_CELL_RIGHT, NULL},
        {"stage", N_("Stands"), GT_CELL_KIND, &gt_exit_stage_words},
        {"payout", N_("Payout"), GT_CELL_MONEY, NULL},
        {"at_closing", N_("At closing"), GT_CELL_MONEY, NULL},
        {"held_back", N_("Held back"), GT_CELL_MONEY, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    const struct gt_exit_view *view = page->view;
    const struct gt_exit_solved *solved = view->solved;
    struct gt_cell *cells = make_cells(page, view->sale_count * solved->part_count, COLUMNS);
    struct gt_cell *cell = cells;
    if (!cells)
        return page->error->exit;
    for (size_t s = 0; s < view->sale_count; s++)
        for (size_t i = 0; i < solved->line_count; i++)
            for (size_t j = 0; j < solved->lines[i].count; j++, cell += COLUMNS) {
                const struct gt_exit_answer_line *line = &solved->lines[i];
                size_t part = line->first + j;
                cell[0].money = view->sales[s].amount;
                cell[1].text = line->name;
                cell[2].number = (int)line->kind;
                cell[3].text = solved->holders[solved->parts[part].holder];
                if (line->shares)
                    cell[4].text =
                        gt_arena_format(page->arena, "%lld", (long long)solved->parts[part].weight);
                cell[5].number = (int)view->sales[s].lines[i].stage;
                cell[6].money = view->sales[s].parts[part];
                cell[7].money = view->sales[s].parts[part] - view->sales[s].held[part];
                cell[8].money = view->sales[s].held[part];
            }
    return print_listing(page, columns, COLUMNS, cells, view->sale_count * solved->part_count);
}

static int print_csv(struct page *page)
{
    if (page->view->chart)
        return print_chart(page);
    return page->view->sale_count ? print_parts(page) : print_breakpoints(page);
}

static int print_tables(struct page *page)
{
    const struct gt_exit_view *view = page->view;
    int code = 0;
    if (view->solved->plan->equity.name)
        fprintf(page->out, "%s\n", view->solved->plan->equity.name);
    if (view->chart)
        code = print_chart(page);
    for (size_t i = 0; i < view->sale_count && !view->chart && !code; i++)
        code = print_sale(page, &view->sales[i]);
    if (!code)
        code = show_breakpoints(page);
    for (size_t i = 0; i < view->sale_count && !code; i++)
        if (!view->sales[i].result.stable)
            print_unstable(page, &view->sales[i]);
    return code;
}

int gt_exit_print(FILE *out, const struct gt_exit_view *view, enum gt_output output, int width,
                  struct gt_arena *arena, struct gt_error *error)
{
    struct page page = {out, view, output, width, arena, error};
    switch (output) {
    case GT_OUTPUT_TABLE:
        return print_tables(&page);
    case GT_OUTPUT_CSV:
        return print_csv(&page);
    case GT_OUTPUT_JSON:
        return gt_exit_print_json(out, view, error);
    }
    return 0;
}
