/* enter_funnel.c - a funnel and its steps are defined, redefined, corrected and withdrawn. */
#include "engine/operations/pipeline.h"

#include "engine/base/text.h"
#include "engine/operations/amend_int.h"
#include "engine/operations/find.h"
#include "engine/store/amend.h"
#include "engine/store/anew.h"

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

static int find_funnel_row(struct gt_store *store, const char *which, int64_t *id,
                           struct gt_arena *arena, struct gt_error *error)
{
    const char *folded = NULL;
    *id = gt_find_number(which, false);
    int code = *id ? 0 : fold("name", which, &folded, arena, error);
    if (!code && folded)
        code = gt_funnel_find(store, folded, id, error);
    if (!code && *id == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("there is no funnel \"%s\"; `gentou funnel list` shows the names"), which);
    return code;
}

/* As it was, but for what the record says; its steps are records of their own. */
static int enter_funnel_anew(struct gt_store *store, const void *data, int64_t *id,
                             struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_funnel_record *record = data;
    struct gt_funnel_row funnel = {
        .name = record->name, .main = record->main, .note = record->note};
    int64_t there = 0, main = 0;
    int code = fold("name", record->name, &funnel.folded, arena, error);
    if (!code)
        code = gt_funnel_find(store, funnel.folded, &there, error);
    if (!code)
        code = gt_funnel_find(store, NULL, &main, error);
    if (!code && there)
        return gt_fail(error, GT_EXIT_DATA,
                       _("name: there is a funnel \"%s\" already; write another name"),
                       record->name);
    if (!code && !main && !record->main)
        return gt_fail(error, GT_EXIT_DATA,
                       _("main: one funnel is always the main one; say so of another, and it is "
                         "this one no longer"));
    return code ? code : gt_funnel_insert(store, &funnel, id, error);
}

static int remove_funnel(struct gt_store *store, int64_t id, struct gt_arena *arena,
                         struct gt_error *error)
{
    struct gt_funnel_row *rows = NULL;
    size_t count = 0;
    int64_t main = 0;
    int code = gt_funnel_rows(store, 0, &rows, &count, arena, error);
    if (!code)
        code = gt_funnel_find(store, NULL, &main, error);
    if (!code && main == id && count > 1)
        return gt_fail(error, GT_EXIT_DATA,
                       _("funnel %lld is the main one; make another that first, with `gentou "
                         "funnel edit NAME --main`"),
                       (long long)id);
    if (!code)
        code = gt_amend_check_free(store, "funnel", id, NULL, arena, error);
    return code ? code : gt_row_withdraw(store, "funnel", id, error);
}

const struct gt_amend gt_amend_funnel = {
    .noun = "funnel",
    .table = "funnel",
    .shown = "funnel list",
    .enter = enter_funnel_anew,
    .find = find_funnel_row,
    .remove = remove_funnel,
};

/* A step by its number, or by a name that only one funnel has. */
static int find_step_row(struct gt_store *store, const char *which, int64_t *id,
                         struct gt_arena *arena, struct gt_error *error)
{
    struct gt_funnel_row *funnels = NULL;
    struct gt_step_row *steps = NULL;
    size_t count = 0, step_count = 0, found = 0;
    const char *folded = NULL;
    *id = gt_find_number(which, true);
    if (*id)
        return 0;
    int code = fold("step", which, &folded, arena, error);
    if (!code)
        code = gt_funnel_rows(store, 0, &funnels, &count, arena, error);
    for (size_t f = 0; f < count && !code; f++) {
        code = gt_step_rows(store, funnels[f].id, &steps, &step_count, arena, error);
        for (size_t i = 0; i < step_count && !code; i++)
            if (strcmp(steps[i].folded, folded) == 0) {
                *id = steps[i].id;
                found++;
            }
    }
    if (!code && found != 1)
        return gt_fail(error, GT_EXIT_DATA,
                       found ? _("several funnels have a step \"%s\"; write the number of the one "
                                 "you mean: `gentou funnel show NAME` shows it")
                             : _("there is no step \"%s\"; `gentou funnel show` shows the steps"),
                       which);
    return code;
}

/* The step, and the funnel around it. */
static int read_step(struct gt_store *store, int64_t id, struct gt_pipeline *pipeline,
                     struct gt_step_row *step, struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_row_reference(store, "funnel_step", "funnel", id, &pipeline->funnel.id, error);
    if (!code)
        code = gt_step_rows(store, pipeline->funnel.id, &pipeline->steps, &pipeline->count, arena,
                            error);
    for (size_t i = 0; i < pipeline->count && !code; i++)
        if (pipeline->steps[i].id == id)
            *step = pipeline->steps[i];
    return code;
}

static bool asks_the_same(const struct gt_step_row *step, const struct gt_names *questions)
{
    bool same = step->question_count == questions->count;
    for (size_t i = 0; i < questions->count && same; i++)
        same = strcmp(step->questions[i].question, questions->items[i]) == 0;
    return same;
}

/* What the record says, without its questions, laid over the step. */
static int step_of(struct gt_store *store, const struct gt_step_record *record,
                   struct gt_step_row *step, struct gt_arena *arena, struct gt_error *error)
{
    step->name = record->step;
    step->days = record->limit == INT64_MIN ? 0 : record->limit;
    step->role = record->role;
    step->requirements = record->requires;
    step->owner = 0;
    int code = fold("step", record->step, &step->folded, arena, error);
    if (!code && record->owner)
        code = gt_need_party(store, record->owner, &step->owner, arena, error);
    return code;
}

static int amend_step(struct gt_store *store, int64_t id, const void *data, bool *changed,
                      struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_step_record *record = data;
    struct gt_pipeline pipeline = {0};
    struct gt_step_row old = {0}, step;
    int code = read_step(store, id, &pipeline, &old, arena, error);
    step = old;
    if (!code)
        code = step_of(store, record, &step, arena, error);
    for (size_t i = 0; i < pipeline.count && !code; i++)
        if (pipeline.steps[i].id != id && strcmp(pipeline.steps[i].folded, step.folded) == 0)
            code = gt_fail(error, GT_EXIT_DATA,
                           _("step: the funnel has a step \"%s\" already; write another name"),
                           record->step);
    if (!code)
        code = check_step(&pipeline, record, step.stage, false, error);
    if (code)
        return code;
    bool asks = asks_the_same(&old, &record->questions);
    bool rows = strcmp(old.name, step.name) != 0 || old.days != step.days ||
                old.owner != step.owner || old.role != step.role;
    *changed |= rows || !asks || old.requirements != step.requirements;
    if (rows)
        code = gt_step_update(store, &step, error);
    if (!code && old.requirements != step.requirements)
        code = gt_step_requirements(store, id, step.requirements, error);
    return code || asks ? code : set_questions(store, id, &record->questions, arena, error);
}

static int remove_step(struct gt_store *store, int64_t id, struct gt_arena *arena,
                       struct gt_error *error)
{
    static const char *const parts[] = {"step_requirement", "step_question", NULL};
    struct gt_pipeline pipeline = {0};
    struct gt_step_row step = {0};
    int code = gt_amend_check_free(store, "funnel_step", id, parts, arena, error);
    if (!code)
        code = read_step(store, id, &pipeline, &step, arena, error);
    if (!code)
        code = gt_row_withdraw(store, "funnel_step", id, error);
    return code ? code : gt_step_close_gap(store, step.funnel, step.place, error);
}

static const struct gt_amend_fixed step_fixed[] = {
    {"funnel", N_("add the step to the other funnel")},
    {"stage", N_("deals have moved by it; add another step")},
    {"place", N_("deals have moved by it; add another step")},
    {NULL, NULL},
};

const struct gt_amend gt_amend_step = {
    .noun = "step",
    .table = "funnel_step",
    .shown = "funnel show NAME",
    .fixed = step_fixed,
    .find = find_step_row,
    .amend = amend_step,
    .remove = remove_step,
};
