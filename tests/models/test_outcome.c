/* test_outcome.c - the list of outcome models, and the laws of the diffusion. */
#include "gentou/outcome.h"
#include "gentou/programme.h"
#include "gentou/random.h"

#include "dice.h"
#include "law.h"
#include "run.h"

#include <math.h>
#include <string.h>

#define PATHS  50000
#define LAST   47
#define MODELS 4

enum { MEAN_YEARS, SIGMA, RHO, GROWTH };

static double factor[PATHS], quarters[2][PATHS], multiples[2][PATHS], scratch[4 * PATHS];

static const double five_multiples[] = {0, 0.3, 1.2, 4.7, 31},
                    five_years[] = {1.1, 2.9, 4.3, 5.2, 7.9};
static const struct gt_closed_deals five_deals = {5, five_multiples, five_years};

static void draw_factor(uint64_t seed)
{
    static double unused[PATHS];
    gt_random_uniforms(seed, 0, GT_COMPANY_COMMON, 0, PATHS, unused, factor);
    gt_random_uniforms(seed, 0, GT_COMPANY_COMMON + 1, 0, PATHS, unused, scratch);
    gt_random_normal_pair(factor, scratch, PATHS);
}

/* Companies 4 and 5 entering in quarters 3 and 10. */
static struct gt_outcome_block block_of(uint64_t seed)
{
    return (struct gt_outcome_block){
        .seed = seed,
        .paths = PATHS,
        .company = 4,
        .entry_quarter = {3, 10},
        .last_quarter = LAST,
        .factor = {factor, factor},
        .exit_quarter = {quarters[0], quarters[1]},
        .multiple = {multiples[0], multiples[1]},
        .scratch = scratch,
        .deals = &five_deals,
    };
}

static void draw_diffusion(const double values[4], uint64_t seed)
{
    struct gt_outcome_block block = block_of(seed);
    draw_factor(seed);
    gt_outcome_find("diffusion")->draw(values, &block);
}

/* Every model, whichever stand in the list: named once, parameters sane, quarters and values within
 * their contract when drawn with the defaults. */
START_TEST(test_every_model)
{
    for (const struct gt_outcome_model *const *m = gt_outcome_models; *m; m++) {
        double values[GT_OUTCOME_PARAMETERS_MAX] = {0};
        ck_assert_ptr_eq(gt_outcome_find((*m)->name), *m);
        ck_assert(strlen((*m)->meaning) > 0 && strlen((*m)->source) > 0);
        ck_assert_int_le((*m)->parameter_count, GT_OUTCOME_PARAMETERS_MAX);
        for (int i = 0; i < (*m)->parameter_count; i++) {
            const struct gt_parameter *p = &(*m)->parameters[i];
            ck_assert(strlen(p->name) > 0 && strlen(p->meaning) > 0 && strlen(p->source) > 0);
            ck_assert_ptr_nonnull(p->unit);
            ck_assert(p->low <= p->default_value && p->default_value <= p->high);
            values[i] = p->default_value;
        }
        struct gt_outcome_block block = block_of(1);
        draw_factor(1);
        (*m)->draw(values, &block);
        for (int k = 0; k < 2; k++)
            for (int i = 0; i < PATHS; i++)
                if (!(quarters[k][i] > block.entry_quarter[k] && quarters[k][i] <= LAST &&
                      quarters[k][i] == floor(quarters[k][i]) && multiples[k][i] >= 0))
                    ck_abort_msg("%s: quarter %g, multiple %g", (*m)->name, quarters[k][i],
                                 multiples[k][i]);
    }
    ck_assert_ptr_null(gt_outcome_models[MODELS]);
    ck_assert_ptr_null(gt_outcome_find("no such model"));
}
END_TEST

/* Any corner of any model's parameters, rules of several parameters left aside, in a t copula with
 * few degrees, a sector and skill: still numbers in their contract. */
START_TEST(test_any_corner)
{
    static struct gt_normaliser normaliser;
    static double mixing[PATHS], kinds[2][PATHS];
    const struct gt_outcome_model *model = gt_outcome_models[_i / 40];
    uint64_t state = 1000 + (uint64_t)_i;
    double values[GT_OUTCOME_PARAMETERS_MAX];
    gt_normaliser_make(GT_DEGREES_MIN, &normaliser);
    for (int i = 0; i < model->parameter_count; i++) {
        const struct gt_parameter *p = &model->parameters[i];
        values[i] = (double[]){p->low, p->high, p->default_value}[dice_within(&state, 0, 2)];
    }
    if (model->rho)
        values[gt_outcome_parameter(model, model->rho)] *= 0.5;
    for (int i = 0; i < 500; i++)
        mixing[i] = i % 5 ? exp(2 * dice_unit(&state) - 1) : 1e8;
    struct gt_outcome_block block = block_of(9);
    draw_factor(9);
    block.paths = 500;
    for (int k = 0; k < 2; k++) {
        block.sector[k] = factor + 1000;
        block.skill[k] = k ? GT_SKILL_MAX : -GT_SKILL_MAX;
        block.kind[k] = kinds[k];
    }
    block.sector_rho = 0.5;
    block.mixing = mixing;
    block.normaliser = &normaliser;
    model->draw(values, &block);
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < 500; i++)
            if (!(quarters[k][i] > block.entry_quarter[k] && quarters[k][i] <= LAST &&
                  quarters[k][i] == floor(quarters[k][i]) && isfinite(multiples[k][i]) &&
                  multiples[k][i] >= 0 && kinds[k][i] >= GT_OUTCOME_EXIT &&
                  kinds[k][i] <= GT_OUTCOME_HORIZON))
                ck_abort_msg("%s: quarter %g, multiple %g, kind %g", model->name, quarters[k][i],
                             multiples[k][i], kinds[k][i]);
}
END_TEST

/* Corners of the allowed parameters: still numbers. */
START_TEST(test_corners)
{
    const struct gt_outcome_model *model = gt_outcome_find("diffusion");
    double values[4];
    for (int i = 0; i < 4; i++)
        values[i] = _i >> i & 1 ? model->parameters[i].high : model->parameters[i].low;
    draw_diffusion(values, 2);
    for (int k = 0; k < 2; k++)
        for (int i = 0; i < PATHS; i++)
            if (!(isfinite(multiples[k][i]) && multiples[k][i] > 0 && quarters[k][i] <= LAST))
                ck_abort_msg("%g %g", quarters[k][i], multiples[k][i]);
}
END_TEST

/* P(exit after n quarters) = e^-(n-1)/20 - e^-n/20 with a mean of 5 years; what is left is sold at
 * the end. Binomial, within 5 standard errors (1 in a million for each of the 44 cells and less).
 */
START_TEST(test_exit_quarters)
{
    static const double values[4] = {5, 0.9, 0.3, 0.15};
    double counts[LAST + 1] = {0};
    draw_diffusion(values, 3);
    for (int i = 0; i < PATHS; i++)
        counts[(int)quarters[0][i]]++;
    for (int q = 4; q <= LAST; q++) {
        double p = exp(-(q - 4) / 20.0) - (q < LAST ? exp(-(q - 3) / 20.0) : 0);
        double error = counts[q] - PATHS * p;
        ck_assert_msg(fabs(error) <= 5 * sqrt(PATHS * p * (1 - p)), "quarter %d: %g", q, error);
    }
}
END_TEST

/* (ln m - nu t) / (sigma sqrt t) is standard normal, and correlates by rho between two companies.
 */
START_TEST(test_values)
{
    static const double values[4] = {5, 0.9, 0.3, 0.15};
    static double shocks[2][PATHS];
    double nu = log(1.15) - 0.5 * 0.81, product = 0, squares = 0;
    draw_diffusion(values, 4);
    for (int i = 0; i < PATHS; i++) {
        for (int k = 0; k < 2; k++) {
            double t = (quarters[k][i] - (k ? 10 : 3)) / 4;
            shocks[k][i] = (log(multiples[k][i]) - nu * t) / (0.9 * sqrt(t));
        }
        product += shocks[0][i] * shocks[1][i];
        squares += pow(shocks[0][i] * shocks[1][i], 2);
    }
    double mean = product / PATHS, se = sqrt(squares / PATHS - mean * mean) / sqrt(PATHS);
    ck_assert_msg(fabs(mean - 0.3) < 5 * se, "rho %g +- %g", mean, se);
    ck_assert(ks_p(shocks[0], PATHS, gsl_cdf_ugaussian_P) > FALSE_ALARM);
    ck_assert(ks_p(shocks[1], PATHS, gsl_cdf_ugaussian_P) > FALSE_ALARM);
}
END_TEST

/* E[m | t] = (1 + growth)^t, so m / (1 + growth)^t is 1 in the mean: with a small sigma, whose
 * lognormal tail lets the mean be seen. */
START_TEST(test_expected_growth)
{
    static const double values[4] = {5, 0.2, 0.3, 0.15};
    double sum = 0, squares = 0;
    draw_diffusion(values, 5);
    for (int i = 0; i < PATHS; i++) {
        double ratio = multiples[1][i] / pow(1.15, (quarters[1][i] - 10) / 4);
        sum += ratio;
        squares += ratio * ratio;
    }
    double mean = sum / PATHS, se = sqrt((squares / PATHS - mean * mean) / PATHS);
    ck_assert_msg(fabs(mean - 1) < 5 * se, "%g +- %g", mean, se);
}
END_TEST

START_TEST(test_without_risk)
{
    static const double values[4] = {5, 0, 0.3, 0.15};
    draw_diffusion(values, 6);
    for (int i = 0; i < PATHS; i++) {
        double t = (quarters[0][i] - 3) / 4;
        if (fabs(multiples[0][i] / pow(1.15, t) - 1) > 1e-14)
            ck_abort_msg("%g after %g", multiples[0][i], t);
    }
}
END_TEST

START_TEST(test_only_common_risk)
{
    static const double values[4] = {5, 0.9, 1, 0.15};
    double nu = log(1.15) - 0.5 * 0.81;
    draw_diffusion(values, 7);
    for (int i = 0; i < PATHS; i++) {
        double t = (quarters[0][i] - 3) / 4;
        double shock = (log(multiples[0][i]) - nu * t) / (0.9 * sqrt(t));
        if (fabs(shock - factor[i]) > 1e-12)
            ck_abort_msg("%g and %g", shock, factor[i]);
    }
}
END_TEST

/* A path's outcome does not depend on the block it is drawn in. */
START_TEST(test_blocks)
{
    const struct gt_outcome_model *model = gt_outcome_models[_i];
    double values[GT_OUTCOME_PARAMETERS_MAX];
    static double whole[2][2][300];
    for (int i = 0; i < model->parameter_count; i++)
        values[i] = model->parameters[i].default_value;
    struct gt_outcome_block all = block_of(8);
    draw_factor(8);
    model->draw(values, &all);
    for (int k = 0; k < 2; k++) {
        memcpy(whole[k][0], quarters[k], sizeof whole[k][0]);
        memcpy(whole[k][1], multiples[k], sizeof whole[k][1]);
    }
    for (size_t start = 0; start < 300; start += 37) {
        struct gt_outcome_block block = block_of(8);
        block.first_path = start;
        block.paths = start + 37 < 300 ? 37 : 300 - start;
        block.factor[0] = block.factor[1] = factor + start;
        model->draw(values, &block);
        for (int k = 0; k < 2; k++) {
            size_t size = block.paths * sizeof(double);
            ck_assert_mem_eq(quarters[k], whole[k][0] + start, size);
            ck_assert_mem_eq(multiples[k], whole[k][1] + start, size);
        }
    }
}
END_TEST

/* What a programme's check says of its outcome, beside the ranges of each parameter. */
static const struct {
    const char *model, *parameter;
    double value;
    const struct gt_closed_deals *deals;
    struct gt_dependence dependence;
    const char *field;
} programmes[] = {
    {"rounds", NULL, 0, NULL, {0}, NULL},
    {"rounds", "series_a.exit", 0.5, NULL, {0}, "series_a.next"},
    {"rounds", "rho", 0.9, NULL, {.sectors = 2, .sector_rho = 0.2}, "sector_rho"},
    {"buckets", NULL, 0, NULL, {.copula = GT_COPULA_STUDENT}, "degrees"},
    {"bootstrap", NULL, 0, NULL, {0}, "deals"},
    {"bootstrap", NULL, 0, &five_deals, {0}, NULL},
};

START_TEST(test_programme)
{
    struct gt_programme programme = gt_programme_preset_find("reference")->programme;
    programme.model = gt_outcome_find(programmes[_i].model);
    for (int i = 0; i < programme.model->parameter_count; i++)
        programme.parameters[i] = programme.model->parameters[i].default_value;
    if (programmes[_i].parameter)
        programme.parameters[gt_outcome_parameter(programme.model, programmes[_i].parameter)] =
            programmes[_i].value;
    programme.deals = programmes[_i].deals;
    programme.dependence = programmes[_i].dependence;
    ck_assert_pstr_eq(gt_programme_check(&programme), programmes[_i].field);
}
END_TEST

START_TEST(test_words)
{
    const struct gt_outcome_model *model = gt_outcome_find("rounds");
    const struct gt_parameter *law = &model->parameters[gt_outcome_parameter(model, "seed.law")];
    ck_assert_str_eq(gt_parameter_word(law, 2), "weibull");
    ck_assert_ptr_null(gt_parameter_word(law + 1, 2)); /* seed.mean_years */
    ck_assert_int_eq(gt_outcome_parameter(model, "seed"), -1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("outcome");
    TCase *tcase = tcase_create("models");
    tcase_add_test(tcase, test_every_model);
    tcase_add_loop_test(tcase, test_any_corner, 0, 40 * MODELS);
    tcase_add_loop_test(tcase, test_blocks, 0, MODELS);
    tcase_add_loop_test(tcase, test_programme, 0, sizeof programmes / sizeof *programmes);
    tcase_add_test(tcase, test_words);
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("diffusion");
    tcase_add_loop_test(tcase, test_corners, 0, 16);
    tcase_add_test(tcase, test_exit_quarters);
    tcase_add_test(tcase, test_values);
    tcase_add_test(tcase, test_expected_growth);
    tcase_add_test(tcase, test_without_risk);
    tcase_add_test(tcase, test_only_common_risk);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
