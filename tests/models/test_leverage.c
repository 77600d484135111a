/* test_leverage.c - whose money a round is, and the published leverage of real programmes. */
#include "gentou/leverage.h"

#include "dice.h"
#include "run.h"

#include <math.h>

#define UNKNOWN     GT_MONEY_UNKNOWN
#define OWNER(word) GT_OWNERSHIP_##word

/* Stakes in short: owner, private share (mixed only), fund?, amount. */
#define FISCAL(amount)                                                                             \
    {                                                                                              \
        OWNER(FISCAL), -1, false, amount                                                           \
    }
#define STATE_OWNED(amount)                                                                        \
    {                                                                                              \
        OWNER(STATE_OWNED), -1, false, amount                                                      \
    }
#define PRIVATE(amount)                                                                            \
    {                                                                                              \
        OWNER(PRIVATE), -1, false, amount                                                          \
    }
#define FOREIGN(amount)                                                                            \
    {                                                                                              \
        OWNER(FOREIGN), -1, false, amount                                                          \
    }
#define NOBODY_KNOWS(amount)                                                                       \
    {                                                                                              \
        OWNER(UNKNOWN), -1, false, amount                                                          \
    }
#define MIXED(share, amount)                                                                       \
    {                                                                                              \
        OWNER(MIXED), share, false, amount                                                         \
    }
#define FUND(amount)                                                                               \
    {                                                                                              \
        OWNER(FISCAL), -1, true, amount                                                            \
    }

struct split_case {
    gt_money amount;
    struct gt_stake stakes[4];
    size_t stake_count;
    bool others;
    bool state_owned_is_private;
    enum gt_status status;
    struct gt_split split; /* known, fund, other public, private, unknown */
    const char *why;
};

static const struct split_case splits[] = {
    {1000,
     {FUND(250), PRIVATE(600), FISCAL(150)},
     3,
     0,
     0,
     GT_OK,
     {1, 250, 150, 600, 0},
     "all said"},
    {1000,
     {FUND(250), FOREIGN(750)},
     2,
     0,
     0,
     GT_OK,
     {1, 250, 0, 750, 0},
     "foreign money is private"},
    {1000, {STATE_OWNED(999)}, 1, 0, 0, GT_OK, {1, 0, 999, 0, 1}, "state-owned is public"},
    {1000, {STATE_OWNED(999)}, 1, 0, 1, GT_OK, {1, 0, 0, 999, 1}, "unless the caller says so"},
    {1000,
     {MIXED(0.25, 402), PRIVATE(598)},
     2,
     0,
     0,
     GT_OK,
     {1, 0, 301, 699, 0},
     "mixed: 100.5 of 402 rounds to 101 private"},
    {1000,
     {MIXED(-1, 402), PRIVATE(598)},
     2,
     0,
     0,
     GT_OK,
     {1, 0, 0, 598, 402},
     "mixed without a share is unknown"},
    {1000,
     {PRIVATE(UNKNOWN), FOREIGN(UNKNOWN)},
     2,
     0,
     0,
     GT_OK,
     {1, 0, 0, 1000, 0},
     "all are private, nobody wrote who put in how much"},
    {1000,
     {PRIVATE(UNKNOWN), FOREIGN(UNKNOWN)},
     2,
     1,
     0,
     GT_OK,
     {1, 0, 0, 0, 1000},
     "somebody unnamed took part"},
    {1000, {PRIVATE(UNKNOWN), FISCAL(UNKNOWN)}, 2, 0, 0, GT_OK, {1, 0, 0, 0, 1000}, "two classes"},
    {1000,
     {PRIVATE(UNKNOWN), NOBODY_KNOWS(UNKNOWN)},
     2,
     0,
     0,
     GT_OK,
     {1, 0, 0, 0, 1000},
     "one owner unknown: never private"},
    {1000,
     {PRIVATE(UNKNOWN), MIXED(0.5, UNKNOWN)},
     2,
     0,
     0,
     GT_OK,
     {1, 0, 0, 0, 1000},
     "a mixed owner is no single class"},
    {1000,
     {FISCAL(300), PRIVATE(UNKNOWN)},
     2,
     0,
     0,
     GT_OK,
     {1, 0, 300, 700, 0},
     "the rest goes to the one class left"},
    {1000,
     {FISCAL(300), PRIVATE(400)},
     2,
     0,
     0,
     GT_OK,
     {1, 0, 300, 400, 300},
     "a rest that nobody claims"},
    {1000, {{0}}, 0, 0, 0, GT_OK, {1, 0, 0, 0, 1000}, "no stakes at all"},
    {1000,
     {FUND(UNKNOWN), PRIVATE(600)},
     2,
     0,
     0,
     GT_OK,
     {1, 400, 0, 600, 0},
     "the fund's part is what is left"},
    {1000, {FUND(UNKNOWN), PRIVATE(600)}, 2, 1, 0, GT_OK, {0}, "unless somebody unnamed was there"},
    {1000, {FUND(UNKNOWN), PRIVATE(UNKNOWN)}, 2, 0, 0, GT_OK, {0}, "the fund's part is unknown"},
    {1000, {FUND(250), PRIVATE(UNKNOWN)}, 2, 0, 0, GT_OK, {1, 250, 0, 750, 0}, "as most rounds"},
    {UNKNOWN, {FUND(250), PRIVATE(UNKNOWN)}, 2, 0, 0, GT_OK, {0}, "the round's amount is unknown"},
    {1000, {PRIVATE(600), FISCAL(401)}, 2, 0, 0, GT_ERANGE, {0}, "more than the round"},
    {1000, {PRIVATE(-1)}, 1, 0, 0, GT_ERANGE, {0}, "a negative stake"},
    {0, {{0}}, 0, 0, 0, GT_ERANGE, {0}, "a round of nothing"},
    {1000, {MIXED(1.01, 402)}, 1, 0, 0, GT_ERANGE, {0}, "a private share above 1"},
    {1000, {PRIVATE(INT64_MAX), PRIVATE(1)}, 2, 0, 0, GT_EOVERFLOW, {0}, "a class overflows"},
    {1000, {PRIVATE(INT64_MAX), FISCAL(1)}, 2, 0, 0, GT_EOVERFLOW, {0}, "the sum overflows"},
};

static void check_split(const struct gt_split *got, const struct gt_split *want, const char *why)
{
    ck_assert_msg(got->known == want->known, "%s", why);
    ck_assert_msg(got->fund == want->fund, "%s: fund %lld", why, (long long)got->fund);
    ck_assert_msg(got->other_public == want->other_public, "%s: other public %lld", why,
                  (long long)got->other_public);
    ck_assert_msg(got->private_money == want->private_money, "%s: private %lld", why,
                  (long long)got->private_money);
    ck_assert_msg(got->unknown == want->unknown, "%s: unknown %lld", why, (long long)got->unknown);
}

static const struct gt_split untouched = {true, 4711, 4712, 4713, 4714};

START_TEST(test_split)
{
    const struct split_case *c = &splits[_i];
    struct gt_round round = {c->amount, c->stakes, c->stake_count, c->others};
    struct gt_split split = untouched;
    ck_assert_msg(gt_leverage_split(&round, (struct gt_counting){c->state_owned_is_private},
                                    &split) == c->status,
                  "%s", c->why);
    check_split(&split, c->status == GT_OK ? &c->split : &untouched, c->why);
}
END_TEST

static gt_money total_of(const struct gt_split *split)
{
    return split->fund + split->other_public + split->private_money + split->unknown;
}

static struct gt_stake random_stake(uint64_t *seed, gt_money most)
{
    static const double shares[] = {-1, 0, 0.3, 1};
    return (struct gt_stake){
        .ownership = (enum gt_ownership)dice_within(seed, 0, GT_OWNERSHIP_FOREIGN),
        .private_share = shares[dice_within(seed, 0, 3)],
        .is_fund = dice_within(seed, 0, 4) == 0,
        .amount = dice_within(seed, 0, 2) ? dice_within(seed, 0, most) : UNKNOWN,
    };
}

/* Whatever the stakes: a known split sums to the round, no part is negative, and private money is
 * never more than what owners known to be private (in part) can have put in. Back-casts keep the
 * sum too. */
START_TEST(test_parts_sum_to_the_round)
{
    uint64_t seed = 20150601;
    int known = 0;
    for (int i = 0; i < 20000; i++) {
        struct gt_stake stakes[5];
        size_t count = (size_t)dice_within(&seed, 0, 5);
        gt_money amount = dice_within(&seed, 1, 1000000007);
        bool can_be_private = false;
        for (size_t k = 0; k < count; k++) {
            stakes[k] = random_stake(&seed, amount / 5);
            enum gt_ownership owner = stakes[k].ownership;
            can_be_private |= owner == OWNER(PRIVATE) || owner == OWNER(FOREIGN) ||
                              (owner == OWNER(MIXED) && stakes[k].private_share > 0);
        }
        struct gt_round round = {amount, stakes, count, dice_within(&seed, 0, 3) == 0};
        struct gt_split split = untouched, inside, on_top;
        ck_assert_int_eq(gt_leverage_split(&round, (struct gt_counting){false}, &split), GT_OK);
        if (!split.known) {
            ck_assert_int_eq(total_of(&split), 0);
            continue;
        }
        known++;
        ck_assert_int_eq(total_of(&split), amount);
        ck_assert(split.fund >= 0 && split.other_public >= 0 && split.private_money >= 0 &&
                  split.unknown >= 0);
        ck_assert(can_be_private || split.private_money == 0);
        struct gt_backcast what_if = {dice_unit(&seed) * 0.98 + 0.01, GT_PLACEMENT_INSIDE, i % 2};
        ck_assert_int_eq(gt_leverage_backcast(&split, &what_if, &inside), GT_OK);
        ck_assert_int_eq(total_of(&inside), amount);
        what_if.placement = GT_PLACEMENT_ON_TOP;
        ck_assert_int_eq(gt_leverage_backcast(&split, &what_if, &on_top), GT_OK);
        ck_assert_int_eq(total_of(&on_top), amount + on_top.fund);
        ck_assert_int_eq(on_top.fund, inside.fund);
    }
    ck_assert_int_gt(known, 5000);
}
END_TEST

struct backcast_case {
    struct gt_split actual;
    struct gt_backcast what_if;
    enum gt_status status;
    struct gt_split split;
    const char *why;
};

static const struct backcast_case backcasts[] = {
    {{1, 0, 0, 0, 400},
     {0.25, GT_PLACEMENT_INSIDE, true},
     GT_OK,
     {1, 100, 0, 300, 0},
     "25 % inside a round of 4"},
    {{1, 0, 0, 0, 400},
     {0.25, GT_PLACEMENT_ON_TOP, true},
     GT_OK,
     {1, 100, 0, 400, 0},
     "25 % on top of it"},
    {{1, 0, 0, 0, 400},
     {0.25, GT_PLACEMENT_INSIDE, false},
     GT_OK,
     {1, 100, 0, 0, 300},
     "unknown stays unknown"},
    {{1, 0, 100, 200, 101},
     {0.25, GT_PLACEMENT_INSIDE, false},
     GT_OK,
     {1, 100, 75, 150, 76},
     "in proportion, to the cent: 301 over 100 : 200 : 101 is 75.06, 150.12, 75.81"},
    {{1, 40, 60, 200, 100},
     {0.25, GT_PLACEMENT_ON_TOP, false},
     GT_OK,
     {1, 100, 100, 200, 100},
     "fund money the round really had is other public money"},
    {{1, 40, 60, 200, 100},
     {0.25, GT_PLACEMENT_ON_TOP, true},
     GT_OK,
     {1, 100, 40, 360, 0},
     "and stays so when all others are assumed private"},
    {{0}, {0.25, GT_PLACEMENT_INSIDE, true}, GT_OK, {0}, "an unknown round stays unknown"},
    {{1, 0, 0, 0, 400}, {1, GT_PLACEMENT_ON_TOP, true}, GT_OK, {1, 400, 0, 400, 0}, "1:1"},
    {{1, 0, 0, 0, 400}, {1, GT_PLACEMENT_INSIDE, true}, GT_ERANGE, {0}, "nothing left for others"},
    {{1, 0, 0, 0, 400}, {0, GT_PLACEMENT_INSIDE, true}, GT_ERANGE, {0}, "no share"},
    {{1, 0, 0, 0, 400}, {0, GT_PLACEMENT_ON_TOP, true}, GT_ERANGE, {0}, "no share on top"},
    {{1, 0, 0, 0, 400}, {1.5, GT_PLACEMENT_ON_TOP, true}, GT_ERANGE, {0}, "more than the round"},
    {{1, 0, 0, 0, 400}, {NAN, GT_PLACEMENT_ON_TOP, true}, GT_ERANGE, {0}, "not a number"},
    {{0},
     {0, GT_PLACEMENT_ON_TOP, true},
     GT_ERANGE,
     {0},
     "the share counts for unknown rounds too"},
    {{1, 0, 0, 0, INT64_MAX - 9},
     {0.5, GT_PLACEMENT_ON_TOP, true},
     GT_EOVERFLOW,
     {0},
     "the sum with the money on top does not fit"},
    {{1, 0, 0, 9, INT64_MAX - 8},
     {0.5, GT_PLACEMENT_INSIDE, true},
     GT_EOVERFLOW,
     {0},
     "parts that were never one round"},
};

START_TEST(test_backcast)
{
    const struct backcast_case *c = &backcasts[_i];
    struct gt_split split = untouched;
    ck_assert_msg(gt_leverage_backcast(&c->actual, &c->what_if, &split) == c->status, "%s", c->why);
    check_split(&split, c->status == GT_OK ? &c->split : &untouched, c->why);
}
END_TEST

/* Ratios of real programmes, by hand from their published money: 747/227 gross, 520/227 net. The
 * rules are those of models/presets_*.c. */
static const struct {
    gt_money fund, other_public, private_money, unknown;
    double gross, net, net_high;
    double tolerance;
    const char *source;
} programmes[] = {
    {227, 0, 520, 0, 3.2907, 2.2907, 2.2907, 5e-5, "Scottish Co-investment Fund 2003-2014: SCF-3"},
    {18, 0, 103, 0, 6.7222, 5.7222, 5.7222, 5e-5, "Shandong's first batch, 1.8 and 10.3 yi: SD-1"},
    {8, 0, 12, 0, 2.5, 1.5, 1.5, 0, "Yozma, $8m of $20m: YOZ-1"},
    {8, 0, 16, 0, 3, 2, 2, 0, "Yozma, later 16:8: YOZ-1"},
    {46, 0, 154, 0, 4.348, 3.348, 3.348, 5e-4, "Yozma 2.0, $46m of $200m: YOZ2"},
    {40, 0, 40, 0, 2, 1, 1, 0, "New Zealand's SCIF, 1:1: NZ-SCIF"},
    {25, 0, 75, 0, 4, 3, 3, 0, "a 25 % cap: MOF07-1"},
    {20, 0, 80, 0, 5, 4, 4, 0, "a 20 % cap"},
    {40, 0, 60, 0, 2.5, 1.5, 1.5, 0, "a 40 % cap"},
    {100, 0, 100, 800, 10, 1, 9, 0, "little is known: net 1, and 1/9 were the 800 public"},
    {100, 100, 300, 100, 6, 1.5, 2, 0, "other public money and unknown owners, worked by hand"},
    {0, 100, 300, 100, 0, 0, 0, 0, "no fund money: undefined"},
};

START_TEST(test_programmes)
{
    struct gt_leverage total = {0};
    struct gt_split split = {true, programmes[_i].fund, programmes[_i].other_public,
                             programmes[_i].private_money, programmes[_i].unknown};
    ck_assert_int_eq(gt_leverage_add(&total, &split), GT_OK);
    ck_assert_msg(total.defined == (programmes[_i].fund > 0), "%s", programmes[_i].source);
    ck_assert_msg(fabs(total.gross - programmes[_i].gross) <= programmes[_i].tolerance, "%s: %.9g",
                  programmes[_i].source, total.gross);
    ck_assert_msg(fabs(total.net - programmes[_i].net) <= programmes[_i].tolerance, "%s: %.9g",
                  programmes[_i].source, total.net);
    ck_assert_msg(fabs(total.net_high - programmes[_i].net_high) <= programmes[_i].tolerance,
                  "%s: %.9g", programmes[_i].source, total.net_high);
    double low = total.defined ? (double)split.private_money /
                                     (double)(split.fund + split.other_public + split.unknown)
                               : 0;
    ck_assert_msg(total.net_low == low, "%s: %.9g", programmes[_i].source, total.net_low);
}
END_TEST

START_TEST(test_assumed_leverage)
{
    struct gt_split actual = {true, 0, 0, 0, 400}, split;
    struct gt_leverage inside = {0}, on_top = {0};
    struct gt_backcast what_if = {0.25, GT_PLACEMENT_INSIDE, true};
    ck_assert_int_eq(gt_leverage_backcast(&actual, &what_if, &split), GT_OK);
    ck_assert_int_eq(gt_leverage_add(&inside, &split), GT_OK);
    what_if.placement = GT_PLACEMENT_ON_TOP;
    ck_assert_int_eq(gt_leverage_backcast(&actual, &what_if, &split), GT_OK);
    ck_assert_int_eq(gt_leverage_add(&on_top, &split), GT_OK);
    ck_assert(inside.gross == 4 && inside.net == 3);
    ck_assert(on_top.gross == 5 && on_top.net == 4);
}
END_TEST

START_TEST(test_add_counts_rounds)
{
    struct gt_leverage total = {0};
    struct gt_split a = {true, 100, 0, 300, 0}, b = {true, 100, 50, 100, 25}, unknown = {0};
    ck_assert_int_eq(gt_leverage_add(&total, &a), GT_OK);
    ck_assert_int_eq(gt_leverage_add(&total, &unknown), GT_OK);
    ck_assert_int_eq(gt_leverage_add(&total, &b), GT_OK);
    ck_assert_int_eq(total.rounds, 2);
    ck_assert_int_eq(total.rounds_unknown, 1);
    ck_assert_int_eq(total.fund, 200);
    ck_assert_int_eq(total.other_public, 50);
    ck_assert_int_eq(total.private_money, 400);
    ck_assert_int_eq(total.unknown, 25);
    ck_assert(total.gross == 675.0 / 200 && total.net == 1.6 && total.net_high == 1.7);
    ck_assert(total.net_low == 400.0 / 275);
}
END_TEST

/* A sum that does not fit leaves the total as it was, whichever part it is. */
START_TEST(test_add_overflow)
{
    struct gt_leverage total = {0}, before;
    struct gt_split full = {true, INT64_MAX, INT64_MAX, INT64_MAX, INT64_MAX};
    struct gt_split more[4] = {
        {true, 1, 0, 0, 0}, {true, 0, 1, 0, 0}, {true, 0, 0, 1, 0}, {true, 0, 0, 0, 1}};
    ck_assert_int_eq(gt_leverage_add(&total, &full), GT_OK);
    before = total;
    ck_assert_int_eq(gt_leverage_add(&total, &more[_i]), GT_EOVERFLOW);
    ck_assert_int_eq(total.rounds, before.rounds);
    ck_assert_int_eq(total.fund, before.fund);
    ck_assert_int_eq(total.other_public, before.other_public);
    ck_assert_int_eq(total.private_money, before.private_money);
    ck_assert_int_eq(total.unknown, before.unknown);
    ck_assert(total.gross == before.gross && fabs(total.gross - 4) < 1e-15);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("leverage");
    TCase *tcase = tcase_create("rounds");
    tcase_add_loop_test(tcase, test_split, 0, (int)(sizeof splits / sizeof *splits));
    tcase_add_test(tcase, test_parts_sum_to_the_round);
    tcase_add_loop_test(tcase, test_backcast, 0, (int)(sizeof backcasts / sizeof *backcasts));
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("ratios");
    tcase_add_loop_test(tcase, test_programmes, 0, (int)(sizeof programmes / sizeof *programmes));
    tcase_add_test(tcase, test_assumed_leverage);
    tcase_add_test(tcase, test_add_counts_rounds);
    tcase_add_loop_test(tcase, test_add_overflow, 0, 4);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
