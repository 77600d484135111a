/* amend_kinds.c - all kinds of record that can be corrected: a row a kind.
 *
 * A kind with `enter` is corrected by entering it anew (amend_anew.c), and needs no more than its
 * row here and a query in store/written.c. The others stand beside their operations.
 */
#include "engine/operations/amend_int.h"

#include "engine/operations/club.h"
#include "engine/operations/figures.h"
#include "engine/operations/find.h"
#include "engine/operations/fund.h"
#include "engine/operations/instruments.h"
#include "engine/operations/pipeline.h"
#include "engine/operations/vehicle.h"
#include "engine/store/anew.h"

#include <string.h>

static int find_source(struct gt_store *store, const char *which, int64_t *id,
                       struct gt_arena *arena, struct gt_error *error)
{
    (void)arena;
    return gt_need_deal(store, which, id, error);
}

static int find_meeting(struct gt_store *store, const char *which, int64_t *id,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct gt_meeting_row meeting = {0};
    int code = gt_need_meeting(store, which, &meeting, arena, error);
    *id = meeting.id;
    return code;
}

static int find_subfund(struct gt_store *store, const char *which, int64_t *id,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct gt_subfund_row *rows = NULL;
    size_t count = 0;
    int code = gt_need_party(store, which, id, arena, error);
    if (!code)
        code = gt_subfund_list(store, 0, *id, GT_DAY_LAST, &rows, &count, arena, error);
    if (!code && !count)
        return gt_fail(error, GT_EXIT_DATA,
                       _("\"%s\" is no sub-fund of this ledger; `gentou subfund list` shows them"),
                       which);
    return code;
}

/* The sub-fund that a commitment is to: exits from it hang on what was paid. */
static int committed_to(struct gt_store *store, int64_t id, int64_t *fund, struct gt_error *error)
{
    struct gt_arena arena = {0};
    struct gt_commitment_row *rows = NULL;
    size_t count = 0;
    int code = gt_commitment_list(store, 0, 0, id, GT_DAY_LAST, &rows, &count, &arena, error);
    *fund = !code && count ? rows[0].fund : 0;
    gt_arena_clear(&arena);
    return code;
}

static int paid_to(struct gt_store *store, int64_t id, int64_t *fund, struct gt_error *error)
{
    struct gt_arena arena = {0};
    struct gt_drawdown_row *rows = NULL;
    size_t count = 0;
    int code = gt_drawdown_list(store, 0, GT_DAY_LAST, &rows, &count, &arena, error);
    *fund = 0;
    for (size_t i = 0; i < count && !code; i++)
        if (rows[i].id == id)
            *fund = rows[i].fund;
    gt_arena_clear(&arena);
    return code;
}

static int find_vehicle(struct gt_store *store, const char *which, int64_t *id,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct gt_vehicle_row vehicle = {0};
    int code = gt_need_vehicle(store, which, GT_DAY_LAST, &vehicle, arena, error);
    *id = vehicle.party;
    return code;
}

/* Figures that were redacted are nowhere to be read, and would be lost once more. */
static int check_redacted(struct gt_store *store, int64_t id, struct gt_error *error)
{
    int64_t entry = 0;
    int code = gt_row_reference(store, "evidence", "redacted", id, &entry, error);
    if (!code && entry)
        return gt_fail(error, GT_EXIT_DATA,
                       _("qualification %lld: its evidence was redacted in entry %lld; add a proof "
                         "of its own with `gentou qualification add`"),
                       (long long)id, (long long)entry);
    return code;
}

static const struct gt_amend_fixed of_deal[] = {
    {"deal", N_("remove it, and add it to the other deal")},
    {NULL, NULL},
};

static const struct gt_amend_fixed of_vehicle[] = {
    {"name", N_("rename the party with `gentou party edit NAME --name`")},
    {NULL, NULL},
};

/* A kind, its table, and what else there is to say of it. */
#define KIND(its_noun, ...)                                                                        \
    &(const struct gt_amend)                                                                       \
    {                                                                                              \
        .noun = #its_noun, .enter = gt_enter_##its_noun, .table = __VA_ARGS__                      \
    }
#define EVENT(its_noun)                                                                            \
    KIND(its_noun, "share_event", .shown = "captable events COMPANY", .shares = true)

const struct gt_amend *const gt_amends[] = {
    /* parties and rounds */
    &gt_amend_fund,
    &gt_amend_club,
    &gt_amend_partner,
    &gt_amend_member,
    &gt_amend_manager,
    &gt_amend_investor,
    &gt_amend_company,
    &gt_amend_deal,
    &gt_amend_stage,
    &gt_amend_investment,
    &gt_amend_pledge,
    &gt_amend_mark,
    &gt_amend_closing,
    &gt_amend_exit,
    &gt_amend_rate,
    &gt_amend_fund_step,
    /* the guidance fund's money */
    KIND(subfund, "subfund", .shown = "subfund list", .fixed = of_vehicle, .find = find_subfund),
    KIND(commitment, "commitment", .shown = "commitment list", .company = committed_to),
    KIND(drawdown, "drawdown", .shown = "commitment list --each", .company = paid_to),
    KIND(intention, "intention", .shown = "intention list"),
    KIND(budget, "budget", .shown = "fund show"),
    /* what rules ask */
    KIND(figure, "figure", .shown = "figure list"),
    &(const struct gt_amend){.noun = "fund-figure",
                             .enter = gt_enter_fund_figure,
                             .table = "fund_figure",
                             .shown = "fund-figure list"},
    KIND(tie, "tie", .shown = "tie list"),
    KIND(compensation, "compensation", .shown = "compensation list"),
    KIND(preset, "preset", .shown = "preset list"),
    /* the pipeline */
    &gt_amend_funnel,
    &gt_amend_step,
    KIND(source, "deal_origin", .shown = "deal show DEAL", .fixed = of_deal, .find = find_source),
    KIND(owner, "deal_owner", .shown = "history deal DEAL"),
    KIND(tag, "deal_tag", .shown = "history deal DEAL", .kept = "until"),
    KIND(note, "note", .shown = "note list"),
    KIND(answer, "deal_answer", .shown = "history deal DEAL"),
    &gt_amend_document,
    KIND(action, "deal_action", .shown = "deal next", .kept = "done"),
    /* the club */
    KIND(qualification, "qualification", .shown = "member show NAME", .part = "evidence",
         .check = check_redacted),
    KIND(dues, "dues", .shown = "dues list"),
    KIND(payment, "payment", .shown = "member show NAME"),
    KIND(interest, "interest", .shown = "history member NAME"),
    KIND(meeting, "meeting", .shown = "meeting list", .find = find_meeting),
    KIND(agenda, "agenda", .shown = "meeting show MEETING"),
    KIND(attendance, "attendance", .shown = "meeting show MEETING"),
    KIND(criterion, "criterion", .shown = "criterion list"),
    KIND(score, "score", .shown = "score list DEAL --each"),
    KIND(voting, "voting", .shown = "voting list"),
    KIND(vote, "vote", .shown = "vote list DEAL"),
    KIND(conflict, "conflict", .shown = "conflict list"),
    KIND(vehicle, "vehicle", .shown = "vehicle list", .fixed = of_vehicle, .find = find_vehicle),
    KIND(holder, "holder", .shown = "vehicle show NAME"),
    /* what companies issue and pay */
    KIND(class, "stock_class", .shown = "class list", .shares = true),
    EVENT(issuance),
    EVENT(option),
    EVENT(warrant),
    EVENT(transfer),
    EVENT(split),
    EVENT(conversion),
    KIND(convertible, "convertible", .shown = "convertible list"),
    KIND(valuation, "class_value", .shown = "valuation list COMPANY"),
    KIND(payout, "payout", .shown = "payout list"),
    KIND(escrow, "escrow", .shown = "escrow list"),
    KIND(release, "escrow_release", .shown = "history escrow NUMBER"),
};

const size_t gt_amends_count = sizeof gt_amends / sizeof *gt_amends;

const struct gt_amend *gt_amend_find(const char *noun)
{
    for (size_t i = 0; i < gt_amends_count; i++)
        if (strcmp(gt_amends[i]->noun, noun) == 0)
            return gt_amends[i];
    return NULL;
}
