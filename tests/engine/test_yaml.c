/* test_yaml.c - YAML bound to a struct, and all that is refused, each with its line. */
#include "engine/intake/yaml.h"

#include "engine/base/text.h"
#include "engine/operations/records.h"
#include "scrap.h"
#include "tests/models/run.h"

#define ROWS(table) (int)(sizeof table / sizeof *table)

struct sample {
    const char *name;
    struct gt_names others;
    gt_day from;
    struct gt_amount budget;
    double share;
    uint32_t kinds;
    struct gt_rate_list rates;
};

#define AT(member) offsetof(struct sample, member)

static const struct gt_field fields[] = {
    {.name = "name", .type = GT_FIELD_TEXT, .offset = AT(name), .required = true},
    {.name = "others", .type = GT_FIELD_NAMES, .offset = AT(others)},
    {.name = "from", .type = GT_FIELD_DATE, .offset = AT(from)},
    {.name = "budget", .type = GT_FIELD_AMOUNT, .offset = AT(budget)},
    {.name = "public_share", .type = GT_FIELD_RATE, .offset = AT(share), .low = 0, .high = 1},
    {.name = "kinds", .type = GT_FIELD_KINDS, .offset = AT(kinds), .kind = &gt_deal_kind_words},
    {.name = "rates", .type = GT_FIELD_RATES, .offset = AT(rates), .low = 0, .high = 1},
    {.name = NULL},
};
static const struct gt_form form = {"sample", sizeof(struct sample), fields};
static const char *const others[] = {"terms", "partners", NULL};

static struct gt_arena arena;
static struct gt_binding binding;
static struct scrap scrap;
static struct gt_yaml *yaml;
static struct gt_yaml_node root;
static struct gt_error error;
static struct sample sample;

static void set_up(void)
{
    yaml = NULL;
    binding = (struct gt_binding){.arena = &arena, .currency = gt_currency_find("CNY", 3)};
    gt_form_reset(&form, &sample);
}

static void tear_down(void)
{
    gt_yaml_close(yaml);
    gt_arena_clear(&arena);
}

static int open_bytes(const char *bytes, size_t length)
{
    scrap_write(&scrap, bytes, length);
    int result = gt_yaml_open(scrap.path, &arena, &yaml, &root, &error);
    scrap_remove(&scrap);
    return result;
}

static int bind(const char *text)
{
    int result = open_bytes(text, strlen(text));
    return result ? result : gt_yaml_bind(root, &form, others, &binding, &sample, &error);
}

START_TEST(test_all_fields)
{
    static const char text[] = "# a plan\n"
                               "name: 虹口引导基金   # a comment\n"
                               "others: [Hongkou, \"HK; Fund\"]\n"
                               "from: 2015-03-06\n"
                               "budget: 5000万\n"
                               "public-share: 25%\n"
                               "kinds:\n"
                               "  - seed\n"
                               "  - 天使轮\n"
                               "terms: {cap: 1}\n";
    size_t length;
    sample.kinds = 1u << GT_DEAL_DEBT; /* a default, which gives way */
    ck_assert_msg(bind(text) == 0, "%s", error.text);
    ck_assert_str_eq(sample.name, "虹口引导基金");
    ck_assert_uint_eq(sample.others.count, 3);
    ck_assert_str_eq(sample.others.items[2], "Fund");
    ck_assert_int_eq(sample.from, 16500);
    ck_assert_int_eq(sample.budget.minor, 5000000000);
    ck_assert_double_eq(sample.share, 0.25);
    ck_assert_uint_eq(sample.kinds, 1u << GT_DEAL_SEED | 1u << GT_DEAL_ANGEL);
    ck_assert_str_eq(gt_yaml_source(yaml, &length), text);
    ck_assert_uint_eq(length, sizeof text - 1);
}
END_TEST

START_TEST(test_absent_values)
{
    sample.share = 0.3;
    ck_assert_int_eq(bind("name: Fund\npublic_share: ~\nbudget:\nfrom: null\nkinds: []\nrates: []\n"), 0);
    ck_assert_double_eq(sample.share, 0.3);
    ck_assert(sample.budget.minor == GT_MONEY_UNKNOWN);
    ck_assert_int_eq(sample.from, GT_DAY_NONE);
    ck_assert_uint_eq(sample.kinds, 0);
}
END_TEST

static const struct {
    const char *text, *sentence;
    const char *why;
} wrong[] = {
    {"", ": is empty", "an empty file"},
    {"# nothing\n", ": is empty", "only a comment"},
    {"- a\n- b\n", ", line 1: expected keys and values", "a list at the root"},
    {"text\n", ", line 1: expected keys and values", "a scalar at the root"},
    {"name: x\nbugdet: 5\n",
     ", line 2: \"bugdet\" is no key here; expected one of: name, others, "
     "from, budget, public_share, kinds, rates, terms, partners",
     "unknown key"},
    {"name: x\nfrom: 2015-03-06\nname: y\n",
     ", line 3: \"name\" stands here a second time; it was "
     "given in line 1",
     "a key twice"},
    {"name: x\npublic_share: 1\npublic-share: 1\n", ", line 3: \"public-share\" stands here",
     "twice under two spellings"},
    {"name: x\nterms: {}\nterms: {}\n", ", line 3: \"terms\" stands here a second time",
     "a key of the caller's twice"},
    {"from: 2015-03-06\n", ", line 1: name: is missing, and must be given", "a required key"},
    {"name:\n", ", line 1: name: is empty, and must be given", "a required value"},
    {"name: x\n\nfrom: 2015-02-29\n", ", line 3: from: \"2015-02-29\" is no day of the calendar",
     "a day that is none"},
    {"name: x\npublic_share: 25\n", ", line 2: public_share: \"25\" is out of range", "a rate"},
    {"name: x\npublic_share: 0.25x\n", ", line 2: public_share: \"0.25x\" is no rate", "a letter"},
    {"name: x\npublic_share: .nan\n", ", line 2: public_share: \".nan\" is no rate", "YAML's nan"},
    {"name: x\nbudget: 0o17\n", ", line 2: budget: \"0o17\" is no amount", "YAML's octal"},
    {"name: x\nrates: [25%,\n  101%]\n", ", line 3: rates: \"101%\" is out of range",
     "a rate of a list, where it stands"},
    {"name: x\nkinds:\n  - seed\n  - gold\n", ", line 4: kinds: \"gold\" is not a word known here",
     "a word in a list"},
    {"name: [a, b]\n", ", line 1: name: expected one value here, not a list", "a list"},
    {"name: {a: b}\n", ", line 1: name: expected one value here, not keys and values", "a mapping"},
    {"name: x\nothers: {a: b}\n", ", line 2: others: expected one value here",
     "a mapping for names"},
    {"name: x\nothers: [[a]]\n", ", line 2: others: expected one value here, not a list",
     "a list in a list"},
    {"? [a]\n: b\n", ", line 1: expected a word as key", "a list as a key"},
    {"name: &a x\n", ", line 1: anchors (&) and aliases (*) are not read", "an anchor alone"},
    {"others: &a [x]\nname: x\nkinds: *a\n", ", line 1: anchors", "an anchor on a list"},
    {"terms: &a {b: c}\nname: x\n", ", line 1: anchors", "an anchor on a mapping"},
    {"name: *a\n", ", line 1: anchors (&) and aliases (*)", "an alias"},
    {"name: !!str x\n", ", line 1: tags (!) are not read", "a tag"},
    {"name: ! x\n", ", line 1: tags (!)", "the non-specific tag"},
    {"name: x\nothers: !a [x]\n", ", line 2: tags (!)", "a tag on a list"},
    {"name: x\nterms: !a {b: c}\n", ", line 2: tags (!)", "a tag on a mapping"},
    {"<<: {name: x}\n", ", line 1: \"<<\" is no key here", "a merge key"},
    {"name: x\n---\nname: y\n", ", line 2: a second document begins", "two documents"},
    {"name: x\nterms:\n\tcap: 1\n", ", line 3: is not YAML: a tab stands in front", "a tab"},
    {"name: [x\n", "is not YAML: ", "an open bracket"},
    {"name: \"x\n", "is not YAML: ", "an open quote"},
    {"name: x\n  from: 1\n", ", line 2: is not YAML: ", "indentation"},
    {"name: @x\n", ", line 1: is not YAML: ", "a reserved character"},
    {"name: x\nfrom: \x01\n", ", line 2: is not YAML: ", "a control character"},
    {"name: x\nothers: caf\xE9\n", ", line 2: there are bytes that are not UTF-8", "Latin-1"},
    {"name: \"a\\0b\"\n", ", line 1: name: there is a NUL character", "an escaped NUL"},
};

START_TEST(test_wrong)
{
    ck_assert_int_eq(bind(wrong[_i].text), GT_EXIT_DATA);
    ck_assert_msg(strncmp(error.text, scrap.path, strlen(scrap.path)) == 0 &&
                      strstr(error.text, wrong[_i].sentence),
                  "%s: %s", wrong[_i].why, error.text);
}
END_TEST

START_TEST(test_nul_and_utf16)
{
    ck_assert_int_eq(open_bytes("name: x\nfrom: \0\n", 16), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, ", line 2: there are bytes that are not UTF-8"));
    ck_assert_int_eq(open_bytes("\xFF\xFEn\0", 4), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, ", line 1: there are bytes that are not UTF-8"));
}
END_TEST

START_TEST(test_byte_order_mark)
{
    ck_assert_msg(bind("\xEF\xBB\xBFname: x\n") == 0, "%s", error.text);
    ck_assert_str_eq(sample.name, "x");
}
END_TEST

START_TEST(test_no_file)
{
    ck_assert_int_eq(gt_yaml_open("/nowhere/plan.yaml", &arena, &yaml, &root, &error),
                     GT_EXIT_DATA);
    ck_assert_str_eq(error.text, "/nowhere/plan.yaml: cannot be opened: No such file or directory");
    ck_assert_int_eq(gt_yaml_open("/", &arena, &yaml, &root, &error), GT_EXIT_DATA);
    ck_assert_str_eq(error.text, "/: cannot be read: Is a directory");
    ck_assert_ptr_null(yaml);
}
END_TEST

START_TEST(test_nodes)
{
    struct gt_yaml_node *items = NULL;
    size_t count = 4711;
    ck_assert_int_eq(bind("name: x\npartners:\n  - name: a\n  - name: b\nterms: {cap: 5}\n"), 0);
    struct gt_yaml_node list = gt_yaml_get(root, "partners");
    ck_assert_int_eq(gt_yaml_items(list, &arena, &items, &count, &error), 0);
    ck_assert_uint_eq(count, 2);
    ck_assert_int_eq(gt_yaml_bind(items[1], &form, NULL, &binding, &sample, &error), 0);
    ck_assert_str_eq(sample.name, "b");
    ck_assert_str_eq(gt_yaml_scalar(items[0], "name"), "a");
    ck_assert_str_eq(gt_yaml_scalar(gt_yaml_get(root, "terms"), "cap"), "5");
    ck_assert_ptr_null(gt_yaml_scalar(root, "terms"));
    ck_assert_ptr_null(gt_yaml_scalar(root, "absent"));
    ck_assert_int_eq(gt_yaml_fail(items[1], &error, "no partner %d", 7), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, ", line 4: no partner 7"));
    struct gt_yaml_node absent = gt_yaml_get(root, "absent");
    ck_assert_int_eq(absent.index, 0);
    ck_assert_int_eq(gt_yaml_get(absent, "name").index, 0);
    ck_assert_int_eq(gt_yaml_items(absent, &arena, &items, &count, &error), 0);
    ck_assert_uint_eq(count, 0);
    ck_assert_int_eq(gt_yaml_fail(absent, &error, "no plan"), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, ": no plan"));
    ck_assert_int_eq(gt_yaml_bind(absent, &form, NULL, &binding, &sample, &error), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, ": name: is missing"));
}
END_TEST

START_TEST(test_wrong_nodes)
{
    struct gt_yaml_node *items = NULL;
    size_t count = 4711;
    ck_assert_int_eq(bind("name: x\npartners: [a]\nterms: 5\n"), 0);
    struct gt_yaml_node terms = gt_yaml_get(root, "terms");
    ck_assert_int_eq(gt_yaml_items(terms, &arena, &items, &count, &error), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, ", line 3: terms: expected a list"));
    ck_assert_int_eq(gt_yaml_items(gt_yaml_get(root, "partners"), &arena, &items, &count, &error),
                     GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, ", line 2: partners: expected keys and values in every"));
    ck_assert_int_eq(gt_yaml_bind(terms, &form, NULL, &binding, &sample, &error), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(error.text, ", line 3: sample: expected keys and values"));
    ck_assert_uint_eq(count, 4711);
}
END_TEST

/* `piece` again and again, `length` bytes of it. */
static const struct {
    const char *piece;
    size_t length;
    const char *sentence;
    const char *why;
} large[] = {
    {"[", GT_YAML_BYTES_MAX, "nested too deep", "brackets"},
    {"{a: ", GT_YAML_BYTES_MAX, "nested too deep", "braces"},
    {"- ", GT_YAML_BYTES_MAX, "nested too deep", "dashes"},
    {"? ", GT_YAML_BYTES_MAX, "nested too deep", "questions"},
    {"x", GT_YAML_BYTES_MAX, "expected keys and values", "one word"},
    {"a: b\n", GT_YAML_BYTES_MAX / 5 * 5, "is no key here", "many keys"},
    {"# x\n", GT_YAML_BYTES_MAX, "is empty", "many comments"},
    {"a: b\n", GT_YAML_BYTES_MAX + 1, "is larger than 1048576 bytes", "a byte more"},
    {"x", (size_t)8 << 20, "is larger than 1048576 bytes", "far more"},
};

START_TEST(test_large)
{
    char *bytes = malloc(large[_i].length);
    ck_assert_ptr_nonnull(bytes);
    for (size_t i = 0; i < large[_i].length; i++)
        bytes[i] = large[_i].piece[i % strlen(large[_i].piece)];
    int result = open_bytes(bytes, large[_i].length);
    if (!result)
        result = gt_yaml_bind(root, &form, others, &binding, &sample, &error);
    free(bytes);
    ck_assert_int_eq(result, GT_EXIT_DATA);
    ck_assert_msg(strstr(error.text, large[_i].sentence) != NULL, "%s: %s", large[_i].why,
                  error.text);
}
END_TEST

/* Nested as deep as may be. */
START_TEST(test_depth)
{
    struct gt_text text = {0};
    gt_text_puts(&text, "name: x\nterms: ");
    for (int i = 1; i < GT_YAML_DEPTH_MAX; i++)
        gt_text_puts(&text, "[");
    for (int i = 1; i < GT_YAML_DEPTH_MAX; i++)
        gt_text_puts(&text, "]");
    ck_assert_msg(bind(text.data) == 0, "%s", error.text);
    gt_text_clear(&text);
}
END_TEST

/* Whatever the bytes: a record or one sentence. */
START_TEST(test_noise)
{
    uint64_t state = 7;
    char bytes[200];
    for (int i = 0; i < 3000; i++) {
        size_t length =
            noise_text(&state, "name: x\n- []{},&*!|>'\"%@#?~\tkinds", bytes, sizeof bytes);
        int result = open_bytes(bytes, length);
        if (!result)
            result = gt_yaml_bind(root, &form, others, &binding, &sample, &error);
        ck_assert(result == 0 || result == GT_EXIT_DATA);
        tear_down();
        set_up();
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("yaml");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_test(tests, test_all_fields);
    tcase_add_test(tests, test_absent_values);
    tcase_add_loop_test(tests, test_wrong, 0, ROWS(wrong));
    tcase_add_test(tests, test_nul_and_utf16);
    tcase_add_test(tests, test_byte_order_mark);
    tcase_add_test(tests, test_no_file);
    tcase_add_test(tests, test_nodes);
    tcase_add_test(tests, test_wrong_nodes);
    tcase_add_loop_test(tests, test_large, 0, ROWS(large));
    tcase_add_test(tests, test_depth);
    tcase_add_test(tests, test_noise);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
