/* amend_anew.c - a record is entered anew under its own number, and what builds on it is tried.
 *
 * Whoever corrects a record says it as if for the first time: the row is taken out, the operation
 * of `add` checks and writes the new one, and the number is the old. So that no rule is written
 * twice, what builds on the record is tried in the same way, each record by itself, before and
 * after: a correction is refused for what held before and does not any more. Of a trial nothing is
 * left.
 */
#include "engine/operations/amend_int.h"
#include "engine/operations/captable.h"
#include "engine/store/anew.h"

#include <string.h>

static int enter_anew(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                      const void *record, bool *changed, struct gt_arena *arena,
                      struct gt_error *error)
{
    struct gt_anew anew = {0};
    int64_t number = 0;
    int code = gt_row_take_out(store, amend->table, amend->part, id, error);
    if (!code)
        code = amend->enter(store, record, &number, arena, error);
    if (!code)
        code = gt_row_put_back(store, amend->table, amend->part, amend->kept, id, &anew, error);
    if (!code && !anew.alone)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s %lld is one record; say one, and enter others with `gentou %s add`"),
                       amend->noun, (long long)id, amend->noun);
    *changed |= anew.changed;
    return code;
}

int gt_amend_restate(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                     const void *record, bool *changed, struct gt_arena *arena,
                     struct gt_error *error)
{
    return amend->enter ? enter_anew(store, amend, id, record, changed, arena, error)
                        : amend->amend(store, id, record, changed, arena, error);
}

struct reading {
    const char *noun;
    gt_amend_form *form;
    void **record;
    struct gt_arena *arena;
};

static int take(void *context, const struct gt_table_row *row, struct gt_error *error)
{
    const struct reading *reading = context;
    return reading->form(reading->noun, row, reading->record, reading->arena, error);
}

int gt_amend_read(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                  gt_amend_form *form, void **record, struct gt_arena *arena,
                  struct gt_error *error)
{
    struct reading reading = {amend->noun, form, record, arena};
    *record = NULL;
    if (amend->read) {
        int code = form(amend->noun, NULL, record, arena, error);
        return code ? code : amend->read(store, id, *record, arena, error);
    }
    int code = gt_row_written(store, amend->noun, id, take, &reading, error);
    if (!code && !*record)
        return gt_fail(error, GT_EXIT_DATA, _("there is no %s %lld; `gentou %s` shows the numbers"),
                       amend->noun, (long long)id, amend->shown);
    return code;
}

/* Would it be entered as it stands? */
static int try(struct gt_store *store, const struct gt_amend *amend, int64_t id,
               gt_amend_form *form, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_error quiet = {0};
    void *record = NULL;
    bool changed = false;
    int code = gt_store_mark(store, error);
    if (code)
        return code;
    code = gt_amend_read(store, amend, id, form, &record, arena, error);
    if (!code)
        code = gt_amend_restate(store, amend, id, record, &changed, arena, error);
    int undone = gt_store_undo(store, code ? &quiet : error);
    return code ? code : undone;
}

static const struct gt_amend *kind_of(const char *word)
{
    for (size_t i = 0; i < gt_amends_count; i++)
        if (gt_amends[i]->table &&
            (strcmp(gt_amends[i]->noun, word) == 0 || strcmp(gt_amends[i]->table, word) == 0))
            return gt_amends[i];
    return NULL;
}

int gt_amend_note_shares(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                         struct gt_amend_built *built, struct gt_arena *arena,
                         struct gt_error *error)
{
    struct gt_error quiet = {0};
    struct gt_captable table;
    if (!amend->shares)
        return 0;
    int code = gt_row_reference(store, amend->table, "company", id, &built->company, error);
    if (!code && built->company &&
        gt_captable_load(store, built->company, GT_DAY_LAST, 0, &table, arena, &quiet))
        built->company = 0;
    built->event = strcmp(amend->table, "share_event") == 0 ? id : 0;
    return code;
}

int gt_amend_note_built(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                        gt_amend_form *form, struct gt_amend_built *built, struct gt_arena *arena,
                        struct gt_error *error)
{
    const char *table = amend->referred ? amend->referred : amend->table;
    struct gt_dependent *rows = NULL;
    size_t count = 0;
    int code = gt_amend_note_shares(store, amend, id, built, arena, error);
    if (!code && table)
        code = gt_row_dependents(store, table, id, &rows, &count, arena, error);
    if (!code && table)
        code = gt_row_currency(store, table, id, &built->currency, arena, error);
    built->kinds = gt_arena_alloc(arena, (count + 1) * sizeof *built->kinds);
    built->ids = gt_arena_alloc(arena, (count + 1) * sizeof *built->ids);
    built->lent = SIZE_MAX;
    if (!code && (!built->kinds || !built->ids))
        code = gt_fail_memory(error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_error quiet = {0};
        const struct gt_amend *kind = rows[i].word ? kind_of(rows[i].word) : NULL;
        if (!kind || try(store, kind, rows[i].id, form, arena, &quiet))
            continue;
        if (rows[i].lends)
            built->lent = built->count;
        built->kinds[built->count] = kind;
        built->ids[built->count++] = rows[i].id;
    }
    return code;
}

/* Another currency would make other money of amounts that are in it. */
static int check_lent(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                      const struct gt_amend_built *built, struct gt_arena *arena,
                      struct gt_error *error)
{
    const struct gt_currency *currency = NULL;
    if (!built->currency || built->lent >= built->count)
        return 0;
    int code = gt_row_currency(store, amend->table, id, &currency, arena, error);
    if (!code && currency != built->currency)
        return gt_fail(error, GT_EXIT_DATA,
                       _("currency: %s %lld is in %s, which would become %s; remove that first"),
                       built->kinds[built->lent]->noun, (long long)built->ids[built->lent],
                       built->currency->code, currency ? currency->code : "?");
    return code;
}

int gt_amend_check_shares(struct gt_store *store, const struct gt_amend_built *built,
                          struct gt_arena *arena, struct gt_error *error)
{
    struct gt_captable table;
    return built->company ? gt_captable_load(store, built->company, GT_DAY_LAST, built->event,
                                             &table, arena, error)
                          : 0;
}

int gt_amend_check_built(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                         const struct gt_amend_built *built, gt_amend_form *form,
                         struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_amend_check_shares(store, built, arena, error);
    if (!code)
        code = check_lent(store, amend, id, built, arena, error);
    for (size_t i = 0; i < built->count && !code; i++)
        if (try(store, built->kinds[i], built->ids[i], form, arena, error))
            return gt_error_at(error, _("%s %lld builds on it, and would not hold"),
                               built->kinds[i]->noun, (long long)built->ids[i]);
    return code;
}
