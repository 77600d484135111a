/* exit_json.c - exits as JSON: the amounts asked, line by line and holder by holder, and all
 * breakpoints with each line's part of a further yuan behind them.
 */
#include "engine/export/exit_int.h"
#include "engine/export/json.h"

static const struct gt_currency *currency_of(const struct gt_exit_solved *solved)
{
    return solved->plan->equity.currency;
}

static json_t *price_json(gt_price price)
{
    char text[GT_FIXED_TEXT];
    return price == GT_FIXED_UNKNOWN ? json_null()
                                     : json_string(gt_fixed_format(price, GT_PRICE_DIGITS, text));
}

static json_t *part_json(gt_money part, gt_money whole)
{
    return whole > 0 ? json_real((double)part / (double)whole) : json_null();
}

static const char *stage_token(enum gt_exit_stage stage)
{
    return gt_kind_token(&gt_exit_stage_words, (int)stage);
}

static json_t *line_json(const struct gt_exit_solved *solved, const struct gt_exit_sale *sale,
                         size_t i)
{
    const struct gt_exit_answer_line *line = &solved->lines[i];
    const struct gt_exit_payout *payout = &sale->lines[i];
    json_t *shares = line->shares ? json_integer(line->shares) : json_null();
    json_t *strike = line->has_strike
                         ? json_real((double)line->strike.num / (double)line->strike.den)
                         : json_null();
    return json_pack("{s:s, s:s, s:o, s:o, s:s, s:b, s:o, s:o, s:o}", "name", line->name, "kind",
                     gt_kind_token(&gt_exit_line_words, (int)line->kind), "shares", shares,
                     "strike", strike, "stage", stage_token(payout->stage), "converts",
                     payout->stage == GT_EXIT_CONVERTED, "payout",
                     gt_json_money(payout->amount, currency_of(solved)), "exercise_cost",
                     gt_json_money(payout->exercise, currency_of(solved)), "part",
                     part_json(payout->amount, sale->amount));
}

static json_t *lines_json(const struct gt_exit_solved *solved, const struct gt_exit_sale *sale)
{
    json_t *array = json_array();
    for (size_t i = 0; i < solved->line_count; i++)
        json_array_append_new(array, line_json(solved, sale, i));
    return array;
}

static json_t *holders_json(const struct gt_exit_solved *solved, const struct gt_exit_sale *sale)
{
    json_t *array = json_array();
    for (size_t i = 0; i < solved->holder_count; i++) {
        struct gt_exit_sum sum = sale->holders[i];
        json_array_append_new(
            array, json_pack("{s:s, s:o, s:o, s:o, s:o}", "name", solved->holders[i], "payout",
                             gt_json_money(sum.payout, currency_of(solved)), "at_closing",
                             gt_json_money(sum.payout - sum.held, currency_of(solved)), "held_back",
                             gt_json_money(sum.held, currency_of(solved)), "part",
                             part_json(sum.payout, sale->amount)));
    }
    return array;
}

static json_t *payouts_json(const struct gt_exit_solved *solved, const struct gt_exit_sale *sale)
{
    json_t *array = json_array();
    for (size_t i = 0; i < solved->line_count; i++)
        for (size_t j = 0; j < solved->lines[i].count; j++) {
            size_t at = solved->lines[i].first + j;
            const struct gt_exit_part *part = &solved->parts[at];
            json_array_append_new(
                array, json_pack("{s:s, s:s, s:o, s:o, s:o}", "class", solved->lines[i].name,
                                 "holder", solved->holders[part->holder], "shares",
                                 solved->lines[i].shares ? json_integer(part->weight) : json_null(),
                                 "payout", gt_json_money(sale->parts[at], currency_of(solved)),
                                 "held_back", gt_json_money(sale->held[at], currency_of(solved))));
        }
    return array;
}

/* A chart's points are by class, or by holder; else there is both, and each part by itself. */
static json_t *sale_json(const struct gt_exit_view *view, const struct gt_exit_sale *sale)
{
    const struct gt_exit_solved *solved = view->solved;
    json_t *object = json_pack("{s:o, s:o, s:b, s:o}", "amount",
                               gt_json_money(sale->amount, currency_of(solved)), "per_share",
                               price_json(sale->result.per_share), "stable", sale->result.stable,
                               "held_back", gt_json_money(sale->escrow, currency_of(solved)));
    if (!view->chart || !view->by_holder)
        json_object_set_new(object, "classes", lines_json(solved, sale));
    if (!view->chart || view->by_holder)
        json_object_set_new(object, "holders", holders_json(solved, sale));
    if (!view->chart)
        json_object_set_new(object, "payouts", payouts_json(solved, sale));
    return object;
}

static json_t *changes_json(const struct gt_exit_solved *solved,
                            const struct gt_exit_breakpoint *point)
{
    json_t *array = json_array();
    for (size_t i = 0; i < solved->line_count; i++)
        if (point->before[i] != point->after[i])
            json_array_append_new(array,
                                  json_pack("{s:s, s:s, s:s}", "class", solved->lines[i].name,
                                            "from", stage_token(point->before[i]), "to",
                                            stage_token(point->after[i])));
    return array;
}

static json_t *breakpoint_json(const struct gt_exit_solved *solved,
                               const struct gt_exit_breakpoint *point)
{
    json_t *parts = json_array();
    for (size_t i = 0; i < solved->line_count; i++)
        json_array_append_new(
            parts, json_pack("{s:s, s:f}", "class", solved->lines[i].name, "part", point->part[i]));
    return json_pack("{s:o, s:s, s:o, s:o, s:o}", "amount",
                     gt_json_money(point->amount, currency_of(solved)), "exact", point->exact,
                     "per_share", price_json(point->per_share), "changes",
                     changes_json(solved, point), "parts", parts);
}

int gt_exit_print_json(FILE *out, const struct gt_exit_view *view, struct gt_error *error)
{
    const struct gt_exit_solved *solved = view->solved;
    json_t *exits = json_array(), *points = json_array();
    for (size_t i = 0; i < view->sale_count; i++)
        json_array_append_new(exits, sale_json(view, &view->sales[i]));
    for (size_t i = 0; i < gt_exit_breakpoint_count(solved->diagram); i++)
        json_array_append_new(points,
                              breakpoint_json(solved, gt_exit_breakpoint(solved->diagram, i)));
    json_t *document = json_pack(
        "{s:o, s:s, s:o, s:o, s:o, s:o}", "name", gt_json_text(solved->plan->equity.name),
        "currency", currency_of(solved)->code, "date", gt_json_day(solved->plan->day), "held_until",
        gt_json_day(solved->plan->escrow_until), "exits", exits, "breakpoints", points);
    return gt_json_print(out, document, error);
}
