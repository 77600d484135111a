/* pme.c - reads a fund's flows and the index they are held against. */
#include "engine/intake/pme.h"

#include "engine/intake/flows.h"
#include "engine/intake/index.h"
#include "engine/intake/spelled.h"

#include <stdio.h>
#include <stdlib.h>

static const struct gt_file_part parts[] = {
    {"", &gt_flows_form},
    {"--index", &gt_index_form},
    {NULL, NULL},
};

const struct gt_file_format gt_pme_format = {
    N_("The file is CSV, a flow a line in any order, below the names of the columns; other columns "
       "are left unread. A nav is what the fund is worth after the flows of its day; the last one "
       "is "
       "the final value (none: 0), those between serve the modified PME. The index is a CSV file "
       "of "
       "its own, or stands in a column \"index\" of the flows; between its days the last value "
       "before holds."),
    parts,
    N_("date,amount,kind,index\n"
       "2015-03-06,-5000000,call,100\n"
       "2016-03-06,-3000000,call,94.5\n"
       "2018-06-30,4200000,distribution,118.2\n"
       "2018-06-30,6100000,nav,118.2\n"
       "2020-12-31,7400000,nav,141.7\n"),
};

/* A day, or the number of a period. */
struct when {
    char text[16];
};

struct reading {
    const struct gt_pme_files *files;
    struct gt_flow_line *lines;
    size_t count;
    struct gt_pme_input *input;
    struct gt_arena *arena;
    struct gt_error *error;
};

static const char *show_day(const struct reading *reading, gt_day day, struct when *when)
{
    if (reading->files->a_year)
        snprintf(when->text, sizeof when->text, "%d", (int)day);
    else
        gt_day_format(day, when->text);
    return when->text;
}

static int compare_lines(const void *a, const void *b)
{
    const struct gt_flow_line *x = a, *y = b;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return (x->line > y->line) - (x->line < y->line);
}

/* The index of the flows' own column. */
static int read_column(struct reading *reading)
{
    struct when day;
    size_t count = 0;
    struct gt_index_value *values =
        gt_arena_alloc(reading->arena, (reading->count + 1) * sizeof *values);
    if (!values)
        return gt_fail_memory(reading->error);
    for (size_t i = 0; i < reading->count; i++) {
        const struct gt_flow_line *line = &reading->lines[i];
        if (line->index == 0)
            continue;
        if (count && values[count - 1].day == line->day && values[count - 1].value != line->index)
            return gt_fail(reading->error, GT_EXIT_DATA,
                           _("%s, line %ld: index: it has another value on %s in a line above"),
                           gt_spelled_name(gt_spelled_name(reading->files->flows)), line->line,
                           show_day(reading, line->day, &day));
        if (!count || values[count - 1].day != line->day)
            values[count++] = (struct gt_index_value){line->day, line->index};
    }
    if (count == 0)
        return gt_fail(reading->error, GT_EXIT_USAGE,
                       _("there is no index to hold the flows against; give a file of it with "
                         "--index FILE, or a column \"index\" in %s"),
                       gt_spelled_name(reading->files->flows));
    reading->input->index = values;
    reading->input->index_count = count;
    return 0;
}

static int read_index(struct reading *reading)
{
    struct gt_index_value *values = NULL;
    if (!reading->files->index)
        return read_column(reading);
    int code = gt_index_read(reading->files->index, reading->files->date_format,
                             reading->files->number_format, &values, &reading->input->index_count,
                             reading->arena, reading->error);
    reading->input->index = values;
    return code;
}

/* Flows here, values there. */
static int part(struct reading *reading)
{
    struct when day;
    struct gt_pme_fund *fund = &reading->input->fund;
    struct gt_pme_flow *flows =
        gt_arena_alloc(reading->arena, (reading->count + 1) * sizeof *flows);
    struct gt_pme_value *values =
        gt_arena_alloc(reading->arena, (reading->count + 1) * sizeof *values);
    if (!flows || !values)
        return gt_fail_memory(reading->error);
    *fund = (struct gt_pme_fund){.flows = flows,
                                 .values = values,
                                 .report = reading->files->as_of,
                                 .a_year = reading->files->a_year ? reading->files->a_year : 365};
    for (size_t i = 0; i < reading->count; i++) {
        const struct gt_flow_line *line = &reading->lines[i];
        if (line->kind == GT_FLOW_NAV)
            values[fund->value_count++] = (struct gt_pme_value){line->day, line->amount};
        else
            flows[fund->flow_count++] =
                (struct gt_pme_flow){line->day, line->amount, line->kind == GT_FLOW_FEE};
    }
    if (fund->flow_count == 0 && reading->files->as_of != GT_DAY_NONE)
        return gt_fail(reading->error, GT_EXIT_DATA, _("%s: there is no flow in it until %s"),
                       gt_spelled_name(gt_spelled_name(reading->files->flows)),
                       show_day(reading, reading->files->as_of, &day));
    if (fund->flow_count == 0)
        return gt_fail(reading->error, GT_EXIT_DATA,
                       _("%s: there is no flow in it; expected lines such as 2015-03-06,-5000000 "
                         "below a line date,amount"),
                       gt_spelled_name(reading->files->flows));
    return 0;
}

static int check_first(const struct reading *reading)
{
    struct when day, other;
    const struct gt_pme_input *input = reading->input;
    const struct gt_flow_line *first = &reading->lines[0];
    if (first->day < input->index[0].day)
        return gt_fail(reading->error, GT_EXIT_DATA,
                       _("%s, line %ld: date: %s is before the first value of the index, of %s; "
                         "give the index from then on"),
                       gt_spelled_name(gt_spelled_name(reading->files->flows)), first->line,
                       show_day(reading, first->day, &day),
                       show_day(reading, input->index[0].day, &other));
    return 0;
}

int gt_pme_read(const struct gt_pme_files *files, struct gt_pme_input *input,
                struct gt_arena *arena, struct gt_error *error)
{
    struct reading reading = {.files = files, .input = input, .arena = arena, .error = error};
    int code = files->a_year ? gt_periods_read(files->flows, files->number_format, &reading.lines,
                                               &reading.count, arena, error)
                             : gt_flows_read(files->flows, files->date_format, files->number_format,
                                             &reading.lines, &reading.count, arena, error);
    if (code)
        return code;
    if (reading.count)
        qsort(reading.lines, reading.count, sizeof *reading.lines, compare_lines);
    while (files->as_of != GT_DAY_NONE && reading.count &&
           reading.lines[reading.count - 1].day > files->as_of)
        reading.count--;
    code = part(&reading);
    if (!code)
        code = read_index(&reading);
    return code ? code : check_first(&reading);
}
