/* records_int.h - the fields of every kind of record, for records.c and the files that have them.
 */
#ifndef GENTOU_ENGINE_INTAKE_RECORDS_INT_H
#define GENTOU_ENGINE_INTAKE_RECORDS_INT_H

#include "engine/intake/bind.h"

#include <stddef.h>

#define GT_FIELD(record, member, kind_of, ...)                                                     \
    {                                                                                              \
        .name = #member, .type = kind_of, .offset = offsetof(struct record, member), __VA_ARGS__   \
    }
#define GT_FIELDS_END                                                                              \
    {                                                                                              \
        .name = NULL                                                                               \
    }

/* records_instruments.c */
extern const struct gt_field gt_class_fields[], gt_issuance_fields[], gt_grant_fields[],
    gt_transfer_fields[], gt_split_fields[], gt_conversion_fields[], gt_convertible_fields[],
    gt_valuation_fields[], gt_payout_fields[], gt_escrow_fields[], gt_release_fields[];

/* records_rates.c */
extern const struct gt_field gt_rate_fields[];

/* records_deals.c */
extern const struct gt_field gt_party_fields[], gt_company_fields[], gt_deal_fields[],
    gt_stage_fields[], gt_investment_fields[], gt_pledge_fields[], gt_mark_fields[],
    gt_exit_fields[];

/* records_closing.c */
extern const struct gt_field gt_closing_fields[];

/* records_club.c */
extern const struct gt_field gt_qualification_fields[], gt_dues_fields[], gt_payment_fields[],
    gt_interest_fields[], gt_meeting_fields[], gt_agenda_fields[], gt_attendance_fields[],
    gt_criterion_fields[], gt_score_fields[], gt_voting_fields[], gt_vote_fields[],
    gt_conflict_fields[], gt_vehicle_fields[], gt_holder_fields[];
/* records_pipeline.c */
extern const struct gt_field gt_funnel_fields[], gt_step_fields[], gt_source_fields[],
    gt_owner_fields[], gt_tag_fields[], gt_note_fields[], gt_answer_fields[], gt_document_fields[],
    gt_action_fields[];


/* records_fund.c */
extern const struct gt_field gt_fund_step_fields[], gt_subfund_fields[], gt_commitment_fields[],
    gt_drawdown_fields[], gt_intention_fields[], gt_budget_fields[];

/* records_figures.c */
extern const struct gt_field gt_figure_fields[], gt_fund_figure_fields[], gt_tie_fields[],
    gt_compensation_fields[], gt_preset_fields[];

#endif
