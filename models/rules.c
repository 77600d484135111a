/* rules.c - the rule book: looking rules up, and putting verdicts together; see gentou/rules.h. */
#include "models/rules_int.h"

#include <string.h>

__extension__ typedef __int128 wide;

static const struct gt_rule *const books[] = {gt_rules_people, gt_rules_company, gt_rules_deal,
                                              gt_rules_abroad, gt_rules_fund,    gt_rules_vehicle,
                                              gt_rules_losses, gt_rules_direct};

#define BOOKS (sizeof books / sizeof *books)

const struct gt_rule *gt_rule_at(size_t place)
{
    for (size_t book = 0; book < BOOKS; book++)
        for (const struct gt_rule *rule = books[book]; rule->id; rule++)
            if (place-- == 0)
                return rule;
    return NULL;
}

/* Lower case, and '-' as '_'. */
static char folded(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c == '-' ? '_' : c;
}

static bool alike(const char *a, const char *b)
{
    while (*a && folded(*a) == folded(*b)) {
        a++;
        b++;
    }
    return *a == 0 && *b == 0;
}

const struct gt_rule *gt_rule_find(const char *id)
{
    const struct gt_rule *rule;
    for (size_t i = 0; (rule = gt_rule_at(i)); i++)
        if (alike(rule->id, id))
            return rule;
    return NULL;
}

const char *gt_rule_preset(const char *name)
{
    const struct gt_rule *rule;
    for (size_t i = 0; (rule = gt_rule_at(i)); i++)
        if (alike(rule->preset, name))
            return rule->preset;
    return NULL;
}

bool gt_rule_is_national(const struct gt_rule *rule)
{
    static const char *const national[] = {"qualified-investor",    "tax-55",
                                           "county-funds-2025",     "government-funds-2015",
                                           "government-funds-2019", "government-funds-2026"};
    for (size_t i = 0; i < sizeof national / sizeof *national; i++)
        if (strcmp(rule->preset, national[i]) == 0)
            return true;
    return false;
}

bool gt_rule_in_force(const struct gt_rule *rule, gt_day on)
{
    return on >= rule->citation->valid_from && on <= rule->citation->valid_to;
}

bool gt_rule_may_hold(const struct gt_rule *rule, gt_day on)
{
    return gt_rule_in_force(rule, on) ||
           (rule->perhaps_from && on >= rule->perhaps_from && on < rule->citation->valid_from);
}

bool gt_rule_refuses(const struct gt_rule *rule)
{
    return rule->force == GT_RULE_FORCE_BINDS && rule->citation->verified <= GT_VERIFICATION_V2;
}

void gt_rule_facts_init(struct gt_rule_facts *facts, gt_day on, gt_day as_of)
{
    *facts = (struct gt_rule_facts){.on = on, .as_of = as_of};
    for (int fact = 0; fact < GT_RULE_FACT_COUNT; fact++)
        facts->value[fact] = GT_RULE_UNKNOWN;
}

enum gt_rule_unit gt_rule_fact_unit(enum gt_rule_fact fact)
{
    static const enum gt_rule_unit units[] = {
#define X(word, token, label, unit) GT_RULE_UNIT_##unit,
        GT_RULE_FACT_LIST(X)
#undef X
    };
    return units[fact];
}

void gt_rule_judge(const struct gt_rule *rule, const struct gt_rule_facts *facts,
                   struct gt_rule_verdict *verdict)
{
    *verdict = (struct gt_rule_verdict){.answer = GT_RULE_ANSWER_IDLE};
    if (!gt_rule_may_hold(rule, facts->on))
        return;
    rule->check(rule, facts, verdict);
    if (verdict->count && !gt_rule_in_force(rule, facts->on)) {
        *verdict = (struct gt_rule_verdict){.answer = GT_RULE_ANSWER_IDLE};
        gt_rule_lacks(&(struct gt_rule_case){facts, verdict}, GT_RULE_FACT(TEXT));
    }
    if (rule->currency && verdict->count && facts->currency &&
        strcmp(rule->currency, facts->currency) != 0) {
        *verdict = (struct gt_rule_verdict){.answer = GT_RULE_ANSWER_IDLE};
        gt_rule_lacks(&(struct gt_rule_case){facts, verdict}, GT_RULE_FACT(CURRENCY));
    }
}

void gt_rule_add(const struct gt_rule_case *of, const struct gt_rule_part *part)
{
    struct gt_rule_verdict *verdict = of->verdict;
    if (verdict->count == GT_RULE_PARTS_MAX)
        return; /* no rule has so many: a test counts */
    verdict->parts[verdict->count++] = *part;
    if (part->answer > verdict->answer)
        verdict->answer = part->answer;
}

/* A fact is missing once, whatever it is missing for. */
void gt_rule_lacks(const struct gt_rule_case *of, enum gt_rule_fact fact)
{
    for (size_t i = 0; i < of->verdict->count; i++)
        if (of->verdict->parts[i].fact == fact && of->verdict->parts[i].limit == GT_RULE_UNKNOWN)
            return;
    gt_rule_add(of, &(struct gt_rule_part){.fact = fact,
                                           .answer = GT_RULE_ANSWER_UNKNOWN,
                                           .actual = GT_RULE_UNKNOWN,
                                           .limit = GT_RULE_UNKNOWN,
                                           .until = GT_DAY_NONE});
}

/* How far beyond; what is strictly below by nothing is one unit too much. */
static int64_t beyond(enum gt_rule_bound bound, int64_t actual, int64_t limit)
{
    int64_t by = bound == GT_RULE_BOUND_AT_LEAST ? limit - actual : actual - limit;
    return by + (bound == GT_RULE_BOUND_BELOW);
}

static void weigh(const struct gt_rule_case *of, enum gt_rule_fact fact, enum gt_rule_bound bound,
                  int64_t limit)
{
    int64_t actual = gt_rule_value(of, fact);
    if (actual == GT_RULE_UNKNOWN) {
        gt_rule_lacks(of, fact);
        return;
    }
    int64_t by = beyond(bound, actual, limit);
    gt_rule_add(
        of, &(struct gt_rule_part){.fact = fact,
                                   .answer = by > 0 ? GT_RULE_ANSWER_BREAKS : GT_RULE_ANSWER_PASSES,
                                   .bound = bound,
                                   .actual = actual,
                                   .limit = limit,
                                   .by = by > 0 ? by : 0,
                                   .until = GT_DAY_NONE});
}

void gt_rule_at_most(const struct gt_rule_case *of, enum gt_rule_fact fact, int64_t limit)
{
    if (limit > 0)
        weigh(of, fact, GT_RULE_BOUND_AT_MOST, limit);
}

void gt_rule_at_least(const struct gt_rule_case *of, enum gt_rule_fact fact, int64_t limit)
{
    if (limit > 0)
        weigh(of, fact, GT_RULE_BOUND_AT_LEAST, limit);
}

void gt_rule_below(const struct gt_rule_case *of, enum gt_rule_fact fact, int64_t limit)
{
    weigh(of, fact, GT_RULE_BOUND_BELOW, limit);
}

/* A share of a whole >= 0, to 12 decimals, exactly; down, or up to the next unit. */
static int64_t share_of(int64_t whole, double share, bool up)
{
    const int64_t one = 1000000000000;
    wide product = (wide)whole * (int64_t)(share * (double)one + 0.5);
    wide part = product / one + (up && product % one != 0);
    return part > INT64_MAX ? INT64_MAX : (int64_t)part;
}

/* The limit that a share of another fact is; false, and a part that cannot be told, where that is
 * unknown. A share of 0 is none. */
static bool limit_of(const struct gt_rule_case *of, double share, enum gt_rule_fact whole, bool up,
                     int64_t *limit)
{
    int64_t all = gt_rule_value(of, whole);
    if (share <= 0)
        return false;
    if (all == GT_RULE_UNKNOWN)
        gt_rule_lacks(of, whole);
    else
        *limit = share_of(all, share, up);
    return all != GT_RULE_UNKNOWN;
}

void gt_rule_at_most_of(const struct gt_rule_case *of, enum gt_rule_fact fact, double share,
                        enum gt_rule_fact whole)
{
    int64_t limit;
    if (limit_of(of, share, whole, false, &limit))
        weigh(of, fact, GT_RULE_BOUND_AT_MOST, limit);
}

void gt_rule_at_least_of(const struct gt_rule_case *of, enum gt_rule_fact fact, double share,
                         enum gt_rule_fact whole)
{
    int64_t limit;
    if (limit_of(of, share, whole, true, &limit))
        weigh(of, fact, GT_RULE_BOUND_AT_LEAST, limit);
}

/* What is still to be invested may be invested so; where nobody knows how much, it may. */
static bool is_within_reach(const struct gt_rule_case *of, int64_t wanting)
{
    int64_t size = gt_rule_value(of, GT_RULE_FACT(SIZE));
    int64_t invested = gt_rule_value(of, GT_RULE_FACT(INVESTED));
    return size == GT_RULE_UNKNOWN || invested == GT_RULE_UNKNOWN || size - invested >= wanting;
}

void gt_rule_reaches(const struct gt_rule_case *of, enum gt_rule_fact fact, int64_t limit)
{
    int64_t actual = gt_rule_value(of, fact);
    bool is_money = gt_rule_fact_unit(fact) == GT_RULE_UNIT_MONEY;
    if (actual == GT_RULE_UNKNOWN || actual >= limit ||
        !is_within_reach(of, is_money ? limit - actual : 1)) {
        gt_rule_at_least(of, fact, limit);
        return;
    }
    gt_rule_add(of, &(struct gt_rule_part){.fact = fact,
                                           .answer = GT_RULE_ANSWER_UNKNOWN,
                                           .bound = GT_RULE_BOUND_AT_LEAST,
                                           .actual = actual,
                                           .limit = limit,
                                           .until = GT_DAY_NONE});
}

void gt_rule_reaches_of(const struct gt_rule_case *of, enum gt_rule_fact fact, double share,
                        enum gt_rule_fact whole)
{
    int64_t limit;
    if (limit_of(of, share, whole, true, &limit))
        gt_rule_reaches(of, fact, limit);
}

void gt_rule_is(const struct gt_rule_case *of, enum gt_rule_fact fact, int64_t value)
{
    int64_t actual = gt_rule_value(of, fact);
    if (actual == GT_RULE_UNKNOWN)
        gt_rule_lacks(of, fact);
    else
        gt_rule_add(of, &(struct gt_rule_part){.fact = fact,
                                               .answer = actual == value ? GT_RULE_ANSWER_PASSES
                                                                         : GT_RULE_ANSWER_BREAKS,
                                               .bound = GT_RULE_BOUND_EQUAL,
                                               .actual = actual,
                                               .limit = value,
                                               .until = GT_DAY_NONE});
}

void gt_rule_age(const struct gt_rule_case *of, enum gt_rule_fact since, int months)
{
    gt_day last = GT_DAY_LAST, first = GT_DAY_NONE;
    int64_t day = gt_rule_value(of, since);
    if (day == GT_RULE_UNKNOWN || gt_day_add_months((gt_day)day, months, &last) != GT_OK ||
        gt_day_add_months(of->facts->on, -months, &first) != GT_OK) {
        gt_rule_lacks(of, since);
        return;
    }
    bool late = of->facts->on > last;
    gt_rule_add(
        of, &(struct gt_rule_part){.fact = since,
                                   .answer = late ? GT_RULE_ANSWER_BREAKS : GT_RULE_ANSWER_PASSES,
                                   .bound = GT_RULE_BOUND_AT_LEAST,
                                   .actual = day,
                                   .limit = first,
                                   .by = late ? of->facts->on - last : 0,
                                   .until = GT_DAY_NONE});
}

void gt_rule_registered(const struct gt_rule_case *of, const char *place, const char *english)
{
    const char *registered = of->facts->registered_in;
    if (!registered) {
        gt_rule_lacks(of, GT_RULE_FACT(REGISTERED_THERE));
        return;
    }
    bool there = strstr(registered, place) || strstr(registered, english);
    gt_rule_add(
        of, &(struct gt_rule_part){.fact = GT_RULE_FACT(REGISTERED_THERE),
                                   .answer = there ? GT_RULE_ANSWER_PASSES : GT_RULE_ANSWER_BREAKS,
                                   .bound = GT_RULE_BOUND_EQUAL,
                                   .actual = there,
                                   .limit = 1,
                                   .until = GT_DAY_NONE});
}
