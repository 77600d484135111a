/* test_equity_published.c - cap tables that others published, from file to shares.
 *
 * A figure is exact unless .off says by how many shares the source may differ, and why. The YC
 * guide is "Post-Money Safe User Guide", Y Combinator, v1.2 (February 2023), appendix II; the
 * primer the "Safe Primer" of 2013-2018, quoted at
 * fundersclub.com/learn/safe-primer/safe-numerical-examples; Cooley is "Calculating Share Price
 * With Outstanding Convertible Notes or Safes", cooleygo.com, D. Colla, last reviewed 2022; LTSE
 * the tests of ltse/cap-table-model ("Pied Piper LLC"), whose figures are those of its spreadsheet;
 * 1984 is 1984.vc, "Founders' Handbook" and the tests of github.com/1984vc/startup-finance.
 */
#include "engine/intake/equity.h"
#include "tests/engine/scrap.h"
#include "tests/models/run.h"

#define ROWS(table) (int)(sizeof table / sizeof *table)

struct published {
    const char *why, *source, *yaml;
    double price, price_within;            /* of the last round; 0: not told */
    int64_t capitalization, diluted, pool; /* 0: not told */
    struct {
        const char *holder;
        int64_t shares; /* as common */
    } held[8];
    int64_t off;
};

#define ABC                                                                                        \
    "currency: USD\nprice_decimals: 4\nholders: [{name: Founders, shares: '9,250,000'}]\n"         \
    "events:\n- {kind: option, holder: Options, shares: 300000}\n"                                 \
    "- {kind: promise, holder: Promised, shares: 350000}\n- {kind: pool, shares: 100000}\n"        \
    "- {kind: safe, holder: B, amount: 800000, cap: 8m, pro_rata: yes}\n"

#define ONE_MILLION "currency: USD\nholders: [{name: Founders, shares: 1m}]\nevents:\n"

#define PIED_PIPER                                                                                 \
    "currency: USD\nholders: [{name: Common, shares: 8.5m}]\nevents:\n"                            \
    "- {kind: warrant, holder: Warrants, shares: 65000}\n"                                         \
    "- {kind: option, holder: Options, shares: 3m}\n- {kind: pool, shares: 1m}\n"

static const struct published cases[] = {
    {"two post-money safes at their caps, 5m at 15m, pro rata side letter",
     "YC guide, example 1, questions 2 to 4",
     ABC "- {kind: safe, holder: A, amount: 200000, cap: 4m}\n"
         "- {kind: round, name: Series A, pre_money: 15m, amount: 5m, pool_increase: 1695000, "
         "investor: Others}\n",
     1.1144,
     0,
     11764705,
     17946424,
     1795000,
     {{"Founders", 9250000}, {"A", 588235}, {"B", 1176470 + 448671}, {"Others", 3589375 + 448673}},
     0},
    {"one safe at its cap, one better off at the round's price",
     "YC guide, example 1, question 5",
     ABC "- {kind: safe, holder: A, amount: 200000, cap: 4m}\n"
         "- {kind: round, name: Series Seed, pre_money: 8.8m, amount: 2.2m, pool_increase: "
         "1573000, investor: Others}\n",
     0.6577,
     0,
     11806694,
     16724684,
     0,
     {{"A", 590334}},
     0},
    {"a pre-money safe beside a post-money one; the guide rounds the new shares up (4,498,425.5)",
     "YC guide, example 2, question 2",
     ABC "- {kind: safe, holder: A, amount: 200000, cap: 3.8m, type: pre_money}\n"
         "- {kind: round, name: Series A, pre_money: 15m, amount: 5m, pool_increase: 1.7m}\n",
     1.1115,
     0,
     11795292,
     17993718,
     0,
     {{"A", 615763}},
     1},
    {"the same, the post-money one at the round's price; rounded up as well",
     "YC guide, example 2, question 5",
     ABC "- {kind: safe, holder: A, amount: 200000, cap: 3.8m, type: pre_money}\n"
         "- {kind: round, name: Series A, pre_money: 8.8m, amount: 2.2m, pool_increase: 1575000}\n",
     0.6566,
     0,
     0,
     16753189,
     0,
     {{"A", 609198}},
     1},
    {"cap, no discount",
     "primer, example 1",
     "currency: USD\nprice_decimals: 3\nconversion_decimals: 4\n"
     "holders: [{name: Founders, shares: 10m}]\nevents:\n"
     "- {kind: safe, type: pre_money, holder: Safe, amount: 100000, cap: 5m}\n"
     "- {kind: round, name: Series A, pre_money: 10m, amount: 1m, pool_increase: 1m, "
     "method: pre_money, investor: New}\n",
     0.909,
     0,
     0,
     0,
     0,
     {{"New", 1100110}, {"Safe", 220022}},
     0},
    {"discount, no cap",
     "primer, example 2",
     "currency: USD\nprice_decimals: 2\nconversion_decimals: 3\n"
     "holders: [{name: Founders, shares: 10.5m}]\nevents:\n"
     "- {kind: safe, type: pre_money, holder: Safe, amount: 20000, discount: 20%}\n"
     "- {kind: round, name: Series AA, pre_money: 2m, amount: 400000, method: pre_money, "
     "investor: New}\n",
     0.19,
     0,
     0,
     0,
     0,
     {{"New", 2105263}, {"Safe", 131578}},
     0},
    {"cap and discount, the cap better",
     "primer, example 3",
     "currency: USD\nprice_decimals: 3\nconversion_decimals: 5\n"
     "holders: [{name: Founders, shares: 10m}]\nevents:\n"
     "- {kind: safe, type: pre_money, holder: Safe, amount: 100000, cap: 8m, discount: 15%}\n"
     "- {kind: round, name: Series A, pre_money: 10m, amount: 1m, pool_increase: 1m, "
     "method: pre_money, investor: New}\n",
     0.909,
     0,
     0,
     0,
     0,
     {{"New", 1100110}, {"Safe", 137500}},
     0},
    {"pre-money method",
     "Cooley",
     ONE_MILLION "- {kind: note, holder: Notes, amount: 1m, discount: 30%}\n"
                 "- {kind: round, name: Series A, pre_money: 8m, amount: 2m, method: pre_money, "
                 "investor: New}\n",
     8.00,
     0,
     0,
     1428571,
     0,
     {{"Founders", 1000000}, {"Notes", 178571}, {"New", 250000}},
     0},
    {"percent-ownership method; Cooley rounds the new shares up",
     "Cooley",
     ONE_MILLION "- {kind: note, holder: Notes, amount: 1m, discount: 30%}\n"
                 "- {kind: round, name: Series A, pre_money: 8m, amount: 2m, investor: New}\n",
     6.57,
     0.005,
     0,
     1521739,
     0,
     {{"Notes", 217391}, {"New", 304348}},
     1},
    {"dollars-invested method; the same",
     "Cooley",
     ONE_MILLION "- {kind: note, holder: Notes, amount: 1m, discount: 30%}\n"
                 "- {kind: round, name: Series A, pre_money: 8m, amount: 2m, "
                 "method: dollars_invested, investor: New}\n",
     7.57,
     0.005,
     0,
     1452830,
     0,
     {{"Notes", 188679}, {"New", 264151}},
     1},
    {"discount, with a pool of 15 %; their price has 4 decimals, their discount's not, and they "
     "round to the nearest share",
     "LTSE",
     PIED_PIPER "- {kind: note, holder: Notes, amount: 1m, cap: 100m, discount: 50%}\n"
                "- {kind: round, name: Preferred 1, pre_money: 30m, amount: 3m, pool: 15%, "
                "price_decimals: 4, conversion_decimals: 9, investor: New}\n",
     1.9931,
     0,
     0,
     0,
     1000000 + 1483586,
     {{"Notes", 1003462}, {"New", 1505193}},
     3},
    {"cap, with a pool of 15 %",
     "LTSE",
     PIED_PIPER "- {kind: note, holder: Notes, amount: 1m, cap: 5m, discount: 20%}\n"
                "- {kind: round, name: Preferred 1, pre_money: 30m, amount: 3m, pool: 15%, "
                "price_decimals: 4, conversion_decimals: 9, investor: New}\n",
     0,
     0,
     0,
     0,
     1000000 + 1855196,
     {{"Notes", 2884039}, {"New", 1730404}},
     1},
    {"cap, no pool",
     "LTSE",
     PIED_PIPER "- {kind: note, holder: Notes, amount: 1m, cap: 5m, discount: 20%}\n"
                "- {kind: round, name: Preferred 1, pre_money: 30m, amount: 3m, "
                "price_decimals: 4, conversion_decimals: 9, investor: New}\n",
     0,
     0,
     0,
     0,
     0,
     {{"Notes", 2513000}, {"New", 1507765}},
     1},
    {"the option pool shuffle",
     "Venture Hacks, \"The Option Pool Shuffle\" (2007)",
     "currency: USD\nholders: [{name: Founders, shares: 6m}]\nevents:\n"
     "- {kind: round, name: Series A, pre_money: 8m, amount: 2m, pool: 20%, investor: VC}\n",
     1.00,
     0,
     0,
     10000000,
     2000000,
     {{"VC", 2000000}},
     0},
    {"a priced round without pool",
     "1984, Cap Table 101",
     "currency: USD\nholders: [{name: A, shares: 1m}, {name: B, shares: 1m}]\nevents:\n"
     "- {kind: round, name: Seed, pre_money: 8m, amount: 2m, investor: VC}\n",
     4,
     0,
     0,
     2500000,
     0,
     {{"VC", 500000}},
     0},
    {"with a pool of 10 %; their table's sum is 2,857,142",
     "1984, Cap Table 101",
     "currency: USD\nholders: [{name: A, shares: 1m}, {name: B, shares: 1m}]\nevents:\n"
     "- {kind: round, name: Seed, post_money: 10m, amount: 2m, pool: 10%, investor: VC}\n",
     0,
     0,
     0,
     2857142,
     285714,
     {{"VC", 571428}},
     1},
    {"two pre-money safes dilute each other",
     "1984, Pre-money vs Post-money Conversion",
     "currency: USD\nholders: [{name: A, shares: 1m}, {name: B, shares: 1m}]\nevents:\n"
     "- {kind: safe, type: pre_money, holder: S1, amount: 2m, cap: 8m}\n"
     "- {kind: safe, type: pre_money, holder: S2, amount: 2m, cap: 8m}\n"
     "- {kind: round, name: Series A, pre_money: 100m, amount: 1m}\n",
     0,
     0,
     3000000,
     0,
     0,
     {{"S1", 500000}, {"S2", 500000}},
     0},
    {"two post-money safes do not",
     "1984, Pre-money vs Post-money Conversion",
     "currency: USD\nholders: [{name: A, shares: 1m}, {name: B, shares: 1m}]\nevents:\n"
     "- {kind: safe, holder: S1, amount: 2m, cap: 10m}\n"
     "- {kind: safe, holder: S2, amount: 2m, cap: 10m}\n"
     "- {kind: round, name: Series A, pre_money: 100m, amount: 1m}\n",
     0,
     0,
     3333332, /* published as 3,333,333: the two parts of a share are dropped here */
     0,
     0,
     {{"S1", 666666}, {"S2", 666666}},
     0},
    {"an option pool refreshed to 10 % at a Series A",
     "1984, Raising your Series A",
     "currency: USD\nholders: [{name: A, shares: 1m}, {name: B, shares: 1m}, "
     "{name: Employees, shares: 200000}, {name: Seed, shares: 571428}]\nevents:\n"
     "- {kind: pool, shares: 85714}\n"
     "- {kind: round, name: Series A, post_money: 40m, amount: 8m, pool: 10%, investor: VC}\n",
     10.10,
     0.005,
     0,
     3959183,
     395918,
     {{"VC", 791837}},
     3},
    {"five safes and a pool of 10 %; their sheet rounds no shares",
     "1984, tests, \"Google Sheet\"",
     "currency: USD\nholders: [{name: Common, shares: 9390728}]\nevents:\n"
     "- {kind: pool, shares: 609272}\n"
     "- {kind: safe, holder: YC, amount: 125000, cap: 1785714.29}\n"
     "- {kind: safe, holder: MFN, amount: 375000}\n"
     "- {kind: safe, holder: S1, amount: 475000, cap: 10m}\n"
     "- {kind: safe, holder: S2, amount: 28500, cap: 13m}\n"
     "- {kind: safe, holder: S3, amount: 2997500, cap: 30m}\n"
     "- {kind: round, name: Series A, pre_money: 16.7m, amount: 4m, pool: 10%}\n",
     0,
     0,
     0,
     20606916,
     2060692,
     {{"Common", 9390728}},
     7},
    {"a target below the pool there is leaves it",
     "1984, tests",
     "currency: USD\nholders: [{name: Common, shares: 9390728}]\nevents:\n"
     "- {kind: pool, shares: 609272}\n"
     "- {kind: safe, holder: S3, amount: 2997500, cap: 30m}\n"
     "- {kind: round, name: Series A, pre_money: 16.7m, amount: 4m, pool: 1%}\n",
     0,
     0,
     0,
     0,
     609272,
     {{"Common", 9390728}},
     0},
    {"a later safe's cap by a most favoured nation clause: 10m / (1 - 2.5 % - 10 %)",
     "YC guide, appendix I, section 3; figures by hand",
     "currency: USD\nholders: [{name: F, shares: 10m}]\nevents:\n"
     "- {kind: safe, holder: Angel, amount: 100000, mfn: yes}\n"
     "- {kind: safe, holder: Lead, amount: 400000, cap: 4m}\n"
     "- {kind: round, name: Series A, pre_money: 40m, amount: 10m}\n",
     0,
     0,
     11428571,
     0,
     0,
     {{"Angel", 285714}, {"Lead", 1142857}},
     0},
    {"a discount-only safe: 12m / 10,549,450 = 1.1375 = 0.91 / 80 %",
     "YC guide, appendix I; by hand",
     "currency: USD\nprice_decimals: 4\nholders: [{name: F, shares: 9m}]\nevents:\n"
     "- {kind: pool, shares: 1m}\n- {kind: safe, holder: Angel, amount: 500000, discount: 20%}\n"
     "- {kind: round, name: Series A, pre_money: 12m, amount: 3m}\n",
     1.1375,
     0,
     0,
     0,
     0,
     {{"Angel", 549450}},
     0},
    {"cap relative to the round's own count: half the price of 5.00",
     "FundersClub, Convertible note: cap and discount, 10m",
     "currency: USD\nholders: [{name: F, shares: 2m}]\nevents:\n"
     "- {kind: note, holder: Note, amount: 25000, cap: 5m, discount: 20%, capitalization: round}\n"
     "- {kind: round, name: Series A, pre_money: 10m, amount: 1m, method: pre_money}\n",
     5,
     0,
     0,
     0,
     0,
     {{"Note", 10000}},
     0},
    {"the discount better at 6m",
     "FundersClub, Convertible note: cap and discount, 6m",
     "currency: USD\nholders: [{name: F, shares: 1.2m}]\nevents:\n"
     "- {kind: note, holder: Note, amount: 25000, cap: 5m, discount: 20%, capitalization: round}\n"
     "- {kind: round, name: Series A, pre_money: 6m, amount: 1m, method: pre_money}\n",
     5,
     0,
     0,
     0,
     0,
     {{"Note", 6250}},
     0},
    {"a full ratchet from 10 to 9",
     "A. Gupta, aparanagupta.com, \"Full-ratchet anti-dilution\" (2022)",
     "currency: USD\nclasses:\n- {name: Series A, price: 10, antidilution: full_ratchet}\n"
     "- {name: Series B}\nholders: [{name: F, shares: 1m}, {name: VC, class: Series A, shares: "
     "1m}]\n"
     "events:\n- {kind: issue, holder: New, class: Series B, shares: 1, price: 9}\n",
     0,
     0,
     0,
     0,
     0,
     {{"VC", 1111111}},
     0},
    {"a broad-based weighted average: 10 x 2.5m / 2,555,555",
     "the same, \"Weighted average\"",
     "currency: USD\nclasses: [{name: Series A, price: 10, antidilution: broad_based}]\n"
     "holders: [{name: F, shares: 1m}, {name: VC, class: Series A, shares: 1m}]\n"
     "events:\n- {kind: round, name: Series B, price: 9, amount: 5m}\n",
     9,
     0,
     0,
     0,
     0,
     {{"VC", 1022222}},
     0},
};

static struct gt_arena arena;
static struct gt_equity_plan plan;
static struct gt_equity *equity;

static void tear_down(void)
{
    gt_equity_free(equity);
    equity = NULL;
    gt_arena_clear(&arena);
}

static void reckon(const char *yaml)
{
    struct scrap scrap;
    struct gt_error error = {0};
    scrap_write(&scrap, yaml, strlen(yaml));
    int code = gt_equity_read(scrap.path, &plan, &arena, &error);
    if (!code)
        code = gt_equity_reckon(&plan, GT_DAY_NONE, "file", &equity, &arena, &error);
    scrap_remove(&scrap);
    ck_assert_msg(code == 0, "%s", error.text);
}

static int64_t held_by(const char *holder)
{
    int64_t sum = 0;
    for (size_t i = 0; i < equity->holding_count; i++)
        if (strcmp(plan.holders[equity->holdings[i].holder], holder) == 0)
            sum +=
                gt_equity_as_common(equity, equity->holdings[i].class, equity->holdings[i].shares);
    return sum;
}

static void check_near(const char *why, const char *what, int64_t got, int64_t wanted, int64_t off)
{
    if (wanted)
        ck_assert_msg(got >= wanted - off && got <= wanted + off, "%s: %s %lld, wanted %lld", why,
                      what, (long long)got, (long long)wanted);
}

START_TEST(test_published)
{
    const struct published *at = &cases[_i];
    reckon(at->yaml);
    const struct gt_equity_round *last =
        equity->round_count ? &equity->rounds[equity->round_count - 1] : NULL;
    if (at->price > 0) {
        double price = (double)last->price.num / (double)last->price.den;
        ck_assert_msg(price >= at->price - at->price_within - 1e-12 &&
                          price <= at->price + at->price_within + 1e-12,
                      "%s: price %.10f", at->why, price);
    }
    if (last)
        check_near(at->why, "capitalization", last->capitalization, at->capitalization, 0);
    check_near(at->why, "fully diluted", equity->diluted, at->diluted, at->off);
    check_near(at->why, "pool", equity->pool, at->pool, at->off);
    for (int i = 0; at->held[i].holder; i++)
        check_near(at->why, at->held[i].holder, held_by(at->held[i].holder), at->held[i].shares,
                   at->off);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("equity_published");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, NULL, tear_down);
    tcase_add_loop_test(all, test_published, 0, ROWS(cases));
    suite_add_tcase(suite, all);
    return run_suite(suite);
}
