/* test_programme_starts.c - deals of a whole programme that begin at stages of their own. */
#include "gentou/simulate.h"
#include "models/simulate_int.h"

#include "run.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* The reference programme for two partners, with stages from `start` on. */
static struct gt_programme of_rounds(double start)
{
    struct gt_programme programme = gt_programme_preset_find("reference")->programme;
    programme.partner_count = 2;
    programme.minor = 100;
    programme.model = gt_outcome_find("rounds");
    for (int i = 0; i < programme.model->parameter_count; i++)
        programme.parameters[i] = programme.model->parameters[i].default_value;
    programme.parameters[gt_outcome_parameter(programme.model, "start")] = start;
    return programme;
}

/* A pair of companies that begin at a start, with what the plan made ready or without. */
static void draw_from(struct gt_plan *plan, bool ready, double start,
                      double (*drawn)[GT_BLOCK_PATHS])
{
    const struct gt_outcome_model *model = plan->model;
    struct gt_outcome_model plain = *model;
    struct gt_block *block = malloc(gt_block_bytes(plan->programme));
    struct gt_pair pair = {.seed = 3, .company = 4, .from = {1, 2}};
    ck_assert(model->prepare != NULL);
    plain.prepare = NULL;
    plan->model = ready ? model : &plain;
    pair.values = gt_plan_values(plan, start);
    ck_assert(pair.values->made);
    for (int k = 0; k < 2; k++) {
        pair.exit_quarter[k] = drawn[2 * k];
        pair.multiple[k] = drawn[2 * k + 1];
    }
    gt_block_draw_factors(plan, 3, 0, block);
    gt_block_draw_pair(plan, block, &pair);
    plan->model = model;
    free(block);
}

/* Deals of several starts: a plan makes each ready once, and what is drawn is what the model draws
 * without; those of the parameters' own start (0, seed) are as those that say nothing. */
START_TEST(test_starts)
{
    static struct gt_plan plan;
    static double own[4][GT_BLOCK_PATHS], ready[4][GT_BLOCK_PATHS], plain[4][GT_BLOCK_PATHS];
    static const double starts[] = {-1, 0, 2, 5};
    struct gt_programme programme = of_rounds(0);
    struct gt_lot lots[4];
    programme.lots = lots;
    programme.lot_count = 4;
    for (int i = 0; i < 4; i++)
        lots[i] = (struct gt_lot){
            .stage = -1, .start = starts[i], .count = 3, .from = i, .to = 9, .round = 1};
    ck_assert_ptr_null(gt_programme_check(&programme));
    gt_plan_make(&programme, &plan);
    draw_from(&plan, false, -1, own);
    for (int i = 0; i < 4; i++) {
        draw_from(&plan, true, starts[i], ready);
        draw_from(&plan, false, starts[i], plain);
        ck_assert_mem_eq(ready, plain, sizeof ready);
        ck_assert_int_eq(memcmp(ready, own, sizeof own) == 0, starts[i] <= 0);
    }
    ck_assert(!gt_plan_values(&plan, 1)->made && !gt_plan_values(&plan, 3)->made);
}
END_TEST

/* It is the same whether all deals say a start or the parameters do. */
START_TEST(test_start_of_all)
{
    struct gt_programme said = of_rounds(0), meant = of_rounds(2);
    struct gt_lot lots[2] = {{.stage = -1, .start = 2, .count = 5, .to = 9, .round = 1},
                             {.stage = -1, .start = 2, .count = 6, .to = 7, .round = 2}};
    struct gt_lot silent[2] = {lots[0], lots[1]};
    silent[0].start = silent[1].start = -1;
    said.lots = lots;
    meant.lots = silent;
    said.lot_count = meant.lot_count = 2;
    struct gt_simulate_options options = {.paths = 1000, .seed = 1};
    struct gt_simulation *a = NULL, *b = NULL;
    ck_assert_int_eq(gt_simulate(&said, &options, &a), GT_OK);
    ck_assert_int_eq(gt_simulate(&meant, &options, &b), GT_OK);
    ck_assert_mem_eq(&a->public_side, &b->public_side, sizeof a->public_side);
    gt_simulation_free(a);
    gt_simulation_free(b);
}
END_TEST

/* A start is one of the model's stages; a model without stages looks at none. */
START_TEST(test_start_refused)
{
    static const double wrong[] = {6, 0.5, NAN, INFINITY};
    struct gt_programme programme = of_rounds(0);
    struct gt_lot lot = {.stage = -1, .start = wrong[_i], .count = 3, .to = 5, .round = 1};
    struct gt_stake_held held = {.stage = -1, .start = wrong[_i], .paid = {1, 3, 0, 0}, .worth = 1};
    programme.lots = &lot;
    programme.lot_count = 1;
    programme.held = &held;
    ck_assert_pstr_eq(gt_programme_check(&programme), "deals.start");
    lot.start = 5;
    ck_assert_ptr_null(gt_programme_check(&programme));
    programme.held_count = 1;
    ck_assert_pstr_eq(gt_programme_check(&programme), "held");
    lot.start = wrong[_i];
    programme.model = gt_programme_preset_find("reference")->programme.model;
    memcpy(programme.parameters, gt_programme_preset_find("reference")->programme.parameters,
           sizeof programme.parameters);
    ck_assert_ptr_null(gt_programme_check(&programme));
}
END_TEST

static Suite *programme_starts_suite(void)
{
    Suite *suite = suite_create("programme_starts");
    TCase *tests = tcase_create("starts");
    tcase_add_test(tests, test_starts);
    tcase_add_test(tests, test_start_of_all);
    tcase_add_loop_test(tests, test_start_refused, 0, 4);
    suite_add_tcase(suite, tests);
    return suite;
}

int main(void)
{
    return run_suite(programme_starts_suite());
}
