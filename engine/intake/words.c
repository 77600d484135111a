/* words.c - the word that a spelling of a file stands for.
 *
 * A spelling is compared without case, spaces and punctuation (only + counts: A+轮 is no A轮), so
 * "Seed / Angel Funding", "Seed/Angel Funding" and "seedangel" are one row. Words that say nothing
 * (round, funding, 轮, 融资) are taken off the end when the whole is not in the list
 * (spellings.c).
 */
#include "engine/base/text.h"
#include "engine/intake/spellings_int.h"

#include <string.h>

static const char *const fillers[] = {"round", "rounds", "funding", "financing", "investment",
                                      "轮",    "融资",   "投资",    "期"};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* Neither a letter, a digit, a + nor beyond ASCII. */
static bool is_stripped(char c)
{
    return !((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
             c == '+' || (unsigned char)c >= 0x80);
}

static void strip(char *text)
{
    char *out = text;
    for (; *text; text++)
        if (!is_stripped(*text))
            *out++ = *text;
    *out = 0;
}

/* Whether a token or label is the stripped text. */
static bool is_word(const char *word, const char *text)
{
    for (; *word; word++) {
        char c = *word >= 'A' && *word <= 'Z' ? (char)(*word - 'A' + 'a') : *word;
        if (is_stripped(c))
            continue;
        if (c != *text++)
            return false;
    }
    return *text == 0;
}

/* Whether the stripped text is one of a row's spellings, which semicolons part. */
static bool is_listed(const char *list, const char *text)
{
    size_t length = strlen(text);
    for (const char *at = list; at; at = strchr(at, ';') ? strchr(at, ';') + 1 : NULL)
        if (strncmp(at, text, length) == 0 && (at[length] == ';' || at[length] == 0))
            return length > 0;
    return false;
}

static int find(const struct gt_kind *kind, const char *text, const char **repair)
{
    for (int value = 0; value < kind->count; value++)
        if (is_word(kind->tokens[value], text) || is_word(kind->labels[value], text))
            return value;
    for (const struct gt_spelling *row = gt_spellings; row->kind; row++)
        if (row->kind == kind && is_listed(row->text, text)) {
            if (row->repair)
                *repair = row->repair;
            return row->value;
        }
    return -1;
}

/* Takes a word that says nothing off the end, unless it is all there is. */
static bool drop_filler(char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < LENGTH(fillers); i++) {
        size_t cut = strlen(fillers[i]);
        if (cut < length && strcmp(text + length - cut, fillers[i]) == 0) {
            text[length - cut] = 0;
            return true;
        }
    }
    return false;
}

int gt_word_find(const struct gt_kind *kind, const char *text, const char **repair)
{
    struct gt_arena scratch = {0};
    const char *why = NULL;
    int value = -1;
    const char *clean = gt_value_text(&scratch, text, &why);
    char *word = clean ? gt_text_fold(&scratch, clean) : NULL;
    if (word) {
        strip(word);
        do
            value = find(kind, word, &why);
        while (value < 0 && drop_filler(word));
    }
    gt_arena_clear(&scratch);
    if (value >= 0 && why)
        *repair = why;
    return value;
}
