/* fund.h - the commands on the guidance fund's own money. Private to commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_FUND_H
#define GENTOU_ENGINE_COMMANDS_FUND_H

#include "engine/commands/command.h"

int gt_cmd_fund_show(struct gt_call *call);
int gt_cmd_subfund_list(struct gt_call *call);
int gt_cmd_commitment_list(struct gt_call *call);
int gt_cmd_intention_list(struct gt_call *call);

#endif
