/* text.h - UTF-8 text: a growing buffer, names in their comparable form, width on a screen.
 *
 * libunistring lives here.
 */
#ifndef GENTOU_ENGINE_BASE_TEXT_H
#define GENTOU_ENGINE_BASE_TEXT_H

#include "engine/base/arena.h"

#include <stdbool.h>
#include <stddef.h>

/* A growing NUL-ended buffer. A zeroed struct is empty; data may be NULL while length is 0. When
 * memory runs out `failed` is set and further additions do nothing: check it once, at the end. */
struct gt_text {
    char *data;
    size_t length, capacity;
    bool failed;
};

void gt_text_add(struct gt_text *text, const char *bytes, size_t length);
void gt_text_puts(struct gt_text *text, const char *string);
__attribute__((format(printf, 2, 3))) void gt_text_format(struct gt_text *text, const char *format,
                                                          ...);
void gt_text_csv(struct gt_text *text, const char *field); /* as one field of a CSV record */
void gt_text_reset(struct gt_text *text); /* empty, keeps the memory */
void gt_text_clear(struct gt_text *text); /* gives the memory back */

/* The form in which names are compared: NFKC (full-width forms become ordinary ones), case folded,
 * curly and straight apostrophes alike, white space trimmed and collapsed to single spaces,
 * invisible characters (zero-width space, soft hyphen, byte-order mark) dropped.
 * NULL when out of memory. The empty string when nothing is left. */
char *gt_text_fold(struct gt_arena *arena, const char *name);

/* A file's name without its folder. */
const char *gt_text_file_name(const char *path);

/* Valid UTF-8, without NUL, throughout its `length` bytes. */
bool gt_text_valid(const char *bytes, size_t length);

/* The bytes of the longest start that is whole characters of UTF-8, NUL among them. *cut: what
 * follows is the beginning of one, and then nothing. */
size_t gt_text_whole(const char *bytes, size_t length, bool *cut);

/* Columns on a terminal; a Chinese character takes two, a combining mark none. */
int gt_text_width(const char *text);

/* The bytes of the longest start of text that takes at most `columns` columns and cuts no
 * character; *width is what it takes. */
size_t gt_text_cut(const char *text, int columns, int *width);

/* The bytes of the white space character (no-break and ideographic ones too) that text starts
 * with, or 0. */
size_t gt_text_space(const char *text);

/* A value as a sentence shows it: in double quotes, at most 60 columns of it and then "…", line
 * breaks and other control characters as spaces, bytes that are not UTF-8 as '?'. */
struct gt_quote {
    char text[320];
};
const char *gt_text_quote(struct gt_quote *quote, const char *value);

/* The bytes of the first line of a paragraph set in `columns` columns; *next is where the following
 * line begins ("" at the end). A line ends at a line break or a space; inside what has no space and
 * is long (Chinese) beside a wide character, where none is left to begin with "，" or end with "（";
 * where there is no such place, at any character. */
size_t gt_text_line(const char *text, int columns, const char **next);

#endif
