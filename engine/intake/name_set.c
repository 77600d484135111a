/* name_set.c - the names that a file shows to stand alone (investors.h): strings in a hash table.
 *
 * Names only come in; nothing is taken out. A look-up is one hash and mostly one comparison.
 */
#include "engine/intake/investors.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* Open addressing, a power of two of slots, at most half of them taken. */
struct gt_name_set {
    struct gt_arena arena; /* of the names */
    const char **slots;
    size_t count, size;
};

struct gt_name_set *gt_name_set_new(void)
{
    return calloc(1, sizeof(struct gt_name_set));
}

void gt_name_set_free(struct gt_name_set *set)
{
    if (!set)
        return;
    gt_arena_clear(&set->arena);
    free(set->slots);
    free(set);
}

/* FNV-1a, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv). */
static size_t hash(const char *text)
{
    uint64_t value = UINT64_C(0xcbf29ce484222325);
    for (; *text; text++)
        value = (value ^ (unsigned char)*text) * UINT64_C(0x100000001b3);
    return (size_t)(value ^ value >> 32);
}

/* The slot that holds a name, or would. */
static size_t find_slot(const char *const *slots, size_t size, const char *name)
{
    size_t slot = hash(name) & (size - 1);
    while (slots[slot] && strcmp(slots[slot], name) != 0)
        slot = (slot + 1) & (size - 1);
    return slot;
}

static bool widen(struct gt_name_set *set)
{
    size_t size = set->size ? set->size * 2 : 64;
    const char **slots = calloc(size, sizeof *slots);
    if (!slots)
        return false;
    for (size_t i = 0; i < set->size; i++)
        if (set->slots[i])
            slots[find_slot(slots, size, set->slots[i])] = set->slots[i];
    free(set->slots);
    set->slots = slots;
    set->size = size;
    return true;
}

bool gt_name_set_has(const struct gt_name_set *set, const char *folded)
{
    return set->size && set->slots[find_slot(set->slots, set->size, folded)];
}

bool gt_name_set_add(struct gt_name_set *set, const char *folded)
{
    if (set->count * 2 >= set->size && !widen(set))
        return false;
    size_t slot = find_slot(set->slots, set->size, folded);
    if (set->slots[slot])
        return true;
    const char *copy = gt_arena_copy(&set->arena, folded, strlen(folded));
    if (!copy)
        return false;
    set->slots[slot] = copy;
    set->count++;
    return true;
}
