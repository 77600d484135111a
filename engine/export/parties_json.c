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

static json_t *party_json(const struct gt_simulation_answer *answer,
                          const struct gt_party_result *party)
{
    const struct gt_parties *parties = answer->simulation->parties;
    bool is_partner = party->role == GT_PARTY_ROLE_PARTNER;
    return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o}", "role",
                     gt_kind_token(&gt_party_role_words, (int)party->role), "name",
                     is_partner ? json_string(answer->partners[party->partner]) : json_null(),
                     "irr", figure(&party->irr), "irr_below_0", share_below(&party->irr), "tvpi",
                     figure(&party->tvpi), "tvpi_below_1", share_below(&party->tvpi), "npv",
                     figure(&party->npv), "peak_outlay", figure(&party->outlay), "payback_quarter",
                     figure(&party->payback), "irr_uplift", figure(&party->irr_uplift),
                     "tvpi_uplift", figure(&party->tvpi_uplift), "dpi_by_year",
                     figures(party->dpi, parties->years), "cumulative_flow_by_quarter",
                     figures(party->flow, parties->quarters));
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

void gt_parties_csv(FILE *out, const struct gt_simulation_answer *answer)
{
    static const int levels[] = GT_QUANTILE_LEVELS;
    const struct gt_parties *parties = answer->simulation->parties;
    fputs("role,partner,quarter,mean,se", out);
    for (int i = 0; i < GT_QUANTILE_COUNT; i++)
        fprintf(out, ",q%d", levels[i]);
    fputc('\n', out);
    for (int p = 0; p < parties->count; p++) {
        const struct gt_party_result *party = &parties->parties[p];
        for (int q = 0; q < parties->quarters; q++) {
            fprintf(out, "%s,", gt_kind_token(&gt_party_role_words, (int)party->role));
            if (party->role == GT_PARTY_ROLE_PARTNER)
                fprintf(out, "%d", party->partner + 1);
            fprintf(out, ",%d,%.15g,%.15g", q, party->flow[q].mean, party->flow[q].se);
            for (int i = 0; i < GT_QUANTILE_COUNT; i++)
                fprintf(out, ",%.15g", party->flow[q].quantiles[i]);
            fputc('\n', out);
        }
    }
}
