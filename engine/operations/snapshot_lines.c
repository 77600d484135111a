/* snapshot_lines.c - the lines of one company: what the fund holds of it, and each part that left.
 * snapshot.h has the rules.
 */
#include "engine/operations/snapshot_int.h"

#include "engine/operations/calibrate_int.h"
#include "engine/operations/positions_int.h"

#include <assert.h>
#include <math.h>

#define NOTHING 1e-9 /* least worth of what is held (gentou/programme.h) */

/* What the fund holds after the events so far. */
struct holding {
    gt_money cost;
    double weighted; /* sum of quarter x money, over `paid` */
    double paid;     /* since it last held nothing */
    int rounds;
};

struct company {
    struct gt_snapshot_making *making;
    const struct gt_position *position;
    const struct gt_snapshot_line *beside;
    struct holding holding;
    size_t first;   /* of its lines in the snapshot */
    gt_money *back; /* what came back of each, beside them */
    bool ended;     /* with the latest exit, for all */
    gt_money paid_out;
    double paid_out_weighted; /* sum of quarter x money */
};

static struct gt_snapshot_line *add_line(struct company *of, gt_money cost)
{
    struct gt_snapshot *snapshot = of->making->snapshot;
    assert(snapshot->count < of->making->line_room);
    struct gt_snapshot_line *line = &snapshot->lines[snapshot->count++];
    *line = (struct gt_snapshot_line){.name = of->beside->name,
                                      .partner = of->beside->partner,
                                      .stage = of->beside->stage,
                                      .start = of->beside->start,
                                      .entry =
                                          (int)floor(of->holding.weighted / of->holding.paid + 0.5),
                                      .paid = {[GT_PAYER_FUND] = cost},
                                      .marked = GT_DAY_NONE,
                                      .exit_day = GT_DAY_NONE};
    if (of->holding.rounds > 1)
        line->remarks |= 1u << GT_REMARK_ROUNDS;
    return line;
}

/* A quarter in which a line left; a programme wants one after its entry. */
static void leave(struct gt_snapshot_line *line, int quarter)
{
    line->exit = quarter;
    if (line->entry < quarter)
        return;
    line->entry = quarter - 1;
    line->remarks |= 1u << GT_REMARK_QUICK;
}

static void pay_in(struct company *of, const struct gt_position_round *round)
{
    struct holding *holding = &of->holding;
    if (holding->cost == 0)
        *holding = (struct holding){0};
    holding->cost += round->stake; /* the position's cost is the sum, and fits */
    holding->paid += (double)round->stake;
    holding->weighted += gt_snapshot_quarter(round->day) * (double)round->stake;
    holding->rounds++;
}

/* What leaves on one day is one line: its money is told by the day. */
static int sell(struct company *of, const struct gt_exit_row *exit)
{
    struct gt_snapshot *snapshot = of->making->snapshot;
    gt_money part = of->holding.cost;
    if (part == 0)
        return 0;
    if (exit->share < 1 && gt_money_share(of->holding.cost, exit->share, &part) != GT_OK)
        return gt_fail(of->making->error, GT_EXIT_DATA, _("%s: its value cannot be reckoned"),
                       of->position->name);
    struct gt_snapshot_line *last =
        snapshot->count > of->first ? &snapshot->lines[snapshot->count - 1] : NULL;
    if (last && last->exit_day == exit->day) {
        last->paid[GT_PAYER_FUND] += part;
    } else {
        last = add_line(of, part);
        last->exit_day = exit->day;
        leave(last, gt_snapshot_quarter(exit->day));
    }
    of->holding.cost -= part;
    of->ended = of->holding.cost == 0 && gt_chain_end_of(exit->kind) >= 0;
    return 0;
}

/* Payments and exits in the order of their days; on one day payments come first. */
static int walk(struct company *of)
{
    const struct gt_snapshot_making *making = of->making;
    const struct gt_position *position = of->position;
    size_t round = position->first_round, end = round + position->rounds;
    int code = 0;
    for (size_t e = 0; e < making->exit_count && !code; e++) {
        const struct gt_exit_row *exit = &making->exits[e];
        if (exit->company != position->company || exit->party != making->facts->fund)
            continue;
        for (; round < end && making->positions.rounds[round].day <= exit->day; round++)
            pay_in(of, &making->positions.rounds[round]);
        code = sell(of, exit);
    }
    for (; round < end; round++)
        pay_in(of, &making->positions.rounds[round]);
    return code;
}

/* The line that a receipt is of, or the count of lines: what is still held. */
static size_t line_of(const struct company *of, const struct gt_receipt *receipt)
{
    const struct gt_snapshot *snapshot = of->making->snapshot;
    size_t line = snapshot->count;
    for (size_t i = of->first; i < snapshot->count; i++)
        if (snapshot->lines[i].exit_day <= receipt->day)
            line = i;
    if (!receipt->is_payout && line < snapshot->count)
        return line;
    return of->holding.cost > 0 ? snapshot->count : snapshot->count - 1;
}

static int take_receipts(struct company *of)
{
    const struct gt_positions *positions = &of->making->positions;
    const struct gt_snapshot *snapshot = of->making->snapshot;
    int code = 0;
    of->back =
        gt_arena_alloc(of->making->arena, (snapshot->count - of->first + 1) * sizeof *of->back);
    if (!of->back)
        return gt_fail_memory(of->making->error);
    for (size_t i = 0; i < of->position->receipts && !code; i++) {
        const struct gt_receipt *receipt = &positions->receipts[of->position->first_receipt + i];
        size_t line = line_of(of, receipt);
        if (line < snapshot->count) {
            code =
                gt_positions_add(receipt->amount, &of->back[line - of->first], of->making->error);
            continue;
        }
        of->paid_out_weighted += gt_snapshot_quarter(receipt->day) * (double)receipt->amount;
        code = gt_positions_add(receipt->amount, &of->paid_out, of->making->error);
    }
    return code;
}

static void price_sold(struct company *of)
{
    struct gt_snapshot *snapshot = of->making->snapshot;
    for (size_t i = of->first; i < snapshot->count; i++) {
        struct gt_snapshot_line *line = &snapshot->lines[i];
        line->worth = (double)of->back[i - of->first] / (double)line->paid[GT_PAYER_FUND];
    }
}

/* The part of the cost that payouts stand for; the rest is *cost. */
static int add_paid_out(struct company *of, gt_money *cost)
{
    const gt_money weights[] = {of->paid_out, of->position->value};
    gt_money parts[2];
    if (of->paid_out == 0)
        return 0;
    if (gt_money_allocate(of->holding.cost, weights, 2, parts) != GT_OK)
        return gt_fail(of->making->error, GT_EXIT_DATA, _("%s: its value cannot be reckoned"),
                       of->position->name);
    *cost = parts[1];
    if (parts[0] == 0)
        return 0;
    struct gt_snapshot_line *line = add_line(of, parts[0]);
    line->name = gt_arena_format(of->making->arena, _("%s, paid out"), of->position->name);
    line->worth = (double)of->paid_out / (double)parts[0];
    line->remarks |= 1u << GT_REMARK_PAID_OUT;
    leave(line, (int)floor(of->paid_out_weighted / (double)of->paid_out + 0.5));
    return line->name ? 0 : gt_fail_memory(of->making->error);
}

static int add_held(struct company *of)
{
    gt_money cost = of->holding.cost;
    int code = cost > 0 ? add_paid_out(of, &cost) : 0;
    if (code || cost == 0)
        return code;
    struct gt_snapshot_line *line = add_line(of, cost);
    line->worth = (double)of->position->value / (double)cost;
    line->marked = of->position->marked;
    if (line->marked == GT_DAY_NONE)
        line->remarks |= 1u << GT_REMARK_AT_COST;
    if (line->worth < NOTHING) {
        line->worth = NOTHING;
        line->remarks |= 1u << GT_REMARK_NOTHING;
    }
    return 0;
}

/* The others' money goes with what the fund still holds, or left with the company; where they hold
 * on without the fund it has no line. Parts that the fund sold say so by name. */
static int share_out(struct company *of)
{
    struct gt_snapshot *snapshot = of->making->snapshot;
    struct gt_snapshot_line *last = &snapshot->lines[snapshot->count - 1];
    bool together = of->holding.cost > 0 || of->ended;
    char day[GT_DAY_TEXT];
    for (int payer = GT_PAYER_PARTNER; payer < GT_PAYERS && together; payer++)
        last->paid[payer] = of->beside->paid[payer];
    last->remarks |= together ? of->beside->remarks : 0;
    for (size_t i = of->first; i < snapshot->count; i++) {
        struct gt_snapshot_line *line = &snapshot->lines[i];
        if ((line == last && together) || line->exit_day == GT_DAY_NONE)
            continue;
        line->remarks |= 1u << GT_REMARK_ALONE;
        line->name = gt_arena_format(of->making->arena, _("%s, left %s"), of->position->name,
                                     gt_day_format(line->exit_day, day));
        if (!line->name)
            return gt_fail_memory(of->making->error);
    }
    return 0;
}

int gt_snapshot_lines(struct gt_snapshot_making *making, const struct gt_position *position,
                      const struct gt_snapshot_line *beside)
{
    struct company of = {
        .making = making, .position = position, .beside = beside, .first = making->snapshot->count};
    int code = walk(&of);
    if (!code)
        code = take_receipts(&of);
    if (!code) {
        price_sold(&of);
        code = add_held(&of);
    }
    return code ? code : share_out(&of);
}
