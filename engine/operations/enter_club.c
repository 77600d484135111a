/* enter_club.c - what the club knows of its members: proofs of qualification, dues, interests. */
#include "engine/operations/club.h"

#include "engine/base/text.h"
#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/store/club.h"
#include "engine/store/party.h"
#include "engine/store/qualification.h"

#include <string.h>

int gt_need_member_on(struct gt_store *store, const char *name, gt_day day, int64_t *id,
                      struct gt_arena *arena, struct gt_error *error)
{
    bool is = false;
    gt_day since = GT_DAY_NONE;
    char on[GT_DAY_TEXT], began[GT_DAY_TEXT];
    int code = gt_need_role(store, name, GT_ROLE_MEMBER, id, arena, error);
    if (!code)
        code = gt_member_since(store, *id, &is, &since, error);
    if (!code && since > day)
        return gt_fail(error, GT_EXIT_DATA, _("\"%s\" is a member since %s, not yet on %s"), name,
                       gt_day_format(since, began), gt_day_format(day, on));
    return code;
}

/* The rule's figures are in yuan: an amount in another currency would be another figure. */
static int check_yuan(struct gt_store *store, const char *field, const struct gt_amount *amount,
                      struct gt_error *error)
{
    const struct gt_currency *own = gt_enter_currency(store, NULL, amount);
    if (amount->minor == GT_MONEY_UNKNOWN || strcmp(own->code, "CNY") == 0)
        return 0;
    return gt_fail(
        error, GT_EXIT_DATA,
        _("%s: it is in %s, but the rule counts in yuan; write it in CNY (\"CNY 300万\")"), field,
        own->code);
}

static int check_figures(struct gt_store *store, const struct gt_qualification_record *record,
                         struct gt_error *error)
{
    char day[GT_DAY_TEXT], last[GT_DAY_TEXT];
    if (record->expires != GT_DAY_NONE && record->expires < record->date)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("expires: %s is before the day of the proof, %s; write the last day it may "
              "be used"),
            gt_day_format(record->expires, last), gt_day_format(record->date, day));
    int code = check_yuan(store, "net_assets", &record->net_assets, error);
    if (!code)
        code = check_yuan(store, "financial_assets", &record->financial_assets, error);
    return code ? code : check_yuan(store, "average_income", &record->average_income, error);
}

/* Only the figures of its kind are ever read, so others are a mistake. */
static int check_kind(struct gt_store *store, int64_t member,
                      const struct gt_qualification_record *record, struct gt_arena *arena,
                      struct gt_error *error)
{
    struct gt_party_row party;
    bool personal = record->financial_assets.minor != GT_MONEY_UNKNOWN ||
                    record->average_income.minor != GT_MONEY_UNKNOWN;
    bool corporate = record->net_assets.minor != GT_MONEY_UNKNOWN;
    int code = gt_party_read(store, member, GT_DAY_LAST, &party, arena, error);
    if (code)
        return code;
    if (party.kind == GT_PARTY_PERSON && corporate)
        return gt_fail(error, GT_EXIT_DATA,
                       _("net_assets: \"%s\" is a person; rule QI-1 asks a person for "
                         "financial_assets or average_income"),
                       party.name);
    if (party.kind == GT_PARTY_INSTITUTION && personal)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("financial_assets: \"%s\" is an institution; rule QI-1 asks an institution "
              "for net_assets"),
            party.name);
    if (!personal && !corporate && record->deemed <= GT_DEEMED_NONE)
        return gt_fail(error, GT_EXIT_DATA,
                       _("nothing is shown; give net_assets, financial_assets, average_income or "
                         "deemed"));
    return 0;
}

int gt_enter_qualification(struct gt_store *store, const void *data, int64_t *id,
                           struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_qualification_record *record = data;
    struct gt_qualification_row row = {
        .day = record->date,
        .expires = record->expires == GT_DAY_NONE ? GT_DAY_LAST : record->expires,
        .deemed = record->deemed < 0 ? GT_DEEMED_NONE : record->deemed,
        .figures = {record->net_assets.minor, record->financial_assets.minor,
                    record->average_income.minor, record->evidence},
    };
    int code = check_figures(store, record, error);
    if (!code)
        code = gt_need_role(store, record->member, GT_ROLE_MEMBER, &row.member, arena, error);
    if (!code)
        code = check_kind(store, row.member, record, arena, error);
    return code ? code : gt_qualification_insert(store, &row, id, error);
}

static int check_dues(const struct gt_dues_record *record, struct gt_error *error)
{
    char day[GT_DAY_TEXT], due[GT_DAY_TEXT];
    if (record->amount.minor == 0)
        return gt_fail(error, GT_EXIT_DATA, _("amount: dues of 0 are none; write what is owed"));
    if (record->date != GT_DAY_NONE && record->date > record->due)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("due: %s is before %s, the day it is asked for; write the last day to pay"),
            gt_day_format(record->due, due), gt_day_format(record->date, day));
    return 0;
}

/* One member's dues of a period; *added is false when they stand already. */
static int add_dues(struct gt_store *store, struct gt_dues_row *dues, int64_t *id, bool *added,
                    struct gt_arena *arena, struct gt_error *error)
{
    struct gt_dues_row there;
    bool found = false;
    int code = gt_dues_find(store, dues->member, dues->period, &there, &found, arena, error);
    *added = !code && !found;
    return code || found ? code : gt_dues_insert(store, dues, id, error);
}

static int add_everyones_dues(struct gt_store *store, struct gt_dues_row *dues, int64_t *id,
                              struct gt_arena *arena, struct gt_error *error)
{
    int64_t *ids = NULL;
    size_t count = 0, entered = 0;
    int code = gt_member_ids(store, dues->day, &ids, &count, arena, error);
    for (size_t i = 0; i < count && !code; i++) {
        bool added = false;
        dues->member = ids[i];
        code = add_dues(store, dues, id, &added, arena, error);
        entered += added;
    }
    if (!code && entered == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       count ? _("period: every member has dues of \"%s\" already; `gentou dues "
                                 "list` shows them")
                             : _("period: the club had no member to ask for \"%s\""),
                       dues->period);
    return code;
}

int gt_enter_dues(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error)
{
    const struct gt_dues_record *record = data;
    struct gt_dues_row dues = {
        .period = record->period,
        .amount = record->amount.minor,
        .currency = gt_enter_currency(store, NULL, &record->amount),
        .day = record->date == GT_DAY_NONE ? record->due : record->date,
        .due = record->due,
    };
    bool added = false;
    int code = check_dues(record, error);
    if (code || !record->member)
        return code ? code : add_everyones_dues(store, &dues, id, arena, error);
    code = gt_need_member_on(store, record->member, dues.day, &dues.member, arena, error);
    if (!code)
        code = add_dues(store, &dues, id, &added, arena, error);
    if (!code && !added)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("period: \"%s\" has dues of \"%s\" already; `gentou dues list` shows them"),
            record->member, record->period);
    return code;
}

static int check_payment(struct gt_store *store, const struct gt_payment_record *record,
                         const struct gt_dues_row *dues, gt_money amount, struct gt_error *error)
{
    const struct gt_currency *own = gt_enter_currency(store, NULL, &record->amount);
    char day[GT_DAY_TEXT], asked[GT_DAY_TEXT];
    if (record->amount.minor != GT_MONEY_UNKNOWN && own != dues->currency)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: it is in %s, but these dues are in %s; write it in %s"),
                       own->code, dues->currency->code, dues->currency->code);
    if (record->date < dues->day)
        return gt_fail(error, GT_EXIT_DATA,
                       _("date: %s is before %s, the day these dues were asked for"),
                       gt_day_format(record->date, day), gt_day_format(dues->day, asked));
    if (dues->paid == dues->amount)
        return gt_fail(error, GT_EXIT_DATA, _("period: \"%s\" has paid its dues of \"%s\""),
                       record->member, record->period);
    if (amount == 0)
        return gt_fail(error, GT_EXIT_DATA, _("amount: a payment of 0 is none"));
    if (amount > dues->amount - dues->paid)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: it is more than what is open of these dues; `gentou dues list "
                         "--open` shows that"));
    return 0;
}

int gt_enter_payment(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                     struct gt_error *error)
{
    const struct gt_payment_record *record = data;
    struct gt_dues_row dues = {0};
    int64_t member = 0;
    bool found = false;
    int code = gt_need_role(store, record->member, GT_ROLE_MEMBER, &member, arena, error);
    if (!code)
        code = gt_dues_find(store, member, record->period, &dues, &found, arena, error);
    if (!code && !found)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("period: \"%s\" owes no dues of \"%s\"; enter them with `gentou dues add`"),
            record->member, record->period);
    if (code)
        return code;
    gt_money amount =
        record->amount.minor == GT_MONEY_UNKNOWN ? dues.amount - dues.paid : record->amount.minor;
    code = check_payment(store, record, &dues, amount, error);
    return code ? code : gt_payment_insert(store, dues.id, record->date, amount, id, error);
}

static int fold_sector(const char *sector, const char **folded, struct gt_arena *arena,
                       struct gt_error *error)
{
    *folded = gt_text_fold(arena, sector);
    if (!*folded)
        return gt_fail_memory(error);
    return **folded ? 0
                    : gt_fail(error, GT_EXIT_DATA,
                              _("sectors: \"%s\" is no name; write at least one letter"), sector);
}

int gt_enter_interest(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                      struct gt_error *error)
{
    const struct gt_interest_record *record = data;
    struct gt_interest_row interest = {.since = record->since};
    size_t entered = 0;
    int code = gt_need_role(store, record->member, GT_ROLE_MEMBER, &interest.member, arena, error);
    for (size_t i = 0; i < record->sectors.count && !code; i++) {
        bool added = false;
        interest.sector = record->sectors.items[i];
        code = fold_sector(interest.sector, &interest.folded, arena, error);
        if (!code)
            code = gt_interest_insert(store, &interest, id, &added, error);
        entered += added;
    }
    if (!code && entered == 0)
        return gt_fail(error, GT_EXIT_DATA, _("sectors: \"%s\" has these interests already"),
                       record->member);
    return code;
}

int gt_interest_remove(struct gt_store *store, const char *member, const char *const *sectors,
                       size_t count, struct gt_arena *arena, struct gt_error *error)
{
    int64_t id = 0;
    int code = gt_need_role(store, member, GT_ROLE_MEMBER, &id, arena, error);
    for (size_t i = 0; i < count && !code; i++) {
        const char *folded = NULL;
        bool deleted = false;
        code = fold_sector(sectors[i], &folded, arena, error);
        if (!code)
            code = gt_interest_delete(store, id, folded, &deleted, error);
        if (!code && !deleted)
            return gt_fail(error, GT_EXIT_DATA,
                           _("\"%s\" has no interest \"%s\"; `gentou interest list` shows them"),
                           member, sectors[i]);
    }
    return code;
}
