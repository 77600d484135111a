/* enter_pipeline.c - what is kept beside a deal: source, owner, tags, notes, answers, actions. */
#include "engine/operations/pipeline.h"

#include "engine/base/text.h"
#include "engine/operations/find.h"
#include "engine/store/pipeline.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* The shell fills the day in; a file has to say it. */
static int need_date(gt_day date, struct gt_error *error)
{
    return date != GT_DAY_NONE
               ? 0
               : gt_fail(error, GT_EXIT_DATA, _("date: it is missing; expected: the day of it"));
}

static int fold(struct gt_arena *arena, const char *field, const char *text, const char **folded,
                struct gt_error *error)
{
    *folded = gt_text_fold(arena, text);
    if (!*folded)
        return gt_fail_memory(error);
    if (!**folded)
        return gt_fail(error, GT_EXIT_DATA, _("%s: \"%s\" is empty; write at least one letter"),
                       field, text);
    return 0;
}

int gt_enter_source(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_source_record *record = data;
    int64_t party = 0;
    if (record->source < 0 && !record->brought_by)
        return gt_fail(error, GT_EXIT_DATA,
                       _("source: it is missing; say the source, who brought the deal, or both"));
    int code = gt_need_deal(store, record->deal, id, error);
    if (!code && record->brought_by)
        code = gt_find_or_make_party(store, record->brought_by, -1, &party, arena, error);
    return code ? code : gt_origin_set(store, *id, record->source, party, error);
}

int gt_enter_owner(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                   struct gt_error *error)
{
    const struct gt_owner_record *record = data;
    struct gt_track_row track;
    int64_t owner = 0;
    int code = need_date(record->date, error);
    if (!code)
        code = gt_need_deal(store, record->deal, id, error);
    if (!code)
        code = gt_need_party(store, record->owner, &owner, arena, error);
    if (!code)
        code = gt_track_read(store, *id, record->date, &track, arena, error);
    if (!code && track.owner_id == owner)
        return gt_fail(error, GT_EXIT_DATA, _("owner: \"%s\" owns deal %lld already"), track.owner,
                       (long long)*id);
    return code ? code : gt_owner_insert(store, *id, record->date, owner, error);
}

int gt_enter_tag(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                 struct gt_error *error)
{
    const struct gt_tag_record *record = data;
    bool any = false, added = false;
    int code = need_date(record->date, error);
    if (!code)
        code = gt_need_deal(store, record->deal, id, error);
    for (size_t i = 0; i < record->tags.count && !code; i++) {
        const char *folded = NULL;
        code = fold(arena, "tags", record->tags.items[i], &folded, error);
        if (!code)
            code = gt_tag_insert(store, *id, record->date, folded, record->tags.items[i], &added,
                                 error);
        any = any || added;
    }
    if (!code && !any)
        return gt_fail(error, GT_EXIT_DATA, _("tags: deal %lld bears them all already"),
                       (long long)*id);
    return code;
}

int gt_remove_tags(struct gt_store *store, const char *deal, const char *const *tags, size_t count,
                   gt_day day, struct gt_arena *arena, struct gt_error *error)
{
    int64_t id = 0;
    bool ended = true;
    int code = gt_need_deal(store, deal, &id, error);
    for (size_t i = 0; i < count && !code; i++) {
        const char *folded = NULL;
        code = fold(arena, "tags", tags[i], &folded, error);
        if (!code)
            code = gt_tag_end(store, id, day, folded, &ended, error);
        if (!code && !ended)
            return gt_fail(error, GT_EXIT_DATA,
                           _("tags: deal %lld does not bear \"%s\"; `gentou deal show %lld` lists "
                             "its tags"),
                           (long long)id, tags[i], (long long)id);
    }
    return code;
}

int gt_enter_beside(struct gt_store *store, const struct gt_deal_record *record, int64_t deal,
                    struct gt_arena *arena, struct gt_error *error)
{
    const char *number = gt_arena_format(arena, "#%lld", (long long)deal);
    struct gt_source_record source = {number, record->source, record->brought_by};
    struct gt_owner_record owner = {number, record->owner, record->date};
    struct gt_tag_record tag = {number, record->tags, record->date};
    int code = number ? 0 : gt_fail_memory(error);
    if (!code && (record->source >= 0 || record->brought_by))
        code = gt_enter_source(store, &source, &deal, arena, error);
    if (!code && record->owner)
        code = gt_enter_owner(store, &owner, &deal, arena, error);
    if (!code && record->tags.count)
        code = gt_enter_tag(store, &tag, &deal, arena, error);
    return code;
}

int gt_enter_note(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error)
{
    const struct gt_note_record *record = data;
    struct gt_note_row note = {.day = record->date, .text = record->text};
    if (!record->deal == !record->party)
        return gt_fail(error, GT_EXIT_DATA,
                       _("deal: a note is about a deal or about a party; name one of them"));
    int code = need_date(record->date, error);
    if (!code)
        code = record->deal ? gt_need_deal(store, record->deal, &note.deal, error)
                            : gt_need_party(store, record->party, &note.party, arena, error);
    return code ? code : gt_note_insert(store, &note, id, error);
}

static int fail_question(const struct gt_pipeline *pipeline, const char *question,
                         struct gt_error *error)
{
    struct gt_text list = {0};
    for (size_t i = 0; i < pipeline->count; i++)
        for (size_t q = 0; q < pipeline->steps[i].question_count; q++)
            gt_text_format(&list, "%s\"%s\"", list.length ? ", " : "",
                           pipeline->steps[i].questions[q].question);
    int code = list.failed   ? gt_fail_memory(error)
               : list.length ? gt_fail(error, GT_EXIT_DATA,
                                       _("question: \"%s\" is none of the funnel \"%s\"; it asks "
                                         "%s"),
                                       question, _(pipeline->funnel.name), list.data)
                             : gt_fail(error, GT_EXIT_DATA,
                                       _("question: the funnel \"%s\" asks none; give it some with "
                                         "`gentou step add STEP --questions`"),
                                       _(pipeline->funnel.name));
    gt_text_clear(&list);
    return code;
}

/* The question as the deal's funnel asks it. */
static int find_question(struct gt_store *store, int64_t deal, const char *question,
                         struct gt_answer_row *answer, struct gt_arena *arena,
                         struct gt_error *error)
{
    struct gt_position position;
    struct gt_pipeline pipeline;
    int code = fold(arena, "question", question, &answer->folded, error);
    if (!code)
        code = gt_position_read(store, deal, &position, error);
    if (!code)
        code = gt_pipeline_load(store, position.funnel, &pipeline, arena, error);
    for (size_t i = 0; !code && i < pipeline.count; i++)
        for (size_t q = 0; q < pipeline.steps[i].question_count; q++)
            if (strcmp(pipeline.steps[i].questions[q].folded, answer->folded) == 0)
                answer->question = pipeline.steps[i].questions[q].question;
    return code || answer->question ? code : fail_question(&pipeline, question, error);
}

int gt_enter_answer(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_answer_record *record = data;
    struct gt_answer_row answer = {.day = record->date, .answer = record->answer};
    int code = need_date(record->date, error);
    if (!code)
        code = gt_need_deal(store, record->deal, &answer.deal, error);
    if (!code)
        code = find_question(store, answer.deal, record->question, &answer, arena, error);
    return code ? code : gt_answer_insert(store, &answer, id, error);
}

int gt_enter_action(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_action_record *record = data;
    struct gt_action_row action = {
        .day = record->date, .due = record->due, .text = record->action, .done = GT_DAY_NONE};
    int code = need_date(record->date, error);
    if (!code)
        code = gt_need_deal(store, record->deal, &action.deal, error);
    if (!code && record->owner)
        code = gt_need_party(store, record->owner, &action.owner, arena, error);
    return code ? code : gt_action_insert(store, &action, id, error);
}

static int64_t number_of(const char *text)
{
    const char *digits = *text == '#' ? text + 1 : text;
    size_t length = strspn(digits, "0123456789");
    return length && length <= 18 && !digits[length] ? strtoll(digits, NULL, 10) : 0;
}

int gt_finish_action(struct gt_store *store, const char *which, gt_day day, struct gt_error *error)
{
    struct gt_arena arena = {0};
    struct gt_action_row action = {0};
    bool found = false;
    char text[GT_DAY_TEXT];
    int64_t id = number_of(which);
    int code = id ? gt_action_read(store, id, &action, &found, &arena, error) : 0;
    if (!code && !found)
        code =
            gt_fail(error, GT_EXIT_DATA,
                    _("there is no action \"%s\"; `gentou deal next` and `gentou deal show DEAL` "
                      "show the numbers"),
                    which);
    else if (!code && action.done != GT_DAY_NONE)
        code = gt_fail(error, GT_EXIT_DATA, _("action %lld was done on %s already"), (long long)id,
                       gt_day_format(action.done, text));
    else if (!code && day < action.day)
        code = gt_fail(error, GT_EXIT_DATA,
                       _("date: action %lld was agreed on %s; it cannot be done before that"),
                       (long long)id, gt_day_format(action.day, text));
    gt_arena_clear(&arena);
    return code ? code : gt_action_end(store, id, day, error);
}
