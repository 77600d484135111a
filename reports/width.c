/* width.c - columns and UTF-16 units of UTF-8 text.
 *
 * Source of the ranges: Unicode Standard Annex #11, East Asian Width, W and F, by whole blocks.
 * Combining marks are counted as one column: a title a little too wide does no harm.
 */
#include "reports/width.h"

#include <stdint.h>
#include <string.h>

struct range {
    uint32_t first, last;
};

static const struct range wide[] = {
    {0x1100, 0x115f},   /* Hangul Jamo, initial consonants */
    {0x2e80, 0xa4cf},   /* CJK radicals to Yi, with kana and the unified ideographs */
    {0xac00, 0xd7a3},   /* Hangul syllables */
    {0xf900, 0xfaff},   /* compatibility ideographs */
    {0xfe30, 0xfe6f},   /* compatibility and small forms */
    {0xff00, 0xff60},   /* full-width forms */
    {0xffe0, 0xffe6},   /* full-width signs */
    {0x1f300, 0x1faff}, /* pictographs */
    {0x20000, 0x3fffd}, /* supplementary ideographs */
};

/* The character at text and its bytes; a byte that starts no character stands for itself. */
static size_t decode(const char *text, uint32_t *character)
{
    const unsigned char *byte = (const unsigned char *)text;
    size_t length = byte[0] < 0x80             ? 1
                    : (byte[0] & 0xe0) == 0xc0 ? 2
                    : (byte[0] & 0xf0) == 0xe0 ? 3
                    : (byte[0] & 0xf8) == 0xf0 ? 4
                                               : 1;

    *character = byte[0];
    if (length > 1) {
        *character = byte[0] & (0x7fu >> length);
        for (size_t i = 1; i < length; i++) {
            if ((byte[i] & 0xc0) != 0x80) {
                *character = byte[0];
                return 1;
            }
            *character = *character << 6 | (byte[i] & 0x3fu);
        }
    }
    return length;
}

static int is_wide(uint32_t character)
{
    for (size_t i = 0; i < sizeof wide / sizeof wide[0]; i++) {
        if (character >= wide[i].first && character <= wide[i].last) {
            return 1;
        }
    }
    return 0;
}

int gt_width_text(const char *text)
{
    int width = 0;

    while (text && *text) {
        uint32_t character;

        text += decode(text, &character);
        width += is_wide(character) ? 2 : 1;
    }
    return width;
}

double gt_width_prose(const char *text)
{
    /* At 10 points of Arial: a column 7 pixels, a letter 6 on average, an ideograph 13.3. */
    const double letter = 0.86, ideograph = 1.95;
    double width = 0;

    while (text && *text) {
        uint32_t character;

        text += decode(text, &character);
        width += is_wide(character) ? ideograph : letter;
    }
    return width;
}

char *gt_width_cut(const char *text, size_t limit, char *cut, size_t size)
{
    size_t used = 0, units = 0;

    while (*text) {
        uint32_t character;
        size_t length = decode(text, &character);
        size_t cost = character > 0xffff ? 2 : 1;

        if (units + cost > limit || used + length + 1 > size) {
            break;
        }
        memcpy(cut + used, text, length);
        used += length;
        units += cost;
        text += length;
    }
    cut[used] = '\0';
    return cut;
}
