/* outcome.c - the list of outcome models. A new one: its file, its line in outcome_int.h, its row
 * here. */
#include "models/outcome_int.h"

#include <string.h>

const struct gt_outcome_model *const gt_outcome_models[] = {
    &gt_outcome_diffusion, &gt_outcome_rounds, &gt_outcome_buckets, &gt_outcome_bootstrap, NULL,
};

const struct gt_outcome_model *gt_outcome_find(const char *name)
{
    for (const struct gt_outcome_model *const *model = gt_outcome_models; *model; model++)
        if (strcmp((*model)->name, name) == 0)
            return *model;
    return NULL;
}

int gt_outcome_parameter(const struct gt_outcome_model *model, const char *name)
{
    for (int i = 0; i < model->parameter_count; i++)
        if (strcmp(model->parameters[i].name, name) == 0)
            return i;
    return -1;
}

const char *gt_parameter_word(const struct gt_parameter *parameter, double value)
{
    return parameter->words ? parameter->words[(int)value] : NULL;
}

static void no_kind(const double *exit_quarter, double last, size_t paths, double *kind)
{
    for (size_t i = 0; i < paths; i++)
        kind[i] = exit_quarter[i] < last ? GT_OUTCOME_EXIT : GT_OUTCOME_HORIZON;
}

void gt_outcome_clear_rounds(const struct gt_outcome_block *block)
{
    size_t size = GT_OUTCOME_ROUNDS_MAX * block->paths * sizeof(double);
    for (int k = 0; k < 2; k++)
        if (block->rounds[k]) {
            memset(block->rounds[k]->quarter, 0, size);
            memset(block->rounds[k]->price, 0, size);
            memset(block->rounds[k]->money, 0, size);
        }
}

void gt_outcome_no_rounds(const struct gt_outcome_block *block)
{
    gt_outcome_clear_rounds(block);
    for (int k = 0; k < 2; k++)
        if (block->kind[k])
            no_kind(block->exit_quarter[k], block->last_quarter, block->paths, block->kind[k]);
}
