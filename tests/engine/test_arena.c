/* test_arena.c - places that are zeroed, aligned, apart from each other, and given back at once. */
#include "engine/base/arena.h"

#include "tests/models/run.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

static bool is_filled(const unsigned char *bytes, size_t size, unsigned char value)
{
    for (size_t i = 0; i < size; i++)
        if (bytes[i] != value)
            return false;
    return true;
}

/* Sizes around the blocks' own (4 KiB, 1 MiB): each place keeps what was put there. */
START_TEST(test_places_do_not_overlap)
{
    static const size_t sizes[] = {0, 1, 7, 16, 33, 4000, 4096, 4097, 70001, 1 << 20, 3000001};
    enum { COUNT = sizeof sizes / sizeof *sizes };
    struct gt_arena arena = {0};
    unsigned char *places[2 * COUNT];
    for (size_t i = 0; i < 2 * COUNT; i++) {
        size_t size = sizes[i % COUNT];
        places[i] = gt_arena_alloc(&arena, size);
        ck_assert_ptr_nonnull(places[i]);
        ck_assert_uint_eq((uintptr_t)places[i] % _Alignof(max_align_t), 0);
        ck_assert(is_filled(places[i], size, 0));
        memset(places[i], (int)i + 1, size);
    }
    for (size_t i = 0; i < 2 * COUNT; i++)
        ck_assert(is_filled(places[i], sizes[i % COUNT], (unsigned char)(i + 1)));
    gt_arena_clear(&arena);
    ck_assert_ptr_null(arena.last);
    gt_arena_clear(&arena);
}
END_TEST

/* What comes after a reset is zeroed again, and a block is kept for it. */
START_TEST(test_reset)
{
    struct gt_arena arena = {0};
    gt_arena_reset(&arena);
    for (int round = 0; round < 100; round++) {
        unsigned char *first = gt_arena_alloc(&arena, 3000);
        unsigned char *second = gt_arena_alloc(&arena, 3000);
        for (int i = 0; i < 3000; i++)
            ck_assert_int_eq(first[i] | second[i], 0);
        memset(first, 0xa5, 3000);
        memset(second, 0xa5, 3000);
        gt_arena_reset(&arena);
        ck_assert_ptr_nonnull(arena.last);
    }
    ck_assert_ptr_nonnull(gt_arena_alloc(&arena, (size_t)8 << 20));
    gt_arena_reset(&arena); /* too large a block to keep */
    ck_assert_ptr_null(arena.last);
}
END_TEST

START_TEST(test_what_cannot_be_had)
{
    struct gt_arena arena = {0};
    size_t capacity = 0;
    ck_assert_ptr_null(gt_arena_alloc(&arena, SIZE_MAX));
    ck_assert_ptr_null(gt_arena_alloc(&arena, PTRDIFF_MAX));
    ck_assert_ptr_null(gt_arena_copy(&arena, "", SIZE_MAX));
    ck_assert_ptr_null(gt_arena_grow(&arena, NULL, SIZE_MAX / 4, &capacity, 8));
    ck_assert_uint_eq(capacity, 0);
    ck_assert_ptr_null(arena.last);
}
END_TEST

START_TEST(test_text)
{
    struct gt_arena arena = {0};
    ck_assert_str_eq(gt_arena_copy(&arena, "Accel Partners", 5), "Accel");
    ck_assert_str_eq(gt_arena_copy(&arena, NULL, 0), "");
    ck_assert_str_eq(gt_arena_format(&arena, "%s #%d", "deal", 12), "deal #12");
    gt_arena_clear(&arena);
}
END_TEST

START_TEST(test_grow)
{
    struct gt_arena arena = {0};
    size_t capacity = 0;
    int *items = NULL;
    for (size_t count = 0; count < 10000; count++) {
        items = gt_arena_grow(&arena, items, count, &capacity, sizeof *items);
        ck_assert_ptr_nonnull(items);
        ck_assert_uint_gt(capacity, count);
        items[count] = (int)count * 3;
    }
    for (size_t i = 0; i < 10000; i++)
        ck_assert_int_eq(items[i], (int)i * 3);
    gt_arena_clear(&arena);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("arena");
    TCase *tests = tcase_create("all");
    tcase_add_test(tests, test_places_do_not_overlap);
    tcase_add_test(tests, test_reset);
    tcase_add_test(tests, test_what_cannot_be_had);
    tcase_add_test(tests, test_text);
    tcase_add_test(tests, test_grow);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
