/* fact_words.h - what the tables and columns of facts are called when people read of them. */
#ifndef GENTOU_ENGINE_OPERATIONS_FACT_WORDS_H
#define GENTOU_ENGINE_OPERATIONS_FACT_WORDS_H

#include <stdbool.h>

/* English source text; the name itself where there is no word for it. */
const char *gt_fact_table_word(const char *table);
const char *gt_fact_column_word(const char *column);

/* Does the column hold an amount, in minor units of its row's, its deal's or the ledger's
 * currency? */
bool gt_fact_is_money(const char *column);

#endif
