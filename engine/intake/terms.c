/* terms.c - reads the terms of public money. */
#include "engine/intake/terms.h"

#include "engine/intake/terms_forms.h"

#include <string.h>

/* What a file says beside its terms. */
struct head {
    const char *name, *title, *preset;
    const struct gt_currency *currency;
    gt_day valid_from, valid_to;
    int stage;
};

#define FIELD(record, member, kind_of, ...)                                                        \
    {                                                                                              \
        .name = #member, .type = kind_of, .offset = offsetof(struct record, member), __VA_ARGS__   \
    }

static const struct gt_field head_fields[] = {
    FIELD(head, preset, GT_FIELD_TEXT, .help = N_("preset that it starts from")),
    FIELD(head, name, GT_FIELD_TEXT, .help = N_("name of these terms")),
    FIELD(head, title, GT_FIELD_TEXT, .help = N_("what they are")),
    FIELD(head, currency, GT_FIELD_CURRENCY, .help = N_("currency of its amounts, ISO 4217")),
    FIELD(head, valid_from, GT_FIELD_DATE, .help = N_("first day of payment they are for")),
    FIELD(head, valid_to, GT_FIELD_DATE, .help = N_("last day of payment they are for")),
    FIELD(head, stage, GT_FIELD_KIND, .kind = &gt_term_stage_words,
          .help = N_("what the company or fund is")),
    {.name = NULL},
};
static const struct gt_form head_form = {"terms", sizeof(struct head), head_fields};

static const struct gt_field rate_fields[] = {
    FIELD(gt_benchmark_rate, benchmark, GT_FIELD_KIND, .required = true,
          .kind = &gt_benchmark_words, .help = N_("published rate")),
    FIELD(gt_benchmark_rate, since, GT_FIELD_DATE, .required = true,
          .help = N_("day from which on it was that")),
    FIELD(gt_benchmark_rate, rate, GT_FIELD_RATE, .required = true, .high = GT_TERM_RATE_MAX,
          .help = N_("annual rate")),
    {.name = NULL},
};
static const struct gt_form rate_form = {"rates", sizeof(struct gt_benchmark_rate), rate_fields};

static const struct gt_file_part parts[] = {
    {"", &head_form},
    {"rates[]", &rate_form},
    {"fund_share", &gt_fund_share_form},
    {"co_investment", &gt_co_investment_form},
    {"priority_return", &gt_priority_return_form},
    {"buy_out", &gt_buy_out_form},
    {"concession", &gt_concession_form},
    {"loss_share", &gt_loss_share_form},
    {"compensation", &gt_compensation_form},
    {"reinvestment", &gt_reinvestment_form},
    {NULL, NULL},
};

const struct gt_file_format gt_terms_format = {
    N_("The file is YAML: a preset and what differs from it, or terms written from nothing; "
       "`gentou terms show PRESET --yaml` writes a preset as such a file. Where a new term says "
       "nothing, the first word of a list holds, and 0."),
    parts,
    N_("preset: mof-2007\n"
       "name: Terms of our own fund\n"
       "rates:                   # published rates; enter yours, these are invented\n"
       "  - {benchmark: pboc_1y, since: 2012-01-01, rate: 6.5%}\n"
       "  - {benchmark: pboc_1y, since: 2015-01-01, rate: 5.5%}\n"
       "buy_out:                 # only what differs from the preset\n"
       "  who: partners\n"
       "  interest: compound\n"
       "concession:              # a term that the preset does not have\n"
       "  share: 20%\n"
       "  hurdle: 6%\n"
       "  interest: compound\n"
       "  level: fund\n"),
};

int gt_terms_start(const char *preset, struct gt_terms_file *file, struct gt_error *error)
{
    struct gt_quote quote;
    *file = (struct gt_terms_file){.preset = gt_term_preset_find(preset), .stage = -1};
    if (!file->preset)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s is no preset of terms; `gentou terms list` has them"),
                       gt_text_quote(&quote, preset));
    file->set = *file->preset;
    file->currency = gt_currency_find(file->set.currency, strlen(file->set.currency));
    return 0;
}

/* A member that somebody must give, when the file says so and does not give it. */
static void ask(struct gt_yaml_node node, const char *key, uint32_t needs, enum gt_term_input input,
                double *member)
{
    if ((needs & GT_TERM_BIT(input)) && gt_yaml_get(node, key).index == 0)
        *member = GT_TERM_ASKED;
}

static void ask_all(struct gt_yaml_node node, enum gt_term_kind kind, struct gt_term_set *set)
{
    struct gt_buy_out *buy_out = &set->buy_out;
    struct gt_priority_return *priority = &set->priority_return;
    if (kind == GT_TERM_BUY_OUT) {
        ask(node, "opens", buy_out->needs, GT_TERM_INPUT_WINDOW, &buy_out->opens);
        ask(node, "closes", buy_out->needs, GT_TERM_INPUT_WINDOW, &buy_out->closes);
        ask(node, "rate", buy_out->needs, GT_TERM_INPUT_RATE, &buy_out->rate);
        ask(node, "premium", buy_out->needs, GT_TERM_INPUT_PREMIUM, &buy_out->premium);
    } else if (kind == GT_TERM_CONCESSION) {
        ask(node, "hurdle", set->concession.needs, GT_TERM_INPUT_RATE, &set->concession.hurdle);
    } else if (kind == GT_TERM_PRIORITY_RETURN) {
        ask(node, "rate", priority->needs, GT_TERM_INPUT_RATE, &priority->rate);
        ask(node, "profit_share", priority->needs, GT_TERM_INPUT_PROFIT_SHARE,
            &priority->profit_share);
    }
}

/* A published rate is asked for unless its figure is written beside its name. */
static void ask_published(struct gt_yaml_node node, const char *field, int benchmark,
                          uint32_t *needs, double *rate)
{
    if (benchmark == GT_BENCHMARK_NONE || gt_yaml_get(node, "benchmark").index == 0 ||
        gt_yaml_get(node, field).index)
        return;
    *needs |= GT_TERM_BIT(GT_TERM_INPUT_RATE);
    *rate = GT_TERM_ASKED;
}

/* What has been given is asked for no longer. */
static void settle(struct gt_term_set *set)
{
    set->buy_out.needs &= gt_term_missing(set, GT_TERM_BUY_OUT);
    set->concession.needs &= gt_term_missing(set, GT_TERM_CONCESSION);
    set->priority_return.needs &= gt_term_missing(set, GT_TERM_PRIORITY_RETURN);
}

/* A term that nobody wrote yet. */
static void begin(struct gt_terms_file *file, enum gt_term_kind kind)
{
    struct gt_term *term = gt_term_of(&file->set, kind);
    memset(term, 0, gt_term_forms[kind]->size);
    term->given = true;
    term->citation.valid_from = GT_DAY_NONE;
    term->citation.valid_to = GT_DAY_LAST;
    if (kind == GT_TERM_COMPENSATION)
        file->set.compensation.invested_from = GT_DAY_NONE;
}

static int read_term(struct gt_yaml_node node, enum gt_term_kind kind,
                     const struct gt_binding *binding, struct gt_terms_file *file,
                     struct gt_error *error)
{
    struct gt_field fields[GT_TERM_FIELDS_MAX];
    struct gt_form form = gt_term_form_in(kind, file->currency, fields);
    struct gt_term *term = gt_term_of(&file->set, kind);
    bool fresh = !term->given;
    if (node.index == 0)
        return 0;
    if (fresh)
        begin(file, kind);
    term->changed = !fresh;
    int code = gt_yaml_bind(node, &form, NULL, binding, term, error);
    if (!code && fresh && gt_term_is_cited(term) && gt_yaml_get(node, "verified").index == 0)
        code = gt_yaml_fail(node, error, _("%s: is missing, and must be given"), "verified");
    if (!code && fresh)
        ask_all(node, kind, &file->set);
    if (!code && kind == GT_TERM_BUY_OUT)
        ask_published(node, "rate", file->set.buy_out.benchmark, &file->set.buy_out.needs,
                      &file->set.buy_out.rate);
    if (!code && kind == GT_TERM_CONCESSION)
        ask_published(node, "hurdle", file->set.concession.benchmark, &file->set.concession.needs,
                      &file->set.concession.hurdle);
    settle(&file->set);
    return code;
}

static int read_rates(struct gt_yaml_node node, const struct gt_binding *binding,
                      struct gt_terms_file *file, struct gt_error *error)
{
    struct gt_yaml_node *items = NULL;
    size_t count = 0;
    int code = gt_yaml_items(gt_yaml_get(node, "rates"), binding->arena, &items, &count, error);
    struct gt_benchmark_rate *rates =
        code ? NULL : gt_arena_alloc(binding->arena, (count + 1) * sizeof *rates);
    if (!code && !rates)
        return gt_fail_memory(error);
    for (size_t i = 0; i < count && !code; i++)
        code = gt_yaml_bind(items[i], &rate_form, NULL, binding, &rates[i], error);
    file->rates = rates;
    file->rate_count = count;
    return code;
}

static int read_head(struct gt_yaml_node node, const char *const *others,
                     const struct gt_currency *currency, struct gt_binding *binding,
                     struct gt_terms_file *file, struct gt_error *error)
{
    struct head head;
    gt_form_reset(&head_form, &head);
    int code = gt_yaml_bind(node, &head_form, others, binding, &head, error);
    if (!code && head.preset) {
        code = gt_terms_start(head.preset, file, error);
        if (code)
            return gt_yaml_fail(node, error, "preset: %s",
                                gt_arena_format(binding->arena, "%s", error->text));
    }
    if (code)
        return code;
    struct gt_term_set *set = &file->set;
    if (!head.preset)
        *file = (struct gt_terms_file){.set = {.valid_from = GT_DAY_NONE, .valid_to = GT_DAY_LAST},
                                       .currency = currency};
    if (head.currency && head.preset && head.currency != file->currency)
        return gt_yaml_fail(node, error, _("currency: the preset's is %s; leave it out"),
                            file->currency->code);
    file->stage = head.stage;
    file->currency = head.currency ? head.currency : file->currency;
    if (!file->currency)
        return gt_yaml_fail(node, error, _("%s: is missing, and must be given"), "currency");
    set->currency = file->currency->code;
    set->name = head.name ? head.name : set->name ? set->name : "own";
    set->title = head.title ? head.title : set->title;
    set->valid_from = head.valid_from != GT_DAY_NONE ? head.valid_from : set->valid_from;
    set->valid_to = head.valid_to != GT_DAY_NONE ? head.valid_to : set->valid_to;
    binding->currency = file->currency;
    return 0;
}

/* The caller's keys and those of the terms. */
static const char *const *known_keys(const char *const *others, struct gt_arena *arena)
{
    size_t count = 0, own = 0;
    while (others && others[own])
        own++;
    const char **keys = gt_arena_alloc(arena, (own + GT_TERM_COUNT + 2) * sizeof *keys);
    if (!keys)
        return NULL;
    for (int kind = 0; kind < GT_TERM_COUNT; kind++)
        keys[count++] = gt_kind_token(&gt_term_kind_words, kind);
    keys[count++] = "rates";
    for (size_t i = 0; i < own; i++)
        keys[count++] = others[i];
    return keys;
}

int gt_terms_bind(struct gt_yaml_node node, const char *const *others,
                  const struct gt_currency *currency, struct gt_terms_file *file,
                  struct gt_arena *arena, struct gt_error *error)
{
    struct gt_binding binding = {.arena = arena, .date_format = GT_DATE_ISO};
    const char *const *keys = known_keys(others, arena);
    if (!keys)
        return gt_fail_memory(error);
    int code = read_head(node, keys, currency, &binding, file, error);
    if (!code)
        code = read_rates(node, &binding, file, error);
    for (int kind = 0; kind < GT_TERM_COUNT && !code; kind++)
        code = read_term(gt_yaml_get(node, gt_kind_token(&gt_term_kind_words, kind)),
                         (enum gt_term_kind)kind, &binding, file, error);
    if (!code && gt_terms_check(&file->set, error))
        code = gt_yaml_fail(node, error, "%s", gt_arena_format(arena, "%s", error->text));
    return code;
}

int gt_terms_check(const struct gt_term_set *set, struct gt_error *error)
{
    const struct gt_buy_out *buy_out = &set->buy_out;
    const struct gt_co_investment *deal = &set->co_investment;
    const struct gt_fund_share *fund = &set->fund_share;
    if (set->valid_from > set->valid_to)
        return gt_fail(error, GT_EXIT_DATA,
                       _("valid_from: it is after valid_to; exchange the two"));
    if (buy_out->closes > 0 && buy_out->opens > buy_out->closes)
        return gt_fail(error, GT_EXIT_DATA,
                       _("buy_out: the window opens after %g years and closes after %g; exchange "
                         "the two"),
                       buy_out->opens, buy_out->closes);
    if (deal->most > 0 && deal->least > deal->most)
        return gt_fail(error, GT_EXIT_DATA,
                       _("co_investment: least is more than most; exchange the two"));
    if (deal->round_most > 0 && deal->round_least > deal->round_most)
        return gt_fail(error, GT_EXIT_DATA,
                       _("co_investment: round_least is more than round_most; exchange the two"));
    if (fund->fund_most > 0 && fund->fund_least > fund->fund_most)
        return gt_fail(error, GT_EXIT_DATA,
                       _("fund_share: fund_least is more than fund_most; exchange the two"));
    return 0;
}

static bool has_terms(const struct gt_term_set *set)
{
    bool any = false;
    for (int kind = 0; kind < GT_TERM_COUNT; kind++)
        any = any || gt_term_in(set, (enum gt_term_kind)kind)->given;
    return any;
}

int gt_terms_read(const char *what, struct gt_terms_file *file, struct gt_arena *arena,
                  struct gt_error *error)
{
    struct gt_yaml *yaml = NULL;
    struct gt_yaml_node root;
    struct gt_quote quote;
    if (gt_term_preset_find(what))
        return gt_terms_start(what, file, error);
    if (!strchr(what, '.') && !strchr(what, '/'))
        return gt_fail(error, GT_EXIT_USAGE,
                       _("%s is no preset of terms (`gentou terms list` has them) and no file of "
                         "terms (they end in .yaml)"),
                       gt_text_quote(&quote, what));
    int code = gt_yaml_open(what, arena, &yaml, &root, error);
    if (!code)
        code = gt_terms_bind(root, NULL, NULL, file, arena, error);
    if (!code && !has_terms(&file->set))
        code = gt_yaml_fail(root, error,
                            _("there is no term; write preset, or a term such as buy_out"));
    gt_yaml_close(yaml);
    return code;
}

int gt_terms_set(struct gt_terms_file *file, const char *kind, const char *field, const char *text,
                 struct gt_arena *arena, struct gt_error *error)
{
    struct gt_field fields[GT_TERM_FIELDS_MAX];
    struct gt_quote quote;
    struct gt_binding binding = {
        .arena = arena, .date_format = GT_DATE_ISO, .currency = file->currency};
    int which = gt_kind_parse(&gt_term_kind_words, kind, strlen(kind));
    if (which < 0)
        return gt_fail(error, GT_EXIT_USAGE, _("%s is no kind of term"),
                       gt_text_quote(&quote, kind));
    struct gt_form form = gt_term_form_in((enum gt_term_kind)which, file->currency, fields);
    struct gt_term *term = gt_term_of(&file->set, (enum gt_term_kind)which);
    const struct gt_field *found = gt_form_field(&form, field);
    if (!found)
        return gt_fail(error, GT_EXIT_USAGE, _("%s has no %s; `gentou help terms show` lists all"),
                       kind, gt_text_quote(&quote, field));
    if (!term->given)
        return gt_fail(error, GT_EXIT_USAGE, _("%s has no %s; it can be written in a file"),
                       file->set.name, kind);
    uint32_t missing = gt_term_missing(&file->set, (enum gt_term_kind)which);
    if (found->type == GT_FIELD_KINDS)
        gt_field_reset(found, term);
    int code = gt_bind(&binding, found, text, term, error);
    if (code)
        return gt_error_at(error, "%s", kind);
    if (gt_term_missing(&file->set, (enum gt_term_kind)which) == missing)
        term->changed = true; /* not merely what the terms ask for */
    settle(&file->set);
    return 0;
}
