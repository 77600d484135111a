/* qualification.h - the rows that show who is a qualified investor, and the personal evidence in
 * them, which can be redacted.
 *
 * Redaction overwrites figures and reference, in the table and in its past, and leaves a digest:
 * BLAKE2b of 32 bytes over their text, keyed by a key that is drawn for the act and kept nowhere.
 * A digest without a key, or with a salt that lies beside it, would hide nothing: there are few
 * likely incomes, and trying them all takes seconds. Whoever is handed the key can still prove from
 * the paper that the digest is of it.
 */
#ifndef GENTOU_ENGINE_STORE_QUALIFICATION_H
#define GENTOU_ENGINE_STORE_QUALIFICATION_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

#include <stddef.h>

/* The figures of an evidence; GT_MONEY_UNKNOWN and NULL: none. */
struct gt_figures {
    gt_money net_assets, financial_assets, average_income; /* fen */
    const char *reference;
};

struct gt_qualification_row {
    int64_t id, member;
    const char *member_name; /* read only */
    gt_day day;
    gt_day expires; /* last day; GT_DAY_LAST: it does not expire */
    int deemed;     /* enum gt_deemed */
    struct gt_figures figures;
    const char *digest; /* of redacted ones, in hexadecimal, else NULL; read only, as all below */
    int64_t redacted;   /* the entry that redacted them, 0: none did */
    const char *redacted_at, *redacted_by, *redacted_why;
};

int gt_qualification_insert(struct gt_store *store, const struct gt_qualification_row *row,
                            int64_t *id, struct gt_error *error);

/* The qualifications of a member (0: of all), as of a date, the oldest first. */
int gt_qualification_list(struct gt_store *store, int64_t member, gt_day as_of,
                          struct gt_qualification_row **rows, size_t *count, struct gt_arena *arena,
                          struct gt_error *error);

#define GT_REDACTION_KEY_HEX    65 /* bytes for a key in hexadecimal and its NUL */
#define GT_REDACTION_DIGEST_HEX 65

/* The digest of figures under a key. GT_EXIT_DATA when the key is none. */
int gt_figures_digest(const struct gt_figures *figures, const char *key,
                      char digest[GT_REDACTION_DIGEST_HEX], struct gt_error *error);

/* Redacts all evidence of a member as a fact of the open entry, whose reason remains with it: the
 * rows, their past, and what an import kept of them. *count: rows that had something to redact (0:
 * nothing was done). `key` receives the key. */
int gt_evidence_redact(struct gt_store *store, int64_t member, char key[GT_REDACTION_KEY_HEX],
                       int64_t *count, struct gt_arena *arena, struct gt_error *error);

/* After the commit of a redaction: rewrites the file, so that nothing overwritten is left in free
 * pages, and empties the write-ahead log. *done is false when that could not be done (another
 * program has the ledger open, or there is no room): old text may lie in the file until it is. */
int gt_evidence_scrub(struct gt_store *store, bool *done, struct gt_error *error);

#endif
