/* kinds_terms.c - the lists of kinds_terms.h at run time. */
#include "gentou/kinds_terms.h"
#include "gentou/kinds.h"

#define TOKEN(word, token, label) token,
#define LABEL(word, token, label) label,

#define X(PREFIX, name)                                                                            \
    static const char *const name##_tokens[] = {GT_##PREFIX##_LIST(TOKEN)};                        \
    static const char *const name##_labels[] = {GT_##PREFIX##_LIST(LABEL)};                        \
    const struct gt_kind gt_##name##_words = {#name, GT_##PREFIX##_COUNT, name##_tokens,           \
                                              name##_labels};
GT_TERM_KINDS(X)
#undef X
