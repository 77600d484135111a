/* club_report.c - the club's report: which questions, and what they are all answered from. */
#include "engine/operations/club_report_int.h"

#define TOKEN(word, token, label) token,
#define LABEL(word, token, label) label,

static const char *const tokens[] = {GT_QUESTION_LIST(TOKEN)};
static const char *const labels[] = {GT_QUESTION_LIST(LABEL)};
const struct gt_kind gt_question_words = {"question", GT_QUESTIONS, tokens, labels};

static gt_report_question *const questions[] = {
    gt_report_exit_time,   gt_report_companies,  gt_report_sectors,  gt_report_places,
    gt_report_valuations,  gt_report_crowd,      gt_report_patterns, gt_report_returns,
    gt_report_instruments, gt_report_follow_ons, gt_report_founders,
};

static int sum_whole(struct gt_report_making *making, struct gt_club_report *report)
{
    const struct gt_positions *positions = making->positions;
    struct gt_places all = gt_report_all(making);
    if (!all.items)
        return gt_fail_memory(making->error);
    report->whole.name = _("Total");
    report->first = report->last = GT_DAY_NONE;
    for (size_t i = 0; i < positions->round_count; i++) {
        const struct gt_deal_row *deal = &positions->facts->deals[positions->rounds[i].deal];
        if (report->first == GT_DAY_NONE || deal->day < report->first)
            report->first = deal->day;
        if (report->last == GT_DAY_NONE || deal->day > report->last)
            report->last = deal->day;
        report->foreign +=
            deal->currency != report->currency && !positions->facts->exchange->converts;
    }
    return gt_report_outcome(making, &all, &report->whole);
}

int gt_club_report(struct gt_store *store, const struct gt_facts *facts, enum gt_holders holders,
                   gt_day from, gt_day to, int question, struct gt_club_report *report,
                   struct gt_arena *arena, struct gt_error *error)
{
    struct gt_positions positions;
    struct gt_report_making making = {.store = store,
                                      .positions = &positions,
                                      .as_of = facts->as_of,
                                      .arena = arena,
                                      .error = error};
    *report = (struct gt_club_report){.as_of = facts->as_of,
                                      .from = from,
                                      .to = to,
                                      .holders = holders,
                                      .currency = facts->ledger->currency};
    int code = gt_positions_load(store, facts, holders, from, to, &positions, arena, error);
    if (!code)
        code = sum_whole(&making, report);
    for (int q = 0; q < GT_QUESTIONS && !code; q++) {
        if (question >= 0 && q != question)
            continue;
        making.answer = &report->answers[report->answer_count++];
        making.answer->question = (enum gt_question)q;
        code = questions[q](&making);
        if (!code && !making.answer->basis)
            code = gt_fail_memory(error);
    }
    report->exchanges = facts->exchange->used;
    report->exchange_count = facts->exchange->used_count;
    return code;
}
