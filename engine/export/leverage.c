/* leverage.c - leverage for people and machines. */
#include "engine/export/leverage.h"

#include "engine/export/exchange.h"
#include "engine/export/json.h"
#include "engine/export/money.h"
#include "engine/operations/exchange.h"

#include <stdlib.h>
#include <string.h>

/* What people see; machines get every sum as well. */
static const struct gt_listing_column columns[] = {
    {"level", NULL, GT_CELL_TEXT, NULL},
    {"name", N_("Name"), GT_CELL_TEXT, NULL},
    {"assumed", NULL, GT_CELL_FLAG, NULL},
    {"rounds", N_("Rounds"), GT_CELL_NUMBER, NULL},
    {"rounds_unknown", N_("Unknown"), GT_CELL_NUMBER, NULL},
    {"rounds_foreign", NULL, GT_CELL_NUMBER, NULL},
    {"fund", N_("Fund"), GT_CELL_MONEY, NULL},
    {"other_public", NULL, GT_CELL_MONEY, NULL},
    {"private", N_("Private"), GT_CELL_MONEY, NULL},
    {"unknown", NULL, GT_CELL_MONEY, NULL},
    {"gross", N_("Gross"), GT_CELL_RATIO, NULL},
    {"net", N_("Net"), GT_CELL_RATIO, NULL},
    {"net_low", N_("At least"), GT_CELL_RATIO, NULL},
    {"net_high", N_("At most"), GT_CELL_RATIO, NULL},
};

#define COLUMNS (sizeof columns / sizeof *columns)

enum { NET_LOW = 12, NET_HIGH = 13 };

static void fill(struct gt_cell *cells, const char *level, const struct gt_board_leverage *line)
{
    const struct gt_leverage *figures = &line->leverage;
    memset(cells, 0, COLUMNS * sizeof *cells);
    cells[0].text = level;
    cells[1].text = line->name;
    cells[2].number = line->assumed;
    cells[3].number = figures->rounds;
    cells[4].number = figures->rounds_unknown;
    cells[5].number = figures->rounds_foreign;
    cells[6].money = figures->fund;
    cells[7].money = figures->other_public;
    cells[8].money = figures->private_money;
    cells[9].money = figures->unknown;
    cells[10].ratio = figures->defined ? figures->gross : -1;
    cells[11].ratio = figures->defined ? figures->net : -1;
    cells[NET_LOW].ratio = figures->defined ? figures->net_low : -1;
    cells[NET_HIGH].ratio = figures->defined ? figures->net_high : -1;
}

/* All lines of the answer, in the order portfolio, partners, groups, deals, plan. */
static int gather(const struct gt_leverage_answer *answer, struct gt_cell **cells, size_t *count,
                  struct gt_error *error)
{
    const struct gt_board_leverage_block *block = answer->block;
    size_t room = 2 + answer->group_count + (block ? block->partner_count + block->deal_count : 0);
    *cells = calloc(room * COLUMNS, sizeof **cells);
    *count = 0;
    if (!*cells)
        return gt_fail_memory(error);
    if (block) {
        fill(&(*cells)[(*count)++ * COLUMNS], "portfolio", &block->portfolio);
        for (size_t i = 0; i < block->partner_count; i++)
            fill(&(*cells)[(*count)++ * COLUMNS], "partner", &block->partners[i]);
        for (size_t i = 0; i < answer->group_count; i++)
            fill(&(*cells)[(*count)++ * COLUMNS], gt_kind_token(&gt_leverage_by_words, answer->by),
                 &answer->groups[i]);
        for (size_t i = 0; answer->with_deals && i < block->deal_count; i++)
            fill(&(*cells)[(*count)++ * COLUMNS], "deal", &block->deals[i]);
    }
    if (answer->plan)
        fill(&(*cells)[(*count)++ * COLUMNS], "plan", answer->plan);
    return 0;
}

static void print_sum(FILE *out, const char *label, gt_money amount,
                      const struct gt_currency *currency)
{
    struct gt_text text = {0};
    gt_text_money(&text, amount, currency, true);
    fprintf(out, _("  %s: %s\n"), label, text.data ? text.data : "");
    gt_text_clear(&text);
}

/* The figures of a set of rounds, one a line, each with its name. */
static void print_figures(FILE *out, const struct gt_board_leverage *line,
                          const struct gt_currency *currency)
{
    const struct gt_leverage *figures = &line->leverage;
    fprintf(out, _("%s: %d rounds"), line->name, figures->rounds);
    if (figures->rounds_unknown)
        fprintf(out, _(", and %d of unknown amount, left out"), figures->rounds_unknown);
    if (figures->rounds_foreign)
        fprintf(out, _(", and %d in another currency, left out"), figures->rounds_foreign);
    fputs(line->assumed ? _(" (assumed)\n") : "\n", out);
    print_sum(out, _("Fund"), figures->fund, currency);
    print_sum(out, _("Other public"), figures->other_public, currency);
    print_sum(out, _("Private"), figures->private_money, currency);
    print_sum(out, _("Unknown owner"), figures->unknown, currency);
    if (!figures->defined) {
        fprintf(out, "  %s\n", _("Gross and net: none, the fund has no money in these rounds."));
        return;
    }
    fprintf(out, _("  Gross %.4f   Net %.4f"), figures->gross, figures->net);
    if (figures->unknown)
        fprintf(out, _(" (%.4f were the unknown public, %.4f private)"), figures->net_low,
                figures->net_high);
    fputc('\n', out);
}

static int print_lines(FILE *out, const struct gt_board_leverage *lines, size_t count,
                       const struct gt_currency *currency, int width, struct gt_error *error)
{
    struct gt_cell *cells = calloc(count * COLUMNS + 1, sizeof *cells);
    struct gt_listing_column shown[COLUMNS];
    bool unknown = false;
    if (!cells)
        return gt_fail_memory(error);
    for (size_t i = 0; i < count; i++) {
        fill(&cells[i * COLUMNS], "", &lines[i]);
        unknown = unknown || lines[i].leverage.unknown != 0;
    }
    /* Net's bounds are itself where all owners are known: they would only take the names' room. */
    memcpy(shown, columns, sizeof columns);
    if (!unknown)
        shown[NET_LOW].label = shown[NET_HIGH].label = NULL;
    struct gt_listing listing = {shown, COLUMNS, cells, count, currency};
    int code = gt_listing_print(out, &listing, GT_OUTPUT_TABLE, width, error);
    free(cells);
    return code;
}

static void print_shared(FILE *out, int rounds, int width)
{
    struct gt_text text = {0};
    gt_text_format(&text,
                   _("Rounds shared by several of these: %d. A shared round stands in the line of "
                     "each, so the lines do not add up; the portfolio counts it once."),
                   rounds);
    gt_paragraph_print(out, text.data ? text.data : "", width);
    gt_text_clear(&text);
}

static int print_block(FILE *out, const struct gt_leverage_answer *answer, int width,
                       struct gt_error *error)
{
    const struct gt_board_leverage_block *block = answer->block;
    int code = 0;
    fprintf(out, "%s\n", block->title);
    gt_paragraph_print(out, block->definition, width);
    fputc('\n', out);
    print_figures(out, &block->portfolio, answer->currency);
    if (block->partner_count) {
        fprintf(out, "\n%s\n", _("By partner:"));
        code =
            print_lines(out, block->partners, block->partner_count, answer->currency, width, error);
    }
    if (!code && block->shared_rounds)
        print_shared(out, block->shared_rounds, width);
    if (!code && answer->group_count) {
        fprintf(out, _("\nBy %s:\n"), _(gt_kind_label(&gt_leverage_by_words, (int)answer->by)));
        code =
            print_lines(out, answer->groups, answer->group_count, answer->currency, width, error);
    }
    if (!code && answer->with_deals && block->deal_count) {
        fprintf(out, "\n%s\n", _("By deal:"));
        code = print_lines(out, block->deals, block->deal_count, answer->currency, width, error);
    }
    return code;
}

static void add_follow_on(struct gt_text *text, const struct gt_board_leverage *line,
                          const struct gt_leverage *headline, const struct gt_currency *currency)
{
    double public_money = (double)headline->fund + (double)headline->other_public;
    gt_text_format(text, _("%s: %d rounds, private money "), line->name, line->leverage.rounds);
    gt_text_money(text, line->leverage.private_money, currency, true);
    gt_text_format(text, _(", %.4f for each public unit above"),
                   (double)line->leverage.private_money / public_money);
    if (line->leverage.rounds_unknown)
        gt_text_format(text, _("; and %d rounds of unknown amount"), line->leverage.rounds_unknown);
}

/* What the text says as a paragraph; it is empty again. */
static void say(FILE *out, struct gt_text *text, int width)
{
    gt_paragraph_print(out, text->data ? text->data : "", width);
    gt_text_reset(text);
}

/* The figures beside the headline, each with what it is. */
static void print_beside(FILE *out, const struct gt_leverage_answer *answer, int width)
{
    const struct gt_leverage_beside *beside = answer->beside;
    const struct gt_leverage *headline = &answer->block->portfolio.leverage;
    struct gt_text text = {0};
    if (!headline->defined)
        return;
    fprintf(out, "\n%s\n", _("Beside the headline:"));
    if (beside->even) {
        gt_text_format(&text,
                       _("Partners' own money: Herfindahl index %.4f, the largest part %.1f %%"),
                       beside->herfindahl, beside->largest * 100);
        say(out, &text, width);
    }
    if (beside->peak != GT_MONEY_UNKNOWN && beside->peak > 0) {
        gt_text_format(&text,
                       _("Revolving: %.4f, private money / the most of the fund's money out at "
                         "once, "),
                       (double)headline->private_money / (double)beside->peak);
        gt_text_money(&text, beside->peak, answer->currency, true);
        say(out, &text, width);
    }
    if (beside->deadweight >= 0) {
        gt_text_format(&text, _("Additional: net %.4f, without the deadweight of %g %% (%s)"),
                       headline->net * (1 - beside->deadweight), beside->deadweight * 100,
                       beside->deadweight_source);
        say(out, &text, width);
    }
    if (beside->follow_on) {
        add_follow_on(&text, beside->follow_on, headline, answer->currency);
        say(out, &text, width);
    }
    gt_text_clear(&text);
}

static const struct gt_listing_column part_columns[] = {
    {"deal", N_("Deal"), GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"party", N_("Party"), GT_CELL_TEXT, NULL},
    {"through", N_("Through"), GT_CELL_TEXT, NULL},
    {"ownership", N_("Ownership"), GT_CELL_KIND, &gt_ownership_words},
    {"fund", N_("Fund"), GT_CELL_MONEY, NULL},
    {"other_public", N_("Other public"), GT_CELL_MONEY, NULL},
    {"private", N_("Private"), GT_CELL_MONEY, NULL},
    {"unknown", N_("Unknown owner"), GT_CELL_MONEY, NULL},
};

#define PART_COLUMNS (sizeof part_columns / sizeof *part_columns)

enum { THROUGH = 4 }; /* people see it where some stake is looked through */

static struct gt_cell *fill_parts(const struct gt_leverage_answer *answer)
{
    struct gt_cell *cells = calloc(answer->part_count * PART_COLUMNS + 1, sizeof *cells);
    for (size_t i = 0; cells && i < answer->part_count; i++) {
        const struct gt_leverage_part *part = &answer->parts[i];
        struct gt_cell *cell = &cells[i * PART_COLUMNS];
        cell[0].number = part->deal;
        cell[1].day = part->day;
        cell[2].text = part->company;
        cell[3].text = part->party;
        cell[4].text = part->through;
        cell[5].number = part->ownership;
        cell[6].money = part->split.fund;
        cell[7].money = part->split.other_public;
        cell[8].money = part->split.private_money;
        cell[9].money = part->split.unknown;
    }
    return cells;
}

/* Whose every yuan is: the columns sum to the portfolio's. */
static int print_parts(FILE *out, const struct gt_leverage_answer *answer, enum gt_output output,
                       int width, struct gt_error *error)
{
    struct gt_cell *cells = fill_parts(answer);
    if (!cells)
        return gt_fail_memory(error);
    struct gt_listing_column shown[PART_COLUMNS];
    bool through = false;
    memcpy(shown, part_columns, sizeof shown);
    for (size_t i = 0; i < answer->part_count; i++)
        through = through || answer->parts[i].through;
    if (!through)
        shown[THROUGH].label = NULL;
    struct gt_listing listing = {shown, PART_COLUMNS, cells, answer->part_count, answer->currency};
    if (output == GT_OUTPUT_TABLE)
        fprintf(out, "\n%s\n",
                _("What the figures are made of, each column summing to the portfolio's:"));
    int code = gt_listing_print(out, &listing, output, width, error);
    free(cells);
    return code;
}

static void print_finding(FILE *out, const struct gt_board_finding *finding, int width)
{
    struct gt_text text = {0};
    gt_text_format(&text, _("Finding: %s: %s"), finding->where, finding->text);
    fputc('\n', out);
    gt_paragraph_print(out, text.data ? text.data : "", width);
    gt_text_clear(&text);
}

static int print_people(FILE *out, const struct gt_leverage_answer *answer, int width,
                        struct gt_error *error)
{
    int code = answer->block ? print_block(out, answer, width, error) : 0;
    if (!code && answer->block && answer->beside)
        print_beside(out, answer, width);
    if (!code && answer->explain)
        code = print_parts(out, answer, GT_OUTPUT_TABLE, width, error);
    if (!code && answer->plan) {
        if (answer->block)
            fputc('\n', out);
        print_figures(out, answer->plan, answer->currency);
    }
    if (!code)
        code = gt_exchanges_print(out, answer->exchanges, answer->exchange_count, width, error);
    for (size_t i = 0; i < answer->finding_count && !code; i++)
        print_finding(out, &answer->findings[i], width);
    return code;
}

/* Rows first..last of the cells as an array, or the only one as an object. */
static json_t *json_rows(struct gt_cell *cells, size_t count, const struct gt_currency *currency)
{
    struct gt_listing listing = {columns, COLUMNS, cells, count, currency};
    return gt_json_listing(&listing);
}

static json_t *json_findings(const struct gt_leverage_answer *answer)
{
    json_t *findings = json_array();
    for (size_t i = 0; i < answer->finding_count; i++)
        json_array_append_new(findings, json_pack("{s:s, s:s}", "where", answer->findings[i].where,
                                                  "text", answer->findings[i].text));
    return findings;
}

static json_t *json_exchanges(const struct gt_leverage_answer *answer)
{
    json_t *lines = json_array();
    for (size_t i = 0; i < answer->exchange_count; i++) {
        const struct gt_board_exchange *line = &answer->exchanges[i];
        char first[GT_DAY_TEXT], last[GT_DAY_TEXT];
        json_array_append_new(lines,
                              json_pack("{s:s, s:s, s:o, s:b, s:i, s:i, s:s, s:s, s:o}", "from",
                                        line->from->code, "to", line->to->code, "via",
                                        gt_json_text(line->via ? line->via->code : NULL), "inverse",
                                        line->inverse, "amounts", line->amounts, "rates",
                                        line->rates, "first", gt_day_format(line->first, first),
                                        "last", gt_day_format(line->last, last), "source",
                                        gt_json_text(*line->sources ? line->sources : NULL)));
    }
    return lines;
}

json_t *gt_leverage_lines(const struct gt_leverage_answer *answer)
{
    struct gt_error error = {0};
    struct gt_cell *cells = NULL;
    size_t count = 0;
    json_t *lines =
        gather(answer, &cells, &count, &error) ? NULL : json_rows(cells, count, answer->currency);
    free(cells);
    return lines;
}

/* Null where nothing was asked or nothing is known. */
static json_t *json_beside(const struct gt_leverage_answer *answer)
{
    const struct gt_leverage_beside *beside = answer->beside;
    const struct gt_leverage *headline = answer->block ? &answer->block->portfolio.leverage : NULL;
    if (!beside || !headline)
        return json_null();
    struct gt_cell follow_on[COLUMNS];
    if (beside->follow_on)
        fill(follow_on, "follow_on", beside->follow_on);
    bool peak = headline->defined && beside->peak != GT_MONEY_UNKNOWN && beside->peak > 0;
    bool additional = headline->defined && beside->deadweight >= 0;
    return json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "herfindahl",
        beside->even ? json_real(beside->herfindahl) : json_null(), "largest_share",
        beside->even ? json_real(beside->largest) : json_null(), "peak_outlay",
        gt_json_money(beside->peak, answer->currency), "revolving",
        peak ? json_real((double)headline->private_money / (double)beside->peak) : json_null(),
        "deadweight", additional ? json_real(beside->deadweight) : json_null(), "deadweight_source",
        gt_json_text(additional ? beside->deadweight_source : NULL), "additional",
        additional ? json_real(headline->net * (1 - beside->deadweight)) : json_null(), "follow_on",
        beside->follow_on ? json_rows(follow_on, 1, answer->currency) : json_null());
}

static json_t *json_parts(const struct gt_leverage_answer *answer)
{
    struct gt_cell *cells = answer->explain ? fill_parts(answer) : NULL;
    struct gt_listing listing = {part_columns, PART_COLUMNS, cells, answer->part_count,
                                 answer->currency};
    json_t *parts = cells ? gt_json_listing(&listing) : json_null();
    free(cells);
    return parts;
}

json_t *gt_leverage_json(const struct gt_leverage_answer *answer)
{
    const struct gt_board_leverage_block *block = answer->block;
    return json_pack(
        "{s:o, s:o, s:s, s:s, s:i, s:o, s:o, s:o, s:o, s:o}", "title",
        gt_json_text(block ? block->title : NULL), "definition",
        gt_json_text(block ? block->definition : NULL), "basis", block ? "deployed" : "planned",
        "currency", answer->currency->code, "shared_rounds", block ? block->shared_rounds : 0,
        "lines", gt_leverage_lines(answer), "beside", json_beside(answer), "explain",
        json_parts(answer), "exchange", json_exchanges(answer), "findings", json_findings(answer));
}

int gt_leverage_print(FILE *out, const struct gt_leverage_answer *answer, enum gt_output output,
                      int width, struct gt_error *error)
{
    struct gt_cell *cells = NULL;
    size_t count = 0;
    if (output == GT_OUTPUT_TABLE)
        return print_people(out, answer, width, error);
    if (output == GT_OUTPUT_JSON)
        return gt_json_print(out, gt_leverage_json(answer), error);
    if (answer->explain)
        return print_parts(out, answer, output, 0, error);
    int code = gather(answer, &cells, &count, error);
    struct gt_listing listing = {columns, COLUMNS, cells, count, answer->currency};
    if (!code)
        code = gt_listing_print(out, &listing, output, 0, error);
    free(cells);
    return code;
}
