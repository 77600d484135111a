/* test_bind.c - text into every type of field, and a record as one line. */
#include "engine/commands/record_text.h"

#include "engine/operations/records.h"
#include "tests/models/run.h"

#include <math.h>
#include <string.h>

#define ROWS(table) (int)(sizeof table / sizeof *table)

/* One member a type. */
struct sample {
    const char *name;
    struct gt_names others;
    gt_day date;
    struct gt_amount amount;
    double share, growth, years;
    int64_t count;
    int kind, owner;
    uint32_t kinds;
    struct gt_rate_list rates;
    struct gt_ratio multiple;
    const struct gt_currency *currency;
    bool lead;
};

#define AT(member) offsetof(struct sample, member)

static const struct gt_field fields[] = {
    {.name = "name", .type = GT_FIELD_TEXT, .offset = AT(name), .required = true},
    {.name = "others", .type = GT_FIELD_NAMES, .offset = AT(others)},
    {.name = "date", .type = GT_FIELD_DATE, .offset = AT(date), .required = true},
    {.name = "amount", .type = GT_FIELD_AMOUNT, .offset = AT(amount)},
    {.name = "public_share", .type = GT_FIELD_RATE, .offset = AT(share), .low = 0, .high = 1},
    {.name = "growth", .type = GT_FIELD_RATE, .offset = AT(growth), .low = -1, .high = 1},
    {.name = "years", .type = GT_FIELD_NUMBER, .offset = AT(years), .low = 0, .high = 50},
    {.name = "count", .type = GT_FIELD_COUNT, .offset = AT(count), .low = 2, .high = 5},
    {.name = "kind", .type = GT_FIELD_KIND, .offset = AT(kind), .kind = &gt_deal_kind_words},
    {.name = "owner", .type = GT_FIELD_KIND, .offset = AT(owner), .kind = &gt_stage_words},
    {.name = "kinds", .type = GT_FIELD_KINDS, .offset = AT(kinds), .kind = &gt_deal_kind_words},
    {.name = "rates", .type = GT_FIELD_RATES, .offset = AT(rates), .low = 0, .high = 1},
    {.name = "multiple",
     .type = GT_FIELD_RATIO,
     .offset = AT(multiple),
     .low = 0,
     .high = 100,
     .also = "times;liquidation_multiple"},
    {.name = "currency", .type = GT_FIELD_CURRENCY, .offset = AT(currency)},
    {.name = "lead", .type = GT_FIELD_FLAG, .offset = AT(lead)},
    {.name = NULL},
};
static const struct gt_form form = {"sample", sizeof(struct sample), fields};

/* The last repair told. */
struct told {
    int count;
    const struct gt_field *field;
    const char *original, *repair;
};

static void tell(void *context, const struct gt_field *field, const char *original,
                 const char *repair)
{
    struct told *told = context;
    *told = (struct told){told->count + 1, field, original, repair};
}

static struct gt_arena arena;
static struct told told;
static struct gt_binding binding;
static struct sample sample;
static struct gt_error error;

static void set_up(void)
{
    told = (struct told){0};
    binding = (struct gt_binding){
        .arena = &arena,
        .date_format = GT_DATE_DMY,
        .currency = gt_currency_find("USD", 3),
        .repaired = tell,
        .context = &told,
    };
    gt_form_reset(&form, &sample);
}

static void tear_down(void)
{
    gt_arena_clear(&arena);
}

static int bind(const char *name, const char *text)
{
    const struct gt_field *field = gt_form_field(&form, name);
    ck_assert_ptr_nonnull(field);
    return gt_bind(&binding, field, text, &sample, &error);
}

START_TEST(test_reset)
{
    ck_assert_ptr_null(sample.name);
    ck_assert_uint_eq(sample.others.count, 0);
    ck_assert_int_eq(sample.date, GT_DAY_NONE);
    ck_assert(sample.amount.minor == GT_MONEY_UNKNOWN);
    ck_assert_double_eq(sample.share, -1);
    ck_assert(isnan(sample.growth));
    ck_assert(sample.count == INT64_MIN);
    ck_assert_int_eq(sample.kind, -1);
    ck_assert_uint_eq(sample.kinds, 0);
    ck_assert_uint_eq(sample.rates.count, 0);
    ck_assert_int_eq(sample.multiple.den, 0);
    ck_assert_ptr_null(sample.currency);
    ck_assert(!sample.lead);
}
END_TEST

START_TEST(test_each_type)
{
    ck_assert_int_eq(bind("name", "  BYJU\\xe2\\x80\\x99s "), 0);
    ck_assert_str_eq(sample.name, "BYJU’s");
    ck_assert_int_eq(told.count, 1);
    ck_assert_str_eq(told.field->name, "name");
    ck_assert_str_eq(told.original, "  BYJU\\xe2\\x80\\x99s ");
    ck_assert_int_eq(bind("date", "6/3/2015"), 0);
    ck_assert_int_eq(sample.date, 16500);
    ck_assert_int_eq(bind("amount", "1.2亿"), 0);
    ck_assert_int_eq(sample.amount.minor, 12000000000);
    ck_assert_ptr_null(sample.amount.currency);
    ck_assert_int_eq(bind("amount", "CNY 5m"), 0);
    ck_assert_str_eq(sample.amount.currency->code, "CNY");
    ck_assert_int_eq(bind("amount", "50,00,000"), 0);
    ck_assert_ptr_null(sample.amount.currency);
    ck_assert_int_eq(told.count, 2);
    ck_assert_ptr_nonnull(strstr(told.repair, "lakh"));
    ck_assert_int_eq(bind("public-share", "25%"), 0);
    ck_assert_double_eq(sample.share, 0.25);
    ck_assert_int_eq(bind("growth", "-5%"), 0);
    ck_assert_double_eq(sample.growth, -0.05);
    ck_assert_int_eq(bind("years", "7.5"), 0);
    ck_assert_double_eq(sample.years, 7.5);
    ck_assert_int_eq(bind("count", "5"), 0);
    ck_assert_int_eq(sample.count, 5);
    ck_assert_int_eq(bind("kind", "天使轮"), 0);
    ck_assert_int_eq(sample.kind, GT_DEAL_ANGEL);
    ck_assert_int_eq(told.count, 2);
    ck_assert_int_eq(bind("kind", "Maiden Round"), 0);
    ck_assert_int_eq(sample.kind, GT_DEAL_OTHER);
    ck_assert_int_eq(told.count, 3);
    ck_assert_int_eq(bind("currency", "eur"), 0);
    ck_assert_str_eq(sample.currency->code, "EUR");
    ck_assert_int_eq(bind("lead", "是"), 0);
    ck_assert(sample.lead);
}
END_TEST

/* Where nobody would be told, a word that says more or less than one known is refused. */
START_TEST(test_near_words)
{
    binding.repaired = NULL;
    ck_assert_int_eq(bind("kind", "seed"), 0);
    ck_assert_int_eq(bind("kind", "Maiden Round"), GT_EXIT_DATA);
    ck_assert_str_eq(error.text, "kind: \"Maiden Round\" is not a word known here; if \"other\" is "
                                 "meant, write that");
    ck_assert_int_eq(bind("kinds", "seed, angle"), GT_EXIT_DATA);
    ck_assert_str_eq(
        error.text, "kinds: \"angle\" is not a word known here; if \"angel\" is meant, write that");
    ck_assert_int_eq(sample.kind, GT_DEAL_SEED);
    ck_assert_uint_eq(sample.kinds, 0);
    ck_assert_int_eq(bind("kind", "Series   A"), 0); /* white space means nothing */
    ck_assert_int_eq(sample.kind, GT_DEAL_SERIES_A);
}
END_TEST

START_TEST(test_lists)
{
    ck_assert_int_eq(bind("kinds", "seed, Series A；天使轮"), 0);
    ck_assert_uint_eq(sample.kinds,
                      1u << GT_DEAL_SEED | 1u << GT_DEAL_SERIES_A | 1u << GT_DEAL_ANGEL);
    ck_assert_int_eq(bind("kinds", "debt"), 0);
    ck_assert_uint_eq(sample.kinds, 1u << GT_DEAL_SEED | 1u << GT_DEAL_SERIES_A |
                                        1u << GT_DEAL_ANGEL | 1u << GT_DEAL_DEBT);
    ck_assert_int_eq(bind("rates", "25%, 0.5；0%"), 0);
    ck_assert_int_eq(bind("rates", "25%"), 0); /* the same again is another one */
    ck_assert_uint_eq(sample.rates.count, 4);
    ck_assert_double_eq(sample.rates.items[0], 0.25);
    ck_assert_double_eq(sample.rates.items[1], 0.5);
    ck_assert_double_eq(sample.rates.items[2], 0);
    ck_assert_double_eq(sample.rates.items[3], 0.25);
    ck_assert_int_eq(bind("rates", "50%, 120%"), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, "rates: \"120%\" is out of range"));
    ck_assert_uint_eq(sample.rates.count, 4);
    ck_assert_int_eq(bind("kinds", "seed, gibberish"), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, "kinds: \"gibberish\" is not a word"));
    ck_assert_int_eq(bind("others", "Sequoia Capital India"), 0);
    ck_assert_int_eq(bind("others", "Sequoia, Inc.; 红杉；; n/a ;  SCI "), 0);
    ck_assert_uint_eq(sample.others.count, 4);
    ck_assert_str_eq(sample.others.items[0], "Sequoia Capital India");
    ck_assert_str_eq(sample.others.items[1], "Sequoia, Inc.");
    ck_assert_str_eq(sample.others.items[2], "红杉");
    ck_assert_str_eq(sample.others.items[3], "SCI");
}
END_TEST

START_TEST(test_unknown)
{
    ck_assert_int_eq(bind("amount", "5"), 0);
    ck_assert_int_eq(bind("amount", "N/A"), 0);
    ck_assert_int_eq(sample.amount.minor, 500);
    ck_assert_int_eq(bind("owner", "unknown"), 0); /* stages have no such word */
    ck_assert_int_eq(sample.owner, -1);
    ck_assert_int_eq(bind("kind", "nan"), 0);
    ck_assert_int_eq(sample.kind, -1);
    ck_assert_int_eq(bind("kind", "unknown"), 0); /* a word of the list */
    ck_assert_int_eq(sample.kind, GT_DEAL_UNKNOWN);
    ck_assert_int_eq(bind("name", ""), GT_EXIT_DATA);
    ck_assert_str_eq(error.text, "name: is empty, and must be given");
    ck_assert_int_eq(bind("date", "nan"), GT_EXIT_DATA);
    ck_assert_str_eq(error.text, "date: \"nan\" says that nobody knows, but it must be given");
    ck_assert_ptr_null(sample.name);
}
END_TEST

static const struct {
    const char *field, *text, *sentence;
} refusals[] = {
    {"date", "31/04/2016",
     "date: \"31/04/2016\" is no day of the calendar; expected day/month/year, such as 06/03/2015"},
    {"amount", "-5", "amount: \"-5\" is negative"},
    {"public_share", "25", "public_share: \"25\" is out of range"},
    {"public_share", "25", "did you mean 25%?"},
    {"years", "51", "years: \"51\" is out of range; expected 0 to 50"},
    {"count", "6", "count: \"6\" is out of range; expected 2 to 5"},
    {"count", "1.5", "count: \"1.5\" is no whole number"},
    {"kind", "Gibberish",
     "kind: \"Gibberish\" is not a word known here; expected one of: unknown, "
     "seed, angel"},
    {"currency", "XYZ", "currency: \"XYZ\" is no currency"},
    {"lead", "maybe", "lead: \"maybe\" is neither yes nor no"},
};

START_TEST(test_refusal)
{
    struct sample before = sample;
    ck_assert_int_eq(bind(refusals[_i].field, refusals[_i].text), GT_EXIT_DATA);
    ck_assert_msg(strstr(error.text, refusals[_i].sentence) != NULL, "%s", error.text);
    ck_assert_int_eq(memcmp(&before, &sample, sizeof sample), 0);
    ck_assert_int_eq(told.count, 0);
}
END_TEST

START_TEST(test_fields_by_name)
{
    ck_assert_ptr_eq(gt_form_field(&form, "public-share"), &fields[4]);
    ck_assert_ptr_eq(gt_form_field(&form, "Public Share"), &fields[4]);
    ck_assert_ptr_null(gt_form_field(&form, "public"));
    ck_assert_ptr_null(gt_form_field(&form, "public_share_"));
    ck_assert_ptr_null(gt_form_field(&form, ""));
}
END_TEST

START_TEST(test_missing)
{
    ck_assert_str_eq(gt_form_missing(&form, &sample)->name, "name");
    ck_assert_int_eq(bind("name", "Ola"), 0);
    ck_assert_str_eq(gt_form_missing(&form, &sample)->name, "date");
    ck_assert_int_eq(bind("date", "2015-03-06"), 0);
    ck_assert_ptr_null(gt_form_missing(&form, &sample));
}
END_TEST

START_TEST(test_canonical)
{
    ck_assert_str_eq(gt_form_canonical(&form, &sample, &arena),
                     "sample\t\t\t\t\t\t\t\t\t\t\t\t\t\t\tno");
    bind("name", " BYJU’S ");
    bind("others", "b; Ａ");
    bind("date", "6/3/2015");
    bind("amount", "CNY 1.2亿");
    bind("public_share", "25%");
    bind("growth", "-50%");
    bind("years", "7.5");
    bind("count", "3");
    bind("kind", "A轮");
    bind("kinds", "seed,angel");
    bind("rates", "50%; 0.125");
    bind("multiple", "1.5x");
    bind("currency", "usd");
    const char *line = gt_form_canonical(&form, &sample, &arena);
    ck_assert_str_eq(line,
                     "sample\tbyju's\t2\ta\tb\t2015-03-06\t12000000000 CNY\t0.25\t-0.5\t7.5\t3"
                     "\tseries_a\t\t6\t0.5 0.125\t3:2\tUSD\tno");
    sample.others.count = 0;
    bind("name", "byju's");
    bind("others", "A;B");
    ck_assert_str_eq(gt_form_canonical(&form, &sample, &arena), line);
    bind("lead", "yes");
    ck_assert_str_ne(gt_form_canonical(&form, &sample, &arena), line);
}
END_TEST

/* One name that holds what parts two is not two names. */
START_TEST(test_canonical_tells_apart)
{
    const char *one[] = {"a b"}, *two[] = {"a", "b"};
    sample.others = (struct gt_names){one, 1};
    const char *line = gt_form_canonical(&form, &sample, &arena);
    sample.others = (struct gt_names){two, 2};
    ck_assert_str_ne(gt_form_canonical(&form, &sample, &arena), line);
}
END_TEST

static const struct {
    const char *text;
    int64_t num, den;
} ratios[] = {
    {"0.2", 1, 5},
    {"20%", 1, 5},
    {"20 %", 1, 5},
    {"1.5x", 3, 2},
    {"3:1", 3, 1},
    {"1/3", 1, 3},
    {"1.5 : 3", 1, 2},
    {"12.5%", 1, 8},
    {"0", 0, 1},
    {"0%", 0, 1},
    {"33.333333333333%", 33333333333333, 100000000000000},
    {"1,000:100", 10, 1},
};

START_TEST(test_ratio)
{
    ck_assert_msg(bind("multiple", ratios[_i].text) == 0, "%s", error.text);
    ck_assert_int_eq(sample.multiple.num, ratios[_i].num);
    ck_assert_int_eq(sample.multiple.den, ratios[_i].den);
}
END_TEST

/* One text a type, as it is read and as it is written again; NULL: the same. */
static const struct {
    const char *field, *text, *again;
} texts[] = {
    {"name", "Acme; Robotics", NULL},
    {"others", "Blue, Ltd; Red", NULL},
    {"date", "6/3/2015", "2015-03-06"},
    {"amount", "USD 1,234.5", "USD 1,234.50"},
    {"amount", "500\xE4\xB8\x87", "USD 5,000,000"},
    {"public_share", "12.5%", "0.125"},
    {"public_share", "0", NULL},
    {"growth", "-3%", "-0.03"},
    {"years", "2.385", NULL},
    {"count", "5", NULL},
    {"kind", "Series A", "series_a"},
    {"kinds", "seed, angel", NULL},
    {"rates", "10%, 0.2", "0.1; 0.2"},
    {"multiple", "1.5x", "3:2"},
    {"currency", "eur", "EUR"},
    {"lead", "true", "yes"},
};

/* What is written is read as what was bound: written once more it is the same. */
START_TEST(test_text)
{
    const struct gt_field *field = gt_form_field(&form, texts[_i].field);
    const char *again = texts[_i].again ? texts[_i].again : texts[_i].text;
    bool failed = false;
    ck_assert(gt_field_is_absent(field, &sample) == (field->type != GT_FIELD_FLAG));
    ck_assert_pstr_eq(gt_record_text(field, &sample, binding.currency, &arena, &failed),
                      field->type == GT_FIELD_FLAG ? "no" : NULL);
    ck_assert_msg(bind(texts[_i].field, texts[_i].text) == 0, "%s", error.text);
    const char *text = gt_record_text(field, &sample, binding.currency, &arena, &failed);
    ck_assert_str_eq(text, again);
    gt_form_reset(&form, &sample);
    binding.date_format = GT_DATE_ISO;
    ck_assert_msg(bind(texts[_i].field, text) == 0, "%s", error.text);
    ck_assert_str_eq(gt_record_text(field, &sample, NULL, &arena, &failed), again);
    ck_assert(!failed);
}
END_TEST

static const struct {
    const char *text, *sentence;
} no_ratios[] = {
    {"101", "multiple: \"101\" is out of range; expected 0 to 100"},
    {"1:0",
     "multiple: \"1:0\" is no ratio here; expected a number, a percentage, a multiple such as "
     "1.5x, or two numbers such as 3:1"},
    {"three", "multiple: \"three\" is no amount; "},
    {"-1", "multiple: \"-1\" is negative; "},
    {"0.1234567890123456789", "multiple: \"0.1234567890123456789\" has more decimals than can be "
                              "kept, which is 18"},
};

START_TEST(test_ratio_refused)
{
    ck_assert_int_eq(bind("multiple", no_ratios[_i].text), GT_EXIT_DATA);
    ck_assert_msg(strncmp(error.text, no_ratios[_i].sentence, strlen(no_ratios[_i].sentence)) == 0,
                  "%s", error.text);
    ck_assert_int_eq(sample.multiple.den, 0);
}
END_TEST

START_TEST(test_other_names)
{
    const struct gt_field *field = gt_form_field(&form, "multiple");
    ck_assert(gt_field_spelled(field->name, field->also, "Multiple"));
    ck_assert(gt_field_spelled(field->name, field->also, "times"));
    ck_assert(gt_field_spelled(field->name, field->also, "Liquidation-Multiple"));
    ck_assert(!gt_field_spelled(field->name, field->also, "liquidation"));
    ck_assert(!gt_field_spelled(field->name, field->also, "times;liquidation_multiple"));
    ck_assert(!gt_field_spelled(field->name, field->also, ""));
    ck_assert(!gt_field_spelled(field->name, NULL, "times"));
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bind");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_reset);
    tcase_add_test(tests, test_each_type);
    tcase_add_test(tests, test_near_words);
    tcase_add_test(tests, test_lists);
    tcase_add_test(tests, test_unknown);
    tcase_add_loop_test(tests, test_refusal, 0, ROWS(refusals));
    tcase_add_test(tests, test_fields_by_name);
    tcase_add_test(tests, test_missing);
    tcase_add_loop_test(tests, test_ratio, 0, ROWS(ratios));
    tcase_add_loop_test(tests, test_ratio_refused, 0, ROWS(no_ratios));
    tcase_add_test(tests, test_other_names);
    tcase_add_loop_test(tests, test_text, 0, ROWS(texts));
    tcase_add_test(tests, test_canonical);
    tcase_add_test(tests, test_canonical_tells_apart);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
