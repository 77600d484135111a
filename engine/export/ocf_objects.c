/* ocf_objects.c - each fact as an object of Open Cap Format. */
#include "engine/export/ocf_int.h"

#include "engine/export/money.h"

#include <math.h>
#include <string.h>

#define ID_TEXT 64

/* A decimal of at most 10 places without needless zeros. */
static const char *decimal(double number, char text[ID_TEXT])
{
    snprintf(text, ID_TEXT, "%.10f", number);
    size_t length = strlen(text);
    while (text[length - 1] == '0')
        text[--length] = '\0';
    if (text[length - 1] == '.')
        text[--length] = '\0';
    return text;
}

static json_t *monetary(const char *amount, const struct gt_currency *currency)
{
    return json_pack("{s:s, s:s}", "amount", amount, "currency", currency->code);
}

static json_t *money(gt_money amount, const struct gt_currency *currency)
{
    struct gt_text text = {0};
    gt_text_decimal(&text, amount, currency);
    json_t *json = text.failed ? NULL : monetary(text.data, currency);
    gt_text_clear(&text);
    return json;
}

static json_t *price(gt_price amount, const struct gt_currency *currency)
{
    char text[GT_FIXED_TEXT];
    return monetary(gt_fixed_format(amount == GT_FIXED_UNKNOWN ? 0 : amount, GT_PRICE_DIGITS, text),
                    currency);
}

static json_t *shares(gt_shares number)
{
    char text[GT_FIXED_TEXT];
    return json_string(gt_fixed_format(number, GT_SHARES_DIGITS, text));
}

static json_t *day(gt_day date)
{
    char text[GT_DAY_TEXT];
    return json_string(gt_day_format(date, text));
}

static json_t *id(const char *kind, int64_t number)
{
    return json_sprintf("%s-%lld", kind, (long long)number);
}

/* Adds a comment; `key` NULL: a remark in words. Out of memory shows where the object is added. */
static int comment(json_t *object, const char *key, const char *value)
{
    json_t *comments = json_object_get(object, "comments");
    if (!comments) {
        comments = json_array();
        if (json_object_set_new(object, "comments", comments))
            return -1;
    }
    return json_array_append_new(comments, key ? json_sprintf("gentou:%s=%s", key, value)
                                               : json_string(value));
}

/* Puts the object into the array, or lets go of it. */
static int put(json_t *array, json_t *object, int wrong)
{
    if (!wrong && object)
        return json_array_append_new(array, object);
    json_decref(object);
    return -1;
}

/* The array, or NULL after something went wrong. */
static json_t *whole(json_t *array, int wrong)
{
    if (!wrong)
        return array;
    json_decref(array);
    return NULL;
}

json_t *gt_ocf_issuer(const struct gt_ocf_writing *writing)
{
    return json_pack("{s:o, s:s, s:s, s:o, s:s}", "id", id("company", writing->ocf->company),
                     "object_type", "ISSUER", "legal_name", writing->ocf->name, "formation_date",
                     day(writing->ocf->founded), "country_of_formation", writing->country);
}

json_t *gt_ocf_holders(const struct gt_ocf *ocf)
{
    json_t *array = json_array();
    int wrong = array == NULL;
    for (size_t i = 0; i < ocf->holder_count && !wrong; i++) {
        const struct gt_ocf_holder *holder = &ocf->holders[i];
        bool person = holder->kind == GT_PARTY_PERSON;
        json_t *object = json_pack("{s:o, s:s, s:{s:s}, s:s}", "id", id("party", holder->number),
                                   "object_type", "STAKEHOLDER", "name", "legal_name", holder->name,
                                   "stakeholder_type", person ? "INDIVIDUAL" : "INSTITUTION");
        wrong = object && holder->kind < 0 ? comment(object, "kind", "unknown") : 0;
        wrong = put(array, object, wrong);
    }
    return whole(array, wrong);
}

/* The first issue of a class that has a price, or NULL. */
static const struct gt_ocf_issuance *priced(const struct gt_ocf *ocf, size_t class)
{
    for (size_t i = 0; i < ocf->issuance_count; i++)
        if (ocf->issuances[i].class == class && ocf->issuances[i].price != GT_FIXED_UNKNOWN)
            return &ocf->issuances[i];
    return NULL;
}

/* One share becomes num/den common ones, so one of these costs price x den / num. */
static json_t *conversion_right(const struct gt_ocf *ocf, size_t class)
{
    const struct gt_stock_class_row *row = &ocf->classes[class].row;
    const struct gt_ocf_issuance *first = priced(ocf, class);
    struct gt_ratio inverse = {row->conversion.den, row->conversion.num};
    int64_t each = 0;
    int rest = 0;
    if (first && gt_ratio_apply(first->price, inverse, 1, &each, &rest) != GT_OK)
        each = 0;
    json_t *right =
        json_pack("{s:s, s:{s:s, s:o, s:{s:o, s:o}, s:s}}", "type", "STOCK_CLASS_CONVERSION_RIGHT",
                  "conversion_mechanism", "type", "RATIO_CONVERSION", "conversion_price",
                  price(each, first ? first->currency : ocf->currency), "ratio", "numerator",
                  json_sprintf("%lld", (long long)row->conversion.num), "denominator",
                  json_sprintf("%lld", (long long)row->conversion.den), "rounding_type", "NORMAL");
    for (size_t i = 0; right && i < ocf->class_count; i++)
        if (ocf->classes[i].row.kind == GT_STOCK_COMMON && i != class) {
            json_object_set_new(right, "converts_to_stock_class_id",
                                id("class", ocf->classes[i].row.id));
            return right;
        }
    if (right)
        json_object_set_new(right, "converts_to_future_round", json_true());
    return right;
}

static int class_terms(const struct gt_ocf *ocf, size_t class, json_t *object)
{
    char text[ID_TEXT];
    const struct gt_stock_class_row *row = &ocf->classes[class].row;
    const struct gt_ocf_issuance *first = priced(ocf, class);
    int wrong = 0;
    if (row->since != GT_DAY_NONE)
        wrong |= json_object_set_new(object, "board_approval_date", day(row->since));
    if (first)
        wrong |=
            json_object_set_new(object, "price_per_share", price(first->price, first->currency));
    if (row->kind == GT_STOCK_PREFERRED || row->conversion.num != row->conversion.den)
        wrong |= json_object_set_new(object, "conversion_rights",
                                     json_pack("[o]", conversion_right(ocf, class)));
    if (row->preference >= 0)
        wrong |= json_object_set_new(object, "liquidation_preference_multiple",
                                     json_string(decimal(row->preference, text)));
    if (row->participation_cap >= 0)
        wrong |= json_object_set_new(object, "participation_cap_multiple",
                                     json_string(decimal(row->participation_cap, text)));
    if (row->participation == GT_PARTICIPATION_FULL)
        wrong |= comment(object, "participation", "full");
    if (row->note)
        wrong |= comment(object, NULL, row->note);
    return wrong;
}

json_t *gt_ocf_classes(const struct gt_ocf *ocf)
{
    char seniority[ID_TEXT], votes[ID_TEXT];
    json_t *array = json_array();
    int wrong = array == NULL;
    for (size_t i = 0; i < ocf->class_count && !wrong; i++) {
        const struct gt_stock_class_row *row = &ocf->classes[i].row;
        bool common = row->kind == GT_STOCK_COMMON;
        json_t *object = json_pack(
            "{s:o, s:s, s:s, s:s, s:s, s:o, s:s, s:s}", "id", id("class", row->id), "object_type",
            "STOCK_CLASS", "name", row->name, "class_type", common ? "COMMON" : "PREFERRED",
            "default_id_prefix", common ? "CS-" : "PS-", "initial_shares_authorized",
            row->authorized == GT_FIXED_UNKNOWN ? json_string("NOT APPLICABLE")
                                                : shares(row->authorized),
            "votes_per_share", decimal(row->votes, votes), "seniority",
            decimal(row->seniority, seniority));
        wrong = put(array, object, object ? class_terms(ocf, i, object) : 0);
    }
    return whole(array, wrong);
}

/* The format knows one type of valuation. */
json_t *gt_ocf_values(const struct gt_ocf *ocf)
{
    json_t *array = json_array();
    int wrong = array == NULL;
    for (size_t i = 0; i < ocf->value_count && !wrong; i++) {
        const struct gt_class_value_row *row = &ocf->values[i].row;
        json_t *object =
            json_pack("{s:o, s:s, s:o, s:o, s:o, s:s, s:s*}", "id", id("valuation", row->id),
                      "object_type", "VALUATION", "stock_class_id", id("class", row->class),
                      "price_per_share", price(row->price, row->currency), "effective_date",
                      day(row->day), "valuation_type", "409A", "provider", row->source);
        wrong = put(array, object, object && row->note ? comment(object, NULL, row->note) : 0);
    }
    return whole(array, wrong);
}

/* What every issue of a security has. */
static json_t *issue(const char *type, json_t *object_id, json_t *security, json_t *custom,
                     gt_day date, int64_t holder)
{
    return json_pack("{s:o, s:s, s:o, s:o, s:o, s:o, s:[]}", "id", object_id, "object_type", type,
                     "date", day(date), "security_id", security, "custom_id", custom,
                     "stakeholder_id", id("party", holder), "security_law_exemptions");
}

/* The number of an issue within the package: of its event, or of the class and holder it sums up.
 */
static json_t *issuance_id(const struct gt_ocf *ocf, const struct gt_ocf_issuance *row,
                           const char *kind, const char *folded)
{
    return row->number
               ? id(kind, row->number)
               : json_sprintf("%s-%lld-%lld", folded, (long long)ocf->classes[row->class].row.id,
                              (long long)ocf->holders[row->holder].number);
}

static json_t *issuance(const struct gt_ocf *ocf, const struct gt_ocf_issuance *row)
{
    const struct gt_stock_class_row *class = &ocf->classes[row->class].row;
    const char *prefix = class->kind == GT_STOCK_COMMON ? "CS" : "PS";
    json_t *object =
        issue("TX_STOCK_ISSUANCE", issuance_id(ocf, row, "issuance", "position"),
              issuance_id(ocf, row, "security", "security-position"),
              issuance_id(ocf, row, prefix, prefix), row->day, ocf->holders[row->holder].number);
    if (!object)
        return NULL;
    int wrong = json_object_set_new(object, "stock_class_id", id("class", class->id)) |
                json_object_set_new(object, "share_price", price(row->price, row->currency)) |
                json_object_set_new(object, "quantity", shares(row->quantity)) |
                json_object_set_new(object, "stock_legend_ids", json_array());
    if (row->price == GT_FIXED_UNKNOWN)
        wrong |= comment(object, "price", "unknown");
    if (row->note)
        wrong |= comment(object, NULL, row->note);
    if (!wrong)
        return object;
    json_decref(object);
    return NULL;
}

static json_t *mechanism(const struct gt_convertible_row *row)
{
    char text[ID_TEXT];
    bool note = row->kind == GT_CONVERTIBLE_NOTE;
    json_t *object =
        note ? json_pack("{s:s, s:[], s:s, s:s, s:s, s:s}", "type", "CONVERTIBLE_NOTE_CONVERSION",
                         "interest_rates", "day_count_convention", "ACTUAL_365", "interest_payout",
                         "DEFERRED", "interest_accrual_period", "ANNUAL", "compounding_type",
                         "SIMPLE")
             : json_pack("{s:s, s:s}", "type", "SAFE_CONVERSION", "conversion_timing",
                         row->kind == GT_CONVERTIBLE_SAFE_POST ? "POST_MONEY" : "PRE_MONEY");
    int wrong = object ? json_object_set_new(object, "conversion_mfn", json_boolean(row->mfn)) : -1;
    if (!wrong && note && row->rate >= 0)
        wrong |= json_array_append_new(json_object_get(object, "interest_rates"),
                                       json_pack("{s:s, s:o}", "rate", decimal(row->rate, text),
                                                 "accrual_start_date", day(row->day)));
    if (!wrong && row->discount >= 0)
        wrong |= json_object_set_new(object, "conversion_discount",
                                     json_string(decimal(row->discount, text)));
    if (!wrong && row->cap != GT_MONEY_UNKNOWN)
        wrong |=
            json_object_set_new(object, "conversion_valuation_cap", money(row->cap, row->currency));
    if (!wrong)
        return object;
    json_decref(object);
    return NULL;
}

static json_t *convertible(const struct gt_ocf_convertible *from)
{
    const struct gt_convertible_row *row = &from->row;
    char text[GT_DAY_TEXT];
    json_t *object =
        issue("TX_CONVERTIBLE_ISSUANCE", id("convertible", row->id),
              id("security-convertible", row->id), id("CN", row->id), row->day, row->holder);
    if (!object)
        return NULL;
    int wrong =
        json_object_set_new(object, "convertible_type",
                            json_string(row->kind == GT_CONVERTIBLE_NOTE ? "NOTE" : "SAFE")) |
        json_object_set_new(object, "investment_amount", money(row->amount, row->currency)) |
        json_object_set_new(object, "conversion_triggers",
                            json_pack("[{s:s, s:s, s:{s:s, s:o, s:b}}]", "type", "UNSPECIFIED",
                                      "trigger_id", "trigger-1", "conversion_right", "type",
                                      "CONVERTIBLE_CONVERSION_RIGHT", "conversion_mechanism",
                                      mechanism(row), "converts_to_future_round", 1)) |
        json_object_set_new(object, "seniority", json_integer(row->seniority ? row->seniority : 1));
    if (!row->seniority)
        wrong |= comment(object, "seniority", "unknown");
    if (row->maturity != GT_DAY_NONE)
        wrong |= comment(object, "maturity", gt_day_format(row->maturity, text));
    if (row->note)
        wrong |= comment(object, NULL, row->note);
    if (!wrong)
        return object;
    json_decref(object);
    return NULL;
}

json_t *gt_ocf_transactions(const struct gt_ocf *ocf)
{
    json_t *array = json_array();
    int wrong = array == NULL;
    for (size_t i = 0; i < ocf->issuance_count && !wrong; i++)
        wrong = put(array, issuance(ocf, &ocf->issuances[i]), 0);
    for (size_t i = 0; i < ocf->convertible_count && !wrong; i++)
        wrong = put(array, convertible(&ocf->convertibles[i]), 0);
    return whole(array, wrong);
}

json_t *gt_ocf_rounds(const struct gt_ocf *ocf)
{
    json_t *array = json_array();
    int wrong = array == NULL;
    for (size_t r = 0; r < ocf->round_count && !wrong; r++) {
        const struct gt_ocf_round *row = &ocf->rounds[r];
        json_t *ids = json_array();
        for (size_t i = 0; i < ocf->issuance_count && !wrong; i++)
            if (ocf->issuances[i].round == r)
                wrong = json_array_append_new(
                    ids, issuance_id(ocf, &ocf->issuances[i], "issuance", "position"));
        for (size_t i = 0; i < ocf->convertible_count && !wrong; i++)
            if (ocf->convertibles[i].round == r)
                wrong = json_array_append_new(ids, id("convertible", ocf->convertibles[i].row.id));
        json_t *object =
            json_pack("{s:o, s:s, s:s, s:o, s:o}", "id", id("deal", row->number), "object_type",
                      "FINANCING", "name", row->name, "date", day(row->day), "issuance_ids", ids);
        if (object && !wrong)
            wrong = comment(object, "kind", gt_kind_token(&gt_deal_kind_words, row->kind));
        wrong = put(array, object, wrong);
    }
    return whole(array, wrong);
}
