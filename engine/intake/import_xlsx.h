/* import_xlsx.h - a workbook becomes records of the ledger, all of it or none.
 *
 * Sheets made from the template (template.h) are read in the order in which records name each
 * other, wherever they stand; or one sheet of any making, whose first row has the headings. A sheet
 * that enters anything is an import of its own, "book.xlsx!Deals", so that each row keeps its
 * place; all of them are one entry of the ledger. Rows are read as those of a CSV file are
 * (import_rows.h).
 *
 * Rejected rows stop all of it unless `partial`; they are told by cell, and the sheets that were
 * read are written afresh with the faulty cells marked. Formulas, formats, other sheets and
 * whatever else is no value are not carried over.
 */
#ifndef GENTOU_ENGINE_INTAKE_IMPORT_XLSX_H
#define GENTOU_ENGINE_INTAKE_IMPORT_XLSX_H

#include "engine/intake/import_rows.h"

struct gt_import_xlsx_options {
    const char *path;
    const char *shown; /* the file's name as the ledger keeps it */
    /* One sheet of any making; NULL type: those made from the template. */
    const struct gt_record_type *type;
    const char *sheet; /* its name; NULL: the only one there is */
    const struct gt_column_map *maps;
    size_t map_count;
    enum gt_date_format date_format; /* of dates that are text */
    const char *rejects;             /* workbook for what was rejected */
    bool partial, dry_run;
    gt_day today; /* the rejects' workbook is made on; see import_rows.h too */
    void (*progress)(void *context, long long done, long long total); /* rows of a sheet; or NULL */
    void *context;
};

struct gt_xlsx_sheet_counts {
    const char *sheet;
    const struct gt_record_type *type;
    struct gt_row_counts counts;
    int64_t import; /* its number; 0 when nothing was written */
};

/* A row that was rejected. */
struct gt_xlsx_fault {
    size_t sheet; /* of the result */
    long row;     /* in the sheet, from 1 */
    int column;   /* in the sheet, from 0; -1: no one cell is to blame */
    const char *reason;
    const char *place; /* "Deals!C7" */
};

struct gt_import_xlsx_result {
    struct gt_xlsx_sheet_counts *sheets; /* in the order they were read */
    size_t sheet_count;
    struct gt_row_counts total; /* its counts; no texts */
    const char *unread;         /* sheets not read, joined by ", ", or NULL */
    struct gt_xlsx_fault *faults;
    size_t fault_count;
    const char *rejects; /* the workbook written, or NULL */
};

/* As gt_import_csv: with rejected rows and without `partial` nothing is entered, the rejects are
 * written, and GT_EXIT_DATA is returned with the sentence; *result is filled then too. */
int gt_import_xlsx(struct gt_store *store, const struct gt_entry *entry,
                   const struct gt_import_xlsx_options *options,
                   struct gt_import_xlsx_result *result, struct gt_arena *arena,
                   struct gt_error *error);

#endif
