/* bind.h - text to struct, by a table of fields.
 *
 * One table serves the options of `deal add`, the columns of a CSV file, the keys of a YAML file
 * and their help. A field is one row: its name, type, place in the struct, range, and meaning.
 * To add a field: one member in the struct and one row in the table.
 */
#ifndef GENTOU_ENGINE_INTAKE_BIND_H
#define GENTOU_ENGINE_INTAKE_BIND_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "engine/intake/values.h"
#include "gentou/kinds.h"
#include "gentou/shares.h"

#include <stdbool.h>
#include <stddef.h>

/* What the member at `offset` is. */
enum gt_field_type {
    GT_FIELD_TEXT,      /* const char * */
    GT_FIELD_NAMES,     /* struct gt_names: several names; on the shell the option repeats */
    GT_FIELD_DATE,      /* gt_day */
    GT_FIELD_AMOUNT,    /* struct gt_amount */
    GT_FIELD_RATE,      /* double, decimal or percentage, within low..high */
    GT_FIELD_NUMBER,    /* double within low..high */
    GT_FIELD_COUNT,     /* int64_t within low..high */
    GT_FIELD_DECIMAL,   /* int64_t, a decimal >= 0 in units of 10^-digits */
    GT_FIELD_RATIO,     /* struct gt_ratio >= 0, exact, any when low >= high */
    GT_FIELD_KIND,      /* int, a value of `kind` */
    GT_FIELD_KINDS,     /* uint32_t, a bit a value of `kind` (1 << value) */
    GT_FIELD_RATES,     /* struct gt_rate_list: several of RATE, in their order */
    GT_FIELD_CURRENCY,  /* const struct gt_currency * */
    GT_FIELD_FLAG,      /* bool */
};

struct gt_rate_list {
    const double *items;
    size_t count;
};

struct gt_field {
    const char *name;   /* option --name, CSV column, YAML key; '_' and '-' are alike */
    enum gt_field_type type;
    size_t offset;
    bool required;
    double low, high;   /* RATE, RATES, NUMBER, COUNT, RATIO: both included */
    int digits;         /* DECIMAL */
    const struct gt_kind *kind; /* KIND, KINDS; COUNT: words that stand for their value, or NULL */
    const char *help;   /* one line of English source text (N_) with the unit */
    const char *also;   /* other names of a YAML key, parted by semicolons; or NULL */
};

struct gt_form {
    const char *name;   /* "deal" */
    size_t size;        /* of the struct */
    const struct gt_field *fields; /* ended by a row whose name is NULL */
};

/* How text is read. */
struct gt_binding {
    struct gt_arena *arena;            /* owns what the struct will point to */
    enum gt_date_format date_format;
    enum gt_number_format number_format;
    const struct gt_currency *currency; /* of amounts that name none */
    /* Called for every repair. NULL: nobody is told, so a word that says more or less than one known
     * is refused, as a command's options refuse it. */
    void (*repaired)(void *context, const struct gt_field *field, const char *original,
                     const char *repair);
    void *context;
};

/* Every member as "nobody wrote it down", the rest of the struct zero: NULL, no names, GT_DAY_NONE,
 * GT_MONEY_UNKNOWN, kind -1, no bits, no rates, INT64_MIN, 0/0, false; a RATE or NUMBER -1 when its low is not
 * negative, else NaN. */
void gt_form_reset(const struct gt_form *form, void *record);

/* One member as "nobody wrote it down". */
void gt_field_reset(const struct gt_field *field, void *record);

/* Whether the member stands so. A flag is never absent: it is false. */
bool gt_field_is_absent(const struct gt_field *field, const void *record);

/* Binds one text to one field. NAMES adds the names of text, parted by semicolons, to those there
 * are; KINDS adds bits and RATES rates, parted by commas or semicolons; all others replace. A word for unknown leaves
 * the member as it is (where the kind has the word "unknown", that is the answer), but a required
 * field refuses it. An empty text is unknown. The sentence on error names the field, the value and what
 * was expected. */
int gt_bind(const struct gt_binding *binding, const struct gt_field *field, const char *text,
            void *record, struct gt_error *error);

/* Whether text names the field: '_', '-' and space are alike, and so are large and small letters. */
bool gt_field_named(const char *name, const char *text);

/* Whether text names it or is one of `also`, which semicolons part (NULL: none). */
bool gt_field_spelled(const char *name, const char *also, const char *text);

/* The field of that name, or NULL. */
const struct gt_field *gt_form_field(const struct gt_form *form, const char *name);

/* The first required field that nobody has given, or NULL. A flag is never missing. */
const struct gt_field *gt_form_missing(const struct gt_form *form, const void *record);

/* The record in one canonical line of text (texts folded, NAMES in an order of their own, amounts in
 * minor units, dates ISO, fields in table order, absent ones empty), for telling whether a row was entered before. NULL: memory. */
char *gt_form_canonical(const struct gt_form *form, const void *record, struct gt_arena *arena);

/* The word of a kind that a spelling stands for: its token or label, or one of the usual spellings
 * of files people have ("Seed / Angel Funding", "Pre-Series A", "天使轮"), or -1. *repair is set
 * when the spelling says less or more than the word ("Maiden Round" -> other). */
int gt_word_find(const struct gt_kind *kind, const char *text, const char **repair);

#endif
