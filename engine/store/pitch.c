/* pitch.c - the rows about what the members say of deals. */
#include "engine/store/pitch.h"

#include "engine/store/store_int.h"

int gt_criterion_insert(struct gt_store *store, const struct gt_criterion_row *criterion,
                        int64_t *id, struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO criterion (name, folded, weight, since, seq) "
                        "VALUES (?, ?, ?, ?, ?)",
                        "ttrdi", criterion->name, criterion->folded, criterion->weight,
                        criterion->since, store->seq);
}

static void map_criterion(sqlite3_stmt *row, void *criterion, struct gt_arena *arena)
{
    *(struct gt_criterion_row *)criterion = (struct gt_criterion_row){
        .id = sqlite3_column_int64(row, 0),
        .name = gt_column_text(row, 1, arena),
        .folded = gt_column_text(row, 2, arena),
        .weight = sqlite3_column_double(row, 3),
        .since = gt_column_day(row, 4),
    };
}

int gt_criterion_list(struct gt_store *store, gt_day as_of, struct gt_criterion_row **rows,
                      size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(
            store, error,
            "SELECT c.id, c.name, c.folded, c.weight, c.since FROM criterion c WHERE c.id = "
            "(SELECT t.id FROM criterion t WHERE t.folded = c.folded "
            " AND (t.since IS NULL OR t.since <= ?1) "
            " ORDER BY t.since DESC, t.id DESC LIMIT 1) "
            "ORDER BY (SELECT min(t.id) FROM criterion t WHERE t.folded = c.folded)",
            "d", as_of),
        map_criterion, sizeof **rows, rows, count, arena, error);
}

int gt_score_insert(struct gt_store *store, const struct gt_score_row *score, int64_t *id,
                    struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO score (deal, member, criterion, day, value, meeting, seq) "
                        "VALUES (?, ?, ?, ?, ?, nullif(?, 0), ?)",
                        "iitdrii", score->deal, score->member, score->criterion, score->day,
                        score->value, score->meeting, store->seq);
}

static void map_score(sqlite3_stmt *row, void *score, struct gt_arena *arena)
{
    *(struct gt_score_row *)score = (struct gt_score_row){
        .deal = sqlite3_column_int64(row, 0),
        .member = sqlite3_column_int64(row, 1),
        .member_name = gt_column_text(row, 2, arena),
        .criterion = gt_column_text(row, 3, arena),
        .day = gt_column_day(row, 4),
        .value = sqlite3_column_double(row, 5),
        .meeting = sqlite3_column_int64(row, 6),
        .id = sqlite3_column_int64(row, 7),
    };
}

int gt_score_list(struct gt_store *store, int64_t deal, gt_day as_of, struct gt_score_row **rows,
                  size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(
            store, error,
            "SELECT s.deal, p.canon, q.name, s.criterion, s.day, s.value, s.meeting, s.id "
            "FROM score s JOIN party p ON p.id = s.member "
            "JOIN party q ON q.id = p.canon WHERE s.deal = ?2 AND s.id = "
            "(SELECT t.id FROM score t WHERE t.deal = s.deal AND t.member = s.member "
            " AND t.criterion = s.criterion AND t.day <= ?1 "
            " ORDER BY t.day DESC, t.id DESC LIMIT 1) ORDER BY p.canon, s.criterion",
            "di", as_of, deal),
        map_score, sizeof **rows, rows, count, arena, error);
}

int gt_conflict_insert(struct gt_store *store, const struct gt_conflict_row *conflict, int64_t *id,
                       bool *added, struct gt_error *error)
{
    int code = gt_store_run(store, error, id,
                            "INSERT OR IGNORE INTO conflict (deal, member, day, reason, seq) "
                            "VALUES (?, ?, ?, ?, ?)",
                            "iidti", conflict->deal, conflict->member, conflict->day,
                            conflict->reason, store->seq);
    *added = !code && sqlite3_changes(store->db) > 0;
    return code;
}

static void map_conflict(sqlite3_stmt *row, void *conflict, struct gt_arena *arena)
{
    *(struct gt_conflict_row *)conflict = (struct gt_conflict_row){
        .id = sqlite3_column_int64(row, 0),
        .deal = sqlite3_column_int64(row, 1),
        .member = sqlite3_column_int64(row, 2),
        .member_name = gt_column_text(row, 3, arena),
        .day = gt_column_day(row, 4),
        .reason = gt_column_text(row, 5, arena),
    };
}

int gt_conflict_list(struct gt_store *store, int64_t deal, int64_t member, gt_day as_of,
                     struct gt_conflict_row **rows, size_t *count, struct gt_arena *arena,
                     struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT c.id, c.deal, p.canon, q.name, c.day, c.reason FROM conflict c "
                       "JOIN party p ON p.id = c.member JOIN party q ON q.id = p.canon "
                       "WHERE c.day <= ?1 AND (?2 = 0 OR c.deal = ?2) "
                       "AND (?3 = 0 OR p.canon = ?3) ORDER BY c.day, c.id",
                       "dii", as_of, deal, member),
        map_conflict, sizeof **rows, rows, count, arena, error);
}

int gt_voting_insert(struct gt_store *store, const struct gt_voting_row *voting, int64_t *id,
                     struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO voting (since, quorum, quorum_share, majority, "
                        "majority_share, abstentions, seq) VALUES (?, ?, ?, ?, ?, ?, ?)",
                        "dirkrii", voting->since, voting->quorum, voting->quorum_share,
                        &gt_majority_words, voting->majority, voting->majority_share,
                        (int64_t)voting->abstentions, store->seq);
}

static void map_voting(sqlite3_stmt *row, void *voting, struct gt_arena *arena)
{
    (void)arena;
    *(struct gt_voting_row *)voting = (struct gt_voting_row){
        .since = gt_column_day(row, 0),
        .quorum = sqlite3_column_int64(row, 1),
        .quorum_share = sqlite3_column_double(row, 2),
        .majority = gt_column_kind(row, 3, &gt_majority_words),
        .majority_share = gt_column_share(row, 4),
        .abstentions = sqlite3_column_int(row, 5),
        .id = sqlite3_column_int64(row, 6),
    };
}

int gt_voting_list(struct gt_store *store, gt_day as_of, struct gt_voting_row **rows, size_t *count,
                   struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(store,
                            gt_store_query(store, error,
                                           "SELECT since, quorum, quorum_share, majority, "
                                           "majority_share, abstentions, id FROM voting "
                                           "WHERE since IS NULL OR since <= ? "
                                           "ORDER BY since DESC, id DESC",
                                           "d", as_of),
                            map_voting, sizeof **rows, rows, count, arena, error);
}

int gt_voting_read(struct gt_store *store, gt_day on, struct gt_voting_row *voting, bool *found,
                   struct gt_error *error)
{
    struct gt_arena arena = {0};
    struct gt_voting_row *rows = NULL;
    size_t count = 0;
    int code = gt_voting_list(store, on, &rows, &count, &arena, error);
    *found = !code && count > 0;
    if (*found)
        *voting = rows[0];
    gt_arena_clear(&arena);
    return code;
}

int gt_vote_insert(struct gt_store *store, const struct gt_vote_row *vote, int64_t *id,
                   struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO vote (deal, meeting, member, vote, seq) "
                        "VALUES (?, ?, ?, ?, ?)",
                        "iiiki", vote->deal, vote->meeting, vote->member, &gt_vote_words,
                        vote->vote, store->seq);
}

static void map_vote(sqlite3_stmt *row, void *vote, struct gt_arena *arena)
{
    *(struct gt_vote_row *)vote = (struct gt_vote_row){
        .id = sqlite3_column_int64(row, 0),
        .deal = sqlite3_column_int64(row, 1),
        .meeting = sqlite3_column_int64(row, 2),
        .member = sqlite3_column_int64(row, 3),
        .member_name = gt_column_text(row, 4, arena),
        .company_name = gt_column_text(row, 5, arena),
        .day = gt_column_day(row, 6),
        .vote = gt_column_kind(row, 7, &gt_vote_words),
    };
}

#define VOTES                                                                                      \
    "SELECT v.id, v.deal, v.meeting, p.canon, q.name, r.name, m.day, v.vote FROM vote v "          \
    "JOIN meeting m ON m.id = v.meeting JOIN party p ON p.id = v.member "                          \
    "JOIN party q ON q.id = p.canon JOIN deal d ON d.id = v.deal "                                 \
    "JOIN party k ON k.id = d.company JOIN party r ON r.id = k.canon WHERE m.day <= ?1 "           \
    "AND (?2 = 0 OR v.deal = ?2) AND (?3 = 0 OR v.meeting = ?3) AND (?4 = 0 OR p.canon = ?4) "
#define VOTE_ORDER "ORDER BY m.day, m.id, v.deal, q.name, p.canon, v.id"

int gt_vote_list(struct gt_store *store, int64_t deal, int64_t meeting, int64_t member,
                 gt_day as_of, struct gt_vote_row **rows, size_t *count, struct gt_arena *arena,
                 struct gt_error *error)
{
    /* Each by the index of what is given. */
    const char *of_deal = VOTES "AND v.deal = ?2 " VOTE_ORDER;
    const char *of_meeting = VOTES "AND v.meeting = ?3 " VOTE_ORDER;
    const char *of_member =
        VOTES "AND v.member IN (SELECT id FROM party WHERE canon = ?4) " VOTE_ORDER;
    const char *of_all = VOTES
        "AND v.deal = ?2 AND v.meeting = ?3 AND v.member IN (SELECT id FROM party WHERE canon = "
        "?4) " VOTE_ORDER;
    const char *sql = deal && meeting && member ? of_all
                      : deal                    ? of_deal
                      : meeting                 ? of_meeting
                                                : of_member;
    return gt_store_collect(store,
                            gt_store_query(store, error, sql, "diii", as_of, deal, meeting, member),
                            map_vote, sizeof **rows, rows, count, arena, error);
}
