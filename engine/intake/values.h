/* values.h - one value as people write it, parsed strictly.
 *
 * Every parser takes the whole text (outer white space aside) or refuses it with a sentence that
 * says what was expected. Nothing reads `nan`, hexadecimal or octal. A value that had to be mended
 * in a way that leaves one reading only (lakh grouping, a stray slash, an escaped byte) is a
 * repair: it is taken, and `repair` says what was done; the caller keeps the original text.
 *
 * A refusal is GT_EXIT_DATA and leaves the outputs as they were; otherwise *repair is set, to NULL
 * when nothing was mended. A repair is English source text in static storage: _() it where a person
 * reads it, so that what the ledger keeps of it does not depend on the language.
 */
#ifndef GENTOU_ENGINE_INTAKE_VALUES_H
#define GENTOU_ENGINE_INTAKE_VALUES_H

#include "engine/base/arena.h"
#include "engine/base/error.h"
#include "gentou/date.h"
#include "gentou/decimal.h"
#include "gentou/money.h"
#include "gentou/shares.h"

#include <stdbool.h>

enum gt_date_format {
    GT_DATE_ISO, /* 2015-03-06, also 2015/3/6, 2015.3.6, 2015年3月6日, 6 Mar 2015, March 6, 2015 */
    GT_DATE_DMY, /* 6/3/2015 */
    GT_DATE_MDY, /* 3/6/2015 */
};

enum gt_number_format {
    GT_NUMBER_PLAIN, /* 1,234,567.89, also 12,34,567.89 */
    GT_NUMBER_EU,    /* 1.234.567,89, also 1 234 567,89, 1'234'567,89 and 1'234'567.89 */
};

/* plain, eu. */
int gt_value_number_format(const char *text, enum gt_number_format *format, struct gt_error *error);

/* A text with a number of the format, for the parsers below: *plain has it as they read it. Refused
 * is what the format does not write; what only the other one writes (1,234,567.89) is a repair.
 * Sets *repair when there is one. */
int gt_value_restyle(struct gt_arena *arena, const char *text, enum gt_number_format format,
                     const char **plain, const char **repair, struct gt_error *error);

/* iso, dmy, mdy. */
int gt_value_date_format(const char *text, enum gt_date_format *format, struct gt_error *error);

/* A date from the year 1800 on. ISO dates are understood under every format. Years have four
 * digits; 015 is repaired, and midnight or a zone behind the date (2015-03-06T00:00:00Z), and
 * 20150306. *repair: NULL, or what was mended. */
int gt_value_date(const char *text, enum gt_date_format format, gt_day *day, const char **repair,
                  struct gt_error *error);

/* An amount >= 0 as people write it: 5000000, 5,000,000.00, 500万, 1.2亿, 5m, 2k, 3bn, CNY 5m,
 * ¥500万, $1,000, 20,00,00,000 (lakh grouping: a repair), 14,342,000+ (a repair), and what is
 * surely another style (1.234.567,89: a repair). Any other grouping (3,000,00) has more than one
 * reading and is refused. *currency: the one written, or NULL. ¥, 元 and $ mean `given` when they
 * are a sign of it, else CNY, CNY and USD. The minor units are those of that currency, else of
 * `given`. More decimals than the currency has, or an amount beyond 64 bits, are refused; so is a
 * negative one. The format is that of the file, whose style gt_value_restyle has undone: under
 * plain, 5.000 and 1.234 without a unit may be thousands of a European file, and are refused. */
int gt_value_amount(const char *text, enum gt_number_format format, const struct gt_currency *given,
                    gt_money *minor, const struct gt_currency **currency, const char **repair,
                    struct gt_error *error);

/* A number >= 0 in units of 10^-digits, written as an amount is (1,000,000.5, 500万) but without a
 * currency. More decimals, and a number beyond 64 bits, are refused. */
int gt_value_decimal(const char *text, int digits, int64_t *number, const char **repair,
                     struct gt_error *error);

/* A number >= 0 written so, of as many digits as it has. */
int gt_value_exact(const char *text, struct gt_decimal *number, struct gt_error *error);

/* A number of either sign, as sheets of cash flows write it: what gt_decimal_parse takes (-1.5, .5,
 * 1e6), and what gt_value_exact takes, also behind or before a minus sign or in parentheses, which
 * are a minus sign (an accountant's): -1,234.50, (1,234.50), 500万. 0, or 1e-300 to 1e300 in size.
 */
int gt_value_signed(const char *text, struct gt_decimal *number, struct gt_error *error);

/* A currency: an ISO 4217 code in any case, or a usual word for one (RMB, 人民币, 美元). */
int gt_value_currency(const char *text, const struct gt_currency **currency,
                      struct gt_error *error);

/* A decimal or a percentage within low..high: 0.25, 25%, 25 %. */
int gt_value_rate(const char *text, double low, double high, double *rate, struct gt_error *error);

/* An exact ratio within low..high (any when low >= high): 0.2, 20%, 1.5x, 3:1, 1/3. Never negative;
 * 0 is {0, 1}. */
int gt_value_ratio(struct gt_arena *arena, const char *text, double low, double high,
                   struct gt_ratio *ratio, struct gt_error *error);

/* A plain decimal number within low..high: 5, 0.9, -1.5, 1e6. */
int gt_value_number(const char *text, double low, double high, double *number,
                    struct gt_error *error);

/* A whole number within low..high, digits and thousands separators only. */
int gt_value_count(const char *text, int64_t low, int64_t high, int64_t *count,
                   struct gt_error *error);

/* yes / no / true / false / 是 / 否 / 1 / 0 */
int gt_value_flag(const char *text, bool *flag, struct gt_error *error);

/* A word that stands for "nobody knows": empty, N/A, NA, n.a., nan, null, none, -, --, —, unknown,
 * undisclosed, not disclosed, 未知, 不详, 未披露, 未透露, 未公开; escaped bytes and case aside. */
bool gt_value_is_unknown(const char *text);

/* Text as it was meant: escaped bytes (\xe2\x80\x99, with any number of backslashes), \n and \'
 * turned back, no-break spaces to spaces, trimmed, runs of white space to one space. Sets *repair
 * when more than outer white space changed, and leaves it alone otherwise. Never fails but for
 * memory (NULL); bytes that do not make UTF-8 stay as they were written. */
char *gt_value_text(struct gt_arena *arena, const char *text, const char **repair);

#endif
