/* status.c - the words of gt_status. */
#include "gentou/status.h"

#include <gsl/gsl_errno.h>

const char *gt_status_text(enum gt_status status)
{
    switch (status) {
#define X(name, text)                                                                              \
    case GT_##name:                                                                                \
        return text;
        GT_STATUS_LIST(X)
#undef X
    }
    return "unknown status";
}

void gt_status_only(void)
{
    gsl_set_error_handler_off();
}
