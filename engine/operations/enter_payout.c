/* enter_payout.c - money that comes back: payouts, and what of an exit is held in escrow. */
#include "engine/operations/instruments.h"

#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/store/fund.h"
#include "engine/store/holding.h"
#include "engine/store/party.h"
#include "engine/store/payout.h"

/* A party by name, or the ledger's fund. */
static int find_holder(struct gt_store *store, const char *name, int64_t *party,
                       struct gt_arena *arena, struct gt_error *error)
{
    int code = name ? gt_need_party(store, name, party, arena, error)
                    : gt_find_fund(store, GT_DAY_LAST, party, arena, error);
    if (!code && *party == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("the ledger has no guidance fund; name the party it is about"));
    return code;
}

int gt_enter_payout(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_payout_record *record = data;
    uint32_t roles = 0;
    bool exists = false;
    struct gt_subfund_row *subfund = NULL;
    size_t subfunds = 0;
    struct gt_payout_row row = {
        .day = record->date,
        .kind = record->kind < 0 ? GT_PAYOUT_DIVIDEND : record->kind,
        .amount = record->amount.minor,
        .currency = gt_enter_currency(store, NULL, &record->amount),
        .note = record->note,
    };
    if (row.amount == 0)
        return gt_fail(error, GT_EXIT_DATA, _("amount: a payout of 0 is none; write how much"));
    int code = gt_need_party(store, record->payer, &row.payer, arena, error);
    if (!code)
        code = gt_party_roles(store, row.payer, &roles, &exists, error);
    if (!code)
        code = gt_subfund_list(store, 0, row.payer, GT_DAY_LAST, &subfund, &subfunds, arena, error);
    if (!code && !subfunds &&
        !(roles & (1u << GT_ROLE_COMPANY | 1u << GT_ROLE_FUND | 1u << GT_ROLE_CLUB)))
        return gt_fail(error, GT_EXIT_DATA,
                       _("payer: \"%s\" is no company, fund or club of this ledger, and pays "
                         "nothing out"),
                       record->payer);
    if (!code)
        code = find_holder(store, record->party, &row.party, arena, error);
    if (!code && row.party == row.payer)
        code = gt_fail(error, GT_EXIT_DATA, _("party: it is the payer; name who receives"));
    return code ? code : gt_payout_insert(store, &row, id, error);
}

/* The exit that is meant: by its number, or the only one of the day. */
static int find_exit(struct gt_store *store, const struct gt_escrow_record *record,
                     struct gt_exit_row *exit, struct gt_arena *arena, struct gt_error *error)
{
    int64_t company = 0, party = 0;
    struct gt_exit_row *rows = NULL;
    size_t count = 0;
    int matches = 0;
    const char *numbers = "";
    int code = gt_need_role(store, record->company, GT_ROLE_COMPANY, &company, arena, error);
    if (!code)
        code = find_holder(store, record->holder, &party, arena, error);
    if (!code)
        code = gt_exit_list(store, company, GT_DAY_LAST, &rows, &count, arena, error);
    if (code)
        return code;
    for (size_t i = 0; i < count && numbers; i++) {
        if (rows[i].party != party || rows[i].day != record->date ||
            (record->exit != INT64_MIN && rows[i].id != record->exit))
            continue;
        *exit = rows[i];
        numbers = gt_arena_format(arena, "%s%s#%lld", numbers, matches++ ? ", " : "",
                                  (long long)rows[i].id);
    }
    if (matches == 1)
        return 0;
    return matches ? gt_fail(error, GT_EXIT_DATA,
                             _("exit: there are %d exits that day (%s); write the number of the "
                               "one you mean"),
                             matches, numbers ? numbers : "")
                   : gt_fail(error, GT_EXIT_DATA,
                             _("date: there is no such exit that day; `gentou company show` shows "
                               "the exits, `gentou exit add` enters one"));
}

int gt_enter_escrow(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_escrow_record *record = data;
    struct gt_exit_row exit = {0};
    gt_money held = 0, sum = 0;
    if (record->amount.minor == 0)
        return gt_fail(error, GT_EXIT_DATA, _("amount: an escrow of 0 is none; write how much"));
    int code = find_exit(store, record, &exit, arena, error);
    if (!code)
        code = gt_escrow_of_exit(store, exit.id, &held, error);
    if (code)
        return code;
    if (gt_enter_currency(store, NULL, &record->amount) != exit.currency)
        return gt_fail(error, GT_EXIT_DATA, _("amount: the exit is in %s; write it in %s"),
                       exit.currency->code, exit.currency->code);
    if (gt_money_add(held, record->amount.minor, &sum) != GT_OK || sum > exit.proceeds)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: more would be held in escrow than the exit brought; proceeds are "
                         "all of its money, with what is held"));
    if (record->until != GT_DAY_NONE && record->until < exit.day)
        return gt_fail(error, GT_EXIT_DATA, _("until: it lies before the exit"));
    struct gt_escrow_row row = {.exit = exit.id,
                                .amount = record->amount.minor,
                                .until = record->until,
                                .note = record->note};
    return gt_escrow_insert(store, &row, id, error);
}

int gt_enter_release(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                     struct gt_error *error)
{
    const struct gt_release_record *record = data;
    struct gt_escrow_row escrow;
    bool found = false;
    int code = gt_escrow_read(store, record->escrow, &escrow, &found, arena, error);
    if (code)
        return code;
    if (!found)
        return gt_fail(error, GT_EXIT_DATA,
                       _("escrow: there is no escrow #%lld; `gentou escrow list` shows them"),
                       (long long)record->escrow);
    struct gt_release_row row = {.escrow = record->escrow,
                                 .day = record->date,
                                 .amount = record->amount.minor,
                                 .note = record->note};
    gt_money left = escrow.amount - escrow.released;
    if (row.amount == GT_MONEY_UNKNOWN)
        row.amount = left;
    else if (gt_enter_currency(store, NULL, &record->amount) != escrow.currency)
        return gt_fail(error, GT_EXIT_DATA, _("amount: the exit is in %s; write it in %s"),
                       escrow.currency->code, escrow.currency->code);
    if (row.amount <= 0 || row.amount > left)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: no more is released than escrow #%lld still holds, and no less "
                         "than something; `gentou escrow list` shows what it holds"),
                       (long long)record->escrow);
    if (row.day < escrow.day)
        return gt_fail(error, GT_EXIT_DATA, _("date: it lies before the exit"));
    return gt_release_insert(store, &row, id, error);
}
