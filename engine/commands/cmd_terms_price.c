/* cmd_terms_price.c - `terms price`: what the partner pays for the public stake, on any days. */
#include "engine/commands/terms.h"

#include "engine/commands/help.h"
#include "engine/intake/values.h"

#include <string.h>

static const struct gt_listing_column columns[] = {
    {"terms", NULL, GT_CELL_TEXT, NULL},
    {"at", N_("Day"), GT_CELL_DAY, NULL},
    {"cost", N_("Cost"), GT_CELL_MONEY, NULL},
    {"interest", N_("Interest due"), GT_CELL_MONEY, NULL},
    {"premium", N_("Premium"), GT_CELL_MONEY, NULL},
    {"formula", NULL, GT_CELL_MONEY, NULL},
    {"price", N_("Price"), GT_CELL_MONEY, NULL},
    {"is_floor", NULL, GT_CELL_FLAG, NULL},
    {"is_open", N_("Right open"), GT_CELL_FLAG, NULL},
    {"rate", NULL, GT_CELL_SHARE, NULL},
    {"rule", NULL, GT_CELL_TEXT, NULL},
    {"in_force", NULL, GT_CELL_FLAG, NULL},
    {"opens", NULL, GT_CELL_DAY, NULL},
    {"closes", NULL, GT_CELL_DAY, NULL},
};

#define COLUMNS (sizeof columns / sizeof *columns)

/* What the call asks. */
struct asking {
    struct gt_terms_file file;
    struct gt_buy_out_question question;
    gt_day first; /* payment */
};

/* "2012-07-01=100万" */
static int read_payment(struct gt_call *call, const struct gt_currency *currency, const char *text,
                        struct gt_payment *payment)
{
    const char *equals = strchr(text, '='), *repair = NULL;
    const char *day = equals ? gt_arena_copy(call->arena, text, (size_t)(equals - text)) : NULL;
    if (!day)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--payment: \"%s\" is no payment; expected DATE=AMOUNT, such as "
                         "2012-07-01=100万"),
                       text);
    if (gt_value_date(day, GT_DATE_ISO, &payment->day, &repair, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        return gt_error_at(call->error, "--payment");
    }
    return gt_call_terms_amount(call, "payment", equals + 1, currency, &payment->amount);
}

static int read_payments(struct gt_call *call, struct asking *asking)
{
    struct gt_payment *payments =
        gt_arena_alloc(call->arena, (size_t)(call->given_count + 1) * sizeof *payments);
    const char *cost = gt_call_value(call, "cost");
    size_t count = 0;
    int code = 0;
    if (!payments)
        return gt_fail_memory(call->error);
    for (int i = 0; i < call->given_count && !code; i++)
        if (strcmp(call->given[i].name, "payment") == 0)
            code =
                read_payment(call, asking->file.currency, call->given[i].value, &payments[count++]);
    if (code)
        return code;
    if (count == 0 && (!cost || !gt_call_value(call, "from")))
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("what was paid, and when? Write --cost AMOUNT --from DATE, or --payment "
                         "DATE=AMOUNT"));
    if (count > 0 && (cost || gt_call_value(call, "from")))
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--payment stands instead of --cost and --from; leave these out"));
    if (count == 0) {
        count = 1;
        code = gt_call_terms_amount(call, "cost", cost, asking->file.currency, &payments[0].amount);
        if (!code)
            code = gt_call_day(call, "from", &payments[0].day);
    }
    asking->question.payments = payments;
    asking->question.count = count;
    asking->first = payments[0].day;
    for (size_t i = 1; i < count; i++)
        asking->first = payments[i].day < asking->first ? payments[i].day : asking->first;
    return code;
}

static int read_asking(struct gt_call *call, struct asking *asking)
{
    const char *received = gt_call_value(call, "received"), *agreed = gt_call_value(call, "agreed");
    asking->question.received = 0;
    asking->question.agreed = GT_MONEY_UNKNOWN;
    int code = gt_call_terms(call, &asking->file);
    if (!code && !asking->file.set.buy_out.term.given)
        return gt_fail(call->error, GT_EXIT_DATA,
                       _("%s has no buy_out, so there is no price; `gentou terms show %s` has its "
                         "terms"),
                       asking->file.set.name, call->arguments[0]);
    if (!code)
        code = read_payments(call, asking);
    if (!code && received)
        code = gt_call_terms_amount(call, "received", received, asking->file.currency,
                                    &asking->question.received);
    if (!code && agreed)
        code = gt_call_terms_amount(call, "agreed", agreed, asking->file.currency,
                                    &asking->question.agreed);
    return code;
}

static int check_days(struct gt_call *call, const struct asking *asking)
{
    char at[GT_DAY_TEXT], paid[GT_DAY_TEXT];
    for (size_t i = 0; i < asking->question.count; i++)
        if (asking->question.payments[i].day > asking->question.at)
            return gt_fail(call->error, GT_EXIT_DATA,
                           _("--at: %s is before the payment of %s; a price is of a day after it"),
                           gt_day_format(asking->question.at, at),
                           gt_day_format(asking->question.payments[i].day, paid));
    return 0;
}

static int price_day(struct gt_call *call, struct asking *asking, struct gt_cell *row)
{
    struct gt_terms_file *file = &asking->file;
    struct gt_buy_out term = file->set.buy_out;
    struct gt_buy_out_price price;
    double rate = -1, hurdle = -1;
    int code = check_days(call, asking);
    gt_terms_published(file, asking->question.at, &rate, &hurdle);
    bool asks = rate < 0 && gt_buy_out_takes_rate(&term, &asking->question);
    uint32_t inputs = asks ? ~0u : ~GT_TERM_BIT(GT_TERM_INPUT_RATE);
    if (!code)
        code = gt_terms_need(file, GT_TERM_BUY_OUT, inputs, asking->question.at, call->error);
    if (code)
        return code;
    term.rate = rate >= 0 ? rate : term.rate;
    enum gt_status status = gt_buy_out_price(&term, &asking->question, &price);
    if (status != GT_OK)
        return gt_fail(call->error, GT_EXIT_DATA, _("the price cannot be reckoned: %s"),
                       gt_status_text(status));
    row[0].text = file->set.name;
    row[1].day = asking->question.at;
    row[2].money = price.cost;
    row[3].money = price.interest;
    row[4].money = price.premium;
    row[5].money = price.formula;
    row[6].money = price.price;
    row[7].number = term.price == GT_TERM_PRICE_FLOOR;
    row[8].number = price.is_open;
    row[9].ratio = price.phase == GT_BUY_OUT_FIRST ? term.first_rate : term.rate;
    row[10].text = gt_terms_rule(&term, term.rate, &price, call->arena);
    row[11].number = gt_terms_are_for(&file->set, asking->first);
    row[12].day = price.opens;
    row[13].day = price.closes == GT_DAY_LAST ? GT_DAY_NONE : price.closes;
    return row[10].text ? 0 : gt_fail_memory(call->error);
}

/* From when to when the right is there, where it is not always. */
static void print_window(FILE *out, const struct gt_cell *row)
{
    char opens[GT_DAY_TEXT], closes[GT_DAY_TEXT];
    if (row[12].day != GT_DAY_NONE && row[13].day != GT_DAY_NONE)
        fprintf(out, _("The right is there from %s to %s.\n"), gt_day_format(row[12].day, opens),
                gt_day_format(row[13].day, closes));
    else if (row[12].day != GT_DAY_NONE)
        fprintf(out, _("The right is there from %s on.\n"), gt_day_format(row[12].day, opens));
    else if (row[13].day != GT_DAY_NONE)
        fprintf(out, _("The right is there up to %s.\n"), gt_day_format(row[13].day, closes));
}

/* The rules, the clause and what was chosen, under the table. */
static void explain(struct gt_call *call, const struct asking *asking, const struct gt_cell *cells,
                    size_t count)
{
    FILE *out = call->world->out;
    const struct gt_buy_out *term = &asking->file.set.buy_out;
    char day[GT_DAY_TEXT];
    const char *clause = gt_terms_clause(&term->term, call->arena);
    fputs("\n", out);
    for (size_t i = 0; i < count; i++) {
        const struct gt_cell *row = &cells[i * COLUMNS];
        fprintf(out, "%s  ", gt_day_format(row[1].day, day));
        gt_help_wrapped(out, row[10].text, 12);
    }
    gt_help_wrapped(out, clause ? clause : "", 0);
    fprintf(out, _("Right: %s. Days: %s.\n"), _(gt_kind_label(&gt_term_right_words, term->right)),
            _(gt_kind_label(&gt_term_days_words, term->days)));
    print_window(out, cells);
    if (term->term.choices)
        gt_help_wrapped(out, _(term->term.choices), 0);
}

static size_t count_days(const struct gt_call *call)
{
    size_t count = 0;
    for (int i = 0; i < call->given_count; i++)
        count += strcmp(call->given[i].name, "at") == 0;
    return count;
}

int gt_cmd_terms_price(struct gt_call *call)
{
    struct asking asking;
    const char *repair = NULL;
    size_t days = count_days(call), count = 0;
    struct gt_cell *cells = gt_call_cells(call, days, COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    int code = read_asking(call, &asking);
    if (!code && days == 0)
        return gt_fail(call->error, GT_EXIT_USAGE, _("on which day? Write --at DATE"));
    for (int i = 0; i < call->given_count && !code; i++) {
        if (strcmp(call->given[i].name, "at") != 0)
            continue;
        if (gt_value_date(call->given[i].value, GT_DATE_ISO, &asking.question.at, &repair,
                          call->error)) {
            call->error->exit = GT_EXIT_USAGE;
            return gt_error_at(call->error, "--at");
        }
        code = price_day(call, &asking, &cells[count++ * COLUMNS]);
    }
    if (code)
        return code;
    struct gt_listing listing = {columns, COLUMNS, cells, count, asking.file.currency};
    code = gt_call_print(call, &listing);
    if (!code && call->output == GT_OUTPUT_TABLE)
        explain(call, &asking, cells, count);
    return code ? code : gt_terms_outside(call, &asking.file.set, asking.first, NULL);
}
