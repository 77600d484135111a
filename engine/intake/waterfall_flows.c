/* waterfall_flows.c - the flows of a fund: a list in its file, or a CSV file beside it. */
#include "engine/base/text.h"
#include "engine/intake/rows.h"
#include "engine/intake/waterfall_int.h"
#include "engine/operations/records.h"

#include <stdbool.h>
#include <string.h>

#define FIELD(member, kind_of, ...)                                                                \
    {                                                                                              \
        .name = #member, .type = kind_of, .offset = offsetof(struct written, member), __VA_ARGS__  \
    }

/* A flow as written. */
struct written {
    gt_day date;
    int kind;
    struct gt_amount amount, cost, recycled;
    const char *deal, *investor, *note;
    bool exit;
};

static const struct gt_field fields[] = {
    FIELD(date, GT_FIELD_DATE, .required = true, .help = N_("day of the flow")),
    FIELD(kind, GT_FIELD_KIND, .required = true, .also = "type", .kind = &gt_fund_flow_words,
          .help = N_("what it is")),
    FIELD(amount, GT_FIELD_AMOUNT,
          .help = N_("never negative: the kind says which way it goes; not for write_off and "
                     "clawback")),
    FIELD(deal, GT_FIELD_TEXT, .help = N_("name of the deal; deal by deal it must be said")),
    FIELD(investor, GT_FIELD_TEXT,
          .help = N_("who alone pays it in; all by their commitments when not said")),
    FIELD(cost, GT_FIELD_AMOUNT,
          .help = N_("of a distribution: the cost of what was sold, 0 for a dividend; all of the "
                     "deal's cost when not said")),
    FIELD(recycled, GT_FIELD_AMOUNT,
          .help = N_("the part of a distribution's amount that is kept in the fund to be invested "
                     "again")),
    FIELD(exit, GT_FIELD_FLAG, .help = N_("the deal ends with this distribution")),
    FIELD(note, GT_FIELD_TEXT, .help = N_("for the reader alone")),
    {.name = NULL},
};
const struct gt_form gt_fund_flow_form = {"flow", sizeof(struct written), fields};

/* Columns by other names. */
static const struct {
    const char *spelling, *field;
} columns[] = {
    {"day", "date"},        {"日期", "date"},           {"type", "kind"},
    {"flow", "kind"},       {"类型", "kind"},           {"金额", "amount"},
    {"investment", "deal"}, {"company", "deal"},        {"project", "deal"},
    {"项目", "deal"},       {"partner", "investor"},    {"投资人", "investor"},
    {"成本", "cost"},       {"reinvested", "recycled"}, {"备注", "note"},
};

/* The place of a name in a list, or the list's length. */
static size_t place_of(const char *const *names, size_t count, const char *name)
{
    size_t place = 0;
    while (place < count && strcmp(names[place], name) != 0)
        place++;
    return place;
}

static int find_deal(struct gt_fund_reading *reading, const char *name, size_t *deal)
{
    struct gt_fund_case *fund = reading->fund;
    *deal = GT_NO_DEAL;
    if (!name)
        return 0;
    *deal = place_of(fund->deal_names, fund->deal_count, name);
    if (*deal < fund->deal_count)
        return 0;
    if (fund->deal_count >= GT_FUND_DEALS_MAX)
        return gt_fail(reading->error, GT_EXIT_DATA, _("deal: a fund has at most %d deals here"),
                       GT_FUND_DEALS_MAX);
    fund->deal_names = gt_arena_grow(reading->arena, fund->deal_names, fund->deal_count,
                                     &reading->deal_capacity, sizeof *fund->deal_names);
    if (!fund->deal_names)
        return gt_fail_memory(reading->error);
    fund->deal_names[fund->deal_count++] = name;
    return 0;
}

static int find_investor(struct gt_fund_reading *reading, const char *name, size_t *investor)
{
    const struct gt_fund_case *fund = reading->fund;
    struct gt_quote quote;
    *investor = GT_ALL_INVESTORS;
    if (!name)
        return 0;
    *investor = place_of(fund->investor_names, fund->investor_count, name);
    if (*investor < fund->investor_count)
        return 0;
    return gt_fail(reading->error, GT_EXIT_DATA,
                   _("investor: %s is none of the fund's; write the name as under investors"),
                   gt_text_quote(&quote, name));
}

/* An amount of the fund's currency; not said: otherwise. */
static int take_amount(struct gt_fund_reading *reading, const char *field,
                       const struct gt_amount *amount, gt_money otherwise, gt_money *money)
{
    *money = amount->minor == GT_MONEY_UNKNOWN ? otherwise : amount->minor;
    if (!amount->currency || amount->currency == reading->fund->currency)
        return 0;
    return gt_fail(reading->error, GT_EXIT_DATA,
                   _("%s: it is in %s, the fund in %s; they must be alike"), field,
                   amount->currency->code, reading->fund->currency->code);
}

/* Fields that a kind has no use for would be passed over in silence. */
static int check_fields(struct gt_fund_reading *reading, const struct written *written)
{
    const char *token = gt_kind_token(&gt_fund_flow_words, written->kind), *field = NULL;
    bool in = gt_flow_is_call((enum gt_fund_flow_kind)written->kind);
    bool out = gt_flow_is_distribution((enum gt_fund_flow_kind)written->kind);
    bool without =
        written->kind == GT_FUND_FLOW_WRITE_OFF || written->kind == GT_FUND_FLOW_CLAWBACK;
    if (without && written->amount.minor != GT_MONEY_UNKNOWN)
        field = "amount";
    if (!out && written->cost.minor != GT_MONEY_UNKNOWN)
        field = "cost";
    if (!out && written->recycled.minor != GT_MONEY_UNKNOWN)
        field = "recycled";
    if (!out && written->exit)
        field = "exit";
    if (!in && written->investor)
        field = "investor";
    if (field)
        return gt_fail(reading->error, GT_EXIT_DATA, _("%s: a %s has none; leave it out"), field,
                       token);
    if (!without && written->amount.minor == GT_MONEY_UNKNOWN)
        return gt_fail(reading->error, GT_EXIT_DATA, _("amount: a %s must have one"), token);
    return 0;
}

static int add_flow(struct gt_fund_reading *reading, const struct written *written,
                    const char *file, size_t line)
{
    struct gt_fund_case *fund = reading->fund;
    struct gt_case_flow made = {.file = file, .line = line, .note = written->note};
    struct gt_fund_flow *flow = &made.flow;
    flow->day = written->date;
    flow->kind = (enum gt_fund_flow_kind)written->kind;
    flow->exit = written->exit;
    int code = check_fields(reading, written);
    if (!code)
        code = take_amount(reading, "amount", &written->amount, 0, &flow->amount);
    if (!code)
        code = take_amount(reading, "cost", &written->cost, GT_MONEY_UNKNOWN, &flow->cost);
    if (!code)
        code = take_amount(reading, "recycled", &written->recycled, 0, &flow->recycled);
    if (!code)
        code = find_deal(reading, written->deal, &flow->deal);
    if (!code)
        code = find_investor(reading, written->investor, &flow->investor);
    if (code)
        return code;
    fund->flows = gt_arena_grow(reading->arena, fund->flows, fund->flow_count,
                                &reading->flow_capacity, sizeof *fund->flows);
    if (!fund->flows)
        return gt_fail_memory(reading->error);
    fund->flows[fund->flow_count++] = made;
    return 0;
}

/* The sentence that stands gets its place, unless the system failed. */
static int at_line(struct gt_fund_reading *reading, const char *file, size_t line)
{
    return reading->error->system ? (int)reading->error->exit
                                  : gt_error_at(reading->error, _("%s, line %zu"), file, line);
}

static int read_list(struct gt_fund_reading *reading)
{
    struct gt_yaml_node *items = NULL;
    size_t count = 0;
    int code = gt_yaml_items(gt_yaml_get(reading->root, "flows"), reading->arena, &items, &count,
                             reading->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct written written;
        gt_form_reset(&gt_fund_flow_form, &written);
        code = gt_yaml_bind(items[i], &gt_fund_flow_form, NULL, &reading->binding, &written,
                            reading->error);
        if (code)
            return code;
        code = add_flow(reading, &written, reading->path, gt_yaml_line(items[i]));
        if (code)
            return at_line(reading, reading->path, gt_yaml_line(items[i]));
    }
    return code;
}

/* The CSV file. */

static const struct gt_field *field_of(const char *column)
{
    const struct gt_field *field = gt_form_field(&gt_fund_flow_form, column);
    for (size_t i = 0; i < sizeof columns / sizeof *columns && !field; i++)
        if (gt_field_named(columns[i].spelling, column))
            field = gt_form_field(&gt_fund_flow_form, columns[i].field);
    return field;
}

static int bind_header(struct gt_fund_reading *reading, const struct gt_row *header,
                       const struct gt_field **bound)
{
    struct gt_quote quote;
    for (size_t c = 0; c < header->count; c++) {
        bound[c] = field_of(header->fields[c]);
        if (!bound[c])
            return gt_fail(reading->error, GT_EXIT_DATA,
                           _("column %s is no field of a flow; its fields are date, kind, amount, "
                             "deal, investor, cost, recycled, exit, note"),
                           gt_text_quote(&quote, header->fields[c]));
        for (size_t before = 0; before < c; before++)
            if (bound[before] == bound[c])
                return gt_fail(reading->error, GT_EXIT_DATA,
                               _("field \"%s\" is given twice; give it once"), bound[c]->name);
    }
    return 0;
}

static int read_row(struct gt_fund_reading *reading, const char *file, const struct gt_row *row,
                    const struct gt_field *const *bound, size_t width)
{
    struct written written;
    int code = 0;
    gt_form_reset(&gt_fund_flow_form, &written);
    if (row->count != width)
        return gt_fail(reading->error, GT_EXIT_DATA,
                       _("it has %zu fields, the header %zu; look for a missing or extra comma"),
                       row->count, width);
    for (size_t c = 0; c < width && !code; c++)
        if (row->fields[c][0])
            code = gt_bind(&reading->binding, bound[c], row->fields[c], &written, reading->error);
    const struct gt_field *missing = code ? NULL : gt_form_missing(&gt_fund_flow_form, &written);
    if (missing)
        return gt_fail(reading->error, GT_EXIT_DATA, _("%s: is missing, and must be given"),
                       missing->name);
    return code ? code : add_flow(reading, &written, file, (size_t)row->line);
}

static int read_rows(struct gt_fund_reading *reading, struct gt_csv_rows *source, const char *file)
{
    struct gt_row header, row;
    bool more = true;
    int code = source->rows.open(&source->rows, &header, reading->error);
    if (code)
        return code;
    size_t width = header.count;
    const struct gt_field **bound =
        gt_arena_alloc(reading->arena, width * sizeof(struct gt_field *));
    if (!bound)
        return gt_fail_memory(reading->error);
    if (bind_header(reading, &header, bound))
        return at_line(reading, file, (size_t)header.line);
    while (more && !code) {
        code = source->rows.next(&source->rows, &row, &more, reading->error);
        if (!code && more && read_row(reading, file, &row, bound, width))
            return at_line(reading, file, (size_t)row.line);
    }
    return code;
}

int gt_fund_flows_read(struct gt_fund_reading *reading, const char *flows_file)
{
    const char *slash = strrchr(reading->path, '/');
    struct gt_csv_rows source;
    int code = read_list(reading);
    if (code || !flows_file)
        return code;
    bool beside = slash && flows_file[0] != '/';
    const char *file =
        beside ? gt_arena_format(reading->arena, "%.*s%s", (int)(slash + 1 - reading->path),
                                 reading->path, flows_file)
               : flows_file;
    if (!file)
        return gt_fail_memory(reading->error);
    gt_csv_rows_make(&source, file, NULL);
    code = read_rows(reading, &source, file);
    gt_csv_rows_close(&source);
    return code;
}
