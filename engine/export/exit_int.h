/* exit_int.h - the printer of JSON, beside that of tables. */
#ifndef GENTOU_ENGINE_EXPORT_EXIT_INT_H
#define GENTOU_ENGINE_EXPORT_EXIT_INT_H

#include "engine/export/exit.h"

int gt_exit_print_json(FILE *out, const struct gt_exit_view *view, struct gt_error *error);

#endif
