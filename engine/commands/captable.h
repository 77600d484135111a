/* captable.h - printing a company's cap table, for the commands that show one. */
#ifndef GENTOU_ENGINE_COMMANDS_CAPTABLE_H
#define GENTOU_ENGINE_COMMANDS_CAPTABLE_H

#include "engine/commands/command.h"
#include "gentou/shares.h"

/* Holders x classes with what each would have if all were common shares. Machines get a row a
 * holder and class. */
int gt_captable_print(struct gt_call *call, int64_t company);

/* A number of shares or a price as people read it, or as machines do; NULL when unknown or out of
 * memory. */
const char *gt_shares_shown(const struct gt_call *call, gt_shares quantity);
const char *gt_price_shown(const struct gt_call *call, gt_price price);

#endif
