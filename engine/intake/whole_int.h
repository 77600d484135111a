/* whole_int.h - what the readers of a whole programme's parts share. */
#ifndef GENTOU_INTAKE_WHOLE_INT_H
#define GENTOU_INTAKE_WHOLE_INT_H

#include "engine/base/text.h"
#include "engine/intake/whole.h"

#define GT_WHOLE_FIELD(record, member, kind_of, ...)                                               \
    {                                                                                              \
        .name = #member, .type = kind_of, .offset = offsetof(struct record, member), __VA_ARGS__   \
    }

struct gt_whole_reading {
    struct gt_yaml_node root; /* the programme */
    const struct gt_binding *binding;
    struct gt_scenario *scenario;
    struct gt_programme *programme;
    struct gt_error *error;
};

/* An amount in currency units; 0 when nobody wrote it. */
int gt_whole_amount(const struct gt_whole_reading *reading, struct gt_yaml_node node,
                    const char *field, const struct gt_amount *amount, double *units);

/* Resets a record and binds a node to it. */
int gt_whole_bind(const struct gt_whole_reading *reading, struct gt_yaml_node node,
                  const struct gt_form *form, const char *const *others, void *record);

/* The place of a partner by the name it has in the scenario, or -1; and that it has none. */
int gt_whole_partner(const struct gt_whole_reading *reading, const char *name);
int gt_whole_no_partner(const struct gt_whole_reading *reading, struct gt_yaml_node node,
                        const char *field, const char *name);

/* whole_deals.c, whole_terms.c */
int gt_whole_read_deals(struct gt_whole_reading *reading);
int gt_whole_read_held(struct gt_whole_reading *reading);
int gt_whole_read_terms(struct gt_whole_reading *reading);

#endif
