/* stock.c - the usual terms. */
#include "gentou/stock.h"

struct gt_stock_terms gt_stock_common(void)
{
    return (struct gt_stock_terms){
        .kind = GT_STOCK_COMMON,
        .price = GT_RATIO_NONE,
        .preference = GT_RATIO_NONE,
        .participation_cap = GT_RATIO_NONE,
        .dividend = GT_RATIO_NONE,
        .since = GT_DAY_NONE,
        .conversion = {1, 1},
    };
}

struct gt_stock_terms gt_stock_preferred(void)
{
    struct gt_stock_terms terms = gt_stock_common();
    terms.kind = GT_STOCK_PREFERRED;
    terms.preference = (struct gt_ratio){1, 1};
    terms.seniority = 1;
    return terms;
}
