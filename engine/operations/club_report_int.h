/* club_report_int.h - the parts of the club's report. */
#ifndef GENTOU_ENGINE_OPERATIONS_CLUB_REPORT_INT_H
#define GENTOU_ENGINE_OPERATIONS_CLUB_REPORT_INT_H

#include "engine/operations/club_report.h"

struct gt_report_making {
    struct gt_store *store;
    const struct gt_positions *positions;
    struct gt_report_answer *answer; /* under way */
    gt_day as_of;
    struct gt_arena *arena;
    struct gt_error *error;
};

/* Positions, by their places. */
struct gt_places {
    size_t *items;
    size_t count;
};

/* What a line is about; lines go by order, then (when they have the same) by size and token. */
struct gt_report_group {
    int order;
    const char *token, *name;
};

typedef struct gt_report_group gt_report_group_of(struct gt_report_making *making,
                                                  const struct gt_position *position);
typedef int gt_report_fill(struct gt_report_making *making, const struct gt_places *places,
                           struct gt_report_line *line);
typedef bool gt_report_takes(const struct gt_positions *positions,
                             const struct gt_position *position, int what);

#define GT_REPORT_BIT(column) (1u << GT_REPORT_##column)
#define GT_REPORT_MONEY                                                                            \
    (GT_REPORT_BIT(COMPANIES) | GT_REPORT_BIT(ROUNDS) | GT_REPORT_BIT(INVESTED) |                  \
     GT_REPORT_BIT(UNKNOWN))
#define GT_REPORT_OUTCOME                                                                          \
    (GT_REPORT_BIT(COMPANIES) | GT_REPORT_BIT(INVESTED) | GT_REPORT_BIT(EXITED) |                  \
     GT_REPORT_BIT(BELOW) | GT_REPORT_BIT(RECEIVED) | GT_REPORT_BIT(VALUE) |                       \
     GT_REPORT_BIT(AT_COST) | GT_REPORT_BIT(KNOWN) | GT_REPORT_BIT(NOT_KNOWN) |                    \
     GT_REPORT_BIT(MULTIPLE) | GT_REPORT_BIT(PAID_BACK))
#define GT_REPORT_AMOUNTS                                                                          \
    (GT_REPORT_BIT(MONEY_LOW) | GT_REPORT_BIT(MONEY_MEDIAN) | GT_REPORT_BIT(MONEY_HIGH))
#define GT_REPORT_YEARS                                                                            \
    (GT_REPORT_BIT(YEARS_LOW) | GT_REPORT_BIT(YEARS_MEDIAN) | GT_REPORT_BIT(YEARS_HIGH))

/* A further table of the answer under way. */
struct gt_report_table *gt_report_table(struct gt_report_making *making, const char *key,
                                        const char *heading, unsigned columns);
/* A further line of a table, without any figure; NULL: memory. */
struct gt_report_line *gt_report_line(struct gt_report_making *making,
                                      struct gt_report_table *table, const char *token,
                                      const char *name);

/* A line of some positions. */
int gt_report_add(struct gt_report_making *making, struct gt_report_table *table,
                  struct gt_report_group group, const struct gt_places *places,
                  gt_report_fill *fill);
/* Lines of all positions by group, and below them (total) one of all. */
int gt_report_groups(struct gt_report_making *making, struct gt_report_table *table,
                     gt_report_group_of *of, gt_report_fill *fill, bool total);
/* A line of the positions that a test takes. */
int gt_report_subset(struct gt_report_making *making, struct gt_report_table *table,
                     const char *token, const char *name, gt_report_takes *takes, int what,
                     gt_report_fill *fill);

/* Groups: by sector, by kind of the first round; a name, or behind them "unknown". */
gt_report_group_of gt_report_by_sector, gt_report_by_kind;
struct gt_report_group gt_report_named(const char *name);

/* What was paid in and what became of it. */
gt_report_fill gt_report_outcome;
/* Paid in alone. */
gt_report_fill gt_report_money;

/* All positions; items NULL: memory. */
struct gt_places gt_report_all(struct gt_report_making *making);
/* The quartiles of count numbers (0: none) into a line's amounts or years. */
int gt_report_amounts(struct gt_report_making *making, const double *values, size_t count,
                      struct gt_report_line *line);
int gt_report_years(struct gt_report_making *making, const double *days, size_t count,
                    struct gt_report_line *line);

/* The first round of a position, and its deal. */
const struct gt_position_round *gt_report_entry(const struct gt_report_making *making,
                                                const struct gt_position *position);
const struct gt_deal_row *gt_report_entry_deal(const struct gt_report_making *making,
                                               const struct gt_position *position);

/* The answers, one a question; each fills in the answer under way. */
typedef int gt_report_question(struct gt_report_making *making);
gt_report_question gt_report_exit_time, gt_report_companies, gt_report_sectors, gt_report_places,
    gt_report_valuations, gt_report_crowd, gt_report_patterns, gt_report_returns,
    gt_report_instruments, gt_report_follow_ons, gt_report_founders;

#endif
