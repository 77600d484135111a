/* record_text.h - a member of a record as the text that would be read as it. */
#ifndef GENTOU_ENGINE_COMMANDS_RECORD_TEXT_H
#define GENTOU_ENGINE_COMMANDS_RECORD_TEXT_H

#include "engine/intake/bind.h"

/* The text that gt_bind reads as the member; `own` is the currency of amounts that name none. NULL:
 * it is absent, or an empty text, or (*failed is then set) memory. */
const char *gt_record_text(const struct gt_field *field, const void *record,
                           const struct gt_currency *own, struct gt_arena *arena, bool *failed);

#endif
