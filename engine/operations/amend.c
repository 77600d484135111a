/* amend.c - what correcting and withdrawing have in common, whatever the record. */
#include "engine/operations/amend.h"

#include "engine/base/text.h"
#include "engine/operations/amend_int.h"
#include "engine/operations/fact_words.h"
#include "engine/operations/find.h"
#include "engine/store/amend.h"
#include "engine/store/party.h"

#include <string.h>

/* A mark or an exit wants a stake in a round of its company: `count` of them had none before. */
static int check_held(struct gt_store *store, int64_t company, int64_t count,
                      struct gt_error *error)
{
    const char *table = "";
    int64_t unheld = 0, row = 0;
    int code = company ? gt_unheld(store, company, &unheld, &table, &row, error) : 0;
    if (!code && unheld > count)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s %lld is of a holding that would then not be there; correct or remove "
                         "that first"),
                       _(gt_fact_table_word(table)), (long long)row);
    return code;
}

/* The company that a record bears on, and its marks and exits that want a stake now. */
static int note_held(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                     int64_t *company, int64_t *count, struct gt_error *error)
{
    const char *table = "";
    int64_t row = 0;
    *company = *count = 0;
    int code = amend->company ? amend->company(store, id, company, error) : 0;
    return code || !*company ? code : gt_unheld(store, *company, count, &table, &row, error);
}

int gt_amend_which(struct gt_store *store, const struct gt_amend *amend, const char *which,
                   int64_t *id, struct gt_arena *arena, struct gt_error *error)
{
    if (amend->find)
        return amend->find(store, which, id, arena, error);
    *id = gt_find_number(which, true);
    if (*id)
        return 0;
    return amend->shown
               ? gt_fail(error, GT_EXIT_DATA,
                         _("\"%s\" is no number of a %s; `gentou %s` shows the numbers"), which,
                         amend->noun, amend->shown)
               : gt_fail(error, GT_EXIT_DATA,
                         _("\"%s\" is no number of a %s; `gentou deal show` and `gentou company "
                           "show` show the numbers"),
                         which, amend->noun);
}

int gt_amend_edit(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                  const void *record, gt_amend_form *form, struct gt_arena *arena,
                  struct gt_error *error)
{
    struct gt_amend_built built = {0};
    int64_t company = 0, count = 0;
    bool changed = false;
    int code = amend->check ? amend->check(store, id, error) : 0;
    if (!code)
        code = note_held(store, amend, id, &company, &count, error);
    if (!code)
        code = gt_amend_note_built(store, amend, id, form, &built, arena, error);
    if (!code)
        code = gt_amend_restate(store, amend, id, record, &changed, arena, error);
    if (!code && !changed)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s %lld says that already; nothing is to be corrected"), amend->noun,
                       (long long)id);
    if (!code)
        code = check_held(store, company, count, error);
    return code ? code : gt_amend_check_built(store, amend, id, &built, form, arena, error);
}

int gt_amend_remove(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                    struct gt_arena *arena, struct gt_error *error)
{
    struct gt_amend_built built = {0};
    int64_t company = 0, count = 0;
    int code = note_held(store, amend, id, &company, &count, error);
    if (!code)
        code = gt_amend_note_shares(store, amend, id, &built, arena, error);
    if (!code && amend->remove)
        code = amend->remove(store, id, arena, error);
    else if (!code)
        code = gt_amend_check_free(store, amend->table, id, NULL, arena, error);
    if (!code && !amend->remove)
        code = gt_row_withdraw(store, amend->table, id, error);
    if (!code)
        code = check_held(store, company, count, error);
    return code ? code : gt_amend_check_shares(store, &built, arena, error);
}

int gt_amend_absent(const char *noun, int64_t id, struct gt_error *error)
{
    return gt_fail(error, GT_EXIT_DATA,
                   _("there is no %s %lld; `gentou deal show` and `gentou company show` show the "
                     "numbers"),
                   noun, (long long)id);
}

const char *gt_amend_name(struct gt_arena *arena, int64_t id)
{
    return gt_arena_format(arena, "#%lld", (long long)id);
}

int gt_amend_party(struct gt_store *store, int64_t written, int64_t *party, struct gt_error *error)
{
    int64_t canon = 0;
    int code = gt_party_canon(store, written, &canon, error);
    if (!code && canon == *party)
        *party = written;
    return code;
}

int gt_amend_deal_company(struct gt_store *store, int64_t deal, int64_t *company,
                          struct gt_error *error)
{
    struct gt_arena arena = {0};
    struct gt_deal_row row;
    bool found = false;
    int code = gt_deal_written(store, deal, &row, &found, &arena, error);
    gt_arena_clear(&arena);
    return code || !found ? code : gt_party_canon(store, row.company, company, error);
}

static bool is_part(const char *const *parts, const char *table)
{
    for (; parts && *parts; parts++)
        if (strcmp(*parts, table) == 0)
            return true;
    return false;
}

int gt_amend_check_free(struct gt_store *store, const char *table, int64_t id,
                        const char *const *parts, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_reference *rows = NULL;
    size_t count = 0;
    const char *list = "";
    int code = gt_row_references(store, table, id, parts == NULL, &rows, &count, arena, error);
    for (size_t i = 0; i < count && !code && list; i++) {
        const char *word = _(gt_fact_table_word(rows[i].table));
        if (is_part(parts, rows[i].table))
            continue;
        list = rows[i].first ? gt_arena_format(arena, "%s%s%s #%lld", list, *list ? ", " : "", word,
                                               (long long)rows[i].first)
                             : gt_arena_format(arena, "%s%s%s", list, *list ? ", " : "", word);
        if (list && rows[i].rows > 1)
            list = gt_arena_format(arena, _("%s and %lld more"), list, (long long)rows[i].rows - 1);
    }
    if (code || !list)
        return code ? code : gt_fail_memory(error);
    return *list ? gt_fail(error, GT_EXIT_DATA,
                           _("%s #%lld is not removed, as others build on it: %s; remove those "
                             "first"),
                           _(gt_fact_table_word(table)), (long long)id, list)
                 : 0;
}

int gt_amend_is_used(struct gt_store *store, const char *table, int64_t id,
                     const char *const *parts, bool *used, struct gt_arena *arena,
                     struct gt_error *error)
{
    struct gt_reference *rows = NULL;
    size_t count = 0;
    int code = gt_row_references(store, table, id, false, &rows, &count, arena, error);
    *used = false;
    for (size_t i = 0; i < count && !code; i++)
        *used |= !is_part(parts, rows[i].table);
    return code;
}

/* Another party that bears a name. */
static int check_name(struct gt_store *store, int64_t party, const char *field, const char *name,
                      char **folded, struct gt_arena *arena, struct gt_error *error)
{
    int64_t other = 0;
    *folded = gt_text_fold(arena, name);
    if (!*folded)
        return gt_fail_memory(error);
    if (!**folded)
        return gt_fail(error, GT_EXIT_DATA, _("%s: \"%s\" is no name; write at least one letter"),
                       field, name);
    int code = gt_find_party(store, name, &other, arena, error);
    if (!code && other && other != party)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: \"%s\" is another party, #%lld; when both are the same, merge them "
                         "with `gentou party merge`"),
                       field, name, (long long)other);
    return code;
}

static int drop_names(struct gt_store *store, int64_t party, const char *name, char *const *kept,
                      size_t kept_count, bool *changed, struct gt_arena *arena,
                      struct gt_error *error)
{
    const char **others = NULL;
    size_t count = 0;
    const char *own = gt_text_fold(arena, name);
    int code = gt_party_other_names(store, party, &others, &count, arena, error);
    for (size_t i = 0; i < count && !code; i++) {
        char *folded = gt_text_fold(arena, others[i]);
        if (!folded || !own)
            return gt_fail_memory(error);
        bool stays = strcmp(folded, own) == 0;
        for (size_t k = 0; k < kept_count && !stays; k++)
            stays = strcmp(folded, kept[k]) == 0;
        if (stays)
            continue;
        *changed = true;
        code = gt_party_name_delete(store, party, folded, error);
    }
    return code;
}

int gt_amend_names(struct gt_store *store, int64_t party, const char *name,
                   const struct gt_names *names, bool *changed, struct gt_arena *arena,
                   struct gt_error *error)
{
    char **folded = gt_arena_alloc(arena, (names->count + 1) * sizeof *folded);
    int code = folded ? 0 : gt_fail_memory(error);
    for (size_t i = 0; i < names->count && !code; i++)
        code = check_name(store, party, "aliases", names->items[i], &folded[i], arena, error);
    if (!code)
        code = drop_names(store, party, name, folded, names->count, changed, arena, error);
    for (size_t i = 0; i < names->count && !code; i++)
        code = gt_party_name_keep(store, party, folded[i], names->items[i], changed, error);
    return code;
}

int gt_amend_rename(struct gt_store *store, int64_t party, const char *name, int kind,
                    bool *changed, struct gt_arena *arena, struct gt_error *error)
{
    char *folded = NULL;
    bool renamed = false;
    int code = check_name(store, party, "name", name, &folded, arena, error);
    if (!code)
        code = gt_party_update(store, party, name, kind, &renamed, error);
    if (!code && renamed)
        code = gt_party_name_keep(store, party, folded, name, changed, error);
    *changed |= renamed;
    return code;
}
