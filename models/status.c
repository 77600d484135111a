/* status.c - the words of gt_status. */
#include "gentou/status.h"

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
