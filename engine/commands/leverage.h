/* leverage.h - what `leverage show` and the commands on scenarios share. Private to commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_LEVERAGE_H
#define GENTOU_ENGINE_COMMANDS_LEVERAGE_H

#include "engine/commands/command.h"
#include "engine/operations/facts.h"
#include "engine/operations/findings.h"
#include "engine/operations/scenario.h"
#include "engine/operations/scenario_run.h"

/* What counts as private, by --state-owned-private. */
struct gt_counting gt_call_counting(const struct gt_call *call);

/* The ledger's facts under the call's terms. */
int gt_call_facts(struct gt_call *call, struct gt_facts *facts);

/* What wants a look in them; scenario NULL: in what is recorded. */
int gt_call_findings(struct gt_call *call, const struct gt_facts *facts,
                     const struct gt_scenario *scenario, struct gt_findings *findings);

/* A scenario with --share and --placement instead of the file's. */
int gt_call_override(struct gt_call *call, struct gt_scenario *scenario);

/* Gives a call the options and the day of a kept run. */
int gt_call_again(struct gt_call *call, const struct gt_scenario_run_row *run);

int gt_cmd_scenario_new(struct gt_call *call);
int gt_cmd_scenario_list(struct gt_call *call);
int gt_cmd_scenario_show(struct gt_call *call);
int gt_cmd_scenario_compare(struct gt_call *call);
int gt_cmd_scenario_rerun(struct gt_call *call);
int gt_cmd_scenario_sweep(struct gt_call *call);
int gt_cmd_scenario_best(struct gt_call *call);

#endif
