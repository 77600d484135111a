/* allocate.c - who gets how much of a closing; the rules stand in gentou/allocate.h.
 *
 * All three methods are one: groups served in order, each pro rata. A group is a run of slots of
 * equal `group` after sorting by (group, order, place in the array).
 *
 * Why the rounds of a group end. Let m be the money left and k the number of unserved interests.
 * Each candidate of a round has minimum <= m (step 1) and minimum <= want (checked on entry). Step
 * 2 puts one candidate aside a turn, so it takes fewer than k turns; and it never puts the last one
 * aside, as a single candidate's part is min(m, want) >= minimum. So step 3 serves at least one
 * interest for good, k falls by at least one a round, and there are at most k rounds and
 * k (k + 1) / 2 turns. A served interest is never looked at again.
 *
 * Why the candidate with the highest minimum / asked is the one to go: with x the common share,
 * a part fails when x asked < minimum, that is minimum / asked > x (a part at its want never
 * fails). If any fails, the highest does. Putting it aside makes x grow, so who fails later was
 * failing before, and the largest set of the least demanding that can be satisfied is what remains.
 */
#include "gentou/allocate.h"
#include "gentou/random.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

__extension__ typedef __int128 wide;

enum state {
    UNSERVED,
    CANDIDATE, /* shares in this round */
    FULL,      /* a candidate whose part is its want */
    SERVED,
};

/* One interest, in the order of service. */
struct slot {
    size_t at; /* in the caller's arrays */
    uint32_t draw[4];
    int64_t group;
    int64_t order;
    gt_money asked, want, minimum;
    gt_money part;
    enum state state;
};

struct desk {
    struct slot *slots; /* count of them */
    size_t count;
    gt_money *weights; /* room for count: what gt_money_allocate is given */
    gt_money *parts;   /* and what it gives */
};

/* A round's money in proportion: each open candidate's exact part is asked x rest / weight. */
struct share {
    gt_money rest;   /* for those below their want */
    gt_money weight; /* the sum of their asked; 0: everybody is at their want */
};

/* The order of service. */

static int compare_slots(const void *left, const void *right)
{
    const struct slot *a = left, *b = right;
    if (a->group != b->group)
        return a->group < b->group ? -1 : 1;
    if (a->order != b->order)
        return a->order < b->order ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

static int compare_draws(const void *left, const void *right)
{
    const struct slot *a = left, *b = right;
    for (int word = 0; word < 4; word++)
        if (a->draw[word] != b->draw[word])
            return a->draw[word] < b->draw[word] ? -1 : 1;
    return 0; /* the same slot: no two tickets draw alike */
}

/* Makes each slot a group of its own, in drawn order. The slots come in the order of time. */
static void draw_lots(struct desk *desk, uint64_t seed)
{
    const uint32_t key[2] = {(uint32_t)seed, (uint32_t)(seed >> 32)};
    for (size_t i = 0; i < desk->count; i++) {
        uint64_t ticket = i;
        const uint32_t counter[4] = {0, GT_COMPANY_LOTTERY, (uint32_t)ticket,
                                     (uint32_t)(ticket >> 32)};
        gt_philox(counter, key, desk->slots[i].draw);
    }
    qsort(desk->slots, desk->count, sizeof *desk->slots, compare_draws);
    for (size_t i = 0; i < desk->count; i++)
        desk->slots[i].group = (int64_t)i;
}

static void line_up(struct desk *desk, const struct gt_closing_terms *terms,
                    const struct gt_interest *interests)
{
    for (size_t i = 0; i < desk->count; i++) {
        const struct gt_interest *interest = &interests[i];
        struct slot *slot = &desk->slots[i];
        slot->at = i;
        slot->order = interest->order;
        slot->group = terms->method == GT_ALLOCATION_PRIORITY ? interest->priority : 0;
        slot->asked = interest->asked;
        slot->want = interest->asked;
        if (interest->maximum != GT_MONEY_UNKNOWN && interest->maximum < interest->asked)
            slot->want = interest->maximum;
        slot->minimum =
            interest->own_minimum > terms->ticket ? interest->own_minimum : terms->ticket;
    }
    if (desk->count > 0)
        qsort(desk->slots, desk->count, sizeof *desk->slots, compare_slots);
    if (desk->count > 0 && terms->method == GT_ALLOCATION_LOTTERY)
        draw_lots(desk, terms->seed);
}

/* One round. */

static bool is_candidate(const struct slot *slot)
{
    return slot->state == CANDIDATE || slot->state == FULL;
}

/* The exact shares of `money` among the candidates: whoever would get more than it wants gets its
 * want, and the others share the rest, which makes their share grow; so whoever is full stays full.
 */
static struct share share_out(struct slot *slots, size_t count, gt_money money)
{
    struct share share = {.rest = money};
    for (size_t i = 0; i < count; i++)
        if (is_candidate(&slots[i])) {
            slots[i].state = CANDIDATE;
            share.weight += slots[i].asked;
        }
    for (bool more = true; more;) {
        struct share now = share;
        more = false;
        for (size_t i = 0; i < count; i++) {
            struct slot *slot = &slots[i];
            if (slot->state != CANDIDATE ||
                (wide)now.rest * slot->asked < (wide)slot->want * now.weight)
                continue;
            slot->state = FULL;
            share.rest -= slot->want;
            share.weight -= slot->asked;
            more = true;
        }
    }
    assert(share.rest >= 0);
    return share;
}

static bool is_below_minimum(const struct slot *slot, struct share share)
{
    return slot->state == CANDIDATE &&
           (wide)share.rest * slot->asked < (wide)slot->minimum * share.weight;
}

/* Puts the most demanding candidate aside if some part is below its minimum; the slots of a group
 * stand in the order of time, so on a tie the last one found is the later. */
static bool put_aside(struct slot *slots, size_t count, struct share share)
{
    struct slot *most = NULL;
    bool below = false;
    for (size_t i = 0; i < count; i++) {
        struct slot *slot = &slots[i];
        below = below || is_below_minimum(slot, share);
        if (is_candidate(slot) &&
            (!most || (wide)slot->minimum * most->asked >= (wide)most->minimum * slot->asked))
            most = slot;
    }
    if (below)
        most->state = UNSERVED;
    return below;
}

/* Gives the candidates their parts of a share, to the cent; what is left of the money. */
static gt_money hand_out(struct desk *desk, struct slot *slots, size_t count, struct share share,
                         gt_money money)
{
    size_t open = 0;
    for (size_t i = 0; i < count; i++)
        if (slots[i].state == CANDIDATE)
            desk->weights[open++] = slots[i].asked;
    if (open > 0) {
        enum gt_status status = gt_money_allocate(share.rest, desk->weights, open, desk->parts);
        assert(status == GT_OK); /* the weights sum to no more than all asked */
        (void)status;
    }
    open = 0;
    for (size_t i = 0; i < count; i++) {
        struct slot *slot = &slots[i];
        if (!is_candidate(slot))
            continue;
        slot->part = slot->state == FULL ? slot->want : desk->parts[open++];
        assert(slot->part >= slot->minimum && slot->part <= slot->want);
        slot->state = SERVED;
        money -= slot->part;
    }
    return money;
}

/* Serves one group from `money`; what is left of it. */
static gt_money serve_group(struct desk *desk, struct slot *slots, size_t count, gt_money money)
{
    for (;;) {
        bool any = false;
        for (size_t i = 0; i < count; i++) {
            struct slot *slot = &slots[i];
            if (slot->state != UNSERVED || slot->minimum > slot->want || slot->minimum > money)
                continue;
            slot->state = CANDIDATE;
            any = true;
        }
        if (!any || money == 0)
            return money;
        struct share share;
        do
            share = share_out(slots, count, money);
        while (put_aside(slots, count, share));
        money = hand_out(desk, slots, count, share, money);
    }
}

/* The answer. */

static enum gt_allotment_reason reason_of(const struct slot *slot,
                                          const struct gt_interest *interest,
                                          const struct gt_closing_terms *terms, bool reached)
{
    if (slot->state == SERVED) {
        if (slot->part == slot->asked)
            return GT_ALLOTMENT_WHOLE;
        return slot->part == slot->want ? GT_ALLOTMENT_CAPPED : GT_ALLOTMENT_SCALED;
    }
    /* Too small from the start, whether its turn came or not. */
    if (reached || slot->want < slot->minimum)
        return interest->own_minimum > terms->ticket ? GT_ALLOTMENT_BELOW_OWN_MINIMUM
                                                     : GT_ALLOTMENT_BELOW_TICKET;
    return terms->method == GT_ALLOCATION_LOTTERY ? GT_ALLOTMENT_NOT_DRAWN
                                                  : GT_ALLOTMENT_NOT_REACHED;
}

/* Serves the groups one after the other. */
static void serve(struct desk *desk, const struct gt_closing_terms *terms,
                  const struct gt_interest *interests, gt_money money,
                  struct gt_allotment *allotments)
{
    size_t end;
    for (size_t start = 0; start < desk->count; start = end) {
        struct slot *group = desk->slots + start;
        for (end = start; end < desk->count && desk->slots[end].group == group->group;)
            end++;
        bool reached = money > 0;
        money = serve_group(desk, group, end - start, money);
        for (size_t i = start; i < end; i++) {
            const struct slot *slot = &desk->slots[i];
            allotments[slot->at] = (struct gt_allotment){
                .amount = slot->part,
                .reason = reason_of(slot, &interests[slot->at], terms, reached),
                .drawn = terms->method == GT_ALLOCATION_LOTTERY ? i + 1 : 0,
            };
        }
    }
}

static enum gt_status check(const struct gt_closing_terms *terms,
                            const struct gt_interest *interests, size_t count, gt_money *asked)
{
    if ((terms->limit <= 0 && terms->limit != GT_MONEY_UNKNOWN) || terms->minimum < 0 ||
        terms->ticket < 0 || terms->method > GT_ALLOCATION_LOTTERY)
        return GT_ERANGE;
    for (size_t i = 0; i < count; i++) {
        const struct gt_interest *interest = &interests[i];
        if (interest->asked <= 0 || interest->own_minimum < 0 ||
            (interest->maximum < 0 && interest->maximum != GT_MONEY_UNKNOWN))
            return GT_ERANGE;
        enum gt_status status = gt_money_add(*asked, interest->asked, asked);
        if (status != GT_OK)
            return status;
    }
    return GT_OK;
}

static void add_up(const struct desk *desk, const struct gt_closing_terms *terms,
                   struct gt_allotment *allotments, struct gt_allocation *sums)
{
    for (size_t i = 0; i < desk->count; i++)
        if (desk->slots[i].want >= desk->slots[i].minimum)
            sums->wanted += desk->slots[i].want;
    for (size_t i = 0; i < desk->count; i++)
        sums->placed += allotments[i].amount;
    if (terms->limit != GT_MONEY_UNKNOWN) {
        sums->oversubscribed = sums->wanted > terms->limit;
        sums->shortfall = terms->limit - sums->placed;
    }
    sums->happens = sums->placed >= terms->minimum;
    sums->taken = sums->happens ? sums->placed : 0;
    for (size_t i = 0; i < desk->count && !sums->happens; i++) {
        if (allotments[i].amount > 0)
            allotments[i].reason = GT_ALLOTMENT_NO_CLOSING;
        allotments[i].amount = 0;
    }
}

enum gt_status gt_allocate_closing(const struct gt_closing_terms *terms,
                                   const struct gt_interest *interests, size_t count,
                                   struct gt_allotment *allotments, struct gt_allocation *result)
{
    struct gt_allocation sums = {0};
    enum gt_status status = check(terms, interests, count, &sums.asked);
    if (status != GT_OK)
        return status;
    struct desk desk = {
        .slots = calloc(count + 1, sizeof *desk.slots), /* + 1: nobody is no reason to fail */
        .count = count,
        .weights = calloc(count + 1, sizeof *desk.weights),
        .parts = calloc(count + 1, sizeof *desk.parts),
    };
    status = GT_ENOMEM;
    if (!desk.slots || !desk.weights || !desk.parts)
        goto done;
    line_up(&desk, terms, interests);
    gt_money money = terms->limit == GT_MONEY_UNKNOWN ? sums.asked : terms->limit;
    serve(&desk, terms, interests, money, allotments);
    add_up(&desk, terms, allotments, &sums);
    *result = sums;
    status = GT_OK;
done:
    free(desk.parts);
    free(desk.weights);
    free(desk.slots);
    return status;
}
