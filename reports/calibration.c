/* calibration.c - the calibration's workbook: which sheets it has. */
#include "reports/sheets.h"
#include "reports/text.h"

static const struct gt_sheet sheets[] = {
    {N_("Parameters"), gt_sheet_parameters},
    {N_("Times"), gt_sheet_times},
    {N_("Multiples"), gt_sheet_multiples},
};

enum { SHEETS = sizeof sheets / sizeof sheets[0] };

enum gt_board_status gt_calibration_write(const struct gt_board *board, const char *path)
{
    return gt_sheets_write(board, sheets, SHEETS, path);
}
