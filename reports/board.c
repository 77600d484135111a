/* board.c - the board's workbook: which sheets it has.
 *
 * The sheets stand in the order of the table below. The Summary comes first and is written last,
 * since it repeats what the others registered.
 */
#include "gentou/board.h"

#include "reports/sheets.h"
#include "reports/text.h"

static const struct gt_sheet sheets[] = {
    {N_("Summary"), gt_sheet_summary},         {N_("Leverage"), gt_sheet_leverage},
    {N_("Partners"), gt_sheet_partners},       {N_("Portfolio"), gt_sheet_portfolio},
    {N_("Club & pipeline"), gt_sheet_club},    {N_("Simulation"), gt_sheet_simulation},
    {N_("Rules"), gt_sheet_rules},             {N_("Assumptions"), gt_sheet_assumptions},
};

enum { SHEETS = sizeof sheets / sizeof sheets[0] };

_Static_assert((int)SHEETS <= GT_PAGES_MAX, "a book has room for every sheet");

enum gt_board_status gt_board_write(const struct gt_board *board, const char *path)
{
    return gt_sheets_write(board, sheets, SHEETS, path);
}
