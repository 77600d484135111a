/* test_equity.c - rounds on random cap tables against the equations themselves and a plain
 * iteration; what must not matter; conversion prices and interest by hand.
 */
#include "gentou/equity.h"

#include "gentou/antidilution.h"
#include "tests/models/dice.h"
#include "tests/models/run.h"

#include <math.h>
#include <string.h>

__extension__ typedef __int128 wide;

#define ROWS(table)  (int)(sizeof table / sizeof *table)
#define UNKNOWN      GT_MONEY_UNKNOWN
#define NONE         GT_RATIO_NONE
#define DAY(y, m, d) day_of(y, m, d)
#define PER_ONE      100

static gt_day day_of(int year, int month, int day)
{
    gt_day result = 0;
    ck_assert_int_eq(gt_day_from_civil((struct gt_civil){year, month, day}, &result), GT_OK);
    return result;
}

/* Conversion prices. */

static const struct {
    enum gt_antidilution protection;
    struct gt_ratio before;
    struct gt_dilutive_issue issue;
    struct gt_ratio after;
    const char *why;
} adjustments[] = {
    {GT_ANTIDILUTION_BROAD,
     {1, 1},
     {{1, 2}, 500000, 2000000},
     {9, 10},
     "1 (2,000,000 + 250,000) / 2,500,000"},
    {GT_ANTIDILUTION_NARROW, {1, 1}, {{1, 2}, 500000, 1000000}, {5, 6}, "1,250,000 / 1,500,000"},
    {GT_ANTIDILUTION_RATCHET, {1, 1}, {{1, 2}, 1, 1000000}, {1, 2}, "one share is enough"},
    {GT_ANTIDILUTION_NONE, {1, 1}, {{1, 2}, 500000, 1000000}, {1, 1}, "no protection"},
    {GT_ANTIDILUTION_BROAD, {1, 1}, {{1, 1}, 500000, 1000000}, {1, 1}, "no lower price"},
    {GT_ANTIDILUTION_RATCHET, {1, 1}, {{2, 1}, 500000, 1000000}, {1, 1}, "never upwards"},
    {GT_ANTIDILUTION_SERIES, {7, 3}, {{1, 3}, 7, 0}, {1, 3}, "nothing outstanding: the price"},
};

START_TEST(test_adjust)
{
    struct gt_ratio after = {-7, -7};
    ck_assert_int_eq(gt_antidilution_adjust(adjustments[_i].protection, adjustments[_i].before,
                                            &adjustments[_i].issue, &after),
                     GT_OK);
    ck_assert_msg(after.num == adjustments[_i].after.num && after.den == adjustments[_i].after.den,
                  "%s: %lld/%lld", adjustments[_i].why, (long long)after.num, (long long)after.den);
}
END_TEST

START_TEST(test_adjust_refuses)
{
    struct gt_ratio after = {-7, -7}, zero = {0, 1}, one = {1, 1};
    struct gt_dilutive_issue fine = {{1, 2}, 1, 1}, free_shares = {{0, 1}, 1, 1},
                             nothing = {{1, 2}, 0, 1}, less = {{1, 2}, 1, -1};
    enum gt_antidilution broad = GT_ANTIDILUTION_BROAD;
    ck_assert_int_eq(gt_antidilution_adjust(broad, zero, &fine, &after), GT_ERANGE);
    ck_assert_int_eq(gt_antidilution_adjust(broad, one, &free_shares, &after), GT_ERANGE);
    ck_assert_int_eq(gt_antidilution_adjust(broad, one, &nothing, &after), GT_ERANGE);
    ck_assert_int_eq(gt_antidilution_adjust(broad, one, &less, &after), GT_ERANGE);
    ck_assert_int_eq(after.num, -7);
}
END_TEST

/* A ratio that 64 bits do not hold is kept to 10 decimals. */
START_TEST(test_adjust_long)
{
    struct gt_ratio after;
    struct gt_dilutive_issue issue = {{123456789123, 999999999989}, 1000000007, 999999999877};
    ck_assert_int_eq(gt_antidilution_adjust(GT_ANTIDILUTION_BROAD,
                                            (struct gt_ratio){987654321987, 999999999961}, &issue,
                                            &after),
                     GT_OK);
    ck_assert_int_eq(10000000000 % after.den, 0);
    double a = 999999999877.0, c = 1000000007.0, old = 987654321987.0 / 999999999961.0;
    double price = 123456789123.0 / 999999999989.0;
    ck_assert_double_eq_tol((double)after.num / (double)after.den, (a * old + c * price) / (a + c),
                            1e-10);
}
END_TEST

/* Interest, in cents. */

static const struct {
    gt_money amount;
    struct gt_ratio rate;
    enum gt_compounding compounding;
    enum gt_day_count day_count;
    int from[3], to[3];
    gt_money interest;
    const char *why;
} notes[] = {
    {50000000,
     {1, 20},
     GT_COMPOUNDING_SIMPLE,
     GT_DAY_COUNT_ACT_365F,
     {2021, 1, 1},
     {2022, 1, 1},
     2500000,
     "5 % of 500,000 in a year: A. Gupta, Convertible note 3 (2022)"},
    {10000000,
     {2, 25},
     GT_COMPOUNDING_SIMPLE,
     GT_DAY_COUNT_ACT_365F,
     {2020, 1, 1},
     {2021, 7, 1},
     1198904,
     "100,000 x 8 % x 547 / 365 = 11,989.041"},
    {10000000,
     {2, 25},
     GT_COMPOUNDING_SIMPLE,
     GT_DAY_COUNT_30_360_US,
     {2020, 1, 1},
     {2021, 7, 1},
     1200000,
     "100,000 x 8 % x 540 / 360"},
    {10000000,
     {2, 25},
     GT_COMPOUNDING_SIMPLE,
     GT_DAY_COUNT_ACT_360,
     {2020, 1, 1},
     {2021, 7, 1},
     1215556,
     "100,000 x 8 % x 547 / 360 = 12,155.556"},
    {10000000,
     {2, 25},
     GT_COMPOUNDING_SIMPLE,
     GT_DAY_COUNT_ACT_ACT,
     {2020, 1, 1},
     {2021, 7, 1},
     1196712,
     "100,000 x 8 % x (1 + 181 / 365) = 11,967.123"},
    {10000000,
     {2, 25},
     GT_COMPOUNDING_SIMPLE,
     GT_DAY_COUNT_ACT_365_25,
     {2020, 1, 1},
     {2021, 7, 1},
     1198084,
     "100,000 x 8 % x 547 / 365.25 = 11,980.835"},
    {100000000,
     {1, 10},
     GT_COMPOUNDING_ANNUAL,
     GT_DAY_COUNT_30_360_US,
     {2020, 1, 1},
     {2023, 1, 1},
     33100000,
     "1.1^3 - 1 = 0.331"},
    {100000000,
     {3, 25},
     GT_COMPOUNDING_MONTHLY,
     GT_DAY_COUNT_30_360_US,
     {2020, 1, 1},
     {2021, 1, 1},
     12682503,
     "1.01^12 - 1 = 0.12682503013"},
    {100000000,
     {1, 10},
     GT_COMPOUNDING_ANNUAL,
     GT_DAY_COUNT_30_360_US,
     {2020, 1, 1},
     {2021, 7, 1},
     15368973,
     "1.1^1.5 - 1 = 0.153689732"},
    {100000000,
     {1, 10},
     GT_COMPOUNDING_SIMPLE,
     GT_DAY_COUNT_ACT_365F,
     {2022, 1, 1},
     {2021, 1, 1},
     0,
     "nothing before the first day"},
    {101,
     {1, 2},
     GT_COMPOUNDING_SIMPLE,
     GT_DAY_COUNT_ACT_365F,
     {2021, 1, 1},
     {2022, 1, 1},
     51,
     "50.5 cents: a half goes up"},
};

static struct gt_convertible_terms safe_of(gt_money amount, gt_money cap, struct gt_ratio discount)
{
    return (struct gt_convertible_terms){.kind = GT_CONVERTIBLE_SAFE_POST,
                                         .amount = amount,
                                         .cap = cap,
                                         .discount = discount,
                                         .interest = NONE,
                                         .from = GT_DAY_NONE,
                                         .maturity = GT_DAY_NONE,
                                         .accrued = UNKNOWN,
                                         .qualifying = UNKNOWN};
}

START_TEST(test_interest)
{
    gt_money interest = -7;
    const int *from = notes[_i].from, *to = notes[_i].to;
    struct gt_convertible_terms terms = safe_of(notes[_i].amount, UNKNOWN, NONE);
    terms.interest = notes[_i].rate;
    terms.compounding = notes[_i].compounding;
    terms.day_count = notes[_i].day_count;
    terms.from = DAY(from[0], from[1], from[2]);
    ck_assert_int_eq(gt_convertible_interest(&terms, DAY(to[0], to[1], to[2]), &interest), GT_OK);
    ck_assert_msg(interest == notes[_i].interest, "%s: %lld", notes[_i].why, (long long)interest);
}
END_TEST

START_TEST(test_interest_without_days)
{
    gt_money interest = -7;
    struct gt_convertible_terms terms = safe_of(1000, UNKNOWN, NONE);
    ck_assert_int_eq(gt_convertible_interest(&terms, GT_DAY_NONE, &interest), GT_OK);
    ck_assert_int_eq(interest, 0);
    terms.interest = (struct gt_ratio){1, 10};
    ck_assert_int_eq(gt_convertible_interest(&terms, 100, &interest), GT_ENODATA);
    terms.accrued = 77;
    ck_assert_int_eq(gt_convertible_interest(&terms, GT_DAY_NONE, &interest), GT_OK);
    ck_assert_int_eq(interest, 77);
}
END_TEST

/* Random cap tables: a founder, an investor with preferred, options, a pool, SAFEs, one round. */

enum { COMMON, SEED, SERIES, CLASSES };
enum { FOUNDER, INVESTOR, STAFF, FIRST_SAFE };
#define SAFES_MAX  8
#define EVENTS_MAX (SAFES_MAX + 5)

struct world {
    struct gt_stock_terms classes[CLASSES];
    struct gt_equity_event events[EVENTS_MAX];
    size_t count, safes;
    int64_t issued, granted, pool;
    struct gt_round_investor investors[1];
    struct gt_equity *equity;
    struct gt_equity_failure failure;
};

static struct gt_equity_event *add(struct world *world, enum gt_equity_kind kind)
{
    struct gt_equity_event *event = &world->events[world->count++];
    *event = (struct gt_equity_event){.kind = kind,
                                      .day = GT_DAY_NONE,
                                      .holder = -1,
                                      .from = -1,
                                      .into = -1,
                                      .price = NONE,
                                      .ratio = {1, 1},
                                      .convertible_event = -1};
    return event;
}

static void add_shares(struct world *world, enum gt_equity_kind kind, int holder, int class,
                       int64_t shares)
{
    struct gt_equity_event *event = add(world, kind);
    event->holder = holder;
    event->class = class;
    event->shares = shares;
}

static void add_safe(struct world *world, uint64_t *seed, int64_t room)
{
    struct gt_equity_event *event = add(world, dice(seed) % 4 ? GT_EQUITY_SAFE : GT_EQUITY_NOTE);
    gt_money amount = dice_within(seed, 1000000, 60000000);
    gt_money cap = amount * dice_within(seed, room, 40 * room);
    struct gt_ratio discount = {dice_within(seed, 0, 30), 100};
    event->holder = FIRST_SAFE + (int)world->safes++;
    event->convertible = safe_of(amount, dice(seed) % 5 ? cap : UNKNOWN, discount);
    event->convertible.capitalization =
        (enum gt_capitalization)dice_within(seed, 0, GT_CAPITALIZATION_ROUND);
    event->convertible.discount_on_cap = dice(seed) % 8 == 0;
}

static void make_world(struct world *world, uint64_t *seed)
{
    *world = (struct world){.issued = 0};
    world->classes[COMMON] = gt_stock_common();
    world->classes[SEED] = world->classes[SERIES] = gt_stock_preferred();
    int64_t founder = dice_within(seed, 1000, 12345678), investor = dice_within(seed, 100, founder);
    world->granted = dice_within(seed, 1, founder / 5 + 1);
    world->pool = dice_within(seed, 1, founder / 5 + 1);
    world->issued = founder + investor;
    add_shares(world, GT_EQUITY_ISSUE, FOUNDER, COMMON, founder);
    add_shares(world, GT_EQUITY_ISSUE, INVESTOR, SEED, investor);
    add_shares(world, GT_EQUITY_OPTION, STAFF, COMMON, world->granted);
    add_shares(world, GT_EQUITY_POOL, -1, COMMON, world->pool);
    int64_t safes = dice_within(seed, 0, SAFES_MAX);
    for (int64_t i = 0; i < safes; i++)
        add_safe(world, seed, 2 * safes);
    struct gt_equity_event *event = add(world, GT_EQUITY_ROUND);
    event->class = SERIES;
    world->investors[0] = (struct gt_round_investor){FIRST_SAFE + SAFES_MAX, UNKNOWN, false};
    event->round = (struct gt_round_terms){
        .pre_money = dice_within(seed, 500000000, 9000000000),
        .post_money = UNKNOWN,
        .amount = dice_within(seed, 10000000, 2000000000),
        .price = NONE,
        .share = NONE,
        .method = (enum gt_round_method)dice_within(seed, 0, GT_ROUND_METHOD_DOLLARS_INVESTED),
        .pool = {dice(seed) % 2 ? dice_within(seed, 1, 15) : 0, 100},
        .pool_increase = -1,
        .pool_side = (enum gt_pool_side)(dice(seed) % 2),
        .price_decimals = -1,
        .conversion_decimals = -1,
        .investors = world->investors,
        .investor_count = 1,
    };
    if (event->round.pool.num == 0 && dice(seed) % 2)
        event->round.pool_increase = dice_within(seed, 0, founder);
}

static enum gt_status run_world(struct world *world)
{
    return gt_equity_run(world->classes, CLASSES, world->events, world->count, GT_DAY_NONE, PER_ONE,
                         &world->equity, &world->failure);
}

/* The equations, from what the answer says of D, N and the S_k. */

struct answer {
    const struct world *world;
    const struct gt_equity_round *round;
    const struct gt_round_terms *terms;
    int64_t converting;
};

static int64_t count_of(const struct answer *at, enum gt_capitalization definition)
{
    const struct world *world = at->world;
    int64_t base = world->issued + world->granted + world->pool;
    bool pre_side = at->terms->pool_side == GT_POOL_SIDE_PRE;
    switch (definition) {
    case GT_CAPITALIZATION_POST_MONEY:
        return base + at->converting;
    case GT_CAPITALIZATION_PRE_MONEY:
        return base + at->round->pool_increase;
    case GT_CAPITALIZATION_PRE_MONEY_OLD_POOL:
        return base;
    case GT_CAPITALIZATION_FULLY_DILUTED:
        return base + at->round->pool_increase + at->converting;
    case GT_CAPITALIZATION_OUTSTANDING:
        return world->issued;
    case GT_CAPITALIZATION_EXERCISED:
        return world->issued + world->granted;
    case GT_CAPITALIZATION_ROUND:
        return base + (pre_side ? at->round->pool_increase : 0) +
               (at->terms->method == GT_ROUND_METHOD_PRE_MONEY ? 0 : at->converting);
    }
    return 0;
}

/* floor(a b / c), c > 0, in 128 bits: a and b to 63 bits. */
static int64_t part(wide a, wide b, wide c)
{
    return (int64_t)(a * b / c);
}

static gt_money valuation_of(const struct answer *at)
{
    gt_money sum = at->terms->pre_money;
    for (size_t i = 0;
         at->terms->method == GT_ROUND_METHOD_DOLLARS_INVESTED && i < at->round->conversion_count;
         i++)
        sum += at->round->conversions[i].amount;
    return sum;
}

/* The most that a SAFE may become by any of its prices. */
static int64_t right_side(const struct answer *at, const struct gt_convertible_terms *terms)
{
    wide kept = terms->discount.den - terms->discount.num;
    int64_t by_price = part((wide)terms->amount * terms->discount.den,
                            count_of(at, GT_CAPITALIZATION_ROUND), kept * valuation_of(at));
    if (terms->cap == UNKNOWN)
        return by_price;
    int64_t count = count_of(at, terms->capitalization);
    int64_t by_cap = terms->discount_on_cap
                         ? part((wide)terms->amount * terms->discount.den, count, kept * terms->cap)
                         : part(terms->amount, count, terms->cap);
    return by_cap > by_price ? by_cap : by_price;
}

static void check_equations(const struct world *world)
{
    struct answer at = {world, &world->equity->rounds[0], &world->events[world->count - 1].round,
                        0};
    const struct gt_equity_round *round = at.round;
    for (size_t i = 0; i < round->conversion_count; i++)
        at.converting += round->conversions[i].shares;
    int64_t priced = count_of(&at, GT_CAPITALIZATION_ROUND);
    ck_assert_int_eq(priced, round->price_shares);
    ck_assert((wide)round->price.num * priced * PER_ONE ==
              (wide)valuation_of(&at) * round->price.den);
    for (size_t i = 0; i < round->conversion_count; i++)
        ck_assert_int_eq(round->conversions[i].shares,
                         right_side(&at, &world->events[round->conversions[i].event].convertible));
    ck_assert_int_eq(round->new_shares, part(at.terms->amount, priced, valuation_of(&at)));
    if (at.terms->pool.num) {
        int64_t target = part(round->diluted, at.terms->pool.num, at.terms->pool.den);
        ck_assert_int_eq(world->equity->pool, target > world->pool ? target : world->pool);
    }
}

static void check_sums(const struct world *world)
{
    const struct gt_equity *equity = world->equity;
    const struct gt_equity_round *round = &equity->rounds[0];
    int64_t sum = equity->pool;
    for (size_t i = 0; i < equity->holding_count; i++)
        sum += gt_equity_as_common(equity, equity->holdings[i].class, equity->holdings[i].shares);
    for (size_t i = 0; i < equity->grant_count; i++)
        sum += gt_equity_as_common(equity, equity->grants[i].class, equity->grants[i].shares);
    ck_assert_int_eq(sum, equity->diluted);
    ck_assert_int_eq(sum, round->diluted);
    for (size_t i = 0; i < round->conversion_count; i++) {
        const struct gt_equity_conversion *of = &round->conversions[i];
        double price = (double)of->price.num / (double)of->price.den * PER_ONE;
        ck_assert_int_ge(of->leftover, 0);
        ck_assert_double_le((double)of->leftover, price + 1);
        ck_assert_double_eq_tol((double)of->shares * price + (double)of->leftover,
                                (double)(of->amount + of->interest),
                                0.51 + 1e-9 * (double)of->amount);
    }
    ck_assert_int_eq(round->purchases[0].amount, world->events[world->count - 1].round.amount);
    ck_assert_int_ge(round->purchases[0].leftover, 0);
}

/* The same round by plain iteration in floating point, from nothing converted up to where it stands
 * still. The whole solution is at most that, and short of it by no more than rounding down every
 * security can be worth: each takes from the others at most its part of them. */
static void check_iteration(const struct world *world)
{
    const struct gt_equity_round *round = &world->equity->rounds[0];
    const struct gt_round_terms *terms = &world->events[world->count - 1].round;
    double base = (double)(world->issued + world->granted + world->pool), shares[SAFES_MAX] = {0};
    double increase = terms->pool_increase > 0 ? (double)terms->pool_increase : 0, converting = 0;
    double valuation = (double)terms->pre_money, rate = 0;
    for (size_t i = 0;
         terms->method == GT_ROUND_METHOD_DOLLARS_INVESTED && i < round->conversion_count; i++)
        valuation += (double)round->conversions[i].amount;
    for (int step = 0; step < 20000; step++) {
        double after = base + increase + converting,
               count[GT_CAPITALIZATION_ROUND + 1] = {
                   base + converting,
                   base + increase,
                   base,
                   after,
                   (double)world->issued,
                   (double)(world->issued + world->granted),
                   base + (terms->pool_side == GT_POOL_SIDE_PRE ? increase : 0) +
                       (terms->method == GT_ROUND_METHOD_PRE_MONEY ? 0 : converting)};
        rate = count[GT_CAPITALIZATION_ROUND] / valuation;
        double total = after + (double)terms->amount * rate, pool = (double)world->pool;
        if (terms->pool.num)
            increase = fmax(0, total * (double)terms->pool.num / 100 - pool);
        converting = 0;
        for (size_t i = 0; i < round->conversion_count; i++) {
            const struct gt_convertible_terms *of =
                &world->events[round->conversions[i].event].convertible;
            double factor = 1 / (1 - (double)of->discount.num / (double)of->discount.den);
            shares[i] = (double)of->amount * factor * rate;
            if (of->cap != UNKNOWN)
                shares[i] =
                    fmax(shares[i], (double)of->amount * (of->discount_on_cap ? factor : 1) *
                                        count[of->capitalization] / (double)of->cap);
            converting += shares[i];
        }
    }
    for (size_t i = 0; i < round->conversion_count; i++) {
        double got = (double)round->conversions[i].shares;
        ck_assert_double_le(got, shares[i] * (1 + 1e-9) + 1e-6);
        ck_assert_double_ge(got, shares[i] * (1 - 1e-9) - 40);
    }
}

/* The same with the SAFEs the other way round; all their capitalizations are of all of them. */
static void check_order(const struct world *world)
{
    struct world other = *world;
    size_t first = 4;
    for (size_t i = 0; i < world->safes; i++)
        other.events[first + i] = world->events[first + world->safes - 1 - i];
    ck_assert_int_eq(run_world(&other), GT_OK);
    const struct gt_equity_round *one = &world->equity->rounds[0], *two = &other.equity->rounds[0];
    ck_assert_int_eq(one->price.num, two->price.num);
    ck_assert_int_eq(one->price.den, two->price.den);
    ck_assert_int_eq(one->diluted, two->diluted);
    for (size_t i = 0; i < world->safes; i++)
        ck_assert_int_eq(one->conversions[i].shares, two->conversions[world->safes - 1 - i].shares);
    gt_equity_free(other.equity);
}

/* Everything split 3 for 1 before the round: whoever had s shares has 3 s or, as less is rounded
 * away, a little more. */
static void check_split(const struct world *world)
{
    struct world other = *world;
    for (size_t i = 0; i < 4; i++)
        other.events[i].shares *= 3;
    struct gt_round_terms *terms = &other.events[other.count - 1].round;
    if (terms->pool_increase > 0)
        terms->pool_increase *= 3;
    ck_assert_int_eq(run_world(&other), GT_OK);
    const struct gt_equity_round *one = &world->equity->rounds[0], *two = &other.equity->rounds[0];
    for (size_t i = 0; i < one->conversion_count; i++) {
        ck_assert_int_ge(two->conversions[i].shares, 3 * one->conversions[i].shares);
        ck_assert_int_le(two->conversions[i].shares, 3 * one->conversions[i].shares + 120);
    }
    ck_assert_int_ge(two->diluted, 3 * one->diluted);
    gt_equity_free(other.equity);
}

START_TEST(test_random)
{
    uint64_t seed = 20260 + (uint64_t)_i;
    int solved = 0;
    for (int i = 0; i < 60; i++) {
        struct world world;
        make_world(&world, &seed);
        enum gt_status status = run_world(&world);
        if (status != GT_OK) {
            ck_assert_int_eq(status, GT_ERANGE);
            ck_assert_int_eq(world.failure.fault, GT_EQUITY_NO_ANSWER);
            continue;
        }
        solved++;
        check_sums(&world);
        check_equations(&world);
        check_iteration(&world);
        check_order(&world);
        check_split(&world);
        gt_equity_free(world.equity);
    }
    ck_assert_int_ge(solved, 40);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("equity");
    TCase *prices = tcase_create("conversion prices"), *interest = tcase_create("interest");
    TCase *random = tcase_create("random");
    tcase_add_loop_test(prices, test_adjust, 0, ROWS(adjustments));
    tcase_add_test(prices, test_adjust_refuses);
    tcase_add_test(prices, test_adjust_long);
    tcase_add_loop_test(interest, test_interest, 0, ROWS(notes));
    tcase_add_test(interest, test_interest_without_days);
    tcase_add_loop_test(random, test_random, 0, 5);
    suite_add_tcase(suite, prices);
    suite_add_tcase(suite, interest);
    suite_add_tcase(suite, random);
    return run_suite(suite);
}
