/* parties_json.c - what a whole programme came to, for machines. */
#include "engine/export/parties.h"

#include "engine/export/simulation_int.h"

#include "gentou/parties.h"

#include <math.h>

/* A figure with what it tells; null where no path has it. */
static json_t *figure(const struct gt_summary *summary)
{
    return summary->count > 0 ? gt_summary_json(summary) : json_null();
}

static json_t *figures(const struct gt_summary *summaries, int count)
{
    json_t *list = json_array();
    for (int i = 0; list && i < count; i++)
        json_array_append_new(list, figure(&summaries[i]));
    return list;
}

static json_t *share_below(const struct gt_summary *summary)
{
    return summary->count > 0
               ? json_pack("{s:f, s:f}", "share", summary->below, "se", summary->below_se)
               : json_null();
}

static json_t *with_error(double value, double se)
{
    return json_pack("{s:f, s:f}", "value", value + 0.0, "se", se);
}

/* Of the loss, which is the NPV with its sign turned; null without present values. */
static json_t *loss_json(const struct gt_summary *npv)
{
    enum { P1 = 0, P5 = 1 }; /* of the quantiles as of the tails */
    if (npv->count == 0)
        return json_null();
    return json_pack("{s:o, s:o, s:o, s:o, s:o}", "net_present_cost",
                     with_error(-npv->mean, npv->se), "value_at_risk_95",
                     with_error(-npv->quantiles[P5], npv->quantile_ses[P5]),
                     "expected_shortfall_95", with_error(-npv->tails[P5], npv->tail_ses[P5]),
                     "value_at_risk_99", with_error(-npv->quantiles[P1], npv->quantile_ses[P1]),
                     "expected_shortfall_99", with_error(-npv->tails[P1], npv->tail_ses[P1]));
}

static json_t *party_json(const struct gt_simulation_answer *answer,
                          const struct gt_party_result *party)
{
    const struct gt_parties *parties = answer->simulation->parties;
    bool is_partner = party->role == GT_PARTY_ROLE_PARTNER;
    return json_pack(
        "{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "role",
        gt_kind_token(&gt_party_role_words, (int)party->role), "name",
        is_partner ? json_string(answer->partners[party->partner]) : json_null(), "irr",
        figure(&party->irr), "irr_below_0", share_below(&party->irr), "tvpi", figure(&party->tvpi),
        "tvpi_below_1", share_below(&party->tvpi), "npv", figure(&party->npv), "loss",
        loss_json(&party->npv), "peak_outlay", figure(&party->outlay), "payback_quarter",
        figure(&party->payback), "irr_uplift", figure(&party->irr_uplift), "tvpi_uplift",
        figure(&party->tvpi_uplift), "dpi_by_year", figures(party->dpi, parties->years),
        "cumulative_flow_by_quarter", figures(party->flow, parties->quarters));
}

static json_t *ratio_json(const struct gt_ratio_of_means *ratio)
{
    return ratio->exists ? json_pack("{s:f, s:f}", "value", ratio->value, "se", ratio->se)
                         : json_null();
}

static json_t *leverage_json(const struct gt_parties *parties)
{
    return json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "gross", figure(&parties->gross), "net",
        figure(&parties->net), "revolving", figure(&parties->revolving), "follow_on",
        figure(&parties->follow_on), "concentration", figure(&parties->concentration),
        "public_money", figure(&parties->public_money), "private_money",
        figure(&parties->private_money), "fiscal_cost", ratio_json(&parties->fiscal_cost),
        "fiscal_downside", ratio_json(&parties->fiscal_downside));
}

static json_t *reserves_json(const struct gt_simulation_answer *answer)
{
    const struct gt_parties *parties = answer->simulation->parties;
    json_t *list = json_array();
    for (int r = 0; list && r < parties->reserve_count; r++) {
        const struct gt_reserve_result *reserve = &parties->reserves[r];
        const char *held = reserve->held >= 0 && answer->held ? answer->held[reserve->held] : NULL;
        json_array_append_new(list,
                              json_pack("{s:i, s:o, s:s, s:f, s:o}", "group", reserve->group + 1,
                                        "held", held ? json_string(held) : json_null(), "partner",
                                        answer->partners[reserve->partner], "chance",
                                        reserve->chance, "gain", figure(&reserve->gain)));
    }
    return list;
}

int gt_parties_json(json_t *document, const struct gt_simulation_answer *answer)
{
    const struct gt_parties *parties = answer->simulation->parties;
    json_t *list = json_array();
    for (int p = 0; list && p < parties->count; p++)
        json_array_append_new(list, party_json(answer, &parties->parties[p]));
    json_t *rate =
        isnan(answer->programme->treasury) ? json_null() : json_real(answer->programme->treasury);
    int bad = json_object_set_new(document, "treasury_rate", rate);
    bad = bad | json_object_set_new(document, "parties", list);
    bad = bad | json_object_set_new(document, "leverage", leverage_json(parties));
    return bad | json_object_set_new(document, "reserves", reserves_json(answer));
}

/* The rest of a row: a figure and all that is told of it, empty where no path has it. */
static void csv_summary(FILE *out, const struct gt_summary *summary)
{
    const struct {
        const double *values;
        int count;
    } parts[] = {{&summary->mean, 1},
                 {&summary->se, 1},
                 {&summary->sd, 1},
                 {summary->quantiles, GT_QUANTILE_COUNT},
                 {summary->quantile_ses, GT_QUANTILE_COUNT},
                 {summary->tails, GT_TAIL_COUNT},
                 {summary->tail_ses, GT_TAIL_COUNT},
                 {&summary->below, 1},
                 {&summary->below_se, 1}};
    fprintf(out, ",%lld,%lld", (long long)summary->count, (long long)summary->undefined);
    for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
        for (int i = 0; i < parts[p].count; i++)
            fprintf(out, summary->count > 0 ? ",%.15g" : ",", parts[p].values[i]);
    fputc('\n', out);
}

static void csv_head(FILE *out)
{
    static const int levels[] = GT_QUANTILE_LEVELS, tails[] = GT_TAIL_LEVELS;
    fputs("role,partner,deals,figure,quarter,count,undefined,mean,se,sd", out);
    for (int end = 0; end < 2; end++)
        for (int i = 0; i < GT_QUANTILE_COUNT; i++)
            fprintf(out, ",q%d%s", levels[i], end ? "_se" : "");
    for (int end = 0; end < 2; end++)
        for (int i = 0; i < GT_TAIL_COUNT; i++)
            fprintf(out, ",lowest%d%s", tails[i], end ? "_se" : "");
    fputs(",below,below_se\n", out);
}

static void csv_party(FILE *out, const struct gt_parties *parties,
                      const struct gt_party_result *party)
{
    const struct {
        const char *figure;
        const struct gt_summary *summaries;
        int count, quarters_each; /* 0: of the whole programme */
    } rows[] = {{"irr", &party->irr, 1, 0},
                {"tvpi", &party->tvpi, 1, 0},
                {"npv", &party->npv, 1, 0},
                {"peak_outlay", &party->outlay, 1, 0},
                {"payback_quarter", &party->payback, 1, 0},
                {"irr_uplift", &party->irr_uplift, 1, 0},
                {"tvpi_uplift", &party->tvpi_uplift, 1, 0},
                {"dpi", party->dpi, parties->years, 4},
                {"cumulative_flow", party->flow, parties->quarters, 1}};
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++)
        for (int i = 0; i < rows[r].count; i++) {
            int each = rows[r].quarters_each, end = each * (i + 1) - 1,
                last = parties->quarters - 1;
            fprintf(out, "%s,", gt_kind_token(&gt_party_role_words, (int)party->role));
            if (party->role == GT_PARTY_ROLE_PARTNER)
                fprintf(out, "%d", party->partner + 1);
            fprintf(out, ",,%s,", rows[r].figure);
            if (each > 0)
                fprintf(out, "%d", end < last ? end : last);
            csv_summary(out, &rows[r].summaries[i]);
        }
}

static void csv_leverage(FILE *out, const struct gt_parties *parties)
{
    const struct {
        const char *figure;
        const struct gt_summary *summary;
    } rows[] = {{"gross", &parties->gross},
                {"net", &parties->net},
                {"revolving", &parties->revolving},
                {"follow_on", &parties->follow_on},
                {"concentration", &parties->concentration},
                {"public_money", &parties->public_money},
                {"private_money", &parties->private_money}};
    const struct {
        const char *figure;
        const struct gt_ratio_of_means *ratio;
    } ratios[] = {{"fiscal_cost", &parties->fiscal_cost},
                  {"fiscal_downside", &parties->fiscal_downside}};
    enum { EMPTY = 2 * GT_QUANTILE_COUNT + 2 * GT_TAIL_COUNT + 3 };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        fprintf(out, ",,,%s,", rows[r].figure);
        csv_summary(out, rows[r].summary);
    }
    for (size_t r = 0; r < sizeof ratios / sizeof *ratios; r++) {
        fprintf(out, ",,,%s,,,", ratios[r].figure);
        if (ratios[r].ratio->exists)
            fprintf(out, ",%.15g,%.15g", ratios[r].ratio->value, ratios[r].ratio->se);
        else
            fputs(",,", out);
        for (int i = 0; i < EMPTY; i++)
            fputc(',', out);
        fputc('\n', out);
    }
}

void gt_parties_csv(FILE *out, const struct gt_simulation_answer *answer)
{
    const struct gt_parties *parties = answer->simulation->parties;
    csv_head(out);
    for (int p = 0; p < parties->count; p++)
        csv_party(out, parties, &parties->parties[p]);
    csv_leverage(out, parties);
    for (int r = 0; r < parties->reserve_count; r++) {
        const struct gt_reserve_result *reserve = &parties->reserves[r];
        fprintf(out, "partner,%d,%d,reserve_gain,", reserve->partner + 1, reserve->group + 1);
        csv_summary(out, &reserve->gain);
    }
}
