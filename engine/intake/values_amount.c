/* values_amount.c - amounts as people write them, to minor units without a double on the way.
 *
 *   minor units = digits x 10^(magnitude + decimals of the currency - decimals written)
 *
 * where "1.2亿" CNY has the digits 12, magnitude 8, and one decimal written: 12 x 10^(8+2-1) fen.
 * Grouping: thousands (5,000,000) as they are; lakhs (50,00,000) as a repair; any other, such as
 * 3,000,00, has lost a digit or slipped a comma and is refused. Other styles are made plain before
 * (values_number.c); 5.000, which may be of one, is refused unless the file's style is known. Not
 * read: words for numbers.
 */
#include "engine/base/text.h"
#include "engine/intake/values.h"
#include "engine/intake/values_int.h"

#include <ctype.h>
#include <string.h>

static const struct magnitude {
    const char *word;
    int power; /* of ten */
} magnitudes[] = {
    {"", 0},        {"k", 3},    {"thousand", 3}, {"m", 6},         {"mn", 6},    {"mln", 6},
    {"million", 6}, {"mio", 6},  {"mio.", 6},     {"b", 9},         {"bn", 9},    {"bln", 9},
    {"billion", 9}, {"mrd", 9},  {"mrd.", 9},     {"trillion", 12}, {"lakh", 5},  {"lakhs", 5},
    {"lac", 5},     {"lacs", 5}, {"crore", 7},    {"crores", 7},    {"cr", 7},    {"百", 2},
    {"千", 3},      {"万", 4},   {"萬", 4},       {"十万", 5},      {"百万", 6},  {"千万", 7},
    {"亿", 8},      {"億", 8},   {"十亿", 9},     {"百亿", 10},     {"千亿", 11}, {"万亿", 12},
};

/* Symbols and words for currencies; the first code is what one means without knowing more. */
static const struct currency_word {
    const char *word;
    const char *codes; /* three letters each, and a space */
} currency_words[] = {
    {"¥", "CNY JPY "},
    {"元", "CNY HKD TWD MOP "},
    {"$",
     "USD AUD BBD BMD BND BSD BZD CAD FJD GYD HKD JMD KYD LRD NAD NZD SBD SGD SRD TTD TWD XCD "},
    {"€", "EUR "},
    {"£", "GBP "},
    {"₹", "INR "},
    {"円", "JPY "},
    {"us$", "USD "},
    {"hk$", "HKD "},
    {"a$", "AUD "},
    {"au$", "AUD "},
    {"c$", "CAD "},
    {"ca$", "CAD "},
    {"s$", "SGD "},
    {"nt$", "TWD "},
    {"₩", "KRW "},
    {"fr.", "CHF "},
    {"rmb", "CNY "},
    {"人民币", "CNY "},
    {"元人民币", "CNY "},
    {"美元", "USD "},
    {"美金", "USD "},
    {"港元", "HKD "},
    {"港币", "HKD "},
    {"新台币", "TWD "},
    {"新加坡元", "SGD "},
    {"澳元", "AUD "},
    {"加元", "CAD "},
    {"韩元", "KRW "},
    {"卢比", "INR "},
    {"瑞士法郎", "CHF "},
    {"欧元", "EUR "},
    {"英镑", "GBP "},
    {"日元", "JPY "},
    {"rs", "INR "},
    {"rs.", "INR "},
};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static bool among(const char *codes, const struct gt_currency *given)
{
    for (; *codes; codes += 4)
        if (memcmp(codes, given->code, 3) == 0)
            return true;
    return false;
}

/* The currency that `length` bytes of a comparable text name, or NULL. A sign of several means
 * `given` when it is one of them, else the most common one. */
static const struct gt_currency *find_currency(const char *text, size_t length,
                                               const struct gt_currency *given)
{
    for (size_t i = 0; i < LENGTH(currency_words); i++) {
        const struct currency_word *row = &currency_words[i];
        if (strlen(row->word) != length || memcmp(row->word, text, length) != 0)
            continue;
        return given && among(row->codes, given) ? given : gt_currency_find(row->codes, 3);
    }
    return gt_currency_find(text, length);
}

/* An amount being read; `text` is where the reading stands. */
struct reader {
    char *text;
    const char *original; /* for sentences */
    const struct gt_currency *given, *currency;
    const char *digits; /* from the first digit on */
    size_t length;      /* of digits, commas and point */
    int power;          /* of ten, of the magnitude */
    const char *repair;
};

static int refuse(const struct reader *reader, struct gt_error *error, const char *sentence)
{
    struct gt_quote quote;
    return gt_fail(error, GT_EXIT_DATA, "%s %s", gt_text_quote(&quote, reader->original), sentence);
}

/* "1 000". */
static bool has_space_between_digits(const char *text)
{
    for (const char *space = strchr(text, ' '); space; space = strchr(space + 1, ' '))
        if (space > text && gt_plain_digit(space[-1]) && gt_plain_digit(space[1]))
            return true;
    return false;
}

static int refuse_form(const struct reader *reader, struct gt_error *error)
{
    if (has_space_between_digits(reader->original))
        return refuse(reader, error,
                      _("has a space between its digits; write one number without any, such as "
                        "1000 or 1,000"));
    return refuse(
        reader, error,
        _("is no amount; expected digits, with a unit and a currency if you like, such as "
          "5000000, 5,000,000.00, 500万, 1.2亿 or CNY 5m"));
}

static int refuse_currency(const struct reader *reader, struct gt_error *error)
{
    return refuse(reader, error,
                  _("names a currency that is not known; expected an ISO 4217 code, such as CNY, "
                    "USD or EUR"));
}

static int take_currency(struct reader *reader, const struct gt_currency *currency,
                         struct gt_error *error)
{
    if (reader->currency && reader->currency != currency)
        return refuse(reader, error, _("names two currencies; write the one that is meant"));
    reader->currency = currency;
    return 0;
}

/* "us$ 5": the letters and signs in front of the first digit name one currency, or two that agree
 * ("usd $5"). */
static int read_front(struct reader *reader, struct gt_error *error)
{
    size_t length = strcspn(reader->text, "0123456789-(.");
    if (strncmp(reader->text, "rs.", 3) == 0 || strncmp(reader->text, "fr.", 3) == 0)
        length = 3 + strcspn(reader->text + 3, "0123456789-(.");
    char *at = reader->text, *end = at + length;
    reader->text = end;
    while (at < end) {
        size_t word = strcspn(at, " ");
        if (word > (size_t)(end - at))
            word = (size_t)(end - at);
        const struct gt_currency *currency = find_currency(at, word, reader->given);
        if (!currency && word > 3 && (currency = gt_currency_find(at, 3)) != NULL)
            word = 3; /* usd$ */
        if (!currency)
            return word == 3 && isalpha((unsigned char)*at) ? refuse_currency(reader, error)
                                                            : refuse_form(reader, error);
        int result = take_currency(reader, currency, error);
        if (result)
            return result;
        at += word;
        at += *at == ' ' && at < end;
    }
    return 0;
}

/* Whether `rest` is a magnitude and a currency, either of which may be missing. */
static bool read_unit(struct reader *reader, const char *rest, const struct gt_currency **currency)
{
    for (size_t i = 0; i < LENGTH(magnitudes); i++) {
        size_t length = strlen(magnitudes[i].word);
        if (strncmp(rest, magnitudes[i].word, length) != 0)
            continue;
        const char *behind = rest + length;
        behind += *behind == ' ';
        *currency = *behind ? find_currency(behind, strlen(behind), reader->given) : NULL;
        reader->power = magnitudes[i].power;
        if (!*behind || *currency)
            return true;
    }
    return false;
}

/* Cuts a + off the end of the number or of the text. */
static char *drop_plus(struct reader *reader, char *rest)
{
    size_t length = strlen(rest);
    if (*rest == '+')
        rest++;
    else if (length && rest[length - 1] == '+')
        rest[length - 1] = 0;
    else
        return rest;
    reader->repair = N_("the + behind the amount dropped");
    return rest + (*rest == ' ');
}

static int read_back(struct reader *reader, struct gt_error *error)
{
    const struct gt_currency *currency = NULL;
    char *rest = reader->text;
    rest += *rest == ' ';
    rest = drop_plus(reader, rest);
    if (!read_unit(reader, rest, &currency)) {
        bool letters = strlen(rest) == 3 && isalpha((unsigned char)rest[0]) &&
                       isalpha((unsigned char)rest[1]) && isalpha((unsigned char)rest[2]);
        return letters ? refuse_currency(reader, error) : refuse_form(reader, error);
    }
    return currency ? take_currency(reader, currency, error) : 0;
}

enum grouping { PLAIN, LAKH, BROKEN };

/* How `length` digits and commas are grouped. */
static enum grouping find_grouping(const char *digits, size_t length)
{
    size_t group = 0, groups = 1, first = 0, twos = 0, threes = 0;
    for (size_t i = 0; i < length; i++) {
        if (digits[i] != ',') {
            group++;
            continue;
        }
        if (groups == 1)
            first = group;
        twos += groups > 1 && group == 2;
        threes += groups > 1 && group == 3;
        groups++;
        group = 0;
    }
    if (groups == 1)
        return PLAIN;
    if (group != 3 || first == 0 || first > 3 || digits[0] == '0')
        return BROKEN;
    if (threes == groups - 2)
        return PLAIN;
    return twos == groups - 2 && first <= 2 ? LAKH : BROKEN;
}

/* Finds the number at the front of text and looks at its form. */
static int read_digits(struct reader *reader, struct gt_error *error)
{
    reader->digits = reader->text;
    reader->length = strspn(reader->text, "0123456789,.");
    reader->text += reader->length;
    size_t whole = strcspn(reader->digits, ".");
    if (whole > reader->length)
        whole = reader->length;
    size_t decimals = reader->length > whole ? reader->length - whole - 1 : 0;
    if (whole == reader->length && whole > 1 && reader->digits[whole - 1] == ',') {
        reader->repair = N_("a stray comma dropped");
        reader->length = --whole;
    }
    if (whole == 0 || (reader->length > whole && decimals == 0) ||
        strspn(reader->digits + whole + (decimals > 0), "0123456789") < decimals)
        return refuse_form(reader, error);
    switch (find_grouping(reader->digits, whole)) {
    case PLAIN:
        return 0;
    case LAKH:
        reader->repair = N_("lakh grouping read");
        return 0;
    case BROKEN:
        break;
    }
    if (gt_plain_is_european(reader->digits))
        return refuse(reader, error,
                      _("groups its digits neither in thousands (5,000,000) nor in lakhs "
                        "(50,00,000); write it without commas, or for a file that writes them "
                        "before decimals, say --number-format eu"));
    return refuse(reader, error,
                  _("groups its digits neither in thousands (5,000,000) nor in lakhs (50,00,000); "
                    "write it without commas"));
}

/* Whether a point before three digits may be one between thousands: 5.000 and 1.230, but not 0.500,
 * which no thousands begin with, nor 5.000万, as nobody groups in front of a unit. A currency of
 * three decimals is written so. */
static bool has_two_readings(const struct reader *reader, const struct gt_currency *currency)
{
    size_t whole = strspn(reader->digits, "0123456789");
    return currency->digits < 3 && reader->power == 0 && whole <= 3 && *reader->digits != '0' &&
           reader->length == whole + 4 && reader->digits[whole] == '.';
}

/* value = value x 10 + digit, within 64 bits. */
static bool append(gt_money *value, int digit)
{
    return !__builtin_mul_overflow(*value, 10, value) &&
           !__builtin_add_overflow(*value, digit, value);
}

static int compute(const struct reader *reader, const struct gt_currency *currency, gt_money *minor,
                   struct gt_error *error)
{
    struct gt_quote quote;
    size_t length = reader->length;
    const char *point = memchr(reader->digits, '.', length);
    while (point && reader->digits[length - 1] == '0')
        length--; /* 5.00 says no more than 5 */
    int decimals = point ? (int)(reader->digits + length - point - 1) : 0;
    int power = reader->power + currency->digits - decimals;
    if (power < 0 && !*currency->code)
        return gt_fail(error, GT_EXIT_DATA, _("%s has more decimals than can be kept, which is %d"),
                       gt_text_quote(&quote, reader->original), currency->digits);
    if (power < 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s is finer than the smallest unit of %s, which has %d decimals"),
                       gt_text_quote(&quote, reader->original), currency->code, currency->digits);
    gt_money value = 0;
    bool fits = true;
    for (size_t i = 0; i < length && fits; i++)
        if (gt_plain_digit(reader->digits[i]))
            fits = append(&value, reader->digits[i] - '0');
    for (int i = 0; i < power && fits; i++)
        fits = append(&value, 0);
    if (!fits)
        return refuse(reader, error, _("is larger than a ledger can hold; look at the unit"));
    *minor = value;
    return 0;
}

static bool is_negative(const char *text)
{
    return *text == '-' || *text == '(' || strncmp(text, "−", strlen("−")) == 0;
}

static int read_all(struct reader *reader, struct gt_error *error)
{
    const char *sentence = _("is negative; an amount is never below zero, write it without a sign");
    if (is_negative(reader->text))
        return refuse(reader, error, sentence);
    int result = read_front(reader, error);
    if (!result && is_negative(reader->text))
        return refuse(reader, error, sentence);
    if (!result)
        result = read_digits(reader, error);
    return result ? result : read_back(reader, error);
}

/* All of text; the reader's texts live in plain. */
static int read_text(const char *text, const struct gt_currency *given, struct gt_plain *plain,
                     struct reader *reader, struct gt_error *error)
{
    int result = gt_plain_read(plain, text, error);
    if (!result)
        result = gt_plain_number(plain, GT_NUMBER_PLAIN, text, error);
    *reader = (struct reader){.text = plain->text, .original = text, .given = given};
    return result ? result : read_all(reader, error);
}

int gt_value_amount(const char *text, enum gt_number_format format, const struct gt_currency *given,
                    gt_money *minor, const struct gt_currency **currency, const char **repair,
                    struct gt_error *error)
{
    struct gt_plain plain;
    struct reader reader;
    int result = read_text(text, given, &plain, &reader, error);
    if (result)
        return result;
    const struct gt_currency *unit = reader.currency ? reader.currency : given;
    if (!unit)
        return refuse(&reader, error,
                      _("names no currency; write its ISO 4217 code, such as CNY 5m"));
    if (format == GT_NUMBER_PLAIN && has_two_readings(&reader, unit))
        return refuse(&reader, error,
                      _("has two readings, as a point stands before decimals or between thousands; "
                        "write 5000 or 5.00, or for a file with points between thousands, say "
                        "--number-format eu"));
    result = compute(&reader, unit, minor, error);
    if (result)
        return result;
    *currency = reader.currency;
    *repair = reader.repair ? reader.repair : plain.repair;
    return 0;
}

static int refuse_named(const char *text, struct gt_error *error)
{
    struct gt_quote quote;
    return gt_fail(error, GT_EXIT_DATA,
                   _("%s names a currency; write the number alone, the currency has a field of "
                     "its own"),
                   gt_text_quote(&quote, text));
}

/* An amount of a currency without a code. */
int gt_value_decimal(const char *text, int digits, int64_t *number, const char **repair,
                     struct gt_error *error)
{
    const struct gt_currency plain = {.code = "", .digits = digits};
    const struct gt_currency *written = NULL;
    int64_t value = 0;
    int result = gt_value_amount(text, GT_NUMBER_PLAIN, &plain, &value, &written, repair, error);
    if (!result && written)
        return refuse_named(text, error);
    if (!result)
        *number = value;
    return result;
}

int gt_value_exact(const char *text, struct gt_decimal *number, struct gt_error *error)
{
    struct gt_plain plain;
    struct reader reader;
    int result = read_text(text, NULL, &plain, &reader, error);
    if (result)
        return result;
    if (reader.currency)
        return refuse_named(text, error);
    char digits[GT_PLAIN_MAX];
    size_t length = 0;
    for (size_t i = 0; i < reader.length; i++)
        if (reader.digits[i] != ',')
            digits[length++] = reader.digits[i];
    if (gt_decimal_parse(digits, length, number) != GT_OK)
        return refuse_form(&reader, error);
    number->power += reader.power;
    return 0;
}

int gt_value_currency(const char *text, const struct gt_currency **currency, struct gt_error *error)
{
    struct gt_plain plain;
    struct gt_quote quote;
    int result = gt_plain_read(&plain, text, error);
    if (result)
        return result;
    const struct gt_currency *found = find_currency(plain.text, strlen(plain.text), NULL);
    if (!found)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s is no currency; expected an ISO 4217 code, such as CNY, USD or EUR"),
                       gt_text_quote(&quote, text));
    *currency = found;
    return 0;
}
