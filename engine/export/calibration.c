/* calibration.c - a calibration as a report for people; machines are served by calibration_json.c.
 */
#include "engine/export/calibration.h"

#include <math.h>

/* A report under way; the first failure ends it. */
struct report {
    FILE *out;
    const struct gt_calibration_answer *answer;
    int width;
    struct gt_arena arena;
    struct gt_error *error;
    int code;
};

#define CELLS_MAX 8
#define ROWS_MAX  (GT_CHAIN_STAGES + 2)

/* A table of at most a row a stage, cells of text. */
struct table {
    const struct gt_listing_column *columns;
    size_t column_count, row_count;
    struct gt_cell cells[ROWS_MAX * CELLS_MAX];
};

static void print_paragraph(struct report *report, const char *text)
{
    if (text)
        gt_paragraph_print(report->out, text, report->width);
    else
        report->code = gt_fail_memory(report->error);
}

static void print_table(struct report *report, const char *heading, const struct table *table)
{
    struct gt_listing listing = {table->columns, table->column_count, table->cells,
                                 table->row_count, NULL};
    if (report->code || table->row_count == 0)
        return;
    fprintf(report->out, "\n%s\n", heading);
    report->code =
        gt_listing_print(report->out, &listing, GT_OUTPUT_TABLE, report->width, report->error);
}

static struct gt_cell *add_row(struct table *table, const char *name)
{
    struct gt_cell *row = &table->cells[table->row_count++ * table->column_count];
    row[0].text = name;
    return row;
}

static const char *number(struct report *report, double value)
{
    return isfinite(value)
               ? gt_arena_format(&report->arena, fabs(value) < 100 ? "%.2f" : "%.4g", value)
               : NULL;
}

/* "1.20-1.71"; an end that is never reached is left open. */
static const char *range(struct report *report, const struct gt_estimate *is)
{
    const char *low = number(report, is->low), *high = number(report, is->high);
    return low || high
               ? gt_arena_format(&report->arena, "%s\u2013%s", low ? low : "", high ? high : "")
               : NULL;
}

static const char *percent(struct report *report, double share)
{
    return gt_arena_format(&report->arena, "%.1f", share * 100);
}

static const char *percent_range(struct report *report, const struct gt_estimate *is)
{
    return gt_arena_format(&report->arena, "%.1f\u2013%.1f", is->low * 100, is->high * 100);
}

static void print_head(struct report *report)
{
    const struct gt_calibration_ledger *ledger = report->answer->ledger;
    const struct gt_calibration_options *options = &report->answer->calibration->options;
    char day[GT_DAY_TEXT];
    print_paragraph(report,
                    gt_arena_format(&report->arena,
                                    _("Calibration of the outcome model \"rounds\" as of %s: %s"),
                                    gt_day_format(ledger->as_of, day), report->answer->name));
    print_paragraph(
        report, gt_arena_format(&report->arena,
                                _("%zu companies, %zu closed rounds: of a stage %zu, of a "
                                  "stage nobody wrote down %zu, bridge, debt and the like "
                                  "%zu. Ends of companies: %zu exits, %zu failures."),
                                ledger->companies, ledger->rounds, ledger->staged, ledger->unstaged,
                                ledger->beside, ledger->exits, ledger->failures));
    print_paragraph(
        report, gt_arena_format(
                    &report->arena,
                    _("Left out: %zu further rounds of the same stage, %zu of an earlier one, %zu "
                      "stays that end on the day they begin, %zu ends before a later round."),
                    ledger->further, ledger->backwards, ledger->same_day, ledger->contradicted));
    print_paragraph(
        report,
        gt_arena_format(&report->arena,
                        _("Ranges are intervals of %g %%. What rests on fewer than %zu cases "
                          "is not told."),
                        options->confidence * 100, options->least));
}

/* Tables of a row a stage: which stages, and their cells beside the name. */
struct stage_table {
    const char *heading; /* English source text */
    struct gt_listing_column columns[CELLS_MAX];
    size_t column_count;
    bool (*takes)(const struct gt_calibration_stage *stage);
    void (*fill)(struct report *report, const struct gt_calibration_stage *stage,
                 struct gt_cell *row);
};

static bool has_begun(const struct gt_calibration_stage *stage)
{
    return stage->began > 0;
}

/* So many ended that something is told of their times, or would be if failures were recorded. */
static bool has_times(const struct gt_calibration_stage *stage)
{
    return stage->told == GT_TOLD_YES || stage->told == GT_TOLD_UNSEEN;
}

static bool tells_times(const struct gt_calibration_stage *stage)
{
    return stage->told == GT_TOLD_YES;
}

static bool tells_steps(const struct gt_calibration_stage *stage)
{
    return stage->step_told == GT_TOLD_YES;
}

static bool tells_dilution(const struct gt_calibration_stage *stage)
{
    return stage->dilution_told == GT_TOLD_YES;
}

static bool any(const struct gt_calibration_stage *stage)
{
    return stage != NULL;
}

static size_t ended(const struct gt_calibration_stage *stage)
{
    return stage->began - stage->ends[GT_CHAIN_END_RUNNING];
}

static void fill_ends(struct report *report, const struct gt_calibration_stage *stage,
                      struct gt_cell *row)
{
    (void)report;
    row[1].number = (int64_t)stage->began;
    for (int end = 0; end < GT_CHAIN_ENDS; end++)
        row[2 + end].number = (int64_t)stage->ends[end];
}

static void fill_curve(struct report *report, const struct gt_calibration_stage *stage,
                       struct gt_cell *row)
{
    static const double years[] = {1, 2, 3, 5, 10};
    struct gt_estimate median = gt_survival_median(stage->steps, stage->step_count);
    for (int y = 0; y < 5; y++) {
        double there = gt_calibration_still_there(stage, years[y]);
        row[1 + y].text = isnan(there) ? NULL : percent(report, 1 - there);
    }
    row[6].text = number(report, median.value);
    row[7].text = range(report, &median);
}

static void fill_times(struct report *report, const struct gt_calibration_stage *stage,
                       struct gt_cell *row)
{
    const struct gt_lifetime *best = &stage->fits[stage->best];
    row[1].number = (int64_t)ended(stage);
    row[2].text = _(gt_kind_label(&gt_lifetime_law_words, (int)stage->best));
    row[3].text = number(report, best->mean.value);
    row[4].text = range(report, &best->mean);
    if (stage->best == GT_LIFETIME_EXPONENTIAL)
        return;
    row[5].text = number(report, best->b.value);
    row[6].text = range(report, &best->b);
}

static void fill_laws(struct report *report, const struct gt_calibration_stage *stage,
                      struct gt_cell *row)
{
    for (int law = 0; law < GT_LIFETIME_LAWS; law++)
        if (stage->fits[law].told)
            row[1 + law].text = gt_arena_format(&report->arena, "%.1f", stage->fits[law].aic);
}

static void fill_shares(struct report *report, const struct gt_calibration_stage *stage,
                        struct gt_cell *row)
{
    for (int end = 0; end < GT_CHAIN_END_RUNNING; end++) {
        row[1 + 2 * end].text = percent(report, stage->shares[end].value);
        row[2 + 2 * end].text = percent_range(report, &stage->shares[end]);
    }
}

static void fill_steps(struct report *report, const struct gt_calibration_stage *stage,
                       struct gt_cell *row)
{
    row[1].number = (int64_t)stage->step_count_known;
    row[2].text = number(report, stage->step_up.value);
    row[3].text = range(report, &stage->step_up);
    row[4].text = number(report, stage->step_sigma.value);
    row[5].text = range(report, &stage->step_sigma);
}

static void fill_dilution(struct report *report, const struct gt_calibration_stage *stage,
                          struct gt_cell *row)
{
    row[1].number = (int64_t)stage->dilution_count;
    row[2].text = percent(report, stage->dilution.value);
    row[3].text = percent_range(report, &stage->dilution);
}

static const char *told_text(struct report *report, enum gt_told told, size_t cases)
{
    return gt_arena_format(&report->arena, "%s (%zu)", _(gt_kind_label(&gt_told_words, (int)told)),
                           cases);
}

static void fill_told(struct report *report, const struct gt_calibration_stage *stage,
                      struct gt_cell *row)
{
    row[1].text = told_text(report, stage->told, ended(stage));
    row[2].text = told_text(report, stage->step_told, stage->step_count_known);
    row[3].text = told_text(report, stage->dilution_told, stage->dilution_count);
}

#define STAGE                                                                                      \
    {                                                                                              \
        "stage", N_("Stage"), GT_CELL_TEXT, NULL                                                   \
    }
#define CASES                                                                                      \
    {                                                                                              \
        "cases", N_("Cases"), GT_CELL_NUMBER, NULL                                                 \
    }
#define COUNT(label)                                                                               \
    {                                                                                              \
        "", label, GT_CELL_NUMBER, NULL                                                            \
    }
#define RIGHT(label)                                                                               \
    {                                                                                              \
        "", label, GT_CELL_RIGHT, NULL                                                             \
    }
#define WORDS(label)                                                                               \
    {                                                                                              \
        "", label, GT_CELL_TEXT, NULL                                                              \
    }
#define RANGE RIGHT(N_("Range"))

static const struct stage_table ends_table = {N_("How stays in a stage ended"),
                                              {STAGE, COUNT(N_("Began")), COUNT(N_("Next round")),
                                               COUNT(N_("Exit")), COUNT(N_("Failure")),
                                               COUNT(N_("Still there"))},
                                              6,
                                              has_begun,
                                              fill_ends};

/* xgettext:no-c-format */
static const char curve_heading[] =
    N_("% gone within 1, 2, … years, and the median in years (Kaplan and Meier)");
/* xgettext:no-c-format */
static const char shares_heading[] =
    N_("What the event is, % of the stays that ended (Clopper and Pearson)");
/* xgettext:no-c-format */
static const char dilution_heading[] = N_("Dilution: % of the company that a round sells");

static const struct stage_table curve_table = {curve_heading,
                                               {STAGE, RIGHT("1"), RIGHT("2"), RIGHT("3"),
                                                RIGHT("5"), RIGHT("10"), RIGHT(N_("Median")),
                                                RANGE},
                                               8,
                                               has_times,
                                               fill_curve};

static const struct stage_table times_table = {
    N_("Years to the next event by the best law: mean, and shape or sigma"),
    {STAGE, COUNT(N_("Ended")), WORDS(N_("Law")), RIGHT(N_("Mean")), RANGE, RIGHT(N_("Shape")),
     RANGE},
    7,
    tells_times,
    fill_times};

static const struct stage_table laws_table = {
    N_("Which law: Akaike's criterion, the lowest is best"),
    {STAGE, RIGHT(N_("exponential")), RIGHT(N_("lognormal")), RIGHT(N_("Weibull"))},
    4,
    tells_times,
    fill_laws};

static const struct stage_table shares_table = {
    shares_heading,
    {STAGE, RIGHT(N_("Next round")), RANGE, RIGHT(N_("Exit")), RANGE, RIGHT(N_("Failure")), RANGE},
    7,
    tells_times,
    fill_shares};

static const struct stage_table steps_table = {
    N_("Step-up: price of the next round over this one's, a lognormal"),
    {STAGE, CASES, RIGHT(N_("Median")), RANGE, RIGHT(N_("Sigma")), RANGE},
    6,
    tells_steps,
    fill_steps};

static const struct stage_table dilution_table = {
    dilution_heading, {STAGE, CASES, RIGHT(N_("Median")), RANGE}, 4, tells_dilution, fill_dilution};

static const struct stage_table told_table = {
    N_("Told (cases), or why the model keeps its own value"),
    {STAGE, WORDS(N_("Time, what follows")), WORDS(N_("Step-up")), WORDS(N_("Dilution"))},
    4,
    any,
    fill_told};

static void print_stages(struct report *report, const struct stage_table *wanted)
{
    struct table table = {wanted->columns, wanted->column_count, 0, {{0}}};
    for (int s = 0; s < GT_CHAIN_STAGES; s++) {
        const struct gt_calibration_stage *stage = &report->answer->calibration->stages[s];
        if (wanted->takes(stage))
            wanted->fill(report, stage,
                         add_row(&table, _(gt_kind_label(&gt_chain_stage_words, s))));
    }
    print_table(report, _(wanted->heading), &table);
}

static void add_sizes(struct report *report, struct table *table, const char *name,
                      const struct gt_calibration_sizes *sizes)
{
    if (sizes->body_told != GT_TOLD_YES)
        return;
    struct gt_cell *row = add_row(table, name);
    row[1].number = (int64_t)sizes->count;
    row[2].text = number(report, exp(sizes->body.a.value));
    row[3].text = number(report, sizes->body.b.value);
    if (sizes->tail.count == 0)
        return;
    row[4].text = number(report, sizes->tail.from);
    row[5].text = gt_arena_format(&report->arena, "%zu", sizes->tail.count);
    row[6].text = number(report, sizes->tail.exponent.value);
    row[7].text = number(report, sizes->p);
}

static void print_sizes(struct report *report)
{
    static const struct gt_listing_column columns[] = {
        {"what", N_("What"), GT_CELL_TEXT, NULL},
        {"cases", N_("Cases"), GT_CELL_NUMBER, NULL},
        {"median", N_("Median"), GT_CELL_RIGHT, NULL},
        {"sigma", N_("Sigma"), GT_CELL_RIGHT, NULL},
        {"tail_from", N_("Tail from"), GT_CELL_RIGHT, NULL},
        {"tail_cases", N_("In it"), GT_CELL_RIGHT, NULL},
        {"exponent", N_("Exponent"), GT_CELL_RIGHT, NULL},
        {"p", "p", GT_CELL_RIGHT, NULL},
    };
    const struct gt_calibration *calibration = report->answer->calibration;
    struct table table = {columns, sizeof columns / sizeof *columns, 0, {{0}}};
    add_sizes(report, &table, _("exits"), &calibration->multiples);
    add_sizes(report, &table, _("step-ups"), &calibration->growth);
    print_table(report,
                _("Multiples: lognormal body; the likeliest Pareto tail (p below 0.1: it is none)"),
                &table);
}

static void print_told_others(struct report *report)
{
    static const struct gt_listing_column columns[] = {
        {"figure", N_("Figure"), GT_CELL_TEXT, NULL},
        {"told", N_("Told (cases), or why not"), GT_CELL_TEXT, NULL},
    };
    const struct gt_calibration *found = report->answer->calibration;
    const struct {
        const char *name;
        enum gt_told told;
        size_t cases;
    } others[] = {
        {_("value at an exit over the last round's"), found->multiples.body_told,
         found->multiples.count},
        {_("its tail"), found->multiples.tail_told, found->multiples.tail.count},
        {_("value of a failure over the last round's"), found->rest_told, found->rest_count},
        {_("stage after seed"), found->leads_told, found->led},
    };
    struct table table = {columns, sizeof columns / sizeof *columns, 0, {{0}}};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        add_row(&table, others[i].name)[1].text =
            told_text(report, others[i].told, others[i].cases);
    print_table(report, _("Beside the stages"), &table);
}

/* What makes a reader doubt. */
static void print_doubts(struct report *report)
{
    const struct gt_calibration_ledger *ledger = report->answer->ledger;
    bool unseen = !ledger->data.failures && ledger->data.stay_count;
    bool stale = ledger->last != GT_DAY_NONE && ledger->as_of - ledger->last > 365;
    char day[GT_DAY_TEXT];
    if (unseen || stale)
        fputc('\n', report->out);
    if (unseen)
        print_paragraph(
            report,
            _("To look at: nobody wrote a failure down. Companies that ended unseen count as still "
              "there, so the times above come out too long and the next round too sure. Enter "
              "them with `gentou exit add`, or say --complete if there were none."));
    if (stale)
        print_paragraph(
            report,
            gt_arena_format(&report->arena,
                            _("To look at: nothing is recorded after %s. If the record ends there, "
                              "ask as of that day (--as-of), or all companies since seem to "
                              "stand still."),
                            gt_day_format(ledger->last, day)));
}

static const struct stage_table *const found_tables[] = {
    &ends_table,   &curve_table, &times_table,    &laws_table,
    &shares_table, &steps_table, &dilution_table,
};

static int print_people(FILE *out, const struct gt_calibration_answer *answer, int width,
                        struct gt_error *error)
{
    struct report report = {.out = out, .answer = answer, .width = width, .error = error};
    print_head(&report);
    for (size_t i = 0; i < sizeof found_tables / sizeof *found_tables; i++)
        print_stages(&report, found_tables[i]);
    print_sizes(&report);
    print_stages(&report, &told_table);
    print_told_others(&report);
    print_doubts(&report);
    gt_arena_clear(&report.arena);
    return report.code;
}

int gt_calibration_print(FILE *out, const struct gt_calibration_answer *answer,
                         enum gt_output output, int width, struct gt_error *error)
{
    return output == GT_OUTPUT_TABLE ? print_people(out, answer, width, error)
                                     : gt_calibration_machine(out, answer, output, error);
}
