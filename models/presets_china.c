/* presets_china.c - the terms of Chinese programmes; the ids are those of the rule table. */
#include "models/presets_int.h"

const struct gt_term_set gt_preset_hongkou_2011 = {
    .name = "hongkou-2011",
    .title = N_("Hongkou district's industry guidance fund"),
    .currency = "CNY",
    .valid_from = DAY(2011, 8, 16),
    .valid_to = GT_DAY_LAST,
    .co_investment =
        {
            .term = TERM(DEAL, "HK-2, HK-3, HK-5", HONGKOU "第三十四、三十五、三十九条", V1,
                         HONGKOU_DAYS,
                         N_("The cap of 5 million is taken per company, over all rounds. Five "
                            "years is what the text calls the general case.")),
            .of_capital = 0.05,
            .company_most = 500 * WAN,
            .not_largest = true,
            .partner_stays = true,
            .term_years = 5,
        },
    .buy_out =
        {
            .term = TERM(DEAL, "HK-6", HONGKOU "第四十条", V1, HONGKOU_DAYS,
                         N_("The text says neither simple nor compound, nor from when, nor how "
                            "days are counted, nor how large the premium is. Taken: simple "
                            "interest from day one, Actual/365; the premium, a share of the "
                            "cost, must be given; earlier distributions do not reduce the cost. "
                            "A priority on equal terms moves no money by itself.")),
            .right = GT_TERM_RIGHT_PRIORITY,
            .price = GT_TERM_PRICE_FLOOR,
            .who = GT_TERM_FOR_PARTNERS,
            .rate = GT_TERM_ASKED,
            .benchmark = GT_BENCHMARK_PBOC_SAME_PERIOD,
            .premium = GT_TERM_ASKED,
            .needs = GT_TERM_BIT(GT_TERM_INPUT_RATE) | GT_TERM_BIT(GT_TERM_INPUT_PREMIUM),
        },
};

const struct gt_term_set gt_preset_mof_2007 = {
    .name = "mof-2007",
    .title = N_("National guidance fund for technology start-ups"),
    .currency = "CNY",
    .valid_from = DAY(2007, 7, 6),
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term = TERM(FUND, "MOF07-1", MOF "第十四条", V1, MOF_DAYS,
                         N_("Of the fund's paid-in capital.")),
            .share = {.general = 0.25},
            .basis = GT_TERM_BASIS_PAID_IN,
            .not_largest = true,
        },
    .co_investment =
        {
            .term = TERM(DEAL, "MOF07-5", MOF, V2, MOF_DAYS,
                         N_("Read in an explainer only. At the partner's price, within a year of "
                            "its completed investment.")),
            .share = {.general = 0.5},
            .not_dearer = true,
            .window = 1,
        },
    .buy_out =
        {
            .term = TERM(FUND, "MOF07-2", MOF "第十五条", V1, MOF_DAYS,
                         N_("The text says neither simple nor compound, nor from when interest "
                            "runs, nor how days are counted. Taken: simple interest from day one, "
                            "Actual/365; the three years of each payment its own; earlier "
                            "distributions do not reduce the cost. The rate is that of the day of "
                            "the transfer.")),
            .right = GT_TERM_RIGHT_CALL,
            .price = GT_TERM_PRICE_EXACT,
            .who = GT_TERM_FOR_PRIVATE,
            .first_years = 3,
            .rate = GT_TERM_ASKED,
            .benchmark = GT_BENCHMARK_PBOC_1Y,
            .each_payment = true,
            .needs = GT_TERM_BIT(GT_TERM_INPUT_RATE),
        },
};

const struct gt_term_set gt_preset_emerging_2011 = {
    .name = "emerging-2011",
    .title = N_("National plan for venture funds in emerging industries"),
    .currency = "CNY",
    .valid_from = DAY(2011, 8, 17),
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term = TERM(FUND, "CJ668",
                         "新兴产业创投计划参股创业投资基金管理暂行办法（财建〔2011〕668号，"
                         "2011-08-17）",
                         V2, SINCE(2011, 8, 17),
                         N_("The central share, of the registered capital or the commitments; it "
                            "may be relaxed where more than 70 % goes to start-ups, which is not "
                            "reckoned here.")),
            .share = {.general = 0.2},
            .basis = GT_TERM_BASIS_COMMITTED,
        },
};

#define TRANSFER      "国家科技成果转化引导基金（财教〔2021〕176号）"
#define TRANSFER_DAYS SINCE(2021, 1, 1)

const struct gt_term_set gt_preset_tech_transfer_2021 = {
    .name = "tech-transfer-2021",
    .title = N_("National guidance fund for technology transfer"),
    .currency = "CNY",
    .valid_from = DAY(2021, 1, 1),
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term = TERM(FUND, "KJZH", TRANSFER, V1, TRANSFER_DAYS,
                         N_("10 to 30 %; the lower bound is not reckoned. Only the year is "
                            "recorded.")),
            .share = {.general = 0.3},
            .basis = GT_TERM_BASIS_COMMITTED,
            .not_largest = true,
        },
    .reinvestment =
        {
            .term = TERM(FUND, "KJZH", TRANSFER, V1, TRANSFER_DAYS,
                         N_("Into companies that turn research into products, wherever they "
                            "are.")),
            .multiple = {.general = 3},
        },
};

#define NATIONAL      "国家创业投资引导基金（2025-12-26）"
#define NATIONAL_DAYS SINCE(2025, 12, 26)

const struct gt_term_set gt_preset_national_venture_2025 = {
    .name = "national-venture-2025",
    .title = N_("National guidance fund for venture capital"),
    .currency = "CNY",
    .valid_from = DAY(2025, 12, 26),
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term = TERM(FUND, "NVC25", NATIONAL, V2, NATIONAL_DAYS,
                         N_("Read in the press: not the largest holder of a sub-fund; a share "
                            "was not named.")),
            .basis = GT_TERM_BASIS_COMMITTED,
            .not_largest = true,
        },
    .co_investment =
        {
            .term = TERM(DEAL, "NVC25", NATIONAL, V2, NATIONAL_DAYS,
                         N_("50 million into a company valued below 500 million; the valuation is "
                            "not reckoned here. Taken per investment.")),
            .most = 5000 * WAN,
        },
};

const struct gt_term_set gt_preset_shanghai_2010_follow = {
    .name = "shanghai-2010-follow",
    .title = N_("Shanghai's venture guidance fund: co-investment"),
    .currency = "CNY",
    .valid_from = DAY(2010, 10, 26),
    .valid_to = DAY(2017, 11, 30),
    .co_investment =
        {
            .term = TERM(DEAL, "SH10-1", SHANGHAI_2010 "第十二条", INFERRED,
                         BETWEEN(DAY(2010, 10, 26), DAY(2017, 11, 30)),
                         N_("Of the partner's actual cash. The text was read without its title. "
                            "Taken to end when 沪府发〔2017〕81号 came into force.")),
            .share = {.general = 0.5, .of = {[GT_TERM_STAGE_SEED] = 1}},
            .not_dearer = true,
            .partner_stays = true,
        },
};

#define SHANGHAI_LOSS                                                                              \
    "上海市天使投资风险补偿管理暂行办法（市科委、市财政局、市发展改革委，2015-12-29）"

const struct gt_term_set gt_preset_shanghai_angel_loss_2016 = {
    .name = "shanghai-angel-loss-2016",
    .title = N_("Shanghai's compensation for angel investors' losses"),
    .currency = "CNY",
    .valid_from = DAY(2015, 1, 1),
    .valid_to = DAY(2018, 1, 31),
    .compensation =
        {
            .term =
                TERM(DEAL, "SHC-1", SHANGHAI_LOSS, V2, BETWEEN(DAY(2016, 2, 1), DAY(2018, 1, 31)),
                     N_("Loss is what was invested less what the sale fetched. Taken: the cap "
                        "a year is by the calendar year of the exit, earlier exits first; "
                        "investments on 2015-01-01 count.")),
            .rate = {.of = {[GT_TERM_STAGE_SEED] = 0.6, [GT_TERM_STAGE_START_UP] = 0.3}},
            .project_most = 300 * WAN,
            .year_most = 600 * WAN,
            .invested_from = DAY(2015, 1, 1),
        },
};

#define ZHEJIANG "浙江省创业风险投资引导基金管理办法"

const struct gt_term_set gt_preset_zhejiang = {
    .name = "zhejiang",
    .title = N_("Zhejiang's venture guidance fund"),
    .currency = "CNY",
    .valid_from = GT_DAY_NONE,
    .valid_to = GT_DAY_LAST,
    .buy_out =
        {
            .term = TERM(FUND, "ZJ-1", ZHEJIANG "第二十五条", INFERRED, ALWAYS,
                         N_("The text was read without its title. A floor, also for outsiders, who "
                            "bid openly. Taken: simple interest from day one, Actual/365; the "
                            "three years of each payment its own; earlier distributions do not "
                            "reduce the cost.")),
            .right = GT_TERM_RIGHT_PRIORITY,
            .price = GT_TERM_PRICE_FLOOR,
            .who = GT_TERM_FOR_PRIVATE,
            .first_years = 3,
            .rate = GT_TERM_ASKED,
            .benchmark = GT_BENCHMARK_PBOC_SAME_PERIOD,
            .each_payment = true,
            .needs = GT_TERM_BIT(GT_TERM_INPUT_RATE),
        },
};

const struct gt_term_set gt_preset_shandong = {
    .name = "shandong",
    .title = N_("Shandong's venture guidance fund"),
    .currency = "CNY",
    .valid_from = GT_DAY_NONE,
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term = TERM(FUND, "SD-1", "山东省级创业投资引导基金", V2, ALWAYS,
                         N_("Of the fund's paid-in capital.")),
            .share = {.general = 0.35},
            .basis = GT_TERM_BASIS_PAID_IN,
            .not_largest = true,
        },
};

const struct gt_term_set gt_preset_ningbo_2013 = {
    .name = "ningbo-2013",
    .title = N_("Ningbo's angel guidance fund: co-investment"),
    .currency = "CNY",
    .valid_from = DAY(2013, 2, 1),
    .valid_to = DAY(2023, 12, 3),
    .co_investment =
        {
            .term = TERM(DEAL, "NB-1",
                         "宁波市天使投资引导基金（甬政发〔2012〕115号、甬科高〔2012〕128号）", V2,
                         BETWEEN(DAY(2013, 2, 1), DAY(2023, 12, 3)),
                         N_("2 million is the normal case of one investment, 5 million the sum in "
                            "a company. Above 1 million the management committee decides. Taken "
                            "to end the day before 甬科资〔2023〕113号.")),
            .most = 200 * WAN,
            .company_most = 500 * WAN,
            .company_age = 3,
        },
};

const struct gt_term_set gt_preset_ningbo_hi_tech = {
    .name = "ningbo-hi-tech",
    .title = N_("Ningbo high-tech zone's angel funds"),
    .currency = "CNY",
    .valid_from = GT_DAY_NONE,
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term = TERM(FUND, "NB-3", "宁波高新区天使子基金", V2, ALWAYS,
                         N_("Beside at least 20 % of independent private money, which is not "
                            "reckoned here.")),
            .share = {.general = 0.7},
            .basis = GT_TERM_BASIS_COMMITTED,
        },
};

const struct gt_term_set gt_preset_suzhou_angel_2021 = {
    .name = "suzhou-angel-2021",
    .title = N_("Suzhou's angel guidance fund"),
    .currency = "CNY",
    .valid_from = DAY(2021, 1, 1),
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term =
                TERM(FUND, "SZU-1", "苏州市天使投资引导基金管理办法（2021）", V2, SINCE(2021, 1, 1),
                     N_("Only the year is recorded. The concession by tiers of re-investment "
                        "is left out: its tiers were not seen.")),
            .share = {.general = 0.4},
            .all_public = {.general = 0.5},
            .basis = GT_TERM_BASIS_COMMITTED,
            .most = 2 * YI,
            .fund_least = 1 * YI,
            .fund_most = 5 * YI,
        },
};

const struct gt_term_set gt_preset_shenzhen_angel_2021 = {
    .name = "shenzhen-angel-2021",
    .title = N_("Shenzhen's angel fund of funds: risk sharing"),
    .currency = "CNY",
    .valid_from = DAY(2021, 7, 21),
    .valid_to = GT_DAY_LAST,
    .loss_share =
        {
            .term =
                TERM(DEAL, "SZ-1", "发改地区〔2021〕1072号（2021-07-21）", V2, SINCE(2021, 7, 21),
                     N_("“At most 40 % of a sub-fund's risk in one project”. Taken: 40 % of "
                        "the others' loss in the project, paid from elsewhere where the stake "
                        "brought less.")),
            .share = 0.4,
            .beyond_receipts = true,
            .who = GT_TERM_FOR_PARTNERS,
        },
};

#define QUANZHOU "泉州市产业股权投资基金管理规定（2023）"

const struct gt_term_set gt_preset_quanzhou_2023 = {
    .name = "quanzhou-2023",
    .title = N_("Quanzhou's industry equity funds"),
    .currency = "CNY",
    .valid_from = DAY(2023, 1, 1),
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term =
                TERM(FUND, "QZ-1, QZ-2", QUANZHOU "；补充规定（2022-08-17）", V2, SINCE(2023, 1, 1),
                     N_("Only the year is recorded. The 30 % of angel funds are those of the "
                        "supplement of 2022; whether they outlived the rules of 2023 was "
                        "not read.")),
            .share = {.general = 0.2, .of = {[GT_TERM_STAGE_START_UP] = 0.3}},
            .basis = GT_TERM_BASIS_COMMITTED,
        },
    .reinvestment =
        {
            .term = TERM(FUND, "QZ-1", QUANZHOU, V2, SINCE(2023, 1, 1),
                         N_("Special funds registered elsewhere have 1.5, and an incentive from 2 "
                            "on: not reckoned here.")),
            .multiple = {.general = 1, .of = {[GT_TERM_STAGE_INDUSTRY] = 1.5}},
        },
};

const struct gt_term_set gt_preset_zhengzhou_2024 = {
    .name = "zhengzhou-2024",
    .title = N_("Zhengzhou's angel fund"),
    .currency = "CNY",
    .valid_from = DAY(2024, 9, 3),
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term = TERM(FUND, "ZZ-1", "郑州市天使投资基金设立方案（2024-09-03）", V2,
                         SINCE(2024, 9, 3),
                         N_("A sub-fund puts at most 20 % of its size into one project and is not "
                            "its largest holder: that binds the sub-fund, not the public money.")),
            .share = {.general = 0.6},
            .basis = GT_TERM_BASIS_COMMITTED,
        },
};

const struct gt_term_set gt_preset_tianjin_2025 = {
    .name = "tianjin-2025",
    .title = N_("Tianjin's government funds"),
    .currency = "CNY",
    .valid_from = DAY(2025, 7, 1),
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term = TERM(FUND, "TJ-1", "天津市政府投资基金（2025年7月）", V2, SINCE(2025, 7, 1),
                         N_("70 % for one fiscal level, 80 % for city and district "
                            "together. Only the month is recorded.")),
            .share = {.general = 0.7},
            .all_public = {.general = 0.8},
        },
};

/* In force on that day by the city's finance bureau. */
#define LINYI      "临沂市政府投资引导基金管理办法（临沂市政府办公室，2023-11-27）"
#define LINYI_DAYS SINCE(2023, 11, 27)

const struct gt_term_set gt_preset_linyi = {
    .name = "linyi",
    .title = N_("Linyi's guidance fund"),
    .currency = "CNY",
    .valid_from = DAY(2023, 11, 27),
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term = TERM(FUND, "LY-1", LINYI, V1, LINYI_DAYS,
                         N_("Whether of what is committed or of what is paid in was not read.")),
            .share = {.of = {0.5, 0.4, 0.4, 0.25}},
            .all_public = {.of = {0.6, 0.6, 0.6, 0.5}},
        },
    .concession =
        {
            .term = TERM(FUND, "LY-2", LINYI, V1, LINYI_DAYS,
                         N_("The text compares the fund's return with the 1-year LPR, without a "
                            "day. Taken: simple interest on the cost, Actual/365, at the LPR of "
                            "the day of the exit; each fund by itself. It is given to the fund's "
                            "manager: taken as the partners.")),
            .share = {.general = 0.5, .of = {1, 1, 1, 0}},
            .hurdle = GT_TERM_ASKED,
            .benchmark = GT_BENCHMARK_LPR_1Y,
            .all_profit = GT_TERM_BIT(GT_TERM_STAGE_SEED) | GT_TERM_BIT(GT_TERM_STAGE_START_UP) |
                          GT_TERM_BIT(GT_TERM_STAGE_VENTURE),
            .who = GT_TERM_FOR_PARTNERS,
            .needs = GT_TERM_BIT(GT_TERM_INPUT_RATE),
        },
    .reinvestment =
        {
            .term = TERM(FUND, "LY-3", LINYI, V1, LINYI_DAYS,
                         N_("1.1 is the multiple after it was lowered from 1.5.")),
            .multiple = {.general = 1.1},
            .champion_weight = 1.5,
            .unicorn_weight = 2,
        },
};
