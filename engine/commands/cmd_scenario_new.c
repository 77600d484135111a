/* cmd_scenario_new.c - `scenario new`: a file to fill in, or what the ledger holds as one that
 * runs.
 */
#include "engine/commands/calibration.h"
#include "engine/commands/exchange.h"
#include "engine/commands/leverage.h"

#include "engine/export/snapshot.h"
#include "engine/intake/scenario.h"
#include "engine/operations/find.h"

#include <errno.h>
#include <string.h>

#define LEAST_USUAL 10 /* closed deals, as cases of `calibrate` */
#define LEAST_MAX   1000000

int gt_call_scenario_head(struct gt_call *call, struct gt_scenario_head *head)
{
    int64_t total = 0;
    *head = (struct gt_scenario_head){.ledger = gt_store_ledger(call->store)};
    return gt_party_list(call->store, GT_ROLE_PARTNER, call->as_of, 0, GT_PARTNERS_MAX,
                         &head->partners, &head->count, &total, call->arena, call->error);
}

void gt_scenario_write_head(FILE *file, const struct gt_scenario_head *head)
{
    fputs("name: ", file);
    gt_yaml_quote(file, head->ledger->name);
    fprintf(file, "\ncurrency: %s\n", head->ledger->currency->code);
    if (head->count < GT_PARTNERS_MIN) {
        const char *line = strstr(_(gt_scenario_format.example), "partners:");
        fwrite(line, 1, strcspn(line, "\n") + 1, file);
        return;
    }
    fputs("partners: [", file);
    for (size_t i = 0; i < head->count; i++) {
        fputs(i ? ", " : "", file);
        gt_yaml_quote(file, head->partners[i].name);
    }
    fputs("]\n", file);
}

/* What is to be written. */
struct file {
    struct gt_scenario_head head;
    const struct gt_snapshot_answer *answer; /* NULL: the example */
};

static int write_parts(FILE *out, const struct file *file, struct gt_error *error)
{
    int code = file->answer ? gt_snapshot_notes(out, file->answer, error) : 0;
    gt_scenario_write_head(out, &file->head);
    if (!file->answer)
        fputs(strstr(_(gt_scenario_format.example), "backcast:"), out);
    else if (!code)
        code = gt_snapshot_programme(out, file->answer, error);
    return code;
}

/* A file that was not there before, whole or not at all. */
static int write_file(struct gt_call *call, const struct file *file)
{
    const char *path = call->arguments[0];
    FILE *out = fopen(path, "wx");
    if (!out)
        return gt_fail(call->error, GT_EXIT_DATA,
                       errno == EEXIST ? _("%s: there is such a file already; name another")
                                       : _("%s: cannot be written: %s"),
                       path, strerror(errno));
    int code = write_parts(out, file, call->error);
    bool failed = ferror(out) != 0;
    if (fclose(out) != 0 || (failed && !code))
        code = gt_fail(call->error, GT_EXIT_DATA, _("%s: cannot be written: %s"), path,
                       strerror(errno));
    if (code)
        remove(path);
    return code;
}

static int write_example(struct gt_call *call)
{
    struct file file = {.answer = NULL};
    int code = gt_call_scenario_head(call, &file.head);
    if (!code)
        code = write_file(call, &file);
    if (code)
        return code;
    fprintf(call->world->out,
            _("%s: a scenario to fill in; `gentou help scenario run` explains each line.\n"),
            call->arguments[0]);
    if (file.head.count < GT_PARTNERS_MIN)
        fprintf(call->world->out,
                _("The ledger has fewer than %d partners; name them where it says [A, B].\n"),
                GT_PARTNERS_MIN);
    return 0;
}

/* --- From the ledger ---------------------------------------------------------------------------
 */

/* The options say what is taken from the ledger. */
static int refuse_without_ledger(struct gt_call *call)
{
    static const char *const names[] = {"model",     "least",    "partner", "fund",
                                        "set-aside", "rate-age", "via"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (gt_call_value(call, names[i]) || gt_call_flag(call, names[i]))
            return gt_fail(call->error, GT_EXIT_USAGE,
                           _("--%s: it says what is taken from the ledger; write --from-ledger "
                             "too, or leave it out"),
                           names[i]);
    return 0;
}

static int read_model(struct gt_call *call, const struct gt_outcome_model **model)
{
    const char *name = gt_call_value(call, "model"), *names = "";
    *model = gt_outcome_find(name ? name : "rounds");
    if (*model && gt_call_flag(call, "calibrated") && strcmp((*model)->name, "rounds") != 0)
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--calibrated: it is of the model rounds; leave --model %s or "
                         "--calibrated out"),
                       name);
    if (*model)
        return 0;
    for (int i = 0; names && gt_outcome_models[i]; i++)
        names = gt_arena_format(call->arena, "%s%s%s", names, i ? ", " : "",
                                gt_outcome_models[i]->name);
    struct gt_quote quote;
    return gt_fail(call->error, GT_EXIT_USAGE,
                   _("--model: %s is no outcome model; expected one of: %s"),
                   gt_text_quote(&quote, name), names ? names : "");
}

static int read_partners(struct gt_call *call, int64_t partners[GT_PARTNERS_MAX], size_t *count)
{
    size_t named = 0;
    int code = 0;
    for (int i = 0; i < call->given_count && !code; i++) {
        int64_t party = 0;
        if (strcmp(call->given[i].name, "partner") != 0)
            continue;
        code = gt_need_role(call->store, call->given[i].value, GT_ROLE_PARTNER, &party, call->arena,
                            call->error);
        if (named < GT_PARTNERS_MAX)
            partners[named] = party;
        for (size_t k = 0; k < named && k < GT_PARTNERS_MAX && !code; k++)
            if (k != named && partners[k] == party)
                code = gt_fail(call->error, GT_EXIT_USAGE,
                               _("--partner: \"%s\" is named twice; name each once"),
                               call->given[i].value);
        named++;
    }
    if (!code && named && (named < GT_PARTNERS_MIN || named > GT_PARTNERS_MAX))
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--partner: a scenario has %d to %d venture partners; %zu are named"),
                       GT_PARTNERS_MIN, GT_PARTNERS_MAX, named);
    *count = named;
    return code;
}

/* The closed deals of a model that draws from them. */
static int read_deals(struct gt_call *call, const struct gt_facts *facts,
                      const struct gt_outcome_model *model, struct gt_ledger_deals *deals)
{
    int64_t least = LEAST_USUAL;
    char day[GT_DAY_TEXT];
    int code = gt_call_count(call, "least", 1, LEAST_MAX, &least);
    if (!code && gt_call_value(call, "least") && !model->needs_deals &&
        !gt_call_flag(call, "calibrated"))
        return gt_fail(call->error, GT_EXIT_USAGE,
                       _("--least: it says how many cases are needed; write --model bootstrap or "
                         "--calibrated, or leave it out"));
    if (!code && model->needs_deals)
        code = gt_closed_deals_read(call->store, facts, deals, call->arena, call->error);
    if (code || !model->needs_deals || deals->count >= (size_t)least)
        return code;
    return gt_fail(call->error, GT_EXIT_DATA,
                   _("--model %s: by %s the ledger has %zu closed deals with all they cost and "
                     "brought, and %lld are needed; enter more with `gentou exit add COMPANY`, "
                     "say --least for fewer, or take another model"),
                   model->name, gt_day_format(facts->as_of, day), deals->count, (long long)least);
}

static void say_taken(struct gt_call *call, const struct gt_snapshot *snapshot)
{
    FILE *out = call->world->out;
    const char *path = call->arguments[0];
    char day[GT_DAY_TEXT];
    fprintf(out, _("%s: %zu companies in %zu lines, %zu of them still held on %s\n"), path,
            snapshot->companies, snapshot->count, snapshot->held,
            gt_day_format(snapshot->facts->as_of, day));
    if (snapshot->gap_count)
        fprintf(out, _("Left out: %zu companies; the file says at its top which, and why.\n"),
                snapshot->gap_count);
    fprintf(out, _("`gentou simulate %s` runs it.\n"), path);
}

static int write_snapshot(struct gt_call *call, const struct gt_snapshot_answer *answer)
{
    const struct gt_snapshot *snapshot = answer->snapshot;
    struct gt_party_row rows[GT_PARTNERS_MAX];
    struct file file = {.answer = answer,
                        .head = {gt_store_ledger(call->store), rows, snapshot->partner_count}};
    for (size_t k = 0; k < snapshot->partner_count; k++)
        rows[k] =
            (struct gt_party_row){.name = gt_facts_name(snapshot->facts, snapshot->partners[k])};
    int code = write_file(call, &file);
    if (code)
        return code;
    say_taken(call, snapshot);
    return snapshot->gap_count ? GT_EXIT_FINDINGS : 0;
}

/* What the ledger says of the outcome, where it is asked. */
struct outcome {
    struct gt_ledger_deals deals;
    struct gt_calibration_ledger ledger;
    struct gt_calibration calibration;
    struct gt_calibration_answer calibrated;
};

static int read_outcome(struct gt_call *call, const struct gt_facts *facts, struct outcome *outcome,
                        struct gt_snapshot_answer *answer)
{
    struct gt_facts again;
    int code = read_deals(call, facts, answer->model, &outcome->deals);
    if (!code && answer->model->needs_deals)
        answer->deals = &outcome->deals;
    if (code || !gt_call_flag(call, "calibrated"))
        return code;
    outcome->calibrated = (struct gt_calibration_answer){gt_store_ledger(call->store)->name,
                                                         &outcome->ledger, &outcome->calibration};
    answer->calibrated = &outcome->calibrated;
    return gt_call_calibrate(call, &again, &outcome->ledger, &outcome->calibration);
}

static int take_snapshot(struct gt_call *call)
{
    int64_t partners[GT_PARTNERS_MAX];
    size_t count = 0;
    struct gt_facts facts;
    struct gt_snapshot snapshot;
    struct outcome outcome = {.calibration = {.stays = 0}};
    struct gt_snapshot_answer answer = {.snapshot = &snapshot};
    int code = read_model(call, &answer.model);
    if (!code)
        code = read_partners(call, partners, &count);
    if (!code)
        code = gt_call_facts(call, &facts);
    if (!code)
        code = gt_snapshot_take(call->store, &facts, partners, count, &snapshot, call->arena,
                                call->error);
    if (!code)
        code = read_outcome(call, &facts, &outcome, &answer);
    if (!code)
        code = write_snapshot(call, &answer);
    gt_calibration_clear(&outcome.calibration);
    return code;
}

int gt_cmd_scenario_new(struct gt_call *call)
{
    if (gt_call_flag(call, "from-ledger"))
        return take_snapshot(call);
    int code = refuse_without_ledger(call);
    return code ? code : write_example(call);
}
