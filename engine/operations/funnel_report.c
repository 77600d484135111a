/* funnel_report.c - how the deals of a time went through stages or steps (gentou/funnel.h reckons).
 */
#include "engine/operations/funnel_report.h"

#include "engine/operations/pipeline.h"

#include <stdlib.h>
#include <string.h>

/* A deal's group and its place among the deals, to be sorted. */
struct member {
    const char *name;
    size_t place;
};

static const char *name_of(const struct gt_cohort_deal *deal, int by)
{
    switch (by) {
    case GT_FUNNEL_BY_SOURCE:
        return deal->source < 0 ? NULL : _(gt_kind_label(&gt_deal_source_words, deal->source));
    case GT_FUNNEL_BY_OWNER:
        return deal->owner;
    case GT_FUNNEL_BY_SECTOR:
        return deal->sector;
    default:
        return NULL;
    }
}

static int compare_names(const char *a, const char *b)
{
    if (!a || !b)
        return (a == NULL) - (b == NULL);
    return strcmp(a, b);
}

static int compare_members(const void *a, const void *b)
{
    const struct member *x = a, *y = b;
    int order = compare_names(x->name, y->name);
    return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* The deals and their moves; first[i] is the place of deal i's first move. */
struct cohort {
    struct gt_cohort_deal *deals;
    struct gt_cohort_move *moves;
    size_t count, move_count;
    size_t *first;
    const struct gt_pipeline *pipeline; /* whose steps; NULL: the stages */
    struct gt_funnel_report *report;
    int64_t *steps; /* of the report: numbers of the funnel's steps, 0: a stage it does not have */
};

static int load(struct gt_store *store, const struct gt_cohort *asked, struct cohort *cohort,
                struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_cohort_deals(store, asked, &cohort->deals, &cohort->count, arena, error);
    if (!code)
        code = gt_cohort_moves(store, asked, &cohort->moves, &cohort->move_count, arena, error);
    cohort->first = gt_arena_alloc(arena, (cohort->count + 1) * sizeof *cohort->first);
    if (code || !cohort->first)
        return code ? code : gt_fail_memory(error);
    size_t move = 0;
    for (size_t i = 0; i < cohort->count; i++) {
        while (move < cohort->move_count && cohort->moves[move].deal < cohort->deals[i].deal)
            move++;
        cohort->first[i] = move;
    }
    cohort->first[cohort->count] = cohort->move_count;
    return 0;
}

/* The funnel's steps, and each stage that none of them counts as before the first that is later. */
static int lay_steps(struct cohort *cohort, struct gt_arena *arena, struct gt_error *error)
{
    size_t own = cohort->pipeline ? cohort->pipeline->count : 0, room = own + GT_FUNNEL_STEPS;
    const char **names = gt_arena_alloc(arena, room * sizeof *names);
    enum gt_stage *stages = gt_arena_alloc(arena, room * sizeof *stages);
    cohort->steps = gt_arena_alloc(arena, room * sizeof *cohort->steps);
    if (!names || !stages || !cohort->steps)
        return gt_fail_memory(error);
    bool laid[GT_FUNNEL_STEPS] = {false};
    int count = 0;
    for (size_t i = 0; i < own; i++)
        laid[cohort->pipeline->steps[i].stage] = true;
    for (size_t i = 0; i <= own; i++) {
        const struct gt_step_row *step = i < own ? &cohort->pipeline->steps[i] : NULL;
        for (int stage = 0; stage < (step ? step->stage : GT_FUNNEL_STEPS); stage++) {
            if (laid[stage])
                continue;
            laid[stage] = true;
            stages[count++] = (enum gt_stage)stage;
        }
        if (!step)
            break;
        names[count] = step->name;
        cohort->steps[count] = step->id;
        stages[count++] = (enum gt_stage)step->stage;
    }
    *cohort->report =
        (struct gt_funnel_report){.names = names, .stages = stages, .step_count = count};
    return 0;
}

/* The place of a move among the steps: its own, or the first that counts as its stage. */
static int place_of(const struct cohort *cohort, const struct gt_cohort_move *move)
{
    int first = -1;
    for (int i = 0; i < cohort->report->step_count; i++) {
        if (move->step && cohort->steps[i] == move->step)
            return i;
        if (first < 0 && (int)cohort->report->stages[i] == move->stage)
            first = i;
    }
    return first;
}

/* A deal stands in the funnel of its last step; in the main one where no move named a step. */
static bool is_asked(const struct cohort *cohort, size_t deal)
{
    if (!cohort->pipeline)
        return true;
    for (size_t m = cohort->first[deal + 1]; m-- > cohort->first[deal];)
        if (cohort->moves[m].step)
            return cohort->moves[m].funnel == cohort->pipeline->funnel.id;
    return cohort->pipeline->funnel.main || cohort->pipeline->funnel.id == 0;
}

/* The moves of the deals of one group, measured. */
static int measure(const struct cohort *cohort, const struct member *members, size_t count,
                   gt_day as_of, struct gt_step_entry *entries, struct gt_funnel_group *group,
                   struct gt_error *error)
{
    const struct gt_funnel_report *report = cohort->report;
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t m = cohort->first[members[i].place]; m < cohort->first[members[i].place + 1];
             m++)
            entries[n++] = (struct gt_step_entry){.deal = cohort->moves[m].deal,
                                                  .step = place_of(cohort, &cohort->moves[m]),
                                                  .day = cohort->moves[m].day};
    group->name = count ? members[0].name : NULL;
    enum gt_status status = gt_funnel_measure_steps(
        entries, n, as_of, NULL, report->stages, report->step_count, group->steps, &group->deals);
    if (status == GT_ENOMEM)
        return gt_fail_memory(error);
    return status == GT_OK ? 0
                           : gt_fail(error, GT_EXIT_DATA, _("the funnel cannot be reckoned: %s"),
                                     _(gt_status_text(status)));
}

/* The deals asked about, those of one group together. */
static size_t sort_members(const struct cohort *cohort, int by, struct member *members)
{
    size_t count = 0;
    for (size_t i = 0; i < cohort->count; i++)
        if (is_asked(cohort, i))
            members[count++] = (struct member){name_of(&cohort->deals[i], by), i};
    if (count)
        qsort(members, count, sizeof *members, compare_members);
    return count;
}

static int make_groups(const struct cohort *cohort, int by, gt_day as_of, struct gt_arena *arena,
                       struct gt_error *error)
{
    struct gt_funnel_report *report = cohort->report;
    struct member *members = gt_arena_alloc(arena, (cohort->count + 1) * sizeof *members);
    struct gt_step_entry *entries =
        gt_arena_alloc(arena, (cohort->move_count + 1) * sizeof *entries);
    if (!members || !entries)
        return gt_fail_memory(error);
    size_t capacity = 0, end = 0, count = sort_members(cohort, by, members);
    int code = 0;
    for (size_t begin = 0; !code && (begin < count || !report->count); begin = end) {
        report->groups =
            gt_arena_grow(arena, report->groups, report->count, &capacity, sizeof *report->groups);
        if (!report->groups)
            return gt_fail_memory(error);
        struct gt_funnel_group *group = &report->groups[report->count++];
        group->steps = gt_arena_alloc(arena, (size_t)report->step_count * sizeof *group->steps);
        if (!group->steps)
            return gt_fail_memory(error);
        while (end < count && compare_names(members[begin].name, members[end].name) == 0)
            end++;
        code = measure(cohort, members + begin, end - begin, as_of, entries, group, error);
    }
    return code;
}

int gt_funnel_report(struct gt_store *store, const struct gt_cohort *asked, const char *funnel,
                     int by, struct gt_funnel_report *report, struct gt_arena *arena,
                     struct gt_error *error)
{
    struct gt_pipeline pipeline;
    struct cohort cohort = {.report = report, .pipeline = funnel ? &pipeline : NULL};
    int code = funnel ? gt_pipeline_need(store, funnel, &pipeline, arena, error) : 0;
    if (!code)
        code = load(store, asked, &cohort, arena, error);
    if (!code)
        code = lay_steps(&cohort, arena, error);
    return code ? code : make_groups(&cohort, by, asked->as_of, arena, error);
}
