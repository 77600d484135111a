/* enter_party.c - partners, members, clubs, managers, funds, investors, entered and corrected. */
#include "engine/operations/enter.h"

#include "engine/base/text.h"
#include "engine/operations/amend_int.h"
#include "engine/operations/find.h"
#include "engine/store/amend.h"
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

static int check_share(const struct gt_party_record *record, struct gt_error *error)
{
    if (record->private_share < 0 || record->ownership == GT_OWNERSHIP_MIXED)
        return 0;
    return gt_fail(
        error, GT_EXIT_DATA,
        _("private_share: only a mixed owner has one; write ownership mixed, or leave it "
          "out"));
}

static int add_ownership(struct gt_store *store, const struct gt_party_record *record,
                         int64_t party, struct gt_error *error)
{
    int code = check_share(record, error);
    if (code || record->ownership < 0)
        return code;
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
    if (code)
        return code;
    /* Another spelling of its name is shown from here on; an alias stays an alias. */
    const char *shown = gt_text_fold(arena, row.name), *given = gt_text_fold(arena, record->name);
    if (!shown || !given)
        return gt_fail_memory(error);
    bool respelt = strcmp(shown, given) == 0 && strcmp(row.name, record->name) != 0;
    if (!respelt && (kind < 0 || kind == row.kind))
        return 0;
    *added = true;
    return gt_party_rename(store, *party, respelt ? record->name : row.name, kind, error);
}

static int add_role(struct gt_store *store, int role, const struct gt_party_record *record,
                    int64_t party, bool *added, struct gt_error *error)
{
    uint32_t roles = 0;
    bool exists = false;
    if (role == NO_ROLE)
        return 0;
    int code = gt_party_roles(store, party, &roles, &exists, error);
    if (code || ((roles & 1u << role) && record->since == GT_DAY_NONE))
        return code;
    return gt_role_insert(store, party, (enum gt_role)role, record->since, added, error);
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

static int read_party(struct gt_store *store, int64_t id, int role, struct gt_party_record *record,
                      struct gt_arena *arena, struct gt_error *error)
{
    struct gt_party_written party;
    int code = gt_party_written(store, id, role, &party, arena, error);
    if (!code)
        code = gt_party_other_names(store, id, &record->aliases.items, &record->aliases.count,
                                    arena, error);
    if (code)
        return code;
    record->name = party.name;
    record->kind = party.kind;
    record->ownership = party.ownership;
    record->private_share = party.private_share;
    record->since = role < 0 ? party.ownership_since : party.role_since;
    record->source = party.source;
    return 0;
}

/* The latest ownership is corrected. Its first day was said together with that of the role, where
 * both are the same, and moves along. */
static int amend_ownership(struct gt_store *store, int64_t id, int role,
                           const struct gt_party_record *record, struct gt_party_written party,
                           bool *changed, struct gt_error *error)
{
    int code = check_share(record, error);
    if (code || (!party.ownership_row && record->ownership < 0))
        return code;
    if (!party.ownership_row) {
        *changed = true;
        return add_ownership(store, record, id, error);
    }
    if (role < 0 || party.ownership_since == party.role_since)
        party.ownership_since = record->since;
    party.ownership = record->ownership < 0 ? GT_OWNERSHIP_UNKNOWN : record->ownership;
    party.private_share = record->private_share;
    party.source = record->source;
    return gt_ownership_update(store, &party, changed, error);
}

static int amend_party(struct gt_store *store, int64_t id, int role,
                       const struct gt_party_record *record, bool *changed, struct gt_arena *arena,
                       struct gt_error *error)
{
    struct gt_party_written party;
    int code = gt_party_written(store, id, role, &party, arena, error);
    if (!code)
        code = gt_amend_names(store, id, party.name, &record->aliases, changed, arena, error);
    if (!code)
        code = gt_amend_rename(store, id, record->name, record->kind, changed, arena, error);
    if (!code)
        code = amend_ownership(store, id, role, record, party, changed, error);
    return code || !party.role ? code
                               : gt_role_update(store, party.role, record->since, changed, error);
}

/* What hangs on a role of a party, so that it stands while they do. */
static int check_role_free(struct gt_store *store, int64_t party, int role, struct gt_arena *arena,
                           struct gt_error *error)
{
    /* Passed over: all that refers to a party whatever its role. */
    static const char *const beside_member[] = {
        "party",      "party_name", "role", "ownership", "company", "registered_capital",
        "investment", "mark",       "exit", "deal",      NULL};
    static const char *const beside_company[] = {"party",      "party_name", "role", "ownership",
                                                 "investment", "pledge",     NULL};
    const char *const *beside = role == GT_ROLE_MEMBER    ? beside_member
                                : role == GT_ROLE_COMPANY ? beside_company
                                                          : NULL;
    return beside ? gt_amend_check_free(store, "party", party, beside, arena, error) : 0;
}

/* Everything that is said of a party alone. */
static const char *const parts[] = {"party_name",         "role", "ownership", "company",
                                    "registered_capital", NULL};

static int remove_role(struct gt_store *store, int64_t party, int role, struct gt_arena *arena,
                       struct gt_error *error)
{
    struct gt_party_written row;
    uint32_t roles = 0;
    bool exists = false, used = false;
    int code = check_role_free(store, party, role, arena, error);
    if (!code)
        code = gt_party_roles(store, party, &roles, &exists, error);
    if (!code)
        code = gt_party_written(store, party, role, &row, arena, error);
    if (!code)
        code = gt_amend_is_used(store, "party", party, parts, &used, arena, error);
    if (code)
        return code;
    if (used || (roles & ~(1u << role)))
        return gt_row_withdraw(store, "role", row.role, error);
    return gt_row_withdraw(store, "party", party, error);
}

int gt_amend_remove_party(struct gt_store *store, int64_t party, int role, struct gt_arena *arena,
                          struct gt_error *error)
{
    struct gt_party_written row;
    uint32_t roles = 0;
    bool exists = false;
    if (role >= 0)
        return remove_role(store, party, role, arena, error);
    int code = gt_party_roles(store, party, &roles, &exists, error);
    if (!code)
        code = gt_party_written(store, party, role, &row, arena, error);
    for (int other = 0; other < gt_role_words.count && !code; other++)
        if (roles & 1u << other)
            return gt_fail(error, GT_EXIT_DATA,
                           _("\"%s\" is a %s; remove it as one with `gentou %s remove`"), row.name,
                           _(gt_kind_label(&gt_role_words, other)),
                           gt_kind_token(&gt_role_words, other));
    if (!code)
        code = gt_amend_check_free(store, "party", party, parts, arena, error);
    return code ? code : gt_row_withdraw(store, "party", party, error);
}

#define AMEND(name, role)                                                                          \
    static int find_##name(struct gt_store *store, const char *which, int64_t *id,                 \
                           struct gt_arena *arena, struct gt_error *error)                         \
    {                                                                                              \
        return role < 0 ? gt_need_party(store, which, id, arena, error)                            \
                        : gt_need_role(store, which, (enum gt_role)(role), id, arena, error);      \
    }                                                                                              \
    static int read_##name(struct gt_store *store, int64_t id, void *record,                       \
                           struct gt_arena *arena, struct gt_error *error)                         \
    {                                                                                              \
        return read_party(store, id, role, record, arena, error);                                  \
    }                                                                                              \
    static int amend_##name(struct gt_store *store, int64_t id, const void *record, bool *changed, \
                            struct gt_arena *arena, struct gt_error *error)                        \
    {                                                                                              \
        return amend_party(store, id, role, record, changed, arena, error);                        \
    }                                                                                              \
    static int remove_##name(struct gt_store *store, int64_t id, struct gt_arena *arena,           \
                             struct gt_error *error)                                               \
    {                                                                                              \
        return gt_amend_remove_party(store, id, role, arena, error);                               \
    }                                                                                              \
    const struct gt_amend gt_amend_##name = {                                                      \
        .noun = #name,                                                                             \
        .referred = (role) == GT_ROLE_MEMBER ? "party" : NULL,                                     \
        .find = find_##name,                                                                       \
        .read = read_##name,                                                                       \
        .amend = amend_##name,                                                                     \
        .remove = remove_##name,                                                                   \
    };

AMEND(fund, GT_ROLE_FUND)
AMEND(club, GT_ROLE_CLUB)
AMEND(partner, GT_ROLE_PARTNER)
AMEND(member, GT_ROLE_MEMBER)
AMEND(manager, GT_ROLE_MANAGER)
AMEND(investor, NO_ROLE)
