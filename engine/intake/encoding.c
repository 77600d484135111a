/* encoding.c - the list of encodings, and a file read block by block as UTF-8.
 *
 * UTF-8 is checked and copied; everything else goes through iconv of the C library. Memory is one
 * block, however long the file or a line of it.
 */
#include "engine/intake/encoding.h"

#include "engine/base/text.h"

#include <assert.h>
#include <ctype.h>
#include <errno.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#define ROOM_MIN 64

enum row { UTF8, UTF16, GB18030, BIG5, LATIN1 };

/* UTF-16 without a mark is as Windows writes it. */
const struct gt_encoding gt_encodings[] = {
    [UTF8] = {"utf-8", "UTF-8", NULL, {NULL}},
    [UTF16] = {"utf-16", "UTF-16", "UTF-16LE", {"utf-16le", "unicode", NULL}},
    [GB18030] = {"gb18030", "GB18030", "GB18030", {"gbk", "gb2312", "cp936", NULL}},
    [BIG5] = {"big5", "Big5", "BIG5", {"cp950", NULL}},
    [LATIN1] = {"latin-1",
                "Latin-1",
                "WINDOWS-1252",
                {"windows-1252", "cp1252", "iso-8859-1", "western", NULL}},
    {NULL, NULL, NULL, {NULL}},
};

static const struct mark {
    const char *bytes;
    size_t length;
    enum row row;
    const char *iconv;
} marks[] = {
    {"\xEF\xBB\xBF", 3, UTF8, NULL},
    {"\xFF\xFE", 2, UTF16, "UTF-16LE"},
    {"\xFE\xFF", 2, UTF16, "UTF-16BE"},
    {"\x84\x31\x95\x33", 4, GB18030, "GB18030"},
};

struct gt_decoder {
    FILE *file;
    struct gt_encoded encoded;
    iconv_t converter;
    bool converts;     /* there is a converter */
    bool ended;        /* the file: all of it is in raw */
    long long taken;   /* bytes of the file handed out */
    size_t at, filled; /* in raw */
    char raw[GT_ENCODING_BLOCK];
};

static bool is_filler(char c)
{
    return c == '-' || c == '_' || c == ' ';
}

static bool is_named(const char *name, const char *text)
{
    for (;; name++, text++) {
        while (is_filler(*name))
            name++;
        while (is_filler(*text))
            text++;
        if (tolower((unsigned char)*name) != tolower((unsigned char)*text))
            return false;
        if (!*name)
            return true;
    }
}

static int refuse_name(const char *text, struct gt_error *error)
{
    struct gt_quote quote;
    struct gt_text list = {0};
    for (const struct gt_encoding *row = gt_encodings; row->name; row++)
        gt_text_format(&list, "%s%s", row > gt_encodings ? ", " : "", row->name);
    int result = list.failed ? gt_fail_memory(error)
                             : gt_fail(error, GT_EXIT_DATA,
                                       _("%s is no encoding known here; expected one of: %s"),
                                       gt_text_quote(&quote, text), list.data);
    gt_text_clear(&list);
    return result;
}

int gt_encoding_find(const char *text, const struct gt_encoding **encoding, struct gt_error *error)
{
    for (const struct gt_encoding *row = gt_encodings; row->name; row++) {
        bool named = is_named(row->name, text);
        for (const char *const *name = row->names; *name && !named; name++)
            named = is_named(*name, text);
        if (named) {
            *encoding = row;
            return 0;
        }
    }
    return refuse_name(text, error);
}

/* Fills raw behind what is left in it. */
static int fill_raw(struct gt_decoder *decoder, struct gt_error *error)
{
    size_t left = decoder->filled - decoder->at;
    memmove(decoder->raw, decoder->raw + decoder->at, left);
    errno = 0;
    size_t more = fread(decoder->raw + left, 1, sizeof decoder->raw - left, decoder->file);
    decoder->at = 0;
    decoder->filled = left + more;
    decoder->ended = more < sizeof decoder->raw - left;
    if (ferror(decoder->file))
        return gt_fail(error, GT_EXIT_DATA, _("cannot be read: %s"), strerror(errno));
    return 0;
}

static const struct mark *find_mark(const struct gt_decoder *decoder)
{
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (decoder->filled >= marks[i].length &&
            memcmp(decoder->raw, marks[i].bytes, marks[i].length) == 0)
            return &marks[i];
    return NULL;
}

/* Where the guess gave up: at the first byte that is not UTF-8. */
static int refuse_guess(const struct gt_decoder *decoder, struct gt_error *error)
{
    bool cut;
    size_t bad = gt_text_whole(decoder->raw, decoder->filled, &cut);
    long line = 1;
    for (size_t i = 0; i < bad; i++)
        line += decoder->raw[i] == '\n';
    return gt_fail(
        error, GT_EXIT_DATA,
        _("the encoding cannot be told: byte 0x%02X in line %ld is not UTF-8, nor is the "
          "text around it plainly Chinese in GB18030 or Western European in Latin-1; say "
          "what it is with --encoding, such as --encoding big5"),
        (unsigned char)decoder->raw[bad], line);
}

/* What the user says goes before the mark, and the mark before a guess. A mark of UTF-8 in front of
 * a file that is said to be something else is dropped: programs put it there unasked. */
static int settle(struct gt_decoder *decoder, const struct gt_encoding *given,
                  struct gt_error *error)
{
    const struct mark *mark = find_mark(decoder);
    const struct gt_encoding *marked = mark ? &gt_encodings[mark->row] : NULL;
    struct gt_encoded *encoded = &decoder->encoded;
    if (given && marked != given && marked != &gt_encodings[UTF8])
        mark = NULL;
    if (given)
        *encoded = (struct gt_encoded){given, GT_ENCODING_GIVEN};
    else if (mark)
        *encoded = (struct gt_encoded){marked, GT_ENCODING_MARKED};
    else
        *encoded = (struct gt_encoded){
            gt_encoding_guess(decoder->raw, decoder->filled, decoder->ended), GT_ENCODING_GUESSED};
    if (!encoded->encoding)
        return refuse_guess(decoder, error);
    if (mark)
        decoder->at = mark->length;
    const char *from = mark && marked == encoded->encoding ? mark->iconv : encoded->encoding->iconv;
    if (!from)
        return 0;
    decoder->converter = iconv_open("UTF-8", from);
    decoder->converts = decoder->converter != (iconv_t)-1;
    if (!decoder->converts)
        return gt_fail(error, GT_EXIT_DATA,
                       _("this system cannot convert %s (%s); save the file in UTF-8"),
                       encoded->encoding->shown, strerror(errno));
    return 0;
}

int gt_decoder_open(FILE *file, const struct gt_encoding *given, struct gt_decoder **decoder,
                    struct gt_error *error)
{
    struct gt_decoder *opened = malloc(sizeof *opened);
    if (!opened)
        return gt_fail_memory(error);
    opened->file = file;
    opened->at = opened->filled = 0;
    opened->taken = 0;
    opened->converts = false;
    int result = fill_raw(opened, error);
    if (!result)
        result = settle(opened, given, error);
    if (result) {
        gt_decoder_close(opened);
        return result;
    }
    opened->taken = (long long)opened->at;
    *decoder = opened;
    return 0;
}

struct gt_encoded gt_decoder_encoded(const struct gt_decoder *decoder)
{
    return decoder->encoded;
}

enum stop { USED_UP, CHARACTER_CUT, BAD_BYTE };

/* Why the conversion of raw stopped, and what it made. */
static enum stop copy_utf8(struct gt_decoder *decoder, char *bytes, size_t room, size_t *length)
{
    bool cut = false;
    size_t left = decoder->filled - decoder->at;
    if (left > room)
        left = room;
    *length = gt_text_whole(decoder->raw + decoder->at, left, &cut);
    memcpy(bytes, decoder->raw + decoder->at, *length);
    decoder->at += *length;
    return *length == left ? USED_UP : cut ? CHARACTER_CUT : BAD_BYTE;
}

static enum stop convert(struct gt_decoder *decoder, char *bytes, size_t room, size_t *length)
{
    char *in = decoder->raw + decoder->at, *out = bytes;
    size_t left = decoder->filled - decoder->at;
    size_t done = iconv(decoder->converter, &in, &left, &out, &room);
    int why = errno;
    decoder->at = (size_t)(in - decoder->raw);
    *length = (size_t)(out - bytes);
    if (done != (size_t)-1 || why == E2BIG)
        return USED_UP;
    return why == EINVAL ? CHARACTER_CUT : BAD_BYTE;
}

static int refuse_byte(const struct gt_decoder *decoder, struct gt_error *error)
{
    const struct gt_encoded *encoded = &decoder->encoded;
    return gt_fail(
        error, GT_EXIT_DATA,
        encoded->source == GT_ENCODING_GIVEN
            ? _("byte 0x%02X (byte %lld of the file) is not %s, as --encoding says; is the "
                "file in another encoding?")
            : _("byte 0x%02X (byte %lld of the file) is not %s, though the file begins so; "
                "say what it is with --encoding, such as --encoding gb18030"),
        (unsigned char)decoder->raw[decoder->at], decoder->taken + 1, encoded->encoding->shown);
}

int gt_decoder_read(struct gt_decoder *decoder, char *bytes, size_t room, size_t *length,
                    struct gt_error *error)
{
    assert(room >= ROOM_MIN);
    *length = 0;
    while (decoder->at < decoder->filled || !decoder->ended) {
        size_t before = decoder->at;
        enum stop stop = decoder->converts ? convert(decoder, bytes, room, length)
                                           : copy_utf8(decoder, bytes, room, length);
        decoder->taken += (long long)(decoder->at - before);
        if (*length)
            return 0;
        if (stop == BAD_BYTE || (stop == CHARACTER_CUT && decoder->ended))
            return refuse_byte(decoder, error);
        int result = decoder->ended ? 0 : fill_raw(decoder, error);
        if (result)
            return result;
    }
    return 0;
}

long long gt_decoder_position(const struct gt_decoder *decoder)
{
    return decoder->taken;
}

void gt_decoder_close(struct gt_decoder *decoder)
{
    if (!decoder)
        return;
    if (decoder->converts)
        iconv_close(decoder->converter);
    free(decoder);
}
