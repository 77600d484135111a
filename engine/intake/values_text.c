/* values_text.c - text as it was meant.
 *
 * Files that went through several programs carry bytes as escapes, BYJU\\xe2\\x80\\x99s, with a
 * backslash more for every program. An escape is turned back only when its bytes make a character
 * of UTF-8 that people write; anything else stays as it was written.
 */
#include "engine/base/text.h"
#include "engine/intake/values.h"
#include "engine/intake/values_int.h"

#include <string.h>

static const char escapes[] = N_("escaped bytes turned back");
const char gt_spaces_tidied[] = N_("white space tidied");

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* The bytes of text that \xHH takes with all its backslashes, or 0. */
static size_t escaped_byte(const char *text, unsigned char *byte)
{
    size_t slashes = strspn(text, "\\");
    const char *at = text + slashes;
    if (slashes == 0 || at[0] != 'x' || hex_digit(at[1]) < 0 || hex_digit(at[2]) < 0)
        return 0;
    *byte = (unsigned char)(hex_digit(at[1]) * 16 + hex_digit(at[2]));
    return slashes + 3;
}

static size_t sequence_length(unsigned char lead)
{
    if (lead < 0x80)
        return 1;
    return lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
}

/* One character written as escaped bytes: its UTF-8 in *character and the bytes of text it takes,
 * or 0 when they make none. */
static size_t escaped_character(const char *text, char character[5])
{
    unsigned char byte;
    size_t taken = escaped_byte(text, &byte);
    if (!taken)
        return 0;
    size_t wanted = sequence_length(byte), have = 0;
    character[have++] = (char)byte;
    while (have < wanted) {
        size_t more = escaped_byte(text + taken, &byte);
        if (!more)
            return 0;
        taken += more;
        character[have++] = (char)byte;
    }
    character[have] = 0;
    bool control = wanted == 1 && ((unsigned char)*character < ' ' || *character == 0x7F) &&
                   !gt_text_space(character);
    return gt_text_valid(character, have) && !control ? taken : 0;
}

/* \n, \r, \t, \' and \" likewise. */
static size_t escaped_sign(const char *text, char character[5])
{
    size_t slashes = strspn(text, "\\");
    char sign = text[slashes];
    if (slashes == 0 || sign == 0 || !strchr("nrt'\"", sign))
        return 0;
    character[0] = sign == '\'' || sign == '"' ? sign : ' ';
    character[1] = 0;
    return slashes + 1;
}

/* Adds one character; white space only between others, and once. */
static char *put(char *out, const char *start, const char *character, size_t length)
{
    if (!gt_text_space(character))
        return (char *)memcpy(out, character, length) + length;
    if (out > start && out[-1] != ' ')
        *out++ = ' ';
    return out;
}

/* The backslashes at text with what follows them; as they stand when they escape nothing. */
static char *put_escape(char *out, const char *start, const char **text, const char **repair)
{
    char character[5];
    size_t taken = escaped_character(*text, character);
    if (!taken)
        taken = escaped_sign(*text, character);
    if (taken) {
        *repair = escapes;
        *text += taken;
        return put(out, start, character, strlen(character));
    }
    size_t slashes = strspn(*text, "\\");
    memcpy(out, *text, slashes);
    *text += slashes;
    return out + slashes;
}

static const char *skip_space(const char *text)
{
    for (size_t space; (space = gt_text_space(text)) > 0;)
        text += space;
    return text;
}

char *gt_value_text(struct gt_arena *arena, const char *text, const char **repair)
{
    text = skip_space(text);
    size_t length = strlen(text);
    char *copy = gt_arena_copy(arena, text, length);
    if (!copy)
        return NULL;
    const char *why = NULL;
    char *out = copy;
    while (*text) {
        size_t space = gt_text_space(text);
        if (*text == '\\')
            out = put_escape(out, copy, &text, &why);
        else if (space) {
            const char *next = skip_space(text);
            if (*next && (next - text > 1 || *text != ' ') && !why)
                why = gt_spaces_tidied;
            out = put(out, copy, " ", 1);
            text = next;
        } else
            *out++ = *text++;
    }
    if (out > copy && out[-1] == ' ')
        out--;
    *out = 0;
    if (why)
        *repair = why;
    return copy;
}
