/* waterfall.c - runs a fund through its waterfall. */
#include "engine/operations/waterfall.h"

#include "engine/operations/closing_int.h"

#include <stdlib.h>
#include <string.h>

/* A case on its way. */
struct run {
    const struct gt_fund_case *fund;
    struct gt_waterfall *book;
    struct gt_case_flow *flows; /* in order of date */
    size_t count;
    struct gt_case_answer *answer;
    struct gt_arena *arena;
    struct gt_error *error;
};

/* The order of one day: what is paid in, fees by schedule, all else; then as written. */
struct placed {
    struct gt_case_flow flow;
    int rank;
    size_t at;
};

static int rank_of(const struct gt_case_flow *flow)
{
    switch (flow->flow.kind) {
    case GT_FUND_FLOW_CONTRIBUTION:
    case GT_FUND_FLOW_FEE:
    case GT_FUND_FLOW_EXPENSE:
    case GT_FUND_FLOW_RECALLED:
        return flow->file ? 0 : 1;
    case GT_FUND_FLOW_CLAWBACK:
        return 3;
    case GT_FUND_FLOW_DISTRIBUTION:
    case GT_FUND_FLOW_RECALLABLE:
    case GT_FUND_FLOW_REINVESTMENT:
    case GT_FUND_FLOW_WRITE_DOWN:
    case GT_FUND_FLOW_WRITE_OFF:
    case GT_FUND_FLOW_NAV:
    case GT_FUND_FLOW_PORTFOLIO_FEE:
        return 2;
    }
    return 2;
}

static int compare_placed(const void *left, const void *right)
{
    const struct placed *a = left, *b = right;
    if (a->flow.flow.day != b->flow.flow.day)
        return a->flow.flow.day < b->flow.flow.day ? -1 : 1;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

static int sort_flows(struct run *run)
{
    struct placed *placed = gt_arena_alloc(run->arena, (run->count + 1) * sizeof *placed);
    if (!placed)
        return gt_fail_memory(run->error);
    for (size_t i = 0; i < run->count; i++)
        placed[i] = (struct placed){run->flows[i], rank_of(&run->flows[i]), i};
    qsort(placed, run->count, sizeof *placed, compare_placed);
    for (size_t i = 0; i < run->count; i++)
        run->flows[i] = placed[i].flow;
    return 0;
}

static int fail_status(const struct run *run, enum gt_status status)
{
    if (status == GT_ENOMEM)
        return gt_fail_memory(run->error);
    gt_fail(run->error, GT_EXIT_DATA,
            _("the amounts of this fund are too large to add up; look at them"));
    return gt_error_at(run->error, "%s", run->fund->flows[0].file);
}

static int copy_flows(struct run *run, size_t more)
{
    const struct gt_fund_case *fund = run->fund;
    run->count = fund->flow_count;
    run->flows = gt_arena_alloc(run->arena, (run->count + more + 1) * sizeof *run->flows);
    if (!run->flows)
        return gt_fail_memory(run->error);
    if (run->count)
        memcpy(run->flows, fund->flows, run->count * sizeof *run->flows);
    return sort_flows(run);
}

/* The schedule with what it takes from the flows. */
static struct gt_fee_terms fee_terms(const struct run *run, bool *until_last)
{
    struct gt_fee_terms terms = run->fund->fee;
    gt_day last = run->flows[run->count - 1].flow.day;
    if (terms.start == GT_DAY_NONE)
        terms.start = run->flows[0].flow.day;
    *until_last = terms.years == 0;
    if (*until_last)
        terms.years = gt_day_to_civil(last).year - gt_day_to_civil(terms.start).year + 1;
    if (terms.years < 1)
        terms.years = 1;
    return terms;
}

static void add_fee(struct run *run, const struct gt_fee_due *due)
{
    run->flows[run->count++] = (struct gt_case_flow){.flow = {.day = due->day,
                                                              .kind = GT_FUND_FLOW_FEE,
                                                              .amount = due->due,
                                                              .deal = GT_NO_DEAL,
                                                              .investor = GT_ALL_INVESTORS,
                                                              .cost = GT_MONEY_UNKNOWN}};
}

/* Reckons the fees by schedule and calls them among the flows. */
static int call_fees(struct run *run)
{
    const struct gt_fund_case *fund = run->fund;
    struct gt_case_answer *answer = run->answer;
    bool until_last = false;
    if (!fund->has_fee || run->count == 0)
        return 0;
    struct gt_fee_terms terms = fee_terms(run, &until_last);
    gt_day last = run->flows[run->count - 1].flow.day;
    size_t most = gt_fee_count(&terms);
    struct gt_fund_flow *plain = gt_arena_alloc(run->arena, run->count * sizeof *plain);
    answer->fees = gt_arena_alloc(run->arena, most * sizeof *answer->fees);
    if (!plain || !answer->fees)
        return gt_fail_memory(run->error);
    for (size_t i = 0; i < run->count; i++)
        plain[i] = run->flows[i].flow;
    enum gt_status status =
        gt_fee_schedule(&terms, fund->investors, fund->investor_count, fund->deal_count, plain,
                        run->count, answer->fees, &answer->offset_left);
    if (status != GT_OK)
        return fail_status(run, status);
    for (size_t k = 0; k < most; k++) {
        if (until_last && answer->fees[k].day > last)
            break;
        answer->fee_count++;
        if (fund->fee_called && answer->fees[k].due > 0)
            add_fee(run, &answer->fees[k]);
    }
    return sort_flows(run);
}

/* Why a flow is refused: its field and what may stand there. */
static const char *complaint(struct run *run, const struct gt_fund_flow *flow)
{
    gt_money most = 0;
    enum gt_fund_problem problem = gt_waterfall_problem(run->book, flow, &most);
    const char *money = gt_say_money(most, run->fund->currency, run->arena);
    switch (problem) {
    case GT_FUND_PROBLEM_NONE:
    case GT_FUND_PROBLEM_ORDER: /* flows are sorted */
    case GT_FUND_PROBLEM_LARGE:
        return gt_arena_format(run->arena, "%s",
                               _("amount: it makes the fund too large to add up; look at it"));
    case GT_FUND_PROBLEM_NO_DEAL:
        return gt_arena_format(run->arena, "%s",
                               _("deal: it is missing; deal by deal, and where something is "
                                 "written down, a flow says which deal it is of"));
    case GT_FUND_PROBLEM_UNFUNDED:
        return gt_arena_format(run->arena,
                               _("amount: of the commitments only %s is left to be called"), money);
    case GT_FUND_PROBLEM_RECALLED:
        return gt_arena_format(
            run->arena, _("amount: only %s was distributed as recallable and not recalled yet"),
            money);
    case GT_FUND_PROBLEM_KEPT:
        return gt_arena_format(run->arena,
                               _("recycled: it is above the proceeds of %s; never more than came "
                                 "in is invested again"),
                               money);
    case GT_FUND_PROBLEM_RECYCLING:
        return gt_arena_format(run->arena,
                               _("%s: the limit of recycling leaves %s to be invested again"),
                               flow->kind == GT_FUND_FLOW_RECALLED ? "amount" : "recycled", money);
    case GT_FUND_PROBLEM_REINVESTED:
        return gt_arena_format(run->arena,
                               _("amount: only %s of the proceeds was kept to be invested again; "
                                 "say so with recycled at the distribution"),
                               money);
    case GT_FUND_PROBLEM_COST:
        return gt_arena_format(
            run->arena, _("amount: only %s of cost is held, and no more can be written down"),
            money);
    case GT_FUND_PROBLEM_NO_PAYER:
        return gt_arena_format(run->arena, "%s",
                               _("kind: no investor pays fees; give one pays_fee: yes"));
    }
    return NULL;
}

static int refuse(struct run *run, const struct gt_case_flow *written)
{
    const char *text = complaint(run, &written->flow);
    char day[GT_DAY_TEXT];
    if (!text)
        return gt_fail_memory(run->error);
    if (written->file)
        return gt_fail(run->error, GT_EXIT_DATA, _("%s, line %zu: %s"), written->file,
                       written->line, text);
    return gt_fail(run->error, GT_EXIT_DATA,
                   _("the fee due on %s: %s; write called: no where the contributions hold the fee "
                     "already"),
                   gt_day_format(written->flow.day, day), text);
}

/* What the book lent is kept. */
static int keep_step(struct run *run, struct gt_fund_move *step)
{
    size_t n = run->fund->investor_count;
    gt_money *parts = gt_arena_alloc(run->arena, (step->line_count + 1) * n * sizeof *parts);
    if (!parts)
        return gt_fail_memory(run->error);
    for (size_t l = 0; l < step->line_count; l++) {
        memcpy(&parts[l * n], step->lines[l].parts, n * sizeof *parts);
        step->lines[l].parts = &parts[l * n];
    }
    memcpy(&parts[step->line_count * n], step->parts, n * sizeof *parts);
    step->parts = &parts[step->line_count * n];
    return 0;
}

static int take(struct run *run, const struct gt_case_flow *written, struct gt_case_step *taken)
{
    taken->written = written;
    if (gt_waterfall_step(run->book, &written->flow, &taken->step) != GT_OK)
        return refuse(run, written);
    return keep_step(run, &taken->step);
}

static int take_all(struct run *run)
{
    struct gt_case_answer *answer = run->answer;
    int code = 0;
    answer->steps = gt_arena_alloc(run->arena, (run->count + 1) * sizeof *answer->steps);
    if (!answer->steps)
        return gt_fail_memory(run->error);
    for (size_t i = 0; i < run->count && !code; i++) {
        code = take(run, &run->flows[i], &answer->steps[i]);
        answer->step_count = i + 1;
        answer->fees_paid +=
            run->flows[i].flow.kind == GT_FUND_FLOW_FEE ? run->flows[i].flow.amount : 0;
    }
    return code;
}

static int value_held(struct run *run)
{
    struct gt_case_answer *answer = run->answer;
    size_t n = run->fund->investor_count;
    gt_money *parts = gt_arena_alloc(run->arena, n * sizeof *parts);
    if (!parts)
        return gt_fail_memory(run->error);
    enum gt_status status =
        gt_waterfall_value(run->book, answer->last, parts, &answer->carry_value);
    if (status != GT_OK)
        return fail_status(run, status);
    answer->is_over = answer->carry_value == 0;
    for (size_t i = 0; i < n; i++) {
        answer->totals[i].value = parts[i];
        answer->is_over = answer->is_over && parts[i] == 0;
    }
    return 0;
}

/* The clawback at the end: paid when nothing is held any more. */
static int settle(struct run *run)
{
    struct gt_case_answer *answer = run->answer;
    enum gt_status status = gt_waterfall_clawback(run->book, answer->last, &answer->clawback);
    if (status != GT_OK)
        return fail_status(run, status);
    if (!run->fund->has_clawback || !run->fund->clawback_at_end || !answer->is_over ||
        answer->clawback.due == 0)
        return 0;
    struct gt_case_flow *last = &run->flows[run->count++];
    *last = (struct gt_case_flow){.flow = {.day = answer->last,
                                           .kind = GT_FUND_FLOW_CLAWBACK,
                                           .deal = GT_NO_DEAL,
                                           .investor = GT_ALL_INVESTORS,
                                           .cost = GT_MONEY_UNKNOWN}};
    answer->is_settled = true;
    return take(run, last, &answer->steps[answer->step_count++]);
}

/* The IRR of what one party, or (n) all of them, paid and received. */
static int reckon_irr(struct run *run, size_t party)
{
    struct gt_case_answer *answer = run->answer;
    struct gt_case_total *total = &answer->totals[party];
    size_t n = run->fund->investor_count, count = 0;
    struct gt_flow *flows =
        gt_arena_alloc(run->arena, (n + 1) * (answer->step_count + 1) * sizeof *flows);
    if (!flows)
        return gt_fail_memory(run->error);
    for (size_t s = 0; s < answer->step_count; s++)
        for (size_t i = 0; i < n; i++) {
            gt_money part = answer->steps[s].step.parts[i];
            if (part != 0 && (party == i || party == n))
                flows[count++] = (struct gt_flow){answer->steps[s].written->flow.day, (double)part};
        }
    if (total->value)
        flows[count++] = (struct gt_flow){answer->last, (double)total->value};
    enum gt_status status = gt_xirr(flows, count, &total->irr);
    return status == GT_OK ? 0 : fail_status(run, status);
}

static int reckon_totals(struct run *run)
{
    struct gt_case_answer *answer = run->answer;
    size_t n = run->fund->investor_count;
    int code = 0;
    for (size_t s = 0; s < answer->step_count; s++) {
        const struct gt_fund_move *step = &answer->steps[s].step;
        answer->carry_paid += step->carry > 0 ? step->carry : 0;
        for (size_t i = 0; i < n; i++) {
            answer->totals[i].paid_in -= step->parts[i] < 0 ? step->parts[i] : 0;
            answer->totals[i].distributed += step->parts[i] > 0 ? step->parts[i] : 0;
        }
    }
    for (size_t i = 0; i < n; i++) {
        answer->totals[n].paid_in += answer->totals[i].paid_in;
        answer->totals[n].distributed += answer->totals[i].distributed;
        answer->totals[n].value += answer->totals[i].value;
    }
    for (size_t i = 0; i <= n && !code; i++)
        code = reckon_irr(run, i);
    return code;
}

static int open_run(struct run *run)
{
    const struct gt_fund_case *fund = run->fund;
    size_t more = (size_t)12 * GT_FEE_YEARS_MAX + 1;
    enum gt_status status = gt_waterfall_new(&fund->terms, fund->investors, fund->investor_count,
                                             fund->deal_count, &run->book);
    if (status != GT_OK)
        return fail_status(run, status);
    int code = copy_flows(run, more);
    return code ? code : call_fees(run);
}

int gt_case_run(const struct gt_fund_case *fund, struct gt_case_answer *answer,
                struct gt_arena *arena, struct gt_error *error)
{
    struct run run = {.fund = fund, .answer = answer, .arena = arena, .error = error};
    *answer = (struct gt_case_answer){.first = GT_DAY_NONE, .last = GT_DAY_NONE};
    answer->totals = gt_arena_alloc(arena, (fund->investor_count + 1) * sizeof *answer->totals);
    int code = answer->totals ? open_run(&run) : gt_fail_memory(error);
    if (!code && run.count > 0) {
        answer->first = run.flows[0].flow.day;
        answer->last = run.flows[run.count - 1].flow.day;
    }
    if (!code)
        code = take_all(&run);
    if (!code)
        code = value_held(&run);
    if (!code)
        code = settle(&run);
    if (!code)
        code = reckon_totals(&run);
    if (!code)
        gt_waterfall_state(run.book, answer->last, &answer->state);
    gt_waterfall_free(run.book);
    return code;
}

int gt_case_preview(const struct gt_fund_case *fund, const struct gt_fund_flow *distribution,
                    struct gt_case_step *step, struct gt_fund_state *before, struct gt_arena *arena,
                    struct gt_error *error)
{
    struct gt_case_answer answer = {0};
    struct run run = {.fund = fund, .answer = &answer, .arena = arena, .error = error};
    struct gt_case_step past;
    struct gt_case_flow *made = gt_arena_alloc(arena, sizeof *made);
    int code = made ? open_run(&run) : gt_fail_memory(error);
    for (size_t i = 0; i < run.count && !code; i++)
        if (run.flows[i].flow.day <= distribution->day)
            code = take(&run, &run.flows[i], &past);
    if (!code) {
        *made = (struct gt_case_flow){.flow = *distribution, .file = _("the preview"), .line = 1};
        gt_waterfall_state(run.book, distribution->day, before);
        step->written = made;
        if (gt_waterfall_preview(run.book, &made->flow, &step->step) == GT_OK)
            code = keep_step(&run, &step->step);
        else
            code = gt_fail(error, GT_EXIT_USAGE, "%s", complaint(&run, distribution));
    }
    gt_waterfall_free(run.book);
    return code;
}
