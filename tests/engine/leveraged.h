/* leveraged.h - asks a ledger for its leverage, and holds the answer's lines to sums. */
#ifndef GENTOU_TESTS_ENGINE_LEVERAGED_H
#define GENTOU_TESTS_ENGINE_LEVERAGED_H

#include "tests/engine/ledger.h"

#include "engine/operations/leverage.h"

static struct ledger ledger;
static struct gt_facts facts;
static struct gt_leverage_view view;

/* A line of an answer, in fen. */
struct sums {
    int rounds, left_out; /* of unknown amount, or in another currency */
    gt_money fund, other_public, private_money, unknown;
};

static inline void same_line(const struct gt_board_leverage *line, struct sums sums)
{
    const struct gt_leverage *is = &line->leverage;
    ck_assert_int_eq(is->rounds, sums.rounds);
    ck_assert_int_eq(is->rounds_unknown + is->rounds_foreign, sums.left_out);
    ck_assert_int_eq(is->fund, sums.fund);
    ck_assert_int_eq(is->other_public, sums.other_public);
    ck_assert_int_eq(is->private_money, sums.private_money);
    ck_assert_int_eq(is->unknown, sums.unknown);
}

static inline void load(const char *day)
{
    ledger_well(&ledger,
                gt_facts_load(ledger.store, ledger_day(day), &facts, &ledger.arena, &ledger.error));
}

static inline void recorded(const char *day, bool state_owned_is_private)
{
    struct gt_counting counting = {state_owned_is_private};
    load(day);
    ledger_well(&ledger,
                gt_leverage_recorded(&facts, counting, &view, &ledger.arena, &ledger.error));
}

static const char *two[] = {"Prive Capital", "state"}; /* by an alias, in another case */

#define EARLY (1u << GT_DEAL_SEED | 1u << GT_DEAL_ANGEL | 1u << GT_DEAL_PRE_A)

static inline struct gt_scenario scenario_of(struct gt_backcast_plan plan)
{
    return (struct gt_scenario){.name = "What if",
                                .currency = gt_currency_find("CNY", 3),
                                .partners = {two, 2},
                                .has_backcast = true,
                                .backcast = plan};
}

static inline int ask(const struct gt_scenario *scenario)
{
    load("2019-12-31");
    return gt_leverage_scenario(ledger.store, &facts, (struct gt_counting){false}, scenario, &view,
                                &ledger.arena, &ledger.error);
}

static inline struct gt_backcast_plan plan_of(enum gt_placement placement, enum gt_others others)
{
    return (struct gt_backcast_plan){.share = 0.25,
                                     .placement = (int)placement,
                                     .kinds = EARLY,
                                     .from = GT_DAY_NONE,
                                     .to = GT_DAY_NONE,
                                     .others = (int)others};
}

#endif
