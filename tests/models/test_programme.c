/* test_programme.c - the presets, and every field that can be wrong. */
#include "gentou/programme.h"

#include "run.h"

#include <math.h>
#include <string.h>

static struct gt_programme reference(void)
{
    return gt_programme_preset_find("reference")->programme;
}

/* models.md section 8, number by number. */
START_TEST(test_reference)
{
    struct gt_programme p = reference();
    ck_assert(p.companies == 30 && p.quarters == 48 && p.entry_quarters == 16);
    ck_assert(p.round == 1 && p.public_share == 0.25);
    ck_assert_str_eq(p.model->name, "diffusion");
    static const struct {
        const char *name;
        double value;
    } parameters[] = {{"mean_years", 5}, {"sigma", 0.9}, {"rho", 0.3}, {"growth", 0.15}};
    ck_assert_int_eq(p.model->parameter_count, 4);
    for (int i = 0; i < 4; i++) {
        ck_assert_str_eq(p.model->parameters[i].name, parameters[i].name);
        ck_assert(p.parameters[i] == parameters[i].value);
    }
    ck_assert(p.terms.call.window == 3 && p.terms.call.rate == 0.045);
    ck_assert(p.terms.concession.share == 0.5 && p.terms.concession.hurdle == 0.06);
}
END_TEST

START_TEST(test_presets)
{
    int count = 0;
    for (const struct gt_programme_preset *p = gt_programme_presets; p->name; p++, count++) {
        ck_assert_ptr_eq(gt_programme_preset_find(p->name), p);
        ck_assert_uint_gt(strlen(p->meaning), 0);
        ck_assert_ptr_null(gt_programme_check(&p->programme));
    }
    ck_assert_int_gt(count, 0);
    ck_assert_ptr_null(gt_programme_preset_find("no such preset"));
    ck_assert_ptr_null(gt_programme_preset_find(""));
}
END_TEST

#define BREAK(field, value, name)                                                                  \
    {                                                                                              \
        struct gt_programme p = reference();                                                       \
        p.field = value;                                                                           \
        const char *bad = gt_programme_check(&p);                                                  \
        ck_assert_msg(bad &&strcmp(bad, name) == 0, "%s = %s: %s", #field, #value,                 \
                      bad ? bad : "fine");                                                         \
    }
#define KEEP(field, value)                                                                         \
    {                                                                                              \
        struct gt_programme p = reference();                                                       \
        p.field = value;                                                                           \
        ck_assert_msg(!gt_programme_check(&p), "%s = %s", #field, #value);                         \
    }

START_TEST(test_whole_numbers){
    BREAK(companies, 0, "companies") BREAK(companies, GT_COMPANIES_MAX + 1, "companies")
        KEEP(companies, 1) KEEP(companies, GT_COMPANIES_MAX) BREAK(quarters, 1, "quarters")
            BREAK(quarters, GT_QUARTERS_MAX + 1, "quarters") KEEP(quarters, GT_QUARTERS_MAX)
                BREAK(quarters, 16, "entry_quarters") KEEP(quarters, 17) BREAK(entry_quarters, 0,
                                                                               "entry_quarters")
                    BREAK(entry_quarters, 48, "entry_quarters") KEEP(entry_quarters, 47)} END_TEST

    START_TEST(test_money){
        BREAK(round, 0, "round") BREAK(round, -1, "round") BREAK(round, NAN, "round")
            BREAK(round, INFINITY, "round") KEEP(round, 5000000)
                BREAK(public_share, 0, "public_share") BREAK(public_share, 1, "public_share")
                    BREAK(public_share, NAN, "public_share") KEEP(public_share, 0.999)} END_TEST

    START_TEST(test_model)
{
    BREAK(model, NULL, "model")
    for (int i = 0; i < 4; i++) {
        struct gt_parameter parameter = reference().model->parameters[i];
        BREAK(parameters[i], nextafter(parameter.low, -INFINITY), parameter.name)
        BREAK(parameters[i], nextafter(parameter.high, INFINITY), parameter.name)
        BREAK(parameters[i], NAN, parameter.name)
        KEEP(parameters[i], parameter.low)
        KEEP(parameters[i], parameter.high)
    }
}
END_TEST

START_TEST(test_terms){
    BREAK(terms.call.window, -0.25, "call.window") BREAK(terms.call.window, 101, "call.window")
        BREAK(terms.call.rate, -0.01, "call.rate") BREAK(terms.call.rate, 10.1, "call.rate")
            BREAK(terms.concession.share, -0.01, "concession.share")
                BREAK(terms.concession.share, 1.01, "concession.share")
                    BREAK(terms.concession.share, NAN, "concession.share")
                        BREAK(terms.concession.hurdle, -0.01, "concession.hurdle")
                            BREAK(terms.concession.hurdle, 10.1, "concession.hurdle")
                                KEEP(terms.call.window, 0) KEEP(terms.concession.share, 1)} END_TEST

    int main(void)
{
    Suite *suite = suite_create("programme");
    TCase *tcase = tcase_create("presets");
    tcase_add_test(tcase, test_reference);
    tcase_add_test(tcase, test_presets);
    suite_add_tcase(suite, tcase);
    tcase = tcase_create("check");
    tcase_add_test(tcase, test_whole_numbers);
    tcase_add_test(tcase, test_money);
    tcase_add_test(tcase, test_model);
    tcase_add_test(tcase, test_terms);
    suite_add_tcase(suite, tcase);
    return run_suite(suite);
}
