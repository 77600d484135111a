/* plain_split.h - exits split the plain way: one party after the other, each move written out.
 *
 * Written from the words of gentou/split.h, apart from the model: a flat list of parties, its own
 * splitter of money, interest in long double. Shares are whole thousandths.
 */
#ifndef GENTOU_TESTS_MODELS_PLAIN_SPLIT_H
#define GENTOU_TESTS_MODELS_PLAIN_SPLIT_H

#include "gentou/split.h"

#include "plain_growth.h"

#define PLAIN_DEALS   5
#define PLAIN_PARTIES 6
#define PLAIN_ALL     (PLAIN_DEALS * PLAIN_PARTIES)

__extension__ typedef __int128 plain_wide;

struct plain_party {
    const struct gt_split_party *of;
    size_t deal;
    int64_t moved[GT_SPLIT_STEPS], has;
};

struct plain_book {
    const struct gt_term_set *set;
    const struct gt_split_deal *deals;
    size_t deal_count, count;
    struct plain_party parties[PLAIN_ALL];
    bool called[PLAIN_DEALS];
};

/* What each party has to do with a move; 0: nothing. */
typedef int64_t plain_weights[PLAIN_ALL];

static inline int64_t plain_least(int64_t a, int64_t b)
{
    return a < b ? a : b;
}

/* amount x share to the nearest, halves up. */
static inline int64_t plain_part(int64_t amount, double share)
{
    return (amount * llround(share * 1000) + 500) / 1000;
}

/* total by weights: the whole parts, then one more to whoever lacks most, until nothing is left. */
static inline void plain_hand_out(struct plain_book *book, int step, int64_t total, int sign,
                                  const plain_weights weights)
{
    plain_wide lacks[PLAIN_ALL], sum = 0;
    int64_t parts[PLAIN_ALL], left = total;
    for (size_t i = 0; i < book->count; i++)
        sum += weights[i];
    for (size_t i = 0; i < book->count; i++) {
        parts[i] = (int64_t)((plain_wide)total * weights[i] / sum);
        lacks[i] = (plain_wide)total * weights[i] % sum;
        left -= parts[i];
    }
    for (; left > 0; left--) {
        size_t most = 0;
        for (size_t i = 1; i < book->count; i++)
            most = lacks[i] > lacks[most] ? i : most;
        parts[most]++;
        lacks[most] = -1;
    }
    for (size_t i = 0; i < book->count; i++) {
        book->parties[i].moved[step] += sign * parts[i];
        book->parties[i].has += sign * parts[i];
    }
}

static inline int64_t plain_sum(const struct plain_book *book, const plain_weights weights)
{
    int64_t sum = 0;
    for (size_t i = 0; i < book->count; i++)
        sum += weights[i];
    return sum;
}

static inline void plain_move(struct plain_book *book, int step, int64_t amount,
                              const plain_weights from, const plain_weights to)
{
    if (amount <= 0 || plain_sum(book, from) == 0 || plain_sum(book, to) == 0)
        return;
    plain_hand_out(book, step, amount, -1, from);
    plain_hand_out(book, step, amount, 1, to);
}

/* A party of the deals from..to: of the public side, or of those that a term serves. */
static inline bool plain_is(const struct plain_party *party, size_t from, size_t to, bool is_public,
                            int who)
{
    bool served = party->of->side == GT_SIDE_PARTNER ||
                  (party->of->side == GT_SIDE_CLUB && who == GT_TERM_FOR_PRIVATE);
    return party->deal >= from && party->deal < to &&
           (is_public ? party->of->side == GT_SIDE_PUBLIC : served);
}

static inline void plain_paid(const struct plain_book *book, size_t from, size_t to, bool is_public,
                              int who, plain_weights weights)
{
    for (size_t i = 0; i < book->count; i++)
        weights[i] =
            plain_is(&book->parties[i], from, to, is_public, who) ? book->parties[i].of->paid : 0;
}

static inline void plain_has(const struct plain_book *book, size_t from, size_t to, bool is_public,
                             int who, plain_weights weights)
{
    for (size_t i = 0; i < book->count; i++)
        weights[i] =
            plain_is(&book->parties[i], from, to, is_public, who) && book->parties[i].has > 0
                ? book->parties[i].has
                : 0;
}

/* The public cost of a deal with interest, each payment rounded. */
static inline int64_t plain_grown(const struct plain_book *book, size_t deal, double rate,
                                  int interest, int days)
{
    int64_t sum = 0;
    for (size_t i = 0; i < book->count; i++)
        if (plain_is(&book->parties[i], deal, deal + 1, true, 0))
            sum += plain_round(book->parties[i].of->paid * plain_factor(rate, interest, days,
                                                                        book->parties[i].of->day,
                                                                        book->deals[deal].day));
    return sum;
}

static inline void plain_holding(struct plain_book *book, size_t deal)
{
    plain_weights weights = {0};
    int64_t held = 0;
    for (size_t i = 0; i < book->count; i++)
        held += book->parties[i].deal == deal ? book->parties[i].of->holding : 0;
    for (size_t i = 0; i < book->count; i++)
        if (book->parties[i].deal == deal)
            weights[i] = held ? book->parties[i].of->holding : book->parties[i].of->paid;
    plain_hand_out(book, GT_SPLIT_HOLDING, book->deals[deal].proceeds, 1, weights);
}

static inline void plain_priority(struct plain_book *book, size_t deal)
{
    const struct gt_priority_return *term = &book->set->priority_return;
    int64_t proceeds = book->deals[deal].proceeds;
    plain_weights own, others, own_has, others_has;
    plain_paid(book, deal, deal + 1, true, 0, own);
    plain_paid(book, deal, deal + 1, false, GT_TERM_FOR_PRIVATE, others);
    plain_has(book, deal, deal + 1, true, 0, own_has);
    plain_has(book, deal, deal + 1, false, GT_TERM_FOR_PRIVATE, others_has);
    int64_t cost = plain_sum(book, own), rest_cost = plain_sum(book, others);
    if (!term->term.given || cost == 0 || rest_cost == 0)
        return;
    int64_t capital = plain_least(proceeds, cost + rest_cost), left = proceeds - capital;
    plain_wide exact = (plain_wide)capital * cost;
    int64_t back = (int64_t)(exact / (cost + rest_cost));
    plain_wide lacks = exact % (cost + rest_cost);
    back += lacks > 0 && lacks >= cost + rest_cost - lacks; /* a tie goes to the first */
    int64_t first =
        plain_least(plain_grown(book, deal, term->rate, term->interest, term->days) - cost, left);
    int64_t due = back + first + plain_part(left - first, term->profit_share);
    int64_t has = plain_sum(book, own_has);
    plain_move(book, GT_SPLIT_PRIORITY_RETURN, due - has, others_has, own);
    plain_move(book, GT_SPLIT_PRIORITY_RETURN, has - due, own_has, others);
}

/* What is still to be paid back of a payment after earlier ones have been. */
static inline int64_t plain_principal(const struct plain_book *book, size_t i)
{
    const struct plain_party *party = &book->parties[i];
    int64_t left = book->deals[party->deal].received;
    if (!book->set->buy_out.less_received)
        return party->of->paid;
    for (size_t j = 0; j < book->count; j++) {
        const struct plain_party *other = &book->parties[j];
        bool earlier =
            other->of->day < party->of->day || (other->of->day == party->of->day && j < i);
        if (plain_is(other, party->deal, party->deal + 1, true, 0) && earlier)
            left -= plain_least(left, other->of->paid);
    }
    return party->of->paid - plain_least(left, party->of->paid);
}

/* Whether the right is there on the day of the exit; its years are those of the first payment, and
 * where each payment has its own it must have begun for all. */
static inline bool plain_is_open(const struct plain_book *book, size_t deal, gt_day first)
{
    const struct gt_buy_out *term = &book->set->buy_out;
    gt_day at = book->deals[deal].day;
    bool open = term->closes <= 0 || at <= plain_anniversary(first, (int)term->closes);
    for (size_t i = 0; i < book->count && term->opens > 0; i++)
        if (plain_is(&book->parties[i], deal, deal + 1, true, 0)) {
            gt_day day = term->each_payment ? book->parties[i].of->day : first;
            open = open && at > plain_anniversary(day, (int)term->opens);
        }
    return open;
}

static inline void plain_buy_out(struct plain_book *book, size_t deal)
{
    struct gt_buy_out term = book->set->buy_out;
    plain_weights own, own_has, callers;
    gt_day first = GT_DAY_LAST;
    int64_t cost = 0, price = 0;
    plain_paid(book, deal, deal + 1, true, 0, own);
    plain_has(book, deal, deal + 1, true, 0, own_has);
    plain_paid(book, deal, deal + 1, false, term.who, callers);
    if (!term.term.given || plain_sum(book, own) == 0)
        return;
    if (book->deals[deal].rate >= 0)
        term.rate = book->deals[deal].rate;
    for (size_t i = 0; i < book->count; i++)
        if (plain_is(&book->parties[i], deal, deal + 1, true, 0) &&
            book->parties[i].of->day < first)
            first = book->parties[i].of->day;
    for (size_t i = 0; i < book->count; i++)
        if (plain_is(&book->parties[i], deal, deal + 1, true, 0)) {
            int64_t principal = plain_principal(book, i);
            cost += principal;
            price += plain_round(principal * plain_price(&term, book->parties[i].of->day, first,
                                                         book->deals[deal].day));
        }
    price += plain_part(cost, term.premium);
    int64_t worth = plain_sum(book, own_has);
    int64_t sale = term.right == GT_TERM_RIGHT_CALL ? 0 : plain_part(worth, 1 - term.discount);
    sale = sale > price ? sale : price;
    if (!plain_is_open(book, deal, first) || sale >= worth || plain_sum(book, callers) == 0)
        return;
    book->called[deal] = term.right == GT_TERM_RIGHT_CALL;
    plain_move(book, GT_SPLIT_BUY_OUT, worth - sale, own_has, callers);
}

/* A concession over the deals from..to that were not called. */
static inline void plain_concession(struct plain_book *book, size_t from, size_t to, int stage)
{
    const struct gt_profit_concession *term = &book->set->concession;
    plain_weights own_has, others;
    int64_t worth = 0, cost = 0, hurdle = 0;
    plain_has(book, from, to, true, 0, own_has);
    plain_paid(book, from, to, false, term->who, others);
    for (size_t i = 0; i < book->count; i++) {
        const struct plain_party *party = &book->parties[i];
        if (book->called[party->deal])
            own_has[i] = others[i] = 0;
        else if (plain_is(party, from, to, true, 0))
            cost += party->of->paid;
    }
    worth = plain_sum(book, own_has);
    for (size_t d = from; d < to; d++) {
        const struct gt_split_deal *deal = &book->deals[d];
        double rate = deal->hurdle >= 0 ? deal->hurdle : term->hurdle;
        if (deal->stage >= 0 && (term->all_profit >> deal->stage & 1))
            rate = 0;
        if (!book->called[d])
            hurdle += plain_grown(book, d, rate, term->interest, term->days);
    }
    if (worth <= hurdle || worth <= cost)
        return;
    int64_t part = plain_part(worth - hurdle, gt_term_share(&term->share, stage));
    plain_move(book, GT_SPLIT_CONCESSION, plain_least(part, worth - cost), own_has, others);
}

static inline void plain_loss_share(struct plain_book *book, size_t deal)
{
    const struct gt_loss_share *term = &book->set->loss_share;
    plain_weights own, own_has, others, losses;
    if (!term->term.given || book->called[deal])
        return;
    plain_paid(book, deal, deal + 1, true, 0, own);
    plain_has(book, deal, deal + 1, true, 0, own_has);
    plain_paid(book, deal, deal + 1, false, term->who, others);
    for (size_t i = 0; i < book->count; i++)
        losses[i] = others[i] > 0 && others[i] > book->parties[i].has
                        ? others[i] - book->parties[i].has
                        : 0;
    int64_t taken = plain_part(plain_sum(book, losses), term->share);
    if (term->of_cost > 0)
        taken = plain_least(taken, plain_part(plain_sum(book, others), term->of_cost));
    if (term->most > 0)
        taken = plain_least(taken, term->most);
    if (!term->beyond_receipts)
        taken = plain_least(taken, plain_sum(book, own_has));
    plain_move(book, GT_SPLIT_LOSS_SHARE, taken, term->beyond_receipts ? own : own_has, losses);
}

static inline bool plain_covered(const struct plain_book *book, const struct plain_party *party,
                                 size_t deal, int institution)
{
    return party->deal == deal && party->of->side == GT_SIDE_PARTNER &&
           party->of->institution == institution &&
           party->of->day >= book->set->compensation.invested_from;
}

static inline void plain_compensate(struct plain_book *book, size_t deal, int institution)
{
    const struct gt_compensation *term = &book->set->compensation;
    const struct gt_split_deal *of = &book->deals[deal];
    plain_weights losses = {0}, budget = {0};
    int64_t loss = 0, had = 0;
    int year = gt_day_to_civil(of->day).year;
    for (size_t i = 0; i < book->count; i++) {
        const struct plain_party *party = &book->parties[i];
        if (plain_covered(book, party, deal, institution)) {
            loss += party->of->paid - party->has;
            losses[i] = party->of->paid > party->has ? party->of->paid - party->has : 0;
        }
        if (party->of->side == GT_SIDE_PARTNER && party->of->institution == institution &&
            gt_day_to_civil(book->deals[party->deal].day).year == year)
            had += party->moved[GT_SPLIT_COMPENSATION];
    }
    for (size_t i = 0; i < book->count && plain_sum(book, budget) == 0; i++)
        budget[i] = plain_is(&book->parties[i], deal, deal + 1, true, 0);
    if (loss <= 0)
        return;
    int64_t due = plain_part(loss, gt_term_share(&term->rate, of->stage));
    if (term->project_most > 0)
        due = plain_least(due, term->project_most);
    if (term->year_most > 0)
        due = plain_least(due, term->year_most - had);
    plain_move(book, GT_SPLIT_COMPENSATION, due, budget, losses);
}

/* The institutions of a deal in the order they stand there; what one has had of this deal it does
 * not have again. */
static inline void plain_compensation(struct plain_book *book, size_t deal)
{
    for (size_t i = 0; i < book->count && book->set->compensation.term.given; i++) {
        int institution = book->parties[i].of->institution;
        bool before = false;
        if (!plain_covered(book, &book->parties[i], deal, institution))
            continue;
        for (size_t j = 0; j < i; j++)
            before = before || plain_covered(book, &book->parties[j], deal, institution);
        if (!before)
            plain_compensate(book, deal, institution);
    }
}

static inline void plain_split(struct plain_book *book, const struct gt_term_set *set,
                               const struct gt_split_deal *deals, size_t count)
{
    const struct gt_profit_concession *concession = &set->concession;
    bool done[PLAIN_DEALS] = {false};
    *book = (struct plain_book){.set = set, .deals = deals, .deal_count = count};
    for (size_t d = 0; d < count; d++)
        for (size_t i = 0; i < deals[d].count; i++)
            book->parties[book->count++] =
                (struct plain_party){.of = &deals[d].parties[i], .deal = d};
    for (size_t d = 0; d < count; d++) {
        plain_holding(book, d);
        plain_priority(book, d);
        plain_buy_out(book, d);
        if (concession->term.given && concession->scope == GT_TERM_SCOPE_EACH && !book->called[d])
            plain_concession(book, d, d + 1, deals[d].stage);
    }
    if (concession->term.given && concession->scope == GT_TERM_SCOPE_PORTFOLIO)
        plain_concession(book, 0, count, -1);
    for (size_t d = 0; d < count; d++)
        plain_loss_share(book, d);
    for (size_t n = 0; n < count; n++) { /* the earliest exit that is left */
        size_t next = count;
        for (size_t d = 0; d < count; d++)
            if (!done[d] && (next == count || deals[d].day < deals[next].day))
                next = d;
        done[next] = true;
        plain_compensation(book, next);
    }
}

#endif
