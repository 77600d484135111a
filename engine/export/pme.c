/* pme.c - public-market equivalents for people and machines. */
#include "engine/export/pme.h"

#include "engine/base/arena.h"
#include "engine/export/json.h"
#include "engine/export/money.h"

#include <math.h>

#define STALE 31 /* days between the last index value and the last day that are worth a word */

/* A method of which a rate comes, or an alpha. */
struct method {
    const char *key, *label;
    const struct gt_pme_rate *rate; /* NULL: none but irr */
    const struct gt_irr *irr;
};

enum { FUND, LN, PLUS, MODIFIED, ALPHA, METHODS };

static void list_methods(const struct gt_pme *pme, struct method methods[METHODS])
{
    methods[FUND] = (struct method){"irr", N_("The fund's IRR"), NULL, &pme->irr};
    methods[LN] =
        (struct method){"ln_pme", N_("Long-Nickels PME (ICM)"), &pme->ln_pme, &pme->ln_pme.irr};
    methods[PLUS] = (struct method){"pme_plus", N_("PME+"), &pme->pme_plus, &pme->pme_plus.irr};
    methods[MODIFIED] = (struct method){"m_pme", N_("Modified PME"), &pme->m_pme, &pme->m_pme.irr};
    methods[ALPHA] = (struct method){"direct_alpha", N_("Direct alpha"), NULL, &pme->direct_alpha};
}

static bool has_flows(const struct method *method)
{
    return !method->rate || method->rate->status == GT_PME_OK;
}

static bool has_rate(const struct method *method)
{
    return has_flows(method) && gt_irr_has_rate(method->irr->status);
}

static const char *status_of(const struct method *method)
{
    return has_flows(method) ? gt_irr_status_token(method->irr->status)
                             : gt_pme_status_token(method->rate->status);
}

/* The answer, and what its days are. */
struct answer {
    const struct gt_pme *pme;
    bool by_period;
};

static json_t *json_when(const struct answer *answer, gt_day day)
{
    return answer->by_period && day != GT_DAY_NONE ? json_integer(day) : gt_json_day(day);
}

struct when {
    char text[16];
};

static const char *show_day(const struct answer *answer, gt_day day, struct when *when)
{
    if (answer->by_period)
        snprintf(when->text, sizeof when->text, "%d", (int)day);
    else
        gt_day_format(day, when->text);
    return when->text;
}

/* Of the index from the first to the last day, a year; false on one day alone. */
static bool index_return(const struct gt_pme *pme, double *rate)
{
    if (pme->years <= 0)
        return false;
    *rate = expm1(log(pme->index_to / pme->index_from) / pme->years);
    return isfinite(*rate);
}

static json_t *json_number(bool known, double number)
{
    return known && isfinite(number) ? json_real(number) : json_null();
}

/* {status, value}, and the spread of an equivalent. */
static json_t *json_method(const struct gt_pme *pme, const struct method *method)
{
    double spread = 0;
    json_t *json = json_pack("{s:s, s:o}", "status", status_of(method), "value",
                             json_number(has_rate(method), method->irr->value));
    if (method->rate) {
        bool known = gt_pme_spread(pme, method->rate, &spread);
        json_object_set_new(json, "spread", json_number(known, spread));
    }
    return json;
}

static json_t *json_index(const struct answer *answer)
{
    const struct gt_pme *pme = answer->pme;
    double rate = 0;
    bool grows = index_return(pme, &rate);
    return json_pack("{s:f, s:f, s:o, s:o}", "from", pme->index_from, "to", pme->index_to,
                     "last_date", json_when(answer, pme->index_day), "return",
                     json_number(grows, rate));
}

static json_t *json_answer(const struct answer *answer)
{
    const struct gt_pme *pme = answer->pme;
    struct method methods[METHODS];
    json_t *of[METHODS];
    list_methods(pme, methods);
    for (int i = 0; i < METHODS; i++)
        of[i] = json_method(pme, &methods[i]);
    bool scaled = pme->pme_plus.status == GT_PME_OK;
    bool modified = pme->m_pme.status == GT_PME_OK;
    json_object_set_new(of[LN], "nav", gt_json_real(pme->ln_value));
    json_object_set_new(of[LN], "short_from", json_when(answer, pme->short_from));
    json_object_set_new(of[PLUS], "lambda", json_number(scaled, pme->lambda));
    json_object_set_new(of[MODIFIED], "nav", modified ? gt_json_real(pme->m_value) : json_null());
    json_object_set_new(of[MODIFIED], "navs_carried",
                        modified ? json_integer((json_int_t)pme->carried) : json_null());
    json_object_set_new(of[ALPHA], "log",
                        json_number(has_rate(&methods[ALPHA]), pme->direct_alpha.log_rate));
    return json_pack(
        "{s:o, s:o, s:o, s:o, s:o, s:b, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:o, s:b}", "from",
        json_when(answer, pme->from), "to", json_when(answer, pme->to), "paid_in",
        gt_json_exact(pme->paid), "distributed", gt_json_exact(pme->received), "nav",
        gt_json_exact(pme->value), "nav_carried", pme->is_carried, "tvpi",
        json_number(pme->tvpi >= 0, pme->tvpi), "dpi", json_number(pme->dpi >= 0, pme->dpi), "irr",
        of[FUND], "index", json_index(answer), "ks_pme", json_number(pme->ks_pme >= 0, pme->ks_pme),
        "ln_pme", of[LN], "pme_plus", of[PLUS], "m_pme", of[MODIFIED], "direct_alpha", of[ALPHA],
        "signs_look_reversed", pme->looks_reversed);
}

static void print_csv_number(FILE *out, bool known, double number)
{
    if (known)
        fprintf(out, "%.15g", number);
}

static int print_csv(FILE *out, const struct gt_pme *pme)
{
    struct method methods[METHODS];
    double spread = 0;
    list_methods(pme, methods);
    fputs("method,status,value,spread\nks_pme,,", out);
    print_csv_number(out, pme->ks_pme >= 0, pme->ks_pme);
    fputs(",\n", out);
    for (int i = 0; i < METHODS; i++) {
        const struct method *method = &methods[i];
        fprintf(out, "%s,%s,", method->key, status_of(method));
        print_csv_number(out, has_rate(method), method->irr->value);
        fputc(',', out);
        bool known = method->rate && gt_pme_spread(pme, method->rate, &spread);
        print_csv_number(out, known, spread);
        fputc('\n', out);
    }
    return 0;
}

/* Why there is no rate, or none of its own. */
static const char *reason(const struct method *method)
{
    static const char *const irr_reasons[] = {
#define X(name, token, text) text,
        GT_IRR_STATUS_LIST(X)
#undef X
    };
    static const char *const pme_reasons[] = {
#define X(name, token, text) text,
        GT_PME_STATUS_LIST(X)
#undef X
    };
    if (!has_flows(method))
        return _(pme_reasons[method->rate->status]);
    return method->irr->status == GT_IRR_OK ? "" : _(irr_reasons[method->irr->status]);
}

static int print_table(FILE *out, const struct gt_pme *pme, int width, struct gt_arena *arena,
                       struct gt_error *error)
{
    static const struct gt_listing_column columns[] = {
        {"method", N_("Method"), GT_CELL_TEXT, NULL},
        {"value", N_("% a year"), GT_CELL_RIGHT, NULL},
        {"spread", N_("Fund less it"), GT_CELL_RIGHT, NULL},
    };
    enum { COLUMNS = sizeof columns / sizeof *columns };
    struct gt_cell cells[METHODS][COLUMNS] = {0};
    struct method methods[METHODS];
    double spread = 0;
    list_methods(pme, methods);
    for (int i = 0; i < METHODS; i++) {
        const struct method *method = &methods[i];
        cells[i][0].text = _(method->label);
        if (has_rate(method))
            cells[i][1].text = gt_arena_format(arena, "%.4f", 100 * method->irr->value);
        if (method->rate && gt_pme_spread(pme, method->rate, &spread))
            cells[i][2].text = gt_arena_format(arena, "%+.4f", 100 * spread);
    }
    struct gt_listing listing = {columns, COLUMNS, &cells[0][0], METHODS, NULL};
    return gt_listing_print(out, &listing, GT_OUTPUT_TABLE, width, error);
}

static void print_head(FILE *out, const struct answer *answer)
{
    const struct gt_pme *pme = answer->pme;
    struct when from, to;
    double rate = 0;
    fprintf(out, _("Flows from %s to %s\n"), show_day(answer, pme->from, &from),
            show_day(answer, pme->to, &to));
    fprintf(out, _("The index: %.10g to %.10g"), pme->index_from, pme->index_to);
    if (index_return(pme, &rate))
        fprintf(out, _(", %.4f %% a year"), 100 * rate);
    if (pme->tvpi >= 0)
        fprintf(out, _("\nTVPI %.4f   Kaplan-Schoar PME %.4f\n\n"), pme->tvpi, pme->ks_pme);
    else
        fprintf(out, "\n%s\n\n", _("TVPI and Kaplan-Schoar PME: none, nothing was paid in."));
}

static void print_notes(FILE *out, const struct answer *answer, int width)
{
    const struct gt_pme *pme = answer->pme;
    struct when day;
    struct gt_text value = {0};
    struct method methods[METHODS];
    list_methods(pme, methods);
    gt_text_exact(&value, pme->value, true);
    fputc('\n', out);
    for (int i = 0; i < METHODS; i++)
        if (*reason(&methods[i]))
            fprintf(out, _("%s: %s\n"), _(methods[i].label), reason(&methods[i]));
    if (gt_irr_has_rate(pme->direct_alpha.status) && isfinite(pme->direct_alpha.log_rate))
        fprintf(out, _("Direct alpha in continuous time, ln(1 + a): %.4f %%\n"),
                100 * pme->direct_alpha.log_rate);
    if (pme->short_from != GT_DAY_NONE)
        fprintf(out,
                _("Long-Nickels: the index is sold short from %s on, as the fund paid out\n"
                  "more than the index would have had; its last position is %.2f.\n"),
                show_day(answer, pme->short_from, &day), pme->ln_value);
    if (pme->pme_plus.status == GT_PME_OK)
        fprintf(out, _("PME+ takes %.6f of each distribution.\n"), pme->lambda);
    if (pme->lambda < 0)
        fputs(_("That is negative: the fund is worth so much that PME+ pays in where the fund\n"
                "paid out.\n"),
              out);
    if (pme->looks_reversed)
        gt_paragraph_print(out,
                           _("Something is received before anything is paid in. If the signs are "
                             "the fund's, turn them: what the investor pays in is negative."),
                           width);
    if (pme->is_carried)
        fprintf(out, _("The last nav is carried on to %s by the flows since: %s.\n"),
                show_day(answer, pme->to, &day), value.data ? value.data : "");
    gt_text_clear(&value);
    if (pme->carried)
        fprintf(out,
                _("Modified PME: days of distributions without a nav: %zu. The last one stands\n"
                  "for it, with what was paid and received since.\n"),
                pme->carried);
    if (!answer->by_period && pme->to - pme->index_day > STALE)
        fprintf(out, _("To look at: the index ends on %s, %d days before the last day.\n"),
                show_day(answer, pme->index_day, &day), (int)(pme->to - pme->index_day));
}

static int print_people(FILE *out, const struct answer *answer, int width, struct gt_error *error)
{
    struct gt_arena arena = {0};
    print_head(out, answer);
    int code = print_table(out, answer->pme, width, &arena, error);
    gt_arena_clear(&arena);
    if (!code)
        print_notes(out, answer, width);
    return code;
}

int gt_pme_print(FILE *out, const struct gt_pme *pme, bool by_period, enum gt_output output,
                 int width, struct gt_error *error)
{
    struct answer answer = {pme, by_period};
    switch (output) {
    case GT_OUTPUT_TABLE:
        return print_people(out, &answer, width, error);
    case GT_OUTPUT_JSON:
        return gt_json_print(out, json_answer(&answer), error);
    case GT_OUTPUT_CSV:
        return print_csv(out, pme);
    }
    return 0;
}
