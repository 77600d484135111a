/* fact_words.c - what the tables and columns of facts are called. A table without a row here is
 * called by its own name. */
#include "engine/operations/fact_words.h"

#include "engine/base/error.h"

#include "gentou/shares.h"

#include <stdio.h>
#include <string.h>

struct word {
    const char *name, *word;
};

static const struct word tables[] = {
    {"party", N_("party")},
    {"party_name", N_("name")},
    {"role", N_("role")},
    {"ownership", N_("ownership")},
    {"company", N_("company profile")},
    {"registered_capital", N_("registered capital")},
    {"deal", N_("deal")},
    {"deal_stage", N_("stage")},
    {"investment", N_("stake")},
    {"pledge", N_("pledge")},
    {"closing", N_("closing of a deal")},
    {"closing_run", N_("run of a closing")},
    {"allotment", N_("allotment")},
    {"funding", N_("money of an allotment")},
    {"closing_override", N_("override of a rule")},
    {"mark", N_("mark")},
    {"exit", N_("exit")},
    {"stock_class", N_("class of shares")},
    {"share_event", N_("share event")},
    {"convertible", N_("convertible")},
    {"class_value", N_("value of shares")},
    {"payout", N_("payout")},
    {"escrow", N_("escrow")},
    {"escrow_release", N_("escrow release")},
    {"qualification", N_("proof of qualification")},
    {"evidence", N_("evidence")},
    {"dues", N_("dues")},
    {"payment", N_("payment")},
    {"interest", N_("interest in a sector")},
    {"meeting", N_("meeting")},
    {"agenda", N_("item of an agenda")},
    {"attendance", N_("attendance")},
    {"criterion", N_("criterion")},
    {"score", N_("score")},
    {"voting", N_("rules of voting")},
    {"vote", N_("vote")},
    {"conflict", N_("conflict of interest")},
    {"vehicle", N_("vehicle")},
    {"holder", N_("holder of a vehicle")},
    {"import", N_("import")},
    {"fund_step", N_("step of the fund")},
    {"subfund", N_("sub-fund")},
    {"commitment", N_("commitment")},
    {"drawdown", N_("drawdown")},
    {"intention", N_("letter of intention")},
    {"budget", N_("budget")},
    {"figure", N_("figures of a company")},
    {"fund_figure", N_("figures of a fund")},
    {"tie", N_("tie to a company")},
    {"compensation", N_("compensation for a loss")},
    {"preset", N_("applied preset of rules")},
    {"deal_override", N_("override of a rule")},
    {"approval", N_("approval")},
    {"approval_threshold", N_("approval threshold")},
    {"exchange_rate", N_("rate of exchange")},
    {"funnel", N_("funnel")},
    {"funnel_step", N_("step of a funnel")},
    {"step_requirement", N_("requirement of a step")},
    {"step_question", N_("question of a step")},
    {"deal_origin", N_("source of a deal")},
    {"deal_owner", N_("owner of a deal")},
    {"deal_tag", N_("tag")},
    {"deal_answer", N_("answer")},
    {"deal_document", N_("document")},
    {"deal_action", N_("next action")},
    {"mapping", N_("mapping of columns")},
    {"mapping_field", N_("field of a mapping")},
    {"scenario_run", N_("run of a scenario")},
    {"not_same", N_("judgement that two are not the same")},
};

static const struct word columns[] = {
    {"day", N_("date")},
    {"since", N_("since")},
    {"name", N_("name")},
    {"kind", N_("kind")},
    {"role", N_("role")},
    {"ownership", N_("ownership")},
    {"private_share", N_("private part")},
    {"source", N_("source")},
    {"sector", N_("sector")},
    {"city", N_("city")},
    {"founded", N_("founded")},
    {"company", N_("company")},
    {"party", N_("party")},
    {"deal", N_("deal")},
    {"amount", N_("amount")},
    {"most", N_("limit")},
    {"least", N_("minimum")},
    {"minimum", N_("minimum")},
    {"priority", N_("priority")},
    {"ticket", N_("ticket")},
    {"seed", N_("seed of the draw")},
    {"asked", N_("asked")},
    {"drawn", N_("drawn")},
    {"pre_money", N_("pre-money")},
    {"post_money", N_("post-money")},
    {"currency", N_("currency")},
    {"others", N_("others took part")},
    {"ref", N_("reference")},
    {"note", N_("note")},
    {"stage", N_("stage")},
    {"instrument", N_("instrument")},
    {"state", N_("state")},
    {"value", N_("value")},
    {"method", N_("method")},
    {"inputs", N_("inputs")},
    {"reviewer", N_("reviewer")},
    {"proceeds", N_("proceeds")},
    {"share", N_("share")},
    {"same_as", N_("the same as")},
    {"member", N_("member")},
    {"meeting", N_("meeting")},
    {"expires", N_("last day")},
    {"net_assets", N_("net assets")},
    {"registered_in", N_("registered in")},
    {"listed", N_("listed")},
    {"resident", N_("resident company")},
    {"audited", N_("taxed on its accounts")},
    {"high_tech", N_("national high-tech company")},
    {"staff", N_("staff")},
    {"college_staff", N_("technical staff with a college degree")},
    {"bachelor_staff", N_("staff with a bachelor's degree")},
    {"rd_staff", N_("staff in research and development")},
    {"revenue", N_("revenue")},
    {"costs", N_("costs")},
    {"rd_spending", N_("spending on research and development")},
    {"total_assets", N_("total assets")},
    {"fund_level", N_("level of government")},
    {"term_stage", N_("stage")},
    {"approved", N_("approved on")},
    {"set_up", N_("set up on")},
    {"seniors", N_("senior staff with two years of experience")},
    {"projects", N_("companies invested in")},
    {"fee_on_paid", N_("management fee on what is paid in or invested")},
    {"hidden_debt", N_("hidden debt: equity that is debt")},
    {"derivatives", N_("derivatives")},
    {"guarantees", N_("guarantees for companies or projects")},
    {"unlimited", N_("investments liable without limit")},
    {"invested", N_("invested so far")},
    {"early", N_("invested in seed and start-up companies")},
    {"on_target", N_("invested in the stated field")},
    {"local", N_("invested locally")},
    {"tech", N_("invested in technology SMEs")},
    {"returned", N_("the guidance fund's return")},
    {"conceded", N_("return given up")},
    {"loss", N_("loss")},
    {"tie", N_("tie to the company")},
    {"family_share", N_("share of the angel and relatives")},
    {"rule", N_("rule")},
    {"financial_assets", N_("financial assets")},
    {"average_income", N_("average income")},
    {"deemed", N_("counts as qualified")},
    {"period", N_("period")},
    {"due", N_("due")},
    {"title", N_("title")},
    {"place", N_("place")},
    {"criterion", N_("criterion")},
    {"weight", N_("weight")},
    {"vote", N_("vote")},
    {"reason", N_("reason")},
    {"vehicle", N_("vehicle")},
    {"lead", N_("lead")},
    {"fee_rate", N_("fee a year")},
    {"carry_rate", N_("part of the profit")},
    {"heads", N_("heads")},
    {"step", N_("step")},
    {"until", N_("until")},
    {"result", N_("result")},
    {"document", N_("document")},
    {"class", N_("class")},
    {"into_class", N_("into")},
    {"holder", N_("holder")},
    {"seller", N_("seller")},
    {"quantity", N_("shares")},
    {"received", N_("received")},
    {"price", N_("price")},
    {"granted", N_("option or warrant")},
    {"convertible", N_("convertible")},
    {"fractions", N_("parts of a share")},
    {"vesting", N_("vesting")},
    {"expiry", N_("last day")},
    {"payer", N_("payer")},
    {"exit", N_("exit")},
    {"dues", N_("dues")},
    {"escrow", N_("escrow")},
    {"maturity", N_("falls due")},
    {"cap", N_("cap")},
    {"discount", N_("discount")},
    {"seniority", N_("rank")},
    {"votes", N_("votes of a share")},
    {"preference", N_("preference")},
    {"participation", N_("participation")},
    {"authorized", N_("authorized")},
    {"owner", N_("owner")},
    {"tag", N_("tag")},
    {"text", N_("text")},
    {"question", N_("question")},
    {"answer", N_("answer")},
    {"path", N_("file")},
    {"bytes", N_("bytes")},
    {"done", N_("done")},
    {"days", N_("days at most")},
    {"requirement", N_("asks for")},
    {"funnel", N_("funnel")},
    {"main", N_("main")},
    {"quorum", N_("quorum")},
    {"majority", N_("majority")},
    {"abstentions", N_("abstentions count")},
    {"pools", N_("pools investors")},
    {"quorum_share", N_("quorum, share")},
    {"majority_share", N_("majority, share")},
    {"canon", N_("the same as")},
    {"filed", N_("filed")},
    {"draw", N_("version of the draw")},
    {"participation_cap", N_("cap of the participation")},
    {"conversion_num", N_("becomes common shares")},
    {"conversion_den", N_("for own ones")},
    {"ratio_num", N_("new shares")},
    {"ratio_den", N_("for old ones")},
    {"mfn", N_("most favoured")},
    {"from_currency", N_("from currency")},
    {"to_currency", N_("to currency")},
    {"fund", N_("fund")},
    {"partner", N_("partner")},
    {"size", N_("size")},
    {"called", N_("called on")},
    {"capacity", N_("capacity")},
    {"year", N_("year")},
    {"final", N_("final account")},
};

/* Columns of words whose list bears a name of its own. */
static const struct {
    const char *table, *column, *list;
} own_lists[] = {
    {"deal_stage", "reason", "pass_reason"},    {"deal_origin", "source", "deal_source"},
    {"closing", "method", "allocation_method"}, {"stock_class", "kind", "stock_kind"},
    {"fund_step", "step", "fund_step"},         {"fund_step", "result", "step_result"},
};

#define ROWS(table) (sizeof table / sizeof *table)

static const char *word_of(const struct word *words, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(words[i].name, name) == 0)
            return words[i].word;
    return name;
}

const char *gt_fact_table_word(const char *table)
{
    return word_of(tables, ROWS(tables), table);
}

const char *gt_fact_column_word(const char *column)
{
    return word_of(columns, ROWS(columns), column);
}

static bool is_among(const char *const *names, const char *column)
{
    for (; *names; names++)
        if (strcmp(*names, column) == 0)
            return true;
    return false;
}

bool gt_fact_is_money(const char *table, const char *column)
{
    static const char *const names[] = {
        "amount",         "pre_money", "post_money", "value",       "proceeds",
        "minimum",        "maximum",   "target",     "cap",         "capacity",
        "final",          "size",      "paid",       "fee",         "ticket",
        "asked",          "most",      "least",      "net_assets",  "financial_assets",
        "average_income", "revenue",   "costs",      "rd_spending", "total_assets",
        "invested",       "early",     "on_target",  "local",       "tech",
        "returned",       "conceded",  "loss",       NULL};
    return is_among(names, column) && strcmp(table, "score") != 0; /* its value is a mark */
}

bool gt_fact_is_flag(const char *column)
{
    static const char *const names[] = {
        "others",      "illustrative", "main",       "filed",     "pools",     "mfn",
        "abstentions", "listed",       "resident",   "audited",   "high_tech", "fee_on_paid",
        "hidden_debt", "derivatives",  "guarantees", "unlimited", NULL};
    return is_among(names, column);
}

bool gt_fact_is_answer(const char *column)
{
    static const char *const names[] = {"listed",      "resident",    "audited",     "high_tech",
                                        "fee_on_paid", "hidden_debt", "derivatives", "guarantees",
                                        "unlimited",   NULL};
    return is_among(names, column);
}

bool gt_fact_is_share(const char *column)
{
    static const char *const names[] = {"share",          "private_share", "fee_rate",
                                        "carry_rate",     "discount",      "quorum_share",
                                        "majority_share", "family_share",  NULL};
    return is_among(names, column);
}

int gt_fact_digits(const char *column)
{
    static const char *const shares[] = {"quantity", "received", "authorized", NULL};
    return is_among(shares, column)       ? GT_SHARES_DIGITS
           : strcmp(column, "price") == 0 ? GT_PRICE_DIGITS
                                          : 0;
}

bool gt_fact_is_derived(const char *column)
{
    static const char *const names[] = {"folded", "digest", NULL};
    return is_among(names, column);
}

/* A list bears the name of the column (instrument), of the table and the column (deal_kind; of a
 * table of what is kept beside a deal, document_kind), or, of the column `kind`, of the table. */
static bool bears(const char *list, const char *table, const char *column)
{
    static const char beside[] = "deal_";
    char name[128];
    for (size_t i = 0; i < ROWS(own_lists); i++)
        if (strcmp(own_lists[i].table, table) == 0 && strcmp(own_lists[i].column, column) == 0)
            return strcmp(own_lists[i].list, list) == 0;
    if (snprintf(name, sizeof name, "%s_%s", table, column) >= (int)sizeof name)
        return false;
    bool is_beside = strncmp(table, beside, strlen(beside)) == 0;
    return strcmp(list, name) == 0 || (is_beside && strcmp(list, name + strlen(beside)) == 0) ||
           (strcmp(column, "kind") == 0 && strcmp(list, table) == 0);
}

const struct gt_kind *gt_fact_kind(const char *table, const char *column)
{
    for (const struct gt_kind *const *kind = gt_kinds; *kind; kind++)
        if (bears((*kind)->name, table, column))
            return *kind;
    for (const struct gt_kind *const *kind = gt_kinds; *kind; kind++)
        if (strcmp((*kind)->name, column) == 0)
            return *kind;
    return NULL;
}
