/* findings.h - what in a ledger wants a look, as of a date. */
#ifndef GENTOU_ENGINE_OPERATIONS_FINDINGS_H
#define GENTOU_ENGINE_OPERATIONS_FINDINGS_H

#include "engine/operations/facts.h"
#include "gentou/board.h"

struct gt_findings {
    struct gt_board_finding *items;
    size_t count, capacity;
    struct gt_arena *arena; /* owns items and their text */
};

/* Adds one; the text is formatted into the arena. */
__attribute__((format(printf, 4, 5))) int gt_finding_add(struct gt_findings *findings,
                                                         struct gt_error *error, const char *where,
                                                         const char *format, ...);

/* The partners: their number against the plan's 2 to 5, and owners nobody recorded. others_private:
 * a scenario takes those for private. */
int gt_findings_partners(const struct gt_facts *facts, bool others_private,
                         struct gt_findings *findings, struct gt_error *error);

/* The rounds: those in another currency are left out of sums. */
int gt_findings_rounds(const struct gt_facts *facts, struct gt_findings *findings,
                       struct gt_error *error);

#endif
