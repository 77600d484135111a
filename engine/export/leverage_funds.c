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
    {"level", NULL, GT_CELL_KIND, &gt_leverage_level_words},
    {"basis", NULL, GT_CELL_KIND, &gt_leverage_basis_words},
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
    {"level", NULL, GT_CELL_KIND, &gt_leverage_level_words},
    {"basis", NULL, GT_CELL_KIND, &gt_leverage_basis_words},
};

enum { COLUMNS = sizeof capital_columns / sizeof *capital_columns, LEVEL = 9, BASIS };

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

int gt_leverage_funds_print(FILE *out, const struct gt_leverage_fund *rows, size_t count, int level,
                            int basis, const struct gt_currency *currency, enum gt_output output,
                            int width, struct gt_error *error)
{
    bool chain = level == GT_LEVERAGE_LEVEL_CHAIN;
    struct gt_cell *cells = calloc(count * COLUMNS + 1, sizeof *cells);
    if (!cells)
        return gt_fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        (chain ? fill_chain : fill_capital)(cell, &rows[i]);
        cell[LEVEL].number = level;
        cell[BASIS].number = basis;
    }
    struct gt_listing listing = {chain ? chain_columns : capital_columns, COLUMNS, cells, count,
                                 currency};
    int code = gt_listing_print(out, &listing, output, width, error);
    free(cells);
    return code;
}

static const struct gt_listing_column from_columns[] = {
    {"subfund", N_("Sub-fund"), GT_CELL_TEXT, NULL},
    {"party", N_("Party"), GT_CELL_TEXT, NULL},
    {"ownership", N_("Ownership"), GT_CELL_KIND, &gt_ownership_words},
    {"fund", N_("Fund"), GT_CELL_MONEY, NULL},
    {"other_public", N_("Other public"), GT_CELL_MONEY, NULL},
    {"private", N_("Private"), GT_CELL_MONEY, NULL},
    {"unknown", N_("Unknown owner"), GT_CELL_MONEY, NULL},
};
static const struct gt_listing_column into_columns[] = {
    {"subfund", N_("Sub-fund"), GT_CELL_TEXT, NULL}, {"deal", N_("Deal"), GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},         {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"invested", "D", GT_CELL_MONEY, NULL},          {"rounds", "R", GT_CELL_MONEY, NULL},
};

enum {
    FROM_COLUMNS = sizeof from_columns / sizeof *from_columns,
    INTO_COLUMNS = sizeof into_columns / sizeof *into_columns,
};

static size_t fill_from(struct gt_cell *cell, const struct gt_leverage_fund *row)
{
    for (size_t i = 0; i < row->from_count; i++, cell += FROM_COLUMNS) {
        const struct gt_leverage_capital *from = &row->from[i];
        cell[0].text = row->name;
        cell[1].text = from->party;
        cell[2].number = from->ownership;
        cell[3].money = from->split.fund;
        cell[4].money = from->split.other_public;
        cell[5].money = from->split.private_money;
        cell[6].money = from->split.unknown;
    }
    return row->from_count;
}

static size_t fill_into(struct gt_cell *cell, const struct gt_leverage_fund *row)
{
    for (size_t i = 0; i < row->into_count; i++, cell += INTO_COLUMNS) {
        const struct gt_leverage_reached *into = &row->into[i];
        cell[0].text = row->name;
        cell[1].number = into->deal;
        cell[2].day = into->day;
        cell[3].text = into->company;
        cell[4].money = into->invested;
        cell[5].money = into->amount;
    }
    return row->into_count;
}

int gt_leverage_funds_explain(FILE *out, const struct gt_leverage_fund *rows, size_t count,
                              bool chain, const struct gt_currency *currency, enum gt_output output,
                              int width, struct gt_error *error)
{
    size_t columns = chain ? INTO_COLUMNS : FROM_COLUMNS, room = 1, filled = 0;
    for (size_t i = 0; i < count; i++)
        room += chain ? rows[i].into_count : rows[i].from_count;
    struct gt_cell *cells = calloc(room * columns, sizeof *cells);
    if (!cells)
        return gt_fail_memory(error);
    for (size_t i = 0; i < count; i++)
        filled += (chain ? fill_into : fill_from)(&cells[filled * columns], &rows[i]);
    struct gt_listing listing = {chain ? into_columns : from_columns, columns, cells, filled,
                                 currency};
    if (output == GT_OUTPUT_TABLE)
        fprintf(out, "\n%s\n",
                chain ? _("What D and R are made of; all sub-funds together count a round once:")
                      : _("What the figures are made of, each sub-fund's by who put it in:"));
    int code = gt_listing_print(out, &listing, output, width, error);
    free(cells);
    return code;
}
