/* call.c - what every command needs of its call: options by type, pages, output, progress. */
#include "engine/commands/command.h"

#include "engine/intake/values.h"
#include "gentou/simulate.h"

#include <math.h>
#include <string.h>

#define PAGE_ROWS  50
#define BAR_WIDTH  30
#define LINE_WIDTH 79

const char *gt_call_value(const struct gt_call *call, const char *name)
{
    for (int i = call->given_count - 1; i >= 0; i--)
        if (strcmp(call->given[i].name, name) == 0)
            return call->given[i].value;
    return NULL;
}

bool gt_call_flag(const struct gt_call *call, const char *name)
{
    for (int i = 0; i < call->given_count; i++)
        if (strcmp(call->given[i].name, name) == 0)
            return true;
    return false;
}

int gt_call_count(struct gt_call *call, const char *name, int64_t low, int64_t high, int64_t *value)
{
    const char *text = gt_call_value(call, name);
    if (!text || !gt_value_count(text, low, high, value, call->error))
        return 0;
    call->error->exit = GT_EXIT_USAGE;
    return gt_error_at(call->error, "--%s", name);
}

int gt_call_instructions(struct gt_call *call)
{
    const char *asked = call->world->instructions, *names = "";
    if (!asked || gt_instructions_find(asked))
        return 0;
    for (size_t i = 0; names && gt_instructions_name(i); i++)
        if (gt_instructions_find(gt_instructions_name(i)))
            names = gt_arena_format(call->arena, "%s%s%s", names, i ? ", " : "",
                                    gt_instructions_name(i));
    return gt_fail(call->error, GT_EXIT_USAGE,
                   _("GENTOU_INSTRUCTIONS: \"%s\" is nothing this machine runs; there is %s"),
                   asked, names ? names : "");
}

int gt_call_at_option(struct gt_call *call, const char *option)
{
    call->error->exit = GT_EXIT_USAGE;
    return gt_error_at(call->error, "--%s", option);
}

int gt_call_number(struct gt_call *call, int place, const char *what, int64_t *number)
{
    if (!gt_value_count(call->arguments[place], 1, INT64_MAX, number, call->error))
        return 0;
    call->error->exit = GT_EXIT_USAGE;
    return gt_error_at(call->error, "%s", what);
}

int gt_call_day(struct gt_call *call, const char *name, gt_day *value)
{
    const char *text = gt_call_value(call, name), *repair = NULL;
    if (!text || !gt_value_date(text, GT_DATE_ISO, value, &repair, call->error))
        return 0;
    call->error->exit = GT_EXIT_USAGE;
    return gt_error_at(call->error, "--%s", name);
}

int gt_call_kind(struct gt_call *call, const char *name, const struct gt_kind *kind, int *value)
{
    const char *text = gt_call_value(call, name), *repair = NULL;
    const char *words = "";
    if (!text)
        return 0;
    *value = gt_word_find(kind, text, &repair);
    if (*value >= 0 && !repair)
        return 0;
    for (int i = 0; words && i < kind->count; i++)
        words = gt_arena_format(call->arena, "%s%s%s", words, i ? ", " : "", kind->tokens[i]);
    return gt_fail(call->error, GT_EXIT_USAGE, _("--%s: \"%s\" is none of %s"), name, text,
                   words ? words : "");
}

struct gt_entry gt_call_entry(const struct gt_call *call)
{
    const char *command = gt_arena_format(call->arena, "%s%s%s", call->command->noun,
                                          call->command->verb[0] ? " " : "", call->command->verb);
    return (struct gt_entry){.at = call->world->now,
                             .actor = call->world->actor,
                             .command = command ? command : call->command->noun,
                             .reason = gt_call_value(call, "reason")};
}

int gt_call_begin(struct gt_call *call)
{
    struct gt_entry entry = gt_call_entry(call);
    return gt_store_begin(call->store, &entry, call->error);
}

int gt_call_end(struct gt_call *call, int code)
{
    if (!code && !call->dry_run)
        return gt_store_commit(call->store, call->error);
    gt_store_rollback(call->store);
    return code;
}

int gt_call_print(struct gt_call *call, const struct gt_listing *listing)
{
    return gt_listing_print(call->world->out, listing, call->output, call->world->out_columns,
                            call->error);
}

struct gt_cell *gt_call_cells(struct gt_call *call, size_t rows, size_t columns)
{
    return gt_arena_alloc(call->arena, (rows * columns + 1) * sizeof(struct gt_cell));
}

const struct gt_currency *gt_call_foreign(const struct gt_call *call,
                                          const struct gt_currency *currency)
{
    return currency == gt_store_ledger(call->store)->currency ? NULL : currency;
}

int gt_call_page(struct gt_call *call, int64_t *offset, int64_t *limit)
{
    int64_t page = 1;
    int code = gt_call_count(call, "page", 1, INT32_MAX, &page);
    *offset = (page - 1) * PAGE_ROWS;
    *limit = PAGE_ROWS;
    if (gt_call_flag(call, "all")) {
        *offset = 0;
        *limit = -1;
    }
    return code;
}

void gt_call_page_note(struct gt_call *call, int64_t offset, size_t shown, int64_t total)
{
    if ((int64_t)shown == total)
        return;
    if (shown == 0)
        fprintf(call->world->err, _("No rows on this page; there are %lld in all.\n"),
                (long long)total);
    else
        fprintf(call->world->err, _("Rows %lld to %lld of %lld; --page N or --all for the rest.\n"),
                (long long)offset + 1, (long long)offset + (long long)shown, (long long)total);
}

void gt_call_progress_beside(struct gt_call *call, const char *what, long long done,
                             long long total, const char *beside)
{
    if (!call->world->err_is_terminal)
        return;
    if (done < 0) {
        fprintf(call->world->err, "\r%*s\r", LINE_WIDTH, "");
    } else if (total <= 0) {
        fprintf(call->world->err, "\r%s  %s ", what, beside);
    } else {
        int full = (int)((double)done / (double)total * BAR_WIDTH);
        fprintf(call->world->err, "\r%s [%.*s%*s] %3d %%  %s ", what, full,
                "##############################", BAR_WIDTH - full, "",
                (int)(100 * (double)done / (double)total), beside);
    }
    fflush(call->world->err);
}

void gt_call_progress(struct gt_call *call, const char *what, long long done, long long total)
{
    char beside[64] = "";
    double now = call->world->seconds();
    if (done < 0 || total <= 0) {
        call->bar.begun = 0;
        gt_call_progress_beside(call, what, -1, total, "");
        return;
    }
    if (call->bar.begun == 0) {
        call->bar.begun = now;
        call->bar.first = done;
    }
    double rate = (double)(done - call->bar.first) / (now - call->bar.begun);
    double left = rate > 0 ? (double)(total - done) / rate : 0;
    if (rate > 0)
        snprintf(beside, sizeof beside,
                 left < 600 ? _("%.*f a second, %.0f s left") : _("%.*f a second, %.0f min left"),
                 rate < 10 ? 2 : 0, rate, ceil(left < 600 ? left : left / 60));
    gt_call_progress_beside(call, what, done, total, beside);
}
