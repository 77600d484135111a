/* club_events.c - all that happened to a member, in the order of the days; see club.h. */
#include "engine/store/club.h"

#include "engine/store/store_int.h"

#define TOKEN(word, token, label) token,
#define LABEL(word, token, label) label,

static const char *const tokens[] = {GT_MEMBER_EVENT_LIST(TOKEN)};
static const char *const labels[] = {GT_MEMBER_EVENT_LIST(LABEL)};
const struct gt_kind gt_member_event_words = {"member_event", (int)(sizeof tokens / sizeof *tokens),
                                              tokens, labels};

const struct gt_kind *gt_member_event_kind(int event)
{
    switch ((enum gt_member_event)event) {
    case GT_MEMBER_QUALIFICATION:
        return &gt_deemed_words;
    case GT_MEMBER_MEETING:
        return &gt_meeting_kind_words;
    case GT_MEMBER_VOTE:
        return &gt_vote_words;
    case GT_MEMBER_PLEDGE:
        return &gt_pledge_state_words;
    case GT_MEMBER_INVESTMENT:
        return &gt_instrument_words;
    case GT_MEMBER_JOINED:
    case GT_MEMBER_DUES:
    case GT_MEMBER_PAYMENT:
    case GT_MEMBER_CONFLICT:
    case GT_MEMBER_HOLDING:
        break;
    }
    return NULL;
}

static void map_event(sqlite3_stmt *row, void *event, struct gt_arena *arena)
{
    const char *token = (const char *)sqlite3_column_text(row, 1);
    int kind = token ? gt_column_kind(row, 1, &gt_member_event_words) : -1;
    const struct gt_kind *words = gt_member_event_kind(kind);
    *(struct gt_member_event_row *)event = (struct gt_member_event_row){
        .day = gt_column_day(row, 0),
        .event = kind,
        .word = words ? gt_column_kind(row, 2, words) : -1,
        .text = gt_column_text(row, 3, arena),
        .amount = gt_column_money(row, 4),
        .currency = gt_column_currency(row, 5),
        .number = sqlite3_column_int64(row, 6),
    };
}

#define WHO     "IN (SELECT id FROM party WHERE canon = ?2) "
#define COMPANY "(SELECT q.name FROM party p JOIN party q ON q.id = p.canon WHERE p.id = d.company)"

/* ?1 the last day, ?2 the member. Every part gives day, event, word, text, amount, currency,
 * number.
 */
static const char events[] =
    "SELECT since AS day, 'joined', NULL, NULL, NULL, NULL, NULL FROM role "
    "WHERE role = 'member' AND party " WHO "AND (since IS NULL OR since <= ?1) "
    "UNION ALL SELECT q.day, 'qualification', nullif(q.deemed, 'none'), "
    "  q.expires, NULL, NULL, q.id "
    "FROM qualification q WHERE q.member " WHO "AND q.day <= ?1 "
    "UNION ALL SELECT day, 'dues', NULL, period, amount, currency, id FROM dues "
    "WHERE member " WHO "AND day <= ?1 "
    "UNION ALL SELECT y.day, 'payment', NULL, u.period, y.amount, u.currency, y.id "
    "FROM dues u JOIN payment y ON y.dues = u.id WHERE u.member " WHO "AND y.day <= ?1 "
    "UNION ALL SELECT m.day, 'meeting', m.kind, m.title, NULL, NULL, m.id "
    "FROM attendance a JOIN meeting m ON m.id = a.meeting WHERE a.member " WHO "AND m.day <= ?1 "
    "UNION ALL SELECT m.day, 'vote', v.vote, " COMPANY ", NULL, NULL, d.id "
    "FROM vote v JOIN meeting m ON m.id = v.meeting JOIN deal d ON d.id = v.deal "
    "WHERE v.member " WHO "AND m.day <= ?1 "
    "UNION ALL SELECT c.day, 'conflict', NULL, " COMPANY " || ': ' || c.reason, NULL, NULL, d.id "
    "FROM conflict c JOIN deal d ON d.id = c.deal WHERE c.member " WHO "AND c.day <= ?1 "
    "UNION ALL SELECT l.day, 'pledge', l.state, " COMPANY ", l.amount, d.currency, d.id "
    "FROM pledge l JOIN deal d ON d.id = l.deal WHERE l.party " WHO "AND l.day <= ?1 "
    "UNION ALL SELECT s.day, 'investment', i.instrument, " COMPANY ", i.amount, d.currency, d.id "
    "FROM investment i JOIN deal d ON d.id = i.deal JOIN deal_stage s ON s.id = "
    " (SELECT t.id FROM deal_stage t WHERE t.deal = d.id AND t.day <= ?1 "
    "  ORDER BY t.day DESC, t.id DESC LIMIT 1) "
    "WHERE i.party " WHO "AND s.stage = 'closed' "
    "UNION ALL SELECT h.day, 'holding', NULL, (SELECT q.name FROM party p "
    " JOIN party q ON q.id = p.canon WHERE p.id = v.party), h.amount, v.currency, NULL "
    "FROM holder h JOIN vehicle v ON v.party = h.vehicle WHERE h.party " WHO "AND h.day <= ?1 "
    "ORDER BY 1";

int gt_member_events(struct gt_store *store, int64_t member, gt_day as_of,
                     struct gt_member_event_row **rows, size_t *count, struct gt_arena *arena,
                     struct gt_error *error)
{
    return gt_store_collect(store, gt_store_query(store, error, events, "di", as_of, member),
                            map_event, sizeof **rows, rows, count, arena, error);
}
