/* party.c - the rows about parties. */
#include "engine/store/party.h"

#include "engine/store/store_int.h"

int gt_party_insert(struct gt_store *store, const char *name, int kind, int64_t *id,
                    struct gt_error *error)
{
    const char *token = kind < 0 ? NULL : gt_kind_token(&gt_party_kind_words, kind);
    return gt_store_run(store, error, id, "INSERT INTO party (name, kind, seq) VALUES (?, ?, ?)",
                        "tti", name, token, store->seq);
}

int gt_party_rename(struct gt_store *store, int64_t party, const char *name, int kind,
                    struct gt_error *error)
{
    const char *token = kind < 0 ? NULL : gt_kind_token(&gt_party_kind_words, kind);
    return gt_store_run(store, error, NULL,
                        "UPDATE party SET name = ?2, kind = coalesce(?3, kind), seq = ?4 "
                        "WHERE id = ?1",
                        "itti", party, name, token, store->seq);
}

int gt_party_name_insert(struct gt_store *store, int64_t party, const char *folded,
                         const char *name, struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT OR IGNORE INTO party_name (folded, party, name, seq) "
                        "VALUES (?, ?, ?, ?)",
                        "titi", folded, party, name, store->seq);
}

int gt_party_join(struct gt_store *store, int64_t party, int64_t same_as, struct gt_error *error)
{
    /* Records that were the same as `party` follow it, so that one step always finds the canon. */
    return gt_store_run(store, error, NULL,
                        "UPDATE party SET same_as = ?2, seq = ?3 WHERE id = ?1 OR same_as = ?1",
                        "iii", party, same_as, store->seq);
}

int gt_role_insert(struct gt_store *store, int64_t party, enum gt_role role, gt_day since,
                   bool *added, struct gt_error *error)
{
    int code = gt_store_run(store, error, NULL,
                            "INSERT INTO role (party, role, since, seq) VALUES (?, ?, ?, ?) "
                            "ON CONFLICT (party, role) DO UPDATE "
                            "SET since = excluded.since, seq = excluded.seq "
                            "WHERE excluded.since < role.since",
                            "ikdi", party, &gt_role_words, (int)role, since, store->seq);
    if (!code && sqlite3_changes(store->db) > 0)
        *added = true;
    return code;
}

int gt_ownership_insert(struct gt_store *store, int64_t party, gt_day since,
                        enum gt_ownership ownership, double private_share, const char *source,
                        struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO ownership (party, since, ownership, private_share, source, "
                        "seq) VALUES (?, ?, ?, ?, ?, ?)",
                        "idkrti", party, since, &gt_ownership_words, (int)ownership, private_share,
                        source, store->seq);
}

int gt_party_find(struct gt_store *store, const char *folded, int64_t *ids, int room, int *count,
                  struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT DISTINCT c.canon FROM party_name n "
                                       "JOIN party c ON c.id = n.party "
                                       "WHERE n.folded = ? ORDER BY 1",
                                       "t", folded);
    if (!row)
        return error->exit;
    int step, found = 0;
    while ((step = gt_store_step(store, row, error)) > 0) {
        if (found < room)
            ids[found] = sqlite3_column_int64(row, 0);
        found++;
    }
    if (step < 0)
        return error->exit;
    *count = found;
    return 0;
}

int gt_party_names(struct gt_store *store, bool (*take)(void *context, const char *folded),
                   void *context, struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error, "SELECT folded FROM party_name", "");
    if (!row)
        return error->exit;
    int step;
    while ((step = gt_store_step(store, row, error)) > 0) {
        if (!take(context, (const char *)sqlite3_column_text(row, 0))) {
            sqlite3_reset(row);
            return gt_fail_memory(error);
        }
    }
    return step < 0 ? error->exit : 0;
}

int gt_party_roles(struct gt_store *store, int64_t party, uint32_t *roles, bool *exists,
                   struct gt_error *error)
{
    sqlite3_stmt *row = gt_store_query(store, error,
                                       "SELECT s.what FROM party p LEFT JOIN standing s "
                                       "ON s.party = p.canon WHERE p.id = ?",
                                       "i", party);
    if (!row)
        return error->exit;
    int step;
    uint32_t found = 0;
    bool any = false;
    while ((step = gt_store_step(store, row, error)) > 0) {
        int role = gt_column_kind(row, 0, &gt_role_words); /* 'investor' is none */
        any = true;
        if (role >= 0)
            found |= 1u << role;
    }
    if (step < 0)
        return error->exit;
    *roles = found;
    *exists = any;
    return 0;
}

int gt_party_canon(struct gt_store *store, int64_t party, int64_t *canon, struct gt_error *error)
{
    return gt_store_number(
        store, gt_store_query(store, error, "SELECT canon FROM party WHERE id = ?", "i", party),
        canon, error);
}

/* Columns in the order of struct gt_party_row; ?1 is the date asked. */
#define PARTY_COLUMNS                                                                              \
    "p.id, p.name, p.kind, "                                                                       \
    "(SELECT group_concat(name, '; ') FROM (SELECT DISTINCT n.name FROM party c "                  \
    " JOIN party_name n ON n.party = c.id WHERE c.canon = p.id AND n.name <> p.name "              \
    " ORDER BY n.name)), "                                                                         \
    "(SELECT min(r.since) FROM party c JOIN role r ON r.party = c.id "                             \
    " WHERE c.canon = p.id AND r.role = ?2), "                                                     \
    "o.ownership, o.private_share, o.source, "                                                     \
    "(SELECT count(DISTINCT d.id) FROM party c JOIN investment i ON i.party = c.id "               \
    " JOIN deal d ON d.id = i.deal AND d.same_as IS NULL WHERE c.canon = p.id AND 'closed' = "     \
    "(SELECT t.stage "                                                                             \
    " FROM deal_stage t WHERE t.deal = d.id AND t.day <= ?1 ORDER BY t.day DESC, t.id DESC "       \
    " LIMIT 1)) "
#define PARTY_OWNED                                                                                \
    "LEFT JOIN ownership o ON o.id = "                                                             \
    "(SELECT w.id FROM party c JOIN ownership w ON w.party = c.id "                                \
    " WHERE c.canon = p.id AND (w.since IS NULL OR w.since <= ?1) "                                \
    " ORDER BY w.since DESC, w.id DESC LIMIT 1) "

static void map_party(sqlite3_stmt *row, void *party, struct gt_arena *arena)
{
    int ownership = gt_column_kind(row, 5, &gt_ownership_words);
    *(struct gt_party_row *)party = (struct gt_party_row){
        .id = sqlite3_column_int64(row, 0),
        .name = gt_column_text(row, 1, arena),
        .kind = gt_column_kind(row, 2, &gt_party_kind_words),
        .aliases = gt_column_text(row, 3, arena),
        .since = gt_column_day(row, 4),
        .ownership = ownership < 0 ? GT_OWNERSHIP_UNKNOWN : ownership,
        .private_share = gt_column_share(row, 6),
        .source = gt_column_text(row, 7, arena),
        .investments = sqlite3_column_int64(row, 8),
    };
}

int gt_party_read(struct gt_store *store, int64_t party, gt_day as_of, struct gt_party_row *row,
                  struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *found = gt_store_query(store, error,
                                         "SELECT " PARTY_COLUMNS "FROM party p " PARTY_OWNED
                                         "WHERE p.id = (SELECT canon FROM party WHERE id = ?3)",
                                         "dti", as_of, NULL, party);
    if (!found)
        return error->exit;
    int step = gt_store_step(store, found, error);
    if (step < 0)
        return error->exit;
    if (step == 0)
        return gt_fail(error, GT_EXIT_DATA, _("there is no party #%lld"), (long long)party);
    map_party(found, row, arena);
    sqlite3_reset(found);
    return 0;
}

/* The page of a standing's parties in the order of their names. Where few bear it they are sorted;
 * where many do, the names are read in their order until the page is full. */
#define PARTY_PAGE(from)                                                                           \
    "SELECT " PARTY_COLUMNS "FROM (SELECT p.* FROM " from                                          \
    " WHERE s.what = coalesce(?2, 'investor') AND s.since <= ?1 AND p.same_as IS NULL "            \
    " ORDER BY p.name, p.id LIMIT ?4 OFFSET ?3) p " PARTY_OWNED "ORDER BY p.name, p.id"

#define FEW 2000

int gt_party_list(struct gt_store *store, int role, gt_day as_of, int64_t offset, int64_t limit,
                  struct gt_party_row **rows, size_t *count, int64_t *total, struct gt_arena *arena,
                  struct gt_error *error)
{
    const char *token = role < 0 ? NULL : gt_kind_token(&gt_role_words, role);
    int code = gt_store_number(store,
                               gt_store_query(store, error,
                                              "SELECT count(*) FROM standing WHERE what = "
                                              "coalesce(?2, 'investor') AND since <= ?1",
                                              "dt", as_of, token),
                               total, error);
    if (code)
        return code;
    const char *few = PARTY_PAGE("standing s CROSS JOIN party p ON p.id = s.party");
    const char *many = PARTY_PAGE("party p CROSS JOIN standing s "
                                  "ON s.party = p.id");
    return gt_store_collect(store,
                            gt_store_query(store, error, *total <= FEW ? few : many, "dtii", as_of,
                                           token, offset, limit),
                            map_party, sizeof **rows, rows, count, arena, error);
}
