/* money.h - amounts as text, for people and for machines. */
#ifndef GENTOU_ENGINE_EXPORT_MONEY_H
#define GENTOU_ENGINE_EXPORT_MONEY_H

#include "engine/base/text.h"
#include "gentou/decimal.h"
#include "gentou/money.h"

/* A whole number with its digits grouped in threes. Appends. */
void gt_text_grouped(struct gt_text *text, int64_t number);

/* The amount for people: grouped, decimals only where there are any, "—" when unknown; with the
 * currency's code before it when `code` is true. Appends. */
void gt_text_money(struct gt_text *text, gt_money amount, const struct gt_currency *currency,
                   bool code);

/* The amount for machines: "-12.50"; nothing when unknown. Appends. */
void gt_text_decimal(struct gt_text *text, gt_money amount, const struct gt_currency *currency);

/* An exact amount: every digit of it, without an exponent; for people grouped, and
 * with a zero behind tenths. Appends. */
void gt_text_exact(struct gt_text *text, struct gt_decimal amount, bool group);

/* An amount of a model for machines: "1234.5", never an exponent: what 15 digits say of it. */
void gt_text_real(struct gt_text *text, double amount);

#endif
