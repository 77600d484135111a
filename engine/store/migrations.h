/* migrations.h - the numbered steps that make a ledger, embedded at build time.
 *
 * Step i brings a ledger from user_version i to i + 1. Steps are never edited once they have
 * landed; a change of the schema is a new file in migrations/.
 */
#ifndef GENTOU_ENGINE_STORE_MIGRATIONS_H
#define GENTOU_ENGINE_STORE_MIGRATIONS_H

extern const char *const gt_migrations[];
extern const int gt_migration_count;

#endif
