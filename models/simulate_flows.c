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

static int place_of(double start)
{
    return start < 0 ? 0 : 1 + (int)start;
}

const struct gt_plan_values *gt_plan_values(const struct gt_plan *plan, double start)
{
    return &plan->values[place_of(start)];
}

void gt_plan_prepare(struct gt_plan *plan, double start)
{
    struct gt_plan_values *made = &plan->values[place_of(start)];
    if (made->made)
        return;
    made->made = true;
    memcpy(made->values, plan->programme->parameters, sizeof made->values);
    if (start >= 0)
        made->values[gt_outcome_parameter(plan->model, "start")] = start;
    if (plan->model->prepare)
        plan->model->prepare(made->values, made->prepared);
}

void gt_plan_make(const struct gt_programme *programme, struct gt_plan *plan)
{
    memset(plan, 0, sizeof *plan);
    plan->programme = programme;
    plan->model = own_model(programme->model);
    gt_plan_prepare(plan, -1);
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

/* Of the fates of all companies, two by two. */
static size_t fates_size(const struct gt_programme *programme)
{
    return (size_t)(programme->companies + programme->companies % 2) * GT_BLOCK_PATHS;
}

/* Receipts and what else the programme needs; the factors lie behind. */
static size_t room(const struct gt_programme *programme)
{
    return programme->partner_count > 0
               ? gt_whole_room(programme)
               : GT_HALVES * side_size(programme) + 2 * fates_size(programme);
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
        .prepared = plan->model->prepare ? pair->values->prepared : NULL,
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
    plan->model->draw(pair->values->values, &draws);
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
        .values = gt_plan_values(plan, -1),
        .exit_quarter = {block->exit_quarter[0], block->exit_quarter[1]},
        .multiple = {block->multiple[0], block->multiple[1]},
    };
}

/* What the public side receives of one company on each path, and the private side. */
static void share_out(const struct gt_plan *plan, const int *restrict held,
                      const double *restrict multiple, double *restrict to_public,
                      double *restrict to_private)
{
    double round = plan->programme->round, cost = plan->public_cost;
    for (size_t i = 0; i < GT_GROUP; i++) {
        to_public[i] = cost * gt_terms_look_up(&plan->terms, multiple[i], held[i]);
        to_private[i] = round * multiple[i] - to_public[i];
    }
}

static void add(double *restrict sums, const double *restrict terms)
{
    for (size_t i = 0; i < GT_GROUP; i++)
        sums[i] += terms[i];
}

/* What a side gets on the paths of a group. */
struct purse {
    double *receipts; /* [quarter][path] */
    double *received; /* [path] */
};

/* One company's exits into the receipts of both sides, on the paths of a group. */
static void pay_out(const struct gt_plan *plan, int entry, const double *exit_quarter,
                    const double *multiple, const struct purse purses[GT_HALVES])
{
    double *of_public = purses[GT_HALF_PUBLIC].receipts;
    double *of_private = purses[GT_HALF_PRIVATE].receipts;
    double to_public[GT_GROUP], to_private[GT_GROUP];
    int held[GT_GROUP];
    uint32_t at[GT_GROUP];
    for (size_t i = 0; i < GT_GROUP; i++) {
        int quarter = (int)exit_quarter[i];
        held[i] = quarter - entry;
        at[i] = (uint32_t)quarter * GT_GROUP + (uint32_t)i;
    }
    share_out(plan, held, multiple, to_public, to_private);
    for (size_t i = 0; i < GT_GROUP; i++) {
        of_public[at[i]] += to_public[i];
        of_private[at[i]] += to_private[i];
    }
    add(purses[GT_HALF_PUBLIC].received, to_public);
    add(purses[GT_HALF_PRIVATE].received, to_private);
}

static size_t group_size(const struct gt_programme *programme)
{
    return (size_t)programme->quarters * GT_GROUP;
}

/* All companies' exits, on the paths of the group from `first` on. */
static void pay_out_all(const struct gt_plan *plan, const struct gt_fates *fates, size_t first,
                        struct gt_block *block)
{
    const struct gt_programme *programme = plan->programme;
    size_t size = group_size(programme);
    struct purse purses[GT_HALVES];
    for (size_t side = 0; side < GT_HALVES; side++) {
        purses[side].receipts = block->receipts + (first / GT_GROUP * GT_HALVES + side) * size;
        purses[side].received = block->received[side] + first;
        memset(purses[side].receipts, 0, size * sizeof(double));
        memset(purses[side].received, 0, GT_GROUP * sizeof(double));
    }
    for (int i = 0; i < programme->companies; i++) {
        size_t at = (size_t)i * GT_BLOCK_PATHS + first;
        pay_out(plan, entry_quarter(programme, i), fates->exit_quarter + at, fates->multiple + at,
                purses);
    }
}

struct gt_flows gt_block_flows(const struct gt_plan *plan, const struct gt_block *block,
                               enum gt_half side)
{
    size_t size = group_size(plan->programme);
    return (struct gt_flows){
        .quarters = plan->programme->quarters,
        .receipts = block->receipts + (size_t)side * size,
        .paid = plan->paid[side],
        .paid_quarters = plan->paid_quarters,
        .row = GT_GROUP,
        .group = GT_HALVES * size,
    };
}

/* Companies are drawn two by two; of an odd number, the last one's neighbour is not used. */
static void draw_all(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                     const struct gt_fates *fates, struct gt_block *block)
{
    for (int i = 0; i < plan->programme->companies; i += 2) {
        struct gt_pair pair = gt_block_pair(plan, seed, first_path, i, block);
        for (int k = 0; k < 2; k++) {
            size_t at = (size_t)(i + k) * GT_BLOCK_PATHS;
            pair.exit_quarter[k] = fates->exit_quarter + at;
            pair.multiple[k] = fates->multiple + at;
        }
        gt_block_draw_pair(plan, block, &pair);
    }
}

void gt_block_draw(const struct gt_plan *plan, uint64_t seed, uint64_t first_path,
                   struct gt_block *block)
{
    const struct gt_programme *programme = plan->programme;
    double *behind = block->receipts + GT_HALVES * side_size(programme);
    struct gt_fates fates = {.exit_quarter = behind, .multiple = behind + fates_size(programme)};
    gt_block_draw_factors(plan, seed, first_path, block);
    draw_all(plan, seed, first_path, &fates, block);
    for (size_t first = 0; first < GT_BLOCK_PATHS; first += GT_GROUP)
        pay_out_all(plan, &fates, first, block);
}
