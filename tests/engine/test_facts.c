/* test_facts.c - the ledger as of a date: nothing later is seen, one party is one party, and only
 * what is written down is an amount.
 *
 * The names are invented. Amounts are fen.
 */
#include "tests/engine/ledger.h"

#include "engine/operations/facts.h"
#include "engine/operations/findings.h"
#include "engine/store/party.h"

static struct ledger ledger;
static struct gt_facts facts;

static const struct ledger_line lines[] = {
    {"fund", "name=Fund | ownership=fiscal"},
    {"partner", "name=Turncoat | ownership=state_owned"},
    {"partner", "name=#2 | ownership=mixed | private_share=40% | since=2017-01-01"},
    {"partner", "name=#2 | ownership=private | since=2018-01-01"},
    {"member", "name=Gu | since=2016-06-01"},
    {"deal", "ref=A | company=Alpha | date=2016-01-10 | kind=seed | amount=100 | investors=Fund; "
             "Turncoat | sector=lamps"},
    {"investment", "deal=A | party=Fund | amount=20"},
    {"investment", "deal=A | party=Fund | amount=5"},
    {"deal", "ref=B | company=Beta | date=2017-03-01 | kind=angel | stage=sourced | amount=50 | "
             "investors=Turncoat"},
    {"stage", "deal=B | date=2017-06-01 | stage=terms"},
    {"stage", "deal=B | date=2017-09-01 | stage=closed"},
    {"deal", "ref=C | company=Gamma | date=2018-02-03 | amount=USD 70 | investors=Fund"},
    {"investment", "deal=C | party=Fund | amount=USD 30"},
    {"deal", "ref=D | company=Alpha | date=2018-02-03 | stage=lost | amount=JPY 10"},
    {"mark", "company=Alpha | date=2016-12-31 | value=25 | method=cost"},
    {"mark", "company=Alpha | date=2017-12-31 | value=40 | method=milestones"},
    {"exit", "company=Alpha | date=2018-06-30 | kind=ipo | proceeds=60 | share=50%"},
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

static void load(const char *day)
{
    ledger_well(&ledger,
                gt_facts_load(ledger.store, ledger_day(day), &facts, &ledger.arena, &ledger.error));
}

/* The place of the deal with that reference. */
static size_t place(const char *ref)
{
    for (size_t i = 0; i < facts.deal_count; i++)
        if (facts.deals[i].ref && strcmp(facts.deals[i].ref, ref) == 0)
            return i;
    ck_abort_msg("deal %s is not there", ref);
    return 0;
}

/* Deals that have come in, and the stage and day they then have. Deal B is closed on a later day
 * than it came in; a round's day is that of its closing. */
static const struct {
    const char *day;
    size_t deals;
    int stage_of_b; /* -1: not in yet */
    const char *day_of_b;
} days[] = {
    {"2016-01-09", 0, -1, NULL},
    {"2016-01-10", 1, -1, NULL},
    {"2017-02-28", 1, -1, NULL},
    {"2017-03-01", 2, GT_STAGE_SOURCED, "2017-03-01"},
    {"2017-05-31", 2, GT_STAGE_SOURCED, "2017-03-01"},
    {"2017-06-01", 2, GT_STAGE_TERMS, "2017-03-01"},
    {"2017-09-01", 2, GT_STAGE_CLOSED, "2017-09-01"},
    {"2018-02-02", 2, GT_STAGE_CLOSED, "2017-09-01"},
    {"2018-02-03", 4, GT_STAGE_CLOSED, "2017-09-01"},
};

START_TEST(test_deals_as_of)
{
    for (int i = 0; i < ROWS(days); i++) {
        load(days[i].day);
        ck_assert_uint_eq(facts.deal_count, days[i].deals);
        ck_assert_uint_eq(facts.first_stake[facts.deal_count], facts.stake_count);
        if (days[i].stage_of_b < 0)
            continue;
        const struct gt_deal_row *deal = &facts.deals[place("B")];
        ck_assert_int_eq(deal->stage, days[i].stage_of_b);
        ck_assert_int_eq(deal->day, ledger_day(days[i].day_of_b));
    }
}
END_TEST

/* Entered later, of an earlier day: the order of entry says nothing about the order of days, and
 * stakes stay with their deals. */
START_TEST(test_deals_in_any_order)
{
    ledger_add(&ledger, "deal",
               "ref=E | company=Early | date=2015-05-05 | amount=9 | "
               "investors=Zed; Yan");
    load("2015-12-31");
    ck_assert_uint_eq(facts.deal_count, 1);
    ck_assert_uint_eq(facts.stake_count, 2);
    ck_assert_str_eq(gt_facts_name(&facts, facts.stakes[0].party), "Zed");
    load("2018-12-31");
    ck_assert_uint_eq(facts.deal_count, 5);
    for (size_t i = 0; i < facts.deal_count; i++)
        for (size_t s = facts.first_stake[i]; s < facts.first_stake[i + 1]; s++)
            ck_assert_int_eq(facts.stakes[s].deal, facts.deals[i].id);
    static const char *const refs[] = {"E", "A", "B", "C", "D"}; /* C and D are of one day */
    for (int i = 0; i < ROWS(refs); i++)
        ck_assert_str_eq(facts.deals[facts.by_day[i]].ref, refs[i]);
}
END_TEST

/* A list's `from` and `to` are of the day a round shows: of its closing, once it is closed. */
static const struct {
    const char *from, *to;
    int64_t total;
} ranges[] = {
    {"2017-03-01", "2017-08-31", 0},
    {"2017-09-01", "2017-09-01", 1},
    {"2016-01-10", "2018-02-03", 4},
    {"2016-01-11", "2018-02-02", 1},
};

START_TEST(test_list_by_day)
{
    struct gt_deal_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    for (int i = 0; i < ROWS(ranges); i++) {
        struct gt_deal_filter filter = {.as_of = GT_DAY_LAST,
                                        .from = ledger_day(ranges[i].from),
                                        .to = ledger_day(ranges[i].to),
                                        .stage = -1,
                                        .limit = -1};
        ledger_well(&ledger, gt_deal_list(ledger.store, &filter, &rows, &count, &total,
                                          &ledger.arena, &ledger.error));
        ck_assert_int_eq(total, ranges[i].total);
        ck_assert_uint_eq(count, (size_t)ranges[i].total);
        for (size_t row = 1; row < count; row++)
            ck_assert_int_ge(rows[row - 1].day, rows[row].day);
    }
}
END_TEST

/* What a list of deals is narrowed to. */
START_TEST(test_list_narrowed)
{
    struct gt_deal_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    const struct {
        struct gt_deal_filter filter;
        int64_t total;
    } narrowed[] = {
        {{.stage = -1, .limit = 1}, 4}, /* a page of one */
        {{.stage = -1, .limit = -1, .offset = 3}, 4},
        {{.stage = -1, .limit = -1, .kinds = 1u << GT_DEAL_SEED | 1u << GT_DEAL_ANGEL}, 2},
        {{.stage = GT_STAGE_LOST, .limit = -1}, 1},
        {{.stage = -1, .limit = -1, .company = 4}, 2}, /* Alpha */
        {{.stage = -1, .limit = -1, .investor = 2}, 2},
        {{.stage = GT_STAGE_CLOSED, .limit = -1, .company = 4, .investor = 1}, 1},
    };
    for (int i = 0; i < ROWS(narrowed); i++) {
        struct gt_deal_filter filter = narrowed[i].filter;
        filter.as_of = GT_DAY_LAST;
        filter.from = filter.to = GT_DAY_NONE;
        ledger_well(&ledger, gt_deal_list(ledger.store, &filter, &rows, &count, &total,
                                          &ledger.arena, &ledger.error));
        ck_assert_int_eq(total, narrowed[i].total);
        int64_t shown = total - filter.offset;
        if (filter.limit >= 0 && shown > filter.limit)
            shown = filter.limit;
        ck_assert_uint_eq(count, (size_t)shown);
    }
}
END_TEST

/* A name's rounds are the closed ones: a deal still open, or lost, is none. */
START_TEST(test_rounds_of_a_party)
{
    static const struct {
        const char *day;
        int64_t rounds;
    } rounds[] = {{"2016-01-09", 0}, {"2016-01-10", 1}, {"2017-08-31", 1}, {"2017-09-01", 2}};
    for (int i = 0; i < ROWS(rounds); i++) {
        struct gt_party_row row;
        ledger_well(&ledger, gt_party_read(ledger.store, 2, ledger_day(rounds[i].day), &row,
                                           &ledger.arena, &ledger.error));
        ck_assert_int_eq(row.investments, rounds[i].rounds);
    }
}
END_TEST

static const struct {
    const char *day;
    enum gt_ownership ownership;
    double private_share;
} owners[] = {
    {"1999-01-01", GT_OWNERSHIP_STATE_OWNED, -1}, /* always */
    {"2016-12-31", GT_OWNERSHIP_STATE_OWNED, -1}, {"2017-01-01", GT_OWNERSHIP_MIXED, 0.4},
    {"2017-12-31", GT_OWNERSHIP_MIXED, 0.4},      {"2018-01-01", GT_OWNERSHIP_PRIVATE, -1},
};

START_TEST(test_ownership_by_day)
{
    double share = 0;
    load("2018-12-31");
    for (int i = 0; i < ROWS(owners); i++) {
        ck_assert_int_eq(gt_facts_ownership(&facts, 2, ledger_day(owners[i].day), &share),
                         owners[i].ownership);
        ck_assert_double_eq(share, owners[i].private_share);
    }
    ck_assert_int_eq(gt_facts_ownership(&facts, 3, ledger_day("2018-01-01"), &share),
                     GT_OWNERSHIP_UNKNOWN); /* nobody said of Gu */
    ck_assert_int_eq(gt_facts_ownership(&facts, 99, ledger_day("2018-01-01"), &share),
                     GT_OWNERSHIP_UNKNOWN);
    ck_assert_double_eq(share, -1);
    ledger_add(&ledger, "partner", "name=#2 | ownership=foreign | since=2018-01-01");
    load("2018-12-31");
    ck_assert_int_eq(gt_facts_ownership(&facts, 2, ledger_day("2018-01-01"), &share),
                     GT_OWNERSHIP_FOREIGN); /* of two on one day the later entered holds */
}
END_TEST

/* A round's money goes to the owners of its own day. */
START_TEST(test_split_by_day)
{
    struct gt_split split;
    struct gt_counting counting = {false};
    load("2018-12-31"); /* today Turncoat is private */
    ledger_well(&ledger,
                gt_facts_split(&facts, place("A"), counting, &split, &ledger.arena, &ledger.error));
    ck_assert(split.known);
    ck_assert_int_eq(split.fund, 2500);
    ck_assert_int_eq(split.other_public, 7500); /* in 2016 it was the state's */
    ck_assert_int_eq(split.private_money, 0);
    counting.state_owned_is_private = true;
    ledger_well(&ledger,
                gt_facts_split(&facts, place("A"), counting, &split, &ledger.arena, &ledger.error));
    ck_assert_int_eq(split.private_money, 7500);
    ledger_well(&ledger,
                gt_facts_split(&facts, place("B"), counting, &split, &ledger.arena, &ledger.error));
    ck_assert_int_eq(split.unknown, 5000); /* mixed, and nobody wrote an amount to divide */
}
END_TEST

/* A party that is first named, then given two amounts, has their sum; the name adds nothing. */
START_TEST(test_stakes)
{
    load("2018-12-31");
    size_t alpha = place("A"), beta = place("B");
    ck_assert_uint_eq(facts.first_stake[alpha + 1] - facts.first_stake[alpha], 2);
    ck_assert_int_eq(gt_facts_stake(&facts, alpha, 1), 2500);
    ck_assert(gt_facts_took_part(&facts, alpha, 2));
    ck_assert(gt_facts_stake(&facts, alpha, 2) == GT_MONEY_UNKNOWN);
    ck_assert(!gt_facts_took_part(&facts, beta, 1));
    ck_assert(gt_facts_stake(&facts, beta, 1) == GT_MONEY_UNKNOWN);
    ledger_add(&ledger, "investment", "deal=A | party=Turncoat | amount=75"); /* fills the round */
    load("2018-12-31");
    ck_assert_int_eq(gt_facts_stake(&facts, place("A"), 2), 7500);
    ck_assert_uint_eq(facts.first_stake[alpha + 1] - facts.first_stake[alpha], 2);
}
END_TEST

/* Two records of one party: its stakes in one round are one stake. */
START_TEST(test_merged_parties)
{
    struct gt_split split;
    ledger_add(&ledger, "deal",
               "ref=M | company=Mu | date=2018-03-03 | amount=100 | "
               "investors=Turncoat Capital; Turncoat Ltd");
    ledger_add(&ledger, "investment", "deal=M | party=Turncoat Capital | amount=30");
    ledger_add(&ledger, "investment", "deal=M | party=Turncoat | amount=70");
    ledger_add(&ledger, "investor", "name=Turncoat Ltd | ownership=fiscal | since=2019-01-01");
    ledger_add(&ledger, "partner", "name=Turncoat | aliases=Turncoat Capital; Turncoat Ltd");
    load("2019-12-31");
    size_t deal = place("M");
    double share = 0;
    ck_assert_uint_eq(facts.first_stake[deal + 1] - facts.first_stake[deal], 1);
    ck_assert_int_eq(gt_facts_stake(&facts, deal, 2), 10000);
    ledger_well(&ledger, gt_facts_split(&facts, deal, (struct gt_counting){false}, &split,
                                        &ledger.arena, &ledger.error));
    ck_assert_int_eq(split.private_money, 10000);
    ck_assert_int_eq(gt_facts_ownership(&facts, 2, ledger_day("2019-01-01"), &share),
                     GT_OWNERSHIP_FISCAL); /* what was said of the one is said of the other */
    for (size_t i = 0; i < facts.party_count; i++)
        ck_assert_str_ne(facts.parties[i].name, "Turncoat Capital");
}
END_TEST

/* Who was joined is listed once, among the investors too. */
START_TEST(test_merged_parties_listed)
{
    struct gt_party_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    ledger_add(&ledger, "investor", "name=Quiet | ownership=private");
    ledger_add(&ledger, "partner", "name=Loud | aliases=Quiet");
    ledger_well(&ledger, gt_party_list(ledger.store, -1, GT_DAY_LAST, 0, -1, &rows, &count, &total,
                                       &ledger.arena, &ledger.error));
    ck_assert_int_eq(total, 3); /* Fund, Loud, Turncoat */
    ck_assert_str_eq(rows[0].name, "Fund");
    ck_assert_str_eq(rows[1].name, "Loud");
    ck_assert_int_eq(rows[1].ownership, GT_OWNERSHIP_PRIVATE);
    ck_assert_str_eq(rows[2].name, "Turncoat");
}
END_TEST

/* Rounds in another currency have no amount here; the closed ones are counted, and said. */
START_TEST(test_other_currency)
{
    struct gt_findings findings = {.arena = &ledger.arena};
    struct gt_split split;
    load("2018-12-31");
    ck_assert_uint_eq(facts.foreign, 1); /* C; D is lost */
    ck_assert(facts.deals[place("C")].amount == GT_MONEY_UNKNOWN);
    ck_assert(facts.deals[place("D")].amount == GT_MONEY_UNKNOWN);
    ck_assert(gt_facts_stake(&facts, place("C"), 1) == GT_MONEY_UNKNOWN);
    ck_assert(gt_facts_took_part(&facts, place("C"), 1));
    ledger_well(&ledger, gt_facts_split(&facts, place("C"), (struct gt_counting){false}, &split,
                                        &ledger.arena, &ledger.error));
    ck_assert(!split.known);
    ledger_well(&ledger, gt_findings_rounds(&facts, &findings, &ledger.error));
    ck_assert_uint_eq(findings.count, 1);
    ck_assert_str_eq(findings.items[0].text,
                     "1 rounds are in another currency than the ledger's CNY; their amounts are "
                     "left out of all sums.");
    load("2018-02-02");
    ck_assert_uint_eq(facts.foreign, 0);
    ledger_well(&ledger, gt_findings_rounds(&facts, &findings, &ledger.error));
    ck_assert_uint_eq(findings.count, 1);
}
END_TEST

/* Marks and exits after the date are not seen. */
static const struct {
    const char *day;
    size_t marks, exits;
} events[] = {
    {"2016-12-30", 0, 0}, {"2016-12-31", 1, 0}, {"2017-12-31", 2, 0},
    {"2018-06-29", 2, 0}, {"2018-06-30", 2, 1},
};

START_TEST(test_events_as_of)
{
    struct gt_mark_row *marks = NULL;
    struct gt_exit_row *exits = NULL;
    size_t count = 0;
    for (int i = 0; i < ROWS(events); i++) {
        gt_day day = ledger_day(events[i].day);
        ledger_well(&ledger, gt_mark_list(ledger.store, 0, day, &marks, &count, &ledger.arena,
                                          &ledger.error));
        ck_assert_uint_eq(count, events[i].marks);
        ledger_well(&ledger, gt_exit_list(ledger.store, 0, day, &exits, &count, &ledger.arena,
                                          &ledger.error));
        ck_assert_uint_eq(count, events[i].exits);
    }
}
END_TEST

START_TEST(test_roles_as_of)
{
    const int64_t *ids = NULL;
    size_t count = 0;
    load("2016-05-31");
    ck_assert_int_eq(facts.fund, 1);
    ledger_well(&ledger,
                gt_facts_role(&facts, GT_ROLE_MEMBER, &ids, &count, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 0);
    load("2016-06-01");
    ledger_well(&ledger,
                gt_facts_role(&facts, GT_ROLE_MEMBER, &ids, &count, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(gt_facts_name(&facts, ids[0]), "Gu");
    ck_assert_str_eq(gt_facts_name(&facts, 99), "?");
}
END_TEST

/* One partner of unknown ownership, then too many of them: all are named, however long that is. */
START_TEST(test_findings_of_partners)
{
    struct gt_findings findings = {.arena = &ledger.arena};
    ledger_begin(&ledger);
    for (int i = 0; i < 40; i++)
        ledger_put(&ledger, "partner",
                   gt_arena_format(&ledger.arena, "name=上海虹口示例创业投资管理有限公司%d", i));
    ledger_commit(&ledger);
    load("2018-12-31");
    ledger_well(&ledger, gt_findings_partners(&facts, false, &findings, &ledger.error));
    ck_assert_uint_eq(findings.count, 2);
    ck_assert_str_eq(findings.items[0].where, "partners");
    ck_assert_str_eq(findings.items[0].text,
                     "the ledger has 41 venture partners; the plan (虹府发〔2015〕10号, 六(四)) "
                     "aims at 2 to 5.");
    const char *text = findings.items[1].text;
    ck_assert(gt_text_valid(text, strlen(text)));
    ck_assert_ptr_nonnull(strstr(text, "上海虹口示例创业投资管理有限公司39."));
    ck_assert_ptr_null(strstr(text, "Turncoat"));
}
END_TEST

/* Two to five are as planned; the ledger has one. Whose owner nobody recorded is private only where
 * a scenario says so. */
START_TEST(test_number_of_partners)
{
    struct gt_findings findings = {.arena = &ledger.arena};
    for (int partners = 1; partners <= 6; partners++) {
        if (partners > 1)
            ledger_add(&ledger, "partner",
                       gt_arena_format(&ledger.arena, "name=P%d | ownership=private", partners));
        load("2018-12-31");
        findings.count = 0;
        ledger_well(&ledger, gt_findings_partners(&facts, true, &findings, &ledger.error));
        ck_assert_uint_eq(findings.count, partners == 1 || partners == 6);
    }
    ledger_add(&ledger, "partner", "name=P7");
    load("2018-12-31");
    ledger_well(&ledger, gt_findings_partners(&facts, true, &findings, &ledger.error));
    ck_assert_str_eq(findings.items[findings.count - 1].text,
                     "nobody recorded whose money theirs is; it is assumed private, as the "
                     "scenario asks: P7.");
}
END_TEST

START_TEST(test_empty_ledger)
{
    struct ledger bare;
    ledger_make(&bare);
    ledger_well(&bare, gt_facts_load(bare.store, GT_DAY_LAST, &facts, &bare.arena, &bare.error));
    ck_assert_uint_eq(facts.deal_count, 0);
    ck_assert_uint_eq(facts.party_count, 0);
    ck_assert_int_eq(facts.fund, 0);
    ledger_remove(&bare);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("facts");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_deals_as_of);
    tcase_add_test(tests, test_deals_in_any_order);
    tcase_add_test(tests, test_list_by_day);
    tcase_add_test(tests, test_list_narrowed);
    tcase_add_test(tests, test_rounds_of_a_party);
    tcase_add_test(tests, test_ownership_by_day);
    tcase_add_test(tests, test_split_by_day);
    tcase_add_test(tests, test_stakes);
    tcase_add_test(tests, test_merged_parties);
    tcase_add_test(tests, test_merged_parties_listed);
    tcase_add_test(tests, test_other_currency);
    tcase_add_test(tests, test_events_as_of);
    tcase_add_test(tests, test_roles_as_of);
    tcase_add_test(tests, test_findings_of_partners);
    tcase_add_test(tests, test_number_of_partners);
    tcase_add_test(tests, test_empty_ledger);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
