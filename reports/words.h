/* words.h - the lists of kinds.h and returns.h as words on a sheet, and dates as text.
 *
 * The labels come from the lists themselves, so a new word needs nothing here. The room links no
 * other room, so it does not use the run-time tables of models/.
 */
#ifndef REPORTS_WORDS_H
#define REPORTS_WORDS_H

#include "gentou/date.h"
#include "gentou/kinds.h"
#include "gentou/returns.h"

/* The translated label of a value; "?" outside the list. */
const char *gt_words_party_kind(enum gt_party_kind kind);
const char *gt_words_ownership(enum gt_ownership ownership);
const char *gt_words_deal_kind(enum gt_deal_kind kind);
const char *gt_words_stage(enum gt_stage stage);
const char *gt_words_party_role(enum gt_party_role role);
const char *gt_words_irr(enum gt_irr_status status);

/* How many stages there are. */
extern const int gt_words_stages;

/* YYYY-MM-DD; an empty string for GT_DAY_NONE. Returns text. */
char *gt_words_day(gt_day day, char text[GT_DAY_TEXT]);

#endif
