/* kinds_rules.c - the lists of a rule at run time. */
#include "gentou/kinds_rules.h"
#include "gentou/kinds.h"

#define X(PREFIX, name) GT_KIND_WORDS(GT_##PREFIX##_LIST, name);
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
