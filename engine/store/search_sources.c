/* search_sources.c - what a search looks through.
 *
 * A record is read by one lookup after the other, never by a join: behind --known-by a table is a
 * view of what stood and what stands, which SQLite looks a number up in, but joins only whole.
 */
#include "engine/store/search_int.h"

#include <stddef.h>

#define CANON(party) "(SELECT canon FROM party WHERE id = " party ")"
#define NAME(party)  "(SELECT name FROM party WHERE id = " CANON(party) ")"
#define COMPANY      "(SELECT company FROM deal WHERE id = x.deal)"

/* The records of the party that record ?1 is one of. */
#define GROUP "(SELECT id FROM party WHERE canon = " CANON("?1") ")"

/* A party all of whose roles, rounds and ownerships begin after the day is not there yet. */
#define SINCE         "(since IS NULL OR since <= ?2)"
#define CAME_IN(deal) "EXISTS (SELECT 1 FROM deal WHERE id = " deal " AND day <= ?2)"
#define THERE                                                                                      \
    "(EXISTS (SELECT 1 FROM role WHERE party IN " GROUP " AND " SINCE ") "                         \
    "OR EXISTS (SELECT 1 FROM ownership WHERE party IN " GROUP " AND " SINCE ") "                  \
    "OR EXISTS (SELECT 1 FROM investment i WHERE party IN " GROUP                                  \
    " AND " CAME_IN("i.deal") ") "                                                                 \
                              "OR NOT (EXISTS (SELECT 1 FROM role WHERE party IN " GROUP ") "      \
                              "OR EXISTS (SELECT 1 FROM ownership WHERE party IN " GROUP ") "      \
                              "OR EXISTS (SELECT 1 FROM investment WHERE party IN " GROUP ")))"

#define OF_COMPANY(text)                                                                           \
    "SELECT 'company', " CANON("?1") ", " NAME("?1") ", " text ", 0 FROM company "                 \
                                                     "WHERE party = ?1 AND " THERE

/* A row of a table that tells of a deal, and the deal itself. */
#define OF_DEAL(text, of, when)                                                                    \
    "SELECT 'deal', x.deal, " NAME(COMPANY) ", x." text ", 0 FROM " of " x "                       \
                                            "WHERE x.id = ?1 AND " CAME_IN("x.deal") " AND " when
#define OF_DEAL_ITSELF(text)                                                                       \
    "SELECT 'deal', x.id, " NAME("x.company") ", x." text ", 0 FROM deal x "                       \
                                              "WHERE x.id = ?1 AND x.day <= ?2"

#define OF_HOLDING(of)                                                                             \
    "SELECT 'company', " CANON("x.company") ", " NAME(                                             \
        "x.company") ", x.note, 0 FROM " of " x "                                                  \
                     "WHERE x.id = ?1 AND x.day <= ?2"

/* The past too: what was imported with its past was never indexed as it was written. */
#define ADDED_TO(record, text, of)                                                                 \
    "SELECT " record " AS r, " text " AS t FROM " of " WHERE seq > ?1 AND " text " IS NOT NULL "
#define ADDED(record, text, of)                                                                    \
    "SELECT r, t FROM (" ADDED_TO(record, text, of) "UNION ALL " ADDED_TO(                         \
        record, text, of "_past") ") ORDER BY +r"

/* clang-format off */
const struct gt_search_source gt_search_sources[] = {
    {1, GT_SEARCH_NAMES, GT_SEARCH_IN_NAME, ADDED("party", "name", "party_name"),
     "SELECT 'party', " CANON("?1") ", " NAME("?1") ", x.name, "
     "EXISTS (SELECT 1 FROM party WHERE canon = " CANON("?1") " AND id <> ?1) "
     "FROM party_name x WHERE x.party = ?1 AND " THERE
     " ORDER BY x.name = " NAME("?1") " DESC, x.name"},
    {2, GT_SEARCH_NAMES, GT_SEARCH_IN_REFERENCE, ADDED("id", "ref", "deal"),
     OF_DEAL_ITSELF("ref")},
    {3, GT_SEARCH_NAMES, GT_SEARCH_IN_NAME, ADDED("id", "title", "meeting"),
     "SELECT 'meeting', id, title, title, 0 FROM meeting WHERE id = ?1 AND day <= ?2"},
    {17, GT_SEARCH_TAGS, GT_SEARCH_IN_TAG, ADDED("id", "tag", "deal_tag"),
     OF_DEAL("tag", "deal_tag", "x.since <= ?2 AND (x.until IS NULL OR x.until > ?2)")},
    {18, GT_SEARCH_TAGS, GT_SEARCH_IN_SECTOR, ADDED("party", "sector", "company"),
     OF_COMPANY("sector")},
    {19, GT_SEARCH_TAGS, GT_SEARCH_IN_CITY, ADDED("party", "city", "company"),
     OF_COMPANY("city")},
    {33, GT_SEARCH_NOTES, GT_SEARCH_IN_NOTE, ADDED("id", "text", "note"),
     "SELECT iif(x.deal IS NULL, 'party', 'deal'), coalesce(x.deal, " CANON("x.party") "), "
     NAME("coalesce(" COMPANY ", x.party)") ", x.text, 0 FROM note x "
     "WHERE x.id = ?1 AND x.day <= ?2 AND (x.deal IS NULL OR " CAME_IN("x.deal") ")"},
    {34, GT_SEARCH_NOTES, GT_SEARCH_IN_NOTE, ADDED("id", "note", "deal"),
     OF_DEAL_ITSELF("note")},
    {35, GT_SEARCH_NOTES, GT_SEARCH_IN_NOTE, ADDED("id", "note", "deal_stage"),
     OF_DEAL("note", "deal_stage", "x.day <= ?2")},
    {36, GT_SEARCH_NOTES, GT_SEARCH_IN_ANSWER, ADDED("id", "answer", "deal_answer"),
     OF_DEAL("answer", "deal_answer", "x.day <= ?2")},
    {37, GT_SEARCH_NOTES, GT_SEARCH_IN_DOCUMENT, ADDED("id", "title", "deal_document"),
     OF_DEAL("title", "deal_document", "x.day <= ?2")},
    {38, GT_SEARCH_NOTES, GT_SEARCH_IN_ACTION, ADDED("id", "text", "deal_action"),
     OF_DEAL("text", "deal_action", "x.day <= ?2")},
    {39, GT_SEARCH_NOTES, GT_SEARCH_IN_NOTE, ADDED("id", "note", "mark"), OF_HOLDING("mark")},
    {40, GT_SEARCH_NOTES, GT_SEARCH_IN_NOTE, ADDED("id", "note", "exit"), OF_HOLDING("exit")},
    {0, GT_SEARCH_NAMES, GT_SEARCH_IN_NAME, NULL, NULL},
};
/* clang-format on */
