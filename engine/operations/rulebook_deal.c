/* rulebook_deal.c - what is known of the fund's stakes, of companies, sales and angels. */
#include "engine/operations/captable.h"
#include "engine/operations/rulebook_int.h"
#include "engine/store/fund_step.h"

#include <math.h>

int64_t gt_rulebook_stage(int deal_kind)
{
    switch ((enum gt_deal_kind)deal_kind) {
    case GT_DEAL_SEED:
        return GT_TERM_STAGE_SEED;
    case GT_DEAL_ANGEL:
    case GT_DEAL_SEED_ANGEL:
    case GT_DEAL_PRE_A:
        return GT_TERM_STAGE_START_UP;
    case GT_DEAL_SERIES_A:
    case GT_DEAL_SERIES_B:
    case GT_DEAL_SERIES_C:
    case GT_DEAL_SERIES_D_PLUS:
    case GT_DEAL_VENTURE:
        return GT_TERM_STAGE_VENTURE;
    case GT_DEAL_PRIVATE_EQUITY:
        return GT_TERM_STAGE_INDUSTRY;
    case GT_DEAL_UNKNOWN:
    case GT_DEAL_BRIDGE:
    case GT_DEAL_CORPORATE:
    case GT_DEAL_CROWD:
    case GT_DEAL_DEBT:
    case GT_DEAL_OTHER:
        break;
    }
    return GT_RULE_UNKNOWN;
}

/* The fund's money in rounds of a company (0: of any) that a party (0: any) took part in, up to a
 * round by its day. */
static int64_t fund_money(const struct gt_rule_asking *asking, size_t until, int64_t company,
                          int64_t beside)
{
    const struct gt_facts *facts = asking->facts;
    int64_t sum = 0;
    for (size_t i = 0; i < facts->deal_count; i++) {
        const struct gt_deal_row *deal = &facts->deals[facts->by_day[i]];
        size_t place = facts->by_day[i];
        bool counts = (deal->stage == GT_STAGE_CLOSED || place == until) &&
                      (company == 0 || deal->company == company) &&
                      (beside == 0 || gt_facts_took_part(facts, place, beside));
        if (counts && gt_facts_took_part(facts, place, facts->fund))
            gt_rulebook_sum(&sum, gt_facts_whole_stake(facts, place, facts->fund));
        if (place == until)
            break;
    }
    return sum;
}

#define PARTNER (1u << GT_ROLE_PARTNER)
#define CLUB    (1u << GT_ROLE_CLUB | 1u << GT_ROLE_MEMBER)

/* Is a party one that the club's members invest through? */
static bool is_vehicle(const struct gt_rule_asking *asking, int64_t party)
{
    for (size_t i = 0; i < asking->vehicle_count; i++)
        if (asking->vehicles[i].party == party)
            return true;
    return false;
}

/* The money of partners in the round, or of the club; and the most of the fund's beside one of
 * them. */
static void money_beside(const struct gt_rule_asking *asking, size_t place, bool club,
                         struct gt_rule_facts *facts)
{
    const struct gt_facts *book = asking->facts;
    int64_t sum = 0, most = 0;
    size_t count = 0;
    for (size_t s = book->first_stake[place]; s < book->first_stake[place + 1]; s++) {
        int64_t party = book->stakes[s].party;
        bool is_its = club ? gt_rulebook_has_role(asking, party, CLUB) || is_vehicle(asking, party)
                           : gt_rulebook_has_role(asking, party, PARTNER);
        if (party == book->fund || !is_its)
            continue;
        int64_t beside = fund_money(asking, place, 0, party);
        count++;
        gt_rulebook_sum(&sum, book->stakes[s].more ? GT_MONEY_UNKNOWN : book->stakes[s].amount);
        most = beside == GT_RULE_UNKNOWN || most == GT_RULE_UNKNOWN ? GT_RULE_UNKNOWN
               : beside > most                                      ? beside
                                                                    : most;
    }
    facts->value[club ? GT_RULE_FACT_CLUB_IN_ROUND : GT_RULE_FACT_PARTNER_IN_ROUND] =
        count ? sum : GT_RULE_UNKNOWN;
    facts->value[club ? GT_RULE_FACT_FUND_BESIDE_CLUB : GT_RULE_FACT_FUND_BESIDE] =
        count ? most : GT_RULE_UNKNOWN;
}

/* Shares as common ones, of each holder; votes by class. Without a cap table nobody knows. */
static int shares(struct gt_rule_asking *asking, int64_t company, struct gt_rule_facts *facts)
{
    struct gt_captable table;
    double votes = 0, own_votes = 0;
    gt_shares own = 0, largest = 0;
    int code = gt_captable_counted(asking->store, company, facts->on, &table, asking->arena,
                                   asking->error);
    for (size_t i = 0; i < table.count && !code; i++) {
        const struct gt_cap_position *position = &table.positions[i];
        const struct gt_stock_class_row *class = gt_captable_class(&table, position->class);
        gt_shares held = 0;
        if (position->grant)
            continue;
        for (size_t k = 0; k < table.count; k++)
            if (table.positions[k].holder == position->holder && !table.positions[k].grant)
                held += table.diluted[k];
        bool is_fund = position->holder == asking->facts->fund;
        own = is_fund ? held : own;
        largest = !is_fund && held > largest ? held : largest;
        votes += class ? class->votes * (double)position->quantity : 0;
        own_votes += class && is_fund ? class->votes * (double)position->quantity : 0;
    }
    if (code || (own == 0 && largest == 0))
        return code;
    GT_RULE_VALUE(facts, FUND_LARGEST) = own > largest;
    if (votes > 0)
        GT_RULE_VALUE(facts, FUND_VOTES) =
            (int64_t)ceil(own_votes / votes * GT_RULE_SHARE_ONE - 1e-6);
    return 0;
}

/* Whether the fund took a step about a deal: the last one says. */
static int steps(struct gt_rule_asking *asking, int64_t deal, struct gt_rule_facts *facts)
{
    struct gt_fund_step_row *rows = NULL;
    size_t count = 0;
    int code = gt_fund_step_list(asking->store, deal, facts->as_of, &rows, &count, asking->arena,
                                 asking->error);
    for (size_t i = 0; i < count && !code; i++) {
        bool no =
            rows[i].result == GT_STEP_RESULT_REJECTED || rows[i].result == GT_STEP_RESULT_OBJECTED;
        int64_t done = rows[i].result == GT_STEP_RESULT_PENDING ? GT_RULE_UNKNOWN : !no;
        if (rows[i].step == GT_FUND_STEP_CUSTODY)
            GT_RULE_VALUE(facts, CUSTODY) = done;
        if (rows[i].step == GT_FUND_STEP_INVESTMENT_COMMITTEE)
            GT_RULE_VALUE(facts, COMMITTEE) = done;
    }
    return code;
}

/* The day on which a party left a company wholly, or sold a part of it or all, from a day on;
 * GT_DAY_NONE: it did not. */
static gt_day left(const struct gt_rule_asking *asking, int64_t party, int64_t company, gt_day from,
                   bool wholly)
{
    for (size_t i = 0; i < asking->exit_count; i++) {
        const struct gt_exit_row *exit = &asking->exits[i];
        if (exit->party == party && exit->company == company && exit->day >= from &&
            (!wholly || exit->share >= 1))
            return exit->day;
    }
    return GT_DAY_NONE;
}

static void staying(const struct gt_rule_asking *asking, size_t place, struct gt_rule_facts *facts)
{
    const struct gt_facts *book = asking->facts;
    const struct gt_deal_row *deal = &book->deals[place];
    gt_day gone = left(asking, book->fund, deal->company, deal->day, true);
    GT_RULE_VALUE(facts, PARTNER_LEFT_FIRST) = GT_RULE_VALUE(facts, PARTNER_SOLD_FIRST) = false;
    if (deal->stage == GT_STAGE_CLOSED)
        GT_RULE_VALUE(facts, PAID_ON) = deal->day;
    if (gone != GT_DAY_NONE)
        GT_RULE_VALUE(facts, HELD_UNTIL) = gone;
    for (size_t s = book->first_stake[place]; s < book->first_stake[place + 1]; s++) {
        int64_t party = book->stakes[s].party;
        if (party == book->fund || !gt_rulebook_has_role(asking, party, PARTNER))
            continue;
        gt_day whole = left(asking, party, deal->company, deal->day, true);
        gt_day part = left(asking, party, deal->company, deal->day, false);
        if (whole != GT_DAY_NONE && (gone == GT_DAY_NONE || whole < gone))
            GT_RULE_VALUE(facts, PARTNER_LEFT_FIRST) = true;
        if (part != GT_DAY_NONE && (gone == GT_DAY_NONE || part < gone))
            GT_RULE_VALUE(facts, PARTNER_SOLD_FIRST) = true;
    }
}

/* An angel's tie to the company on the day of a round, and the largest share that it and its
 * relatives had from then until two years after. */
static void ties(const struct gt_rule_asking *asking, int64_t company, int64_t angel,
                 struct gt_rule_facts *facts)
{
    gt_day last = GT_DAY_LAST;
    int64_t most = GT_RULE_UNKNOWN;
    bool said = false;
    if (gt_day_add_months(facts->on, 24, &last) != GT_OK)
        last = GT_DAY_LAST;
    for (size_t i = 0; i < asking->tie_count; i++) {
        const struct gt_tie_row *tie = &asking->ties[i];
        if (tie->company != company || tie->party != angel || tie->day > last)
            continue;
        int64_t share = tie->family_share < 0
                            ? GT_RULE_UNKNOWN
                            : (int64_t)ceil(tie->family_share * GT_RULE_SHARE_ONE - 1e-6);
        bool by_then = tie->day <= facts->on;
        if (by_then)
            GT_RULE_VALUE(facts, TIE) = tie->tie;
        if (share == GT_RULE_UNKNOWN)
            continue;
        said = said || by_then;
        most = by_then || share > most ? share : most;
    }
    GT_RULE_VALUE(facts, FAMILY_SHARE) = said ? most : GT_RULE_UNKNOWN;
}

static int angels(struct gt_rule_asking *asking, size_t place, const struct gt_rule_asked *of,
                  gt_day on)
{
    const struct gt_facts *book = asking->facts;
    int code = 0;
    for (size_t s = book->first_stake[place]; s < book->first_stake[place + 1] && !code; s++) {
        const struct gt_investment_fact *stake = &book->stakes[s];
        const struct gt_party_fact *party =
            gt_party_fact_find(book->parties, book->party_count, stake->party);
        struct gt_rule_facts facts;
        if (!party || party->kind != GT_PARTY_PERSON || !(party->roles & 1u << GT_ROLE_MEMBER))
            continue;
        gt_rule_facts_init(&facts, on, book->as_of);
        facts.currency = of->currency->code;
        if (stake->instrument != GT_INSTRUMENT_UNKNOWN)
            GT_RULE_VALUE(&facts, EQUITY) = stake->instrument == GT_INSTRUMENT_COMMON ||
                                            stake->instrument == GT_INSTRUMENT_PREFERRED;
        gt_day gone = left(asking, stake->party, of->party, on, true);
        if (gone != GT_DAY_NONE)
            GT_RULE_VALUE(&facts, HELD_UNTIL) = gone;
        ties(asking, of->party, stake->party, &facts);
        struct gt_rule_asked angel = *of;
        angel.party = stake->party;
        angel.name = party->name;
        angel.of = of->name;
        code = gt_rulebook_put(asking, GT_RULE_ABOUT_ANGEL, &angel, &facts);
    }
    return code;
}

static bool has_member(const struct gt_rule_asking *asking, size_t place)
{
    const struct gt_facts *book = asking->facts;
    for (size_t s = book->first_stake[place]; s < book->first_stake[place + 1]; s++)
        if (gt_rulebook_has_role(asking, book->stakes[s].party, 1u << GT_ROLE_MEMBER))
            return true;
    return false;
}

/* The round without its loans, and the public money in it; of a stake whose instrument nobody said
 * it may be a loan. */
static void risk_capital(const struct gt_rule_asking *asking, size_t place,
                         struct gt_rule_facts *facts)
{
    const struct gt_facts *book = asking->facts;
    int64_t loans = 0, public_money = 0, private_money = 0;
    for (size_t s = book->first_stake[place]; s < book->first_stake[place + 1]; s++) {
        const struct gt_investment_fact *stake = &book->stakes[s];
        gt_money amount = stake->more ? GT_MONEY_UNKNOWN : stake->amount;
        if (stake->instrument == GT_INSTRUMENT_UNKNOWN)
            loans = GT_RULE_UNKNOWN;
        else if (stake->instrument == GT_INSTRUMENT_LOAN)
            gt_rulebook_sum(&loans, amount);
        else
            gt_rulebook_by_owner(asking, stake->party, amount, &public_money, &private_money);
    }
    GT_RULE_VALUE(facts, PUBLIC_IN_ROUND) = public_money;
    if (loans != GT_RULE_UNKNOWN && book->deals[place].amount != GT_MONEY_UNKNOWN)
        GT_RULE_VALUE(facts, RISK_CAPITAL) = book->deals[place].amount - loans;
}

/* What is known of the fund's stake. */
static int gather_stake(struct gt_rule_asking *asking, size_t place, struct gt_rule_facts *facts)
{
    const struct gt_facts *book = asking->facts;
    const struct gt_deal_row *deal = &book->deals[place];
    GT_RULE_VALUE(facts, FUND_IN_ROUND) = gt_facts_whole_stake(book, place, book->fund);
    GT_RULE_VALUE(facts, FUND_IN_COMPANY) = fund_money(asking, place, deal->company, 0);
    money_beside(asking, place, false, facts);
    money_beside(asking, place, true, facts);
    risk_capital(asking, place, facts);
    GT_RULE_VALUE(facts, VALUATION) = deal->pre_money;
    staying(asking, place, facts);
    int code = shares(asking, deal->company, facts);
    return code ? code : steps(asking, deal->id, facts);
}

static int ask_deal(struct gt_rule_asking *asking, size_t place)
{
    const struct gt_facts *book = asking->facts;
    const struct gt_deal_row *deal = &book->deals[place];
    bool fund = book->fund && gt_facts_took_part(book, place, book->fund);
    bool named = asking->question->deal || asking->question->company;
    struct gt_rule_facts facts;
    if (!fund && !named && !has_member(asking, place))
        return 0;
    struct gt_rule_asked of = {
        .deal = deal->id,
        .party = deal->company,
        .name = deal->company_name,
        .currency = gt_facts_is_foreign(book, place) ? deal->currency : book->ledger->currency};
    gt_rule_facts_init(&facts, deal->day, book->as_of);
    facts.currency = of.currency->code;
    GT_RULE_VALUE(&facts, FUND_IN_ROUND) = 0;
    GT_RULE_VALUE(&facts, ROUND) = deal->amount;
    GT_RULE_VALUE(&facts, STAGE) = gt_rulebook_stage(deal->kind);
    int code = gt_rulebook_company(asking, deal->company, &facts);
    if (!code && fund)
        code = gather_stake(asking, place, &facts);
    if (!code)
        code = gt_rulebook_put(asking, GT_RULE_ABOUT_DEAL, &of, &facts);
    if (!code)
        code = gt_rulebook_put(asking, GT_RULE_ABOUT_COMPANY, &of, &facts);
    if (!code && deal->stage == GT_STAGE_CLOSED)
        code = angels(asking, place, &of, deal->day);
    return code;
}

/* A company without a round is asked about on the date itself. */
static int ask_company(struct gt_rule_asking *asking, int64_t company)
{
    const struct gt_facts *book = asking->facts;
    struct gt_rule_facts facts;
    struct gt_rule_asked of = {
        .party = company, .name = gt_facts_name(book, company), .currency = book->ledger->currency};
    gt_rule_facts_init(&facts, book->as_of, book->as_of);
    facts.currency = of.currency->code;
    int code = gt_rulebook_company(asking, company, &facts);
    return code ? code : gt_rulebook_put(asking, GT_RULE_ABOUT_COMPANY, &of, &facts);
}

int gt_rulebook_deals(struct gt_rule_asking *asking)
{
    const struct gt_facts *book = asking->facts;
    const struct gt_rule_question *question = asking->question;
    bool any = false;
    int code = 0;
    for (size_t i = 0; i < book->deal_count && !code; i++) {
        size_t place = book->by_day[i];
        const struct gt_deal_row *deal = &book->deals[place];
        if (deal->stage > GT_STAGE_CLOSED || (question->deal && question->deal != deal->id) ||
            (question->company && question->company != deal->company))
            continue;
        any = true;
        if (gt_rulebook_wants(asking, GT_RULE_ABOUT_DEAL, deal->day) ||
            gt_rulebook_wants(asking, GT_RULE_ABOUT_COMPANY, deal->day) ||
            gt_rulebook_wants(asking, GT_RULE_ABOUT_ANGEL, deal->day))
            code = ask_deal(asking, place);
    }
    return code || any || !question->company ? code : ask_company(asking, question->company);
}
