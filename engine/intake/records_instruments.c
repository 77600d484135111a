/* records_instruments.c - the fields of what companies issue and pay. */
#include "engine/intake/records_int.h"
#include "engine/operations/instruments.h"

#define SHARES  GT_FIELD_DECIMAL, .digits = GT_SHARES_DIGITS, .high = 9e12
#define PRICE   GT_FIELD_DECIMAL, .digits = GT_PRICE_DIGITS, .high = 9e8
#define NUMBER  GT_FIELD_COUNT, .low = 1, .high = 9e15
#define COMPANY .required = true, .help = N_("company whose shares they are")
#define CLASS   .required = true, .help = N_("class of shares, as the company calls it")
#define HOLDER  .required = true, .help = N_("who receives them; entered when new")
#define MONEY   .help = N_("currency of the price; the ledger's when not said")
#define REMARKS .help = N_("remarks")

const struct gt_field gt_class_fields[] = {
    GT_FIELD(gt_class_record, company, GT_FIELD_TEXT, COMPANY),
    GT_FIELD(gt_class_record, name, GT_FIELD_TEXT, .required = true,
             .help = N_("what the class is called, such as Series A")),
    GT_FIELD(gt_class_record, kind, GT_FIELD_KIND, .required = true, .kind = &gt_stock_kind_words,
             .help = N_("common or preferred")),
    GT_FIELD(gt_class_record, since, GT_FIELD_DATE, .help = N_("day it was resolved")),
    GT_FIELD(gt_class_record, seniority, GT_FIELD_NUMBER, .high = 1e6,
             .help = N_("the higher is paid first; 0 for common, 1 for preferred when not said")),
    GT_FIELD(gt_class_record, votes, GT_FIELD_NUMBER, .high = 1e6,
             .help = N_("votes of one share; 1 when not said")),
    GT_FIELD(gt_class_record, preference, GT_FIELD_NUMBER, .high = 1e3,
             .help = N_("liquidation preference, times the issue price")),
    GT_FIELD(gt_class_record, participation, GT_FIELD_KIND, .kind = &gt_participation_words,
             .help = N_("what it gets beside its preference; none when not said")),
    GT_FIELD(gt_class_record, participation_cap, GT_FIELD_NUMBER, .high = 1e3,
             .help = N_("cap of the participation, times the issue price")),
    GT_FIELD(gt_class_record, conversion, GT_FIELD_TEXT,
             .help = N_("common shares that one becomes, such as 1:1; 1:1 when not said")),
    GT_FIELD(gt_class_record, authorized, SHARES, .help = N_("shares that may be issued")),
    GT_FIELD(gt_class_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_issuance_fields[] = {
    GT_FIELD(gt_issuance_record, company, GT_FIELD_TEXT, COMPANY),
    GT_FIELD(gt_issuance_record, class, GT_FIELD_TEXT, CLASS),
    GT_FIELD(gt_issuance_record, holder, GT_FIELD_TEXT, HOLDER),
    GT_FIELD(gt_issuance_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of the issue")),
    GT_FIELD(gt_issuance_record, quantity, SHARES, .required = true,
             .help = N_("how many shares, up to 6 decimals")),
    GT_FIELD(gt_issuance_record, price, PRICE, .help = N_("price of one, up to 10 decimals")),
    GT_FIELD(gt_issuance_record, currency, GT_FIELD_CURRENCY, MONEY),
    GT_FIELD(gt_issuance_record, deal, GT_FIELD_TEXT,
             .help = N_("its round, by number or your own reference")),
    GT_FIELD(gt_issuance_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_grant_fields[] = {
    GT_FIELD(gt_grant_record, company, GT_FIELD_TEXT, COMPANY),
    GT_FIELD(gt_grant_record, class, GT_FIELD_TEXT, .required = true,
             .help = N_("class of shares it is a right to")),
    GT_FIELD(gt_grant_record, holder, GT_FIELD_TEXT, HOLDER),
    GT_FIELD(gt_grant_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of the grant")),
    GT_FIELD(gt_grant_record, quantity, SHARES, .required = true,
             .help = N_("how many shares it is a right to")),
    GT_FIELD(gt_grant_record, strike, PRICE, .help = N_("price of one when it is exercised")),
    GT_FIELD(gt_grant_record, currency, GT_FIELD_CURRENCY, MONEY),
    GT_FIELD(gt_grant_record, vesting, GT_FIELD_TEXT,
             .help = N_("when it may be exercised, in words")),
    GT_FIELD(gt_grant_record, expiry, GT_FIELD_DATE, .help = N_("last day it may be exercised")),
    GT_FIELD(gt_grant_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_convertible_fields[] = {
    GT_FIELD(gt_convertible_record, company, GT_FIELD_TEXT, .required = true,
             .help = N_("company that received the money")),
    GT_FIELD(gt_convertible_record, kind, GT_FIELD_KIND, .required = true,
             .kind = &gt_convertible_words, .help = N_("what it is")),
    GT_FIELD(gt_convertible_record, holder, GT_FIELD_TEXT, .required = true,
             .help = N_("who gave the money; entered when new")),
    GT_FIELD(gt_convertible_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of the issue")),
    GT_FIELD(gt_convertible_record, amount, GT_FIELD_AMOUNT, .required = true,
             .help = N_("how much")),
    GT_FIELD(gt_convertible_record, interest, GT_FIELD_RATE, .high = 10,
             .help = N_("simple interest a year, Actual/365")),
    GT_FIELD(gt_convertible_record, maturity, GT_FIELD_DATE, .help = N_("day it falls due")),
    GT_FIELD(gt_convertible_record, cap, GT_FIELD_AMOUNT,
             .help = N_("valuation above which it does not convert")),
    GT_FIELD(gt_convertible_record, discount, GT_FIELD_RATE, .high = 1,
             .help = N_("off the price of the next round, 0 % to 100 %")),
    GT_FIELD(gt_convertible_record, mfn, GT_FIELD_FLAG,
             .help = N_("yes: gets the best terms given to a later one")),
    GT_FIELD(gt_convertible_record, seniority, GT_FIELD_COUNT, .low = 1, .high = 1e6,
             .help = N_("1 is paid first")),
    GT_FIELD(gt_convertible_record, deal, GT_FIELD_TEXT,
             .help = N_("its round, by number or your own reference")),
    GT_FIELD(gt_convertible_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_transfer_fields[] = {
    GT_FIELD(gt_transfer_record, company, GT_FIELD_TEXT, COMPANY),
    GT_FIELD(gt_transfer_record, class, GT_FIELD_TEXT, CLASS),
    GT_FIELD(gt_transfer_record, seller, GT_FIELD_TEXT, .required = true,
             .help = N_("who gives them")),
    GT_FIELD(gt_transfer_record, buyer, GT_FIELD_TEXT, .required = true,
             .help = N_("who receives them, entered when new; the company itself cancels them")),
    GT_FIELD(gt_transfer_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of the transfer")),
    GT_FIELD(gt_transfer_record, quantity, SHARES, .required = true,
             .help = N_("how many shares, up to 6 decimals")),
    GT_FIELD(gt_transfer_record, price, PRICE, .help = N_("price of one, up to 10 decimals")),
    GT_FIELD(gt_transfer_record, currency, GT_FIELD_CURRENCY, MONEY),
    GT_FIELD(gt_transfer_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_split_fields[] = {
    GT_FIELD(gt_split_record, company, GT_FIELD_TEXT, COMPANY),
    GT_FIELD(gt_split_record, class, GT_FIELD_TEXT,
             .help = N_("class that is split; all of the company's when not said")),
    GT_FIELD(gt_split_record, ratio, GT_FIELD_TEXT, .required = true,
             .help = N_("new shares for old, such as 3:1; 1:10 puts ten together")),
    GT_FIELD(gt_split_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day from which the new shares count")),
    GT_FIELD(gt_split_record, fractions, GT_FIELD_KIND, .kind = &gt_fractions_words,
             .help = N_("what becomes of parts of a share; kept when not said")),
    GT_FIELD(gt_split_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_conversion_fields[] = {
    GT_FIELD(gt_conversion_record, company, GT_FIELD_TEXT, COMPANY),
    GT_FIELD(gt_conversion_record, holder, GT_FIELD_TEXT,
             .help = N_("whose shares are converted; of an option or a convertible, its holder")),
    GT_FIELD(gt_conversion_record, class, GT_FIELD_TEXT, .help = N_("class that is given up")),
    GT_FIELD(gt_conversion_record, option, NUMBER,
             .help = N_("number of the option or warrant that is exercised")),
    GT_FIELD(gt_conversion_record, convertible, NUMBER,
             .help = N_("number of the SAFE or convertible note that becomes shares")),
    GT_FIELD(gt_conversion_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of the conversion")),
    GT_FIELD(gt_conversion_record, quantity, SHARES, .help = N_("how many are given up")),
    GT_FIELD(gt_conversion_record, into, GT_FIELD_TEXT,
             .help = N_("class that is received; the option's, else the common one when not said")),
    GT_FIELD(gt_conversion_record, received, SHARES,
             .help = N_("how many are received; by the class's ratio when not said")),
    GT_FIELD(gt_conversion_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_valuation_fields[] = {
    GT_FIELD(gt_valuation_record, company, GT_FIELD_TEXT, COMPANY),
    GT_FIELD(gt_valuation_record, class, GT_FIELD_TEXT, CLASS),
    GT_FIELD(gt_valuation_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("first day of that value")),
    GT_FIELD(gt_valuation_record, price, PRICE, .required = true,
             .help = N_("what one share is worth, up to 10 decimals")),
    GT_FIELD(gt_valuation_record, currency, GT_FIELD_CURRENCY, MONEY),
    GT_FIELD(gt_valuation_record, source, GT_FIELD_TEXT, .help = N_("who says so")),
    GT_FIELD(gt_valuation_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_payout_fields[] = {
    GT_FIELD(gt_payout_record, payer, GT_FIELD_TEXT, .required = true,
             .help = N_("company, fund or club that pays")),
    GT_FIELD(gt_payout_record, party, GT_FIELD_TEXT,
             .help = N_("who receives it; the guidance fund when not said")),
    GT_FIELD(gt_payout_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day it was received")),
    GT_FIELD(gt_payout_record, kind, GT_FIELD_KIND, .kind = &gt_payout_words,
             .help = N_("what it is; a dividend when not said")),
    GT_FIELD(gt_payout_record, amount, GT_FIELD_AMOUNT, .required = true, .help = N_("how much")),
    GT_FIELD(gt_payout_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_escrow_fields[] = {
    GT_FIELD(gt_escrow_record, company, GT_FIELD_TEXT, .required = true,
             .help = N_("company left")),
    GT_FIELD(gt_escrow_record, holder, GT_FIELD_TEXT,
             .help = N_("who leaves; the guidance fund when not said")),
    GT_FIELD(gt_escrow_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day of the exit")),
    GT_FIELD(gt_escrow_record, exit, NUMBER,
             .help = N_("number of the exit, where that day has several")),
    GT_FIELD(gt_escrow_record, amount, GT_FIELD_AMOUNT, .required = true,
             .help = N_("how much of the proceeds is held back")),
    GT_FIELD(gt_escrow_record, until, GT_FIELD_DATE, .help = N_("day until which it is held")),
    GT_FIELD(gt_escrow_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};

const struct gt_field gt_release_fields[] = {
    GT_FIELD(gt_release_record, escrow, NUMBER, .required = true,
             .help = N_("number of the escrow")),
    GT_FIELD(gt_release_record, date, GT_FIELD_DATE, .required = true,
             .help = N_("day it was received")),
    GT_FIELD(gt_release_record, amount, GT_FIELD_AMOUNT,
             .help = N_("how much; all that is held when not said")),
    GT_FIELD(gt_release_record, note, GT_FIELD_TEXT, REMARKS),
    GT_FIELDS_END,
};
