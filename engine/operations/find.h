/* find.h - from the name a person writes to the record it means.
 *
 * "#12" is record 12. Any other text is a name or alias, compared in its folded form (letter case,
 * full-width forms, apostrophes and spaces do not matter). A name that several parties bear is
 * refused with their numbers.
 */
#ifndef GENTOU_ENGINE_OPERATIONS_FIND_H
#define GENTOU_ENGINE_OPERATIONS_FIND_H

#include "engine/base/arena.h"
#include "engine/store/store.h"
#include "gentou/kinds.h"

/* "#12", and with `bare` also "12": a record's number, else 0. */
int64_t gt_find_number(const char *text, bool bare);

/* The party of that name; *id is 0 when nobody bears it. */
int gt_find_party(struct gt_store *store, const char *name, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error);

/* The same, and nobody is an error. */
int gt_need_party(struct gt_store *store, const char *name, int64_t *id, struct gt_arena *arena,
                  struct gt_error *error);

/* A party that has the role; the sentence says how to give it. */
int gt_need_role(struct gt_store *store, const char *name, enum gt_role role, int64_t *id,
                 struct gt_arena *arena, struct gt_error *error);

/* The party of that name, made without any role when nobody bears it. kind as in gt_party_insert.
 */
int gt_find_or_make_party(struct gt_store *store, const char *name, int kind, int64_t *id,
                          struct gt_arena *arena, struct gt_error *error);

/* The ledger's fund on a day; *id is 0 when it has none. Several are an error. */
int gt_find_fund(struct gt_store *store, gt_day as_of, int64_t *id, struct gt_arena *arena,
                 struct gt_error *error);

/* A deal by its number (12 or #12) or the writer's own reference; of one that was merged into
 * another, the other. */
int gt_need_deal(struct gt_store *store, const char *deal, int64_t *id, struct gt_error *error);

#endif
