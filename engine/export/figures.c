/* figures.c - what a scenario came to as one flat list of named figures. */
#include "engine/export/figures.h"

#include "engine/export/json.h"

#include <stdlib.h>
#include <string.h>

#define DIGITS JSON_REAL_PRECISION(17)

/* A list being made; `wrong` once memory was short. */
struct list {
    json_t *figures;
    bool wrong;
    struct gt_arena *arena;
};

static const char *join(struct list *list, const char *before, const char *key)
{
    const char *name = *before ? gt_arena_format(list->arena, "%s.%s", before, key) : key;
    list->wrong = list->wrong || !name;
    return name ? name : "";
}

/* Every number, text, flag and null below a value, under its name. */
static void flatten(struct list *list, const char *name, json_t *value)
{
    char place[24];
    const char *key;
    json_t *item;
    size_t i;
    if (json_is_object(value)) {
        json_object_foreach(value, key, item) flatten(list, join(list, name, key), item);
    } else if (json_is_array(value)) {
        json_array_foreach(value, i, item)
        {
            snprintf(place, sizeof place, "%zu", i);
            flatten(list, join(list, name, place), item);
        }
    } else {
        list->wrong |= json_object_set(list->figures, name, value) != 0;
    }
}

/* A line of leverage under its level, and under its name where that is a party's. */
static void add_line(struct list *list, json_t *line)
{
    const char *level = json_string_value(json_object_get(line, "level"));
    const char *name = json_string_value(json_object_get(line, "name"));
    const char *place = join(list, "leverage", level ? level : "");
    if (level && name && strcmp(level, "partner") == 0)
        place = join(list, place, name);
    json_object_del(line, "level");
    json_object_del(line, "name");
    flatten(list, place, line);
}

static const char *dump(json_t *document, struct gt_arena *arena)
{
    char *text = document ? json_dumps(document, JSON_COMPACT | DIGITS) : NULL;
    const char *kept = text ? gt_arena_copy(arena, text, strlen(text)) : NULL;
    free(text);
    return kept;
}

int gt_figures_text(const struct gt_leverage_answer *leverage,
                    const struct gt_simulation_answer *simulation, const char **text,
                    struct gt_arena *arena, struct gt_error *error)
{
    struct list list = {.figures = json_object(), .arena = arena};
    json_t *lines = gt_leverage_lines(leverage);
    json_t *simulated = simulation ? gt_simulation_json(simulation) : NULL, *line;
    size_t i;
    list.wrong = !list.figures || !lines || (simulation && !simulated);
    json_array_foreach(lines, i, line) add_line(&list, line);
    json_object_del(simulated, "name");
    if (simulated)
        flatten(&list, "simulation", simulated);
    *text = list.wrong ? NULL : dump(list.figures, arena);
    json_decref(lines);
    json_decref(simulated);
    json_decref(list.figures);
    return *text ? 0 : gt_fail_memory(error);
}

/* A figure as people read it; NULL when it is not there. */
static const char *figure_text(json_t *value, struct gt_arena *arena)
{
    char *text = NULL;
    if (!value)
        return NULL;
    if (json_is_string(value))
        return gt_arena_copy(arena, json_string_value(value), strlen(json_string_value(value)));
    text = json_dumps(value, JSON_ENCODE_ANY | DIGITS);
    const char *kept = text ? gt_arena_copy(arena, text, strlen(text)) : "?";
    free(text);
    return kept;
}

static json_t *parse(const char *text)
{
    return json_loads(text, 0, NULL); /* the store keeps nothing but JSON here */
}

int gt_figures_differ(const char *then, const char *now, struct gt_figure_difference **rows,
                      size_t *count, size_t *figures, struct gt_arena *arena,
                      struct gt_error *error)
{
    json_t *old = parse(then), *new = parse(now), *value;
    const char *name;
    size_t room = json_object_size(old) + json_object_size(new);
    *rows = old && new ? gt_arena_alloc(arena, (room + 1) * sizeof **rows) : NULL;
    *count = 0;
    *figures = json_object_size(old);
    if (*rows) {
        json_object_foreach(old, name, value)
        {
            json_t *other = json_object_get(new, name);
            if (!json_equal(value, other))
                (*rows)[(*count)++] = (struct gt_figure_difference){
                    gt_arena_copy(arena, name, strlen(name)), figure_text(value, arena),
                    figure_text(other, arena)};
        }
        json_object_foreach(new, name, value) if (!json_object_get(old, name))(*rows)[(*count)++] =
            (struct gt_figure_difference){gt_arena_copy(arena, name, strlen(name)), NULL,
                                          figure_text(value, arena)};
    }
    json_decref(old);
    json_decref(new);
    return *rows ? 0 : gt_fail_memory(error);
}

/* What people compare first. */
static const struct {
    const char *name, *label;
    double scale;
    int decimals;
} headlines[] = {
    {"leverage.portfolio.rounds", N_("Rounds, back-cast"), 1, 0},
    {"leverage.portfolio.gross", N_("Gross leverage, back-cast"), 1, 4},
    {"leverage.portfolio.net", N_("Net leverage, back-cast"), 1, 4},
    {"leverage.plan.gross", N_("Gross leverage, planned"), 1, 4},
    {"leverage.plan.net", N_("Net leverage, planned"), 1, 4},
    {"simulation.public.irr.mean", N_("Public IRR, mean, % a year"), 100, 2},
    {"simulation.public.irr.quantiles.50", N_("Public IRR, median, % a year"), 100, 2},
    {"simulation.public.tvpi.mean", N_("Public TVPI, mean"), 1, 3},
    {"simulation.public.tvpi.quantiles.50", N_("Public TVPI, median"), 1, 3},
    {"simulation.public.p_tvpi_below_1", N_("P(public TVPI < 1)"), 1, 4},
    {"simulation.private.irr.mean", N_("Private IRR, mean, % a year"), 100, 2},
    {"simulation.private.irr.quantiles.50", N_("Private IRR, median, % a year"), 100, 2},
    {"simulation.private.tvpi.mean", N_("Private TVPI, mean"), 1, 3},
    {"simulation.private.tvpi.quantiles.50", N_("Private TVPI, median"), 1, 3},
};

#define HEADLINES (sizeof headlines / sizeof *headlines)

/* The lists side by side: a row a name. */
struct table {
    json_t **lists;
    size_t count;
    struct gt_cell *cells; /* 1 + count a row */
    size_t rows;
    struct gt_arena *arena;
};

static void fill_headline(struct table *table, size_t headline)
{
    struct gt_cell *row = &table->cells[table->rows * (table->count + 1)];
    bool found = false;
    row[0].text = _(headlines[headline].label);
    for (size_t i = 0; i < table->count; i++) {
        json_t *value = json_object_get(table->lists[i], headlines[headline].name);
        row[1 + i].text =
            json_is_number(value)
                ? gt_arena_format(table->arena, "%.*f", headlines[headline].decimals,
                                  json_number_value(value) * headlines[headline].scale)
                : NULL;
        found = found || value;
    }
    table->rows += found;
}

/* The names in the order in which the lists bring them up. */
static void fill_all(struct table *table, json_t *names)
{
    const char *name;
    json_t *value;
    json_object_foreach(names, name, value)
    {
        struct gt_cell *row = &table->cells[table->rows++ * (table->count + 1)];
        row[0].text = gt_arena_copy(table->arena, name, strlen(name));
        for (size_t i = 0; i < table->count; i++)
            row[1 + i].text = figure_text(json_object_get(table->lists[i], name), table->arena);
    }
}

static int print_table(FILE *out, struct table *table, const char *const *titles,
                       enum gt_output output, int width, struct gt_error *error)
{
    struct gt_listing_column *columns =
        gt_arena_alloc(table->arena, (table->count + 1) * sizeof *columns);
    if (!columns)
        return gt_fail_memory(error);
    columns[0] = (struct gt_listing_column){"figure", N_("Figure"), GT_CELL_TEXT, NULL};
    for (size_t i = 0; i < table->count; i++)
        columns[1 + i] = (struct gt_listing_column){titles[i], titles[i], GT_CELL_RIGHT, NULL};
    struct gt_listing listing = {columns, table->count + 1, table->cells, table->rows, NULL};
    return gt_listing_print(out, &listing, output, width, error);
}

int gt_figures_compare(FILE *out, const char *const *texts, const char *const *titles, size_t count,
                       enum gt_output output, int width, struct gt_arena *arena,
                       struct gt_error *error)
{
    struct table table = {.count = count, .arena = arena};
    json_t *names = json_object();
    bool wrong = !names;
    table.lists = gt_arena_alloc(arena, (count + 1) * sizeof(json_t *));
    for (size_t i = 0; table.lists && i < count; i++) {
        table.lists[i] = parse(texts[i]);
        wrong = wrong || json_object_update(names, table.lists[i]) != 0;
    }
    size_t room = json_object_size(names) + HEADLINES;
    table.cells = gt_arena_alloc(arena, room * (count + 1) * sizeof *table.cells);
    int code = wrong || !table.lists || !table.cells ? gt_fail_memory(error) : 0;
    for (size_t i = 0; i < HEADLINES && !code && output == GT_OUTPUT_TABLE; i++)
        fill_headline(&table, i);
    if (!code && output != GT_OUTPUT_TABLE)
        fill_all(&table, names);
    if (!code)
        code = print_table(out, &table, titles, output, width, error);
    for (size_t i = 0; table.lists && i < count; i++)
        json_decref(table.lists[i]);
    json_decref(names);
    return code;
}
