/* test_rules_deal.c - stakes, sales and compensation: at each cap, beyond it, and without its fact.
 *
 * Figures are those of the documents that the rules cite; each case says which it turns on.
 */
#include "rule_case.h"

/* A stake of 50 万 in a company of 1000 万 registered capital: 5 % exactly. */
#define STAKE(amount) K(FUND_IN_ROUND, amount), K(FUND_IN_COMPANY, amount)
#define SMALL         K(FUND_LARGEST, false)
#define RISK          K(RISK_CAPITAL, 200 * W), K(PUBLIC_IN_ROUND, 50 * W)
#define TAXED         K(TAXED_THERE, true)
#define OF_COMPANY    K(IN_FUND, false)
#define OF_FUND       K(IN_FUND, true)
#define PAID_2015     K(PAID_ON, 16587) /* 2015-06-01 */
#define PAID_2026     K(PAID_ON, 20605) /* 2026-06-01 */
/* 100万 at 4.35 % simple, Actual/365: 1,096 days bear 130,619.18, 1,097 days 130,738.36. */
#define RATE    K(LENDING_RATE, 43500)
#define PREMIUM K(PREMIUM, 50000)

static const struct rule_case cases[] = {
    {"HK-2", "5 % of the registered capital", "2015-06-01", NULL, PASSES,
     .known = {STAKE(50 * W), K(REGISTERED_CAPITAL, 1000 * W), SMALL}},
    {"HK-2", "a fen above 5 %", "2015-06-01", NULL, BREAKS(FUND_IN_COMPANY, 1),
     .known = {STAKE(50 * W + 1), K(REGISTERED_CAPITAL, 1000 * W), SMALL}},
    {"HK-2", "5 % of an odd capital is rounded down", "2015-06-01", NULL,
     BREAKS(FUND_IN_COMPANY, 1), .known = {STAKE(6), K(REGISTERED_CAPITAL, 119), SMALL}}, /* 5.95 */
    {"HK-2", "500万 in a company", "2015-06-01", NULL, PASSES,
     .known = {STAKE(500 * W), K(REGISTERED_CAPITAL, 10000 * W), SMALL}},
    {"HK-2", "over both rounds 600万", "2015-06-01", NULL, BREAKS(FUND_IN_COMPANY, 100 * W),
     .known = {K(FUND_IN_ROUND, 300 * W), K(FUND_IN_COMPANY, 600 * W),
               K(REGISTERED_CAPITAL, 100000 * W), SMALL}},
    {"HK-2", "the largest holder", "2015-06-01", NULL, BREAKS(FUND_LARGEST, 0),
     .known = {STAKE(5 * W), K(REGISTERED_CAPITAL, 1000 * W), K(FUND_LARGEST, true)}},
    {"HK-2", "nobody recorded the capital", "2015-06-01", NULL, LACKS(REGISTERED_CAPITAL),
     .known = {STAKE(5 * W), SMALL}},
    {"HK-2", "nobody knows the holders", "2015-06-01", NULL, LACKS(FUND_LARGEST),
     .known = {STAKE(5 * W), K(REGISTERED_CAPITAL, 1000 * W)}},
    {"HK-2", "what breaks, breaks, whatever else is missing", "2015-06-01", NULL,
     BREAKS(FUND_IN_COMPANY, 1 * W), .known = {STAKE(501 * W)}},
    {"HK-2", "the fund takes no part", "2015-06-01", NULL, IDLE, .known = {STAKE(0)}},

    {"HK-3", "registered in the district, seed", "2015-06-01", NULL, PASSES,
     .registered_in = "上海市虹口区", .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_SEED)}},
    {"HK-3", "an angel round, in English", "2015-06-01", NULL, PASSES,
     .registered_in = "Hongkou, Shanghai", .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_START_UP)}},
    {"HK-3", "another district", "2015-06-01", NULL, BREAKS(REGISTERED_THERE, 0),
     .registered_in = "上海市徐汇区", .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_SEED)}},
    {"HK-3", "a later stage", "2015-06-01", NULL, BREAKS(STAGE, 0), .registered_in = "上海市虹口区",
     .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_VENTURE)}},
    {"HK-3", "nobody said where", "2015-06-01", NULL, LACKS(REGISTERED_THERE),
     .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_SEED)}},

    {"HK-4", "entrusted", "2015-06-01", NULL, PASSES, .known = {STAKE(W), K(CUSTODY, true)}},
    {"HK-4", "turned down", "2015-06-01", NULL, BREAKS(CUSTODY, 0),
     .known = {STAKE(W), K(CUSTODY, false)}},
    {"HK-4", "no agreement recorded", "2015-06-01", NULL, LACKS(CUSTODY), .known = {STAKE(W)}},

    {"HK-5", "five years to the day", "2015-06-01", "2020-06-01", PASSES,
     .known = {STAKE(W), PAID_2015, K(PARTNER_LEFT_FIRST, false)}},
    {"HK-5", "a day more", "2015-06-01", "2020-06-02", BREAKS(HELD_UNTIL, 1),
     .known = {STAKE(W), PAID_2015, K(PARTNER_LEFT_FIRST, false)}},
    {"HK-5", "left in time, looked at later", "2015-06-01", "2024-06-01", PASSES,
     .known = {STAKE(W), PAID_2015, K(HELD_UNTIL, 18000), K(PARTNER_LEFT_FIRST, false)}},
    {"HK-5", "the partner left before", "2015-06-01", "2016-06-01", BREAKS(PARTNER_LEFT_FIRST, 0),
     .known = {STAKE(W), PAID_2015, K(PARTNER_LEFT_FIRST, true)}},
    {"HK-5", "the partner sold a part before", "2015-06-01", "2016-06-01", LACKS(TEXT),
     .known = {STAKE(W), PAID_2015, K(PARTNER_LEFT_FIRST, false), K(PARTNER_SOLD_FIRST, true)}},
    {"HK-5", "nobody knows when it was paid", "2015-06-01", NULL, LACKS(PAID_ON),
     .known = {STAKE(W), K(PARTNER_LEFT_FIRST, false)}},

    {"HK-6", "below cost", "2018-06-01", NULL, BREAKS(PROCEEDS, 1),
     .known = {OF_COMPANY, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 100 * W - 1)}},
    {"HK-6", "above cost: the rate decides", "2018-06-01", NULL, LACKS(LENDING_RATE),
     .known = {OF_COMPANY, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 120 * W)}},
    {"HK-6", "nobody knows the cost", "2018-06-01", NULL, LACKS(COST),
     .known = {OF_COMPANY, PAID_2015, K(PROCEEDS, 120 * W)}},
    {"HK-6", "and the premium, which the text does not have", "2018-06-01", NULL, LACKS(PREMIUM),
     .known = {OF_COMPANY, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 100 * W)}},
    {"HK-6", "cost, 1,096 days of 4.35 % and 5 %", "2018-06-01", NULL, PASSES,
     .known = {OF_COMPANY, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 118061918), RATE, PREMIUM}},
    {"HK-6", "a fen less", "2018-06-01", NULL, BREAKS(PROCEEDS, 1),
     .known = {OF_COMPANY, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 118061917), RATE, PREMIUM}},
    {"HK-6", "a floor: more than that", "2018-06-01", NULL, PASSES,
     .known = {OF_COMPANY, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 200 * W), RATE, PREMIUM}},
    {"HK-6", "cost and interest: the premium decides", "2018-06-01", NULL, LACKS(PREMIUM),
     .known = {OF_COMPANY, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 113061918), RATE}},
    {"HK-6", "less than that, whatever the premium", "2018-06-01", NULL, BREAKS(PROCEEDS, 1),
     .known = {OF_COMPANY, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 113061917), RATE}},
    {"HK-6", "less than cost and premium, whatever the rate", "2018-06-01", NULL,
     BREAKS(PROCEEDS, 1),
     .known = {OF_COMPANY, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 105 * W - 1), PREMIUM}},
    {"HK-6", "more, and nobody gave the rate", "2018-06-01", NULL, LACKS(LENDING_RATE),
     .known = {OF_COMPANY, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 105 * W), PREMIUM}},
    {"HK-6", "a stake in a fund", "2018-06-01", NULL, IDLE,
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 1)}},

    {"MOF07-2", "at cost on the last day of the third year", "2018-06-01", NULL, PASSES,
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 100 * W)}},
    {"MOF07-2", "a fen above cost: the text has the price itself", "2018-06-01", NULL,
     BREAKS(PROCEEDS, 1),
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 100 * W + 1)}},
    {"MOF07-2", "a stake in a company is not article 15's", "2018-06-01", NULL, IDLE,
     .known = {OF_COMPANY, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 1)}},
    {"MOF07-2", "nobody said in what", "2018-06-01", NULL, LACKS(IN_FUND),
     .known = {PAID_2015, K(COST, 100 * W), K(PROCEEDS, 100 * W)}},
    {"MOF07-2", "a day later interest is due", "2018-06-02", NULL, LACKS(LENDING_RATE),
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 100 * W)}},
    {"MOF07-2", "1,097 days of 4.35 %", "2018-06-02", NULL, PASSES,
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 113073836), RATE}},
    {"MOF07-2", "a fen more", "2018-06-02", NULL, BREAKS(PROCEEDS, 1),
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 113073837), RATE}},
    {"MOF07-2", "a fen less", "2018-06-02", NULL, BREAKS(PROCEEDS, 1),
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 113073835), RATE}},
    {"MOF07-2", "below cost", "2016-06-01", NULL, BREAKS(PROCEEDS, 10 * W),
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 90 * W)}},

    {"ZJ-1", "at cost on the last day of the third year", "2018-06-01", NULL, PASSES,
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 100 * W)}},
    {"ZJ-1", "a floor: above cost too", "2018-06-01", NULL, PASSES,
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 100 * W + 1)}},
    {"ZJ-1", "below it", "2018-06-01", NULL, BREAKS(PROCEEDS, 1),
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 100 * W - 1)}},
    {"ZJ-1", "a day later interest is due", "2018-06-02", NULL, LACKS(LENDING_RATE),
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 100 * W)}},
    {"ZJ-1", "with it", "2018-06-02", NULL, PASSES,
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 113073836), RATE}},
    {"ZJ-1", "a floor: with more", "2018-06-02", NULL, PASSES,
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 113073837), RATE}},
    {"ZJ-1", "with less", "2018-06-02", NULL, BREAKS(PROCEEDS, 1),
     .known = {OF_FUND, PAID_2015, K(COST, 100 * W), K(PROCEEDS, 113073835), RATE}},
    {"SZ-1", "40 % of the loss", "2022-01-01", NULL, PASSES,
     .known = {K(LOSS, 100 * W), K(COMPENSATION, 40 * W)}},
    {"SZ-1", "a fen more", "2022-01-01", NULL, BREAKS(COMPENSATION, 1),
     .known = {K(LOSS, 100 * W), K(COMPENSATION, 40 * W + 1)}},
    {"SZ-1", "nobody knows the loss", "2022-01-01", NULL, LACKS(LOSS),
     .known = {K(COMPENSATION, 40 * W)}},

    {"MOF07-5", "half of the partner's", "2015-06-01", NULL, PASSES,
     .known = {STAKE(50 * W), K(PARTNER_IN_ROUND, 100 * W)}},
    {"MOF07-5", "a fen above", "2015-06-01", NULL, BREAKS(FUND_IN_ROUND, 1),
     .known = {STAKE(50 * W + 1), K(PARTNER_IN_ROUND, 100 * W)}},
    {"MOF07-5", "the club is no partner", "2015-06-01", NULL, LACKS(PARTNER_IN_ROUND),
     .known = {STAKE(50 * W), K(CLUB_IN_ROUND, 100 * W)}},
    {"MOF07-5", "nobody knows the partner's", "2015-06-01", NULL, LACKS(PARTNER_IN_ROUND),
     .known = {STAKE(50 * W)}},

    {"SH10-1", "half, an angel round", "2015-06-01", NULL, PASSES, .registered_in = "上海市",
     .known = {STAKE(50 * W), K(PARTNER_IN_ROUND, 100 * W), K(STAGE, GT_TERM_STAGE_START_UP),
               K(PARTNER_LEFT_FIRST, false), TAXED}},
    {"SH10-1", "all of it at the seed stage", "2015-06-01", NULL, PASSES, .registered_in = "上海市",
     .known = {STAKE(100 * W), K(PARTNER_IN_ROUND, 100 * W), K(STAGE, GT_TERM_STAGE_SEED),
               K(PARTNER_LEFT_FIRST, false), TAXED}},
    {"SH10-1", "above half at a later stage", "2015-06-01", NULL, BREAKS(FUND_IN_ROUND, 20 * W),
     .registered_in = "上海市",
     .known = {STAKE(70 * W), K(PARTNER_IN_ROUND, 100 * W), K(STAGE, GT_TERM_STAGE_VENTURE),
               K(PARTNER_LEFT_FIRST, false), TAXED}},
    {"SH10-1", "above half, stage unknown", "2015-06-01", NULL, LACKS(STAGE),
     .registered_in = "上海市",
     .known = {STAKE(70 * W), K(PARTNER_IN_ROUND, 100 * W), K(PARTNER_LEFT_FIRST, false), TAXED}},
    {"SH10-1", "an industry company is at no early or middle stage", "2015-06-01", NULL,
     BREAKS(STAGE, 0), .registered_in = "上海市",
     .known = {STAKE(50 * W), K(PARTNER_IN_ROUND, 100 * W), K(STAGE, GT_TERM_STAGE_INDUSTRY),
               K(PARTNER_LEFT_FIRST, false), TAXED}},
    {"SH10-1", "nobody said where it is taxed", "2015-06-01", NULL, LACKS(TAXED_THERE),
     .registered_in = "上海市",
     .known = {STAKE(50 * W), K(PARTNER_IN_ROUND, 100 * W), K(STAGE, GT_TERM_STAGE_VENTURE),
               K(PARTNER_LEFT_FIRST, false)}},
    {"SH10-1", "below half, stage unknown", "2015-06-01", NULL, LACKS(STAGE),
     .registered_in = "上海市",
     .known = {STAKE(40 * W), K(PARTNER_IN_ROUND, 100 * W), K(PARTNER_LEFT_FIRST, false), TAXED}},

    {"SHC-1", "60 % of a seed loss", "2017-01-05", NULL, PASSES,
     .known = {K(STAGE, GT_TERM_STAGE_SEED), K(LOSS, 100 * W), K(COMPENSATION, 60 * W),
               K(COMPENSATION_YEAR, 600 * W), PAID_2015}},
    {"SHC-1", "30 % of a start-up's", "2017-01-05", NULL, BREAKS(COMPENSATION, 30 * W),
     .known = {K(STAGE, GT_TERM_STAGE_START_UP), K(LOSS, 100 * W), K(COMPENSATION, 60 * W),
               K(COMPENSATION_YEAR, 60 * W), PAID_2015}},
    {"SHC-1", "a venture company's is not compensated", "2017-01-05", NULL, BREAKS(STAGE, 0),
     .known = {K(STAGE, GT_TERM_STAGE_VENTURE), K(LOSS, 100 * W), K(COMPENSATION, W),
               K(COMPENSATION_YEAR, W), PAID_2015}},
    {"SHC-1", "an industry company's neither", "2017-01-05", NULL, BREAKS(STAGE, 0),
     .known = {K(STAGE, GT_TERM_STAGE_INDUSTRY), K(LOSS, 100 * W), K(COMPENSATION, 1),
               K(COMPENSATION_YEAR, 1), PAID_2015}},
    {"SHC-1", "nobody said the stage", "2017-01-05", NULL, LACKS(STAGE),
     .known = {K(LOSS, 100 * W), K(COMPENSATION, W), K(COMPENSATION_YEAR, W), PAID_2015}},
    {"SHC-1", "300万 a project", "2017-01-05", NULL, BREAKS(COMPENSATION, 1),
     .known = {K(STAGE, GT_TERM_STAGE_SEED), K(LOSS, 1000 * W), K(COMPENSATION, 300 * W + 1),
               K(COMPENSATION_YEAR, 300 * W + 1), PAID_2015}},
    {"SHC-1", "600万 a year", "2017-01-05", NULL, BREAKS(COMPENSATION_YEAR, 1),
     .known = {K(STAGE, GT_TERM_STAGE_SEED), K(LOSS, 1000 * W), K(COMPENSATION, 300 * W),
               K(COMPENSATION_YEAR, 600 * W + 1), PAID_2015}},
    {"SHC-1", "invested in 2014", "2017-01-05", NULL, BREAKS(PAID_ON, 1),
     .known = {K(STAGE, GT_TERM_STAGE_SEED), K(LOSS, 100 * W), K(COMPENSATION, W),
               K(COMPENSATION_YEAR, W), K(PAID_ON, 16435)}}, /* 2014-12-31 */
    {"SHC-1", "nobody knows the loss", "2017-01-05", NULL, LACKS(LOSS),
     .known = {K(STAGE, GT_TERM_STAGE_SEED), K(COMPENSATION, W), K(COMPENSATION_YEAR, W),
               PAID_2015}},

    {"NB-1", "100万, 36 months old", "2015-06-01", NULL, PASSES,
     .known = {STAKE(100 * W), K(FOUNDED, 15492)}}, /* 2012-06-01 */
    {"NB-1", "a day older", "2015-06-01", NULL, BREAKS(FOUNDED, 1),
     .known = {STAKE(100 * W), K(FOUNDED, 15491)}},
    {"NB-1", "200万 with the committee", "2015-06-01", NULL, PASSES,
     .known = {STAKE(200 * W), K(FOUNDED, 16000), K(COMMITTEE, true)}},
    {"NB-1", "above 100万 without its decision", "2015-06-01", NULL, LACKS(COMMITTEE),
     .known = {STAKE(100 * W + 1), K(FOUNDED, 16000)}},
    {"NB-1", "500万 in a company", "2015-06-01", NULL, BREAKS(FUND_IN_COMPANY, 50 * W),
     .known = {K(FUND_IN_ROUND, 50 * W), K(FUND_IN_COMPANY, 550 * W), K(FOUNDED, 16000)}},

    {"SCF-1", "29.9 % of the votes", "2005-06-01", NULL, PASSES,
     .known = {STAKE(50 * W), K(PARTNER_IN_ROUND, 50 * W), K(ROUND, 200 * W), RISK,
               K(FUND_VOTES, 299000), K(STAFF, 249), K(NET_ASSETS, 1600 * W - 1)}},
    {"SCF-1", "a millionth more", "2005-06-01", NULL, BREAKS(FUND_VOTES, 1),
     .known = {STAKE(50 * W), K(PARTNER_IN_ROUND, 50 * W), K(ROUND, 200 * W), RISK,
               K(FUND_VOTES, 299001), K(STAFF, 249), K(NET_ASSETS, 0)}},
    {"SCF-1", "250 staff are too many", "2005-06-01", NULL, BREAKS(STAFF, 1),
     .known = {STAKE(50 * W), K(PARTNER_IN_ROUND, 50 * W), K(ROUND, 200 * W), RISK,
               K(FUND_VOTES, 1), K(STAFF, 250), K(NET_ASSETS, 0)}},
    {"SCF-1", "nobody knows the staff", "2005-06-01", NULL, LACKS(STAFF),
     .known = {STAKE(50 * W), K(PARTNER_IN_ROUND, 50 * W), K(ROUND, 200 * W), RISK,
               K(FUND_VOTES, 1), K(NET_ASSETS, 0)}},
    {"SCF-1", "all public money half of the risk capital", "2005-06-01", NULL, PASSES,
     .known = {STAKE(50 * W), K(PARTNER_IN_ROUND, 50 * W), K(ROUND, 200 * W),
               K(PUBLIC_IN_ROUND, 80 * W), K(RISK_CAPITAL, 160 * W), K(FUND_VOTES, 1),
               K(STAFF, 249), K(NET_ASSETS, 0)}},
    {"SCF-1", "a penny more", "2005-06-01", NULL, BREAKS(PUBLIC_IN_ROUND, 1),
     .known = {STAKE(50 * W), K(PARTNER_IN_ROUND, 50 * W), K(ROUND, 200 * W),
               K(PUBLIC_IN_ROUND, 80 * W + 1), K(RISK_CAPITAL, 160 * W), K(FUND_VOTES, 1),
               K(STAFF, 249), K(NET_ASSETS, 0)}},
    {"SCF-1", "nobody said what is a loan", "2005-06-01", NULL, LACKS(RISK_CAPITAL),
     .known = {STAKE(50 * W), K(PARTNER_IN_ROUND, 50 * W), K(ROUND, 200 * W),
               K(PUBLIC_IN_ROUND, 50 * W), K(FUND_VOTES, 1), K(STAFF, 249), K(NET_ASSETS, 0)}},
    {"SCF-2", "100,000 of 200,000", "2020-06-01", NULL, PASSES,
     .known = {STAKE(10 * W), K(PARTNER_IN_ROUND, 10 * W), K(ROUND, 20 * W)}},
    {"SCF-2", "less than 100,000", "2020-06-01", NULL, BREAKS(FUND_IN_ROUND, 1),
     .known = {STAKE(10 * W - 1), K(PARTNER_IN_ROUND, 10 * W), K(ROUND, 20 * W)}},
    {"SCF-2", "nobody knows the round", "2020-06-01", NULL, LACKS(ROUND),
     .known = {STAKE(10 * W), K(PARTNER_IN_ROUND, 10 * W)}},
    {"NZ-SCIF", "250,000 beside the same", "2010-06-01", NULL, PASSES,
     .known = {STAKE(25 * W), K(PARTNER_IN_ROUND, 25 * W), K(FUND_BESIDE, 400 * W)}},
    {"NZ-SCIF", "beside one partner above 4 million", "2010-06-01", NULL, BREAKS(FUND_BESIDE, 1),
     .known = {STAKE(25 * W), K(PARTNER_IN_ROUND, 25 * W), K(FUND_BESIDE, 400 * W + 1)}},
    {"NZ-SCIF", "several partners", "2010-06-01", NULL, LACKS(FUND_BESIDE),
     .known = {STAKE(25 * W), K(PARTNER_IN_ROUND, 25 * W)}},
    {"NZ-SCIF-2017", "no limit a round any more", "2018-06-01", NULL, PASSES,
     .known = {STAKE(150 * W), K(PARTNER_IN_ROUND, 150 * W)}},
    {"NZ-SCIF-2017", "nor beside a partner", "2017-08-16", NULL, PASSES,
     .known = {STAKE(150 * W), K(PARTNER_IN_ROUND, 150 * W), K(FUND_BESIDE, 900 * W)}},
    {"NZ-SCIF", "the day before they were", "2017-08-15", NULL, BREAKS(FUND_IN_ROUND, 1),
     .known = {STAKE(25 * W + 1), K(PARTNER_IN_ROUND, 50 * W), K(FUND_BESIDE, 50 * W)}},
    {"NZ-SCIF-2017", "1.5 million a company", "2018-06-01", NULL, BREAKS(FUND_IN_COMPANY, 1),
     .known = {STAKE(150 * W + 1), K(PARTNER_IN_ROUND, 150 * W + 1)}},
    {"NZ-SCIF-2017", "nobody knows the partner's", "2018-06-01", NULL, LACKS(PARTNER_IN_ROUND),
     .known = {STAKE(W), K(FUND_BESIDE, W)}},
    {"UK-ACF", "49 %", "2015-06-01", NULL, PASSES, .known = {STAKE(49 * W), K(ROUND, 100 * W)}},
    {"UK-ACF", "above 49 %", "2015-06-01", NULL, BREAKS(FUND_IN_ROUND, 1),
     .known = {STAKE(49 * W + 1), K(ROUND, 100 * W)}},
    {"UK-ACF", "nobody knows the round", "2015-06-01", NULL, LACKS(ROUND),
     .known = {STAKE(49 * W)}},
    {"EU-EAF", "beside an angel of the club", "2015-06-01", NULL, PASSES,
     .known = {STAKE(50 * W), K(CLUB_IN_ROUND, 50 * W), K(FUND_BESIDE_CLUB, 500 * W)}},
    {"EU-EAF", "more than the angel", "2015-06-01", NULL, BREAKS(FUND_IN_ROUND, 1),
     .known = {STAKE(50 * W + 1), K(CLUB_IN_ROUND, 50 * W), K(FUND_BESIDE_CLUB, 500 * W)}},
    {"EU-EAF", "above 5 million beside it", "2015-06-01", NULL, BREAKS(FUND_BESIDE, 1),
     .known = {STAKE(50 * W), K(CLUB_IN_ROUND, 50 * W), K(FUND_BESIDE_CLUB, 500 * W + 1)}},
    {"EU-EAF", "the angel's own amount", "2015-06-01", NULL, PASSES,
     .known = {STAKE(30 * W), K(PARTNER_IN_ROUND, 30 * W), K(FUND_BESIDE, 500 * W)}},
    {"EU-EAF", "more than the angel", "2015-06-01", NULL, BREAKS(FUND_IN_ROUND, 5 * W),
     .known = {STAKE(35 * W), K(PARTNER_IN_ROUND, 30 * W), K(FUND_BESIDE, 500 * W)}},
    {"EU-EAF", "nobody knows the angel's", "2015-06-01", NULL, LACKS(PARTNER_IN_ROUND),
     .known = {STAKE(35 * W), K(FUND_BESIDE, 500 * W)}},

    {"GZ-0", "ten years in a seed company", "2026-06-01", "2036-06-01", PASSES,
     .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_SEED), PAID_2026}},
    {"GZ-0", "a day more", "2026-06-01", "2036-06-02", BREAKS(HELD_UNTIL, 1),
     .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_SEED), PAID_2026}},
    {"GZ-0", "eight in an angel one", "2026-06-01", "2034-06-02", BREAKS(HELD_UNTIL, 1),
     .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_START_UP), PAID_2026}},
    {"GZ-0", "six in an industry one", "2026-06-01", "2032-06-02", BREAKS(HELD_UNTIL, 1),
     .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_INDUSTRY), PAID_2026}},
    {"GZ-0", "of a venture one nothing was read", "2026-06-01", NULL, LACKS(TEXT),
     .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_VENTURE), PAID_2026}},
    {"GZ-0", "nobody said the stage", "2026-06-01", NULL, LACKS(STAGE),
     .known = {STAKE(W), PAID_2026}},
    {"GZ-0", "of February 2025 the day was not read", "2025-02-15", NULL, LACKS(TEXT),
     .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_SEED), PAID_2015}},

    {"GB116-1", "a start-up", "2015-06-01", NULL, PASSES,
     .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_START_UP)}},
    {"GB116-1", "later, and high-tech", "2015-06-01", NULL, PASSES,
     .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_VENTURE), K(HIGH_TECH, true)}},
    {"GB116-1", "later, and not", "2015-06-01", NULL, BREAKS(HIGH_TECH, 0),
     .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_VENTURE), K(HIGH_TECH, false)}},
    {"GB116-1", "later, and nobody said", "2015-06-01", NULL, LACKS(HIGH_TECH),
     .known = {STAKE(W), K(STAGE, GT_TERM_STAGE_VENTURE)}},

    {"HZ-1", "500 staff, 5000万 of revenue", "2020-06-01", NULL, PASSES,
     .known = {STAKE(W), K(STAFF, 500), K(REVENUE, 5000 * W)}},
    {"HZ-1", "501 staff", "2020-06-01", NULL, BREAKS(STAFF, 1),
     .known = {STAKE(W), K(STAFF, 501), K(REVENUE, 5000 * W)}},
    {"HZ-1", "a fen more revenue, high-tech", "2020-06-01", NULL, PASSES,
     .known = {STAKE(W), K(STAFF, 500), K(REVENUE, 5000 * W + 1), K(HIGH_TECH, true)}},
    {"HZ-1", "a fen more revenue, not", "2020-06-01", NULL, BREAKS(HIGH_TECH, 0),
     .known = {STAKE(W), K(STAFF, 500), K(REVENUE, 5000 * W + 1), K(HIGH_TECH, false)}},
    {"HZ-1", "a fen more revenue, nobody said", "2020-06-01", NULL, LACKS(HIGH_TECH),
     .known = {STAKE(W), K(STAFF, 500), K(REVENUE, 5000 * W + 1)}},
    {"HZ-1", "above 1亿, whatever it is", "2020-06-01", NULL, BREAKS(REVENUE, 1),
     .known = {STAKE(W), K(STAFF, 500), K(REVENUE, 10000 * W + 1)}},
    {"HZ-1", "the year is inferred", "2019-06-01", NULL, LACKS(TEXT),
     .known = {STAKE(W), K(STAFF, 500), K(REVENUE, 5000 * W)}},

    {"NVC25-b", "5000万 into less than 5亿", "2026-06-01", NULL, PASSES,
     .known = {STAKE(5000 * W), K(VALUATION, 50000 * W - 1)}},
    {"NVC25-b", "a fen more", "2026-06-01", NULL, BREAKS(FUND_IN_ROUND, 1),
     .known = {STAKE(5000 * W + 1), K(VALUATION, 50000 * W - 1)}},
    {"NVC25-b", "5亿 itself", "2026-06-01", NULL, BREAKS(VALUATION, 1),
     .known = {STAKE(5000 * W), K(VALUATION, 50000 * W)}},
    {"NVC25-b", "nobody said the value", "2026-06-01", NULL, LACKS(VALUATION),
     .known = {STAKE(5000 * W)}},
};

START_TEST(test_cases)
{
    rule_case_check(&cases[_i]);
}
END_TEST

START_TEST(test_out_of_force)
{
    rule_case_out_of_force(&cases[_i]);
}
END_TEST

/* The three years of each payment are its own: of 50万 paid on 2015-06-01 and 50万 on 2018-01-01
 * the first alone bears interest on 2018-06-02, 500,000 x 4.35 % x 1097 / 365 = 65,369.18. */
START_TEST(test_payments)
{
    const struct gt_payment payments[] = {{50 * W, day_of("2015-06-01")},
                                          {50 * W, day_of("2018-01-01")}};
    static const struct rule_case sale = {
        "MOF07-2", "two payments", "2018-06-02",
        NULL,      PASSES,         .known = {OF_FUND, PAID_2015, K(COST, 100 * W), RATE}};
    static const struct {
        int64_t proceeds;
        enum gt_rule_answer answer;
    } prices[] = {{106536917, GT_RULE_ANSWER_BREAKS},
                  {106536918, GT_RULE_ANSWER_PASSES},
                  {106536919, GT_RULE_ANSWER_BREAKS}};
    const struct gt_rule *rule = gt_rule_find(sale.id);
    for (int i = 0; i < ROWS(prices); i++) {
        struct gt_rule_facts facts;
        struct gt_rule_verdict got;
        rule_facts_of(&sale, rule, &facts);
        facts.value[GT_RULE_FACT_PROCEEDS] = prices[i].proceeds;
        facts.payments = payments;
        facts.payment_count = 2;
        gt_rule_judge(rule, &facts, &got);
        ck_assert_int_eq(got.answer, prices[i].answer);
    }
}
END_TEST

START_TEST(test_whole)
{
    rule_cases_are_whole(cases, ROWS(cases),
                         1u << GT_RULE_ABOUT_DEAL | 1u << GT_RULE_ABOUT_EXIT |
                             1u << GT_RULE_ABOUT_COMPENSATION);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rules_deal");
    TCase *tests = tcase_create("rules_deal");
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(tests, test_cases, 0, ROWS(cases));
    tcase_add_loop_test(tests, test_out_of_force, 0, ROWS(cases));
    tcase_add_test(tests, test_payments);
    tcase_add_test(tests, test_whole);
    return run_suite(suite);
}
