/* error.c - sentences for people, made in place.
 *
 * A sentence never grows past its buffer and never ends inside a character, so it can always be
 * printed, stored and cut again. Printing and exiting are main's.
 */
#include "engine/base/error.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* What vsnprintf cut may end inside a UTF-8 sequence: takes its first bytes away again. */
static void end_between_characters(char *text)
{
    size_t length = strlen(text), start = length;
    while (start > 0 && length - start < 4 && ((unsigned char)text[start - 1] & 0xC0) == 0x80)
        start--;
    if (start == 0)
        return;
    unsigned char lead = (unsigned char)text[--start];
    size_t whole = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    if (length - start < whole)
        text[start] = 0;
}

__attribute__((format(printf, 3, 0))) static void write_text(char *text, size_t size,
                                                             const char *format, va_list arguments)
{
    int length = vsnprintf(text, size, format, arguments);
    if (length < 0)
        text[0] = 0;
    else if ((size_t)length >= size)
        end_between_characters(text);
}

int gt_fail(struct gt_error *error, enum gt_exit exit, const char *format, ...)
{
    assert(exit != GT_EXIT_OK);
    va_list arguments;
    va_start(arguments, format);
    /* The arguments may point into *error itself. */
    char text[sizeof error->text];
    write_text(text, sizeof text, format, arguments);
    va_end(arguments);
    memcpy(error->text, text, sizeof text);
    error->exit = exit;
    error->system = false;
    return (int)exit;
}

int gt_error_at(struct gt_error *error, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char prefix[sizeof error->text / 2];
    write_text(prefix, sizeof prefix, format, arguments);
    va_end(arguments);
    bool system = error->system;
    gt_fail(error, error->exit, "%s: %s", prefix, error->text);
    error->system = system;
    return (int)error->exit;
}

int gt_fail_memory(struct gt_error *error)
{
    gt_fail(error, GT_EXIT_DATA, "%s",
            _("out of memory; close other programs or work on fewer records at a time"));
    error->system = true;
    return (int)error->exit;
}
