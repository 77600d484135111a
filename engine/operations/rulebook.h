/* rulebook.h - the rule book (gentou/rules.h) asked about a ledger.
 *
 * A case is a rule and what it is asked about: the fund's stake in a deal and its company on the
 * day of the round, a sale to a partner, a compensation, an angel's stake; a guidance fund, a
 * sub-fund, a vehicle and each of its holders on the date asked. Asked are the national rules and
 * those of the presets that the ledger applies on that day, or of the presets that are named.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_RULEBOOK_H
#define GENTOU_ENGINE_OPERATIONS_RULEBOOK_H

#include "engine/operations/facts.h"
#include "engine/store/figures.h"
#include "gentou/rules.h"

struct gt_rule_question {
    const char *const *presets; /* as the rule book writes them; NULL: those the ledger applies */
    size_t preset_count;
    const struct gt_rule *rule; /* this one only, or NULL */
    int64_t deal, company;      /* these only; 0: all */
    /* Of a sale, in millionths: the published lending rate of its day, and the premium that was
     * agreed on, of the cost. NULL: nobody gave it. */
    const int64_t *rate, *premium;
};

struct gt_rule_asked {
    const struct gt_rule *rule;
    int64_t deal;          /* 0: it is about none */
    int64_t party;         /* company, fund, vehicle, holder or angel */
    int64_t record;        /* of an exit or compensation */
    const char *name, *of; /* of the party; of the company or vehicle it is in, or NULL */
    gt_day on;             /* the day whose rules are asked */
    const struct gt_currency *currency; /* of its amounts */
    struct gt_rule_verdict verdict;
    const struct gt_deal_override_row *override; /* that somebody gave a reason for, or NULL */
};

struct gt_rule_answers {
    struct gt_rule_asked *items;
    size_t count;
    size_t of[GT_RULE_ANSWER_COUNT]; /* how many of each answer */
    size_t not_met;                  /* of those that break, conditions of benefits */
    bool applies; /* the ledger applies a preset on some day, or presets were named */
};

int gt_rulebook_ask(struct gt_store *store, const struct gt_facts *facts,
                    const struct gt_rule_question *question, struct gt_rule_answers *answers,
                    struct gt_arena *arena, struct gt_error *error);

/* The presets that a ledger applies on a day; the rules of one that is applied hold then. */
bool gt_preset_applies(const struct gt_preset_row *rows, size_t count, const char *preset,
                       gt_day on);

/* What a case is about: "deal 3, 澄砾智能", in the reader's language. NULL: memory. */
const char *gt_rule_subject(const struct gt_rule_asked *asked, struct gt_arena *arena);

/* Why, in one sentence without its full stop: the parts that break, or those that cannot be told;
 * of a case that passes, the parts. NULL: memory. */
const char *gt_rule_why(const struct gt_rule_asked *asked, struct gt_arena *arena);

/* The answer in words. Whoever does not meet the condition of a benefit breaks nothing. */
const char *gt_rule_answer_text(const struct gt_rule *rule, enum gt_rule_answer answer);

/* The command that enters a fact that is missing, or NULL where none does. */
const char *gt_rule_command(const struct gt_rule_asked *asked, enum gt_rule_fact fact,
                            struct gt_arena *arena);

/* A fact's value as machines read it; NULL: unknown. */
const char *gt_rule_value_text(const struct gt_rule_asked *asked, enum gt_rule_fact fact,
                               int64_t value, struct gt_arena *arena);

/* Where a rule stands: document, number and article; "" where sources name none. NULL: memory. */
const char *gt_rule_place(const struct gt_rule *rule, struct gt_arena *arena);

/* The same, and how well it is verified. NULL: memory. */
const char *gt_rule_cite(const struct gt_rule *rule, struct gt_arena *arena);

/* A rule that a deal breaks before its money goes. */
struct gt_rule_finding {
    const struct gt_rule *rule;
    gt_day on;        /* that it was asked for */
    const char *text; /* one sentence without its full stop */
    bool refuses;     /* unless somebody says why not; never what was overridden already */
};

/* What a deal that is closing or closed breaks, by the presets that the ledger applies, with all
 * that the open entry says; of no other deal anything. day: today, or the day of the money; of a
 * closed deal it is that of its closing. */
int gt_rulebook_before_money(struct gt_store *store, int64_t deal, gt_day day,
                             struct gt_rule_finding **findings, size_t *count,
                             struct gt_arena *arena, struct gt_error *error);

/* Keeps, in the open entry, why what refuses is overridden. */
int gt_rulebook_override(struct gt_store *store, int64_t deal,
                         const struct gt_rule_finding *findings, size_t count, const char *reason,
                         struct gt_error *error);

#endif
