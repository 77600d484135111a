/* encoding.h - the bytes of a file as UTF-8, in whatever encoding people saved it.
 *
 * Which encoding a file is in is said by the user, by the byte-order mark in front, or guessed from
 * the file's first block:
 *
 *   UTF-8    when all of it is;
 *   GB18030  when all of it could be, and the characters are those that Chinese is written with
 *            (mostly GB 2312, and its marks);
 *   Latin-1  when most bytes above 0x7F are letters of Western Europe.
 *
 * What fits none of these, or several as badly, is refused: a wrong guess spoils names silently.
 * What a guess cannot tell apart (Korean and Cyrillic from Chinese, the countries of Latin-1) is
 * for the user to say; a guess is therefore shown beside the answer. Latin-1 is read as
 * Windows-1252, which has the euro sign and curly quotes where Latin-1 has controls, as browsers
 * do.
 *
 * To add an encoding: one row in encoding.c, with the name that iconv has for it.
 */
#ifndef GENTOU_ENGINE_INTAKE_ENCODING_H
#define GENTOU_ENGINE_INTAKE_ENCODING_H

#include "engine/base/error.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#define GT_ENCODING_BLOCK                                                                          \
    ((size_t)1 << 16) /* bytes read at once; the guess sees the first ones                         \
                       */
#define GT_ENCODING_NAMES 6

struct gt_encoding {
    const char *name;                     /* "gb18030": the word for --encoding */
    const char *shown;                    /* "GB18030": in sentences */
    const char *iconv;                    /* NULL: UTF-8, which needs no conversion */
    const char *names[GT_ENCODING_NAMES]; /* further ones, ended by NULL */
};

/* UTF-8 is the first of those rows. */
extern const struct gt_encoding gt_encodings[];

/* An encoding by any of its names; case, '-', '_' and spaces aside. The refusal lists the names. */
int gt_encoding_find(const char *text, const struct gt_encoding **encoding, struct gt_error *error);

/* The encoding of a file without a mark that begins with these bytes, or NULL when it cannot be
 * told. `whole`: nothing follows. */
const struct gt_encoding *gt_encoding_guess(const char *bytes, size_t length, bool whole);

enum gt_encoding_source {
    GT_ENCODING_GIVEN,
    GT_ENCODING_MARKED, /* a byte-order mark says so */
    GT_ENCODING_GUESSED,
};

/* What a file is read as. */
struct gt_encoded {
    const struct gt_encoding *encoding;
    enum gt_encoding_source source;
};

struct gt_decoder; /* a file being read */

/* Reads the first block and settles the encoding; `given` may be NULL. The file stays the caller's.
 * Refused: a read error; an encoding that cannot be told. Sentences name no file. */
int gt_decoder_open(FILE *file, const struct gt_encoding *given, struct gt_decoder **decoder,
                    struct gt_error *error);

struct gt_encoded gt_decoder_encoded(const struct gt_decoder *decoder);

/* The next bytes, in UTF-8 and whole characters, without the mark in front; *length is 0 at the
 * end. At least 64 bytes of room. A byte that is none of the encoding is an error once everything
 * before it was handed out, so that the caller knows its line; so is a read error. */
int gt_decoder_read(struct gt_decoder *decoder, char *bytes, size_t room, size_t *length,
                    struct gt_error *error);

/* Bytes of the file that were handed out so far. */
long long gt_decoder_position(const struct gt_decoder *decoder);

/* NULL is fine. */
void gt_decoder_close(struct gt_decoder *decoder);

#endif
