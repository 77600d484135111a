/* calibrate_multiples.c - what came back of companies that ended, over what was held at the price
 * of the last round; calibrate.h has the rule.
 */
#include "engine/operations/calibrate_int.h"

#include "engine/operations/holdings.h"
#include "engine/operations/receipts.h"

#include <stdlib.h>

/* What a party put into a company, at the price of the last round. */
struct part {
    int64_t company, party;
    double held;
    bool known; /* all of it */
};

struct parts {
    struct gt_calibration_making *making;
    struct gt_holding_stake *stakes;
    size_t stake_count;
    struct part *items; /* by company and party */
    size_t count;
    struct gt_holdings holdings;
    struct gt_receipt *receipts; /* by company and party */
    size_t receipt_count;
};

static int compare(int64_t company, int64_t party, int64_t other_company, int64_t other_party)
{
    if (company != other_company)
        return company < other_company ? -1 : 1;
    return (party > other_party) - (party < other_party);
}

static int compare_parts(const void *a, const void *b)
{
    const struct part *x = a, *y = b;
    return compare(x->company, x->party, y->company, y->party);
}

static int compare_receipts(const void *a, const void *b)
{
    const struct gt_receipt *x = a, *y = b;
    return compare(x->company, x->party, y->company, y->party);
}

/* The stakes of one round of a company whose last round is `last`. */
static void add_stakes(struct parts *parts, const struct gt_priced_round *round,
                       const struct gt_priced_round *last)
{
    const struct gt_facts *facts = parts->making->facts;
    bool linked = round->counts && last->counts && round->chain == last->chain;
    for (size_t s = facts->first_stake[round->deal]; s < facts->first_stake[round->deal + 1]; s++) {
        const struct gt_investment_fact *stake = &facts->stakes[s];
        bool known = linked && !stake->more && stake->amount != GT_MONEY_UNKNOWN;
        parts->items[parts->count++] =
            (struct part){round->company, stake->party,
                          known ? (double)stake->amount * last->price / round->price : 0, known};
        parts->stakes[parts->stake_count++] =
            (struct gt_holding_stake){round->company, stake->party, facts->deals[round->deal].day,
                                      round->deal, stake->more ? GT_MONEY_UNKNOWN : stake->amount};
    }
}

/* The last round of a company that money bought shares in. */
static const struct gt_priced_round *last_of(const struct gt_calibration_making *making,
                                             const struct gt_ended_company *ended)
{
    const struct gt_priced_round *last = &making->rounds[ended->first + ended->count - 1];
    while (!last->counts && last > &making->rounds[ended->first])
        last--;
    return last;
}

static int find_parts(struct parts *parts)
{
    struct gt_calibration_making *making = parts->making;
    size_t room = making->facts->stake_count + 1, kept = 0;
    parts->items = gt_arena_alloc(making->arena, room * sizeof *parts->items);
    parts->stakes = gt_arena_alloc(making->arena, room * sizeof *parts->stakes);
    if (!parts->items || !parts->stakes)
        return gt_fail_memory(making->error);
    for (size_t e = 0; e < making->ended_count; e++) {
        const struct gt_ended_company *ended = &making->ended[e];
        for (size_t r = 0; r < ended->count; r++)
            add_stakes(parts, &making->rounds[ended->first + r], last_of(making, ended));
    }
    if (parts->count)
        qsort(parts->items, parts->count, sizeof *parts->items, compare_parts);
    for (size_t i = 0; i < parts->count; i++) {
        if (kept && compare_parts(&parts->items[kept - 1], &parts->items[i]) == 0) {
            parts->items[kept - 1].held += parts->items[i].held;
            parts->items[kept - 1].known = parts->items[kept - 1].known && parts->items[i].known;
        } else {
            parts->items[kept++] = parts->items[i];
        }
    }
    parts->count = kept;
    return 0;
}

static int read_receipts(struct parts *parts)
{
    struct gt_calibration_making *making = parts->making;
    int code = gt_holdings_load(making->store, making->facts, parts->stakes, parts->stake_count,
                                &parts->holdings, making->arena, making->error);
    if (!code)
        code = gt_receipts_load(making->store, 0, making->facts->as_of, &parts->receipts,
                                &parts->receipt_count, making->arena, making->error);
    for (size_t i = 0; i < parts->receipt_count && !code; i++) {
        struct gt_receipt *receipt = &parts->receipts[i];
        code = gt_holdings_exchange(making->facts, receipt->company, receipt->currency,
                                    receipt->day, &receipt->amount, making->error);
    }
    if (!code && parts->receipt_count)
        qsort(parts->receipts, parts->receipt_count, sizeof *parts->receipts, compare_receipts);
    return code;
}

/* What a part brought back; negative: not known. */
static double received(const struct parts *parts, const struct part *part)
{
    const struct gt_holding *holding = gt_holdings_of(&parts->holdings, part->company, part->party);
    double sum = 0;
    if (!part->known || !holding || holding->exit_day == GT_DAY_NONE || holding->aside)
        return -1;
    struct gt_receipt key = {.company = part->company, .party = part->party};
    size_t low = 0, high = parts->receipt_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (compare_receipts(&parts->receipts[middle], &key) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < parts->receipt_count && compare_receipts(&parts->receipts[low], &key) == 0;
         low++) {
        if (parts->receipts[low].amount == GT_MONEY_UNKNOWN)
            return -1;
        sum += (double)parts->receipts[low].amount;
    }
    return sum;
}

/* A multiple a company; `first` is its first part. An exit that brought nothing is no lognormal's:
 * it is left out, and counted. */
static void add_multiple(struct parts *parts, const struct gt_ended_company *ended, size_t *first,
                         double *multiples, double *rests)
{
    struct gt_calibration_ledger *ledger = parts->making->ledger;
    double held = 0, back = 0;
    while (*first < parts->count && parts->items[*first].company < ended->company)
        ++*first;
    for (; *first < parts->count && parts->items[*first].company == ended->company; ++*first) {
        double sum = received(parts, &parts->items[*first]);
        if (sum >= 0) {
            back += sum;
            held += parts->items[*first].held;
        }
    }
    if (held > 0 && ended->failed)
        rests[ledger->data.rests.count++] = back / held;
    else if (held > 0 && back > 0)
        multiples[ledger->data.multiples.count++] = back / held;
    else
        ledger->multiples_unknown++;
}

int gt_calibration_multiples(struct gt_calibration_making *making)
{
    struct parts parts = {.making = making};
    size_t room = (making->ended_count + 1) * sizeof(double), first = 0;
    double *multiples = gt_arena_alloc(making->arena, room);
    double *rests = gt_arena_alloc(making->arena, room);
    if (!multiples || !rests)
        return gt_fail_memory(making->error);
    int code = find_parts(&parts);
    if (!code)
        code = read_receipts(&parts);
    for (size_t e = 0; e < making->ended_count && !code; e++)
        add_multiple(&parts, &making->ended[e], &first, multiples, rests);
    making->ledger->data.multiples.values = multiples;
    making->ledger->data.rests.values = rests;
    return code;
}
