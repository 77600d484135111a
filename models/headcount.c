/* headcount.c - the caps on heads, and counting heads; see gentou/headcount.h. */
#include "gentou/headcount.h"

#include <limits.h>

#define ORDER_39     "创业投资企业管理暂行办法（发展改革委等十部委令第39号，2005-11-15）第九条"
#define ORDER_39_DAY 13208 /* 2006-03-01 */

#define QI4                                                                                        \
    {                                                                                              \
        .id = "QI-4", .document = NULL, .verified = GT_VERIFICATION_V2, .valid_from = GT_DAY_NONE, \
        .valid_to = GT_DAY_LAST                                                                    \
    }
#define D39                                                                                        \
    {                                                                                              \
        .id = "D39-1", .document = ORDER_39, .verified = GT_VERIFICATION_V1,                       \
        .valid_from = ORDER_39_DAY, .valid_to = GT_DAY_LAST                                        \
    }

const struct gt_headcount_rule gt_headcount_rules[] = {
    {GT_VEHICLE_LIMITED_COMPANY, false, 50, QI4}, {GT_VEHICLE_PARTNERSHIP, false, 50, QI4},
    {GT_VEHICLE_JOINT_STOCK, false, 200, QI4},    {GT_VEHICLE_CONTRACT, false, 200, QI4},
    {GT_VEHICLE_LIMITED_COMPANY, true, 50, D39},  {GT_VEHICLE_PARTNERSHIP, true, 200, D39},
    {GT_VEHICLE_JOINT_STOCK, true, 200, D39},     {.citation = {.id = NULL}},
};

const struct gt_citation gt_headcount_look_through = {
    .id = "QI-3",
    .document = "私募投资基金监督管理暂行办法 第十三条",
    .verified = GT_VERIFICATION_V1,
    .valid_from = GT_DAY_NONE,
    .valid_to = GT_DAY_LAST,
};

/* QI-3: partnerships and contracts that pool investors, but for article 13 (1), (2) and (4). */
static bool is_looked_through(const struct gt_holder *holder)
{
    switch (holder->deemed) {
    case GT_DEEMED_PENSION_OR_CHARITY:
    case GT_DEEMED_FILED_PLAN:
    case GT_DEEMED_BY_CSRC:
        return false;
    case GT_DEEMED_NONE:
    case GT_DEEMED_MANAGER_OR_STAFF:
        break;
    }
    return holder->pools;
}

enum gt_status gt_headcount_heads(const struct gt_holder *holders, size_t count,
                                  struct gt_heads *heads)
{
    struct gt_heads sum = {0};
    for (size_t i = 0; i < count; i++) {
        const struct gt_holder *holder = &holders[i];
        if (holder->heads < 0)
            return GT_ERANGE;
        bool through = is_looked_through(holder);
        int behind = through && holder->heads > 0 ? holder->heads : 1;
        if (sum.least > INT_MAX - behind)
            return GT_EOVERFLOW;
        sum.least += behind;
        sum.unknown += through && holder->heads == 0;
    }
    *heads = sum;
    return GT_OK;
}

static bool applies(const struct gt_headcount_rule *rule, enum gt_vehicle vehicle,
                    bool filed_venture, gt_day on)
{
    return rule->vehicle == vehicle && (filed_venture || !rule->filed_venture) &&
           on >= rule->citation.valid_from && on <= rule->citation.valid_to;
}

static const struct gt_headcount_rule *binding_rule(enum gt_vehicle vehicle, bool filed_venture,
                                                    gt_day on)
{
    const struct gt_headcount_rule *binding = NULL;
    for (const struct gt_headcount_rule *rule = gt_headcount_rules; rule->citation.id; rule++)
        if (applies(rule, vehicle, filed_venture, on) &&
            (!binding || rule->cap < binding->cap ||
             (rule->cap == binding->cap && rule->citation.verified < binding->citation.verified)))
            binding = rule;
    return binding;
}

enum gt_status gt_headcount_check(enum gt_vehicle vehicle, bool filed_venture, gt_day on,
                                  int current, int adding, struct gt_headcount *result)
{
    if (current < 0 || adding < 0 || vehicle > GT_VEHICLE_CONTRACT)
        return GT_ERANGE;
    if (current > INT_MAX - adding)
        return GT_EOVERFLOW;
    struct gt_headcount answer = {.rule = binding_rule(vehicle, filed_venture, on)};
    if (answer.rule) {
        int cap = answer.rule->cap;
        answer.total = current + adding;
        answer.room = current < cap ? cap - current : 0;
        answer.over = answer.total > cap ? answer.total - cap : 0;
    }
    *result = answer;
    return GT_OK;
}
