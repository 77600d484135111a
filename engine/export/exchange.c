/* exchange.c - what was converted into the ledger's currency, and how, for people. */
#include "engine/export/exchange.h"

#include "engine/export/listing.h"
#include "engine/operations/exchange.h"

static int print_line(FILE *out, const struct gt_board_exchange *line, int width,
                      struct gt_arena *arena, struct gt_error *error)
{
    const char *way = gt_exchange_way(line, arena), *use = gt_exchange_use(line, arena);
    const char *text = way && use ? gt_arena_format(arena, _("Converted: %s: %s"), way, use) : NULL;
    if (text && *line->sources) {
        const char *source = gt_arena_format(arena, _(" (source: %s)"), line->sources);
        text = source ? gt_arena_format(arena, "%s%s", text, source) : NULL;
    }
    if (!text)
        return gt_fail_memory(error);
    gt_paragraph_print(out, text, width);
    return 0;
}

int gt_exchanges_print(FILE *out, const struct gt_board_exchange *lines, size_t count, int width,
                       struct gt_error *error)
{
    struct gt_arena arena = {0};
    int code = 0;
    if (count)
        fputc('\n', out);
    for (size_t i = 0; i < count && !code; i++)
        code = print_line(out, &lines[i], width, &arena, error);
    gt_arena_clear(&arena);
    return code;
}
