/* board.h - what the board's workbook shows, ready to be written.
 *
 * The engine fills these structs from the ledger and the models; reports/ writes them as an .xlsx
 * file and computes nothing but the value stored beside each total's formula. Text is UTF-8,
 * already in the reader's language where it comes from the ledger or an assumption; the workbook's
 * own headings go through the message catalogue. Pointers are borrowed and outlive the call; NULL
 * text is an empty cell. Amounts are minor units of `currency`; GT_MONEY_UNKNOWN is an empty cell.
 * The same struct gives the same bytes.
 */
#ifndef GENTOU_BOARD_H
#define GENTOU_BOARD_H

#include "gentou/date.h"
#include "gentou/kinds.h"
#include "gentou/leverage.h"
#include "gentou/money.h"
#include "gentou/returns.h"
#include "gentou/simulate.h"

#include <stdbool.h>
#include <stddef.h>

/* A row of the leverage sheet: a set of rounds and its figures. */
struct gt_board_leverage {
    const char *name;            /* "Portfolio", a partner's name, a company and date */
    struct gt_leverage leverage; /* sums and ratios */
    bool assumed;                /* the public money is assumed (a back-cast), not recorded */
};

/* Leverage of one set of facts: the ledger's own, or a scenario's. */
struct gt_board_leverage_block {
    const char *title;      /* "Recorded in the ledger", or the scenario's name */
    const char *definition; /* basis, level, what counted as private, placement; one paragraph */
    struct gt_board_leverage portfolio;
    const struct gt_board_leverage *partners; /* one row a partner; shared rounds stand in several */
    size_t partner_count;
    int shared_rounds; /* rounds that several of the partners sit in; each counts once above */
    const struct gt_board_leverage *deals; /* one row a round; they sum to the portfolio */
    size_t deal_count;
};

struct gt_board_partner {
    const char *name;
    enum gt_ownership ownership; /* as of the date */
    int rounds;                  /* rounds it stood in, as of the date */
    int rounds_with_fund;        /* of them, with the fund */
    int rounds_unknown;          /* rounds whose amount is unknown; not those in another currency */
    gt_money rounds_amount;      /* all money of its rounds with a known amount */
    gt_money invested;           /* its own recorded money; unknown when none was recorded */
    gt_day first, last;          /* of its rounds, or GT_DAY_NONE */
};

/* The fund's holding in one company, or (`assumed`) what a scenario would have put in. */
struct gt_board_holding {
    const char *company;
    const char *sector;
    gt_day first, last;    /* first and latest round */
    int rounds;            /* rounds in it */
    enum gt_deal_kind last_kind;
    gt_money cost;         /* paid in */
    gt_money proceeds;     /* received so far */
    gt_money value;        /* latest mark of what is still held; 0 after a full exit */
    gt_day marked;         /* date of that mark, or GT_DAY_NONE */
    const char *status;    /* "held", "exited", "held at cost (no mark)", … */
};

struct gt_board_member {
    const char *name;
    int kind;           /* enum gt_party_kind, -1: nobody said */
    gt_day joined;      /* or GT_DAY_NONE */
    int pledges;        /* live pledges */
    gt_money pledged;   /* their sum */
    gt_money funded;    /* of it, funded */
    gt_money invested;  /* recorded investments */
};

/* A deal of any stage; stages from closed on are shown only where the list has deals in them. */
struct gt_board_pipeline {
    const char *company;
    enum gt_stage stage;
    gt_day since;        /* in this stage since */
    enum gt_deal_kind kind;
    gt_money amount;     /* sought */
    gt_money pledged;    /* live pledges on it */
};

struct gt_board_year {
    int year;
    int rounds;
    int rounds_unknown;
    gt_money amount; /* of the rounds with a known amount */
    gt_money fund;   /* the fund's part in them */
};

struct gt_board_assumption {
    const char *subject; /* "Ledger", "Leverage", "Simulation: outcome model", … */
    const char *name;
    const char *value;
    const char *source; /* document, clause, file; or NULL */
};

/* Amounts in another currency that went into the figures at dated rates, by one way. */
struct gt_board_exchange {
    const struct gt_currency *from, *to;
    const struct gt_currency *via; /* by way of this; NULL: over a rate of the pair */
    bool inverse;                  /* over the rate from `to` to `from` */
    int amounts;                   /* how many */
    int rates;                     /* different rates that they used */
    gt_day first, last;            /* days of those rates */
    const char *sources;           /* who says so, joined by "; "; empty: nobody wrote it down */
};

/* A rule of the rule book, and how many cases gave which answer. */
struct gt_board_rule {
    const char *id, *says;
    const char *document; /* with number, article and preset */
    const char *verified; /* how its figure was read */
    const char *applied;  /* when the ledger applied it; NULL: it did not */
    gt_day valid_from, valid_to; /* or GT_DAY_NONE */
    int passes, breaks, not_met, unknown; /* not met: the condition of a benefit */
};

/* A case that breaks a rule, or cases alike that cannot be told. */
struct gt_board_rule_case {
    const char *rule, *answer, *about, *why;
};

struct gt_board_finding {
    const char *where; /* "partners", "deal 12" */
    const char *text;
};

/* What the calibration's book shows (gentou/calibrate.h); numbers that are not known are NaN. */
struct gt_board_curve_point {
    double years;
    double survival, low, high; /* by Kaplan and Meier */
    double exponential, lognormal, weibull;
};

struct gt_board_curve {
    const char *stage; /* translated */
    bool told;         /* its laws go into the model */
    const struct gt_board_curve_point *points;
    size_t count;
};

struct gt_board_size_point {
    double value;
    double share;      /* of the numbers that are this much or more */
    double body, tail; /* the same by the fit: at and below the threshold, at and above it */
};

struct gt_board_sizes {
    const char *what; /* translated */
    bool tail_told;
    double median, sigma, from, exponent, p;
    int64_t cases, in_tail;
    const struct gt_board_size_point *points;
    size_t count;
};

struct gt_board_parameter {
    const char *name, *meaning, *source; /* of the model; not translated */
    const char *told;                    /* translated */
    bool is_told;
    const char *word, *prior_word;       /* of a parameter that is one of some words, or NULL */
    double value, low, high, prior;
    int64_t cases;
};

struct gt_board_calibration {
    double confidence;
    int64_t least;
    const struct gt_board_parameter *parameters;
    size_t parameter_count;
    const struct gt_board_curve *curves;
    size_t curve_count;
    const struct gt_board_sizes *sizes;
    size_t size_count;
};

struct gt_board {
    const char *title;
    const char *fund; /* the fund's name, or NULL when the ledger has none */
    const char *club; /* the club's name, or NULL */
    const struct gt_currency *currency;
    gt_day as_of;
    int64_t ledger_seq;    /* the sequence number the ledger stood at */
    const char *version;   /* of the program */
    bool illustrative;     /* invented data: said on every sheet, in header and footer */

    int rounds;            /* distinct rounds of the ledger, closed as of the date */
    int rounds_unknown;    /* of them, of unknown amount */
    int rounds_foreign;    /* of them, in another currency that is in no sum */
    int companies;
    gt_money rounds_amount;

    struct gt_irr fund_irr; /* of the fund's flows and marks */

    const struct gt_board_leverage_block *leverage; /* recorded first, then scenarios */
    size_t leverage_count;
    const struct gt_board_partner *partners;
    size_t partner_count;
    const struct gt_board_holding *holdings;
    size_t holding_count;
    bool holdings_assumed; /* the holdings are a scenario's */
    const struct gt_board_member *members;
    size_t member_count;
    const struct gt_board_pipeline *pipeline;
    size_t pipeline_count;
    const struct gt_board_year *years; /* they sum to the rounds and their money above */
    size_t year_count;

    const struct gt_programme *programme;   /* what was simulated, or NULL */
    const char *programme_name;
    const char *const *programme_partners;  /* in the programme's order; NULL: it has none */
    const char *const *programme_held;      /* what its held stakes are called; NULL: it has none */
    const struct gt_simulation *simulation; /* or NULL: the sheet says how to get one */

    const struct gt_board_exchange *exchanges; /* what was converted into `currency`, and how */
    size_t exchange_count;
    const struct gt_board_assumption *assumptions;
    size_t assumption_count;
    const struct gt_board_finding *findings;
    size_t finding_count;
    const struct gt_board_rule *rules;
    size_t rule_count;
    const struct gt_board_rule_case *rule_cases;
    size_t rule_case_count;

    const struct gt_board_calibration *calibration; /* of gt_calibration_write alone */
};

enum gt_board_status {
    GT_BOARD_OK,
    GT_BOARD_EWRITE, /* the file could not be written; errno is set; nothing is left at path */
    GT_BOARD_ENOMEM,
};

/* Writes the workbook to path (an existing file is overwritten: the engine writes beside and
 * renames). Temporary files go into the same folder, which needs room for the parts of the book
 * unpacked: about 200 bytes a cell, twice. On any error no file is left at path; what could not even
 * be opened for writing (a folder, a file of others), or is no plain file, stays as it was.
 * LC_NUMERIC must be "C": the library prints numbers through the locale. */
enum gt_board_status gt_board_write(const struct gt_board *board, const char *path);

/* The same for the book of a calibration, of which *board has the head and `calibration`. */
enum gt_board_status gt_calibration_write(const struct gt_board *board, const char *path);

#endif
