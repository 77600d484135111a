/* simulate_events.c - what befalls the deals of a whole programme, path after path, in the order in
 * which it happens: of a quarter rounds, then exits, then entries, each in the order of the deals.
 * Drawn fates lie deal by deal; a walk reads them path by path, and many walks share one list.
 */
#include "models/simulate_int.h"

#include <string.h>

enum { ROUND, EXIT, ENTRY, KINDS };

/* A path's events are counted by quarter and kind, then put in their places. */
struct sorter {
    const struct gt_plan *plan;
    const struct gt_fates *fates;
    size_t path;
    uint32_t places[KINDS * GT_QUARTERS_MAX]; /* of each kind in each quarter */
    struct gt_event *events;                  /* NULL: only counted */
};

static double at(const struct sorter *sorter, const double *figures, int row)
{
    return figures[(size_t)row * GT_BLOCK_PATHS + sorter->path];
}

static void put(struct sorter *sorter, int kind, struct gt_event event)
{
    uint32_t *place = &sorter->places[KINDS * event.quarter + kind];
    if (sorter->events)
        sorter->events[*place] = event;
    ++*place;
}

/* Those raised come first. */
static void put_rounds(struct sorter *sorter, int deal)
{
    const struct gt_outcome_rounds *rounds = &sorter->fates->rounds[deal];
    for (int r = 0; r < GT_OUTCOME_ROUNDS_MAX; r++) {
        int quarter = (int)at(sorter, rounds->quarter, r);
        if (quarter <= 0)
            return;
        put(sorter, ROUND,
            (struct gt_event){quarter, deal, r, at(sorter, rounds->price, r),
                              at(sorter, rounds->money, r)});
    }
}

static void put_all(struct sorter *sorter)
{
    const struct gt_whole_plan *whole = &sorter->plan->whole;
    for (int d = 0; d < whole->deal_count; d++) {
        int quarter = (int)at(sorter, sorter->fates->exit_quarter, d);
        if (quarter <= 0)
            continue;
        put(sorter, ENTRY, (struct gt_event){whole->deals[d].entry, d, GT_EVENT_ENTRY, 0, 0});
        put(sorter, EXIT,
            (struct gt_event){quarter, d, GT_EVENT_EXIT, at(sorter, sorter->fates->multiple, d),
                              0});
        if (sorter->fates->rounds && whole->deals[d].exit == 0)
            put_rounds(sorter, d);
    }
}

void gt_events_list(const struct gt_plan *plan, struct gt_fates *fates)
{
    struct sorter sorter = {.plan = plan, .fates = fates};
    int kinds = KINDS * plan->programme->quarters;
    size_t count = 0;
    for (sorter.path = 0; sorter.path < GT_BLOCK_PATHS; sorter.path++) {
        uint32_t before = 0;
        memset(sorter.places, 0, sizeof sorter.places);
        sorter.events = NULL;
        put_all(&sorter);
        for (int k = 0; k < kinds; k++) {
            uint32_t here = sorter.places[k];
            sorter.places[k] = before;
            before += here;
        }
        sorter.events = fates->events + count;
        put_all(&sorter);
        fates->first_event[sorter.path] = count;
        count += before;
    }
    fates->first_event[GT_BLOCK_PATHS] = count;
}
