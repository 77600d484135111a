/* disk.h - room on the disk before a workbook is written.
 *
 * The library does not check what it writes to its temporary files: on a disk that fills up it
 * would leave a sheet cut short and report success. So as many bytes as the book can take at most
 * are reserved at its path first, twice (the book and its largest part lie there at once), and the
 * temporary files are put into the same folder. That gives the system's own error, before anything
 * is written.
 */
#ifndef REPORTS_DISK_H
#define REPORTS_DISK_H

#include <stdbool.h>
#include <stdint.h>

/* The folder of path, to be freed; NULL: out of memory. */
char *gt_disk_folder(const char *path);

/* Makes an empty file at path where a book of so many bytes has room. False: errno says why not. */
bool gt_disk_reserve(const char *path, int64_t bytes);

/* Takes a file away, if it is one; errno stays. */
void gt_disk_remove(const char *path);

#endif
