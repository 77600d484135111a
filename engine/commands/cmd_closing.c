/* cmd_closing.c - `closing list`, `closing show`, `closing preview`, `closing run`, `closing fund`.
 */
#include "engine/commands/closing.h"

#include "engine/commands/approval.h"
#include "engine/export/money.h"
#include "engine/operations/closing.h"
#include "engine/operations/find.h"
#include "gentou/rules.h"

static const struct gt_listing_column closing_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"deal", N_("Deal"), GT_CELL_NUMBER, NULL},
    {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"method", N_("Method"), GT_CELL_KIND, &gt_allocation_method_words},
    {"limit", N_("Limit"), GT_CELL_MONEY, NULL},
    {"asked", N_("Asked"), GT_CELL_MONEY, NULL},
    {"allotted", N_("Allotted"), GT_CELL_MONEY, NULL},
    {"funded", N_("Funded"), GT_CELL_MONEY, NULL},
    {"state", N_("State"), GT_CELL_KIND, &gt_closing_state_words},
    {"minimum", NULL, GT_CELL_MONEY, NULL},
    {"ticket", NULL, GT_CELL_MONEY, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
    {"seed", NULL, GT_CELL_TEXT, NULL},
    {"vehicle", NULL, GT_CELL_TEXT, NULL},
};
#define CLOSING_COLUMNS (sizeof closing_columns / sizeof *closing_columns)

static gt_money some(gt_money amount)
{
    return amount ? amount : GT_MONEY_UNKNOWN;
}

/* Before it was run nothing is asked or allotted. */
static gt_money after_run(const struct gt_closing_row *closing, gt_money amount)
{
    return closing->state == GT_CLOSING_OPEN ? GT_MONEY_UNKNOWN : amount;
}

static void fill_closing(struct gt_cell *cells, const struct gt_closing_row *closing,
                         const struct gt_currency *usual, struct gt_arena *arena)
{
    const struct gt_currency *own = closing->currency == usual ? NULL : closing->currency;
    cells[0].number = closing->id;
    cells[1].day = closing->day;
    cells[2].number = closing->deal;
    cells[3].text = closing->company;
    cells[4].number = closing->method;
    cells[5].money = closing->most;
    cells[6].money = after_run(closing, closing->asked);
    cells[7].money = after_run(closing, closing->taken);
    cells[8].money = after_run(closing, closing->funded);
    cells[9].number = closing->state;
    cells[10].money = some(closing->least);
    cells[11].money = some(closing->ticket);
    cells[12].text = closing->currency->code;
    cells[13].text = closing->method == GT_ALLOCATION_LOTTERY
                         ? gt_arena_format(arena, "%lld", (long long)closing->seed)
                         : NULL;
    cells[14].text = closing->vehicle_name;
    for (int c = 5; c <= 11; c++)
        cells[c].currency = own;
}

static int print_closings(struct gt_call *call, const struct gt_closing_row *closings, size_t count,
                          const struct gt_currency *usual)
{
    struct gt_cell *cells = gt_call_cells(call, count, CLOSING_COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++)
        fill_closing(&cells[i * CLOSING_COLUMNS], &closings[i], usual, call->arena);
    struct gt_listing listing = {closing_columns, CLOSING_COLUMNS, cells, count, usual};
    return gt_call_print(call, &listing);
}

int gt_cmd_closing_list(struct gt_call *call)
{
    struct gt_closing_row *closings = NULL;
    size_t count = 0;
    int64_t deal = 0, offset = 0, limit = 0, total = 0;
    int code = call->argument_count
                   ? gt_need_deal(call->store, call->arguments[0], &deal, call->error)
                   : 0;
    if (!code)
        code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_closing_list(call->store, deal, call->as_of, offset, limit, &closings, &count,
                               &total, call->arena, call->error);
    if (!code)
        code = print_closings(call, closings, count, gt_store_ledger(call->store)->currency);
    if (!code)
        gt_call_page_note(call, offset, count, total);
    return code;
}

int gt_call_deal_closings(struct gt_call *call, const struct gt_deal_row *deal)
{
    struct gt_closing_row *closings = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code = gt_closing_list(call->store, deal->id, call->as_of, 0, -1, &closings, &count, &total,
                               call->arena, call->error);
    if (code || count == 0)
        return code;
    fputc('\n', call->world->out);
    return print_closings(call, closings, count, deal->currency);
}

static const struct gt_listing_column line_columns[] = {
    {"member", N_("Member"), GT_CELL_TEXT, NULL},
    {"asked", N_("Asked"), GT_CELL_MONEY, NULL},
    {"allotted", N_("Allotted"), GT_CELL_MONEY, NULL},
    {"reason", N_("Reason"), GT_CELL_KIND, &gt_allotment_reason_words},
    {"pledge", N_("Pledge"), GT_CELL_KIND, &gt_pledge_state_words},
    {"funded", N_("Funded on"), GT_CELL_DAY, NULL},
    {"drawn", N_("Drawn"), GT_CELL_RIGHT, NULL},
    {"fee", N_("Fee a year"), GT_CELL_MONEY, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
};
#define LINE_COLUMNS (sizeof line_columns / sizeof *line_columns)

/* People see the draw of a lottery and the fee of a vehicle, where there is one. */
static int print_lines(struct gt_call *call, const struct gt_closing_view *view)
{
    struct gt_listing_column columns[LINE_COLUMNS];
    struct gt_cell *cells = gt_call_cells(call, view->count, LINE_COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t c = 0; c < LINE_COLUMNS; c++)
        columns[c] = line_columns[c];
    if (view->closing.method != GT_ALLOCATION_LOTTERY)
        columns[6].label = NULL;
    if (view->fee == GT_MONEY_UNKNOWN)
        columns[7].label = NULL;
    for (size_t i = 0; i < view->count; i++) {
        const struct gt_closing_line *line = &view->lines[i];
        struct gt_cell *cell = &cells[i * LINE_COLUMNS];
        cell[0].text = line->allotment.member_name;
        cell[1].money = line->allotment.asked;
        cell[2].money = line->allotment.amount;
        cell[3].number = line->allotment.reason;
        cell[4].number = line->state;
        cell[5].day = line->allotment.funded;
        cell[6].text = line->allotment.drawn
                           ? gt_arena_format(call->arena, "%lld", (long long)line->allotment.drawn)
                           : NULL;
        cell[7].money = line->fee;
        cell[8].text = view->closing.currency->code;
    }
    struct gt_listing listing = {columns, LINE_COLUMNS, cells, view->count, view->closing.currency};
    return gt_call_print(call, &listing);
}

/* "LABEL: CNY 1,000", after a separator. */
static void say_money(FILE *out, const char *before, const char *label, gt_money amount,
                      const struct gt_currency *currency)
{
    struct gt_text text = {0};
    gt_text_money(&text, amount, currency, amount != GT_MONEY_UNKNOWN);
    fprintf(out, _("%s%s: %s"), before, label, text.data ? text.data : "");
    gt_text_clear(&text);
}

static void say_vehicle(const struct gt_call *call, const struct gt_closing_view *view)
{
    FILE *out = call->world->out;
    const struct gt_vehicle_row *vehicle = &view->vehicle;
    fprintf(out, _("Vehicle: %s (#%lld), %s"), vehicle->name, (long long)vehicle->party,
            _(gt_kind_label(&gt_vehicle_words, vehicle->kind)));
    if (vehicle->lead_name)
        fprintf(out, _("; lead: %s"), vehicle->lead_name);
    if (vehicle->fee >= 0)
        fprintf(out, _("; fee: %g %% a year"), vehicle->fee * 100);
    if (vehicle->carry >= 0)
        fprintf(out, _("; carry: %g %%"), vehicle->carry * 100);
    fprintf(out, _("; its money: %s\n"), _(gt_kind_label(&gt_ownership_words, view->ownership)));
    if (view->ownership == GT_OWNERSHIP_UNKNOWN)
        fprintf(out,
                _("Nobody recorded whose money that is, so leverage counts it as unknown; `gentou "
                  "investor add \"#%lld\" --ownership private --source WHO` says so.\n"),
                (long long)vehicle->party);
}

static void say_terms(const struct gt_call *call, const struct gt_closing_view *view)
{
    FILE *out = call->world->out;
    const struct gt_closing_row *closing = &view->closing;
    char day[GT_DAY_TEXT];
    fprintf(out, _("Closing %lld of deal %lld (%s), %s: %s\n"), (long long)closing->id,
            (long long)closing->deal, closing->company, gt_day_format(closing->day, day),
            _(gt_kind_label(&gt_closing_state_words, closing->state)));
    say_money(out, "", _("Limit"), closing->most, closing->currency);
    if (closing->least)
        say_money(out, "   ", _("Minimum"), closing->least, closing->currency);
    if (closing->ticket)
        say_money(out, "   ", _("Ticket"), closing->ticket, closing->currency);
    fprintf(out, _("   Method: %s"),
            _(gt_kind_label(&gt_allocation_method_words, closing->method)));
    if (closing->method == GT_ALLOCATION_LOTTERY)
        fprintf(out, _(", seed %lld"), (long long)closing->seed);
    fputc('\n', out);
    if (view->has_vehicle)
        say_vehicle(call, view);
}

static void say_sums(const struct gt_call *call, const struct gt_closing_view *view)
{
    FILE *out = call->world->out;
    const struct gt_closing_row *closing = &view->closing;
    say_money(out, "", _("Asked"), closing->asked, closing->currency);
    say_money(out, "   ", _("Allotted"), closing->taken, closing->currency);
    if (closing->funded)
        say_money(out, "   ", _("Funded"), closing->funded, closing->currency);
    if (view->shortfall > 0 && view->happens)
        say_money(out, "   ", _("Left of the limit"), view->shortfall, closing->currency);
    if (view->fee != GT_MONEY_UNKNOWN)
        say_money(out, "   ", _("Fee a year"), view->fee, closing->currency);
    fputc('\n', out);
    if (!view->happens)
        fprintf(out, "%s\n",
                closing->asked == 0 ? _("No pledge takes part.")
                : closing->least    ? _("It does not happen: less came together than its minimum.")
                                    : _("It does not happen: nobody gets anything."));
}

/* What a rule that names no member is about. */
static const char *about_of(const char *id)
{
    const struct gt_rule *rule = gt_rule_find(id);
    return rule && rule->about == GT_RULE_ABOUT_DEAL ? _("deal") : _("heads");
}

static int say_overrides(struct gt_call *call, const struct gt_closing_view *view)
{
    struct gt_override_row *rows = NULL;
    size_t count = 0;
    char day[GT_DAY_TEXT];
    int code = gt_override_list(call->store, view->closing.id, view->as_of, &rows, &count,
                                call->arena, call->error);
    for (size_t i = 0; i < count && !code; i++)
        fprintf(call->world->out, _("Rule %s overridden on %s by %s (%s): %s\n"), rows[i].rule,
                gt_day_format(rows[i].day, day), rows[i].actor,
                rows[i].member_name ? rows[i].member_name : about_of(rows[i].rule), rows[i].reason);
    return code;
}

static int print_view(struct gt_call *call, const struct gt_closing_view *view)
{
    if (call->output != GT_OUTPUT_TABLE)
        return print_lines(call, view);
    say_terms(call, view);
    if (view->count)
        fputc('\n', call->world->out);
    int code = view->count ? print_lines(call, view) : 0;
    if (!code && (view->count || view->closing.state != GT_CLOSING_OPEN))
        say_sums(call, view);
    return code ? code : gt_print_pending(call, "closing", view->closing.deal, 0);
}

int gt_cmd_closing_show(struct gt_call *call)
{
    struct gt_closing_view view;
    int code = gt_closing_view(call->store, call->arguments[0], call->as_of, &view, call->arena,
                               call->error);
    if (!code)
        code = print_view(call, &view);
    if (code || call->output != GT_OUTPUT_TABLE)
        return code;
    if (view.closing.state == GT_CLOSING_OPEN)
        fprintf(call->world->out,
                _("Not run yet; `gentou closing preview %lld` shows what it would come to.\n"),
                (long long)view.closing.id);
    return say_overrides(call, &view);
}

/* Each on a line: beside what machines read, below what people do. */
static void say_findings(const struct gt_call *call, const struct gt_closing_finding *findings,
                         size_t count, bool taken)
{
    FILE *out = call->output == GT_OUTPUT_TABLE ? call->world->out : call->world->err;
    for (size_t i = 0; i < count; i++)
        fprintf(out,
                findings[i].refuses && !taken ? _("Before its money is taken: %s.\n")
                : findings[i].refuses         ? _("Overridden: %s.\n")
                                              : _("To look at: %s.\n"),
                findings[i].text);
}

static void say_waiting(const struct gt_call *call, const struct gt_closing_view *view)
{
    FILE *out = call->output == GT_OUTPUT_TABLE ? call->world->out : call->world->err;
    for (size_t i = 0; i < view->waiting_count; i++)
        fprintf(out,
                _("To look at: the pledge #%lld of %s waits for approval (entry %lld) and takes no "
                  "part.\n"),
                (long long)view->waiting[i].id, view->waiting[i].name,
                (long long)view->waiting[i].entry);
}

/* What would stand in the way of the money if it came in on the closing's day. */
static int look_ahead(struct gt_call *call, const struct gt_closing_view *view)
{
    struct gt_closing_finding *findings = NULL;
    const struct gt_closing_line **lines =
        gt_arena_alloc(call->arena, (view->count + 1) * sizeof *lines);
    size_t count = 0, finding_count = 0;
    if (!lines)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < view->count; i++)
        if (view->lines[i].allotment.amount > 0)
            lines[count++] = &view->lines[i];
    int code = count == 0 ? 0
                          : gt_closing_check(call->store, view, lines, count, view->closing.day,
                                             &findings, &finding_count, call->arena, call->error);
    if (code)
        return code;
    say_waiting(call, view);
    say_findings(call, findings, finding_count, false);
    return finding_count + view->waiting_count ? GT_EXIT_FINDINGS : 0;
}

int gt_cmd_closing_preview(struct gt_call *call)
{
    struct gt_closing_view view;
    int code = gt_closing_preview(call->store, call->arguments[0], call->as_of, &view, call->arena,
                                  call->error);
    if (!code)
        code = print_view(call, &view);
    if (!code && view.count == 0 && call->output == GT_OUTPUT_TABLE)
        say_sums(call, &view);
    return code ? code : look_ahead(call, &view);
}

int gt_cmd_closing_run(struct gt_call *call)
{
    struct gt_closing_view view;
    int code = gt_call_begin(call);
    if (!code)
        code = gt_closing_run(call->store, call->arguments[0], call->world->today, &view,
                              call->arena, call->error);
    code = gt_call_end(call, code);
    if (!code)
        code = print_view(call, &view);
    if (!code && call->dry_run)
        fprintf(call->world->err, _("Nothing was written (--dry-run); closing %lld can be run.\n"),
                (long long)view.closing.id);
    return code ? code : look_ahead(call, &view);
}

static int read_money(struct gt_call *call, struct gt_closing_money *money)
{
    bool all = gt_call_flag(call, "all");
    *money = (struct gt_closing_money){.members = call->arguments + 1,
                                       .member_count = (size_t)call->argument_count - 1,
                                       .day = call->world->today,
                                       .instrument = -1,
                                       .override = gt_call_value(call, "override")};
    if (all == (money->member_count > 0))
        return gt_fail(call->error, GT_EXIT_USAGE,
                       all ? _("--all: it says everybody; leave the names out")
                           : _("whose money came in? Name the members, or write --all"));
    if (money->override && !*money->override)
        return gt_fail(call->error, GT_EXIT_USAGE, _("--override: say why"));
    int code = gt_call_day(call, "date", &money->day);
    return code ? code : gt_call_kind(call, "instrument", &gt_instrument_words, &money->instrument);
}

int gt_cmd_closing_fund(struct gt_call *call)
{
    struct gt_closing_view view;
    struct gt_closing_funded funded;
    struct gt_closing_money money;
    struct gt_text sum = {0};
    struct gt_entry entry = gt_call_entry(call);
    int code = read_money(call, &money);
    entry.reason = money.override;
    if (!code)
        code = gt_store_begin(call->store, &entry, call->error);
    if (!code)
        code = gt_closing_fund(call->store, call->arguments[0], &money, &view, &funded, call->arena,
                               call->error);
    if (!code && !call->dry_run)
        code = gt_store_commit(call->store, call->error);
    if (code)
        return code;
    gt_store_rollback(call->store);
    gt_text_money(&sum, funded.sum, view.closing.currency, true);
    fprintf(call->world->out,
            call->dry_run ? _("Nothing was written (--dry-run); closing %lld: allotments that can "
                              "be funded: %zu, %s\n")
                          : _("closing %lld: allotments funded: %zu, %s\n"),
            (long long)view.closing.id, funded.count, sum.data ? sum.data : "");
    gt_text_clear(&sum);
    say_findings(call, funded.findings, funded.finding_count, true);
    return funded.finding_count ? GT_EXIT_FINDINGS : 0;
}
