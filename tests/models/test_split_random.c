/* test_split_random.c - random portfolios under random terms: to the cent what the plain
 * re-computation has (plain_split.h), and what holds of every split.
 */
#include "gentou/split.h"

#include "dice.h"
#include "plain_split.h"
#include "run.h"

#define ROUNDS 6000

struct portfolio {
    struct gt_split_deal deals[PLAIN_DEALS];
    struct gt_split_party parties[PLAIN_DEALS][PLAIN_PARTIES];
    size_t count;
};

static double thousandths(uint64_t *seed, int64_t most)
{
    return (double)dice_within(seed, 0, most) / 1000;
}

static int one_of(uint64_t *seed, int count)
{
    return (int)dice_within(seed, 0, count - 1);
}

/* 0 as often as not: a cap that the text does not have. */
static gt_money cap(uint64_t *seed, int64_t most)
{
    return dice_within(seed, 0, 1) ? dice_within(seed, 1, most) : 0;
}

static void any_shares(uint64_t *seed, struct gt_by_stage *share)
{
    share->general = thousandths(seed, 1000);
    for (int stage = 0; stage < GT_TERM_STAGE_COUNT; stage++)
        share->of[stage] = one_of(seed, 3) ? 0 : thousandths(seed, 1000);
}

static struct gt_buy_out any_buy_out(uint64_t *seed)
{
    int opens = one_of(seed, 4) ? 0 : (int)dice_within(seed, 1, 5);
    int closes = one_of(seed, 3) ? 0 : opens + (int)dice_within(seed, 1, 6);
    return (struct gt_buy_out){
        .term = {.given = one_of(seed, 3) > 0},
        .right = one_of(seed, 2) ? GT_TERM_RIGHT_CALL : one_of(seed, GT_TERM_RIGHT_COUNT),
        .price = one_of(seed, GT_TERM_PRICE_COUNT),
        .who = one_of(seed, GT_TERM_FOR_COUNT),
        .opens = opens,
        .closes = closes,
        .first_years = one_of(seed, 2) ? 0 : (double)dice_within(seed, 1, 5),
        .first_rate = thousandths(seed, 30),
        .rate = thousandths(seed, 90),
        .premium = one_of(seed, 2) ? 0 : thousandths(seed, 100),
        .interest = one_of(seed, GT_TERM_INTEREST_COUNT),
        .since = one_of(seed, GT_TERM_SINCE_COUNT),
        .days = one_of(seed, GT_TERM_DAYS_COUNT),
        .less_received = one_of(seed, 2),
        .each_payment = one_of(seed, 2),
        .discount = one_of(seed, 2) ? 0 : thousandths(seed, 400),
    };
}

static struct gt_term_set any_terms(uint64_t *seed)
{
    struct gt_term_set set = {
        .buy_out = any_buy_out(seed),
        .priority_return = {.term = {.given = one_of(seed, 4) == 0},
                            .rate = thousandths(seed, 80),
                            .profit_share = thousandths(seed, 1000),
                            .interest = one_of(seed, GT_TERM_INTEREST_COUNT),
                            .days = one_of(seed, GT_TERM_DAYS_COUNT)},
        .concession = {.term = {.given = one_of(seed, 2)},
                       .hurdle = thousandths(seed, 90),
                       .all_profit = (uint32_t)one_of(seed, 1 << GT_TERM_STAGE_COUNT),
                       .interest = one_of(seed, GT_TERM_INTEREST_COUNT),
                       .days = one_of(seed, GT_TERM_DAYS_COUNT),
                       .scope = one_of(seed, GT_TERM_SCOPE_COUNT),
                       .who = one_of(seed, GT_TERM_FOR_COUNT)},
        .loss_share = {.term = {.given = one_of(seed, 2)},
                       .share = thousandths(seed, 1000),
                       .of_cost = one_of(seed, 2) ? 0 : thousandths(seed, 500),
                       .most = cap(seed, 500000),
                       .beyond_receipts = one_of(seed, 2),
                       .who = one_of(seed, GT_TERM_FOR_COUNT)},
        .compensation = {.term = {.given = one_of(seed, 2)},
                         .project_most = cap(seed, 300000),
                         .year_most = cap(seed, 600000),
                         .invested_from = (gt_day)dice_within(seed, 15000, 16500)},
    };
    any_shares(seed, &set.concession.share);
    any_shares(seed, &set.compensation.rate);
    return set;
}

/* Every deal has a public row, perhaps of 0, and its parties paid at most four years apart. */
static void any_deal(uint64_t *seed, struct portfolio *portfolio, size_t d)
{
    struct gt_split_deal *deal = &portfolio->deals[d];
    struct gt_split_party *parties = portfolio->parties[d];
    size_t own, count = (size_t)dice_within(seed, 2, PLAIN_PARTIES);
    bool held = one_of(seed, 3) == 0, large = one_of(seed, 4) == 0;
    gt_day day = (gt_day)dice_within(seed, 15700, 18500);
    gt_money sum = 0;
    own = (size_t)dice_within(seed, 0, (int64_t)count - 1);
    for (size_t i = 0; i < count; i++) {
        parties[i] = (struct gt_split_party){
            .side = i == own ? GT_SIDE_PUBLIC : (enum gt_side)one_of(seed, GT_SIDE_COUNT),
            .institution = one_of(seed, 3),
            .paid = one_of(seed, 6) ? dice_within(seed, 1, large ? 1000000000 : 1000000) : 0,
            .day = day - (gt_day)dice_within(seed, 0, 1500) * one_of(seed, 3),
        };
        sum += parties[i].paid;
        parties[i].holding = held && parties[i].paid ? dice_within(seed, 1, 1000) : 0;
    }
    if (sum == 0)
        parties[own].paid = sum = 4321;
    if (held && parties[own].holding == 0)
        parties[own].holding = 100;
    *deal = (struct gt_split_deal){
        .parties = parties,
        .count = count,
        .stage = (int)dice_within(seed, -1, GT_TERM_STAGE_COUNT - 1),
        .proceeds = one_of(seed, 5) ? dice_within(seed, 0, 4 * sum) : 0,
        .day = day,
        .received = one_of(seed, 3) ? 0 : dice_within(seed, 0, sum / 2),
        .rate = one_of(seed, 2) ? -1 : thousandths(seed, 90),
        .hurdle = one_of(seed, 2) ? -1 : thousandths(seed, 90),
    };
}

static struct portfolio portfolio;
static struct gt_split_line lines[PLAIN_ALL];
static struct gt_split_call calls[PLAIN_DEALS];
static struct plain_book book;

static void split_any(uint64_t *seed, struct gt_term_set *set)
{
    *set = any_terms(seed);
    portfolio.count = (size_t)dice_within(seed, 1, PLAIN_DEALS);
    for (size_t d = 0; d < portfolio.count; d++)
        any_deal(seed, &portfolio, d);
    ck_assert_int_eq(gt_split_deals(set, portfolio.deals, portfolio.count, lines, calls), GT_OK);
}

START_TEST(test_plain)
{
    uint64_t seed = 20110816;
    int used[GT_SPLIT_STEPS] = {0}, called = 0;
    for (int round = 0; round < ROUNDS; round++) {
        struct gt_term_set set;
        split_any(&seed, &set);
        plain_split(&book, &set, portfolio.deals, portfolio.count);
        for (size_t i = 0; i < book.count; i++) {
            for (int step = 0; step < GT_SPLIT_STEPS; step++) {
                ck_assert_msg(lines[i].moved[step] == book.parties[i].moved[step],
                              "round %d, party %zu, step %d: %lld, not %lld", round, i, step,
                              (long long)lines[i].moved[step],
                              (long long)book.parties[i].moved[step]);
                used[step] += lines[i].moved[step] != 0;
            }
            ck_assert_int_eq(lines[i].receipt, book.parties[i].has);
        }
        for (size_t d = 0; d < portfolio.count; d++) {
            ck_assert_int_eq(calls[d].exercised, book.called[d]);
            called += calls[d].exercised;
        }
    }
    for (int step = 0; step < GT_SPLIT_STEPS; step++)
        ck_assert_int_gt(used[step], ROUNDS / 10); /* the dice reach every term */
    ck_assert_int_gt(called, ROUNDS / 10);
}
END_TEST

/* Each term's moves sum to 0 over the portfolio (all but a concession over the whole of it also in
 * each deal), what stands by holding to the proceeds, and a party's moves to what it gets. Nobody
 * but a public side that pays from elsewhere ends below 0. */
START_TEST(test_sums)
{
    uint64_t seed = 20160201;
    for (int round = 0; round < ROUNDS; round++) {
        struct gt_term_set set;
        split_any(&seed, &set);
        gt_money whole[GT_SPLIT_STEPS] = {0}, proceeds = 0;
        for (size_t d = 0, line = 0; d < portfolio.count; d++) {
            gt_money of_deal[GT_SPLIT_STEPS] = {0};
            for (size_t i = 0; i < portfolio.deals[d].count; i++, line++) {
                gt_money receipt = 0;
                for (int step = 0; step < GT_SPLIT_STEPS; step++) {
                    receipt += lines[line].moved[step];
                    of_deal[step] += lines[line].moved[step];
                    whole[step] += lines[line].moved[step];
                }
                ck_assert_int_eq(receipt, lines[line].receipt);
                gt_money elsewhere = lines[line].moved[GT_SPLIT_LOSS_SHARE] +
                                     lines[line].moved[GT_SPLIT_COMPENSATION];
                ck_assert(receipt >= 0 ||
                          (portfolio.parties[d][i].side == GT_SIDE_PUBLIC && receipt >= elsewhere));
            }
            proceeds += portfolio.deals[d].proceeds;
            ck_assert_int_eq(of_deal[GT_SPLIT_HOLDING], portfolio.deals[d].proceeds);
            for (int step = GT_SPLIT_HOLDING + 1; step < GT_SPLIT_STEPS; step++)
                ck_assert(of_deal[step] == 0 || (step == GT_SPLIT_CONCESSION &&
                                                 set.concession.scope == GT_TERM_SCOPE_PORTFOLIO));
        }
        for (int step = 0; step < GT_SPLIT_STEPS; step++)
            ck_assert_int_eq(whole[step], step == GT_SPLIT_HOLDING ? proceeds : 0);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("split random");
    TCase *tcase = tcase_create("portfolio");
    tcase_add_test(tcase, test_plain);
    tcase_add_test(tcase, test_sums);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
