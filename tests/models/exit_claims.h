/* exit_claims.h - claims of an exit in one line each, for tables of cases. Money in whole currency
 * units: the plans of these tests have one minor unit a currency unit, unless they say otherwise.
 */
#ifndef GENTOU_TESTS_EXIT_CLAIMS_H
#define GENTOU_TESTS_EXIT_CLAIMS_H

#include "gentou/exit.h"

#include <check.h>

#define COMMON(n)                                                                                  \
    {                                                                                              \
        .kind = GT_EXIT_STOCK, .shares = (n), .terms = {                                           \
            .kind = GT_STOCK_COMMON,                                                               \
            .price = {0, 1},                                                                       \
            .preference = {0, 1},                                                                  \
            .participation_cap = {0, 1},                                                           \
            .dividend = {0, 1},                                                                    \
            .conversion = {1, 1}                                                                   \
        }                                                                                          \
    }

/* n shares that cost `paid` together, with a preference of `times` that; behind it what else is
 * to be said of the claim. */
#define STOCK(n, paid, times, of_rest, capped_at, of_rank, ...)                                    \
    {                                                                                              \
        .kind = GT_EXIT_STOCK, .shares = (n), .rank = (of_rank),                                   \
        .terms = {.kind = GT_STOCK_PREFERRED,                                                      \
                  .price = {(paid), (n)},                                                          \
                  .preference = {(times), 1},                                                      \
                  .participation = (of_rest),                                                      \
                  .participation_cap = {(capped_at), 1},                                           \
                  .dividend = {0, 1},                                                              \
                  .conversion = {1, 1}},                                                           \
        __VA_ARGS__                                                                                \
    }
#define PREFERRED(n, paid, times, rank)                                                            \
    STOCK(n, paid, times, GT_PARTICIPATION_NONE, 0, rank, .dividends = 0)
#define PARTICIPATING(n, paid, times, rank)                                                        \
    STOCK(n, paid, times, GT_PARTICIPATION_FULL, 0, rank, .dividends = 0)
#define CAPPED(n, paid, times, cap, rank)                                                          \
    STOCK(n, paid, times, GT_PARTICIPATION_CAPPED, cap, rank, .dividends = 0)

#define OPTION(n, num, den)                                                                        \
    {                                                                                              \
        .kind = GT_EXIT_RIGHT, .shares = (n), .strike = {(num), (den)}, .terms = {                 \
            .conversion = {1, 1}                                                                   \
        }                                                                                          \
    }
/* A right to preferred stock of a price and preference of 1. */
#define WARRANT(n, num, den, of_rest)                                                              \
    {                                                                                              \
        .kind = GT_EXIT_RIGHT, .rank = 1, .shares = (n), .strike = {(num), (den)}, .terms = {      \
            .kind = GT_STOCK_PREFERRED,                                                            \
            .price = {1, 1},                                                                       \
            .preference = {1, 1},                                                                  \
            .participation = (of_rest),                                                            \
            .participation_cap = {0, 1},                                                           \
            .conversion = {1, 1}                                                                   \
        }                                                                                          \
    }
#define SAFE(paid, cap)                                                                            \
    {                                                                                              \
        .kind = GT_EXIT_SAFE, .rank = 1, .owed = (paid), .converting = (paid),                     \
        .valuation_cap = (cap), .discount = {                                                      \
            0,                                                                                     \
            1                                                                                      \
        }                                                                                          \
    }
#define LOAN(sum, of_rank)                                                                         \
    {                                                                                              \
        .kind = GT_EXIT_DEBT, .rank = (of_rank), .owed = (sum)                                     \
    }
#define NOTE(sum, cap, shares_of_cap)                                                              \
    {                                                                                              \
        .kind = GT_EXIT_NOTE, .owed = (sum), .converting = (sum), .valuation_cap = (cap),          \
        .capitalization = (shares_of_cap)                                                          \
    }

#define CARVE_OUT(num, den)                                                                        \
    {                                                                                              \
        .amount = GT_MONEY_UNKNOWN, .share = {(num), (den)}, .up_to = GT_MONEY_UNKNOWN, .from = -1 \
    }

/* A plan of whole units, solved. */
static inline struct gt_exit_diagram *solve_exit(const struct gt_exit_claim *claims, size_t count,
                                                 const struct gt_exit_charge *charges,
                                                 size_t charge_count)
{
    const struct gt_exit_plan plan = {claims, count, charges, charge_count, 1};
    struct gt_exit_diagram *exit = NULL;
    struct gt_exit_failure failure;
    enum gt_status status = gt_exit_new(&plan, &exit, &failure);
    ck_assert_msg(status == GT_OK, "status %d, fault %d of %zu", status, failure.fault,
                  failure.which);
    return exit;
}

#endif
