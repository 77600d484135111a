/* test_programme.c - the whole programme against its simple form, closed forms and figures by hand.
 */
#include "gentou/kinds_waterfall.h"
#include "gentou/parties.h"
#include "gentou/sweep.h"
#include "models/simulate_int.h"

#include "run.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static struct gt_programme whole_reference(void)
{
    struct gt_programme programme = gt_programme_preset_find("reference")->programme;
    programme.partner_count = 2;
    programme.partners[0].share = 0.6;
    programme.partners[1].share = 0.4;
    programme.minor = 100;
    programme.treasury = 0.025;
    return programme;
}

static struct gt_simulation *simulate(const struct gt_programme *programme, int64_t paths)
{
    struct gt_simulate_options options = {.paths = paths, .seed = 1};
    struct gt_simulation *simulation = NULL;
    ck_assert_int_eq(gt_simulate(programme, &options, &simulation), GT_OK);
    return simulation;
}

#define FIGURE(c) figures[(size_t)(c)*GT_BLOCK_PATHS + path]

static void check_near(double got, double want, double scale, const char *what)
{
    ck_assert_msg(fabs(got - want) <= 1e-9 * scale, "%s: %.15g, simple %.15g", what, got, want);
}

/* The reference programme in its simple form and as a whole one, path by path: the same draws, the
 * same call option and concession by two codes. */
START_TEST(test_simple_form)
{
    static struct gt_plan plan, whole;
    struct gt_programme simple = gt_programme_preset_find("reference")->programme;
    struct gt_programme programme = whole_reference();
    gt_plan_make(&simple, &plan);
    gt_plan_make(&programme, &whole);
    const struct gt_column *columns;
    size_t count = (size_t)gt_plan_columns(&whole, &columns);
    struct gt_block *block = malloc(gt_block_bytes(&programme));
    double *figures = malloc(count * GT_BLOCK_PATHS * sizeof *figures);
    static double want[52][GT_BLOCK_PATHS];
    gt_block_figures(&plan, 1, 256, block, want[0]);
    gt_block_figures(&whole, 1, 256, block, figures);
    int all = whole.whole.column_party[whole.whole.parties - 1];
    for (size_t path = 0; path < GT_BLOCK_PATHS; path++) {
        check_near(FIGURE(GT_FIGURE_IRR), want[0][path], 1, "public IRR");
        check_near(FIGURE(all + GT_FIGURE_IRR), want[1][path], 1, "private IRR");
        check_near(FIGURE(GT_FIGURE_TVPI), want[2][path], 1 + want[2][path], "public TVPI");
        check_near(FIGURE(all + GT_FIGURE_TVPI), want[3][path], 1 + want[3][path], "private TVPI");
        for (int q = 0; q < 48; q++)
            check_near(FIGURE(GT_PARTY_FIGURES + whole.whole.years + q), want[4 + q][path],
                       8 + fabs(want[4 + q][path]), "public flow");
    }
    free(block);
    free(figures);
}
END_TEST

/* Without terms a multiple is worth (1 + growth)^t on average, so at that rate every party's flows
 * are worth nothing: E[NPV] = 0, within 4.5 standard errors (7 in a million, 4 parties). And
 * without terms nothing is uplifted, exactly. */
START_TEST(test_fair_without_terms)
{
    struct gt_programme programme = whole_reference();
    programme.terms = (struct gt_terms){{0, 0}, {0, 0}};
    programme.parameters[1] = 0.4; /* sigma */
    programme.treasury = programme.parameters[3];
    struct gt_simulation *s = simulate(&programme, 20000);
    ck_assert_int_eq(s->parties->count, 4);
    for (int p = 0; p < s->parties->count; p++) {
        const struct gt_party_result *party = &s->parties->parties[p];
        ck_assert(fabs(party->npv.mean) <= 4.5 * party->npv.se);
        ck_assert(party->npv.se > 0 && party->npv.se < 0.2);
        ck_assert(party->irr_uplift.mean == 0 && party->irr_uplift.sd == 0);
        ck_assert(party->tvpi_uplift.mean == 0 && party->tvpi_uplift.sd == 0);
    }
    gt_simulation_free(s);
}
END_TEST

/* Every round is 1 with 0.25 public, whatever happens: gross 4, net 3 on every path; of 30 deals 18
 * are the first partner's: Herfindahl 0.6^2 + 0.4^2. Private money is fixed, so the fiscal figure's
 * relative error is that of the cost: 22.5 / -E[NPV]. */
START_TEST(test_leverage)
{
    struct gt_programme programme = whole_reference();
    struct gt_simulation *s = simulate(&programme, 5000);
    const struct gt_parties *parties = s->parties;
    const struct gt_summary *npv = &parties->parties[0].npv;
    ck_assert(fabs(parties->gross.mean - 4) < 1e-12 && parties->gross.sd < 1e-12);
    ck_assert(fabs(parties->net.mean - 3) < 1e-12);
    ck_assert(fabs(parties->concentration.mean - 0.52) < 1e-12);
    ck_assert(parties->follow_on.mean == 0);
    ck_assert(parties->fiscal_cost.exists == (npv->mean < 0));
    if (parties->fiscal_cost.exists) {
        ck_assert(fabs(parties->fiscal_cost.value + 22.5 / npv->mean) < 1e-9);
        double relative = parties->fiscal_cost.se / parties->fiscal_cost.value;
        ck_assert(fabs(relative - npv->se / -npv->mean) < 1e-6);
    }
    ck_assert(parties->fiscal_downside.exists && parties->fiscal_downside.se > 0);
    ck_assert(parties->revolving.mean >= 22.5 / 7.5);
    gt_simulation_free(s);
}
END_TEST

/* 0.7 deals a quarter over 8 quarters, each with 0.25 public: Poisson with mean and variance 5.6.
 */
START_TEST(test_deals_by_chance)
{
    struct gt_programme programme = whole_reference();
    struct gt_lot lot = {.partner = 1, .stage = -1, .start = -1, .rate = 0.7, .to = 7, .round = 1};
    programme.lots = &lot;
    programme.lot_count = 1;
    struct gt_simulation *s = simulate(&programme, 20000);
    const struct gt_summary *money = &s->parties->public_money;
    ck_assert(fabs(money->mean - 0.25 * 5.6) <= 4.5 * money->se);
    /* The sample variance of n Poisson numbers of mean m errs by sqrt((2 m^2 + m) / n). */
    double variance = money->sd * money->sd / (0.25 * 0.25);
    ck_assert(fabs(variance - 5.6) <= 4.5 * sqrt((2 * 5.6 * 5.6 + 5.6) / 20000));
    gt_simulation_free(s);
}
END_TEST

/* A round in quarter 4 after entry at price 2, and an exit in quarter 12 at 5 times the entry. */
static void draw_laid(const double *values, const struct gt_outcome_block *block)
{
    size_t size = GT_OUTCOME_ROUNDS_MAX * block->paths * sizeof(double);
    (void)values;
    for (int k = 0; k < 2; k++) {
        if (block->rounds[k]) {
            memset(block->rounds[k]->quarter, 0, size);
            memset(block->rounds[k]->price, 0, size);
            memset(block->rounds[k]->money, 0, size);
        }
        for (size_t i = 0; i < block->paths; i++) {
            bool raises = block->company == 0 && block->rounds[k];
            block->exit_quarter[k][i] = block->entry_quarter[k] + 12;
            block->multiple[k][i] = k == 0 ? 5 : 1;
            if (!raises)
                continue;
            block->rounds[k]->quarter[i] = block->entry_quarter[k] + 4;
            block->rounds[k]->price[i] = 2;
            block->rounds[k]->money[i] = 1;
        }
    }
}

static const struct gt_outcome_model laid = {.name = "laid",
                                             .meaning = "as laid down",
                                             .source = "this test",
                                             .draw = draw_laid,
                                             .raises_rounds = 1};

/* The next yuan of follow-on money at price 2 brings 5/2 two years later: worth 2.5 / 1.025^2, less
 * the yuan; of the second company, sold at its entry price, 0.5 / 1.025^2. The rest has no round.
 * The companies go to the two partners in turn. */
START_TEST(test_reserves)
{
    struct gt_programme programme = whole_reference();
    programme.model = &laid;
    programme.companies = 4;
    programme.entry_quarters = 1;
    programme.terms = (struct gt_terms){{0, 0}, {0, 0}};
    programme.rank_reserves = true;
    struct gt_simulation *s = simulate(&programme, 256);
    const struct gt_reserve_result *rank = s->parties->reserves;
    ck_assert_int_eq(s->parties->reserve_count, 2);
    ck_assert(rank[0].group == 0 && rank[0].chance == 1 && rank[0].partner == 0);
    ck_assert(fabs(rank[0].gain.mean - (2.5 / (1.025 * 1.025) - 1)) < 1e-9);
    ck_assert(rank[1].group == 1 && rank[1].chance == 1 && rank[1].held == -1);
    ck_assert(fabs(rank[1].gain.mean - (0.5 / (1.025 * 1.025) - 1)) < 1e-9);
    gt_simulation_free(s);
}
END_TEST

/* The entry round of 1 buys a fifth: 5 shares of 1. The round at price 2 raises 1, half a share;
 * with the whole pro rata the public side, which has 0.25 of 5, pays 0.05 and has 0.275 of 5.5:
 * still a twentieth. It ends with 0.275 x 5. */
START_TEST(test_pro_rata)
{
    struct gt_programme programme = whole_reference();
    programme.model = &laid;
    programme.companies = 1;
    programme.entry_quarters = 1;
    programme.terms = (struct gt_terms){{0, 0}, {0, 0}};
    programme.follow_on = (struct gt_follow_on){.part = 1, .stake = 0.2};
    struct gt_simulation *s = simulate(&programme, 256);
    const struct gt_party_result *own = &s->parties->parties[0];
    ck_assert(fabs(own->tvpi.mean - 0.275 * 5 / 0.3) < 1e-12);
    ck_assert(fabs(own->flow[3].mean + 0.25) < 1e-12 && fabs(own->flow[4].mean + 0.3) < 1e-12);
    ck_assert(fabs(own->flow[12].mean - (0.275 * 5 - 0.3)) < 1e-12);
    ck_assert(own->payback.mean == 12 && fabs(own->outlay.mean - 0.3) < 1e-12);
    ck_assert(fabs(own->dpi[3].mean - own->tvpi.mean) < 1e-12 && own->dpi[2].mean == 0);
    ck_assert(fabs(s->parties->follow_on.mean - 0.95 / 0.3) < 1e-12);
    gt_simulation_free(s);
}
END_TEST

/* The same where nobody follows, with a part of 0 % and without a word of it: the round raises 1,
 * all of it from others. */
START_TEST(test_nobody_follows)
{
    struct gt_programme programme = whole_reference();
    programme.model = &laid;
    programme.companies = 1;
    programme.entry_quarters = 1;
    programme.terms = (struct gt_terms){{0, 0}, {0, 0}};
    programme.follow_on = (struct gt_follow_on){.part = 0, .stake = _i == 0 ? 0 : 0.2};
    struct gt_simulation *s = simulate(&programme, 256);
    ck_assert(fabs(s->parties->follow_on.mean - 1 / 0.25) < 1e-12);
    ck_assert(fabs(s->parties->parties[0].tvpi.mean - 5) < 1e-12);
    gt_simulation_free(s);
}
END_TEST

/* A concession over the portfolio is a payment, beside that quarter's exits or after them all: the
 * public side puts in 1, gets 5 in quarter 12, and gives 0.9 of the 4 above cost in the last
 * quarter, 12 or 24. TVPI 5 / 4.6. In quarter 12 the net flows are -1, 1.4: r = 1.4^(1/3) - 1. In
 * quarter 24, with u = (1 + r)^-3, -1 + 5 u - 3.6 u^2 = 0: u = 1.14665 and 0.24225, r = -4.4586 %
 * and 60.4 %; |ln u| is 0.137 and 1.418, so the first is the nearest 0. */
START_TEST(test_portfolio_concession)
{
    static const double first = 0.118688942, second = -0.0445856935;
    struct gt_programme programme = whole_reference();
    programme.model = &laid;
    programme.companies = 1;
    programme.entry_quarters = 1;
    programme.quarters = _i == 0 ? 13 : 25;
    programme.public_share = 0.5;
    programme.terms = (struct gt_terms){{0, 0}, {0, 0}};
    programme.set.concession = (struct gt_profit_concession){.term.given = true,
                                                             .scope = GT_TERM_SCOPE_PORTFOLIO,
                                                             .who = GT_TERM_FOR_PRIVATE,
                                                             .share = {.general = 0.9}};
    struct gt_simulation *s = simulate(&programme, 256);
    const struct gt_party_result *own = &s->parties->parties[0];
    ck_assert_msg(fabs(own->tvpi.mean - 5 / 4.6) < 1e-12, "%.9g", own->tvpi.mean);
    ck_assert_msg(fabs(own->irr.mean - (_i == 0 ? first : second)) < 1e-7, "%.9g", own->irr.mean);
    gt_simulation_free(s);
}
END_TEST

/* A buy-out at 1 % for two years and 5 % from then on, of 100 held for four years: compound 100 x
 * 1.01^2 x 1.05^2 = 112.4655..., simple 100 (1 + 0.02 + 0.10). The stake is worth 200. */
START_TEST(test_later_rate_from_the_threshold)
{
    static struct gt_stake_terms terms;
    static const struct {
        int interest;
        double price;
    } rows[] = {{GT_TERM_INTEREST_COMPOUND, 112.46602500000001}, {GT_TERM_INTEREST_SIMPLE, 112}};
    struct gt_term_set set = {.name = "steps"};
    set.buy_out = (struct gt_buy_out){.term.given = true,
                                      .right = GT_TERM_RIGHT_CALL,
                                      .first_years = 2,
                                      .first_rate = 0.01,
                                      .rate = 0.05,
                                      .since = GT_TERM_SINCE_THRESHOLD,
                                      .interest = rows[_i].interest};
    struct gt_stake stake = {.stage = -1,
                             .paid = {100, 300, 0, 0},
                             .units = {100, 300, 0, 0},
                             .payments = 1,
                             .amount = {100}};
    struct gt_stake_left left;
    double receipt[GT_STAKE_SIDES], none = 0;
    gt_stake_terms_make(&set, 100, 40, &terms);
    gt_stake_settle(&terms, &stake, 16, 2, &none, receipt, &left);
    ck_assert(left.called);
    ck_assert_msg(fabs(receipt[0] - rows[_i].price) < 1e-10, "%.15g", receipt[0]);
    ck_assert(fabs(receipt[0] + receipt[1] - 800) < 1e-10);
}
END_TEST

static struct gt_lot bad_lot;
static struct gt_stake_held bad_held;
static double bad_budget[2];

/* Each breaks one field of a programme that is right; the name is what the file calls it. */
static void break_deals(struct gt_programme *p, int what)
{
    switch (what) {
    case 0:
        p->partner_count = 1;
        break;
    case 1:
        p->partner_count = 6;
        break;
    case 2:
        p->partners[0].share = 0.7;
        break;
    case 3:
        p->partners[1].capacity = -1;
        break;
    case 4:
        p->partners[1].skill = NAN;
        break;
    case 5:
        p->club_share = -0.1;
        break;
    case 6:
        p->others_share = 0.75;
        break;
    case 7:
        bad_lot.partner = 2;
        break;
    case 8:
        bad_lot.count = -1;
        break;
    case 9:
        bad_lot.count = 0;
        break;
    case 10:
        bad_lot.from = 6;
        break;
    case 11:
        bad_lot.to = 47;
        break;
    case 12:
        bad_lot.round = 0;
        break;
    case 13:
        bad_lot.count = 0;
        bad_lot.rate = 99;
        bad_lot.to = 20;
        break;
    }
}

static void break_rest(struct gt_programme *p, int what)
{
    switch (what) {
    case 14:
        p->valuation = 47;
        p->lot_count = 0;
        break;
    case 15:
        bad_held.worth = 0;
        break;
    case 16:
        bad_held.entry = 3;
        break;
    case 17:
        bad_held.paid[2] = -1;
        break;
    case 18:
        bad_budget[1] = -1;
        break;
    case 19:
        p->limits.company = -1;
        break;
    case 20:
        p->follow_on.part = 1.1;
        break;
    case 21:
        p->follow_on.part = 1;
        p->follow_on.stake = 0;
        break;
    case 22:
        p->follow_on.reserve = INFINITY;
        break;
    case 23:
        p->public_fee.rate = 2;
        break;
    case 24:
        p->private_fee.basis = GT_FEE_BASIS_NAV;
        break;
    case 25:
        p->recycling.part = 1.2;
        break;
    case 26:
        p->set.buy_out.term.given = true;
        p->set.buy_out.rate = GT_TERM_ASKED;
        break;
    case 27:
        p->treasury = -1;
        break;
    }
}

static void break_it(struct gt_programme *p, int what)
{
    bad_lot = (struct gt_lot){.stage = -1, .start = -1, .count = 3, .to = 5, .round = 1};
    bad_held = (struct gt_stake_held){.stage = -1, .start = -1, .paid = {1, 3, 0, 0}, .worth = 1};
    break_deals(p, what);
    break_rest(p, what);
}

static const char *const refused[] = {
    "partners",
    "partners",
    "partners.share",
    "partners.capacity",
    "partners.skill",
    "club_share",
    "others_share",
    "deals.partner",
    "deals.count",
    "deals.rate",
    "deals.from",
    "deals.from",
    "deals.round",
    "deals",
    "valuation",
    "held",
    "held",
    "held",
    "limits.budget",
    "limits.company",
    "follow_on.part",
    "follow_on.stake",
    "follow_on.reserve",
    "public_fee",
    "private_fee",
    "recycling",
    "terms",
    "treasury_rate",
};

START_TEST(test_refused)
{
    struct gt_programme programme = whole_reference();
    bad_budget[1] = 1;
    programme.limits = (struct gt_limits){bad_budget, 2, 0};
    programme.lots = &bad_lot;
    programme.held = &bad_held;
    programme.lot_count = _i == 2 ? 0 : 1; /* shares are of companies */
    programme.held_count = 1;
    break_it(&programme, -1);
    ck_assert_ptr_null(gt_programme_check(&programme));
    break_it(&programme, _i);
    const char *field = gt_programme_check(&programme);
    ck_assert_msg(field && strcmp(field, refused[_i]) == 0, "%s, not %s", field ? field : "right",
                  refused[_i]);
}
END_TEST

/* The simple form's terms: no rate is below 0, as in the terms of a whole programme. */
static const struct {
    struct gt_terms terms;
    const char *field; /* NULL: all is well */
} simple_terms[] = {
    {{{3, 0}, {0.5, 0}}, NULL},
    {{{100, GT_TERM_RATE_MAX}, {1, GT_TERM_RATE_MAX}}, NULL},
    {{{100.25, 0.045}, {0.5, 0.06}}, "terms.call_option.window"},
    {{{3, -0.01}, {0.5, 0.06}}, "terms.call_option.rate"},
    {{{3, 10.1}, {0.5, 0.06}}, "terms.call_option.rate"},
    {{{3, 0.045}, {1.01, 0.06}}, "terms.concession.share"},
    {{{3, 0.045}, {0.5, -0.01}}, "terms.concession.hurdle"},
    {{{3, 0.045}, {0.5, NAN}}, "terms.concession.hurdle"},
};

START_TEST(test_simple_terms)
{
    struct gt_programme programme = gt_programme_preset_find("reference")->programme;
    programme.terms = simple_terms[_i].terms;
    ck_assert_pstr_eq(gt_programme_check(&programme), simple_terms[_i].field);
}
END_TEST

/* A point of a sweep over whole programmes is what a simulation of it says, wherever it stands:
 * with follow-on money and a budget, the third with other terms and shares. */
START_TEST(test_swept)
{
    enum { N = 6 };
    static struct gt_programme points[N];
    static const double budget[] = {1.5, 1, 2, 1};
    struct gt_sweep_options options = {
        .paths = 1000, .seed = 1, .treasury = 0.025, .eta = 0, .capacity = 1};
    struct gt_sweep_result results[N];
    for (int i = 0; i < N; i++) {
        points[i] = whole_reference();
        points[i].follow_on = (struct gt_follow_on){.part = 1, .stake = 0.2};
        points[i].limits = (struct gt_limits){budget, 4, 0};
    }
    points[1].terms.concession.share = 0.9;
    points[2].terms.call.window = 0;
    points[2].public_share = 0.35;
    /* What happens without terms is another thing with another co-investment, and the same for the
     * point after it; the last has no terms. */
    points[3].set.co_investment = points[4].set.co_investment =
        (struct gt_co_investment){.term = {.given = true}, .share = {.general = 0.3}};
    points[3].set.concession = (struct gt_profit_concession){.term = {.given = true},
                                                             .share = {.general = 0.7},
                                                             .who = GT_TERM_FOR_PRIVATE,
                                                             .scope = GT_TERM_SCOPE_EACH};
    points[5].terms = (struct gt_terms){.call = {.window = 0}};
    ck_assert_int_eq(gt_sweep(points, N, &options, results), GT_OK);
    for (int i = 0; i < N; i++) {
        struct gt_simulation *alone = simulate(&points[i], 1000);
        const struct gt_parties *parties = alone->parties;
        const struct gt_party_result *own = &parties->parties[0];
        double money = parties->public_money.mean, net = parties->private_money.mean / money;
        ck_assert_double_eq_tol(results[i].tvpi_mean, own->tvpi.mean, 1e-12);
        ck_assert_double_eq_tol(results[i].npv_ratio, own->npv.mean / money, 1e-10);
        ck_assert_double_eq_tol(results[i].net, net, 1e-10);
        ck_assert(results[i].p_tvpi_below_1 == own->tvpi.below);
        double uplift = parties->parties[parties->count - 1].irr_uplift.quantiles[4];
        ck_assert_double_eq_tol(results[i].uplift, uplift, 1.0 / 1024);
        ck_assert_double_eq_tol(results[i].irr_median, own->irr.quantiles[4], 1.0 / 1024);
        gt_simulation_free(alone);
    }
    ck_assert_double_gt(results[1].uplift, results[0].uplift);
}
END_TEST

static Suite *programme_suite(void)
{
    Suite *suite = suite_create("programme");
    TCase *known = tcase_create("known");
    tcase_set_timeout(known, 0);
    tcase_add_test(known, test_simple_form);
    tcase_add_test(known, test_fair_without_terms);
    tcase_add_test(known, test_leverage);
    tcase_add_test(known, test_deals_by_chance);
    tcase_add_test(known, test_reserves);
    tcase_add_test(known, test_pro_rata);
    tcase_add_loop_test(known, test_nobody_follows, 0, 2);
    tcase_add_loop_test(known, test_portfolio_concession, 0, 2);
    tcase_add_test(known, test_swept);
    tcase_add_loop_test(known, test_later_rate_from_the_threshold, 0, 2);
    tcase_add_loop_test(known, test_refused, 0, sizeof refused / sizeof *refused);
    tcase_add_loop_test(known, test_simple_terms, 0, sizeof simple_terms / sizeof *simple_terms);
    suite_add_tcase(suite, known);
    return suite;
}

int main(void)
{
    return run_suite(programme_suite());
}
