/* qualification.h - is a member a qualified investor, as of a day, by the evidence in the ledger?
 *
 * The latest evidence of each figure on or before the day is put to the test of
 * gentou/qualified.h. Redacted evidence is evidence no more.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_QUALIFICATION_H
#define GENTOU_ENGINE_OPERATIONS_QUALIFICATION_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/qualified.h"

#include <stdbool.h>
#include <stddef.h>

struct gt_qualified_member {
    struct gt_qualification result;
    gt_day until;  /* answer YES: the last day it is so on this evidence; GT_DAY_LAST: no end. If
                      evidence has expired: the last day it could be used. Else GT_DAY_NONE */
    bool redacted; /* some of its evidence is */
    size_t proofs; /* in the ledger by then */
};

/* The test of a party for a fund that it puts `ticket` fen into. A party that no ticket is known of
 * is asked for its means alone by GT_TICKET_ENOUGH. */
#define GT_TICKET_ENOUGH (gt_qualified_threshold(GT_INVESTOR_FACT_TICKET))
int gt_qualified_member(struct gt_store *store, int64_t party, gt_money ticket, gt_day as_of,
                        struct gt_qualified_member *member, struct gt_arena *arena,
                        struct gt_error *error);

/* What is known of an investor on a day, its ticket aside: proofs that have run out are none. */
int gt_investor_read(struct gt_store *store, int64_t party, gt_day as_of,
                     struct gt_investor *investor, struct gt_arena *arena, struct gt_error *error);

/* A member and its standing. */
struct gt_qualified_row {
    int64_t member;
    const char *name;
    int kind; /* enum gt_party_kind, -1: nobody said */
    struct gt_qualified_member standing;
};

/* Members whose proof runs out within `days` days from as_of, or has run out; all when days < 0.
 * In the order of the days. */
int gt_qualified_list(struct gt_store *store, gt_day as_of, int64_t days,
                      struct gt_qualified_row **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error);

/* The facts of a set as words, parted by commas: labels, or tokens for machines. NULL for none. */
const char *gt_facts_text(gt_facts facts, bool tokens, struct gt_arena *arena);

/* Redacts all evidence of a member, as an entry of its own, and scrubs the file. `key` receives the
 * key of the digests (store/qualification.h); *scrubbed is false when gt_evidence_scrub could not
 * do its work. Where all is redacted already, the file is scrubbed once more and *count is 0.
 * Refused when there is no evidence. */
int gt_redact_evidence(struct gt_store *store, const struct gt_entry *entry, const char *member,
                       bool dry_run, char *key, int64_t *count, bool *scrubbed,
                       struct gt_arena *arena, struct gt_error *error);

#endif
