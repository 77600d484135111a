/* pipeline.c - a funnel with its steps: read, and looked up by what people call them. */
#include "engine/operations/pipeline.h"

#include "engine/base/text.h"

#include <string.h>

#define BUILT_IN N_("default")

bool gt_stage_ends(int stage)
{
    return stage == GT_STAGE_CLOSED || stage == GT_STAGE_PASSED || stage == GT_STAGE_LOST;
}

const char *gt_step_label(const char *name, int stage)
{
    const char *label = gt_kind_label(&gt_stage_words, stage);
    return !name || strcmp(name, label) == 0 ? _(label) : name;
}

/* Every stage is a step. */
static int load_built_in(struct gt_pipeline *pipeline, struct gt_arena *arena,
                         struct gt_error *error)
{
    pipeline->funnel = (struct gt_funnel_row){.name = BUILT_IN, .folded = BUILT_IN, .main = true};
    pipeline->count = (size_t)gt_stage_words.count;
    pipeline->steps = gt_arena_alloc(arena, pipeline->count * sizeof *pipeline->steps);
    if (!pipeline->steps)
        return gt_fail_memory(error);
    for (int stage = 0; stage < gt_stage_words.count; stage++) {
        const char *label = gt_kind_label(&gt_stage_words, stage);
        pipeline->steps[stage] = (struct gt_step_row){
            .place = stage + 1, .name = label, .folded = label, .stage = stage, .role = -1};
    }
    return 0;
}

int gt_pipeline_load(struct gt_store *store, int64_t funnel, struct gt_pipeline *pipeline,
                     struct gt_arena *arena, struct gt_error *error)
{
    struct gt_funnel_row *rows = NULL;
    size_t count = 0;
    int code = funnel ? 0 : gt_funnel_find(store, NULL, &funnel, error);
    *pipeline = (struct gt_pipeline){0};
    if (!code && funnel)
        code = gt_funnel_rows(store, funnel, &rows, &count, arena, error);
    if (!code && count)
        code = gt_step_rows(store, funnel, &pipeline->steps, &pipeline->count, arena, error);
    if (code)
        return code;
    if (!pipeline->count)
        return load_built_in(pipeline, arena, error);
    pipeline->funnel = rows[0];
    return 0;
}

int gt_pipeline_need(struct gt_store *store, const char *name, struct gt_pipeline *pipeline,
                     struct gt_arena *arena, struct gt_error *error)
{
    int64_t id = 0;
    const char *folded = name ? gt_text_fold(arena, name) : NULL;
    if (name && !folded)
        return gt_fail_memory(error);
    if (name && strcmp(name, _(BUILT_IN)) == 0)
        folded = BUILT_IN;
    int code = name ? gt_funnel_find(store, folded, &id, error) : 0;
    if (!code && name && !id && strcmp(folded, BUILT_IN) == 0)
        return load_built_in(pipeline, arena, error);
    if (!code && name && !id)
        return gt_fail(error, GT_EXIT_DATA,
                       _("there is no funnel \"%s\"; `gentou funnel list` shows the names"), name);
    return code ? code : gt_pipeline_load(store, id, pipeline, arena, error);
}

int gt_pipeline_place(const struct gt_pipeline *pipeline, int64_t step, int stage)
{
    for (size_t i = 0; step && i < pipeline->count; i++)
        if (pipeline->steps[i].id == step)
            return (int)i;
    for (size_t i = 0; i < pipeline->count; i++)
        if (pipeline->steps[i].stage == stage)
            return (int)i;
    return -1;
}

static int fail_step(const struct gt_pipeline *pipeline, const char *name, struct gt_error *error)
{
    struct gt_text list = {0};
    for (size_t i = 0; i < pipeline->count; i++)
        gt_text_format(&list, "%s%s", i ? ", " : "",
                       gt_step_label(pipeline->steps[i].name, pipeline->steps[i].stage));
    int code = list.failed ? gt_fail_memory(error)
                           : gt_fail(error, GT_EXIT_DATA,
                                     _("step: \"%s\" is no step of the funnel \"%s\"; its steps "
                                       "are %s"),
                                     name, _(pipeline->funnel.name), list.data);
    gt_text_clear(&list);
    return code;
}

/* The stage of a token, a label or a label in the reader's language; -1: none. */
static int stage_named(const char *folded, struct gt_arena *arena)
{
    int stage = gt_kind_parse(&gt_stage_words, folded, strlen(folded));
    for (int i = 0; stage < 0 && i < gt_stage_words.count; i++) {
        const char *label = gt_text_fold(arena, _(gt_kind_label(&gt_stage_words, i)));
        if (strcmp(gt_kind_label(&gt_stage_words, i), folded) == 0 ||
            (label && strcmp(label, folded) == 0))
            stage = i;
    }
    return stage;
}

int gt_pipeline_step(const struct gt_pipeline *pipeline, const char *name, size_t *place,
                     struct gt_arena *arena, struct gt_error *error)
{
    const char *folded = gt_text_fold(arena, name);
    if (!folded)
        return gt_fail_memory(error);
    for (*place = 0; *place < pipeline->count; ++*place)
        if (strcmp(pipeline->steps[*place].folded, folded) == 0)
            return 0;
    int stage = stage_named(folded, arena);
    int found = stage < 0 ? -1 : gt_pipeline_place(pipeline, 0, stage);
    if (found < 0)
        return fail_step(pipeline, name, error);
    *place = (size_t)found;
    return 0;
}

int gt_pipeline_limits(struct gt_store *store, const struct gt_limit **limits, size_t *count,
                       struct gt_arena *arena, struct gt_error *error)
{
    struct gt_funnel_row *funnels = NULL;
    struct gt_limit *found = NULL;
    struct gt_pipeline of;
    size_t funnel_count = 0, capacity = 0;
    *count = 0;
    int code = gt_funnel_rows(store, 0, &funnels, &funnel_count, arena, error);
    for (size_t f = 0; f < funnel_count && !code; f++) {
        code = gt_pipeline_load(store, funnels[f].id, &of, arena, error);
        for (size_t i = 0; i < of.count && !code; i++) {
            const struct gt_step_row *step = &of.steps[i];
            if (!step->days)
                continue;
            found = gt_arena_grow(arena, found, *count, &capacity, sizeof *found);
            if (!found)
                return gt_fail_memory(error);
            bool first = gt_pipeline_place(&of, 0, step->stage) == (int)i;
            found[(*count)++] = (struct gt_limit){.step = step->id,
                                                  .stage = step->stage,
                                                  .is_default = funnels[f].main && first,
                                                  .days = step->days,
                                                  .owner = step->owner};
        }
    }
    *limits = found;
    return code;
}
