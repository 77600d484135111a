/* xlsx_package.c - the ZIP file that a workbook is. libzip lives here.
 *
 * A package says how large its parts are, and may lie: the limits are kept on what is unpacked, as
 * it is unpacked.
 */
#include "engine/intake/xlsx_int.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

#define PIECE (64 * 1024) /* bytes unpacked at a time */

struct gt_package {
    char *path;
    zip_t *zip;
    int64_t unpacked; /* bytes, of all parts so far */
};

/* Compound files: .xls, and .xlsx under a password. */
static const unsigned char compound[8] = {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};

/* Whether a stream's name, in UTF-16 as compound files write it, is in the file. */
static bool has_stream(FILE *file, const char *name)
{
    size_t matched = 0, length = 2 * strlen(name);
    int byte;
    while (matched < length && (byte = getc(file)) != EOF) {
        char wanted = matched % 2 ? 0 : name[matched / 2];
        matched = (char)byte == wanted ? matched + 1 : (char)byte == name[0] ? 1 : 0;
    }
    return matched == length;
}

static int fail_kind(const char *path, struct gt_error *error)
{
    unsigned char start[sizeof compound] = {0};
    FILE *file = fopen(path, "rb");
    if (!file)
        return gt_fail(error, GT_EXIT_DATA, _("%s: cannot be opened: %s"), path, strerror(errno));
    bool old = fread(start, 1, sizeof start, file) == sizeof start &&
               memcmp(start, compound, sizeof start) == 0;
    bool encrypted = old && has_stream(file, "EncryptedPackage");
    fclose(file);
    if (encrypted)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: is protected by a password; save it without one and try again"),
                       path);
    if (old)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: is an old .xls workbook; save it as .xlsx and try again"), path);
    return gt_fail(error, GT_EXIT_DATA,
                   _("%s: is no .xlsx workbook (a ZIP file); save it as .xlsx, or read a text file "
                     "with `gentou import csv`"),
                   path);
}

static int fail_open(const char *path, int code, struct gt_error *error)
{
    int wrong = errno; /* of the system, for the codes that have one */
    if (code == ZIP_ER_MEMORY)
        return gt_fail_memory(error);
    if (code == ZIP_ER_NOZIP)
        return fail_kind(path, error);
    if (code == ZIP_ER_INCONS || code == ZIP_ER_MULTIDISK)
        return gt_fail(
            error, GT_EXIT_DATA,
            _("%s: is damaged (as a ZIP file); open it in a spreadsheet program, save it "
              "anew and try again"),
            path);
    return gt_fail(error, GT_EXIT_DATA, _("%s: cannot be opened: %s"), path,
                   strerror(code == ZIP_ER_NOENT ? ENOENT
                            : wrong              ? wrong
                                                 : EIO));
}

int gt_package_open(const char *path, struct gt_package **package, struct gt_error *error)
{
    int code = 0;
    struct gt_package *opened = calloc(1, sizeof *opened);
    if (opened)
        opened->path = strdup(path);
    if (!opened || !opened->path) {
        free(opened);
        return gt_fail_memory(error);
    }
    errno = 0;
    opened->zip = zip_open(path, ZIP_RDONLY, &code);
    if (!opened->zip) {
        code = fail_open(path, code, error);
        gt_package_close(opened);
        return code;
    }
    *package = opened;
    return 0;
}

void gt_package_close(struct gt_package *package)
{
    if (!package)
        return;
    if (package->zip)
        zip_discard(package->zip);
    free(package->path);
    free(package);
}

const char *gt_package_path(const struct gt_package *package)
{
    return package->path;
}

/* Names of parts are compared without case (ISO/IEC 29500-2, 9.1.1). */
int64_t gt_package_find(const struct gt_package *package, const char *part)
{
    return zip_name_locate(package->zip, part, ZIP_FL_NOCASE);
}

static int fail_part(const struct gt_package *package, const char *part, int code,
                     struct gt_error *error)
{
    if (code == ZIP_ER_MEMORY)
        return gt_fail_memory(error);
    if (code == ZIP_ER_NOPASSWD || code == ZIP_ER_WRONGPASSWD)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: is protected by a password; save it without one and try again"),
                       package->path);
    return gt_fail(
        error, GT_EXIT_DATA,
        _("%s: its part %s is damaged; open it in a spreadsheet program, save it anew and "
          "try again"),
        package->path, part);
}

/* Keeps count of what was unpacked: of the part and of the file. */
static int check_limits(struct gt_package *package, const char *part, int64_t length,
                        int64_t packed, struct gt_error *error)
{
    if (package->unpacked > GT_XLSX_BYTES_MAX)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: unpacks to more than %d MiB; no sheet of values is that large: split "
                         "it, or save it anew without its unused rows"),
                       package->path, GT_XLSX_BYTES_MAX >> 20);
    if (length > GT_XLSX_RATIO_FROM && length / GT_XLSX_RATIO_MAX > packed)
        return gt_fail(error, GT_EXIT_DATA,
                       _("%s: its part %s unpacks to more than %d times its size; that is no "
                         "workbook a person filled"),
                       package->path, part, GT_XLSX_RATIO_MAX);
    return 0;
}

int gt_package_unpack(struct gt_package *package, int64_t number, const char *part,
                      int (*take)(void *context, const char *bytes, size_t length, bool last,
                                  struct gt_error *error),
                      void *context, struct gt_error *error)
{
    char piece[PIECE];
    zip_stat_t status;
    int64_t length = 0, taken = 0;
    int code = 0;
    zip_file_t *file = zip_fopen_index(package->zip, (zip_uint64_t)number, 0);
    if (!file || zip_stat_index(package->zip, (zip_uint64_t)number, 0, &status) != 0) {
        code = fail_part(package, part, zip_error_code_zip(zip_get_error(package->zip)), error);
        if (file)
            zip_fclose(file);
        return code;
    }
    int64_t packed = status.valid & ZIP_STAT_COMP_SIZE ? (int64_t)status.comp_size : 0;
    while (!code && (taken = zip_fread(file, piece, sizeof piece)) > 0) {
        length += taken;
        package->unpacked += taken;
        code = check_limits(package, part, length, packed, error);
        if (!code)
            code = take(context, piece, (size_t)taken, false, error);
    }
    if (!code && taken < 0)
        code = fail_part(package, part, zip_error_code_zip(zip_file_get_error(file)), error);
    if (!code)
        code = take(context, piece, 0, true, error);
    zip_fclose(file);
    return code;
}
