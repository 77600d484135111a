/* test_rulebook.c - the facts that rules are asked with, as the ledger has them: what each record
 * changes in the verdict. Names and figures are invented.
 */
#include "tests/engine/ledger.h"

#include "engine/operations/rulebook.h"

static struct ledger ledger;

static void tear_down(void)
{
    ledger_remove(&ledger);
}

/* Deals: 1 Acme's seed round beside Yanbo, 2 Acme's series A, 3 Boreal's round without a partner, 4
 * Cedar's in dollars, 5 Dune's, which is closing. Acme has a cap table. */
static const struct ledger_line book[] = {
    {"fund", "name=Guidance Fund | ownership=fiscal"},
    {"club", "name=Angel Club"},
    {"partner", "name=Yanbo | ownership=private"},
    {"partner", "name=Elin | ownership=mixed | private_share=50%"},
    {"member", "name=Gu Hengzhi | kind=person | since=2015-06-18"},
    {"company", "name=Acme | founded=2014-06-01 | registered_capital=1000万 | "
                "capital_date=2014-06-01"},
    {"company", "name=Acme | registered_capital=2000万 | capital_date=2017-01-01"},
    {"deal", "ref=A | company=Acme | date=2016-06-01 | kind=seed | amount=500万"},
    {"investment", "deal=A | party=Guidance Fund | amount=50万"},
    {"investment", "deal=A | party=Yanbo | amount=100万"},
    {"investment", "deal=A | party=Gu Hengzhi | amount=50万 | instrument=convertible_note"},
    {"deal", "ref=B | company=Acme | date=2018-06-01 | kind=series_a | amount=3000万"},
    {"investment", "deal=B | party=Guidance Fund | amount=60万"},
    {"investment", "deal=B | party=Yanbo | amount=1000万"},
    {"investment", "deal=B | party=Gu Hengzhi | amount=50万 | instrument=convertible_note"},
    {"deal", "ref=C | company=Boreal | date=2018-07-01 | kind=angel"},
    {"investment", "deal=C | party=Guidance Fund"},
    {"deal", "ref=D | company=Cedar | date=2018-08-01 | kind=angel | amount=USD 100万"},
    {"investment", "deal=D | party=Guidance Fund | amount=USD 10万"},
    {"deal", "ref=E | company=Dune | date=2018-09-01 | kind=angel | stage=closing | amount=900万"},
    {"investment", "deal=E | party=Guidance Fund | amount=600万"},
    {"class", "company=Acme | name=Common | kind=common"},
    {"issuance", "company=Acme | class=Common | holder=Yanbo | date=2015-01-01 | quantity=900"},
    {"issuance",
     "company=Acme | class=Common | holder=Guidance Fund | date=2016-06-01 | quantity=900"},
    {"issuance",
     "company=Acme | class=Common | holder=Guidance Fund | date=2018-06-01 | quantity=1"},
    {"figure", "company=Acme | date=2015-12-31 | registered_in=上海市徐汇区 | staff=60 | "
               "revenue=400万 | total_assets=500万"},
    {"figure", "company=Acme | date=2018-05-31 | registered_in=上海市虹口区 | staff=50"},
    {"figure", "company=Acme | date=2016-12-31 | costs=100万 | rd_spending=20万"},
    {"figure", "company=Acme | date=2017-12-31 | costs=100万 | rd_spending=19万 | listed=no"},
    {"figure", "company=Acme | date=2018-06-30 | listed=no"},
    {"fund-step", "deal=A | step=custody | date=2016-07-01"},
    {"fund-step", "deal=B | step=custody | date=2018-07-01 | result=rejected"},
    {"exit", "company=Acme | holder=Yanbo | date=2019-06-01 | kind=trade_sale | proceeds=900万"},
    {"exit", "company=Acme | date=2019-06-01 | kind=buy_out | proceeds=55万 | share=50%"},
    {"exit", "company=Acme | date=2019-07-01 | kind=buy_out | proceeds=54万"},
    {"subfund", "name=Seed One | since=2016-01-01 | size=1亿"},
    {"commitment", "fund=Seed One | party=Guidance Fund | date=2016-01-01 | amount=4000万"},
    {"commitment", "fund=Seed One | party=Elin | date=2016-01-01 | amount=6000万"},
    {"drawdown", "commitment=1 | date=2016-02-01 | amount=2000万"},
    {"drawdown", "commitment=2 | date=2016-03-01 | amount=6000万"},
    {"investment", "deal=A | party=Seed One | amount=200万"},
    {"fund-figure", "fund=Seed One | date=2018-01-01 | stage=seed | approved=2014-12-01"},
    {"subfund", "name=Seed Two | size=1亿"},
    {"compensation", "company=Acme | party=Yanbo | date=2017-07-01 | amount=30万 | stage=seed"},
    {"deal", "ref=F | company=Fern | date=2015-02-01 | kind=seed | amount=500万"},
    {"investment", "deal=F | party=Yanbo | amount=200万"},
    {"exit", "company=Fern | holder=Yanbo | date=2017-01-05 | kind=liquidation | proceeds=100万"},
    {"compensation", "company=Fern | party=Yanbo | date=2017-09-01 | amount=61万 | stage=seed"},
    {"vehicle", "name=Pool | kind=partnership | filed=yes | since=2014-01-01"},
    {"holder", "vehicle=Pool | party=Gu Hengzhi | date=2014-02-01 | amount=100万"},
    {"holder", "vehicle=Pool | party=Feeder | date=2014-02-01 | amount=2000万 | pools=yes | "
               "heads=49"},
    {"fund-figure", "fund=Pool | date=2014-02-01 | seniors=3"},
    {"qualification", "member=Gu Hengzhi | date=2015-01-01 | financial_assets=300万 | "
                      "expires=2019-12-31"},
    {"tie", "party=Gu Hengzhi | company=Acme | date=2016-06-01 | tie=relative"},
    {"fund-figure", "date=2018-01-01 | level=city"},
    {"intention", "partner=Yanbo | date=2016-01-01 | until=2019-12-31"},
    {"preset", "name=hongkou-2011 | since=2016-01-01 | until=2018-06-30"},
    {NULL, NULL},
};

static void set_up(void)
{
    ledger_make(&ledger);
    ledger_fill(&ledger, book);
}

static void ask(const char *as_of, struct gt_rule_question question,
                struct gt_rule_answers *answers)
{
    struct gt_facts facts;
    ledger_well(&ledger, gt_facts_load(ledger.store, ledger_day(as_of), &facts, &ledger.arena,
                                       &ledger.error));
    ledger_well(&ledger, gt_rulebook_ask(ledger.store, &facts, &question, answers, &ledger.arena,
                                         &ledger.error));
}

static const struct {
    const char *rule, *why;
    int64_t deal;      /* 0: by the name */
    const char *name;  /* of the party; NULL: any */
    const char *as_of; /* NULL: 2019-12-31 */
    const char *text;  /* a piece of the reason */
    enum gt_rule_answer answer;
    enum gt_rule_fact fact; /* of the first part of that answer */
    int64_t by;
} cases[] = {
#define P(piece)           piece, GT_RULE_ANSWER_PASSES, GT_RULE_FACT_TEXT, 0
#define B(piece, word, by) piece, GT_RULE_ANSWER_BREAKS, GT_RULE_FACT_##word, by
#define L(word)            "nobody recorded", GT_RULE_ANSWER_UNKNOWN, GT_RULE_FACT_##word, 0
    {"HK-2", "50万 of 1000万, as much as Yanbo has: not the largest", 1, NULL, NULL,
     P("no; must be no")},
    {"HK-2", "both rounds; the capital of that day; one share more than Yanbo", 2, NULL, NULL,
     B("CNY 1,100,000; at most CNY 1,000,000", FUND_IN_COMPANY, 10000000)},
    {"HK-2", "nobody wrote down how much, nor of what capital", 3, NULL, NULL,
     L(REGISTERED_CAPITAL)},
    {"HK-2", "an amount in dollars without a rate", 4, NULL, NULL,
     "the amounts are in USD, the rule's in CNY", GT_RULE_ANSWER_UNKNOWN, GT_RULE_FACT_CURRENCY, 0},
    {"HK-2", "a deal that is closing is asked too", 5, NULL, NULL,
     B("CNY 6,000,000; at most CNY 5,000,000", FUND_IN_COMPANY, 100000000)},
    {"HK-3", "the registration of that day", 1, NULL, NULL,
     B("no; must be yes", REGISTERED_THERE, 0)},
    {"HK-3", "registered there by then, but a later stage", 2, NULL, NULL,
     B("venture; must be start-up", STAGE, 0)},
    {"HK-4", "entrusted", 1, NULL, NULL, P("")},
    {"HK-4", "turned down", 2, NULL, NULL, B("", CUSTODY, 0)},
    {"HK-4", "not yet, a month before", 2, NULL, "2018-06-15", L(CUSTODY)},
    {"HK-5", "Yanbo left a month before", 1, NULL, NULL, B("", PARTNER_LEFT_FIRST, 0)},
    {"HK-5", "nobody had left", 1, NULL, "2019-05-31", P("")},
    {"HK-5", "it has not been paid yet", 5, NULL, NULL, L(PAID_ON)},
    {"HK-6", "half of the cost of 110万, to the yuan: the rate decides", 0, "Acme", NULL,
     L(LENDING_RATE)},
    {"HK-6", "of what was left, 1万 short", 0, "Acme", NULL,
     B("CNY 540,000; at least CNY 550,000 (CNY 10,000 too little)", PROCEEDS, 1000000)},
    {"MOF07-5", "half of the partner's", 1, NULL, NULL, P("CNY 500,000; at most CNY 500,000")},
    {"MOF07-5", "no partner in the round", 3, NULL, NULL, L(PARTNER_IN_ROUND)},
    {"SCF-1", "in pounds", 1, NULL, NULL, "the amounts are in CNY", GT_RULE_ANSWER_UNKNOWN,
     GT_RULE_FACT_CURRENCY, 0},
    {"SHC-2", "60 staff, of the year before", 1, NULL, NULL, "the text was not read",
     GT_RULE_ANSWER_UNKNOWN, GT_RULE_FACT_TEXT, 0},
    {"TAX-2", "too much else is missing in the series A; of its year there are no costs", 2, NULL,
     NULL, L(RESIDENT)},
    {"TAX-1", "a note is no equity", 2, NULL, NULL, B("no; must be yes", EQUITY, 0)},
    {"TAX-4", "a relative of the founder since the seed round", 2, NULL, NULL,
     B("relative of one of these; must be none", TIE, 0)},
    {"SHC-1", "nobody left Acme by then", 0, "Yanbo", "2017-12-31", L(LOSS)},
    {"SHC-1", "60 % of 100万, 1万 too much", 0, "Yanbo", NULL,
     B("CNY 610,000; at most CNY 600,000", COMPENSATION, 1000000)},
    {"MOF07-1", "2000万 of 8000万: 25 %", 0, "Seed One", NULL, P("at most CNY 20,000,000")},
    {"MOF07-1", "nothing was paid in yet", 0, "Seed One", "2016-01-15", L(FUND_LARGEST)},
    {"MOF07-1", "nobody committed to the other", 0, "Seed Two", NULL, L(PAID_IN)},
    {"NB-3", "half of Elin's 6000万 is private; whether independent nobody said", 0, "Seed One",
     NULL, L(INDEPENDENT)},
    {"SZU-1", "one company so far", 0, "Seed One", "2021-06-30",
     "companies invested in: 1 so far; at least 15", GT_RULE_ANSWER_UNKNOWN, GT_RULE_FACT_PROJECTS,
     0},
    {"Y210-1", "approved on 2014-12-01, set up 13 months later", 0, "Seed One", NULL,
     B("2016-01-01; at the latest 2015-12-01", SET_UP, 31)},
    {"LY-1", "a seed fund", 0, "Seed One", "2024-01-01", P("")},
    {"QI-4", "49 behind the feeder, and Gu", 0, "Pool", NULL, P("50; at most 50")},
    {"D39-1", "2100万 after five years", 0, "Pool", NULL, B("", PAID_IN, 900000000)},
    {"D39-1", "2100万 within five years", 0, "Pool", "2018-12-31", P("")},
    {"QI-1", "a proof that holds", 0, "Gu Hengzhi", NULL, P("CNY 1,000,000")},
    {"QI-1", "a proof that ran out", 0, "Gu Hengzhi", "2020-01-01", L(FINANCIAL_ASSETS)},
    {"G1-2025-b", "a city's", 0, "Guidance Fund", "2025-06-01", P("city")},
    {"HK-PLAN", "one letter holds", 0, "Guidance Fund", NULL, B("1; at least 2", PARTNERS, 1)},
    {"HK-PLAN", "before there was a letter, the two on record", 0, "Guidance Fund", "2015-12-31",
     P("2; at least 2")},
    {"HK-PLAN", "no letter holds any more", 0, "Guidance Fund", "2020-06-01",
     B("0; at least 2", PARTNERS, 2)},
};

/* The last case of the rule on the deal, or of the party, whose reason has the piece. */
static const struct gt_rule_asked *find(const struct gt_rule_answers *answers, int i)
{
    const struct gt_rule_asked *found = NULL;
    for (size_t k = 0; k < answers->count; k++) {
        const struct gt_rule_asked *asked = &answers->items[k];
        const char *why = gt_rule_why(asked, &ledger.arena);
        if (strcmp(asked->rule->id, cases[i].rule) == 0 &&
            (!cases[i].deal || asked->deal == cases[i].deal) &&
            (!cases[i].name || strcmp(asked->name, cases[i].name) == 0) &&
            asked->verdict.answer == cases[i].answer &&
            (!cases[i].text || strstr(why, cases[i].text)))
            found = asked;
    }
    return found;
}

START_TEST(test_cases)
{
    struct gt_rule_answers answers;
    ask(cases[_i].as_of ? cases[_i].as_of : "2019-12-31",
        (struct gt_rule_question){.rule = gt_rule_find(cases[_i].rule)}, &answers);
    const struct gt_rule_asked *asked = find(&answers, _i);
    if (!asked)
        for (size_t k = 0; k < answers.count; k++)
            fprintf(stderr, "%s, %s: %s: %s\n", cases[_i].rule, answers.items[k].name,
                    gt_kind_token(&gt_rule_answer_words, (int)answers.items[k].verdict.answer),
                    gt_rule_why(&answers.items[k], &ledger.arena));
    ck_assert_msg(asked != NULL, "%s, %s", cases[_i].rule, cases[_i].why);
    for (size_t i = 0; i < asked->verdict.count && asked->verdict.answer > 1; i++) {
        const struct gt_rule_part *part = &asked->verdict.parts[i];
        if (part->answer != asked->verdict.answer)
            continue;
        ck_assert_msg(part->fact == cases[_i].fact && part->by == cases[_i].by, "%s, %s: %s, %lld",
                      cases[_i].rule, cases[_i].why,
                      gt_kind_token(&gt_rule_fact_words, (int)part->fact), (long long)part->by);
        break;
    }
}
END_TEST

static size_t count_of(const struct gt_rule_answers *answers, const char *preset)
{
    size_t count = 0;
    for (size_t i = 0; i < answers->count; i++)
        count += strcmp(answers->items[i].rule->preset, preset) == 0;
    return count;
}

/* An applied preset holds on its days: of deals 1 and 2, not of those after its last day. */
START_TEST(test_applied)
{
    struct gt_rule_answers answers;
    ask("2019-12-31", (struct gt_rule_question){0}, &answers);
    for (size_t i = 0; i < answers.count; i++)
        if (strcmp(answers.items[i].rule->preset, "hongkou-2011") == 0)
            ck_assert_int_le(answers.items[i].deal, 2);
    ck_assert_uint_eq(count_of(&answers, "hongkou-2011"), 8); /* HK-2 to HK-5, twice */
    ck_assert_uint_gt(count_of(&answers, "qualified-investor"), 0);
    ck_assert_uint_eq(count_of(&answers, "mof-2007"), 0);
    ck_assert(answers.applies);
}
END_TEST

/* A question of one deal or company asks about no fund. */
START_TEST(test_narrow)
{
    struct gt_rule_answers answers;
    ask("2019-12-31", (struct gt_rule_question){.deal = 2}, &answers);
    for (size_t i = 0; i < answers.count; i++)
        ck_assert_int_eq(answers.items[i].deal, 2);
    ck_assert_uint_gt(answers.count, 0);
    int64_t company = ledger_add(&ledger, "company", "name=Ginkgo | founded=2018-01-01");
    ask("2019-12-31", (struct gt_rule_question){.company = company}, &answers);
    ck_assert_uint_gt(answers.count, 0); /* without a round: on the date itself */
    ck_assert_int_eq(answers.items[0].on, ledger_day("2019-12-31"));
}
END_TEST

/* What no record of a ledger has a field for. */
static bool is_kept_nowhere(enum gt_rule_fact fact)
{
    return fact == GT_RULE_FACT_INDEPENDENT || fact == GT_RULE_FACT_TAXED_THERE ||
           fact == GT_RULE_FACT_LOCAL_DUTY || fact == GT_RULE_FACT_APPROVED_BY;
}

/* Every fact that may be missing has the command that enters it, but for what no record can say. */
START_TEST(test_commands)
{
    struct gt_rule_asked asked = {.deal = 1,
                                  .party = 2,
                                  .record = 3,
                                  .name = "Acme's heirs",
                                  .of = "Pool",
                                  .on = ledger_day("2016-06-01"),
                                  .currency = gt_currency_find("CNY", 3)};
    const struct gt_rule *rule;
    for (size_t i = 0; (rule = gt_rule_at(i)); i++) {
        struct gt_rule_facts facts;
        gt_rule_facts_init(&facts, ledger_day("2024-06-01"), ledger_day("2024-06-01"));
        asked.rule = rule;
        gt_rule_judge(rule, &facts, &asked.verdict);
        for (size_t k = 0; k < asked.verdict.count; k++) {
            const struct gt_rule_part *part = &asked.verdict.parts[k];
            const char *command = gt_rule_command(&asked, part->fact, &ledger.arena);
            if (part->answer != GT_RULE_ANSWER_UNKNOWN || part->until != GT_DAY_NONE ||
                part->fact == GT_RULE_FACT_HEADS || part->fact == GT_RULE_FACT_VEHICLE ||
                part->fact == GT_RULE_FACT_PARTNER_LEFT_FIRST ||
                part->fact == GT_RULE_FACT_IN_FUND || is_kept_nowhere(part->fact) ||
                part->fact == GT_RULE_FACT_COMPENSATION ||
                part->fact == GT_RULE_FACT_COMPENSATION_YEAR)
                continue; /* these a ledger always knows */
            ck_assert_msg(command && !strchr(command, '$'), "%s: %s", rule->id,
                          gt_kind_token(&gt_rule_fact_words, (int)part->fact));
        }
    }
    asked.rule = gt_rule_find("HK-3");
    ck_assert_str_eq(gt_rule_command(&asked, GT_RULE_FACT_REGISTERED_THERE, &ledger.arena),
                     "gentou figure add 'Acme'\\''s heirs' --date 2016-06-01 --registered-in "
                     "PLACE");
    ck_assert_ptr_null(gt_rule_command(&asked, GT_RULE_FACT_TEXT, &ledger.arena));
}
END_TEST

/* Before money only what is broken by an applied preset is said, and what was overridden refuses no
 * more. */
START_TEST(test_before_money)
{
    struct gt_rule_finding *findings = NULL;
    size_t count = 0;
    gt_day day = ledger_day("2018-09-02");
    ledger_well(&ledger, gt_rulebook_before_money(ledger.store, 5, day, &findings, &count,
                                                  &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 0); /* the preset ended in June */
    ledger_add(&ledger, "preset", "name=hongkou-2011 | since=2018-07-01");
    ledger_well(&ledger, gt_rulebook_before_money(ledger.store, 5, day, &findings, &count,
                                                  &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(findings[0].rule->id, "HK-2");
    ck_assert(findings[0].refuses);
    ledger_begin(&ledger);
    ledger_well(&ledger,
                gt_rulebook_override(ledger.store, 5, findings, count, "agreed", &ledger.error));
    ledger_commit(&ledger);
    ledger_well(&ledger, gt_rulebook_before_money(ledger.store, 5, day, &findings, &count,
                                                  &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 1);
    ck_assert(!findings[0].refuses);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM deal_override WHERE rule = 'HK-2' "
                                           "AND deal = 5 AND reason = 'agreed'"),
                     1);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("rulebook");
    TCase *tests = tcase_create("rulebook");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    suite_add_tcase(suite, tests);
    tcase_add_loop_test(tests, test_cases, 0, ROWS(cases));
    tcase_add_test(tests, test_applied);
    tcase_add_test(tests, test_narrow);
    tcase_add_test(tests, test_commands);
    tcase_add_test(tests, test_before_money);
    return run_suite(suite);
}
