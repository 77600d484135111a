/* spellings_int.h - the rows of spellings, for words.c and the file that has them. */
#ifndef GENTOU_ENGINE_INTAKE_SPELLINGS_INT_H
#define GENTOU_ENGINE_INTAKE_SPELLINGS_INT_H

#include "engine/intake/bind.h"

struct gt_spelling {
    const struct gt_kind *kind;
    int value;
    const char *text;   /* one or several */
    const char *repair; /* why it says less or more, or NULL */
};

/* Ended by a row without a kind. */
extern const struct gt_spelling gt_spellings[];

#endif
