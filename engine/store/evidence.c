/* evidence.c - personal evidence made unreadable; see engine/store/qualification.h.
 *
 * The only place that changes the past. Where the text of a figure may stand:
 *   evidence, evidence_past        the figures
 *   source_row, source_row_past    a digest without a key of the whole imported row
 *   repair, repair_past            what an imported file said where another spelling was taken
 *   free pages and the write-ahead log of the file   (gt_evidence_scrub)
 * Triggers: an UPDATE of a fact table first copies the row, as it was, to its past. So the tables
 * are written first and their past after them; tables of the past have no triggers.
 */
#include "engine/store/qualification.h"

#include "engine/store/store_int.h"

#include <sodium.h>
#include <string.h>

#define KEY_BYTES    crypto_generichash_KEYBYTES /* 32 */
#define DIGEST_BYTES 32

_Static_assert(2 * KEY_BYTES + 1 == GT_REDACTION_KEY_HEX, "a key's length");
_Static_assert(2 * DIGEST_BYTES + 1 == GT_REDACTION_DIGEST_HEX, "a digest's length");

/* The figures in one line of text; the reference last, as it may hold anything. */
static int write_figures(const struct gt_figures *figures, struct gt_text *text,
                         struct gt_error *error)
{
    const struct {
        const char *name;
        gt_money fen;
    } amounts[] = {{"net_assets", figures->net_assets},
                   {"financial_assets", figures->financial_assets},
                   {"average_income", figures->average_income}};
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        if (amounts[i].fen != GT_MONEY_UNKNOWN)
            gt_text_format(text, "%s=%lld\n", amounts[i].name, (long long)amounts[i].fen);
    if (figures->reference)
        gt_text_format(text, "reference=%s\n", figures->reference);
    return text->failed ? gt_fail_memory(error) : 0;
}

static int digest_figures(const struct gt_figures *figures, const unsigned char key[KEY_BYTES],
                          unsigned char digest[DIGEST_BYTES], struct gt_error *error)
{
    struct gt_text text = {0};
    int code = write_figures(figures, &text, error);
    if (!code)
        crypto_generichash(digest, DIGEST_BYTES,
                           (const unsigned char *)(text.data ? text.data : ""), text.length, key,
                           KEY_BYTES);
    if (text.data)
        sodium_memzero(text.data, text.length);
    gt_text_clear(&text);
    return code;
}

int gt_figures_digest(const struct gt_figures *figures, const char *key,
                      char digest[GT_REDACTION_DIGEST_HEX], struct gt_error *error)
{
    unsigned char bytes[KEY_BYTES], hash[DIGEST_BYTES];
    size_t length = 0;
    const char *end = NULL;
    if (sodium_hex2bin(bytes, sizeof bytes, key, strlen(key), NULL, &length, &end) != 0 ||
        length != sizeof bytes || *end)
        return gt_fail(error, GT_EXIT_DATA,
                       _("key: a key is the 64 hexadecimal digits that `gentou evidence redact` "
                         "printed"));
    int code = digest_figures(figures, bytes, hash, error);
    if (!code)
        sodium_bin2hex(digest, GT_REDACTION_DIGEST_HEX, hash, sizeof hash);
    return code;
}

/* One version of an evidence that is not redacted yet. */
struct version {
    int64_t qualification;
    int64_t rowid; /* of the past; 0: the one that stands */
    struct gt_figures figures;
};

static void map_version(sqlite3_stmt *row, void *version, struct gt_arena *arena)
{
    *(struct version *)version = (struct version){
        sqlite3_column_int64(row, 0),
        sqlite3_column_int64(row, 1),
        {gt_column_money(row, 2), gt_column_money(row, 3), gt_column_money(row, 4),
         gt_column_text(row, 5, arena)},
    };
}

#define MEMBERS_RECORDS                                                                            \
    "(SELECT id FROM main.party WHERE canon = (SELECT canon FROM main.party WHERE id = ?1))"
/* Of a qualification that was taken back, too. */
#define MEMBERS_QUALIFICATIONS                                                                     \
    "(SELECT id FROM main.qualification WHERE member IN " MEMBERS_RECORDS                          \
    " UNION SELECT id FROM main.qualification_past WHERE member IN " MEMBERS_RECORDS ")"
#define HAS_SOMETHING                                                                              \
    "digest IS NULL AND coalesce(net_assets, financial_assets, average_income, reference) "        \
    "IS NOT NULL"

/* The versions of the past come with those that stand, before anything is written: a row that
 * stands becomes one of the past by being written. */
static int collect_versions(struct gt_store *store, int64_t member, struct version **versions,
                            size_t *count, struct gt_arena *arena, struct gt_error *error)
{
    return gt_store_collect(
        store,
        gt_store_query(store, error,
                       "SELECT qualification, 0, net_assets, financial_assets, average_income, "
                       "reference FROM main.evidence WHERE " HAS_SOMETHING
                       " AND qualification IN " MEMBERS_QUALIFICATIONS " UNION ALL "
                       "SELECT qualification, rowid, net_assets, financial_assets, "
                       "average_income, reference FROM main.evidence_past WHERE " HAS_SOMETHING
                       " AND qualification IN " MEMBERS_QUALIFICATIONS,
                       "i", member),
        map_version, sizeof **versions, versions, count, arena, error);
}

#define BLANK                                                                                      \
    "net_assets = NULL, financial_assets = NULL, average_income = NULL, reference = NULL, "        \
    "digest = ?2, redacted = ?3 "

static int blank_version(struct gt_store *store, const struct version *version,
                         const unsigned char key[KEY_BYTES], struct gt_error *error)
{
    unsigned char digest[DIGEST_BYTES];
    int code = digest_figures(&version->figures, key, digest, error);
    if (!code && version->rowid)
        return gt_store_run(store, error, NULL,
                            "UPDATE main.evidence_past SET " BLANK "WHERE rowid = ?1", "ibi",
                            version->rowid, digest, DIGEST_BYTES, store->seq);
    if (!code)
        code = gt_store_run(store, error, NULL,
                            "UPDATE main.evidence SET " BLANK ", seq = ?3, back = NULL "
                            "WHERE qualification = ?1",
                            "ibi", version->qualification, digest, DIGEST_BYTES, store->seq);
    /* What the trigger has just copied. */
    return code ? code
                : gt_store_run(store, error, NULL,
                               "UPDATE main.evidence_past SET " BLANK
                               "WHERE qualification = ?1 AND ended = ?3 AND digest IS NULL",
                               "ibi", version->qualification, digest, DIGEST_BYTES, store->seq);
}

/* The row's digest is drawn anew: the file entered again would be taken for a new one. What the
 * file said is gone, that it was mended remains. */
static int blank_imports(struct gt_store *store, int64_t member, struct gt_error *error)
{
    static const char *const steps[] = {
        "UPDATE main.repair SET original = '', seq = ?2, back = NULL WHERE original <> '' AND "
        "(import, line) IN (SELECT import, line FROM main.source_row WHERE form = 'qualification' "
        " AND record IN " MEMBERS_QUALIFICATIONS ")",
        "UPDATE main.repair_past SET original = '' WHERE ?2 AND (import, line) IN "
        "(SELECT import, line FROM main.source_row WHERE form = 'qualification' "
        " AND record IN " MEMBERS_QUALIFICATIONS
        " UNION SELECT import, line FROM main.source_row_past WHERE form = 'qualification' "
        " AND record IN " MEMBERS_QUALIFICATIONS ")",
        "UPDATE main.source_row SET digest = randomblob(16), seq = ?2, back = NULL "
        "WHERE form = 'qualification' AND record IN " MEMBERS_QUALIFICATIONS,
        "UPDATE main.source_row_past SET digest = randomblob(16) "
        "WHERE ?2 AND form = 'qualification' AND record IN " MEMBERS_QUALIFICATIONS,
    };
    int code = 0;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !code; i++)
        code = gt_store_run(store, error, NULL, steps[i], "ii", member, store->seq);
    return code;
}

int gt_evidence_redact(struct gt_store *store, int64_t member, char key[GT_REDACTION_KEY_HEX],
                       int64_t *count, struct gt_arena *arena, struct gt_error *error)
{
    unsigned char bytes[KEY_BYTES];
    struct version *versions = NULL;
    size_t n = 0;
    *count = 0;
    if (sodium_init() < 0)
        return gt_fail(error, GT_EXIT_DATA, _("the system gives no random bytes; try again"));
    int code = collect_versions(store, member, &versions, &n, arena, error);
    crypto_generichash_keygen(bytes);
    sodium_bin2hex(key, GT_REDACTION_KEY_HEX, bytes, sizeof bytes);
    for (size_t i = 0; i < n && !code; i++)
        code = blank_version(store, &versions[i], bytes, error);
    if (!code && n)
        code = blank_imports(store, member, error);
    sodium_memzero(bytes, sizeof bytes);
    *count = (int64_t)n;
    return code;
}

int gt_evidence_scrub(struct gt_store *store, bool *done, struct gt_error *error)
{
    sqlite3_stmt *row = NULL;
    int64_t busy = 1;
    *done = false;
    gt_store_forget_statements(store);
    /* The ledger may be larger than memory. */
    if (sqlite3_exec(store->db, "PRAGMA temp_store = FILE; VACUUM;", NULL, NULL, NULL) != SQLITE_OK)
        return 0;
    row = gt_store_query(store, error, "PRAGMA wal_checkpoint(TRUNCATE)", "");
    int code = gt_store_number(store, row, &busy, error);
    *done = !code && busy == 0;
    return code;
}
