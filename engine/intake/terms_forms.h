/* terms_forms.h - the fields of each kind of term: what a file may say and what is shown of it. */
#ifndef GENTOU_ENGINE_INTAKE_TERMS_FORMS_H
#define GENTOU_ENGINE_INTAKE_TERMS_FORMS_H

#include "engine/intake/bind.h"
#include "gentou/term.h"

#define GT_TERM_FIELDS_MAX 32

/* Its fields lie in the struct of the kind, which gt_term_of finds (its first member). Amounts
 * (DECIMAL) have 2 decimals here; gt_term_form_in makes the form of another currency. */
extern const struct gt_form gt_fund_share_form, gt_co_investment_form, gt_priority_return_form,
    gt_buy_out_form, gt_concession_form, gt_loss_share_form, gt_compensation_form,
    gt_reinvestment_form;

/* The same by kind. */
extern const struct gt_form *const gt_term_forms[GT_TERM_COUNT];

/* A copy of the form whose amounts are minor units of a currency. fields: room for it. */
struct gt_form gt_term_form_in(enum gt_term_kind kind, const struct gt_currency *currency,
                               struct gt_field fields[GT_TERM_FIELDS_MAX]);

#endif
