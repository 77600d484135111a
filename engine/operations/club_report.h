/* club_report.h - the eleven questions that an angel group should be able to answer from its own
 * data, answered from the ledger.
 *
 * The questions are those of the Angel Capital Association, in its order, put in our own words:
 * "Methods To Capture Key Data Elements On Investments and Outcomes", an ACA Data Insight,
 * angelcapitalassociation.org/blog/methods-to-capture-key-data-elements-on-investments-and-outcomes.
 * Which figures answer a question is our choice, and so is what they mean; stage, instrument, first
 * and follow-on rounds and the number of co-investors are what the ACA's yearly Angel Funders
 * Report measures.
 *
 * The unit is the company with all the money of the group in it (positions.h). Nothing is
 * estimated: what nobody wrote down is counted beside the figure and left out of it. A line's sums:
 *   multiple   (received + value) / paid in, over the companies all of whose amounts are known
 *   dpi        received / paid in, over the same
 *   irr        XIRR of the money of the same: paid in, received, and the value on the date
 *   below_1    of those exited: received less than was paid in
 */
#ifndef GENTOU_ENGINE_OPERATIONS_CLUB_REPORT_H
#define GENTOU_ENGINE_OPERATIONS_CLUB_REPORT_H

#include "engine/operations/positions.h"
#include "gentou/returns.h"

#include <stdbool.h>
#include <stddef.h>

/* The questions: X(ENUM, token, the question). */
#define GT_QUESTION_LIST(X)                                                                        \
    X(EXIT_TIME, "time_to_exit", "How long does it take until an exit?")                           \
    X(COMPANIES, "companies", "How many companies does it take, and how much hangs on the best?")  \
    X(SECTORS, "sectors", "Which sectors came out best?")                                          \
    X(PLACES, "places", "Do companies from here do better than others?")                           \
    X(VALUATIONS, "pre_money", "What valuation was paid at entry, sector by sector?")              \
    X(CROWD, "co_investors", "Does it pay to go where many others go?")                            \
    X(PATTERNS, "patterns", "What do the better investments have in common?")                      \
    X(RETURNS, "returns", "What came back, over the years?")                                       \
    X(INSTRUMENTS, "instruments", "Convertible notes and SAFEs, or shares?")                       \
    X(FOLLOW_ONS, "follow_ons", "First money, or follow-ons?")                                     \
    X(FOUNDERS, "founders", "Which founders do better?")

enum gt_question {
#define X(word, token, label) GT_QUESTION_##word,
    GT_QUESTION_LIST(X)
#undef X
};
#define GT_QUESTION_ONE(word, token, label) +1
enum { GT_QUESTIONS = 0 GT_QUESTION_LIST(GT_QUESTION_ONE) };
#undef GT_QUESTION_ONE
extern const struct gt_kind gt_question_words;

/* What a line may tell. X(ENUM, key), the key without quotes; a table says which of them it has. */
#define GT_REPORT_COLUMN_LIST(X)                                                                   \
    X(COMPANIES, companies)                                                                        \
    X(ROUNDS, rounds)                                                                              \
    X(INVESTED, invested)                                                                          \
    X(UNKNOWN, unknown_stakes)                                                                     \
    X(EXITED, exited)                                                                              \
    X(BELOW, below_1)                                                                              \
    X(RECEIVED, received)                                                                          \
    X(VALUE, value)                                                                                \
    X(AT_COST, at_cost)                                                                            \
    X(KNOWN, known)                                                                                \
    X(NOT_KNOWN, not_known)                                                                        \
    X(MULTIPLE, multiple)                                                                          \
    X(PAID_BACK, dpi)                                                                              \
    X(IRR, irr)                                                                                    \
    X(MONEY_LOW, amount_q1)                                                                        \
    X(MONEY_MEDIAN, amount_median)                                                                 \
    X(MONEY_HIGH, amount_q3)                                                                       \
    X(YEARS_LOW, years_q1)                                                                         \
    X(YEARS_MEDIAN, years_median)                                                                  \
    X(YEARS_HIGH, years_q3)

enum gt_report_column {
#define X(word, key) GT_REPORT_##word,
    GT_REPORT_COLUMN_LIST(X)
#undef X
        GT_REPORT_COLUMNS
};

struct gt_report_line {
    const char *token; /* for machines */
    const char *name;  /* for people */
    int order;         /* among the lines of the table */
    int companies, rounds;
    int unknown; /* stakes of unknown amount */
    gt_money invested;
    int exited, below;
    gt_money received, value;
    int at_cost;                /* companies whose value is cost, for want of a mark */
    int known, not_known;       /* what the figures behind them are made of, and what is left out */
    double multiple, paid_back; /* negative: none */
    struct gt_irr irr;
    gt_money money[3]; /* quartiles; GT_MONEY_UNKNOWN: none */
    double years[3];   /* quartiles, of 365 days; negative: none */
};

struct gt_report_table {
    const char *key;
    const char *heading; /* of the first column, translated */
    unsigned columns;    /* a bit a gt_report_column */
    struct gt_report_line *lines;
    size_t count, capacity;
};

#define GT_REPORT_TABLES_MAX 4

struct gt_report_answer {
    enum gt_question question;
    const char *definition, *basis; /* translated */
    struct gt_report_table tables[GT_REPORT_TABLES_MAX];
    size_t table_count;
};

struct gt_club_report {
    gt_day as_of, from, to; /* companies first backed between; GT_DAY_NONE: open */
    enum gt_holders holders;
    const struct gt_currency *currency;
    struct gt_report_line whole; /* all positions */
    gt_day first, last;          /* of the rounds; GT_DAY_NONE: there are none */
    struct gt_report_answer answers[GT_QUESTIONS];
    size_t answer_count;
    const struct gt_board_exchange *exchanges;
    size_t exchange_count;
    int foreign; /* rounds of the group in another currency, set aside */
};

/* Answers the question of that number (negative: all) as of the facts' date. */
int gt_club_report(struct gt_store *store, const struct gt_facts *facts, enum gt_holders holders,
                   gt_day from, gt_day to, int question, struct gt_club_report *report,
                   struct gt_arena *arena, struct gt_error *error);

#endif
