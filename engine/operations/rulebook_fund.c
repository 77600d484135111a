/* rulebook_fund.c - what is known of guidance funds, sub-funds, vehicles and their holders. */
#include "engine/operations/qualification.h"
#include "engine/operations/rulebook_int.h"
#include "engine/operations/vehicle.h"
#include "engine/store/fund.h"

#include <string.h>

static void take_word(struct gt_rule_facts *facts, enum gt_rule_fact fact, int64_t value, bool said)
{
    if (said)
        facts->value[fact] = value;
}

/* Facts of a fund on the date asked, from its figures. */
static void fund_facts(const struct gt_rule_asking *asking, int64_t fund,
                       struct gt_rule_facts *facts)
{
    const struct gt_currency *own = asking->facts->ledger->currency;
    for (size_t i = 0; i < asking->fund_figure_count; i++) {
        const struct gt_fund_figure_row *row = &asking->fund_figures[i];
        const struct {
            enum gt_rule_fact fact;
            gt_money amount;
        } amounts[] = {
            {GT_RULE_FACT_INVESTED, row->invested},   {GT_RULE_FACT_EARLY, row->early},
            {GT_RULE_FACT_ON_TARGET, row->on_target}, {GT_RULE_FACT_LOCAL, row->local},
            {GT_RULE_FACT_TECH, row->tech},           {GT_RULE_FACT_RETURNED, row->returned},
            {GT_RULE_FACT_CONCEDED, row->conceded},   {GT_RULE_FACT_LOSS, row->loss}};
        const struct {
            enum gt_rule_fact fact;
            int yes;
        } flags[] = {{GT_RULE_FACT_FEE_ON_PAID, row->fee_on_paid},
                     {GT_RULE_FACT_HIDDEN_DEBT, row->hidden_debt},
                     {GT_RULE_FACT_DERIVATIVES, row->derivatives},
                     {GT_RULE_FACT_GUARANTEES, row->guarantees},
                     {GT_RULE_FACT_UNLIMITED, row->unlimited}};
        if (row->fund != fund)
            continue;
        take_word(facts, GT_RULE_FACT_LEVEL, row->level, row->level >= 0);
        take_word(facts, GT_RULE_FACT_STAGE, row->stage, row->stage >= 0);
        take_word(facts, GT_RULE_FACT_APPROVED, row->approved, row->approved != GT_DAY_NONE);
        take_word(facts, GT_RULE_FACT_SET_UP, row->set_up, row->set_up != GT_DAY_NONE);
        take_word(facts, GT_RULE_FACT_SENIORS, row->seniors, row->seniors != GT_COUNT_NONE);
        take_word(facts, GT_RULE_FACT_PROJECTS, row->projects, row->projects != GT_COUNT_NONE);
        for (size_t k = 0; k < sizeof flags / sizeof *flags; k++)
            take_word(facts, flags[k].fact, flags[k].yes, flags[k].yes >= 0);
        for (size_t k = 0; k < sizeof amounts / sizeof *amounts; k++)
            take_word(facts, amounts[k].fact, amounts[k].amount,
                      amounts[k].amount != GT_MONEY_UNKNOWN && row->currency == own);
    }
}

/* Partners whose letters hold; where the ledger has no letter, those on record. */
static int count_partners(struct gt_rule_asking *asking, int64_t fund, int64_t *partners)
{
    struct gt_intention_row *rows = NULL;
    const int64_t *ids = NULL;
    size_t count = 0, roles = 0;
    gt_day as_of = asking->facts->as_of;
    int code =
        gt_intention_list(asking->store, fund, as_of, &rows, &count, asking->arena, asking->error);
    if (!code)
        code = gt_facts_role(asking->facts, GT_ROLE_PARTNER, &ids, &roles, asking->arena,
                             asking->error);
    *partners = count ? 0 : (int64_t)roles;
    for (size_t i = 0, last = count; i < count && !code; i++) {
        bool holds = rows[i].until == GT_DAY_NONE || rows[i].until >= as_of;
        *partners += holds && (last == count || rows[last].partner != rows[i].partner);
        last = holds ? i : last;
    }
    return code;
}

/* A case that is about a party, on the date asked. */
static struct gt_rule_asked about_party(const struct gt_rule_asking *asking, int64_t party,
                                        struct gt_rule_facts *facts)
{
    const struct gt_facts *book = asking->facts;
    gt_rule_facts_init(facts, book->as_of, book->as_of);
    facts->currency = book->ledger->currency->code;
    fund_facts(asking, party, facts);
    return (struct gt_rule_asked){
        .party = party, .name = gt_facts_name(book, party), .currency = book->ledger->currency};
}

/* Whether the question is of one deal or company. */
static bool is_narrow(const struct gt_rule_asking *asking)
{
    return asking->question->deal || asking->question->company;
}

/* Whether a preset that the ledger applies asks for local investment; what a charter asks for
 * beside it the ledger does not keep. */
static bool has_local_duty(const struct gt_rule_asking *asking)
{
    static const char *const local[] = {"linyi", "quanzhou-2023"};
    for (size_t i = 0; i < sizeof local / sizeof *local; i++)
        if (gt_preset_applies(asking->presets, asking->preset_count, local[i],
                              asking->facts->as_of))
            return true;
    return false;
}

/* What is committed to the guidance fund, in the ledger's currency. */
static int own_size(struct gt_rule_asking *asking, struct gt_rule_facts *facts)
{
    const struct gt_facts *book = asking->facts;
    struct gt_commitment_row *rows = NULL;
    size_t count = 0;
    int64_t size = 0;
    int code = gt_commitment_list(asking->store, book->fund, 0, 0, book->as_of, &rows, &count,
                                  asking->arena, asking->error);
    for (size_t i = 0; i < count && !code; i++)
        gt_rulebook_sum(&size, rows[i].currency == book->ledger->currency ? rows[i].amount
                                                                          : GT_MONEY_UNKNOWN);
    if (count)
        GT_RULE_VALUE(facts, SIZE) = size;
    return code;
}

/* What a party put into closed rounds. */
static int64_t put_in(const struct gt_rule_asking *asking, int64_t party)
{
    const struct gt_facts *book = asking->facts;
    int64_t sum = 0;
    for (size_t place = 0; place < book->deal_count; place++)
        if (book->deals[place].stage == GT_STAGE_CLOSED && gt_facts_took_part(book, place, party))
            gt_rulebook_sum(&sum, gt_facts_whole_stake(book, place, party));
    return sum;
}

int gt_rulebook_funds(struct gt_rule_asking *asking)
{
    const struct gt_facts *book = asking->facts;
    struct gt_rule_facts facts;
    if (!book->fund || is_narrow(asking))
        return 0;
    struct gt_rule_asked of = about_party(asking, book->fund, &facts);
    take_word(&facts, GT_RULE_FACT_LOCAL_DUTY, true, has_local_duty(asking));
    int code = count_partners(asking, book->fund, &GT_RULE_VALUE(&facts, PARTNERS));
    if (!code)
        code = own_size(asking, &facts);
    GT_RULE_VALUE(&facts, DIRECT) = put_in(asking, book->fund);
    return code ? code : gt_rulebook_put(asking, GT_RULE_ABOUT_FUND, &of, &facts);
}

/* What a party's money is: its share that is private, and whether it is fiscal. False: nobody
 * recorded it. */
static bool money_of(const struct gt_rule_asking *asking, int64_t party, double *private_share,
                     bool *fiscal)
{
    double share = 0;
    enum gt_ownership ownership =
        gt_facts_ownership(asking->facts, party, asking->facts->as_of, &share);
    *fiscal = ownership == GT_OWNERSHIP_FISCAL;
    switch (ownership) {
    case GT_OWNERSHIP_UNKNOWN:
        return false;
    case GT_OWNERSHIP_FISCAL:
    case GT_OWNERSHIP_STATE_OWNED:
        *private_share = 0;
        return true;
    case GT_OWNERSHIP_MIXED:
        *private_share = share;
        return share >= 0;
    case GT_OWNERSHIP_PRIVATE:
    case GT_OWNERSHIP_FOREIGN:
        break;
    }
    *private_share = 1;
    return true;
}

void gt_rulebook_by_owner(const struct gt_rule_asking *asking, int64_t party, gt_money amount,
                          int64_t *public_money, int64_t *private_money)
{
    bool is_fund = party == asking->facts->fund, fiscal = false;
    double share = 0;
    gt_money part = GT_MONEY_UNKNOWN;
    bool known = is_fund || amount == 0 || money_of(asking, party, &share, &fiscal);
    if (known && gt_money_share(amount, share, &part) != GT_OK)
        part = GT_MONEY_UNKNOWN;
    gt_rulebook_sum(private_money, part);
    gt_rulebook_sum(public_money, !known ? GT_MONEY_UNKNOWN : is_fund || fiscal ? amount : 0);
}

/* What is committed and paid into a sub-fund by whom. */
static void paid_in(const struct gt_rule_asking *asking, const struct gt_commitment_row *rows,
                    size_t count, struct gt_rule_facts *facts)
{
    int64_t all = 0, own = 0, committed = 0, largest = 0;
    int64_t public_paid = 0, private_paid = 0, public_promised = 0, private_promised = 0;
    for (size_t i = 0; i < count; i++) {
        bool is_fund = rows[i].party == asking->facts->fund;
        gt_money party = 0;
        for (size_t k = 0; k < count; k++)
            if (rows[k].party == rows[i].party)
                gt_rulebook_sum(&party, rows[k].paid);
        gt_rulebook_sum(&all, rows[i].paid);
        if (is_fund) {
            gt_rulebook_sum(&own, rows[i].paid);
            gt_rulebook_sum(&committed, rows[i].amount);
        } else if (party > largest)
            largest = party;
        gt_rulebook_by_owner(asking, rows[i].party, rows[i].paid, &public_paid, &private_paid);
        gt_rulebook_by_owner(asking, rows[i].party, rows[i].amount, &public_promised,
                             &private_promised);
    }
    GT_RULE_VALUE(facts, PAID_IN) = all;
    GT_RULE_VALUE(facts, FUND_PAID_IN) = own;
    GT_RULE_VALUE(facts, FUND_COMMITTED) = committed;
    GT_RULE_VALUE(facts, PUBLIC_PAID_IN) = public_paid;
    GT_RULE_VALUE(facts, PRIVATE_PAID_IN) = private_paid;
    GT_RULE_VALUE(facts, PUBLIC_COMMITTED) = public_promised;
    GT_RULE_VALUE(facts, PRIVATE_COMMITTED) = private_promised;
    if (all > 0)
        GT_RULE_VALUE(facts, FUND_LARGEST) = own > largest;
}

/* What it put into rounds by the ledger, where no figure says so. */
static void invested(const struct gt_rule_asking *asking, int64_t party,
                     struct gt_rule_facts *facts)
{
    const struct gt_facts *book = asking->facts;
    int64_t sum = 0, early = 0, companies = 0, largest = 0;
    gt_day first = GT_DAY_NONE;
    for (size_t i = 0; i < book->deal_count; i++) {
        size_t place = book->by_day[i];
        const struct gt_deal_row *deal = &book->deals[place];
        if (deal->stage != GT_STAGE_CLOSED || !gt_facts_took_part(book, place, party))
            continue;
        int64_t stage = gt_rulebook_stage(deal->kind);
        gt_money amount = gt_facts_whole_stake(book, place, party);
        bool again = false;
        int64_t in_company = amount == GT_MONEY_UNKNOWN ? GT_RULE_UNKNOWN : amount;
        for (size_t k = 0; k < i; k++)
            if (book->deals[book->by_day[k]].company == deal->company &&
                book->deals[book->by_day[k]].stage == GT_STAGE_CLOSED &&
                gt_facts_took_part(book, book->by_day[k], party)) {
                again = true;
                gt_rulebook_sum(&in_company, gt_facts_whole_stake(book, book->by_day[k], party));
            }
        if (in_company == GT_RULE_UNKNOWN || largest == GT_RULE_UNKNOWN)
            largest = GT_RULE_UNKNOWN;
        else if (in_company > largest)
            largest = in_company;
        companies += !again;
        first = first == GT_DAY_NONE ? deal->day : first;
        gt_rulebook_sum(&sum, amount);
        gt_rulebook_sum(&early, stage == GT_RULE_UNKNOWN ? GT_MONEY_UNKNOWN
                                : stage == GT_TERM_STAGE_SEED || stage == GT_TERM_STAGE_START_UP
                                    ? amount
                                    : 0);
    }
    if (first == GT_DAY_NONE)
        return;
    GT_RULE_VALUE(facts, FIRST_INVESTED) = first;
    GT_RULE_VALUE(facts, LARGEST) = largest;
    take_word(facts, GT_RULE_FACT_INVESTED, sum, GT_RULE_VALUE(facts, INVESTED) == GT_RULE_UNKNOWN);
    take_word(facts, GT_RULE_FACT_EARLY, early, GT_RULE_VALUE(facts, EARLY) == GT_RULE_UNKNOWN);
    take_word(facts, GT_RULE_FACT_PROJECTS, companies,
              GT_RULE_VALUE(facts, PROJECTS) == GT_RULE_UNKNOWN);
}

/* What came in on the first day of a payment; of another currency than the fund's nobody adds up.
 */
static int64_t first_drawdown(const struct gt_drawdown_row *rows, size_t count,
                              const struct gt_currency *currency)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count && rows[i].day == rows[0].day; i++)
        gt_rulebook_sum(&sum, rows[i].currency == currency ? rows[i].amount : GT_MONEY_UNKNOWN);
    return sum;
}

static int64_t committed_by(const struct gt_commitment_row *rows, size_t count, int64_t party)
{
    int64_t sum = 0;
    for (size_t i = 0; i < count; i++)
        if (rows[i].party == party)
            gt_rulebook_sum(&sum, rows[i].amount);
    return sum;
}

static int ask_subfund(struct gt_rule_asking *asking, const struct gt_subfund_row *row)
{
    const struct gt_facts *book = asking->facts;
    struct gt_commitment_row *commitments = NULL;
    struct gt_drawdown_row *drawdowns = NULL;
    size_t count = 0, paid = 0;
    struct gt_rule_facts facts;
    struct gt_rule_asked of = about_party(asking, row->party, &facts);
    of.currency = row->currency;
    facts.currency = row->currency->code;
    int code = gt_commitment_list(asking->store, row->party, 0, 0, book->as_of, &commitments,
                                  &count, asking->arena, asking->error);
    if (!code)
        code = gt_drawdown_list(asking->store, row->party, book->as_of, &drawdowns, &paid,
                                asking->arena, asking->error);
    if (code)
        return code;
    for (size_t i = 0; i < count; i++)
        if (commitments[i].currency != row->currency)
            commitments[i].paid = commitments[i].amount = GT_MONEY_UNKNOWN;
    if (row->size != GT_MONEY_UNKNOWN)
        GT_RULE_VALUE(&facts, SIZE) = row->size;
    take_word(&facts, GT_RULE_FACT_SET_UP, row->since,
              row->since != GT_DAY_NONE && GT_RULE_VALUE(&facts, SET_UP) == GT_RULE_UNKNOWN);
    if (count)
        paid_in(asking, commitments, count, &facts);
    if (count && row->partner)
        GT_RULE_VALUE(&facts, MANAGER_COMMITTED) = committed_by(commitments, count, row->partner);
    if (paid) {
        GT_RULE_VALUE(&facts, FIRST_PAID) = drawdowns[0].day;
        GT_RULE_VALUE(&facts, FIRST_DRAWDOWN) = first_drawdown(drawdowns, paid, row->currency);
    }
    invested(asking, row->party, &facts);
    return gt_rulebook_put(asking, GT_RULE_ABOUT_SUBFUND, &of, &facts);
}

int gt_rulebook_subfunds(struct gt_rule_asking *asking)
{
    struct gt_subfund_row *rows = NULL;
    size_t count = 0;
    if (!asking->facts->fund || is_narrow(asking) ||
        !gt_rulebook_wants(asking, GT_RULE_ABOUT_SUBFUND, asking->facts->as_of))
        return 0;
    int code = gt_subfund_list(asking->store, asking->facts->fund, 0, asking->facts->as_of, &rows,
                               &count, asking->arena, asking->error);
    for (size_t i = 0; i < count && !code; i++)
        code = ask_subfund(asking, &rows[i]);
    return code;
}

/* A holder that pools, or is a vehicle, is looked through (QI-3) and not asked. */
static int ask_holder(struct gt_rule_asking *asking, const struct gt_vehicle_row *vehicle,
                      const struct gt_holder_row *row)
{
    struct gt_rule_facts facts;
    struct gt_investor investor;
    if (row->pools || row->as_vehicle >= 0)
        return 0;
    bool is_yuan = strcmp(vehicle->currency->code, "CNY") == 0;
    int code = gt_investor_read(asking->store, row->party, asking->facts->as_of, &investor,
                                asking->arena, asking->error);
    if (code)
        return code;
    struct gt_rule_asked of = about_party(asking, row->party, &facts);
    of.name = row->name;
    of.of = vehicle->name;
    of.currency = vehicle->currency;
    facts.currency = vehicle->currency->code;
    if (investor.kind_known)
        GT_RULE_VALUE(&facts, INVESTOR_KIND) = investor.kind;
    GT_RULE_VALUE(&facts, DEEMED) =
        row->deemed != GT_DEEMED_NONE ? row->deemed : (int)investor.deemed;
    GT_RULE_VALUE(&facts, TICKET) = is_yuan ? row->amount : GT_MONEY_UNKNOWN;
    GT_RULE_VALUE(&facts, INVESTOR_NET_ASSETS) = investor.net_assets.amount;
    GT_RULE_VALUE(&facts, FINANCIAL_ASSETS) = investor.financial_assets.amount;
    GT_RULE_VALUE(&facts, AVERAGE_INCOME) = investor.average_income.amount;
    return gt_rulebook_put(asking, GT_RULE_ABOUT_INVESTOR, &of, &facts);
}

static int ask_vehicle(struct gt_rule_asking *asking, const struct gt_vehicle_row *vehicle)
{
    struct gt_holder_row *holders = NULL;
    size_t count = 0;
    struct gt_heads heads = {0};
    struct gt_rule_facts facts;
    int64_t sum = 0, least = GT_RULE_UNKNOWN;
    struct gt_rule_asked of = about_party(asking, vehicle->party, &facts);
    of.name = vehicle->name;
    of.currency = vehicle->currency;
    facts.currency = vehicle->currency->code;
    int code = gt_holder_list(asking->store, vehicle->party, 0, asking->facts->as_of, &holders,
                              &count, asking->arena, asking->error);
    if (!code)
        code = gt_vehicle_heads(asking->store, vehicle->party, asking->facts->as_of, &heads,
                                asking->arena, asking->error);
    for (size_t i = 0; i < count && !code; i++) {
        gt_rulebook_sum(&sum, holders[i].amount);
        if (i == 0 || (least != GT_RULE_UNKNOWN && holders[i].amount < least))
            least = holders[i].amount; /* one that is unknown is the least of all */
    }
    GT_RULE_VALUE(&facts, VEHICLE) = vehicle->kind;
    GT_RULE_VALUE(&facts, FILED) = vehicle->filed;
    GT_RULE_VALUE(&facts, HEADS) = heads.least;
    GT_RULE_VALUE(&facts, HEADS_UNKNOWN) = heads.unknown;
    GT_RULE_VALUE(&facts, PAID_IN) = sum;
    GT_RULE_VALUE(&facts, LEAST_HOLDER) = least;
    if (vehicle->since != GT_DAY_NONE)
        GT_RULE_VALUE(&facts, SET_UP) = vehicle->since;
    if (!code)
        code = gt_rulebook_put(asking, GT_RULE_ABOUT_VEHICLE, &of, &facts);
    for (size_t i = 0; i < count && !code; i++)
        code = ask_holder(asking, vehicle, &holders[i]);
    return code;
}

int gt_rulebook_vehicles(struct gt_rule_asking *asking)
{
    int code = 0;
    for (size_t i = 0; i < asking->vehicle_count && !code && !is_narrow(asking); i++)
        code = ask_vehicle(asking, &asking->vehicles[i]);
    return code;
}
