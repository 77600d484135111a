/* deal.h - the rows about rounds: deals, stages, stakes, pledges. */
#ifndef GENTOU_ENGINE_STORE_DEAL_H
#define GENTOU_ENGINE_STORE_DEAL_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

/* A round. Amounts are minor units of `currency`. */
struct gt_deal_row {
    int64_t id;
    int64_t company;           /* the party that stands for it */
    const char *company_name;  /* read only */
    const char *sector, *city; /* read only */
    gt_day day;                /* of its closing when it is closed */
    int kind;                  /* enum gt_deal_kind */
    int stage;                 /* enum gt_stage, as of the date asked */
    gt_day stage_day;          /* in that stage since */
    gt_money amount, pre_money, post_money;
    const struct gt_currency *currency;
    int others; /* 1: parties took part that nobody named */
    const char *ref, *note;
    const char *investors; /* read only: names joined by "; " */
};

/* A stake in a round. */
struct gt_investment_row {
    int64_t id; /* read only; an insert fills it in */
    int64_t deal, party;
    const char *party_name; /* read only */
    gt_money amount;
    int instrument;
};

struct gt_pledge_row {
    int64_t id; /* read only */
    int64_t deal, party;
    const char *party_name; /* read only */
    gt_day day;
    int state;
    gt_money amount;
    gt_money minimum; /* the member takes no less; 0: any amount */
    int64_t priority; /* class, 1 is served first; 0: after all classes */
};

/* What a list of deals is narrowed to; 0, NULL, -1 and GT_DAY_NONE narrow nothing. */
struct gt_deal_filter {
    gt_day as_of;
    gt_day from, to;  /* of the round, both included */
    uint32_t kinds;   /* a bit a kind */
    int stage;        /* -1: any */
    int64_t company;  /* party number */
    int64_t investor; /* party number */
    uint32_t sources; /* a bit an enum gt_deal_source */
    int64_t owner;    /* party number */
    int64_t tag;      /* as gt_tag_find numbers it */
    int64_t step;     /* of a funnel; with `stage` */
    bool bare_step;   /* beside it, or (0) alone: deals that stand in no step, but the stage */
    int64_t offset, limit;
};

int gt_deal_insert(struct gt_store *store, const struct gt_deal_row *deal, int64_t *id,
                   struct gt_error *error);
int gt_investment_insert(struct gt_store *store, struct gt_investment_row *stake,
                         struct gt_error *error);
int gt_pledge_insert(struct gt_store *store, const struct gt_pledge_row *pledge, int64_t *id,
                     struct gt_error *error);

/* The deal with the writer's own reference; *id is 0 when there is none. */
int gt_deal_find_ref(struct gt_store *store, const char *ref, int64_t *id, struct gt_error *error);

/* One deal as of a date; *found is false when there is none. */
int gt_deal_read(struct gt_store *store, int64_t id, gt_day as_of, struct gt_deal_row *deal,
                 bool *found, struct gt_arena *arena, struct gt_error *error);

/* The same without what is joined to it, which costs the most: company_name, sector, city and
 * investors are NULL. */
int gt_deal_read_bare(struct gt_store *store, int64_t id, gt_day as_of, struct gt_deal_row *deal,
                      bool *found, struct gt_arena *arena, struct gt_error *error);

/* Deals in the order of their days, latest first. *total counts all that the filter lets through.
 */
int gt_deal_list(struct gt_store *store, const struct gt_deal_filter *filter,
                 struct gt_deal_row **rows, size_t *count, int64_t *total, struct gt_arena *arena,
                 struct gt_error *error);

/* The day of the latest round of a company that was closed by a day and that a party stands in;
 * GT_DAY_NONE: there is none. */
int gt_deal_stood_in(struct gt_store *store, int64_t company, int64_t party, gt_day day,
                     gt_day *round, struct gt_error *error);

/* May a deal have entered a stage after the day? Else the derived table of now has the answer for
 * it. */
int gt_deal_moved_after(struct gt_store *store, gt_day day, bool *later, struct gt_error *error);

/* What the stakes of a deal sum to (0: none has an amount), but for stake `except` (0: none). */
int gt_deal_staked(struct gt_store *store, int64_t deal, int64_t except, gt_money *sum,
                   struct gt_error *error);

/* The stakes of a deal, the largest first. Rows that only say that a party took part are left
 * out when a later row of the same record says more (gt_investment_facts has the rule). */
int gt_deal_investments(struct gt_store *store, int64_t deal, struct gt_investment_row **rows,
                        size_t *count, struct gt_arena *arena, struct gt_error *error);

/* The latest word of each member on a deal (deal 0: on all), as of a date. */
int gt_pledge_list(struct gt_store *store, int64_t deal, gt_day as_of, struct gt_pledge_row **rows,
                   size_t *count, struct gt_arena *arena, struct gt_error *error);

#endif
