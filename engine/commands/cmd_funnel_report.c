/* cmd_funnel_report.c - `funnel report`, `source report`. */
#include "engine/commands/exchange.h"
#include "engine/commands/pipeline.h"

#include "engine/operations/funnel_report.h"
#include "engine/operations/pipeline.h"

static int read_cohort(struct gt_call *call, struct gt_cohort *cohort)
{
    *cohort = (struct gt_cohort){.as_of = call->as_of, .from = GT_DAY_NONE, .to = GT_DAY_NONE};
    int code = gt_call_day(call, "from", &cohort->from);
    return code ? code : gt_call_day(call, "to", &cohort->to);
}

static const struct gt_listing_column funnel_columns[] = {
    {"group", N_("Of"), GT_CELL_TEXT, NULL},  /* shown with --by */
    {"step", N_("Step"), GT_CELL_TEXT, NULL}, /* shown with --funnel */
    {"stage", N_("Stage"), GT_CELL_KIND, &gt_stage_words},
    {"entered", N_("Entered"), GT_CELL_NUMBER, NULL},
    {"on", N_("On"), GT_CELL_NUMBER, NULL},
    {"back", N_("Back"), GT_CELL_NUMBER, NULL},
    {"passed", N_("Passed"), GT_CELL_NUMBER, NULL},
    {"lost", N_("Lost"), GT_CELL_NUMBER, NULL},
    {"still", N_("Still there"), GT_CELL_NUMBER, NULL},
    {"conversion", N_("Conversion"), GT_CELL_SHARE, NULL},
    {"median_days", N_("Median days"), GT_CELL_RATIO, NULL},
    {"mean_days", NULL, GT_CELL_RATIO, NULL},
    {"ended_median_days", NULL, GT_CELL_RATIO, NULL},
    {"ended_mean_days", NULL, GT_CELL_RATIO, NULL},
};

#define FUNNEL_COLUMNS (sizeof funnel_columns / sizeof *funnel_columns)

static double days(struct gt_duration duration)
{
    return duration.known ? duration.days : -1;
}

/* Thousandths of a share are enough for a conversion; machines get all of it. */
static double conversion(const struct gt_call *call, bool known, double share)
{
    if (!known)
        return -1;
    return call->output == GT_OUTPUT_TABLE ? (double)(int64_t)(share * 1000 + 0.5) / 1000 : share;
}

static void fill_step(const struct gt_call *call, struct gt_cell *cells, const char *name,
                      int stage, const struct gt_funnel_step *step)
{
    bool ends = gt_stage_ends(stage);
    cells[1].text = call->output == GT_OUTPUT_TABLE || name ? gt_step_label(name, stage)
                                                            : gt_kind_token(&gt_stage_words, stage);
    cells[2].number = stage;
    cells[3].number = step->entered;
    cells[4].number = step->on;
    cells[5].number = step->back;
    cells[6].number = step->passed;
    cells[7].number = step->lost;
    cells[8].number = step->still;
    cells[9].ratio = conversion(call, step->converts && !ends, step->conversion);
    cells[10].ratio = ends ? -1 : days(step->median);
    cells[11].ratio = ends ? -1 : days(step->mean);
    cells[12].ratio = ends ? -1 : days(step->ended_median);
    cells[13].ratio = ends ? -1 : days(step->ended_mean);
}

/* Which of the columns are wanted: their places. */
static size_t choose_columns(const struct gt_call *call, bool by_step, bool grouped,
                             struct gt_listing_column *columns, size_t *places)
{
    bool people = call->output == GT_OUTPUT_TABLE;
    size_t count = 0;
    for (size_t c = 0; c < FUNNEL_COLUMNS; c++) {
        if ((c == 0 && people && !grouped) || (c == 1 && !by_step) || (c == 2 && people && by_step))
            continue;
        columns[count] = funnel_columns[c];
        places[count++] = c;
    }
    return count;
}

/* The steps that no deal of a group entered are left out. */
static int print_groups(struct gt_call *call, const struct gt_funnel_report *report, bool by_step,
                        bool grouped)
{
    struct gt_listing_column columns[FUNNEL_COLUMNS];
    size_t places[FUNNEL_COLUMNS], rows = 0;
    size_t width = choose_columns(call, by_step, grouped, columns, places);
    struct gt_cell *cells =
        gt_call_cells(call, report->count * (size_t)report->step_count, FUNNEL_COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t g = 0; g < report->count; g++)
        for (int i = 0; i < report->step_count; i++) {
            struct gt_cell row[FUNNEL_COLUMNS] = {{.text = report->groups[g].name}};
            if (!report->groups[g].steps[i].entered)
                continue;
            fill_step(call, row, report->names[i], (int)report->stages[i],
                      &report->groups[g].steps[i]);
            for (size_t c = 0; c < width; c++)
                cells[rows * width + c] = row[places[c]];
            rows++;
        }
    struct gt_listing listing = {columns, width, cells, rows, NULL};
    return gt_call_print(call, &listing);
}

int gt_cmd_funnel_report(struct gt_call *call)
{
    struct gt_cohort cohort;
    struct gt_funnel_report report = {0};
    const char *funnel = gt_call_value(call, "funnel");
    int by = -1, deals = 0;
    int code = read_cohort(call, &cohort);
    if (!code)
        code = gt_call_kind(call, "by", &gt_funnel_by_words, &by);
    if (!code)
        code =
            gt_funnel_report(call->store, &cohort, funnel, by, &report, call->arena, call->error);
    if (!code)
        code = print_groups(call, &report, funnel != NULL, by >= 0);
    for (size_t i = 0; i < report.count; i++)
        deals += report.groups[i].deals;
    if (!code && call->output == GT_OUTPUT_TABLE)
        fprintf(call->world->out,
                _("Deals: %d. A conversion is of the stays that ended; the median counts those "
                  "that still last in (Kaplan and Meier).\n"),
                deals);
    return code;
}

static const struct gt_listing_column source_columns[] = {
    {"source", N_("Source"), GT_CELL_KIND, &gt_deal_source_words},
    {"brought_by", N_("Brought by"), GT_CELL_TEXT, NULL},
    {"deals", N_("Deals"), GT_CELL_NUMBER, NULL},
    {"open", N_("Open"), GT_CELL_NUMBER, NULL},
    {"closed", N_("Closed"), GT_CELL_NUMBER, NULL},
    {"ended", N_("Passed or lost"), GT_CELL_NUMBER, NULL},
    {"conversion", N_("Conversion"), GT_CELL_SHARE, NULL},
    {"invested", N_("Fund's money"), GT_CELL_MONEY, NULL},
    {"proceeds", N_("Received"), GT_CELL_MONEY, NULL},
    {"value", N_("Value"), GT_CELL_MONEY, NULL},
    {"multiple", N_("Multiple"), GT_CELL_RATIO, NULL},
};

#define SOURCE_COLUMNS (sizeof source_columns / sizeof *source_columns)

/* What came back and what is held, of each unit paid in. */
static double multiple(const struct gt_source_result *result, const struct gt_currency *currency)
{
    double back = 0;
    if (result->invested == GT_MONEY_UNKNOWN || result->invested == 0)
        return -1;
    if (result->proceeds != GT_MONEY_UNKNOWN)
        back += gt_money_units(result->proceeds, currency);
    if (result->value != GT_MONEY_UNKNOWN)
        back += gt_money_units(result->value, currency);
    return back / gt_money_units(result->invested, currency);
}

static void fill_result(const struct gt_call *call, struct gt_cell *cells,
                        const struct gt_source_result *result)
{
    int64_t done = result->closed + result->ended;
    cells[0].number = result->source;
    cells[1].text = result->brought_by;
    cells[2].number = result->deals;
    cells[3].number = result->deals - done;
    cells[4].number = result->closed;
    cells[5].number = result->ended;
    cells[6].ratio = conversion(call, done != 0, done ? (double)result->closed / (double)done : 0);
    cells[7].money = result->invested;
    cells[8].money = result->proceeds;
    cells[9].money = result->value;
    cells[10].ratio = multiple(result, gt_store_ledger(call->store)->currency);
}

int gt_cmd_source_report(struct gt_call *call)
{
    struct gt_cohort cohort;
    struct gt_source_report report = {0};
    struct gt_facts_terms terms;
    int code = read_cohort(call, &cohort);
    if (!code)
        code = gt_call_facts_terms(call, &terms);
    if (!code)
        code = gt_source_report(call->store, &cohort, &terms, gt_call_flag(call, "parties"),
                                &report, call->arena, call->error);
    struct gt_cell *cells = gt_call_cells(call, report.count, SOURCE_COLUMNS);
    if (code || !cells)
        return code ? code : gt_fail_memory(call->error);
    for (size_t i = 0; i < report.count; i++)
        fill_result(call, &cells[i * SOURCE_COLUMNS], &report.results[i]);
    struct gt_listing listing = {source_columns, SOURCE_COLUMNS, cells, report.count,
                                 gt_store_ledger(call->store)->currency};
    code = gt_call_print(call, &listing);
    return code ? code : gt_call_exchanges(call, report.exchange, report.aside);
}
