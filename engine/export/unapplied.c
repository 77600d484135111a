/* unapplied.c - the terms of a whole programme that move nothing in a simulation: it has quarters
 * and no days, knows no registered capital and no votes, and no fund between itself and a company.
 */
#include "engine/export/unapplied.h"

#include "engine/base/error.h"

#include <stdbool.h>
#include <string.h>

#define WIDTH     80
#define UNAPPLIED 17

/* Names of what is written and has no effect. Returns how many. */
static size_t list(const struct gt_term_set *set, const char *names[UNAPPLIED])
{
    const struct gt_co_investment *co = &set->co_investment;
    bool beside = co->term.given;
    const struct {
        const char *name;
        bool written;
    } rows[UNAPPLIED] = {
        {"valid_from", set->valid_from != GT_DAY_NONE && set->name},
        {"valid_to", set->valid_to != GT_DAY_LAST && set->name},
        {"fund_share", set->fund_share.term.given},
        {"reinvestment", set->reinvestment.term.given},
        {"co_investment.of_capital", beside && co->of_capital > 0},
        {"co_investment.of_votes", beside && co->of_votes > 0},
        {"co_investment.least", beside && co->least > 0},
        {"co_investment.round_least", beside && co->round_least > 0},
        {"co_investment.round_most", beside && co->round_most > 0},
        {"co_investment.not_largest", beside && co->not_largest},
        {"co_investment.not_dearer", beside && co->not_dearer},
        {"co_investment.partner_stays", beside && co->partner_stays},
        {"co_investment.window", beside && co->window > 0},
        {"co_investment.term_years", beside && co->term_years > 0},
        {"co_investment.company_age", beside && co->company_age > 0},
        {"compensation.invested_from",
         set->compensation.term.given && set->compensation.invested_from != GT_DAY_NONE},
    };
    size_t count = 0;
    for (size_t i = 0; i < UNAPPLIED; i++)
        if (rows[i].written)
            names[count++] = rows[i].name;
    return count;
}

void gt_unapplied_print(FILE *out, const struct gt_term_set *set)
{
    const char *names[UNAPPLIED];
    size_t count = list(set, names), column = 0;
    if (count == 0)
        return;
    fputs(_("Terms that move nothing in a simulation, not applied:"), out);
    column = WIDTH;
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(names[i]) + 2;
        bool fits = column + length <= WIDTH;
        fputs(fits ? " " : "\n  ", out);
        column = (fits ? column : 1) + length;
        fprintf(out, "%s%s", names[i], i + 1 < count ? "," : "");
    }
    fputs("\n\n", out);
}

json_t *gt_unapplied_json(const struct gt_term_set *set)
{
    const char *names[UNAPPLIED];
    size_t count = list(set, names);
    json_t *array = json_array();
    for (size_t i = 0; array && i < count; i++)
        json_array_append_new(array, json_string(names[i]));
    return array;
}
