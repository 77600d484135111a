/* width.h - how wide and how long a UTF-8 text is.
 *
 * Width is in columns of a fixed-width digit: a Chinese character takes two. The list of wide
 * ranges is Unicode Standard Annex #11 (East Asian Width), categories W and F, in whole blocks.
 */
#ifndef REPORTS_WIDTH_H
#define REPORTS_WIDTH_H

#include <stddef.h>

/* Columns that text takes; NULL takes none. Bytes that are no UTF-8 count one each. */
int gt_width_text(const char *text);

/* The room that running text needs, in the same columns: letters are narrower than digits. */
double gt_width_prose(const char *text);
/* Copies text into cut (size bytes, NUL included), at most `limit` UTF-16 units of it: the unit in
 * which spreadsheets count. A character is never split. Returns cut. */
char *gt_width_cut(const char *text, size_t limit, char *cut, size_t size);

#endif
