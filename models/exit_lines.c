/* exit_lines.c - a plan's claims and charges in exact numbers.
 *
 * Of preferred stock, with n shares at price p, multiple m, unpaid dividends D, c common shares for
 * one, and a cap of k times the price:
 *
 *   due       = n p m + D                 D is kept instead where conversion pays it
 *   converted = n c                       + (D / p) c where conversion turns it into shares
 *   end       = (limit - due) / (n c)     limit = n p k (+ due, where the cap is beside it), capped
 *   turn      = due / converted           limit / converted, capped
 *
 * A limit below the due is the due: a cap of participation does not cut the preference.
 */
#include "models/exact_int.h"
#include "models/exit_int.h"

#include <stdlib.h>

static void multiply(mpq_t number, struct gt_ratio ratio)
{
    mpq_t factor;
    mpq_init(factor);
    gt_exact_ratio(factor, ratio);
    mpq_mul(number, number, factor);
    mpq_clear(factor);
}

static bool is_ratio(struct gt_ratio ratio)
{
    return ratio.num >= 0 && ratio.den > 0;
}

static bool is_part(struct gt_ratio ratio)
{
    return is_ratio(ratio) && ratio.num < ratio.den;
}

/* The dividends: part of the due, kept, or shares too. */
static void add_dividends(struct exit_line *line, const struct gt_exit_claim *claim,
                          const mpq_t price)
{
    mpq_t dividends;
    mpq_init(dividends);
    gt_exact_whole(dividends, claim->dividends);
    if (claim->on_conversion == GT_EXIT_DIVIDENDS_PAID)
        mpq_set(line->kept, dividends);
    else
        mpq_add(line->due, line->due, dividends);
    if (claim->on_conversion == GT_EXIT_DIVIDENDS_CONVERTED && mpq_sgn(price) > 0) {
        mpq_div(dividends, dividends, price);
        multiply(dividends, claim->terms.conversion);
        mpq_add(line->converted, line->converted, dividends);
    }
    mpq_clear(dividends);
}

/* The most that the class gets without converting, in `turn`; and where it gets there. */
static void set_limit(struct exit_line *line, const struct gt_exit_claim *claim,
                      const mpq_t paid_in)
{
    mpq_set(line->turn, paid_in);
    multiply(line->turn, claim->terms.participation_cap);
    if (claim->cap_beside)
        mpq_add(line->turn, line->turn, line->due);
    else
        mpq_sub(line->turn, line->turn, line->kept);
    if (mpq_cmp(line->turn, line->due) < 0)
        mpq_set(line->turn, line->due);
    line->has_end = true;
    mpq_sub(line->end, line->turn, line->due);
    mpq_div(line->end, line->end, line->shares);
}

/* Stock that has no choice: common from the start, or its due and no more. */
static void settle(struct exit_line *line, bool converted)
{
    line->shares_always = converted;
    mpq_set(line->shares, line->converted);
    if (converted)
        mpq_set_ui(line->due, 0, 1);
    else
        mpq_set_ui(line->shares, 0, 1);
    mpq_set_ui(line->converted, 0, 1);
}

static void make_preferred(struct exit_line *line, const struct gt_exit_claim *claim,
                           int64_t per_one)
{
    mpq_t price, paid_in;
    mpq_inits(price, paid_in, NULL);
    gt_exact_whole(price, per_one);
    multiply(price, claim->terms.price);
    gt_exact_whole(paid_in, claim->shares);
    mpq_mul(paid_in, paid_in, price);
    mpq_set(line->due, paid_in);
    multiply(line->due, claim->terms.preference);
    add_dividends(line, claim, price);
    enum gt_participation participation = claim->terms.participation;
    if (claim->redeemable || claim->must_convert) {
        settle(line, claim->must_convert);
        mpq_clears(price, paid_in, NULL);
        return;
    }
    line->shares_always = participation != GT_PARTICIPATION_NONE;
    line->choice = participation == GT_PARTICIPATION_FULL ? EXIT_NEVER : EXIT_BY_SHARE;
    mpq_set(line->turn, line->due);
    if (participation == GT_PARTICIPATION_CAPPED)
        set_limit(line, claim, paid_in);
    mpq_div(line->turn, line->turn, line->converted);
    if (line->has_end && mpq_equal(line->turn, line->end)) { /* it converts as the cap would bind */
        line->has_end = false;
        line->choice = EXIT_NEVER;
    }
    mpq_clears(price, paid_in, NULL);
}

static bool make_stock(struct exit_line *line, const struct gt_exit_claim *claim, int64_t per_one)
{
    const struct gt_stock_terms *terms = &claim->terms;
    bool preferred = terms->kind == GT_STOCK_PREFERRED;
    if (claim->shares <= 0 || !is_ratio(terms->conversion) || terms->conversion.num == 0)
        return false;
    gt_exact_whole(line->shares, claim->shares);
    multiply(line->shares, terms->conversion);
    mpq_set(line->converted, line->shares);
    line->shares_always = true;
    if (!preferred)
        return true;
    if (!is_ratio(terms->price) || !is_ratio(terms->preference) || claim->dividends < 0 ||
        !is_ratio(terms->participation_cap))
        return false;
    make_preferred(line, claim, per_one);
    return true;
}

/* A right to stock is that stock less the strikes: off its due as far as that goes, the rest off
 * what its shares come to. Without a due above the strikes it is a right to the common shares. */
static bool make_right(struct exit_line *line, const struct gt_exit_claim *claim, int64_t per_one)
{
    struct gt_exit_claim stock = *claim;
    stock.kind = GT_EXIT_STOCK;
    stock.dividends = 0;
    if (!is_ratio(claim->strike) || !make_stock(line, &stock, per_one))
        return false;
    gt_exact_whole(line->strikes, per_one);
    multiply(line->strikes, claim->strike);
    multiply(line->strikes, (struct gt_ratio){claim->shares, 1});
    if (mpq_cmp(line->due, line->strikes) >= 0) {
        mpq_sub(line->due, line->due, line->strikes);
    } else if (line->choice == EXIT_BY_SHARE && !line->shares_always) {
        mpq_set_ui(line->due, 0, 1);
        line->shares_always = true;
        line->choice = EXIT_NEVER;
        mpq_div(line->start, line->strikes, line->shares);
    } else {
        mpq_sub(line->start, line->strikes, line->due);
        mpq_div(line->start, line->start, line->shares);
        mpq_set_ui(line->due, 0, 1);
    }
    if (line->choice == EXIT_BY_SHARE)
        mpq_div(line->converted_start, line->strikes, line->converted);
    return !line->has_end || mpq_cmp(line->start, line->end) < 0;
}

/* A loan, a note or a SAFE. */
static bool make_owed(struct exit_line *line, const struct gt_exit_claim *claim)
{
    bool may_convert = claim->kind != GT_EXIT_DEBT && claim->valuation_cap != GT_MONEY_UNKNOWN;
    if (claim->owed <= 0)
        return false;
    gt_exact_whole(line->due, claim->owed);
    if (may_convert) {
        if (claim->converting <= 0 || claim->valuation_cap <= 0 || claim->capitalization < 0 ||
            (claim->kind == GT_EXIT_NOTE && claim->capitalization == 0))
            return false;
        gt_exact_whole(line->converted, claim->converting);
        multiply(line->converted, (struct gt_ratio){1, claim->valuation_cap});
        line->choice = claim->capitalization ? EXIT_BY_SHARE : EXIT_BY_WHOLE;
        if (claim->capitalization)
            multiply(line->converted, (struct gt_ratio){claim->capitalization, 1});
        mpq_div(line->turn, line->due, line->converted);
    } else if (claim->kind == GT_EXIT_SAFE) {
        if (!is_part(claim->discount))
            return false;
        gt_exact_whole(line->bonus, claim->owed);
        multiply(line->bonus,
                 (struct gt_ratio){claim->discount.num, claim->discount.den - claim->discount.num});
    }
    return true;
}

static bool make_line(struct exit_line *line, const struct gt_exit_claim *claim, int64_t per_one)
{
    line->kind = claim->kind;
    line->rank = claim->rank;
    switch (claim->kind) {
    case GT_EXIT_STOCK:
        return make_stock(line, claim, per_one);
    case GT_EXIT_RIGHT:
        return make_right(line, claim, per_one);
    case GT_EXIT_SAFE:
    case GT_EXIT_NOTE:
    case GT_EXIT_DEBT:
        return make_owed(line, claim);
    }
    return false;
}

static bool make_charge(struct exit_charge *charge, const struct gt_exit_charge *plan,
                        size_t claim_count)
{
    bool in_parts = plan->amount == GT_MONEY_UNKNOWN;
    if (plan->from >= (int)claim_count ||
        (plan->from >= 0 && (!in_parts || plan->above || plan->up_to != GT_MONEY_UNKNOWN)))
        return false;
    charge->cost = plan->cost;
    charge->of_proceeds = plan->cost || plan->of_proceeds;
    charge->in_parts = in_parts;
    charge->from = plan->from;
    charge->has_limit = in_parts && plan->up_to != GT_MONEY_UNKNOWN;
    if (!in_parts) {
        gt_exact_whole(charge->amount, plan->amount);
        return plan->amount >= 0;
    }
    if (!is_part(plan->share) || plan->above < 0 ||
        (charge->has_limit && plan->up_to <= plan->above))
        return false;
    gt_exact_whole(charge->share, 1);
    multiply(charge->share, plan->share);
    gt_exact_whole(charge->above, plan->above);
    gt_exact_whole(charge->up_to, charge->has_limit ? plan->up_to : 0);
    return true;
}

static bool fail(struct gt_exit_failure *failure, enum gt_exit_fault fault, size_t which)
{
    *failure = (struct gt_exit_failure){fault, which};
    return false;
}

static bool make_all(struct gt_exit_diagram *exit, const struct gt_exit_plan *plan,
                     struct gt_exit_failure *failure)
{
    for (size_t i = 0; i < exit->line_count; i++)
        if (!make_line(&exit->lines[i], &plan->claims[i], plan->per_one))
            return fail(failure, GT_EXIT_BAD_CLAIM, i);
    for (size_t i = 0; i < exit->charge_count; i++)
        if (!make_charge(&exit->charges[i], &plan->charges[i], exit->line_count))
            return fail(failure, GT_EXIT_BAD_CHARGE, i);
    return true;
}

/* Those that take parts of the same must leave some of it. */
static bool check_parts(const struct gt_exit_diagram *exit, struct gt_exit_failure *failure)
{
    mpq_t sum;
    mpq_init(sum);
    bool fine = true;
    for (size_t i = 0; i < exit->charge_count && fine; i++) {
        const struct exit_charge *first = &exit->charges[i];
        mpq_set_ui(sum, 0, 1);
        for (size_t j = 0; j < exit->charge_count && first->in_parts; j++) {
            const struct exit_charge *other = &exit->charges[j];
            if (other->in_parts && other->from == first->from &&
                (first->from >= 0 || other->of_proceeds == first->of_proceeds))
                mpq_add(sum, sum, other->share);
        }
        fine = mpq_cmp_ui(sum, 1, 1) < 0 || fail(failure, GT_EXIT_SHARES_WHOLE, i);
    }
    mpq_clear(sum);
    return fine;
}

enum gt_status gt_exit_lines_make(struct gt_exit_diagram *exit, const struct gt_exit_plan *plan,
                                  struct gt_exit_failure *failure)
{
    exit->lines = calloc(plan->claim_count + 1, sizeof *exit->lines);
    exit->charges = calloc(plan->charge_count + 1, sizeof *exit->charges);
    if (!exit->lines || !exit->charges)
        return GT_ENOMEM;
    exit->per_one = plan->per_one;
    exit->line_count = plan->claim_count;
    exit->charge_count = plan->charge_count;
    exit->count = plan->claim_count + plan->charge_count;
    for (size_t i = 0; i < exit->line_count; i++) {
        struct exit_line *line = &exit->lines[i];
        mpq_inits(line->due, line->kept, line->bonus, line->shares, line->converted, line->start,
                  line->end, line->turn, line->converted_start, line->strikes, NULL);
    }
    for (size_t i = 0; i < exit->charge_count; i++) {
        struct exit_charge *charge = &exit->charges[i];
        mpq_inits(charge->amount, charge->share, charge->above, charge->up_to, NULL);
    }
    return make_all(exit, plan, failure) && check_parts(exit, failure) ? GT_OK : GT_ERANGE;
}

void gt_exit_lines_clear(struct gt_exit_diagram *exit)
{
    for (size_t i = 0; i < exit->line_count; i++) {
        struct exit_line *line = &exit->lines[i];
        mpq_clears(line->due, line->kept, line->bonus, line->shares, line->converted, line->start,
                   line->end, line->turn, line->converted_start, line->strikes, NULL);
    }
    for (size_t i = 0; i < exit->charge_count; i++) {
        struct exit_charge *charge = &exit->charges[i];
        mpq_clears(charge->amount, charge->share, charge->above, charge->up_to, NULL);
    }
    free(exit->lines);
    free(exit->charges);
}
