/* shell.c - text as a word of a shell's command line. */
#include "engine/base/shell.h"

#include "engine/base/text.h"

#include <stdbool.h>
#include <string.h>

/* Bytes that mean nothing to a shell, wherever they stand; and what is not ASCII, spaces aside
 * (a person who copies a word with an ideographic space in it wants it held together). */
static bool is_plain(const char *text)
{
    static const char plain[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                                "_-+./:,@%=";
    for (const char *at = text; *at; at++)
        if (gt_text_space(at) || ((unsigned char)*at < 0x80 && !strchr(plain, *at)))
            return false;
    return *text != '\0';
}

const char *gt_shell_word(struct gt_arena *arena, const char *text)
{
    if (is_plain(text))
        return text;
    struct gt_text word = {0};
    gt_text_puts(&word, "'");
    for (; *text; text++)
        gt_text_puts(&word, *text == '\'' ? "'\\''" : (char[]){*text, '\0'});
    gt_text_puts(&word, "'");
    const char *kept = word.failed ? NULL : gt_arena_copy(arena, word.data, word.length);
    gt_text_clear(&word);
    return kept;
}
