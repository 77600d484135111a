/* test_investors.c - cells as the real file has them, and the names in them. */
#include "engine/intake/investors.h"

#include "engine/base/text.h"
#include "engine/intake/csv.h"
#include "scrap.h"
#include "tests/models/run.h"

#define ROWS(table) (int)(sizeof table / sizeof *table)

/* Cells that show names alone. */
static const char *const shown[] = {
    "Accel Partners, Blume Ventures, Sequoia Capital India",
    "BEENEXT",
    "红杉资本，经纬中国",
    "Manipal Education and Medical Group (MEMG), SAR Group", /* shows SAR Group only */
    "Undisclosed Investors",
};

static struct gt_name_set *known_names(void)
{
    struct gt_name_set *known = gt_name_set_new();
    ck_assert_ptr_nonnull(known);
    for (int i = 0; i < ROWS(shown); i++)
        ck_assert(gt_investors_learn(known, shown[i]));
    return known;
}

/* The names in brackets, + when others took part, and ! when the cell must be kept for that. */
static const struct {
    const char *cell, *names, *repair;
} cells[] = {
    {"Accel Partners", "[Accel Partners]", NULL},
    {"Accel Partners, Blume Ventures and Others", "[Accel Partners][Blume Ventures]+!", NULL},
    {"Accel Partners and Blume Ventures", "[Accel Partners][Blume Ventures]", NULL},
    {"Accel Partners AND nobody knows", "[Accel Partners][nobody knows]", "stands alone"},
    {"Manipal Education and Medical Group (MEMG)", "[Manipal Education and Medical Group (MEMG)]",
     NULL},
    {"Premji Invest & Mayfield Fund", "[Premji Invest & Mayfield Fund]", NULL},
    {"Mahindra & Mahindra and BeeNext", "[Mahindra & Mahindra][BeeNext]", "stands alone"},
    {"Anil Advani, Pramod Jain and Manish S", "[Anil Advani][Pramod Jain][Manish S]", "closes"},
    {"Anil Advani, Blume Ventures and Manish S", "[Anil Advani][Blume Ventures][Manish S]", NULL},
    {"Anil Advani, Pramod Jain, and Manish S", "[Anil Advani][Pramod Jain][Manish S]", NULL},
    {"Michael & Susan Dell Foundation, Unitus", "[Michael & Susan Dell Foundation][Unitus]", NULL},
    {"M&S Partners, Brand Capital", "[M&S Partners][Brand Capital]", NULL},
    {"Korea Partners, Samsung and CITIC and others", "[Korea Partners][Samsung][CITIC]+!",
     "closes"},
    {"Geniee, Inc, Purvi Capital", "[Geniee, Inc][Purvi Capital]", NULL},
    {"Spring Canter, Inc. and Blume Ventures", "[Spring Canter, Inc.][Blume Ventures]", NULL},
    {"Byramjee, Pvt., Ltd., Accel Partners", "[Byramjee, Pvt., Ltd.][Accel Partners]", NULL},
    {"Bennett, Coleman and Company Ltd", "[Bennett][Coleman and Company Ltd]", NULL},
    {"Mitsui & Co & existing investors", "[Mitsui & Co]+!", NULL},
    {"S Chand & Co. Ltd (SC), BEENEXT", "[S Chand & Co. Ltd (SC)][BEENEXT]", NULL},
    {"R Daga (founder, FreshMenu), R Sastry", "[R Daga (founder, FreshMenu)][R Sastry]", NULL},
    {"Broken (bracket, Blume Ventures", "[Broken (bracket][Blume Ventures]", NULL},
    {"Accel Partners,, ; accel  partners", "[Accel Partners]", NULL},
    {"SoftBank, Tiger Global and Apoletto Managers.", "[SoftBank][Tiger Global][Apoletto Managers]",
     "closes"},
    {"Amazon Inc., J. R. Pai.", "[Amazon Inc.][J. R. Pai.]", NULL},
    {"Matt, D\\xe2\\x80\\x99Angelo,\\\\xc2\\\\xa0 Ruchi & Others", "[Matt][D’Angelo][Ruchi]+!",
     NULL},
    {"红杉资本、某基金", "[红杉资本][某基金]", "stands alone"},
    {"某基金、另一基金", "[某基金、另一基金]", NULL},
    {"经纬中国，红杉资本等", "[经纬中国][红杉资本]+!", NULL},
    {"其他", "+!", NULL},
    {"", "+", NULL},
    {"N/A", "+", NULL},
    {"Undisclosed Investors", "+!", NULL},
    {"Group of Angel Investors from US/India", "+!", NULL},
    {"3 undisclosed HNIs", "+!", NULL},
    {"Existing & New Investors", "+!", NULL},
    {"Gujarat based angel investors", "+!", NULL},
    {"Mark Mobius & 9 Other Angel investors", "[Mark Mobius]+!", NULL},
    {"Undisclosed Investors & Tamarind Trust", "[Tamarind Trust]+!", NULL},
    {"Undisclosed Ex Mckinsey Directors and Partners", "+!", NULL},
    {"Mumbai Angels, 500 Startups", "[Mumbai Angels][500 Startups]", NULL},
    {"Sunergy Investors", "[Sunergy Investors]", NULL},
    {"Partners Group", "[Partners Group]", NULL},
    {"The Family", "[The Family]", NULL},
    {"Friends & Family", "[Friends & Family]", NULL},
    {"Global Partners; New Angels Group", "[Global Partners][New Angels Group]", NULL},
    {"Group Investors Ltd, Angels", "[Group Investors Ltd][Angels]", NULL},
    {"SEEK Ltd & affiliates", "[SEEK Ltd]+!", NULL},
    {"Global Institutional Investors", "+!", NULL},
    {"Sand Hill, Ernst and Young LLP", "[Sand Hill][Ernst and Young LLP]", NULL},
    {"Sand Hill, Ernst & Young Ltd. (EY)", "[Sand Hill][Ernst & Young Ltd. (EY)]", NULL},
    {"Sand Hill, Ernst Inc and Young LLP", "[Sand Hill][Ernst Inc][Young LLP]", "closes"},
    {"Sand Hill, Accel Partners and Young LLP", "[Sand Hill][Accel Partners][Young LLP]", NULL},
    {"Sand Hill, Ernst and Medintel Services Pvt. Ltd",
     "[Sand Hill][Ernst][Medintel Services Pvt. Ltd]", "closes"},
    {"Procter and Gamble", "[Procter and Gamble]", NULL},
    {"Procter and Gamble Co, Sand Hill", "[Procter and Gamble Co][Sand Hill]", NULL},
    {"Black, White and Partners", "[Black][White and Partners]", NULL},
    {"Black, White & Partners LLP", "[Black][White & Partners LLP]", NULL},
    {"Tiffany, Marks and Sons", "[Tiffany][Marks and Sons]", NULL},
    {"Tiffany, Marks & Sons Pvt. Ltd (MS)", "[Tiffany][Marks & Sons Pvt. Ltd (MS)]", NULL},
    {"Tiffany, Marks and Partners Group", "[Tiffany][Marks][Partners Group]", "closes"},
    {"and", "", NULL},
    {"&, and ;", "", NULL},
    {"a and b and c and d and e and f and g and h and i and j and k and l and m and n and o and p "
     "and q and r and s and t and u and v and w and x and y and z and A and B and C and D and E "
     "and F and G",
     "[a and b and c and d and e and f and g and h and i and j and k and l and m and n and o and p "
     "and q and r and s and t and u and v and w and x and y and z and A and B and C and D and E "
     "and F and G]",
     NULL},
};

/* Reads a cell into `shown_names`; returns the repair. */
static const char *show(const struct gt_name_set *known, const char *cell,
                        struct gt_text *shown_names)
{
    struct gt_arena arena = {0};
    struct gt_investors read;
    ck_assert(gt_investors_split(known, cell, &arena, &read));
    for (size_t i = 0; i < read.names.count; i++)
        gt_text_format(shown_names, "[%s]", read.names.items[i]);
    gt_text_puts(shown_names, read.others ? "+" : "");
    gt_text_puts(shown_names, read.unnamed ? "!" : "");
    gt_arena_clear(&arena);
    return read.judged;
}

START_TEST(test_cell)
{
    struct gt_name_set *known = known_names();
    struct gt_text text = {0};
    const char *repair = show(known, cells[_i].cell, &text);
    ck_assert_msg(strcmp(text.data, cells[_i].names) == 0, "%s: %s", cells[_i].cell, text.data);
    ck_assert_msg((repair == NULL) == (cells[_i].repair == NULL), "%s: %s", cells[_i].cell,
                  repair ? repair : "no repair");
    if (repair)
        ck_assert_ptr_nonnull(strstr(repair, cells[_i].repair));
    gt_text_clear(&text);
    gt_name_set_free(known);
}
END_TEST

START_TEST(test_learn)
{
    struct gt_name_set *known = known_names();
    static const char *const learnt[] = {"accel partners", "blume ventures", "beenext",
                                         "红杉资本",       "经纬中国",       "sar group"};
    static const char *const not_learnt[] = {"manipal education", "medical group (memg)",
                                             "undisclosed investors", ""};
    for (int i = 0; i < ROWS(learnt); i++)
        ck_assert_msg(gt_name_set_has(known, learnt[i]), "%s", learnt[i]);
    for (int i = 0; i < ROWS(not_learnt); i++)
        ck_assert_msg(!gt_name_set_has(known, not_learnt[i]), "%s", not_learnt[i]);
    gt_name_set_free(known);
}
END_TEST

/* Ten thousand names, each found, and none that was not put there. */
START_TEST(test_set)
{
    struct gt_name_set *set = gt_name_set_new();
    char name[32];
    ck_assert(!gt_name_set_has(set, "name 0"));
    for (int pass = 0; pass < 2; pass++)
        for (int i = 0; i < 10000; i++) {
            snprintf(name, sizeof name, "name %d", i * 7);
            ck_assert(gt_name_set_add(set, name));
        }
    for (int i = 0; i < 70000; i++) {
        snprintf(name, sizeof name, "name %d", i);
        ck_assert(gt_name_set_has(set, name) == (i % 7 == 0));
    }
    gt_name_set_free(set);
    gt_name_set_free(NULL);
}
END_TEST

/* Nothing but separators, spaces, connectors and nobody's names is ever lost: every letter of a
 * made-up name comes out again. */
START_TEST(test_nothing_vanishes)
{
    static const char *const joints[] = {", ", " and ", " & ", "; ", "、", ", and "};
    struct gt_name_set *known = known_names();
    uint64_t state = 11;
    for (int i = 0; i < 5000; i++) {
        struct gt_text cell = {0}, text = {0};
        size_t count = 1 + noise(&state) % 8;
        for (size_t n = 0; n < count; n++)
            gt_text_format(&cell, "%sQ%zuQ", n ? joints[noise(&state) % ROWS(joints)] : "", n);
        show(known, cell.data, &text);
        for (size_t n = 0; n < count; n++) {
            char name[24];
            snprintf(name, sizeof name, "Q%zuQ", n);
            ck_assert_msg(strstr(text.data, name) != NULL, "%s: %s", cell.data, text.data);
        }
        gt_text_clear(&cell);
        gt_text_clear(&text);
    }
    gt_name_set_free(known);
}
END_TEST

START_TEST(test_noise)
{
    struct gt_name_set *known = known_names();
    uint64_t state = 12;
    char cell[160];
    for (int i = 0; i < 20000; i++) {
        struct gt_text text = {0};
        noise_text(&state, "a,; &and()（）、，等IncLtd.other \\x", cell, sizeof cell);
        show(known, cell, &text);
        ck_assert(gt_investors_learn(known, cell));
        gt_text_clear(&text);
    }
    gt_name_set_free(known);
}
END_TEST

/* How often frequent names stand in the real file: counted independently (Python, a regular
 * expression: the name between commas, "and", "&" and the cell's ends). */
START_TEST(test_real_file)
{
    static const char *const names[] = {"Accel Partners", "Sequoia Capital",
                                        "Blume Ventures", "Kalaari Capital",
                                        "SAIF Partners",  "Indian Angel Network"};
    char place[512];
    const char *path = real_file(place);
    struct gt_name_set *known = gt_name_set_new();
    struct gt_csv *csv;
    struct gt_csv_record record;
    struct gt_error error;
    int found[ROWS(names)] = {0}, judged = 0;
    for (int pass = 0; path && pass < 2; pass++) {
        bool more = true;
        ck_assert_int_eq(gt_csv_open(path, NULL, &csv, &record, &error), 0);
        while (gt_csv_next(csv, &record, &more, &error) == 0 && more) {
            struct gt_arena arena = {0};
            struct gt_investors in = {0};
            if (pass == 0)
                ck_assert(gt_investors_learn(known, record.fields[6]));
            else
                ck_assert(gt_investors_split(known, record.fields[6], &arena, &in));
            judged += in.judged != NULL;
            for (size_t i = 0; i < in.names.count; i++)
                for (int n = 0; n < ROWS(names); n++)
                    found[n] += strcmp(in.names.items[i], names[n]) == 0;
            gt_arena_clear(&arena);
        }
        gt_csv_close(csv);
    }
    gt_name_set_free(known);
    if (!path)
        return;
    static const int expected[] = {82, 76, 59, 58, 54, 44};
    for (int n = 0; n < ROWS(names); n++)
        ck_assert_msg(found[n] == expected[n], "%s: %d", names[n], found[n]);
    ck_assert_int_eq(judged, 62); /* each looked at by eye */
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("investors");
    TCase *tests = tcase_create("all");
    tcase_add_loop_test(tests, test_cell, 0, ROWS(cells));
    tcase_add_test(tests, test_learn);
    tcase_add_test(tests, test_set);
    tcase_add_test(tests, test_nothing_vanishes);
    tcase_add_test(tests, test_noise);
    tcase_add_test(tests, test_real_file);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
