/* simulation.h - the simulation that `simulate` and `report board` share. Private to commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_SIMULATION_H
#define GENTOU_ENGINE_COMMANDS_SIMULATION_H

#include "engine/commands/command.h"
#include "engine/operations/simulate.h"

/* Runs a programme with --paths and --seed, and a progress bar. */
int gt_call_simulate(struct gt_call *call, const struct gt_programme *programme,
                     struct gt_simulation **simulation);

#endif
