/* pme.h - reads a fund's flows and the index they are held against. */
#ifndef GENTOU_ENGINE_INTAKE_PME_H
#define GENTOU_ENGINE_INTAKE_PME_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/intake/format.h"
#include "gentou/pme.h"

extern const struct gt_file_format gt_pme_format;

struct gt_pme_files {
    const char *flows, *index;           /* paths; index NULL: the flows have a column of it */
    enum gt_date_format date_format;     /* of both */
    enum gt_number_format number_format; /* of both */
    int a_year;   /* periods of a year, where the flows are by period; 0: they have dates */
    gt_day as_of; /* later lines are left out; GT_DAY_NONE: none are */
};

struct gt_pme_input {
    struct gt_pme_fund fund;
    const struct gt_index_value *index;
    size_t index_count;
};

/* What gt_pme takes without a complaint but for its size; refused by file and line: a day before
 * the index begins, a file without flows. The arrays live in the arena. */
int gt_pme_read(const struct gt_pme_files *files, struct gt_pme_input *input,
                struct gt_arena *arena, struct gt_error *error);

#endif
