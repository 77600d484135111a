/* calibration.h - a calibration for people, for machines, and as the outcome of a scenario file. */
#ifndef GENTOU_ENGINE_EXPORT_CALIBRATION_H
#define GENTOU_ENGINE_EXPORT_CALIBRATION_H

#include "engine/export/listing.h"
#include "engine/operations/calibrate.h"

struct gt_calibration_answer {
    const char *name; /* of the ledger */
    const struct gt_calibration_ledger *ledger;
    const struct gt_calibration *calibration;
};

/* JSON has every figure, with each step of the curves; CSV the parameters, a line each. */
int gt_calibration_print(FILE *out, const struct gt_calibration_answer *answer,
                         enum gt_output output, int width, struct gt_error *error);

/* The mapping `outcome` of a programme, set in by two spaces: a line a parameter, with what it
 * rests on as a comment. */
void gt_calibration_yaml(FILE *out, const struct gt_calibration_answer *answer);

/* Private to export/: the figures for machines, as JSON or (no detail) CSV. */
int gt_calibration_machine(FILE *out, const struct gt_calibration_answer *answer,
                           enum gt_output output, struct gt_error *error);

#endif
