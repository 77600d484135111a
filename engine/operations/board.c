/* board.c - the board's view of the ledger: put together from its parts. */
#include "engine/operations/board.h"

#include "engine/operations/board_int.h"

/* Recorded leverage first, then the scenario's. */
static int fill_leverage(struct gt_board_making *making, struct gt_leverage_view *scenario)
{
    const struct gt_board_options *options = making->options;
    struct gt_leverage_view recorded;
    bool backcast = options->scenario && options->scenario->has_backcast;
    struct gt_board_leverage_block *blocks = gt_arena_alloc(making->arena, 2 * sizeof *blocks);
    if (!blocks)
        return gt_fail_memory(making->error);
    int code = gt_leverage_recorded(making->facts, options->counting, &recorded, making->arena,
                                    making->error);
    if (!code && backcast)
        code = gt_leverage_scenario(making->store, making->facts, options->counting,
                                    options->scenario, scenario, making->arena, making->error);
    if (code)
        return code;
    making->scenario = backcast ? scenario : NULL;
    blocks[0] = recorded.block;
    if (backcast)
        blocks[1] = scenario->block;
    making->board->leverage = blocks;
    making->board->leverage_count = backcast ? 2 : 1;
    return 0;
}

static const char *first_of(const struct gt_facts *facts, enum gt_role role)
{
    for (size_t i = 0; i < facts->party_count; i++)
        if (facts->parties[i].roles & 1u << role)
            return facts->parties[i].name;
    return NULL;
}

void gt_board_head(const struct gt_facts *facts, struct gt_board *board)
{
    *board = (struct gt_board){
        .title = facts->ledger->name,
        .fund = facts->fund ? gt_facts_name(facts, facts->fund) : NULL,
        .club = first_of(facts, GT_ROLE_CLUB),
        .currency = facts->ledger->currency,
        .as_of = facts->as_of,
        .ledger_seq = facts->ledger->seq,
        .version = GENTOU_VERSION,
        .illustrative = facts->ledger->illustrative,
    };
}

static void fill_head(struct gt_board_making *making)
{
    struct gt_board *board = making->board;
    const struct gt_scenario *scenario = making->options->scenario;
    gt_board_head(making->facts, board);
    if (scenario && scenario->has_programme) {
        board->programme = &scenario->programme;
        board->programme_name = scenario->name;
        board->programme_partners = scenario->partners.items;
        board->programme_held = scenario->held;
        board->simulation = making->options->simulation;
    }
}

static int fill_findings(struct gt_board_making *making)
{
    int code = gt_findings_partners(making->facts, false, &making->findings, making->error);
    if (!code)
        code = gt_findings_rounds(making->facts, &making->findings, making->error);
    making->board->findings = making->findings.items;
    making->board->finding_count = making->findings.count;
    making->board->exchanges = making->facts->exchange->used;
    making->board->exchange_count = making->facts->exchange->used_count;
    return code;
}

int gt_board_fill(struct gt_store *store, gt_day as_of, const struct gt_board_options *options,
                  struct gt_board *board, struct gt_arena *arena, struct gt_error *error)
{
    static int (*const parts[])(struct gt_board_making *) = {
        gt_board_rounds,   gt_board_holdings,    gt_board_partners, gt_board_members,
        gt_board_pipeline, gt_board_assumptions, gt_board_rules,
    };
    struct gt_facts facts;
    struct gt_leverage_view scenario;
    struct gt_board_making making = {.store = store,
                                     .facts = &facts,
                                     .options = options,
                                     .board = board,
                                     .findings = {.arena = arena},
                                     .arena = arena,
                                     .error = error};
    int code = gt_facts_under(store, as_of, options->terms, &facts, arena, error);
    if (code)
        return code;
    fill_head(&making);
    code = fill_leverage(&making, &scenario);
    for (size_t i = 0; i < sizeof parts / sizeof *parts && !code; i++)
        code = parts[i](&making);
    return code ? code : fill_findings(&making);
}
