/* format.h - what a file that people write looks like.
 *
 * The forms its parts are bound by are also what help shows of it, so the two cannot differ; the
 * example is a whole file that runs as it stands. One `const struct gt_file_format` beside the
 * reader of each kind of file.
 */
#ifndef GENTOU_ENGINE_INTAKE_FORMAT_H
#define GENTOU_ENGINE_INTAKE_FORMAT_H

#include "engine/intake/bind.h"

struct gt_file_part {
    const char
        *place; /* "" the top (or the columns); "programme.terms"; "events[]" a list's items */
    const struct gt_form *form;
};

struct gt_file_format {
    const char *what;                 /* English source text: "The file is YAML; …" */
    const struct gt_file_part *parts; /* ended by a row without a form */
    const char *example;              /* English source text; ends with a line feed */
    /* Parts that are made when they are shown, or NULL; ended like parts. NULL from it: memory. */
    const struct gt_file_part *(*more)(struct gt_arena *arena);
};

#endif
