/* ocf_int.h - the files of a package, and the values of an object. */
#ifndef GENTOU_ENGINE_INTAKE_OCF_INT_H
#define GENTOU_ENGINE_INTAKE_OCF_INT_H

#include "engine/base/text.h"
#include "engine/intake/ocf.h"

#include <jansson.h>

/* A value of a package as a sentence shows it. */
#define QUOTE(value) gt_text_quote(&(struct gt_quote){{0}}, value)

/* ocf_package.c */

struct gt_ocf_package;

int gt_ocf_package_open(const char *path, struct gt_ocf_package **package, struct gt_error *error);
void gt_ocf_package_close(struct gt_ocf_package *package); /* NULL is fine */

/* A file of the package as JSON, checked against its MD5 sum (NULL: any). *json is the caller's. */
int gt_ocf_package_file(struct gt_ocf_package *package, const char *name, const char *md5,
                        json_t **json, struct gt_error *error);

/* ocf_values.c: an object, and where it stands. */

struct gt_ocf_object {
    json_t *json;
    const char *file, *id;
    struct gt_arena *arena;
    struct gt_error *error;
};

/* "FILE: object ID: key: sentence". */
__attribute__((format(printf, 3, 4))) int gt_ocf_fail(const struct gt_ocf_object *object,
                                                      const char *key, const char *format, ...);

/* Where the object stands and what it says, to tell it again by. */
int gt_ocf_source(const struct gt_ocf_object *object, struct gt_ocf_source *source);

/* Each reads the member `key`; one that is not there leaves the value as it is, or is refused when
 * it is required. Text is copied into the arena. */
int gt_ocf_text(const struct gt_ocf_object *object, const char *key, bool required,
                const char **text);
int gt_ocf_day(const struct gt_ocf_object *object, const char *key, bool required, gt_day *day);
/* A decimal string in units of 10^-digits. */
int gt_ocf_fixed(const struct gt_ocf_object *object, const char *key, bool required, int digits,
                 int64_t *number);
/* A decimal string within 0..high. */
int gt_ocf_number(const struct gt_ocf_object *object, const char *key, bool required, double high,
                  double *number);
/* An amount of money; a price of one share, which may be finer. */
int gt_ocf_money(const struct gt_ocf_object *object, const char *key, bool required,
                 gt_money *amount, const struct gt_currency **currency);
int gt_ocf_price(const struct gt_ocf_object *object, const char *key, bool required,
                 gt_price *price, const struct gt_currency **currency);

/* The value of the comment "gentou:key=value", or NULL; the first comment that is none of these. */
const char *gt_ocf_comment(const struct gt_ocf_object *object, const char *key);
int gt_ocf_remark(const struct gt_ocf_object *object, const char **text);

/* A member of the object as an object of its own, for the functions above; its json is NULL when
 * there is none. */
struct gt_ocf_object gt_ocf_inside(const struct gt_ocf_object *object, const char *key);

/* ocf_objects.c: each adds what the object says to *ocf, whose arrays have room. */
int gt_ocf_take_issuer(const struct gt_ocf_object *object, struct gt_ocf *ocf);
int gt_ocf_take_holder(const struct gt_ocf_object *object, struct gt_ocf *ocf);
int gt_ocf_take_class(const struct gt_ocf_object *object, struct gt_ocf *ocf);
int gt_ocf_take_value(const struct gt_ocf_object *object, struct gt_ocf *ocf);
int gt_ocf_take_issuance(const struct gt_ocf_object *object, struct gt_ocf *ocf);
int gt_ocf_take_convertible(const struct gt_ocf_object *object, struct gt_ocf *ocf,
                            struct gt_ocf_reading *reading);
int gt_ocf_take_round(const struct gt_ocf_object *object, struct gt_ocf *ocf);

#endif
