/* enter_company.c - companies. */
#include "engine/operations/enter.h"

#include "engine/base/text.h"
#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/store/company.h"
#include "engine/store/party.h"

/* The currency of an amount: its own, else the record's, else the ledger's. */
const struct gt_currency *gt_enter_currency(struct gt_store *store,
                                            const struct gt_currency *record,
                                            const struct gt_amount *amount)
{
    return amount->currency ? amount->currency : record ? record : gt_store_ledger(store)->currency;
}

/* A company of that name, with its role. */
int gt_enter_need_company(struct gt_store *store, const char *name, int64_t *id,
                          struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_find_or_make_party(store, name, GT_PARTY_INSTITUTION, id, arena, error);
    return code ? code : gt_role_insert(store, *id, GT_ROLE_COMPANY, GT_DAY_NONE, error);
}

static int add_names(struct gt_store *store, int64_t id, const struct gt_names *names,
                     struct gt_arena *arena, struct gt_error *error)
{
    for (size_t i = 0; i < names->count; i++) {
        int64_t other = 0;
        char *folded = gt_text_fold(arena, names->items[i]);
        if (folded && !*folded)
            return gt_fail(error, GT_EXIT_DATA, _("aliases: \"%s\" is no name"), names->items[i]);
        int code = folded ? gt_find_party(store, names->items[i], &other, arena, error)
                          : gt_fail_memory(error);
        if (!code && other && other != id)
            return gt_fail(error, GT_EXIT_DATA, _("aliases: \"%s\" is another party, #%lld"),
                           names->items[i], (long long)other);
        if (!code)
            code = gt_party_name_insert(store, id, folded, names->items[i], error);
        if (code)
            return code;
    }
    return 0;
}

int gt_enter_company(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                     struct gt_error *error)
{
    const struct gt_company_record *record = data;
    const struct gt_amount *capital = &record->registered_capital;
    int code = gt_enter_need_company(store, record->name, id, arena, error);
    if (!code)
        code = add_names(store, *id, &record->aliases, arena, error);
    if (!code && (record->sector || record->city || record->founded != GT_DAY_NONE))
        code = gt_company_say(store, *id, record->sector, record->city, record->founded, error);
    if (code || capital->minor == GT_MONEY_UNKNOWN)
        return code;
    if (record->capital_date == GT_DAY_NONE)
        return gt_fail(error, GT_EXIT_DATA,
                       _("capital_date: registered capital is a fact of a day; write since when"));
    return gt_registered_capital_insert(store, *id, record->capital_date, capital->minor,
                                        gt_enter_currency(store, NULL, capital), error);
}
