/* positions.h - what a group of investors holds together, company by company, as of a date.
 *
 * The groups are the guidance fund; the club's members; and the club, by which are meant the club
 * itself, its vehicles and its members. Who belongs to it on the date does so with all its stakes,
 * those of earlier days too, as in the board's list of members.
 *
 * A position is all stakes of the group in closed rounds of one company, and what became of them:
 *   received  proceeds of exits (less what is still in escrow), dividends and other payouts, as in
 *             receipts.h
 *   value     of each party's holding, as board_held.h makes it of stakes, marks and exits in the
 *             order of their days; without a mark, what was paid in, less the part sold
 *   exited    every party of the group has sold or lost all of its holding
 * as on the board's sheet of holdings, with which the fund's positions tie. What waits for approval
 * does not count. Of a fund's stake that nobody wrote down, what the round leaves for it is taken,
 * as the board does.
 *
 * A stake of which nobody wrote the amount down is counted, and makes the position incomplete: what
 * came back is then not to be held against what was paid in. So does an amount in a currency that
 * is set aside.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_POSITIONS_H
#define GENTOU_ENGINE_OPERATIONS_POSITIONS_H

#include "engine/operations/facts.h"
#include "engine/operations/receipts.h"

#include <stdbool.h>
#include <stddef.h>

#define GT_HOLDERS_LIST(X)                                                                         \
    X(CLUB, "club", "the club, its vehicles and its members")                                      \
    X(MEMBERS, "members", "the members of the club")                                               \
    X(FUND, "fund", "the guidance fund")

enum gt_holders {
#define X(word, token, label) GT_HOLDERS_##word,
    GT_HOLDERS_LIST(X)
#undef X
};
extern const struct gt_kind gt_holders_words;

/* What a party is to the groups. */
enum gt_whose { GT_WHOSE_OTHERS, GT_WHOSE_FUND, GT_WHOSE_CLUB, GT_WHOSE_VEHICLE, GT_WHOSE_MEMBER };

/* Money put in for shares, for what may become shares, or lent. */
#define GT_FORM_LIST(X)                                                                            \
    X(EQUITY, "equity", "shares")                                                                  \
    X(CONVERTIBLE, "convertible", "convertible notes and SAFEs")                                   \
    X(LOAN, "loan", "loans")                                                                       \
    X(SEVERAL, "several", "several of these")                                                      \
    X(UNKNOWN, "unknown", "unknown")

enum gt_money_form {
#define X(word, token, label) GT_FORM_##word,
    GT_FORM_LIST(X)
#undef X
};
extern const struct gt_kind gt_form_words;

/* A round that the group stands in. */
struct gt_position_round {
    size_t deal; /* its place in the facts */
    int64_t company;
    gt_day day;
    gt_money stake;          /* the group's known money in it */
    int unknown;             /* stakes of the group of unknown amount */
    int others;              /* parties named besides the group */
    enum gt_money_form form; /* of the group's stakes; one that nobody named is none of them */
};

struct gt_position {
    int64_t company;
    const char *name, *sector, *city; /* sector, city: NULL when nobody said */
    size_t first_round, rounds;       /* its rounds, in the order of their days */
    size_t first_receipt, receipts;
    gt_money cost; /* known money paid in */
    int unknown;   /* stakes of unknown amount */
    bool complete; /* all amounts are known, in the ledger's currency */
    gt_money received, value;
    bool at_cost;  /* some of it, for want of a mark */
    gt_day marked; /* of the latest mark that some of it comes from, or GT_DAY_NONE */
    bool exited;
    gt_day exit_day; /* of the last exit, when exited */
    int exit_kind;   /* enum gt_exit_kind, of that one */
};

struct gt_positions {
    const struct gt_facts *facts;
    enum gt_holders holders;
    unsigned char *whose;      /* enum gt_whose, beside facts->parties */
    struct gt_position *items; /* by company */
    size_t count;
    struct gt_position_round *rounds; /* by company and day */
    size_t round_count;
    struct gt_receipt *receipts; /* by company; amounts in the ledger's currency */
    size_t receipt_count;
};

/* The positions whose first round lies between two days (GT_DAY_NONE: open), as of the facts' date.
 * A ledger without such a group is an error. All in the arena. */
int gt_positions_load(struct gt_store *store, const struct gt_facts *facts, enum gt_holders holders,
                      gt_day from, gt_day to, struct gt_positions *positions,
                      struct gt_arena *arena, struct gt_error *error);

/* Of each of the facts' parties what it is (enum gt_whose, beside facts->parties), and how many are
 * of the group. */
int gt_whose_list(struct gt_store *store, const struct gt_facts *facts, enum gt_holders holders,
                  unsigned char **whose, size_t *found, struct gt_arena *arena,
                  struct gt_error *error);

/* What a party is; GT_WHOSE_OTHERS outside the group. */
enum gt_whose gt_positions_whose(const struct gt_positions *positions, int64_t party);

#endif
