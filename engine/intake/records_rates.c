/* records_rates.c - the fields of rates of exchange. */
#include "engine/intake/records_int.h"
#include "engine/operations/rates.h"

const struct gt_field gt_rate_fields[] = {
    GT_FIELD(gt_rate_record, from, GT_FIELD_CURRENCY, .required = true,
             .help = N_("currency, one unit of which the rate is for")),
    GT_FIELD(gt_rate_record, to, GT_FIELD_CURRENCY,
             .help = N_("currency of the rate; the ledger's when not said")),
    GT_FIELD(gt_rate_record, date, GT_FIELD_DATE, .required = true, .help = N_("day of the rate")),
    GT_FIELD(gt_rate_record, rate, GT_FIELD_TEXT, .required = true,
             .help = N_("units of `to` for one of `from`, an exact decimal (7.1234)")),
    GT_FIELD(gt_rate_record, source, GT_FIELD_TEXT, .help = N_("who publishes it")),
    GT_FIELDS_END,
};
