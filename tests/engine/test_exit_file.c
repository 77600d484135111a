/* test_exit_file.c - exits as people write them, from the file to the last cent: published ones,
 * and sums.
 */
#include "engine/intake/exit.h"
#include "tests/models/dice.h"
#include "tests/models/run.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)
#define MOST        6
#define M           *INT64_C(100000000) /* cents */
#define PATH        "test_exit_file.yaml"

static struct gt_arena arena;
static struct gt_error error;
static struct gt_exit_case plan;
static struct gt_exit_solved solved;

static void solve(const char *text)
{
    FILE *file = fopen(PATH, "w");
    ck_assert_ptr_nonnull(file);
    ck_assert_int_ge(fputs(text, file), 0);
    ck_assert_int_eq(fclose(file), 0);
    int code = gt_exit_read(PATH, &plan, &arena, &error);
    ck_assert_msg(code == 0, "%s", error.text);
    code = gt_exit_solve(&plan, PATH, &solved, &arena, &error);
    ck_assert_msg(code == 0, "%s", error.text);
    (void)unlink(PATH);
}

static void clear(void)
{
    gt_exit_free(solved.diagram);
    gt_arena_clear(&arena);
}

static const struct {
    const char *source, *file;
    gt_money at;
    gt_money paid[MOST]; /* by line; ended by -1 */
} sales[] = {
    {"Wikipedia, Liquidation preference: $1M at $6M pre-money, 2x participating, sold for $15M: "
     "$3.9M",
     "currency: USD\n"
     "holders: [{name: Founders, shares: 6m}]\n"
     "events:\n"
     "  - {kind: round, name: Series A, pre_money: 6m, amount: 1m, preference: 2x,\n"
     "     participation: participating}\n",
     15 M,
     {1114285714, 385714286, -1}},
    {"Gust, docs.equity.gust.com article 42: 2MM for 30 %, sold for 10MM: 4.4MM",
     "currency: USD\n"
     "holders: [{name: Founders, shares: 7m}]\n"
     "events:\n"
     "  - {kind: round, name: Series A, ownership: 30%, amount: 2m, participation: full}\n",
     10 M,
     {560000000, 440000000, -1}},
    {"B. Hardin, Examples of Liquidation Preferences, 2012: senior B 20m, A 10m, sold for 25m",
     "currency: USD\n"
     "classes:\n"
     "  - {name: Common, kind: common, shares: 60}\n"
     "  - {name: A, shares: 20, invested: 10m}\n"
     "  - {name: B, shares: 20, invested: 20m, seniority: 2}\n",
     25 M,
     {0, 5 M, 20 M, -1}},
    {"Metrick, Yasuda, four CP series (expertsmind 30149689), sold for 50m: 1 a common share; D "
     "has "
     "converted, B (10m), A (2 x 5m) and C (10m) have not",
     "currency: USD\n"
     "classes:\n"
     "  - {name: Common, kind: common, shares: 10m}\n"
     "  - {name: A, shares: 5m, invested: 5m, preference: 2x}\n"
     "  - {name: B, shares: 8m, invested: 10m}\n"
     "  - {name: C, shares: 5m, invested: 10m}\n"
     "  - {name: D, shares: 10m, invested: 5m}\n",
     50 M,
     {10 M, 10 M, 10 M, 10 M, 10 M, -1}},
    {"a class bears a plan of its own: 10 % of A's 5m",
     "currency: USD\n"
     "classes:\n"
     "  - {name: Common, kind: common, shares: 8m}\n"
     "  - {name: A, shares: 2m, invested: 5m}\n"
     "exit:\n"
     "  carve_outs: [{name: Plan, share: 10%, class: A}]\n",
     10 M,
     {5 M, 450000000, 50000000, -1}},
    {"an MFN SAFE takes the later one's cap: each a tenth of 20m (YC's MFN SAFE, section 2)",
     "currency: USD\n"
     "holders: [{name: Founders, shares: 8m}]\n"
     "events:\n"
     "  - {kind: safe, holder: First, amount: 1m, mfn: yes}\n"
     "  - {kind: safe, holder: Second, amount: 1m, cap: 10m}\n",
     20 M,
     {16 M, 2 M, 2 M, -1}},
    {"SOSV, legal FAQ 17378: a multiple of the SAFE's amount, where that is more than its shares; "
     "2 x 1m",
     "currency: USD\n"
     "holders: [{name: Founders, shares: 8m}]\n"
     "events: [{kind: safe, holder: Angel, amount: 1m, cap: 10m}]\n"
     "exit: {safe_multiple: 2x}\n",
     15 M,
     {13 M, 2 M, -1}},
    {"a loan of 1m at 10 %, compounded continuously for a year: e^0.1 = 1.10517091807565 (bc: "
     "e(.1))",
     "currency: USD\n"
     "holders: [{name: Founders, shares: 8m}]\n"
     "exit:\n"
     "  date: 2026-01-01\n"
     "  debts:\n"
     "    - {name: Bank, amount: 1m, interest: 10%, compounding: continuous, since: 2025-01-01}\n",
     2 M,
     {89482908, 110517092, -1}},
    {"a pre-money SAFE: 1m / (8m / 8m shares) are 1m of 9m shares (YC's pre-money SAFE, liquidity "
     "price)",
     "currency: USD\n"
     "holders: [{name: Founders, shares: 8m}]\n"
     "events:\n"
     "  - {kind: safe, holder: Angel, type: pre_money, amount: 1m, cap: 8m}\n",
     18 M,
     {16 M, 2 M, -1}},
};

START_TEST(test_sale)
{
    struct gt_exit_sale sale;
    solve(sales[_i].file);
    ck_assert_int_eq(gt_exit_sell(&solved, sales[_i].at, &sale, &arena, &error), 0);
    size_t count = 0;
    for (; sales[_i].paid[count] >= 0; count++)
        ck_assert_msg(sale.lines[count].amount == sales[_i].paid[count], "%s: %s gets %lld",
                      sales[_i].source, solved.lines[count].name,
                      (long long)sale.lines[count].amount);
    ck_assert_int_eq(solved.line_count, count);
    clear();
}
END_TEST

static const char everything[] =
    "currency: USD\n"
    "classes:\n"
    "  - {name: Common, kind: common}\n"
    "  - {name: A, price: 0.37, dividend: 7%, dividend_kind: compound,\n"
    "     since: 2021-03-07, dividends_on_conversion: paid}\n"
    "  - {name: B, price: 1.19, participation_cap: 2.5x, seniority: 2}\n"
    "holders:\n"
    "  - {name: Gu, shares: 3333333}\n"
    "  - {name: Lin, shares: 2222223}\n"
    "  - {name: Gu, class: A, shares: 700001}\n"
    "  - {name: Fund, class: A, shares: 1300003}\n"
    "  - {name: Fund, class: B, shares: 2000009}\n"
    "events:\n"
    "  - {kind: option, holder: Staff, shares: 411111, strike: 0.13}\n"
    "  - {kind: option, holder: Lin, shares: 91111, strike: 0.13}\n"
    "  - {kind: warrant, holder: Bank, shares: 77777, strike: 0.9}\n"
    "  - {kind: safe, holder: Angel, amount: 300001, cap: 7m}\n"
    "  - {kind: note, holder: Angel, date: 2024-05-09, amount: 200003,\n"
    "     interest: 6%, cap: 6m}\n"
    "exit:\n"
    "  date: 2026-02-11\n"
    "  escrow: 11%\n"
    "  costs: [{name: Adviser, share: 1.5%}]\n"
    "  debts: [{name: Bank, amount: 123457, accrued: 991}]\n"
    "  carve_outs: [{name: Staff, share: 7%, above: 1m, up_to: 5m}]\n";

/* Lines, parts, holders and what is held back all sum, at any amount. */
START_TEST(test_sums)
{
    uint64_t seed = 77;
    solve(everything);
    for (int round = 0; round < 300; round++) {
        gt_money amount = dice_within(&seed, 0, round % 3 ? 20 M : 5000);
        gt_money lines = 0, parts = 0, holders = 0, held = 0;
        struct gt_exit_sale sale;
        ck_assert_int_eq(gt_exit_sell(&solved, amount, &sale, &arena, &error), 0);
        for (size_t i = 0; i < solved.line_count; i++) {
            gt_money own = 0;
            for (size_t j = 0; j < solved.lines[i].count; j++)
                own += sale.parts[solved.lines[i].first + j];
            ck_assert_int_eq(own, sale.lines[i].amount);
            lines += own;
        }
        for (size_t i = 0; i < solved.part_count; i++) {
            ck_assert_int_le(sale.held[i], sale.parts[i]);
            parts += sale.parts[i];
            held += sale.held[i];
        }
        for (size_t i = 0; i < solved.holder_count; i++)
            holders += sale.holders[i].payout;
        ck_assert_int_eq(lines, amount);
        ck_assert_int_eq(parts, amount);
        ck_assert_int_eq(holders, amount);
        ck_assert_int_eq(held, sale.escrow);
    }
    clear();
}
END_TEST

/* A holder of several lines, and of a carve-out of the same name, stands once. */
START_TEST(test_holders)
{
    solve(everything);
    ck_assert_int_eq(solved.holder_count, 7); /* Gu, Lin, Fund, Staff, Bank, Angel, Adviser */
    ck_assert_int_eq(solved.line_count, 10);
    clear();
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("exits as written");
    TCase *tests = tcase_create("exits as written");
    tcase_add_loop_test(tests, test_sale, 0, ROWS(sales));
    tcase_add_test(tests, test_sums);
    tcase_add_test(tests, test_holders);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
