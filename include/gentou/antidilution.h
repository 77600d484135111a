/* antidilution.h - a conversion price after shares were sold below it.
 *
 *   weighted average   CP2 = CP1 (A + B) / (A + C),   B = money / CP1
 *   full ratchet       CP2 = money / C, the price of the new shares
 *
 * CP1 the conversion price before; A the shares outstanding before (which of them, the clause says:
 * broad-based all of them as converted with options and warrants, narrow-based the preferred or the
 * series alone); B what the money would have bought at CP1; C the shares it did buy. A share of the
 * class then becomes price / CP2 common shares, price its original issue price. Never upwards.
 *
 * Source: NVCA Model Certificate of Incorporation, Article Fourth, B.4.4.4 (the formula and what A
 * counts), B.4.1.1 (the ratio); Cooley GO, "Anti-dilution protection".
 */
#ifndef GENTOU_ANTIDILUTION_H
#define GENTOU_ANTIDILUTION_H

#include "gentou/kinds.h"
#include "gentou/shares.h"
#include "gentou/status.h"

/* Shares sold; counts are whole shares as common. */
struct gt_dilutive_issue {
    struct gt_ratio price; /* of one, > 0, in the unit of the conversion price */
    int64_t issued;        /* C, > 0 */
    int64_t outstanding;   /* A, >= 0 */
};

/* *after = the conversion price after the issue; the same as before when the price is no lower, or
 * with no protection. Exact where 64 bits hold the ratio, else to 10 decimals, halves up.
 * GT_ERANGE: a price, count or conversion price out of its range. */
enum gt_status gt_antidilution_adjust(enum gt_antidilution protection, struct gt_ratio before,
                                      const struct gt_dilutive_issue *issue,
                                      struct gt_ratio *after);

#endif
