/* alike.h - are two names one? Keys that forget what does not tell, and the distance of two texts.
 *
 * A key is what is left of a folded name (base/text.h) without punctuation, without the words for a
 * legal form at its end (Ltd, Pvt. Ltd., Inc, 有限公司, 股份有限公司) and with its words in an
 * order of their own. Two names with one key are most likely one party; two keys at a small
 * distance may be. It knows no meaning: traditional and simplified characters, and translations,
 * differ.
 */
#ifndef GENTOU_ENGINE_BASE_ALIKE_H
#define GENTOU_ENGINE_BASE_ALIKE_H

#include "engine/base/arena.h"

#include <stdbool.h>

/* The key of a folded name; NULL: memory. Not empty for a name that is not. */
char *gt_alike_key(struct gt_arena *arena, const char *folded);

/* How many characters must be put in, left out, replaced, or exchanged with their neighbour, to
 * make one text of the other (Damerau-Levenshtein, optimal string alignment); limit + 1 when more
 * than `limit`, which is at most 4, or when the texts are longer than 128 characters. */
int gt_alike_distance(const char *a, const char *b, int limit);

/* Whether the numbers in two keys are the same: "fund 1" and "fund 2" are two funds. Digits,
 * Chinese numerals, and words that are Roman numerals up to ten. */
bool gt_alike_numbers(const char *a, const char *b);

/* Characters of UTF-8 text. */
int gt_alike_length(const char *text);

#endif
