/* rules_abroad.c - programmes outside China, where a ledger can be held against them.
 *
 * The caps are those of the programmes' terms (models/presets_abroad.c); a rule that asks nothing
 * else is gt_rule_caps or a fund's share alone.
 */
#include "models/rules_int.h"

/* 60 %, "or 2/3 in some cases": in which was not read. */
static void uk_ecf(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                   struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    const struct gt_fund_share *term = &rule->terms->fund_share;
    struct gt_rule_verdict usual = {.answer = GT_RULE_ANSWER_IDLE}, most = usual;
    gt_rule_at_most_of(&(struct gt_rule_case){facts, &usual}, GT_RULE_FACT(FUND_COMMITTED),
                       term->share.general, GT_RULE_FACT(SIZE));
    gt_rule_at_most_of(&(struct gt_rule_case){facts, &most}, GT_RULE_FACT(FUND_COMMITTED), 2.0 / 3,
                       GT_RULE_FACT(SIZE));
    if (usual.answer == GT_RULE_ANSWER_BREAKS && most.answer == GT_RULE_ANSWER_PASSES)
        gt_rule_lacks(&of, GT_RULE_FACT(TEXT));
    else
        gt_rule_add(&of, &most.parts[0]);
    gt_rule_at_most(&of, GT_RULE_FACT(FUND_COMMITTED), term->most);
}

/* Each fund has 20 million of private money first. */
static void nz_vif(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                   struct gt_rule_verdict *verdict)
{
    gt_rule_fund_share(rule, facts, verdict);
    gt_rule_at_least(&(struct gt_rule_case){facts, verdict}, GT_RULE_FACT(PRIVATE_COMMITTED),
                     20 * MILLION);
}

/* Beside an angel, where no partner is in the round. */
static void eaf(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                struct gt_rule_verdict *verdict)
{
    struct gt_rule_facts beside = *facts;
    if (beside.value[GT_RULE_FACT(PARTNER_IN_ROUND)] == GT_RULE_UNKNOWN) {
        beside.value[GT_RULE_FACT(PARTNER_IN_ROUND)] = facts->value[GT_RULE_FACT(CLUB_IN_ROUND)];
        beside.value[GT_RULE_FACT(FUND_BESIDE)] = facts->value[GT_RULE_FACT(FUND_BESIDE_CLUB)];
    }
    gt_rule_caps(rule, &beside, verdict);
}

/* Beside the caps: all public money at most half of the risk capital (the round, of which loans are
 * a part, without them); fewer than 250 staff, net assets below 16 million. */
static void scf_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    gt_rule_caps(rule, facts, verdict);
    if (verdict->count == 0)
        return;
    gt_rule_at_most_of(&of, GT_RULE_FACT(PUBLIC_IN_ROUND), 0.5, GT_RULE_FACT(RISK_CAPITAL));
    gt_rule_below(&of, GT_RULE_FACT(STAFF), 250);
    gt_rule_below(&of, GT_RULE_FACT(NET_ASSETS), 16 * MILLION);
}

#define OF(its_id, preset_name, set, code, what)                                                   \
    .id = its_id, .preset = preset_name, .citation = &set.what.term.citation, .terms = &set,       \
    .currency = code, .force = GT_RULE_FORCE_BINDS
#define DEAL(id, preset, set, code)                                                                \
    OF(id, preset, set, code, co_investment), .about = GT_RULE_ABOUT_DEAL
#define SUBFUND(id, preset, set, code, test)                                                       \
    OF(id, preset, set, code, fund_share), .about = GT_RULE_ABOUT_SUBFUND, .check = test

const struct gt_rule gt_rules_abroad[] = {
    {DEAL("SCF-1", "scottish-co-investment-2003", gt_preset_scottish_co_investment_2003, "GBP"),
     .says = N_("The fund puts at most what the partner does, half of the round, 1 million pounds "
                "a company and 29.9 % of the votes; all public money is at most half of the risk "
                "capital, the round with its loans at most 2 million; the company has fewer than "
                "250 staff and net assets below 16 million."),
     .check = scf_1},
    {DEAL("SCF-2", "scottish-co-investment", gt_preset_scottish_co_investment, "GBP"),
     .says = N_("The fund puts 100,000 to 2 million pounds into rounds of 200,000 to 10 million, "
                "at most what the partner does and half of the round."),
     .check = gt_rule_caps},
    {DEAL("NZ-SCIF", "nz-scif", gt_preset_nz_scif, "NZD"),
     .says = N_("The fund puts at most what the partner does, 250,000 dollars a round, 500,000 a "
                "company and 4 million beside a partner."),
     .check = gt_rule_caps},
    {DEAL("NZ-SCIF-2017", "nz-scif-2017", gt_preset_nz_scif_2017, "NZD"),
     .says = N_("The fund puts at most what the partner does, and 1.5 million dollars a company."),
     .check = gt_rule_caps},
    {DEAL("UK-ACF", "uk-angel-cofund", gt_preset_uk_angel_cofund, "GBP"),
     .says = N_("The fund puts 100,000 to 1 million pounds and at most 49 % into a round of at "
                "least 200,000."),
     .check = gt_rule_caps},
    {DEAL("EU-EAF", "eaf", gt_preset_eaf, "EUR"),
     .says = N_("The fund puts the angel's own amount beside the angel, 5 million euros at most "
                "over all rounds."),
     .check = eaf},
    {SUBFUND("UK-ECF", "uk-ecf", gt_preset_uk_ecf, "GBP", uk_ecf),
     .says = N_("The government puts at most 60 % (in some cases two thirds) and 50 million pounds "
                "into a fund.")},
    {SUBFUND("YOZ-1", "yozma-1993", gt_preset_yozma_1993, "USD", gt_rule_fund_share),
     .says = N_("The government puts at most 40 % and 8 million dollars into a fund.")},
    {SUBFUND("YOZ2", "yozma2-2024", gt_preset_yozma2_2024, "USD", gt_rule_fund_share),
     .says = N_("The government adds at most 30 cents to each private dollar, 46 million dollars "
                "a fund.")},
    {SUBFUND("NZ-VIF", "nz-vif-2002", gt_preset_nz_vif_2002, "NZD", nz_vif),
     .says = N_("The government puts at most 1 dollar beside 2 private ones, into funds with 20 "
                "million of private money.")},
    {SUBFUND("US-SBIC", "us-sbic", gt_preset_us_sbic, "USD", gt_rule_fund_share),
     .says = N_("At most 2 dollars of debentures beside 1 private one, and 175 million a fund.")},
    {.id = NULL},
};
