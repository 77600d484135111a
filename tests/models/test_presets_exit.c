/* test_presets_exit.c - prices and exits under the presets, each worked by hand.
 *
 * The source of a row is the preset's document (its citation); the published rate, the premium, the
 * window and the share that a text leaves open are inputs of the test.
 */
#include "gentou/presets.h"
#include "gentou/split.h"

#include "run.h"
#include "term_days.h"

#define ROWS(table) (int)(sizeof table / sizeof *table)
#define WAN         *INT64_C(1000000)   /* 万, in fen */
#define M           *INT64_C(100000000) /* million, in cents */

/* What whoever asks must give, -1 where the preset has it. */
struct given {
    double rate, premium, opens, closes, profit_share;
};
#define NOTHING                                                                                    \
    {                                                                                              \
        -1, -1, -1, -1, -1                                                                         \
    }
#define RATE(rate)                                                                                 \
    {                                                                                              \
        rate, -1, -1, -1, -1                                                                       \
    }

static struct gt_term_set complete(const char *preset, struct given given)
{
    const struct gt_term_set *found = gt_term_preset_find(preset);
    ck_assert_ptr_nonnull(found);
    struct gt_term_set set = *found;
    double *const members[] = {&set.buy_out.rate, &set.buy_out.premium, &set.buy_out.opens,
                               &set.buy_out.closes, &set.priority_return.profit_share};
    const double values[] = {given.rate, given.premium, given.opens, given.closes,
                             given.profit_share};
    for (int i = 0; i < ROWS(values); i++)
        if (values[i] >= 0)
            *members[i] = values[i];
    return set;
}

static const struct {
    const char *preset, *why;
    struct given given;
    gt_money cost;
    const char *from, *at;
    gt_money price;
    bool is_open, is_floor;
} prices[] = {
    {"hongkou-2011",
     "HK-6: simple interest from day one and a premium: 1 + 0.0475 x 1461/365 + 0.05",
     {0.0475, 0.05, -1, -1, -1},
     100 WAN,
     "2012-07-01",
     "2016-07-01",
     124013014,
     true,
     true},
    {"mof-2007", "MOF07-2: at cost up to the third anniversary, whatever the rate", NOTHING,
     100 WAN, "2008-01-01", "2011-01-01", 100 WAN, true, false},
    {"mof-2007", "MOF07-2: a day later 0.06 x 1097/365", RATE(0.06), 100 WAN, "2008-01-01",
     "2011-01-02", 118032877, true, false},
    {"zhejiang", "ZJ-1: the same as a floor", RATE(0.06), 100 WAN, "2008-01-01", "2011-01-02",
     118032877, true, true},
    {"yozma-1993",
     "YOZ-2 as Lerner has it, 0 to 5 years, at 7 % (an input): 1.07^3 = 1.225043",
     {0.07, -1, 0, 5, -1},
     8 M,
     "1993-06-01",
     "1996-06-01",
     980034400,
     true,
     false},
    {"yozma-1993",
     "YOZ-2 as Start-up Nation has it, from 5 years on: not open in the third",
     {0.07, -1, 5, 0, -1},
     8 M,
     "1993-06-01",
     "1996-06-01",
     980034400,
     false,
     false},
    {"yozma-1993",
     "and open after the fifth: 1.07^6 = 1.500730351849",
     {0.07, -1, 5, 0, -1},
     8 M,
     "1993-06-01",
     "1999-06-01",
     1200584281,
     true,
     false},
    {"yozma2-2024", "YOZ2: 1.01^4 = 1.04060401 on the fourth anniversary", NOTHING, 46 M,
     "2024-05-01", "2028-05-01", 4786778446, true, false},
    {"yozma2-2024", "YOZ2: a day later 1.05^4 x 1.05^(1/365): the jump", NOTHING, 46 M,
     "2024-05-01", "2028-05-02", 5592076202, true, false},
    {"yozma2-2024", "YOZ2: 1.05^5 = 1.2762815625 of a million", NOTHING, 1 M, "2024-05-01",
     "2029-05-01", 127628156, true, false},
};

START_TEST(test_prices)
{
    struct gt_term_set set = complete(prices[_i].preset, prices[_i].given);
    struct gt_payment payment = {prices[_i].cost, on(prices[_i].from)};
    struct gt_buy_out_question question = {&payment, 1, 0, GT_MONEY_UNKNOWN, on(prices[_i].at)};
    struct gt_buy_out_price price;
    ck_assert_int_eq(gt_buy_out_price(&set.buy_out, &question, &price), GT_OK);
    ck_assert_msg(price.price == prices[_i].price, "%s: %s: %lld", prices[_i].preset,
                  prices[_i].why, (long long)price.price);
    ck_assert_int_eq(price.is_open, prices[_i].is_open);
    ck_assert_int_eq(set.buy_out.price == GT_TERM_PRICE_FLOOR, prices[_i].is_floor);
}
END_TEST

/* One exit: what the public side, partners and club paid on a day, and what each gets. */
static const struct {
    const char *preset, *why;
    struct given given;
    double hurdle; /* of the concession on the day, or -1 */
    int stage;
    gt_money paid[GT_SIDE_COUNT];
    const char *from, *at;
    gt_money proceeds, gets[GT_SIDE_COUNT];
} exits[] = {
    {"hongkou-2011",
     "HK-6: a priority on equal terms moves nothing",
     {0.06, 0.05, -1, -1, -1},
     -1,
     -1,
     {100 WAN, 200 WAN, 100 WAN},
     "2012-01-01",
     "2015-01-01",
     1000 WAN,
     {250 WAN, 500 WAN, 250 WAN}},
    {"mof-2007",
     "MOF07-2: called at 100万 x (1 + 0.06 x 1461/365) = 124.0164; the 125.9836 to the others 2 to "
     "1",
     RATE(0.06),
     -1,
     -1,
     {100 WAN, 200 WAN, 100 WAN},
     "2012-01-01",
     "2016-01-01",
     1000 WAN,
     {124016438, 500 WAN + 83989041, 250 WAN + 41994521}},
    {"mof-2007",
     "MOF07-2: not called, for it is worth less than its cost",
     RATE(0.06),
     -1,
     -1,
     {100 WAN, 300 WAN, 0},
     "2012-01-01",
     "2013-01-01",
     200 WAN,
     {50 WAN, 150 WAN, 0}},
    {"linyi",
     "LY-2: an industry fund gives half of what is above 3 % a year: 250 - 100 x 1.09",
     NOTHING,
     0.03,
     GT_TERM_STAGE_INDUSTRY,
     {100 WAN, 300 WAN, 0},
     "2020-01-01",
     "2022-12-31",
     1000 WAN,
     {250 WAN - 70500000, 750 WAN + 70500000, 0}},
    {"linyi",
     "LY-2: a seed fund gives all its profit, and no more",
     NOTHING,
     -1,
     GT_TERM_STAGE_SEED,
     {100 WAN, 300 WAN, 0},
     "2020-01-01",
     "2022-12-31",
     1000 WAN,
     {100 WAN, 900 WAN, 0}},
    {"linyi",
     "LY-2: nothing below the LPR's return",
     NOTHING,
     0.03,
     GT_TERM_STAGE_INDUSTRY,
     {100 WAN, 300 WAN, 0},
     "2020-01-01",
     "2022-12-31",
     420 WAN,
     {105 WAN, 315 WAN, 0}},
    {"shanghai-angel-loss-2016",
     "SHC-1: 60 % of a seed loss of 400",
     NOTHING,
     -1,
     GT_TERM_STAGE_SEED,
     {0, 500 WAN, 0},
     "2016-03-01",
     "2017-05-01",
     100 WAN,
     {-240 WAN, 340 WAN, 0}},
    {"shanghai-angel-loss-2016",
     "SHC-1: 30 % of a start-up's",
     NOTHING,
     -1,
     GT_TERM_STAGE_START_UP,
     {0, 500 WAN, 0},
     "2016-03-01",
     "2017-05-01",
     100 WAN,
     {-120 WAN, 220 WAN, 0}},
    {"shanghai-angel-loss-2016",
     "SHC-1: 60 % of 600 would be 360; 300 a project",
     NOTHING,
     -1,
     GT_TERM_STAGE_SEED,
     {0, 600 WAN, 0},
     "2016-03-01",
     "2017-05-01",
     0,
     {-300 WAN, 300 WAN, 0}},
    {"shanghai-angel-loss-2016",
     "SHC-1: nothing for money of 2014",
     NOTHING,
     -1,
     GT_TERM_STAGE_SEED,
     {0, 500 WAN, 0},
     "2014-12-31",
     "2017-05-01",
     100 WAN,
     {0, 100 WAN, 0}},
    {"shenzhen-angel-2021",
     "SZ-1: 40 % of the partner's loss of 200, from elsewhere",
     NOTHING,
     -1,
     -1,
     {100 WAN, 200 WAN, 0},
     "2022-01-01",
     "2024-01-01",
     0,
     {-80 WAN, 80 WAN, 0}},
    {"yozma-1993",
     "YOZ-2: called within five years at 8 x 1.07^3 of the 24 its stake is worth",
     {0.07, -1, 0, 5, -1},
     -1,
     -1,
     {8 M, 12 M, 0},
     "1993-06-01",
     "1996-06-01",
     60 M,
     {980034400, 60 M - 980034400, 0}},
    {"yozma2-2024",
     "YOZ2: called at 1 % in the second year: 3 x 1.01^2 = 3.0603",
     NOTHING,
     -1,
     -1,
     {3 M, 10 M, 0},
     "2024-05-01",
     "2026-05-01",
     26 M,
     {306030000, 2293970000, 0}},
    {"uk-ecf",
     "UK-ECF: capital 6 + 4, then 6 x (1.03^2 - 1) = 0.3654, then a fifth (an input) of 9.6346: "
     "730 days",
     {-1, -1, -1, -1, 0.2},
     -1,
     -1,
     {6 M, 4 M, 0},
     "2014-01-01",
     "2016-01-01",
     20 M,
     {6 M + 36540000 + 192692000, 4 M + 770768000, 0}},
    {"uk-ecf",
     "UK-ECF: a loss is by what each paid",
     {-1, -1, -1, -1, 0.2},
     -1,
     -1,
     {6 M, 4 M, 0},
     "2014-01-01",
     "2016-01-01",
     5 M,
     {3 M, 2 M, 0}},
    {"scottish-co-investment",
     "SCF-2: pari passu",
     NOTHING,
     -1,
     -1,
     {50 M, 100 M, 50 M},
     "2015-01-01",
     "2018-01-01",
     600 M,
     {150 M, 300 M, 150 M}},
    {"nz-scif",
     "NZ-SCIF: pari passu",
     NOTHING,
     -1,
     -1,
     {25 M, 25 M, 0},
     "2006-01-01",
     "2010-01-01",
     30 M,
     {15 M, 15 M, 0}},
    {"uk-angel-cofund",
     "UK-ACF: no term moves money",
     NOTHING,
     -1,
     -1,
     {49 M, 0, 51 M},
     "2012-01-01",
     "2016-01-01",
     300 M,
     {147 M, 0, 153 M}},
    {"eaf",
     "EU-EAF: pari passu",
     NOTHING,
     -1,
     -1,
     {1 M, 0, 1 M},
     "2015-01-01",
     "2020-01-01",
     7 M,
     {350000000, 0, 350000000}},
};

START_TEST(test_exits)
{
    struct gt_term_set set = complete(exits[_i].preset, exits[_i].given);
    struct gt_split_party parties[GT_SIDE_COUNT];
    struct gt_split_line lines[GT_SIDE_COUNT];
    struct gt_split_call call;
    for (int side = 0; side < GT_SIDE_COUNT; side++)
        parties[side] = (struct gt_split_party){
            .side = (enum gt_side)side, .paid = exits[_i].paid[side], .day = on(exits[_i].from)};
    struct gt_split_deal deal = {.parties = parties,
                                 .count = GT_SIDE_COUNT,
                                 .stage = exits[_i].stage,
                                 .proceeds = exits[_i].proceeds,
                                 .day = on(exits[_i].at),
                                 .rate = -1,
                                 .hurdle = exits[_i].hurdle};
    ck_assert_int_eq(gt_split_deals(&set, &deal, 1, lines, &call), GT_OK);
    for (int side = 0; side < GT_SIDE_COUNT; side++)
        ck_assert_msg(lines[side].receipt == exits[_i].gets[side], "%s: %s: side %d has %lld",
                      exits[_i].preset, exits[_i].why, side, (long long)lines[side].receipt);
}
END_TEST

/* Three seed failures of one institution: 300 and 240 are within 600 a year, of the third 60 are
 * left; the next year's count anew, and so does another institution. In the order of the exits,
 * which is not that of the deals. */
START_TEST(test_year_cap)
{
    const struct gt_term_set *set = gt_term_preset_find("shanghai-angel-loss-2016");
    static const struct {
        int institution;
        gt_money paid, gets;
        const char *at;
    } rows[] = {
        {1, 500 WAN, 60 WAN, "2016-12-31"},  {1, 600 WAN, 300 WAN, "2016-06-30"},
        {1, 400 WAN, 240 WAN, "2016-09-30"}, {1, 500 WAN, 300 WAN, "2017-01-01"},
        {2, 500 WAN, 300 WAN, "2016-12-31"},
    };
    struct gt_split_party parties[ROWS(rows)][2];
    struct gt_split_deal deals[ROWS(rows)];
    struct gt_split_line lines[2 * ROWS(rows)];
    struct gt_split_call calls[ROWS(rows)];
    for (int i = 0; i < ROWS(rows); i++) {
        parties[i][0] = (struct gt_split_party){.side = GT_SIDE_PARTNER,
                                                .institution = rows[i].institution,
                                                .paid = rows[i].paid,
                                                .day = on("2015-06-30")};
        parties[i][1] = (struct gt_split_party){.side = GT_SIDE_PUBLIC, .day = on("2015-06-30")};
        deals[i] = (struct gt_split_deal){.parties = parties[i],
                                          .count = 2,
                                          .stage = GT_TERM_STAGE_SEED,
                                          .day = on(rows[i].at),
                                          .rate = -1,
                                          .hurdle = -1};
    }
    ck_assert_int_eq(gt_split_deals(set, deals, ROWS(rows), lines, calls), GT_OK);
    for (int i = 0; i < ROWS(rows); i++) {
        ck_assert_int_eq(lines[2 * i].moved[GT_SPLIT_COMPENSATION], rows[i].gets);
        ck_assert_int_eq(lines[2 * i + 1].receipt, -rows[i].gets);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("presets exit");
    TCase *tcase = tcase_create("preset");
    tcase_add_loop_test(tcase, test_prices, 0, ROWS(prices));
    tcase_add_loop_test(tcase, test_exits, 0, ROWS(exits));
    tcase_add_test(tcase, test_year_cap);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
