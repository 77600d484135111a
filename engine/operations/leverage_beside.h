/* leverage_beside.h - what stands beside the headline of leverage: the same rounds told apart, what
 * came later, how even the partners are, how often public money turned round, and what each figure
 * is made of.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_LEVERAGE_BESIDE_H
#define GENTOU_ENGINE_OPERATIONS_LEVERAGE_BESIDE_H

#include "engine/operations/leverage.h"

/* The rounds of a view by what tells them apart (not by partner: the view has those lines). A line
 * each, in the order of their names, what nobody recorded last. */
int gt_leverage_by(const struct gt_facts *facts, const struct gt_leverage_view *view,
                   enum gt_leverage_by by, struct gt_board_leverage **lines, size_t *count,
                   struct gt_arena *arena, struct gt_error *error);

/* Later rounds of the view's companies, closed within so many months after the first of the view's
 * rounds in that company and none of them: each once, and never part of the headline. `line` sums
 * them up; its ratios mean nothing, as the fund has no money in these. */
int gt_leverage_follow_on(const struct gt_facts *facts, struct gt_counting counting,
                          const struct gt_leverage_view *view, int months,
                          struct gt_board_leverage *line, struct gt_arena *arena,
                          struct gt_error *error);

/* Over the partners' own recorded money in the view's rounds: Herfindahl's index and the largest
 * share. False when nothing is recorded. */
bool gt_leverage_evenness(const struct gt_facts *facts, const struct gt_leverage_view *view,
                          double *herfindahl, double *largest, struct gt_arena *arena);

/* The most of the fund's money that was out at once: its recorded stakes in the view's rounds less
 * what came back, by day. */
int gt_leverage_outlay(struct gt_store *store, const struct gt_facts *facts,
                       const struct gt_leverage_view *view, gt_money *peak, struct gt_arena *arena,
                       struct gt_error *error);

/* A party's part in a round as it was counted, or (party 0) the money nobody's amount is recorded
 * for. In a back-cast one part a round, as assumed. */
struct gt_leverage_part {
    int64_t deal;
    gt_day day;
    const char *company, *party; /* party NULL: the rest */
    const char *through;         /* the sub-fund that stands in the round; NULL: itself does */
    int ownership;               /* enum gt_ownership, on that day; -1: of the rest */
    bool is_fund;
    struct gt_split split;
};

/* All parts of a view's rounds, in the order of its rounds: they sum to the portfolio, class by
 * class. Rounds of unknown amount have none. */
int gt_leverage_explain(const struct gt_facts *facts, struct gt_counting counting,
                        const struct gt_leverage_view *view, struct gt_leverage_part **parts,
                        size_t *count, struct gt_arena *arena, struct gt_error *error);

#endif
