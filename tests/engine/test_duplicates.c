/* test_duplicates.c - what looks like one, what does not, and records made one and two again.
 * Names are invented but for the legal forms. */
#include "tests/engine/amended.h"
#include "tests/engine/scrap.h"
#include "tests/engine/state.h"

#include "engine/base/alike.h"
#include "engine/operations/duplicates.h"

static const struct {
    const char *name, *key;
} keys[] = {
    {"Alder Robotics Pvt. Ltd.", "alder robotics"},
    {"ALDER ROBOTICS, INC", "alder robotics"},
    {"Robotics Alder", "alder robotics"},
    {"Ａｌｄｅｒ　Ｒｏｂｏｔｉｃｓ", "alder robotics"},
    {"Alder's Robotics", "alders robotics"},
    {"alder.com", "alder"},
    {"澄砾智能有限公司", "澄砾智能"},
    {"澄砾智能股份有限公司", "澄砾智能"},
    {"澄砾（上海）智能科技有限责任公司", "上海 智能科技 澄砾"},
    {"Ltd", "ltd"},
    {"公司", "公司"},
    {"???", "???"},
};

START_TEST(test_key)
{
    const char *folded = gt_text_fold(&ledger.arena, keys[_i].name);
    ck_assert_str_eq(gt_alike_key(&ledger.arena, folded), keys[_i].key);
}
END_TEST

/* Distances by hand; "ca" and "abc" are 3 apart where no letter moves twice. */
static const struct {
    const char *a, *b;
    int limit, distance;
} distances[] = {
    {"", "", 2, 0},
    {"alder", "alder", 2, 0},
    {"alder", "adler", 2, 1},
    {"alder", "aldr", 2, 1},
    {"alder", "aldern", 2, 1},
    {"alder", "elder", 2, 1},
    {"alder", "birch", 2, 3},
    {"澄砾智能", "澄烁智能", 2, 1},
    {"ca", "abc", 4, 3},
    {"kitten", "sitting", 4, 3},
    {"abc", "abcdef", 2, 3},
};

START_TEST(test_distance)
{
    ck_assert_int_eq(gt_alike_distance(distances[_i].a, distances[_i].b, distances[_i].limit),
                     distances[_i].distance);
    ck_assert_int_eq(gt_alike_distance(distances[_i].b, distances[_i].a, distances[_i].limit),
                     distances[_i].distance);
}
END_TEST

START_TEST(test_numbers)
{
    ck_assert(gt_alike_numbers("alder fund", "alders fund"));
    ck_assert(gt_alike_numbers("fund ii", "fund 2"));
    ck_assert(!gt_alike_numbers("fund i", "fund ii"));
    ck_assert(!gt_alike_numbers("fund 1", "fund 12"));
    ck_assert(!gt_alike_numbers("砚泊一期", "砚泊二期"));
    ck_assert(gt_alike_numbers("砚泊一期", "砚舶一期"));
}
END_TEST

/* Two deals, and whether they look like one. */
static const struct {
    const char *one, *other;
    bool alike;
    const char *why;
} pairs[] = {
    {"company=Cedarwood | date=2016-01-05 | kind=seed | amount=100",
     "company=Cedarwood | date=2016-01-05 | kind=seed | amount=100", true,
     "the same company; the same day; amounts equal"},
    {"company=Cedarwood | date=2016-01-05 | kind=seed | amount=100",
     "company=Cedarwood | date=2016-01-06 | kind=seed | amount=109", true,
     "the same company; a day apart; amounts within a tenth"},
    {"company=Cedarwood | date=2016-01-05 | kind=seed | amount=100",
     "company=Cedarwood | date=2016-01-05 | kind=seed | amount=120", false, NULL},
    {"company=Cedarwood | date=2016-01-05 | kind=seed",
     "company=Cedarwood | date=2016-01-15 | kind=seed | amount=120", true,
     "the same company; 10 days apart; an amount unknown"},
    {"company=Cedarwood | date=2016-01-05 | kind=seed | amount=100",
     "company=Cedarwood | date=2016-02-06 | kind=seed | amount=100", false, NULL},
    {"company=Cedarwood | date=2016-01-05 | kind=seed | amount=100",
     "company=Cedarwood | date=2016-01-05 | kind=seed | amount=USD 100", false, NULL},
    {"company=Cedarwood | date=2016-01-05 | kind=seed | amount=100",
     "company=Cedarwood Pvt. Ltd. | date=2016-01-05 | kind=seed | amount=100", true,
     "the same name but for legal form, order or punctuation; the same day; amounts equal"},
    {"company=Cedarwood | date=2016-01-05 | kind=seed | amount=100",
     "company=Cedarwod | date=2016-01-05 | kind=seed | amount=100", true,
     "names almost the same; the same day; amounts equal"},
    {"company=Cedarwood | date=2016-01-05 | kind=seed | amount=100",
     "company=Dogwood | date=2016-01-05 | kind=seed | amount=100", false, NULL},
    {"company=Cedarwood 1 | date=2016-01-05 | kind=seed | amount=100",
     "company=Cedarwood 2 | date=2016-01-05 | kind=seed | amount=100", false, NULL},
    {"company=砚泊生物科技 | date=2016-01-05 | amount=100",
     "company=砚泊生物科技有限公司 | date=2016-01-05 | amount=100", true,
     "the same name but for legal form, order or punctuation; the same day; amounts equal"},
};

/* What the whole ledger's list says, a deal's own warning says, too. */
START_TEST(test_pairs)
{
    struct gt_duplicate *rows = NULL, *own = NULL;
    size_t count = 0, own_count = 0;
    int64_t one = ledger_add(&ledger, "deal", pairs[_i].one);
    int64_t other = ledger_add(&ledger, "deal", pairs[_i].other);
    ledger_well(&ledger, gt_duplicates(ledger.store, true, false, GT_DAY_LAST, GT_DUPLICATE_DAYS,
                                       &rows, &count, &ledger.arena, &ledger.error));
    ledger_well(&ledger, gt_duplicates_of_deal(ledger.store, other, GT_DUPLICATE_DAYS, &own,
                                               &own_count, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, pairs[_i].alike);
    ck_assert_uint_eq(own_count, pairs[_i].alike);
    if (!pairs[_i].alike)
        return;
    ck_assert_int_eq(rows[0].one, one);
    ck_assert_int_eq(rows[0].other, other);
    ck_assert_str_eq(rows[0].why, pairs[_i].why);
    ck_assert_str_eq(own[0].why, pairs[_i].why);
    ck_assert_double_eq_tol(rows[0].score, own[0].score, 1e-12);
    ck_assert(rows[0].score >= 0.5 && rows[0].score <= 1);
}
END_TEST

static int merge(bool deals, const char *one, const char *other)
{
    int64_t a = 0, b = 0;
    ledger.error = (struct gt_error){0};
    ledger_begin(&ledger);
    int code = (deals ? gt_merge_deals : gt_merge_parties)(ledger.store, one, other, &a, &b,
                                                           &ledger.arena, &ledger.error);
    if (!code)
        return gt_store_commit(ledger.store, &ledger.error);
    gt_store_rollback(ledger.store);
    return code;
}

static int unmerge(bool deals, const char *which)
{
    int64_t id = 0;
    ledger.error = (struct gt_error){0};
    ledger_begin(&ledger);
    int code = deals ? gt_unmerge_deal(ledger.store, which, &id, &ledger.error)
                     : gt_unmerge_party(ledger.store, which, &id, &ledger.arena, &ledger.error);
    if (!code)
        return gt_store_commit(ledger.store, &ledger.error);
    gt_store_rollback(ledger.store);
    return code;
}

/* Deals 3, 4 and 5 of Robotics beside deal 1, with stakes of parties that stand in deal 1, too. */
static const struct ledger_line again[] = {
    {"deal", "ref=S3 | company=Robotics | date=2016-03-25 | investors=Guidance Fund; Late"},
    {"investment", "deal=S3 | party=Angels | amount=50万"},
    {"pledge", "deal=S3 | member=Gu Hengzhi | date=2016-01-05 | amount=5万"},
    {"deal", "ref=S4 | company=Robotics | date=2016-04-01 | amount=800万 | investors=Later"},
    {"investment", "deal=S4 | party=Guidance Fund | amount=200万"},
    {"deal", "ref=S5 | company=Robotics | date=2016-04-02 | amount=700万"},
    {"investment", "deal=S5 | party=Yanbo Ventures | amount=650万"},
    {NULL, NULL},
};

static void set_up_again(void)
{
    set_up();
    ledger_fill(&ledger, again);
}

START_TEST(test_merged_deals)
{
    ledger_well(&ledger, merge(true, "R1", "S3"));
    /* Angels had no amount in deal 1, the fund had; Late is new there. */
    ck_assert_int_eq(ledger_count(&ledger, "SELECT sum(amount) FROM investment WHERE deal = 1"),
                     250000000);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM investment WHERE deal = 1"), 5);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT deal FROM pledge"), 1);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM deal_now"), 4);
    /* Its number and reference lead to the one that stands for it. */
    ledger_add(&ledger, "investment", "deal=S3 | party=Latest | amount=1");
    ck_assert_int_eq(ledger_count(&ledger, "SELECT max(deal) FROM investment WHERE amount = 100"),
                     1);
    /* What came to deal 1 since stays there. */
    ledger_well(&ledger, unmerge(true, "S3"));
    ck_assert_int_eq(ledger_count(&ledger, "SELECT sum(amount) FROM investment WHERE deal = 1"),
                     200000100);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT deal FROM pledge"), 3);
}
END_TEST

START_TEST(test_parted)
{
    const char *before = ledger_state(&ledger);
    ledger_well(&ledger, merge(true, "S3", "S4"));
    const char *once = ledger_state(&ledger);
    ledger_well(&ledger, merge(true, "R1", "S3")); /* and with it S4 */
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM deal WHERE same_as = 1"), 2);
    ledger_well(&ledger, unmerge(true, "S3"));
    ck_assert_str_eq(ledger_state(&ledger), once);
    ledger_well(&ledger, unmerge(true, "4"));
    ck_assert_str_eq(ledger_state(&ledger), before);
    ledger_well(&ledger, merge(false, "#3", "Angels"));
    ledger_well(&ledger, merge(false, "Gu Hengzhi", "#3"));
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM party WHERE same_as = 4"), 2);
    ledger_well(&ledger, unmerge(false, "#3"));
    ck_assert_int_eq(ledger_count(&ledger, "SELECT same_as FROM party WHERE id = 6"), 3);
    ledger_well(&ledger, unmerge(false, "Angels"));
    ck_assert_str_eq(ledger_state(&ledger), before);
}
END_TEST

/* Random merges and partings, then all of them taken back, one by one. */
START_TEST(test_random)
{
    enum { ENTRIES = 24 };
    static const char *const deals[] = {"1", "3", "4", "5"};
    static const char *const parties[] = {"#2", "#3", "#4", "#6"};
    const char *states[ENTRIES + 1];
    uint64_t state = 1 + (uint64_t)_i;
    int entries = 0;
    states[0] = ledger_state(&ledger);
    for (int tries = 0; entries < ENTRIES && tries < 300; tries++) {
        bool of_deals = noise(&state) % 2, part = noise(&state) % 3 == 0;
        const char *const *names = of_deals ? deals : parties;
        const char *a = names[noise(&state) % 4], *b = names[noise(&state) % 4];
        if (part ? unmerge(of_deals, a) : merge(of_deals, a, b))
            continue;
        states[++entries] = ledger_state(&ledger);
    }
    ck_assert_int_gt(entries, 8);
    for (int64_t entry = gt_store_ledger(ledger.store)->seq; entries > 0; entries--, entry--) {
        const struct gt_entry undo = {
            .at = ledger_entry.at, .actor = "secretary", .command = "undo", .undoes = entry};
        ledger_well(&ledger, gt_store_begin(ledger.store, &undo, &ledger.error));
        ledger_well(&ledger, gt_past_undo(ledger.store, entry, &ledger.error));
        ledger_commit(&ledger);
        ck_assert_str_eq(ledger_state(&ledger), states[entries - 1]);
    }
}
END_TEST

static const struct {
    bool deals;
    const char *one, *other; /* NULL: parted */
    const char *sentence;
} refused[] = {
    {true, "R1", "1", "both are deal 1 already"},
    {true, "R1", "R2",
     "deal 1 is of \"Robotics\" and deal 2 of \"Aged\"; when both are one company, merge them "
     "first "
     "with `gentou party merge`"},
    {true, "R1", "S5",
     "amount: the stakes of deal 1 would sum to more than the round; see the round's amount and "
     "the "
     "other stakes with `gentou deal show 1`"},
    {true, "R1", "77",
     "there is no deal \"77\"; `gentou deal list` shows the numbers and references"},
    {true, "R1", NULL,
     "deal 1 is merged into none; name the one that was, `gentou deal show` tells"},
    {true, "77", NULL,
     "there is no deal \"77\"; `gentou deal list` shows the numbers and references"},
    {false, "砚泊创投", "Yanbo Ventures", "both are party 3 already"},
    {false, "Angels", NULL,
     "party #6 is merged into none; write the number of the one that was, `gentou history party` "
     "tells"},
    {false, "Nobody", NULL,
     "nobody in the ledger is called \"Nobody\"; see the spelling, or write the number (#12)"},
};

START_TEST(test_refused)
{
    const char *before = ledger_dump(&ledger);
    int code = refused[_i].other ? merge(refused[_i].deals, refused[_i].one, refused[_i].other)
                                 : unmerge(refused[_i].deals, refused[_i].one);
    ck_assert_str_eq(ledger.error.text, refused[_i].sentence);
    ck_assert_int_eq(code, GT_EXIT_DATA);
    ck_assert_str_eq(ledger_dump(&ledger), before);
}
END_TEST

START_TEST(test_dismissed)
{
    struct gt_duplicate *rows = NULL;
    size_t count = 0, left = 0;
    ledger_well(&ledger, gt_duplicates(ledger.store, true, true, GT_DAY_LAST, GT_DUPLICATE_DAYS,
                                       &rows, &count, &ledger.arena, &ledger.error));
    ck_assert_uint_gt(count, 0);
    ledger_begin(&ledger);
    ledger_well(&ledger, gt_dismiss(ledger.store, true, "S4", "R1", &ledger.arena, &ledger.error));
    ledger_commit(&ledger);
    ledger_well(&ledger, gt_duplicates(ledger.store, true, true, GT_DAY_LAST, GT_DUPLICATE_DAYS,
                                       &rows, &left, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(left, count - 1);
    for (size_t i = 0; i < left; i++)
        ck_assert(!(rows[i].one == 1 && rows[i].other == 4));
    ledger_begin(&ledger);
    ledger.error = (struct gt_error){0};
    ck_assert_int_eq(gt_dismiss(ledger.store, true, "1", "4", &ledger.arena, &ledger.error),
                     GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text, "that the two are not the same was said before");
    gt_store_rollback(ledger.store);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("duplicates");
    TCase *tests = tcase_create("alike");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_key, 0, ROWS(keys));
    tcase_add_loop_test(tests, test_distance, 0, ROWS(distances));
    tcase_add_test(tests, test_numbers);
    tcase_add_loop_test(tests, test_pairs, 0, ROWS(pairs));
    suite_add_tcase(suite, tests);
    TCase *merged = tcase_create("merged");
    tcase_add_checked_fixture(merged, set_up_again, tear_down);
    tcase_add_test(merged, test_merged_deals);
    tcase_add_test(merged, test_parted);
    tcase_add_loop_test(merged, test_random, 0, 8);
    tcase_add_loop_test(merged, test_refused, 0, ROWS(refused));
    tcase_add_test(merged, test_dismissed);
    suite_add_tcase(suite, merged);
    return run_suite(suite);
}
