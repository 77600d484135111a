/* records_closing.c - the fields of closings. */
#include "engine/intake/records_int.h"
#include "engine/operations/closing.h"

const struct gt_field gt_closing_fields[] = {
    GT_FIELD(gt_closing_record, deal, GT_FIELD_TEXT, .required = true,
             .help = N_("deal, by number or your own reference")),
    GT_FIELD(gt_closing_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of the closing; pledges of that day and before take part")),
    GT_FIELD(gt_closing_record, limit, GT_FIELD_AMOUNT, .required = true,
             .help = N_("it takes at most this")),
    GT_FIELD(gt_closing_record, minimum, GT_FIELD_AMOUNT,
             .help = N_("below this it does not happen")),
    GT_FIELD(gt_closing_record, ticket, GT_FIELD_AMOUNT,
             .help = N_("a member gets at least this or nothing; the vehicle's minimum when not "
                        "said")),
    GT_FIELD(gt_closing_record, method, GT_FIELD_KIND, .kind = &gt_allocation_method_words,
             .help = N_("how it is shared out when more is pledged; pro_rata when not said")),
    GT_FIELD(gt_closing_record, seed, GT_FIELD_COUNT, .low = 0, .high = 9007199254740992.0,
             .help = N_("of a lottery: a whole number agreed before the draw")),
    GT_FIELD(gt_closing_record, vehicle, GT_FIELD_TEXT,
             .help = N_("vehicle that invests in the members' place; they themselves when not "
                        "said")),
    GT_FIELDS_END,
};
