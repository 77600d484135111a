/* test_replay.c - as of a day, the ledger says what it would say had it only been told what
 * happened by then.
 *
 * Random records of a few years go into one ledger; for several days, those that happened by then
 * go into another, in the same order. Both are asked everything as of the day, by names and
 * references, as numbers differ. Seeds are fixed; names are invented.
 */
#include "tests/engine/ledger.h"
#include "tests/engine/scrap.h"

#include "engine/operations/leverage.h"
#include "engine/store/company.h"
#include "engine/store/party.h"

#define RECORDS 120

struct record {
    const char *noun, *fields;
    gt_day day; /* it happened; GT_DAY_NONE: always so */
};

static struct ledger whole, part;
static struct record records[RECORDS];
static int count;

static const char *pick(uint64_t *state, const char *const *words, int n)
{
    return words[noise(state) % (uint64_t)n];
}

static const char *random_day(uint64_t *state, gt_day *day)
{
    static char text[GT_DAY_TEXT];
    *day = ledger_day("2015-01-01") + (gt_day)(noise(state) % 1500);
    return gt_day_format(*day, text);
}

/* Of deal D<n>: its day, once it is in. */
static gt_day deal_days[RECORDS];
static int deals;

static struct record random_record(uint64_t *state)
{
    static const char *const companies[] = {"Alder", "Birch", "Cedar", "Dogwood"};
    static const char *const investors[] = {"Fund", "Elm", "Fir", "Gorse", "Hazel"};
    static const char *const stages[] = {"screened", "terms", "closed", "passed"};
    static const char *const owners[] = {"private", "state_owned", "foreign", "fiscal"};
    struct gt_arena *arena = &whole.arena;
    gt_day day = GT_DAY_NONE;
    const char *text = random_day(state, &day);
    int deal = deals ? (int)(noise(state) % (uint64_t)deals) : 0;
    int amount = 1 + (int)(noise(state) % 50);
    switch (noise(state) % (deals ? 8 : 1)) {
    case 0:
        return (struct record){"deal",
                               gt_arena_format(arena,
                                               "ref=D%d | company=%s | date=%s | amount=%d | "
                                               "kind=angel | stage=%s | investors=%s",
                                               deals, pick(state, companies, 4), text, 100 + amount,
                                               noise(state) % 2 ? "sourced" : "closed",
                                               pick(state, investors, 5)),
                               day};
    case 1:
    case 2:
        return (struct record){"stage",
                               gt_arena_format(arena, "deal=D%d | date=%s | stage=%s", deal, text,
                                               pick(state, stages, 4)),
                               day};
    case 3:
    case 4:
        return (struct record){"investment",
                               gt_arena_format(arena, "deal=D%d | party=%s | amount=%d", deal,
                                               pick(state, investors, 5), amount),
                               deal_days[deal]};
    case 5:
        return (struct record){"partner",
                               gt_arena_format(arena, "name=%s | since=%s | ownership=%s",
                                               pick(state, investors + 1, 4), text,
                                               pick(state, owners, 4)),
                               day};
    case 6:
        return (struct record){"company",
                               gt_arena_format(arena,
                                               "name=%s | registered_capital=%d | capital_date=%s",
                                               pick(state, companies, 4), amount, text),
                               day};
    default:
        return (struct record){"mark",
                               gt_arena_format(arena,
                                               "company=%s | date=%s | value=%d | method=cost",
                                               pick(state, companies, 4), text, amount),
                               day};
    }
}

/* Enters a record in an entry of its own, unless it is refused. */
static bool enter(struct ledger *ledger, const struct record *record)
{
    int64_t id = 0;
    ledger_begin(ledger);
    ledger->error = (struct gt_error){0};
    if (ledger_try(ledger, record->noun, record->fields, &id)) {
        gt_store_rollback(ledger->store);
        return false;
    }
    ledger_commit(ledger);
    return true;
}

static void make_records(uint64_t *state)
{
    count = deals = 0;
    ledger_add(&whole, "fund", "name=Fund | ownership=fiscal");
    for (int tries = 0; tries < 4 * RECORDS && count < RECORDS; tries++) {
        struct record record = random_record(state);
        if (!enter(&whole, &record))
            continue;
        if (strcmp(record.noun, "deal") == 0)
            deal_days[deals++] = record.day;
        records[count++] = record;
    }
    ck_assert_int_eq(count, RECORDS);
}

/* Everything that can be asked as of a day, told by names. */

static void tell_deals(struct ledger *ledger, gt_day day, struct gt_text *text)
{
    struct gt_deal_filter all = {
        .as_of = day, .from = GT_DAY_NONE, .to = GT_DAY_NONE, .stage = -1, .limit = -1};
    struct gt_deal_row *rows = NULL;
    size_t n = 0;
    int64_t total = 0;
    char round[GT_DAY_TEXT], since[GT_DAY_TEXT];
    ledger_well(ledger, gt_deal_list(ledger->store, &all, &rows, &n, &total, &ledger->arena,
                                     &ledger->error));
    ck_assert_int_eq(total, (int64_t)n);
    for (size_t i = 0; i < n; i++)
        gt_text_format(text, "deal %s %s %s %s since %s: %lld %s\n", rows[i].ref,
                       rows[i].company_name, gt_day_format(rows[i].day, round),
                       gt_kind_token(&gt_stage_words, rows[i].stage),
                       gt_day_format(rows[i].stage_day, since), (long long)rows[i].amount,
                       rows[i].investors ? rows[i].investors : "-");
    for (int stage = 0; stage < gt_stage_words.count; stage++) { /* filters count the same */
        all.stage = stage;
        all.limit = 3;
        ledger_well(ledger, gt_deal_list(ledger->store, &all, &rows, &n, &total, &ledger->arena,
                                         &ledger->error));
        gt_text_format(text, "%s: %lld, first %s\n", gt_kind_token(&gt_stage_words, stage),
                       (long long)total, n ? rows[0].ref : "-");
    }
}

static void tell_parties(struct ledger *ledger, gt_day day, struct gt_text *text)
{
    static const int roles[] = {GT_ROLE_PARTNER, GT_ROLE_FUND, -1};
    for (int r = 0; r < ROWS(roles); r++) {
        struct gt_party_row *rows = NULL;
        size_t n = 0;
        int64_t total = 0;
        ledger_well(ledger, gt_party_list(ledger->store, roles[r], day, 0, -1, &rows, &n, &total,
                                          &ledger->arena, &ledger->error));
        for (size_t i = 0; i < n; i++)
            gt_text_format(text, "%d: %s %s %lld\n", roles[r], rows[i].name,
                           gt_kind_token(&gt_ownership_words, rows[i].ownership),
                           (long long)rows[i].investments);
    }
}

static void tell_companies(struct ledger *ledger, gt_day day, struct gt_text *text)
{
    struct gt_company_row *rows = NULL;
    size_t n = 0;
    int64_t total = 0;
    ledger_well(ledger, gt_company_list(ledger->store, 0, day, 0, -1, &rows, &n, &total,
                                        &ledger->arena, &ledger->error));
    for (size_t i = 0; i < n; i++) {
        if (rows[i].rounds == 0 && rows[i].capital == GT_MONEY_UNKNOWN)
            continue; /* `company add` has no day of its own: only its capital has */
        gt_text_format(text, "company %s: %lld rounds, capital %lld\n", rows[i].name,
                       (long long)rows[i].rounds, (long long)rows[i].capital);
    }
}

static void tell_money(struct ledger *ledger, gt_day day, struct gt_text *text)
{
    struct gt_facts facts;
    struct gt_leverage_view view;
    struct gt_mark_row *marks = NULL;
    size_t n = 0;
    ledger_well(ledger, gt_facts_load(ledger->store, day, &facts, &ledger->arena, &ledger->error));
    ledger_well(ledger, gt_leverage_recorded(&facts, (struct gt_counting){false}, &view,
                                             &ledger->arena, &ledger->error));
    const struct gt_leverage *sum = &view.block.portfolio.leverage;
    gt_text_format(text, "leverage %d %d %lld %lld %lld %lld\n", sum->rounds, sum->rounds_unknown,
                   (long long)sum->fund, (long long)sum->other_public,
                   (long long)sum->private_money, (long long)sum->unknown);
    ledger_well(ledger,
                gt_mark_list(ledger->store, 0, day, &marks, &n, &ledger->arena, &ledger->error));
    for (size_t i = 0; i < n; i++)
        gt_text_format(text, "mark %s %lld\n", gt_facts_name(&facts, marks[i].company),
                       (long long)marks[i].value);
}

static const char *tell(struct ledger *ledger, gt_day day)
{
    struct gt_text text = {0};
    tell_deals(ledger, day, &text);
    tell_parties(ledger, day, &text);
    tell_companies(ledger, day, &text);
    tell_money(ledger, day, &text);
    ck_assert(!text.failed);
    const char *kept = gt_arena_copy(&ledger->arena, text.data, text.length);
    gt_text_clear(&text);
    return kept;
}

START_TEST(test_replay)
{
    uint64_t state = 0xda942042e4dd58b5u + (uint64_t)_i; /* any seed but 0 */
    ledger_make(&whole);
    make_records(&state);
    for (int d = 0; d < 6; d++) {
        gt_day day = ledger_day("2015-01-01") + (gt_day)(noise(&state) % 1600);
        ledger_make(&part);
        ledger_add(&part, "fund", "name=Fund | ownership=fiscal");
        for (int i = 0; i < count; i++)
            if (records[i].day == GT_DAY_NONE || records[i].day <= day)
                ck_assert_msg(enter(&part, &records[i]), "%s %s: %s", records[i].noun,
                              records[i].fields, part.error.text);
        ck_assert_str_eq(tell(&whole, day), tell(&part, day));
        ck_assert_str_eq(tell(&part, day), tell(&part, GT_DAY_LAST)); /* there is nothing later */
        ledger_remove(&part);
    }
    ledger_remove(&whole);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("replay");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, test_replay, 0, 10);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
