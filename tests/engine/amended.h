/* amended.h - records of the ledger of entered.h corrected, removed, and entries taken back.
 *
 * A correction is written as a record is: "amount=5 | note"; a field without a text is cleared.
 */
#ifndef GENTOU_TESTS_ENGINE_AMENDED_H
#define GENTOU_TESTS_ENGINE_AMENDED_H

#include "tests/engine/entered.h"

#include "engine/intake/stored.h"
#include "engine/store/past.h"

/* The texts of "field=text | field=text"; a field without a text is cleared. */
static inline int rebind(const struct gt_record_type *type, const char *fields, void *record)
{
    struct gt_field_text texts[16];
    const struct gt_field *cleared[16];
    size_t count = 0, cleared_count = 0;
    struct gt_binding binding = {.arena = &ledger.arena,
                                 .currency = gt_store_ledger(ledger.store)->currency};
    for (const char *at = fields, *end; *at; at = *end ? end + 3 : end) {
        end = strstr(at, " | ") ? strstr(at, " | ") : at + strlen(at);
        const char *equals = memchr(at, '=', (size_t)(end - at));
        const char *stop = equals ? equals : end;
        const struct gt_field *field =
            gt_form_field(&type->form, gt_arena_copy(&ledger.arena, at, (size_t)(stop - at)));
        ck_assert_msg(field != NULL, "a field that is none: %s", at);
        if (!equals)
            cleared[cleared_count++] = field;
        else
            texts[count++] = (struct gt_field_text){
                field, gt_arena_copy(&ledger.arena, equals + 1, (size_t)(end - equals - 1))};
    }
    return gt_record_rebind(type, binding, texts, count, cleared, cleared_count, record,
                            &ledger.error);
}

/* Within the open entry. fields NULL: the record is removed. */
static inline int try_amend(const char *noun, const char *which, const char *fields)
{
    int64_t id = 0;
    const struct gt_amend *amend = gt_amend_find(noun);
    const struct gt_record_type *type = gt_record_type_find(noun);
    void *record = NULL;
    ledger.error = (struct gt_error){0};
    int code = gt_amend_which(ledger.store, amend, which, &id, &ledger.arena, &ledger.error);
    if (!code)
        code = gt_amend_read(ledger.store, amend, id, gt_record_stored, &record, &ledger.arena,
                             &ledger.error);
    if (!code && !fields)
        return gt_amend_remove(ledger.store, amend, id, &ledger.arena, &ledger.error);
    if (!code)
        code = rebind(type, fields, record);
    return code ? code
                : gt_amend_edit(ledger.store, amend, id, record, gt_record_stored, &ledger.arena,
                                &ledger.error);
}

static inline int amend_as(const char *noun, const char *which, const char *fields)
{
    ledger_begin(&ledger);
    int code = try_amend(noun, which, fields);
    if (code) {
        gt_store_rollback(ledger.store);
        return code;
    }
    ledger_commit(&ledger);
    return 0;
}

static inline void amend(const char *noun, const char *which, const char *fields)
{
    ledger_well(&ledger, amend_as(noun, which, fields));
}

static inline int undo_last(void)
{
    const struct gt_entry entry = {.at = ledger_entry.at,
                                   .actor = "secretary",
                                   .command = "undo",
                                   .undoes = gt_store_ledger(ledger.store)->seq};
    ledger.error = (struct gt_error){0};
    int code = gt_store_begin(ledger.store, &entry, &ledger.error);
    if (!code)
        code = gt_past_undo(ledger.store, entry.undoes, &ledger.error);
    if (!code)
        return gt_store_commit(ledger.store, &ledger.error);
    gt_store_rollback(ledger.store);
    return code;
}

#endif
