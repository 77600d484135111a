/* board_people.c - the board's view: partners, club members, the pipeline. */
#include "engine/operations/board_int.h"

#include "engine/operations/approval.h"

#include <stdlib.h>

static void add_partner_round(const struct gt_facts *facts, size_t deal,
                              struct gt_board_partner *row)
{
    gt_day day = facts->deals[deal].day;
    row->rounds++;
    row->rounds_with_fund += facts->fund && gt_facts_took_part(facts, deal, facts->fund);
    row->rounds_unknown +=
        facts->deals[deal].amount == GT_MONEY_UNKNOWN && !gt_facts_is_foreign(facts, deal);
    if (row->first == GT_DAY_NONE || day < row->first)
        row->first = day;
    if (row->last == GT_DAY_NONE || day > row->last)
        row->last = day;
}

static int fill_partner(struct gt_board_making *making, int64_t partner,
                        struct gt_board_partner *row)
{
    const struct gt_facts *facts = making->facts;
    double share = 0;
    int code = 0;
    *row = (struct gt_board_partner){
        .name = gt_facts_name(facts, partner),
        .ownership = gt_facts_ownership(facts, partner, facts->as_of, &share),
        .rounds_amount = GT_MONEY_UNKNOWN,
        .invested = GT_MONEY_UNKNOWN,
        .first = GT_DAY_NONE,
        .last = GT_DAY_NONE,
    };
    for (size_t deal = 0; deal < facts->deal_count && !code; deal++) {
        if (facts->deals[deal].stage != GT_STAGE_CLOSED ||
            !gt_facts_took_part(facts, deal, partner))
            continue;
        add_partner_round(facts, deal, row);
        code = gt_board_add(making, facts->deals[deal].amount, &row->rounds_amount);
        if (!code)
            code = gt_board_add(making, gt_facts_stake(facts, deal, partner), &row->invested);
    }
    return code;
}

int gt_board_partners(struct gt_board_making *making)
{
    const int64_t *partners = NULL;
    size_t count = 0;
    int code = gt_facts_role(making->facts, GT_ROLE_PARTNER, &partners, &count, making->arena,
                             making->error);
    struct gt_board_partner *rows = gt_arena_alloc(making->arena, (count + 1) * sizeof *rows);
    if (!code && !rows)
        code = gt_fail_memory(making->error);
    for (size_t i = 0; i < count && !code; i++)
        code = fill_partner(making, partners[i], &rows[i]);
    making->board->partners = rows;
    making->board->partner_count = count;
    return code;
}

/* A pledge is in its deal's currency: in the ledger's, at the rate of the deal's day. */
static int exchange_pledge(struct gt_board_making *making, int64_t number, gt_money *amount)
{
    const struct gt_facts *facts = making->facts;
    const struct gt_deal_row *deal = gt_facts_deal(facts, number);
    int code =
        deal ? gt_exchange_amount(facts->exchange, deal->currency, deal->day, amount, making->error)
             : 0;
    return code ? gt_error_at(making->error, _("deal %lld"), (long long)number) : 0;
}

static int add_pledges(struct gt_board_making *making, const struct gt_pledge_row *pledges,
                       size_t count, int64_t member, struct gt_board_member *row)
{
    int code = 0;
    for (size_t i = 0; i < count && !code; i++) {
        if (pledges[i].party != member || pledges[i].state == GT_PLEDGE_WITHDRAWN)
            continue;
        gt_money amount = pledges[i].amount;
        row->pledges++;
        code = exchange_pledge(making, pledges[i].deal, &amount);
        if (!code)
            code = gt_board_add(making, amount, &row->pledged);
        if (!code && pledges[i].state == GT_PLEDGE_FUNDED)
            code = gt_board_add(making, amount, &row->funded);
    }
    return code;
}

static int fill_member(struct gt_board_making *making, const struct gt_pledge_row *pledges,
                       size_t count, const struct gt_party_fact *member,
                       struct gt_board_member *row)
{
    const struct gt_facts *facts = making->facts;
    *row = (struct gt_board_member){
        .name = member->name, .kind = member->kind, .joined = member->member_since};
    int code = add_pledges(making, pledges, count, member->id, row);
    for (size_t deal = 0; deal < facts->deal_count && !code; deal++)
        if (facts->deals[deal].stage == GT_STAGE_CLOSED)
            code = gt_board_add(making, gt_facts_stake(facts, deal, member->id), &row->invested);
    return code;
}

int gt_board_members(struct gt_board_making *making)
{
    const struct gt_facts *facts = making->facts;
    struct gt_pledge_row *pledges = NULL;
    size_t pledge_count = 0, count = 0;
    int code = gt_pledge_list(making->store, 0, facts->as_of, &pledges, &pledge_count,
                              making->arena, making->error);
    if (!code)
        code = gt_pending_drop(making->store, "pledge", pledges, sizeof *pledges, &pledge_count,
                               NULL, making->arena, making->error);
    struct gt_board_member *rows =
        gt_arena_alloc(making->arena, (facts->party_count + 1) * sizeof *rows);
    if (!code && !rows)
        code = gt_fail_memory(making->error);
    for (size_t i = 0; i < facts->party_count && !code; i++)
        if (facts->parties[i].roles & 1u << GT_ROLE_MEMBER)
            code = fill_member(making, pledges, pledge_count, &facts->parties[i], &rows[count++]);
    making->board->members = rows;
    making->board->member_count = count;
    return code;
}

static int fill_open(struct gt_board_making *making, const struct gt_deal_row *deal,
                     struct gt_board_pipeline *row)
{
    struct gt_pledge_row *pledges = NULL;
    size_t count = 0;
    int code = gt_pledge_list(making->store, deal->id, making->facts->as_of, &pledges, &count,
                              making->arena, making->error);
    if (!code)
        code = gt_pending_drop(making->store, "pledge", pledges, sizeof *pledges, &count, NULL,
                               making->arena, making->error);
    *row = (struct gt_board_pipeline){
        .company = deal->company_name,
        .stage = (enum gt_stage)deal->stage,
        .since = deal->stage_day,
        .kind = (enum gt_deal_kind)deal->kind,
        .amount = deal->amount,
    };
    for (size_t i = 0; i < count && !code; i++) {
        if (pledges[i].state == GT_PLEDGE_WITHDRAWN)
            continue;
        code = exchange_pledge(making, deal->id, &pledges[i].amount);
        if (!code)
            code = gt_board_add(making, pledges[i].amount, &row->pledged);
    }
    return code;
}

int gt_board_pipeline(struct gt_board_making *making)
{
    const struct gt_facts *facts = making->facts;
    size_t count = 0;
    int code = 0;
    struct gt_board_pipeline *rows =
        gt_arena_alloc(making->arena, (facts->deal_count + 1) * sizeof *rows);
    if (!rows)
        return gt_fail_memory(making->error);
    for (int stage = GT_STAGE_SOURCED; stage < GT_STAGE_CLOSED; stage++)
        for (size_t i = 0; i < facts->deal_count && !code; i++)
            if (facts->deals[i].stage == stage)
                code = fill_open(making, &facts->deals[i], &rows[count++]);
    making->board->pipeline = rows;
    making->board->pipeline_count = count;
    return code;
}
