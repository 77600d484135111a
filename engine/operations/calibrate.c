/* calibrate.c - from the ledger's rounds and exits to stays, step-ups and dilutions; calibrate.h
 * has the rules. Multiples are in calibrate_multiples.c.
 */
#include "engine/operations/calibrate_int.h"

#include "engine/operations/approval.h"

#include <stdlib.h>

#define DAYS_A_YEAR 365.0

/* Of kinds that are no stage: a later round of whatever stage, one that may be anything, one that
 * changes none. */
enum { LATER = -1, ANY = -2, BESIDE = -3 };

static const int stage_of_kind[] = {
    [GT_DEAL_UNKNOWN] = ANY,
    [GT_DEAL_SEED] = GT_CHAIN_SEED,
    [GT_DEAL_ANGEL] = GT_CHAIN_ANGEL,
    [GT_DEAL_SEED_ANGEL] = GT_CHAIN_SEED,
    [GT_DEAL_PRE_A] = GT_CHAIN_SERIES_A,
    [GT_DEAL_SERIES_A] = GT_CHAIN_SERIES_A,
    [GT_DEAL_SERIES_B] = GT_CHAIN_SERIES_B,
    [GT_DEAL_SERIES_C] = GT_CHAIN_SERIES_C,
    [GT_DEAL_SERIES_D_PLUS] = GT_CHAIN_SERIES_D,
    [GT_DEAL_VENTURE] = LATER,
    [GT_DEAL_PRIVATE_EQUITY] = LATER,
    [GT_DEAL_BRIDGE] = BESIDE,
    [GT_DEAL_CORPORATE] = ANY,
    [GT_DEAL_CROWD] = BESIDE,
    [GT_DEAL_DEBT] = BESIDE,
    [GT_DEAL_OTHER] = BESIDE,
};

int gt_chain_stage_of(int deal_kind)
{
    return stage_of_kind[deal_kind];
}

/* Where a company stands, round by round. */
struct standing {
    int stage; /* enum gt_chain_stage; -1: unknown */
    int least; /* stage that it may still enter */
    gt_day since;
    int chain;       /* of prices */
    double price;    /* of the latest priced round of the chain */
    double post;     /* its post-money, 0: the chain is broken */
    int stage_chain; /* of the price at which the stage began */
    double stage_price;
};

/* Arrays that grow, and what they hold. */
struct growing {
    struct gt_calibration_making *making;
    struct gt_chain_stay *stays;
    double *step_ups[GT_CHAIN_STAGES], *dilutions[GT_CHAIN_STAGES], *growth;
    size_t room; /* of each: closed rounds */
};

static const struct gt_deal_row *deal_at(const struct gt_calibration_making *making, size_t round)
{
    return &making->facts->deals[making->rounds[round].deal];
}

/* What is known of a round's money; the third of pre-money, amount and post-money from the others.
 */
struct worth {
    double pre, amount, post; /* 0: unknown */
};

static double known(gt_money amount)
{
    return amount == GT_MONEY_UNKNOWN ? 0 : (double)amount;
}

static struct worth worth_of(const struct gt_deal_row *deal)
{
    struct worth worth = {known(deal->pre_money), known(deal->amount), known(deal->post_money)};
    if (worth.post == 0 && worth.pre > 0 && worth.amount > 0)
        worth.post = worth.pre + worth.amount;
    else if (worth.pre == 0 && worth.post > worth.amount && worth.amount > 0)
        worth.pre = worth.post - worth.amount;
    else if (worth.amount == 0 && worth.pre > 0 && worth.post > worth.pre)
        worth.amount = worth.post - worth.pre;
    return worth;
}

static void add_number(double *values, struct gt_numbers *numbers, double value)
{
    values[numbers->count++] = value;
    numbers->values = values;
}

static void end_stay(struct growing *growing, const struct standing *at, gt_day day,
                     enum gt_chain_end end)
{
    struct gt_calibration_ledger *ledger = growing->making->ledger;
    if (at->stage < 0)
        return;
    if (day <= at->since) {
        ledger->same_day++;
        return;
    }
    growing->stays[ledger->data.stay_count++] = (struct gt_chain_stay){
        (enum gt_chain_stage)at->stage, (day - at->since) / DAYS_A_YEAR, end};
}

/* A round that money buys shares in moves the price on, or breaks the chain of prices. */
static void price_round(struct standing *at, const struct worth *worth,
                        struct gt_priced_round *round)
{
    if (at->post > 0 && worth->pre > 0) {
        at->price *= worth->pre / at->post;
    } else {
        at->chain++;
        at->price = 1;
    }
    at->post = worth->post;
    *round = (struct gt_priced_round){round->deal, round->company, at->chain, at->price, true};
}

/* The next round, of a stage or (-1) of one that nobody wrote down. */
static void go_on(struct growing *growing, const struct standing *at, int stage, gt_day day)
{
    struct gt_calibration_data *data = &growing->making->ledger->data;
    if (at->stage < 0)
        return;
    end_stay(growing, at, day, GT_CHAIN_END_NEXT);
    if (at->stage_chain == at->chain) {
        double step = at->price / at->stage_price;
        add_number(growing->step_ups[at->stage], &data->step_ups[at->stage], step);
        add_number(growing->growth, &data->growth, step);
    }
    if (at->stage == GT_CHAIN_SEED && (stage == GT_CHAIN_SERIES_A || stage == GT_CHAIN_ANGEL))
        data->from_seed[stage == GT_CHAIN_ANGEL]++;
}

static void begin_stage(struct growing *growing, struct standing *at, int stage, gt_day day,
                        const struct worth *worth)
{
    struct gt_calibration_data *data = &growing->making->ledger->data;
    go_on(growing, at, stage, day);
    if (worth->amount > 0 && worth->post > worth->amount)
        add_number(growing->dilutions[stage], &data->dilutions[stage], worth->amount / worth->post);
    at->stage = at->least = stage;
    at->since = day;
    at->stage_chain = at->chain;
    at->stage_price = at->price;
}

/* After a round of a stage that nobody wrote down. */
static void lose_stage(struct growing *growing, struct standing *at, bool later, gt_day day)
{
    growing->making->ledger->unstaged++;
    if (later) {
        go_on(growing, at, -1, day);
        at->least += at->stage >= 0 && at->stage < GT_CHAIN_SERIES_D;
    } else {
        end_stay(growing, at, day, GT_CHAIN_END_RUNNING);
    }
    at->stage = -1;
}

static void take_round(struct growing *growing, struct standing *at, size_t round)
{
    struct gt_calibration_ledger *ledger = growing->making->ledger;
    const struct gt_deal_row *deal = deal_at(growing->making, round);
    struct worth worth = worth_of(deal);
    int stage = gt_chain_stage_of(deal->kind);
    if (deal->kind != GT_DEAL_DEBT)
        price_round(at, &worth, &growing->making->rounds[round]);
    if (stage == BESIDE) {
        ledger->beside++;
        return;
    }
    if (stage < 0) {
        lose_stage(growing, at, stage == LATER, deal->day);
        return;
    }
    ledger->staged++;
    if (stage < at->least)
        ledger->backwards++;
    else if (stage == at->stage && stage != GT_CHAIN_SERIES_D)
        ledger->further++;
    else
        begin_stage(growing, at, stage, deal->day, &worth);
}

/* Ends of companies. */

enum { GOES_ON = -1 };

int gt_chain_end_of(int exit_kind)
{
    switch ((enum gt_exit_kind)exit_kind) {
    case GT_EXIT_IPO:
    case GT_EXIT_TRADE_SALE:
        return GT_CHAIN_END_EXIT;
    case GT_EXIT_LIQUIDATION:
    case GT_EXIT_WRITE_OFF:
        return GT_CHAIN_END_FAILURE;
    case GT_EXIT_SECONDARY:
    case GT_EXIT_BUY_OUT:
    case GT_EXIT_BUY_BACK:
        break;
    }
    return GOES_ON;
}

static int compare_exits(const void *a, const void *b)
{
    const struct gt_exit_row *x = a, *y = b;
    if (x->company != y->company)
        return (x->company > y->company) - (x->company < y->company);
    return x->day != y->day ? (x->day > y->day) - (x->day < y->day)
                            : (x->id > y->id) - (x->id < y->id);
}

/* The first end of a company on or after its last round, among the exits in order from *next on. */
static const struct gt_exit_row *find_end(struct gt_calibration_ledger *ledger,
                                          const struct gt_exit_row *exits, size_t count,
                                          size_t *next, int64_t company, gt_day last)
{
    const struct gt_exit_row *end = NULL;
    bool before = false;
    while (*next < count && exits[*next].company < company)
        ++*next;
    for (; *next < count && exits[*next].company == company; ++*next) {
        const struct gt_exit_row *exit = &exits[*next];
        if (end || gt_chain_end_of(exit->kind) == GOES_ON)
            continue;
        if (exit->day < last)
            before = true;
        else
            end = exit;
    }
    ledger->contradicted += before;
    return end;
}

static void end_company(struct growing *growing, const struct standing *at,
                        const struct gt_exit_row *exit, size_t first, size_t count)
{
    struct gt_calibration_making *making = growing->making;
    struct gt_calibration_ledger *ledger = making->ledger;
    if (!exit) {
        end_stay(growing, at, ledger->as_of, GT_CHAIN_END_RUNNING);
        return;
    }
    enum gt_chain_end end = (enum gt_chain_end)gt_chain_end_of(exit->kind);
    bool failed = end == GT_CHAIN_END_FAILURE;
    ledger->exits += !failed;
    ledger->failures += failed;
    if (ledger->last == GT_DAY_NONE || exit->day > ledger->last)
        ledger->last = exit->day;
    end_stay(growing, at, exit->day, end);
    making->ended[making->ended_count++] =
        (struct gt_ended_company){exit->company, failed, first, count};
}

static void walk(struct growing *growing, const struct gt_exit_row *exits, size_t exit_count)
{
    struct gt_calibration_making *making = growing->making;
    size_t seen = 0;
    for (size_t first = 0, next; first < making->round_count; first = next) {
        struct standing at = {.stage = -1};
        int64_t company = making->rounds[first].company;
        for (next = first; next < making->round_count && making->rounds[next].company == company;
             next++)
            take_round(growing, &at, next);
        gt_day last = deal_at(making, next - 1)->day;
        if (making->ledger->last == GT_DAY_NONE || last > making->ledger->last)
            making->ledger->last = last;
        making->ledger->companies++;
        end_company(growing, &at, find_end(making->ledger, exits, exit_count, &seen, company, last),
                    first, next - first);
    }
    making->ledger->data.stays = growing->stays;
    making->ledger->data.failures = making->ledger->failures > 0;
}

/* What is read. */

static int find_rounds(struct gt_calibration_making *making)
{
    const struct gt_facts *facts = making->facts;
    making->rounds =
        gt_arena_alloc(making->arena, (facts->deal_count + 1) * sizeof *making->rounds);
    making->ended = gt_arena_alloc(making->arena, (facts->deal_count + 1) * sizeof *making->ended);
    if (!making->rounds || !making->ended)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < facts->deal_count; i++) {
        size_t place = facts->by_day[i];
        if (facts->deals[place].stage == GT_STAGE_CLOSED)
            making->rounds[making->round_count++] =
                (struct gt_priced_round){.deal = place, .company = facts->deals[place].company};
    }
    making->ledger->rounds = making->round_count;
    return 0;
}

/* By company; of one, as they stand already (by day), for which the place in by_day stands in
 * chain.
 */
static int compare_rounds(const void *a, const void *b)
{
    const struct gt_priced_round *x = a, *y = b;
    if (x->company != y->company)
        return (x->company > y->company) - (x->company < y->company);
    return (x->chain > y->chain) - (x->chain < y->chain);
}

static void sort_rounds(struct gt_calibration_making *making)
{
    for (size_t i = 0; i < making->round_count; i++)
        making->rounds[i].chain = (int)i;
    if (making->round_count)
        qsort(making->rounds, making->round_count, sizeof *making->rounds, compare_rounds);
}

static int make_room(struct growing *growing)
{
    struct gt_arena *arena = growing->making->arena;
    size_t room = growing->making->round_count + 1;
    bool all = true;
    growing->stays = gt_arena_alloc(arena, 2 * room * sizeof *growing->stays);
    growing->growth = gt_arena_alloc(arena, room * sizeof(double));
    for (int stage = 0; stage < GT_CHAIN_STAGES; stage++) {
        growing->step_ups[stage] = gt_arena_alloc(arena, room * sizeof(double));
        growing->dilutions[stage] = gt_arena_alloc(arena, room * sizeof(double));
        all = all && growing->step_ups[stage] && growing->dilutions[stage];
    }
    return all && growing->stays && growing->growth ? 0 : gt_fail_memory(growing->making->error);
}

int gt_calibration_read(struct gt_store *store, const struct gt_facts *facts,
                        struct gt_calibration_ledger *ledger, struct gt_arena *arena,
                        struct gt_error *error)
{
    struct gt_calibration_making making = {
        .store = store, .facts = facts, .ledger = ledger, .arena = arena, .error = error};
    struct growing growing = {.making = &making};
    struct gt_exit_row *exits = NULL;
    size_t exit_count = 0;
    *ledger = (struct gt_calibration_ledger){.as_of = facts->as_of, .last = GT_DAY_NONE};
    int code = find_rounds(&making);
    if (!code)
        code = make_room(&growing);
    if (!code)
        code = gt_exit_list(store, 0, facts->as_of, &exits, &exit_count, arena, error);
    if (!code) /* what waits for approval has not happened yet */
        code =
            gt_pending_drop(store, "exit", exits, sizeof *exits, &exit_count, NULL, arena, error);
    if (code)
        return code;
    sort_rounds(&making);
    if (exit_count)
        qsort(exits, exit_count, sizeof *exits, compare_exits);
    walk(&growing, exits, exit_count);
    return gt_calibration_multiples(&making);
}
