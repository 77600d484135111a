/* test_snapshot.c - what the fund holds, of random ledgers, against a plain second reckoning made
 * from what was entered.
 *
 * Each company has one or two rounds, in which three partners, a member of the club and an investor
 * may stand, with an amount or without; then perhaps a mark, the sale of a part, a
 * payout and the end, in this order. Amounts are tens of yuan and parts fifths, so that a part of a
 * cost is whole fen and no rounding enters, but where a payout's part is told.
 */
#include "tests/engine/ledger.h"
#include "tests/models/dice.h"

#include "engine/operations/closed_deals.h"
#include "engine/operations/snapshot.h"

#include <math.h>

enum { PARTNERS = 3, MEMBER = 3, OLD_MONEY = 4, PARTIES = 5, ROUNDS = 2, COMPANIES = 12 };

static const char *const party_names[PARTIES] = {"Partner 0", "Partner 1", "Partner 2",
                                                 "Gu Hengzhi", "Old Money"};

struct random_round {
    gt_day day; /* GT_DAY_NONE: there is none */
    gt_money fund;
    bool stands[PARTIES];
    gt_money paid[PARTIES]; /* yuan; 0: it does not stand there, or nobody said */
    gt_money rest;          /* of the round, beside those amounts */
    bool told, others;      /* its amount is known; somebody took part whom nobody named */
};

struct random_company {
    struct random_round rounds[ROUNDS];
    gt_day marked, sold, paid, ended; /* GT_DAY_NONE: never */
    gt_money value, sale, payout, proceeds;
    int fifths; /* that were sold */
    int kind;   /* of the end */
};

static struct ledger ledger;
static struct random_company all[COMPANIES];

static void make_round(uint64_t *state, gt_day day, struct random_round *round)
{
    bool silent = false;
    *round = (struct random_round){.day = day, .fund = 10 * dice_within(state, 1, 900)};
    for (int i = 0; i < PARTIES; i++) {
        round->stands[i] = dice_within(state, 0, 1);
        round->paid[i] =
            round->stands[i] && dice_within(state, 0, 4) ? 10 * dice_within(state, 1, 900) : 0;
        silent = silent || (round->stands[i] && round->paid[i] == 0);
    }
    round->told = dice_within(state, 0, 4) > 0;
    round->others = dice_within(state, 0, 3) == 0;
    round->rest = silent || round->others ? 10 * dice_within(state, 1, 500) : 0;
}

static void make_company(uint64_t *state, struct random_company *company)
{
    gt_day day = ledger_day("2015-01-01") + (gt_day)dice_within(state, 0, 1500);
    *company =
        (struct random_company){.marked = GT_DAY_NONE,
                                .sold = GT_DAY_NONE,
                                .paid = GT_DAY_NONE,
                                .ended = GT_DAY_NONE,
                                .value = 10 * dice_within(state, 0, 3000),
                                .sale = 10 * dice_within(state, 1, 900),
                                .payout = 10 * dice_within(state, 1, 300),
                                .proceeds = 10 * dice_within(state, 0, 3000),
                                .fifths = (int)dice_within(state, 1, 4),
                                .kind = (int)dice_within(state, 0, gt_exit_kind_words.count - 1)};
    make_round(state, day, &company->rounds[0]);
    company->rounds[1].day = GT_DAY_NONE;
    day += (gt_day)dice_within(state, 1, 500);
    if (dice_within(state, 0, 1))
        make_round(state, day, &company->rounds[1]);
    gt_day *const events[] = {&company->marked, &company->sold, &company->paid, &company->ended};
    for (int i = 0; i < 4; i++) {
        day += (gt_day)dice_within(state, 1, 400);
        if (dice_within(state, 0, 1))
            *events[i] = day;
    }
}

/* --- Entered ------------------------------------------------------------------------------------
 */

static const char *on(gt_day day)
{
    char text[GT_DAY_TEXT];
    return gt_arena_format(&ledger.arena, "%s", gt_day_format(day, text));
}

static void put_stake(int64_t deal, const char *party, gt_money amount)
{
    const char *money =
        amount ? gt_arena_format(&ledger.arena, " | amount=%lld", (long long)amount) : "";
    ledger_put(
        &ledger, "investment",
        gt_arena_format(&ledger.arena, "deal=%lld | party=%s%s", (long long)deal, party, money));
}

static void enter_round(int company, const struct random_round *round)
{
    gt_money amount = round->fund + round->rest;
    for (int i = 0; i < PARTIES; i++)
        amount += round->paid[i];
    int64_t deal = ledger_put(
        &ledger, "deal",
        gt_arena_format(&ledger.arena, "company=Company %d | date=%s | kind=angel | others=%s%s",
                        company, on(round->day), round->others ? "yes" : "no",
                        round->told
                            ? gt_arena_format(&ledger.arena, " | amount=%lld", (long long)amount)
                            : ""));
    put_stake(deal, "Fund", round->fund);
    for (int i = 0; i < PARTIES; i++)
        if (round->stands[i])
            put_stake(deal, party_names[i], round->paid[i]);
}

static void put_event(const char *noun, const char *field, int company, gt_day day, gt_money amount,
                      const char *more)
{
    const char *name = strcmp(noun, "payout") == 0 ? "payer" : "company";
    if (day != GT_DAY_NONE)
        ledger_put(&ledger, noun,
                   gt_arena_format(&ledger.arena, "%s=Company %d | date=%s | %s=%lld%s", name,
                                   company, on(day), field, (long long)amount, more));
}

static void enter_all(void)
{
    ledger_begin(&ledger);
    ledger_put(&ledger, "fund", "name=Fund");
    for (int i = 0; i < PARTIES; i++)
        ledger_put(&ledger,
                   i < PARTNERS  ? "partner"
                   : i == MEMBER ? "member"
                                 : "investor",
                   gt_arena_format(&ledger.arena, "name=%s", party_names[i]));
    for (int c = 0; c < COMPANIES; c++) {
        const struct random_company *company = &all[c];
        for (int r = 0; r < ROUNDS; r++)
            if (company->rounds[r].day != GT_DAY_NONE)
                enter_round(c, &company->rounds[r]);
        put_event("mark", "value", c, company->marked, company->value, " | method=multiples");
        put_event(
            "exit", "proceeds", c, company->sold, company->sale,
            gt_arena_format(&ledger.arena, " | kind=secondary | share=%d%%", company->fifths * 20));
        put_event("payout", "amount", c, company->paid, company->payout, "");
        put_event("exit", "proceeds", c, company->ended, company->proceeds,
                  gt_arena_format(&ledger.arena, " | kind=%s",
                                  gt_kind_token(&gt_exit_kind_words, company->kind)));
    }
    ledger_commit(&ledger);
}

/* --- A plain second reckoning -------------------------------------------------------------------
 */

static bool by(gt_day day, gt_day as_of)
{
    return day != GT_DAY_NONE && day <= as_of;
}

static int quarter(gt_day day)
{
    int year = 0, month = 0;
    ck_assert_int_eq(sscanf(on(day), "%d-%d", &year, &month), 2);
    return 4 * year + (month - 1) / 3;
}

/* The partner with the most known money, the first of two alike; -1: none stands there. */
static int partner_of(const struct random_company *company, gt_day as_of)
{
    gt_money most = -1;
    int partner = -1;
    for (int k = 0; k < PARTNERS; k++) {
        gt_money sum = 0;
        bool stands = false;
        for (int r = 0; r < ROUNDS; r++) {
            if (!by(company->rounds[r].day, as_of))
                continue;
            stands = stands || company->rounds[r].stands[k];
            sum += company->rounds[r].paid[k];
        }
        if (stands && sum > most) {
            most = sum;
            partner = k;
        }
    }
    return partner;
}

static int payer_of(int party, int partner)
{
    return party == partner ? GT_PAYER_PARTNER : party == MEMBER ? GT_PAYER_CLUB : GT_PAYER_OTHERS;
}

static void add_beside(const struct random_round *round, int partner, gt_money paid[GT_PAYERS])
{
    int silent = 0; /* a bit a payer of whom some amount is not known */
    for (int i = 0; i < PARTIES; i++) {
        paid[payer_of(i, partner)] += round->paid[i];
        if (round->stands[i] && round->paid[i] == 0)
            silent |= 1 << payer_of(i, partner);
    }
    if (!round->told)
        return;
    if (!round->others && silent == 1 << GT_PAYER_PARTNER)
        paid[GT_PAYER_PARTNER] += round->rest;
    else if (!round->others && silent == 1 << GT_PAYER_CLUB)
        paid[GT_PAYER_CLUB] += round->rest;
    else
        paid[GT_PAYER_OTHERS] += round->rest;
}

/* What should stand in the file of one company. */
struct expected {
    int partner;
    gt_money paid[GT_PAYERS]; /* yuan; the fund's: all of it */
    int entry;                /* calendar quarter */
    gt_money sold, rest;      /* of the fund's cost */
    double value;             /* of the rest */
    bool part, out, held, ended, together;
};

static struct expected expect(const struct random_company *company, gt_day as_of)
{
    struct expected is = {.partner = partner_of(company, as_of)};
    double weighted = 0;
    for (int r = 0; r < ROUNDS; r++) {
        const struct random_round *round = &company->rounds[r];
        if (!by(round->day, as_of))
            continue;
        is.paid[GT_PAYER_FUND] += round->fund;
        weighted += (double)round->fund * quarter(round->day);
        add_beside(round, is.partner, is.paid);
    }
    is.entry = (int)floor(weighted / (double)is.paid[GT_PAYER_FUND] + 0.5);
    is.part = by(company->sold, as_of);
    is.ended = by(company->ended, as_of);
    is.held = !is.ended;
    is.out = is.held && by(company->paid, as_of);
    is.sold = is.part ? is.paid[GT_PAYER_FUND] * company->fifths / 5 : 0;
    is.rest = is.paid[GT_PAYER_FUND] - is.sold;
    is.value = (double)(by(company->marked, as_of) ? company->value : is.paid[GT_PAYER_FUND]);
    if (is.part)
        is.value *= (5 - company->fifths) / 5.0;
    is.together = is.held || company->kind == GT_EXIT_IPO || company->kind == GT_EXIT_TRADE_SALE ||
                  company->kind == GT_EXIT_LIQUIDATION || company->kind == GT_EXIT_WRITE_OFF;
    return is;
}

/* --- Compared -----------------------------------------------------------------------------------
 */

static const struct gt_snapshot_line *line_of(const struct gt_snapshot *snapshot, const char *name)
{
    const struct gt_snapshot_line *found = NULL;
    for (size_t i = 0; i < snapshot->count; i++) {
        if (strcmp(snapshot->lines[i].name, name) != 0)
            continue;
        ck_assert_msg(!found, "%s stands twice", name);
        found = &snapshot->lines[i];
    }
    ck_assert_msg(found != NULL, "%s is missing", name);
    return found;
}

/* left: calendar quarter, 0: held. What leaves in the quarter of its entry has entered one before.
 */
static void same_time(const struct gt_snapshot *snapshot, const struct gt_snapshot_line *line,
                      int entry, int left)
{
    bool quick = left && left <= entry;
    ck_assert_int_eq(line->entry, (quick ? left - 1 : entry) - snapshot->first);
    ck_assert_int_eq(line->exit, left ? left - snapshot->first : 0);
}

static void same_paid(const struct gt_snapshot_line *line, const struct expected *is, bool together)
{
    ck_assert_int_eq(line->partner, is->partner);
    for (int payer = GT_PAYER_PARTNER; payer < GT_PAYERS; payer++)
        ck_assert_int_eq(line->paid[payer], together ? 100 * is->paid[payer] : 0);
}

static void same_worth(const struct gt_snapshot_line *line, double back)
{
    ck_assert_double_eq_tol(line->worth * (double)line->paid[GT_PAYER_FUND] / 100, back,
                            1e-9 * (1 + back));
}

static void compare_sold(const struct gt_snapshot *snapshot, int c, const struct expected *is,
                         int entry)
{
    const struct gt_snapshot_line *line = line_of(
        snapshot, gt_arena_format(&ledger.arena, "Company %d, left %s", c, on(all[c].sold)));
    ck_assert_int_eq(line->paid[GT_PAYER_FUND], 100 * is->sold);
    same_worth(line, (double)all[c].sale);
    same_time(snapshot, line, entry, quarter(all[c].sold));
    same_paid(line, is, false);
}

/* What ended the holding, with a payout before it. */
static void compare_ended(const struct gt_snapshot *snapshot, int c, const struct expected *is,
                          gt_day as_of)
{
    const char *name =
        is->together ? gt_arena_format(&ledger.arena, "Company %d", c)
                     : gt_arena_format(&ledger.arena, "Company %d, left %s", c, on(all[c].ended));
    const struct gt_snapshot_line *line = line_of(snapshot, name);
    ck_assert_int_eq(line->paid[GT_PAYER_FUND], 100 * is->rest);
    same_worth(line, (double)(all[c].proceeds + (by(all[c].paid, as_of) ? all[c].payout : 0)));
    same_time(snapshot, line, is->entry, quarter(all[c].ended));
    same_paid(line, is, is->together);
}

static void compare_held(const struct gt_snapshot *snapshot, int c, const struct expected *is)
{
    const char *name = gt_arena_format(&ledger.arena, "Company %d", c);
    double out = is->out ? (double)all[c].payout : 0, whole = 100 * (double)is->rest;
    const struct gt_snapshot_line *rest =
        is->out && is->value == 0 ? NULL : line_of(snapshot, name);
    gt_money cost = 0;
    if (is->out) {
        const struct gt_snapshot_line *line =
            line_of(snapshot, gt_arena_format(&ledger.arena, "%s, paid out", name));
        cost += line->paid[GT_PAYER_FUND];
        ck_assert_double_eq_tol((double)cost, whole * out / (out + is->value), 1);
        same_worth(line, out);
        same_time(snapshot, line, is->entry, quarter(all[c].paid));
        same_paid(line, is, !rest);
    }
    if (rest) {
        cost += rest->paid[GT_PAYER_FUND];
        if (is->value > 0)
            same_worth(rest, is->value);
        else
            ck_assert_double_eq(rest->worth, 1e-9);
        same_time(snapshot, rest, is->entry, 0);
        same_paid(rest, is, true);
    }
    ck_assert_int_eq(cost, 100 * is->rest);
}

/* Of all companies: how many lines there should be, what is left out, and the first entry. */
static void compare(const struct gt_snapshot *snapshot, gt_day as_of)
{
    size_t lines = 0, gaps = 0;
    for (int c = 0; c < COMPANIES; c++) {
        if (!by(all[c].rounds[0].day, as_of))
            continue;
        struct expected is = expect(&all[c], as_of);
        if (is.partner < 0) {
            ck_assert_str_eq(snapshot->gaps[gaps].name,
                             gt_arena_format(&ledger.arena, "Company %d", c));
            ck_assert_int_eq(snapshot->gaps[gaps++].why, GT_LEFT_OUT_PARTNER);
            continue;
        }
        if (is.part)
            compare_sold(snapshot, c, &is, is.entry);
        if (is.ended)
            compare_ended(snapshot, c, &is, as_of);
        else
            compare_held(snapshot, c, &is);
        lines += (size_t)is.part + (size_t)is.ended + (size_t)is.out +
                 (size_t)(is.held && !(is.out && is.value == 0));
    }
    ck_assert_uint_eq(snapshot->count, lines);
    ck_assert_uint_eq(snapshot->gap_count, gaps);
    ck_assert_int_eq(snapshot->lines[0].entry, 0);
    ck_assert_int_eq(snapshot->valuation, quarter(as_of) - snapshot->first);
}

static void take(const char *day, struct gt_facts *facts, struct gt_snapshot *snapshot)
{
    ledger_well(&ledger,
                gt_facts_load(ledger.store, ledger_day(day), facts, &ledger.arena, &ledger.error));
    ledger_well(&ledger, gt_snapshot_take(ledger.store, facts, NULL, 0, snapshot, &ledger.arena,
                                          &ledger.error));
}

START_TEST(test_random_ledgers)
{
    static const char *const days[] = {"2018-12-31", "2020-06-30", "2026-01-01"};
    struct gt_facts facts;
    struct gt_snapshot snapshot;
    uint64_t state = 20241231 + (uint64_t)_i; /* any seed */
    ledger_make(&ledger);
    for (int c = 0; c < COMPANIES; c++)
        make_company(&state, &all[c]);
    all[0].rounds[0].stands[0] = true; /* there is always one to take */
    all[0].rounds[0].day = ledger_day("2015-02-03");
    enter_all();
    for (int d = 0; d < ROWS(days); d++) {
        take(days[d], &facts, &snapshot);
        ck_assert_uint_eq(snapshot.partner_count, PARTNERS);
        compare(&snapshot, ledger_day(days[d]));
    }
    ledger_remove(&ledger);
}
END_TEST

/* --- Closed deals -------------------------------------------------------------------------------
 */

/* The fund's holdings that ended, alone: other parties have no exits. */
START_TEST(test_random_closed_deals)
{
    struct gt_facts facts;
    struct gt_snapshot snapshot;
    struct gt_ledger_deals deals;
    uint64_t state = 7 + (uint64_t)_i; /* any seed */
    size_t count = 0;
    ledger_make(&ledger);
    for (int c = 0; c < COMPANIES; c++)
        make_company(&state, &all[c]);
    all[0].rounds[0].stands[0] = true;
    enter_all();
    take("2026-01-01", &facts, &snapshot);
    ledger_well(&ledger,
                gt_closed_deals_read(ledger.store, &facts, &deals, &ledger.arena, &ledger.error));
    for (int c = 0; c < COMPANIES; c++) {
        const struct random_company *company = &all[c];
        double cost = 0, back = (double)company->proceeds, days = 0;
        if (company->ended == GT_DAY_NONE)
            continue;
        for (int r = 0; r < ROUNDS; r++) {
            const struct random_round *round = &company->rounds[r];
            if (round->day == GT_DAY_NONE)
                continue;
            cost += (double)round->fund;
            days += (double)round->fund * (company->ended - round->day);
        }
        back += company->sold == GT_DAY_NONE ? 0 : (double)company->sale;
        back += company->paid == GT_DAY_NONE ? 0 : (double)company->payout;
        ck_assert_uint_lt(count, deals.count);
        ck_assert_double_eq_tol(deals.items[count].multiple, back / cost,
                                1e-12 * (1 + back / cost));
        ck_assert_double_eq_tol(deals.items[count++].years, days / cost / 365, 1e-9);
    }
    ck_assert_uint_eq(deals.count, count);
    ck_assert_uint_eq(deals.unknown, 0);
    ledger_remove(&ledger);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("snapshot");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, test_random_ledgers, 0, 40);
    tcase_add_loop_test(tests, test_random_closed_deals, 0, 10);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
