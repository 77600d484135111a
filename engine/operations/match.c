/* match.c - which members want to hear of a sector. */
#include "engine/operations/match.h"

#include "engine/base/text.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

/* A letter or digit of a script whose words are parted by spaces; a byte of Chinese is none. */
static bool is_letter(char c)
{
    return isalnum((unsigned char)c) != 0 && (unsigned char)c < 0x80;
}

static bool holds(const char *text, const char *words)
{
    size_t length = strlen(words);
    for (const char *at = strstr(text, words); at; at = strstr(at + 1, words)) {
        bool begins = at == text || !is_letter(at[-1]) || !is_letter(at[0]);
        bool ends = !is_letter(at[length]) || !is_letter(at[length - 1]);
        if (begins && ends)
            return true;
    }
    return false;
}

int gt_match_interests(struct gt_store *store, const char *sector, gt_day as_of,
                       struct gt_interest_row **rows, size_t *count, struct gt_arena *arena,
                       struct gt_error *error)
{
    size_t all = 0, last = 0;
    const char *folded = gt_text_fold(arena, sector);
    if (!folded)
        return gt_fail_memory(error);
    int code = gt_interest_list(store, 0, as_of, rows, &all, arena, error);
    *count = 0;
    for (size_t i = 0; i < all && !code; i++) {
        struct gt_interest_row *row = &(*rows)[i];
        bool named = *count && (*rows)[last].member == row->member;
        if (named || (!holds(folded, row->folded) && !holds(row->folded, folded)))
            continue;
        last = *count;
        (*rows)[(*count)++] = *row;
    }
    return code;
}
