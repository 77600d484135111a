/* cmd_rules.c - `rules list` and `rules check`. */
#include "engine/commands/rules.h"

#include "engine/commands/exchange.h"
#include "engine/commands/help.h"
#include "engine/intake/values.h"
#include "engine/operations/find.h"
#include "engine/operations/rulebook.h"

#include <math.h>
#include <string.h>

#define COUNT(columns) (sizeof columns / sizeof *columns)

/* Days in force: none where no bound is recorded. */
static gt_day end_of(gt_day day)
{
    return day == GT_DAY_LAST ? GT_DAY_NONE : day;
}

static const char *in_force(const struct gt_citation *citation, struct gt_arena *arena)
{
    char from[GT_DAY_TEXT], to[GT_DAY_TEXT];
    bool begins = citation->valid_from != GT_DAY_NONE, ends = citation->valid_to != GT_DAY_LAST;
    gt_day_format(citation->valid_from, from);
    gt_day_format(citation->valid_to, to);
    return begins && ends ? gt_arena_format(arena, _("in force from %s to %s"), from, to)
           : begins       ? gt_arena_format(arena, _("in force since %s"), from)
           : ends         ? gt_arena_format(arena, _("in force until %s"), to)
                          : _("days in force not recorded");
}

static const struct gt_listing_column list_columns[] = {
    {"rule", N_("Rule"), GT_CELL_TEXT, NULL},
    {"preset", N_("Preset"), GT_CELL_TEXT, NULL},
    {"about", N_("About"), GT_CELL_KIND, &gt_rule_about_words},
    {"force", NULL, GT_CELL_KIND, &gt_rule_force_words},
    {"says", NULL, GT_CELL_TEXT, NULL},
    {"document", NULL, GT_CELL_TEXT, NULL},
    {"number", NULL, GT_CELL_TEXT, NULL},
    {"article", NULL, GT_CELL_TEXT, NULL},
    {"verified", NULL, GT_CELL_KIND, &gt_verification_words},
    {"valid_from", NULL, GT_CELL_DAY, NULL},
    {"valid_to", NULL, GT_CELL_DAY, NULL},
    {"national", NULL, GT_CELL_FLAG, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
};

static void fill_rule(struct gt_cell *cell, const struct gt_rule *rule)
{
    cell[0].text = rule->id;
    cell[1].text = rule->preset;
    cell[2].number = rule->about;
    cell[3].number = rule->force;
    cell[4].text = _(rule->says);
    cell[5].text = rule->citation->document;
    cell[6].text = rule->number;
    cell[7].text = rule->article;
    cell[8].number = rule->citation->verified;
    cell[9].day = rule->citation->valid_from;
    cell[10].day = end_of(rule->citation->valid_to);
    cell[11].number = gt_rule_is_national(rule);
    cell[12].text = rule->currency;
}

/* Where it stands, how well that is verified, and when it holds. */
static void print_source(const struct gt_call *call, const struct gt_rule *rule, int indent)
{
    FILE *out = call->world->out;
    const char *cite = gt_rule_cite(rule, call->arena);
    const char *text = gt_arena_format(call->arena, _("%s; %s"), cite ? cite : "",
                                       in_force(rule->citation, call->arena));
    fprintf(out, "%*s", indent, "");
    gt_help_wrapped(out, text ? text : "", indent);
}

static void print_rule(const struct gt_call *call, const struct gt_rule *rule)
{
    FILE *out = call->world->out;
    fprintf(out, _("%s  (%s; %s, %s)\n"), rule->id, rule->preset,
            _(gt_kind_label(&gt_rule_about_words, (int)rule->about)),
            _(gt_kind_label(&gt_rule_force_words, (int)rule->force)));
    fputs("  ", out);
    gt_help_wrapped(out, _(rule->says), 2);
    print_source(call, rule, 2);
}

/* Which rules a listing is narrowed to. */
struct narrowing {
    const struct gt_rule *rule;
    const char *preset;
    gt_day in_force; /* GT_DAY_NONE: any */
};

static int read_rule(struct gt_call *call, const char *id, const struct gt_rule **rule)
{
    *rule = gt_rule_find(id);
    return *rule ? 0
                 : gt_fail(call->error, GT_EXIT_USAGE,
                           _("there is no rule \"%s\"; `gentou rules list` shows them"), id);
}

static int read_preset(struct gt_call *call, const char *name, const char **preset)
{
    *preset = gt_rule_preset(name);
    return *preset ? 0
                   : gt_fail(call->error, GT_EXIT_USAGE,
                             _("--preset: no rule is of a preset \"%s\"; `gentou rules list` shows "
                               "them"),
                             name);
}

static int read_narrowing(struct gt_call *call, struct narrowing *narrowing)
{
    const char *preset = gt_call_value(call, "preset");
    *narrowing = (struct narrowing){.in_force = GT_DAY_NONE};
    int code = call->argument_count ? read_rule(call, call->arguments[0], &narrowing->rule) : 0;
    if (!code && preset)
        code = read_preset(call, preset, &narrowing->preset);
    return code ? code : gt_call_day(call, "in-force", &narrowing->in_force);
}

static bool is_within(const struct narrowing *narrowing, const struct gt_rule *rule)
{
    return (!narrowing->rule || rule == narrowing->rule) &&
           (!narrowing->preset || strcmp(rule->preset, narrowing->preset) == 0) &&
           (narrowing->in_force == GT_DAY_NONE || gt_rule_in_force(rule, narrowing->in_force));
}

int gt_cmd_rules_list(struct gt_call *call)
{
    struct narrowing narrowing;
    const struct gt_rule *rule;
    size_t all = 0, count = 0;
    int code = read_narrowing(call, &narrowing);
    if (code)
        return code;
    while (gt_rule_at(all))
        all++;
    struct gt_cell *cells = gt_call_cells(call, all, COUNT(list_columns));
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; (rule = gt_rule_at(i)); i++) {
        if (!is_within(&narrowing, rule))
            continue;
        if (call->output == GT_OUTPUT_TABLE) {
            if (count)
                fputc('\n', call->world->out);
            print_rule(call, rule);
        } else
            fill_rule(&cells[count * COUNT(list_columns)], rule);
        count++;
    }
    struct gt_listing listing = {list_columns, COUNT(list_columns), cells, count, NULL};
    return call->output == GT_OUTPUT_TABLE ? 0 : gt_call_print(call, &listing);
}

/* The presets that are named; `all` is every one. */
static int read_presets(struct gt_call *call, struct gt_rule_question *question)
{
    size_t rules = 0;
    int code = 0;
    while (gt_rule_at(rules))
        rules++;
    const char **presets = gt_arena_alloc(
        call->arena, ((size_t)call->given_count * (rules + 1) + 1) * sizeof *presets);
    if (!presets)
        return gt_fail_memory(call->error);
    for (int i = 0; i < call->given_count && !code; i++) {
        if (strcmp(call->given[i].name, "preset") != 0)
            continue;
        question->presets = presets;
        if (strcmp(call->given[i].value, "all") != 0)
            code = read_preset(call, call->given[i].value, &presets[question->preset_count++]);
        else
            for (size_t k = 0; k < rules; k++)
                presets[question->preset_count++] = gt_rule_at(k)->preset;
    }
    return code;
}

/* A share that an option gives, in millionths; NULL where it is not given. */
static int read_share(struct gt_call *call, const char *option, double most, const int64_t **share)
{
    const char *text = gt_call_value(call, option);
    int64_t *millionths = gt_arena_alloc(call->arena, sizeof *millionths);
    double value = 0;
    if (!millionths)
        return gt_fail_memory(call->error);
    if (text && gt_value_rate(text, 0, most, &value, call->error)) {
        call->error->exit = GT_EXIT_USAGE;
        return gt_error_at(call->error, "--%s", option);
    }
    *millionths = llround(value * GT_RULE_SHARE_ONE);
    *share = text ? millionths : NULL;
    return 0;
}

static int read_question(struct gt_call *call, struct gt_rule_question *question)
{
    const char *deal = gt_call_value(call, "deal"), *company = gt_call_value(call, "company");
    const char *rule = gt_call_value(call, "rule");
    *question = (struct gt_rule_question){0};
    int code = read_presets(call, question);
    if (!code && rule)
        code = read_rule(call, rule, &question->rule);
    if (!code && deal)
        code = gt_need_deal(call->store, deal, &question->deal, call->error);
    if (!code && company)
        code = gt_need_role(call->store, company, GT_ROLE_COMPANY, &question->company, call->arena,
                            call->error);
    if (!code)
        code = read_share(call, "rate", 1, &question->rate);
    if (!code)
        code = read_share(call, "premium", 1, &question->premium);
    return code;
}

static const struct gt_listing_column check_columns[] = {
    {"rule", N_("Rule"), GT_CELL_TEXT, NULL},
    {"answer", N_("Answer"), GT_CELL_KIND, &gt_rule_answer_words},
    {"about", NULL, GT_CELL_KIND, &gt_rule_about_words},
    {"deal", NULL, GT_CELL_RIGHT, NULL},
    {"party", NULL, GT_CELL_NUMBER, NULL},
    {"name", N_("About"), GT_CELL_TEXT, NULL},
    {"date", N_("Date"), GT_CELL_DAY, NULL},
    {"why", N_("Why"), GT_CELL_TEXT, NULL},
    {"fact", NULL, GT_CELL_TEXT, NULL},
    {"actual", NULL, GT_CELL_TEXT, NULL},
    {"bound", NULL, GT_CELL_TEXT, NULL},
    {"limit", NULL, GT_CELL_TEXT, NULL},
    {"by", NULL, GT_CELL_TEXT, NULL},
    {"missing", NULL, GT_CELL_TEXT, NULL},
    {"command", NULL, GT_CELL_TEXT, NULL},
    {"currency", NULL, GT_CELL_TEXT, NULL},
    {"preset", NULL, GT_CELL_TEXT, NULL},
    {"force", NULL, GT_CELL_KIND, &gt_rule_force_words},
    {"document", NULL, GT_CELL_TEXT, NULL},
    {"number", NULL, GT_CELL_TEXT, NULL},
    {"article", NULL, GT_CELL_TEXT, NULL},
    {"verified", NULL, GT_CELL_KIND, &gt_verification_words},
    {"valid_from", NULL, GT_CELL_DAY, NULL},
    {"valid_to", NULL, GT_CELL_DAY, NULL},
    {"override", NULL, GT_CELL_TEXT, NULL},
};

/* The first part that makes the answer. */
static const struct gt_rule_part *deciding(const struct gt_rule_verdict *verdict)
{
    for (size_t i = 0; i < verdict->count; i++)
        if (verdict->parts[i].answer == verdict->answer)
            return &verdict->parts[i];
    return NULL;
}

/* What is missing, as words, and the commands that enter it. */
static void fill_missing(struct gt_call *call, struct gt_cell *cell,
                         const struct gt_rule_asked *asked)
{
    const char *missing = NULL, *commands = NULL;
    for (size_t i = 0; i < asked->verdict.count; i++) {
        const struct gt_rule_part *part = &asked->verdict.parts[i];
        if (part->answer != GT_RULE_ANSWER_UNKNOWN)
            continue;
        const char *command = gt_rule_command(asked, part->fact, call->arena);
        missing =
            gt_arena_format(call->arena, "%s%s%s", missing ? missing : "", missing ? "; " : "",
                            gt_kind_token(&gt_rule_fact_words, (int)part->fact));
        if (command)
            commands = gt_arena_format(call->arena, "%s%s%s", commands ? commands : "",
                                       commands ? "; " : "", command);
    }
    cell[0].text = missing;
    cell[1].text = commands;
}

static void fill_part(struct gt_call *call, struct gt_cell *cell, const struct gt_rule_asked *asked)
{
    const struct gt_rule_part *part = deciding(&asked->verdict);
    if (!part)
        return;
    cell[0].text = gt_kind_token(&gt_rule_fact_words, (int)part->fact);
    cell[1].text = gt_rule_value_text(asked, part->fact, part->actual, call->arena);
    if (part->limit == GT_RULE_UNKNOWN)
        return;
    cell[2].text = gt_kind_token(&gt_rule_bound_words, (int)part->bound);
    cell[3].text = gt_rule_value_text(asked, part->fact, part->limit, call->arena);
    bool is_day = gt_rule_fact_unit(part->fact) == GT_RULE_UNIT_DAY;
    if (part->by)
        cell[4].text = is_day ? gt_arena_format(call->arena, "%lld", (long long)part->by)
                              : gt_rule_value_text(asked, part->fact, part->by, call->arena);
}

static void fill_asked(struct gt_call *call, struct gt_cell *cell,
                       const struct gt_rule_asked *asked)
{
    const struct gt_rule *rule = asked->rule;
    cell[0].text = rule->id;
    cell[1].number = asked->verdict.answer;
    cell[2].number = rule->about;
    if (asked->deal)
        cell[3].text = gt_arena_format(call->arena, "%lld", (long long)asked->deal);
    cell[4].number = asked->party;
    cell[5].text = asked->name;
    cell[6].day = asked->on;
    cell[7].text = gt_rule_why(asked, call->arena);
    fill_part(call, cell + 8, asked);
    fill_missing(call, cell + 13, asked);
    cell[15].text = asked->currency->code;
    cell[16].text = rule->preset;
    cell[17].number = rule->force;
    cell[18].text = rule->citation->document;
    cell[19].text = rule->number;
    cell[20].text = rule->article;
    cell[21].number = rule->citation->verified;
    cell[22].day = rule->citation->valid_from;
    cell[23].day = end_of(rule->citation->valid_to);
    cell[24].text = asked->override ? asked->override->reason : NULL;
}

/* Whether a case is shown to people: what breaks or cannot be told, and with --all the rest. */
static bool is_shown(const struct gt_call *call, const struct gt_rule_asked *asked)
{
    return gt_call_flag(call, "all") || asked->verdict.answer >= GT_RULE_ANSWER_UNKNOWN;
}

static void print_indented(const struct gt_call *call, const char *text)
{
    fputs("    ", call->world->out);
    gt_help_wrapped(call->world->out, text ? text : "", 4);
}

static void print_asked(struct gt_call *call, const struct gt_rule_asked *asked)
{
    FILE *out = call->world->out;
    const char *why = gt_rule_why(asked, call->arena);
    const char *line =
        gt_arena_format(call->arena, why && *why ? _("%s %s: %s") : "%s %s", asked->rule->id,
                        gt_rule_answer_text(asked->rule, asked->verdict.answer), why);
    fputs("  ", out);
    gt_help_wrapped(out, line ? line : "", 4);
    print_source(call, asked->rule, 4);
    if (asked->override)
        print_indented(call, gt_arena_format(call->arena, _("overridden by %s: %s"),
                                             asked->override->actor, asked->override->reason));
    if (asked->verdict.answer != GT_RULE_ANSWER_UNKNOWN)
        return;
    const char *last = NULL;
    for (size_t i = 0; i < asked->verdict.count; i++) {
        const struct gt_rule_part *part = &asked->verdict.parts[i];
        const char *command = part->answer == GT_RULE_ANSWER_UNKNOWN && part->until == GT_DAY_NONE
                                  ? gt_rule_command(asked, part->fact, call->arena)
                                  : NULL;
        if (command && (!last || strcmp(command, last) != 0))
            fprintf(out, "    %s\n", command);
        last = command ? command : last;
    }
}

static void print_sums(const struct gt_call *call, const struct gt_rule_answers *answers)
{
    FILE *out = call->world->out;
    fprintf(out,
            _("Breaks: %zu. Not met: %zu. Cannot be told: %zu. Passes: %zu. Does not apply: "
              "%zu.\n"),
            answers->of[GT_RULE_ANSWER_BREAKS] - answers->not_met, answers->not_met,
            answers->of[GT_RULE_ANSWER_UNKNOWN],
            answers->of[GT_RULE_ANSWER_PASSES], answers->of[GT_RULE_ANSWER_IDLE]);
    if (!answers->applies)
        gt_help_wrapped(out,
                        _("This ledger applies no preset of rules, so only the national rules were "
                          "asked; `gentou preset apply NAME --since DATE` applies one."),
                        0);
}

static int print_answers(struct gt_call *call, const struct gt_rule_answers *answers)
{
    const char *last = "";
    bool any = false;
    for (size_t i = 0; i < answers->count; i++) {
        const struct gt_rule_asked *asked = &answers->items[i];
        const char *subject = gt_rule_subject(asked, call->arena);
        if (!is_shown(call, asked))
            continue;
        if (!subject)
            return gt_fail_memory(call->error);
        if (strcmp(subject, last) != 0)
            fprintf(call->world->out, "%s%s\n", any ? "\n" : "", subject);
        last = subject;
        any = true;
        print_asked(call, asked);
    }
    if (any)
        fputc('\n', call->world->out);
    print_sums(call, answers);
    return 0;
}

static int list_answers(struct gt_call *call, const struct gt_rule_answers *answers)
{
    struct gt_cell *cells = gt_call_cells(call, answers->count, COUNT(check_columns));
    size_t count = 0;
    if (!cells)
        return gt_fail_memory(call->error);
    for (size_t i = 0; i < answers->count; i++)
        if (answers->items[i].verdict.answer != GT_RULE_ANSWER_IDLE || gt_call_flag(call, "all"))
            fill_asked(call, &cells[count++ * COUNT(check_columns)], &answers->items[i]);
    struct gt_listing listing = {check_columns, COUNT(check_columns), cells, count, NULL};
    return gt_call_print(call, &listing);
}

int gt_cmd_rules_check(struct gt_call *call)
{
    struct gt_facts_terms terms;
    struct gt_facts facts;
    struct gt_rule_question question;
    struct gt_rule_answers answers;
    int code = read_question(call, &question);
    if (!code)
        code = gt_call_facts_terms(call, &terms);
    if (!code)
        code = gt_facts_under(call->store, call->as_of, &terms, &facts, call->arena, call->error);
    if (!code)
        code = gt_rulebook_ask(call->store, &facts, &question, &answers, call->arena, call->error);
    if (!code)
        code = call->output == GT_OUTPUT_TABLE ? print_answers(call, &answers)
                                               : list_answers(call, &answers);
    return code ? code : answers.of[GT_RULE_ANSWER_BREAKS] ? GT_EXIT_FINDINGS : 0;
}
