/* equity_forms.c - what a cap table file may say, part by part. */
#include "engine/intake/equity_int.h"

#define HEAD(member, ...)                                                                          \
    {                                                                                              \
        .name = #member, .offset = offsetof(struct gt_equity_head, member), __VA_ARGS__            \
    }
#define CLASS(member, ...)                                                                         \
    {                                                                                              \
        .name = #member, .offset = offsetof(struct gt_equity_class_entry, member), __VA_ARGS__     \
    }
#define EVENT(key, member, ...)                                                                    \
    {                                                                                              \
        .name = key, .offset = offsetof(struct gt_equity_entry, member), __VA_ARGS__               \
    }
#define INVESTOR(member, ...)                                                                      \
    {                                                                                              \
        .name = #member, .offset = offsetof(struct gt_equity_investor_entry, member), __VA_ARGS__  \
    }
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }

#define TEXT     .type = GT_FIELD_TEXT
#define SHARES   .type = GT_FIELD_DECIMAL, .digits = 0
#define MONEY    .type = GT_FIELD_AMOUNT
#define RATIO    .type = GT_FIELD_RATIO
#define RATE     .type = GT_FIELD_RATIO, .low = 0, .high = 10
#define PART     .type = GT_FIELD_RATIO, .low = 0, .high = 0.999999
#define DAY      .type = GT_FIELD_DATE
#define FLAG     .type = GT_FIELD_FLAG
#define DECIMALS .type = GT_FIELD_COUNT, .low = 0, .high = 9

static const struct gt_field head_fields[] = {
    HEAD(name, TEXT, .also = "company", .help = N_("name of the company or the case")),
    HEAD(currency, .type = GT_FIELD_CURRENCY, .required = true,
         .help = N_("currency of its amounts, ISO 4217")),
    HEAD(price_decimals, DECIMALS,
         .help = N_("decimals that the price of a round is rounded to, and used so; exact when not "
                    "said")),
    HEAD(conversion_decimals, DECIMALS,
         .help = N_("the same for prices of discounts and caps (not of post-money caps); as "
                    "price_decimals when not said")),
    END,
};
const struct gt_form gt_equity_head_form = {"cap table", sizeof(struct gt_equity_head),
                                            head_fields};

/* A word that stands for a rank, its place here: what preferred has when nothing is said. */
static const char *const seniority_tokens[] = {"common", "pari_passu"};
static const struct gt_kind seniority_words = {"seniority", 2, seniority_tokens, seniority_tokens};

/* The terms of a class, which a round may give for its own as well. */
#define TERMS(WRAP)                                                                                \
    WRAP(preference, RATIO,                                                                        \
         .also = "liquidation_preference;liquidation_multiple;liq_pref;multiple", .low = 0,        \
         .high = 1000,                                                                             \
         .help = N_("liquidation preference, times the price; 1x for preferred when not said")),   \
        WRAP(participation, .type = GT_FIELD_KIND, .also = "participating",                        \
             .kind = &gt_participation_words,                                                      \
             .help = N_("what it gets beside its preference; none when not said")),                \
        WRAP(participation_cap, RATIO, .also = "cap;cap_multiple", .low = 0, .high = 1000,         \
             .help = N_("cap of all it gets when participating, times the price")),                \
        WRAP(seniority, .type = GT_FIELD_COUNT, .kind = &seniority_words, .also = "rank",          \
             .low = 0, .high = 1e6,                                                                \
             .help = N_("the higher is paid first, equals pari passu; 0 for common, 1 for "        \
                        "preferred when not said")),                                               \
        WRAP(dividend, RATE, .also = "dividend_rate",                                              \
             .help = N_("dividend a year, of the price")),                                         \
        WRAP(dividend_kind, .type = GT_FIELD_KIND, .also = "dividend_type",                        \
             .kind = &gt_dividend_words,                                                           \
             .help = N_("how dividends accrue; non_cumulative when not said")),                    \
        WRAP(conversion, RATIO, .also = "conversion_ratio;conversion_rate", .low = 1e-9,           \
             .high = 1e9,                                                                          \
             .help = N_("common shares that one becomes, such as 1:1; 1:1 when not said")),        \
        WRAP(antidilution, .type = GT_FIELD_KIND, .also = "anti_dilution",                         \
             .kind = &gt_antidilution_words,                                                       \
             .help = N_("protection against later shares at a lower price; none when not said")),  \
        WRAP(cap_excludes_preference, FLAG,                                                        \
             .help =                                                                               \
                 N_("yes: the cap is of what comes beside the preference; of all it gets when "    \
                    "not said")),                                                                  \
        WRAP(redeemable, FLAG,                                                                     \
             .help = N_("yes: never converts, and at an exit gets its preference alone")),         \
        WRAP(unpaid_dividends, MONEY,                                                              \
             .help = N_("dividends declared or accrued and not paid, of the whole class; at an "   \
                        "exit reckoned from dividend when not said")),                             \
        WRAP(dividends_on_conversion, .type = GT_FIELD_KIND, .kind = &gt_exit_dividends_words,     \
             .help = N_("what becomes of those in a conversion; forfeited when not said"))

static const struct gt_field class_fields[] = {
    CLASS(name, TEXT, .required = true, .help = N_("what the class is called, such as Series A")),
    CLASS(kind, .type = GT_FIELD_KIND, .also = "type", .kind = &gt_stock_kind_words,
          .help = N_("common or preferred; preferred when not said")),
    CLASS(price, RATIO,
          .also = "original_issue_price;original_price;issue_price;price_per_share;share_price",
          .help = N_("original issue price of a share")),
    CLASS(since, DAY, .help = N_("day from which dividends accrue")),
    CLASS(shares, SHARES, .also = "quantity;outstanding", .low = 1,
          .help = N_("shares of it, where neither holders nor events say who has them")),
    CLASS(holder, TEXT, .help = N_("who has those shares; the class's name when not said")),
    CLASS(invested, MONEY, .also = "investment;amount_invested",
          .help = N_("what those shares cost together, instead of price")),
    TERMS(CLASS),
    END,
};
const struct gt_form gt_equity_class_form = {"class", sizeof(struct gt_equity_class_entry),
                                             class_fields};

#define OF_ROUND(member, ...) EVENT(#member, class.member, __VA_ARGS__)

#define KIND                                                                                       \
    EVENT("kind", kind, .type = GT_FIELD_KIND, .kind = &gt_equity_kind_words, .required = true,    \
          .help = N_("what happens"))
#define DATE                                                                                       \
    EVENT("date", date, DAY, .also = "day;issue_date",                                             \
          .help = N_("day; events go by day, or as they stand"))
#define HOLDER                                                                                     \
    EVENT("holder", holder, TEXT, .required = true, .also = "investor;shareholder;to",             \
          .help = N_("who holds it"))
#define OF                                                                                         \
    EVENT("class", class_name, TEXT, .also = "share_class;security",                               \
          .help = N_("class of shares; Common when not said"))
#define NUMBER                                                                                     \
    EVENT("shares", shares, SHARES, .required = true, .also = "quantity;number",                   \
          .help = N_("how many"))
#define STRIKE                                                                                     \
    EVENT("strike", price, RATIO, .also = "exercise_price;strike_price",                           \
          .help = N_("price of a share when it is exercised"))
#define OUTSIDE                                                                                    \
    EVENT("outside_pool", outside_pool, FLAG, .help = N_("yes: not taken out of the pool"))

static const struct gt_field issue_fields[] = {
    KIND,
    DATE,
    HOLDER,
    OF,
    NUMBER,
    EVENT("price", price, RATIO, .also = "price_per_share;issue_price;share_price",
          .help = N_("price of a share")),
    END,
};
static const struct gt_field holder_fields[] = {
    EVENT("name", holder, TEXT, .required = true, .also = "holder;shareholder",
          .help = N_("who holds them")),
    DATE,
    OF,
    NUMBER,
    EVENT("price", price, RATIO, .also = "price_per_share;issue_price;share_price",
          .help = N_("price of a share")),
    END,
};
const struct gt_form gt_equity_holder_form = {"holder", sizeof(struct gt_equity_entry),
                                              holder_fields};
static const struct gt_field grant_fields[] = {KIND,   DATE,   HOLDER,  OF,
                                               NUMBER, STRIKE, OUTSIDE, END};
static const struct gt_field warrant_fields[] = {KIND, DATE, HOLDER, OF, NUMBER, STRIKE, END};
static const struct gt_field pool_fields[] = {
    KIND,
    DATE,
    EVENT("shares", shares, SHARES, .required = true, .also = "quantity;number",
          .help = N_("shares reserved")),
    END,
};

#define CONVERTIBLE(CAP_ALSO)                                                                      \
    EVENT("name", name, TEXT, .help = N_("what it is called; its holder's name when not said")),   \
        EVENT("amount", amount, MONEY, .required = true,                                           \
              .also = "investment;purchase_amount;principal",                                      \
              .help = N_("purchase amount or principal")),                                         \
        EVENT("cap", cap, MONEY, .also = CAP_ALSO,                                                 \
              .help = N_("valuation cap; none when not said")),                                    \
        EVENT("discount", discount, PART, .help = N_("off the price of the round")),               \
        EVENT("discount_on_cap", discount_on_cap, FLAG,                                            \
              .help = N_("yes: off the cap's price as well; the better of both when not said")),   \
        EVENT("mfn", mfn, FLAG,                                                                    \
              .help = N_("yes: takes the terms of a later SAFE or note where they are better")),   \
        EVENT("pro_rata", pro_rata, FLAG, .also = "pro_rata_rights",                               \
              .help = N_("yes: buys its part of the shares before the round in the round that "    \
                         "converts it")),                                                          \
        EVENT("qualifying", qualifying, MONEY, .also = "qualified_financing",                      \
              .help = N_("least new money of a round that converts it"))

static const struct gt_field safe_fields[] = {
    KIND,
    DATE,
    HOLDER,
    CONVERTIBLE("valuation_cap;post_money_cap;post_money_valuation_cap"),
    EVENT("type", safe, .type = GT_FIELD_KIND, .also = "safe_type;conversion_type",
          .kind = &gt_safe_words,
          .help = N_("what its cap is a valuation of; post_money when not said")),
    EVENT("capitalization", capitalization, .type = GT_FIELD_KIND, .kind = &gt_capitalization_words,
          .help = N_("shares that its cap is divided by; as its type says when not said")),
    END,
};
static const struct gt_field note_fields[] = {
    KIND,
    DATE,
    HOLDER,
    CONVERTIBLE("valuation_cap"),
    EVENT("interest", interest, RATE, .also = "interest_rate",
          .help = N_("interest a year, from its date")),
    EVENT("day_count", day_count, .type = GT_FIELD_KIND, .kind = &gt_day_count_words,
          .help = N_("how years are counted; act_365f when not said")),
    EVENT("compounding", compounding, .type = GT_FIELD_KIND, .kind = &gt_compounding_words,
          .help = N_("how interest is added; simple when not said")),
    EVENT("accrued", accrued, MONEY, .also = "accrued_interest",
          .help = N_("interest until it converts, instead of a rate and dates")),
    EVENT("maturity", maturity, DAY, .also = "maturity_date",
          .help = N_("day it falls due; interest runs on")),
    EVENT("capitalization", capitalization, .type = GT_FIELD_KIND, .kind = &gt_capitalization_words,
          .help = N_("shares that its cap is divided by; pre_money when not said")),
    END,
};

static const struct gt_field round_fields[] = {
    KIND,
    DATE,
    EVENT("name", name, TEXT, .required = true, .also = "series;class",
          .help = N_("class that is sold, such as Series A")),
    EVENT("pre_money", pre_money, MONEY, .also = "pre_money_valuation;premoney;pre",
          .help = N_("valuation before the new money")),
    EVENT("post_money", post_money, MONEY, .also = "post_money_valuation;postmoney;post",
          .help = N_("valuation after it, instead")),
    EVENT("amount", amount, MONEY, .also = "new_money;investment;round_size;amount_raised",
          .help = N_("new money; the investors' together when not said")),
    EVENT("ownership", ownership, PART, .also = "percent",
          .help =
              N_("part of the fully diluted shares after the round that new money gets, instead "
                 "of a valuation or an amount")),
    EVENT("price", price, RATIO, .also = "price_per_share;share_price",
          .help = N_("price of a share, instead of a valuation")),
    EVENT("investor", holder, TEXT, .also = "lead",
          .help = N_("who takes what the investors leave")),
    EVENT("method", method, .type = GT_FIELD_KIND, .kind = &gt_round_method_words,
          .help = N_("what stays fixed when SAFEs and notes convert; percent_ownership when not "
                     "said")),
    EVENT("pool", pool, PART, .also = "option_pool;pool_target",
          .help = N_("unissued pool after the round, of the fully diluted shares")),
    EVENT("pool_with_granted", pool_with_granted, FLAG,
          .help = N_("yes: granted and promised options count towards the pool's part")),
    EVENT("pool_increase", pool_increase, SHARES, .also = "option_pool_increase",
          .help = N_("shares added to the pool, instead")),
    EVENT("pool_side", pool_side, .type = GT_FIELD_KIND, .kind = &gt_pool_side_words,
          .help = N_("whether the price counts the increase; pre_money (it does) when not said")),
    EVENT("price_decimals", price_decimals, DECIMALS, .help = N_("as at the top, for this round")),
    EVENT("conversion_decimals", conversion_decimals, DECIMALS,
          .help = N_("as at the top, for this round")),
    EVENT("no_conversion", no_conversion, FLAG,
          .help = N_("yes: SAFEs and notes stay as they are")),
    EVENT("one_class", one_class, FLAG,
          .help = N_("yes: they become the round's own class, not shadow classes at their price")),
    TERMS(OF_ROUND),
    END,
};
static const struct gt_field investor_fields[] = {
    INVESTOR(name, TEXT, .required = true, .also = "holder;investor", .help = N_("who invests")),
    INVESTOR(amount, MONEY, .also = "investment",
             .help = N_("how much; the rest of the round when not said")),
    INVESTOR(pro_rata, FLAG,
             .help = N_("yes: buys its part of the shares before the round, of the new shares")),
    END,
};
const struct gt_form gt_equity_investor_form = {"investor", sizeof(struct gt_equity_investor_entry),
                                                investor_fields};

static const struct gt_field split_fields[] = {
    KIND,
    DATE,
    EVENT("class", class_name, TEXT, .also = "share_class;security",
          .help = N_("class that is split; all when not said")),
    EVENT("ratio", ratio, RATIO, .low = 1e-9, .high = 1e9, .required = true,
          .help = N_("new shares for old, such as 3:1; 1:10 puts ten together")),
    END,
};
static const struct gt_field transfer_fields[] = {
    KIND,
    DATE,
    EVENT("from", from, TEXT, .required = true, .also = "seller", .help = N_("who gives them")),
    EVENT("to", holder, TEXT, .required = true, .also = "buyer;holder",
          .help = N_("who receives them")),
    OF,
    NUMBER,
    END,
};
static const struct gt_field convert_fields[] = {
    KIND,
    DATE,
    EVENT("holder", holder, TEXT, .help = N_("whose shares become others")),
    EVENT("class", class_name, TEXT, .help = N_("class that is given up")),
    EVENT("shares", shares, SHARES, .help = N_("how many; all of them when not said")),
    EVENT("convertible", convertible, TEXT,
          .help = N_("name of the SAFE or note that becomes shares, instead")),
    EVENT("price", price, RATIO, .help = N_("at this price; at its cap's when not said")),
    EVENT("into", into, TEXT, .help = N_("class that it becomes; Common when not said")),
    END,
};
static const struct gt_field exercise_fields[] = {KIND, DATE, HOLDER, OF, NUMBER, END};
static const struct gt_field cancel_fields[] = {
    KIND,
    DATE,
    EVENT("holder", holder, TEXT,
          .help = N_("whose options lapse; the unissued pool's when not said")),
    OF,
    NUMBER,
    END,
};

#define FORM(of_kind)                                                                              \
    {                                                                                              \
        "event", sizeof(struct gt_equity_entry), of_kind##_fields                                  \
    }

const struct gt_form gt_equity_event_forms[] = {
    [GT_EQUITY_ISSUE] = FORM(issue),     [GT_EQUITY_OPTION] = FORM(grant),
    [GT_EQUITY_WARRANT] = FORM(warrant), [GT_EQUITY_PROMISE] = FORM(grant),
    [GT_EQUITY_POOL] = FORM(pool),       [GT_EQUITY_SAFE] = FORM(safe),
    [GT_EQUITY_NOTE] = FORM(note),       [GT_EQUITY_ROUND] = FORM(round),
    [GT_EQUITY_SPLIT] = FORM(split),     [GT_EQUITY_TRANSFER] = FORM(transfer),
    [GT_EQUITY_CONVERT] = FORM(convert), [GT_EQUITY_EXERCISE] = FORM(exercise),
    [GT_EQUITY_CANCEL] = FORM(cancel),
};

static const struct gt_file_part parts[] = {GT_EQUITY_PARTS, {NULL, NULL}};

const struct gt_file_format gt_equity_format = {
    N_("The file is YAML: classes of shares (rounds make theirs), who holds shares at the start, "
       "and "
       "what happened then, by day where days are given, else as it stands. Each kind of event has "
       "its own keys."),
    parts,
    N_("name: ABC Inc.\n"
       "currency: USD\n"
       "price_decimals: 4          # exact when left out\n"
       "holders:\n"
       "  - {name: Founders, shares: 9250000}\n"
       "events:\n"
       "  - {kind: option, holder: Employees, shares: 300000}\n"
       "  - {kind: promise, holder: Promised, shares: 350000}\n"
       "  - {kind: pool, shares: 100000}\n"
       "  - {kind: safe, holder: Investor A, amount: 200000, cap: 4m}\n"
       "  - {kind: safe, holder: Investor B, amount: 800000, cap: 8m, pro_rata: yes}\n"
       "  - kind: round\n"
       "    name: Series A\n"
       "    pre_money: 15m\n"
       "    amount: 5m\n"
       "    pool_increase: 1695000\n"
       "    investor: Lead\n"),
};
