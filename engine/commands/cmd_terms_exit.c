/* cmd_terms_exit.c - `terms exit`: who gets what of an exit, and the term that moved each amount.
 */
#include "engine/commands/terms_exit.h"

#include "engine/commands/help.h"
#include "engine/export/sections.h"
#include "gentou/caps.h"

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

static int amount_option(struct gt_call *call, const struct gt_terms_file *file, const char *option,
                         gt_money *amount)
{
    const char *text = gt_call_value(call, option);
    *amount = 0;
    return text ? gt_call_terms_amount(call, option, text, file->currency, amount) : 0;
}

/* The options that a file of deals stands instead of. */
static int refuse_beside_deals(struct gt_call *call)
{
    static const char *const options[] = {"public", "partners", "club",  "from",
                                          "at",     "proceeds", "stage", "received"};
    for (size_t i = 0; i < sizeof options / sizeof *options; i++)
        if (gt_call_value(call, options[i]))
            return gt_fail(call->error, GT_EXIT_USAGE,
                           _("--%s: --deals stands instead of it; leave one of the two out"),
                           options[i]);
    return 0;
}

/* One deal by the options. */
static int read_options(struct gt_call *call, struct gt_exit_answer *answer)
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

/* What a deal's buy-out may ask for: the rate only where it is in the price. */
static uint32_t buy_out_inputs(const struct gt_exit_answer *answer,
                               const struct gt_split_deal *deal)
{
    const struct gt_buy_out *term = &answer->file.set.buy_out;
    uint32_t rate = GT_TERM_BIT(GT_TERM_INPUT_RATE);
    bool asks = false;
    for (size_t i = 0; i < deal->count; i++) {
        const struct gt_split_party *party = &deal->parties[i];
        struct gt_payment payment = {party->paid, party->day};
        struct gt_buy_out_question question = {.payments = &payment, .count = 1, .at = deal->day};
        asks = asks || (party->side == GT_SIDE_PUBLIC && party->paid > 0 &&
                        gt_buy_out_takes_rate(term, &question));
    }
    return asks && deal->rate < 0 ? ~0u : ~rate;
}

/* The rates of each deal's day, and what is still missing. */
static int complete(struct gt_exit_answer *answer)
{
    struct gt_terms_file *file = &answer->file;
    int code = 0;
    for (size_t d = 0; d < answer->exits.count && !code; d++) {
        struct gt_split_deal *deal = &answer->exits.deals[d];
        deal->stage = deal->stage >= 0 ? deal->stage : file->stage;
        gt_terms_published(file, deal->day, &deal->rate, &deal->hurdle);
        bool all = deal->stage >= 0 && (file->set.concession.all_profit & GT_TERM_BIT(deal->stage));
        code = gt_terms_need(file, GT_TERM_BUY_OUT, buy_out_inputs(answer, deal), deal->day,
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

static int split(struct gt_exit_answer *answer)
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
static void choose_columns(struct gt_exit_answer *answer)
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

static void fill_party(const struct gt_exit_answer *answer, size_t deal, size_t party, size_t line,
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
static void fill_total(const struct gt_exit_answer *answer, struct gt_cell *rows, size_t count)
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
    {"of", NULL, GT_CELL_MONEY, NULL},
    {"moved", NULL, GT_CELL_MONEY, NULL},
    {"explanation", NULL, GT_CELL_TEXT, NULL},
    {"rule", NULL, GT_CELL_TEXT, NULL},
    {"document", NULL, GT_CELL_TEXT, NULL},
    {"verified", NULL, GT_CELL_KIND, &gt_verification_words},
};

#define TERM_COLUMNS (sizeof term_columns / sizeof *term_columns)

/* A row a term of the set and deal, also where it moved nothing: that has a reason too. */
static size_t fill_terms(const struct gt_exit_answer *answer, size_t deal, size_t first,
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
            row[3].money += moved > 0 ? moved : 0;
        }
        row[2].money = step == GT_SPLIT_HOLDING ? answer->exits.deals[deal].proceeds
                                                : answer->calls[deal].of[step];
        row[0].text = answer->exits.names[deal];
        row[1].text = step_tokens[step];
        row[4].text = gt_exit_explain(answer, deal, (enum gt_split_step)step);
        row[5].text = term ? term->citation.id : NULL;
        row[6].text = term ? term->citation.document : NULL;
        row[7].number = term && gt_term_is_cited(term) ? (int64_t)term->citation.verified : -1;
        count++;
    }
    return count;
}

static void print_explanations(const struct gt_exit_answer *answer, const struct gt_cell *cells,
                               size_t count)
{
    FILE *out = answer->call->world->out;
    fputs("\n", out);
    for (size_t i = 0; i < count; i++) {
        const struct gt_cell *row = &cells[i * TERM_COLUMNS];
        size_t step = 0;
        while (step + 1 < GT_SPLIT_STEPS && strcmp(step_tokens[step], row[1].text) != 0)
            step++;
        const char *line = gt_arena_format(answer->call->arena, _("%s: %s"), _(step_labels[step]),
                                           row[4].text ? row[4].text : "");
        gt_help_wrapped(out, line ? line : "", 2);
        if (step_terms[step] == GT_TERM_COUNT)
            continue;
        const char *clause =
            gt_terms_clause(gt_term_in(&answer->file.set, step_terms[step]), answer->call->arena);
        fputs("  ", out);
        gt_help_wrapped(out, clause ? clause : "", 2);
    }
}

/* What public money may be in a deal, by the cap of the level that the other terms are of. */
static int check_caps(const struct gt_exit_answer *answer, size_t deal, bool *broken)
{
    const struct gt_term_set *set = &answer->file.set;
    const struct gt_split_deal *of = &answer->exits.deals[deal];
    struct gt_cap_facts facts = {.stage = of->stage, .registered_capital = GT_MONEY_UNKNOWN};
    struct gt_cap cap = {.most = GT_MONEY_UNKNOWN};
    gt_money own = 0, partners = 0;
    for (size_t i = 0; i < of->count; i++) {
        facts.whole += of->parties[i].paid;
        partners += of->parties[i].side == GT_SIDE_PARTNER ? of->parties[i].paid : 0;
        own += of->parties[i].side == GT_SIDE_PUBLIC ? of->parties[i].paid : 0;
    }
    const struct gt_term *moves = set->buy_out.term.given      ? &set->buy_out.term
                                  : set->concession.term.given ? &set->concession.term
                                                               : &set->priority_return.term;
    bool of_fund = set->fund_share.term.given &&
                   (!set->co_investment.term.given || moves->level == GT_TERM_LEVEL_FUND);
    facts.partner = of_fund ? facts.whole - own : partners;
    enum gt_status status = of_fund ? gt_cap_fund_share(&set->fund_share, &facts, &cap)
                                    : gt_cap_co_investment(&set->co_investment, &facts, &cap);
    if (status != GT_OK || cap.most == GT_MONEY_UNKNOWN || own <= cap.most)
        return 0;
    *broken = true;
    const char *line =
        gt_arena_format(answer->call->arena,
                        _("To look at: %s: public money of %s is above what %s allows, %s (%s)."),
                        answer->exits.names[deal], gt_exit_money(answer, own),
                        of_fund ? "fund_share" : "co_investment", gt_exit_money(answer, cap.most),
                        _(gt_kind_label(&gt_term_cap_words, (int)cap.binding)));
    if (!line)
        return gt_fail_memory(answer->call->error);
    gt_help_wrapped(answer->call->output == GT_OUTPUT_TABLE ? answer->call->world->out
                                                            : answer->call->world->err,
                    line, 0);
    return 0;
}

/* The day of the first payment. */
static gt_day first_of(const struct gt_split_deal *deal)
{
    gt_day first = deal->day;
    for (size_t i = 0; i < deal->count; i++)
        if (deal->parties[i].day < first)
            first = deal->parties[i].day;
    return first;
}

/* What wants a look: too much public money, terms of other days. */
static int look(const struct gt_exit_answer *answer)
{
    bool found = false;
    int code = 0;
    for (size_t d = 0; d < answer->exits.count && !code; d++) {
        code = check_caps(answer, d, &found);
        if (!code)
            code = gt_terms_outside(answer->call, &answer->file.set,
                                    first_of(&answer->exits.deals[d]), answer->exits.names[d]);
        found = found || code == GT_EXIT_FINDINGS;
        code = code == GT_EXIT_FINDINGS ? 0 : code;
    }
    return code ? code : found ? GT_EXIT_FINDINGS : 0;
}

static int print_people(const struct gt_exit_answer *answer, struct gt_cell *rows,
                        struct gt_cell *terms)
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
                gt_day_format(deal->day, day), gt_exit_money(answer, deal->proceeds));
        code = gt_call_print(call, &listing);
        if (!code)
            print_explanations(answer, terms, fill_terms(answer, d, first, terms));
        first += deal->count;
    }
    return code;
}

static int print_machines(const struct gt_exit_answer *answer, struct gt_cell *rows,
                          struct gt_cell *terms)
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
    struct gt_exit_answer answer = {.call = call};
    const char *deals = gt_call_value(call, "deals");
    int code = gt_call_terms(call, &answer.file);
    if (!code && deals)
        code = refuse_beside_deals(call);
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
    return code ? code : look(&answer);
}
