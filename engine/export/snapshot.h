/* snapshot.h - the fund's holdings, and the ledger's closed deals, as parts of a scenario file. */
#ifndef GENTOU_ENGINE_EXPORT_SNAPSHOT_H
#define GENTOU_ENGINE_EXPORT_SNAPSHOT_H

#include "engine/export/calibration.h"
#include "engine/operations/closed_deals.h"
#include "engine/operations/snapshot.h"

#include <stdio.h>

#define GT_SNAPSHOT_YEARS 10 /* that its programme goes on after the date */

struct gt_snapshot_answer {
    const struct gt_snapshot *snapshot;
    const struct gt_outcome_model *model;
    const struct gt_ledger_deals *deals;            /* of a model that needs them; else NULL */
    const struct gt_calibration_answer *calibrated; /* of the model; NULL: its own figures */
};

/* Comments: whose holdings, of when, what a line says, what was left out and why, at which rates.
 */
int gt_snapshot_notes(FILE *file, const struct gt_snapshot_answer *answer, struct gt_error *error);

/* The mapping `programme`: what is held, and an outcome. Lines that want it have a comment. */
int gt_snapshot_programme(FILE *file, const struct gt_snapshot_answer *answer,
                          struct gt_error *error);

/* A text between double quotes, as YAML reads it. */
void gt_yaml_quote(FILE *file, const char *text);

#endif
