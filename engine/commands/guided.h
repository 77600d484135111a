/* guided.h - `NOUN add` without fields: they are asked for. Private to commands/. */
#ifndef GENTOU_ENGINE_COMMANDS_GUIDED_H
#define GENTOU_ENGINE_COMMANDS_GUIDED_H

#include "engine/commands/command.h"

/* With --ask, and at a terminal when no field is given. */
bool gt_call_is_guided(const struct gt_call *call, size_t given);

/* Asks for records of a kind, one after the other as long as there are more; what is given holds
 * for the first. Leaving in the midst of one is an error, whose sentence says that nothing of it
 * was written. */
int gt_call_guide(struct gt_call *call, const struct gt_record_type *type,
                  const struct gt_field_text *given, size_t given_count);

/* Asks what a record that stands is to say, and corrects it; --reason is given. */
struct gt_amend;
int gt_call_guide_edit(struct gt_call *call, const struct gt_record_type *type,
                       const struct gt_amend *amend);

/* Enters a record in an entry of its own and says its number, and what wants a look. After an error
 * nothing of it is left, and another may be entered. *look: something wants one. */
int gt_call_enter(struct gt_call *call, const struct gt_record_type *type, const void *record,
                  bool *look, struct gt_error *error);

#endif
