/* qualification.c - evidence put to the test; evidence redacted. */
#include "engine/operations/qualification.h"

#include "engine/operations/find.h"
#include "engine/store/club.h"
#include "engine/store/qualification.h"

#include <stdlib.h>

static void take(struct gt_evidence *evidence, gt_money amount, gt_day until)
{
    if (amount != GT_MONEY_UNKNOWN)
        *evidence = (struct gt_evidence){amount, until};
}

/* What the evidence says of an investor: a later one stands in the place of an earlier one. *deemed
 * is the last day it counts as qualified whatever it owns; GT_DAY_NONE: it never did. */
static void weigh(const struct gt_qualification_row *rows, size_t count,
                  struct gt_investor *investor, gt_day *deemed)
{
    const struct gt_evidence none = {GT_MONEY_UNKNOWN, GT_DAY_LAST};
    investor->net_assets = investor->financial_assets = investor->average_income = none;
    *deemed = GT_DAY_NONE;
    for (size_t i = 0; i < count; i++) {
        take(&investor->net_assets, rows[i].figures.net_assets, rows[i].expires);
        take(&investor->financial_assets, rows[i].figures.financial_assets, rows[i].expires);
        take(&investor->average_income, rows[i].figures.average_income, rows[i].expires);
        if (rows[i].deemed != GT_DEEMED_NONE) {
            investor->deemed = rows[i].deemed;
            *deemed = rows[i].expires;
        }
    }
}

static struct gt_qualification test_on(struct gt_investor investor, gt_day deemed, gt_day on)
{
    struct gt_qualification result;
    if (deemed == GT_DAY_NONE || on > deemed)
        investor.deemed = GT_DEEMED_NONE;
    gt_qualified_test(&investor, on, &result);
    return result;
}

/* The last day on which the answer is still yes, which is the last day of some evidence; where it
 * is not yes, the last day of what has expired. */
static gt_day last_day(const struct gt_investor *investor, gt_day deemed, gt_day as_of, bool yes)
{
    const gt_day ends[] = {deemed, investor->net_assets.valid_until,
                           investor->financial_assets.valid_until,
                           investor->average_income.valid_until};
    gt_day last = GT_DAY_NONE;
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        bool counts =
            yes ? ends[i] >= as_of && test_on(*investor, deemed, ends[i]).answer == GT_QUALIFIED_YES
                : ends[i] < as_of;
        if (ends[i] != GT_DAY_NONE && counts && ends[i] > last)
            last = ends[i];
    }
    return last;
}

/* What the evidence of a party shows, and until when it is deemed qualified. */
static int read_investor(struct gt_store *store, int64_t party, gt_day as_of,
                         struct gt_investor *investor, gt_day *deemed,
                         struct gt_qualification_row **rows, size_t *count, struct gt_arena *arena,
                         struct gt_error *error)
{
    int kind = -1;
    *investor = (struct gt_investor){.deemed = GT_DEEMED_NONE, .ticket = GT_MONEY_UNKNOWN};
    int code = gt_member_kind(store, party, &kind, error);
    if (!code)
        code = gt_qualification_list(store, party, as_of, rows, count, arena, error);
    if (code)
        return code;
    investor->kind_known = kind >= 0;
    if (investor->kind_known)
        investor->kind = (enum gt_party_kind)kind;
    weigh(*rows, *count, investor, deemed);
    return 0;
}

int gt_qualified_member(struct gt_store *store, int64_t party, gt_money ticket, gt_day as_of,
                        struct gt_qualified_member *member, struct gt_arena *arena,
                        struct gt_error *error)
{
    struct gt_qualification_row *rows = NULL;
    struct gt_investor investor;
    gt_day deemed = GT_DAY_NONE;
    *member = (struct gt_qualified_member){.until = GT_DAY_NONE};
    int code = read_investor(store, party, as_of, &investor, &deemed, &rows, &member->proofs, arena,
                             error);
    if (code)
        return code;
    investor.ticket = ticket;
    for (size_t i = 0; i < member->proofs; i++)
        member->redacted = member->redacted || rows[i].redacted;
    member->result = test_on(investor, deemed, as_of);
    member->until = last_day(&investor, deemed, as_of, member->result.answer == GT_QUALIFIED_YES);
    return 0;
}

static void drop_expired(struct gt_evidence *evidence, gt_day on)
{
    if (on > evidence->valid_until)
        evidence->amount = GT_MONEY_UNKNOWN;
}

int gt_investor_read(struct gt_store *store, int64_t party, gt_day as_of,
                     struct gt_investor *investor, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_qualification_row *rows = NULL;
    size_t count = 0;
    gt_day deemed = GT_DAY_NONE;
    int code = read_investor(store, party, as_of, investor, &deemed, &rows, &count, arena, error);
    if (code)
        return code;
    if (deemed == GT_DAY_NONE || as_of > deemed)
        investor->deemed = GT_DEEMED_NONE;
    drop_expired(&investor->net_assets, as_of);
    drop_expired(&investor->financial_assets, as_of);
    drop_expired(&investor->average_income, as_of);
    return 0;
}

static int compare_rows(const void *a, const void *b)
{
    const struct gt_qualified_row *x = a, *y = b;
    if (x->standing.until != y->standing.until)
        return (x->standing.until > y->standing.until) - (x->standing.until < y->standing.until);
    return (x->member > y->member) - (x->member < y->member);
}

static bool is_due(const struct gt_qualified_member *standing, gt_day as_of, int64_t days)
{
    return days < 0 || (standing->until != GT_DAY_NONE && standing->until <= as_of + days);
}

int gt_qualified_list(struct gt_store *store, gt_day as_of, int64_t days,
                      struct gt_qualified_row **rows, size_t *count, struct gt_arena *arena,
                      struct gt_error *error)
{
    struct gt_member_row *all = NULL;
    size_t members = 0;
    int64_t total = 0;
    int code = gt_member_list(store, as_of, 0, -1, &all, &members, &total, arena, error);
    if (code)
        return code;
    struct gt_qualified_row *list = gt_arena_alloc(arena, (members + 1) * sizeof *list);
    if (!list)
        return gt_fail_memory(error);
    *count = 0;
    for (size_t i = 0; i < members && !code; i++) {
        struct gt_qualified_row *row = &list[*count];
        *row = (struct gt_qualified_row){all[i].id, all[i].name, all[i].kind, {.until = 0}};
        code = gt_qualified_member(store, all[i].id, GT_TICKET_ENOUGH, as_of, &row->standing, arena,
                                   error);
        *count += !code && is_due(&row->standing, as_of, days);
    }
    if (*count)
        qsort(list, *count, sizeof *list, compare_rows);
    *rows = list;
    return code;
}

const char *gt_facts_text(gt_facts facts, bool tokens, struct gt_arena *arena)
{
    const char *text = NULL;
    for (int fact = 0; fact < gt_investor_fact_words.count; fact++) {
        const char *label = gt_kind_label(&gt_investor_fact_words, fact);
        if (facts & GT_FACT_BIT(fact))
            text =
                gt_arena_format(arena, "%s%s%s", text ? text : "", text ? ", " : "",
                                tokens ? gt_kind_token(&gt_investor_fact_words, fact) : _(label));
    }
    return text;
}

/* Nothing is left to redact: is that because it was done? */
static int check_redacted(struct gt_store *store, const char *name, int64_t member,
                          struct gt_arena *arena, struct gt_error *error)
{
    struct gt_qualification_row *rows = NULL;
    size_t count = 0;
    int code = gt_qualification_list(store, member, GT_DAY_LAST, &rows, &count, arena, error);
    for (size_t i = 0; i < count && !code; i++)
        if (rows[i].redacted)
            return 0;
    return code ? code
                : gt_fail(error, GT_EXIT_DATA,
                          _("\"%s\" has no evidence that could be redacted; `gentou evidence show` "
                            "lists what there is"),
                          name);
}

int gt_redact_evidence(struct gt_store *store, const struct gt_entry *entry, const char *member,
                       bool dry_run, char *key, int64_t *count, bool *scrubbed,
                       struct gt_arena *arena, struct gt_error *error)
{
    int64_t id = 0;
    int code = gt_need_party(store, member, &id, arena, error);
    if (!code)
        code = gt_store_begin(store, entry, error);
    if (!code)
        code = gt_evidence_redact(store, id, key, count, arena, error);
    if (!code && *count == 0)
        code = check_redacted(store, member, id, arena, error);
    if (code || dry_run || *count == 0)
        gt_store_rollback(store);
    if (code || dry_run)
        return code;
    code = *count ? gt_store_commit(store, error) : 0;
    return code ? code : gt_evidence_scrub(store, scrubbed, error);
}
