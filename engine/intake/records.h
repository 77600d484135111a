/* records.h - every kind of record as a form: its fields, and the operation that enters it.
 *
 * One row a kind of record. `gentou NOUN add`, `gentou import csv --as NOUN` and their help are
 * made from this list. To add a kind: a struct (operations/records.h), an operation
 * (operations/enter.h), a form and a row here.
 */
#ifndef GENTOU_ENGINE_INTAKE_RECORDS_H
#define GENTOU_ENGINE_INTAKE_RECORDS_H

#include "engine/intake/bind.h"
#include "engine/operations/enter.h"

struct gt_record_type {
    struct gt_form form;    /* its name is the noun */
    const char *positional; /* the field that `NOUN add` takes without an option, or NULL */
    gt_enter *enter;
    const char *summary; /* one line for the help, English source text */
};

/* All kinds, ended by a row whose form has no name. */
extern const struct gt_record_type gt_record_types[];

const struct gt_record_type *gt_record_type_find(const char *noun);

/* A field of a record and the text given for it. */
struct gt_field_text {
    const struct gt_field *field;
    const char *text;
};

/* Binds all texts to a fresh record: the currency first, since it says how amounts are read, then
 * the rest in their order. Names the first required field that is missing. `record` has
 * type->form.size bytes. */
int gt_record_bind(const struct gt_record_type *type, struct gt_binding binding,
                   const struct gt_field_text *texts, size_t count, void *record,
                   struct gt_error *error);

/* The same over a record that is filled: a field that is given, or stands in `cleared`, is first as
 * nobody wrote it down; the others stay. Amounts that name no currency are of the record's own. */
int gt_record_rebind(const struct gt_record_type *type, struct gt_binding binding,
                     const struct gt_field_text *texts, size_t count,
                     const struct gt_field *const *cleared, size_t cleared_count, void *record,
                     struct gt_error *error);

#endif
