/* kinds_rules.c - the lists of a rule at run time. */
#include "gentou/kinds_rules.h"
#include "gentou/kinds.h"

#define TOKEN(word, token, label) token,
#define LABEL(word, token, label) label,

#define X(PREFIX, name)                                                                            \
    static const char *const name##_tokens[] = {GT_##PREFIX##_LIST(TOKEN)};                        \
    static const char *const name##_labels[] = {GT_##PREFIX##_LIST(LABEL)};                        \
    const struct gt_kind gt_##name##_words = {#name, GT_##PREFIX##_COUNT, name##_tokens,           \
                                              name##_labels};
GT_RULE_KINDS(X)
#undef X

static const char *const fact_tokens[] = {
#define X(word, token, label, unit) token,
    GT_RULE_FACT_LIST(X)
#undef X
};
static const char *const fact_labels[] = {
#define X(word, token, label, unit) label,
    GT_RULE_FACT_LIST(X)
#undef X
};
const struct gt_kind gt_rule_fact_words = {"rule_fact", GT_RULE_FACT_COUNT, fact_tokens,
                                           fact_labels};
