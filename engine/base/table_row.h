/* table_row.h - a row of one of the ledger's tables, value by value, as it stands in the file. */
#ifndef GENTOU_ENGINE_BASE_TABLE_ROW_H
#define GENTOU_ENGINE_BASE_TABLE_ROW_H

#include "engine/base/error.h"

#include <stddef.h>
#include <stdint.h>

enum gt_value_type { GT_VALUE_NULL, GT_VALUE_INTEGER, GT_VALUE_REAL, GT_VALUE_TEXT, GT_VALUE_BLOB };

struct gt_table_value {
    enum gt_value_type type;
    int64_t integer;
    double real;
    const void *bytes; /* of TEXT (UTF-8, no NUL behind it) and BLOB */
    size_t length;
};

#define GT_TABLE_COLUMNS_MAX 64

#define GT_NAMES_PARTED '\x1f' /* between several names in one text */

struct gt_table_row {
    const char *table;
    size_t count;
    const char *columns[GT_TABLE_COLUMNS_MAX];
    struct gt_table_value values[GT_TABLE_COLUMNS_MAX];
};

/* Takes a row; what it points to is the giver's, and good for the call. */
typedef int gt_take_row(void *context, const struct gt_table_row *row, struct gt_error *error);

#endif
