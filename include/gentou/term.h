/* term.h - the terms of public money, each a small struct; a set of them is a programme's.
 *
 * A set has at most one term of a kind. What a text leaves open (simple or compound, from when, how
 * days are counted) is a parameter, and `choices` says what was chosen and why. A figure that a
 * text names without giving it must be given by whoever asks: it stands as GT_TERM_ASKED, and its
 * bit is in `needs`. Rates are annual decimals; shares are decimals; amounts are minor units of the
 * set's currency. A share or an amount of 0 is a cap that the text does not have.
 *
 * Where they are used: gentou/buyout.h prices a stake, gentou/split.h splits an exit, gentou/caps.h
 * says how much public money a deal may take, gentou/programme.h simulates. How well each figure is
 * verified stands in its citation; recollections are not shipped (gentou/presets.h).
 */
#ifndef GENTOU_TERM_H
#define GENTOU_TERM_H

#include "gentou/citation.h"
#include "gentou/kinds_terms.h"
#include "gentou/money.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define GT_TERM_ASKED      (-1.0) /* must be given by whoever asks; nobody has yet */
#define GT_TERM_RATE_MAX   10.0   /* 1,000 % a year */
#define GT_TERM_BIT(value) (UINT32_C(1) << (value))

/* What every term has. */
struct gt_term {
    bool given;   /* the set has this term */
    bool changed; /* somebody put other figures into a preset's: its citation no longer vouches */
    int level;    /* enum gt_term_level */
    struct gt_citation citation;
    const char *choices; /* what the text leaves open, what is taken; English source text or NULL */
};

/* A share that may differ by stage; of a stage that says nothing the general one holds. */
struct gt_by_stage {
    double general;
    double of[GT_TERM_STAGE_COUNT];
};

/* stage: enum gt_term_stage, or below 0: not said. */
double gt_term_share(const struct gt_by_stage *share, int stage);

/* Public money in a fund: 阶段参股. */
struct gt_fund_share {
    struct gt_term term;
    struct gt_by_stage share;       /* most of the fund, by what the fund invests in */
    struct gt_by_stage all_public;  /* most of it for all levels of government together */
    int basis;                      /* of these shares: enum gt_term_basis */
    double of_private;              /* most for each unit of private money */
    gt_money most;                  /* of public money in one fund */
    gt_money fund_least, fund_most; /* size of the fund */
    bool not_largest;               /* may not be the largest holder */
};

/* Public money beside a partner's in a company: 跟进投资. */
struct gt_co_investment {
    struct gt_term term;
    struct gt_by_stage share;         /* most of the partner's own amount */
    double of_round;                  /* most of the round */
    double of_capital;                /* most of the company's registered capital */
    double of_votes;                  /* most of the votes */
    gt_money least, most;             /* public money in one deal */
    gt_money company_most;            /* in one company, over all rounds */
    gt_money year_most;               /* a calendar year, over all deals */
    gt_money partner_most;            /* beside one partner */
    gt_money round_least, round_most; /* size of the round */
    bool not_largest;                 /* may not be the largest holder */
    bool not_dearer;                  /* price not above the partner's */
    bool partner_stays;               /* the partner may not leave before the fund */
    double window;      /* years after the partner's closing in which it must be done; 0: none */
    double term_years;  /* generally left within these; 0: not said */
    double company_age; /* years a company may be old; 0: not said */
};

/* A prioritised return: capital back to all by what they paid, then `rate` to the public side on
 * its cost, then what is left, of which the public side takes profit_share. */
struct gt_priority_return {
    struct gt_term term;
    double rate;
    double profit_share; /* 0..1, or GT_TERM_ASKED */
    int interest, days;
    uint32_t needs;
};

/* The partner's right to buy, and its price a unit of cost C, t years after payment:
 *
 * - t <= first_years: C + interest(first_rate)
 * - t >  first_years: C + interest(rate) from day one, or first_rate up to the threshold and rate
 *   from there on
 * - and C x premium either way.
 *
 * A yearly rate a text takes from a published one (`benchmark`) is that of the day of the sale. */
struct gt_buy_out {
    struct gt_term term;
    int right, price; /* enum gt_term_right, gt_term_price */
    int who;          /* enum gt_term_for: who may buy */
    double opens;     /* years after entry from which on the right is there; 0: at once */
    double closes;    /* years after entry until which; 0: no end. GT_TERM_ASKED in either */
    double first_years, first_rate;
    double rate; /* or GT_TERM_ASKED */
    int benchmark;
    double premium; /* of the cost, 0..1, or GT_TERM_ASKED */
    int interest, since, days;
    bool less_received; /* what the stake has paid out already is taken off its cost */
    bool each_payment;  /* first_years and the window run from each payment; else from the first */
    double discount;    /* priority, tender: what the buyer pays less than value, never below the
                           floor; 0: it pays what the stake is worth */
    uint32_t needs;
};

/* The part of its profit above a hurdle that the public side gives up; never more than that. */
struct gt_profit_concession {
    struct gt_term term;
    struct gt_by_stage share;
    double hurdle; /* annual rate, or GT_TERM_ASKED */
    int benchmark;
    uint32_t all_profit; /* stages of which all profit counts, as if the hurdle were cost */
    int interest, days;
    int scope; /* enum gt_term_scope */
    int who;   /* enum gt_term_for: to whom */
    uint32_t needs;
};

/* The public side bears a part of the others' loss, up to caps. */
struct gt_loss_share {
    struct gt_term term;
    double share;         /* of the others' loss */
    double of_cost;       /* most, of what the others paid; 0: no such cap */
    gt_money most;        /* 0: no such cap */
    bool beyond_receipts; /* also from elsewhere; else at most what its own stake brought */
    int who;
};

/* A loss refunded from the budget: min(rate x loss, cap per project), sum a year and institution.
 */
struct gt_compensation {
    struct gt_term term;
    struct gt_by_stage rate;
    gt_money project_most, year_most; /* of one institution; 0: no cap */
    gt_day invested_from;             /* for money paid from then on; GT_DAY_NONE: any */
};

/* 返投: local investment >= multiple x public contribution, weighted by what it is. */
struct gt_reinvestment {
    struct gt_term term;
    struct gt_by_stage multiple;
    double champion_weight; /* national specialised champions (小巨人, 单项冠军); 0: as any other */
    double unicorn_weight; /* unicorns and companies before their IPO; 0: as any other */
};

struct gt_term_set {
    const char *name, *title;    /* "mof-2007"; what it is, English source text */
    const char *currency;        /* ISO 4217 code of the amounts */
    gt_day valid_from, valid_to; /* days of a stake's first payment it is for, both included */
    struct gt_fund_share fund_share;
    struct gt_co_investment co_investment;
    struct gt_priority_return priority_return;
    struct gt_buy_out buy_out;
    struct gt_profit_concession concession;
    struct gt_loss_share loss_share;
    struct gt_compensation compensation;
    struct gt_reinvestment reinvestment;
};

/* A published rate since a day, as whoever asks knows it; none is shipped. */
struct gt_benchmark_rate {
    int benchmark; /* enum gt_benchmark */
    gt_day since;
    double rate;
};

/* Whether it says where it stands; what somebody wrote for themselves does not. */
bool gt_term_is_cited(const struct gt_term *term);

/* The last one of a benchmark on or before a day, in any order. GT_ENODATA: there is none. */
enum gt_status gt_benchmark_on(const struct gt_benchmark_rate *rates, size_t count, int benchmark,
                               gt_day day, double *rate);

/* What is the same in the term of a kind. */
struct gt_term *gt_term_of(struct gt_term_set *set, enum gt_term_kind kind);
const struct gt_term *gt_term_in(const struct gt_term_set *set, enum gt_term_kind kind);

/* What must still be given before a term can be used: bits of enum gt_term_input. */
uint32_t gt_term_missing(const struct gt_term_set *set, enum gt_term_kind kind);

#endif
