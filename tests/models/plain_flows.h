/* plain_flows.h - flows and values in doubles, for tables of tests, as the exact ones that the
 * models take: a double is the decimal that a person would have typed for it.
 */
#ifndef GENTOU_TESTS_PLAIN_FLOWS_H
#define GENTOU_TESTS_PLAIN_FLOWS_H

#include "gentou/fund_returns.h"
#include "gentou/pme.h"

#include <check.h>
#include <stdlib.h>

static inline struct gt_decimal exactly(double amount)
{
    struct gt_decimal exact = {0};
    ck_assert_int_eq(gt_decimal_from_double(amount, &exact), GT_OK);
    return exact;
}

/* As struct gt_account_flow. */
struct plain_flow {
    double time, amount;
    enum gt_flow_kind kind;
};

static inline void plain_account(const struct plain_flow *plain, size_t count,
                                 struct gt_account_flow *flows)
{
    for (size_t i = 0; i < count; i++)
        flows[i] = (struct gt_account_flow){plain[i].time, exactly(plain[i].amount), plain[i].kind};
}

/* As struct gt_pme_flow. */
struct plain_paid {
    gt_day day;
    double amount;
    bool is_fee;
};

/* As struct gt_pme_value. */
struct plain_value {
    gt_day day;
    double amount;
};

/* As struct gt_pme_fund. */
struct plain_fund {
    const struct plain_paid *flows;
    size_t flow_count;
    const struct plain_value *values;
    size_t value_count;
    gt_day report;
    int a_year;
};

static inline enum gt_status plain_pme(const struct plain_fund *plain,
                                       const struct gt_index_value *index, size_t index_count,
                                       struct gt_pme *pme)
{
    struct gt_pme_flow *flows = calloc(plain->flow_count + 1, sizeof *flows);
    struct gt_pme_value *values = calloc(plain->value_count + 1, sizeof *values);
    ck_assert(flows && values);
    for (size_t i = 0; i < plain->flow_count; i++)
        flows[i] = (struct gt_pme_flow){plain->flows[i].day, exactly(plain->flows[i].amount),
                                        plain->flows[i].is_fee};
    for (size_t i = 0; i < plain->value_count; i++)
        values[i] = (struct gt_pme_value){plain->values[i].day, exactly(plain->values[i].amount)};
    struct gt_pme_fund fund = {flows,         plain->flow_count, values, plain->value_count,
                               plain->report, plain->a_year};
    enum gt_status status = gt_pme(&fund, index, index_count, pme);
    free(values);
    free(flows);
    return status;
}

#endif
