/* test_rules_fund.c - guidance funds and sub-funds: at each share, beyond it, and without its fact.
 *
 * Figures are those of the documents that the rules cite. A fund of 1 亿 (10000 W), all paid in,
 * unless a case says otherwise.
 */
#include "rule_case.h"

#define DAY_2016 16801 /* 2016-01-01 */
#define SMALL    K(FUND_LARGEST, false)
#define CAPITAL  K(SIZE, 10000 * W), K(PAID_IN, 10000 * W)
/* Committed and paid in. */
#define RAISED      K(PRIVATE_COMMITTED, 2000 * W)
#define OWN(amount) K(FUND_COMMITTED, amount), K(FUND_PAID_IN, amount)
#define ALL(amount) K(PUBLIC_COMMITTED, amount), K(PUBLIC_PAID_IN, amount)
#define FIRST       K(FIRST_DRAWDOWN, 2000 * W)

static const struct rule_case cases[] = {
    {"HK-PLAN", "two", "2015-12-31", NULL, PASSES, .known = {K(PARTNERS, 2)}},
    {"HK-PLAN", "five", "2015-12-31", NULL, PASSES, .known = {K(PARTNERS, 5)}},
    {"HK-PLAN", "one", "2015-12-31", NULL, BREAKS(PARTNERS, 1), .known = {K(PARTNERS, 1)}},
    {"HK-PLAN", "eight: five are no cap", "2015-12-31", NULL, PASSES, .known = {K(PARTNERS, 8)}},
    {"HK-PLAN", "nobody counted", "2015-12-31", NULL, LACKS(PARTNERS)},

    {"G1-2025-a", "a duty to invest locally", "2025-06-01", NULL, BREAKS(LOCAL_DUTY, 0),
     .known = {K(LOCAL_DUTY, true), K(SET_UP, 20096)}}, /* 2025-01-08 */
    {"G1-2025-a", "none", "2025-06-01", NULL, PASSES,
     .known = {K(LOCAL_DUTY, false), K(SET_UP, 20096)}},
    {"G1-2025-a", "a fund that was there on the day", "2025-06-01", NULL, IDLE,
     .known = {K(LOCAL_DUTY, true), K(SET_UP, 20095)}},
    {"G1-2025-a", "nobody said", "2025-06-01", NULL, LACKS(LOCAL_DUTY),
     .known = {K(SET_UP, 20096)}},
    {"G1-2025-a", "nobody said since when", "2025-06-01", NULL, LACKS(SET_UP),
     .known = {K(LOCAL_DUTY, true)}},

    {"G1-2025-b", "a county's, new", "2025-06-01", NULL, BREAKS(LEVEL, 0),
     .known = {K(LEVEL, GT_FUND_LEVEL_COUNTY), K(SET_UP, 20096)}}, /* 2025-01-08 */
    {"G1-2025-b", "a county's, there already", "2025-06-01", NULL, IDLE,
     .known = {K(LEVEL, GT_FUND_LEVEL_COUNTY), K(SET_UP, 20095)}},
    {"G1-2025-b", "a city's", "2025-06-01", NULL, PASSES, .known = {K(LEVEL, GT_FUND_LEVEL_CITY)}},
    {"G1-2025-b", "nobody said", "2025-06-01", NULL, LACKS(LEVEL), .known = {K(SET_UP, 20200)}},
    {"G1-2025-b", "nobody said since when", "2025-06-01", NULL, LACKS(SET_UP),
     .known = {K(LEVEL, GT_FUND_LEVEL_COUNTY)}},
    {"G1-2025-b", "whether a district is of county level is the text's to say", "2025-06-01", NULL,
     LACKS(TEXT), .known = {K(LEVEL, GT_FUND_LEVEL_DISTRICT), K(SET_UP, 20200)}},

    {"G1-2025-c", "on what is paid in", "2025-06-01", NULL, PASSES,
     .known = {K(FEE_ON_PAID, true), K(SET_UP, 20096)}}, /* 2025-01-08 */
    {"G1-2025-c", "on commitments", "2025-06-01", NULL, BREAKS(FEE_ON_PAID, 0),
     .known = {K(FEE_ON_PAID, false), K(SET_UP, 20096)}},
    {"G1-2025-c", "a fund that was there on the day", "2025-06-01", NULL, IDLE,
     .known = {K(FEE_ON_PAID, false), K(SET_UP, 20095)}},
    {"G1-2025-c", "nobody said", "2025-06-01", NULL, LACKS(FEE_ON_PAID),
     .known = {K(SET_UP, 20096)}},

    {"NDRC26", "none of what is banned", "2026-02-01", NULL, PASSES,
     .known = {K(HIDDEN_DEBT, false), K(DERIVATIVES, false), K(GUARANTEES, false),
               K(UNLIMITED, false)}},
    {"NDRC26", "hidden debt", "2026-02-01", NULL, BREAKS(HIDDEN_DEBT, 0),
     .known = {K(HIDDEN_DEBT, true), K(DERIVATIVES, false), K(GUARANTEES, false),
               K(UNLIMITED, false)}},
    {"NDRC26", "derivatives", "2026-02-01", NULL, BREAKS(DERIVATIVES, 0),
     .known = {K(DERIVATIVES, true)}},
    {"NDRC26", "a guarantee", "2026-02-01", NULL, BREAKS(GUARANTEES, 0),
     .known = {K(GUARANTEES, true)}},
    {"NDRC26", "liable without limit", "2026-02-01", NULL, BREAKS(UNLIMITED, 0),
     .known = {K(UNLIMITED, true)}},
    {"NDRC26", "nobody said of one", "2026-02-01", NULL, LACKS(UNLIMITED),
     .known = {K(HIDDEN_DEBT, false), K(DERIVATIVES, false), K(GUARANTEES, false)}},

    {"Y210-1", "set up and invested in time", "2018-01-01", NULL, PASSES,
     .known = {K(APPROVED, DAY_2016), K(SET_UP, DAY_2016 + 366), K(FIRST_PAID, DAY_2016),
               K(FIRST_INVESTED, DAY_2016 + 366)}}, /* 2016 has 366 days */
    {"Y210-1", "set up a day late", "2018-01-01", NULL, BREAKS(SET_UP, 1),
     .known = {K(APPROVED, DAY_2016), K(SET_UP, DAY_2016 + 367), K(FIRST_PAID, DAY_2016),
               K(FIRST_INVESTED, DAY_2016)}},
    {"Y210-1", "nothing invested after a year and a day", "2017-01-02", NULL,
     BREAKS(FIRST_INVESTED, 1),
     .known = {K(APPROVED, DAY_2016), K(SET_UP, DAY_2016), K(FIRST_PAID, DAY_2016)}},
    {"Y210-1", "the year is not over", "2017-01-01", NULL, LACKS(FIRST_INVESTED),
     .known = {K(APPROVED, DAY_2016), K(SET_UP, DAY_2016), K(FIRST_PAID, DAY_2016)}},
    {"Y210-1", "nothing paid in: that part does not apply", "2018-01-01", NULL, PASSES,
     .known = {K(APPROVED, DAY_2016), K(SET_UP, DAY_2016), K(PAID_IN, 0)}},
    {"Y210-1", "nobody said when it was approved", "2018-01-01", NULL, LACKS(APPROVED),
     .known = {K(SET_UP, DAY_2016), K(PAID_IN, 0)}},

    {"N1638", "10 %", "2021-01-01", NULL, PASSES,
     .known = {K(PUBLIC_COMMITTED, 1000 * W), CAPITAL}},
    {"N1638", "less: it may be an approved one", "2021-01-01", NULL, LACKS(APPROVED_BY),
     .known = {K(PUBLIC_COMMITTED, 1000 * W - 1), CAPITAL}},
    {"N1638", "5 %", "2021-01-01", NULL, LACKS(APPROVED_BY),
     .known = {K(PUBLIC_COMMITTED, 500 * W), CAPITAL}},
    {"N1638", "below 5 %", "2021-01-01", NULL, BREAKS(PUBLIC_COMMITTED, 500 * W + 1),
     .known = {K(PUBLIC_COMMITTED, 500 * W - 1), CAPITAL}},
    {"N1638", "nobody knows the size", "2021-01-01", NULL, LACKS(SIZE),
     .known = {K(PUBLIC_COMMITTED, W)}},
    {"N1638", "of 2019 only the year is recorded", "2019-12-31", NULL, LACKS(TEXT),
     .known = {K(PUBLIC_COMMITTED, W), CAPITAL}},
    {"US-SBIC", "twice the private money", "2025-06-01", NULL, PASSES,
     .known = {OWN(200 * W), K(PRIVATE_PAID_IN, 100 * W)}},
    {"US-SBIC", "a cent more", "2025-06-01", NULL, BREAKS(FUND_PAID_IN, 1),
     .known = {OWN(200 * W + 1), K(PRIVATE_PAID_IN, 100 * W)}},
    {"US-SBIC", "above 175 million", "2025-06-01", NULL, BREAKS(FUND_COMMITTED, 1),
     .known = {OWN(17500 * W + 1), K(PRIVATE_PAID_IN, 10000 * W)}},
    {"US-SBIC", "whose money nobody recorded", "2025-06-01", NULL, LACKS(PRIVATE_PAID_IN),
     .known = {OWN(W)}},

    {"GJ1509", "60 %", "2018-01-01", NULL, PASSES, .known = {K(EARLY, 6000 * W), CAPITAL}},
    {"GJ1509", "may still be reached", "2018-01-01", NULL, LACKS(EARLY),
     .known = {K(EARLY, 3000 * W), K(INVESTED, 7000 * W), CAPITAL}},
    {"GJ1509", "cannot be reached any more", "2018-01-01", NULL, BREAKS(EARLY, 3000 * W),
     .known = {K(EARLY, 3000 * W), K(INVESTED, 7001 * W), CAPITAL}},

    {"MOF07-1", "25 %", "2010-01-01", NULL, PASSES,
     .known = {K(FUND_PAID_IN, 2500 * W), CAPITAL, SMALL}},
    {"MOF07-1", "a fen above", "2010-01-01", NULL, BREAKS(FUND_PAID_IN, 1),
     .known = {K(FUND_PAID_IN, 2500 * W + 1), CAPITAL, SMALL}},
    {"MOF07-1", "the largest holder", "2010-01-01", NULL, BREAKS(FUND_LARGEST, 0),
     .known = {K(FUND_PAID_IN, 2500 * W), CAPITAL, K(FUND_LARGEST, true)}},
    {"MOF07-1", "nobody knows what was paid in", "2010-01-01", NULL, LACKS(PAID_IN),
     .known = {K(FUND_PAID_IN, 2500 * W), SMALL}},

    {"CJ668", "20 %", "2012-01-01", NULL, PASSES, .known = {K(FUND_COMMITTED, 2000 * W), CAPITAL}},
    {"CJ668", "above, and 70 % early is not enough", "2012-01-01", NULL, BREAKS(FUND_COMMITTED, W),
     .known = {K(FUND_COMMITTED, 2001 * W), K(EARLY, 7000 * W), K(INVESTED, 10000 * W), CAPITAL}},
    {"CJ668", "above, and it may still go to start-ups", "2012-01-01", NULL, LACKS(EARLY),
     .known = {K(FUND_COMMITTED, 2001 * W), K(EARLY, 0), K(INVESTED, 3000 * W - 1), CAPITAL}},
    {"CJ668", "above, and it cannot any more", "2012-01-01", NULL, BREAKS(FUND_COMMITTED, W),
     .known = {K(FUND_COMMITTED, 2001 * W), K(EARLY, 0), K(INVESTED, 3000 * W), CAPITAL}},
    {"CJ668", "above, and nobody said what is early", "2012-01-01", NULL, LACKS(EARLY),
     .known = {K(FUND_COMMITTED, 2001 * W), CAPITAL}},
    {"CJ668", "of the commitments, whatever is paid in", "2012-01-01", NULL, PASSES,
     .known = {K(FUND_COMMITTED, 2000 * W), K(SIZE, 10000 * W), K(FUND_PAID_IN, 2000 * W),
               K(PAID_IN, 3000 * W)}},
    {"CJ668", "above 70 % early", "2012-01-01", NULL, IDLE,
     .known = {K(FUND_COMMITTED, 2001 * W), K(EARLY, 7000 * W + 1), CAPITAL}},
    {"CJ668", "nobody knows the size", "2012-01-01", NULL, LACKS(SIZE),
     .known = {K(FUND_COMMITTED, 2001 * W)}},

    {"KJZH", "10 %, 3 times of it and half the fund on target", "2022-01-01", NULL, PASSES,
     .known = {OWN(1000 * W), CAPITAL, SMALL, K(ON_TARGET, 5000 * W)}},
    {"KJZH", "below 10 %", "2022-01-01", NULL, BREAKS(FUND_COMMITTED, 1),
     .known = {OWN(1000 * W - 1), CAPITAL, SMALL, K(ON_TARGET, 5000 * W)}},
    {"KJZH", "above 30 %", "2022-01-01", NULL, BREAKS(FUND_COMMITTED, 1),
     .known = {OWN(3000 * W + 1), CAPITAL, SMALL, K(ON_TARGET, 9100 * W)}},
    {"KJZH", "all invested, too little on target", "2022-01-01", NULL, BREAKS(ON_TARGET, 1000 * W),
     .known = {OWN(3000 * W), CAPITAL, SMALL, K(ON_TARGET, 8000 * W), K(INVESTED, 10000 * W)}},
    {"KJZH", "nobody said what is on target", "2022-01-01", NULL, LACKS(ON_TARGET),
     .known = {OWN(1000 * W), CAPITAL, SMALL}},

    {"SD-1", "35 %", "2012-01-01", NULL, PASSES,
     .known = {K(FUND_PAID_IN, 3500 * W), CAPITAL, SMALL}},
    {"SD-1", "above", "2012-01-01", NULL, BREAKS(FUND_PAID_IN, 100 * W),
     .known = {K(FUND_PAID_IN, 3600 * W), CAPITAL, SMALL}},
    {"SD-1", "nobody knows the holders", "2012-01-01", NULL, LACKS(FUND_LARGEST),
     .known = {K(FUND_PAID_IN, 3500 * W), CAPITAL}},

    {"NB-3", "70 % and 20 % independent", "2023-01-01", NULL, PASSES,
     .known = {K(FUND_COMMITTED, 7000 * W), CAPITAL, K(PRIVATE_COMMITTED, 3000 * W),
               K(INDEPENDENT, 2000 * W)}},
    {"NB-3", "less independent", "2023-01-01", NULL, BREAKS(INDEPENDENT, 1),
     .known = {K(FUND_COMMITTED, 7000 * W), CAPITAL, K(PRIVATE_COMMITTED, 3000 * W),
               K(INDEPENDENT, 2000 * W - 1)}},
    {"NB-3", "private, and nobody said whether independent", "2023-01-01", NULL, LACKS(INDEPENDENT),
     .known = {K(FUND_COMMITTED, 7000 * W), CAPITAL, K(PRIVATE_COMMITTED, 2000 * W)}},
    {"NB-3", "too little private", "2023-01-01", NULL, BREAKS(PRIVATE_COMMITTED, 1),
     .known = {K(FUND_COMMITTED, 7000 * W), CAPITAL, K(PRIVATE_COMMITTED, 2000 * W - 1)}},
    {"NB-3", "whose money nobody recorded", "2023-01-01", NULL, LACKS(PRIVATE_COMMITTED),
     .known = {K(FUND_COMMITTED, 7000 * W), CAPITAL}},

    {"SZU-1", "as the text has it", "2022-01-01", NULL, PASSES,
     .known = {K(FUND_COMMITTED, 4000 * W), K(PUBLIC_COMMITTED, 5000 * W), CAPITAL, K(PROJECTS, 15),
               K(EARLY, 5000 * W)}},
    {"SZU-1", "all levels above half", "2022-01-01", NULL, BREAKS(PUBLIC_COMMITTED, 1),
     .known = {K(FUND_COMMITTED, 4000 * W), K(PUBLIC_COMMITTED, 5000 * W + 1), CAPITAL,
               K(PROJECTS, 15), K(EARLY, 5000 * W)}},
    {"SZU-1", "a small fund", "2022-01-01", NULL, BREAKS(SIZE, 1),
     .known = {K(FUND_COMMITTED, W), K(PUBLIC_COMMITTED, W), K(SIZE, 10000 * W - 1),
               K(PAID_IN, 10000 * W), K(PROJECTS, 15), K(EARLY, 5000 * W)}},
    {"SZU-1", "fourteen companies so far", "2022-01-01", NULL, LACKS(PROJECTS),
     .known = {K(FUND_COMMITTED, 4000 * W), K(PUBLIC_COMMITTED, 5000 * W), CAPITAL, K(PROJECTS, 14),
               K(INVESTED, 6000 * W), K(EARLY, 5000 * W)}},
    {"SZU-1", "fourteen companies, all invested", "2022-01-01", NULL, BREAKS(PROJECTS, 1),
     .known = {K(FUND_COMMITTED, 4000 * W), K(PUBLIC_COMMITTED, 5000 * W), CAPITAL, K(PROJECTS, 14),
               K(INVESTED, 10000 * W), K(EARLY, 5000 * W)}},

    {"LY-1", "half of a seed fund", "2024-01-01", NULL, PASSES,
     .known = {K(STAGE, GT_TERM_STAGE_SEED), OWN(5000 * W), ALL(6000 * W), CAPITAL}},
    {"LY-1", "above 25 % of an industry fund", "2024-01-01", NULL, BREAKS(FUND_PAID_IN, 2500 * W),
     .known = {K(STAGE, GT_TERM_STAGE_INDUSTRY), OWN(5000 * W), ALL(5000 * W), CAPITAL}},
    {"LY-1", "which kind of fund nobody said", "2024-01-01", NULL, LACKS(STAGE),
     .known = {OWN(W), ALL(W), CAPITAL}},
    {"LY-1", "half of what is committed, all of what is paid in", "2024-01-01", NULL, LACKS(TEXT),
     .known = {K(STAGE, GT_TERM_STAGE_SEED), K(FUND_COMMITTED, 5000 * W),
               K(PUBLIC_COMMITTED, 5000 * W), K(SIZE, 10000 * W), K(FUND_PAID_IN, W),
               K(PUBLIC_PAID_IN, W), K(PAID_IN, W)}},
    {"LY-1", "nobody knows the size", "2024-01-01", NULL, LACKS(SIZE),
     .known = {K(STAGE, GT_TERM_STAGE_SEED), OWN(W), ALL(W), K(PAID_IN, 10000 * W)}},
    {"LY-2", "a seed fund, all of its return", "2024-01-01", NULL, PASSES,
     .known = {K(STAGE, GT_TERM_STAGE_SEED), K(CONCEDED, 100 * W), K(RETURNED, 100 * W)}},
    {"LY-2", "more than its return", "2024-01-01", NULL, BREAKS(CONCEDED, 1),
     .known = {K(CONCEDED, 100 * W + 1), K(RETURNED, 100 * W)}},
    {"LY-2", "an industry fund, above half", "2024-01-01", NULL, BREAKS(CONCEDED, 1),
     .known = {K(STAGE, GT_TERM_STAGE_INDUSTRY), K(CONCEDED, 50 * W + 1), K(RETURNED, 100 * W)}},
    {"LY-2", "an industry fund, half: the LPR decides", "2024-01-01", NULL, LACKS(LENDING_RATE),
     .known = {K(STAGE, GT_TERM_STAGE_INDUSTRY), K(CONCEDED, 50 * W), K(RETURNED, 100 * W)}},
    {"LY-2", "an industry fund that gives up nothing", "2024-01-01", NULL, PASSES,
     .known = {K(STAGE, GT_TERM_STAGE_INDUSTRY), K(CONCEDED, 0), K(RETURNED, 100 * W)}},
    {"LY-2", "which kind of fund nobody said", "2024-01-01", NULL, LACKS(STAGE),
     .known = {K(CONCEDED, 1), K(RETURNED, 100 * W)}},
    {"LY-2", "nobody knows its return", "2024-01-01", NULL, LACKS(RETURNED),
     .known = {K(CONCEDED, 100 * W)}},
    {"LY-3", "1.1 times", "2024-01-01", NULL, PASSES,
     .known = {K(LOCAL, 1100 * W), K(FUND_PAID_IN, 1000 * W)}},
    {"LY-3", "all invested, less", "2024-01-01", NULL, BREAKS(LOCAL, 1),
     .known = {K(LOCAL, 1100 * W - 1), K(FUND_PAID_IN, 1000 * W), K(SIZE, 10000 * W),
               K(INVESTED, 10000 * W)}},
    {"LY-3", "nobody said what is local", "2024-01-01", NULL, LACKS(LOCAL),
     .known = {K(FUND_PAID_IN, 1000 * W)}},
    {"LY-3", "before the measures of 2023", "2023-11-26", NULL, IDLE,
     .known = {K(LOCAL, 0), K(FUND_PAID_IN, 1000 * W)}},
    {"LY-4", "60 % into technology, 40 % lost", "2024-01-01", NULL, PASSES,
     .known = {K(TECH, 6000 * W), K(INVESTED, 10000 * W), K(LOSS, 400 * W),
               K(FUND_PAID_IN, 1000 * W)}},
    {"LY-4", "more lost", "2024-01-01", NULL, BREAKS(LOSS, 1),
     .known = {K(TECH, 6000 * W), K(INVESTED, 10000 * W), K(LOSS, 400 * W + 1),
               K(FUND_PAID_IN, 1000 * W)}},
    {"LY-4", "not liquidated", "2024-01-01", NULL, LACKS(LOSS),
     .known = {K(TECH, 6000 * W), K(INVESTED, 10000 * W), K(FUND_PAID_IN, 1000 * W)}},

    {"QZ-1", "a fifth of a venture fund", "2024-01-01", NULL, PASSES,
     .known = {K(STAGE, GT_TERM_STAGE_VENTURE), OWN(2000 * W), CAPITAL, FIRST,
               K(ON_TARGET, 6000 * W), K(LOCAL, 2000 * W)}},
    {"QZ-1", "an industry fund invests 1.5 times", "2024-01-01", NULL, BREAKS(LOCAL, 1000 * W),
     .known = {K(STAGE, GT_TERM_STAGE_INDUSTRY), OWN(2000 * W), CAPITAL, FIRST,
               K(ON_TARGET, 6000 * W), K(LOCAL, 2000 * W), K(INVESTED, 10000 * W)}},
    {"QZ-1", "which kind of fund nobody said", "2024-01-01", NULL, LACKS(STAGE),
     .known = {OWN(2000 * W), CAPITAL, FIRST, K(ON_TARGET, 6000 * W), K(LOCAL, 2000 * W)}},
    {"QZ-1", "a fen less than a fifth at first", "2024-01-01", NULL, BREAKS(FIRST_DRAWDOWN, 1),
     .known = {K(STAGE, GT_TERM_STAGE_VENTURE), OWN(2000 * W), CAPITAL, K(ON_TARGET, 6000 * W),
               K(LOCAL, 2000 * W), K(FIRST_DRAWDOWN, 2000 * W - 1)}},
    {"QZ-1", "nothing paid in yet", "2024-01-01", NULL, LACKS(FIRST_DRAWDOWN),
     .known = {K(STAGE, GT_TERM_STAGE_VENTURE), OWN(2000 * W), CAPITAL, K(ON_TARGET, 6000 * W),
               K(LOCAL, 2000 * W)}},
    {"QZ-2", "30 % of an angel fund", "2024-01-01", NULL, PASSES,
     .known = {K(STAGE, GT_TERM_STAGE_START_UP), K(FUND_COMMITTED, 3000 * W), CAPITAL}},
    {"QZ-2", "30 % of a venture fund", "2024-01-01", NULL, BREAKS(FUND_COMMITTED, 1000 * W),
     .known = {K(STAGE, GT_TERM_STAGE_VENTURE), K(FUND_COMMITTED, 3000 * W), CAPITAL}},
    {"QZ-2", "an industry fund is not asked", "2024-01-01", NULL, IDLE,
     .known = {K(STAGE, GT_TERM_STAGE_INDUSTRY), K(FUND_COMMITTED, 3000 * W), CAPITAL}},
    {"QZ-2", "nobody said", "2024-01-01", NULL, LACKS(STAGE),
     .known = {K(FUND_COMMITTED, 3000 * W), CAPITAL}},

    {"ZZ-1", "60 %, 20 % in one company", "2025-01-01", NULL, PASSES,
     .known = {K(FUND_COMMITTED, 6000 * W), K(LARGEST, 2000 * W), CAPITAL}},
    {"ZZ-1", "a fen more in one company", "2025-01-01", NULL, BREAKS(LARGEST, 1),
     .known = {K(FUND_COMMITTED, 6000 * W), K(LARGEST, 2000 * W + 1), CAPITAL}},
    {"ZZ-1", "nobody knows in which companies", "2025-01-01", NULL, LACKS(LARGEST),
     .known = {K(FUND_COMMITTED, 6000 * W), CAPITAL}},
    {"ZZ-1", "above", "2025-01-01", NULL, BREAKS(FUND_COMMITTED, 1),
     .known = {K(FUND_COMMITTED, 6000 * W + 1), CAPITAL}},
    {"ZZ-1", "unknown", "2025-01-01", NULL, LACKS(FUND_COMMITTED), .known = {CAPITAL}},
    {"TJ-1", "70 and 80 %", "2025-08-01", NULL, PASSES,
     .known = {OWN(7000 * W), ALL(8000 * W), CAPITAL}},
    {"TJ-1", "together above 80 %", "2025-08-01", NULL, BREAKS(PUBLIC_PAID_IN, 1),
     .known = {OWN(7000 * W), ALL(8000 * W + 1), CAPITAL}},
    {"TJ-1", "whose money nobody recorded", "2025-08-01", NULL, LACKS(PUBLIC_COMMITTED),
     .known = {OWN(7000 * W), CAPITAL}},

    {"SZU-2", "1 % by the manager", "2022-01-01", NULL, PASSES,
     .known = {K(MANAGER_COMMITTED, 100 * W), CAPITAL}},
    {"SZU-2", "a fen less", "2022-01-01", NULL, BREAKS(MANAGER_COMMITTED, 1),
     .known = {K(MANAGER_COMMITTED, 100 * W - 1), CAPITAL}},
    {"SZU-2", "nobody knows the manager", "2022-01-01", NULL, LACKS(MANAGER_COMMITTED),
     .known = {CAPITAL}},

    {"NVC25", "70 % early, not the largest", "2026-06-01", NULL, PASSES,
     .known = {SMALL, CAPITAL, K(EARLY, 7000 * W)}},
    {"NVC25", "the largest holder", "2026-06-01", NULL, BREAKS(FUND_LARGEST, 0),
     .known = {K(FUND_LARGEST, true), CAPITAL, K(EARLY, 7000 * W)}},
    {"NVC25", "all invested, less early", "2026-06-01", NULL, BREAKS(EARLY, 1),
     .known = {SMALL, CAPITAL, K(EARLY, 7000 * W - 1), K(INVESTED, 10000 * W)}},
    {"NVC25", "it may still be", "2026-06-01", NULL, LACKS(EARLY),
     .known = {SMALL, CAPITAL, K(EARLY, 1000 * W), K(INVESTED, 4000 * W)}},

    {"ZZ-1-b", "40 % lost", "2030-01-01", NULL, PASSES,
     .known = {K(LOSS, 400 * W), K(FUND_PAID_IN, 1000 * W)}},
    {"ZZ-1-b", "a fen more", "2030-01-01", NULL, BREAKS(LOSS, 1),
     .known = {K(LOSS, 400 * W + 1), K(FUND_PAID_IN, 1000 * W)}},
    {"ZZ-1-b", "not liquidated", "2030-01-01", NULL, LACKS(LOSS),
     .known = {K(FUND_PAID_IN, 1000 * W)}},
    {"GZ-1", "80 % lost", "2026-01-01", NULL, PASSES,
     .known = {K(LOSS, 800 * W), K(FUND_PAID_IN, 1000 * W)}},
    {"GZ-1", "a fen more", "2026-01-01", NULL, BREAKS(LOSS, 1),
     .known = {K(LOSS, 800 * W + 1), K(FUND_PAID_IN, 1000 * W)}},
    {"GZ-1", "nobody said the loss", "2026-01-01", NULL, LACKS(LOSS),
     .known = {K(FUND_PAID_IN, 1000 * W)}},
    {"CD-1", "80 % lost", "2026-01-01", NULL, PASSES,
     .known = {K(LOSS, 800 * W), K(FUND_PAID_IN, 1000 * W)}},
    {"CD-1", "a fen more", "2026-01-01", NULL, BREAKS(LOSS, 1),
     .known = {K(LOSS, 800 * W + 1), K(FUND_PAID_IN, 1000 * W)}},
    {"CD-1", "nobody knows what was paid in", "2026-01-01", NULL, LACKS(FUND_PAID_IN),
     .known = {K(LOSS, W)}},
    {"CD-1", "of 2024 only the half-year was read", "2024-10-01", NULL, LACKS(TEXT),
     .known = {K(LOSS, W), K(FUND_PAID_IN, 1000 * W)}},
    {"QD-1", "all of it", "2026-01-01", NULL, PASSES,
     .known = {K(LOSS, 1000 * W), K(FUND_PAID_IN, 1000 * W)}},
    {"QD-1", "more than all", "2026-01-01", NULL, BREAKS(LOSS, 1),
     .known = {K(LOSS, 1000 * W + 1), K(FUND_PAID_IN, 1000 * W)}},
    {"QD-1", "nobody said the loss", "2026-01-01", NULL, LACKS(LOSS),
     .known = {K(FUND_PAID_IN, 1000 * W)}},

    {"ZJ-2", "30 % into companies", "2015-06-01", NULL, PASSES,
     .known = {K(DIRECT, 3000 * W), CAPITAL}},
    {"ZJ-2", "a fen more", "2015-06-01", NULL, BREAKS(DIRECT, 1),
     .known = {K(DIRECT, 3000 * W + 1), CAPITAL}},
    {"ZJ-2", "nobody knows the fund's size", "2015-06-01", NULL, LACKS(SIZE),
     .known = {K(DIRECT, W)}},
    {"SZ-4", "10 % into companies", "2023-06-01", NULL, PASSES,
     .known = {K(DIRECT, 1000 * W), CAPITAL}},
    {"SZ-4", "a fen more", "2023-06-01", NULL, BREAKS(DIRECT, 1),
     .known = {K(DIRECT, 1000 * W + 1), CAPITAL}},
    {"SZ-4", "nobody knows the fund's size", "2023-06-01", NULL, LACKS(SIZE),
     .known = {K(DIRECT, W)}},
    {"SZ-4", "of 2022 the day was not read", "2022-06-01", NULL, LACKS(TEXT),
     .known = {K(DIRECT, W), CAPITAL}},
    {"QD-2", "40 % into companies", "2023-06-01", NULL, PASSES,
     .known = {K(DIRECT, 4000 * W), CAPITAL}},
    {"QD-2", "a fen more", "2023-06-01", NULL, BREAKS(DIRECT, 1),
     .known = {K(DIRECT, 4000 * W + 1), CAPITAL}},
    {"QD-2", "nobody knows what it invested", "2023-06-01", NULL, LACKS(DIRECT),
     .known = {CAPITAL}},

    {"UK-ECF", "60 %", "2015-01-01", NULL, PASSES,
     .known = {K(FUND_COMMITTED, 3000 * W), K(SIZE, 5000 * W)}},
    {"UK-ECF", "a penny above 60 %: two thirds in some cases", "2015-01-01", NULL, LACKS(TEXT),
     .known = {K(FUND_COMMITTED, 3000 * W + 1), K(SIZE, 5000 * W)}},
    {"UK-ECF", "two thirds", "2015-01-01", NULL, LACKS(TEXT),
     .known = {K(FUND_COMMITTED, 4000 * W), K(SIZE, 6000 * W)}},
    {"UK-ECF", "a penny above two thirds", "2015-01-01", NULL, BREAKS(FUND_COMMITTED, 1),
     .known = {K(FUND_COMMITTED, 4000 * W + 1), K(SIZE, 6000 * W)}},
    {"UK-ECF", "above 50 million", "2015-01-01", NULL, BREAKS(FUND_COMMITTED, 1),
     .known = {K(FUND_COMMITTED, 5000 * W + 1), K(SIZE, 20000 * W)}},
    {"UK-ECF", "unknown", "2015-01-01", NULL, LACKS(SIZE), .known = {K(FUND_COMMITTED, 1)}},
    {"YOZ-1", "8 of 20 million", "1993-06-01", NULL, PASSES,
     .known = {OWN(800 * W), K(PAID_IN, 2000 * W), K(SIZE, 2000 * W)}},
    {"YOZ-1", "8 of 19 million", "1993-06-01", NULL, BREAKS(FUND_PAID_IN, 40 * W),
     .known = {OWN(800 * W), K(PAID_IN, 1900 * W), K(SIZE, 1900 * W)}},
    {"YOZ-1", "unknown", "1993-06-01", NULL, LACKS(FUND_PAID_IN),
     .known = {K(PAID_IN, 1900 * W), K(SIZE, 2000 * W), K(FUND_COMMITTED, 800 * W)}},
    {"YOZ2", "30 cents a dollar", "2024-06-01", NULL, PASSES,
     .known = {K(FUND_PAID_IN, 30 * W), K(PRIVATE_PAID_IN, 100 * W), K(FUND_COMMITTED, 30 * W)}},
    {"YOZ2", "more", "2024-06-01", NULL, BREAKS(FUND_PAID_IN, 1),
     .known = {K(FUND_PAID_IN, 30 * W + 1), K(PRIVATE_PAID_IN, 100 * W),
               K(FUND_COMMITTED, 30 * W)}},
    {"YOZ2", "unknown", "2024-06-01", NULL, LACKS(PRIVATE_PAID_IN),
     .known = {K(FUND_PAID_IN, 30 * W), K(FUND_COMMITTED, 30 * W)}},
    {"NZ-VIF", "1 to 2", "2005-06-01", NULL, PASSES,
     .known = {K(FUND_PAID_IN, 50 * W), K(PRIVATE_PAID_IN, 100 * W), RAISED}},
    {"NZ-VIF", "less than 20 million of private money", "2005-06-01", NULL,
     BREAKS(PRIVATE_COMMITTED, 1),
     .known = {K(FUND_PAID_IN, 50 * W), K(PRIVATE_PAID_IN, 100 * W),
               K(PRIVATE_COMMITTED, 2000 * W - 1)}},
    {"NZ-VIF", "once the ratios had changed", "2006-11-15", NULL, IDLE,
     .known = {K(FUND_PAID_IN, 50 * W), K(PRIVATE_PAID_IN, 50 * W), RAISED}},
    {"NZ-VIF", "more", "2005-06-01", NULL, BREAKS(FUND_PAID_IN, 1),
     .known = {K(FUND_PAID_IN, 50 * W + 1), K(PRIVATE_PAID_IN, 100 * W), RAISED}},
    {"NZ-VIF", "unknown", "2005-06-01", NULL, LACKS(PRIVATE_PAID_IN),
     .known = {K(FUND_PAID_IN, 50 * W)}},
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

START_TEST(test_whole)
{
    rule_cases_are_whole(cases, ROWS(cases),
                         1u << GT_RULE_ABOUT_FUND | 1u << GT_RULE_ABOUT_SUBFUND);
}
END_TEST

/* What may still be reached says how far it is. */
START_TEST(test_so_far)
{
    static const struct rule_case open = {
        "GJ1509", "3000 of 6000", "2018-01-01",
        NULL,     LACKS(EARLY),   .known = {K(EARLY, 3000 * W), K(INVESTED, 7000 * W), CAPITAL}};
    struct gt_rule_facts facts;
    struct gt_rule_verdict got;
    rule_facts_of(&open, gt_rule_find(open.id), &facts);
    gt_rule_judge(gt_rule_find(open.id), &facts, &got);
    ck_assert_int_eq(got.parts[0].actual, 3000 * W);
    ck_assert_int_eq(got.parts[0].limit, 6000 * W);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rules_fund");
    TCase *tests = tcase_create("rules_fund");
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(tests, test_cases, 0, ROWS(cases));
    tcase_add_loop_test(tests, test_out_of_force, 0, ROWS(cases));
    tcase_add_test(tests, test_whole);
    tcase_add_test(tests, test_so_far);
    return run_suite(suite);
}
