/* source_report.c - what came of each source's deals: closed ones, and the fund's money in them. */
#include "engine/operations/funnel_report.h"

#include "engine/operations/board_int.h"

#include <stdlib.h>
#include <string.h>

static int compare_results(const void *a, const void *b)
{
    const struct gt_source_result *x = a, *y = b;
    if (x->source != y->source)
        return x->source < 0 ? 1 : y->source < 0 ? -1 : x->source - y->source;
    if (!x->brought_by || !y->brought_by)
        return (x->brought_by == NULL) - (y->brought_by == NULL);
    return strcmp(x->brought_by, y->brought_by);
}

/* What is being reckoned: a result for each deal first, then they are summed. */
struct making {
    struct gt_facts facts;
    struct gt_board board;
    struct gt_board_making board_making;
    struct gt_source_result *results; /* one a deal of the cohort */
    struct gt_cohort_deal *deals;
    size_t count;
};

static struct gt_source_result *result_of(const struct making *making, int64_t deal)
{
    size_t low = 0, high = making->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (making->deals[middle].deal < deal)
            low = middle + 1;
        else
            high = middle;
    }
    return low < making->count && making->deals[low].deal == deal ? &making->results[low] : NULL;
}

/* The fund's stakes in closed rounds of a company: their places, and amounts. */
static size_t stakes_of(const struct gt_facts *facts, int64_t company, size_t *places,
                        gt_money *amounts)
{
    size_t n = 0;
    for (size_t i = 0; i < facts->deal_count; i++) {
        gt_money stake =
            facts->deals[i].company == company && facts->deals[i].stage == GT_STAGE_CLOSED
                ? gt_facts_stake(facts, i, facts->fund)
                : GT_MONEY_UNKNOWN;
        if (stake == GT_MONEY_UNKNOWN)
            continue;
        places[n] = i;
        amounts[n++] = stake;
    }
    return n;
}

/* The company of a holding: the board takes its name from the facts. */
static int64_t company_of(const struct gt_facts *facts, const char *name)
{
    for (size_t i = 0; i < facts->deal_count; i++)
        if (facts->deals[i].company_name == name)
            return facts->deals[i].company;
    return 0;
}

static int share_holding(struct making *making, const struct gt_board_holding *holding,
                         size_t *places, gt_money *amounts, gt_money *parts)
{
    const struct gt_facts *facts = &making->facts;
    const struct gt_board_making *sum = &making->board_making;
    size_t n = stakes_of(facts, company_of(facts, holding->company), places, amounts);
    int code = 0;
    for (int what = 0; n && what < 2 && !code; what++) {
        gt_money total = what ? holding->value : holding->proceeds;
        if (total == GT_MONEY_UNKNOWN)
            continue;
        if (gt_money_allocate(total, amounts, n, parts) != GT_OK)
            return gt_fail(sum->error, GT_EXIT_DATA, _("%s: its value cannot be reckoned"),
                           holding->company);
        for (size_t i = 0; i < n && !code; i++) {
            struct gt_source_result *result = result_of(making, facts->deals[places[i]].id);
            if (!result)
                continue;
            code = gt_board_add(sum, parts[i], what ? &result->value : &result->proceeds);
            if (!code && !what)
                code = gt_board_add(sum, amounts[i], &result->invested);
        }
    }
    return code;
}

static int add_holdings(struct making *making, struct gt_arena *arena, struct gt_error *error)
{
    size_t deals = making->facts.deal_count + 1;
    size_t *places = gt_arena_alloc(arena, deals * sizeof *places);
    gt_money *amounts = gt_arena_alloc(arena, deals * sizeof *amounts);
    gt_money *parts = gt_arena_alloc(arena, deals * sizeof *parts);
    if (!places || !amounts || !parts)
        return gt_fail_memory(error);
    int code = gt_board_holdings(&making->board_making);
    for (size_t i = 0; i < making->board.holding_count && !code; i++)
        code = share_holding(making, &making->board.holdings[i], places, amounts, parts);
    return code;
}

/* Sums the deals of one source, which follow each other once they are sorted. */
static int sum_results(struct making *making, bool parties, size_t *count)
{
    struct gt_source_result *results = making->results;
    size_t kept = 0;
    int code = 0;
    for (size_t i = 0; i < making->count && !parties; i++)
        results[i].brought_by = NULL;
    if (making->count)
        qsort(results, making->count, sizeof *results, compare_results);
    for (size_t i = 0; i < making->count && !code; i++) {
        if (kept == 0 || compare_results(&results[kept - 1], &results[i]) != 0) {
            results[kept++] = results[i];
            continue;
        }
        struct gt_source_result *sum = &results[kept - 1];
        sum->deals += results[i].deals;
        sum->closed += results[i].closed;
        sum->ended += results[i].ended;
        code = gt_board_add(&making->board_making, results[i].invested, &sum->invested);
        if (!code)
            code = gt_board_add(&making->board_making, results[i].proceeds, &sum->proceeds);
        if (!code)
            code = gt_board_add(&making->board_making, results[i].value, &sum->value);
    }
    *count = kept;
    return code;
}

static int begin(struct making *making, struct gt_arena *arena, struct gt_error *error)
{
    making->results = gt_arena_alloc(arena, (making->count + 1) * sizeof *making->results);
    if (!making->results)
        return gt_fail_memory(error);
    for (size_t i = 0; i < making->count; i++) {
        const struct gt_cohort_deal *deal = &making->deals[i];
        making->results[i] = (struct gt_source_result){
            .source = deal->source,
            .brought_by = deal->brought_by,
            .deals = 1,
            .closed = deal->stage == GT_STAGE_CLOSED,
            .ended = deal->stage == GT_STAGE_PASSED || deal->stage == GT_STAGE_LOST,
            .invested = GT_MONEY_UNKNOWN,
            .proceeds = GT_MONEY_UNKNOWN,
            .value = GT_MONEY_UNKNOWN,
        };
    }
    return 0;
}

/* Rounds of the cohort's deals whose money is set aside. */
static int count_aside(const struct making *making)
{
    const struct gt_facts *facts = &making->facts;
    int count = 0;
    for (size_t i = 0; i < facts->deal_count; i++)
        count += facts->deals[i].stage == GT_STAGE_CLOSED && gt_facts_is_foreign(facts, i) &&
                 gt_facts_took_part(facts, i, facts->fund) && result_of(making, facts->deals[i].id);
    return count;
}

int gt_source_report(struct gt_store *store, const struct gt_cohort *cohort,
                     const struct gt_facts_terms *terms, bool parties,
                     struct gt_source_report *report, struct gt_arena *arena,
                     struct gt_error *error)
{
    static const struct gt_board_options usual = {0};
    struct making making = {0};
    making.board_making = (struct gt_board_making){.store = store,
                                                   .facts = &making.facts,
                                                   .options = &usual,
                                                   .board = &making.board,
                                                   .findings = {.arena = arena},
                                                   .arena = arena,
                                                   .error = error};
    int code = gt_cohort_deals(store, cohort, &making.deals, &making.count, arena, error);
    if (!code)
        code = begin(&making, arena, error);
    if (!code)
        code = gt_facts_under(store, cohort->as_of, terms, &making.facts, arena, error);
    if (!code && making.facts.fund)
        code = add_holdings(&making, arena, error);
    if (code)
        return code;
    *report = (struct gt_source_report){.results = making.results,
                                        .exchange = making.facts.exchange,
                                        .aside = count_aside(&making)};
    return sum_results(&making, parties, &report->count);
}
