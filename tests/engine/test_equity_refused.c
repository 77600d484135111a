/* test_equity_refused.c - what a cap table file is refused for, each with its line and sentence;
 * and the spellings it may have.
 */
#include "engine/intake/equity.h"
#include "tests/engine/scrap.h"
#include "tests/models/run.h"

#define ROWS(table) (int)(sizeof table / sizeof *table)

static struct gt_arena arena;
static struct gt_equity_plan plan;
static struct gt_equity *equity;
static struct gt_error error;

static void tear_down(void)
{
    gt_equity_free(equity);
    equity = NULL;
    gt_arena_clear(&arena);
}

static int reckon(const char *yaml)
{
    struct scrap scrap;
    error = (struct gt_error){0};
    scrap_write(&scrap, yaml, strlen(yaml));
    int code = gt_equity_read(scrap.path, &plan, &arena, &error);
    if (!code)
        code = gt_equity_reckon(&plan, GT_DAY_NONE, scrap.path, &equity, &arena, &error);
    scrap_remove(&scrap);
    return code;
}

#define TOP    "currency: USD\nholders: [{name: F, shares: 1m}]\nevents:\n"
#define SERIES "- {kind: round, name: A, pre_money: 4m, "

static const struct {
    const char *yaml;
    int line;
    const char *sentence;
} refused[] = {
    /* What an event says by itself. */
    {"holders: []\n", 1, "currency: is missing, and must be given"},
    {"currency: USD\nclasses: [{name: A}, {name: a}]\n", 2,
     "name: there is a class \"a\" already, and each has its own name"},
    {"currency: USD\nclasses: [{name: A, participation: capped}]\n", 2,
     "participation_cap: is missing; a class that participates up to a cap has one, such as 3x"},
    {TOP "- {kind: issue, holder: G, class: B, shares: 1}\n", 4,
     "class: there is no class \"B\"; classes stand in the list classes, and rounds make theirs"},
    {TOP "- {kind: issue, holder: G, shares: 0}\n", 4, "shares: must be more than 0"},
    {TOP "- {holder: G, shares: 1}\n", 4, "kind: is missing, and must be given"},
    {TOP "- {kind: , holder: G, shares: 1}\n", 4, "kind: is empty, and must be given"},
    {TOP "- {kind: safe, holder: S, amount: 0}\n", 4, "amount: must be more than 0"},
    {TOP "- {kind: safe, holder: S, amount: CNY 5}\n", 4,
     "amount: it is in CNY, the file in USD; they must be alike"},
    {TOP "- {kind: safe, holder: S, amount: 5, discount: 100%}\n", 4,
     "discount: \"100%\" is out of range; expected 0 to 0.999999"},
    {TOP SERIES "price: 1, amount: 1m}\n", 4,
     "a round has one of pre_money, post_money and price; take the others out"},
    {TOP "- {kind: round, name: A, amount: 1m}\n", 4,
     "pre_money: is missing; a round says pre_money, post_money, price, or ownership and amount"},
    {TOP SERIES "amount: 1m, ownership: 20%}\n", 4,
     "ownership: a round with a valuation has ownership or amount; take one out"},
    {TOP SERIES "amount: 1m, pool: 10%, pool_increase: 5}\n", 4,
     "pool_increase: a round has pool or pool_increase; take one out"},
    {TOP "- {kind: round, name: A, price: 0, post_money: 1m, amount: 1}\n", 4,
     "price: must be more than 0"},
    {TOP "- {kind: convert, holder: F, convertible: S}\n", 4,
     "a conversion names a convertible, or the holder and class of shares; give one of the two"},
    {TOP "- {kind: convert, holder: F}\n", 4, "class: is missing, and must be given"},
    {TOP "- {kind: convert, convertible: S}\n", 4,
     "convertible: no SAFE or note above is called \"S\""},
    {TOP "- {kind: safe, holder: S, amount: 5}\n- {kind: safe, holder: s, amount: 5}\n"
         "- {kind: convert, convertible: S, price: 1}\n",
     6, "convertible: there are two called \"S\"; give them names"},
    {TOP "- {kind: safe, holder: S, amount: 5, purchase_amount: 6}\n", 4,
     "\"purchase_amount\" stands here a second time; it was given in line 4"},
    /* What the events come to together. */
    {TOP "- {kind: transfer, from: F, to: G, shares: 1000001}\n", 4,
     "F holds 1000000 of these, and cannot give up 1000001"},
    {TOP "- {kind: exercise, holder: F, shares: 1}\n", 4,
     "F holds 0 of these, and cannot give up 1"},
    {TOP "- {kind: pool, shares: 5}\n- {kind: option, holder: G, shares: 6}\n", 5,
     "the pool has 5 shares left, and 6 are taken; make it larger, or write outside_pool: yes"},
    {TOP "- {kind: pool, shares: 5}\n- {kind: cancel, shares: 6}\n", 5,
     "the pool has 5 shares left, and 6 are taken; make it larger, or write outside_pool: yes"},
    {"currency: USD\nevents:\n" SERIES "amount: 1m}\n", 3,
     "nobody holds shares before this round; write them in holders or events"},
    {TOP "- {kind: safe, holder: S, amount: 5m, cap: 5m}\n" SERIES "amount: 1m}\n", 5,
     "the round has no answer: what converts, the pool and the new money would take the whole "
     "company; look at amounts, caps and the pool"},
    {TOP "- {kind: round, name: A, post_money: 4m, amount: 4m}\n", 4,
     "the round has no answer: what converts, the pool and the new money would take the whole "
     "company; look at amounts, caps and the pool"},
    {TOP SERIES "investor: X}\n", 4,
     "amount: is missing; a round says how much new money there is, or each of its investors does"},
    {TOP SERIES "amount: 1m, investors: [{name: X, amount: 2m}]}\n", 4,
     "the investors put in USD 2000000, and the round's amount is 1000000; correct one"},
    {TOP SERIES "amount: 1m, investors: [{name: X, amount: 999999.5}]}\n", 4,
     "nobody takes USD 0.5 of the round's amount; name an investor without an amount, who takes "
     "the rest"},
    {TOP SERIES "amount: 1m, investors: [{name: X}, {name: Y}]}\n", 4,
     "two investors have no amount; one alone may take the rest of a round"},
    {TOP "- {kind: safe, holder: S, amount: 5}\n- {kind: convert, convertible: S}\n", 5,
     "price: is missing; what S converts has no cap to convert at"},
    {TOP "- {kind: note, holder: S, amount: 5, interest: 5%}\n" SERIES "amount: 1m}\n", 5,
     "the note of S bears interest, and its date or that of the conversion is missing; write both, "
     "or accrued"},
    {TOP "- {kind: safe, holder: S, amount: 5}\n- {kind: convert, convertible: S, price: 1}\n"
         "- {kind: convert, convertible: S, price: 1}\n",
     6, "what S holds has been converted already"},
    {TOP "- {kind: safe, holder: S, amount: 5, date: 2020-02-01}\n"
         "- {kind: convert, convertible: S, price: 1, date: 2020-01-01}\n",
     5, "what S holds is converted before its own date; look at the dates"},
    {TOP "- {kind: round, name: A, pre_money: 4m, amount: 1m, conversion: 2}\n", 4,
     "a share of the round's class is not one common share; sell it in a class of its own, which "
     "begins at 1:1"},
    {TOP "- {kind: pool, shares: 9000000000000000000}\n", 4,
     "the figures are larger than can be counted here; look at them"},
    {"currency: USD\nclasses: [{name: A, conversion: 1000000000}]\nholders:\n"
     "- {name: F, class: A, shares: 9000000000000}\nevents:\n"
     "- {kind: round, name: B, pre_money: 4m, amount: 1m}\n",
     6, "the figures are larger than can be counted here; look at them"},
};

START_TEST(test_refused)
{
    char where[32];
    ck_assert_int_eq(reckon(refused[_i].yaml), GT_EXIT_DATA);
    snprintf(where, sizeof where, ", line %d: ", refused[_i].line);
    const char *sentence = strstr(error.text, where);
    ck_assert_msg(sentence != NULL, "line %d of %s", refused[_i].line, error.text);
    ck_assert_str_eq(sentence + strlen(where), refused[_i].sentence);
    ck_assert_ptr_null(equity);
}
END_TEST

/* The same file in other words. */
START_TEST(test_spellings)
{
    ck_assert_int_eq(
        reckon("currency: USD\nholders: [{name: F, shares: 1m}]\nevents:\n"
               "- {kind: pool, shares: 100000}\n"
               "- {kind: option, holder: E, shares: 50000, strike: 0.1}\n"
               "- {kind: safe, holder: S, amount: 100000, cap: 2m, type: pre_money}\n"
               "- {kind: round, name: A, pre_money: 4m, amount: 1m, pool: 10%, investor: V}\n"),
        0);
    struct gt_equity *first = equity;
    ck_assert_int_eq(
        reckon("currency: usd\nholders: [{shareholder: F, quantity: '1,000,000'}]\nevents:\n"
               "- {kind: option pool, number: 100k}\n"
               "- {kind: grant, to: E, quantity: 5万, exercise-price: 0.1}\n"
               "- {kind: SAFE, investor: S, purchase_amount: 100k, valuation_cap: 2m, "
               "safe_type: pre-money}\n"
               "- {kind: priced round, series: A, pre_money_valuation: 4m, new_money: 1m, "
               "option_pool: 0.1, lead: V}\n"),
        0);
    ck_assert_int_eq(first->diluted, equity->diluted);
    ck_assert_int_eq(first->pool, equity->pool);
    ck_assert_int_eq(first->rounds[0].price.num, equity->rounds[0].price.num);
    ck_assert_int_eq(first->rounds[0].price.den, equity->rounds[0].price.den);
    gt_equity_free(first);
}
END_TEST

/* By day where days are given, and one without goes with the one before it. */
START_TEST(test_days)
{
    ck_assert_int_eq(reckon("currency: USD\nevents:\n"
                            "- {kind: issue, holder: F, shares: 100, date: 2021-01-01}\n"
                            "- {kind: split, ratio: '2:1'}\n"
                            "- {kind: issue, holder: G, shares: 10, date: 2020-01-01}\n"),
                     0);
    ck_assert_int_eq(plan.events[0].holder, 1);
    ck_assert_uint_eq(plan.lines[0], 5);
    ck_assert_int_eq(equity->holdings[0].shares, 20);
    ck_assert_int_eq(equity->holdings[1].shares, 200);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("equity_refused");
    TCase *all = tcase_create("all");
    tcase_add_checked_fixture(all, NULL, tear_down);
    tcase_add_loop_test(all, test_refused, 0, ROWS(refused));
    tcase_add_test(all, test_spellings);
    tcase_add_test(all, test_days);
    suite_add_tcase(suite, all);
    return run_suite(suite);
}
