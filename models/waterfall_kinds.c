/* waterfall_kinds.c - the lists of kinds_waterfall.h at run time. */
#include "gentou/kinds.h"
#include "gentou/kinds_waterfall.h"

#define TOKEN(word, token, label) token,
#define LABEL(word, token, label) label,

#define X(TYPE, name)                                                                              \
    static const char *const name##_tokens[] = {GT_##TYPE##_LIST(TOKEN)};                          \
    static const char *const name##_labels[] = {GT_##TYPE##_LIST(LABEL)};                          \
    const struct gt_kind gt_##name##_words = {                                                     \
        #name,                                                                                     \
        (int)(sizeof name##_tokens / sizeof *name##_tokens),                                       \
        name##_tokens,                                                                             \
        name##_labels,                                                                             \
    };
GT_WATERFALL_KINDS(X)
#undef X
