/* lexeme.h - the words of a text, as a search compares them.
 *
 * A word is a run of letters and digits in its folded form (text.h). A script written without
 * spaces (Chinese, Japanese, Korean) has no words to read off, so each of its characters is one
 * here that says whether it stands directly behind the one before it: 天使轮 is found by 天使 and
 * by 使轮. Everything else parts words and is not kept. Not done: the other scripts without spaces
 * (Thai, Khmer), whose runs are words as they stand; stems; synonyms.
 */
#ifndef GENTOU_ENGINE_BASE_LEXEME_H
#define GENTOU_ENGINE_BASE_LEXEME_H

#include "engine/base/text.h"

#include <stdbool.h>
#include <stddef.h>

struct gt_lexeme {
    size_t from, to;   /* the bytes of the text it was read from */
    size_t at, length; /* its folded form, in `folded` */
    bool character;    /* of a script without spaces */
    bool joined;       /* a character directly behind another */
    bool found;        /* gt_lexemes_find found it */
};

/* A zeroed struct is empty. `failed`: memory ran out, the words are not all there. */
struct gt_lexemes {
    struct gt_lexeme *items;
    size_t count, capacity;
    struct gt_text folded;
    bool failed;
};

/* Reads the words of a text in place of those there were. */
void gt_lexemes_read(struct gt_lexemes *words, const char *text);
void gt_lexemes_clear(struct gt_lexemes *words);

/* The word at i as bytes (not ended by NUL). */
const char *gt_lexeme_text(const struct gt_lexemes *words, size_t i);

/* The last word of a query, of two letters or more, also asks for the words it begins. */
bool gt_lexemes_open(const struct gt_lexemes *query, size_t i);

/* Whether every term of the query (a word, or a run of joined characters) stands in the text; marks in `text` the words where. */
bool gt_lexemes_find(const struct gt_lexemes *query, struct gt_lexemes *text);

/* Appends the words as an index holds them, each behind a blank: a word as it is, a character with
 * the one joined to it, if there is one. So whatever a character begins is found by its prefix. */
void gt_lexemes_index(const struct gt_lexemes *words, struct gt_text *index);

/* Appends the part of a text, about `columns` wide, around the first word found, with [ and ]
 * around what was found and "…" where something is left out; line breaks as spaces. `words` are the
 * text's, marked by gt_lexemes_find. */
void gt_lexemes_passage(const struct gt_lexemes *words, const char *text, int columns,
                        struct gt_text *passage);

#endif
