/* flows.h - reads an investor's flows with a fund from a CSV file: date, amount, and kind if there
 * is one.
 *
 * Without a kind the sign says it: paid in is negative, received positive. A kind says it as well,
 * so that what is paid (call, fee, recalled) may be written with either sign, the same one in the
 * whole file; what is received, and a value (nav), is positive. A currency's sign before an amount
 * is left out, the same one in the whole file.
 */
#ifndef GENTOU_ENGINE_INTAKE_FLOWS_H
#define GENTOU_ENGINE_INTAKE_FLOWS_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/intake/format.h"
#include "gentou/decimal.h"
#include "gentou/kinds.h"

extern const struct gt_form gt_flows_form; /* what help shows of a row */
extern const struct gt_file_format gt_flows_format;

struct gt_flow_line {
    gt_day day;               /* of flows by period the number of the period */
    struct gt_decimal amount; /* paid in < 0, received > 0; of GT_FLOW_NAV the value >= 0 */
    enum gt_flow_kind kind;
    double index; /* a market index on the day, when the file has a column of one; else 0 */
    long line;    /* in its file */
};

/* The lines in the file's order; a row without an amount is refused. Refused by file, line and
 * column. The array lives in the arena. */
int gt_flows_read(const char *path, enum gt_date_format date_format,
                  enum gt_number_format number_format, struct gt_flow_line **lines, size_t *count,
                  struct gt_arena *arena, struct gt_error *error);

/* The same for amounts by period: a column of whole numbers, `period`, or none; then the lines are
 * those of periods 0, 1, 2, … in their order. A date is not read. */
int gt_periods_read(const char *path, enum gt_number_format number_format,
                    struct gt_flow_line **lines, size_t *count, struct gt_arena *arena,
                    struct gt_error *error);

#endif
