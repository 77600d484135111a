/* money.c - amounts as text. */
#include "engine/export/money.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define DIGITS 15 /* that a double holds of any decimal */

void gt_text_decimal(struct gt_text *text, gt_money amount, const struct gt_currency *currency)
{
    if (amount == GT_MONEY_UNKNOWN)
        return;
    int64_t whole = amount / currency->per_one, part = amount % currency->per_one;
    gt_text_format(text, "%s%" PRId64, amount < 0 && whole == 0 ? "-" : "", whole);
    if (currency->digits)
        gt_text_format(text, ".%0*" PRId64, currency->digits, part < 0 ? -part : part);
}

void gt_text_grouped(struct gt_text *text, int64_t number)
{
    char digits[32];
    int length = snprintf(digits, sizeof digits, "%" PRId64, number);
    for (int i = 0; i < length; i++) {
        gt_text_add(text, &digits[i], 1);
        int left = length - 1 - i;
        if (left > 0 && left % 3 == 0 && digits[i] != '-')
            gt_text_puts(text, ",");
    }
}

void gt_text_money(struct gt_text *text, gt_money amount, const struct gt_currency *currency,
                   bool code)
{
    if (amount == GT_MONEY_UNKNOWN) {
        gt_text_puts(text, "—");
        return;
    }
    int64_t whole = amount / currency->per_one, part = amount % currency->per_one;
    if (code)
        gt_text_format(text, "%s ", currency->code);
    if (amount < 0 && whole == 0)
        gt_text_puts(text, "-");
    gt_text_grouped(text, whole);
    if (part)
        gt_text_format(text, ".%0*" PRId64, currency->digits, part < 0 ? -part : part);
}

void gt_text_real(struct gt_text *text, double amount)
{
    char digits[400];
    int whole = amount == 0 ? 1 : (int)floor(log10(fabs(amount))) + 1;
    int decimals = whole >= DIGITS ? 0 : DIGITS - (whole > -DIGITS ? whole : -DIGITS);
    snprintf(digits, sizeof digits, "%.*f", decimals, amount);
    if (strchr(digits, '.')) {
        size_t end = strlen(digits);
        while (digits[end - 1] == '0')
            end--;
        digits[end - (digits[end - 1] == '.')] = 0;
    }
    gt_text_puts(text, strcmp(digits, "-0") == 0 ? "0" : digits);
}

void gt_text_exact(struct gt_text *text, struct gt_decimal amount, bool group)
{
    char digits[GT_DECIMAL_TEXT];
    const char *at = gt_decimal_format(amount, digits);
    if (*at == '-')
        gt_text_add(text, at++, 1);
    for (size_t left = strcspn(at, "."); left > 0; left--) {
        gt_text_add(text, at++, 1);
        if (group && left > 1 && left % 3 == 1)
            gt_text_puts(text, ",");
    }
    gt_text_puts(text, at);
    if (group && strlen(at) == 2) /* a point and tenths: people write cents */
        gt_text_puts(text, "0");
}
