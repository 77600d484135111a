/* figures.h - what a scenario came to as one flat list of named figures.
 *
 * "leverage.portfolio.net", "leverage.partner.Accel Partners.gross", "simulation.public.irr.mean",
 * "simulation.public.tvpi.quantiles.50": names are the keys of the JSON answers, joined by dots, so
 * they are the same in every language. As text it is one JSON object in a fixed order with all 17
 * digits: alike to the byte when every figure is.
 */
#ifndef GENTOU_ENGINE_EXPORT_FIGURES_H
#define GENTOU_ENGINE_EXPORT_FIGURES_H

#include "engine/base/arena.h"
#include "engine/export/leverage.h"
#include "engine/export/simulation.h"

/* simulation: NULL when nothing was simulated. The text lives in the arena. */
int gt_figures_text(const struct gt_leverage_answer *leverage,
                    const struct gt_simulation_answer *simulation, const char **text,
                    struct gt_arena *arena, struct gt_error *error);

/* A figure of two lists, as text; NULL where a list does not have it. */
struct gt_figure_difference {
    const char *name, *then, *now;
};

/* What differs between two texts, in the order of the names of `then`, then those only `now` has.
 */
int gt_figures_differ(const char *then, const char *now, struct gt_figure_difference **rows,
                      size_t *count, size_t *figures, struct gt_arena *arena,
                      struct gt_error *error);

/* Several lists side by side: for people the headlines, for machines every figure. titles stand
 * over the columns. */
int gt_figures_compare(FILE *out, const char *const *texts, const char *const *titles, size_t count,
                       enum gt_output output, int width, struct gt_arena *arena,
                       struct gt_error *error);

#endif
