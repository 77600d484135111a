/* cmd_pitch.c - what members say of deals: criteria, scores, rules, votes, conflicts of interest.
 */
#include "engine/commands/club_pitch.h"

#include "engine/operations/find.h"

int gt_cmd_criterion_list(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_TEXT, NULL},
        {"name", N_("Criterion"), GT_CELL_TEXT, NULL},
        {"weight", N_("Weight"), GT_CELL_RATIO, NULL},
        {"since", N_("Since"), GT_CELL_DAY, NULL},
    };
    struct gt_criterion_row *rows = NULL;
    size_t count = 0;
    int code = gt_pitch_criteria(call->store, call->as_of, &rows, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, 4);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_cell *cell = &cells[i * 4];
        if (rows[i].id)
            cell[0].text = gt_arena_format(call->arena, "%lld", (long long)rows[i].id);
        cell[1].text = rows[i].name;
        cell[2].ratio = rows[i].weight;
        cell[3].day = rows[i].since;
    }
    struct gt_listing listing = {columns, 4, cells, count, NULL};
    return code ? code : gt_call_print(call, &listing);
}

static const struct gt_listing_column score_columns[] = {
    {"deal", N_("Deal"), GT_CELL_NUMBER, NULL},
    {"criterion", N_("Criterion"), GT_CELL_TEXT, NULL},
    {"weight", N_("Weight"), GT_CELL_RATIO, NULL},
    {"count", N_("Scored by"), GT_CELL_NUMBER, NULL},
    {"missing", N_("Missing"), GT_CELL_NUMBER, NULL},
    {"mean", N_("Mean"), GT_CELL_RATIO, NULL},
    {"spread", N_("Spread"), GT_CELL_RATIO, NULL},
    {"lowest", N_("Lowest"), GT_CELL_RATIO, NULL},
    {"highest", N_("Highest"), GT_CELL_RATIO, NULL},
    {"conflicted", NULL, GT_CELL_NUMBER, NULL},
    {"partial", NULL, GT_CELL_NUMBER, NULL},
};

#define SCORE_COLUMNS (sizeof score_columns / sizeof *score_columns)

static void fill_summary(const struct gt_score_summary *summary, struct gt_cell *cells)
{
    cells[3].number = summary->count;
    cells[4].number = summary->missing;
    cells[5].ratio = summary->count ? summary->mean : -1;
    cells[6].ratio = summary->count > 1 ? summary->spread : -1;
    cells[7].ratio = summary->count ? summary->lowest : -1;
    cells[8].ratio = summary->count ? summary->highest : -1;
}

/* The last line is the total. A deal that nobody scored has no lines. */
static void add_scores(struct gt_call *call, int64_t deal, const struct gt_pitch_scores *scores,
                       struct gt_cell *cells, size_t *rows)
{
    bool people = call->output == GT_OUTPUT_TABLE;
    for (size_t c = 0; c <= scores->criterion_count; c++) {
        struct gt_cell *cell = &cells[(*rows)++ * SCORE_COLUMNS];
        bool total = c == scores->criterion_count;
        cell[0].number = deal;
        cell[1].text = !total ? scores->criteria[c].name : people ? _("total") : "total";
        cell[2].ratio = total ? -1 : scores->criteria[c].weight;
        fill_summary(total ? &scores->total.members : &scores->by_criterion[c], cell);
        cell[9].number = scores->total.conflicted;
        cell[10].number = scores->total.partial;
    }
}

int gt_list_scores(struct gt_call *call, const int64_t *deals, size_t count,
                   struct gt_listing *listing)
{
    struct gt_criterion_row *criteria = NULL;
    size_t width = 0, rows = 0;
    int code =
        gt_pitch_criteria(call->store, call->as_of, &criteria, &width, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count * (width + 1), SCORE_COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_pitch_scores scores;
        code =
            gt_pitch_score(call->store, deals[i], call->as_of, &scores, call->arena, call->error);
        if (!code && (scores.total.members.count || scores.total.conflicted))
            add_scores(call, deals[i], &scores, cells, &rows);
    }
    *listing = (struct gt_listing){score_columns, SCORE_COLUMNS, cells, rows, NULL};
    return code;
}

/* Each member's scores, and whether they count. */
static int list_each(struct gt_call *call, int64_t deal, struct gt_listing *listing)
{
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_NUMBER, NULL},
        {"member", N_("Member"), GT_CELL_TEXT, NULL},
        {"criterion", N_("Criterion"), GT_CELL_TEXT, NULL},
        {"value", N_("Score"), GT_CELL_RATIO, NULL},
        {"date", N_("Date"), GT_CELL_DAY, NULL},
        {"counts", N_("Counts"), GT_CELL_FLAG, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_score_row *rows = NULL;
    struct gt_conflict_row *conflicts = NULL;
    size_t count = 0, conflict_count = 0;
    int code =
        gt_score_list(call->store, deal, call->as_of, &rows, &count, call->arena, call->error);
    if (!code)
        code = gt_conflict_list(call->store, deal, 0, call->as_of, &conflicts, &conflict_count,
                                call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].text = rows[i].member_name;
        cell[2].text = rows[i].criterion;
        cell[3].ratio = rows[i].value;
        cell[4].day = rows[i].day;
        cell[5].number = !gt_is_conflicted(conflicts, conflict_count, rows[i].member);
    }
    *listing = (struct gt_listing){columns, COLUMNS, cells, count, NULL};
    return code;
}

int gt_cmd_score_list(struct gt_call *call)
{
    struct gt_listing listing;
    int64_t deal = 0;
    int code = gt_need_deal(call->store, call->arguments[0], &deal, call->error);
    if (!code && gt_call_flag(call, "each"))
        code = list_each(call, deal, &listing);
    else if (!code)
        code = gt_list_scores(call, &deal, 1, &listing);
    return code ? code : gt_call_print(call, &listing);
}

int gt_cmd_voting_list(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_NUMBER, NULL},
        {"since", N_("Since"), GT_CELL_DAY, NULL},
        {"quorum", N_("Quorum"), GT_CELL_NUMBER, NULL},
        {"quorum_share", N_("Share of members"), GT_CELL_SHARE, NULL},
        {"majority", N_("Majority"), GT_CELL_KIND, &gt_majority_words},
        {"majority_share", N_("Share of votes"), GT_CELL_SHARE, NULL},
        {"abstentions", N_("Abstentions count"), GT_CELL_FLAG, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_voting_row *rows = NULL;
    size_t count = 0;
    int code = gt_voting_list(call->store, call->as_of, &rows, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].day = rows[i].since;
        cell[2].number = rows[i].quorum;
        cell[3].ratio = rows[i].quorum_share > 0 ? rows[i].quorum_share : -1;
        cell[4].number = rows[i].majority;
        cell[5].ratio = rows[i].majority_share;
        cell[6].number = rows[i].abstentions;
    }
    struct gt_listing listing = {columns, COLUMNS, cells, count, NULL};
    return code ? code : gt_call_print(call, &listing);
}

static const struct gt_listing_column vote_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"meeting", N_("Meeting"), GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"deal", N_("Deal"), GT_CELL_NUMBER, NULL},
    {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"member", N_("Member"), GT_CELL_TEXT, NULL},
    {"vote", N_("Vote"), GT_CELL_KIND, &gt_vote_words},
    {"counts", N_("Counts"), GT_CELL_FLAG, NULL},
    {"conflict", N_("Conflict of interest"), GT_CELL_TEXT, NULL},
};

#define VOTE_COLUMNS (sizeof vote_columns / sizeof *vote_columns)

/* Why a member's vote on a deal does not count, or NULL. */
static const char *conflict_of(const struct gt_conflict_row *conflicts, size_t count, int64_t deal,
                               int64_t member)
{
    for (size_t i = 0; i < count; i++)
        if (conflicts[i].deal == deal && conflicts[i].member == member)
            return conflicts[i].reason;
    return NULL;
}

int gt_list_votes(struct gt_call *call, int64_t deal, int64_t meeting, struct gt_listing *listing)
{
    struct gt_vote_row *votes = NULL;
    struct gt_conflict_row *conflicts = NULL;
    size_t count = 0, conflict_count = 0;
    int code = gt_vote_list(call->store, deal, meeting, 0, call->as_of, &votes, &count, call->arena,
                            call->error);
    if (!code)
        code = gt_conflict_list(call->store, deal, 0, call->as_of, &conflicts, &conflict_count,
                                call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, VOTE_COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_cell *cell = &cells[i * VOTE_COLUMNS];
        cell[0].number = votes[i].id;
        cell[1].number = votes[i].meeting;
        cell[2].day = votes[i].day;
        cell[3].number = votes[i].deal;
        cell[4].text = votes[i].company_name;
        cell[5].text = votes[i].member_name;
        cell[6].number = votes[i].vote;
        cell[8].text = conflict_of(conflicts, conflict_count, votes[i].deal, votes[i].member);
        cell[7].number = cell[8].text == NULL;
    }
    *listing = (struct gt_listing){vote_columns, VOTE_COLUMNS, cells, count, NULL};
    return code;
}

int gt_cmd_vote_list(struct gt_call *call)
{
    struct gt_listing listing;
    int64_t deal = 0;
    int code = gt_need_deal(call->store, call->arguments[0], &deal, call->error);
    if (!code)
        code = gt_list_votes(call, deal, 0, &listing);
    return code ? code : gt_call_print(call, &listing);
}

static const struct gt_listing_column result_columns[] = {
    {"meeting", N_("Meeting"), GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"deal", N_("Deal"), GT_CELL_NUMBER, NULL},
    {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"result", N_("Result"), GT_CELL_KIND, &gt_vote_result_words},
    {"reason", N_("Why"), GT_CELL_KIND, &gt_vote_reason_words},
    {"yes", N_("For"), GT_CELL_NUMBER, NULL},
    {"no", N_("Against"), GT_CELL_NUMBER, NULL},
    {"abstained", N_("Abstained"), GT_CELL_NUMBER, NULL},
    {"conflicted", N_("Conflicts"), GT_CELL_NUMBER, NULL},
    {"eligible", N_("May vote"), GT_CELL_NUMBER, NULL},
    {"quorum_needed", N_("Quorum"), GT_CELL_NUMBER, NULL},
    {"yes_needed", N_("Yes needed"), GT_CELL_NUMBER, NULL},
    {"majority", NULL, GT_CELL_KIND, &gt_majority_words},
};

#define RESULT_COLUMNS (sizeof result_columns / sizeof *result_columns)

int gt_list_results(struct gt_call *call, int64_t deal, int64_t meeting, struct gt_listing *listing)
{
    struct gt_pitch_vote *votes = NULL;
    size_t count = 0;
    int code = gt_pitch_votes(call->store, deal, meeting, call->as_of, &votes, &count, call->arena,
                              call->error);
    struct gt_cell *cells = gt_call_cells(call, count, RESULT_COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_cell *cell = &cells[i * RESULT_COLUMNS];
        const struct gt_vote_outcome *outcome = &votes[i].outcome;
        cell[0].number = votes[i].meeting.id;
        cell[1].day = votes[i].meeting.day;
        cell[2].number = votes[i].deal;
        cell[3].text = votes[i].company_name;
        cell[4].number = (int)outcome->result;
        cell[5].number = (int)outcome->reason;
        cell[6].number = outcome->yes;
        cell[7].number = outcome->no;
        cell[8].number = outcome->abstained;
        cell[9].number = outcome->conflicted;
        cell[10].number = outcome->eligible;
        cell[11].number = outcome->quorum_needed;
        cell[12].number = outcome->yes_needed;
        cell[13].number = votes[i].rules.majority;
    }
    *listing = (struct gt_listing){result_columns, RESULT_COLUMNS, cells, count, NULL};
    return code;
}

int gt_cmd_vote_result(struct gt_call *call)
{
    struct gt_listing listing;
    struct gt_meeting_row meeting = {0};
    const char *which = gt_call_value(call, "meeting");
    int64_t deal = 0;
    int code = gt_need_deal(call->store, call->arguments[0], &deal, call->error);
    if (!code && which)
        code = gt_need_meeting(call->store, which, &meeting, call->arena, call->error);
    if (!code)
        code = gt_list_results(call, deal, meeting.id, &listing);
    return code ? code : gt_call_print(call, &listing);
}

int gt_list_conflicts(struct gt_call *call, const int64_t *deals, size_t deal_count,
                      struct gt_listing *listing)
{
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_NUMBER, NULL},
        {"deal", N_("Deal"), GT_CELL_NUMBER, NULL},
        {"member", N_("Member"), GT_CELL_TEXT, NULL},
        {"date", N_("Declared"), GT_CELL_DAY, NULL},
        {"reason", N_("Conflict of interest"), GT_CELL_TEXT, NULL},
    };
    struct gt_conflict_row *rows = NULL;
    size_t count = 0, shown = 0;
    int64_t one = deal_count == 1 ? deals[0] : 0;
    int code =
        gt_conflict_list(call->store, one, 0, call->as_of, &rows, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, 5);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        bool asked = !deals;
        for (size_t d = 0; d < deal_count && !asked; d++)
            asked = deals[d] == rows[i].deal;
        if (!asked)
            continue;
        struct gt_cell *cell = &cells[shown++ * 5];
        cell[0].number = rows[i].id;
        cell[1].number = rows[i].deal;
        cell[2].text = rows[i].member_name;
        cell[3].day = rows[i].day;
        cell[4].text = rows[i].reason;
    }
    *listing = (struct gt_listing){columns, 5, cells, shown, NULL};
    return code;
}

int gt_cmd_conflict_list(struct gt_call *call)
{
    struct gt_listing listing;
    int64_t deal = 0;
    int code = call->argument_count
                   ? gt_need_deal(call->store, call->arguments[0], &deal, call->error)
                   : 0;
    if (!code)
        code = gt_list_conflicts(call, deal ? &deal : NULL, deal ? 1 : 0, &listing);
    return code ? code : gt_call_print(call, &listing);
}
