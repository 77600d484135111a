/* terms.h - reads the terms of public money: a preset by its name, or a YAML file.
 *
 * A file may start from a preset and change what it names, or write its terms from nothing. In a
 * scenario the same keys stand under `terms`.
 */
#ifndef GENTOU_ENGINE_INTAKE_TERMS_H
#define GENTOU_ENGINE_INTAKE_TERMS_H

#include "engine/base/text.h"
#include "engine/intake/format.h"
#include "engine/intake/yaml.h"
#include "gentou/presets.h"
#include "gentou/term.h"

struct gt_terms_file {
    struct gt_term_set set;
    const struct gt_currency *currency;
    const struct gt_term_set *preset; /* that it started from, or NULL */
    int stage;                        /* enum gt_term_stage; -1: not said */
    const struct gt_benchmark_rate *rates;
    size_t rate_count;
};

extern const struct gt_file_format gt_terms_format;

/* A preset of that name, else the file of that path. Text lives in the arena. */
int gt_terms_read(const char *what, struct gt_terms_file *file, struct gt_arena *arena,
                  struct gt_error *error);

/* Starts from a preset. */
int gt_terms_start(const char *preset, struct gt_terms_file *file, struct gt_error *error);

/* The keys of a mapping. others: keys that are the caller's, or NULL. currency: of a mapping that
 * names none and starts from no preset. */
int gt_terms_bind(struct gt_yaml_node node, const char *const *others,
                  const struct gt_currency *currency, struct gt_terms_file *file,
                  struct gt_arena *arena, struct gt_error *error);

/* Sets one field as if the file had said so: "buy_out", "rate", "4.35%". */
int gt_terms_set(struct gt_terms_file *file, const char *kind, const char *field, const char *text,
                 struct gt_arena *arena, struct gt_error *error);

/* What no parser of one field can see: windows and sizes that end before they begin. Refuses with a
 * sentence, without a place. */
int gt_terms_check(const struct gt_term_set *set, struct gt_error *error);

/* A field's value as it is written in a file, or NULL when the term does not have it. */
const char *gt_terms_value(const struct gt_field *field, const void *record,
                           struct gt_arena *arena);

/* The whole as a file that reads back as the same. */
void gt_terms_write(struct gt_text *text, const struct gt_terms_file *file, struct gt_arena *arena);

#endif
