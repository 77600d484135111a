/* amend_party.c - what is said of a party and a company: as it is written, and changed. */
#include "engine/store/amend.h"

#include "engine/store/store_int.h"

/* Runs a statement and notes whether it changed a row. */
static int note(struct gt_store *store, int code, bool *changed)
{
    if (!code && sqlite3_changes(store->db) > 0)
        *changed = true;
    return code;
}

int gt_party_written(struct gt_store *store, int64_t party, int role, struct gt_party_written *row,
                     struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *found = gt_store_query(
        store, error,
        "SELECT p.name, p.kind, r.id, r.since, o.id, o.ownership, o.private_share, o.since, "
        "o.source FROM party p LEFT JOIN role r ON r.party = p.id AND r.role = ?2 "
        "LEFT JOIN ownership o ON o.id = (SELECT w.id FROM ownership w WHERE w.party = p.id "
        " ORDER BY w.since DESC, w.id DESC LIMIT 1) WHERE p.id = ?1",
        "it", party, role < 0 ? NULL : gt_kind_token(&gt_role_words, role));
    int step = found ? gt_store_step(store, found, error) : -1;
    if (step < 0)
        return error->exit;
    *row = (struct gt_party_written){.kind = -1, .ownership = -1};
    if (step == 0)
        return 0;
    *row = (struct gt_party_written){
        .name = gt_column_text(found, 0, arena),
        .kind = gt_column_kind(found, 1, &gt_party_kind_words),
        .role = sqlite3_column_int64(found, 2),
        .role_since = gt_column_day(found, 3),
        .ownership_row = sqlite3_column_int64(found, 4),
        .ownership = gt_column_kind(found, 5, &gt_ownership_words),
        .private_share = gt_column_share(found, 6),
        .ownership_since = gt_column_day(found, 7),
        .source = gt_column_text(found, 8, arena),
    };
    sqlite3_reset(found);
    return 0;
}

int gt_party_other_names(struct gt_store *store, int64_t party, const char ***names, size_t *count,
                         struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT n.name FROM party_name n JOIN party p "
                                           "ON p.id = n.party WHERE n.party = ? "
                                           "AND n.name <> p.name ORDER BY n.folded",
                                           "i", party),
                            gt_map_text, sizeof **names, names, count, arena, error);
}

int gt_party_update(struct gt_store *store, int64_t party, const char *name, int kind,
                    bool *changed, struct gt_error *error)
{
    const char *token = kind < 0 ? NULL : gt_kind_token(&gt_party_kind_words, kind);
    return note(store,
                gt_store_run(store, error, NULL,
                             "UPDATE party SET name = ?2, kind = ?3, seq = ?4 "
                             "WHERE id = ?1 AND (name, kind) IS NOT (?2, ?3)",
                             "itti", party, name, token, store->seq),
                changed);
}

int gt_role_update(struct gt_store *store, int64_t role, gt_day since, bool *changed,
                   struct gt_error *error)
{
    return note(store,
                gt_store_run(store, error, NULL,
                             "UPDATE role SET since = ?2, seq = ?3 "
                             "WHERE id = ?1 AND since IS NOT ?2",
                             "idi", role, since, store->seq),
                changed);
}

#define OWNERSHIP "ownership, private_share, since, source"

int gt_ownership_update(struct gt_store *store, const struct gt_party_written *row, bool *changed,
                        struct gt_error *error)
{
    return note(store,
                gt_store_run(store, error, NULL,
                             "UPDATE ownership SET (" OWNERSHIP ") = (?2, ?3, ?4, ?5), seq = ?6 "
                             "WHERE id = ?1 AND (" OWNERSHIP ") IS NOT (?2, ?3, ?4, ?5)",
                             "ikrdti", row->ownership_row, &gt_ownership_words, row->ownership,
                             row->private_share, row->ownership_since, row->source, store->seq),
                changed);
}

int gt_party_name_keep(struct gt_store *store, int64_t party, const char *folded, const char *name,
                       bool *changed, struct gt_error *error)
{
    return note(store,
                gt_store_run(store, error, NULL,
                             "INSERT INTO party_name (folded, party, name, seq) "
                             "VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET "
                             "name = excluded.name, seq = excluded.seq "
                             "WHERE name <> excluded.name",
                             "titi", folded, party, name, store->seq),
                changed);
}

int gt_party_name_delete(struct gt_store *store, int64_t party, const char *folded,
                         struct gt_error *error)
{
    return gt_store_run(store, error, NULL, "DELETE FROM party_name WHERE folded = ? AND party = ?",
                        "ti", folded, party);
}

int gt_company_written(struct gt_store *store, int64_t party, struct gt_company_written *row,
                       struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *found = gt_store_query(
        store, error,
        "SELECT c.sector, c.city, c.founded, r.id, r.amount, r.currency, r.since FROM party p "
        "LEFT JOIN company c ON c.party = p.id LEFT JOIN registered_capital r ON r.id = (SELECT "
        "w.id FROM registered_capital w WHERE w.company = p.id ORDER BY w.since DESC, w.id DESC "
        "LIMIT 1) WHERE p.id = ?",
        "i", party);
    int step = found ? gt_store_step(store, found, error) : -1;
    if (step < 0)
        return error->exit;
    *row = (struct gt_company_written){
        .founded = GT_DAY_NONE, .capital = GT_MONEY_UNKNOWN, .capital_since = GT_DAY_NONE};
    if (step == 0)
        return 0;
    *row = (struct gt_company_written){
        .sector = gt_column_text(found, 0, arena),
        .city = gt_column_text(found, 1, arena),
        .founded = gt_column_day(found, 2),
        .capital_row = sqlite3_column_int64(found, 3),
        .capital = gt_column_money(found, 4),
        .currency = gt_column_currency(found, 5),
        .capital_since = gt_column_day(found, 6),
    };
    sqlite3_reset(found);
    return 0;
}

int gt_company_update(struct gt_store *store, int64_t party, const struct gt_company_written *row,
                      bool *changed, struct gt_error *error)
{
    return note(store,
                gt_store_run(store, error, NULL,
                             "INSERT INTO company (party, sector, city, founded, seq) "
                             "SELECT ?1, ?2, ?3, ?4, ?5 WHERE coalesce(?2, ?3, ?4) IS NOT NULL "
                             "OR EXISTS (SELECT 1 FROM company WHERE party = ?1) "
                             "ON CONFLICT DO UPDATE SET sector = excluded.sector, "
                             "city = excluded.city, founded = excluded.founded, "
                             "seq = excluded.seq WHERE (sector, city, founded) IS NOT "
                             "(excluded.sector, excluded.city, excluded.founded)",
                             "ittdi", party, row->sector, row->city, row->founded, store->seq),
                changed);
}

int gt_registered_capital_update(struct gt_store *store, const struct gt_company_written *row,
                                 bool *changed, struct gt_error *error)
{
    return note(store,
                gt_store_run(store, error, NULL,
                             "UPDATE registered_capital SET (amount, currency, since) = "
                             "(?2, ?3, ?4), seq = ?5 WHERE id = ?1 "
                             "AND (amount, currency, since) IS NOT (?2, ?3, ?4)",
                             "imtdi", row->capital_row, row->capital, row->currency->code,
                             row->capital_since, store->seq),
                changed);
}
