/* values_int.h - what the parsers of values.h share. */
#ifndef GENTOU_ENGINE_INTAKE_VALUES_INT_H
#define GENTOU_ENGINE_INTAKE_VALUES_INT_H

#include "engine/intake/values.h"

#include <stdbool.h>
#include <stddef.h>

#define GT_PLAIN_MAX 160 /* bytes; no date, amount or number that people write is longer */

/* A value in its comparable form: escaped bytes turned back, full-width forms ordinary, lower case,
 * trimmed, single spaces (base/text.h). A longer text than GT_PLAIN_MAX ends as "\1", which no
 * parser takes. */
struct gt_plain {
    char text[GT_PLAIN_MAX];
    const char *repair; /* NULL, or what gt_value_text mended */
};

/* Fails for memory only. */
int gt_plain_read(struct gt_plain *plain, const char *text, struct gt_error *error);

bool gt_plain_digit(char c);

/* The repair of a text whose white space alone was not as it should be. */
extern const char gt_spaces_tidied[];

/* Writes the number in plain->text as plain ones are written; `original` is for the sentence. With
 * GT_NUMBER_PLAIN nothing is refused here. */
int gt_plain_number(struct gt_plain *plain, enum gt_number_format format, const char *original,
                    struct gt_error *error);

/* Whether the number in text would have a decimal comma under GT_NUMBER_EU. */
bool gt_plain_is_european(const char *text);

#endif
