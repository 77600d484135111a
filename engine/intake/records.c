/* records.c - all kinds of record. */
#include "engine/intake/records.h"

#include "engine/intake/records_int.h"
#include "engine/operations/closing.h"
#include "engine/operations/club.h"
#include "engine/operations/figures.h"
#include "engine/operations/fund.h"
#include "engine/operations/fund_step.h"
#include "engine/operations/instruments.h"
#include "engine/operations/rates.h"
#include "engine/operations/vehicle.h"
#include "engine/operations/pipeline.h"

#include <string.h>

#define PARTY(noun, text)                                                                          \
    {                                                                                              \
        {#noun, sizeof(struct gt_party_record), gt_party_fields}, "name", gt_enter_##noun, text    \
    }
#define RECORD(noun, field, text)                                                                  \
    {                                                                                              \
        {#noun, sizeof(struct gt_##noun##_record), gt_##noun##_fields}, field, gt_enter_##noun,    \
            text                                                                                   \
    }

#define GRANT(noun, text)                                                                          \
    {                                                                                              \
        {#noun, sizeof(struct gt_grant_record), gt_grant_fields}, "company", gt_enter_##noun, text \
    }

const struct gt_record_type gt_record_types[] = {
    PARTY(fund, N_("the guidance fund whose money is public")),
    PARTY(club, N_("the angel club")),
    PARTY(partner, N_("a venture partner the fund invests beside")),
    PARTY(member, N_("a member of the angel club")),
    PARTY(manager, N_("a manager")),
    PARTY(investor, N_("any other investor: its names, kind and ownership")),
    RECORD(company, "name", N_("a company")),
    RECORD(deal, "company", N_("a company's round, past or in the pipeline")),
    RECORD(stage, "deal", N_("a deal moves to another stage")),
    RECORD(investment, "deal", N_("a party's stake in a round")),
    RECORD(pledge, "deal", N_("what a member pledges to a deal")),
    RECORD(mark, "company", N_("what a holding is worth on a day")),
    RECORD(exit, "company", N_("a holding sold, paid out or lost")),
    RECORD(class, "company", N_("a class of a company's shares")),
    RECORD(issuance, "company", N_("shares that a company issues")),
    GRANT(option, N_("an option on shares of a company")),
    GRANT(warrant, N_("a warrant for shares of a company")),
    RECORD(convertible, "company", N_("a SAFE, convertible note or loan")),
    RECORD(transfer, "company", N_("shares sold by one holder to another")),
    RECORD(split, "company", N_("shares split, or put together")),
    RECORD(conversion, "company", N_("shares, an option or a convertible become other shares")),
    RECORD(valuation, "company", N_("what a share of a class is worth")),
    RECORD(payout, "payer", N_("a dividend, distribution, interest or repayment")),
    RECORD(escrow, "company", N_("a part of an exit's proceeds that is held back")),
    RECORD(release, "escrow", N_("money in escrow that is paid out")),
    RECORD(qualification, "member", N_("what shows that a member is a qualified investor")),
    RECORD(dues, "member", N_("what a member owes the club for a period")),
    RECORD(payment, "member", N_("dues that were paid")),
    RECORD(interest, "member", N_("sectors a member wants to hear of")),
    RECORD(meeting, "title", N_("a meeting of the club")),
    RECORD(agenda, "meeting", N_("deals, or something else, on a meeting's agenda")),
    RECORD(attendance, "meeting", N_("who came to a meeting")),
    RECORD(criterion, "name", N_("what the club scores deals by, and its weight")),
    RECORD(score, "deal", N_("a member's score of a deal by a criterion")),
    RECORD(voting, "since", N_("how the club votes: quorum and majority, from a day on")),
    RECORD(vote, "deal", N_("a member's vote on a deal in a meeting")),
    RECORD(conflict, "deal", N_("a member's conflict of interest in a deal")),
    RECORD(vehicle, "name", N_("what several invest through as one")),
    RECORD(holder, "vehicle", N_("who holds a part of a vehicle")),
    RECORD(closing, "deal", N_("a day on which a deal takes pledged money")),
    {{"fund-step", sizeof(struct gt_fund_step_record), gt_fund_step_fields},
     "deal",
     gt_enter_fund_step,
     N_("a step of the guidance fund itself: decision, publicity, custody, evaluation")},
    RECORD(subfund, "name", N_("a fund that the guidance fund takes part in")),
    RECORD(commitment, "fund", N_("money that a party promises to a fund")),
    RECORD(drawdown, "commitment", N_("a part of a commitment that was called and paid")),
    RECORD(intention, "partner", N_("a partner's letter of intention")),
    RECORD(budget, "year", N_("what the guidance fund may spend in a year")),
    RECORD(figure, "company", N_("dated figures of a company: staff, accounts, registration")),
    {{"fund-figure", sizeof(struct gt_fund_figure_record), gt_fund_figure_fields},
     "fund",
     gt_enter_fund_figure,
     N_("dated figures of a fund: its level, set-up and what it invested in")},
    RECORD(tie, "party", N_("what an angel is to a company beside an investor")),
    RECORD(compensation, "company", N_("what an investor was given for its loss")),
    RECORD(preset, "name", N_("a preset of rules that this ledger applies")),
    RECORD(rate, "from", N_("what a currency is worth in another on a day")),
    RECORD(funnel, "name", N_("a way that deals go, step by step")),
    RECORD(step, "step", N_("a step of a funnel: what it asks for, its owner and time limit")),
    RECORD(source, "deal", N_("where a deal comes from, and who brought it")),
    RECORD(owner, "deal", N_("who answers for a deal")),
    RECORD(tag, "deal", N_("words that a deal is found by")),
    RECORD(note, "deal", N_("a dated note about a deal or a party")),
    RECORD(answer, "deal", N_("the answer to a question of a step")),
    RECORD(document, "deal", N_("a file beside the ledger, by its path and SHA-256")),
    RECORD(action, "deal", N_("what is to be done next in a deal, and until when")),
    {{.name = NULL}, NULL, NULL, NULL},
};

const struct gt_record_type *gt_record_type_find(const char *noun)
{
    for (const struct gt_record_type *type = gt_record_types; type->form.name; type++)
        if (strcmp(type->form.name, noun) == 0)
            return type;
    return NULL;
}

/* Binds the texts of fields that are a currency, or those that are not. */
static int bind_some(struct gt_binding *binding, bool currencies, const struct gt_field_text *texts,
                     size_t count, void *record, struct gt_error *error)
{
    int code = 0;
    for (size_t i = 0; i < count && !code; i++) {
        const struct gt_field *field = texts[i].field;
        if ((field->type == GT_FIELD_CURRENCY) != currencies)
            continue;
        code = gt_bind(binding, field, texts[i].text, record, error);
        const struct gt_currency *currency = NULL;
        if (currencies && !code)
            memcpy(&currency, (const char *)record + field->offset, sizeof currency);
        if (currency)
            binding->currency = currency;
    }
    return code;
}

static int bind_all(const struct gt_record_type *type, struct gt_binding *binding,
                    const struct gt_field_text *texts, size_t count, void *record,
                    struct gt_error *error)
{
    int code = bind_some(binding, true, texts, count, record, error);
    if (!code)
        code = bind_some(binding, false, texts, count, record, error);
    if (code)
        return code;
    const struct gt_field *missing = gt_form_missing(&type->form, record);
    if (missing)
        return gt_fail(error, GT_EXIT_DATA, _("%s: it is missing; expected: %s"), missing->name,
                       _(missing->help));
    return 0;
}

int gt_record_bind(const struct gt_record_type *type, struct gt_binding binding,
                   const struct gt_field_text *texts, size_t count, void *record,
                   struct gt_error *error)
{
    gt_form_reset(&type->form, record);
    return bind_all(type, &binding, texts, count, record, error);
}

int gt_record_rebind(const struct gt_record_type *type, struct gt_binding binding,
                     const struct gt_field_text *texts, size_t count,
                     const struct gt_field *const *cleared, size_t cleared_count, void *record,
                     struct gt_error *error)
{
    for (const struct gt_field *field = type->form.fields; field->name; field++) {
        const struct gt_currency *own = NULL;
        if (field->type == GT_FIELD_CURRENCY)
            memcpy(&own, (const char *)record + field->offset, sizeof own);
        if (own)
            binding.currency = own;
    }
    for (size_t i = 0; i < count; i++)
        gt_field_reset(texts[i].field, record);
    for (size_t i = 0; i < cleared_count; i++)
        gt_field_reset(cleared[i], record);
    return bind_all(type, &binding, texts, count, record, error);
}
