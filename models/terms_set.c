/* terms_set.c - the terms of a set as a simulation applies them. */
#include "gentou/terms.h"

#define TEXT(word, text) text,

const char *gt_terms_gap_text(enum gt_terms_gap gap)
{
    static const char *const texts[] = {GT_TERMS_GAP_LIST(TEXT)};
    return texts[gap];
}

/* The first term that a stake by itself cannot have applied. */
static enum gt_terms_gap find_gap(const struct gt_term_set *set, int stage, enum gt_term_kind *kind)
{
    const struct gt_profit_concession *concession = &set->concession;
    bool all_profit = stage >= 0 && (concession->all_profit & GT_TERM_BIT(stage));
    const struct {
        bool given, is_gap;
        enum gt_terms_gap gap;
        enum gt_term_kind kind;
    } rows[] = {
        {set->buy_out.term.given,
         set->buy_out.right != GT_TERM_RIGHT_CALL && set->buy_out.discount > 0,
         GT_TERMS_GAP_DISCOUNT, GT_TERM_BUY_OUT},
        {set->buy_out.term.given,
         set->buy_out.right == GT_TERM_RIGHT_CALL && gt_term_missing(set, GT_TERM_BUY_OUT),
         GT_TERMS_GAP_ASKED, GT_TERM_BUY_OUT},
        {concession->term.given, concession->scope == GT_TERM_SCOPE_PORTFOLIO,
         GT_TERMS_GAP_PORTFOLIO, GT_TERM_CONCESSION},
        {concession->term.given, !all_profit && gt_term_missing(set, GT_TERM_CONCESSION),
         GT_TERMS_GAP_ASKED, GT_TERM_CONCESSION},
        {set->priority_return.term.given, true, GT_TERMS_GAP_PRIORITY_RETURN,
         GT_TERM_PRIORITY_RETURN},
        {set->loss_share.term.given, true, GT_TERMS_GAP_LOSS_SHARE, GT_TERM_LOSS_SHARE},
        {set->compensation.term.given, true, GT_TERMS_GAP_COMPENSATION, GT_TERM_COMPENSATION},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (rows[i].given && rows[i].is_gap) {
            *kind = rows[i].kind;
            return rows[i].gap;
        }
    return GT_TERMS_GAP_NONE;
}

static struct gt_call_option call_of(const struct gt_buy_out *term)
{
    if (!term->term.given || term->right != GT_TERM_RIGHT_CALL)
        return (struct gt_call_option){0};
    return (struct gt_call_option){
        .window = term->closes > 0 ? term->closes : GT_TERMS_QUARTERS_MAX / 4,
        .opens = term->opens,
        .first_years = term->first_years,
        .first_rate = term->first_rate,
        .rate = term->rate,
        .premium = term->premium,
        .simple = term->interest == GT_TERM_INTEREST_SIMPLE,
        .later = term->since == GT_TERM_SINCE_THRESHOLD,
    };
}

enum gt_terms_gap gt_terms_from_set(const struct gt_term_set *set, int stage,
                                    struct gt_terms *terms, enum gt_term_kind *kind)
{
    const struct gt_profit_concession *concession = &set->concession;
    bool all_profit = stage >= 0 && (concession->all_profit & GT_TERM_BIT(stage));
    enum gt_terms_gap gap = find_gap(set, stage, kind);
    if (gap != GT_TERMS_GAP_NONE)
        return gap;
    *terms = (struct gt_terms){.call = call_of(&set->buy_out)};
    if (concession->term.given)
        terms->concession = (struct gt_concession){
            .share = gt_term_share(&concession->share, stage),
            .hurdle = all_profit ? 0 : concession->hurdle,
            .simple = concession->interest == GT_TERM_INTEREST_SIMPLE,
        };
    return GT_TERMS_GAP_NONE;
}
