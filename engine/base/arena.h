/* arena.h - memory that is given back all at once.
 *
 * Strings and arrays that live as long as one command (the rows of a list, the fields of an import)
 * come from an arena; nothing in it is freed alone. A zeroed struct is an empty arena.
 */
#ifndef GENTOU_ENGINE_BASE_ARENA_H
#define GENTOU_ENGINE_BASE_ARENA_H

#include <stddef.h>

struct gt_arena {
    struct gt_arena_block *last;
};

/* `size` zeroed bytes, aligned for anything, or NULL. */
void *gt_arena_alloc(struct gt_arena *arena, size_t size);

/* A copy of `length` bytes with a NUL behind them, or NULL. */
char *gt_arena_copy(struct gt_arena *arena, const char *text, size_t length);

/* Formats into the arena, or NULL. */
__attribute__((format(printf, 2, 3))) char *gt_arena_format(struct gt_arena *arena,
                                                            const char *format, ...);

/* Grows an array of `size`-byte items held in the arena: makes room for one more than count and
 * returns the array (moved or not), or NULL. *capacity is brought up to date. */
void *gt_arena_grow(struct gt_arena *arena, void *items, size_t count, size_t *capacity,
                    size_t size);

/* Gives everything back; the arena is empty again. */
void gt_arena_clear(struct gt_arena *arena);

/* The same, but keeps a block for what comes next: for memory that is used and given back many times
 * over, as by the rows of a file. */
void gt_arena_reset(struct gt_arena *arena);

#endif
