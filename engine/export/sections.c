/* sections.c - an answer of several listings. */
#include "engine/export/sections.h"

#include "engine/export/json.h"

static int print_tables(FILE *out, const struct gt_section *sections, size_t count, int width,
                        struct gt_error *error)
{
    int code = 0;
    for (size_t i = 0; i < count && !code; i++) {
        if (sections[i].listing.row_count == 0)
            continue;
        fputc('\n', out);
        if (sections[i].heading)
            fprintf(out, "%s\n", sections[i].heading);
        code = gt_listing_print(out, &sections[i].listing, GT_OUTPUT_TABLE, width, error);
    }
    return code;
}

static json_t *object_of(const struct gt_section *sections, size_t count)
{
    json_t *object = json_object();
    for (size_t i = 0; object && i < count; i++) {
        if (json_object_set_new(object, sections[i].key, gt_json_listing(&sections[i].listing))) {
            json_decref(object);
            return NULL;
        }
    }
    return object;
}

int gt_sections_print(FILE *out, const struct gt_section *sections, size_t count,
                      enum gt_output output, int width, struct gt_error *error)
{
    switch (output) {
    case GT_OUTPUT_TABLE:
        return print_tables(out, sections, count, width, error);
    case GT_OUTPUT_CSV:
        return gt_listing_print(out, &sections[0].listing, output, width, error);
    case GT_OUTPUT_JSON:
        return gt_json_print(out, object_of(sections, count), error);
    }
    return 0;
}
