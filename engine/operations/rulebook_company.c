/* rulebook_company.c - what is known of a company on the day of a round, from its figures. */
#include "engine/operations/rulebook_int.h"
#include "engine/store/company.h"

/* What one row of figures says. A row of another currency says no amounts. */
static void take_figure(const struct gt_figure_row *row, bool amounts, struct gt_rule_facts *facts)
{
    const struct {
        enum gt_rule_fact fact;
        int64_t value;
        bool is_amount;
    } said[] = {
        {GT_RULE_FACT_LISTED, row->listed < 0 ? GT_RULE_UNKNOWN : row->listed, false},
        {GT_RULE_FACT_RESIDENT, row->resident < 0 ? GT_RULE_UNKNOWN : row->resident, false},
        {GT_RULE_FACT_AUDITED, row->audited < 0 ? GT_RULE_UNKNOWN : row->audited, false},
        {GT_RULE_FACT_HIGH_TECH, row->high_tech < 0 ? GT_RULE_UNKNOWN : row->high_tech, false},
        {GT_RULE_FACT_STAFF, row->staff, false},
        {GT_RULE_FACT_COLLEGE_STAFF, row->college_staff, false},
        {GT_RULE_FACT_BACHELOR_STAFF, row->bachelor_staff, false},
        {GT_RULE_FACT_RD_STAFF, row->rd_staff, false},
        {GT_RULE_FACT_REVENUE, row->revenue, true},
        {GT_RULE_FACT_RD_SPENDING, row->rd_spending, true},
        {GT_RULE_FACT_TOTAL_ASSETS, row->total_assets, true},
        {GT_RULE_FACT_NET_ASSETS, row->net_assets, true},
    };
    for (size_t i = 0; i < sizeof said / sizeof *said; i++)
        if (said[i].value != GT_RULE_UNKNOWN && (amounts || !said[i].is_amount))
            facts->value[said[i].fact] = said[i].value;
    if (row->registered_in)
        facts->registered_in = row->registered_in;
}

/* Costs and research of the round's year and the next, whenever they were entered; and whether it
 * was listed within two years: a later yes, or a no from then on, tells. */
static void take_later(const struct gt_figure_row *row, bool amounts, struct gt_rule_facts *facts)
{
    int year = gt_day_to_civil(row->day).year - gt_day_to_civil(facts->on).year;
    gt_day last = GT_DAY_LAST;
    if (gt_day_add_months(facts->on, 24, &last) != GT_OK)
        last = GT_DAY_LAST;
    if (amounts && (year == 0 || year == 1)) {
        enum gt_rule_fact costs = year ? GT_RULE_FACT_COSTS_NEXT : GT_RULE_FACT_COSTS_YEAR;
        enum gt_rule_fact research = year ? GT_RULE_FACT_RD_NEXT : GT_RULE_FACT_RD_YEAR;
        if (row->costs != GT_MONEY_UNKNOWN)
            facts->value[costs] = row->costs;
        if (row->rd_spending != GT_MONEY_UNKNOWN)
            facts->value[research] = row->rd_spending;
    }
    if (row->listed == GT_YES_NO_YES && row->day <= last)
        GT_RULE_VALUE(facts, LISTED_WITHIN) = true;
    if (row->listed == GT_YES_NO_NO && row->day >= last &&
        GT_RULE_VALUE(facts, LISTED_WITHIN) == GT_RULE_UNKNOWN)
        GT_RULE_VALUE(facts, LISTED_WITHIN) = false;
}

int gt_rulebook_company(struct gt_rule_asking *asking, int64_t company, struct gt_rule_facts *facts)
{
    struct gt_company_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code = gt_company_list(asking->store, company, facts->on, 0, 1, &rows, &count, &total,
                               asking->arena, asking->error);
    const struct gt_currency *own = asking->facts->ledger->currency;
    if (code)
        return code;
    if (count && rows->founded != GT_DAY_NONE)
        GT_RULE_VALUE(facts, FOUNDED) = rows->founded;
    if (count && rows->capital_currency == own)
        GT_RULE_VALUE(facts, REGISTERED_CAPITAL) = rows->capital;
    for (size_t i = 0; i < asking->figure_count; i++) {
        const struct gt_figure_row *row = &asking->figures[i];
        if (row->company != company)
            continue;
        if (row->day <= facts->on)
            take_figure(row, row->currency == own, facts);
        take_later(row, row->currency == own, facts);
    }
    return 0;
}
