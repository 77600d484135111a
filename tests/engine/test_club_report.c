/* test_club_report.c - the eleven questions on a ledger small enough to reckon by hand.
 *
 * The club is Gu, Pei and the vehicle Club One. In yuan, as of 2023-01-01:
 *
 *   company  rounds                                   paid in     came back         worth
 *   Alpha    2016-01-01 Gu 100, Pei 50; Yanbo 150     250         Pei 100, Gu 600   0; out after
 *            2017-12-31 Gu 100                                                      1825 days
 *   Beta     2017-01-01 Gu 50; others not named       50          0                 0; after 730
 *   Gamma    2018-01-01 Pei, nobody wrote how much    unknown     0                 held 1826 days
 *   Delta    2019-01-01 Club One 80; the fund 120     100         half for 70,      (100 + 20) / 2
 *            2021-01-01 Club One 20                               dividend 5        held 1461 days
 */
#include "tests/engine/ledger.h"

#include "engine/operations/board.h"
#include "engine/operations/club_report.h"

#define NEAR 1e-9

static struct ledger ledger;
static struct gt_club_report report;

static const struct ledger_line story[] = {
    {"fund", "name=Guidance Fund"},
    {"club", "name=Angel Club"},
    {"partner", "name=Yanbo"},
    {"member", "name=Gu"},
    {"member", "name=Pei"},
    {"vehicle", "name=Club One | kind=partnership"},
    {"company", "name=Alpha | sector=robots | city=Shanghai"},
    {"company", "name=Beta | sector=robots | city=Suzhou"},
    {"company", "name=Delta | sector=health | city=Shanghai"},
    {"deal", "ref=A1 | company=Alpha | date=2016-01-01 | kind=angel | amount=300 | pre_money=900"},
    {"investment", "deal=A1 | party=Gu | amount=100 | instrument=common"},
    {"investment", "deal=A1 | party=Pei | amount=50 | instrument=common"},
    {"investment", "deal=A1 | party=Yanbo | amount=150"},
    {"deal", "ref=A2 | company=Alpha | date=2017-12-31 | kind=series_a | amount=1000"},
    {"investment", "deal=A2 | party=Gu | amount=100"},
    {"deal", "ref=B1 | company=Beta | date=2017-01-01 | kind=seed | amount=200 | post_money=1000 | "
             "others=yes"},
    {"investment", "deal=B1 | party=Gu | amount=50 | instrument=safe"},
    {"deal", "ref=C1 | company=Gamma | date=2018-01-01 | kind=angel"},
    {"investment", "deal=C1 | party=Pei"},
    {"deal", "ref=D1 | company=Delta | date=2019-01-01 | kind=seed | amount=200 | pre_money=2000"},
    {"investment", "deal=D1 | party=Club One | amount=80 | instrument=preferred"},
    {"investment", "deal=D1 | party=Guidance Fund | amount=120 | instrument=preferred"},
    {"deal", "ref=D2 | company=Delta | date=2021-01-01 | kind=seed | amount=20"},
    {"investment", "deal=D2 | party=Club One | amount=20 | instrument=convertible_note"},
    {"exit", "company=Alpha | holder=Pei | date=2018-01-01 | kind=secondary | proceeds=100"},
    {"exit", "company=Alpha | holder=Gu | date=2020-12-30 | kind=trade_sale | proceeds=600"},
    {"exit", "company=Beta | holder=Gu | date=2019-01-01 | kind=write_off | proceeds=0"},
    {"mark", "company=Delta | holder=Club One | date=2020-01-01 | value=100 | method=milestones"},
    {"mark", "company=Delta | date=2020-01-01 | value=150 | method=milestones"},
    {"exit", "company=Delta | holder=Club One | date=2022-01-01 | kind=secondary | proceeds=70 | "
             "share=50%"},
    {"payout", "payer=Delta | party=Club One | date=2022-06-01 | amount=5"},
    {"score", "deal=A1 | member=Gu | date=2015-12-01 | criterion=team | value=8"},
    {"score", "deal=A1 | member=Pei | date=2015-12-01 | criterion=team | value=9"},
    {NULL, NULL},
};

static void set_up(void)
{
    ledger_make(&ledger);
    ledger_fill(&ledger, story);
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

static int ask(const char *day, enum gt_holders holders, gt_day from, gt_day to, int question)
{
    struct gt_facts facts;
    ledger_well(&ledger,
                gt_facts_load(ledger.store, ledger_day(day), &facts, &ledger.arena, &ledger.error));
    return gt_club_report(ledger.store, &facts, holders, from, to, question, &report, &ledger.arena,
                          &ledger.error);
}

static void answer(const char *day, enum gt_holders holders)
{
    ledger_well(&ledger, ask(day, holders, GT_DAY_NONE, GT_DAY_NONE, -1));
    ck_assert_uint_eq(report.answer_count, GT_QUESTIONS);
}

/* A line of a table, by question, key and token; NULL: there is none. */
static const struct gt_report_line *find(enum gt_question question, const char *key,
                                         const char *token)
{
    const struct gt_report_answer *of = &report.answers[question];
    for (size_t t = 0; t < of->table_count; t++)
        for (size_t l = 0; strcmp(of->tables[t].key, key) == 0 && l < of->tables[t].count; l++)
            if (strcmp(of->tables[t].lines[l].token, token) == 0)
                return &of->tables[t].lines[l];
    return NULL;
}

static const struct gt_report_line *line(enum gt_question question, const char *key,
                                         const char *token)
{
    const struct gt_report_line *found = find(question, key, token);
    ck_assert_msg(found != NULL, "no line %s of %s", token, key);
    return found;
}

static void years(const struct gt_report_line *of, int companies, double low, double median,
                  double high)
{
    ck_assert_int_eq(of->companies, companies);
    ck_assert_double_eq_tol(of->years[0], low, NEAR);
    ck_assert_double_eq_tol(of->years[1], median, NEAR);
    ck_assert_double_eq_tol(of->years[2], high, NEAR);
}

/* Money in fen. */
static void money(const struct gt_report_line *of, int companies, int rounds, gt_money invested,
                  int unknown)
{
    ck_assert_int_eq(of->companies, companies);
    ck_assert_int_eq(of->rounds, rounds);
    ck_assert_int_eq(of->invested, invested);
    ck_assert_int_eq(of->unknown, unknown);
}

static void quartiles(const struct gt_report_line *of, gt_money low, gt_money median, gt_money high)
{
    ck_assert_int_eq(of->money[0], low);
    ck_assert_int_eq(of->money[1], median);
    ck_assert_int_eq(of->money[2], high);
}

static void outcome(const struct gt_report_line *of, int companies, gt_money received,
                    gt_money value, double multiple)
{
    ck_assert_int_eq(of->companies, companies);
    ck_assert_int_eq(of->received, received);
    ck_assert_int_eq(of->value, value);
    ck_assert_double_eq_tol(of->multiple, multiple, NEAR);
}

START_TEST(test_whole)
{
    answer("2023-01-01", GT_HOLDERS_CLUB);
    money(&report.whole, 4, 6, 40000, 1);
    outcome(&report.whole, 4, 77500, 6000, (775 + 60) / 400.0);
    ck_assert_int_eq(report.whole.exited, 2);
    ck_assert_int_eq(report.whole.below, 1);
    ck_assert_int_eq(report.whole.known, 3);
    ck_assert_int_eq(report.whole.not_known, 1);
    ck_assert_int_eq(report.whole.at_cost, 1); /* Gamma */
    ck_assert_double_eq_tol(report.whole.paid_back, 775 / 400.0, NEAR);
    ck_assert_int_eq(report.first, ledger_day("2016-01-01"));
    ck_assert_int_eq(report.last, ledger_day("2021-01-01"));
}
END_TEST

/* Four stays of 730 (over), 1461, 1825 (over) and 1826 days: S falls to 3/4 and, of the two that
 * have lasted 1825 days, to 3/8. */
START_TEST(test_exit_time)
{
    answer("2023-01-01", GT_HOLDERS_CLUB);
    years(line(GT_QUESTION_EXIT_TIME, "years", "exited"), 2, 2.75, 3.5, 4.25);
    years(line(GT_QUESTION_EXIT_TIME, "years", "sold"), 1, 5, 5, 5);
    years(line(GT_QUESTION_EXIT_TIME, "years", "failed"), 1, 2, 2, 2);
    years(line(GT_QUESTION_EXIT_TIME, "years", "held"), 2, (1461 + 365 / 4.0) / 365,
          (1461 + 1826) / 730.0, (1826 - 365 / 4.0) / 365);
    years(line(GT_QUESTION_EXIT_TIME, "years", "all_median"), 4, -1, 5, -1);
}
END_TEST

START_TEST(test_companies)
{
    static const struct {
        const char *year;
        int companies, rounds;
        gt_money invested;
        int unknown;
    } by_year[] = {
        {"2016", 1, 1, 15000, 0},  {"2017", 1, 2, 15000, 0}, {"2018", 1, 1, 0, 1},
        {"2019", 1, 1, 8000, 0},   {"2020", 0, 0, 0, 0},     {"2021", 0, 1, 2000, 0},
        {"total", 4, 6, 40000, 1},
    };
    answer("2023-01-01", GT_HOLDERS_CLUB);
    for (int i = 0; i < ROWS(by_year); i++)
        money(line(GT_QUESTION_COMPANIES, "by_year", by_year[i].year), by_year[i].companies,
              by_year[i].rounds, by_year[i].invested, by_year[i].unknown);
    money(line(GT_QUESTION_COMPANIES, "by_holder", "vehicles"), 1, 2, 10000, 0);
    money(line(GT_QUESTION_COMPANIES, "by_holder", "members"), 3, 4, 30000, 1);
    ck_assert_ptr_null(find(GT_QUESTION_COMPANIES, "by_holder", "fund"));
    ck_assert_ptr_null(find(GT_QUESTION_COMPANIES, "by_holder", "club"));
    outcome(line(GT_QUESTION_COMPANIES, "without_best", "all"), 3, 77500, 6000, 835 / 400.0);
    outcome(line(GT_QUESTION_COMPANIES, "without_best", "without_best_1"), 2, 7500, 6000,
            135 / 150.0);
    ck_assert_ptr_null(find(GT_QUESTION_COMPANIES, "without_best", "without_best_3"));
}
END_TEST

START_TEST(test_groups)
{
    answer("2023-01-01", GT_HOLDERS_CLUB);
    outcome(line(GT_QUESTION_SECTORS, "sectors", "robots"), 2, 70000, 0, 700 / 300.0);
    outcome(line(GT_QUESTION_SECTORS, "sectors", "health"), 1, 7500, 6000, 1.35);
    outcome(line(GT_QUESTION_SECTORS, "sectors", "unknown"), 1, 0, 0, -1);
    outcome(line(GT_QUESTION_PLACES, "places", "Shanghai"), 2, 77500, 6000, 835 / 350.0);
    outcome(line(GT_QUESTION_PLACES, "places", "Suzhou"), 1, 0, 0, 0);
    outcome(line(GT_QUESTION_CROWD, "by_co_investors", "1"), 2, 77500, 6000, 835 / 350.0);
    outcome(line(GT_QUESTION_CROWD, "by_co_investors", "some_unnamed"), 1, 0, 0, 0);
    outcome(line(GT_QUESTION_CROWD, "by_co_investors", "0"), 1, 0, 0, -1);
    money(line(GT_QUESTION_CROWD, "beside", "Yanbo"), 1, 1, 15000, 0);
    money(line(GT_QUESTION_CROWD, "beside", "Guidance Fund"), 1, 1, 8000, 0);
    outcome(line(GT_QUESTION_PATTERNS, "by_kind", "angel"), 2, 70000, 0, 2.8);
    outcome(line(GT_QUESTION_PATTERNS, "by_kind", "seed"), 2, 7500, 6000, 135 / 150.0);
    outcome(line(GT_QUESTION_PATTERNS, "by_partner", "with_partner"), 1, 70000, 0, 2.8);
    outcome(line(GT_QUESTION_FOUNDERS, "by_team", "8+"), 1, 70000, 0, 2.8);
    outcome(line(GT_QUESTION_FOUNDERS, "by_team", "not_scored"), 3, 7500, 6000, 135 / 150.0);
}
END_TEST

/* Beta's is its post-money of 1,000 less the round's 200. */
START_TEST(test_valuations)
{
    answer("2023-01-01", GT_HOLDERS_CLUB);
    quartiles(line(GT_QUESTION_VALUATIONS, "by_sector", "robots"), 82500, 85000, 87500);
    quartiles(line(GT_QUESTION_VALUATIONS, "by_sector", "unknown"), GT_MONEY_UNKNOWN,
              GT_MONEY_UNKNOWN, GT_MONEY_UNKNOWN);
    const struct gt_report_line *total = line(GT_QUESTION_VALUATIONS, "by_sector", "total");
    quartiles(total, 85000, 90000, 145000);
    ck_assert_int_eq(total->known, 3);
    ck_assert_int_eq(total->not_known, 1);
    quartiles(line(GT_QUESTION_VALUATIONS, "by_kind", "seed"), 110000, 140000, 170000);
}
END_TEST

/* Beta alone of the vintage 2017: a total loss. Delta: 80 and 20 paid in, 70 and 5 back, 60 left;
 * its rate is that at which these are worth nothing. */
START_TEST(test_returns)
{
    answer("2023-01-01", GT_HOLDERS_CLUB);
    const struct gt_report_line *lost = line(GT_QUESTION_RETURNS, "by_year", "2017");
    ck_assert_int_eq(lost->irr.status, GT_IRR_TOTAL_LOSS);
    const struct gt_report_line *delta = line(GT_QUESTION_RETURNS, "by_year", "2019");
    const struct gt_flow flows[] = {
        {ledger_day("2019-01-01"), -80}, {ledger_day("2021-01-01"), -20},
        {ledger_day("2022-01-01"), 70},  {ledger_day("2022-06-01"), 5},
        {ledger_day("2023-01-01"), 60},
    };
    double worth = 1;
    ck_assert_int_eq(delta->irr.status, GT_IRR_OK);
    ck_assert_int_eq(gt_xnpv(flows, 5, delta->irr.value, &worth), GT_OK);
    ck_assert_double_eq_tol(worth, 0, 1e-7);
    ck_assert_int_eq(line(GT_QUESTION_RETURNS, "by_year", "2018")->irr.status, GT_IRR_NO_ROOT);
    outcome(line(GT_QUESTION_RETURNS, "by_exit", "exited"), 2, 70000, 0, 700 / 300.0);
    outcome(line(GT_QUESTION_RETURNS, "by_exit", "held"), 2, 7500, 6000, 1.35);
    outcome(line(GT_QUESTION_RETURNS, "by_multiple", "0"), 1, 0, 0, 0);
    outcome(line(GT_QUESTION_RETURNS, "by_multiple", "1-3"), 2, 77500, 6000, 835 / 350.0);
    outcome(line(GT_QUESTION_RETURNS, "by_multiple", "unknown"), 1, 0, 0, -1);
}
END_TEST

START_TEST(test_rounds)
{
    answer("2023-01-01", GT_HOLDERS_CLUB);
    money(line(GT_QUESTION_INSTRUMENTS, "money", "equity"), 2, 2, 23000, 0);
    money(line(GT_QUESTION_INSTRUMENTS, "money", "convertible"), 2, 2, 7000, 0);
    money(line(GT_QUESTION_INSTRUMENTS, "money", "unknown"), 2, 2, 10000, 1);
    ck_assert_ptr_null(find(GT_QUESTION_INSTRUMENTS, "money", "loan"));
    outcome(line(GT_QUESTION_INSTRUMENTS, "outcome", "equity"), 2, 77500, 6000, 835 / 350.0);
    outcome(line(GT_QUESTION_INSTRUMENTS, "outcome", "convertible"), 1, 0, 0, 0);
    money(line(GT_QUESTION_FOLLOW_ONS, "money", "first"), 4, 4, 28000, 1);
    money(line(GT_QUESTION_FOLLOW_ONS, "money", "follow_on"), 2, 2, 12000, 0);
    quartiles(line(GT_QUESTION_FOLLOW_ONS, "money", "first"), 6500, 8000, 11500);
    quartiles(line(GT_QUESTION_FOLLOW_ONS, "money", "follow_on"), 4000, 6000, 8000);
    years(line(GT_QUESTION_FOLLOW_ONS, "years", "followed"), 2, 730.25 / 365, 730.5 / 365,
          730.75 / 365);
    outcome(line(GT_QUESTION_FOLLOW_ONS, "outcome", "followed"), 2, 77500, 6000, 835 / 350.0);
}
END_TEST

/* On 2018-06-30 Pei is out of Alpha, Gu is not: 100 back, his 200 at cost. */
START_TEST(test_as_of)
{
    answer("2018-06-30", GT_HOLDERS_CLUB);
    money(&report.whole, 3, 4, 30000, 1);
    ck_assert_int_eq(report.whole.exited, 0);
    outcome(&report.whole, 3, 10000, 25000, 350 / 300.0);
    years(line(GT_QUESTION_EXIT_TIME, "years", "exited"), 0, -1, -1, -1);
    ck_assert_double_lt(line(GT_QUESTION_EXIT_TIME, "years", "all_median")->years[1], 0);
    answer("2015-12-31", GT_HOLDERS_CLUB);
    money(&report.whole, 0, 0, 0, 0);
    ck_assert_int_eq(report.first, GT_DAY_NONE);
}
END_TEST

START_TEST(test_holders_and_days)
{
    answer("2023-01-01", GT_HOLDERS_MEMBERS);
    money(&report.whole, 3, 4, 30000, 1);
    ledger_well(&ledger, ask("2023-01-01", GT_HOLDERS_CLUB, ledger_day("2016-01-02"),
                             ledger_day("2018-01-01"), GT_QUESTION_SECTORS));
    money(&report.whole, 2, 2, 5000, 1); /* Beta and Gamma; Alpha's second round is not a first */
    ck_assert_uint_eq(report.answer_count, 1);
    ck_assert_int_eq(report.answers[0].question, GT_QUESTION_SECTORS);
}
END_TEST

/* What the board says of the fund. */
START_TEST(test_ties_to_board)
{
    const struct gt_board_options options = {0};
    static struct gt_board board;
    gt_money cost = 0, received = 0, value = 0;
    answer("2023-01-01", GT_HOLDERS_FUND);
    ledger_well(&ledger, gt_board_fill(ledger.store, ledger_day("2023-01-01"), &options, &board,
                                       &ledger.arena, &ledger.error));
    ck_assert_uint_eq(board.holding_count, (size_t)report.whole.companies);
    for (size_t i = 0; i < board.holding_count; i++) {
        cost += board.holdings[i].cost;
        received += board.holdings[i].proceeds;
        value += board.holdings[i].value;
    }
    ck_assert_int_eq(report.whole.invested, cost);
    ck_assert_int_eq(report.whole.received, received);
    ck_assert_int_eq(report.whole.value, value);
    ck_assert_int_eq(report.whole.value, 15000);
    ck_assert_double_eq_tol(report.whole.irr.value, board.fund_irr.value, NEAR);
}
END_TEST

/* The fund's holdings in all the ways that the board knows: what the round tells of a stake that
 * nobody wrote down (40 of Told), one that nobody knows, a second of unknown amount, money paid in
 * after a part was sold, marks of classes, what is left and bought again. */
static const struct ledger_line holdings[] = {
    {"fund", "name=Guidance Fund"},
    {"partner", "name=Yanbo"},
    {"deal", "ref=T1 | company=Told | date=2016-01-01 | kind=seed | amount=100"},
    {"investment", "deal=T1 | party=Guidance Fund"},
    {"investment", "deal=T1 | party=Yanbo | amount=60"},
    {"deal", "ref=N1 | company=Never | date=2016-02-01 | kind=seed"},
    {"investment", "deal=N1 | party=Guidance Fund"},
    {"mark", "company=Never | date=2017-01-01 | value=33 | method=milestones"},
    {"deal", "ref=M1 | company=More | date=2016-03-01 | kind=seed"},
    {"investment", "deal=M1 | party=Guidance Fund | amount=10"},
    {"investment", "deal=M1 | party=Guidance Fund"},
    {"deal", "ref=S1 | company=Sold | date=2016-04-01 | kind=seed | amount=100"},
    {"investment", "deal=S1 | party=Guidance Fund | amount=100"},
    {"exit", "company=Sold | date=2017-04-01 | kind=secondary | proceeds=70 | share=50%"},
    {"deal", "ref=S2 | company=Sold | date=2018-04-01 | kind=series_a | amount=30"},
    {"investment", "deal=S2 | party=Guidance Fund | amount=30"},
    {"deal", "ref=C1 | company=Classes | date=2016-05-01 | kind=seed | amount=90"},
    {"investment", "deal=C1 | party=Guidance Fund | amount=90"},
    {"class", "company=Classes | name=Common | kind=common"},
    {"class", "company=Classes | name=Series A | kind=preferred"},
    {"mark", "company=Classes | class=Common | date=2018-01-01 | value=20 | method=milestones"},
    {"mark", "company=Classes | class=Series A | date=2018-01-01 | value=90 | method=milestones"},
    {"deal", "ref=B1 | company=Back | date=2016-06-01 | kind=seed | amount=15"},
    {"investment", "deal=B1 | party=Guidance Fund | amount=15"},
    {"exit", "company=Back | date=2017-06-01 | kind=trade_sale | proceeds=25"},
    {"deal", "ref=B2 | company=Back | date=2018-06-01 | kind=seed | amount=17"},
    {"investment", "deal=B2 | party=Guidance Fund | amount=17"},
    {NULL, NULL},
};

START_TEST(test_ties_in_all_ways)
{
    const struct gt_board_options options = {0};
    static struct gt_board board;
    gt_money value = 0, cost = 0;
    tear_down();
    ledger_make(&ledger);
    ledger_fill(&ledger, holdings);
    answer("2020-01-01", GT_HOLDERS_FUND);
    ledger_well(&ledger, gt_board_fill(ledger.store, ledger_day("2020-01-01"), &options, &board,
                                       &ledger.arena, &ledger.error));
    ck_assert_uint_eq(board.holding_count, (size_t)report.whole.companies);
    for (size_t i = 0; i < board.holding_count; i++) {
        const struct gt_board_holding *row = &board.holdings[i];
        value += row->value == GT_MONEY_UNKNOWN ? 0 : row->value;
        cost += row->cost == GT_MONEY_UNKNOWN ? 0 : row->cost;
    }
    ck_assert_int_eq(report.whole.value, value);
    ck_assert_int_eq(value, 4000 + 3300 + 8000 + 11000 + 1700);
    ck_assert_int_eq(report.whole.invested, cost + 1000); /* what is known of More's */
    ck_assert_int_eq(report.whole.received, 7000 + 2500);
    ck_assert_int_eq(report.whole.unknown, 2);
    ck_assert_int_eq(report.whole.known, 4);
    ck_assert_int_eq(report.whole.exited, 0);
    ck_assert_double_eq_tol(report.whole.irr.value, board.fund_irr.value, NEAR);
    money(line(GT_QUESTION_COMPANIES, "by_holder", "fund"), 6, 8, 30200, 2);
}
END_TEST

START_TEST(test_refused)
{
    struct ledger empty;
    tear_down();
    ledger_make(&empty);
    ledger = empty;
    ck_assert_int_eq(ask("2023-01-01", GT_HOLDERS_CLUB, GT_DAY_NONE, GT_DAY_NONE, -1),
                     GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text,
                     "the ledger has no club members by that day; enter them with `gentou member "
                     "add NAME`, or ask for the fund with --holder fund");
    ck_assert_int_eq(ask("2023-01-01", GT_HOLDERS_FUND, GT_DAY_NONE, GT_DAY_NONE, -1),
                     GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text,
                     "the ledger has no guidance fund; enter it with `gentou fund add NAME`");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("club_report");
    TCase *cases = tcase_create("all");
    tcase_add_checked_fixture(cases, set_up, tear_down);
    tcase_add_test(cases, test_whole);
    tcase_add_test(cases, test_exit_time);
    tcase_add_test(cases, test_companies);
    tcase_add_test(cases, test_groups);
    tcase_add_test(cases, test_valuations);
    tcase_add_test(cases, test_returns);
    tcase_add_test(cases, test_rounds);
    tcase_add_test(cases, test_as_of);
    tcase_add_test(cases, test_holders_and_days);
    tcase_add_test(cases, test_ties_to_board);
    tcase_add_test(cases, test_ties_in_all_ways);
    tcase_add_test(cases, test_refused);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
