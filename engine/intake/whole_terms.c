/* whole_terms.c - reads the terms of a whole programme. */
#include "engine/intake/terms.h"
#include "engine/intake/whole_int.h"

#include "gentou/kinds_waterfall.h"

bool gt_whole_is_simple(struct gt_yaml_node programme)
{
    struct gt_yaml_node terms = gt_yaml_get(programme, "terms");
    return gt_yaml_get(programme, "partners").index == 0 || terms.index == 0 ||
           gt_yaml_get(terms, "call_option").index != 0;
}

/* Whether a set names any amount of money. */
static bool has_amounts(const struct gt_term_set *set)
{
    const struct gt_co_investment *co = &set->co_investment;
    return co->most || co->company_most || co->year_most || co->partner_most ||
           set->loss_share.most || set->compensation.project_most || set->compensation.year_most;
}

/* Whether a term bears its rate at all: a buy-out that closes within its first years does not. */
static bool takes_rate(const struct gt_term_set *set, enum gt_term_kind kind)
{
    const struct gt_buy_out *buy_out = &set->buy_out;
    return kind != GT_TERM_BUY_OUT || buy_out->closes <= 0 ||
           buy_out->closes > buy_out->first_years;
}

/* A rate of 0 is written: here nobody prices a stake who could say it. A preset's term brings its
 * own, and what is asked for or published is missing otherwise. */
static int require_rate(const struct gt_whole_reading *reading, struct gt_yaml_node terms,
                        const struct gt_terms_file *file, enum gt_term_kind kind)
{
    static const char *const rates[GT_TERM_COUNT] = {[GT_TERM_PRIORITY_RETURN] = "rate",
                                                     [GT_TERM_BUY_OUT] = "rate",
                                                     [GT_TERM_CONCESSION] = "hurdle"};
    const char *token = gt_kind_token(&gt_term_kind_words, kind);
    struct gt_yaml_node node = gt_yaml_get(terms, token);
    const char *said = rates[kind] ? gt_yaml_scalar(node, rates[kind]) : NULL;
    bool preset = file->preset && gt_term_in(file->preset, kind)->given;
    if (!rates[kind] || !node.index || preset || (said && !gt_value_is_unknown(said)) ||
        gt_term_missing(&file->set, kind) || !takes_rate(&file->set, kind))
        return 0;
    return gt_yaml_fail(node, reading->error,
                        _("%s: its %s is missing; write the annual rate, and 0 where there is "
                          "none"),
                        token, rates[kind]);
}

/* A term that moves a part of something says which part; without it does nothing. */
static int require_part(const struct gt_whole_reading *reading, struct gt_yaml_node terms,
                        const struct gt_terms_file *file, enum gt_term_kind kind)
{
    static const char *const parts[GT_TERM_COUNT] = {[GT_TERM_CONCESSION] = "share",
                                                     [GT_TERM_LOSS_SHARE] = "share",
                                                     [GT_TERM_COMPENSATION] = "rate"};
    const char *token = gt_kind_token(&gt_term_kind_words, kind);
    struct gt_yaml_node node = gt_yaml_get(terms, token);
    bool preset = file->preset && gt_term_in(file->preset, kind)->given;
    if (!parts[kind] || !node.index || preset || gt_yaml_get(node, parts[kind]).index)
        return 0;
    return gt_yaml_fail(node, reading->error,
                        _("%s: its %s is missing; write the part it moves, such as 50%%"), token,
                        parts[kind]);
}

/* A published rate is taken as the last that the file knows, for all days. */
static void fill_rates(const struct gt_terms_file *file, struct gt_term_set *set)
{
    double rate = 0;
    if (set->buy_out.term.given && set->buy_out.rate < 0 && set->buy_out.benchmark &&
        gt_benchmark_on(file->rates, file->rate_count, set->buy_out.benchmark, GT_DAY_LAST,
                        &rate) == GT_OK)
        set->buy_out.rate = rate;
    if (set->concession.term.given && set->concession.hurdle < 0 && set->concession.benchmark &&
        gt_benchmark_on(file->rates, file->rate_count, set->concession.benchmark, GT_DAY_LAST,
                        &rate) == GT_OK)
        set->concession.hurdle = rate;
}

int gt_whole_read_terms(struct gt_whole_reading *reading)
{
    struct gt_yaml_node node = gt_yaml_get(reading->root, "terms");
    struct gt_terms_file file = {.stage = -1};
    if (gt_whole_is_simple(reading->root))
        return 0;
    int code = gt_terms_bind(node, NULL, reading->scenario->currency, &file,
                             reading->binding->arena, reading->error);
    if (code)
        return code;
    if (file.currency && file.currency != reading->scenario->currency && has_amounts(&file.set))
        return gt_yaml_fail(node, reading->error,
                            _("terms: their amounts are in %s, the scenario is in %s; write them "
                              "anew"),
                            file.currency->code, reading->scenario->currency->code);
    for (int kind = 0; kind < GT_TERM_COUNT && !code; kind++)
        code = require_rate(reading, node, &file, (enum gt_term_kind)kind);
    for (int kind = 0; kind < GT_TERM_COUNT && !code; kind++)
        code = require_part(reading, node, &file, (enum gt_term_kind)kind);
    if (code)
        return code;
    fill_rates(&file, &file.set);
    for (int kind = 0; kind < GT_TERM_COUNT; kind++)
        if (gt_term_missing(&file.set, (enum gt_term_kind)kind))
            return gt_yaml_fail(node, reading->error,
                                _("terms: %s leaves a figure to whoever uses it; `gentou terms "
                                  "show` says which, write it here"),
                                gt_kind_token(&gt_term_kind_words, kind));
    reading->programme->set = file.set;
    return 0;
}
