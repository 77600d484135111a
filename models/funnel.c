/* funnel.c - stays of deals in steps, counted and timed; the definitions stand in gentou/funnel.h.
 *
 * The entries are sorted into histories, each history into stays, and the stays of a step by
 * length; every figure is then one walk over them.
 */
#include "gentou/funnel.h"
#include "models/survival_int.h"

#include <stdlib.h>

#define FIRST_DAY  -719162 /* 0001-01-01 */
#define HALF_WIDTH 1e-12   /* S within this of 1/2 is 1/2: the product of fractions was rounded */

struct entry {
    struct gt_step_entry is;
    size_t at; /* in the caller's array */
};

/* What is measured, and into what. */
struct measuring {
    const enum gt_stage *stages; /* of the steps */
    int step_count;
    struct gt_funnel_step *steps;
    int deals;
};

/* A stay on its way to the step it was in. */
struct stay {
    int step;
    struct gt_stay is; /* in days */
};

/* Room for all stays. */
struct room {
    struct entry *seen;
    struct stay *stays;
    struct gt_stay *times; /* of the stays, sorted */
    struct gt_survival_step *curve;
};

/* From entries to stays. */

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->is.deal != b->is.deal)
        return a->is.deal < b->is.deal ? -1 : 1;
    if (a->is.day != b->is.day)
        return a->is.day < b->is.day ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

/* Of one step; at equal length the ended come first, as they end before the others leave. */
static int compare_stays(const void *left, const void *right)
{
    const struct stay *a = left, *b = right;
    if (a->step != b->step)
        return a->step < b->step ? -1 : 1;
    if (a->is.time != b->is.time)
        return a->is.time < b->is.time ? -1 : 1;
    return (a->is.ended ? 0 : 1) - (b->is.ended ? 0 : 1);
}

/* Copies and sorts what may be seen. */
static size_t see(const struct gt_step_entry *entries, size_t count, gt_day on,
                  const int64_t *source, struct entry *seen)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (entries[i].day <= on && (!source || entries[i].source == *source))
            seen[kept++] = (struct entry){entries[i], i};
    qsort(seen, kept, sizeof *seen, compare_entries);
    return kept;
}

static void count_end(const struct measuring *measuring, int from, int to)
{
    struct gt_funnel_step *step = &measuring->steps[from];
    if (measuring->stages[to] == GT_STAGE_PASSED)
        step->passed++;
    else if (measuring->stages[to] == GT_STAGE_LOST)
        step->lost++;
    else if (to > from)
        step->on++;
    else
        step->back++;
}

/* Cuts the histories into stays, counts how they end; the number of stays. */
static size_t cut(const struct entry *seen, size_t count, gt_day on, struct stay *stays,
                  struct measuring *measuring)
{
    size_t made = 0;
    for (size_t i = 0, next; i < count; i = next) {
        const struct gt_step_entry *entry = &seen[i].is;
        if (i == 0 || seen[i - 1].is.deal != entry->deal)
            measuring->deals++;
        for (next = i + 1; next < count && seen[next].is.deal == entry->deal &&
                           seen[next].is.step == entry->step;)
            next++;
        bool ended = next < count && seen[next].is.deal == entry->deal;
        gt_day end = ended ? seen[next].is.day : on;
        measuring->steps[entry->step].entered++;
        if (ended)
            count_end(measuring, entry->step, seen[next].is.step);
        else
            measuring->steps[entry->step].still++;
        stays[made++] = (struct stay){entry->step, {end - entry->day, ended}};
    }
    return made;
}

/* The times of one step; its stays come sorted by length. */

static void time_ended(const struct gt_stay *stays, size_t count, struct gt_funnel_step *step)
{
    size_t ended = 0, seen = 0;
    double sum = 0, low = 0, high = 0;
    for (size_t i = 0; i < count; i++)
        ended += stays[i].ended;
    if (ended == 0)
        return;
    for (size_t i = 0; i < count; i++) {
        if (!stays[i].ended)
            continue;
        sum += stays[i].time;
        if (seen == (ended - 1) / 2)
            low = stays[i].time;
        if (seen == ended / 2)
            high = stays[i].time;
        seen++;
    }
    step->ended_mean = (struct gt_duration){true, sum / (double)ended};
    step->ended_median = (struct gt_duration){true, (low + high) / 2};
}

static struct gt_duration median_of(const struct gt_survival_step *curve, size_t count)
{
    size_t i = 0;
    while (i < count && curve[i].survival > 0.5 + HALF_WIDTH)
        i++;
    if (i == count)
        return (struct gt_duration){false, 0};
    bool level = curve[i].survival > 0.5 - HALF_WIDTH && i + 1 < count;
    return (struct gt_duration){true,
                                level ? (curve[i].time + curve[i + 1].time) / 2 : curve[i].time};
}

/* `curve` is room for count. */
static void time_all(const struct gt_stay *stays, size_t count, struct gt_survival_step *curve,
                     struct gt_funnel_step *step)
{
    size_t falls = gt_survival_walk(stays, count, 0, curve);
    double survival = 1, area = 0, last = 0;
    for (size_t i = 0; i < falls; i++) {
        area += survival * (curve[i].time - last);
        survival = curve[i].survival;
        last = curve[i].time;
    }
    step->mean = (struct gt_duration){true, area + survival * (stays[count - 1].time - last)};
    step->mean_is_short = !stays[count - 1].ended;
    step->median = median_of(curve, falls);
}

static void time_steps(const struct room *room, size_t count, const struct measuring *measuring)
{
    const struct stay *stays = room->stays;
    size_t end;
    qsort(room->stays, count, sizeof *stays, compare_stays);
    for (size_t i = 0; i < count; i++)
        room->times[i] = stays[i].is;
    for (size_t start = 0; start < count; start = end) {
        struct gt_funnel_step *step = &measuring->steps[stays[start].step];
        end = start + (size_t)step->entered;
        int decided = step->entered - step->still;
        step->converts = decided > 0;
        step->conversion = decided > 0 ? (double)step->on / decided : 0;
        time_ended(room->times + start, end - start, step);
        time_all(room->times + start, end - start, room->curve, step);
    }
}

static bool is_day(gt_day day)
{
    return day >= FIRST_DAY && day <= GT_DAY_LAST;
}

/* Whether every entry may stand; `seen` is room for count. */
static bool are_entries(const struct gt_step_entry *entries, size_t count, int step_count,
                        struct entry *seen)
{
    for (size_t i = 0; i < count; i++) {
        if (entries[i].step < 0 || entries[i].step >= step_count || !is_day(entries[i].day))
            return false;
        seen[i] = (struct entry){entries[i], i};
    }
    qsort(seen, count, sizeof *seen, compare_entries);
    for (size_t i = 1; i < count; i++)
        if (seen[i].is.deal == seen[i - 1].is.deal && seen[i].is.source != seen[i - 1].is.source)
            return false;
    return true;
}

static enum gt_status measure(const struct gt_step_entry *entries, size_t count, gt_day on,
                              const int64_t *source, const struct room *room,
                              struct measuring *measuring)
{
    if (!is_day(on) || measuring->step_count < 1 ||
        !are_entries(entries, count, measuring->step_count, room->seen))
        return GT_ERANGE;
    for (int i = 0; i < measuring->step_count; i++)
        measuring->steps[i] = (struct gt_funnel_step){.entered = 0};
    size_t kept = see(entries, count, on, source, room->seen);
    time_steps(room, cut(room->seen, kept, on, room->stays, measuring), measuring);
    return GT_OK;
}

enum gt_status gt_funnel_measure_steps(const struct gt_step_entry *entries, size_t count, gt_day on,
                                       const int64_t *source, const enum gt_stage *stages,
                                       int step_count, struct gt_funnel_step *steps, int *deals)
{
    struct measuring measuring = {stages, step_count, steps, 0};
    struct room room = {.seen = calloc(count + 1, sizeof *room.seen), /* + 1: none is no failure */
                        .stays = calloc(count + 1, sizeof *room.stays),
                        .times = calloc(count + 1, sizeof *room.times),
                        .curve = calloc(count + 1, sizeof *room.curve)};
    enum gt_status status = GT_ENOMEM;
    if (room.seen && room.stays && room.times && room.curve)
        status = measure(entries, count, on, source, &room, &measuring);
    if (status == GT_OK)
        *deals = measuring.deals;
    free(room.curve);
    free(room.times);
    free(room.stays);
    free(room.seen);
    return status;
}

enum gt_status gt_funnel_measure(const struct gt_step_entry *entries, size_t count, gt_day on,
                                 const int64_t *source, struct gt_funnel *funnel)
{
#define STAGE(word, token, label) GT_STAGE_##word,
    static const enum gt_stage stages[] = {GT_STAGE_LIST(STAGE)};
#undef STAGE
    return gt_funnel_measure_steps(entries, count, on, source, stages, GT_FUNNEL_STEPS,
                                   funnel->steps, &funnel->deals);
}
