/* xlsx_int.h - the layers below xlsx.h: the package (ZIP), its parts as XML, styles, values.
 *
 *   xlsx_package.c  opens the ZIP file and unpacks parts within the limits
 *   xlsx_xml.c      runs a part through expat; elements of other vocabularies are passed over
 *   xlsx_styles.c   which cell formats show a date
 *   xlsx_value.c    numbers, dates and escapes as text
 *   xlsx_sheet.c    the rows of one sheet
 *   xlsx.c          relations, list of sheets, shared texts, and the whole
 */
#ifndef GENTOU_ENGINE_INTAKE_XLSX_INT_H
#define GENTOU_ENGINE_INTAKE_XLSX_INT_H

#include "engine/base/text.h"
#include "engine/intake/xlsx.h"

#include <stdint.h>

struct gt_package; /* an open ZIP file */

int gt_package_open(const char *path, struct gt_package **package, struct gt_error *error);
void gt_package_close(struct gt_package *package); /* NULL is fine */
const char *gt_package_path(const struct gt_package *package);

/* The number of a part, by its name without a leading slash, or -1. */
int64_t gt_package_find(const struct gt_package *package, const char *part);

/* Unpacks a part piece by piece into `take`, which ends it by a code other than 0. */
int gt_package_unpack(struct gt_package *package, int64_t number, const char *part,
                      int (*take)(void *context, const char *bytes, size_t length, bool last,
                                  struct gt_error *error),
                      void *context, struct gt_error *error);

/* What a reader of XML does with elements and text. `name` is local (without namespace); a code
 * other than 0 ends the part, and the sentence gets file, part and line in front. */
struct gt_xml_reader {
    int (*start)(void *context, const char *name, const char *const *attributes,
                 struct gt_error *error);
    int (*end)(void *context, const char *name, struct gt_error *error); /* or NULL */
    int (*text)(void *context, const char *bytes, size_t length,
                struct gt_error *error); /* or NULL */
};

/* Reads a part; an absent one (number < 0) has no elements. */
int gt_xml_read(struct gt_package *package, int64_t number, const char *part,
                const struct gt_xml_reader *reader, void *context, struct gt_error *error);

/* The attribute of that local name, or NULL. */
const char *gt_xml_attribute(const char *const *attributes, const char *name);

/* "1" or "true". */
bool gt_xml_is_true(const char *value);

/* Digits of a number from 0 to max; false when it is none. */
bool gt_xml_count(const char *value, long max, long *count);

/* What numbers in cells of a style show. */
struct gt_xlsx_styles {
    bool *dates; /* by the cells' style number */
    size_t count;
};

int gt_xlsx_styles_read(struct gt_package *package, int64_t number, const char *part,
                        struct gt_xlsx_styles *styles, struct gt_arena *arena,
                        struct gt_error *error);

/* Whether a number format shows a date or a time: y, m, d, h or s outside quotes, brackets and
 * escapes. */
bool gt_xlsx_format_is_date(const char *format);

/* A number as XML writes it. */
bool gt_xlsx_number(const char *text, double *number);

/* As plain decimals of 15 significant digits. NULL: memory. */
char *gt_xlsx_number_text(struct gt_arena *arena, double number);

/* A day count as a date. A day that never was (1900-02-29, day 0) is written as spreadsheets show
 * it, for the parser of dates to refuse. Beyond 9999-12-31 or below 0: NULL. */
const char *gt_xlsx_date_text(double serial, bool from_1904, char text[20]);

/* Turns _xHHHH_ back, in place. */
void gt_xlsx_unescape(char *text);

/* What the cells of all sheets refer to. */
struct gt_xlsx_shared {
    const char **texts;
    size_t text_count;
    struct gt_xlsx_styles styles;
    bool from_1904;
};

int gt_xlsx_sheet_read(struct gt_package *package, int64_t number, const char *part,
                       const struct gt_xlsx_shared *shared, struct gt_xlsx_sheet *sheet,
                       struct gt_arena *arena, struct gt_error *error);

/* The text of <si> or <is>, gathered: t elements but for those in rPh. */
struct gt_xlsx_gather {
    struct gt_text text;
    bool in_text;
    int phonetic; /* depth of rPh */
};

void gt_xlsx_gather_start(struct gt_xlsx_gather *gather, const char *name);
void gt_xlsx_gather_end(struct gt_xlsx_gather *gather, const char *name);

/* Adds text while in t; refuses more than a cell can hold. */
int gt_xlsx_gather_text(struct gt_xlsx_gather *gather, const char *bytes, size_t length,
                        struct gt_error *error);

#endif
