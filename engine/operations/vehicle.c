/* vehicle.c - vehicles, their holders, and the caps on heads. */
#include "engine/operations/vehicle.h"

#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/operations/qualification.h"
#include "engine/store/club.h"
#include "engine/store/party.h"

#include <limits.h>
#include <string.h>

int gt_need_vehicle(struct gt_store *store, const char *name, gt_day as_of,
                    struct gt_vehicle_row *vehicle, struct gt_arena *arena, struct gt_error *error)
{
    int64_t party = 0;
    bool found = false;
    int code = gt_need_party(store, name, &party, arena, error);
    if (!code)
        code = gt_vehicle_read(store, party, as_of, vehicle, &found, arena, error);
    if (!code && !found)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("\"%s\" is no vehicle of this ledger on that day; make it one with `gentou "
              "vehicle add`"),
            name);
    return code;
}

static bool pools_by_form(const struct gt_holder_row *holder)
{
    return holder->as_vehicle == GT_VEHICLE_PARTNERSHIP ||
           holder->as_vehicle == GT_VEHICLE_CONTRACT;
}

/* A holder as gt_headcount_heads counts it; *unknown: those behind it of whom nobody knows the
 * heads. */
static int look_through(struct gt_store *store, const struct gt_holder_row *row, gt_day as_of,
                        struct gt_holder *holder, int *unknown, struct gt_arena *arena,
                        struct gt_error *error)
{
    struct gt_heads behind = {0};
    bool pools = row->pools || pools_by_form(row);
    int code = pools_by_form(row)
                   ? gt_vehicle_heads(store, row->its_vehicle, as_of, &behind, arena, error)
                   : 0;
    *holder = (struct gt_holder){
        .pools = pools,
        .deemed = (enum gt_deemed)row->deemed,
        .heads = behind.least ? behind.least : (int)row->heads,
    };
    bool through = row->deemed == GT_DEEMED_NONE || row->deemed == GT_DEEMED_MANAGER_OR_STAFF;
    *unknown = through ? behind.unknown : 0;
    return code;
}

int gt_holder_heads(struct gt_store *store, const struct gt_holder_row *row, gt_day as_of,
                    bool *pools, int *heads, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_holder holder = {0};
    int unknown = 0;
    int code = look_through(store, row, as_of, &holder, &unknown, arena, error);
    *pools = holder.pools;
    *heads = holder.heads;
    return code;
}

/* Looking through ends: gt_enter_holder lets no vehicle hold itself. */
int gt_vehicle_heads(struct gt_store *store, int64_t vehicle, gt_day as_of, struct gt_heads *heads,
                     struct gt_arena *arena, struct gt_error *error)
{
    struct gt_holder_row *rows = NULL;
    size_t count = 0;
    int unknown = 0;
    int code = gt_holder_list(store, vehicle, 0, as_of, &rows, &count, arena, error);
    if (code)
        return code;
    struct gt_holder *holders = gt_arena_alloc(arena, (count + 1) * sizeof *holders);
    if (!holders)
        return gt_fail_memory(error);
    for (size_t i = 0; i < count && !code; i++) {
        int below = 0;
        code = look_through(store, &rows[i], as_of, &holders[i], &below, arena, error);
        unknown += below;
    }
    if (!code && gt_headcount_heads(holders, count, heads) != GT_OK)
        return gt_fail(error, GT_EXIT_DATA, _("the heads of vehicle #%lld are beyond counting"),
                       (long long)vehicle);
    heads->unknown += unknown;
    return code;
}

int gt_enter_vehicle(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                     struct gt_error *error)
{
    const struct gt_vehicle_record *record = data;
    struct gt_vehicle_row there;
    struct gt_vehicle_row vehicle = {
        .kind = record->kind,
        .filed = record->filed,
        .since = record->since,
        .fee = record->fee,
        .carry = record->carry,
        .minimum = record->minimum.minor,
        .currency = gt_enter_currency(store, record->currency, &record->minimum),
    };
    bool found = false;
    if (record->minimum.minor == 0)
        return gt_fail(error, GT_EXIT_DATA, _("minimum: 0 is no minimum; leave it out"));
    int code = gt_find_or_make_party(store, record->name, GT_PARTY_INSTITUTION, &vehicle.party,
                                     arena, error);
    if (!code)
        code = gt_vehicle_read(store, vehicle.party, GT_DAY_LAST, &there, &found, arena, error);
    if (!code && found)
        return gt_fail(error, GT_EXIT_DATA, _("name: \"%s\" is a vehicle of this ledger already"),
                       record->name);
    if (!code && record->lead)
        code = gt_find_or_make_party(store, record->lead, -1, &vehicle.lead, arena, error);
    *id = vehicle.party;
    return code ? code : gt_vehicle_insert(store, &vehicle, error);
}

static int check_amount(struct gt_store *store, const struct gt_vehicle_row *vehicle,
                        const struct gt_amount *amount, struct gt_error *error)
{
    const struct gt_currency *own = gt_enter_currency(store, NULL, amount);
    if (amount->minor == GT_MONEY_UNKNOWN)
        return 0;
    if (own != vehicle->currency)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: it is in %s, but \"%s\" is in %s; write it in %s (\"%s 1000\")"),
                       own->code, vehicle->name, vehicle->currency->code, vehicle->currency->code,
                       vehicle->currency->code);
    if (amount->minor == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: a holding of 0 is none; leave it empty when it is unknown"));
    if (vehicle->minimum != GT_MONEY_UNKNOWN && amount->minor < vehicle->minimum)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: it is less than the least that \"%s\" takes; `gentou vehicle "
                         "list` shows that"),
                       vehicle->name);
    return 0;
}

/* Does `vehicle` stand, at any remove, behind the vehicle `within`? */
static int stands_behind(struct gt_store *store, int64_t vehicle, int64_t within, bool *does,
                         struct gt_arena *arena, struct gt_error *error)
{
    int64_t *up = NULL;
    size_t count = 0;
    *does = vehicle == within;
    int code = *does ? 0 : gt_vehicle_held_in(store, vehicle, &up, &count, arena, error);
    for (size_t i = 0; i < count && !code && !*does; i++)
        code = stands_behind(store, up[i], within, does, arena, error);
    return code;
}

static int check_circle(struct gt_store *store, const struct gt_vehicle_row *vehicle, int64_t party,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct gt_vehicle_row holder;
    bool is_vehicle = false, does = false;
    int code = gt_vehicle_read(store, party, GT_DAY_LAST, &holder, &is_vehicle, arena, error);
    if (!code && is_vehicle)
        code = stands_behind(store, vehicle->party, holder.party, &does, arena, error);
    if (!code && does)
        return gt_fail(error, GT_EXIT_DATA,
                       _("party: then \"%s\" would hold a part of itself through \"%s\""),
                       vehicle->name, holder.name);
    return code;
}

/* The rule as people find it: its id, document and how sure it is. */
static const char *cite(const struct gt_citation *citation, struct gt_arena *arena)
{
    const char *sure = _(gt_kind_label(&gt_verification_words, (int)citation->verified));
    const char *text = citation->document ? gt_arena_format(arena, "%s, %s; %s", citation->id,
                                                            citation->document, sure)
                                          : gt_arena_format(arena, "%s; %s", citation->id, sure);
    return text ? text : citation->id;
}

/* All holders of the ledger count, those of a later day too: else an entry of an earlier day would
 * slip under the cap. */
static int check_cap(struct gt_store *store, int64_t party, gt_day on, bool *over_unread,
                     struct gt_arena *arena, struct gt_error *error)
{
    struct gt_vehicle_row vehicle;
    struct gt_heads heads = {0};
    struct gt_headcount count = {0};
    bool found = false;
    int code = gt_vehicle_read(store, party, GT_DAY_LAST, &vehicle, &found, arena, error);
    if (!code)
        code = gt_vehicle_heads(store, vehicle.party, GT_DAY_LAST, &heads, arena, error);
    if (code)
        return code;
    if (gt_headcount_check((enum gt_vehicle)vehicle.kind, vehicle.filed, on, heads.least, 0,
                           &count) != GT_OK ||
        !count.rule || count.over == 0)
        return 0;
    if (count.rule->citation.verified > GT_VERIFICATION_V2) {
        *over_unread = true;
        return 0;
    }
    return gt_fail(error, GT_EXIT_DATA,
                   _("party: \"%s\" would have %d heads, but a %s may have %d at most (%s)"),
                   vehicle.name, count.total, _(gt_kind_label(&gt_vehicle_words, vehicle.kind)),
                   count.rule->cap, cite(&count.rule->citation, arena));
}

/* The caps of a vehicle and of all that it is looked through in. */
static int check_caps(struct gt_store *store, int64_t vehicle, gt_day on, bool *over_unread,
                      struct gt_arena *arena, struct gt_error *error)
{
    int64_t *up = NULL;
    size_t count = 0;
    int code = check_cap(store, vehicle, on, over_unread, arena, error);
    if (!code)
        code = gt_vehicle_held_in(store, vehicle, &up, &count, arena, error);
    for (size_t i = 0; i < count && !code; i++)
        code = check_caps(store, up[i], on, over_unread, arena, error);
    return code;
}

static int check_holder(struct gt_store *store, const struct gt_holder_record *record,
                        const struct gt_vehicle_row *vehicle, const struct gt_holder_row *holder,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct gt_holder_row *rows = NULL;
    size_t count = 0;
    if (record->heads != INT64_MIN && !record->pools)
        return gt_fail(error, GT_EXIT_DATA,
                       _("heads: only a holder that pools investors has heads behind it; write "
                         "pools yes too"));
    int code = check_amount(store, vehicle, &record->amount, error);
    if (!code)
        code = check_circle(store, vehicle, holder->party, arena, error);
    if (!code)
        code = gt_holder_list(store, vehicle->party, 0, GT_DAY_LAST, &rows, &count, arena, error);
    for (size_t i = 0; i < count && !code; i++)
        if (rows[i].party == holder->party)
            return gt_fail(error, GT_EXIT_DATA, _("party: \"%s\" is a holder of \"%s\" already"),
                           record->party, vehicle->name);
    return code;
}

int gt_enter_holder(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_holder_record *record = data;
    struct gt_vehicle_row vehicle;
    struct gt_holder_row holder = {
        .day = record->date,
        .amount = record->amount.minor,
        .deemed = record->deemed < 0 ? GT_DEEMED_NONE : record->deemed,
        .pools = record->pools,
        .heads = record->heads == INT64_MIN ? 0 : record->heads,
    };
    bool over_unread = false;
    int code = gt_need_vehicle(store, record->vehicle, record->date, &vehicle, arena, error);
    if (!code)
        code = gt_find_or_make_party(store, record->party, -1, &holder.party, arena, error);
    if (!code)
        code = check_holder(store, record, &vehicle, &holder, arena, error);
    holder.vehicle = vehicle.party;
    if (!code)
        code = gt_holder_insert(store, &holder, id, error);
    return code ? code
                : check_caps(store, holder.vehicle, record->date, &over_unread, arena, error);
}

static void say_unqualified(const struct gt_holder_row *holder,
                            const struct gt_vehicle_row *vehicle,
                            const struct gt_qualification *result, struct gt_text *lines,
                            struct gt_arena *arena)
{
    const char *facts = gt_facts_text(result->missing | result->short_of, false, arena);
    bool no = result->answer == GT_QUALIFIED_NO;
    gt_text_format(lines,
                   no ? _("\"%s\" is not a qualified investor for \"%s\": too little: %s (%s)\n")
                      : _("whether \"%s\" is a qualified investor for \"%s\" cannot be told: "
                          "missing: %s (%s)\n"),
                   holder->name, vehicle->name, facts ? facts : "", cite(result->rule, arena));
}

/* Is the holder shown to be a qualified investor with that ticket? Who pools is looked through and
 * not asked; no more is who counts as qualified whatever it owns. */
static int remark_qualified(struct gt_store *store, const struct gt_holder_row *holder,
                            const struct gt_vehicle_row *vehicle, struct gt_text *lines,
                            struct gt_arena *arena, struct gt_error *error)
{
    struct gt_qualified_member member;
    bool yuan = strcmp(vehicle->currency->code, "CNY") == 0;
    if (holder->pools || holder->as_vehicle >= 0 || holder->deemed != GT_DEEMED_NONE)
        return 0;
    int code = gt_qualified_member(store, holder->party, yuan ? holder->amount : GT_MONEY_UNKNOWN,
                                   holder->day, &member, arena, error);
    if (!code && member.result.answer != GT_QUALIFIED_YES)
        say_unqualified(holder, vehicle, &member.result, lines, arena);
    return code;
}

int gt_remark_holder(struct gt_store *store, int64_t id, struct gt_text *lines,
                     struct gt_arena *arena, struct gt_error *error)
{
    struct gt_holder_row *holder = NULL;
    struct gt_vehicle_row vehicle;
    struct gt_heads heads = {0};
    size_t count = 0;
    bool found = false, over = false;
    int code = gt_holder_list(store, 0, id, GT_DAY_LAST, &holder, &count, arena, error);
    if (!code)
        code = gt_vehicle_read(store, holder->vehicle, GT_DAY_LAST, &vehicle, &found, arena, error);
    if (!code)
        code = gt_vehicle_heads(store, vehicle.party, GT_DAY_LAST, &heads, arena, error);
    if (!code && heads.unknown)
        gt_text_format(
            lines,
            _("\"%s\" has holders that pool investors of whom nobody knows how many: %d; "
              "each counts as one head (%s)\n"),
            vehicle.name, heads.unknown, cite(&gt_headcount_look_through, arena));
    if (!code)
        code = check_caps(store, vehicle.party, holder->day, &over, arena, error);
    if (!code && over)
        gt_text_format(lines,
                       _("\"%s\" has more heads than an unread rule allows; check the rule\n"),
                       vehicle.name);
    return code ? code : remark_qualified(store, holder, &vehicle, lines, arena, error);
}
