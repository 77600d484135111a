/* waterfall.c - a fund's waterfall for people, and as CSV. */
#include "engine/export/waterfall.h"

#include "engine/export/json.h"
#include "engine/export/money.h"
#include "engine/export/waterfall_int.h"

#include <string.h>

#define WIDTH 80 /* where paragraphs break */

/* A printing on its way. */
struct page {
    FILE *out;
    const struct gt_fund_case *fund;
    struct gt_arena arena; /* of the texts in tables */
    int width;
    struct gt_error *error;
};

static const char *amount_text(struct page *page, gt_money amount, bool code)
{
    struct gt_text text = {0};
    gt_text_money(&text, amount, page->fund->currency, code);
    const char *kept = text.failed ? NULL : gt_arena_copy(&page->arena, text.data, text.length);
    gt_text_clear(&text);
    return kept ? kept : "";
}

static const char *kept(const char *text)
{
    return text ? text : "";
}

/* A paragraph in lines that fit, those after the first indented. */
static void print_paragraph(FILE *out, const char *text, int indent)
{
    const char *next;
    int first = 0;
    for (; *text; text = next, first = indent) {
        size_t bytes = gt_text_line(text, WIDTH - first, &next);
        fprintf(out, "%*s%.*s\n", first, "", (int)bytes, text);
    }
}

/* What the terms say. */

static const char *hurdle_text(struct page *page, double rate, double multiple)
{
    if (rate >= 0 && multiple >= 0)
        return kept(
            gt_arena_format(&page->arena, _("%.10g %% a year and %.10g x"), 100 * rate, multiple));
    if (rate >= 0)
        return kept(gt_arena_format(&page->arena, _("%.10g %% a year"), 100 * rate));
    return kept(gt_arena_format(&page->arena, _("%.10g x"), multiple));
}

static void print_terms(struct page *page)
{
    const struct gt_waterfall_terms *terms = &page->fund->terms;
    const struct gt_carry_tier *first = &terms->tiers[0];
    struct gt_text text = {0};
    gt_text_puts(&text, _(gt_kind_label(&gt_waterfall_style_words, (int)terms->style)));
    gt_text_format(&text, _("; carry %.10g %%"), 100 * first->carry);
    if (first->rate >= 0 || first->multiple >= 0)
        gt_text_format(&text, _("; hurdle %s"), hurdle_text(page, first->rate, first->multiple));
    if (first->rate > 0)
        gt_text_format(&text, ", %s",
                       _(gt_kind_label(&gt_compounding_words, (int)terms->compounding)));
    if (first->catch_up > 0)
        gt_text_format(&text, _("; catch-up %.10g %%"), 100 * first->catch_up);
    for (size_t t = 1; t < terms->tier_count; t++)
        gt_text_format(&text, _("; carry %.10g %% from %s"), 100 * terms->tiers[t].carry,
                       hurdle_text(page, terms->tiers[t].rate, terms->tiers[t].multiple));
    if (page->fund->name)
        fprintf(page->out, "%s\n", page->fund->name);
    if (text.data && !text.failed)
        print_paragraph(page->out, text.data, 0);
    gt_text_clear(&text);
}

/* One flow. */

static const char *deal_text(struct page *page, const struct gt_fund_flow *flow)
{
    return flow->deal == GT_NO_DEAL
               ? ""
               : kept(gt_arena_format(&page->arena, ", %s", page->fund->deal_names[flow->deal]));
}

static const char *tier_text(struct page *page, const struct gt_tier_line *line)
{
    const struct gt_carry_tier *tier = &page->fund->terms.tiers[line->level];
    const char *label = _(gt_kind_label(&gt_tier_words, (int)line->tier));
    double part = line->tier == GT_TIER_SPLIT ? tier->carry : tier->catch_up;
    if (line->tier != GT_TIER_SPLIT && line->tier != GT_TIER_CATCH_UP)
        return label;
    return kept(gt_arena_format(&page->arena, _("%s, %.10g %%"), label, 100 * part));
}

static int print_tiers(struct page *page, const struct gt_fund_move *move)
{
    static const struct gt_listing_column columns[] = {
        {"tier", N_("Tier"), GT_CELL_TEXT, NULL},
        {"due", N_("Asked for"), GT_CELL_MONEY, NULL},
        {"amount", N_("Moved"), GT_CELL_MONEY, NULL},
        {"investors", N_("To investors"), GT_CELL_MONEY, NULL},
        {"carry", N_("Carry"), GT_CELL_MONEY, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_cell *cells =
        gt_arena_alloc(&page->arena, (move->line_count + 1) * COLUMNS * sizeof *cells);
    if (!cells)
        return gt_fail_memory(page->error);
    for (size_t l = 0; l < move->line_count; l++) {
        const struct gt_tier_line *line = &move->lines[l];
        struct gt_cell *cell = &cells[l * COLUMNS];
        cell[0].text = tier_text(page, line);
        cell[1].money = line->due;
        cell[2].money = line->amount;
        cell[3].money = line->amount - line->carry;
        cell[4].money = line->carry;
    }
    struct gt_listing listing = {columns, COLUMNS, cells, move->line_count, page->fund->currency};
    return gt_listing_print(page->out, &listing, GT_OUTPUT_TABLE, page->width, page->error);
}

/* "A 12, B 3, carry 4": who paid or received. */
static void print_parties(struct page *page, const struct gt_fund_move *move)
{
    struct gt_text text = {0};
    const char *between = "";
    gt_text_puts(&text, "  ");
    for (size_t i = 0; i < page->fund->investor_count; i++) {
        if (move->parts[i] == 0)
            continue;
        gt_money part = move->parts[i] < 0 ? -move->parts[i] : move->parts[i];
        gt_text_format(&text, "%s%s %s", between, page->fund->investor_names[i],
                       amount_text(page, part, false));
        between = "; ";
    }
    if (move->carry != 0)
        gt_text_format(&text, move->carry > 0 ? _("%scarry %s") : _("%sgiven back %s"), between,
                       amount_text(page, move->carry > 0 ? move->carry : -move->carry, false));
    if (move->escrowed > 0)
        gt_text_format(&text, _(", of it held %s"), amount_text(page, move->escrowed, false));
    if (move->from_escrow > 0)
        gt_text_format(&text, _(", of it out of what was held %s"),
                       amount_text(page, move->from_escrow, false));
    if (text.data && !text.failed && text.length > 2)
        print_paragraph(page->out, text.data, 2);
    gt_text_clear(&text);
}

static int print_step(struct page *page, const struct gt_case_step *step)
{
    const struct gt_fund_flow *flow = &step->written->flow;
    char day[GT_DAY_TEXT];
    gt_money amount = flow->kind == GT_FUND_FLOW_CLAWBACK ? -step->step.carry : flow->amount;
    fprintf(page->out, "\n%s  %s%s", gt_day_format(flow->day, day),
            _(gt_kind_label(&gt_fund_flow_words, (int)flow->kind)), deal_text(page, flow));
    if (flow->kind != GT_FUND_FLOW_WRITE_OFF)
        fprintf(page->out, "  %s", amount_text(page, amount, true));
    if (flow->recycled > 0)
        fprintf(page->out, _(", of it kept %s"), amount_text(page, flow->recycled, false));
    const char *by = flow->kind == GT_FUND_FLOW_CLAWBACK ? _(" (at the end)") : _(" (by schedule)");
    fprintf(page->out, "%s\n", step->written->file ? "" : by);
    bool tiers = step->step.line_count > 0 && flow->kind != GT_FUND_FLOW_CLAWBACK;
    int code = tiers ? print_tiers(page, &step->step) : 0;
    if (!code)
        print_parties(page, &step->step);
    return code;
}

/* Tables behind the flows. */

static int print_fees(struct page *page, const struct gt_case_answer *answer)
{
    static const struct gt_listing_column columns[] = {
        {"date", N_("Date"), GT_CELL_DAY, NULL},
        {"basis", N_("Fee on"), GT_CELL_KIND, &gt_fee_basis_words},
        {"base", N_("Base"), GT_CELL_MONEY, NULL},
        {"rate", N_("Rate"), GT_CELL_RIGHT, NULL},
        {"fee", N_("Fee"), GT_CELL_MONEY, NULL},
        {"offset", N_("Offset"), GT_CELL_MONEY, NULL},
        {"due", N_("Fee due"), GT_CELL_MONEY, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_cell *cells =
        gt_arena_alloc(&page->arena, (answer->fee_count + 1) * COLUMNS * sizeof *cells);
    if (!cells)
        return gt_fail_memory(page->error);
    for (size_t k = 0; k < answer->fee_count; k++) {
        const struct gt_fee_due *due = &answer->fees[k];
        struct gt_cell *cell = &cells[k * COLUMNS];
        cell[0].day = due->day;
        cell[1].number = (int)due->basis;
        cell[2].money = due->base;
        cell[3].text = kept(gt_arena_format(&page->arena, "%.10g %%", 100 * due->rate));
        cell[4].money = due->fee;
        cell[5].money = due->offset;
        cell[6].money = due->due;
    }
    struct gt_listing listing = {columns, COLUMNS, cells, answer->fee_count, page->fund->currency};
    fprintf(page->out, "\n%s\n", _("Management fee:"));
    return gt_listing_print(page->out, &listing, GT_OUTPUT_TABLE, page->width, page->error);
}

static const char *times(struct page *page, gt_money part, gt_money whole)
{
    return whole > 0 ? kept(gt_arena_format(&page->arena, "%.2f", (double)part / (double)whole))
                     : "—";
}

static void fill_total(struct page *page, const struct gt_case_total *total, const char *name,
                       struct gt_cell *cell)
{
    bool has_rate = total->irr.status == GT_IRR_OK || total->irr.status == GT_IRR_MULTIPLE_ROOTS ||
                    total->irr.status == GT_IRR_TOTAL_LOSS;
    cell[0].text = name;
    cell[1].money = total->paid_in;
    cell[2].money = total->distributed;
    cell[3].money = total->value;
    cell[4].text =
        has_rate ? kept(gt_arena_format(&page->arena, "%.2f %%", 100 * total->irr.value)) : "—";
    cell[5].text = times(page, total->distributed + total->value, total->paid_in);
    cell[6].text = times(page, total->distributed, total->paid_in);
}

static int print_totals(struct page *page, const struct gt_case_answer *answer)
{
    static const struct gt_listing_column columns[] = {
        {"name", N_("Investor"), GT_CELL_TEXT, NULL},
        {"paid_in", N_("Paid in"), GT_CELL_MONEY, NULL},
        {"distributed", N_("Distributed"), GT_CELL_MONEY, NULL},
        {"value", N_("Held"), GT_CELL_MONEY, NULL},
        {"irr", N_("IRR"), GT_CELL_RIGHT, NULL},
        {"tvpi", N_("TVPI"), GT_CELL_RIGHT, NULL},
        {"dpi", N_("DPI"), GT_CELL_RIGHT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    size_t n = page->fund->investor_count;
    struct gt_cell *cells = gt_arena_alloc(&page->arena, (n + 2) * COLUMNS * sizeof *cells);
    if (!cells)
        return gt_fail_memory(page->error);
    for (size_t i = 0; i <= n; i++)
        fill_total(page, &answer->totals[i],
                   i < n ? page->fund->investor_names[i] : _("All investors"), &cells[i * COLUMNS]);
    struct gt_cell *carry = &cells[(n + 1) * COLUMNS];
    carry[0].text = _("Manager's carry");
    carry[1].money = GT_MONEY_UNKNOWN;
    carry[2].money = answer->state.carry;
    carry[3].money = answer->carry_value;
    struct gt_listing listing = {columns, COLUMNS, cells, n + 2, page->fund->currency};
    fputc('\n', page->out);
    return gt_listing_print(page->out, &listing, GT_OUTPUT_TABLE, page->width, page->error);
}

static void print_clawback(struct page *page, const struct gt_case_answer *answer)
{
    const struct gt_clawback *clawback = &answer->clawback;
    const char *text = NULL;
    if (clawback->paid == 0)
        return;
    const char *paid = amount_text(page, clawback->paid, true);
    const char *entitled = amount_text(page, clawback->entitled, true);
    const char *due = amount_text(page, clawback->due, true);
    if (clawback->excess == 0)
        text = gt_arena_format(
            &page->arena, _("Clawback: none due. Carry %s, by the test (%s) up to %s."), paid,
            _(gt_kind_label(&gt_clawback_test_words, (int)page->fund->terms.clawback_test)),
            entitled);
    else if (!page->fund->has_clawback)
        text = gt_arena_format(&page->arena,
                               _("Clawback: the terms have none. Carry %s, over the whole fund it "
                                 "would be %s."),
                               paid, entitled);
    else
        text = gt_arena_format(
            &page->arena,
            answer->is_settled
                ? _("Clawback: %s, given back. Carry was %s, by the test (%s) %s.")
                : _("Clawback: %s due if the fund ended now. Carry %s, by the test (%s) %s."),
            due, paid,
            _(gt_kind_label(&gt_clawback_test_words, (int)page->fund->terms.clawback_test)),
            entitled);
    fputc('\n', page->out);
    print_paragraph(page->out, kept(text), 0);
    if (page->fund->has_clawback && clawback->excess > clawback->due) {
        text =
            gt_arena_format(&page->arena, _("Of the excess of %s the manager keeps %s, for tax."),
                            amount_text(page, clawback->excess, true),
                            amount_text(page, clawback->excess - clawback->due, true));
        print_paragraph(page->out, kept(text), 0);
    }
}

static void print_state(struct page *page, const struct gt_fund_state *state)
{
    struct gt_text text = {0};
    gt_text_format(
        &text, _("Still due to investors before carry: capital %s, preferred return %s."),
        amount_text(page, state->capital_due, true), amount_text(page, state->preferred_due, true));
    if (state->unfunded > 0)
        gt_text_format(&text, _(" Left to be called: %s."),
                       amount_text(page, state->unfunded, true));
    if (state->recycled > 0)
        gt_text_format(&text, _(" Invested again or kept for it: %s."),
                       amount_text(page, state->recycled, true));
    if (state->recallable > 0)
        gt_text_format(&text, _(" May be recalled: %s."),
                       amount_text(page, state->recallable, true));
    if (state->escrow > 0)
        gt_text_format(&text, _(" Carry held: %s."), amount_text(page, state->escrow, true));
    fputc('\n', page->out);
    if (text.data && !text.failed)
        print_paragraph(page->out, text.data, 0);
    gt_text_clear(&text);
}

/* CSV: a row for every amount. */

struct csv {
    struct page *page;
    struct gt_text text;
};

static void add_row(struct csv *csv, const struct gt_fund_flow *flow, const char *tier,
                    const char *party, gt_money amount)
{
    char day[GT_DAY_TEXT];
    const struct gt_fund_case *fund = csv->page->fund;
    if (amount == 0)
        return;
    gt_text_format(&csv->text, "%s,%s,", gt_day_format(flow->day, day),
                   gt_kind_token(&gt_fund_flow_words, (int)flow->kind));
    gt_text_csv(&csv->text, flow->deal == GT_NO_DEAL ? "" : fund->deal_names[flow->deal]);
    gt_text_format(&csv->text, ",%s,", tier);
    gt_text_csv(&csv->text, party);
    gt_text_puts(&csv->text, ",");
    gt_text_decimal(&csv->text, amount, fund->currency);
    gt_text_puts(&csv->text, "\n");
}

static void add_lines(struct csv *csv, const struct gt_fund_flow *flow,
                      const struct gt_fund_move *move)
{
    const struct gt_fund_case *fund = csv->page->fund;
    for (size_t l = 0; l < move->line_count; l++) {
        const struct gt_tier_line *line = &move->lines[l];
        const char *tier = gt_kind_token(&gt_tier_words, (int)line->tier);
        for (size_t i = 0; i < fund->investor_count; i++)
            add_row(csv, flow, tier, fund->investor_names[i], line->parts[i]);
        add_row(csv, flow, tier, "carry", line->carry);
    }
    for (size_t i = 0; i < fund->investor_count && move->line_count == 0; i++)
        add_row(csv, flow, "", fund->investor_names[i], move->parts[i]);
}

static int print_csv(struct page *page, const struct gt_case_step *steps, size_t count)
{
    struct csv csv = {.page = page};
    gt_text_puts(&csv.text, "date,kind,deal,tier,party,amount\n");
    for (size_t s = 0; s < count; s++)
        add_lines(&csv, &steps[s].written->flow, &steps[s].step);
    int code = csv.text.failed ? gt_fail_memory(page->error) : 0;
    if (!code)
        fputs(csv.text.data, page->out);
    gt_text_clear(&csv.text);
    return code;
}

static int print_people(struct page *page, const struct gt_case_answer *answer)
{
    int code = 0;
    print_terms(page);
    for (size_t s = 0; s < answer->step_count && !code; s++)
        code = print_step(page, &answer->steps[s]);
    if (!code && answer->fee_count > 0)
        code = print_fees(page, answer);
    if (!code)
        code = print_totals(page, answer);
    if (code)
        return code;
    print_clawback(page, answer);
    print_state(page, &answer->state);
    return 0;
}

int gt_waterfall_print(FILE *out, const struct gt_fund_case *fund,
                       const struct gt_case_answer *answer, enum gt_output output, int width,
                       struct gt_error *error)
{
    struct page page = {.out = out, .fund = fund, .width = width, .error = error};
    int code = 0;
    switch (output) {
    case GT_OUTPUT_TABLE:
        code = print_people(&page, answer);
        break;
    case GT_OUTPUT_JSON:
        code = gt_json_print(out, gt_waterfall_json(fund, answer), error);
        break;
    case GT_OUTPUT_CSV:
        code = print_csv(&page, answer->steps, answer->step_count);
        break;
    }
    gt_arena_clear(&page.arena);
    return code;
}

int gt_waterfall_preview_print(FILE *out, const struct gt_fund_case *fund,
                               const struct gt_case_step *step, const struct gt_fund_state *before,
                               enum gt_output output, int width, struct gt_error *error)
{
    struct page page = {.out = out, .fund = fund, .width = width, .error = error};
    int code = 0;
    switch (output) {
    case GT_OUTPUT_TABLE:
        fprintf(out, "%s\n", _("A preview: nothing is written."));
        print_terms(&page);
        print_state(&page, before);
        code = print_step(&page, step);
        break;
    case GT_OUTPUT_JSON:
        code = gt_json_print(out, gt_waterfall_preview_json(fund, step, before), error);
        break;
    case GT_OUTPUT_CSV:
        code = print_csv(&page, step, 1);
        break;
    }
    gt_arena_clear(&page.arena);
    return code;
}
