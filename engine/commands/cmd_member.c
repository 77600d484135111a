/* cmd_member.c - `member list`, `member show`, `member report`, `qualification list`. */
#include "engine/commands/club.h"

#include "engine/export/money.h"
#include "engine/operations/find.h"
#include "engine/operations/qualification.h"
#include "engine/store/club.h"
#include "engine/store/party.h"

#include <string.h>

static const char *facts_text(struct gt_call *call, gt_facts facts)
{
    return gt_facts_text(facts, call->output != GT_OUTPUT_TABLE, call->arena);
}

/* The answer, and "expired" where it only wants a new proof. */
static const char *standing_word(struct gt_call *call, const struct gt_qualified_member *standing)
{
    bool people = call->output == GT_OUTPUT_TABLE;
    if (standing->result.answer == GT_QUALIFIED_UNKNOWN && standing->result.expired)
        return people ? _("expired") : "expired";
    return gt_call_word(call, &gt_qualified_words, (int)standing->result.answer);
}

/* Why it is not qualified, for people. */
static const char *standing_why(struct gt_call *call, const struct gt_qualified_member *standing)
{
    const struct gt_qualification *result = &standing->result;
    gt_facts missing = result->missing & ~result->expired;
    const char *text = "";
    if (result->answer == GT_QUALIFIED_NO)
        return gt_arena_format(call->arena, _("too little: %s"),
                               facts_text(call, result->short_of));
    if (result->answer == GT_QUALIFIED_YES)
        return NULL;
    if (result->expired)
        text = gt_arena_format(call->arena, _("expired: %s"), facts_text(call, result->expired));
    if (missing)
        text = gt_arena_format(
            call->arena, "%s%s%s", text ? text : "", text && *text ? "; " : "",
            gt_arena_format(call->arena, _("missing: %s"), facts_text(call, missing)));
    if (standing->redacted)
        text = gt_arena_format(call->arena, "%s%s", text ? text : "", _("; evidence redacted"));
    return text;
}

static gt_day shown_until(const struct gt_qualified_member *standing)
{
    return standing->until == GT_DAY_LAST ? GT_DAY_NONE : standing->until;
}

static const struct gt_listing_column member_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"name", N_("Name"), GT_CELL_TEXT, NULL},
    {"kind", N_("Kind"), GT_CELL_KIND, &gt_party_kind_words},
    {"qualified", N_("Qualified investor"), GT_CELL_TEXT, NULL},
    {"until", N_("Until"), GT_CELL_DAY, NULL},
    {"ownership", N_("Ownership"), GT_CELL_KIND, &gt_ownership_words},
    {"private_share", N_("Private"), GT_CELL_SHARE, NULL},
    {"since", N_("Since"), GT_CELL_DAY, NULL},
    {"investments", N_("Rounds"), GT_CELL_NUMBER, NULL},
    {"aliases", N_("Other names"), GT_CELL_TEXT, NULL},
    {"source", NULL, GT_CELL_TEXT, NULL},
};

#define MEMBER_COLUMNS (sizeof member_columns / sizeof *member_columns)

static int fill_member(struct gt_call *call, struct gt_cell *cells, const struct gt_party_row *row)
{
    struct gt_qualified_member standing;
    int code = gt_qualified_member(call->store, row->id, GT_TICKET_ENOUGH, call->as_of, &standing,
                                   call->arena, call->error);
    cells[0].number = row->id;
    cells[1].text = row->name;
    cells[2].number = row->kind;
    cells[3].text = code ? NULL : standing_word(call, &standing);
    cells[4].day = shown_until(&standing);
    cells[5].number = row->ownership;
    cells[6].ratio = row->private_share;
    cells[7].day = row->since;
    cells[8].number = row->investments;
    cells[9].text = row->aliases;
    cells[10].text = row->source;
    return code;
}

int gt_cmd_member_list(struct gt_call *call)
{
    struct gt_party_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0, offset = 0, limit = 0;
    int code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_party_list(call->store, GT_ROLE_MEMBER, call->as_of, offset, limit, &rows, &count,
                             &total, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, MEMBER_COLUMNS);
    if (!code && !cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++)
        code = fill_member(call, &cells[i * MEMBER_COLUMNS], &rows[i]);
    if (code)
        return code;
    struct gt_listing listing = {member_columns, MEMBER_COLUMNS, cells, count, NULL};
    code = gt_call_print(call, &listing);
    gt_call_page_note(call, offset, count, total);
    return code;
}

static const struct gt_listing_column qualification_columns[] = {
    {"member", N_("Member"), GT_CELL_TEXT, NULL},
    {"kind", N_("Kind"), GT_CELL_KIND, &gt_party_kind_words},
    {"qualified", N_("Qualified investor"), GT_CELL_TEXT, NULL},
    {"until", N_("Until"), GT_CELL_DAY, NULL},
    {"rule", N_("Rule"), GT_CELL_TEXT, NULL},
    {"why", N_("Why not"), GT_CELL_TEXT, NULL},
    {"missing", NULL, GT_CELL_TEXT, NULL},
    {"expired", NULL, GT_CELL_TEXT, NULL},
    {"too_little", NULL, GT_CELL_TEXT, NULL},
    {"redacted", NULL, GT_CELL_FLAG, NULL},
    {"document", NULL, GT_CELL_TEXT, NULL},
    {"verified", NULL, GT_CELL_KIND, &gt_verification_words},
    {"id", NULL, GT_CELL_NUMBER, NULL},
};

int gt_cmd_qualification_list(struct gt_call *call)
{
    enum { COLUMNS = sizeof qualification_columns / sizeof *qualification_columns };
    struct gt_qualified_row *rows = NULL;
    size_t count = 0;
    int64_t days = -1;
    int code = gt_call_count(call, "expiring", 0, 36500, &days);
    if (!code)
        code = gt_qualified_list(call->store, call->as_of, days, &rows, &count, call->arena,
                                 call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        const struct gt_qualification *result = &rows[i].standing.result;
        cell[0].text = rows[i].name;
        cell[1].number = rows[i].kind;
        cell[2].text = standing_word(call, &rows[i].standing);
        cell[3].day = shown_until(&rows[i].standing);
        cell[4].text = result->rule->id;
        cell[5].text = standing_why(call, &rows[i].standing);
        cell[6].text = facts_text(call, result->missing & ~result->expired);
        cell[7].text = facts_text(call, result->expired);
        cell[8].text = facts_text(call, result->short_of);
        cell[9].number = rows[i].standing.redacted;
        cell[10].text = result->rule->document;
        cell[11].number = (int)result->rule->verified;
        cell[12].number = rows[i].member;
    }
    struct gt_listing listing = {qualification_columns, COLUMNS, cells, count, NULL};
    return code ? code : gt_call_print(call, &listing);
}

/* What a member owes, in the ledger's currency, and whether some of it is late. */
struct owed {
    gt_money open;
    bool any, late;
};

static int read_owed(struct gt_call *call, int64_t member, struct owed *owed)
{
    struct gt_dues_filter filter = {.as_of = call->as_of, .member = member, .limit = -1};
    struct gt_dues_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    *owed = (struct owed){0};
    int code = gt_dues_list(call->store, &filter, &rows, &count, &total, call->arena, call->error);
    for (size_t i = 0; i < count && !code; i++) {
        owed->any = true;
        owed->late = owed->late || (rows[i].paid < rows[i].amount && rows[i].due < call->as_of);
        if (!gt_call_foreign(call, rows[i].currency))
            owed->open += rows[i].amount - rows[i].paid;
    }
    return code;
}

static const char *owed_word(const struct gt_call *call, const struct owed *owed)
{
    static const char *const words[] = {N_("none"), N_("paid"), N_("open"), N_("overdue")};
    int word = !owed->any ? 0 : owed->late ? 3 : owed->open ? 2 : 1;
    return call->output == GT_OUTPUT_TABLE ? _(words[word]) : words[word];
}

static const struct gt_listing_column report_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"member", N_("Member"), GT_CELL_TEXT, NULL},
    {"attended", N_("Came to"), GT_CELL_NUMBER, NULL},
    {"held", N_("Meetings"), GT_CELL_NUMBER, NULL},
    {"scores", N_("Scores"), GT_CELL_NUMBER, NULL},
    {"votes", N_("Votes cast"), GT_CELL_NUMBER, NULL},
    {"conflicts", N_("Conflicts"), GT_CELL_NUMBER, NULL},
    {"pledges", N_("Pledges"), GT_CELL_NUMBER, NULL},
    {"pledged", N_("Pledged"), GT_CELL_MONEY, NULL},
    {"funded", N_("Funded"), GT_CELL_MONEY, NULL},
    {"other_currencies", NULL, GT_CELL_NUMBER, NULL},
    {"dues", N_("Dues"), GT_CELL_TEXT, NULL},
    {"dues_open", N_("Open dues"), GT_CELL_MONEY, NULL},
};

#define REPORT_COLUMNS (sizeof report_columns / sizeof *report_columns)

static int fill_report(struct gt_call *call, gt_day from, gt_day to,
                       const struct gt_member_row *row, struct gt_cell *cells, int64_t *foreign)
{
    struct gt_activity_row did = {0};
    struct owed owed = {0};
    int code = gt_activity_read(call->store, row->id, from, to, &did, call->error);
    if (!code)
        code = read_owed(call, row->id, &owed);
    cells[0].number = row->id;
    cells[1].text = row->name;
    cells[2].number = did.attended;
    cells[3].number = did.held;
    cells[4].number = did.scores;
    cells[5].number = did.votes;
    cells[6].number = did.conflicts;
    cells[7].number = did.pledges;
    cells[8].money = did.pledged;
    cells[9].money = did.funded;
    cells[10].number = did.foreign;
    cells[11].text = owed_word(call, &owed);
    cells[12].money = owed.open;
    *foreign += did.foreign;
    return code;
}

int gt_cmd_member_report(struct gt_call *call)
{
    struct gt_member_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0, offset = 0, limit = 0, foreign = 0;
    gt_day from = GT_DAY_NONE, to = call->as_of;
    int code = gt_call_day(call, "from", &from);
    if (!code)
        code = gt_call_day(call, "to", &to);
    to = to > call->as_of ? call->as_of : to;
    if (!code)
        code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_member_list(call->store, call->as_of, offset, limit, &rows, &count, &total,
                              call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, REPORT_COLUMNS);
    if (!code && !cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++)
        code = fill_report(call, from, to, &rows[i], &cells[i * REPORT_COLUMNS], &foreign);
    if (code)
        return code;
    struct gt_listing listing = {report_columns, REPORT_COLUMNS, cells, count,
                                 gt_store_ledger(call->store)->currency};
    code = gt_call_print(call, &listing);
    gt_call_page_note(call, offset, count, total);
    if (foreign)
        fprintf(call->world->err, _("Pledges in another currency, counted but not summed: %lld.\n"),
                (long long)foreign);
    return code;
}

static const char *interests_text(struct gt_call *call, int64_t member)
{
    struct gt_interest_row *rows = NULL;
    size_t count = 0;
    const char *text = NULL;
    if (gt_interest_list(call->store, member, call->as_of, &rows, &count, call->arena, call->error))
        return NULL;
    for (size_t i = 0; i < count; i++)
        text = gt_arena_format(call->arena, "%s%s%s", text ? text : "", text ? ", " : "",
                               rows[i].sector);
    return text;
}

static void print_standing(struct gt_call *call, const struct gt_qualified_member *standing)
{
    FILE *out = call->world->out;
    char day[GT_DAY_TEXT];
    const struct gt_citation *rule = standing->result.rule;
    const char *why = standing_why(call, standing);
    fprintf(out, _("Qualified investor: %s"), standing_word(call, standing));
    if (shown_until(standing) != GT_DAY_NONE)
        fprintf(out, _(", until %s"), gt_day_format(standing->until, day));
    if (why)
        fprintf(out, " (%s)", why);
    fprintf(out, "\n  %s, %s; %s\n", rule->id, rule->document,
            _(gt_kind_label(&gt_verification_words, (int)rule->verified)));
    if (standing->proofs)
        fprintf(out, _("  Proofs: %d; `gentou evidence show` has the figures\n"),
                (int)standing->proofs);
}

/* What stands above the events. */
static int print_head(struct gt_call *call, const struct gt_party_row *member)
{
    struct gt_qualified_member standing;
    struct owed owed = {0};
    struct gt_text open = {0};
    FILE *out = call->world->out;
    const char *interests = interests_text(call, member->id);
    int code = gt_qualified_member(call->store, member->id, GT_TICKET_ENOUGH, call->as_of,
                                   &standing, call->arena, call->error);
    if (!code)
        code = read_owed(call, member->id, &owed);
    if (code)
        return code;
    fprintf(out, "%s  #%lld", member->name, (long long)member->id);
    if (member->kind >= 0)
        fprintf(out, ", %s", _(gt_kind_label(&gt_party_kind_words, member->kind)));
    fprintf(out, ", %s\n", _(gt_kind_label(&gt_ownership_words, member->ownership)));
    print_standing(call, &standing);
    fprintf(out, _("Interests: %s\n"), interests ? interests : "—");
    gt_text_money(&open, owed.open, gt_store_ledger(call->store)->currency, true);
    fprintf(out, _("Dues: %s, open: %s\n\n"), owed_word(call, &owed), open.data ? open.data : "");
    gt_text_clear(&open);
    return 0;
}

static const struct gt_listing_column event_columns[] = {
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"event", N_("Event"), GT_CELL_KIND, &gt_member_event_words},
    {"word", N_("State"), GT_CELL_TEXT, NULL},
    {"what", N_("What"), GT_CELL_TEXT, NULL},
    {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
    {"number", N_("No."), GT_CELL_TEXT, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
};

#define EVENT_COLUMNS (sizeof event_columns / sizeof *event_columns)

static void fill_event(struct gt_call *call, const struct gt_member_event_row *event,
                       struct gt_cell *cells)
{
    const struct gt_kind *words = gt_member_event_kind(event->event);
    bool until =
        event->event == GT_MEMBER_QUALIFICATION && event->text && call->output == GT_OUTPUT_TABLE;
    cells[0].day = event->day;
    cells[1].number = event->event;
    cells[2].text = words ? gt_call_word(call, words, event->word) : NULL;
    cells[3].text = until ? gt_arena_format(call->arena, _("until %s"), event->text) : event->text;
    cells[4].money = event->amount;
    cells[4].currency = event->currency ? gt_call_foreign(call, event->currency) : NULL;
    cells[5].text =
        event->number ? gt_arena_format(call->arena, "%lld", (long long)event->number) : NULL;
    cells[6].text = event->currency ? event->currency->code : NULL;
}

int gt_cmd_member_show(struct gt_call *call)
{
    struct gt_party_row member;
    struct gt_member_event_row *events = NULL;
    size_t count = 0;
    int64_t id = 0;
    int code = gt_need_role(call->store, call->arguments[0], GT_ROLE_MEMBER, &id, call->arena,
                            call->error);
    if (!code)
        code = gt_party_read(call->store, id, call->as_of, &member, call->arena, call->error);
    if (!code)
        code = gt_member_events(call->store, id, call->as_of, &events, &count, call->arena,
                                call->error);
    struct gt_cell *cells = gt_call_cells(call, count, EVENT_COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++)
        fill_event(call, &events[i], &cells[i * EVENT_COLUMNS]);
    if (!code && call->output == GT_OUTPUT_TABLE)
        code = print_head(call, &member);
    struct gt_listing listing = {event_columns, EVENT_COLUMNS, cells, count,
                                 gt_store_ledger(call->store)->currency};
    return code ? code : gt_call_print(call, &listing);
}
