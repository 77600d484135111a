/* test_caps.c - the caps on public money one by one: which binds, which fact is missing, what is
 * refused. The caps of programmes stand in test_presets.c.
 */
#include "gentou/caps.h"

#include "dice.h"
#include "run.h"

#define ROWS(table) (int)(sizeof table / sizeof *table)
#define NONE        GT_MONEY_UNKNOWN
#define BIT(word)   GT_TERM_BIT(GT_TERM_CAP_##word)

/* Every cap a deal may have: half of the partner's, 40 % of the round, 5 % of the capital, 900 a
 * deal, 1,000 a company, 5,000 a year, 3,000 beside a partner. */
static const struct gt_co_investment all = {
    .share = {.general = 0.5, .of = {[GT_TERM_STAGE_SEED] = 1}},
    .of_round = 0.4,
    .of_capital = 0.05,
    .most = 900,
    .company_most = 1000,
    .year_most = 5000,
    .partner_most = 3000,
};

/* Order: stage, partner, whole, registered capital, in company, this year, beside partner. */
static const struct {
    const char *why;
    struct gt_cap_facts facts;
    struct gt_cap cap;
} cases[] = {
    {"the partner's share binds",
     {-1, 1601, 10000, 100000, 0, 0, 0},
     {800, GT_TERM_CAP_PARTNER_SHARE, 0}},
    {"all of it in the seed stage: then the deal's",
     {GT_TERM_STAGE_SEED, 1600, 10000, 100000, 0, 0, 0},
     {900, GT_TERM_CAP_PER_DEAL, 0}},
    {"the round's, rounded down: 0.4 x 1,999 = 799.6",
     {-1, 1600, 1999, 100000, 0, 0, 0},
     {799, GT_TERM_CAP_ROUND_SHARE, 0}},
    {"of equal ones the first",
     {-1, 1600, 2000, 16000, 0, 0, 0},
     {800, GT_TERM_CAP_PARTNER_SHARE, 0}},
    {"the capital's", {-1, 1600, 2000, 10000, 0, 0, 0}, {500, GT_TERM_CAP_CAPITAL_SHARE, 0}},
    {"what is left of the company's",
     {-1, 1600, 2000, 100000, 700, 0, 0},
     {300, GT_TERM_CAP_PER_COMPANY, 0}},
    {"nothing is left of it",
     {-1, 1600, 2000, 100000, 1700, 0, 0},
     {0, GT_TERM_CAP_PER_COMPANY, 0}},
    {"what is left of the year",
     {-1, 1600, 2000, 100000, 0, 4900, 0},
     {100, GT_TERM_CAP_PER_YEAR, 0}},
    {"what is left beside the partner",
     {-1, 1600, 2000, 100000, 0, 0, 2950},
     {50, GT_TERM_CAP_PER_PARTNER, 0}},
    {"unknown facts are told, and the others hold",
     {-1, NONE, 2000, NONE, 0, NONE, 0},
     {800, GT_TERM_CAP_ROUND_SHARE, BIT(PARTNER_SHARE) | BIT(CAPITAL_SHARE) | BIT(PER_YEAR)}},
};

START_TEST(test_deal)
{
    struct gt_cap cap;
    ck_assert_int_eq(gt_cap_co_investment(&all, &cases[_i].facts, &cap), GT_OK);
    ck_assert_msg(cap.most == cases[_i].cap.most && cap.binding == cases[_i].cap.binding &&
                      cap.unknown == cases[_i].cap.unknown,
                  "%s: %lld by %d, unknown %x", cases[_i].why, (long long)cap.most,
                  (int)cap.binding, cap.unknown);
}
END_TEST

/* A term without a cap leaves nothing to reckon; nor does one whose only fact is unknown. */
START_TEST(test_no_cap)
{
    struct gt_cap_facts facts = {.stage = -1, .whole = NONE};
    struct gt_co_investment none = {.most = 0};
    struct gt_fund_share share = {.share = {.general = 0.25}};
    struct gt_cap cap;
    ck_assert_int_eq(gt_cap_co_investment(&none, &facts, &cap), GT_OK);
    ck_assert(cap.most == NONE && cap.binding == GT_TERM_CAP_NONE && cap.unknown == 0);
    ck_assert_int_eq(gt_cap_fund_share(&share, &facts, &cap), GT_OK);
    ck_assert(cap.most == NONE && cap.unknown == BIT(ROUND_SHARE));
}
END_TEST

START_TEST(test_refused)
{
    struct gt_cap cap = {.most = 77};
    struct gt_cap_facts facts = {.stage = -1, .partner = -5};
    struct gt_fund_share share = {.of_private = 10};
    struct gt_reinvestment duty = {.multiple = {.general = 1.5}};
    struct gt_local_money local = {0, 0, -1};
    struct gt_duty found = {.missing = 77};
    ck_assert_int_eq(gt_cap_co_investment(&all, &facts, &cap), GT_ERANGE);
    ck_assert_int_eq(gt_cap_fund_share(&share, &facts, &cap), GT_ERANGE);
    facts.partner = INT64_MAX / 2;
    ck_assert_int_eq(gt_cap_fund_share(&share, &facts, &cap), GT_EOVERFLOW);
    ck_assert_int_eq(cap.most, 77);
    ck_assert_int_eq(gt_reinvestment_duty(&duty, -1, 100, &local, &found), GT_ERANGE);
    local.others = 0;
    ck_assert_int_eq(gt_reinvestment_duty(&duty, -1, -100, &local, &found), GT_ERANGE);
    ck_assert_int_eq(gt_reinvestment_duty(&duty, -1, INT64_MAX, &local, &found), GT_EOVERFLOW);
    ck_assert_int_eq(found.missing, 77);
}
END_TEST

/* Random facts: the cap is the least of what each cap alone allows. */
START_TEST(test_least)
{
    uint64_t seed = 20150306;
    for (int round = 0; round < 2000; round++) {
        struct gt_cap_facts facts = {
            .stage = (int)dice_within(&seed, -1, GT_TERM_STAGE_COUNT - 1),
            .partner = dice_within(&seed, 0, 4000),
            .whole = dice_within(&seed, 0, 5000),
            .registered_capital = dice_within(&seed, 0, 40000),
            .in_company = dice_within(&seed, 0, 1200),
            .this_year = dice_within(&seed, 0, 6000),
            .beside_partner = dice_within(&seed, 0, 4000),
        };
        gt_money rest[] = {1000 - facts.in_company, 5000 - facts.this_year,
                           3000 - facts.beside_partner};
        gt_money least = facts.stage == GT_TERM_STAGE_SEED ? facts.partner : facts.partner / 2;
        least = facts.whole * 2 / 5 < least ? facts.whole * 2 / 5 : least;
        least = facts.registered_capital / 20 < least ? facts.registered_capital / 20 : least;
        least = least < 900 ? least : 900;
        for (int i = 0; i < ROWS(rest); i++)
            least = rest[i] < least ? rest[i] : least;
        struct gt_cap cap;
        ck_assert_int_eq(gt_cap_co_investment(&all, &facts, &cap), GT_OK);
        ck_assert_int_eq(cap.most, least > 0 ? least : 0);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("caps");
    TCase *tcase = tcase_create("cap");
    tcase_add_loop_test(tcase, test_deal, 0, ROWS(cases));
    tcase_add_test(tcase, test_no_cap);
    tcase_add_test(tcase, test_refused);
    tcase_add_test(tcase, test_least);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
