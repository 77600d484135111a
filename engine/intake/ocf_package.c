/* ocf_package.c - the files of a package, from a folder or a ZIP file. libzip lives here.
 *
 * A file may say it is small and not be: the limit is kept on what is read, as it is read. Names
 * that lead out of the package are refused.
 */
#include "engine/base/text.h"
#include "engine/intake/ocf_int.h"

#include <errno.h>
#include <md5.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <zip.h>

#define PIECE    (64 * 1024)
#define FILE_MAX (256 * 1024 * 1024) /* bytes of one file */
#define PATH     4096

struct gt_ocf_package {
    const char *path;
    zip_t *zip; /* NULL: a folder */
};

int gt_ocf_package_open(const char *path, struct gt_ocf_package **package, struct gt_error *error)
{
    struct stat what;
    int wrong = 0;
    if (stat(path, &what) != 0)
        return gt_fail(error, GT_EXIT_DATA, _("%s: cannot be opened: %s"), path, strerror(errno));
    struct gt_ocf_package *opened = calloc(1, sizeof *opened);
    if (!opened)
        return gt_fail_memory(error);
    opened->path = path;
    if (!S_ISDIR(what.st_mode))
        opened->zip = zip_open(path, ZIP_RDONLY, &wrong);
    if (!S_ISDIR(what.st_mode) && !opened->zip) {
        free(opened);
        return wrong == ZIP_ER_MEMORY
                   ? gt_fail_memory(error)
                   : gt_fail(error, GT_EXIT_DATA,
                             _("%s: is no folder and no ZIP file; expected a package of Open Cap "
                               "Format, with a Manifest.ocf.json in it"),
                             path);
    }
    *package = opened;
    return 0;
}

void gt_ocf_package_close(struct gt_ocf_package *package)
{
    if (!package)
        return;
    if (package->zip)
        zip_discard(package->zip);
    free(package);
}

static bool leads_out(const char *name)
{
    const char *part = name;
    if (*name == '/' || strchr(name, '\\'))
        return true;
    for (; part; part = strchr(part, '/'), part += part != NULL)
        if (strncmp(part, "..", 2) == 0 && (part[2] == '/' || part[2] == '\0'))
            return true;
    return false;
}

/* Reads all of a stream, piece by piece; `more` gives the bytes read, negative for an error. */
static int read_all(int64_t (*more)(void *from, void *to, size_t room), void *from,
                    struct gt_text *text)
{
    char *piece = malloc(PIECE);
    int64_t count = piece ? 1 : -1;
    while (count > 0 && text->length <= FILE_MAX && !text->failed)
        if ((count = more(from, piece, PIECE)) > 0)
            gt_text_add(text, piece, (size_t)count);
    free(piece);
    if (!piece || text->failed)
        return ENOMEM;
    return count < 0 ? EIO : text->length > FILE_MAX ? EFBIG : 0;
}

static int64_t more_of_zip(void *from, void *to, size_t room)
{
    return zip_fread(from, to, room);
}

static int64_t more_of_file(void *from, void *to, size_t room)
{
    size_t count = fread(to, 1, room, from);
    return count == 0 && ferror((FILE *)from) ? -1 : (int64_t)count;
}

/* An errno value; 0 when *text has the file. A package may lie in one folder of a ZIP file. */
static int read_zip(zip_t *zip, const char *name, struct gt_text *text)
{
    zip_int64_t place = zip_name_locate(zip, name, 0);
    if (place < 0)
        place = zip_name_locate(zip, name, ZIP_FL_NODIR);
    zip_file_t *file = place < 0 ? NULL : zip_fopen_index(zip, (zip_uint64_t)place, 0);
    if (!file)
        return place < 0 ? ENOENT : EIO;
    int wrong = read_all(more_of_zip, file, text);
    zip_fclose(file);
    return wrong;
}

static int read_folder(const char *folder, const char *name, struct gt_text *text)
{
    char path[PATH];
    int length = snprintf(path, sizeof path, "%s/%s", folder, name);
    if (length < 0 || (size_t)length >= sizeof path)
        return ENAMETOOLONG;
    FILE *file = fopen(path, "rb");
    if (!file)
        return errno;
    int wrong = read_all(more_of_file, file, text);
    fclose(file);
    return wrong;
}

static int check_sum(const char *name, const char *md5, const struct gt_text *text,
                     struct gt_error *error)
{
    char sum[MD5_DIGEST_STRING_LENGTH];
    MD5Data((const uint8_t *)(text->data ? text->data : ""), text->length, sum);
    if (!md5 || strcasecmp(md5, sum) == 0)
        return 0;
    return gt_fail(error, GT_EXIT_DATA,
                   _("%s: its MD5 sum is %s, and the manifest says %s; the package is damaged, or "
                     "was changed after it was made"),
                   name, sum, md5);
}

int gt_ocf_package_file(struct gt_ocf_package *package, const char *name, const char *md5,
                        json_t **json, struct gt_error *error)
{
    struct gt_text text = {0};
    json_error_t why;
    if (leads_out(name))
        return gt_fail(error, GT_EXIT_DATA, _("%s: a path that leads out of the package"), name);
    int wrong = package->zip ? read_zip(package->zip, name, &text)
                             : read_folder(package->path, name, &text);
    int code = wrong == ENOMEM ? gt_fail_memory(error)
               : wrong         ? gt_fail(error, GT_EXIT_DATA, _("%s: %s: cannot be read (%s)"),
                                         package->path, name, strerror(wrong))
                               : check_sum(name, md5, &text, error);
    if (!code) {
        *json = json_loadb(text.data ? text.data : "", text.length, JSON_REJECT_DUPLICATES, &why);
        if (!*json)
            code = gt_fail(error, GT_EXIT_DATA, _("%s: line %d: no JSON: %s"), name, why.line,
                           why.text);
    }
    gt_text_clear(&text);
    return code;
}
