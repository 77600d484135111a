/* rulebook_sale.c - what is known of sales of the fund's stakes, and of compensation for losses. */
#include "engine/operations/rulebook_int.h"

/* Whether a party paid into a company in the deal at a place, until a day. */
static bool paid_by(const struct gt_facts *book, size_t place, int64_t party, int64_t company,
                    gt_day until)
{
    const struct gt_deal_row *deal = &book->deals[place];
    return deal->company == company && deal->stage == GT_STAGE_CLOSED && deal->day <= until &&
           gt_facts_took_part(book, place, party);
}

/* What a party paid into a company until a day, and since when. */
static int64_t paid_into(const struct gt_rule_asking *asking, int64_t party, int64_t company,
                         gt_day until, gt_day *since)
{
    const struct gt_facts *book = asking->facts;
    int64_t paid = 0;
    *since = GT_DAY_NONE;
    for (size_t i = 0; i < book->deal_count; i++) {
        size_t place = book->by_day[i];
        const struct gt_deal_row *deal = &book->deals[place];
        if (!paid_by(book, place, party, company, until))
            continue;
        gt_rulebook_sum(&paid, gt_facts_whole_stake(book, place, party));
        *since = *since == GT_DAY_NONE ? deal->day : *since;
    }
    return paid;
}

static bool is_of(const struct gt_exit_row *exit, int64_t party, int64_t company)
{
    return exit->party == party && exit->company == company;
}

/* A payment's part in what an exit sold: its share of what the exits before it left. */
static gt_money part_sold(const struct gt_rule_asking *asking, const struct gt_exit_row *sold,
                          gt_day day, gt_money paid)
{
    gt_money part = GT_MONEY_UNKNOWN;
    if (paid == GT_MONEY_UNKNOWN || sold->currency != asking->facts->ledger->currency)
        return GT_MONEY_UNKNOWN;
    for (const struct gt_exit_row *exit = asking->exits; exit < sold; exit++)
        if (is_of(exit, sold->party, sold->company) && exit->day >= day) {
            if (gt_money_share(paid, exit->share, &part) != GT_OK)
                return GT_MONEY_UNKNOWN;
            paid -= part;
        }
    return gt_money_share(paid, sold->share, &part) == GT_OK ? part : GT_MONEY_UNKNOWN;
}

/* What was paid for what an exit sold, as it grows. */
struct paying {
    const struct gt_rule_asking *asking;
    const struct gt_exit_row *sold;
    struct gt_payment *payments;
    size_t count;
    int64_t cost;
};

static void add_payment(struct paying *paying, gt_day day, gt_money paid)
{
    gt_money part = part_sold(paying->asking, paying->sold, day, paid);
    paying->payments[paying->count++] = (struct gt_payment){part, day};
    gt_rulebook_sum(&paying->cost, part);
}

static bool is_subfund(const struct gt_rule_asking *asking, int64_t party)
{
    for (size_t i = 0; i < asking->subfund_count; i++)
        if (asking->subfunds[i].party == party)
            return true;
    return false;
}

static void pay_into_rounds(struct paying *paying)
{
    const struct gt_facts *book = paying->asking->facts;
    const struct gt_exit_row *sold = paying->sold;
    for (size_t i = 0; i < book->deal_count; i++) {
        size_t place = book->by_day[i];
        if (paid_by(book, place, sold->party, sold->company, sold->day))
            add_payment(paying, book->deals[place].day,
                        gt_facts_whole_stake(book, place, sold->party));
    }
}

/* What was drawn down; of another currency than the ledger's nobody adds it up. */
static void pay_into_fund(struct paying *paying, const struct gt_drawdown_row *rows, size_t count)
{
    const struct gt_currency *own = paying->asking->facts->ledger->currency;
    for (size_t i = 0; i < count; i++)
        if (rows[i].party == paying->sold->party)
            add_payment(paying, rows[i].day,
                        rows[i].currency == own ? rows[i].amount : GT_MONEY_UNKNOWN);
}

/* What an exit sold by the payments for it, their sum and the first day. */
static int payments_of(struct gt_rule_asking *asking, const struct gt_exit_row *sold,
                       struct gt_rule_facts *facts)
{
    struct gt_drawdown_row *drawdowns = NULL;
    size_t drawn = 0;
    bool in_fund = GT_RULE_VALUE(facts, IN_FUND);
    int code = in_fund ? gt_drawdown_list(asking->store, sold->company, sold->day, &drawdowns,
                                          &drawn, asking->arena, asking->error)
                       : 0;
    size_t room = in_fund ? drawn : asking->facts->deal_count;
    struct paying paying = {
        asking, sold, gt_arena_alloc(asking->arena, (room + 1) * sizeof *paying.payments), 0, 0};
    if (code)
        return code;
    if (!paying.payments)
        return gt_fail_memory(asking->error);
    if (in_fund)
        pay_into_fund(&paying, drawdowns, drawn);
    else
        pay_into_rounds(&paying);
    if (paying.count == 0)
        return 0;
    GT_RULE_VALUE(facts, COST) = paying.cost;
    GT_RULE_VALUE(facts, PAID_ON) = paying.payments[0].day;
    facts->payments = paying.payments;
    facts->payment_count = paying.count;
    return 0;
}

static int ask_sale(struct gt_rule_asking *asking, const struct gt_exit_row *exit)
{
    const struct gt_facts *book = asking->facts;
    struct gt_rule_facts facts;
    struct gt_rule_asked of = {.party = exit->company,
                               .record = exit->id,
                               .name = gt_facts_name(book, exit->company),
                               .currency = exit->currency};
    gt_rule_facts_init(&facts, exit->day, book->as_of);
    facts.currency = exit->currency->code;
    GT_RULE_VALUE(&facts, IN_FUND) = is_subfund(asking, exit->company);
    GT_RULE_VALUE(&facts, PROCEEDS) = exit->proceeds;
    if (asking->question->rate)
        GT_RULE_VALUE(&facts, LENDING_RATE) = *asking->question->rate;
    if (asking->question->premium)
        GT_RULE_VALUE(&facts, PREMIUM) = *asking->question->premium;
    int code = payments_of(asking, exit, &facts);
    return code ? code : gt_rulebook_put(asking, GT_RULE_ABOUT_EXIT, &of, &facts);
}

/* The loss on a company that a party left wholly by a day: what it paid and did not get back. */
static int64_t loss_of(const struct gt_rule_asking *asking, int64_t party, int64_t company,
                       gt_day on, gt_day *since)
{
    int64_t paid = paid_into(asking, party, company, on, since), back = 0;
    bool gone = false;
    for (size_t i = 0; i < asking->exit_count; i++) {
        const struct gt_exit_row *exit = &asking->exits[i];
        if (!is_of(exit, party, company) || exit->day > on)
            continue;
        gt_rulebook_sum(&back, exit->proceeds);
        gone = exit->share >= 1;
    }
    if (!gone || paid == GT_RULE_UNKNOWN || back == GT_RULE_UNKNOWN)
        return GT_RULE_UNKNOWN;
    return paid > back ? paid - back : 0;
}

static int ask_compensation(struct gt_rule_asking *asking, const struct gt_compensation_row *row)
{
    const struct gt_facts *book = asking->facts;
    struct gt_rule_facts facts;
    struct gt_rule_asked of = {.party = row->party,
                               .record = row->id,
                               .name = row->party_name,
                               .of = row->company_name,
                               .currency = row->currency};
    int year = gt_day_to_civil(row->day).year;
    int64_t sum = 0;
    gt_day since = GT_DAY_NONE;
    gt_rule_facts_init(&facts, row->day, book->as_of);
    facts.currency = row->currency->code;
    for (size_t i = 0; i < asking->compensation_count; i++) {
        const struct gt_compensation_row *other = &asking->compensations[i];
        if (other->party == row->party && gt_day_to_civil(other->day).year == year)
            gt_rulebook_sum(&sum,
                            other->currency == row->currency ? other->amount : GT_MONEY_UNKNOWN);
        if (other == row)
            break;
    }
    GT_RULE_VALUE(&facts, COMPENSATION) = row->amount;
    GT_RULE_VALUE(&facts, COMPENSATION_YEAR) = sum;
    GT_RULE_VALUE(&facts, LOSS) = loss_of(asking, row->party, row->company, row->day, &since);
    if (row->stage >= 0)
        GT_RULE_VALUE(&facts, STAGE) = row->stage;
    if (since != GT_DAY_NONE)
        GT_RULE_VALUE(&facts, PAID_ON) = since;
    return gt_rulebook_put(asking, GT_RULE_ABOUT_COMPENSATION, &of, &facts);
}

int gt_rulebook_sales(struct gt_rule_asking *asking)
{
    const struct gt_rule_question *question = asking->question;
    int code = 0;
    if (question->deal)
        return 0;
    for (size_t i = 0; i < asking->exit_count && !code; i++) {
        const struct gt_exit_row *exit = &asking->exits[i];
        if (exit->party == asking->facts->fund && exit->kind == GT_EXIT_BUY_OUT &&
            (!question->company || question->company == exit->company))
            code = ask_sale(asking, exit);
    }
    for (size_t i = 0; i < asking->compensation_count && !code; i++)
        if (!question->company || question->company == asking->compensations[i].company)
            code = ask_compensation(asking, &asking->compensations[i]);
    return code;
}
