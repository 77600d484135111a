/* rules_deal.c - the fund's stake in a deal, its sale, and compensation for losses, in China.
 *
 * The caps are those of the programmes' terms (models/presets_china.c).
 */
#include "models/rules_int.h"

/* A share that differs by stage; where nobody knows the stage, the case that passes at the general
 * share passes, and the others cannot be told. */
static void partner_share(const struct gt_rule_case *of, const struct gt_by_stage *share)
{
    int64_t stage = gt_rule_value(of, GT_RULE_FACT(STAGE));
    bool varies = false;
    for (int i = 0; i < GT_TERM_STAGE_COUNT; i++)
        varies = varies || share->of[i] > share->general;
    double most = gt_term_share(share, stage == GT_RULE_UNKNOWN ? -1 : (int)stage);
    struct gt_rule_verdict alone = {.answer = GT_RULE_ANSWER_IDLE};
    gt_rule_at_most_of(&(struct gt_rule_case){of->facts, &alone}, GT_RULE_FACT(FUND_IN_ROUND), most,
                       GT_RULE_FACT(PARTNER_IN_ROUND));
    if (varies && stage == GT_RULE_UNKNOWN && alone.answer == GT_RULE_ANSWER_BREAKS)
        gt_rule_lacks(of, GT_RULE_FACT(STAGE));
    else if (alone.count)
        gt_rule_add(of, &alone.parts[0]);
}

/* Each cap that the term has. Its window and its price are not asked: a stake beside the partner's
 * in one round has both. */
void gt_rule_caps(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    const struct gt_co_investment *term = &rule->terms->co_investment;
    if (gt_rule_value(&of, GT_RULE_FACT(FUND_IN_ROUND)) == 0)
        return;
    partner_share(&of, &term->share);
    gt_rule_at_most_of(&of, GT_RULE_FACT(FUND_IN_ROUND), term->of_round, GT_RULE_FACT(ROUND));
    gt_rule_at_most_of(&of, GT_RULE_FACT(FUND_IN_COMPANY), term->of_capital,
                       GT_RULE_FACT(REGISTERED_CAPITAL));
    gt_rule_at_most(&of, GT_RULE_FACT(FUND_VOTES),
                    (int64_t)(term->of_votes * GT_RULE_SHARE_ONE + 0.5));
    gt_rule_at_least(&of, GT_RULE_FACT(FUND_IN_ROUND), term->least);
    gt_rule_at_most(&of, GT_RULE_FACT(FUND_IN_ROUND), term->most);
    gt_rule_at_most(&of, GT_RULE_FACT(FUND_IN_COMPANY), term->company_most);
    gt_rule_at_most(&of, GT_RULE_FACT(FUND_BESIDE), term->partner_most);
    gt_rule_at_least(&of, GT_RULE_FACT(ROUND), term->round_least);
    gt_rule_at_most(&of, GT_RULE_FACT(ROUND), term->round_most);
    if (term->not_largest)
        gt_rule_is(&of, GT_RULE_FACT(FUND_LARGEST), false);
    if (term->company_age > 0)
        gt_rule_age(&of, GT_RULE_FACT(FOUNDED), (int)(term->company_age * 12 + 0.5));
}

void gt_rule_held(const struct gt_rule_case *of, double years)
{
    int64_t paid = gt_rule_value(of, GT_RULE_FACT(PAID_ON));
    struct gt_rule_facts held = *of->facts;
    gt_day last = GT_DAY_LAST;
    if (paid == GT_RULE_UNKNOWN) {
        gt_rule_lacks(of, GT_RULE_FACT(PAID_ON));
        return;
    }
    if (gt_day_add_months((gt_day)paid, (int)(years * 12 + 0.5), &last) != GT_OK)
        last = GT_DAY_LAST;
    if (gt_rule_value(of, GT_RULE_FACT(HELD_UNTIL)) == GT_RULE_UNKNOWN)
        held.value[GT_RULE_FACT(HELD_UNTIL)] = of->facts->as_of;
    gt_rule_at_most(&(struct gt_rule_case){&held, of->verdict}, GT_RULE_FACT(HELD_UNTIL), last);
}

/* Left within the term's years, and no partner before the fund. */
void gt_rule_stays(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                   struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    const struct gt_co_investment *term = &rule->terms->co_investment;
    if (gt_rule_value(&of, GT_RULE_FACT(FUND_IN_ROUND)) == 0)
        return;
    if (term->term_years > 0)
        gt_rule_held(&of, term->term_years);
    if (!term->partner_stays)
        return;
    gt_rule_is(&of, GT_RULE_FACT(PARTNER_LEFT_FIRST), false);
    if (gt_rule_value(&of, GT_RULE_FACT(PARTNER_SOLD_FIRST)) == true)
        gt_rule_lacks(&of, GT_RULE_FACT(TEXT)); /* whether a part is leaving */
}

static void seed_or_start_up(const struct gt_rule_case *of)
{
    bool is_seed = gt_rule_value(of, GT_RULE_FACT(STAGE)) == GT_TERM_STAGE_SEED;
    gt_rule_is(of, GT_RULE_FACT(STAGE), is_seed ? GT_TERM_STAGE_SEED : GT_TERM_STAGE_START_UP);
}

/* Registered in Hongkou, and in principle a seed or start-up company. */
static void hk_3(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    (void)rule;
    if (gt_rule_value(&of, GT_RULE_FACT(FUND_IN_ROUND)) == 0)
        return;
    gt_rule_registered(&of, "虹口", "Hongkou");
    seed_or_start_up(&of);
}

static void hk_4(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    (void)rule;
    if (gt_rule_value(&of, GT_RULE_FACT(FUND_IN_ROUND)) != 0)
        gt_rule_is(&of, GT_RULE_FACT(CUSTODY), true);
}

/* Of the programme's buy-out are stakes in companies, or in funds, as its term says. */
static bool is_its_sale(const struct gt_rule_case *of, const struct gt_buy_out *term)
{
    int64_t in_fund = gt_rule_value(of, GT_RULE_FACT(IN_FUND));
    if (in_fund == GT_RULE_UNKNOWN)
        gt_rule_lacks(of, GT_RULE_FACT(IN_FUND));
    return in_fund == (term->term.level == GT_TERM_LEVEL_FUND);
}

/* A yearly rate or share that whoever asks may give; 0, and a part that cannot be told, where the
 * price takes it and nobody gave it. */
static double asked(const struct gt_rule_case *of, enum gt_rule_fact fact, bool taken,
                    bool *missing)
{
    int64_t value = gt_rule_value(of, fact);
    *missing = *missing || (taken && value == GT_RULE_UNKNOWN);
    return value == GT_RULE_UNKNOWN ? 0 : (double)value / GT_RULE_SHARE_ONE;
}

/* The price of a sale to who may buy by the programme's buy-out, as its term reckons it; without
 * the published rate or the premium no less than what is known of it. */
static void sold(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    struct gt_buy_out term = rule->terms->buy_out;
    int64_t cost = gt_rule_value(&of, GT_RULE_FACT(COST));
    int64_t paid = gt_rule_value(&of, GT_RULE_FACT(PAID_ON));
    struct gt_payment whole = {cost, (gt_day)paid};
    struct gt_buy_out_question question = {.payments = facts->payments ? facts->payments : &whole,
                                           .count = facts->payments ? facts->payment_count : 1,
                                           .agreed = GT_MONEY_UNKNOWN,
                                           .at = facts->on};
    struct gt_buy_out_price price;
    if (!is_its_sale(&of, &rule->terms->buy_out))
        return;
    if (cost == GT_RULE_UNKNOWN || paid == GT_RULE_UNKNOWN) {
        gt_rule_lacks(&of, cost == GT_RULE_UNKNOWN ? GT_RULE_FACT(COST) : GT_RULE_FACT(PAID_ON));
        return;
    }
    bool takes_rate = gt_buy_out_takes_rate(&term, &question), no_rate = false, no_premium = false;
    term.rate = asked(&of, GT_RULE_FACT(LENDING_RATE), takes_rate, &no_rate);
    term.premium = asked(&of, GT_RULE_FACT(PREMIUM),
                         term.needs & GT_TERM_BIT(GT_TERM_INPUT_PREMIUM), &no_premium);
    if (gt_buy_out_price(&term, &question, &price) != GT_OK) {
        gt_rule_lacks(&of, GT_RULE_FACT(PAID_ON));
        return;
    }
    gt_rule_at_least(&of, GT_RULE_FACT(PROCEEDS), price.formula);
    if (verdict->answer == GT_RULE_ANSWER_BREAKS)
        return;
    if (no_rate)
        gt_rule_lacks(&of, GT_RULE_FACT(LENDING_RATE));
    if (no_premium)
        gt_rule_lacks(&of, GT_RULE_FACT(PREMIUM));
    if (!no_rate && !no_premium && term.price == GT_TERM_PRICE_EXACT)
        gt_rule_at_most(&of, GT_RULE_FACT(PROCEEDS), price.formula);
}

/* Registered and taxed in Shanghai and at an early or middle stage, beside the caps. */
static void sh10_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                   struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    gt_rule_caps(rule, facts, verdict);
    if (verdict->count == 0)
        return;
    gt_rule_stays(rule, facts, verdict);
    gt_rule_registered(&of, "上海", "Shanghai");
    gt_rule_is(&of, GT_RULE_FACT(TAXED_THERE), true);
    int64_t stage = gt_rule_value(&of, GT_RULE_FACT(STAGE));
    gt_rule_is(&of, GT_RULE_FACT(STAGE),
               stage == GT_TERM_STAGE_INDUSTRY ? GT_TERM_STAGE_VENTURE : stage);
}

/* Above 1 million the management committee decides. */
static void nb_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    int64_t amount = gt_rule_value(&of, GT_RULE_FACT(FUND_IN_ROUND));
    gt_rule_caps(rule, facts, verdict);
    if (verdict->count && amount > 100 * WAN)
        gt_rule_is(&of, GT_RULE_FACT(COMMITTEE), true);
}

/* A rate of the loss by stage, capped by project and by institution and year. */
static void shc_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    const struct gt_compensation *term = &rule->terms->compensation;
    int64_t stage = gt_rule_value(&of, GT_RULE_FACT(STAGE));
    seed_or_start_up(&of);
    if (stage != GT_RULE_UNKNOWN)
        gt_rule_at_most_of(&of, GT_RULE_FACT(COMPENSATION), gt_term_share(&term->rate, (int)stage),
                           GT_RULE_FACT(LOSS));
    gt_rule_at_most(&of, GT_RULE_FACT(COMPENSATION), term->project_most);
    gt_rule_at_most(&of, GT_RULE_FACT(COMPENSATION_YEAR), term->year_most);
    gt_rule_at_least(&of, GT_RULE_FACT(PAID_ON), term->invested_from);
}

#define OF(its_id, preset_name, set)                                                               \
    .id = its_id, .preset = preset_name, .terms = &set, .currency = "CNY"
#define BINDS .force = GT_RULE_FORCE_BINDS
#define SOFT                                                                                       \
    .force = GT_RULE_FORCE_WARNS /* "in principle", "normally", or read in an explainer            \
                                  */
#define CITED(its_id, ...)                                                                         \
    .citation = &(const struct gt_citation)                                                        \
    {                                                                                              \
        its_id, __VA_ARGS__                                                                        \
    }
#define HK(id)                                                                                     \
    OF(id, "hongkou-2011", gt_preset_hongkou_2011),                                                \
        CITED(id, HONGKOU, GT_VERIFICATION_V1, HONGKOU_DAYS)
#define MOF07(id, sure)                                                                            \
    OF(id, "mof-2007", gt_preset_mof_2007), CITED(id, MOF, GT_VERIFICATION_##sure, MOF_DAYS),      \
        .number = "财企〔2007〕128号"

/* Never more of a loss on one project than the share. */
static void sz_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    gt_rule_at_most_of(&(struct gt_rule_case){facts, verdict}, GT_RULE_FACT(COMPENSATION),
                       rule->terms->loss_share.share, GT_RULE_FACT(LOSS));
}

const struct gt_rule gt_rules_deal[] = {
    {HK("HK-2"), BINDS, .article = "第三十五条", .about = GT_RULE_ABOUT_DEAL,
     .says = N_("The fund puts at most 5 million yuan and at most 5 % of the registered capital "
                "into a company, and is not its largest holder."),
     .check = gt_rule_caps},
    {HK("HK-3"), SOFT, .article = "第三十四条", .about = GT_RULE_ABOUT_DEAL,
     .says = N_("The company is registered in Hongkou and in principle a start-up."),
     .check = hk_3},
    {HK("HK-4"), BINDS, .article = "第三十七、三十八条", .about = GT_RULE_ABOUT_DEAL,
     .says = N_("The stake is entrusted to the partner by a custody agreement."), .check = hk_4},
    {HK("HK-5"), BINDS, .article = "第三十九条", .about = GT_RULE_ABOUT_DEAL,
     .says = N_("The fund generally leaves within 5 years, and the partner not before it."),
     .check = gt_rule_stays},
    {HK("HK-6"), BINDS, .article = "第四十条", .about = GT_RULE_ABOUT_EXIT,
     .says = N_("A partner buys the stake at cost, interest at the benchmark lending rate and a "
                "premium, or above."),
     .check = sold},
    {MOF07("MOF07-2", V1), BINDS, .article = "第十五条", .about = GT_RULE_ABOUT_EXIT,
     .says =
         N_("Within 3 years a stake in a fund is bought at cost, later with interest at the 1-year "
            "benchmark lending rate."),
     .check = sold},
    {MOF07("MOF07-5", V2), SOFT, .about = GT_RULE_ABOUT_DEAL,
     .says = N_("The fund follows with at most half of what the partner invested."),
     .check = gt_rule_caps},
    {OF("SH10-1", "shanghai-2010-follow", gt_preset_shanghai_2010_follow), BINDS,
     CITED("SH10-1", SHANGHAI_2010, GT_VERIFICATION_INFERRED,
           BETWEEN(DAY(2010, 10, 26), DAY(2017, 11, 30))),
     .number = "沪府发〔2010〕37号", .article = "第十二条", .about = GT_RULE_ABOUT_DEAL,
     .says = N_("The fund follows with at most half of the partner's cash, all of it at the seed "
                "stage; the company is registered and taxed in Shanghai and at an early or "
                "middle stage, and the partner does not leave first."),
     .check = sh10_1},
    {OF("SHC-1", "shanghai-angel-loss-2016", gt_preset_shanghai_angel_loss_2016), BINDS,
     .citation = &gt_preset_shanghai_angel_loss_2016.compensation.term.citation,
     .about = GT_RULE_ABOUT_COMPENSATION,
     .says = N_("At most 60 % of the loss on a seed company and 30 % on a start-up are "
                "compensated, 3 million yuan a project and 6 million an institution and year, for "
                "money invested from 2015 on."),
     .check = shc_1},
    {OF("ZJ-1", "zhejiang", gt_preset_zhejiang), BINDS,
     .citation = &gt_preset_zhejiang.buy_out.term.citation, .about = GT_RULE_ABOUT_EXIT,
     .says = N_("A stake in a fund is bought at cost or above within 3 years, later with interest "
                "at the benchmark lending rate or above."),
     .check = sold},
    {OF("SZ-1", "shenzhen-angel-2021", gt_preset_shenzhen_angel_2021), BINDS,
     .citation = &gt_preset_shenzhen_angel_2021.loss_share.term.citation,
     .about = GT_RULE_ABOUT_COMPENSATION,
     .says = N_("The fund bears at most 40 % of the risk of one project."), .check = sz_1},
    {OF("NB-1", "ningbo-2013", gt_preset_ningbo_2013),
     .citation = &gt_preset_ningbo_2013.co_investment.term.citation,
     .number = "甬政发〔2012〕115号、甬科高〔2012〕128号", .about = GT_RULE_ABOUT_DEAL, SOFT,
     .says = N_(
         "The fund normally puts at most 2 million yuan into a round and 5 million into a company "
         "that is at most 36 months old; above 1 million the committee decides."),
     .check = nb_1},
    {.id = NULL},
};
