/* investors.h - the names in one cell that lists several investors.
 *
 * "Accel Partners, Blume Ventures and Others" is two names and unnamed others. Commas and
 * semicolons (full-width ones too) always separate. "and", "&" and 、 separate only when one side
 * is a name that stands alone somewhere else (the set), or when they close a list with commas;
 * otherwise the cell stays one name ("Manipal Education and Medical Group"). Nothing is split
 * inside brackets; "& Co. Ltd", "and Sons" and "and Partners" belong to the name before them, and
 * the "and" of "Ernst and Young LLP" closes no list. "Others", "Undisclosed Investors", "N/A" and
 * their like are nobody's name: they set others, and what is not merely unknown leaves a note.
 */
#ifndef GENTOU_ENGINE_INTAKE_INVESTORS_H
#define GENTOU_ENGINE_INTAKE_INVESTORS_H

#include "engine/base/arena.h"
#include "engine/operations/records.h"

#include <stdbool.h>

struct gt_name_set; /* of folded names (base/text.h) */

struct gt_name_set *gt_name_set_new(void);                         /* NULL: memory */
bool gt_name_set_add(struct gt_name_set *set, const char *folded); /* false: memory */
bool gt_name_set_has(const struct gt_name_set *set, const char *folded);
void gt_name_set_free(struct gt_name_set *set); /* NULL is fine */

/* Puts into the set the names that a cell shows to stand alone: those between commas that hold no
 * "and" or "&". false: memory. */
bool gt_investors_learn(struct gt_name_set *known, const char *cell);

/* What a cell says. */
struct gt_investors {
    struct gt_names names; /* in their order, each once (by folded form), as written */
    bool others;           /* somebody unnamed took part, or the cell is empty or unknown */
    const char *judged;    /* NULL, or why a split was a judgement */
    const char *unnamed;   /* NULL, or the note that a part of it names nobody */
};

/* Reads a cell. Company suffixes after a comma ("Spring Canter, Inc.", "… Pvt., Ltd.") stay with
 * their name. false: memory. */
bool gt_investors_split(const struct gt_name_set *known, const char *cell, struct gt_arena *arena,
                        struct gt_investors *read);

#endif
