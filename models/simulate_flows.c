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
    if (programme->dependence.copula == GT_COPULA_STUDENT)
        gt_normaliser_make(programme->dependence.degrees, &plan->normaliser);
    if (programme->partner_count > 0) {
        gt_whole_plan_make(plan);
        return;
    }
    plan->public_cost = programme->public_share * programme->round;
    double private_cost = programme->round - plan->public_cost;
    for (int i = 0; i < programme->companies; i++) {
        int quarter = entry_quarter(programme, i);
        plan->paid[GT_HALF_PUBLIC][quarter] += plan->public_cost;
        plan->paid[GT_HALF_PRIVATE][quarter] += private_cost;
        plan->paid_in[GT_HALF_PUBLIC] += plan->public_cost;
        plan->paid_in[GT_HALF_PRIVATE] += private_cost;
        plan->paid_quarters = quarter + 1;
    }
    gt_terms_lay_out(&programme->terms, programme->quarters, &plan->terms);
    gt_plan_lay_columns(plan);
}

static size_t side_size(const struct gt_programme *programme)
{
    return (size_t)programme->quarters * GT_BLOCK_PATHS;
}

/* Receipts and what else the programme needs; the factors lie behind. */
static size_t room(const struct gt_programme *programme)
{
    return programme->partner_count > 0 ? gt_whole_room(programme)
                                        : GT_HALVES * side_size(programme);
}

size_t gt_block_bytes(const struct gt_programme *programme)
{
    size_t factors = gt_factors_room(&programme->dependence, programme->quarters, GT_BLOCK_PATHS);
    return sizeof(struct gt_block) + (room(programme) + factors) * sizeof(double);
}

double *gt_block_receipts(const struct gt_plan *plan, struct gt_block *block, enum gt_half side)
{
    return block->receipts + (size_t)side * side_size(plan->programme);
}

void gt_block_draw_factors(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                           struct gt_block *block)
{
    gt_factors_draw(&plan->programme->dependence, plan->programme->quarters, seed, first_path,
                    GT_BLOCK_PATHS, block->receipts + room(plan->programme), &block->factors);
}

void gt_block_draw_pair(const struct gt_plan *plan, struct gt_block *block,
                        const struct gt_pair *pair)
{
    const struct gt_programme *programme = plan->programme;
    const struct gt_dependence *dependence = &programme->dependence;
    struct gt_outcome_block draws = {
        .seed = pair->seed,
        .first_path = pair->first_path,
        .paths = GT_BLOCK_PATHS,
        .company = (uint32_t)pair->company,
        .last_quarter = programme->quarters - 1,
        .sector_rho = dependence->sector_rho,
        .mixing = block->factors.mixing,
        .normaliser = &plan->normaliser,
        .deals = programme->deals,
        .scratch = block->scratch,
    };
    for (int k = 0; k < 2; k++) {
        draws.entry_quarter[k] = pair->from[k];
        draws.factor[k] = gt_factors_common(dependence, &block->factors, pair->from[k]);
        draws.sector[k] = gt_factors_sector(dependence, &block->factors, pair->company + k);
        draws.skill[k] = pair->skill[k];
        draws.exit_quarter[k] = pair->exit_quarter[k];
        draws.multiple[k] = pair->multiple[k];
        draws.rounds[k] = pair->rounds[k];
    }
    plan->model->draw(pair->values, &draws);
}

/* What the public side receives of one company on each path, and the private side. */
static void share_out(const struct gt_plan *plan, const int *restrict held,
                      const double *restrict multiple, double *restrict to_public,
                      double *restrict to_private)
{
    double round = plan->programme->round, cost = plan->public_cost;
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
        to_public[i] = cost * gt_terms_look_up(&plan->terms, multiple[i], held[i]);
        to_private[i] = round * multiple[i] - to_public[i];
    }
}

static void add(double *restrict sums, const double *restrict terms)
{
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
        sums[i] += terms[i];
}

/* One company's exits into the receipts of both sides. */
static void pay_out(const struct gt_plan *plan, int entry, const double *exit_quarter,
                    const double *multiple, struct gt_block *block)
{
    double *public_receipts = gt_block_receipts(plan, block, GT_HALF_PUBLIC);
    double *private_receipts = gt_block_receipts(plan, block, GT_HALF_PRIVATE);
    double to_public[GT_BLOCK_PATHS], to_private[GT_BLOCK_PATHS];
    int held[GT_BLOCK_PATHS];
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++)
        held[i] = (int)exit_quarter[i] - entry;
    share_out(plan, held, multiple, to_public, to_private);
    for (size_t i = 0; i < GT_BLOCK_PATHS; i++) {
        size_t at = (size_t)(held[i] + entry) * GT_BLOCK_PATHS + i;
        public_receipts[at] += to_public[i];
        private_receipts[at] += to_private[i];
    }
    add(block->received[GT_HALF_PUBLIC], to_public);
    add(block->received[GT_HALF_PRIVATE], to_private);
}

struct gt_pair gt_block_pair(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                             int company, struct gt_block *block)
{
    const struct gt_programme *programme = plan->programme;
    bool has_next = company + 1 < programme->companies;
    return (struct gt_pair){
        .seed = seed,
        .first_path = first_path,
        .company = company,
        .from = {entry_quarter(programme, company),
                 has_next ? entry_quarter(programme, company + 1) : 0},
        .values = programme->parameters,
        .exit_quarter = {block->exit_quarter[0], block->exit_quarter[1]},
        .multiple = {block->multiple[0], block->multiple[1]},
    };
}

void gt_block_draw(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                   struct gt_block *block)
{
    const struct gt_programme *programme = plan->programme;
    memset(block->receipts, 0, GT_HALVES * side_size(programme) * sizeof(double));
    memset(block->received, 0, sizeof block->received);
    gt_block_draw_factors(plan, seed, first_path, block);
    /* Companies are drawn two by two; of an odd number, the last one's neighbour is not used. */
    for (int i = 0; i < programme->companies; i += 2) {
        struct gt_pair pair = gt_block_pair(plan, seed, first_path, i, block);
        gt_block_draw_pair(plan, block, &pair);
        for (int k = 0; k < 2 && i + k < programme->companies; k++)
            pay_out(plan, pair.from[k], block->exit_quarter[k], block->multiple[k], block);
    }
}
