/* kinds.h - the words of the trade, each list once.
 *
 * One list gives the enum, the token (the same in tables, CSV files, JSON,
 * commands and sheets), the label a person reads, and the CHECK of the table
 * that stores it. To add a word: one row here and one migration that widens
 * the CHECK; a test holds the two against each other.
 *
 * X(ENUM, token, label). The label is English source text for translation.
 */
#ifndef GENTOU_KINDS_H
#define GENTOU_KINDS_H

#include "gentou/day_count.h"
#include "gentou/kinds_exit.h"
#include "gentou/kinds_fund.h"
#include "gentou/kinds_instruments.h"
#include "gentou/kinds_leverage.h"
#include "gentou/kinds_search.h"
#include "gentou/kinds_simulate.h"

#include <stddef.h>

#define GT_PARTY_KIND_LIST(X)                                                                      \
    X(PERSON, "person", "person")                                                                  \
    X(INSTITUTION, "institution", "institution")

/* What a party is to this ledger. A party may bear several roles; an investor with none is
 * simply a name that stood in a round. */
#define GT_ROLE_LIST(X)                                                                            \
    X(FUND, "fund", "guidance fund")                                                               \
    X(CLUB, "club", "angel club")                                                                  \
    X(PARTNER, "partner", "venture partner")                                                       \
    X(MEMBER, "member", "club member")                                                             \
    X(MANAGER, "manager", "manager")                                                               \
    X(COMPANY, "company", "company")

/* Whose money it is. Dated, with a source; what nobody recorded is unknown, never private. */
#define GT_OWNERSHIP_LIST(X)                                                                       \
    X(UNKNOWN, "unknown", "unknown")                                                               \
    X(FISCAL, "fiscal", "fiscal")                                                                  \
    X(STATE_OWNED, "state_owned", "state-owned")                                                   \
    X(MIXED, "mixed", "mixed")                                                                     \
    X(PRIVATE, "private", "private")                                                               \
    X(FOREIGN, "foreign", "foreign")

/* The kind of a round. seed_angel: the source says "seed or angel" and no more. */
#define GT_DEAL_KIND_LIST(X)                                                                       \
    X(UNKNOWN, "unknown", "unknown")                                                               \
    X(SEED, "seed", "seed")                                                                        \
    X(ANGEL, "angel", "angel")                                                                     \
    X(SEED_ANGEL, "seed_angel", "seed or angel")                                                   \
    X(PRE_A, "pre_a", "pre-A")                                                                     \
    X(SERIES_A, "series_a", "series A")                                                            \
    X(SERIES_B, "series_b", "series B")                                                            \
    X(SERIES_C, "series_c", "series C")                                                            \
    X(SERIES_D_PLUS, "series_d_plus", "series D or later")                                         \
    X(VENTURE, "venture", "venture, series unknown")                                               \
    X(PRIVATE_EQUITY, "private_equity", "private equity")                                          \
    X(BRIDGE, "bridge", "bridge")                                                                  \
    X(CORPORATE, "corporate", "corporate")                                                         \
    X(CROWD, "crowd", "crowd funding")                                                             \
    X(DEBT, "debt", "debt")                                                                        \
    X(OTHER, "other", "other")

/* Where a deal stands. An imported round of the past is closed. */
#define GT_STAGE_LIST(X)                                                                           \
    X(SOURCED, "sourced", "sourced")                                                               \
    X(SCREENED, "screened", "screened")                                                            \
    X(PITCHED, "pitched", "pitched")                                                               \
    X(DUE_DILIGENCE, "due_diligence", "due diligence")                                             \
    X(TERMS, "terms", "terms")                                                                     \
    X(CLOSING, "closing", "closing")                                                               \
    X(CLOSED, "closed", "closed")                                                                  \
    X(PASSED, "passed", "passed")                                                                  \
    X(LOST, "lost", "lost")

#define GT_INSTRUMENT_LIST(X)                                                                      \
    X(UNKNOWN, "unknown", "unknown")                                                               \
    X(COMMON, "common", "common shares")                                                           \
    X(PREFERRED, "preferred", "preferred shares")                                                  \
    X(CONVERTIBLE_NOTE, "convertible_note", "convertible note")                                    \
    X(SAFE, "safe", "SAFE")                                                                        \
    X(LOAN, "loan", "loan")

/* Where a member's pledge stands; the latest word of a member on a deal holds. */
#define GT_PLEDGE_STATE_LIST(X)                                                                    \
    X(INTEREST, "interest", "interest")                                                            \
    X(SOFT_CIRCLE, "soft_circle", "soft circle")                                                   \
    X(COMMITTED, "committed", "committed")                                                         \
    X(SIGNED, "signed", "signed")                                                                  \
    X(FUNDED, "funded", "funded")                                                                  \
    X(WITHDRAWN, "withdrawn", "withdrawn")

#define GT_EXIT_KIND_LIST(X)                                                                       \
    X(IPO, "ipo", "IPO")                                                                           \
    X(TRADE_SALE, "trade_sale", "trade sale")                                                      \
    X(SECONDARY, "secondary", "secondary sale")                                                    \
    X(BUY_OUT, "buy_out", "partner's buy-out")                                                     \
    X(BUY_BACK, "buy_back", "company buy-back")                                                    \
    X(LIQUIDATION, "liquidation", "liquidation")                                                   \
    X(WRITE_OFF, "write_off", "write-off")

/* How a mark was found (IPEV Valuation Guidelines, December 2025: the price of a recent round is
 * an input, not the default value). */
#define GT_MARK_METHOD_LIST(X)                                                                     \
    X(CALIBRATED_ROUND, "calibrated_round", "calibrated to a recent round")                        \
    X(MULTIPLES, "multiples", "market multiples")                                                  \
    X(MILESTONES, "milestones", "milestones")                                                      \
    X(NET_ASSETS, "net_assets", "net assets")                                                      \
    X(DISCOUNTED_CASH_FLOW, "discounted_cash_flow", "discounted cash flow")                        \
    X(COST, "cost", "cost")                                                                        \
    X(INDUSTRY_BENCHMARKS, "industry_benchmarks", "industry valuation benchmarks")                 \
    X(QUOTED_PRICE, "quoted_price", "available market price")                                      \
    X(SCENARIOS, "scenarios", "scenario analysis")                                                 \
    X(OPTION_PRICING, "option_pricing", "option pricing model")

/* Whether assumed public money replaces others' money in a round or comes on top of it. */
#define GT_PLACEMENT_LIST(X)                                                                       \
    X(INSIDE, "inside", "inside the round")                                                        \
    X(ON_TOP, "on_top", "on top of the round")

/* What a back-cast takes the other money of a round to be: what the ledger records of its owners,
 * or (an assumption, always said aloud) private all of it. */
#define GT_OTHERS_LIST(X)                                                                          \
    X(AS_RECORDED, "as_recorded", "as recorded")                                                   \
    X(PRIVATE, "private", "assumed private")

/* How a closing's money is shared out when more is asked than it may take (gentou/allocate.h). */
#define GT_ALLOCATION_METHOD_LIST(X)                                                               \
    X(PRO_RATA, "pro_rata", "pro rata")                                                            \
    X(PRIORITY, "priority", "by priority class")                                                   \
    X(LOTTERY, "lottery", "by lottery")

/* Why a party gets what it gets from a closing. */
#define GT_ALLOTMENT_REASON_LIST(X)                                                                \
    X(WHOLE, "whole", "all that was asked")                                                        \
    X(CAPPED, "capped", "its maximum, less than asked")                                            \
    X(SCALED, "scaled", "scaled down")                                                             \
    X(BELOW_TICKET, "below_ticket", "below the closing's minimum ticket")                          \
    X(BELOW_OWN_MINIMUM, "below_own_minimum", "below its own minimum")                             \
    X(NOT_REACHED, "not_reached", "its class was not reached")                                     \
    X(NOT_DRAWN, "not_drawn", "not drawn")                                                         \
    X(NO_CLOSING, "no_closing", "the closing does not happen")

/* What a closing has come to. */
#define GT_CLOSING_STATE_LIST(X)                                                                   \
    X(OPEN, "open", "open")                                                                        \
    X(ALLOTTED, "allotted", "allotted")                                                            \
    X(FUNDED, "funded", "funded")                                                                  \
    X(FAILED, "failed", "did not happen")

/* What somebody is to be reminded of. */
#define GT_REMINDER_LIST(X)                                                                        \
    X(STANDING, "standing", "pledge stands still")                                                 \
    X(UNSIGNED, "unsigned", "pledge not signed")                                                   \
    X(CLOSING, "closing", "closing not run")                                                       \
    X(UNFUNDED, "unfunded", "allotment not funded")                                                \
    X(QUALIFICATION, "qualification", "qualification runs out")                                    \
    X(DUES, "dues", "dues open")                                                                   \
    X(ACTION, "action", "action")

#define GT_VOTE_LIST(X)                                                                            \
    X(YES, "yes", "in favour")                                                                     \
    X(NO, "no", "against")                                                                         \
    X(ABSTAIN, "abstain", "abstention")

/* How many must say yes (gentou/vote.h). */
#define GT_MAJORITY_LIST(X)                                                                        \
    X(SIMPLE, "simple", "simple majority")                                                         \
    X(TWO_THIRDS, "two_thirds", "two thirds")                                                      \
    X(SHARE, "share", "share of the votes")

#define GT_VOTE_RESULT_LIST(X)                                                                     \
    X(PASSED, "passed", "carried")                                                                 \
    X(FAILED, "failed", "not carried")                                                             \
    X(NO_QUORUM, "no_quorum", "no quorum")

#define GT_VOTE_REASON_LIST(X)                                                                     \
    X(MAJORITY, "majority", "the majority is reached")                                             \
    X(TOO_FEW_YES, "too_few_yes", "too few said yes")                                              \
    X(ONLY_ABSTENTIONS, "only_abstentions", "nobody said yes or no")                               \
    X(QUORUM_COUNT, "quorum_count", "fewer members voted than the quorum")                         \
    X(QUORUM_SHARE, "quorum_share", "a smaller share of members voted than the quorum")            \
    X(NOBODY_MAY_VOTE, "nobody_may_vote", "no member may vote")

/* The legal form that members invest through (gentou/headcount.h). */
#define GT_VEHICLE_LIST(X)                                                                         \
    X(LIMITED_COMPANY, "limited_company", "limited liability company")                             \
    X(PARTNERSHIP, "partnership", "limited partnership")                                           \
    X(JOINT_STOCK, "joint_stock", "joint-stock company")                                           \
    X(CONTRACT, "contract", "contractual fund")

/* Investors who count as qualified whatever they own (rule QI-2). */
#define GT_DEEMED_LIST(X)                                                                          \
    X(NONE, "none", "none of these")                                                               \
    X(PENSION_OR_CHARITY, "pension_or_charity", "pension or charity fund")                         \
    X(FILED_PLAN, "filed_plan", "plan filed with AMAC")                                            \
    X(MANAGER_OR_STAFF, "manager_or_staff", "manager or its staff, in their own fund")             \
    X(BY_CSRC, "by_csrc", "other investor named by the CSRC")

/* What a test of a qualified investor asks for (gentou/qualified.h). */
#define GT_INVESTOR_FACT_LIST(X)                                                                   \
    X(PARTY_KIND, "party_kind", "person or institution")                                           \
    X(TICKET, "ticket", "amount in this fund")                                                     \
    X(NET_ASSETS, "net_assets", "net assets")                                                      \
    X(FINANCIAL_ASSETS, "financial_assets", "financial assets")                                    \
    X(AVERAGE_INCOME, "average_income", "average income of the last three years")

#define GT_QUALIFIED_LIST(X)                                                                       \
    X(YES, "yes", "qualified")                                                                     \
    X(NO, "no", "not qualified")                                                                   \
    X(UNKNOWN, "unknown", "cannot be told")

#define GT_MEETING_KIND_LIST(X)                                                                    \
    X(GENERAL, "general", "general meeting")                                                       \
    X(PITCH, "pitch", "pitch session")                                                             \
    X(COMMITTEE, "committee", "committee")

/* How sure a rule's figure is (gentou/citation.h). */
#define GT_VERIFICATION_LIST(X)                                                                    \
    X(V1, "v1", "read in the document itself")                                                     \
    X(V2, "v2", "read in a secondary source")                                                      \
    X(INFERRED, "inferred", "document inferred from its text")

/* Where a deal comes from: the district plan's platforms, and people. */
#define GT_DEAL_SOURCE_LIST(X)                                                                     \
    X(INCUBATOR, "incubator", "incubator")                                                         \
    X(INNOVATION_STATION, "innovation_station", "innovation station")                              \
    X(TECHNOLOGY_TRANSFER, "technology_transfer", "technology-transfer event")                     \
    X(EXPERT, "expert", "expert")                                                                  \
    X(PARTNER, "partner", "partner")                                                               \
    X(MEMBER, "member", "member")                                                                  \
    X(WALK_IN, "walk_in", "walk-in")                                                               \
    X(OTHER, "other", "other")

/* Why a deal was passed on or lost. */
#define GT_PASS_REASON_LIST(X)                                                                     \
    X(TEAM, "team", "team")                                                                        \
    X(PRODUCT, "product", "product or technology")                                                 \
    X(MARKET, "market", "market")                                                                  \
    X(COMPETITION, "competition", "competition")                                                   \
    X(VALUATION, "valuation", "valuation")                                                         \
    X(TERMS, "terms", "terms")                                                                     \
    X(DUE_DILIGENCE, "due_diligence", "found in due diligence")                                    \
    X(CONFLICT, "conflict", "conflict of interest")                                                \
    X(MANDATE, "mandate", "outside the mandate")                                                   \
    X(TIMING, "timing", "too early or too late")                                                   \
    X(NO_LEAD, "no_lead", "no lead investor")                                                      \
    X(WITHDRAWN, "withdrawn", "company withdrew")                                                  \
    X(OUTBID, "outbid", "another investor was chosen")                                             \
    X(OTHER, "other", "other")

/* What a step of a funnel may ask for before a deal moves on. */
#define GT_REQUIREMENT_LIST(X)                                                                     \
    X(SECTOR, "sector", "sector")                                                                  \
    X(CITY, "city", "city")                                                                        \
    X(KIND, "kind", "kind of the round")                                                           \
    X(AMOUNT, "amount", "amount of the round")                                                     \
    X(PRE_MONEY, "pre_money", "pre-money valuation")                                               \
    X(SOURCE, "source", "source")                                                                  \
    X(OWNER, "owner", "owner")                                                                     \
    X(NOTE, "note", "note")                                                                        \
    X(ACTION, "next_action", "next action")                                                        \
    X(DECK, "deck", "pitch deck")                                                                  \
    X(MEMO, "memo", "investment memo")                                                             \
    X(DUE_DILIGENCE, "due_diligence", "due diligence report")                                      \
    X(TERM_SHEET, "term_sheet", "term sheet")                                                      \
    X(INVESTOR, "investor", "investor in the round")                                               \
    X(PLEDGE, "pledge", "pledge of a member")

#define GT_DOCUMENT_KIND_LIST(X)                                                                   \
    X(DECK, "deck", "pitch deck")                                                                  \
    X(MEMO, "memo", "investment memo")                                                             \
    X(DUE_DILIGENCE, "due_diligence", "due diligence report")                                      \
    X(TERM_SHEET, "term_sheet", "term sheet")                                                      \
    X(CONTRACT, "contract", "contract")                                                            \
    X(FINANCIALS, "financials", "financial statements")                                            \
    X(MINUTES, "minutes", "minutes")                                                               \
    X(OTHER, "other", "other")

/* What became of a document's file since it was recorded. */
#define GT_DOCUMENT_STATE_LIST(X)                                                                  \
    X(SAME, "same", "as recorded")                                                                 \
    X(CHANGED, "changed", "changed")                                                               \
    X(GONE, "gone", "gone")                                                                        \
    X(UNREADABLE, "unreadable", "cannot be read")

/* What is due in a deal. */
#define GT_DUE_LIST(X)                                                                             \
    X(ACTION, "action", "action")                                                                  \
    X(STEP, "step", "time limit of the step")

/* What the deals of a funnel's report are told apart by. */
#define GT_FUNNEL_BY_LIST(X)                                                                       \
    X(SOURCE, "source", "source")                                                                  \
    X(OWNER, "owner", "owner")                                                                     \
    X(SECTOR, "sector", "sector")

/* A line of an investor's account with a fund. Recallable: a distribution that may be called again;
 * recalled: a call of such money. */
#define GT_FLOW_KIND_LIST(X)                                                                       \
    X(CALL, "call", "capital call")                                                                \
    X(FEE, "fee", "fee paid beside the calls")                                                     \
    X(DISTRIBUTION, "distribution", "distribution")                                                \
    X(RECALLABLE, "recallable", "recallable distribution")                                         \
    X(RECALLED, "recalled", "recalled distribution")                                               \
    X(NAV, "nav", "net asset value")

/* What amounts by period are the amounts of. */
#define GT_PERIOD_LIST(X)                                                                          \
    X(YEAR, "year", "year")                                                                        \
    X(HALF_YEAR, "half_year", "half-year")                                                         \
    X(QUARTER, "quarter", "quarter")                                                               \
    X(MONTH, "month", "month")                                                                     \
    X(WEEK, "week", "week")                                                                        \
    X(DAY, "day", "day")

/* Every list: X(TYPE, name of the enum and of its CHECK in the schema). */
#define GT_KINDS(X)                                                                                \
    X(PARTY_KIND, party_kind)                                                                      \
    X(ROLE, role)                                                                                  \
    X(OWNERSHIP, ownership)                                                                        \
    X(DEAL_KIND, deal_kind)                                                                        \
    X(STAGE, stage)                                                                                \
    X(INSTRUMENT, instrument)                                                                      \
    X(PLEDGE_STATE, pledge_state)                                                                  \
    X(EXIT_KIND, exit_kind)                                                                        \
    X(MARK_METHOD, mark_method)                                                                    \
    X(FUND_STEP, fund_step)                                                                        \
    X(STEP_RESULT, step_result)                                                                    \
    X(PLACEMENT, placement)                                                                        \
    X(OTHERS, others)                                                                              \
    X(FLOW_KIND, flow_kind)                                                                        \
    X(DAY_COUNT, day_count)                                                                        \
    X(PERIOD, period)                                                                              \
    X(SCHEME, scheme)                                                                              \
    X(ALLOCATION_METHOD, allocation_method)                                                        \
    X(ALLOTMENT_REASON, allotment_reason)                                                          \
    X(CLOSING_STATE, closing_state)                                                                \
    X(REMINDER, reminder)                                                                          \
    X(VOTE, vote)                                                                                  \
    X(MAJORITY, majority)                                                                          \
    X(VOTE_RESULT, vote_result)                                                                    \
    X(VOTE_REASON, vote_reason)                                                                    \
    X(VEHICLE, vehicle)                                                                            \
    X(DEEMED, deemed)                                                                              \
    X(INVESTOR_FACT, investor_fact)                                                                \
    X(QUALIFIED, qualified)                                                                        \
    X(MEETING_KIND, meeting_kind)                                                                  \
    X(VERIFICATION, verification)                                                                  \
    X(STOCK_KIND, stock_kind)                                                                      \
    X(PARTICIPATION, participation)                                                                \
    X(SHARE_EVENT, share_event)                                                                    \
    X(FRACTIONS, fractions)                                                                        \
    X(CONVERTIBLE, convertible)                                                                    \
    X(PAYOUT, payout)                                                                              \
    X(EQUITY_KIND, equity_kind)                                                                    \
    X(SAFE, safe)                                                                                  \
    X(CAPITALIZATION, capitalization)                                                              \
    X(ROUND_METHOD, round_method)                                                                  \
    X(POOL_SIDE, pool_side)                                                                        \
    X(CONVERSION_BASIS, conversion_basis)                                                          \
    X(ANTIDILUTION, antidilution)                                                                  \
    X(DIVIDEND, dividend)                                                                          \
    X(EXIT_LINE, exit_line)                                                                        \
    X(EXIT_STAGE, exit_stage)                                                                      \
    X(EXIT_DIVIDENDS, exit_dividends)                                                              \
    X(SEARCH_PLACE, search_place)                                                                  \
    X(SEARCH_FIELD, search_field)                                                                  \
    X(DEAL_SOURCE, deal_source)                                                                    \
    X(PASS_REASON, pass_reason)                                                                    \
    X(REQUIREMENT, requirement)                                                                    \
    X(DOCUMENT_KIND, document_kind)                                                                \
    X(DOCUMENT_STATE, document_state)                                                              \
    X(DUE, due)                                                                                    \
    X(FUNNEL_BY, funnel_by)                                                                        \
    X(LEVERAGE_BY, leverage_by)                                                                    \
    X(LEVERAGE_LEVEL, leverage_level)                                                              \
    X(LEVERAGE_BASIS, leverage_basis)                                                              \
    X(TERM_STAGE, term_stage)                                                                      \
    X(FUND_LEVEL, fund_level)                                                                      \
    X(TIE, tie)                                                                                    \
    X(YES_NO, yes_no)

enum gt_party_kind {
#define X(word, token, label) GT_PARTY_##word,
    GT_PARTY_KIND_LIST(X)
#undef X
};
enum gt_role {
#define X(word, token, label) GT_ROLE_##word,
    GT_ROLE_LIST(X)
#undef X
};
enum gt_ownership {
#define X(word, token, label) GT_OWNERSHIP_##word,
    GT_OWNERSHIP_LIST(X)
#undef X
};
enum gt_deal_kind {
#define X(word, token, label) GT_DEAL_##word,
    GT_DEAL_KIND_LIST(X)
#undef X
};
enum gt_stage {
#define X(word, token, label) GT_STAGE_##word,
    GT_STAGE_LIST(X)
#undef X
};
enum gt_instrument {
#define X(word, token, label) GT_INSTRUMENT_##word,
    GT_INSTRUMENT_LIST(X)
#undef X
};
enum gt_pledge_state {
#define X(word, token, label) GT_PLEDGE_##word,
    GT_PLEDGE_STATE_LIST(X)
#undef X
};
enum gt_exit_kind {
#define X(word, token, label) GT_EXIT_##word,
    GT_EXIT_KIND_LIST(X)
#undef X
};
enum gt_mark_method {
#define X(word, token, label) GT_MARK_##word,
    GT_MARK_METHOD_LIST(X)
#undef X
};
enum gt_placement {
#define X(word, token, label) GT_PLACEMENT_##word,
    GT_PLACEMENT_LIST(X)
#undef X
};

enum gt_others {
#define X(word, token, label) GT_OTHERS_##word,
    GT_OTHERS_LIST(X)
#undef X
};
enum gt_flow_kind {
#define X(word, token, label) GT_FLOW_##word,
    GT_FLOW_KIND_LIST(X)
#undef X
};
enum gt_period {
#define X(word, token, label) GT_PERIOD_##word,
    GT_PERIOD_LIST(X)
#undef X
};
enum gt_allocation_method {
#define X(word, token, label) GT_ALLOCATION_##word,
    GT_ALLOCATION_METHOD_LIST(X)
#undef X
};
enum gt_allotment_reason {
#define X(word, token, label) GT_ALLOTMENT_##word,
    GT_ALLOTMENT_REASON_LIST(X)
#undef X
};
enum gt_closing_state {
#define X(word, token, label) GT_CLOSING_##word,
    GT_CLOSING_STATE_LIST(X)
#undef X
};
enum gt_reminder {
#define X(word, token, label) GT_REMINDER_##word,
    GT_REMINDER_LIST(X)
#undef X
};
enum gt_vote {
#define X(word, token, label) GT_VOTE_##word,
    GT_VOTE_LIST(X)
#undef X
};
enum gt_majority {
#define X(word, token, label) GT_MAJORITY_##word,
    GT_MAJORITY_LIST(X)
#undef X
};
enum gt_vote_result {
#define X(word, token, label) GT_VOTE_RESULT_##word,
    GT_VOTE_RESULT_LIST(X)
#undef X
};
enum gt_vote_reason {
#define X(word, token, label) GT_VOTE_REASON_##word,
    GT_VOTE_REASON_LIST(X)
#undef X
};
enum gt_vehicle {
#define X(word, token, label) GT_VEHICLE_##word,
    GT_VEHICLE_LIST(X)
#undef X
};
enum gt_deemed {
#define X(word, token, label) GT_DEEMED_##word,
    GT_DEEMED_LIST(X)
#undef X
};
enum gt_investor_fact {
#define X(word, token, label) GT_INVESTOR_FACT_##word,
    GT_INVESTOR_FACT_LIST(X)
#undef X
};
enum gt_qualified {
#define X(word, token, label) GT_QUALIFIED_##word,
    GT_QUALIFIED_LIST(X)
#undef X
};
enum gt_meeting_kind {
#define X(word, token, label) GT_MEETING_##word,
    GT_MEETING_KIND_LIST(X)
#undef X
};
enum gt_verification {
#define X(word, token, label) GT_VERIFICATION_##word,
    GT_VERIFICATION_LIST(X)
#undef X
};

enum gt_deal_source {
#define X(word, token, label) GT_SOURCE_##word,
    GT_DEAL_SOURCE_LIST(X)
#undef X
};
enum gt_pass_reason {
#define X(word, token, label) GT_PASS_##word,
    GT_PASS_REASON_LIST(X)
#undef X
};
enum gt_requirement {
#define X(word, token, label) GT_REQUIRES_##word,
    GT_REQUIREMENT_LIST(X)
#undef X
};
enum gt_document_kind {
#define X(word, token, label) GT_DOCUMENT_##word,
    GT_DOCUMENT_KIND_LIST(X)
#undef X
};
enum gt_document_state {
#define X(word, token, label) GT_DOCUMENT_STATE_##word,
    GT_DOCUMENT_STATE_LIST(X)
#undef X
};
enum gt_due {
#define X(word, token, label) GT_DUE_##word,
    GT_DUE_LIST(X)
#undef X
};
enum gt_funnel_by {
#define X(word, token, label) GT_FUNNEL_BY_##word,
    GT_FUNNEL_BY_LIST(X)
#undef X
};

/* One list at run time, for parsers, help and the schema. */
struct gt_kind {
    const char *name; /* "deal_kind" */
    int count;
    const char *const *tokens; /* count tokens, in enum order */
    const char *const *labels; /* count labels, in enum order */
};

#define GT_KIND_TOKEN(word, token, label) token,
#define GT_KIND_LABEL(word, token, label) label,

/* Defines gt_<name>_words, a list at run time, of its LIST(X). */
#define GT_KIND_WORDS(LIST, name)                                                                  \
    static const char *const name##_tokens[] = {LIST(GT_KIND_TOKEN)};                              \
    static const char *const name##_labels[] = {LIST(GT_KIND_LABEL)};                              \
    const struct gt_kind gt_##name##_words = {                                                     \
        #name,                                                                                     \
        (int)(sizeof name##_tokens / sizeof *name##_tokens),                                       \
        name##_tokens,                                                                             \
        name##_labels,                                                                             \
    }

#define X(TYPE, name) extern const struct gt_kind gt_##name##_words;
GT_KINDS(X)
#undef X

/* All lists, ended by NULL. */
extern const struct gt_kind *const gt_kinds[];

/* The value whose token is exactly these `length` bytes ('-' and '_' are alike, case is not told
 * apart), or -1. */
int gt_kind_parse(const struct gt_kind *kind, const char *text, size_t length);

/* The token or label of a value; "?" when the value is outside the list. Static storage. */
const char *gt_kind_token(const struct gt_kind *kind, int value);
const char *gt_kind_label(const struct gt_kind *kind, int value);

#endif
