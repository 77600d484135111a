/* kinds_terms.c - the lists of kinds_terms.h at run time. */
#include "gentou/kinds_terms.h"
#include "gentou/kinds.h"

#define X(PREFIX, name) GT_KIND_WORDS(GT_##PREFIX##_LIST, name);
GT_TERM_KINDS(X)
#undef X
