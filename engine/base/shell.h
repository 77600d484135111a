/* shell.h - text as a word of a shell's command line. */
#ifndef GENTOU_ENGINE_BASE_SHELL_H
#define GENTOU_ENGINE_BASE_SHELL_H

#include "engine/base/arena.h"

/* The text as a POSIX shell takes it for one word: as it is when it has letters, digits, Chinese
 * and the like only, else in single quotes. Text of the arena or `text` itself; NULL: memory. */
const char *gt_shell_word(struct gt_arena *arena, const char *text);

#endif
