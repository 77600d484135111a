/* stock.h - the terms of a class of shares: what it costs, what it gets first, what it turns into.
 *
 * The cap table makes them (gentou/equity.h: the classes of a file, those of rounds, and the shadow
 * classes that convertibles turn into); the distribution of an exit reads them. Every figure is an
 * exact ratio; {0, 1} is none.
 *
 * Sources: NVCA Model Certificate of Incorporation, Article Fourth, B.1 (dividends), B.2
 * (liquidation), B.4 (conversion, and adjustment of the conversion price).
 */
#ifndef GENTOU_STOCK_H
#define GENTOU_STOCK_H

#include "gentou/date.h"
#include "gentou/kinds.h"
#include "gentou/shares.h"

#define GT_RATIO_NONE ((struct gt_ratio){0, 1})

struct gt_stock_terms {
    enum gt_stock_kind kind;
    struct gt_ratio price;      /* original issue price, currency units a share; none: not known */
    struct gt_ratio preference; /* liquidation multiple: times the price, before others; none: 0 */
    enum gt_participation participation; /* in what is left after the preferences */
    struct gt_ratio participation_cap;   /* CAPPED: all it gets, preference and unpaid dividends
                                            included, times the price */
    int seniority;                       /* the higher is paid first; the same: pari passu */
    struct gt_ratio dividend;            /* a year, of the price; none: 0 */
    enum gt_dividend dividend_kind;
    gt_day since;               /* day from which dividends accrue; GT_DAY_NONE: not known */
    struct gt_ratio conversion; /* common shares that one becomes, adjustments included; > 0 */
    enum gt_antidilution antidilution;
};

/* Common shares, one to one, without any of these; and preferred as is usual: 1x, not
 * participating, pari passu, no dividend, one to one, no protection, at no price known. */
struct gt_stock_terms gt_stock_common(void);
struct gt_stock_terms gt_stock_preferred(void);

#endif
