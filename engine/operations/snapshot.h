/* snapshot.h - what the fund holds as of a date, as a programme holds it (gentou/programme.h).
 *
 * A line is a company: what was paid in the closed rounds that the fund stands in, by the fund, one
 * partner, the club (itself, its vehicles, its members) and others, who are all the rest of those
 * rounds, sub-funds and further partners among them. The partner is the one that is known to have
 * put in most there.
 *   entry   mean of the calendar quarters of the fund's payments, by its money; the first of all
 *           lines is quarter 0
 *   worth   value of the fund's holding over its cost, by the rule of board_held.h (without a mark:
 *           at cost); of what has left, what came back over it
 *   exit    quarter in which the fund left
 *
 * A programme knows one fate and one worth for all who paid. So what the fund alone got out of has
 * a line with its money alone: a part that it sold, and a stake it gave to a partner, to the
 * company or to another holder, for the others hold on. Then the cost is divided by the share that
 * was sold. Where the company ended (IPO, trade sale, liquidation, write-off) all have left with
 * the fund. Proceeds are what receipts.h tells: those of an exit and, where it ended the holding,
 * what was paid out before it and released from escrow since. Of a company still held, payouts P
 * beside a value V are a part P / (P + V) of the cost that was sold: so no flow of the fund is
 * lost, and both lines have the multiple (P + V) / cost.
 *
 * Left out, and told: companies with none of the partners in the fund's rounds, whose cost to the
 * fund is not known, or that have amounts in a currency which is set aside.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_SNAPSHOT_H
#define GENTOU_ENGINE_OPERATIONS_SNAPSHOT_H

#include "engine/operations/facts.h"
#include "gentou/programme.h"

#include <stdbool.h>

#define GT_LEFT_OUT_LIST(X)                                                                        \
    X(PARTNER, "partner", "none of the partners stands in the fund's rounds")                      \
    X(COST, "cost", "nobody recorded all that the fund paid in")                                   \
    X(CURRENCY, "currency", "an amount is in a currency without a rate")

enum gt_left_out {
#define X(word, token, label) GT_LEFT_OUT_##word,
    GT_LEFT_OUT_LIST(X)
#undef X
        GT_LEFT_OUT_COUNT
};
extern const struct gt_kind gt_left_out_words;

/* What a line is to be read with. */
#define GT_REMARK_LIST(X)                                                                          \
    X(ROUNDS, "rounds", "several rounds: entry is their mean by the fund's money")                 \
    X(AT_COST, "at_cost", "no mark: worth at cost")                                                \
    X(NOTHING, "nothing", "marked at nothing: worth a billionth")                                  \
    X(ALONE, "alone", "the fund's money only: the others hold on")                                 \
    X(PAID_OUT, "paid_out", "paid out while held, as a part sold at the multiple of all")          \
    X(PARTNER, "partner", "not all that the partner paid is known; the rest is in others")         \
    X(CLUB, "club", "not all that the club paid is known; the rest is in others")                  \
    X(OTHERS, "others", "a round's amount is not known: only what is recorded is here")            \
    X(QUICK, "quick", "left in the quarter of its entry, which is put one earlier")

enum gt_remark {
#define X(word, token, label) GT_REMARK_##word,
    GT_REMARK_LIST(X)
#undef X
        GT_REMARK_COUNT
};
extern const struct gt_kind gt_remark_words;

enum gt_payer { GT_PAYER_FUND, GT_PAYER_PARTNER, GT_PAYER_CLUB, GT_PAYER_OTHERS, GT_PAYERS };

struct gt_snapshot_line {
    const char *name;
    int partner;     /* place among the partners */
    int stage;       /* enum gt_term_stage when the fund came in; below 0: not known */
    int start;       /* enum gt_chain_stage that the company is at; below 0: not known */
    int entry, exit; /* quarters of the programme; exit 0: held */
    gt_money paid[GT_PAYERS];
    double worth;
    gt_day marked, exit_day; /* GT_DAY_NONE: no mark; held */
    unsigned remarks;        /* a bit an enum gt_remark */
};

struct gt_snapshot_gap {
    const char *name;
    enum gt_left_out why;
};

struct gt_snapshot {
    const struct gt_facts *facts;
    int64_t partners[GT_PARTNERS_MAX];
    size_t partner_count;
    struct gt_snapshot_line *lines; /* in the order of entries */
    size_t count, held;             /* held: of them, those still held */
    struct gt_snapshot_gap *gaps;   /* in the order of companies */
    size_t gap_count;
    size_t companies; /* of the lines */
    int first;        /* quarter 0: year x 4 + 0..3 */
    int valuation;
};

/* partners: those asked for (0: all that stand in the fund's rounds, filled up to two with others
 * of the ledger). Refused: a ledger without the fund or with nothing to hold, more than 5 partners
 * or fewer than 2, more lines than GT_COMPANIES_MAX, a date too far from the first. Rows in the
 * arena. */
int gt_snapshot_take(struct gt_store *store, const struct gt_facts *facts, const int64_t *partners,
                     size_t partner_count, struct gt_snapshot *snapshot, struct gt_arena *arena,
                     struct gt_error *error);

#endif
