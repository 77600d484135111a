/* test_leverage_view.c - leverage of a ledger: as recorded, and back-cast by a scenario.
 *
 * The figures are reckoned by hand beside each table. Names are invented; amounts in yuan unless
 * said.
 */
#include "tests/engine/leveraged.h"

#include "engine/store/deal.h"

/* Deals 1 to 9 in this order. */
static const struct ledger_line lines[] = {
    {"fund", "name=Fund | ownership=fiscal"},
    {"partner", "name=Prive | aliases=Prive Capital | ownership=private"},
    {"partner", "name=State | ownership=state_owned"},
    {"club", "name=Club"},
    {"deal", "ref=R1 | company=A | date=2016-05-01 | kind=seed | amount=100"},
    {"investment", "deal=R1 | party=Fund | amount=20"},
    {"investment", "deal=R1 | party=Prive | amount=50"},
    {"investment", "deal=R1 | party=State | amount=30"},
    {"deal", "ref=R2 | company=B | date=2017-05-01 | kind=angel | amount=200 | "
             "investors=Prive"}, /* the rest, 150, is Prive's */
    {"investment", "deal=R2 | party=Fund | amount=50"},
    {"deal", "ref=R3 | company=C | date=2018-05-01 | kind=series_a | investors=Fund; State"},
    {"deal", "ref=R4 | company=A | date=2018-06-01 | kind=pre_a | amount=60 | investors=Prive"},
    {"deal", "ref=R5 | company=D | date=2018-07-01 | kind=angel | amount=40 | investors=Stranger"},
    {"investment", "deal=R5 | party=Fund | amount=10"},
    {"deal", "ref=R6 | company=E | date=2018-08-01 | kind=angel | amount=40 | stage=terms | "
             "investors=Fund; Prive"},
    {"deal", "ref=R7 | company=F | date=2019-01-01 | kind=angel | amount=USD 80 | "
             "investors=Fund; State"},
    {"deal", "ref=R8 | company=G | date=2019-02-01 | kind=seed | amount=90 | "
             "investors=Club; Stranger"},
    {"deal", "ref=R9 | company=B | date=2019-03-01 | kind=series_b | amount=100 | "
             "investors=Fund"}, /* the rest, 40, is the fund's */
    {"investment", "deal=R9 | party=Prive | amount=60"},
    {NULL, NULL},
};

static void set_up(void)
{
    ledger_make(&ledger);
    ledger_fill(&ledger, lines);
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

/* As recorded. */

static const struct {
    const char *day;
    bool state_owned_is_private;
    struct sums portfolio;
    size_t deals;
} portfolios[] = {
    {"2016-04-30", false, {0}, 0},
    {"2017-12-31", false, {2, 0, 7000, 3000, 20000, 0}, 2},
    {"2018-06-30", false, {2, 1, 7000, 3000, 20000, 0}, 3}, /* R4 is without the fund */
    {"2019-12-31", false, {4, 2, 12000, 3000, 26000, 3000}, 6},
    {"2019-12-31", true, {4, 2, 12000, 0, 29000, 3000}, 6},
};

START_TEST(test_recorded)
{
    for (int i = 0; i < ROWS(portfolios); i++) {
        recorded(portfolios[i].day, portfolios[i].state_owned_is_private);
        ck_assert_str_eq(view.block.portfolio.name, "Portfolio");
        same_line(&view.block.portfolio, portfolios[i].portfolio);
        ck_assert_uint_eq(view.block.deal_count, portfolios[i].deals);
    }
}
END_TEST

START_TEST(test_recorded_lines)
{
    static const struct {
        const char *name;
        struct sums sums;
    } deals[] = {
        {"A 2016-05-01", {1, 0, 2000, 3000, 5000, 0}},
        {"B 2017-05-01", {1, 0, 5000, 0, 15000, 0}},
        {"C 2018-05-01", {0, 1, 0, 0, 0, 0}},
        {"D 2018-07-01", {1, 0, 1000, 0, 0, 3000}},
        {"F 2019-01-01", {0, 1, 0, 0, 0, 0}},
        /* USD */ {"B 2019-03-01", {1, 0, 4000, 0, 6000, 0}},
    };
    recorded("2019-12-31", false);
    ck_assert_uint_eq(view.block.deal_count, ROWS(deals));
    for (int i = 0; i < ROWS(deals); i++) {
        ck_assert_str_eq(view.block.deals[i].name, deals[i].name);
        ck_assert(!view.block.deals[i].assumed);
        same_line(&view.block.deals[i], deals[i].sums);
    }
    ck_assert_uint_eq(view.block.partner_count, 2);
    ck_assert_str_eq(view.block.partners[0].name, "Prive");
    same_line(&view.block.partners[0], (struct sums){3, 0, 11000, 3000, 26000, 0});
    ck_assert_str_eq(view.block.partners[1].name, "State");
    same_line(&view.block.partners[1], (struct sums){1, 2, 2000, 3000, 5000, 0});
    ck_assert_int_eq(view.block.shared_rounds, 1); /* R1: it stands in both lines, once above */
    const struct gt_leverage *all = &view.block.portfolio.leverage;
    ck_assert_int_eq(all->rounds_unknown, 1); /* R3 */
    ck_assert_int_eq(all->rounds_foreign, 1); /* R7 */
    ck_assert_double_eq_tol(all->gross, 440.0 / 120, 1e-15);
    ck_assert_double_eq_tol(all->net, 260.0 / 150, 1e-15);
    ck_assert_double_eq_tol(all->net_low, 260.0 / 180, 1e-15);
    ck_assert_double_eq_tol(all->net_high, 290.0 / 150, 1e-15);
    ck_assert_ptr_nonnull(strstr(view.block.definition, "state-owned money counts as public"));
    ck_assert_ptr_nonnull(strstr(view.block.definition, "unknown ownership counts as neither"));
    recorded("2019-12-31", true);
    ck_assert_ptr_nonnull(strstr(view.block.definition, "as asked for, state-owned owners"));
}
END_TEST

/* Round 1000: the fund 100, State 100, Prive without an amount. The name in the deal's list means
 * nothing once an amount was entered for it; a stake entered without one after that, or for another
 * record that was joined to the party, is a further one, so that the 800 are either's. */
static const struct {
    const char *why;
    struct ledger_line lines[5];
    struct sums sums;
} seconds[] = {
    {"the list's name, then the amount",
     {{"deal", "ref=S | company=Z | date=2019-05-01 | amount=1000 | investors=State; Prive"},
      {"investment", "deal=S | party=State | amount=100"}},
     {1, 0, 10000, 10000, 80000, 0}},
    {"a second stake without an amount",
     {{"deal", "ref=S | company=Z | date=2019-05-01 | amount=1000 | investors=State; Prive"},
      {"investment", "deal=S | party=State | amount=100"},
      {"investment", "deal=S | party=State"}},
     {1, 0, 10000, 10000, 0, 80000}},
    {"a third, with its amount: 100 + 50",
     {{"deal", "ref=S | company=Z | date=2019-05-01 | amount=1000 | investors=State; Prive"},
      {"investment", "deal=S | party=State | amount=100"},
      {"investment", "deal=S | party=State"},
      {"investment", "deal=S | party=State | amount=50"}},
     {1, 0, 10000, 15000, 75000, 0}},
    {"another record of the party, named before its amount",
     {{"deal", "ref=S | company=Z | date=2019-05-01 | amount=1000 | investors=State Two; Prive"},
      {"investment", "deal=S | party=State | amount=100"}},
     {1, 0, 10000, 10000, 0, 80000}},
    {"the private party's own second stake is private",
     {{"deal", "ref=S | company=Z | date=2019-05-01 | amount=1000 | investors=State; Prive"},
      {"investment", "deal=S | party=State | amount=100"},
      {"investment", "deal=S | party=Prive | amount=100"},
      {"investment", "deal=S | party=Prive"}},
     {1, 0, 10000, 10000, 80000, 0}},
};

START_TEST(test_second_stake)
{
    for (const struct ledger_line *line = seconds[_i].lines; line->noun; line++)
        ledger_add(&ledger, line->noun, line->fields);
    ledger_add(&ledger, "investment", "deal=S | party=Fund | amount=100");
    ledger_add(&ledger, "partner", "name=State | aliases=State Two");
    recorded("2019-12-31", false);
    for (size_t i = 0; i < view.block.deal_count; i++)
        if (strcmp(view.block.deals[i].name, "Z 2019-05-01") == 0)
            same_line(&view.block.deals[i], seconds[_i].sums);
    ck_assert_uint_eq(view.block.deal_count, 7);
}
END_TEST

START_TEST(test_no_fund)
{
    struct ledger bare;
    ledger_make(&bare);
    ledger_add(&bare, "partner", "name=Prive | ownership=private");
    ledger_add(&bare, "deal", "company=A | date=2016-05-01 | amount=100 | investors=Prive");
    ledger_well(&bare, gt_facts_load(bare.store, GT_DAY_LAST, &facts, &bare.arena, &bare.error));
    ledger_well(&bare, gt_leverage_recorded(&facts, (struct gt_counting){false}, &view, &bare.arena,
                                            &bare.error));
    same_line(&view.block.portfolio, (struct sums){0});
    ck_assert(!view.block.portfolio.leverage.defined);
    ck_assert_uint_eq(view.block.deal_count, 0);
    ledger_remove(&bare);
}
END_TEST

/* Back-casts. */

/* R1, R2 and R4 are of these kinds and known, R7 is in USD. Inside at a quarter, by hand:
 * R1 100: 25, then of 75 the public (20 + 30) and the private 50 halve it: 37.5 each;
 * R2 200: 50, then of 150 public 50 : private 150 is 37.5 : 112.5; R4 60: 15 and 45 private. */
static const struct {
    enum gt_placement placement;
    enum gt_others others;
    struct sums portfolio, state; /* State's line: R1, and R7 */
} backcasts[] = {
    {GT_PLACEMENT_INSIDE,
     GT_OTHERS_AS_RECORDED,
     {3, 1, 9000, 7500, 19500, 0},
     {1, 1, 2500, 3750, 3750, 0}},
    {GT_PLACEMENT_ON_TOP,
     GT_OTHERS_AS_RECORDED,
     {3, 1, 9000, 10000, 26000, 0},
     {1, 1, 2500, 5000, 5000, 0}},
    /* the fund's real 20 and 50 stay public, State's 30 are taken for private */
    {GT_PLACEMENT_INSIDE,
     GT_OTHERS_PRIVATE,
     {3, 1, 9000, 5250, 21750, 0},
     {1, 1, 2500, 1500, 6000, 0}},
    {GT_PLACEMENT_ON_TOP,
     GT_OTHERS_PRIVATE,
     {3, 1, 9000, 7000, 29000, 0},
     {1, 1, 2500, 2000, 8000, 0}},
};

START_TEST(test_backcast)
{
    for (int i = 0; i < ROWS(backcasts); i++) {
        struct gt_scenario scenario =
            scenario_of(plan_of(backcasts[i].placement, backcasts[i].others));
        ledger_well(&ledger, ask(&scenario));
        ck_assert_str_eq(view.block.title, "What if");
        ck_assert(view.block.portfolio.assumed);
        same_line(&view.block.portfolio, backcasts[i].portfolio);
        ck_assert_uint_eq(view.block.partner_count, 2);
        ck_assert_str_eq(view.block.partners[0].name, "Prive");
        ck_assert_str_eq(view.block.partners[1].name, "State");
        same_line(&view.block.partners[1], backcasts[i].state);
        ck_assert_int_eq(view.block.shared_rounds, 1);
        ck_assert_uint_eq(view.block.deal_count, 4);
        ck_assert_int_eq(strstr(view.block.definition,
                                "All other money of the rounds is assumed private.") != NULL,
                         backcasts[i].others == GT_OTHERS_PRIVATE);
    }
}
END_TEST

/* Kinds and days; both ends are included. */
static const struct {
    uint32_t kinds;
    const char *from, *to;
    int rounds, unknown_rounds, foreign_rounds;
} choices[] = {
    {EARLY, "2017-05-01", "2018-06-01", 2, 0, 0}, /* R2, R4 */
    {EARLY, "2017-05-02", "2018-06-01", 1, 0, 0}, /* R4 */
    {EARLY, "2017-05-02", "2018-05-31", 0, 0, 0},
    {EARLY, NULL, "2016-05-01", 1, 0, 0}, /* R1 */
    {EARLY, "2018-06-02", NULL, 0, 0, 1}, /* R7; R6 is not closed */
    {0, NULL, NULL, 4, 1, 1},             /* all: R3 and R9 as well */
    {1u << GT_DEAL_DEBT, NULL, NULL, 0, 0, 0},
};

START_TEST(test_choice)
{
    for (int i = 0; i < ROWS(choices); i++) {
        struct gt_scenario scenario =
            scenario_of(plan_of(GT_PLACEMENT_INSIDE, GT_OTHERS_AS_RECORDED));
        scenario.backcast.kinds = choices[i].kinds;
        scenario.backcast.from = choices[i].from ? ledger_day(choices[i].from) : GT_DAY_NONE;
        scenario.backcast.to = choices[i].to ? ledger_day(choices[i].to) : GT_DAY_NONE;
        ledger_well(&ledger, ask(&scenario));
        ck_assert_int_eq(view.block.portfolio.leverage.rounds, choices[i].rounds);
        ck_assert_int_eq(view.block.portfolio.leverage.rounds_unknown, choices[i].unknown_rounds);
        ck_assert_int_eq(view.block.portfolio.leverage.rounds_foreign, choices[i].foreign_rounds);
    }
}
END_TEST

/* The club's round R8, 90, of owners nobody recorded: 22.5 and 67.5 unknown. */
START_TEST(test_club)
{
    struct gt_scenario scenario = scenario_of(plan_of(GT_PLACEMENT_INSIDE, GT_OTHERS_AS_RECORDED));
    scenario.backcast.club = true;
    scenario.backcast.kinds = 1u << GT_DEAL_SEED | 1u << GT_DEAL_ANGEL;
    ledger_well(&ledger, ask(&scenario));
    ck_assert_ptr_nonnull(strstr(view.block.definition,
                                 "inside the round into the partners' and the club's closed "
                                 "rounds (only seed, angel) from"));
    scenario = scenario_of(plan_of(GT_PLACEMENT_INSIDE, GT_OTHERS_AS_RECORDED));
    scenario.backcast.club = true;
    ledger_well(&ledger, ask(&scenario));
    same_line(&view.block.portfolio, (struct sums){4, 1, 11250, 7500, 19500, 6750});
    ck_assert_uint_eq(view.block.partner_count, 3);
    ck_assert_str_eq(view.block.partners[2].name, "Club");
    same_line(&view.block.partners[2], (struct sums){1, 0, 2250, 0, 0, 6750});
}
END_TEST

/* Refusals. */

static void refused(const struct gt_scenario *scenario, const char *sentence)
{
    ck_assert_int_eq(ask(scenario), GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text, sentence);
}

static const struct {
    const char *first, *second, *sentence;
} wrong_partners[] = {
    {"Prive", "Prive Capital",
     "partners: \"Prive\" and \"Prive Capital\" are one party; name it once"},
    {"State", "#3", "partners: \"State\" and \"#3\" are one party; name it once"},
    {"State", "Stranger",
     "\"Stranger\" is no venture partner of this ledger; make it one with `gentou partner add`"},
    {"State", "Nobody",
     "nobody in the ledger is called \"Nobody\"; see the spelling, or write the number (#12)"},
};

START_TEST(test_wrong_partners)
{
    for (int i = 0; i < ROWS(wrong_partners); i++) {
        const char *names[] = {wrong_partners[i].first, wrong_partners[i].second};
        struct gt_scenario scenario =
            scenario_of(plan_of(GT_PLACEMENT_INSIDE, GT_OTHERS_AS_RECORDED));
        scenario.partners.items = names;
        refused(&scenario, wrong_partners[i].sentence);
    }
}
END_TEST

START_TEST(test_wrong_scenarios)
{
    struct gt_scenario scenario = scenario_of(plan_of(GT_PLACEMENT_INSIDE, GT_OTHERS_AS_RECORDED));
    scenario.currency = gt_currency_find("USD", 3);
    refused(&scenario, "currency: the scenario is in USD, the ledger in CNY; they must be alike");
    scenario = scenario_of(plan_of(GT_PLACEMENT_INSIDE, GT_OTHERS_AS_RECORDED));
    scenario.backcast.share = 0;
    refused(&scenario, "backcast: share: an argument is outside its range");
    struct ledger bare;
    ledger_make(&bare);
    ledger_add(&bare, "partner", "name=Prive Capital");
    ledger_add(&bare, "partner", "name=State");
    scenario = scenario_of(plan_of(GT_PLACEMENT_INSIDE, GT_OTHERS_AS_RECORDED));
    scenario.backcast.club = true;
    ledger_well(&bare, gt_facts_load(bare.store, GT_DAY_LAST, &facts, &bare.arena, &bare.error));
    ck_assert_int_eq(gt_leverage_scenario(bare.store, &facts, (struct gt_counting){false},
                                          &scenario, &view, &bare.arena, &bare.error),
                     GT_EXIT_DATA);
    ck_assert_str_eq(bare.error.text,
                     "backcast: club: the ledger has no club; make one with `gentou club add`");
    ledger_remove(&bare);
}
END_TEST

/* Two rounds that fit in 64 bits, and whose sum does not; a stake that no operation lets in. */
START_TEST(test_sums_that_do_not_fit)
{
    for (int i = 0; i < 2; i++) {
        ledger_add(&ledger, "deal",
                   gt_arena_format(&ledger.arena,
                                   "ref=H%d | company=H | date=2018-01-0%d | "
                                   "kind=seed | amount=60000000000000000 | "
                                   "investors=Prive",
                                   i, i + 1));
        ledger_add(&ledger, "investment",
                   gt_arena_format(&ledger.arena, "deal=H%d | party=Fund | amount=1", i));
    }
    load("2019-12-31");
    ck_assert_int_eq(gt_leverage_recorded(&facts, (struct gt_counting){false}, &view, &ledger.arena,
                                          &ledger.error),
                     GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text, "Portfolio: the rounds cannot be summed: the result does "
                                        "not fit in 64 bits");
    struct gt_investment_row stake = {.deal = 1, .party = 1, .amount = 10001};
    ledger_begin(&ledger);
    ledger_well(&ledger, gt_investment_insert(ledger.store, &stake, &ledger.error));
    ledger_commit(&ledger);
    load("2019-12-31");
    ck_assert_int_eq(gt_leverage_recorded(&facts, (struct gt_counting){false}, &view, &ledger.arena,
                                          &ledger.error),
                     GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text,
                     "deal 1: its stakes cannot be summed: an argument is outside its range");
}
END_TEST

START_TEST(test_narrow)
{
    recorded("2019-12-31", false);
    gt_leverage_narrow(&facts, &view, 5, 3);
    ck_assert_uint_eq(view.block.partner_count, 1);
    ck_assert_str_eq(view.block.partners->name, "State");
    ck_assert_uint_eq(view.block.deal_count, 1);
    ck_assert_str_eq(view.block.deals->name, "D 2018-07-01");
    ck_assert_int_eq(facts.deals[*view.deals].id, 5);
    same_line(&view.block.portfolio, (struct sums){4, 2, 12000, 3000, 26000, 3000}); /* stays */
    recorded("2019-12-31", false);
    gt_leverage_narrow(&facts, &view, 4, 0); /* a deal without the fund is none of these */
    ck_assert_uint_eq(view.block.deal_count, 0);
    ck_assert_uint_eq(view.block.partner_count, 2);
    gt_leverage_narrow(&facts, &view, 0, 4); /* the club is no partner */
    ck_assert_uint_eq(view.block.partner_count, 0);
}
END_TEST
int main(void)
{
    Suite *suite = suite_create("leverage view");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_recorded);
    tcase_add_test(tests, test_recorded_lines);
    tcase_add_loop_test(tests, test_second_stake, 0, ROWS(seconds));
    tcase_add_test(tests, test_no_fund);
    tcase_add_test(tests, test_backcast);
    tcase_add_test(tests, test_choice);
    tcase_add_test(tests, test_club);
    tcase_add_test(tests, test_wrong_partners);
    tcase_add_test(tests, test_wrong_scenarios);
    tcase_add_test(tests, test_sums_that_do_not_fit);
    tcase_add_test(tests, test_narrow);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
