/* kinds_waterfall.c - the lists of kinds_waterfall.h at run time. */
#include "gentou/kinds_waterfall.h"
#include "gentou/kinds.h"

#define X(TYPE, name) GT_KIND_WORDS(GT_##TYPE##_LIST, name);
GT_WATERFALL_KINDS(X)
#undef X
