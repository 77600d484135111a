/* enter_holding.c - marks and exits of what a party holds in a company, and exits from a sub-fund,
 * entered and corrected. */
#include "engine/operations/enter.h"

#include "engine/operations/amend_int.h"
#include "engine/operations/captable.h"
#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/store/amend.h"
#include "engine/store/deal.h"
#include "engine/store/fund.h"
#include "engine/store/holding.h"

/* What a person called a party; the name of one that was called by its number. */
static const char *called(struct gt_store *store, const char *name, int64_t party,
                          struct gt_arena *arena)
{
    struct gt_party_written row;
    struct gt_error error = {.exit = GT_EXIT_OK};
    if (name[0] != '#' || gt_party_written(store, party, -1, &row, arena, &error))
        return name;
    return row.name;
}

/* A holding that somebody marks or leaves. */
struct meant {
    const char *holder, *company; /* as a sentence calls them */
    gt_day day;
    bool is_exit;
    int64_t self; /* the exit that is being corrected, or 0 */
    int64_t party, of;
    bool in_fund; /* a stake in a sub-fund: only its exits are kept */
    gt_day since; /* the latest round, or payment to the sub-fund, by that day */
};

/* A holding that was left whole is none any more, until money is put in after that: there is
 * nothing to mark or to leave. On one day money is paid in before a mark, and marked before it is
 * left; so a mark of that day still stands. */
static int need_held(struct gt_store *store, const struct meant *meant, struct gt_arena *arena,
                     struct gt_error *error)
{
    struct gt_exit_row *exits = NULL;
    size_t count = 0;
    char left[GT_DAY_TEXT], text[GT_DAY_TEXT];
    int code = gt_exit_list(store, meant->of, meant->day, &exits, &count, arena, error);
    for (size_t i = 0; i < count && !code; i++) {
        if (exits[i].party != meant->party || exits[i].id == meant->self || exits[i].share < 1 ||
            exits[i].day < meant->since || (!meant->is_exit && exits[i].day == meant->day))
            continue;
        return gt_fail(
            error, GT_EXIT_DATA,
            meant->in_fund
                ? _("company: %s left all of \"%s\" on %s and paid nothing into it since, so it "
                    "holds nothing of it on %s; if a part was kept, write the share of exit %lld "
                    "with `gentou exit edit %lld --share 50%%`")
                : _("company: %s left all of \"%s\" on %s and stood in no round since, so it "
                    "holds nothing of it on %s; if a part was kept, write the share of exit %lld "
                    "with `gentou exit edit %lld --share 50%%`"),
            meant->holder, meant->company, gt_day_format(exits[i].day, left),
            gt_day_format(meant->day, text), (long long)exits[i].id, (long long)exits[i].id);
    }
    return code;
}

/* When a party last paid into a sub-fund, by a day; GT_DAY_NONE: not yet. */
static int last_payment(struct gt_store *store, const struct meant *meant, gt_day *last,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct gt_drawdown_row *rows = NULL;
    size_t count = 0;
    int code = gt_drawdown_list(store, meant->of, meant->day, &rows, &count, arena, error);
    *last = GT_DAY_NONE;
    for (size_t i = 0; i < count && !code; i++)
        if (rows[i].party == meant->party)
            *last = rows[i].day;
    return code;
}

static int need_begun(struct gt_store *store, struct meant *meant, struct gt_arena *arena,
                      struct gt_error *error)
{
    char text[GT_DAY_TEXT];
    int code = meant->in_fund ? last_payment(store, meant, &meant->since, arena, error)
                              : gt_deal_stood_in(store, meant->of, meant->party, meant->day,
                                                 &meant->since, error);
    if (code || meant->since != GT_DAY_NONE)
        return code;
    return gt_fail(error, GT_EXIT_DATA,
                   meant->in_fund
                       ? _("company: %s paid nothing into \"%s\" on or before %s, so it holds "
                           "nothing of it; `gentou drawdown add` enters what was paid")
                       : _("company: %s stood in no round of \"%s\" on or before %s, so it holds "
                           "nothing of it"),
                   meant->holder, meant->company, gt_day_format(meant->day, text));
}

/* What is held: a company, or a sub-fund whose stake is left. */
static int need_investee(struct gt_store *store, const char *name, struct meant *meant,
                         struct gt_arena *arena, struct gt_error *error)
{
    struct gt_subfund_row *rows = NULL;
    size_t count = 0;
    int code = gt_need_party(store, name, &meant->of, arena, error);
    if (!code && meant->is_exit)
        code = gt_subfund_list(store, 0, meant->of, GT_DAY_LAST, &rows, &count, arena, error);
    meant->in_fund = count > 0;
    return code || meant->in_fund
               ? code
               : gt_need_role(store, name, GT_ROLE_COMPANY, &meant->of, arena, error);
}

/* Whose holding, in what; it must have begun by that day, and not be over. */
static int need_holding(struct gt_store *store, const char *holder, const char *company,
                        struct meant *meant, struct gt_arena *arena, struct gt_error *error)
{
    int code = need_investee(store, company, meant, arena, error);
    if (!code)
        code = holder ? gt_need_party(store, holder, &meant->party, arena, error)
                      : gt_find_fund(store, GT_DAY_LAST, &meant->party, arena, error);
    if (code)
        return code;
    if (meant->party == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("holder: the ledger has no guidance fund; name whose holding it is"));
    meant->holder = holder ? called(store, holder, meant->party, arena) : _("the fund");
    meant->company = called(store, company, meant->of, arena);
    code = need_begun(store, meant, arena, error);
    return code ? code : need_held(store, meant, arena, error);
}

/* The row that a record says. */
static int mark_of(struct gt_store *store, const struct gt_mark_record *record,
                   struct gt_mark_row *mark, struct gt_arena *arena, struct gt_error *error)
{
    *mark = (struct gt_mark_row){
        .day = record->date,
        .value = record->value.minor,
        .currency = gt_enter_currency(store, NULL, &record->value),
        .method = record->method,
        .inputs = record->inputs,
        .reviewer = record->reviewer,
        .note = record->note,
    };
    struct meant meant = {.day = record->date};
    int code = need_holding(store, record->holder, record->company, &meant, arena, error);
    mark->party = meant.party;
    mark->company = meant.of;
    if (!code && record->class)
        code = gt_need_class(store, mark->company, record->class, &mark->class, arena, error);
    return code;
}

int gt_enter_mark(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error)
{
    struct gt_mark_row mark;
    int code = mark_of(store, data, &mark, arena, error);
    return code ? code : gt_mark_insert(store, &mark, id, error);
}

static int exit_of(struct gt_store *store, const struct gt_exit_record *record, int64_t id,
                   struct gt_exit_row *exit, struct gt_arena *arena, struct gt_error *error)
{
    *exit = (struct gt_exit_row){
        .id = id,
        .day = record->date,
        .kind = record->kind,
        .proceeds = record->proceeds.minor,
        .currency = gt_enter_currency(store, NULL, &record->proceeds),
        .share = record->share < 0 ? 1 : record->share,
        .note = record->note,
    };
    if (exit->share == 0)
        return gt_fail(error, GT_EXIT_DATA, _("share: an exit from nothing; write a part above 0"));
    struct meant meant = {.day = record->date, .is_exit = true, .self = id};
    int code = need_holding(store, record->holder, record->company, &meant, arena, error);
    exit->party = meant.party;
    exit->company = meant.of;
    return code;
}

int gt_enter_exit(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error)
{
    struct gt_exit_row exit;
    int code = exit_of(store, data, 0, &exit, arena, error);
    return code ? code : gt_exit_insert(store, &exit, id, error);
}

static int read_mark(struct gt_store *store, int64_t id, void *data, struct gt_arena *arena,
                     struct gt_error *error)
{
    struct gt_mark_row mark;
    bool found = false;
    int code = gt_mark_written(store, id, &mark, &found, arena, error);
    if (code || !found)
        return code ? code : gt_amend_absent("mark", id, error);
    struct gt_mark_record *record = data;
    *record = (struct gt_mark_record){
        .company = gt_amend_name(arena, mark.company),
        .holder = gt_amend_name(arena, mark.party),
        .date = mark.day,
        .value = {mark.value, mark.currency},
        .method = mark.method,
        .inputs = mark.inputs,
        .reviewer = mark.reviewer,
        .note = mark.note,
    };
    if (mark.class)
        code = gt_class_name(store, mark.class, &record->class, arena, error);
    if (code)
        return code;
    return record->company && record->holder ? 0 : gt_fail_memory(error);
}

static int amend_mark(struct gt_store *store, int64_t id, const void *data, bool *changed,
                      struct gt_arena *arena, struct gt_error *error)
{
    struct gt_mark_row old, mark;
    bool found = false;
    int code = gt_mark_written(store, id, &old, &found, arena, error);
    if (!code)
        code = mark_of(store, data, &mark, arena, error);
    if (!code)
        code = gt_amend_party(store, old.party, &mark.party, error);
    if (!code)
        code = gt_amend_party(store, old.company, &mark.company, error);
    mark.id = id;
    return code ? code : gt_mark_update(store, &mark, changed, error);
}

static int read_exit(struct gt_store *store, int64_t id, void *data, struct gt_arena *arena,
                     struct gt_error *error)
{
    struct gt_exit_row exit;
    bool found = false;
    int code = gt_exit_written(store, id, &exit, &found, arena, error);
    if (code || !found)
        return code ? code : gt_amend_absent("exit", id, error);
    struct gt_exit_record *record = data;
    *record = (struct gt_exit_record){
        .company = gt_amend_name(arena, exit.company),
        .holder = gt_amend_name(arena, exit.party),
        .date = exit.day,
        .kind = exit.kind,
        .proceeds = {exit.proceeds, exit.currency},
        .share = exit.share,
        .note = exit.note,
    };
    return record->company && record->holder ? 0 : gt_fail_memory(error);
}

static int amend_exit(struct gt_store *store, int64_t id, const void *data, bool *changed,
                      struct gt_arena *arena, struct gt_error *error)
{
    struct gt_exit_row old, exit;
    bool found = false;
    int code = gt_exit_written(store, id, &old, &found, arena, error);
    if (!code)
        code = exit_of(store, data, id, &exit, arena, error);
    if (!code)
        code = gt_amend_party(store, old.party, &exit.party, error);
    if (!code)
        code = gt_amend_party(store, old.company, &exit.company, error);
    exit.id = id;
    return code ? code : gt_exit_update(store, &exit, changed, error);
}

const struct gt_amend gt_amend_mark = {
    .noun = "mark", .table = "mark", .read = read_mark, .amend = amend_mark};
const struct gt_amend gt_amend_exit = {
    .noun = "exit", .table = "exit", .read = read_exit, .amend = amend_exit};
