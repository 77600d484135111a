/* sample_board.h - literal boards for the tests of reports/: an empty one, a full one in English or
 * with Chinese names, and one with many rounds.
 *
 * Every figure is invented. The rounds' sums are exact in minor units, so the expected totals can
 * be written down in the tests. The simulation is a shape, drawn by closed forms, not a run.
 */
#ifndef TESTS_REPORTS_SAMPLE_BOARD_H
#define TESTS_REPORTS_SAMPLE_BOARD_H

#include "gentou/board.h"
#include "gentou/parties.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define SAMPLE_COUNT(array) (sizeof(array) / sizeof(array)[0])
#define SAMPLE_DAY          17166 /* 2016-12-31 */
#define SAMPLE_QUARTERS     48

static const struct gt_currency sample_cny = {"CNY", 2, 100, "Chinese yuan"};

/* A row of leverage with its ratios, from money in yuan. */
static inline struct gt_board_leverage sample_leverage(const char *name, int rounds, int unknown,
                                                       int64_t fund, int64_t other,
                                                       int64_t private_money, int64_t owner_unknown,
                                                       bool assumed)
{
    struct gt_leverage sums = {.rounds = rounds,
                               .rounds_unknown = unknown,
                               .fund = fund * 100,
                               .other_public = other * 100,
                               .private_money = private_money * 100,
                               .unknown = owner_unknown * 100,
                               .defined = fund > 0};

    if (sums.defined) {
        double public_money = (double)(fund + other);

        sums.gross = (double)(fund + other + private_money + owner_unknown) / (double)fund;
        sums.net = (double)private_money / public_money;
        sums.net_low = (double)private_money / (public_money + (double)owner_unknown);
        sums.net_high = (double)(private_money + owner_unknown) / public_money;
    }
    return (struct gt_board_leverage){name, sums, assumed};
}

/* A board with nothing in it but what it must have. */
static inline struct gt_board sample_empty(void)
{
    return (struct gt_board){.title = "Board report",
                             .currency = &sample_cny,
                             .as_of = SAMPLE_DAY,
                             .version = "0.1.0",
                             .rounds_amount = GT_MONEY_UNKNOWN,
                             .fund_irr = {GT_IRR_NO_SIGN_CHANGE, 0}};
}

/* What the public side, two partners and all private might come to, in figures that a test can tell
 * apart. */
static inline void sample_parties(struct gt_parties *parties)
{
    static const struct gt_summary irr = {.count = 199990,
                                          .undefined = 10,
                                          .mean = -0.0321,
                                          .se = 0.0032,
                                          .quantiles = {-0.5, -0.3462, [4] = -0.0318, [7] = 0.2923},
                                          .below = 0.5715,
                                          .below_se = 0.0073};
    static const struct gt_summary npv = {.count = 200000,
                                          .mean = 11860000,
                                          .se = 2450000,
                                          .quantiles = {-37830000, -32780000, [4] = -9630000},
                                          .quantile_ses = {410000, 290000},
                                          .tails = {-39960000, -36030000},
                                          .tail_ses = {360000, 250000}};
    static const enum gt_party_role roles[] = {GT_PARTY_ROLE_PUBLIC, GT_PARTY_ROLE_PARTNER,
                                               GT_PARTY_ROLE_PARTNER, GT_PARTY_ROLE_PRIVATE};

    static const struct gt_summary years[2] = {
        {.count = 200000, .mean = 0.1321, .se = 0.0011, .quantiles = {[7] = 0.4792}},
        {.count = 200000, .mean = 1.4353, .se = 0.0642, .quantiles = {[7] = 4.1961}}};
    static struct gt_summary flows[6];

    for (int q = 0; q < 6; q++) {
        flows[q] = npv;
        flows[q].mean -= 1250000 * q;
    }
    parties->count = 4;
    parties->years = 2;
    parties->quarters = 6;
    for (int p = 0; p < 4; p++) {
        struct gt_party_result *party = &parties->parties[p];

        *party = (struct gt_party_result){.role = roles[p],
                                          .partner = p == 2,
                                          .irr = irr,
                                          .tvpi = irr,
                                          .npv = npv,
                                          .outlay = npv,
                                          .irr_uplift = irr,
                                          .tvpi_uplift = irr,
                                          .dpi = years,
                                          .flow = flows};
        party->tvpi.mean = 1.4351 + p;
        party->payback =
            (struct gt_summary){.count = 77919, .undefined = 122081, .quantiles[4] = 39};
    }
    parties->gross = parties->net = irr;
    parties->gross.mean = 5.4433;
    parties->net.mean = 4.4433;
    parties->fiscal_downside = (struct gt_ratio_of_means){true, 8.9231, 0.118};
    parties->reserve_count = 1;
}

/* A simulation's shape: bins of a skewed bell, a fan that dips and comes back. */
static inline struct gt_simulation *sample_simulation(void)
{
    struct gt_simulation *run =
        calloc(1, sizeof *run + SAMPLE_QUARTERS * sizeof(struct gt_fan_quarter));
    static const double levels[GT_FAN_COUNT] = {-1.64, -0.67, 0, 0.67, 1.64};
    static const struct gt_summary irr = {
        .count = 199990,
        .undefined = 10,
        .mean = -0.0824,
        .se = 0.0004,
        .sd = 0.19,
        .quantiles = {-0.51, -0.38, -0.31, -0.2, -0.0713, 0.0417, 0.13, 0.19, 0.31}};
    static const struct gt_summary tvpi = {
        .count = 200000,
        .mean = 0.7931,
        .se = 0.0011,
        .sd = 0.49,
        .quantiles = {0.1213, 0.2217, 0.2913, 0.4419, 0.6531, 0.9817, 1.3719, 1.6813, 2.5337}};

    if (!run) {
        abort();
    }
    run->paths = 200000;
    run->seed = UINT64_C(18446744073709551615);
    run->draws_version = 1;
    run->quarters = SAMPLE_QUARTERS;
    run->public_side = (struct gt_side_result){irr, tvpi, 0.7131, 0.001, 0.6817, 0.001};
    run->private_side = (struct gt_side_result){irr, tvpi, 0.4313, 0.0011, 0.4419, 0.0011};
    run->private_side.irr.quantiles[GT_QUANTILE_COUNT / 2] = -0.0043;
    run->public_tvpi.low = 0;
    run->public_tvpi.width = 0.1;
    for (int bin = 0; bin < GT_HISTOGRAM_BINS; bin++) {
        double x = log((bin + 0.5) * 0.1 / 0.65) / 0.6;

        run->public_tvpi.counts[bin] = (int64_t)(20000 * exp(-x * x / 2));
    }
    for (int quarter = 0; quarter < SAMPLE_QUARTERS; quarter++) {
        double t = quarter / 47.0;
        double middle = -7.5 * fmin(1, t * 3) + 4.9 * pow(t, 1.7);

        run->fan[quarter].mean = middle + 0.3 * t;
        for (int level = 0; level < GT_FAN_COUNT; level++) {
            run->fan[quarter].quantiles[level] = middle + 2.1 * t * levels[level];
        }
    }
    return run;
}

/* The outcome model and the programme of the reference, by hand. */
static inline const struct gt_programme *sample_programme(void)
{
    static const struct gt_outcome_model model = {
        .name = "diffusion",
        .meaning = "exit age exponential, value a geometric Brownian motion",
        .source = "Metrick, Yasuda 2010",
        .parameter_count = 3,
        .parameters = {{.name = "mean_years", .meaning = "mean age at exit, years"},
                       {.name = "sigma", .meaning = "volatility a year"},
                       {.name = "rho", .meaning = "correlation between companies"}}};
    static const struct gt_programme programme = {.companies = 30,
                                                  .quarters = SAMPLE_QUARTERS,
                                                  .entry_quarters = 16,
                                                  .round = 1,
                                                  .public_share = 0.25,
                                                  .model = &model,
                                                  .parameters = {5, 0.9, 0.3},
                                                  .terms = {{3, 0.045}, {0.5, 0.06}},
                                                  .treasury = 0.025};

    return &programme;
}

/* Two rules and what came of them. */
static const struct gt_board_rule sample_rules[] = {
    {"HK-2", "At most 5 million yuan & 5 % of the registered capital.",
     "Interim measures, article 35 [hongkou-2011]", "read in the document itself",
     "since 2015-12-18", 15202, GT_DAY_NONE, 3, 1, 0, 2},
    {"TAX-3", "At most 300 staff.", "Notice 17 of 2023 [tax-55]", "read in the document itself",
     NULL, 19570, 21914, 0, 0, 4, 0},
};
static const struct gt_board_rule_case sample_rule_cases[] = {
    {"HK-2", "breaks", "Deal 3, 2016-05-04", "CNY 600,000; at most CNY 500,000"},
    {"HK-2", "cannot be told", "Deal 4, 2016-06-01", "nobody recorded: registered capital"},
    {"HK-2", "cannot be told", "Deal 5, 2016-07-01", "nobody recorded: registered capital"},
};

/* Names of the full board, one set a language. */
struct sample_names {
    const char *title, *fund, *club;
    const char *recorded, *recorded_definition, *scenario, *scenario_definition, *portfolio;
    const char *partners[4];
    const char *companies[6];
    const char *sectors[3];
    const char *held, *exited, *no_mark;
    const char *members[4];
    struct gt_board_assumption assumptions[5];
    struct gt_board_finding findings[2];
};

static const struct sample_names sample_english = {
    .title = "Board report, fourth quarter of 2016",
    .fund = "Riverside Guidance Fund & Co.",
    .club = "Riverside Angel Club",
    .recorded = "Recorded in the ledger",
    .recorded_definition = "Basis: deployed. Level: portfolio, every distinct round once. Private: "
                           "private and foreign "
                           "owners and the private share of mixed ones; state-owned money counts "
                           "as public. Gross is all "
                           "money over the fund's own, net is private over all public money.",
    .scenario = "Back-cast: 25 % inside",
    .scenario_definition =
        "What if the fund had put 25 % into each seed and angel round of its partners, inside the "
        "round. All other money is assumed to be private. Leverage that follows from an assumed "
        "share "
        "is an assumption, not a result.",
    .portfolio = "Portfolio",
    .partners = {"Harbour Ventures", "Silk Road Capital Partners (Shanghai) Limited Partnership",
                 "Oak & Stone", "Delta Seed"},
    .companies = {"Blue Kiln Ceramics", "Lumen Optics", "Quiet Motor", "Tidal Robotics",
                  "Fern Biosensing Technology Development Company Limited", "Paper Boat"},
    .sectors = {"Advanced materials", "Robotics", "Life science"},
    .held = "held",
    .exited = "exited",
    .no_mark = "held at cost (no mark)",
    .members = {"Chen Wei", "Anna Holt", "Zhu Min", "Lighthouse Holding"},
    .assumptions = {{"Ledger", "As of", "2016-12-31", "the command"},
                    {"Leverage", "Owner nobody recorded", "unknown, never private",
                     "European Court of Auditors, special report 03/2019"},
                    {"Back-cast", "Public share", "25 %, inside the round (assumed)",
                     "plan of 2015, section 6(4)"},
                    {"Simulation", "Mean age at exit", "5 years", "Metrick, Yasuda 2010"},
                    {"Simulation", "Seed", "18446744073709551615", NULL}},
    .findings = {{"partners", "Four partners stand in rounds; the plan of 2015 aims at 2 to 5."},
                 {"deal 12", "The amount of this round is unknown; it is in no sum of money."}},
};

static const struct sample_names sample_chinese = {
    .title = "二〇一六年第四季度理事会报告",
    .fund = "河畔区科技创新投资引导基金",
    .club = "河畔区天使投资人俱乐部",
    .recorded = "台账记录",
    .recorded_definition = "口径：实际投放。层级：组合，每一轮次只计一次。民间资本：民营、外资以及"
                           "混合所有制中的民营部分；"
                           "国有资金计入公共资金。总杠杆等于全部资金除以引导基金自有出资，净杠杆等"
                           "于民间资本除以全部公共资金。",
    .scenario = "回溯情景：轮次内 25 %",
    .scenario_definition =
        "假设引导基金在合作机构的每一个种子轮和天使轮中占轮次金额的百分之二十五，"
        "替代其他出资；其余资金假设均为民间资本。由假设份额推出的杠杆只是假设，不是结果。",
    .portfolio = "投资组合",
    .partners = {"浦江创业投资管理有限公司",
                 "丝路资本合伙企业（有限合伙）上海第二期科技成果转化专项", "橡石资本",
                 "三角洲种子基金"},
    .companies = {"蓝窑陶瓷科技", "流明光学仪器", "静音电机", "潮汐机器人技术（上海）有限公司",
                  "蕨类生物传感技术开发股份有限公司", "纸船文化"},
    .sectors = {"新材料", "机器人", "生命科学"},
    .held = "持有",
    .exited = "已退出",
    .no_mark = "按成本持有（无估值）",
    .members = {"陈伟", "安娜·霍尔特", "朱敏", "灯塔控股有限公司"},
    .assumptions = {{"台账", "截止日期", "2016-12-31", "命令行"},
                    {"杠杆", "所有权未记录的资金", "未知，从不计为民间资本",
                     "欧洲审计院特别报告 03/2019"},
                    {"回溯情景", "公共份额", "百分之二十五，轮次内（假设）",
                     "二〇一五年方案第六节第四条"},
                    {"模拟", "平均退出年限", "五年", "Metrick, Yasuda 2010"},
                    {"模拟", "种子", "18446744073709551615", NULL}},
    .findings = {{"合作机构", "共有四家合作机构参与轮次；二〇一五年方案的目标是二至五家。"},
                 {"项目 12", "该轮次金额未知，不计入任何金额合计。"}},
};

/* Room for the arrays of a full board; keep it as long as the board. */
struct sample {
    struct gt_board board;
    struct gt_board_leverage deals[2][6], partners[2][4];
    struct gt_board_leverage_block blocks[2];
    struct gt_board_partner partner[4];
    struct gt_board_holding holdings[6];
    struct gt_board_member members[4];
    struct gt_board_pipeline pipeline[7];
    struct gt_board_year years[3];
    struct gt_simulation *simulation;
    struct gt_parties parties;
    struct gt_reserve_result reserve;
};

static inline void sample_fill_leverage(struct sample *sample, const struct sample_names *names)
{
    /* yuan: fund, other public, private, owner unknown */
    static const int64_t money[6][4] = {{1250000, 500000, 3250000, 0},
                                        {2000000, 0, 6000000, 1500000},
                                        {750000, 0, 2250000, 0},
                                        {3000000, 1000000, 11000000, 0},
                                        {0, 0, 0, 0}, /* amount unknown */
                                        {500000, 0, 1499999, 1}};

    for (int i = 0; i < 6; i++) {
        bool known = i != 4;
        int64_t all = money[i][0] + money[i][1] + money[i][2] + money[i][3];

        sample->deals[0][i] = sample_leverage(names->companies[i], known, !known, money[i][0],
                                              money[i][1], money[i][2], money[i][3], false);
        sample->deals[1][i] =
            sample_leverage(names->companies[i], known, !known, all / 4, 0, all - all / 4, 0, true);
    }
    /* By hand: rounds 1+2, 2+3, 3+4+5, 6; a round that two share stands in both rows. */
    sample->partners[0][0] =
        sample_leverage(names->partners[0], 2, 0, 3250000, 500000, 9250000, 1500000, false);
    sample->partners[0][1] =
        sample_leverage(names->partners[1], 2, 0, 2750000, 0, 8250000, 1500000, false);
    sample->partners[0][2] =
        sample_leverage(names->partners[2], 2, 1, 3750000, 1000000, 13250000, 0, false);
    sample->partners[0][3] =
        sample_leverage(names->partners[3], 1, 0, 500000, 0, 1499999, 1, false);
    sample->partners[1][0] =
        sample_leverage(names->partners[0], 2, 0, 3625000, 0, 10875000, 0, true);
    sample->partners[1][1] =
        sample_leverage(names->partners[1], 2, 0, 3125000, 0, 9375000, 0, true);
    sample->partners[1][2] =
        sample_leverage(names->partners[2], 2, 1, 4500000, 0, 13500000, 0, true);
    sample->partners[1][3] = sample_leverage(names->partners[3], 1, 0, 500000, 0, 1500000, 0, true);
    sample->blocks[0] = (struct gt_board_leverage_block){
        .title = names->recorded,
        .definition = names->recorded_definition,
        .portfolio =
            sample_leverage(names->portfolio, 5, 1, 7500000, 1500000, 23999999, 1500001, false),
    };
    sample->blocks[1] = (struct gt_board_leverage_block){
        .title = names->scenario,
        .definition = names->scenario_definition,
        .portfolio = sample_leverage(names->portfolio, 5, 1, 8625000, 0, 25875000, 0, true),
    };
    for (int i = 0; i < 2; i++) {
        sample->blocks[i].partners = sample->partners[i];
        sample->blocks[i].partner_count = 4;
        sample->blocks[i].shared_rounds = 2;
        sample->blocks[i].deals = sample->deals[i];
        sample->blocks[i].deal_count = 6;
    }
}

static inline void sample_fill_money(struct sample *sample, const struct sample_names *names)
{
    static const enum gt_ownership owners[4] = {GT_OWNERSHIP_PRIVATE, GT_OWNERSHIP_MIXED,
                                                GT_OWNERSHIP_UNKNOWN, GT_OWNERSHIP_FOREIGN};
    static const struct {
        gt_money cost, proceeds, value;
    } held[6] = {{125000000, 0, 190000000},
                 {200000000, 0, 200000000},
                 {75000000, 9000000, 0},
                 {300000000, 150000000, 412345678},
                 {GT_MONEY_UNKNOWN, 7700000, GT_MONEY_UNKNOWN},
                 {50000000, 0, 1}};

    for (int i = 0; i < 4; i++) {
        sample->partner[i] = (struct gt_board_partner){
            .name = names->partners[i],
            .ownership = owners[i],
            .rounds = 3 + 2 * i,
            .rounds_with_fund = i == 3 ? 1 : 2,
            .rounds_unknown = i == 2,
            .rounds_amount = 1450000000 + 100000000 * (gt_money)i,
            .invested = i == 1 ? GT_MONEY_UNKNOWN : 400000000 + 31700000 * (gt_money)i,
            .first = 16500 + 40 * i,
            .last = i == 3 ? GT_DAY_NONE : 17000 + 11 * i};
        sample->members[i] = (struct gt_board_member){
            .name = names->members[i],
            .kind = i == 3   ? GT_PARTY_INSTITUTION
                    : i == 2 ? -1
                             : GT_PARTY_PERSON,
            .joined = i == 1 ? GT_DAY_NONE : 16436 + 100 * i,
            .pledges = i,
            .pledged = 30000000 * (gt_money)i,
            .funded = i ? 10000000 * (gt_money)i : 0,
            .invested = i == 2 ? GT_MONEY_UNKNOWN : 25000050 * (gt_money)i};
    }
    for (int i = 0; i < 6; i++) {
        sample->holdings[i] =
            (struct gt_board_holding){.company = names->companies[i],
                                      .sector = i == 5 ? NULL : names->sectors[i % 3],
                                      .first = 16500 + 90 * i,
                                      .rounds = 1 + i % 2,
                                      .last_kind = (enum gt_deal_kind)(GT_DEAL_SEED + i % 5),
                                      .cost = held[i].cost,
                                      .proceeds = held[i].proceeds,
                                      .value = held[i].value,
                                      .marked = i == 1 ? GT_DAY_NONE : 17100,
                                      .status = i == 1   ? names->no_mark
                                                : i == 2 ? names->exited
                                                         : names->held};
    }
}

static inline void sample_fill_pipeline(struct sample *sample, const struct sample_names *names)
{
    static const enum gt_stage stages[7] = {
        GT_STAGE_SOURCED, GT_STAGE_SOURCED, GT_STAGE_SCREENED, GT_STAGE_DUE_DILIGENCE,
        GT_STAGE_TERMS,   GT_STAGE_CLOSED,  GT_STAGE_PASSED};

    for (int i = 0; i < 7; i++) {
        sample->pipeline[i] = (struct gt_board_pipeline){
            .company = names->companies[i % 6],
            .stage = stages[i],
            .since = 17000 + 20 * i,
            .kind = GT_DEAL_ANGEL,
            .amount = i == 1 || i == 2 ? GT_MONEY_UNKNOWN : 150000000 + 50000000 * (gt_money)i,
            .pledged = 25000000 * (gt_money)i};
    }
    sample->years[0] = (struct gt_board_year){2014, 1, 0, 500000000, 125000000};
    sample->years[1] = (struct gt_board_year){2015, 2, 1, 1250000000, 275000000};
    sample->years[2] = (struct gt_board_year){2016, 3, 0, 1700000000, 350000000};
}

/* Everything at once. Release with sample_clear. */
static inline void sample_full(struct sample *sample, const struct sample_names *names)
{
    memset(sample, 0, sizeof *sample);
    sample_fill_leverage(sample, names);
    sample_fill_money(sample, names);
    sample_fill_pipeline(sample, names);
    sample->simulation = sample_simulation();
    sample->parties = (struct gt_parties){0};
    sample_parties(&sample->parties);
    sample->reserve = (struct gt_reserve_result){.group = 1,
                                                 .partner = 1,
                                                 .held = 0,
                                                 .chance = 0.994,
                                                 .gain = {.count = 9, .mean = 0.2371}};
    sample->parties.reserves = &sample->reserve;
    sample->simulation->parties = &sample->parties;
    sample->board = (struct gt_board){
        .title = names->title,
        .fund = names->fund,
        .club = names->club,
        .currency = &sample_cny,
        .as_of = SAMPLE_DAY,
        .ledger_seq = 4711,
        .version = "0.1.0",
        .illustrative = true,
        .rounds = 6,
        .rounds_unknown = 1,
        .companies = 6,
        .rounds_amount = 3450000000,
        .fund_irr = {GT_IRR_OK, 0.1234567},
        .leverage = sample->blocks,
        .leverage_count = SAMPLE_COUNT(sample->blocks),
        .partners = sample->partner,
        .partner_count = SAMPLE_COUNT(sample->partner),
        .holdings = sample->holdings,
        .holding_count = SAMPLE_COUNT(sample->holdings),
        .members = sample->members,
        .member_count = SAMPLE_COUNT(sample->members),
        .pipeline = sample->pipeline,
        .pipeline_count = SAMPLE_COUNT(sample->pipeline),
        .years = sample->years,
        .year_count = SAMPLE_COUNT(sample->years),
        .programme = sample_programme(),
        .programme_name = "reference",
        .programme_partners = names->partners,
        .programme_held = names->partners,
        .simulation = sample->simulation,
        .assumptions = names->assumptions,
        .assumption_count = SAMPLE_COUNT(names->assumptions),
        .rules = sample_rules,
        .rule_count = SAMPLE_COUNT(sample_rules),
        .rule_cases = sample_rule_cases,
        .rule_case_count = SAMPLE_COUNT(sample_rule_cases),
        .findings = names->findings,
        .finding_count = SAMPLE_COUNT(names->findings),
    };
}

static inline void sample_clear(struct sample *sample)
{
    free(sample->simulation);
    sample->simulation = NULL;
}

/* Many rounds, holdings and partners, an odd amount each. */
struct sample_many {
    struct gt_board board;
    struct gt_board_leverage_block block;
    struct gt_board_leverage *deals;
    struct gt_board_holding *holdings;
    struct gt_board_partner partners[40];
    struct gt_board_leverage partner_lines[40];
    char (*names)[40];
};

static inline void sample_fill_many(struct sample_many *many, int rounds, int holdings)
{
    for (int i = 0; i < rounds; i++) {
        int64_t fund = i % 3 ? 0 : 100003 + 7 * i;

        snprintf(many->names[i], sizeof many->names[i], "%d 号公司 round %d", i, i * i);
        many->deals[i] =
            sample_leverage(many->names[i], i % 10 != 0, i % 10 == 0, i % 10 ? fund : 0, 0,
                            i % 10 ? 3 * fund + 11 : 0, i % 10 ? i : 0, false);
    }
    for (int i = 0; i < holdings; i++) {
        many->holdings[i] = (struct gt_board_holding){.company = many->names[i],
                                                      .first = 16000 + i,
                                                      .rounds = 1,
                                                      .cost = 10000001 + i,
                                                      .value = 9000007 + 13 * (gt_money)i,
                                                      .marked = GT_DAY_NONE,
                                                      .status = "held"};
    }
    for (int i = 0; i < 40; i++) {
        many->partners[i] = (struct gt_board_partner){.name = many->names[i],
                                                      .rounds = i,
                                                      .rounds_amount = GT_MONEY_UNKNOWN,
                                                      .invested = GT_MONEY_UNKNOWN,
                                                      .first = GT_DAY_NONE,
                                                      .last = GT_DAY_NONE};
        many->partner_lines[i] = many->deals[i];
    }
}

/* Release with sample_many_clear. */
static inline void sample_many(struct sample_many *many, int rounds, int holdings)
{
    memset(many, 0, sizeof *many);
    many->names = calloc((size_t)rounds, sizeof *many->names);
    many->deals = calloc((size_t)rounds, sizeof *many->deals);
    many->holdings = calloc((size_t)holdings, sizeof *many->holdings);
    if (!many->names || !many->deals || !many->holdings) {
        abort();
    }
    sample_fill_many(many, rounds, holdings);
    many->block = (struct gt_board_leverage_block){.title = "Recorded in the ledger",
                                                   .portfolio = {.name = "Portfolio"},
                                                   .partners = many->partner_lines,
                                                   .partner_count = 40,
                                                   .deals = many->deals,
                                                   .deal_count = (size_t)rounds};
    many->board = sample_empty();
    many->board.leverage = &many->block;
    many->board.leverage_count = 1;
    many->board.holdings = many->holdings;
    many->board.holding_count = (size_t)holdings;
    many->board.holdings_assumed = true;
    many->board.partners = many->partners;
    many->board.partner_count = 40;
}

static inline void sample_many_clear(struct sample_many *many)
{
    free(many->names);
    free(many->deals);
    free(many->holdings);
}

#endif
