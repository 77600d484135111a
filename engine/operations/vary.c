/* vary.c - the numbers of a programme that can be varied, by name, and grids of them. */
#include "engine/operations/vary.h"

#include <string.h>

static const struct {
    const char *name, *short_name; /* NULL: none */
    size_t offset;
} numbers[] = {
    {"public_share", NULL, offsetof(struct gt_programme, public_share)},
    {"terms.call_option.window", NULL, offsetof(struct gt_programme, terms.call.window)},
    {"terms.call_option.rate", NULL, offsetof(struct gt_programme, terms.call.rate)},
    {"terms.concession.share", "terms.concession",
     offsetof(struct gt_programme, terms.concession.share)},
    {"terms.concession.hurdle", NULL, offsetof(struct gt_programme, terms.concession.hurdle)},
};

#define NUMBERS (sizeof numbers / sizeof *numbers)
#define OUTCOME "outcome."

double *gt_vary_place(struct gt_programme *programme, const char *name)
{
    for (size_t i = 0; i < NUMBERS; i++)
        if (strcmp(name, numbers[i].name) == 0 ||
            (numbers[i].short_name && strcmp(name, numbers[i].short_name) == 0))
            return (double *)(void *)((char *)programme + numbers[i].offset);
    if (strncmp(name, OUTCOME, strlen(OUTCOME)) != 0)
        return NULL;
    for (int i = 0; i < programme->model->parameter_count; i++)
        if (!programme->model->parameters[i].words &&
            strcmp(name + strlen(OUTCOME), programme->model->parameters[i].name) == 0)
            return &programme->parameters[i];
    return NULL;
}

const char *gt_vary_names(const struct gt_programme *programme, struct gt_arena *arena)
{
    const char *names = "";
    for (size_t i = 0; names && i < NUMBERS; i++)
        names = gt_arena_format(arena, "%s%s%s", names, *names ? ", " : "", numbers[i].name);
    for (int i = 0; names && i < programme->model->parameter_count; i++)
        if (!programme->model->parameters[i].words)
            names = gt_arena_format(arena, "%s, " OUTCOME "%s", names,
                                    programme->model->parameters[i].name);
    return names ? names : "";
}

double gt_varied_value(const struct gt_varied *varied, int k)
{
    return varied->low + k * varied->step;
}

int gt_vary_index(const struct gt_varied *varied, size_t count, size_t at, size_t which)
{
    for (size_t i = count - 1; i > which; i--)
        at /= (size_t)varied[i].count;
    return (int)(at % (size_t)varied[which].count);
}

int gt_vary_grid(const struct gt_programme *programme, const struct gt_varied *varied, size_t count,
                 struct gt_programme **points, size_t *point_count, struct gt_arena *arena,
                 struct gt_error *error)
{
    size_t all = 1;
    for (size_t i = 0; i < count; i++) {
        if (all > GT_POINTS_MAX / (size_t)varied[i].count)
            return gt_fail(error, GT_EXIT_USAGE,
                           _("the grid has more than %d points; take wider steps"), GT_POINTS_MAX);
        all *= (size_t)varied[i].count;
    }
    struct gt_programme *made = gt_arena_alloc(arena, all * sizeof *made);
    if (!made)
        return gt_fail_memory(error);
    for (size_t at = 0; at < all; at++) {
        made[at] = *programme;
        for (size_t i = 0; i < count; i++) {
            double value = gt_varied_value(&varied[i], gt_vary_index(varied, count, at, i));
            *gt_vary_place(&made[at], varied[i].name) = value;
            if (gt_programme_check(&made[at]))
                return gt_fail(error, GT_EXIT_USAGE,
                               _("%s: %g is out of its range; `gentou help scenario run` says what "
                                 "it may be"),
                               varied[i].name, value);
        }
    }
    *points = made;
    *point_count = all;
    return 0;
}
