/* vehicle.c - the rows about vehicles and who holds them. */
#include "engine/store/vehicle.h"

#include "engine/store/store_int.h"

int gt_vehicle_insert(struct gt_store *store, const struct gt_vehicle_row *vehicle,
                      struct gt_error *error)
{
    return gt_store_run(store, error, NULL,
                        "INSERT INTO vehicle (party, kind, filed, since, lead, fee_rate, "
                        "carry_rate, minimum, currency, seq) "
                        "VALUES (?, ?, ?, ?, nullif(?, 0), ?, ?, ?, ?, ?)",
                        "ikidirrmti", vehicle->party, &gt_vehicle_words, vehicle->kind,
                        (int64_t)vehicle->filed, vehicle->since, vehicle->lead, vehicle->fee,
                        vehicle->carry, vehicle->minimum, vehicle->currency->code, store->seq);
}

int gt_holder_insert(struct gt_store *store, const struct gt_holder_row *holder, int64_t *id,
                     struct gt_error *error)
{
    return gt_store_run(
        store, error, id,
        "INSERT INTO holder (vehicle, party, day, amount, deemed, pools, heads, seq) "
        "VALUES (?, ?, ?, ?, ?, ?, nullif(?, 0), ?)",
        "iidmkiii", holder->vehicle, holder->party, holder->day, holder->amount, &gt_deemed_words,
        holder->deemed, (int64_t)holder->pools, holder->heads, store->seq);
}

/* Columns in the order of struct gt_vehicle_row; ?1 is the date asked. */
#define VEHICLE_COLUMNS                                                                            \
    "SELECT v.party, q.name, v.kind, v.filed, v.since, l.canon, "                                  \
    "(SELECT name FROM party WHERE id = l.canon), v.fee_rate, v.carry_rate, v.minimum, "           \
    "v.currency, "                                                                                 \
    "(SELECT count(*) FROM holder h WHERE h.vehicle = v.party AND h.day <= ?1) "                   \
    "FROM vehicle v JOIN party p ON p.id = v.party JOIN party q ON q.id = p.canon "                \
    "LEFT JOIN party l ON l.id = v.lead "

static void map_vehicle(sqlite3_stmt *row, void *vehicle, struct gt_arena *arena)
{
    *(struct gt_vehicle_row *)vehicle = (struct gt_vehicle_row){
        .party = sqlite3_column_int64(row, 0),
        .name = gt_column_text(row, 1, arena),
        .kind = gt_column_kind(row, 2, &gt_vehicle_words),
        .filed = sqlite3_column_int(row, 3),
        .since = gt_column_day(row, 4),
        .lead = sqlite3_column_int64(row, 5),
        .lead_name = gt_column_text(row, 6, arena),
        .fee = gt_column_share(row, 7),
        .carry = gt_column_share(row, 8),
        .minimum = gt_column_money(row, 9),
        .currency = gt_column_currency(row, 10),
        .holders = sqlite3_column_int64(row, 11),
    };
}

int gt_vehicle_read(struct gt_store *store, int64_t party, gt_day as_of,
                    struct gt_vehicle_row *vehicle, bool *found, struct gt_arena *arena,
                    struct gt_error *error)
{
    struct gt_vehicle_row *rows = NULL;
    size_t count = 0;
    int code = gt_store_collect(
        store,
        gt_store_query(store, error,
                       VEHICLE_COLUMNS "WHERE (v.since IS NULL OR v.since <= ?1) AND v.party IN "
                                       "(SELECT id FROM party WHERE canon = "
                                       " (SELECT canon FROM party WHERE id = ?2)) LIMIT 1",
                       "di", as_of, party),
        map_vehicle, sizeof *rows, &rows, &count, arena, error);
    *found = !code && count > 0;
    if (*found)
        *vehicle = rows[0];
    return code;
}

int gt_vehicle_list(struct gt_store *store, gt_day as_of, int64_t offset, int64_t limit,
                    struct gt_vehicle_row **rows, size_t *count, int64_t *total,
                    struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_store_number(
        store,
        gt_store_query(store, error,
                       "SELECT count(*) FROM vehicle WHERE since IS NULL OR since <= ?", "d",
                       as_of),
        total, error);
    if (code)
        return code;
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           VEHICLE_COLUMNS
                                           "WHERE v.since IS NULL OR v.since <= ?1 "
                                           "ORDER BY q.name, v.party LIMIT ?3 OFFSET ?2",
                                           "dii", as_of, offset, limit),
                            map_vehicle, sizeof **rows, rows, count, arena, error);
}

static void map_holder(sqlite3_stmt *row, void *holder, struct gt_arena *arena)
{
    *(struct gt_holder_row *)holder = (struct gt_holder_row){
        .id = sqlite3_column_int64(row, 0),
        .vehicle = sqlite3_column_int64(row, 1),
        .party = sqlite3_column_int64(row, 2),
        .name = gt_column_text(row, 3, arena),
        .day = gt_column_day(row, 4),
        .amount = gt_column_money(row, 5),
        .deemed = gt_column_kind(row, 6, &gt_deemed_words),
        .pools = sqlite3_column_int(row, 7),
        .heads = sqlite3_column_int64(row, 8),
        .its_vehicle = sqlite3_column_int64(row, 9),
        .as_vehicle = gt_column_kind(row, 10, &gt_vehicle_words),
    };
}

int gt_holder_list(struct gt_store *store, int64_t vehicle, int64_t holder, gt_day as_of,
                   struct gt_holder_row **rows, size_t *count, struct gt_arena *arena,
                   struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT h.id, h.vehicle, p.canon, q.name, h.day, h.amount, h.deemed, "
                       "h.pools, h.heads, v.party, v.kind "
                       "FROM holder h JOIN party p ON p.id = h.party "
                       "JOIN party q ON q.id = p.canon LEFT JOIN vehicle v ON v.party = "
                       "(SELECT w.party FROM party c JOIN vehicle w ON w.party = c.id "
                       " WHERE c.canon = p.canon LIMIT 1) "
                       "WHERE h.day <= ?1 AND (h.vehicle = ?2 OR h.id = ?3) "
                       "ORDER BY h.day, h.id",
                       "dii", as_of, vehicle, holder),
        map_holder, sizeof **rows, rows, count, arena, error);
}

int gt_vehicle_held_in(struct gt_store *store, int64_t vehicle, int64_t **rows, size_t *count,
                       struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT DISTINCT h.vehicle FROM party p "
                                           "JOIN party c ON c.canon = p.canon "
                                           "JOIN holder h ON h.party = c.id WHERE p.id = ?",
                                           "i", vehicle),
                            gt_map_number, sizeof **rows, rows, count, arena, error);
}
