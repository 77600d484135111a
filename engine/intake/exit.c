/* exit.c - reads an exit. */
#include "engine/intake/exit.h"

#include "engine/base/text.h"
#include "engine/intake/equity.h"
#include "engine/intake/yaml_int.h"
#include "engine/operations/records.h"

#include <string.h>

/* What the part `exit` says by itself. */
struct head {
    gt_day date;
    struct gt_ratio escrow, note_multiple, safe_multiple;
    struct gt_amount escrow_amount;
    gt_day escrow_until;
    int64_t note_seniority, safe_seniority;
    bool promised, ipo;
};

/* A debt as written. */
struct debt {
    const char *name, *holder;
    struct gt_amount amount, accrued;
    struct gt_ratio interest, multiple;
    gt_day since;
    int compounding;
    int64_t seniority;
};

/* Costs or a carve-out as written. */
struct levy {
    const char *name, *holder, *class_name;
    struct gt_amount amount, above, up_to;
    struct gt_ratio share;
    bool of_proceeds;
};

#define FIELD(record, key, member, ...)                                                            \
    {                                                                                              \
        .name = key, .offset = offsetof(struct record, member), __VA_ARGS__                        \
    }
#define END                                                                                        \
    {                                                                                              \
        .name = NULL                                                                               \
    }
#define TEXT  .type = GT_FIELD_TEXT
#define MONEY .type = GT_FIELD_AMOUNT
#define DAY   .type = GT_FIELD_DATE
#define RANK  .type = GT_FIELD_COUNT, .low = 0, .high = 1e6
#define RATE  .type = GT_FIELD_RATIO, .low = 0, .high = 10
#define PART  .type = GT_FIELD_RATIO, .low = 0, .high = 0.999999
#define TIMES .type = GT_FIELD_RATIO, .low = 0, .high = 100

static const struct gt_field head_fields[] = {
    FIELD(head, "date", date, DAY,
          .help = N_("day of the sale, up to which interest and dividends accrue")),
    FIELD(head, "escrow", escrow, PART,
          .help = N_("part of the proceeds that is held back from the owners, pro rata")),
    FIELD(head, "escrow_amount", escrow_amount, MONEY,
          .help = N_("how much is held back, instead")),
    FIELD(head, "escrow_until", escrow_until, DAY, .help = N_("day until which it is held")),
    FIELD(head, "safe_seniority", safe_seniority, RANK,
          .help =
              N_("of SAFEs, among the classes; that of the most senior preferred when not said")),
    FIELD(head, "safe_multiple", safe_multiple, TIMES,
          .help =
              N_("of its purchase amount that a SAFE is paid where it does not convert; 1x when "
                 "not said")),
    FIELD(head, "note_seniority", note_seniority, RANK,
          .help = N_("of convertible notes, among the debts; 0 when not said")),
    FIELD(head, "note_multiple", note_multiple, TIMES,
          .help =
              N_("of its principal that a note is paid back, beside interest; 1x when not said")),
    FIELD(head, "promised", promised, .type = GT_FIELD_FLAG,
          .help = N_("yes: options promised and not granted take part")),
    FIELD(head, "ipo", ipo, .type = GT_FIELD_FLAG,
          .help = N_("yes: a public offering: preferred converts, whatever that pays it")),
    END,
};
static const struct gt_form head_form = {"exit", sizeof(struct head), head_fields};

static const struct gt_field debt_fields[] = {
    FIELD(debt, "name", name, TEXT, .required = true, .help = N_("what the loan is called")),
    FIELD(debt, "holder", holder, TEXT, .help = N_("who is owed; its name when not said")),
    FIELD(debt, "amount", amount, MONEY, .required = true, .help = N_("principal")),
    FIELD(debt, "interest", interest, RATE, .help = N_("interest a year, Actual/365")),
    FIELD(debt, "since", since, DAY, .help = N_("first day of interest")),
    FIELD(debt, "compounding", compounding, .type = GT_FIELD_KIND, .kind = &gt_compounding_words,
          .help = N_("how interest is added; simple when not said")),
    FIELD(debt, "accrued", accrued, MONEY, .help = N_("interest so far, instead of a rate")),
    FIELD(debt, "multiple", multiple, TIMES,
          .help = N_("of the principal that is paid back, beside interest; 1x when not said")),
    FIELD(debt, "seniority", seniority, RANK,
          .help = N_("the higher is paid first, equals pari passu; 1 when not said")),
    END,
};
static const struct gt_form debt_form = {"debt", sizeof(struct debt), debt_fields};

#define LEVY                                                                                       \
    FIELD(levy, "name", name, TEXT, .required = true, .help = N_("what it is called")),            \
        FIELD(levy, "holder", holder, TEXT, .help = N_("who gets it; its name when not said")),    \
        FIELD(levy, "amount", amount, MONEY, .help = N_("how much")),                              \
        FIELD(levy, "share", share, PART, .help = N_("part, instead of an amount"))
#define BETWEEN                                                                                    \
    FIELD(levy, "above", above, MONEY,                                                             \
          .help = N_("the part is of what lies above this; of all "                                \
                     "when not said")),                                                            \
        FIELD(levy, "up_to", up_to, MONEY, .help = N_("and of what lies below this"))

static const struct gt_field cost_fields[] = {LEVY, BETWEEN, END};
static const struct gt_form cost_form = {"cost", sizeof(struct levy), cost_fields};

static const struct gt_field carve_out_fields[] = {
    LEVY,
    BETWEEN,
    FIELD(levy, "of_proceeds", of_proceeds, .type = GT_FIELD_FLAG,
          .help =
              N_("yes: the part is of the proceeds; of what costs and debts leave when not said")),
    FIELD(levy, "class", class_name, TEXT,
          .help = N_("class of shares whose payout bears it; all when not said")),
    END,
};
static const struct gt_form carve_out_form = {"carve-out", sizeof(struct levy), carve_out_fields};

static const struct gt_file_part parts[] = {
    GT_EQUITY_PARTS,
    {"exit", &head_form},
    {"exit.debts[]", &debt_form},
    {"exit.costs[]", &cost_form},
    {"exit.carve_outs[]", &carve_out_form},
    {NULL, NULL},
};

const struct gt_file_format gt_exit_format = {
    N_("The file is YAML: a cap table, of which the end counts (the same file serves calc "
       "captable), "
       "and under exit what else takes of the proceeds. Classes with shares, or holders, will do."),
    parts,
    N_("name: Harbour Robotics\n"
       "currency: USD\n"
       "classes:\n"
       "  - {name: Common, kind: common}\n"
       "  - {name: Series A, price: 1.00, preference: 1x, participation: none}\n"
       "  - {name: Series B, price: 2.50, preference: 1x, participation_cap: 3x, seniority: 2}\n"
       "holders:                    # or shares: 4000000 in each class, without holders\n"
       "  - {name: Founders, class: Common, shares: 4000000}\n"
       "  - {name: Fund One, class: Series A, shares: 2000000}\n"
       "  - {name: Fund Two, class: Series B, shares: 2000000}\n"
       "events:                     # rounds, SAFEs and notes as well, as for calc captable\n"
       "  - {kind: option, holder: Staff, shares: 1000000, strike: 0.40}\n"
       "exit:                       # may be left out\n"
       "  date: 2026-06-30\n"
       "  escrow: 10%               # of the proceeds, held back from the owners\n"
       "  costs:\n"
       "    - {name: Banker, share: 2%}\n"
       "  debts:\n"
       "    - {name: Bank loan, amount: 500k, interest: 6%, since: 2025-06-30}\n"
       "  carve_outs:\n"
       "    - {name: Management plan, share: 5%}\n"),
};

/* Everything a reading needs. */
struct reading {
    struct gt_exit_case *plan;
    struct gt_binding binding;
    struct gt_yaml_node node; /* the part `exit` */
    struct gt_exit_levy *levies;
    struct gt_arena *arena;
    struct gt_error *error;
};

static struct gt_ratio said(struct gt_ratio ratio, struct gt_ratio otherwise)
{
    return ratio.den ? ratio : otherwise;
}

/* An amount in the file's currency; GT_MONEY_UNKNOWN when it is not said. */
static int read_money(const struct reading *reading, struct gt_yaml_node node, const char *key,
                      const struct gt_amount *amount, gt_money *minor)
{
    *minor = amount->minor;
    const struct gt_currency *currency = reading->binding.currency;
    if (amount->minor == GT_MONEY_UNKNOWN || !amount->currency || amount->currency == currency)
        return 0;
    return gt_yaml_fail(node, reading->error,
                        _("%s: it is in %s, the file in %s; they must be alike"), key,
                        amount->currency->code, currency->code);
}

static int read_head(struct reading *reading)
{
    static const char *const lists[] = {"costs", "debts", "carve_outs", NULL};
    struct gt_exit_case *plan = reading->plan;
    struct head head;
    gt_form_reset(&head_form, &head);
    int code =
        gt_yaml_bind(reading->node, &head_form, lists, &reading->binding, &head, reading->error);
    if (!code)
        code = read_money(reading, reading->node, "escrow_amount", &head.escrow_amount,
                          &plan->escrow_amount);
    if (code)
        return code;
    if (head.escrow.den && plan->escrow_amount != GT_MONEY_UNKNOWN)
        return gt_yaml_fail(reading->node, reading->error,
                            _("escrow_amount: there is escrow too; take one out"));
    plan->day = head.date;
    plan->escrow = said(head.escrow, GT_RATIO_NONE);
    plan->escrow_until = head.escrow_until;
    plan->note_multiple = said(head.note_multiple, (struct gt_ratio){1, 1});
    plan->safe_multiple = said(head.safe_multiple, (struct gt_ratio){1, 1});
    plan->note_seniority = head.note_seniority >= 0 ? (int)head.note_seniority : 0;
    plan->safe_seniority = head.safe_seniority >= 0 ? (int)head.safe_seniority : -1;
    plan->promised = head.promised;
    plan->ipo = head.ipo;
    return 0;
}

static int read_debt(struct reading *reading, struct gt_yaml_node node, struct gt_exit_loan *loan)
{
    struct debt debt;
    gt_form_reset(&debt_form, &debt);
    int code = gt_yaml_bind(node, &debt_form, NULL, &reading->binding, &debt, reading->error);
    *loan = (struct gt_exit_loan){
        .name = debt.name,
        .holder = debt.holder ? debt.holder : debt.name,
        .terms = {.interest = said(debt.interest, GT_RATIO_NONE),
                  .compounding = debt.compounding >= 0 ? (enum gt_compounding)debt.compounding
                                                       : GT_COMPOUNDING_SIMPLE,
                  .from = debt.since},
        .multiple = said(debt.multiple, (struct gt_ratio){1, 1}),
        .seniority = debt.seniority >= 0 ? (int)debt.seniority : 1,
        .line = gt_yaml_line(node),
    };
    if (!code)
        code = read_money(reading, node, "amount", &debt.amount, &loan->terms.amount);
    if (!code)
        code = read_money(reading, node, "accrued", &debt.accrued, &loan->terms.accrued);
    if (code)
        return code;
    if (loan->terms.amount == 0 || loan->multiple.num == 0)
        return gt_yaml_fail(node, reading->error, _("%s: must be more than 0"),
                            loan->terms.amount == 0 ? "amount" : "multiple");
    if (debt.interest.den && loan->terms.accrued != GT_MONEY_UNKNOWN)
        return gt_yaml_fail(node, reading->error,
                            _("accrued: there is a rate of interest too; take one out"));
    return 0;
}

/* The class that bears a carve-out. */
static int find_class(const struct reading *reading, struct gt_yaml_node node, const char *name,
                      int *class)
{
    const struct gt_equity_plan *equity = &reading->plan->equity;
    const char *wanted = gt_text_fold(reading->arena, name);
    struct gt_quote quote;
    for (size_t i = 0; i < equity->class_count; i++) {
        const char *folded = gt_text_fold(reading->arena, equity->classes[i].name);
        if (!wanted || !folded)
            return gt_fail_memory(reading->error);
        if (strcmp(wanted, folded) == 0)
            *class = (int)i;
    }
    return *class >= 0 ? 0
                       : gt_yaml_fail(node, reading->error,
                                      _("%s: there is no class %s; classes stand in the list "
                                        "classes, and rounds make theirs"),
                                      "class", gt_text_quote(&quote, name));
}

/* What goes together, and what does not. */
static int check_levy(const struct reading *reading, struct gt_yaml_node node,
                      const struct levy *levy, const struct gt_exit_levy *made)
{
    const struct gt_exit_charge *charge = &made->charge;
    bool between = charge->above > 0 || charge->up_to != GT_MONEY_UNKNOWN;
    if ((charge->amount == GT_MONEY_UNKNOWN) == (levy->share.den == 0))
        return gt_yaml_fail(node, reading->error,
                            _("%s: give either amount or share, and one of them"), levy->name);
    if (charge->amount != GT_MONEY_UNKNOWN && (between || charge->of_proceeds || made->class >= 0))
        return gt_yaml_fail(node, reading->error,
                            _("amount: above, up_to, of_proceeds and class go with share; write "
                              "share, or take them out"));
    if (made->class >= 0 && (between || charge->of_proceeds))
        return gt_yaml_fail(node, reading->error,
                            _("class: above, up_to and of_proceeds do not go with it; take them "
                              "out"));
    if (charge->up_to != GT_MONEY_UNKNOWN && charge->up_to <= charge->above)
        return gt_yaml_fail(node, reading->error,
                            _("up_to: it is not more than above; correct one"));
    return 0;
}

static int read_levy(struct reading *reading, struct gt_yaml_node node, bool cost,
                     struct gt_exit_levy *made)
{
    struct levy levy = {.of_proceeds = cost};
    const struct gt_form *form = cost ? &cost_form : &carve_out_form;
    gt_form_reset(form, &levy);
    int code = gt_yaml_bind(node, form, NULL, &reading->binding, &levy, reading->error);
    *made = (struct gt_exit_levy){
        .name = levy.name,
        .holder = levy.holder ? levy.holder : levy.name,
        .charge = {.cost = cost,
                   .of_proceeds = levy.of_proceeds,
                   .share = said(levy.share, GT_RATIO_NONE),
                   .from = -1},
        .class = -1,
        .line = gt_yaml_line(node),
    };
    if (!code)
        code = read_money(reading, node, "amount", &levy.amount, &made->charge.amount);
    if (!code)
        code = read_money(reading, node, "above", &levy.above, &made->charge.above);
    if (!code)
        code = read_money(reading, node, "up_to", &levy.up_to, &made->charge.up_to);
    if (made->charge.above == GT_MONEY_UNKNOWN)
        made->charge.above = 0;
    if (!code && levy.class_name)
        code = find_class(reading, node, levy.class_name, &made->class);
    return code ? code : check_levy(reading, node, &levy, made);
}

static int read_debts(struct reading *reading)
{
    struct gt_yaml_node *items = NULL;
    size_t count = 0;
    int code = gt_yaml_items(gt_yaml_get(reading->node, "debts"), reading->arena, &items, &count,
                             reading->error);
    struct gt_exit_loan *loans = gt_arena_alloc(reading->arena, (count + 1) * sizeof *loans);
    if (!code && !loans)
        return gt_fail_memory(reading->error);
    for (size_t i = 0; i < count && !code; i++)
        code = read_debt(reading, items[i], &loans[i]);
    reading->plan->loans = loans;
    reading->plan->loan_count = count;
    return code;
}

static int read_levies(struct reading *reading)
{
    static const char *const lists[] = {"costs", "carve_outs"};
    struct gt_yaml_node *items[2] = {NULL, NULL};
    size_t counts[2] = {0, 0};
    int code = 0;
    for (int i = 0; i < 2 && !code; i++)
        code = gt_yaml_items(gt_yaml_get(reading->node, lists[i]), reading->arena, &items[i],
                             &counts[i], reading->error);
    struct gt_exit_levy *levies =
        gt_arena_alloc(reading->arena, (counts[0] + counts[1] + 1) * sizeof *levies);
    if (!code && !levies)
        return gt_fail_memory(reading->error);
    for (int i = 0; i < 2; i++)
        for (size_t j = 0; j < counts[i] && !code; j++)
            code = read_levy(reading, items[i][j], i == 0, &levies[reading->plan->levy_count++]);
    reading->plan->levies = levies;
    return code;
}

int gt_exit_read(const char *path, struct gt_exit_case *plan, struct gt_arena *arena,
                 struct gt_error *error)
{
    static const char *const own[] = {"exit", NULL};
    struct gt_yaml *yaml = NULL;
    struct gt_yaml_node root;
    *plan = (struct gt_exit_case){0};
    struct reading reading = {.plan = plan,
                              .binding = {.arena = arena, .date_format = GT_DATE_ISO},
                              .arena = arena,
                              .error = error};
    int code = gt_yaml_open(path, arena, &yaml, &root, error);
    if (!code)
        code = gt_equity_bind(root, own, &plan->equity, arena, error);
    if (!code) {
        reading.binding.currency = plan->equity.currency;
        reading.node = gt_yaml_get(root, "exit");
        code = read_head(&reading);
    }
    if (!code)
        code = read_debts(&reading);
    if (!code)
        code = read_levies(&reading);
    gt_yaml_close(yaml);
    return code;
}
