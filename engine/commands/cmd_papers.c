/* cmd_papers.c - lists of tags, notes, answers and documents; `document check`. */
#include "engine/commands/pipeline.h"

#include "engine/operations/document.h"
#include "engine/operations/find.h"
#include "engine/operations/pipeline.h"

#include <string.h>

/* The deal that the first argument names; 0 without one. */
static int read_deal(struct gt_call *call, int64_t *deal)
{
    return call->argument_count ? gt_need_deal(call->store, call->arguments[0], deal, call->error)
                                : 0;
}

int gt_cmd_tag_list(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"tag", N_("Tag"), GT_CELL_TEXT, NULL},
        {"deals", N_("Deals"), GT_CELL_NUMBER, NULL},
    };
    struct gt_tag_row *rows = NULL;
    size_t count = 0;
    int code = gt_tag_list(call->store, call->as_of, &rows, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, 2);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        cells[2 * i].text = rows[i].tag;
        cells[2 * i + 1].number = rows[i].deals;
    }
    struct gt_listing listing = {columns, 2, cells, count, NULL};
    return code ? code : gt_call_print(call, &listing);
}

static const struct gt_listing_column note_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},         {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"deal", N_("Deal"), GT_CELL_RIGHT, NULL}, {"about", N_("About"), GT_CELL_TEXT, NULL},
    {"actor", N_("By"), GT_CELL_TEXT, NULL},   {"text", N_("Note"), GT_CELL_TEXT, NULL},
};

#define NOTE_COLUMNS (sizeof note_columns / sizeof *note_columns)

static int print_notes(struct gt_call *call, const struct gt_note_row *rows, size_t count)
{
    struct gt_cell *cells = gt_call_cells(call, count, NOTE_COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        struct gt_cell *cell = &cells[i * NOTE_COLUMNS];
        cell[0].number = rows[i].id;
        cell[1].day = rows[i].day;
        cell[2].text =
            rows[i].deal ? gt_arena_format(call->arena, "%lld", (long long)rows[i].deal) : NULL;
        cell[3].text = rows[i].about;
        cell[4].text = rows[i].actor;
        cell[5].text = rows[i].text;
    }
    struct gt_listing listing = {note_columns, NOTE_COLUMNS, cells, count, NULL};
    return gt_call_print(call, &listing);
}

int gt_cmd_note_list(struct gt_call *call)
{
    const char *about = gt_call_value(call, "party");
    struct gt_note_row *rows = NULL;
    size_t count = 0;
    int64_t deal = 0, party = 0, offset = 0, limit = 0, total = 0;
    if (about && call->argument_count)
        return gt_fail(call->error, GT_EXIT_USAGE, _("--party and a deal: choose one"));
    int code = read_deal(call, &deal);
    if (!code && about)
        code = gt_need_party(call->store, about, &party, call->arena, call->error);
    if (!code)
        code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_note_list(call->store, deal, party, call->as_of, offset, limit, &rows, &count,
                            &total, call->arena, call->error);
    if (!code)
        code = print_notes(call, rows, count);
    if (!code)
        gt_call_page_note(call, offset, count, total);
    return code;
}

static const struct gt_listing_column answer_columns[] = {
    {"step", N_("Step"), GT_CELL_TEXT, NULL},     {"question", N_("Question"), GT_CELL_TEXT, NULL},
    {"answer", N_("Answer"), GT_CELL_TEXT, NULL}, {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"actor", N_("By"), GT_CELL_TEXT, NULL},
};

#define ANSWER_COLUMNS (sizeof answer_columns / sizeof *answer_columns)

static void fill_answer(struct gt_cell *cells, const struct gt_answer_row *answer)
{
    cells[3].day = GT_DAY_NONE;
    if (!answer)
        return;
    cells[1].text = answer->question;
    cells[2].text = answer->answer;
    cells[3].day = answer->day;
    cells[4].text = answer->actor;
}

/* What the funnel asks, answered or not, then what an earlier funnel had asked. */
static int gather_answers(struct gt_call *call, int64_t deal, struct gt_listing *listing)
{
    struct gt_position position;
    struct gt_pipeline of;
    struct gt_answer_row *answers = NULL;
    size_t count = 0, asked = 0, row = 0;
    int code = gt_position_read(call->store, deal, &position, call->error);
    if (!code)
        code = gt_pipeline_load(call->store, position.funnel, &of, call->arena, call->error);
    if (!code)
        code = gt_answer_list(call->store, deal, call->as_of, &answers, &count, call->arena,
                              call->error);
    for (size_t i = 0; i < of.count && !code; i++)
        asked += of.steps[i].question_count;
    struct gt_cell *cells = gt_call_cells(call, asked + count, ANSWER_COLUMNS);
    bool *shown = gt_arena_alloc(call->arena, count + 1);
    if (code || !cells || !shown)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < of.count; i++) {
        for (size_t q = 0; q < of.steps[i].question_count; q++, row++) {
            const struct gt_answer_row *found = NULL;
            for (size_t a = 0; a < count; a++) {
                if (strcmp(answers[a].folded, of.steps[i].questions[q].folded) == 0) {
                    found = &answers[a];
                    shown[a] = true;
                }
            }
            fill_answer(&cells[row * ANSWER_COLUMNS], found);
            cells[row * ANSWER_COLUMNS].text = gt_step_label(of.steps[i].name, of.steps[i].stage);
            cells[row * ANSWER_COLUMNS + 1].text = of.steps[i].questions[q].question;
        }
    }
    for (size_t a = 0; a < count; a++)
        if (!shown[a])
            fill_answer(&cells[row++ * ANSWER_COLUMNS], &answers[a]);
    *listing = (struct gt_listing){answer_columns, ANSWER_COLUMNS, cells, row, NULL};
    return 0;
}

int gt_cmd_answer_list(struct gt_call *call)
{
    struct gt_listing listing;
    int64_t deal = 0;
    int code = read_deal(call, &deal);
    if (!code)
        code = gather_answers(call, deal, &listing);
    return code ? code : gt_call_print(call, &listing);
}

static const struct gt_listing_column document_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"deal", N_("Deal"), GT_CELL_NUMBER, NULL},
    {"company", N_("Company"), GT_CELL_TEXT, NULL},
    {"kind", N_("Kind"), GT_CELL_KIND, &gt_document_kind_words},
    {"title", N_("Title"), GT_CELL_TEXT, NULL},
    {"bytes", N_("Bytes"), GT_CELL_NUMBER, NULL},
    {"path", N_("File"), GT_CELL_TEXT, NULL},
    {"sha256", NULL, GT_CELL_TEXT, NULL},
    {"state", N_("State"), GT_CELL_KIND, &gt_document_state_words}, /* of `document check` */
};

enum {
    CHECKED_COLUMNS = sizeof document_columns / sizeof *document_columns,
    DOCUMENT_COLUMNS = CHECKED_COLUMNS - 1
};

static void fill_document(struct gt_call *call, struct gt_cell *cells,
                          const struct gt_document_row *document)
{
    static const char digits[] = "0123456789abcdef";
    char hex[65] = {0};
    for (size_t i = 0; i < sizeof document->digest; i++) {
        hex[2 * i] = digits[document->digest[i] >> 4];
        hex[2 * i + 1] = digits[document->digest[i] & 15];
    }
    cells[0].number = document->id;
    cells[1].day = document->day;
    cells[2].number = document->deal;
    cells[3].text = document->company;
    cells[4].number = document->kind;
    cells[5].text = document->title;
    cells[6].number = document->bytes;
    cells[7].text = document->path;
    cells[8].text = gt_arena_copy(call->arena, hex, 64);
}

int gt_cmd_document_list(struct gt_call *call)
{
    struct gt_document_row *rows = NULL;
    size_t count = 0;
    int64_t deal = 0, offset = 0, limit = 0, total = 0;
    int code = read_deal(call, &deal);
    if (!code)
        code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_document_list(call->store, deal, call->as_of, offset, limit, &rows, &count,
                                &total, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, DOCUMENT_COLUMNS);
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++)
        fill_document(call, &cells[i * DOCUMENT_COLUMNS], &rows[i]);
    struct gt_listing listing = {document_columns, DOCUMENT_COLUMNS, cells, count, NULL};
    code = gt_call_print(call, &listing);
    if (!code)
        gt_call_page_note(call, offset, count, total);
    return code;
}

/* Every document is looked at; those that are not as recorded are listed. */
int gt_cmd_document_check(struct gt_call *call)
{
    struct gt_document_row *rows = NULL;
    size_t count = 0, wrong = 0;
    int64_t deal = 0, total = 0;
    enum gt_document_state state = GT_DOCUMENT_STATE_SAME;
    int code = read_deal(call, &deal);
    if (!code)
        code = gt_document_list(call->store, deal, call->as_of, 0, -1, &rows, &count, &total,
                                call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, CHECKED_COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        code = gt_document_check(call->store, &rows[i], &state, call->arena, call->error);
        gt_call_progress(call, _("Reading"), (long long)i + 1, (long long)count);
        if (code || state == GT_DOCUMENT_STATE_SAME)
            continue;
        fill_document(call, &cells[wrong * CHECKED_COLUMNS], &rows[i]);
        cells[wrong * CHECKED_COLUMNS + DOCUMENT_COLUMNS].number = state;
        wrong++;
    }
    gt_call_progress(call, "", -1, 0);
    struct gt_listing listing = {document_columns, CHECKED_COLUMNS, cells, wrong, NULL};
    if (!code && (wrong || call->output != GT_OUTPUT_TABLE))
        code = gt_call_print(call, &listing);
    if (!code && call->output == GT_OUTPUT_TABLE)
        fprintf(call->world->out, _("Documents: %zu as recorded, %zu not.\n"), count - wrong,
                wrong);
    return code ? code : wrong ? GT_EXIT_FINDINGS : 0;
}

static int print_below(struct gt_call *call, const struct gt_listing *listing)
{
    if (listing->row_count == 0)
        return 0;
    fputc('\n', call->world->out);
    return gt_call_print(call, listing);
}

static int print_actions(struct gt_call *call, int64_t deal)
{
    static const struct gt_listing_column columns[] = {
        {"id", N_("Action"), GT_CELL_NUMBER, NULL}, {"due", N_("Due"), GT_CELL_DAY, NULL},
        {"done", N_("Done"), GT_CELL_DAY, NULL},    {"owner", N_("Owner"), GT_CELL_TEXT, NULL},
        {"text", N_("What"), GT_CELL_TEXT, NULL},
    };
    struct gt_action_row *rows = NULL;
    size_t count = 0;
    int code =
        gt_action_list(call->store, deal, call->as_of, &rows, &count, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, 5);
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++) {
        cells[i * 5].number = rows[i].id;
        cells[i * 5 + 1].day = rows[i].due;
        cells[i * 5 + 2].day = rows[i].done;
        cells[i * 5 + 3].text = rows[i].owner_name;
        cells[i * 5 + 4].text = rows[i].text;
    }
    struct gt_listing listing = {columns, 5, cells, count, NULL};
    return print_below(call, &listing);
}

static int print_papers(struct gt_call *call, int64_t deal)
{
    struct gt_document_row *rows = NULL;
    struct gt_note_row *notes = NULL;
    size_t count = 0, note_count = 0;
    int64_t total = 0;
    int code = gt_document_list(call->store, deal, call->as_of, 0, -1, &rows, &count, &total,
                                call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, DOCUMENT_COLUMNS);
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < count; i++)
        fill_document(call, &cells[i * DOCUMENT_COLUMNS], &rows[i]);
    struct gt_listing listing = {document_columns, DOCUMENT_COLUMNS, cells, count, NULL};
    code = print_below(call, &listing);
    if (!code)
        code = gt_note_list(call->store, deal, 0, call->as_of, 0, -1, &notes, &note_count, &total,
                            call->arena, call->error);
    if (code || !note_count)
        return code;
    fputc('\n', call->world->out);
    return print_notes(call, notes, note_count);
}

int gt_pipeline_print(struct gt_call *call, const struct gt_deal_row *deal)
{
    struct gt_listing answers;
    int code = gather_answers(call, deal->id, &answers);
    if (!code)
        code = print_below(call, &answers);
    if (!code)
        code = print_actions(call, deal->id);
    return code ? code : print_papers(call, deal->id);
}
