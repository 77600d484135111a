/* passage.c - the part of a text where a search found something, with what was found marked. */
#include "engine/base/lexeme.h"

#include <string.h>

#define LEAD_COLUMNS 20 /* of what stands before the first word found */

/* Where the last `columns` columns before byte `end` begin, at the start of a character. */
static size_t back(const char *text, size_t end, int columns)
{
    size_t at = end;
    while (at > 0) {
        size_t before = at - 1;
        while (before > 0 && ((unsigned char)text[before] & 0xC0) == 0x80)
            before--;
        int width = (unsigned char)text[before] < 0x80 ? 1 : 2;
        if (width > columns)
            break;
        columns -= width;
        at = before;
    }
    return at;
}

/* Bytes from..to, white space and control characters as spaces. */
static void add_plain(struct gt_text *passage, const char *text, size_t from, size_t to)
{
    for (; from < to; from++)
        gt_text_add(passage, (unsigned char)text[from] < ' ' ? " " : text + from, 1);
}

/* The word behind which the mark that begins at word i ends: joined characters that were found
 * stand in one. */
static size_t mark_end(const struct gt_lexemes *words, size_t i)
{
    while (i + 1 < words->count && words->items[i + 1].found && words->items[i + 1].joined)
        i++;
    return i;
}

void gt_lexemes_passage(const struct gt_lexemes *words, const char *text, int columns,
                        struct gt_text *passage)
{
    size_t first = 0;
    int width = 0;
    while (first < words->count && !words->items[first].found)
        first++;
    bool any = first < words->count, whole = gt_text_width(text) <= columns;
    size_t from = any && !whole ? back(text, words->items[first].from, LEAD_COLUMNS) : 0;
    size_t end = from + gt_text_cut(text + from, columns, &width);
    if (!whole && text[end] == '\0')
        from = back(text, end, columns);
    gt_text_puts(passage, from ? "…" : "");
    size_t at = from;
    for (size_t i = first, last; i < words->count && words->items[i].from < end; i = last + 1) {
        last = i;
        if (!words->items[i].found || words->items[i].from < at)
            continue;
        last = mark_end(words, i);
        add_plain(passage, text, at, words->items[i].from);
        gt_text_puts(passage, "[");
        add_plain(passage, text, words->items[i].from, words->items[last].to);
        gt_text_puts(passage, "]");
        at = words->items[last].to;
    }
    add_plain(passage, text, at, at < end ? end : at);
    gt_text_puts(passage, text[at < end ? end : at] ? "…" : "");
}
