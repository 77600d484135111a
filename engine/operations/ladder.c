/* ladder.c - where a member's pledge stands. */
#include "engine/operations/ladder.h"

#include "engine/operations/closing_int.h"

#include <stdlib.h>

/* A pledge that is over: the next word begins another. */
static bool is_end(int state)
{
    return state == GT_PLEDGE_FUNDED || state == GT_PLEDGE_WITHDRAWN;
}

bool gt_ladder_open(const struct gt_ladder *ladder)
{
    return (ladder->last->pledge.state == GT_PLEDGE_COMMITTED ||
            ladder->last->pledge.state == GT_PLEDGE_SIGNED) &&
           ladder->closing == 0;
}

static const char *label(int state)
{
    return _(gt_kind_label(&gt_pledge_state_words, state));
}

/* The words of a member are in the order of time. */
static bool is_before(const struct gt_pledge_row *a, const struct gt_pledge_row *b)
{
    return a->day < b->day || (a->day == b->day && a->id < b->id);
}

/* May `next` follow `last` (NULL: it is the first)? `where` names the field to mend. */
static int check_step(const struct gt_pledge_row *last, const struct gt_pledge_row *next,
                      struct gt_error *error)
{
    char day[GT_DAY_TEXT];
    bool over = !last || is_end(last->state);
    if (next->state == GT_PLEDGE_WITHDRAWN && last && last->state == GT_PLEDGE_FUNDED)
        return gt_fail(error, GT_EXIT_DATA,
                       _("state: the pledge is funded since %s; money that came in is not "
                         "withdrawn, it leaves by an exit"),
                       gt_day_format(last->day, day));
    if (next->state == GT_PLEDGE_WITHDRAWN && over)
        return gt_fail(error, GT_EXIT_DATA, _("state: there is no pledge that could be withdrawn"));
    if (over || next->state == GT_PLEDGE_WITHDRAWN || next->state > last->state)
        return 0;
    if (next->state < last->state)
        return gt_fail(error, GT_EXIT_DATA,
                       _("state: the pledge is %s since %s and does not go back to %s; withdraw "
                         "it and pledge anew"),
                       label(last->state), gt_day_format(last->day, day), label(next->state));
    if (next->state == GT_PLEDGE_SIGNED)
        return gt_fail(error, GT_EXIT_DATA,
                       _("state: the pledge is signed since %s already; to change it, withdraw it "
                         "and pledge anew"),
                       gt_day_format(last->day, day));
    return 0;
}

/* The same for a word that stands behind the new one already. */
static int check_later(const struct gt_pledge_row *word, const struct gt_pledge_row *next,
                       struct gt_error *error)
{
    char day[GT_DAY_TEXT];
    struct gt_error unused = {0};
    if (!check_step(word, next, &unused))
        return 0;
    return gt_fail(error, GT_EXIT_DATA,
                   _("date: on %s the pledge is %s, which cannot come after %s; see the order of "
                     "its words"),
                   gt_day_format(next->day, day), label(next->state), label(word->state));
}

/* What was allotted, or signed, is what is signed and funded. */
static int check_amount(struct gt_store *store, const struct gt_ladder *ladder,
                        const struct gt_pledge_row *word, struct gt_arena *arena,
                        struct gt_error *error)
{
    struct gt_deal_row deal;
    bool found = false;
    const struct gt_pledge_row *last = &ladder->last->pledge;
    bool allotted = ladder->closing && word->state >= last->state;
    gt_money holds = allotted ? ladder->allotted : last->amount;
    if (word->state == GT_PLEDGE_WITHDRAWN || word->amount == holds ||
        (!allotted && last->state != GT_PLEDGE_SIGNED))
        return 0;
    int code = gt_deal_read_bare(store, word->deal, GT_DAY_LAST, &deal, &found, arena, error);
    if (code)
        return code;
    const char *text = gt_say_money(holds, deal.currency, arena);
    if (!text)
        return gt_fail_memory(error);
    if (allotted)
        return gt_fail(error, GT_EXIT_DATA,
                       _("amount: closing %lld allotted %s to this pledge; write that, or "
                         "nothing, or withdraw the pledge"),
                       (long long)ladder->closing, text);
    return gt_fail(error, GT_EXIT_DATA,
                   _("amount: the pledge is signed for %s, and a signed amount does not change; "
                     "withdraw it and pledge anew"),
                   text);
}

/* What a word leaves open holds as before. */
static void carry(const struct gt_ladder *ladder, struct gt_pledge_row *word)
{
    const struct gt_pledge_row *last = &ladder->last->pledge;
    bool signs = word->state == GT_PLEDGE_SIGNED || word->state == GT_PLEDGE_FUNDED;
    if (word->state == GT_PLEDGE_WITHDRAWN)
        return;
    if (word->amount == GT_MONEY_UNKNOWN)
        word->amount = ladder->closing && signs ? ladder->allotted : last->amount;
    if (word->minimum == 0)
        word->minimum = last->minimum;
    if (word->priority == 0)
        word->priority = last->priority;
}

/* Adds a word to the ladder of its member, or begins another. */
static void climb(struct gt_ladder *ladder, const struct gt_word_row *word, int64_t order)
{
    bool begins = !ladder->last || is_end(ladder->last->pledge.state);
    if (begins)
        *ladder = (struct gt_ladder){.member = word->pledge.party, .name = word->pledge.party_name};
    ladder->last = word;
    if (ladder->order == 0 &&
        (word->pledge.state == GT_PLEDGE_COMMITTED || word->pledge.state == GT_PLEDGE_SIGNED))
        ladder->order = order;
    if (word->closing) {
        ladder->closing = word->closing;
        ladder->allotted = word->allotted;
    }
}

int gt_ladder_check(struct gt_store *store, struct gt_pledge_row *word, int64_t row,
                    struct gt_arena *arena, struct gt_error *error)
{
    struct gt_word_row *words = NULL;
    size_t count = 0;
    struct gt_ladder ladder = {0};
    const struct gt_pledge_row *next = NULL;
    struct gt_pledge_row self = *word;
    int code = gt_words_read(store, word->deal, word->party, &words, &count, arena, error);
    if (code)
        return code;
    self.id = row ? row : INT64_MAX;
    for (size_t i = 0; i < count && !next; i++) {
        if (words[i].pledge.id == row && words[i].closing)
            return gt_fail(error, GT_EXIT_DATA,
                           _("closing %lld was run on this word and allotted to it; withdraw the "
                             "pledge and pledge anew, or undo the run first"),
                           (long long)words[i].closing);
        if (words[i].pledge.id == row)
            continue;
        if (is_before(&words[i].pledge, &self))
            climb(&ladder, &words[i], (int64_t)i + 1);
        else
            next = &words[i].pledge;
    }
    bool over = !ladder.last || is_end(ladder.last->pledge.state);
    code = check_step(ladder.last ? &ladder.last->pledge : NULL, word, error);
    if (!code && next)
        code = check_later(word, next, error);
    if (code || over)
        return code;
    carry(&ladder, word);
    return check_amount(store, &ladder, word, arena, error);
}

static int compare_times(const void *a, const void *b)
{
    const struct gt_pledge_row *x = &(*(const struct gt_word_row *const *)a)->pledge;
    const struct gt_pledge_row *y = &(*(const struct gt_word_row *const *)b)->pledge;
    return is_before(x, y) ? -1 : is_before(y, x);
}

/* The place of each word in time, from 1. Words that are said later change none of them. */
static int64_t *places_of(const struct gt_word_row *words, size_t count, struct gt_arena *arena)
{
    const struct gt_word_row **sorted = gt_arena_alloc(arena, (count + 1) * sizeof *sorted);
    int64_t *places = gt_arena_alloc(arena, (count + 1) * sizeof *places);
    if (!sorted || !places)
        return NULL;
    for (size_t i = 0; i < count; i++)
        sorted[i] = &words[i];
    qsort(sorted, count, sizeof *sorted, compare_times);
    for (size_t i = 0; i < count; i++)
        places[sorted[i] - words] = (int64_t)i + 1;
    return places;
}

int gt_ladders_read(struct gt_store *store, int64_t deal, int64_t member, gt_day as_of,
                    struct gt_ladder **ladders, size_t *count, struct gt_arena *arena,
                    struct gt_error *error)
{
    struct gt_word_row *words = NULL;
    size_t word_count = 0;
    int code = gt_words_read(store, deal, member, &words, &word_count, arena, error);
    if (code)
        return code;
    int64_t *places = places_of(words, word_count, arena);
    struct gt_ladder *list = gt_arena_alloc(arena, (word_count + 1) * sizeof *list);
    if (!places || !list)
        return gt_fail_memory(error);
    *count = 0;
    for (size_t i = 0; i < word_count; i++) {
        if (words[i].pledge.day > as_of)
            continue;
        if (*count == 0 || list[*count - 1].member != words[i].pledge.party)
            list[(*count)++] = (struct gt_ladder){0};
        climb(&list[*count - 1], &words[i], places[i]);
    }
    *ladders = list;
    return 0;
}
