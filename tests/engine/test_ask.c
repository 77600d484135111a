/* test_ask.c - conversations: a script of lines in, what was said and what was entered out. */
#include "engine/intake/ask.h"

#include "engine/intake/ask_int.h"
#include "tests/engine/entered.h"

#include <stdlib.h>

/* Who answers. */
struct script {
    const char *lines; /* each ended by a line break */
    struct gt_text said;
    int shown; /* how often the record was shown */
    const struct gt_record_type *type;
};

static int read_script(void *context, const char *prompt, const struct gt_question *question,
                       struct gt_arena *arena, const char **line, struct gt_error *error)
{
    struct script *script = context;
    size_t length = strcspn(script->lines, "\n");
    (void)question;
    gt_text_puts(&script->said, prompt);
    *line = *script->lines ? gt_arena_copy(arena, script->lines, length) : NULL;
    gt_text_format(&script->said, "%s\n", *line ? *line : "(end)");
    if (*line)
        script->lines += length + 1;
    return *line || !*script->lines ? 0 : gt_fail_memory(error);
}

static void hear(void *context, const char *text)
{
    struct script *script = context;
    gt_text_puts(&script->said, text);
}

static int show(void *context, const struct gt_answer *answers, size_t count, const void *record,
                struct gt_error *error)
{
    struct script *script = context;
    (void)record;
    (void)error;
    script->shown++;
    gt_text_puts(&script->said, "SHOWN");
    for (size_t i = 0; i < count; i++)
        if (answers[i].text)
            gt_text_format(&script->said, " | %s=%s", answers[i].field->name, answers[i].text);
    gt_text_puts(&script->said, "\n");
    return 0;
}

static int enter(void *context, const void *record, struct gt_error *error)
{
    struct script *script = context;
    int64_t id = 0;
    ledger_begin(&ledger);
    int code = script->type->enter(ledger.store, record, &id, &ledger.arena, error);
    if (!code)
        code = gt_store_commit(ledger.store, error);
    gt_store_rollback(ledger.store);
    if (!code)
        gt_text_format(&script->said, "ENTERED %s %lld\n", script->type->form.name, (long long)id);
    return code;
}

/* A conversation; all that was said and typed, in the ledger's arena. */
static const char *talk(const char *noun, const char *given, const char *typed, bool *entered)
{
    struct script script = {.lines = typed, .type = gt_record_type_find(noun)};
    struct gt_field_text text = {NULL, given};
    if (given)
        text.field = gt_form_field(&script.type->form, script.type->positional);
    struct gt_ask ask = {
        .store = ledger.store,
        .type = script.type,
        .currency = gt_store_ledger(ledger.store)->currency,
        .today = ledger_day("2020-02-29"),
        .given = &text,
        .given_count = given != NULL,
        .asked = {read_script, hear, show, enter, &script},
    };
    ledger_well(&ledger, gt_ask(&ask, entered, &ledger.arena, &ledger.error));
    ck_assert(!script.said.failed);
    const char *said = gt_arena_copy(&ledger.arena, script.said.data, script.said.length);
    gt_text_clear(&script.said);
    return said;
}

/* What a conversation must say. */
struct talked {
    const char *why, *noun, *given, *lines;
    const char *says[4]; /* each somewhere in it */
};

static const struct talked talks[] = {
    /* Names. */
    {"a name that the ledger has",
     "pledge",
     "R2",
     "gu hengzhi\ntoday\n\n\n\n\n\ny\n",
     {"  That is Gu Hengzhi (#4).", "SHOWN | deal=R2 | member=gu hengzhi | date=2020-02-29\n"}},
    {"an alias", "investment", "R1", "砚泊创投\n\n\ny\n", {"  That is Yanbo Ventures (#3)."}},
    {"a number", "investment", "R1", "#3\n\n\ny\n", {"  That is Yanbo Ventures (#3)."}},
    {"a number that nobody has",
     "investment",
     "R1",
     "#99\n3rd\n\n\n\n",
     {"  there is no party #99\n", "  \"3rd\" is new."}},
    {"a part of a name, chosen",
     "investment",
     "R1",
     "vent\n1\n\n\ny\n",
     {"  1  Yanbo Ventures (#3)\n",
      "  Nobody is called \"vent\" exactly; type a number of these, or "
      "another name; an empty line takes \"vent\" as new.\n",
      "SHOWN | deal=R1 | party=Yanbo Ventures\n"}},
    {"a part of an alias, which is told",
     "investment",
     "R1",
     "泊\n1\n\n\ny\n",
     {"  1  Yanbo Ventures (#3, 砚泊创投)\n", "| party=Yanbo Ventures\n"}},
    {"a part of a name, and new all the same",
     "deal",
     NULL,
     "robot\n\n2016-01-01\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\ny\n",
     {"  1  Robotics (#5)\n", "SHOWN | company=robot | date=2016-01-01\n", "ENTERED deal 3\n"}},
    {"another name instead", "investment", "R1", "vent\nangels\n\n\ny\n", {"That is Angels (#6)."}},
    {"the name is more than the ledger has",
     "investment",
     "R1",
     "Yanbo Ventures Ltd\n1\n\n\n\n",
     {"  1  Yanbo Ventures (#3)\n", "| party=Yanbo Ventures\n"}},
    {"a letter is no part of a name, but its beginning",
     "investment",
     "R1",
     "C\n\n\n\n\n",
     {"  1  Angel Club (#2)\n  Nobody is called \"C\" exactly"}},
    {"a name taken back",
     "investment",
     "R1",
     "vent\n<\nangels\n\n\ny\n",
     {"> <\n> angels\n  That is Angels (#6)."}},
    {"a member that is none",
     "pledge",
     "R2",
     "Angels\nhengzhi\n1\n2020-01-01\n\n\n\n\n\n",
     {"  \"Angels\" is no club member of this ledger; make it one with `gentou member add`\n",
      "  Nobody is called \"hengzhi\" exactly; type a number of these, or another name.\n"}},
    {"a member that nobody is",
     "pledge",
     "R2",
     "Xu\nGu Hengzhi\n2020-01-01\n\n\n\n\n\n",
     {"  Nobody in the ledger is called \"Xu\", nor anything like it.\n> Gu Hengzhi\n"}},
    {"several names, one taken away, and a second line",
     "deal",
     "Robotics",
     "2016-01-01\n\n\n\n\n\n\nvent\n1\nQ1; Q2；Angels\n<\nQ3\n\n\n\n\n\n\n\n\n\n\ny\n",
     {"and > <\n  \"Angels\" is taken away.\nand > Q3\n",
      "| investors=Yanbo Ventures; Q1; Q2; Q3\n"}},
    {"a deal by its company",
     "pledge",
     NULL,
     "robo\n1\nGu Hengzhi\n2020-01-01\n\n\n\n\n\n",
     {"  1  Robotics, angel, 2016-03-21, R1\n  Type the number of the deal.\n> 1\n",
      "SHOWN | deal=1 | member=Gu Hengzhi"}},
    {"a deal that there is not",
     "pledge",
     NULL,
     "R9\nR1\nGu Hengzhi\n2020-01-01\n\n\n\n\n\n",
     {"  there is no deal \"R9\"; `gentou deal list` shows the numbers and references\n> R1\n"}},
    /* Words. */
    {"a number of a word",
     "stage",
     "R2",
     "2\n2017-02-01\n\n\n\n\n\n\n\ny\n",
     {"| stage=screened "}},
    {"the beginning of a word",
     "stage",
     "R2",
     "due\n2017-02-01\n\n\n\n\n\n\n\n",
     {"| stage=due_diligence "}},
    {"of several words",
     "stage",
     "R2",
     "clos\nclosing\n2017-02-01\n\n\n\n\n\n\n\n",
     {"  \"clos\" begins several:  6 closing  7 closed\n> closing\n", "| stage=closing "}},
    {"no word",
     "stage",
     "R2",
     "0\n10\nhere\nlost\n2017-02-01\n\n\n\n\n\n\n\n",
     {"  \"0\" is none of these; type a number, or a word or its beginning.\n> 10\n  \"10\" is "
      "none",
      "> here\n  \"here\" is none of these;", "| stage=lost "}},
    {"a usual spelling",
     "deal",
     "Robotics",
     "2016-01-01\nSeed / Angel Funding\nclosed\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\ny\n",
     {"| kind=seed_angel "}},
    {"a spelling that says less",
     "deal",
     "Robotics",
     "2016-01-01\nMaiden Round\nclosed\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\ny\n",
     {"  \"Maiden Round\" taken: ", "| kind=Maiden Round "}},
    /* Values. */
    {"a day that is none, and an amount",
     "pledge",
     "R1",
     "Gu Hengzhi\n2016-02-30\n2016-02-29\nmany\n50万\n\n\n\n\ny\n",
     {"  date: \"2016-02-30\" is no day of the calendar; expected year-month-day, such as "
      "2015-03-06\n> 2016-02-29\n",
      "  amount: \"many\" is no amount; ", "| amount=50万\n"}},
    {"the currency comes before the amounts",
     "deal",
     "Robotics",
     "2016-01-01\n\n\nJPY\n100.5\n100\n\n\n\n\n\n\n\n\n\n\n\n\ny\n",
     {"5/18 Currency: ",
      "\n6/18 Amount (JPY): all money of the round\n> 100.5\n  amount: "
      "\"100.5\" is finer than the smallest unit of JPY, which has 0 decimals\n",
      "| currency=JPY | amount=100\n"}},
    {"a repair is told",
     "deal",
     "Robotics",
     "2016-01-01\n\n\n\n20,00,000\n\n\n\n\n\n\n\n\n\n\n\n\n\ny\n",
     {"  \"20,00,000\" taken: lakh grouping read\n"}},
    {"yes by its first letter",
     "deal",
     "Robotics",
     "2016-01-01\n\n\n\n\n\n\n\nmaybe\ny\n\n\n\n\n\n\n\n\ny\n",
     {"  others: \"maybe\" is neither yes nor no; expected yes or no\n> y\n", "| others=yes\n"}},
    {"no in Chinese",
     "deal",
     "Robotics",
     "2016-01-01\n\n\n\n\n\n\n\n否\n\n\n\n\n\n\n\n\ny\n",
     {"| others=no\n"}},
    {"what must be given",
     "mark",
     "Robotics",
     "\n2017-02-01\n5\n\nunknown\ncost\n",
     {"> \n  It must be given (? explains it, Ctrl-D leaves).\n> unknown\n  \"unknown\" is none"}},
    {"what nobody knows",
     "deal",
     "Robotics",
     "2016-01-01\nunknown\n\n\nn/a\n\n\nundisclosed\n\n\n\n\n\n\n\n\n\n\ny\n",
     {"SHOWN | company=Robotics | date=2016-01-01 | kind=unknown\n"}},
    {"a word in full width, and white space around",
     "stage",
     "R2",
     " ２ \n　2017-02-01\t\n\n\n\n\n\n\n\n",
     {"| stage=screened | date=2017-02-01\n"}},
    {"bytes that are no text",
     "stage",
     "R2",
     "\xff\nlost\n2017-02-01\n\n\n\n\n\n\n\n",
     {"  That is no text in UTF-8; set the terminal to UTF-8.\n> lost"}},
    /* Back, help, verdict. */
    {"back, and the answer kept",
     "pledge",
     "R1",
     "Gu Hengzhi\n2016-02-01\n<\n<\n\n2016-02-02\n\n\n\n\n\ny\n",
     {"[2016-02-01] > <\n", "[Gu Hengzhi] > \n", "[2016-02-01] > 2016-02-02\n",
      "| member=Gu Hengzhi | date=2016-02-02\n"}},
    {"back to what was given", "stage", "R2", "<\nR1\n", {"[R2] > R1\n\n2/7 "}},
    {"back before the first", "stage", NULL, "<\nR2\n", {"1/7 Deal *: ", "> <\n\n1/7 Deal *: "}},
    {"the rest left out",
     "deal",
     "Robotics",
     "2016-01-01\n.\ny\n",
     {"SHOWN | company=Robotics | date=2016-01-01\n", "ENTERED deal 3\n"}},
    {"the rest left out, but for what must be given",
     "pledge",
     NULL,
     ".\nR2\n.\nGu Hengzhi\n。\ntoday\n50万\n.\ny\n",
     {"> .\n  It must be given (? explains it, Ctrl-D leaves).\n> R2\n",
      "SHOWN | deal=R2 | member=Gu Hengzhi | date=2020-02-29 | amount=50万\n"}},
    {"the rest behind a list",
     "deal",
     "Robotics",
     "2016-01-01\n\n\n\n\n\n\nQ1\n.\ny\n",
     {"SHOWN | company=Robotics | date=2016-01-01 | investors=Q1\n", "ENTERED deal 3\n"}},
    {"the rest left out, and back",
     "stage",
     NULL,
     "R2\n3\n.\n<\n\n2017-02-01\n\n\n\n\ny\n",
     {"3/7 Date *: first day there\n> .\n  It must be given", "ENTERED stage "}},
    {"help of a field",
     "pledge",
     "R1",
     "？\n",
     {"  club member\n  It must be given.\n  On the command line it is --member.\n> "}},
    {"help of an amount",
     "deal",
     "Robotics",
     "2016-01-01\n\n\nUSD\n?\n",
     {"  An amount that names no currency is in USD (US Dollar).\n  It may be left out; - takes an "
      "answer away.\n  On the command line it is --amount.\n"}},
    {"help of an option of two words",
     "deal",
     "Robotics",
     "2016-01-01\n\n\n\n\n?\n",
     {"  On the command line it is --pre-money.\n"}},
    {"an answer taken away",
     "deal",
     "Robotics",
     "2016-01-01\nseed\n<\n-\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\ny\n",
     {"[seed] > -\n", "SHOWN | company=Robotics | date=2016-01-01\n"}},
    {"a field asked again before the end",
     "stage",
     "R2",
     "lost\n2017-02-01\n\n\n\n\n?\n9\n2\npassed\n3\n2017-03-01\ny\n",
     {"  y enters what is shown, n leaves with nothing written, < asks the last field again, a "
      "number the field of that number.\n",
      "  Type y to enter it, n to leave, < for the last field, or a number of 1 to 7.\n",
      "[lost] > passed\n", "SHOWN | deal=R2 | stage=passed | date=2017-03-01\n"}},
    /* What only the whole can tell. */
    {"a rule of the domain",
     "stage",
     "R2",
     "sourced\n2017-01-05\n\n\n\n\ny\n3\n2017-02-05\ny\n",
     {"Enter it? [Y/n/</number of a field] y\n  ", "ENTERED stage "}},
    {"a given text that cannot be read",
     "deal",
     "",
     "2016-01-01\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\nNew\ny\n",
     {"  company: is empty, and must be given\n\n1/18 Company *: ", "ENTERED deal 3\n"}},
};

START_TEST(test_talk)
{
    bool entered = false;
    const struct talked *row = &talks[_i];
    const char *said = talk(row->noun, row->given, row->lines, &entered);
    for (int i = 0; i < 4 && row->says[i]; i++)
        ck_assert_msg(strstr(said, row->says[i]) != NULL, "%s: does not say\n%s\nbut\n%s", row->why,
                      row->says[i], said);
}
END_TEST

/* All lines are typed, the last of them enters, and what was entered is what was answered. */
START_TEST(test_entered)
{
    bool entered = false;
    talk("deal", NULL,
         "New Firm\n2016-03-06\nangel\nclosed\nUSD\n5m\n\n\nYanbo "
         "Ventures\n\nyes\nmedicine\n\nR3\n\n\n\n\n\n\n",
         &entered);
    ck_assert(entered);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT amount FROM deal WHERE ref = 'R3'"), 500000000);
    ck_assert_int_eq(ledger_count(&ledger,
                                  "SELECT count(*) FROM investment i JOIN deal d ON d.id = i.deal "
                                  "WHERE d.ref = 'R3' AND i.party = 3"),
                     1);
}
END_TEST

/* Whoever leaves, at whatever line, leaves nothing. */
START_TEST(test_left)
{
    static const char typed[] =
        "New Firm\n2016-03-06\nangel\nclosed\nUSD\n5m\n\n\nvent\n1\nOther\n\n"
        "yes\nmedicine\n\nR3\n\n7\n\n";
    const char *before = ledger_dump(&ledger);
    for (size_t end = 0; typed[end]; end++) {
        bool entered = true;
        if (end && typed[end - 1] != '\n')
            continue;
        talk("deal", NULL, gt_arena_copy(&ledger.arena, typed, end), &entered);
        ck_assert_msg(!entered, "entered after %zu bytes", end);
        ck_assert_str_eq(ledger_dump(&ledger), before);
    }
}
END_TEST

START_TEST(test_no)
{
    bool entered = true;
    const char *before = ledger_dump(&ledger);
    talk("stage", "R2", "lost\n2017-02-01\nn\n", &entered);
    ck_assert(!entered);
    ck_assert_str_eq(ledger_dump(&ledger), before);
}
END_TEST

/* Each field that a kind of record is said to name something in is a field of it. */
START_TEST(test_names)
{
    for (const struct gt_ask_names *row = gt_ask_names; row->field; row++) {
        bool found = false;
        for (const struct gt_record_type *type = gt_record_types; type->form.name; type++)
            found = found || (row->form && strcmp(row->form, type->form.name) == 0 &&
                              gt_form_field(&type->form, row->field));
        ck_assert_msg(found || !row->form, "%s %s: no such field", row->form, row->field);
    }
}
END_TEST

/* Completion: a field, what is typed, and the lines it may become, joined by "|". */
static const struct {
    const char *noun, *field, *typed, *lines;
} completions[] = {
    {"stage", "stage", "clos", "closing|closed"},
    {"stage", "stage", "", "sourced|screened|pitched|due_diligence|terms|closing|closed|passed"},
    {"investment", "party", "ang", "Angel Club|Angels"},
    {"investment", "party", "砚", "Yanbo Ventures"},
    {"investment", "party", "vent", "Yanbo Ventures"},
    {"investment", "party", "nobody", ""},
    {"investment", "amount", "5", ""},
    {"deal", "investors", "X; Y; ang", "X; Y; Angel Club|X; Y; Angels"},
    {"deal", "investors", "X； yan", "X； Yanbo Ventures"},
    {"pledge", "member", "h", "Gu Hengzhi"},
    {"pledge", "deal", "R", ""},
};

START_TEST(test_complete)
{
    const struct gt_record_type *type = gt_record_type_find(completions[_i].noun);
    const struct gt_ask ask = {.store = ledger.store, .type = type};
    const struct gt_ask_names *names = gt_ask_names;
    const char **found = NULL, *all = "";
    size_t count = 0;
    while (names->field && (strcmp(names->field, completions[_i].field) != 0 ||
                            (names->form && strcmp(names->form, completions[_i].noun) != 0)))
        names++;
    struct gt_question question = {.ask = &ask,
                                   .field = gt_form_field(&type->form, completions[_i].field),
                                   .names = names->field ? names : NULL,
                                   .arena = &ledger.arena};
    ledger_well(&ledger, gt_ask_complete(&question, completions[_i].typed, &found, &count,
                                         &ledger.arena, &ledger.error));
    for (size_t i = 0; i < count; i++)
        all = gt_arena_format(&ledger.arena, "%s%s%s", all, i ? "|" : "", found[i]);
    ck_assert_str_eq(all, completions[_i].lines);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("ask");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_talk, 0, ROWS(talks));
    tcase_add_test(tests, test_entered);
    tcase_add_test(tests, test_left);
    tcase_add_test(tests, test_no);
    tcase_add_test(tests, test_names);
    tcase_add_loop_test(tests, test_complete, 0, ROWS(completions));
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
