/* receipts.c - the money that a party's holdings brought back, by day. */
#include "engine/operations/receipts.h"

#include "engine/operations/approval.h"
#include "engine/store/holding.h"
#include "engine/store/payout.h"

/* What there is to sum up. */
struct sources {
    struct gt_exit_row *exits;
    struct gt_escrow_row *escrows;
    struct gt_release_row *releases;
    struct gt_payout_row *payouts;
    size_t exit_count, escrow_count, release_count, payout_count;
};

static int read_sources(struct gt_store *store, int64_t party, gt_day as_of,
                        struct sources *sources, struct gt_arena *arena, struct gt_error *error)
{
    int64_t total = 0;
    int code = gt_exit_list(store, 0, as_of, &sources->exits, &sources->exit_count, arena, error);
    if (!code) /* what waits for approval was not received yet */
        code = gt_pending_drop(store, "exit", sources->exits, sizeof *sources->exits,
                               &sources->exit_count, NULL, arena, error);
    if (!code)
        code = gt_escrow_list(store, party, as_of, 0, -1, &sources->escrows, &sources->escrow_count,
                              &total, arena, error);
    if (!code)
        code = gt_release_list(store, 0, as_of, &sources->releases, &sources->release_count, arena,
                               error);
    if (!code)
        code =
            gt_pending_drop(store, "escrow_release", sources->releases, sizeof *sources->releases,
                            &sources->release_count, NULL, arena, error);
    if (!code)
        code = gt_payout_list(store, 0, party, as_of, 0, -1, &sources->payouts,
                              &sources->payout_count, &total, arena, error);
    if (!code)
        code = gt_pending_drop(store, "payout", sources->payouts, sizeof *sources->payouts,
                               &sources->payout_count, NULL, arena, error);
    return code;
}

static void add(struct gt_receipt *rows, size_t *count, struct gt_receipt receipt)
{
    if (receipt.amount > 0)
        rows[(*count)++] = receipt;
}

/* No more is in escrow than an exit brought: the operations see to it. */
static gt_money without_escrow(const struct sources *sources, const struct gt_exit_row *exit)
{
    gt_money amount = exit->proceeds;
    for (size_t i = 0; i < sources->escrow_count; i++)
        if (sources->escrows[i].exit == exit->id)
            amount -= sources->escrows[i].amount;
    return amount;
}

int gt_receipts_load(struct gt_store *store, int64_t party, gt_day as_of, struct gt_receipt **rows,
                     size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    struct sources from = {0};
    int code = read_sources(store, party, as_of, &from, arena, error);
    if (code)
        return code;
    size_t room = from.exit_count + from.release_count + from.payout_count + 1;
    struct gt_receipt *items = gt_arena_alloc(arena, room * sizeof *items);
    if (!items)
        return gt_fail_memory(error);
    *rows = items;
    *count = 0;
    for (size_t i = 0; i < from.exit_count; i++) {
        const struct gt_exit_row *exit = &from.exits[i];
        if (party == 0 || exit->party == party)
            add(items, count,
                (struct gt_receipt){exit->party, exit->company, exit->day,
                                    without_escrow(&from, exit), exit->currency, false});
    }
    for (size_t i = 0; i < from.release_count; i++) {
        const struct gt_release_row *release = &from.releases[i];
        if (party == 0 || release->party == party)
            add(items, count,
                (struct gt_receipt){release->party, release->company, release->day, release->amount,
                                    release->currency, false});
    }
    for (size_t i = 0; i < from.payout_count; i++) {
        const struct gt_payout_row *payout = &from.payouts[i];
        add(items, count,
            (struct gt_receipt){payout->party, payout->payer, payout->day, payout->amount,
                                payout->currency, true});
    }
    return 0;
}
