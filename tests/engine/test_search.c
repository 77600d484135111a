/* test_search.c - the ledger's names, tags and notes by their words: found, in order, as of a day.
 *
 * The names are invented.
 */
#include "tests/engine/ledger.h"

#include "engine/store/past.h"
#include "engine/store/search.h"
#include "engine/store/search_int.h"
#include "engine/store/store_int.h"

static struct ledger ledger;

/* Parties: 1 fund, 2 club, 3 Yanbo, 4 Chengli, 5 Leng'an. Deals: 1, 2. */
static const struct ledger_line lines[] = {
    {"fund", "name=引导基金 | aliases=Guidance Fund"},
    {"club", "name=虹口天使俱乐部"},
    {"partner", "name=Yanbo Ventures | aliases=砚泊创投; Yanbo | since=2015-12-22"},
    {"company", "name=澄砾智能 | aliases=Chengli Robotics | sector=工业机器人 | city=上海"},
    {"deal", "ref=R-1 | company=澄砾智能 | date=2016-03-21 | kind=angel | amount=500万 | "
             "investors=引导基金; Yanbo | note=参与天使轮融资, robots for car makers"},
    {"deal", "ref=R-2 | company=棱岸网络 | date=2018-06-26 | stage=sourced | note=天使投资人介绍"},
    {"mark", "company=澄砾智能 | date=2017-12-31 | value=200万 | method=cost | note=按成本"},
    {"exit", "company=澄砾智能 | date=2018-06-30 | kind=trade_sale | proceeds=100万 | share=50% | "
             "note=sold to a car maker"},
    {NULL, NULL},
};

#define OPEN "(SELECT max(seq) FROM entry)"

/* An entry of what no record enters yet. */
static void execute(const char *sql)
{
    ledger_begin(&ledger);
    ledger_well(&ledger, gt_store_execute(ledger.store, sql, &ledger.error));
    ledger_commit(&ledger);
}

static void set_up(void)
{
    ledger_make(&ledger);
    ledger_fill(&ledger, lines);
    execute("INSERT INTO deal_tag (deal, folded, tag, since, seq) SELECT 1, '硬科技', '硬科技', "
            "'2016-04-01', " OPEN);
    execute("INSERT INTO note (deal, party, day, text, seq) VALUES (2, NULL, '2018-07-01', "
            "'见了创始人', " OPEN "), (NULL, 3, '2018-07-02', '合伙人来访', " OPEN ")");
    execute("INSERT INTO deal_action (deal, day, due, text, seq) VALUES (2, '2018-07-02', "
            "'2018-08-01', '约创始人再谈', " OPEN ")");
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

/* The rows of an answer as "what id field, …". */
static const char *ask(const char *query, unsigned places, const char *day, int64_t offset,
                       int64_t limit, struct gt_search_answer *answer)
{
    struct gt_lexemes words = {0};
    gt_lexemes_read(&words, query);
    struct gt_search_question question = {&words, places, ledger_day(day), offset, limit};
    ledger_well(&ledger, gt_search(ledger.store, &question, answer, &ledger.arena, &ledger.error));
    gt_lexemes_clear(&words);
    const char *rows = "";
    for (size_t i = 0; i < answer->count; i++)
        rows = gt_arena_format(&ledger.arena, "%s%s%s %lld %s", rows, i ? ", " : "",
                               answer->rows[i].what, (long long)answer->rows[i].id,
                               gt_kind_token(&gt_search_field_words, answer->rows[i].field));
    return rows;
}

#define NAMES (1u << GT_SEARCH_NAMES)
#define TAGS  (1u << GT_SEARCH_TAGS)
#define NOTES (1u << GT_SEARCH_NOTES)

static const struct {
    const char *query;
    unsigned places;
    const char *day, *rows, *why;
} questions[] = {
    {"天使", 0, "2025-01-01", "party 2 name, deal 2 note, deal 1 note",
     "two characters; names before notes, the shorter note first"},
    {"天使", NAMES, "2025-01-01", "party 2 name", "names alone"},
    {"天使", NOTES, "2025-01-01", "deal 2 note, deal 1 note", "notes alone"},
    {"天使", TAGS, "2025-01-01", "", "no tag"},
    {"天使", NOTES, "2018-06-25", "deal 1 note", "the other had not come in"},
    {"天", 0, "2025-01-01", "party 2 name, deal 2 note, deal 1 note", "one character"},
    {"砚泊", 0, "2025-01-01", "party 3 name", "another name of a party"},
    {"yanbo", 0, "2025-01-01", "party 3 name", "once, though two of its names have it"},
    {"yanbo", 0, "2015-12-21", "", "not a partner yet, nor in a round"},
    {"yanbo 砚泊", 0, "2025-01-01", "party 3 name", "in two names of one party"},
    {"r-1", 0, "2025-01-01", "deal 1 reference", "a reference"},
    {"机器人", 0, "2025-01-01", "company 4 sector", "a sector"},
    {"上海", TAGS, "2025-01-01", "company 4 city", "a city"},
    {"robo", 0, "2025-01-01", "party 4 name, deal 1 note", "the beginning of a word"},
    {"car", NOTES, "2025-01-01", "company 4 note, deal 1 note", "an exit and a deal"},
    {"按成本", 0, "2025-01-01", "company 4 note", "a mark"},
    {"按成本", 0, "2017-12-30", "", "before it"},
    {"科技", 0, "2025-01-01", "deal 1 tag", "a tag"},
    {"科技", 0, "2016-03-31", "", "before the deal bore it"},
    {"创始人", 0, "2025-01-01", "deal 2 note, deal 2 action", "a note and an action"},
    {"来访", 0, "2025-01-01", "party 3 note", "a note about a party"},
    {"来访", 0, "2018-07-01", "", "the day before"},
    {"天使 nothing", 0, "2025-01-01", "", "all of the words"},
    {"OR", 0, "2025-01-01", "", "a word of FTS5 is a word"},
    {"NEAR AND \"x\" *", 0, "2025-01-01", "", "so are all of them"},
};

START_TEST(test_questions)
{
    struct gt_search_answer answer;
    const char *rows =
        ask(questions[_i].query, questions[_i].places, questions[_i].day, 0, 50, &answer);
    ck_assert_msg(strcmp(rows, questions[_i].rows) == 0, "%s: %s", questions[_i].why, rows);
    ck_assert_int_eq(answer.total, (int64_t)answer.count);
    ck_assert(!answer.at_most);
    ck_assert_int_eq(answer.unknown, 0);
}
END_TEST

/* The same pages over and over make up the whole. */
START_TEST(test_pages)
{
    struct gt_search_answer answer;
    ck_assert_str_eq(ask("天使", 0, "2025-01-01", 0, 2, &answer), "party 2 name, deal 2 note");
    ck_assert_int_eq(answer.total, 3);
    ck_assert_str_eq(ask("天使", 0, "2025-01-01", 2, 2, &answer), "deal 1 note");
    ck_assert_str_eq(ask("天使", 0, "2025-01-01", 4, 2, &answer), "");
    ck_assert_int_eq(answer.total, 3);
    ask("天使", 0, "2025-01-01", 0, -1, &answer);
    ck_assert_uint_eq(answer.count, 3);
}
END_TEST

/* A text that is corrected is found by its new words, and by the old ones as of then. */
START_TEST(test_corrected)
{
    struct gt_search_answer answer;
    int64_t before = gt_store_ledger(ledger.store)->seq;
    execute("UPDATE deal SET note = '种子轮', seq = " OPEN " WHERE id = 2");
    ck_assert_str_eq(ask("天使", NOTES, "2025-01-01", 0, 50, &answer), "deal 1 note");
    ck_assert_str_eq(ask("种子", NOTES, "2025-01-01", 0, 50, &answer), "deal 2 note");
    execute("UPDATE deal SET note = '天使', seq = " OPEN " WHERE id = 2");
    ck_assert_str_eq(ask("天使", NOTES, "2025-01-01", 0, 50, &answer), "deal 2 note, deal 1 note");
    ck_assert_str_eq(ask("种子", NOTES, "2025-01-01", 0, 50, &answer), "");
    ledger_open(&ledger, false);
    ledger_well(&ledger, gt_past_know(ledger.store, before, &ledger.error));
    ck_assert_str_eq(ask("介绍", NOTES, "2025-01-01", 0, 50, &answer), "deal 2 note");
    ck_assert_str_eq(ask("种子", NOTES, "2025-01-01", 0, 50, &answer), "");
    ck_assert_int_eq(answer.unknown, 0);
}
END_TEST

/* What was taken back is not found; what that brought back is. */
START_TEST(test_undone)
{
    struct gt_search_answer answer;
    struct gt_entry undo = ledger_entry;
    execute("UPDATE deal SET note = '种子轮', seq = " OPEN " WHERE id = 2");
    undo.undoes = gt_store_ledger(ledger.store)->seq;
    ledger_well(&ledger, gt_store_begin(ledger.store, &undo, &ledger.error));
    ledger_well(&ledger, gt_past_undo(ledger.store, undo.undoes, &ledger.error));
    ledger_commit(&ledger);
    ck_assert_str_eq(ask("种子", 0, "2025-01-01", 0, 50, &answer), "");
    ck_assert_str_eq(ask("天使 介绍", 0, "2025-01-01", 0, 50, &answer), "deal 2 note");
}
END_TEST

/* What is not committed is not found, and leaves nothing in the index. */
START_TEST(test_rolled_back)
{
    struct gt_search_answer answer;
    int64_t before = ledger_count(&ledger, "SELECT count(*) FROM search_docsize");
    ledger_begin(&ledger);
    ledger_put(&ledger, "company", "name=Vanished Robotics");
    gt_store_rollback(ledger.store);
    ck_assert_str_eq(ask("vanished", 0, "2025-01-01", 0, 50, &answer), "");
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM search_docsize"), before);
}
END_TEST

/* Two records of one party: it is shown once. */
START_TEST(test_joined)
{
    struct gt_search_answer answer;
    ledger_add(&ledger, "deal",
               "company=棱岸网络 | date=2018-07-01 | investors=Yanbo Ventures Ltd");
    ck_assert_str_eq(ask("yanbo ventures", 0, "2025-01-01", 0, 50, &answer),
                     "party 6 name, party 3 name");
    ledger_add(&ledger, "partner", "name=Yanbo Ventures | aliases=Yanbo Ventures Ltd");
    ck_assert_str_eq(ask("yanbo ventures", 0, "2025-01-01", 0, 50, &answer), "party 3 name");
    ck_assert_int_eq(answer.total, 1);
    ck_assert_str_eq(ask("ventures ltd", 0, "2025-01-01", 0, 50, &answer), "party 3 name");
}
END_TEST

/* Another program's entry is said to be unknown, and known from the next of ours on. */
START_TEST(test_other_program)
{
    struct gt_search_answer answer;
    int64_t seq = gt_store_ledger(ledger.store)->seq + 1;
    sqlite3 *db = NULL;
    gt_store_close(ledger.store);
    ledger.store = NULL;
    ck_assert_int_eq(sqlite3_open(ledger.path, &db), SQLITE_OK);
    char *sql = gt_arena_format(
        &ledger.arena,
        "INSERT INTO entry (at, actor, command) VALUES ('2025-01-03T00:00:00Z', 'a', 'b'); "
        "INSERT INTO party (name, seq) VALUES ('Stranger', %lld); "
        "INSERT INTO party_name VALUES ('stranger', last_insert_rowid(), 'Stranger', %lld, NULL)",
        (long long)seq, (long long)seq);
    ck_assert_msg(sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK, "%s", sqlite3_errmsg(db));
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
    ledger_open(&ledger, true);
    ck_assert_str_eq(ask("stranger", 0, "2025-01-01", 0, 50, &answer), "");
    ck_assert_int_eq(answer.unknown, 1);
    ledger_add(&ledger, "company", "name=Next");
    ck_assert_str_eq(ask("stranger", 0, "2025-01-01", 0, 50, &answer), "party 6 name");
    ck_assert_int_eq(answer.unknown, 0);
}
END_TEST

/* More hits than are all read: the page is right, the number is said to be a limit. */
START_TEST(test_many)
{
    struct gt_search_answer answer;
    ledger_begin(&ledger);
    for (int i = 0; i < 1500; i++)
        ledger_put(&ledger, "company",
                   gt_arena_format(&ledger.arena, "name=Crowd %d | city=Crowd", i));
    ledger_commit(&ledger);
    ask("crowd", 0, "2025-01-01", 0, 50, &answer);
    ck_assert_uint_eq(answer.count, 50);
    ck_assert_int_eq(answer.total, 3000);
    ck_assert(answer.at_most);
    ask("crowd", 0, "2025-01-01", 1480, 40, &answer);
    ck_assert_uint_eq(answer.count, 40);
    ck_assert_int_eq(answer.rows[19].place, GT_SEARCH_NAMES);
    ck_assert_int_eq(answer.rows[20].place, GT_SEARCH_TAGS);
    ask("crowd", 0, "2025-01-01", 0, -1, &answer);
    ck_assert_uint_eq(answer.count, 3000);
    ck_assert(!answer.at_most);
}
END_TEST

/* The number of a source says where it looks; what an entry wrote is read off an index; a record is
 * looked up by its number. */
START_TEST(test_sources)
{
    int64_t last = 0;
    for (const struct gt_search_source *source = gt_search_sources; source->number; source++) {
        ck_assert_int_gt(source->number, last);
        ck_assert_int_eq(source->number / 16, source->place);
        ck_assert_int_gt(source->number % 16, 0);
        last = source->number;
        const char *sqls[] = {source->added, source->now};
        for (int i = 0; i < 2; i++) {
            sqlite3_stmt *row = NULL;
            char *sql = gt_arena_format(&ledger.arena, "EXPLAIN QUERY PLAN %s", sqls[i]);
            ck_assert_msg(sqlite3_prepare_v2(ledger.store->db, sql, -1, &row, NULL) == SQLITE_OK,
                          "%s: %s", sql, sqlite3_errmsg(ledger.store->db));
            while (sqlite3_step(row) == SQLITE_ROW) {
                const char *step = (const char *)sqlite3_column_text(row, 3);
                ck_assert_msg(strncmp(step, "SCAN", 4) != 0 || strstr(step, "CONSTANT ROW") ||
                                  strstr(step, "(subquery"),
                              "source %d: %s", source->number, step);
            }
            sqlite3_finalize(row);
        }
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("search");
    TCase *tests = tcase_create("search");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_questions, 0, ROWS(questions));
    tcase_add_test(tests, test_pages);
    tcase_add_test(tests, test_corrected);
    tcase_add_test(tests, test_undone);
    tcase_add_test(tests, test_rolled_back);
    tcase_add_test(tests, test_joined);
    tcase_add_test(tests, test_other_program);
    tcase_add_test(tests, test_many);
    tcase_add_test(tests, test_sources);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
