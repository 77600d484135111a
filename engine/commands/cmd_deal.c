/* cmd_deal.c - `deal list`, `deal show`, `pledge list`. */
#include "engine/commands/approval.h"
#include "engine/commands/closing.h"
#include "engine/commands/fund_step.h"
#include "engine/commands/pipeline.h"

#include "engine/export/money.h"
#include "engine/operations/find.h"
#include "engine/operations/pipeline.h"
#include "engine/store/deal.h"
#include "engine/store/duplicate.h"
#include "engine/store/import.h"

#include <string.h>

static const struct gt_listing_column deal_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"kind", N_("Kind"), GT_CELL_KIND, &gt_deal_kind_words},
    {"stage", N_("Stage"), GT_CELL_KIND, &gt_stage_words},
    {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
    {"investors", N_("Investors"), GT_CELL_TEXT, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
    {"others", NULL, GT_CELL_FLAG, NULL},
    {"pre_money", NULL, GT_CELL_MONEY, NULL},
    {"post_money", NULL, GT_CELL_MONEY, NULL},
    {"sector", NULL, GT_CELL_TEXT, NULL},
    {"city", NULL, GT_CELL_TEXT, NULL},
    {"ref", NULL, GT_CELL_TEXT, NULL},
    {"note", NULL, GT_CELL_TEXT, NULL},
    {"step", NULL, GT_CELL_TEXT, NULL},
    {"source", NULL, GT_CELL_KIND, &gt_deal_source_words},
    {"brought_by", NULL, GT_CELL_TEXT, NULL},
    {"owner", NULL, GT_CELL_TEXT, NULL},
    {"tags", NULL, GT_CELL_TEXT, NULL},
    {"pass_reason", NULL, GT_CELL_KIND, &gt_pass_reason_words},
    {"pending", N_("Waits"), GT_CELL_FLAG, NULL}, /* where approvals are asked for */
};

#define DEAL_COLUMNS (sizeof deal_columns / sizeof *deal_columns)

/* The currency stands before an amount only where it is not the ledger's: in a list of one
 * currency it would be noise. */
static void fill_deal(struct gt_cell *cells, const struct gt_deal_row *deal,
                      const struct gt_currency *usual)
{
    cells[0].number = deal->id;
    cells[1].day = deal->day;
    cells[2].text = deal->company_name;
    cells[3].number = deal->kind;
    cells[4].number = deal->stage;
    cells[5].money = deal->amount;
    cells[6].text = deal->investors;
    cells[7].text = deal->currency->code;
    cells[8].number = deal->others;
    cells[9].money = deal->pre_money;
    cells[10].money = deal->post_money;
    cells[11].text = deal->sector;
    cells[12].text = deal->city;
    cells[13].text = deal->ref;
    cells[14].text = deal->note;
    for (int c = 5; c <= 10; c++)
        cells[c].currency = deal->currency == usual ? NULL : deal->currency;
}

/* What machines are told of its way; people find it in `deal show`. */
static int fill_track(struct gt_call *call, struct gt_cell *cells, const struct gt_deal_row *deal)
{
    struct gt_track_row track;
    if (call->output == GT_OUTPUT_TABLE)
        return 0;
    int code = gt_track_read(call->store, deal->id, call->as_of, &track, call->arena, call->error);
    cells[15].text =
        track.step_name ? track.step_name : gt_kind_label(&gt_stage_words, deal->stage);
    cells[16].number = track.source;
    cells[17].text = track.brought_by;
    cells[18].text = track.owner;
    cells[19].text = track.tags;
    cells[20].number = track.reason;
    return code;
}

static int print_deals(struct gt_call *call, const struct gt_deal_row *deals, size_t count)
{
    const struct gt_currency *usual = gt_store_ledger(call->store)->currency;
    bool asked = false;
    int64_t waits = 0;
    int code = gt_approval_asked(call->store, &asked, call->error);
    size_t width = asked ? DEAL_COLUMNS : DEAL_COLUMNS - 1;
    struct gt_cell *cells = gt_call_cells(call, count, width);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        fill_deal(&cells[i * width], &deals[i], usual);
        code = fill_track(call, &cells[i * width], &deals[i]);
        if (!code && asked)
            code = gt_pending_find(call->store, "deal", deals[i].id, &waits, call->error);
        if (asked)
            cells[i * width + width - 1].number = waits != 0;
    }
    struct gt_listing listing = {deal_columns, width, cells, count, usual};
    return code ? code : gt_call_print(call, &listing);
}

/* An option of words that may stand several times: a bit a word. */
static int read_words(struct gt_call *call, const char *option, const struct gt_kind *kind,
                      uint32_t *words)
{
    struct gt_call one = *call;
    for (int i = 0; i < call->given_count; i++) {
        int word = -1;
        if (strcmp(call->given[i].name, option) != 0)
            continue;
        one.given = &call->given[i];
        one.given_count = 1;
        int code = gt_call_kind(&one, option, kind, &word);
        if (code)
            return code;
        *words |= 1u << word;
    }
    return 0;
}

/* --step: the deals in it; those that stand in no step stand in the first of their stage. */
static int read_step(struct gt_call *call, struct gt_deal_filter *filter)
{
    const char *name = gt_call_value(call, "step"), *funnel = gt_call_value(call, "funnel");
    struct gt_pipeline of;
    size_t place = 0;
    if (!name)
        return funnel ? gt_fail(call->error, GT_EXIT_USAGE, _("--funnel: say the --step too")) : 0;
    if (filter->stage >= 0)
        return gt_fail(call->error, GT_EXIT_USAGE, _("--step and --stage: choose one"));
    int code = gt_pipeline_need(call->store, funnel, &of, call->arena, call->error);
    if (!code)
        code = gt_pipeline_step(&of, name, &place, call->arena, call->error);
    if (code)
        return code;
    filter->stage = of.steps[place].stage;
    filter->step = of.steps[place].id;
    filter->bare_step = of.funnel.main && gt_pipeline_place(&of, 0, filter->stage) == (int)place;
    return 0;
}

static int read_tag(struct gt_call *call, struct gt_deal_filter *filter)
{
    const char *tag = gt_call_value(call, "tag");
    const char *folded = tag ? gt_text_fold(call->arena, tag) : NULL;
    if (!tag)
        return 0;
    if (!folded)
        return gt_fail_memory(call->error);
    int code = gt_tag_find(call->store, folded, &filter->tag, call->error);
    if (!code && !filter->tag)
        return gt_fail(call->error, GT_EXIT_DATA,
                       _("no deal bears the tag \"%s\"; `gentou tag list` shows them"), tag);
    return code;
}

/* What the pipeline keeps beside a deal. */
static int read_pipeline(struct gt_call *call, struct gt_deal_filter *filter)
{
    const char *owner = gt_call_value(call, "owner");
    int code = read_words(call, "source", &gt_deal_source_words, &filter->sources);
    if (!code)
        code = read_step(call, filter);
    if (!code)
        code = read_tag(call, filter);
    if (!code && owner)
        code = gt_need_party(call->store, owner, &filter->owner, call->arena, call->error);
    return code;
}

static int read_filter(struct gt_call *call, struct gt_deal_filter *filter)
{
    const char *company = gt_call_value(call, "company");
    const char *investor = gt_call_value(call, "investor");
    *filter = (struct gt_deal_filter){
        .as_of = call->as_of, .from = GT_DAY_NONE, .to = GT_DAY_NONE, .stage = -1};
    int code = read_words(call, "kind", &gt_deal_kind_words, &filter->kinds);
    if (!code)
        code = gt_call_kind(call, "stage", &gt_stage_words, &filter->stage);
    if (!code)
        code = gt_call_day(call, "from", &filter->from);
    if (!code)
        code = gt_call_day(call, "to", &filter->to);
    if (!code && company)
        code = gt_need_role(call->store, company, GT_ROLE_COMPANY, &filter->company, call->arena,
                            call->error);
    if (!code && investor)
        code = gt_need_party(call->store, investor, &filter->investor, call->arena, call->error);
    if (!code)
        code = read_pipeline(call, filter);
    return code ? code : gt_call_page(call, &filter->offset, &filter->limit);
}

int gt_cmd_deal_list(struct gt_call *call)
{
    struct gt_deal_filter filter;
    struct gt_deal_row *deals = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code = read_filter(call, &filter);
    if (!code)
        code = gt_deal_list(call->store, &filter, &deals, &count, &total, call->arena, call->error);
    if (!code)
        code = print_deals(call, deals, count);
    if (!code)
        gt_call_page_note(call, filter.offset, count, total);
    return code;
}

/* The steps of a deal that took several; one alone stands in the head already. */
static int print_stages(struct gt_call *call, const struct gt_deal_row *deal)
{
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_NUMBER, NULL},
        {"date", N_("Date"), GT_CELL_DAY, NULL},
        {"stage", N_("Stage"), GT_CELL_TEXT, NULL},
    };
    struct gt_move_row *moves = NULL;
    size_t count = 0;
    int code =
        gt_move_list(call->store, deal->id, call->as_of, &moves, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, 3);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        cells[i * 3].number = moves[i].id;
        cells[i * 3 + 1].day = moves[i].day;
        cells[i * 3 + 2].text = gt_step_label(moves[i].step_name, moves[i].stage);
    }
    if (code || count < 2)
        return code;
    struct gt_listing listing = {columns, 3, cells, count, deal->currency};
    fputc('\n', call->world->out);
    return gt_call_print(call, &listing);
}

static int print_stakes(struct gt_call *call, const struct gt_deal_row *deal)
{
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_NUMBER, NULL},
        {"party", N_("Party"), GT_CELL_TEXT, NULL},
        {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
        {"instrument", N_("Instrument"), GT_CELL_KIND, &gt_instrument_words},
    };
    struct gt_investment_row *stakes = NULL;
    size_t count = 0;
    int code =
        gt_deal_investments(call->store, deal->id, &stakes, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, 4);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    if (code || count == 0)
        return code;
    for (size_t i = 0; i < count; i++) {
        cells[i * 4].number = stakes[i].id;
        cells[i * 4 + 1].text = stakes[i].party_name;
        cells[i * 4 + 2].money = stakes[i].amount;
        cells[i * 4 + 3].number = stakes[i].instrument;
    }
    struct gt_listing listing = {columns, 4, cells, count, deal->currency};
    fputc('\n', call->world->out);
    return gt_call_print(call, &listing);
}

static const struct gt_listing_column pledge_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"deal", N_("Deal"), GT_CELL_NUMBER, NULL},
    {"member", N_("Member"), GT_CELL_TEXT, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"state", N_("State"), GT_CELL_KIND, &gt_pledge_state_words},
    {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
};

#define PLEDGE_COLUMNS (sizeof pledge_columns / sizeof *pledge_columns)

static void fill_pledge(struct gt_cell *cells, const struct gt_pledge_row *pledge,
                        const struct gt_currency *own, const struct gt_currency *usual)
{
    cells[0].number = pledge->id;
    cells[1].number = pledge->deal;
    cells[2].text = pledge->party_name;
    cells[3].day = pledge->day;
    cells[4].number = pledge->state;
    cells[5].money = pledge->amount;
    cells[5].currency = own == usual ? NULL : own;
    cells[6].text = own->code;
}

/* The pledges of one deal, or (0) of all. A pledge is in its deal's currency, which stands before
 * the amount where it is not the usual one. */
static int gather_pledges(struct gt_call *call, int64_t deal, const struct gt_currency *usual,
                          struct gt_listing *listing)
{
    struct gt_pledge_row *pledges = NULL;
    struct gt_deal_row of = {0};
    size_t count = 0;
    bool found = false;
    int code =
        gt_pledge_list(call->store, deal, call->as_of, &pledges, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, PLEDGE_COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        if (of.id != pledges[i].deal)
            code = gt_deal_read(call->store, pledges[i].deal, GT_DAY_LAST, &of, &found, call->arena,
                                call->error);
        if (!code)
            fill_pledge(&cells[i * PLEDGE_COLUMNS], &pledges[i], of.currency, usual);
    }
    *listing = (struct gt_listing){pledge_columns, PLEDGE_COLUMNS, cells, count, usual};
    return code;
}

/* Below a deal, where it has pledges. */
static int print_pledges(struct gt_call *call, const struct gt_deal_row *deal)
{
    struct gt_listing listing;
    int code = gather_pledges(call, deal->id, deal->currency, &listing);
    if (code || listing.row_count == 0)
        return code;
    fputc('\n', call->world->out);
    return gt_call_print(call, &listing);
}

int gt_cmd_pledge_list(struct gt_call *call)
{
    struct gt_listing listing;
    int64_t deal = 0;
    int code = call->argument_count
                   ? gt_need_deal(call->store, call->arguments[0], &deal, call->error)
                   : 0;
    if (!code)
        code = gather_pledges(call, deal, gt_store_ledger(call->store)->currency, &listing);
    return code ? code : gt_call_print(call, &listing);
}

/* Where the deal came from, and what was taken in another spelling than the file's. */
static int print_source(struct gt_call *call, int64_t deal)
{
    const char *file = NULL;
    int64_t line = 0;
    struct gt_repair_row *repairs = NULL;
    size_t count = 0;
    int code = gt_record_repairs(call->store, "deal", deal, &file, &line, &repairs, &count,
                                 call->arena, call->error);
    if (code || !file)
        return code;
    fprintf(call->world->out, _("\nFrom %s, line %lld.\n"), file, (long long)line);
    for (size_t i = 0; i < count; i++)
        fprintf(call->world->out, _("  %s was written \"%s\": %s\n"), repairs[i].field,
                repairs[i].original, _(repairs[i].reason));
    return 0;
}

static void print_money(FILE *out, const char *label, gt_money amount,
                        const struct gt_currency *currency)
{
    struct gt_text text = {0};
    gt_text_money(&text, amount, currency, amount != GT_MONEY_UNKNOWN);
    fprintf(out, _("%s: %s\n"), label, text.data ? text.data : "");
    gt_text_clear(&text);
}

/* The deals that were merged into this one. */
static int print_merged(struct gt_call *call, int64_t deal)
{
    const char *list = NULL;
    int code = gt_deal_merged(call->store, deal, &list, call->arena, call->error);
    if (!code && list)
        fprintf(call->world->out, _("Entered twice: %s merged into this one\n"), list);
    return code;
}

/* Where it came from, who answers for it, and its tags. */
static void print_track(FILE *out, const struct gt_track_row *track)
{
    if (track->source >= 0 && track->brought_by)
        fprintf(out, _("Source: %s, brought by %s\n"),
                _(gt_kind_label(&gt_deal_source_words, track->source)), track->brought_by);
    else if (track->source >= 0)
        fprintf(out, _("Source: %s\n"), _(gt_kind_label(&gt_deal_source_words, track->source)));
    else if (track->brought_by)
        fprintf(out, _("Brought by: %s\n"), track->brought_by);
    if (track->owner)
        fprintf(out, _("Owner: %s\n"), track->owner);
    if (track->tags)
        fprintf(out, _("Tags: %s\n"), track->tags);
}

static void print_stage(FILE *out, const struct gt_deal_row *deal, const struct gt_track_row *track)
{
    char day[GT_DAY_TEXT];
    const char *stage = _(gt_kind_label(&gt_stage_words, deal->stage));
    const char *step = gt_step_label(track->step_name, deal->stage);
    gt_day_format(deal->stage_day, day);
    if (strcmp(step, stage) == 0)
        fprintf(out, _("Stage: %s since %s\n"), stage, day);
    else
        fprintf(out, _("Step: %s (%s) since %s\n"), step, stage, day);
    if (track->reason >= 0)
        fprintf(out, _("Reason: %s\n"), _(gt_kind_label(&gt_pass_reason_words, track->reason)));
}

static int print_deal(struct gt_call *call, const struct gt_deal_row *deal)
{
    FILE *out = call->world->out;
    char day[GT_DAY_TEXT];
    struct gt_track_row track;
    int code = gt_track_read(call->store, deal->id, call->as_of, &track, call->arena, call->error);
    if (code)
        return code;
    fprintf(out, _("Deal %lld: %s, %s, %s\n"), (long long)deal->id, deal->company_name,
            _(gt_kind_label(&gt_deal_kind_words, deal->kind)), gt_day_format(deal->day, day));
    print_stage(out, deal, &track);
    print_track(out, &track);
    print_money(out, _("Amount"), deal->amount, deal->currency);
    if (deal->pre_money != GT_MONEY_UNKNOWN)
        print_money(out, _("Pre-money"), deal->pre_money, deal->currency);
    if (deal->post_money != GT_MONEY_UNKNOWN)
        print_money(out, _("Post-money"), deal->post_money, deal->currency);
    if (deal->ref)
        fprintf(out, _("Reference: %s\n"), deal->ref);
    if (deal->note)
        fprintf(out, _("Note: %s\n"), deal->note);
    code = print_merged(call, deal->id);
    if (!code)
        code = print_stages(call, deal);
    if (!code)
        code = print_stakes(call, deal);
    if (!code && deal->others)
        fprintf(out, "%s\n", _("Others took part whom nobody named."));
    if (!code)
        code = print_pledges(call, deal);
    if (!code)
        code = gt_call_deal_closings(call, deal);
    if (!code)
        code = gt_pipeline_print(call, deal);
    if (!code)
        code = gt_print_fund_steps(call, deal->id);
    if (!code)
        code = gt_print_pending(call, NULL, deal->id, 0);
    return code ? code : print_source(call, deal->id);
}

int gt_cmd_deal_show(struct gt_call *call)
{
    struct gt_deal_row deal = {0};
    int64_t id = 0;
    bool found = false;
    char day[GT_DAY_TEXT];
    int code = gt_need_deal(call->store, call->arguments[0], &id, call->error);
    if (!code)
        code = gt_deal_read(call->store, id, call->as_of, &deal, &found, call->arena, call->error);
    if (code)
        return code;
    if (!found)
        return gt_fail(call->error, GT_EXIT_DATA, _("deal %lld had not come in by %s"),
                       (long long)id, gt_day_format(call->as_of, day));
    return call->output == GT_OUTPUT_TABLE ? print_deal(call, &deal) : print_deals(call, &deal, 1);
}
