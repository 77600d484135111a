/* terminal.c - a line typed at a terminal, by libedit (which is BSD's; readline is GPL's).
 *
 * Ctrl-C is a key here, not a signal, so that leaving is always the same way out. Lines that were
 * typed come back with the arrow keys, which helps when ten deals are alike.
 */
#include "engine/commands/terminal.h"

#include <histedit.h>
#include <stdlib.h>
#include <string.h>

#define LINES_KEPT 200

struct gt_terminal {
    EditLine *edit;
    History *history;
    FILE *out;
    const char *prompt;
    const struct gt_question *question;
};

static char *prompt_of(EditLine *edit)
{
    struct gt_terminal *terminal = NULL;
    el_get(edit, EL_CLIENTDATA, (void *)&terminal);
    return (char *)(terminal ? terminal->prompt : "");
}

static unsigned char leave(EditLine *edit, int key)
{
    (void)edit;
    (void)key;
    return CC_EOF;
}

/* The bytes that all lines begin with. */
static size_t common_start(const char **lines, size_t count)
{
    size_t length = strlen(lines[0]);
    for (size_t i = 1; i < count; i++) {
        size_t same = 0;
        while (same < length && lines[i][same] == lines[0][same])
            same++;
        length = same;
    }
    while (length && ((unsigned char)lines[0][length] & 0xC0) == 0x80)
        length--; /* not into a character */
    return length;
}

static void show_lines(FILE *out, const char **lines, size_t count)
{
    fputc('\n', out);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "  %s\n", lines[i]);
}

/* What stands before the cursor becomes what all completions have in common. */
static unsigned char replace(EditLine *edit, const char *typed, const char **lines, size_t count,
                             struct gt_arena *arena)
{
    size_t length = common_start(lines, count);
    char *start = gt_arena_copy(arena, lines[0], length);
    if (!start || strncmp(start, typed, strlen(typed)) == 0 ? length <= strlen(typed) : count > 1)
        return CC_NORM;
    const LineInfoW *line = el_wline(edit);
    el_wdeletestr(edit, (int)(line->cursor - line->buffer));
    return el_insertstr(edit, start) == 0 ? CC_REFRESH : CC_NORM;
}

static unsigned char complete(EditLine *edit, int key)
{
    struct gt_terminal *terminal = NULL;
    struct gt_arena arena = {0};
    struct gt_error ignored = {.exit = GT_EXIT_OK};
    const LineInfo *line = el_line(edit);
    const char **lines = NULL;
    size_t count = 0;
    unsigned char answer = CC_ERROR;
    (void)key;
    el_get(edit, EL_CLIENTDATA, (void *)&terminal);
    char *typed = gt_arena_copy(&arena, line->buffer, (size_t)(line->cursor - line->buffer));
    if (typed && terminal->question &&
        gt_ask_complete(terminal->question, typed, &lines, &count, &arena, &ignored) == 0 &&
        count) {
        answer = replace(edit, typed, lines, count, &arena);
        if (count > 1) {
            show_lines(terminal->out, lines, count);
            answer = CC_REDISPLAY;
        }
    }
    gt_arena_clear(&arena);
    return answer;
}

/* Keys as they are, whatever an .editrc says: the help speaks of them. */
static void set_keys(struct gt_terminal *terminal)
{
    EditLine *edit = terminal->edit;
    HistEvent event;
    el_set(edit, EL_CLIENTDATA, terminal);
    el_set(edit, EL_PROMPT, prompt_of);
    el_set(edit, EL_EDITOR, "emacs");
    el_set(edit, EL_ADDFN, "gt-complete", "complete a name or word", complete);
    el_set(edit, EL_BIND, "^I", "gt-complete", NULL);
    el_set(edit, EL_ADDFN, "gt-leave", "leave", leave);
    el_set(edit, EL_BIND, "^C", "gt-leave", NULL);
    el_set(edit, EL_SETTY, "-d", "-isig", NULL);
    if (terminal->history) {
        history(terminal->history, &event, H_SETSIZE, LINES_KEPT);
        history(terminal->history, &event, H_SETUNIQUE, 1);
        el_set(edit, EL_HIST, history, terminal->history);
    }
}

struct gt_terminal *gt_terminal_open(FILE *in, FILE *out, FILE *err)
{
    struct gt_terminal *terminal = calloc(1, sizeof *terminal);
    if (!terminal)
        return NULL;
    terminal->out = out;
    terminal->prompt = "";
    terminal->edit = el_init("gentou", in, out, err);
    if (!terminal->edit) {
        free(terminal);
        return NULL;
    }
    terminal->history = history_init();
    set_keys(terminal);
    return terminal;
}

void gt_terminal_close(struct gt_terminal *terminal)
{
    if (!terminal)
        return;
    el_end(terminal->edit);
    if (terminal->history)
        history_end(terminal->history);
    free(terminal);
}

int gt_terminal_read(struct gt_terminal *terminal, const char *prompt,
                     const struct gt_question *question, struct gt_arena *arena, const char **line,
                     struct gt_error *error)
{
    int length = 0;
    HistEvent event;
    fflush(terminal->out);
    terminal->prompt = prompt;
    terminal->question = question;
    const char *typed = el_gets(terminal->edit, &length);
    terminal->prompt = "";
    terminal->question = NULL;
    *line = NULL;
    if (!typed || length <= 0) {
        fputc('\n', terminal->out);
        return 0;
    }
    *line = gt_arena_copy(arena, typed, strcspn(typed, "\r\n"));
    if (!*line)
        return gt_fail_memory(error);
    if (terminal->history && **line)
        history(terminal->history, &event, H_ENTER, *line);
    return 0;
}
