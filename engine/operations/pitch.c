/* pitch.c - scores summed up and votes counted, with the models of score.h and vote.h. */
#include "engine/operations/pitch.h"

#include "engine/store/club.h"

#include <math.h>
#include <string.h>

/* Of a club that has named none. */
static const char *const usual_criteria[] = {"team", "market", "product", "terms", "traction"};

#define USUAL (sizeof usual_criteria / sizeof *usual_criteria)

int gt_pitch_criteria(struct gt_store *store, gt_day as_of, struct gt_criterion_row **rows,
                      size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    size_t all = 0;
    int code = gt_criterion_list(store, as_of, rows, &all, arena, error);
    if (code)
        return code;
    *count = 0;
    for (size_t i = 0; i < all; i++)
        if ((*rows)[i].weight > 0)
            (*rows)[(*count)++] = (*rows)[i];
    if (all)
        return 0;
    *rows = gt_arena_alloc(arena, USUAL * sizeof **rows);
    if (!*rows)
        return gt_fail_memory(error);
    for (size_t i = 0; i < USUAL; i++)
        (*rows)[i] =
            (struct gt_criterion_row){0, usual_criteria[i], usual_criteria[i], 1, GT_DAY_NONE};
    *count = USUAL;
    return 0;
}

bool gt_is_conflicted(const struct gt_conflict_row *conflicts, size_t count, int64_t member)
{
    for (size_t i = 0; i < count; i++)
        if (conflicts[i].member == member)
            return true;
    return false;
}

/* Members, each once, in the order in which they were added. */
struct members {
    int64_t *ids;
    size_t count;
};

static size_t place_of(struct members *members, int64_t id)
{
    for (size_t i = 0; i < members->count; i++)
        if (members->ids[i] == id)
            return i;
    members->ids[members->count] = id;
    return members->count++;
}

static size_t criterion_of(const struct gt_pitch_scores *scores, const char *folded)
{
    size_t i = 0;
    while (i < scores->criterion_count && strcmp(scores->criteria[i].folded, folded) != 0)
        i++;
    return i;
}

/* What the sheet of a deal is made of. */
struct gathered {
    struct gt_score_row *rows;
    int64_t *audience;
    struct gt_conflict_row *conflicts;
    size_t row_count, audience_count, conflict_count;
};

static int gather(struct gt_store *store, int64_t deal, gt_day as_of, struct gathered *all,
                  struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_score_list(store, deal, as_of, &all->rows, &all->row_count, arena, error);
    if (!code)
        code = gt_pitch_audience(store, deal, as_of, &all->audience, &all->audience_count, arena,
                                 error);
    return code ? code
                : gt_conflict_list(store, deal, 0, as_of, &all->conflicts, &all->conflict_count,
                                   arena, error);
}

/* Scores by a criterion that is no longer asked are left out. */
static void fill_sheet(const struct gathered *all, const struct gt_pitch_scores *scores,
                       struct members *members, double *values)
{
    size_t width = scores->criterion_count;
    size_t most = all->row_count + all->audience_count;
    for (size_t i = 0; i < most * width; i++)
        values[i] = GT_SCORE_MISSING;
    for (size_t i = 0; i < all->audience_count; i++)
        place_of(members, all->audience[i]);
    for (size_t i = 0; i < all->row_count; i++) {
        size_t criterion = criterion_of(scores, all->rows[i].criterion);
        if (criterion < width)
            values[place_of(members, all->rows[i].member) * width + criterion] = all->rows[i].value;
    }
}

static int sum_up(const struct gathered *all, struct gt_pitch_scores *scores,
                  struct gt_arena *arena, struct gt_error *error)
{
    size_t width = scores->criterion_count, most = all->row_count + all->audience_count;
    struct members members = {gt_arena_alloc(arena, (most + 1) * sizeof *members.ids), 0};
    double *values = gt_arena_alloc(arena, (most * width + 1) * sizeof *values);
    double *weights = gt_arena_alloc(arena, width * sizeof *weights);
    bool *conflicted = gt_arena_alloc(arena, (most + 1) * sizeof *conflicted);
    scores->by_criterion = gt_arena_alloc(arena, width * sizeof *scores->by_criterion);
    if (!members.ids || !values || !weights || !conflicted || !scores->by_criterion)
        return gt_fail_memory(error);
    fill_sheet(all, scores, &members, values);
    for (size_t c = 0; c < width; c++)
        weights[c] = scores->criteria[c].weight;
    for (size_t m = 0; m < members.count; m++)
        conflicted[m] = gt_is_conflicted(all->conflicts, all->conflict_count, members.ids[m]);
    const struct gt_score_sheet sheet = {
        .members = members.count,
        .criteria = width,
        .scores = values,
        .low = GT_SCORE_LOW,
        .high = GT_SCORE_HIGH,
        .criterion_weights = weights,
        .conflicted = conflicted,
    };
    return gt_score_pitch(&sheet, scores->by_criterion, &scores->total) == GT_OK
               ? 0
               : gt_fail_memory(error);
}

int gt_pitch_score(struct gt_store *store, int64_t deal, gt_day as_of,
                   struct gt_pitch_scores *scores, struct gt_arena *arena, struct gt_error *error)
{
    struct gathered all = {0};
    *scores = (struct gt_pitch_scores){0};
    int code =
        gt_pitch_criteria(store, as_of, &scores->criteria, &scores->criterion_count, arena, error);
    if (!code)
        code = gather(store, deal, as_of, &all, arena, error);
    /* A club that asks for no criterion at all has no scores. */
    return code || scores->criterion_count == 0 ? code : sum_up(&all, scores, arena, error);
}

/* Shares as fractions of whole numbers; two thirds has a word of its own. */
static struct gt_fraction fraction(double share)
{
    return (struct gt_fraction){share > 0 ? (int)lround(share * GT_FRACTION_MAX) : 0,
                                share > 0 ? GT_FRACTION_MAX : 0};
}

static int read_rules(struct gt_store *store, gt_day on, struct gt_voting_row *rules,
                      struct gt_error *error)
{
    bool found = false;
    *rules = (struct gt_voting_row){
        .since = GT_DAY_NONE, .majority = GT_MAJORITY_SIMPLE, .majority_share = -1};
    return gt_voting_read(store, on, rules, &found, error);
}

/* Who may vote in a meeting, then whoever did. */
static int read_electorate(struct gt_store *store, const struct gt_meeting_row *meeting,
                           const struct gt_vote_row *votes, size_t vote_count,
                           struct members *members, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_attendee_row *came = NULL;
    int64_t *ids = NULL;
    size_t count = 0;
    bool committee = meeting->kind == GT_MEETING_COMMITTEE;
    int code = committee ? gt_attendance_list(store, meeting->id, 0, GT_DAY_LAST, &came, &count,
                                              arena, error)
                         : gt_member_ids(store, meeting->day, &ids, &count, arena, error);
    if (code)
        return code;
    members->count = 0;
    members->ids = gt_arena_alloc(arena, (count + vote_count + 1) * sizeof *members->ids);
    if (!members->ids)
        return gt_fail_memory(error);
    for (size_t i = 0; i < count; i++)
        members->ids[members->count++] = committee ? came[i].member : ids[i];
    for (size_t i = 0; i < vote_count; i++)
        place_of(members, votes[i].member);
    return 0;
}

static int count_votes(struct gt_store *store, const struct gt_vote_row *votes, size_t vote_count,
                       gt_day as_of, struct gt_pitch_vote *vote, struct gt_arena *arena,
                       struct gt_error *error)
{
    struct members members;
    struct gt_conflict_row *conflicts = NULL;
    size_t conflict_count = 0;
    int code = read_electorate(store, &vote->meeting, votes, vote_count, &members, arena, error);
    if (!code)
        code = gt_conflict_list(store, vote->deal, 0, as_of, &conflicts, &conflict_count, arena,
                                error);
    if (code)
        return code;
    struct gt_ballot *ballots = gt_arena_alloc(arena, (members.count + 1) * sizeof *ballots);
    if (!ballots)
        return gt_fail_memory(error);
    for (size_t m = 0; m < members.count; m++)
        ballots[m].conflicted = gt_is_conflicted(conflicts, conflict_count, members.ids[m]);
    for (size_t i = 0; i < vote_count; i++) {
        struct gt_ballot *ballot = &ballots[place_of(&members, votes[i].member)];
        ballot->cast = true;
        ballot->vote = (enum gt_vote)votes[i].vote;
    }
    const struct gt_vote_rules rules = {
        .quorum_count = (int)vote->rules.quorum,
        .quorum_share = fraction(vote->rules.quorum_share),
        .majority = (enum gt_majority)vote->rules.majority,
        .majority_share = fraction(vote->rules.majority_share),
        .abstentions_count = vote->rules.abstentions,
    };
    return gt_vote_count(&rules, ballots, members.count, &vote->outcome) == GT_OK
               ? 0
               : gt_fail(error, GT_EXIT_DATA,
                         _("the votes on deal %lld cannot be counted: more than %d members"),
                         (long long)vote->deal, GT_FRACTION_MAX);
}

int gt_pitch_votes(struct gt_store *store, int64_t deal, int64_t meeting, gt_day as_of,
                   struct gt_pitch_vote **votes, size_t *count, struct gt_arena *arena,
                   struct gt_error *error)
{
    struct gt_vote_row *rows = NULL;
    size_t n = 0, end = 0;
    int code = gt_vote_list(store, deal, meeting, 0, as_of, &rows, &n, arena, error);
    *count = 0;
    *votes = code ? NULL : gt_arena_alloc(arena, (n + 1) * sizeof **votes);
    if (!code && !*votes)
        return gt_fail_memory(error);
    /* The rows of one meeting and deal stand together. */
    for (size_t start = 0; start < n && !code; start = end) {
        struct gt_pitch_vote *vote = &(*votes)[(*count)++];
        bool found = false;
        for (end = start; end < n && rows[end].meeting == rows[start].meeting &&
                          rows[end].deal == rows[start].deal;)
            end++;
        vote->deal = rows[start].deal;
        vote->company_name = rows[start].company_name;
        code = gt_meeting_read(store, rows[start].meeting, &vote->meeting, &found, arena, error);
        if (!code)
            code = read_rules(store, vote->meeting.day, &vote->rules, error);
        if (!code)
            code = count_votes(store, &rows[start], end - start, as_of, vote, arena, error);
    }
    return code;
}
