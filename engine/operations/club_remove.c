/* club_remove.c - records of the club that were entered by mistake. A table bears the name of its
 * noun. To correct one, remove it and enter it anew.
 */
#include "engine/operations/club.h"

#include "engine/operations/amend_int.h"
#include "engine/store/amend.h"
#include "engine/store/club.h"

int gt_club_remove(struct gt_store *store, const char *noun, const char *number, int64_t *id,
                   struct gt_arena *arena, struct gt_error *error)
{
    bool there = false;
    int code = gt_amend_number(number, noun, id, error);
    if (!code)
        code = gt_club_row_exists(store, noun, *id, &there, error);
    if (!code && !there)
        return gt_fail(error, GT_EXIT_DATA, _("there is no %s %lld; the lists show the numbers"),
                       noun, (long long)*id);
    if (!code)
        code = gt_amend_check_free(store, noun, *id, NULL, arena, error);
    return code ? code : gt_row_withdraw(store, noun, *id, error);
}
