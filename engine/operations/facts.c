/* facts.c - the ledger as of a date, in memory. */
#include "engine/operations/facts.h"

#include "engine/operations/approval.h"
#include "engine/operations/find.h"
#include "engine/operations/tracing.h"

#include <stdlib.h>

static int compare_deals(const void *a, const void *b)
{
    int64_t x = ((const struct gt_deal_row *)a)->id, y = ((const struct gt_deal_row *)b)->id;
    return (x > y) - (x < y);
}

struct gt_deal_row *gt_facts_deal(const struct gt_facts *facts, int64_t deal)
{
    struct gt_deal_row key = {.id = deal};
    return facts->deal_count
               ? bsearch(&key, facts->deals, facts->deal_count, sizeof key, compare_deals)
               : NULL;
}

/* A deal's day and place, to be sorted. */
struct dated {
    gt_day day;
    size_t place;
};

static int compare_days(const void *a, const void *b)
{
    const struct dated *x = a, *y = b;
    return x->day != y->day ? (x->day > y->day) - (x->day < y->day)
                            : (x->place > y->place) - (x->place < y->place);
}

static int order_by_day(struct gt_facts *facts, struct gt_arena *arena, struct gt_error *error)
{
    struct dated *dated = gt_arena_alloc(arena, (facts->deal_count + 1) * sizeof *dated);
    facts->by_day = gt_arena_alloc(arena, (facts->deal_count + 1) * sizeof *facts->by_day);
    if (!dated || !facts->by_day)
        return gt_fail_memory(error);
    for (size_t i = 0; i < facts->deal_count; i++)
        dated[i] = (struct dated){facts->deals[i].day, i};
    qsort(dated, facts->deal_count, sizeof *dated, compare_days);
    for (size_t i = 0; i < facts->deal_count; i++)
        facts->by_day[i] = dated[i].place;
    return 0;
}

/* Lays the stakes, which are in the order of their deals, beside the deals. */
static int index_stakes(struct gt_facts *facts, struct gt_arena *arena, struct gt_error *error)
{
    size_t stake = 0;
    facts->first_stake =
        gt_arena_alloc(arena, (facts->deal_count + 1) * sizeof *facts->first_stake);
    if (!facts->first_stake)
        return gt_fail_memory(error);
    size_t kept = 0;
    for (size_t i = 0; i < facts->deal_count; i++) {
        facts->first_stake[i] = kept;
        while (stake < facts->stake_count && facts->stakes[stake].deal < facts->deals[i].id)
            stake++; /* of a deal that has not come in yet */
        while (stake < facts->stake_count && facts->stakes[stake].deal == facts->deals[i].id)
            facts->stakes[kept++] = facts->stakes[stake++];
    }
    facts->first_stake[facts->deal_count] = kept;
    facts->stake_count = kept;
    return 0;
}

/* A deal's amounts in the ledger's currency, at the rate of its day. A deal that came to nothing is
 * in no sum, so that it wants no rate. */
static int exchange_deal(struct gt_facts *facts, size_t place, struct gt_arena *arena,
                         struct gt_error *error)
{
    struct gt_deal_row *deal = &facts->deals[place];
    size_t first = facts->first_stake[place], count = facts->first_stake[place + 1] - first;
    struct gt_exchange_book none = *facts->exchange;
    struct gt_exchange_book *book = deal->stage > GT_STAGE_CLOSED ? &none : facts->exchange;
    gt_money **stakes = gt_arena_alloc(arena, (count + 1) * sizeof *stakes);
    if (!stakes)
        return gt_fail_memory(error);
    none.converts = false;
    for (size_t i = 0; i < count; i++)
        stakes[i] = &facts->stakes[first + i].amount;
    int code =
        gt_exchange_parts(book, deal->currency, deal->day, &deal->amount, stakes, count, error);
    if (!code)
        code = gt_exchange_amount(book, deal->currency, deal->day, &deal->pre_money, error);
    if (!code)
        code = gt_exchange_amount(book, deal->currency, deal->day, &deal->post_money, error);
    facts->foreign += !book->converts && deal->stage == GT_STAGE_CLOSED;
    return code ? gt_error_at(error, _("deal %lld"), (long long)deal->id) : 0;
}

static int exchange_foreign(struct gt_facts *facts, struct gt_arena *arena, struct gt_error *error)
{
    int code = 0;
    for (size_t i = 0; i < facts->deal_count && !code; i++)
        if (facts->deals[i].currency != facts->ledger->currency)
            code = exchange_deal(facts, i, arena, error);
    return code;
}

static int open_exchange(struct gt_store *store, const struct gt_exchange_terms *terms,
                         struct gt_facts *facts, struct gt_arena *arena, struct gt_error *error)
{
    facts->exchange = gt_arena_alloc(arena, sizeof *facts->exchange);
    return facts->exchange
               ? gt_exchange_open(store, facts->as_of, terms, facts->exchange, arena, error)
               : gt_fail_memory(error);
}

/* A round whose amount waits for approval has none that counts, nor have its stakes. */
static int set_aside_rounds(struct gt_store *store, struct gt_facts *facts, struct gt_arena *arena,
                            struct gt_error *error)
{
    struct gt_pending_set set;
    int code = gt_pending_load(store, "deal", &set, arena, error);
    for (size_t i = 0; i < facts->deal_count && set.count && !code; i++) {
        struct gt_deal_row *deal = &facts->deals[i];
        if (!gt_pending_has(&set, deal->id))
            continue;
        facts->pending++;
        deal->amount = deal->pre_money = deal->post_money = GT_MONEY_UNKNOWN;
        for (size_t s = facts->first_stake[i]; s < facts->first_stake[i + 1]; s++)
            facts->stakes[s].amount = GT_MONEY_UNKNOWN;
    }
    return code;
}

/* A stake that waits is taken out of what its party put into the round; whose that part of the
 * round is, nobody has said yet. */
static int set_aside_stakes(struct gt_store *store, struct gt_facts *facts, struct gt_arena *arena,
                            struct gt_error *error)
{
    struct gt_pending_row *rows = NULL;
    size_t count = 0;
    int code = gt_pending_list(store, "investment", &rows, &count, arena, error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_deal_row *deal = gt_facts_deal(facts, rows[i].deal);
        size_t place = deal ? (size_t)(deal - facts->deals) : facts->deal_count;
        size_t end = deal ? facts->first_stake[place + 1] : 0;
        for (size_t s = deal ? facts->first_stake[place] : 0; s < end; s++) {
            struct gt_investment_fact *stake = &facts->stakes[s];
            if (stake->party != rows[i].party || stake->amount == GT_MONEY_UNKNOWN)
                continue;
            facts->pending++;
            deal->others = 1;
            stake->amount -= rows[i].amount;
            if (stake->amount <= 0)
                stake->amount = GT_MONEY_UNKNOWN;
        }
    }
    return code;
}

int gt_facts_load(struct gt_store *store, gt_day as_of, struct gt_facts *facts,
                  struct gt_arena *arena, struct gt_error *error)
{
    return gt_facts_under(store, as_of, NULL, facts, arena, error);
}

static int find_fund(struct gt_store *store, gt_day as_of, const char *name, int64_t *fund,
                     struct gt_arena *arena, struct gt_error *error)
{
    if (name)
        return gt_need_role(store, name, GT_ROLE_FUND, fund, arena, error);
    return gt_find_fund(store, as_of, fund, arena, error) ? gt_error_at(error, "--fund") : 0;
}

int gt_facts_under(struct gt_store *store, gt_day as_of, const struct gt_facts_terms *terms,
                   struct gt_facts *facts, struct gt_arena *arena, struct gt_error *error)
{
    int64_t total = 0;
    struct gt_deal_filter all = {
        .as_of = as_of, .from = GT_DAY_NONE, .to = GT_DAY_NONE, .stage = -1, .limit = -1};
    *facts = (struct gt_facts){.as_of = as_of, .ledger = gt_store_ledger(store)};
    int code = find_fund(store, as_of, terms ? terms->fund : NULL, &facts->fund, arena, error);
    if (!code)
        code = gt_party_facts(store, as_of, &facts->parties, &facts->party_count, arena, error);
    if (!code)
        code = gt_ownership_facts(store, &facts->ownerships, &facts->ownership_count, arena, error);
    if (!code)
        code = gt_deal_list(store, &all, &facts->deals, &facts->deal_count, &total, arena, error);
    if (!code)
        code = gt_investment_facts(store, &facts->stakes, &facts->stake_count, arena, error);
    if (code)
        return code;
    if (facts->deal_count)
        qsort(facts->deals, facts->deal_count, sizeof *facts->deals, compare_deals);
    code = index_stakes(facts, arena, error);
    if (!code)
        code = order_by_day(facts, arena, error);
    if (!code)
        code = set_aside_rounds(store, facts, arena, error);
    if (!code)
        code = set_aside_stakes(store, facts, arena, error);
    if (!code)
        code = open_exchange(store, terms ? &terms->exchange : NULL, facts, arena, error);
    return code ? code : exchange_foreign(facts, arena, error);
}

bool gt_facts_took_part(const struct gt_facts *facts, size_t deal, int64_t party)
{
    for (size_t s = facts->first_stake[deal]; s < facts->first_stake[deal + 1]; s++)
        if (facts->stakes[s].party == party)
            return true;
    return false;
}

gt_money gt_facts_stake(const struct gt_facts *facts, size_t deal, int64_t party)
{
    for (size_t s = facts->first_stake[deal]; s < facts->first_stake[deal + 1]; s++)
        if (facts->stakes[s].party == party)
            return facts->stakes[s].amount;
    return GT_MONEY_UNKNOWN;
}

gt_money gt_facts_whole_stake(const struct gt_facts *facts, size_t deal, int64_t party)
{
    for (size_t s = facts->first_stake[deal]; s < facts->first_stake[deal + 1]; s++)
        if (facts->stakes[s].party == party && facts->stakes[s].more)
            return GT_MONEY_UNKNOWN;
    return gt_facts_stake(facts, deal, party);
}

enum gt_ownership gt_facts_ownership(const struct gt_facts *facts, int64_t party, gt_day day,
                                     double *private_share)
{
    size_t low = 0, high = facts->ownership_count; /* first fact of the party, by bisection */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (facts->ownerships[middle].party < party)
            low = middle + 1;
        else
            high = middle;
    }
    enum gt_ownership found = GT_OWNERSHIP_UNKNOWN;
    *private_share = -1;
    for (; low < facts->ownership_count; low++) {
        const struct gt_ownership_fact *fact = &facts->ownerships[low];
        if (fact->party != party || (fact->since != GT_DAY_NONE && fact->since > day))
            break;
        found = (enum gt_ownership)fact->ownership;
        *private_share = fact->private_share;
    }
    return found;
}

bool gt_facts_is_foreign(const struct gt_facts *facts, size_t deal)
{
    return facts->deals[deal].currency != facts->ledger->currency && !facts->exchange->converts;
}

int gt_facts_split(const struct gt_facts *facts, size_t deal, struct gt_counting counting,
                   struct gt_split *split, struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_deal_row *row = &facts->deals[deal];
    struct gt_traced_stake *traced = NULL;
    size_t count = 0;
    int code = gt_tracing_stakes(facts, facts->tracing, deal, &traced, &count, arena, error);
    struct gt_stake *stakes = gt_arena_alloc(arena, (count + 1) * sizeof *stakes);
    if (code || !stakes)
        return code ? code : gt_fail_memory(error);
    for (size_t i = 0; i < count; i++)
        stakes[i] = traced[i].stake;
    struct gt_round round = {row->amount, stakes, count, row->others != 0};
    enum gt_status status = gt_leverage_split(&round, counting, split);
    if (status != GT_OK)
        return gt_fail(error, GT_EXIT_DATA, _("deal %lld: its stakes cannot be summed: %s"),
                       (long long)row->id, _(gt_status_text(status)));
    return 0;
}

int gt_facts_fund_stake(const struct gt_facts *facts, size_t deal, gt_money *stake,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct gt_split split;
    *stake = gt_facts_whole_stake(facts, deal, facts->fund);
    if (*stake != GT_MONEY_UNKNOWN)
        return 0;
    int code = gt_facts_split(facts, deal, (struct gt_counting){0}, &split, arena, error);
    if (!code && split.known)
        *stake = split.fund;
    return code;
}

const char *gt_facts_name(const struct gt_facts *facts, int64_t party)
{
    const struct gt_party_fact *fact =
        gt_party_fact_find(facts->parties, facts->party_count, party);
    return fact ? fact->name : "?";
}

int gt_facts_role(const struct gt_facts *facts, enum gt_role role, const int64_t **ids,
                  size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    int64_t *found = NULL;
    size_t n = 0, capacity = 0;
    for (size_t i = 0; i < facts->party_count; i++) {
        if (!(facts->parties[i].roles & 1u << role))
            continue;
        found = gt_arena_grow(arena, found, n, &capacity, sizeof *found);
        if (!found)
            return gt_fail_memory(error);
        found[n++] = facts->parties[i].id;
    }
    *ids = found;
    *count = n;
    return 0;
}
