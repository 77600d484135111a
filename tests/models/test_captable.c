/* test_captable.c - shares as numbers, holdings by hand, and against a plain recomputation. */
#include "gentou/captable.h"
#include "tests/models/dice.h"
#include "tests/models/run.h"

#include <stdbool.h>
#include <string.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)
#define ONE         GT_SHARES_ONE

/* Numbers and ratios as text. */

static const struct {
    const char *text;
    int digits;
    enum gt_status status;
    int64_t number;
    const char *shown;
} fixed[] = {
    {"12", 6, GT_OK, 12000000, "12"},
    {"0.000001", 6, GT_OK, 1, "0.000001"},
    {"+3.1000000000", 6, GT_OK, 3100000, "3.1"},
    {"0", 6, GT_OK, 0, "0"},
    {"0.0213", 10, GT_OK, 213000000, "0.0213"},
    {"007.5", 1, GT_OK, 75, "7.5"},
    {"9223372036854.775807", 6, GT_OK, INT64_MAX, "9223372036854.775807"},
    {"41", 0, GT_OK, 41, "41"},
    {"9223372036854.775808", 6, GT_EOVERFLOW, 0, NULL},
    {"99999999999999999999", 0, GT_EOVERFLOW, 0, NULL},
    {"0.0000001", 6, GT_ERANGE, 0, NULL},
    {"", 6, GT_ERANGE, 0, NULL},
    {"+", 6, GT_ERANGE, 0, NULL},
    {"-1", 6, GT_ERANGE, 0, NULL},
    {"1.", 6, GT_ERANGE, 0, NULL},
    {".5", 6, GT_ERANGE, 0, NULL},
    {"1e3", 6, GT_ERANGE, 0, NULL},
    {"1.2.3", 6, GT_ERANGE, 0, NULL},
    {"1 ", 6, GT_ERANGE, 0, NULL},
    {"1", 19, GT_ERANGE, 0, NULL},
};

START_TEST(test_fixed)
{
    int64_t number = -7;
    char text[GT_FIXED_TEXT];
    enum gt_status status =
        gt_fixed_parse(fixed[_i].text, strlen(fixed[_i].text), fixed[_i].digits, &number);
    ck_assert_msg(status == fixed[_i].status, "%s: %d", fixed[_i].text, status);
    ck_assert_int_eq(number, status == GT_OK ? fixed[_i].number : -7);
    if (status == GT_OK)
        ck_assert_str_eq(gt_fixed_format(number, fixed[_i].digits, text), fixed[_i].shown);
}
END_TEST

START_TEST(test_fixed_text)
{
    char text[GT_FIXED_TEXT];
    ck_assert_str_eq(gt_fixed_format(GT_FIXED_UNKNOWN, 6, text), "");
    ck_assert_str_eq(gt_fixed_format(-1500000, 6, text), "-1.5");
    ck_assert_str_eq(gt_fixed_format(100, 0, text), "100");
}
END_TEST

static const struct {
    const char *text;
    enum gt_status status;
    int64_t num, den;
} ratios[] = {
    {"3:1", GT_OK, 3, 1},
    {"6:4", GT_OK, 3, 2},
    {"1/12", GT_OK, 1, 12},
    {"1.25", GT_OK, 5, 4},
    {"0.5:2", GT_OK, 1, 4},
    {"1.000000001:1", GT_OK, 1000000001, 1000000000},
    {"0:1", GT_ERANGE, 0, 0},
    {"1:0", GT_ERANGE, 0, 0},
    {"3:1:2", GT_ERANGE, 0, 0},
    {"-3:1", GT_ERANGE, 0, 0},
    {"three", GT_ERANGE, 0, 0},
    {"1.0000000001", GT_ERANGE, 0, 0},
    {"9999999999:1", GT_EOVERFLOW, 0, 0},
};

START_TEST(test_ratio)
{
    struct gt_ratio ratio = {-7, -7};
    enum gt_status status = gt_ratio_parse(ratios[_i].text, strlen(ratios[_i].text), &ratio);
    ck_assert_msg(status == ratios[_i].status, "%s: %d", ratios[_i].text, status);
    ck_assert_int_eq(ratio.num, status == GT_OK ? ratios[_i].num : -7);
    ck_assert_int_eq(ratio.den, status == GT_OK ? ratios[_i].den : -7);
}
END_TEST

START_TEST(test_apply)
{
    int64_t product = -7;
    int rest = -7;
    ck_assert_int_eq(gt_ratio_apply(7, (struct gt_ratio){3, 2}, 1, &product, &rest), GT_OK);
    ck_assert_int_eq(product, 10);
    ck_assert_int_eq(rest, 1);
    ck_assert_int_eq(gt_ratio_apply(5 * ONE, (struct gt_ratio){3, 2}, ONE, &product, &rest), GT_OK);
    ck_assert_int_eq(product, 7 * ONE);
    ck_assert_int_eq(rest, 1);
    ck_assert_int_eq(gt_ratio_apply(INT64_MAX, (struct gt_ratio){1, 1}, 1, &product, &rest), GT_OK);
    ck_assert_int_eq(product, INT64_MAX);
    ck_assert_int_eq(rest, 0);
    ck_assert_int_eq(gt_ratio_apply(INT64_MAX, (struct gt_ratio){3, 2}, 1, &product, &rest),
                     GT_EOVERFLOW);
    ck_assert_int_eq(product, INT64_MAX);
}
END_TEST

static const struct {
    struct gt_ratio ratio;
    int digits;
    enum gt_status status;
    int64_t number;
} rounded[] = {
    {{1, 3}, 4, GT_OK, 3333},
    {{2, 3}, 4, GT_OK, 6667},
    {{1, 8}, 2, GT_OK, 13}, /* 0.125: a half goes up */
    {{0, 1}, 4, GT_OK, 0},
    {{51000, 45763}, 4, GT_OK, 11144},
    {{INT64_MAX, 2}, 0, GT_OK, INT64_C(4611686018427387904)},
    {{INT64_MAX, 1}, 1, GT_EOVERFLOW, 0},
    {{1, 0}, 1, GT_ERANGE, 0},
    {{-1, 2}, 1, GT_ERANGE, 0},
    {{1, 2}, 19, GT_ERANGE, 0},
};

START_TEST(test_round)
{
    int64_t number = -7;
    ck_assert_int_eq(gt_ratio_round(rounded[_i].ratio, rounded[_i].digits, &number),
                     rounded[_i].status);
    ck_assert_int_eq(number, rounded[_i].status == GT_OK ? rounded[_i].number : -7);
}
END_TEST

/* Holdings by hand. Classes 1 common, 2 series A; holders 11 Wei, 12 Lan, 13 the fund. */

#define ISSUE(on, who, what, n)                                                                    \
    {                                                                                              \
        .day = on, .kind = GT_SHARE_EVENT_ISSUANCE, .class = what, .holder = who, .quantity = n    \
    }
#define MOVE(on, who, whom, what, n)                                                               \
    {                                                                                              \
        .day = on, .kind = GT_SHARE_EVENT_TRANSFER, .class = what, .from = who, .holder = whom,    \
        .quantity = n                                                                              \
    }

static struct gt_cap_position positions[64];
static size_t held;
static struct gt_cap_failure failure;

static gt_shares of(int64_t holder, int64_t class, int64_t grant)
{
    for (size_t i = 0; i < held; i++)
        if (positions[i].holder == holder && positions[i].class == class &&
            positions[i].grant == grant)
            return positions[i].quantity;
    return 0;
}

/* A seed company: two founders, a round, a secondary sale, a split of all, half the series A
 * converted, an option exercised in part, a buy-back. */
static const struct gt_cap_event story[] = {
    ISSUE(10, 11, 1, 700 * ONE),
    ISSUE(10, 12, 1, 300 * ONE),
    {.id = 3,
     .day = 15,
     .kind = GT_SHARE_EVENT_OPTION,
     .class = 1,
     .holder = 12,
     .quantity = 90 * ONE,
     .expiry = 60},
    ISSUE(20, 13, 2, 250 * ONE),
    MOVE(30, 11, 13, 1, 100 * ONE),
    {.day = 40, .kind = GT_SHARE_EVENT_SPLIT, .ratio = {3, 2}},
    {.day = 45,
     .kind = GT_SHARE_EVENT_CONVERSION,
     .class = 2,
     .into = 1,
     .holder = 13,
     .quantity = 125 * ONE,
     .received = 130 * ONE},
    {.day = 50,
     .kind = GT_SHARE_EVENT_CONVERSION,
     .grant = 3,
     .into = 1,
     .holder = 12,
     .quantity = 35 * ONE,
     .received = 35 * ONE},
    {.day = 51, .kind = GT_SHARE_EVENT_CONVERSION, .into = 1, .holder = 13, .received = 17 * ONE},
    MOVE(55, 11, 0, 1, 900 * ONE),
};

START_TEST(test_story)
{
    static const struct {
        gt_day as_of;
        gt_shares wei, lan, fund_common, fund_a, option;
    } days[] = {
        {9, 0, 0, 0, 0, 0},
        {19, 700, 300, 0, 0, 90},
        {29, 700, 300, 0, 250, 90},
        {30, 600, 300, 100, 250, 90},
        {40, 900, 450, 150, 375, 135},
        {49, 900, 450, 280, 250, 135},
        {50, 900, 485, 280, 250, 100},
        {54, 900, 485, 297, 250, 100},
        {60, 0, 485, 297, 250, 100},
        {61, 0, 485, 297, 250, 0},
    };
    for (int i = 0; i < ROWS(days); i++) {
        ck_assert_int_eq(
            gt_captable_hold(story, ROWS(story), days[i].as_of, positions, &held, &failure), GT_OK);
        ck_assert_int_eq(of(11, 1, 0), days[i].wei * ONE);
        ck_assert_int_eq(of(12, 1, 0), days[i].lan * ONE);
        ck_assert_int_eq(of(13, 1, 0), days[i].fund_common * ONE);
        ck_assert_int_eq(of(13, 2, 0), days[i].fund_a * ONE);
        ck_assert_int_eq(of(12, 1, 3), days[i].option * ONE);
        for (size_t p = 0; p < held; p++)
            ck_assert_int_gt(positions[p].quantity, 0);
    }
}
END_TEST

/* What cannot be, each with where and how much. */
static const struct {
    const char *why;
    struct gt_cap_event last;
    enum gt_cap_fault fault;
    int64_t holder, class, grant;
    gt_shares held, asked;
} wrong[] = {
    {"a sale of more than is held", MOVE(39, 12, 13, 1, 301 * ONE), GT_CAP_NOT_HELD, 12, 1, 0,
     300 * ONE, 301 * ONE},
    {"a sale by who holds nothing", MOVE(39, 99, 13, 1, 1), GT_CAP_NOT_HELD, 99, 1, 0, 0, 1},
    {"a sale of a class not held", MOVE(39, 12, 13, 2, 1), GT_CAP_NOT_HELD, 12, 2, 0, 0, 1},
    {"a conversion of more than is held",
     {.day = 39,
      .kind = GT_SHARE_EVENT_CONVERSION,
      .class = 2,
      .into = 1,
      .holder = 13,
      .quantity = 251 * ONE,
      .received = 1},
     GT_CAP_NOT_HELD,
     13,
     2,
     0,
     250 * ONE,
     251 * ONE},
    {"an option exercised beyond its quantity",
     {.day = 39,
      .kind = GT_SHARE_EVENT_CONVERSION,
      .grant = 3,
      .into = 1,
      .holder = 12,
      .quantity = 91 * ONE,
      .received = 1},
     GT_CAP_NOT_HELD,
     12,
     1,
     3,
     90 * ONE,
     91 * ONE},
    {"an option of somebody else's",
     {.day = 39,
      .kind = GT_SHARE_EVENT_CONVERSION,
      .grant = 3,
      .into = 1,
      .holder = 11,
      .quantity = 1,
      .received = 1},
     GT_CAP_NOT_HELD,
     11,
     0,
     3,
     0,
     1},
    {"an option that has lapsed",
     {.day = 61,
      .kind = GT_SHARE_EVENT_CONVERSION,
      .grant = 3,
      .into = 1,
      .holder = 12,
      .quantity = 1,
      .received = 1},
     GT_CAP_LAPSED,
     12,
     1,
     3,
     90 * ONE,
     1},
    {"a fraction finer than a millionth",
     {.day = 39, .kind = GT_SHARE_EVENT_SPLIT, .class = 2, .ratio = {1, 3}},
     GT_CAP_FRACTION,
     13,
     2,
     0,
     250 * ONE,
     0},
    {"too many shares by a split",
     {.day = 39, .kind = GT_SHARE_EVENT_SPLIT, .class = 2, .ratio = {INT64_C(1000000000000), 1}},
     GT_CAP_OVERFLOW,
     13,
     2,
     0,
     250 * ONE,
     0},
    {"too many shares by an issuance", ISSUE(39, 13, 2, INT64_MAX), GT_CAP_OVERFLOW, 13, 2, 0, 0,
     INT64_MAX},
};

START_TEST(test_wrong)
{
    struct gt_cap_event events[6];
    memcpy(events, story, 5 * sizeof *events);
    events[5] = wrong[_i].last;
    ck_assert_int_eq(gt_captable_hold(events, 6, 100, positions, &held, &failure), GT_ERANGE);
    ck_assert_msg(failure.fault == wrong[_i].fault, "%s: %d", wrong[_i].why, failure.fault);
    ck_assert_uint_eq(failure.event, 5);
    ck_assert_int_eq(failure.holder, wrong[_i].holder);
    ck_assert_int_eq(failure.class, wrong[_i].class);
    ck_assert_int_eq(failure.grant, wrong[_i].grant);
    ck_assert_int_eq(failure.asked, wrong[_i].asked);
    if (failure.fault != GT_CAP_OVERFLOW)
        ck_assert_int_eq(failure.held, wrong[_i].held);
    /* Before its day it does no harm. */
    ck_assert_int_eq(gt_captable_hold(events, 6, 38, positions, &held, &failure), GT_OK);
    ck_assert_int_eq(failure.fault, GT_CAP_FINE);
}
END_TEST

/* Fractions dropped holding by holding: 5:2 of 301 and 1 make 752 and 2. */
START_TEST(test_dropped)
{
    const struct gt_cap_event events[] = {
        ISSUE(1, 11, 1, 301 * ONE),
        ISSUE(1, 12, 1, ONE),
        {.day = 2,
         .kind = GT_SHARE_EVENT_SPLIT,
         .class = 1,
         .ratio = {5, 2},
         .fractions = GT_FRACTIONS_DROP},
    };
    ck_assert_int_eq(gt_captable_hold(events, 3, 2, positions, &held, &failure), GT_OK);
    ck_assert_int_eq(of(11, 1, 0), 752 * ONE);
    ck_assert_int_eq(of(12, 1, 0), 2 * ONE);
}
END_TEST

START_TEST(test_dilute)
{
    const struct gt_cap_class classes[] = {{1, {1, 1}}, {2, {6, 5}}};
    gt_shares diluted[64], total = 0;
    ck_assert_int_eq(gt_captable_hold(story, ROWS(story), 59, positions, &held, &failure), GT_OK);
    ck_assert_int_eq(gt_captable_dilute(positions, held, classes, 2, diluted, &total), GT_OK);
    /* 485 + 297 common, 250 series A as 300, an option on 100 */
    ck_assert_int_eq(total, 1182 * ONE);
    ck_assert_int_eq(gt_captable_dilute(positions, held, classes, 1, diluted, &total), GT_ERANGE);
    const struct gt_cap_class huge[] = {{1, {INT64_MAX, 1}}, {2, {6, 5}}};
    ck_assert_int_eq(gt_captable_dilute(positions, held, huge, 2, diluted, &total), GT_EOVERFLOW);
}
END_TEST

/* A plain recomputation: a table of holder x class in whole shares, in 128 bits. Splits are whole
 * multiples, so nothing is rounded; every third event or so asks for too much and must fail. */
#define HOLDERS 5
#define CLASSES 3
#define EVENTS  40

static struct gt_cap_event random_event(uint64_t *state, int64_t id)
{
    struct gt_cap_event event = {
        .id = id,
        .day = (gt_day)id,
        .class = dice_within(state, 1, CLASSES),
        .into = dice_within(state, 1, CLASSES),
        .holder = dice_within(state, 1, HOLDERS),
        .from = dice_within(state, 1, HOLDERS),
        .quantity = dice_within(state, 1, 97),
        .received = dice_within(state, 1, 89),
        .ratio = {dice_within(state, 1, 3), 1},
    };
    static const enum gt_share_event kinds[] = {GT_SHARE_EVENT_ISSUANCE,   GT_SHARE_EVENT_ISSUANCE,
                                                GT_SHARE_EVENT_TRANSFER,   GT_SHARE_EVENT_TRANSFER,
                                                GT_SHARE_EVENT_CONVERSION, GT_SHARE_EVENT_SPLIT};
    event.kind = kinds[dice_within(state, 0, ROWS(kinds) - 1)];
    if (event.kind == GT_SHARE_EVENT_SPLIT && dice_within(state, 0, 1))
        event.class = 0;
    if (event.kind == GT_SHARE_EVENT_TRANSFER && dice_within(state, 0, 9) == 0)
        event.holder = 0;
    return event;
}

/* false: it asks for more than is held. */
static bool plain_apply(const struct gt_cap_event *event, int64_t table[][CLASSES + 1])
{
    switch (event->kind) {
    case GT_SHARE_EVENT_ISSUANCE:
        table[event->holder][event->class] += event->quantity;
        return true;
    case GT_SHARE_EVENT_TRANSFER:
        if (table[event->from][event->class] < event->quantity)
            return false;
        table[event->from][event->class] -= event->quantity;
        if (event->holder)
            table[event->holder][event->class] += event->quantity;
        return true;
    case GT_SHARE_EVENT_SPLIT:
        for (int h = 1; h <= HOLDERS; h++)
            for (int c = 1; c <= CLASSES; c++)
                if (!event->class || event->class == c)
                    table[h][c] *= event->ratio.num;
        return true;
    case GT_SHARE_EVENT_CONVERSION:
        if (table[event->holder][event->class] < event->quantity)
            return false;
        table[event->holder][event->class] -= event->quantity;
        table[event->holder][event->into] += event->received;
        return true;
    case GT_SHARE_EVENT_OPTION:
    case GT_SHARE_EVENT_WARRANT:
        break;
    }
    return false;
}

/* An event at a time: each position is found where it came to be, and no other one. */
START_TEST(test_find)
{
    enum { MANY = 3000 };
    struct gt_cap_table *table = gt_captable_new();
    size_t count = 0;
    ck_assert_uint_eq(gt_captable_find(table, 1, 1, 0), 0);
    for (int64_t i = 1; i <= MANY; i++) {
        struct gt_cap_event shares = {
            .kind = GT_SHARE_EVENT_ISSUANCE, .holder = i, .class = 1 + i % 2, .quantity = i};
        struct gt_cap_event right = {.kind = GT_SHARE_EVENT_OPTION,
                                     .id = i,
                                     .holder = i,
                                     .class = 1,
                                     .quantity = 1,
                                     .expiry = GT_DAY_NONE};
        ck_assert_int_eq(gt_captable_apply(table, &shares, &failure), GT_OK);
        ck_assert_int_eq(gt_captable_apply(table, &right, &failure), GT_OK);
    }
    const struct gt_cap_position *all = gt_captable_positions(table, &count);
    ck_assert_uint_eq(count, 2 * MANY);
    for (int64_t i = 1; i <= MANY; i++) {
        size_t place = (size_t)(2 * (i - 1));
        ck_assert_uint_eq(gt_captable_find(table, i, 1 + i % 2, 0), place);
        ck_assert_uint_eq(gt_captable_find(table, i, 1, i), place + 1);
        ck_assert_uint_eq(gt_captable_find(table, i, 2 - i % 2, 0), count);
        ck_assert_int_eq(all[place].quantity, i);
    }
    gt_captable_free(table);
}
END_TEST

START_TEST(test_random)
{
    uint64_t state = 20150618;
    int failed = 0;
    for (int turn = 0; turn < 2000; turn++) {
        struct gt_cap_event events[EVENTS];
        int64_t table[HOLDERS + 1][CLASSES + 1] = {{0}};
        size_t first = EVENTS;
        for (int i = 0; i < EVENTS; i++) {
            events[i] = random_event(&state, i + 1);
            if (first == EVENTS && !plain_apply(&events[i], table))
                first = (size_t)i;
        }
        enum gt_status status =
            gt_captable_hold(events, EVENTS, EVENTS, positions, &held, &failure);
        ck_assert_int_eq(status, first < EVENTS ? GT_ERANGE : GT_OK);
        failed += status != GT_OK;
        if (status != GT_OK) {
            ck_assert_uint_eq(failure.event, first);
            ck_assert_int_lt(failure.held, failure.asked);
            status = gt_captable_hold(events, first, EVENTS, positions, &held, &failure);
            ck_assert_int_eq(status, GT_OK);
        }
        for (int h = 1; h <= HOLDERS; h++)
            for (int c = 1; c <= CLASSES; c++)
                ck_assert_int_eq(of(h, c, 0), table[h][c]);
    }
    ck_assert_int_gt(failed, 100);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("captable");
    TCase *numbers = tcase_create("numbers"), *holdings = tcase_create("holdings");
    tcase_add_loop_test(numbers, test_fixed, 0, ROWS(fixed));
    tcase_add_test(numbers, test_fixed_text);
    tcase_add_loop_test(numbers, test_ratio, 0, ROWS(ratios));
    tcase_add_test(numbers, test_apply);
    tcase_add_loop_test(numbers, test_round, 0, ROWS(rounded));
    tcase_add_test(holdings, test_story);
    tcase_add_loop_test(holdings, test_wrong, 0, ROWS(wrong));
    tcase_add_test(holdings, test_dropped);
    tcase_add_test(holdings, test_dilute);
    tcase_add_test(holdings, test_find);
    tcase_add_test(holdings, test_random);
    suite_add_tcase(suite, numbers);
    suite_add_tcase(suite, holdings);
    return run_suite(suite);
}
