/* test_vote.c - motions by table, and against majorities counted in another way. */
#include "gentou/vote.h"

#include "dice.h"
#include "run.h"

#include <string.h>

#define ROWS(t)   ((int)(sizeof(t) / sizeof *(t)))
#define BY(w)     GT_MAJORITY_##w
#define RESULT(w) GT_VOTE_RESULT_##w
#define WHY(w)    GT_VOTE_REASON_##w
#define MOST      40

/* Ballots as a string: y, n, a(bstain), - did not vote; a capital is of a conflicted member. */
static size_t read_ballots(const char *text, struct gt_ballot *ballots)
{
    size_t count = strlen(text);
    ck_assert_uint_le(count, MOST);
    for (size_t i = 0; i < count; i++) {
        char c = text[i];
        ballots[i] = (struct gt_ballot){
            .conflicted = c >= 'A' && c <= 'Z',
            .cast = c != '-' && c != 'X',
            .vote = strchr("yY", c)   ? GT_VOTE_YES
                    : strchr("nN", c) ? GT_VOTE_NO
                                      : GT_VOTE_ABSTAIN,
        };
    }
    return count;
}

static const struct {
    const char *why;
    const char *ballots;
    struct gt_vote_rules rules; /* count, share, majority, its share, abstentions count */
    enum gt_vote_result result;
    enum gt_vote_reason reason;
    int quorum_needed, yes_needed;
} motions[] = {
    {"three of five",
     "yyynn",
     {0, {0, 0}, BY(SIMPLE), {0, 0}, 0},
     RESULT(PASSED),
     WHY(MAJORITY),
     0,
     3},
    {"a tie fails",
     "yynn",
     {0, {0, 0}, BY(SIMPLE), {0, 0}, 0},
     RESULT(FAILED),
     WHY(TOO_FEW_YES),
     0,
     3},
    {"abstentions do not count in the base",
     "yyna",
     {0, {0, 0}, BY(SIMPLE), {0, 0}, 0},
     RESULT(PASSED),
     WHY(MAJORITY),
     0,
     2},
    {"unless the rules say so",
     "yyna",
     {0, {0, 0}, BY(SIMPLE), {0, 0}, 1},
     RESULT(FAILED),
     WHY(TOO_FEW_YES),
     0,
     3},
    {"who did not vote never counts in the base",
     "yyn--",
     {0, {0, 0}, BY(SIMPLE), {0, 0}, 1},
     RESULT(PASSED),
     WHY(MAJORITY),
     0,
     2},
    {"a conflicted member's yes would have carried it",
     "yynnY",
     {0, {0, 0}, BY(SIMPLE), {0, 0}, 0},
     RESULT(FAILED),
     WHY(TOO_FEW_YES),
     0,
     3},
    {"a conflicted member's no would have stopped it",
     "yynN",
     {0, {0, 0}, BY(SIMPLE), {0, 0}, 0},
     RESULT(PASSED),
     WHY(MAJORITY),
     0,
     2},
    {"two thirds exactly",
     "yyyynn",
     {0, {0, 0}, BY(TWO_THIRDS), {0, 0}, 0},
     RESULT(PASSED),
     WHY(MAJORITY),
     0,
     4},
    {"4 of 7 is short of two thirds",
     "yyyynnn",
     {0, {0, 0}, BY(TWO_THIRDS), {0, 0}, 0},
     RESULT(FAILED),
     WHY(TOO_FEW_YES),
     0,
     5},
    {"three quarters exactly",
     "yyyn",
     {0, {0, 0}, BY(SHARE), {3, 4}, 0},
     RESULT(PASSED),
     WHY(MAJORITY),
     0,
     3},
    {"a fifth more than three quarters of five",
     "yyynn",
     {0, {0, 0}, BY(SHARE), {3, 4}, 0},
     RESULT(FAILED),
     WHY(TOO_FEW_YES),
     0,
     4},
    {"a half as a share: the tie passes",
     "yn",
     {0, {0, 0}, BY(SHARE), {1, 2}, 0},
     RESULT(PASSED),
     WHY(MAJORITY),
     0,
     1},
    {"all of them",
     "yyyn",
     {0, {0, 0}, BY(SHARE), {1, 1}, 0},
     RESULT(FAILED),
     WHY(TOO_FEW_YES),
     0,
     4},
    {"only abstentions",
     "aa",
     {0, {0, 0}, BY(SIMPLE), {0, 0}, 0},
     RESULT(FAILED),
     WHY(ONLY_ABSTENTIONS),
     0,
     0},
    {"only abstentions, and they count",
     "aa",
     {0, {0, 0}, BY(SIMPLE), {0, 0}, 1},
     RESULT(FAILED),
     WHY(TOO_FEW_YES),
     0,
     2},
    {"nobody voted, and no quorum is asked for",
     "---",
     {0, {0, 0}, BY(SIMPLE), {0, 0}, 0},
     RESULT(FAILED),
     WHY(ONLY_ABSTENTIONS),
     0,
     0},
    {"the quorum by count, reached with an abstention",
     "yya--",
     {3, {0, 0}, BY(SIMPLE), {0, 0}, 0},
     RESULT(PASSED),
     WHY(MAJORITY),
     3,
     2},
    {"and missed by one",
     "yy---",
     {3, {0, 0}, BY(SIMPLE), {0, 0}, 0},
     RESULT(NO_QUORUM),
     WHY(QUORUM_COUNT),
     3,
     0},
    {"a conflicted member makes no quorum",
     "yyY--",
     {3, {0, 0}, BY(SIMPLE), {0, 0}, 0},
     RESULT(NO_QUORUM),
     WHY(QUORUM_COUNT),
     3,
     0},
    {"half of seven is four",
     "yyy----",
     {0, {1, 2}, BY(SIMPLE), {0, 0}, 0},
     RESULT(NO_QUORUM),
     WHY(QUORUM_SHARE),
     4,
     0},
    {"half of six eligible: the conflicted seventh is not counted",
     "yyy---X",
     {0, {1, 2}, BY(SIMPLE), {0, 0}, 0},
     RESULT(PASSED),
     WHY(MAJORITY),
     3,
     2},
    {"both are asked for: the count holds, the share does not",
     "yyy----",
     {3, {1, 2}, BY(SIMPLE), {0, 0}, 0},
     RESULT(NO_QUORUM),
     WHY(QUORUM_SHARE),
     4,
     0},
    {"both are asked for: the share holds, the count does not",
     "yyy",
     {4, {1, 2}, BY(SIMPLE), {0, 0}, 0},
     RESULT(NO_QUORUM),
     WHY(QUORUM_COUNT),
     4,
     0},
    {"everybody has a conflict",
     "YYN",
     {0, {0, 0}, BY(SIMPLE), {0, 0}, 0},
     RESULT(NO_QUORUM),
     WHY(NOBODY_MAY_VOTE),
     0,
     0},
    {"no members",
     "",
     {0, {0, 0}, BY(SIMPLE), {0, 0}, 0},
     RESULT(NO_QUORUM),
     WHY(NOBODY_MAY_VOTE),
     0,
     0},
};

START_TEST(test_motions)
{
    struct gt_ballot ballots[MOST];
    struct gt_vote_outcome got;
    size_t count = read_ballots(motions[_i].ballots, ballots);
    ck_assert_int_eq(gt_vote_count(&motions[_i].rules, ballots, count, &got), GT_OK);
    ck_assert_msg(got.result == motions[_i].result, "%s", motions[_i].why);
    ck_assert_msg(got.reason == motions[_i].reason, "%s: %s", motions[_i].why,
                  gt_kind_label(&gt_vote_reason_words, (int)got.reason));
    ck_assert_msg(got.quorum_needed == motions[_i].quorum_needed, "%s: %d", motions[_i].why,
                  got.quorum_needed);
    ck_assert_msg(got.yes_needed == motions[_i].yes_needed, "%s: %d", motions[_i].why,
                  got.yes_needed);
    int by_letter[128] = {0};
    for (size_t i = 0; i < count; i++)
        by_letter[(int)motions[_i].ballots[i]]++;
    ck_assert_int_eq(got.yes, by_letter['y']);
    ck_assert_int_eq(got.no, by_letter['n']);
    ck_assert_int_eq(got.abstained, by_letter['a']);
    ck_assert_int_eq(got.present, got.yes + got.no + got.abstained);
    ck_assert_int_eq(got.eligible, got.present + by_letter['-']);
    ck_assert_int_eq(got.conflicted, (int)count - got.eligible);
}
END_TEST

static const struct {
    const char *why;
    struct gt_vote_rules rules;
} refused[] = {
    {"a negative quorum", {-1, {0, 0}, BY(SIMPLE), {0, 0}, 0}},
    {"more than all as a quorum", {0, {4, 3}, BY(SIMPLE), {0, 0}, 0}},
    {"a negative part", {0, {-1, 3}, BY(SIMPLE), {0, 0}, 0}},
    {"a part of nothing", {0, {1, 0}, BY(SIMPLE), {0, 0}, 0}},
    {"too fine a fraction", {0, {1, GT_FRACTION_MAX + 1}, BY(SIMPLE), {0, 0}, 0}},
    {"a share without one", {0, {0, 0}, BY(SHARE), {0, 0}, 0}},
    {"a share of nothing", {0, {0, 0}, BY(SHARE), {0, 4}, 0}},
    {"more than all as a majority", {0, {0, 0}, BY(SHARE), {5, 4}, 0}},
    {"no such majority", {0, {0, 0}, (enum gt_majority)3, {0, 0}, 0}},
};

START_TEST(test_refused)
{
    struct gt_ballot ballot = {.cast = true, .vote = GT_VOTE_YES};
    struct gt_vote_outcome got = {.yes = 4711};
    ck_assert_msg(gt_vote_count(&refused[_i].rules, &ballot, 1, &got) == GT_ERANGE, "%s",
                  refused[_i].why);
    ck_assert_int_eq(got.yes, 4711);
}
END_TEST

START_TEST(test_no_such_vote)
{
    struct gt_vote_rules rules = {.majority = BY(SIMPLE)};
    struct gt_ballot ballot = {.cast = true, .vote = (enum gt_vote)3};
    struct gt_vote_outcome got = {.yes = 4711};
    ck_assert_int_eq(gt_vote_count(&rules, &ballot, 1, &got), GT_ERANGE);
    ck_assert_int_eq(gt_vote_count(&rules, &ballot, GT_FRACTION_MAX + 1u, &got), GT_ERANGE);
    ck_assert_int_eq(got.yes, 4711);
    ballot.cast = false; /* then the word is not read */
    ck_assert_int_eq(gt_vote_count(&rules, &ballot, 1, &got), GT_OK);
}
END_TEST

/* Majorities by cross-multiplication; yes_needed is the least yes that passes with this base. */
START_TEST(test_majorities)
{
    uint64_t state = 1509;
    for (int turn = 0; turn < 20000; turn++) {
        struct gt_ballot ballots[MOST];
        struct gt_vote_outcome got;
        struct gt_fraction share = {0, (int)dice_within(&state, 1, 12)};
        size_t count = (size_t)dice_within(&state, 1, MOST);
        share.part = (int)dice_within(&state, 1, share.whole);
        struct gt_vote_rules rules = {.majority = (enum gt_majority)dice_within(&state, 0, 2),
                                      .majority_share = share,
                                      .abstentions_count = dice_within(&state, 0, 1)};
        for (size_t i = 0; i < count; i++)
            ballots[i] = (struct gt_ballot){.conflicted = dice_within(&state, 0, 5) == 0,
                                            .cast = dice_within(&state, 0, 5) > 0,
                                            .vote = (enum gt_vote)dice_within(&state, 0, 2)};
        ck_assert_int_eq(gt_vote_count(&rules, ballots, count, &got), GT_OK);
        int base = got.yes + got.no + (rules.abstentions_count ? got.abstained : 0);
        bool passes[3] = {2 * got.yes > base, 3 * got.yes >= 2 * base,
                          share.whole * got.yes >= share.part * base};
        ck_assert_int_eq(got.result == RESULT(PASSED),
                         got.eligible > 0 && base > 0 && passes[rules.majority]);
        if (base > 0)
            ck_assert_int_eq(got.result == RESULT(PASSED), got.yes >= got.yes_needed);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("vote");
    TCase *tcase = tcase_create("motions");
    tcase_add_loop_test(tcase, test_motions, 0, ROWS(motions));
    tcase_add_loop_test(tcase, test_refused, 0, ROWS(refused));
    tcase_add_test(tcase, test_no_such_vote);
    tcase_add_test(tcase, test_majorities);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
