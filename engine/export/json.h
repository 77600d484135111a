/* json.h - JSON out, through jansson. Private to export/. */
#ifndef GENTOU_ENGINE_EXPORT_JSON_H
#define GENTOU_ENGINE_EXPORT_JSON_H

#include "engine/export/leverage.h"
#include "engine/export/listing.h"
#include "engine/export/simulation.h"

#include "gentou/decimal.h"

#include <jansson.h>

/* The rows as an array of objects. NULL: memory. */
json_t *gt_json_listing(const struct gt_listing *listing);

/* An amount as a decimal string, null when unknown. */
json_t *gt_json_money(gt_money amount, const struct gt_currency *currency);

/* An amount of a model as a decimal string of up to 15 digits. */
json_t *gt_json_real(double amount);

/* An exact amount as a decimal string. */
json_t *gt_json_exact(struct gt_decimal amount);

/* A day as ISO 8601, null when there is none. */
json_t *gt_json_day(gt_day day);

/* A string, null for NULL. */
json_t *gt_json_text(const char *text);

/* An answer about leverage or a simulation, and the lines of the former. NULL: memory. */
json_t *gt_leverage_json(const struct gt_leverage_answer *answer);
json_t *gt_leverage_lines(const struct gt_leverage_answer *answer);
json_t *gt_simulation_json(const struct gt_simulation_answer *answer);

/* Prints a document and a newline, and lets go of it. NULL is reported as memory. */
int gt_json_print(FILE *out, json_t *document, struct gt_error *error);

#endif
