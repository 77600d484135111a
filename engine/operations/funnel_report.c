/* funnel_report.c - how the deals of a time went through the stages (gentou/funnel.h reckons). */
#include "engine/operations/funnel_report.h"

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

/* The moves of the deals of one group, measured. */
static int measure(const struct cohort *cohort, const struct member *members, size_t count,
                   gt_day as_of, struct gt_step_entry *entries, struct gt_funnel_group *group,
                   struct gt_error *error)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t m = cohort->first[members[i].place]; m < cohort->first[members[i].place + 1];
             m++)
            entries[n++] = (struct gt_step_entry){.deal = cohort->moves[m].deal,
                                                  .step = (enum gt_stage)cohort->moves[m].stage,
                                                  .day = cohort->moves[m].day};
    group->name = count ? members[0].name : NULL;
    enum gt_status status = gt_funnel_measure(entries, n, as_of, NULL, &group->funnel);
    if (status == GT_ENOMEM)
        return gt_fail_memory(error);
    return status == GT_OK ? 0
                           : gt_fail(error, GT_EXIT_DATA, _("the funnel cannot be reckoned: %s"),
                                     _(gt_status_text(status)));
}

int gt_funnel_groups(struct gt_store *store, const struct gt_cohort *asked, int by,
                     struct gt_funnel_group **groups, size_t *count, struct gt_arena *arena,
                     struct gt_error *error)
{
    struct cohort cohort = {0};
    size_t capacity = 0, end = 0;
    int code = load(store, asked, &cohort, arena, error);
    struct member *members = gt_arena_alloc(arena, (cohort.count + 1) * sizeof *members);
    struct gt_step_entry *entries =
        gt_arena_alloc(arena, (cohort.move_count + 1) * sizeof *entries);
    if (code || !members || !entries)
        return code ? code : gt_fail_memory(error);
    for (size_t i = 0; i < cohort.count; i++)
        members[i] = (struct member){name_of(&cohort.deals[i], by), i};
    if (cohort.count)
        qsort(members, cohort.count, sizeof *members, compare_members);
    *groups = NULL;
    *count = 0;
    for (size_t begin = 0; !code && (begin < cohort.count || !*count); begin = end) {
        *groups = gt_arena_grow(arena, *groups, *count, &capacity, sizeof **groups);
        if (!*groups)
            return gt_fail_memory(error);
        while (end < cohort.count && compare_names(members[begin].name, members[end].name) == 0)
            end++;
        code = measure(&cohort, members + begin, end - begin, asked->as_of, entries,
                       &(*groups)[*count], error);
        ++*count;
    }
    return code;
}
