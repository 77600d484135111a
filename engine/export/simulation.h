/* simulation.h - the results of a simulation for people and machines. */
#ifndef GENTOU_ENGINE_EXPORT_SIMULATION_H
#define GENTOU_ENGINE_EXPORT_SIMULATION_H

#include "engine/export/listing.h"
#include "gentou/simulate.h"

struct gt_simulation_answer {
    const char *name; /* of the preset or scenario */
    const struct gt_programme *programme;
    const struct gt_simulation *simulation;
    /* Of a whole programme: */
    const char *currency;        /* ISO 4217 code */
    const char *const *partners; /* their names, in the programme's order */
    const char *const *held;     /* what the held stakes are called, or NULL */
};

/* A table of figures with their standard errors and quantiles; JSON of everything; CSV of the fan,
 * one row a quarter (of a whole programme a party and quarter). */
int gt_simulation_print(FILE *out, const struct gt_simulation_answer *answer, enum gt_output output,
                        struct gt_error *error);

#endif
