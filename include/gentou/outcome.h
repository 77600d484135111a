/* outcome.h - what becomes of a company.
 *
 * An outcome model draws, for a block of paths and one company, the quarter in which the company
 * leaves the programme and the value multiple on its entry price then. Each model is one file in
 * models/ (outcome_NAME.c) with one const struct at its foot, and one row in gt_outcome_models.
 */
#ifndef GENTOU_OUTCOME_H
#define GENTOU_OUTCOME_H

#include "gentou/status.h"

#include <stddef.h>
#include <stdint.h>

#define GT_OUTCOME_PARAMETERS_MAX 8

struct gt_parameter {
    const char *name;     /* as in a scenario file */
    double default_value;
    double low, high;     /* allowed, both included */
    const char *unit;     /* "years", "a year, decimal", … */
    const char *meaning;  /* one line of English source text */
    const char *source;   /* where the default comes from */
};

/* Where a block of draws stands. */
struct gt_outcome_block {
    uint64_t seed;
    uint64_t first_path;
    size_t paths;        /* length of every array below */
    uint32_t company;    /* an even company; the block draws it and the next one, company + 1 */
    int entry_quarter[2];
    int last_quarter;    /* the horizon: what still runs is sold then */
    const double *factor; /* the common factor of each path, standard normal */
    double *exit_quarter[2]; /* out: whole numbers, entry < q <= last */
    double *multiple[2];     /* out: value at exit over entry price, >= 0 */
    double *scratch;         /* 4 x paths doubles for the model to use */
};

struct gt_outcome_model {
    const char *name;    /* as in a scenario file */
    const char *meaning; /* one line */
    const char *source;
    int parameter_count;
    struct gt_parameter parameters[GT_OUTCOME_PARAMETERS_MAX];
    /* Draws two neighbouring companies (they share the two halves of Box-Muller, random.h).
     * values: parameter_count of them, in the order of `parameters`, checked by the caller. */
    void (*draw)(const double *values, const struct gt_outcome_block *block);
};

/* All models, ended by NULL. */
extern const struct gt_outcome_model *const gt_outcome_models[];

/* By name, or NULL. */
const struct gt_outcome_model *gt_outcome_find(const char *name);

#endif
