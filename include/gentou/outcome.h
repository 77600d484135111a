/* outcome.h - what becomes of a company.
 *
 * An outcome model draws, for a block of paths and two companies, the quarter in which each leaves
 * the programme and the value multiple on its entry price then; `rounds` also the rounds it raises
 * on the way. Each model is one file in models/ (outcome_NAME.c) with one const struct at its foot,
 * and one row in gt_outcome_models.
 */
#ifndef GENTOU_OUTCOME_H
#define GENTOU_OUTCOME_H

#include "gentou/dependence.h"
#include "gentou/status.h"

#include <stddef.h>
#include <stdint.h>

#define GT_OUTCOME_PARAMETERS_MAX 80
#define GT_OUTCOME_ROUNDS_MAX     8 /* follow-on rounds of a company */

/* A parameter is a number within low..high, or one of some words. Those of a stage are named
 * stage.thing ("seed.mean_years"), which is also their key in a scenario file. */
struct gt_parameter {
    const char *name;     /* as in a scenario file */
    double default_value;
    double low, high;     /* allowed, both included */
    const char *unit;     /* "years", "a year, decimal", … */
    const char *meaning;  /* one line of English source text */
    const char *source;   /* where the default comes from */
    const char *const *words; /* the value is the index of one of these, ended by NULL; NULL: a number */
};

/* Closed deals that `bootstrap` draws from. */
struct gt_closed_deals {
    size_t count;            /* 1.. */
    const double *multiples; /* proceeds over cost, >= 0, ascending */
    const double *years;     /* held, > 0 */
};

/* How a company left, as a double in gt_outcome_block.kind. */
enum gt_outcome_kind { GT_OUTCOME_EXIT, GT_OUTCOME_FAILURE, GT_OUTCOME_HORIZON };

/* The follow-on rounds of one company, each array [round][path], GT_OUTCOME_ROUNDS_MAX rounds. A
 * round that is not raised has quarter 0, and 0 elsewhere; those raised come first, in order. */
struct gt_outcome_rounds {
    double *quarter; /* entry < quarter <= exit */
    double *price;   /* of a share, over the price at entry: before this round's holders pay */
    double *money;   /* new money raised, over the money of the entry round */
};

/* Where a block of draws stands. Pairs are by company: the even one, and the next. */
struct gt_outcome_block {
    uint64_t seed;
    uint64_t first_path;
    size_t paths;        /* length of every array below */
    uint32_t company;    /* an even company; the block draws it and the next one, company + 1 */
    int entry_quarter[2];
    int last_quarter;    /* the horizon: what still runs is sold then; > entry_quarter, and at most
                            GT_TERMS_QUARTERS_MAX (terms.h) */
    const double *factor[2]; /* the common factor of each path (dependence.h), standard normal */
    const double *sector[2]; /* the sectors' factors; NULL: none */
    double sector_rho;       /* weight of the sector's factor; read only where there is one */
    const double *mixing;    /* of the Student-t copula; NULL: Gaussian */
    const struct gt_normaliser *normaliser; /* with mixing */
    double skill[2];         /* of the companies' partner; 0: none */
    const struct gt_closed_deals *deals; /* for models that need them */
    double *exit_quarter[2]; /* out: whole numbers, entry < q <= last */
    double *multiple[2];     /* out: value at exit over entry price, >= 0 */
    double *kind[2];         /* out: enum gt_outcome_kind; NULL: not wanted */
    struct gt_outcome_rounds *rounds[2]; /* out; NULL: not wanted */
    double *scratch;         /* 4 x paths doubles for the model to use */
    const double *prepared;  /* by the model of the same values; NULL: nothing is */
};

#define GT_OUTCOME_PREPARED_MAX 160

/* A rule that values break, beside the ranges of each: which parameter, and the rule as one line of
 * English source text; `found` is the figure it is about. */
struct gt_outcome_fault {
    const char *parameter;
    const char *rule;
    double found;
};

struct gt_outcome_model {
    const char *name;    /* as in a scenario file */
    const char *meaning; /* one line */
    const char *source;
    int parameter_count;
    struct gt_parameter parameters[GT_OUTCOME_PARAMETERS_MAX];
    /* Draws two neighbouring companies (they share the two halves of Box-Muller, random.h).
     * values: parameter_count of them, in the order of `parameters`, checked by the caller. */
    void (*draw)(const double *values, const struct gt_outcome_block *block);
    /* What draws need of the values, made once for many: GT_OUTCOME_PREPARED_MAX doubles at most.
     * NULL: the model has no such thing. */
    void (*prepare)(const double *values, double *prepared);
    /* Whether values within their ranges also go together; fills *fault and returns 1 if not.
     * NULL: they always do. */
    int (*check)(const double *values, struct gt_outcome_fault *fault);
    const char *rho;     /* the parameter that is the rho of dependence.h; NULL: none */
    int needs_deals;     /* draws from block.deals */
    int raises_rounds;   /* fills block.rounds; 0: its companies raise none on the way */
};

/* All models, ended by NULL. */
extern const struct gt_outcome_model *const gt_outcome_models[];

/* By name, or NULL. */
const struct gt_outcome_model *gt_outcome_find(const char *name);

/* The place of a parameter by name, or -1. */
int gt_outcome_parameter(const struct gt_outcome_model *model, const char *name);

/* The word that a value of a parameter stands for, or NULL when it is a number. */
const char *gt_parameter_word(const struct gt_parameter *parameter, double value);

/* A block without rounds: kind and rounds of a model that raises none are filled by this. What
 * ends before the last quarter is an exit, the rest a sale at the horizon. */
void gt_outcome_no_rounds(const struct gt_outcome_block *block);

#endif
