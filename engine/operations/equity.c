/* equity.c - a cap table as written, run: what cannot be in a sentence, names for what rounds made.
 */
#include "engine/operations/equity.h"

#include <inttypes.h>

static const char *holder_name(const struct gt_equity_plan *plan, int holder)
{
    return holder >= 0 && (size_t)holder < plan->holder_count ? plan->holders[holder] : "?";
}

const char *gt_equity_class_name(const struct gt_equity_plan *plan, const struct gt_equity *equity,
                                 int class, struct gt_arena *arena)
{
    if (class < 0)
        return NULL;
    if ((size_t) class < plan->class_count)
        return plan->classes[class].name;
    return gt_arena_format(arena, "%s-%d", plan->classes[equity->classes[class].of].name,
                           equity->classes[class].number);
}

static int fail_money(const struct gt_equity_plan *plan, const struct gt_equity_failure *failure,
                      struct gt_error *error)
{
    char held[GT_FIXED_TEXT], asked[GT_FIXED_TEXT];
    const char *code = plan->currency->code;
    gt_fixed_format(failure->held, plan->currency->digits, held);
    gt_fixed_format(failure->asked, plan->currency->digits, asked);
    if (failure->fault == GT_EQUITY_TOO_MUCH)
        return gt_fail(error, GT_EXIT_DATA,
                       _("the investors put in %s %s, and the round's amount is %s; correct one"),
                       code, held, asked);
    if (failure->held == 2)
        return gt_fail(error, GT_EXIT_DATA,
                       _("two investors have no amount; one alone may take the rest of a round"));
    return gt_fail(error, GT_EXIT_DATA,
                   _("nobody takes %s %s of the round's amount; name an investor without an "
                     "amount, who takes the rest"),
                   code, asked);
}

/* What the event could not be. */
static int fail_fault(const struct gt_equity_plan *plan, const struct gt_equity_failure *failure,
                      struct gt_error *error)
{
    const char *holder = holder_name(plan, failure->holder);
    switch (failure->fault) {
    case GT_EQUITY_FINE:
    case GT_EQUITY_NOT_HELD:
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s holds %" PRId64 " of these, and cannot give up %" PRId64), holder,
                       failure->held, failure->asked);
    case GT_EQUITY_POOL_SHORT:
        return gt_fail(error, GT_EXIT_DATA,
                       _("the pool has %" PRId64 " shares left, and %" PRId64
                         " are taken; make it larger, or write outside_pool: yes"),
                       failure->held, failure->asked);
    case GT_EQUITY_NO_SHARES:
        return gt_fail(error, GT_EXIT_DATA,
                       _("nobody holds shares before this round; write them in holders or events"));
    case GT_EQUITY_NO_ANSWER:
        return gt_fail(error, GT_EXIT_DATA,
                       _("the round has no answer: what converts, the pool and the new money would "
                         "take the whole company; look at amounts, caps and the pool"));
    case GT_EQUITY_NO_MONEY:
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: is missing; a round says how much new money there is, or each of "
                         "its investors does"));
    case GT_EQUITY_TOO_MUCH:
    case GT_EQUITY_REST:
        return fail_money(plan, failure, error);
    case GT_EQUITY_NO_PRICE:
        return gt_fail(error, GT_EXIT_DATA,
                       _("price: is missing; what %s converts has no cap to convert at"), holder);
    case GT_EQUITY_NO_DAY:
        return gt_fail(error, GT_EXIT_DATA,
                       _("the note of %s bears interest, and its date or that of the conversion is "
                         "missing; write both, or accrued"),
                       holder);
    case GT_EQUITY_NOT_ONE:
        return gt_fail(error, GT_EXIT_DATA,
                       _("a share of the round's class is not one common share; sell it in a class "
                         "of its own, which begins at 1:1"));
    case GT_EQUITY_NOT_YET:
        return gt_fail(error, GT_EXIT_DATA,
                       _("what %s holds is converted before its own date; look at the dates"),
                       holder);
    case GT_EQUITY_GONE:
        return gt_fail(error, GT_EXIT_DATA, _("what %s holds has been converted already"), holder);
    case GT_EQUITY_OVERFLOW:
        return gt_fail(error, GT_EXIT_DATA,
                       _("the figures are larger than can be counted here; look at them"));
    }
    return 0;
}

int gt_equity_reckon(const struct gt_equity_plan *plan, gt_day as_of, const char *where,
                     struct gt_equity **equity, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_equity_failure failure;
    struct gt_stock_terms *terms = gt_arena_alloc(arena, plan->class_count * sizeof *terms);
    if (!terms)
        return gt_fail_memory(error);
    for (size_t i = 0; i < plan->class_count; i++)
        terms[i] = plan->classes[i].terms;
    enum gt_status status = gt_equity_run(terms, plan->class_count, plan->events, plan->event_count,
                                          as_of, plan->currency->per_one, equity, &failure);
    if (status == GT_OK)
        return 0;
    if (status == GT_ENOMEM)
        return gt_fail_memory(error);
    (void)fail_fault(plan, &failure, error);
    return gt_error_at(error, _("%s, line %zu"), where, plan->lines[failure.event]);
}
