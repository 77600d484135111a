/* waterfall_json.c - a fund's waterfall as JSON. */
#include "engine/export/json.h"
#include "engine/export/waterfall_int.h"

/* Amounts of one fund. */
static json_t *money(const struct gt_fund_case *fund, gt_money amount)
{
    return gt_json_money(amount, fund->currency);
}

static json_t *ratio(gt_money part, gt_money whole)
{
    return whole > 0 ? json_real((double)part / (double)whole) : json_null();
}

static const char *deal_name(const struct gt_fund_case *fund, size_t deal)
{
    return deal == GT_NO_DEAL ? NULL : fund->deal_names[deal];
}

/* What each investor has of it, those who have nothing aside. */
static json_t *json_parts(const struct gt_fund_case *fund, const gt_money *parts)
{
    json_t *list = json_array();
    for (size_t i = 0; list && i < fund->investor_count; i++)
        if (parts[i] != 0)
            json_array_append_new(list, json_pack("{s:s, s:o}", "investor", fund->investor_names[i],
                                                  "amount", money(fund, parts[i])));
    return list;
}

static json_t *json_tiers(const struct gt_fund_case *fund, const struct gt_fund_move *step)
{
    json_t *tiers = json_array();
    for (size_t l = 0; tiers && l < step->line_count; l++) {
        const struct gt_tier_line *line = &step->lines[l];
        json_array_append_new(
            tiers,
            json_pack("{s:s, s:i, s:o, s:o, s:o, s:o, s:o}", "tier",
                      gt_kind_token(&gt_tier_words, (int)line->tier), "level", (int)line->level + 1,
                      "due", money(fund, line->due), "amount", money(fund, line->amount),
                      "to_investors", money(fund, line->amount - line->carry), "carry",
                      money(fund, line->carry), "parts", json_parts(fund, line->parts)));
    }
    return tiers;
}

static json_t *json_step(const struct gt_fund_case *fund, const struct gt_case_step *step)
{
    const struct gt_fund_flow *flow = &step->written->flow;
    const struct gt_fund_move *move = &step->step;
    gt_money amount = flow->kind == GT_FUND_FLOW_CLAWBACK ? -move->carry : flow->amount;
    return json_pack(
        "{s:o, s:s, s:o, s:o, s:o, s:b, s:o, s:o, s:o, s:o, s:o, s:o}", "date",
        gt_json_day(flow->day), "kind", gt_kind_token(&gt_fund_flow_words, (int)flow->kind), "deal",
        gt_json_text(deal_name(fund, flow->deal)), "amount", money(fund, amount), "recycled",
        money(fund, flow->recycled), "by_schedule", step->written->file == NULL, "tiers",
        json_tiers(fund, move), "investors", json_parts(fund, move->parts), "carry",
        money(fund, move->carry), "escrowed", money(fund, move->escrowed), "from_escrow",
        money(fund, move->from_escrow), "note", gt_json_text(step->written->note));
}

static json_t *json_steps(const struct gt_fund_case *fund, const struct gt_case_answer *answer)
{
    json_t *steps = json_array();
    for (size_t s = 0; steps && s < answer->step_count; s++)
        json_array_append_new(steps, json_step(fund, &answer->steps[s]));
    return steps;
}

/* What each tier moved in all. */
static json_t *json_by_tier(const struct gt_fund_case *fund, const struct gt_case_answer *answer)
{
    gt_money to_investors[GT_TIER_GIVEN_BACK + 1] = {0}, carry[GT_TIER_GIVEN_BACK + 1] = {0};
    json_t *tiers = json_array();
    for (size_t s = 0; s < answer->step_count; s++)
        for (size_t l = 0; l < answer->steps[s].step.line_count; l++) {
            const struct gt_tier_line *line = &answer->steps[s].step.lines[l];
            to_investors[line->tier] += line->amount - line->carry;
            carry[line->tier] += line->carry;
        }
    for (int tier = 0; tiers && tier <= GT_TIER_GIVEN_BACK; tier++)
        json_array_append_new(tiers, json_pack("{s:s, s:o, s:o, s:o}", "tier",
                                               gt_kind_token(&gt_tier_words, tier), "amount",
                                               money(fund, to_investors[tier] + carry[tier]),
                                               "to_investors", money(fund, to_investors[tier]),
                                               "carry", money(fund, carry[tier])));
    return tiers;
}

static json_t *json_fees(const struct gt_fund_case *fund, const struct gt_case_answer *answer)
{
    json_t *fees = json_array();
    for (size_t k = 0; fees && k < answer->fee_count; k++) {
        const struct gt_fee_due *due = &answer->fees[k];
        json_array_append_new(
            fees, json_pack("{s:o, s:i, s:s, s:o, s:f, s:o, s:o, s:o}", "date",
                            gt_json_day(due->day), "year", due->year, "basis",
                            gt_kind_token(&gt_fee_basis_words, (int)due->basis), "base",
                            money(fund, due->base), "rate", due->rate, "fee", money(fund, due->fee),
                            "offset", money(fund, due->offset), "due", money(fund, due->due)));
    }
    return fees;
}

static json_t *json_total(const struct gt_fund_case *fund, const struct gt_case_total *total,
                          const char *name, const char *role)
{
    bool has_rate = total->irr.status == GT_IRR_OK || total->irr.status == GT_IRR_MULTIPLE_ROOTS ||
                    total->irr.status == GT_IRR_TOTAL_LOSS;
    return json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:{s:s, s:o}, s:o, s:o, s:o}", "name", gt_json_text(name),
        "role", gt_json_text(role), "paid_in", money(fund, total->paid_in), "distributed",
        money(fund, total->distributed), "value", money(fund, total->value), "irr", "status",
        gt_irr_status_token(total->irr.status), "value",
        has_rate ? json_real(total->irr.value) : json_null(), "tvpi",
        ratio(total->distributed + total->value, total->paid_in), "dpi",
        ratio(total->distributed, total->paid_in), "rvpi", ratio(total->value, total->paid_in));
}

static json_t *json_investors(const struct gt_fund_case *fund, const struct gt_case_answer *answer)
{
    json_t *investors = json_array();
    for (size_t i = 0; investors && i < fund->investor_count; i++) {
        const struct gt_fund_investor *who = &fund->investors[i];
        json_t *total = json_total(fund, &answer->totals[i], fund->investor_names[i],
                                   gt_kind_token(&gt_investor_role_words, (int)who->role));
        if (total)
            json_object_set_new(total, "commitment", money(fund, who->commitment));
        json_array_append_new(investors, total);
    }
    return investors;
}

static json_t *json_carry(const struct gt_fund_case *fund, const struct gt_case_answer *answer)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "paid", money(fund, answer->carry_paid),
                     "given_back", money(fund, answer->carry_paid - answer->state.carry), "net",
                     money(fund, answer->state.carry), "escrow", money(fund, answer->state.escrow),
                     "value", money(fund, answer->carry_value));
}

static json_t *json_clawback(const struct gt_fund_case *fund, const struct gt_case_answer *answer)
{
    const struct gt_clawback *clawback = &answer->clawback;
    bool clause = fund->has_clawback;
    return json_pack("{s:b, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:b}", "clause", clause, "test",
                     gt_kind_token(&gt_clawback_test_words, (int)fund->terms.clawback_test),
                     "carry", money(fund, clawback->paid), "entitled",
                     money(fund, clawback->entitled), "excess", money(fund, clawback->excess),
                     "most", money(fund, clawback->most), "due",
                     money(fund, clause ? clawback->due : 0), "escrow",
                     money(fund, clawback->escrow), "settled", answer->is_settled);
}

static json_t *json_state(const struct gt_fund_case *fund, const struct gt_fund_state *state)
{
    return json_pack("{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "paid_in",
                     money(fund, state->paid_in), "distributed", money(fund, state->distributed),
                     "unfunded", money(fund, state->unfunded > 0 ? state->unfunded : 0),
                     "recallable", money(fund, state->recallable), "recycled",
                     money(fund, state->recycled), "kept", money(fund, state->kept), "capital_due",
                     money(fund, state->capital_due), "preferred_due",
                     money(fund, state->preferred_due));
}

json_t *gt_waterfall_json(const struct gt_fund_case *fund, const struct gt_case_answer *answer)
{
    return json_pack("{s:o, s:s, s:s, s:o, s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
                     "name", gt_json_text(fund->name), "currency", fund->currency->code, "style",
                     gt_kind_token(&gt_waterfall_style_words, (int)fund->terms.style), "as_of",
                     gt_json_day(answer->last), "over", answer->is_over, "flows",
                     json_steps(fund, answer), "by_tier", json_by_tier(fund, answer), "fees",
                     json_fees(fund, answer), "fees_paid", money(fund, answer->fees_paid),
                     "offset_left", money(fund, answer->offset_left), "investors",
                     json_investors(fund, answer), "total",
                     json_total(fund, &answer->totals[fund->investor_count], NULL, NULL), "carry",
                     json_carry(fund, answer), "clawback", json_clawback(fund, answer), "state",
                     json_state(fund, &answer->state));
}

json_t *gt_waterfall_preview_json(const struct gt_fund_case *fund, const struct gt_case_step *step,
                                  const struct gt_fund_state *before)
{
    return json_pack("{s:o, s:s, s:b, s:o, s:o}", "name", gt_json_text(fund->name), "currency",
                     fund->currency->code, "preview", true, "distribution", json_step(fund, step),
                     "state_before", json_state(fund, before));
}
