/* terms_forms.c - the fields of each kind of term. */
#include "engine/intake/terms_forms.h"

#include <assert.h>
#include <string.h>

#define AT(record, named, member, kind_of, ...)                                                    \
    {                                                                                              \
        .name = named, .type = GT_FIELD_##kind_of, .offset = offsetof(struct record, member),      \
        __VA_ARGS__                                                                                \
    }
#define RATE(record, named, member, most, meaning)                                                 \
    AT(record, named, member, RATE, .high = most, .help = meaning)
#define YEARS(record, named, member, meaning)                                                      \
    AT(record, named, member, NUMBER, .high = 100, .help = meaning)
#define AMOUNT(record, named, member, meaning)                                                     \
    AT(record, named, member, DECIMAL, .digits = 2, .help = meaning)
#define WORD(record, named, member, words, meaning)                                                \
    AT(record, named, member, KIND, .kind = &gt_##words##_words, .help = meaning)
#define FLAG(record, named, member, meaning) AT(record, named, member, FLAG, .help = meaning)

/* A share in general, and by stage. */
#define BY_STAGE(record, named, member, kind_of, most, meaning)                                    \
    AT(record, named, member.general, kind_of, .high = most, .help = meaning),                     \
        AT(record, named "_seed", member.of[GT_TERM_STAGE_SEED], kind_of, .high = most,            \
           .help = N_("for seed, instead of the general figure")),                                 \
        AT(record, named "_start_up", member.of[GT_TERM_STAGE_START_UP], kind_of, .high = most,    \
           .help = N_("for start-ups and angel funds, instead of it")),                            \
        AT(record, named "_venture", member.of[GT_TERM_STAGE_VENTURE], kind_of, .high = most,      \
           .help = N_("for venture funds, instead of it")),                                        \
        AT(record, named "_industry", member.of[GT_TERM_STAGE_INDUSTRY], kind_of, .high = most,    \
           .help = N_("for industry and buy-out funds, instead of it"))

/* What every term has, after its own parameters. */
#define TERM(record)                                                                               \
    WORD(record, "level", term.level, term_level, N_("where it holds")),                           \
        AT(record, "rule", term.citation.id, TEXT, .help = N_("its id in a rule table")),          \
        AT(record, "document", term.citation.document, TEXT,                                       \
           .help = N_("document, number, article")),                                               \
        WORD(record, "verified", term.citation.verified, verification,                             \
             N_("where its figures were read")),                                                   \
        AT(record, "valid_from", term.citation.valid_from, DATE,                                   \
           .help = N_("first day in force")),                                                      \
        AT(record, "valid_to", term.citation.valid_to, DATE, .help = N_("last day in force")),     \
        AT(record, "choices", term.choices, TEXT,                                                  \
           .help = N_("what the text leaves open, and what is taken")),                            \
    {                                                                                              \
        .name = NULL                                                                               \
    }

#define FORM(record, kind)                                                                         \
    const struct gt_form gt_##kind##_form = {#kind, sizeof(struct record), kind##_fields};

static const struct gt_field fund_share_fields[] = {
    BY_STAGE(gt_fund_share, "share", share, RATE, 1, N_("public money, most of the fund")),
    BY_STAGE(gt_fund_share, "all_public", all_public, RATE, 1,
             N_("most for all levels of government together")),
    WORD(gt_fund_share, "basis", basis, term_basis, N_("what these are shares of")),
    RATE(gt_fund_share, "of_private", of_private, 10, N_("most of the private money")),
    AMOUNT(gt_fund_share, "most", most, N_("most in one fund")),
    AMOUNT(gt_fund_share, "fund_least", fund_least, N_("smallest fund")),
    AMOUNT(gt_fund_share, "fund_most", fund_most, N_("largest fund")),
    FLAG(gt_fund_share, "not_largest", not_largest, N_("may not be the largest holder")),
    TERM(gt_fund_share),
};
FORM(gt_fund_share, fund_share)

static const struct gt_field co_investment_fields[] = {
    BY_STAGE(gt_co_investment, "share", share, RATE, 10, N_("most of the partner's amount")),
    RATE(gt_co_investment, "of_round", of_round, 1, N_("most of the round")),
    RATE(gt_co_investment, "of_capital", of_capital, 1, N_("most of the registered capital")),
    RATE(gt_co_investment, "of_votes", of_votes, 1, N_("most of the votes")),
    AMOUNT(gt_co_investment, "least", least, N_("least in one deal")),
    AMOUNT(gt_co_investment, "most", most, N_("most in one deal")),
    AMOUNT(gt_co_investment, "company_most", company_most, N_("most in one company")),
    AMOUNT(gt_co_investment, "year_most", year_most, N_("most a calendar year")),
    AMOUNT(gt_co_investment, "partner_most", partner_most, N_("most beside one partner")),
    AMOUNT(gt_co_investment, "round_least", round_least, N_("smallest round")),
    AMOUNT(gt_co_investment, "round_most", round_most, N_("largest round")),
    FLAG(gt_co_investment, "not_largest", not_largest, N_("may not be the largest holder")),
    FLAG(gt_co_investment, "not_dearer", not_dearer, N_("price not above the partner's")),
    FLAG(gt_co_investment, "partner_stays", partner_stays,
         N_("the partner may not leave before the fund")),
    YEARS(gt_co_investment, "window", window, N_("years after the partner's closing")),
    YEARS(gt_co_investment, "term_years", term_years, N_("years after which it is left")),
    YEARS(gt_co_investment, "company_age", company_age, N_("most years of the company's age")),
    TERM(gt_co_investment),
};
FORM(gt_co_investment, co_investment)

static const struct gt_field priority_return_fields[] = {
    RATE(gt_priority_return, "rate", rate, GT_TERM_RATE_MAX,
         N_("annual rate to the public side after capital")),
    RATE(gt_priority_return, "profit_share", profit_share, 1,
         N_("public share of the further profit")),
    WORD(gt_priority_return, "interest", interest, term_interest, N_("how it grows")),
    WORD(gt_priority_return, "days", days, term_days, N_("how days are counted")),
    AT(gt_priority_return, "needs", needs, KINDS, .kind = &gt_term_input_words,
       .help = N_("what must be given by whoever asks")),
    TERM(gt_priority_return),
};
FORM(gt_priority_return, priority_return)

static const struct gt_field buy_out_fields[] = {
    WORD(gt_buy_out, "right", right, term_right, N_("what the buyer has")),
    WORD(gt_buy_out, "price", price, term_price, N_("price or floor")),
    WORD(gt_buy_out, "who", who, term_for, N_("who may buy")),
    YEARS(gt_buy_out, "opens", opens, N_("years after payment from which on; 0: at once")),
    YEARS(gt_buy_out, "closes", closes, N_("years after payment until which; 0: no end")),
    YEARS(gt_buy_out, "first_years", first_years, N_("years at the first rate; 0: none")),
    RATE(gt_buy_out, "first_rate", first_rate, GT_TERM_RATE_MAX,
         N_("annual rate in these; 0: at cost")),
    RATE(gt_buy_out, "rate", rate, GT_TERM_RATE_MAX, N_("annual rate after them")),
    WORD(gt_buy_out, "benchmark", benchmark, benchmark, N_("published rate it is taken from")),
    RATE(gt_buy_out, "premium", premium, 1, N_("on top, of the cost")),
    WORD(gt_buy_out, "interest", interest, term_interest, N_("how it grows")),
    WORD(gt_buy_out, "since", since, term_since, N_("from when the later rate runs")),
    WORD(gt_buy_out, "days", days, term_days, N_("how days are counted")),
    FLAG(gt_buy_out, "less_received", less_received, N_("earlier distributions reduce the cost")),
    FLAG(gt_buy_out, "each_payment", each_payment,
         N_("years are those of each payment, not of the first")),
    RATE(gt_buy_out, "discount", discount, 1, N_("priority, tender: below value by this")),
    AT(gt_buy_out, "needs", needs, KINDS, .kind = &gt_term_input_words,
       .help = N_("what must be given by whoever asks")),
    TERM(gt_buy_out),
};
FORM(gt_buy_out, buy_out)

static const struct gt_field concession_fields[] = {
    BY_STAGE(gt_profit_concession, "share", share, RATE, 1,
             N_("part of the profit above the hurdle that the fund gives up")),
    RATE(gt_profit_concession, "hurdle", hurdle, GT_TERM_RATE_MAX, N_("annual rate")),
    WORD(gt_profit_concession, "benchmark", benchmark, benchmark,
         N_("published rate it is taken from")),
    AT(gt_profit_concession, "all_profit", all_profit, KINDS, .kind = &gt_term_stage_words,
       .help = N_("stages of which all profit counts")),
    WORD(gt_profit_concession, "interest", interest, term_interest, N_("how it grows")),
    WORD(gt_profit_concession, "days", days, term_days, N_("how days are counted")),
    WORD(gt_profit_concession, "scope", scope, term_scope, N_("over what it is reckoned")),
    WORD(gt_profit_concession, "who", who, term_for, N_("to whom")),
    AT(gt_profit_concession, "needs", needs, KINDS, .kind = &gt_term_input_words,
       .help = N_("what must be given by whoever asks")),
    TERM(gt_profit_concession),
};
FORM(gt_profit_concession, concession)

static const struct gt_field loss_share_fields[] = {
    RATE(gt_loss_share, "share", share, 1, N_("part of the others' loss the fund bears")),
    RATE(gt_loss_share, "of_cost", of_cost, 1, N_("most, of what the others paid")),
    AMOUNT(gt_loss_share, "most", most, N_("most in one deal")),
    FLAG(gt_loss_share, "beyond_receipts", beyond_receipts,
         N_("also from elsewhere than the stake's own proceeds")),
    WORD(gt_loss_share, "who", who, term_for, N_("to whom")),
    TERM(gt_loss_share),
};
FORM(gt_loss_share, loss_share)

static const struct gt_field compensation_fields[] = {
    BY_STAGE(gt_compensation, "rate", rate, RATE, 1, N_("part of a loss that is refunded")),
    AMOUNT(gt_compensation, "project_most", project_most, N_("most a project")),
    AMOUNT(gt_compensation, "year_most", year_most, N_("most a calendar year and institution")),
    AT(gt_compensation, "invested_from", invested_from, DATE,
       .help = N_("for money paid from this day on")),
    TERM(gt_compensation),
};
FORM(gt_compensation, compensation)

static const struct gt_field reinvestment_fields[] = {
    BY_STAGE(gt_reinvestment, "multiple", multiple, NUMBER, 100,
             N_("local investment, times the contribution")),
    AT(gt_reinvestment, "champion_weight", champion_weight, NUMBER, .high = 100,
       .help = N_("weight of national specialised champions")),
    AT(gt_reinvestment, "unicorn_weight", unicorn_weight, NUMBER, .high = 100,
       .help = N_("weight of unicorns and companies before their IPO")),
    TERM(gt_reinvestment),
};
FORM(gt_reinvestment, reinvestment)

const struct gt_form *const gt_term_forms[GT_TERM_COUNT] = {
    [GT_TERM_FUND_SHARE] = &gt_fund_share_form,
    [GT_TERM_CO_INVESTMENT] = &gt_co_investment_form,
    [GT_TERM_PRIORITY_RETURN] = &gt_priority_return_form,
    [GT_TERM_BUY_OUT] = &gt_buy_out_form,
    [GT_TERM_CONCESSION] = &gt_concession_form,
    [GT_TERM_LOSS_SHARE] = &gt_loss_share_form,
    [GT_TERM_COMPENSATION] = &gt_compensation_form,
    [GT_TERM_REINVESTMENT] = &gt_reinvestment_form,
};

struct gt_form gt_term_form_in(enum gt_term_kind kind, const struct gt_currency *currency,
                               struct gt_field fields[GT_TERM_FIELDS_MAX])
{
    struct gt_form form = *gt_term_forms[kind];
    size_t count = 0;
    do {
        assert(count < GT_TERM_FIELDS_MAX);
        fields[count] = form.fields[count];
        if (fields[count].type == GT_FIELD_DECIMAL)
            fields[count].digits = currency->digits;
    } while (form.fields[count++].name);
    form.fields = fields;
    return form;
}
