/* outcome.c - the list of outcome models. A new one: its file, its line in outcome_int.h, its row
 * here. */
#include "models/outcome_int.h"

#include <string.h>

const struct gt_outcome_model *const gt_outcome_models[] = {
    &gt_outcome_diffusion,
    NULL,
};

const struct gt_outcome_model *gt_outcome_find(const char *name)
{
    for (const struct gt_outcome_model *const *model = gt_outcome_models; *model; model++)
        if (strcmp((*model)->name, name) == 0)
            return *model;
    return NULL;
}
