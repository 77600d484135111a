/* text.c - UTF-8 text on top of libunistring.
 *
 * Plain ASCII, which most names are, never reaches the library: a file of a million rows folds
 * millions of names. Not done here: languages with foldings of their own (Turkish dotless i), and
 * anything that guesses what a name meant (intake/values.h repairs escaped bytes).
 */
#include "engine/base/text.h"

#include <errno.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwidth.h>

#define WORD_COLUMNS 24 /* what has no space in it stays whole up to here */

/* Room for `more` bytes and a NUL. */
static bool reserve(struct gt_text *text, size_t more)
{
    if (text->failed)
        return false;
    if (text->data && more < text->capacity - text->length)
        return true;
    text->failed = true; /* until proved otherwise */
    if (more > PTRDIFF_MAX / 2 - text->length)
        return false;
    size_t wanted = (text->length + more) / 2 * 3 + 64;
    char *larger = realloc(text->data, wanted);
    if (!larger)
        return false;
    text->data = larger;
    text->capacity = wanted;
    text->failed = false;
    return true;
}

void gt_text_add(struct gt_text *text, const char *bytes, size_t length)
{
    if (!reserve(text, length))
        return;
    if (length)
        memcpy(text->data + text->length, bytes, length);
    text->length += length;
    text->data[text->length] = 0;
}

void gt_text_puts(struct gt_text *text, const char *string)
{
    gt_text_add(text, string, strlen(string));
}

void gt_text_format(struct gt_text *text, const char *format, ...)
{
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0)
        text->failed = true;
    else if (reserve(text, (size_t)length)) {
        vsnprintf(text->data + text->length, (size_t)length + 1, format, again);
        text->length += (size_t)length;
    }
    va_end(again);
    va_end(arguments);
}

void gt_text_csv(struct gt_text *text, const char *field)
{
    if (!strpbrk(field, ",\"\r\n")) {
        gt_text_puts(text, field);
        return;
    }
    gt_text_puts(text, "\"");
    for (; *field; field++)
        gt_text_add(text, *field == '"' ? "\"\"" : field, *field == '"' ? 2 : 1);
    gt_text_puts(text, "\"");
}

void gt_text_reset(struct gt_text *text)
{
    text->length = 0;
    text->failed = false;
    if (text->data)
        text->data[0] = 0;
}

void gt_text_clear(struct gt_text *text)
{
    free(text->data);
    *text = (struct gt_text){0};
}

static bool is_ascii(const char *text, size_t length)
{
    unsigned char all = 0;
    for (size_t i = 0; i < length; i++)
        all |= (unsigned char)text[i];
    return all < 0x80;
}

static char ascii_fold(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    if (c >= '\t' && c <= '\r')
        return ' ';
    return c == '`' ? '\'' : c;
}

/* Folds every byte below 0x80, leaves the others, and trims and collapses the spaces; in place. */
static void finish_fold(char *text, size_t length)
{
    char *out = text;
    for (size_t i = 0; i < length; i++) {
        char c = ascii_fold(text[i]);
        if (c != ' ' || (out > text && out[-1] != ' '))
            *out++ = c;
    }
    if (out > text && out[-1] == ' ')
        out--;
    *out = 0;
}

/* What stands for a character before it is normalised; 0: nothing does. Apostrophes go first, as
 * NFKC would take the acute accent apart into a space and a combining mark. */
static ucs4_t plainer(ucs4_t c)
{
    switch (c) {
    case 0x00B4: /* acute accent */
    case 0x02BC: /* modifier letter apostrophe */
    case 0x2018: /* left single quotation mark */
    case 0x2019: /* right single quotation mark */
    case 0x201B: /* single high-reversed-9 quotation mark */
    case 0x2032: /* prime */
        return '\'';
    case 0x00AD: /* soft hyphen */
    case 0x200B: /* zero-width space */
    case 0xFEFF: /* byte-order mark */
        return 0;
    default:
        return uc_is_property_white_space(c) ? ' ' : c;
    }
}

/* `length` bytes with each character made plainer, malloc'ed; never longer than they were. */
static uint8_t *plain_copy(const uint8_t *bytes, size_t length, size_t *plain_length)
{
    uint8_t *plain = malloc(length + 1);
    size_t used = 0;
    for (size_t i = 0; plain && i < length;) {
        ucs4_t c;
        i += (size_t)u8_mbtouc_unsafe(&c, bytes + i, length - i);
        c = plainer(c);
        if (c)
            used += (size_t)u8_uctomb(plain + used, c, (int)(length - used));
    }
    *plain_length = used;
    return plain;
}

static char *fold_unicode(struct gt_arena *arena, const char *name, size_t length)
{
    char *result = NULL;
    uint8_t *normal = NULL, *folded = NULL;
    size_t plain_length, normal_length, folded_length;
    uint8_t *plain = plain_copy((const uint8_t *)name, length, &plain_length);
    if (!plain)
        goto done;
    normal = u8_normalize(UNINORM_NFKC, plain, plain_length, NULL, &normal_length);
    if (!normal)
        goto done;
    folded = u8_casefold(normal, normal_length, NULL, UNINORM_NFKC, NULL, &folded_length);
    if (!folded)
        goto done;
    result = gt_arena_copy(arena, (const char *)folded, folded_length);
    if (result)
        finish_fold(result, folded_length);
done:
    free(folded);
    free(normal);
    free(plain);
    return result;
}

char *gt_text_fold(struct gt_arena *arena, const char *name)
{
    size_t length = strlen(name);
    /* Bytes that are no text have no case: they are compared as they are. */
    if (!is_ascii(name, length) && u8_check((const uint8_t *)name, length) == NULL)
        return fold_unicode(arena, name, length);
    char *copy = gt_arena_copy(arena, name, length);
    if (copy)
        finish_fold(copy, length);
    return copy;
}

const char *gt_text_file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

bool gt_text_valid(const char *bytes, size_t length)
{
    if (length == 0)
        return true;
    return !memchr(bytes, 0, length) &&
           (is_ascii(bytes, length) || u8_check((const uint8_t *)bytes, length) == NULL);
}

size_t gt_text_whole(const char *bytes, size_t length, bool *cut)
{
    *cut = false;
    if (is_ascii(bytes, length))
        return length;
    const uint8_t *bad = u8_check((const uint8_t *)bytes, length);
    if (!bad)
        return length;
    size_t whole = (size_t)(bad - (const uint8_t *)bytes);
    ucs4_t c;
    *cut = u8_mbtoucr(&c, bad, length - whole) == -2;
    return whole;
}

/* Columns of the character at text, and its bytes. Control characters take none. */
static int next_width(const char *text, size_t left, size_t *bytes)
{
    ucs4_t c;
    *bytes = (size_t)u8_mbtouc(&c, (const uint8_t *)text, left);
    int width = uc_width(c, "UTF-8");
    return width < 0 ? 0 : width;
}

int gt_text_width(const char *text)
{
    int width;
    gt_text_cut(text, INT32_MAX, &width);
    return width;
}

size_t gt_text_cut(const char *text, int columns, int *width)
{
    size_t length = strlen(text), at = 0, bytes;
    *width = 0;
    while (at < length) {
        int more = next_width(text + at, length - at, &bytes);
        if (more > columns - *width)
            break;
        *width += more;
        at += bytes;
    }
    return at;
}

size_t gt_text_space(const char *text)
{
    unsigned char first = (unsigned char)text[0];
    if (first < 0x80)
        return first == ' ' || (first >= '\t' && first <= '\r');
    ucs4_t c;
    int bytes = u8_mbtouc(&c, (const uint8_t *)text, strnlen(text, 4));
    return uc_is_property_white_space(c) ? (size_t)bytes : 0;
}

#define QUOTE_COLUMNS 60

static char *put(char *out, const char *bytes, size_t length)
{
    return (char *)memcpy(out, bytes, length) + length;
}

const char *gt_text_quote(struct gt_quote *quote, const char *value)
{
    static const char end[] = "…\"";
    char *out = put(quote->text, "\"", 1), *last = quote->text + sizeof quote->text - sizeof end;
    int columns = 0;
    for (size_t left = strlen(value), bytes; left; value += bytes, left -= bytes) {
        ucs4_t c;
        bytes = (size_t)u8_mbtouc(&c, (const uint8_t *)value, left);
        int width = uc_width(c, "UTF-8");
        columns += width < 0 ? 1 : width;
        if (columns > QUOTE_COLUMNS || out + bytes > last) {
            put(out, end, sizeof end);
            return quote->text;
        }
        if (width < 0)
            out = put(out, " ", 1);
        else if (c == 0xFFFD && u8_check((const uint8_t *)value, bytes) != NULL)
            out = put(out, "?", 1);
        else
            out = put(out, value, bytes);
    }
    put(out, "\"", 2);
    return quote->text;
}

/* Whether a line may end between the character at byte `at` and the one before: one of the two is
 * wide, and neither belongs to the other as "，" and "（" do. */
static bool may_break(const char *text, size_t at)
{
    static const char never_first[] = ")]},.;:!?%，。、；：！？）》〉」』】〕”’…％";
    static const char never_last[] = "([{（《〈「『【〔“‘";
    ucs4_t last, next;
    if (!u8_prev(&last, (const uint8_t *)text + at, (const uint8_t *)text))
        return false;
    u8_mbtouc(&next, (const uint8_t *)text + at, strnlen(text + at, 4));
    return (uc_width(last, "UTF-8") == 2 || uc_width(next, "UTF-8") == 2) &&
           !u8_strchr((const uint8_t *)never_first, next) &&
           !u8_strchr((const uint8_t *)never_last, last);
}

/* Bytes of the text before `room`, where the line is full, that make a line. */
static size_t break_before(const char *text, size_t room)
{
    size_t word = room, end = room;
    int width;
    while (word > 0 && text[word - 1] != ' ')
        word--;
    size_t length = strcspn(text + word, " \n");
    bool whole = word && gt_text_cut(text + word, WORD_COLUMNS, &width) >= length;
    while (text[room] != ' ' && end > word && (whole || !may_break(text, end)))
        end--;
    while (end > 0 && text[end - 1] == ' ')
        end--;
    return end ? end : room;
}

size_t gt_text_line(const char *text, int columns, const char **next)
{
    int taken = 0;
    size_t room = gt_text_cut(text, columns, &taken), end = strcspn(text, "\n");
    if (end > room)
        end = break_before(text, room);
    *next = text + end + strspn(text + end, " ");
    *next += **next == '\n';
    return end;
}
