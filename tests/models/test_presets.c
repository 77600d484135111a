/* test_presets.c - for each preset a worked example with numbers by hand: how much public money it
 * allows, what it asks, and what is refused. Prices and splits under the presets stand in
 * test_presets_exit.c.
 *
 * The source of a row is that of the preset: its document and rule id stand in the preset's
 * citation, its figures in models/presets_*.c. A published rate and all facts of a case are inputs
 * of the test.
 */
#include "gentou/caps.h"
#include "gentou/leverage.h"
#include "gentou/presets.h"

#include "run.h"

#include <string.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)
#define WAN         *INT64_C(1000000)     /* 万, in fen */
#define YI          *INT64_C(10000000000) /* 亿, in fen */
#define K           *INT64_C(100000)      /* thousand, in cents */
#define M           *INT64_C(100000000)   /* million, in cents */

#define FACTS(...)                                                                                 \
    {                                                                                              \
        __VA_ARGS__                                                                                \
    }

/* Of amounts a cap is a share of, 0 stands for unknown in the tables. */
static struct gt_cap_facts known(struct gt_cap_facts facts)
{
    facts.partner = facts.partner ? facts.partner : GT_MONEY_UNKNOWN;
    facts.whole = facts.whole ? facts.whole : GT_MONEY_UNKNOWN;
    facts.registered_capital =
        facts.registered_capital ? facts.registered_capital : GT_MONEY_UNKNOWN;
    return facts;
}

static const struct {
    const char *preset;
    enum gt_term_kind kind; /* fund_share or co_investment */
    struct gt_cap_facts facts;
    gt_money most;
    enum gt_term_cap binding;
    const char *rule, *why;
} caps[] = {
    {"hongkou-2011", GT_TERM_CO_INVESTMENT, FACTS(.registered_capital = 2000 WAN), 100 WAN,
     GT_TERM_CAP_CAPITAL_SHARE, "HK-2", "5 % of 20 million"},
    {"hongkou-2011", GT_TERM_CO_INVESTMENT,
     FACTS(.registered_capital = 2 YI, .in_company = 200 WAN), 300 WAN, GT_TERM_CAP_PER_COMPANY,
     "HK-2", "5 % of 200 million would be 10; 5 a company, of which 2 are there"},
    {"mof-2007", GT_TERM_FUND_SHARE, FACTS(.whole = 1 YI), 2500 WAN, GT_TERM_CAP_ROUND_SHARE,
     "MOF07-1", "25 % of 100 million"},
    {"mof-2007", GT_TERM_CO_INVESTMENT, FACTS(.partner = 600 WAN), 300 WAN,
     GT_TERM_CAP_PARTNER_SHARE, "MOF07-5", "half of the partner's 6 million"},
    {"emerging-2011", GT_TERM_FUND_SHARE, FACTS(.whole = 250 M), 50 M, GT_TERM_CAP_ROUND_SHARE,
     "CJ668", "20 % of 250 million"},
    {"tech-transfer-2021", GT_TERM_FUND_SHARE, FACTS(.whole = 2 YI), 6000 WAN,
     GT_TERM_CAP_ROUND_SHARE, "KJZH", "30 % of 200 million"},
    {"national-venture-2025", GT_TERM_CO_INVESTMENT, FACTS(.partner = 2 YI), 5000 WAN,
     GT_TERM_CAP_PER_DEAL, "NVC25", "50 million a ticket, whatever the partner puts in"},
    {"shanghai-2010-follow", GT_TERM_CO_INVESTMENT,
     FACTS(.stage = GT_TERM_STAGE_VENTURE, .partner = 400 WAN), 200 WAN, GT_TERM_CAP_PARTNER_SHARE,
     "SH10-1", "half of the partner's 4 million"},
    {"shanghai-2010-follow", GT_TERM_CO_INVESTMENT,
     FACTS(.stage = GT_TERM_STAGE_SEED, .partner = 400 WAN), 400 WAN, GT_TERM_CAP_PARTNER_SHARE,
     "SH10-1", "all of it in the seed stage"},
    {"shandong", GT_TERM_FUND_SHARE, FACTS(.whole = 2 YI), 7000 WAN, GT_TERM_CAP_ROUND_SHARE,
     "SD-1", "35 % of 200 million"},
    {"ningbo-2013", GT_TERM_CO_INVESTMENT, FACTS(.in_company = 0), 200 WAN, GT_TERM_CAP_PER_DEAL,
     "NB-1", "normally 2 million"},
    {"ningbo-2013", GT_TERM_CO_INVESTMENT, FACTS(.in_company = 350 WAN), 150 WAN,
     GT_TERM_CAP_PER_COMPANY, "NB-1", "5 million in all, 3.5 are there"},
    {"ningbo-hi-tech", GT_TERM_FUND_SHARE, FACTS(.whole = 5000 WAN), 3500 WAN,
     GT_TERM_CAP_ROUND_SHARE, "NB-3", "70 % of 50 million"},
    {"suzhou-angel-2021", GT_TERM_FUND_SHARE, FACTS(.whole = 3 YI), 12000 WAN,
     GT_TERM_CAP_ROUND_SHARE, "SZU-1", "40 % of 300 million"},
    {"suzhou-angel-2021", GT_TERM_FUND_SHARE, FACTS(.whole = 6 YI), 2 YI, GT_TERM_CAP_PER_DEAL,
     "SZU-1", "40 % of 600 million would be 240; 200 a fund"},
    {"quanzhou-2023", GT_TERM_FUND_SHARE, FACTS(.whole = 1 YI), 2000 WAN, GT_TERM_CAP_ROUND_SHARE,
     "QZ-1, QZ-2", "20 % of 100 million"},
    {"quanzhou-2023", GT_TERM_FUND_SHARE, FACTS(.stage = GT_TERM_STAGE_START_UP, .whole = 1 YI),
     3000 WAN, GT_TERM_CAP_ROUND_SHARE, "QZ-1, QZ-2", "30 % of an angel fund"},
    {"zhengzhou-2024", GT_TERM_FUND_SHARE, FACTS(.whole = 1 YI), 6000 WAN, GT_TERM_CAP_ROUND_SHARE,
     "ZZ-1", "60 % of 100 million"},
    {"tianjin-2025", GT_TERM_FUND_SHARE, FACTS(.whole = 1 YI), 7000 WAN, GT_TERM_CAP_ROUND_SHARE,
     "TJ-1", "70 % of 100 million for one fiscal level"},
    {"linyi", GT_TERM_FUND_SHARE, FACTS(.stage = GT_TERM_STAGE_SEED, .whole = 8000 WAN), 4000 WAN,
     GT_TERM_CAP_ROUND_SHARE, "LY-1", "half of a seed fund of 80 million"},
    {"linyi", GT_TERM_FUND_SHARE, FACTS(.stage = GT_TERM_STAGE_VENTURE, .whole = 8000 WAN),
     3200 WAN, GT_TERM_CAP_ROUND_SHARE, "LY-1", "40 % of a venture fund"},
    {"linyi", GT_TERM_FUND_SHARE, FACTS(.stage = GT_TERM_STAGE_INDUSTRY, .whole = 8000 WAN),
     2000 WAN, GT_TERM_CAP_ROUND_SHARE, "LY-1", "25 % of an industry fund"},
    {"yozma-1993", GT_TERM_FUND_SHARE, FACTS(.whole = 20 M), 8 M, GT_TERM_CAP_ROUND_SHARE, "YOZ-1",
     "40 % of 20 million; the cap of 8 million says the same"},
    {"yozma-1993", GT_TERM_FUND_SHARE, FACTS(.whole = 24 M), 8 M, GT_TERM_CAP_PER_DEAL, "YOZ-1",
     "40 % of 24 million would be 9.6: 16 to 8"},
    {"yozma2-2024", GT_TERM_FUND_SHARE, FACTS(.partner = 100 M), 30 M, GT_TERM_CAP_PARTNER_SHARE,
     "YOZ2", "30 cents a dollar of 100 million"},
    {"yozma2-2024", GT_TERM_FUND_SHARE, FACTS(.partner = 154 M), 46 M, GT_TERM_CAP_PER_DEAL, "YOZ2",
     "30 cents a dollar of 154 million would be 46.2"},
    {"scottish-co-investment-2003", GT_TERM_CO_INVESTMENT,
     FACTS(.partner = 600 K, .whole = 1400 K, .in_company = 500 K), 500 K, GT_TERM_CAP_PER_COMPANY,
     "SCF-1",
     "the partner's 600 thousand, half of 1.4 million; 1 million a company, half is there"},
    {"scottish-co-investment", GT_TERM_CO_INVESTMENT, FACTS(.partner = 3 M, .whole = 9 M), 2 M,
     GT_TERM_CAP_PER_DEAL, "SCF-2", "the partner's 3 million, half of 9; 2 a deal"},
    {"scottish-co-investment", GT_TERM_CO_INVESTMENT, FACTS(.partner = 900 K, .whole = 1600 K),
     800 K, GT_TERM_CAP_ROUND_SHARE, "SCF-2", "half of 1.6 million, less than the partner's"},
    {"nz-vif-2002", GT_TERM_FUND_SHARE, FACTS(.partner = 20 M), 10 M, GT_TERM_CAP_PARTNER_SHARE,
     "NZ-VIF", "1 public for 2 private"},
    {"nz-scif", GT_TERM_CO_INVESTMENT, FACTS(.partner = 200 K), 200 K, GT_TERM_CAP_PARTNER_SHARE,
     "NZ-SCIF", "1 to 1"},
    {"nz-scif", GT_TERM_CO_INVESTMENT, FACTS(.partner = 400 K), 250 K, GT_TERM_CAP_PER_DEAL,
     "NZ-SCIF", "250 thousand a deal"},
    {"nz-scif", GT_TERM_CO_INVESTMENT, FACTS(.partner = 400 K, .beside_partner = 3900 K), 100 K,
     GT_TERM_CAP_PER_PARTNER, "NZ-SCIF", "4 million a partner, 3.9 are there"},
    {"nz-scif-2017", GT_TERM_CO_INVESTMENT, FACTS(.partner = 900 K, .in_company = 800 K), 700 K,
     GT_TERM_CAP_PER_COMPANY, "NZ-SCIF", "no cap a deal any more; 1.5 million a company"},
    {"uk-ecf", GT_TERM_FUND_SHARE, FACTS(.whole = 40 M), 24 M, GT_TERM_CAP_ROUND_SHARE, "UK-ECF",
     "60 % of 40 million"},
    {"uk-ecf", GT_TERM_FUND_SHARE, FACTS(.whole = 100 M), 50 M, GT_TERM_CAP_PER_DEAL, "UK-ECF",
     "60 % of 100 million would be 60; 50 a fund"},
    {"uk-angel-cofund", GT_TERM_CO_INVESTMENT, FACTS(.whole = 1 M), 490 K, GT_TERM_CAP_ROUND_SHARE,
     "UK-ACF", "49 % of a round of 1 million"},
    {"uk-angel-cofund", GT_TERM_CO_INVESTMENT, FACTS(.whole = 5 M), 1 M, GT_TERM_CAP_PER_DEAL,
     "UK-ACF", "1 million a deal"},
    {"eaf", GT_TERM_CO_INVESTMENT, FACTS(.partner = 300 K), 300 K, GT_TERM_CAP_PARTNER_SHARE,
     "EU-EAF", "the same amount as the angel"},
    {"eaf", GT_TERM_CO_INVESTMENT, FACTS(.partner = 300 K, .beside_partner = 4800 K), 200 K,
     GT_TERM_CAP_PER_PARTNER, "EU-EAF", "5 million an angel, 4.8 are there"},
    {"us-sbic", GT_TERM_FUND_SHARE, FACTS(.partner = 60 M), 120 M, GT_TERM_CAP_PARTNER_SHARE,
     "US-SBIC", "twice the private 60 million"},
    {"us-sbic", GT_TERM_FUND_SHARE, FACTS(.partner = 100 M), 175 M, GT_TERM_CAP_PER_DEAL, "US-SBIC",
     "twice 100 million would be 200"},
};

START_TEST(test_caps)
{
    const struct gt_term_set *set = gt_term_preset_find(caps[_i].preset);
    const struct gt_term *term = gt_term_in(set, caps[_i].kind);
    struct gt_cap_facts facts = known(caps[_i].facts);
    struct gt_cap cap;
    enum gt_status status = caps[_i].kind == GT_TERM_FUND_SHARE
                                ? gt_cap_fund_share(&set->fund_share, &facts, &cap)
                                : gt_cap_co_investment(&set->co_investment, &facts, &cap);
    ck_assert_int_eq(status, GT_OK);
    ck_assert_msg(cap.most == caps[_i].most && cap.binding == caps[_i].binding, "%s, %s: %lld, %d",
                  caps[_i].preset, caps[_i].why, (long long)cap.most, (int)cap.binding);
    ck_assert_ptr_nonnull(strstr(term->citation.id, caps[_i].rule));
}
END_TEST

/* Gross leverage of all money in a fund over the public money its cap allows: a share s gives 1/s. */
static const struct {
    const char *preset;
    gt_money whole, private_money; /* of the fund */
    double gross, within;
    const char *why;
} levers[] = {
    {"yozma-1993", 20 M, 12 M, 2.5, 1e-12, "8 of 20 million"},
    {"yozma-1993", 24 M, 16 M, 3, 1e-12, "16 to 8: a third, not 40 %"},
    {"yozma2-2024", 200 M, 154 M, 4.348, 5e-4, "200 over 46"},
    {"mof-2007", 1 YI, 7500 WAN, 4, 1e-12, "25 % at most: 4 at least"},
    {"emerging-2011", 1 YI, 8000 WAN, 5, 1e-12, "20 % at most: 5 at least"},
    {"suzhou-angel-2021", 1 YI, 6000 WAN, 2.5, 1e-12, "40 % at most: 2.5 at least"},
};

START_TEST(test_leverage)
{
    const struct gt_term_set *set = gt_term_preset_find(levers[_i].preset);
    struct gt_cap_facts facts = known(
        (struct gt_cap_facts){.whole = levers[_i].whole, .partner = levers[_i].private_money});
    struct gt_cap cap;
    ck_assert_int_eq(gt_cap_fund_share(&set->fund_share, &facts, &cap), GT_OK);
    ck_assert_int_eq(cap.most, levers[_i].whole - levers[_i].private_money);
    struct gt_stake stakes[] = {
        {.ownership = GT_OWNERSHIP_FISCAL, .is_fund = true, .amount = cap.most},
        {.ownership = GT_OWNERSHIP_PRIVATE, .amount = levers[_i].private_money}};
    struct gt_round round = {.amount = levers[_i].whole, .stakes = stakes, .stake_count = 2};
    struct gt_leverage leverage = {0};
    struct gt_split split;
    ck_assert_int_eq(gt_leverage_split(&round, (struct gt_counting){0}, &split), GT_OK);
    ck_assert_int_eq(gt_leverage_add(&leverage, &split), GT_OK);
    ck_assert_double_eq_tol(leverage.gross, levers[_i].gross, levers[_i].within);
}
END_TEST

/* Contribution, then local investment in champions, unicorns and others. */
static const struct {
    const char *preset;
    int stage;
    gt_money contribution;
    struct gt_local_money local;
    struct gt_duty duty;
    const char *rule, *why;
} duties[] = {
    {"linyi",
     GT_TERM_STAGE_VENTURE,
     1000 WAN,
     {200 WAN, 100 WAN, 500 WAN},
     {1100 WAN, 1000 WAN, 100 WAN},
     "LY-3",
     "1.1 x 10; 2 x 1.5 + 1 x 2 + 5 are recognised"},
    {"linyi",
     GT_TERM_STAGE_SEED,
     1000 WAN,
     {400 WAN, 0, 500 WAN},
     {1100 WAN, 1100 WAN, 0},
     "LY-3",
     "4 x 1.5 + 5: met to the yuan"},
    {"quanzhou-2023",
     GT_TERM_STAGE_START_UP,
     800 WAN,
     {0, 0, 500 WAN},
     {800 WAN, 500 WAN, 300 WAN},
     "QZ-1",
     "once the contribution"},
    {"quanzhou-2023",
     GT_TERM_STAGE_INDUSTRY,
     800 WAN,
     {300 WAN, 200 WAN, 500 WAN},
     {1200 WAN, 1000 WAN, 200 WAN},
     "QZ-1",
     "1.5 times it for industry; no weights"},
    {"tech-transfer-2021",
     -1,
     2000 WAN,
     {0, 0, 7000 WAN},
     {6000 WAN, 7000 WAN, 0},
     "KJZH",
     "three times the contribution"},
};

START_TEST(test_duties)
{
    const struct gt_reinvestment *term = &gt_term_preset_find(duties[_i].preset)->reinvestment;
    struct gt_duty duty;
    ck_assert_int_eq(gt_reinvestment_duty(term, duties[_i].stage, duties[_i].contribution,
                                          &duties[_i].local, &duty),
                     GT_OK);
    ck_assert_msg(duty.required == duties[_i].duty.required &&
                      duty.recognised == duties[_i].duty.recognised &&
                      duty.missing == duties[_i].duty.missing,
                  "%s: %s", duties[_i].preset, duties[_i].why);
    ck_assert_str_eq(term->term.citation.id, duties[_i].rule);
}
END_TEST

/* Figures that bound a deal or a fund and are not amounts of public money. */
START_TEST(test_conditions)
{
    const struct gt_term_set *hongkou = gt_term_preset_find("hongkou-2011");
    ck_assert(hongkou->co_investment.not_largest && hongkou->co_investment.partner_stays);
    ck_assert_double_eq_tol(hongkou->co_investment.term_years, 5, 1e-15);
    const struct gt_term_set *mof = gt_term_preset_find("mof-2007");
    ck_assert(mof->fund_share.not_largest && mof->co_investment.not_dearer);
    ck_assert_double_eq_tol(mof->co_investment.window, 1, 1e-15);
    const struct gt_term_set *suzhou = gt_term_preset_find("suzhou-angel-2021");
    ck_assert(suzhou->fund_share.fund_least == 1 YI && suzhou->fund_share.fund_most == 5 YI);
    ck_assert_double_eq_tol(suzhou->fund_share.all_public.general, 0.5, 1e-15);
    const struct gt_term_set *scottish = gt_term_preset_find("scottish-co-investment");
    ck_assert(scottish->co_investment.least == 100 K && scottish->co_investment.round_most == 10 M);
    const struct gt_term_set *older = gt_term_preset_find("scottish-co-investment-2003");
    ck_assert_double_eq_tol(older->co_investment.of_votes, 0.299, 1e-15);
    const struct gt_term_set *cofund = gt_term_preset_find("uk-angel-cofund");
    ck_assert(cofund->co_investment.least == 100 K && cofund->co_investment.round_least == 200 K);
    ck_assert_double_eq_tol(gt_term_preset_find("ningbo-2013")->co_investment.company_age, 3,
                            1e-15);
}
END_TEST

/* What a text leaves to whoever asks: bits of enum gt_term_input. */
static const struct {
    const char *preset;
    enum gt_term_kind kind;
    uint32_t missing;
} asked[] = {
    {"hongkou-2011", GT_TERM_BUY_OUT,
     GT_TERM_BIT(GT_TERM_INPUT_RATE) | GT_TERM_BIT(GT_TERM_INPUT_PREMIUM)},
    {"mof-2007", GT_TERM_BUY_OUT, GT_TERM_BIT(GT_TERM_INPUT_RATE)},
    {"zhejiang", GT_TERM_BUY_OUT, GT_TERM_BIT(GT_TERM_INPUT_RATE)},
    {"yozma-1993", GT_TERM_BUY_OUT,
     GT_TERM_BIT(GT_TERM_INPUT_WINDOW) | GT_TERM_BIT(GT_TERM_INPUT_RATE)},
    {"yozma2-2024", GT_TERM_BUY_OUT, 0},
    {"linyi", GT_TERM_CONCESSION, GT_TERM_BIT(GT_TERM_INPUT_RATE)},
    {"uk-ecf", GT_TERM_PRIORITY_RETURN, GT_TERM_BIT(GT_TERM_INPUT_PROFIT_SHARE)},
    {"eaf", GT_TERM_BUY_OUT, 0},
};

START_TEST(test_asked)
{
    ck_assert_uint_eq(gt_term_missing(gt_term_preset_find(asked[_i].preset), asked[_i].kind),
                      asked[_i].missing);
}
END_TEST

/* Every preset: days in their order, terms with a document, sureness that may be shipped, an
 * input asked only where its figure is not there, and a name that finds it. */
START_TEST(test_sound)
{
    for (const struct gt_term_set *const *preset = gt_term_presets; *preset; preset++) {
        const struct gt_term_set *set = *preset;
        int terms = 0;
        ck_assert(gt_term_preset_find(set->name) == set);
        ck_assert_int_le(set->valid_from, set->valid_to);
        ck_assert_ptr_nonnull(gt_currency_find(set->currency, strlen(set->currency)));
        for (int kind = 0; kind < GT_TERM_COUNT; kind++) {
            const struct gt_term *term = gt_term_in(set, (enum gt_term_kind)kind);
            if (!term->given)
                continue;
            terms++;
            ck_assert_msg(term->citation.id && term->citation.document, "%s", set->name);
            ck_assert_int_le((int)term->citation.verified, GT_VERIFICATION_INFERRED);
            ck_assert_int_le(term->citation.valid_from, term->citation.valid_to);
        }
        ck_assert_msg(terms > 0, "%s has no term", set->name);
        ck_assert_uint_eq(set->buy_out.needs, gt_term_missing(set, GT_TERM_BUY_OUT));
        ck_assert_uint_eq(set->concession.needs, gt_term_missing(set, GT_TERM_CONCESSION));
        ck_assert_uint_eq(set->priority_return.needs,
                          gt_term_missing(set, GT_TERM_PRIORITY_RETURN));
    }
    ck_assert_ptr_null(gt_term_preset_find("efsi"));
    ck_assert_ptr_null(gt_term_preset_find(""));
    ck_assert_ptr_null(gt_term_preset_find("mof-200"));
    ck_assert(gt_term_preset_find("nz_scif") == gt_term_preset_find("nz-scif"));
}
END_TEST

/* Presets whose terms are all prices and splits; their examples stand in test_presets_exit.c. */
static const char *const elsewhere[] = {"shanghai-angel-loss-2016", "zhejiang",
                                        "shenzhen-angel-2021"};

START_TEST(test_every_preset_has_an_example)
{
    for (const struct gt_term_set *const *preset = gt_term_presets; *preset; preset++) {
        int examples = 0;
        for (int i = 0; i < ROWS(caps); i++)
            examples += strcmp(caps[i].preset, (*preset)->name) == 0;
        for (int i = 0; i < ROWS(elsewhere); i++)
            examples += strcmp(elsewhere[i], (*preset)->name) == 0;
        ck_assert_msg(examples > 0, "%s has no worked example", (*preset)->name);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("presets");
    TCase *tcase = tcase_create("preset");
    tcase_add_loop_test(tcase, test_caps, 0, ROWS(caps));
    tcase_add_loop_test(tcase, test_leverage, 0, ROWS(levers));
    tcase_add_loop_test(tcase, test_duties, 0, ROWS(duties));
    tcase_add_test(tcase, test_conditions);
    tcase_add_loop_test(tcase, test_asked, 0, ROWS(asked));
    tcase_add_test(tcase, test_sound);
    tcase_add_test(tcase, test_every_preset_has_an_example);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
