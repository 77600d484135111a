/* xlsx_rejects.h - the sheets of a workbook written afresh, with the rejected cells marked. */
#ifndef GENTOU_ENGINE_INTAKE_XLSX_REJECTS_H
#define GENTOU_ENGINE_INTAKE_XLSX_REJECTS_H

#include "engine/intake/import_xlsx.h"
#include "engine/intake/sheet_rows.h"

/* A sheet that was read. */
struct gt_xlsx_read_sheet {
    const struct gt_record_type *type;
    struct gt_sheet_rows source;
    const struct gt_column_map *maps; /* of a sheet that is not from the template */
    size_t map_count;
};

/* Writes the workbook: each sheet in its place, rows under their old numbers. */
int gt_xlsx_rejects_write(const struct gt_xlsx_read_sheet *sheets, size_t count,
                          const struct gt_xlsx_fault *faults, size_t fault_count, gt_day day,
                          const char *path, struct gt_arena *arena, struct gt_error *error);

#endif
