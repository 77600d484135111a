/* money.c - sums, shares and the one splitter of money.
 *
 * All in integers: a share is taken to 12 decimals, products are 128 bits wide, so no amount and no
 * machine changes a cent. Reading and writing amounts as people do is not done here.
 */
#include "gentou/money.h"

#include <assert.h>

__extension__ typedef __int128 wide;

#define SHARE_ONE 1000000000000 /* 10^12: a share of 1 */

/* INT64_MIN stands for "unknown", so no sum may become it. */
static int fits(wide amount)
{
    return amount > INT64_MIN && amount <= INT64_MAX;
}

enum gt_status gt_money_add(gt_money a, gt_money b, gt_money *sum)
{
    if (a == GT_MONEY_UNKNOWN || b == GT_MONEY_UNKNOWN)
        return GT_ERANGE;
    wide exact = (wide)a + b;
    if (!fits(exact))
        return GT_EOVERFLOW;
    *sum = (gt_money)exact;
    return GT_OK;
}

enum gt_status gt_money_share(gt_money amount, double share, gt_money *part)
{
    if (amount == GT_MONEY_UNKNOWN || !(share >= 0 && share <= 1))
        return GT_ERANGE;
    int64_t units = (int64_t)(share * SHARE_ONE + 0.5);
    wide product = (wide)amount * units;
    wide half = product < 0 ? -SHARE_ONE / 2 : SHARE_ONE / 2;
    *part = (gt_money)((product + half) / SHARE_ONE); /* C divides towards zero */
    return GT_OK;
}

/* The whole part and the remainder of total x weight / sum. */
static int64_t quotient(gt_money total, gt_money weight, gt_money sum, int64_t *remainder)
{
    wide product = (wide)total * weight;
    *remainder = (int64_t)(product % sum);
    return (int64_t)(product / sum);
}

static size_t remainders_above(gt_money total, const gt_money *weights, size_t count, gt_money sum,
                               int64_t limit)
{
    size_t above = 0;
    for (size_t i = 0; i < count; i++) {
        int64_t remainder;
        quotient(total, weights[i], sum, &remainder);
        above += remainder > limit;
    }
    return above;
}

/* The smallest limit that at most `left` remainders exceed: those above it get a unit each, and so
 * do the first at it, until nothing is left. By halving, as that needs no memory. */
static int64_t remainder_limit(gt_money total, const gt_money *weights, size_t count, gt_money sum,
                               size_t left)
{
    int64_t low = 0, high = sum - 1;
    while (low < high) {
        int64_t middle = low + (high - low) / 2;
        if (remainders_above(total, weights, count, sum, middle) <= left)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

static enum gt_status sum_weights(const gt_money *weights, size_t count, gt_money *sum)
{
    gt_money total = 0;
    for (size_t i = 0; i < count; i++) {
        if (weights[i] < 0)
            return GT_ERANGE;
        enum gt_status status = gt_money_add(total, weights[i], &total);
        if (status != GT_OK)
            return status;
    }
    *sum = total;
    return total > 0 ? GT_OK : GT_ERANGE;
}

enum gt_status gt_money_allocate(gt_money total, const gt_money *weights, size_t count,
                                 gt_money *parts)
{
    gt_money sum = 0;
    if (total < 0)
        return GT_ERANGE;
    enum gt_status status = sum_weights(weights, count, &sum);
    if (status != GT_OK)
        return status;
    gt_money handed_out = 0;
    int64_t remainder;
    for (size_t i = 0; i < count; i++) {
        parts[i] = quotient(total, weights[i], sum, &remainder);
        handed_out += parts[i];
    }
    size_t left = (size_t)(total - handed_out);
    if (left == 0)
        return GT_OK;
    int64_t limit = remainder_limit(total, weights, count, sum, left);
    size_t at_limit = left - remainders_above(total, weights, count, sum, limit);
    for (size_t i = 0; i < count; i++) {
        quotient(total, weights[i], sum, &remainder);
        if (remainder > limit) {
            parts[i]++;
        } else if (remainder == limit && at_limit > 0) {
            parts[i]++;
            at_limit--;
        }
    }
    assert(at_limit == 0);
    return GT_OK;
}

double gt_money_units(gt_money amount, const struct gt_currency *currency)
{
    assert(amount != GT_MONEY_UNKNOWN);
    return (double)amount / (double)currency->per_one;
}
