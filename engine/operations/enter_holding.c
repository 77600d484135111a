/* enter_holding.c - marks and exits of what a party holds in a company. */
#include "engine/operations/enter.h"

#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/store/deal.h"
#include "engine/store/holding.h"

/* Whose holding, in what; it must have begun by that day. */
static int need_holding(struct gt_store *store, const char *holder, const char *company_name,
                        gt_day day, int64_t *party, int64_t *company, struct gt_arena *arena,
                        struct gt_error *error)
{
    int code = gt_need_role(store, company_name, GT_ROLE_COMPANY, company, arena, error);
    if (!code)
        code = holder ? gt_need_party(store, holder, party, arena, error)
                      : gt_find_fund(store, party, arena, error);
    if (code)
        return code;
    if (*party == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("holder: the ledger has no guidance fund; name whose holding it is"));
    struct gt_deal_row *rows = NULL;
    size_t count = 0;
    int64_t total = 0;
    struct gt_deal_filter filter = {.as_of = day,
                                    .from = GT_DAY_NONE,
                                    .to = GT_DAY_NONE,
                                    .stage = GT_STAGE_CLOSED,
                                    .company = *company,
                                    .investor = *party,
                                    .limit = 1};
    code = gt_deal_list(store, &filter, &rows, &count, &total, arena, error);
    char text[GT_DAY_TEXT];
    if (!code && total == 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("company: %s stood in no round of \"%s\" on or before %s, so it holds "
                         "nothing of it"),
                       holder ? holder : _("the fund"), company_name, gt_day_format(day, text));
    return code;
}

int gt_enter_mark(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error)
{
    const struct gt_mark_record *record = data;
    struct gt_mark_row mark = {
        .day = record->date,
        .value = record->value.minor,
        .currency = gt_enter_currency(store, NULL, &record->value),
        .method = record->method,
        .note = record->note,
    };
    int code = need_holding(store, record->holder, record->company, record->date, &mark.party,
                            &mark.company, arena, error);
    return code ? code : gt_mark_insert(store, &mark, id, error);
}

int gt_enter_exit(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error)
{
    const struct gt_exit_record *record = data;
    struct gt_exit_row exit = {
        .day = record->date,
        .kind = record->kind,
        .proceeds = record->proceeds.minor,
        .currency = gt_enter_currency(store, NULL, &record->proceeds),
        .share = record->share < 0 ? 1 : record->share,
        .note = record->note,
    };
    if (exit.share == 0)
        return gt_fail(error, GT_EXIT_DATA, _("share: an exit from nothing; write a part above 0"));
    int code = need_holding(store, record->holder, record->company, record->date, &exit.party,
                            &exit.company, arena, error);
    return code ? code : gt_exit_insert(store, &exit, id, error);
}
