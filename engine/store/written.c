/* written.c - rows as the records that they came from: a query a noun. */
#include "engine/store/anew.h"

#include "engine/store/store_int.h"

#include <string.h>

/* clang-format off */

#define CLASS_OF(class) "(SELECT c.name FROM stock_class c WHERE c.id = " class ")"
#define EVENT(columns, kind)                                                                       \
    "SELECT '#' || e.company AS company, " CLASS_OF("e.class") " AS class, e.day AS date, "        \
    columns ", e.currency AS currency, e.note AS note FROM share_event e WHERE e.id = ?1 "         \
    "AND e.kind = '" kind "'"
#define GRANT(kind)                                                                                \
    EVENT("'#' || e.holder AS holder, e.quantity AS quantity, e.price AS strike, "                 \
          "e.vesting AS vesting, e.expiry AS expiry", kind)

#define YES_NO(column) "CASE " column " WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END AS " column

static const struct {
    const char *noun, *sql;
} queries[] = {
    {"funnel", "SELECT name, main, note FROM funnel WHERE id = ?1"},
    {"step",
     "SELECT s.name AS step, f.name AS funnel, s.stage AS stage, s.place AS place, "
     "(SELECT group_concat(requirement, ',') FROM step_requirement r WHERE r.step = s.id) "
     "AS requires, (SELECT group_concat(question, char(31)) FROM (SELECT q.question AS question "
     " FROM step_question q WHERE q.step = s.id ORDER BY q.id)) AS questions, s.days AS \"limit\", "
     "'#' || s.owner AS owner, s.role AS role "
     "FROM funnel_step s JOIN funnel f ON f.id = s.funnel WHERE s.id = ?1"},
    {"source",
     "SELECT '#' || deal AS deal, source, '#' || party AS brought_by FROM deal_origin "
     "WHERE deal = ?1"},
    {"owner",
     "SELECT '#' || deal AS deal, '#' || owner AS owner, day AS date FROM deal_owner WHERE id = ?1"},
    {"tag", "SELECT '#' || deal AS deal, tag AS tags, since AS date FROM deal_tag WHERE id = ?1"},
    {"note",
     "SELECT '#' || deal AS deal, '#' || party AS party, text, day AS date FROM note WHERE id = ?1"},
    {"answer",
     "SELECT '#' || deal AS deal, question, answer, day AS date FROM deal_answer WHERE id = ?1"},
    {"document",
     "SELECT '#' || deal AS deal, path AS file, title, kind, day AS date FROM deal_document "
     "WHERE id = ?1"},
    {"action",
     "SELECT '#' || deal AS deal, text AS action, due, '#' || owner AS owner, day AS date "
     "FROM deal_action WHERE id = ?1"},
    {"qualification",
     "SELECT '#' || q.member AS member, q.day AS date, q.expires AS expires, "
     "nullif(q.deemed, 'none') AS deemed, e.financial_assets AS financial_assets, "
     "e.average_income AS average_income, e.net_assets AS net_assets, e.reference AS evidence, "
     "'CNY' AS currency FROM qualification q JOIN evidence e ON e.qualification = q.id "
     "WHERE q.id = ?1"},
    {"dues",
     "SELECT '#' || member AS member, period, amount, due, day AS date, currency FROM dues "
     "WHERE id = ?1"},
    {"payment",
     "SELECT '#' || d.member AS member, d.period AS period, y.day AS date, y.amount AS amount, "
     "d.currency AS currency FROM payment y JOIN dues d ON d.id = y.dues WHERE y.id = ?1"},
    {"interest",
     "SELECT '#' || member AS member, sector AS sectors, since FROM interest WHERE id = ?1"},
    {"meeting", "SELECT day AS date, kind, title, place, ref FROM meeting WHERE id = ?1"},
    {"agenda",
     "SELECT '#' || meeting AS meeting, '#' || deal AS deals, title FROM agenda WHERE id = ?1"},
    {"attendance",
     "SELECT '#' || meeting AS meeting, '#' || member AS members FROM attendance WHERE id = ?1"},
    {"criterion", "SELECT name, weight, since FROM criterion WHERE id = ?1"},
    {"score",
     "SELECT '#' || deal AS deal, '#' || member AS member, criterion, value, "
     "'#' || meeting AS meeting, day AS date FROM score WHERE id = ?1"},
    {"voting",
     "SELECT since, quorum, quorum_share, majority, majority_share, abstentions FROM voting "
     "WHERE id = ?1"},
    {"vote",
     "SELECT '#' || deal AS deal, '#' || member AS member, vote, '#' || meeting AS meeting "
     "FROM vote WHERE id = ?1"},
    {"conflict",
     "SELECT '#' || deal AS deal, '#' || member AS member, reason, day AS date FROM conflict "
     "WHERE id = ?1"},
    {"vehicle",
     "SELECT '#' || party AS name, kind, filed, since, '#' || lead AS lead, fee_rate AS fee, "
     "carry_rate AS carry, minimum, currency FROM vehicle WHERE party = ?1"},
    {"holder",
     "SELECT '#' || h.vehicle AS vehicle, '#' || h.party AS party, h.day AS date, "
     "h.amount AS amount, nullif(h.deemed, 'none') AS deemed, h.pools AS pools, h.heads AS heads, "
     "v.currency AS currency FROM holder h JOIN vehicle v ON v.party = h.vehicle WHERE h.id = ?1"},
    {"class",
     "SELECT '#' || company AS company, name, kind, since, seniority, votes, preference, "
     "participation, participation_cap, conversion_num || ':' || conversion_den AS conversion, "
     "authorized, note FROM stock_class WHERE id = ?1"},
    {"issuance",
     EVENT("'#' || e.holder AS holder, e.quantity AS quantity, e.price AS price, "
           "'#' || e.deal AS deal", "issuance")},
    {"option", GRANT("option")},
    {"warrant", GRANT("warrant")},
    {"transfer",
     EVENT("'#' || e.seller AS seller, '#' || coalesce(e.holder, e.company) AS buyer, "
           "e.quantity AS quantity, e.price AS price", "transfer")},
    {"split",
     EVENT("e.ratio_num || ':' || e.ratio_den AS ratio, e.fractions AS fractions", "split")},
    {"conversion",
     EVENT("'#' || e.holder AS holder, e.granted AS option, e.convertible AS convertible, "
           "e.quantity AS quantity, " CLASS_OF("e.into_class") " AS \"into\", "
           "e.received AS received", "conversion")},
    {"convertible",
     "SELECT '#' || company AS company, kind, '#' || holder AS holder, day AS date, amount, "
     "rate AS interest, maturity, cap, discount, mfn, seniority, '#' || deal AS deal, note, "
     "currency FROM convertible WHERE id = ?1"},
    {"valuation",
     "SELECT '#' || c.company AS company, c.name AS class, v.day AS date, v.price AS price, "
     "v.currency AS currency, v.source AS source, v.note AS note "
     "FROM class_value v JOIN stock_class c ON c.id = v.class WHERE v.id = ?1"},
    {"payout",
     "SELECT '#' || payer AS payer, '#' || party AS party, day AS date, kind, amount, note, "
     "currency FROM payout WHERE id = ?1"},
    {"figure",
     "SELECT '#' || company AS company, day AS date, registered_in, " YES_NO("listed") ", "
     YES_NO("resident") ", " YES_NO("audited") ", " YES_NO("high_tech") ", staff, college_staff, bachelor_staff, rd_staff, "
     "revenue, costs, rd_spending, total_assets, net_assets, currency, source FROM figure "
     "WHERE id = ?1"},
    {"fund-figure",
     "SELECT '#' || fund AS fund, day AS date, fund_level AS level, term_stage AS stage, approved, "
     "set_up, seniors, projects, " YES_NO("fee_on_paid") ", " YES_NO("hidden_debt") ", "
     YES_NO("derivatives") ", " YES_NO("guarantees") ", " YES_NO("unlimited") ", invested, early, on_target, local, tech, returned, conceded, "
     "loss, currency, source FROM fund_figure WHERE id = ?1"},
    {"tie",
     "SELECT '#' || party AS party, '#' || company AS company, day AS date, tie, family_share, "
     "source FROM tie WHERE id = ?1"},
    {"compensation",
     "SELECT '#' || company AS company, '#' || party AS party, day AS date, amount, currency, "
     "term_stage AS stage, document FROM compensation WHERE id = ?1"},
    {"preset", "SELECT name, since, until, note FROM preset WHERE id = ?1"},
    {"subfund",
     "SELECT '#' || party AS name, '#' || fund AS fund, '#' || partner AS partner, since, size, "
     "currency, note FROM subfund WHERE party = ?1"},
    {"commitment",
     "SELECT '#' || fund AS fund, '#' || party AS party, day AS date, amount, currency, note "
     "FROM commitment WHERE id = ?1"},
    {"drawdown",
     "SELECT d.commitment AS commitment, d.day AS date, d.called AS called, d.amount AS amount, "
     "d.note AS note, c.currency AS currency FROM drawdown d JOIN commitment c "
     "ON c.id = d.commitment WHERE d.id = ?1"},
    {"intention",
     "SELECT '#' || partner AS partner, '#' || fund AS fund, day AS date, until, capacity, "
     "currency, document, note FROM intention WHERE id = ?1"},
    {"budget",
     "SELECT year, '#' || fund AS fund, amount, final, currency, document, note FROM budget "
     "WHERE id = ?1"},
    {"escrow",
     "SELECT '#' || x.company AS company, '#' || x.party AS holder, x.day AS date, x.id AS exit, "
     "w.amount AS amount, w.until AS until, w.note AS note, x.currency AS currency "
     "FROM escrow w JOIN exit x ON x.id = w.exit WHERE w.id = ?1"},
    {"release",
     "SELECT r.escrow AS escrow, r.day AS date, r.amount AS amount, r.note AS note, "
     "x.currency AS currency FROM escrow_release r JOIN escrow w ON w.id = r.escrow "
     "JOIN exit x ON x.id = w.exit WHERE r.id = ?1"},
};

/* clang-format on */

int gt_row_written(struct gt_store *store, const char *noun, int64_t id, gt_take_row *take,
                   void *context, struct gt_error *error)
{
    for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
        if (strcmp(queries[i].noun, noun) == 0)
            return gt_store_hand_over(store, noun,
                                      gt_store_query(store, error, queries[i].sql, "i", id), take,
                                      context, error);
    return 0;
}
