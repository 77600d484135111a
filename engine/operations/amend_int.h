/* amend_int.h - the kinds of record that can be corrected, and what their operations share. */
#ifndef GENTOU_ENGINE_OPERATIONS_AMEND_INT_H
#define GENTOU_ENGINE_OPERATIONS_AMEND_INT_H

#include "engine/operations/amend.h"
#include "engine/operations/records.h"

/* amend_kinds.c */
extern const struct gt_amend *const gt_amends[];
extern const size_t gt_amends_count;

/* What builds on a record that is to be corrected (amend_anew.c). */
struct gt_amend_built {
    const struct gt_amend **kinds; /* of the records that build on it and hold */
    int64_t *ids;                  /* beside them */
    size_t count;
    size_t lent;                        /* place of one whose amount is of its currency, or count */
    const struct gt_currency *currency; /* of the record; NULL: it has none */
    int64_t company;                    /* whose cap table held; 0: none */
    int64_t event; /* the share event itself: the sentence need not name it; 0: none */
};

/* The records that build on it, and would be entered as they stand. */
int gt_amend_note_built(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                        gt_amend_form *form, struct gt_amend_built *built, struct gt_arena *arena,
                        struct gt_error *error);
/* The company's cap table alone. */
int gt_amend_note_shares(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                         struct gt_amend_built *built, struct gt_arena *arena,
                         struct gt_error *error);
/* Refuses where one of them would be refused now. */
int gt_amend_check_built(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                         const struct gt_amend_built *built, gt_amend_form *form,
                         struct gt_arena *arena, struct gt_error *error);
/* The cap table alone. */
int gt_amend_check_shares(struct gt_store *store, const struct gt_amend_built *built,
                          struct gt_arena *arena, struct gt_error *error);

/* Makes a record say what `record` says. */
int gt_amend_restate(struct gt_store *store, const struct gt_amend *amend, int64_t id,
                     const void *record, bool *changed, struct gt_arena *arena,
                     struct gt_error *error);

/* document.c, enter_funnel.c */
extern const struct gt_amend gt_amend_document, gt_amend_funnel, gt_amend_step;

/* enter_rate.c */
extern const struct gt_amend gt_amend_rate, gt_amend_fund_step;

/* enter_party.c, enter_company.c, enter_deal.c, enter_stake.c, enter_holding.c */
extern const struct gt_amend gt_amend_fund, gt_amend_club, gt_amend_partner, gt_amend_member,
    gt_amend_manager, gt_amend_investor, gt_amend_company, gt_amend_deal, gt_amend_stage,
    gt_amend_investment, gt_amend_pledge, gt_amend_mark, gt_amend_exit;

/* closing_terms.c */
extern const struct gt_amend gt_amend_closing;

/* "there is no NOUN NUMBER" */
int gt_amend_absent(const char *noun, int64_t id, struct gt_error *error);

/* A party or deal of that number as a person names it: "#12", "12". NULL: memory. */
const char *gt_amend_name(struct gt_arena *arena, int64_t id);

/* The party that a record names; the one `written` in the row where that is the same. */
int gt_amend_party(struct gt_store *store, int64_t written, int64_t *party, struct gt_error *error);

/* The company of a deal, by the record that stands for it; 0 when there is no such deal. */
int gt_amend_deal_company(struct gt_store *store, int64_t deal, int64_t *company,
                          struct gt_error *error);

/* Refuses when rows other than those entered with it refer to row `id` of a table; tables named in
 * `parts` (ended by NULL, or NULL) are passed over. */
int gt_amend_check_free(struct gt_store *store, const char *table, int64_t id,
                        const char *const *parts, struct gt_arena *arena, struct gt_error *error);

/* The names that a party bears beside `name`: those here and no others. A name of another party is
 * refused. */
int gt_amend_names(struct gt_store *store, int64_t party, const char *name,
                   const struct gt_names *names, bool *changed, struct gt_arena *arena,
                   struct gt_error *error);

/* Its name from here on; refused when another party bears it. */
int gt_amend_rename(struct gt_store *store, int64_t party, const char *name, int kind,
                    bool *changed, struct gt_arena *arena, struct gt_error *error);

/* Does anything refer to row `id` of a table, but for tables named in `parts`? */
int gt_amend_is_used(struct gt_store *store, const char *table, int64_t id,
                     const char *const *parts, bool *used, struct gt_arena *arena,
                     struct gt_error *error);

/* Withdraws a party's role and, when nothing else is known of the party, the party itself; with
 * role -1 a party that has none. */
int gt_amend_remove_party(struct gt_store *store, int64_t party, int role, struct gt_arena *arena,
                          struct gt_error *error);

#endif
