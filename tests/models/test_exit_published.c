/* test_exit_published.c - exits that others have published, amounts and breakpoints, and each rule
 * of gentou/exit.h in an amount that one can reckon by hand.
 */
#include "gentou/exit.h"
#include "tests/models/exit_claims.h"
#include "tests/models/run.h"

#include <math.h>
#include <string.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)
#define MOST        6
#define M           *INT64_C(1000000)
#define FEW         1e-12

struct sale {
    const char *why, *source;
    struct gt_exit_claim claims[MOST];
    size_t count;
    struct gt_exit_charge charges[2];
    size_t charge_count;
    gt_money at;
    gt_money paid[MOST + 2]; /* claims, then charges */
};

static const struct sale sales[] = {
    {.why = "2x participating, a seventh of the company: 2 and a seventh of the other 13",
     .source = "Wikipedia, Liquidation preference: $3.9M of 15",
     .claims = {COMMON(6 M), PARTICIPATING(1 M, 1 M, 2, 1)},
     .count = 2,
     .at = 15 M,
     .paid = {11142857, 3857143}},
    {.why = "the same, not participating, has its seventh, $2.1M, rather than 2",
     .source = "Wikipedia, Liquidation preference (which rounds the seventh to 14.4 %: 2.2)",
     .claims = {COMMON(6 M), PREFERRED(1 M, 1 M, 2, 1)},
     .count = 2,
     .at = 15 M,
     .paid = {12857143, 2142857}},
    {.why = "50 paid for 60 %, sold for 100: converts",
     .source = "Feld, Mendelson, Venture Deals, 2011, ch. 4, case 1",
     .claims = {COMMON(40), PREFERRED(60, 50 M, 1, 1)},
     .count = 2,
     .at = 100 M,
     .paid = {40 M, 60 M}},
    {.why = "the same, participating",
     .source = "Feld, Mendelson, Venture Deals, 2011, ch. 4, case 2",
     .claims = {COMMON(40), PARTICIPATING(60, 50 M, 1, 1)},
     .count = 2,
     .at = 100 M,
     .paid = {20 M, 80 M}},
    {.why = "a cap of 3x, 150, is not reached",
     .source =
         "Feld, Mendelson, Venture Deals, case 3, as put right by its readers (OnStartups 34194)",
     .claims = {COMMON(40), CAPPED(60, 50 M, 1, 3, 1)},
     .count = 2,
     .at = 100 M,
     .paid = {20 M, 80 M}},
    {.why = "2 for 30 %, participating, sold for 10",
     .source = "Gust, docs.equity.gust.com article 42: $4.4MM",
     .claims = {COMMON(70), PARTICIPATING(30, 2 M, 1, 1)},
     .count = 2,
     .at = 10 M,
     .paid = {5600000, 4400000}},
    {.why = "500k at 2mm for 25,000 of 125,000 shares, 2x participating, sold for 5mm: $32 a share",
     .source = "B. Hardin, Examples of Liquidation Preferences, 2012",
     .claims = {COMMON(100000), PARTICIPATING(25000, 500000, 2, 1)},
     .count = 2,
     .at = 5 M,
     .paid = {3200000, 1800000}},
    {.why = "a senior B takes its 20 of 25, A what is left",
     .source = "B. Hardin, Examples of Liquidation Preferences, 2012, senior",
     .claims = {COMMON(60), PREFERRED(20, 10 M, 1, 1), PREFERRED(20, 20 M, 1, 2)},
     .count = 3,
     .at = 25 M,
     .paid = {0, 5 M, 20 M}},
    {.why = "a junior B takes what A leaves",
     .source = "B. Hardin, Examples of Liquidation Preferences, 2012, junior",
     .claims = {COMMON(60), PREFERRED(20, 10 M, 1, 2), PREFERRED(20, 20 M, 1, 1)},
     .count = 3,
     .at = 25 M,
     .paid = {0, 10 M, 15 M}},
    {.why = "pari passu: one to two of 25",
     .source = "B. Hardin, Examples of Liquidation Preferences, 2012, pari passu (A 8,333,333)",
     .claims = {COMMON(60), PREFERRED(20, 10 M, 1, 1), PREFERRED(20, 20 M, 1, 1)},
     .count = 3,
     .at = 25 M,
     .paid = {0, 8333333, 16666667}},
    {.why = "40 on 60, participating, sold for 160: 40, and 40 % of 120",
     .source = "tutorsglobe 51717422 asks it; by hand",
     .claims = {COMMON(60), PARTICIPATING(40, 40 M, 1, 1)},
     .count = 2,
     .at = 160 M,
     .paid = {72 M, 88 M}},
    {.why = "the same with 3x: 120, and 40 % of 40",
     .source = "tutorsglobe 51717422 asks it; by hand",
     .claims = {COMMON(60), PARTICIPATING(40, 40 M, 3, 1)},
     .count = 2,
     .at = 160 M,
     .paid = {24 M, 136 M}},
    {.why = "15 % carved out before a preference of 50 takes the rest of 40",
     .source = "waterfalls.app, Carve Out: $6 million of 40, 34 to preferred",
     .claims = {COMMON(50), PARTICIPATING(50, 50 M, 1, 1)},
     .count = 2,
     .charges = {CARVE_OUT(15, 100)},
     .charge_count = 1,
     .at = 40 M,
     .paid = {0, 34 M, 6 M}},
    {.why = "a SAFE above its cap: a tenth of what the other, which takes its money, leaves",
     .source = "Hacker News 42197246 asks it; Y Combinator's form: the Liquidity Capitalization is "
               "without a SAFE that is cashed out",
     .claims = {COMMON(1 M), SAFE(40000, 400000), SAFE(50000, 800000)},
     .count = 3,
     .at = 600000,
     .paid = {495000, 55000, 50000}},
    {.why = "both above their caps: a tenth and a sixteenth of all",
     .source = "the same, at 1,000,000",
     .claims = {COMMON(1 M), SAFE(40000, 400000), SAFE(50000, 800000)},
     .count = 3,
     .at = 1 M,
     .paid = {837500, 100000, 62500}},
    {.why = "SAFEs and preferred are paid back side by side",
     .source = "Y Combinator, post-money SAFE v1.2, section 1(d): on par; by hand, 1 of 5 each",
     .claims = {COMMON(8), PREFERRED(2, 4 M, 1, 1), SAFE(1 M, 20 M)},
     .count = 3,
     .at = 2500000,
     .paid = {0, 2 M, 500000}},
    {.why = "options at 0.50 above a price of 1: strikes of 0.5 add to 9.5, and come off again",
     .source = "by hand: (9.5 + 0.5) / 10 = 1",
     .claims = {COMMON(9 M), OPTION(1 M, 1, 2)},
     .count = 2,
     .at = 9500000,
     .paid = {9 M, 500000}},
    {.why = "loans before all, the senior first; the second gets half",
     .source = "by hand",
     .claims = {COMMON(10), PREFERRED(10, 5 M, 1, 1), LOAN(3 M, 2), LOAN(4 M, 1)},
     .count = 4,
     .at = 5 M,
     .paid = {0, 0, 3 M, 2 M}},
    {.why = "costs of 2 % and then 0.5 before everybody",
     .source = "by hand: 10 - 0.2 - 0.5",
     .claims = {COMMON(10)},
     .count = 1,
     .charges = {{.cost = true,
                  .amount = GT_MONEY_UNKNOWN,
                  .share = {1, 50},
                  .up_to = GT_MONEY_UNKNOWN,
                  .from = -1},
                 {.cost = true, .amount = 500000, .share = {0, 1}, .from = -1}},
     .charge_count = 2,
     .at = 10 M,
     .paid = {9300000, 200000, 500000}},
    {.why = "a note with a cap becomes shares when that pays more than its 1.1",
     .source = "by hand: 1.1 / (5 / 10 M) = 2.2 M shares of 12.2 M",
     .claims = {COMMON(10 M), NOTE(1100000, 5 M, 10 M)},
     .count = 2,
     .at = 12200000,
     .paid = {10 M, 2200000}},
    {.why = "and is a debt when not",
     .source = "by hand",
     .claims = {COMMON(10 M), NOTE(1100000, 5 M, 10 M)},
     .count = 2,
     .at = 2100000,
     .paid = {1 M, 1100000}},
    {.why = "a SAFE with a discount alone is worth 1 / 80 % of its money, where there is so much",
     .source = "Y Combinator, post-money SAFE v1.1 discount only: liquidity price = price x 80 %",
     .claims = {COMMON(10),
                {.kind = GT_EXIT_SAFE,
                 .rank = 1,
                 .owed = 4 M,
                 .valuation_cap = GT_MONEY_UNKNOWN,
                 .discount = {1, 5}}},
     .count = 2,
     .at = 12 M,
     .paid = {7 M, 5 M}},
    {.why = "unpaid dividends are part of the preference",
     .source = "by hand: 5 + 2 of 10",
     .claims = {COMMON(5), STOCK(5, 5 M, 1, GT_PARTICIPATION_NONE, 0, 1, .dividends = 2 M)},
     .count = 2,
     .at = 10 M,
     .paid = {3 M, 7 M}},
    {.why = "or kept in conversion: 2 and half of 18",
     .source = "by hand",
     .claims = {COMMON(5), STOCK(5, 5 M, 1, GT_PARTICIPATION_NONE, 0, 1, .dividends = 2 M,
                                 .on_conversion = GT_EXIT_DIVIDENDS_PAID)},
     .count = 2,
     .at = 20 M,
     .paid = {9 M, 11 M}},
    {.why = "or shares at the issue price: 5 and 2 more of 12",
     .source = "by hand",
     .claims = {COMMON(5), STOCK(5, 5 M, 1, GT_PARTICIPATION_NONE, 0, 1, .dividends = 2 M,
                                 .on_conversion = GT_EXIT_DIVIDENDS_CONVERTED)},
     .count = 2,
     .at = 24 M,
     .paid = {10 M, 14 M}},
    {.why = "a cap beside the preference: 5, and no more than 2x of participation",
     .source = "by hand: half of 25 would be 12.5; half of all would be 15, as much",
     .claims = {COMMON(5), STOCK(5, 5 M, 1, GT_PARTICIPATION_CAPPED, 2, 1, .cap_beside = true)},
     .count = 2,
     .at = 29 M,
     .paid = {14 M, 15 M}},
    {.why = "redeemable preferred gets its 6 and no more: the common stock has the rest",
     .source = "Metrick, Yasuda, Venture Capital and the Finance of Innovation, ch. 9: RP; by hand",
     .claims = {COMMON(10 M), STOCK(5 M, 6 M, 1, GT_PARTICIPATION_NONE, 0, 1, .redeemable = true)},
     .count = 2,
     .at = 100 M,
     .paid = {94 M, 6 M}},
    {.why = "at a public offering the participating too have shares alone",
     .source = "Metrick, Yasuda, ch. 9: PCP converts at a qualified public offering; by hand",
     .claims = {COMMON(10 M),
                STOCK(5 M, 6 M, 1, GT_PARTICIPATION_FULL, 0, 1, .must_convert = true)},
     .count = 2,
     .at = 30 M,
     .paid = {20 M, 10 M}},
    {.why = "a penny warrant for preferred stock claims its preference less the strike",
     .source = "by hand: A 5 x 1, the warrant 1 x (1 - 0.01); 4.01 for 10 common",
     .claims = {COMMON(10 M), PREFERRED(5 M, 5 M, 1, 1),
                WARRANT(1 M, 1, 100, GT_PARTICIPATION_NONE)},
     .count = 3,
     .at = 10 M,
     .paid = {4010000, 5 M, 990000}},
    {.why = "and converts with it: (31.99 + 0.01) / 16 = 2 a share",
     .source = "by hand",
     .claims = {COMMON(10 M), PREFERRED(5 M, 5 M, 1, 1),
                WARRANT(1 M, 1, 100, GT_PARTICIPATION_NONE)},
     .count = 3,
     .at = 31990000,
     .paid = {20 M, 10 M, 1990000}},
    {.why = "a right to participating stock at more than its preference: x + 1 - 1.50 above 0.50",
     .source = "by hand, at x = 1: 10 + (5 + 5) + 1.5 x 0.5",
     .claims = {COMMON(10 M), PARTICIPATING(5 M, 5 M, 1, 1),
                WARRANT(1500000, 3, 2, GT_PARTICIPATION_FULL)},
     .count = 3,
     .at = 20750000,
     .paid = {10 M, 10 M, 750000}},
    {.why = "nothing for nobody",
     .source = "by hand",
     .claims = {COMMON(5), PREFERRED(5, 5, 1, 1)},
     .count = 2,
     .at = 0,
     .paid = {0, 0}},
    {.why = "the yuan that cannot be halved goes to the first",
     .source = "gentou/money.h",
     .claims = {COMMON(5), COMMON(5)},
     .count = 2,
     .at = 1,
     .paid = {1, 0}},
};

START_TEST(test_sale)
{
    const struct sale *sale = &sales[_i];
    struct gt_exit_diagram *exit =
        solve_exit(sale->claims, sale->count, sale->charges, sale->charge_count);
    struct gt_exit_payout payouts[MOST + 2];
    struct gt_exit_result result;
    gt_money sum = 0;
    ck_assert_int_eq(gt_exit_at(exit, sale->at, payouts, &result), GT_OK);
    for (size_t i = 0; i < sale->count + sale->charge_count; i++) {
        ck_assert_msg(payouts[i].amount == sale->paid[i], "%s (%s): %zu gets %lld, not %lld",
                      sale->why, sale->source, i, (long long)payouts[i].amount,
                      (long long)sale->paid[i]);
        sum += payouts[i].amount;
    }
    ck_assert_int_eq(sum, sale->at);
    ck_assert(result.stable);
    gt_exit_free(exit);
}
END_TEST

/* Breakpoints. */

struct diagram {
    const char *source;
    struct gt_exit_claim claims[MOST];
    size_t count;
    const char *at[8]; /* exact, the first from 0 */
};

static const struct diagram diagrams[] = {
    {.source = "SVB Analytics, Understanding Warrants Treatment (slideshare aks_india, 2011), "
               "scenario 1: 1,500; 1,700; 3,300; 4,800",
     .claims = {COMMON(1000), STOCK(1000, 1000, 1, GT_PARTICIPATION_NONE, 0, 1, .dividends = 500),
                OPTION(1000, 1, 1), OPTION(1000, 1, 5)},
     .count = 4,
     .at = {"0", "1500", "1700", "3300", "4800"}},
    {.source = "5m on 10m, 2x participating up to 4x (plnmw.com: 10, 40 and 60 million)",
     .claims = {COMMON(10 M), CAPPED(5 M, 5 M, 2, 4, 1)},
     .count = 2,
     .at = {"0", "10000000", "40000000", "60000000"}},
    {.source =
         "Metrick, Yasuda, Venture Capital and the Finance of Innovation, exercise on the "
         "conversion order of four CP series (expertsmind 30149689); by their method D first, "
         "from 10 + 10 + 20 x 0.5 + 10, then B from 20 + 28 x 1.25, then A and C from 38 x 2",
     .claims = {COMMON(10 M), PREFERRED(5 M, 5 M, 2, 1), PREFERRED(8 M, 10 M, 1, 1),
                PREFERRED(5 M, 10 M, 1, 1), PREFERRED(10 M, 5 M, 1, 1)},
     .count = 5,
     .at = {"0", "35000000", "40000000", "55000000", "76000000"}},
    {.source = "by hand: 3 shares of 7 turn at 7/3 a share; 7 + 4 x 7/3",
     .claims = {COMMON(4), PREFERRED(3, 7, 1, 1)},
     .count = 2,
     .at = {"0", "7", "49/3"}},
    {.source = "by hand: a SAFE of 1 at a cap of 10 beside common shares alone converts from 10 on",
     .claims = {COMMON(9 M), SAFE(1 M, 10 M)},
     .count = 2,
     .at = {"0", "1000000", "10000000"}},
};

START_TEST(test_diagram)
{
    const struct diagram *diagram = &diagrams[_i];
    struct gt_exit_diagram *exit = solve_exit(diagram->claims, diagram->count, NULL, 0);
    size_t count = 0;
    while (diagram->at[count])
        count++;
    ck_assert_msg(gt_exit_breakpoint_count(exit) == count, "%s: %zu", diagram->source,
                  gt_exit_breakpoint_count(exit));
    for (size_t i = 0; i < count; i++) {
        const struct gt_exit_breakpoint *point = gt_exit_breakpoint(exit, i);
        ck_assert_msg(strcmp(point->exact, diagram->at[i]) == 0, "%s: %s", diagram->source,
                      point->exact);
        double sum = 0;
        for (size_t j = 0; j < diagram->count; j++)
            sum += point->part[j];
        ck_assert(fabs(sum - 1) < FEW);
    }
    gt_exit_free(exit);
}
END_TEST

/* SVB's slides again, down to who is where and gets which part. */
START_TEST(test_stages)
{
    struct gt_exit_diagram *exit = solve_exit(diagrams[0].claims, diagrams[0].count, NULL, 0);
    const struct gt_exit_breakpoint *last = gt_exit_breakpoint(exit, 4);
    ck_assert_int_eq(last->before[0], GT_EXIT_SHARES);
    ck_assert_int_eq(last->before[1], GT_EXIT_FULL);
    ck_assert_int_eq(last->after[1], GT_EXIT_CONVERTED);
    ck_assert_int_eq(last->after[2], GT_EXIT_EXERCISED);
    ck_assert_int_eq(last->per_share, 15000000000); /* 1.5 */
    for (int i = 0; i < 4; i++)
        ck_assert(last->part[i] == 0.25);
    gt_exit_free(exit);
}
END_TEST

/* Six series (Metrick, Yasuda, ch. 16, p. 302): E of 10 and F of 20 are paid first, to 30; D of 10
 * to 40; A, B and C of 28 together (here 8, 10, 10) to 68. 80 M shares: employees' 20, each
 * series' 10. F participates, D to three times its 10: its line goes flat at 190, where a share is
 * worth 2, and up again at 260, where it is worth 3. At the public offering of 480 a share is
 * worth 6. */
START_TEST(test_six_series)
{
    struct gt_exit_claim claims[] = {COMMON(20 M),
                                     PREFERRED(10 M, 8 M, 1, 1),
                                     PREFERRED(10 M, 10 M, 1, 1),
                                     PREFERRED(10 M, 10 M, 1, 1),
                                     CAPPED(10 M, 10 M, 1, 3, 2),
                                     PREFERRED(10 M, 10 M, 1, 3),
                                     PARTICIPATING(10 M, 20 M, 1, 3)};
    static const char *const points[] = {"0",        "30000000",  "40000000",
                                         "68000000", "190000000", "260000000"};
    struct gt_exit_diagram *exit = solve_exit(claims, ROWS(claims), NULL, 0);
    size_t at = 0;
    for (int i = 0; i < ROWS(points); i++) {
        while (at < gt_exit_breakpoint_count(exit) &&
               strcmp(gt_exit_breakpoint(exit, at)->exact, points[i]) != 0)
            at++;
        ck_assert_msg(at < gt_exit_breakpoint_count(exit), "%s", points[i]);
    }
    ck_assert_int_eq(gt_exit_breakpoint(exit, at)->after[4], GT_EXIT_CONVERTED);
    ck_assert_int_eq(gt_exit_breakpoint(exit, at)->per_share, 3 * INT64_C(10000000000));
    gt_exit_free(exit);
    struct gt_exit_payout payouts[ROWS(claims)];
    struct gt_exit_result result;
    claims[6].must_convert = true;
    exit = solve_exit(claims, ROWS(claims), NULL, 0);
    ck_assert_int_eq(gt_exit_at(exit, 480 M, payouts, &result), GT_OK);
    for (int i = 0; i < ROWS(claims); i++)
        ck_assert_int_eq(payouts[i].amount, i ? 60 M : 120 M);
    gt_exit_free(exit);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("exits as published");
    TCase *tests = tcase_create("exits as published");
    tcase_add_loop_test(tests, test_sale, 0, ROWS(sales));
    tcase_add_loop_test(tests, test_diagram, 0, ROWS(diagrams));
    tcase_add_test(tests, test_stages);
    tcase_add_test(tests, test_six_series);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
