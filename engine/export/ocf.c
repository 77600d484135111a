/* ocf.c - the files of a package, into a folder or a ZIP file. libzip lives here and in intake. */
#include "engine/export/ocf.h"

#include "engine/export/ocf_int.h"

#include <errno.h>
#include <md5.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

#define FILES    6 /* the manifest is the last */
#define MANIFEST "Manifest.ocf.json"
#define PATH     4096

/* A package before it is written. */
struct package {
    const char *names[FILES];
    char *texts[FILES];
    size_t count;
};

static int fail_write(const char *path, int wrong, struct gt_error *error)
{
    return gt_fail(error, GT_EXIT_DATA,
                   _("%s: cannot be written (%s); see that the folder exists, "
                     "may be written to and has room"),
                   path, strerror(wrong));
}

/* Takes the document, which may be NULL. The text ends in a line break. */
static char *text_of(json_t *document)
{
    char *text = document ? json_dumps(document, JSON_INDENT(2)) : NULL;
    size_t length = text ? strlen(text) : 0;
    char *line = text ? realloc(text, length + 2) : NULL;
    json_decref(document);
    if (!line) {
        free(text);
        return NULL;
    }
    memcpy(line + length, "\n", 2);
    return line;
}

/* Adds the file to the package and to the manifest's list of such files; one without objects is
 * none. Takes the items. */
static int add_file(struct package *package, json_t *manifest, struct gt_ocf_file file)
{
    char sum[MD5_DIGEST_STRING_LENGTH];
    json_t *list = json_array();
    int wrong = json_object_set_new(manifest, file.list, list) || !file.items;
    if (wrong || json_array_size(file.items) == 0) {
        json_decref(file.items);
        return wrong;
    }
    char *text = text_of(json_pack("{s:s, s:o}", "file_type", file.type, "items", file.items));
    if (!text)
        return -1;
    package->names[package->count] = file.name;
    package->texts[package->count++] = text;
    MD5Data((const uint8_t *)text, strlen(text), sum);
    return json_array_append_new(list, json_pack("{s:s, s:s}", "filepath", file.name, "md5", sum));
}

static int fill(struct package *package, const struct gt_ocf_writing *writing)
{
    char as_of[GT_DAY_TEXT];
    const struct gt_ocf *ocf = writing->ocf;
    json_t *manifest =
        json_pack("{s:s, s:s, s:o, s:s, s:s, s:[], s:[], s:[]}", "file_type", "OCF_MANIFEST_FILE",
                  "ocf_version", "1.2.0", "issuer", gt_ocf_issuer(writing), "as_of",
                  gt_day_format(writing->as_of, as_of), "generated_at", writing->now,
                  "stock_plans_files", "stock_legend_templates_files", "vesting_terms_files");
    if (!manifest)
        return -1;
    const struct gt_ocf_file files[] = {
        {"Stakeholders.ocf.json", "stakeholders_files", "OCF_STAKEHOLDERS_FILE",
         gt_ocf_holders(ocf)},
        {"StockClasses.ocf.json", "stock_classes_files", "OCF_STOCK_CLASSES_FILE",
         gt_ocf_classes(ocf)},
        {"Valuations.ocf.json", "valuations_files", "OCF_VALUATIONS_FILE", gt_ocf_values(ocf)},
        {"Transactions.ocf.json", "transactions_files", "OCF_TRANSACTIONS_FILE",
         gt_ocf_transactions(ocf)},
        {"Financings.ocf.json", "financings_files", "OCF_FINANCINGS_FILE", gt_ocf_rounds(ocf)},
    };
    int wrong = 0;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        wrong |= add_file(package, manifest, files[i]);
    package->names[package->count] = MANIFEST;
    package->texts[package->count] = wrong ? NULL : text_of(json_incref(manifest));
    json_decref(manifest);
    return package->texts[package->count++] ? 0 : -1;
}

static void clear(struct package *package)
{
    for (size_t i = 0; i < package->count; i++)
        free(package->texts[i]);
}

static int write_text(const char *path, const char *text, struct gt_error *error)
{
    FILE *file = fopen(path, "wbx");
    if (!file)
        return fail_write(path, errno, error);
    size_t length = strlen(text);
    bool whole = fwrite(text, 1, length, file) == length;
    int wrong = whole ? 0 : errno;
    if (fclose(file) != 0 && whole)
        wrong = errno;
    return wrong ? fail_write(path, wrong, error) : 0;
}

static bool join(char path[PATH], const char *folder, const char *name)
{
    int length = snprintf(path, PATH, "%s/%s", folder, name);
    return length > 0 && length < PATH;
}

static void unlink_all(const struct package *package, size_t count, const char *folder)
{
    char path[PATH];
    for (size_t i = 0; i < count; i++)
        if (join(path, folder, package->names[i]))
            unlink(path);
}

/* A folder is made, or an empty one taken: what is in another is not written over. */
static int write_folder(const struct package *package, const char *folder, struct gt_error *error)
{
    char path[PATH];
    bool made = mkdir(folder, 0777) == 0;
    if (!made && errno != EEXIST)
        return fail_write(folder, errno, error);
    if (!made && rmdir(folder) != 0)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: something stands here already; name a new folder, or an empty one"),
                       folder);
    if (!made && mkdir(folder, 0777) != 0)
        return fail_write(folder, errno, error);
    int code = 0;
    for (size_t i = 0; i < package->count && !code; i++) {
        code = join(path, folder, package->names[i]) ? write_text(path, package->texts[i], error)
                                                     : fail_write(folder, ENAMETOOLONG, error);
        if (code)
            unlink_all(package, i, folder);
    }
    if (code)
        rmdir(folder);
    return code;
}

/* libzip writes beside and renames. The files bear no time, so that the same facts are the same
 * bytes. */
static int write_zip(const struct package *package, const char *path, struct gt_error *error)
{
    int wrong = 0;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &wrong);
    if (!zip)
        return fail_write(path, wrong == ZIP_ER_MEMORY ? ENOMEM : errno ? errno : EIO, error);
    bool added = true;
    for (size_t i = 0; i < package->count && added; i++) {
        zip_source_t *source =
            zip_source_buffer(zip, package->texts[i], strlen(package->texts[i]), 0);
        zip_int64_t place =
            source ? zip_file_add(zip, package->names[i], source, ZIP_FL_ENC_UTF_8) : -1;
        added = place >= 0 && zip_file_set_mtime(zip, (zip_uint64_t)place, 0, 0) == 0;
        if (place < 0)
            zip_source_free(source);
    }
    errno = 0;
    if (added && zip_close(zip) == 0)
        return 0;
    wrong = errno;
    zip_discard(zip);
    return fail_write(path, wrong ? wrong : EIO, error);
}

static bool is_zip(const char *path)
{
    size_t length = strlen(path);
    return length > 4 && strcmp(path + length - 4, ".zip") == 0;
}

/* The format writes interest as it writes percentages, which end at 1. */
static int check_rates(const struct gt_ocf *ocf, struct gt_error *error)
{
    for (size_t i = 0; i < ocf->convertible_count; i++)
        if (ocf->convertibles[i].row.rate > 1)
            return gt_fail(error, GT_EXIT_DATA,
                           _("convertible #%lld: Open Cap Format has no interest above 100 %%"),
                           (long long)ocf->convertibles[i].row.id);
    return 0;
}

int gt_ocf_write(const struct gt_ocf_writing *writing, const char *path, struct gt_error *error)
{
    struct package package = {.count = 0};
    int code = check_rates(writing->ocf, error);
    if (code)
        return code;
    if (fill(&package, writing))
        code = gt_fail_memory(error);
    else
        code =
            is_zip(path) ? write_zip(&package, path, error) : write_folder(&package, path, error);
    clear(&package);
    return code;
}

void gt_ocf_say_left(FILE *out, const struct gt_ocf *ocf)
{
    const struct {
        size_t count;
        const char *sentence;
    } lines[] = {
        {ocf->left.folded,
         N_("transfers, splits and conversions: only what they led to is written, "
            "as shares issued on the day of the last")},
        {ocf->left.rights, N_("options and warrants: not written")},
        {ocf->left.loans, N_("loans: the format has none")},
        {ocf->left.converted, N_("SAFEs and notes that became shares: the shares are written")},
        {ocf->left.payouts, N_("dividends, distributions, interest and repayments: the format has "
                               "none")},
        {ocf->left.marks,
         N_("marks, with their methods, inputs and reviewers: the format has none")},
        {ocf->left.exits, N_("exits and escrow: the format has none")},
        {ocf->value_count, N_("values of shares: written as 409A, the only type the format has")},
        {ocf->left.maturities, N_("maturities of notes: written as comments")},
        {ocf->left.unknown_kinds, N_("holders whose kind nobody said: written as institutions, "
                                     "with a comment")},
        {ocf->left.unknown_prices, N_("prices that nobody said: written as 0, with a comment")},
        {ocf->left.waiting, N_("amounts that wait for a second person's approval: not written")},
    };
    bool said = false;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++) {
        if (!lines[i].count)
            continue;
        if (!said)
            fprintf(out, "%s\n", _("What Open Cap Format does not carry as the ledger knows it:"));
        said = true;
        fprintf(out, "  %zu  %s\n", lines[i].count, _(lines[i].sentence));
    }
    fprintf(out, "%s\n",
            _("Amounts of rounds, pledges, roles and ownership are not part of a cap "
              "table and stay in the ledger."));
}
