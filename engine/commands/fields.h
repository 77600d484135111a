/* fields.h - options that are fields of a record, as texts to be bound. Private to commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_FIELDS_H
#define GENTOU_ENGINE_COMMANDS_FIELDS_H

#include "engine/commands/command.h"

/* The texts of the record's fields: the positional argument first (may be NULL), then the options;
 * in the call's arena. A field given twice is refused, but for one of several names. */
int gt_fields_given(struct gt_call *call, const struct gt_record_type *type, const char *positional,
                    struct gt_field_text **texts, size_t *count);

/* How the texts are read; what is read in another spelling is said on `err`. */
struct gt_binding gt_fields_binding(struct gt_call *call);

#endif
