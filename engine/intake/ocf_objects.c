/* ocf_objects.c - what each object says, as a fact of the cap table. */
#include "engine/intake/ocf_int.h"

#include <string.h>

static bool is(const char *text, const char *word)
{
    return text && strcmp(text, word) == 0;
}

int gt_ocf_take_issuer(const struct gt_ocf_object *object, struct gt_ocf *ocf)
{
    ocf->founded = GT_DAY_NONE;
    int code = gt_ocf_text(object, "legal_name", true, &ocf->name);
    if (!code)
        code = gt_ocf_day(object, "formation_date", false, &ocf->founded);
    return code ? code : gt_ocf_source(object, &ocf->source);
}

int gt_ocf_take_holder(const struct gt_ocf_object *object, struct gt_ocf *ocf)
{
    struct gt_ocf_holder *holder = &ocf->holders[ocf->holder_count];
    struct gt_ocf_object name = gt_ocf_inside(object, "name");
    const char *type = NULL;
    int code = gt_ocf_text(&name, "legal_name", true, &holder->name);
    if (!code)
        code = gt_ocf_text(object, "stakeholder_type", true, &type);
    if (!code)
        code = gt_ocf_source(object, &holder->source);
    if (code)
        return code;
    if (!is(type, "INDIVIDUAL") && !is(type, "INSTITUTION"))
        return gt_ocf_fail(object, "stakeholder_type",
                           _("%s is neither INDIVIDUAL nor INSTITUTION"), QUOTE(type));
    holder->kind = is(gt_ocf_comment(object, "kind"), "unknown") ? -1
                   : is(type, "INDIVIDUAL")                      ? GT_PARTY_PERSON
                                                                 : GT_PARTY_INSTITUTION;
    ocf->holder_count++;
    return 0;
}

static int take_ratio(const struct gt_ocf_object *object, struct gt_ratio *ratio)
{
    json_t *rights = json_object_get(object->json, "conversion_rights");
    struct gt_ocf_object right = *object;
    right.json = json_array_get(rights, 0);
    *ratio = (struct gt_ratio){1, 1};
    if (!right.json)
        return 0;
    struct gt_ocf_object mechanism = gt_ocf_inside(&right, "conversion_mechanism");
    struct gt_ocf_object found = gt_ocf_inside(&mechanism, "ratio");
    int64_t num = 0, den = 0;
    if (json_array_size(rights) > 1 || !found.json)
        return gt_ocf_fail(object, "conversion_rights", "%s",
                           _("the ledger knows one ratio of conversion for a class; this "
                             "has none, or several rights"));
    int code = gt_ocf_fixed(&found, "numerator", true, 9, &num);
    if (!code)
        code = gt_ocf_fixed(&found, "denominator", true, 9, &den);
    if (!code && gt_ratio_make(num, den, ratio) != GT_OK)
        code = gt_ocf_fail(object, "conversion_rights", "%s", _("a ratio with a 0 in it"));
    return code;
}

static int take_authorized(const struct gt_ocf_object *object, gt_shares *authorized)
{
    const char *text =
        json_string_value(json_object_get(object->json, "initial_shares_authorized"));
    *authorized = GT_FIXED_UNKNOWN;
    if (is(text, "NOT APPLICABLE") || is(text, "UNLIMITED"))
        return 0;
    return gt_ocf_fixed(object, "initial_shares_authorized", true, GT_SHARES_DIGITS, authorized);
}

int gt_ocf_take_class(const struct gt_ocf_object *object, struct gt_ocf *ocf)
{
    struct gt_ocf_class *class = &ocf->classes[ocf->class_count];
    struct gt_stock_class_row *row = &class->row;
    const char *type = NULL;
    *row = (struct gt_stock_class_row){
        .since = GT_DAY_NONE, .preference = -1, .participation_cap = -1};
    int code = gt_ocf_text(object, "name", true, &row->name);
    if (!code)
        code = gt_ocf_text(object, "class_type", true, &type);
    if (!code && !is(type, "COMMON") && !is(type, "PREFERRED"))
        code =
            gt_ocf_fail(object, "class_type", _("%s is neither COMMON nor PREFERRED"), QUOTE(type));
    if (!code)
        code = take_authorized(object, &row->authorized);
    if (!code)
        code = gt_ocf_day(object, "board_approval_date", false, &row->since);
    if (!code)
        code = gt_ocf_number(object, "votes_per_share", true, 1e6, &row->votes);
    if (!code)
        code = gt_ocf_number(object, "seniority", true, 1e6, &row->seniority);
    if (!code)
        code =
            gt_ocf_number(object, "liquidation_preference_multiple", false, 1e3, &row->preference);
    if (!code)
        code = gt_ocf_number(object, "participation_cap_multiple", false, 1e3,
                             &row->participation_cap);
    if (!code)
        code = take_ratio(object, &row->conversion);
    if (!code)
        code = gt_ocf_remark(object, &row->note);
    if (!code)
        code = gt_ocf_source(object, &class->source);
    row->kind = is(type, "COMMON") ? GT_STOCK_COMMON : GT_STOCK_PREFERRED;
    row->participation = row->participation_cap > 0 ? GT_PARTICIPATION_CAPPED
                         : is(gt_ocf_comment(object, "participation"), "full")
                             ? GT_PARTICIPATION_FULL
                             : GT_PARTICIPATION_NONE;
    ocf->class_count += code == 0;
    return code;
}

/* The place of the class, or the holder, that a member names. */
static int find_class(const struct gt_ocf_object *object, const struct gt_ocf *ocf, size_t *place)
{
    const char *id = NULL;
    int code = gt_ocf_text(object, "stock_class_id", true, &id);
    for (*place = 0; !code && *place < ocf->class_count; ++*place)
        if (is(ocf->classes[*place].source.id, id))
            return 0;
    return code ? code
                : gt_ocf_fail(object, "stock_class_id",
                              _("no stock class of the package has the id %s"), id);
}

static int find_holder(const struct gt_ocf_object *object, const struct gt_ocf *ocf, size_t *place)
{
    const char *id = NULL;
    int code = gt_ocf_text(object, "stakeholder_id", true, &id);
    for (*place = 0; !code && *place < ocf->holder_count; ++*place)
        if (is(ocf->holders[*place].source.id, id))
            return 0;
    return code ? code
                : gt_ocf_fail(object, "stakeholder_id",
                              _("no stakeholder of the package has the id %s"), id);
}

int gt_ocf_take_value(const struct gt_ocf_object *object, struct gt_ocf *ocf)
{
    struct gt_ocf_value *value = &ocf->values[ocf->value_count];
    int code = find_class(object, ocf, &value->class);
    if (!code)
        code =
            gt_ocf_price(object, "price_per_share", true, &value->row.price, &value->row.currency);
    if (!code)
        code = gt_ocf_day(object, "effective_date", true, &value->row.day);
    if (!code)
        code = gt_ocf_text(object, "provider", false, &value->row.source);
    if (!code)
        code = gt_ocf_remark(object, &value->row.note);
    if (!code)
        code = gt_ocf_source(object, &value->source);
    ocf->value_count += code == 0;
    return code;
}

int gt_ocf_take_issuance(const struct gt_ocf_object *object, struct gt_ocf *ocf)
{
    struct gt_ocf_issuance *row = &ocf->issuances[ocf->issuance_count];
    *row = (struct gt_ocf_issuance){.round = GT_OCF_NONE};
    int code = find_class(object, ocf, &row->class);
    if (!code)
        code = find_holder(object, ocf, &row->holder);
    if (!code)
        code = gt_ocf_day(object, "date", true, &row->day);
    if (!code)
        code = gt_ocf_fixed(object, "quantity", true, GT_SHARES_DIGITS, &row->quantity);
    if (!code)
        code = gt_ocf_price(object, "share_price", true, &row->price, &row->currency);
    if (!code)
        code = gt_ocf_remark(object, &row->note);
    if (!code)
        code = gt_ocf_source(object, &row->source);
    if (is(gt_ocf_comment(object, "price"), "unknown"))
        row->price = GT_FIXED_UNKNOWN;
    ocf->issuance_count += code == 0;
    return code;
}

/* Simple interest by Actual/365, from the day of the issue on, at one rate. */
static int take_interest(const struct gt_ocf_object *mechanism, struct gt_convertible_row *row)
{
    const char *days = NULL, *compounding = NULL;
    gt_day start = row->day;
    struct gt_ocf_object rate = *mechanism;
    json_t *rates = json_object_get(mechanism->json, "interest_rates");
    int code = gt_ocf_text(mechanism, "day_count_convention", true, &days);
    if (!code)
        code = gt_ocf_text(mechanism, "compounding_type", true, &compounding);
    rate.json = json_array_get(rates, 0);
    if (code || !rate.json)
        return code;
    code = gt_ocf_number(&rate, "rate", true, 1, &row->rate);
    if (!code)
        code = gt_ocf_day(&rate, "accrual_start_date", true, &start);
    if (!code && (json_array_size(rates) > 1 || start != row->day || !is(days, "ACTUAL_365") ||
                  !is(compounding, "SIMPLE")))
        code = gt_ocf_fail(mechanism, "interest_rates", "%s",
                           _("the ledger knows simple interest by Actual/365 at one rate "
                             "from the day of the issue on, and this is another"));
    return code;
}

static int take_mechanism(const struct gt_ocf_object *object, struct gt_convertible_row *row,
                          struct gt_ocf_reading *reading)
{
    json_t *triggers = json_object_get(object->json, "conversion_triggers");
    struct gt_ocf_object trigger = *object;
    trigger.json = json_array_get(triggers, 0);
    struct gt_ocf_object right = gt_ocf_inside(&trigger, "conversion_right");
    struct gt_ocf_object mechanism = gt_ocf_inside(&right, "conversion_mechanism");
    const char *type = NULL, *timing = NULL;
    const struct gt_currency *currency = row->currency;
    int code = gt_ocf_text(&mechanism, "type", true, &type);
    if (code)
        return code;
    bool note = is(type, "CONVERTIBLE_NOTE_CONVERSION");
    if (!note && !is(type, "SAFE_CONVERSION"))
        return gt_ocf_fail(object, "conversion_triggers",
                           _("%s is not read; the ledger knows SAFE_CONVERSION and "
                             "CONVERTIBLE_NOTE_CONVERSION"),
                           QUOTE(type));
    code = gt_ocf_text(&mechanism, "conversion_timing", false, &timing);
    if (!code)
        code = gt_ocf_number(&mechanism, "conversion_discount", false, 1, &row->discount);
    if (!code)
        code = gt_ocf_money(&mechanism, "conversion_valuation_cap", false, &row->cap, &currency);
    if (!code && currency != row->currency)
        code = gt_ocf_fail(object, "conversion_valuation_cap", "%s",
                           _("is in another currency than the amount"));
    if (!code && note)
        code = take_interest(&mechanism, row);
    row->kind = note                      ? GT_CONVERTIBLE_NOTE
                : is(timing, "PRE_MONEY") ? GT_CONVERTIBLE_SAFE_PRE
                                          : GT_CONVERTIBLE_SAFE_POST;
    row->mfn = json_is_true(json_object_get(mechanism.json, "conversion_mfn"));
    reading->triggers += json_array_size(triggers) > 1;
    if (!code && !note && !timing)
        code = gt_ocf_fail(object, "conversion_timing", "%s",
                           _("is missing; the ledger tells pre-money from post-money SAFEs"));
    return code;
}

static int take_seniority(const struct gt_ocf_object *object, int64_t *seniority)
{
    const json_t *json = json_object_get(object->json, "seniority");
    if (!json_is_integer(json) || json_integer_value(json) < 1 ||
        json_integer_value(json) > 1000000)
        return gt_ocf_fail(object, "seniority", "%s",
                           _("is no whole number from 1 (paid first) on"));
    *seniority = is(gt_ocf_comment(object, "seniority"), "unknown") ? 0 : json_integer_value(json);
    return 0;
}

int gt_ocf_take_convertible(const struct gt_ocf_object *object, struct gt_ocf *ocf,
                            struct gt_ocf_reading *reading)
{
    struct gt_ocf_convertible *to = &ocf->convertibles[ocf->convertible_count];
    struct gt_convertible_row *row = &to->row;
    const char *maturity = gt_ocf_comment(object, "maturity");
    *to = (struct gt_ocf_convertible){.round = GT_OCF_NONE};
    *row = (struct gt_convertible_row){
        .rate = -1, .maturity = GT_DAY_NONE, .cap = GT_MONEY_UNKNOWN, .discount = -1};
    int code = find_holder(object, ocf, &to->holder);
    if (!code)
        code = gt_ocf_day(object, "date", true, &row->day);
    if (!code)
        code = gt_ocf_money(object, "investment_amount", true, &row->amount, &row->currency);
    if (!code)
        code = take_mechanism(object, row, reading);
    if (!code)
        code = take_seniority(object, &row->seniority);
    if (!code && maturity && gt_day_parse(maturity, strlen(maturity), &row->maturity) != GT_OK)
        code = gt_ocf_fail(object, "comments",
                           _("%s is no day; expected one such as "
                             "2016-03-21"),
                           QUOTE(maturity));
    if (!code)
        code = gt_ocf_remark(object, &row->note);
    if (!code)
        code = gt_ocf_source(object, &to->source);
    ocf->convertible_count += code == 0;
    return code;
}

/* The issue of that id is of the round. */
static int join_round(const struct gt_ocf_object *object, struct gt_ocf *ocf, const char *id)
{
    size_t round = ocf->round_count;
    for (size_t i = 0; i < ocf->issuance_count; i++)
        if (is(ocf->issuances[i].source.id, id)) {
            ocf->issuances[i].round = round;
            return 0;
        }
    for (size_t i = 0; i < ocf->convertible_count; i++)
        if (is(ocf->convertibles[i].source.id, id)) {
            ocf->convertibles[i].round = round;
            return 0;
        }
    return gt_ocf_fail(object, "issuance_ids", _("no issuance of the package has the id %s"),
                       QUOTE(id ? id : ""));
}

int gt_ocf_take_round(const struct gt_ocf_object *object, struct gt_ocf *ocf)
{
    struct gt_ocf_round *round = &ocf->rounds[ocf->round_count];
    const char *kind = gt_ocf_comment(object, "kind");
    size_t i;
    json_t *id;
    int code = gt_ocf_text(object, "name", true, &round->name);
    if (!code)
        code = gt_ocf_day(object, "date", true, &round->day);
    if (!code)
        code = gt_ocf_source(object, &round->source);
    json_array_foreach(json_object_get(object->json, "issuance_ids"), i, id)
    {
        if (!code)
            code = join_round(object, ocf, json_string_value(id));
    }
    round->kind = kind ? gt_kind_parse(&gt_deal_kind_words, kind, strlen(kind)) : GT_DEAL_UNKNOWN;
    if (round->kind < 0)
        round->kind = GT_DEAL_UNKNOWN;
    ocf->round_count += code == 0;
    return code;
}
