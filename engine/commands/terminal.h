/* terminal.h - a line typed at a terminal, with keys to edit it and TAB to complete it.
 *
 * libedit lives here. */
#ifndef GENTOU_ENGINE_COMMANDS_TERMINAL_H
#define GENTOU_ENGINE_COMMANDS_TERMINAL_H

#include "engine/intake/ask.h"

#include <stdio.h>

struct gt_terminal;

/* NULL: memory, or a terminal that cannot be used. */
struct gt_terminal *gt_terminal_open(FILE *in, FILE *out, FILE *err);
void gt_terminal_close(struct gt_terminal *terminal); /* NULL is fine */

/* A line without its end; *line is NULL when the person left (Ctrl-D on an empty line, Ctrl-C).
 * `question` (may be NULL) says what TAB completes. */
int gt_terminal_read(struct gt_terminal *terminal, const char *prompt,
                     const struct gt_question *question, struct gt_arena *arena, const char **line,
                     struct gt_error *error);

#endif
