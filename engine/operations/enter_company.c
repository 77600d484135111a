/* enter_company.c - companies, entered and corrected. */
#include "engine/operations/enter.h"

#include "engine/base/text.h"
#include "engine/operations/amend_int.h"
#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/store/amend.h"
#include "engine/store/company.h"
#include "engine/store/party.h"

/* The currency of an amount: its own, else the record's, else the ledger's. */
const struct gt_currency *gt_enter_currency(struct gt_store *store,
                                            const struct gt_currency *record,
                                            const struct gt_amount *amount)
{
    return amount->currency ? amount->currency : record ? record : gt_store_ledger(store)->currency;
}

/* A company of that name, with its role; made when new. */
static int need_company(struct gt_store *store, const char *name, int64_t *id,
                        struct gt_arena *arena, struct gt_error *error)
{
    bool added = false;
    int code = gt_find_or_make_party(store, name, GT_PARTY_INSTITUTION, id, arena, error);
    return code ? code : gt_role_insert(store, *id, GT_ROLE_COMPANY, GT_DAY_NONE, &added, error);
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

static int check_capital(const struct gt_company_record *record, struct gt_error *error)
{
    if (record->registered_capital.minor == GT_MONEY_UNKNOWN || record->capital_date != GT_DAY_NONE)
        return 0;
    return gt_fail(error, GT_EXIT_DATA,
                   _("capital_date: registered capital is a fact of a day; write since when"));
}

int gt_enter_company(struct gt_store *store, const void *data, int64_t *id, struct gt_arena *arena,
                     struct gt_error *error)
{
    const struct gt_company_record *record = data;
    const struct gt_amount *capital = &record->registered_capital;
    int code = need_company(store, record->name, id, arena, error);
    if (!code)
        code = add_names(store, *id, &record->aliases, arena, error);
    if (!code && (record->sector || record->city || record->founded != GT_DAY_NONE))
        code = gt_company_say(store, *id, record->sector, record->city, record->founded, error);
    if (!code)
        code = check_capital(record, error);
    if (code || capital->minor == GT_MONEY_UNKNOWN)
        return code;
    return gt_registered_capital_insert(store, *id, record->capital_date, capital->minor,
                                        gt_enter_currency(store, NULL, capital), error);
}

static int find_company(struct gt_store *store, const char *which, int64_t *id,
                        struct gt_arena *arena, struct gt_error *error)
{
    return gt_need_role(store, which, GT_ROLE_COMPANY, id, arena, error);
}

static int read_company(struct gt_store *store, int64_t id, void *data, struct gt_arena *arena,
                        struct gt_error *error)
{
    struct gt_company_record *record = data;
    struct gt_party_written party;
    struct gt_company_written company;
    int code = gt_party_written(store, id, GT_ROLE_COMPANY, &party, arena, error);
    if (!code)
        code = gt_company_written(store, id, &company, arena, error);
    if (!code)
        code = gt_party_other_names(store, id, &record->aliases.items, &record->aliases.count,
                                    arena, error);
    if (code)
        return code;
    record->name = party.name;
    record->sector = company.sector;
    record->city = company.city;
    record->founded = company.founded;
    record->registered_capital = (struct gt_amount){company.capital, company.currency};
    record->capital_date = company.capital_since;
    return 0;
}

/* The latest registered capital is corrected, or withdrawn when it is now unknown. */
static int amend_capital(struct gt_store *store, int64_t id, const struct gt_company_record *record,
                         struct gt_company_written *company, bool *changed, struct gt_error *error)
{
    const struct gt_amount *capital = &record->registered_capital;
    int code = check_capital(record, error);
    if (code || (!company->capital_row && capital->minor == GT_MONEY_UNKNOWN))
        return code;
    *changed |= !company->capital_row || capital->minor == GT_MONEY_UNKNOWN;
    if (!company->capital_row)
        return gt_registered_capital_insert(store, id, record->capital_date, capital->minor,
                                            gt_enter_currency(store, NULL, capital), error);
    if (capital->minor == GT_MONEY_UNKNOWN)
        return gt_row_withdraw(store, "registered_capital", company->capital_row, error);
    company->capital = capital->minor;
    company->currency = gt_enter_currency(store, NULL, capital);
    company->capital_since = record->capital_date;
    return gt_registered_capital_update(store, company, changed, error);
}

static int amend_company(struct gt_store *store, int64_t id, const void *data, bool *changed,
                         struct gt_arena *arena, struct gt_error *error)
{
    const struct gt_company_record *record = data;
    struct gt_party_written party;
    struct gt_company_written company;
    int code = gt_party_written(store, id, GT_ROLE_COMPANY, &party, arena, error);
    if (!code)
        code = gt_company_written(store, id, &company, arena, error);
    if (!code)
        code = gt_amend_names(store, id, party.name, &record->aliases, changed, arena, error);
    if (!code)
        code = gt_amend_rename(store, id, record->name, party.kind, changed, arena, error);
    if (code)
        return code;
    company.sector = record->sector;
    company.city = record->city;
    company.founded = record->founded;
    code = gt_company_update(store, id, &company, changed, error);
    return code ? code : amend_capital(store, id, record, &company, changed, error);
}

static int remove_company(struct gt_store *store, int64_t id, struct gt_arena *arena,
                          struct gt_error *error)
{
    return gt_amend_remove_party(store, id, GT_ROLE_COMPANY, arena, error);
}

const struct gt_amend gt_amend_company = {
    .noun = "company",
    .find = find_company,
    .read = read_company,
    .amend = amend_company,
    .remove = remove_company,
};
