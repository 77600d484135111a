/* arena.c - blocks of memory in a chain, handed out from the front of the newest.
 *
 * Blocks double from 4 KiB to 1 MiB, so a command of any size makes few of them; what is larger
 * than a block gets one of its own. What an array leaves behind when it grows is lost until the
 * arena is cleared: less than the array itself takes, as capacities double.
 */
#include "engine/base/arena.h"

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BLOCK_FIRST ((size_t)4 << 10) /* bytes */
#define BLOCK_LAST  ((size_t)1 << 20) /* bytes */
#define ALIGNMENT   _Alignof(max_align_t)

struct gt_arena_block {
    struct gt_arena_block *before;
    size_t used, size; /* bytes of data */
    max_align_t data[];
};

static bool add_block(struct gt_arena *arena, size_t wanted)
{
    size_t size = BLOCK_FIRST;
    if (arena->last)
        size = arena->last->size < BLOCK_LAST / 2 ? arena->last->size * 2 : BLOCK_LAST;
    if (size < wanted)
        size = wanted;
    struct gt_arena_block *block = calloc(1, sizeof *block + size);
    if (!block)
        return false;
    block->size = size;
    block->before = arena->last;
    arena->last = block;
    return true;
}

void *gt_arena_alloc(struct gt_arena *arena, size_t size)
{
    if (size > PTRDIFF_MAX - sizeof(struct gt_arena_block) - ALIGNMENT)
        return NULL;
    if (size == 0)
        size = 1;
    size = (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
    if ((!arena->last || arena->last->size - arena->last->used < size) && !add_block(arena, size))
        return NULL;
    void *place = (char *)arena->last->data + arena->last->used;
    arena->last->used += size;
    return place;
}

char *gt_arena_copy(struct gt_arena *arena, const char *text, size_t length)
{
    if (length == SIZE_MAX)
        return NULL;
    char *copy = gt_arena_alloc(arena, length + 1);
    if (copy && length)
        memcpy(copy, text, length);
    return copy;
}

char *gt_arena_format(struct gt_arena *arena, const char *format, ...)
{
    char *text = NULL;
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length >= 0)
        text = gt_arena_alloc(arena, (size_t)length + 1);
    if (text)
        vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    va_end(arguments);
    return text;
}

void *gt_arena_grow(struct gt_arena *arena, void *items, size_t count, size_t *capacity,
                    size_t size)
{
    if (count < *capacity)
        return items;
    size_t wanted = count < 8 ? 8 : count;
    if (wanted > PTRDIFF_MAX / 2 / size)
        return NULL;
    wanted *= 2;
    void *larger = gt_arena_alloc(arena, wanted * size);
    if (!larger)
        return NULL;
    if (count)
        memcpy(larger, items, count * size);
    *capacity = wanted;
    return larger;
}

void gt_arena_clear(struct gt_arena *arena)
{
    while (arena->last) {
        struct gt_arena_block *before = arena->last->before;
        free(arena->last);
        arena->last = before;
    }
}

void gt_arena_reset(struct gt_arena *arena)
{
    struct gt_arena_block *kept = arena->last;
    if (!kept || kept->size > BLOCK_LAST) {
        gt_arena_clear(arena);
        return;
    }
    struct gt_arena rest = {.last = kept->before};
    gt_arena_clear(&rest);
    memset(kept->data, 0, kept->used); /* memory is handed out zeroed */
    kept->used = 0;
    kept->before = NULL;
}
