/* test_waterfall_random.c - random funds, reckoned a second time in the plainest way, and what
 * holds of every fund.
 *
 * The plain way: money in long double without any rounding, interest added day by day, and each
 * distribution poured out in drops of 1/32 unit, each of which looks anew at which tier it falls
 * in.
 */
#include "any_fund.h"
#include "dice.h"
#include "run.h"

#include <math.h>

#define DROP  (1 / 32.0L)
#define DEALS 3
#define NEAR  2.0L /* units: each tier of each distribution may round, up to half a unit */

/* One account: capital, interest by tier; without hurdles' own arithmetic. */
struct plain_account {
    long double capital, paid_in, received, interest[3];
};

struct plain {
    const struct gt_waterfall_terms *terms;
    struct plain_account pools[DEALS], waiting[DEALS];
    long double profit[DEALS], carry[DEALS];
    gt_day day;
};

static size_t pool_of(const struct plain *plain, size_t deal)
{
    bool own = plain->terms->style == GT_WATERFALL_AMERICAN && !plain->terms->losses;
    return own ? deal : 0;
}

static void add_day(const struct gt_waterfall_terms *terms, struct plain_account *account)
{
    for (size_t t = 0; t < terms->tier_count; t++) {
        long double r = terms->tiers[t].rate;
        if (r < 0)
            continue;
        if (terms->compounding == GT_COMPOUNDING_SIMPLE)
            account->interest[t] += fmaxl(account->capital, 0) * r / 365;
        else
            account->interest[t] +=
                fmaxl(account->capital + account->interest[t], 0) * (powl(1 + r, 1 / 365.0L) - 1);
    }
}

static void pass_days(struct plain *plain, gt_day day)
{
    for (; plain->day < day; plain->day++)
        for (size_t d = 0; d < DEALS; d++) {
            add_day(plain->terms, &plain->pools[d]);
            add_day(plain->terms, &plain->waiting[d]);
        }
}

/* What the investors want still until a tier begins. */
static long double wanted(const struct plain *plain, size_t pool, size_t t)
{
    const struct plain_account *account = &plain->pools[pool];
    const struct gt_carry_tier *tier = &plain->terms->tiers[t];
    long double due = tier->rate >= 0 ? account->capital + account->interest[t] : account->capital;
    bool gross = t > 0 && tier->measure == GT_HURDLE_MEASURE_GROSS;
    long double got = account->received + (gross ? plain->carry[pool] : 0);
    if (tier->multiple >= 0)
        due = fmaxl(due, tier->multiple * account->paid_in - got);
    return due;
}

/* A drop: how much of it goes to the manager. */
static long double manager_has(const struct plain *plain, size_t pool)
{
    const struct gt_waterfall_terms *terms = plain->terms;
    size_t t = 0;
    if (plain->pools[pool].capital > DROP / 2 || wanted(plain, pool, 0) > DROP / 2)
        return 0;
    while (t + 1 < terms->tier_count && wanted(plain, pool, t + 1) <= DROP / 2)
        t++;
    const struct gt_carry_tier *tier = &terms->tiers[t];
    long double behind =
        tier->carry * (plain->profit[pool] + plain->carry[pool]) - plain->carry[pool];
    return tier->catch_up > tier->carry && behind > DROP / 2 ? tier->catch_up : tier->carry;
}

static void pour(struct plain *plain, size_t pool, long double amount)
{
    struct plain_account *account = &plain->pools[pool];
    for (long double left = amount; left > DROP / 2; left -= DROP) {
        long double carry = DROP * manager_has(plain, pool), part = DROP - carry;
        account->received += part;
        plain->carry[pool] += carry;
        if (account->capital > DROP / 2) {
            account->capital -= part;
            continue;
        }
        plain->profit[pool] += part;
        for (size_t t = 0; t < plain->terms->tier_count; t++) {
            bool gross = t > 0 && plain->terms->tiers[t].measure == GT_HURDLE_MEASURE_GROSS;
            account->interest[t] -= part + (gross ? carry : 0);
            account->interest[t] = fmaxl(account->interest[t], 0);
        }
    }
}

static void realise(struct plain *plain, size_t deal)
{
    struct plain_account *from = &plain->waiting[deal], *to = &plain->pools[pool_of(plain, deal)];
    to->capital += from->capital;
    to->paid_in += from->paid_in;
    for (size_t t = 0; t < 3; t++)
        to->interest[t] += from->interest[t];
    *from = (struct plain_account){0};
}

static void take_plainly(struct plain *plain, const struct gt_fund_flow *flow)
{
    bool american = plain->terms->style == GT_WATERFALL_AMERICAN;
    pass_days(plain, flow->day);
    if (flow->kind == GT_FUND_FLOW_CONTRIBUTION) {
        struct plain_account *to = american ? &plain->waiting[flow->deal] : &plain->pools[0];
        to->capital += flow->amount;
        to->paid_in += flow->amount;
        return;
    }
    if (american)
        realise(plain, flow->deal);
    if (flow->kind == GT_FUND_FLOW_DISTRIBUTION)
        pour(plain, pool_of(plain, flow->deal), flow->amount);
}

/* Random terms and flows. */

static struct gt_waterfall_terms any_terms(uint64_t *state)
{
    struct gt_waterfall_terms terms = simple_terms(-1, (double)dice_within(state, 0, 30) / 100, 0);
    terms.day_count = GT_DAY_COUNT_ACT_365F;
    terms.style = dice_within(state, 0, 1) ? GT_WATERFALL_AMERICAN : GT_WATERFALL_EUROPEAN;
    terms.losses = dice_within(state, 0, 1);
    terms.compounding = dice_within(state, 0, 1) ? GT_COMPOUNDING_ANNUAL : GT_COMPOUNDING_SIMPLE;
    terms.tier_count = (size_t)dice_within(state, 1, 3);
    for (size_t t = 0; t < terms.tier_count; t++) {
        struct gt_carry_tier *tier = &terms.tiers[t];
        tier->rate =
            dice_within(state, 0, 3) ? (double)(6 * t + dice_within(state, 1, 9)) / 100 : -1;
        tier->multiple = tier->rate < 0 || dice_within(state, 0, 3) == 0
                             ? 1 + .5 * (double)t + (double)dice_within(state, 1, 40) / 100
                             : -1;
        tier->carry = (double)(10 * t + dice_within(state, 5, 20)) / 100;
        int64_t kind = dice_within(state, 0, 2);
        tier->catch_up = kind == 0 ? 0 : kind == 1 ? 1 : .75;
        tier->measure = t > 0 && dice_within(state, 0, 2) == 0 ? GT_HURDLE_MEASURE_GROSS
                                                               : GT_HURDLE_MEASURE_NET;
    }
    return terms;
}

/* Contributions to three deals, then in turn more of them, distributions and write-offs. */
static size_t any_flows(uint64_t *state, struct gt_fund_flow *flows)
{
    gt_day day = day_of("2015-01-01");
    size_t count = (size_t)dice_within(state, 6, 12);
    for (size_t f = 0; f < count; f++) {
        int64_t kind = f < 3 ? 0 : dice_within(state, 0, 9);
        flows[f] = (struct gt_fund_flow){.day = day,
                                         .kind = kind < 2   ? GT_FUND_FLOW_CONTRIBUTION
                                                 : kind < 9 ? GT_FUND_FLOW_DISTRIBUTION
                                                            : GT_FUND_FLOW_WRITE_OFF,
                                         .deal = f < 3 ? f : (size_t)dice_within(state, 0, 2),
                                         .investor = GT_ALL_INVESTORS,
                                         .cost = GT_MONEY_UNKNOWN};
        flows[f].amount = flows[f].kind == GT_FUND_FLOW_WRITE_OFF ? 0 : dice_within(state, 1, 9000);
        day += (gt_day)dice_within(state, 1, 500);
    }
    return count;
}

START_TEST(test_plainly)
{
    uint64_t state = 4505;
    for (int turn = 0; turn < 400; turn++) {
        struct gt_waterfall_terms terms = any_terms(&state);
        struct gt_fund_flow flows[12];
        size_t count = any_flows(&state, flows);
        struct plain plain = {.terms = &terms, .day = flows[0].day};
        struct gt_waterfall *book = NULL;
        ck_assert_int_eq(gt_waterfall_new(&terms, &one_partner, 1, DEALS, &book), GT_OK);
        gt_money carry = 0;
        for (size_t f = 0; f < count; f++) {
            struct gt_fund_move move;
            ck_assert_int_eq(gt_waterfall_step(book, &flows[f], &move), GT_OK);
            take_plainly(&plain, &flows[f]);
            carry += move.carry;
            long double poured = plain.carry[0] + plain.carry[1] + plain.carry[2];
            ck_assert_msg(fabsl(poured - carry) <= NEAR, "fund %d, flow %zu: %lld, plainly %.3Lf",
                          turn, f, (long long)carry, poured);
        }
        gt_waterfall_free(book);
    }
}
END_TEST

/* What holds of every fund. */

struct ran {
    gt_money paid, got, carry, capital;
};

static void run(const struct gt_waterfall_terms *terms, const struct gt_fund_flow *flows,
                size_t count, gt_money times, struct ran *ran)
{
    struct gt_waterfall *book = NULL;
    *ran = (struct ran){0};
    ck_assert_int_eq(gt_waterfall_new(terms, &one_partner, 1, DEALS, &book), GT_OK);
    for (size_t f = 0; f < count; f++) {
        struct gt_fund_move move;
        struct gt_fund_flow flow = flows[f];
        flow.amount *= times;
        ck_assert_int_eq(gt_waterfall_step(book, &flow, &move), GT_OK);
        gt_money lines = 0;
        for (size_t l = 0; l < move.line_count; l++) {
            const struct gt_tier_line *line = &move.lines[l];
            ck_assert_int_gt(line->amount, 0);
            ck_assert_int_ge(line->carry, 0);
            ck_assert_int_eq(line->parts[0] + line->carry, line->amount);
            ck_assert(line->due == GT_MONEY_UNKNOWN || line->amount <= line->due);
            lines += line->amount;
            ran->capital += line->tier == GT_TIER_CAPITAL ? line->amount : 0;
        }
        ck_assert_int_eq(lines, flow.kind == GT_FUND_FLOW_DISTRIBUTION ? flow.amount : 0);
        ran->paid += flow.kind == GT_FUND_FLOW_CONTRIBUTION ? flow.amount : 0;
        ran->got += lines - move.carry;
        ran->carry += move.carry;
    }
    gt_waterfall_free(book);
}

/* 10^7 times the money gives 10^7 times the carry, but for rounding: half a unit a tier and
 * distribution, times 10^7. */
START_TEST(test_scale)
{
    uint64_t state = 4506;
    for (int turn = 0; turn < 1000; turn++) {
        struct gt_waterfall_terms terms = any_terms(&state);
        struct gt_fund_flow flows[12];
        struct ran small, large;
        size_t count = any_flows(&state, flows);
        run(&terms, flows, count, 1, &small);
        run(&terms, flows, count, 10000000, &large);
        ck_assert_int_le(llabs(large.carry - 10000000 * small.carry), 2 * 10000000);
    }
}
END_TEST

/* With a full catch-up that was passed, carry is the nearest unit to its part of all profit;
 * without any, of what is above the hurdle; the hurdle never stands between 0 and that. */
START_TEST(test_full_catch_up)
{
    uint64_t state = 4507;
    int reached = 0;
    for (int turn = 0; turn < 2000; turn++) {
        struct gt_waterfall_terms terms = any_terms(&state);
        struct gt_fund_flow flows[12];
        struct ran ran, without;
        size_t count = any_flows(&state, flows);
        terms.style = GT_WATERFALL_EUROPEAN;
        terms.tier_count = 1;
        terms.tiers[0].catch_up = 1;
        flows[count - 1].kind = GT_FUND_FLOW_DISTRIBUTION;
        flows[count - 1].amount = 1000000;
        run(&terms, flows, count, 1, &ran);
        gt_money profit = ran.got + ran.carry - ran.paid;
        ck_assert_int_eq(ran.capital, ran.paid);
        ck_assert_double_le(fabs((double)ran.carry - terms.tiers[0].carry * (double)profit),
                            .5 + 1e-6);
        reached += ran.carry > 0;
        terms.tiers[0].catch_up = 0;
        run(&terms, flows, count, 1, &without);
        ck_assert_int_le(without.carry, ran.carry);
    }
    ck_assert_int_gt(reached, 1000);
}
END_TEST

/* Every deal bought before the first is sold, and sold once. Without a hurdle the whole fund's
 * carry is no more than deal by deal, and after the clawback the two are alike. With one it may be
 * more (a deal below its hurdle brings no catch-up); then nothing is given back. */
START_TEST(test_clawback_evens_out)
{
    uint64_t state = 4508;
    int clawed = 0;
    for (int turn = 0; turn < 2000; turn++) {
        struct gt_waterfall_terms terms =
            simple_terms((double)dice_within(&state, 0, 1) * .08, .2, 1);
        struct gt_fund_flow flows[7];
        struct ran whole;
        gt_day day = day_of("2015-01-01");
        for (size_t f = 0; f < 6; f++) {
            flows[f] = (struct gt_fund_flow){.day = day,
                                             .kind = f < 3 ? GT_FUND_FLOW_CONTRIBUTION
                                                           : GT_FUND_FLOW_DISTRIBUTION,
                                             .amount = dice_within(&state, 1, 20000000),
                                             .deal = f % 3,
                                             .investor = GT_ALL_INVESTORS,
                                             .cost = GT_MONEY_UNKNOWN};
            day += f == 2 ? (gt_day)dice_within(&state, 1, 900) : 200;
        }
        flows[6] = (struct gt_fund_flow){.day = flows[5].day,
                                         .kind = GT_FUND_FLOW_CLAWBACK,
                                         .deal = GT_NO_DEAL,
                                         .investor = GT_ALL_INVESTORS};
        run(&terms, flows, 6, 1, &whole);
        terms.style = GT_WATERFALL_AMERICAN;
        terms.losses = dice_within(&state, 0, 1);
        struct gt_waterfall *book = NULL;
        gt_money carry = 0, deal_by_deal = 0;
        ck_assert_int_eq(gt_waterfall_new(&terms, &one_partner, 1, DEALS, &book), GT_OK);
        for (size_t f = 0; f < 7; f++) {
            struct gt_fund_move move;
            deal_by_deal = f == 6 ? carry : 0;
            if (f == 6 && terms.tiers[0].rate == 0)
                ck_assert_msg(whole.carry <= carry + 1, "fund %d: %lld, deal by deal %lld", turn,
                              (long long)whole.carry, (long long)carry);
            ck_assert_int_eq(gt_waterfall_step(book, &flows[f], &move), GT_OK);
            carry += move.carry;
            clawed += move.carry < 0;
        }
        gt_money least = whole.carry < deal_by_deal ? whole.carry : deal_by_deal;
        ck_assert_int_le(llabs(carry - least), 1);
        gt_waterfall_free(book);
    }
    ck_assert_int_gt(clawed, 500);
}
END_TEST

/* One investor, or three with the same sum: nothing changes but a unit of carry; each part is its
 * share by commitment, but for units. Shares are by what was really paid in, which was whole units:
 * at 10^7 units and more that is 2e-7 of a part. */
START_TEST(test_investors)
{
    uint64_t state = 4509;
    for (int turn = 0; turn < 500; turn++) {
        struct gt_waterfall_terms terms = any_terms(&state);
        struct gt_fund_investor partners[3];
        struct gt_fund_flow flows[12];
        struct gt_waterfall *alone = NULL, *three = NULL;
        size_t count = any_flows(&state, flows);
        gt_money all = 0;
        for (int i = 0; i < 3; i++) {
            partners[i] = one_partner;
            partners[i].commitment = 1000000000000 * dice_within(&state, 1, 9);
            all += partners[i].commitment;
        }
        ck_assert_int_eq(gt_waterfall_new(&terms, &one_partner, 1, DEALS, &alone), GT_OK);
        ck_assert_int_eq(gt_waterfall_new(&terms, partners, 3, DEALS, &three), GT_OK);
        for (size_t f = 0; f < count; f++) {
            struct gt_fund_move one, many;
            flows[f].amount *= 10000000;
            ck_assert_int_eq(gt_waterfall_step(alone, &flows[f], &one), GT_OK);
            ck_assert_int_eq(gt_waterfall_step(three, &flows[f], &many), GT_OK);
            ck_assert_int_le(llabs(one.carry - many.carry), 1);
            ck_assert_int_eq(one.parts[0] + one.carry,
                             many.parts[0] + many.parts[1] + many.parts[2] + many.carry);
            for (int i = 0; i < 3; i++) {
                double share = (double)one.parts[0] * (double)partners[i].commitment / (double)all;
                ck_assert_double_le(fabs((double)many.parts[i] - share), 12 + 2e-7 * fabs(share));
            }
        }
        gt_waterfall_free(alone);
        gt_waterfall_free(three);
    }
}
END_TEST

/* Recycling: what is kept never passes the proceeds, nor what is invested again what was kept. */
START_TEST(test_recycling)
{
    uint64_t state = 4510;
    int taken = 0, refused = 0;
    for (int turn = 0; turn < 500; turn++) {
        struct gt_waterfall_terms terms = simple_terms(.08, .2, 1);
        struct gt_waterfall *book = NULL;
        struct gt_fund_move move;
        struct gt_fund_state at;
        gt_day day = day_of("2015-01-01");
        terms.style = dice_within(&state, 0, 1) ? GT_WATERFALL_AMERICAN : GT_WATERFALL_EUROPEAN;
        ck_assert_int_eq(gt_waterfall_new(&terms, &one_partner, 1, DEALS, &book), GT_OK);
        for (int f = 0; f < 20; f++) {
            struct gt_fund_flow flow = {.day = day++,
                                        .amount = dice_within(&state, 0, 1000),
                                        .deal = (size_t)dice_within(&state, 0, 2),
                                        .investor = GT_ALL_INVESTORS,
                                        .cost = GT_MONEY_UNKNOWN};
            static const enum gt_fund_flow_kind kinds[] = {
                GT_FUND_FLOW_CONTRIBUTION, GT_FUND_FLOW_DISTRIBUTION, GT_FUND_FLOW_REINVESTMENT};
            flow.kind = kinds[dice_within(&state, 0, 2)];
            if (flow.kind == GT_FUND_FLOW_DISTRIBUTION)
                flow.recycled = dice_within(&state, 0, 1000);
            bool fits = gt_waterfall_step(book, &flow, &move) == GT_OK;
            gt_waterfall_state(book, flow.day, &at);
            ck_assert_int_le(at.recycled, at.proceeds);
            ck_assert_int_ge(at.kept, 0);
            ck_assert_int_eq(at.proceeds, at.distributed + at.carry + at.recycled);
            taken += fits;
            refused += !fits;
        }
        gt_waterfall_free(book);
    }
    ck_assert_int_gt(taken, 1000);
    ck_assert_int_gt(refused, 1000);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("waterfall_random");
    TCase *tcase = tcase_create("waterfall_random");
    tcase_add_test(tcase, test_plainly);
    tcase_add_test(tcase, test_scale);
    tcase_add_test(tcase, test_full_catch_up);
    tcase_add_test(tcase, test_clawback_evens_out);
    tcase_add_test(tcase, test_investors);
    tcase_add_test(tcase, test_recycling);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
