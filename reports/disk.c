/* disk.c - see disk.h. */
#include "reports/disk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *gt_disk_folder(const char *path)
{
    const char *slash = strrchr(path, '/');

    if (!slash) {
        return strdup(".");
    }
    return slash == path ? strdup("/") : strndup(path, (size_t)(slash - path));
}

void gt_disk_remove(const char *path)
{
    struct stat status;
    int kept = errno;

    if (stat(path, &status) == 0 && S_ISREG(status.st_mode)) {
        unlink(path);
    }
    errno = kept;
}

bool gt_disk_reserve(const char *path, int64_t bytes)
{
    int file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
    int error;

    if (file < 0) {
        return false;
    }
    error = posix_fallocate(file, 0, (off_t)bytes * 2);
    if (!error && ftruncate(file, 0) != 0) {
        error = errno;
    }
    if (close(file) != 0 && !error) {
        error = errno;
    }
    if (error) {
        errno = error;
        gt_disk_remove(path);
        return false;
    }
    return true;
}
