/* alike.c - what a person who types a name may mean. */
#include "engine/operations/alike.h"

#include "engine/base/text.h"
#include "engine/operations/find.h"
#include "engine/store/party.h"

#include <string.h>

int gt_find_alike_parties(struct gt_store *store, const char *text, int role, int limit,
                          struct gt_party_alike **rows, size_t *count, struct gt_arena *arena,
                          struct gt_error *error)
{
    const char *folded = gt_text_fold(arena, text);
    *count = 0;
    if (!folded)
        return gt_fail_memory(error);
    return *folded ? gt_party_alike(store, folded, role, limit, rows, count, arena, error) : 0;
}

int gt_find_alike_deals(struct gt_store *store, const char *text, int limit,
                        struct gt_deal_alike **rows, size_t *count, struct gt_arena *arena,
                        struct gt_error *error)
{
    const char *folded = gt_text_fold(arena, text);
    *count = 0;
    if (!folded)
        return gt_fail_memory(error);
    return *folded ? gt_deal_alike(store, folded, limit, rows, count, arena, error) : 0;
}

int gt_find_spelling(struct gt_store *store, const struct gt_party_alike *party,
                     const char **spelling, struct gt_arena *arena, struct gt_error *error)
{
    int64_t found = 0;
    struct gt_error several = {.exit = GT_EXIT_OK};
    int code = gt_find_party(store, party->name, &found, arena, &several);
    if (code && several.system) {
        *error = several;
        return code;
    }
    /* A list of names is parted by semicolons. */
    bool alone =
        !code && found == party->id && !strstr(party->name, ";") && !strstr(party->name, "；");
    *spelling = alone ? party->name : gt_arena_format(arena, "#%lld", (long long)party->id);
    return *spelling ? 0 : gt_fail_memory(error);
}

int gt_find_name(struct gt_store *store, int64_t party, const char **name, struct gt_arena *arena,
                 struct gt_error *error)
{
    struct gt_party_row row = {0};
    int code = gt_party_read(store, party, GT_DAY_LAST, &row, arena, error);
    *name = row.name;
    return code;
}
