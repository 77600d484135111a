/* undo.c - which entry is taken back, and may it be. */
#include "engine/operations/undo.h"

#include "engine/operations/captable.h"
#include "engine/operations/fact_words.h"

#include <string.h>

/* The actor's latest entry that stands. Entries are read a page at a time: it is seldom far. */
static int find_last(struct gt_store *store, const char *actor, struct gt_entry_row *last,
                     struct gt_arena *arena, struct gt_error *error)
{
    const int64_t page = 64;
    struct gt_entry_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0, offset = 0;
    do {
        int code = gt_entry_list(store, actor, offset, page, &rows, &count, &total, arena, error);
        if (code)
            return code;
        for (size_t i = 0; i < count; i++)
            if (!rows[i].undone && !rows[i].undoes) {
                *last = rows[i];
                return 0;
            }
        offset += page;
    } while (offset < total);
    return gt_fail(error, GT_EXIT_DATA,
                   _("there is nothing to undo: no entry of %s stands; `gentou entry list` shows "
                     "all of them"),
                   actor);
}

static int check_own(const struct gt_entry_row *row, const char *actor, struct gt_error *error)
{
    if (strcmp(row->actor, actor) != 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("entry %lld is by %s, not by %s; everybody undoes their own"),
                       (long long)row->seq, row->actor, actor);
    if (row->undone)
        return gt_fail(error, GT_EXIT_DATA, _("entry %lld is undone already"), (long long)row->seq);
    return 0;
}

/* What the checks of entering hold to, and an undo could break: a round is no less than its stakes,
 * and no stage begins before its deal came in. Only the deals that the undo touched are asked. */
static int check_sums(struct gt_store *store, int64_t entry, struct gt_error *error)
{
    int64_t deal = 0;
    int code = gt_undone_sums(store, &deal, error);
    if (!code && deal)
        return gt_fail(error, GT_EXIT_DATA,
                       _("entry %lld is not undone: the stakes of deal %lld would then sum to more "
                         "than the round; undo or correct the later stake first"),
                       (long long)entry, (long long)deal);
    if (!code)
        code = gt_undone_stages(store, &deal, error);
    if (!code && deal)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("entry %lld is not undone: deal %lld would then stand in a stage before it "
              "came in; undo or correct the later stage first"),
            (long long)entry, (long long)deal);
    return code;
}

/* Neither does anybody give shares that they have not, or pay what is not there. */
static int check_money(struct gt_store *store, int64_t entry, struct gt_error *error)
{
    const char *table = NULL;
    int64_t row = 0;
    int code = gt_undone_money(store, &table, &row, error);
    if (!code && row)
        return gt_fail(error, GT_EXIT_DATA,
                       _("entry %lld is not undone: more would be paid than there is of %s %lld; "
                         "undo or correct the later payment first"),
                       (long long)entry, _(gt_fact_table_word(table)), (long long)row);
    return code;
}

/* Leaves those of the companies whose cap tables hold. */
static void keep_sound(struct gt_store *store, int64_t *companies, size_t *count,
                       struct gt_arena *arena)
{
    size_t kept = 0;
    for (size_t i = 0; i < *count; i++) {
        struct gt_captable table;
        struct gt_error quiet = {0};
        if (!gt_captable_load(store, companies[i], GT_DAY_LAST, 0, &table, arena, &quiet))
            companies[kept++] = companies[i];
    }
    *count = kept;
}

static int check_shares(struct gt_store *store, int64_t entry, const int64_t *companies,
                        size_t count, struct gt_arena *arena, struct gt_error *error)
{
    int code = 0;
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_captable table;
        code = gt_captable_load(store, companies[i], GT_DAY_LAST, 0, &table, arena, error);
    }
    return code ? gt_error_at(error, _("entry %lld is not undone"), (long long)entry) : 0;
}

int gt_undo(struct gt_store *store, struct gt_entry undoing, int64_t number,
            struct gt_entry_row *undone, struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_store_lock(store, error); /* or somebody might undo it first */
    if (!code)
        code = number ? gt_entry_read(store, number, undone, arena, error)
                      : find_last(store, undoing.actor, undone, arena, error);
    if (!code)
        code = check_own(undone, undoing.actor, error);
    if (code)
        return code;
    undoing.undoes = undone->seq;
    int64_t *companies = NULL;
    size_t count = 0;
    code = gt_store_begin(store, &undoing, error);
    if (!code)
        code = gt_entry_companies(store, undone->seq, &companies, &count, arena, error);
    if (!code)
        keep_sound(store, companies, &count, arena);
    if (!code)
        code = gt_past_undo(store, undone->seq, error);
    if (!code)
        code = check_shares(store, undone->seq, companies, count, arena, error);
    if (!code)
        code = check_money(store, undone->seq, error);
    return code ? code : check_sums(store, undone->seq, error);
}
