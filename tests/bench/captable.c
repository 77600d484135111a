/* captable.c [RUNS] - a cap table of 1,000 holders, 20 rounds and 50 convertibles: how long it
 * takes.
 *
 * Beside it a plain fixed point in floating point: the same rounds, where each pass divides the
 * valuation by the shares that the last pass left, until no number of shares moves by 1e-9 of
 * itself. It knows none of the rest (whole shares, prices as ratios, money left over). The program
 * fails when the two disagree on the company's shares by more than what rounding down can make,
 * never by the clock. Prints the median of RUNS (21 when not said) and the ratio.
 */
#include "gentou/equity.h"

#include "../models/dice.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum {
    HOLDERS = 1000,
    ROUNDS = 20,
    CONVERTIBLES = 50,
    EVENTS = HOLDERS + 1 + CONVERTIBLES + ROUNDS
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static struct gt_equity_event event_of(enum gt_equity_kind kind)
{
    return (struct gt_equity_event){.kind = kind,
                                    .day = GT_DAY_NONE,
                                    .holder = -1,
                                    .from = -1,
                                    .class = -1,
                                    .into = -1,
                                    .price = GT_RATIO_NONE,
                                    .ratio = GT_RATIO_NONE,
                                    .convertible_event = -1};
}

static struct gt_equity_event safe_of(int holder, uint64_t *seed)
{
    struct gt_equity_event event = event_of(GT_EQUITY_SAFE);
    event.holder = holder;
    event.convertible = (struct gt_convertible_terms){
        .kind = GT_CONVERTIBLE_SAFE_POST,
        .amount = dice_within(seed, 50000, 250000) * 100,
        .cap = dice_within(seed, 20, 90) * 1000000 * 100,
        .discount = GT_RATIO_NONE,
        .capitalization = GT_CAPITALIZATION_POST_MONEY,
        .interest = GT_RATIO_NONE,
        .from = GT_DAY_NONE,
        .maturity = GT_DAY_NONE,
        .accrued = GT_MONEY_UNKNOWN,
        .qualifying = GT_MONEY_UNKNOWN,
    };
    return event;
}

static struct gt_equity_event round_of(int class, const struct gt_round_investor *investor,
                                       int64_t pre_money)
{
    struct gt_equity_event event = event_of(GT_EQUITY_ROUND);
    event.class = class;
    event.round = (struct gt_round_terms){
        .pre_money = pre_money,
        .post_money = GT_MONEY_UNKNOWN,
        .amount = pre_money / 5,
        .price = GT_RATIO_NONE,
        .share = GT_RATIO_NONE,
        .pool = {1, 10},
        .pool_increase = -1,
        .price_decimals = -1,
        .conversion_decimals = -1,
        .investors = investor,
        .investor_count = 1,
    };
    return event;
}

/* Founders and angels, then 50 SAFEs dealt among the first ten rounds, ten after them. */
static void make_events(struct gt_equity_event *events, struct gt_round_investor *investors)
{
    uint64_t seed = 7;
    size_t n = 0;
    for (int i = 0; i < HOLDERS; i++) {
        events[n] = event_of(GT_EQUITY_ISSUE);
        events[n].holder = i;
        events[n].class = 0;
        events[n++].shares = dice_within(&seed, 1000, 90000);
    }
    events[n] = event_of(GT_EQUITY_POOL);
    events[n++].shares = 1000000;
    for (int r = 0; r < ROUNDS; r++) {
        for (int c = 0; r < 10 && c < CONVERTIBLES / 10; c++)
            events[n++] = safe_of((int)dice_within(&seed, 0, HOLDERS - 1), &seed);
        investors[r] = (struct gt_round_investor){.holder = r, .amount = GT_MONEY_UNKNOWN};
        events[n++] = round_of(1 + r, &investors[r],
                               (int64_t)(10e8 * pow(1.5, r))); /* 10m, growing by half */
    }
}

/* Shares after all rounds, in floating point. */
static double plain(const struct gt_equity_event *events)
{
    double shares = 0, pool = 0, amounts[CONVERTIBLES], caps[CONVERTIBLES];
    int open = 0;
    for (size_t e = 0; e < EVENTS; e++) {
        const struct gt_equity_event *event = &events[e];
        if (event->kind == GT_EQUITY_ISSUE)
            shares += (double)event->shares;
        else if (event->kind == GT_EQUITY_POOL)
            pool += (double)event->shares;
        else if (event->kind == GT_EQUITY_SAFE) {
            amounts[open] = (double)event->convertible.amount;
            caps[open++] = (double)event->convertible.cap;
        } else {
            double pre = (double)event->round.pre_money, amount = (double)event->round.amount;
            double converted = 0, sold = 0, wanted = pool, total = shares + pool, last = 0;
            while (fabs(total - last) > 1e-9 * total) {
                double price = pre / (shares + wanted + converted);
                double capitalization = shares + pool + converted;
                last = total;
                converted = 0;
                for (int c = 0; c < open; c++)
                    converted += amounts[c] / fmin(price, caps[c] / capitalization);
                sold = amount / price;
                total = shares + wanted + converted + sold;
                wanted = fmax(pool, total / 10);
            }
            shares += converted + sold;
            pool = wanted;
            open = 0;
        }
    }
    return shares + pool;
}

static int by_size(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    static struct gt_equity_event events[EVENTS];
    static struct gt_round_investor investors[ROUNDS];
    static struct gt_stock_terms classes[1 + ROUNDS];
    int runs = argc > 1 ? atoi(argv[1]) : 21;
    double *exact = calloc((size_t)runs + 1, sizeof *exact),
           *loop = calloc((size_t)runs + 1, sizeof *loop);
    double diluted = 0, near = 0;
    make_events(events, investors);
    for (int i = 0; i <= ROUNDS; i++)
        classes[i] = i ? gt_stock_preferred() : gt_stock_common();
    for (int i = 0; exact && loop && i < runs; i++) {
        struct gt_equity *equity = NULL;
        struct gt_equity_failure failure;
        double start = now();
        if (gt_equity_run(classes, 1 + ROUNDS, events, EVENTS, GT_DAY_NONE, 100, &equity,
                          &failure) != GT_OK) {
            fprintf(stderr, "captable: event %zu: fault %d\n", failure.event, (int)failure.fault);
            return 1;
        }
        exact[i] = now() - start;
        diluted = (double)equity->diluted;
        gt_equity_free(equity);
        start = now();
        near = plain(events);
        loop[i] = now() - start;
    }
    if (!exact || !loop || runs < 1)
        return 1;
    qsort(exact, (size_t)runs, sizeof *exact, by_size);
    qsort(loop, (size_t)runs, sizeof *loop, by_size);
    printf("cap table, %d holders, %d rounds, %d SAFEs: %.3f ms (median of %d)\n", HOLDERS, ROUNDS,
           CONVERTIBLES, 1e3 * exact[runs / 2], runs);
    printf("the plain fixed point in floating point: %.3f ms, ratio %.1f\n", 1e3 * loop[runs / 2],
           exact[runs / 2] / loop[runs / 2]);
    printf("fully diluted: %.0f exact, %.2f plain\n", diluted, near);
    free(exact);
    free(loop);
    return fabs(diluted - near) > 1e-6 * near;
}
