/* reminder.c - what waits, and what to do about it. */
#include "engine/operations/reminder.h"

#include "engine/operations/qualification.h"
#include "engine/store/club.h"

#include <stdlib.h>

/* A list that grows. */
struct gathering {
    struct gt_store *store;
    gt_day as_of;
    int64_t days;
    struct gt_reminding *items;
    size_t count, capacity;
    struct gt_arena *arena;
    struct gt_error *error;
};

static const char *todo_of(const struct gt_reminder_row *row, struct gt_arena *arena)
{
    long long closing = (long long)row->closing;
    switch ((enum gt_reminder)row->what) {
    case GT_REMINDER_STANDING:
        return _("ask; `gentou pledge add` with committed or withdrawn");
    case GT_REMINDER_UNSIGNED:
        return gt_arena_format(arena, _("have it signed before closing %lld"), closing);
    case GT_REMINDER_CLOSING:
        return gt_arena_format(arena, _("`gentou closing run %lld`"), closing);
    case GT_REMINDER_UNFUNDED:
        return gt_arena_format(arena, _("ask for the money; `gentou closing fund %lld`"), closing);
    case GT_REMINDER_QUALIFICATION:
        return _("ask for new proof; `gentou qualification add`");
    case GT_REMINDER_DUES:
        return gt_arena_format(arena, _("ask for the dues of %s; `gentou dues pay`"), row->text);
    case GT_REMINDER_ACTION:
        return row->text;
    }
    return "";
}

static int add(struct gathering *to, const struct gt_reminder_row *row)
{
    to->items = gt_arena_grow(to->arena, to->items, to->count, &to->capacity, sizeof *to->items);
    const char *todo = todo_of(row, to->arena);
    if (!to->items || !todo)
        return gt_fail_memory(to->error);
    to->items[to->count++] = (struct gt_reminding){*row, todo};
    return 0;
}

static int add_qualifications(struct gathering *to)
{
    struct gt_qualified_row *rows = NULL;
    size_t count = 0;
    int code =
        gt_qualified_list(to->store, to->as_of, to->days, &rows, &count, to->arena, to->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_reminder_row row = {.due = rows[i].standing.until,
                                      .what = GT_REMINDER_QUALIFICATION,
                                      .member = rows[i].member,
                                      .member_name = rows[i].name,
                                      .amount = GT_MONEY_UNKNOWN};
        code = add(to, &row);
    }
    return code;
}

static int add_dues(struct gathering *to)
{
    struct gt_dues_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    struct gt_dues_filter open = {.as_of = to->as_of, .open = true, .limit = -1};
    int code = gt_dues_list(to->store, &open, &rows, &count, &total, to->arena, to->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_reminder_row row = {.due = rows[i].due,
                                      .what = GT_REMINDER_DUES,
                                      .member = rows[i].member,
                                      .member_name = rows[i].member_name,
                                      .amount = rows[i].amount - rows[i].paid,
                                      .currency = rows[i].currency,
                                      .text = rows[i].period};
        if (row.due <= to->as_of + to->days)
            code = add(to, &row);
    }
    return code;
}

static int compare(const void *a, const void *b)
{
    const struct gt_reminder_row *x = &((const struct gt_reminding *)a)->row;
    const struct gt_reminder_row *y = &((const struct gt_reminding *)b)->row;
    const int64_t of[2][5] = {{x->due, x->what, x->deal, x->closing, x->member},
                              {y->due, y->what, y->deal, y->closing, y->member}};
    for (int i = 0; i < 5; i++)
        if (of[0][i] != of[1][i])
            return of[0][i] < of[1][i] ? -1 : 1;
    return 0;
}

int gt_reminder_list(struct gt_store *store, gt_day as_of, int64_t days,
                     struct gt_reminding **reminders, size_t *count, struct gt_arena *arena,
                     struct gt_error *error)
{
    struct gathering to = {
        .store = store, .as_of = as_of, .days = days, .arena = arena, .error = error};
    struct gt_reminder_row *rows = NULL;
    size_t row_count = 0;
    int code = gt_reminder_rows(store, as_of, days, &rows, &row_count, arena, error);
    for (size_t i = 0; i < row_count && !code; i++)
        code = add(&to, &rows[i]);
    if (!code)
        code = add_qualifications(&to);
    if (!code)
        code = add_dues(&to);
    if (to.count)
        qsort(to.items, to.count, sizeof *to.items, compare);
    *reminders = to.items;
    *count = to.count;
    return code;
}
