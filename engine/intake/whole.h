/* whole.h - the parts of a scenario's programme that make it whole: partners, deals, limits, follow-on
 * money, fees, recycling, all terms (gentou/programme.h).
 *
 * A programme with a list `partners` is whole. Its terms are then read as a terms file is, unless they
 * are written in the simple form, with `call_option`.
 */
#ifndef GENTOU_ENGINE_INTAKE_WHOLE_H
#define GENTOU_ENGINE_INTAKE_WHOLE_H

#include "engine/intake/format.h"
#include "engine/intake/yaml.h"
#include "engine/operations/scenario.h"

/* The forms of its parts. */
extern const struct gt_form gt_whole_partner_form, gt_whole_deal_form, gt_whole_held_form, gt_whole_limits_form,
    gt_whole_budget_form, gt_whole_follow_on_form, gt_whole_fee_form, gt_whole_recycling_form;

/* The keys of `programme` that are read here, ended by NULL. */
extern const char *const gt_whole_keys[];

/* Reads them into scenario->programme, of which the rest is read already. Without `partners` there
 * may be none of the others. What it points to lives in the arena. */
int gt_whole_read(struct gt_yaml_node programme, const struct gt_binding *binding,
                  struct gt_scenario *scenario, struct gt_error *error);

/* Whether terms are of the simple form. */
bool gt_whole_is_simple(struct gt_yaml_node programme);

#endif
