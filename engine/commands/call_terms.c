/* call_terms.c - the terms a command is asked about, and what must still be given. */
#include "engine/commands/terms.h"

#include "engine/commands/help.h"

#include "engine/intake/values.h"

#include <string.h>

/* Options that are parameters of a term. */
static const struct {
    const char *option, *kind, *field;
} short_cuts[] = {
    {"rate", "buy_out", "rate"},
    {"premium", "buy_out", "premium"},
    {"interest", "buy_out", "interest"},
    {"hurdle", "concession", "hurdle"},
    {"profit-share", "priority_return", "profit_share"},
};

/* "0-5" to the two ends of the buy-out's window. */
static int set_window(struct gt_call *call, struct gt_terms_file *file, const char *text)
{
    const char *dash = strchr(text, '-');
    bool both = dash && dash > text && dash[1];
    const char *opens = both ? gt_arena_copy(call->arena, text, (size_t)(dash - text)) : NULL;
    if (!both)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("\"%s\" is no window; expected two numbers of years, such as 0-5 or 5-0 "
                         "(0 at the end: no end)"),
                       text);
    int code = gt_terms_set(file, "buy_out", "opens", opens ? opens : "", call->arena, call->error);
    return code ? code
                : gt_terms_set(file, "buy_out", "closes", dash + 1, call->arena, call->error);
}

/* "buy_out.days=act_360" */
static int set_any(struct gt_call *call, struct gt_terms_file *file, const char *text)
{
    const char *dot = strchr(text, '.'), *equals = strchr(text, '=');
    if (!dot || !equals || dot > equals)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("\"%s\" is no parameter; expected TERM.FIELD=VALUE, such as "
                         "buy_out.days=act_360"),
                       text);
    const char *kind = gt_arena_copy(call->arena, text, (size_t)(dot - text));
    const char *field = gt_arena_copy(call->arena, dot + 1, (size_t)(equals - dot - 1));
    if (!kind || !field)
        return gt_fail_memory(call->error);
    return gt_terms_set(file, kind, field, equals + 1, call->arena, call->error);
}

static int set_options(struct gt_call *call, struct gt_terms_file *file)
{
    for (size_t i = 0; i < sizeof short_cuts / sizeof *short_cuts; i++) {
        const char *text = gt_call_value(call, short_cuts[i].option);
        if (text && gt_terms_set(file, short_cuts[i].kind, short_cuts[i].field, text, call->arena,
                                 call->error))
            return gt_call_at_option(call, short_cuts[i].option);
    }
    const char *window = gt_call_value(call, "window");
    if (window && set_window(call, file, window))
        return gt_call_at_option(call, "window");
    for (int i = 0; i < call->given_count; i++)
        if (strcmp(call->given[i].name, "set") == 0 && set_any(call, file, call->given[i].value))
            return gt_call_at_option(call, "set");
    return gt_terms_check(&file->set, call->error);
}

int gt_call_terms(struct gt_call *call, struct gt_terms_file *file)
{
    int code = gt_terms_read(call->arguments[0], file, call->arena, call->error);
    return code ? code : set_options(call, file);
}

int gt_call_terms_amount(struct gt_call *call, const char *option, const char *text,
                         const struct gt_currency *currency, gt_money *amount)
{
    const struct gt_currency *written = NULL;
    const char *repair = NULL;
    if (gt_value_amount(text, GT_NUMBER_PLAIN, currency, amount, &written, &repair, call->error))
        return gt_call_at_option(call, option);
    if (written && written != currency)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--%s: it is in %s, the terms in %s; they must be alike"), option,
                       written->code, currency->code);
    return 0;
}

void gt_terms_published(const struct gt_terms_file *file, gt_day day, double *rate, double *hurdle)
{
    const struct gt_buy_out *buy_out = &file->set.buy_out;
    const struct gt_profit_concession *concession = &file->set.concession;
    if (*rate < 0 && buy_out->rate < 0)
        gt_benchmark_on(file->rates, file->rate_count, buy_out->benchmark, day, rate);
    if (*hurdle < 0 && concession->hurdle < 0)
        gt_benchmark_on(file->rates, file->rate_count, concession->benchmark, day, hurdle);
}

/* The published rate that a term names. */
static int benchmark_of(const struct gt_term_set *set, enum gt_term_kind kind)
{
    return kind == GT_TERM_BUY_OUT      ? set->buy_out.benchmark
           : kind == GT_TERM_CONCESSION ? set->concession.benchmark
                                        : GT_BENCHMARK_NONE;
}

static int need_rate(const struct gt_terms_file *file, enum gt_term_kind kind, gt_day day,
                     struct gt_error *error)
{
    char text[GT_DAY_TEXT];
    const char *option = kind == GT_TERM_CONCESSION ? "hurdle" : "rate";
    int benchmark = benchmark_of(&file->set, kind);
    if (benchmark == GT_BENCHMARK_NONE)
        return gt_fail(error, GT_EXIT_DATA, _("%s: %s does not say the rate; give it with --%s"),
                       gt_kind_token(&gt_term_kind_words, kind), file->set.name, option);
    return gt_fail(error, GT_EXIT_DATA,
                   _("%s: the %s of %s is needed, and none is shipped; give it with --%s, or in a "
                     "file under rates"),
                   gt_kind_token(&gt_term_kind_words, kind),
                   _(gt_kind_label(&gt_benchmark_words, benchmark)), gt_day_format(day, text),
                   option);
}

int gt_terms_need(const struct gt_terms_file *file, enum gt_term_kind kind, uint32_t inputs,
                  gt_day day, struct gt_error *error)
{
    uint32_t missing = gt_term_missing(&file->set, kind) & inputs;
    const char *name = file->set.name;
    if (missing & GT_TERM_BIT(GT_TERM_INPUT_WINDOW))
        return gt_fail(error, GT_EXIT_DATA,
                       _("buy_out: the window of %s must be given, in years after payment, such as "
                         "--window 0-5; `gentou terms show %s` says why"),
                       name, name);
    if (missing & GT_TERM_BIT(GT_TERM_INPUT_RATE))
        return need_rate(file, kind, day, error);
    if (missing & GT_TERM_BIT(GT_TERM_INPUT_PREMIUM))
        return gt_fail(error, GT_EXIT_DATA,
                       _("buy_out: %s wants a premium and does not say how large; give it as a "
                         "share of the cost, such as --premium 5%%"),
                       name);
    if (missing & GT_TERM_BIT(GT_TERM_INPUT_PROFIT_SHARE))
        return gt_fail(error, GT_EXIT_DATA,
                       _("priority_return: %s does not say what share of the further profit is "
                         "public; give it with --profit-share"),
                       name);
    return 0;
}

bool gt_terms_are_for(const struct gt_term_set *set, gt_day first)
{
    return first >= set->valid_from && first <= set->valid_to;
}

int gt_terms_outside(struct gt_call *call, const struct gt_term_set *set, gt_day first,
                     const char *deal)
{
    char day[GT_DAY_TEXT];
    FILE *out = call->output == GT_OUTPUT_TABLE ? call->world->out : call->world->err;
    if (gt_terms_are_for(set, first))
        return 0;
    gt_day_format(first, day);
    const char *line =
        deal ? gt_arena_format(call->arena,
                               _("To look at: %s: the first payment, of %s, lies outside the days "
                                 "%s is for."),
                               deal, day, set->name)
             : gt_arena_format(call->arena,
                               _("To look at: the first payment, of %s, lies outside the days %s "
                                 "is for."),
                               day, set->name);
    if (!line)
        return gt_fail_memory(call->error);
    gt_help_wrapped(out, line, 0);
    return GT_EXIT_FINDINGS;
}

const char *gt_terms_clause(const struct gt_term *term, struct gt_arena *arena)
{
    if (!gt_term_is_cited(term))
        return _("our own, without a clause");
    return gt_arena_format(arena, _("%s %s (%s%s)"), term->citation.id ? term->citation.id : "",
                           term->citation.document ? term->citation.document : "",
                           _(gt_kind_label(&gt_verification_words, (int)term->citation.verified)),
                           term->changed ? _("; changed here") : "");
}

/* The growth of a phase. */
static const char *growth_of(const struct gt_buy_out *term, double rate,
                             enum gt_buy_out_phase phase, struct gt_arena *arena)
{
    const char *interest = _(gt_kind_label(&gt_term_interest_words, term->interest));
    switch (phase) {
    case GT_BUY_OUT_FIRST:
        return term->first_rate > 0
                   ? gt_arena_format(arena, _("cost + %.12g %% a year, %s, within %g years"),
                                     term->first_rate * 100, interest, term->first_years)
                   : gt_arena_format(arena, _("cost, within %g years"), term->first_years);
    case GT_BUY_OUT_LATER:
        if (term->first_years <= 0)
            return gt_arena_format(arena, _("cost + %.12g %% a year, %s, from day one"), rate * 100,
                                   interest);
        return term->since == GT_TERM_SINCE_DAY_ONE
                   ? gt_arena_format(arena,
                                     _("cost + %.12g %% a year, %s, from day one, after %g years"),
                                     rate * 100, interest, term->first_years)
                   : gt_arena_format(arena,
                                     _("cost + %.12g %% a year up to %g years and %.12g %% from "
                                       "there on, %s"),
                                     term->first_rate * 100, term->first_years, rate * 100,
                                     interest);
    case GT_BUY_OUT_BOTH:
        return gt_arena_format(
            arena,
            _("each payment by itself: %.12g %% a year within %g years, %.12g %% "
              "after them, %s"),
            term->first_rate * 100, term->first_years, rate * 100, interest);
    }
    return NULL;
}

const char *gt_terms_rule(const struct gt_buy_out *term, double rate,
                          const struct gt_buy_out_price *price, struct gt_arena *arena)
{
    const char *growth = growth_of(term, rate, price->phase, arena);
    const char *premium = "", *floor = "";
    if (term->premium > 0)
        premium = gt_arena_format(arena, _(", and a premium of %.12g %% of the cost"),
                                  term->premium * 100);
    if (term->price == GT_TERM_PRICE_FLOOR)
        floor = price->price > price->formula ? _("; what was agreed is above this floor")
                                              : _("; this is a floor");
    return growth && premium ? gt_arena_format(arena, "%s%s%s", growth, premium, floor) : NULL;
}
