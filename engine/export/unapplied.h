/* unapplied.h - the terms of a whole programme that move nothing in a simulation. */
#ifndef GENTOU_ENGINE_EXPORT_UNAPPLIED_H
#define GENTOU_ENGINE_EXPORT_UNAPPLIED_H

#include "gentou/term.h"

#include <jansson.h>
#include <stdio.h>

/* One line, or more where they are many; nothing when there are none. */
void gt_unapplied_print(FILE *out, const struct gt_term_set *set);

/* Their names in an array; NULL when memory is short. */
json_t *gt_unapplied_json(const struct gt_term_set *set);

#endif
