/* rates.h - rates of exchange as people enter them. */
#ifndef GENTOU_ENGINE_OPERATIONS_RATES_H
#define GENTOU_ENGINE_OPERATIONS_RATES_H

#include "engine/operations/enter.h"

struct gt_rate_record {
    const struct gt_currency *from;
    const struct gt_currency *to; /* NULL: the ledger's */
    gt_day date;
    const char *rate; /* units of `to` for one of `from`, an exact decimal */
    const char *source;
};

/* struct gt_rate_record. One rate a pair and day. */
gt_enter gt_enter_rate;

#endif
