/* cmd_meeting.c - `meeting list`, `meeting show`. */
#include "engine/commands/club_pitch.h"

#include "engine/export/sections.h"

static const struct gt_listing_column meeting_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"kind", N_("Kind"), GT_CELL_KIND, &gt_meeting_kind_words},
    {"title", N_("Title"), GT_CELL_TEXT, NULL},
    {"place", N_("Place"), GT_CELL_TEXT, NULL},
    {"items", N_("On the agenda"), GT_CELL_NUMBER, NULL},
    {"attended", N_("Came"), GT_CELL_NUMBER, NULL},
    {"ref", NULL, GT_CELL_TEXT, NULL},
};

#define MEETING_COLUMNS (sizeof meeting_columns / sizeof *meeting_columns)

int gt_cmd_meeting_list(struct gt_call *call)
{
    struct gt_meeting_filter filter = {.from = GT_DAY_NONE, .to = call->as_of, .kind = -1};
    struct gt_meeting_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    int code = gt_call_page(call, &filter.offset, &filter.limit);
    if (!code)
        code = gt_call_kind(call, "kind", &gt_meeting_kind_words, &filter.kind);
    if (!code)
        code =
            gt_meeting_list(call->store, &filter, &rows, &count, &total, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, MEETING_COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_cell *cell = &cells[i * MEETING_COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].day = rows[i].day;
        cell[2].number = rows[i].kind;
        cell[3].text = rows[i].title;
        cell[4].text = rows[i].place;
        cell[5].number = rows[i].items;
        cell[6].number = rows[i].attended;
        cell[7].text = rows[i].ref;
    }
    struct gt_listing listing = {meeting_columns, MEETING_COLUMNS, cells, count, NULL};
    if (!code)
        code = gt_call_print(call, &listing);
    if (!code)
        gt_call_page_note(call, filter.offset, count, total);
    return code;
}

/* The agenda, and the deals on it. */
static int list_agenda(struct gt_call *call, int64_t meeting, struct gt_listing *listing,
                       int64_t **deals, size_t *deal_count)
{
    static const struct gt_listing_column columns[] = {
        {"position", "#", GT_CELL_NUMBER, NULL},
        {"deal", N_("Deal"), GT_CELL_TEXT, NULL},
        {"company", N_("Company"), GT_CELL_TEXT, NULL},
        {"title", N_("Title"), GT_CELL_TEXT, NULL},
        {"ref", NULL, GT_CELL_TEXT, NULL},
        {"number", N_("No."), GT_CELL_NUMBER, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_agenda_row *rows = NULL;
    size_t count = 0;
    int code = gt_agenda_list(call->store, meeting, &rows, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    *deals = gt_arena_alloc(call->arena, (count + 1) * sizeof **deals);
    *deal_count = 0;
    if (!code && (!cells || !*deals))
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_cell *cell = &cells[i * COLUMNS];
        if (rows[i].deal)
            (*deals)[(*deal_count)++] = rows[i].deal;
        cell[0].number = (int64_t)i + 1;
        cell[1].text =
            rows[i].deal ? gt_arena_format(call->arena, "%lld", (long long)rows[i].deal) : NULL;
        cell[2].text = rows[i].company_name;
        cell[3].text = rows[i].title;
        cell[4].text = rows[i].deal_ref;
        cell[5].number = rows[i].id;
    }
    *listing = (struct gt_listing){columns, COLUMNS, cells, count, NULL};
    return code;
}

static int list_attendance(struct gt_call *call, int64_t meeting, struct gt_listing *listing)
{
    static const struct gt_listing_column columns[] = {
        {"id", "#", GT_CELL_NUMBER, NULL},
        {"member", N_("Member"), GT_CELL_TEXT, NULL},
        {"number", N_("No."), GT_CELL_NUMBER, NULL},
    };
    struct gt_attendee_row *rows = NULL;
    size_t count = 0;
    int code = gt_attendance_list(call->store, meeting, 0, GT_DAY_LAST, &rows, &count, call->arena,
                                  call->error);
    struct gt_cell *cells = gt_call_cells(call, count, 3);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        cells[i * 3].number = rows[i].member;
        cells[i * 3 + 1].text = rows[i].name;
        cells[i * 3 + 2].number = rows[i].id;
    }
    *listing = (struct gt_listing){columns, 3, cells, count, NULL};
    return code;
}

static void print_head(struct gt_call *call, const struct gt_meeting_row *meeting)
{
    FILE *out = call->world->out;
    char day[GT_DAY_TEXT];
    fprintf(out, _("Meeting %lld: %s, %s"), (long long)meeting->id,
            _(gt_kind_label(&gt_meeting_kind_words, meeting->kind)),
            gt_day_format(meeting->day, day));
    if (meeting->title)
        fprintf(out, ", %s", meeting->title);
    if (meeting->place)
        fprintf(out, ", %s", meeting->place);
    fputc('\n', out);
}

/* Scores, votes and conflicts stand as they do on the day asked: a conflict declared after the
 * meeting counts from then on. */
static int gather(struct gt_call *call, int64_t meeting, struct gt_section *sections)
{
    int64_t *deals = NULL;
    size_t count = 0;
    int code = list_agenda(call, meeting, &sections[0].listing, &deals, &count);
    if (!code)
        code = list_attendance(call, meeting, &sections[1].listing);
    if (!code)
        code = gt_list_scores(call, deals, count, &sections[2].listing);
    if (!code)
        code = gt_list_results(call, 0, meeting, &sections[3].listing);
    if (!code)
        code = gt_list_votes(call, 0, meeting, &sections[4].listing);
    return code ? code : gt_list_conflicts(call, deals, count, &sections[5].listing);
}

int gt_cmd_meeting_show(struct gt_call *call)
{
    struct gt_meeting_row meeting;
    struct gt_section sections[] = {
        {.key = "agenda", .heading = _("Agenda")},
        {.key = "attendance", .heading = _("Came")},
        {.key = "scores", .heading = _("Scores, 1 (worst) to 10")},
        {.key = "results", .heading = _("Results of the votes")},
        {.key = "votes", .heading = _("Who voted how")},
        {.key = "conflicts", .heading = _("Conflicts of interest")},
    };
    int code = gt_need_meeting(call->store, call->arguments[0], &meeting, call->arena, call->error);
    char day[GT_DAY_TEXT];
    if (!code && meeting.day > call->as_of)
        return gt_fail(call->error, GT_EXIT_DATA, _("meeting %lld is later than %s"),
                       (long long)meeting.id, gt_day_format(call->as_of, day));
    if (!code)
        code = gather(call, meeting.id, sections);
    if (code)
        return code;
    if (call->output == GT_OUTPUT_TABLE)
        print_head(call, &meeting);
    return gt_sections_print(call->world->out, sections, sizeof sections / sizeof *sections,
                             call->output, call->world->out_columns, call->error);
}
