/* buyout.c - the price of a public stake; see gentou/buyout.h. */
#include "models/growth_int.h"

#include <stddef.h>

static bool is_rate(double rate)
{
    return rate >= 0 && rate <= GT_TERM_RATE_MAX;
}

/* Last day of a payment's first years. */
static gt_day threshold_of(const struct gt_buy_out *term, gt_day payment, gt_day first)
{
    return gt_term_years_later(term->each_payment ? payment : first, term->first_years);
}

static gt_day first_day(const struct gt_buy_out_question *question)
{
    gt_day first = question->payments[0].day;
    for (size_t i = 1; i < question->count; i++)
        if (question->payments[i].day < first)
            first = question->payments[i].day;
    return first;
}

bool gt_buy_out_takes_rate(const struct gt_buy_out *term,
                           const struct gt_buy_out_question *question)
{
    bool takes = question->count > 0 && !(term->first_years > 0);
    for (size_t i = 0; i < question->count; i++)
        takes = takes ||
                question->at > threshold_of(term, question->payments[i].day, first_day(question));
    return takes;
}

static bool can_answer(const struct gt_buy_out *term, const struct gt_buy_out_question *question)
{
    bool answers = question->count > 0 && question->received >= 0 &&
                   (is_rate(term->rate) || !gt_buy_out_takes_rate(term, question)) &&
                   is_rate(term->first_rate) && term->first_years >= 0 && term->opens >= 0 &&
                   term->closes >= 0 && (term->closes == 0 || term->closes >= term->opens) &&
                   term->premium >= 0 && term->premium <= 1;
    for (size_t i = 0; i < question->count; i++)
        answers = answers && question->payments[i].amount >= 0 &&
                  question->payments[i].day <= question->at;
    return answers;
}

/* One payment with its interest on the day. */
static enum gt_status grow(const struct gt_buy_out *term, const struct gt_payment *payment,
                           gt_day threshold, gt_day at, gt_money *grown)
{
    enum gt_term_interest interest = (enum gt_term_interest)term->interest;
    enum gt_term_days days = (enum gt_term_days)term->days;
    struct gt_growth first = {term->first_rate, interest, days};
    struct gt_growth later = {term->rate, interest, days};
    gt_fine fine = gt_fine_of(payment->amount);
    enum gt_status status;
    if (threshold < payment->day)
        threshold = payment->day; /* it came after the first one's threshold */
    if (term->first_years > 0 && at <= threshold) {
        status = gt_fine_grow(&first, payment->day, at, &fine);
    } else if (term->since == GT_TERM_SINCE_DAY_ONE || term->first_years <= 0) {
        status = gt_fine_grow(&later, payment->day, at, &fine);
    } else {
        gt_fine early = fine;
        status = gt_fine_grow(&first, payment->day, threshold, &early);
        gt_fine late = term->interest == GT_TERM_INTEREST_COMPOUND ? early : fine;
        if (status == GT_OK)
            status = gt_fine_grow(&later, threshold, at, &late);
        fine = term->interest == GT_TERM_INTEREST_COMPOUND ? late : early + late - fine;
    }
    return status == GT_OK ? gt_fine_round(fine, grown) : status;
}

/* What has been received pays back the earliest payments first. */
static gt_money reduced(const struct gt_buy_out_question *question, size_t i)
{
    const struct gt_payment *payment = &question->payments[i];
    gt_money left = question->received;
    for (size_t j = 0; j < question->count && left > 0; j++) {
        const struct gt_payment *other = &question->payments[j];
        if (other->day < payment->day || (other->day == payment->day && j < i))
            left = left > other->amount ? left - other->amount : 0;
    }
    return payment->amount > left ? payment->amount - left : 0;
}

static enum gt_status add_payment(const struct gt_buy_out *term,
                                  const struct gt_buy_out_question *question, size_t i,
                                  gt_day first, struct gt_buy_out_price *price)
{
    struct gt_payment payment = question->payments[i];
    gt_money grown = 0;
    if (term->less_received)
        payment.amount = reduced(question, i);
    gt_day threshold = threshold_of(term, payment.day, first);
    bool is_first = term->first_years > 0 && question->at <= threshold;
    enum gt_buy_out_phase phase = is_first ? GT_BUY_OUT_FIRST : GT_BUY_OUT_LATER;
    price->phase = i == 0 || price->phase == phase ? phase : GT_BUY_OUT_BOTH;
    enum gt_status status = grow(term, &payment, threshold, question->at, &grown);
    if (status == GT_OK)
        status = gt_money_add(price->cost, payment.amount, &price->cost);
    if (status == GT_OK)
        status = gt_money_add(price->interest, grown - payment.amount, &price->interest);
    return status;
}

/* The window of the right; with each payment its own, it is open when it is for all of them. */
static void find_window(const struct gt_buy_out *term, const struct gt_buy_out_question *question,
                        gt_day first, struct gt_buy_out_price *price)
{
    price->opens = term->opens > 0 ? gt_term_years_later(first, term->opens) + 1 : GT_DAY_NONE;
    price->closes = term->closes > 0 ? gt_term_years_later(first, term->closes) : GT_DAY_LAST;
    price->threshold =
        term->first_years > 0 ? gt_term_years_later(first, term->first_years) : GT_DAY_NONE;
    price->is_open = question->at <= price->closes && question->at >= price->opens;
    for (size_t i = 0; term->each_payment && term->opens > 0 && i < question->count; i++)
        price->is_open = price->is_open &&
                         question->at > gt_term_years_later(question->payments[i].day, term->opens);
}

enum gt_status gt_buy_out_price(const struct gt_buy_out *term,
                                const struct gt_buy_out_question *question,
                                struct gt_buy_out_price *price)
{
    struct gt_buy_out_price made = {0};
    if (!can_answer(term, question))
        return GT_ERANGE;
    gt_day first = first_day(question);
    find_window(term, question, first, &made);
    enum gt_status status = GT_OK;
    for (size_t i = 0; i < question->count && status == GT_OK; i++)
        status = add_payment(term, question, i, first, &made);
    if (status == GT_OK)
        status = gt_money_share(made.cost, term->premium, &made.premium);
    if (status == GT_OK)
        status = gt_money_add(made.cost, made.interest, &made.formula);
    if (status == GT_OK)
        status = gt_money_add(made.formula, made.premium, &made.formula);
    if (status != GT_OK)
        return status;
    made.price = made.formula;
    if (term->price == GT_TERM_PRICE_FLOOR && question->agreed != GT_MONEY_UNKNOWN &&
        question->agreed > made.price)
        made.price = question->agreed;
    *price = made;
    return GT_OK;
}
