/* enter_holding.c - marks and exits of what a party holds in a company, entered and corrected. */
#include "engine/operations/enter.h"

#include "engine/operations/amend_int.h"
#include "engine/operations/captable.h"
#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/store/amend.h"
#include "engine/store/deal.h"
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

/* A holding that was left whole is none any more, until a round after that: there is nothing to
 * mark or to leave. On one day money is paid in before a mark, and marked before it is left; so a
 * mark of that day still stands. round: the latest on or before the day; self: an exit that is
 * being corrected, or 0. */
static int need_held(struct gt_store *store, const char *holder, const char *company, gt_day round,
                     gt_day day, bool is_exit, int64_t self, const int64_t numbers[2],
                     struct gt_arena *arena, struct gt_error *error)
{
    struct gt_exit_row *exits = NULL;
    size_t count = 0;
    char left[GT_DAY_TEXT], text[GT_DAY_TEXT];
    int code = gt_exit_list(store, numbers[1], day, &exits, &count, arena, error);
    for (size_t i = 0; i < count && !code; i++) {
        if (exits[i].party != numbers[0] || exits[i].id == self || exits[i].share < 1 ||
            exits[i].day < round || (!is_exit && exits[i].day == day))
            continue;
        return gt_fail(
            error, GT_EXIT_DATA,
            _("company: %s left all of \"%s\" on %s and stood in no round since, so it "
              "holds nothing of it on %s; if a part was kept, write the share of exit %lld "
              "with `gentou exit edit %lld --share 50%%`"),
            holder, company, gt_day_format(exits[i].day, left), gt_day_format(day, text),
            (long long)exits[i].id, (long long)exits[i].id);
    }
    return code;
}

/* Whose holding, in what; it must have begun by that day, and not be over. */
static int need_holding(struct gt_store *store, const char *holder, const char *company_name,
                        gt_day day, bool is_exit, int64_t self, int64_t *party, int64_t *company,
                        struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_need_role(store, company_name, GT_ROLE_COMPANY, company, arena, error);
    if (!code)
        code = holder ? gt_need_party(store, holder, party, arena, error)
                      : gt_find_fund(store, GT_DAY_LAST, party, arena, error);
    if (code)
        return code;
    if (*party == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("holder: the ledger has no guidance fund; name whose holding it is"));
    gt_day round = GT_DAY_NONE;
    code = gt_deal_stood_in(store, *company, *party, day, &round, error);
    char text[GT_DAY_TEXT];
    const char *who = holder ? called(store, holder, *party, arena) : _("the fund");
    const char *what = called(store, company_name, *company, arena);
    if (!code && round == GT_DAY_NONE)
        return gt_fail(error, GT_EXIT_DATA,
                       _("company: %s stood in no round of \"%s\" on or before %s, so it holds "
                         "nothing of it"),
                       who, what, gt_day_format(day, text));
    return code ? code
                : need_held(store, who, what, round, day, is_exit, self,
                            (const int64_t[]){*party, *company}, arena, error);
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
    int code = need_holding(store, record->holder, record->company, record->date, false, 0,
                            &mark->party, &mark->company, arena, error);
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
    return need_holding(store, record->holder, record->company, record->date, true, exit->id,
                        &exit->party, &exit->company, arena, error);
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
