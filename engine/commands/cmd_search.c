/* cmd_search.c - `search`. */
#include "engine/commands/command.h"

#include "engine/base/lexeme.h"
#include "engine/store/search.h"

#include <string.h>

#define WORDS_MOST      64
#define PASSAGE_COLUMNS 60

static const struct gt_listing_column columns[] = {
    {"what", NULL, GT_CELL_TEXT, NULL},
    {"id", NULL, GT_CELL_NUMBER, NULL},
    {"record", N_("Record"), GT_CELL_TEXT, NULL},
    {"name", N_("Name"), GT_CELL_TEXT, NULL},
    {"place", NULL, GT_CELL_KIND, &gt_search_place_words},
    {"field", N_("Where"), GT_CELL_KIND, &gt_search_field_words},
    {"passage", N_("Passage"), GT_CELL_TEXT, NULL},
    {"text", NULL, GT_CELL_TEXT, NULL},
};

#define COLUMNS (sizeof columns / sizeof *columns)

/* --in may stand several times. */
static int read_places(struct gt_call *call, unsigned *places)
{
    struct gt_call one = *call;
    for (int i = 0; i < call->given_count; i++) {
        int place = -1;
        if (strcmp(call->given[i].name, "in") != 0)
            continue;
        one.given = &call->given[i];
        one.given_count = 1;
        int code = gt_call_kind(&one, "in", &gt_search_place_words, &place);
        if (code)
            return code;
        *places |= 1u << place;
    }
    return 0;
}

/* All arguments are one query. */
static int read_query(struct gt_call *call, struct gt_lexemes *query)
{
    struct gt_quote quote;
    const char *text = "";
    for (int i = 0; text && i < call->argument_count; i++)
        text = gt_arena_format(call->arena, "%s%s%s", text, i ? " " : "", call->arguments[i]);
    if (text)
        gt_lexemes_read(query, text);
    if (!text || query->failed)
        return gt_fail_memory(call->error);
    if (query->count == 0)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("%s has nothing to look for in it; write a letter, a digit or a Chinese "
                         "character at least"),
                       gt_text_quote(&quote, text));
    if (query->count > WORDS_MOST)
        return gt_fail(
            call->error, GT_EXIT_USAGE,
            _("%s is too long to look for; write %d words or Chinese characters at most"),
            gt_text_quote(&quote, text), WORDS_MOST);
    return 0;
}

/* The part of a text where the query stands; NULL: memory. */
static const char *passage_of(struct gt_call *call, const struct gt_lexemes *query,
                              const char *text)
{
    struct gt_lexemes words = {0};
    struct gt_text passage = {0};
    const char *copy = NULL;
    gt_lexemes_read(&words, text);
    gt_lexemes_find(query, &words);
    gt_lexemes_passage(&words, text, PASSAGE_COLUMNS, &passage);
    if (!words.failed && !passage.failed)
        copy = gt_arena_copy(call->arena, passage.data ? passage.data : "", passage.length);
    gt_lexemes_clear(&words);
    gt_text_clear(&passage);
    return copy;
}

static int print_rows(struct gt_call *call, const struct gt_lexemes *query,
                      const struct gt_search_answer *answer)
{
    struct gt_cell *cells = gt_call_cells(call, answer->count, COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < answer->count; i++) {
        const struct gt_search_row *row = &answer->rows[i];
        struct gt_cell *at = &cells[i * COLUMNS];
        at[0].text = row->what;
        at[1].number = row->id;
        at[2].text = gt_arena_format(call->arena, "%s #%lld", row->what, (long long)row->id);
        at[3].text = row->name;
        at[4].number = row->place;
        at[5].number = row->field;
        at[6].text = passage_of(call, query, row->text);
        at[7].text = row->text;
        if (!at[2].text || !at[6].text)
            return gt_fail_memory(call->error);
    }
    struct gt_listing listing = {columns, COLUMNS, cells, answer->count,
                                 gt_store_ledger(call->store)->currency};
    return gt_call_print(call, &listing);
}

static void print_notes(struct gt_call *call, const struct gt_search_question *question,
                        const struct gt_search_answer *answer)
{
    FILE *err = call->world->err;
    if (answer->total == 0)
        fprintf(err, "%s\n", _("Nothing was found."));
    else if (answer->at_most && answer->count)
        fprintf(err,
                _("Rows %lld to %lld of at most %lld; --page N or --all for the rest, or more "
                  "words to find less.\n"),
                (long long)question->offset + 1,
                (long long)question->offset + (long long)answer->count, (long long)answer->total);
    else
        gt_call_page_note(call, question->offset, answer->count, answer->total);
    if (answer->unknown)
        fprintf(err,
                _("%lld entries were written by another program and are not searched yet; the next "
                  "command that enters something makes up for it.\n"),
                (long long)answer->unknown);
}

int gt_cmd_search(struct gt_call *call)
{
    struct gt_lexemes query = {0};
    struct gt_search_answer answer = {0};
    struct gt_search_question question = {.query = &query, .as_of = call->as_of};
    int code = read_query(call, &query);
    if (!code)
        code = read_places(call, &question.places);
    if (!code)
        code = gt_call_page(call, &question.offset, &question.limit);
    if (!code)
        code = gt_search(call->store, &question, &answer, call->arena, call->error);
    if (!code)
        code = print_rows(call, &query, &answer);
    if (!code)
        print_notes(call, &question, &answer);
    gt_lexemes_clear(&query);
    return code;
}
