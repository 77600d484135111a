/* error.h - one clear sentence for people, and how the program then ends.
 *
 * Engine functions return 0, or one of the codes below after filling *error with a sentence:
 * where (file, line or record, field), the value, what was expected, what to do. Only main exits.
 */
#ifndef GENTOU_ENGINE_BASE_ERROR_H
#define GENTOU_ENGINE_BASE_ERROR_H

#include <libintl.h>
#include <stdbool.h>

#define _(text)  gettext(text)
#define N_(text) text

enum gt_exit {
    GT_EXIT_OK = 0,
    GT_EXIT_FINDINGS = 1, /* done, and something wants a look */
    GT_EXIT_USAGE = 2,    /* the command was not understood */
    GT_EXIT_DATA = 3,     /* data, file or system: the ledger is as before, or the sentence says */
};

struct gt_error {
    enum gt_exit exit;
    bool system;     /* memory, disk or ledger failed: no fault of the row or value at hand */
    char text[1024]; /* one sentence, UTF-8, no final newline */
};

/* Fills *error and returns `exit`, so that callers can `return gt_fail(...)`. A longer sentence is
 * cut between characters. */
__attribute__((format(printf, 3, 4))) int gt_fail(struct gt_error *error, enum gt_exit exit,
                                                  const char *format, ...);

/* Puts "prefix: " before the sentence that stands in *error; returns error->exit. */
__attribute__((format(printf, 2, 3))) int gt_error_at(struct gt_error *error, const char *format,
                                                      ...);

/* The sentence for memory that is not to be had. */
int gt_fail_memory(struct gt_error *error);

#endif
