/* any_fund.h - funds and flows in few words, for the tests of waterfalls and fees. */
#ifndef GENTOU_TESTS_ANY_FUND_H
#define GENTOU_TESTS_ANY_FUND_H

#include "gentou/waterfall.h"

#include <check.h>
#include <stdlib.h>
#include <string.h>

#define FLOWS_MAX 64

static inline gt_day day_of(const char *text)
{
    gt_day day = GT_DAY_NONE;
    ck_assert_int_eq(gt_day_parse(text, 10, &day), GT_OK);
    return day;
}

/* The kinds by letter: what is paid in: c(ontribution), f(ee), e(xpense), r(ecalled);
 * d(istribution), l: recallable; i: reinvestment; w: write-down, o: write-off; n: nav; p: portfolio
 * fee; k: clawback. */
static inline enum gt_fund_flow_kind kind_of(char letter)
{
    static const char letters[] = "cfedlriwonpk";
    const char *at = strchr(letters, letter);
    ck_assert_msg(at && *at, "no kind %c", letter);
    return (enum gt_fund_flow_kind)(at - letters);
}

/* One flow: letter, deal (A, B, ... or -), day, amount, and for a distribution perhaps "cost=",
 * "kept=", "exit". */
static inline struct gt_fund_flow read_flow(const char *text)
{
    struct gt_fund_flow flow = {.kind = kind_of(text[0]),
                                .deal = text[1] == '-' ? GT_NO_DEAL : (size_t)(text[1] - 'A'),
                                .investor = GT_ALL_INVESTORS,
                                .cost = GT_MONEY_UNKNOWN,
                                .day = day_of(text + 3)};
    char *rest = NULL;
    flow.amount = strtoll(text + 14, &rest, 10);
    if (strncmp(rest, " cost=", 6) == 0)
        flow.cost = strtoll(rest + 6, &rest, 10);
    if (strncmp(rest, " kept=", 6) == 0)
        flow.recycled = strtoll(rest + 6, &rest, 10);
    flow.exit = strncmp(rest, " exit", 5) == 0;
    return flow;
}

/* Flows parted by "; ". Returns their number. */
static inline size_t read_flows(const char *text, struct gt_fund_flow *flows)
{
    size_t count = 0;
    for (const char *at = text; at; at = strstr(at, "; ") ? strstr(at, "; ") + 2 : NULL) {
        ck_assert_uint_lt(count, FLOWS_MAX);
        flows[count++] = read_flow(at);
    }
    return count;
}

/* A limited partner with everything. */
static const struct gt_fund_investor one_partner = {0, GT_INVESTOR_ROLE_LP, true, true};

/* Terms of one tier, European; a rate below 0 is none. */
static inline struct gt_waterfall_terms simple_terms(double rate, double carry, double catch_up)
{
    return (struct gt_waterfall_terms){
        .tiers = {{rate, -1, carry, catch_up, GT_HURDLE_MEASURE_NET}},
        .tier_count = 1,
        .compounding = GT_COMPOUNDING_ANNUAL,
        .day_count = GT_DAY_COUNT_30_360_US,
        .losses = true,
        .write_downs = true,
        .expenses = true,
        .recycling_limit = -1,
    };
}

/* Runs flows through a book; sums what investors and the manager got. */
struct sums {
    gt_money paid, got, carry;
    gt_money tiers[6]; /* by enum gt_tier: what went to investors */
};

static inline void run_flows(struct gt_waterfall *book, const char *text, size_t investors,
                             struct sums *sums)
{
    struct gt_fund_flow flows[FLOWS_MAX];
    size_t count = read_flows(text, flows);
    for (size_t f = 0; f < count; f++) {
        struct gt_fund_move move;
        ck_assert_msg(gt_waterfall_step(book, &flows[f], &move) == GT_OK, "flow %zu of %s", f,
                      text);
        gt_money in = 0, out = 0;
        for (size_t i = 0; i < investors; i++) {
            in -= move.parts[i] < 0 ? move.parts[i] : 0;
            out += move.parts[i] > 0 ? move.parts[i] : 0;
        }
        gt_money lines = 0;
        for (size_t l = 0; l < move.line_count; l++) {
            lines += move.lines[l].amount;
            sums->tiers[move.lines[l].tier] += move.lines[l].amount - move.lines[l].carry;
        }
        if (flows[f].kind == GT_FUND_FLOW_DISTRIBUTION)
            ck_assert_int_eq(lines, flows[f].amount - flows[f].recycled);
        if (flows[f].kind == GT_FUND_FLOW_DISTRIBUTION)
            ck_assert_int_eq(out + move.carry, flows[f].amount - flows[f].recycled);
        sums->paid += in;
        sums->got += out;
        sums->carry += move.carry;
    }
}

static inline struct gt_waterfall *new_book(const struct gt_waterfall_terms *terms)
{
    struct gt_waterfall *book = NULL;
    ck_assert_int_eq(gt_waterfall_new(terms, &one_partner, 1, 4, &book), GT_OK);
    return book;
}

#endif
