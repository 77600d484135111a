/* spellings.c - the spellings that files use for the words of kinds.h.
 *
 * A row with a reason says less or more than the word it is given: the caller warns, and keeps the
 * original. To add a spelling: one row, in lower case and without punctuation; a row may have
 * several, parted by semicolons.
 */
#include "engine/intake/spellings_int.h"
#include "gentou/kinds_waterfall.h"

static const char less[] = N_("says less than the kind it was taken for");
static const char more[] = N_("says more than the kind it was taken for");
static const char between[] = N_("lies between two kinds; the earlier one was taken");
static const char input[] = N_("the price of a recent round is an input, not a method; taken as "
                               "calibrated to it, so say in inputs what has changed since");
static const char spelt[] = N_("a misspelt word understood");

#define PARTY(word, text)                                                                          \
    {                                                                                              \
        &gt_party_kind_words, GT_PARTY_##word, text, NULL                                          \
    }
#define ROLE(word, text)                                                                           \
    {                                                                                              \
        &gt_role_words, GT_ROLE_##word, text, NULL                                                 \
    }
#define OWNERSHIP(word, text)                                                                      \
    {                                                                                              \
        &gt_ownership_words, GT_OWNERSHIP_##word, text, NULL                                       \
    }
#define DEAL(word, text)                                                                           \
    {                                                                                              \
        &gt_deal_kind_words, GT_DEAL_##word, text, NULL                                            \
    }
#define DEAL_BUT(word, text, y)                                                                    \
    {                                                                                              \
        &gt_deal_kind_words, GT_DEAL_##word, text, y                                               \
    }
#define STAGE(word, text)                                                                          \
    {                                                                                              \
        &gt_stage_words, GT_STAGE_##word, text, NULL                                               \
    }
#define INSTRUMENT(word, text)                                                                     \
    {                                                                                              \
        &gt_instrument_words, GT_INSTRUMENT_##word, text, NULL                                     \
    }
#define PLEDGE(word, text)                                                                         \
    {                                                                                              \
        &gt_pledge_state_words, GT_PLEDGE_##word, text, NULL                                       \
    }
#define EXIT(word, text)                                                                           \
    {                                                                                              \
        &gt_exit_kind_words, GT_EXIT_##word, text, NULL                                            \
    }
#define MARK(word, text)                                                                           \
    {                                                                                              \
        &gt_mark_method_words, GT_MARK_##word, text, NULL                                          \
    }
#define MARK_BUT(word, text, y)                                                                    \
    {                                                                                              \
        &gt_mark_method_words, GT_MARK_##word, text, y                                             \
    }
/* Of the lists that few files write otherwise: the value in full. */
#define OF(list, value, text)                                                                      \
    {                                                                                              \
        &gt_##list##_words, value, text, NULL                                                      \
    }
#define FLOW(word, text)                                                                           \
    {                                                                                              \
        &gt_flow_kind_words, GT_FLOW_##word, text, NULL                                            \
    }
#define DAY_COUNT(word, text)                                                                      \
    {                                                                                              \
        &gt_day_count_words, GT_DAY_COUNT_##word, text, NULL                                       \
    }
#define SOURCE(word, text)                                                                         \
    {                                                                                              \
        &gt_deal_source_words, GT_SOURCE_##word, text, NULL                                        \
    }
#define REASON(word, text)                                                                         \
    {                                                                                              \
        &gt_pass_reason_words, GT_PASS_##word, text, NULL                                          \
    }
#define REQUIRES(word, text)                                                                       \
    {                                                                                              \
        &gt_requirement_words, GT_REQUIRES_##word, text, NULL                                      \
    }
#define DOCUMENT(word, text)                                                                       \
    {                                                                                              \
        &gt_document_kind_words, GT_DOCUMENT_##word, text, NULL                                    \
    }

const struct gt_spelling gt_spellings[] = {
    DEAL(SEED, "种子"),
    DEAL(ANGEL, "天使"),
    DEAL(SEED_ANGEL, "seedangel"),
    DEAL(SEED_ANGEL, "angelseed"),
    DEAL(SEED_ANGEL, "种子天使"),
    DEAL(SEED_ANGEL, "天使种子"),
    DEAL(SEED_ANGEL, "种子或天使"),
    DEAL_BUT(SEED_ANGEL, "seedangle", spelt),
    DEAL_BUT(SEED_ANGEL, "angleseed", spelt),
    DEAL_BUT(ANGEL, "angle", spelt),
    DEAL_BUT(SEED, "preseed", more),
    DEAL_BUT(ANGEL, "天使+", between),
    DEAL(PRE_A, "preseriesa"),
    DEAL(SERIES_A, "a"),
    DEAL(SERIES_B, "b"),
    DEAL(SERIES_C, "c"),
    DEAL_BUT(SERIES_A, "seriesa+", between),
    DEAL_BUT(SERIES_B, "seriesb+", between),
    DEAL_BUT(SERIES_C, "seriesc+", between),
    DEAL_BUT(SERIES_A, "a+", between),
    DEAL_BUT(SERIES_B, "b+", between),
    DEAL_BUT(SERIES_C, "c+", between),
    DEAL_BUT(SERIES_A, "preb", between),
    DEAL_BUT(SERIES_A, "preseriesb", between),
    DEAL_BUT(SERIES_B, "prec", between),
    DEAL_BUT(SERIES_B, "preseriesc", between),
    DEAL_BUT(SERIES_A, "seriesaextension", more),
    DEAL_BUT(SERIES_B, "seriesbextension", more),
    DEAL_BUT(SERIES_C, "seriescextension", more),
    DEAL(SERIES_D_PLUS, "d"),
    DEAL(SERIES_D_PLUS, "d+"),
    DEAL(SERIES_D_PLUS, "e"),
    DEAL(SERIES_D_PLUS, "e+"),
    DEAL(SERIES_D_PLUS, "f"),
    DEAL(SERIES_D_PLUS, "g"),
    DEAL(SERIES_D_PLUS, "h"),
    DEAL(SERIES_D_PLUS, "seriesd"),
    DEAL(SERIES_D_PLUS, "seriesd+"),
    DEAL(SERIES_D_PLUS, "seriese"),
    DEAL(SERIES_D_PLUS, "seriesf"),
    DEAL(SERIES_D_PLUS, "seriesg"),
    DEAL(SERIES_D_PLUS, "seriesh"),
    DEAL(SERIES_D_PLUS, "seriesi"),
    DEAL(SERIES_D_PLUS, "seriesj"),
    DEAL(SERIES_D_PLUS, "d轮及以后"),
    DEAL(VENTURE, "ventureseriesunknown"),
    DEAL(VENTURE, "vc"),
    DEAL(VENTURE, "风险投资"),
    DEAL(VENTURE, "创业投资"),
    DEAL(VENTURE, "创投"),
    DEAL(VENTURE, "创投轮次不详"),
    DEAL_BUT(VENTURE, "singleventure", less),
    DEAL(PRIVATE_EQUITY, "pe"),
    DEAL(PRIVATE_EQUITY, "私募股权"),
    DEAL(PRIVATE_EQUITY, "私募"),
    DEAL_BUT(PRIVATE_EQUITY, "preipo", more),
    DEAL(BRIDGE, "过桥"),
    DEAL(CORPORATE, "企业投资"),
    DEAL(CORPORATE, "产业投资"),
    DEAL_BUT(CORPORATE, "战略投资", less),
    DEAL_BUT(CORPORATE, "战略", less),
    DEAL_BUT(CORPORATE, "strategic", less),
    DEAL(CROWD, "crowd"),
    DEAL(CROWD, "crowdfunding"),
    DEAL(CROWD, "众筹"),
    DEAL(DEBT, "termloan"),
    DEAL(DEBT, "loan"),
    DEAL(DEBT, "structureddebt"),
    DEAL(DEBT, "venturedebt"),
    DEAL(DEBT, "债权"),
    DEAL(DEBT, "债务"),
    DEAL(DEBT, "贷款"),
    DEAL_BUT(DEBT, "debtandpreferencecapital", more),
    DEAL_BUT(DEBT, "mezzanine", more),
    DEAL_BUT(DEBT, "夹层", more),
    DEAL_BUT(OTHER, "maiden", less),
    DEAL_BUT(OTHER, "首", less),
    DEAL_BUT(OTHER, "inhouse", more),
    DEAL_BUT(OTHER, "private", less),
    DEAL(OTHER, "其他"),
    DEAL_BUT(UNKNOWN, "equity", less),
    DEAL_BUT(UNKNOWN, "equitybased", less),
    DEAL_BUT(UNKNOWN, "股权", less),
    DEAL_BUT(UNKNOWN, "funding", less),
    DEAL_BUT(UNKNOWN, "round", less),
    DEAL_BUT(UNKNOWN, "融资", less),
    DEAL(UNKNOWN, "未知"),
    DEAL(UNKNOWN, "不详"),

    PARTY(PERSON, "个人"),
    PARTY(PERSON, "自然人"),
    PARTY(PERSON, "individual"),
    PARTY(PERSON, "naturalperson"),
    PARTY(INSTITUTION, "机构"),
    PARTY(INSTITUTION, "法人"),
    PARTY(INSTITUTION, "企业"),
    PARTY(INSTITUTION, "公司"),
    PARTY(INSTITUTION, "基金"),
    PARTY(INSTITUTION, "company"),
    PARTY(INSTITUTION, "firm"),
    PARTY(INSTITUTION, "fund"),
    PARTY(INSTITUTION, "organisation"),
    PARTY(INSTITUTION, "organization"),

    ROLE(FUND, "引导基金"),
    ROLE(CLUB, "俱乐部"),
    ROLE(CLUB, "天使俱乐部"),
    ROLE(PARTNER, "合作机构"),
    ROLE(PARTNER, "合作伙伴"),
    ROLE(PARTNER, "合作创投"),
    ROLE(MEMBER, "会员"),
    ROLE(MEMBER, "俱乐部会员"),
    ROLE(MEMBER, "成员"),
    ROLE(MANAGER, "管理人"),
    ROLE(MANAGER, "管理机构"),
    ROLE(COMPANY, "企业"),
    ROLE(COMPANY, "公司"),

    OWNERSHIP(UNKNOWN, "未知"),
    OWNERSHIP(UNKNOWN, "不详"),
    OWNERSHIP(FISCAL, "财政"),
    OWNERSHIP(FISCAL, "财政资金"),
    OWNERSHIP(STATE_OWNED, "国有"),
    OWNERSHIP(STATE_OWNED, "国资"),
    OWNERSHIP(STATE_OWNED, "国企"),
    OWNERSHIP(STATE_OWNED, "state"),
    OWNERSHIP(STATE_OWNED, "soe"),
    OWNERSHIP(MIXED, "混合"),
    OWNERSHIP(MIXED, "混合所有"),
    OWNERSHIP(MIXED, "混合所有制"),
    OWNERSHIP(PRIVATE, "民营"),
    OWNERSHIP(PRIVATE, "民企"),
    OWNERSHIP(PRIVATE, "私营"),
    OWNERSHIP(PRIVATE, "民间"),
    OWNERSHIP(FOREIGN, "外资"),
    OWNERSHIP(FOREIGN, "外商"),
    OWNERSHIP(FOREIGN, "境外"),

    STAGE(SOURCED, "线索"),
    STAGE(SOURCED, "来源"),
    STAGE(SOURCED, "储备"),
    STAGE(SOURCED, "已收录"),
    STAGE(SCREENED, "初筛"),
    STAGE(SCREENED, "筛选"),
    STAGE(SCREENED, "立项"),
    STAGE(SCREENED, "已初筛"),
    STAGE(PITCHED, "路演"),
    STAGE(PITCHED, "已路演"),
    STAGE(DUE_DILIGENCE, "尽调"),
    STAGE(DUE_DILIGENCE, "尽职调查"),
    STAGE(DUE_DILIGENCE, "dd"),
    STAGE(DUE_DILIGENCE, "diligence"),
    STAGE(TERMS, "条款"),
    STAGE(TERMS, "谈判"),
    STAGE(TERMS, "条款谈判"),
    STAGE(TERMS, "termsheet"),
    STAGE(CLOSING, "签约"),
    STAGE(CLOSING, "交割中"),
    STAGE(CLOSED, "交割"),
    STAGE(CLOSED, "已交割"),
    STAGE(CLOSED, "已投"),
    STAGE(CLOSED, "完成"),
    STAGE(PASSED, "放弃"),
    STAGE(PASSED, "否决"),
    STAGE(PASSED, "已放弃"),
    STAGE(LOST, "丢失"),
    STAGE(LOST, "流失"),
    STAGE(LOST, "已错失"),

    INSTRUMENT(UNKNOWN, "不详"),
    INSTRUMENT(COMMON, "common"),
    INSTRUMENT(COMMON, "ordinary"),
    INSTRUMENT(COMMON, "ordinaryshares"),
    INSTRUMENT(COMMON, "普通股"),
    INSTRUMENT(PREFERRED, "preferred"),
    INSTRUMENT(PREFERRED, "preference"),
    INSTRUMENT(PREFERRED, "preferenceshares"),
    INSTRUMENT(PREFERRED, "优先股"),
    INSTRUMENT(CONVERTIBLE_NOTE, "convertible"),
    INSTRUMENT(CONVERTIBLE_NOTE, "note"),
    INSTRUMENT(CONVERTIBLE_NOTE, "可转债"),
    INSTRUMENT(LOAN, "debt"),
    INSTRUMENT(LOAN, "借款"),
    INSTRUMENT(LOAN, "贷款"),
    INSTRUMENT(LOAN, "债权"),

    PLEDGE(INTEREST, "意向"),
    PLEDGE(INTEREST, "感兴趣"),
    PLEDGE(INTEREST, "interested"),
    PLEDGE(SOFT_CIRCLE, "软承诺"),
    PLEDGE(SOFT_CIRCLE, "口头承诺"),
    PLEDGE(SOFT_CIRCLE, "soft"),
    PLEDGE(COMMITTED, "承诺"),
    PLEDGE(COMMITTED, "已承诺"),
    PLEDGE(COMMITTED, "认购"),
    PLEDGE(COMMITTED, "认缴"),
    PLEDGE(SIGNED, "已签"),
    PLEDGE(SIGNED, "已签约"),
    PLEDGE(SIGNED, "签署"),
    PLEDGE(FUNDED, "paid"),
    PLEDGE(FUNDED, "到账"),
    PLEDGE(FUNDED, "实缴"),
    PLEDGE(FUNDED, "已实缴"),
    PLEDGE(WITHDRAWN, "撤回"),
    PLEDGE(WITHDRAWN, "已撤回"),
    PLEDGE(WITHDRAWN, "退出"),

    EXIT(IPO, "上市"),
    EXIT(IPO, "首发上市"),
    EXIT(TRADE_SALE, "并购"),
    EXIT(TRADE_SALE, "acquisition"),
    EXIT(TRADE_SALE, "acquired"),
    EXIT(TRADE_SALE, "ma"),
    EXIT(SECONDARY, "转让"),
    EXIT(SECONDARY, "股权转让"),
    EXIT(SECONDARY, "老股转让"),
    EXIT(BUY_OUT, "受让"),
    EXIT(BUY_OUT, "合作机构受让"),
    EXIT(BUY_BACK, "回购"),
    EXIT(BUY_BACK, "企业回购"),
    EXIT(LIQUIDATION, "清算"),
    EXIT(WRITE_OFF, "核销"),
    EXIT(WRITE_OFF, "writtenoff"),

    MARK_BUT(CALIBRATED_ROUND, "最近融资价格", input),
    MARK_BUT(CALIBRATED_ROUND, "最近融资", input),
    MARK(CALIBRATED_ROUND, "按最近轮次校准"),
    MARK_BUT(CALIBRATED_ROUND, "lastround", input),
    MARK_BUT(CALIBRATED_ROUND, "recentround", input),
    MARK_BUT(CALIBRATED_ROUND, "priceofrecentinvestment", input),
    MARK(MULTIPLES, "市场乘数"),
    MARK(MULTIPLES, "可比公司"),
    MARK(MILESTONES, "里程碑"),
    MARK(NET_ASSETS, "净资产"),
    MARK(DISCOUNTED_CASH_FLOW, "dcf"),
    MARK(DISCOUNTED_CASH_FLOW, "现金流折现"),
    MARK(COST, "成本"),
    MARK(COST, "atcost"),
    MARK(INDUSTRY_BENCHMARKS, "行业估值基准"),
    MARK(QUOTED_PRICE, "可得市场价格"),
    MARK(QUOTED_PRICE, "市价"),
    MARK(SCENARIOS, "情景分析"),
    MARK(SCENARIOS, "pwerm"),
    MARK(OPTION_PRICING, "期权定价模型"),
    MARK(OPTION_PRICING, "opm"),

    OF(fund_step, GT_FUND_STEP_INVESTMENT_COMMITTEE, "投决;投决会"),
    OF(fund_step, GT_FUND_STEP_PUBLICITY, "公示"),
    OF(fund_step, GT_FUND_STEP_CUSTODY, "托管"),
    OF(fund_step, GT_FUND_STEP_PERFORMANCE_EVALUATION, "绩效评价"),

    OF(step_result, GT_STEP_RESULT_PENDING, "进行中"),
    OF(step_result, GT_STEP_RESULT_APPROVED, "通过"),
    OF(step_result, GT_STEP_RESULT_CONDITIONAL, "有条件通过"),
    OF(step_result, GT_STEP_RESULT_NO_OBJECTION, "无异议"),
    OF(step_result, GT_STEP_RESULT_OBJECTED, "有异议"),
    OF(step_result, GT_STEP_RESULT_REJECTED, "否决"),

    OF(stock_kind, GT_STOCK_COMMON, "普通股;ordinary;ordinaryshares;commonstock"),
    OF(stock_kind, GT_STOCK_PREFERRED, "优先股;preference;preferenceshares;preferredstock"),
    OF(participation, GT_PARTICIPATION_NONE, "nonparticipating;no;false;不参与"),
    OF(participation, GT_PARTICIPATION_FULL, "participating;fullyparticipating;fullparticipation"),
    OF(participation, GT_PARTICIPATION_FULL, "yes;true;全额参与"),
    OF(participation, GT_PARTICIPATION_CAPPED, "cappedparticipating;有上限参与"),
    OF(fractions, GT_FRACTIONS_KEEP, "保留"),
    OF(fractions, GT_FRACTIONS_DROP, "舍去"),
    OF(convertible, GT_CONVERTIBLE_SAFE_POST, "投后safe"),
    OF(convertible, GT_CONVERTIBLE_SAFE_PRE, "投前safe"),
    OF(convertible, GT_CONVERTIBLE_NOTE, "可转换票据;可转债"),
    OF(convertible, GT_CONVERTIBLE_LOAN, "贷款;借款"),
    OF(deemed, GT_DEEMED_NONE, "均不是"),
    OF(deemed, GT_DEEMED_PENSION_OR_CHARITY, "养老基金或慈善基金"),
    OF(deemed, GT_DEEMED_FILED_PLAN, "在基金业协会备案的投资计划"),
    OF(deemed, GT_DEEMED_MANAGER_OR_STAFF, "投资于所管理基金的管理人及其从业人员"),
    OF(deemed, GT_DEEMED_BY_CSRC, "证监会规定的其他投资者"),
    OF(meeting_kind, GT_MEETING_GENERAL, "会员大会"),
    OF(meeting_kind, GT_MEETING_PITCH, "路演会;路演"),
    OF(meeting_kind, GT_MEETING_COMMITTEE, "委员会"),
    OF(allocation_method, GT_ALLOCATION_PRO_RATA, "按比例"),
    OF(allocation_method, GT_ALLOCATION_PRIORITY, "按优先级"),
    OF(allocation_method, GT_ALLOCATION_LOTTERY, "抽签"),
    OF(majority, GT_MAJORITY_SIMPLE, "简单多数"),
    OF(majority, GT_MAJORITY_TWO_THIRDS, "三分之二多数;三分之二"),
    OF(majority, GT_MAJORITY_SHARE, "按票数比例"),
    OF(vote, GT_VOTE_YES, "赞成;同意;for"),
    OF(vote, GT_VOTE_NO, "反对"),
    OF(vote, GT_VOTE_ABSTAIN, "弃权;abstained"),
    OF(vehicle, GT_VEHICLE_LIMITED_COMPANY, "有限责任公司;有限公司;llc"),
    OF(vehicle, GT_VEHICLE_PARTNERSHIP, "有限合伙企业;有限合伙;合伙企业;lp"),
    OF(vehicle, GT_VEHICLE_JOINT_STOCK, "股份有限公司"),
    OF(vehicle, GT_VEHICLE_CONTRACT, "契约型基金"),
    OF(payout, GT_PAYOUT_DIVIDEND, "股息;股利;分红"),
    OF(payout, GT_PAYOUT_DISTRIBUTION, "分配"),
    OF(payout, GT_PAYOUT_INTEREST, "利息支付;利息"),
    OF(payout, GT_PAYOUT_REPAYMENT, "还款"),

    OF(placement, GT_PLACEMENT_INSIDE, "内;轮内"),
    OF(placement, GT_PLACEMENT_ON_TOP, "外;额外;top"),

    SOURCE(INCUBATOR, "孵化器"),
    SOURCE(INNOVATION_STATION, "创新驿站"),
    SOURCE(TECHNOLOGY_TRANSFER, "技术转移活动"),
    SOURCE(EXPERT, "专家"),
    SOURCE(PARTNER, "合作机构"),
    SOURCE(MEMBER, "会员"),
    SOURCE(WALK_IN, "自荐"),
    SOURCE(OTHER, "其他"),

    REASON(TEAM, "团队"),
    REASON(PRODUCT, "产品或技术"),
    REASON(MARKET, "市场"),
    REASON(COMPETITION, "竞争"),
    REASON(VALUATION, "估值"),
    REASON(TERMS, "条款谈判"),
    REASON(DUE_DILIGENCE, "尽职调查发现问题"),
    REASON(CONFLICT, "利益冲突"),
    REASON(MANDATE, "超出投资范围"),
    REASON(TIMING, "过早或过晚"),
    REASON(NO_LEAD, "没有领投方"),
    REASON(WITHDRAWN, "企业退出"),
    REASON(OUTBID, "选择了其他投资方"),
    REASON(OTHER, "其他"),

    REQUIRES(SECTOR, "行业"),
    REQUIRES(CITY, "城市"),
    REQUIRES(KIND, "轮次类型"),
    REQUIRES(AMOUNT, "轮次金额"),
    REQUIRES(PRE_MONEY, "投前估值"),
    REQUIRES(SOURCE, "来源"),
    REQUIRES(OWNER, "负责人"),
    REQUIRES(NOTE, "备注"),
    REQUIRES(ACTION, "下一步待办"),
    REQUIRES(DECK, "路演材料"),
    REQUIRES(MEMO, "投资备忘录"),
    REQUIRES(DUE_DILIGENCE, "尽职调查报告"),
    REQUIRES(TERM_SHEET, "投资条款清单"),
    REQUIRES(INVESTOR, "轮次中的投资方"),
    REQUIRES(PLEDGE, "会员出资意向"),

    DOCUMENT(DECK, "路演材料"),
    DOCUMENT(MEMO, "投资备忘录"),
    DOCUMENT(DUE_DILIGENCE, "尽职调查报告"),
    DOCUMENT(TERM_SHEET, "投资条款清单"),
    DOCUMENT(CONTRACT, "合同"),
    DOCUMENT(FINANCIALS, "财务报表"),
    DOCUMENT(MINUTES, "会议纪要"),
    DOCUMENT(OTHER, "其他"),
    OF(fund_flow, GT_FUND_FLOW_CONTRIBUTION,
       "call;capitalcall;contributions;capitalcontribution;drawdown"),
    OF(fund_flow, GT_FUND_FLOW_CONTRIBUTION, "paidin;paidincapital;缴款;出资;实缴"),
    OF(fund_flow, GT_FUND_FLOW_FEE, "managementfee;fees;管理费"),
    OF(fund_flow, GT_FUND_FLOW_DISTRIBUTION, "distributions;dist;proceeds;exitproceeds;分配;回款"),
    OF(fund_flow, GT_FUND_FLOW_RECALLABLE, "recallabledistribution;可召回分配;可召回"),
    OF(fund_flow, GT_FUND_FLOW_NAV, "value;valuation;净值;估值"),
    OF(waterfall_style, GT_WATERFALL_EUROPEAN, "wholefund;wholeoffund;fundlevel;eu;欧式"),
    OF(waterfall_style, GT_WATERFALL_AMERICAN, "dealbydeal;us;美式"),
    OF(equity_kind, GT_EQUITY_ISSUE, "issuance;stock;shares;发行"),
    OF(equity_kind, GT_EQUITY_OPTION, "options;grant;optiongrant;期权"),
    OF(equity_kind, GT_EQUITY_POOL, "esop;期权池"),
    OF(equity_kind, GT_EQUITY_NOTE, "convertible;可转债"),
    OF(equity_kind, GT_EQUITY_SPLIT, "stocksplit;sharesplit;拆股"),
    OF(equity_kind, GT_EQUITY_TRANSFER, "secondary;sale;转让"),
    OF(safe, GT_SAFE_POST, "post"),
    OF(safe, GT_SAFE_PRE, "pre"),
    OF(round_method, GT_ROUND_METHOD_PERCENT_OWNERSHIP, "percentageownership"),
    OF(pool_side, GT_POOL_SIDE_PRE, "pre"),
    OF(pool_side, GT_POOL_SIDE_POST, "post"),
    OF(antidilution, GT_ANTIDILUTION_BROAD, "broad;bbwa;weightedaverage;broadbasedweightedaverage"),
    OF(antidilution, GT_ANTIDILUTION_NARROW, "narrow;narrowbasedweightedaverage"),
    OF(antidilution, GT_ANTIDILUTION_RATCHET, "ratchet"),
    OF(fee_basis, GT_FEE_BASIS_COMMITTED, "commitments;committedcapital;承诺资本"),
    OF(fee_basis, GT_FEE_BASIS_INVESTED, "investedcapital;实际投资"),
    OF(fee_basis, GT_FEE_BASIS_NET_INVESTED, "netinvestedcapital"),
    OF(fee_timing, GT_FEE_TIMING_ADVANCE, "inadvance"),
    OF(fee_timing, GT_FEE_TIMING_ARREARS, "inarrears"),
    OF(compounding, GT_COMPOUNDING_SIMPLE, "none;单利"),
    OF(compounding, GT_COMPOUNDING_ANNUAL, "annually;yearly;compound;compounded;复利"),
    FLOW(CALL, "contributions;capitalcontribution;buy;purchase;deposit"),
    FLOW(CALL, "contribution;paidin;drawdown;investment;缴款;出资;实缴;capital;paidincapital"),
    FLOW(FEE, "managementfee;mgmtfee;fees;expense;expenses;管理费;费用"),
    FLOW(DISTRIBUTION, "dist;proceeds;dividend;分配;回款;分红;distributed"),
    FLOW(DISTRIBUTION, "distributions;returnofcapital;exitproceeds;sale;sell;withdrawal"),
    FLOW(RECALLABLE, "可召回分配;可召回"),
    FLOW(RECALLED, "recall;召回"),
    FLOW(NAV, "value;valuation;fairvalue;residualvalue;净值;估值;公允价值;marketvalue;endingvalue"),
    FLOW(NAV, "fmv;rv;endingnav;remainingvalue;unrealizedvalue;terminalvalue;finalvalue"),
    DAY_COUNT(ACT_365F, "act365;act365fixed;actual365;actual365f;actual365fixed"),
    DAY_COUNT(ACT_360, "actual360"),
    DAY_COUNT(ACT_ACT, "actual;actualactual;actualactualisda"),
    DAY_COUNT(30_360_US, "30360;30u360;30us360;30360sia;30360nasd"),
    DAY_COUNT(30E_360, "eurobond;30360isma"),
    DAY_COUNT(ACT_365_25, "actual36525"),
    OF(period, GT_PERIOD_YEAR, "annual;yearly;年"),
    OF(period, GT_PERIOD_HALF_YEAR, "semiannual;半年"),
    OF(period, GT_PERIOD_QUARTER, "quarterly;季度"),
    OF(period, GT_PERIOD_MONTH, "monthly;月"),
    OF(period, GT_PERIOD_WEEK, "weekly;周"),
    OF(period, GT_PERIOD_DAY, "daily;日"),

    OF(term_stage, GT_TERM_STAGE_SEED, "种子期;种子;seed stage"),
    OF(term_stage, GT_TERM_STAGE_START_UP, "初创期或天使;初创期;初创;天使;startup;angel;early"),
    OF(term_stage, GT_TERM_STAGE_VENTURE, "创业投资;创投;成长期;growth"),
    OF(term_stage, GT_TERM_STAGE_INDUSTRY, "产业或并购;产业;并购;buyout"),
    OF(fund_level, GT_FUND_LEVEL_NATIONAL, "全国性;国家级;中央;state;central"),
    OF(fund_level, GT_FUND_LEVEL_PROVINCE, "省级直辖市;省级;直辖市;provincial;municipality"),
    OF(fund_level, GT_FUND_LEVEL_CITY, "城市;地市级;市级;municipal"),
    OF(fund_level, GT_FUND_LEVEL_DISTRICT, "直辖市的区;区级"),
    OF(fund_level, GT_FUND_LEVEL_COUNTY, "县级"),
    OF(tie, GT_TIE_NONE, "无"),
    OF(tie, GT_TIE_FOUNDER, "创始人;发起人;cofounder"),
    OF(tie, GT_TIE_EMPLOYEE, "员工;雇员;staff"),
    OF(tie, GT_TIE_DISPATCHED, "劳务派遣人员;劳务派遣"),
    OF(tie, GT_TIE_RELATIVE, "上述人员的近亲属;近亲属;亲属;family"),
    OF(yes_no, GT_YES_NO_NO, "否;n;false;没有"),
    OF(yes_no, GT_YES_NO_YES, "是;y;true;有"),
    {.kind = NULL},
};
