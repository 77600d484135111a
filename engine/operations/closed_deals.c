/* closed_deals.c - from stakes, exits and receipts to multiples and times; closed_deals.h has the
 * rule. */
#include "engine/operations/closed_deals.h"

#include "engine/operations/holdings.h"
#include "engine/operations/receipts.h"

#include <math.h>
#include <stdlib.h>

#define DAYS_A_YEAR 365.0
#define YEARS_LEAST 0.01 /* of the model's file */

/* What a holding is known to be. */
struct ended {
    double cost, back;
    double days; /* sum of day x money of its payments */
    bool known;
};

struct making {
    const struct gt_facts *facts;
    struct gt_holdings holdings;
    struct ended *ended; /* beside the holdings */
    struct gt_arena *arena;
    struct gt_error *error;
};

/* Every stake in a closed round. */
static int find_stakes(const struct making *making, struct gt_holding_stake *stakes, size_t *count)
{
    const struct gt_facts *facts = making->facts;
    int code = 0;
    for (size_t deal = 0; deal < facts->deal_count && !code; deal++) {
        const struct gt_deal_row *row = &facts->deals[deal];
        if (row->stage != GT_STAGE_CLOSED)
            continue;
        for (size_t s = facts->first_stake[deal]; s < facts->first_stake[deal + 1] && !code; s++) {
            const struct gt_investment_fact *stake = &facts->stakes[s];
            gt_money amount = stake->more ? GT_MONEY_UNKNOWN : stake->amount;
            if (stake->party == facts->fund)
                code = gt_facts_fund_stake(facts, deal, &amount, making->arena, making->error);
            if (amount != 0)
                stakes[(*count)++] =
                    (struct gt_holding_stake){row->company, stake->party, row->day, deal, amount};
        }
    }
    return code;
}

static struct ended *ended_of(const struct making *making, int64_t company, int64_t party)
{
    const struct gt_holding *holding = gt_holdings_of(&making->holdings, company, party);
    return holding ? &making->ended[holding - making->holdings.items] : NULL;
}

static int add_stakes(struct making *making, const struct gt_holding_stake *stakes, size_t count)
{
    making->ended =
        gt_arena_alloc(making->arena, (making->holdings.count + 1) * sizeof *making->ended);
    if (!making->ended)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < making->holdings.count; i++) {
        const struct gt_holding *holding = &making->holdings.items[i];
        making->ended[i].known = !holding->held.held && holding->aside == 0;
    }
    for (size_t i = 0; i < count; i++) {
        struct ended *ended = ended_of(making, stakes[i].company, stakes[i].party);
        if (stakes[i].amount == GT_MONEY_UNKNOWN) {
            ended->known = false;
            continue;
        }
        ended->cost += (double)stakes[i].amount;
        ended->days += (double)stakes[i].day * (double)stakes[i].amount;
    }
    return 0;
}

static int add_receipts(struct making *making, struct gt_receipt *receipts, size_t count)
{
    int code = 0;
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_receipt *receipt = &receipts[i];
        struct ended *ended = ended_of(making, receipt->company, receipt->party);
        if (!ended)
            continue;
        code = gt_holdings_exchange(making->facts, receipt->company, receipt->currency,
                                    receipt->day, &receipt->amount, making->error);
        if (receipt->amount == GT_MONEY_UNKNOWN)
            ended->known = false;
        else
            ended->back += (double)receipt->amount;
    }
    return code;
}

/* The holdings of one company, from `first` on; what follows them. */
static size_t add_company(const struct making *making, size_t first, struct gt_ledger_deals *deals)
{
    const struct gt_holding *items = making->holdings.items;
    double cost = 0, back = 0, days = 0;
    bool left = false;
    size_t i = first;
    for (; i < making->holdings.count && items[i].company == items[first].company; i++) {
        const struct ended *ended = &making->ended[i];
        left = left || (items[i].exit_day != GT_DAY_NONE && !items[i].held.held);
        if (!ended->known || items[i].exit_day == GT_DAY_NONE || !(ended->cost > 0))
            continue;
        cost += ended->cost;
        back += ended->back;
        days += (double)items[i].exit_day * ended->cost - ended->days;
    }
    if (cost > 0)
        deals->items[deals->count++] =
            (struct gt_closed_deal){gt_facts_name(making->facts, items[first].company), back / cost,
                                    fmax(days / cost / DAYS_A_YEAR, YEARS_LEAST)};
    else
        deals->unknown += left;
    return i;
}

int gt_closed_deals_read(struct gt_store *store, const struct gt_facts *facts,
                         struct gt_ledger_deals *deals, struct gt_arena *arena,
                         struct gt_error *error)
{
    struct making making = {.facts = facts, .arena = arena, .error = error};
    size_t count = 0, receipt_count = 0;
    struct gt_holding_stake *stakes =
        gt_arena_alloc(arena, (facts->stake_count + 1) * sizeof *stakes);
    struct gt_receipt *receipts = NULL;
    *deals = (struct gt_ledger_deals){0};
    int code = stakes ? find_stakes(&making, stakes, &count) : gt_fail_memory(error);
    if (!code)
        code = gt_holdings_load(store, facts, stakes, count, &making.holdings, arena, error);
    if (!code)
        code = gt_receipts_load(store, 0, facts->as_of, &receipts, &receipt_count, arena, error);
    if (!code)
        code = add_stakes(&making, stakes, count);
    if (!code)
        code = add_receipts(&making, receipts, receipt_count);
    deals->items = gt_arena_alloc(arena, (making.holdings.count + 1) * sizeof *deals->items);
    if (!code && !deals->items)
        code = gt_fail_memory(error);
    for (size_t i = 0; i < making.holdings.count && !code;)
        i = add_company(&making, i, deals);
    return code;
}
