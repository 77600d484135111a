/* md5.h - the MD5 checksum of RFC 1321, which files of other programs ask for. No more than a
 * checksum: nothing here is protected by it.
 */
#ifndef GENTOU_ENGINE_BASE_MD5_H
#define GENTOU_ENGINE_BASE_MD5_H

#include <stddef.h>

#define GT_MD5_TEXT 33 /* 32 hexadecimal digits, lower case, and a NUL */

void gt_md5(const void *bytes, size_t length, char text[GT_MD5_TEXT]);

#endif
