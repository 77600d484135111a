/* returns.h - the returns of an investor's flows for people and machines. */
#ifndef GENTOU_ENGINE_EXPORT_RETURNS_H
#define GENTOU_ENGINE_EXPORT_RETURNS_H

#include "engine/export/listing.h"
#include "engine/operations/returns.h"

int gt_returns_print(FILE *out, const struct gt_returns *returns, enum gt_output output, int width,
                     struct gt_error *error);

#endif
