/* cmd_party.c - `partner list` and its sisters, `company list`, `company show`. */
#include "engine/commands/approval.h"
#include "engine/commands/captable.h"

#include "engine/export/money.h"
#include "engine/operations/find.h"
#include "engine/store/company.h"
#include "engine/store/deal.h"
#include "engine/store/holding.h"
#include "engine/store/party.h"
#include "engine/store/payout.h"

#include <stdlib.h>
#include <string.h>

static const struct gt_listing_column party_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"name", N_("Name"), GT_CELL_TEXT, NULL},
    {"kind", N_("Kind"), GT_CELL_KIND, &gt_party_kind_words},
    {"ownership", N_("Ownership"), GT_CELL_KIND, &gt_ownership_words},
    {"private_share", N_("Private"), GT_CELL_SHARE, NULL},
    {"since", N_("Since"), GT_CELL_DAY, NULL},
    {"investments", N_("Rounds"), GT_CELL_NUMBER, NULL},
    {"aliases", N_("Other names"), GT_CELL_TEXT, NULL},
    {"source", NULL, GT_CELL_TEXT, NULL},
};

#define PARTY_COLUMNS (sizeof party_columns / sizeof *party_columns)

static void fill_party(struct gt_cell *cells, const struct gt_party_row *row)
{
    cells[0].number = row->id;
    cells[1].text = row->name;
    cells[2].number = row->kind;
    cells[3].number = row->ownership;
    cells[4].ratio = row->private_share;
    cells[5].day = row->since;
    cells[6].number = row->investments;
    cells[7].text = row->aliases;
    cells[8].text = row->source;
}

static int list_parties(struct gt_call *call, int role)
{
    struct gt_party_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0, offset = 0, limit = 0;
    int code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_party_list(call->store, role, call->as_of, offset, limit, &rows, &count, &total,
                             call->arena, call->error);
    if (code)
        return code;
    struct gt_cell *cells = gt_call_cells(call, count, PARTY_COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++)
        fill_party(&cells[i * PARTY_COLUMNS], &rows[i]);
    struct gt_listing listing = {party_columns, PARTY_COLUMNS, cells, count, NULL};
    code = gt_call_print(call, &listing);
    gt_call_page_note(call, offset, count, total);
    return code;
}

/* `partner list`, `fund list`, …: the noun is the role; an investor has none. */
int gt_cmd_party_list(struct gt_call *call)
{
    return list_parties(
        call, gt_kind_parse(&gt_role_words, call->command->noun, strlen(call->command->noun)));
}

int gt_cmd_company_list(struct gt_call *call)
{
    struct gt_company_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0, offset = 0, limit = 0;
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_NUMBER, NULL},
        {"name", N_("Name"), GT_CELL_TEXT, NULL},
        {"sector", N_("Sector"), GT_CELL_TEXT, NULL},
        {"city", N_("City"), GT_CELL_TEXT, NULL},
        {"rounds", N_("Rounds"), GT_CELL_NUMBER, NULL},
        {"first", N_("First"), GT_CELL_DAY, NULL},
        {"last", N_("Last"), GT_CELL_DAY, NULL},
        {"founded", NULL, GT_CELL_DAY, NULL},
        {"registered_capital", NULL, GT_CELL_MONEY, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    int code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_company_list(call->store, 0, call->as_of, offset, limit, &rows, &count, &total,
                               call->arena, call->error);
    if (code)
        return code;
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].text = rows[i].name;
        cell[2].text = rows[i].sector;
        cell[3].text = rows[i].city;
        cell[4].number = rows[i].rounds;
        cell[5].day = rows[i].first;
        cell[6].day = rows[i].last;
        cell[7].day = rows[i].founded;
        cell[8].money = rows[i].capital;
        cell[8].currency = rows[i].capital_currency;
    }
    struct gt_listing listing = {columns, COLUMNS, cells, count,
                                 gt_store_ledger(call->store)->currency};
    code = gt_call_print(call, &listing);
    gt_call_page_note(call, offset, count, total);
    return code;
}

/* What happened to a company: its rounds, and what became of holdings in it. */
static const struct gt_listing_column event_columns[] = {
    {"date", N_("Date"), GT_CELL_DAY, NULL},  {"event", N_("Event"), GT_CELL_TEXT, NULL},
    {"what", N_("What"), GT_CELL_TEXT, NULL}, {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
    {"who", N_("Who"), GT_CELL_TEXT, NULL},   {"number", "#", GT_CELL_NUMBER, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
};

#define EVENT_COLUMNS (sizeof event_columns / sizeof *event_columns)

struct events {
    struct gt_call *call;
    struct gt_cell *cells;
    size_t count;
};

static void add_event(struct events *events, gt_day day, const char *event, const char *what,
                      gt_money amount, const struct gt_currency *currency, const char *who,
                      int64_t number)
{
    struct gt_cell *cell = &events->cells[events->count++ * EVENT_COLUMNS];
    const struct gt_currency *usual = gt_store_ledger(events->call->store)->currency;
    cell[0].day = day;
    cell[1].text = event;
    cell[2].text = what;
    cell[3].money = amount;
    cell[3].currency = currency == usual ? NULL : currency;
    cell[4].text = who;
    cell[5].number = number;
    cell[6].text = currency->code;
}

static int compare_events(const void *a, const void *b)
{
    const struct gt_cell *x = a, *y = b;
    return x->day != y->day ? (x->day > y->day) - (x->day < y->day)
                            : (x->number > y->number) - (x->number < y->number);
}

static const char *party_name(struct gt_call *call, int64_t party)
{
    struct gt_party_row row = {0};
    return gt_party_read(call->store, party, call->as_of, &row, call->arena, call->error)
               ? "?"
               : row.name;
}

/* For people the label, for machines the token. */
static const char *word(const struct gt_call *call, const struct gt_kind *kind, int value)
{
    return call->output == GT_OUTPUT_TABLE ? _(gt_kind_label(kind, value))
                                           : gt_kind_token(kind, value);
}

/* What there is to tell of a company. */
struct told {
    struct gt_deal_row *deals;
    struct gt_mark_row *marks;
    struct gt_exit_row *exits;
    struct gt_payout_row *payouts;
    struct gt_release_row *releases;
    size_t deal_count, mark_count, exit_count, payout_count, release_count;
};

static int read_told(struct gt_call *call, int64_t company, struct told *told)
{
    int64_t total = 0;
    struct gt_deal_filter filter = {.as_of = call->as_of,
                                    .from = GT_DAY_NONE,
                                    .to = GT_DAY_NONE,
                                    .stage = -1,
                                    .company = company,
                                    .limit = -1};
    int code = gt_deal_list(call->store, &filter, &told->deals, &told->deal_count, &total,
                            call->arena, call->error);
    if (!code)
        code = gt_mark_list(call->store, company, call->as_of, &told->marks, &told->mark_count,
                            call->arena, call->error);
    if (!code)
        code = gt_exit_list(call->store, company, call->as_of, &told->exits, &told->exit_count,
                            call->arena, call->error);
    if (!code)
        code = gt_payout_list(call->store, company, 0, call->as_of, 0, -1, &told->payouts,
                              &told->payout_count, &total, call->arena, call->error);
    if (!code)
        code = gt_release_list(call->store, company, call->as_of, &told->releases,
                               &told->release_count, call->arena, call->error);
    return code;
}

static void add_told(struct events *events, const struct told *told)
{
    struct gt_call *call = events->call;
    for (size_t i = told->deal_count; i-- > 0;)
        add_event(events, told->deals[i].day, word(call, &gt_stage_words, told->deals[i].stage),
                  word(call, &gt_deal_kind_words, told->deals[i].kind), told->deals[i].amount,
                  told->deals[i].currency, told->deals[i].investors, told->deals[i].id);
    for (size_t i = 0; i < told->mark_count; i++)
        add_event(events, told->marks[i].day, _("mark"),
                  word(call, &gt_mark_method_words, told->marks[i].method), told->marks[i].value,
                  told->marks[i].currency, party_name(call, told->marks[i].party),
                  told->marks[i].id);
    for (size_t i = 0; i < told->exit_count; i++)
        add_event(events, told->exits[i].day, _("exit"),
                  word(call, &gt_exit_kind_words, told->exits[i].kind), told->exits[i].proceeds,
                  told->exits[i].currency, party_name(call, told->exits[i].party),
                  told->exits[i].id);
    for (size_t i = told->payout_count; i-- > 0;)
        add_event(events, told->payouts[i].day, _("payout"),
                  word(call, &gt_payout_words, told->payouts[i].kind), told->payouts[i].amount,
                  told->payouts[i].currency, told->payouts[i].party_name, told->payouts[i].id);
    for (size_t i = 0; i < told->release_count; i++)
        add_event(events, told->releases[i].day, _("escrow release"), NULL,
                  told->releases[i].amount, told->releases[i].currency,
                  party_name(call, told->releases[i].party), told->releases[i].id);
}

static int gather_events(struct events *events, int64_t company)
{
    struct told told = {0};
    int code = read_told(events->call, company, &told);
    if (code)
        return code;
    size_t room = told.deal_count + told.mark_count + told.exit_count + told.payout_count +
                  told.release_count + 1;
    events->cells =
        gt_arena_alloc(events->call->arena, room * EVENT_COLUMNS * sizeof *events->cells);
    if (!events->cells)
        return gt_fail_memory(events->call->error);
    add_told(events, &told);
    qsort(events->cells, events->count, EVENT_COLUMNS * sizeof *events->cells, compare_events);
    return 0;
}

static void print_company(struct gt_call *call, const struct gt_company_row *company)
{
    struct gt_text capital = {0};
    char day[GT_DAY_TEXT];
    FILE *out = call->world->out;
    fprintf(out, "%s  #%lld\n", company->name, (long long)company->id);
    fprintf(out, _("Sector: %s   City: %s   Founded: %s\n"),
            company->sector ? company->sector : "—", company->city ? company->city : "—",
            company->founded == GT_DAY_NONE ? "—" : gt_day_format(company->founded, day));
    if (company->capital != GT_MONEY_UNKNOWN) {
        gt_text_money(&capital, company->capital, company->capital_currency, true);
        fprintf(out, _("Registered capital: %s since %s\n"), capital.data ? capital.data : "",
                gt_day_format(company->capital_since, day));
    }
    fputc('\n', out);
    gt_text_clear(&capital);
}

int gt_cmd_company_show(struct gt_call *call)
{
    struct gt_company_row *company = NULL;
    struct events events = {.call = call};
    size_t count = 0;
    int64_t id = 0, total = 0;
    int code = gt_need_role(call->store, call->arguments[0], GT_ROLE_COMPANY, &id, call->arena,
                            call->error);
    if (!code)
        code = gt_company_list(call->store, id, call->as_of, 0, 1, &company, &count, &total,
                               call->arena, call->error);
    bool captable = gt_call_flag(call, "captable");
    if (!code && !captable)
        code = gather_events(&events, id);
    if (code)
        return code;
    if (call->output == GT_OUTPUT_TABLE && count)
        print_company(call, company);
    if (captable)
        return gt_captable_print(call, id);
    struct gt_listing listing = {event_columns, EVENT_COLUMNS, events.cells, events.count,
                                 gt_store_ledger(call->store)->currency};
    code = gt_call_print(call, &listing);
    return code ? code : gt_print_pending(call, NULL, 0, id);
}
