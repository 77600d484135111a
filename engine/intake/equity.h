/* equity.h - reads a cap table file: classes, holders, events. */
#ifndef GENTOU_ENGINE_INTAKE_EQUITY_H
#define GENTOU_ENGINE_INTAKE_EQUITY_H

#include "engine/intake/format.h"
#include "engine/intake/yaml.h"
#include "engine/operations/equity.h"

extern const struct gt_file_format gt_equity_format;

/* The forms of its parts, for the format of a file that has them too; an event's by its kind (enum
 * gt_equity_kind). */
extern const struct gt_form gt_equity_head_form, gt_equity_class_form, gt_equity_holder_form,
    gt_equity_investor_form, gt_equity_event_forms[];

#define GT_EQUITY_PARTS                                                                            \
    {"", &gt_equity_head_form}, {"classes[]", &gt_equity_class_form},                              \
        {"holders[]", &gt_equity_holder_form},                                                     \
        {"events[] of kind: issue", &gt_equity_event_forms[GT_EQUITY_ISSUE]},                      \
        {"events[] of kind: option, promise", &gt_equity_event_forms[GT_EQUITY_OPTION]},           \
        {"events[] of kind: warrant", &gt_equity_event_forms[GT_EQUITY_WARRANT]},                  \
        {"events[] of kind: pool", &gt_equity_event_forms[GT_EQUITY_POOL]},                        \
        {"events[] of kind: safe", &gt_equity_event_forms[GT_EQUITY_SAFE]},                        \
        {"events[] of kind: note", &gt_equity_event_forms[GT_EQUITY_NOTE]},                        \
        {"events[] of kind: round", &gt_equity_event_forms[GT_EQUITY_ROUND]},                      \
        {"events[] of kind: round, investors[]", &gt_equity_investor_form},                        \
        {"events[] of kind: split", &gt_equity_event_forms[GT_EQUITY_SPLIT]},                      \
        {"events[] of kind: transfer", &gt_equity_event_forms[GT_EQUITY_TRANSFER]},                \
        {"events[] of kind: convert", &gt_equity_event_forms[GT_EQUITY_CONVERT]},                  \
        {"events[] of kind: exercise", &gt_equity_event_forms[GT_EQUITY_EXERCISE]},                \
    {                                                                                              \
        "events[] of kind: cancel", &gt_equity_event_forms[GT_EQUITY_CANCEL]                       \
    }

/* Reads what a mapping says of a cap table: currency, price_decimals, classes, holders, events.
 * `own` are further keys of the mapping that its reader sees to (NULL-ended, or NULL). Refused by
 * line and field; texts live in the arena. */
int gt_equity_bind(struct gt_yaml_node root, const char *const *own, struct gt_equity_plan *plan,
                   struct gt_arena *arena, struct gt_error *error);

/* A file that is a cap table and nothing else. */
int gt_equity_read(const char *path, struct gt_equity_plan *plan, struct gt_arena *arena,
                   struct gt_error *error);

#endif
