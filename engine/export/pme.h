/* pme.h - public-market equivalents for people and machines. */
#ifndef GENTOU_ENGINE_EXPORT_PME_H
#define GENTOU_ENGINE_EXPORT_PME_H

#include "engine/export/listing.h"
#include "gentou/pme.h"

/* by_period: its days are numbers of periods. */
int gt_pme_print(FILE *out, const struct gt_pme *pme, bool by_period, enum gt_output output,
                 int width, struct gt_error *error);

#endif
