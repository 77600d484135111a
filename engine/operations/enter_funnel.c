/* enter_funnel.c - a funnel and its steps are defined and redefined. */
#include "engine/operations/pipeline.h"

#include "engine/base/text.h"
#include "engine/operations/find.h"

#include <string.h>

static int fold(const char *field, const char *text, const char **folded, struct gt_arena *arena,
                struct gt_error *error)
{
    *folded = gt_text_fold(arena, text);
    if (!*folded)
        return gt_fail_memory(error);
    if (!**folded)
        return gt_fail(error, GT_EXIT_DATA, _("%s: \"%s\" is no name; write at least one letter"),
                       field, text);
    return 0;
}

/* The built-in funnel becomes one of the ledger's, so that it can be changed. */
static int make_default(struct gt_store *store, struct gt_pipeline *built_in, bool main,
                        struct gt_error *error)
{
    int64_t step = 0;
    built_in->funnel.main = main;
    int code = gt_funnel_insert(store, &built_in->funnel, &built_in->funnel.id, error);
    for (size_t i = 0; i < built_in->count && !code; i++) {
        built_in->steps[i].funnel = built_in->funnel.id;
        code = gt_step_insert(store, &built_in->steps[i], &step, error);
        built_in->steps[i].id = step;
    }
    return code;
}

int gt_enter_funnel(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_funnel_record *record = data;
    struct gt_funnel_row funnel = {.name = record->name, .note = record->note};
    struct gt_pipeline built_in;
    int64_t main = 0;
    int code = fold("name", record->name, &funnel.folded, arena, error);
    if (!code)
        code = gt_funnel_find(store, funnel.folded, &funnel.id, error);
    if (!code)
        code = gt_funnel_find(store, NULL, &main, error);
    if (code)
        return code;
    funnel.main = record->main || (!main && !funnel.id);
    if (funnel.id && !record->note && (!funnel.main || main == funnel.id))
        return gt_fail(error, GT_EXIT_DATA,
                       _("name: there is a funnel \"%s\" already; give it steps with `gentou step "
                         "add`"),
                       record->name);
    *id = funnel.id;
    if (funnel.id)
        return gt_funnel_update(store, &funnel, error);
    if (strcmp(funnel.folded, "default") != 0)
        return gt_funnel_insert(store, &funnel, id, error);
    code = gt_pipeline_need(store, "default", &built_in, arena, error);
    built_in.funnel.note = record->note;
    if (!code)
        code = make_default(store, &built_in, funnel.main, error);
    *id = built_in.funnel.id;
    return code;
}

/* The funnel that a step is of. The built-in one is written down first. An empty one is not the
 * built-in, though deals follow that as long as it is empty. */
static int find_funnel(struct gt_store *store, const char *name, struct gt_pipeline *pipeline,
                       struct gt_arena *arena, struct gt_error *error)
{
    int64_t id = 0;
    const char *folded = NULL;
    int code = name ? fold("funnel", name, &folded, arena, error) : 0;
    if (!code)
        code = gt_funnel_find(store, folded, &id, error);
    if (code)
        return code;
    if (!id) {
        code = gt_pipeline_need(store, name, pipeline, arena, error);
        return code ? code : make_default(store, pipeline, true, error);
    }
    pipeline->funnel.id = id;
    return gt_step_rows(store, id, &pipeline->steps, &pipeline->count, arena, error);
}

/* Behind the last step whose stage does not come later. */
static int64_t usual_place(const struct gt_pipeline *pipeline, int stage)
{
    int64_t place = 1;
    for (size_t i = 0; i < pipeline->count; i++)
        if (pipeline->steps[i].stage <= stage)
            place = pipeline->steps[i].place + 1;
    return place;
}

static int check_step(const struct gt_pipeline *pipeline, const struct gt_step_record *record,
                      int stage, bool is_new, struct gt_error *error)
{
    int64_t last = (int64_t)pipeline->count + 1;
    if (stage < 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("stage: it is missing; say which standard stage the step \"%s\" counts "
                         "as"),
                       record->step);
    if (is_new && stage == GT_STAGE_CLOSED && gt_pipeline_place(pipeline, 0, stage) >= 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("stage: a deal is closed once; the funnel has a step for it already"));
    if (gt_stage_ends(stage) &&
        (record->limit != INT64_MIN || record->requires || record->questions.count))
        return gt_fail(error, GT_EXIT_DATA,
                       _("stage: a deal does not move on from \"%s\", so that step has no time "
                         "limit and asks for nothing; ask in the steps before it"),
                       _(gt_kind_label(&gt_stage_words, stage)));
    if (is_new && record->place != INT64_MIN && record->place > last)
        return gt_fail(error, GT_EXIT_DATA,
                       _("place: the funnel has %zu steps; a new one takes a place up to %lld"),
                       pipeline->count, (long long)last);
    return 0;
}

/* What a step that stands already keeps. */
static int check_kept(const struct gt_step_row *there, const struct gt_step_record *record,
                      struct gt_error *error)
{
    if (record->stage >= 0 && record->stage != there->stage)
        return gt_fail(error, GT_EXIT_DATA,
                       _("stage: the step \"%s\" counts as \"%s\", and deals went through it as "
                         "that; add another step for \"%s\""),
                       there->name, _(gt_kind_label(&gt_stage_words, there->stage)),
                       _(gt_kind_label(&gt_stage_words, record->stage)));
    if (record->place != INT64_MIN && record->place != there->place)
        return gt_fail(error, GT_EXIT_DATA,
                       _("place: the step \"%s\" stands at place %lld, and stays there; add "
                         "another step"),
                       there->name, (long long)there->place);
    if (record->limit == INT64_MIN && !record->owner && record->role < 0 && !record->requires &&
        !record->questions.count)
        return gt_fail(error, GT_EXIT_DATA,
                       _("step: there is a step \"%s\" already; say what is to be changed of it"),
                       there->name);
    return 0;
}

static int set_questions(struct gt_store *store, int64_t step, const struct gt_names *questions,
                         struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_step_questions_delete(store, step, error);
    for (size_t i = 0; i < questions->count && !code; i++) {
        struct gt_question_row row = {.step = step, .question = questions->items[i]};
        code = fold("questions", row.question, &row.folded, arena, error);
        if (!code)
            code = gt_step_question_insert(store, &row, error);
    }
    return code;
}

/* What is said is laid over what stands. */
static int write_step(struct gt_store *store, struct gt_step_row *step,
                      const struct gt_step_record *record, struct gt_arena *arena,
                      struct gt_error *error)
{
    int code = 0;
    step->days = record->limit != INT64_MIN ? record->limit : step->days;
    step->role = record->role >= 0 ? record->role : step->role;
    if (record->owner)
        code = gt_need_party(store, record->owner, &step->owner, arena, error);
    if (!code)
        code = step->id ? gt_step_update(store, step, error)
                        : gt_step_insert(store, step, &step->id, error);
    if (!code && record->requires)
        code = gt_step_requirements(store, step->id, record->requires, error);
    if (!code && record->questions.count)
        code = set_questions(store, step->id, &record->questions, arena, error);
    return code;
}

int gt_enter_step(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error)
{
    const struct gt_step_record *record = data;
    struct gt_pipeline pipeline = {0};
    struct gt_step_row step = {.name = record->step, .stage = record->stage, .role = -1};
    int code = fold("step", record->step, &step.folded, arena, error);
    if (!code)
        code = find_funnel(store, record->funnel, &pipeline, arena, error);
    if (code)
        return code;
    for (size_t i = 0; i < pipeline.count; i++)
        if (strcmp(pipeline.steps[i].folded, step.folded) == 0 ||
            (pipeline.steps[i].stage ==
                 gt_kind_parse(&gt_stage_words, step.folded, strlen(step.folded)) &&
             strcmp(pipeline.steps[i].name,
                    gt_kind_label(&gt_stage_words, pipeline.steps[i].stage)) == 0))
            step = pipeline.steps[i];
    step.funnel = pipeline.funnel.id;
    if (step.id)
        code = check_kept(&step, record, error);
    if (!code)
        code = check_step(&pipeline, record, step.stage, !step.id, error);
    if (!step.id)
        step.place =
            record->place == INT64_MIN ? usual_place(&pipeline, step.stage) : record->place;
    if (!code)
        code = write_step(store, &step, record, arena, error);
    *id = step.id;
    return code;
}
