/* records_out.c - a query a noun. */
#include "engine/store/records_out.h"

#include "engine/store/store_int.h"

#include <string.h>

const char *const gt_records_out_nouns[] = {
    "fund",    "club",   "partner", "member",       "manager", "investor",
    "company", "deal",   "stage",   "investment",   "pledge",  "mark",
    "exit",    "figure", "tie",     "compensation", "preset",  NULL,
};

#define NAME_OF(party)                                                                             \
    "(SELECT q.name FROM party k JOIN party q ON q.id = k.canon WHERE k.id = " party ")"
#define REF_OF(deal)      "(SELECT coalesce(d.ref, '#' || d.id) FROM deal d WHERE d.id = " deal ")"
#define CURRENCY_OF(deal) "(SELECT d.currency FROM deal d WHERE d.id = " deal ")"
#define YES_NO(column)    "CASE f." column " WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS " column
#define OTHER_NAMES                                                                                \
    "(SELECT group_concat(name, '; ') FROM (SELECT DISTINCT n.name AS name FROM party k "          \
    " JOIN party_name n ON n.party = k.id WHERE k.canon = p.id AND n.name <> p.name "              \
    " ORDER BY n.name))"

/* A party of a role; its ownership is told by `investor`, a row for each day it changed. */
#define PARTY(role)                                                                                \
    "SELECT p.name AS name, " OTHER_NAMES " AS aliases, p.kind AS kind, NULL AS ownership, "       \
    "NULL AS private_share, nullif(s.since, '') AS since, NULL AS source FROM standing s "         \
    "JOIN party p ON p.id = s.party WHERE s.what = '" role "' ORDER BY p.id"

static const struct {
    const char *noun, *sql;
} queries[] = {
    {"fund", PARTY("fund")},
    {"club", PARTY("club")},
    {"partner", PARTY("partner")},
    {"member", PARTY("member")},
    {"manager", PARTY("manager")},
    {"investor",
     "SELECT p.name AS name, " OTHER_NAMES " AS aliases, p.kind AS kind, o.ownership AS ownership, "
     "o.private_share AS private_share, o.since AS since, o.source AS source "
     "FROM ownership o JOIN party k ON k.id = o.party JOIN party p ON p.id = k.canon "
     "UNION ALL SELECT p.name, " OTHER_NAMES ", p.kind, NULL, NULL, NULL, NULL "
     "FROM standing s JOIN party p ON p.id = s.party WHERE s.what = 'investor' "
     "AND NOT EXISTS (SELECT 1 FROM standing t WHERE t.party = s.party AND t.what <> s.what) "
     "AND NOT EXISTS (SELECT 1 FROM party k JOIN ownership o ON o.party = k.id "
     " WHERE k.canon = p.id) AND (p.kind IS NOT NULL OR " OTHER_NAMES " IS NOT NULL) "
     "ORDER BY 1, 6"},
    {"company",
     "SELECT p.name AS name, " OTHER_NAMES " AS aliases, f.sector AS sector, f.city AS city, "
     "f.founded AS founded, r.amount AS registered_capital, r.since AS capital_date, "
     "r.currency AS currency FROM standing s JOIN party p ON p.id = s.party "
     "LEFT JOIN company f ON f.party = p.id LEFT JOIN (SELECT k.canon AS canon, w.* FROM "
     " registered_capital w JOIN party k ON k.id = w.company) r ON r.canon = p.id "
     "WHERE s.what = 'company' ORDER BY p.id, r.since, r.id"},
    {"deal",
     "SELECT " NAME_OF(
         "d.company") " AS company, d.day AS date, d.kind AS kind, "
                      "(SELECT t.stage FROM deal_stage t WHERE t.deal = d.id ORDER BY t.day, t.id "
                      "LIMIT 1) "
                      "AS stage, d.amount AS amount, d.pre_money AS pre_money, d.post_money AS "
                      "post_money, "
                      "iif(d.others, 'yes', NULL) AS others, coalesce(d.ref, '#' || d.id) AS ref, "
                      "d.note AS note, (SELECT o.source FROM deal_origin o WHERE o.deal = d.id) AS "
                      "source, (SELECT q.name FROM deal_origin o JOIN party k ON k.id = o.party "
                      " JOIN party q ON q.id = k.canon WHERE o.deal = d.id) AS brought_by, "
                      "(SELECT q.name FROM deal_owner h JOIN party k ON k.id = h.owner "
                      " JOIN party q ON q.id = k.canon WHERE h.deal = d.id "
                      " ORDER BY h.day DESC, h.id DESC LIMIT 1) AS owner, "
                      "(SELECT group_concat(tag, '; ') FROM (SELECT g.tag AS tag FROM deal_tag g "
                      " WHERE g.deal = d.id AND g.until IS NULL ORDER BY g.folded)) AS tags, "
                      "d.currency AS currency FROM deal d ORDER BY d.id"},
    {"stage",
     "SELECT " REF_OF("t.deal") " AS deal, t.day AS date, t.stage AS stage, "
                                "t.reason AS pass_reason, t.note AS note "
                                "FROM deal_stage t WHERE t.id <> (SELECT f.id FROM deal_stage f "
                                " WHERE f.deal = t.deal ORDER BY f.day, f.id LIMIT 1) ORDER BY "
                                "t.deal, t.day, t.id"},
    {"investment", "SELECT " REF_OF("i.deal") " AS deal, " NAME_OF(
                       "i.party") " AS party, "
                                  "i.amount AS amount, nullif(i.instrument, 'unknown') AS "
                                  "instrument, " CURRENCY_OF(
                                      "i.deal") " AS currency FROM investment i ORDER BY i.id"},
    {"pledge", "SELECT " REF_OF("l.deal") " AS deal, " NAME_OF(
                   "l.party") " AS member, "
                              "l.day AS date, l.amount AS amount, l.state AS state, " CURRENCY_OF(
                                  "l.deal") " AS currency FROM pledge l ORDER BY l.id"},
    {"mark",
     "SELECT " NAME_OF("m.company") " AS company, " NAME_OF(
         "m.party") " AS holder, "
                    "m.day AS date, m.value AS value, m.method AS method, m.inputs AS inputs, "
                    "(SELECT c.name FROM stock_class c WHERE c.id = m.class) AS class, "
                    "m.reviewer AS reviewer, m.note AS note, m.currency AS currency "
                    "FROM mark m ORDER BY m.id"},
    {"exit",
     "SELECT " NAME_OF("e.company") " AS company, " NAME_OF(
         "e.party") " AS holder, "
                    "e.day AS date, e.kind AS kind, e.proceeds AS proceeds, e.share AS share, "
                    "e.note AS note, e.currency AS currency FROM exit e "
                    "WHERE e.company NOT IN (SELECT a.id FROM party a JOIN party b ON b.canon = "
                    "a.canon JOIN subfund f ON f.party = b.id) ORDER BY e.id"},
    {"figure",
     "SELECT " NAME_OF(
         "f.company") " AS company, f.day AS date, f.registered_in AS "
                      "registered_in, " YES_NO("listed") ", " YES_NO("resident") ", " YES_NO(
                          "audited") ", " YES_NO("high_tech") ", f.staff AS staff, "
                                                              "f.college_staff AS college_staff, "
                                                              "f.bachelor_staff AS "
                                                              "bachelor_staff, f.rd_staff AS "
                                                              "rd_staff, f.revenue AS revenue, "
                                                              "f.costs AS costs, "
                                                              "f.rd_spending AS rd_spending, "
                                                              "f.total_assets AS total_assets, "
                                                              "f.net_assets AS net_assets, "
                                                              "f.source AS source, f.currency AS "
                                                              "currency FROM figure f "
                                                              "ORDER BY f.id"},
    {"tie", "SELECT " NAME_OF("t.party") " AS party, " NAME_OF(
                "t.company") " AS company, "
                             "t.day AS date, t.tie AS tie, t.family_share AS family_share, "
                             "t.source AS source "
                             "FROM tie t ORDER BY t.id"},
    {"compensation", "SELECT " NAME_OF("t.company") " AS company, " NAME_OF(
                         "t.party") " AS party, "
                                    "t.day AS date, t.amount AS amount, t.term_stage AS stage, "
                                    "t.document AS document, "
                                    "t.currency AS currency FROM compensation t ORDER BY t.id"},
    {"preset", "SELECT name, since, until, note FROM preset ORDER BY id"},
};

int gt_records_out(struct gt_store *store, const char *noun, gt_take_row *take, void *context,
                   struct gt_error *error)
{
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        if (strcmp(queries[i].noun, noun) == 0)
            return gt_store_hand_over(store, queries[i].noun,
                                      gt_store_query(store, error, queries[i].sql, ""), take,
                                      context, error);
    return gt_fail(error, GT_EXIT_USAGE,
                   _("\"%s\" is no noun that can be written out; `gentou help export csv` lists "
                     "them"),
                   noun);
}
