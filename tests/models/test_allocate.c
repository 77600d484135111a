/* test_allocate.c - who gets how much of a closing: by hand, and the fairness of the lottery. */
#include "gentou/allocate.h"
#include "gentou/random.h"

#include "law.h"
#include "run.h"

#include <string.h>
#include <sys/resource.h>

#define NONE    GT_MONEY_UNKNOWN
#define MOST    6 /* parties in a table row */
#define WHY(w)  GT_ALLOTMENT_##w
#define BY(w)   GT_ALLOCATION_##w
#define ROWS(t) ((int)(sizeof(t) / sizeof *(t)))

/* Worked by hand. Parties: asked, own minimum, maximum, class, order. */
static const struct {
    const char *why;
    struct gt_closing_terms terms; /* method, limit, minimum, ticket, seed */
    size_t count;
    struct gt_interest interests[MOST];
    gt_money amounts[MOST];
    enum gt_allotment_reason reasons[MOST];
    gt_money shortfall;
} cases[] = {
    {"undersubscribed: everybody gets what was asked, the shortfall is told",
     {BY(PRO_RATA), 1000, 0, 0, 0},
     2,
     {{300, 0, NONE, 0, 1}, {450, 0, NONE, 0, 2}},
     {300, 450},
     {WHY(WHOLE), WHY(WHOLE)},
     250},
    {"exactly subscribed",
     {BY(PRO_RATA), 750, 0, 0, 0},
     2,
     {{300, 0, NONE, 0, 1}, {450, 0, NONE, 0, 2}},
     {300, 450},
     {WHY(WHOLE), WHY(WHOLE)},
     0},
    {"without a limit",
     {BY(PRO_RATA), NONE, 0, 0, 0},
     2,
     {{300, 0, NONE, 0, 1}, {450, 0, 400, 0, 2}},
     {300, 400},
     {WHY(WHOLE), WHY(CAPPED)},
     0},
    {"half of everything",
     {BY(PRO_RATA), 500, 0, 0, 0},
     3,
     {{200, 0, NONE, 0, 1}, {300, 0, NONE, 0, 2}, {500, 0, NONE, 0, 3}},
     {100, 150, 250},
     {WHY(SCALED), WHY(SCALED), WHY(SCALED)},
     0},
    {"a tie of remainders: the earliest gets the cent, wherever it stands",
     {BY(PRO_RATA), 100, 0, 0, 0},
     3,
     {{200, 0, NONE, 0, 3}, {200, 0, NONE, 0, 2}, {200, 0, NONE, 0, 1}},
     {33, 33, 34},
     {WHY(SCALED), WHY(SCALED), WHY(SCALED)},
     0},
    {"at the same time: the first in the array gets the cent",
     {BY(PRO_RATA), 100, 0, 0, 0},
     3,
     {{200, 0, NONE, 0, 7}, {200, 0, NONE, 0, 7}, {200, 0, NONE, 0, 7}},
     {34, 33, 33},
     {WHY(SCALED), WHY(SCALED), WHY(SCALED)},
     0},
    {"fewer cents than parties",
     {BY(PRO_RATA), 1, 0, 0, 0},
     2,
     {{10, 0, NONE, 0, 1}, {30, 0, NONE, 0, 2}},
     {0, 1},
     {WHY(SCALED), WHY(SCALED)},
     0},
    /* x = (600 - 100) / (400 + 400) = 0.625; 0.625 x 400 = 250 > 100 caps the first. */
    {"a maximum caps one, and the others share what it leaves",
     {BY(PRO_RATA), 600, 0, 0, 0},
     3,
     {{400, 0, 100, 0, 1}, {400, 0, NONE, 0, 2}, {400, 0, NONE, 0, 3}},
     {100, 250, 250},
     {WHY(CAPPED), WHY(SCALED), WHY(SCALED)},
     0},
    /* 900 of 1200 is 3/4: 300 > 250 caps the second; then 650 of 800: 325 > 310 caps the third. */
    {"one cap brings on another",
     {BY(PRO_RATA), 900, 0, 0, 0},
     3,
     {{400, 0, NONE, 0, 1}, {400, 0, 250, 0, 2}, {400, 0, 310, 0, 3}},
     {340, 250, 310},
     {WHY(SCALED), WHY(CAPPED), WHY(CAPPED)},
     0},
    {"a maximum above what was asked is none",
     {BY(PRO_RATA), 1000, 0, 0, 0},
     1,
     {{400, 0, 900, 0, 1}},
     {400},
     {WHY(WHOLE)},
     600},
    {"a maximum of nothing",
     {BY(PRO_RATA), 100, 0, 0, 0},
     2,
     {{400, 0, 0, 0, 1}, {400, 0, NONE, 0, 2}},
     {0, 100},
     {WHY(CAPPED), WHY(SCALED)},
     0},
    /* 1000 of 2000 is 1/2: 50 < 60; without it 1000 of 1900 is 10/19. */
    {"under the ticket: dropped, and its money goes to the others",
     {BY(PRO_RATA), 1000, 0, 60, 0},
     3,
     {{100, 0, NONE, 0, 1}, {950, 0, NONE, 0, 2}, {950, 0, NONE, 0, 3}},
     {0, 500, 500},
     {WHY(BELOW_TICKET), WHY(SCALED), WHY(SCALED)},
     0},
    /* All at 33 1/3 < 40: the latest goes, the others have 50. Dropping all at once would have left
     * nobody. */
    {"one is dropped at a time, the latest of equals",
     {BY(PRO_RATA), 100, 0, 40, 0},
     3,
     {{90, 0, NONE, 0, 2}, {90, 0, NONE, 0, 3}, {90, 0, NONE, 0, 1}},
     {50, 0, 50},
     {WHY(SCALED), WHY(BELOW_TICKET), WHY(SCALED)},
     0},
    {"a part that only rounding would lift to its minimum is below it",
     {BY(PRO_RATA), 100, 0, 34, 0},
     3,
     {{90, 0, NONE, 0, 1}, {90, 0, NONE, 0, 2}, {90, 0, NONE, 0, 3}},
     {50, 50, 0},
     {WHY(SCALED), WHY(SCALED), WHY(BELOW_TICKET)},
     0},
    {"the most demanding goes first, not the smallest",
     {BY(PRO_RATA), 500, 0, 0, 0},
     3,
     {{200, 80, NONE, 0, 1}, {600, 500, NONE, 0, 2}, {200, 0, NONE, 0, 3}},
     {200, 0, 200},
     {WHY(WHOLE), WHY(BELOW_OWN_MINIMUM), WHY(WHOLE)},
     100},
    {"all or nothing: 60 of two at 100 fits once; the earlier has it",
     {BY(PRO_RATA), 100, 0, 0, 0},
     2,
     {{60, 60, NONE, 0, 1}, {60, 60, NONE, 0, 2}},
     {60, 0},
     {WHY(WHOLE), WHY(BELOW_OWN_MINIMUM)},
     40},
    {"what can never fit drops nobody else",
     {BY(PRO_RATA), 100, 0, 0, 0},
     2,
     {{200, 200, NONE, 0, 1}, {50, 50, NONE, 0, 2}},
     {0, 50},
     {WHY(BELOW_OWN_MINIMUM), WHY(WHOLE)},
     50},
    /* 130 > 100: the latest (10) is put aside, then the second; 60 leave 40, where 10 fits. */
    {"money left goes to those put aside, if it reaches their minimum",
     {BY(PRO_RATA), 100, 0, 0, 0},
     3,
     {{60, 60, NONE, 0, 1}, {60, 60, NONE, 0, 2}, {10, 10, NONE, 0, 3}},
     {60, 0, 10},
     {WHY(WHOLE), WHY(BELOW_OWN_MINIMUM), WHY(WHOLE)},
     30},
    {"asked for less than a ticket, with room enough",
     {BY(PRO_RATA), 1000, 0, 100, 0},
     2,
     {{99, 0, NONE, 0, 1}, {100, 0, NONE, 0, 2}},
     {0, 100},
     {WHY(BELOW_TICKET), WHY(WHOLE)},
     900},
    {"a maximum below its own minimum",
     {BY(PRO_RATA), 1000, 0, 50, 0},
     1,
     {{400, 300, 200, 0, 1}},
     {0},
     {WHY(BELOW_OWN_MINIMUM)},
     1000},
    {"classes in order: whole, scaled, not reached",
     {BY(PRIORITY), 1000, 0, 0, 0},
     5,
     {{400, 0, NONE, 2, 1},
      {700, 0, NONE, 1, 2},
      {200, 0, NONE, 2, 3},
      {100, 0, NONE, 3, 4},
      {50, 0, NONE, -1, 5}},
     {167, 700, 83, 0, 50},
     {WHY(SCALED), WHY(WHOLE), WHY(SCALED), WHY(NOT_REACHED), WHY(WHOLE)},
     0},
    {"what a class cannot use goes to the next",
     {BY(PRIORITY), 1000, 0, 0, 0},
     3,
     {{800, 0, NONE, 1, 1}, {300, 300, NONE, 2, 2}, {500, 0, NONE, 3, 3}},
     {800, 0, 200},
     {WHY(WHOLE), WHY(BELOW_OWN_MINIMUM), WHY(SCALED)},
     0},
    {"first come, first served: a class each",
     {BY(PRIORITY), 100, 0, 30, 0},
     4,
     {{50, 0, NONE, 1, 0}, {40, 0, NONE, 2, 0}, {50, 0, NONE, 3, 0}, {20, 0, NONE, 4, 0}},
     {50, 40, 0, 0},
     {WHY(WHOLE), WHY(WHOLE), WHY(BELOW_TICKET), WHY(BELOW_TICKET)},
     10},
    {"other methods do not look at the class",
     {BY(PRO_RATA), 100, 0, 0, 0},
     2,
     {{100, 0, NONE, 9, 1}, {100, 0, NONE, 1, 2}},
     {50, 50},
     {WHY(SCALED), WHY(SCALED)},
     0},
    {"the closing's minimum is reached to the cent",
     {BY(PRO_RATA), 1000, 750, 0, 0},
     2,
     {{300, 0, NONE, 0, 1}, {450, 0, NONE, 0, 2}},
     {300, 450},
     {WHY(WHOLE), WHY(WHOLE)},
     250},
    {"a cent short of it: no closing, and each reason stays where nothing was due",
     {BY(PRO_RATA), 1000, 751, 50, 0},
     3,
     {{300, 0, NONE, 0, 1}, {450, 0, NONE, 0, 2}, {49, 0, NONE, 0, 3}},
     {0, 0, 0},
     {WHY(NO_CLOSING), WHY(NO_CLOSING), WHY(BELOW_TICKET)},
     250},
    {"128 bits: the largest amounts",
     {BY(PRO_RATA), INT64_MAX - 1, 0, 2, 0},
     2,
     {{INT64_MAX / 2, 0, NONE, 0, 1}, {INT64_MAX / 2, 0, INT64_MAX / 2 - 1, 0, 2}},
     {INT64_MAX / 2, INT64_MAX / 2 - 1},
     {WHY(WHOLE), WHY(CAPPED)},
     1},
    /* x = (2^62 - 1) / (2^63 - 2) = 1/2 and a bit: 2^61 - 1/2 each. */
    {"128 bits: the largest amounts, halved",
     {BY(PRO_RATA), INT64_MAX / 2, 0, 2, 0},
     2,
     {{INT64_MAX / 2, 0, NONE, 0, 1}, {INT64_MAX / 2, 0, NONE, 0, 2}},
     {INT64_MAX / 4 + 1, INT64_MAX / 4},
     {WHY(SCALED), WHY(SCALED)},
     0},
};

START_TEST(test_by_hand)
{
    struct gt_allotment got[MOST];
    struct gt_allocation result;
    const size_t count = cases[_i].count;
    gt_money asked = 0, placed = 0;
    ck_assert_int_eq(
        gt_allocate_closing(&cases[_i].terms, cases[_i].interests, count, got, &result), GT_OK);
    for (size_t k = 0; k < count; k++) {
        ck_assert_msg(got[k].amount == cases[_i].amounts[k], "%s: party %zu gets %lld",
                      cases[_i].why, k, (long long)got[k].amount);
        ck_assert_msg(got[k].reason == cases[_i].reasons[k], "%s: party %zu: %s", cases[_i].why, k,
                      gt_kind_label(&gt_allotment_reason_words, (int)got[k].reason));
        ck_assert_uint_eq(got[k].drawn, 0);
        asked += cases[_i].interests[k].asked;
        placed += got[k].amount;
    }
    ck_assert_int_eq(result.asked, asked);
    ck_assert_int_eq(result.taken, placed);
    ck_assert_int_eq(result.shortfall, cases[_i].shortfall);
    ck_assert_int_eq(result.happens, result.placed >= cases[_i].terms.minimum);
}
END_TEST

static const struct {
    const char *why;
    struct gt_closing_terms terms;
    struct gt_interest interest;
    enum gt_status status;
} refused[] = {
    {"a limit of nothing", {BY(PRO_RATA), 0, 0, 0, 0}, {5, 0, NONE, 0, 0}, GT_ERANGE},
    {"a negative limit", {BY(PRO_RATA), -1, 0, 0, 0}, {5, 0, NONE, 0, 0}, GT_ERANGE},
    {"a negative minimum", {BY(PRO_RATA), 9, -1, 0, 0}, {5, 0, NONE, 0, 0}, GT_ERANGE},
    {"an unknown ticket", {BY(PRO_RATA), 9, 0, NONE, 0}, {5, 0, NONE, 0, 0}, GT_ERANGE},
    {"asked for nothing", {BY(PRO_RATA), 9, 0, 0, 0}, {0, 0, NONE, 0, 0}, GT_ERANGE},
    {"nobody knows how much", {BY(PRO_RATA), 9, 0, 0, 0}, {NONE, 0, NONE, 0, 0}, GT_ERANGE},
    {"a negative own minimum", {BY(PRO_RATA), 9, 0, 0, 0}, {5, -1, NONE, 0, 0}, GT_ERANGE},
    {"a negative maximum", {BY(PRO_RATA), 9, 0, 0, 0}, {5, 0, -5, 0, 0}, GT_ERANGE},
    {"no such method", {(enum gt_allocation_method)3, 9, 0, 0, 0}, {5, 0, NONE, 0, 0}, GT_ERANGE},
    {"more than 64 bits", {BY(PRO_RATA), 9, 0, 0, 0}, {INT64_MAX, 0, NONE, 0, 0}, GT_EOVERFLOW},
};

START_TEST(test_refused)
{
    struct gt_interest interests[2] = {{5, 0, NONE, 0, 0}, refused[_i].interest};
    struct gt_allotment got[2] = {{4711, WHY(CAPPED), 3}, {4712, WHY(CAPPED), 4}};
    struct gt_allocation result = {.asked = 4713};
    ck_assert_msg(gt_allocate_closing(&refused[_i].terms, interests, 2, got, &result) ==
                      refused[_i].status,
                  "%s", refused[_i].why);
    ck_assert_int_eq(got[0].amount, 4711);
    ck_assert_int_eq(got[1].amount, 4712);
    ck_assert_int_eq(result.asked, 4713);
}
END_TEST

START_TEST(test_nobody)
{
    struct gt_closing_terms terms = {BY(LOTTERY), 1000, 0, 0, 1};
    struct gt_allocation result;
    ck_assert_int_eq(gt_allocate_closing(&terms, NULL, 0, NULL, &result), GT_OK);
    ck_assert(result.happens && !result.oversubscribed);
    ck_assert_int_eq(result.shortfall, 1000);
    terms.minimum = 1;
    ck_assert_int_eq(gt_allocate_closing(&terms, NULL, 0, NULL, &result), GT_OK);
    ck_assert(!result.happens);
}
END_TEST

/* The paradox, with the amounts of parties 6, 6, 2 (a textbook example of Hamilton's method): the
 * third has 2 of 10 and 1 of 11. */
START_TEST(test_alabama)
{
    static const struct gt_interest interests[] = {
        {600, 0, NONE, 0, 1}, {600, 0, NONE, 0, 2}, {200, 0, NONE, 0, 3}};
    struct gt_closing_terms terms = {BY(PRO_RATA), 10, 0, 0, 0};
    struct gt_allotment got[3];
    struct gt_allocation result;
    ck_assert_int_eq(gt_allocate_closing(&terms, interests, 3, got, &result), GT_OK);
    ck_assert(got[0].amount == 4 && got[1].amount == 4 && got[2].amount == 2);
    terms.limit = 11;
    ck_assert_int_eq(gt_allocate_closing(&terms, interests, 3, got, &result), GT_OK);
    ck_assert(got[0].amount == 5 && got[1].amount == 5 && got[2].amount == 1);
}
END_TEST

/* Five tickets of 300 for 750: two whole, one of 150 if its minimum allows, two empty-handed. */
START_TEST(test_lottery)
{
    struct gt_interest interests[5];
    struct gt_closing_terms terms = {BY(LOTTERY), 750, 0, 0, 20150306};
    struct gt_allotment got[5], again[5], strict[5];
    struct gt_allocation result;
    for (int i = 0; i < 5; i++)
        interests[i] = (struct gt_interest){300, 0, NONE, 0, i};
    ck_assert_int_eq(gt_allocate_closing(&terms, interests, 5, got, &result), GT_OK);
    ck_assert_int_eq(gt_allocate_closing(&terms, interests, 5, again, &result), GT_OK);
    for (int i = 0; i < 5; i++) {
        static const gt_money by_place[] = {0, 300, 300, 150, 0, 0};
        static const enum gt_allotment_reason reasons[] = {
            WHY(WHOLE), WHY(WHOLE), WHY(WHOLE), WHY(SCALED), WHY(NOT_DRAWN), WHY(NOT_DRAWN)};
        ck_assert(got[i].drawn >= 1 && got[i].drawn <= 5);
        ck_assert_int_eq(got[i].amount, by_place[got[i].drawn]);
        ck_assert_int_eq(got[i].reason, reasons[got[i].drawn]);
        ck_assert_uint_eq(got[i].drawn, again[i].drawn);
    }
    terms.ticket = 151;
    ck_assert_int_eq(gt_allocate_closing(&terms, interests, 5, strict, &result), GT_OK);
    for (int i = 0; i < 5; i++) {
        ck_assert_uint_eq(strict[i].drawn, got[i].drawn);
        ck_assert_int_eq(strict[i].amount, got[i].drawn <= 2 ? 300 : 0);
        ck_assert_int_eq(strict[i].reason, got[i].drawn <= 2 ? WHY(WHOLE) : WHY(BELOW_TICKET));
    }
    ck_assert_int_eq(result.shortfall, 150);
}
END_TEST

/* Fixed for good, as stored results must come again: the draw of version 1 for three seeds. Python:
 * d = [philox4x32_10((0, 0xFFFF0001, t, 0), (seed % 2**32, seed >> 32)) for t in range(6)];
 * [1 + sorted(d).index(x) for x in d], with a Philox that gives Random123's zero vector. */
START_TEST(test_draw_stays)
{
    static const struct {
        uint64_t seed;
        size_t drawn[6];
    } rows[] = {
        {1, {4, 5, 6, 1, 2, 3}},
        {20150306, {5, 4, 1, 2, 6, 3}},
        {UINT64_MAX, {2, 6, 3, 5, 4, 1}},
    };
    struct gt_interest interests[6];
    struct gt_allotment got[6];
    struct gt_allocation result;
    for (int i = 0; i < 6; i++)
        interests[i] = (struct gt_interest){1000 - 37 * i, 0, NONE, 0, i};
    for (int row = 0; row < ROWS(rows); row++) {
        struct gt_closing_terms terms = {BY(LOTTERY), 2000, 0, 0, rows[row].seed};
        /* Fewer tickets, the same draws: only later ones are missing. */
        for (size_t count = 6; count >= 5; count--) {
            gt_allocate_closing(&terms, interests, count, got, &result);
            for (size_t i = 0; i < count; i++)
                ck_assert_msg(got[i].drawn ==
                                  rows[row].drawn[i] -
                                      (count == 5 && rows[row].drawn[5] < rows[row].drawn[i]),
                              "seed %llu, ticket %zu: %zu", (unsigned long long)rows[row].seed, i,
                              got[i].drawn);
        }
    }
}
END_TEST

/* Each of the 120 orders of five tickets comes equally often over 60,000 seeds, and each ticket
 * wins the one place equally often. A fair draw fails each with probability FALSE_ALARM (10^-6). */
START_TEST(test_lottery_is_fair)
{
    static long orders[120], winners[5];
    const long draws = 60000;
    struct gt_interest interests[5];
    struct gt_allotment got[5];
    struct gt_allocation result;
    for (int i = 0; i < 5; i++) /* neither the amount nor the class may matter */
        interests[i] = (struct gt_interest){100 + 50 * i, 0, NONE, i, 10 - i};
    memset(orders, 0, sizeof orders);
    memset(winners, 0, sizeof winners);
    for (long seed = 0; seed < draws; seed++) {
        struct gt_closing_terms terms = {BY(LOTTERY), 100, 0, 0, (uint64_t)seed};
        gt_allocate_closing(&terms, interests, 5, got, &result);
        size_t code = 0; /* the permutation in the factorial number system */
        for (int i = 0; i < 5; i++) {
            size_t smaller = 0;
            for (int k = i + 1; k < 5; k++)
                smaller += got[k].drawn < got[i].drawn;
            code = code * (size_t)(5 - i) + smaller;
            winners[i] += got[i].drawn == 1;
        }
        orders[code]++;
    }
    ck_assert_double_gt(chi_square_p(orders, 120, draws), FALSE_ALARM);
    ck_assert_double_gt(chi_square_p(winners, 5, draws), FALSE_ALARM);
}
END_TEST

/* A thousand parties whose minimums all fail one after the other. */
START_TEST(test_many)
{
    static struct gt_interest interests[1000];
    static struct gt_allotment got[1000];
    struct gt_closing_terms terms = {BY(PRO_RATA), 1000000, 0, 0, 0};
    struct gt_allocation result;
    for (int i = 0; i < 1000; i++)
        interests[i] = (struct gt_interest){100000, 100 * (i + 1), NONE, 0, i};
    ck_assert_int_eq(gt_allocate_closing(&terms, interests, 1000, got, &result), GT_OK);
    /* n parties have 10^6 / n each, and the n-th asks for 100 n: n^2 <= 10^4, so n = 100. */
    for (int i = 0; i < 1000; i++)
        ck_assert_int_eq(got[i].amount, i < 100 ? 10000 : 0);
    ck_assert_int_eq(result.shortfall, 0);
}
END_TEST

#ifndef __SANITIZE_ADDRESS__ /* which needs all addresses for itself */
START_TEST(test_no_memory)
{
    enum { COUNT = 300000 };
    static struct gt_interest interests[COUNT];
    static struct gt_allotment got[COUNT];
    struct rlimit limit = {1, 1}; /* nothing more than there is */
    struct gt_closing_terms terms = {BY(LOTTERY), 1000, 0, 0, 1};
    struct gt_allocation result = {.asked = 4711};
    for (int i = 0; i < COUNT; i++)
        interests[i] = (struct gt_interest){1, 0, NONE, 0, i};
    ck_assert_int_eq(setrlimit(RLIMIT_AS, &limit), 0);
    ck_assert_int_eq(gt_allocate_closing(&terms, interests, COUNT, got, &result), GT_ENOMEM);
    ck_assert_int_eq(result.asked, 4711);
}
END_TEST
#endif

int main(void)
{
    Suite *suite = suite_create("allocate");
    TCase *tcase = tcase_create("closings");
    tcase_add_loop_test(tcase, test_by_hand, 0, ROWS(cases));
    tcase_add_loop_test(tcase, test_refused, 0, ROWS(refused));
    tcase_add_test(tcase, test_nobody);
    tcase_add_test(tcase, test_alabama);
    tcase_add_test(tcase, test_lottery);
    tcase_add_test(tcase, test_draw_stays);
    tcase_add_test(tcase, test_lottery_is_fair);
    tcase_add_test(tcase, test_many);
#ifndef __SANITIZE_ADDRESS__
    tcase_add_test(tcase, test_no_memory);
#endif
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
