/* split_loss.c - what the public side takes of the others' losses; see gentou/split.h. */
#include "models/split_int.h"

static gt_money lesser(gt_money a, gt_money b)
{
    return a < b ? a : b;
}

enum gt_status gt_split_loss_share(struct gt_splitting *splitting, size_t deal)
{
    const struct gt_loss_share *term = &splitting->set->loss_share;
    struct gt_split_group public_side = {deal, GT_SIDES_PUBLIC};
    struct gt_split_group others = {deal, gt_split_sides(term->who)};
    gt_money paid = gt_split_sum(splitting, others, GT_SPLIT_BY_PAID);
    gt_money loss = gt_split_sum(splitting, others, GT_SPLIT_BY_LOSS);
    gt_money taken = 0, most = 0;
    if (!term->term.given)
        return GT_OK;
    splitting->calls[deal].of[GT_SPLIT_LOSS_SHARE] = loss;
    enum gt_status status = gt_money_share(loss, term->share, &taken);
    if (status == GT_OK && term->of_cost > 0)
        status = gt_money_share(paid, term->of_cost, &most);
    if (status != GT_OK)
        return status;
    if (term->of_cost > 0)
        taken = lesser(taken, most);
    if (term->most > 0)
        taken = lesser(taken, term->most);
    if (!term->beyond_receipts)
        taken = lesser(taken, gt_split_sum(splitting, public_side, GT_SPLIT_BY_RECEIPT));
    return gt_split_move(splitting, GT_SPLIT_LOSS_SHARE, taken, public_side,
                         term->beyond_receipts ? GT_SPLIT_BY_PAID : GT_SPLIT_BY_RECEIPT, others,
                         GT_SPLIT_BY_LOSS);
}

/* Whether a party's money counts for compensation. */
static bool is_covered(const struct gt_compensation *term, const struct gt_split_party *party)
{
    return party->side == GT_SIDE_PARTNER && party->day >= term->invested_from;
}

static int year_of(const struct gt_split_deal *deal)
{
    return gt_day_to_civil(deal->day).year;
}

/* What an institution has had of a year already. */
static gt_money had(const struct gt_splitting *splitting, int institution, int year)
{
    gt_money sum = 0;
    for (size_t d = 0; d < splitting->deal_count; d++)
        for (size_t i = 0; year_of(&splitting->deals[d]) == year && i < splitting->deals[d].count;
             i++)
            if (splitting->deals[d].parties[i].side == GT_SIDE_PARTNER &&
                splitting->deals[d].parties[i].institution == institution)
                sum += splitting->lines[splitting->starts[d] + i].moved[GT_SPLIT_COMPENSATION];
    return sum;
}

/* Whether a row is one of the institution's that count. */
static bool is_of(const struct gt_compensation *term, const struct gt_split_party *party,
                  int institution)
{
    return is_covered(term, party) && party->institution == institution;
}

/* Moves amount from the budget, which the first public row stands for, to the institution's rows by
 * their losses. */
static enum gt_status pay(struct gt_splitting *splitting, size_t deal, int institution,
                          gt_money amount)
{
    const struct gt_compensation *term = &splitting->set->compensation;
    const struct gt_split_deal *of = &splitting->deals[deal];
    struct gt_split_line *lines = splitting->lines + splitting->starts[deal];
    size_t budget = 0;
    while (of->parties[budget].side != GT_SIDE_PUBLIC)
        budget++;
    for (size_t i = 0; i < of->count; i++) {
        bool loses =
            is_of(term, &of->parties[i], institution) && of->parties[i].paid > lines[i].receipt;
        splitting->weights[i] = loses ? of->parties[i].paid - lines[i].receipt : 0;
    }
    enum gt_status status =
        gt_money_allocate(amount, splitting->weights, of->count, splitting->parts);
    if (status != GT_OK)
        return status;
    for (size_t i = 0; i < of->count; i++) {
        gt_money part = splitting->parts[i] - (i == budget ? amount : 0);
        lines[i].moved[GT_SPLIT_COMPENSATION] += part;
        lines[i].receipt += part;
    }
    return GT_OK;
}

/* The compensation of an institution in a deal. */
static enum gt_status compensate(struct gt_splitting *splitting, size_t deal, int institution)
{
    const struct gt_compensation *term = &splitting->set->compensation;
    const struct gt_split_deal *of = &splitting->deals[deal];
    const struct gt_split_line *lines = splitting->lines + splitting->starts[deal];
    gt_money loss = 0, due = 0;
    for (size_t i = 0; i < of->count; i++)
        if (is_of(term, &of->parties[i], institution))
            loss += of->parties[i].paid - lines[i].receipt;
    if (loss <= 0)
        return GT_OK;
    splitting->calls[deal].of[GT_SPLIT_COMPENSATION] += loss;
    enum gt_status status = gt_money_share(loss, gt_term_share(&term->rate, of->stage), &due);
    if (term->project_most > 0)
        due = lesser(due, term->project_most);
    if (term->year_most > 0)
        due = lesser(due, term->year_most - had(splitting, institution, year_of(of)));
    return status == GT_OK && due > 0 ? pay(splitting, deal, institution, due) : status;
}

enum gt_status gt_split_compensation(struct gt_splitting *splitting, size_t deal)
{
    const struct gt_compensation *term = &splitting->set->compensation;
    const struct gt_split_deal *of = &splitting->deals[deal];
    enum gt_status status = GT_OK;
    for (size_t i = 0; term->term.given && i < of->count && status == GT_OK; i++) {
        bool stands_before = false;
        for (size_t j = 0; j < i; j++)
            stands_before =
                stands_before || is_of(term, &of->parties[j], of->parties[i].institution);
        if (is_covered(term, &of->parties[i]) && !stands_before)
            status = compensate(splitting, deal, of->parties[i].institution);
    }
    return status;
}
