/* parties.h - what a whole programme came to, party by party, for people and machines. */
#ifndef GENTOU_ENGINE_EXPORT_PARTIES_H
#define GENTOU_ENGINE_EXPORT_PARTIES_H

#include "engine/export/simulation.h"

#include <jansson.h>

/* Tables within 80 columns. The answer's simulation has parties. */
int gt_parties_print(FILE *out, const struct gt_simulation_answer *answer, struct gt_error *error);

/* A row a party and figure, and of what goes by year or quarter one each (`quarter`: its end); then
 * leverage, and the ranking of reserves by `deals`, their group. */
void gt_parties_csv(FILE *out, const struct gt_simulation_answer *answer);

/* All of it, as members of `document`. Other than 0: memory. */
int gt_parties_json(json_t *document, const struct gt_simulation_answer *answer);

#endif
