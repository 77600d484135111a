/* antidilution.c - conversion prices lowered by a dilutive issue. */
#include "gentou/antidilution.h"

#include "models/exact_int.h"

/* new = old (A + C price / old) / (A + C) = (A old + C price) / (A + C). */
static void weigh(mpq_t new, const mpq_t old, const mpq_t price,
                  const struct gt_dilutive_issue *issue)
{
    mpq_t count, part;
    mpq_inits(count, part, NULL);
    gt_exact_whole(count, issue->outstanding);
    mpq_mul(new, old, count);
    gt_exact_whole(part, issue->issued);
    mpq_add(count, count, part);
    mpq_mul(part, part, price);
    mpq_add(new, new, part);
    mpq_div(new, new, count);
    mpq_clears(count, part, NULL);
}

enum gt_status gt_antidilution_adjust(enum gt_antidilution protection, struct gt_ratio before,
                                      const struct gt_dilutive_issue *issue, struct gt_ratio *after)
{
    mpq_t old, price, new;
    enum gt_status status = GT_OK;
    if (before.num <= 0 || before.den <= 0 || issue->price.num <= 0 || issue->price.den <= 0 ||
        issue->issued <= 0 || issue->outstanding < 0)
        return GT_ERANGE;
    mpq_inits(old, price, new, NULL);
    gt_exact_ratio(old, before);
    gt_exact_ratio(price, issue->price);
    mpq_set(new, old);
    if (protection == GT_ANTIDILUTION_RATCHET && mpq_cmp(price, old) < 0)
        mpq_set(new, price);
    else if (protection != GT_ANTIDILUTION_NONE && mpq_cmp(price, old) < 0)
        weigh(new, old, price, issue);
    if (!gt_exact_to_ratio(new, after))
        status = GT_EOVERFLOW;
    mpq_clears(old, price, new, NULL);
    return status;
}
