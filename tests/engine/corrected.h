/* corrected.h - tables of corrections, and what holds of every one of them.
 *
 * A row says what is corrected (fields NULL: removed), and what then is so: a question that has the
 * answer 1, or the sentence that refuses it.
 */
#ifndef GENTOU_TESTS_ENGINE_CORRECTED_H
#define GENTOU_TESTS_ENGINE_CORRECTED_H

#include "tests/engine/amended.h"
#include "tests/engine/scrap.h"
#include "tests/engine/state.h"

struct correction {
    const char *noun, *which, *fields, *then;
};

/* Refused with its sentence, and the ledger is as it was to the last row. */
static inline void correction_refused(const struct correction *row)
{
    const char *before = ledger_dump(&ledger);
    int code = amend_as(row->noun, row->which, row->fields);
    ck_assert_str_eq(ledger.error.text, row->then);
    ck_assert_int_eq(code, GT_EXIT_DATA);
    ck_assert_str_eq(ledger_dump(&ledger), before);
}

/* The change is seen, and taking it back leaves no trace of it in the facts. */
static inline void correction_done(const struct correction *row)
{
    const char *before = ledger_state(&ledger);
    amend(row->noun, row->which, row->fields);
    ck_assert_msg(ledger_count(&ledger, gt_arena_format(&ledger.arena, "SELECT %s", row->then)) ==
                      1,
                  "%s", row->then);
    ck_assert_int_eq(ledger_count(&ledger, "SELECT count(*) FROM pragma_foreign_key_check"), 0);
    const char *after = ledger_state(&ledger);
    ledger_well(&ledger, undo_last());
    ck_assert_str_eq(ledger_state(&ledger), before);
    ledger_well(&ledger, undo_last());
    ck_assert_str_eq(ledger_state(&ledger), after);
}

/* A record, as a store knows it, in one line. */
static inline const char *record_line(struct gt_store *store, const char *noun, int64_t id)
{
    void *record = NULL;
    ledger_well(&ledger, gt_amend_read(store, gt_amend_find(noun), id, gt_record_stored, &record,
                                       &ledger.arena, &ledger.error));
    return gt_form_canonical(&gt_record_type_find(noun)->form, record, &ledger.arena);
}

/* Whoever asks for what was known before reads the record as it was. */
static inline void correction_known(const struct correction *row)
{
    struct gt_store *then = NULL;
    int64_t id = 0, known = gt_store_ledger(ledger.store)->seq;
    ledger_well(&ledger, gt_amend_which(ledger.store, gt_amend_find(row->noun), row->which, &id,
                                        &ledger.arena, &ledger.error));
    const char *before = record_line(ledger.store, row->noun, id);
    amend(row->noun, row->which, row->fields);
    if (row->fields)
        ck_assert_str_ne(record_line(ledger.store, row->noun, id), before);
    ledger_well(&ledger, gt_store_open(ledger.path, false, &then, &ledger.error));
    ledger_well(&ledger, gt_past_know(then, known, &ledger.error));
    ck_assert_str_eq(record_line(then, row->noun, id), before);
    gt_store_close(then);
}

/* Random corrections and some removals, then all of them taken back, one by one. */
static inline void corrections_random(const struct correction *rows, size_t count, uint64_t seed)
{
    enum { ENTRIES = 40 };
    const char *states[ENTRIES + 1];
    int entries = 0;
    states[0] = ledger_state(&ledger);
    for (int tries = 0; entries < ENTRIES && tries < 400; tries++) {
        const struct correction *row = &rows[noise(&seed) % count];
        bool gone = row->fields == NULL && noise(&seed) % 4;
        if (gone || amend_as(row->noun, row->which, row->fields))
            continue;
        states[++entries] = ledger_state(&ledger);
        ck_assert_str_ne(states[entries], states[entries - 1]);
    }
    ck_assert_int_gt(entries, 8);
    for (int64_t entry = gt_store_ledger(ledger.store)->seq; entries > 0; entries--, entry--) {
        const struct gt_entry undo = {
            .at = ledger_entry.at, .actor = "secretary", .command = "undo", .undoes = entry};
        ledger_well(&ledger, gt_store_begin(ledger.store, &undo, &ledger.error));
        ledger_well(&ledger, gt_past_undo(ledger.store, entry, &ledger.error));
        ledger_commit(&ledger);
        ck_assert_str_eq(ledger_state(&ledger), states[entries - 1]);
    }
}

#endif
