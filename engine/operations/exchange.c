/* exchange.c - amounts converted, and what they were converted at. */
#include "engine/operations/exchange.h"

#include "engine/store/rate.h"

#include <string.h>

const struct gt_exchange_terms gt_exchange_usual = {false, GT_RATE_AGE_DAYS, NULL};

int gt_exchange_open(struct gt_store *store, gt_day as_of, const struct gt_exchange_terms *terms,
                     struct gt_exchange_book *book, struct gt_arena *arena, struct gt_error *error)
{
    *book = (struct gt_exchange_book){
        .store = store,
        .to = gt_store_ledger(store)->currency,
        .as_of = as_of,
        .terms = terms ? *terms : gt_exchange_usual,
        .arena = arena,
    };
    if (book->terms.set_aside)
        return 0;
    return gt_rate_any(store, as_of, &book->converts, error);
}

static int load(struct gt_exchange_book *book, struct gt_error *error)
{
    struct gt_rate_row *rows = NULL;
    int code = gt_rate_all(book->store, book->as_of, &rows, &book->count, book->arena, error);
    if (code)
        return code;
    book->rates = gt_arena_alloc(book->arena, (book->count + 1) * sizeof *book->rates);
    book->sources = gt_arena_alloc(book->arena, (book->count + 1) * sizeof *book->sources);
    book->uses = gt_arena_alloc(book->arena, (book->count + 1) * sizeof *book->uses);
    if (!book->rates || !book->sources || !book->uses)
        return gt_fail_memory(error);
    for (size_t i = 0; i < book->count; i++) {
        book->rates[i] = (struct gt_dated_rate){rows[i].from, rows[i].to, rows[i].day, {0, 1}};
        book->sources[i] = rows[i].source;
        if (gt_rate_parse(rows[i].rate, strlen(rows[i].rate), &book->rates[i].rate) != GT_OK)
            return gt_fail(error, GT_EXIT_DATA,
                           _("rate %lld: \"%s\" is no rate; correct it with `gentou rate edit "
                             "%lld`"),
                           (long long)rows[i].id, rows[i].rate, (long long)rows[i].id);
    }
    book->loaded = true;
    return 0;
}

static int fail_missing(const struct gt_exchange_book *book,
                        const struct gt_rate_question *question, const struct gt_rate_path *path,
                        struct gt_error *error)
{
    char day[GT_DAY_TEXT], last[GT_DAY_TEXT];
    gt_day_format(question->day, day);
    if (path->legs[0] < book->count)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("there is no rate from %s to %s on %s or the %d days before (the last one is of %s); "
              "enter it with `gentou rate add`, allow an older one with --rate-age, or leave other "
              "currencies out with --set-aside"),
            question->from->code, question->to->code, day, (int)question->oldest,
            gt_day_format(book->rates[path->legs[0]].day, last));
    return gt_fail(error, GT_EXIT_DATA,
                   _("there is no rate from %s to %s on %s or before; enter it with `gentou rate "
                     "add`, or leave other currencies out with --set-aside"),
                   question->from->code, question->to->code, day);
}

/* The line of a way: from a currency, over a rate of this direction, of the other, or by way of a
 * third. NULL: memory. */
static struct gt_board_exchange *line_of(struct gt_exchange_book *book,
                                         const struct gt_rate_question *question,
                                         const struct gt_rate_path *path)
{
    const struct gt_currency *via = path->count > 1 ? question->via : NULL;
    bool inverse = path->count == 1 && path->inverse[0];
    for (size_t i = 0; i < book->used_count; i++)
        if (book->used[i].from == question->from && book->used[i].via == via &&
            book->used[i].inverse == inverse)
            return &book->used[i];
    struct gt_board_exchange *grown = gt_arena_grow(book->arena, book->used, book->used_count,
                                                    &book->used_capacity, sizeof *grown);
    if (!grown)
        return NULL;
    book->used = grown;
    book->used[book->used_count] = (struct gt_board_exchange){.from = question->from,
                                                              .to = question->to,
                                                              .via = via,
                                                              .inverse = inverse,
                                                              .first = GT_DAY_LAST,
                                                              .last = GT_DAY_NONE,
                                                              .sources = ""};
    return &book->used[book->used_count++];
}

/* Whether one of the texts that "; " joins is `text`. */
static bool names(const char *list, const char *text)
{
    size_t length = strlen(text);
    for (const char *at = list; (at = strstr(at, text)); at++)
        if ((at == list || at[-1] == ' ') && (at[length] == 0 || at[length] == ';'))
            return true;
    return false;
}

/* Notes that an amount went over the legs of a path. */
static int note_use(struct gt_exchange_book *book, const struct gt_rate_question *question,
                    const struct gt_rate_path *path, struct gt_error *error)
{
    struct gt_board_exchange *line = line_of(book, question, path);
    if (!line)
        return gt_fail_memory(error);
    line->amounts++;
    for (int i = 0; i < path->count; i++) {
        size_t place = path->legs[i];
        const char *source = book->sources[place];
        line->rates += book->uses[place]++ == 0;
        if (book->rates[place].day < line->first)
            line->first = book->rates[place].day;
        if (book->rates[place].day > line->last)
            line->last = book->rates[place].day;
        if (source && !names(line->sources, source))
            line->sources = gt_arena_format(book->arena, "%s%s%s", line->sources,
                                            *line->sources ? "; " : "", source);
        if (!line->sources)
            return gt_fail_memory(error);
    }
    return 0;
}

/* Converts known amounts, all at one rate, each on its own. */
static int convert(struct gt_exchange_book *book, const struct gt_currency *from, gt_day day,
                   gt_money **amounts, size_t count, struct gt_error *error)
{
    struct gt_rate_path path;
    struct gt_rate_question question = {from, book->to, day, book->terms.oldest, book->terms.via};
    int code = book->loaded ? 0 : load(book, error);
    if (code)
        return code;
    if (gt_rate_find(book->rates, book->count, &question, &path) != GT_OK)
        return fail_missing(book, &question, &path, error);
    for (size_t i = 0; i < count && !code; i++) {
        enum gt_status status = gt_exchange(*amounts[i], &question, book->rates, &path, amounts[i]);
        code = status == GT_OK ? note_use(book, &question, &path, error)
                               : gt_fail(error, GT_EXIT_DATA, _("an amount in %s: %s"), from->code,
                                         _(gt_status_text(status)));
    }
    return code;
}

int gt_exchange_amount(struct gt_exchange_book *book, const struct gt_currency *from, gt_day day,
                       gt_money *amount, struct gt_error *error)
{
    if (from == book->to || *amount == GT_MONEY_UNKNOWN)
        return 0;
    if (!book->converts) {
        *amount = GT_MONEY_UNKNOWN;
        return 0;
    }
    return convert(book, from, day, &amount, 1, error);
}

/* The converted whole handed out in the proportion of the parts and of what is left of it. */
static int hand_out(gt_money old, gt_money whole, gt_money **parts, size_t count,
                    struct gt_arena *arena, struct gt_error *error)
{
    gt_money *weights = gt_arena_alloc(arena, (count + 1) * sizeof *weights);
    gt_money *shares = gt_arena_alloc(arena, (count + 1) * sizeof *shares);
    if (!weights || !shares)
        return gt_fail_memory(error);
    weights[count] = old;
    for (size_t i = 0; i < count; i++) {
        weights[i] = *parts[i] == GT_MONEY_UNKNOWN ? 0 : *parts[i];
        weights[count] -= weights[i];
    }
    if (gt_money_allocate(whole, weights, count + 1, shares) != GT_OK)
        return gt_fail(error, GT_EXIT_DATA, _("the stakes sum to more than the round"));
    for (size_t i = 0; i < count; i++)
        if (*parts[i] != GT_MONEY_UNKNOWN)
            *parts[i] = shares[i];
    return 0;
}

int gt_exchange_parts(struct gt_exchange_book *book, const struct gt_currency *from, gt_day day,
                      gt_money *whole, gt_money **parts, size_t count, struct gt_error *error)
{
    gt_money old = *whole;
    int code = gt_exchange_amount(book, from, day, whole, error);
    if (code || from == book->to)
        return code;
    if (old != GT_MONEY_UNKNOWN && book->converts)
        return hand_out(old, *whole, parts, count, book->arena, error);
    for (size_t i = 0; i < count && !code; i++)
        code = gt_exchange_amount(book, from, day, parts[i], error);
    return code;
}

const char *gt_exchange_way(const struct gt_board_exchange *line, struct gt_arena *arena)
{
    return line->via ? gt_arena_format(arena, _("%s to %s by way of %s"), line->from->code,
                                       line->to->code, line->via->code)
           : line->inverse
               ? gt_arena_format(arena, _("%s to %s, divided by rates from %s to %s"),
                                 line->from->code, line->to->code, line->to->code, line->from->code)
               : gt_arena_format(arena, _("%s to %s"), line->from->code, line->to->code);
}

const char *gt_exchange_use(const struct gt_board_exchange *line, struct gt_arena *arena)
{
    char first[GT_DAY_TEXT], last[GT_DAY_TEXT];
    gt_day_format(line->first, first);
    return line->rates > 1
               ? gt_arena_format(arena, _("amounts: %d, at %d rates of %s to %s"), line->amounts,
                                 line->rates, first, gt_day_format(line->last, last))
               : gt_arena_format(arena, _("amounts: %d, at the rate of %s"), line->amounts, first);
}
