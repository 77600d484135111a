/* lexeme.c - words read off a text character by character, so that each knows where it came from.
 *
 * A character is folded with the marks that combine with it, which is how gt_text_fold would fold
 * them in the whole text. Plain letters and Chinese characters, which most are, need no library.
 */
#include "engine/base/lexeme.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#define CLUSTER_BYTES 64 /* of a character and its marks; more marks than that are on their own */

/* Where the reading is. */
struct reading {
    struct gt_lexemes *words;
    size_t from, to; /* bytes of the text the character at hand came from */
    bool open;       /* the last word goes on with the next letter */
    bool beside;     /* the last character of a script without spaces stands directly before */
};

static bool has_no_spaces(ucs4_t c)
{
    return (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x31FF) ||
           (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
           (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF);
}

static bool is_letter(ucs4_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    return uc_is_alnum(c) || uc_is_general_category(c, UC_CATEGORY_M);
}

static bool is_invisible(ucs4_t c)
{
    return c == 0x00AD || c == 0x200B || c == 0xFEFF;
}

static struct gt_lexeme *add_word(struct gt_lexemes *words)
{
    if (words->count == words->capacity) {
        size_t capacity = words->capacity * 2 + 16;
        struct gt_lexeme *larger =
            words->failed ? NULL : realloc(words->items, capacity * sizeof *larger);
        if (!larger) {
            words->failed = true;
            return NULL;
        }
        words->items = larger;
        words->capacity = capacity;
    }
    return &words->items[words->count++];
}

/* A letter in its folded form: it goes on with the open word, or begins one. */
static void take(struct reading *reading, ucs4_t c, const char *bytes, size_t length)
{
    struct gt_lexemes *words = reading->words;
    bool character = has_no_spaces(c);
    if (!character && reading->open) {
        words->items[words->count - 1].length += length;
        words->items[words->count - 1].to = reading->to;
    } else {
        struct gt_lexeme *word = add_word(words);
        if (!word)
            return;
        *word = (struct gt_lexeme){.from = reading->from,
                                   .to = reading->to,
                                   .at = words->folded.length,
                                   .length = length,
                                   .character = character,
                                   .joined = character && reading->beside};
    }
    gt_text_add(&words->folded, bytes, length);
    reading->open = !character;
    reading->beside = character;
}

/* Characters in their folded form, at most a few. */
static void take_folded(struct reading *reading, const uint8_t *folded, size_t length)
{
    for (size_t i = 0; i < length;) {
        ucs4_t c;
        size_t bytes = (size_t)u8_mbtouc(&c, folded + i, length - i);
        if (is_letter(c))
            take(reading, c, (const char *)folded + i, bytes);
        else
            reading->open = reading->beside = false;
        i += bytes;
    }
}

/* The bytes of the character at text, and of the marks that combine with it. */
static size_t cluster_length(const uint8_t *text, size_t left)
{
    ucs4_t c;
    size_t length = (size_t)u8_mbtouc(&c, text, left);
    while (length < left && length < CLUSTER_BYTES - 4 && text[length] >= 0x80) {
        size_t more = (size_t)u8_mbtouc(&c, text + length, left - length);
        if (uc_combining_class(c) == 0)
            break;
        length += more;
    }
    return length;
}

static void take_cluster(struct reading *reading, const uint8_t *text, size_t length)
{
    uint8_t plain[4 * CLUSTER_BYTES], cased[8 * CLUSTER_BYTES];
    size_t plain_length = sizeof plain, cased_length = sizeof cased;
    uint8_t *normal = u8_normalize(
        UNINORM_NFKC, text, length > CLUSTER_BYTES ? CLUSTER_BYTES : length, plain, &plain_length);
    uint8_t *folded =
        normal ? u8_casefold(normal, plain_length, NULL, UNINORM_NFKC, cased, &cased_length) : NULL;
    if (folded)
        take_folded(reading, folded, cased_length);
    else
        reading->open = reading->beside = false;
    if (folded != cased)
        free(folded);
    if (normal != plain)
        free(normal);
}

static void take_ascii(struct reading *reading, char c)
{
    char small = c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
    if (is_letter((unsigned char)c))
        take(reading, (unsigned char)small, &small, 1);
    else
        reading->open = reading->beside = false;
}

/* The character of a script without spaces that begins text and is its own folded form, or 0. */
static ucs4_t plain_character(const uint8_t *text, size_t left)
{
    ucs4_t c = 0;
    if (left < 3 || text[0] < 0xE4 || text[0] > 0xE9)
        return 0;
    u8_mbtouc(&c, text, left);
    return c >= 0x4E00 && c <= 0x9FFF ? c : 0;
}

void gt_lexemes_read(struct gt_lexemes *words, const char *text)
{
    struct reading reading = {.words = words};
    const uint8_t *bytes = (const uint8_t *)text;
    size_t length = strlen(text);
    words->count = 0;
    words->failed = false;
    gt_text_reset(&words->folded);
    for (size_t i = 0; i < length; i = reading.to) {
        ucs4_t c = plain_character(bytes + i, length - i);
        bool ascii = bytes[i] < 0x80 && (i + 1 == length || bytes[i + 1] < 0xCC);
        reading.from = i;
        reading.to = i + (ascii ? 1 : c ? 3 : cluster_length(bytes + i, length - i));
        if (ascii)
            take_ascii(&reading, text[i]);
        else if (c)
            take(&reading, c, text + i, 3);
        else if (u8_mbtouc(&c, bytes + i, length - i) && !is_invisible(c))
            take_cluster(&reading, bytes + i, reading.to - i);
    }
    words->failed |= words->folded.failed;
}

void gt_lexemes_clear(struct gt_lexemes *words)
{
    free(words->items);
    gt_text_clear(&words->folded);
    *words = (struct gt_lexemes){0};
}

const char *gt_lexeme_text(const struct gt_lexemes *words, size_t i)
{
    return words->folded.data + words->items[i].at;
}

/* The words from i on that make a term; 0 at the end. */
static size_t term_length(const struct gt_lexemes *query, size_t i)
{
    size_t end = i;
    if (end < query->count)
        end++;
    while (end < query->count && query->items[end].joined)
        end++;
    return end - i;
}

bool gt_lexemes_open(const struct gt_lexemes *query, size_t i)
{
    const struct gt_lexeme *word = &query->items[i];
    return i + 1 == query->count && !word->character && word->length > 1;
}

static bool is_alike(const struct gt_lexemes *query, size_t i, const struct gt_lexemes *text,
                     size_t j)
{
    const struct gt_lexeme *asked = &query->items[i], *word = &text->items[j];
    return (asked->length == word->length ||
            (gt_lexemes_open(query, i) && asked->length < word->length)) &&
           memcmp(gt_lexeme_text(query, i), gt_lexeme_text(text, j), asked->length) == 0;
}

/* Whether the term of `length` words at i stands at j. */
static bool stands_at(const struct gt_lexemes *query, size_t i, size_t length,
                      const struct gt_lexemes *text, size_t j)
{
    if (length > text->count - j)
        return false;
    for (size_t k = 0; k < length; k++)
        if (!is_alike(query, i + k, text, j + k) || (k > 0 && !text->items[j + k].joined))
            return false;
    return true;
}

static bool find_term(const struct gt_lexemes *query, size_t i, size_t length,
                      struct gt_lexemes *text)
{
    bool found = false;
    for (size_t j = 0; j < text->count; j++) {
        if (!stands_at(query, i, length, text, j))
            continue;
        found = true;
        for (size_t k = 0; k < length; k++)
            text->items[j + k].found = true;
    }
    return found;
}

bool gt_lexemes_find(const struct gt_lexemes *query, struct gt_lexemes *text)
{
    bool all = query->count > 0;
    for (size_t j = 0; j < text->count; j++)
        text->items[j].found = false;
    for (size_t i = 0, length; (length = term_length(query, i)) > 0; i += length)
        all = find_term(query, i, length, text) && all;
    return all;
}

void gt_lexemes_index(const struct gt_lexemes *words, struct gt_text *index)
{
    for (size_t i = 0; i < words->count; i++) {
        gt_text_add(index, " ", 1);
        gt_text_add(index, gt_lexeme_text(words, i), words->items[i].length);
        if (i + 1 < words->count && words->items[i + 1].joined)
            gt_text_add(index, gt_lexeme_text(words, i + 1), words->items[i + 1].length);
    }
}
