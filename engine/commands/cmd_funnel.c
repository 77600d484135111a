/* cmd_funnel.c - `funnel list`, `funnel show`. */
#include "engine/commands/pipeline.h"

#include "engine/operations/pipeline.h"

/* Words of a set of requirements in the reader's language, or (tokens) as machines write them. */
static const char *requirements(struct gt_call *call, uint32_t set, bool tokens)
{
    const char *text = NULL;
    for (int i = 0; i < gt_requirement_words.count; i++)
        if (set & UINT32_C(1) << i)
            text = gt_arena_format(call->arena, "%s%s%s", text ? text : "", text ? "; " : "",
                                   tokens ? gt_kind_token(&gt_requirement_words, i)
                                          : _(gt_kind_label(&gt_requirement_words, i)));
    return text;
}

static const char *questions(struct gt_call *call, const struct gt_step_row *step)
{
    const char *text = NULL;
    for (size_t i = 0; i < step->question_count; i++)
        text = gt_arena_format(call->arena, "%s%s%s", text ? text : "", text ? "; " : "",
                               step->questions[i].question);
    return text;
}

/* How many deals stand in each step of a funnel. */
static int count_deals(struct gt_call *call, const struct gt_pipeline *pipeline, bool is_main,
                       int64_t **deals)
{
    *deals = gt_arena_alloc(call->arena, (pipeline->count + 1) * sizeof **deals);
    if (!*deals)
        return gt_fail_memory(call->error);
    int code = 0;
    for (size_t i = 0; i < pipeline->count && !code; i++) {
        const struct gt_step_row *step = &pipeline->steps[i];
        bool first = is_main && gt_pipeline_place(pipeline, 0, step->stage) == (int)i;
        code = gt_step_deals(call->store, step->id, step->stage, first, call->as_of, &(*deals)[i],
                             call->error);
    }
    return code;
}

static const struct gt_listing_column step_columns[] = {
    {"place", "#", GT_CELL_NUMBER, NULL},
    {"step", N_("Step"), GT_CELL_TEXT, NULL},
    {"stage", N_("Counts as"), GT_CELL_KIND, &gt_stage_words},
    {"deals", N_("Deals"), GT_CELL_NUMBER, NULL},
    {"limit", N_("Days at most"), GT_CELL_RIGHT, NULL},
    {"owner", N_("Owner"), GT_CELL_TEXT, NULL},
    {"role", N_("Role"), GT_CELL_KIND, &gt_role_words},
    {"requires", N_("Asks for"), GT_CELL_TEXT, NULL},
    {"questions", N_("Questions"), GT_CELL_TEXT, NULL},
    {"funnel", NULL, GT_CELL_TEXT, NULL},
};

#define STEP_COLUMNS (sizeof step_columns / sizeof *step_columns)

static void fill_step(struct gt_call *call, struct gt_cell *cells, const struct gt_pipeline *of,
                      const struct gt_step_row *step, int64_t deals)
{
    bool machine = call->output != GT_OUTPUT_TABLE;
    cells[0].number = step->place;
    cells[1].text = machine ? step->name : gt_step_label(step->name, step->stage);
    cells[2].number = step->stage;
    cells[3].number = deals;
    cells[4].text = step->days ? gt_arena_format(call->arena, "%lld", (long long)step->days) : NULL;
    cells[5].text = step->owner_name;
    cells[6].number = step->role;
    cells[7].text = requirements(call, step->requirements, machine);
    cells[8].text = questions(call, step);
    cells[9].text = of->funnel.name;
}

int gt_cmd_funnel_show(struct gt_call *call)
{
    struct gt_pipeline pipeline;
    int64_t *deals = NULL;
    int code = gt_pipeline_need(call->store, call->argument_count ? call->arguments[0] : NULL,
                                &pipeline, call->arena, call->error);
    if (!code)
        code = count_deals(call, &pipeline, pipeline.funnel.main, &deals);
    if (code)
        return code;
    struct gt_cell *cells = gt_call_cells(call, pipeline.count, STEP_COLUMNS);
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < pipeline.count; i++)
        fill_step(call, &cells[i * STEP_COLUMNS], &pipeline, &pipeline.steps[i], deals[i]);
    struct gt_listing listing = {step_columns, STEP_COLUMNS, cells, pipeline.count, NULL};
    return gt_call_print(call, &listing);
}

static int count_all(struct gt_call *call, const struct gt_pipeline *pipeline, int64_t *sum)
{
    int64_t *deals = NULL;
    int code = count_deals(call, pipeline, pipeline->funnel.main, &deals);
    for (size_t i = 0; i < pipeline->count && !code; i++)
        *sum += deals[i];
    return code;
}

int gt_cmd_funnel_list(struct gt_call *call)
{
    static const struct gt_listing_column columns[] = {
        {"name", N_("Funnel"), GT_CELL_TEXT, NULL},   {"main", N_("Main"), GT_CELL_FLAG, NULL},
        {"steps", N_("Steps"), GT_CELL_NUMBER, NULL}, {"deals", N_("Deals"), GT_CELL_NUMBER, NULL},
        {"note", N_("Note"), GT_CELL_TEXT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_funnel_row built_in = {.main = true}, *rows = NULL;
    size_t count = 0;
    int code = gt_funnel_rows(call->store, 0, &rows, &count, call->arena, call->error);
    if (!code && !count) {
        rows = &built_in;
        count = 1;
    }
    struct gt_cell *cells = gt_call_cells(call, count, COLUMNS);
    if (!code && !cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < count && !code; i++) {
        struct gt_pipeline pipeline;
        struct gt_cell *cell = &cells[i * COLUMNS];
        code = gt_pipeline_load(call->store, rows[i].id, &pipeline, call->arena, call->error);
        bool own = pipeline.funnel.id == rows[i].id;
        cell[0].text = rows[i].id ? rows[i].name : _("default");
        cell[1].number = rows[i].main;
        cell[2].number = own ? (int64_t)pipeline.count : 0;
        cell[4].text = rows[i].note;
        if (!code && own)
            code = count_all(call, &pipeline, &cell[3].number);
    }
    struct gt_listing listing = {columns, COLUMNS, cells, count, NULL};
    return code ? code : gt_call_print(call, &listing);
}
