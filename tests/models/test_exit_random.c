/* test_exit_random.c - exits of random plans against every set of converts, tried one by one, and
 * what holds of any of them.
 */
#include "gentou/exit.h"
#include "tests/models/dice.h"
#include "tests/models/exit_claims.h"
#include "tests/models/plain_exit.h"
#include "tests/models/run.h"

#include <math.h>
#include <string.h>

#define PLANS   120
#define FEW     1e-9
#define CLAIMS  8
#define PER_ONE 7 /* minor units of a currency unit: a number that divides nothing */

enum wild {
    TAME,   /* whatever converts, others' choices do not change its shares: one equilibrium */
    SAFES,  /* post-money SAFEs too */
    RIGHTS, /* tame, and rights to preferred stock */
};

struct made {
    struct gt_exit_claim claims[CLAIMS];
    struct gt_exit_charge charges[3];
    struct gt_exit_plan plan;
    struct gt_exit_diagram *exit;
};

static struct gt_exit_claim any_preferred(uint64_t *seed)
{
    struct gt_exit_claim claim = COMMON(1);
    claim.shares = dice_within(seed, 50, 900);
    claim.rank = (int)dice_within(seed, 1, 3);
    claim.terms.kind = GT_STOCK_PREFERRED;
    claim.terms.price = (struct gt_ratio){dice_within(seed, 1, 60), dice_within(seed, 1, 7)};
    claim.terms.preference = (struct gt_ratio){dice_within(seed, 0, 5), 2};
    claim.terms.participation = (enum gt_participation)dice_within(seed, 0, 2);
    claim.terms.participation_cap = (struct gt_ratio){dice_within(seed, 2, 9), 2};
    claim.terms.conversion = (struct gt_ratio){dice_within(seed, 1, 4), dice_within(seed, 1, 3)};
    claim.dividends = dice_within(seed, 0, 3) ? 0 : dice_within(seed, 1, 4000);
    claim.cap_beside = dice_within(seed, 0, 3) == 0;
    return claim;
}

static struct gt_exit_claim any_other(uint64_t *seed, enum wild wild)
{
    gt_money sum = dice_within(seed, 100, 5000);
    int64_t cap = sum * dice_within(seed, 3, 12);
    struct gt_exit_claim option = OPTION(dice_within(seed, 20, 300), dice_within(seed, 1, 90), 7);
    struct gt_exit_claim loan = LOAN(sum, (int)dice_within(seed, 1, 2));
    struct gt_exit_claim note = NOTE(sum, cap, 1000), safe = SAFE(sum, cap);
    switch (dice_within(seed, 0, wild == SAFES ? 5 : 3)) {
    case 0:
        if (wild == RIGHTS) {
            struct gt_exit_claim class = any_preferred(seed);
            option.terms = class.terms;
            option.rank = class.rank;
            option.cap_beside = class.cap_beside;
        }
        return option;
    case 1:
        return loan;
    case 2:
        return note;
    case 3:
        safe.capitalization = 1000; /* pre-money */
        return safe;
    default:
        return safe;
    }
}

static void add_charges(struct made *made, uint64_t *seed, enum wild wild)
{
    static const struct gt_exit_charge kinds[] = {
        {.cost = true,
         .amount = GT_MONEY_UNKNOWN,
         .share = {3, 100},
         .up_to = GT_MONEY_UNKNOWN,
         .from = -1},
        {.cost = true, .amount = 300, .share = {0, 1}, .from = -1},
        {.amount = 150, .share = {0, 1}, .from = -1},
        {.amount = GT_MONEY_UNKNOWN,
         .of_proceeds = true,
         .share = {1, 12},
         .above = 2000,
         .up_to = 9000,
         .from = -1},
        CARVE_OUT(7, 100), /* with a note above it payouts may jump */
    };
    made->plan.charges = made->charges;
    made->plan.charge_count = (size_t)dice_within(seed, 0, 3);
    for (size_t i = 0; i < made->plan.charge_count; i++)
        made->charges[i] = kinds[dice_within(seed, 0, wild == SAFES ? 4 : 3)];
}

static struct made *any_plan(uint64_t *seed, enum wild wild)
{
    static struct made made;
    struct gt_exit_failure failure;
    for (;;) {
        size_t count = (size_t)dice_within(seed, 2, CLAIMS - 1);
        struct gt_exit_claim common = COMMON(1);
        common.shares = dice_within(seed, 200, 2000);
        made = (struct made){.claims = {common}};
        for (size_t i = 1; i < count; i++)
            made.claims[i] =
                dice_within(seed, 0, 4) < 3 ? any_preferred(seed) : any_other(seed, wild);
        made.plan =
            (struct gt_exit_plan){.claims = made.claims, .claim_count = count, .per_one = PER_ONE};
        add_charges(&made, seed, wild);
        if (gt_exit_new(&made.plan, &made.exit, &failure) == GT_OK)
            return &made;
        /* a right may cost more than its class's cap */
        ck_assert_int_eq(failure.fault, wild == RIGHTS ? GT_EXIT_BAD_CLAIM : GT_EXIT_SAFES_WHOLE);
    }
}

/* An amount worth asking: near a breakpoint, or anywhere. */
static gt_money any_amount(const struct made *made, uint64_t *seed)
{
    size_t count = gt_exit_breakpoint_count(made->exit);
    const struct gt_exit_breakpoint *point =
        gt_exit_breakpoint(made->exit, (size_t)dice_within(seed, 0, (int64_t)count - 1));
    if (dice_within(seed, 0, 2) == 0)
        return dice_within(seed, 0, 200000);
    gt_money amount = point->amount + dice_within(seed, -2, 2);
    return amount < 0 ? 0 : amount;
}

/* Whether somebody would do better alone with the other choice. */
static bool somebody_would(struct plain *here, struct plain *there, const mpq_t proceeds,
                           unsigned converts)
{
    for (size_t i = 0; i < here->plan->claim_count; i++) {
        if (!plain_may(&here->plan->claims[i]))
            continue;
        if (plain_pour(there, proceeds, converts ^ (1u << i)) &&
            mpq_cmp(there->pays[i], here->pays[i]) > 0)
            return true;
    }
    return false;
}

/* Whether payouts are what is poured, to less than a unit. */
static bool are_alike(const struct plain *plain, const struct gt_exit_payout *payouts)
{
    mpq_t difference;
    mpq_init(difference);
    bool alike = true;
    for (size_t i = 0; i < plain->plan->claim_count + plain->plan->charge_count && alike; i++) {
        mpq_set_si(difference, payouts[i].amount, 1);
        mpq_sub(difference, difference, plain->pays[i]);
        mpq_abs(difference, difference);
        alike = mpq_cmp_si(difference, 1, 1) < 0;
    }
    mpq_clear(difference);
    return alike;
}

static unsigned choosers(const struct gt_exit_plan *plan)
{
    unsigned bits = 0;
    for (size_t i = 0; i < plan->claim_count; i++)
        bits |= plain_may(&plan->claims[i]) ? 1u << i : 0;
    return bits;
}

/* Capped stock without a preference shares the rest, and it is no matter whether it converts. */
static unsigned converts_of(const struct made *made, const struct gt_exit_payout *payouts)
{
    unsigned bits = 0;
    for (size_t i = 0; i < made->plan.claim_count; i++)
        bits |= payouts[i].stage == GT_EXIT_CONVERTED || payouts[i].stage == GT_EXIT_SHARES
                    ? 1u << i
                    : 0;
    return bits & choosers(&made->plan);
}

/* Tame: each equilibrium there is pays what the model says. */
START_TEST(test_one_equilibrium)
{
    uint64_t seed = 7100 + (uint64_t)_i;
    struct made *made = any_plan(&seed, TAME);
    struct plain here, there;
    struct gt_exit_payout payouts[PLAIN_MOST];
    struct gt_exit_result result;
    mpq_t proceeds;
    mpq_init(proceeds);
    plain_init(&here, &made->plan);
    plain_init(&there, &made->plan);
    unsigned all = choosers(&made->plan);
    for (int round = 0; round < 6; round++) {
        gt_money amount = any_amount(made, &seed);
        int found = 0;
        ck_assert_int_eq(gt_exit_at(made->exit, amount, payouts, &result), GT_OK);
        ck_assert(result.stable);
        mpq_set_si(proceeds, amount, 1);
        for (unsigned converts = all;; converts = (converts - 1) & all) {
            if (plain_pour(&here, proceeds, converts) &&
                !somebody_would(&here, &there, proceeds, converts)) {
                found++;
                ck_assert_msg(are_alike(&here, payouts), "seed %d, at %lld: set %x", _i,
                              (long long)amount, converts);
            }
            if (converts == 0)
                break;
        }
        ck_assert_msg(found > 0, "seed %d, at %lld", _i, (long long)amount);
    }
    plain_clear(&here);
    plain_clear(&there);
    mpq_clear(proceeds);
    gt_exit_free(made->exit);
}
END_TEST

/* With post-money SAFEs: what the model says is poured so, is an equilibrium where it calls itself
 * stable, and is none where it does not; and no equilibrium has more converts. */
START_TEST(test_largest_equilibrium)
{
    struct plain here, there;
    struct gt_exit_payout payouts[PLAIN_MOST];
    struct gt_exit_result result;
    int unstable_seen = 0, several_seen = 0;
    mpq_t proceeds;
    mpq_init(proceeds);
    for (uint64_t plan = 0; plan < 4 * PLANS; plan++) {
        uint64_t seed = 910000 + plan;
        struct made *made = any_plan(&seed, SAFES);
        unsigned all = choosers(&made->plan);
        plain_init(&here, &made->plan);
        plain_init(&there, &made->plan);
        for (int round = 0; round < 3; round++) {
            gt_money amount = any_amount(made, &seed);
            ck_assert_int_eq(gt_exit_at(made->exit, amount, payouts, &result), GT_OK);
            mpq_set_si(proceeds, amount, 1);
            unsigned converts = converts_of(made, payouts);
            int own = __builtin_popcount(converts), equilibria = 0;
            ck_assert(plain_pour(&here, proceeds, converts));
            ck_assert_msg(are_alike(&here, payouts), "plan %d, at %lld", (int)plan,
                          (long long)amount);
            bool would = somebody_would(&here, &there, proceeds, converts);
            ck_assert_msg(would == !result.stable, "plan %d, at %lld", (int)plan,
                          (long long)amount);
            unstable_seen += would;
            for (unsigned set = all;; set = (set - 1) & all) {
                if (plain_pour(&here, proceeds, set) && mpq_sgn(here.value) > 0 &&
                    !somebody_would(&here, &there, proceeds, set)) {
                    equilibria++;
                    ck_assert_msg(would || __builtin_popcount(set) <= own ||
                                      are_alike(&here, payouts),
                                  "plan %d, at %lld: set %x", (int)plan, (long long)amount, set);
                }
                if (set == 0)
                    break;
            }
            several_seen += equilibria > 1;
        }
        plain_clear(&here);
        plain_clear(&there);
        gt_exit_free(made->exit);
    }
    mpq_clear(proceeds);
    ck_assert_int_gt(unstable_seen, 0); /* the loop sees what it is for */
    ck_assert_int_gt(several_seen, 0);
}
END_TEST

/* What each gets at an amount; they sum to it. */
static void pay_out(const struct made *made, gt_money amount, struct gt_exit_payout *payouts)
{
    struct gt_exit_result result;
    gt_money sum = 0;
    ck_assert_int_eq(gt_exit_at(made->exit, amount, payouts, &result), GT_OK);
    for (size_t i = 0; i < made->plan.claim_count + made->plan.charge_count; i++) {
        ck_assert_int_ge(payouts[i].amount, 0);
        sum += payouts[i].amount;
    }
    ck_assert_int_eq(sum, amount);
}

/* More proceeds are less for nobody (but for the unit that rounding moves). */
START_TEST(test_growing)
{
    uint64_t seed = 550 + (uint64_t)_i;
    struct made *made = any_plan(&seed, RIGHTS);
    struct gt_exit_payout before[PLAIN_MOST], after[PLAIN_MOST];
    gt_money amount = 0;
    pay_out(made, 0, before);
    for (int step = 0; step < 60; step++) {
        amount += dice_within(&seed, 1, 4000);
        pay_out(made, amount, after);
        for (size_t i = 0; i < made->plan.claim_count + made->plan.charge_count; i++)
            ck_assert_int_ge(after[i].amount, before[i].amount - 1);
        memcpy(before, after, sizeof before);
    }
    gt_exit_free(made->exit);
}
END_TEST

/* Where it lies, in minor units. */
static double units_of(const struct gt_exit_breakpoint *point)
{
    mpq_t exact;
    mpq_init(exact);
    mpq_set_str(exact, point->exact, 10);
    double units = mpq_get_d(exact) * PER_ONE;
    mpq_clear(exact);
    return units;
}

/* The parts of the breakpoints, added up from 0, are the payouts at each; the parts sum to 1, and
 * each breakpoint changes somebody's. */
START_TEST(test_corners)
{
    uint64_t seed = 30 + (uint64_t)_i;
    struct made *made = any_plan(&seed, RIGHTS);
    size_t count = made->plan.claim_count + made->plan.charge_count;
    double sums[PLAIN_MOST] = {0};
    struct gt_exit_payout payouts[PLAIN_MOST];
    for (size_t i = 0; i < gt_exit_breakpoint_count(made->exit); i++) {
        const struct gt_exit_breakpoint *point = gt_exit_breakpoint(made->exit, i);
        const struct gt_exit_breakpoint *next = i + 1 < gt_exit_breakpoint_count(made->exit)
                                                    ? gt_exit_breakpoint(made->exit, i + 1)
                                                    : NULL;
        double all = 0, changed = i == 0;
        for (size_t j = 0; j < count; j++) {
            all += point->part[j];
            changed +=
                i && fabs(point->part[j] - gt_exit_breakpoint(made->exit, i - 1)->part[j]) > 0.0;
        }
        ck_assert(fabs(all - 1) < FEW);
        ck_assert(changed > FEW);
        if (!next)
            break;
        double width = units_of(next) - units_of(point);
        pay_out(made, next->amount, payouts);
        for (size_t j = 0; j < count; j++) {
            sums[j] += point->part[j] * width;
            ck_assert(fabs(sums[j] - (double)payouts[j].amount) < 2);
        }
    }
    gt_exit_free(made->exit);
}
END_TEST

/* Three times the shares, at the prices there were, and three times all other money: three times
 * the payouts, and everybody where they were. */
START_TEST(test_scale)
{
    uint64_t seed = 42 + (uint64_t)_i;
    struct made made = *any_plan(&seed, RIGHTS), larger = made;
    struct gt_exit_payout payouts[PLAIN_MOST], larger_payouts[PLAIN_MOST];
    struct gt_exit_failure failure;
    for (size_t i = 0; i < made.plan.claim_count; i++) {
        struct gt_exit_claim *claim = &larger.claims[i];
        claim->shares *= 3;
        claim->dividends *= 3;
        claim->owed *= 3;
        claim->converting *= 3;
        claim->valuation_cap *= claim->valuation_cap == GT_MONEY_UNKNOWN ? 1 : 3;
        claim->capitalization *= 3;
    }
    for (size_t i = 0; i < made.plan.charge_count; i++) {
        struct gt_exit_charge *charge = &larger.charges[i];
        charge->amount *= charge->amount == GT_MONEY_UNKNOWN ? 1 : 3;
        charge->above *= 3;
        charge->up_to *= charge->up_to == GT_MONEY_UNKNOWN ? 1 : 3;
    }
    larger.plan.claims = larger.claims;
    larger.plan.charges = larger.charges;
    ck_assert_int_eq(gt_exit_new(&larger.plan, &larger.exit, &failure), GT_OK);
    for (int round = 0; round < 5; round++) {
        gt_money amount = any_amount(&made, &seed);
        pay_out(&made, amount, payouts);
        pay_out(&larger, 3 * amount, larger_payouts);
        for (size_t i = 0; i < made.plan.claim_count + made.plan.charge_count; i++) {
            ck_assert_int_le(larger_payouts[i].amount - 3 * payouts[i].amount, 3);
            ck_assert_int_le(3 * payouts[i].amount - larger_payouts[i].amount, 3);
            ck_assert_int_eq(larger_payouts[i].stage, payouts[i].stage);
        }
    }
    gt_exit_free(made.exit);
    gt_exit_free(larger.exit);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("exit, random");
    TCase *tests = tcase_create("exit, random");
    tcase_add_loop_test(tests, test_one_equilibrium, 0, PLANS);
    tcase_add_test(tests, test_largest_equilibrium);
    tcase_add_loop_test(tests, test_growing, 0, PLANS);
    tcase_add_loop_test(tests, test_corners, 0, PLANS);
    tcase_add_loop_test(tests, test_scale, 0, PLANS);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
