/* exit.h - who gets what when a company is sold.
 *
 * The proceeds E run down a stack; what a layer does not take runs on to the next:
 *
 *   1  costs and carve-outs that are a part of the proceeds
 *   2  costs of a stated amount
 *   3  loans and notes, the higher rank first, equals pari passu
 *   4  carve-outs that are a part of what is left here, then those of a stated amount
 *   5  preferences, and SAFEs' purchase amounts: the higher rank first, equals pari passu
 *   6  what a SAFE with a discount and no cap gets beyond its purchase amount
 *   7  the rest, x a common share: common stock, participating preferred as if converted, whatever
 *      has converted, and options and warrants with a strike below x, which get x - strike
 *
 * Who converts. Preferred that does not participate, or up to a cap, and notes with a cap become
 * shares from the x on at which that pays as much (`turn` = claim / shares it becomes; of capped
 * preferred the cap takes the claim's place). What converts takes its claim out of the stack and
 * its shares into layer 7, so x moves towards the turn it was compared with and never across it:
 * whoever has the lower turn converts first, and the state at E is the largest set of converts of
 * which nobody would rather have its claim. Nobody outside it gains by joining: whoever did would
 * belong to a larger such set. On a tie it converts.
 *
 * A post-money SAFE becomes a stated part f = purchase amount / cap of the Liquidity
 * Capitalization, which leaves out all those who take money instead (Y Combinator, post-money SAFE
 * v1.2, section 2), so it converts from the capitalization's value V = its cap on, the lower cap
 * first, and others' choices change how many shares it has. Sets are then pairs (SAFEs by cap,
 * others by turn), the one with more converts goes before, of equals the one with more SAFEs.
 * There, and with a note above a carve-out in percent, payouts may jump at a breakpoint, and there
 * may be amounts at which each set leaves somebody who would rather switch: `stable` is then false.
 *
 * Options exercised: their strikes count as added to the proceeds of layer 7 and as taken off what
 * their holders get, so payouts are net and sum to E. A net exercise comes to the same x. A right to
 * preferred stock whose preference is above the strike claims the difference beside that class (pro
 * rata while there is not enough), and converts with it; unpaid dividends are not its own.
 *
 * All exact (rational numbers) until a payout is rounded to minor units by gt_money_allocate.
 *
 * Sources: NVCA Model Certificate of Incorporation, Article Fourth, B.2 (liquidation: the greater
 * of the preference and what conversion would have paid). A. Metrick, A. Yasuda, "Venture Capital
 * and the Finance of Innovation", 2nd ed. 2011, ch. 9, 14 to 16 (conversion order, exit diagrams).
 * AICPA, "Valuation of Privately-Held-Company Equity Securities Issued as Compensation", 2013
 * (breakpoints).
 */
#ifndef GENTOU_EXIT_H
#define GENTOU_EXIT_H

#include "gentou/kinds.h"
#include "gentou/money.h"
#include "gentou/stock.h"

#include <stdbool.h>
#include <stddef.h>

enum gt_exit_claim_kind {
    GT_EXIT_STOCK, /* a class of shares */
    GT_EXIT_RIGHT, /* options or warrants for one class, of one strike */
    GT_EXIT_SAFE,  /* a SAFE: post-money where it has a cap and no capitalization */
    GT_EXIT_NOTE,  /* a convertible note */
    GT_EXIT_DEBT,  /* a loan */
};

/* One line of the stack. What its kind does not say to be read is ignored. */
struct gt_exit_claim {
    enum gt_exit_claim_kind kind;
    int rank;       /* the higher is paid first, among debts and notes or among stock and SAFEs */
    int64_t shares; /* STOCK, RIGHT: > 0 */
    struct gt_stock_terms terms; /* STOCK, and of a RIGHT its class's: all but seniority */
    gt_money dividends; /* STOCK, preferred: unpaid on all of them, part of the preference */
    enum gt_exit_dividends on_conversion; /* what becomes of those */
    bool cap_beside;   /* STOCK, capped: the cap is of what comes beside the preference */
    bool redeemable;   /* STOCK, preferred: never converts */
    bool must_convert; /* STOCK, preferred: converts whatever that pays, as at a public offering */
    struct gt_ratio strike; /* RIGHT: currency units a share of its class */
    gt_money owed;          /* SAFE: purchase amount; NOTE, DEBT: what is paid back; > 0 */
    gt_money converting;    /* SAFE, NOTE: what is turned into shares, > 0 where there is a cap */
    gt_money valuation_cap; /* SAFE, NOTE; GT_MONEY_UNKNOWN: none, so never shares */
    int64_t capitalization; /* NOTE, pre-money SAFE: shares the cap is divided by; 0: post-money */
    struct gt_ratio
        discount; /* SAFE without a cap: paid owed / (1 - discount) where money is left */
};

/* Money that goes to no owner: costs of the sale, and carve-outs for people who work there. */
struct gt_exit_charge {
    bool cost;        /* else a carve-out */
    bool of_proceeds; /* a carve-out's share is of the proceeds (layer 1), not of what is left */
    gt_money amount;  /* minor units; GT_MONEY_UNKNOWN: a share instead */
    struct gt_ratio share; /* below 1 */
    gt_money above, up_to; /* the share is of what lies between; 0 and GT_MONEY_UNKNOWN: of all */
    int from;              /* a claim whose payout bears the share; -1: the stack */
};

struct gt_exit_plan {
    const struct gt_exit_claim *claims;
    size_t claim_count;
    const struct gt_exit_charge *charges;
    size_t charge_count;
    int64_t per_one; /* minor units of one currency unit */
};

enum gt_exit_fault {
    GT_EXIT_FINE,
    GT_EXIT_BAD_CLAIM,  /* claim `which` has a number outside its range */
    GT_EXIT_BAD_CHARGE, /* charge `which` has */
    GT_EXIT_NO_OWNER,   /* nobody takes what is left over: no shares, nor anything that becomes some
                         */
    GT_EXIT_SAFES_WHOLE,  /* post-money SAFEs become the whole company, or more */
    GT_EXIT_SHARES_WHOLE, /* costs or carve-outs take all of what they are a part of, or more */
};

struct gt_exit_failure {
    enum gt_exit_fault fault;
    size_t which;
};

/* One claim or charge at an amount. */
struct gt_exit_payout {
    gt_money amount;   /* net of the strike */
    gt_money exercise; /* strikes paid, 0 but for exercised rights */
    enum gt_exit_stage stage;
};

struct gt_exit_result {
    gt_price per_share; /* x, rounded to nearest; GT_FIXED_UNKNOWN: it does not fit */
    bool stable;        /* false: somebody would rather switch, and if it did another would */
};

/* An amount from which on somebody gets another part of each further yuan than below. */
struct gt_exit_breakpoint {
    const char *exact; /* in currency units, lowest terms: "50000000/7" */
    gt_money amount; /* the first whole minor unit at or above it; GT_MONEY_UNKNOWN: does not fit */
    const enum gt_exit_stage *before, *after; /* of each claim, then each charge */
    const double *part; /* of each further yuan, up to the next breakpoint; they sum to 1 */
    gt_price per_share; /* x there */
};

struct gt_exit_diagram; /* a plan, solved for all amounts at once: an exit diagram (Metrick, Yasuda)
                         */

/* Solves a plan. GT_ERANGE: *failure says why. The plan may go away afterwards. */
enum gt_status gt_exit_new(const struct gt_exit_plan *plan, struct gt_exit_diagram **exit,
                           struct gt_exit_failure *failure);
void gt_exit_free(struct gt_exit_diagram *exit); /* NULL is fine */

/* What each gets of `amount` >= 0 minor units: payouts (claims, then charges) sum to it. GT_ERANGE,
 * GT_ENOMEM, GT_EOVERFLOW (strikes). */
enum gt_status gt_exit_at(const struct gt_exit_diagram *exit, gt_money amount,
                          struct gt_exit_payout *payouts, struct gt_exit_result *result);

/* In growing order; they belong to exit. */
size_t gt_exit_breakpoint_count(const struct gt_exit_diagram *exit);
const struct gt_exit_breakpoint *gt_exit_breakpoint(const struct gt_exit_diagram *exit,
                                                    size_t index);

#endif
