/* leverage.c - whose money a round is, and how many yuan stand beside a public yuan.
 *
 * Definitions and sources: gentou/leverage.h. All sums are integers; the only divisions of money go
 * through gt_money_share and gt_money_allocate, so the parts always sum to the round.
 */
#include "gentou/leverage.h"

#include <string.h>

enum owner {
    OWNER_FUND,
    OWNER_PUBLIC,
    OWNER_PRIVATE,
    OWNER_UNKNOWN,
    OWNER_COUNT,
};

/* The class of a whole stake. A mixed owner has none of its own: it is divided, or unknown. */
static enum owner owner_of(const struct gt_stake *stake, struct gt_counting counting)
{
    if (stake->is_fund)
        return OWNER_FUND;
    switch (stake->ownership) {
    case GT_OWNERSHIP_FISCAL:
        return OWNER_PUBLIC;
    case GT_OWNERSHIP_STATE_OWNED:
        return counting.state_owned_is_private ? OWNER_PRIVATE : OWNER_PUBLIC;
    case GT_OWNERSHIP_PRIVATE:
    case GT_OWNERSHIP_FOREIGN:
        return OWNER_PRIVATE;
    case GT_OWNERSHIP_MIXED:
    case GT_OWNERSHIP_UNKNOWN:
        break;
    }
    return OWNER_UNKNOWN;
}

/* Adds a stake of known amount to the classes. */
static enum gt_status add_stake(const struct gt_stake *stake, struct gt_counting counting,
                                gt_money sums[OWNER_COUNT])
{
    enum owner owner = owner_of(stake, counting);
    gt_money rest = stake->amount;
    if (!stake->is_fund && stake->ownership == GT_OWNERSHIP_MIXED && !(stake->private_share < 0)) {
        gt_money part = 0;
        enum gt_status status = gt_money_share(stake->amount, stake->private_share, &part);
        if (status == GT_OK)
            status = gt_money_add(sums[OWNER_PRIVATE], part, &sums[OWNER_PRIVATE]);
        if (status != GT_OK)
            return status;
        rest -= part;
        owner = OWNER_PUBLIC;
    }
    return gt_money_add(sums[owner], rest, &sums[owner]);
}

/* What the stakes of a round tell. */
struct tally {
    gt_money sums[OWNER_COUNT]; /* recorded amounts */
    bool silent[OWNER_COUNT];   /* a stake of this owner has no amount */
};

static enum gt_status take_stakes(const struct gt_round *round, struct gt_counting counting,
                                  struct tally *tally)
{
    for (size_t i = 0; i < round->stake_count; i++) {
        const struct gt_stake *stake = &round->stakes[i];
        enum gt_status status = GT_OK;
        if (stake->amount == GT_MONEY_UNKNOWN)
            tally->silent[owner_of(stake, counting)] = true;
        else if (stake->amount < 0)
            status = GT_ERANGE;
        else
            status = add_stake(stake, counting, tally->sums);
        if (status != GT_OK)
            return status;
    }
    return GT_OK;
}

/* Whose the money without a recorded amount is: one class if all who stay silent are of it and
 * nobody is unnamed, else unknown. */
static enum owner owner_of_rest(const struct gt_round *round, const struct tally *tally)
{
    int silent_owners = 0;
    enum owner last = OWNER_UNKNOWN;
    for (int owner = 0; owner < OWNER_COUNT; owner++) {
        if (!tally->silent[owner])
            continue;
        silent_owners++;
        last = (enum owner)owner;
    }
    return silent_owners == 1 && !round->others ? last : OWNER_UNKNOWN;
}

static enum gt_status recorded_sum(const struct tally *tally, gt_money *sum)
{
    gt_money total = 0;
    for (int owner = 0; owner < OWNER_COUNT; owner++) {
        enum gt_status status = gt_money_add(total, tally->sums[owner], &total);
        if (status != GT_OK)
            return status;
    }
    *sum = total;
    return GT_OK;
}

enum gt_status gt_leverage_split(const struct gt_round *round, struct gt_counting counting,
                                 struct gt_split *split)
{
    struct tally tally = {0};
    gt_money recorded = 0;
    enum gt_status status = take_stakes(round, counting, &tally);
    if (status == GT_OK)
        status = recorded_sum(&tally, &recorded);
    if (status != GT_OK)
        return status;
    if (round->amount == GT_MONEY_UNKNOWN) {
        *split = (struct gt_split){0};
        return GT_OK;
    }
    if (round->amount <= 0 || recorded > round->amount)
        return GT_ERANGE;
    gt_money rest = round->amount - recorded;
    enum owner owner = owner_of_rest(round, &tally);
    if (rest > 0 && tally.silent[OWNER_FUND] && owner != OWNER_FUND) {
        *split = (struct gt_split){0};
        return GT_OK;
    }
    tally.sums[owner] += rest; /* at most round->amount */
    *split = (struct gt_split){
        .known = true,
        .fund = tally.sums[OWNER_FUND],
        .other_public = tally.sums[OWNER_PUBLIC],
        .private_money = tally.sums[OWNER_PRIVATE],
        .unknown = tally.sums[OWNER_UNKNOWN],
    };
    return GT_OK;
}

static enum gt_status split_sum(const struct gt_split *split, gt_money *sum)
{
    gt_money total = 0;
    enum gt_status status = gt_money_add(split->fund, split->other_public, &total);
    if (status == GT_OK)
        status = gt_money_add(total, split->private_money, &total);
    if (status == GT_OK)
        status = gt_money_add(total, split->unknown, &total);
    if (status == GT_OK)
        *sum = total;
    return status;
}

/* The other money of a round, by class, as a back-cast sees it before it makes room for the fund.
 */
static void other_money(const struct gt_split *actual, bool others_private, gt_money others[3])
{
    gt_money not_recorded = others_private ? 0 : actual->unknown;
    gt_money other_public = others_private ? 0 : actual->other_public;
    others[0] = actual->fund + other_public;
    others[1] = actual->private_money + (actual->other_public - other_public) +
                (actual->unknown - not_recorded);
    others[2] = not_recorded;
}

static bool share_is_valid(const struct gt_backcast *what_if)
{
    if (what_if->placement == GT_PLACEMENT_INSIDE)
        return what_if->share > 0 && what_if->share < 1;
    return what_if->share > 0 && what_if->share <= 1;
}

enum gt_status gt_leverage_backcast(const struct gt_split *actual,
                                    const struct gt_backcast *what_if, struct gt_split *split)
{
    if (!share_is_valid(what_if))
        return GT_ERANGE;
    if (!actual->known) {
        *split = (struct gt_split){0};
        return GT_OK;
    }
    gt_money round = 0, fund = 0, total = 0, others[3], parts[3];
    enum gt_status status = split_sum(actual, &round);
    if (status == GT_OK)
        status = gt_money_share(round, what_if->share, &fund);
    if (status != GT_OK)
        return status;
    other_money(actual, what_if->others_private, others);
    if (what_if->placement == GT_PLACEMENT_INSIDE) {
        status = gt_money_allocate(round - fund, others, 3, parts);
    } else {
        memcpy(parts, others, sizeof parts);
        status = gt_money_add(round, fund, &total);
    }
    if (status != GT_OK)
        return status;
    *split = (struct gt_split){true, fund, parts[0], parts[1], parts[2]};
    return GT_OK;
}

static void bring_up_to_date(struct gt_leverage *total)
{
    double fund = (double)total->fund;
    double public_money = fund + (double)total->other_public;
    double private_money = (double)total->private_money;
    double unknown = (double)total->unknown;
    total->defined = total->fund > 0;
    total->gross = total->defined ? (public_money + private_money + unknown) / fund : 0;
    total->net = total->defined ? private_money / public_money : 0;
    total->net_low = total->defined ? private_money / (public_money + unknown) : 0;
    total->net_high = total->defined ? (private_money + unknown) / public_money : 0;
}

enum gt_status gt_leverage_add(struct gt_leverage *total, const struct gt_split *split)
{
    struct gt_leverage sum = *total;
    if (!split->known) {
        total->rounds_unknown++;
        return GT_OK;
    }
    enum gt_status status = gt_money_add(sum.fund, split->fund, &sum.fund);
    if (status == GT_OK)
        status = gt_money_add(sum.other_public, split->other_public, &sum.other_public);
    if (status == GT_OK)
        status = gt_money_add(sum.private_money, split->private_money, &sum.private_money);
    if (status == GT_OK)
        status = gt_money_add(sum.unknown, split->unknown, &sum.unknown);
    if (status != GT_OK)
        return status;
    sum.rounds++;
    bring_up_to_date(&sum);
    *total = sum;
    return GT_OK;
}
