/* club_report_lines.c - the lines of the club's report: positions put into groups, and summed. */
#include "engine/operations/club_report_int.h"

#include "engine/operations/positions_int.h"
#include "gentou/quartiles.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#define YEAR 365.0 /* days */

struct gt_report_table *gt_report_table(struct gt_report_making *making, const char *key,
                                        const char *heading, unsigned columns)
{
    struct gt_report_table *table = &making->answer->tables[making->answer->table_count++];
    *table = (struct gt_report_table){.key = key, .heading = heading, .columns = columns};
    return table;
}

struct gt_report_line *gt_report_line(struct gt_report_making *making,
                                      struct gt_report_table *table, const char *token,
                                      const char *name)
{
    table->lines = gt_arena_grow(making->arena, table->lines, table->count, &table->capacity,
                                 sizeof *table->lines);
    if (!table->lines)
        return NULL;
    struct gt_report_line *line = &table->lines[table->count++];
    *line = (struct gt_report_line){
        .token = token,
        .name = name,
        .multiple = -1,
        .paid_back = -1,
        .irr = {GT_IRR_NO_ROOT, 0},
        .money = {GT_MONEY_UNKNOWN, GT_MONEY_UNKNOWN, GT_MONEY_UNKNOWN},
        .years = {-1, -1, -1},
    };
    return line;
}

const struct gt_position_round *gt_report_entry(const struct gt_report_making *making,
                                                const struct gt_position *position)
{
    return &making->positions->rounds[position->first_round];
}

const struct gt_deal_row *gt_report_entry_deal(const struct gt_report_making *making,
                                               const struct gt_position *position)
{
    return &making->positions->facts->deals[gt_report_entry(making, position)->deal];
}

struct gt_places gt_report_all(struct gt_report_making *making)
{
    size_t count = making->positions->count;
    struct gt_places places = {gt_arena_alloc(making->arena, (count + 1) * sizeof(size_t)), count};
    for (size_t i = 0; places.items && i < count; i++)
        places.items[i] = i;
    return places;
}

/* Quartiles. */

static int quartiles(struct gt_report_making *making, const double *values, size_t count,
                     struct gt_quartiles *into)
{
    enum gt_status status = gt_quartiles(values, count, into);
    return status == GT_OK       ? 0
           : status == GT_ENOMEM ? gt_fail_memory(making->error)
                                 : gt_fail(making->error, GT_EXIT_DATA, _("quartiles: %s"),
                                           _(gt_status_text(status)));
}

int gt_report_amounts(struct gt_report_making *making, const double *values, size_t count,
                      struct gt_report_line *line)
{
    struct gt_quartiles of;
    if (count == 0)
        return 0;
    int code = quartiles(making, values, count, &of);
    if (code)
        return code;
    line->money[0] = llround(of.low);
    line->money[1] = llround(of.median);
    line->money[2] = llround(of.high);
    return 0;
}

int gt_report_years(struct gt_report_making *making, const double *days, size_t count,
                    struct gt_report_line *line)
{
    struct gt_quartiles of;
    if (count == 0)
        return 0;
    int code = quartiles(making, days, count, &of);
    if (code)
        return code;
    line->years[0] = of.low / YEAR;
    line->years[1] = of.median / YEAR;
    line->years[2] = of.high / YEAR;
    return 0;
}

/* Sums. */

int gt_report_money(struct gt_report_making *making, const struct gt_places *places,
                    struct gt_report_line *line)
{
    int code = 0;
    for (size_t i = 0; i < places->count && !code; i++) {
        const struct gt_position *position = &making->positions->items[places->items[i]];
        line->companies++;
        line->rounds += (int)position->rounds;
        line->unknown += position->unknown;
        code = gt_positions_add(position->cost, &line->invested, making->error);
    }
    return code;
}

/* The money of a position, day by day, behind the flows that there are. */
static size_t add_flows(const struct gt_report_making *making, const struct gt_position *position,
                        struct gt_flow *flows, size_t count)
{
    const struct gt_positions *positions = making->positions;
    const struct gt_currency *currency = positions->facts->ledger->currency;
    for (size_t i = 0; i < position->rounds; i++) {
        const struct gt_position_round *round = &positions->rounds[position->first_round + i];
        flows[count++] = (struct gt_flow){round->day, -gt_money_units(round->stake, currency)};
    }
    for (size_t i = 0; i < position->receipts; i++) {
        const struct gt_receipt *receipt = &positions->receipts[position->first_receipt + i];
        flows[count++] = (struct gt_flow){receipt->day, gt_money_units(receipt->amount, currency)};
    }
    flows[count++] = (struct gt_flow){making->as_of, gt_money_units(position->value, currency)};
    return count;
}

/* Multiple, paid back and IRR of the positions that are complete. */
static int reckon(struct gt_report_making *making, const struct gt_places *places,
                  struct gt_report_line *line)
{
    const struct gt_positions *positions = making->positions;
    double cost = 0, received = 0, value = 0;
    size_t room = 1, count = 0;
    for (size_t i = 0; i < places->count; i++)
        room += positions->items[places->items[i]].rounds +
                positions->items[places->items[i]].receipts + 1;
    struct gt_flow *flows = malloc(room * sizeof *flows);
    if (!flows)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < places->count; i++) {
        const struct gt_position *position = &positions->items[places->items[i]];
        if (!position->complete)
            continue;
        cost += (double)position->cost;
        received += (double)position->received;
        value += (double)position->value;
        count = add_flows(making, position, flows, count);
    }
    enum gt_status status = count ? gt_xirr(flows, count, &line->irr) : GT_OK;
    free(flows);
    if (cost > 0) {
        line->multiple = (received + value) / cost;
        line->paid_back = received / cost;
    }
    return status == GT_OK ? 0
                           : gt_fail(making->error, GT_EXIT_DATA, _("%s: no return: %s"),
                                     line->name, _(gt_status_text(status)));
}

int gt_report_outcome(struct gt_report_making *making, const struct gt_places *places,
                      struct gt_report_line *line)
{
    int code = gt_report_money(making, places, line);
    for (size_t i = 0; i < places->count && !code; i++) {
        const struct gt_position *position = &making->positions->items[places->items[i]];
        line->exited += position->exited;
        line->below +=
            position->exited && position->complete && position->received < position->cost;
        line->at_cost += !position->exited && position->at_cost;
        line->known += position->complete;
        line->not_known += !position->complete;
        code = gt_positions_add(position->received, &line->received, making->error);
        if (!code)
            code = gt_positions_add(position->value, &line->value, making->error);
    }
    return code ? code : reckon(making, places, line);
}

/* Groups. */

struct gt_report_group gt_report_named(const char *name)
{
    return name ? (struct gt_report_group){0, name, name}
                : (struct gt_report_group){1, "unknown", _("unknown")};
}

struct gt_report_group gt_report_by_sector(struct gt_report_making *making,
                                           const struct gt_position *position)
{
    (void)making;
    return gt_report_named(position->sector);
}

struct gt_report_group gt_report_by_kind(struct gt_report_making *making,
                                         const struct gt_position *position)
{
    int kind = gt_report_entry_deal(making, position)->kind;
    return (struct gt_report_group){kind == GT_DEAL_UNKNOWN ? GT_DEAL_OTHER + 1 : kind,
                                    gt_kind_token(&gt_deal_kind_words, kind),
                                    _(gt_kind_label(&gt_deal_kind_words, kind))};
}

struct grouped {
    struct gt_report_group group;
    size_t position;
};

static int compare_grouped(const void *a, const void *b)
{
    const struct grouped *x = a, *y = b;
    if (x->group.order != y->group.order)
        return (x->group.order > y->group.order) - (x->group.order < y->group.order);
    int tokens = strcmp(x->group.token, y->group.token);
    return tokens ? tokens : (x->position > y->position) - (x->position < y->position);
}

static int compare_lines(const void *a, const void *b)
{
    const struct gt_report_line *x = a, *y = b;
    if (x->order != y->order)
        return (x->order > y->order) - (x->order < y->order);
    if (x->companies != y->companies)
        return (x->companies < y->companies) - (x->companies > y->companies);
    return strcmp(x->token, y->token);
}

int gt_report_add(struct gt_report_making *making, struct gt_report_table *table,
                  struct gt_report_group group, const struct gt_places *places,
                  gt_report_fill *fill)
{
    struct gt_report_line *line = gt_report_line(making, table, group.token, group.name);
    if (!line)
        return gt_fail_memory(making->error);
    line->order = group.order;
    return fill(making, places, line);
}

int gt_report_groups(struct gt_report_making *making, struct gt_report_table *table,
                     gt_report_group_of *of, gt_report_fill *fill, bool total)
{
    size_t count = making->positions->count, end;
    struct gt_places all = gt_report_all(making);
    struct grouped *grouped = gt_arena_alloc(making->arena, (count + 1) * sizeof *grouped);
    int code = 0;
    if (!all.items || !grouped)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < count; i++) {
        grouped[i] = (struct grouped){of(making, &making->positions->items[i]), i};
        if (!grouped[i].group.token || !grouped[i].group.name)
            return making->error->exit ? (int)making->error->exit : gt_fail_memory(making->error);
    }
    qsort(grouped, count, sizeof *grouped, compare_grouped);
    for (size_t start = 0; start < count && !code; start = end) {
        for (end = start; end < count && grouped[end].group.order == grouped[start].group.order &&
                          strcmp(grouped[end].group.token, grouped[start].group.token) == 0;
             end++)
            all.items[end] = grouped[end].position;
        struct gt_places places = {all.items + start, end - start};
        code = gt_report_add(making, table, grouped[start].group, &places, fill);
    }
    if (code)
        return code;
    if (table->count)
        qsort(table->lines, table->count, sizeof *table->lines, compare_lines);
    return total ? gt_report_add(making, table, (struct gt_report_group){0, "total", _("Total")},
                                 &all, fill)
                 : 0;
}

int gt_report_subset(struct gt_report_making *making, struct gt_report_table *table,
                     const char *token, const char *name, gt_report_takes *takes, int what,
                     gt_report_fill *fill)
{
    struct gt_places places = gt_report_all(making);
    size_t kept = 0;
    if (!places.items)
        return gt_fail_memory(making->error);
    for (size_t i = 0; i < places.count; i++)
        if (takes(making->positions, &making->positions->items[i], what))
            places.items[kept++] = i;
    places.count = kept;
    return gt_report_add(making, table, (struct gt_report_group){0, token, name}, &places, fill);
}
