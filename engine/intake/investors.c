/* investors.c - who took part, from one cell.
 *
 * A cell is cut at commas and semicolons into pieces; a piece that is a company's suffix goes back
 * to the name before it. A piece with "and", "&" or 、 in it is cut there when the file shows one
 * side to be a name (the set), or nobody's name; the last piece of a list is cut at its last one in
 * any case. Everything else is taken for a name. Not done: telling a person from a firm, or that
 * two spellings are one party (aliases do that).
 *
 * A piece names nobody only when a word in it says so: "partners", "family" and "group" make firms
 * as well, and a firm that is lost is worse than one nobody too many.
 */
#include "engine/intake/investors.h"

#include "engine/base/text.h"
#include "engine/intake/values.h"

#include <string.h>

/* A part of the cleaned cell: its bytes, without the spaces around them. */
struct span {
    const char *start;
    size_t length;
};

static struct span trim(const char *start, const char *end)
{
    while (start < end && *start == ' ')
        start++;
    while (end > start && end[-1] == ' ')
        end--;
    return (struct span){start, (size_t)(end - start)};
}

/* The bytes of the first of the NULL-ended signs that text starts with, or 0. */
static size_t starts_with(const char *text, const char *const *signs)
{
    for (; *signs; signs++)
        if (strncmp(text, *signs, strlen(*signs)) == 0)
            return strlen(*signs);
    return 0;
}

static bool is_and(const char *text)
{
    return (text[0] == 'a' || text[0] == 'A') && (text[1] == 'n' || text[1] == 'N') &&
           (text[2] == 'd' || text[2] == 'D');
}

/* The bytes of the connector at `at` within start..end, with a space on each side that has letters
 * ("AT&T" and "Brand" have none); 0: there is none. */
static size_t connector_at(const char *start, const char *at, const char *end)
{
    static const char *const comma[] = {"、", NULL};
    bool before = at == start || at[-1] == ' ';
    size_t length = *at == '&' ? 1 : end - at >= 3 && is_and(at) ? 3 : 0;
    if (length && before && (at + length == end || at[length] == ' '))
        return length;
    return *at == '&' ? 0 : starts_with(at, comma);
}

/* Lower-case words that make a company's suffix, full stops aside. */
static bool is_suffix_word(const char *word, size_t length)
{
    static const char *const words[] = {
        "inc", "ltd", "limited", "llc",         "llp",          "lp",      "plc",
        "pvt", "pte", "private", "corp",        "co",           "company", "gmbh",
        "ag",  "ab",  "bv",      "sa",          "sarl",         "kg",      "nv",
        "pty", "sdn", "bhd",     "corporation", "incorporated", NULL};
    for (size_t i = 0; words[i]; i++)
        if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
            return true;
    return false;
}

/* The next word of text: letters up to a space, in lower case and without full stops, in word[].
 * Returns what follows it. */
static const char *next_word(const char *text, const char *end, char word[16], size_t *length)
{
    *length = 0;
    while (text < end && *text == ' ')
        text++;
    for (; text < end && *text != ' '; text++) {
        char c = *text >= 'A' && *text <= 'Z' ? (char)(*text - 'A' + 'a') : *text;
        if (c != '.' && *length < 15)
            word[(*length)++] = c;
    }
    return text;
}

/* The bytes at the start of a span that are suffix words and no more ("Inc.", "Pvt. Ltd").
 * "Private" alone is none, and neither is the "Co" of "Co Investors". */
static size_t suffix_length(struct span span)
{
    char word[16];
    size_t length, taken = 0;
    const char *end = span.start + span.length, *at = span.start;
    while (at < end) {
        at = next_word(at, end, word, &length);
        if (!is_suffix_word(word, length))
            break;
        taken = (size_t)(at - span.start);
    }
    next_word(span.start, end, word, &length);
    return length == 7 && memcmp(word, "private", 7) == 0 && taken == 7 ? 0 : taken;
}

/* Words that stand for no firm of their own behind an "and". */
static bool is_rest_word(const char *word, size_t length)
{
    static const char *const words[] = {"partners", "sons", "associates", "brothers", "bros",
                                        "company",  "co",   "partner",    NULL};
    for (size_t i = 0; words[i]; i++)
        if (strlen(words[i]) == length && memcmp(words[i], word, length) == 0)
            return true;
    return false;
}

/* Whether what stands behind a connector only completes a company's name: "& Co. Ltd (BCCL)", "and
 * Sons", "& Partners LLP". */
static bool is_company_rest(struct span span)
{
    char word[16];
    size_t length;
    const char *end = span.start + span.length;
    const char *behind = next_word(span.start, end, word, &length);
    bool completes = is_rest_word(word, length);
    struct span rest = completes ? trim(behind, end) : span;
    size_t taken = suffix_length(rest);
    if (completes && (rest.length == 0 || *rest.start == '('))
        return true;
    return taken && (taken == rest.length || rest.start[taken + 1] == '(');
}

/* The words of a span that a company's suffix ends, without the suffix and what stands in brackets:
 * 1 of "Young LLP (EY)"; 0: no suffix ends it. */
static size_t count_company_words(struct span span)
{
    char word[16];
    size_t length, words = 0;
    const char *bracket = memchr(span.start, '(', span.length);
    const char *end = bracket ? bracket : span.start + span.length;
    for (const char *at = span.start;; words++) {
        struct span rest = trim(at, end);
        size_t suffix = suffix_length(rest);
        if (rest.length == 0)
            return 0;
        if (suffix == rest.length)
            return words;
        at = next_word(rest.start, end, word, &length);
    }
}

/* Whether the "and" between two parts may stand within one name: "Ernst and Young LLP". A right
 * side of more words ("Medintel Services Ltd") or a left one that is whole is another name. */
static bool may_be_one(struct span left, struct span right)
{
    return count_company_words(right) == 1 && count_company_words(left) == 0;
}

/* Words of phrases that name nobody. The first lot says so; the second may stand beside it, and
 * says nothing alone: Partners Group, The Family, Friends & Family and New Angels Group are names.
 */
static const char *const nobody[] = {
    "other",      "others", "undisclosed", "unnamed",    "unknown",    "investor",
    "investors",  "hni",    "hnis",        "hni's",      "existing",   "individuals",
    "affiliates", "其他",   "其他投资人",  "其他投资者", "其他投资方", "等",
    "未披露",     "未公开", "匿名",        NULL};
static const char *const beside[] = {
    "a",         "an",        "and",        "the",           "of",
    "few",       "some",      "several",    "many",          "multiple",
    "more",      "&",         "angel",      "angels",        "individual",
    "private",   "group",     "new",        "among",         "marquee",
    "un",        "disclosed", "consortium", "high",          "net",
    "net-worth", "networth",  "worth",      "institutional", "global",
    "partners",  "directors", "friends",    "family",        NULL};

/* Words that begin such a phrase whatever follows ("undisclosed ex-directors of …"), and those that
 * do when investors follow ("group of angel investors from …"). */
static const char *const opening[] = {"others", "undisclosed", "unnamed", NULL};
static const char *const likely[] = {"other", "unknown",  "existing", "several",
                                     "some",  "multiple", NULL};
static const char *const people[] = {"investor", "investors", "hni", "hnis", "angels", NULL};

/* The next word of a folded phrase, without the stops and brackets around it. */
static struct span phrase_word(const char **phrase)
{
    size_t length = strcspn(*phrase, " "), word = length;
    const char *start = *phrase;
    while (word && strchr(".,()", start[word - 1]))
        word--;
    bool bracket = word && *start == '(';
    *phrase += length;
    *phrase += **phrase == ' ';
    return (struct span){start + bracket, word - bracket};
}

static bool is_among(const char *const *words, struct span word)
{
    for (; *words; words++)
        if (strlen(*words) == word.length && memcmp(*words, word.start, word.length) == 0)
            return true;
    return false;
}

/* Whether a folded phrase names nobody and holds nothing else: "14 other angel investors". */
static bool is_nobody(const char *phrase)
{
    bool said = false, named = false;
    for (const char *rest = phrase; *rest;) {
        struct span word = phrase_word(&rest);
        bool number = strspn(word.start, "0123456789") >= word.length;
        said |= is_among(nobody, word);
        named |= !number && !is_among(nobody, word) && !is_among(beside, word);
    }
    return (said && !named) || gt_value_is_unknown(phrase);
}

/* Whether it begins or ends as such phrases do: "undisclosed directors", "Gujarat based investors",
 * "Indian HNIs". Only for a phrase without connectors: a name may stand behind one. */
static bool is_likely_nobody(const char *phrase)
{
    static const char *const wealthy[] = {"hni", "hnis", NULL};
    static const char *const from[] = {"based", NULL};
    static const char group[] = "group of ";
    bool met = false, based = strncmp(phrase, group, sizeof group - 1) == 0;
    const char *rest = phrase;
    struct span first = phrase_word(&rest), word = first;
    for (rest = phrase; *rest;) {
        word = phrase_word(&rest);
        met |= is_among(people, word);
        based |= is_among(from, word);
    }
    return is_among(opening, first) || is_among(wealthy, word) ||
           (met && (based || is_among(likely, first))) || is_nobody(phrase);
}

/* The state of one cell's reading. */
struct splitter {
    const struct gt_name_set *known;
    struct gt_arena *arena;
    struct gt_names *names;
    size_t capacity;
    const char **folded; /* of names, in the same order */
    size_t folded_capacity;
    bool others, failed;
    const char *judged, *unnamed;
};

static const char by_known[] =
    N_("split at an \"and\" because one side stands alone elsewhere in the file");
static const char by_list[] = N_("split at the \"and\" that closes a list of names");
static const char no_name[] = N_("part of it names nobody; counted as others who took part");

/* Somebody took part without a name: what the cell said of them must not be lost. */
static void add_others(struct splitter *splitter)
{
    splitter->others = true;
    splitter->unnamed = no_name;
}

static const char *fold(struct splitter *splitter, struct span span)
{
    const char *text = gt_arena_copy(splitter->arena, span.start, span.length);
    const char *folded = text ? gt_text_fold(splitter->arena, text) : NULL;
    splitter->failed |= folded == NULL;
    return folded ? folded : "";
}

/* A full stop that ends the cell's sentence is not the name's: those of "Inc." and "J. R." are. */
static struct span without_stop(struct span span)
{
    char word[16];
    size_t length = 0;
    const char *end = span.start + span.length;
    if (span.length < 2 || end[-1] != '.' || memchr(span.start, '.', span.length - 1))
        return span;
    const char *last = end - 1;
    while (last > span.start && last[-1] != ' ')
        last--;
    next_word(last, end, word, &length);
    if (is_suffix_word(word, length) || end - last <= 3)
        return span;
    return (struct span){span.start, span.length - 1};
}

/* 红杉、经纬等: the 等 says that there were more. */
static struct span without_and_more(struct splitter *splitter, struct span span)
{
    static const char more[] = "等";
    size_t cut = sizeof more - 1;
    if (span.length <= cut || memcmp(span.start + span.length - cut, more, cut) != 0 ||
        (unsigned char)span.start[span.length - cut - 1] < 0x80)
        return span;
    add_others(splitter);
    return (struct span){span.start, span.length - cut};
}

static void add_name(struct splitter *splitter, struct span span)
{
    span = without_stop(without_and_more(splitter, span));
    const char *folded = fold(splitter, span);
    struct gt_names *names = splitter->names;
    if (splitter->failed || span.length == 0)
        return;
    if (is_likely_nobody(folded)) {
        add_others(splitter);
        return;
    }
    for (size_t i = 0; i < names->count; i++)
        if (strcmp(splitter->folded[i], folded) == 0)
            return;
    const char **items = gt_arena_grow(splitter->arena, names->items, names->count,
                                       &splitter->capacity, sizeof *items);
    const char **folds = gt_arena_grow(splitter->arena, splitter->folded, names->count,
                                       &splitter->folded_capacity, sizeof *folds);
    const char *name = gt_arena_copy(splitter->arena, span.start, span.length);
    splitter->failed = !items || !folds || !name;
    if (splitter->failed)
        return;
    names->items = items;
    splitter->folded = folds;
    splitter->folded[names->count] = folded;
    names->items[names->count++] = name;
}

/* The end of the bracket that opens at `at`, or at + 1 when nothing closes it. */
static const char *behind_bracket(const char *at, const char *end)
{
    const char *close = memchr(at, ')', (size_t)(end - at));
    return close ? close + 1 : at + 1;
}

static const char *const separators[] = {",", ";", "，", "；", NULL};

static const char *piece_end(const char *at, const char *end)
{
    while (at < end && !starts_with(at, separators))
        at = *at == '(' ? behind_bracket(at, end) : at + 1;
    return at;
}

static const char *skip_separator(const char *at, const char *end)
{
    return at < end ? at + starts_with(at, separators) : at;
}

/* The next piece of a cell, with the company's suffixes that stand behind the comma that ends it.
 */
static bool next_piece(const char **at, const char *end, struct span *piece)
{
    const char *start = *at, *stop = piece_end(start, end);
    if (start >= end)
        return false;
    *at = skip_separator(stop, end);
    for (;;) {
        const char *after = piece_end(*at, end);
        struct span next = trim(*at, after);
        size_t suffix = suffix_length(next);
        const char *behind = next.start + suffix;
        if (suffix && suffix < next.length && connector_at(next.start, behind + 1, after)) {
            stop = *at = behind; /* "Inc. and Blume Ventures" */
            break;
        }
        if (!suffix || suffix < next.length)
            break;
        stop = after;
        *at = skip_separator(after, end);
    }
    *piece = trim(start, stop);
    return true;
}

#define PARTS_MAX 32

/* Cuts a piece at its connectors; the number of parts, above PARTS_MAX when they are too many. */
static size_t cut(struct span piece, struct span parts[PARTS_MAX])
{
    const char *end = piece.start + piece.length, *start = piece.start, *at = start;
    size_t count = 0;
    while (at <= end) {
        size_t connector = at < end ? connector_at(piece.start, at, end) : 0;
        if (at < end && !connector) {
            at = *at == '(' ? behind_bracket(at, end) : at + 1;
            continue;
        }
        struct span part = trim(start, at);
        if (count && is_company_rest(part)) /* Mitsui & Co. */
            parts[count - 1].length = (size_t)(part.start + part.length - parts[count - 1].start);
        else if (part.length && count == PARTS_MAX)
            return PARTS_MAX + 1;
        else if (part.length)
            parts[count++] = part;
        start = at = at + connector;
        if (!connector)
            break;
    }
    return count;
}

static struct span join(const struct span *parts, size_t count)
{
    const struct span *last = &parts[count - 1];
    return (struct span){parts[0].start, (size_t)(last->start + last->length - parts[0].start)};
}

/* Whether a run of parts is a name that stands alone elsewhere, or surely nobody's. */
static bool is_proved(struct splitter *splitter, const struct span *parts, size_t count)
{
    const char *folded = fold(splitter, without_stop(join(parts, count)));
    return gt_name_set_has(splitter->known, folded) || is_nobody(folded) ||
           (count == 1 && is_likely_nobody(folded));
}

/* The longest proved run among the parts that is not all of them; its length, or 0. */
static size_t find_proved(struct splitter *splitter, const struct span *parts, size_t count,
                          size_t *first)
{
    for (size_t length = count - 1; length > 0; length--)
        for (*first = 0; *first + length <= count; ++*first)
            if (is_proved(splitter, parts + *first, length))
                return length;
    return 0;
}

/* Adds the names of parts. closing: they end a list. */
static void split_parts(struct splitter *splitter, const struct span *parts, size_t count,
                        bool closing)
{
    size_t first = 0, length;
    if (count == 0)
        return;
    if (count == 1 || is_proved(splitter, parts, count)) {
        add_name(splitter, join(parts, count));
        return;
    }
    length = find_proved(splitter, parts, count, &first);
    if (length) {
        size_t rest = count - first - length;
        bool nobodys = is_nobody(fold(splitter, join(parts + first, length)));
        if (!closing && !nobodys &&
            ((first && !is_proved(splitter, parts, first)) ||
             (rest && !is_proved(splitter, parts + first + length, rest))))
            splitter->judged = by_known;
        split_parts(splitter, parts, first, closing && rest == 0 && nobodys);
        add_name(splitter, join(parts + first, length));
        split_parts(splitter, parts + first + length, rest, closing);
    } else if (closing && !may_be_one(parts[count - 2], parts[count - 1])) {
        splitter->judged = by_list;
        add_name(splitter, join(parts, count - 1));
        add_name(splitter, parts[count - 1]);
    } else
        add_name(splitter, join(parts, count));
}

bool gt_investors_learn(struct gt_name_set *known, const char *cell)
{
    struct gt_arena scratch = {0};
    const char *ignored = NULL;
    const char *clean = gt_value_text(&scratch, cell, &ignored);
    bool done = clean != NULL;
    const char *at = clean, *end = clean ? clean + strlen(clean) : NULL;
    struct splitter splitter = {.known = known, .arena = &scratch};
    struct span piece, parts[PARTS_MAX];
    while (done && next_piece(&at, end, &piece)) {
        if (cut(piece, parts) != 1 || parts[0].length != piece.length)
            continue;
        const char *folded = fold(&splitter, without_stop(piece));
        done = !splitter.failed && (is_likely_nobody(folded) || gt_name_set_add(known, folded));
    }
    gt_arena_clear(&scratch);
    return done;
}

bool gt_investors_split(const struct gt_name_set *known, const char *cell, struct gt_arena *arena,
                        struct gt_investors *read)
{
    const char *ignored = NULL;
    const char *clean = gt_value_text(arena, cell, &ignored);
    if (!clean)
        return false;
    *read = (struct gt_investors){.others = gt_value_is_unknown(clean)};
    struct splitter splitter = {.known = known, .arena = arena, .names = &read->names};
    struct span piece, parts[PARTS_MAX];
    const char *at = clean, *end = clean + strlen(clean);
    for (size_t pieces = 1; !read->others && next_piece(&at, end, &piece); pieces++) {
        size_t count = cut(piece, parts);
        if (count <= PARTS_MAX)
            split_parts(&splitter, parts, count, at >= end && pieces > 1);
        else
            add_name(&splitter, piece);
        if (splitter.failed)
            return false;
    }
    read->others |= splitter.others;
    read->judged = splitter.judged;
    read->unnamed = splitter.unnamed;
    return true;
}
