/* closing_int.h - what the files of closings share. */
#ifndef GENTOU_ENGINE_OPERATIONS_CLOSING_INT_H
#define GENTOU_ENGINE_OPERATIONS_CLOSING_INT_H

#include "engine/operations/closing.h"

/* An amount for a sentence: "CNY 1,200.50". NULL: memory. */
const char *gt_say_money(gt_money amount, const struct gt_currency *currency,
                         struct gt_arena *arena);

/* A rule for a sentence: its id, document and how sure it is. NULL: memory. */
const char *gt_say_rule(const struct gt_citation *rule, struct gt_arena *arena);

/* Money waits as long as the closing or its deal waits for a second person's approval. */
int gt_closing_check_approved(struct gt_store *store, const struct gt_closing_row *closing,
                              struct gt_error *error);

/* Money goes to no deal that was passed on or lost. */
int gt_closing_check_deal(const struct gt_deal_row *deal, struct gt_error *error);

#endif
