/* kinds.c - the lists of kinds.h at run time. A new word needs no change here. */
#include "gentou/kinds.h"

#define X(TYPE, name) GT_KIND_WORDS(GT_##TYPE##_LIST, name);
GT_KINDS(X)
#undef X

const struct gt_kind *const gt_kinds[] = {
#define X(TYPE, name) &gt_##name##_words,
    GT_KINDS(X)
#undef X
        NULL,
};

/* Lower case, and '-' as '_'. */
static char folded(char c)
{
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c == '-' ? '_' : c;
}

static int is_token(const char *token, const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++)
        if (token[i] == 0 || token[i] != folded(text[i]))
            return 0;
    return token[length] == 0;
}

int gt_kind_parse(const struct gt_kind *kind, const char *text, size_t length)
{
    for (int value = 0; value < kind->count; value++)
        if (is_token(kind->tokens[value], text, length))
            return value;
    return -1;
}

const char *gt_kind_token(const struct gt_kind *kind, int value)
{
    return value >= 0 && value < kind->count ? kind->tokens[value] : "?";
}

const char *gt_kind_label(const struct gt_kind *kind, int value)
{
    return value >= 0 && value < kind->count ? kind->labels[value] : "?";
}
