/* test_ocf.c - Open Cap Format: out and back in, told again, refused by file and object. */
#include "tests/engine/ledger.h"

#include "engine/export/ocf.h"
#include "engine/intake/ocf.h"
#include "engine/operations/captable.h"
#include "engine/operations/find.h"
#include "tests/models/dice.h"

#include <md5.h>
#include <sys/stat.h>

static struct ledger ledger, other;

static const struct ledger_line story[] = {
    {"fund", "name=Guidance Fund"},
    {"partner", "name=Yanbo | kind=institution"},
    {"member", "name=魏一 | kind=person"},
    {"company", "name=Robotics | founded=2014-03-12"},
    {"deal", "ref=R1 | company=Robotics | date=2016-03-21 | kind=angel | amount=500万"},
    {"class", "company=Robotics | name=Common | kind=common | authorized=1000万"},
    {"class", "company=Robotics | name=Series A | kind=preferred | preference=1.5 | conversion=6:5 "
              "| participation=capped | participation_cap=3 | since=2016-03-01 | note=first"},
    {"class", "company=Robotics | name=Series B | kind=preferred | participation=full | "
              "seniority=2.5 | votes=0.5"},
    {"issuance", "company=Robotics | class=Common | holder=魏一 | date=2014-03-12 | "
                 "quantity=700000.5 | price=0.0213"},
    {"issuance",
     "company=Robotics | class=Common | holder=Lan | date=2014-03-12 | quantity=300000 | note=n"},
    {"issuance",
     "company=Robotics | class=Common | holder=Lan | date=2014-03-12 | quantity=300000 | note=n"},
    {"issuance", "company=Robotics | class=Series A | holder=Guidance Fund | date=2016-03-21 | "
                 "quantity=125000 | price=10.1234567891 | deal=R1"},
    {"convertible", "company=Robotics | kind=safe_post | holder=Yanbo | date=2017-01-05 | "
                    "amount=100万 | cap=5000万 | discount=12.5%"},
    {"convertible",
     "company=Robotics | kind=safe_pre | holder=Lan | date=2017-01-05 | amount=0.01"},
    {"convertible", "company=Robotics | kind=convertible_note | holder=Yanbo | date=2017-01-06 | "
                    "amount=USD 5m | interest=8% | maturity=2019-01-06 | mfn=yes | seniority=2 | "
                    "deal=R1 | note=bridge"},
    {"valuation",
     "company=Robotics | class=Common | price=12.5 | date=2020-02-02 | source=A&A | note=v"},
    {NULL, NULL},
};

static void set_up(void)
{
    ledger_make(&ledger);
    ledger_make(&other);
    ledger_fill(&ledger, story);
}

/* Packages are folders; they go with their files. */
static void remove_package(const char *path)
{
    char file[512];
    static const char *const names[] = {"Manifest.ocf.json",     "Stakeholders.ocf.json",
                                        "StockClasses.ocf.json", "Transactions.ocf.json",
                                        "Valuations.ocf.json",   "Financings.ocf.json"};
    for (int i = 0; i < ROWS(names); i++) {
        snprintf(file, sizeof file, "%s/%s", path, names[i]);
        unlink(file);
    }
    rmdir(path);
}

static const char *package(const char *name)
{
    return gt_arena_format(&ledger.arena, "%s/%s", ledger.folder, name);
}

static void tear_down(void)
{
    remove_package(package("out"));
    remove_package(package("again"));
    ledger_remove(&ledger);
    ledger_remove(&other);
}

static int64_t company_of(struct ledger *of)
{
    int64_t id = 0;
    ledger_well(of,
                gt_need_role(of->store, "Robotics", GT_ROLE_COMPANY, &id, &of->arena, &of->error));
    return id;
}

static int write_out(struct ledger *from, const char *path, struct gt_ocf *ocf)
{
    struct gt_ocf_writing writing = {
        .ocf = ocf, .country = "CN", .as_of = GT_DAY_LAST, .now = "2026-01-15T08:00:00Z"};
    int code =
        gt_ocf_read(from->store, company_of(from), GT_DAY_LAST, ocf, &from->arena, &from->error);
    return code ? code : gt_ocf_write(&writing, path, &from->error);
}

static void out(struct ledger *from, const char *path)
{
    struct gt_ocf ocf;
    ledger_well(from, write_out(from, path, &ocf));
}

/* Reads and enters; on an error nothing is left, as the command does it. */
static int try_in(struct ledger *into, const char *path, struct gt_ocf_result *result)
{
    struct gt_ocf ocf;
    struct gt_ocf_reading reading;
    int code = gt_ocf_load(path, gt_store_ledger(into->store)->currency, &ocf, &reading,
                           &into->arena, &into->error);
    if (code)
        return code;
    ledger_begin(into);
    code = gt_ocf_enter(into->store, &ocf, "out", result, &into->arena, &into->error);
    if (code || result->entered == 0)
        gt_store_rollback(into->store);
    else
        ledger_commit(into);
    return code;
}

static struct gt_ocf_result in(struct ledger *into, const char *path)
{
    struct gt_ocf_result result;
    ledger_well(into, try_in(into, path, &result));
    ck_assert_int_eq(result.entered + result.present, result.objects);
    return result;
}

/* The cap-table facts of a ledger in one text, with names for numbers. */
static const char *facts_of(struct ledger *of)
{
    struct gt_text text = {0};
    struct gt_ocf ocf;
    char day[GT_DAY_TEXT];
    ledger_well(of,
                gt_ocf_read(of->store, company_of(of), GT_DAY_LAST, &ocf, &of->arena, &of->error));
    gt_text_format(&text, "%s %s\n", ocf.name, gt_day_format(ocf.founded, day));
    for (size_t i = 0; i < ocf.holder_count; i++)
        gt_text_format(&text, "holder %s %d\n", ocf.holders[i].name, ocf.holders[i].kind);
    for (size_t i = 0; i < ocf.class_count; i++) {
        const struct gt_stock_class_row *row = &ocf.classes[i].row;
        gt_text_format(&text, "class %s %d %s %g %g %g %d %g %lld:%lld %lld %s\n", row->name,
                       row->kind, gt_day_format(row->since, day), row->seniority, row->votes,
                       row->preference, row->participation, row->participation_cap,
                       (long long)row->conversion.num, (long long)row->conversion.den,
                       (long long)row->authorized, row->note ? row->note : "");
    }
    for (size_t i = 0; i < ocf.issuance_count; i++) {
        const struct gt_ocf_issuance *row = &ocf.issuances[i];
        gt_text_format(&text, "issue %s %s %s %lld %lld %s %s %s\n",
                       ocf.classes[row->class].row.name, ocf.holders[row->holder].name,
                       gt_day_format(row->day, day), (long long)row->quantity,
                       (long long)row->price, row->currency->code,
                       row->round == GT_OCF_NONE
                           ? ""
                           : gt_kind_token(&gt_deal_kind_words, ocf.rounds[row->round].kind),
                       row->note ? row->note : "");
    }
    for (size_t i = 0; i < ocf.convertible_count; i++) {
        const struct gt_convertible_row *row = &ocf.convertibles[i].row;
        gt_text_format(&text, "convertible %s %d %s %lld %s %g %lld %g %d %lld %d %s",
                       row->holder_name, row->kind, gt_day_format(row->day, day),
                       (long long)row->amount, row->currency->code, row->rate, (long long)row->cap,
                       row->discount, row->mfn, (long long)row->seniority,
                       ocf.convertibles[i].round != GT_OCF_NONE, row->note ? row->note : "");
        gt_text_format(&text, " %s\n", gt_day_format(row->maturity, day));
    }
    for (size_t i = 0; i < ocf.value_count; i++)
        gt_text_format(&text, "value %s %lld %s %s %s %s\n",
                       ocf.classes[ocf.values[i].class].row.name,
                       (long long)ocf.values[i].row.price, ocf.values[i].row.currency->code,
                       gt_day_format(ocf.values[i].row.day, day), ocf.values[i].row.source,
                       ocf.values[i].row.note);
    for (size_t i = 0; i < ocf.round_count; i++)
        gt_text_format(&text, "round %d %s\n", ocf.rounds[i].kind,
                       gt_day_format(ocf.rounds[i].day, day));
    const char *kept = gt_arena_copy(&of->arena, text.data, text.length);
    gt_text_clear(&text);
    return kept;
}

START_TEST(test_round_trip)
{
    static const char *const names[] = {"out", "out.ocf.zip"};
    out(&ledger, package(names[_i]));
    struct gt_ocf_result result = in(&other, package(names[_i]));
    ck_assert_int_eq(result.objects, 17); /* issuer, 4, 3 classes, round, value, 4, 3 */
    ck_assert_int_eq(result.entered, 17);
    ck_assert_str_eq(facts_of(&other), facts_of(&ledger));
    /* Running it again adds nothing, here and where it came from. */
    const char *before = ledger_dump(&other), *here = ledger_dump(&ledger);
    ck_assert_int_eq(in(&other, package(names[_i])).entered, 0);
    ck_assert_str_eq(ledger_dump(&other), before);
    ck_assert_int_eq(in(&ledger, package(names[_i])).entered, 0);
    ck_assert_str_eq(ledger_dump(&ledger), here);
}
END_TEST

/* The same facts, day and instant: the same bytes. */
START_TEST(test_same_bytes)
{
    out(&ledger, package("out"));
    out(&ledger, package("again"));
    static const char *const names[] = {"Manifest.ocf.json", "Transactions.ocf.json"};
    for (int i = 0; i < ROWS(names); i++) {
        const char *a = gt_arena_format(&ledger.arena, "%s/%s", package("out"), names[i]);
        const char *b = gt_arena_format(&ledger.arena, "%s/%s", package("again"), names[i]);
        ck_assert_str_eq(ledger_read(&ledger, a), ledger_read(&ledger, b));
    }
}
END_TEST

/* After transfers and splits the package tells what is held, and the table is the same. */
START_TEST(test_folded)
{
    struct gt_captable a, b;
    struct gt_ocf ocf;
    ledger_add(&ledger, "transfer",
               "company=Robotics | class=Common | seller=魏一 | buyer=Lan | date=2018-01-01 | "
               "quantity=0.5");
    ledger_add(&ledger, "split", "company=Robotics | ratio=3:2 | date=2019-01-01 | class=Common");
    ledger_add(&ledger, "option",
               "company=Robotics | class=Common | holder=Lan | date=2018-01-01 | quantity=5");
    ledger_add(&ledger, "payout", "payer=Robotics | date=2018-01-01 | amount=1");
    ledger_well(&ledger, write_out(&ledger, package("out"), &ocf));
    ck_assert_uint_eq(ocf.left.folded, 2);
    ck_assert_uint_eq(ocf.left.rights, 1);
    ck_assert_uint_eq(ocf.left.payouts, 1);
    ck_assert_uint_eq(ocf.issuance_count, 3); /* two holders of Common, one issue of Series A */
    in(&other, package("out"));
    ledger_well(&ledger, gt_captable_load(ledger.store, company_of(&ledger), GT_DAY_LAST, 0, &a,
                                          &ledger.arena, &ledger.error));
    ledger_well(&other, gt_captable_load(other.store, company_of(&other), GT_DAY_LAST, 0, &b,
                                         &other.arena, &other.error));
    ck_assert_uint_eq(a.count, 4);
    ck_assert_uint_eq(b.count, 3);
    for (size_t i = 0, j = 0; i < a.count; i++) {
        if (a.positions[i].grant)
            continue;
        while (strcmp(gt_captable_holder(&a, a.positions[i].holder),
                      gt_captable_holder(&b, b.positions[j].holder)) != 0 ||
               strcmp(gt_captable_class(&a, a.positions[i].class)->name,
                      gt_captable_class(&b, b.positions[j].class)->name) != 0)
            ck_assert_uint_lt(++j, b.count);
        ck_assert_int_eq(a.positions[i].quantity, b.positions[j].quantity);
        j = 0;
    }
    /* Laid over the shares that moved it would count twice. */
    struct gt_ocf_result result;
    ck_assert_int_eq(try_in(&ledger, package("out"), &result), GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text,
                     "Transactions.ocf.json: object position-1-3: it is new, but the ledger knows "
                     "transfers, splits or conversions of the company's shares, which a package of "
                     "issues may count once more; enter it with `gentou issuance add`");
}
END_TEST

/* Whatever is issued comes back. */
START_TEST(test_random)
{
    uint64_t state = 99 + (uint64_t)_i;
    static const char *const holders[] = {"魏一", "Lan", "Yanbo", "Guidance Fund"};
    static const char *const classes[] = {"Common", "Series A", "Series B"};
    ledger_begin(&ledger);
    for (int n = 0; n < 40; n++)
        ledger_put(
            &ledger, "issuance",
            gt_arena_format(&ledger.arena,
                            "company=Robotics | class=%s | holder=%s | date=2015-%02d-%02d | "
                            "quantity=%lld.%06lld | price=%lld.%010lld",
                            classes[dice_within(&state, 0, 2)], holders[dice_within(&state, 0, 3)],
                            (int)dice_within(&state, 1, 12), (int)dice_within(&state, 1, 28),
                            (long long)dice_within(&state, 0, 1000000000),
                            (long long)dice_within(&state, 1, 999999),
                            (long long)dice_within(&state, 0, 900000000),
                            (long long)dice_within(&state, 0, 9999999999)));
    ledger_commit(&ledger);
    out(&ledger, package("out"));
    in(&other, package("out"));
    ck_assert_str_eq(facts_of(&other), facts_of(&ledger));
}
END_TEST

/* A package with one thing changed; its sum is mended, so that the change is what is seen. */
static void change(const char *file, const char *old, const char *new)
{
    const char *path = gt_arena_format(&ledger.arena, "%s/%s", package("out"), file);
    const char *manifest = gt_arena_format(&ledger.arena, "%s/Manifest.ocf.json", package("out"));
    const char *text = ledger_read(&ledger, path), *at = strstr(text, old);
    char was[MD5_DIGEST_STRING_LENGTH], is[MD5_DIGEST_STRING_LENGTH];
    ck_assert_msg(at != NULL, "%s has no %s", file, old);
    const char *changed =
        gt_arena_format(&ledger.arena, "%.*s%s%s", (int)(at - text), text, new, at + strlen(old));
    MD5Data((const uint8_t *)text, strlen(text), was);
    MD5Data((const uint8_t *)changed, strlen(changed), is);
    ledger_file(&ledger, gt_arena_format(&ledger.arena, "out/%s", file), changed);
    if (strcmp(path, manifest) == 0)
        return;
    text = ledger_read(&ledger, manifest);
    at = strstr(text, was);
    ck_assert_ptr_nonnull(at);
    ledger_file(
        &ledger, "out/Manifest.ocf.json",
        gt_arena_format(&ledger.arena, "%.*s%s%s", (int)(at - text), text, is, at + strlen(was)));
}

#define T "Transactions.ocf.json"
#define C "StockClasses.ocf.json"
#define M "Manifest.ocf.json"

static const struct {
    const char *file, *old, *new, *sentence;
} refused[] = {
    {M, "\"1.2.0\"", "\"2.0.0\"", M ": ocf_version is \"2.0.0\"; gentou reads Open Cap Format 1.x"},
    {M, "\"id\": \"company-4\",", "", M ": it has no issuer with an id; whose cap table is it?"},
    {M, "\"legal_name\": \"Robotics\"", "\"legal_name\": \"\"",
     M ": object company-4: legal_name: is empty"},
    {M, "\"Transactions.ocf.json\"", "\"../Transactions.ocf.json\"",
     "../Transactions.ocf.json: a path that leads out of the package"},
    {M, "\"md5\"", "\"md6\"", M ": a file without filepath or md5; the format wants both"},
    {C, "\"items\"", "\"goods\"", C ": it has no list of items"},
    {C, "\"id\": \"class-2\",", "", C ": object 2 of the file: it has no id, or no object_type"},
    {C, "class-2", "class-1", C ": object class-1: id: another object of the package has the same"},
    {C, "\"PREFERRED\"", "\"GOLDEN\"",
     C ": object class-2: class_type: \"GOLDEN\" is neither COMMON nor PREFERRED"},
    {C, "\"votes_per_share\": \"1\"", "\"votes_per_share\": 1",
     C ": object class-1: votes_per_share: is no text; the format writes numbers as text, too"},
    {C, "\"numerator\": \"6\"", "\"numerator\": \"0\"",
     C ": object class-2: conversion_rights: a ratio with a 0 in it"},
    {C, "\"name\": \"Series A\"", "\"name\": \"common\"",
     C ": object class-2: name: the ledger's class #1 \"common\" says otherwise; correct one "
       "of the two"},
    {"Stakeholders.ocf.json", "\"INDIVIDUAL\"", "\"HUMAN\"",
     "Stakeholders.ocf.json: object party-3: stakeholder_type: \"HUMAN\" is neither INDIVIDUAL nor "
     "INSTITUTION"},
    {"Stakeholders.ocf.json", "\"legal_name\": \"Lan\"", "\"legal_name\": \"YANBO\"",
     "Stakeholders.ocf.json: object party-5: its name is that of object party-2, too; the ledger "
     "could not tell the two apart"},
    {T, "\"quantity\": \"700000.5\"", "\"quantity\": \"700000.5000001\"",
     T ": object issuance-1: quantity: \"700000.5000001\" is no number the ledger can keep; "
       "expected digits with at most 6 decimals, no sign"},
    {T, "\"quantity\": \"700000.5\"", "\"quantity\": \"0\"",
     T ": object issuance-1: quantity: 0 is none; write how many, or leave the record out"},
    {T, "\"date\": \"2014-03-12\"", "\"date\": \"2014-02-30\"",
     T ": object issuance-1: date: \"2014-02-30\" is no day; expected one such as 2016-03-21"},
    {T, "\"currency\": \"CNY\"", "\"currency\": \"YUA\"",
     T ": object issuance-1: share_price: \"YUA\" is no currency of ISO 4217"},
    {T, "\"stock_class_id\": \"class-1\"", "\"stock_class_id\": \"class-9\"",
     T ": object issuance-1: stock_class_id: no stock class of the package has the id class-9"},
    {T, "\"stakeholder_id\": \"party-3\"", "\"stakeholder_id\": \"party-9\"",
     T ": object issuance-1: stakeholder_id: no stakeholder of the package has the id party-9"},
    {T, "\"stakeholder_id\": \"party-3\",", "",
     T ": object issuance-1: stakeholder_id: is missing"},
    {T, "\"TX_STOCK_ISSUANCE\"", "\"TX_STOCK_TRANSFER\"",
     T ": object issuance-1: object_type: \"TX_STOCK_TRANSFER\" is not read by gentou, and the cap "
       "table would be another without it; take a package of issues only"},
    {T, "\"conversion_discount\": \"0.125\"", "\"conversion_discount\": \"12.5\"",
     T ": object convertible-1: conversion_discount: \"12.5\" is no decimal from 0 to 1"},
    {T, "\"amount\": \"1000000.00\"", "\"amount\": \"1000000.005\"",
     T ": object convertible-1: amount: \"1000000.005\" is no number the ledger can keep; expected "
       "digits with at most 2 decimals, no sign"},
    {T, "\"conversion_timing\": \"POST_MONEY\",", "",
     T ": object convertible-1: conversion_timing: is missing; the ledger tells pre-money from "
       "post-money SAFEs"},
    {T, "\"SAFE_CONVERSION\"", "\"CUSTOM_CONVERSION\"",
     T ": object convertible-1: conversion_triggers: \"CUSTOM_CONVERSION\" is not read; the ledger "
       "knows SAFE_CONVERSION and CONVERTIBLE_NOTE_CONVERSION"},
    {T, "\"SIMPLE\"", "\"COMPOUNDING\"",
     T ": object convertible-3: interest_rates: the ledger knows simple interest by Actual/365 at "
       "one rate from the day of the issue on, and this is another"},
    {T, "\"seniority\": 1", "\"seniority\": 0",
     T ": object convertible-1: seniority: is no whole number from 1 (paid first) on"},
    {"Financings.ocf.json", "\"issuance-4\"", "\"issuance-44\"",
     "Financings.ocf.json: object deal-1: issuance_ids: no issuance of the package has the id "
     "\"issuance-44\""},
};

START_TEST(test_refused)
{
    struct gt_ocf_result result;
    const char *before = ledger_dump(&other);
    out(&ledger, package("out"));
    change(refused[_i].file, refused[_i].old, refused[_i].new);
    ck_assert_int_eq(try_in(&other, package("out"), &result), GT_EXIT_DATA);
    ck_assert_str_eq(other.error.text, refused[_i].sentence);
    ck_assert_str_eq(ledger_dump(&other), before);
}
END_TEST

/* An object that was imported and says something else now. */
START_TEST(test_changed)
{
    struct gt_ocf_result result;
    out(&ledger, package("out"));
    in(&other, package("out"));
    const char *before = ledger_dump(&other);
    change(T, "\"quantity\": \"700000.5\"", "\"quantity\": \"700001.5\"");
    ck_assert_int_eq(try_in(&other, package("out"), &result), GT_EXIT_DATA);
    ck_assert_str_eq(other.error.text,
                     T ": object issuance-1: it was imported before and says something else now; "
                       "correct what stands in the ledger (`gentou undo` takes an import back)");
    ck_assert_str_eq(ledger_dump(&other), before);
}
END_TEST

/* A sum that is another, a file that is absent, no package at all, no JSON. */
START_TEST(test_damaged)
{
    struct gt_ocf_result result;
    out(&ledger, package("out"));
    ledger_file(&ledger, "out/" T, "[");
    ck_assert_int_eq(try_in(&other, package("out"), &result), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(other.error.text, T ": its MD5 sum is "));
    ck_assert_ptr_nonnull(strstr(other.error.text,
                                 "the package is damaged, or was changed after it "
                                 "was made"));
    unlink(gt_arena_format(&ledger.arena, "%s/" T, package("out")));
    ck_assert_int_eq(try_in(&other, package("out"), &result), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(other.error.text, T ": cannot be read (No such file"));
    ledger_file(&ledger, "out/" M, "{\n\"a\": }");
    ck_assert_int_eq(try_in(&other, package("out"), &result), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(other.error.text, M ": line 2: no JSON: "));
    const char *text = ledger_file(&ledger, "text", "no package");
    ck_assert_int_eq(try_in(&other, text, &result), GT_EXIT_DATA);
    ck_assert_str_eq(other.error.text,
                     gt_arena_format(&ledger.arena,
                                     "%s: is no folder and no ZIP file; expected a package of Open "
                                     "Cap Format, with a Manifest.ocf.json in it",
                                     text));
    ck_assert_int_eq(try_in(&other, package("absent"), &result), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(other.error.text, "absent: cannot be opened: "));
}
END_TEST

/* What cannot go out. */
START_TEST(test_refused_out)
{
    struct gt_ocf ocf;
    out(&ledger, package("out"));
    ck_assert_int_eq(write_out(&ledger, package("out"), &ocf), GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text,
                     gt_arena_format(&ledger.arena,
                                     "%s: something stands here already; name a new folder, or an "
                                     "empty one",
                                     package("out")));
    ck_assert_int_eq(write_out(&ledger, package("absent/out"), &ocf), GT_EXIT_DATA);
    ck_assert_ptr_nonnull(strstr(ledger.error.text, "cannot be written (No such file"));
    ck_assert_int_eq(mkdir(package("again"), 0777), 0); /* an empty folder is taken */
    out(&ledger, package("again"));
    ledger_add(
        &ledger, "convertible",
        "company=Robotics | kind=convertible_note | holder=Lan | date=2018-01-01 | amount=1 | "
        "interest=101%");
    ck_assert_int_eq(write_out(&ledger, package("out.zip"), &ocf), GT_EXIT_DATA);
    ck_assert_str_eq(ledger.error.text,
                     "convertible #4: Open Cap Format has no interest above 100 %");
    ck_assert_int_ne(access(package("out.zip"), F_OK), 0);
    ledger_add(&other, "company", "name=Robotics");
    ck_assert_int_eq(write_out(&other, package("other"), &ocf), GT_EXIT_DATA);
    ck_assert_str_eq(other.error.text,
                     "Robotics: Open Cap Format asks for the day the company was founded; say it "
                     "with `gentou company add NAME --founded DATE`");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("ocf");
    TCase *tests = tcase_create("all");
    tcase_add_checked_fixture(tests, set_up, tear_down);
    tcase_add_loop_test(tests, test_round_trip, 0, 2);
    tcase_add_test(tests, test_same_bytes);
    tcase_add_test(tests, test_folded);
    tcase_add_loop_test(tests, test_random, 0, 5);
    tcase_add_loop_test(tests, test_refused, 0, ROWS(refused));
    tcase_add_test(tests, test_changed);
    tcase_add_test(tests, test_damaged);
    tcase_add_test(tests, test_refused_out);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
