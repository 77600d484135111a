/* records.c - the forms of all records. */
#include "engine/intake/records.h"

#include <string.h>

#define FIELD(record, member, kind_of, ...)                                                        \
    {                                                                                              \
        .name = #member, .type = kind_of, .offset = offsetof(struct record, member), __VA_ARGS__   \
    }
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

static const struct gt_field party_fields[] = {
    FIELD(gt_party_record, name, GT_FIELD_TEXT, .required = true,
          .help = N_("name it is shown under")),
    FIELD(gt_party_record, aliases, GT_FIELD_NAMES,
          .help = N_("other names and spellings of the same party")),
    FIELD(gt_party_record, kind, GT_FIELD_KIND, .kind = &gt_party_kind_words,
          .help = N_("person or institution")),
    FIELD(gt_party_record, ownership, GT_FIELD_KIND, .kind = &gt_ownership_words,
          .help = N_("whose money its money is")),
    FIELD(gt_party_record, private_share, GT_FIELD_RATE, .high = 1,
          .help = N_("private part of a mixed owner, 0 % to 100 %")),
    FIELD(gt_party_record, since, GT_FIELD_DATE,
          .help = N_("first day of the role and the ownership; empty: always")),
    FIELD(gt_party_record, source, GT_FIELD_TEXT, .help = N_("who says so of the ownership")),
    END,
};

static const struct gt_field company_fields[] = {
    FIELD(gt_company_record, name, GT_FIELD_TEXT, .required = true,
          .help = N_("name it is shown under")),
    FIELD(gt_company_record, aliases, GT_FIELD_NAMES, .help = N_("other names and spellings")),
    FIELD(gt_company_record, sector, GT_FIELD_TEXT, .help = N_("what it does")),
    FIELD(gt_company_record, city, GT_FIELD_TEXT, .help = N_("where it is")),
    FIELD(gt_company_record, founded, GT_FIELD_DATE, .help = N_("day it was founded")),
    FIELD(gt_company_record, registered_capital, GT_FIELD_AMOUNT,
          .help = N_("registered capital, with capital_date")),
    FIELD(gt_company_record, capital_date, GT_FIELD_DATE,
          .help = N_("first day of that registered capital")),
    END,
};

static const struct gt_field deal_fields[] = {
    FIELD(gt_deal_record, company, GT_FIELD_TEXT, .required = true,
          .help = N_("company whose round it is; entered when new")),
    FIELD(gt_deal_record, date, GT_FIELD_DATE, .required = true,
          .help = N_("day of the round; of an open deal, the day it came in")),
    FIELD(gt_deal_record, kind, GT_FIELD_KIND, .kind = &gt_deal_kind_words,
          .help = N_("kind of the round")),
    FIELD(gt_deal_record, stage, GT_FIELD_KIND, .kind = &gt_stage_words,
          .help = N_("where the deal stands; closed when not said")),
    FIELD(gt_deal_record, amount, GT_FIELD_AMOUNT, .help = N_("all money of the round")),
    FIELD(gt_deal_record, currency, GT_FIELD_CURRENCY,
          .help = N_("currency of amounts that name none; the ledger's when not said")),
    FIELD(gt_deal_record, pre_money, GT_FIELD_AMOUNT, .help = N_("pre-money valuation")),
    FIELD(gt_deal_record, post_money, GT_FIELD_AMOUNT, .help = N_("post-money valuation")),
    FIELD(gt_deal_record, investors, GT_FIELD_NAMES,
          .help = N_("who took part, without amounts; entered when new")),
    FIELD(gt_deal_record, others, GT_FIELD_FLAG,
          .help = N_("yes: parties took part that nobody named")),
    FIELD(gt_deal_record, sector, GT_FIELD_TEXT,
          .help = N_("what the company does, when nobody has said so yet")),
    FIELD(gt_deal_record, city, GT_FIELD_TEXT,
          .help = N_("where the company is, when nobody has said so yet")),
    FIELD(gt_deal_record, ref, GT_FIELD_TEXT, .help = N_("your own reference, unique")),
    FIELD(gt_deal_record, note, GT_FIELD_TEXT, .help = N_("remarks")),
    END,
};

static const struct gt_field stage_fields[] = {
    FIELD(gt_stage_record, deal, GT_FIELD_TEXT, .required = true,
          .help = N_("deal, by number or your own reference")),
    FIELD(gt_stage_record, stage, GT_FIELD_KIND, .required = true, .kind = &gt_stage_words,
          .help = N_("stage it moves to")),
    FIELD(gt_stage_record, date, GT_FIELD_DATE, .required = true, .help = N_("first day there")),
    END,
};

static const struct gt_field investment_fields[] = {
    FIELD(gt_investment_record, deal, GT_FIELD_TEXT, .required = true,
          .help = N_("deal, by number or your own reference")),
    FIELD(gt_investment_record, party, GT_FIELD_TEXT, .required = true,
          .help = N_("who put the money in; entered when new")),
    FIELD(gt_investment_record, amount, GT_FIELD_AMOUNT, .help = N_("how much")),
    FIELD(gt_investment_record, instrument, GT_FIELD_KIND, .kind = &gt_instrument_words,
          .help = N_("what it received for it")),
    END,
};

static const struct gt_field pledge_fields[] = {
    FIELD(gt_pledge_record, deal, GT_FIELD_TEXT, .required = true,
          .help = N_("deal, by number or your own reference")),
    FIELD(gt_pledge_record, member, GT_FIELD_TEXT, .required = true, .help = N_("club member")),
    FIELD(gt_pledge_record, date, GT_FIELD_DATE, .required = true, .help = N_("day of the pledge")),
    FIELD(gt_pledge_record, amount, GT_FIELD_AMOUNT, .help = N_("how much")),
    FIELD(gt_pledge_record, state, GT_FIELD_KIND, .kind = &gt_pledge_state_words,
          .help = N_("where it stands; interest when not said")),
    END,
};

static const struct gt_field mark_fields[] = {
    FIELD(gt_mark_record, company, GT_FIELD_TEXT, .required = true, .help = N_("company held")),
    FIELD(gt_mark_record, holder, GT_FIELD_TEXT,
          .help = N_("whose holding; the guidance fund's when not said")),
    FIELD(gt_mark_record, date, GT_FIELD_DATE, .required = true, .help = N_("day of the value")),
    FIELD(gt_mark_record, value, GT_FIELD_AMOUNT, .required = true,
          .help = N_("value of the whole holding on that day")),
    FIELD(gt_mark_record, method, GT_FIELD_KIND, .required = true, .kind = &gt_mark_method_words,
          .help = N_("how it was found")),
    FIELD(gt_mark_record, note, GT_FIELD_TEXT, .help = N_("inputs, reviewer, remarks")),
    END,
};

static const struct gt_field exit_fields[] = {
    FIELD(gt_exit_record, company, GT_FIELD_TEXT, .required = true, .help = N_("company left")),
    FIELD(gt_exit_record, holder, GT_FIELD_TEXT,
          .help = N_("who leaves; the guidance fund when not said")),
    FIELD(gt_exit_record, date, GT_FIELD_DATE, .required = true, .help = N_("day of the exit")),
    FIELD(gt_exit_record, kind, GT_FIELD_KIND, .required = true, .kind = &gt_exit_kind_words,
          .help = N_("kind of exit")),
    FIELD(gt_exit_record, proceeds, GT_FIELD_AMOUNT, .required = true,
          .help = N_("money received; 0 for a write-off")),
    FIELD(gt_exit_record, share, GT_FIELD_RATE, .high = 1,
          .help = N_("part of what was held, 100 % when not said")),
    FIELD(gt_exit_record, note, GT_FIELD_TEXT, .help = N_("buyer, terms, remarks")),
    END,
};

#define PARTY(noun, text)                                                                          \
    {                                                                                              \
        {#noun, sizeof(struct gt_party_record), party_fields}, "name", gt_enter_##noun, text       \
    }
#define RECORD(noun, field, text)                                                                  \
    {                                                                                              \
        {#noun, sizeof(struct gt_##noun##_record), noun##_fields}, field, gt_enter_##noun, text    \
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

int gt_record_bind(const struct gt_record_type *type, struct gt_binding binding,
                   const struct gt_field_text *texts, size_t count, void *record,
                   struct gt_error *error)
{
    gt_form_reset(&type->form, record);
    int code = bind_some(&binding, true, texts, count, record, error);
    if (!code)
        code = bind_some(&binding, false, texts, count, record, error);
    if (code)
        return code;
    const struct gt_field *missing = gt_form_missing(&type->form, record);
    if (missing)
        return gt_fail(error, GT_EXIT_DATA, _("%s: it is missing; expected: %s"), missing->name,
                       _(missing->help));
    return 0;
}
