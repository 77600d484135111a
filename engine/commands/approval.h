/* approval.h - amounts that wait for approval, where other commands show them. Private to
 * commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_APPROVAL_H
#define GENTOU_ENGINE_COMMANDS_APPROVAL_H

#include "engine/commands/command.h"
#include "engine/operations/approval.h"

/* Says for people what waits of a table (NULL: of all), of a deal and of a company (0: of any). */
int gt_print_pending(struct gt_call *call, const char *what, int64_t deal, int64_t company);

#endif
