/* outcome_int.h - the outcome models, one a file outcome_NAME.c. */
#ifndef GENTOU_OUTCOME_INT_H
#define GENTOU_OUTCOME_INT_H

#include "gentou/outcome.h"

/* Marks what a model means, one line of English, for translation where it is shown. */
#define N_(text) text

extern const struct gt_outcome_model gt_outcome_diffusion;

#endif
