/* closings.h - a club with pledges and closings, for tests of closings. Names are invented. */
#ifndef GENTOU_TESTS_ENGINE_CLOSINGS_H
#define GENTOU_TESTS_ENGINE_CLOSINGS_H

#include "tests/engine/leveraged.h"

#include "engine/operations/closing.h"

#include <inttypes.h>

static struct gt_closing_view closing;

static const struct ledger_line club[] = {
    {"fund", "name=District Fund | ownership=fiscal"},
    {"member", "name=Gu Hengzhi | kind=person | ownership=private"},
    {"member", "name=Pei Xuyan | kind=person | ownership=private"},
    {"member", "name=Shen Qiao | kind=person"},
    {"member", "name=Tang Lin | kind=person"},
    {"vehicle", "name=Club Partners I | kind=partnership | since=2016-01-01 | fee=2% | carry=20% | "
                "minimum=100 | lead=Gu Hengzhi"},
    {"deal", "company=Alder Robotics | date=2016-03-01 | amount=10000 | stage=terms | ref=D1"},
    {NULL, NULL},
};

static inline void set_up(void)
{
    ledger_make(&ledger);
    ledger_fill(&ledger, club);
}

static inline void tear_down(void)
{
    ledger_remove(&ledger);
}

static inline void pledge(const char *member, const char *day, const char *amount,
                          const char *state)
{
    ledger_add(&ledger, "pledge",
               gt_arena_format(&ledger.arena,
                               "deal=D1 | member=%s | date=%s | amount=%s | state=%s", member, day,
                               amount, state));
}

static const char *number(int64_t id)
{
    return gt_arena_format(&ledger.arena, "%" PRId64, id);
}

static inline void preview(int64_t id)
{
    ledger_well(&ledger, gt_closing_preview(ledger.store, number(id), GT_DAY_LAST, &closing,
                                            &ledger.arena, &ledger.error));
}

static inline void show(int64_t id, const char *day)
{
    ledger_well(&ledger, gt_closing_view(ledger.store, number(id), ledger_day(day), &closing,
                                         &ledger.arena, &ledger.error));
}

static inline int try_run(int64_t id)
{
    ledger_begin(&ledger);
    ledger.error = (struct gt_error){0};
    int code = gt_closing_run(ledger.store, number(id), ledger_day("2020-01-01"), &closing,
                              &ledger.arena, &ledger.error);
    if (code)
        gt_store_rollback(ledger.store);
    else
        ledger_commit(&ledger);
    return code;
}

static struct gt_closing_funded funded;

/* member NULL: all. */
static inline int try_fund(int64_t id, const char *member, const char *day, const char *override)
{
    struct gt_closing_money money = {.members = &member,
                                     .member_count = member ? 1 : 0,
                                     .day = ledger_day(day),
                                     .instrument = -1,
                                     .override = override};
    ledger_begin(&ledger);
    ledger.error = (struct gt_error){0};
    int code = gt_closing_fund(ledger.store, number(id), &money, &closing, &funded, &ledger.arena,
                               &ledger.error);
    if (code)
        gt_store_rollback(ledger.store);
    else
        ledger_commit(&ledger);
    return code;
}

/* What a refused act leaves is what there was. */
#define REFUSED(act, sentence)                                                                     \
    do {                                                                                           \
        const char *before = ledger_dump(&ledger);                                                 \
        ck_assert_int_eq(act, GT_EXIT_DATA);                                                       \
        ck_assert_str_eq(ledger.error.text, sentence);                                             \
        ck_assert_str_eq(ledger_dump(&ledger), before);                                            \
    } while (0)

static inline const struct gt_closing_line *line_of(const char *member)
{
    for (size_t i = 0; i < closing.count; i++)
        if (strcmp(closing.lines[i].allotment.member_name, member) == 0)
            return &closing.lines[i];
    ck_abort_msg("%s has no line", member);
    return NULL;
}

/* 300 + 200 + 100 into 400, signed or committed on the day; the soft circle takes no part. Shares:
 * 4/6 of each, the cent of 66.666… to the largest remainder. */
static inline int64_t four_pledge(const char *more)
{
    pledge("Gu Hengzhi", "2016-04-01", "200", "committed");
    pledge("Pei Xuyan", "2016-04-02", "300", "signed");
    pledge("Shen Qiao", "2016-04-03", "100", "committed");
    pledge("Tang Lin", "2016-04-04", "100", "soft_circle");
    return ledger_add(
        &ledger, "closing",
        gt_arena_format(&ledger.arena, "deal=D1 | date=2016-05-01 | limit=400%s", more));
}

#endif
