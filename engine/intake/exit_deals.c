/* exit_deals.c - reads deals to be split at their exits. */
#include "engine/intake/exit_deals.h"

#include "engine/intake/yaml.h"

#include <math.h>
#include <string.h>

#define FIELD(record, member, kind_of, ...)                                                        \
    {                                                                                              \
        .name = #member, .type = kind_of, .offset = offsetof(struct record, member), __VA_ARGS__   \
    }

/* A deal as written. */
struct deal {
    const char *name;
    gt_day date;
    struct gt_amount proceeds, received;
    int stage;
    double rate, hurdle;
};

static const struct gt_field deal_fields[] = {
    FIELD(deal, name, GT_FIELD_TEXT, .help = N_("name of the deal")),
    FIELD(deal, date, GT_FIELD_DATE, .required = true, .help = N_("day of the exit")),
    FIELD(deal, proceeds, GT_FIELD_AMOUNT, .required = true,
          .help = N_("what the whole stake fetched")),
    FIELD(deal, stage, GT_FIELD_KIND, .kind = &gt_term_stage_words,
          .help = N_("what the company or fund is")),
    FIELD(deal, received, GT_FIELD_AMOUNT, .help = N_("what the public stake had paid out before")),
    FIELD(deal, rate, GT_FIELD_RATE, .high = GT_TERM_RATE_MAX,
          .help = N_("the buy-out's annual rate that day")),
    FIELD(deal, hurdle, GT_FIELD_RATE, .high = GT_TERM_RATE_MAX,
          .help = N_("the concession's hurdle that day")),
    {.name = NULL},
};
static const struct gt_form deal_form = {"deal", sizeof(struct deal), deal_fields};

static const struct gt_field party_fields[] = {
    FIELD(gt_exit_party, name, GT_FIELD_TEXT, .help = N_("name of the party")),
    FIELD(gt_exit_party, side, GT_FIELD_KIND, .required = true, .kind = &gt_side_words,
          .help = N_("whose money it is")),
    FIELD(gt_exit_party, amount, GT_FIELD_AMOUNT, .required = true, .help = N_("what it paid")),
    FIELD(gt_exit_party, date, GT_FIELD_DATE, .required = true, .help = N_("day it paid")),
    FIELD(gt_exit_party, share, GT_FIELD_RATE, .high = 1,
          .help = N_("its part of the stake; by what each paid when nobody has one")),
    {.name = NULL},
};
static const struct gt_form party_form = {"party", sizeof(struct gt_exit_party), party_fields};

static const struct gt_field no_fields[] = {{.name = NULL}};
static const struct gt_form root_form = {"exits", 0, no_fields};

static const struct gt_file_part parts[] = {
    {"deals[]", &deal_form},
    {"deals[].parties[]", &party_form},
    {NULL, NULL},
};

const struct gt_file_format gt_exit_deals_format = {
    N_("The file of --deals is YAML: deals, each with its exit and its parties. `gentou help terms "
       "show` has the file of terms."),
    parts,
    N_("deals:\n"
       "  - name: Acme Robotics\n"
       "    date: 2015-06-30       # of the exit\n"
       "    proceeds: 2000万\n"
       "    stage: seed\n"
       "    rate: 5.1%             # of the buy-out that day, where the terms want one\n"
       "    parties:\n"
       "      - {side: public, amount: 250万, date: 2011-09-01}\n"
       "      - {side: partner, name: Yanbo, amount: 500万, date: 2011-09-01}\n"
       "      - {side: club, amount: 250万, date: 2011-09-01}\n"),
};

/* The shares of a deal in parts of a million million; they must sum to one. */
static int take_shares(const struct gt_exit_party *parties, size_t count,
                       struct gt_split_party *taken, struct gt_error *error)
{
    size_t said = 0;
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        said += parties[i].share >= 0;
        sum += parties[i].share >= 0 ? parties[i].share : 0;
        taken[i].holding =
            parties[i].share > 0 ? (gt_money)(parties[i].share * 1000000000000.0 + 0.5) : 0;
    }
    if (said > 0 && said < count)
        return gt_fail(error, GT_EXIT_DATA,
                       _("share: %zu of %zu parties have one; write one for all, or for none"),
                       said, count);
    if (said > 0 && fabs(sum - 1) > 1e-9)
        return gt_fail(error, GT_EXIT_DATA, _("share: they sum to %.10g %%, not to 100 %%"),
                       sum * 100);
    for (size_t i = 0; i < count; i++)
        if (said > 0 && parties[i].share == 0 && taken[i].paid > 0)
            return gt_fail(error, GT_EXIT_DATA, _("share: %s has paid and holds nothing"),
                           parties[i].name ? parties[i].name
                                           : gt_kind_token(&gt_side_words, parties[i].side));
    return 0;
}

static int check_party(const struct gt_split_deal *deal, const struct gt_exit_party *party,
                       struct gt_error *error)
{
    if (party->date > deal->day)
        return gt_fail(error, GT_EXIT_DATA, _("date: the payment comes after the exit"));
    return 0;
}

/* A stake is somebody's who paid for it. */
static int check_paid(const struct gt_split_party *taken, size_t count, struct gt_error *error)
{
    for (size_t i = 0; i < count; i++)
        if (taken[i].paid > 0)
            return 0;
    return gt_fail(error, GT_EXIT_DATA,
                   _("amount: nobody has paid anything, so there is no stake to share out"));
}

static bool has_side(const struct gt_exit_party *parties, size_t count, int side)
{
    bool any = false;
    for (size_t i = 0; i < count; i++)
        any = any || parties[i].side == side;
    return any;
}

/* Partners of one name are one institution. */
static int institution_of(const char *const *names, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(names[i], name) == 0)
            return (int)i;
    return (int)count;
}

/* Appends a deal; a budget without a stake stands as a public row of 0. */
static int append(const struct gt_split_deal *deal, const char *name,
                  const struct gt_exit_party *parties, size_t count, struct gt_exit_deals *exits,
                  struct gt_arena *arena, struct gt_error *error)
{
    size_t rows = count + !has_side(parties, count, GT_SIDE_PUBLIC);
    size_t of_deals = exits->count, of_names = exits->count, of_parties = exits->party_count;
    struct gt_split_party *taken = gt_arena_alloc(arena, (rows + 1) * sizeof *taken);
    const char **grown = gt_arena_alloc(arena, (exits->party_count + rows) * sizeof *grown);
    exits->deals = gt_arena_grow(arena, exits->deals, exits->count, &of_deals, sizeof *deal);
    exits->names = gt_arena_grow(arena, exits->names, exits->count, &of_names, sizeof name);
    if (!taken || !grown || !exits->deals || !exits->names)
        return gt_fail_memory(error);
    for (size_t i = 0; i < of_parties; i++)
        grown[i] = exits->party_names[i];
    int code = 0;
    for (size_t i = 0; i < count && !code; i++) {
        const char *side = _(gt_kind_label(&gt_side_words, parties[i].side));
        const char *named = parties[i].name ? parties[i].name : side;
        grown[of_parties + i] = named;
        taken[i] = (struct gt_split_party){
            .side = (enum gt_side)parties[i].side,
            .institution = institution_of(grown, of_parties + i, named),
            .paid = parties[i].amount.minor,
            .day = parties[i].date,
        };
        code = check_party(deal, &parties[i], error);
    }
    if (!code)
        code = check_paid(taken, count, error);
    if (!code)
        code = take_shares(parties, count, taken, error);
    if (code)
        return code;
    if (rows > count) {
        taken[count] = (struct gt_split_party){.side = GT_SIDE_PUBLIC, .day = deal->day};
        grown[of_parties + count] = _(gt_kind_label(&gt_side_words, GT_SIDE_PUBLIC));
    }
    exits->deals[exits->count] = *deal;
    exits->deals[exits->count].parties = taken;
    exits->deals[exits->count].count = rows;
    exits->names[exits->count++] = name;
    exits->party_names = grown;
    exits->party_count += rows;
    return 0;
}

int gt_exit_one(const struct gt_split_deal *deal, const char *name,
                const struct gt_exit_party *parties, size_t count, struct gt_exit_deals *exits,
                struct gt_arena *arena, struct gt_error *error)
{
    *exits = (struct gt_exit_deals){.count = 0};
    return append(deal, name, parties, count, exits, arena, error);
}

/* An amount as written must be of the terms' currency; *minor 0 when nobody wrote it. */
static int take_amount(struct gt_yaml_node node, const char *field, const struct gt_amount *amount,
                       const struct gt_currency *currency, gt_money *minor, struct gt_error *error)
{
    if (amount->currency && amount->currency != currency)
        return gt_yaml_fail(node, error, _("%s: it is in %s, the terms in %s; they must be alike"),
                            field, amount->currency->code, currency->code);
    *minor = amount->minor == GT_MONEY_UNKNOWN ? 0 : amount->minor;
    return 0;
}

static int read_parties(struct gt_yaml_node node, const struct gt_binding *binding,
                        struct gt_exit_party **parties, size_t *count, struct gt_error *error)
{
    struct gt_yaml_node *items = NULL;
    gt_money ignored;
    int code = gt_yaml_items(gt_yaml_get(node, "parties"), binding->arena, &items, count, error);
    *parties = code ? NULL : gt_arena_alloc(binding->arena, (*count + 1) * sizeof **parties);
    if (!code && !*parties)
        return gt_fail_memory(error);
    if (!code && *count == 0)
        return gt_yaml_fail(node, error, _("%s: is missing, and must be given"), "parties");
    for (size_t i = 0; i < *count && !code; i++) {
        gt_form_reset(&party_form, &(*parties)[i]);
        code = gt_yaml_bind(items[i], &party_form, NULL, binding, &(*parties)[i], error);
        if (!code)
            code = take_amount(items[i], "amount", &(*parties)[i].amount, binding->currency,
                               &ignored, error);
    }
    return code;
}

static int read_deal(struct gt_yaml_node node, const struct gt_binding *binding, size_t number,
                     struct gt_exit_deals *exits, struct gt_error *error)
{
    static const char *const others[] = {"parties", NULL};
    struct deal written;
    struct gt_split_deal deal = {0};
    struct gt_exit_party *parties = NULL;
    size_t count = 0;
    gt_form_reset(&deal_form, &written);
    int code = gt_yaml_bind(node, &deal_form, others, binding, &written, error);
    if (!code)
        code = take_amount(node, "proceeds", &written.proceeds, binding->currency, &deal.proceeds,
                           error);
    if (!code)
        code = take_amount(node, "received", &written.received, binding->currency, &deal.received,
                           error);
    if (!code)
        code = read_parties(node, binding, &parties, &count, error);
    if (code)
        return code;
    deal.stage = written.stage;
    deal.day = written.date;
    deal.rate = written.rate;
    deal.hurdle = written.hurdle;
    const char *name =
        written.name ? written.name : gt_arena_format(binding->arena, _("deal %zu"), number);
    code = append(&deal, name ? name : "", parties, count, exits, binding->arena, error);
    return code
               ? gt_yaml_fail(node, error, "%s", gt_arena_format(binding->arena, "%s", error->text))
               : 0;
}

int gt_exit_deals_read(const char *path, const struct gt_currency *currency,
                       struct gt_exit_deals *exits, struct gt_arena *arena, struct gt_error *error)
{
    static const char *const others[] = {"deals", NULL};
    struct gt_binding binding = {.arena = arena, .date_format = GT_DATE_ISO, .currency = currency};
    struct gt_yaml *yaml = NULL;
    struct gt_yaml_node root, *items = NULL;
    size_t count = 0;
    *exits = (struct gt_exit_deals){.count = 0};
    int code = gt_yaml_open(path, arena, &yaml, &root, error);
    if (!code)
        code = gt_yaml_bind(root, &root_form, others, &binding, NULL, error);
    if (!code)
        code = gt_yaml_items(gt_yaml_get(root, "deals"), arena, &items, &count, error);
    if (!code && count == 0)
        code = gt_yaml_fail(root, error, _("%s: is missing, and must be given"), "deals");
    for (size_t i = 0; i < count && !code; i++)
        code = read_deal(items[i], &binding, i + 1, exits, error);
    gt_yaml_close(yaml);
    return code;
}
