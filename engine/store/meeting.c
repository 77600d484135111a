/* meeting.c - the rows about meetings. */
#include "engine/store/meeting.h"

#include "engine/store/store_int.h"

int gt_meeting_insert(struct gt_store *store, const struct gt_meeting_row *meeting, int64_t *id,
                      struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO meeting (day, kind, title, place, ref, seq) "
                        "VALUES (?, ?, ?, ?, ?, ?)",
                        "dkttti", meeting->day, &gt_meeting_kind_words, meeting->kind,
                        meeting->title, meeting->place, meeting->ref, store->seq);
}

int gt_meeting_find_ref(struct gt_store *store, const char *ref, int64_t *id,
                        struct gt_error *error)
{
    return gt_store_number(
        store, gt_store_query(store, error, "SELECT id FROM meeting WHERE ref = ?", "t", ref), id,
        error);
}

/* Columns in the order of struct gt_meeting_row. */
#define MEETING_COLUMNS                                                                            \
    "SELECT m.id, m.day, m.kind, m.title, m.place, m.ref, "                                        \
    "(SELECT count(*) FROM agenda g WHERE g.meeting = m.id), "                                     \
    "(SELECT count(*) FROM attendance a WHERE a.meeting = m.id) FROM meeting m "
#define MEETING_ASKED "WHERE m.day BETWEEN coalesce(?1, '') AND ?2 AND (?3 IS NULL OR m.kind = ?3) "

static void map_meeting(sqlite3_stmt *row, void *meeting, struct gt_arena *arena)
{
    *(struct gt_meeting_row *)meeting = (struct gt_meeting_row){
        .id = sqlite3_column_int64(row, 0),
        .day = gt_column_day(row, 1),
        .kind = gt_column_kind(row, 2, &gt_meeting_kind_words),
        .title = gt_column_text(row, 3, arena),
        .place = gt_column_text(row, 4, arena),
        .ref = gt_column_text(row, 5, arena),
        .items = sqlite3_column_int64(row, 6),
        .attended = sqlite3_column_int64(row, 7),
    };
}

int gt_meeting_read(struct gt_store *store, int64_t id, struct gt_meeting_row *meeting, bool *found,
                    struct gt_arena *arena, struct gt_error *error)
{
    struct gt_meeting_row *rows = NULL;
    size_t count = 0;
    int code = gt_store_collect(
        store, gt_store_query(store, error, MEETING_COLUMNS "WHERE m.id = ?", "i", id), map_meeting,
        sizeof *rows, &rows, &count, arena, error);
    *found = !code && count > 0;
    if (*found)
        *meeting = rows[0];
    return code;
}

int gt_meeting_list(struct gt_store *store, const struct gt_meeting_filter *filter,
                    struct gt_meeting_row **rows, size_t *count, int64_t *total,
                    struct gt_arena *arena, struct gt_error *error)
{
    const char *kind =
        filter->kind < 0 ? NULL : gt_kind_token(&gt_meeting_kind_words, filter->kind);
    int code = gt_store_number(store,
                               gt_store_query(store, error,
                                              "SELECT count(*) FROM meeting m " MEETING_ASKED,
                                              "ddt", filter->from, filter->to, kind),
                               total, error);
    if (code)
        return code;
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           MEETING_COLUMNS MEETING_ASKED
                                           "ORDER BY m.day DESC, m.id DESC LIMIT ?5 OFFSET ?4",
                                           "ddtii", filter->from, filter->to, kind, filter->offset,
                                           filter->limit),
                            map_meeting, sizeof **rows, rows, count, arena, error);
}

int gt_agenda_insert(struct gt_store *store, const struct gt_agenda_row *item, int64_t *id,
                     bool *added, struct gt_error *error)
{
    int code = gt_store_run(store, error, id,
                            "INSERT OR IGNORE INTO agenda (meeting, deal, title, seq) "
                            "VALUES (?, nullif(?, 0), ?, ?)",
                            "iiti", item->meeting, item->deal, item->title, store->seq);
    *added = !code && sqlite3_changes(store->db) > 0;
    return code;
}

static void map_agenda(sqlite3_stmt *row, void *item, struct gt_arena *arena)
{
    *(struct gt_agenda_row *)item = (struct gt_agenda_row){
        .meeting = sqlite3_column_int64(row, 0),
        .deal = sqlite3_column_int64(row, 1),
        .title = gt_column_text(row, 2, arena),
        .company_name = gt_column_text(row, 3, arena),
        .deal_ref = gt_column_text(row, 4, arena),
        .id = sqlite3_column_int64(row, 5),
    };
}

int gt_agenda_list(struct gt_store *store, int64_t meeting, struct gt_agenda_row **rows,
                   size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT g.meeting, g.deal, g.title, q.name, d.ref, g.id FROM agenda g "
                       "LEFT JOIN deal d ON d.id = g.deal LEFT JOIN party p ON p.id = d.company "
                       "LEFT JOIN party q ON q.id = p.canon WHERE g.meeting = ? ORDER BY g.id",
                       "i", meeting),
        map_agenda, sizeof **rows, rows, count, arena, error);
}

int gt_attendance_insert(struct gt_store *store, int64_t meeting, int64_t member, int64_t *id,
                         bool *added, struct gt_error *error)
{
    int code = gt_store_run(store, error, id,
                            "INSERT OR IGNORE INTO attendance (meeting, member, seq) "
                            "VALUES (?, ?, ?)",
                            "iii", meeting, member, store->seq);
    *added = !code && sqlite3_changes(store->db) > 0;
    return code;
}

static void map_attendee(sqlite3_stmt *row, void *attendee, struct gt_arena *arena)
{
    *(struct gt_attendee_row *)attendee = (struct gt_attendee_row){
        .meeting = sqlite3_column_int64(row, 0),
        .member = sqlite3_column_int64(row, 1),
        .name = gt_column_text(row, 2, arena),
        .day = gt_column_day(row, 3),
        .title = gt_column_text(row, 4, arena),
        .kind = gt_column_kind(row, 5, &gt_meeting_kind_words),
        .id = sqlite3_column_int64(row, 6),
    };
}

#define ATTENDANCE                                                                                 \
    "SELECT a.meeting, p.canon, q.name, m.day, m.title, m.kind, a.id FROM attendance a "           \
    "JOIN meeting m ON m.id = a.meeting JOIN party p ON p.id = a.member "                          \
    "JOIN party q ON q.id = p.canon WHERE m.day <= ?1 "

int gt_attendance_list(struct gt_store *store, int64_t meeting, int64_t member, gt_day as_of,
                       struct gt_attendee_row **rows, size_t *count, struct gt_arena *arena,
                       struct gt_error *error)
{
    const char *came = ATTENDANCE "AND a.meeting = ?2 ORDER BY q.name, p.canon";
    const char *went =
        ATTENDANCE "AND a.member IN (SELECT id FROM party WHERE canon = ?2) ORDER BY m.day, m.id";
    return gt_store_collect(store,
                            gt_store_query(store, error, meeting ? came : went, "di", as_of,
                                           meeting ? meeting : member),
                            map_attendee, sizeof **rows, rows, count, arena, error);
}

int gt_pitch_audience(struct gt_store *store, int64_t deal, gt_day as_of, int64_t **ids,
                      size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT DISTINCT p.canon FROM agenda g "
                                           "JOIN meeting m ON m.id = g.meeting AND m.day <= ?1 "
                                           "JOIN attendance a ON a.meeting = m.id "
                                           "JOIN party p ON p.id = a.member "
                                           "WHERE g.deal = ?2 ORDER BY 1",
                                           "di", as_of, deal),
                            gt_map_number, sizeof **ids, ids, count, arena, error);
}
