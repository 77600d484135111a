/* test_leverage_levels.c - chains, look-through, attribution, concentration, the peak outlay. */
#include "tests/models/dice.h"
#include "tests/models/run.h"

#include "gentou/leverage.h"

#define ROWS(table) ((int)(sizeof table / sizeof *table))

static const struct {
    gt_money capital, fund, invested, rounds;
    double internal, deployed, external, product;
    const char *source;
} chains[] = {
    {63, 21, 63, 315, 3, 1, 5, 15,
     "EFSI: 21bn x 3 internal = 63bn x 5 external = 315bn (robert-schuman.eu, European issues "
     "347)"},
    {100, 20, 80, 320, 5, 0.8, 4, 16, "by hand: nothing counted twice, R/G"},
    {2000, 800, 2000, 2000, 2.5, 1, 1, 2.5, "Yozma 1993: $8m of a $20m fund, gross 2.5"},
};

START_TEST(test_chain)
{
    struct gt_chain chain;
    ck_assert_int_eq(gt_leverage_chain(chains[_i].capital, chains[_i].fund, chains[_i].invested,
                                       chains[_i].rounds, &chain),
                     GT_OK);
    ck_assert_double_eq_tol(chain.internal, chains[_i].internal, 1e-12);
    ck_assert_double_eq_tol(chain.deployed, chains[_i].deployed, 1e-12);
    ck_assert_double_eq_tol(chain.external, chains[_i].external, 1e-12);
    ck_assert_double_eq_tol(chain.product, chains[_i].product, 1e-12);
    ck_assert_double_eq_tol(chain.internal * chain.deployed * chain.external, chain.product, 1e-9);
}
END_TEST

START_TEST(test_chain_refused)
{
    struct gt_chain chain;
    ck_assert_int_eq(gt_leverage_chain(100, 0, 80, 320, &chain), GT_ERANGE);
    ck_assert_int_eq(gt_leverage_chain(19, 20, 80, 320, &chain), GT_ERANGE);
    ck_assert_int_eq(gt_leverage_chain(100, 20, 0, 320, &chain), GT_ERANGE);
    ck_assert_int_eq(gt_leverage_chain(100, 20, 80, 79, &chain), GT_ERANGE);
}
END_TEST

/* A third of everything by hand; then whatever: the parts sum to the stake, none is off by more
 * than a minor unit of its exact share for each contributor before it. */
START_TEST(test_trace)
{
    const struct gt_stake thirds[3] = {{.is_fund = true, .amount = 20},
                                       {.ownership = GT_OWNERSHIP_PRIVATE, .amount = 50},
                                       {.ownership = GT_OWNERSHIP_STATE_OWNED, .amount = 30}};
    struct gt_stake parts[8];
    ck_assert_int_eq(gt_leverage_trace(1000, thirds, 3, parts), GT_OK);
    ck_assert(parts[0].is_fund && parts[0].amount == 200);
    ck_assert(parts[1].ownership == GT_OWNERSHIP_PRIVATE && parts[1].amount == 500);
    ck_assert(parts[2].ownership == GT_OWNERSHIP_STATE_OWNED && parts[2].amount == 300);
    uint64_t state = 3;
    for (int turn = 0; turn < 2000; turn++) {
        struct gt_stake given[8];
        size_t count = 1 + dice(&state) % 8;
        gt_money stake = (gt_money)(dice(&state) % 1000000007), sum = 0, whole = 0;
        for (size_t i = 0; i < count; i++) {
            given[i] = (struct gt_stake){.amount = (gt_money)(dice(&state) % 99991)};
            whole += given[i].amount;
        }
        given[count - 1].amount++;
        whole++;
        ck_assert_int_eq(gt_leverage_trace(stake, given, count, parts), GT_OK);
        for (size_t i = 0; i < count; i++) {
            sum += parts[i].amount;
            ck_assert_int_ge(parts[i].amount, 0);
            double exact = (double)stake * (double)given[i].amount / (double)whole;
            ck_assert_double_le(exact - (double)parts[i].amount, (double)(i + 1));
            ck_assert_double_le((double)parts[i].amount - exact, (double)(i + 1));
        }
        ck_assert_int_eq(sum, stake);
    }
    struct gt_stake silent[2] = {{.amount = 5}, {.amount = GT_MONEY_UNKNOWN}};
    ck_assert_int_eq(gt_leverage_trace(10, silent, 2, parts), GT_ERANGE);
    ck_assert_int_eq(gt_leverage_trace(10, silent, 0, parts), GT_ERANGE);
    ck_assert_int_eq(gt_leverage_trace(-1, thirds, 3, parts), GT_ERANGE);
}
END_TEST

/* Two public parties in a round: 2 and 3 of 10m, so two fifths of the 5m of private money. */
START_TEST(test_attribute)
{
    gt_money mine = -1, theirs = -1;
    struct gt_split split = {true, 200, 300, 500, 0}, other = {true, 300, 200, 500, 0};
    ck_assert_int_eq(gt_leverage_attribute(&split, &mine), GT_OK);
    ck_assert_int_eq(gt_leverage_attribute(&other, &theirs), GT_OK);
    ck_assert_int_eq(mine, 200);
    ck_assert_int_eq(mine + theirs, 500); /* nobody's private yuan counts twice */
    split.fund = 0;
    ck_assert_int_eq(gt_leverage_attribute(&split, &mine), GT_OK);
    ck_assert_int_eq(mine, 0);
    split.known = false;
    ck_assert_int_eq(gt_leverage_attribute(&split, &mine), GT_OK);
    ck_assert_int_eq(mine, 0);
}
END_TEST

START_TEST(test_concentration)
{
    static const gt_money even[] = {25, 25, GT_MONEY_UNKNOWN, 25, 25}, odd[] = {60, 30, 10, 0},
                          none[] = {0, GT_MONEY_UNKNOWN};
    double herfindahl, largest;
    ck_assert(gt_leverage_concentration(even, 5, &herfindahl, &largest));
    ck_assert_double_eq_tol(herfindahl, 0.25, 1e-15);
    ck_assert_double_eq_tol(largest, 0.25, 1e-15);
    ck_assert(gt_leverage_concentration(odd, 4, &herfindahl, &largest));
    ck_assert_double_eq_tol(herfindahl, 0.46, 1e-15); /* 0.36 + 0.09 + 0.01 */
    ck_assert_double_eq_tol(largest, 0.6, 1e-15);
    ck_assert(!gt_leverage_concentration(none, 2, &herfindahl, &largest));
}
END_TEST

/* 100 out, 60 back, 80 out: the most outstanding is 120; money that comes round again does not make
 * it more. */
START_TEST(test_peak)
{
    static const gt_money out[] = {100, 0, 80, 0, 40}, in[] = {0, 60, 0, 100, 40},
                          huge[] = {INT64_MAX, 1};
    gt_money peak;
    ck_assert_int_eq(gt_leverage_peak(out, in, 5, &peak), GT_OK);
    ck_assert_int_eq(peak, 120);
    ck_assert_int_eq(gt_leverage_peak(in, out, 1, &peak), GT_OK);
    ck_assert_int_eq(peak, 0);
    ck_assert_int_eq(gt_leverage_peak(huge, in, 2, &peak), GT_EOVERFLOW);
}
END_TEST

/* Ratios of programmes as their texts have them (sources with each): net is private over public. */
static const struct {
    gt_money public_money, private_money;
    double net;
    const char *source;
} programmes[] = {
    {227, 520, 2.2907, "Scottish Co-investment Fund 2003-2014: GBP 227m with 520m private"},
    {18, 103, 5.7222, "Shandong, first batch: CNY 0.18bn with 1.03bn social capital"},
    {8, 16, 2, "Yozma after the raise: $16m beside $8m, so a third and not 40 %"},
    {46, 154, 3.3478, "Yozma 2.0: $46m beside $154m"},
};

START_TEST(test_programmes)
{
    struct gt_leverage total = {0};
    const struct gt_split split = {true, programmes[_i].public_money, 0,
                                   programmes[_i].private_money, 0};
    ck_assert_int_eq(gt_leverage_add(&total, &split), GT_OK);
    ck_assert_double_eq_tol(total.net, programmes[_i].net, 5e-5);
    ck_assert_double_eq_tol(total.gross, programmes[_i].net + 1, 5e-5);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("leverage levels");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, test_chain, 0, ROWS(chains));
    tcase_add_test(tests, test_chain_refused);
    tcase_add_test(tests, test_trace);
    tcase_add_test(tests, test_attribute);
    tcase_add_test(tests, test_concentration);
    tcase_add_test(tests, test_peak);
    tcase_add_loop_test(tests, test_programmes, 0, ROWS(programmes));
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
