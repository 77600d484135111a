/* simulation.h - the simulation that `simulate`, scenarios and `report board` share. Private to
 * commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_SIMULATION_H
#define GENTOU_ENGINE_COMMANDS_SIMULATION_H

#include "engine/commands/command.h"
#include "engine/operations/simulate.h"

/* The options that change how a simulation is done, and nothing of what comes out. */
#define GT_SIMULATE_OPTIONS                                                                        \
    {                                                                                              \
        "threads", "N", N_("threads to draw on; the machine's when not said")                      \
    }

/* Runs a programme with --paths, --seed, --threads, and where the command has them --until-se and
 * --checkpoint, with a progress bar; says on `err` when it ended before all paths, or did not become
 * as exact as asked. text: that the programme was read from, NULL where there is no --checkpoint.
 * Ctrl-C: what is done; *early (NULL: not asked) says so. */
int gt_call_simulate(struct gt_call *call, const struct gt_programme *programme, const char *text,
                     struct gt_simulation **simulation, bool *early);

#endif
