/* encoding_guess.c - which encoding the first block of a file is in.
 *
 * GB18030 takes nearly any pair of bytes above 0x80, so that the bytes fit says little; what they
 * would say does. Of the pairs, those of level 1 of GB 2312 (lead B0 to D7: 3,755 hanzi that make
 * up over 99 % of running Chinese, ordered by sound) and of its marks (A1 to A3) are common; level
 * 2 (D8 to F7) is seldom, but not in names; all others (a trail below A1, other leads) are rare.
 * Letters of Latin-1 between ASCII letters make rare pairs: "Zürich" has FC 72.
 */
#include "engine/base/text.h"
#include "engine/intake/encoding.h"

#include <string.h>

#define PINYIN 0xA8 /* lead of é, ü and their like; in Latin-1 two dots without a letter */

enum pair { ASCII, COMMON, SELDOM, RARE, CUT, BROKEN };

/* The character at bytes, and how many it takes. */
static enum pair next_pair(const unsigned char *bytes, size_t left, size_t *taken)
{
    unsigned char lead = bytes[0], trail = left > 1 ? bytes[1] : 0;
    *taken = 1;
    if (lead < 0x80)
        return ASCII;
    if (lead == 0x80 || lead == 0xFF)
        return BROKEN;
    if (left < 2)
        return CUT;
    if (trail >= '0' && trail <= '9') { /* four bytes */
        *taken = 4;
        if ((left > 2 && (bytes[2] < 0x81 || bytes[2] == 0xFF)) ||
            (left > 3 && (bytes[3] < '0' || bytes[3] > '9')))
            return BROKEN;
        return left < 4 ? CUT : SELDOM;
    }
    *taken = 2;
    if (trail < 0x40 || trail == 0x7F || trail == 0xFF)
        return BROKEN;
    if (trail < 0xA1)
        return RARE;
    if ((lead >= 0xB0 && lead <= 0xD7) || (lead >= 0xA1 && lead <= 0xA3) || lead == PINYIN)
        return COMMON;
    return lead >= 0xD8 && lead <= 0xF7 ? SELDOM : RARE;
}

static bool is_letter(unsigned char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* A pair alone within a word of ASCII letters is no hanzi. */
static bool is_within_word(const unsigned char *bytes, size_t length, size_t at)
{
    return bytes[at] != PINYIN && at > 0 && at + 2 < length && is_letter(bytes[at - 1]) &&
           is_letter(bytes[at + 2]);
}

/* Few pairs are rare, and the others common, or in chains: Latin-1 has nowhere four accents
 * in a row, a Chinese name alone may have nothing common. */
static bool is_chinese(const unsigned char *bytes, size_t length, bool whole)
{
    size_t counts[BROKEN + 1] = {0}, chained = 0, taken;
    enum pair before = ASCII;
    for (size_t at = 0; at < length; at += taken) {
        enum pair pair = next_pair(bytes + at, length - at, &taken);
        if (pair == BROKEN || (pair == CUT && whole))
            return false;
        if (pair == CUT)
            break;
        if (pair != ASCII && is_within_word(bytes, length, at))
            pair = RARE;
        chained += pair != ASCII && before != ASCII;
        counts[pair]++;
        before = pair;
    }
    size_t all = counts[COMMON] + counts[SELDOM] + counts[RARE];
    return counts[RARE] * 4 <= all && (counts[COMMON] * 2 >= all || chained * 2 >= all);
}

/* Windows-1252: at least three quarters of what is not ASCII are letters and the usual marks. */
static bool is_western(const unsigned char *bytes, size_t length)
{
    static const char marks[] = "\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99" /* €…‘’“”•–—™ */
                                "\x8A\x8C\x8E\x9A\x9C\x9E\x9F"             /* ŠŒŽšœžŸ */
                                "\xA0\xA3\xA7\xA9\xAB\xAE\xB0\xB7\xBB"; /* nbsp £§©«®°·» */
    size_t all = 0, usual = 0;
    for (size_t i = 0; i < length; i++) {
        if (bytes[i] < 0x80)
            continue;
        if (strchr("\x81\x8D\x8F\x90\x9D", bytes[i])) /* nothing at all */
            return false;
        all++;
        usual += (bytes[i] >= 0xC0 && bytes[i] != 0xD7 && bytes[i] != 0xF7) ||
                 strchr(marks, bytes[i]) != NULL;
    }
    return usual * 4 >= all * 3;
}

static const struct gt_encoding *row_of(const char *name)
{
    const struct gt_encoding *encoding = gt_encodings;
    while (strcmp(encoding->name, name) != 0)
        encoding++;
    return encoding;
}

const struct gt_encoding *gt_encoding_guess(const char *bytes, size_t length, bool whole)
{
    bool cut = false;
    size_t valid = gt_text_whole(bytes, length, &cut);
    /* A file with NUL bytes is no text in any of these: whoever reads it as UTF-8 says so. */
    if (valid == length || (cut && !whole) || memchr(bytes, 0, length))
        return row_of("utf-8");
    if (is_chinese((const unsigned char *)bytes, length, whole))
        return row_of("gb18030");
    return is_western((const unsigned char *)bytes, length) ? row_of("latin-1") : NULL;
}
