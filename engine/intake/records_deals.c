/* records_deals.c - the fields of parties, companies, deals and holdings. */
#include "engine/intake/records_int.h"
#include "engine/operations/records.h"

const struct gt_field gt_party_fields[] = {
    GT_FIELD(gt_party_record, name, GT_FIELD_TEXT, .required = true,
             .help = N_("name it is shown under")),
    GT_FIELD(gt_party_record, aliases, GT_FIELD_NAMES,
             .help = N_("other names and spellings of the same party")),
    GT_FIELD(gt_party_record, kind, GT_FIELD_KIND, .kind = &gt_party_kind_words,
             .help = N_("person or institution")),
    GT_FIELD(gt_party_record, ownership, GT_FIELD_KIND, .kind = &gt_ownership_words,
             .help = N_("whose money its money is")),
    GT_FIELD(gt_party_record, private_share, GT_FIELD_RATE, .high = 1,
             .help = N_("private part of a mixed owner, 0 % to 100 %")),
    GT_FIELD(gt_party_record, since, GT_FIELD_DATE,
             .help = N_("first day of the role and the ownership; empty: always")),
    GT_FIELD(gt_party_record, source, GT_FIELD_TEXT, .help = N_("who says so of the ownership")),
    GT_FIELDS_END,
};

const struct gt_field gt_company_fields[] = {
    GT_FIELD(gt_company_record, name, GT_FIELD_TEXT, .required = true,
             .help = N_("name it is shown under")),
    GT_FIELD(gt_company_record, aliases, GT_FIELD_NAMES, .help = N_("other names and spellings")),
    GT_FIELD(gt_company_record, sector, GT_FIELD_TEXT, .help = N_("what it does")),
    GT_FIELD(gt_company_record, city, GT_FIELD_TEXT, .help = N_("where it is")),
    GT_FIELD(gt_company_record, founded, GT_FIELD_DATE, .help = N_("day it was founded")),
    GT_FIELD(gt_company_record, registered_capital, GT_FIELD_AMOUNT,
             .help = N_("registered capital, with capital_date")),
    GT_FIELD(gt_company_record, capital_date, GT_FIELD_DATE,
             .help = N_("first day of that registered capital")),
    GT_FIELDS_END,
};

const struct gt_field gt_deal_fields[] = {
    GT_FIELD(gt_deal_record, company, GT_FIELD_TEXT, .required = true,
             .help = N_("company whose round it is; entered when new")),
    GT_FIELD(gt_deal_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of the round; of an open deal, the day it came in")),
    GT_FIELD(gt_deal_record, kind, GT_FIELD_KIND, .kind = &gt_deal_kind_words,
             .help = N_("kind of the round")),
    GT_FIELD(gt_deal_record, stage, GT_FIELD_KIND, .kind = &gt_stage_words,
             .help = N_("where the deal stands; closed when not said")),
    GT_FIELD(gt_deal_record, amount, GT_FIELD_AMOUNT, .help = N_("all money of the round")),
    GT_FIELD(gt_deal_record, currency, GT_FIELD_CURRENCY,
             .help = N_("currency of amounts that name none; the ledger's when not said")),
    GT_FIELD(gt_deal_record, pre_money, GT_FIELD_AMOUNT, .help = N_("pre-money valuation")),
    GT_FIELD(gt_deal_record, post_money, GT_FIELD_AMOUNT, .help = N_("post-money valuation")),
    GT_FIELD(gt_deal_record, investors, GT_FIELD_NAMES,
             .help = N_("who took part, without amounts; entered when new")),
    GT_FIELD(gt_deal_record, others, GT_FIELD_FLAG,
             .help = N_("yes: parties took part that nobody named")),
    GT_FIELD(gt_deal_record, sector, GT_FIELD_TEXT,
             .help = N_("what the company does, when nobody has said so yet")),
    GT_FIELD(gt_deal_record, city, GT_FIELD_TEXT,
             .help = N_("where the company is, when nobody has said so yet")),
    GT_FIELD(gt_deal_record, ref, GT_FIELD_TEXT, .help = N_("your own reference, unique")),
    GT_FIELD(gt_deal_record, note, GT_FIELD_TEXT, .help = N_("remarks")),
    GT_FIELD(gt_deal_record, source, GT_FIELD_KIND, .kind = &gt_deal_source_words,
             .help = N_("where the deal comes from")),
    GT_FIELD(gt_deal_record, brought_by, GT_FIELD_TEXT,
             .help = N_("the platform, event or person that brought it; entered when new")),
    GT_FIELD(gt_deal_record, owner, GT_FIELD_TEXT, .help = N_("who answers for the deal")),
    GT_FIELD(gt_deal_record, tags, GT_FIELD_NAMES, .help = N_("words that the deal is found by")),
    GT_FIELDS_END,
};

const struct gt_field gt_stage_fields[] = {
    GT_FIELD(gt_stage_record, deal, GT_FIELD_TEXT, .required = true,
             .help = N_("deal, by number or your own reference")),
    GT_FIELD(gt_stage_record, stage, GT_FIELD_KIND, .kind = &gt_stage_words,
             .help = N_("stage it moves to; or the step")),
    GT_FIELD(gt_stage_record, date, GT_FIELD_DATE, .required = true, .help = N_("first day there")),
    GT_FIELD(gt_stage_record, step, GT_FIELD_TEXT,
             .help = N_("step of its funnel that it moves to")),
    GT_FIELD(gt_stage_record, funnel, GT_FIELD_TEXT,
             .help = N_("funnel; the one the deal follows when not said")),
    GT_FIELD(gt_stage_record, pass_reason, GT_FIELD_KIND, .kind = &gt_pass_reason_words,
             .help = N_("why it was passed on or lost")),
    GT_FIELD(gt_stage_record, note, GT_FIELD_TEXT, .help = N_("remarks")),
    GT_FIELDS_END,
};

const struct gt_field gt_investment_fields[] = {
    GT_FIELD(gt_investment_record, deal, GT_FIELD_TEXT, .required = true,
             .help = N_("deal, by number or your own reference")),
    GT_FIELD(gt_investment_record, party, GT_FIELD_TEXT, .required = true,
             .help = N_("who put the money in; entered when new")),
    GT_FIELD(gt_investment_record, amount, GT_FIELD_AMOUNT, .help = N_("how much")),
    GT_FIELD(gt_investment_record, instrument, GT_FIELD_KIND, .kind = &gt_instrument_words,
             .help = N_("what it received for it")),
    GT_FIELDS_END,
};

const struct gt_field gt_pledge_fields[] = {
    GT_FIELD(gt_pledge_record, deal, GT_FIELD_TEXT, .required = true,
             .help = N_("deal, by number or your own reference")),
    GT_FIELD(gt_pledge_record, member, GT_FIELD_TEXT, .required = true, .help = N_("club member")),
    GT_FIELD(gt_pledge_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of the pledge")),
    GT_FIELD(gt_pledge_record, amount, GT_FIELD_AMOUNT, .help = N_("how much")),
    GT_FIELD(gt_pledge_record, state, GT_FIELD_KIND, .kind = &gt_pledge_state_words,
             .help = N_("where it stands; interest when not said")),
    GT_FIELD(gt_pledge_record, minimum, GT_FIELD_AMOUNT,
             .help = N_("the member takes this much of a closing or nothing; any amount when not "
                        "said")),
    GT_FIELD(gt_pledge_record, priority, GT_FIELD_COUNT, .low = 1, .high = 1000,
             .help = N_("class in a closing by priority, 1 is served first; last when not said")),
    GT_FIELDS_END,
};

const struct gt_field gt_mark_fields[] = {
    GT_FIELD(gt_mark_record, company, GT_FIELD_TEXT, .required = true, .help = N_("company held")),
    GT_FIELD(gt_mark_record, holder, GT_FIELD_TEXT,
             .help = N_("whose holding; the guidance fund's when not said")),
    GT_FIELD(gt_mark_record, date, GT_FIELD_DATE, .required = true, .help = N_("day of the value")),
    GT_FIELD(gt_mark_record, value, GT_FIELD_AMOUNT, .required = true,
             .help = N_("value of the whole holding on that day")),
    GT_FIELD(gt_mark_record, method, GT_FIELD_KIND, .required = true, .kind = &gt_mark_method_words,
             .help = N_("how it was found")),
    GT_FIELD(gt_mark_record, inputs, GT_FIELD_TEXT,
             .help = N_("what the value rests on: price of a recent round, multiples, milestones")),
    GT_FIELD(gt_mark_record, class, GT_FIELD_TEXT,
             .help = N_("class of shares that is valued; the whole holding when not said")),
    GT_FIELD(gt_mark_record, reviewer, GT_FIELD_TEXT, .help = N_("who looked the value over")),
    GT_FIELD(gt_mark_record, note, GT_FIELD_TEXT, .help = N_("remarks")),
    GT_FIELDS_END,
};

const struct gt_field gt_exit_fields[] = {
    GT_FIELD(gt_exit_record, company, GT_FIELD_TEXT, .required = true, .help = N_("company left")),
    GT_FIELD(gt_exit_record, holder, GT_FIELD_TEXT,
             .help = N_("who leaves; the guidance fund when not said")),
    GT_FIELD(gt_exit_record, date, GT_FIELD_DATE, .required = true, .help = N_("day of the exit")),
    GT_FIELD(gt_exit_record, kind, GT_FIELD_KIND, .required = true, .kind = &gt_exit_kind_words,
             .help = N_("kind of exit")),
    GT_FIELD(gt_exit_record, proceeds, GT_FIELD_AMOUNT, .required = true,
             .help = N_("money received; 0 for a write-off")),
    GT_FIELD(gt_exit_record, share, GT_FIELD_RATE, .high = 1,
             .help = N_("part of what was held, 100 % when not said")),
    GT_FIELD(gt_exit_record, note, GT_FIELD_TEXT, .help = N_("buyer, terms, remarks")),
    GT_FIELDS_END,
};
