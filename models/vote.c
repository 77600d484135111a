/* vote.c - counting ballots; the definitions stand in gentou/vote.h. */
#include "gentou/vote.h"

#include <stdint.h>

static bool is_fraction(struct gt_fraction share)
{
    return share.whole >= 0 && share.whole <= GT_FRACTION_MAX && share.part >= 0 &&
           share.part <= share.whole;
}

static bool are_rules(const struct gt_vote_rules *rules)
{
    if (rules->quorum_count < 0 || !is_fraction(rules->quorum_share) ||
        rules->majority > GT_MAJORITY_SHARE)
        return false;
    return rules->majority != GT_MAJORITY_SHARE ||
           (is_fraction(rules->majority_share) && rules->majority_share.part > 0);
}

/* The smallest whole number that is not below share x of. */
static int at_least(struct gt_fraction share, int of)
{
    if (share.whole == 0)
        return 0;
    int64_t product = (int64_t)share.part * of;
    return (int)((product + share.whole - 1) / share.whole);
}

static enum gt_status take_ballot(const struct gt_ballot *ballot, struct gt_vote_outcome *outcome)
{
    if (ballot->conflicted) {
        outcome->conflicted++;
        return GT_OK;
    }
    outcome->eligible++;
    if (!ballot->cast)
        return GT_OK;
    outcome->present++;
    switch (ballot->vote) {
    case GT_VOTE_YES:
        outcome->yes++;
        return GT_OK;
    case GT_VOTE_NO:
        outcome->no++;
        return GT_OK;
    case GT_VOTE_ABSTAIN:
        outcome->abstained++;
        return GT_OK;
    }
    return GT_ERANGE;
}

/* Whether enough members voted; says why not. */
static bool has_quorum(const struct gt_vote_rules *rules, struct gt_vote_outcome *outcome)
{
    int share = at_least(rules->quorum_share, outcome->eligible);
    outcome->quorum_needed = share > rules->quorum_count ? share : rules->quorum_count;
    outcome->result = GT_VOTE_RESULT_NO_QUORUM;
    if (outcome->eligible == 0)
        outcome->reason = GT_VOTE_REASON_NOBODY_MAY_VOTE;
    else if (outcome->present < rules->quorum_count)
        outcome->reason = GT_VOTE_REASON_QUORUM_COUNT;
    else if (outcome->present < share)
        outcome->reason = GT_VOTE_REASON_QUORUM_SHARE;
    else
        return true;
    return false;
}

static int yes_needed(const struct gt_vote_rules *rules, int base)
{
    switch (rules->majority) {
    case GT_MAJORITY_SIMPLE:
        return base / 2 + 1;
    case GT_MAJORITY_TWO_THIRDS:
        return at_least((struct gt_fraction){2, 3}, base);
    case GT_MAJORITY_SHARE:
        break;
    }
    return at_least(rules->majority_share, base);
}

static void decide(const struct gt_vote_rules *rules, struct gt_vote_outcome *outcome)
{
    int base = outcome->yes + outcome->no + (rules->abstentions_count ? outcome->abstained : 0);
    outcome->result = GT_VOTE_RESULT_FAILED;
    outcome->reason = GT_VOTE_REASON_ONLY_ABSTENTIONS;
    if (base == 0)
        return;
    outcome->yes_needed = yes_needed(rules, base);
    outcome->reason = GT_VOTE_REASON_TOO_FEW_YES;
    if (outcome->yes < outcome->yes_needed)
        return;
    outcome->result = GT_VOTE_RESULT_PASSED;
    outcome->reason = GT_VOTE_REASON_MAJORITY;
}

enum gt_status gt_vote_count(const struct gt_vote_rules *rules, const struct gt_ballot *ballots,
                             size_t count, struct gt_vote_outcome *outcome)
{
    struct gt_vote_outcome counted = {.yes = 0};
    if (!are_rules(rules) || count > GT_FRACTION_MAX)
        return GT_ERANGE;
    for (size_t i = 0; i < count; i++) {
        enum gt_status status = take_ballot(&ballots[i], &counted);
        if (status != GT_OK)
            return status;
    }
    if (has_quorum(rules, &counted))
        decide(rules, &counted);
    *outcome = counted;
    return GT_OK;
}
