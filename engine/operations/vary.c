/* vary.c - the numbers of a programme that can be varied, by name, and grids of them. */
#include "engine/operations/vary.h"

#include <string.h>

/* Which programmes have a number: all, those with terms in the simple form, whole ones, or whole
 * ones with a term of this kind. */
enum { ALL = -1, SIMPLE = -2, WHOLE = -3 };

static const struct {
    const char *name, *short_name; /* NULL: none */
    size_t offset;
    int having;
} numbers[] = {
    {"public_share", NULL, offsetof(struct gt_programme, public_share), ALL},
    {"terms.call_option.window", NULL, offsetof(struct gt_programme, terms.call.window), SIMPLE},
    {"terms.call_option.rate", NULL, offsetof(struct gt_programme, terms.call.rate), SIMPLE},
    {"terms.concession.share", "terms.concession",
     offsetof(struct gt_programme, terms.concession.share), SIMPLE},
    {"terms.concession.hurdle", NULL, offsetof(struct gt_programme, terms.concession.hurdle),
     SIMPLE},
    {"club_share", NULL, offsetof(struct gt_programme, club_share), WHOLE},
    {"others_share", NULL, offsetof(struct gt_programme, others_share), WHOLE},
    {"follow_on.part", NULL, offsetof(struct gt_programme, follow_on.part), WHOLE},
    {"recycling.part", NULL, offsetof(struct gt_programme, recycling.part), WHOLE},
    {"terms.buy_out.closes", NULL, offsetof(struct gt_programme, set.buy_out.closes),
     GT_TERM_BUY_OUT},
    {"terms.buy_out.rate", NULL, offsetof(struct gt_programme, set.buy_out.rate), GT_TERM_BUY_OUT},
    {"terms.concession.share", "terms.concession",
     offsetof(struct gt_programme, set.concession.share.general), GT_TERM_CONCESSION},
    {"terms.concession.hurdle", NULL, offsetof(struct gt_programme, set.concession.hurdle),
     GT_TERM_CONCESSION},
    {"terms.loss_share.share", NULL, offsetof(struct gt_programme, set.loss_share.share),
     GT_TERM_LOSS_SHARE},
    {"terms.compensation.rate", NULL, offsetof(struct gt_programme, set.compensation.rate.general),
     GT_TERM_COMPENSATION},
    {"terms.priority_return.rate", NULL, offsetof(struct gt_programme, set.priority_return.rate),
     GT_TERM_PRIORITY_RETURN},
    {"terms.priority_return.profit_share", NULL,
     offsetof(struct gt_programme, set.priority_return.profit_share), GT_TERM_PRIORITY_RETURN},
};

static bool has_number(const struct gt_programme *programme, size_t i)
{
    bool whole = programme->partner_count > 0, any = false;
    for (int kind = 0; kind < GT_TERM_COUNT; kind++)
        any = any || gt_term_in(&programme->set, (enum gt_term_kind)kind)->given;
    switch (numbers[i].having) {
    case ALL:
        return true;
    case SIMPLE:
        return !any;
    case WHOLE:
        return whole;
    }
    return gt_term_in(&programme->set, (enum gt_term_kind)numbers[i].having)->given;
}

#define NUMBERS (sizeof numbers / sizeof *numbers)
#define OUTCOME "outcome."

double *gt_vary_place(struct gt_programme *programme, const char *name)
{
    for (size_t i = 0; i < NUMBERS; i++)
        if (has_number(programme, i) &&
            (strcmp(name, numbers[i].name) == 0 ||
             (numbers[i].short_name && strcmp(name, numbers[i].short_name) == 0)))
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
        if (has_number(programme, i))
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

/* The place of point `at` on number `which`: 0..count - 1. */
static int index_of(const struct gt_varied *varied, size_t count, size_t at, size_t which)
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
            double value = gt_varied_value(&varied[i], index_of(varied, count, at, i));
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
