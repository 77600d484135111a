/* cmd_vehicle.c - `vehicle list`, `vehicle show`. */
#include "engine/commands/club.h"

#include "engine/export/money.h"
#include "engine/operations/vehicle.h"

static const struct gt_listing_column vehicle_columns[] = {
    {"id", "#", GT_CELL_NUMBER, NULL},
    {"name", N_("Name"), GT_CELL_TEXT, NULL},
    {"kind", N_("Kind"), GT_CELL_KIND, &gt_vehicle_words},
    {"lead", N_("Lead"), GT_CELL_TEXT, NULL},
    {"fee", N_("Fee a year"), GT_CELL_SHARE, NULL},
    {"carry", N_("Carry"), GT_CELL_SHARE, NULL},
    {"minimum", N_("Minimum"), GT_CELL_MONEY, NULL},
    {"heads", N_("Heads"), GT_CELL_NUMBER, NULL},
    {"cap", N_("At most"), GT_CELL_TEXT, NULL},
    {"rule", N_("Rule"), GT_CELL_TEXT, NULL},
    {"heads_unknown", NULL, GT_CELL_NUMBER, NULL},
    {"holders", NULL, GT_CELL_NUMBER, NULL},
    {"filed", NULL, GT_CELL_FLAG, NULL},
    {"since", NULL, GT_CELL_DAY, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
};

#define VEHICLE_COLUMNS (sizeof vehicle_columns / sizeof *vehicle_columns)

/* Its heads, and the cap on the day asked. */
static int read_heads(struct gt_call *call, const struct gt_vehicle_row *vehicle,
                      struct gt_heads *heads, struct gt_headcount *count)
{
    *heads = (struct gt_heads){0};
    *count = (struct gt_headcount){0};
    int code =
        gt_vehicle_heads(call->store, vehicle->party, call->as_of, heads, call->arena, call->error);
    if (!code)
        gt_headcount_check((enum gt_vehicle)vehicle->kind, vehicle->filed, call->as_of,
                           heads->least, 0, count);
    return code;
}

static int fill_vehicle(struct gt_call *call, const struct gt_vehicle_row *row,
                        struct gt_cell *cells)
{
    struct gt_heads heads;
    struct gt_headcount count;
    int code = read_heads(call, row, &heads, &count);
    cells[0].number = row->party;
    cells[1].text = row->name;
    cells[2].number = row->kind;
    cells[3].text = row->lead_name;
    cells[4].ratio = row->fee;
    cells[5].ratio = row->carry;
    cells[6].money = row->minimum;
    cells[6].currency = gt_call_foreign(call, row->currency);
    cells[7].number = heads.least;
    cells[8].text = count.rule ? gt_arena_format(call->arena, "%d", count.rule->cap) : NULL;
    cells[9].text = count.rule ? count.rule->citation.id : NULL;
    cells[10].number = heads.unknown;
    cells[11].number = row->holders;
    cells[12].number = row->filed;
    cells[13].day = row->since;
    cells[14].text = row->currency->code;
    return code;
}

int gt_cmd_vehicle_list(struct gt_call *call)
{
    struct gt_vehicle_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0, offset = 0, limit = 0;
    int code = gt_call_page(call, &offset, &limit);
    if (!code)
        code = gt_vehicle_list(call->store, call->as_of, offset, limit, &rows, &count, &total,
                               call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, VEHICLE_COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++)
        code = fill_vehicle(call, &rows[i], &cells[i * VEHICLE_COLUMNS]);
    struct gt_listing listing = {vehicle_columns, VEHICLE_COLUMNS, cells, count,
                                 gt_store_ledger(call->store)->currency};
    if (!code)
        code = gt_call_print(call, &listing);
    if (!code)
        gt_call_page_note(call, offset, count, total);
    return code;
}

static void print_terms(struct gt_call *call, const struct gt_vehicle_row *vehicle)
{
    FILE *out = call->world->out;
    struct gt_text minimum = {0};
    fprintf(out, _("Lead: %s"), vehicle->lead_name ? vehicle->lead_name : "—");
    if (vehicle->fee >= 0)
        fprintf(out, _("   Fee: %g %% a year"), vehicle->fee * 100);
    if (vehicle->carry >= 0)
        fprintf(out, _("   Carry: %g %%"), vehicle->carry * 100);
    if (vehicle->minimum != GT_MONEY_UNKNOWN) {
        gt_text_money(&minimum, vehicle->minimum, vehicle->currency, true);
        fprintf(out, _("   Minimum: %s"), minimum.data ? minimum.data : "");
    }
    fputc('\n', out);
    gt_text_clear(&minimum);
}

static int print_head(struct gt_call *call, const struct gt_vehicle_row *vehicle)
{
    FILE *out = call->world->out;
    struct gt_heads heads;
    struct gt_headcount count;
    int code = read_heads(call, vehicle, &heads, &count);
    if (code)
        return code;
    fprintf(out, "%s  #%lld, %s\n", vehicle->name, (long long)vehicle->party,
            _(gt_kind_label(&gt_vehicle_words, vehicle->kind)));
    print_terms(call, vehicle);
    fprintf(out, _("Heads: %d"), heads.least);
    if (count.rule) {
        const struct gt_citation *rule = &count.rule->citation;
        fprintf(out, _(" of %d at most (%s%s%s; %s)"), count.rule->cap, rule->id,
                rule->document ? ", " : "", rule->document ? rule->document : "",
                _(gt_kind_label(&gt_verification_words, (int)rule->verified)));
    }
    if (heads.unknown)
        fprintf(out, _("; holders of whom nobody knows the heads: %d"), heads.unknown);
    fputs("\n\n", out);
    return 0;
}

static const struct gt_listing_column holder_columns[] = {
    {"party", N_("Holder"), GT_CELL_TEXT, NULL},
    {"date", N_("Since"), GT_CELL_DAY, NULL},
    {"amount", N_("Amount"), GT_CELL_MONEY, NULL},
    {"pools", N_("Pools investors"), GT_CELL_FLAG, NULL},
    {"heads", N_("Heads"), GT_CELL_TEXT, NULL},
    {"deemed", N_("Counts as qualified"), GT_CELL_KIND, &gt_deemed_words},
    {"as_vehicle", NULL, GT_CELL_KIND, &gt_vehicle_words},
    {"id", NULL, GT_CELL_NUMBER, NULL},
    {"number", N_("No."), GT_CELL_NUMBER, NULL},
};
enum { HOLDER_COLUMNS = sizeof holder_columns / sizeof *holder_columns };

static int fill_holder(struct gt_call *call, const struct gt_holder_row *row, struct gt_cell *cell)
{
    bool pools = false;
    int heads = 0;
    int code =
        gt_holder_heads(call->store, row, call->as_of, &pools, &heads, call->arena, call->error);
    cell[0].text = row->name;
    cell[1].day = row->day;
    cell[2].money = row->amount;
    cell[3].number = pools;
    cell[4].text = pools && heads ? gt_arena_format(call->arena, "%d", heads) : NULL;
    cell[5].number = row->deemed == GT_DEEMED_NONE ? -1 : row->deemed;
    cell[6].number = row->as_vehicle;
    cell[7].number = row->party;
    cell[8].number = row->id;
    return code;
}

int gt_cmd_vehicle_show(struct gt_call *call)
{
    struct gt_vehicle_row vehicle;
    struct gt_holder_row *rows = NULL;
    size_t count = 0;
    int code = gt_need_vehicle(call->store, call->arguments[0], call->as_of, &vehicle, call->arena,
                               call->error);
    if (!code)
        code = gt_holder_list(call->store, vehicle.party, 0, call->as_of, &rows, &count,
                              call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, count, HOLDER_COLUMNS);
    if (!code && !cells)
        code = gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++)
        code = fill_holder(call, &rows[i], &cells[i * HOLDER_COLUMNS]);
    if (!code && call->output == GT_OUTPUT_TABLE)
        code = print_head(call, &vehicle);
    struct gt_listing listing = {holder_columns, HOLDER_COLUMNS, cells, count, vehicle.currency};
    return code ? code : gt_call_print(call, &listing);
}
