/* fact_words.h - what the tables and columns of facts are called when people read of them. */
#ifndef GENTOU_ENGINE_OPERATIONS_FACT_WORDS_H
#define GENTOU_ENGINE_OPERATIONS_FACT_WORDS_H

#include "gentou/kinds.h"

#include <stdbool.h>

/* English source text; the name itself where there is no word for it. */
const char *gt_fact_table_word(const char *table);
const char *gt_fact_column_word(const char *column);

/* Does the column hold an amount, in minor units of its row's, its deal's or the ledger's
 * currency? */
bool gt_fact_is_money(const char *table, const char *column);

/* Does it hold 0 or 1, for no or yes; a decimal that people read in per cent? */
bool gt_fact_is_flag(const char *column);
/* A flag whose no was said, not left out. */
bool gt_fact_is_answer(const char *column);
bool gt_fact_is_share(const char *column);

/* Decimals of a number of shares or a price, which are kept as whole numbers; 0 of all else. */
int gt_fact_digits(const char *column);

/* Does it only say in another form what another column says? */
bool gt_fact_is_derived(const char *column);

/* The list of words that the column holds one of, or NULL. */
const struct gt_kind *gt_fact_kind(const char *table, const char *column);

#endif
