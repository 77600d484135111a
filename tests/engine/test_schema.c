/* test_schema.c - what the ledger's tables refuse, whoever writes them. */
#include "tests/engine/stranger.h"

#include "engine/store/migrations.h"

static struct ledger ledger;

static void set_up(void)
{
    ledger_make(&ledger);
}

static void tear_down(void)
{
    ledger_remove(&ledger);
}

/* Rows that every table's checks can be tried with. */
static const char *const ground =
    "INSERT INTO entry (at, actor, command) VALUES ('2025-01-01T00:00:00Z', 'a', 'b');"
    "INSERT INTO party (name, seq) VALUES ('A', 1), ('B', 1);"
    "INSERT INTO deal VALUES (1, 1, '2015-01-01', 'seed', 5, NULL, NULL, 'CNY', 0, 'R', NULL, "
    "NULL, 1, NULL);"
    "INSERT INTO funnel (name, folded, main, seq) VALUES ('F', 'f', 1, 1);"
    "INSERT INTO funnel_step (funnel, place, name, folded, stage, seq) "
    "VALUES (1, 1, 'S', 's', 'sourced', 1);"
    "INSERT INTO stock_class (company, name, folded, kind, seniority, votes, participation, "
    "conversion_num, conversion_den, seq) VALUES (1, 'C', 'c', 'common', 0, 1, 'none', 1, 1, 1);";

/* Where each list of kinds.h that the schema knows is held by a CHECK; %s is the word. */
static const struct {
    const struct gt_kind *kind;
    const char *sql;
} checks[] = {
    {&gt_party_kind_words, "INSERT INTO party (name, kind, seq) VALUES ('A', '%s', 1)"},
    {&gt_role_words, "INSERT INTO role VALUES (NULL, 1, '%s', NULL, 1, NULL)"},
    {&gt_ownership_words,
     "INSERT INTO ownership VALUES (NULL, 1, NULL, '%s', NULL, NULL, 1, NULL)"},
    {&gt_deal_kind_words, "INSERT INTO deal VALUES (NULL, 1, '2015-01-01', '%s', NULL, NULL, NULL, "
                          "'CNY', 0, NULL, NULL, NULL, 1, NULL)"},
    {&gt_fund_step_words,
     "INSERT INTO fund_step (deal, step, day, seq) VALUES (1, '%s', '2015-01-01', 1)"},
    {&gt_step_result_words, "INSERT INTO fund_step (deal, step, day, result, seq) VALUES (1, "
                            "'custody', '2015-01-01', '%s', 1)"},
    {&gt_stage_words,
     "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (1, '2015-01-01', '%s', 1)"},
    {&gt_instrument_words, "INSERT INTO investment VALUES (NULL, 1, 1, 5, '%s', 1, NULL)"},
    {&gt_pledge_state_words, "INSERT INTO pledge (deal, party, day, state, amount, seq) "
                             "VALUES (1, 1, '2015-01-01', '%s', 5, 1)"},
    {&gt_allocation_method_words,
     "INSERT INTO closing (deal, day, most, method, seed, seq) SELECT 1, '2015-01-01', 5, m, "
     "CASE m WHEN 'lottery' THEN 1 END, 1 FROM (SELECT '%s' AS m)"},
    {&gt_allotment_reason_words,
     "INSERT INTO closing (deal, day, most, method, seq) VALUES (1, '2015-01-01', 5, 'pro_rata', "
     "1);"
     "INSERT INTO closing_run (closing, draw, seq) VALUES (last_insert_rowid(), 1, 1);"
     "INSERT INTO pledge (deal, party, day, state, amount, seq) "
     "VALUES (1, 1, '2015-01-01', 'signed', 5, 1);"
     "INSERT INTO allotment (closing, pledge, asked, amount, reason, seq) "
     "SELECT (SELECT max(closing) FROM closing_run), last_insert_rowid(), 5, 5, '%s', 1"},
    {&gt_deemed_words,
     "INSERT INTO qualification VALUES (NULL, 1, '2015-01-01', NULL, '%s', 1, NULL)"},
    {&gt_meeting_kind_words,
     "INSERT INTO meeting VALUES (NULL, '2015-01-01', '%s', NULL, NULL, NULL, 1, NULL)"},
    {&gt_majority_words, "INSERT INTO voting SELECT NULL, NULL, 0, 0, w, CASE w WHEN 'share' THEN "
                         "0.5 END, 0, 1, NULL FROM (SELECT '%s' AS w)"},
    {&gt_vote_words, "INSERT INTO meeting (day, kind, seq) VALUES ('2015-01-01', 'pitch', 1); "
                     "INSERT INTO vote VALUES (NULL, 1, last_insert_rowid(), 1, '%s', 1, NULL)"},
    {&gt_vehicle_words, "INSERT OR REPLACE INTO vehicle VALUES (1, '%s', 0, NULL, NULL, NULL, "
                        "NULL, NULL, 'CNY', 1, NULL)"},
    {&gt_exit_kind_words,
     "INSERT INTO exit VALUES (NULL, 1, 1, '2015-01-01', '%s', 0, 'CNY', 1, NULL, 1, NULL)"},
    {&gt_mark_method_words,
     "INSERT INTO mark VALUES (NULL, 1, 1, '2015-01-01', 0, 'CNY', '%s', NULL, 1, NULL, NULL, "
     "NULL, NULL)"},
    {&gt_stock_kind_words,
     "INSERT INTO stock_class (company, name, folded, kind, seniority, votes, participation, "
     "conversion_num, conversion_den, seq) VALUES (1, 'A', 'a', '%s', 0, 1, 'none', 1, 1, 1)"},
    {&gt_participation_words,
     "INSERT INTO stock_class (company, name, folded, kind, seniority, votes, participation, "
     "participation_cap, conversion_num, conversion_den, seq) SELECT 1, 'A', 'a', 'preferred', 0, "
     "1, w, iif(w = 'capped', 3.0, NULL), 1, 1, 1 FROM (SELECT '%s' AS w)"},
    {&gt_share_event_words,
     "INSERT INTO share_event (company, kind, day, class, into_class, holder, seller, quantity, "
     "received, ratio_num, ratio_den, fractions, currency, seq) VALUES (1, '%s', '2015-01-01', 1, "
     "1, 1, 2, 1, 1, 3, 1, 'keep', 'CNY', 1)"},
    {&gt_fractions_words,
     "INSERT INTO share_event (company, kind, day, ratio_num, ratio_den, fractions, currency, seq) "
     "VALUES (1, 'split', '2015-01-01', 3, 1, '%s', 'CNY', 1)"},
    {&gt_convertible_words,
     "INSERT INTO convertible (company, holder, kind, day, amount, "
     "currency, mfn, seq) VALUES (1, 2, '%s', '2015-01-01', 5, 'CNY', 0, 1)"},
    {&gt_payout_words, "INSERT INTO payout (payer, party, day, kind, amount, currency, seq) VALUES "
                       "(1, 2, '2015-01-01', '%s', 5, 'CNY', 1)"},
    {&gt_pass_reason_words, "INSERT INTO deal_stage (deal, day, stage, reason, seq) VALUES (1, "
                            "'2015-01-01', 'passed', '%s', 1)"},
    {&gt_requirement_words,
     "INSERT INTO step_requirement (step, requirement, seq) VALUES (1, '%s', "
     "1)"},
    {&gt_deal_source_words,
     "INSERT OR REPLACE INTO deal_origin (deal, source, seq) VALUES (1, '%s', "
     "1)"},
    {&gt_document_kind_words,
     "INSERT INTO deal_document (deal, day, kind, title, path, bytes, digest, seq) "
     "VALUES (1, '2015-01-01', '%s', 'T', 'p', 0, zeroblob(32), 1)"},
    {&gt_fund_level_words, "INSERT INTO fund_figure (fund, day, fund_level, currency, seq) "
                           "VALUES (1, '2015-01-01', '%s', 'CNY', 1)"},
    {&gt_term_stage_words, "INSERT INTO compensation (company, party, day, amount, currency, "
                           "term_stage, seq) VALUES (1, 2, '2015-01-01', 5, 'CNY', '%s', 1)"},
    {&gt_tie_words,
     "INSERT INTO tie (company, party, day, tie, seq) VALUES (1, 2, '2015-01-01', '%s', 1)"},
};

static int try_word(sqlite3 *db, const char *sql, const char *word)
{
    char *text = sqlite3_mprintf(sql, word);
    int code = sqlite3_exec(db, text, NULL, NULL, NULL);
    sqlite3_free(text);
    return code;
}

static bool has_row(const char *list, size_t length)
{
    for (int i = 0; i < ROWS(checks); i++)
        if (strlen(checks[i].kind->name) == length &&
            memcmp(checks[i].kind->name, list, length) == 0)
            return true;
    return false;
}

/* Every list that a migration names needs a row above. */
START_TEST(test_lists_are_tried)
{
    for (int i = 0; i < gt_migration_count; i++)
        for (const char *open = gt_migrations[i]; (open = strchr(open, '{')); open++)
            ck_assert_msg(has_row(open + 1, strcspn(open + 1, "}")), "%.40s", open);
}
END_TEST

START_TEST(test_lists)
{
    stranger_runs(ledger.path, ground);
    sqlite3 *db = stranger(ledger.path);
    for (int i = 0; i < ROWS(checks); i++) {
        for (int word = 0; word < checks[i].kind->count; word++)
            ck_assert_msg(try_word(db, checks[i].sql, checks[i].kind->tokens[word]) == SQLITE_OK,
                          "%s %s: %s", checks[i].kind->name, checks[i].kind->tokens[word],
                          sqlite3_errmsg(db));
        ck_assert_int_eq(try_word(db, checks[i].sql, "no such word"), SQLITE_CONSTRAINT);
        ck_assert_int_eq(try_word(db, checks[i].sql, ""), SQLITE_CONSTRAINT);
    }
    ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
}
END_TEST

/* What the schema itself refuses, whoever writes. */
static const struct {
    const char *why, *sql;
} broken[] = {
    {"a second ledger row", "INSERT INTO ledger VALUES (2, 'B', 'CNY', 0)"},
    {"a flag that is none", "UPDATE ledger SET illustrative = 2"},
    {"a currency that is none", "UPDATE ledger SET currency = 'yuan'"},
    {"STRICT: text for a number", "INSERT INTO party (name, seq) VALUES ('A', 'x')"},
    {"STRICT: a number with a fraction for money",
     "INSERT INTO investment VALUES (NULL, 1, 1, 5.5, 'safe', 1, NULL)"},
    {"STRICT: a blob for text", "INSERT INTO entry (at, actor, command) VALUES (x'00', 'a', 'b')"},
    {"an entry that is none", "INSERT INTO party (name, seq) VALUES ('A', 99)"},
    {"a party that is none", "INSERT INTO investment VALUES (NULL, 1, 99, 5, 'safe', 1, NULL)"},
    {"a deal that is none",
     "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (99, '2015-01-01', 'closed', 1)"},
    {"an import that is none, at the commit",
     "INSERT INTO source_row VALUES (zeroblob(16), 'deal', 1, 2, 99, 1, NULL)"},
    {"a name of nothing", "INSERT INTO party (name, seq) VALUES ('', 1)"},
    {"a party that is the same as itself", "UPDATE party SET same_as = 1 WHERE id = 1"},
    {"a role twice",
     "INSERT INTO role VALUES (NULL, 1, 'fund', NULL, 1, NULL), (NULL, 1, 'fund', NULL, "
     "1, NULL)"},
    {"a private share of an owner that is not mixed",
     "INSERT INTO ownership VALUES (NULL, 1, NULL, 'private', 0.5, NULL, 1, NULL)"},
    {"a private share above 1",
     "INSERT INTO ownership VALUES (NULL, 1, NULL, 'mixed', 1.5, NULL, 1, NULL)"},
    {"29 February of a common year",
     "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (1, '2015-02-29', 'closed', 1)"},
    {"30 February",
     "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (1, '2015-02-30', 'closed', 1)"},
    {"a date with a time", "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (1, '2015-02-03 "
                           "00:00', 'closed', 1)"},
    {"a date written otherwise",
     "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (1, '3/2/2015', 'closed', 1)"},
    {"a date that is a word",
     "INSERT INTO deal_stage (deal, day, stage, seq) VALUES (1, 'Monday', 'closed', 1)"},
    {"an impossible day of a role",
     "INSERT INTO role VALUES (NULL, 1, 'fund', '2015-13-01', 1, NULL)"},
    {"a negative stake", "INSERT INTO investment VALUES (NULL, 1, 1, -1, 'safe', 1, NULL)"},
    {"a stake of 0", "INSERT INTO investment VALUES (NULL, 1, 1, 0, 'safe', 1, NULL)"},
    {"a negative round", "UPDATE deal SET amount = -1"},
    {"a negative pre-money", "UPDATE deal SET pre_money = -1"},
    {"a post-money of 0", "UPDATE deal SET post_money = 0"},
    {"a negative pledge", "INSERT INTO pledge (deal, party, day, state, amount, seq) "
                          "VALUES (1, 1, '2015-01-01', 'interest', -1, 1)"},
    {"a closing that takes nothing", "INSERT INTO closing (deal, day, most, method, seq) VALUES "
                                     "(1, '2015-01-01', 0, 'pro_rata', 1)"},
    {"a closing whose minimum is above its limit",
     "INSERT INTO closing (deal, day, most, least, method, seq) "
     "VALUES (1, '2015-01-01', 5, 6, 'pro_rata', 1)"},
    {"a lottery without a seed", "INSERT INTO closing (deal, day, most, method, seq) VALUES (1, "
                                 "'2015-01-01', 5, 'lottery', 1)"},
    {"a seed without a lottery", "INSERT INTO closing (deal, day, most, method, seed, seq) "
                                 "VALUES (1, '2015-01-01', 5, 'priority', 1, 1)"},
    {"a negative mark",
     "INSERT INTO mark VALUES (NULL, 1, 1, '2015-01-01', -1, 'CNY', 'cost', NULL, 1, NULL, NULL, "
     "NULL, NULL)"},
    {"negative proceeds",
     "INSERT INTO exit VALUES (NULL, 1, 1, '2015-01-01', 'ipo', -1, 'CNY', 1, NULL, 1, NULL)"},
    {"an exit from nothing",
     "INSERT INTO exit VALUES (NULL, 1, 1, '2015-01-01', 'ipo', 1, 'CNY', 0, NULL, 1, NULL)"},
    {"an exit from more than all",
     "INSERT INTO exit VALUES (NULL, 1, 1, '2015-01-01', 'ipo', 1, 'CNY', 1.1, NULL, 1, NULL)"},
    {"a negative registered capital",
     "INSERT INTO registered_capital VALUES (NULL, 1, '2015-01-01', -1, 'CNY', 1, NULL)"},
    {"a reference twice", "INSERT INTO deal VALUES (NULL, 1, '2015-01-01', 'seed', 5, NULL, NULL, "
                          "'CNY', 0, 'R', NULL, NULL, 1, NULL)"},
    {"an import whose rows do not sum",
     "INSERT INTO import VALUES (1, 'f', 'deal', 3, 1, 1, 0, 1, NULL)"},
    {"a change that nobody signs",
     "INSERT INTO entry (at, actor, command) VALUES "
     "('2025-01-02T00:00:00Z', 'a', 'b'); UPDATE deal SET amount = 6"},
    {"a digest of another length",
     "INSERT INTO import VALUES (1, 'f', 'deal', 1, 1, 0, 0, 1, NULL);"
     "INSERT INTO source_row VALUES (x'00', 'deal', 1, 2, 1, 1, NULL)"},
};

START_TEST(test_schema)
{
    stranger_runs(ledger.path, ground);
    for (int i = 0; i < ROWS(broken); i++) {
        sqlite3 *db = stranger(ledger.path);
        ck_assert_msg((sqlite3_exec(db, broken[i].sql, NULL, NULL, NULL) & 0xff) ==
                          SQLITE_CONSTRAINT,
                      "%s: %s", broken[i].why, sqlite3_errmsg(db));
        ck_assert_int_eq(sqlite3_close(db), SQLITE_OK);
    }
}
END_TEST

START_TEST(test_every_table_is_strict)
{
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM pragma_table_list WHERE "
                                           "schema = 'main' AND type = 'table' AND strict = 0 "
                                           "AND name NOT LIKE 'sqlite_%'"),
                     0);
    ck_assert_int_gt(ledger_count(&ledger, "SELECT count(*) FROM pragma_table_list WHERE strict"),
                     15);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("schema");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_lists_are_tried);
    tcase_add_test(tests, test_lists);
    tcase_add_test(tests, test_schema);
    tcase_add_test(tests, test_every_table_is_strict);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
