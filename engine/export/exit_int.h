/* exit_int.h - what the printers of exits share. */
#ifndef GENTOU_ENGINE_EXPORT_EXIT_INT_H
#define GENTOU_ENGINE_EXPORT_EXIT_INT_H

#include "engine/export/exit.h"

/* What a holder gets of a sale over all its lines, and of that held back. */
struct gt_exit_sum {
    gt_money payout, held;
};
struct gt_exit_sum gt_exit_sum_of(const struct gt_exit_solved *solved,
                                  const struct gt_exit_sale *sale, int holder);

int gt_exit_print_json(FILE *out, const struct gt_exit_view *view, struct gt_error *error);

#endif
