/* search.c - the index of words: fed at each commit, asked, and held against the ledger. */
#include "engine/store/search.h"

#include "engine/store/search_int.h"
#include "engine/store/store_int.h"

#include <assert.h>
#include <string.h>

#define KEY_BITS   40 /* of a record's number in the index; its source stands above */
#define PLACE_BITS (KEY_BITS + 4)

/* Of a place with more hits than that only the latest are ranked: bm25 reads each of them, and a
 * word that stands everywhere tells none from another. */
#define RANKED_MOST 10000

/* Up to here all hits are held against the ledger, so that their number is exact. */
#define READ_ALL 1000

static int add_text(struct gt_store *store, const struct gt_search_source *source, int64_t record,
                    const struct gt_text *index, struct gt_error *error)
{
    assert(record >> KEY_BITS == 0);
    if (index->failed)
        return gt_fail_memory(error);
    return index->length == 0
               ? 0
               : gt_store_run(store, error, NULL, "INSERT INTO search (rowid, words) VALUES (?, ?)",
                              "it", (int64_t)source->number << KEY_BITS | record, index->data);
}

/* In the order of the records, so that the index takes them in one go. */
static int index_source(struct gt_store *store, const struct gt_search_source *source, int64_t done,
                        struct gt_error *error)
{
    struct gt_lexemes words = {0};
    struct gt_text index = {0};
    int64_t record = 0;
    int code = 0, step = 0;
    sqlite3_stmt *row = gt_store_query(store, error, source->added, "i", done);
    if (!row)
        return error->exit;
    while (!code && (step = gt_store_step(store, row, error)) > 0) {
        if (sqlite3_column_int64(row, 0) != record) {
            code = add_text(store, source, record, &index, error);
            gt_text_reset(&index);
        }
        record = sqlite3_column_int64(row, 0);
        gt_lexemes_read(&words, (const char *)sqlite3_column_text(row, 1));
        gt_lexemes_index(&words, &index);
        index.failed |= words.failed;
    }
    if (!code)
        code = step < 0 ? (int)error->exit : add_text(store, source, record, &index, error);
    sqlite3_reset(row);
    gt_lexemes_clear(&words);
    gt_text_clear(&index);
    return code;
}

static int read_done(struct gt_store *store, int64_t *done, struct gt_error *error)
{
    return gt_store_number(store, gt_store_query(store, error, "SELECT entry FROM search_done", ""),
                           done, error);
}

int gt_search_index(struct gt_store *store, struct gt_error *error)
{
    int64_t done = 0;
    int code = read_done(store, &done, error);
    for (const struct gt_search_source *source = gt_search_sources; source->number && !code;
         source++)
        code = index_source(store, source, done, error);
    return code ? code
                : gt_store_run(store, error, NULL, "UPDATE search_done SET entry = ?", "i",
                               store->seq);
}

/* What FTS5 is asked for: every term, a run of characters by each two that are joined. All of it is
 * letters and digits, so that nothing needs an escape between the quotes. */
static void write_query(const struct gt_lexemes *query, struct gt_text *match)
{
    for (size_t i = 0; i < query->count; i++) {
        const struct gt_lexeme *word = &query->items[i];
        bool pair = i + 1 < query->count && query->items[i + 1].joined;
        if (word->joined && !pair)
            continue; /* the pair before has it */
        gt_text_format(match, " \"%.*s%.*s\"%s", (int)word->length, gt_lexeme_text(query, i),
                       pair ? (int)query->items[i + 1].length : 0,
                       pair ? gt_lexeme_text(query, i + 1) : "",
                       (word->character && !pair) || gt_lexemes_open(query, i) ? "*" : "");
    }
}

/* A search as it goes. */
struct search {
    struct gt_store *store;
    const struct gt_search_question *question;
    struct gt_search_answer *answer;
    size_t capacity; /* of the answer's rows */
    const char *match;
    int64_t hits;  /* in the index */
    int64_t read;  /* of them, held against the ledger */
    int64_t stand; /* of them, stand there */
    int64_t *seen; /* parties shown that may be found again under another record */
    size_t seen_count, seen_capacity;
    struct gt_lexemes words; /* of the text at hand */
    struct gt_text all;      /* the texts of the record at hand */
    struct gt_arena *arena;
    struct gt_error *error;
};

static bool is_seen(struct search *search, int64_t party)
{
    for (size_t i = 0; i < search->seen_count; i++)
        if (search->seen[i] == party)
            return true;
    int64_t *seen = gt_arena_grow(search->arena, search->seen, search->seen_count,
                                  &search->seen_capacity, sizeof *seen);
    if (!seen) {
        search->words.failed = true;
        return false;
    }
    search->seen = seen;
    search->seen[search->seen_count++] = party;
    return false;
}

static bool stands_in(struct search *search, const char *text)
{
    gt_lexemes_read(&search->words, text);
    return gt_lexemes_find(search->question->query, &search->words);
}

/* Shows a hit when its page is asked. The row of the statement says what it is. */
static int show(struct search *search, const struct gt_search_source *source, sqlite3_stmt *row,
                const char *text)
{
    struct gt_search_answer *answer = search->answer;
    int64_t place = search->stand++ - search->question->offset;
    if (place < 0 || (search->question->limit >= 0 && place >= search->question->limit))
        return 0;
    struct gt_search_row *rows =
        gt_arena_grow(search->arena, answer->rows, answer->count, &search->capacity, sizeof *rows);
    if (!rows)
        return gt_fail_memory(search->error);
    answer->rows = rows;
    rows[answer->count++] = (struct gt_search_row){
        .what = gt_column_text(row, 0, search->arena),
        .id = sqlite3_column_int64(row, 1),
        .name = gt_column_text(row, 2, search->arena),
        .place = (int)source->place,
        .field = (int)source->field,
        .text = gt_arena_copy(search->arena, text, strlen(text)),
    };
    const struct gt_search_row *shown = &rows[answer->count - 1];
    return shown->what && shown->name && shown->text ? 0 : gt_fail_memory(search->error);
}

/* Reads a record as it stands then. Of several texts (a party's names) the one that has all of the
 * query is shown, else all of them when they have it together. */
static int read_record(struct search *search, const struct gt_search_source *source, int64_t record)
{
    int step = 0, code = 0;
    bool found = false, again = false;
    sqlite3_stmt *row = gt_store_query(search->store, search->error, source->now, "id", record,
                                       search->question->as_of);
    if (!row)
        return search->error->exit;
    gt_text_reset(&search->all);
    search->read++;
    while (!found && (step = gt_store_step(search->store, row, search->error)) > 0) {
        const char *text = (const char *)sqlite3_column_text(row, 3);
        gt_text_format(&search->all, "%s%s", search->all.length ? "; " : "", text ? text : "");
        again = sqlite3_column_int(row, 4);
        found = text && (stands_in(search, text) ||
                         (search->all.length > strlen(text) && !search->all.failed &&
                          stands_in(search, search->all.data)));
        if (found && !(again && is_seen(search, sqlite3_column_int64(row, 1))))
            code = show(search, source, row, stands_in(search, text) ? text : search->all.data);
    }
    sqlite3_reset(row);
    if (search->words.failed || search->all.failed)
        return gt_fail_memory(search->error);
    return step < 0 ? (int)search->error->exit : code;
}

static const struct gt_search_source *source_of(int number)
{
    const struct gt_search_source *source = gt_search_sources;
    while (source->number && source->number != number)
        source++;
    return source->number ? source : NULL;
}

/* Whether what is asked for is there: the page, and, of few hits, the number of all. */
static bool is_answered(const struct search *search)
{
    const struct gt_search_question *question = search->question;
    return question->limit >= 0 && search->hits > READ_ALL &&
           search->stand >= question->offset + question->limit;
}

static int count_place(struct search *search, int64_t low, int64_t high)
{
    int64_t hits = 0;
    int code = gt_store_number(
        search->store,
        gt_store_query(search->store, search->error,
                       "SELECT count(*) FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ?",
                       "tii", search->match, low, high - 1),
        &hits, search->error);
    search->hits += hits;
    return code;
}

static int read_place(struct search *search, int64_t low, int64_t high)
{
    const struct gt_search_question *question = search->question;
    int64_t most = question->limit < 0 ? -1
                   : question->offset + question->limit > RANKED_MOST
                       ? question->offset + question->limit
                       : RANKED_MOST;
    int step = 0, code = 0;
    sqlite3_stmt *row = gt_store_query(
        search->store, search->error,
        "SELECT rowid FROM (SELECT rowid, rank AS r FROM search WHERE search MATCH ? "
        "AND rowid BETWEEN ? AND ? ORDER BY rowid DESC LIMIT ?) ORDER BY r, rowid DESC",
        "tiii", search->match, low, high - 1, most);
    if (!row)
        return search->error->exit;
    while (!code && !is_answered(search) &&
           (step = gt_store_step(search->store, row, search->error)) > 0) {
        int64_t hit = sqlite3_column_int64(row, 0);
        const struct gt_search_source *source = source_of((int)(hit >> KEY_BITS));
        if (source)
            code = read_record(search, source, hit & (((int64_t)1 << KEY_BITS) - 1));
    }
    sqlite3_reset(row);
    return step < 0 ? (int)search->error->exit : code;
}

/* All places are counted before the first is read: whether all hits are read depends on them. */
static int read_places(struct search *search,
                       int (*read)(struct search *search, int64_t low, int64_t high))
{
    int code = 0;
    for (int place = 0; place < gt_search_place_words.count && !code; place++)
        if (search->question->places == 0 || search->question->places & 1u << place)
            code = read(search, (int64_t)place << PLACE_BITS, (int64_t)(place + 1) << PLACE_BITS);
    return code;
}

int gt_search(struct gt_store *store, const struct gt_search_question *question,
              struct gt_search_answer *answer, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_text match = {0};
    struct search search = {
        .store = store, .question = question, .answer = answer, .arena = arena, .error = error};
    int64_t done = 0;
    *answer = (struct gt_search_answer){0};
    write_query(question->query, &match);
    search.match = match.data ? match.data : "";
    int code = match.failed ? gt_fail_memory(error) : read_done(store, &done, error);
    if (!code && match.length)
        code = read_places(&search, count_place);
    if (!code && match.length)
        code = read_places(&search, read_place);
    answer->at_most = search.read < search.hits;
    answer->total = search.stand + (search.hits - search.read);
    answer->unknown = store->ledger.seq > done ? store->ledger.seq - done : 0;
    gt_lexemes_clear(&search.words);
    gt_text_clear(&search.all);
    gt_text_clear(&match);
    return code;
}
