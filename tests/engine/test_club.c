/* test_club.c - members' dues, interests and deeds; meetings, scores, votes and conflicts of
 * interest, as of a date. How scores are summed up and votes counted is tested in
 * tests/models/test_score.c and test_vote.c. Names are invented.
 */
#include "tests/engine/ledger.h"

#include "engine/operations/club.h"
#include "engine/operations/match.h"
#include "engine/operations/pitch.h"
#include "engine/store/club.h"

static struct ledger ledger;

/* Members: 1 Gu, 2 Tang, 3 Lin, 4 Chen (of 2016). Deals: 1 Alder, 2 Birch. Meetings: 1, 2. */
static const struct ledger_line lines[] = {
    {"member", "name=Gu | kind=person"},
    {"member", "name=Tang | kind=institution"},
    {"member", "name=Lin | kind=person"},
    {"member", "name=Chen | since=2016-01-01"},
    {"deal", "ref=A | company=Alder | date=2015-05-01 | stage=pitched | sector=医疗器械"},
    {"deal", "ref=B | company=Birch | date=2015-05-02 | stage=pitched | sector=AI tools"},
    {"meeting", "date=2015-06-18 | kind=pitch | title=June | place=Hongkou | ref=J"},
    {"meeting", "date=2016-06-18 | kind=committee | ref=K"},
    {"agenda", "meeting=J | deals=B; A"},
    {"agenda", "meeting=J | title=Any other business"},
    {"attendance", "meeting=J | members=Gu; Tang; Lin"},
    {"attendance", "meeting=K | members=Gu; Chen"},
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

/* Dues. */

static struct gt_dues_row *list_dues(const char *as_of, bool open, size_t *count)
{
    struct gt_dues_filter filter = {.as_of = ledger_day(as_of), .open = open, .limit = -1};
    struct gt_dues_row *rows = NULL;
    int64_t total = 0;
    ledger_well(&ledger, gt_dues_list(ledger.store, &filter, &rows, count, &total, &ledger.arena,
                                      &ledger.error));
    ck_assert_int_eq(total, (int64_t)*count);
    return rows;
}

START_TEST(test_dues)
{
    size_t count = 0;
    ledger_add(&ledger, "dues", "period=2015 | amount=5000 | due=2015-12-31 | date=2015-07-01");
    ledger_add(&ledger, "dues", "member=Chen | period=2016 | amount=2500.50 | due=2016-12-31");
    ledger_add(&ledger, "payment", "member=Gu | period=2015 | date=2015-08-01 | amount=2000");
    ledger_add(&ledger, "payment", "member=Gu | period=2015 | date=2015-09-01"); /* the rest */
    ck_assert_int_eq(ledger_count(&ledger, "SELECT sum(amount) FROM payment"), 500000);
    list_dues("2015-06-30", false, &count); /* not asked for yet */
    ck_assert_uint_eq(count, 0);
    struct gt_dues_row *rows = list_dues("2015-08-31", false, &count); /* Chen is no member yet */
    ck_assert_uint_eq(count, 3);
    ck_assert_str_eq(rows[0].member_name, "Gu");
    ck_assert_int_eq(rows[0].paid, 200000);
    rows = list_dues("2015-08-31", true, &count);
    ck_assert_uint_eq(count, 3);
    rows = list_dues("2015-09-01", true, &count);
    ck_assert_uint_eq(count, 2);
    ck_assert_str_eq(rows[0].member_name, "Tang");
    list_dues("2016-12-31", true, &count);
    ck_assert_uint_eq(count, 3);
    /* Who has them already is left out when everybody is asked. */
    ledger_add(&ledger, "dues", "period=2016 | amount=5000 | due=2016-12-31");
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM dues WHERE period = '2016'"), 4);
}
END_TEST

/* Interests. */

static const struct {
    const char *sector, *names; /* of the members who are told, in order */
} matches[] = {
    {"医疗器械", "Gu"},          {"医疗", "Gu"},     {"器械", ""},
    {"AI tools", "Gu Lin"},      {"retail", ""},     {"ai", "Gu Lin"},
    {"ＡＩ and more", "Gu Lin"}, {"artificial", ""}, {"tools", "Lin"},
};

START_TEST(test_matches)
{
    struct gt_interest_row *rows = NULL;
    size_t count = 0;
    struct gt_text names = {0};
    ledger_add(&ledger, "interest", "member=Gu | sectors=AI; 医疗");
    ledger_add(&ledger, "interest", "member=Lin | sectors=AI tools; ai");
    ledger_add(&ledger, "interest", "member=Tang | sectors=AI | since=2020-01-01");
    ledger_well(&ledger,
                gt_match_interests(ledger.store, matches[_i].sector, ledger_day("2016-01-01"),
                                   &rows, &count, &ledger.arena, &ledger.error));
    for (size_t i = 0; i < count; i++)
        gt_text_format(&names, "%s%s", i ? " " : "", rows[i].member_name);
    ck_assert_msg(strcmp(names.data ? names.data : "", matches[_i].names) == 0, "%s: %s",
                  matches[_i].sector, names.data ? names.data : "");
    gt_text_clear(&names);
}
END_TEST

START_TEST(test_interest_removed)
{
    const char *sectors[] = {"ai", "robots"};
    struct gt_interest_row *rows = NULL;
    size_t count = 0;
    ledger_add(&ledger, "interest", "member=Gu | sectors=AI; 医疗");
    ledger_begin(&ledger);
    ck_assert_int_eq(
        gt_interest_remove(ledger.store, "Gu", sectors, 2, &ledger.arena, &ledger.error),
        GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text,
                     "\"Gu\" has no interest \"robots\"; `gentou interest list` shows them");
    gt_store_rollback(ledger.store);
    const char *nothing = "\u200b";
    ledger_begin(&ledger);
    ck_assert_int_eq(
        gt_interest_remove(ledger.store, "Gu", &nothing, 1, &ledger.arena, &ledger.error),
        GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text,
                     "sectors: \"\u200b\" is no name; write at least one letter");
    gt_store_rollback(ledger.store);
    ledger_begin(&ledger);
    ledger_well(&ledger,
                gt_interest_remove(ledger.store, "Gu", sectors, 1, &ledger.arena, &ledger.error));
    ledger_commit(&ledger);
    ledger_well(&ledger, gt_interest_list(ledger.store, 1, GT_DAY_LAST, &rows, &count,
                                          &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 1);
    ck_assert_str_eq(rows[0].sector, "医疗");
}
END_TEST

/* Meetings. */

START_TEST(test_agenda)
{
    struct gt_agenda_row *rows = NULL;
    size_t count = 0;
    ledger_well(&ledger,
                gt_agenda_list(ledger.store, 1, &rows, &count, &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 3);
    ck_assert_str_eq(rows[0].company_name, "Birch");
    ck_assert_str_eq(rows[1].company_name, "Alder");
    ck_assert_str_eq(rows[2].title, "Any other business");
}
END_TEST

static struct gt_pitch_scores score(int64_t deal, const char *as_of)
{
    struct gt_pitch_scores scores;
    ledger_well(&ledger, gt_pitch_score(ledger.store, deal, ledger_day(as_of), &scores,
                                        &ledger.arena, &ledger.error));
    return scores;
}

static const struct ledger_line given[] = {
    {"score", "deal=A | member=Gu | criterion=Team | value=8 | meeting=J"},
    {"score", "deal=A | member=Gu | criterion=market | value=5.5 | meeting=J"},
    {"score", "deal=A | member=Lin | criterion=team | value=3 | meeting=J"},
    {"score", "deal=A | member=Lin | criterion=team | value=4 | date=2015-07-01"},
    {NULL, NULL},
};

/* Five usual criteria of equal weight; who came and did not score (Tang) is missing. */
START_TEST(test_scores)
{
    ledger_fill(&ledger, given);
    struct gt_pitch_scores scores = score(1, "2015-06-18");
    ck_assert_uint_eq(scores.criterion_count, 5);
    ck_assert_str_eq(scores.criteria[0].name, "team");
    ck_assert_int_eq(scores.by_criterion[0].count, 2);
    ck_assert_int_eq(scores.by_criterion[0].missing, 1);
    ck_assert_double_eq_tol(scores.by_criterion[0].mean, 5.5, 1e-12); /* 8 and 3 */
    ck_assert_double_eq_tol(scores.total.members.mean, 4.875, 1e-12); /* 6.75 and 3 */
    ck_assert_int_eq(scores.total.partial, 2);
    scores = score(1, "2015-07-01"); /* Lin's later word */
    ck_assert_double_eq_tol(scores.by_criterion[0].mean, 6, 1e-12);
    ck_assert_int_eq(score(1, "2015-06-17").total.members.count, 0);
    ck_assert_int_eq(score(2, "2015-07-01").total.members.count, 0);
}
END_TEST

/* Whoever declares a conflict is left out from then on, for what it said before too. */
START_TEST(test_conflicted_score)
{
    ledger_fill(&ledger, given);
    ledger_add(&ledger, "conflict", "deal=A | member=Gu | date=2015-08-01 | reason=a cousin's");
    ck_assert_double_eq_tol(score(1, "2015-07-31").by_criterion[0].mean, 6, 1e-12);
    struct gt_pitch_scores scores = score(1, "2015-08-01");
    ck_assert_double_eq_tol(scores.by_criterion[0].mean, 4, 1e-12);
    ck_assert_int_eq(scores.by_criterion[0].count, 1);
    ck_assert_int_eq(scores.total.conflicted, 1);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM score"), 4); /* kept */
}
END_TEST

/* The club's own criteria take the place of the usual ones, from their day on. */
START_TEST(test_criteria)
{
    ledger_fill(&ledger, given);
    ledger_add(&ledger, "criterion", "name=Team | weight=3 | since=2015-01-01");
    ledger_add(&ledger, "criterion", "name=Exit | since=2015-01-01");
    ledger_add(&ledger, "criterion", "name=team | weight=0 | since=2016-01-01");
    struct gt_pitch_scores scores = score(1, "2015-07-01");
    ck_assert_uint_eq(scores.criterion_count, 2);
    ck_assert_double_eq(scores.criteria[0].weight, 3);
    ck_assert_double_eq_tol(scores.total.members.mean, 6, 1e-12); /* market is asked no more */
    scores = score(1, "2016-01-01");
    ck_assert_uint_eq(scores.criterion_count, 1);
    ck_assert_int_eq(scores.total.members.count, 0);
    ledger_refused(&ledger, "score", "deal=A | member=Gu | criterion=market | value=5 | meeting=J",
                   "criterion: \"market\" is none of the club's on that day; expected one of: "
                   "Team, Exit");
}
END_TEST

static const struct ledger_line cast[] = {
    {"vote", "deal=A | member=Gu | vote=yes | meeting=J"},
    {"vote", "deal=A | member=Tang | vote=no | meeting=J"},
    {"vote", "deal=A | member=Lin | vote=abstain | meeting=J"},
    {NULL, NULL},
};

static struct gt_pitch_vote *votes(const char *as_of, size_t expected)
{
    struct gt_pitch_vote *rows = NULL;
    size_t count = 0;
    ledger_well(&ledger, gt_pitch_votes(ledger.store, 1, 0, ledger_day(as_of), &rows, &count,
                                        &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, expected);
    return rows;
}

START_TEST(test_votes)
{
    ledger_fill(&ledger, cast);
    ledger_add(&ledger, "conflict", "deal=A | member=Tang | date=2015-08-01 | reason=sits there");
    votes("2015-06-17", 0);
    struct gt_pitch_vote *vote = votes("2015-07-31", 1);
    ck_assert_int_eq(vote->outcome.result, GT_VOTE_RESULT_FAILED);
    ck_assert_int_eq(vote->outcome.eligible, 3); /* Chen is no member yet */
    ck_assert_int_eq(vote->outcome.abstained, 1);
    vote = votes("2015-08-01", 1);
    ck_assert_int_eq(vote->outcome.result, GT_VOTE_RESULT_PASSED);
    ck_assert_int_eq(vote->outcome.conflicted, 1);
    ck_assert_int_eq(vote->outcome.no, 0);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM vote"), 3); /* kept */
}
END_TEST

/* The rules of the meeting's day hold, whatever came later. */
START_TEST(test_voting)
{
    ledger_fill(&ledger, cast);
    ledger_add(&ledger, "voting", "since=2015-01-01 | quorum=4");
    ck_assert_int_eq(votes("2016-01-01", 1)->outcome.reason, GT_VOTE_REASON_QUORUM_COUNT);
    ledger_add(&ledger, "voting",
               "since=2015-02-01 | quorum_share=100% | majority_share=34% | abstentions=yes");
    struct gt_pitch_vote *vote = votes("2016-01-01", 1);
    ck_assert_int_eq(vote->outcome.quorum_needed, 3);
    ck_assert_int_eq(vote->outcome.yes_needed, 2); /* 34 % of 3 */
    ck_assert_int_eq(vote->outcome.result, GT_VOTE_RESULT_FAILED);
    ledger_add(&ledger, "voting", "since=2015-06-19 | quorum=4 | majority=two_thirds");
    ck_assert_int_eq(votes("2016-01-01", 1)->outcome.quorum_needed, 3);
}
END_TEST

/* In a committee those vote who came to it, or voted. */
START_TEST(test_committee)
{
    ledger_add(&ledger, "vote", "deal=A | member=Gu | vote=yes | meeting=K");
    ledger_add(&ledger, "vote", "deal=A | member=Lin | vote=yes | meeting=K");
    struct gt_pitch_vote *vote = votes("2016-12-31", 1);
    ck_assert_int_eq(vote->outcome.eligible, 3); /* Gu, Chen, Lin */
    ck_assert_int_eq(vote->outcome.yes, 2);
}
END_TEST

/* The report. */

START_TEST(test_activity)
{
    struct gt_activity_row did;
    ledger_fill(&ledger, given);
    ledger_fill(&ledger, cast);
    ledger_add(&ledger, "pledge",
               "deal=A | member=Gu | date=2015-07-01 | amount=20万 | state=signed");
    ledger_add(&ledger, "pledge",
               "deal=A | member=Gu | date=2015-07-09 | amount=20万 | state=funded");
    ledger_add(&ledger, "pledge",
               "deal=B | member=Gu | date=2015-07-02 | amount=30万 | state=signed");
    ledger_well(&ledger, gt_activity_read(ledger.store, 1, GT_DAY_NONE, ledger_day("2015-12-31"),
                                          &did, &ledger.error));
    ck_assert_int_eq(did.attended, 1);
    ck_assert_int_eq(did.held, 1);
    ck_assert_int_eq(did.scores, 2);
    ck_assert_int_eq(did.votes, 1);
    ck_assert_int_eq(did.pledges, 2);
    ck_assert_int_eq(did.pledged, 50000000);
    ck_assert_int_eq(did.funded, 20000000);
    ledger_well(&ledger, gt_activity_read(ledger.store, 1, GT_DAY_NONE, ledger_day("2015-07-08"),
                                          &did, &ledger.error));
    ck_assert_int_eq(did.funded, 0);
    ledger_well(&ledger, gt_activity_read(ledger.store, 1, ledger_day("2015-06-19"),
                                          ledger_day("2015-07-08"), &did, &ledger.error));
    ck_assert_int_eq(did.attended + did.held + did.votes + did.scores, 0);
    ck_assert_int_eq(did.pledges, 2);
    ledger_add(&ledger, "pledge", "deal=B | member=Gu | date=2015-08-01 | state=withdrawn");
    ledger_well(&ledger, gt_activity_read(ledger.store, 1, GT_DAY_NONE, ledger_day("2015-12-31"),
                                          &did, &ledger.error));
    ck_assert_int_eq(did.pledges, 1);
    /* Chen, a member of 2016, missed no meeting of 2015. */
    ledger_well(&ledger, gt_activity_read(ledger.store, 4, GT_DAY_NONE, ledger_day("2016-12-31"),
                                          &did, &ledger.error));
    ck_assert_int_eq(did.attended, 1);
    ck_assert_int_eq(did.held, 1);
}
END_TEST

START_TEST(test_events)
{
    struct gt_member_event_row *rows = NULL;
    size_t count = 0;
    ledger_fill(&ledger, cast);
    ledger_add(&ledger, "conflict", "deal=A | member=Gu | date=2015-08-01 | reason=a cousin's");
    ledger_add(&ledger, "dues", "member=Gu | period=2015 | amount=5000 | due=2015-12-31");
    ledger_well(&ledger, gt_member_events(ledger.store, 1, ledger_day("2015-12-31"), &rows, &count,
                                          &ledger.arena, &ledger.error));
    static const int expected[] = {GT_MEMBER_JOINED, GT_MEMBER_MEETING, GT_MEMBER_VOTE,
                                   GT_MEMBER_CONFLICT, GT_MEMBER_DUES};
    ck_assert_uint_eq(count, 5);
    for (size_t i = 0; i < count; i++)
        ck_assert_int_eq(rows[i].event, expected[i]);
    ck_assert_int_eq(rows[1].word, GT_MEETING_PITCH);
    ck_assert_int_eq(rows[2].word, GT_VOTE_YES);
    ck_assert_str_eq(rows[3].text, "Alder: a cousin's");
    ledger_well(&ledger, gt_member_events(ledger.store, 1, ledger_day("2015-07-31"), &rows, &count,
                                          &ledger.arena, &ledger.error));
    ck_assert_uint_eq(count, 3);
}
END_TEST

/* Refusals. The first word is the noun. */
static const struct {
    const char *noun, *fields, *sentence;
} refused[] = {
    {"dues", "member=Gu | period=2015 | amount=0 | due=2015-12-31",
     "amount: dues of 0 are none; write what is owed"},
    {"dues", "member=Gu | period=2015 | amount=5 | due=2015-12-31 | date=2016-01-01",
     "due: 2015-12-31 is before 2016-01-01, the day it is asked for; write the last day to pay"},
    {"dues", "member=Chen | period=2015 | amount=5 | due=2015-12-31",
     "\"Chen\" is a member since 2016-01-01, not yet on 2015-12-31"},
    {"dues", "member=Gu | period=2014 | amount=5 | due=2015-12-31",
     "period: \"Gu\" has dues of \"2014\" already; `gentou dues list` shows them"},
    {"dues", "period=2014 | amount=5 | due=2015-12-31",
     "period: every member has dues of \"2014\" already; `gentou dues list` shows them"},
    {"dues", "member=Alder | period=2014 | amount=5 | due=2015-12-31",
     "\"Alder\" is no club member of this ledger; make it one with `gentou member add`"},
    {"payment", "member=Gu | period=2015 | date=2015-12-31",
     "period: \"Gu\" owes no dues of \"2015\"; enter them with `gentou dues add`"},
    {"payment", "member=Gu | period=2014 | date=2014-11-30",
     "date: 2014-11-30 is before 2014-12-31, the day these dues were asked for"},
    {"payment", "member=Gu | period=2014 | date=2015-01-01 | amount=USD 1",
     "amount: it is in USD, but these dues are in CNY; write it in CNY"},
    {"payment", "member=Gu | period=2014 | date=2015-01-01 | amount=1000.01",
     "amount: it is more than what is open of these dues; `gentou dues list --open` shows that"},
    {"payment", "member=Gu | period=2014 | date=2015-01-01 | amount=0",
     "amount: a payment of 0 is none"},
    {"payment", "member=Tang | period=2014 | date=2015-01-01",
     "period: \"Tang\" has paid its dues of \"2014\""},
    {"interest", "member=Gu | sectors=robots", "sectors: \"Gu\" has these interests already"},
    {"meeting", "date=2016-01-01 | kind=general | ref=J",
     "ref: \"J\" is the reference of meeting 1; write another"},
    {"agenda", "meeting=J", "deals: say which deals, or give a title to what is no deal"},
    {"agenda", "meeting=J | deals=A; B | title=Both",
     "title: one title for 2 deals; enter them one by one"},
    {"agenda", "meeting=J | deals=A", "deals: deal 1 is on the agenda of meeting 1 already"},
    {"agenda", "meeting=9 | deals=A",
     "there is no meeting \"9\"; `gentou meeting list` shows the numbers and references"},
    {"attendance", "meeting=J | members=Chen",
     "\"Chen\" is a member since 2016-01-01, not yet on 2015-06-18"},
    {"attendance", "meeting=J | members=Gu", "members: \"Gu\" is noted for meeting 1 already"},
    {"score", "deal=A | member=Gu | criterion=team | value=5",
     "date: say the day, or the meeting the score was given in"},
    {"score", "deal=A | member=Gu | criterion=looks | value=5 | meeting=J",
     "criterion: \"looks\" is none of the club's on that day; expected one of: team, market, "
     "product, terms, traction"},
    {"score", "deal=A | member=Chen | criterion=team | value=5 | meeting=J",
     "\"Chen\" is a member since 2016-01-01, not yet on 2015-06-18"},
    {"voting", "majority=share", "majority_share: say which share of the votes, above 0 %"},
    {"voting", "majority=simple | majority_share=60%",
     "majority_share: only a majority by share has one; write majority share, or leave it out"},
    {"vote", "deal=A | member=Lin | vote=no | meeting=K",
     "vote: \"Lin\" voted on deal 1 in meeting 2 already: in favour; correct that with "
     "`gentou vote edit 1`"},
    {"vote", "deal=A | member=Chen | vote=no | meeting=J",
     "\"Chen\" is a member since 2016-01-01, not yet on 2015-06-18"},
    {"conflict", "deal=A | member=Tang | date=2015-06-18 | reason=again",
     "member: \"Tang\" has declared a conflict of interest in deal 1 already"},
};

START_TEST(test_refused)
{
    static const struct ledger_line more[] = {
        {"dues", "period=2014 | amount=1000 | due=2014-12-31"},
        {"dues", "member=Chen | period=2014 | amount=1000 | due=2016-12-31"},
        {"payment", "member=Tang | period=2014 | date=2015-01-01"},
        {"interest", "member=Gu | sectors=Robots"},
        {"vote", "deal=A | member=Lin | vote=yes | meeting=K"},
        {"conflict", "deal=A | member=Tang | date=2015-06-18 | reason=sits there"},
        {NULL, NULL},
    };
    ledger_fill(&ledger, more);
    ledger_refused(&ledger, refused[_i].noun, refused[_i].fields, refused[_i].sentence);
}
END_TEST

START_TEST(test_nobody_to_ask)
{
    struct ledger full = ledger;
    ledger_make(&ledger);
    ledger_refused(&ledger, "dues", "period=2015 | amount=5 | due=2015-12-31",
                   "period: the club had no member to ask for \"2015\"");
    ledger_remove(&ledger);
    ledger = full;
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("club");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_dues);
    tcase_add_loop_test(tests, test_matches, 0, ROWS(matches));
    tcase_add_test(tests, test_interest_removed);
    tcase_add_test(tests, test_agenda);
    tcase_add_test(tests, test_scores);
    tcase_add_test(tests, test_conflicted_score);
    tcase_add_test(tests, test_criteria);
    tcase_add_test(tests, test_votes);
    tcase_add_test(tests, test_voting);
    tcase_add_test(tests, test_committee);
    tcase_add_test(tests, test_activity);
    tcase_add_test(tests, test_events);
    tcase_add_loop_test(tests, test_refused, 0, ROWS(refused));
    tcase_add_test(tests, test_nobody_to_ask);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
