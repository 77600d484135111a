/* approval.h - amounts that wait for approval, where other commands show them. Private to
 * commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_APPROVAL_H
#define GENTOU_ENGINE_COMMANDS_APPROVAL_H

#include "engine/commands/command.h"
#include "engine/operations/approval.h"

/* Says for people what of a deal, or of a company (the other 0), waits. */
int gt_print_pending(struct gt_call *call, int64_t deal, int64_t company);

#endif
