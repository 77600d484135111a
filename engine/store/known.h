/* known.h - a fact table as an entry knew it (known.c). */
#ifndef GENTOU_ENGINE_STORE_KNOWN_H
#define GENTOU_ENGINE_STORE_KNOWN_H

#include <sqlite3.h>

/* Makes the module `known` known to a connection. A result code of SQLite. */
int gt_known_register(sqlite3 *db);

#endif
