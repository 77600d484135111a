/* merge.c - records that are made one, parted again, or said to be two. */
#include "engine/operations/duplicates.h"

#include "engine/base/text.h"
#include "engine/operations/enter_int.h"
#include "engine/operations/find.h"
#include "engine/store/amend.h"
#include "engine/store/deal.h"
#include "engine/store/duplicate.h"
#include "engine/store/party.h"

static int need_two(const char *noun, int64_t one, int64_t other, struct gt_error *error)
{
    return one != other
               ? 0
               : gt_fail(error, GT_EXIT_DATA, _("both are %s %lld already"), noun, (long long)one);
}

/* Both deals as they stand; they are of one company and in one currency. */
static int check_mergeable(struct gt_store *store, int64_t one, int64_t other,
                           struct gt_deal_row *deal, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_deal_row same;
    bool found = false;
    int code = gt_deal_read(store, one, GT_DAY_LAST, deal, &found, arena, error);
    if (!code)
        code = gt_deal_read(store, other, GT_DAY_LAST, &same, &found, arena, error);
    if (code)
        return code;
    if (deal->company != same.company)
        return gt_fail(error, GT_EXIT_DATA,
                       _("deal %lld is of \"%s\" and deal %lld of \"%s\"; when both are one "
                         "company, merge them first with `gentou party merge`"),
                       (long long)one, deal->company_name, (long long)other, same.company_name);
    if (deal->currency != same.currency)
        return gt_fail(error, GT_EXIT_DATA,
                       _("deal %lld is in %s and deal %lld in %s; a round has one currency"),
                       (long long)one, deal->currency->code, (long long)other, same.currency->code);
    return 0;
}

int gt_merge_deals(struct gt_store *store, const char *one, const char *other, int64_t *id,
                   int64_t *same, struct gt_arena *arena, struct gt_error *error)
{
    struct gt_deal_row deal;
    int code = gt_need_deal(store, one, id, error);
    if (!code)
        code = gt_need_deal(store, other, same, error);
    if (!code)
        code = need_two(_("deal"), *id, *same, error);
    if (!code)
        code = check_mergeable(store, *id, *same, &deal, arena, error);
    if (!code)
        code = gt_deal_join(store, *id, *same, error);
    return code ? code : gt_enter_check_room(store, &deal, 0, 0, error);
}

int gt_unmerge_deal(struct gt_store *store, const char *name, int64_t *id, struct gt_error *error)
{
    int64_t canon = 0;
    int code = gt_deal_find_ref(store, name, id, error);
    if (!code && !*id)
        *id = gt_find_number(name, true);
    if (!code)
        code = gt_deal_canon(store, *id, &canon, error);
    if (code)
        return code;
    if (!canon)
        return gt_fail(error, GT_EXIT_DATA,
                       _("there is no deal \"%s\"; `gentou deal list` shows the numbers and "
                         "references"),
                       name);
    if (canon == *id)
        return gt_fail(error, GT_EXIT_DATA,
                       _("deal %lld is merged into none; name the one that was, `gentou deal show` "
                         "tells"),
                       (long long)*id);
    return gt_deal_part(store, *id, error);
}

int gt_merge_parties(struct gt_store *store, const char *one, const char *other, int64_t *id,
                     int64_t *same, struct gt_arena *arena, struct gt_error *error)
{
    int code = gt_need_party(store, one, id, arena, error);
    if (!code)
        code = gt_need_party(store, other, same, arena, error);
    if (!code)
        code = need_two(_("party"), *id, *same, error);
    return code ? code : gt_party_join(store, *same, *id, error);
}

/* The merged record that was entered under a name; 0: none, or several. */
static int find_merged(struct gt_store *store, const char *name, int64_t *id,
                       struct gt_arena *arena, struct gt_error *error)
{
    const char *folded = gt_text_fold(arena, name);
    return folded ? gt_party_find_merged(store, folded, id, error) : gt_fail_memory(error);
}

/* A merged party is named by its number, or by a name of its own that no other bears. */
int gt_unmerge_party(struct gt_store *store, const char *name, int64_t *id, struct gt_arena *arena,
                     struct gt_error *error)
{
    int64_t canon = 0;
    *id = gt_find_number(name, false);
    int code = *id ? 0 : find_merged(store, name, id, arena, error);
    if (!code && *id)
        code = gt_party_canon(store, *id, &canon, error);
    if (!code && !canon) {
        code = gt_need_party(store, name, id, arena, error);
        canon = *id;
    }
    if (code)
        return code;
    if (canon == *id)
        return gt_fail(error, GT_EXIT_DATA,
                       _("party #%lld is merged into none; write the number of the one that was, "
                         "`gentou history party` tells"),
                       (long long)*id);
    return gt_party_part(store, *id, error);
}

int gt_dismiss(struct gt_store *store, bool deals, const char *one, const char *other,
               struct gt_arena *arena, struct gt_error *error)
{
    int64_t a = 0, b = 0;
    bool added = false;
    int code =
        deals ? gt_need_deal(store, one, &a, error) : gt_need_party(store, one, &a, arena, error);
    if (!code)
        code = deals ? gt_need_deal(store, other, &b, error)
                     : gt_need_party(store, other, &b, arena, error);
    if (!code)
        code = need_two(deals ? _("deal") : _("party"), a, b, error);
    if (code)
        return code;
    struct gt_pair pair = a < b ? (struct gt_pair){a, b} : (struct gt_pair){b, a};
    code = gt_not_same_insert(store, deals, pair, &added, error);
    if (!code && !added)
        return gt_fail(error, GT_EXIT_DATA, _("that the two are not the same was said before"));
    return code;
}
