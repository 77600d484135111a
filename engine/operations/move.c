/* move.c - a deal moves to another step of its funnel.
 *
 * Moving on, a deal passes the steps from the furthest it had reached to the one it goes to, and
 * what each of them asks for must be there; a step that is left out asks for its own too, so that
 * nothing is dodged by leaving it out. Moving back, being passed on or being lost asks for nothing
 * but, of the last two, a reason.
 */
#include "engine/operations/pipeline.h"

#include "engine/base/text.h"
#include "engine/store/pipeline.h"

#include <string.h>

/* How each requirement is met, in the order of the list. {D} is the deal, {C} its company. */
static const char *const how[] = {
    "company add #{C} --sector TEXT",
    "company add #{C} --city TEXT",
    "deal edit {D} --kind KIND",
    "deal edit {D} --amount AMOUNT",
    "deal edit {D} --pre-money AMOUNT",
    "source add {D} SOURCE",
    "owner add {D} NAME",
    "note add {D} TEXT",
    "action add {D} TEXT --due DATE",
    "document add {D} FILE --kind deck",
    "document add {D} FILE --kind memo",
    "document add {D} FILE --kind due_diligence",
    "document add {D} FILE --kind term_sheet",
    "investment add {D} --party NAME",
    "pledge add {D} --member NAME --date DATE",
};

static void add_how(struct gt_text *text, const char *pattern, const struct gt_move_wish *wish)
{
    for (const char *c = pattern; *c; c++) {
        bool deal = strncmp(c, "{D}", 3) == 0, company = strncmp(c, "{C}", 3) == 0;
        if (deal || company) {
            gt_text_format(text, "%lld", (long long)(deal ? wish->deal : wish->company));
            c += 2;
        } else {
            gt_text_add(text, c, 1);
        }
    }
}

/* What is missing, joined by semicolons; each thing once. */
struct missing {
    struct gt_text text;
    uint32_t met; /* and those named already */
    const struct gt_answer_row *answers;
    size_t answer_count;
};

static void add_requirements(struct missing *missing, const struct gt_step_row *step,
                             const struct gt_move_wish *wish)
{
    for (int i = 0; i < gt_requirement_words.count; i++) {
        uint32_t bit = UINT32_C(1) << i;
        if (!(step->requirements & bit & ~missing->met))
            continue;
        gt_text_format(&missing->text, "%s%s (`gentou ", missing->text.length ? "; " : "",
                       _(gt_kind_label(&gt_requirement_words, i)));
        add_how(&missing->text, how[i], wish);
        gt_text_puts(&missing->text, "`)");
        missing->met |= bit;
    }
}

static bool answered(const struct missing *missing, const char *question)
{
    for (size_t i = 0; i < missing->answer_count; i++)
        if (strcmp(missing->answers[i].folded, question) == 0)
            return true;
    return false;
}

static void add_questions(struct missing *missing, const struct gt_step_row *step,
                          const struct gt_move_wish *wish)
{
    for (size_t i = 0; i < step->question_count; i++) {
        const char *question = step->questions[i].question;
        if (answered(missing, step->questions[i].folded))
            continue;
        gt_text_puts(&missing->text, missing->text.length ? "; " : "");
        gt_text_format(&missing->text,
                       _("an answer to \"%s\" (`gentou answer add %lld TEXT --question \"%s\"`)"),
                       question, (long long)wish->deal, question);
    }
}

/* Between the places [from, to) of the funnel. */
static int check_missing(struct gt_store *store, const struct gt_pipeline *pipeline, int from,
                         int to, const struct gt_move_wish *wish, struct gt_arena *arena,
                         struct gt_error *error)
{
    struct missing missing = {0};
    struct gt_answer_row *answers = NULL;
    bool asks = false;
    for (int i = from; i < to; i++)
        asks = asks || pipeline->steps[i].requirements || pipeline->steps[i].question_count;
    if (!asks)
        return 0;
    int code = gt_requirements_met(store, wish->deal, &missing.met, error);
    if (!code)
        code = gt_answer_list(store, wish->deal, GT_DAY_LAST, &answers, &missing.answer_count,
                              arena, error);
    missing.answers = answers;
    for (int i = from; i < to && !code; i++) {
        add_requirements(&missing, &pipeline->steps[i], wish);
        add_questions(&missing, &pipeline->steps[i], wish);
    }
    if (!code && missing.text.failed)
        code = gt_fail_memory(error);
    if (!code && missing.text.length)
        code = gt_fail(
            error, GT_EXIT_DATA, _("deal %lld does not move on to \"%s\" yet; missing: %s"),
            (long long)wish->deal,
            gt_step_label(pipeline->steps[to].name, pipeline->steps[to].stage), missing.text.data);
    gt_text_clear(&missing.text);
    return code;
}

static int fail_reasons(struct gt_error *error)
{
    struct gt_text list = {0};
    for (int i = 0; i < gt_pass_reason_words.count; i++)
        gt_text_format(&list, "%s%s", i ? ", " : "", gt_kind_token(&gt_pass_reason_words, i));
    int code = list.failed
                   ? gt_fail_memory(error)
                   : gt_fail(error, GT_EXIT_DATA,
                             _("pass_reason: a deal is passed on or lost for a reason; give one of: %s"),
                             list.data);
    gt_text_clear(&list);
    return code;
}

static int check_reason(const struct gt_move_row *move, struct gt_error *error)
{
    bool ends = move->stage == GT_STAGE_PASSED || move->stage == GT_STAGE_LOST;
    if (!ends && move->reason >= 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("pass_reason: only a deal that is passed on or lost has one; write a note "
                         "instead"));
    if (ends && move->reason < 0)
        return fail_reasons(error);
    if (ends && move->reason == GT_PASS_OTHER && !move->note)
        return gt_fail(error, GT_EXIT_DATA,
                       _("note: the reason \"other\" says nothing by itself; write which in the "
                         "note"));
    return 0;
}

/* The step to go to: by its name, or the funnel's first of a stage. */
static int find_target(const struct gt_pipeline *pipeline, const struct gt_move_wish *wish,
                       size_t *place, struct gt_arena *arena, struct gt_error *error)
{
    const char *token = gt_kind_token(&gt_stage_words, wish->stage);
    if (!wish->step && wish->stage < 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("stage: it is missing; expected: the stage, or the step, that the deal "
                         "moves to"));
    int code = gt_pipeline_step(pipeline, wish->step ? wish->step : token, place, arena, error);
    if (!code && wish->step && wish->stage >= 0 && pipeline->steps[*place].stage != wish->stage)
        return gt_fail(error, GT_EXIT_DATA,
                       _("stage: the step \"%s\" counts as \"%s\", not as \"%s\"; leave the stage "
                         "out"),
                       wish->step, _(gt_kind_label(&gt_stage_words, pipeline->steps[*place].stage)),
                       _(gt_kind_label(&gt_stage_words, wish->stage)));
    return code;
}

/* A deal is not moved to where it is, nor to before it came there. */
static int check_place(const struct gt_pipeline *pipeline, const struct gt_position *position,
                       size_t target, const struct gt_move_wish *wish, struct gt_error *error)
{
    char day[GT_DAY_TEXT];
    int now = gt_pipeline_place(pipeline, position->step, position->stage);
    const char *label = now < 0
                            ? _(gt_kind_label(&gt_stage_words, position->stage))
                            : gt_step_label(pipeline->steps[now].name, pipeline->steps[now].stage);
    if (wish->date < position->day)
        return gt_fail(error, GT_EXIT_DATA,
                       _("date: deal %lld is in the stage \"%s\" since %s; a later stage cannot "
                         "begin before that"),
                       (long long)wish->deal, label, gt_day_format(position->day, day));
    if (now == (int)target)
        return gt_fail(error, GT_EXIT_DATA, _("stage: deal %lld is in the stage \"%s\" already"),
                       (long long)wish->deal, label);
    return 0;
}

/* How far a deal has come; in a funnel that does not have its stage, the last step before that. */
static int place_reached(const struct gt_pipeline *pipeline, const struct gt_position *position)
{
    int place = gt_pipeline_place(pipeline, position->reached_step, position->reached_stage);
    for (int i = (int)pipeline->count - 1; i >= 0 && place < 0; i--)
        if (pipeline->steps[i].stage < position->reached_stage)
            place = i;
    return place < 0 ? 0 : place;
}

int gt_move_plan(struct gt_store *store, const struct gt_move_wish *wish, struct gt_move_row *move,
                 struct gt_arena *arena, struct gt_error *error)
{
    struct gt_position position;
    struct gt_pipeline pipeline;
    size_t target = 0;
    int code = gt_position_read(store, wish->deal, &position, error);
    if (!code)
        code = wish->funnel ? gt_pipeline_need(store, wish->funnel, &pipeline, arena, error)
                            : gt_pipeline_load(store, position.funnel, &pipeline, arena, error);
    if (!code)
        code = find_target(&pipeline, wish, &target, arena, error);
    if (!code)
        code = check_place(&pipeline, &position, target, wish, error);
    if (code)
        return code;
    const struct gt_step_row *step = &pipeline.steps[target];
    *move = (struct gt_move_row){.deal = wish->deal,
                                 .day = wish->date,
                                 .stage = step->stage,
                                 .step = step->id,
                                 .reason = wish->reason,
                                 .note = wish->note};
    code = check_reason(move, error);
    int reached = place_reached(&pipeline, &position);
    bool passes = step->stage == GT_STAGE_PASSED || step->stage == GT_STAGE_LOST;
    if (!code && !passes)
        code = check_missing(store, &pipeline, reached, (int)target, wish, arena, error);
    return code;
}

int gt_move_restate(struct gt_store *store, const struct gt_move_wish *wish,
                    struct gt_move_row *move, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_pipeline pipeline;
    int64_t funnel = 0;
    size_t target = 0;
    int code = 0;
    move->reason = wish->reason;
    move->note = wish->note;
    if (!wish->step && wish->stage == move->stage)
        return check_reason(move, error);
    if (move->step)
        code = gt_step_funnel(store, move->step, &funnel, error);
    if (!code)
        code = wish->funnel ? gt_pipeline_need(store, wish->funnel, &pipeline, arena, error)
                            : gt_pipeline_load(store, funnel, &pipeline, arena, error);
    if (!code)
        code = find_target(&pipeline, wish, &target, arena, error);
    if (code)
        return code;
    move->stage = pipeline.steps[target].stage;
    move->step = pipeline.steps[target].id;
    return check_reason(move, error);
}

int gt_move_first(struct gt_store *store, int stage, int64_t *step, struct gt_arena *arena,
                  struct gt_error *error)
{
    struct gt_pipeline pipeline;
    int code = gt_pipeline_load(store, 0, &pipeline, arena, error);
    int place = code ? -1 : gt_pipeline_place(&pipeline, 0, stage);
    *step = place < 0 ? 0 : pipeline.steps[place].id;
    return code;
}
