/* fund_step.h - the guidance fund's own steps below a deal. Private to commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_FUND_STEP_H
#define GENTOU_ENGINE_COMMANDS_FUND_STEP_H

#include "engine/commands/command.h"

/* The steps of a deal for people, where it has some. */
int gt_print_fund_steps(struct gt_call *call, int64_t deal);

#endif
