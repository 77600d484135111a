/* terms.c - what the public side receives at an exit. The definition stands in
 * gt_terms_public_receipt; the array version looks the powers up. */
#include "models/terms_int.h"
#include "models/vmath_int.h"

#include <assert.h>
#include <math.h>

double gt_terms_public_receipt(const struct gt_terms *terms, double multiple, double years)
{
    double price = gt_exp(years * gt_log(1 + terms->call.rate));
    if (years <= terms->call.window && multiple > price)
        return price;
    double profit = multiple - gt_exp(years * gt_log(1 + terms->concession.hurdle));
    return multiple - terms->concession.share * (profit > 0 ? profit : 0);
}

void gt_terms_lay_out(const struct gt_terms *terms, int quarters_max, struct gt_terms_table *table)
{
    assert(quarters_max <= GT_TERMS_QUARTERS_MAX);
    double log_rate = gt_log(1 + terms->call.rate);
    double log_hurdle = gt_log(1 + terms->concession.hurdle);
    for (int q = 0; q <= quarters_max; q++) {
        double years = 0.25 * q;
        table->call_price[q] = years <= terms->call.window ? gt_exp(log_rate * years) : INFINITY;
        table->hurdle[q] = gt_exp(log_hurdle * years);
    }
    table->share = terms->concession.share;
}

void gt_terms_public_receipts(const struct gt_terms *terms, const double *multiple,
                              const double *quarters, size_t count, double *receipt)
{
    struct gt_terms_table table;
    gt_terms_lay_out(terms, GT_TERMS_QUARTERS_MAX, &table);
    for (size_t i = 0; i < count; i++)
        receipt[i] = gt_terms_look_up(&table, multiple[i], (int)quarters[i]);
}
