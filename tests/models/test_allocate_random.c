/* test_allocate_random.c - closings by dice: what holds for all of them, and a slow second
 * reckoning that tries every set of capped parties and hands out cent by cent. */
#include "gentou/random.h"

#include "any_closing.h"
#include "run.h"

#include <string.h>

#define WHY(w) GT_ALLOTMENT_##w
#define BY(w)  GT_ALLOCATION_##w

/* The slow second reckoning. */

typedef long double real; /* 64 bits of mantissa; the products below stay under 2^63 */

/* The exact parts of `money` among the set bits of `in`, as numerators over *denominator: tries
 * every set of capped parties for the one that is consistent. */
static unsigned find_capped(const struct closing *c, unsigned in, gt_money money, gt_money *rest,
                            gt_money *weight)
{
    for (unsigned capped = 0; capped < 1u << MOST; capped++) {
        if (capped & ~in)
            continue;
        *rest = money;
        *weight = 0;
        for (size_t i = 0; i < c->count; i++) {
            if (capped >> i & 1)
                *rest -= want_of(&c->interests[i]);
            else if (in >> i & 1)
                *weight += c->interests[i].asked;
        }
        bool fits = *rest >= 0;
        for (size_t i = 0; i < c->count && fits; i++) {
            gt_money want = want_of(&c->interests[i]);
            /* A capped party would not have less than its cap at the others' share. */
            real gets = (real)*rest * (real)c->interests[i].asked;
            if (capped >> i & 1)
                fits = *weight == 0 || gets >= (real)want * (real)*weight;
            else if (in >> i & 1)
                fits = gets < (real)want * (real)*weight;
        }
        if (fits)
            return capped;
    }
    ck_abort_msg("no set of capped parties is consistent");
    return 0;
}

static bool earlier(const struct closing *c, size_t a, size_t b)
{
    return c->interests[a].order < c->interests[b].order;
}

/* The candidate with the highest minimum / asked, the latest of equals. */
static size_t most_demanding(const struct closing *c, unsigned in)
{
    size_t most = MOST;
    for (size_t i = 0; i < c->count; i++) {
        if (!(in >> i & 1))
            continue;
        if (most == MOST) {
            most = i;
            continue;
        }
        real mine = (real)minimum_of(c, i) * (real)c->interests[most].asked;
        real its = (real)minimum_of(c, most) * (real)c->interests[i].asked;
        if (mine > its || (mine == its && earlier(c, most, i)))
            most = i;
    }
    return most;
}

static bool all_reach(const struct closing *c, unsigned in, gt_money money)
{
    gt_money rest, weight;
    unsigned capped = find_capped(c, in, money, &rest, &weight);
    for (size_t i = 0; i < c->count; i++)
        if ((in >> i & 1) && !(capped >> i & 1) &&
            (real)rest * (real)c->interests[i].asked < (real)minimum_of(c, i) * (real)weight)
            return false;
    return true;
}

/* Cents one by one, each to the largest remainder that has had none, the earliest of equals. */
static void slow_round(const struct closing *c, unsigned in, gt_money money, gt_money *parts)
{
    gt_money rest, weight, remainders[MOST];
    unsigned capped = find_capped(c, in, money, &rest, &weight);
    gt_money left = rest;
    for (size_t i = 0; i < c->count; i++) {
        remainders[i] = -1;
        if (capped >> i & 1)
            parts[i] = want_of(&c->interests[i]);
        else if (in >> i & 1) {
            /* rest, asked < 2^33: no product is above 2^63 */
            parts[i] =
                (gt_money)((uint64_t)rest * (uint64_t)c->interests[i].asked / (uint64_t)weight);
            remainders[i] =
                (gt_money)((uint64_t)rest * (uint64_t)c->interests[i].asked % (uint64_t)weight);
            left -= parts[i];
        }
    }
    for (; weight > 0 && left > 0; left--) {
        size_t best = MOST;
        for (size_t i = 0; i < c->count; i++)
            if (remainders[i] >= 0 && (best == MOST || remainders[i] > remainders[best] ||
                                       (remainders[i] == remainders[best] && earlier(c, i, best))))
                best = i;
        ck_assert_uint_lt(best, MOST);
        parts[best]++;
        remainders[best] = -1;
    }
}

/* Serves one group; what is left. */
static gt_money slow_group(const struct closing *c, unsigned group, gt_money money, gt_money *parts)
{
    unsigned served = 0;
    for (;;) {
        unsigned in = 0;
        for (size_t i = 0; i < c->count; i++)
            if ((group & ~served) >> i & 1 && minimum_of(c, i) <= want_of(&c->interests[i]) &&
                minimum_of(c, i) <= money)
                in |= 1u << i;
        if (in == 0 || money == 0)
            return money;
        while (!all_reach(c, in, money))
            in &= ~(1u << most_demanding(c, in));
        slow_round(c, in, money, parts);
        for (size_t i = 0; i < c->count; i++)
            if (in >> i & 1)
                money -= parts[i];
        served |= in;
    }
}

/* Word for word as allocate.h lays the draw down; true when a is drawn before b. */
static bool drawn_before(const struct closing *c, size_t a, size_t b)
{
    uint32_t draws[2][4],
        key[2] = {(uint32_t)(c->terms.seed & 0xffffffff), (uint32_t)(c->terms.seed >> 32)};
    const size_t pair[2] = {a, b};
    for (int k = 0; k < 2; k++) {
        uint32_t ticket = 0;
        for (size_t i = 0; i < c->count; i++)
            ticket += earlier(c, i, pair[k]);
        uint32_t counter[4] = {0, 0xFFFF0001u, ticket, 0};
        gt_philox(counter, key, draws[k]);
    }
    for (int word = 0; word < 4; word++)
        if (draws[0][word] != draws[1][word])
            return draws[0][word] < draws[1][word];
    return false;
}

/* The group that comes next among `open`: all, the class of the smallest number, or one ticket. */
static unsigned next_group(const struct closing *c, unsigned open)
{
    size_t first = MOST;
    unsigned group = 0;
    if (c->terms.method == BY(PRO_RATA))
        return open;
    for (size_t i = 0; i < c->count; i++)
        if (open >> i & 1 &&
            (first == MOST || (c->terms.method == BY(LOTTERY)
                                   ? drawn_before(c, i, first)
                                   : c->interests[i].priority < c->interests[first].priority)))
            first = i;
    for (size_t i = 0; i < c->count; i++)
        if (i == first || (c->terms.method == BY(PRIORITY) &&
                           c->interests[i].priority == c->interests[first].priority))
            group |= 1u << i;
    return group;
}

static void slow_closing(const struct closing *c, gt_money *parts)
{
    gt_money money = c->terms.limit, placed = 0;
    memset(parts, 0, MOST * sizeof *parts);
    for (unsigned open = (1u << c->count) - 1, group; open; open &= ~group) {
        group = next_group(c, open);
        money = slow_group(c, group, money, parts);
    }
    for (size_t i = 0; i < c->count; i++)
        placed += parts[i];
    if (placed < c->terms.minimum)
        memset(parts, 0, MOST * sizeof *parts);
}

START_TEST(test_second_reckoning)
{
    uint64_t state = 20150306;
    for (int turn = 0; turn < 20000; turn++) {
        struct closing any = any_closing(&state);
        struct gt_allotment got[MOST];
        struct gt_allocation result;
        gt_money parts[MOST];
        ck_assert_int_eq(gt_allocate_closing(&any.terms, any.interests, any.count, got, &result),
                         GT_OK);
        slow_closing(&any, parts);
        for (size_t i = 0; i < any.count; i++)
            ck_assert_msg(got[i].amount == parts[i], "closing %d, party %zu: %lld, not %lld", turn,
                          i, (long long)got[i].amount, (long long)parts[i]);
    }
}
END_TEST

/* Laws. */

/* What holds for each party by its reason. */
static void hold_party(const struct closing *c, size_t i, const struct gt_allotment *got,
                       gt_money left, bool happens)
{
    gt_money want = want_of(&c->interests[i]), minimum = minimum_of(c, i);
    switch (got->reason) {
    case WHY(WHOLE):
        ck_assert_int_eq(got->amount, c->interests[i].asked);
        break;
    case WHY(CAPPED):
        ck_assert(got->amount == want && want < c->interests[i].asked);
        break;
    case WHY(SCALED):
        ck_assert(got->amount < want && got->amount >= (happens ? minimum : 0));
        break;
    case WHY(BELOW_TICKET):
    case WHY(BELOW_OWN_MINIMUM):
        ck_assert_int_eq(got->amount, 0);
        ck_assert(minimum > want || minimum > left); /* the money left would not satisfy it */
        break;
    case WHY(NOT_REACHED):
    case WHY(NOT_DRAWN):
        ck_assert_int_eq(got->amount, 0);
        ck_assert_int_eq(left, 0);
        ck_assert((got->reason == WHY(NOT_DRAWN)) == (c->terms.method == BY(LOTTERY)));
        break;
    case WHY(NO_CLOSING):
        ck_assert(!happens && got->amount == 0);
        break;
    }
}

START_TEST(test_laws)
{
    uint64_t state = 2385;
    for (int turn = 0; turn < 20000; turn++) {
        struct closing any = any_closing(&state);
        struct gt_allotment got[MOST];
        struct gt_allocation result;
        gt_money sum = 0, wanted = 0;
        bool minimums = false;
        ck_assert_int_eq(gt_allocate_closing(&any.terms, any.interests, any.count, got, &result),
                         GT_OK);
        for (size_t i = 0; i < any.count; i++) {
            gt_money want = want_of(&any.interests[i]);
            hold_party(&any, i, &got[i], result.shortfall, result.happens);
            sum += got[i].amount;
            wanted += want >= minimum_of(&any, i) ? want : 0;
            minimums = minimums || minimum_of(&any, i) > 0;
        }
        ck_assert_int_eq(result.taken, sum);
        ck_assert_int_eq(result.wanted, wanted);
        ck_assert_int_eq(result.placed + result.shortfall, any.terms.limit);
        ck_assert(result.placed <= any.terms.limit);
        ck_assert_int_eq(result.oversubscribed, wanted > any.terms.limit);
        if (!result.oversubscribed)
            ck_assert_int_eq(result.placed, wanted);
        else if (!minimums)
            ck_assert_int_eq(result.placed, any.terms.limit);
    }
}
END_TEST

/* The array's order does not matter when the order in time is distinct. */
START_TEST(test_array_order_does_not_matter)
{
    uint64_t state = 97;
    for (int turn = 0; turn < 5000; turn++) {
        struct closing any = any_closing(&state), turned = any;
        struct gt_allotment got[MOST], again[MOST];
        struct gt_allocation result, result_again;
        size_t shift = (size_t)dice_within(&state, 0, (int64_t)any.count - 1);
        for (size_t i = 0; i < any.count; i++)
            turned.interests[(any.count - 1 - i + shift) % any.count] = any.interests[i];
        gt_allocate_closing(&any.terms, any.interests, any.count, got, &result);
        gt_allocate_closing(&turned.terms, turned.interests, any.count, again, &result_again);
        for (size_t i = 0; i < any.count; i++) {
            const struct gt_allotment *same = &again[(any.count - 1 - i + shift) % any.count];
            ck_assert_int_eq(got[i].amount, same->amount);
            ck_assert_int_eq(got[i].reason, same->reason);
            ck_assert_uint_eq(got[i].drawn, same->drawn);
        }
        ck_assert_int_eq(result.placed, result_again.placed);
    }
}
END_TEST

/* A larger limit takes at most a cent from anyone (allocate.h: the paradox of Alabama), and a party
 * that asks for more has no less, but for a cent. */
START_TEST(test_monotone)
{
    uint64_t state = 4099;
    for (int turn = 0; turn < 5000; turn++) {
        struct closing any = any_closing(&state);
        struct gt_allotment got[MOST], more[MOST];
        struct gt_allocation result;
        any.terms.method = BY(PRO_RATA);
        any.terms.ticket = any.terms.minimum = 0;
        for (size_t i = 0; i < any.count; i++)
            any.interests[i].own_minimum = 0;
        gt_allocate_closing(&any.terms, any.interests, any.count, got, &result);
        any.terms.limit += dice_within(&state, 1, any.terms.limit);
        gt_allocate_closing(&any.terms, any.interests, any.count, more, &result);
        for (size_t i = 0; i < any.count; i++)
            ck_assert(more[i].amount >= got[i].amount - 1);
        for (size_t i = 0; i < any.count; i++)
            for (size_t k = 0; k < any.count; k++)
                if (any.interests[i].maximum == NONE &&
                    any.interests[i].asked >= any.interests[k].asked)
                    ck_assert(got[i].amount >= got[k].amount - 1);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("allocate, random");
    TCase *tcase = tcase_create("closings");
    tcase_add_test(tcase, test_second_reckoning);
    tcase_add_test(tcase, test_laws);
    tcase_add_test(tcase, test_array_order_does_not_matter);
    tcase_add_test(tcase, test_monotone);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
