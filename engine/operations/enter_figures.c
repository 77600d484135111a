/* enter_figures.c - what rules ask beside the rounds is entered. */
#include "engine/operations/figures.h"

#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/operations/fund.h"
#include "engine/store/vehicle.h"
#include "gentou/rules.h"

#include <string.h>

/* An amount of a record with the field it stands in. */
struct named {
    const char *field;
    const struct gt_amount *amount;
};

/* All of one currency. */
static int check_amounts(struct gt_store *store, const struct gt_currency *record,
                         const struct named *amounts, size_t count,
                         const struct gt_currency **currency, struct gt_error *error)
{
    const char *first = NULL;
    *currency = record ? record : gt_store_ledger(store)->currency;
    for (size_t i = 0; i < count; i++) {
        const struct gt_amount *amount = amounts[i].amount;
        if (amount->minor == GT_MONEY_UNKNOWN)
            continue;
        const struct gt_currency *own = gt_enter_currency(store, record, amount);
        if (first && own != *currency)
            return gt_fail(error, GT_EXIT_DATA,
                           _("%s is in %s and %s in %s; figures of one day have one currency"),
                           first, (*currency)->code, amounts[i].field, own->code);
        *currency = own;
        first = amounts[i].field;
    }
    return 0;
}

/* A part of the staff is not larger than all of it. */
static int check_staff(const struct gt_figure_record *record, struct gt_error *error)
{
    const struct {
        const char *field;
        int64_t number;
    } parts[] = {{"college_staff", record->college_staff},
                 {"bachelor_staff", record->bachelor_staff},
                 {"rd_staff", record->rd_staff}};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (record->staff != GT_COUNT_NONE && parts[i].number > record->staff)
            return gt_fail(error, GT_EXIT_DATA,
                           _("%s: it is more than all staff, %lld; mend one of the two"),
                           parts[i].field, (long long)record->staff);
    return 0;
}

static bool says_figure(const struct gt_figure_record *record)
{
    return record->registered_in || record->listed >= 0 || record->resident >= 0 ||
           record->audited >= 0 || record->high_tech >= 0 || record->staff != GT_COUNT_NONE ||
           record->college_staff != GT_COUNT_NONE || record->bachelor_staff != GT_COUNT_NONE ||
           record->rd_staff != GT_COUNT_NONE;
}

static bool says_amount(const struct named *amounts, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (amounts[i].amount->minor != GT_MONEY_UNKNOWN)
            return true;
    return false;
}

static int says_nothing(struct gt_error *error)
{
    return gt_fail(error, GT_EXIT_DATA, _("nothing is said but the day; give at least one figure"));
}

#define COUNT(rows) (sizeof rows / sizeof *rows)

int gt_enter_figure(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_figure_record *record = data;
    const struct named amounts[] = {{"revenue", &record->revenue},
                                    {"costs", &record->costs},
                                    {"rd_spending", &record->rd_spending},
                                    {"total_assets", &record->total_assets},
                                    {"net_assets", &record->net_assets}};
    struct gt_figure_row row = {
        .day = record->date,
        .registered_in = record->registered_in,
        .listed = record->listed,
        .resident = record->resident,
        .audited = record->audited,
        .high_tech = record->high_tech,
        .staff = record->staff,
        .college_staff = record->college_staff,
        .bachelor_staff = record->bachelor_staff,
        .rd_staff = record->rd_staff,
        .revenue = record->revenue.minor,
        .costs = record->costs.minor,
        .rd_spending = record->rd_spending.minor,
        .total_assets = record->total_assets.minor,
        .net_assets = record->net_assets.minor,
        .source = record->source,
    };
    if (!says_figure(record) && !says_amount(amounts, COUNT(amounts)))
        return says_nothing(error);
    int code = check_staff(record, error);
    if (!code)
        code =
            check_amounts(store, record->currency, amounts, COUNT(amounts), &row.currency, error);
    if (!code)
        code = gt_need_role(store, record->company, GT_ROLE_COMPANY, &row.company, arena, error);
    return code ? code : gt_figure_insert(store, &row, id, error);
}

static bool says_conduct(const struct gt_fund_figure_record *record)
{
    return record->fee_on_paid >= 0 || record->hidden_debt >= 0 || record->derivatives >= 0 ||
           record->guarantees >= 0 || record->unlimited >= 0;
}

/* A guidance fund, a sub-fund, or a vehicle. */
static int need_any(struct gt_store *store, const char *name, int64_t *fund, struct gt_arena *arena,
                    struct gt_error *error)
{
    struct gt_vehicle_row vehicle;
    bool found = false;
    *fund = 0;
    int code = name ? gt_find_party(store, name, fund, arena, error) : 0;
    if (!code && *fund)
        code = gt_vehicle_read(store, *fund, GT_DAY_LAST, &vehicle, &found, arena, error);
    return code || found ? code : gt_need_any_fund(store, name, fund, arena, error);
}

int gt_enter_fund_figure(struct gt_store *store, const void *data, int64_t *id,
                         struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_fund_figure_record *record = data;
    const struct named amounts[] = {
        {"invested", &record->invested},   {"early", &record->early},
        {"on_target", &record->on_target}, {"local", &record->local},
        {"tech", &record->tech},           {"returned", &record->returned},
        {"conceded", &record->conceded},   {"loss", &record->loss}};
    struct gt_fund_figure_row row = {
        .day = record->date,
        .level = record->level,
        .stage = record->stage,
        .approved = record->approved,
        .set_up = record->set_up,
        .seniors = record->seniors,
        .projects = record->projects,
        .fee_on_paid = record->fee_on_paid,
        .hidden_debt = record->hidden_debt,
        .derivatives = record->derivatives,
        .guarantees = record->guarantees,
        .unlimited = record->unlimited,
        .invested = record->invested.minor,
        .early = record->early.minor,
        .on_target = record->on_target.minor,
        .local = record->local.minor,
        .tech = record->tech.minor,
        .returned = record->returned.minor,
        .conceded = record->conceded.minor,
        .loss = record->loss.minor,
        .source = record->source,
    };
    if (record->level < 0 && record->stage < 0 && record->approved == GT_DAY_NONE &&
        record->set_up == GT_DAY_NONE && record->seniors == GT_COUNT_NONE &&
        record->projects == GT_COUNT_NONE && !says_conduct(record) &&
        !says_amount(amounts, COUNT(amounts)))
        return says_nothing(error);
    if (record->approved != GT_DAY_NONE && record->set_up != GT_DAY_NONE &&
        record->set_up < record->approved)
        return gt_fail(error, GT_EXIT_DATA, _("set_up: it lies before the approval"));
    int code =
        check_amounts(store, record->currency, amounts, COUNT(amounts), &row.currency, error);
    if (!code)
        code = need_any(store, record->fund, &row.fund, arena, error);
    return code ? code : gt_fund_figure_insert(store, &row, id, error);
}

int gt_enter_tie(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                 struct gt_error *error)
{
    const struct gt_tie_record *record = data;
    struct gt_tie_row row = {.day = record->date,
                             .tie = record->tie,
                             .family_share = record->family_share,
                             .source = record->source};
    int code = gt_need_role(store, record->company, GT_ROLE_COMPANY, &row.company, arena, error);
    if (!code)
        code = gt_need_party(store, record->party, &row.party, arena, error);
    if (!code && row.party == row.company)
        return gt_fail(error, GT_EXIT_DATA, _("party: it is the company; name the angel"));
    return code ? code : gt_tie_insert(store, &row, id, error);
}

int gt_enter_compensation(struct gt_store *store, const void *data, int64_t *id,
                          struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_compensation_record *record = data;
    struct gt_compensation_row row = {
        .day = record->date,
        .amount = record->amount.minor,
        .currency = gt_enter_currency(store, NULL, &record->amount),
        .stage = record->stage,
        .document = record->document,
    };
    if (row.amount <= 0)
        return gt_fail(error, GT_EXIT_DATA, _("amount: a compensation of 0 or less is none"));
    int code = gt_need_role(store, record->company, GT_ROLE_COMPANY, &row.company, arena, error);
    if (!code)
        code = gt_need_party(store, record->party, &row.party, arena, error);
    if (!code && row.party == row.company)
        return gt_fail(error, GT_EXIT_DATA, _("party: it is the company; name who bore the loss"));
    return code ? code : gt_compensation_insert(store, &row, id, error);
}

/* Whether it is applied on a day of both already. */
static int check_once(struct gt_store *store, const struct gt_preset_row *row,
                      struct gt_arena *arena, struct gt_error *error)
{
    struct gt_preset_row *rows = NULL;
    size_t count = 0;
    gt_day last = row->until == GT_DAY_NONE ? GT_DAY_LAST : row->until;
    char day[GT_DAY_TEXT];
    int code = gt_preset_list(store, &rows, &count, arena, error);
    for (size_t i = 0; i < count && !code; i++) {
        gt_day until = rows[i].until == GT_DAY_NONE ? GT_DAY_LAST : rows[i].until;
        if (strcmp(rows[i].name, row->name) == 0 && rows[i].since <= last && row->since <= until)
            return gt_fail(error, GT_EXIT_DATA,
                           _("name: \"%s\" is applied since %s already, #%lld; correct that with "
                             "`gentou preset edit %lld`"),
                           row->name, gt_day_format(rows[i].since, day), (long long)rows[i].id,
                           (long long)rows[i].id);
    }
    return code;
}

int gt_enter_preset(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_preset_record *record = data;
    struct gt_preset_row row = {.name = gt_rule_preset(record->name),
                                .since = record->since,
                                .until = record->until,
                                .note = record->note};
    if (!row.name)
        return gt_fail(error, GT_EXIT_DATA,
                       _("name: no rule is of a preset \"%s\"; `gentou rules list` shows them"),
                       record->name);
    if (row.until != GT_DAY_NONE && row.until < row.since)
        return gt_fail(error, GT_EXIT_DATA, _("until: it lies before the first day"));
    int code = check_once(store, &row, arena, error);
    return code ? code : gt_preset_insert(store, &row, id, error);
}
