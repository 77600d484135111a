/* calibration.h - what `calibrate` shares with `scenario new`. Private to commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_CALIBRATION_H
#define GENTOU_ENGINE_COMMANDS_CALIBRATION_H

#include "engine/commands/command.h"
#include "engine/operations/calibrate.h"
#include "engine/store/party.h"

/* What a scenario file of this ledger says at its top. */
struct gt_scenario_head {
    const struct gt_ledger *ledger;
    struct gt_party_row *partners; /* the first of them */
    size_t count;
};

int gt_call_scenario_head(struct gt_call *call, struct gt_scenario_head *head);

/* Name, currency, partners; those of the example where the ledger has too few. */
void gt_scenario_write_head(FILE *file, const struct gt_scenario_head *head);

/* Reads the ledger and calibrates, with --least, --confidence, --complete and --seed; the caller
 * clears the calibration. */
int gt_call_calibrate(struct gt_call *call, struct gt_facts *facts,
                      struct gt_calibration_ledger *ledger, struct gt_calibration *calibration);

int gt_cmd_calibrate(struct gt_call *call);
int gt_cmd_report_calibration(struct gt_call *call);

#endif
