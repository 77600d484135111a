/* presets_abroad.c - the terms of programmes outside China; the ids are those of the rule table. */
#include "models/presets_int.h"

#define YOZMA_DAYS SINCE(1993, 1, 1)

const struct gt_term_set gt_preset_yozma_1993 = {
    .name = "yozma-1993",
    .title = N_("Yozma, Israel's first venture programme"),
    .currency = "USD",
    .valid_from = DAY(1993, 1, 1),
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term = TERM(FUND, "YOZ-1", "Yozma, 1992/93 (Globes)", V2, YOZMA_DAYS,
                         N_("Funds of about 20 million, first matched 12 to 8, later 16 to 8.")),
            .share = {.general = 0.4},
            .most = 8 * MILLION,
        },
    .buy_out =
        {
            .term =
                TERM(FUND, "YOZ-2", "Yozma, 1992/93 (Lerner 2010; Senor, Singer, Start-up Nation)",
                     V2, YOZMA_DAYS,
                     N_("The sources conflict: within the first five years (Lerner 2010), or "
                        "after five years (Start-up Nation); so the window must be given, "
                        "such as 0 to 5 years. The rate was not seen and must be given. "
                        "Taken: compound interest from day one, whole years and then days.")),
            .right = GT_TERM_RIGHT_CALL,
            .price = GT_TERM_PRICE_EXACT,
            .who = GT_TERM_FOR_PRIVATE,
            .opens = GT_TERM_ASKED,
            .closes = GT_TERM_ASKED,
            .rate = GT_TERM_ASKED,
            .interest = GT_TERM_INTEREST_COMPOUND,
            .days = GT_TERM_DAYS_ANNIVERSARY,
            .each_payment = true,
            .needs = GT_TERM_BIT(GT_TERM_INPUT_WINDOW) | GT_TERM_BIT(GT_TERM_INPUT_RATE),
        },
};

#define YOZMA2      "Yozma 2.0 Fund, Israel Innovation Authority, call of 2024-04-18"
#define YOZMA2_DAYS SINCE(2024, 4, 18)

const struct gt_term_set gt_preset_yozma2_2024 = {
    .name = "yozma2-2024",
    .title = N_("Yozma 2.0, Israel"),
    .currency = "USD",
    .valid_from = DAY(2024, 4, 18),
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term = TERM(FUND, "YOZ2", YOZMA2, V1, YOZMA2_DAYS,
                         N_("30 cents a dollar; 200 million an institution are 46 million of the "
                            "state's and 154 million of its own.")),
            .of_private = 0.3,
            .most = 46 * MILLION,
        },
    .buy_out =
        {
            .term = TERM(FUND, "YOZ2", YOZMA2, V1, YOZMA2_DAYS,
                         N_("At any time: 1 % compound up to four years, after them 5 % compound, "
                            "both from day one. Taken: each payment its own four years, counted "
                            "from day to day; earlier distributions do not reduce the cost.")),
            .right = GT_TERM_RIGHT_CALL,
            .price = GT_TERM_PRICE_EXACT,
            .who = GT_TERM_FOR_PRIVATE,
            .first_years = 4,
            .first_rate = 0.01,
            .rate = 0.05,
            .interest = GT_TERM_INTEREST_COMPOUND,
            .days = GT_TERM_DAYS_ANNIVERSARY,
            .each_payment = true,
        },
};

#define SCOTLAND "Scottish Co-investment Fund, Scottish Enterprise"

const struct gt_term_set gt_preset_scottish_co_investment_2003 = {
    .name = "scottish-co-investment-2003",
    .title = N_("Scottish Co-investment Fund, older rules"),
    .currency = "GBP",
    .valid_from = DAY(2003, 4, 1),
    .valid_to = GT_DAY_LAST,
    .co_investment =
        {
            .term = TERM(DEAL, "SCF-1", SCOTLAND ", rules and eligibility", V1, SINCE(2003, 4, 1),
                         N_("Pari passu; an earlier page had 500,000 a company. The deal's cap "
                            "includes debt. When these rules ended is not recorded.")),
            .share = {.general = 1},
            .of_round = 0.5,
            .of_votes = 0.299,
            .company_most = 1 * MILLION,
            .round_most = 2 * MILLION,
            .not_dearer = true,
        },
};

const struct gt_term_set gt_preset_scottish_co_investment = {
    .name = "scottish-co-investment",
    .title = N_("Scottish Co-investment Fund"),
    .currency = "GBP",
    .valid_from = GT_DAY_NONE,
    .valid_to = GT_DAY_LAST,
    .co_investment =
        {
            .term = TERM(DEAL, "SCF-2", SCOTLAND, V1, ALWAYS,
                         N_("Pari passu, matched by the partner. Since when these figures hold is "
                            "not recorded.")),
            .share = {.general = 1},
            .of_round = 0.5,
            .least = MILLION / 10,
            .most = 2 * MILLION,
            .round_least = MILLION / 5,
            .round_most = 10 * MILLION,
            .not_dearer = true,
        },
};

const struct gt_term_set gt_preset_nz_vif_2002 = {
    .name = "nz-vif-2002",
    .title = N_("New Zealand Venture Investment Fund"),
    .currency = "NZD",
    .valid_from = DAY(2002, 1, 1),
    .valid_to = DAY(2006, 11, 14),
    .fund_share =
        {
            .term = TERM(FUND, "NZ-VIF", "New Zealand Venture Investment Fund, 2002", V2,
                         BETWEEN(DAY(2002, 1, 1), DAY(2006, 11, 14)),
                         N_("2 private for 1 public, until ratios by stage were announced on "
                            "2006-11-15. The buy-out clause is left out: its price was not seen. "
                            "Only the year it began is recorded.")),
            .of_private = 0.5,
        },
};

#define SCIF "Seed Co-investment Fund, New Zealand Venture Investment Fund"

const struct gt_term_set gt_preset_nz_scif = {
    .name = "nz-scif",
    .title = N_("New Zealand Seed Co-investment Fund"),
    .currency = "NZD",
    .valid_from = DAY(2005, 1, 1),
    .valid_to = DAY(2017, 8, 15),
    .co_investment =
        {
            .term = TERM(DEAL, "NZ-SCIF", SCIF, V2, BETWEEN(DAY(2005, 1, 1), DAY(2017, 8, 15)),
                         N_("1 to 1, pari passu. 4 million a partner are before the review, which "
                            "may add as much. Only the year it began is recorded.")),
            .share = {.general = 1},
            .most = MILLION / 4,
            .company_most = MILLION / 2,
            .partner_most = 4 * MILLION,
            .not_dearer = true,
        },
};

const struct gt_term_set gt_preset_nz_scif_2017 = {
    .name = "nz-scif-2017",
    .title = N_("New Zealand Seed Co-investment Fund since 2017"),
    .currency = "NZD",
    .valid_from = DAY(2017, 8, 16),
    .valid_to = GT_DAY_LAST,
    .co_investment =
        {
            .term = TERM(DEAL, "NZ-SCIF", SCIF " (change of 2017-08-16)", V2, SINCE(2017, 8, 16),
                         N_("1 to 1, pari passu. The limits per deal and per partner were "
                            "removed.")),
            .share = {.general = 1},
            .company_most = 3 * MILLION / 2,
            .not_dearer = true,
        },
};

#define ECF "Enterprise Capital Funds, British Business Bank"

const struct gt_term_set gt_preset_uk_ecf = {
    .name = "uk-ecf",
    .title = N_("UK Enterprise Capital Funds"),
    .currency = "GBP",
    .valid_from = DAY(2014, 1, 1),
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term = TERM(FUND, "UK-ECF", ECF, V2, SINCE(2014, 1, 1),
                         N_("In some cases two thirds. 50 million since 2014, 25 before. Only the "
                            "year is recorded.")),
            .share = {.general = 0.6},
            .basis = GT_TERM_BASIS_COMMITTED,
            .most = 50 * MILLION,
        },
    .priority_return =
        {
            .term = TERM(FUND, "UK-ECF", ECF, V2, SINCE(2014, 1, 1),
                         N_("How far the private side is favoured in the further profit was not "
                            "seen: the public share of it must be given. Taken: 3 % compound, "
                            "Actual/365.")),
            .rate = 0.03,
            .profit_share = GT_TERM_ASKED,
            .interest = GT_TERM_INTEREST_COMPOUND,
            .needs = GT_TERM_BIT(GT_TERM_INPUT_PROFIT_SHARE),
        },
};

const struct gt_term_set gt_preset_uk_angel_cofund = {
    .name = "uk-angel-cofund",
    .title = N_("UK Angel CoFund"),
    .currency = "GBP",
    .valid_from = GT_DAY_NONE,
    .valid_to = GT_DAY_LAST,
    .co_investment =
        {
            .term = TERM(DEAL, "UK-ACF", "Business Angel Co-Investment Fund (Angel CoFund)", V1,
                         ALWAYS, NULL),
            .of_round = 0.49,
            .least = MILLION / 10,
            .most = 1 * MILLION,
            .round_least = MILLION / 5,
        },
};

const struct gt_term_set gt_preset_eaf = {
    .name = "eaf",
    .title = N_("European Angels Fund"),
    .currency = "EUR",
    .valid_from = GT_DAY_NONE,
    .valid_to = GT_DAY_LAST,
    .co_investment =
        {
            .term =
                TERM(DEAL, "EU-EAF", "European Angels Fund, European Investment Fund", V1, ALWAYS,
                     N_("The same amount as the angel, pari passu; the angel decides. The "
                        "framework of an angel is at least 250,000.")),
            .share = {.general = 1},
            .partner_most = 5 * MILLION,
            .not_dearer = true,
        },
};

const struct gt_term_set gt_preset_us_sbic = {
    .name = "us-sbic",
    .title = N_("SBIC debentures, United States"),
    .currency = "USD",
    .valid_from = DAY(2025, 1, 1),
    .valid_to = GT_DAY_LAST,
    .fund_share =
        {
            .term = TERM(FUND, "US-SBIC", "SBIC debentures, practice in 2025 (K&L Gates)", V2,
                         SINCE(2025, 1, 1),
                         N_("Loans, no share in profit: the lesser of 175 million and twice the "
                            "private money; the interest is not a term here.")),
            .of_private = 2,
            .most = 175 * MILLION,
        },
};
