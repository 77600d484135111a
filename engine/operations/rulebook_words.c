/* rulebook_words.c - verdicts in sentences, and the commands that enter what is missing. */
#include "engine/operations/rulebook.h"

#include "engine/base/shell.h"
#include "engine/operations/closing_int.h"

#include <string.h>

/* The list that a fact's words are of, or NULL. */
static const struct gt_kind *words_of(enum gt_rule_fact fact)
{
    static const struct {
        enum gt_rule_fact fact;
        const struct gt_kind *words;
    } lists[] = {{GT_RULE_FACT_STAGE, &gt_term_stage_words},
                 {GT_RULE_FACT_LEVEL, &gt_fund_level_words},
                 {GT_RULE_FACT_VEHICLE, &gt_vehicle_words},
                 {GT_RULE_FACT_INVESTOR_KIND, &gt_party_kind_words},
                 {GT_RULE_FACT_DEEMED, &gt_deemed_words},
                 {GT_RULE_FACT_TIE, &gt_tie_words}};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++)
        if (lists[i].fact == fact)
            return lists[i].words;
    return gt_rule_fact_unit(fact) == GT_RULE_UNIT_FLAG ? &gt_yes_no_words : NULL;
}

/* An amount in currency units with all its decimals, as machines read it. */
static const char *money_text(gt_money amount, const struct gt_currency *currency,
                              struct gt_arena *arena)
{
    gt_money whole = amount / currency->per_one, rest = amount % currency->per_one;
    const char *sign = amount < 0 ? "-" : "";
    long long units = (long long)(whole < 0 ? -whole : whole);
    long long minor = (long long)(rest < 0 ? -rest : rest);
    return currency->digits
               ? gt_arena_format(arena, "%s%lld.%0*lld", sign, units, currency->digits, minor)
               : gt_arena_format(arena, "%s%lld", sign, units);
}

/* A value; for people in their language, else as machines read it. NULL: unknown, or memory. */
static const char *value_text(const struct gt_rule_asked *asked, enum gt_rule_fact fact,
                              int64_t value, bool people, struct gt_arena *arena)
{
    char day[GT_DAY_TEXT];
    const struct gt_kind *words = words_of(fact);
    if (value == GT_RULE_UNKNOWN)
        return NULL;
    switch (gt_rule_fact_unit(fact)) {
    case GT_RULE_UNIT_MONEY:
        return people ? gt_say_money(value, asked->currency, arena)
                      : money_text(value, asked->currency, arena);
    case GT_RULE_UNIT_NUMBER:
        return gt_arena_format(arena, "%lld", (long long)value);
    case GT_RULE_UNIT_SHARE:
        return people ? gt_arena_format(arena, "%g %%", (double)value / GT_RULE_SHARE_ONE * 100)
                      : gt_arena_format(arena, "%g", (double)value / GT_RULE_SHARE_ONE);
    case GT_RULE_UNIT_DAY:
        return gt_arena_format(arena, "%s", gt_day_format((gt_day)value, day));
    case GT_RULE_UNIT_FLAG:
    case GT_RULE_UNIT_WORD:
        if (!words)
            return NULL;
        return people ? _(gt_kind_label(words, (int)value)) : gt_kind_token(words, (int)value);
    case GT_RULE_UNIT_COUNT:
        break;
    }
    return NULL;
}

const char *gt_rule_value_text(const struct gt_rule_asked *asked, enum gt_rule_fact fact,
                               int64_t value, struct gt_arena *arena)
{
    return value_text(asked, fact, value, false, arena);
}

/* A day against its bound. */
static const char *say_day(const struct gt_rule_part *part, const char *label, const char *actual,
                           const char *limit, struct gt_arena *arena)
{
    bool earliest = part->bound == GT_RULE_BOUND_AT_LEAST;
    if (part->answer != GT_RULE_ANSWER_BREAKS)
        return gt_arena_format(
            arena, earliest ? _("%s: %s; at the earliest %s") : _("%s: %s; at the latest %s"),
            label, actual ? actual : _("not yet"), limit);
    return gt_arena_format(arena,
                           earliest ? _("%s: %s; at the earliest %s (days too early: %lld)")
                                    : _("%s: %s; at the latest %s (days too late: %lld)"),
                           label, actual ? actual : _("not yet"), limit, (long long)part->by);
}

/* A figure against its bound, and how far it is beyond. */
static const char *say_figure(const struct gt_rule_asked *asked, const struct gt_rule_part *part,
                              const char *label, const char *actual, const char *limit,
                              struct gt_arena *arena)
{
    const char *bound = _(gt_kind_label(&gt_rule_bound_words, (int)part->bound));
    const char *by = value_text(asked, part->fact, part->by, true, arena);
    if (part->answer != GT_RULE_ANSWER_BREAKS || part->by == 0 || !by)
        return gt_arena_format(arena, _("%s: %s; %s %s"), label, actual, bound, limit);
    bool few = part->bound == GT_RULE_BOUND_AT_LEAST;
    if (gt_rule_fact_unit(part->fact) == GT_RULE_UNIT_NUMBER)
        return gt_arena_format(
            arena, few ? _("%s: %s; %s %s (%s too few)") : _("%s: %s; %s %s (%s too many)"), label,
            actual, bound, limit, by);
    return gt_arena_format(
        arena, few ? _("%s: %s; %s %s (%s too little)") : _("%s: %s; %s %s (%s too much)"), label,
        actual, bound, limit, by);
}

static const char *say_part(const struct gt_rule_asked *asked, const struct gt_rule_part *part,
                            struct gt_arena *arena)
{
    char day[GT_DAY_TEXT];
    const char *label = _(gt_kind_label(&gt_rule_fact_words, (int)part->fact));
    const char *actual = value_text(asked, part->fact, part->actual, true, arena);
    const char *limit = value_text(asked, part->fact, part->limit, true, arena);
    if (part->fact == GT_RULE_FACT_TEXT)
        return _("the text was not read that far");
    if (part->fact == GT_RULE_FACT_CURRENCY)
        return gt_arena_format(arena, _("the amounts are in %s, the rule's in %s"),
                               asked->currency->code, asked->rule->currency);
    if (part->answer == GT_RULE_ANSWER_UNKNOWN && part->until != GT_DAY_NONE)
        return gt_arena_format(arena, _("%s: it is told on %s"), label,
                               gt_day_format(part->until, day));
    if (gt_rule_fact_unit(part->fact) == GT_RULE_UNIT_DAY)
        return say_day(part, label, actual, limit, arena);
    if (part->answer == GT_RULE_ANSWER_UNKNOWN)
        return gt_arena_format(arena, _("%s: %s so far; at least %s"), label, actual, limit);
    return say_figure(asked, part, label, actual, limit, arena);
}

/* Nobody wrote the fact down. */
static bool is_lacking(const struct gt_rule_part *part)
{
    return part->answer == GT_RULE_ANSWER_UNKNOWN && part->limit == GT_RULE_UNKNOWN &&
           part->until == GT_DAY_NONE && part->fact != GT_RULE_FACT_TEXT &&
           part->fact != GT_RULE_FACT_CURRENCY;
}

/* The facts that nobody wrote down, together; NULL: there are none. */
static const char *say_lacking(const struct gt_rule_asked *asked, struct gt_arena *arena)
{
    const char *list = NULL;
    for (size_t i = 0; i < asked->verdict.count; i++)
        if (is_lacking(&asked->verdict.parts[i]))
            list = gt_arena_format(
                arena, "%s%s%s", list ? list : "", list ? _(", ") : "",
                _(gt_kind_label(&gt_rule_fact_words, (int)asked->verdict.parts[i].fact)));
    return list ? gt_arena_format(arena, _("nobody recorded: %s"), list) : NULL;
}

const char *gt_rule_answer_text(const struct gt_rule *rule, enum gt_rule_answer answer)
{
    bool is_condition = rule->force == GT_RULE_FORCE_QUALIFIES;
    if (is_condition && answer == GT_RULE_ANSWER_PASSES)
        return _("is met");
    if (is_condition && answer == GT_RULE_ANSWER_BREAKS)
        return _("is not met");
    return _(gt_kind_label(&gt_rule_answer_words, (int)answer));
}

const char *gt_rule_why(const struct gt_rule_asked *asked, struct gt_arena *arena)
{
    const char *why =
        asked->verdict.answer == GT_RULE_ANSWER_UNKNOWN ? say_lacking(asked, arena) : NULL;
    why = why ? why : "";
    for (size_t i = 0; i < asked->verdict.count && why; i++) {
        const struct gt_rule_part *part = &asked->verdict.parts[i];
        if (part->answer == asked->verdict.answer && !is_lacking(part))
            why = gt_arena_format(arena, "%s%s%s", why, *why ? _("; ") : "",
                                  say_part(asked, part, arena));
    }
    return why;
}

const char *gt_rule_subject(const struct gt_rule_asked *asked, struct gt_arena *arena)
{
    char day[GT_DAY_TEXT];
    gt_day_format(asked->on, day);
    switch (asked->rule->about) {
    case GT_RULE_ABOUT_DEAL:
    case GT_RULE_ABOUT_COMPANY:
        return asked->deal ? gt_arena_format(arena, _("Deal %lld, %s, %s"), (long long)asked->deal,
                                             asked->name, day)
                           : gt_arena_format(arena, "%s, %s", asked->name, day);
    case GT_RULE_ABOUT_ANGEL:
        return gt_arena_format(arena, _("Deal %lld, %s in %s, %s"), (long long)asked->deal,
                               asked->name, asked->of, day);
    case GT_RULE_ABOUT_EXIT:
        return gt_arena_format(arena, _("Exit %lld, %s, %s"), (long long)asked->record, asked->name,
                               day);
    case GT_RULE_ABOUT_COMPENSATION:
        return gt_arena_format(arena, _("Compensation %lld, %s for %s, %s"),
                               (long long)asked->record, asked->name, asked->of, day);
    case GT_RULE_ABOUT_INVESTOR:
        return gt_arena_format(arena, _("%s in %s, %s"), asked->name, asked->of, day);
    case GT_RULE_ABOUT_FUND:
    case GT_RULE_ABOUT_SUBFUND:
    case GT_RULE_ABOUT_VEHICLE:
    case GT_RULE_ABOUT_COUNT:
        break;
    }
    return gt_arena_format(arena, "%s, %s", asked->name, day);
}

const char *gt_rule_place(const struct gt_rule *rule, struct gt_arena *arena)
{
    const char *text = rule->citation->document ? rule->citation->document : "";
    const char *const more[] = {rule->number, rule->article};
    for (size_t i = 0; i < sizeof more / sizeof *more && text; i++)
        if (more[i] && !strstr(text, more[i]))
            text = gt_arena_format(arena, "%s%s%s", text, *text ? _(", ") : "", more[i]);
    return text;
}

const char *gt_rule_cite(const struct gt_rule *rule, struct gt_arena *arena)
{
    const char *text = gt_rule_place(rule, arena);
    const char *sure = _(gt_kind_label(&gt_verification_words, (int)rule->citation->verified));
    return text && *text ? gt_arena_format(arena, _("%s; %s"), text, sure) : text ? sure : NULL;
}

#define FIGURE "gentou figure add $name --date $day --"
#define FUND   "gentou fund-figure add $name --date $day --"

/* What enters a fact; about -1: whatever it is about. $deal, $record and $day are numbers and a
 * day, $name and $of names in quotes. */
static const struct {
    enum gt_rule_fact fact;
    int about; /* enum gt_rule_about */
    const char *command;
} commands[] = {
    {GT_RULE_FACT_FUND_IN_ROUND, -1, "gentou investment add $deal --party FUND --amount AMOUNT"},
    {GT_RULE_FACT_FUND_IN_COMPANY, -1, "gentou investment add DEAL --party FUND --amount AMOUNT"},
    {GT_RULE_FACT_FUND_BESIDE, -1, "gentou investment add $deal --party PARTNER --amount AMOUNT"},
    {GT_RULE_FACT_PARTNER_IN_ROUND, -1,
     "gentou investment add $deal --party PARTNER --amount AMOUNT"},
    {GT_RULE_FACT_ROUND, -1, "gentou deal edit $deal --amount AMOUNT"},
    {GT_RULE_FACT_RISK_CAPITAL, -1, "gentou investment edit NUMBER --instrument INSTRUMENT"},
    {GT_RULE_FACT_PUBLIC_IN_ROUND, -1,
     "gentou investor add PARTY --ownership OWNERSHIP --source WHO"},
    {GT_RULE_FACT_VALUATION, -1, "gentou deal edit $deal --pre-money AMOUNT"},
    {GT_RULE_FACT_FUND_LARGEST, GT_RULE_ABOUT_DEAL,
     "gentou issuance add $name --class CLASS --holder HOLDER --quantity N --date DATE"},
    {GT_RULE_FACT_FUND_LARGEST, -1,
     "gentou commitment add $name --party PARTY --date DATE --amount AMOUNT"},
    {GT_RULE_FACT_FUND_VOTES, -1,
     "gentou issuance add $name --class CLASS --holder HOLDER --quantity N --date DATE"},
    {GT_RULE_FACT_STAGE, GT_RULE_ABOUT_DEAL, "gentou deal edit $deal --kind KIND"},
    {GT_RULE_FACT_STAGE, GT_RULE_ABOUT_COMPENSATION,
     "gentou compensation edit $record --stage STAGE"},
    {GT_RULE_FACT_STAGE, -1, FUND "stage STAGE"},
    {GT_RULE_FACT_CUSTODY, -1, "gentou fund-step add $deal --step custody --date DATE"},
    {GT_RULE_FACT_COMMITTEE, -1,
     "gentou fund-step add $deal --step investment_committee --result approved --date DATE"},
    {GT_RULE_FACT_PAID_ON, GT_RULE_ABOUT_DEAL, "gentou stage add $deal --stage closed --date DATE"},
    {GT_RULE_FACT_PAID_ON, -1, "gentou investment add DEAL --party PARTY --amount AMOUNT"},
    {GT_RULE_FACT_REGISTERED_CAPITAL, -1,
     "gentou company edit $name --registered-capital AMOUNT --capital-date DATE"},
    {GT_RULE_FACT_FOUNDED, -1, "gentou company edit $name --founded DATE"},
    {GT_RULE_FACT_REGISTERED_THERE, -1, FIGURE "registered-in PLACE"},
    {GT_RULE_FACT_LISTED, -1, FIGURE "listed no"},
    {GT_RULE_FACT_LISTED_WITHIN, -1, "gentou figure add $name --date DATE --listed no"},
    {GT_RULE_FACT_RESIDENT, -1, FIGURE "resident yes"},
    {GT_RULE_FACT_AUDITED, -1, FIGURE "audited yes"},
    {GT_RULE_FACT_HIGH_TECH, -1, FIGURE "high-tech yes"},
    {GT_RULE_FACT_STAFF, -1, FIGURE "staff N"},
    {GT_RULE_FACT_COLLEGE_STAFF, -1, FIGURE "college-staff N"},
    {GT_RULE_FACT_BACHELOR_STAFF, -1, FIGURE "bachelor-staff N"},
    {GT_RULE_FACT_RD_STAFF, -1, FIGURE "rd-staff N"},
    {GT_RULE_FACT_REVENUE, -1, FIGURE "revenue AMOUNT"},
    {GT_RULE_FACT_RD_SPENDING, -1, FIGURE "rd-spending AMOUNT"},
    {GT_RULE_FACT_COSTS_YEAR, -1, "gentou figure add $name --date DATE --costs AMOUNT"},
    {GT_RULE_FACT_RD_YEAR, -1, "gentou figure add $name --date DATE --rd-spending AMOUNT"},
    {GT_RULE_FACT_COSTS_NEXT, -1, "gentou figure add $name --date DATE --costs AMOUNT"},
    {GT_RULE_FACT_RD_NEXT, -1, "gentou figure add $name --date DATE --rd-spending AMOUNT"},
    {GT_RULE_FACT_TOTAL_ASSETS, -1, FIGURE "total-assets AMOUNT"},
    {GT_RULE_FACT_NET_ASSETS, -1, FIGURE "net-assets AMOUNT"},
    {GT_RULE_FACT_LEVEL, -1, FUND "level LEVEL"},
    {GT_RULE_FACT_FEE_ON_PAID, -1, FUND "fee-on-paid yes"},
    {GT_RULE_FACT_HIDDEN_DEBT, -1, FUND "hidden-debt no"},
    {GT_RULE_FACT_DERIVATIVES, -1, FUND "derivatives no"},
    {GT_RULE_FACT_GUARANTEES, -1, FUND "guarantees no"},
    {GT_RULE_FACT_UNLIMITED, -1, FUND "unlimited no"},
    {GT_RULE_FACT_PARTNERS, -1, "gentou intention add PARTNER --date DATE"},
    {GT_RULE_FACT_APPROVED, -1, FUND "approved DATE"},
    {GT_RULE_FACT_SET_UP, GT_RULE_ABOUT_VEHICLE, "gentou vehicle edit $name --since DATE"},
    {GT_RULE_FACT_SET_UP, -1, FUND "set-up DATE"},
    {GT_RULE_FACT_FIRST_PAID, -1, "gentou drawdown add COMMITMENT --date DATE"},
    {GT_RULE_FACT_FIRST_INVESTED, -1, "gentou investment add DEAL --party $name"},
    {GT_RULE_FACT_FIRST_DRAWDOWN, -1, "gentou drawdown add COMMITMENT --date DATE"},
    {GT_RULE_FACT_MANAGER_COMMITTED, -1,
     "gentou commitment add $name --party MANAGER --date DATE --amount AMOUNT"},
    {GT_RULE_FACT_DIRECT, -1, "gentou investment add DEAL --party $name --amount AMOUNT"},
    {GT_RULE_FACT_SIZE, GT_RULE_ABOUT_FUND,
     "gentou commitment add $name --party PARTY --date DATE --amount AMOUNT"},
    {GT_RULE_FACT_SIZE, -1, "gentou subfund edit $name --size AMOUNT"},
    {GT_RULE_FACT_PAID_IN, GT_RULE_ABOUT_VEHICLE, "gentou holder edit NUMBER --amount AMOUNT"},
    {GT_RULE_FACT_PAID_IN, -1,
     "gentou commitment add $name --party PARTY --date DATE --amount AMOUNT"},
    {GT_RULE_FACT_FUND_PAID_IN, -1,
     "gentou commitment add $name --party FUND --date DATE --amount AMOUNT"},
    {GT_RULE_FACT_FUND_COMMITTED, -1,
     "gentou commitment add $name --party FUND --date DATE --amount AMOUNT"},
    {GT_RULE_FACT_PUBLIC_PAID_IN, -1,
     "gentou investor add PARTY --ownership OWNERSHIP --source WHO"},
    {GT_RULE_FACT_PRIVATE_PAID_IN, -1,
     "gentou investor add PARTY --ownership OWNERSHIP --source WHO"},
    {GT_RULE_FACT_PUBLIC_COMMITTED, -1,
     "gentou investor add PARTY --ownership OWNERSHIP --source WHO"},
    {GT_RULE_FACT_PRIVATE_COMMITTED, -1,
     "gentou investor add PARTY --ownership OWNERSHIP --source WHO"},
    {GT_RULE_FACT_INVESTED, -1, FUND "invested AMOUNT"},
    {GT_RULE_FACT_EARLY, -1, FUND "early AMOUNT"},
    {GT_RULE_FACT_ON_TARGET, -1, FUND "on-target AMOUNT"},
    {GT_RULE_FACT_LOCAL, -1, FUND "local AMOUNT"},
    {GT_RULE_FACT_TECH, -1, FUND "tech AMOUNT"},
    {GT_RULE_FACT_PROJECTS, -1, FUND "projects N"},
    {GT_RULE_FACT_LARGEST, -1, "gentou investment add DEAL --party $name --amount AMOUNT"},
    {GT_RULE_FACT_RETURNED, -1, FUND "returned AMOUNT"},
    {GT_RULE_FACT_CONCEDED, -1, FUND "conceded AMOUNT"},
    {GT_RULE_FACT_LOSS, GT_RULE_ABOUT_COMPENSATION,
     "gentou exit add $of --holder $name --kind KIND --proceeds AMOUNT --date DATE"},
    {GT_RULE_FACT_LOSS, -1, FUND "loss AMOUNT"},
    {GT_RULE_FACT_COST, -1, "gentou investment add DEAL --party FUND --amount AMOUNT"},
    {GT_RULE_FACT_LENDING_RATE, GT_RULE_ABOUT_EXIT, "gentou rules check --rule $rule --rate RATE"},
    {GT_RULE_FACT_PREMIUM, GT_RULE_ABOUT_EXIT,
     "gentou rules check --rule $rule --rate RATE --premium SHARE"},
    {GT_RULE_FACT_HEADS_UNKNOWN, -1, "gentou holder edit NUMBER --heads N"},
    {GT_RULE_FACT_LEAST_HOLDER, -1, "gentou holder edit NUMBER --amount AMOUNT"},
    {GT_RULE_FACT_SENIORS, -1, FUND "seniors N"},
    {GT_RULE_FACT_INVESTOR_KIND, -1, "gentou investor add $name --kind person"},
    {GT_RULE_FACT_TICKET, -1, "gentou holder edit NUMBER --amount AMOUNT"},
    {GT_RULE_FACT_INVESTOR_NET_ASSETS, -1,
     "gentou qualification add $name --date DATE --net-assets AMOUNT"},
    {GT_RULE_FACT_FINANCIAL_ASSETS, -1,
     "gentou qualification add $name --date DATE --financial-assets AMOUNT"},
    {GT_RULE_FACT_AVERAGE_INCOME, -1,
     "gentou qualification add $name --date DATE --average-income AMOUNT"},
    {GT_RULE_FACT_EQUITY, -1, "gentou investment edit NUMBER --instrument INSTRUMENT"},
    {GT_RULE_FACT_TIE, -1,
     "gentou tie add $name --company $of --date $day --tie none --family-share SHARE"},
    {GT_RULE_FACT_FAMILY_SHARE, -1,
     "gentou tie add $name --company $of --date $day --tie none --family-share SHARE"},
};

/* What stands for a place holder, or NULL where it is none. */
static const char *stand_in(const struct gt_rule_asked *asked, const char *at, size_t *length,
                            struct gt_arena *arena)
{
    char day[GT_DAY_TEXT];
    const struct {
        const char *mark, *text;
    } marks[] = {
        {"$deal", gt_arena_format(arena, "%lld", (long long)asked->deal)},
        {"$record", gt_arena_format(arena, "%lld", (long long)asked->record)},
        {"$day", gt_arena_format(arena, "%s", gt_day_format(asked->on, day))},
        {"$name", gt_shell_word(arena, asked->name)},
        {"$of", gt_shell_word(arena, asked->of ? asked->of : "")},
        {"$rule", asked->rule->id},
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (strncmp(at, marks[i].mark, strlen(marks[i].mark)) == 0) {
            *length = strlen(marks[i].mark);
            return marks[i].text;
        }
    return NULL;
}

static const char *filled_in(const struct gt_rule_asked *asked, const char *command,
                             struct gt_arena *arena)
{
    const char *text = "";
    while (*command && text) {
        size_t plain = strcspn(command, "$"), length = 0;
        const char *word = command[plain] ? stand_in(asked, command + plain, &length, arena) : "";
        text = gt_arena_format(arena, "%s%.*s%s", text, (int)plain, command, word ? word : "");
        command += plain + length;
    }
    return text;
}

const char *gt_rule_command(const struct gt_rule_asked *asked, enum gt_rule_fact fact,
                            struct gt_arena *arena)
{
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (commands[i].fact == fact &&
            (commands[i].about < 0 || commands[i].about == (int)asked->rule->about))
            return filled_in(asked, commands[i].command, arena);
    return NULL;
}
