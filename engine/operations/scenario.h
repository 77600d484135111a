/* scenario.h - a scenario as people wrote it, checked, and what it asks of the ledger. */
#ifndef GENTOU_ENGINE_OPERATIONS_SCENARIO_H
#define GENTOU_ENGINE_OPERATIONS_SCENARIO_H

#include "engine/operations/records.h"
#include "gentou/leverage.h"
#include "gentou/programme.h"

/* What if a fund had been in the partners' rounds of these kinds and days? */
struct gt_backcast_plan {
    double share;    /* of each round */
    int placement;   /* enum gt_placement */
    uint32_t kinds;  /* a bit a kind; 0: all */
    gt_day from, to; /* both included; GT_DAY_NONE: no bound */
    int others;      /* enum gt_others: whose money the rest is taken to be */
    bool club;       /* the club's rounds as well */
};

/* How private supply answers to the terms. */
struct gt_response {
    double elasticity;  /* of supply, per unit of uplift (a year's IRR as a decimal) */
    double capacity;    /* at most this multiple of what is planned; -1: no limit */
    const char *source; /* of the elasticity */
};

struct gt_scenario {
    const char *text; /* of the file, whole */
    const char *name;
    const struct gt_currency *currency;
    struct gt_names partners; /* 2 to 5; empty only without a back-cast or programme */
    bool has_backcast;
    struct gt_backcast_plan backcast;
    bool has_programme;
    struct gt_programme programme;
    const char *const *held; /* names of the programme's held stakes; NULL: there are none */
    double treasury_rate; /* annual, for present values; NaN: not said */
    bool has_response;
    struct gt_response response;
};

#endif
