/* ask_words.c - words of a list, chosen by number, by name or by its beginning. */
#include "engine/intake/ask_int.h"

#include "engine/base/text.h"

#include <string.h>

void gt_ask_say_words(const struct gt_question *question)
{
    const struct gt_kind *kind = question->field->kind;
    const char *words = "";
    for (int value = 0; words && value < kind->count; value++)
        words = gt_arena_format(question->arena, "%s  %d %s", words, value + 1,
                                _(gt_kind_label(kind, value)));
    gt_ask_say(question, "%s", words ? words : "");
}

static bool begins(const char *word, const char *folded, struct gt_arena *arena)
{
    const char *own = gt_text_fold(arena, word);
    return own && strncmp(own, folded, strlen(folded)) == 0;
}

bool gt_ask_begins(const struct gt_kind *kind, int value, const char *typed, struct gt_arena *arena)
{
    const char *folded = gt_text_fold(arena, typed), *label = gt_kind_label(kind, value);
    return folded && (begins(gt_kind_token(kind, value), folded, arena) ||
                      begins(label, folded, arena) || begins(_(label), folded, arena));
}

/* What is no value of a kind. */
enum { NONE = -1, SEVERAL = -2, AS_TYPED = -3 };

/* The only word that begins so, or the one that is so in whole. */
static int find_beginning(const struct gt_question *question, const char *typed)
{
    const struct gt_kind *kind = question->field->kind;
    const char *folded = gt_text_fold(question->arena, typed);
    int found = NONE;
    for (int value = 0; folded && value < kind->count; value++) {
        const char *label = gt_text_fold(question->arena, _(gt_kind_label(kind, value)));
        if (label && strcmp(label, folded) == 0)
            return value;
        if (gt_ask_begins(kind, value, typed, question->arena))
            found = found == NONE ? value : SEVERAL;
    }
    return found;
}

/* A word of the list: its number from 1, the word, its beginning; or one of the usual spellings
 * that say less or more, which is left to the binding, where it is told. */
static int find_word(const struct gt_question *question, const char *typed)
{
    const struct gt_kind *kind = question->field->kind;
    const char *repair = NULL;
    int number = gt_ask_number(question, typed, (size_t)kind->count);
    if (number)
        return number - 1;
    int value = gt_word_find(kind, typed, &repair);
    if (value >= 0 && !repair)
        return value;
    int beginning = find_beginning(question, typed);
    return beginning == NONE && value >= 0 ? AS_TYPED : beginning;
}

static void say_refused(const struct gt_question *question, const char *typed, bool several)
{
    const struct gt_kind *kind = question->field->kind;
    const char *words = "";
    for (int value = 0; words && value < kind->count; value++)
        if (gt_ask_begins(kind, value, typed, question->arena))
            words = gt_arena_format(question->arena, "%s  %d %s", words, value + 1,
                                    _(gt_kind_label(kind, value)));
    if (several)
        gt_ask_say(question, _("  \"%s\" begins several:%s"), typed, words ? words : "");
    else
        gt_ask_say(question,
                   _("  \"%s\" is none of these; type a number, or a word or its "
                     "beginning."),
                   typed);
}

/* The bytes of the separator of words that text starts with, or 0. */
static size_t separator_at(const char *text)
{
    static const char *const separators[] = {",", ";", "，", "；", "、"};
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++)
        if (strncmp(text, separators[i], strlen(separators[i])) == 0)
            return strlen(separators[i]);
    return 0;
}

/* One word of the text at *typed, which moves behind it; all of it where there is one only. "" for
 * an empty one. NULL: memory. */
static const char *next_word(const struct gt_question *question, const char **typed)
{
    size_t length = 0;
    bool one = question->field->type == GT_FIELD_KIND;
    while ((*typed)[length] && (one || !separator_at(*typed + length)))
        length++;
    const char *word = gt_arena_copy(question->arena, *typed, length);
    *typed += length;
    *typed += separator_at(*typed);
    return word ? gt_ask_trim(question->arena, word) : NULL;
}

int gt_ask_word(const struct gt_question *question, const char *typed, enum gt_heard *heard,
                const char **word, struct gt_error *error)
{
    *word = "";
    while (*typed) {
        const char *one = next_word(question, &typed);
        if (!one)
            return gt_fail_memory(error);
        if (!*one)
            continue;
        int value = find_word(question, one);
        if (value == SEVERAL || value == NONE) {
            say_refused(question, one, value == SEVERAL);
            *heard = GT_HEARD_AGAIN;
            return 0;
        }
        *word = gt_arena_format(question->arena, "%s%s%s", *word, **word ? "; " : "",
                                value < 0 ? one : gt_kind_token(question->field->kind, value));
        if (!*word)
            return gt_fail_memory(error);
    }
    return 0;
}
