/* duplicates.c - records that look like one. */
#include "engine/operations/duplicates.h"

#include "engine/base/alike.h"
#include "engine/base/text.h"
#include "engine/operations/find.h"
#include "engine/store/deal.h"
#include "engine/store/duplicate.h"

#include <stdlib.h>
#include <string.h>

#define NEIGHBOURS     8  /* names compared with each, in either order */
#define SAME_DAY_MOST  64 /* deals of a company compared with each */
#define PREFIX_LETTERS 3  /* a new company is compared with those that begin alike */
#define PREFIX_NAMES   200
#define LEAST_SCORE    0.5

/* A name and what of it is compared. */
struct key {
    const struct gt_name_row *name;
    const char *key, *reversed;
    int length; /* characters */
};

struct search {
    struct gt_store *store;
    struct gt_arena *arena;
    struct gt_error *error;
    gt_day as_of;
    int64_t days;
    struct key *keys;
    size_t key_count;
    struct gt_duplicate *rows;
    size_t count, capacity;
    struct gt_pair *dismissed[2]; /* parties, deals */
    size_t dismissed_count[2];
};

static int compare_pairs(const void *a, const void *b)
{
    const struct gt_pair *x = a, *y = b;
    return x->one != y->one ? (x->one > y->one) - (x->one < y->one)
                            : (x->other > y->other) - (x->other < y->other);
}

static bool is_dismissed(const struct search *search, bool deals, struct gt_pair pair)
{
    return search->dismissed_count[deals] &&
           bsearch(&pair, search->dismissed[deals], search->dismissed_count[deals], sizeof pair,
                   compare_pairs);
}

/* Keeps a pair, unless it was dismissed. */
static int keep(struct search *search, struct gt_duplicate row)
{
    if (row.one > row.other) {
        int64_t number = row.one;
        const char *text = row.one_text;
        row.one = row.other, row.other = number;
        row.one_text = row.other_text, row.other_text = text;
    }
    if (row.one == row.other ||
        is_dismissed(search, row.deals, (struct gt_pair){row.one, row.other}))
        return 0;
    search->rows =
        gt_arena_grow(search->arena, search->rows, search->count, &search->capacity, sizeof row);
    if (!search->rows || !row.why || !row.one_text || !row.other_text)
        return gt_fail_memory(search->error);
    search->rows[search->count++] = row;
    return 0;
}

static const char *reversed(struct gt_arena *arena, const char *text)
{
    size_t length = strlen(text);
    char *copy = gt_arena_copy(arena, text, length);
    for (size_t i = 0; copy && i < length / 2; i++) {
        char c = copy[i];
        copy[i] = copy[length - 1 - i];
        copy[length - 1 - i] = c;
    }
    return copy;
}

static int make_key(struct search *search, const struct gt_name_row *name, struct key *key)
{
    key->name = name;
    key->key = gt_alike_key(search->arena, name->folded);
    key->reversed = key->key ? reversed(search->arena, key->key) : NULL;
    if (!key->reversed)
        return gt_fail_memory(search->error);
    key->length = gt_alike_length(key->key);
    return 0;
}

static int compare_keys(const void *a, const void *b)
{
    const struct key *x = a, *y = b;
    int order = strcmp(x->key, y->key);
    return order ? order : (x->name->party > y->name->party) - (x->name->party < y->name->party);
}

static int compare_reversed(const void *a, const void *b)
{
    return strcmp(((const struct key *)a)->reversed, ((const struct key *)b)->reversed);
}

/* How alike two names are, 0 to 1, and why (English source text). A short name is another one with
 * a letter changed; of a longer one a letter may be missing, of a long one two. */
static double name_score(const struct key *x, const struct key *y, const char **why)
{
    int shorter = x->length < y->length ? x->length : y->length;
    int limit = shorter < 6 ? 0 : shorter < 12 ? 1 : 2;
    if (strcmp(x->name->folded, y->name->folded) == 0) {
        *why = N_("the same name");
        return 1;
    }
    if (strcmp(x->key, y->key) == 0) {
        *why = N_("the same name but for legal form, order or punctuation");
        return 0.95;
    }
    if (limit == 0 || !gt_alike_numbers(x->key, y->key))
        return 0;
    int distance = gt_alike_distance(x->key, y->key, limit);
    *why = N_("names almost the same");
    return distance > limit ? 0 : 0.9 - 0.1 * distance;
}

static int compare_names(struct search *search, const struct key *x, const struct key *y)
{
    const char *why = NULL;
    double score = x->name->party == y->name->party ? 0 : name_score(x, y, &why);
    if (score == 0)
        return 0;
    struct gt_duplicate row = {
        .one = x->name->party,
        .other = y->name->party,
        .score = score,
        .one_text = x->name->name,
        .other_text = y->name->name,
        .why = _(why),
    };
    return keep(search, row);
}

static int compare_neighbours(struct search *search)
{
    int code = 0;
    for (size_t i = 0; i < search->key_count && !code; i++)
        for (size_t j = i + 1; j < search->key_count && j <= i + NEIGHBOURS && !code; j++)
            code = compare_names(search, &search->keys[i], &search->keys[j]);
    return code;
}

static int find_parties(struct search *search)
{
    struct gt_name_row *names = NULL;
    int code = gt_name_rows(search->store, NULL, -1, &names, &search->key_count, search->arena,
                            search->error);
    search->keys = gt_arena_alloc(search->arena, (search->key_count + 1) * sizeof *search->keys);
    if (!code && !search->keys)
        code = gt_fail_memory(search->error);
    for (size_t i = 0; i < search->key_count && !code; i++)
        code = make_key(search, &names[i], &search->keys[i]);
    if (code || search->key_count == 0)
        return code;
    qsort(search->keys, search->key_count, sizeof *search->keys, compare_keys);
    code = compare_neighbours(search);
    if (code)
        return code;
    qsort(search->keys, search->key_count, sizeof *search->keys, compare_reversed);
    return compare_neighbours(search);
}

static int compare_rows(const void *a, const void *b)
{
    const struct gt_duplicate *x = a, *y = b;
    if (x->deals != y->deals)
        return x->deals - y->deals;
    if (x->one != y->one)
        return (x->one > y->one) - (x->one < y->one);
    if (x->other != y->other)
        return (x->other > y->other) - (x->other < y->other);
    return (x->score < y->score) - (x->score > y->score);
}

static int compare_scores(const void *a, const void *b)
{
    const struct gt_duplicate *x = a, *y = b;
    return x->score != y->score ? (x->score < y->score) - (x->score > y->score)
                                : compare_rows(a, b);
}

/* A pair found twice, by several of its names, stands once, with its best reason. */
static void drop_repeated(struct search *search)
{
    size_t kept = 0;
    if (search->count)
        qsort(search->rows, search->count, sizeof *search->rows, compare_rows);
    for (size_t i = 0; i < search->count; i++)
        if (kept == 0 || search->rows[i].deals != search->rows[kept - 1].deals ||
            search->rows[i].one != search->rows[kept - 1].one ||
            search->rows[i].other != search->rows[kept - 1].other)
            search->rows[kept++] = search->rows[i];
    search->count = kept;
}

/* What the amounts of two deals say: negative when they are two. */
static double amount_score(const struct gt_deal_brief *x, const struct gt_deal_brief *y,
                           const char **why)
{
    if (x->amount == GT_MONEY_UNKNOWN || y->amount == GT_MONEY_UNKNOWN) {
        *why = N_("an amount unknown");
        return 0.1;
    }
    if (x->currency != y->currency)
        return -1;
    gt_money less = x->amount < y->amount ? x->amount : y->amount;
    gt_money more = x->amount < y->amount ? y->amount : x->amount;
    *why = less == more ? N_("amounts equal") : N_("amounts within a tenth");
    return less == more ? 0.3 : more - less <= more / 10 ? 0.2 : -1;
}

static const char *deal_text(struct gt_arena *arena, const struct gt_deal_brief *deal)
{
    char day[GT_DAY_TEXT];
    return gt_arena_format(arena, "%s, %s", deal->company_name, gt_day_format(deal->day, day));
}

/* `alike`: how alike the companies are, 1 when they are one. */
static int compare_deals(struct search *search, const struct gt_deal_brief *x,
                         const struct gt_deal_brief *y, double alike, const char *company)
{
    const char *amounts = NULL;
    int64_t apart = x->day > y->day ? (int64_t)x->day - y->day : (int64_t)y->day - x->day;
    double amount = amount_score(x, y, &amounts);
    if (amount < 0 || apart > search->days)
        return 0;
    double score = (alike == 1 ? 0.4 : 0.3 * alike) +
                   0.3 * (1 - (double)apart / (double)(search->days + 1)) + amount;
    if (x->kind != y->kind && x->kind != GT_DEAL_UNKNOWN && y->kind != GT_DEAL_UNKNOWN)
        score -= 0.1;
    if (score < LEAST_SCORE)
        return 0;
    const char *days = apart == 0 ? _("the same day")
                       : apart == 1
                           ? _("a day apart")
                           : gt_arena_format(search->arena, _("%d days apart"), (int)apart);
    struct gt_duplicate row = {
        .deals = true,
        .one = x->id,
        .other = y->id,
        .score = score,
        .one_text = deal_text(search->arena, x),
        .other_text = deal_text(search->arena, y),
        .why =
            days ? gt_arena_format(search->arena, "%s; %s; %s", company, days, _(amounts)) : NULL,
    };
    return keep(search, row);
}

/* Deals by company and day: each with those that follow within the days. */
static int compare_own(struct search *search, const struct gt_deal_brief *deals, size_t count)
{
    int code = 0;
    for (size_t i = 0; i < count && !code; i++)
        for (size_t j = i + 1;
             j < count && j <= i + SAME_DAY_MOST && !code && deals[j].company == deals[i].company &&
             (int64_t)deals[j].day - deals[i].day <= search->days;
             j++)
            code = compare_deals(search, &deals[i], &deals[j], 1, _("the same company"));
    return code;
}

static size_t first_of(const struct gt_deal_brief *deals, size_t count, int64_t company)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (deals[middle].company < company)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The deals of two companies that are called almost the same. */
static int compare_across(struct search *search, const struct gt_deal_brief *deals, size_t count,
                          const struct gt_duplicate *companies)
{
    size_t y = first_of(deals, count, companies->other);
    int code = 0;
    for (size_t x = first_of(deals, count, companies->one);
         x < count && deals[x].company == companies->one && !code; x++) {
        while (y < count && deals[y].company == companies->other &&
               (int64_t)deals[x].day - deals[y].day > search->days)
            y++;
        for (size_t j = y;
             j < count && j < y + SAME_DAY_MOST && !code && deals[j].company == companies->other &&
             (int64_t)deals[j].day - deals[x].day <= search->days;
             j++)
            code = compare_deals(search, &deals[x], &deals[j], companies->score - 0.001,
                                 companies->why);
    }
    return code;
}

static int find_deals(struct search *search)
{
    struct gt_deal_brief *deals = NULL;
    size_t count = 0, parties = search->count;
    int code = gt_deal_briefs(search->store, 0, search->as_of, &deals, &count, search->arena,
                              search->error);
    if (!code)
        code = compare_own(search, deals, count);
    for (size_t i = 0; i < parties && !code; i++) {
        struct gt_duplicate companies = search->rows[i]; /* rows may move while others are kept */
        code = compare_across(search, deals, count, &companies);
    }
    return code;
}

static int begin(struct search *search)
{
    int code = 0;
    for (int deals = 0; deals < 2 && !code; deals++)
        code = gt_not_same(search->store, deals, &search->dismissed[deals],
                           &search->dismissed_count[deals], search->arena, search->error);
    return code;
}

/* Drops the pairs of parties or of deals that were not asked for, and orders the rest. */
static void finish(struct search *search, bool deals, bool parties)
{
    size_t kept = 0;
    drop_repeated(search);
    for (size_t i = 0; i < search->count; i++)
        if (search->rows[i].deals ? deals : parties)
            search->rows[kept++] = search->rows[i];
    search->count = kept;
    if (kept)
        qsort(search->rows, kept, sizeof *search->rows, compare_scores);
}

int gt_duplicates(struct gt_store *store, bool deals, bool parties, gt_day as_of, int64_t days,
                  struct gt_duplicate **rows, size_t *count, struct gt_arena *arena,
                  struct gt_error *error)
{
    struct search search = {
        .store = store, .arena = arena, .error = error, .as_of = as_of, .days = days};
    int code = begin(&search);
    if (!code)
        code = find_parties(&search);
    drop_repeated(&search);
    if (!code && deals)
        code = find_deals(&search);
    finish(&search, deals, parties);
    *rows = search.rows;
    *count = search.count;
    return code;
}

/* The beginning of a name, by which companies that may be the same are looked up. */
static const char *prefix_of(struct gt_arena *arena, const char *folded)
{
    size_t length = 0;
    for (int letters = 0; folded[length] && letters < PREFIX_LETTERS; letters++)
        do
            length++;
        while (((unsigned char)folded[length] & 0xC0) == 0x80);
    return gt_arena_copy(arena, folded, length);
}

/* Compares a deal with those of companies whose names begin like that of its own. */
static int compare_with_alike(struct search *search, const struct gt_deal_brief *deal,
                              const char *folded)
{
    struct gt_name_row *names = NULL, own = {deal->company, folded, deal->company_name, true};
    struct key key, other;
    size_t count = 0;
    const char *prefix = prefix_of(search->arena, folded);
    int code = prefix ? make_key(search, &own, &key) : gt_fail_memory(search->error);
    if (!code)
        code = gt_name_rows(search->store, prefix, PREFIX_NAMES, &names, &count, search->arena,
                            search->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_deal_brief *deals = NULL;
        size_t deal_count = 0;
        const char *why = NULL;
        if (names[i].party == deal->company || !names[i].company)
            continue;
        code = make_key(search, &names[i], &other);
        double score = code ? 0 : name_score(&key, &other, &why);
        if (score > 0)
            code = gt_deal_briefs(search->store, names[i].party, search->as_of, &deals, &deal_count,
                                  search->arena, search->error);
        for (size_t d = 0; d < deal_count && !code; d++)
            code = compare_deals(search, deal, &deals[d], score - 0.001, _(why));
    }
    return code;
}

int gt_duplicates_of_deal(struct gt_store *store, int64_t deal, int64_t days,
                          struct gt_duplicate **rows, size_t *count, struct gt_arena *arena,
                          struct gt_error *error)
{
    struct search search = {
        .store = store, .arena = arena, .error = error, .as_of = GT_DAY_LAST, .days = days};
    struct gt_deal_row row;
    struct gt_deal_brief *deals = NULL;
    size_t deal_count = 0, own = 0;
    bool found = false;
    *count = 0;
    int code = begin(&search);
    if (!code)
        code = gt_deal_read(store, deal, GT_DAY_LAST, &row, &found, arena, error);
    if (!code && found)
        code = gt_deal_briefs(store, row.company, search.as_of, &deals, &deal_count, arena, error);
    while (own < deal_count && deals[own].id != deal)
        own++;
    if (code || own == deal_count)
        return code;
    for (size_t i = 0; i < deal_count && !code; i++)
        if (i != own)
            code = compare_deals(&search, &deals[i], &deals[own], 1, _("the same company"));
    const char *folded = gt_text_fold(arena, row.company_name);
    if (!code)
        code = folded ? compare_with_alike(&search, &deals[own], folded) : gt_fail_memory(error);
    finish(&search, true, false);
    *rows = search.rows;
    *count = search.count;
    return code;
}
