/* board_assumptions.c - the board's view: every assumption behind a figure, with its source. */
#include "engine/operations/board_int.h"

#include <string.h>

/* The list as it grows. */
struct list {
    struct gt_board_making *making;
    struct gt_board_assumption *items;
    size_t count, capacity;
    const char *subject;
    int code;
};

/* Adds a row; text NULL is memory. After an error it does nothing. */
static void add(struct list *list, const char *name, const char *text, const char *source)
{
    struct gt_board_assumption *grown =
        list->code ? NULL
                   : gt_arena_grow(list->making->arena, list->items, list->count, &list->capacity,
                                   sizeof *grown);
    if (list->code)
        return;
    if (!grown || !text) {
        list->code = gt_fail_memory(list->making->error);
        return;
    }
    list->items = grown;
    list->items[list->count++] = (struct gt_board_assumption){list->subject, name, text, source};
}

static const char *percent(struct list *list, double rate)
{
    return gt_arena_format(list->making->arena, "%g %%", rate * 100);
}

static const char *number(struct list *list, double value)
{
    return gt_arena_format(list->making->arena, "%g", value);
}

static const char *day(struct list *list, gt_day date)
{
    char text[GT_DAY_TEXT];
    return date == GT_DAY_NONE
               ? "—"
               : gt_arena_format(list->making->arena, "%s", gt_day_format(date, text));
}

static void add_ledger(struct list *list)
{
    const struct gt_facts *facts = list->making->facts;
    struct gt_arena *arena = list->making->arena;
    list->subject = _("Ledger");
    add(list, _("Name"), facts->ledger->name, NULL);
    add(list, _("Data"),
        facts->ledger->illustrative ? _("illustrative: invented for a demonstration")
                                    : _("as entered"),
        NULL);
    add(list, _("As of"), day(list, facts->as_of), NULL);
    add(list, _("Sequence number"), gt_arena_format(arena, "%lld", (long long)facts->ledger->seq),
        NULL);
    add(list, _("Currency"), facts->ledger->currency->code, "ISO 4217");
    add(list, _("Program"), gt_arena_format(arena, "gentou %s", GENTOU_VERSION), NULL);
}

static void add_exchange(struct list *list)
{
    const struct gt_exchange_book *book = list->making->facts->exchange;
    struct gt_arena *arena = list->making->arena;
    if (book->used_count == 0)
        return;
    list->subject = _("Exchange rates");
    add(list, _("Rate of a day"),
        gt_arena_format(arena,
                        _("the last one on or before it, at most %d days old; a round's day, a "
                          "mark's or an exit's own; halves of a minor unit to the even one"),
                        (int)book->terms.oldest),
        NULL);
    for (size_t i = 0; i < book->used_count; i++) {
        const struct gt_board_exchange *line = &book->used[i];
        add(list, gt_exchange_way(line, arena), gt_exchange_use(line, arena),
            *line->sources ? line->sources : NULL);
    }
}

static void add_definitions(struct list *list)
{
    list->subject = _("Definitions");
    add(list, _("Private money"),
        list->making->options->counting.state_owned_is_private
            ? _("private, foreign and state-owned owners, and the private share of mixed ones")
            : _("private and foreign owners, and the private share of mixed ones"),
        NULL);
    add(list, _("Gross leverage"), _("all money of the rounds / the fund's"),
        _("OECD and fi-compass definitions side by side"));
    add(list, _("Net leverage"), _("private money / the fund's and other public money"), NULL);
    add(list, _("Leverage basis"), _("deployed, each round once"), NULL);
    add(list, _("Holding value"),
        _("latest mark, plus later payments, less the part sold; cost without a mark"), NULL);
    add(list, _("IRR"),
        _("root of XNPV on dated flows and the value at the date, annual, "
          "Actual/365 Fixed"),
        NULL);
    add(list, _("Partners"), _("2 to 5 are the plan's target; a ledger may have any number"),
        "虹府发〔2015〕10号, 六(四)");
}

static void add_backcast(struct list *list)
{
    const struct gt_scenario *scenario = list->making->options->scenario;
    const struct gt_backcast_plan *plan = &scenario->backcast;
    struct gt_arena *arena = list->making->arena;
    const char *kinds = plan->kinds ? "" : _("all");
    const char *file = list->making->options->scenario_file;
    for (int kind = 0; kinds && kind < gt_deal_kind_words.count; kind++)
        if (plan->kinds & 1u << kind)
            kinds = gt_arena_format(arena, "%s%s%s", kinds, *kinds ? ", " : "",
                                    _(gt_kind_label(&gt_deal_kind_words, kind)));
    list->subject = _("Back-cast (assumed)");
    add(list, _("Scenario"), scenario->name, file);
    add(list, _("Fund's share of each round"), percent(list, plan->share), file);
    add(list, _("Placement"), _(gt_kind_label(&gt_placement_words, plan->placement)), file);
    add(list, _("Kinds of rounds"), kinds, file);
    add(list, _("From"), day(list, plan->from), file);
    add(list, _("To"), day(list, plan->to), file);
    add(list, _("Other money"), _(gt_kind_label(&gt_others_words, plan->others)), file);
}

static void add_terms(struct list *list, const struct gt_terms *terms, const char *file)
{
    struct gt_arena *arena = list->making->arena;
    add(list, _("Partner's call option"),
        terms->call.window > 0
            ? gt_arena_format(arena, _("within %g years of entry, at cost and %g %% a year"),
                              terms->call.window, terms->call.rate * 100)
            : _("none"),
        file);
    add(list, _("Profit concession"),
        terms->concession.share > 0
            ? gt_arena_format(arena, _("%g %% of the profit above %g %% a year"),
                              terms->concession.share * 100, terms->concession.hurdle * 100)
            : _("none"),
        file);
}

static void add_programme(struct list *list)
{
    const struct gt_programme *programme = &list->making->options->scenario->programme;
    const char *file = list->making->options->scenario_file;
    list->subject = _("Programme simulated");
    bool is_counted = programme->lot_count == 0 && !programme->held_only;
    if (is_counted) {
        add(list, _("Rounds"), number(list, programme->companies), file);
        add(list, _("Money of each round"),
            gt_arena_format(list->making->arena, "%.15g", programme->round), file);
    }
    add(list, _("Public share"), percent(list, programme->public_share), file);
    add(list, _("Quarters"), number(list, programme->quarters), file);
    if (is_counted)
        add(list, _("Entry quarters"), number(list, programme->entry_quarters), file);
    add(list, _("Outcome model"), programme->model->name, programme->model->source);
    for (int i = 0; i < programme->model->parameter_count; i++) {
        const struct gt_parameter *parameter = &programme->model->parameters[i];
        double value = programme->parameters[i];
        const char *word = gt_parameter_word(parameter, value);
        add(list, parameter->name, word ? word : number(list, value),
            value == parameter->default_value ? _(parameter->source) : file);
    }
    if (programme->partner_count == 0)
        add_terms(list, &programme->terms, file);
}

/* The scenario as it was read, a line a row: with it, the paths and the seed, the ledger at this
 * entry and this version give the same book again, kept run or not. */
static void add_text(struct list *list)
{
    struct gt_arena *arena = list->making->arena;
    const char *line = list->making->options->scenario->text;
    list->subject = _("Text of the scenario");
    for (int n = 1; *line; n++) {
        size_t length = strcspn(line, "\n");
        add(list, gt_arena_format(arena, "%d", n),
            gt_arena_format(arena, "%.*s", (int)length, line),
            n == 1 ? list->making->options->scenario_file : NULL);
        line += length + (line[length] == '\n');
    }
}

/* A run that was kept can be had again by its number. */
static void add_run(struct list *list)
{
    const struct gt_scenario_run_row *run = list->making->options->run;
    struct gt_arena *arena = list->making->arena;
    if (!run)
        return;
    list->subject = _("Run of a scenario");
    add(list, _("Run"),
        gt_arena_format(arena, _("%lld, kept by %s at %s"), (long long)run->id, run->actor,
                        run->at),
        run->file);
    add(list, _("Ledger at entry"), gt_arena_format(arena, "%lld", (long long)run->seen), NULL);
    add(list, "SHA-256", run->hash, NULL);
}

static void add_simulation(struct list *list)
{
    const struct gt_simulation *simulation = list->making->options->simulation;
    struct gt_arena *arena = list->making->arena;
    list->subject = _("Simulation");
    add(list, _("Paths"), gt_arena_format(arena, "%lld", (long long)simulation->paths), NULL);
    add(list, _("Seed"), gt_arena_format(arena, "%llu", (unsigned long long)simulation->seed),
        NULL);
    add(list, _("Random numbers"),
        gt_arena_format(arena, _("Philox4x32-10, draw addresses version %d"),
                        simulation->draws_version),
        "Salmon et al., SC11");
    add(list, _("Quantiles"), _("between order statistics, from counts: within 0.1 % of the value"),
        "Hyndman, Fan 1996, definition 7");
}

int gt_board_assumptions(struct gt_board_making *making)
{
    const struct gt_scenario *scenario = making->options->scenario;
    struct list list = {.making = making};
    add_ledger(&list);
    add_definitions(&list);
    add_exchange(&list);
    if (scenario && scenario->has_backcast)
        add_backcast(&list);
    if (scenario && scenario->has_programme)
        add_programme(&list);
    if (scenario)
        add_text(&list);
    add_run(&list);
    if (making->options->simulation)
        add_simulation(&list);
    making->board->assumptions = list.items;
    making->board->assumption_count = list.count;
    return list.code;
}
