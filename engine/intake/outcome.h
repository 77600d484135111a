/* outcome.h - the outcome of a scenario file: a model, its parameters, and what companies share.
 *
 * The fields of a model are made from its own table (gentou/outcome.h), so a new model is read,
 * refused and explained without a line here.
 */
#ifndef GENTOU_ENGINE_INTAKE_OUTCOME_H
#define GENTOU_ENGINE_INTAKE_OUTCOME_H

#include "engine/intake/format.h"
#include "engine/intake/yaml.h"
#include "gentou/programme.h"

/* What every model takes. */
extern const struct gt_form gt_outcome_form;

/* The parameters of each model, for help: one part a model. */
const struct gt_file_part *gt_outcome_parts(struct gt_arena *arena);

/* Reads `outcome` of a programme: model, parameters, dependence and deals of *plan. */
int gt_outcome_read(struct gt_yaml_node programme, const struct gt_binding *binding,
                    struct gt_programme *plan, struct gt_error *error);

#endif
