/* papers.c - the rows of notes and documents (pipeline.h). libsodium makes the SHA-256. */
#include "engine/store/pipeline.h"

#include "engine/store/store_int.h"

#include <sodium.h>
#include <string.h>

int gt_note_insert(struct gt_store *store, const struct gt_note_row *note, int64_t *id,
                   struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO note (deal, party, day, text, seq) "
                        "VALUES (nullif(?, 0), nullif(?, 0), ?, ?, ?)",
                        "iidti", note->deal, note->party, note->day, note->text, store->seq);
}

static void map_note(sqlite3_stmt *row, void *note, struct gt_arena *arena)
{
    *(struct gt_note_row *)note = (struct gt_note_row){
        .id = sqlite3_column_int64(row, 0),
        .deal = sqlite3_column_int64(row, 1),
        .party = sqlite3_column_int64(row, 2),
        .about = gt_column_text(row, 3, arena),
        .day = gt_column_day(row, 4),
        .text = gt_column_text(row, 5, arena),
        .actor = gt_column_text(row, 6, arena),
    };
}

/* The page of the notes that an index gives, then the rest of their columns. */
#define NOTES(which)                                                                               \
    "SELECT n.id, n.deal, p.canon, q.name, n.day, n.text, e.actor FROM note n "                    \
    "JOIN entry e ON e.seq = n.seq LEFT JOIN deal d ON d.id = n.deal "                             \
    "JOIN party p ON p.id = coalesce(n.party, d.company) JOIN party q ON q.id = p.canon "          \
    "WHERE n.id IN (SELECT id FROM note WHERE " which                                              \
    " day <= ?1 ORDER BY day DESC, id DESC LIMIT ?2 OFFSET ?3) ORDER BY n.day DESC, n.id DESC"
#define COUNT_NOTES(which) "SELECT count(*) FROM note WHERE " which " day <= ?1"
#define OF_DEAL            "deal = ?4 AND"
#define OF_PARTY           "party IN (SELECT k.id FROM party k WHERE k.canon = ?4) AND"

int gt_note_list(struct gt_store *store, int64_t deal, int64_t party, gt_day as_of, int64_t offset,
                 int64_t limit, struct gt_note_row **rows, size_t *count, int64_t *total,
                 struct gt_arena *arena, struct gt_error *error)
{
    int64_t of = deal ? deal : party;
    sqlite3_stmt *number =
        deal ? gt_store_query(store, error, COUNT_NOTES(OF_DEAL), "diii", as_of, limit, offset, of)
        : party
            ? gt_store_query(store, error, COUNT_NOTES(OF_PARTY), "diii", as_of, limit, offset, of)
            : gt_store_query(store, error, COUNT_NOTES(""), "d", as_of);
    int code = gt_store_number(store, number, total, error);
    if (code)
        return code;
    sqlite3_stmt *row =
        deal    ? gt_store_query(store, error, NOTES(OF_DEAL), "diii", as_of, limit, offset, of)
        : party ? gt_store_query(store, error, NOTES(OF_PARTY), "diii", as_of, limit, offset, of)
                : gt_store_query(store, error, NOTES(""), "dii", as_of, limit, offset);
    return gt_store_collect(store, row, map_note, sizeof **rows, rows, count, arena, error);
}

int gt_document_insert(struct gt_store *store, const struct gt_document_row *document, int64_t *id,
                       struct gt_error *error)
{
    return gt_store_run(store, error, id,
                        "INSERT INTO deal_document (deal, day, kind, title, path, bytes, digest, "
                        "seq) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                        "idkttibi", document->deal, document->day, &gt_document_kind_words,
                        document->kind, document->title, document->path, document->bytes,
                        document->digest, (int)sizeof document->digest, store->seq);
}

static void map_document(sqlite3_stmt *row, void *data, struct gt_arena *arena)
{
    struct gt_document_row *document = data;
    *document = (struct gt_document_row){
        .id = sqlite3_column_int64(row, 0),
        .deal = sqlite3_column_int64(row, 1),
        .company = gt_column_text(row, 2, arena),
        .day = gt_column_day(row, 3),
        .kind = gt_column_kind(row, 4, &gt_document_kind_words),
        .title = gt_column_text(row, 5, arena),
        .path = gt_column_text(row, 6, arena),
        .bytes = sqlite3_column_int64(row, 7),
    };
    if (sqlite3_column_bytes(row, 8) == (int)sizeof document->digest)
        memcpy(document->digest, sqlite3_column_blob(row, 8), sizeof document->digest);
}

#define DOCUMENTS(which)                                                                           \
    "SELECT o.id, o.deal, q.name, o.day, o.kind, o.title, o.path, o.bytes, o.digest "              \
    "FROM deal_document o JOIN deal d ON d.id = o.deal JOIN party p ON p.id = d.company "          \
    "JOIN party q ON q.id = p.canon WHERE o.id IN (SELECT id FROM deal_document WHERE " which      \
    " day <= ?1 ORDER BY day DESC, id DESC LIMIT ?2 OFFSET ?3) ORDER BY o.day DESC, o.id DESC"
#define COUNT_DOCUMENTS(which) "SELECT count(*) FROM deal_document WHERE " which " day <= ?1"

int gt_document_list(struct gt_store *store, int64_t deal, gt_day as_of, int64_t offset,
                     int64_t limit, struct gt_document_row **rows, size_t *count, int64_t *total,
                     struct gt_arena *arena, struct gt_error *error)
{
    sqlite3_stmt *number = deal ? gt_store_query(store, error, COUNT_DOCUMENTS(OF_DEAL), "diii",
                                                 as_of, limit, offset, deal)
                                : gt_store_query(store, error, COUNT_DOCUMENTS(""), "d", as_of);
    int code = gt_store_number(store, number, total, error);
    if (code)
        return code;
    sqlite3_stmt *row =
        deal ? gt_store_query(store, error, DOCUMENTS(OF_DEAL), "diii", as_of, limit, offset, deal)
             : gt_store_query(store, error, DOCUMENTS(""), "dii", as_of, limit, offset);
    return gt_store_collect(store, row, map_document, sizeof **rows, rows, count, arena, error);
}

#define DOCUMENT "deal, day, kind, title, path, bytes, digest"

int gt_document_written(struct gt_store *store, int64_t id, struct gt_document_row *document,
                        struct gt_arena *arena, struct gt_error *error)
{
    struct gt_document_row *rows = NULL;
    size_t count = 0;
    int code = gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT id, deal, NULL, day, kind, title, path, bytes, digest "
                       "FROM deal_document WHERE id = ?",
                       "i", id),
        map_document, sizeof *rows, &rows, &count, arena, error);
    *document = count ? rows[0] : (struct gt_document_row){0};
    return code;
}

int gt_document_update(struct gt_store *store, const struct gt_document_row *document,
                       bool *changed, struct gt_error *error)
{
    int code =
        gt_store_run(store, error, NULL,
                     "UPDATE deal_document SET (" DOCUMENT ") = (?2, ?3, ?4, ?5, ?6, ?7, "
                     "?8), seq = ?9 WHERE id = ?1 AND (" DOCUMENT ") IS NOT "
                     "(?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                     "iidkttibi", document->id, document->deal, document->day,
                     &gt_document_kind_words, document->kind, document->title, document->path,
                     document->bytes, document->digest, (int)sizeof document->digest, store->seq);
    *changed |= !code && sqlite3_changes(store->db) > 0;
    return code;
}

bool gt_file_digest(FILE *file, unsigned char digest[32], int64_t *bytes)
{
    /* Needs no sodium_init: a hash draws no randomness. */
    crypto_hash_sha256_state state;
    unsigned char block[65536];
    size_t length;
    *bytes = 0;
    crypto_hash_sha256_init(&state);
    while ((length = fread(block, 1, sizeof block, file)) > 0) {
        crypto_hash_sha256_update(&state, block, length);
        *bytes += (int64_t)length;
    }
    crypto_hash_sha256_final(&state, digest);
    return !ferror(file);
}
