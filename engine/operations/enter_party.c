/* enter_party.c - partners, members, clubs, managers, funds, investors. */
#include "engine/operations/enter.h"

#include "engine/base/text.h"
#include "engine/operations/find.h"
#include "engine/store/party.h"

#include <string.h>

#define NO_ROLE (-1)

/* What a role's party is when nobody says. */
static int usual_kind(int role)
{
    return role == GT_ROLE_MEMBER || role == NO_ROLE ? -1 : GT_PARTY_INSTITUTION;
}

/* Joins another record of the same party. It must have no standing of its own. */
static int join(struct gt_store *store, int64_t other, int64_t party, const char *alias,
                struct gt_error *error)
{
    uint32_t roles = 0;
    bool exists = false;
    int code = gt_party_roles(store, other, &roles, &exists, error);
    if (code)
        return code;
    for (int role = 0; role < gt_role_words.count; role++)
        if (roles & 1u << role)
            return gt_fail(
                error, GT_EXIT_DATA,
                _("alias: \"%s\" is party #%lld, a %s in its own right; two such parties "
                  "are not joined"),
                alias, (long long)other, _(gt_kind_label(&gt_role_words, role)));
    return gt_party_join(store, other, party, error);
}

static int add_alias(struct gt_store *store, int64_t party, const char *alias, bool *added,
                     struct gt_arena *arena, struct gt_error *error)
{
    int64_t other = 0;
    char *folded = gt_text_fold(arena, alias);
    if (!folded)
        return gt_fail_memory(error);
    if (!*folded)
        return gt_fail(error, GT_EXIT_DATA, _("alias: \"%s\" is no name"), alias);
    int code = gt_find_party(store, alias, &other, arena, error);
    if (code || other == party)
        return code;
    *added = true;
    return other ? join(store, other, party, alias, error)
                 : gt_party_name_insert(store, party, folded, alias, error);
}

static int add_aliases(struct gt_store *store, const struct gt_party_record *record, int64_t party,
                       bool *added, struct gt_arena *arena, struct gt_error *error)
{
    int code = 0;
    for (size_t i = 0; i < record->aliases.count && !code; i++)
        code = add_alias(store, party, record->aliases.items[i], added, arena, error);
    return code;
}

static int add_ownership(struct gt_store *store, const struct gt_party_record *record,
                         int64_t party, struct gt_error *error)
{
    if (record->private_share >= 0 && record->ownership != GT_OWNERSHIP_MIXED)
        return gt_fail(error, GT_EXIT_DATA,
                       _("private_share: only a mixed owner has one; write ownership mixed, or "
                         "leave it out"));
    if (record->ownership < 0)
        return 0;
    return gt_ownership_insert(store, party, record->since, (enum gt_ownership)record->ownership,
                               record->private_share, record->source, error);
}

/* The party itself: found or made, and shown under the name and kind given here. */
static int add_profile(struct gt_store *store, int role, const struct gt_party_record *record,
                       int64_t *party, bool *added, struct gt_arena *arena, struct gt_error *error)
{
    int kind = record->kind >= 0 ? record->kind : usual_kind(role);
    int code = gt_find_party(store, record->name, party, arena, error);
    if (code)
        return code;
    if (*party == 0) {
        *added = true;
        return gt_find_or_make_party(store, record->name, kind, party, arena, error);
    }
    struct gt_party_row row;
    code = gt_party_read(store, *party, GT_DAY_LAST, &row, arena, error);
    bool by_number = record->name[0] == '#';
    bool renamed = !by_number && strcmp(row.name, record->name) != 0;
    if (code || (!renamed && (kind < 0 || kind == row.kind)))
        return code;
    *added = true;
    return gt_party_rename(store, *party, by_number ? row.name : record->name, kind, error);
}

static int add_role(struct gt_store *store, int role, const struct gt_party_record *record,
                    int64_t party, bool *added, struct gt_error *error)
{
    uint32_t roles = 0;
    bool exists = false;
    if (role == NO_ROLE)
        return 0;
    int code = gt_party_roles(store, party, &roles, &exists, error);
    if (code || (roles & 1u << role))
        return code;
    *added = true;
    return gt_role_insert(store, party, (enum gt_role)role, record->since, error);
}

static int enter_party(struct gt_store *store, int role, const struct gt_party_record *record,
                       int64_t *id, struct gt_arena *arena, struct gt_error *error)
{
    bool added = record->ownership >= 0;
    int code = add_profile(store, role, record, id, &added, arena, error);
    if (!code)
        code = add_role(store, role, record, *id, &added, error);
    if (!code)
        code = add_aliases(store, record, *id, &added, arena, error);
    if (!code)
        code = add_ownership(store, record, *id, error);
    if (!code && !added)
        return gt_fail(error, GT_EXIT_DATA,
                       _("\"%s\" is entered already (#%lld), with all that is said here"),
                       record->name, (long long)*id);
    return code;
}

#define ENTER(name, role)                                                                          \
    int gt_enter_##name(struct gt_store *store, const void *record, int64_t *id,                   \
                        struct gt_arena *arena, struct gt_error *error)                            \
    {                                                                                              \
        return enter_party(store, role, record, id, arena, error);                                 \
    }

ENTER(fund, GT_ROLE_FUND)
ENTER(club, GT_ROLE_CLUB)
ENTER(partner, GT_ROLE_PARTNER)
ENTER(member, GT_ROLE_MEMBER)
ENTER(manager, GT_ROLE_MANAGER)
ENTER(investor, NO_ROLE)
