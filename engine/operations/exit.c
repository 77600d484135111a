/* exit.c - from a cap table at its end to the claims of an exit, and from their payouts to holders.
 *
 * A class is one claim, the options (and apart from them the warrants) of one class and strike are
 * another, each SAFE, note and loan is one. Unissued pool shares and promised options get nothing.
 * An MFN SAFE without a cap has the lowest cap of those signed after it.
 */
#include "engine/operations/exit.h"

#include <assert.h>
#include <string.h>

/* A solving on its way. */
struct solving {
    const struct gt_exit_case *plan;
    const struct gt_equity *equity;
    struct gt_exit_solved *solved;
    struct gt_exit_claim *claims;
    struct gt_exit_charge *charges;
    const char *where;
    struct gt_arena *arena;
    struct gt_error *error;
};

/* Puts the file and the line (0: none) before the sentence that stands. */
static int refuse_at(const struct solving *solving, size_t line)
{
    return line ? gt_error_at(solving->error, _("%s, line %zu"), solving->where, line)
                : gt_error_at(solving->error, "%s", solving->where);
}

/* Lines and parts. */

static struct gt_exit_answer_line *open_line(struct solving *solving, const char *name,
                                             enum gt_exit_line kind, size_t at)
{
    struct gt_exit_solved *solved = solving->solved;
    struct gt_exit_answer_line *line = &solved->lines[solved->line_count++];
    *line = (struct gt_exit_answer_line){
        .name = name, .kind = kind, .line = at, .first = solved->part_count};
    return line;
}

static void add_part(struct solving *solving, int holder, int64_t weight)
{
    struct gt_exit_solved *solved = solving->solved;
    solved->lines[solved->line_count - 1].count++;
    solved->parts[solved->part_count++] = (struct gt_exit_part){holder, weight};
}

/* The place of a holder who may not be one of the cap table's. */
static int holder_of(struct solving *solving, const char *name)
{
    struct gt_exit_solved *solved = solving->solved;
    for (size_t i = 0; i < solved->holder_count; i++)
        if (strcmp(solved->holders[i], name) == 0)
            return (int)i;
    solved->holders[solved->holder_count] = name;
    return (int)solved->holder_count++;
}

/* Interest of `terms` at the exit's day. */
static int accrue(struct solving *solving, const struct gt_convertible_terms *terms,
                  const char *what, size_t line, gt_money *interest)
{
    enum gt_status status = gt_convertible_interest(terms, solving->plan->day, interest);
    if (status == GT_OK)
        return 0;
    if (status == GT_EOVERFLOW)
        (void)gt_fail(solving->error, GT_EXIT_DATA,
                      _("what %s is owed has grown beyond what can be counted"), what);
    else if (solving->plan->day == GT_DAY_NONE)
        (void)gt_fail(solving->error, GT_EXIT_DATA,
                      _("what %s is owed grows from day to day; write the day of the sale, as "
                        "exit: {date: 2026-06-30}"),
                      what);
    else
        (void)gt_fail(solving->error, GT_EXIT_DATA,
                      _("what %s is owed grows from day to day, and nobody says since when; write "
                        "its first day, or what has accrued"),
                      what);
    return refuse_at(solving, line);
}

/* Classes. */

/* What the file says of a class; of one that a round made, of the class whose terms it has. */
static const struct gt_equity_class_plan *said_of(const struct solving *solving, int class)
{
    int of = solving->equity->classes[class].of;
    return &solving->plan->equity.classes[of >= 0 ? of : class];
}

/* What the shares cost, to the nearest minor unit; -1: more than can be counted. */
static gt_money cost_of(const struct solving *solving, const struct gt_stock_terms *terms,
                        int64_t shares)
{
    __extension__ typedef __int128 wide;
    wide cost;
    if (__builtin_mul_overflow((wide)shares * terms->price.num,
                               solving->plan->equity.currency->per_one, &cost))
        return -1;
    cost = (cost + terms->price.den / 2) / terms->price.den;
    return cost > INT64_MAX ? -1 : (gt_money)cost;
}

/* Dividends that have accrued: interest on what the shares cost. */
static int find_dividends(struct solving *solving, const struct gt_stock_terms *terms,
                          const char *name, size_t line, struct gt_exit_claim *claim)
{
    claim->dividends = 0;
    if (terms->dividend.num == 0 || terms->dividend_kind == GT_DIVIDEND_NON_CUMULATIVE)
        return 0;
    const struct gt_convertible_terms growth = {
        .amount = cost_of(solving, terms, claim->shares),
        .interest = terms->dividend,
        .compounding = terms->dividend_kind == GT_DIVIDEND_COMPOUND ? GT_COMPOUNDING_ANNUAL
                                                                    : GT_COMPOUNDING_SIMPLE,
        .from = terms->since,
        .accrued = GT_MONEY_UNKNOWN,
    };
    if (growth.amount >= 0)
        return accrue(solving, &growth, name, line, &claim->dividends);
    (void)gt_fail(solving->error, GT_EXIT_DATA, _("the shares of %s cost more than can be counted"),
                  name);
    return refuse_at(solving, line);
}

static bool lacks_price(const struct gt_stock_terms *terms)
{
    return terms->kind == GT_STOCK_PREFERRED && terms->price.num == 0 &&
           (terms->preference.num > 0 || terms->participation == GT_PARTICIPATION_CAPPED);
}

static int add_class(struct solving *solving, int class, int64_t shares)
{
    const struct gt_equity_class *held = &solving->equity->classes[class];
    const struct gt_equity_plan *plan = &solving->plan->equity;
    const struct gt_equity_class_plan *said = said_of(solving, class);
    const char *name = gt_equity_class_name(plan, solving->equity, class, solving->arena);
    bool preferred = held->terms.kind == GT_STOCK_PREFERRED;
    struct gt_exit_claim *claim = &solving->claims[solving->solved->line_count];
    if (!name)
        return gt_fail_memory(solving->error);
    if (lacks_price(&held->terms)) {
        (void)gt_fail(solving->error, GT_EXIT_DATA,
                      _("price: is missing, and the preference of %s is times the price; write "
                        "price or invested, or preference: 0"),
                      name);
        return refuse_at(solving, said->line);
    }
    *claim = (struct gt_exit_claim){.kind = GT_EXIT_STOCK,
                                    .rank = held->terms.seniority,
                                    .shares = shares,
                                    .terms = held->terms,
                                    .dividends = said->exit.dividends,
                                    .on_conversion = said->exit.on_conversion,
                                    .cap_beside = said->exit.cap_beside,
                                    .redeemable = said->exit.redeemable,
                                    .must_convert = solving->plan->ipo && !said->exit.redeemable};
    int code = 0;
    if (preferred && said->exit.dividends == GT_MONEY_UNKNOWN)
        code = find_dividends(solving, &held->terms, name, said->line, claim);
    open_line(solving, name, preferred ? GT_EXIT_LINE_PREFERRED : GT_EXIT_LINE_COMMON, said->line)
        ->shares = shares;
    for (size_t i = 0; i < solving->equity->holding_count && !code; i++) {
        const struct gt_equity_holding *holding = &solving->equity->holdings[i];
        if (holding->class == class)
            add_part(solving, holding->holder, holding->shares);
    }
    return code;
}

static int add_classes(struct solving *solving)
{
    const struct gt_equity *equity = solving->equity;
    int code = 0;
    for (size_t class = 0; class < equity->class_count && !code; class ++) {
        int64_t shares = 0;
        for (size_t i = 0; i < equity->holding_count; i++)
            if (equity->holdings[i].class == (int)class)
                shares += equity->holdings[i].shares;
        if (shares > 0)
            code = add_class(solving, (int)class, shares);
    }
    return code;
}

/* Options and warrants. */

static bool takes_part(const struct solving *solving, const struct gt_equity_grant *grant)
{
    return grant->kind != GT_EQUITY_PROMISE || solving->plan->promised;
}

static bool of_one_series(const struct gt_equity_grant *a, const struct gt_equity_grant *b)
{
    return a->class == b->class && a->strike.num == b->strike.num &&
           a->strike.den == b->strike.den &&
           (a->kind == GT_EQUITY_WARRANT) == (b->kind == GT_EQUITY_WARRANT);
}

static const char *series_name(struct solving *solving, const struct gt_equity_grant *grant)
{
    bool warrant = grant->kind == GT_EQUITY_WARRANT;
    const char *class =
        gt_equity_class_name(&solving->plan->equity, solving->equity, grant->class, solving->arena);
    char strike[GT_FIXED_TEXT] = "?";
    int64_t price = 0;
    if (!class)
        return NULL;
    if (gt_ratio_round(grant->strike, GT_PRICE_DIGITS, &price) == GT_OK)
        gt_fixed_format(price, GT_PRICE_DIGITS, strike);
    if (grant->class == 0)
        return gt_arena_format(solving->arena, warrant ? _("Warrants at %s") : _("Options at %s"),
                               strike);
    return gt_arena_format(solving->arena,
                           warrant ? _("Warrants for %s at %s") : _("Options for %s at %s"), class,
                           strike);
}

/* The series that a grant is the first of. */
static int add_series(struct solving *solving, size_t first)
{
    const struct gt_equity *equity = solving->equity;
    const struct gt_equity_grant *grant = &equity->grants[first];
    struct gt_exit_claim *claim = &solving->claims[solving->solved->line_count];
    const char *name = series_name(solving, grant);
    if (!name)
        return gt_fail_memory(solving->error);
    const struct gt_equity_class *held = &equity->classes[grant->class];
    const struct gt_equity_exit_terms *exit = &said_of(solving, grant->class)->exit;
    *claim = (struct gt_exit_claim){.kind = GT_EXIT_RIGHT,
                                    .rank = held->terms.seniority,
                                    .terms = held->terms,
                                    .cap_beside = exit->cap_beside,
                                    .redeemable = exit->redeemable,
                                    .must_convert = solving->plan->ipo && !exit->redeemable,
                                    .strike = grant->strike};
    struct gt_exit_answer_line *line =
        open_line(solving, name,
                  grant->kind == GT_EQUITY_WARRANT ? GT_EXIT_LINE_WARRANT : GT_EXIT_LINE_OPTION, 0);
    for (size_t i = first; i < equity->grant_count; i++) {
        const struct gt_equity_grant *other = &equity->grants[i];
        if (!takes_part(solving, other) || !of_one_series(grant, other))
            continue;
        claim->shares += other->shares;
        add_part(solving, other->holder, other->shares);
    }
    line->shares = claim->shares;
    line->has_strike = true;
    line->strike = grant->strike;
    return 0;
}

static int add_rights(struct solving *solving)
{
    const struct gt_equity *equity = solving->equity;
    int code = 0;
    for (size_t i = 0; i < equity->grant_count && !code; i++) {
        bool first = takes_part(solving, &equity->grants[i]);
        for (size_t j = 0; j < i && first; j++)
            first = !takes_part(solving, &equity->grants[j]) ||
                    !of_one_series(&equity->grants[i], &equity->grants[j]);
        if (first)
            code = add_series(solving, i);
    }
    return code;
}

/* SAFEs, notes and loans. */

/* Shares as common that a pre-money cap is divided by: those issued, and those granted. */
static int64_t pre_money_shares(const struct solving *solving,
                                enum gt_capitalization capitalization)
{
    const struct gt_equity *equity = solving->equity;
    int64_t sum = 0;
    for (size_t i = 0; i < equity->holding_count; i++)
        if (!said_of(solving, equity->holdings[i].class)->exit.redeemable)
            sum +=
                gt_equity_as_common(equity, equity->holdings[i].class, equity->holdings[i].shares);
    for (size_t i = 0; i < equity->grant_count && capitalization != GT_CAPITALIZATION_OUTSTANDING;
         i++)
        if (takes_part(solving, &equity->grants[i]))
            sum += gt_equity_as_common(equity, equity->grants[i].class, equity->grants[i].shares);
    return sum;
}

/* The cap of an MFN SAFE: its own, or the lowest of those signed after it. */
static gt_money cap_of(const struct gt_equity_plan *plan, size_t event)
{
    gt_money cap = plan->events[event].convertible.cap;
    for (size_t i = event + 1; i < plan->event_count && plan->events[event].convertible.mfn; i++) {
        const struct gt_convertible_terms *later = &plan->events[i].convertible;
        bool is_one = plan->events[i].kind == GT_EQUITY_SAFE;
        if (is_one && later->cap != GT_MONEY_UNKNOWN &&
            (cap == GT_MONEY_UNKNOWN || later->cap < cap))
            cap = later->cap;
    }
    return cap;
}

static int top_rank(const struct solving *solving)
{
    int top = 1;
    for (size_t i = 0; i < solving->solved->line_count; i++)
        if (solving->solved->lines[i].kind == GT_EXIT_LINE_PREFERRED &&
            solving->claims[i].rank > top)
            top = solving->claims[i].rank;
    return top;
}

/* amount x multiple, to the nearest minor unit. */
static gt_money times(gt_money amount, struct gt_ratio multiple)
{
    __extension__ typedef __int128 wide;
    return (gt_money)(((wide)amount * multiple.num + multiple.den / 2) / multiple.den);
}

static int add_open(struct solving *solving, const struct gt_equity_open *open, int top)
{
    const struct gt_exit_case *plan = solving->plan;
    const struct gt_equity_event *event = &plan->equity.events[open->event];
    const struct gt_convertible_terms *terms = &event->convertible;
    const char *name = plan->equity.names[open->event];
    bool note = terms->kind == GT_CONVERTIBLE_NOTE;
    gt_money interest = 0;
    size_t line = plan->equity.lines[open->event];
    int code = note ? accrue(solving, terms, name, line, &interest) : 0;
    struct gt_exit_claim *claim = &solving->claims[solving->solved->line_count];
    *claim = (struct gt_exit_claim){
        .kind = note ? GT_EXIT_NOTE : GT_EXIT_SAFE,
        .rank = note                        ? plan->note_seniority
                : plan->safe_seniority >= 0 ? plan->safe_seniority
                                            : top,
        .owed = times(terms->amount, note ? plan->note_multiple : plan->safe_multiple) + interest,
        .converting = terms->amount + interest,
        .valuation_cap = cap_of(&plan->equity, (size_t)open->event),
        .discount = terms->discount,
    };
    if (note || terms->capitalization != GT_CAPITALIZATION_POST_MONEY)
        claim->capitalization = pre_money_shares(solving, terms->capitalization);
    open_line(solving, name, note ? GT_EXIT_LINE_NOTE : GT_EXIT_LINE_SAFE, line);
    add_part(solving, event->holder, 1);
    return code;
}

static int add_owed(struct solving *solving)
{
    const struct gt_exit_case *plan = solving->plan;
    int code = 0, top = top_rank(solving);
    for (size_t i = 0; i < solving->equity->open_count && !code; i++)
        code = add_open(solving, &solving->equity->open[i], top);
    for (size_t i = 0; i < plan->loan_count && !code; i++) {
        const struct gt_exit_loan *loan = &plan->loans[i];
        gt_money interest = 0;
        code = accrue(solving, &loan->terms, loan->name, loan->line, &interest);
        solving->claims[solving->solved->line_count] =
            (struct gt_exit_claim){.kind = GT_EXIT_DEBT,
                                   .rank = loan->seniority,
                                   .owed = times(loan->terms.amount, loan->multiple) + interest};
        open_line(solving, loan->name, GT_EXIT_LINE_LOAN, loan->line);
        add_part(solving, holder_of(solving, loan->holder), 1);
    }
    return code;
}

/* Costs and carve-outs. */

static int add_levies(struct solving *solving, size_t claim_count)
{
    for (size_t i = 0; i < solving->plan->levy_count; i++) {
        const struct gt_exit_levy *levy = &solving->plan->levies[i];
        struct gt_exit_charge *charge = &solving->charges[i];
        *charge = levy->charge;
        charge->from = -1;
        const char *class =
            levy->class >= 0 ? solving->plan->equity.classes[levy->class].name : NULL;
        for (size_t j = 0; j < claim_count && class; j++)
            if (solving->claims[j].kind == GT_EXIT_STOCK &&
                strcmp(solving->solved->lines[j].name, class) == 0)
                charge->from = (int)j;
        if (class && charge->from < 0) {
            (void)gt_fail(solving->error, GT_EXIT_DATA,
                          _("class: nobody holds shares of %s, which are to bear it"), class);
            return refuse_at(solving, levy->line);
        }
        open_line(solving, levy->name, charge->cost ? GT_EXIT_LINE_COST : GT_EXIT_LINE_CARVE_OUT,
                  levy->line);
        add_part(solving, holder_of(solving, levy->holder), 1);
    }
    return 0;
}

/* The whole. */

static int fail_diagram(const struct solving *solving, const struct gt_exit_failure *failure,
                        size_t claim_count)
{
    const struct gt_exit_answer_line *lines = solving->solved->lines;
    size_t line = 0;
    switch (failure->fault) {
    case GT_EXIT_FINE:
    case GT_EXIT_BAD_CLAIM:
        line = lines[failure->which].line;
        (void)gt_fail(solving->error, GT_EXIT_DATA,
                      _("a figure of %s is outside its range; look at them"),
                      lines[failure->which].name);
        break;
    case GT_EXIT_NO_OWNER:
        (void)gt_fail(
            solving->error, GT_EXIT_DATA,
            _("nobody holds shares, nor what can become some, so nobody would get what is "
              "left; write who holds shares, in classes or holders"));
        break;
    case GT_EXIT_SAFES_WHOLE:
        (void)gt_fail(solving->error, GT_EXIT_DATA,
                      _("the post-money SAFEs would become the whole company, or more; look at "
                        "their amounts and caps"));
        break;
    case GT_EXIT_BAD_CHARGE:
    case GT_EXIT_SHARES_WHOLE:
        line = lines[claim_count + failure->which].line;
        (void)gt_fail(solving->error, GT_EXIT_DATA,
                      _("share: with the others of its kind it takes all there is; together they "
                        "must take less than 100 %%"));
        break;
    }
    return refuse_at(solving, line);
}

static int make_room(struct solving *solving)
{
    const struct gt_exit_case *plan = solving->plan;
    const struct gt_equity *equity = solving->equity;
    struct gt_exit_solved *solved = solving->solved;
    size_t claims =
        equity->class_count + equity->grant_count + equity->open_count + plan->loan_count;
    size_t parts = equity->holding_count + equity->grant_count + equity->open_count +
                   plan->loan_count + plan->levy_count;
    size_t holders = plan->equity.holder_count + plan->loan_count + plan->levy_count;
    solving->claims = gt_arena_alloc(solving->arena, (claims + 1) * sizeof *solving->claims);
    solving->charges =
        gt_arena_alloc(solving->arena, (plan->levy_count + 1) * sizeof *solving->charges);
    solved->lines =
        gt_arena_alloc(solving->arena, (claims + plan->levy_count + 1) * sizeof *solved->lines);
    solved->parts = gt_arena_alloc(solving->arena, (parts + 1) * sizeof *solved->parts);
    solved->holders = gt_arena_alloc(solving->arena, (holders + 1) * sizeof *solved->holders);
    if (!solving->claims || !solving->charges || !solved->lines || !solved->parts ||
        !solved->holders)
        return gt_fail_memory(solving->error);
    for (; solved->holder_count < plan->equity.holder_count; solved->holder_count++)
        solved->holders[solved->holder_count] = plan->equity.holders[solved->holder_count];
    return 0;
}

static int make_diagram(struct solving *solving)
{
    int code = make_room(solving);
    if (!code)
        code = add_classes(solving);
    if (!code)
        code = add_rights(solving);
    if (!code)
        code = add_owed(solving);
    size_t claim_count = solving->solved->line_count;
    if (!code)
        code = add_levies(solving, claim_count);
    if (code)
        return code;
    const struct gt_exit_plan plan = {solving->claims, claim_count, solving->charges,
                                      solving->plan->levy_count,
                                      solving->plan->equity.currency->per_one};
    struct gt_exit_failure failure;
    switch (gt_exit_new(&plan, &solving->solved->diagram, &failure)) {
    case GT_OK:
        return 0;
    case GT_ERANGE:
        return fail_diagram(solving, &failure, claim_count);
    default:
        return gt_fail_memory(solving->error);
    }
}

int gt_exit_solve(const struct gt_exit_case *plan, const char *where, struct gt_exit_solved *solved,
                  struct gt_arena *arena, struct gt_error *error)
{
    struct gt_equity *equity = NULL;
    *solved = (struct gt_exit_solved){.plan = plan};
    int code = gt_equity_reckon(&plan->equity, plan->day, where, &equity, arena, error);
    struct solving solving = {.plan = plan,
                              .equity = equity,
                              .solved = solved,
                              .where = where,
                              .arena = arena,
                              .error = error};
    if (!code)
        code = make_diagram(&solving);
    gt_equity_free(equity);
    return code;
}
