/* waterfall.c - reads a fund: who pays in, the terms, and what came and went. */
#include "engine/intake/waterfall.h"

#include "engine/base/text.h"
#include "engine/intake/waterfall_int.h"
#include "engine/operations/records.h"

#include <stdbool.h>
#include <string.h>

#define FIELD(record, member, kind_of, ...)                                                        \
    {                                                                                              \
        .name = #member, .type = kind_of, .offset = offsetof(struct record, member), __VA_ARGS__   \
    }

struct head {
    const char *name, *flows_file;
    const struct gt_currency *currency;
    struct gt_amount commitment;
    double gp_commitment;
};

static const struct gt_field head_fields[] = {
    FIELD(head, name, GT_FIELD_TEXT, .help = N_("name of the fund")),
    FIELD(head, currency, GT_FIELD_CURRENCY,
          .help = N_("currency of its amounts, ISO 4217; CNY when not said")),
    FIELD(head, commitment, GT_FIELD_AMOUNT,
          .also = "fund_size;committed_capital;total_commitments",
          .help = N_("all commitments, where no investors are listed; without, no call is checked "
                     "against them")),
    FIELD(head, gp_commitment, GT_FIELD_RATE, .high = 1, .also = "gp_commit;gp_contribution",
          .help = N_("the general partner's part of it, which pays no carry and no fee")),
    FIELD(head, flows_file, GT_FIELD_TEXT,
          .help = N_("a CSV file with the columns of flows, beside this file")),
    {.name = NULL},
};
static const struct gt_form head_form = {"fund", sizeof(struct head), head_fields};

struct investor {
    const char *name;
    struct gt_amount commitment;
    int role;
    bool pays_carry, pays_fee;
};

static const struct gt_field investor_fields[] = {
    FIELD(investor, name, GT_FIELD_TEXT, .required = true, .help = N_("name")),
    FIELD(investor, commitment, GT_FIELD_AMOUNT, .required = true,
          .help = N_("commitment; calls are shared by it")),
    FIELD(investor, role, GT_FIELD_KIND, .kind = &gt_investor_role_words,
          .help = N_("lp when not said")),
    FIELD(investor, pays_carry, GT_FIELD_FLAG, .help = N_("when not said, a gp does not")),
    FIELD(investor, pays_fee, GT_FIELD_FLAG, .help = N_("when not said, a gp does not")),
    {.name = NULL},
};
static const struct gt_form investor_form = {"investor", sizeof(struct investor), investor_fields};

#define CARRY_ALSO    "carried_interest;carry_rate;performance_fee;promote"
#define CATCH_UP_ALSO "catchup;gp_catch_up;catch_up_rate"

/* Terms as written: words are int there. */
struct terms {
    int style, basis, order, compounding, credited, day_count;
    double carry, catch_up, hurdle, hurdle_multiple, recycling_limit;
    bool prepaid, losses, write_downs, expenses;
};

static const struct gt_field terms_fields[] = {
    FIELD(terms, style, GT_FIELD_KIND, .also = "waterfall_type;type",
          .kind = &gt_waterfall_style_words,
          .help = N_("over the whole fund (when not said), or deal by deal")),
    FIELD(terms, carry, GT_FIELD_RATE, .required = true, .high = 1, .also = CARRY_ALSO,
          .help = N_("the manager's part of profit")),
    FIELD(terms, hurdle, GT_FIELD_RATE, .high = 10, .also = "hurdle_rate;preferred_return;pref",
          .help = N_("annual preferred return, reckoned from each contribution's day; none when "
                     "not said")),
    FIELD(terms, hurdle_multiple, GT_FIELD_NUMBER, .high = 1000,
          .help = N_("of contributions, to be received before carry; beside a hurdle the later of "
                     "the two counts")),
    FIELD(terms, catch_up, GT_FIELD_RATE, .high = 1, .also = CATCH_UP_ALSO,
          .help = N_("the manager's part above the hurdle until he has his carry of all profit; 0 "
                     "for none; must be said where there is a hurdle")),
    FIELD(terms, compounding, GT_FIELD_KIND, .kind = &gt_compounding_words,
          .help = N_("of the hurdle; annual when not said")),
    FIELD(terms, credited, GT_FIELD_KIND, .kind = &gt_credited_words,
          .help = N_("when interest begins to bear interest: at every moment, by powers (when not "
                     "said), at the ends of calendar periods, or counted from the first "
                     "contribution")),
    FIELD(terms, day_count, GT_FIELD_KIND, .kind = &gt_day_count_words,
          .help = N_("act_365f when not said; with 30_360_us a year is a year, leap or not")),
    FIELD(terms, basis, GT_FIELD_KIND, .kind = &gt_carry_basis_words,
          .help = N_("what comes back before there is profit: all that was paid in (when not "
                     "said), or fees and expenses aside, or the whole commitment")),
    FIELD(terms, order, GT_FIELD_KIND, .kind = &gt_tier_order_words,
          .help = N_("whether capital (when not said) or the preferred return is paid first")),
    FIELD(terms, prepaid, GT_FIELD_FLAG,
          .help = N_("yes: what was received above a hurdle counts for what is paid in later")),
    FIELD(terms, losses, GT_FIELD_FLAG,
          .help = N_("deal by deal: what realised deals lost is made up before carry; yes when not "
                     "said")),
    FIELD(terms, write_downs, GT_FIELD_FLAG,
          .help = N_("deal by deal: so is what was written down; yes when not said")),
    FIELD(terms, expenses, GT_FIELD_FLAG,
          .help = N_("deal by deal: so are fees and expenses, in the proportion of realised to all "
                     "cost; yes when not said")),
    FIELD(terms, recycling_limit, GT_FIELD_RATE, .high = 100,
          .help = N_("what may be invested again in all, as a part of commitments; never above the "
                     "proceeds")),
    {.name = NULL},
};
static const struct gt_form terms_form = {"terms", sizeof(struct terms), terms_fields};

struct tier {
    double rate, multiple, carry, catch_up;
    int measure;
};

static const struct gt_field tier_fields[] = {
    FIELD(tier, rate, GT_FIELD_RATE, .high = 10,
          .help = N_("annual return that is reached first, on the terms of the hurdle")),
    FIELD(tier, multiple, GT_FIELD_NUMBER, .high = 1000,
          .help = N_("of contributions that is reached first; with a rate the later of the two "
                     "counts")),
    FIELD(tier, carry, GT_FIELD_RATE, .required = true, .high = 1, .also = CARRY_ALSO,
          .help = N_("the manager's part from there on")),
    FIELD(tier, catch_up, GT_FIELD_RATE, .high = 1, .also = CATCH_UP_ALSO,
          .help = N_("his part until he has that of all profit; 0, when not said, for none")),
    FIELD(tier, measure, GT_FIELD_KIND, .kind = &gt_hurdle_measure_words,
          .help = N_("whose receipts reach it: net (when not said), the investors' after carry, or "
                     "gross, all that their money brought")),
    {.name = NULL},
};
static const struct gt_form tier_form = {"tier", sizeof(struct tier), tier_fields};

struct clawback {
    int test;
    double tax, escrow;
    bool at_end;
};

static const struct gt_field clawback_fields[] = {
    FIELD(clawback, test, GT_FIELD_KIND, .kind = &gt_clawback_test_words,
          .help = N_("how too much is told; whole_fund when not said")),
    FIELD(clawback, tax, GT_FIELD_RATE, .high = 1,
          .help = N_("the part of his carry that the manager keeps in any case, for tax")),
    FIELD(clawback, escrow, GT_FIELD_RATE, .high = 1,
          .help = N_("the part of each carry payment that is held, and pays first")),
    FIELD(clawback, at_end, GT_FIELD_FLAG,
          .help = N_("yes, when not said: paid on the last day when nothing is held any more; "
                     "before that, write flows of the kind clawback")),
    {.name = NULL},
};
static const struct gt_form clawback_form = {"clawback", sizeof(struct clawback), clawback_fields};

struct fee {
    double rate, offset;
    int basis, period, timing;
    gt_day start;
    int64_t years;
    bool called;
};

static const struct gt_field fee_fields[] = {
    FIELD(fee, rate, GT_FIELD_RATE, .high = 1, .help = N_("annual rate of the first year")),
    FIELD(fee, basis, GT_FIELD_KIND, .kind = &gt_fee_basis_words,
          .help = N_("what it is taken of; committed when not said")),
    FIELD(fee, period, GT_FIELD_KIND, .also = "frequency", .kind = &gt_fee_period_words,
          .help = N_("how often it is due; year when not said")),
    FIELD(fee, timing, GT_FIELD_KIND, .kind = &gt_fee_timing_words,
          .help = N_("when; advance when not said")),
    FIELD(fee, start, GT_FIELD_DATE, .help = N_("first day; that of the first flow when not said")),
    FIELD(fee, years, GT_FIELD_COUNT, .low = 1, .high = GT_FEE_YEARS_MAX,
          .help = N_("how long; until the last flow when not said")),
    FIELD(fee, offset, GT_FIELD_RATE, .high = 1, .also = "fee_offset",
          .help = N_("the part of flows of the kind portfolio_fee that is set off")),
    FIELD(fee, called, GT_FIELD_FLAG,
          .help = N_("yes, when not said: paid in by the investors as it falls due; no: only "
                     "shown")),
    {.name = NULL},
};
static const struct gt_form fee_form = {"management_fee", sizeof(struct fee), fee_fields};

struct fee_step {
    int64_t year;
    double rate;
    int basis;
};

static const struct gt_field fee_step_fields[] = {
    FIELD(fee_step, year, GT_FIELD_COUNT, .required = true, .low = 1, .high = GT_FEE_YEARS_MAX,
          .help = N_("year of the fee from which it holds; the first year is 1")),
    FIELD(fee_step, rate, GT_FIELD_RATE, .required = true, .high = 1, .help = N_("annual rate")),
    FIELD(fee_step, basis, GT_FIELD_KIND, .kind = &gt_fee_basis_words,
          .help = N_("as before when not said")),
    {.name = NULL},
};
static const struct gt_form fee_step_form = {"step", sizeof(struct fee_step), fee_step_fields};

static const struct gt_file_part parts[] = {
    {"", &head_form},
    {"investors[]", &investor_form},
    {"terms", &terms_form},
    {"terms.tiers[]", &tier_form},
    {"clawback", &clawback_form},
    {"management_fee", &fee_form},
    {"management_fee.steps[]", &fee_step_form},
    {"flows[]", &gt_fund_flow_form},
    {NULL, NULL},
};

const struct gt_file_format gt_waterfall_format = {
    N_("The file is YAML: who pays in, the terms, and the flows of a fund. Flows may stand in any "
       "order; of one day, what is paid in comes first."),
    parts,
    N_("name: A fund of two deals\n"
       "currency: CNY\n"
       "investors:\n"
       "  - {name: Guidance Fund, commitment: 40m}\n"
       "  - {name: Angel Club, commitment: 58m}\n"
       "  - {name: Manager, commitment: 2m, role: gp}   # pays no carry, no fee\n"
       "terms:\n"
       "  style: european        # or american: deal by deal\n"
       "  carry: 20%\n"
       "  hurdle: 8%             # compounded yearly, from each contribution's day\n"
       "  catch_up: 100%         # 0 for none\n"
       "  day_count: 30_360_us   # act_365f when left out\n"
       "  tiers:                 # more carry, further up; left out in most funds\n"
       "    - {multiple: 2.5, carry: 25%}\n"
       "clawback: {tax: 40%, escrow: 30%}\n"
       "management_fee:\n"
       "  rate: 2%               # of commitments, a year in advance\n"
       "  years: 5\n"
       "  steps: [{year: 4, rate: 1.5%, basis: net_invested}]\n"
       "  offset: 100%\n"
       "flows:                   # or flows_file: flows.csv\n"
       "  - {date: 2018-01-01, kind: contribution, amount: 50m, deal: A}\n"
       "  - {date: 2019-01-01, kind: contribution, amount: 40m, deal: B}\n"
       "  - {date: 2019-06-30, kind: portfolio_fee, amount: 500k, deal: A}\n"
       "  - {date: 2021-07-01, kind: distribution, amount: 150m, deal: A}\n"
       "  - {date: 2023-01-01, kind: distribution, amount: 90m, deal: B}\n"),
};

/* Words that were not said. */
static int word(int said, int otherwise)
{
    return said < 0 ? otherwise : said;
}

static bool is_said(struct gt_yaml_node mapping, const char *key)
{
    return gt_yaml_get(mapping, key).index != 0;
}

static int take_commitment(struct gt_fund_reading *reading, struct gt_yaml_node node,
                           const struct gt_amount *amount, gt_money *commitment)
{
    *commitment = amount->minor == GT_MONEY_UNKNOWN ? 0 : amount->minor;
    if (!amount->currency || amount->currency == reading->fund->currency)
        return 0;
    return gt_yaml_fail(node, reading->error,
                        _("commitment: it is in %s, the fund in %s; they must be alike"),
                        amount->currency->code, reading->fund->currency->code);
}

static int read_investor(struct gt_fund_reading *reading, struct gt_yaml_node node)
{
    struct gt_fund_case *fund = reading->fund;
    struct investor written;
    struct gt_fund_investor *made = &fund->investors[fund->investor_count];
    struct gt_quote quote;
    gt_form_reset(&investor_form, &written);
    int code =
        gt_yaml_bind(node, &investor_form, NULL, &reading->binding, &written, reading->error);
    if (!code)
        code = take_commitment(reading, node, &written.commitment, &made->commitment);
    if (code)
        return code;
    for (size_t i = 0; i < fund->investor_count; i++)
        if (strcmp(fund->investor_names[i], written.name) == 0)
            return gt_yaml_fail(node, reading->error,
                                _("name: %s stands here a second time; give each one name"),
                                gt_text_quote(&quote, written.name));
    made->role = (enum gt_investor_role)word(written.role, GT_INVESTOR_ROLE_LP);
    bool usual = made->role == GT_INVESTOR_ROLE_LP;
    made->pays_carry = is_said(node, "pays_carry") ? written.pays_carry : usual;
    made->pays_fee = is_said(node, "pays_fee") ? written.pays_fee : usual;
    fund->investor_names[fund->investor_count++] = written.name;
    return 0;
}

/* Without a list: limited partners as one, and the general partner's part. */
static int make_investors(struct gt_fund_reading *reading, const struct head *head)
{
    struct gt_fund_case *fund = reading->fund;
    gt_money all = 0, own = 0;
    int code = take_commitment(reading, reading->root, &head->commitment, &all);
    if (code)
        return code;
    if (head->gp_commitment > 0 && all == 0)
        return gt_yaml_fail(reading->root, reading->error,
                            _("gp_commitment: it is a part of the commitment, which is missing"));
    if (head->gp_commitment > 0 && gt_money_share(all, head->gp_commitment, &own) != GT_OK)
        own = 0;
    fund->investor_names[0] = "LP";
    fund->investors[0] = (struct gt_fund_investor){all - own, GT_INVESTOR_ROLE_LP, true, true};
    fund->investor_names[1] = "GP";
    fund->investors[1] = (struct gt_fund_investor){own, GT_INVESTOR_ROLE_GP, false, false};
    fund->investor_count = own > 0 ? 2 : 1;
    return 0;
}

static int read_investors(struct gt_fund_reading *reading, const struct head *head)
{
    struct gt_fund_case *fund = reading->fund;
    struct gt_yaml_node list = gt_yaml_get(reading->root, "investors"), *items = NULL;
    size_t count = 0;
    int code = gt_yaml_items(list, reading->arena, &items, &count, reading->error);
    if (code)
        return code;
    if (count > GT_FUND_INVESTORS_MAX)
        return gt_yaml_fail(list, reading->error, _("investors: there are at most %d here"),
                            GT_FUND_INVESTORS_MAX);
    fund->investors = gt_arena_alloc(reading->arena, (count + 2) * sizeof *fund->investors);
    fund->investor_names =
        gt_arena_alloc(reading->arena, (count + 2) * sizeof *fund->investor_names);
    if (!fund->investors || !fund->investor_names)
        return gt_fail_memory(reading->error);
    if (list.index && (head->commitment.minor != GT_MONEY_UNKNOWN || head->gp_commitment > 0))
        return gt_yaml_fail(reading->root, reading->error,
                            _("commitment: the investors have theirs; write one or the other"));
    if (count == 0)
        return make_investors(reading, head);
    for (size_t i = 0; i < count && !code; i++)
        code = read_investor(reading, items[i]);
    return code;
}

static int read_tiers(struct gt_fund_reading *reading, struct gt_yaml_node node)
{
    struct gt_waterfall_terms *terms = &reading->fund->terms;
    struct gt_yaml_node *items = NULL;
    size_t count = 0;
    int code =
        gt_yaml_items(gt_yaml_get(node, "tiers"), reading->arena, &items, &count, reading->error);
    if (!code && count + 1 > GT_CARRY_TIERS_MAX)
        return gt_yaml_fail(node, reading->error, _("tiers: there are at most %d here"),
                            GT_CARRY_TIERS_MAX - 1);
    for (size_t i = 0; i < count && !code; i++) {
        struct tier written;
        gt_form_reset(&tier_form, &written);
        code =
            gt_yaml_bind(items[i], &tier_form, NULL, &reading->binding, &written, reading->error);
        if (code)
            return code;
        if (written.rate < 0 && written.multiple < 0)
            return gt_yaml_fail(items[i], reading->error,
                                _("rate: a tier begins at a rate or a multiple; write one"));
        double catch_up = written.catch_up < 0 ? 0 : written.catch_up;
        if (catch_up > 0 && catch_up < written.carry)
            return gt_yaml_fail(items[i], reading->error,
                                _("catch_up: below the carry the manager never catches up; write "
                                  "0 for none"));
        terms->tiers[terms->tier_count++] = (struct gt_carry_tier){
            written.rate, written.multiple, written.carry, catch_up,
            (enum gt_hurdle_measure)word(written.measure, GT_HURDLE_MEASURE_NET)};
    }
    return code;
}

/* What cannot stand together. */
static int check_terms(struct gt_fund_reading *reading, struct gt_yaml_node node,
                       const struct terms *written)
{
    bool hurdle = written->hurdle > 0 || written->hurdle_multiple > 0;
    if (hurdle && written->carry > 0 && written->catch_up < 0)
        return gt_yaml_fail(node, reading->error,
                            _("catch_up: it is missing; write 1 for a full one, 0 for none"));
    if (written->catch_up > 0 && written->catch_up < written->carry)
        return gt_yaml_fail(
            node, reading->error,
            _("catch_up: below the carry the manager never catches up; write 0 for none"));
    if (word(written->style, GT_WATERFALL_EUROPEAN) == GT_WATERFALL_AMERICAN &&
        written->basis == GT_CARRY_BASIS_COMMITTED)
        return gt_yaml_fail(node, reading->error,
                            _("basis: the whole commitment comes back over the whole fund, not "
                              "deal by deal; write contributed or invested"));
    return 0;
}

static int read_terms(struct gt_fund_reading *reading)
{
    static const char *const others[] = {"tiers", NULL};
    struct gt_yaml_node node = gt_yaml_get(reading->root, "terms");
    struct terms written;
    gt_form_reset(&terms_form, &written);
    written.losses = written.write_downs = written.expenses = true;
    if (node.index == 0)
        return gt_yaml_fail(reading->root, reading->error,
                            _("terms: they are missing; write carry, hurdle and catch_up there"));
    int code = gt_yaml_bind(node, &terms_form, others, &reading->binding, &written, reading->error);
    if (!code)
        code = check_terms(reading, node, &written);
    if (code)
        return code;
    reading->fund->terms = (struct gt_waterfall_terms){
        .style = (enum gt_waterfall_style)word(written.style, GT_WATERFALL_EUROPEAN),
        .basis = (enum gt_carry_basis)word(written.basis, GT_CARRY_BASIS_CONTRIBUTED),
        .order = (enum gt_tier_order)word(written.order, GT_TIER_ORDER_CAPITAL_FIRST),
        .prepaid = written.prepaid,
        .tiers = {{written.hurdle, written.hurdle_multiple, written.carry,
                   written.catch_up < 0 ? 0 : written.catch_up, GT_HURDLE_MEASURE_NET}},
        .tier_count = 1,
        .compounding = (enum gt_compounding)word(written.compounding, GT_COMPOUNDING_ANNUAL),
        .credited = (enum gt_credited)word(written.credited, GT_CREDITED_EFFECTIVE),
        .day_count = (enum gt_day_count)word(written.day_count, GT_DAY_COUNT_ACT_365F),
        .losses = written.losses,
        .write_downs = written.write_downs,
        .expenses = written.expenses,
        .recycling_limit = written.recycling_limit,
    };
    return read_tiers(reading, node);
}

static int read_clawback(struct gt_fund_reading *reading)
{
    struct gt_yaml_node node = gt_yaml_get(reading->root, "clawback");
    struct gt_fund_case *fund = reading->fund;
    struct clawback written;
    gt_form_reset(&clawback_form, &written);
    written.at_end = true;
    if (node.index == 0)
        return 0;
    int code =
        gt_yaml_bind(node, &clawback_form, NULL, &reading->binding, &written, reading->error);
    if (code)
        return code;
    fund->has_clawback = true;
    fund->clawback_at_end = written.at_end;
    fund->terms.clawback_test =
        (enum gt_clawback_test)word(written.test, GT_CLAWBACK_TEST_WHOLE_FUND);
    fund->terms.clawback_tax = written.tax < 0 ? 0 : written.tax;
    fund->terms.escrow = written.escrow < 0 ? 0 : written.escrow;
    return 0;
}

static int read_fee_steps(struct gt_fund_reading *reading, struct gt_yaml_node node)
{
    struct gt_fee_terms *fee = &reading->fund->fee;
    struct gt_yaml_node *items = NULL;
    size_t count = 0;
    int code =
        gt_yaml_items(gt_yaml_get(node, "steps"), reading->arena, &items, &count, reading->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct fee_step written;
        gt_form_reset(&fee_step_form, &written);
        code = gt_yaml_bind(items[i], &fee_step_form, NULL, &reading->binding, &written,
                            reading->error);
        if (code)
            return code;
        const struct gt_fee_step *last = fee->step_count ? &fee->steps[fee->step_count - 1] : NULL;
        if (last ? written.year <= last->year : written.year != 1)
            return gt_yaml_fail(items[i], reading->error,
                                _("year: the steps begin with year 1 (or rate stands above them) "
                                  "and go on with later ones"));
        if (fee->step_count == GT_FEE_STEPS_MAX)
            return gt_yaml_fail(items[i], reading->error, _("steps: there are at most %d here"),
                                GT_FEE_STEPS_MAX);
        int before = last ? (int)last->basis : GT_FEE_BASIS_COMMITTED;
        fee->steps[fee->step_count++] = (struct gt_fee_step){
            (int)written.year, written.rate, (enum gt_fee_basis)word(written.basis, before)};
    }
    return code;
}

/* The fee as a rate alone. */
static int read_fee_rate(struct gt_fund_reading *reading, struct gt_yaml_node node,
                         const char *text, struct fee *written)
{
    if (gt_bind(&reading->binding, gt_form_field(&fee_form, "rate"), text, written, reading->error))
        return gt_yaml_place(node, reading->error);
    return 0;
}

static int read_fee(struct gt_fund_reading *reading)
{
    static const char *const others[] = {"steps", NULL};
    struct gt_yaml_node node = gt_yaml_get(reading->root, "management_fee");
    struct gt_fund_case *fund = reading->fund;
    struct fee written;
    gt_form_reset(&fee_form, &written);
    written.called = true;
    if (node.index == 0)
        return 0;
    const char *rate = gt_yaml_scalar(reading->root, "management_fee");
    int code =
        rate ? read_fee_rate(reading, node, rate, &written)
             : gt_yaml_bind(node, &fee_form, others, &reading->binding, &written, reading->error);
    if (code)
        return code;
    fund->has_fee = true;
    fund->fee_called = written.called;
    fund->fee = (struct gt_fee_terms){
        .start = written.start,
        .years = written.years == INT64_MIN ? 0 : (int)written.years,
        .period = (enum gt_fee_period)word(written.period, GT_FEE_PERIOD_YEAR),
        .timing = (enum gt_fee_timing)word(written.timing, GT_FEE_TIMING_ADVANCE),
        .offset = written.offset < 0 ? 0 : written.offset,
    };
    if (written.rate >= 0)
        fund->fee.steps[fund->fee.step_count++] = (struct gt_fee_step){
            1, written.rate, (enum gt_fee_basis)word(written.basis, GT_FEE_BASIS_COMMITTED)};
    code = read_fee_steps(reading, node);
    if (!code && fund->fee.step_count == 0)
        code = gt_yaml_fail(node, reading->error, _("rate: is missing, and must be given"));
    return code;
}

/* The currency before all else, as amounts without one are of it; what is no currency is refused
 * when the fields are bound. */
static const struct gt_currency *currency_of(struct gt_fund_reading *reading)
{
    const struct gt_currency *currency = gt_currency_find("CNY", 3);
    const char *text = gt_yaml_scalar(reading->root, "currency");
    struct gt_error later;
    if (text)
        (void)gt_value_currency(text, &currency, &later);
    return currency;
}

/* Everything but the flows. */
static int read_fund(struct gt_fund_reading *reading, struct head *head)
{
    static const char *const others[] = {"investors",      "terms", "clawback",
                                         "management_fee", "flows", NULL};
    gt_form_reset(&head_form, head);
    reading->fund->currency = reading->binding.currency = currency_of(reading);
    int code =
        gt_yaml_bind(reading->root, &head_form, others, &reading->binding, head, reading->error);
    if (code)
        return code;
    reading->fund->name = head->name;
    code = read_investors(reading, head);
    if (!code)
        code = read_terms(reading);
    if (!code)
        code = read_clawback(reading);
    return code ? code : read_fee(reading);
}

int gt_waterfall_read(const char *path, struct gt_fund_case *fund, struct gt_arena *arena,
                      struct gt_error *error)
{
    struct gt_yaml *yaml = NULL;
    struct head head;
    struct gt_fund_reading reading = {.path = path,
                                      .binding = {.arena = arena, .date_format = GT_DATE_ISO},
                                      .fund = fund,
                                      .arena = arena,
                                      .error = error};
    *fund = (struct gt_fund_case){0};
    int code = gt_yaml_open(path, arena, &yaml, &reading.root, error);
    if (!code)
        code = read_fund(&reading, &head);
    if (!code)
        code = gt_fund_flows_read(&reading, head.flows_file);
    if (!code) {
        const char *field = gt_waterfall_check(&fund->terms, fund->investors, fund->investor_count);
        if (field)
            code = gt_yaml_fail(reading.root, error,
                                _("%s: somebody must pay carry; give one pays_carry: yes"), field);
    }
    if (!code && fund->flow_count == 0)
        code = gt_yaml_fail(reading.root, error,
                            _("flows: there are none; write what was paid in and distributed"));
    gt_yaml_close(yaml);
    return code;
}
