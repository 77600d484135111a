/* rules.h - the commands on the rule book. Private to commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_RULES_H
#define GENTOU_ENGINE_COMMANDS_RULES_H

#include "engine/commands/command.h"

int gt_cmd_rules_list(struct gt_call *call);
int gt_cmd_rules_check(struct gt_call *call);
int gt_cmd_figure_list(struct gt_call *call);
int gt_cmd_fund_figure_list(struct gt_call *call);
int gt_cmd_tie_list(struct gt_call *call);
int gt_cmd_compensation_list(struct gt_call *call);
int gt_cmd_preset_list(struct gt_call *call);

#endif
