/* rules_fund.c - guidance funds and the sub-funds they take part in, in China.
 *
 * Shares and sizes are those of the programmes' terms (models/presets_china.c). What a fund is to
 * invest in the end cannot be told while it may still invest it.
 */
#include "gentou/programme.h"
#include "models/rules_int.h"

#define YEAR 12 /* months */

static double share_by(const struct gt_rule_case *of, const struct gt_by_stage *share)
{
    int64_t stage = gt_rule_value(of, GT_RULE_FACT(STAGE));
    return gt_term_share(share, stage == GT_RULE_UNKNOWN ? -1 : (int)stage);
}

/* Whether a share is one by stage alone, and nobody knows the stage. */
static bool lacks_stage(const struct gt_rule_case *of, const struct gt_by_stage *share)
{
    double any = 0;
    for (int i = 0; i < GT_TERM_STAGE_COUNT; i++)
        any += share->of[i];
    return any > 0 && gt_rule_value(of, GT_RULE_FACT(STAGE)) == GT_RULE_UNKNOWN;
}

/* Of what is committed, or of what is paid in. */
static void shares_of(const struct gt_rule_case *of, double own, double all, bool committed)
{
    enum gt_rule_fact whole = committed ? GT_RULE_FACT(SIZE) : GT_RULE_FACT(PAID_IN);
    gt_rule_at_most_of(of, committed ? GT_RULE_FACT(FUND_COMMITTED) : GT_RULE_FACT(FUND_PAID_IN),
                       own, whole);
    gt_rule_at_most_of(
        of, committed ? GT_RULE_FACT(PUBLIC_COMMITTED) : GT_RULE_FACT(PUBLIC_PAID_IN), all, whole);
}

/* The public share of a fund, and that of all levels of government; where a text does not say of
 * what (enum gt_term_basis), told where both readings agree. */
static void tell_shares(const struct gt_rule_case *of, double own, double all, int basis)
{
    struct gt_rule_verdict committed = {.answer = GT_RULE_ANSWER_IDLE}, paid_in = committed;
    shares_of(&(struct gt_rule_case){of->facts, &committed}, own, all, true);
    shares_of(&(struct gt_rule_case){of->facts, &paid_in}, own, all, false);
    bool by_size = basis == GT_TERM_BASIS_COMMITTED ||
                   (basis == GT_TERM_BASIS_UNSAID && committed.answer == GT_RULE_ANSWER_UNKNOWN);
    const struct gt_rule_verdict *said = by_size ? &committed : &paid_in;
    if (basis == GT_TERM_BASIS_UNSAID && said->answer != GT_RULE_ANSWER_UNKNOWN &&
        committed.answer != paid_in.answer)
        gt_rule_lacks(of, GT_RULE_FACT(TEXT));
    else
        for (size_t i = 0; i < said->count; i++)
            gt_rule_add(of, &said->parts[i]);
}

void gt_rule_fund_share(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                        struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    const struct gt_fund_share *term = &rule->terms->fund_share;
    if (lacks_stage(&of, &term->share))
        gt_rule_lacks(&of, GT_RULE_FACT(STAGE));
    else
        tell_shares(&of, share_by(&of, &term->share), share_by(&of, &term->all_public),
                    term->basis);
    gt_rule_at_most_of(&of, GT_RULE_FACT(FUND_PAID_IN), term->of_private,
                       GT_RULE_FACT(PRIVATE_PAID_IN));
    gt_rule_at_most(&of, GT_RULE_FACT(FUND_COMMITTED), term->most);
    gt_rule_at_least(&of, GT_RULE_FACT(SIZE), term->fund_least);
    gt_rule_at_most(&of, GT_RULE_FACT(SIZE), term->fund_most);
    if (term->not_largest)
        gt_rule_is(&of, GT_RULE_FACT(FUND_LARGEST), false);
}

/* HK-PLAN, 六(四): a target; five are no cap. */
static void hk_plan(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                    struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    (void)rule;
    gt_rule_at_least(&of, GT_RULE_FACT(PARTNERS), GT_PARTNERS_MIN);
}

static bool was_there(const struct gt_rule *rule, int64_t set_up)
{
    return set_up != GT_RULE_UNKNOWN && set_up <= rule->citation->valid_from;
}

/* To lower or drop the duty to invest locally is encouraged: a fund set up since that has one is
 * warned. */
static void local_duty(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                       struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    int64_t set_up = gt_rule_value(&of, GT_RULE_FACT(SET_UP));
    if (was_there(rule, set_up))
        return;
    if (set_up == GT_RULE_UNKNOWN)
        gt_rule_lacks(&of, GT_RULE_FACT(SET_UP));
    else
        gt_rule_is(&of, GT_RULE_FACT(LOCAL_DUTY), false);
}

/* Whether a district of a municipality is of county level the text was not read to say. */
static void county(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                   struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    int64_t level = gt_rule_value(&of, GT_RULE_FACT(LEVEL));
    int64_t set_up = gt_rule_value(&of, GT_RULE_FACT(SET_UP));
    (void)rule;
    if (was_there(rule, set_up))
        return;
    if (level == GT_FUND_LEVEL_DISTRICT)
        gt_rule_lacks(&of, GT_RULE_FACT(TEXT));
    else if (level != GT_FUND_LEVEL_COUNTY && level != GT_RULE_UNKNOWN)
        gt_rule_is(&of, GT_RULE_FACT(LEVEL), level);
    else if (level == GT_RULE_UNKNOWN || set_up == GT_RULE_UNKNOWN)
        gt_rule_lacks(&of, level == GT_RULE_UNKNOWN ? GT_RULE_FACT(LEVEL) : GT_RULE_FACT(SET_UP));
    else
        gt_rule_add(&of, &(struct gt_rule_part){.fact = GT_RULE_FACT(LEVEL),
                                                .answer = GT_RULE_ANSWER_BREAKS,
                                                .bound = GT_RULE_BOUND_AT_LEAST,
                                                .actual = level,
                                                .limit = GT_FUND_LEVEL_CITY,
                                                .until = GT_DAY_NONE});
}

/* Of a fund set up since. */
static void g1_2025_c(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                      struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    if (!was_there(rule, gt_rule_value(&of, GT_RULE_FACT(SET_UP))))
        gt_rule_is(&of, GT_RULE_FACT(FEE_ON_PAID), true);
}

static void ndrc26(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                   struct gt_rule_verdict *verdict)
{
    static const enum gt_rule_fact banned[] = {GT_RULE_FACT(HIDDEN_DEBT), GT_RULE_FACT(DERIVATIVES),
                                               GT_RULE_FACT(GUARANTEES), GT_RULE_FACT(UNLIMITED)};
    (void)rule;
    for (size_t i = 0; i < sizeof banned / sizeof *banned; i++)
        gt_rule_is(&(struct gt_rule_case){facts, verdict}, banned[i], false);
}

/* A year after the approval it is set up; a year after money came in some is invested. Before the
 * year is over it cannot be told. */
static void within_year(const struct gt_rule_case *of, enum gt_rule_fact from,
                        enum gt_rule_fact done)
{
    int64_t begun = gt_rule_value(of, from), ended = gt_rule_value(of, done);
    gt_day last = GT_DAY_LAST;
    if (begun == GT_RULE_UNKNOWN) {
        gt_rule_lacks(of, from);
        return;
    }
    if (gt_day_add_months((gt_day)begun, YEAR, &last) != GT_OK)
        last = GT_DAY_LAST;
    int64_t at = ended == GT_RULE_UNKNOWN ? of->facts->as_of : ended;
    bool late = at > last, open = !late && ended == GT_RULE_UNKNOWN;
    gt_rule_add(of, &(struct gt_rule_part){.fact = done,
                                           .answer = late   ? GT_RULE_ANSWER_BREAKS
                                                     : open ? GT_RULE_ANSWER_UNKNOWN
                                                            : GT_RULE_ANSWER_PASSES,
                                           .bound = GT_RULE_BOUND_AT_MOST,
                                           .actual = ended,
                                           .limit = last,
                                           .by = late ? at - last : 0,
                                           .until = open ? last : GT_DAY_NONE});
}

static void y210_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                   struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    (void)rule;
    within_year(&of, GT_RULE_FACT(APPROVED), GT_RULE_FACT(SET_UP));
    if (gt_rule_value(&of, GT_RULE_FACT(PAID_IN)) != 0)
        within_year(&of, GT_RULE_FACT(FIRST_PAID), GT_RULE_FACT(FIRST_INVESTED));
}

/* A tenth makes a fund the government's; of one that the Party Centre or the State Council approved
 * a twentieth, and who approved it the ledger does not keep. */
static void n1638(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    struct gt_rule_verdict least = {.answer = GT_RULE_ANSWER_IDLE}, usual = least;
    (void)rule;
    gt_rule_at_least_of(&(struct gt_rule_case){facts, &usual}, GT_RULE_FACT(PUBLIC_COMMITTED), 0.1,
                        GT_RULE_FACT(SIZE));
    gt_rule_at_least_of(&(struct gt_rule_case){facts, &least}, GT_RULE_FACT(PUBLIC_COMMITTED), 0.05,
                        GT_RULE_FACT(SIZE));
    if (usual.answer == GT_RULE_ANSWER_BREAKS && least.answer == GT_RULE_ANSWER_PASSES)
        gt_rule_lacks(&of, GT_RULE_FACT(APPROVED_BY));
    else
        gt_rule_add(&of, &usual.parts[0]);
}

/* At most a fifth, unless more than 70 % goes to start-ups: while it may still, a larger share
 * cannot be told. */
static void cj668(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_verdict early = {.answer = GT_RULE_ANSWER_IDLE};
    int64_t size = gt_rule_value(&(struct gt_rule_case){facts, NULL}, GT_RULE_FACT(SIZE));
    gt_rule_fund_share(rule, facts, verdict);
    if (verdict->answer != GT_RULE_ANSWER_BREAKS)
        return;
    gt_rule_reaches(&(struct gt_rule_case){facts, &early}, GT_RULE_FACT(EARLY),
                    size / 10 * 7 + size % 10 * 7 / 10 + 1);
    if (early.answer != GT_RULE_ANSWER_BREAKS)
        *verdict = early;
    if (early.answer == GT_RULE_ANSWER_PASSES)
        *verdict = (struct gt_rule_verdict){.answer = GT_RULE_ANSWER_IDLE};
}

static void gj1509(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                   struct gt_rule_verdict *verdict)
{
    (void)rule;
    gt_rule_reaches_of(&(struct gt_rule_case){facts, verdict}, GT_RULE_FACT(EARLY), 0.6,
                       GT_RULE_FACT(SIZE));
}

/* 10 to 30 %, never the largest; three times the fund's money and half of its size into target
 * companies. */
static void kjzh(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    gt_rule_fund_share(rule, facts, verdict);
    gt_rule_at_least_of(&of, GT_RULE_FACT(FUND_COMMITTED), 0.1, GT_RULE_FACT(SIZE));
    gt_rule_reaches_of(&of, GT_RULE_FACT(ON_TARGET), rule->terms->reinvestment.multiple.general,
                       GT_RULE_FACT(FUND_PAID_IN));
    gt_rule_reaches_of(&of, GT_RULE_FACT(ON_TARGET), 0.5, GT_RULE_FACT(SIZE));
}

/* Beside the share: 15 companies, and half to seed and start-up companies. */
static void szu_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    gt_rule_fund_share(rule, facts, verdict);
    gt_rule_reaches(&of, GT_RULE_FACT(PROJECTS), 15);
    gt_rule_reaches_of(&of, GT_RULE_FACT(EARLY), 0.5, GT_RULE_FACT(SIZE));
}

static void szu_2(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    (void)rule;
    gt_rule_at_least_of(&(struct gt_rule_case){facts, verdict}, GT_RULE_FACT(MANAGER_COMMITTED),
                        0.01, GT_RULE_FACT(SIZE));
}

/* Never the largest holder, and 70 % to seed and start-up companies. */
static void nvc25(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                  struct gt_rule_verdict *verdict)
{
    gt_rule_fund_share(rule, facts, verdict);
    gt_rule_reaches_of(&(struct gt_rule_case){facts, verdict}, GT_RULE_FACT(EARLY), 0.7,
                       GT_RULE_FACT(SIZE));
}

/* All of the return by a fund of a stage whose profit all counts; else a share of what is above a
 * published rate, which the ledger does not keep. Never more than the fund's own return. */
static void ly_2(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    const struct gt_profit_concession *term = &rule->terms->concession;
    int64_t stage = gt_rule_value(&of, GT_RULE_FACT(STAGE));
    bool is_known = stage != GT_RULE_UNKNOWN;
    bool all = !is_known || (term->all_profit & GT_TERM_BIT(stage)) != 0;
    gt_rule_at_most_of(&of, GT_RULE_FACT(CONCEDED), all ? 1 : term->share.general,
                       GT_RULE_FACT(RETURNED));
    if (verdict->answer == GT_RULE_ANSWER_BREAKS || gt_rule_value(&of, GT_RULE_FACT(CONCEDED)) == 0)
        return;
    if (!is_known)
        gt_rule_lacks(&of, GT_RULE_FACT(STAGE));
    else if (!all)
        gt_rule_lacks(&of, GT_RULE_FACT(LENDING_RATE));
}

static void ly_3(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    gt_rule_reaches_of(&of, GT_RULE_FACT(LOCAL), share_by(&of, &rule->terms->reinvestment.multiple),
                       GT_RULE_FACT(FUND_PAID_IN));
}

/* The rest at least a fifth from independent private owners. */
static void nb_3(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    gt_rule_fund_share(rule, facts, verdict);
    gt_rule_at_least_of(&of, GT_RULE_FACT(PRIVATE_COMMITTED), 0.2, GT_RULE_FACT(SIZE));
    if (verdict->answer != GT_RULE_ANSWER_BREAKS)
        gt_rule_at_least_of(&of, GT_RULE_FACT(INDEPENDENT), 0.2, GT_RULE_FACT(SIZE));
}

/* A fifth generally (QZ-2 has the angel funds), 60 % into the main field, a fifth paid in at first,
 * and the duty to invest locally. How long a fund lives the ledger does not keep. */
static void qz_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    int64_t stage = gt_rule_value(&of, GT_RULE_FACT(STAGE));
    if (stage == GT_RULE_UNKNOWN)
        gt_rule_lacks(&of, GT_RULE_FACT(STAGE));
    else if (stage != GT_TERM_STAGE_START_UP)
        gt_rule_at_most_of(&of, GT_RULE_FACT(FUND_COMMITTED), rule->terms->fund_share.share.general,
                           GT_RULE_FACT(SIZE));
    gt_rule_reaches_of(&of, GT_RULE_FACT(ON_TARGET), 0.6, GT_RULE_FACT(SIZE));
    gt_rule_at_least_of(&of, GT_RULE_FACT(FIRST_DRAWDOWN), 0.2, GT_RULE_FACT(SIZE));
    ly_3(rule, facts, verdict);
}

static void qz_2(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    struct gt_rule_case of = {facts, verdict};
    int64_t stage = gt_rule_value(&of, GT_RULE_FACT(STAGE));
    if (stage == GT_RULE_UNKNOWN)
        gt_rule_lacks(&of, GT_RULE_FACT(STAGE));
    else if (stage == GT_TERM_STAGE_START_UP || stage == GT_TERM_STAGE_VENTURE)
        gt_rule_at_most_of(&of, GT_RULE_FACT(FUND_COMMITTED),
                           share_by(&of, &rule->terms->fund_share.share), GT_RULE_FACT(SIZE));
}

/* Beside the share: a fifth into one company. Whether the sub-fund is its largest holder the ledger
 * does not keep. */
static void zz_1(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                 struct gt_rule_verdict *verdict)
{
    gt_rule_fund_share(rule, facts, verdict);
    gt_rule_at_most_of(&(struct gt_rule_case){facts, verdict}, GT_RULE_FACT(LARGEST), 0.2,
                       GT_RULE_FACT(SIZE));
}

#define OF(its_id, preset_name, set, term_name)                                                    \
    .id = its_id, .preset = preset_name, .citation = &set.term_name.term.citation, .terms = &set,  \
    .about = GT_RULE_ABOUT_SUBFUND, .force = GT_RULE_FORCE_BINDS, .currency = "CNY"
#define CITED(its_id, ...)                                                                         \
    .id = its_id, .citation = &(const struct gt_citation)                                          \
    {                                                                                              \
        its_id, __VA_ARGS__                                                                        \
    }
#define LINYI(id, term)    OF(id, "linyi", gt_preset_linyi, term)
#define QUANZHOU(id, term) OF(id, "quanzhou-2023", gt_preset_quanzhou_2023, term)

const struct gt_rule gt_rules_fund[] = {
    {CITED("HK-PLAN", "虹口区建设科技创新体系实施方案（虹口区政府，2015-03-06）",
           GT_VERIFICATION_V1, SINCE(2015, 3, 6)),
     .preset = "hongkou-plan-2015", .number = "虹府发〔2015〕10号", .article = "四（四）、六（四）",
     .about = GT_RULE_ABOUT_FUND, .force = GT_RULE_FORCE_TARGET,
     .says = N_("Long-term intentions to invest together with 2 to 5 venture firms; a target, not "
                "a cap."),
     .check = hk_plan},
    {CITED("G1-2025-a", "关于促进政府投资基金高质量发展的指导意见（国务院办公厅，2025-01-02）",
           GT_VERIFICATION_V2, SINCE(2025, 1, 7)),
     .preset = "county-funds-2025", .number = "国办发〔2025〕1号", .article = "第（十七）项",
     .about = GT_RULE_ABOUT_FUND, .force = GT_RULE_FORCE_WARNS,
     .says = N_("A fund is not set up to attract business; lowering or dropping the share to be "
                "invested locally is encouraged."),
     .check = local_duty},
    {CITED("G1-2025-b", "关于促进政府投资基金高质量发展的指导意见（国务院办公厅，2025-01-02）",
           GT_VERIFICATION_V2, SINCE(2025, 1, 7)),
     .preset = "county-funds-2025", .number = "国办发〔2025〕1号", .about = GT_RULE_ABOUT_FUND,
     .force = GT_RULE_FORCE_WARNS,
     .says = N_("New funds of county level are strictly controlled, and approved by the level "
                "above."),
     .check = county},
    {CITED("G1-2025-c", "关于促进政府投资基金高质量发展的指导意见（国务院办公厅，2025-01-02）",
           GT_VERIFICATION_V2, SINCE(2025, 1, 7)),
     .preset = "county-funds-2025", .number = "国办发〔2025〕1号", .about = GT_RULE_ABOUT_FUND,
     .force = GT_RULE_FORCE_WARNS,
     .says = N_("The management fee is generally on what is paid in or invested."),
     .check = g1_2025_c},
    {CITED("NDRC26",
           "关于加强政府投资基金布局规划和投向指导的工作办法（试行）（国家发展改革委等四部门，"
           "2026-01-12）",
           GT_VERIFICATION_V2, SINCE(2026, 1, 12)),
     .preset = "government-funds-2026", .about = GT_RULE_ABOUT_FUND, .force = GT_RULE_FORCE_WARNS,
     .says = N_("A government fund adds no hidden debt, trades no derivatives, guarantees nothing "
                "for companies or projects, and invests nowhere with unlimited liability."),
     .check = ndrc26},
    {CITED("Y210-1", "政府投资基金暂行管理办法（财政部，2015-11-12）", GT_VERIFICATION_V1,
           SINCE(2015, 11, 12)),
     .preset = "government-funds-2015", .number = "财预〔2015〕210号", .article = "第二十条",
     .about = GT_RULE_ABOUT_SUBFUND, .force = GT_RULE_FORCE_WARNS,
     .says = N_("The government may leave a fund that is not set up a year after its approval, or "
                "has invested nothing a year after money was paid in."),
     .check = y210_1},
    {CITED("N1638", "国家发展改革委等六部委通知（2019）", GT_VERIFICATION_V2, SINCE(2020, 1, 1)),
     .perhaps_from = DAY(2019, 1, 1), /* of 2019 only the year is recorded */
     .preset = "government-funds-2019", .number = "发改财金规〔2019〕1638号",
     .about = GT_RULE_ABOUT_SUBFUND, .force = GT_RULE_FORCE_QUALIFIES, .currency = "CNY",
     .says = N_("A fund counts as government-funded when the government committed at least 10 % of "
                "its size, 5 % where the Party Centre or the State Council approved it."),
     .check = n1638},
    {CITED("GJ1509", "国家发展改革委办公厅文件（2016-06-21）", GT_VERIFICATION_V1,
           SINCE(2016, 6, 21)),
     .preset = "emerging-2016", .number = "发改办高技〔2016〕1509号",
     .about = GT_RULE_ABOUT_SUBFUND, .force = GT_RULE_FORCE_BINDS, .currency = "CNY",
     .says = N_("A participated fund puts at least 60 % into early-stage innovative companies."),
     .check = gj1509},
    {CITED("MOF07-1", MOF, GT_VERIFICATION_V1, MOF_DAYS), .preset = "mof-2007",
     .terms = &gt_preset_mof_2007, .about = GT_RULE_ABOUT_SUBFUND, .force = GT_RULE_FORCE_BINDS,
     .currency = "CNY", .number = "财企〔2007〕128号", .article = "第十四条",
     .says = N_("The guidance fund holds at most 25 % of a fund's paid-in capital and is not its "
                "largest holder."),
     .check = gt_rule_fund_share},
    {OF("CJ668", "emerging-2011", gt_preset_emerging_2011, fund_share),
     .number = "财建〔2011〕668号",
     .says = N_("The central share of a fund is at most 20 %, unless more than 70 % goes to "
                "start-ups."),
     .check = cj668},
    {OF("KJZH", "tech-transfer-2021", gt_preset_tech_transfer_2021, fund_share),
     .number = "财教〔2021〕176号",
     .says = N_("10 to 30 % of a fund, never the largest holder; the fund puts three times that, "
                "and half of its size, into target companies."),
     .check = kjzh},
    {OF("SD-1", "shandong", gt_preset_shandong, fund_share),
     .says = N_("At most 35 % of a fund's paid-in capital, and not its largest holder."),
     .check = gt_rule_fund_share},
    {OF("NB-3", "ningbo-hi-tech", gt_preset_ningbo_hi_tech, fund_share),
     .says = N_("The government holds at most 70 % of an angel fund, independent private owners "
                "at least 20 %."),
     .check = nb_3},
    {OF("SZU-1", "suzhou-angel-2021", gt_preset_suzhou_angel_2021, fund_share),
     .says = N_("At most 40 % and 200 million yuan of a fund of 100 to 500 million, all levels "
                "together half; at least 15 companies, and half to seed and start-up ones."),
     .check = szu_1},
    {CITED("SZU-2", "苏州市天使投资引导基金", GT_VERIFICATION_V2, SINCE(2021, 1, 1)),
     .preset = "suzhou-angel-2021", .about = GT_RULE_ABOUT_SUBFUND, .force = GT_RULE_FORCE_BINDS,
     .currency = "CNY", .says = N_("The manager commits at least 1 % of a fund."), .check = szu_2},
    {OF("NVC25", "national-venture-2025", gt_preset_national_venture_2025, fund_share),
     .says = N_("The national fund is not the largest holder of a sub-fund, which puts at least "
                "70 % of its size into seed and start-up companies."),
     .check = nvc25},
    {LINYI("LY-1", fund_share),
     .says = N_("At most 50 % of a seed fund, 40 % of an angel or venture fund and 25 % of an "
                "industry fund; all levels together 60, 60 and 50 %."),
     .check = gt_rule_fund_share},
    {LINYI("LY-2", concession),
     .says =
         N_("A seed, angel or venture fund gives up at most all of its return, an industry fund "
            "half of what is above the 1-year LPR."),
     .check = ly_2},
    {LINYI("LY-3", reinvestment),
     .says = N_("A fund invests locally 1.1 times what the guidance fund paid in."), .check = ly_3},
    {QUANZHOU("QZ-1", reinvestment),
     .says = N_("At most 20 % of a fund, whose first drawdown is at least 20 %; 60 % into its main "
                "field, and locally what was paid in (1.5 times by industry funds)."),
     .check = qz_1},
    {CITED("QZ-2", "泉州市产业股权投资基金管理补充规定（2022-08-17）", GT_VERIFICATION_V1,
           SINCE(2022, 8, 17)),
     .preset = "quanzhou-2023", .terms = &gt_preset_quanzhou_2023, .about = GT_RULE_ABOUT_SUBFUND,
     .force = GT_RULE_FORCE_BINDS, .currency = "CNY",
     .says = N_("At most 30 % of an angel fund and 20 % of a venture fund."), .check = qz_2},
    {OF("ZZ-1", "zhengzhou-2024", gt_preset_zhengzhou_2024, fund_share),
     .says = N_("At most 60 % of a sub-fund, which puts at most 20 % of its size into one "
                "company."),
     .check = zz_1},
    {OF("TJ-1", "tianjin-2025", gt_preset_tianjin_2025, fund_share),
     .says = N_("One level of government at most 70 % of a fund, city and district together 80 %."),
     .check = gt_rule_fund_share},
    {.id = NULL},
};
