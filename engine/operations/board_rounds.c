/* board_rounds.c - the board's view: all rounds of the ledger, and by year. */
#include "engine/operations/board_int.h"

#include <stdlib.h>

int gt_board_add(const struct gt_board_making *making, gt_money amount, gt_money *sum)
{
    if (amount == GT_MONEY_UNKNOWN)
        return 0;
    if (*sum == GT_MONEY_UNKNOWN)
        *sum = 0;
    enum gt_status status = gt_money_add(*sum, amount, sum);
    return status == GT_OK
               ? 0
               : gt_fail(making->error, GT_EXIT_DATA,
                         _("the ledger's amounts cannot be summed: %s"), _(gt_status_text(status)));
}

static struct gt_board_year *year_of(struct gt_board_year *years, size_t *count, gt_day day)
{
    int year = gt_day_to_civil(day).year;
    for (size_t i = 0; i < *count; i++)
        if (years[i].year == year)
            return &years[i];
    years[*count] =
        (struct gt_board_year){.year = year, .amount = GT_MONEY_UNKNOWN, .fund = GT_MONEY_UNKNOWN};
    return &years[(*count)++];
}

static int compare_years(const void *a, const void *b)
{
    return ((const struct gt_board_year *)a)->year - ((const struct gt_board_year *)b)->year;
}

static int add_round(struct gt_board_making *making, struct gt_board_year *year, size_t deal)
{
    const struct gt_facts *facts = making->facts;
    gt_money amount = facts->deals[deal].amount;
    bool foreign = gt_facts_is_foreign(facts, deal);
    bool unknown = amount == GT_MONEY_UNKNOWN && !foreign;
    year->rounds++;
    year->rounds_unknown += unknown;
    making->board->rounds++;
    making->board->rounds_unknown += unknown;
    making->board->rounds_foreign += foreign;
    int code = gt_board_add(making, amount, &year->amount);
    if (!code)
        code = gt_board_add(making, amount, &making->board->rounds_amount);
    if (!code && facts->fund)
        code = gt_board_add(making, gt_facts_stake(facts, deal, facts->fund), &year->fund);
    return code;
}

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

int gt_board_rounds(struct gt_board_making *making)
{
    const struct gt_facts *facts = making->facts;
    size_t count = 0, closed = 0;
    struct gt_board_year *years =
        gt_arena_alloc(making->arena, (facts->deal_count + 1) * sizeof *years);
    int64_t *companies = gt_arena_alloc(making->arena, (facts->deal_count + 1) * sizeof *companies);
    if (!years || !companies)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < facts->deal_count; i++) {
        if (facts->deals[i].stage != GT_STAGE_CLOSED)
            continue;
        companies[closed++] = facts->deals[i].company;
        int code = add_round(making, year_of(years, &count, facts->deals[i].day), i);
        if (code)
            return code;
    }
    qsort(companies, closed, sizeof *companies, compare_ids);
    for (size_t i = 0; i < closed; i++)
        making->board->companies += i == 0 || companies[i] != companies[i - 1];
    qsort(years, count, sizeof *years, compare_years);
    making->board->years = years;
    making->board->year_count = count;
    return 0;
}
