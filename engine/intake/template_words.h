/* template_words.h - what the sheets of records are called, their columns, and their examples. */
#ifndef GENTOU_ENGINE_INTAKE_TEMPLATE_WORDS_H
#define GENTOU_ENGINE_INTAKE_TEMPLATE_WORDS_H

#include <stddef.h>

#define GT_TEMPLATE_EXAMPLES 2

/* A kind of record: its sheet, and rows as "field=text | field=text". English source text. */
struct gt_template_words {
    const char *noun, *sheet;
    const char *examples[GT_TEMPLATE_EXAMPLES]; /* NULL: no more */
};

/* NULL when the kind has none yet. */
const struct gt_template_words *gt_template_words_of(const char *noun);

/* The heading of a field, English source text; NULL when it has none yet. */
const char *gt_template_label(const char *field);

#endif
