/* test_terms_file.c - terms as people write them: every preset there and back, what a file changes,
 * and all that is refused, each with its line.
 */
#include "engine/intake/exit_deals.h"
#include "engine/intake/terms.h"
#include "engine/intake/terms_forms.h"
#include "scrap.h"
#include "tests/models/run.h"

#include <math.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)

static struct gt_arena arena;
static struct gt_error error;
static struct gt_terms_file terms;
static struct gt_exit_deals exits;
static struct scrap scrap;

static void clear(void)
{
    gt_arena_clear(&arena);
}

static int read_text(const char *text, struct gt_terms_file *file)
{
    struct gt_yaml *yaml = NULL;
    struct gt_yaml_node root;
    int code = gt_yaml_parse("t.yaml", text, &arena, &yaml, &root, &error);
    if (!code)
        code = gt_terms_bind(root, NULL, NULL, file, &arena, &error);
    gt_yaml_close(yaml);
    return code;
}

static void write_text(const struct gt_terms_file *file, struct gt_text *text)
{
    gt_text_clear(text);
    gt_terms_write(text, file, &arena);
    ck_assert(!text->failed);
}

/* Every field of every term alike; rates to the last but one bit, as they go through per cent. */
static void compare(const struct gt_terms_file *a, const struct gt_terms_file *b, const char *what)
{
    for (int kind = 0; kind < GT_TERM_COUNT; kind++) {
        const char *left = (const char *)gt_term_in(&a->set, (enum gt_term_kind)kind);
        const char *right = (const char *)gt_term_in(&b->set, (enum gt_term_kind)kind);
        ck_assert_msg(((const struct gt_term *)left)->given ==
                          ((const struct gt_term *)right)->given,
                      "%s: %s", what, gt_term_forms[kind]->name);
        ck_assert_uint_eq(gt_term_missing(&a->set, (enum gt_term_kind)kind),
                          gt_term_missing(&b->set, (enum gt_term_kind)kind));
        for (const struct gt_field *field = gt_term_forms[kind]->fields; field->name; field++) {
            const char *one = gt_terms_value(field, left, &arena);
            const char *other = gt_terms_value(field, right, &arena);
            ck_assert_msg((!one && !other) || (one && other && strcmp(one, other) == 0),
                          "%s: %s.%s: %s, not %s", what, gt_term_forms[kind]->name, field->name,
                          other ? other : "nothing", one ? one : "nothing");
            if (field->type == GT_FIELD_RATE || field->type == GT_FIELD_NUMBER)
                ck_assert(fabs(*(const double *)(left + field->offset) -
                               *(const double *)(right + field->offset)) < 1e-15);
        }
    }
}

START_TEST(test_presets_there_and_back)
{
    for (const struct gt_term_set *const *preset = gt_term_presets; *preset; preset++) {
        struct gt_text first = {0}, second = {0};
        struct gt_terms_file back;
        ck_assert_int_eq(gt_terms_start((*preset)->name, &terms, &error), 0);
        write_text(&terms, &first);
        ck_assert_msg(read_text(first.data, &back) == 0, "%s: %s\n%s", (*preset)->name, error.text,
                      first.data);
        compare(&terms, &back, (*preset)->name);
        ck_assert_int_eq(back.set.valid_from, terms.set.valid_from);
        ck_assert_int_eq(back.set.valid_to, terms.set.valid_to);
        write_text(&back, &second);
        ck_assert_str_eq(first.data, second.data);
        gt_text_clear(&first);
        gt_text_clear(&second);
    }
}
END_TEST

START_TEST(test_example)
{
    scrap_write(&scrap, gt_terms_format.example, strlen(gt_terms_format.example));
    int code = gt_terms_read(scrap.path, &terms, &arena, &error);
    scrap_remove(&scrap);
    ck_assert_msg(code == 0, "%s", error.text);
    ck_assert(terms.preset == gt_term_preset_find("mof-2007"));
    ck_assert_int_eq(terms.set.buy_out.who, GT_TERM_FOR_PARTNERS);
    ck_assert_int_eq(terms.set.buy_out.interest, GT_TERM_INTEREST_COMPOUND);
    ck_assert(terms.set.buy_out.term.changed && !terms.set.fund_share.term.changed);
    ck_assert_double_eq_tol(terms.set.buy_out.first_years, 3, 1e-15); /* the preset's */
    ck_assert_double_eq_tol(terms.set.concession.hurdle, 0.06, 1e-15);
    ck_assert(!gt_term_is_cited(&terms.set.concession.term));
    ck_assert_uint_eq(terms.rate_count, 2);
}
END_TEST

/* A preset itself is left as it was, whatever a file or an option makes of it. */
START_TEST(test_preset_is_untouched)
{
    ck_assert_int_eq(gt_terms_start("mof-2007", &terms, &error), 0);
    ck_assert_int_eq(gt_terms_set(&terms, "buy_out", "rate", "6%", &arena, &error), 0);
    ck_assert(!terms.set.buy_out.term.changed); /* it was asked for */
    ck_assert_int_eq(gt_terms_set(&terms, "buy_out", "first-years", "5", &arena, &error), 0);
    ck_assert(terms.set.buy_out.term.changed);
    ck_assert_uint_eq(gt_term_missing(&terms.set, GT_TERM_BUY_OUT), 0);
    const struct gt_term_set *preset = gt_term_preset_find("mof-2007");
    ck_assert(preset->buy_out.first_years < 4 && preset->buy_out.rate < 0);
}
END_TEST

/* A file that asks for figures in turn: what it does not give is missing. */
START_TEST(test_needs)
{
    ck_assert_int_eq(read_text("currency: USD\n"
                               "buy_out: {rate: 5%, needs: [window, premium]}\n"
                               "priority_return: {rate: 3%, needs: profit_share}\n",
                               &terms),
                     0);
    ck_assert_uint_eq(gt_term_missing(&terms.set, GT_TERM_BUY_OUT),
                      GT_TERM_BIT(GT_TERM_INPUT_WINDOW) | GT_TERM_BIT(GT_TERM_INPUT_PREMIUM));
    ck_assert_uint_eq(gt_term_missing(&terms.set, GT_TERM_PRIORITY_RETURN),
                      GT_TERM_BIT(GT_TERM_INPUT_PROFIT_SHARE));
}
END_TEST

static const struct {
    const char *text, *sentence;
} refused[] = {
    {"preset: mof-2008\n",
     "t.yaml, line 1: preset: \"mof-2008\" is no preset of terms; `gentou terms list` has them"},
    {"buy_out: {rate: 5%}\n", "t.yaml, line 1: currency: is missing, and must be given"},
    {"currency: CNY\nbuy_out:\n  rate: -5%\n",
     "t.yaml, line 3: rate: \"-5%\" is out of range; expected 0 to 10"},
    {"currency: CNY\nbuy_out:\n  premium: 150%\n",
     "t.yaml, line 3: premium: \"150%\" is out of range; expected 0 to 1"},
    {"currency: CNY\nbuy_out:\n  opens: 5\n  closes: 3\n",
     "t.yaml, line 1: buy_out: the window opens after 5 years and closes after 3; exchange the "
     "two"},
    {"preset: mof-2007\nvalid_from: 2020-01-01\nvalid_to: 2019-01-01\n",
     "t.yaml, line 1: valid_from: it is after valid_to; exchange the two"},
    {"currency: CNY\nco_investment: {least: 200, most: 100}\n",
     "t.yaml, line 1: co_investment: least is more than most; exchange the two"},
    {"currency: CNY\nco_investment: {round_least: 200, round_most: 100}\n",
     "t.yaml, line 1: co_investment: round_least is more than round_most; exchange the two"},
    {"currency: CNY\nfund_share: {fund_least: 200, fund_most: 100}\n",
     "t.yaml, line 1: fund_share: fund_least is more than fund_most; exchange the two"},
    {"currency: CNY\nbuy_out: {rate: 5%, document: our charter}\n",
     "t.yaml, line 2: verified: is missing, and must be given"},
    {"preset: mof-2007\ncurrency: USD\n",
     "t.yaml, line 1: currency: the preset's is CNY; leave it out"},
};

START_TEST(test_refused)
{
    ck_assert_int_ne(read_text(refused[_i].text, &terms), 0);
    ck_assert_str_eq(error.text, refused[_i].sentence);
    ck_assert_int_eq(error.exit, GT_EXIT_DATA);
}
END_TEST

/* What other readers refuse, too: the sentence is theirs, its place is looked at. */
static const struct {
    const char *text, *place;
} spoiled[] = {
    {"currency: CNY\nbuyout: {rate: 5%}\n", "t.yaml, line 2: "},
    {"currency: CNY\nbuy_out:\n  rat: 5%\n", "t.yaml, line 3: "},
    {"currency: CNY\nbuy_out: {interest: daily}\n", "t.yaml, line 2: interest: "},
    {"currency: CNY\nbuy_out: 5%\n", "t.yaml, line 2: "},
    {"currency: CNY\nrates: {benchmark: lpr_1y}\n", "t.yaml, line 2: "},
    {"currency: CNY\nrates: [{benchmark: lpr_1y, since: 2020-01-01}]\n", "t.yaml, line 2: "},
    {"currency: CNY\nrates: [{benchmark: libor, since: 2020-01-01, rate: 3%}]\n",
     "t.yaml, line 2: benchmark: "},
    {"currency: XXY\nbuy_out: {rate: 5%}\n", "t.yaml, line 1: currency: "},
    {"currency: CNY\nfund_share: {most: -5}\n", "t.yaml, line 2: most: "},
    {"currency: CNY\nfund_share: {share: 101%}\n", "t.yaml, line 2: share: "},
};

START_TEST(test_spoiled)
{
    ck_assert_int_ne(read_text(spoiled[_i].text, &terms), 0);
    ck_assert_msg(strncmp(error.text, spoiled[_i].place, strlen(spoiled[_i].place)) == 0, "%s",
                  error.text);
}
END_TEST

static int read_deals(const char *text, const char *currency)
{
    scrap_write(&scrap, text, strlen(text));
    int code =
        gt_exit_deals_read(scrap.path, gt_currency_find(currency, 3), &exits, &arena, &error);
    scrap_remove(&scrap);
    return code;
}

/* A budget without a stake stands as a public row of 0; partners of one name are one institution.
 */
START_TEST(test_deals)
{
    const char *text =
        "deals:\n"
        "  - date: 2016-06-30\n"
        "    proceeds: 0\n"
        "    stage: seed\n"
        "    parties: [{side: partner, name: Yanbo, amount: 500万, date: 2015-06-30}]\n"
        "  - name: Second\n"
        "    date: 2017-06-30\n"
        "    proceeds: 1m\n"
        "    received: 1000\n"
        "    rate: 5%\n"
        "    parties:\n"
        "      - {side: public, amount: 250万, date: 2015-06-30, share: 40%}\n"
        "      - {side: partner, name: Yanbo, amount: 250万, date: 2015-06-30, share: 60%}\n";
    ck_assert_msg(read_deals(text, "CNY") == 0, "%s", error.text);
    ck_assert_uint_eq(exits.count, 2);
    ck_assert_uint_eq(exits.party_count, 4);
    ck_assert_uint_eq(exits.deals[0].count, 2);
    ck_assert_str_eq(exits.names[0], "deal 1");
    ck_assert_int_eq(exits.deals[0].parties[1].side, GT_SIDE_PUBLIC);
    ck_assert_int_eq(exits.deals[0].parties[1].paid, 0);
    ck_assert_int_eq(exits.deals[0].parties[0].institution, exits.deals[1].parties[1].institution);
    ck_assert_int_eq(exits.deals[1].parties[0].holding * 3, exits.deals[1].parties[1].holding * 2);
    ck_assert_int_eq(exits.deals[1].received, 100000);
    ck_assert_double_eq_tol(exits.deals[1].rate, 0.05, 1e-15);
    ck_assert(exits.deals[0].rate < 0 && exits.deals[1].stage < 0);
}
END_TEST

#define DEAL(parties)                                                                              \
    "deals:\n  - date: 2016-06-30\n    proceeds: 100\n    parties:\n      - " parties "\n"

static const struct {
    const char *text, *sentence;
} bad_deals[] = {
    {"{}\n", "deals: is missing, and must be given"},
    {"deals: [{date: 2016-06-30, proceeds: 1}]\n", "parties: is missing, and must be given"},
    {DEAL("{side: public, amount: 60, date: 2016-07-01}"),
     "date: the payment comes after the exit"},
    {DEAL("{side: public, amount: USD 60, date: 2015-07-01}"),
     "amount: it is in USD, the terms in CNY; they must be alike"},
    {DEAL("{side: public, amount: 60, date: 2015-07-01, share: 40%}\n"
          "      - {side: club, amount: 60, date: 2015-07-01}"),
     "share: 1 of 2 parties have one; write one for all, or for none"},
    {DEAL("{side: public, amount: 60, date: 2015-07-01, share: 40%}\n"
          "      - {side: club, amount: 60, date: 2015-07-01, share: 50%}"),
     "share: they sum to 90 %, not to 100 %"},
    {DEAL("{side: public, amount: 60, date: 2015-07-01, share: 0}\n"
          "      - {side: club, amount: 60, date: 2015-07-01, share: 100%}"),
     "share: public has paid and holds nothing"},
    {DEAL("{side: public, amount: 0, date: 2015-07-01}"), "nobody has paid anything"},
    {DEAL("{side: treasury, amount: 60, date: 2015-07-01}"), "side: \"treasury\""},
    {DEAL("{side: public, amount: -60, date: 2015-07-01}"), "amount: "},
    {DEAL("{side: public, date: 2015-07-01}"), "amount: is missing"},
};

START_TEST(test_bad_deals)
{
    ck_assert_int_ne(read_deals(bad_deals[_i].text, "CNY"), 0);
    ck_assert_msg(strstr(error.text, bad_deals[_i].sentence) && strstr(error.text, ", line "), "%s",
                  error.text);
    ck_assert_int_eq(error.exit, GT_EXIT_DATA);
}
END_TEST

/* Noise never does more than be refused. */
START_TEST(test_noise)
{
    uint64_t state = 20151231;
    const char *taste = "buy_out: rate % {}[],\n  -preset: mof-2007 0123456789.";
    char text[400];
    for (int round = 0; round < 3000; round++) {
        noise_text(&state, taste, text, sizeof text);
        if (read_text(text, &terms) != 0)
            ck_assert(error.text[0] && (error.exit == GT_EXIT_DATA || error.exit == GT_EXIT_USAGE));
        gt_arena_clear(&arena);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("terms file");
    TCase *tcase = tcase_create("file");
    tcase_add_checked_fixture(tcase, NULL, clear);
    tcase_add_test(tcase, test_presets_there_and_back);
    tcase_add_test(tcase, test_example);
    tcase_add_test(tcase, test_preset_is_untouched);
    tcase_add_test(tcase, test_needs);
    tcase_add_loop_test(tcase, test_refused, 0, ROWS(refused));
    tcase_add_loop_test(tcase, test_spoiled, 0, ROWS(spoiled));
    tcase_add_test(tcase, test_deals);
    tcase_add_loop_test(tcase, test_bad_deals, 0, ROWS(bad_deals));
    tcase_add_test(tcase, test_noise);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
