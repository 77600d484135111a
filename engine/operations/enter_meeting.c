/* enter_meeting.c - meetings, their agendas and who came. */
#include "engine/operations/club.h"

#include "engine/operations/find.h"

#include <stdlib.h>
#include <string.h>

int gt_need_meeting(struct gt_store *store, const char *which, struct gt_meeting_row *meeting,
                    struct gt_arena *arena, struct gt_error *error)
{
    int64_t id = 0;
    bool found = false;
    const char *digits = *which == '#' ? which + 1 : which;
    size_t length = strspn(digits, "0123456789");
    int code = gt_meeting_find_ref(store, which, &id, error);
    if (!code && id == 0 && length > 0 && length <= 18 && !digits[length])
        id = strtoll(digits, NULL, 10);
    if (!code && id)
        code = gt_meeting_read(store, id, meeting, &found, arena, error);
    if (!code && !found)
        return gt_fail(error, GT_EXIT_DATA,
                       _("there is no meeting \"%s\"; `gentou meeting list` shows the numbers and "
                         "references"),
                       which);
    return code;
}

int gt_enter_meeting(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                     struct gt_error *error)
{
    const struct gt_meeting_record *record = data;
    struct gt_meeting_row meeting = {
        .day = record->date,
        .kind = record->kind,
        .title = record->title,
        .place = record->place,
        .ref = record->ref,
    };
    int64_t same = 0;
    (void)arena;
    int code = record->ref ? gt_meeting_find_ref(store, record->ref, &same, error) : 0;
    if (!code && same)
        return gt_fail(error, GT_EXIT_DATA,
                       _("ref: \"%s\" is the reference of meeting %lld; write another"),
                       record->ref, (long long)same);
    return code ? code : gt_meeting_insert(store, &meeting, id, error);
}

/* A deal is on an agenda once. */
static int add_item(struct gt_store *store, const struct gt_meeting_row *meeting, const char *deal,
                    const char *title, int64_t *id, struct gt_error *error)
{
    struct gt_agenda_row item = {.meeting = meeting->id, .title = title};
    bool added = false;
    int code = deal ? gt_need_deal(store, deal, &item.deal, error) : 0;
    if (!code)
        code = gt_agenda_insert(store, &item, id, &added, error);
    if (!code && !added)
        return gt_fail(error, GT_EXIT_DATA,
                       _("deals: deal %lld is on the agenda of meeting %lld already"),
                       (long long)item.deal, (long long)meeting->id);
    return code;
}

int gt_enter_agenda(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                    struct gt_error *error)
{
    const struct gt_agenda_record *record = data;
    struct gt_meeting_row meeting;
    if (record->deals.count == 0 && !record->title)
        return gt_fail(error, GT_EXIT_DATA,
                       _("deals: say which deals, or give a title to what is no deal"));
    if (record->deals.count > 1 && record->title)
        return gt_fail(error, GT_EXIT_DATA,
                       _("title: one title for %d deals; enter them one by one"),
                       (int)record->deals.count);
    int code = gt_need_meeting(store, record->meeting, &meeting, arena, error);
    if (!code && record->deals.count == 0)
        return add_item(store, &meeting, NULL, record->title, id, error);
    for (size_t i = 0; i < record->deals.count && !code; i++)
        code = add_item(store, &meeting, record->deals.items[i], record->title, id, error);
    return code;
}

int gt_enter_attendance(struct gt_store *store, const void *data, int64_t *id,
                        struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_attendance_record *record = data;
    struct gt_meeting_row meeting;
    int code = gt_need_meeting(store, record->meeting, &meeting, arena, error);
    for (size_t i = 0; i < record->members.count && !code; i++) {
        int64_t member = 0;
        bool added = false;
        code =
            gt_need_member_on(store, record->members.items[i], meeting.day, &member, arena, error);
        if (!code)
            code = gt_attendance_insert(store, meeting.id, member, id, &added, error);
        if (!code && !added)
            return gt_fail(error, GT_EXIT_DATA,
                           _("members: \"%s\" is noted for meeting %lld already"),
                           record->members.items[i], (long long)meeting.id);
    }
    return code;
}
