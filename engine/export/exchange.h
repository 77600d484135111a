/* exchange.h - what was converted into the ledger's currency, and how, for people. */
#ifndef GENTOU_ENGINE_EXPORT_EXCHANGE_H
#define GENTOU_ENGINE_EXPORT_EXCHANGE_H

#include "engine/base/error.h"
#include "gentou/board.h"

#include <stdio.h>

/* A paragraph a way that amounts went, at most `width` columns wide, below an empty line; nothing
 * where nothing was converted. */
int gt_exchanges_print(FILE *out, const struct gt_board_exchange *lines, size_t count, int width,
                       struct gt_error *error);

#endif
