/* enter_fund_step.c - the guidance fund's own steps, entered and corrected. */
#include "engine/operations/fund_step.h"

#include "engine/operations/amend_int.h"
#include "engine/operations/find.h"
#include "engine/store/amend.h"
#include "engine/store/fund_step.h"

/* The row that a record says. */
static int step_of(struct gt_store *store, const struct gt_fund_step_record *record,
                   struct gt_fund_step_row *step, struct gt_error *error)
{
    char day[GT_DAY_TEXT];
    *step = (struct gt_fund_step_row){
        .step = record->step,
        .day = record->date,
        .until = record->until,
        .result = record->result,
        .document = record->document,
        .note = record->note,
    };
    if (record->until != GT_DAY_NONE && record->step != GT_FUND_STEP_PUBLICITY)
        return gt_fail(error, GT_EXIT_DATA,
                       _("until: only a publicity period has a last day; leave it out"));
    if (record->until != GT_DAY_NONE && record->until < record->date)
        return gt_fail(error, GT_EXIT_DATA,
                       _("until: the period would end before it begins, on %s; mend one of the two "
                         "days"),
                       gt_day_format(record->date, day));
    return gt_need_deal(store, record->deal, &step->deal, error);
}

int gt_enter_fund_step(struct gt_store *store, const void *data, int64_t *id,
                       struct gt_arena *arena, struct gt_error *error)
{
    struct gt_fund_step_row step;
    (void)arena;
    int code = step_of(store, data, &step, error);
    return code ? code : gt_fund_step_insert(store, &step, id, error);
}

static int read_step(struct gt_store *store, int64_t id, void *data, struct gt_arena *arena,
                     struct gt_error *error)
{
    struct gt_fund_step_row step;
    int code = gt_fund_step_read(store, id, &step, arena, error);
    if (code || !step.id)
        return code ? code : gt_amend_absent("fund-step", id, error);
    struct gt_fund_step_record *record = data;
    *record = (struct gt_fund_step_record){
        .deal = gt_amend_name(arena, step.deal),
        .step = step.step,
        .date = step.day,
        .until = step.until,
        .result = step.result,
        .document = step.document,
        .note = step.note,
    };
    return record->deal ? 0 : gt_fail_memory(error);
}

static int amend_step(struct gt_store *store, int64_t id, const void *data, bool *changed,
                      struct gt_arena *arena, struct gt_error *error)
{
    struct gt_fund_step_row step;
    (void)arena;
    int code = step_of(store, data, &step, error);
    step.id = id;
    return code ? code : gt_fund_step_update(store, &step, changed, error);
}

const struct gt_amend gt_amend_fund_step = {.noun = "fund-step",
                                            .table = "fund_step",
                                            .shown = "fund-step list",
                                            .read = read_step,
                                            .amend = amend_step};
