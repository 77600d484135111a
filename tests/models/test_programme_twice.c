/* test_programme_twice.c - random whole programmes of every feature against a plain second
 * computation. */
#include "gentou/parties.h"
#include "gentou/random.h"
#include "models/simulate_int.h"

#include "dice.h"
#include "plain_whole.h"
#include "run.h"

#include <gsl/gsl_cdf.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TOLERANCE 1e-9

/* Fates by dice: up to three rounds on the way, then an exit. Each is its path's and company's own.
 */
static void draw_course(const double *values, const struct gt_outcome_block *block)
{
    (void)values;
    for (uint32_t k = 0; k < 2; k++)
        for (size_t i = 0; i < block->paths; i++) {
            uint64_t state = block->seed * 1000003 + (block->first_path + i) * 7919 +
                             (block->company + k) * 104729;
            int entry = block->entry_quarter[k], left = block->last_quarter - entry, rounds = 0;
            int exit = entry + (int)dice_within(&state, 1, left);
            double price = 1;
            block->exit_quarter[k][i] = exit;
            block->multiple[k][i] =
                dice_unit(&state) < 0.35 ? 0.4 * dice_unit(&state) : 4 * dice_unit(&state);
            for (int r = 0; block->rounds[k] && r < GT_OUTCOME_ROUNDS_MAX; r++) {
                size_t at = (size_t)r * block->paths + i;
                bool comes = r == rounds && r < 3 && dice_unit(&state) < 0.6 && entry < exit;
                if (comes) {
                    entry = (int)dice_within(&state, entry + 1, exit);
                    price *= 0.5 + 1.7 * dice_unit(&state);
                    rounds++;
                }
                block->rounds[k]->quarter[at] = comes ? entry : 0;
                block->rounds[k]->price[at] = comes ? price : 0;
                block->rounds[k]->money[at] = comes ? 0.3 + 2 * dice_unit(&state) : 0;
            }
        }
}

static const struct gt_outcome_model course = {.name = "course",
                                               .meaning = "by dice",
                                               .source = "this test",
                                               .draw = draw_course,
                                               .raises_rounds = 1};

static double some(uint64_t *state, double low, double high)
{
    return low + (high - low) * dice_unit(state);
}

static bool chance(uint64_t *state, double p)
{
    return dice_unit(state) < p;
}

/* A window whose end lies between quarters, by the calendar as by quarters. */
static double window(uint64_t *state, int high)
{
    return (double)dice_within(state, 0, high) + 0.1;
}

static gt_money minor(double amount)
{
    return llround(amount * 100);
}

#define ROUND 1e9 /* so that a cent is 1e-11 of it */

static void make_buy_out(uint64_t *s, struct gt_buy_out *term)
{
    term->term.given = true;
    term->right = (int)dice_within(s, GT_TERM_RIGHT_CALL, GT_TERM_RIGHT_TENDER);
    term->price = term->right == GT_TERM_RIGHT_CALL ? GT_TERM_PRICE_EXACT : GT_TERM_PRICE_FLOOR;
    term->who = (int)dice_within(s, 0, 1);
    term->closes = chance(s, 0.3) ? 0 : window(s, 8);
    term->opens = chance(s, 0.7) ? 0 : plain_least(term->closes, 0.1);
    term->first_years = chance(s, 0.5) ? 0 : window(s, 4);
    term->first_rate = some(s, 0, 0.03);
    term->rate = some(s, 0.01, 0.09);
    term->premium = chance(s, 0.5) ? 0 : 0.037;
    term->interest = (int)dice_within(s, 0, 1);
    term->since = GT_TERM_SINCE_DAY_ONE;
    term->days = GT_TERM_DAYS_ACT_360;
    term->each_payment = chance(s, 0.5);
    term->discount = chance(s, 0.5) ? 0 : 0.13;
}

static void make_terms(uint64_t *s, struct gt_term_set *set)
{
    if (chance(s, 0.4)) {
        set->priority_return = (struct gt_priority_return){.term.given = true,
                                                           .rate = some(s, 0, 0.08),
                                                           .profit_share = some(s, 0, 0.6),
                                                           .interest = (int)dice_within(s, 0, 1),
                                                           .days = GT_TERM_DAYS_ACT_360};
    }
    if (chance(s, 0.6))
        make_buy_out(s, &set->buy_out);
    if (chance(s, 0.7)) {
        set->concession = (struct gt_profit_concession){
            .term.given = true,
            .share = {some(s, 0, 1), {0, some(s, 0, 1), 0, 0}},
            .hurdle = some(s, 0, 0.07),
            .all_profit = chance(s, 0.5) ? GT_TERM_BIT(GT_TERM_STAGE_SEED) : 0,
            .interest = (int)dice_within(s, 0, 1),
            .days = GT_TERM_DAYS_ACT_360,
            .scope = (int)dice_within(s, 0, 1),
            .who = (int)dice_within(s, 0, 1)};
    }
    if (chance(s, 0.5)) {
        set->loss_share = (struct gt_loss_share){.term.given = true,
                                                 .share = some(s, 0, 1),
                                                 .of_cost = chance(s, 0.5) ? 0 : 0.2,
                                                 .most = chance(s, 0.5) ? 0 : minor(0.1 * ROUND),
                                                 .beyond_receipts = chance(s, 0.5),
                                                 .who = (int)dice_within(s, 0, 1)};
    }
    if (chance(s, 0.5)) {
        set->compensation =
            (struct gt_compensation){.term.given = true,
                                     .rate = {some(s, 0, 0.6), {0.6, 0, 0, 0}},
                                     .project_most = chance(s, 0.5) ? 0 : minor(0.15 * ROUND),
                                     .year_most = chance(s, 0.5) ? 0 : minor(0.25 * ROUND),
                                     .invested_from = GT_DAY_NONE};
    }
    if (chance(s, 0.5)) {
        set->co_investment =
            (struct gt_co_investment){.term.given = true,
                                      .share = {some(s, 0.2, 0.6), {0.5, 0, 0, 0}},
                                      .of_round = chance(s, 0.5) ? 0 : 0.23,
                                      .most = chance(s, 0.5) ? 0 : minor(0.4 * ROUND),
                                      .company_most = chance(s, 0.5) ? 0 : minor(0.3 * ROUND),
                                      .year_most = chance(s, 0.5) ? 0 : minor(0.9 * ROUND),
                                      .partner_most = chance(s, 0.5) ? 0 : minor(1.9 * ROUND)};
    }
}

static void make_fee(uint64_t *s, struct gt_programme_fee *fee, bool by_chance)
{
    static const int bases[] = {GT_FEE_BASIS_INVESTED, GT_FEE_BASIS_NET_INVESTED,
                                GT_FEE_BASIS_COMMITTED};
    *fee = (struct gt_programme_fee){.rate = some(s, 0, 0.03),
                                     .basis = bases[dice_within(s, 0, by_chance ? 1 : 2)],
                                     .years = (int)dice_within(s, 0, 9),
                                     .step_year = (int)dice_within(s, 0, 5),
                                     .step_rate = some(s, 0, 0.01)};
}

#define LOTS  5
#define HELD  6
#define YEARS 6

/* A programme and what it points to. */
struct made {
    struct gt_programme programme;
    struct gt_lot lots[LOTS];
    struct gt_stake_held held[HELD];
    double budget[YEARS];
};

static void make_deals(uint64_t *s, struct made *made)
{
    struct gt_programme *p = &made->programme;
    bool has_held = chance(s, 0.5);
    p->valuation = has_held ? (int)dice_within(s, 2, 9) : 0;
    p->held_count = has_held ? (int)dice_within(s, 1, HELD) : 0;
    p->lot_count = chance(s, 0.5) || has_held ? (int)dice_within(s, 1, LOTS) : 0;
    p->lots = made->lots;
    p->held = made->held;
    for (int i = 0; i < p->lot_count; i++) {
        int from = p->valuation + (int)dice_within(s, 0, 8);
        made->lots[i] = (struct gt_lot){.partner = (int)dice_within(s, 0, p->partner_count - 1),
                                        .stage = (int)dice_within(s, -1, 3),
                                        .start = -1,
                                        .count = chance(s, 0.6) ? (int)dice_within(s, 1, 6) : 0,
                                        .rate = some(s, 0.1, 0.8),
                                        .from = from,
                                        .to = from + (int)dice_within(s, 0, 3),
                                        .round = ROUND * some(s, 0.3, 2)};
    }
    for (int i = 0; i < p->held_count; i++) {
        struct gt_stake_held *held = &made->held[i];
        int entry = (int)dice_within(s, 0, p->valuation - 1);
        *held = (struct gt_stake_held){.partner = (int)dice_within(s, 0, p->partner_count - 1),
                                       .stage = (int)dice_within(s, -1, 3),
                                       .start = -1,
                                       .entry = entry,
                                       .worth = some(s, 0.2, 3)};
        for (int side = 0; side < 4; side++)
            held->paid[side] = chance(s, 0.2) ? 0 : ROUND * some(s, 0.05, 0.6);
        if (chance(s, 0.4))
            held->exit = (int)dice_within(s, entry + 1, p->valuation);
    }
}

static void make_programme(uint64_t *s, struct made *made)
{
    struct gt_programme *p = &made->programme;
    memset(made, 0, sizeof *made);
    *p = (struct gt_programme){.companies = (int)dice_within(s, 1, 12),
                               .quarters = (int)dice_within(s, 30, 44),
                               .entry_quarters = (int)dice_within(s, 1, 12),
                               .round = ROUND,
                               .public_share = some(s, 0.1, 0.4),
                               .model = &course,
                               .partner_count = (int)dice_within(s, 2, 5),
                               .minor = 100,
                               .treasury = some(s, 0, 0.05)};
    double rest = 1;
    for (int k = 0; k < p->partner_count; k++) {
        bool last = k == p->partner_count - 1;
        p->partners[k].share = last ? rest : rest * some(s, 0, 0.6);
        rest -= p->partners[k].share;
        p->partners[k].capacity = chance(s, 0.5) ? 0 : ROUND * some(s, 0.5, 4);
    }
    p->club_share = chance(s, 0.5) ? 0 : some(s, 0, 0.2);
    p->others_share = chance(s, 0.5) ? 0 : some(s, 0, 0.2);
    make_deals(s, made);
    p->limits = (struct gt_limits){made->budget, chance(s, 0.5) ? 0 : YEARS,
                                   chance(s, 0.5) ? 0 : 0.4 * ROUND};
    for (int y = 0; y < YEARS; y++)
        made->budget[y] = ROUND * some(s, 0, 0.8);
    p->follow_on = (struct gt_follow_on){chance(s, 0.3) ? 0 : some(s, 0.2, 1), some(s, 0.1, 0.3),
                                         chance(s, 0.5) ? 0 : 1.1,
                                         chance(s, 0.5) ? 0 : ROUND * some(s, 0.1, 1)};
    bool by_chance = false;
    for (int i = 0; i < p->lot_count; i++)
        by_chance = by_chance || made->lots[i].count == 0;
    make_fee(s, &p->public_fee, by_chance);
    make_fee(s, &p->private_fee, by_chance);
    p->recycling = (struct gt_recycling){chance(s, 0.5) ? 0 : some(s, 0, 1), 7};
    make_terms(s, &p->set);
    const char *bad = gt_programme_check(p);
    ck_assert_msg(bad == NULL, "%s", bad);
}

/* The plain list of deals: what is planned, then what is held. */
static void plain_companies(const struct gt_programme *p, struct plain_whole *w)
{
    double had[5] = {0};
    for (int i = 0; i < p->companies; i++) {
        int next = 0;
        for (int k = 1; k < p->partner_count; k++)
            if (p->partners[k].share * (i + 1) - had[k] >
                p->partners[next].share * (i + 1) - had[next] + 1e-9)
                next = k;
        had[next]++;
        w->deals[w->count++] = (struct plain_deal){.entry = p->entry_quarters * i / p->companies,
                                                   .partner = next,
                                                   .stage = -1,
                                                   .held = -1,
                                                   .comes = true,
                                                   .planned = {p->round}};
    }
}

static void plain_lot(const struct gt_programme *p, struct plain_whole *w, int number,
                      uint64_t seed, uint64_t path)
{
    const struct gt_lot *lot = &p->lots[number];
    int quarters = lot->to - lot->from + 1, n = 1;
    struct plain_deal deal = {.partner = lot->partner,
                              .stage = lot->stage,
                              .held = -1,
                              .comes = true,
                              .planned = {lot->round}};
    for (int i = 0; i < lot->count; i++) {
        deal.entry = lot->from + quarters * i / lot->count;
        w->deals[w->count++] = deal;
    }
    while (gsl_cdf_poisson_Q((unsigned)n, lot->rate) >= 1e-6)
        n++;
    for (int q = lot->from; q <= lot->to && lot->count == 0; q++) {
        double u, unused;
        gt_random_uniforms(seed, path, GT_COMPANY_ARRIVALS + (uint32_t)number, (uint32_t)q, 1, &u,
                           &unused);
        for (int j = 1; j <= n; j++) {
            deal.entry = q;
            deal.comes = u > gsl_cdf_poisson_P((unsigned)j - 1, lot->rate);
            w->deals[w->count++] = deal;
        }
    }
}

static void plain_deals(const struct gt_programme *p, struct plain_whole *w, uint64_t seed,
                        uint64_t path)
{
    if (p->lot_count == 0)
        plain_companies(p, w);
    for (int i = 0; i < p->lot_count; i++)
        plain_lot(p, w, i, seed, path);
    for (int d = 0; d < w->count; d++) {
        double round = w->deals[d].planned[0];
        w->deals[d].planned[PUB] = round * p->public_share;
        w->deals[d].planned[CLU] = round * p->club_share;
        w->deals[d].planned[OTH] = round * p->others_share;
        w->deals[d].planned[PAR] = round * (1 - p->public_share - p->club_share - p->others_share);
    }
    for (int i = 0; i < p->held_count; i++) {
        struct plain_deal *d = &w->deals[w->count++];
        *d = (struct plain_deal){.entry = p->held[i].entry,
                                 .partner = p->held[i].partner,
                                 .stage = p->held[i].stage,
                                 .held = i,
                                 .comes = true};
        memcpy(d->planned, p->held[i].paid, sizeof d->planned);
    }
    ck_assert_int_le(w->count, PLAIN_DEALS);
}

/* The fate of one company on one path, from the model. */
static void plain_fate(const struct gt_programme *p, struct plain_whole *w, int number,
                       uint64_t seed, uint64_t path)
{
    struct plain_deal *d = &w->deals[number];
    double exit[2], multiple[2], numbers[2][3][GT_OUTCOME_ROUNDS_MAX];
    struct gt_outcome_rounds rounds[2] = {{numbers[0][0], numbers[0][1], numbers[0][2]},
                                          {numbers[1][0], numbers[1][1], numbers[1][2]}};
    int k = number % 2, from = d->held < 0 ? d->entry : p->valuation;
    struct gt_outcome_block block = {.seed = seed,
                                     .first_path = path,
                                     .paths = 1,
                                     .company = (uint32_t)(number - k),
                                     .entry_quarter = {from, from},
                                     .last_quarter = p->quarters - 1,
                                     .exit_quarter = {&exit[0], &exit[1]},
                                     .multiple = {&multiple[0], &multiple[1]},
                                     .rounds = {&rounds[0], &rounds[1]}};
    course.draw(NULL, &block);
    d->exit = (int)exit[k];
    d->multiple = multiple[k];
    for (int r = 0; r < PLAIN_ROUNDS && numbers[k][0][r] > 0; r++) {
        d->round_quarter[r] = (int)numbers[k][0][r];
        d->price[r] = numbers[k][1][r];
        d->money[r] = numbers[k][2][r];
        d->rounds = r + 1;
    }
    if (d->held >= 0 && p->held[d->held].exit > 0) {
        d->exit = p->held[d->held].exit;
        d->multiple = p->held[d->held].worth;
        d->rounds = 0;
    }
}

static void plain_path(const struct gt_programme *p, bool with_terms, uint64_t seed, uint64_t path,
                       struct plain_whole *w)
{
    memset(w, 0, sizeof *w);
    w->programme = p;
    w->with_terms = with_terms;
    w->set = p->set;
    plain_deals(p, w, seed, path);
    for (int d = 0; d < w->count; d++)
        plain_fate(p, w, d, seed, path);
    plain_walk(w);
}

static const char *where; /* for messages */

static void check_near(double got, double want, double scale, const char *what)
{
    if (isnan(want) || isnan(got))
        ck_assert_msg(isnan(want) && isnan(got), "%s, %s: %g, plain %g", where, what, got, want);
    else
        ck_assert_msg(fabs(got - want) <= TOLERANCE * scale, "%s, %s: %.15g, plain %.15g", where,
                      what, got, want);
}

static double sum_of(const double *row, int quarters)
{
    double sum = 0;
    for (int q = 0; q < quarters; q++)
        sum += row[q];
    return sum;
}

static double over(double a, double b)
{
    return b > 0 ? a / b : (double)NAN;
}

/* A rate found makes the flows worth nothing. */
static void check_irr(const double *paid, const double *received, int quarters, double irr)
{
    double npv = 0, gross = 0;
    if (isnan(irr) || irr <= -1)
        return;
    for (int q = 0; q < quarters; q++) {
        double v = pow(1 + irr, -0.25 * q);
        npv += v * (received[q] - paid[q]);
        gross += v * (fabs(received[q]) + fabs(paid[q]));
    }
    check_near(npv, 0, gross, "worth at the IRR");
}

#define COLUMN(c) figures[(size_t)(c)*GT_BLOCK_PATHS + path]

static void check_party(const struct gt_plan *plan, const struct plain_whole *w,
                        const struct plain_whole *plain, int party, const double *figures,
                        size_t path)
{
    const struct gt_programme *p = w->programme;
    int first = plan->whole.column_party[party], payback = 0;
    double paid = sum_of(w->paid[party], p->quarters);
    double received = sum_of(w->received[party], p->quarters),
           scale = 1 + fabs(over(received, paid));
    double plain_tvpi =
        over(sum_of(plain->received[party], p->quarters), sum_of(plain->paid[party], p->quarters));
    double flow = 0, sum_paid = 0, sum_received = 0, npv = 0, outlay = 0;
    check_near(COLUMN(first + GT_FIGURE_TVPI), over(received, paid), scale, "TVPI");
    check_irr(w->paid[party], w->received[party], p->quarters, COLUMN(first + GT_FIGURE_IRR));
    check_near(COLUMN(first + GT_FIGURE_TVPI_UPLIFT), over(received, paid) - plain_tvpi,
               scale + fabs(plain_tvpi), "uplift of TVPI");
    for (int q = 0; q < p->quarters; q++) {
        sum_paid += w->paid[party][q];
        sum_received += w->received[party][q];
        flow = sum_received - sum_paid;
        npv += (w->received[party][q] - w->paid[party][q]) * pow(1 + p->treasury, -0.25 * q);
        outlay = fmax(outlay, -flow);
        payback = flow < 0 ? q + 1 : payback;
        check_near(COLUMN(first + GT_PARTY_FIGURES + plan->whole.years + q), flow,
                   paid + received + 1, "flow");
        if (q % 4 == 3 || q == p->quarters - 1)
            check_near(COLUMN(first + GT_PARTY_FIGURES + q / 4), over(sum_received, sum_paid),
                       scale, "DPI");
    }
    check_near(COLUMN(first + GT_FIGURE_NPV), npv, paid + received + 1, "NPV");
    check_near(COLUMN(first + GT_FIGURE_OUTLAY), outlay, paid + 1, "outlay");
    check_near(COLUMN(first + GT_FIGURE_PAYBACK),
               payback < p->quarters && outlay > 0 ? payback : (double)NAN, 1, "payback");
}

static void check_money(const struct gt_plan *plan, const struct plain_whole *w,
                        const double *figures, size_t path)
{
    int first = plan->whole.column_whole, k = w->programme->partner_count;
    double money = 0, partners = 0, squares = 0, own = w->first_money[0];
    for (int p = 1; p < k + 3; p++)
        money += w->first_money[p];
    for (int p = 1; p <= k; p++) {
        partners += w->first_money[p];
        squares += w->first_money[p] * w->first_money[p];
    }
    double net = over(money, own);
    check_near(COLUMN(first + GT_WHOLE_NET), net, 1 + net, "net");
    check_near(COLUMN(first + GT_WHOLE_GROSS), net + 1, 1 + net, "gross");
    check_near(COLUMN(first + GT_WHOLE_CONCENTRATION), over(squares, partners * partners), 1,
               "concentration");
    double follow = over(w->follow_private, own + w->follow_public);
    check_near(COLUMN(first + GT_WHOLE_FOLLOW_ON), follow, 1 + fabs(follow), "follow-on");
}

/* 120 random programmes of every feature, six paths each. */
START_TEST(test_second_computation)
{
    static struct plain_whole with, without;
    static struct made made;
    static struct gt_plan plan;
    char name[64];
    uint64_t state = 2026 + (uint64_t)_i;
    for (int n = 0; n < 20; n++) {
        make_programme(&state, &made);
        gt_plan_make(&made.programme, &plan);
        const struct gt_column *columns;
        size_t count = (size_t)gt_plan_columns(&plan, &columns);
        struct gt_block *block = malloc(gt_block_bytes(&made.programme));
        double *figures = malloc(count * GT_BLOCK_PATHS * sizeof *figures);
        gt_block_figures(&plan, 11, 512, block, figures);
        for (size_t path = 0; path < GT_BLOCK_PATHS; path += 51) {
            snprintf(name, sizeof name, "programme %d, path %zu", n, path);
            where = name;
            plain_path(&made.programme, true, 11, 512 + path, &with);
            plain_path(&made.programme, false, 11, 512 + path, &without);
            for (int p = 0; p < made.programme.partner_count + 4; p++)
                if (plan.whole.present[p])
                    check_party(&plan, &with, &without, p, figures, path);
            check_money(&plan, &with, figures, path);
        }
        free(block);
        free(figures);
    }
}
END_TEST

static Suite *suite_of_all(void)
{
    Suite *suite = suite_create("second programme");
    TCase *plain = tcase_create("plain");
    tcase_set_timeout(plain, 0);
    tcase_add_loop_test(plain, test_second_computation, 0, 6);
    suite_add_tcase(suite, plain);
    return suite;
}

int main(void)
{
    return run_suite(suite_of_all());
}
