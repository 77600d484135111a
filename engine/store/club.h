/* club.h - the rows about members: since when, what they owe, what they want to hear of, what they
 * did. Inserts belong to the open entry. Members are given by the record that stands for them.
 */
#ifndef GENTOU_ENGINE_STORE_CLUB_H
#define GENTOU_ENGINE_STORE_CLUB_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

/* Whether a party is a member, and since when (GT_DAY_NONE: always). */
int gt_member_since(struct gt_store *store, int64_t party, bool *is, gt_day *since,
                    struct gt_error *error);

/* The members as of a day, by the numbers of the records that stand for them, in their order. */
int gt_member_ids(struct gt_store *store, gt_day as_of, int64_t **ids, size_t *count,
                  struct gt_arena *arena, struct gt_error *error);

struct gt_member_row {
    int64_t id;
    const char *name;
    int kind; /* enum gt_party_kind, -1: nobody said */
};

/* The members as of a day in the order of their names, from the offset-th on, at most `limit` (-1:
 * all); *total counts all. Less than gt_party_list tells, and sooner. */
int gt_member_list(struct gt_store *store, gt_day as_of, int64_t offset, int64_t limit,
                   struct gt_member_row **rows, size_t *count, int64_t *total,
                   struct gt_arena *arena, struct gt_error *error);

/* The kind of any party, -1: nobody said. */
int gt_member_kind(struct gt_store *store, int64_t party, int *kind, struct gt_error *error);

struct gt_dues_row {
    int64_t id, member;
    const char *member_name; /* read only */
    const char *period;
    gt_money amount, paid; /* paid: as of the date asked; read only */
    const struct gt_currency *currency;
    gt_day day; /* it was asked for */
    gt_day due; /* the last day to pay */
};

/* What a list of dues is narrowed to. */
struct gt_dues_filter {
    gt_day as_of;   /* what was asked for or paid later is not seen */
    int64_t member; /* 0: all */
    bool open;      /* only where something is left to pay */
    int64_t offset, limit;
};

int gt_dues_insert(struct gt_store *store, const struct gt_dues_row *dues, int64_t *id,
                   struct gt_error *error);
int gt_payment_insert(struct gt_store *store, int64_t dues, gt_day day, gt_money amount,
                      int64_t *id, struct gt_error *error);

/* A member's dues of a period, all payments counted; *found is false when there are none. */
int gt_dues_find(struct gt_store *store, int64_t member, const char *period,
                 struct gt_dues_row *dues, bool *found, struct gt_arena *arena,
                 struct gt_error *error);

/* In the order of the days they are due. *total counts all that the filter lets through. */
int gt_dues_list(struct gt_store *store, const struct gt_dues_filter *filter,
                 struct gt_dues_row **rows, size_t *count, int64_t *total, struct gt_arena *arena,
                 struct gt_error *error);

struct gt_interest_row {
    int64_t member;
    const char *member_name; /* read only */
    const char *sector;      /* as written */
    const char *folded;      /* as it is compared */
    gt_day since;            /* GT_DAY_NONE: always */
};

/* *added is false when the member has it already. */
int gt_interest_insert(struct gt_store *store, const struct gt_interest_row *interest, int64_t *id,
                       bool *added, struct gt_error *error);
int gt_interest_delete(struct gt_store *store, int64_t member, const char *folded, bool *deleted,
                       struct gt_error *error);
/* Of a member (0: of all), as of a date, in the order of names and sectors. */
int gt_interest_list(struct gt_store *store, int64_t member, gt_day as_of,
                     struct gt_interest_row **rows, size_t *count, struct gt_arena *arena,
                     struct gt_error *error);

/* What a member did from a day to a day, both included. */
struct gt_activity_row {
    int64_t attended, held; /* meetings; held: since it is a member */
    int64_t scores, votes;  /* given */
    int64_t conflicts;      /* declared */
    int64_t pledges;        /* deals it pledged to, its latest word not withdrawn */
    gt_money pledged;       /* of those, in the ledger's currency */
    gt_money funded;        /* of those, money that came in, in the ledger's currency */
    int64_t foreign;        /* of those, in another currency: not in the sums */
};

int gt_activity_read(struct gt_store *store, int64_t member, gt_day from, gt_day to,
                     struct gt_activity_row *activity, struct gt_error *error);

/* What happened to a member. X(ENUM, token, label). */
#define GT_MEMBER_EVENT_LIST(X)                                                                    \
    X(JOINED, "joined", "joined the club")                                                         \
    X(QUALIFICATION, "qualification", "proof of qualification")                                    \
    X(DUES, "dues", "dues asked for")                                                              \
    X(PAYMENT, "payment", "dues paid")                                                             \
    X(MEETING, "meeting", "came to a meeting")                                                     \
    X(VOTE, "vote", "vote")                                                                        \
    X(CONFLICT, "conflict", "conflict of interest")                                                \
    X(PLEDGE, "pledge", "pledge")                                                                  \
    X(INVESTMENT, "investment", "stake in a round")                                                \
    X(HOLDING, "holding", "joined a vehicle")

enum gt_member_event {
#define X(word, token, label) GT_MEMBER_##word,
    GT_MEMBER_EVENT_LIST(X)
#undef X
};
extern const struct gt_kind gt_member_event_words;

struct gt_member_event_row {
    gt_day day; /* GT_DAY_NONE: always */
    int event;  /* enum gt_member_event */
    int word;   /* of gt_member_event_kind, -1: none */
    const char *text;
    gt_money amount;
    const struct gt_currency *currency; /* of the amount */
    int64_t number;                     /* of the deal, meeting, dues, payment or proof; 0: none */
};

/* The list that an event's word is of, or NULL. */
const struct gt_kind *gt_member_event_kind(int event);

/* All that happened to a member until a day, in the order of the days. */
int gt_member_events(struct gt_store *store, int64_t member, gt_day as_of,
                     struct gt_member_event_row **rows, size_t *count, struct gt_arena *arena,
                     struct gt_error *error);

#endif
