/* status.h - how a computation ended.
 *
 * Models return one of these codes and never print. The engine, which knows
 * the file, the line and the record, makes the sentence a person reads.
 * After any code but GT_OK, output arguments keep the value they had, unless
 * the function's own contract says otherwise.
 */
#ifndef GENTOU_STATUS_H
#define GENTOU_STATUS_H

#define GT_STATUS_LIST(X)                                                                          \
    X(OK, "ok")                                                                                    \
    X(EOVERFLOW, "the result does not fit in 64 bits")                                             \
    X(ERANGE, "an argument is outside its range")                                                  \
    X(ENODATA, "there is nothing to compute from")                                                 \
    X(ENOMEM, "out of memory")                                                                     \
    X(ESTOPPED, "stopped on request")

enum gt_status {
#define X(name, text) GT_##name,
    GT_STATUS_LIST(X)
#undef X
};

/* The plain English meaning of a code; never NULL. Static storage. */
const char *gt_status_text(enum gt_status status);

/* To be called once by every main: from then on the numerical library beneath the models returns
 * codes, where it would end the program. */
void gt_status_only(void);

#endif
