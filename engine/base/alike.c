/* alike.c - are two names one? */
#include "engine/base/alike.h"

#include "engine/base/text.h"

#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <unistr.h>

#define WORDS_MAX      32
#define CHARACTERS_MAX 128

/* Words for a legal form, at the end of a name, and what web addresses end in. */
static const char *const forms[] = {
    "ltd",     "limited", "inc", "incorporated", "llc",  "llp",         "lp",  "pvt",
    "private", "pte",     "co",  "company",      "corp", "corporation", "plc", "gmbh",
    "ag",      "sa",      "com", "in",           "org",  "net",         NULL};

/* The longest first. */
static const char *const chinese_forms[] = {
    "股份有限公司", "有限责任公司", "有限合伙企业", "合伙企业",
    "有限公司",     "有限合伙",     "公司",         NULL};

static int next(const char **text, ucs4_t *c)
{
    int bytes = u8_strmbtouc(c, (const uint8_t *)*text);
    if (bytes <= 0)
        return 0;
    *text += bytes;
    return bytes;
}

/* Letters and digits stay; everything else parts words. An apostrophe is nothing. */
static void part(const char *folded, struct gt_text *text)
{
    ucs4_t c;
    for (const char *at = folded; *at;) {
        const char *start = at;
        if (!next(&at, &c))
            return;
        if (uc_is_property_alphabetic(c) || uc_is_general_category(c, UC_DECIMAL_DIGIT_NUMBER))
            gt_text_add(text, start, (size_t)(at - start));
        else if (c != '\'' && text->length && text->data[text->length - 1] != ' ')
            gt_text_puts(text, " ");
    }
}

static bool is_form(const char *word)
{
    for (const char *const *form = forms; *form; form++)
        if (strcmp(*form, word) == 0)
            return true;
    return false;
}

/* Cuts a Chinese legal form off the end of a word, unless it is all of it. */
static void cut_form(char *word)
{
    size_t length = strlen(word);
    for (const char *const *form = chinese_forms; *form; form++) {
        size_t tail = strlen(*form);
        if (length > tail && strcmp(word + length - tail, *form) == 0) {
            word[length - tail] = '\0';
            return;
        }
    }
}

static int compare_words(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The words of a text that ends them with spaces, in place. */
static int split(char *text, char *words[WORDS_MAX])
{
    int count = 0;
    while (*text && count < WORDS_MAX) {
        size_t length = strcspn(text, " ");
        bool last = text[length] == '\0';
        if (length)
            words[count++] = text;
        text[length] = '\0';
        text += length + !last;
    }
    return count;
}

char *gt_alike_key(struct gt_arena *arena, const char *folded)
{
    struct gt_text text = {0};
    char *words[WORDS_MAX];
    part(folded, &text);
    char *parted =
        text.failed ? NULL : gt_arena_copy(arena, text.data ? text.data : "", text.length);
    char *key = parted ? gt_arena_alloc(arena, text.length + 2) : NULL;
    gt_text_clear(&text);
    if (!key)
        return NULL;
    int count = split(parted, words);
    while (count > 1 && is_form(words[count - 1]))
        count--;
    if (count)
        cut_form(words[count - 1]);
    qsort(words, (size_t)count, sizeof *words, compare_words);
    size_t length = 0;
    for (int i = 0; i < count; i++) {
        size_t word = strlen(words[i]);
        if (i)
            key[length++] = ' ';
        memcpy(key + length, words[i], word);
        length += word;
    }
    key[length] = '\0';
    return length ? key : gt_arena_copy(arena, folded, strlen(folded));
}

int gt_alike_length(const char *text)
{
    return (int)u8_mbsnlen((const uint8_t *)text, strlen(text));
}

/* The characters of a text; CHARACTERS_MAX + 1 when there are more. */
static int characters(const char *text, ucs4_t out[CHARACTERS_MAX])
{
    int count = 0;
    ucs4_t c;
    while (*text && next(&text, &c)) {
        if (count == CHARACTERS_MAX)
            return count + 1;
        out[count++] = c;
    }
    return count;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

int gt_alike_distance(const char *a, const char *b, int limit)
{
    ucs4_t x[CHARACTERS_MAX], y[CHARACTERS_MAX];
    int rows[3][CHARACTERS_MAX + 1];
    int n = characters(a, x), m = characters(b, y);
    if (n > CHARACTERS_MAX || m > CHARACTERS_MAX || abs(n - m) > limit)
        return limit + 1;
    for (int j = 0; j <= m; j++)
        rows[0][j] = j;
    for (int i = 1; i <= n; i++) {
        int *row = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
        int best = row[0] = i;
        for (int j = 1; j <= m; j++) {
            row[j] = least(least(row[j - 1], last[j]) + 1, last[j - 1] + (x[i - 1] != y[j - 1]));
            if (i > 1 && j > 1 && x[i - 1] == y[j - 2] && x[i - 2] == y[j - 1])
                row[j] = least(row[j], before[j - 2] + 1);
            best = least(best, row[j]);
        }
        if (best > limit)
            return limit + 1;
    }
    int distance = rows[n % 3][m];
    return distance > limit ? limit + 1 : distance;
}

/* The value of a word that is a Roman numeral of one to ten, else 0. */
static int roman(const char *word, size_t length)
{
    static const char *const numerals[] = {"i",  "ii",  "iii",  "iv", "v",
                                           "vi", "vii", "viii", "ix", "x"};
    for (int i = 0; i < 10; i++)
        if (strlen(numerals[i]) == length && memcmp(numerals[i], word, length) == 0)
            return i + 1;
    return 0;
}

/* The numbers of a key, one after the other: Roman ones as digits. */
static void numbers(const char *key, struct gt_text *found)
{
    static const char chinese[] = "零一二三四五六七八九十百千万";
    for (const char *at = key; *at;) {
        size_t word = strcspn(at, " ");
        int value = roman(at, word);
        if (value)
            gt_text_format(found, "%d", value);
        for (const char *c = at, *stop = at + word; !value && c < stop;) {
            ucs4_t code;
            const char *start = c;
            char one[8] = "";
            if (!next(&c, &code))
                break;
            memcpy(one, start, (size_t)(c - start) < sizeof one ? (size_t)(c - start) : 0);
            if ((code >= '0' && code <= '9') || (code > 127 && strstr(chinese, one)))
                gt_text_puts(found, one);
        }
        at += word + (at[word] == ' ');
    }
}

bool gt_alike_numbers(const char *a, const char *b)
{
    struct gt_text x = {0}, y = {0};
    numbers(a, &x);
    numbers(b, &y);
    bool same = !x.failed && !y.failed && strcmp(x.data ? x.data : "", y.data ? y.data : "") == 0;
    gt_text_clear(&x);
    gt_text_clear(&y);
    return same;
}
