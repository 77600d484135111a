/* cmd_init.c - `gentou init`. */
#include "engine/commands/command.h"

#include "engine/operations/enter.h"

#include <string.h>
#include <unistd.h>

static int enter_named(struct gt_call *call, struct gt_store *store, const char *option,
                       gt_enter *enter, int ownership)
{
    int64_t id = 0;
    struct gt_party_record record = {.name = gt_call_value(call, option),
                                     .kind = GT_PARTY_INSTITUTION,
                                     .ownership = ownership,
                                     .private_share = -1,
                                     .since = GT_DAY_NONE};
    return record.name ? enter(store, &record, &id, call->arena, call->error) : 0;
}

static int fill(struct gt_call *call, const char *path)
{
    struct gt_store *store = NULL;
    struct gt_entry entry = gt_call_entry(call);
    int code = gt_store_open(path, true, &store, call->error);
    if (!code)
        code = gt_store_begin(store, &entry, call->error);
    if (!code)
        code = enter_named(call, store, "fund", gt_enter_fund, GT_OWNERSHIP_FISCAL);
    if (!code)
        code = enter_named(call, store, "club", gt_enter_club, -1);
    if (!code)
        code = gt_store_commit(store, call->error);
    gt_store_close(store);
    return code;
}

/* The file's name without its folder and ending. */
static const char *stem(const char *path, struct gt_arena *arena)
{
    const char *start = gt_text_file_name(path), *dot = strrchr(start, '.');
    return gt_arena_copy(arena, start, dot && dot > start ? (size_t)(dot - start) : strlen(start));
}

int gt_cmd_init(struct gt_call *call)
{
    const char *path = call->argument_count ? call->arguments[0] : gt_call_value(call, "db");
    const char *code_text = gt_call_value(call, "currency");
    if (!path)
        path = call->world->db;
    if (!path || !*path)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("which file? Write `gentou init FILE`, or name it in GENTOU_DB"));
    struct gt_ledger ledger = {
        .name = gt_call_value(call, "name"),
        .currency =
            gt_currency_find(code_text ? code_text : "CNY", strlen(code_text ? code_text : "CNY")),
        .illustrative = gt_call_flag(call, "illustrative"),
    };
    if (!ledger.currency)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--currency: \"%s\" is no currency of ISO 4217; write a code such as CNY"),
                       code_text);
    if (!ledger.name)
        ledger.name = gt_call_value(call, "fund");
    if (!ledger.name)
        ledger.name = stem(path, call->arena);
    if (!ledger.name)
        return gt_fail_memory(call->error);
    if (!*ledger.name)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("\"%s\" is no name; write at least one letter"), ledger.name);
    int code = gt_store_create(path, &ledger, call->error);
    if (code)
        return code;
    code = fill(call, path);
    if (code)
        unlink(path); /* made a moment ago, by us */
    else
        fprintf(call->world->out, _("%s: a new ledger, \"%s\", in %s (%s).\n"), path, ledger.name,
                ledger.currency->code, ledger.currency->name);
    return code;
}
