/* terms_exit.c - why each term moved what it moved of an exit, in a sentence. */
#include "engine/commands/terms_exit.h"

#include "engine/export/money.h"

const char *gt_exit_money(const struct gt_exit_answer *answer, gt_money amount)
{
    struct gt_text text = {0};
    gt_text_money(&text, amount, answer->file.currency, true);
    char *copy = text.failed ? NULL : gt_arena_copy(answer->call->arena, text.data, text.length);
    gt_text_clear(&text);
    return copy ? copy : "";
}

/* What a side paid in a deal. */
static gt_money paid_by(const struct gt_exit_answer *answer, size_t deal, enum gt_side side)
{
    const struct gt_split_deal *of = &answer->exits.deals[deal];
    gt_money sum = 0;
    for (size_t i = 0; i < of->count; i++)
        sum += of->parties[i].side == side ? of->parties[i].paid : 0;
    return sum;
}

/* Whether somebody whom a term serves has paid for a stake, in the deal or in any. */
static bool serves_somebody(const struct gt_exit_answer *answer, size_t deal, bool any, int who)
{
    bool serves = false;
    for (size_t d = any ? 0 : deal; d < (any ? answer->exits.count : deal + 1); d++)
        serves = serves || paid_by(answer, d, GT_SIDE_PARTNER) > 0 ||
                 (who == GT_TERM_FOR_PRIVATE && paid_by(answer, d, GT_SIDE_CLUB) > 0);
    return serves;
}

static const char *explain_priority(const struct gt_exit_answer *answer, size_t deal)
{
    const struct gt_priority_return *term = &answer->file.set.priority_return;
    gt_money own = paid_by(answer, deal, GT_SIDE_PUBLIC);
    gt_money others = paid_by(answer, deal, GT_SIDE_PARTNER) + paid_by(answer, deal, GT_SIDE_CLUB);
    if (own == 0 || others == 0)
        return _("nothing: the whole stake is of one side");
    return gt_arena_format(answer->call->arena,
                           _("capital by what each paid, then %.12g %% a year to the public side, "
                             "then %.12g %% of the "
                             "rest, %s, to it"),
                           term->rate * 100, term->profit_share * 100,
                           gt_exit_money(answer, answer->calls[deal].of[GT_SPLIT_PRIORITY_RETURN]));
}

/* A call that was not exercised. */
static const char *explain_no_call(const struct gt_exit_answer *answer, size_t deal,
                                   const char *price, const char *rule)
{
    const struct gt_split_call *call = &answer->calls[deal];
    if (!serves_somebody(answer, deal, false, answer->file.set.buy_out.who))
        return _("not called: none of those who may call is in the deal");
    return gt_arena_format(answer->call->arena,
                           _("not called: the public stake is worth %s, not more than its price, "
                             "%s (%s)"),
                           gt_exit_money(answer, call->of[GT_SPLIT_BUY_OUT]), price, rule);
}

static const char *explain_buy_out(const struct gt_exit_answer *answer, size_t deal)
{
    const struct gt_buy_out *term = &answer->file.set.buy_out;
    const struct gt_split_call *call = &answer->calls[deal];
    double rate = answer->exits.deals[deal].rate;
    struct gt_arena *arena = answer->call->arena;
    if (!call->priced)
        return _("there is no public stake to buy");
    if (!call->price.is_open)
        return _("the right is not open on the day");
    const char *price = gt_exit_money(answer, call->price.price);
    const char *worth = gt_exit_money(answer, call->of[GT_SPLIT_BUY_OUT]);
    const char *rule = gt_terms_rule(term, rate >= 0 ? rate : term->rate, &call->price, arena);
    if (!rule)
        return NULL;
    if (call->exercised)
        return gt_arena_format(arena, _("called: the public stake, worth %s, goes for %s (%s)"),
                               worth, price, rule);
    if (term->right == GT_TERM_RIGHT_CALL)
        return explain_no_call(answer, deal, price, rule);
    if (term->discount > 0)
        return gt_arena_format(arena,
                               _("%.12g %% below the public stake's worth of %s, but not below %s "
                                 "(%s)"),
                               term->discount * 100, worth, price, rule);
    return gt_arena_format(arena,
                           _("a right that moves no money by itself; the public stake is not to go "
                             "below %s (%s)"),
                           price, rule);
}

static const char *explain_concession(const struct gt_exit_answer *answer, size_t deal)
{
    const struct gt_profit_concession *term = &answer->file.set.concession;
    const struct gt_split_deal *of = &answer->exits.deals[deal];
    struct gt_arena *arena = answer->call->arena;
    bool portfolio = term->scope == GT_TERM_SCOPE_PORTFOLIO;
    bool all_profit = of->stage >= 0 && (term->all_profit & GT_TERM_BIT(of->stage));
    double share = gt_term_share(&term->share, portfolio ? -1 : of->stage) * 100;
    double hurdle = 100 * (of->hurdle >= 0 ? of->hurdle : term->hurdle);
    const char *profit = gt_exit_money(answer, answer->calls[deal].of[GT_SPLIT_CONCESSION]);
    if (answer->calls[deal].exercised)
        return _("nothing: the stake was called");
    if (!serves_somebody(answer, deal, portfolio, term->who))
        return _("nothing: none of those it is for is in the deal");
    if (answer->calls[deal].of[GT_SPLIT_CONCESSION] == 0)
        return all_profit ? _("nothing: there is no public profit")
                          : gt_arena_format(arena,
                                            _("nothing: there is no public profit above %.12g %% a "
                                              "year"),
                                            hurdle);
    if (portfolio)
        return gt_arena_format(arena,
                               _("%.12g %% of %s, the public profit of all deals above their "
                                 "hurdles, of this one %.12g %% a year"),
                               share, profit, all_profit ? 0 : hurdle);
    if (all_profit)
        return gt_arena_format(arena, _("%.12g %% of %s, all the public profit"), share, profit);
    return gt_arena_format(arena, _("%.12g %% of %s, the public profit above %.12g %% a year"),
                           share, profit, hurdle);
}

static const char *explain_loss(const struct gt_exit_answer *answer, size_t deal)
{
    gt_money loss = answer->calls[deal].of[GT_SPLIT_LOSS_SHARE];
    if (answer->calls[deal].exercised)
        return _("nothing: the stake was called");
    if (loss == 0)
        return _("nothing: the others have no loss");
    return gt_arena_format(answer->call->arena,
                           _("%.12g %% of the others' loss of %s, up to the caps"),
                           answer->file.set.loss_share.share * 100, gt_exit_money(answer, loss));
}

static const char *explain_compensation(const struct gt_exit_answer *answer, size_t deal)
{
    const struct gt_compensation *term = &answer->file.set.compensation;
    gt_money loss = answer->calls[deal].of[GT_SPLIT_COMPENSATION];
    if (loss == 0)
        return _("nothing: no partner has a loss that counts");
    return gt_arena_format(answer->call->arena,
                           _("%.12g %% of the partners' loss of %s, up to the caps of each"),
                           gt_term_share(&term->rate, answer->exits.deals[deal].stage) * 100,
                           gt_exit_money(answer, loss));
}

const char *gt_exit_explain(const struct gt_exit_answer *answer, size_t deal,
                            enum gt_split_step step)
{
    switch (step) {
    case GT_SPLIT_HOLDING:
        return answer->exits.deals[deal].parties[0].holding > 0 ? _("by the shares of the stake")
                                                                : _("by what each paid");
    case GT_SPLIT_PRIORITY_RETURN:
        return explain_priority(answer, deal);
    case GT_SPLIT_BUY_OUT:
        return explain_buy_out(answer, deal);
    case GT_SPLIT_CONCESSION:
        return explain_concession(answer, deal);
    case GT_SPLIT_LOSS_SHARE:
        return explain_loss(answer, deal);
    case GT_SPLIT_COMPENSATION:
        return explain_compensation(answer, deal);
    case GT_SPLIT_STEPS:
        break;
    }
    return "";
}
