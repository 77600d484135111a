/* cmd_terms_exit.c - `terms exit`: who gets what of an exit, and the term that moved each amount.
 */
#include "engine/commands/terms.h"

#include "engine/commands/help.h"
#include "engine/export/money.h"
#include "engine/export/sections.h"
#include "engine/intake/exit_deals.h"
#include "gentou/caps.h"
#include "gentou/split.h"

#include <string.h>

#define X(word, token, label) token,
static const char *const step_tokens[] = {GT_SPLIT_STEP_LIST(X)};
#undef X
#define X(word, token, label) N_(label),
static const char *const step_labels[] = {GT_SPLIT_STEP_LIST(X)};
#undef X

/* The term behind a step; none behind the holding. */
static const enum gt_term_kind step_terms[] = {
    [GT_SPLIT_HOLDING] = GT_TERM_COUNT,
    [GT_SPLIT_PRIORITY_RETURN] = GT_TERM_PRIORITY_RETURN,
    [GT_SPLIT_BUY_OUT] = GT_TERM_BUY_OUT,
    [GT_SPLIT_CONCESSION] = GT_TERM_CONCESSION,
    [GT_SPLIT_LOSS_SHARE] = GT_TERM_LOSS_SHARE,
    [GT_SPLIT_COMPENSATION] = GT_TERM_COMPENSATION,
};

/* A split and what it is of. */
struct answer {
    struct gt_call *call;
    struct gt_terms_file file;
    struct gt_exit_deals exits;
    struct gt_split_line *lines;
    struct gt_split_call *calls;
    struct gt_listing_column columns[6 + GT_SPLIT_STEPS];
    size_t column_count;
};

static int amount_option(struct gt_call *call, const struct gt_terms_file *file, const char *option,
                         gt_money *amount)
{
    const char *text = gt_call_value(call, option);
    *amount = 0;
    return text ? gt_call_terms_amount(call, option, text, file->currency, amount) : 0;
}

/* One deal by the options. */
static int read_options(struct gt_call *call, struct answer *answer)
{
    static const char *const sides[] = {"public", "partners", "club"};
    struct gt_exit_party parties[3] = {{0}};
    struct gt_split_deal deal = {.stage = answer->file.stage, .rate = -1, .hurdle = -1};
    gt_day from = GT_DAY_NONE, at = GT_DAY_NONE;
    size_t count = 0;
    if (!gt_call_value(call, "proceeds") || !gt_call_value(call, "from") ||
        !gt_call_value(call, "at"))
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("which exit? Write --deals FILE, or --public, --partners, --club, --from, "
                         "--at and --proceeds"));
    int code = gt_call_day(call, "from", &from);
    if (!code)
        code = gt_call_day(call, "at", &at);
    for (int side = 0; side < 3 && !code; side++) {
        struct gt_exit_party *party = &parties[count];
        *party = (struct gt_exit_party){.side = side, .date = from, .share = -1};
        code = amount_option(call, &answer->file, sides[side], &party->amount.minor);
        count += party->amount.minor > 0;
    }
    if (!code && count == 0)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("whose money was it? Write --public, --partners or --club"));
    if (!code)
        code = amount_option(call, &answer->file, "proceeds", &deal.proceeds);
    if (!code)
        code = amount_option(call, &answer->file, "received", &deal.received);
    if (!code)
        code = gt_call_kind(call, "stage", &gt_term_stage_words, &deal.stage);
    deal.day = at;
    return code ? code
                : gt_exit_one(&deal, _("Exit"), parties, count, &answer->exits, call->arena,
                              call->error);
}

/* The rates of each deal's day, and what is still missing. */
static int complete(struct answer *answer)
{
    struct gt_terms_file *file = &answer->file;
    uint32_t rate = GT_TERM_BIT(GT_TERM_INPUT_RATE);
    int code = 0;
    for (size_t d = 0; d < answer->exits.count && !code; d++) {
        struct gt_split_deal *deal = &answer->exits.deals[d];
        deal->stage = deal->stage >= 0 ? deal->stage : file->stage;
        gt_terms_published(file, deal->day, &deal->rate, &deal->hurdle);
        bool all = deal->stage >= 0 && (file->set.concession.all_profit & GT_TERM_BIT(deal->stage));
        code = gt_terms_need(file, GT_TERM_BUY_OUT, deal->rate >= 0 ? ~rate : ~0u, deal->day,
                             answer->call->error);
        if (!code && !all && deal->hurdle < 0)
            code = gt_terms_need(file, GT_TERM_CONCESSION, ~0u, deal->day, answer->call->error);
        if (!code)
            code =
                gt_terms_need(file, GT_TERM_PRIORITY_RETURN, ~0u, deal->day, answer->call->error);
        if (!code && deal->stage < 0 && file->set.compensation.term.given &&
            file->set.compensation.rate.general <= 0)
            code = gt_fail(answer->call->error, GT_EXIT_DATA,
                           _("compensation: %s has a rate for each stage; say which with --stage, "
                             "or in the file of deals"),
                           file->set.name);
    }
    return code;
}

static int split(struct answer *answer)
{
    struct gt_call *call = answer->call;
    answer->lines =
        gt_arena_alloc(call->arena, (answer->exits.party_count + 1) * sizeof *answer->lines);
    answer->calls = gt_arena_alloc(call->arena, (answer->exits.count + 1) * sizeof *answer->calls);
    if (!answer->lines || !answer->calls)
        return gt_fail_memory(call->error);
    enum gt_status status = gt_split_deals(&answer->file.set, answer->exits.deals,
                                           answer->exits.count, answer->lines, answer->calls);
    if (status == GT_ENOMEM)
        return gt_fail_memory(call->error);
    return status == GT_OK ? 0
                           : gt_fail(call->error, GT_EXIT_DATA,
                                     _("the exit cannot be split: %s; see the amounts and days"),
                                     gt_status_text(status));
}

/* Columns that people see: the steps that moved anything. */
static void choose_columns(struct answer *answer)
{
    static const struct gt_listing_column fixed[] = {
        {"deal", NULL, GT_CELL_TEXT, NULL},        {"date", NULL, GT_CELL_DAY, NULL},
        {"name", N_("Party"), GT_CELL_TEXT, NULL}, {"side", NULL, GT_CELL_KIND, &gt_side_words},
        {"paid", N_("Paid"), GT_CELL_MONEY, NULL},
    };
    size_t count = sizeof fixed / sizeof *fixed;
    memcpy(answer->columns, fixed, sizeof fixed);
    for (int step = 0; step < GT_SPLIT_STEPS; step++) {
        bool moved = step == GT_SPLIT_HOLDING;
        for (size_t i = 0; i < answer->exits.party_count; i++)
            moved = moved || answer->lines[i].moved[step] != 0;
        answer->columns[count++] = (struct gt_listing_column){
            step_tokens[step], moved ? step_labels[step] : NULL, GT_CELL_MONEY, NULL};
    }
    answer->columns[count++] =
        (struct gt_listing_column){"receipt", N_("Gets"), GT_CELL_MONEY, NULL};
    answer->column_count = count;
}

static void fill_party(const struct answer *answer, size_t deal, size_t party, size_t line,
                       struct gt_cell *row)
{
    const struct gt_split_deal *of = &answer->exits.deals[deal];
    row[0].text = answer->exits.names[deal];
    row[1].day = of->day;
    row[2].text = answer->exits.party_names[line];
    row[3].number = of->parties[party].side;
    row[4].money = of->parties[party].paid;
    for (int step = 0; step < GT_SPLIT_STEPS; step++)
        row[5 + step].money = answer->lines[line].moved[step];
    row[5 + GT_SPLIT_STEPS].money = answer->lines[line].receipt;
}

/* The sum of the rows above, for people. */
static void fill_total(const struct answer *answer, struct gt_cell *rows, size_t count)
{
    struct gt_cell *total = &rows[count * answer->column_count];
    total[2].text = _("Together");
    for (size_t i = 0; i < count; i++)
        for (size_t c = 4; c < answer->column_count; c++)
            total[c].money += rows[i * answer->column_count + c].money;
}

static const struct gt_listing_column term_columns[] = {
    {"deal", NULL, GT_CELL_TEXT, NULL},
    {"term", NULL, GT_CELL_TEXT, NULL},
    {"moved", NULL, GT_CELL_MONEY, NULL},
    {"explanation", NULL, GT_CELL_TEXT, NULL},
    {"rule", NULL, GT_CELL_TEXT, NULL},
    {"document", NULL, GT_CELL_TEXT, NULL},
    {"verified", NULL, GT_CELL_KIND, &gt_verification_words},
};

#define TERM_COLUMNS (sizeof term_columns / sizeof *term_columns)

static const char *money_text(const struct answer *answer, gt_money amount)
{
    struct gt_text text = {0};
    gt_text_money(&text, amount, answer->file.currency, true);
    char *copy = text.failed ? NULL : gt_arena_copy(answer->call->arena, text.data, text.length);
    gt_text_clear(&text);
    return copy ? copy : "";
}

static const char *explain_buy_out(const struct answer *answer, size_t deal)
{
    const struct gt_buy_out *term = &answer->file.set.buy_out;
    const struct gt_split_call *call = &answer->calls[deal];
    double rate = answer->exits.deals[deal].rate;
    struct gt_arena *arena = answer->call->arena;
    if (!call->priced)
        return _("there is no public stake to buy");
    const char *price = money_text(answer, call->price.price);
    const char *rule = gt_terms_rule(term, rate >= 0 ? rate : term->rate, &call->price, arena);
    if (!call->price.is_open)
        return _("the right is not open on the day");
    if (call->exercised)
        return gt_arena_format(arena, _("called: the public stake goes for %s (%s)"), price,
                               rule ? rule : "");
    if (term->right == GT_TERM_RIGHT_CALL)
        return gt_arena_format(arena, _("not called: it is not worth more than its price, %s (%s)"),
                               price, rule ? rule : "");
    return gt_arena_format(arena,
                           _("a right that moves no money by itself; the public stake is not to go "
                             "below %s (%s)"),
                           price, rule ? rule : "");
}

static const char *explain_concession(const struct answer *answer, size_t deal)
{
    const struct gt_profit_concession *term = &answer->file.set.concession;
    const struct gt_split_deal *of = &answer->exits.deals[deal];
    struct gt_arena *arena = answer->call->arena;
    bool portfolio = term->scope == GT_TERM_SCOPE_PORTFOLIO;
    double share = gt_term_share(&term->share, portfolio ? -1 : of->stage) * 100;
    if (answer->calls[deal].exercised)
        return _("nothing: the stake was called");
    if (of->stage >= 0 && (term->all_profit & GT_TERM_BIT(of->stage)))
        return gt_arena_format(arena, _("%.12g %% of all the public profit"), share);
    return gt_arena_format(arena,
                           portfolio
                               ? _("%.12g %% of the public profit above %.12g %% a year, over all "
                                   "deals")
                               : _("%.12g %% of the public profit above %.12g %% a year"),
                           share, 100 * (of->hurdle >= 0 ? of->hurdle : term->hurdle));
}

static const char *explain_step(const struct answer *answer, size_t deal, enum gt_split_step step)
{
    const struct gt_term_set *set = &answer->file.set;
    const struct gt_split_deal *of = &answer->exits.deals[deal];
    struct gt_arena *arena = answer->call->arena;
    switch (step) {
    case GT_SPLIT_HOLDING:
        return of->parties[0].holding > 0 ? _("by the shares of the stake")
                                          : _("by what each paid");
    case GT_SPLIT_PRIORITY_RETURN:
        return gt_arena_format(arena,
                               _("capital by what each paid, then %.12g %% a year to the public "
                                 "side, then %.12g %% of the rest to it"),
                               set->priority_return.rate * 100,
                               set->priority_return.profit_share * 100);
    case GT_SPLIT_BUY_OUT:
        return explain_buy_out(answer, deal);
    case GT_SPLIT_CONCESSION:
        return explain_concession(answer, deal);
    case GT_SPLIT_LOSS_SHARE:
        return gt_arena_format(arena, _("%.12g %% of the others' loss, up to the caps"),
                               set->loss_share.share * 100);
    case GT_SPLIT_COMPENSATION:
        return gt_arena_format(arena, _("%.12g %% of each partner's loss, up to the caps"),
                               gt_term_share(&set->compensation.rate, of->stage) * 100);
    case GT_SPLIT_STEPS:
        break;
    }
    return "";
}

/* A row a term of the set and deal, also where it moved nothing: that has a reason too. */
static size_t fill_terms(const struct answer *answer, size_t deal, size_t first,
                         struct gt_cell *cells)
{
    size_t count = 0;
    for (int step = 0; step < GT_SPLIT_STEPS; step++) {
        const struct gt_term *term = step_terms[step] < GT_TERM_COUNT
                                         ? gt_term_in(&answer->file.set, step_terms[step])
                                         : NULL;
        struct gt_cell *row = &cells[count * TERM_COLUMNS];
        if (term && !term->given)
            continue;
        for (size_t i = 0; i < answer->exits.deals[deal].count; i++) {
            gt_money moved = answer->lines[first + i].moved[step];
            row[2].money += moved > 0 ? moved : 0;
        }
        row[0].text = answer->exits.names[deal];
        row[1].text = step_tokens[step];
        row[3].text = explain_step(answer, deal, (enum gt_split_step)step);
        row[4].text = term ? term->citation.id : NULL;
        row[5].text = term ? term->citation.document : NULL;
        row[6].number = term && gt_term_is_cited(term) ? (int64_t)term->citation.verified : -1;
        count++;
    }
    return count;
}

static void print_explanations(const struct answer *answer, const struct gt_cell *cells,
                               size_t count)
{
    FILE *out = answer->call->world->out;
    fputs("\n", out);
    for (size_t i = 0; i < count; i++) {
        const struct gt_cell *row = &cells[i * TERM_COLUMNS];
        size_t step = 0;
        while (step + 1 < GT_SPLIT_STEPS && strcmp(step_tokens[step], row[1].text) != 0)
            step++;
        fprintf(out, "%s: ", _(step_labels[step]));
        gt_help_wrapped(out, row[3].text ? row[3].text : "", 2);
        if (step_terms[step] == GT_TERM_COUNT)
            continue;
        const char *clause =
            gt_terms_clause(gt_term_in(&answer->file.set, step_terms[step]), answer->call->arena);
        fputs("  ", out);
        gt_help_wrapped(out, clause ? clause : "", 2);
    }
}

/* What public money may be in a deal, by the cap of the level that the other terms are of. */
static int check_caps(const struct answer *answer, size_t deal, bool *broken)
{
    const struct gt_term_set *set = &answer->file.set;
    const struct gt_split_deal *of = &answer->exits.deals[deal];
    struct gt_cap_facts facts = {.stage = of->stage, .registered_capital = GT_MONEY_UNKNOWN};
    struct gt_cap cap = {.most = GT_MONEY_UNKNOWN};
    gt_money own = 0;
    for (size_t i = 0; i < of->count; i++) {
        facts.whole += of->parties[i].paid;
        facts.partner += of->parties[i].side == GT_SIDE_PARTNER ? of->parties[i].paid : 0;
        own += of->parties[i].side == GT_SIDE_PUBLIC ? of->parties[i].paid : 0;
    }
    const struct gt_term *money = set->buy_out.term.given      ? &set->buy_out.term
                                  : set->concession.term.given ? &set->concession.term
                                                               : &set->priority_return.term;
    bool of_fund = set->fund_share.term.given &&
                   (!set->co_investment.term.given || money->level == GT_TERM_LEVEL_FUND);
    enum gt_status status = of_fund ? gt_cap_fund_share(&set->fund_share, &facts, &cap)
                                    : gt_cap_co_investment(&set->co_investment, &facts, &cap);
    if (status != GT_OK || cap.most == GT_MONEY_UNKNOWN || own <= cap.most)
        return 0;
    *broken = true;
    const char *line =
        gt_arena_format(answer->call->arena,
                        _("To look at: %s: public money of %s is above what %s allows, %s (%s)."),
                        answer->exits.names[deal], money_text(answer, own),
                        of_fund ? "fund_share" : "co_investment", money_text(answer, cap.most),
                        _(gt_kind_label(&gt_term_cap_words, (int)cap.binding)));
    if (!line)
        return gt_fail_memory(answer->call->error);
    gt_help_wrapped(answer->call->output == GT_OUTPUT_TABLE ? answer->call->world->out
                                                            : answer->call->world->err,
                    line, 0);
    return 0;
}

static int print_people(const struct answer *answer, struct gt_cell *rows, struct gt_cell *terms)
{
    struct gt_call *call = answer->call;
    char day[GT_DAY_TEXT];
    int code = 0;
    for (size_t d = 0, first = 0; d < answer->exits.count && !code; d++) {
        const struct gt_split_deal *deal = &answer->exits.deals[d];
        memset(rows, 0, (deal->count + 1) * answer->column_count * sizeof *rows);
        memset(terms, 0, GT_SPLIT_STEPS * TERM_COLUMNS * sizeof *terms);
        for (size_t i = 0; i < deal->count; i++)
            fill_party(answer, d, i, first + i, &rows[i * answer->column_count]);
        fill_total(answer, rows, deal->count);
        struct gt_listing listing = {answer->columns, answer->column_count, rows, deal->count + 1,
                                     answer->file.currency};
        fprintf(call->world->out, "%s%s, %s: %s\n", d ? "\n" : "", answer->exits.names[d],
                gt_day_format(deal->day, day), money_text(answer, deal->proceeds));
        code = gt_call_print(call, &listing);
        if (!code)
            print_explanations(answer, terms, fill_terms(answer, d, first, terms));
        first += deal->count;
    }
    return code;
}

static int print_machines(const struct answer *answer, struct gt_cell *rows, struct gt_cell *terms)
{
    size_t line = 0, count = 0;
    for (size_t d = 0; d < answer->exits.count; d++) {
        count += fill_terms(answer, d, line, &terms[count * TERM_COLUMNS]);
        for (size_t i = 0; i < answer->exits.deals[d].count; i++, line++)
            fill_party(answer, d, i, line, &rows[line * answer->column_count]);
    }
    const struct gt_currency *currency = answer->file.currency;
    struct gt_section sections[] = {
        {"parties", NULL, {answer->columns, answer->column_count, rows, line, currency}},
        {"terms", NULL, {term_columns, TERM_COLUMNS, terms, count, currency}},
    };
    return gt_sections_print(answer->call->world->out, sections, 2, answer->call->output, 0,
                             answer->call->error);
}

int gt_cmd_terms_exit(struct gt_call *call)
{
    struct answer answer = {.call = call};
    const char *deals = gt_call_value(call, "deals");
    bool broken = false;
    int code = gt_call_terms(call, &answer.file);
    if (!code)
        code = deals ? gt_exit_deals_read(deals, answer.file.currency, &answer.exits, call->arena,
                                          call->error)
                     : read_options(call, &answer);
    if (!code)
        code = complete(&answer);
    if (!code)
        code = split(&answer);
    if (code)
        return code;
    choose_columns(&answer);
    struct gt_cell *rows = gt_call_cells(call, answer.exits.party_count + 1, answer.column_count);
    struct gt_cell *terms = gt_call_cells(call, answer.exits.count * GT_SPLIT_STEPS, TERM_COLUMNS);
    if (!rows || !terms)
        return gt_fail_memory(call->error);
    code = call->output == GT_OUTPUT_TABLE ? print_people(&answer, rows, terms)
                                           : print_machines(&answer, rows, terms);
    for (size_t d = 0; d < answer.exits.count && !code; d++)
        code = check_caps(&answer, d, &broken);
    return code ? code : broken ? GT_EXIT_FINDINGS : 0;
}
