/* test_leverage_random.c - leverage of random ledgers against a plain second reckoning, made from
 * what was entered. */
#include "tests/engine/leveraged.h"
#include "tests/engine/scrap.h"

/* Random ledgers and a second reckoning. Amounts are whole yuan and shares fifths, so that a
 * quarter of each part is whole fen and no rounding enters. */

enum { FUND, PARTNERS = 4, PARTIES = 9, DEALS = 24, FIRST_YEAR = 2015, YEARS = 4 };

enum owner { OF_FUND, OF_PUBLIC, OF_PRIVATE, OF_NOBODY, OWNERS };

/* A party's ownership until, and from, 2017-01-01. */
struct random_party {
    int ownership[2];
    int fifths[2]; /* private, of a mixed owner; -1: nobody said */
};

struct random_deal {
    int year;
    bool others, closed;
    bool took_part[PARTIES];
    gt_money stakes[PARTIES]; /* yuan, 0: unknown */
    gt_money amount;          /* yuan, 0: unknown */
};

struct random_ledger {
    struct random_party parties[PARTIES];
    struct random_deal deals[DEALS];
};

static void make_party(uint64_t *state, struct random_party *party)
{
    for (int when = 0; when < 2; when++) {
        party->ownership[when] = (int)(noise(state) % (uint64_t)gt_ownership_words.count);
        party->fifths[when] = -1;
        if (party->ownership[when] == GT_OWNERSHIP_MIXED && noise(state) % 3)
            party->fifths[when] = (int)(noise(state) % 6);
    }
}

static void make_deal(uint64_t *state, struct random_deal *deal)
{
    gt_money sum = 0;
    bool silent = false;
    deal->year = FIRST_YEAR + (int)(noise(state) % YEARS);
    deal->others = noise(state) % 5 == 0;
    deal->closed = noise(state) % 8 != 0;
    for (int i = 0; i < PARTIES; i++) {
        deal->took_part[i] = noise(state) % 5 < 2;
        deal->stakes[i] =
            deal->took_part[i] && noise(state) % 4 ? 1 + (gt_money)(noise(state) % 900) : 0;
        sum += deal->stakes[i];
        silent = silent || (deal->took_part[i] && deal->stakes[i] == 0);
    }
    deal->amount = sum + (silent || noise(state) % 3 == 0 ? (gt_money)(noise(state) % 500) : 0);
    if (noise(state) % 6 == 0)
        deal->amount = 0;
}

static void enter_party(int i, const struct random_party *party)
{
    const char *noun = i == FUND ? "fund" : i <= PARTNERS ? "partner" : "investor";
    for (int when = 0; when < 2; when++) {
        const char *share = party->fifths[when] < 0
                                ? ""
                                : gt_arena_format(&ledger.arena, "%d%%", party->fifths[when] * 20);
        ledger_put(&ledger, noun,
                   gt_arena_format(&ledger.arena,
                                   "name=Party %d | ownership=%s | private_share=%s | since=%s", i,
                                   gt_ownership_words.tokens[party->ownership[when]], share,
                                   when ? "2017-01-01" : ""));
    }
}

/* Named in the round, by a stake, or by both; a stake in one piece or in two. */
static void enter_stake(uint64_t *state, int i, int number, gt_money stake)
{
    gt_money first = stake > 1 && noise(state) & 1 ? stake / 3 + 1 : stake;
    if (stake == 0 || noise(state) & 1)
        ledger_put(&ledger, "investment",
                   gt_arena_format(&ledger.arena, "deal=%d | party=Party %d", number, i));
    if (first)
        ledger_put(&ledger, "investment",
                   gt_arena_format(&ledger.arena, "deal=%d | party=Party %d | amount=%lld", number,
                                   i, (long long)first));
    if (first < stake)
        ledger_put(&ledger, "investment",
                   gt_arena_format(&ledger.arena, "deal=%d | party=Party %d | amount=%lld", number,
                                   i, (long long)(stake - first)));
}

static void enter_all(uint64_t *state, const struct random_ledger *all)
{
    ledger_begin(&ledger);
    for (int i = 0; i < PARTIES; i++)
        enter_party(i, &all->parties[i]);
    for (int d = 0; d < DEALS; d++) {
        const struct random_deal *deal = &all->deals[d];
        ledger_put(&ledger, "deal",
                   gt_arena_format(&ledger.arena,
                                   "company=Company %d | date=%d-06-01 | stage=%s | others=%s%s",
                                   d % 7, deal->year, deal->closed ? "closed" : "terms",
                                   deal->others ? "yes" : "no",
                                   deal->amount ? gt_arena_format(&ledger.arena, " | amount=%lld",
                                                                  (long long)deal->amount)
                                                : ""));
        for (int i = 0; i < PARTIES; i++)
            if (deal->took_part[i])
                enter_stake(state, i, d + 1, deal->stakes[i]);
    }
    ledger_commit(&ledger);
}

/* Whose money a party's is in a round; OF_NOBODY for a mixed one, which the caller divides. */
static enum owner owner_in(const struct random_party *party, int i, int when)
{
    static const enum owner owners[] = {
        [GT_OWNERSHIP_UNKNOWN] = OF_NOBODY,     [GT_OWNERSHIP_FISCAL] = OF_PUBLIC,
        [GT_OWNERSHIP_STATE_OWNED] = OF_PUBLIC, [GT_OWNERSHIP_MIXED] = OF_NOBODY,
        [GT_OWNERSHIP_PRIVATE] = OF_PRIVATE,    [GT_OWNERSHIP_FOREIGN] = OF_PRIVATE,
    };
    return i == FUND ? OF_FUND : owners[party->ownership[when]];
}

/* The parts of a round in fen; false: unknown. */
static bool reckon(const struct random_ledger *all, const struct random_deal *deal,
                   gt_money parts[OWNERS])
{
    int when = deal->year >= 2017, silent = 0;
    bool quiet[OWNERS] = {false};
    gt_money rest = deal->amount * 100;
    memset(parts, 0, OWNERS * sizeof *parts);
    for (int i = 0; i < PARTIES; i++) {
        const struct random_party *party = &all->parties[i];
        enum owner owner = owner_in(party, i, when);
        if (!deal->took_part[i])
            continue;
        rest -= deal->stakes[i] * 100;
        if (deal->stakes[i] == 0) {
            quiet[owner] = true;
        } else if (i != FUND && party->fifths[when] >= 0) {
            parts[OF_PRIVATE] += deal->stakes[i] * 20 * party->fifths[when];
            parts[OF_PUBLIC] += deal->stakes[i] * 20 * (5 - party->fifths[when]);
        } else {
            parts[owner] += deal->stakes[i] * 100;
        }
    }
    enum owner of_rest = OF_NOBODY;
    for (int owner = 0; owner < OWNERS; owner++)
        if (quiet[owner] && ++silent)
            of_rest = (enum owner)owner;
    if (silent != 1 || deal->others)
        of_rest = OF_NOBODY;
    parts[of_rest] += rest;
    return deal->amount && !(rest && quiet[OF_FUND] && of_rest != OF_FUND);
}

static void add_parts(struct sums *sums, bool known, const gt_money parts[OWNERS])
{
    sums->rounds += known;
    sums->left_out += !known;
    if (!known)
        return;
    sums->fund += parts[OF_FUND];
    sums->other_public += parts[OF_PUBLIC];
    sums->private_money += parts[OF_PRIVATE];
    sums->unknown += parts[OF_NOBODY];
}

/* All lines of the view against the second reckoning; a back-cast takes a quarter inside. */
static void compare(const struct random_ledger *all, int partners, bool backcast)
{
    struct sums portfolio = {0}, lines_of[PARTNERS + 1] = {{0}};
    size_t deals = 0;
    int shared = 0;
    for (int n = 0; n < YEARS * DEALS; n++) { /* in the order of days, then of entry */
        const struct random_deal *deal = &all->deals[n % DEALS];
        int there = 0;
        gt_money parts[OWNERS];
        bool known = reckon(all, deal, parts);
        for (int i = 1; i <= partners; i++)
            there += deal->took_part[i];
        if (deal->year != FIRST_YEAR + n / DEALS || !deal->closed ||
            !(backcast ? there > 0 : deal->took_part[FUND]))
            continue;
        if (backcast) {
            parts[OF_PUBLIC] = (parts[OF_PUBLIC] + parts[OF_FUND]) / 4 * 3;
            parts[OF_PRIVATE] = parts[OF_PRIVATE] / 4 * 3;
            parts[OF_NOBODY] = parts[OF_NOBODY] / 4 * 3;
            parts[OF_FUND] = deal->amount * 25;
        }
        struct sums line = {0};
        add_parts(&line, known, parts);
        add_parts(&portfolio, known, parts);
        for (int i = 1; i <= partners; i++)
            if (deal->took_part[i])
                add_parts(&lines_of[i], known, parts);
        shared += there > 1;
        ck_assert_uint_lt(deals, view.block.deal_count);
        same_line(&view.block.deals[deals++], line);
    }
    ck_assert_uint_eq(deals, view.block.deal_count);
    ck_assert_int_eq(view.block.shared_rounds, shared);
    same_line(&view.block.portfolio, portfolio);
    ck_assert_uint_eq(view.block.partner_count, (size_t)partners);
    for (int i = 1; i <= partners; i++)
        same_line(&view.block.partners[i - 1], lines_of[i]);
}

START_TEST(test_random_ledgers)
{
    static const char *names[] = {"Party 1", "Party 2", "Party 3"};
    struct random_ledger all;
    uint64_t state = 0x9e3779b97f4a7c15u + (uint64_t)_i; /* any seed but 0 */
    ledger_make(&ledger);
    for (int i = 0; i < PARTIES; i++)
        make_party(&state, &all.parties[i]);
    for (int d = 0; d < DEALS; d++)
        make_deal(&state, &all.deals[d]);
    enter_all(&state, &all);
    recorded("2019-12-31", false);
    compare(&all, PARTNERS, false);
    struct gt_scenario scenario = scenario_of(plan_of(GT_PLACEMENT_INSIDE, GT_OTHERS_AS_RECORDED));
    scenario.backcast.kinds = 0;
    scenario.partners = (struct gt_names){names, 3};
    ledger_well(&ledger, ask(&scenario));
    compare(&all, 3, true);
    ledger_remove(&ledger);
}
END_TEST
int main(void)
{
    Suite *suite = suite_create("leverage, random");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, test_random_ledgers, 0, 25);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
