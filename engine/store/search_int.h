/* search_int.h - what a search looks through: one row a source. */
#ifndef GENTOU_ENGINE_STORE_SEARCH_INT_H
#define GENTOU_ENGINE_STORE_SEARCH_INT_H

#include "gentou/kinds.h"

struct gt_search_source {
    int number; /* in the index: place * 16 + 1 to 15, never another's again */
    enum gt_search_place place;
    enum gt_search_field field;
    /* What was written after entry ?1: record, text; in the order of the records. Read off an index
     * of the table's seq. Several rows of one record are one text. */
    const char *added;
    /* Record ?1 as it stands on day ?2: what shows it, its number, its name, the text, and whether
     * the same may be found as another record too. Without a row it is not there then. */
    const char *now;
};

/* Ended by a row without a number. To add one: a row, and an index in a migration. */
extern const struct gt_search_source gt_search_sources[];

#endif
