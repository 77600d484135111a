/* enter_pitch.c - what members say of deals: criteria, scores, rules of voting, votes, conflicts.
 */
#include "engine/operations/club.h"

#include "engine/base/text.h"
#include "engine/operations/find.h"
#include "engine/operations/pitch.h"

#include <string.h>

/* The name in the form in which criteria are compared; a field is never only invisible. */
static int fold_criterion(const char *name, const char **folded, struct gt_arena *arena,
                          struct gt_error *error)
{
    *folded = gt_text_fold(arena, name);
    return *folded ? 0 : gt_fail_memory(error);
}

int gt_enter_criterion(struct gt_store *store, const void *data, int64_t *id,
                       struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_criterion_record *record = data;
    struct gt_criterion_row criterion = {
        .name = record->name,
        .weight = record->weight < 0 ? 1 : record->weight,
        .since = record->since,
    };
    int code = fold_criterion(record->name, &criterion.folded, arena, error);
    return code ? code : gt_criterion_insert(store, &criterion, id, error);
}

static int refuse_criterion(const char *name, const struct gt_criterion_row *rows, size_t count,
                            struct gt_arena *arena, struct gt_error *error)
{
    const char *list = "";
    for (size_t i = 0; list && i < count; i++)
        list = gt_arena_format(arena, "%s%s%s", list, i ? ", " : "", rows[i].name);
    return gt_fail(error, GT_EXIT_DATA,
                   _("criterion: \"%s\" is none of the club's on that day; expected one of: %s"),
                   name, list ? list : "");
}

static int need_criterion(struct gt_store *store, const char *name, gt_day day, const char **folded,
                          struct gt_arena *arena, struct gt_error *error)
{
    struct gt_criterion_row *rows = NULL;
    size_t count = 0;
    int code = fold_criterion(name, folded, arena, error);
    if (!code)
        code = gt_pitch_criteria(store, day, &rows, &count, arena, error);
    if (code)
        return code;
    for (size_t i = 0; i < count; i++)
        if (strcmp(rows[i].folded, *folded) == 0)
            return 0;
    return refuse_criterion(name, rows, count, arena, error);
}

/* The day a score was given: its own, else its meeting's. */
static int score_day(struct gt_store *store, const struct gt_score_record *record,
                     struct gt_score_row *score, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_meeting_row meeting;
    score->day = record->date;
    if (!record->meeting)
        return record->date != GT_DAY_NONE
                   ? 0
                   : gt_fail(error, GT_EXIT_DATA,
                             _("date: say the day, or the meeting the score was given in"));
    int code = gt_need_meeting(store, record->meeting, &meeting, arena, error);
    if (code)
        return code;
    score->meeting = meeting.id;
    if (record->date == GT_DAY_NONE)
        score->day = meeting.day;
    return 0;
}

int gt_enter_score(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                   struct gt_error *error)
{
    const struct gt_score_record *record = data;
    struct gt_score_row score = {.value = record->value};
    int code = score_day(store, record, &score, arena, error);
    if (!code)
        code = gt_need_deal(store, record->deal, &score.deal, error);
    if (!code)
        code = gt_need_member_on(store, record->member, score.day, &score.member, arena, error);
    if (!code)
        code = need_criterion(store, record->criterion, score.day, &score.criterion, arena, error);
    return code ? code : gt_score_insert(store, &score, id, error);
}

int gt_enter_voting(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_voting_record *record = data;
    struct gt_voting_row voting = {
        .since = record->since,
        .quorum = record->quorum == INT64_MIN ? 0 : record->quorum,
        .quorum_share = record->quorum_share < 0 ? 0 : record->quorum_share,
        .majority = record->majority < 0 ? GT_MAJORITY_SIMPLE : record->majority,
        .majority_share = record->majority_share,
        .abstentions = record->abstentions,
    };
    (void)arena;
    if (record->majority < 0 && record->majority_share > 0)
        voting.majority = GT_MAJORITY_SHARE;
    if (voting.majority == GT_MAJORITY_SHARE && !(voting.majority_share > 0))
        return gt_fail(error, GT_EXIT_DATA,
                       _("majority_share: say which share of the votes, above 0 %%"));
    if (voting.majority != GT_MAJORITY_SHARE && voting.majority_share >= 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("majority_share: only a majority by share has one; write majority share, "
                         "or leave it out"));
    return gt_voting_insert(store, &voting, id, error);
}

/* A member votes once on a deal in a meeting. */
static int check_vote(struct gt_store *store, const struct gt_vote_row *vote, const char *member,
                      struct gt_arena *arena, struct gt_error *error)
{
    struct gt_vote_row *rows = NULL;
    size_t count = 0;
    int code = gt_vote_list(store, vote->deal, vote->meeting, vote->member, GT_DAY_LAST, &rows,
                            &count, arena, error);
    if (!code && count)
        return gt_fail(error, GT_EXIT_DATA,
                       _("vote: \"%s\" voted on deal %lld in meeting %lld already: %s; correct "
                         "that with `gentou vote edit %lld`"),
                       member, (long long)vote->deal, (long long)vote->meeting,
                       _(gt_kind_label(&gt_vote_words, rows[0].vote)), (long long)rows[0].id);
    return code;
}

int gt_enter_vote(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error)
{
    const struct gt_vote_record *record = data;
    struct gt_meeting_row meeting;
    struct gt_vote_row vote = {.vote = record->vote};
    int code = gt_need_deal(store, record->deal, &vote.deal, error);
    if (!code)
        code = gt_need_meeting(store, record->meeting, &meeting, arena, error);
    if (!code)
        code = gt_need_member_on(store, record->member, meeting.day, &vote.member, arena, error);
    if (code)
        return code;
    vote.meeting = meeting.id;
    code = check_vote(store, &vote, record->member, arena, error);
    return code ? code : gt_vote_insert(store, &vote, id, error);
}

int gt_enter_conflict(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                      struct gt_error *error)
{
    const struct gt_conflict_record *record = data;
    struct gt_conflict_row conflict = {.day = record->date, .reason = record->reason};
    bool added = false;
    int code = gt_need_deal(store, record->deal, &conflict.deal, error);
    if (!code)
        code = gt_need_role(store, record->member, GT_ROLE_MEMBER, &conflict.member, arena, error);
    if (!code)
        code = gt_conflict_insert(store, &conflict, id, &added, error);
    if (!code && !added)
        return gt_fail(error, GT_EXIT_DATA,
                       _("member: \"%s\" has declared a conflict of interest in deal %lld already"),
                       record->member, (long long)conflict.deal);
    return code;
}
