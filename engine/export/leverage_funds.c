/* leverage_funds.c - leverage of the sub-funds for people and machines. */
#include "engine/export/leverage.h"

#include <math.h>
#include <stdlib.h>

static const struct gt_listing_column capital_columns[] = {
    {"subfund", N_("Sub-fund"), GT_CELL_TEXT, NULL},
    {"fund", N_("Fund"), GT_CELL_MONEY, NULL},
    {"other_public", N_("Other public"), GT_CELL_MONEY, NULL},
    {"private", N_("Private"), GT_CELL_MONEY, NULL},
    {"unknown", N_("Unknown owner"), GT_CELL_MONEY, NULL},
    {"gross", N_("Gross"), GT_CELL_RATIO, NULL},
    {"net", N_("Net"), GT_CELL_RATIO, NULL},
    {"net_low", NULL, GT_CELL_RATIO, NULL},
    {"net_high", NULL, GT_CELL_RATIO, NULL},
};
static const struct gt_listing_column chain_columns[] = {
    {"subfund", N_("Sub-fund"), GT_CELL_TEXT, NULL},
    {"fund", "G", GT_CELL_MONEY, NULL},
    {"capital", "S", GT_CELL_MONEY, NULL},
    {"invested", "D", GT_CELL_MONEY, NULL},
    {"rounds", "R", GT_CELL_MONEY, NULL},
    {"internal", "S/G", GT_CELL_REAL, NULL},
    {"deployed", "D/S", GT_CELL_REAL, NULL},
    {"external", "R/D", GT_CELL_REAL, NULL},
    {"product", "R/G", GT_CELL_REAL, NULL},
};

enum { COLUMNS = sizeof capital_columns / sizeof *capital_columns };

static void fill_capital(struct gt_cell *cells, const struct gt_leverage_fund *row)
{
    const struct gt_leverage *figures = &row->leverage;
    cells[0].text = row->name;
    cells[1].money = figures->fund;
    cells[2].money = figures->other_public;
    cells[3].money = figures->private_money;
    cells[4].money = figures->unknown;
    cells[5].ratio = figures->defined ? figures->gross : -1;
    cells[6].ratio = figures->defined ? figures->net : -1;
    cells[7].ratio = figures->defined ? figures->net_low : -1;
    cells[8].ratio = figures->defined ? figures->net_high : -1;
}

static void fill_chain(struct gt_cell *cells, const struct gt_leverage_fund *row)
{
    const struct gt_chain *chain = &row->chain;
    cells[0].text = row->name;
    cells[1].money = row->fund;
    cells[2].money = row->capital;
    cells[3].money = row->invested;
    cells[4].money = row->rounds;
    cells[5].ratio = row->chained ? chain->internal : (double)NAN;
    cells[6].ratio = row->chained ? chain->deployed : (double)NAN;
    cells[7].ratio = row->chained ? chain->external : (double)NAN;
    cells[8].ratio = row->chained ? chain->product : (double)NAN;
}

int gt_leverage_funds_print(FILE *out, const struct gt_leverage_fund *rows, size_t count,
                            bool chain, const struct gt_currency *currency, enum gt_output output,
                            int width, struct gt_error *error)
{
    struct gt_cell *cells = calloc(count * COLUMNS + 1, sizeof *cells);
    if (!cells)
        return gt_fail_memory(error);
    for (size_t i = 0; i < count; i++)
        (chain ? fill_chain : fill_capital)(&cells[i * COLUMNS], &rows[i]);
    struct gt_listing listing = {chain ? chain_columns : capital_columns, COLUMNS, cells, count,
                                 currency};
    int code = gt_listing_print(out, &listing, output, width, error);
    free(cells);
    return code;
}
