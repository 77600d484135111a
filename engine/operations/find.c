/* find.c - from a name to a record. */
#include "engine/operations/find.h"

#include "engine/base/text.h"
#include "engine/store/deal.h"
#include "engine/store/duplicate.h"
#include "engine/store/party.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#define ALIKE_SHOWN 8

int64_t gt_find_number(const char *text, bool bare)
{
    const char *digits = *text == '#' ? text + 1 : bare ? text : "";
    size_t length = strspn(digits, "0123456789");
    if (length == 0 || digits[length] != '\0' || length > 18)
        return 0;
    return strtoll(digits, NULL, 10);
}

static int fail_alike(const char *name, const int64_t *ids, int count, struct gt_arena *arena,
                      struct gt_error *error)
{
    const char *list = "";
    for (int i = 0; list && i < count && i < ALIKE_SHOWN; i++)
        list = gt_arena_format(arena, "%s%s#%lld", list, i ? ", " : "", (long long)ids[i]);
    return gt_fail(error, GT_EXIT_DATA,
                   _("\"%s\" is the name of %d parties (%s); write the number of the one you mean"),
                   name, count, list ? list : "");
}

int gt_find_party(struct gt_store *store, const char *name, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error)
{
    int64_t number = gt_find_number(name, false);
    if (number) {
        int code = gt_party_canon(store, number, id, error);
        if (!code && *id == 0)
            return gt_fail(error, GT_EXIT_DATA, _("there is no party #%lld"), (long long)number);
        return code;
    }
    int64_t ids[ALIKE_SHOWN];
    int count = 0;
    char *folded = gt_text_fold(arena, name);
    if (!folded)
        return gt_fail_memory(error);
    int code = gt_party_find(store, folded, ids, ALIKE_SHOWN, &count, error);
    if (code)
        return code;
    if (count > 1)
        return fail_alike(name, ids, count, arena, error);
    *id = count ? ids[0] : 0;
    return 0;
}

int gt_need_party(struct gt_store *store, const char *name, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error)
{
    int code = gt_find_party(store, name, id, arena, error);
    if (!code && *id == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("nobody in the ledger is called \"%s\"; see the spelling, or write the "
                         "number (#12)"),
                       name);
    return code;
}

int gt_need_role(struct gt_store *store, const char *name, enum gt_role role, int64_t *id,
                 struct gt_arena *arena, struct gt_error *error)
{
    uint32_t roles = 0;
    bool exists = false;
    int code = gt_need_party(store, name, id, arena, error);
    if (!code)
        code = gt_party_roles(store, *id, &roles, &exists, error);
    if (!code && !(roles & 1u << role))
        return gt_fail(error, GT_EXIT_DATA,
                       _("\"%s\" is no %s of this ledger; make it one with `gentou %s add`"), name,
                       _(gt_kind_label(&gt_role_words, (int)role)),
                       gt_kind_token(&gt_role_words, (int)role));
    return code;
}

int gt_find_or_make_party(struct gt_store *store, const char *name, int kind, int64_t *id,
                          struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_find_party(store, name, id, arena, error);
    if (code || *id)
        return code;
    char *folded = gt_text_fold(arena, name);
    if (!folded)
        return gt_fail_memory(error);
    if (!*folded)
        return gt_fail(error, GT_EXIT_DATA, _("\"%s\" is no name; write at least one letter"),
                       name);
    code = gt_party_insert(store, name, kind, id, error);
    return code ? code : gt_party_name_insert(store, *id, folded, name, error);
}

int gt_find_fund(struct gt_store *store, gt_day as_of, int64_t *id, struct gt_arena *arena,
                 struct gt_error *error)
{
    struct gt_party_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code = gt_party_list(store, GT_ROLE_FUND, as_of, 0, 2, &rows, &count, &total, arena, error);
    if (code)
        return code;
    if (total > 1)
        return gt_fail(error, GT_EXIT_DATA,
                       _("the ledger has %lld guidance funds; name the one you mean"),
                       (long long)total);
    *id = total ? rows[0].id : 0;
    return 0;
}

int gt_need_deal(struct gt_store *store, const char *deal, int64_t *id, struct gt_error *error)
{
    int64_t number = 0;
    int code = gt_deal_find_ref(store, deal, &number, error);
    if (!code && !number)
        number = gt_find_number(deal, true);
    *id = 0;
    if (!code && number)
        code = gt_deal_canon(store, number, id, error);
    if (!code && !*id)
        return gt_fail(error, GT_EXIT_DATA,
                       _("there is no deal \"%s\"; `gentou deal list` shows the numbers and "
                         "references"),
                       deal);
    return code;
}
