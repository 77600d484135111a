/* fund.c - the guidance fund's own money as of a date: by year, by sub-fund, by partner. */
#include "engine/operations/fund.h"

#include <stdlib.h>

/* What the view is made from. */
struct making {
    struct gt_store *store;
    const struct gt_facts *facts;
    struct gt_fund_view *view;
    size_t year_capacity;
    struct gt_arena *arena;
    struct gt_error *error;
};

static int fail_sum(struct making *making, enum gt_status status)
{
    return status == GT_OK
               ? 0
               : gt_fail(making->error, GT_EXIT_DATA, _("the fund's money cannot be summed: %s"),
                         _(gt_status_text(status)));
}

/* *amount in the ledger's currency; unknown, and counted, where that cannot be. */
static int exchange(struct making *making, const struct gt_currency *currency, gt_day day,
                    gt_money *amount)
{
    bool known = *amount != GT_MONEY_UNKNOWN;
    int code = gt_exchange_amount(making->facts->exchange, currency, day, amount, making->error);
    making->view->aside += !code && known && *amount == GT_MONEY_UNKNOWN;
    return code;
}

/* The line of a year, made when it is new; NULL: memory. */
static struct gt_fund_year *year_of(struct making *making, int64_t year)
{
    struct gt_fund_view *view = making->view;
    for (size_t i = 0; i < view->year_count; i++)
        if (view->years[i].year == year)
            return &view->years[i];
    view->years = gt_arena_grow(making->arena, view->years, view->year_count,
                                &making->year_capacity, sizeof *view->years);
    if (!view->years)
        return NULL;
    view->years[view->year_count] = (struct gt_fund_year){.year = year,
                                                          .budget = GT_MONEY_UNKNOWN,
                                                          .final = GT_MONEY_UNKNOWN,
                                                          .unspent = GT_MONEY_UNKNOWN};
    return &view->years[view->year_count++];
}

/* Which sum of a year an amount goes to. */
enum sum { COMMITTED, CALLED, PAID, INVESTED };

static int add(struct making *making, gt_day day, enum sum which, gt_money amount)
{
    struct gt_fund_year *year = year_of(making, gt_day_to_civil(day).year);
    if (!year)
        return gt_fail_memory(making->error);
    gt_money *sums[] = {&year->committed, &year->called, &year->paid, &year->invested};
    return amount == GT_MONEY_UNKNOWN
               ? 0
               : fail_sum(making, gt_money_add(*sums[which], amount, sums[which]));
}

static int add_budgets(struct making *making)
{
    struct gt_budget_row *rows = NULL;
    size_t count = 0;
    int code = gt_budget_list(making->store, making->view->fund, &rows, &count, making->arena,
                              making->error);
    for (size_t i = 0; i < count && !code; i++) {
        gt_day day = GT_DAY_NONE;
        gt_day_from_civil((struct gt_civil){(int)rows[i].year, 1, 1}, &day);
        if (day > making->view->as_of)
            continue;
        struct gt_fund_year *year = year_of(making, rows[i].year);
        if (!year)
            return gt_fail_memory(making->error);
        year->budget = rows[i].amount;
        year->final = rows[i].final;
        code = exchange(making, rows[i].currency, day, &year->budget);
        if (!code)
            code = exchange(making, rows[i].currency, day, &year->final);
    }
    return code;
}

/* The place of a sub-fund in the view; subfund_count: it is none. */
static size_t place_of(const struct gt_fund_view *view, int64_t party)
{
    size_t i = 0;
    while (i < view->subfund_count && view->subfunds[i].party != party)
        i++;
    return i;
}

static int sum_into(struct making *making, gt_money *all, gt_money *own, bool is_own,
                    gt_money amount)
{
    int code = fail_sum(making, gt_money_add(*all, amount, all));
    return code || !is_own ? code : fail_sum(making, gt_money_add(*own, amount, own));
}

static int add_commitments(struct making *making)
{
    struct gt_fund_view *view = making->view;
    struct gt_commitment_row *rows = NULL;
    size_t count = 0;
    int code = gt_commitment_list(making->store, 0, 0, 0, view->as_of, &rows, &count, making->arena,
                                  making->error);
    for (size_t i = 0; i < count && !code; i++) {
        size_t place = place_of(view, rows[i].fund);
        bool own = rows[i].party == view->fund;
        if (place == view->subfund_count)
            continue;
        code = exchange(making, rows[i].currency, rows[i].day, &rows[i].amount);
        if (code || rows[i].amount == GT_MONEY_UNKNOWN)
            continue;
        code = sum_into(making, &view->committed[place], &view->fund_committed[place], own,
                        rows[i].amount);
        if (!code && own)
            code = add(making, rows[i].day, COMMITTED, rows[i].amount);
    }
    return code;
}

/* A call counts from its own day on, though it was paid later. */
static int add_drawdown(struct making *making, size_t place, struct gt_drawdown_row *row)
{
    struct gt_fund_view *view = making->view;
    bool own = row->party == view->fund;
    gt_day called = row->called == GT_DAY_NONE ? row->day : row->called;
    int code = called > view->as_of ? 0 : exchange(making, row->currency, row->day, &row->amount);
    if (code || called > view->as_of || row->amount == GT_MONEY_UNKNOWN)
        return code;
    if (own)
        code = add(making, called, CALLED, row->amount);
    if (!code && row->day <= view->as_of)
        code = sum_into(making, &view->paid_in[place], &view->fund_paid[place], own, row->amount);
    if (!code && own && row->day <= view->as_of)
        code = add(making, row->day, PAID, row->amount);
    return code;
}

static int add_drawdowns(struct making *making)
{
    struct gt_fund_view *view = making->view;
    struct gt_drawdown_row *rows = NULL;
    size_t count = 0;
    int code = gt_drawdown_list(making->store, 0, GT_DAY_LAST, &rows, &count, making->arena,
                                making->error);
    for (size_t i = 0; i < count && !code; i++) {
        size_t place = place_of(view, rows[i].fund);
        if (place < view->subfund_count)
            code = add_drawdown(making, place, &rows[i]);
    }
    return code;
}

static int add_rounds(struct making *making)
{
    const struct gt_facts *facts = making->facts;
    int code = 0;
    for (size_t i = 0; i < facts->deal_count && !code; i++) {
        if (facts->deals[i].stage != GT_STAGE_CLOSED ||
            !gt_facts_took_part(facts, i, making->view->fund))
            continue;
        making->view->aside += gt_facts_is_foreign(facts, i);
        code = add(making, facts->deals[i].day, INVESTED,
                   gt_facts_stake(facts, i, making->view->fund));
    }
    return code;
}

static int compare_years(const void *a, const void *b)
{
    int64_t x = ((const struct gt_fund_year *)a)->year, y = ((const struct gt_fund_year *)b)->year;
    return (x > y) - (x < y);
}

static void close_years(struct gt_fund_view *view)
{
    if (view->year_count)
        qsort(view->years, view->year_count, sizeof *view->years, compare_years);
    for (size_t i = 0; i < view->year_count; i++) {
        struct gt_fund_year *year = &view->years[i];
        if (year->budget != GT_MONEY_UNKNOWN)
            year->unspent = year->budget - year->paid - year->invested;
    }
}

/* What a partner put into rounds beside the fund since a day. */
static int beside(struct making *making, int64_t partner, gt_day since, gt_money *sum)
{
    const struct gt_facts *facts = making->facts;
    int code = 0;
    *sum = 0;
    for (size_t i = 0; i < facts->deal_count && !code; i++) {
        gt_money stake = gt_facts_stake(facts, i, partner);
        if (facts->deals[i].stage == GT_STAGE_CLOSED && facts->deals[i].day >= since &&
            stake != GT_MONEY_UNKNOWN && gt_facts_took_part(facts, i, making->view->fund))
            code = fail_sum(making, gt_money_add(*sum, stake, sum));
    }
    return code;
}

/* One partner's letters in force, rows[0..count). */
static int add_partner(struct making *making, struct gt_intention_row *rows, size_t count)
{
    struct gt_fund_partner *partner = &making->view->partners[making->view->partner_count];
    gt_day since = GT_DAY_NONE;
    int code = 0;
    *partner = (struct gt_fund_partner){.party = rows->partner,
                                        .name = rows->partner_name,
                                        .capacity = GT_MONEY_UNKNOWN,
                                        .left = GT_MONEY_UNKNOWN};
    for (size_t i = 0; i < count && !code; i++) {
        if (rows[i].until != GT_DAY_NONE && rows[i].until < making->view->as_of)
            continue;
        partner->letters++;
        since = since == GT_DAY_NONE ? rows[i].day : since;
        code = exchange(making, rows[i].currency, rows[i].day, &rows[i].capacity);
        if (code || rows[i].capacity == GT_MONEY_UNKNOWN)
            continue;
        if (partner->capacity == GT_MONEY_UNKNOWN)
            partner->capacity = 0;
        code =
            fail_sum(making, gt_money_add(partner->capacity, rows[i].capacity, &partner->capacity));
    }
    if (code || !partner->letters)
        return code;
    making->view->partner_count++;
    code = beside(making, partner->party, since, &partner->invested);
    if (partner->capacity != GT_MONEY_UNKNOWN)
        partner->left =
            partner->capacity > partner->invested ? partner->capacity - partner->invested : 0;
    return code;
}

static int add_partners(struct making *making)
{
    struct gt_intention_row *rows = NULL;
    size_t count = 0;
    int code = gt_intention_list(making->store, making->view->fund, making->view->as_of, &rows,
                                 &count, making->arena, making->error);
    making->view->partners =
        gt_arena_alloc(making->arena, (count + 1) * sizeof *making->view->partners);
    if (!code && !making->view->partners)
        return gt_fail_memory(making->error);
    for (size_t begin = 0, end; begin < count && !code; begin = end) {
        for (end = begin + 1; end < count && rows[end].partner == rows[begin].partner;)
            end++;
        code = add_partner(making, rows + begin, end - begin);
    }
    return code;
}

static int make_room(struct making *making)
{
    struct gt_fund_view *view = making->view;
    size_t bytes = (view->subfund_count + 1) * sizeof(gt_money);
    view->committed = gt_arena_alloc(making->arena, bytes);
    view->paid_in = gt_arena_alloc(making->arena, bytes);
    view->fund_committed = gt_arena_alloc(making->arena, bytes);
    view->fund_paid = gt_arena_alloc(making->arena, bytes);
    return view->committed && view->paid_in && view->fund_committed && view->fund_paid
               ? 0
               : gt_fail_memory(making->error);
}

int gt_fund_view(struct gt_store *store, const struct gt_facts *facts, struct gt_fund_view *view,
                 struct gt_arena *arena, struct gt_error *error)
{
    static int (*const parts[])(struct making *) = {make_room,     add_budgets, add_commitments,
                                                    add_drawdowns, add_rounds,  add_partners};
    struct making making = {
        .store = store, .facts = facts, .view = view, .arena = arena, .error = error};
    *view = (struct gt_fund_view){.fund = facts->fund, .as_of = facts->as_of};
    if (facts->fund == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("the ledger has no guidance fund; make one with `gentou fund add`"));
    int code = gt_subfund_list(store, facts->fund, 0, facts->as_of, &view->subfunds,
                               &view->subfund_count, arena, error);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !code; i++)
        code = parts[i](&making);
    close_years(view);
    return code;
}
