/* test_qualified.c - rules QI-1 and QI-2: at each threshold, and with each fact missing. */
#include "gentou/qualified.h"

#include "run.h"

#define ROWS(t) ((int)(sizeof(t) / sizeof *(t)))
#define UNKNOWN GT_MONEY_UNKNOWN
#define WAN(n)  ((gt_money)(n)*10000 * 100) /* 万 yuan in fen */
#define FACT(w) GT_FACT_BIT(GT_INVESTOR_FACT_##w)
#define DAY     16500 /* 2015-03-06 */
#define GOOD(n)                                                                                    \
    {                                                                                              \
        n, GT_DAY_LAST                                                                             \
    }
#define NOTHING                                                                                    \
    {                                                                                              \
        UNKNOWN, GT_DAY_LAST                                                                       \
    }
#define PERSON  true, GT_PARTY_PERSON
#define UNIT    true, GT_PARTY_INSTITUTION
#define NO_KIND false, GT_PARTY_PERSON
#define MEANS   "QI-1"
#define ENOUGH  WAN(100)

static const struct {
    const char *why;
    struct gt_investor investor; /* kind known, kind, deemed, ticket, net, financial, income */
    enum gt_qualified answer;
    gt_facts missing, short_of, expired;
} cases[] = {
    {"a person by assets, to the fen",
     {PERSON, GT_DEEMED_NONE, ENOUGH, NOTHING, GOOD(WAN(300)), GOOD(0)},
     GT_QUALIFIED_YES,
     0,
     0,
     0},
    {"a person by income, to the fen, the assets unknown",
     {PERSON, GT_DEEMED_NONE, ENOUGH, NOTHING, NOTHING, GOOD(WAN(50))},
     GT_QUALIFIED_YES,
     0,
     0,
     0},
    {"a fen short of both",
     {PERSON, GT_DEEMED_NONE, ENOUGH, NOTHING, GOOD(WAN(300) - 1), GOOD(WAN(50) - 1)},
     GT_QUALIFIED_NO,
     0,
     FACT(FINANCIAL_ASSETS) | FACT(AVERAGE_INCOME),
     0},
    {"short of assets, income unknown",
     {PERSON, GT_DEEMED_NONE, ENOUGH, NOTHING, GOOD(WAN(299)), NOTHING},
     GT_QUALIFIED_UNKNOWN,
     FACT(AVERAGE_INCOME),
     0,
     0},
    {"short of income, assets unknown",
     {PERSON, GT_DEEMED_NONE, ENOUGH, NOTHING, NOTHING, GOOD(WAN(49))},
     GT_QUALIFIED_UNKNOWN,
     FACT(FINANCIAL_ASSETS),
     0,
     0},
    {"nothing known of a person",
     {PERSON, GT_DEEMED_NONE, UNKNOWN, NOTHING, NOTHING, NOTHING},
     GT_QUALIFIED_UNKNOWN,
     FACT(TICKET) | FACT(FINANCIAL_ASSETS) | FACT(AVERAGE_INCOME),
     0,
     0},
    {"a person's net assets do not count",
     {PERSON, GT_DEEMED_NONE, ENOUGH, GOOD(WAN(9999)), GOOD(0), GOOD(0)},
     GT_QUALIFIED_NO,
     0,
     FACT(FINANCIAL_ASSETS) | FACT(AVERAGE_INCOME),
     0},
    {"rich, but a fen under the ticket",
     {PERSON, GT_DEEMED_NONE, ENOUGH - 1, NOTHING, GOOD(WAN(900)), NOTHING},
     GT_QUALIFIED_NO,
     0,
     FACT(TICKET),
     0},
    {"under the ticket, so what is unknown does not matter",
     {PERSON, GT_DEEMED_NONE, WAN(99), NOTHING, NOTHING, NOTHING},
     GT_QUALIFIED_NO,
     0,
     FACT(TICKET),
     0},
    {"short of means, so the unknown ticket does not matter",
     {UNIT, GT_DEEMED_NONE, UNKNOWN, GOOD(WAN(999)), NOTHING, NOTHING},
     GT_QUALIFIED_NO,
     0,
     FACT(NET_ASSETS),
     0},
    {"rich, the ticket unknown",
     {UNIT, GT_DEEMED_NONE, UNKNOWN, GOOD(WAN(1000)), NOTHING, NOTHING},
     GT_QUALIFIED_UNKNOWN,
     FACT(TICKET),
     0,
     0},
    {"an institution, to the fen",
     {UNIT, GT_DEEMED_NONE, ENOUGH, GOOD(WAN(1000)), NOTHING, NOTHING},
     GT_QUALIFIED_YES,
     0,
     0,
     0},
    {"an institution, a fen short, and short of the ticket",
     {UNIT, GT_DEEMED_NONE, 0, GOOD(WAN(1000) - 1), NOTHING, NOTHING},
     GT_QUALIFIED_NO,
     0,
     FACT(NET_ASSETS) | FACT(TICKET),
     0},
    {"an institution's financial assets do not count",
     {UNIT, GT_DEEMED_NONE, ENOUGH, NOTHING, GOOD(WAN(9999)), GOOD(WAN(9999))},
     GT_QUALIFIED_UNKNOWN,
     FACT(NET_ASSETS),
     0,
     0},
    {"more debts than assets",
     {UNIT, GT_DEEMED_NONE, ENOUGH, GOOD(-WAN(5)), NOTHING, NOTHING},
     GT_QUALIFIED_NO,
     0,
     FACT(NET_ASSETS),
     0},
    {"nobody knows what it is, and it decides",
     {NO_KIND, GT_DEEMED_NONE, ENOUGH, GOOD(WAN(9999)), GOOD(0), GOOD(0)},
     GT_QUALIFIED_UNKNOWN,
     FACT(PARTY_KIND),
     0,
     0},
    {"nobody knows what it is, nor what it owns",
     {NO_KIND, GT_DEEMED_NONE, ENOUGH, NOTHING, GOOD(0), {WAN(60), DAY - 1}},
     GT_QUALIFIED_UNKNOWN,
     FACT(PARTY_KIND) | FACT(NET_ASSETS) | FACT(AVERAGE_INCOME),
     0,
     FACT(AVERAGE_INCOME)},
    {"whatever it is, it is qualified",
     {NO_KIND, GT_DEEMED_NONE, ENOUGH, GOOD(WAN(1000)), GOOD(WAN(300)), NOTHING},
     GT_QUALIFIED_YES,
     0,
     0,
     0},
    {"whatever it is, it is not",
     {NO_KIND, GT_DEEMED_NONE, ENOUGH, GOOD(0), GOOD(0), GOOD(0)},
     GT_QUALIFIED_NO,
     0,
     FACT(NET_ASSETS) | FACT(FINANCIAL_ASSETS) | FACT(AVERAGE_INCOME),
     0},
    {"nobody knows what it is, but its ticket is short",
     {NO_KIND, GT_DEEMED_NONE, WAN(1), NOTHING, NOTHING, NOTHING},
     GT_QUALIFIED_NO,
     0,
     FACT(TICKET),
     0},
    {"proof holds on its last day",
     {PERSON, GT_DEEMED_NONE, ENOUGH, NOTHING, {WAN(300), DAY}, NOTHING},
     GT_QUALIFIED_YES,
     0,
     0,
     0},
    {"and not on the next: unknown, and said to be expired",
     {PERSON, GT_DEEMED_NONE, ENOUGH, NOTHING, {WAN(300), DAY - 1}, GOOD(WAN(10))},
     GT_QUALIFIED_UNKNOWN,
     FACT(FINANCIAL_ASSETS),
     0,
     FACT(FINANCIAL_ASSETS)},
    {"expired proof of being short proves nothing either",
     {UNIT, GT_DEEMED_NONE, ENOUGH, {WAN(1), DAY - 1}, NOTHING, NOTHING},
     GT_QUALIFIED_UNKNOWN,
     FACT(NET_ASSETS),
     0,
     FACT(NET_ASSETS)},
    {"expired, yet the other figure holds",
     {PERSON, GT_DEEMED_NONE, ENOUGH, NOTHING, {WAN(1), DAY - 9}, GOOD(WAN(60))},
     GT_QUALIFIED_YES,
     0,
     0,
     FACT(FINANCIAL_ASSETS)},
};

START_TEST(test_means)
{
    struct gt_qualification got;
    gt_qualified_test(&cases[_i].investor, DAY, &got);
    ck_assert_str_eq(got.rule->id, MEANS);
    ck_assert_msg(got.answer == cases[_i].answer, "%s: %s", cases[_i].why,
                  gt_kind_label(&gt_qualified_words, (int)got.answer));
    ck_assert_msg(got.missing == cases[_i].missing, "%s: missing %x", cases[_i].why, got.missing);
    ck_assert_msg(got.short_of == cases[_i].short_of, "%s: short of %x", cases[_i].why,
                  got.short_of);
    ck_assert_msg(got.expired == cases[_i].expired, "%s: expired %x", cases[_i].why, got.expired);
}
END_TEST

/* QI-2, whatever they own. */
START_TEST(test_deemed)
{
    for (int word = GT_DEEMED_NONE + 1; word < gt_deemed_words.count; word++) {
        struct gt_investor investor = {NO_KIND, (enum gt_deemed)word, 0, GOOD(0), GOOD(0), GOOD(0)};
        struct gt_qualification got;
        gt_qualified_test(&investor, DAY, &got);
        ck_assert_int_eq(got.answer, GT_QUALIFIED_YES);
        ck_assert_str_eq(got.rule->id, "QI-2");
        ck_assert(!got.missing && !got.short_of && !got.expired);
    }
}
END_TEST

/* An unknown fact is a question: the answer is given exactly when every value of the unknown facts
 * gives the same one, and a fact is missing only when it is unknown. */
START_TEST(test_unknown_is_any_value)
{
    static const enum gt_investor_fact facts[] = {
        GT_INVESTOR_FACT_TICKET, GT_INVESTOR_FACT_NET_ASSETS, GT_INVESTOR_FACT_FINANCIAL_ASSETS,
        GT_INVESTOR_FACT_AVERAGE_INCOME};
    /* Each of kind and four facts is below, enough, or unknown: 3^5 investors. */
    for (int code = 0; code < 243; code++) {
        bool seen[2] = {false, false};
        struct gt_qualification got;
        for (int fill = 0; fill < 33; fill++) { /* 32 ways to fill the unknown, then none */
            struct gt_investor investor = {.deemed = GT_DEEMED_NONE, .kind_known = true};
            gt_money *amounts[] = {&investor.ticket, &investor.net_assets.amount,
                                   &investor.financial_assets.amount,
                                   &investor.average_income.amount};
            int rest = code / 3, kind = code % 3;
            investor.net_assets.valid_until = investor.financial_assets.valid_until =
                investor.average_income.valid_until = GT_DAY_LAST;
            if (kind == 2 && fill == 32)
                investor.kind_known = false;
            investor.kind = (enum gt_party_kind)(kind < 2 ? kind : fill & 1);
            for (int i = 0; i < 4; i++, rest /= 3) {
                int state = rest % 3 < 2 ? rest % 3 : fill == 32 ? 2 : fill >> (i + 1) & 1;
                *amounts[i] = state == 2 ? UNKNOWN : gt_qualified_threshold(facts[i]) - !state;
            }
            gt_qualified_test(&investor, DAY, &got);
            if (fill < 32) {
                ck_assert_int_ne(got.answer, GT_QUALIFIED_UNKNOWN);
                seen[got.answer == GT_QUALIFIED_YES] = true;
            }
        }
        ck_assert_msg(got.answer == (seen[0] && seen[1] ? GT_QUALIFIED_UNKNOWN
                                     : seen[1]          ? GT_QUALIFIED_YES
                                                        : GT_QUALIFIED_NO),
                      "investor %d", code);
        ck_assert_int_eq(got.missing != 0, got.answer == GT_QUALIFIED_UNKNOWN);
        ck_assert_int_eq(got.short_of != 0, got.answer == GT_QUALIFIED_NO);
    }
}
END_TEST

START_TEST(test_citations)
{
    ck_assert_int_eq(gt_qualified_by_means.verified, GT_VERIFICATION_V1);
    ck_assert_int_eq(gt_qualified_deemed.verified, GT_VERIFICATION_V1);
    ck_assert_ptr_nonnull(gt_qualified_by_means.document);
    ck_assert_ptr_nonnull(gt_qualified_deemed.document);
    ck_assert(gt_qualified_threshold(GT_INVESTOR_FACT_PARTY_KIND) == UNKNOWN);
    ck_assert(gt_qualified_threshold(GT_INVESTOR_FACT_TICKET) == WAN(100));
    ck_assert(gt_qualified_threshold(GT_INVESTOR_FACT_NET_ASSETS) == WAN(1000));
    ck_assert(gt_qualified_threshold(GT_INVESTOR_FACT_FINANCIAL_ASSETS) == WAN(300));
    ck_assert(gt_qualified_threshold(GT_INVESTOR_FACT_AVERAGE_INCOME) == WAN(50));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("qualified");
    TCase *tcase = tcase_create("investors");
    tcase_add_loop_test(tcase, test_means, 0, ROWS(cases));
    tcase_add_test(tcase, test_deemed);
    tcase_add_test(tcase, test_unknown_is_any_value);
    tcase_add_test(tcase, test_citations);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
