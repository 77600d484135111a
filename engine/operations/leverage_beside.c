/* leverage_beside.c - what stands beside the headline of leverage. */
#include "engine/operations/leverage_beside.h"

#include "engine/operations/holdings.h"
#include "engine/operations/receipts.h"
#include "engine/operations/tracing.h"
#include "engine/store/fund.h"

#include <stdlib.h>
#include <string.h>

#define MONTHS_A_YEAR 12

static const char *name_of(const struct gt_deal_row *deal, enum gt_leverage_by by,
                           struct gt_arena *arena)
{
    switch (by) {
    case GT_LEVERAGE_BY_YEAR:
        return gt_arena_format(arena, "%d", gt_day_to_civil(deal->day).year);
    case GT_LEVERAGE_BY_STAGE:
        return _(gt_kind_label(&gt_deal_kind_words, deal->kind));
    case GT_LEVERAGE_BY_SECTOR:
        return deal->sector;
    case GT_LEVERAGE_BY_DISTRICT:
        return deal->city;
    case GT_LEVERAGE_BY_PARTNER:
        break;
    }
    return NULL;
}

/* A line of the view and the name it goes under. */
struct member {
    const char *name;
    int order; /* of the kinds of rounds */
    const struct gt_board_leverage *line;
};

static int compare_members(const void *a, const void *b)
{
    const struct member *x = a, *y = b;
    if (!x->name || !y->name)
        return (x->name == NULL) - (y->name == NULL);
    if (x->order != y->order)
        return x->order < y->order ? -1 : 1;
    return strcmp(x->name, y->name);
}

/* A line of one round as the split it was made of. */
static struct gt_split split_of(const struct gt_leverage *line)
{
    return (struct gt_split){line->rounds > 0, line->fund, line->other_public, line->private_money,
                             line->unknown};
}

static int fail_sum(const char *name, enum gt_status status, struct gt_error *error)
{
    return status == GT_OK ? 0
                           : gt_fail(error, GT_EXIT_DATA, _("%s: the rounds cannot be summed: %s"),
                                     name, _(gt_status_text(status)));
}

static int add_line(struct gt_board_leverage *to, const struct gt_leverage *line,
                    struct gt_error *error)
{
    struct gt_split split = split_of(line);
    if (line->rounds_foreign) {
        to->leverage.rounds_foreign++;
        return 0;
    }
    return fail_sum(to->name, gt_leverage_add(&to->leverage, &split), error);
}

int gt_leverage_by(const struct gt_facts *facts, const struct gt_leverage_view *view,
                   enum gt_leverage_by by, struct gt_board_leverage **lines, size_t *count,
                   struct gt_arena *arena, struct gt_error *error)
{
    size_t rounds = view->block.deal_count;
    struct member *members = gt_arena_alloc(arena, (rounds + 1) * sizeof *members);
    *lines = gt_arena_alloc(arena, (rounds + 1) * sizeof **lines);
    *count = 0;
    if (!members || !*lines)
        return gt_fail_memory(error);
    for (size_t i = 0; i < rounds; i++) {
        const struct gt_deal_row *deal = &facts->deals[view->deals[i]];
        members[i] =
            (struct member){name_of(deal, by, arena), by == GT_LEVERAGE_BY_STAGE ? deal->kind : 0,
                            &view->block.deals[i]};
    }
    if (rounds)
        qsort(members, rounds, sizeof *members, compare_members);
    int code = 0;
    for (size_t i = 0; i < rounds && !code; i++) {
        if (i == 0 || compare_members(&members[i - 1], &members[i]) != 0)
            (*lines)[(*count)++] =
                (struct gt_board_leverage){members[i].name ? members[i].name : _("not recorded"),
                                           {0},
                                           members[i].line->assumed};
        code = add_line(&(*lines)[*count - 1], &members[i].line->leverage, error);
    }
    return code;
}

/* So many months later, or the last day of that month. */
static gt_day months_after(gt_day day, int months)
{
    struct gt_civil civil = gt_day_to_civil(day);
    int month = civil.month - 1 + months;
    civil.year += month / MONTHS_A_YEAR;
    civil.month = month % MONTHS_A_YEAR + 1;
    gt_day later = GT_DAY_LAST;
    while (gt_day_from_civil(civil, &later) != GT_OK && civil.day > 28)
        civil.day--;
    return later;
}

/* The day of the view's first round in a company; GT_DAY_NONE: it has none. */
static gt_day first_round(const struct gt_facts *facts, const struct gt_leverage_view *view,
                          int64_t company)
{
    gt_day first = GT_DAY_NONE;
    for (size_t i = 0; i < view->block.deal_count; i++) {
        const struct gt_deal_row *deal = &facts->deals[view->deals[i]];
        if (deal->company == company && (first == GT_DAY_NONE || deal->day < first))
            first = deal->day;
    }
    return first;
}

static bool is_viewed(const struct gt_leverage_view *view, size_t deal)
{
    for (size_t i = 0; i < view->block.deal_count; i++)
        if (view->deals[i] == deal)
            return true;
    return false;
}

int gt_leverage_follow_on(const struct gt_facts *facts, struct gt_counting counting,
                          const struct gt_leverage_view *view, int months,
                          struct gt_board_leverage *line, struct gt_arena *arena,
                          struct gt_error *error)
{
    *line = (struct gt_board_leverage){
        gt_arena_format(arena, _("Follow-on within %d months"), months), {0}, false};
    int code = line->name ? 0 : gt_fail_memory(error);
    for (size_t i = 0; i < facts->deal_count && !code; i++) {
        const struct gt_deal_row *deal = &facts->deals[i];
        struct gt_split split;
        if (deal->stage != GT_STAGE_CLOSED || is_viewed(view, i))
            continue;
        gt_day first = first_round(facts, view, deal->company);
        if (first == GT_DAY_NONE || deal->day <= first || deal->day > months_after(first, months))
            continue;
        if (gt_facts_is_foreign(facts, i)) {
            line->leverage.rounds_foreign++;
            continue;
        }
        code = gt_facts_split(facts, i, counting, &split, arena, error);
        if (!code)
            code = fail_sum(line->name, gt_leverage_add(&line->leverage, &split), error);
    }
    return code;
}

bool gt_leverage_evenness(const struct gt_facts *facts, const struct gt_leverage_view *view,
                          double *herfindahl, double *largest, struct gt_arena *arena)
{
    size_t count = view->block.partner_count;
    gt_money *sums = gt_arena_alloc(arena, (count + 1) * sizeof *sums);
    *herfindahl = *largest = 0;
    for (size_t p = 0; sums && p < count; p++)
        for (size_t i = 0; i < view->block.deal_count; i++) {
            gt_money stake = gt_facts_stake(facts, view->deals[i], view->partners[p]);
            if (stake != GT_MONEY_UNKNOWN && gt_money_add(sums[p], stake, &sums[p]) != GT_OK)
                return false;
        }
    return sums && gt_leverage_concentration(sums, count, herfindahl, largest);
}

/* Money on a day: out of the fund, or back. */
struct flow {
    gt_day day;
    gt_money out, in;
};

static int compare_flows(const void *a, const void *b)
{
    gt_day x = ((const struct flow *)a)->day, y = ((const struct flow *)b)->day;
    return (x > y) - (x < y);
}

/* Looked through, the fund's money is out from when it was paid to a sub-fund. */
static int add_payments(struct gt_store *store, const struct gt_facts *facts, struct flow **flows,
                        size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_drawdown_row *rows = NULL;
    size_t found = 0, capacity = 0;
    int code =
        facts->tracing ? gt_drawdown_list(store, 0, facts->as_of, &rows, &found, arena, error) : 0;
    for (size_t i = 0; i < found && !code; i++) {
        if (rows[i].party != facts->fund)
            continue;
        code = gt_exchange_amount(facts->exchange, rows[i].currency, rows[i].day, &rows[i].amount,
                                  error);
        if (code || rows[i].amount == GT_MONEY_UNKNOWN)
            continue;
        *flows = gt_arena_grow(arena, *flows, *count, &capacity, sizeof **flows);
        if (!*flows)
            return gt_fail_memory(error);
        (*flows)[(*count)++] = (struct flow){rows[i].day, rows[i].amount, 0};
    }
    return code;
}

/* Whether what a party paid belongs to the money that is looked at: its rounds are in the view, or
 * the payments to sub-funds are. */
static bool pays_back(const struct gt_facts *facts, const struct gt_leverage_view *view,
                      int64_t payer)
{
    bool stands = facts->tracing != NULL;
    for (size_t i = 0; i < view->block.deal_count && !stands; i++)
        stands = facts->deals[view->deals[i]].company == payer;
    return stands;
}

static int gather_flows(const struct gt_facts *facts, const struct gt_leverage_view *view,
                        const struct gt_receipt *receipts, size_t receipt_count, struct flow *flows,
                        size_t *count, struct gt_error *error)
{
    int code = 0;
    for (size_t i = 0; i < view->block.deal_count; i++) {
        gt_money stake = gt_facts_stake(facts, view->deals[i], facts->fund);
        if (stake != GT_MONEY_UNKNOWN)
            flows[(*count)++] = (struct flow){facts->deals[view->deals[i]].day, stake, 0};
    }
    for (size_t i = 0; i < receipt_count && !code; i++) {
        gt_money amount = receipts[i].amount;
        if (!pays_back(facts, view, receipts[i].company))
            continue;
        code = gt_holdings_exchange(facts, receipts[i].company, receipts[i].currency,
                                    receipts[i].day, &amount, error);
        if (!code && amount != GT_MONEY_UNKNOWN)
            flows[(*count)++] = (struct flow){receipts[i].day, 0, amount};
    }
    if (!code && *count)
        qsort(flows, *count, sizeof *flows, compare_flows);
    return code;
}

int gt_leverage_outlay(struct gt_store *store, const struct gt_facts *facts,
                       const struct gt_leverage_view *view, gt_money *peak, struct gt_arena *arena,
                       struct gt_error *error)
{
    struct gt_receipt *receipts = NULL;
    size_t receipt_count = 0, count = 0, days = 0;
    int code =
        gt_receipts_load(store, facts->fund, facts->as_of, &receipts, &receipt_count, arena, error);
    struct flow *paid = NULL;
    size_t paid_count = 0;
    if (!code)
        code = add_payments(store, facts, &paid, &paid_count, arena, error);
    size_t room = view->block.deal_count + receipt_count + paid_count + 1;
    struct flow *flows = gt_arena_alloc(arena, room * sizeof *flows);
    gt_money *out = gt_arena_alloc(arena, room * sizeof *out);
    gt_money *in = gt_arena_alloc(arena, room * sizeof *in);
    if (!code && (!flows || !out || !in))
        code = gt_fail_memory(error);
    if (!code && paid_count)
        memcpy(flows, paid, paid_count * sizeof *flows);
    count = paid_count;
    if (!code)
        code = gather_flows(facts, view, receipts, receipt_count, flows, &count, error);
    enum gt_status status = GT_OK;
    for (size_t i = 0; i < count && !code && status == GT_OK; i++) {
        if (i == 0 || flows[i].day != flows[i - 1].day)
            days++;
        status = gt_money_add(out[days - 1], flows[i].out, &out[days - 1]);
        if (status == GT_OK)
            status = gt_money_add(in[days - 1], flows[i].in, &in[days - 1]);
    }
    if (!code && status == GT_OK)
        status = gt_leverage_peak(out, in, days, peak);
    return code ? code : fail_sum(_("Fund"), status, error);
}

/* The parts of one round as the ledger records it. */
struct explaining {
    const struct gt_facts *facts;
    struct gt_counting counting;
    struct gt_leverage_part *parts;
    size_t count, capacity;
    struct gt_arena *arena;
    struct gt_error *error;
};

static struct gt_leverage_part part_of(const struct gt_deal_row *deal)
{
    return (struct gt_leverage_part){
        .deal = deal->id, .day = deal->day, .company = deal->company_name, .ownership = -1};
}

/* What a stake alone counts as; false when it has no amount. */
static bool add_stake(struct explaining *explaining, const struct gt_deal_row *deal,
                      const struct gt_traced_stake *stake)
{
    const struct gt_facts *facts = explaining->facts;
    struct gt_leverage_part *part = &explaining->parts[explaining->count];
    if (stake->stake.amount == GT_MONEY_UNKNOWN || stake->stake.amount == 0)
        return false;
    *part = part_of(deal);
    part->party = gt_facts_name(facts, stake->party);
    part->through = stake->through ? gt_facts_name(facts, stake->through) : NULL;
    part->ownership = (int)stake->stake.ownership;
    part->is_fund = stake->stake.is_fund;
    struct gt_round alone = {stake->stake.amount, &stake->stake, 1, false};
    if (gt_leverage_split(&alone, explaining->counting, &part->split) != GT_OK)
        return false;
    explaining->count++;
    return true;
}

/* Room for so many more parts. */
static int make_room(struct explaining *explaining, size_t more)
{
    while (explaining->count + more > explaining->capacity) {
        explaining->parts =
            gt_arena_grow(explaining->arena, explaining->parts, explaining->capacity,
                          &explaining->capacity, sizeof *explaining->parts);
        if (!explaining->parts)
            return gt_fail_memory(explaining->error);
    }
    return 0;
}

static int explain_round(struct explaining *explaining, size_t deal, struct gt_split rest)
{
    const struct gt_facts *facts = explaining->facts;
    const struct gt_deal_row *row = &facts->deals[deal];
    struct gt_traced_stake *stakes = NULL;
    size_t count = 0;
    int code = gt_tracing_stakes(facts, facts->tracing, deal, &stakes, &count, explaining->arena,
                                 explaining->error);
    if (!code)
        code = make_room(explaining, count + 1);
    for (size_t s = 0; s < count && !code; s++) {
        if (!add_stake(explaining, row, &stakes[s]))
            continue;
        const struct gt_split *split = &explaining->parts[explaining->count - 1].split;
        rest.fund -= split->fund;
        rest.other_public -= split->other_public;
        rest.private_money -= split->private_money;
        rest.unknown -= split->unknown;
    }
    if (code || !(rest.fund || rest.other_public || rest.private_money || rest.unknown))
        return code;
    struct gt_leverage_part *part = &explaining->parts[explaining->count++];
    *part = part_of(row);
    part->split = rest;
    return 0;
}

int gt_leverage_explain(const struct gt_facts *facts, struct gt_counting counting,
                        const struct gt_leverage_view *view, struct gt_leverage_part **parts,
                        size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    struct explaining explaining = {
        .facts = facts, .counting = counting, .arena = arena, .error = error};
    int code = make_room(&explaining, 1); /* no parts are an answer, too */
    for (size_t i = 0; i < view->block.deal_count && !code; i++) {
        const struct gt_board_leverage *line = &view->block.deals[i];
        struct gt_split whole = split_of(&line->leverage);
        if (!whole.known)
            continue;
        if (!line->assumed) {
            code = explain_round(&explaining, view->deals[i], whole);
            continue;
        }
        code = make_room(&explaining, 1);
        if (code)
            break;
        struct gt_leverage_part *part = &explaining.parts[explaining.count++];
        *part = part_of(&facts->deals[view->deals[i]]);
        part->split = whole;
    }
    *parts = explaining.parts;
    *count = explaining.count;
    return code;
}
