/* simulate_flows.c - outcomes drawn, terms applied, receipts by quarter and side. */
#include "models/simulate_int.h"

#include "gentou/random.h"

#include <string.h>

/* Company i's quarter of entry: floor(entry_quarters x i / companies). */
static int entry_quarter(const struct gt_programme *programme, int company)
{
    return programme->entry_quarters * company / programme->companies;
}

/* The list holds what was compiled for this kernel. A model that is none of it stays as it is. */
static const struct gt_outcome_model *own_model(const struct gt_outcome_model *model)
{
    const struct gt_outcome_model *own = gt_outcome_find(model->name);
    return own ? own : model;
}

void gt_plan_make(const struct gt_programme *programme, struct gt_plan *plan)
{
    memset(plan, 0, sizeof *plan);
    plan->programme = programme;
    plan->model = own_model(programme->model);
    plan->public_cost = programme->public_share * programme->round;
    double private_cost = programme->round - plan->public_cost;
    for (int i = 0; i < programme->companies; i++) {
        int quarter = entry_quarter(programme, i);
        plan->paid[GT_SIDE_PUBLIC][quarter] += plan->public_cost;
        plan->paid[GT_SIDE_PRIVATE][quarter] += private_cost;
        plan->paid_in[GT_SIDE_PUBLIC] += plan->public_cost;
        plan->paid_in[GT_SIDE_PRIVATE] += private_cost;
        plan->paid_quarters = quarter + 1;
    }
    gt_terms_lay_out(&programme->terms, programme->quarters, &plan->terms);
    gt_plan_lay_columns(plan);
}

static size_t side_size(const struct gt_programme *programme)
{
    return (size_t)programme->quarters * GT_BLOCK_PATHS;
}

size_t gt_block_bytes(const struct gt_programme *programme)
{
    return sizeof(struct gt_block) + GT_SIDES * side_size(programme) * sizeof(double);
}

double *gt_block_receipts(const struct gt_plan *plan, struct gt_block *block, enum gt_side side)
{
    return block->receipts + (size_t)side * side_size(plan->programme);
}

static void draw_factor(uint64_t seed, uint64_t first_path, struct gt_block *block)
{
    double *a = block->factor, *b = block->scratch, *unused = block->scratch + GT_BLOCK_PATHS;
    gt_random_uniforms(seed, first_path, GT_COMPANY_COMMON, 0, GT_BLOCK_PATHS, unused, a);
    gt_random_uniforms(seed, first_path, GT_COMPANY_COMMON + 1, 0, GT_BLOCK_PATHS, unused, b);
    gt_random_normal_pair(a, b, GT_BLOCK_PATHS);
}

/* One company's exits into the receipts of both sides. */
static void pay_out(const struct gt_plan *plan, int entry, const double *exit_quarter,
                    const double *multiple, struct gt_block *block)
{
    double *public_receipts = gt_block_receipts(plan, block, GT_SIDE_PUBLIC);
    double *private_receipts = gt_block_receipts(plan, block, GT_SIDE_PRIVATE);
    double round = plan->programme->round, cost = plan->public_cost;
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
        int quarter = (int)exit_quarter[i];
        double to_public = cost * gt_terms_look_up(&plan->terms, multiple[i], quarter - entry);
        double to_private = round * multiple[i] - to_public;
        size_t at = (size_t)quarter * GT_BLOCK_PATHS + i;
        public_receipts[at] += to_public;
        private_receipts[at] += to_private;
        block->received[GT_SIDE_PUBLIC][i] += to_public;
        block->received[GT_SIDE_PRIVATE][i] += to_private;
    }
}

void gt_block_draw(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                   struct gt_block *block)
{
    const struct gt_programme *programme = plan->programme;
    memset(block->receipts, 0, GT_SIDES * side_size(programme) * sizeof(double));
    memset(block->received, 0, sizeof block->received);
    draw_factor(seed, first_path, block);
    /* Companies are drawn two by two; of an odd number, the last one's neighbour is not used. */
    for (int i = 0; i < programme->companies; i += 2) {
        struct gt_outcome_block draws = {
            .seed = seed,
            .first_path = first_path,
            .paths = GT_BLOCK_PATHS,
            .company = (uint32_t)i,
            .entry_quarter = {entry_quarter(programme, i),
                              i + 1 < programme->companies ? entry_quarter(programme, i + 1) : 0},
            .last_quarter = programme->quarters - 1,
            .factor = {block->factor, block->factor},
            .exit_quarter = {block->exit_quarter[0], block->exit_quarter[1]},
            .multiple = {block->multiple[0], block->multiple[1]},
            .scratch = block->scratch,
        };
        plan->model->draw(programme->parameters, &draws);
        for (int k = 0; k < 2 && i + k < programme->companies; k++)
            pay_out(plan, draws.entry_quarter[k], block->exit_quarter[k], block->multiple[k],
                    block);
    }
}
