/* enter.h - a record becomes facts.
 *
 * Each operation checks the rules of the domain against the ledger and inserts facts into the open
 * entry (gt_store_begin); on an error the caller rolls back, so nothing is left. *id is the number
 * of the record made: a party's or a deal's own, otherwise the row's.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_ENTER_H
#define GENTOU_ENGINE_OPERATIONS_ENTER_H

#include "engine/base/arena.h"
#include "engine/operations/records.h"
#include "engine/store/store.h"

/* The shape of every operation below: `record` points to the struct of its kind. */
typedef int gt_enter(struct gt_store *store, const void *record, int64_t *id,
                     struct gt_arena *arena, struct gt_error *error);

/* struct gt_party_record. A name the ledger knows is given the role; an alias that is another
 * record of the same party (an investor of imported rounds, without a role of its own) is joined
 * to it. Refused when nothing would be added. */
gt_enter gt_enter_fund, gt_enter_club, gt_enter_partner, gt_enter_member, gt_enter_manager;
/* The same without a role: an investor's aliases, kind and ownership. */
gt_enter gt_enter_investor;

/* struct gt_company_record */
gt_enter gt_enter_company;

/* struct gt_deal_record. Company and investors are made when new. */
gt_enter gt_enter_deal;

/* struct gt_stage_record. Refused when the deal is there already on that day. */
gt_enter gt_enter_stage;

/* struct gt_investment_record. The stakes of a round never sum to more than the round. */
gt_enter gt_enter_investment;

/* struct gt_pledge_record. Only a club member pledges. */
gt_enter gt_enter_pledge;

/* struct gt_mark_record, struct gt_exit_record. The holder must have stood in a round of the
 * company on or before that day. */
gt_enter gt_enter_mark, gt_enter_exit;

#endif
