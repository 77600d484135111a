/* known_by.h - --known-by: the ledger as it was known then. */
#ifndef GENTOU_ENGINE_COMMANDS_KNOWN_BY_H
#define GENTOU_ENGINE_COMMANDS_KNOWN_BY_H

#include "engine/commands/command.h"

/* Lets the call's open ledger be read as of --known-by, when that is given. */
int gt_known_by(struct gt_call *call);

#endif
