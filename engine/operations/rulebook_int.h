/* rulebook_int.h - how the facts of a case are gathered; a file each for deals and for funds. */
#ifndef GENTOU_ENGINE_OPERATIONS_RULEBOOK_INT_H
#define GENTOU_ENGINE_OPERATIONS_RULEBOOK_INT_H

#include "engine/operations/rulebook.h"
#include "engine/store/fund.h"
#include "engine/store/holding.h"
#include "engine/store/vehicle.h"

struct gt_rule_asking {
    struct gt_store *store;
    const struct gt_facts *facts;
    const struct gt_rule_question *question;
    struct gt_rule_answers *answers;
    size_t capacity;
    struct gt_figure_row *figures; /* by company and day */
    size_t figure_count;
    struct gt_fund_figure_row *fund_figures; /* by fund and day */
    size_t fund_figure_count;
    struct gt_tie_row *ties; /* by company, party and day */
    size_t tie_count;
    struct gt_exit_row *exits; /* by day */
    size_t exit_count;
    struct gt_compensation_row *compensations; /* by day */
    size_t compensation_count;
    struct gt_preset_row *presets;
    size_t preset_count;
    struct gt_deal_override_row *overrides; /* by deal */
    size_t override_count;
    struct gt_subfund_row *subfunds;
    size_t subfund_count;
    struct gt_vehicle_row *vehicles;
    size_t vehicle_count;
    struct gt_arena *arena;
    struct gt_error *error;
};

#define GT_RULE_VALUE(facts, word) (facts)->value[GT_RULE_FACT_##word]

/* Adds an amount to a sum, in which one that is unknown makes all unknown. */
void gt_rulebook_sum(int64_t *sum, gt_money amount);

/* Asks the rules about `about` that hold on facts->on, of a case that is otherwise filled. */
int gt_rulebook_put(struct gt_rule_asking *asking, enum gt_rule_about about,
                    const struct gt_rule_asked *of, const struct gt_rule_facts *facts);

/* Whether any rule about this is asked on a day at all, so that its facts are worth gathering. */
bool gt_rulebook_wants(const struct gt_rule_asking *asking, enum gt_rule_about about, gt_day on);

/* The stage that a kind of round is of; GT_RULE_UNKNOWN: none is. */
int64_t gt_rulebook_stage(int deal_kind);

/* Facts of a company on facts->on, from its figures. */
int gt_rulebook_company(struct gt_rule_asking *asking, int64_t company,
                        struct gt_rule_facts *facts);

/* Adds what a party committed or paid to what is public and private; where nobody recorded whose
 * its money is, neither is known. */
void gt_rulebook_by_owner(const struct gt_rule_asking *asking, int64_t party, gt_money amount,
                          int64_t *public_money, int64_t *private_money);

/* Does a party have one of these roles (bits of enum gt_role)? */
bool gt_rulebook_has_role(const struct gt_rule_asking *asking, int64_t party, unsigned roles);

/* The parts: each asks about all of its kind. */
int gt_rulebook_deals(struct gt_rule_asking *asking);
int gt_rulebook_sales(struct gt_rule_asking *asking);
int gt_rulebook_funds(struct gt_rule_asking *asking);
int gt_rulebook_subfunds(struct gt_rule_asking *asking);
int gt_rulebook_vehicles(struct gt_rule_asking *asking);

#endif
